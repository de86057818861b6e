#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H
/*
 * Pages to bytes, by cairo. PDF comes out with the stretches of content as marks (see draw_pdf) that `pdf` turns into
 * marked content; it is not a finished file.
 */
#include <glib.h>
#include "base/diag.h"
#include "page/list.h"

typedef struct Drawing Drawing;         /* cairo's fonts, kept from document to document */
Drawing *drawing_new(void);
void drawing_free(Drawing *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Drawing, drawing_free)

/*
 * Marks: before stretch number `id` stands a rectangle, in the colour that the stretch begins with, and after the last
 * stretch of a page a closing one (before another stretch the next opening mark closes it):
 *     X Y 0.125 0.125 re f   (open)        X Y 0.125 0.1875 re f   (close)
 * in cairo's own number format, where X = id mod 32 and Y = id / 32 mod 32, identity matrix, outside any clip: marks
 * repeat after 1,024, and follow each other in order.
 */
GBytes *draw_pdf(Drawing *drawing, const Pages *pages, Diags *diags);
GBytes *draw_svg(Drawing *drawing, const Pages *pages, size_t page, Diags *diags);
GBytes *draw_png(Drawing *drawing, const Pages *pages, size_t page, double scale, Diags *diags);
/* The trace: every item of every page and the structure tree, one a line, for --stop-after pages and golden tests. */
void draw_trace(const Pages *pages, GString *out);

#endif
