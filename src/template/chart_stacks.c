/* Bars and columns: parts of a total over time, or of categories that a template writes. */
#include "template/chart_data.h"
#include "base/diag_template.h"
#include "base/format.h"
#include "base/words.h"
#include "base/diag_chart.h"
#include "base/diag_read.h"
#include "model/slots.h"
#include <math.h>
#include <string.h>

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
    bool gaps = false;
    bool written = chart_years_written(in, fill_text(in->fill, in->instruction, "years"), &first, &last);
    size_t most = written ? 0 : (size_t)fmax(fill_number(in->fill, in->instruction, "years", 8), 1), kept = 0;

    for (size_t i = 0; i < count + (total != NULL); i++)
        find_frequency(in, i < count ? measures[i] : total, &axis);
    for (size_t i = 0; i < count + (total != NULL); i++)
        widen(in, i < count ? measures[i] : total, &axis, slots);
    for (size_t i = 0; i < count + (total != NULL); i++)
        gaps = gaps || series_has_gaps(i < count ? measures[i] : total, axis.frequency);
    if (gaps)
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

/* The figure of all of the slot. */
static Figure
figure_in(ChartFillIn *in, const Measure *measure, const TimeAxis *axis, Period slot)
{
    size_t count;
    const Figure *figures, *found;

    if (period_is_calendar_year(slot)) {
        Figure of_year = view_year(in->fill->view, measure, in->area, slot.last.year);

        return of_year.known &&
                       period_compare(series_slot(measure, of_year.period, axis->frequency, axis->start), slot) != 0
                   ? (Figure){ 0 }
                   : of_year;
    }
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
        figure_chart_value(in->fill, part != NULL && date_equal(part->own, open) ? part : &figure, measure, in->area);

    if (value.known && in->fill->chart_unit > 0) {
        chart_set_in_unit(in, &value, in->fill->chart_unit, 1);
        if (figure.parts_say != NULL)
            value.note = parts_note_text(in->fill, qualified_text(in->fill, figure.parts_say->qualifier,
                                                                  million_text(in->fill, figure.parts_say->value, 1)));
    }
    return value;
}

ChartFill
series_fill(size_t index, size_t count)
{
    static const ChartFill order[] = { FILL_ACCENT, FILL_MID, FILL_PALE, FILL_NAVY };

    (void)count;
    return order[MIN(index, G_N_ELEMENTS(order) - 1)];
}

ChartFill
chart_series_fill(ChartFillIn *in, size_t index, size_t count)
{
    static const ChartFill people[] = { FILL_NAVY, FILL_PALE };
    g_auto(GStrv) given = words_split(fill_text(in->fill, in->instruction, "fills"));
    ChartFill fill;

    if (index < g_strv_length(given)) {
        if (chart_fill_find(given[index], &fill))
            return fill;
        diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, in->instruction->place, given[index], "fill", NULL);
    }
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

/* The ids of the parts of a sum, of lower ends where it lacks one; NULL where one that is known has none. */
static const char *
ids_of_parts(ChartFillIn *in, const Stack *stack, size_t category, bool whole)
{
    g_autoptr(GString) ids = g_string_new(NULL);

    for (size_t s = 0; s < stack->series_count; s++) {
        const ChartValue *part = &stack->series[s].values[category];

        if (part->known && part->made_of == NULL)
            return NULL;
        if (part->known)
            g_string_append_printf(ids, "%s%s", ids->len > 0 ? "+" : whole ? "" : "low+", part->made_of);
    }
    return arena_strdup(in->fill->arena, ids->str);
}

static size_t
count_known(const Stack *stack, size_t category)
{
    size_t known = 0;

    for (size_t s = 0; s < stack->series_count; s++)
        known += stack->series[s].values[category].known;
    return known;
}

/*
 * What the parts add up to; without one of them it is at least that, by their lower ends, and of what is at most
 * something there is then no total.
 */
static ChartValue
sum_of_parts(ChartFillIn *in, const Stack *stack, size_t category)
{
    ChartValue sum = { 0 };
    size_t known = count_known(stack, category);
    int decimals = 0;
    bool whole = known == stack->series_count;
    Qualifier qualifier = QUALIFIER_NONE;

    for (size_t s = 0; s < stack->series_count; s++) {
        const ChartValue *part = &stack->series[s].values[category];

        if (!part->known)
            continue;
        sum.value += part->ranged && !whole ? part->low : part->value;
        decimals = MAX(decimals, lang_number_decimals(in->fill->lang, part->text));
        sum.quality = MAX(sum.quality, part->quality);
        sum.until = part->until;
        qualifier = qualifier_of_both(qualifier, !part->ranged ? chart_qualifier_of(part->bound)
                                                 : whole       ? QUALIFIER_ABOUT
                                                               : QUALIFIER_NONE);
    }
    if (known == 1 && stack->series_count == 1 && stack->series[0].values[category].ranged) {
        sum = stack->series[0].values[category];        /* its own words */
        sum.id = NULL;
        return sum;
    }
    if (known == 0 || (!whole && (qualifier_side(qualifier) == QUALIFIER_AT_MOST || fabs(sum.value) <= 0)))
        return (ChartValue){ 0 };       /* nor does it say anything to be at least nothing */
    sum.known = true;
    sum.made_of = ids_of_parts(in, stack, category, whole);
    chart_set_number(in, &sum, whole ? qualifier : qualifier_of_both(qualifier, QUALIFIER_AT_LEAST),
               printed_value(in->fill, sum.value, decimals, NULL));
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

/* No two of them may have one fill; lines (money from abroad) and an interim extension are of no use for others. */
enum { SERIES_FILLS = FILL_LINES };

static bool
too_many_series(ChartFillIn *in, size_t count)
{
    Arena *arena = in->fill->arena;

    if (count <= SERIES_FILLS)
        return false;
    diag_report(in->fill->diags, DIAG_CHART_TOO_MANY_SERIES, in->instruction->place, chart_kind_name(in->spec->kind),
                arena_printf(arena, "%zu", count), arena_printf(arena, "%d", SERIES_FILLS), NULL);
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
    if (fill_says(in->fill, in->instruction, "total"))
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

/* Of which measures and years the chart tells all that is known: "casualties-killed BIH;…", "2012 2016". */
static void
claim_span(ChartFillIn *in, const Measure *const *measures, size_t count, const Measure *total, const TimeAxis *axis)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    const char *area = in->area == NULL ? "" : in->area->id;

    if (axis->frequency > FREQUENCY_YEAR || !period_is_calendar_year(axis->slots[0]))
        return;
    for (size_t m = 0; m < count + (total != NULL); m++)
        format_append(rows, "%s%s %s", m > 0 ? ";" : "", (m < count ? measures[m] : total)->id, area);
    chart_claim(in, "rows", arena_strdup(in->fill->arena, rows->str));
    chart_claim(in, "span", arena_printf(in->fill->arena, "%d %d", axis->slots[0].first.year,
                                         axis->slots[axis->count - 1].last.year));
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

    if (chart_data_count(in->data, DATA_SERIES) > 0)
        return written_stack(in);
    if (axis.count == 0)
        return stack;
    in->spec->by_year = true;
    claim_span(in, measures, stack.series_count, total, &axis);
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
    if (value->ranged)
        return;                         /* both ends have their words */
    chart_set_number(in, value, chart_qualifier_of(value->bound),
                     lang_number(in->fill->lang, in->fill->arena, value->value, NUMBER_DECIMAL, decimals));
    chart_set_unit(in, value, in->fill->chart_unit > 0 ? in->fill->chart_unit : 1);
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
        stack->remarks[c] =
            message_drawn(in->fill, stack->totals[c].known ? "chart-only-part" : "chart-only-nothing", args, 1);
        if (stack->totals[c].until != NULL)
            stack->remarks[c] =
                lang_beside(in->fill->lang, in->fill->arena, "list-apart", stack->totals[c].until, stack->remarks[c]);
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
    spec->table_start = fill_number(in->fill, in->instruction, "label-width", 0);
    spec->table_end = fill_number(in->fill, in->instruction, "source-width", 0);
    return true;
}
