/*
 * A measure over the areas within an area: summed, weighted, the least or the most, as the measure declares. What is
 * counted are in each branch the lowest areas of the kinds that have figures of their own: districts where districts
 * report. A figure of a province stands for all its districts, and a district without a figure is told as such: 12 of
 * 14 districts.
 */
#include "base/sort.h"
#include "model/internal.h"

typedef struct Gathered {
    Figures *figures;
    const Measure *measure;
    const Area *top;
    GHashTable *kinds; /* AreaKind: of areas that report */
    GHashTable *above; /* Area: those within which areas of another of these kinds lie */
    Together sum;
    Period period;
    FigureOver over;
    GArray *leaves;                     /* as a CoverageSet has them */
    bool mixed;
} Gathered;

/* ---- which areas are counted ---- */

/* One that is worked out over the areas within its own area is not. */
static bool
is_reported(const Figure *figure)
{
    return figure->over.total == 0;
}

/* The periods for which an area reports, and its kind. */
static void
look_at_area(const Gathered *g, const Area *area, GArray *periods)
{
    const FigureList *list = figures_of(g->figures, g->measure, area);

    for (size_t i = 0; i < list->whole_count; i++)
        if (is_reported(&list->whole[i])) {
            g_hash_table_add(g->kinds, (gpointer)(guintptr)area->kind);
            g_array_append_val(periods, list->whole[i].period);
        }
}

static void
look_at_areas_within(const Gathered *g, const Area *area, GArray *periods)
{
    size_t count;
    const Area *const *parts = plan_areas_within(figures_plan(g->figures), area, &count);

    for (size_t i = 0; i < count; i++) {
        look_at_areas_within(g, parts[i], periods);
        look_at_area(g, parts[i], periods);
    }
}

static void
note_those_above(const Gathered *g, const Area *area)
{
    size_t count;
    const Area *const *parts = plan_areas_within(figures_plan(g->figures), area, &count);

    for (size_t i = 0; i < count; i++) {
        note_those_above(g, parts[i]);
        if (g_hash_table_contains(g->kinds, parts[i]->kind))
            for (const Area *up = parts[i]->within; up != g->top; up = up->within)
                if (up->kind != parts[i]->kind)
                    g_hash_table_add(g->above, (gpointer)(guintptr)up);
    }
}

/*
 * The lowest areas of a kind that reports, each branch by itself: a district whose centres report is counted by its
 * centres, and one without any centre, beside it, as a district.
 */
static bool
is_counted(const Gathered *g, const Area *area)
{
    return g_hash_table_contains(g->kinds, area->kind) && !g_hash_table_contains(g->above, area);
}

/* ---- one period ---- */

const Figure *
weight_at(Figures *figures, const Measure *measure, const Area *area, Period period)
{
    const FigureList *list;
    const Figure *weight;

    if (measure->weight == NULL)
        return NULL;
    list = figures_of(figures, measure->weight, area);
    weight = figures_find_period(list, measure->weight, period);
    if (weight != NULL && weight->open)
        weight = NULL;
    for (size_t i = list->whole_count; weight == NULL && i > 0; i--)
        if (date_compare(date_last_day(list->whole[i - 1].period.last), date_last_day(period.last)) <= 0)
            weight = &list->whole[i - 1];
    return weight != NULL && weight->value > 0 ? weight : NULL;
}

/* False: its weight is not known, so that it cannot be taken. */
static bool
take_part(Gathered *g, const Area *area, const Figure *part)
{
    const Figure *weight =
        g->measure->over == OVER_WEIGHTED ? weight_at(g->figures, g->measure, area, g->period) : NULL;

    if (g->measure->over == OVER_WEIGHTED && weight == NULL)
        return false;
    together_take(&g->sum, part, weight == NULL ? 1 : weight->value);
    g->sum.figure.bounded = g->sum.figure.bounded || part->only != NULL;
    return true;
}

static void
count_area(Gathered *g, const Area *area, bool covered)
{
    uint32_t leaf = COVERAGE_LEAF(area, covered);

    g_array_append_val(g->leaves, leaf);
    g->over.total++;
    g->over.covered += covered;
    /* which they are: FNV-1a of their places */
    if (covered)
        g->over.who = (g->over.who ^ (area->index + 1)) * 1099511628211U;
    g->mixed = g->mixed || (g->over.kind != NULL && g->over.kind != area->kind);
    g->over.kind = area->kind;
}

/* covered: an area between `top` and this one has a figure, which stands for all within it. */
static void
gather(Gathered *g, const Area *area, bool covered)
{
    size_t count;
    const Area *const *parts = plan_areas_within(figures_plan(g->figures), area, &count);

    for (size_t i = 0; i < count; i++) {
        const FigureList *list = figures_of(g->figures, g->measure, parts[i]);
        const Figure *own = covered ? NULL : figures_find_period(list, g->measure, g->period);
        bool taken = own != NULL && is_reported(own) && !own->open && take_part(g, parts[i], own);

        if (!is_counted(g, parts[i]))
            gather(g, parts[i], covered || taken);
        else if (covered || taken || !figures_not_applicable(g->figures, list, g->measure, g->period))
            count_area(g, parts[i], covered || taken);
    }
}

static bool
over_period(Gathered *g, Figure *out)
{
    char last[PERIOD_TEXT];

    g->over = (FigureOver){ .who = 14695981039346656037U };
    g_array_set_size(g->leaves, 0);
    together_begin(&g->sum, g->figures, g->measure->over, g->period);
    gather(g, g->top, false);
    if (!together_end(&g->sum, g->over.covered == g->over.total))
        return false;
    g->over.kind = g->mixed ? NULL : g->over.kind;
    *out = g->sum.figure;
    out->over = g->over;
    out->over.set = g->over.total == 0 ? NULL : coverage_set(g->figures, g->leaves);
    out->id =
        arena_printf(figures_arena(g->figures), "%s.%s.%s.areas", g->measure->id, g->top == NULL ? "world" : g->top->id,
                     period_format(g->period, plan_year_start(figures_plan(g->figures)), last));
    return true;
}

static int
compare_periods(const void *left, const void *right)
{
    return period_compare(*(const Period *)left, *(const Period *)right);
}

void
add_over_areas(Figures *figures, const Measure *measure, const Area *area, const FigureList *own, GArray *out)
{
    g_autoptr(GArray) periods = g_array_new(FALSE, FALSE, sizeof(Period));
    g_autoptr(GArray) leaves = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autoptr(GHashTable) kinds = g_hash_table_new(NULL, NULL), above = g_hash_table_new(NULL, NULL);
    Gathered g = {
        .figures = figures, .measure = measure, .top = area, .kinds = kinds, .above = above, .leaves = leaves
    };

    look_at_areas_within(&g, area, periods);
    if (g_hash_table_size(kinds) > 1)
        note_those_above(&g, area);
    sort_items(periods->data, periods->len, sizeof(Period), compare_periods);
    for (guint i = 0; i < periods->len; i++) {
        Gathered one = g;
        Figure figure;

        one.period = g_array_index(periods, Period, i);
        if (i > 0 && is_same_time(measure, one.period, g_array_index(periods, Period, i - 1)))
            continue;
        if (figures_find_period(own, measure, one.period) == NULL && over_period(&one, &figure))
            g_array_append_val(out, figure);
    }
}

bool
figure_lacks(const Figure *figure, const Area *area, const Area *around)
{
    return figure->over.set != NULL && (around == NULL || area_is_within(area, around)) &&
           coverage_of(figure->over.set, area) == COVERAGE_LACKS;
}
