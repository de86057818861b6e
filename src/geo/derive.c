/* Caps about arcs, and the rings of all land: worked out when a file of outlines is made. */
#include "geo/derive.h"
#include "geo/internal.h"
#include <math.h>

/*
 * About its middle point, and wide enough without a sine for each point: nothing is further off than as the straight
 * line of degrees runs, which is longest where the meridians lie furthest apart; and nothing is further off than what
 * lies on the other side of the globe.
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
    wide *= cos(equator * WORLD_UNIT * G_PI / 180);
    return (Cap){ vector_of(middle->longitude * WORLD_UNIT, middle->latitude * WORLD_UNIT),
                  fmin(hypot(high, wide) * WORLD_UNIT * G_PI / 180, G_PI) };
}

/* What a float lacks of a coordinate or a radius is less. */
#define LACKING 1e-6

static WorldCap
rounded(Cap cap)
{
    return (WorldCap){ (float)cap.middle.x, (float)cap.middle.y, (float)cap.middle.z, (float)(cap.radius + LACKING) };
}

static void
derive_arcs(const World *world, Derived *out)
{
    uint32_t first = 0;

    g_array_append_val(out->coarse_first, first);
    for (uint32_t i = 0; i < world->header->arcs; i++) {
        const WorldArc *arc = &world->arcs[i];
        WorldCap cap = rounded(cap_about(&world->points[arc->first], arc->count));

        g_array_append_val(out->caps, cap);
        for (uint32_t p = arc->first; p < arc->first + arc->count; p++) {
            const WorldPoint *point = &world->points[p];
            Vector v = vector_of(point->longitude * WORLD_UNIT, point->latitude * WORLD_UNIT);
            WorldCoarse coarse = { (float)v.x, (float)v.y, (float)v.z, p };

            if (point->weight >= WORLD_COARSE)
                g_array_append_val(out->coarse, coarse);
        }
        g_array_append_val(out->coarse_first, out->coarse->len);
    }
}

static void
derive_land(const World *world, Derived *out)
{
    g_autofree int *land_of = g_new0(int, world->header->provinces);
    Outline *outlines[1] = { NULL };
    GeoMap land = { .world = world, .area_of = land_of, .outlines = outlines };
    const Outline *outline;

    find_arcs(&land, 1);
    outline = outline_of(&land, 0);
    for (guint i = 0; i < outline->arcs->len; i++) {
        RingArc step = g_array_index(outline->arcs, RingArc, i);
        uint32_t written = 2 * step.arc + step.backwards;

        g_array_append_val(out->land_arcs, written);
    }
    for (guint i = 0; i < outline->rings->len; i++) {
        const Ring *ring = &g_array_index(outline->rings, Ring, i);
        WorldRing written = { ring->first, ring->count, rounded(ring->cap), (float)ring->size };

        g_array_append_val(out->land_rings, written);
    }
    outline_free(outlines[0]);
    g_free(land.first_arc);
    g_free(land.arcs);
    g_free(land.borders);
}

Derived
world_derive(WorldHeader *header, const WorldArc *arcs, const WorldPoint *points)
{
    Derived out = { g_array_new(FALSE, FALSE, sizeof(WorldCap)), g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                    g_array_new(FALSE, FALSE, sizeof(WorldCoarse)), g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                    g_array_new(FALSE, FALSE, sizeof(WorldRing)) };
    World world = { .header = header, .arcs = arcs, .points = points };

    derive_arcs(&world, &out);
    world.caps = (const WorldCap *)(const void *)out.caps->data;
    derive_land(&world, &out);
    header->coarse = out.coarse->len;
    header->land_arcs = out.land_arcs->len;
    header->land_rings = out.land_rings->len;
    return out;
}

void
derived_each(const Derived *derived, void (*each)(const void *bytes, size_t size, void *data), void *data)
{
    const GArray *parts[] = { derived->caps, derived->coarse_first, derived->coarse, derived->land_arcs,
                              derived->land_rings };

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        each(parts[i]->data, parts[i]->len * (size_t)g_array_get_element_size((GArray *)(guintptr)parts[i]), data);
}

void
derived_clear(Derived *derived)
{
    g_array_unref(derived->caps);
    g_array_unref(derived->coarse_first);
    g_array_unref(derived->coarse);
    g_array_unref(derived->land_arcs);
    g_array_unref(derived->land_rings);
}
