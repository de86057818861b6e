/* Parts of the world once more, larger, side by side below the key: each with its number, as its frame on the map. */
#include "map/kinds.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

#define GAP 6.0
#define HEAD 20.0
#define HEIGHT 102.0
#define BELOW 4.0
#define BETWEEN 20.0
#define NUMBER 9.0                      /* side of its square */
#define ROOM 6.0                        /* at the edges, about the areas */
#define CLOSE 150.0                     /* square points of an area on which its letter is too large */
#define LARGER 1.8                      /* than the map: what shows no more than it is no inset */
enum { CROWD = 32 };

static bool
is_within(Point p, Rect frame)
{
    return p.x > frame.x && p.x < frame.x + frame.width && p.y > frame.y && p.y < frame.y + frame.height;
}

static size_t
insets_of(const MapSpec *spec)
{
    return spec->inset_count > 0 ? spec->inset_count : spec->wanted;
}

double
insets_height(size_t count)
{
    return count == 0 ? 0 : GAP + HEAD + HEIGHT + BELOW;
}

/* The frame of the index-th below its head, of insets from y on. */
static Rect
inset_frame(const Drawing *d, size_t index, double y)
{
    double width = (d->rect.width - BETWEEN) / MAP_INSETS, x = (width + BETWEEN) * (double)index;
    Pen pen = { d->c, d->page, d->rect };

    return pen_rect(&pen, x, y + GAP + HEAD - d->rect.y, width, HEIGHT);
}

static double
inset_room(const Drawing *d)
{
    return d->spec->kind == MAP_SYMBOLS ? symbol_radius(d->spec, d->rect.width, d->spec->most) : ROOM;
}

/* ---- regions in which areas are small and many, where none are asked for; large ones make no room there ---- */

typedef struct Crowd { const char *name, **areas; size_t count; } Crowd;

static void
add_to_crowd(GArray *crowds, const MapShade *shade)
{
    Crowd *crowd = NULL;

    for (guint i = 0; i < crowds->len && crowd == NULL; i++)
        if (strcmp(g_array_index(crowds, Crowd, i).name, shade->region) == 0)
            crowd = &g_array_index(crowds, Crowd, i);
    if (crowd == NULL) {
        Crowd new = { .name = shade->region, .areas = g_new(const char *, CROWD) };

        g_array_append_val(crowds, new);
        crowd = &g_array_index(crowds, Crowd, crowds->len - 1);
    }
    if (crowd->count < CROWD)
        crowd->areas[crowd->count++] = shade->area;
}

/* Is an area too small for its letter, or does a circle meet another of its region? */
static bool
is_crowded(const Drawing *d, const GeoView *world, const MapShade *shade, Point at, double size)
{
    if (d->spec->kind != MAP_SYMBOLS)
        return size < CLOSE;
    for (size_t i = 0; i < d->spec->shade_count; i++) {
        const MapShade *other = &d->spec->shades[i];
        double reach = symbol_radius(d->spec, d->rect.width, shade->value) +
                       symbol_radius(d->spec, d->rect.width, other->value);
        Point there;

        if (other != shade && g_strcmp0(other->region, shade->region) == 0 &&
            shade_place(d, world, other, &there, &size) &&
            hypot(there.x - at.x, there.y - at.y) < reach)
            return true;
    }
    return false;
}

static int
compare_crowds(gconstpointer left, gconstpointer right)
{
    const Crowd *a = left, *b = right;

    return a->count != b->count ? (a->count > b->count ? -1 : 1) : strcmp(a->name, b->name);
}

static GArray *
crowds_of(const Drawing *d, const GeoView *world)
{
    GArray *crowds = g_array_new(FALSE, FALSE, sizeof(Crowd));

    for (size_t i = 0; i < d->spec->shade_count; i++) {
        const MapShade *shade = &d->spec->shades[i];
        Point at;
        double size;

        if (shade->region != NULL && *shade->region != '\0' && geo_map_find(d->geo, shade->area) >= 0 &&
            (d->spec->kind != MAP_CHOROPLETH || !d->spec->classes[shade->shade].quiet) &&
            shade_place(d, world, shade, &at, &size) && is_crowded(d, world, shade, at, size))
            add_to_crowd(crowds, shade);
    }
    g_array_sort(crowds, compare_crowds);
    return crowds;
}

/* Do their middles lie in one another? Then they would show the same. */
static bool
is_shown_already(const GeoView *views, size_t count, const GeoView *view)
{
    for (size_t i = 0; i < count; i++) {
        Point at;

        if (geo_project(&views[i], view->longitude, view->latitude, &at) && is_within(at, views[i].frame))
            return true;
    }
    return false;
}

static size_t
choose_views(const Drawing *d, const GeoView *world, double y, GeoView *views, const char **names)
{
    g_autoptr(GArray) crowds = crowds_of(d, world);
    size_t count = 0;

    for (guint i = 0; i < crowds->len; i++) {
        const Crowd *crowd = &g_array_index(crowds, Crowd, i);
        GeoView view;

        if (count < d->spec->wanted && crowd->count > 1) {
            view = view_around(d, crowd->areas, crowd->count, inset_frame(d, count, y), inset_room(d));
            if (view.scale > LARGER * world->scale && !is_shown_already(views, count, &view)) {
                views[count] = view;
                names[count++] = crowd->name;
            }
        }
        g_free(crowd->areas);
    }
    return count;
}

size_t
inset_views(const Drawing *d, const GeoView *world, double y, GeoView *views, const char **names)
{
    if (d->spec->inset_count == 0)
        return d->spec->wanted == 0 ? 0 : choose_views(d, world, y, views, names);
    for (size_t i = 0; i < d->spec->inset_count; i++) {
        views[i] = view_around(d, d->spec->insets[i].areas, d->spec->insets[i].area_count, inset_frame(d, i, y),
                               inset_room(d));
        names[i] = d->spec->insets[i].name;
    }
    return d->spec->inset_count;
}

size_t
insets_shown(const MapSpec *spec, const PenContext *c, const GeoMap *geo, double width)
{
    Drawing d = { .spec = spec, .c = c, .geo = geo, .rect = { 0, 0, width, thematic_height(spec, width) } };
    GeoView world, views[MAP_INSETS];
    const char *names[MAP_INSETS];

    if (insets_of(spec) == 0 || geo == NULL)
        return insets_of(spec);
    world = thematic_view(&d, d.rect);
    return inset_views(&d, &world, d.rect.height, views, names);
}

bool
is_in_inset(const Drawing *d, const MapShade *shade)
{
    for (size_t i = 0; i < d->inset_count; i++) {
        Point at;
        double size;

        if (shade_place(d, &d->insets[i], shade, &at, &size) && is_within(at, d->insets[i].frame))
            return true;
    }
    return false;
}

/* At the upper left corner of its edge on the map of the world. */
bool
inset_number(const Drawing *d, const GeoView *world, size_t index, Rect *box)
{
    Rect frame = d->insets[index].frame;
    double longitude, latitude;
    Point at;

    if (!geo_unproject(&d->insets[index], (Point){ frame.x, frame.y }, &longitude, &latitude) ||
        !geo_project(world, longitude, latitude, &at))
        return false;
    *box = (Rect){ at.x - NUMBER, at.y, NUMBER, NUMBER };
    return true;
}

static void
paint_number(const Drawing *d, Point corner, size_t index)
{
    Pen pen = { d->c, d->page, { 0, 0, 0, 0 } };
    PenContext upright = *d->c;
    TextStyle style = with_colour(d->c->theme->small_strong, d->c->theme->white);
    char number[24];

    snprintf(number, sizeof number, "%zu", index + 1);
    upright.direction = DIRECTION_LTR;
    pen.c = &upright;
    page_fill(d->page, (Rect){ corner.x, corner.y, NUMBER, NUMBER }, d->c->theme->ink);
    pen_text(&pen, corner.x + NUMBER / 2, corner.y + 7, 0.5, number, &style);
}

enum { SIDE = 12, EDGE = 4 * SIDE + 1 };

/* Its edge on the map of the world, which is no rectangle there; false: it has none. */
static bool
edge_of(const Drawing *d, const GeoView *world, size_t index, Point points[EDGE])
{
    const GeoView *view = &d->insets[index];
    Point corners[4] = { { view->frame.x, view->frame.y },
                         { view->frame.x + view->frame.width, view->frame.y },
                         { view->frame.x + view->frame.width, view->frame.y + view->frame.height },
                         { view->frame.x, view->frame.y + view->frame.height } };

    for (int i = 0; i < 4 * SIDE; i++) {
        Point a = corners[i / SIDE], b = corners[(i / SIDE + 1) % 4];
        double t = i % SIDE / (double)SIDE, longitude, latitude;

        if (!geo_unproject(view, (Point){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t }, &longitude, &latitude) ||
            !geo_project(world, longitude, latitude, &points[i]))
            return false;
    }
    points[4 * SIDE] = points[0];
    return true;
}

void
inset_edges(const Drawing *d, const GeoView *world, GArray *boxes)
{
    for (size_t i = 0; i < d->inset_count && world->projection != d->insets[i].projection; i++) {
        Point points[EDGE];

        for (int p = 0; edge_of(d, world, i, points) && p + 1 < EDGE; p++) {
            Rect box = { fmin(points[p].x, points[p + 1].x), fmin(points[p].y, points[p + 1].y),
                         fabs(points[p].x - points[p + 1].x) + 0.5, fabs(points[p].y - points[p + 1].y) + 0.5 };

            g_array_append_val(boxes, box);
        }
    }
}

static void
paint_frame(const Drawing *d, const GeoView *world, size_t index)
{
    Point points[EDGE];
    Rect number;

    if (!edge_of(d, world, index, points))
        return;
    page_polyline(d->page, points, EDGE, (Stroke){ .width = 0.7, .colour = d->c->theme->ink });
    if (inset_number(d, world, index, &number))
        paint_number(d, (Point){ number.x, number.y }, index);
}

static void
paint_inset(const Drawing *d, size_t index)
{
    const GeoView *view = &d->insets[index];
    const ChartTheme *theme = d->c->theme;
    Rect head = { view->frame.x, view->frame.y - HEAD, view->frame.width, HEAD };
    Pen pen = { d->c, d->page, head };

    page_fill(d->page, (Rect){ head.x, head.y, head.width, 1.25 }, theme->ink);
    paint_number(d, (Point){ pen_rect(&pen, 0, 0, NUMBER, 0).x, head.y + 5 }, index);
    pen_text(&pen, NUMBER + 5, 12.5, 0, d->inset_names[index], &theme->label_strong);
    paint_thematic(d, view, true);
    page_frame(d->page, view->frame, (Stroke){ .width = 0.5, .colour = theme->hair });
}

double
paint_insets(const Drawing *d, const GeoView *view, double y)
{
    for (size_t i = 0; i < d->inset_count; i++) {
        if (view->projection != d->insets[i].projection)
            paint_frame(d, view, i);
        paint_inset(d, i);
    }
    return y + insets_height(d->inset_count);
}
