/* A view about several areas, as large as they fit; and back from paper to degrees. */
#include "geo/internal.h"
#include <math.h>

#define MARGIN 0.06                     /* of the frame, on each side */
#define SHARE 0.04                      /* of an area: smaller rings of it may be far away, and make no room */

/* The sum of where their arcs are. */
static void
centre(const GeoMap *map, const int *areas, size_t count, GeoView *view)
{
    Vector sum = { 0, 0, 0 };

    for (size_t i = 0; i < count; i++) {
        const Outline *outline = outline_of(map, areas[i]);

        for (guint r = 0; r < outline->rings->len; r++) {
            const Ring *ring = &g_array_index(outline->rings, Ring, r);

            if (fabs(ring->size) < SHARE * outline->size)
                continue;
            sum.x += ring->cap.middle.x;
            sum.y += ring->cap.middle.y;
            sum.z += ring->cap.middle.z;
        }
    }
    view->longitude = atan2(sum.y, sum.x) * 180 / G_PI;
    view->latitude = atan2(sum.z, hypot(sum.x, sum.y)) * 180 / G_PI;
}

typedef struct Extent { double left, right, top, bottom; } Extent;

static Extent
extent_of(const GeoMap *map, const int *areas, size_t count, const GeoView *view)
{
    Extent e = { INFINITY, -INFINITY, INFINITY, -INFINITY };
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));

    for (size_t i = 0; i < count; i++) {
        const Outline *outline = outline_of(map, areas[i]);

        for (guint r = 0; r < outline->rings->len; r++) {
            const Ring *ring = &g_array_index(outline->rings, Ring, r);

            g_array_set_size(points, 0);
            if (ring->size < SHARE * outline->size || !ring_on_paper(map, view, outline, ring, points))
                continue;
            for (guint p = 0; p < points->len; p++) {
                Point at = g_array_index(points, Point, p);

                e = (Extent){ fmin(e.left, at.x), fmax(e.right, at.x), fmin(e.top, at.y), fmax(e.bottom, at.y) };
            }
        }
    }
    return e;
}

GeoView
geo_view_around(const GeoMap *map, const int *areas, size_t count, Rect frame, GeoProjection projection)
{
    GeoView view = { .projection = projection, .scale = frame.width / 20000, .frame = frame };
    Extent e;
    double scale;

    if (projection == GEO_AZIMUTHAL)
        centre(map, areas, count, &view);
    e = extent_of(map, areas, count, &view);
    if (!(e.right > e.left) || !(e.bottom > e.top))
        return view;
    scale = (1 - 2 * MARGIN) * fmin(frame.width / (e.right - e.left), frame.height / (e.bottom - e.top));
    view.origin = (Point){ frame.x + frame.width / 2 - (e.left + e.right) / 2 * scale,
                           frame.y + frame.height / 2 - (e.top + e.bottom) / 2 * scale };
    view.scale *= scale;
    return view;
}

/* Snyder 1987, equations 20-14, 20-15 and 24-16. */
bool
geo_unproject(const GeoView *view, Point p, double *longitude, double *latitude)
{
    double x = (p.x - view->origin.x) / view->scale / EARTH, y = (view->origin.y - p.y) / view->scale / EARTH,
           rho = hypot(x, y), b = view->latitude * G_PI / 180, c;

    if (view->projection != GEO_AZIMUTHAL || rho > 2)
        return false;
    if (rho < 1e-12) {
        *longitude = view->longitude;
        *latitude = view->latitude;
        return true;
    }
    c = 2 * asin(rho / 2);
    *latitude = asin(CLAMP(cos(c) * sin(b) + y * sin(c) * cos(b) / rho, -1, 1)) * 180 / G_PI;
    *longitude = view->longitude +
                 atan2(x * sin(c), rho * cos(b) * cos(c) - y * sin(b) * sin(c)) * 180 / G_PI;
    if (*longitude > 180)
        *longitude -= 360;
    if (*longitude < -180)
        *longitude += 360;
    return true;
}

bool
geo_map_is_part(const GeoMap *map)
{
    const World *world = map->world;
    Vector sum = { 0, 0, 0 };
    double length;

    for (uint32_t i = 0; i < world->header->arcs; i++) {
        sum.x += (double)world->caps[i].x;
        sum.y += (double)world->caps[i].y;
        sum.z += (double)world->caps[i].z;
    }
    length = sqrt(sum.x * sum.x + sum.y * sum.y + sum.z * sum.z);
    for (uint32_t i = 0; i < world->header->arcs; i++) {
        double along = ((double)world->caps[i].x * sum.x + (double)world->caps[i].y * sum.y +
                        (double)world->caps[i].z * sum.z) / fmax(length, 1e-12);

        if (along < 0.34)               /* a cap of that half angle is a third of the globe */
            return false;
    }
    return world->header->arcs > 0;
}
