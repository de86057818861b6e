/* What is drawn by cairo, for those who need not know where cairo is. */
#include "draw/draw.h"
#include <math.h>
#include "draw/cairo.h"

struct Drawing {
    const DrawFunctions *functions;
    CairoFonts *fonts;
};

Drawing *
drawing_new(Diags *diags)
{
    const DrawFunctions *functions = draw_functions(diags);
    Drawing *drawing;

    if (functions == NULL)
        return NULL;
    drawing = g_new(Drawing, 1);
    *drawing = (Drawing){ functions, functions->open() };
    return drawing;
}

void
drawing_free(Drawing *drawing)
{
    if (drawing == NULL)
        return;
    drawing->functions->close(drawing->fonts);
    g_free(drawing);
}

GBytes *
draw_svg(Drawing *drawing, const Pages *pages, size_t page, Diags *diags)
{
    return drawing->functions->svg(drawing->fonts, pages, page, diags);
}

GBytes *
draw_png(Drawing *drawing, const Pages *pages, size_t page, double scale, Diags *diags)
{
    return drawing->functions->png(drawing->fonts, pages, page, scale, diags);
}

/* A part of a millionth is the rounding of a factor such as 300 / 72, and no pixel. */
double
draw_pixels(double points, double scale)
{
    return ceil(points * scale - 1e-6);
}

GBytes *
draw_pdf(Drawing *drawing, const Pages *pages, const char *creator, const char *note, Diags *diags)
{
    return drawing->functions->pdf(drawing->fonts, pages, creator, note, diags);
}
