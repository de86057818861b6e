/*
 * What the areas within an area come to, worked out area by area from the rows of each: who is counted, whose figure
 * stands for whom, and what they are together.
 */
#include "truth/within.h"
#include <math.h>
#include "base/sort.h"

typedef struct Within {
    Facts *facts;
    const Measure *measure;
    const Area *top;
    Days days;
    GPtrArray *inside; /* Area: those within `top`, in the order of the files */
    GPtrArray *kinds; /* AreaKind: of those that report */
    GHashTable *counted; /* Area */
} Within;

static const Area *
above(const Within *w, const Area *area)
{
    return area->within == w->top ? NULL : area->within;
}

static bool
is_same_time(const Within *w, Period a, Period b)
{
    return facts_same_time(w->measure, a, b);
}

/* Its figure of that time that somebody reported, or that is a sum of other measures. */
static const Fact *
reported(const Within *w, const Area *area, Period period)
{
    const GPtrArray *series = facts_series(w->facts, w->measure->id, area->id, w->days);
    const Fact *fact = facts_of_time(series, w->measure, period);

    return fact != NULL && fact->within == NULL ? fact : NULL;
}

static bool
reports(const Within *w, const Area *area)
{
    const GPtrArray *series = facts_series(w->facts, w->measure->id, area->id, w->days);

    for (guint i = 0; i < series->len; i++)
        if (((const Fact *)g_ptr_array_index(series, i))->within == NULL)
            return true;
    return false;
}

/* The kinds of areas that report. */
static void
find_kinds(Within *w)
{
    for (guint i = 0; i < w->inside->len; i++) {
        const Area *area = g_ptr_array_index(w->inside, i);

        if (reports(w, area) && !g_ptr_array_find(w->kinds, area->kind, NULL))
            g_ptr_array_add(w->kinds, (gpointer)(guintptr)area->kind);
    }
}

/* Of a kind that reports, and nothing of another such kind lies within it. */
static void
find_counted(Within *w)
{
    for (guint i = 0; i < w->inside->len; i++) {
        const Area *area = g_ptr_array_index(w->inside, i);
        bool lowest = g_ptr_array_find(w->kinds, area->kind, NULL);

        for (guint k = 0; k < w->inside->len && lowest; k++) {
            const Area *other = g_ptr_array_index(w->inside, k);

            lowest = other->kind == area->kind || !area_is_within(other, area) ||
                     !g_ptr_array_find(w->kinds, other->kind, NULL);
        }
        if (lowest)
            g_hash_table_add(w->counted, (gpointer)(guintptr)area);
    }
}

static bool
is_counted(const Within *w, const Area *area)
{
    return g_hash_table_contains(w->counted, area);
}

/* Women's share is weighted by women: the weight's id with the same members. */
static const char *
weight_id(const Within *w)
{
    const Measure *of = w->measure->of == NULL ? w->measure : w->measure->of;
    g_autoptr(GString) id = g_string_new(of->weight->id);

    for (size_t i = 0; i < w->measure->category_count; i++)
        g_string_append_printf(id, "/%s:%s", w->measure->categories[i].dimension->id,
                               w->measure->categories[i].member->id);
    return arena_strdup(facts_arena(w->facts), id->str);
}

/* The weight of the time, else the last before its end; 0: none is known. */
static double
weight(const Within *w, const Area *area, Period period)
{
    const Measure *by;
    const GPtrArray *series;
    const Fact *fact;

    if (w->measure->over != OVER_WEIGHTED)
        return 1;
    by = plan_find_measure(facts_plan(w->facts), weight_id(w));
    if (by == NULL)
        return 0;
    series = facts_series(w->facts, by->id, area->id, w->days);
    fact = facts_of_time(series, by, period);
    for (guint i = series->len; fact == NULL && i > 0; i--) {
        const Fact *before = g_ptr_array_index(series, i - 1);

        if (date_compare(date_last_day(before->period.last), date_last_day(period.last)) <= 0)
            fact = before;
    }
    return fact != NULL && fact_middle(fact) > 0 ? fact_middle(fact) : 0;
}

/* Its own figure is taken: it has one, of which the weight is known. */
static bool
is_taken(const Within *w, const Area *area, Period period)
{
    return reported(w, area, period) != NULL && weight(w, area, period) > 0;
}

/* Of the area and those above it the highest whose own figure is taken; NULL: nobody tells of it. */
static const Area *
told_by(const Within *w, const Area *area, Period period)
{
    const Area *by = NULL;

    for (; area != NULL; area = above(w, area))
        by = is_taken(w, area, period) ? area : by;
    return by;
}

static bool
lies_below_counted(const Within *w, const Area *area)
{
    for (const Area *up = above(w, area); up != NULL; up = above(w, up))
        if (is_counted(w, up))
            return true;
    return false;
}

static bool
does_not_apply(const Within *w, const Area *area, Period period)
{
    return facts_not_applicable(w->facts, w->measure->id, area->id, period, w->days);
}

static bool
bounds(const Fact *fact)
{
    return fact_side(fact->qualifier) != QUALIFIER_NONE;
}

/* ---- sums and means ---- */

/* NULL: nothing can be said. weights: of each part. */
static Fact *
added(const Within *w, Fact *sum, const double *weights, bool whole)
{
    double all = 0;
    bool below_zero = false, only_ends = false, at_most = false;

    sum->qualifier = sum->from[0]->qualifier;
    for (size_t i = 0; i < sum->from_count; i++) {
        const Fact *part = sum->from[i];

        sum->qualifier = fact_both(sum->qualifier, part->qualifier);
        sum->value += fact_middle(part) * weights[i];
        sum->low += fact_low(part) * weights[i];
        sum->high += fact_high(part) * weights[i];
        sum->has_range = sum->has_range || part->has_range;
        below_zero = below_zero || fact_low(part) < 0;
        at_most = at_most || fact_side(part->qualifier) == QUALIFIER_AT_MOST;
        only_ends = only_ends || !part->has_value;
        all += weights[i];
    }
    if (w->measure->over == OVER_WEIGHTED) {
        sum->value /= all;
        sum->low /= all;
        sum->high /= all;
        whole = true;
    }
    if (!whole && (below_zero || at_most))
        return NULL;
    if (!whole)
        sum->qualifier = fact_both(sum->qualifier, QUALIFIER_AT_LEAST);
    if (sum->has_range && fact_side(sum->qualifier) == QUALIFIER_AT_LEAST)
        sum->value = sum->low;
    if (sum->has_range && fact_side(sum->qualifier) == QUALIFIER_AT_MOST)
        sum->value = sum->high;
    sum->has_range = sum->has_range && sum->qualifier == QUALIFIER_NONE;
    sum->has_value = !(only_ends && sum->has_range);
    return whole || sum->value > 1e-9 ? sum : NULL;
}

/* ---- the least and the most ---- */

/* What a part may be at least (or, upper, at most). */
static double
end_of(const Fact *part, bool upper)
{
    if (fact_side(part->qualifier) == (upper ? QUALIFIER_AT_LEAST : QUALIFIER_AT_MOST))
        return upper ? (double)INFINITY : -(double)INFINITY;
    return part->qualifier != QUALIFIER_NONE ? fact_middle(part) : upper ? fact_high(part) : fact_low(part);
}

/* The least (or the most) of these ends; about: one of those that are it is only about that. */
static double
extreme_end(const Within *w, const Fact *of, bool upper, bool *about)
{
    double sign = w->measure->over == OVER_MIN ? 1 : -1, found = sign * (double)INFINITY;

    for (size_t i = 0; i < of->from_count; i++)
        found = sign * fmin(sign * found, sign * end_of(of->from[i], upper));
    for (size_t i = 0; i < of->from_count; i++)
        *about = *about || (of->from[i]->qualifier >= QUALIFIER_ABOUT && end_of(of->from[i], upper) == found);
    return found;
}

/* It lies between the extremes of both ends; what is not known may lie beyond all that is. */
static Fact *
extreme(const Within *w, Fact *of, bool whole)
{
    bool about_low = false, about_high = false, least = w->measure->over == OVER_MIN, only_ends = false;
    double sign = least ? 1 : -1;

    of->low = extreme_end(w, of, false, &about_low);
    of->high = extreme_end(w, of, true, &about_high);
    if (!whole)
        *(least ? &of->low : &of->high) = least ? -(double)INFINITY : (double)INFINITY;
    if (isinf(of->low) || isinf(of->high)) {
        bool at_most = isinf(of->low);

        if ((isinf(of->low) && isinf(of->high)) || (at_most ? about_high : about_low))
            return NULL;
        of->qualifier = at_most ? QUALIFIER_AT_MOST : QUALIFIER_AT_LEAST;
        of->value = at_most ? of->high : of->low;
        return of;
    }
    of->has_range = of->low < of->high;
    of->value = sign * (double)INFINITY;
    for (size_t i = 0; i < of->from_count; i++) {
        const Fact *part = of->from[i];

        of->value = sign * fmin(sign * of->value, sign * fact_middle(part));
        only_ends = only_ends || !part->has_value || bounds(part);
    }
    of->has_value = !(of->has_range && only_ends);
    if (!of->has_range || !of->has_value)
        of->value = (of->low + of->high) / 2;
    of->qualifier = about_low || about_high ? QUALIFIER_ABOUT : QUALIFIER_NONE;
    return of->has_range && of->qualifier == QUALIFIER_ABOUT ? NULL : of;
}

/* ---- one period ---- */

static void
take(Fact *sum, const Fact *part)
{
    sum->decimals = MAX(sum->decimals, part->decimals);
    sum->quality = MIN(sum->quality, part->quality);
    sum->basis = part->basis != NULL ? part->basis : sum->basis;
    sum->from[sum->from_count++] = part;
}

static Fact *
of_all_inside(const Within *w, Period period)
{
    Arena *arena = facts_arena(w->facts);
    Fact *sum = arena_new0(arena, Fact, 1);
    g_autoptr(GString) who = g_string_new(NULL);
    g_autofree double *weights = g_new0(double, w->inside->len + 1);
    FactLeaf *leaves = arena_new0(arena, FactLeaf, w->inside->len + 1);
    char last[PERIOD_TEXT];

    *sum = (Fact){ .measure = w->measure->id,
                   .area = w->top == NULL ? "" : w->top->id,
                   .period = period,
                   .quality = Q_FINAL,
                   .computed = true,
                   .has_value = true,
                   .from = arena_new0(arena, const Fact *, w->inside->len + 1) };
    for (guint i = 0; i < w->inside->len; i++) {
        const Area *area = g_ptr_array_index(w->inside, i), *by = told_by(w, area, period);

        if (lies_below_counted(w, area))
            continue;
        if (by == area) {
            weights[sum->from_count] = weight(w, area, period);
            take(sum, reported(w, area, period));
        }
        if (!is_counted(w, area) || (by == NULL && does_not_apply(w, area, period)))
            continue;
        leaves[sum->total++] = (FactLeaf){ area, by != NULL };
        sum->covered += by != NULL;
        g_string_append_printf(who, "%s ", by == NULL ? "-" : area->id);
    }
    if (sum->from_count == 0)
        return NULL;
    sum->within = arena_strdup(arena, who->str);
    sum->leaves = leaves;
    sum->id = arena_printf(arena, "%s.%s.%s.areas", w->measure->id, w->top == NULL ? "world" : w->top->id,
                           period_format(period, facts_year_start(w->facts), last));
    if (w->measure->over == OVER_MIN || w->measure->over == OVER_MAX)
        return extreme(w, sum, sum->covered == sum->total);
    return added(w, sum, weights, sum->covered == sum->total);
}

static int
compare_periods(const void *left, const void *right)
{
    return period_compare(*(const Period *)left, *(const Period *)right);
}

void
facts_add_within(Facts *facts, const Measure *measure, const char *area, Days days, const GPtrArray *own,
                 GPtrArray *out)
{
    const Plan *plan = facts_plan(facts);
    g_autoptr(GPtrArray) inside = g_ptr_array_new(), kinds = g_ptr_array_new();
    g_autoptr(GHashTable) counted = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
    Within w = { facts, measure, *area == '\0' ? NULL : plan_find_area(plan, area), days, inside, kinds, counted };
    size_t count;
    const Area *const *areas = plan_areas(plan, &count);

    if (w.top == NULL && *area != '\0')
        return;
    for (size_t i = 0; i < count; i++)
        if (w.top == NULL || area_is_within(areas[i], w.top))
            g_ptr_array_add(inside, (gpointer)(guintptr)areas[i]);
    find_kinds(&w);
    find_counted(&w);
    for (guint i = 0; i < inside->len; i++) {
        const Area *one = g_ptr_array_index(inside, i);
        const GPtrArray *series = facts_series(facts, measure->id, one->id, days);

        for (guint k = 0; k < series->len; k++)
            if (((const Fact *)g_ptr_array_index(series, k))->within == NULL)
                g_array_append_val(periods, ((const Fact *)g_ptr_array_index(series, k))->period);
    }
    sort_items(periods->data, periods->len, sizeof(Period), compare_periods);
    for (guint i = 0; i < periods->len; i++) {
        Period period = g_array_index(periods, Period, i);
        bool again = i > 0 && is_same_time(&w, period, g_array_index(periods, Period, i - 1));
        Fact *sum = again || facts_of_time(own, measure, period) != NULL ? NULL : of_all_inside(&w, period);

        if (sum != NULL)
            g_ptr_array_add(out, sum);
    }
}
