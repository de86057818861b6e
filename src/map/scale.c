/*
 * How far it is: a bar of round kilometres, in a corner of a map whose scale is nearly the same all over. It stands at
 * the lower left, or in the first corner in which neither a border nor the map's own area is under it. Never does it
 * stand on the name of a seat of government.
 */
#include "map/kinds.h"
#include "map/place.h"
#include <math.h>

#define MOST 0.45                       /* of the map's width */
#define MARGIN 4.0
#define TICK 2.5
#define GAP 1.5
#define LEAST 6.0                       /* points: a bar that is shorter says nothing */

double
scale_kilometres(double most)
{
    double power = pow(10, floor(log10(most)));

    return (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
}

/*
 * What would be under a bar: lines of borders, and an area, of which is counted how often a ray from the middle meets
 * it.
 */
typedef struct Ground { Rect box; bool crossed; unsigned meetings; } Ground;

static void
look_at_line(Ground *ground, const Point *points, size_t count)
{
    Rect box = ground->box;

    for (size_t i = 1; i < count; i++) {
        Point a = points[i - 1], b = points[i];

        ground->crossed |= fmax(a.x, b.x) >= box.x && fmin(a.x, b.x) <= box.x + box.width &&
                           fmax(a.y, b.y) >= box.y && fmin(a.y, b.y) <= box.y + box.height;
    }
}

static void
look_at_border(const Point *points, size_t count, int left, int right, void *ground)
{
    (void)left;
    (void)right;
    look_at_line(ground, points, count);
}

static void
look_at_ring(const Point *points, size_t count, void *data)
{
    Ground *ground = data;
    double x = ground->box.x + ground->box.width / 2, y = ground->box.y + ground->box.height / 2;

    look_at_line(ground, points, count);
    for (size_t i = 0; i < count; i++) {
        Point a = points[i], b = points[(i + 1) % count];

        if ((a.y > y) != (b.y > y) && a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) > x)
            ground->meetings++;
    }
}

static bool
is_free(const Drawing *d, const GeoView *view, Rect box)
{
    Ground ground = { .box = box };

    geo_borders(d->geo, view, look_at_border, &ground);
    geo_area_rings(d->geo, geo_map_find(d->geo, d->spec->area), view, look_at_ring, &ground);
    return !ground.crossed && ground.meetings % 2 == 0;
}

static Rect
free_corner(const Drawing *d, const GeoView *view, Size size, Rect taken)
{
    Rect f = view->frame, first = { f.x + MARGIN, f.y + f.height - MARGIN - size.height, size.width, size.height };
    double right = f.x + f.width - MARGIN - size.width, top = f.y + MARGIN;
    const Rect corners[] = { first, { right, first.y, size.width, size.height },
                             { first.x, top, size.width, size.height }, { right, top, size.width, size.height } };

    for (size_t i = 0; i < G_N_ELEMENTS(corners); i++)
        if (!rects_meet(corners[i], taken) && is_free(d, view, corners[i]))
            return corners[i];
    for (size_t i = 0; i < G_N_ELEMENTS(corners); i++)
        if (!rects_meet(corners[i], taken))
            return corners[i];
    return first;
}

void
paint_scale(const Drawing *d, const GeoView *view, Colour colour, Rect taken)
{
    g_autoptr(Arena) arena = arena_new();
    double most = MOST * view->frame.width / view->scale, kilometres = scale_kilometres(most),
           length = kilometres * view->scale, width, x, y;
    int decimals = (int)fmax(0, -floor(log10(kilometres)));
    g_auto(GStrv) parts = g_strsplit(d->spec->scale == NULL ? "" : d->spec->scale, "\1", -1);
    g_autofree char *text = g_strjoinv(lang_number(d->c->lang, arena, kilometres, NUMBER_DECIMAL, decimals), parts);
    TextStyle style = with_colour(d->c->theme->small, colour);
    Stroke stroke = { .width = 0.8, .colour = colour };
    PenContext upright = *d->c;
    Pen pen = { &upright, d->page, { 0, 0, 0, 0 } };
    Rect box;

    width = text_width(d->c, text, &style);
    if (d->spec->scale == NULL || length < LEAST || width > view->frame.width - 2 * MARGIN)
        return;
    box = free_corner(d, view, (Size){ fmax(length, width), TICK + GAP + style.size }, taken);
    x = box.x;
    y = box.y + box.height;
    upright.direction = DIRECTION_LTR;          /* a map is never mirrored */
    page_polyline(d->page, (Point[]){ { x, y - TICK }, { x, y }, { x + length, y }, { x + length, y - TICK } }, 4,
                  stroke);
    pen_text(&pen, x, y - TICK - GAP, 0, text, &style);
}
