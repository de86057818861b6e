/* What functions tell of observations: latest figures, series, years, those who count, changes. */
#include "base/diag_template.h"
#include "base/format.h"
#include "model/slots.h"
#include "template/call.h"
#include "template/chart_data.h"
#include "base/words.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

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

/* The same, and, beside a number that stands alone, what a table says by its letter: it is no final one. */
static const char *
when_and_how(Fill *fill, const Figure *figure, const Measure *measure)
{
    static const char *const keys[] = { [Q_PRELIMINARY] = "when-preliminary", [Q_ESTIMATE] = "when-estimate" };
    const char *when = when_text(fill, figure, measure);
    const LangArg args[1] = { LANG_TEXT("when", when) };

    return figure->quality == Q_FINAL ? when : lang_message(fill->lang, fill->arena, keys[figure->quality], args, 1);
}

/* "Confirmed area": the parts of a sum that are known, where others are not. */
static const char *
parts_text(Fill *fill, const Figure *figure)
{
    g_auto(GStrv) ids = words_split(figure->only);
    g_autoptr(GPtrArray) titles = g_ptr_array_new();

    for (size_t i = 0; ids[i] != NULL; i++)
        g_ptr_array_add(titles, (gpointer)(guintptr)in_sentence_marked(
                                    fill, plan_find_measure(fill->plan, ids[i])->short_title));
    return lang_list(fill->lang, fill->arena, (const char *const *)titles->pdata, titles->len);
}

static const char *const rank_names[] = { [GRADE_WORST] = "worst", [GRADE_BETWEEN] = "between", [GRADE_BEST] = "best" };

/* Its words are those of a figure, where there is one, as a number's are. */
void
set_grade(Fill *fill, xmlNodePtr node, const Measure *measure, double value, const char *figure)
{
    for (size_t i = 0; i < measure->grade_count; i++)
        if (measure->grades[i].value == value) {
            const char *title = local_marked(fill, measure->grades[i].title);

            set_word(node, "grade", figure == NULL ? title : marked_text(fill->arena, figure, title));
            set_word(node, "grade-id", measure->grades[i].id);
            set_word(node, "grade-rank", rank_names[chart_grade_rank(measure, value)]);
            return;
        }
}

/* With its unit, as it stands where nothing else names that: in one, and as number and unit. */
void
set_alone(Fill *fill, xmlNodePtr node, const Figure *figure, const Measure *measure)
{
    AloneText alone = figure_alone(fill, figure, measure, 0);

    set_word(node, "alone", alone.text);
    set_word(node, "alone-id", alone.id);
    set_word(node, "alone-number", alone.number);
    set_word(node, "alone-unit", alone.unit);
}

void
set_figure(Fill *fill, xmlNodePtr node, const Figure *figure, const Measure *measure, const Area *area)
{
    static const char *const qualities[] = { "preliminary", "estimate", "final" };
    const char *printed;

    set_word(node, "measure", measure->id);
    if (area != NULL)
        set_word(node, "area", area->id);
    set_flag(node, "known", figure->known);
    set_word(node, "unit",
             figure->known ? unit_beside(fill, measure, figure->value, figure_number(fill, figure, measure))
                           : unit_text(fill, measure));
    set_word(node, "units", unit_text(fill, measure));
    if (measure->scale > 1)
        set_word(node, "drawn-units", unit_scaled(fill, measure, 1e6));
    set_word(node, "title", measure_with_time(fill, measure, local_marked(fill, measure->title)));
    set_word(node, "short-title", measure_with_time(fill, measure, local_marked(fill, measure->short_title)));
    if (!figure->known)
        return;
    printed = figure_printed_id(fill, figure, measure);
    set_word(node, "id", figure->id);
    set_word(node, "printed-id", printed);
    set_number(node, "value", figure->value);
    set_grade(fill, node, measure, figure->value, printed);
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
    set_word(node, "when", when_and_how(fill, figure, measure));
    set_date(node, "revoked", figure->revoked);
    set_word(node, "quality", qualities[figure->quality]);
    set_flag(node, "summed", figure->summed);
    set_word(node, "note", figure_note(fill, figure) != NULL ? figure_note(fill, figure) : "");
    if (figure->parts_say != NULL)
        set_word(node, "parts-note", figure_parts_said(fill, figure, measure));
    set_sources(node, figure);
}

/* The reason that is told in place of a figure, as a word and in the page's. */
static void
set_why(Fill *fill, xmlNodePtr node, Missing missing)
{
    if (missing == MISSING_NONE)
        return;
    set_word(node, "why", missing_name(missing));
    set_word(node, "why-text", message0(fill, arena_printf(fill->arena, "missing-%s", missing_name(missing))));
}

void
set_missing(Fill *fill, xmlNodePtr node, const Measure *measure, const Area *area)
{
    set_why(fill, node, view_missing(fill->view, measure, area));
}

/* why-missing(measure, area, year): the word that is told in place of a figure of the year, or nothing. */
void
call_why_missing(Call *call)
{
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
    double year = argument_number(call, 2, 0);
    Missing missing = MISSING_NONE;
    Figure told;

    if (measure != NULL && year >= 1 && year <= 9999) {
        Date all = { .year = (int16_t)year };

        missing = view_missing_in(call->fill->view, measure, area, FREQUENCY_YEAR, (Period){ all, all }, &told);
    }
    answer_text(call, missing == MISSING_NONE ? "" : missing_name(missing));
}

void
call_latest(Call *call)
{
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
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
    if (measure->nature == NATURE_FLOW)
        set_flag(node, "flow", true);
}

void
call_series(Call *call)
{
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
    const Figure *figures;
    size_t count = 0;

    if (measure == NULL)
        return;
    figures = view_series(call->fill->view, measure, area, &count);
    for (size_t i = 0; i < count; i++)
        set_figure(call->fill, answer_node(call, "figure"), &figures[i], measure, area);
}

/* years(measure, area, from, to): one node a year, missing ones with known = false. */
void
call_years(Call *call)
{
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
    int from = argument_count(call, 2, 0, 0, 9999), to = argument_count(call, 3, 0, 0, 9999);

    /* of a figure that is not there a template has no number of a year */
    if (measure == NULL || isnan(argument_number(call, 2, 0)) || isnan(argument_number(call, 3, 0)))
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

/* Of what stands until it is revoked, the last that was told by the year's end. */
Figure
figure_standing(View *view, const Measure *measure, const Area *area, int year)
{
    size_t count = 0;
    const Figure *figures = view_series(view, measure, area, &count);

    for (size_t i = count; i > 0; i--)
        if (figure_year(&figures[i - 1]) <= year)
            return figures[i - 1];
    return (Figure){ 0 };
}

bool
figure_is_gone(const Figure *figure, int year)
{
    return figure->known && date_is_set(figure->revoked) && figure->revoked.year <= year;
}

enum { STEPS_A_YEAR = 20 };

/* Of what, and of when, there is no figure. */
static void
set_nothing(xmlNodePtr node, const Measure *measure, const Area *area, int year)
{
    set_flag(node, "known", false);
    set_word(node, "measure", measure->id);
    if (area != NULL)
        set_word(node, "area", area->id);
    set_number(node, "year", year);
}

/*
 * False: nothing has been told by the year. What no longer stood has no grade and no figure, but the day on which it
 * was revoked.
 */
static bool
set_standing(Fill *fill, xmlNodePtr node, const Measure *measure, const Area *area, int year)
{
    Figure figure = figure_standing(fill->view, measure, area, year);

    if (!figure.known)
        return false;
    if (!figure_is_gone(&figure, year)) {
        set_figure(fill, node, &figure, measure, area);
        return true;
    }
    set_nothing(node, measure, area, year);
    set_date(node, "revoked", figure.revoked);
    return true;
}

/* A node of the area for each of the last slots, headed by the slot's name. */
static void
answer_slots(Call *call, const Measure *measure, const Area *area, const Columns *columns, size_t most)
{
    Fill *fill = call->fill;
    size_t count = 0;
    const Figure *series = view_series(fill->view, measure, area, &count);

    for (size_t i = columns->count - MIN(columns->count, most);
         i < columns->count && budget_take(fill, STEPS_A_YEAR, 0); i++) {
        Period slot = columns->slots[i];
        const Figure *figure =
            series_in_slot(measure, series, count, columns->frequency, slot, plan_year_start(fill->plan));
        xmlNodePtr node = answer_node(call, "figure");

        if (figure != NULL)
            set_figure(fill, node, figure, measure, area);
        set_word(node, "column", chart_slot_text(fill, slot));
    }
}

static void
answer_years(Call *call, const Measure *measure, const Area *area, const Columns *columns, size_t most)
{
    for (size_t i = columns->count - MIN(columns->count, most);
         i < columns->count && budget_take(call->fill, STEPS_A_YEAR, 0); i++) {
        int year = columns->slots[i].first.year;
        Figure figure = view_year(call->fill->view, measure, area, year);
        xmlNodePtr node = answer_node(call, "figure");

        if (figure.known && !date_is_set(figure.revoked))
            set_figure(call->fill, node, &figure, measure, area);
        else if (measure->nature != NATURE_STANDING || !set_standing(call->fill, node, measure, area, year))
            set_nothing(node, measure, area, year);
        set_number(node, "column", year);
    }
}

/* ---- by period ---- */

/* One of a row: a quarter, a month, a fiscal year …; else reported. */
static bool
period_asked(Call *call, const char *text, Period *out)
{
    YearStart start = plan_year_start(call->fill->plan);
    WrittenPeriod written;

    if (period_parse(text, &written) && period_place(&written, start, out) && !period_is_backwards(*out) &&
        slot_has_next(*out, start))
        return true;
    diag_report(call->fill->diags, DIAG_TEMPLATE_BAD_WORD, call->fill->place, text,
                "year, half, quarter, month, week or day", NULL);
    return false;
}

/* The last: as it is written, as long as the first; without it that of the as-of day. */
static bool
last_asked(Call *call, const char *text, const char *like, Period first, Period *out)
{
    YearStart start = plan_year_start(call->fill->plan);
    Frequency frequency = period_frequency(first, start);
    Date day = date_last_day(view_as_of(call->fill->view)), year = { .year = day.year };

    if (*text == '\0') {
        *out = period_is_calendar_year(first) ? (Period){ year, year } : period_holding(frequency, day, start);
        return true;
    }
    if (!period_asked(call, text, out))
        return false;
    if (period_frequency(*out, start) == frequency && period_is_calendar_year(*out) == period_is_calendar_year(first))
        return true;
    diag_report(call->fill->diags, DIAG_TEMPLATE_BAD_WORD, call->fill->place, text,
                arena_printf(call->fill->arena, "period as long as '%s'", like), NULL);
    return false;
}

static Figure
figure_in_period(Fill *fill, const Measure *measure, const Area *area, Period slot)
{
    YearStart start = plan_year_start(fill->plan);
    size_t count = 0;
    const Figure *series, *found;

    if (period_is_calendar_year(slot))
        return view_year(fill->view, measure, area, slot.last.year);
    series = view_series(fill->view, measure, area, &count);
    found = series_in_slot(measure, series, count, period_frequency(slot, start), slot, start);
    return found == NULL ? (Figure){ 0 } : *found;
}

/* periods(measure, area, from, to): one node a period, missing ones with known = false and the reason that is told. */
void
call_periods(Call *call)
{
    Fill *fill = call->fill;
    YearStart start = plan_year_start(fill->plan);
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
    const char *from = argument_text(call, 2);
    Period slot, last;

    if (measure == NULL || !period_asked(call, from, &slot) ||
        !last_asked(call, argument_text(call, 3), from, slot, &last))
        return;
    for (Frequency frequency = period_frequency(slot, start);
         period_compare(slot, last) <= 0 && budget_take(fill, STEPS_A_YEAR, 0);
         slot = period_next(slot, frequency, start)) {
        Figure figure = figure_in_period(fill, measure, area, slot), told;
        xmlNodePtr node = answer_node(call, "figure");

        if (!figure.known)
            set_why(fill, node, view_missing_in(fill->view, measure, area, frequency, slot, &told));
        set_figure(fill, node, &figure, measure, area);
        if (!figure.known)
            set_date(node, "date", date_last_day(slot.last));
        set_word(node, "column", chart_slot_text(fill, slot));
    }
}

/* by-year(measure, area, most): a node a column of a table in which an area has a row. */
void
call_by_year(Call *call)
{
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
    size_t most = (size_t)argument_count(call, 2, 8, 1, COLUMN_YEARS);
    const Columns *columns = measure == NULL ? NULL : view_columns(call->fill->view, measure);

    if (columns == NULL)
        return;
    if (columns->are_years)
        answer_years(call, measure, area, columns, most);
    else
        answer_slots(call, measure, area, columns, most);
}

/* members(dimension): one node a member, in their order. */
void
call_members(Call *call)
{
    Fill *fill = call->fill;
    const Dimension *dimension = call->named[0];

    for (size_t i = 0; i < dimension->member_count; i++) {
        xmlNodePtr node = answer_node(call, "member");

        set_word(node, "id", dimension->members[i].id);
        set_word(node, "title", member_title_marked(fill, dimension, i));
        set_word(node, "by", arena_printf(fill->arena, "%s:%s", dimension->id, dimension->members[i].id));
        set_word(node, "fill", chart_fill_name(series_fill(i, dimension->member_count)));
    }
}

void
call_has_any(Call *call)
{
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];

    call->answer = xmlXPathNewBoolean(measure != NULL && view_has_any(call->fill->view, measure, area));
}

/* What one of the last digits that tell something is worth in figures of this row. */
static double
last_digit(const Figure *from, const Figure *to, const Measure *measure)
{
    int decimals = measure->decimals >= 0 ? MIN(to->row_decimals, measure->decimals) : to->row_decimals;
    double digit = measure->scale > 1 ? measure->scale : pow(10, -decimals);

    return MAX(qualifier_digit(from->qualifier, from->value, digit), qualifier_digit(to->qualifier, to->value, digit));
}

/* Of a part alone a figure is no bound; about so much it is all the same. */
static const char *
change_end(Fill *fill, const Figure *figure, const Measure *measure, bool part)
{
    return !part ? figure_marked(fill, figure, measure)
                 : qualified_text(fill, qualifier_is_about(figure->qualifier) ? QUALIFIER_ABOUT : QUALIFIER_NONE,
                                  figure_number(fill, figure, measure));
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

/* By how much: a change of what is about so much is itself about so much. */
static void
set_difference(Fill *fill, xmlNodePtr node, const Figure *from, const Figure *to, const Measure *measure,
               double difference)
{
    bool is_about = qualifier_is_about(from->qualifier) || qualifier_is_about(to->qualifier);
    Qualifier about = is_about ? QUALIFIER_ABOUT : QUALIFIER_NONE;
    AloneText amount = amount_alone(fill, fabs(difference), MAX(from->row_decimals, to->row_decimals), measure);
    double share = from->value == 0 ? 0 : difference / from->value;

    set_word(node, "qualifier", qualifier_name(about));
    set_number(node, "difference", difference);
    set_word(node, "direction", difference > 0 ? "up" : difference < 0 ? "down" : "none");
    set_word(node, "judgement", difference == 0 || measure->better == BETTER_NONE || to->only != NULL ? "none"
                           : (difference > 0) == (measure->better == BETTER_UP) ? "better" : "worse");
    set_word(node, "amount", qualified_sign(fill, about, amount.text));
    set_word(node, "unit", amount.unit);
    /* of per cents a difference is of points, and a share of them would be read as one */
    if (from->value != 0 && !is_percent(fill, measure)) {
        set_number(node, "share", share);
        set_word(node, "percent",
                 qualified_sign(fill, about, share_text(fill, fabs(share), fabs(share) < 0.0995 ? 1 : 0)));
    }
}

/* Of ends that are no final figures: behind each within its sentence, and behind what is told of both. */
static void
set_hedges(Fill *fill, xmlNodePtr node, const Figure *from, const Figure *to)
{
    if (!figure_is_hedged(from) && !figure_is_hedged(to))
        return;
    set_word(node, "from-hedge", figure_hedge(fill, from, true));
    set_word(node, "to-hedge", figure_hedge(fill, to, false));
    set_word(node, "to-hedge-within", figure_hedge(fill, to, true));
    /* of both that of the less sure */
    if (!figure_is_hedged(to) || (figure_is_hedged(from) && from->quality < to->quality))
        to = from;
    set_word(node, "hedge", figure_hedge(fill, to, false));
}

/*
 * change(measure, area): the latest figure against the one before it; change(measure, area, 'first'): against the
 * first.
 */
void
call_change(Call *call)
{
    Fill *fill = call->fill;
    const Measure *measure = call->named[0];
    const Area *area = call->named[1];
    bool from_first = strcmp(argument_text(call, 2), "first") == 0;
    xmlNodePtr node;
    const Figure *figures, *from, *to;
    size_t count = 0;
    double difference;
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
    if (fabs(difference) < last_digit(from, to, measure) * (1 - 1e-9))
        difference = 0;                 /* less than is told is no change */
    set_difference(fill, node, from, to, measure, difference);
    by_parts = frequency_parts_year(series_frequency(measure, figures, count, plan_year_start(fill->plan)));
    set_number(node, "years",
               by_parts ? period_years_between(from->period, to->period) : figure_year(to) - figure_year(from));
    set_word(node, "from-text", change_end(fill, from, measure, to->only != NULL));
    set_word(node, "from-id", figure_printed_id(fill, from, measure));
    set_number(node, "from-value", from->value);
    set_years(fill, node, from, to, by_parts);
    set_word(node, "to-text", change_end(fill, to, measure, to->only != NULL));
    set_word(node, "to-id", figure_printed_id(fill, to, measure));
    set_hedges(fill, node, from, to);
    set_number(node, "to-value", to->value);
}
