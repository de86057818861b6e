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
    GPtrArray *counted; /* AreaKind: of those that are counted */
} Within;

static const Area *
above(const Within *w, const Area *area)
{
    return area->within == w->top ? NULL : area->within;
}

static bool
is_same_period(Period a, Period b)
{
    return date_compare(date_first_day(a.first), date_first_day(b.first)) == 0 &&
           date_compare(date_last_day(a.last), date_last_day(b.last)) == 0;
}

/* Its figure of the period that somebody reported, or that is a sum of other measures. */
static const Fact *
reported(const Within *w, const Area *area, Period period)
{
    const GPtrArray *series = facts_series(w->facts, w->measure->id, area->id, w->days);

    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (fact->within == NULL && is_same_period(fact->period, period))
            return fact;
    }
    return NULL;
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

/* Does an area of another kind, that reports, lie within one of this kind? */
static bool
has_lower(const Within *w, const AreaKind *kind)
{
    for (guint i = 0; i < w->inside->len; i++) {
        const Area *area = g_ptr_array_index(w->inside, i);

        if (area->kind != kind && reports(w, area))
            for (const Area *up = above(w, area); up != NULL; up = above(w, up))
                if (up->kind == kind)
                    return true;
    }
    return false;
}

static void
find_counted(Within *w)
{
    for (guint i = 0; i < w->inside->len; i++) {
        const Area *area = g_ptr_array_index(w->inside, i);

        if (reports(w, area) && !g_ptr_array_find(w->counted, area->kind, NULL))
            g_ptr_array_add(w->counted, (gpointer)(guintptr)area->kind);
    }
    for (guint i = w->counted->len; i > 0 && w->counted->len > 1; i--)
        if (has_lower(w, g_ptr_array_index(w->counted, i - 1)))
            g_ptr_array_remove_index(w->counted, i - 1);
}

static bool
is_counted_kind(const Within *w, const Area *area)
{
    return g_ptr_array_find(w->counted, area->kind, NULL);
}

/* The weight of the period, else the last before its end; 0: none is known. */
static double
weight(const Within *w, const Area *area, Period period)
{
    const GPtrArray *series;
    double last = 0;

    if (w->measure->over != OVER_WEIGHTED)
        return 1;
    series = facts_series(w->facts, w->measure->weight->id, area->id, w->days);
    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (date_compare(date_last_day(fact->period.last), date_last_day(period.last)) > 0)
            continue;
        last = fact_middle(fact);
        if (is_same_period(fact->period, period))
            break;
    }
    return last > 0 ? last : 0;
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
        if (is_counted_kind(w, up))
            return true;
    return false;
}

static bool
does_not_apply(const Within *w, const Area *area, Period period)
{
    return facts_not_applicable(w->facts, w->measure->id, area->id, period, w->days);
}

static void
add_value(const Within *w, Fact *sum, const Fact *part, double by)
{
    double value = fact_middle(part);

    sum->qualifier = sum->from_count == 0 || sum->qualifier == part->qualifier ? part->qualifier
                     : part->qualifier == QUALIFIER_NONE                       ? sum->qualifier
                     : sum->qualifier == QUALIFIER_NONE                        ? part->qualifier
                                                                               : QUALIFIER_ABOUT;
    if (w->measure->over == OVER_MIN)
        sum->value = sum->from_count == 0 ? value : fmin(sum->value, value);
    else if (w->measure->over == OVER_MAX)
        sum->value = sum->from_count == 0 ? value : fmax(sum->value, value);
    else
        sum->value += value * by;
    sum->low += fact_low(part) * by;
    sum->high += fact_high(part) * by;
    sum->has_range = sum->has_range || part->has_range;
    sum->decimals = MAX(sum->decimals, part->decimals);
    sum->basis = part->basis != NULL ? part->basis : sum->basis;
    sum->from[sum->from_count++] = part;
}

/* What stands where not all are told of: NULL where nothing can be said. */
static Fact *
bounded(const Within *w, Fact *sum, bool below_zero)
{
    bool least = w->measure->over != OVER_MIN;
    Qualifier bound = least ? QUALIFIER_AT_LEAST : QUALIFIER_AT_MOST;

    if (w->measure->over == OVER_WEIGHTED || (w->measure->over == OVER_SUM && below_zero))
        return sum;
    if (sum->qualifier != QUALIFIER_NONE && sum->qualifier != bound)
        return NULL;
    sum->value = sum->has_range && w->measure->over == OVER_SUM ? sum->low : sum->value;
    sum->has_range = false;
    sum->qualifier = bound;
    return sum;
}

static Fact *
of_all_inside(const Within *w, Period period)
{
    Arena *arena = facts_arena(w->facts);
    Fact *sum = arena_new0(arena, Fact, 1);
    g_autoptr(GString) who = g_string_new(NULL);
    double weights = 0;
    bool below_zero = false;
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
            add_value(w, sum, reported(w, area, period), weight(w, area, period));
            weights += weight(w, area, period);
            below_zero = below_zero || sum->from[sum->from_count - 1]->value < 0;
        }
        if (!is_counted_kind(w, area) || (by == NULL && does_not_apply(w, area, period)))
            continue;
        sum->total++;
        sum->covered += by != NULL;
        g_string_append_printf(who, "%s ", by == NULL ? "-" : area->id);
    }
    if (sum->from_count == 0)
        return NULL;
    if (w->measure->over == OVER_WEIGHTED) {
        sum->value /= weights;
        sum->low /= weights;
        sum->high /= weights;
    }
    sum->has_range = sum->has_range && sum->qualifier == QUALIFIER_NONE &&
                     (w->measure->over == OVER_SUM || w->measure->over == OVER_WEIGHTED);
    sum->within = arena_strdup(arena, who->str);
    sum->id = arena_printf(arena, "%s.%s.%s.areas", w->measure->id, w->top == NULL ? "world" : w->top->id,
                           period_format_end(period, facts_year_start(w->facts), last));
    return sum->covered == sum->total ? sum : bounded(w, sum, below_zero);
}

static bool
has_period(const GPtrArray *facts, Period period)
{
    for (guint i = 0; i < facts->len; i++)
        if (is_same_period(((const Fact *)g_ptr_array_index(facts, i))->period, period))
            return true;
    return false;
}

/* In each period for which one of them reports, and the area itself has nothing. */
static void
add_periods(const Within *w, const Area *area, GPtrArray *out)
{
    const GPtrArray *series = facts_series(w->facts, w->measure->id, area->id, w->days);

    for (guint k = 0; k < series->len; k++) {
        const Fact *fact = g_ptr_array_index(series, k);
        Fact *sum = fact->within != NULL || has_period(out, fact->period) ? NULL : of_all_inside(w, fact->period);

        if (sum != NULL)
            g_ptr_array_add(out, sum);
    }
}

void
facts_add_within(Facts *facts, const Measure *measure, const char *area, Days days, GPtrArray *out)
{
    const Plan *plan = facts_plan(facts);
    g_autoptr(GPtrArray) inside = g_ptr_array_new(), counted = g_ptr_array_new();
    Within w = { facts, measure, *area == '\0' ? NULL : plan_find_area(plan, area), days, inside, counted };
    size_t count;
    const Area *const *areas = plan_areas(plan, &count);

    if (w.top == NULL && *area != '\0')
        return;
    for (size_t i = 0; i < count; i++)
        if (w.top == NULL || area_is_within(areas[i], w.top))
            g_ptr_array_add(inside, (gpointer)(guintptr)areas[i]);
    find_counted(&w);
    for (guint i = 0; i < inside->len; i++)
        add_periods(&w, g_ptr_array_index(inside, i), out);
}
