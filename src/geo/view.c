/* From degrees to points: two projections, what a scale shows of an arc, rings out of arcs, and the frame's edge. */
#include "geo/internal.h"
#include <math.h>
#include <string.h>

#define EARTH 6371.0072                 /* radius in kilometres of a sphere as large as the earth */
#define FINEST 0.35                     /* points: a corner whose triangle is smaller than this squared is left out */

/* ---- projections ---- */

/* Šavrič, Patterson and Jenny 2018: The Equal Earth map projection, equations 1 and 2. */
static void
equal_earth(double longitude, double latitude, double *x, double *y)
{
    const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796, root = sqrt(3) / 2;
    double t = asin(root * sin(latitude)), t2 = t * t, t6 = t2 * t2 * t2;

    *x = longitude * cos(t) / (root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
    *y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
}

/* Snyder 1987: Map projections, a working manual, equations 24-2, 22-4 and 22-5. The opposite point has no place. */
static bool
azimuthal(double longitude, double latitude, double centre, double *x, double *y)
{
    double c = sin(centre) * sin(latitude) + cos(centre) * cos(latitude) * cos(longitude), k;

    if (c < -0.99)
        return false;
    k = sqrt(2 / (1 + c));
    *x = k * cos(latitude) * sin(longitude);
    *y = k * (cos(centre) * sin(latitude) - sin(centre) * cos(latitude) * cos(longitude));
    return true;
}

bool
geo_project(const GeoView *view, double longitude, double latitude, Point *out)
{
    double x, y, radians = G_PI / 180;

    if (view->projection == GEO_EQUAL_EARTH)
        equal_earth(longitude * radians, latitude * radians, &x, &y);
    else if (!azimuthal((longitude - view->longitude) * radians, latitude * radians, view->latitude * radians, &x, &y))
        return false;
    *out = (Point){ view->origin.x + x * EARTH * view->scale, view->origin.y - y * EARTH * view->scale };
    return true;
}

GeoView
geo_view_world(Rect frame, double south, double north)
{
    GeoView view = { .projection = GEO_EQUAL_EARTH, .scale = 1, .frame = frame };
    Point left, right, top, bottom;

    geo_project(&view, -180, 0, &left);
    geo_project(&view, 180, 0, &right);
    geo_project(&view, 0, north, &top);
    geo_project(&view, 0, south, &bottom);
    view.scale = fmin(frame.width / (right.x - left.x), frame.height / (bottom.y - top.y));
    view.origin = (Point){ frame.x + frame.width / 2,
                           frame.y + frame.height / 2 - (top.y + bottom.y) / 2 * view.scale };
    return view;
}

/* ---- the frame's edge ---- */

typedef enum Edge { EDGE_LEFT, EDGE_RIGHT, EDGE_TOP, EDGE_BOTTOM, EDGE_COUNT } Edge;

static bool
is_within(Point p, Rect frame, Edge edge)
{
    return edge == EDGE_LEFT    ? p.x >= frame.x
           : edge == EDGE_RIGHT ? p.x <= frame.x + frame.width
           : edge == EDGE_TOP   ? p.y >= frame.y
                                : p.y <= frame.y + frame.height;
}

static Point
meeting(Point a, Point b, Rect frame, Edge edge)
{
    double at = edge == EDGE_LEFT    ? frame.x
                : edge == EDGE_RIGHT ? frame.x + frame.width
                : edge == EDGE_TOP   ? frame.y
                                     : frame.y + frame.height;
    bool upright = edge == EDGE_LEFT || edge == EDGE_RIGHT;
    double t = upright ? (at - a.x) / (b.x - a.x) : (at - a.y) / (b.y - a.y);

    return upright ? (Point){ at, a.y + t * (b.y - a.y) } : (Point){ a.x + t * (b.x - a.x), at };
}

/* Sutherland and Hodgman 1974: what of a ring lies within; parts of it may run along the edge. */
static void
cut_ring(GArray *ring, Rect frame)
{
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(Point));

    for (Edge edge = EDGE_LEFT; edge < EDGE_COUNT; edge++) {
        g_array_set_size(out, 0);
        for (guint i = 0; i < ring->len; i++) {
            Point a = g_array_index(ring, Point, i), b = g_array_index(ring, Point, (i + 1) % ring->len);

            if (is_within(a, frame, edge))
                g_array_append_val(out, a);
            if (is_within(a, frame, edge) != is_within(b, frame, edge)) {
                Point cut = meeting(a, b, frame, edge);

                g_array_append_val(out, cut);
            }
        }
        g_array_set_size(ring, 0);
        g_array_append_vals(ring, out->data, out->len);
    }
}

/* Liang and Barsky 1984: the part of a line from a to b that lies within; false: none. */
static bool
cut_segment(Point *a, Point *b, Rect frame)
{
    double dx = b->x - a->x, dy = b->y - a->y, from = 0, to = 1;
    const double p[4] = { -dx, dx, -dy, dy },
                 q[4] = { a->x - frame.x, frame.x + frame.width - a->x, a->y - frame.y, frame.y + frame.height - a->y };

    for (int i = 0; i < 4; i++) {
        if (fabs(p[i]) < 1e-12 && q[i] < 0)
            return false;
        if (p[i] < 0)
            from = fmax(from, q[i] / p[i]);
        else if (p[i] > 0)
            to = fmin(to, q[i] / p[i]);
    }
    if (from > to)
        return false;
    *b = (Point){ a->x + to * dx, a->y + to * dy };
    *a = (Point){ a->x + from * dx, a->y + from * dy };
    return true;
}

/* ---- arcs and rings ---- */

static double
finest_weight(const GeoView *view)
{
    return FINEST * FINEST / (view->scale * view->scale);
}

/* Half the frame's diagonal as an angle, and a tenth more. */
static double
reach(const GeoView *view)
{
    return view->projection == GEO_EQUAL_EARTH
               ? G_PI
               : 1.1 * hypot(view->frame.width, view->frame.height) / 2 / view->scale / EARTH;
}

/* What the scale shows of an arc, forwards or backwards, behind what is there; its last point is left to the next. */
static bool
add_arc(const World *world, uint32_t number, bool backwards, const GeoView *view, GArray *out, bool whole)
{
    const WorldArc *arc = &world->arcs[number];
    double finest = finest_weight(view);

    for (uint32_t i = 0; i + (whole ? 0 : 1) < arc->count; i++) {
        const WorldPoint *point = &world->points[arc->first + (backwards ? arc->count - 1 - i : i)];
        Point p;

        if ((double)point->weight < finest)
            continue;
        if (!geo_project(view, point->longitude * WORLD_UNIT, point->latitude * WORLD_UNIT, &p))
            return false;
        g_array_append_val(out, p);
    }
    return true;
}

static gint64
end_key(const World *world, uint32_t number, bool last)
{
    const WorldArc *arc = &world->arcs[number];
    const WorldPoint *point = &world->points[arc->first + (last ? arc->count - 1 : 0)];

    return (gint64)point->longitude << 32 | (guint32)point->latitude;
}

/* An arc as a ring walks it, with the area at its left. */
typedef struct Step { uint32_t arc; bool backwards, used; gint64 from, to; } Step;

static GArray *
steps_of(const GeoMap *map, int area)
{
    const GArray *arcs = map->arcs_of[area];
    GArray *steps = g_array_sized_new(FALSE, FALSE, sizeof(Step), arcs->len);

    for (guint i = 0; i < arcs->len; i++) {
        uint32_t number = g_array_index(arcs, uint32_t, i);
        bool backwards = side_of(map, map->world->arcs[number].left) != area;
        Step step = { number, backwards, false, end_key(map->world, number, backwards),
                      end_key(map->world, number, !backwards) };

        g_array_append_val(steps, step);
    }
    return steps;
}

/* Where a ring goes on: the number of the first unused step that begins there; -1: nowhere. */
static int
next_step(GHashTable *starts, GArray *steps, gint64 from)
{
    GArray *at = g_hash_table_lookup(starts, &from);

    for (guint i = 0; at != NULL && i < at->len; i++)
        if (!g_array_index(steps, Step, g_array_index(at, guint, i)).used)
            return (int)g_array_index(at, guint, i);
    return -1;
}

static void
free_list(void *list)
{
    g_array_unref(list);
}

static GHashTable *
starts_of(GArray *steps)
{
    GHashTable *starts = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, free_list);

    for (guint i = 0; i < steps->len; i++) {
        Step *step = &g_array_index(steps, Step, i);
        GArray *at = g_hash_table_lookup(starts, &step->from);

        if (at == NULL)
            g_hash_table_insert(starts, &step->from, at = g_array_new(FALSE, FALSE, sizeof(guint)));
        g_array_append_val(at, i);
    }
    return starts;
}

static double
ring_area(const Point *points, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++) {
        Point a = points[i], b = points[(i + 1) % count];

        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

typedef void (*RingEach)(GArray *ring, void *data);

/* Each ring of an area as it stands on paper, not cut; `ring` may be changed. */
static void
each_ring(const GeoMap *map, int area, const GeoView *view, RingEach each, void *data)
{
    g_autoptr(GArray) steps = steps_of(map, area), ring = g_array_new(FALSE, FALSE, sizeof(Point));
    g_autoptr(GHashTable) starts = starts_of(steps);

    for (guint i = 0; i < steps->len; i++) {
        int at = (int)i;
        bool seen = true;
        gint64 begin = g_array_index(steps, Step, i).from;

        if (g_array_index(steps, Step, i).used)
            continue;
        g_array_set_size(ring, 0);
        while (at >= 0) {
            Step *step = &g_array_index(steps, Step, (guint)at);

            step->used = true;
            seen = seen && add_arc(map->world, step->arc, step->backwards, view, ring, false);
            at = step->to == begin ? -1 : next_step(starts, steps, step->to);
        }
        if (seen && ring->len >= 3)
            each(ring, data);
    }
}

static bool
is_near(const GeoMap *map, int area, const GeoView *view)
{
    const GArray *arcs = map->arcs_of[area];
    Vector centre = centre_of(view);
    double radius = reach(view);

    for (guint i = 0; i < arcs->len; i++)
        if (arc_is_near(map->world, g_array_index(arcs, uint32_t, i), centre, radius))
            return true;
    return false;
}

/* ---- rings for whoever paints ---- */

enum { LEAST_RING = 1 };                /* square points: what is smaller is no island on paper */

typedef struct Rings { const GeoView *view; GeoLineEach each; void *data; double largest; } Rings;

static void
note_largest(GArray *ring, void *data)
{
    Rings *rings = data;

    rings->largest = fmax(rings->largest, fabs(ring_area((const Point *)(void *)ring->data, ring->len)));
}

static void
hand_ring(GArray *ring, void *data)
{
    Rings *rings = data;
    double size = fabs(ring_area((const Point *)(void *)ring->data, ring->len));

    if (size < LEAST_RING && size < rings->largest)
        return;
    cut_ring(ring, rings->view->frame);
    if (ring->len >= 3)
        rings->each((const Point *)(void *)ring->data, ring->len, rings->data);
}

void
geo_area_rings(const GeoMap *map, int area, const GeoView *view, GeoLineEach each, void *data)
{
    Rings rings = { view, each, data, 0 };

    if (area < 0 || !is_near(map, area, view))
        return;
    each_ring(map, area, view, note_largest, &rings);
    each_ring(map, area, view, hand_ring, &rings);
}

void
geo_borders(const GeoMap *map, const GeoView *view, GeoBorderEach each, void *data)
{
    const World *world = map->world;
    g_autoptr(GArray) line = g_array_new(FALSE, FALSE, sizeof(Point)), part = g_array_new(FALSE, FALSE, sizeof(Point));
    Vector centre = centre_of(view);
    double radius = reach(view);

    for (uint32_t i = 0; i < world->header->arcs; i++) {
        int left = side_of(map, world->arcs[i].left), right = side_of(map, world->arcs[i].right);

        g_array_set_size(line, 0);
        if (left == right || !arc_is_near(world, i, centre, radius) || !add_arc(world, i, false, view, line, true))
            continue;
        g_array_set_size(part, 0);
        for (guint p = 0; p + 1 < line->len; p++) {
            Point a = g_array_index(line, Point, p), b = g_array_index(line, Point, p + 1), end = b;
            bool seen = cut_segment(&a, &b, view->frame);

            if (seen && part->len == 0)
                g_array_append_val(part, a);
            if (seen)
                g_array_append_val(part, b);
            if (part->len > 0 && (!seen || hypot(b.x - end.x, b.y - end.y) > 1e-9 || p + 2 == line->len)) {
                each((const Point *)(void *)part->data, part->len, left, right, data);
                g_array_set_size(part, 0);
            }
        }
    }
}

/* ---- where it is, and how large ---- */

typedef struct Extent { double size, largest; Point label; double left, right, top, bottom; bool any; } Extent;

/* The middle of the longest level line through a ring, of those at even heights. */
static Point
widest_place(const Point *points, size_t count)
{
    enum { LINES = 9 };
    double top = INFINITY, bottom = -INFINITY, longest = -1;
    Point best = points[0];

    for (size_t i = 0; i < count; i++) {
        top = fmin(top, points[i].y);
        bottom = fmax(bottom, points[i].y);
    }
    for (int line = 1; line <= LINES; line++) {
        double y = top + (bottom - top) * line / (LINES + 1), last = NAN;
        g_autoptr(GArray) meets = g_array_new(FALSE, FALSE, sizeof(double));

        for (size_t i = 0; i < count; i++) {
            Point a = points[i], b = points[(i + 1) % count];

            if ((a.y > y) != (b.y > y)) {
                double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
                guint at = meets->len;

                while (at > 0 && g_array_index(meets, double, at - 1) > x)
                    at--;
                g_array_insert_val(meets, at, x);
            }
        }
        for (guint i = 0; i + 1 < meets->len; i += 2) {
            double x = g_array_index(meets, double, i);

            last = g_array_index(meets, double, i + 1);
            /* near the middle of its height a line that is almost as long is the better place */
            if ((last - x) * (1 - fabs(line - (LINES + 1) / 2.0) / 40) > longest) {
                longest = (last - x) * (1 - fabs(line - (LINES + 1) / 2.0) / 40);
                best = (Point){ (x + last) / 2, y };
            }
        }
    }
    return best;
}

static void
measure_ring(GArray *ring, void *data)
{
    Extent *extent = data;
    const Point *points = (const Point *)(void *)ring->data;
    double area = -ring_area(points, ring->len);        /* y grows downwards: outer rings are negative */

    extent->size += area;
    if (area <= extent->largest)
        return;
    extent->largest = area;
    extent->label = widest_place(points, ring->len);
    extent->left = extent->top = INFINITY;
    extent->right = extent->bottom = -INFINITY;
    for (guint i = 0; i < ring->len; i++) {
        extent->left = fmin(extent->left, points[i].x);
        extent->right = fmax(extent->right, points[i].x);
        extent->top = fmin(extent->top, points[i].y);
        extent->bottom = fmax(extent->bottom, points[i].y);
    }
    extent->any = true;
}

double
geo_area_size(const GeoMap *map, int area, const GeoView *view, Point *label)
{
    Extent extent = { 0 };

    each_ring(map, area, view, measure_ring, &extent);
    *label = extent.label;
    return extent.size;
}

/* Its middle, as the sum of where its arcs are: near enough to begin with. */
static void
centre_about(const GeoMap *map, int area, GeoView *view)
{
    const GArray *arcs = map->arcs_of[area];
    Vector sum = { 0, 0, 0 };

    for (guint i = 0; i < arcs->len; i++) {
        const ArcBound *bound = &map->world->bounds[g_array_index(arcs, uint32_t, i)];

        sum.x += bound->middle.x * bound->radius;
        sum.y += bound->middle.y * bound->radius;
        sum.z += bound->middle.z * bound->radius;
    }
    view->longitude = atan2(sum.y, sum.x) * 180 / G_PI;
    view->latitude = atan2(sum.z, hypot(sum.x, sum.y)) * 180 / G_PI;
}

GeoView
geo_view_about(const GeoMap *map, int area, Rect frame, double across, double times)
{
    GeoView view = { .projection = GEO_AZIMUTHAL, .scale = frame.width / across, .frame = frame };
    Extent extent = { 0 };
    double wide;

    view.origin = (Point){ frame.x + frame.width / 2, frame.y + frame.height / 2 };
    centre_about(map, area, &view);
    each_ring(map, area, &view, measure_ring, &extent);
    if (!extent.any)
        return view;
    wide = fmax(extent.right - extent.left, (extent.bottom - extent.top) * frame.width / frame.height) / view.scale;
    view.origin.x -= (extent.left + extent.right) / 2 - view.origin.x;
    view.origin.y -= (extent.top + extent.bottom) / 2 - view.origin.y;
    if (wide * times > across) {
        double scale = frame.width / (wide * times);

        view.origin.x = frame.x + frame.width / 2 + (view.origin.x - frame.x - frame.width / 2) * scale / view.scale;
        view.origin.y = frame.y + frame.height / 2 + (view.origin.y - frame.y - frame.height / 2) * scale / view.scale;
        view.scale = scale;
    }
    return view;
}
