/*
 * A total is what its parts come to, each looked for among the rows of its own: the measures that it names, or the
 * members of a complete dimension.
 */
#include "truth/parts.h"
#include <math.h>
#include <string.h>
#include "base/sort.h"

static const Measure *
measure_of(const Facts *facts, const char *id)
{
    return facts_plan(facts) == NULL ? NULL : plan_find_measure(facts_plan(facts), id);
}

static void
free_list(void *list)
{
    g_ptr_array_unref(list);
}

/* "casualties/sex:f/age:0-17": with one more member, in the order in which the plan has its dimensions. */
static const char *
id_of_part(Facts *facts, const Measure *measure, const Dimension *dimension, const DimensionMember *member)
{
    g_autoptr(GString) id = g_string_new(measure->of == NULL ? measure->id : measure->of->id);
    bool written = false;

    for (size_t i = 0; i <= measure->category_count; i++) {
        const Category *other = i < measure->category_count ? &measure->categories[i] : NULL;

        if (!written && (other == NULL || other->dimension->index > dimension->index)) {
            g_string_append_printf(id, "/%s:%s", dimension->id, member->id);
            written = true;
        }
        if (other != NULL)
            g_string_append_printf(id, "/%s:%s", other->dimension->id, other->member->id);
    }
    return arena_strdup(facts_arena(facts), id->str);
}

static bool
is_of_one_member(const Measure *measure, const Dimension *dimension)
{
    for (size_t i = 0; i < measure->category_count; i++)
        if (measure->categories[i].dimension == dimension)
            return true;
    return false;
}

/* The members of a complete dimension, of which at least one is told of. */
static void
add_members(Facts *facts, const Measure *measure, const Dimension *dimension, GPtrArray *ways)
{
    GPtrArray *ids = g_ptr_array_new();
    bool any = false;

    for (size_t i = 0; i < dimension->member_count; i++) {
        const char *id = id_of_part(facts, measure, dimension, &dimension->members[i]);

        any = any || measure_of(facts, id) != NULL;
        g_ptr_array_add(ids, (gpointer)(guintptr)id);
    }
    if (any)
        g_ptr_array_add(ways, ids);
    else
        g_ptr_array_unref(ids);
}

GPtrArray *
facts_ways_to_sum(Facts *facts, const Measure *measure)
{
    GPtrArray *ways = g_ptr_array_new_with_free_func(free_list);
    const Unit *unit = measure->unit == NULL ? NULL : plan_find_unit(facts_plan(facts), measure->unit);
    bool share = unit != NULL && (unit->per != 0 || unit_is_share(unit));
    bool amount =
        measure->membership == NULL && !share && (measure->over == OVER_NONE || measure->over == OVER_SUM) &&
        (measure->nature == NATURE_STOCK || measure->nature == NATURE_FLOW || measure->nature == NATURE_CUMULATIVE);

    if (measure->sum_count > 0) {
        GPtrArray *ids = g_ptr_array_new();

        for (size_t i = 0; i < measure->sum_count; i++)
            g_ptr_array_add(ids, (gpointer)(guintptr)measure->sum_of[i]->id);
        g_ptr_array_add(ways, ids);
    }
    for (size_t i = 0; i < measure->dimension_count && measure->sum_count == 0 && amount; i++)
        if (measure->dimensions[i]->complete && !is_of_one_member(measure, measure->dimensions[i]))
            add_members(facts, measure, measure->dimensions[i], ways);
    return ways;
}

static double
share_covered(const Fact *fact)
{
    return fact->total == 0 ? 1 : (double)fact->covered / (double)fact->total;
}

/* ---- of which areas a sum of such figures tells ---- */

/* The areas that the parts count, and those around them; of each part its leaves by their areas. */
typedef struct Counted { GHashTable *areas, *around; GPtrArray *of_parts; } Counted;

static Counted
counted_by_parts(const Fact *sum)
{
    Counted counted = { g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL),
                        g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref) };

    for (size_t i = 0; i < sum->from_count; i++) {
        GHashTable *of_part = g_hash_table_new(NULL, NULL);

        for (size_t k = 0; k < sum->from[i]->total; k++) {
            const FactLeaf *leaf = &sum->from[i]->leaves[k];

            g_hash_table_insert(of_part, (gpointer)(guintptr)leaf->area, (gpointer)(guintptr)leaf);
            g_hash_table_add(counted.areas, (gpointer)(guintptr)leaf->area);
            for (const Area *up = leaf->area->within; up != NULL; up = up->within)
                g_hash_table_add(counted.around, (gpointer)(guintptr)up);
        }
        g_ptr_array_add(counted.of_parts, of_part);
    }
    return counted;
}

/* Whether a part lacks a figure of the area, or of the nearest around it that it counts. */
static bool
any_lacks(const Counted *counted, const Area *area)
{
    for (guint i = 0; i < counted->of_parts->len; i++) {
        const FactLeaf *leaf = NULL;

        for (const Area *up = area; up != NULL && leaf == NULL; up = up->within)
            leaf = g_hash_table_lookup(g_ptr_array_index(counted->of_parts, i), up);
        if (leaf != NULL && !leaf->told)
            return true;
    }
    return false;
}

/* The areas that a part counts and within which no part counts others; told where no part lacks one. */
static void
count_leaves(Facts *facts, Fact *sum)
{
    size_t count;
    const Area *const *areas = plan_areas(facts_plan(facts), &count);
    Counted counted = counted_by_parts(sum);
    FactLeaf *leaves = arena_new0(facts_arena(facts), FactLeaf, g_hash_table_size(counted.areas) + 1);

    for (size_t i = 0; i < count; i++) {
        if (!g_hash_table_contains(counted.areas, areas[i]) || g_hash_table_contains(counted.around, areas[i]))
            continue;
        leaves[sum->total] = (FactLeaf){ areas[i], !any_lacks(&counted, areas[i]) };
        sum->covered += leaves[sum->total++].told;
    }
    sum->leaves = leaves;
    g_hash_table_unref(counted.areas);
    g_hash_table_unref(counted.around);
    g_ptr_array_unref(counted.of_parts);
}

static void
rest_on_parts(Facts *facts, Fact *sum)
{
    g_autoptr(GString) within = g_string_new(NULL);
    bool any = false;

    for (size_t i = 0; i < sum->from_count; i++) {
        const Fact *part = sum->from[i];

        g_string_append_printf(within, "%s: %s;", part->measure, part->within == NULL ? "" : part->within);
        any = any || part->within != NULL;
    }
    if (!any)
        return;
    sum->within = arena_strdup(facts_arena(facts), within->str);
    count_leaves(facts, sum);
}

/* What they are together; false where nothing can be said of the whole. */
static bool
add_parts(Fact *sum, bool whole)
{
    bool ranged = false, between = false, below_zero = false, at_most = false;

    sum->qualifier = sum->from[0]->qualifier;
    for (size_t i = 0; i < sum->from_count; i++) {
        const Fact *part = sum->from[i];

        sum->value += fact_middle(part);
        sum->low += fact_low(part);
        sum->high += fact_high(part);
        ranged = ranged || part->has_range;
        between = between || !part->has_value;
        below_zero = below_zero || fact_low(part) < 0;
        at_most = at_most || fact_side(part->qualifier) == QUALIFIER_AT_MOST;
        sum->decimals = MAX(sum->decimals, part->decimals);
        sum->basis = part->basis != NULL ? part->basis : sum->basis;
        sum->qualifier = fact_both(sum->qualifier, part->qualifier);
    }
    if (!whole && (below_zero || at_most))
        return false;
    if (!whole)
        sum->qualifier = fact_both(sum->qualifier, QUALIFIER_AT_LEAST);
    if (ranged && fact_side(sum->qualifier) != QUALIFIER_NONE)
        sum->value = fact_side(sum->qualifier) == QUALIFIER_AT_LEAST ? sum->low : sum->high;
    sum->has_range = ranged && sum->qualifier == QUALIFIER_NONE;
    sum->has_value = !(between && sum->has_range);
    return whole || sum->value > 1e-9; /* at least nothing says nothing */
}

/*
 * The sum of the parts of a measure in one period; NULL where no part is known, or nothing can be said of the
 * whole.
 */
static Fact *
sum_of_parts(Facts *facts, const Measure *measure, const GPtrArray *parts, const char *area, Period period, Days days)
{
    Fact *sum = arena_new0(facts_arena(facts), Fact, 1);
    g_autoptr(GString) only = g_string_new(NULL);
    bool whole = true;
    char last[PERIOD_TEXT];

    *sum = (Fact){ .measure = measure->id,
                   .area = area,
                   .period = period,
                   .quality = Q_FINAL,
                   .computed = true,
                   .from = arena_new0(facts_arena(facts), const Fact *, parts->len) };
    for (guint i = 0; i < parts->len; i++) {
        const char *id = g_ptr_array_index(parts, i);
        const Fact *part = facts_of_time(facts_series(facts, id, area, days), measure_of(facts, id), period);

        if (part == NULL) {
            whole = whole && facts_not_applicable(facts, id, area, period, days);
            continue;
        }
        sum->from[sum->from_count++] = part;
        sum->quality = MIN(sum->quality, part->quality);
        g_string_append_printf(only, "%s%s", only->len > 0 ? " " : "", part->only != NULL ? part->only : part->measure);
        whole = whole && part->only == NULL;
    }
    if (sum->from_count == 0 || !add_parts(sum, whole) ||
        (measure->of_all && (!whole || sum->from_count != parts->len)))
        return NULL;
    if (measure->of_all) {
        sum->has_value = true;
        sum->value = 1;
        sum->decimals = 0;
        sum->has_range = false;
        sum->qualifier = QUALIFIER_NONE;
    }
    rest_on_parts(facts, sum);
    sum->only = whole ? NULL : arena_strdup(facts_arena(facts), only->str);
    sum->id = arena_printf(facts_arena(facts), "%s.%s.%s.sum", measure->id, *area == '\0' ? "world" : area,
                           period_format(period, facts_year_start(facts), last));
    sum->index = SIZE_MAX; /* after all that was written */
    return sum;
}

/* The first way that lacks nothing, else the first that tells of anything. */
static Fact *
sum_of(Facts *facts, const Measure *measure, const char *area, Period period, Days days)
{
    g_autoptr(GPtrArray) ways = facts_ways_to_sum(facts, measure);
    Fact *found = NULL;

    for (guint i = 0; i < ways->len && (found == NULL || found->only != NULL); i++) {
        Fact *sum = sum_of_parts(facts, measure, g_ptr_array_index(ways, i), area, period, days);

        if (sum != NULL && (found == NULL || sum->only == NULL))
            found = sum;
    }
    return found;
}

static bool
has_whole_in_year(const Facts *facts, const GPtrArray *out, const char *measure, Period period)
{
    Frequency part = fact_part_of_year(facts, measure, period);

    for (guint i = 0; i < out->len && part == FREQUENCY_NONE; i++) {
        const Fact *fact = g_ptr_array_index(out, i);

        if (fact->only == NULL && fact->period.last.year == period.last.year &&
            facts_as_long(facts, measure, fact->period, period))
            return true;
    }
    return false;
}

static int
compare_as_periods(const void *left, const void *right)
{
    return period_compare(*(const Period *)left, *(const Period *)right);
}

/* The periods for which a part is told, oldest first, of each time one. */
static GArray *
times_of_parts(Facts *facts, const Measure *measure, const char *area, Days days)
{
    g_autoptr(GPtrArray) ways = facts_ways_to_sum(facts, measure);
    GArray *times = g_array_new(FALSE, FALSE, sizeof(Period));

    for (guint w = 0; w < ways->len; w++) {
        const GPtrArray *parts = g_ptr_array_index(ways, w);

        for (guint i = 0; i < parts->len; i++) {
            const GPtrArray *series = facts_series(facts, g_ptr_array_index(parts, i), area, days);

            for (guint k = 0; k < series->len; k++)
                g_array_append_val(times, ((const Fact *)g_ptr_array_index(series, k))->period);
        }
    }
    sort_items(times->data, times->len, sizeof(Period), compare_as_periods);
    for (guint i = times->len; i > 1; i--)
        if (facts_same_time(measure, g_array_index(times, Period, i - 2), g_array_index(times, Period, i - 1)))
            g_array_remove_index(times, i - 1);
    return times;
}

/* Does the sum of all parts tell more of one time than what the areas within come to? */
static bool
tells_more(const Fact *sum, const Fact *within)
{
    double of_sum = share_covered(sum), of_within = share_covered(within);

    return sum->only == NULL &&
           (of_sum > of_within || (of_sum == of_within && fact_is_bound(within) && !fact_is_bound(sum)));
}

/*
 * Sums stand in times without a total of their own, and those that lack a part only in years that have nothing whole.
 * Of a sum and of what the areas within come to, `within`, that which tells more.
 */
void
facts_add_sums(Facts *facts, const Measure *measure, const char *area, Days days, GPtrArray *within, GPtrArray *out)
{
    g_autoptr(GArray) times = times_of_parts(facts, measure, area, days);
    g_autoptr(GPtrArray) own = g_ptr_array_copy(out, NULL, NULL), of_some = g_ptr_array_new();

    for (guint i = 0; i < times->len; i++) {
        Period time = g_array_index(times, Period, i);
        Fact *sum = facts_of_time(own, measure, time) == NULL ? sum_of(facts, measure, area, time, days) : NULL;
        const Fact *other = sum == NULL ? NULL : facts_of_time(within, measure, time);

        if (sum == NULL || (other != NULL && !tells_more(sum, other)))
            continue;
        if (other != NULL)
            g_ptr_array_remove(within, (gpointer)(guintptr)other);
        g_ptr_array_add(sum->only == NULL ? out : of_some, sum);
    }
    for (guint i = 0; i < of_some->len; i++) {
        Fact *sum = g_ptr_array_index(of_some, i);

        if (!has_whole_in_year(facts, out, measure->id, sum->period))
            g_ptr_array_add(out, sum);
    }
}

/* Of several ways the first whose parts are all known and do not add up to it, else the first whose parts are known. */
bool
facts_parts_of(Facts *facts, const Fact *total, Days days, double *sum)
{
    const Measure *measure = measure_of(facts, total->measure);
    g_autoptr(GPtrArray) ways = NULL;
    bool known = false, differs = false;

    if (measure == NULL || total->computed || total->has_range || !total->has_value)
        return false;
    ways = facts_ways_to_sum(facts, measure);
    for (guint i = 0; i < ways->len && !differs; i++) {
        const Fact *added = sum_of_parts(facts, measure, g_ptr_array_index(ways, i), total->area, total->period, days);

        if (added == NULL || added->only != NULL || added->has_range || added->covered < added->total)
            continue;
        differs = fabs(added->value - total->value) > 1e-9 * MAX(1, fabs(total->value));
        if (!known || differs)
            *sum = added->value;
        known = true;
    }
    return known;
}
