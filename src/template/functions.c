/*
 * The functions that expressions may call. Each is a row: a name, how many arguments, what it does. One trampoline
 * serves them all; answers about the model are transient nodes whose attributes carry both the raw value (for tests)
 * and the printed text.
 */
#include "model/slots.h"
#include "template/call.h"
#include "template/chart_data.h"
#include "base/diag_template.h"
#include "base/digits.h"
#include "base/format.h"
#include "base/words.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a call counts as in the budget, and what a status, which takes many questions to the model. */
enum { STEPS_A_CALL = 50, STEPS_A_STATUS = 200 };

typedef void (*CallFunction)(Call *call);
typedef struct FunctionRow { const char *name; int least, most; CallFunction run; const char *manual; } FunctionRow;

/* ---- arguments and answers ---- */

const char *
argument_said(Call *call, int index)
{
    return index < call->count ? marked_object_text(call->fill, call->arguments[index]) : "";
}

const char *
argument_text(Call *call, int index)
{
    return marked_plain(call->fill->arena, argument_said(call, index));
}

double
argument_number(Call *call, int index, double otherwise)
{
    return index < call->count ? xmlXPathCastToNumber(call->arguments[index]) : otherwise;
}

/*
 * A template may write any number: what no int holds is cut to the nearest that makes sense here, what is no number is
 * nought.
 */
int
argument_count(Call *call, int index, int otherwise, int least, int most)
{
    double value = argument_number(call, index, otherwise);

    return isnan(value) ? CLAMP(0, least, most) : (int)CLAMP(value, least, most);
}

xmlNodePtr
answer_node(Call *call, const char *name)
{
    xmlNodePtr root = xmlDocGetRootElement(call->fill->scratch), node;

    if (!budget_take(call->fill, STEPS_A_NODE, BYTES_A_NODE))
        return root;
    node = answers_node(root, name);
    xmlXPathNodeSetAddUnique(call->nodes, node);
    return node;
}

void
set_word(xmlNodePtr node, const char *name, const char *value)
{
    if (value != NULL && budget_take(node->doc->_private, 1, sizeof(xmlAttr) + sizeof(xmlNode) + strlen(value)))
        marked_set_attribute(node, name, value);
}

void
set_number(xmlNodePtr node, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    set_word(node, name, number_shortest(value, text));
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
    call->answer = marked_object(call->fill, text);
}

/* ---- figures ---- */

static void
set_sources(xmlNodePtr node, const Figure *figure)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t p = 0; p < figure->part_count; p++) {
        Observation part = figure_part(figure, p);

        for (size_t s = 0; s < part.source_count; s++)
            format_append(out, "%s%s", out->len > 0 ? " " : "", part.sources[s]->id);
    }
    set_word(node, "sources", out->str);
}

static bool
is_stock(const Measure *measure)
{
    return measure->nature == NATURE_STOCK || measure->nature == NATURE_CUMULATIVE;
}

/*
 * Of a half, a quarter, a week or a fiscal year, and of what is told over a time that ends with its period; NULL: a
 * date says it.
 */
static const char *
when_period(Fill *fill, const Figure *figure, const Measure *measure)
{
    YearStart start = plan_year_start(fill->plan);
    Frequency frequency = period_frequency(figure->period, start);
    bool by_date = frequency == FREQUENCY_NONE || frequency == FREQUENCY_MONTH || frequency == FREQUENCY_DAY ||
                   period_is_calendar_year(figure->period);
    LangArg args[2];

    if (by_date && measure->rolling_months == 0)
        return NULL;
    args[0] =
        LANG_TEXT("period", lang_reporting_period(fill->lang, fill->arena, figure->period, start, DATE_MEDIUM));
    args[1] = LANG_NUMBER("months", measure->rolling_months);
    if (measure->rolling_months > 0)
        return lang_message(fill->lang, fill->arena, "when-rolling", args, 2);
    return is_stock(measure) ? lang_message(fill->lang, fill->arena, "when-end-of-period", args, 1) : args[0].text;
}

static const char *
when_text(Fill *fill, const Figure *figure, const Measure *measure)
{
    Date last = figure->period.last;
    bool whole_year = last.month == 0 || (last.month == 12 && (last.day == 0 || last.day == 31));
    bool stock = is_stock(measure);
    const char *period = when_period(fill, figure, measure);
    LangArg args[1];

    /* what stood on a day within its period, of which the source says no more than that it told it then */
    if (stock && !figure->summed && date_is_set(figure->own) && date_compare(figure->own, date_last_day(last)) < 0)
        return lang_date(fill->lang, fill->arena, figure->own, DATE_MEDIUM);
    if (period != NULL)
        return period;
    if (!whole_year)
        return lang_date(fill->lang, fill->arena, last, DATE_MEDIUM);
    args[0] = LANG_TEXT("year", lang_number(fill->lang, fill->arena, last.year, NUMBER_PLAIN, 0));
    return lang_message(fill->lang, fill->arena, stock ? "when-end-of-year" : "when-year", args, 1);
}

/* "Confirmed area": the parts of a sum that are known, where others are not. */
static const char *
parts_text(Fill *fill, const Figure *figure)
{
    g_auto(GStrv) ids = words_split(figure->only);
    g_autoptr(GPtrArray) titles = g_ptr_array_new();

    for (size_t i = 0; ids[i] != NULL; i++)
        g_ptr_array_add(titles, (gpointer)(guintptr)in_sentence(
                                    fill, local(fill, plan_find_measure(fill->plan, ids[i])->short_title)));
    return lang_list(fill->lang, fill->arena, (const char *const *)titles->pdata, titles->len);
}

static const char *const rank_names[] = { [GRADE_WORST] = "worst", [GRADE_BETWEEN] = "between", [GRADE_BEST] = "best" };

static void
set_grade(Fill *fill, xmlNodePtr node, const Measure *measure, double value)
{
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == value) {
            set_word(node, "grade", local_marked(fill, measure->grades[i].title));
            set_word(node, "grade-id", measure->grades[i].id);
            set_word(node, "grade-rank", rank_names[chart_grade_rank(measure, value)]);
            return;
        }
}

/* With its unit, as it stands where nothing else names that: in one, and as number and unit. */
static void
set_alone(Fill *fill, xmlNodePtr node, const Figure *figure, const Measure *measure)
{
    AloneText alone = figure_alone(fill, figure, measure, 0);

    set_word(node, "alone", alone.text);
    set_word(node, "alone-id", alone.id);
    set_word(node, "alone-number", alone.number);
    set_word(node, "alone-unit", alone.unit);
}

static void
set_figure(Fill *fill, xmlNodePtr node, const Figure *figure, const Measure *measure, const Area *area)
{
    static const char *const qualities[] = { "preliminary", "estimate", "final" };

    set_word(node, "measure", measure->id);
    if (area != NULL)
        set_word(node, "area", area->id);
    set_flag(node, "known", figure->known);
    set_word(node, "unit",
             figure->known ? unit_beside(fill, measure, figure->value, figure_number(fill, figure, measure))
                           : unit_text(fill, measure));
    set_word(node, "units", unit_text(fill, measure));
    set_word(node, "title", measure_with_time(fill, measure, local_marked(fill, measure->title)));
    set_word(node, "short-title", measure_with_time(fill, measure, local_marked(fill, measure->short_title)));
    if (!figure->known)
        return;
    set_word(node, "id", figure->id);
    set_word(node, "printed-id", figure_printed_id(fill, figure, measure));
    set_number(node, "value", figure->value);
    set_grade(fill, node, measure, figure->value);
    set_word(node, "text", figure_marked(fill, figure, measure));
    set_word(node, "number", figure_number(fill, figure, measure));
    if (figure->has_range)
        set_word(node, "range", range_text(fill, figure, measure));
    if (figure->qualifier != QUALIFIER_NONE)
        set_word(node, "qualifier", qualifier_name(figure->qualifier));
    if (figure->only != NULL)
        set_word(node, "parts", parts_text(fill, figure));
    if (figure->over.total > 0) {
        set_number(node, "covered", (double)figure->over.covered);
        set_number(node, "of-areas", (double)figure->over.total);
        set_word(node, "coverage", coverage_text(fill, figure));
        set_word(node, "lacking", lacking_text(fill, figure, area));
    }
    set_number(node, "year", figure_year(figure));
    set_date(node, "date", figure->period.last);
    set_word(node, "period",
             lang_reporting_period(fill->lang, fill->arena, figure->period, plan_year_start(fill->plan), DATE_MEDIUM));
    set_word(node, "when", when_text(fill, figure, measure));
    set_date(node, "revoked", figure->revoked);
    set_word(node, "quality", qualities[figure->quality]);
    set_flag(node, "summed", figure->summed);
    set_word(node, "note", figure_note(fill, figure) != NULL ? figure_note(fill, figure) : "");
    if (figure->parts_say != NULL)
        set_word(node, "parts-note", figure_parts_said(fill, figure, measure));
    set_sources(node, figure);
}

/* Of what has no figure at all, the reason that is told, as a word and in the page's. */
static void
set_missing(Fill *fill, xmlNodePtr node, const Measure *measure, const Area *area)
{
    Missing missing = view_missing(fill->view, measure, area);

    if (missing == MISSING_NONE)
        return;
    set_word(node, "why", missing_name(missing));
    set_word(node, "why-text", message0(fill, arena_printf(fill->arena, "missing-%s", missing_name(missing))));
}

static void
call_latest(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const Area *area = need_area(call->fill, argument_text(call, 1));
    xmlNodePtr node;
    Figure figure;

    if (measure == NULL)
        return;
    figure = view_latest(call->fill->view, measure, area);
    node = answer_node(call, "figure");
    if (!figure.known)
        set_missing(call->fill, node, measure, area);
    set_figure(call->fill, node, &figure, measure, area);
    set_alone(call->fill, node, &figure, measure);
}

static void
call_series(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const Area *area = need_area(call->fill, argument_text(call, 1));
    const Figure *figures;
    size_t count = 0;

    if (measure == NULL)
        return;
    figures = view_series(call->fill->view, measure, area, &count);
    for (size_t i = 0; i < count; i++)
        set_figure(call->fill, answer_node(call, "figure"), &figures[i], measure, area);
}

/* years(measure, area, from, to): one node a year, missing ones with known = false. */
static void
call_years(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const Area *area = need_area(call->fill, argument_text(call, 1));
    int from = argument_count(call, 2, 0, 0, 9999), to = argument_count(call, 3, 0, 0, 9999);

    if (measure == NULL)
        return;
    for (int year = from; year <= to && budget_take(call->fill, 0, 0); year++) {
        Figure figure = view_year(call->fill->view, measure, area, year);
        xmlNodePtr node = answer_node(call, "figure");

        set_figure(call->fill, node, &figure, measure, area);
        if (!figure.known)
            set_number(node, "year", year);
    }
}

/* ---- by year, for all areas ---- */

/* The figure that stood at the year's end, of what stands until it is revoked: the last one told by then. */
static const Figure *
standing_in(const Figure *figures, size_t count, int year)
{
    for (size_t i = count; i > 0; i--)
        if (figure_year(&figures[i - 1]) <= year)
            return &figures[i - 1];
    return NULL;
}

/* Is there a figure of any area in this year, or one that stands? */
static bool
year_is_known(View *view, const Measure *measure, int year)
{
    size_t count = 0;
    const Area *const *areas = view_areas_with(view, measure, &count);

    for (size_t i = 0; i < count; i++) {
        size_t figures = 0;
        const Figure *series = view_series(view, measure, areas[i], &figures);

        for (size_t f = 0; f < figures; f++)
            if (figure_year(&series[f]) == year ||
                (measure->nature == NATURE_STANDING && figure_year(&series[f]) < year))
                return true;
    }
    return false;
}

/* What no longer stands is as if it had the least grade: nothing else says that it is gone. */
static void
set_standing(Fill *fill, xmlNodePtr node, const Measure *measure, const Area *area, int year)
{
    size_t count = 0;
    const Figure *series = view_series(fill->view, measure, area, &count), *figure = standing_in(series, count, year);
    bool gone = figure != NULL && date_is_set(figure->revoked) && figure->revoked.year <= year;

    if (figure == NULL)
        return;
    if (gone && measure->grade_count > 0)
        set_grade(fill, node, measure, measure->grades[0].value);
    else if (!gone)
        set_figure(fill, node, figure, measure, area);
}

enum { EARLIEST = 60, STEPS_A_YEAR = 20 };                /* years back from the page's own */

/* by-year(measure, area, most): a node a column of a table in which an area has a row. */
static void
call_by_year(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const Area *area = need_area(call->fill, argument_text(call, 1));
    int most = argument_count(call, 2, 8, 1, EARLIEST), last = view_as_of(call->fill->view).year, years[EARLIEST];
    size_t count = 0;

    if (measure == NULL)
        return;
    for (int year = last; year > last - EARLIEST && count < (size_t)most && budget_take(call->fill, STEPS_A_YEAR, 0);
         year--)
        if (year_is_known(call->fill->view, measure, year))
            years[count++] = year;
    while (count > 0) {
        Figure figure = view_year(call->fill->view, measure, area, years[--count]);
        xmlNodePtr node = answer_node(call, "figure");

        if (figure.known && !date_is_set(figure.revoked))
            set_figure(call->fill, node, &figure, measure, area);
        else if (measure->nature == NATURE_STANDING)
            set_standing(call->fill, node, measure, area, years[count]);
        set_number(node, "column", years[count]);
    }
}

/* members(dimension): one node a member, in their order. */
static void
call_members(Call *call)
{
    Fill *fill = call->fill;
    const Dimension *dimension = plan_find_dimension(fill->plan, argument_text(call, 0));

    if (dimension == NULL) {
        report_unknown(fill, fill->place, "dimension", argument_text(call, 0));
        return;
    }
    for (size_t i = 0; i < dimension->member_count; i++) {
        xmlNodePtr node = answer_node(call, "member");

        set_word(node, "id", dimension->members[i].id);
        set_word(node, "title", member_title(fill, dimension, i));
        set_word(node, "by", arena_printf(fill->arena, "%s:%s", dimension->id, dimension->members[i].id));
        set_word(node, "fill", chart_fill_name(series_fill(i, dimension->member_count)));
    }
}

static void
call_has_any(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));
    const Area *area = need_area(call->fill, argument_text(call, 1));

    call->answer = xmlXPathNewBoolean(measure != NULL && view_has_any(call->fill->view, measure, area));
}

/* What one of the last printed digit is worth in figures of this row. */
static double
last_digit(const Figure *figure, const Measure *measure)
{
    int decimals = measure->decimals >= 0 ? MIN(figure->row_decimals, measure->decimals) : figure->row_decimals;

    return measure->scale > 1 ? measure->scale : pow(10, -decimals);
}

/* Of a year that begins on another day than 1 January, which has a name of its own: "2024/25". */
static bool
is_of_other_years(const Figure *figure, YearStart start)
{
    return period_frequency(figure->period, start) == FREQUENCY_YEAR && !period_is_calendar_year(figure->period);
}

/* What a language says before the name of such a period: nothing of a calendar year, which needs no word of its own. */
static const char *
told_as(Period period, YearStart start)
{
    static const char *const words[FREQUENCY_COUNT] = {
        [FREQUENCY_NONE] = "range",          [FREQUENCY_YEAR] = "fiscal-year", [FREQUENCY_HALF] = "half",
        [FREQUENCY_TRIMESTER] = "trimester", [FREQUENCY_QUARTER] = "quarter",  [FREQUENCY_MONTH] = "month",
        [FREQUENCY_WEEK] = "week",           [FREQUENCY_DAY] = "day",
    };

    return period_is_calendar_year(period) ? "" : words[period_frequency(period, start)];
}

/* From when to when: by their years, or, of fiscal years and of what is told by parts of years, by their names. */
static void
set_years(Fill *fill, xmlNodePtr node, const Figure *from, const Figure *to, bool by_parts)
{
    YearStart start = plan_year_start(fill->plan);

    if (!by_parts && !is_of_other_years(from, start) && !is_of_other_years(to, start)) {
        set_number(node, "from-year", figure_year(from));
        set_number(node, "to-year", figure_year(to));
        return;
    }
    set_word(node, "from-told", told_as(from->period, start));
    set_word(node, "from-year", lang_reporting_period(fill->lang, fill->arena, from->period, start, DATE_MEDIUM));
    set_word(node, "to-year", lang_reporting_period(fill->lang, fill->arena, to->period, start, DATE_MEDIUM));
}

/*
 * change(measure, area): the latest figure against the one before it; change(measure, area, 'first'): against the
 * first.
 */
static void
call_change(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = need_measure(fill, argument_text(call, 0));
    const Area *area = need_area(fill, argument_text(call, 1));
    bool from_first = strcmp(argument_text(call, 2), "first") == 0;
    xmlNodePtr node;
    const Figure *figures, *from, *to;
    size_t count = 0;
    double difference;
    AloneText amount;
    bool by_parts;

    if (measure == NULL)
        return;
    figures = view_series(fill->view, measure, area, &count);
    node = answer_node(call, "change");
    to = count > 0 ? &figures[count - 1] : NULL;
    from = count == 0 ? NULL : from_first ? series_first(figures, count) : series_before(figures, count);
    if (from != to && (from->has_range || to->has_range))
        from = to;                      /* between two ends nobody knows by how much */
    set_flag(node, "known", from != to);
    set_flag(node, "earlier", count > 1);       /* there are figures before, which may be none to compare with */
    if (from == to)
        return;
    difference = to->value - from->value;
    if (to->only != NULL) {
        LangArg part = LANG_TEXT("part", parts_text(fill, to));

        set_word(node, "parts-note",
                 arena_printf(fill->arena, " %s", lang_message(fill->lang, fill->arena, "what-parts", &part, 1)));
    }
    if (fabs(difference) < last_digit(to, measure) * (1 - 1e-9))
        difference = 0;                 /* less than is printed is no change */
    set_number(node, "difference", difference);
    set_word(node, "direction", difference > 0 ? "up" : difference < 0 ? "down" : "none");
    set_word(node, "judgement", difference == 0 || measure->better == BETTER_NONE || to->only != NULL ? "none"
                           : (difference > 0) == (measure->better == BETTER_UP) ? "better" : "worse");
    amount = amount_alone(fill, fabs(difference), MAX(from->row_decimals, to->row_decimals), measure);
    set_word(node, "amount", amount.text);
    set_word(node, "unit", amount.unit);
    /* of per cents a difference is of points, and a share of them would be read as one */
    if (from->value != 0 && !is_percent(fill, measure)) {
        set_number(node, "share", difference / from->value);
        set_word(node, "percent",
                 share_text(fill, fabs(difference / from->value), fabs(difference / from->value) < 0.0995 ? 1 : 0));
    }
    by_parts = frequency_parts_year(series_frequency(measure, figures, count, plan_year_start(fill->plan)));
    set_number(node, "years",
               by_parts ? period_years_between(from->period, to->period) : figure_year(to) - figure_year(from));
    /* of those parts it is no bound */
    set_word(node, "from-text", to->only != NULL ? figure_number(fill, from, measure)
             : figure_marked(fill, from, measure));
    set_word(node, "from-id", figure_printed_id(fill, from, measure));
    set_number(node, "from-value", from->value);
    set_years(fill, node, from, to, by_parts);
    set_word(node, "to-text", to->only != NULL ? figure_number(fill, to, measure) : figure_marked(fill, to, measure));
    set_word(node, "to-id", figure_printed_id(fill, to, measure));
    set_number(node, "to-value", to->value);
}

/* ---- deadlines, dates, statuses ---- */

static bool
any_step_is(const DeadlineView *deadline, StepBasis basis)
{
    for (size_t i = 0; i < deadline->step_count; i++)
        if (deadline->steps[i].basis == basis)
            return true;
    return false;
}

/* "a; b": what stands of the steps in no source that was read. */
static const char *
deadline_note(Fill *fill, const DeadlineView *deadline)
{
    const DeadlineSeries *series = deadline->series;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    g_autoptr(GString) note = g_string_new(NULL);
    LangArg args[1];

    for (size_t i = 0; i < deadline->step_count; i++) {
        if (series->steps[i].basis == STEP_DERIVED) {
            args[0] = LANG_NUMBER("years", series->article->years);
            g_ptr_array_add(
                parts, (gpointer)(guintptr)lang_message(fill->lang, fill->arena, "deadline-note-derived", args, 1));
        } else if (series->steps[i].basis == STEP_PART) {
            args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, series->steps[i].date, DATE_LONG));
            g_ptr_array_add(parts,
                            (gpointer)(guintptr)lang_message(fill->lang, fill->arena, "deadline-note-part", args, 1));
        }
    }
    for (size_t i = 0; i < series->missing_count; i++) {
        Date decided = series->missing[i].decided;

        args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, decided, DATE_LONG));
        g_ptr_array_add(
            parts, (gpointer)(guintptr)(date_is_set(decided)
                                            ? lang_message(fill->lang, fill->arena, "deadline-note-missing", args, 1)
                                            : message0(fill, "deadline-note-missing-later")));
    }
    for (guint i = 0; i < parts->len; i++)
        format_append(note, "%s%s%s", i > 0 ? message0(fill, "deadline-note-between") : "", i > 0 ? " " : "",
                      (const char *)g_ptr_array_index(parts, i));
    return arena_strdup(fill->arena, note->str);
}

static void
set_deadline(Fill *fill, xmlNodePtr node, const DeadlineView *deadline)
{
    set_flag(node, "known", deadline->known);
    if (!deadline->known)
        return;
    set_word(node, "treaty", deadline->series->treaty->id);
    set_word(node, "treaty-title", local_marked(fill, deadline->series->treaty->short_title));
    set_word(node, "subject", local_marked(fill, deadline->series->treaty->subject));
    set_word(node, "article", deadline->series->article->number);
    set_date(node, "original", deadline->original);
    set_date(node, "in-force", deadline->in_force);
    set_date(node, "fulfilled", deadline->fulfilled);
    set_flag(node, "passed", deadline->passed && !deadline->unclear);
    set_flag(node, "unclear", deadline->unclear);
    set_number(node, "extensions", (double)deadline->step_count - 1);
    set_flag(node, "interim", deadline->step_count > 0 && deadline->steps[deadline->step_count - 1].interim);
    set_flag(node, "derived", any_step_is(deadline, STEP_DERIVED));
    set_flag(node, "inferred", any_step_is(deadline, STEP_PART));
    set_flag(node, "missing", deadline->series->missing_count > 0);
    set_word(node, "deadline-note", deadline_note(fill, deadline));
}

static void
call_deadlines(Call *call)
{
    const Area *area = need_area(call->fill, argument_text(call, 0));
    const DeadlineView *deadlines;
    size_t count = 0;

    if (area == NULL)
        return;
    deadlines = view_deadlines(call->fill->view, area, &count);
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
    if (deadline->unclear)
        return message0(fill, "deadline-remark-unclear");
    if (deadline->passed)
        return message0(fill, "deadline-remark-passed");
    if (deadline->step_count < 2)
        return message0(fill, "deadline-remark-original");
    before = &deadline->steps[deadline->step_count - 2];
    args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, before->date, DATE_MEDIUM));
    return lang_message(fill->lang, fill->arena, last->interim ? "deadline-remark-interim" : "deadline-remark-extended",
                        args, 1);
}

/* Which of those a remark is, as a rule of sentences names it. */
static const char *
deadline_stands(const DeadlineView *deadline)
{
    if (date_is_set(deadline->fulfilled))
        return "fulfilled";
    if (deadline->unclear)
        return "unclear";
    return deadline->passed                                    ? "passed"
           : deadline->step_count < 2                          ? "first"
           : deadline->steps[deadline->step_count - 1].interim ? "interim"
                                                               : "extended";
}

/* article-deadlines(treaty, article): of all areas, the first due leading. */
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
            format_append(sources, "%s%s", s > 0 ? " " : "", deadlines[i].series->sources[s]->id);
        set_word(node, "area", deadlines[i].series->area->id);
        set_word(node, "area-name", area_name(fill, deadlines[i].series->area));
        set_word(node, "sources", sources->str);
        set_deadline(fill, node, &deadlines[i]);
        set_word(node, "remark", deadline_remark(fill, &deadlines[i]));
        set_word(node, "stands", deadline_stands(&deadlines[i]));
        set_flag(node, "later", date_is_set(deadlines[i].later));
    }
}

/* areas-with(measure): each with its latest figure. */
static void
call_areas_with(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = need_measure(fill, argument_text(call, 0));
    const Area *const *areas;
    size_t count = 0;

    if (measure == NULL)
        return;
    areas = view_areas_with(fill->view, measure, &count);
    for (size_t i = 0; i < count; i++) {
        Figure figure = view_latest(fill->view, measure, areas[i]);
        xmlNodePtr node = answer_node(call, "area");

        set_word(node, "name", area_name(fill, areas[i]));
        set_figure(fill, node, &figure, measure, areas[i]);
    }
}

static const char *
next_title(Fill *fill, const NextDate *next)
{
    LangArg args[2];
    LocalText title;

    if (next->deadline && next->due != NULL) {
        args[0] = LANG_TEXT("article", next->due->series->article->number);
        args[1] = LANG_TEXT("treaty", local(fill, next->due->series->treaty->subject));
        return lang_message(fill->lang, fill->arena, "next-date-deadline", args, 2);
    }
    if (next->ordinal > 0)
        return anniversary_title(fill, local_marked(fill, next->title), next->ordinal);
    title = next->event == NULL ? next->title : next->event->short_title;
    return local_marked(fill, title.text == NULL || *title.text == '\0' ? next->title : title);
}

/* next-dates(area, most) */
static void
call_next_dates(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = need_area(fill, argument_text(call, 0));
    const NextDate *dates;
    size_t count = 0;

    dates = view_next_dates(fill->view, area, (size_t)argument_count(call, 1, 4, 0, 1000), &count);
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "date");

        set_word(node, "text", lang_period(fill->lang, fill->arena, dates[i].period, DATE_MEDIUM));
        set_date(node, "first", dates[i].period.first);
        set_word(node, "title", next_title(fill, &dates[i]));
        set_word(node, "kind", dates[i].deadline ? "deadline" : dates[i].event == NULL ? "" : dates[i].event->kind);
        set_word(node, "place", dates[i].event == NULL ? "" : dates[i].event->where);
        set_flag(node, "deadline", dates[i].deadline);
        if (dates[i].due != NULL) {
            set_word(node, "treaty", dates[i].due->series->treaty->id);
            set_word(node, "article", dates[i].due->series->article->number);
            set_word(node, "stands", dates[i].due->unclear ? "unclear" : "open");
            set_word(node, "remark", dates[i].due->unclear ? message0(fill, "deadline-remark-unclear") : "");
        }
        set_flag(node, "tbc", dates[i].tbc);
    }
}

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

/* Figure, target, baseline and ends of a range with their unit; toward: the message that sets the first two in one. */
static void
set_toward(Fill *fill, xmlNodePtr node, const StatusView *status)
{
    const StatusInput *in = &status->input;
    const Measure *measure = status->measure;
    double beside = in->has_target ? in->target : in->aim == AIM_WITHIN ? in->high : 0;
    AloneText alone = figure_alone(fill, &status->latest, measure, beside), other;
    bool up = status_has_way(in) ? in->target > in->baseline : in->better != BETTER_DOWN;

    if (in->aim == AIM_WITHIN) {
        set_word(node, "low-alone", value_alone(fill, in->low, written_decimals(in->low), measure, in->high).number);
        set_word(node, "high-alone", value_alone(fill, in->high, written_decimals(in->high), measure, in->low).text);
    }
    if (in->has_baseline) {
        other = value_alone(fill, in->baseline, status->baseline_decimals, measure, beside);
        set_word(node, "baseline-alone", other.text);
    }
    if (!in->has_target)
        return;
    other = value_alone(fill, in->target, status->target_decimals, measure, status->latest.value);
    set_word(node, "target-alone", other.text);
    set_word(node, "toward", toward_key(fill, measure, up));
    if (!status->latest.known)
        return;
    set_word(node, "toward-k", strcmp(toward_key(fill, measure, up), TOWARD_OF) == 0 ? alone.marked : alone.text);
    set_word(node, "toward-n",
             strcmp(toward_key(fill, measure, up), TOWARD_OF) == 0 || is_percent(fill, measure) ? other.text
                                                                                               : other.number);
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
        set_alone(fill, node, &status->latest, status->measure);
        if (!status->latest.known && status->list == NULL)
            set_missing(fill, node, status->measure, status->area);
        set_word(node, "baseline-id", status->baseline.known ? status->baseline.id : "");
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
static void
call_follows(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = need_area(fill, argument_text(call, 0));
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
static void
call_status_counts(Call *call)
{
    Fill *fill = call->fill;
    size_t counts[STATUS_COUNT] = { 0 }, count = 0;

    if (call->count == 0) {
        const Indicator *const *indicators = plan_indicators(fill->plan, &count);

        for (size_t i = 0; i < count && budget_take(fill, STEPS_A_STATUS, 0); i++)
            counts[view_indicator_status(fill->view, indicators[i]).result.status]++;
    } else {
        const Area *area = need_area(fill, argument_text(call, 0));
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
static void
call_objective_counts(Call *call)
{
    Fill *fill = call->fill;
    const Objective *objective = plan_find_objective(fill->plan, argument_text(call, 0));
    size_t counts[STATUS_COUNT] = { 0 };
    const Indicator *named[STATUS_COUNT] = { NULL };
    int worst = -1;

    if (objective == NULL) {
        report_unknown(fill, fill->place, "objective", argument_text(call, 0));
        return;
    }
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
static void
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

static void
call_indicator(Call *call)
{
    Fill *fill = call->fill;
    const Indicator *indicator = plan_find_indicator(fill->plan, argument_text(call, 0));
    const Area *area;
    xmlNodePtr node;
    StatusView status;

    if (indicator == NULL) {
        report_unknown(fill, fill->place, "indicator", argument_text(call, 0));
        return;
    }
    area = need_area(fill, argument_text(call, 1));
    if (*argument_text(call, 1) != '\0' && area == NULL)
        return;
    node = answer_node(call, "indicator");
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

/* bands(indicator): as they are asked, the first that holds is the status; status, from-text (not of the last). */
static void
call_bands(Call *call)
{
    Fill *fill = call->fill;
    const Indicator *indicator = chart_need_indicator(fill, argument_text(call, 0));
    StatusView status;

    if (indicator == NULL)
        return;
    status = view_indicator_status(fill->view, indicator);
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
static void
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
static void
call_grades(Call *call)
{
    const Measure *measure = need_measure(call->fill, argument_text(call, 0));

    for (size_t i = measure == NULL ? 0 : measure->grade_count; i > 0; i--)
        set_grade(call->fill, answer_node(call, "grade"), measure, measure->grades[i - 1].value);
}

/*
 * member-marks([indicator]): the marks of the areas that it counts, or that all of the plan do, as they occur; mark
 * and what it means there.
 */
static void
call_member_marks(Call *call)
{
    Fill *fill = call->fill;
    const Indicator *one = *argument_text(call, 0) == '\0' ? NULL : chart_need_indicator(fill, argument_text(call, 0));
    const char *const *words;

    if (one == NULL && *argument_text(call, 0) != '\0')
        return;
    words = chart_member_words(fill, one);
    for (size_t m = 0; m < AREA_MARK_COUNT; m++) {
        xmlNodePtr node = words[m] == NULL ? NULL : answer_node(call, "mark");

        if (node != NULL) {
            set_word(node, "mark", chart_area_mark_names[m]);
            set_word(node, "words", words[m]);
        }
    }
}

/* ---- the table ---- */

static const FunctionRow functions[] = {
    /* name            least most  runs               manual */
    { "latest", 1, 2, call_latest,
      "latest(measure, area): the latest figure; known, value, text, unit (as it stands beside the number), units (as "
      "heads have it), year, when, date, quality, sources, id, "
      "printed-id (with the measure's scale); alone: with its unit, as it stands where nothing else names that "
      "('4.25 million US$'), and in parts as alone-number, alone-unit, alone-id; why (and why-text, in words): "
      "the reason that is told where there is none" },
    { "series", 1, 2, call_series, "series(measure, area): every accepted figure, oldest first; revoked: "
      "since when what stood stands no more" },
    { "years", 4, 4, call_years,
      "years(measure, area, from, to): one figure a year, missing ones with known = 'false'" },
    { "by-year", 2, 3, call_by_year,
      "by-year(measure, area[, most]): of the last years in which any area has a figure, 8 unless another number is "
      "given, what this area has, as years(), and column, the year; of what stands until it is revoked, what stood at "
      "the year's end" },
    { "members", 1, 1, call_members,
      "members(dimension): id, title; fill, that of its series in a chart told by the dimension; by ('sex:f') makes of "
      "a measure that of these alone: latest(concat('casualties/', @by), area)" },
    { "has-any", 1, 2, call_has_any, "has-any(measure, area): 'true' where there is a figure" },
    { "change", 2, 3, call_change,
      "change(measure, area[, 'first']): difference, direction, judgement, amount (with its unit, of "
      "per cents in points; of what is counted the number, and unit is apart), percent (not of per cents), years; from "
      "and to with -text, -id, -year; from-told: quarter, half, month … where from-year is the name of such a period" },
    { "area", 1, 1, call_area,
      "area(id): id, name, official-name, kind, within, region, subregion, note, joins (its kind has treaties)" },
    { "treaties", 0, 0, call_treaties, "treaties(): id, title, short-title, subject" },
    { "membership", 2, 2, call_membership,
      "membership(area, treaty): status, signed, deposited, in-force, how, sources" },
    { "targets-of", 1, 1, call_targets_of, "targets-of(area): objective, group, group-title, description, size" },
    { "group-areas", 2, 3, call_group_areas,
      "group-areas(objective, group[, treaty]): areas with their membership, joined first" },
    { "targets-list", 1, 2, call_targets_list,
      "targets-list(objective[, treaty]): its target areas, group by group; id, name, group; membership, bound" },
    { "in-group", 2, 2, call_in_group,
      "in-group(area, group): 'true' where the group of areas has it on the as-of day, else nothing" },
    { "groups-of", 1, 1, call_groups_of,
      "groups-of(area): the groups that have it on the as-of day; id, title, date, sources" },
    { "kind-word", 1, 2, call_kind_word,
      "kind-word(kind[, number]): the noun of areas of that kind, as it stands beside the number: 'district'; of '', "
      "which is several kinds, 'area'" },
    { "areas-kind", 0, 1, call_areas_kind,
      "areas-kind([objective or indicator]): the kind of the areas that are its targets or its list, or the plan's "
      "targets; '' where they are of several, or there are none" },
    { "areas-within", 0, 1, call_areas_within,
      "areas-within([area]): those right below it, or below none; as area() has each" },
    { "neighbours", 2, 2, call_neighbours, "neighbours(area, treaty): areas of its subregion with their membership" },
    { "deadlines", 1, 1, call_deadlines,
      "deadlines(area): treaty, article, original, in-force, fulfilled, passed, unclear, extensions; derived, inferred "
      "and missing say whether a step is by the treaty's rule, partly inferred, or not in the sources, deadline-note "
      "the same in words" },
    { "article-deadlines", 2, 2, call_article_deadlines,
      "article-deadlines(treaty, article): of all areas, the first due leading; area, area-name, remark, stands, "
      "sources" },
    { "areas-with", 1, 1, call_areas_with,
      "areas-with(measure): areas that have a figure, with their latest; area, name" },
    { "next-dates", 2, 2, call_next_dates,
      "next-dates(area, most): text, title, deadline, and of one its treaty and article, whether it stands open or "
      "unclear, and what is to be remarked of one that is unclear" },
    { "changes", 1, 2, call_changes,
      "changes(from[, known-by]): what is otherwise than it was on that day; kind (area, status, revised, new, gone, "
      "date), area, area-name, title, unit, period, before, after" },
    { "calendar", 2, 4, call_calendar,
      "calendar(from, to[, area[, 'planned' or 'undated']]): events and what treaties set; first, last, date, month "
      "(0: only the year is known), days, weekdays, title, detail, place, sign, tbc, outcome, round, sources" },
    { "calendar-left", 2, 5, call_calendar_left,
      "calendar-left(form, year[, month[, area[, 'planned']]]): what the grid of that form cannot hold; as "
      "calendar()" },
    { "months", 1, 1, call_months, "months(year): number, name, title, first, last" },
    { "second-months", 3, 3, call_second_months, "second-months(calendar, from, to): 'Shahrivar – Mehr 1397'" },
    { "follows", 1, 1, call_follows, "follows(area): what is followed, with status and figures" },
    { "status-counts", 0, 1, call_status_counts, "status-counts([area]): status, count" },
    { "objective-counts", 1, 1, call_objective_counts,
      "objective-counts(objective): status, count, judged, worst ('true' for one); indicator and indicator-title: the "
      "first of that status" },
    { "statuses", 0, 0, call_statuses, "statuses(): all that there are, in the order in which they are told; status" },
    { "bands", 1, 1, call_bands,
      "bands(indicator): of one that is judged by bands, in their order, the first that holds is the status; status, "
      "from-text (not of the last), side ('from' or 'up-to')" },
    { "pace", 1, 1, call_pace, "pace('on-track' | 'accelerate'): from which share of the needed pace on it is given" },
    { "grades", 1, 1, call_grades,
      "grades(measure): best first where the measure says what is better; grade, grade-id, grade-rank (worst, between, "
      "best), as figures have them" },
    { "member-marks", 0, 1, call_member_marks,
      "member-marks([indicator]): the marks of the areas that it counts, or that all of the plan do, as they occur; "
      "mark, words" },
    { "indicator", 1, 2, call_indicator,
      "indicator(id[, area]): status and figures, of the area by its own target where the indicator has one; "
      "target-alone, baseline-alone, and toward, the message that sets figure and "
      "target together from toward-k and toward-n ('4.25 of 6 million US$'); "
      "k of n where areas are counted; cited: the sources of its figure, or of "
      "those that count" },
    { "message", 1, MOST_CALL_ARGUMENTS, call_message, "message(key, name, value, …): words of the catalogue" },
    { "sentence", 2, MOST_CALL_ARGUMENTS, call_sentence,
      "sentence(rule, key, name, value, …): the same as a sentence that is made by a rule: its structure element "
      "carries the rule's name, and the values as properties, a figure's as its id" },
    { "says", 2, MOST_CALL_ARGUMENTS, call_says,
      "says(rule, text, name, value, …): the same of a text that is no message" },
    { "printed", 2, 3, call_printed,
      "printed(id, text[, scale]): the text of a figure, so that it carries the figure's id; scale: what the value was "
      "divided by" },
    { "has-message", 1, 1, call_has_message, "has-message(key): 'true' where the catalogue has words of that key" },
    { "number-text", 1, 2, call_number, "number-text(value[, decimals]): the number as the page's language writes it" },
    { "percent", 1, 2, call_percent, "percent(share[, decimals]): 0.25 as '25 %'" },
    { "qualified", 2, 2, call_qualified, "qualified(qualifier, number): 'at least 5' in the page's words" },
    { "qualified-sign", 2, 2, call_qualified_sign, "qualified-sign(qualifier, number): the same with a sign" },
    { "million", 1, 2, call_million,
      "million(value[, decimals]): the number of millions, as the page's language writes it" },
    { "upper-first", 1, 1, call_upper_first, "upper-first(text): the same with a capital first" },
    { "ordinal", 1, 1, call_ordinal,
      "ordinal(number): '21st'; nothing where it is no number, as those of the other functions of numbers" },
    { "date", 1, 2, call_date,
      "date(iso[, 'long' | 'medium' | 'short-year']): the day as the page's language writes it" },
    { "period", 2, 3, call_period, "period(first, last[, 'long']): '3–5 Sep 2018'" },
    { "list", 1, MOST_CALL_ARGUMENTS, call_list, "list(texts): 'a, b and c'" },
    { "list-ids", 1, 1, call_list_ids,
      "list-ids(nodes): their texts with spaces between, for attributes that take ids" },
    { "local", 1, 1, call_local, "local(nodes): the one in the page's language" },
    { "sources", 0, 0, call_sources,
      "sources(): those cited so far; number, publisher, title, area-name and published (where the title does not say "
      "them; of a register its last entry seen), where, address" },
    { "footnote-count", 0, 0, call_footnote_count, "footnote-count(): notes called so far and not yet set" },
    { "word-count", 1, 1, call_word_count, "word-count(nodes or text): how many words there are" },
    { "words-in", 1, 1, call_words_in, "words-in(id): words of a block that the page has so far, as they are spoken" },
    { "reading-time", 1, 2, call_reading_time,
      "reading-time(words[, words a minute]): '4 min 30 s'; by the pace of the page's language unless one is given" },
    { "pack", 0, 0, call_pack,
      "pack(): the pack that this page is a part of; title, subtitle, delegation, audience, embargo, meeting, place, "
      "first, last, date, areas; below it part: number, id, kind, title, subtitle, to, counting, count; below that "
      "item: id, name, and to, or file where it is attached to a mail" },
    { "part", 0, 0, call_part,
      "part(): the part that this page is of; number, id, kind, title, subtitle, to, and every attribute and <param> "
      "of its own" },
    { "in-pack", 0, 0, call_in_pack, "in-pack(): is this page a part of a pack?" },
    { "meeting-areas", 1, 1, call_meeting_areas,
      "meeting-areas(event): the plan's target areas that belong to its treaty on the as-of day; id, name" },
    { "days-text", 0, 0, call_days_text,
      "days-text(): of which day the data are and, where that is another, by which they had been published" },
    { "has-outline", 0, 1, call_has_outline,
      "has-outline([area]): whether maps have outlines, or one of that area" },
    { "map-note", 0, 0, call_map_note,
      "map-note(): whose borders those of the page's maps are not, and where their outlines are from, for a page that "
      "says of which day it is; '' without outlines" },
    { "records", 1, 2, call_records,
      "records(type[, area]): what is known of that type, of one area or all, by date; id, type-title, area, "
      "area-name, date, last, year, date-text, until, stands, note, sources; and each field by its id in words, as "
      "@FIELD-id by its grade, number, date or id" },
    { "record", 1, 1, call_record, "record(id): one record, as records() has it" },
    { "record-fields", 1, 1, call_record_fields,
      "record-fields(id): what a record says, in the order of its type; id, kind, title, text, value" },
    { "record-types", 0, 1, call_record_types,
      "record-types([id]): the types of records that the plan has; id, title" },
    { "ladder", 2, 2, call_ladder,
      "ladder(id, area): the steps of a ladder as they stand for an area; id, title, taken, lost, late, since, "
      "lost-on, due, with -text, record, sources" },
    { "days-between", 2, 2, call_days_between, "days-between(date, date): how many days lie between two" },
    { "plan-sources", 0, 0, call_plan_sources,
      "plan-sources(): every source of the plan that is known on the days, by publisher and title; as sources()" },
    { "record-heads", 1, 1, call_record_heads, "record-heads(type): the fields of a record type; id, kind, title" },
    { "years-between", 2, 2, call_years_between,
      "years-between(date, date): the years from one day to the other, as a number" },
    { "record-grades", 2, 2, call_record_grades,
      "record-grades(type, field): the grades of a field; id, title, value" },
    { "role", 1, 1, call_role,
      "role(name): the id of the measure or treaty to which the plan gives this role; '' where it gives it to none and "
      "the template says roles=\"name?\"" },
    { "has-roles", 1, 1, call_has_roles, "has-roles(names): whether the plan gives all these roles" },
    { "measures-of", 0, 1, call_measures_of,
      "measures-of([area]): the measures that have a figure for it, or for no area; id, title, graded" },
    { "dated-articles", 0, 0, call_dated_articles,
      "dated-articles(): articles that set some area a date; treaty, article, objective, limit (the last year that the "
      "plan allows, or 0)" },
    { "reference", 1, 1, call_reference,
      "reference(topic): what authors may write, from the program's own tables, of 'plan', 'template', 'chart' and so "
      "on, or, of 'classes', of the page's theme; kind, name, of, values, needed, sentence" },
    { "reference-topics", 0, 0, call_reference_topics,
      "reference-topics(): the topics of reference(); name, sentence" },
    { "site", 0, 0, call_site,
      "site(): the address of this page on the web, as theme or plan tells it; empty where neither does" },
    { "plan-text", 1, 1, call_plan_text,
      "plan-text('title' | 'organisation' | 'contact'): that text of the plan, in the page's language" },
};

static const FunctionRow *
find_function(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        if (strcmp(functions[i].name, name) == 0)
            return &functions[i];
    return NULL;
}

void
function_near(const char *name, Diags *diags)
{
    const char *names[G_N_ELEMENTS(functions)];

    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        names[i] = functions[i].name;
    diag_near(diags, name, names, G_N_ELEMENTS(functions));
}

const char *
function_manual(const char *name)
{
    const FunctionRow *row = find_function(name);

    return row == NULL ? NULL : row->manual;
}

static void
trampoline(xmlXPathParserContextPtr context, int count)
{
    Call call = { .fill = context->context->userData, .count = count };
    const FunctionRow *row = g_hash_table_lookup(call.fill->functions, context->context->function);

    if (row == NULL || count < row->least || count > row->most || count > MOST_CALL_ARGUMENTS) {
        xmlXPathErr(context, XPATH_INVALID_ARITY);
        return;
    }
    for (int i = count - 1; i >= 0; i--)
        call.arguments[i] = valuePop(context);
    call.nodes = xmlXPathNodeSetCreate(NULL);
    if (budget_take(call.fill, STEPS_A_CALL, 0))
        row->run(&call);
    if (!budget_take(call.fill, 0, 0))
        xmlXPathErr(context, XPATH_OP_LIMIT_EXCEEDED);
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
    fill->functions = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        xmlXPathRegisterFunc(fill->xpath, (const xmlChar *)functions[i].name, trampoline);
        g_hash_table_insert(fill->functions, (gpointer)(guintptr)functions[i].name, (gpointer)(guintptr)&functions[i]);
    }
}

void
functions_list(GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        format_append(out, "%s\n", functions[i].manual);
}
