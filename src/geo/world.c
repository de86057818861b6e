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
                    header->lines * (guint64)sizeof(WorldLine) + header->text +
                    header->arcs * (guint64)sizeof(WorldCap) +
                    (header->arcs + (guint64)1) * sizeof(uint32_t) + header->coarse * (guint64)sizeof(WorldCoarse) +
                    header->land_arcs * (guint64)sizeof(uint32_t) +
                    header->land_rings * (guint64)sizeof(WorldRing);

    return memcmp(header->magic, WORLD_MAGIC, sizeof WORLD_MAGIC) == 0 && whole == size && header->text > 0;
}

static bool
is_sound_cap(const WorldCap *cap)
{
    return fabsf(cap->x) <= 1.001F && fabsf(cap->y) <= 1.001F && fabsf(cap->z) <= 1.001F && cap->radius >= 0 &&
           cap->radius <= 4;
}

/* What a coarse point says of itself is looked at where it is projected: most files have more than a page shows. */
static bool
has_sound_coarse(const World *world)
{
    const WorldHeader *h = world->header;

    if (world->coarse_first[0] != 0 || world->coarse_first[h->arcs] != h->coarse)
        return false;
    for (uint32_t i = 0; i < h->arcs; i++)
        if (world->coarse_first[i + 1] < world->coarse_first[i] || world->coarse_first[i + 1] > h->coarse)
            return false;
    return true;
}

static bool
has_sound_land(const World *world)
{
    const WorldHeader *h = world->header;

    for (uint32_t i = 0; i < h->arcs; i++)
        if (!is_sound_cap(&world->caps[i]))
            return false;
    for (uint32_t i = 0; i < h->land_arcs; i++)
        if (world->land_arcs[i] / 2 >= h->arcs)
            return false;
    for (uint32_t i = 0; i < h->land_rings; i++) {
        const WorldRing *ring = &world->land_rings[i];

        if (ring->first > h->land_arcs || ring->count > h->land_arcs - ring->first || !is_sound_cap(&ring->cap) ||
            !isfinite(ring->size))
            return false;
    }
    return true;
}

/*
 * What a damaged file says is held against its own size, once: nobody asks again. Any coordinate may be projected; a
 * wrong one is drawn where it is not.
 */
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
    return world->text[h->text - 1] == '\0' && has_sound_coarse(world) && has_sound_land(world);
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
world_of(GBytes *bytes, char **why)
{
    World *world = g_new0(World, 1);
    gsize size;
    const char *at = g_bytes_get_data(bytes, &size);

    world->bytes = g_bytes_ref(bytes);
    world->header = (const WorldHeader *)(const void *)at;
    if (size < sizeof(WorldHeader) || !has_all(world->header, size)) {
        *why = g_strdup("it is no file of the world's outlines, or of another version");
        world_free(world);
        return NULL;
    }
    world->provinces = (const WorldProvince *)(const void *)(at += sizeof(WorldHeader));
    world->arcs = (const WorldArc *)(const void *)(at += world->header->provinces * sizeof(WorldProvince));
    world->points = (const WorldPoint *)(const void *)(at += world->header->arcs * sizeof(WorldArc));
    at += world->header->points * sizeof(WorldPoint) + world->header->lines * sizeof(WorldLine) +
          world->header->line_points * sizeof(WorldPoint);
    world->caps = (const WorldCap *)(const void *)at;
    world->coarse_first = (const uint32_t *)(const void *)(at += world->header->arcs * sizeof(WorldCap));
    world->coarse = (const WorldCoarse *)(const void *)(at += (world->header->arcs + 1) * sizeof(uint32_t));
    world->land_arcs = (const uint32_t *)(const void *)(at += world->header->coarse * sizeof(WorldCoarse));
    world->land_rings = (const WorldRing *)(const void *)(at += world->header->land_arcs * sizeof(uint32_t));
    world->text = at + world->header->land_rings * sizeof(WorldRing);
    if (!is_sound(world)) {
        *why = g_strdup("it is damaged");
        world_free(world);
        return NULL;
    }
    return world;
}

World *
world_open(const char *path, char **why)
{
    InputFault fault;
    GMappedFile *file = input_map_or_why(path, (guint64)MOST_WORLD_MIB << 20, &fault, why);
    g_autoptr(GBytes) bytes = NULL;

    if (file == NULL)
        return NULL;
    bytes = g_mapped_file_get_bytes(file);
    g_mapped_file_unref(file);
    return world_of(bytes, why);
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
    g_bytes_unref(world->bytes);
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

/*
 * Of which country's provinces a row speaks, as the country's offset into the text; NO_COUNTRY: of none. All countries
 * become keys of `codes`, one more than their offset, so far without an area.
 */
#define NO_COUNTRY UINT32_MAX

static void
find_countries(const World *world, const GeoAssignment *assignments, size_t count, uint32_t *countries,
               GHashTable *codes)
{
    for (size_t i = 0; i < count; i++)
        countries[i] = NO_COUNTRY;
    for (uint32_t p = 0; p < world->header->provinces; p++) {
        uint32_t country = world->provinces[p].country;

        if (g_hash_table_contains(codes, GUINT_TO_POINTER(country + 1)))
            continue;
        g_hash_table_insert(codes, GUINT_TO_POINTER(country + 1), NULL);
        for (size_t i = 0; i < count; i++)
            if (assignments[i].country != NULL && strcmp(assignments[i].country, world->text + country) == 0)
                countries[i] = country;
    }
}

/* A country's code as an area, which most provinces are of: looked up once a country. */
static int
area_of_code(GeoMap *map, GHashTable *codes, uint32_t country)
{
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(codes, GUINT_TO_POINTER(country + 1)));

    if (known == 0) {
        known = (guint)intern(map, map->world->text + country) + 1;
        g_hash_table_insert(codes, GUINT_TO_POINTER(country + 1), GUINT_TO_POINTER(known));
    }
    return (int)known - 1;
}

static const char *
assigned_to(const World *world, const WorldProvince *province, const GeoAssignment *assignments,
            const uint32_t *countries, size_t count)
{
    for (size_t i = count; i-- > 0;)
        if ((assignments[i].country == NULL || countries[i] == province->country) &&
            (assignments[i].province == NULL || strcmp(assignments[i].province, world->text + province->name) == 0))
            return assignments[i].area;
    return NULL;
}

GeoMap *
geo_map_new(const World *world, const GeoAssignment *assignments, size_t count)
{
    GeoMap *map = g_new0(GeoMap, 1);
    g_autofree uint32_t *countries = g_new(uint32_t, count + 1);
    g_autoptr(GHashTable) codes = g_hash_table_new(NULL, NULL);

    map->world = world;
    map->ids = g_ptr_array_new_with_free_func(g_free);
    map->index = g_hash_table_new(g_str_hash, g_str_equal);
    map->area_of = g_new(int, world->header->provinces);
    find_countries(world, assignments, count, countries, codes);
    for (uint32_t i = 0; i < world->header->provinces; i++) {
        const WorldProvince *province = &world->provinces[i];
        const char *area = assigned_to(world, province, assignments, countries, count);

        map->area_of[i] = area != NULL ? intern(map, area) : area_of_code(map, codes, province->country);
    }
    map->outlines = g_new0(Outline *, map->ids->len);
    find_arcs(map, map->ids->len);
    return map;
}

void
geo_map_free(GeoMap *map)
{
    if (map == NULL)
        return;
    for (guint i = 0; i < map->ids->len; i++)
        outline_free(map->outlines[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(map->shown); i++)
        shown_free(map->shown[i]);
    g_free(map->outlines);
    g_free(map->first_arc);
    g_free(map->arcs);
    g_free(map->borders);
    g_ptr_array_unref(map->ids);
    g_hash_table_unref(map->index);
    g_free(map->area_of);
    g_free(map);
}

static Outline *
land_of(const World *world)
{
    const WorldHeader *h = world->header;
    Outline *land = g_new0(Outline, 1);

    land->arcs = g_array_sized_new(FALSE, FALSE, sizeof(RingArc), h->land_arcs);
    land->rings = g_array_sized_new(FALSE, FALSE, sizeof(Ring), h->land_rings);
    g_array_set_size(land->arcs, h->land_arcs);
    for (uint32_t i = 0; i < h->land_arcs; i++)
        g_array_index(land->arcs, RingArc, i) = (RingArc){ world->land_arcs[i] / 2, world->land_arcs[i] % 2 != 0 };
    for (uint32_t i = 0; i < h->land_rings; i++) {
        const WorldRing *from = &world->land_rings[i];
        Ring ring = { from->first, from->count, cap_of(&from->cap), (double)from->size };

        g_array_append_val(land->rings, ring);
        land->size += ring.size;
        if (ring.size > g_array_index(land->rings, Ring, land->largest).size)
            land->largest = i;
    }
    return land;
}

/* No arc of it is a border, and its rings are the file's. */
const GeoMap *
geo_land(World *world)
{
    GeoMap *land = world->land;

    if (land == NULL) {
        land = world->land = g_new0(GeoMap, 1);
        land->world = world;
        land->ids = g_ptr_array_new_with_free_func(g_free);
        land->index = g_hash_table_new(g_str_hash, g_str_equal);
        land->area_of = g_new0(int, world->header->provinces);
        land->outlines = g_new0(Outline *, 1);
        intern(land, "land");
        land->outlines[0] = land_of(world);
    }
    return land;
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
