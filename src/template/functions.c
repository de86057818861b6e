/*
 * The functions that expressions may call. Each is a row: a name, how many arguments, what it does. One trampoline
 * serves them all; answers about the model are transient nodes whose attributes carry both the raw value (for tests)
 * and the printed text.
 */
#include "template/call.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

typedef void (*CallFunction)(Call *call);
typedef struct FunctionRow { const char *name; int least, most; CallFunction run; const char *manual; } FunctionRow;

/* ---- arguments and answers ---- */

const char *
argument_text(Call *call, int index)
{
    xmlChar *text;
    const char *kept;

    if (index >= call->count)
        return "";
    text = xmlXPathCastToString(call->arguments[index]);
    kept = arena_strdup(call->fill->arena, (const char *)text);
    xmlFree(text);
    return kept;
}

double
argument_number(Call *call, int index, double otherwise)
{
    return index < call->count ? xmlXPathCastToNumber(call->arguments[index]) : otherwise;
}

/* A template may write any number: what no int holds is cut to the nearest that makes sense here, what is no number is nought. */
int
argument_count(Call *call, int index, int otherwise, int least, int most)
{
    double value = argument_number(call, index, otherwise);

    return isnan(value) ? CLAMP(0, least, most) : (int)CLAMP(value, least, most);
}

xmlNodePtr
answer_node(Call *call, const char *name)
{
    xmlNodePtr node = xmlNewDocNode(call->fill->scratch, NULL, (const xmlChar *)name, NULL);

    xmlAddChild(xmlDocGetRootElement(call->fill->scratch), node);
    xmlXPathNodeSetAddUnique(call->nodes, node);
    return node;
}

void
set_word(xmlNodePtr node, const char *name, const char *value)
{
    if (value != NULL)
        xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

void
set_number(xmlNodePtr node, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    set_word(node, name, g_ascii_dtostr(text, sizeof text, value));
}

void
set_flag(xmlNodePtr node, const char *name, bool value)
{
    set_word(node, name, value ? "true" : "false");
}

void
set_date(xmlNodePtr node, const char *name, Date date)
{
    char text[11];

    if (date_is_set(date))
        set_word(node, name, date_format(date, text));
}

void
answer_text(Call *call, const char *text)
{
    call->answer = xmlXPathNewCString(text);
}

/* ---- figures ---- */

static void
set_sources(Fill *fill, xmlNodePtr node, const Figure *figure)
{
    g_autoptr(GString) out = g_string_new(NULL);

    (void)fill;
    for (size_t p = 0; p < figure->part_count; p++)
        for (size_t s = 0; s < figure->parts[p]->source_count; s++)
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", figure->parts[p]->sources[s]->id);
    set_word(node, "sources", out->str);
}

static const char *
figure_note(const Figure *figure)
{
    for (size_t p = 0; p < figure->part_count; p++)
        if (figure->parts[p]->note != NULL && *figure->parts[p]->note != '\0')
            return figure->parts[p]->note;
    return "";
}

static const char *
when_text(Fill *fill, const Figure *figure, const Measure *measure)
{
    Date last = figure->period.last;
    bool whole_year = last.month == 0 || (last.month == 12 && (last.day == 0 || last.day == 31));
    bool stock = measure->nature == NATURE_STOCK || measure->nature == NATURE_CUMULATIVE;
    LangArg args[1];

    if (!whole_year)
        return lang_date(fill->lang, fill->arena, last, DATE_MEDIUM);
    args[0] = LANG_TEXT("year", lang_number(fill->lang, fill->arena, last.year, NUMBER_PLAIN, 0));
    return lang_message(fill->lang, fill->arena, stock ? "when-end-of-year" : "when-year", args, 1);
}

static void
set_figure(Fill *fill, xmlNodePtr node, const Figure *figure, const Measure *measure, const State *state)
{
    static const char *const qualities[] = { "preliminary", "estimate", "final" };

    set_word(node, "measure", measure->id);
    if (state != NULL)
        set_word(node, "state", state->id);
    set_flag(node, "known", figure->known);
    set_word(node, "unit", unit_text(fill, measure));
    set_word(node, "title", local(fill, measure->title));
    set_word(node, "short-title", local(fill, measure->short_title));
    if (!figure->known)
        return;
    set_word(node, "id", figure->id);
    set_word(node, "printed-id", figure_printed_id(fill, figure, measure));
    set_number(node, "value", figure->value);
    set_word(node, "text", figure_text(fill, figure, measure));
    set_number(node, "year", figure_year(figure));
    set_date(node, "date", figure->period.last);
    set_word(node, "when", when_text(fill, figure, measure));
    set_word(node, "quality", qualities[figure->quality]);
    set_flag(node, "summed", figure->summed);
    set_word(node, "note", figure_note(figure));
    set_sources(fill, node, figure);
}

static void
call_latest(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const State *state = need_state(call->fill, argument_text(call, 1));
    Figure figure;

    if (measure == NULL)
        return;
    figure = view_latest(call->fill->view, measure, state);
    set_figure(call->fill, answer_node(call, "figure"), &figure, measure, state);
}

static void
call_series(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const State *state = need_state(call->fill, argument_text(call, 1));
    const Figure *figures;
    size_t count = 0;

    if (measure == NULL)
        return;
    figures = view_series(call->fill->view, measure, state, &count);
    for (size_t i = 0; i < count; i++)
        set_figure(call->fill, answer_node(call, "figure"), &figures[i], measure, state);
}

/* years(measure, state, from, to): one node a year, missing ones with known = false. */
static void
call_years(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const State *state = need_state(call->fill, argument_text(call, 1));
    int from = argument_count(call, 2, 0, 0, 9999), to = argument_count(call, 3, 0, 0, 9999);

    if (measure == NULL || to - from > 200)
        return;
    for (int year = from; year <= to; year++) {
        Figure figure = view_year(call->fill->view, measure, state, year);
        xmlNodePtr node = answer_node(call, "figure");

        set_figure(call->fill, node, &figure, measure, state);
        if (!figure.known)
            set_number(node, "year", year);
    }
}

static void
call_has_any(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const State *state = need_state(call->fill, argument_text(call, 1));

    call->answer = xmlXPathNewBoolean(measure != NULL && view_has_any(call->fill->view, measure, state));
}

/* change(measure, state): the latest figure against the one before it; change(measure, state, 'first'): against the first. */
static void
call_change(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = need_measure(fill, argument_text(call, 0));
    const State *state = need_state(fill, argument_text(call, 1));
    bool from_first = strcmp(argument_text(call, 2), "first") == 0;
    xmlNodePtr node;
    const Figure *figures, *from, *to;
    size_t count = 0;
    double difference;

    if (measure == NULL)
        return;
    figures = view_series(fill->view, measure, state, &count);
    node = answer_node(call, "change");
    set_flag(node, "known", count >= 2);
    if (count < 2)
        return;
    from = &figures[from_first ? 0 : count - 2];
    to = &figures[count - 1];
    difference = to->value - from->value;
    set_number(node, "difference", difference);
    set_word(node, "direction", difference > 0 ? "up" : difference < 0 ? "down" : "none");
    set_word(node, "judgement", difference == 0 || measure->better == BETTER_NONE ? "none"
                           : (difference > 0) == (measure->better == BETTER_UP) ? "better" : "worse");
    set_word(node, "amount", printed_value(fill, fabs(difference), MAX(from->decimals, to->decimals), measure));
    if (from->value != 0) {
        set_number(node, "share", difference / from->value);
        set_word(node, "percent", lang_number(fill->lang, fill->arena, fabs(difference / from->value), NUMBER_PERCENT,
                                         fabs(difference / from->value) < 0.0995 ? 1 : 0));
    }
    set_number(node, "years", figure_year(to) - figure_year(from));
    set_word(node, "unit", unit_text(fill, measure));
    set_word(node, "from-text", printed_value(fill, from->value, MAX(from->decimals, to->decimals), measure));
    set_word(node, "from-id", figure_printed_id(fill, from, measure));
    set_number(node, "from-value", from->value);
    set_number(node, "from-year", figure_year(from));
    set_word(node, "to-text", printed_value(fill, to->value, MAX(from->decimals, to->decimals), measure));
    set_word(node, "to-id", figure_printed_id(fill, to, measure));
    set_number(node, "to-value", to->value);
    set_number(node, "to-year", figure_year(to));
}

/* ---- states, treaties, targets ---- */

static void
set_state(Fill *fill, xmlNodePtr node, const State *state)
{
    const char *region = local(fill, state->region_text), *subregion = local(fill, state->subregion_text);

    set_word(node, "id", state->id);
    set_word(node, "name", state_name(fill, state));
    set_word(node, "official-name", state->official_name);
    set_word(node, "region", *region != '\0' ? region : state->region);
    set_word(node, "subregion", *subregion != '\0' ? subregion : state->subregion);
    set_word(node, "note", state->note);
}

static void
call_state(Call *call)
{
    const State *state = need_state(call->fill, argument_text(call, 0));

    if (state != NULL)
        set_state(call->fill, answer_node(call, "state"), state);
}

static void
call_treaties(Call *call)
{
    size_t count = 0;
    const Treaty *const *treaties = plan_treaties(call->fill->plan, &count);

    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "treaty");

        set_word(node, "id", treaties[i]->id);
        set_word(node, "title", local(call->fill, treaties[i]->title));
        set_word(node, "short-title", local(call->fill, treaties[i]->short_title));
        set_word(node, "subject", local(call->fill, treaties[i]->subject));
        set_date(node, "in-force", treaties[i]->in_force);
    }
}

static void
set_membership(xmlNodePtr node, const Standing *standing)
{
    static const char *const words[] = { "unknown", "not-party", "signatory", "party" };
    static const char *const ways[] = { "ratification", "accession", "succession", "acceptance" };
    const Membership *seen = &standing->seen;
    g_autoptr(GString) sources = g_string_new(NULL);

    set_word(node, "status", words[standing->status]);
    if (standing->membership == NULL)
        return;
    set_date(node, "signed", seen->signed_on);
    set_date(node, "deposited", seen->deposited);
    set_date(node, "in-force", seen->in_force);
    set_word(node, "how", ways[seen->how]);
    for (size_t i = 0; i < standing->membership->source_count; i++)
        g_string_append_printf(sources, "%s%s", i > 0 ? " " : "", standing->membership->sources[i]->id);
    set_word(node, "sources", sources->str);
}

static void
call_membership(Call *call)
{
    const State *state = need_state(call->fill, argument_text(call, 0));
    const Treaty *treaty = need_treaty(call->fill, argument_text(call, 1));
    Standing standing;

    if (state == NULL || treaty == NULL)
        return;
    standing = view_membership(call->fill->view, state, treaty);
    set_membership(answer_node(call, "membership"), &standing);
}

static void
call_targets_of(Call *call)
{
    Fill *fill = call->fill;
    const State *state = need_state(fill, argument_text(call, 0));
    const TargetOf *targets;
    size_t count = 0;

    if (state == NULL)
        return;
    targets = view_targets_of(fill->view, state, &count);
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "target");

        set_word(node, "objective", targets[i].objective->id);
        set_word(node, "objective-title", local(fill, targets[i].objective->title));
        set_word(node, "group", targets[i].group->id);
        set_word(node, "group-title", local(fill, targets[i].group->title));
        set_word(node, "description", local(fill, targets[i].group->description));
        set_number(node, "size", (double)targets[i].group->state_count);
        set_number(node, "groups", (double)targets[i].objective->group_count);
    }
}

/* A treaty that may be left out: absent or empty. */
static const Treaty *
named_treaty(Call *call, int index)
{
    const char *id = argument_text(call, index);

    return *id == '\0' ? NULL : need_treaty(call->fill, id);
}

static const TargetGroup *
find_group(Fill *fill, const char *objective_id, const char *group_id)
{
    const Objective *objective = plan_find_objective(fill->plan, objective_id);

    for (size_t i = 0; objective != NULL && i < objective->group_count; i++)
        if (strcmp(objective->groups[i].id, group_id) == 0)
            return &objective->groups[i];
    report_unknown(fill, fill->place, "target group", group_id);
    return NULL;
}

typedef struct Row { const State *state; Standing standing; } Row;
typedef struct RowOrder { const Lang *lang; Fill *fill; } RowOrder;

/* Joined first in date order, then signatories, then the others, each by name. */
static int
compare_rows(const void *left, const void *right, void *data)
{
    const Row *a = left, *b = right;
    const RowOrder *order = data;
    bool joined = a->standing.status == MEMBER_PARTY;

    if (a->standing.status != b->standing.status)
        return a->standing.status > b->standing.status ? -1 : 1;
    if (joined && date_compare(a->standing.seen.deposited, b->standing.seen.deposited) != 0)
        return date_compare(a->standing.seen.deposited, b->standing.seen.deposited);
    return lang_compare(order->lang, state_name(order->fill, a->state), state_name(order->fill, b->state));
}

static void
answer_rows(Call *call, const State *const *states, size_t count, const Treaty *treaty)
{
    Fill *fill = call->fill;
    g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(Row));
    RowOrder order = { fill->lang, fill };

    for (size_t i = 0; i < count; i++) {
        Row row = { .state = states[i] };

        if (treaty != NULL)
            row.standing = view_membership(fill->view, states[i], treaty);
        g_array_append_val(rows, row);
    }
    g_array_sort_with_data(rows, compare_rows, &order);
    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        xmlNodePtr node = answer_node(call, "state");

        set_state(fill, node, row->state);
        set_membership(node, &row->standing);
    }
}

/* group-states(objective, group, treaty) */
static void
call_group_states(Call *call)
{
    const TargetGroup *group = find_group(call->fill, argument_text(call, 0), argument_text(call, 1));
    const Treaty *treaty = named_treaty(call, 2);

    if (group != NULL)
        answer_rows(call, group->states, group->state_count, treaty);
}

/* targets-list(objective): all its target states, by name. */
static void
call_targets_list(Call *call)
{
    Fill *fill = call->fill;
    const Objective *objective = plan_find_objective(fill->plan, argument_text(call, 0));
    const Treaty *treaty = named_treaty(call, 1);

    if (objective == NULL) {
        report_unknown(fill, fill->place, "objective", argument_text(call, 0));
        return;
    }
    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t s = 0; s < objective->groups[g].state_count; s++) {
            xmlNodePtr node = answer_node(call, "state");

            set_word(node, "id", objective->groups[g].states[s]->id);
            set_word(node, "name", state_name(fill, objective->groups[g].states[s]));
            set_word(node, "group", objective->groups[g].id);
            if (treaty != NULL) {
                Standing standing = view_membership(fill->view, objective->groups[g].states[s], treaty);

                set_membership(node, &standing);
                set_flag(node, "bound", date_is_set(standing.seen.in_force) && date_compare(standing.seen.in_force, view_as_of(fill->view)) <= 0);
            }
        }
}

/* neighbours(state, treaty): of its subregion, the state itself included. */
static void
call_neighbours(Call *call)
{
    const State *state = need_state(call->fill, argument_text(call, 0));
    const Treaty *treaty = need_treaty(call->fill, argument_text(call, 1));
    size_t count = 0;
    const State *const *states;

    if (state == NULL || treaty == NULL)
        return;
    states = view_neighbours(call->fill->view, state, &count);
    answer_rows(call, states, count, treaty);
}

/* ---- deadlines, dates, statuses ---- */

static void
set_deadline(Fill *fill, xmlNodePtr node, const DeadlineView *deadline)
{
    set_flag(node, "known", deadline->known);
    if (!deadline->known)
        return;
    set_word(node, "treaty", deadline->series->treaty->id);
    set_word(node, "treaty-title", local(fill, deadline->series->treaty->short_title));
    set_word(node, "subject", local(fill, deadline->series->treaty->subject));
    set_word(node, "article", deadline->series->article->number);
    set_date(node, "original", deadline->original);
    set_date(node, "in-force", deadline->in_force);
    set_date(node, "fulfilled", deadline->fulfilled);
    set_flag(node, "passed", deadline->passed);
    set_number(node, "extensions", (double)deadline->step_count - 1);
    set_flag(node, "interim", deadline->step_count > 0 && deadline->steps[deadline->step_count - 1].interim);
}

static void
call_deadlines(Call *call)
{
    const State *state = need_state(call->fill, argument_text(call, 0));
    const DeadlineView *deadlines;
    size_t count = 0;

    if (state == NULL)
        return;
    deadlines = view_deadlines(call->fill->view, state, &count);
    for (size_t i = 0; i < count; i++)
        set_deadline(call->fill, answer_node(call, "deadline"), &deadlines[i]);
}

/* What stands beside a bar: "passed", "interim, two years", "completed 27 Feb 2020". */
static const char *
deadline_remark(Fill *fill, const DeadlineView *deadline)
{
    LangArg args[2] = { { 0 } };
    const DeadlineStepRow *before, *last = &deadline->steps[deadline->step_count - 1];

    if (date_is_set(deadline->fulfilled)) {
        args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, deadline->fulfilled, DATE_MEDIUM));
        return lang_message(fill->lang, fill->arena, "deadline-remark-completed", args, 1);
    }
    if (deadline->passed)
        return message0(fill, "deadline-remark-passed");
    if (deadline->step_count < 2)
        return message0(fill, "deadline-remark-original");
    before = &deadline->steps[deadline->step_count - 2];
    args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, before->date, DATE_MEDIUM));
    return lang_message(fill->lang, fill->arena, last->interim ? "deadline-remark-interim" : "deadline-remark-extended", args, 1);
}

/* article-deadlines(treaty, article): of all states, the first due leading. */
static void
call_article_deadlines(Call *call)
{
    Fill *fill = call->fill;
    const Treaty *treaty = need_treaty(fill, argument_text(call, 0));
    const DeadlineView *deadlines;
    size_t count = 0;

    if (treaty == NULL)
        return;
    deadlines = view_article_deadlines(fill->view, treaty, argument_text(call, 1), &count);
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "deadline");
        g_autoptr(GString) sources = g_string_new(NULL);

        for (size_t s = 0; s < deadlines[i].series->source_count; s++)
            g_string_append_printf(sources, "%s%s", s > 0 ? " " : "", deadlines[i].series->sources[s]->id);
        set_word(node, "state", deadlines[i].series->state->id);
        set_word(node, "state-name", state_name(fill, deadlines[i].series->state));
        set_word(node, "sources", sources->str);
        set_deadline(fill, node, &deadlines[i]);
        set_word(node, "remark", deadline_remark(fill, &deadlines[i]));
        set_flag(node, "later", deadlines[i].series->step_count > deadlines[i].step_count);
    }
}

/* states-with(measure): each with its latest figure. */
static void
call_states_with(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = need_measure(fill, argument_text(call, 0));
    const State *const *states;
    size_t count = 0;

    if (measure == NULL)
        return;
    states = view_states_with(fill->view, measure, &count);
    for (size_t i = 0; i < count; i++) {
        Figure figure = view_latest(fill->view, measure, states[i]);
        xmlNodePtr node = answer_node(call, "state");

        set_word(node, "name", state_name(fill, states[i]));
        set_figure(fill, node, &figure, measure, states[i]);
    }
}

static const char *
next_title(Fill *fill, const NextDate *next)
{
    LangArg args[2];

    if (next->deadline && next->due != NULL) {
        args[0] = LANG_TEXT("article", next->due->series->article->number);
        args[1] = LANG_TEXT("treaty", local(fill, next->due->series->treaty->subject));
        return lang_message(fill->lang, fill->arena, "next-date-deadline", args, 2);
    }
    if (next->ordinal > 0)
        return anniversary_title(fill, local(fill, next->title), next->ordinal);
    return local(fill, next->title);
}

/* next-dates(state, most) */
static void
call_next_dates(Call *call)
{
    Fill *fill = call->fill;
    const State *state = need_state(fill, argument_text(call, 0));
    const NextDate *dates;
    size_t count = 0;

    dates = view_next_dates(fill->view, state, (size_t)argument_count(call, 1, 4, 0, 1000), &count);
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "date");

        set_word(node, "text", lang_period(fill->lang, fill->arena, dates[i].period, DATE_MEDIUM));
        set_date(node, "first", dates[i].period.first);
        set_word(node, "title", next_title(fill, &dates[i]));
        set_word(node, "kind", dates[i].deadline ? "deadline" : dates[i].event == NULL ? "" : dates[i].event->kind);
        set_word(node, "place", dates[i].event == NULL ? "" : dates[i].event->where);
        set_flag(node, "deadline", dates[i].deadline);
        set_flag(node, "tbc", dates[i].tbc);
    }
}

static const char *
grade_text(Fill *fill, const StatusView *status)
{
    return status->grade == NULL ? "" : local(fill, status->grade->title);
}

static void
set_status(Fill *fill, xmlNodePtr node, const StatusView *status, size_t key)
{
    static const char *const reasons[] = { "none", "no-figure", "stale", "deadline-passed", "no-baseline" };
    const StatusInput *input = &status->input;
    const StatusResult *result = &status->result;

    set_number(node, "key", (double)key);
    set_word(node, "status", status_name(result->status));
    set_word(node, "reason", reasons[result->reason]);
    set_flag(node, "judged", status->judged);
    set_word(node, "grade", grade_text(fill, status));
    set_word(node, "grade-id", status->grade == NULL ? "" : status->grade->id);
    set_word(node, "rater", status->rater);
    if (result->has_share)
        set_number(node, "share", result->share);
    if (result->has_time)
        set_number(node, "time", result->time);
    if (result->has_pace)
        set_number(node, "pace", result->pace);
    set_date(node, "target-date", input->target_date);
    set_date(node, "baseline-date", input->baseline_date);
    set_deadline(fill, node, &status->deadline);
    if (status->measure != NULL) {
        xmlUnsetProp(node, (const xmlChar *)"known");
        set_figure(fill, node, &status->latest, status->measure, status->state);
        set_word(node, "baseline-text", figure_text(fill, &status->baseline, status->measure));
        set_word(node, "baseline-id", status->baseline.known ? status->baseline.id : "");
        if (input->has_target)
            set_word(node, "target-text", printed_value(fill, input->target, 0, status->measure));
        if (input->has_baseline)
            set_number(node, "baseline", input->baseline);
        if (input->has_target && input->has_latest && result->has_share && result->share < 1)
            set_word(node, "short-text", printed_value(fill, fabs(input->target - input->latest), status->latest.decimals, status->measure));
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

/* follows(state): what is followed for the state, objective by objective. */
static void
call_follows(Call *call)
{
    Fill *fill = call->fill;
    const State *state = need_state(fill, argument_text(call, 0));
    const TargetOf *targets;
    const Objective *last = NULL;
    size_t count = 0;

    if (state == NULL)
        return;
    targets = view_targets_of(fill->view, state, &count);
    for (size_t t = 0; t < count; t++) {
        const Objective *objective = targets[t].objective;

        for (size_t f = 0; objective != last && f < objective->follow_count; f++) {
            const Follow *follow = &objective->follows[f];
            xmlNodePtr node = answer_node(call, "follow");
            StatusView status = view_follow_status(fill->view, follow, state);

            set_word(node, "objective", objective->id);
            set_word(node, "kind", indicator_kind_name(follow->kind));
            set_word(node, "row-title", local(fill, follow->title));
            set_word(node, "row-subtitle", local(fill, follow->subtitle));
            if (follow->treaty != NULL)
                set_word(node, "follow-treaty", follow->treaty->id);
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

/* status-counts(): how many indicators of the plan have which status; status-counts(state): of what is followed there,
   judgements left out, since they are somebody's rating and no status. */
static void
call_status_counts(Call *call)
{
    Fill *fill = call->fill;
    size_t counts[STATUS_COUNT] = { 0 }, count = 0;

    if (call->count == 0) {
        const Indicator *const *indicators = plan_indicators(fill->plan, &count);

        for (size_t i = 0; i < count; i++)
            counts[view_indicator_status(fill->view, indicators[i]).result.status]++;
    } else {
        const State *state = need_state(fill, argument_text(call, 0));
        const TargetOf *targets = state == NULL ? NULL : view_targets_of(fill->view, state, &count);

        for (size_t t = 0; t < count; t++)
            for (size_t f = 0; f < targets[t].objective->follow_count; f++) {
                StatusView status = view_follow_status(fill->view, &targets[t].objective->follows[f], state);

                counts[status.result.status] += !status.judged;
            }
    }
    answer_counts(call, counts);
}

/* indicator(id): its status, as for follows. */
static void
call_indicator(Call *call)
{
    Fill *fill = call->fill;
    const Indicator *indicator = plan_find_indicator(fill->plan, argument_text(call, 0));
    xmlNodePtr node;
    StatusView status;

    if (indicator == NULL) {
        report_unknown(fill, fill->place, "indicator", argument_text(call, 0));
        return;
    }
    node = answer_node(call, "indicator");
    status = view_indicator_status(fill->view, indicator);
    set_word(node, "indicator", indicator->id);
    set_word(node, "kind", indicator_kind_name(indicator->kind));
    set_word(node, "indicator-title", local(fill, *indicator->short_title.text != '\0' ? indicator->short_title : indicator->title));
    set_status(fill, node, &status, keep_status(fill, status));
    if (indicator->among != NULL) {
        SetView members = view_set(fill->view, indicator);

        set_number(node, "k", (double)members.k);
        set_number(node, "n", (double)members.count);
        if (date_is_set(members.date))
            set_number(node, "set-year", members.date.year);
    }
}

/* ---- words ---- */

/* message(key, name, value, name, value …): a number stays a number. */
static void
call_message(Call *call)
{
    LangArg args[MOST_CALL_ARGUMENTS / 2];
    size_t count = 0;

    for (int i = 1; i + 1 < call->count; i += 2) {
        const char *name = argument_text(call, i);

        args[count++] = call->arguments[i + 1]->type == XPATH_NUMBER ? LANG_NUMBER(name, call->arguments[i + 1]->floatval)
                                                                     : LANG_TEXT(name, argument_text(call, i + 1));
    }
    answer_text(call, lang_message(call->fill->lang, call->fill->arena, argument_text(call, 0), args, count));
}

/* printed(id, text[, scale]): whatever the text goes through, it stays known as that figure. */
static void
call_printed(Call *call)
{
    double scale = argument_number(call, 2, 1);
    const char *id = argument_text(call, 0);

    if (*id != '\0' && isfinite(scale) && scale > 0)
        id = printed_id_make(call->fill->arena, id, scale);
    answer_text(call, marked_text(call->fill->arena, id, argument_text(call, 1)));
}

static void
call_has_message(Call *call)
{
    call->answer = xmlXPathNewBoolean(lang_has_message(call->fill->lang, argument_text(call, 0)));
}

static void
call_number(Call *call)
{
    double value = argument_number(call, 0, (double)NAN);

    answer_text(call, isfinite(value) ? lang_number(call->fill->lang, call->fill->arena, value, NUMBER_DECIMAL, argument_count(call, 1, -1, -1, 15)) : "");
}

static void
call_percent(Call *call)
{
    double value = argument_number(call, 0, (double)NAN);

    answer_text(call, isfinite(value) ? lang_number(call->fill->lang, call->fill->arena, value, NUMBER_PERCENT, argument_count(call, 1, 0, 0, 15)) : "");
}

static void
call_million(Call *call)
{
    double value = argument_number(call, 0, (double)NAN);

    answer_text(call, isfinite(value) ? lang_number(call->fill->lang, call->fill->arena, value / 1e6, NUMBER_DECIMAL, argument_count(call, 1, 1, 0, 15)) : "");
}

/* Starts a word of the catalogue with a capital where the script has one. */
static void
call_upper_first(Call *call)
{
    const char *text = argument_text(call, 0);
    char first[8] = "";

    if (*text == '\0') {
        answer_text(call, "");
        return;
    }
    g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), first);
    answer_text(call, arena_printf(call->fill->arena, "%s%s", first, text + g_utf8_skip[(guchar)*text]));
}

static void
call_ordinal(Call *call)
{
    answer_text(call, lang_number(call->fill->lang, call->fill->arena, argument_number(call, 0, 0), NUMBER_ORDINAL, 0));
}

/* date(iso, 'long' | 'medium' | 'short-year') */
static void
call_period(Call *call)
{
    Period period;

    if (date_parse(argument_text(call, 0), &period.first) && date_parse(argument_text(call, 1), &period.last))
        answer_text(call, lang_period(call->fill->lang, call->fill->arena, period, strcmp(argument_text(call, 2), "long") == 0 ? DATE_LONG : DATE_MEDIUM));
    else
        answer_text(call, "");
}

static void
call_date(Call *call)
{
    const char *text = argument_text(call, 0), *style = argument_text(call, 1);
    Date date;

    if (!date_parse(text, &date)) {
        answer_text(call, "");
        return;
    }
    answer_text(call, lang_date(call->fill->lang, call->fill->arena, date, strcmp(style, "medium") == 0 ? DATE_MEDIUM
                                : strcmp(style, "short-year") == 0 ? DATE_SHORT_YEAR : DATE_LONG));
}

static void
call_list_ids(Call *call)
{
    xmlNodeSetPtr nodes = call->arguments[0]->nodesetval;
    g_autoptr(GString) out = g_string_new(NULL);

    for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++) {
        xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);

        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", (const char *)text);
        xmlFree(text);
    }
    answer_text(call, out->str);
}

static void
call_list(Call *call)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new();

    for (int a = 0; a < call->count; a++) {
        xmlXPathObjectPtr argument = call->arguments[a];

        if (argument->type != XPATH_NODESET) {
            const char *text = argument_text(call, a);

            if (*text != '\0')
                g_ptr_array_add(items, (gpointer)(guintptr)text);
            continue;
        }
        for (int i = 0; argument->nodesetval != NULL && i < argument->nodesetval->nodeNr; i++) {
            xmlChar *text = xmlNodeGetContent(argument->nodesetval->nodeTab[i]);

            g_ptr_array_add(items, arena_strdup(call->fill->arena, (const char *)text));
            xmlFree(text);
        }
    }
    answer_text(call, lang_list(call->fill->lang, call->fill->arena, (const char *const *)items->pdata, items->len));
}

/* local(nodes): of titles in several languages the one in the page's. */
static void
call_local(Call *call)
{
    xmlNodeSetPtr nodes = call->count > 0 && call->arguments[0]->type == XPATH_NODESET ? call->arguments[0]->nodesetval : NULL;
    xmlNodePtr best = NULL;

    for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++) {
        xmlChar *lang = xmlGetNsProp(nodes->nodeTab[i], (const xmlChar *)"lang", XML_XML_NAMESPACE);

        if (lang == NULL ? best == NULL : g_str_has_prefix(lang_tag(call->fill->lang), (const char *)lang))
            best = nodes->nodeTab[i];
        xmlFree(lang);
    }
    if (best == NULL) {
        answer_text(call, "");
    } else {
        xmlChar *text = xmlXPathCastNodeToString(best);

        answer_text(call, (const char *)text);
        xmlFree(text);
    }
}

/* sources(): those cited so far, in the order of their numbers. */
static void
call_sources(Call *call)
{
    Fill *fill = call->fill;

    for (guint i = 0; i < fill->cited->len; i++) {
        const Source *source = g_ptr_array_index(fill->cited, i);
        xmlNodePtr node = answer_node(call, "source");

        set_number(node, "number", i + 1);
        set_word(node, "id", source->id);
        set_word(node, "title", local(fill, source->title));
        set_word(node, "where", source->where);
        set_word(node, "address", source->address);
        if (date_is_set(source->published))
            set_word(node, "published", lang_date(fill->lang, fill->arena, source->published, DATE_LONG));
    }
}

/* plan-title(), organisation(), contact() */
static void
call_plan_text(Call *call)
{
    const Plan *plan = call->fill->plan;
    const char *what = argument_text(call, 0);

    answer_text(call, local(call->fill, strcmp(what, "contact") == 0 ? plan_contact(plan)
                            : strcmp(what, "organisation") == 0 ? plan_organisation(plan) : plan_title(plan)));
}

static const FunctionRow functions[] = {
    /* name            least most  runs               manual */
    { "latest",        1, 2, call_latest,        "latest(measure, state): the latest figure; known, value, text, unit, year, when, date, quality, sources, id, printed-id (with the measure's scale)" },
    { "series",        1, 2, call_series,        "series(measure, state): every accepted figure, oldest first" },
    { "years",         4, 4, call_years,         "years(measure, state, from, to): one figure a year, missing ones with known = 'false'" },
    { "has-any",       1, 2, call_has_any,       "has-any(measure, state)" },
    { "change",        2, 3, call_change,        "change(measure, state[, 'first']): difference, direction, judgement, amount, percent, years; from and to with -text, -id, -year" },
    { "state",         1, 1, call_state,         "state(id): name, official-name, region, subregion" },
    { "treaties",      0, 0, call_treaties,      "treaties(): id, title, short-title, subject" },
    { "membership",    2, 2, call_membership,    "membership(state, treaty): status, signed, deposited, in-force, how, sources" },
    { "targets-of",    1, 1, call_targets_of,    "targets-of(state): objective, group, group-title, description, size" },
    { "group-states",  2, 3, call_group_states,  "group-states(objective, group[, treaty]): states with their membership, joined first" },
    { "targets-list",  1, 2, call_targets_list,  "targets-list(objective[, treaty]): its target states, group by group; id, name, group; membership, bound" },
    { "neighbours",    2, 2, call_neighbours,    "neighbours(state, treaty): states of its subregion with their membership" },
    { "deadlines",     1, 1, call_deadlines,     "deadlines(state): treaty, article, original, in-force, fulfilled, passed, extensions" },
    { "article-deadlines", 2, 2, call_article_deadlines, "article-deadlines(treaty, article): of all states, the first due leading; state, state-name, remark, sources" },
    { "states-with",   1, 1, call_states_with,   "states-with(measure): states that have a figure, with their latest; state, name" },
    { "next-dates",    2, 2, call_next_dates,    "next-dates(state, most): text, title, deadline" },
    { "calendar",      2, 4, call_calendar,      "calendar(from, to[, state[, 'planned' or 'undated']]): events and what treaties set; first, last, date, month (0: only the year is known), days, weekdays, title, detail, place, sign, tbc, outcome, round, sources" },
    { "calendar-left", 2, 5, call_calendar_left, "calendar-left(form, year[, month[, state[, 'planned']]]): what the grid of that form cannot hold; as calendar()" },
    { "months",        1, 1, call_months,        "months(year): number, name, title, first, last" },
    { "second-months", 3, 3, call_second_months, "second-months(calendar, from, to): 'Shahrivar – Mehr 1397'" },
    { "follows",       1, 1, call_follows,       "follows(state): what is followed, with status and figures" },
    { "status-counts", 0, 1, call_status_counts, "status-counts([state]): status, count" },
    { "indicator",     1, 1, call_indicator,     "indicator(id): status and figures; k of n where states are counted" },
    { "message",       1, MOST_CALL_ARGUMENTS, call_message, "message(key, name, value, …): words of the catalogue" },
    { "printed",       2, 3, call_printed,       "printed(id, text[, scale]): the text of a figure, so that it carries the figure's id; scale: what the value was divided by" },
    { "has-message",   1, 1, call_has_message,   "has-message(key)" },
    { "number-text",   1, 2, call_number,        "number-text(value[, decimals])" },
    { "percent",       1, 2, call_percent,       "percent(share[, decimals])" },
    { "million",       1, 2, call_million,       "million(value[, decimals])" },
    { "upper-first",   1, 1, call_upper_first,   "upper-first(text)" },
    { "ordinal",       1, 1, call_ordinal,       "ordinal(number)" },
    { "date",          1, 2, call_date,          "date(iso[, 'long' | 'medium' | 'short-year'])" },
    { "period",        2, 3, call_period,        "period(first, last[, 'long']): '3–5 Sep 2018'" },
    { "list",          1, MOST_CALL_ARGUMENTS, call_list, "list(texts): 'a, b and c'" },
    { "list-ids",      1, 1, call_list_ids,      "list-ids(nodes): their texts with spaces between, for attributes that take ids" },
    { "local",         1, 1, call_local,         "local(nodes): the one in the page's language" },
    { "sources",       0, 0, call_sources,       "sources(): those cited so far; number, title, published, where, address" },
    { "footnote-count", 0, 0, call_footnote_count, "footnote-count(): notes called so far and not yet set" },
    { "word-count",    1, 1, call_word_count,    "word-count(nodes or text)" },
    { "words-in",      1, 1, call_words_in,      "words-in(id): words of a block that the page has so far, as they are spoken" },
    { "reading-time",  1, 2, call_reading_time,  "reading-time(words[, words a minute]): '4 min 30 s'; by the pace of the page's language unless one is given" },
    { "pack",          0, 0, call_pack,          "pack(): the pack that this page is a part of; title, subtitle, delegation, audience, embargo, meeting, place, first, last, date, states; below it part: number, id, kind, title, subtitle, to, counting, count; below that item: id, name, and to, or file where it is attached to a mail" },
    { "part",          0, 0, call_part,          "part(): the part that this page is of; number, id, kind, title, subtitle, to, and every attribute and <param> of its own" },
    { "in-pack",       0, 0, call_in_pack,       "in-pack(): is this page a part of a pack?" },
    { "meeting-states", 1, 1, call_meeting_states, "meeting-states(event): the plan's target states that belong to its treaty on the as-of day; id, name" },
    { "plan-text",     1, 1, call_plan_text,     "plan-text('title' | 'organisation' | 'contact')" },
};

static const FunctionRow *
find_function(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        if (strcmp(functions[i].name, name) == 0)
            return &functions[i];
    return NULL;
}

static void
trampoline(xmlXPathParserContextPtr context, int count)
{
    const FunctionRow *row = find_function((const char *)context->context->function);
    Call call = { .fill = context->context->userData, .count = count };

    if (row == NULL || count < row->least || count > row->most || count > MOST_CALL_ARGUMENTS) {
        xmlXPathErr(context, XPATH_INVALID_ARITY);
        return;
    }
    for (int i = count - 1; i >= 0; i--)
        call.arguments[i] = valuePop(context);
    call.nodes = xmlXPathNodeSetCreate(NULL);
    row->run(&call);
    if (call.answer != NULL) {
        xmlXPathFreeNodeSet(call.nodes);
        valuePush(context, call.answer);
    } else {
        valuePush(context, xmlXPathWrapNodeSet(call.nodes));
    }
    for (int i = 0; i < count; i++)
        xmlXPathFreeObject(call.arguments[i]);
}

void
functions_register(Fill *fill)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        xmlXPathRegisterFunc(fill->xpath, (const xmlChar *)functions[i].name, trampoline);
}

void
functions_list(GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        g_string_append_printf(out, "%s\n", functions[i].manual);
}
