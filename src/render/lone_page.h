#ifndef RENDER_LONE_PAGE_H
#define RENDER_LONE_PAGE_H
/*
 * The page of a drawing that stands alone, a chart or a map: its title and unit above it, its sources and the day of
 * its data below. Bare, it is the drawing and nothing else.
 */
#include "model/view.h"
#include "page/page.h"
#include "pen/pen.h"

#define LONE_AROUND 4.0                 /* so that marks at the edge are whole */

typedef struct LonePage {
    const PenContext *context;
    View *view;                         /* its figures were asked of it */
    Place place, data_place;            /* where it is written; where its data are */
    const char *kind, *title, *unit;
    const char *alt; const UserProperty *claims; size_t claim_count;
    const Source *const *sources; size_t source_count;
    const UserProperty *days; size_t day_count;         /* what the document says that it is about */
    bool bare, dated;                   /* dated: the day stands below; else it is in the drawing */
    double width;                       /* of the sheet, in points; its height follows */
    Size size;                          /* of the drawing */
    bool (*draw)(const void *drawing, PageBuilder *page, Rect box, Diags *diags);
    const void *drawing;
} LonePage;

/* NULL with diagnostics where it cannot be drawn, or would be higher than a page can be. */
Pages *lone_page(const LonePage *page, PagesBuilder *builder, Diags *diags);

#endif
