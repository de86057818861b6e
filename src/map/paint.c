/*
 * Areas on paper. Patterns are lines cut to the shape, so that they are the same in the map, in an inset and in the
 * key: each differs from every other in more than its angle.
 */
#include "map/kinds.h"
#include "base/words.h"
#include <math.h>
#include <string.h>

/* ---- paths ---- */

static void
add_ring(const Point *points, size_t count, void *data)
{
    GArray *steps = data;

    for (size_t i = 0; i < count; i++) {
        PathStep step = { i == 0 ? PATH_MOVE : PATH_LINE, { points[i] } };

        g_array_append_val(steps, step);
    }
    g_array_append_vals(steps, &(PathStep){ .op = PATH_CLOSE }, 1);
}

static void
paint_outline(const Drawing *d, const GeoMap *geo, int area, const GeoView *view, Colour fill, Stroke stroke)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(PathStep));

    geo_area_rings(geo, area, view, add_ring, steps);
    if (steps->len > 0)
        page_path(d->page, (const PathStep *)(void *)steps->data, steps->len, fill, stroke);
}

void
paint_land(const Drawing *d, const GeoView *view, Colour fill, Stroke coast)
{
    paint_outline(d, d->land, 0, view, fill, coast);
}

void
paint_area(const Drawing *d, const GeoView *view, int area, Colour fill, Stroke stroke)
{
    paint_outline(d, d->geo, area, view, fill, stroke);
}

/* ---- patterns ---- */

typedef struct Segment { Point a, b; } Segment;

static void
add_segments(const Point *points, size_t count, void *data)
{
    GArray *segments = data;

    for (size_t i = 0; i < count; i++) {
        Segment segment = { points[i], points[(i + 1) % count] };

        g_array_append_val(segments, segment);
    }
}

static int
compare_numbers(gconstpointer left, gconstpointer right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

static Point
turned(Point p, double angle)
{
    return (Point){ p.x * cos(angle) + p.y * sin(angle), p.y * cos(angle) - p.x * sin(angle) };
}

/* In a space turned by the angle all lines are level; their phase is the sheet's, so that neighbours meet. */
static void
cut_lines(const Drawing *d, GArray *segments, const Lines *lines)
{
    double angle = lines->angle * G_PI / 180, top = INFINITY, bottom = -INFINITY;
    g_autoptr(GArray) meets = g_array_new(FALSE, FALSE, sizeof(double));

    for (guint i = 0; i < segments->len; i++) {
        Segment *s = &g_array_index(segments, Segment, i);

        *s = (Segment){ turned(s->a, angle), turned(s->b, angle) };
        top = fmin(top, fmin(s->a.y, s->b.y));
        bottom = fmax(bottom, fmax(s->a.y, s->b.y));
    }
    for (double y = ceil(top / lines->period) * lines->period; y < bottom; y += lines->period) {
        g_array_set_size(meets, 0);
        for (guint i = 0; i < segments->len; i++) {
            Segment s = g_array_index(segments, Segment, i);

            if ((s.a.y > y) != (s.b.y > y)) {
                double x = s.a.x + (y - s.a.y) / (s.b.y - s.a.y) * (s.b.x - s.a.x);

                g_array_append_val(meets, x);
            }
        }
        g_array_sort(meets, compare_numbers);
        for (guint i = 0; i + 1 < meets->len; i += 2) {
            double from = g_array_index(meets, double, i), to = g_array_index(meets, double, i + 1);
            double step = lines->stroke.dash + lines->stroke.gap;

            if (step > 0)               /* dots and dashes, too, stand about places of the sheet */
                from = ceil((from + lines->stroke.dash / 2) / step) * step - lines->stroke.dash / 2;
            if (to - from > 0.05)
                page_line(d->page, turned((Point){ from, y }, -angle), turned((Point){ to, y }, -angle), lines->stroke);
        }
    }
}

void
paint_lines(const Drawing *d, const GeoView *view, int area, const Lines *lines)
{
    g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(Segment));

    geo_area_rings(d->geo, area, view, add_segments, segments);
    cut_lines(d, segments, lines);
}

static void
box_lines(const Drawing *d, Rect box, const Lines *lines)
{
    g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(Segment));
    Point corners[4] = { { box.x, box.y }, { box.x + box.width, box.y }, { box.x + box.width, box.y + box.height },
                         { box.x, box.y + box.height } };

    add_segments(corners, 4, segments);
    cut_lines(d, segments, lines);
}

/* ---- classes: each ground with its own pattern, the last white with a frame; no figure hatched ---- */

typedef struct ClassLook { Colour fill; Stroke outline; Lines lines[2]; size_t count; } ClassLook;

#define STEP 5.6

/* Solid, a white lattice on mid, crosses on a light ground, thick slanted lines, level dashes. */
static ClassLook
shaded_look(const ChartTheme *theme, size_t place)
{
    Stroke hair = { .width = 0.4, .colour = theme->white }, white = { .width = 0.9, .colour = theme->white },
           cross = { .width = 0.8, .colour = theme->accent, .dash = 2, .gap = STEP - 2 },
           thick = { .width = 1.6, .colour = theme->accent },
           dash = { .width = 1.3, .colour = theme->accent, .dash = 3.2, .gap = 1.8 };
    const ClassLook looks[] = {
        { .fill = theme->accent, .outline = hair },
        { .fill = theme->mid, .outline = hair, .lines = { { STEP, 45, white }, { STEP, -45, white } }, .count = 2 },
        { .fill = COLOUR_RGB(0xCFE0EB), .outline = hair, .lines = { { STEP, 0, cross }, { STEP, 90, cross } },
          .count = 2 },
        { .fill = theme->white, .outline = { .width = 0.5, .colour = theme->accent }, .lines = { { 4.4, -45, thick } },
          .count = 1 },
        { .fill = theme->white, .outline = { .width = 0.5, .colour = theme->accent }, .lines = { { 3, 0, dash } },
          .count = 1 },
    };

    return looks[MIN(place, G_N_ELEMENTS(looks) - 1)];
}

static ClassLook
look_of(const Drawing *d, size_t class)
{
    const ChartTheme *theme = d->c->theme;
    size_t place = 0, shaded = 0;

    for (size_t i = 0; i < d->spec->class_count; i++) {
        shaded += !d->spec->classes[i].none;
        place += i < class && !d->spec->classes[i].none;
    }
    if (d->spec->classes[class].none)
        return (ClassLook){ .fill = theme->white, .outline = { .width = 0.5, .colour = theme->ink3 },
                            .lines = { { 5, 45, { .width = 0.6, .colour = theme->ink3 } } }, .count = 1 };
    if (place > 0 && place + 1 == shaded)
        return (ClassLook){ .fill = theme->white, .outline = { .width = 1.1, .colour = theme->accent } };
    return shaded_look(theme, place);
}

void
paint_class(const Drawing *d, const GeoView *view, int area, size_t class)
{
    ClassLook look = look_of(d, class);

    paint_area(d, view, area, look.fill, (Stroke){ 0 });
    for (size_t i = 0; i < look.count; i++)
        paint_lines(d, view, area, &look.lines[i]);
    paint_area(d, view, area, (Colour){ 0 }, look.outline);
}

void
paint_swatch(const Drawing *d, Rect box, size_t class)
{
    ClassLook look = look_of(d, class);

    page_fill(d->page, box, look.fill);
    for (size_t i = 0; i < look.count; i++)
        box_lines(d, box, &look.lines[i]);
    page_frame(d->page, box,
               look.outline.width > 0.45 ? look.outline : (Stroke){ .width = 0.5, .colour = d->c->theme->accent });
}

/* ---- what is not settled ---- */

static Lines
dots(Colour colour)
{
    return (Lines){ 2.2, 30, { .width = 0.9, .colour = colour, .dash = 0.01, .gap = 2.2, .cap = CAP_ROUND } };
}

void
paint_disputed(const Drawing *d, const GeoView *view, int area, Colour colour)
{
    Lines lines = dots(colour);

    if (d->shown != NULL)
        d->shown->disputed = true;
    paint_lines(d, view, area, &lines);
}

void
swatch_disputed(const Drawing *d, Rect box, Colour colour)
{
    Lines lines = dots(colour);

    box_lines(d, box, &lines);
    page_frame(d->page, box, (Stroke){ .width = 0.5, .colour = colour });
}

bool
is_disputed(const Drawing *d, int area)
{
    for (size_t i = 0; i < d->spec->outline_count; i++)
        if (d->spec->outlines[i].disputed && words_are_same(d->spec->outlines[i].area, geo_map_area(d->geo, area)))
            return true;
    return false;
}

typedef struct Borders { const Drawing *d; Stroke settled, open; } Borders;

static bool
is_open(const Drawing *d, int left, int right)
{
    const char *a = geo_map_area(d->geo, left), *b = geo_map_area(d->geo, right);

    for (size_t i = 0; i < d->spec->border_count; i++) {
        const MapBorder *border = &d->spec->borders[i];

        if ((words_are_same(border->one, a) && words_are_same(border->other, b)) ||
            (words_are_same(border->one, b) && words_are_same(border->other, a)))
            return true;
    }
    return false;
}

static void
paint_border(const Point *points, size_t count, int left, int right, void *data)
{
    const Borders *borders = data;
    Stroke stroke;

    if (left < 0 || right < 0)
        return;
    stroke = is_open(borders->d, left, right) ? borders->open : borders->settled;
    page_polyline(borders->d->page, points, count, stroke);
}

void
paint_borders(const Drawing *d, const GeoView *view, Stroke settled, Stroke open)
{
    Borders borders = { d, settled, open };

    borders.open.dash = 3 * open.width;
    borders.open.gap = 2.5 * open.width;
    geo_borders(d->geo, view, paint_border, &borders);
}
