/* One status on paper: its bar, its sign, its rating, its dots, and what stands where there is no figure. */
#include "template/chart_data.h"
#include "base/diag_chart.h"
#include "base/diag_template.h"
#include <math.h>
#include <string.h>

static const char *
with_value(Fill *fill, const char *key, const char *name, const char *value)
{
    LangArg args[1] = { LANG_TEXT(name, value) };

    return message_drawn(fill, key, args, 1);
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

    if (in->data->len > 0)
        return chart_write_progress_bar(in);
    if (s == NULL || s->measure == NULL || !s->input.has_latest || !s->input.has_target || !s->input.has_baseline)
        return false;
    bar->baseline = figure_chart_value(fill, &s->baseline, s->measure, s->area);
    if (!bar->baseline.known)
        bar->baseline =
            (ChartValue){ true, s->input.baseline,
                          printed_value(fill, s->input.baseline, s->baseline_decimals, s->measure), QUALITY_FINAL };
    bar->latest = figure_chart_value(fill, &s->latest, s->measure, s->area);
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
    bar->baseline_date = s->input.baseline_date;
    bar->latest_date = s->input.latest_date;
    bar->target_date = s->input.target_date;
    bar->labels = !chart_has_option(in, "bare");
    bar->endpoints_inside = chart_has_option(in, "inside");
    if (chart_has_option(in, "from-zero"))
        fill_from_zero(in, bar);
    if (bar->endpoints_inside && s->result.has_share) {
        LangArg args[1] = { LANG_TEXT("share", share_text(fill, s->result.share, 0)) };

        bar->inside = message_drawn(fill, "progress-share", args, 1);
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

/* ---- ratings ---- */

static JudgedYears
judged_years(Fill *fill, const Measure *measure, const Area *area, double grade)
{
    size_t count = 0;
    const Figure *figures = view_series(fill->view, measure, area, &count);
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

char *
chart_years_joined(Fill *fill, const char *const *years)
{
    g_autofree char *comma = g_strconcat(lang_message(fill->lang, fill->arena, "list-between", NULL, 0), " ", NULL);

    return g_strjoinv(comma, (char **)(guintptr)years);
}

static const char *
years_in_one(Fill *fill, const JudgedYears *all)
{
    g_autofree char *joined = all->count == 0 ? NULL : chart_years_joined(fill, all->texts);

    return joined == NULL ? NULL : arena_strdup(fill->arena, joined);
}

/* Cells of a rating, with the years in which it was given. */
static JudgementSpec
judgement_of(Fill *fill, const Measure *measure, const Area *area, const Figure *latest)
{
    JudgementSpec spec = { .count = measure->grade_count, .current = -1 };
    const char **cells = arena_new0(fill->arena, const char *, spec.count);
    const char **periods = arena_new0(fill->arena, const char *, spec.count);
    JudgedYears *years = arena_new0(fill->arena, JudgedYears, spec.count);

    for (size_t g = 0; g < spec.count; g++) {
        cells[g] = local(fill, measure->grades[g].title);
        years[g] = judged_years(fill, measure, area, measure->grades[g].value);
        periods[g] = years_in_one(fill, &years[g]);
        if (latest->value == measure->grades[g].value)
            spec.current = (int)g;
    }
    spec.cells = cells;
    spec.periods = periods;
    spec.years = years;
    return spec;
}

/* by="sex": a panel a member that was rated. */
static bool
judge_members(ChartFillIn *in, const Measure *measure)
{
    size_t count = 0;
    const Measure *const *members = chart_members(in, measure, &count);
    ChartSpec *panels = arena_new0(in->fill->arena, ChartSpec, count + 1);
    MultiplesSpec all = { .panels = panels };

    for (size_t i = 0; i < count; i++) {
        Figure latest = view_latest(in->fill->view, members[i], in->area);

        if (latest.known)
            panels[all.count++] = (ChartSpec){ .kind = CHART_JUDGEMENT,
                                               .place = in->spec->place,
                                               .title = chart_series_name(in, members[i]),
                                               .u.judgement = judgement_of(in->fill, members[i], in->area, &latest) };
    }
    in->spec->kind = CHART_MULTIPLES;
    in->spec->u.multiples = all;
    return all.count > 0;
}

/* Of the status that is named, else of the measure in the area. */
bool
chart_fill_judgement(ChartFillIn *in)
{
    const StatusView *s = in->status;
    const Measure *measure = s != NULL ? s->measure : chart_measure_alone(in);
    Figure latest;

    if (in->data->len > 0)
        return chart_write_judgement(in);
    if (measure == NULL)
        return false;
    if (measure->grade_count == 0) {
        diag_report_related(in->fill->diags, DIAG_CHART_NO_GRADES, in->instruction->place, measure->place,
                            chart_kind_name(in->spec->kind), measure->id, NULL);
        return false;
    }
    if (fill_has(in->instruction, "by"))
        return judge_members(in, measure);
    latest = s != NULL ? s->latest : view_latest(in->fill->view, measure, in->area);
    if (!latest.known)
        return false;
    in->spec->u.judgement = judgement_of(in->fill, measure, in->area, &latest);
    chart_claim(in, "grade", arena_printf(in->fill->arena, "#%s", latest.id));
    return true;
}

/* ---- dots, and no figure ---- */

bool
chart_fill_dots(ChartFillIn *in)
{
    const Indicator *indicator = fill_has(in->instruction, "count")
                                     ? NULL
                                     : chart_need_indicator(in->fill, fill_text(in->fill, in->instruction, "of"));
    SetView set;
    DotsSpec *spec = &in->spec->u.dots;

    if (fill_has(in->instruction, "count"))
        return chart_write_dots(in);
    if (!chart_counts_areas(in, indicator))
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
        spec->latest = figure_chart_value(in->fill, &in->status->latest, in->status->measure, in->area);
        if (!spec->latest.known)
            chart_claim_none(in, in->status);
    }
    spec->height = fill_number(in->fill, in->instruction, "height", 9.5);
    spec->dotted = chart_has_option(in, "dotted");
    return true;
}
