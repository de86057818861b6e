/*
 * Specs filled from what stands inside a chart element, and from sets of areas; the kinds that a fact sheet needs are
 * in charts.c.
 */
#include "template/call.h"
#include "template/chart_data.h"
#include "base/diag_chart.h"
#include "base/diag_template.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

#define NEW(in, type, count) arena_new0((in)->fill->arena, type, (count) == 0 ? 1 : (count))

static const char *
or_null(const char *text)
{
    return *text == '\0' ? NULL : text;
}

static ChartScale
given_scale(ChartFillIn *in)
{
    return chart_has_option(in, "log") ? SCALE_LOG : SCALE_LINEAR;
}

static ChartValue
point_value(const GPtrArray *data, const char *at)
{
    const ChartData *point = chart_data_point(data, at);

    return point != NULL ? point->value : (ChartValue){ 0 };
}

/* ---- line ---- */

/* Points as written: `at` is a date. */
static const ChartPoint *
written_points(ChartFillIn *in, const ChartData *series, size_t *count)
{
    ChartPoint *points;

    points = NEW(in, ChartPoint, series->children->len);
    *count = 0;
    for (guint i = 0; i < series->children->len; i++) {
        const ChartData *point = g_ptr_array_index(series->children, i);

        if (point->kind != DATA_POINT)
            continue;
        points[*count].value = point->value;
        if (!date_parse(point->at, &points[(*count)++].date))
            diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, point->place, point->at, "date", NULL);
    }
    return points;
}

/* One axis has one unit. */
static const char *
agree_on_unit(ChartFillIn *in, const char *unit, const Measure *measure)
{
    if (measure == NULL || measure->unit == NULL)
        return unit;
    if (unit != NULL && strcmp(unit, measure->unit) != 0)
        diag_report_related(in->fill->diags, DIAG_CHART_UNITS, in->instruction->place, measure->place, measure->id,
                            measure->unit, unit, NULL);
    return unit == NULL ? measure->unit : unit;
}

/* The indicator's own measure, or those named, or what stands inside. */
static size_t
fill_line_series(ChartFillIn *in, LineSeries **out, const Measure **first)
{
    bool judged = in->status != NULL && in->status->measure != NULL;
    size_t count = 0, named = 1, written = chart_data_count(in->data, DATA_SERIES);
    const Measure *const *measures = judged && fill_has(in->instruction, "by")
                                         ? chart_members(in, in->status->measure, &named)
                                     : judged ? &in->status->measure
                                              : chart_measures(in, &named);
    LineSeries *series = *out = NEW(in, LineSeries, named + written + 1);
    const char *unit = NULL;
    g_autoptr(GString) ends = g_string_new(NULL);

    *first = named > 0 ? measures[0] : NULL;
    for (size_t i = 0; i < named; i++) {
        unit = agree_on_unit(in, unit, measures[i]);
        series[count].name = named > 1 ? chart_series_name(in, measures[i]) : NULL;
        series[count].points = chart_points(in->fill, measures[i], in->area, true, &series[count].count);
        chart_claim_ends(ends, measures[i], in->area, 0, series[count].points, series[count].count);
        series[count].points = chart_points_in_unit(in, series[count].points, series[count].count);
        count++;
    }
    for (size_t i = 0; i < written; i++) {
        const ChartData *data = chart_data_at(in->data, DATA_SERIES, i);

        series[count].name = or_null(chart_data_name(in->fill, data));
        series[count].points = data->measure != NULL
                                   ? chart_points(in->fill, data->measure, data->area, true, &series[count].count)
                                   : written_points(in, data, &series[count].count);
        if (data->measure != NULL)
            chart_claim_ends(ends, data->measure, data->area, 0, series[count].points, series[count].count);
        if (data->measure != NULL)
            series[count].points = chart_points_in_unit(in, series[count].points, series[count].count);
        *first = *first == NULL ? data->measure : *first;
        unit = agree_on_unit(in, unit, data->measure);
        count++;
    }
    chart_claim(in, "ends", arena_strdup(in->fill->arena, ends->str));
    return count;
}

static const char *
valued(ChartFillIn *in, const char *key, const char *value)
{
    LangArg args[1] = { LANG_TEXT("value", value) };

    return message_drawn(in->fill, key, args, 1);
}

static int
days_between(Date from, Date to)
{
    return date_to_days(date_last_day(to)) - date_to_days(date_last_day(from));
}

/* A path by growth goes by the same share every day, and so does what is foreseen of it. */
static bool
goes_by_growth(const StatusView *s)
{
    return s->input.rule == RULE_CAGR && s->result.has_growth;
}

/* So many days after the as-of day, at the pace from the baseline to the latest figure, which took `gone` days. */
static double
value_after(const StatusView *s, double gone, double days)
{
    const StatusInput *in = &s->input;

    return goes_by_growth(s) ? in->latest * pow(in->latest / in->baseline, days / gone)
                             : in->latest + (in->latest - in->baseline) / gone * days;
}

/* After how many days the target is reached at that pace. */
static double
days_to_target(const StatusView *s, double gone)
{
    const StatusInput *in = &s->input;

    return goes_by_growth(s) ? gone * log(in->target / in->latest) / log(in->latest / in->baseline)
                             : gone * (in->target - in->latest) / (in->latest - in->baseline);
}

/* What the status has, in the unit of the axis. */
static ChartValue
value_on_axis(ChartFillIn *in, double value, int decimals, ChartQuality quality)
{
    double unit = in->fill->chart_unit, on_axis = unit > 0 ? value / unit : value;

    return (ChartValue){ .known = true,
                         .value = on_axis,
                         .text = unit > 0 ? million_text(in->fill, on_axis * 1e6, decimals)
                                          : printed_value(in->fill, value, decimals, in->status->measure),
                         .quality = quality };
}

/* The same of what the plan states, which is not rounded. */
static ChartValue
stated_on_axis(ChartFillIn *in, double value, int decimals)
{
    double unit = in->fill->chart_unit;

    return value_on_axis(in, value, unit > 0 ? decimals_of_value(value / unit) : decimals, QUALITY_FINAL);
}

/*
 * Where the pace of the status, from the baseline to its latest figure, leads from the as-of day: to a value on the
 * target's date, or, early, to the target before it. Nothing when the way is already gone or cannot be measured.
 */
static ChartPoint
project(const StatusView *s, bool *early)
{
    const StatusInput *in = &s->input;
    double gone = days_between(in->baseline_date, in->latest_date), left = days_between(in->as_of, in->target_date);
    double end = gone > 0 ? value_after(s, gone, left) : 0;

    *early = false;
    if (!s->result.has_share || s->result.status == STATUS_ACHIEVED || in->has_ends || !(gone > 0) || !(left > 0) ||
        !isfinite(end))
        return (ChartPoint){ 0 };
    *early = in->target < in->baseline ? end < in->target : end > in->target;
    if (*early)
        return (ChartPoint){ date_from_days(date_to_days(date_last_day(in->as_of)) +
                                            (int32_t)ceil(days_to_target(s, gone))),
                             { true, in->target, NULL, QUALITY_ESTIMATE } };
    return (ChartPoint){ in->target_date, { true, end, NULL, QUALITY_ESTIMATE } };
}

/* What its end says: the number that is reached at this pace, or, of a target that is reached early, when. */
static const char *
projected_words(ChartFillIn *in, const ChartPoint *end, bool early)
{
    const Date month = { end->date.year, end->date.month, 0 };
    const LangArg when[1] = { LANG_TEXT("date", lang_date(in->fill->lang, in->fill->arena, month, DATE_MEDIUM)) };

    return early ? message_drawn(in->fill, "chart-reached", when, 1) : valued(in, "chart-projected", end->value.text);
}

/* The milestones on the way: there the path has no one step a year. */
static void
fill_steps(ChartFillIn *in, LineSpec *spec)
{
    const StatusInput *input = &in->status->input;
    ChartPoint *steps = NEW(in, ChartPoint, input->milestone_count);
    const char **labels = NEW(in, const char *, input->milestone_count);

    for (size_t i = 0; i < input->milestone_count; i++) {
        const Milestone *m = &input->milestones[i];

        steps[i] = (ChartPoint){ m->date, stated_on_axis(in, m->value, decimals_of_value(m->value)) };
        if (in->fill->chart_unit <= 0)
            steps[i].value.text = exact_value(in->fill, m->value, in->status->measure);
        labels[i] = valued(in, "chart-milestone", steps[i].value.text);
    }
    spec->steps = steps;
    spec->step_labels = labels;
    spec->step_count = input->milestone_count;
}

/*
 * A figure of a flow stands before the end of its period, by which the status counts time. The path that it is held
 * against is drawn as long before its dates: by the figure that is the baseline or ends on its day, else by the latest.
 */
static int
path_lead(ChartFillIn *in, const StatusView *s)
{
    const Figure *model = s->baseline.known ? &s->baseline : &s->latest;
    size_t count = 0;
    const Figure *series = s->baseline.known ? NULL : view_series(in->fill->view, s->measure, s->area, &count);

    if (s->measure->nature != NATURE_FLOW || !model->known)
        return 0;
    for (size_t i = 0; i < count; i++)
        if (days_between(series[i].period.last, s->input.baseline_date) == 0)
            model = &series[i];
    return days_between(chart_drawn_at(model, s->measure), model->period.last);
}

static void
fill_line_target(ChartFillIn *in, LineSpec *spec)
{
    const StatusView *s = in->status;
    const LineSeries *series = &spec->series[0];
    double years, step;

    if (s == NULL || s->measure == NULL || !s->input.has_target || fill_has(in->instruction, "by"))
        return;                         /* of members' lines none has the target of all */
    spec->target = stated_on_axis(in, s->input.target, s->target_decimals);
    spec->target_date = s->input.target_date;
    if (s->input.aim == AIM_WITHIN) {
        bool own = in->fill->chart_unit <= 0;
        ChartValue low = stated_on_axis(in, s->input.low, 0), high = stated_on_axis(in, s->input.high, 0);
        const LangArg ends[] = {
            LANG_TEXT("low", own ? exact_value(in->fill, s->input.low, s->measure) : low.text),
            LANG_TEXT("high", own ? exact_value(in->fill, s->input.high, s->measure) : high.text)
        };

        spec->target.text = message_drawn(in->fill, "qualified-range", ends, 2);
        spec->ranged = true;
        spec->low = low.value;
        spec->high = high.value;
    }
    spec->target_label = valued(in, "chart-target", spec->target.text);
    /* what is judged by bands, or was rated, has no path that it would have to keep to */
    if (!s->input.has_baseline || !status_has_way(&s->input) || s->input.rule > RULE_CAGR)
        return;
    spec->baseline =
        (ChartPoint){ s->input.baseline_date, stated_on_axis(in, s->input.baseline, s->baseline_decimals) };
    spec->lead = path_lead(in, s);
    fill_steps(in, spec);
    years = date_years_between(date_last_day(s->input.baseline_date), date_last_day(s->input.target_date));
    step = years > 0 ? fabs(spec->target.value - spec->baseline.value.value) / years : 0;
    spec->growth = goes_by_growth(s);
    if (step > 0 && spec->step_count == 0)
        spec->path_label = valued(in, "chart-path",
                                  spec->growth ? share_text(in->fill, fabs(s->result.required_growth), 1)
                                               : printed_value(in->fill, step, step < 100 ? 1 : 0, NULL));
    if (chart_has_option(in, "projection") && series->count > 0) {
        bool early;

        spec->projected = project(s, &early);
        /* it begins where the line ends: between its last figure and the day nothing is known */
        spec->projected_from = (ChartPoint){ series->points[series->count - 1].date,
                                             value_on_axis(in, s->input.latest, 0, QUALITY_FINAL) };
        spec->projected_from.value.text = NULL;
        if (spec->projected.value.known) {
            double end = spec->projected.value.value, unit = in->fill->chart_unit;

            spec->projected.value = value_on_axis(
                in, end, unit > 0 ? scaled_decimals(end / unit) : chart_way_decimals(s, end), QUALITY_ESTIMATE);
            spec->projected_label = projected_words(in, &spec->projected, early);
        }
    }
}

static ChartValue
value_of_year(const LineSeries *series, int year)
{
    for (size_t i = series->count; i > 0; i--)
        if (series->points[i - 1].date.year == year && series->points[i - 1].value.known &&
            series->points[i - 1].value.until == NULL)
            return series->points[i - 1].value;
    return (ChartValue){ 0 };
}

/* How many joined: a running count has a figure at every day, and began at nought. */
static ChartValue
joined_in(ChartFillIn *in, const LineSeries *series, int year)
{
    double before = 0, now = 0;

    for (size_t i = 0; i < series->count && series->points[i].date.year <= year; i++) {
        now = series->points[i].value.value;
        before = series->points[i].date.year < year ? now : before;
    }
    return (ChartValue){ true, now - before,
                         lang_number(in->fill->lang, in->fill->arena, now - before, NUMBER_DECIMAL, 0), QUALITY_FINAL };
}

/*
 * Known only where the figures of both years are, as what they are and not as a bound, and where a line could join
 * them.
 */
static ChartValue
changed_in(ChartFillIn *in, const Measure *measure, const LineSeries *series, int year)
{
    Figure from = view_year(in->fill->view, measure, in->area, year - 1),
           to = view_year(in->fill->view, measure, in->area, year);
    double change = to.value - from.value;
    const char *number;

    if (!value_of_year(series, year).known || !from.known || !to.known || from.qualifier != QUALIFIER_NONE ||
        to.qualifier != QUALIFIER_NONE || !figures_are_comparable(&from, &to))
        return (ChartValue){ 0 };
    if (in->fill->chart_unit > 0) {
        change /= in->fill->chart_unit;
        number = million_text(in->fill, fabs(change) * 1e6, in->fill->chart_decimals);
    } else {
        number = printed_value(in->fill, fabs(change), MAX(from.row_decimals, to.row_decimals), measure);
    }
    return (ChartValue){ true, change,
                         change == 0 ? number
                                     : arena_printf(in->fill->arena, "%s%s", change > 0 ? "+" : "\xE2\x88\x92", number),
                         QUALITY_FINAL };
}

/* Told by fiscal years or quarters, whose names stand below the axis: a year's figure would be another's. */
static bool
is_told_by_names(const LineSeries *series)
{
    for (size_t i = 0; i < series->count; i++)
        if (series->points[i].when != NULL)
            return true;
    return false;
}

/* What each year added: areas that joined, or the change from the year before. */
static void
fill_yearly(ChartFillIn *in, const Measure *measure, LineSpec *spec)
{
    const LineSeries *series = &spec->series[0];
    int first = series->points[0].date.year, last = MAX(view_as_of(in->fill->view).year, first);
    ChartValue *values = NEW(in, ChartValue, (size_t)(last - first + 1)),
               *totals = NEW(in, ChartValue, (size_t)(last - first + 1));
    bool joining = measure->membership != NULL, any = false;

    for (int year = first; year <= last && !is_told_by_names(series); year++) {
        values[year - first] = joining ? joined_in(in, series, year) : changed_in(in, measure, series, year);
        any = any || values[year - first].known;
    }
    if (!any)
        return;
    spec->yearly = values;
    spec->yearly_from = first;
    spec->yearly_count = (size_t)(last - first + 1);
    for (int year = first; year <= last; year++)
        totals[year - first] = value_of_year(series, year);
    spec->totals = totals;
    spec->totals_text = message0(in->fill, "chart-latest-in-year");
    spec->yearly_text = message0(in->fill, joining ? "chart-joined-in-year" : "chart-change-in-year");
    spec->yearly_sign = joining ? "+" : NULL;
}

static void
fill_moments(ChartFillIn *in, LineSpec *spec)
{
    size_t count = chart_data_count(in->data, DATA_MOMENT);
    ChartMoment *moments = NEW(in, ChartMoment, count);
    const ChartData *period = chart_data_at(in->data, DATA_PERIOD, 0);

    for (size_t i = 0; i < count; i++) {
        const ChartData *data = chart_data_at(in->data, DATA_MOMENT, i);

        moments[i] = (ChartMoment){ data->from, data->name };
    }
    spec->moments = moments;
    spec->moment_count = count;
    if (period != NULL)
        spec->span = (ChartSpan){ period->from, period->to, period->name };
}

static void
label_latest(ChartFillIn *in, LineSpec *spec, const ChartValue *latest)
{
    spec->latest_label = valued(in, "chart-latest", latest->text);
    spec->latest_id = latest->text != NULL && strcmp(spec->latest_label, latest->text) == 0 ? latest->id : NULL;
}

/* A count of areas holds from its last step to the day on which the plan is looked at. */
static void
hold_to_day(ChartFillIn *in, LineSeries *series)
{
    Date day = date_last_day(view_as_of(in->fill->view));
    const ChartPoint *last = &series->points[series->count - 1];
    ChartPoint *points;

    if (!last->value.known || last->value.until != NULL || date_compare(last->date, day) >= 0)
        return;
    points = NEW(in, ChartPoint, series->count + 1);
    for (size_t i = 0; i < series->count; i++)
        points[i] = series->points[i];
    points[series->count] = *last;
    points[series->count++].date = day;
    series->points = points;
}

bool
chart_fill_line(ChartFillIn *in)
{
    LineSpec *spec = &in->spec->u.line;
    LineSeries *series;
    const Measure *measure;

    spec->series_count = fill_line_series(in, &series, &measure);
    spec->series = series;
    if (spec->series_count == 0 || series[0].count == 0)
        return false;
    if (measure != NULL)
        chart_claim_parties(in, measure, series[0].points, series[0].count);
    spec->step = chart_has_option(in, "step") ||
                 (measure != NULL && (measure->nature == NATURE_CUMULATIVE || measure->membership != NULL));
    spec->scale = given_scale(in);
    spec->height = fill_number(in->fill, in->instruction, "height", 0);
    for (size_t i = series[0].count; spec->series_count == 1 && i > 0 && spec->latest_label == NULL; i--)
        if (series[0].points[i - 1].value.until == NULL)
            label_latest(in, spec, &series[0].points[i - 1].value);
    if (measure != NULL && measure->membership != NULL)
        hold_to_day(in, &series[0]);
    fill_line_target(in, spec);
    fill_moments(in, spec);
    if (chart_has_option(in, "yearly") && measure != NULL)
        fill_yearly(in, measure, spec);
    if (measure != NULL && in->spec->unit == NULL)
        in->spec->unit = unit_text(in->fill, measure);
    return true;
}

/* ---- bullet ---- */

bool
chart_fill_bullet(ChartFillIn *in)
{
    BulletSpec *spec = &in->spec->u.bullet;
    const StatusView *s = in->status;
    size_t count = chart_data_count(in->data, DATA_RANGE);
    ChartValue *ranges = NEW(in, ChartValue, count);
    const char **names = NEW(in, const char *, count);

    spec->measure = point_value(in->data, "measure");
    spec->target = point_value(in->data, "target");
    spec->comparison = point_value(in->data, "comparison");
    if (s != NULL && s->measure != NULL && s->latest.known) {
        spec->measure = figure_chart_value(in->fill, &s->latest, s->measure, s->area);
        if (s->input.has_target)
            spec->target =
                (ChartValue){ true, s->input.target,
                              printed_value(in->fill, s->input.target, s->target_decimals, s->measure), QUALITY_FINAL };
        in->spec->unit = unit_text(in->fill, s->measure);
    }
    for (size_t i = 0; i < count; i++) {
        const ChartData *range = chart_data_at(in->data, DATA_RANGE, i);

        ranges[i] = range->value;
        names[i] = or_null(range->name);
    }
    spec->ranges = ranges;
    spec->range_names = names;
    spec->range_count = count;
    spec->scale = given_scale(in);
    spec->vertical = chart_has_option(in, "vertical");
    spec->reversed = chart_has_option(in, "reversed");
    return spec->measure.known || spec->target.known;
}

/* ---- areas ---- */

bool
chart_fill_area_grid(ChartFillIn *in)
{
    const Indicator *indicator =
        in->data->len > 0 ? NULL : chart_need_indicator(in->fill, fill_text(in->fill, in->instruction, "of"));
    AreaGridSpec *spec = &in->spec->u.area_grid;
    const Measure *measure;
    AreaTile *tiles;
    SetView set;
    size_t at = 0;

    if (in->data->len > 0)
        return chart_write_area_grid(in);
    if (!chart_counts_areas(in, indicator))
        return false;
    set = view_set(in->fill->view, indicator);
    measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    tiles = NEW(in, AreaTile, set.count);
    for (int mark = AREA_FULFILLED; mark <= AREA_UNKNOWN; mark++)         /* best first */
        for (size_t i = 0; i < set.count; i++)
            if ((int)chart_member_mark(&set.members[i], measure) == mark)
                tiles[at++] =
                    (AreaTile){ set.members[i].area->id, area_name(in->fill, set.members[i].area),
                                set.members[i].figure.known ? figure_text(in->fill, &set.members[i].figure, measure)
                                                            : NULL,
                                (AreaMark)mark, chart_member_means(in->fill, &set.members[i], measure) };
    spec->tiles = tiles;
    spec->words = chart_member_words(in->fill, indicator);
    spec->count = at;
    chart_claim_counted(in, indicator, &set);
    chart_claim_members(in, indicator, &set, true);
    spec->codes = chart_has_option(in, "codes");
    /* such a number says nothing: the mark does */
    if (measure != NULL && (measure->grade_count > 0 || measure->nature == NATURE_EVENT))
        for (size_t i = 0; i < at; i++)
            tiles[i].detail = NULL;
    return at > 0;
}

/* ---- two dates: dots, dumbbells, slopes ---- */

/* The first and last figure of a row: as points named so, else of the measure's series. */
static void
fill_pair_row(ChartFillIn *in, const ChartData *data, PairRow *row)
{
    size_t count = 0;
    const Figure *figures =
        data->measure == NULL ? NULL : view_series(in->fill->view, data->measure, data->area, &count);

    *row = (PairRow){ chart_data_name(in->fill, data), point_value(data->children, "first"),
                      point_value(data->children, "last"), data->strong };
    if (!row->last.known && data->measure == NULL)
        row->last = data->value;
    if (!row->last.known && count > 0)
        row->last = figure_chart_value(in->fill, &figures[count - 1], data->measure, data->area);
    if (!row->first.known && count > 0 && series_first(figures, count) != &figures[count - 1] &&
        chart_data_count(data->children, DATA_POINT) == 0)
        row->first = figure_chart_value(in->fill, series_first(figures, count), data->measure, data->area);
}

bool
chart_fill_pair(ChartFillIn *in)
{
    PairSpec *spec = &in->spec->u.pair;
    size_t count = chart_data_count(in->data, DATA_ROW);
    PairRow *rows = NEW(in, PairRow, count);
    const ChartData *first = chart_data_point(in->data, "first"), *last = chart_data_point(in->data, "last");

    for (size_t i = 0; i < count; i++)
        fill_pair_row(in, chart_data_at(in->data, DATA_ROW, i), &rows[i]);
    spec->rows = rows;
    spec->count = count;
    spec->scale = given_scale(in);
    /* <point at="first" name="2015"/> heads the column */
    spec->first_text = first == NULL ? NULL : or_null(first->name);
    spec->last_text = last == NULL ? NULL : or_null(last->name);
    spec->none = message0(in->fill, "chart-no-figure");
    return count > 0;
}

/* ---- matrix ---- */

static const char *
first_letter(Fill *fill, const char *text)
{
    char letter[7] = "";

    if (*text != '\0')
        letter[g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), letter)] = '\0';
    return arena_strdup(fill->arena, letter);
}

/*
 * What a value means in a cell: yes, something between, no; what stands no more is open and has no grade. A rating's
 * letter is the first of its grade's name.
 */
static MatrixCell
cell_of(ChartFillIn *in, const Figure *figure, const Measure *measure, int year)
{
    static const MatrixMark marks[] = {
        [GRADE_WORST] = CELL_CROSSED, [GRADE_BETWEEN] = CELL_HALF, [GRADE_BEST] = CELL_SOLID
    };
    MatrixCell cell = { CELL_NONE, NULL };

    if (!figure->known)
        return cell;
    if (figure_is_gone(figure, year))
        return (MatrixCell){ CELL_OPEN, NULL };
    if (measure->grade_count > 0)
        cell.mark = marks[chart_grade_rank(measure, figure->value)];
    else
        cell.mark = figure->value > 0 ? CELL_SOLID : CELL_OPEN;
    for (size_t g = 0; g < measure->grade_count; g++)
        if (measure->grades[g].value == figure->value) {
            const char *title = local(in->fill, measure->grades[g].title);

            cell.letter = first_letter(in->fill, title);
        }
    return cell;
}

static MatrixMark
given_cell(ChartFillIn *in, const ChartData *data)
{
    MatrixMark mark = CELL_NONE;

    if (*data->mark != '\0' && !matrix_mark_find(data->mark, &mark))
        diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, data->place, data->mark, "cell mark", NULL);
    return mark;
}

typedef struct YearRange { int first, last; } YearRange;

/* years="2015 2019", else the years in which any row has a figure; what stands, stands to the as-of day. */
static YearRange
matrix_years(ChartFillIn *in)
{
    YearRange range = { 0, 0 };
    size_t rows = chart_data_count(in->data, DATA_ROW);

    if (chart_years_written(in, fill_text(in->fill, in->instruction, "years"), &range.first, &range.last))
        return range;
    for (size_t i = 0; i < rows; i++) {
        const ChartData *row = chart_data_at(in->data, DATA_ROW, i);
        size_t count = 0;
        const Figure *figures =
            row->measure == NULL ? NULL : view_series(in->fill->view, row->measure, row->area, &count);

        for (size_t f = 0; f < count; f++) {
            int year = figure_year(&figures[f]);

            range.first = range.first == 0 ? year : MIN(range.first, year);
            range.last = MAX(range.last, year);
        }
        if (count > 0 && row->measure->nature == NATURE_STANDING)
            range.last = MAX(range.last, view_as_of(in->fill->view).year);
    }
    return range;
}

static void
fill_matrix_row(ChartFillIn *in, const ChartData *data, MatrixRow *row, YearRange years, size_t columns)
{
    MatrixCell *cells = NEW(in, MatrixCell, columns);

    for (size_t c = 0; c < columns; c++) {
        const ChartData *point = chart_data_at(data->children, DATA_POINT, c);

        if (data->measure != NULL) {
            int year = years.first + (int)c;
            Figure figure = data->measure->nature == NATURE_STANDING
                                ? figure_standing(in->fill->view, data->measure, data->area, year)
                                : view_year(in->fill->view, data->measure, data->area, year);

            cells[c] = cell_of(in, &figure, data->measure, year);
        } else if (point != NULL) {
            cells[c] = (MatrixCell){ given_cell(in, point), or_null(point->letter) };
        }
    }
    *row = (MatrixRow){ chart_data_name(in->fill, data), or_null(data->group), cells, data->strong };
}

bool
chart_fill_matrix(ChartFillIn *in)
{
    MatrixSpec *spec = &in->spec->u.matrix;
    size_t count = chart_data_count(in->data, DATA_ROW), keys = chart_data_count(in->data, DATA_KEY),
           heads = chart_data_count(in->data, DATA_POINT);
    YearRange years = heads > 0 ? (YearRange){ 0, 0 } : matrix_years(in);
    size_t columns = heads > 0 ? heads : years.last == 0 ? 0 : (size_t)(years.last - years.first + 1);
    MatrixRow *rows = NEW(in, MatrixRow, count);
    const char **names = NEW(in, const char *, columns);
    MatrixKey *key = NEW(in, MatrixKey, keys);

    for (size_t c = 0; c < columns; c++)
        names[c] = heads > 0 ? chart_data_name(in->fill, chart_data_at(in->data, DATA_POINT, c))
                             : chart_year_text(in->fill, years.first + (int)c, chart_has_option(in, "short-years"));
    for (size_t i = 0; i < count; i++)
        fill_matrix_row(in, chart_data_at(in->data, DATA_ROW, i), &rows[i], years, columns);
    for (size_t k = 0; k < keys; k++) {
        const ChartData *data = chart_data_at(in->data, DATA_KEY, k);

        key[k] = (MatrixKey){ given_cell(in, data), or_null(data->letter), data->name };
    }
    *spec = (MatrixSpec){ rows, count, names, columns, key, keys };
    return count > 0 && columns > 0;
}

/* ---- bands ---- */

/* Members of a class: rows whose latest figure is at least this class' least value and below that of the one before. */
static void
fill_band(ChartFillIn *in, const ChartData *range, double below, Band *band)
{
    size_t rows = chart_data_count(in->data, DATA_ROW);
    const char **names = NEW(in, const char *, rows);

    for (size_t i = 0; i < rows; i++) {
        const ChartData *row = chart_data_at(in->data, DATA_ROW, i);

        if (row->value.known && row->value.value >= range->value.value && row->value.value < below)
            names[band->count++] = chart_data_name(in->fill, row);
    }
    band->names = names;
    band->title = range->name;
    band->range = or_null(range->at);
}

bool
chart_fill_bands(ChartFillIn *in)
{
    static const ChartFill fills[] = { FILL_NAVY, FILL_ACCENT, FILL_MID, FILL_PALE, FILL_OPEN };
    size_t count = chart_data_count(in->data, DATA_RANGE);
    Band *bands = NEW(in, Band, count);
    double below = HUGE_VAL;

    for (size_t i = 0; i < count; i++) {
        const ChartData *range = chart_data_at(in->data, DATA_RANGE, i);

        bands[i].fill = range->has_fill ? range->fill : fills[MIN(i, G_N_ELEMENTS(fills) - 1)];
        fill_band(in, range, below, &bands[i]);
        below = range->value.value;
    }
    in->spec->u.bands = (BandsSpec){ bands, count, message0(in->fill, "chart-band-none") };
    return count > 0;
}
