#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H
/* Pages to pictures, by cairo, and to text. PDF is `pdf`'s own. */
#include <glib.h>
#include "base/diag.h"
#include "page/list.h"

typedef struct Drawing Drawing;         /* cairo's fonts, kept from document to document */
Drawing *drawing_new(void);
void drawing_free(Drawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Drawing, drawing_free)

GBytes *draw_svg(Drawing *drawing, const Pages *pages, size_t page, Diags *diags);
GBytes *draw_png(Drawing *drawing, const Pages *pages, size_t page, double scale, Diags *diags);
/* The trace: every item of every page and the structure tree, one a line, for --stop-after pages and golden tests. */
void draw_trace(const Pages *pages, GString *out);

#endif
