/* What functions tell of indicators: status, pace, counts, bands, grades. */
#include "base/diag_template.h"
#include "template/call.h"
#include "template/chart_data.h"
#include "base/digits.h"
#include <math.h>
#include <string.h>

/* What is printed of a status that is not made by the straight line; of the usual one there is none of these. */
static void
set_method(Fill *fill, xmlNodePtr node, const StatusView *status)
{
    const StatusInput *in = &status->input;
    const StatusResult *r = &status->result;
    const Measure *measure = status->measure;
    bool paced = in->rule <= RULE_CAGR, kept = in->has_target && in->has_baseline && !status_has_way(in) &&
                                               (in->baseline != in->target || in->aim == AIM_NO_WORSE);
    bool has_from = false;

    if (in->rule > RULE_LINEAR || in->milestone_count > 0 || in->aim == AIM_WITHIN)
        set_word(node, "by-rule", in->milestone_count > 0 && in->rule <= RULE_LINEAR ? "milestones"
                                  : in->aim == AIM_WITHIN && in->rule <= RULE_LINEAR ? "range"
                                                                                    : status_rule_name(in->rule));
    if (r->has_path && in->milestone_count > 0)
        set_number(node, "path", r->path);
    if (r->has_growth) {
        set_number(node, "growth", r->growth);
        set_number(node, "growth-due", r->required_growth);
    }
    if (paced && in->aim == AIM_WITHIN) {
        set_word(node, "aim", "within");
        set_word(node, "low-text", exact_value(fill, in->low, measure));
        set_word(node, "high-text", exact_value(fill, in->high, measure));
    } else if (paced && kept && in->better != BETTER_NONE) {
        set_word(node, "aim", in->better == BETTER_UP ? "at-least" : "at-most");
    }
    for (size_t i = 0; in->rule == RULE_BANDS && in->has_latest && i < in->band_count && !has_from; i++) {
        has_from = !in->bands[i].has_from ||
                   (in->better == BETTER_DOWN ? in->latest <= in->bands[i].from : in->latest >= in->bands[i].from);
        if (has_from)
            set_word(node, "band", status_name(in->bands[i].status));
        if (has_from && in->bands[i].has_from)
            set_word(node, "band-from", exact_value(fill, in->bands[i].from, measure));
    }
    if (in->rule == RULE_RATED && in->rating != NULL) {
        set_word(node, "rated-by", in->rating->by);
        set_date(node, "rated-date", in->rating->date);
        set_word(node, "rated-text", local_marked(fill, in->rating->text));
    }
}

static int
written_decimals(double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return number_text_decimals(number_shortest(value, text));
}

/*
 * Figure, target, baseline and ends of a range with their unit; toward: the message that sets the first two in one;
 * short: what a figure that is to grow lacks.
 */
static void
set_toward(Fill *fill, xmlNodePtr node, const StatusView *status)
{
    const StatusInput *in = &status->input;
    const Measure *measure = status->measure;
    double beside = in->has_target ? in->target : in->aim == AIM_WITHIN ? in->high : 0;
    AloneText alone = figure_alone(fill, &status->latest, measure, beside), other;
    bool up = status_has_way(in) ? in->target > in->baseline : in->better != BETTER_DOWN, of;
    const char *key;

    if (in->aim == AIM_WITHIN) {
        set_word(node, "low-alone", value_alone(fill, in->low, written_decimals(in->low), measure, in->high).number);
        other = value_alone(fill, in->high, written_decimals(in->high), measure, in->low);
        set_word(node, "high-alone", other.text);
        set_word(node, "high-number", other.number);
    }
    if (in->has_baseline) {
        other = value_alone(fill, in->baseline, status->baseline_decimals, measure, beside);
        set_word(node, "baseline-alone", other.text);
    }
    if (!in->has_target)
        return;
    other = value_alone(fill, in->target, status->target_decimals, measure, status->latest.value);
    set_word(node, "target-alone", other.text);
    key = toward_key(fill, measure, up, status->latest.known && status->latest.value > in->target);
    of = strcmp(key, TOWARD_OF) == 0;
    set_word(node, "toward", key);
    if (!status->latest.known)
        return;
    if (up && status->latest.value < in->target)
        set_word(node, "short",
                 value_alone(fill, in->target - status->latest.value,
                             MAX(status->target_decimals, status->latest.decimals), measure, in->target).text);
    set_word(node, "toward-k", of ? alone.marked : alone.text);
    set_word(node, "toward-n", of || is_percent(fill, measure) ? other.text : other.number);
}

static void
set_status(Fill *fill, xmlNodePtr node, const StatusView *status, size_t key)
{
    const StatusInput *input = &status->input;
    const StatusResult *result = &status->result;

    set_number(node, "key", (double)key);
    set_word(node, "status", status_name(result->status));
    set_word(node, "reason", status_reason_name(result->reason));
    set_flag(node, "judged", status->judged);
    set_word(node, "rater", status->rater);
    if (result->has_share)
        set_number(node, "share", result->share);
    if (result->has_time)
        set_number(node, "time", result->time);
    if (result->has_pace)
        set_number(node, "pace", result->pace);
    set_date(node, "target-date", input->target_date);
    set_date(node, "baseline-date", input->baseline_date);
    if (input->has_latest)
        set_date(node, "day", input->latest_date);
    set_deadline(fill, node, &status->deadline);
    set_method(fill, node, status);
    if (status->measure != NULL) {
        answers_drop_attribute(node, "known");
        set_figure(fill, node, &status->latest, status->measure, status->area);
        if (date_is_set(status->latest.revoked)) {      /* what was revoked is judged as none */
            answers_drop_attribute(node, "value");
            set_number(node, "value", input->latest);
        }
        set_alone(fill, node, &status->latest, status->measure);
        if (!status->latest.known && status->list == NULL)
            set_missing(fill, node, status->measure, status->area);
        set_word(node, "baseline-id", figure_printed_id(fill, &status->baseline, status->measure));
        set_word(node, "baseline-hedge", figure_hedge(fill, &status->baseline, false));
        set_word(node, "baseline-hedge-within", figure_hedge(fill, &status->baseline, true));
        set_word(node, "hedge", figure_hedge(fill, &status->latest, false));
        set_word(node, "hedge-within", figure_hedge(fill, &status->latest, true));
        set_word(node, "given-text", figure_given(fill, &status->latest, status->measure));
        if (input->has_target) {
            set_number(node, "target", input->target);
            set_word(node, "target-text", printed_value(fill, input->target, status->target_decimals, status->measure));
            set_word(node, "target-given", given_value(fill, input->target, status->target_decimals, status->measure));
        }
        if (input->has_baseline) {
            set_word(node, "baseline-given",
                     given_value(fill, input->baseline, status->baseline_decimals, status->measure));
            set_number(node, "baseline", input->baseline);
            set_word(node, "baseline-text",
                     printed_value(fill, input->baseline, status->baseline_decimals, status->measure));
        }
        set_toward(fill, node, status);
        if (input->has_target && input->has_latest && result->has_share && result->share < 1)
            set_word(node, "short-text",
                     printed_value(fill, fabs(input->target - input->latest),
                                   MAX(status->latest.row_decimals, status->target_decimals), status->measure));
    }
}

static size_t
keep_status(Fill *fill, StatusView status)
{
    StatusView *kept = g_new(StatusView, 1);

    *kept = status;
    g_ptr_array_add(fill->statuses, kept);
    return fill->statuses->len - 1;
}

/* follows(area): what is followed for the area, objective by objective. */
void
call_follows(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = call->named[0];
    const TargetOf *targets;
    const Objective *last = NULL;
    size_t count = 0;

    if (area == NULL)
        return;
    targets = view_targets_of(fill->view, area, &count);
    for (size_t t = 0; t < count; t++) {
        const Objective *objective = targets[t].objective;

        for (size_t f = 0; objective != last && f < objective->follow_count; f++) {
            const Follow *follow = &objective->follows[f];
            xmlNodePtr node;
            StatusView status;

            if (!follow_is_for(objective, follow, area))
                continue;
            node = answer_node(call, "follow");
            status = view_follow_status(fill->view, follow, area);
            budget_take(fill, STEPS_A_STATUS, 0);
            set_word(node, "objective", objective->id);
            set_word(node, "kind", indicator_kind_name(follow->kind));
            set_word(node, "row-title", local_marked(fill, follow->title));
            set_word(node, "row-subtitle", local_marked(fill, follow->subtitle));
            if (follow->target.treaty != NULL)
                set_word(node, "follow-treaty", follow->target.treaty->id);
            set_status(fill, node, &status, keep_status(fill, status));
        }
        last = objective;
    }
}

static void
answer_counts(Call *call, const size_t counts[STATUS_COUNT])
{
    for (int i = 0; i < STATUS_COUNT; i++) {
        xmlNodePtr node = counts[i] == 0 ? NULL : answer_node(call, "status");

        if (node != NULL) {
            set_word(node, "status", status_name((Status)i));
            set_number(node, "count", (double)counts[i]);
        }
    }
}

/* status-counts(): how many indicators of the plan have which status; status-counts(area): of what is followed there,
   judgements left out, since they are somebody's rating and no status. */
void
call_status_counts(Call *call)
{
    Fill *fill = call->fill;
    size_t counts[STATUS_COUNT] = { 0 }, count = 0;

    if (call->count == 0) {
        const Indicator *const *indicators = plan_indicators(fill->plan, &count);

        for (size_t i = 0; i < count && budget_take(fill, STEPS_A_STATUS, 0); i++)
            counts[view_indicator_status(fill->view, indicators[i]).result.status]++;
    } else {
        const Area *area = call->named[0];
        const TargetOf *targets = area == NULL ? NULL : view_targets_of(fill->view, area, &count);

        for (size_t t = 0; t < count; t++)
            for (size_t f = 0; (t == 0 || targets[t].objective != targets[t - 1].objective) &&
                               f < targets[t].objective->follow_count && budget_take(fill, STEPS_A_STATUS, 0); f++) {
                const Follow *follow = &targets[t].objective->follows[f];
                StatusView status;

                if (!follow_is_for(targets[t].objective, follow, area))
                    continue;
                status = view_follow_status(fill->view, follow, area);
                counts[status.result.status] += !status.judged;
            }
    }
    answer_counts(call, counts);
}

/*
 * objective-counts(objective): how many of its indicators have which status; the worst of those judged is marked, with
 * its indicator.
 */
void
call_objective_counts(Call *call)
{
    Fill *fill = call->fill;
    const Objective *objective = call->named[0];
    size_t counts[STATUS_COUNT] = { 0 };
    const Indicator *named[STATUS_COUNT] = { NULL };
    int worst = -1;

    for (size_t i = 0; i < objective->indicator_count && budget_take(fill, STEPS_A_STATUS, 0); i++) {
        Status status = view_indicator_status(fill->view, objective->indicators[i]).result.status;

        named[status] = counts[status]++ == 0 ? objective->indicators[i] : named[status];
        worst = worst < 0 || status_rank(status) > status_rank((Status)worst) ? (int)status : worst;
    }
    for (int i = 0; i < STATUS_COUNT; i++) {
        xmlNodePtr node = counts[i] == 0 ? NULL : answer_node(call, "status");

        if (node == NULL)
            continue;
        set_word(node, "status", status_name((Status)i));
        set_number(node, "count", (double)counts[i]);
        set_flag(node, "worst", i == worst);
        set_flag(node, "judged", status_rank((Status)i) > 0);
        set_word(node, "indicator", named[i]->id);
        set_word(node, "indicator-title",
                 local_marked(fill, *named[i]->short_title.text != '\0' ? named[i]->short_title : named[i]->title));
    }
}

/* statuses(): all that there are, in the order in which they are told */
void
call_statuses(Call *call)
{
    for (int i = 0; i < STATUS_COUNT; i++)
        set_word(answer_node(call, "status"), "status", status_name((Status)i));
}

static void
cite_once(GPtrArray *ids, const Source *source)
{
    if (!g_ptr_array_find_with_equal_func(ids, source->id, g_str_equal, NULL))
        g_ptr_array_add(ids, (gpointer)(guintptr)source->id);
}

static void
cite_standing(GPtrArray *ids, const Standing *standing)
{
    for (size_t s = 0; s < standing->seen.source_count; s++)
        if (source_tells_standing(standing, s))
            cite_once(ids, standing->seen.sources[s]);
}

static void
cite_parts(GPtrArray *ids, const Figure *figure)
{
    for (size_t p = 0; p < figure->part_count; p++) {
        Observation part = figure_part(figure, p);

        for (size_t s = 0; s < part.source_count; s++)
            cite_once(ids, part.sources[s]);
    }
}

/* What a count of areas rests on: on what is known of those that count or, where nobody does, of all. */
static void
cite_members(GPtrArray *ids, const SetView *members)
{
    for (size_t m = 0; m < members->count; m++) {
        const SetMember *member = &members->members[m];

        if (members->k > 0 && !member->counts)
            continue;
        if (member->figure.known)
            cite_parts(ids, &member->figure);
        else
            cite_standing(ids, &member->standing);
    }
}

static void
cite_parties(GPtrArray *ids, Fill *fill, const Treaty *treaty)
{
    size_t count;
    const CountStep *steps = view_party_steps(fill->view, treaty, &count);

    for (size_t i = 0; i < count; i++) {
        Standing standing = view_membership(fill->view, steps[i].area, treaty);

        cite_standing(ids, &standing);
    }
}

/* The sources of the figure that an indicator prints, whatever it is. */
static void
set_cited(Fill *fill, xmlNodePtr node, const Indicator *indicator, const StatusView *status)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_autofree char *text = NULL;

    if (indicator->among != NULL && status->area == NULL) {
        SetView members = view_set(fill->view, indicator);

        cite_members(ids, &members);
    } else if (status->measure != NULL && status->measure->membership != NULL) {
        cite_parties(ids, fill, status->measure->membership);
    } else {
        cite_parts(ids, &status->latest);
    }
    g_ptr_array_add(ids, NULL);
    text = g_strjoinv(" ", (char **)ids->pdata);
    set_word(node, "cited", text);
}

void
call_indicator(Call *call)
{
    Fill *fill = call->fill;
    const Indicator *indicator = call->named[0];
    const Area *area = call->named[1];
    xmlNodePtr node = answer_node(call, "indicator");
    StatusView status;

    budget_take(fill, STEPS_A_STATUS, 0);
    if (area != NULL && indicator->measure_count > 0) {
        IndicatorRow row = view_indicator_row(fill->view, indicator, indicator->measures[0], area);

        status = view_indicator_row_status(fill->view, indicator, &row);
    } else {
        status = view_indicator_status(fill->view, indicator);
    }
    set_word(node, "indicator", indicator->id);
    set_word(node, "kind", indicator_kind_name(indicator->kind));
    set_word(node, "indicator-title",
             local_marked(fill, *indicator->short_title.text != '\0' ? indicator->short_title : indicator->title));
    set_status(fill, node, &status, keep_status(fill, status));
    set_cited(fill, node, indicator, &status);
    if (indicator->among != NULL && area == NULL) {
        SetView members = view_set(fill->view, indicator);

        set_number(node, "k", (double)members.k);
        set_number(node, "n", (double)members.count);
        if (date_is_set(members.date))
            set_word(node, "set-years",
                     lang_period(fill->lang, fill->arena,
                                 (Period){ { .year = members.first.year }, { .year = members.date.year } },
                                 DATE_MEDIUM));
    }
}

/* One that counts: what makes it count, and where that is told. */
static void
set_counted(Fill *fill, xmlNodePtr node, const SetMember *member)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_autofree char *text = NULL;
    Period when = { member->standing.seen.deposited, member->standing.seen.deposited };

    if (member->figure.known) {
        cite_parts(ids, &member->figure);
        when = member->figure.period;
    } else {
        cite_standing(ids, &member->standing);
    }
    g_ptr_array_add(ids, NULL);
    text = g_strjoinv(" ", (char **)ids->pdata);
    set_word(node, "id", member->area->id);
    set_word(node, "name", area_marked(fill, member->area));
    if (date_is_set(when.first))
        set_word(node, "date-text", lang_period(fill->lang, fill->arena, when, DATE_MEDIUM));
    set_word(node, "cited", text);
}

/* counted(indicator): one node an area that counts; none where it counts no areas. */
void
call_counted(Call *call)
{
    Fill *fill = call->fill;
    const Indicator *indicator = call->named[0];
    SetView members;

    if (indicator->among == NULL)
        return;
    members = view_set(fill->view, indicator);
    for (size_t i = 0; i < members.count; i++)
        if (members.members[i].counts)
            set_counted(fill, answer_node(call, "counted"), &members.members[i]);
}

/* bands(indicator): as they are asked, the first that holds is the status; status, from-text (not of the last). */
void
call_bands(Call *call)
{
    Fill *fill = call->fill;
    const Indicator *indicator = call->named[0];
    StatusView status = view_indicator_status(fill->view, indicator);

    budget_take(fill, STEPS_A_STATUS, 0);
    for (size_t i = 0; status.input.rule == RULE_BANDS && i < status.input.band_count; i++) {
        const StatusBand *band = &status.input.bands[i];
        xmlNodePtr node = answer_node(call, "band");

        set_word(node, "status", status_name(band->status));
        if (band->has_from && status.measure != NULL)
            set_word(node, "from-text", exact_value(fill, band->from, status.measure));
        set_word(node, "side", status.input.better == BETTER_DOWN ? "up-to" : "from");
    }
}

/* pace(status): from which pace on it is given, as the plan judges by the way gone; nothing of others. */
void
call_pace(Call *call)
{
    static const Status by_pace[] = { STATUS_ON_TRACK, STATUS_ACCELERATE };

    for (size_t i = 0; i < G_N_ELEMENTS(by_pace); i++)
        if (strcmp(argument_text(call, 0), status_name(by_pace[i])) == 0) {
            answer_text(call, share_text(call->fill, status_pace_from(by_pace[i]), 0));
            return;
        }
    diag_report(call->fill->diags, DIAG_TEMPLATE_BAD_WORD, call->fill->place, argument_text(call, 0),
                "status given by the pace", NULL);
    answer_text(call, "");
}

/* grades(measure): best first where it says what is better; grade, grade-id, grade-rank. */
void
call_grades(Call *call)
{
    const Measure *measure = call->named[0];

    for (size_t i = measure == NULL ? 0 : measure->grade_count; i > 0; i--)
        set_grade(call->fill, answer_node(call, "grade"), measure, measure->grades[i - 1].value, NULL);
}

/*
 * member-marks([indicator]): the marks of the areas that it counts, or that all of the plan do, as they occur; mark
 * and what it means there.
 */
void
call_member_marks(Call *call)
{
    Fill *fill = call->fill;
    const char *const *words = chart_member_words(fill, call->named[0]);

    for (size_t m = 0; m < AREA_MARK_COUNT; m++) {
        xmlNodePtr node = words[m] == NULL ? NULL : answer_node(call, "mark");

        if (node != NULL) {
            set_word(node, "mark", chart_area_mark_names[m]);
            set_word(node, "words", words[m]);
        }
    }
}
