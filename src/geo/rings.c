/* The arcs on an area's border, and rings out of them: each with the area at its left, how large it is, and a cap. */
#include "geo/internal.h"
#include "base/pair.h"
#include <math.h>

/* ---- caps ---- */

Vector
vector_of(double longitude, double latitude)
{
    double l = longitude * G_PI / 180, b = latitude * G_PI / 180;

    return (Vector){ cos(b) * cos(l), cos(b) * sin(l), sin(b) };
}

static double
product(Vector a, Vector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

/* A chord is shorter than its angle: true, too, of some caps that only nearly meet, and there is no sine in it. */
bool
caps_meet(Cap a, Cap b)
{
    double reach = a.radius + b.radius, x = a.middle.x - b.middle.x, y = a.middle.y - b.middle.y,
           z = a.middle.z - b.middle.z;

    return x * x + y * y + z * z <= reach * reach;
}

/* About its arcs; what does not lie on one half of the globe has all of it. */
static Cap
ring_cap(const World *world, const Outline *outline, const Ring *ring)
{
    Vector sum = { 0, 0, 0 };
    double length, radius = 0;

    for (guint i = 0; i < ring->count; i++) {
        Cap cap = arc_cap(world, g_array_index(outline->arcs, RingArc, ring->first + i).arc);
        double weight = cap.radius + 1e-9;

        sum = (Vector){ sum.x + cap.middle.x * weight, sum.y + cap.middle.y * weight, sum.z + cap.middle.z * weight };
    }
    length = sqrt(product(sum, sum));
    if (length <= 0)
        return (Cap){ { 0, 0, 1 }, G_PI };
    sum = (Vector){ sum.x / length, sum.y / length, sum.z / length };
    for (guint i = 0; i < ring->count; i++) {
        Cap cap = arc_cap(world, g_array_index(outline->arcs, RingArc, ring->first + i).arc);

        radius = fmax(radius, acos(CLAMP(product(sum, cap.middle), -1, 1)) + cap.radius);
    }
    return (Cap){ sum, radius < G_PI / 2 ? radius : G_PI };
}

/* ---- sizes ---- */

/* On Lambert's cylinder, whose map of longitude and the latitude's sine keeps areas: twice what lies below an arc. */
static double
below_arc(const World *world, RingArc step)
{
    const WorldArc *arc = &world->arcs[step.arc];
    const WorldPoint *p = &world->points[arc->first];
    double last = sin(p->latitude * WORLD_UNIT * G_PI / 180), sum = 0;

    for (uint32_t i = 1; i < arc->count; i++) {
        double next = sin(p[i].latitude * WORLD_UNIT * G_PI / 180);

        sum += ((double)p[i - 1].longitude - p[i].longitude) * (last + next);
        last = next;
    }
    return (step.backwards ? -sum : sum) * WORLD_UNIT * G_PI / 180;
}

static double
ring_size(const World *world, const Outline *outline, const Ring *ring)
{
    double sum = 0;

    for (guint i = 0; i < ring->count; i++)
        sum += below_arc(world, g_array_index(outline->arcs, RingArc, ring->first + i));
    return sum / 2 * EARTH * EARTH;
}

/* ---- from arc to arc ---- */

/* Once to count them, once to fill them in. */
static void
each_side(GeoMap *map, uint32_t *at)
{
    map->border_count = 0;
    for (uint32_t i = 0; i < map->world->header->arcs; i++) {
        int left = side_of(map, map->world->arcs[i].left), right = side_of(map, map->world->arcs[i].right);

        if (left == right)
            continue;
        if (left >= 0 && right >= 0)
            map->borders[map->border_count++] = i;
        for (int side = 0; side < 2; side++) {
            int area = side == 0 ? left : right;

            if (area >= 0 && map->arcs != NULL)
                map->arcs[at[area]] = i;
            if (area >= 0)
                at[area]++;
        }
    }
}

void
find_arcs(GeoMap *map, size_t areas)
{
    g_autofree uint32_t *at = g_new0(uint32_t, areas);

    map->first_arc = g_new(uint32_t, areas + 1);
    map->borders = g_new(uint32_t, map->world->header->arcs);
    each_side(map, at);
    map->first_arc[0] = 0;
    for (size_t i = 0; i < areas; i++) {
        map->first_arc[i + 1] = map->first_arc[i] + at[i];
        at[i] = map->first_arc[i];
    }
    map->arcs = g_new(uint32_t, map->first_arc[areas]);
    each_side(map, at);
}

static gint64
end_key(const World *world, uint32_t number, bool last)
{
    const WorldArc *arc = &world->arcs[number];
    const WorldPoint *point = &world->points[arc->first + (last ? arc->count - 1 : 0)];

    return (gint64)((guint64)(guint32)point->longitude << 32 | (guint32)point->latitude);
}

/* An arc as a ring walks it, with the area at its left. */
typedef struct Step { RingArc arc; bool used; gint64 from, to; } Step;

static GArray *
steps_of(const GeoMap *map, int area)
{
    uint32_t first = map->first_arc[area], end = map->first_arc[area + 1];
    GArray *steps = g_array_sized_new(FALSE, FALSE, sizeof(Step), end - first);

    for (uint32_t i = first; i < end; i++) {
        uint32_t number = map->arcs[i];
        bool backwards = side_of(map, map->world->arcs[number].left) != area;
        Step step = { { number, backwards }, false, end_key(map->world, number, backwards),
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
    GHashTable *starts = g_hash_table_new_full(pair_hash, g_int64_equal, NULL, free_list);

    for (guint i = 0; i < steps->len; i++) {
        Step *step = &g_array_index(steps, Step, i);
        GArray *at = g_hash_table_lookup(starts, &step->from);

        if (at == NULL)
            g_hash_table_insert(starts, &step->from, at = g_array_new(FALSE, FALSE, sizeof(guint)));
        g_array_append_val(at, i);
    }
    return starts;
}

static void
add_ring(const World *world, Outline *outline, guint first)
{
    Ring ring = { .first = first, .count = outline->arcs->len - first };

    ring.cap = ring_cap(world, outline, &ring);
    ring.size = ring_size(world, outline, &ring);
    g_array_append_val(outline->rings, ring);
    outline->size += ring.size;
    if (ring.size > g_array_index(outline->rings, Ring, outline->largest).size)
        outline->largest = outline->rings->len - 1;
}

static Outline *
outline_new(const GeoMap *map, int area)
{
    g_autoptr(GArray) steps = steps_of(map, area);
    g_autoptr(GHashTable) starts = starts_of(steps);
    Outline *outline = g_new0(Outline, 1);

    outline->arcs = g_array_sized_new(FALSE, FALSE, sizeof(RingArc), steps->len);
    outline->rings = g_array_new(FALSE, FALSE, sizeof(Ring));
    for (guint i = 0; i < steps->len; i++) {
        guint first = outline->arcs->len;
        gint64 begin = g_array_index(steps, Step, i).from;
        int at = g_array_index(steps, Step, i).used ? -1 : (int)i;

        if (at < 0)
            continue;
        while (at >= 0) {
            Step *step = &g_array_index(steps, Step, (guint)at);

            step->used = true;
            g_array_append_val(outline->arcs, step->arc);
            at = step->to == begin ? -1 : next_step(starts, steps, step->to);
        }
        add_ring(map->world, outline, first);
    }
    return outline;
}

const Outline *
outline_of(const GeoMap *map, int area)
{
    if (map->outlines[area] == NULL)
        map->outlines[area] = outline_new(map, area);
    return map->outlines[area];
}

void
outline_free(Outline *outline)
{
    if (outline == NULL)
        return;
    g_array_unref(outline->arcs);
    g_array_unref(outline->rings);
    g_free(outline);
}
