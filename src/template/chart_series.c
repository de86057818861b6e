/* Figures over time as points: of lines and sparklines. */
#include "template/chart_data.h"
#include "model/slots.h"

Date
chart_drawn_at(const Figure *figure, const Measure *measure)
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

    if (measure->nature == NATURE_CUMULATIVE || !slot_has_next(before, start) || !slot_has_next(slot, start) ||
        period_frequency(slot, start) != frequency ||
        period_is_calendar_year(before) != period_is_calendar_year(slot))
        return;
    for (Period next = period_next(before, frequency, start); period_compare(next, slot) < 0;
         next = period_next(next, frequency, start))
        add_point(points, (ChartPoint){ .date = next.last, .of_year = measure->nature == NATURE_FLOW });
}

/*
 * A year without a figure between two that have one is a point without a value: a gap, not a line across; so is what
 * lies between two that cannot be compared. What is told to a day of its period stands at that day. Where figures are
 * told more often than by the year, or by fiscal years, each point knows its own period's name.
 */
static const ChartPoint *
points_in_time(Fill *fill, const Figure *figures, const Measure *measure, const Area *area, size_t *count)
{
    YearStart start = plan_year_start(fill->plan);
    Frequency frequency = series_frequency(measure, figures, *count, start);
    const Figure *shown = of_one_length(fill, figures, measure, frequency, count);
    g_autoptr(GArray) points = g_array_new(FALSE, TRUE, sizeof(ChartPoint));
    Period before = { 0 };

    for (size_t i = 0; i < *count; i++) {
        Period slot = series_slot(measure, shown[i].period, frequency, start);

        if (i > 0 && series_has_gaps(measure, frequency))
            add_gaps(measure, before, slot, start, points);
        if (i > 0 && !figures_are_comparable(&shown[i - 1], &shown[i]) &&
            g_array_index(points, ChartPoint, points->len - 1).value.known && !shown[i - 1].open)
            add_point(points, (ChartPoint){ .date = chart_drawn_at(&shown[i - 1], measure) });
        add_point(points,
                  (ChartPoint){ chart_drawn_at(&shown[i], measure), figure_chart_value(fill, &shown[i], measure, area),
                                period_is_calendar_year(slot) ? NULL : chart_slot_text(fill, slot),
                                measure->nature == NATURE_FLOW && !shown[i].open });
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
    return points_in_time(fill, figures, measure, area, count);
}

/* With the decimals that the row has beside the line. */
static void
print_in_unit(ChartFillIn *in, ChartValue *value)
{
    double unit = chart_has_option(in, "billion") ? 1e9 : chart_has_option(in, "million") ? 1e6 : 0;

    if (!value->known || unit == 0)
        return;
    chart_set_in_unit(in, value, unit, scaled_decimals(value->value / unit));
}

/*
 * On an axis that lines share, what is told once a year stands in the middle of its year, be it of the year's end, of
 * its midst or of another year that ends in it: the same years then stand below one another.
 */
static void
stand_by_year(ChartPoint *points, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (points[i].date.year == points[i - 1].date.year && points[i].value.known && points[i - 1].value.known)
            return;
    for (size_t i = 0; i < count; i++) {
        points[i].date = (Date){ points[i].date.year, 7, 2 };
        points[i].of_year = true;
    }
}

/*
 * The axis of lines that stand below one another: of the years asked for those from the first on in which any of the
 * plan's indicators has a figure.
 */
static int
first_shared_year(ChartFillIn *in, int first, int last)
{
    size_t count = 0;
    const Indicator *const *all = plan_indicators(in->fill->plan, &count);
    int found = last;

    for (size_t i = 0; i < count && found > first; i++) {
        size_t told = 0;
        const Figure *figures =
            all[i]->measure_count == 0 || all[i]->list != NULL || counts_parties(all[i]->measures[0])
                ? NULL
                : view_series(in->fill->view, all[i]->measures[0], in->area, &told);

        for (size_t f = 0; f < told; f++)
            if (figures[f].period.last.year >= first)
                found = MIN(found, figures[f].period.last.year);
    }
    return found;
}

bool
chart_fill_sparkline(ChartFillIn *in)
{
    SparklineSpec *spec = &in->spec->u.sparkline;
    const Measure *measure = chart_measure_alone(in);
    Fill *fill = in->fill;
    ChartPoint *points;
    int most = (int)fill_number(fill, in->instruction, "years", 6), last = view_as_of(fill->view).year;

    g_autoptr(GString) ends = g_string_new(NULL);

    if (in->data->len > 0)
        return chart_write_sparkline(in);
    if (measure == NULL)
        return false;
    spec->points = chart_points(in->fill, measure, in->area, false, &spec->count);
    spec->from = (Date){ (int16_t)(last - most), 1, 1 };
    spec->to = (Date){ (int16_t)last, 12, 31 };
    while (spec->count > 0 && (spec->points[0].date.year < spec->from.year || !spec->points[0].value.known)) {
        spec->points++;
        spec->count--;
    }
    if (spec->count == 0)
        return false;
    chart_claim_ends(ends, measure, in->area, spec->from.year, spec->points, spec->count);
    chart_claim(in, "ends", arena_strdup(fill->arena, ends->str));
    spec->points = points = arena_memdup(fill->arena, spec->points, sizeof *points * spec->count);
    if (fill_has(in->instruction, "years")) {
        spec->from.year = (int16_t)MIN(first_shared_year(in, spec->from.year, last), points[0].date.year);
        stand_by_year(points, spec->count);
    } else if (points[0].when != NULL && date_compare(points[0].date, spec->from) > 0) {
        spec->from = points[0].date;                    /* of what is told by parts of years, or other years */
    }
    for (size_t i = 0; i < spec->count; i++)
        print_in_unit(in, &points[i].value);
    spec->dumbbell = spec->count == 2;
    chart_claim_parties(in, measure, points, spec->count);
    return true;
}
