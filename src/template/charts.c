/*
 * Chart elements: each kind is a row with a function that fills its spec straight from the model. The template says
 * which measures, which area and which years; numbers never pass through an expression.
 */
#include "template/chart_data.h"
#include "template/chart_words.h"
#include "base/diag_chart.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include "base/words.h"
#include "model/slots.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LAST_YEAR = 9999 };

bool
chart_has_option(ChartFillIn *in, const char *option)
{
    return words_hold(fill_text(in->fill, in->instruction, "options"), option);
}

const char *
chart_year_text(Fill *fill, int year, bool short_form)
{
    return lang_date(fill->lang, fill->arena, (Date){ .year = (int16_t)year },
                     short_form ? DATE_SHORT_YEAR : DATE_MEDIUM);
}

/* ---- progress ---- */

static const char *
with_value(Fill *fill, const char *key, const char *name, const char *value)
{
    LangArg args[1] = { LANG_TEXT(name, value) };

    return lang_message(fill->lang, fill->arena, key, args, 1);
}

/* The whole count, with what the plan's time added: only where figures grow from a baseline above zero. */
static void
fill_from_zero(ChartFillIn *in, ProgressBarSpec *bar)
{
    Fill *fill = in->fill;
    const StatusView *s = in->status;
    const StatusInput *input = &s->input;
    const Measure *measure = s->measure;
    int latest = MAX(s->latest.decimals, s->latest.row_decimals);
    double since = input->latest - input->baseline, missing = input->target - input->latest;

    if (!(input->baseline >= 0 && since >= 0 && input->target > input->baseline))
        return;
    bar->from_zero = true;
    bar->was_text = with_value(fill, "progress-was", "value", bar->baseline.text);
    bar->since_text = since > 0 ? arena_printf(fill->arena, "+%s",
                                               printed_value(fill, since, MAX(latest, s->baseline_decimals), measure))
                                : NULL;
    bar->missing_text = missing > 0 ? with_value(fill, "progress-missing", "value",
                                                 printed_value(fill, missing, MAX(latest, s->target_decimals), measure))
                                    : NULL;
    bar->baseline_when = with_value(fill, "progress-baseline-on", "date",
                                    lang_date(fill->lang, fill->arena, input->baseline_date, DATE_MEDIUM));
    bar->target_when = with_value(fill, "progress-target-on", "date",
                                  lang_date(fill->lang, fill->arena, input->target_date, DATE_MEDIUM));
    bar->zero_text = printed_value(fill, 0, 0, measure);
}

/* What is worked out between baseline and target is no coarser than the plan writes these. */
int
chart_way_decimals(const StatusView *s, double value)
{
    int stated = MAX(s->target_decimals, s->baseline.known ? 0 : s->baseline_decimals);

    return MAX(fabs(value) < 10 ? 1 : 0, stated);
}

bool
chart_fill_progress_bar(ChartFillIn *in)
{
    const StatusView *s = in->status;
    ProgressBarSpec *bar = &in->spec->u.progress_bar;
    Fill *fill = in->fill;

    if (s == NULL || s->measure == NULL || !s->input.has_latest || !s->input.has_target || !s->input.has_baseline)
        return false;
    bar->baseline = figure_chart_value(fill, &s->baseline, s->measure);
    if (!bar->baseline.known)
        bar->baseline =
            (ChartValue){ true, s->input.baseline,
                          printed_value(fill, s->input.baseline, s->baseline_decimals, s->measure), QUALITY_FINAL };
    bar->latest = figure_chart_value(fill, &s->latest, s->measure);
    bar->target = (ChartValue){ true, s->input.target,
                                printed_value(fill, s->input.target, s->target_decimals, s->measure), QUALITY_FINAL };
    if (s->result.has_required)
        bar->required =
            (ChartValue){ true, s->result.required,
                          printed_value(fill, s->result.required, chart_way_decimals(s, s->result.required),
                                        s->measure),
                          QUALITY_FINAL };
    chart_claim_status(in, s);
    if (bar->required.known)
        chart_claim(in, "required", bar->required.text);
    bar->labels = !chart_has_option(in, "bare");
    bar->endpoints_inside = chart_has_option(in, "inside");
    if (chart_has_option(in, "from-zero"))
        fill_from_zero(in, bar);
    if (bar->endpoints_inside && s->result.has_share) {
        LangArg args[1] = { LANG_TEXT("share", share_text(fill, s->result.share, 0)) };

        bar->inside = lang_message(fill->lang, fill->arena, "progress-share", args, 1);
    }
    in->spec->unit = unit_text(fill, s->measure);
    in->spec->data_place = figure_place(&s->latest);
    return true;
}

static StatusSign
sign_of(Status status)
{
    static const StatusSign signs[STATUS_COUNT] = {
        [STATUS_ACHIEVED] = SIGN_ACHIEVED,           [STATUS_ON_TRACK] = SIGN_ON_TRACK,
        [STATUS_ACCELERATE] = SIGN_ACCELERATE,       [STATUS_LIMITED] = SIGN_LIMITED,
        [STATUS_DETERIORATING] = SIGN_DETERIORATING, [STATUS_MISSED] = SIGN_MISSED,
        [STATUS_NO_CHANGE] = SIGN_NO_CHANGE,         [STATUS_BASELINE_ONLY] = SIGN_BASELINE_ONLY,
        [STATUS_TOO_EARLY] = SIGN_TOO_EARLY,         [STATUS_NO_DATA] = SIGN_NO_DATA,
        [STATUS_NO_TARGET] = SIGN_NO_TARGET,
    };

    return signs[status];
}

/* form="missed": the sign of a status by its name, for legends; else that of the row named by `of`. */
static Status
status_asked(const ChartFillIn *in)
{
    const char *form = fill_text(in->fill, in->instruction, "form");

    for (int status = 0; *form != '\0' && status < STATUS_COUNT; status++)
        if (strcmp(status_name((Status)status), form) == 0)
            return (Status)status;
    if (*form != '\0')
        diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, in->instruction->place, form, "status", NULL);
    return in->status == NULL ? STATUS_NO_DATA : in->status->result.status;
}

bool
chart_fill_status_sign(ChartFillIn *in)
{
    StatusSignSpec *sign = &in->spec->u.status_sign;
    Status status = status_asked(in);

    sign->sign = sign_of(status);
    sign->radius = fill_number(in->fill, in->instruction, "height", 4.2);
    sign->word = message0(in->fill, arena_printf(in->fill->arena, "status-%s", status_name(status)));
    return true;
}

static JudgedYears
judged_years(Fill *fill, const StatusView *status, double grade)
{
    size_t count = 0;
    const Figure *figures = view_series(fill->view, status->measure, status->area, &count);
    int *years = arena_new0(fill->arena, int, count + 1);
    const char **texts = arena_new0(fill->arena, const char *, count + 1);
    JudgedYears all = { years, texts, 0 };

    for (size_t i = 0; i < count; i++) {
        if (figures[i].value != grade)
            continue;
        years[all.count] = figure_year(&figures[i]);
        texts[all.count] = chart_year_text(fill, years[all.count], false);
        all.count++;
    }
    return all;
}

static const char *
years_in_one(Fill *fill, const JudgedYears *all)
{
    g_autofree char *joined = all->count == 0 ? NULL : g_strjoinv(", ", (char **)(guintptr)all->texts);

    return joined == NULL ? NULL : arena_strdup(fill->arena, joined);
}

/* Cells of a rating, with the years in which it was given. */
bool
chart_fill_judgement(ChartFillIn *in)
{
    const StatusView *s = in->status;
    Fill *fill = in->fill;
    JudgementSpec *spec = &in->spec->u.judgement;
    const char **cells, **periods;
    JudgedYears *years;

    if (s == NULL || s->measure == NULL || s->measure->grade_count == 0 || !s->latest.known)
        return false;
    spec->count = s->measure->grade_count;
    cells = arena_new0(fill->arena, const char *, spec->count);
    periods = arena_new0(fill->arena, const char *, spec->count);
    years = arena_new0(fill->arena, JudgedYears, spec->count);
    spec->current = -1;
    for (size_t g = 0; g < spec->count; g++) {
        cells[g] = local(fill, s->measure->grades[g].title);
        years[g] = judged_years(fill, s, s->measure->grades[g].value);
        periods[g] = years_in_one(fill, &years[g]);
        if (s->latest.value == s->measure->grades[g].value)
            spec->current = (int)g;
    }
    spec->cells = cells;
    spec->periods = periods;
    spec->years = years;
    chart_claim(in, "grade", arena_printf(fill->arena, "#%s", s->latest.id));
    return true;
}

/* ---- bars, columns, lines ---- */

const Measure *const *
chart_measures(ChartFillIn *in, size_t *count)
{
    g_auto(GStrv) ids = words_split(fill_text(in->fill, in->instruction, "measures"));
    const Measure **measures = arena_new0(in->fill->arena, const Measure *, g_strv_length(ids) + 1);

    *count = 0;
    for (size_t i = 0; ids[i] != NULL; i++)
        if ((measures[*count] = need_measure(in->fill, ids[i])) != NULL)
            (*count)++;
    if (*count > 0 && fill_has(in->instruction, "by")) {
        if (*count > 1)
            chart_report_more(in, fill_argument(in->instruction, "measures")->place, "measure", *count);
        return chart_members(in, measures[0], count);
    }
    return measures;
}

void
chart_report_more(ChartFillIn *in, Place place, const char *what, size_t count)
{
    diag_report(in->fill->diags, DIAG_CHART_ONE, place, chart_kind_name(in->spec->kind), what,
                arena_printf(in->fill->arena, "%zu", count), NULL);
}

const Measure *
chart_measure_alone(ChartFillIn *in)
{
    size_t count;
    const Measure *const *measures = chart_measures(in, &count);

    if (count > 1)
        chart_report_more(in, fill_argument(in->instruction, "measures")->place, "measure", count);
    return measures[0];
}

/* The places on an axis of time: years, or what they are parted into where any measure is told so often. */
typedef struct TimeAxis { Frequency frequency; YearStart start; const Period *slots; size_t count; } TimeAxis;

static void
find_frequency(ChartFillIn *in, const Measure *measure, TimeAxis *axis)
{
    size_t count = 0;
    const Figure *figures = view_series_open(in->fill->view, measure, in->area, &count);

    axis->frequency = MAX(axis->frequency, series_frequency(measure, figures, count, axis->start));
}

/* Periods of another length would not stand beside them: those are in the table. */
static void
widen(ChartFillIn *in, const Measure *measure, const TimeAxis *axis, GArray *slots)
{
    size_t count = 0;
    const Figure *figures = view_series_open(in->fill->view, measure, in->area, &count);

    for (size_t i = 0; i < count; i++) {
        Period slot = series_slot(measure, figures[i].period, axis->frequency, axis->start);

        if (period_frequency(slot, axis->start) == axis->frequency)
            slots_add(slots, slot);
    }
}

/* years="2014 2018"; more years than any chart of years shows are reported, and are those of the first ones. */
bool
chart_years_written(ChartFillIn *in, const char *text, int *first, int *last)
{
    int from, to;

    if (sscanf(text, "%d %d", &from, &to) != 2 || to < from)
        return false;
    if (to - from >= MOST_CHART_YEARS) {
        limit_exceeded(in->fill->diags, LIMIT_CHART_YEARS, fill_argument(in->instruction, "years")->place,
                       chart_kind_name(in->spec->kind), NULL);
        to = from + MOST_CHART_YEARS - 1;
    }
    *first = from;
    *last = to;
    return true;
}

static bool
ends_in(Period slot, int first, int last)
{
    return slot.last.year >= first && slot.last.year <= last;
}

/* All of these years, whatever is known of them. */
static void
add_years(GArray *slots, int first, int last)
{
    for (int year = first; year <= last; year++) {
        Date date = { (int16_t)year, 0, 0 };

        Period slot = { date, date };

        g_array_append_val(slots, slot);
    }
}

/* years="8": the last eight of those that hold a figure; years="2014 2018": these. */
static TimeAxis
find_axis(ChartFillIn *in, const Measure *const *measures, size_t count, const Measure *total)
{
    TimeAxis axis = { .frequency = FREQUENCY_YEAR, .start = plan_year_start(in->fill->plan) };
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(Period));
    int first = 0, last = 0;
    bool written = chart_years_written(in, fill_text(in->fill, in->instruction, "years"), &first, &last);
    size_t most = written ? 0 : (size_t)fmax(fill_number(in->fill, in->instruction, "years", 8), 1), kept = 0;

    for (size_t i = 0; i < count + (total != NULL); i++)
        find_frequency(in, i < count ? measures[i] : total, &axis);
    for (size_t i = 0; i < count + (total != NULL); i++)
        widen(in, i < count ? measures[i] : total, &axis, slots);
    slots_fill(slots, axis.start);
    if (written && (slots->len == 0 || period_is_calendar_year(g_array_index(slots, Period, 0)))) {
        g_array_set_size(slots, 0);
        add_years(slots, first, last);
    }
    for (guint i = 0; i < slots->len; i++)
        if (written ? ends_in(g_array_index(slots, Period, i), first, last) : i + most >= slots->len)
            g_array_index(slots, Period, kept++) = g_array_index(slots, Period, i);
    axis.count = MIN(kept, (size_t)MOST_CHART_YEARS);
    axis.slots = arena_memdup(in->fill->arena, slots->data, sizeof(Period) * axis.count);
    return axis;
}

const char *
chart_slot_text(Fill *fill, Period slot)
{
    return lang_reporting_period(fill->lang, fill->arena, slot, plan_year_start(fill->plan), DATE_MEDIUM);
}

Qualifier
chart_qualifier_of(ChartBound bound)
{
    static const Qualifier qualifiers[] = { [BOUND_NONE] = QUALIFIER_NONE,
                                            [BOUND_LEAST] = QUALIFIER_AT_LEAST,
                                            [BOUND_MOST] = QUALIFIER_AT_MOST,
                                            [BOUND_ABOUT] = QUALIFIER_ABOUT };

    return qualifiers[bound];
}

/* The number in the words that its bound has, and with its sign. */
static void
set_number(ChartFillIn *in, ChartValue *value, Qualifier qualifier, const char *number)
{
    value->bound = chart_bound(qualifier);
    value->text = qualified_text(in->fill, qualifier, number);
    value->brief = qualifier == QUALIFIER_NONE ? NULL : qualified_sign(in->fill, qualifier, number);
}

/* The same figure as a number of `unit`. */
static void
set_unit(ChartFillIn *in, ChartValue *value, double unit)
{
    value->id = printed_id_rescaled(in->fill, value->id, unit);
    if (value->made_of != NULL && strchr(value->made_of, '+') == NULL)
        value->made_of = arena_printf(in->fill->arena, "#%s", printed_id_rescaled(in->fill, value->made_of + 1, unit));
}

/* The figure of all of the slot. */
static Figure
figure_in(ChartFillIn *in, const Measure *measure, const TimeAxis *axis, Period slot)
{
    size_t count;
    const Figure *figures, *found;

    if (period_is_calendar_year(slot))
        return view_year(in->fill->view, measure, in->area, slot.last.year);
    figures = view_series(in->fill->view, measure, in->area, &count);
    found = series_in_slot(measure, figures, count, axis->frequency, slot, axis->start);
    return found == NULL ? (Figure){ 0 } : *found;
}

/* What is told of a part of the slot alone, or NULL. */
static const Figure *
open_figure(ChartFillIn *in, const Measure *measure, const TimeAxis *axis, Period slot)
{
    size_t count;
    const Figure *figures = view_series_open(in->fill->view, measure, in->area, &count);

    for (size_t i = count; i > 0; i--)
        if (figures[i - 1].open &&
            period_compare(series_slot(measure, figures[i - 1].period, axis->frequency, axis->start), slot) == 0)
            return &figures[i - 1];
    return NULL;
}

/*
 * Where nothing of the whole of a year is known, but something to a day of it, that day: then what is told to it is
 * drawn, open. What is told to an earlier one, and whatever stands beside a figure of the whole year, is in the table
 * alone, as no sum holds both.
 */
static Date
open_day(ChartFillIn *in, const Measure *const *measures, size_t count, const Measure *total, const TimeAxis *axis,
         Period slot)
{
    Date day = DATE_NONE;

    for (size_t m = 0; m < count + (total != NULL); m++) {
        const Measure *measure = m < count ? measures[m] : total;
        const Figure *open = open_figure(in, measure, axis, slot);

        if (figure_in(in, measure, axis, slot).known)
            return DATE_NONE;
        if (open != NULL && (!date_is_set(day) || date_compare(open->own, day) > 0))
            day = open->own;
    }
    return day;
}

static ChartValue
chart_value_in(ChartFillIn *in, const Measure *measure, const TimeAxis *axis, Period slot, Date open)
{
    Figure figure = figure_in(in, measure, axis, slot);
    const Figure *part = figure.known || !date_is_set(open) ? NULL : open_figure(in, measure, axis, slot);
    ChartValue value =
        figure_chart_value(in->fill, part != NULL && date_equal(part->own, open) ? part : &figure, measure);

    if (value.known && chart_has_option(in, "million")) {
        /* what lies between two ends is about the middle in so round a number */
        set_number(in, &value, value.ranged ? QUALIFIER_ABOUT : chart_qualifier_of(value.bound),
                   million_text(in->fill, value.value, 1));
        value.value /= 1e6;
        if (figure.parts_say != NULL)
            value.note = parts_note_text(in->fill, qualified_text(in->fill, figure.parts_say->qualifier,
                                                                  million_text(in->fill, figure.parts_say->value, 1)));
        set_unit(in, &value, 1e6);
    }
    return value;
}

ChartFill
series_fill(size_t index, size_t count)
{
    static const ChartFill order[] = { FILL_ACCENT, FILL_MID, FILL_HATCH, FILL_PALE };

    return count == 2 && index == 1 ? FILL_HATCH : order[MIN(index, G_N_ELEMENTS(order) - 1)];
}

ChartFill
chart_series_fill(ChartFillIn *in, size_t index, size_t count)
{
    static const ChartFill people[] = { FILL_NAVY, FILL_PALE };

    return count == 2 && index < 2 && chart_has_option(in, "people") ? people[index] : series_fill(index, count);
}

typedef struct Stack {
    const char *const *categories;
    size_t category_count;
    ChartSeries *series;
    size_t series_count, part_count;    /* the parts lead, behind them may stand what is none of them */
    ChartValue *totals;
    bool *reported;
    const char **remarks;
    bool any;
} Stack;

/* The ids of the parts of a sum, or NULL where one that is known has none. */
static const char *
ids_of_parts(ChartFillIn *in, const Stack *stack, size_t category)
{
    g_autoptr(GString) ids = g_string_new(NULL);

    for (size_t s = 0; s < stack->series_count; s++) {
        const ChartValue *part = &stack->series[s].values[category];

        if (part->known && part->made_of == NULL)
            return NULL;
        if (part->known)
            g_string_append_printf(ids, "%s%s", ids->len > 0 ? "+" : "", part->made_of);
    }
    return arena_strdup(in->fill->arena, ids->str);
}

/*
 * What the parts add up to; without one of them it is at least that, and of what is at most something there is then no
 * total.
 */
static ChartValue
sum_of_parts(ChartFillIn *in, const Stack *stack, size_t category)
{
    ChartValue sum = { 0 };
    size_t known = 0;
    int decimals = 0;

    for (size_t s = 0; s < stack->series_count; s++) {
        const ChartValue *part = &stack->series[s].values[category];
        ChartBound bound;

        if (!part->known)
            continue;
        known++;
        sum.value += part->value;
        decimals = MAX(decimals, lang_number_decimals(in->fill->lang, part->text));
        sum.quality = MAX(sum.quality, part->quality);
        sum.until = part->until;
        bound = part->ranged ? BOUND_ABOUT : part->bound;
        sum.bound = sum.bound == bound || bound == BOUND_NONE ? sum.bound
                    : sum.bound == BOUND_NONE                 ? bound
                                                              : BOUND_ABOUT;
    }
    if (known == 1 && stack->series_count == 1 && stack->series[0].values[category].ranged) {
        sum = stack->series[0].values[category];        /* its own words */
        sum.id = NULL;
        return sum;
    }
    if (known == 0 || (known < stack->series_count && (sum.bound == BOUND_MOST || fabs(sum.value) <= 0)))
        return (ChartValue){ 0 };       /* nor does it say anything to be at least nothing */
    sum.known = true;
    sum.made_of = ids_of_parts(in, stack, category);
    set_number(in, &sum, known < stack->series_count ? QUALIFIER_AT_LEAST : chart_qualifier_of(sum.bound),
               lang_number(in->fill->lang, in->fill->arena, sum.value, NUMBER_DECIMAL, decimals));
    return sum;
}

/* The total printed: the measure's own figure, else what its parts add up to. */
static ChartValue
total_of(ChartFillIn *in, const Stack *stack, size_t category, const Measure *total, const TimeAxis *axis, Period slot,
         Date open)
{
    ChartValue own = total == NULL ? (ChartValue){ 0 } : chart_value_in(in, total, axis, slot, open);

    stack->reported[category] = own.known && !figure_in(in, total, axis, slot).summed;
    return own.known ? own : sum_of_parts(in, stack, category);
}

/*
 * Categories of written series are their points' places, in the order in which they first appear; `found` has each
 * one's number.
 */
static size_t
category_index(GHashTable *found, const char **categories, size_t *count, const char *at)
{
    gpointer index;

    if (g_hash_table_lookup_extended(found, at, NULL, &index))
        return GPOINTER_TO_SIZE(index);
    g_hash_table_insert(found, g_strdup(at), GSIZE_TO_POINTER(*count));
    categories[*count] = at;
    return (*count)++;
}

/* No two of them may have one fill. */
static bool
too_many_series(ChartFillIn *in, size_t count)
{
    Arena *arena = in->fill->arena;

    if (count <= CHART_FILL_COUNT)
        return false;
    diag_report(in->fill->diags, DIAG_CHART_TOO_MANY_SERIES, in->instruction->place, chart_kind_name(in->spec->kind),
                arena_printf(arena, "%zu", count), arena_printf(arena, "%d", CHART_FILL_COUNT), NULL);
    return true;
}

static Stack
written_stack(ChartFillIn *in)
{
    Stack stack = { .series_count = chart_data_count(in->data, DATA_SERIES) };
    size_t points = 0;
    const char **categories;
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    if (too_many_series(in, stack.series_count))
        return (Stack){ 0 };
    for (size_t s = 0; s < stack.series_count; s++)
        points += chart_data_count(chart_data_at(in->data, DATA_SERIES, s)->children, DATA_POINT);
    stack.categories = categories = arena_new0(in->fill->arena, const char *, points + 1);
    stack.series = arena_new0(in->fill->arena, ChartSeries, stack.series_count);
    for (size_t s = 0; s < stack.series_count; s++) {
        const ChartData *series = chart_data_at(in->data, DATA_SERIES, s);
        ChartValue *values = arena_new0(in->fill->arena, ChartValue, points + 1);
        const ChartData *point;

        for (size_t k = 0; (point = chart_data_at(series->children, DATA_POINT, k)) != NULL; k++)
            values[category_index(found, categories, &stack.category_count, point->at)] = point->value;
        stack.series[s] =
            (ChartSeries){ *series->name == '\0' && series->measure != NULL
                               ? local(in->fill, series->measure->short_title)
                               : series->name,
                           series->has_fill ? series->fill : chart_series_fill(in, s, stack.series_count), values };
    }
    stack.totals = arena_new0(in->fill->arena, ChartValue, points + 1);
    stack.remarks = arena_new0(in->fill->arena, const char *, points + 1);
    stack.reported = arena_new0(in->fill->arena, bool, points + 1);
    for (size_t c = 0; c < stack.category_count; c++)
        stack.totals[c] = total_of(in, &stack, c, NULL, NULL, (Period){ 0 }, DATE_NONE);
    stack.part_count = stack.series_count;
    stack.any = stack.category_count > 0;
    return stack;
}

/* The one that is named, or of what is told by a dimension the measure of all. */
static const Measure *
total_measure(ChartFillIn *in, const Measure *const *measures, size_t count)
{
    if (fill_has(in->instruction, "total"))
        return need_measure(in->fill, fill_text(in->fill, in->instruction, "total"));
    return fill_has(in->instruction, "by") && count > 0 ? measures[0]->of : NULL;
}

/* What is left of a reported total beside its parts, where each of them is one number. */
static ChartValue
rest_of(ChartFillIn *in, const Stack *stack, size_t category)
{
    const ChartValue *total = &stack->totals[category];
    double rest = total->value;
    int decimals = total->known ? lang_number_decimals(in->fill->lang, total->text) : 0;

    if (!total->known || !stack->reported[category] || total->bound != BOUND_NONE || total->ranged ||
        total->until != NULL)
        return (ChartValue){ 0 };
    for (size_t s = 0; s < stack->series_count; s++) {
        const ChartValue *part = &stack->series[s].values[category];

        if (!part->known)
            continue;
        if (part->bound != BOUND_NONE || part->ranged)
            return (ChartValue){ 0 };
        rest -= part->value;
        decimals = MAX(decimals, lang_number_decimals(in->fill->lang, part->text));
    }
    if (rest < 0.5 * pow(10, -decimals))
        return (ChartValue){ 0 };
    return (ChartValue){ .known = true,
                         .value = rest,
                         .text = lang_number(in->fill->lang, in->fill->arena, rest, NUMBER_DECIMAL, decimals),
                         .quality = total->quality };
}

/* Of a measure told by a dimension what no member has is a series of its own, so that parts are not taken for all. */
static void
add_rest(ChartFillIn *in, Stack *stack)
{
    ChartValue *values = arena_new0(in->fill->arena, ChartValue, stack->category_count);
    bool any = false;

    for (size_t c = 0; c < stack->category_count; c++) {
        values[c] = rest_of(in, stack, c);
        any = any || values[c].known;
    }
    if (any)
        stack->series[stack->series_count++] =
            (ChartSeries){ message0(in->fill, "missing-not-disaggregated"), FILL_OPEN, values };
}

static Stack
build_stack(ChartFillIn *in)
{
    Fill *fill = in->fill;
    Stack stack = { 0 };
    const Measure *const *measures = chart_measures(in, &stack.series_count);
    const Measure *total = total_measure(in, measures, stack.series_count);
    TimeAxis axis = find_axis(in, measures, stack.series_count, total);
    const char **categories;
    Date *open;

    if (chart_data_count(in->data, DATA_SERIES) > 0) {
        if (stack.series_count > 0 || total != NULL)
            diag_report(fill->diags, DIAG_CHART_TWO_WAYS, in->instruction->place, chart_kind_name(in->spec->kind),
                        NULL);
        return written_stack(in);
    }
    if (axis.count == 0)
        return stack;
    in->spec->by_year = true;
    stack.category_count = axis.count;
    if (fill_has(in->instruction, "by") && too_many_series(in, stack.series_count))
        return (Stack){ 0 };
    stack.series = arena_new0(fill->arena, ChartSeries, stack.series_count + 1);
    stack.totals = arena_new0(fill->arena, ChartValue, stack.category_count);
    stack.remarks = arena_new0(fill->arena, const char *, stack.category_count);
    stack.reported = arena_new0(fill->arena, bool, stack.category_count);
    stack.categories = categories = arena_new0(fill->arena, const char *, stack.category_count);
    open = arena_new0(fill->arena, Date, stack.category_count);
    for (size_t c = 0; c < stack.category_count; c++)
        open[c] = open_day(in, measures, stack.series_count, total, &axis, axis.slots[c]);
    for (size_t s = 0; s < stack.series_count; s++) {
        ChartValue *values = arena_new0(fill->arena, ChartValue, stack.category_count);

        for (size_t c = 0; c < stack.category_count; c++)
            values[c] = chart_value_in(in, measures[s], &axis, axis.slots[c], open[c]);
        stack.series[s] = (ChartSeries){ chart_series_name(in, measures[s]),
                                         chart_series_fill(in, s, stack.series_count), values };
    }
    for (size_t c = 0; c < stack.category_count; c++) {
        categories[c] = chart_slot_text(fill, axis.slots[c]);
        stack.totals[c] = total_of(in, &stack, c, total, &axis, axis.slots[c], open[c]);
        for (size_t s = 0; s < stack.series_count; s++)
            stack.any = stack.any || stack.series[s].values[c].known;
        stack.any = stack.any || stack.totals[c].known;
    }
    stack.part_count = stack.series_count;
    if (fill_has(in->instruction, "by"))
        add_rest(in, &stack);
    return stack;
}

/* The value as it is drawn, which may be in millions, is what is printed. */
static void
print_again(ChartFillIn *in, ChartValue *value, int decimals)
{
    set_number(in, value, chart_qualifier_of(value->bound),
               lang_number(in->fill->lang, in->fill->arena, value->value, NUMBER_DECIMAL, decimals));
    set_unit(in, value, chart_has_option(in, "million") ? 1e6 : 1);
}

/*
 * Numbers written in a template share the largest number of decimals among them; figures have those of their rows on
 * the whole page.
 */
static void
share_decimals(ChartFillIn *in, Stack *stack)
{
    int decimals = 0;

    for (size_t c = 0; c < stack->category_count; c++)
        if (stack->totals[c].known)
            decimals = MAX(decimals, lang_number_decimals(in->fill->lang, stack->totals[c].text));
    for (size_t s = 0; s < stack->series_count; s++)
        for (size_t c = 0; c < stack->category_count; c++)
            if (stack->series[s].values[c].known)
                decimals = MAX(decimals, lang_number_decimals(in->fill->lang, stack->series[s].values[c].text));
    for (size_t s = 0; s < stack->series_count; s++) {
        ChartValue *values =
            arena_memdup(in->fill->arena, stack->series[s].values, sizeof *values * stack->category_count);

        for (size_t c = 0; c < stack->category_count; c++)
            if (values[c].known)
                print_again(in, &values[c], decimals);
        stack->series[s].values = values;
    }
    for (size_t c = 0; c < stack->category_count; c++)
        if (stack->totals[c].known)
            print_again(in, &stack->totals[c], decimals);
}

/* Where a part was not reported, and no total was, the row names the parts that were. */
static void
add_remarks(ChartFillIn *in, Stack *stack)
{
    for (size_t c = 0; c < stack->category_count; c++) {
        g_autoptr(GPtrArray) known = g_ptr_array_new();
        LangArg args[1];

        for (size_t s = 0; s < stack->part_count; s++)
            if (stack->series[s].values[c].known)
                g_ptr_array_add(known, (gpointer)(guintptr)in_sentence(in->fill, stack->series[s].name));
        if (known->len == 0 || known->len == stack->part_count || stack->reported[c])
            continue;
        args[0] = LANG_TEXT("part",
                            lang_list(in->fill->lang, in->fill->arena, (const char *const *)known->pdata, known->len));
        stack->remarks[c] = lang_message(in->fill->lang, in->fill->arena,
                                         stack->totals[c].known ? "chart-only-part" : "chart-only-nothing", args, 1);
        if (stack->totals[c].until != NULL)
            stack->remarks[c] = arena_printf(in->fill->arena, "%s; %s", stack->totals[c].until, stack->remarks[c]);
    }
}

static ChartArrangement
arrangement_of(ChartFillIn *in)
{
    return chart_has_option(in, "grouped") ? ARRANGE_GROUPED
           : chart_has_option(in, "share") ? ARRANGE_SHARE
                                           : ARRANGE_STACKED;
}

bool
chart_fill_stacked_bars(ChartFillIn *in)
{
    StackedBarsSpec *spec = &in->spec->u.stacked_bars;
    Stack stack = build_stack(in);

    if (!stack.any)
        return false;
    if (chart_data_count(in->data, DATA_SERIES) > 0)
        share_decimals(in, &stack);
    add_remarks(in, &stack);
    spec->categories = stack.categories;
    spec->category_count = stack.category_count;
    spec->series = stack.series;
    spec->series_count = stack.series_count;
    spec->totals = stack.totals;
    spec->remarks = stack.remarks;
    spec->none = message0(in->fill, "chart-no-figure");
    spec->arrangement = arrangement_of(in);
    return true;
}

/* Columns have no room for remarks: of parts of nothing, where the rest is not known, the note below tells. */
static void
note_nothing(ChartFillIn *in, const Stack *stack)
{
    for (size_t c = 0; c < stack->category_count; c++)
        for (size_t s = 0; s < stack->series_count; s++)
            if (!stack->totals[c].known && stack->series[s].values[c].known) {
                ChartValue *values =
                    arena_memdup(in->fill->arena, stack->series[s].values, sizeof *values * stack->category_count);

                values[c].note = stack->remarks[c];
                values[c].notes_parts = false;
                stack->series[s].values = values;
            }
}

bool
chart_fill_columns(ChartFillIn *in)
{
    ColumnsSpec *spec = &in->spec->u.columns;
    Stack stack = build_stack(in);

    if (!stack.any)
        return false;
    add_remarks(in, &stack);
    if (arrangement_of(in) == ARRANGE_STACKED)
        note_nothing(in, &stack);
    spec->categories = stack.categories;
    spec->category_count = stack.category_count;
    spec->series = stack.series;
    spec->series_count = stack.series_count;
    spec->totals = stack.totals;
    spec->arrangement = arrangement_of(in);
    spec->axis = chart_has_option(in, "axis");
    spec->height = fill_number(in->fill, in->instruction, "height", 0);
    return true;
}

/*
 * A stock stands at its day; a flow is drawn in the middle of its period, as it is of all of it; what is told to a
 * day, at that.
 */
static Date
drawn_at(const Figure *figure, const Measure *measure)
{
    int first = date_to_days(date_first_day(figure->period.first)),
        last = date_to_days(date_last_day(figure->period.last));

    if (figure->open)
        return figure->own;
    return measure->nature == NATURE_FLOW ? date_from_days(first + (last - first) / 2) : figure->period.last;
}

/* The figures of a flow that are of one length, which alone can stand on one line. */
static const Figure *
of_one_length(Fill *fill, const Figure *figures, const Measure *measure, Frequency frequency, size_t *count)
{
    Figure *kept = arena_new0(fill->arena, Figure, *count + 1);
    size_t out = 0;

    if (measure->nature != NATURE_FLOW || !frequency_parts_year(frequency))
        return figures;
    for (size_t i = 0; i < *count; i++)
        if (figures[i].part_of_year == frequency)
            kept[out++] = figures[i];
    *count = out;
    return kept;
}

static void
add_point(GArray *points, ChartPoint point)
{
    g_array_append_val(points, point);
}

/* Each slot without a figure between two that have one, as a point without a value. */
static void
add_gaps(const Measure *measure, Period before, Period slot, YearStart start, GArray *points)
{
    Frequency frequency = period_frequency(before, start);

    if (measure->nature == NATURE_CUMULATIVE || period_frequency(slot, start) != frequency ||
        period_is_calendar_year(before) != period_is_calendar_year(slot))
        return;
    for (Period next = period_next(before, frequency, start); period_compare(next, slot) < 0;
         next = period_next(next, frequency, start))
        add_point(points, (ChartPoint){ .date = next.last });
}

/*
 * A year without a figure between two that have one is a point without a value: a gap, not a line across; so is what
 * lies between two that cannot be compared. What is told to a day of its period stands at that day. Where figures are
 * told more often than by the year, or by fiscal years, each point knows its own period's name.
 */
static const ChartPoint *
points_in_time(Fill *fill, const Figure *figures, const Measure *measure, size_t *count)
{
    YearStart start = plan_year_start(fill->plan);
    Frequency frequency = series_frequency(measure, figures, *count, start);
    const Figure *shown = of_one_length(fill, figures, measure, frequency, count);
    g_autoptr(GArray) points = g_array_new(FALSE, TRUE, sizeof(ChartPoint));
    Period before = { 0 };

    for (size_t i = 0; i < *count; i++) {
        Period slot = series_slot(measure, shown[i].period, frequency, start);

        if (i > 0)
            add_gaps(measure, before, slot, start, points);
        if (i > 0 && !figures_are_comparable(&shown[i - 1], &shown[i]) &&
            g_array_index(points, ChartPoint, points->len - 1).value.known && !shown[i - 1].open)
            add_point(points, (ChartPoint){ .date = drawn_at(&shown[i - 1], measure) });
        add_point(points,
                  (ChartPoint){ drawn_at(&shown[i], measure), figure_chart_value(fill, &shown[i], measure),
                                period_is_calendar_year(slot) ? NULL : chart_slot_text(fill, slot) });
        before = slot;
    }
    *count = points->len;
    return arena_memdup(fill->arena, points->data, sizeof(ChartPoint) * points->len);
}

static bool
counts_parties(const Measure *measure)
{
    return measure->membership != NULL && !measure->of_signatories;
}

/* A count of areas by membership steps on each day of deposit; all else has the ends of its periods. */
const ChartPoint *
chart_points(Fill *fill, const Measure *measure, const Area *area, bool open, size_t *count)
{
    const CountStep *steps =
        counts_parties(measure) ? view_party_steps(fill->view, measure->membership, count) : NULL;
    const Figure *figures =
        steps != NULL ? NULL : (open ? view_series_open : view_series)(fill->view, measure, area, count);

    if (steps != NULL) {
        ChartPoint *points = arena_new0(fill->arena, ChartPoint, *count);
        size_t out = 0;

        for (size_t i = 0; i < *count; i++) {
            if (i + 1 < *count && date_compare(steps[i].date, steps[i + 1].date) == 0)
                continue;                                       /* several on one day: the count at its end */
            points[out++] =
                (ChartPoint){ steps[i].date,
                              { true, (double)steps[i].count,
                                lang_number(fill->lang, fill->arena, (double)steps[i].count, NUMBER_DECIMAL, 0),
                                QUALITY_FINAL },
                              NULL };
        }
        *count = out;
        return points;
    }
    return points_in_time(fill, figures, measure, count);
}

/* Billions without decimals, millions with one, as the row has them beside the line. */
static void
print_in_unit(ChartFillIn *in, ChartValue *value)
{
    double unit = chart_has_option(in, "billion") ? 1e9 : chart_has_option(in, "million") ? 1e6 : 0;

    if (!value->known || unit == 0)
        return;
    set_number(in, value, chart_qualifier_of(value->bound),
               million_text(in->fill, value->value / unit * 1e6, unit < 1e9 ? 1 : 0));
    set_unit(in, value, unit);
}

bool
chart_fill_sparkline(ChartFillIn *in)
{
    SparklineSpec *spec = &in->spec->u.sparkline;
    const Measure *measure = chart_measure_alone(in);
    Fill *fill = in->fill;
    ChartPoint *points;
    int most = (int)fill_number(fill, in->instruction, "years", 6), last = view_as_of(fill->view).year;

    if (measure == NULL)
        return false;
    spec->points = chart_points(in->fill, measure, in->area, false, &spec->count);
    spec->from = (Date){ .year = (int16_t)(last - most) };
    spec->to = (Date){ .year = (int16_t)last };
    while (spec->count > 0 && (spec->points[0].date.year < spec->from.year || !spec->points[0].value.known)) {
        spec->points++;
        spec->count--;
    }
    if (spec->count == 0)
        return false;
    spec->points = points = arena_memdup(fill->arena, spec->points, sizeof *points * spec->count);
    for (size_t i = 0; i < spec->count; i++)
        print_in_unit(in, &points[i].value);
    spec->dumbbell = spec->count == 2;
    chart_claim_parties(in, measure, points, spec->count);
    return true;
}

/* ---- deadlines ---- */

/*
 * Whole months from one day to the other, which may be the day before they are full, as the end of a year is; 0: there
 * are no such.
 */
static int
whole_months(Date from, Date to)
{
    int months = (int)lround(date_years_between(from, to) * 12), day = date_to_days(date_last_day(to));

    for (int m = MAX(months - 1, 1); date_is_day(from) && m <= months + 1; m++) {
        int full = date_to_days(date_add_months(from, m));

        if (full == day || full == day + 1)
            return m;
    }
    return 0;
}

static const char *
deadline_text(Fill *fill, const DeadlineView *deadline)
{
    const DeadlineStepRow *last = &deadline->steps[deadline->step_count - 1];
    const char *key = date_is_set(deadline->fulfilled) ? "deadline-fulfilled"
                      : deadline->unclear ? "deadline-unclear"
                      : deadline->passed ? "deadline-passed"
                      : deadline->step_count == 1 ? "deadline-original"
                      : last->interim ? "deadline-interim" : "deadline-extended";
    Date shown = date_is_set(deadline->fulfilled) ? deadline->fulfilled : deadline->in_force;
    LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, shown, DATE_LONG)) };

    return lang_message(fill->lang, fill->arena, key, args, 1);
}

/* "1 March 2019, extended by two years"; by what is not whole months is not said. */
static const char *
deadline_note(Fill *fill, const DeadlineView *deadline)
{
    LangArg args[3];
    const DeadlineStepRow *before;
    int months;

    if (deadline->step_count < 2)
        return NULL;
    before = &deadline->steps[deadline->step_count - 2];
    args[0] = LANG_TEXT("date", lang_date(fill->lang, fill->arena, before->date, DATE_LONG));
    months = whole_months(before->date, deadline->in_force);
    args[1] = LANG_NUMBER("years", months / 12);
    args[2] = LANG_NUMBER("months", months % 12);
    return lang_message(fill->lang, fill->arena, months == 0        ? "deadline-extended"
                                                 : months % 12 == 0 ? "deadline-extended-by"
                                                 : months < 12      ? "deadline-extended-by-months"
                                                                    : "deadline-extended-by-both", args, 3);
}

void
chart_deadline_bar(Fill *fill, const DeadlineView *deadline, DeadlineBar *row)
{
    DeadlineStep *steps = arena_new0(fill->arena, DeadlineStep, deadline->step_count);
    LangArg args[1] = { LANG_TEXT("article", deadline->series->article->number) };

    for (size_t i = 0; i < deadline->step_count; i++)
        steps[i] = (DeadlineStep){ deadline->steps[i].date,
                                   lang_date(fill->lang, fill->arena, deadline->steps[i].date, DATE_LONG),
                                   deadline->steps[i].interim };
    row->title = lang_message(fill->lang, fill->arena, "article", args, 1);
    row->subtitle = local(fill, deadline->series->treaty->subject);
    row->steps = steps;
    row->step_count = deadline->step_count;
    row->end = date_is_set(deadline->fulfilled)         ? DEADLINE_FULFILLED
               : deadline->passed && !deadline->unclear ? DEADLINE_PASSED
                                                        : DEADLINE_OPEN;
    row->fulfilled = deadline->fulfilled;
    row->text = deadline_text(fill, deadline);
    row->note = deadline_note(fill, deadline);
}

/* The year that is the plan's limit; 0: none is asked for. */
static int
limit_year(ChartFillIn *in)
{
    double year = fill_number(in->fill, in->instruction, "total", 0);

    if (year >= 1 && year <= LAST_YEAR)
        return (int)year;
    if (year < 0 || year > 0)
        diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(in->instruction, "total")->place,
                    fill_text(in->fill, in->instruction, "total"), "year from 1 to 9999", NULL);
    return 0;
}

/* Today, and the year that is the plan's limit. */
static void
set_deadline_lines(ChartFillIn *in, DeadlinesSpec *spec)
{
    Fill *fill = in->fill;
    Date as_of = view_as_of(fill->view);
    LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, as_of, DATE_MEDIUM)) };

    spec->today = as_of;
    spec->today_text = lang_message(fill->lang, fill->arena, "deadline-today", args, 1);
    spec->limit_year = limit_year(in);
    if (spec->limit_year > 0) {
        args[0] = LANG_TEXT("year", chart_year_text(fill, spec->limit_year, false));
        spec->limit_text = lang_message(fill->lang, fill->arena, "deadline-limit", args, 1);
    }
}

static bool
deadline_form(ChartFillIn *in, DeadlinesForm *out)
{
    static const char *const names[] = { "strip", "head", "body", "foot" };
    const char *text = fill_text(in->fill, in->instruction, "form");

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], text) == 0) {
            *out = (DeadlinesForm)i;
            return true;
        }
    diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, fill_argument(in->instruction, "form")->place, text, "form",
                NULL);
    return false;
}

/* One cell of a table's chart column: its head, an area's row, or its foot, all on the years given. */
static bool
fill_deadline_cell(ChartFillIn *in)
{
    Fill *fill = in->fill;
    DeadlinesSpec *spec = &in->spec->u.deadlines;
    DeadlineBar *row = arena_new0(fill->arena, DeadlineBar, 1);
    g_autoptr(GString) due = g_string_new(NULL);
    const Treaty *treaty;
    DeadlineView deadline;

    if (!deadline_form(in, &spec->form) ||
        sscanf(fill_text(fill, in->instruction, "years"), "%d %d", &spec->first_year, &spec->last_year) != 2)
        return false;
    spec->start = plan_period(fill->plan).first;
    set_deadline_lines(in, spec);
    if (spec->form != DEADLINES_BODY)
        return true;
    treaty = need_treaty(fill, fill_text(fill, in->instruction, "treaty"));
    if (treaty == NULL || in->area == NULL)
        return false;
    deadline = view_deadline(fill->view, in->area, treaty, fill_text(fill, in->instruction, "article"));
    if (!deadline.known)
        return false;
    chart_deadline_bar(fill, &deadline, row);
    chart_claim_due(due, deadline.series);
    chart_claim(in, "bars", arena_strdup(fill->arena, due->str));
    row->title = area_name(fill, in->area);
    /* decided after the as-of day: asked for by name, as the page must say so */
    if (chart_has_option(in, "later"))
        row->later = deadline.later;
    spec->rows = row;
    spec->count = 1;
    return true;
}

bool
chart_fill_deadlines(ChartFillIn *in)
{
    Fill *fill = in->fill;
    DeadlinesSpec *spec = &in->spec->u.deadlines;
    size_t count = 0;
    const DeadlineView *deadlines;
    DeadlineBar *rows;
    Date as_of = view_as_of(fill->view);
    g_autoptr(GString) due = g_string_new(NULL);
    int limit = limit_year(in), last = MAX(limit, as_of.year + 2);

    if (fill_has(in->instruction, "form"))
        return fill_deadline_cell(in);
    if (in->area == NULL || (deadlines = view_deadlines(fill->view, in->area, &count)) == NULL || count == 0)
        return false;
    rows = arena_new0(fill->arena, DeadlineBar, count);
    spec->first_year = plan_period(fill->plan).first.year - 1;
    for (size_t i = 0; i < count; i++) {
        chart_deadline_bar(fill, &deadlines[i], &rows[i]);
        chart_claim_due(due, deadlines[i].series);
        /* room for its text */
        last = MAX(last, deadlines[i].in_force.year + (deadlines[i].in_force.year < limit - 2 ? 0 : 4));
    }
    spec->rows = rows;
    spec->count = count;
    spec->last_year = MIN(last, spec->first_year + 14);
    set_deadline_lines(in, spec);
    chart_claim(in, "bars", arena_strdup(fill->arena, due->str));
    return true;
}

const Indicator *
chart_need_indicator(Fill *fill, const char *id)
{
    const Indicator *indicator = plan_find_indicator(fill->plan, id);

    if (indicator == NULL)
        report_unknown(fill, fill->place, "indicator", id);
    return indicator;
}

/* ---- the way into a treaty ---- */

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
    const Treaty *treaty = need_treaty(fill, fill_text(fill, in->instruction, "total"));
    const Measure *votes = chart_measure_alone(in);
    LadderSpec *spec = &in->spec->u.ladder;
    LadderStep *steps = arena_new0(fill->arena, LadderStep, 4);
    size_t count = 0, next;
    Standing standing;

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

bool
chart_fill_dots(ChartFillIn *in)
{
    const Indicator *indicator = chart_need_indicator(in->fill, fill_text(in->fill, in->instruction, "of"));
    SetView set;
    DotsSpec *spec = &in->spec->u.dots;

    if (indicator == NULL)
        return false;
    set = view_set(in->fill->view, indicator);
    spec->count = (int)set.k;
    spec->total = (int)set.count;
    spec->per_row = 12;
    chart_claim_counted(in, indicator, &set);
    spec->radius = 4;
    return set.count > 0;
}

bool
chart_fill_no_data(ChartFillIn *in)
{
    NoDataSpec *spec = &in->spec->u.no_data;

    spec->text = message0(in->fill, "chart-no-figure");
    if (in->status != NULL && in->status->measure != NULL) {
        spec->latest = figure_chart_value(in->fill, &in->status->latest, in->status->measure);
        if (!spec->latest.known)
            chart_claim_none(in, in->status);
    }
    spec->height = fill_number(in->fill, in->instruction, "height", 9.5);
    spec->dotted = chart_has_option(in, "dotted");
    return true;
}

/* ---- whatever stands inside ---- */

static const ChartDatum *copy_data(ChartFillIn *in, const GPtrArray *data, size_t *count);

/* Points of a measure's series, where none are written. */
static const ChartDatum *
measured_points(ChartFillIn *in, const ChartData *series, size_t *count)
{
    const ChartPoint *points = chart_points(in->fill, series->measure, series->area, true, count);
    ChartDatum *out = arena_new0(in->fill->arena, ChartDatum, *count + 1);

    for (size_t i = 0; i < *count; i++) {
        const char *year = chart_year_text(in->fill, points[i].date.year, false);

        out[i] = (ChartDatum){ .kind = DATUM_POINT, .name = year, .from = points[i].date, .to = points[i].date,
                               .value = points[i].value };
    }
    return out;
}

static ChartDatum
copy_datum(ChartFillIn *in, const ChartData *data, size_t of_its_kind)
{
    static const ChartDatumKind kinds[] = {
        [DATA_SERIES] = DATUM_SERIES, [DATA_ROW] = DATUM_ROW,       [DATA_POINT] = DATUM_POINT,
        [DATA_RANGE] = DATUM_RANGE,   [DATA_MOMENT] = DATUM_MOMENT, [DATA_PERIOD] = DATUM_PERIOD,
        [DATA_KEY] = DATUM_KEY,
    };
    ChartDatum datum = { .kind = kinds[data->kind],
                         .name = chart_data_name(in->fill, data),
                         .from = data->from,
                         .to = data->to,
                         .value = data->value,
                         .strong = data->strong };

    datum.group = *data->group == '\0' ? NULL : data->group;
    datum.at = *data->at == '\0' ? NULL : data->at;
    datum.fill = data->has_fill ? data->fill : chart_series_fill(in, data->nth, of_its_kind);
    datum.children = copy_data(in, data->children, &datum.count);
    if (data->kind == DATA_SERIES && data->measure != NULL && datum.count == 0 && !datum.value.known)
        datum.children = measured_points(in, data, &datum.count);
    return datum;
}

static const ChartDatum *
copy_data(ChartFillIn *in, const GPtrArray *data, size_t *count)
{
    ChartDatum *out = arena_new0(in->fill->arena, ChartDatum, data == NULL ? 1 : data->len + 1);

    *count = 0;
    for (guint i = 0; data != NULL && i < data->len; i++) {
        const ChartData *one = g_ptr_array_index(data, i);

        if (one->kind != DATA_PANEL)
            out[(*count)++] = copy_datum(in, one, chart_data_count(data, one->kind));
    }
    return out;
}

/* The words of the attribute, then NULL. */
static const char *const *
options_given(ChartFillIn *in)
{
    g_auto(GStrv) words = words_split(fill_text(in->fill, in->instruction, "options"));
    const char **out = arena_new0(in->fill->arena, const char *, g_strv_length(words) + 1);

    for (size_t i = 0; words[i] != NULL; i++)
        out[i] = arena_strdup(in->fill->arena, words[i]);
    return out;
}

/* For a kind whose own file reads what stands inside its element. */
bool
chart_fill_data(ChartFillIn *in)
{
    ChartDataSpec *spec = &in->spec->u.data;
    const ChartWord *words = chart_kind_attributes(in->spec->kind);
    size_t most = 0;
    ChartAttribute *attributes;

    while (words[most].word != NULL)
        most++;
    attributes = arena_new0(in->fill->arena, ChartAttribute, most + 1);
    for (size_t i = 0; i < most; i++) {
        const char *text = fill_text(in->fill, in->instruction, words[i].word);

        if (*text != '\0')
            attributes[spec->attribute_count++] = (ChartAttribute){ words[i].word, text };
    }
    spec->attributes = attributes;
    spec->options = options_given(in);
    spec->data = copy_data(in, in->data, &spec->count);
    return spec->count > 0;
}

/* A mark is no chart: <mark> makes it. */
bool
chart_fill_mark(ChartFillIn *in)
{
    diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, in->instruction->place, chart_kind_name(CHART_MARK),
                "kind of chart", NULL);
    return false;
}

typedef bool (*ChartFillFunction)(ChartFillIn *in);     /* false: nothing to show, no chart is made */
static const ChartFillFunction fill_functions[CHART_KIND_COUNT] = {
#define CHART(constant, name, word, fill, ...) [CHART_##constant] = chart_fill_##fill,
#include "doc/chart_kinds.h"
#undef CHART
};

static DocTagging
tagging_of(Fill *fill, const Instruction *instruction, DocTagging otherwise)
{
    const char *tag = fill_text(fill, instruction, "tag");

    return strcmp(tag, "artifact") == 0 ? TAG_ARTIFACT
           : strcmp(tag, "text") == 0   ? TAG_ACTUAL_TEXT
           : strcmp(tag, "figure") == 0 ? TAG_FIGURE
                                        : otherwise;
}

static const StatusView *
status_of(Fill *fill, const Instruction *instruction)
{
    const char *key = fill_text(fill, instruction, "of");
    char *end;
    guint64 index = g_ascii_strtoull(key, &end, 10);

    return *key == '\0' || *end != '\0' || index >= fill->statuses->len ? NULL
                                                                        : g_ptr_array_index(fill->statuses, index);
}

/* A target that asks for worse than the baseline is drawn as it stands, and told. */
static void
look_at_target(ChartFillIn *in)
{
    const StatusInput *input;
    bool bar = in->spec->kind == CHART_PROGRESS_BAR || in->spec->kind == CHART_BULLET || in->spec->kind == CHART_LINE;

    if (!bar || in->status == NULL || in->status->measure == NULL)
        return;
    input = &in->status->input;
    if (!input->has_target || !input->has_baseline || input->target == input->baseline ||
        input->better == BETTER_NONE || input->aim != AIM_REACH)
        return;
    if ((input->target > input->baseline) != (input->better == BETTER_UP))
        diag_report_related(
            in->fill->diags, DIAG_CHART_TARGET_SIDE, in->instruction->place, in->status->target_place,
            chart_kind_name(in->spec->kind),
            printed_value(in->fill, input->target, in->status->target_decimals, in->status->measure),
            printed_value(in->fill, input->baseline, in->status->baseline_decimals, in->status->measure), NULL);
}

static bool
is_written_out(const Argument *argument)
{
    return argument->part_count == 1 && argument->parts[0].literal != NULL;
}

/* What is written out, of a kind that is, was looked at when the template was loaded. */
static void
look_at_words(ChartFillIn *in)
{
    const Argument *options = fill_argument(in->instruction, "options");
    bool kind_written = is_written_out(fill_argument(in->instruction, "kind"));

    for (size_t i = 0; !kind_written && i < in->instruction->argument_count; i++) {
        const Argument *argument = &in->instruction->arguments[i];

        chart_check_attribute(in->spec->kind, argument->row->name, argument->place, in->fill->diags);
    }
    if (options != NULL && !(kind_written && is_written_out(options)))
        chart_check_options(in->spec->kind, fill_text(in->fill, in->instruction, "options"), options->place,
                            in->fill->diags);
}

static void
look_at_periods(ChartFillIn *in)
{
    size_t count = chart_data_count(in->data, DATA_PERIOD);

    if (count > 1)
        chart_report_more(in, chart_data_at(in->data, DATA_PERIOD, 1)->place, "period", count);
}

/* NULL when there is nothing to show. */
const ChartSpec *
chart_spec_of(Fill *fill, const Instruction *instruction)
{
    const char *name = fill_text(fill, instruction, "kind");
    ChartSpec *spec = arena_new0(fill->arena, ChartSpec, 1);
    ChartFillIn in = { .fill = fill, .instruction = instruction, .spec = spec };
    g_autoptr(GPtrArray) data = NULL;

    if (!chart_kind_find(name, &spec->kind)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, name, "kind of chart", NULL);
        return NULL;
    }
    data = chart_data_gather(fill, instruction);
    if (fill->stopped)                  /* what is gathered may be more than a chart can be made of */
        return NULL;
    in.data = data;
    fill->place = instruction->place;
    in.status = status_of(fill, instruction);
    in.area = fill_has(instruction, "area") ? need_area(fill, fill_text(fill, instruction, "area"))
              : in.status == NULL           ? NULL
                                            : in.status->area;
    spec->place = instruction->place;
    spec->title = fill_text(fill, instruction, "title");
    if (fill_has(instruction, "unit"))
        spec->unit = fill_text(fill, instruction, "unit");
    if (fill_has(instruction, "table"))
        spec->table = fill_text(fill, instruction, "table");
    look_at_words(&in);
    look_at_target(&in);
    look_at_periods(&in);
    return fill_functions[spec->kind](&in) ? spec : NULL;
}

void
emit_chart(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const ChartSpec *spec;
    DocNode *node;

    if (fill->data != NULL) {
        emit_data_panel(fill, instruction, fill->data);
        return;
    }
    spec = chart_spec_of(fill, instruction);
    if (spec == NULL)
        return;
    node = fill_append(fill, instruction, parent, DOC_CHART);
    node->u.chart.spec = spec;
    node->u.chart.tagging = tagging_of(fill, instruction, TAG_FIGURE);
    node->data_place = spec->data_place;
    chart_explain(fill, instruction, parent, spec);
}

/* ---- marks ---- */

/* <mark kind="triangle-down" says="…"/>: what it says is its actual text; without it the mark is only ornament. */
void
emit_mark(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    const char *name = fill_text(fill, instruction, "kind");
    ChartSpec *spec = arena_new0(fill->arena, ChartSpec, 1);
    MarkSpec *mark = &spec->u.mark;
    DocNode *node;

    fill->place = instruction->place;
    spec->kind = CHART_MARK;
    spec->place = instruction->place;
    if (!mark_kind_find(name, &mark->mark)) {
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_WORD, instruction->place, name, "mark", NULL);
        return;
    }
    chart_fill_find(fill_text(fill, instruction, "fill"), &mark->fill);
    for (size_t i = 0; i < AREA_MARK_COUNT; i++)
        if (strcmp(chart_area_mark_names[i], fill_text(fill, instruction, "area")) == 0)
            mark->area = (AreaMark)i;
    mark->cell = (int)fill_number(fill, instruction, "cell", -1);
    mark->size = fill_number(fill, instruction, "size", 0);
    mark->width = fill_number(fill, instruction, "width", 0);
    mark->inverse = strcmp(fill_text(fill, instruction, "inverse"), "yes") == 0;
    event_sign_find(fill_text(fill, instruction, "event"), &mark->event);
    mark->open = strcmp(fill_text(fill, instruction, "open"), "yes") == 0;
    node = fill_append(fill, instruction, parent, DOC_CHART);
    node->u.chart.spec = spec;
    node->u.chart.raise = fill_number(fill, instruction, "raise", 0);
    node->u.chart.alt = spec->alt = fill_has(instruction, "says") ? fill_text(fill, instruction, "says") : NULL;
    node->u.chart.tagging = node->u.chart.alt == NULL || *node->u.chart.alt == '\0' ? TAG_ARTIFACT : TAG_ACTUAL_TEXT;
}
