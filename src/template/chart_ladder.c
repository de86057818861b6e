/* The way into a treaty: votes, signature, consent, entry into force. */
#include "template/chart_data.h"

static const char *
dated(Fill *fill, const char *key, Date date)
{
    LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, date, DATE_LONG)) };

    return lang_message(fill->lang, fill->arena, key, args, 1);
}

static bool
is_best(const Measure *measure, double value)
{
    return measure->grade_count > 0 ? chart_grade_rank(measure, value) == GRADE_BEST : value > 0;
}

/*
 * The first year of those that end with the latest, of each of which a vote is known and has the best grade; the
 * latest where it is alone.
 */
static int
best_since(const Measure *votes, const Figure *series, size_t count)
{
    int since = figure_year(&series[count - 1]);

    for (size_t i = count; i > 0 && is_best(votes, series[i - 1].value) && figure_year(&series[i - 1]) >= since - 1;
         i--)
        since = figure_year(&series[i - 1]);
    return since;
}

/*
 * Votes so far: taken when the latest has the best grade, and said to be so every year since there was one in each of
 * them.
 */
static LadderStep
vote_step(ChartFillIn *in, const Measure *votes)
{
    Fill *fill = in->fill;
    size_t count = 0;
    const Figure *series = view_series(fill->view, votes, in->area, &count);
    int year = count == 0 ? 0 : figure_year(&series[count - 1]),
        since = count == 0 ? 0 : best_since(votes, series, count);
    const char *first = count == 0 ? "" : chart_year_text(fill, since, false),
               *last = count == 0 ? "" : chart_year_text(fill, year, false);
    bool taken = count > 0 && is_best(votes, series[count - 1].value);
    const char *grade = count == 0 ? NULL : chart_grade_title(fill, votes, series[count - 1].value), *key;
    LangArg args[4] = { LANG_TEXT("year", last), LANG_TEXT("from", first), LANG_TEXT("to", last),
                        LANG_TEXT("grade", grade) };

    key = count == 0 ? "ladder-votes-none" : taken && since < year ? "ladder-votes-every-year"
        : grade != NULL ? "ladder-votes-grade" : taken ? "ladder-votes-taken" : "ladder-votes-other";
    if (taken)
        chart_claim(in, "votes", arena_printf(fill->arena, "%s %s %d %d", votes->id, in->area->id, since, year));
    return (LadderStep){ message0(fill, "ladder-votes"), NULL, lang_message(fill->lang, fill->arena, key, args, 4),
                         taken ? STEP_TAKEN : STEP_LATER };
}

/*
 * Steps of the ladder: votes for (when a measure of votes is named), signature (only where the area signed), consent
 * deposited, in force. `total` names the treaty, `measures` the votes.
 */
bool
chart_fill_ladder(ChartFillIn *in)
{
    Fill *fill = in->fill;
    const Treaty *treaty =
        in->data->len > 0 ? NULL : need_treaty(fill, fill_text(fill, in->instruction, "total"));
    const Measure *votes = chart_measure_alone(in);
    LadderSpec *spec = &in->spec->u.ladder;
    LadderStep *steps = arena_new0(fill->arena, LadderStep, 4);
    size_t count = 0, next;
    Standing standing;

    if (in->data->len > 0)
        return chart_write_ladder(in);
    if (treaty == NULL || in->area == NULL)
        return false;
    standing = view_membership(fill->view, in->area, treaty);
    if (votes != NULL)
        steps[count++] = vote_step(in, votes);
    if (count > 0 && steps[0].state != STEP_TAKEN &&
        (date_is_set(standing.seen.signed_on) || date_is_set(standing.seen.deposited)))
        count = 0;                      /* a later step has overtaken it */
    if (date_is_set(standing.seen.signed_on))
        steps[count++] = (LadderStep){ message0(fill, "ladder-signed"), NULL,
                                       dated(fill, "ladder-on", standing.seen.signed_on), STEP_TAKEN };
    steps[count++] =
        date_is_set(standing.seen.deposited)
            ? (LadderStep){ message0(fill, date_is_set(standing.seen.signed_on) ? "ladder-ratified" : "ladder-acceded"),
                            NULL, dated(fill, "ladder-on", standing.seen.deposited), STEP_TAKEN }
            : (LadderStep){ message0(fill,
                                     date_is_set(standing.seen.signed_on) ? "ladder-ratification" : "ladder-accession"),
                            message0(fill, "ladder-not-yet"), message0(fill, "ladder-none-read"), STEP_LATER };
    steps[count++] =
        (LadderStep){ message0(fill, "ladder-in-force"), NULL,
                      date_is_set(standing.seen.in_force) ? dated(fill, "ladder-on", standing.seen.in_force)
                                                          : message0(fill, "ladder-in-force-rule"),
                      date_is_set(standing.seen.in_force) &&
                              date_compare(standing.seen.in_force, view_as_of(fill->view)) <= 0
                          ? STEP_TAKEN
                          : STEP_LATER };
    for (next = 0; next < count && steps[next].state == STEP_TAKEN; next++)
        continue;
    if (next < count)
        steps[next].state = STEP_NEXT;
    spec->steps = steps;
    spec->count = count;
    chart_claim(in, "standing", arena_printf(fill->arena, "%s %s", in->area->id, treaty->id));
    return true;
}
