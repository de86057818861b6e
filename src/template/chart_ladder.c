/* Ladders: the way into a treaty (votes, signature, consent, entry into force), or any steps that the plan has. */
#include "template/chart_data.h"
#include "base/diag_template.h"
#include "model/ladders.h"
#include <math.h>

static const char *
dated(Fill *fill, const char *key, Date date)
{
    LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, date, DATE_LONG)) };

    return message_drawn(fill, key, args, 1);
}

/*
 * The first year of those that end with the latest, of each of which a vote is known and has the best grade; the
 * latest where it is alone.
 */
static int
best_since(const StepSeen *seen)
{
    int since = figure_year(&seen->series[seen->count - 1]);

    for (size_t i = seen->count; i > 0 && step_grade_is_enough(seen->rule, seen->series[i - 1].value) &&
                                 figure_year(&seen->series[i - 1]) >= since - 1; i--)
        since = figure_year(&seen->series[i - 1]);
    return since;
}

/*
 * Votes so far: taken when the latest has the best grade, and said to be so every year since there was one in each of
 * them.
 */
static LadderStep
vote_step(ChartFillIn *in, const StepSeen *seen)
{
    Fill *fill = in->fill;
    const Measure *votes = seen->rule->measure;
    size_t count = seen->count;
    int year = count == 0 ? 0 : figure_year(&seen->series[count - 1]), since = count == 0 ? 0 : best_since(seen);
    const char *first = count == 0 ? "" : chart_year_text(fill, since, false),
               *last = count == 0 ? "" : chart_year_text(fill, year, false);
    const char *grade = count == 0 ? NULL : chart_grade_title(fill, votes, seen->series[count - 1].value), *key;
    LangArg args[] = { LANG_TEXT("year", last), LANG_TEXT("from", first), LANG_TEXT("to", last),
                       LANG_TEXT("grade", grade), LANG_NUMBER("span", year - since) };

    key = count == 0 ? "ladder-votes-none" : seen->taken && since < year ? "ladder-votes-every-year"
        : grade != NULL ? "ladder-votes-grade" : seen->taken ? "ladder-votes-taken" : "ladder-votes-other";
    if (seen->taken)
        chart_claim(in, "votes", arena_printf(fill->arena, "%s %s %d %d", votes->id, in->area->id, since, year));
    return (LadderStep){ message0(fill, "ladder-votes"), NULL, message_drawn(fill, key, args, G_N_ELEMENTS(args)),
                         STEP_LATER };
}

static LadderStep
consent_step(Fill *fill, const StepSeen *seen)
{
    bool signed_first = date_is_set(seen->standing.seen.signed_on);

    return seen->taken ? (LadderStep){ message0(fill, signed_first ? "ladder-ratified" : "ladder-acceded"), NULL,
                                       dated(fill, "ladder-on", seen->since), STEP_LATER }
                       : (LadderStep){ message0(fill, signed_first ? "ladder-ratification" : "ladder-accession"),
                                       message0(fill, "ladder-not-yet"), message0(fill, "ladder-none-read"),
                                       STEP_LATER };
}

/* Of a grade or a record: since when, or that it was so and is no more. */
static LadderStep
other_step(Fill *fill, const StepSeen *seen)
{
    LadderStep step = { seen->rule->id, NULL, message0(fill, "ladder-none-read"), STEP_LATER };

    if (seen->taken)
        step.below = date_is_set(seen->since) ? dated(fill, "ladder-on", seen->since) : NULL;
    else if (seen->lost)
        step.below = dated(fill, "ladder-lost", seen->lost_on);
    if (!seen->taken)
        step.detail = message0(fill, "ladder-not-yet");
    return step;
}

static LadderStep
step_of(ChartFillIn *in, const StepSeen *seen)
{
    Fill *fill = in->fill;
    LadderStep step;

    switch (seen->rule->by) {
    case STEP_BY_VOTE: step = vote_step(in, seen); break;
    case STEP_BY_SIGNATURE:
        step = (LadderStep){ message0(fill, "ladder-signed"), seen->taken ? NULL : message0(fill, "ladder-not-yet"),
                             seen->taken ? dated(fill, "ladder-on", seen->since) : message0(fill, "ladder-none-read"),
                             STEP_LATER };
        break;
    case STEP_BY_MEMBERSHIP: step = consent_step(fill, seen); break;
    case STEP_BY_FORCE:
        step = (LadderStep){ message0(fill, "ladder-in-force"), NULL,
                             date_is_set(seen->since) ? dated(fill, "ladder-on", seen->since)
                                                      : message0(fill, "ladder-in-force-rule"),
                             STEP_LATER };
        break;
    default: step = other_step(fill, seen);
    }
    if (seen->rule->title.text != NULL && *seen->rule->title.text != 0)
        step.title = local(fill, seen->rule->title);
    if (!seen->taken && date_is_set(seen->rule->due))
        step.detail = dated(fill, seen->late ? "ladder-overdue" : "ladder-due", seen->rule->due);
    step.state = seen->taken ? STEP_TAKEN : STEP_LATER;
    return step;
}

static bool
is_left_out(const StepSeen *seen, size_t count, size_t i)
{
    bool overtaken = false;

    for (size_t k = i + 1; k < count; k++)
        overtaken |= seen[k].taken;
    return !seen[i].taken && (seen[i].rule->shown == SHOWN_TAKEN ||
                              (seen[i].rule->shown == SHOWN_UNTIL_OVERTAKEN && overtaken));
}

/* The one that a plan without ladders has: the way into a treaty, by votes where a measure of votes is named. */
static const Ladder *
usual_ladder(Fill *fill, const Treaty *treaty, const Measure *votes)
{
    const LadderRule all[] = {
        { .id = "votes", .by = STEP_BY_VOTE, .measure = votes, .least = (double)NAN, .shown = SHOWN_UNTIL_OVERTAKEN },
        { .id = "signature", .by = STEP_BY_SIGNATURE, .treaty = treaty, .shown = SHOWN_TAKEN },
        { .id = "consent", .by = STEP_BY_MEMBERSHIP, .treaty = treaty },
        { .id = "in-force", .by = STEP_BY_FORCE, .treaty = treaty },
    };
    Ladder *ladder = arena_new0(fill->arena, Ladder, 1);
    size_t from = votes == NULL;

    *ladder = (Ladder){ .id = "", .treaty = treaty, .step_count = G_N_ELEMENTS(all) - from };
    ladder->steps = arena_memdup(fill->arena, &all[from], sizeof(LadderRule) * ladder->step_count);
    return ladder;
}

/* The ladder that is named, or that leads into the treaty; NULL with a diagnostic: there is none. */
static const Ladder *
ladder_asked(ChartFillIn *in)
{
    Fill *fill = in->fill;
    const char *id = fill_has(in->instruction, "ladder") ? fill_text(fill, in->instruction, "ladder") : NULL;
    const Ladder *ladder = id == NULL ? NULL : plan_find_ladder(fill->plan, id);
    const Treaty *treaty;

    if (id != NULL) {
        if (ladder == NULL)
            report_unknown(fill, in->instruction->place, "ladder", id);
        return ladder;
    }
    treaty = need_treaty(fill, fill_text(fill, in->instruction, "total"));
    if (treaty == NULL)
        return NULL;
    ladder = plan_ladder_into(fill->plan, treaty);
    return ladder != NULL ? ladder : usual_ladder(fill, treaty, chart_measure_alone(in));
}

/*
 * Steps of the plan's ladder that leads into the treaty `total`, or that is called `ladder`: what makes each true is
 * data. The first that is not taken is the next.
 */
bool
chart_fill_ladder(ChartFillIn *in)
{
    Fill *fill = in->fill;
    const Ladder *ladder = in->data->len > 0 ? NULL : ladder_asked(in);
    LadderSpec *spec = &in->spec->u.ladder;
    LadderStep *steps;
    const StepSeen *seen;
    size_t count = 0, next;

    if (in->data->len > 0)
        return chart_write_ladder(in);
    if (ladder == NULL || in->area == NULL)
        return false;
    seen = view_ladder(fill->view, ladder, in->area);
    steps = arena_new0(fill->arena, LadderStep, ladder->step_count + 1);
    for (size_t i = 0; i < ladder->step_count; i++)
        if (!is_left_out(seen, ladder->step_count, i))
            steps[count++] = step_of(in, &seen[i]);
    for (next = 0; next < count && steps[next].state == STEP_TAKEN; next++)
        continue;
    if (next < count)
        steps[next].state = STEP_NEXT;
    spec->steps = steps;
    spec->count = count;
    if (ladder->treaty != NULL)
        chart_claim(in, "standing", arena_printf(fill->arena, "%s %s", in->area->id, ladder->treaty->id));
    return true;
}
