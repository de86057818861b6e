/* How far it is: a bar of round kilometres, at the foot of a map whose scale is nearly the same all over. */
#include "map/kinds.h"
#include <math.h>

#define MOST 0.45                       /* of the map's width */
#define MARGIN 4.0
#define TICK 2.5
#define LEAST 6.0                       /* points: a bar that is shorter says nothing */

double
scale_kilometres(double most)
{
    double power = pow(10, floor(log10(most)));

    return (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
}

void
paint_scale(const Drawing *d, const GeoView *view, Colour colour)
{
    g_autoptr(Arena) arena = arena_new();
    double most = MOST * view->frame.width / view->scale, kilometres = scale_kilometres(most),
           length = kilometres * view->scale, x = view->frame.x + MARGIN,
           y = view->frame.y + view->frame.height - MARGIN;
    int decimals = (int)fmax(0, -floor(log10(kilometres)));
    g_auto(GStrv) parts = g_strsplit(d->spec->scale == NULL ? "" : d->spec->scale, "\1", -1);
    g_autofree char *text = g_strjoinv(lang_number(d->c->lang, arena, kilometres, NUMBER_DECIMAL, decimals), parts);
    TextStyle style = with_colour(d->c->theme->small, colour);
    Stroke stroke = { .width = 0.8, .colour = colour };
    PenContext upright = *d->c;
    Pen pen = { &upright, d->page, { 0, 0, 0, 0 } };

    if (d->spec->scale == NULL || length < LEAST || text_width(d->c, text, &style) > view->frame.width - 2 * MARGIN)
        return;
    upright.direction = DIRECTION_LTR;          /* a map is never mirrored */
    page_polyline(d->page, (Point[]){ { x, y - TICK }, { x, y }, { x + length, y }, { x + length, y - TICK } }, 4,
                  stroke);
    pen_text(&pen, x, y - TICK - 1.5, 0, text, &style);
}
