/* What may be so but is more often a slip of the pen. */
#include "model/lint.h"
#include "base/diag_model.h"
#include <math.h>
#include "model/internal.h"
#include "model/lint_rules.h"

static bool
before(Date a, Date b)
{
    return date_is_set(a) && date_is_set(b) && date_compare(date_last_day(a), date_first_day(b)) < 0;
}

static bool
is_grade(const Measure *measure, double value)
{
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == value)
            return true;
    return measure->grade_count == 0;
}

static void
ratings_off_the_scale(const Plan *plan, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    size_t count;
    const Series *all = observations_series(plan->observations, &count);

    for (size_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < all[s].count && all[s].measure->grade_count > 0; i++) {
            Observation o = plan_observation(plan, all[s].first + i);

            if (!is_grade(o.measure, o.value))
                diag_report(diags, DIAG_LINT_NO_GRADE, o.place, observation_id(&o, arena), o.measure->id, NULL);
        }
}

/* ---- weights ---- */

static bool
has_category_of(const Measure *measure, const Dimension *dimension)
{
    for (size_t i = 0; i < measure->category_count; i++)
        if (measure->categories[i].dimension == dimension)
            return true;
    return false;
}

/* Of women alone nothing can be weighted where the weight is not told by sex. Once for each dimension. */
static void
look_for_weight_by(const Measure *measure, GHashTable *told, Diags *diags)
{
    const Measure *of = measure->of;

    for (size_t i = 0; i < of->dimension_count; i++) {
        const Dimension *dimension = of->dimensions[i];
        bool by = false;

        for (size_t k = 0; k < of->weight->dimension_count; k++)
            by = by || of->weight->dimensions[k] == dimension;
        if (!by && has_category_of(measure, dimension) &&
            g_hash_table_add(told, g_strdup_printf("%s %s", of->id, dimension->id)))
            diag_report_related(diags, DIAG_LINT_WEIGHT_NOT_BY, of->place, of->weight->place, of->id, dimension->id,
                                of->weight->id, NULL);
    }
}

/* The last figure that the area itself has tells of a time for which its weight is not known. */
static void
look_for_weight(const Plan *plan, const Series *series, GHashTable *told, Diags *diags)
{
    Figures *figures = plan_figures(plan, plan_days(plan));
    const Measure *measure = series->measure, *of = measure->of == NULL ? measure : measure->of;
    const FigureList *list = figures_of(figures, measure, series->area);
    const Figure *last = NULL;
    char day[11];

    for (size_t i = 0; i < list->whole_count; i++)
        last = list->whole[i].over.total == 0 ? &list->whole[i] : last;
    if (last == NULL || weight_at(figures, measure, series->area, last->period) != NULL ||
        !g_hash_table_add(told, g_strdup_printf("%s %s", of->id, series->area->id)))
        return;
    diag_report_related(diags, DIAG_LINT_NO_WEIGHT, figure_place(last), measure->place, series->area->id, measure->id,
                        measure->weight->id, date_format(last->period.last, day), NULL);
}

/* What cannot be weighted is in no mean of the areas that it is with. */
static void
areas_without_weight(const Plan *plan, Diags *diags)
{
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t count;
    const Series *all = observations_series(plan->observations, &count);

    for (size_t s = 0; s < count; s++) {
        if (all[s].measure->over != OVER_WEIGHTED || all[s].area == NULL)
            continue;
        if (all[s].measure->weight != NULL)
            look_for_weight(plan, &all[s], told, diags);
        else
            look_for_weight_by(all[s].measure, told, diags);
    }
}

/* A successor is bound from its independence, whenever it deposits. */
static void
memberships_out_of_order(const Plan *plan, Diags *diags)
{
    size_t count;
    const Membership *all = plan_memberships(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (before(all[i].deposited, all[i].signed_on) ||
            (all[i].how != JOIN_SUCCESSION && before(all[i].in_force, all[i].deposited)))
            diag_report(diags, DIAG_LINT_MEMBERSHIP_ORDER, all[i].place, all[i].area->id, all[i].treaty->id, NULL);
}

/* An extension leads further than what it extends. */
static void
extensions_out_of_order(const Plan *plan, Diags *diags)
{
    size_t count;
    const DeadlineSeries *all = plan_deadlines(plan, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t s = 1; s < all[i].step_count; s++)
            if (!before(all[i].steps[s - 1].date, all[i].steps[s].date))
                diag_report(diags, DIAG_LINT_EXTENSION_ORDER, all[i].place, all[i].area->id, all[i].article->number,
                            NULL);
}

/* The first deadline lies so many years after the entry into force as the article says. */
static void
first_deadlines_by_rule(const Plan *plan, Diags *diags)
{
    size_t count;
    const DeadlineSeries *all = plan_deadlines(plan, &count);

    for (size_t i = 0; i < count; i++) {
        const Membership *member = plan_find_membership(plan, all[i].area, all[i].treaty);
        Date stated = all[i].steps[0].date, rule = first_deadline(all[i].article, member);
        char text[2][11];

        if (date_is_set(rule) && !date_is_set(all[i].steps[0].decided) &&
            date_compare(date_last_day(stated), date_last_day(rule)) != 0)
            diag_report_related(diags, DIAG_LINT_FIRST_DEADLINE, all[i].steps[0].place, member->place, all[i].area->id,
                                all[i].article->number, date_format(stated, text[0]), date_format(rule, text[1]), NULL);
    }
}

/* Nobody extends a deadline of a treaty before it binds. */
static void
decisions_before_the_treaty(const Plan *plan, Diags *diags)
{
    size_t count;
    const DeadlineSeries *all = plan_deadlines(plan, &count);

    for (size_t i = 0; i < count; i++) {
        const Membership *member = plan_find_membership(plan, all[i].area, all[i].treaty);
        bool joined = member != NULL && date_is_set(member->in_force);
        Date bound = joined ? member->in_force : all[i].treaty->in_force;

        for (size_t s = 0; s < all[i].step_count; s++) {
            const DeadlineStepRow *step = &all[i].steps[s];
            char decided[11], text[11];

            if (before(step->decided, bound))
                diag_report_related(diags, DIAG_LINT_DECIDED_EARLY, step->place,
                                    joined ? member->place : all[i].treaty->place, all[i].area->id,
                                    all[i].article->number, date_format(step->decided, decided),
                                    date_format(bound, text), NULL);
        }
    }
}

/* Only what was declared done can be found again. */
static void
found_again_without_end(const Plan *plan, Diags *diags)
{
    size_t count;
    const DeadlineSeries *all = plan_deadlines(plan, &count);
    char text[11];

    for (size_t i = 0; i < count; i++)
        if (date_is_set(all[i].found_again) &&
            (!date_is_set(all[i].completed) || before(all[i].found_again, all[i].completed)))
            diag_report(diags, DIAG_LINT_FOUND_AGAIN, all[i].place, all[i].area->id, all[i].article->number,
                        date_format(all[i].found_again, text), NULL);
}

static void
target_before_its_baseline(const Target *target, const char *of, Diags *diags)
{
    if (before(target->date, target->baseline_date))
        diag_report(diags, DIAG_LINT_TARGET_ORDER, target->place, of, NULL);
}

static void
targets_before_their_baseline(const Plan *plan, Diags *diags)
{
    size_t count;
    const Objective *const *all = plan_objectives(plan, &count);

    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n < all[i]->indicator_count; n++)
            for (size_t t = 0; t < all[i]->indicators[n]->target_count; t++)
                target_before_its_baseline(&all[i]->indicators[n]->targets[t], all[i]->indicators[n]->id, diags);
        for (size_t f = 0; f < all[i]->follow_count; f++)
            target_before_its_baseline(&all[i]->follows[f].target, all[i]->id, diags);
    }
}

/* ---- baselines ---- */

static void
baseline_after_figures(const Plan *plan, const Target *target, const char *of, const Area *area, Diags *diags)
{
    const Measure *measure = target->measure;
    const FigureList *list;
    const Figure *latest;
    char baseline[11], last[11];

    if (!target->has_baseline || !date_is_set(target->baseline_date) || measure == NULL ||
        before(target->date, target->baseline_date))
        return;                         /* after its own target, which is told */
    if (measure->membership != NULL) {
        /* what is counted from memberships is known as far as the plan's own days go */
        Date seen = days_seen(plan_days(plan));

        if (before(seen, target->baseline_date))
            diag_report_related(diags, DIAG_LINT_LATE_BASELINE, target->place, measure->place, of,
                                date_format(target->baseline_date, baseline), measure->id, date_format(seen, last),
                                NULL);
        return;
    }
    list = figures_of(plan_figures(plan, plan_days(plan)), measure, area);
    latest = list->count > 0 ? &list->figures[list->count - 1] : NULL;
    if (latest != NULL && latest->part_count > 0 && before(latest->period.last, target->baseline_date))
        diag_report_related(diags, DIAG_LINT_LATE_BASELINE, target->place, figure_place(latest), of,
                            date_format(target->baseline_date, baseline), measure->id,
                            date_format(latest->period.last, last), NULL);
}

static void
followed_baselines(const Plan *plan, const Objective *objective, const Follow *follow, Diags *diags)
{
    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t s = 0; s < objective->groups[g].area_count; s++)
            if (follow_is_for(objective, follow, objective->groups[g].areas[s]))
                baseline_after_figures(plan, &follow->target, objective->id, objective->groups[g].areas[s], diags);
}

/* As far as the plan's own pages know. */
static void
baselines_after_figures(const Plan *plan, Diags *diags)
{
    size_t count;
    const Objective *const *all = plan_objectives(plan, &count);

    for (size_t i = 0; i < count; i++) {
        for (size_t n = 0; n < all[i]->indicator_count; n++)
            for (size_t t = 0; t < all[i]->indicators[n]->target_count; t++)
                baseline_after_figures(plan, &all[i]->indicators[n]->targets[t], all[i]->indicators[n]->id,
                                       all[i]->indicators[n]->targets[t].area, diags);
        for (size_t f = 0; f < all[i]->follow_count; f++)
            followed_baselines(plan, all[i], &all[i]->follows[f], diags);
    }
}

/* ---- rows for one area ---- */

static bool
names_area(const Objective *objective, const Area *area)
{
    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t s = 0; s < objective->groups[g].area_count; s++)
            if (objective->groups[g].areas[s] == area)
                return true;
    return false;
}

static void
rows_for_areas_that_are_no_targets(const Plan *plan, Diags *diags)
{
    size_t count;
    const Objective *const *all = plan_objectives(plan, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t f = 0; f < all[i]->follow_count; f++) {
            const Follow *follow = &all[i]->follows[f];

            if (follow->area != NULL && !names_area(all[i], follow->area))
                diag_report_related(diags, DIAG_LINT_FOLLOW_AREA, follow->place, all[i]->place, follow->area->id,
                                    all[i]->id, NULL);
        }
}

/* ---- grades ---- */

static void
grades_without_order(const Plan *plan, Diags *diags)
{
    size_t count;
    const Measure *const *all = plan_measures(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (all[i]->grade_count > 1 && all[i]->better == BETTER_NONE)
            diag_report_related(diags, DIAG_LINT_GRADES_UNORDERED, all[i]->place, all[i]->grades[0].place, all[i]->id,
                                NULL);
}

/* ---- totals ---- */

static const char *
in_digits(char *out, double value, int decimals)
{
    char format[8];

    g_snprintf(format, sizeof format, "%%.%df", MIN(decimals, 9));
    return g_ascii_formatd(out, G_ASCII_DTOSTR_BUF_SIZE, format, value);
}

/* By more than half a unit of the last digit that the total is written with. */
static bool
is_above(const Figure *sum, const Figure *total)
{
    return qualifier_side(total->qualifier) != QUALIFIER_AT_LEAST &&
           sum->value > (total->has_range ? total->high : total->value) + 0.5 * pow(10, -total->decimals) * (1 + 1e-9);
}

static void
look_at_totals(const FigureList *list, bool above, DiagId id, Diags *diags)
{
    char reported[G_ASCII_DTOSTR_BUF_SIZE], summed[G_ASCII_DTOSTR_BUF_SIZE];

    for (size_t i = 0; i < list->count; i++) {
        const Figure *total = &list->figures[i], *sum = total->parts_say;

        if (sum != NULL && is_above(sum, total) == above)
            diag_report_related(diags, id, figure_place(total), figure_place(sum), total->id,
                                in_digits(reported, total->value, total->decimals),
                                in_digits(summed, sum->value, sum->decimals), NULL);
    }
}

/* Only where something is reported can a total differ from its parts. */
void
lint_totals(const Plan *plan, Days days, bool above, DiagId id, Diags *diags)
{
    Figures *figures = plan_figures(plan, days);
    size_t count;
    const Series *series = observations_series(plan->observations, &count);

    for (size_t i = 0; i < count; i++)
        if (series[i].measure->sum_count + series[i].measure->part_count > 0)
            look_at_totals(figures_of(figures, series[i].measure, series[i].area), above, id, diags);
}

static void
report_above(const Figure *part, const Figure *total, Diags *diags)
{
    char reported[G_ASCII_DTOSTR_BUF_SIZE], summed[G_ASCII_DTOSTR_BUF_SIZE];

    diag_report_related(diags, DIAG_LINT_PARTS_ABOVE, figure_place(total), figure_place(part), total->id,
                        in_digits(reported, total->value, total->decimals),
                        in_digits(summed, part->value, part->decimals), NULL);
}

/* Is there surely more of the part than of the whole that it is in, both of one time? */
static void
look_at_part(const Figure *part, const FigureList *totals, const Measure *measure, Diags *diags)
{
    const Figure *total = figures_find_period(totals, measure, part->period);
    Figure least = *part;

    least.value = part->has_range ? part->low : part->value;
    if (total != NULL && total->over.total == 0 && !total->summed && !total->open && !part->open &&
        (part->qualifier == QUALIFIER_NONE || part->qualifier == QUALIFIER_AT_LEAST) && is_above(&least, total))
        report_above(&least, total, diags);
}

/* What the areas within come to, against what is reported of the area itself. */
static void
look_at_areas_within(const Plan *plan, const Series *series, Diags *diags)
{
    g_autoptr(GArray) over = NULL;
    Figures *figures;
    size_t count;

    if (series->measure->over != OVER_SUM || (plan_areas_within(plan, series->area, &count), count == 0))
        return;
    figures = plan_figures(plan, plan_days(plan));
    over = g_array_new(FALSE, TRUE, sizeof(Figure));
    add_over_areas(figures, series->measure, series->area, &(FigureList){ 0 }, over);
    for (guint i = 0; i < over->len; i++)
        look_at_part(&g_array_index(over, Figure, i), figures_of(figures, series->measure, series->area),
                     series->measure, diags);
}

static bool
is_of_what_adds_up(const Measure *measure)
{
    for (size_t i = 0; i < measure->category_count; i++)
        if (!measure->categories[i].dimension->complete)
            return false;
    return true;
}

/* One member alone of a dimension that does not add up, against what is reported of all. */
static void
look_at_member(const Plan *plan, const Series *series, Diags *diags)
{
    const Measure *of = series->measure->of;
    const FigureList *parts;
    Figures *figures;

    if (of == NULL || is_of_what_adds_up(series->measure) || !is_amount(plan, of) ||
        plan_find_series(plan, of, series->area) == NULL)
        return;
    figures = plan_figures(plan, plan_days(plan));
    parts = figures_of(figures, series->measure, series->area);
    for (size_t i = 0; i < parts->count; i++)
        look_at_part(&parts->figures[i], figures_of(figures, of, series->area), of, diags);
}

/*
 * What rounding of the total does not explain. As the plan's own pages would print them; the closer look tells of the
 * rest.
 */
static void
parts_above_their_total(const Plan *plan, Diags *diags)
{
    size_t count;
    const Series *all = observations_series(plan->observations, &count);

    lint_totals(plan, plan_days(plan), true, DIAG_LINT_PARTS_ABOVE, diags);
    for (size_t i = 0; i < count; i++) {
        look_at_areas_within(plan, &all[i], diags);
        look_at_member(plan, &all[i], diags);
    }
}

typedef void (*LintRule)(const Plan *plan, Diags *diags);

static const LintRule rules[] = {
    ratings_off_the_scale,       memberships_out_of_order,
    extensions_out_of_order,     first_deadlines_by_rule,
    decisions_before_the_treaty, targets_before_their_baseline,
    baselines_after_figures,     rows_for_areas_that_are_no_targets,
    grades_without_order,        parts_above_their_total,
    areas_without_weight,        found_again_without_end,
};

void
plan_lint(const Plan *plan, Diags *diags)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        rules[i](plan, diags);
}

/* A calendar alone may be meant; more often the goals stand in a file that is not in the folder. */
void
plan_lint_goals(const Plan *plan, Diags *diags)
{
    size_t count;

    plan_goals(plan, &count);
    if (count == 0)
        diag_report(diags, DIAG_LINT_NO_GOAL, plan_place(plan), plan_id(plan), NULL);
}
