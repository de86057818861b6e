#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H
/*
 * Pages to pictures and to PDF, by cairo, and to text. The PDF that is published is room pdf's; cairo's is the second
 * one, painted from the same display list by other code.
 */
#include <glib.h>
#include "base/diag.h"
#include "page/list.h"

typedef struct Drawing Drawing;         /* cairo and its fonts, kept from document to document */
Drawing *drawing_new(Diags *diags);     /* NULL with a diagnostic where cairo cannot be had */
void drawing_free(Drawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Drawing, drawing_free)

GBytes *draw_svg(Drawing *drawing, const Pages *pages, size_t page, Diags *diags);
/*
 * `scale` is pixels a point, which the file says; what is left of a pixel at the page's end is one. White where
 * nothing is painted.
 */
GBytes *draw_png(Drawing *drawing, const Pages *pages, size_t page, double scale, Diags *diags);
/* How many pixels so many points are, as draw_png() has them. */
double draw_pixels(double points, double scale);
/*
 * All pages as one PDF 1.5 with its outline, page labels and metadata. It has no tags, no links and no attached files,
 * and claims no standard: `note`, in the language of the pages, says so behind the document's subject. `creator` is
 * the program. The same bytes for the same pages, fonts and cairo: its date is the document's. Not by cairo's API of
 * tags: a file of which only links are tagged has a broken cross-reference table (cairo 1.16), and says that it is a
 * tagged one.
 */
GBytes *draw_pdf(Drawing *drawing, const Pages *pages, const char *creator, const char *note, Diags *diags);
/* The trace: every item of every page and the structure tree, one a line, for --stop-after pages and golden tests. */
void draw_trace(const Pages *pages, GString *out);

#endif
