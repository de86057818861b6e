/* Caps about arcs, and the rings of all land: worked out when a file of outlines is made. */
#include "geo/derive.h"
#include "geo/internal.h"
#include <math.h>

/*
 * About its middle point, and wide enough without a sine for each point: nothing is further off than as the straight
 * line of degrees runs, which is longest where the meridians lie furthest apart.
 */
static Cap
cap_about(const WorldPoint *points, uint32_t count)
{
    const WorldPoint *middle = &points[count / 2];
    double high = 0, wide = 0, equator = G_MAXDOUBLE;

    for (uint32_t p = 0; p < count; p++) {
        high = fmax(high, fabs((double)points[p].latitude - middle->latitude));
        wide = fmax(wide, fabs((double)points[p].longitude - middle->longitude));
        equator = fmin(equator, fabs((double)points[p].latitude));
    }
    if (high >= fabs((double)middle->latitude))
        equator = 0;                    /* it may cross the equator between two points */
    return (Cap){ vector_of(middle->longitude * WORLD_UNIT, middle->latitude * WORLD_UNIT),
                  hypot(high, wide * cos(equator * WORLD_UNIT * G_PI / 180)) * WORLD_UNIT * G_PI / 180 };
}

/* What a float lacks of a coordinate or a radius is less. */
#define LACKING 1e-6

static WorldCap
rounded(Cap cap)
{
    return (WorldCap){ (float)cap.middle.x, (float)cap.middle.y, (float)cap.middle.z, (float)(cap.radius + LACKING) };
}

void
world_derive(const WorldHeader *header, const WorldArc *arcs, const WorldPoint *points, GArray *caps,
             GArray *land_arcs, GArray *land_rings)
{
    g_autofree int *land_of = g_new0(int, header->provinces);
    World world = { .header = header, .arcs = arcs, .points = points };
    GeoMap land = { .world = &world, .area_of = land_of };
    Outline *outlines[1] = { NULL };
    const Outline *outline;

    for (uint32_t i = 0; i < header->arcs; i++) {
        WorldCap cap = rounded(cap_about(&points[arcs[i].first], arcs[i].count));

        g_array_append_val(caps, cap);
    }
    world.caps = (const WorldCap *)(const void *)caps->data;
    land.outlines = outlines;
    find_arcs(&land, 1);
    outline = outline_of(&land, 0);
    for (guint i = 0; i < outline->arcs->len; i++) {
        RingArc step = g_array_index(outline->arcs, RingArc, i);
        uint32_t written = 2 * step.arc + step.backwards;

        g_array_append_val(land_arcs, written);
    }
    for (guint i = 0; i < outline->rings->len; i++) {
        const Ring *ring = &g_array_index(outline->rings, Ring, i);
        WorldRing written = { ring->first, ring->count, rounded(ring->cap), (float)ring->size };

        g_array_append_val(land_rings, written);
    }
    outline_free(outlines[0]);
    g_free(land.first_arc);
    g_free(land.arcs);
    g_free(land.borders);
}
