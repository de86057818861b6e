/* Ladders: what their steps may ask, held while the plan is built, and how an area stands to each. */
#include "model/building.h"
#include "model/internal.h"
#include "model/ladders.h"
#include <math.h>
#include <string.h>

/* ---- while the plan is built ---- */

/* Which of the step's attributes says what makes it true, by its kind. */
static const char *
lacks(const LadderRule *step)
{
    switch (step->by) {
    case STEP_BY_GRADE:
    case STEP_BY_VOTE: return step->measure == NULL ? "measure" : NULL;
    case STEP_BY_SIGNATURE:
    case STEP_BY_MEMBERSHIP:
    case STEP_BY_FORCE: return step->treaty == NULL ? "treaty" : NULL;
    case STEP_BY_RECORD: return step->record == NULL ? "record" : NULL;
    }
    return NULL;
}

static const LadderRule *
find_step(const Ladder *ladder, const char *id)
{
    for (size_t i = 0; id != NULL && i < ladder->step_count; i++)
        if (strcmp(ladder->steps[i].id, id) == 0)
            return &ladder->steps[i];
    return NULL;
}

/* A step that comes after itself, by however many others. */
static bool
comes_after_itself(const Ladder *ladder, const LadderRule *step)
{
    const LadderRule *at = find_step(ladder, step->after);

    for (size_t i = 0; at != NULL && at != step && i < ladder->step_count; i++)
        at = find_step(ladder, at->after);
    return at == step;
}

void
ladder_resolved(PlanBuilder *b, void *element)
{
    const Ladder *ladder = element;

    for (size_t i = 0; i < ladder->step_count; i++) {
        const LadderRule *step = &ladder->steps[i], *after = find_step(ladder, step->after);

        if (lacks(step) != NULL && !builder_has_unread(b, lacks(step)) && !builder_has_told(b, step->place))
            diag_report_related(b->diags, DIAG_LADDER_STEP_LACKS, step->place, ladder->place, step->id, lacks(step),
                                NULL);
        if (find_step(ladder, step->id) != step)
            diag_report_related(b->diags, DIAG_LADDER_STEP_TWICE, step->place, find_step(ladder, step->id)->place,
                                step->id, NULL);
        else if (step->after != NULL && after == NULL)
            diag_report_related(b->diags, DIAG_LADDER_NO_STEP, step->place, ladder->place, step->id, step->after, NULL);
        else if (after != NULL && comes_after_itself(ladder, step))
            diag_report_related(b->diags, DIAG_LADDER_LOOP, step->place, after == step ? ladder->place : after->place,
                                step->id, NULL);
    }
}

/* ---- reading ---- */

const Ladder *const *
plan_ladders(const Plan *plan, size_t *count)
{
    *count = plan->ladders->len;
    return (const Ladder *const *)plan->ladders->pdata;
}

const Ladder *
plan_find_ladder(const Plan *plan, const char *id)
{
    return g_hash_table_lookup(plan->by_id[ELEMENT_LADDER], id);
}

const Ladder *
plan_ladder_into(const Plan *plan, const Treaty *treaty)
{
    for (guint i = 0; i < plan->ladders->len; i++) {
        const Ladder *ladder = g_ptr_array_index(plan->ladders, i);

        if (ladder->treaty == treaty)
            return ladder;
    }
    return NULL;
}

/* ---- how an area stands to a step ---- */

bool
step_grade_is_enough(const LadderRule *rule, double value)
{
    const Measure *measure = rule->measure;
    bool down = measure->better == BETTER_DOWN;

    if (!isnan(rule->least))
        return down ? value <= rule->least : value >= rule->least;
    if (measure->grade_count == 0)
        return value > 0;
    return measure->better != BETTER_NONE && measure->grade_count >= 2 &&
           value == measure->grades[measure->grade_count - 1].value;
}

static void
see_series(View *view, const Area *area, StepSeen *seen)
{
    size_t last;

    seen->series = view_series(view, seen->rule->measure, area, &seen->count);
    if (seen->count == 0)
        return;
    last = seen->count - 1;
    seen->taken = step_grade_is_enough(seen->rule, seen->series[last].value);
    if (seen->taken) {
        while (last > 0 && step_grade_is_enough(seen->rule, seen->series[last - 1].value))
            last--;
        seen->since = seen->series[last].period.last;
        return;
    }
    for (size_t i = last; i > 0 && !seen->lost; i--)
        if (step_grade_is_enough(seen->rule, seen->series[i - 1].value)) {
            seen->lost = true;
            seen->lost_on = seen->series[i].period.last;
        }
}

static void
see_membership(View *view, const Area *area, StepSeen *seen)
{
    const Membership *known;

    seen->standing = view_membership(view, area, seen->rule->treaty);
    known = &seen->standing.seen;
    seen->since = seen->rule->by == STEP_BY_SIGNATURE    ? known->signed_on
                  : seen->rule->by == STEP_BY_MEMBERSHIP ? known->deposited
                                                         : known->in_force;
    seen->taken = date_is_set(seen->since) &&
                  (seen->rule->by != STEP_BY_FORCE || date_compare(seen->since, view_as_of(view)) <= 0);
    seen->sources = known->sources;
    seen->source_count = known->source_count;
}

static void
see_records(View *view, const Area *area, StepSeen *seen)
{
    size_t count;
    const RecordSeen *records = view_records(view, seen->rule->record, area, &count);

    for (size_t i = 0; i < count; i++) {
        const RecordSeen *at = &records[i];

        if ((seen->rule->where != NULL && !record_says_all(at->record, seen->rule->where)) ||
            (seen->taken && !at->stands))
            continue;
        if (!at->stands) {
            seen->lost = true;
            seen->lost_on = at->record->until;
        } else if (!seen->taken) {
            seen->taken = true;
            seen->since = at->record->period.first;
        } else {
            continue;
        }
        seen->record = at->record;
        seen->sources = at->sources;
        seen->source_count = at->source_count;
    }
    seen->lost = seen->lost && !seen->taken;
}

const StepSeen *
view_ladder(View *view, const Ladder *ladder, const Area *area)
{
    StepSeen *all = arena_new0(view->arena, StepSeen, ladder->step_count + 1);

    for (size_t i = 0; i < ladder->step_count; i++) {
        StepSeen *seen = &all[i];

        *seen = (StepSeen){ .rule = &ladder->steps[i], .since = DATE_NONE, .lost_on = DATE_NONE };
        if (lacks(seen->rule) != NULL)
            continue;
        if (seen->rule->by == STEP_BY_RECORD)
            see_records(view, area, seen);
        else if (seen->rule->by <= STEP_BY_VOTE)
            see_series(view, area, seen);
        else
            see_membership(view, area, seen);
        seen->late = !seen->taken && date_is_set(seen->rule->due) &&
                     date_compare(date_last_day(seen->rule->due), view_as_of(view)) < 0;
    }
    return all;
}
