/*
 * On which areas a figure rests. Those that are counted, each with whether it has a figure, are a set that is kept once
 * for all figures that rest on the same. A sum of several figures over areas rests on an area where each of them does:
 * cases of five districts and deaths of four, of which three are the same, are both told of three.
 */
#include <stdlib.h>
#include <string.h>
#include "base/sort.h"
#include "model/internal.h"

static int
compare_areas(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left >> 1, b = *(const uint32_t *)right >> 1;

    return a < b ? -1 : a > b;
}

static guint
hash_set(gconstpointer key)
{
    const CoverageSet *set = key;
    uint64_t hash = 14695981039346656037U;

    for (size_t i = 0; i < set->count; i++)
        hash = (hash ^ set->leaves[i]) * 1099511628211U;
    return (guint)(hash ^ hash >> 32);
}

static gboolean
is_same_set(gconstpointer left, gconstpointer right)
{
    const CoverageSet *a = left, *b = right;

    return a->count == b->count && memcmp(a->leaves, b->leaves, sizeof *a->leaves * a->count) == 0;
}

const CoverageSet *
coverage_set(Figures *figures, GArray *leaves)
{
    CoverageSet asked = { (const uint32_t *)(const void *)leaves->data, leaves->len }, *kept;
    GHashTable *sets = figures_coverage_sets(figures);

    sort_items(leaves->data, leaves->len, sizeof(uint32_t), compare_areas);
    kept = g_hash_table_lookup(sets, &asked);
    if (kept != NULL)
        return kept;
    kept = arena_new0(figures_arena(figures), CoverageSet, 1);
    kept->leaves = arena_memdup(figures_arena(figures), asked.leaves, sizeof *asked.leaves * asked.count);
    kept->count = asked.count;
    g_hash_table_add(sets, kept);
    return kept;
}

GHashTable *
coverage_sets_new(void)
{
    return g_hash_table_new(hash_set, is_same_set);
}

CoverageSays
coverage_of(const CoverageSet *set, const Area *area)
{
    const uint32_t key = COVERAGE_LEAF(area, false), *found;

    found = set->count == 0 ? NULL : bsearch(&key, set->leaves, set->count, sizeof key, compare_areas);
    return found == NULL ? COVERAGE_NOT_ASKED : (*found & 1) != 0 ? COVERAGE_HAS : COVERAGE_LACKS;
}

/* Of the area, or of the one around it that is counted in its place. */
static CoverageSays
says_of(const CoverageSet *set, const Area *area)
{
    CoverageSays says = COVERAGE_NOT_ASKED;

    for (; area != NULL && says == COVERAGE_NOT_ASKED; area = area->within)
        says = coverage_of(set, area);
    return says;
}

static bool
all_have(const CoverageSet *const *sets, size_t count, const Area *area)
{
    for (size_t i = 0; i < count; i++)
        if (says_of(sets[i], area) == COVERAGE_LACKS)
            return false;
    return true;
}

/* Areas of any of the sets, each once, and those that lie around another of them. */
static void
gather_areas(const Plan *plan, const CoverageSet *const *sets, size_t count, GHashTable *all, GHashTable *around)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sets[i]->count; k++)
            g_hash_table_add(all, g_ptr_array_index(plan->areas, sets[i]->leaves[k] >> 1));
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sets[i]->count; k++) {
            const Area *area = g_ptr_array_index(plan->areas, sets[i]->leaves[k] >> 1);

            for (area = area->within; area != NULL; area = area->within)
                if (g_hash_table_contains(all, area))
                    g_hash_table_add(around, (gpointer)(guintptr)area);
        }
}

/* The lowest areas of all sets. */
static void
gather_leaves(const Plan *plan, const CoverageSet *const *sets, size_t count, GArray *leaves)
{
    g_autoptr(GHashTable) all = g_hash_table_new(NULL, NULL), around = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer area;

    gather_areas(plan, sets, count, all, around);
    g_hash_table_iter_init(&iter, all);
    while (g_hash_table_iter_next(&iter, &area, NULL))
        if (!g_hash_table_contains(around, area)) {
            uint32_t leaf = COVERAGE_LEAF((const Area *)area, all_have(sets, count, area));

            g_array_append_val(leaves, leaf);
        }
}

static bool
are_same(const CoverageSet *const *sets, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (sets[i] != sets[0])
            return false;
    return true;
}

void
coverage_of_parts(Figures *figures, const CoverageSet *const *sets, size_t count, FigureOver *over)
{
    const Plan *plan = figures_plan(figures);
    g_autoptr(GArray) leaves = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    bool mixed = false;

    if (are_same(sets, count)) {
        over->set = sets[0];
    } else {
        gather_leaves(plan, sets, count, leaves);
        over->set = coverage_set(figures, leaves);
    }
    *over = (FigureOver){ .set = over->set, .total = over->set->count, .who = over->who, .of_parts = true };
    for (size_t i = 0; i < over->total; i++) {
        const Area *area = g_ptr_array_index(plan->areas, over->set->leaves[i] >> 1);

        over->covered += over->set->leaves[i] & 1;
        mixed = mixed || (over->kind != NULL && over->kind != area->kind);
        over->kind = area->kind;
    }
    over->kind = mixed ? NULL : over->kind;
}
