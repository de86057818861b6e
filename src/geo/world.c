/* The file, mapped; which area each province is of; and where a place lies. */
#include "geo/internal.h"
#include <math.h>
#include <string.h>
#include "base/input.h"
#include "base/limit.h"

static bool
has_all(const WorldHeader *header, gsize size)
{
    guint64 whole = sizeof *header + header->provinces * (guint64)sizeof(WorldProvince) +
                    header->arcs * (guint64)sizeof(WorldArc) +
                    ((guint64)header->points + header->line_points) * sizeof(WorldPoint) +
                    header->lines * (guint64)sizeof(WorldLine) + header->text;

    return memcmp(header->magic, WORLD_MAGIC, sizeof WORLD_MAGIC) == 0 && whole == size && header->text > 0;
}

/* What a damaged file says is held against its own size, once: nobody asks again. */
static bool
is_sound(const World *world)
{
    const WorldHeader *h = world->header;

    for (uint32_t i = 0; i < h->provinces; i++)
        if (world->provinces[i].country >= h->text || world->provinces[i].name >= h->text ||
            world->provinces[i].admin >= h->text)
            return false;
    for (uint32_t i = 0; i < h->arcs; i++) {
        const WorldArc *arc = &world->arcs[i];

        if (arc->count < 2 || arc->first > h->points || arc->count > h->points - arc->first || arc->left < -1 ||
            arc->right < -1 || arc->left >= (int32_t)h->provinces || arc->right >= (int32_t)h->provinces)
            return false;
    }
    for (uint32_t i = 0; i < h->points; i++)
        if (fabs(world->points[i].longitude * WORLD_UNIT) > 180.001 ||
            fabs(world->points[i].latitude * WORLD_UNIT) > 90.001)
            return false;
    return world->text[h->text - 1] == '\0';
}

/*
 * About its middle point, and wide enough without a sine for each point: nothing is further off than as the straight
 * line of degrees runs, which is longest where the meridians lie furthest apart.
 */
static Cap
arc_cap(const WorldPoint *points, uint32_t count)
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

static void
cap_arcs(World *world)
{
    world->caps = g_new(Cap, world->header->arcs);
    for (uint32_t i = 0; i < world->header->arcs; i++)
        world->caps[i] = arc_cap(&world->points[world->arcs[i].first], world->arcs[i].count);
}

char *
world_digest(const char *path)
{
    WorldHeader header;

    if (input_peek(path, &header, sizeof header) < sizeof header ||
        memcmp(header.magic, WORLD_MAGIC, sizeof WORLD_MAGIC) != 0)
        return NULL;
    return g_strndup(header.digest, sizeof header.digest);
}

World *
world_open(const char *path, char **why)
{
    InputFault fault;
    GMappedFile *file = input_map_or_why(path, (guint64)MOST_WORLD_MIB << 20, &fault, why);
    World *world;
    const char *at;

    if (file == NULL)
        return NULL;
    world = g_new0(World, 1);
    world->file = file;
    world->header = (const WorldHeader *)(const void *)(at = g_mapped_file_get_contents(file));
    if (g_mapped_file_get_length(file) < sizeof(WorldHeader) ||
        !has_all(world->header, g_mapped_file_get_length(file))) {
        *why = g_strdup("it is no file of the world's outlines, or of another version");
        world_free(world);
        return NULL;
    }
    world->provinces = (const WorldProvince *)(const void *)(at += sizeof(WorldHeader));
    world->arcs = (const WorldArc *)(const void *)(at += world->header->provinces * sizeof(WorldProvince));
    world->points = (const WorldPoint *)(const void *)(at += world->header->arcs * sizeof(WorldArc));
    at += world->header->points * sizeof(WorldPoint) + world->header->lines * sizeof(WorldLine) +
          world->header->line_points * sizeof(WorldPoint);
    world->text = at;
    if (!is_sound(world)) {
        *why = g_strdup("it is damaged");
        world_free(world);
        return NULL;
    }
    cap_arcs(world);
    return world;
}

static void
forget_kept(World *world)
{
    for (guint i = 0; world->kept_for != NULL && i < world->kept_for->len; i++) {
        GeoAssignment *row = &g_array_index(world->kept_for, GeoAssignment, i);

        g_free((char *)(guintptr)row->country);
        g_free((char *)(guintptr)row->province);
        g_free((char *)(guintptr)row->area);
    }
    g_clear_pointer(&world->kept_for, g_array_unref);
    g_clear_pointer(&world->kept, geo_map_free);
}

void
world_free(World *world)
{
    if (world == NULL)
        return;
    forget_kept(world);
    geo_map_free(world->land);
    g_mapped_file_unref(world->file);
    g_free(world->caps);
    g_free(world);
}

const char *
world_source(const World *world)
{
    return world->text;
}

/* ---- areas ---- */

static int
intern(GeoMap *map, const char *id)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(map->index, id));
    char *kept;

    if (known > 0)
        return (int)known - 1;
    kept = g_strdup(id);
    g_ptr_array_add(map->ids, kept);
    g_hash_table_insert(map->index, kept, GUINT_TO_POINTER(map->ids->len));
    return (int)map->ids->len - 1;
}

static const char *
area_of(const World *world, const WorldProvince *province, const GeoAssignment *assignments, size_t count)
{
    for (size_t i = count; i-- > 0;)
        if ((assignments[i].country == NULL ||
             strcmp(assignments[i].country, world->text + province->country) == 0) &&
            (assignments[i].province == NULL || strcmp(assignments[i].province, world->text + province->name) == 0))
            return assignments[i].area;
    return world->text + province->country;
}

GeoMap *
geo_map_new(const World *world, const GeoAssignment *assignments, size_t count)
{
    GeoMap *map = g_new0(GeoMap, 1);

    map->world = world;
    map->ids = g_ptr_array_new_with_free_func(g_free);
    map->index = g_hash_table_new(g_str_hash, g_str_equal);
    map->area_of = g_new(int, world->header->provinces);
    for (uint32_t i = 0; i < world->header->provinces; i++)
        map->area_of[i] = intern(map, area_of(world, &world->provinces[i], assignments, count));
    map->arcs_of = g_new0(GArray *, map->ids->len);
    for (guint i = 0; i < map->ids->len; i++)
        map->arcs_of[i] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    map->borders = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    map->outlines = g_new0(Outline *, map->ids->len);
    for (uint32_t i = 0; i < world->header->arcs; i++) {
        int left = side_of(map, world->arcs[i].left), right = side_of(map, world->arcs[i].right);

        if (left == right)
            continue;
        if (left >= 0 && right >= 0)
            g_array_append_val(map->borders, i);
        if (left >= 0)
            g_array_append_val(map->arcs_of[left], i);
        if (right >= 0)
            g_array_append_val(map->arcs_of[right], i);
    }
    return map;
}

void
geo_map_free(GeoMap *map)
{
    if (map == NULL)
        return;
    for (guint i = 0; i < map->ids->len; i++) {
        g_array_unref(map->arcs_of[i]);
        outline_free(map->outlines[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(map->shown); i++)
        shown_free(map->shown[i]);
    g_array_unref(map->borders);
    g_free(map->outlines);
    g_free(map->arcs_of);
    g_ptr_array_unref(map->ids);
    g_hash_table_unref(map->index);
    g_free(map->area_of);
    g_free(map);
}

const GeoMap *
geo_land(World *world)
{
    const GeoAssignment all = { NULL, NULL, "land" };

    if (world->land == NULL)
        world->land = geo_map_new(world, &all, 1);
    return world->land;
}

static bool
are_same(const GeoAssignment *a, const GeoAssignment *b)
{
    return g_strcmp0(a->country, b->country) == 0 && g_strcmp0(a->province, b->province) == 0 &&
           strcmp(a->area, b->area) == 0;
}

static bool
is_kept_for(const World *world, const GeoAssignment *assignments, size_t count)
{
    const GArray *kept = world->kept_for;

    if (kept == NULL || kept->len != count)
        return false;
    for (guint i = 0; i < kept->len; i++)
        if (!are_same(&g_array_index(kept, GeoAssignment, i), &assignments[i]))
            return false;
    return true;
}

const GeoMap *
geo_map_of(World *world, const GeoAssignment *assignments, size_t count)
{
    if (is_kept_for(world, assignments, count))
        return world->kept;
    forget_kept(world);
    world->kept = geo_map_new(world, assignments, count);
    world->kept_for = g_array_new(FALSE, FALSE, sizeof(GeoAssignment));
    for (size_t i = 0; i < count; i++) {
        GeoAssignment row = { g_strdup(assignments[i].country), g_strdup(assignments[i].province),
                              g_strdup(assignments[i].area) };

        g_array_append_val(world->kept_for, row);
    }
    return world->kept;
}

int side_of(const GeoMap *map, int32_t province) { return province < 0 ? -1 : map->area_of[province]; }
size_t geo_map_count(const GeoMap *map) { return map->ids->len; }
const char *geo_map_area(const GeoMap *map, int area) { return g_ptr_array_index(map->ids, (guint)area); }

int
geo_map_find(const GeoMap *map, const char *area)
{
    return (int)GPOINTER_TO_UINT(g_hash_table_lookup(map->index, area)) - 1;
}

/* Of all borders that a line to the north meets, the nearest: what lies on the side that faces the place. */
int
geo_map_at(const GeoMap *map, double longitude, double latitude)
{
    const World *world = map->world;
    double x = longitude / WORLD_UNIT, y = latitude / WORLD_UNIT, nearest = INFINITY;
    int found = -1;

    for (uint32_t i = 0; i < world->header->arcs; i++) {
        const WorldArc *arc = &world->arcs[i];

        for (uint32_t p = arc->first; p + 1 < arc->first + arc->count; p++) {
            const WorldPoint *a = &world->points[p], *b = &world->points[p + 1];
            double meets;

            if ((a->longitude > x) == (b->longitude > x))
                continue;
            meets = a->latitude + (x - a->longitude) / ((double)b->longitude - a->longitude) *
                                      ((double)b->latitude - a->latitude);
            if (meets < y || meets >= nearest)
                continue;
            nearest = meets;
            found = side_of(map, b->longitude < a->longitude ? arc->left : arc->right);
        }
    }
    return found;
}
