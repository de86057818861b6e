/*
 * A measure over the areas within an area: summed, weighted, the least or the most, as the measure declares. What is
 * counted are areas of the lowest kinds that have figures of their own: districts where districts report. A figure of
 * a province stands for all its districts, and a district without a figure is told as such: 12 of 14 districts.
 */
#include "base/sort.h"
#include <math.h>
#include "model/internal.h"

typedef struct Gathered {
    Figures *figures;
    const Measure *measure;
    const Area *top;
    Period period;
    GHashTable *kinds; /* of the areas that are counted */
    Figure figure;
    GArray *parts; /* ObservationRef */
    double weight;
    bool any, mixed, below_zero;
} Gathered;

/* ---- which kinds are counted ---- */

static bool
is_reported(const Figure *figure)
{
    return figure->over.total == 0;
}

static bool
has_reported(Figures *figures, const Measure *measure, const Area *area)
{
    const FigureList *list = figures_of(figures, measure, area);

    for (size_t i = 0; i < list->whole_count; i++)
        if (is_reported(&list->whole[i]))
            return true;
    return false;
}

static void
look_for_kinds(const Gathered *g, const Area *area, GHashTable *above, GArray *periods)
{
    size_t count;
    const Area *const *parts = plan_areas_within(figures_plan(g->figures), area, &count);

    for (size_t i = 0; i < count; i++) {
        look_for_kinds(g, parts[i], above, periods);
        if (!has_reported(g->figures, g->measure, parts[i]))
            continue;
        g_hash_table_add(g->kinds, (gpointer)(guintptr)parts[i]->kind);
        for (const Area *up = parts[i]->within; up != g->top; up = up->within)
            if (up->kind != parts[i]->kind)
                g_hash_table_add(above, (gpointer)(guintptr)up->kind);
        {
            const FigureList *list = figures_of(g->figures, g->measure, parts[i]);

            for (size_t k = 0; k < list->count; k++)
                if (is_reported(&list->figures[k]) && !list->figures[k].open)
                    g_array_append_val(periods, list->figures[k].period);
        }
    }
}

/* Of a kind that lies above another one with figures, only the lower one is counted. */
static void
keep_lowest(const Gathered *g, GHashTable *above)
{
    GHashTableIter iter;
    gpointer kind;

    g_hash_table_iter_init(&iter, g->kinds);
    while (g_hash_table_iter_next(&iter, &kind, NULL))
        if (g_hash_table_contains(above, kind) && g_hash_table_size(g->kinds) > 1)
            g_hash_table_iter_remove(&iter);
}

/* ---- one period ---- */

/* Of the same period, else what stood before its end. */
static const Figure *
weight_of(const Gathered *g, const Area *area)
{
    const FigureList *list = figures_of(g->figures, g->measure->weight, area);
    const Figure *weight = figures_find_period(list, g->period);

    for (size_t i = list->whole_count; weight == NULL && i > 0; i--)
        if (date_compare(date_last_day(list->whole[i - 1].period.last), date_last_day(g->period.last)) <= 0)
            weight = &list->whole[i - 1];
    return weight != NULL && weight->value > 0 ? weight : NULL;
}

static void
take_value(Gathered *g, const Figure *part, double weight)
{
    Figure *f = &g->figure;
    double value = part->value * weight;

    switch (g->measure->over) {
    case OVER_NONE:
        break;
    case OVER_SUM:
    case OVER_WEIGHTED:
        f->low += (part->has_range ? part->low : part->value) * weight;
        f->high += (part->has_range ? part->high : part->value) * weight;
        f->value += value;
        break;
    case OVER_MIN:
    case OVER_MAX:
        if (!g->any || (g->measure->over == OVER_MIN ? part->value < f->value : part->value > f->value))
            f->value = part->value;
        break;
    }
    g->weight += weight;
}

/* False: its weight is not known, so that it cannot be taken. */
static bool
take_part(Gathered *g, const Area *area, const Figure *part)
{
    Figure *f = &g->figure;
    const Figure *weight = g->measure->over == OVER_WEIGHTED ? weight_of(g, area) : NULL;

    if (g->measure->over == OVER_WEIGHTED && weight == NULL)
        return false;
    take_value(g, part, weight == NULL ? 1 : weight->value);
    f->has_range = f->has_range || part->has_range;
    f->between = f->between || part->between;
    f->basis = part->basis != NULL ? part->basis : f->basis;
    f->decimals = MAX(f->decimals, part->decimals);
    f->quality = MIN(f->quality, part->quality);
    f->undated = f->undated || part->undated;
    f->qualifier = !g->any ? part->qualifier : qualifier_of_both(f->qualifier, part->qualifier);
    f->bounded = f->bounded || part->bounded || part->only != NULL;
    if (!date_is_set(f->own) || date_compare(part->own, f->own) > 0)
        f->own = part->own;
    g->below_zero = g->below_zero || part->value < 0;
    g_array_append_vals(g->parts, part->parts, (guint)part->part_count);
    g->any = true;
    return true;
}

static void
count_area(Gathered *g, const Area *area, bool covered)
{
    FigureOver *over = &g->figure.over;

    over->total++;
    over->covered += covered;
    /* which they are: FNV-1a of their places */
    if (covered)
        over->who = (over->who ^ (area->index + 1)) * 1099511628211U;
    g->mixed = g->mixed || (over->kind != NULL && over->kind != area->kind);
    over->kind = area->kind;
}

/* covered: an area between `top` and this one has a figure, which stands for all within it. */
static void
gather(Gathered *g, const Area *area, bool covered)
{
    size_t count;
    const Area *const *parts = plan_areas_within(figures_plan(g->figures), area, &count);

    for (size_t i = 0; i < count; i++) {
        const FigureList *list = figures_of(g->figures, g->measure, parts[i]);
        const Figure *own = covered ? NULL : figures_find_period(list, g->period);
        bool taken = own != NULL && is_reported(own) && !own->open && take_part(g, parts[i], own);

        if (!g_hash_table_contains(g->kinds, parts[i]->kind))
            gather(g, parts[i], covered || taken);
        else if (covered || taken || !figures_not_applicable(g->figures, list, g->period))
            count_area(g, parts[i], covered || taken);
    }
}

/* Of those that are not in it nobody knows more than that they add nothing below nought. */
static bool
qualify(Gathered *g)
{
    Figure *f = &g->figure;
    Qualifier bound = g->measure->over == OVER_MIN ? QUALIFIER_AT_MOST : QUALIFIER_AT_LEAST;

    f->between = f->between && f->has_range;
    if (f->over.covered == f->over.total || g->measure->over == OVER_WEIGHTED)
        return true;
    if (g->measure->over == OVER_SUM && g->below_zero)
        return true;
    if (f->qualifier != QUALIFIER_NONE && f->qualifier != bound)
        return false;
    f->qualifier = bound;
    f->value = f->has_range && g->measure->over == OVER_SUM ? f->low : f->value;
    f->has_range = f->between = false;
    return true;
}

static bool
over_period(Gathered *g, Figure *out)
{
    Figure *f = &g->figure;
    Arena *arena = figures_arena(g->figures);
    char last[PERIOD_TEXT];

    g->parts = g_array_new(FALSE, FALSE, sizeof(ObservationRef));
    *f = (Figure){ .of = g->figures, .known = true, .summed = true, .period = g->period, .quality = Q_FINAL };
    f->over.who = 14695981039346656037U;
    gather(g, g->top, false);
    f->parts = arena_memdup(arena, g->parts->data, sizeof(ObservationRef) * g->parts->len);
    f->part_count = g->parts->len;
    g_array_unref(g->parts);
    if (!g->any)
        return false;
    f->over.kind = g->mixed ? NULL : f->over.kind;
    if (g->measure->over == OVER_WEIGHTED) {
        f->value /= g->weight;
        f->low /= g->weight;
        f->high /= g->weight;
    }
    f->has_range = f->has_range && f->qualifier == QUALIFIER_NONE &&
                   (g->measure->over == OVER_SUM || g->measure->over == OVER_WEIGHTED);
    f->id = arena_printf(arena, "%s.%s.%s.areas", g->measure->id, g->top == NULL ? "world" : g->top->id,
                         period_format_end(g->period, plan_year_start(figures_plan(g->figures)), last));
    if (!qualify(g))
        return false;
    *out = *f;
    return true;
}

static int
compare_periods(const void *left, const void *right)
{
    const Period *a = left, *b = right;
    int order = date_compare(date_last_day(a->last), date_last_day(b->last));

    return order != 0 ? order : date_compare(date_first_day(a->first), date_first_day(b->first));
}

void
add_over_areas(Figures *figures, const Measure *measure, const Area *area, GArray *out)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
    g_autoptr(GHashTable) kinds = g_hash_table_new(NULL, NULL), above = g_hash_table_new(NULL, NULL);
    Gathered g = { .figures = figures, .measure = measure, .top = area, .kinds = kinds };
    FigureList own = { .figures = (const Figure *)(const void *)out->data, .count = out->len };

    own.figures = g_memdup2(own.figures, sizeof(Figure) * own.count);
    look_for_kinds(&g, area, above, periods);
    keep_lowest(&g, above);
    sort_items(periods->data, periods->len, sizeof(Period), compare_periods);
    for (guint i = 0; i < periods->len; i++) {
        const Period *period = &g_array_index(periods, Period, i);
        Gathered one = g;
        Figure figure;

        if (i > 0 && compare_periods(period, period - 1) == 0)
            continue;
        one.period = *period;
        if (figures_find_period(&own, *period) == NULL && over_period(&one, &figure))
            g_array_append_val(out, figure);
    }
    g_free((gpointer)(guintptr)own.figures);
}
