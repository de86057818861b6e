/*
 * What stands for a period is decided here and nowhere else: of several figures the final beats the estimate beats the
 * preliminary, and between equals the one whose source was published later. It is decided once for a plan and a day: a series
 * when it is first asked for, and its figures live as long as the plan.
 */
#include "base/sort.h"
#include "model/internal.h"

struct Figures {
    const Plan *plan;
    Date as_of;
    Arena *arena;
    GHashTable *lists;                  /* place in the table of measures and states, from 1 -> FigureList */
};

/* ---- which observations are known ---- */

static bool
admitted(const Figures *figures, const Observation *o)
{
    return date_compare(date_last_day(o->period.last), figures->as_of) <= 0;
}

static int
compare_periods(Period a, Period b)
{
    int order = date_compare(date_last_day(a.last), date_last_day(b.last));

    return order != 0 ? order : date_compare(date_first_day(a.first), date_first_day(b.first));
}

static int
compare_figures(const void *left, const void *right)
{
    return compare_periods(((const Figure *)left)->period, ((const Figure *)right)->period);
}

/* ---- a measure's own figures ---- */

/* The one that stands is the last of its period: so they are sorted in the plan. */
static Figure
figure_of(const Observation *const *group, size_t count)
{
    const Observation *o = group[count - 1];

    return (Figure){ .known = true, .value = o->value, .decimals = o->decimals, .period = o->period, .quality = o->quality, .id = o->id,
                     .parts = &group[count - 1], .part_count = 1, .revised = group, .revised_count = count - 1 };
}

/* One a period, oldest first. */
static void
add_own(Figures *figures, const Series *series, GArray *out)
{
    const Observation **known = arena_new0(figures->arena, const Observation *, series->count);

    for (size_t i = 0, next; i < series->count; i = next) {
        size_t count = 0;

        for (next = i; next < series->count && compare_periods(series->observations[i]->period, series->observations[next]->period) == 0; next++)
            if (admitted(figures, series->observations[next]))
                known[count++] = series->observations[next];
        if (count > 0) {
            Figure figure = figure_of(known, count);

            g_array_append_val(out, figure);
            known += count;
        }
    }
}

/* ---- sums ---- */

static const Figure *
find_period(const Figure *list, size_t count, Period period)
{
    Figure key = { .period = period };

    return count == 0 ? NULL : bsearch(&key, list, count, sizeof(Figure), compare_figures);
}

static void
add_part(Figure *sum, const Figure *part, const Observation **parts)
{
    sum->value += part->value;
    sum->decimals = MAX(sum->decimals, part->decimals);
    sum->quality = MIN(sum->quality, part->quality);
    for (size_t i = 0; i < part->part_count; i++)
        parts[sum->part_count++] = part->parts[i];
}

/* False where one of the parts has no figure for the period: part of a sum is not the sum. */
static bool
sum_of(Figures *figures, const Measure *measure, const State *state, Period period, Figure *sum)
{
    const Observation **parts = arena_new0(figures->arena, const Observation *, measure->sum_count);
    char last[11];

    *sum = (Figure){ .known = true, .summed = true, .period = period, .quality = Q_FINAL, .parts = parts };
    for (size_t i = 0; i < measure->sum_count; i++) {
        const FigureList *list = figures_of(figures, measure->sum_of[i], state);
        const Figure *part = find_period(list->figures, list->count, period);

        if (part == NULL)
            return false;
        add_part(sum, part, parts);
    }
    sum->id = arena_printf(figures->arena, "%s.%s.%s.sum", measure->id, state == NULL ? "world" : state->id, date_format(period.last, last));
    return true;
}

/* Where the measure has no figure of its own for a period, and all its parts have one, their sum. */
static void
add_sums(Figures *figures, const Measure *measure, const State *state, GArray *out)
{
    const FigureList *first = figures_of(figures, measure->sum_of[0], state);
    guint own = out->len;

    for (size_t i = 0; i < first->count; i++) {
        Period period = first->figures[i].period;
        Figure sum;

        if (find_period((const Figure *)(void *)out->data, own, period) == NULL && sum_of(figures, measure, state, period, &sum))
            g_array_append_val(out, sum);
    }
    sort_items(out->data, out->len, sizeof(Figure), compare_figures);
}

/* ---- derived: the number of States Parties by date of deposit ---- */

/* One figure at the end of each year since the first deposit, and one on the as-of day. */
static void
add_counts(Figures *figures, const Measure *measure, GArray *out)
{
    size_t count = 0, step = 0;
    g_autofree CountStep *steps = party_steps(figures->plan, figures->as_of, measure->membership, &count);

    for (int year = count > 0 ? steps[0].date.year : figures->as_of.year + 1; year <= figures->as_of.year; year++) {
        Date day = date_last_day((Date){ .year = (int16_t)year });
        Figure figure = { .known = true, .quality = Q_FINAL };
        char text[11];

        if (date_compare(day, figures->as_of) > 0)
            day = figures->as_of;
        while (step < count && steps[step].date.year <= year)
            step++;
        figure.value = (double)step;
        figure.period = (Period){ day, day };
        figure.id = arena_printf(figures->arena, "%s.world.%s", measure->id, date_format(day, text));
        g_array_append_val(out, figure);
    }
}

/* ---- decimals ---- */

/* All figures of a row are printed with the largest number of decimals among them. */
static void
share_decimals(GArray *figures)
{
    int most = 0;

    for (guint i = 0; i < figures->len; i++)
        most = MAX(most, g_array_index(figures, Figure, i).decimals);
    for (guint i = 0; i < figures->len; i++)
        g_array_index(figures, Figure, i).row_decimals = most;
}

/* ---- the lists ---- */

static void
resolve(Figures *figures, const Measure *measure, const State *state, FigureList *list)
{
    const Series *series = plan_find_series(figures->plan, measure, state);
    g_autoptr(GArray) out = g_array_new(FALSE, TRUE, sizeof(Figure));

    if (measure->membership != NULL && state == NULL)
        add_counts(figures, measure, out);
    else if (series != NULL)
        add_own(figures, series, out);
    if (measure->sum_count > 0)
        add_sums(figures, measure, state, out);
    share_decimals(out);
    list->count = out->len;
    list->figures = arena_memdup(figures->arena, out->data, sizeof(Figure) * out->len);
}

const FigureList *
figures_of(Figures *figures, const Measure *measure, const State *state)
{
    size_t key = measure->index * (figures->plan->states->len + 1) + (state == NULL ? 0 : state->index + 1) + 1;
    FigureList *list = g_hash_table_lookup(figures->lists, GSIZE_TO_POINTER(key));

    if (list == NULL) {
        list = arena_new0(figures->arena, FigureList, 1);
        resolve(figures, measure, state, list);
        g_hash_table_insert(figures->lists, GSIZE_TO_POINTER(key), list);
    }
    return list;
}

void
figures_free(Figures *figures)
{
    g_hash_table_unref(figures->lists);
    arena_free(figures->arena);
    g_free(figures);
}

Figures *
plan_figures(const Plan *plan, Date as_of)
{
    Figures *figures;

    for (guint i = 0; i < plan->figures->len; i++) {
        figures = g_ptr_array_index(plan->figures, i);
        if (date_equal(figures->as_of, as_of))
            return figures;
    }
    figures = g_new0(Figures, 1);
    *figures = (Figures){ plan, as_of, arena_new(), g_hash_table_new(NULL, NULL) };
    g_ptr_array_add(plan->figures, figures);
    return figures;
}
