/* From degrees to points: two projections, the frame's edge, and where on paper an area is. */
#include "geo/internal.h"
#include <math.h>

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

GeoProjector
projector_of(const GeoView *view)
{
    double b = view->latitude * G_PI / 180, l = view->longitude * G_PI / 180;

    return (GeoProjector){ view,
                           sin(b),
                           cos(b),
                           EARTH * view->scale,
                           { -sin(l), cos(l), 0 },
                           { -sin(b) * cos(l), -sin(b) * sin(l), cos(b) },
                           { cos(b) * cos(l), cos(b) * sin(l), sin(b) } };
}

bool
project_vector(const GeoProjector *projector, Vector v, Point *out)
{
    const Vector e = projector->east, n = projector->north, u = projector->up;
    double c = u.x * v.x + u.y * v.y + u.z * v.z, k;

    if (!(c >= -0.99 && c < 1.01))
        return false;                   /* the opposite point has no place, nor has what is no vector of length 1 */
    k = sqrt(2 / (1 + c)) * projector->earth;
    *out = (Point){ projector->view->origin.x + k * (e.x * v.x + e.y * v.y + e.z * v.z),
                    projector->view->origin.y - k * (n.x * v.x + n.y * v.y + n.z * v.z) };
    return true;
}

/* Snyder 1987: Map projections, a working manual, equations 24-2, 22-4 and 22-5. The opposite point has no place. */
static bool
azimuthal(const GeoProjector *projector, double longitude, double latitude, double *x, double *y)
{
    double up = sin(latitude), out = cos(latitude), level = out * cos(longitude),
           c = projector->sine * up + projector->cosine * level, k;

    if (c < -0.99)
        return false;
    k = sqrt(2 / (1 + c));
    *x = k * out * sin(longitude);
    *y = k * (projector->cosine * up - projector->sine * level);
    return true;
}

bool
project(const GeoProjector *projector, double longitude, double latitude, Point *out)
{
    const GeoView *view = projector->view;
    double x, y, radians = G_PI / 180;

    if (view->projection == GEO_EQUAL_EARTH)
        equal_earth(longitude * radians, latitude * radians, &x, &y);
    else if (!azimuthal(projector, (longitude - view->longitude) * radians, latitude * radians, &x, &y))
        return false;
    *out = (Point){ view->origin.x + x * projector->earth, view->origin.y - y * projector->earth };
    return true;
}

bool
geo_project(const GeoView *view, double longitude, double latitude, Point *out)
{
    const GeoProjector projector = projector_of(view);

    return project(&projector, longitude, latitude, out);
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

static bool
all_within(const GArray *ring, Rect frame, Edge edge)
{
    for (guint i = 0; i < ring->len; i++)
        if (!is_within(g_array_index(ring, Point, i), frame, edge))
            return false;
    return true;
}

/* Sutherland and Hodgman 1974 */
void
cut_ring(GArray *ring, Rect frame)
{
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(Point));

    for (Edge edge = EDGE_LEFT; edge < EDGE_COUNT; edge++) {
        Point *points;
        guint count = 0;

        if (all_within(ring, frame, edge))
            continue;
        g_array_set_size(out, 2 * ring->len);           /* as many as there can be */
        points = (Point *)(void *)out->data;
        for (guint i = 0; i < ring->len; i++) {
            Point a = g_array_index(ring, Point, i), b = g_array_index(ring, Point, (i + 1) % ring->len);

            if (is_within(a, frame, edge))
                points[count++] = a;
            if (is_within(a, frame, edge) != is_within(b, frame, edge))
                points[count++] = meeting(a, b, frame, edge);
        }
        g_array_set_size(ring, 0);
        g_array_append_vals(ring, points, count);
    }
}

/* Liang and Barsky 1984: the part of a line from a to b that lies within; false: none. */
bool
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

/* ---- where it is, and how large ---- */

/* How far it is from a point within a ring, straight up or down, to the ring. */
static double
clearance(const Point *points, size_t count, Point from)
{
    double least = INFINITY;

    for (size_t i = 0; i < count; i++) {
        Point a = points[i], b = points[(i + 1) % count];

        if ((a.x > from.x) != (b.x > from.x))
            least = fmin(least, fabs(a.y + (from.x - a.x) / (b.x - a.x) * (b.y - a.y) - from.y));
    }
    return least;
}

/* How good a place the middle of a level line is for words: they are wide, and no border may run close by. */
static double
line_worth(const Point *points, size_t count, Point middle, double length)
{
    enum { WIDE = 5 };                  /* as many heights as words are long */

    return fmin(length, WIDE * clearance(points, count, middle));
}

/* The middle of the longest level line through a ring, of those at even heights that run clear of it. */
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
            double x = g_array_index(meets, double, i), worth;

            last = g_array_index(meets, double, i + 1);
            /* near the middle of its height a line that is almost as long is the better place */
            worth = line_worth(points, count, (Point){ (x + last) / 2, y }, last - x) *
                    (1 - fabs(line - (LINES + 1) / 2.0) / 40);
            if (worth > longest) {
                longest = worth;
                best = (Point){ (x + last) / 2, y };
            }
        }
    }
    return best;
}

/* The largest ring as it stands on paper, not cut. */
static GArray *
largest_ring(const GeoMap *map, int area, const GeoView *view)
{
    const Outline *outline = outline_of(map, area);
    GArray *ring = g_array_new(FALSE, FALSE, sizeof(Point));

    if (outline->rings->len == 0 ||
        !ring_on_paper(map, view, outline, &g_array_index(outline->rings, Ring, outline->largest), ring))
        g_array_set_size(ring, 0);
    return ring;
}

double
geo_area_square(const GeoMap *map, int area, const GeoView *view)
{
    return outline_of(map, area)->size * view->scale * view->scale;
}

double
geo_area_size(const GeoMap *map, int area, const GeoView *view, Point *label)
{
    g_autoptr(GArray) ring = largest_ring(map, area, view);

    *label = ring->len == 0 ? (Point){ 0, 0 } : widest_place((const Point *)(void *)ring->data, ring->len);
    return geo_area_square(map, area, view);
}

/* Its middle, as the sum of where its arcs are: near enough to begin with. */
static void
centre_about(const GeoMap *map, int area, GeoView *view)
{
    Vector sum = { 0, 0, 0 };

    for (uint32_t i = map->first_arc[area]; i < map->first_arc[area + 1]; i++) {
        Cap cap = arc_cap(map->world, map->arcs[i]);

        sum.x += cap.middle.x * cap.radius;
        sum.y += cap.middle.y * cap.radius;
        sum.z += cap.middle.z * cap.radius;
    }
    view->longitude = atan2(sum.y, sum.x) * 180 / G_PI;
    view->latitude = atan2(sum.z, hypot(sum.x, sum.y)) * 180 / G_PI;
}

GeoView
geo_view_about(const GeoMap *map, int area, Rect frame, double across, double times)
{
    GeoView view = { .projection = GEO_AZIMUTHAL, .scale = frame.width / across, .frame = frame };
    double wide, left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    g_autoptr(GArray) ring = NULL;

    view.origin = (Point){ frame.x + frame.width / 2, frame.y + frame.height / 2 };
    centre_about(map, area, &view);
    ring = largest_ring(map, area, &view);
    if (ring->len == 0)
        return view;
    for (guint i = 0; i < ring->len; i++) {
        Point p = g_array_index(ring, Point, i);

        left = fmin(left, p.x);
        right = fmax(right, p.x);
        top = fmin(top, p.y);
        bottom = fmax(bottom, p.y);
    }
    wide = fmax(right - left, (bottom - top) * frame.width / frame.height) / view.scale;
    view.origin.x -= (left + right) / 2 - view.origin.x;
    view.origin.y -= (top + bottom) / 2 - view.origin.y;
    if (wide * times > across) {
        double scale = frame.width / (wide * times);

        view.origin.x = frame.x + frame.width / 2 + (view.origin.x - frame.x - frame.width / 2) * scale / view.scale;
        view.origin.y = frame.y + frame.height / 2 + (view.origin.y - frame.y - frame.height / 2) * scale / view.scale;
        view.scale = scale;
    }
    return view;
}
