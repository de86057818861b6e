/*
 * Outlines in degrees, as GeoJSON has them (RFC 7946): outer rings counterclockwise, each with its holes, closed. They
 * are cut at the antimeridian (3.1.9), as the files are from which they were read: a line that runs from 170 to -170
 * runs through 0 (3.1.1). What is left out of an arc is left out for both of its sides.
 */
#include "geo/internal.h"
#include <math.h>
#include "geo/holes.h"

/* ---- rings ---- */

/* Square kilometres that a corner changes the outline by; arcs' ends have the most. */
static void
append_arc(const World *world, RingArc step, double least, GArray *out)
{
    const WorldArc *arc = &world->arcs[step.arc];

    for (uint32_t i = 0; i + 1 < arc->count; i++) {     /* the last is the first of the next */
        const WorldPoint *point = &world->points[arc->first + (step.backwards ? arc->count - 1 - i : i)];
        Point at = { point->longitude * WORLD_UNIT, point->latitude * WORLD_UNIT };

        if ((double)point->weight >= least)
            g_array_append_val(out, at);
    }
}

static void
append_ring(const World *world, const Outline *outline, const Ring *ring, double least, GArray *out)
{
    for (guint i = 0; i < ring->count; i++)
        append_arc(world, g_array_index(outline->arcs, RingArc, ring->first + i), least, out);
}

/* Positive when it runs counterclockwise. */
static double
size_of(const GArray *ring)
{
    double sum = 0;

    for (guint i = 0; i < ring->len; i++) {
        Point a = g_array_index(ring, Point, i), b = g_array_index(ring, Point, (i + 1) % ring->len);

        sum += a.x * b.y - b.x * a.y;
    }
    return sum / 2;
}

static void
turn(GArray *ring)
{
    for (guint i = 0, j = ring->len; i + 1 < j; i++) {
        Point swap = g_array_index(ring, Point, --j);

        g_array_index(ring, Point, j) = g_array_index(ring, Point, i);
        g_array_index(ring, Point, i) = swap;
    }
}

/* A narrow one of which few corners are left may have come to run the other way round. */
static void
add_ring(GArray *points, bool hole, GArray *out)
{
    double size = size_of(points);
    GeoRing ring = { points, fabs(size), hole };
    Point end;

    if (points->len < 3 || ring.size <= 0) {
        g_array_unref(points);
        return;
    }
    if ((size < 0) != hole)
        turn(points);
    end = g_array_index(points, Point, 0);
    g_array_append_val(points, end);
    g_array_append_val(out, ring);
}

/* ---- which hole is whose ---- */

/* Holes by the ring that they are of: those of ring i are from starts[i] to before starts[i + 1]. */
static guint *
holes_of(const GArray *rings, const int *owners, guint *starts)
{
    guint *holes = g_new(guint, rings->len + 1), *next;

    for (guint i = 0; i < rings->len; i++)
        if (owners[i] >= 0)
            starts[owners[i] + 1]++;
    for (guint i = 0; i < rings->len; i++)
        starts[i + 1] += starts[i];
    next = g_memdup2(starts, (rings->len + 1) * sizeof(guint));
    for (guint i = 0; i < rings->len; i++)
        if (owners[i] >= 0)
            holes[next[owners[i]]++] = i;
    g_free(next);
    return holes;
}

static void
hand_out(GArray *rings, GeoPolygonEach each, void *data)
{
    g_autofree int *owners = geo_hole_owners(rings);
    g_autofree guint *starts = g_new0(guint, rings->len + 2), *holes = holes_of(rings, owners, starts);
    g_autoptr(GArray) polygon = g_array_new(FALSE, FALSE, sizeof(GeoRing));

    for (guint i = 0; i < rings->len; i++) {
        if (g_array_index(rings, GeoRing, i).hole)
            continue;
        g_array_set_size(polygon, 0);
        g_array_append_val(polygon, g_array_index(rings, GeoRing, i));
        for (guint h = starts[i]; h < starts[i + 1]; h++)
            g_array_append_val(polygon, g_array_index(rings, GeoRing, holes[h]));
        each((const GeoRing *)(const void *)polygon->data, polygon->len, data);
    }
}

void
geo_area_polygons(const GeoMap *map, int area, double finest, GeoPolygonEach each, void *data)
{
    const Outline *outline = outline_of(map, area);
    g_autoptr(GArray) rings = g_array_new(FALSE, FALSE, sizeof(GeoRing));
    double least = finest * finest;

    for (guint r = 0; r < outline->rings->len; r++) {
        const Ring *row = &g_array_index(outline->rings, Ring, r);
        bool largest = r == outline->largest;
        GArray *ring;

        if (fabs(row->size) < least && !largest)
            continue;
        ring = g_array_new(FALSE, FALSE, sizeof(Point));
        append_ring(map->world, outline, row, least, ring);
        if (largest && ring->len < 4) {         /* it is shown, however small it is */
            g_array_set_size(ring, 0);
            append_ring(map->world, outline, row, 0, ring);
        }
        add_ring(ring, row->size < 0, rings);
    }
    hand_out(rings, each, data);
    for (guint i = 0; i < rings->len; i++)
        g_array_unref(g_array_index(rings, GeoRing, i).points);
}

/* ---- borders ---- */

void
geo_border_lines(const GeoMap *map, double finest, GeoBorderEach each, void *data)
{
    const World *world = map->world;
    g_autoptr(GArray) line = g_array_new(FALSE, FALSE, sizeof(Point));
    double least = finest * finest;

    for (size_t i = 0; i < map->border_count; i++) {
        const WorldArc *arc = &world->arcs[map->borders[i]];

        g_array_set_size(line, 0);
        for (const WorldPoint *p = &world->points[arc->first]; p < &world->points[arc->first + arc->count]; p++) {
            Point at = { p->longitude * WORLD_UNIT, p->latitude * WORLD_UNIT };

            if ((double)p->weight >= least)
                g_array_append_val(line, at);
        }
        each((const Point *)(const void *)line->data, line->len, side_of(map, arc->left), side_of(map, arc->right),
             data);
    }
}
