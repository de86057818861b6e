/* Chart specs as text: a row of the table for each kind, and a line for each row of values. */
#include "doc/print.h"

static const char *const fill_names[] = { "accent", "mid", "hatch", "navy", "pale", "open", "extension", "no-data" };
static const char *const state_names[] = { "fulfilled", "done", "unclear", "not", "unknown" };
static const char *const sign_names[] = { "achieved", "on-track",  "accelerate", "limited",  "deteriorating",
                                          "missed",   "too-early", "no-data",    "no-target" };

static void
new_line(GString *out, int depth, const char *word)
{
    g_string_append_printf(out, "\n%*s%s", 2 * depth, "", word);
}

static void
print_date(GString *out, const char *name, Date date)
{
    char iso[11];

    if (date_is_set(date))
        print_word(out, name, date_format(date, iso));
}

/* "1,442", with ~ before an estimate and ? before a preliminary figure; "-" is no figure. */
static void
print_value(GString *out, const char *name, const ChartValue *value)
{
    static const char *const marks[] = { [QUALITY_FINAL] = "", [QUALITY_ESTIMATE] = "~", [QUALITY_PRELIMINARY] = "?" };
    char number[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out, " %s%s", name, *name == '\0' ? "" : "=");
    if (!value->known) {
        g_string_append_c(out, '-');
        return;
    }
    g_string_append_printf(out, "%s%s", marks[value->quality],
                           g_ascii_formatd(number, sizeof number, "%.10g", value->value));
    if (value->text != NULL)
        print_quoted(out, value->text);
}

static void
print_progress_bar(GString *out, const ChartSpec *spec, int depth)
{
    const ProgressBarSpec *bar = &spec->u.progress_bar;

    (void)depth;
    print_value(out, "baseline", &bar->baseline);
    print_value(out, "latest", &bar->latest);
    print_value(out, "target", &bar->target);
    print_value(out, "required", &bar->required);
    print_flag(out, "labels", bar->labels);
    print_text(out, "inside", bar->inside);
    print_flag(out, "endpoints-inside", bar->endpoints_inside);
    print_number(out, "track", bar->track_height);
}

static void
print_status_sign(GString *out, const ChartSpec *spec, int depth)
{
    const StatusSignSpec *sign = &spec->u.status_sign;

    (void)depth;
    print_word(out, "sign", sign_names[sign->sign]);
    print_number(out, "radius", sign->radius);
    print_text(out, "word", sign->word);
}

static void
print_dots(GString *out, const ChartSpec *spec, int depth)
{
    const DotsSpec *dots = &spec->u.dots;

    (void)depth;
    g_string_append_printf(out, " %d of %d", dots->count, dots->total);
    print_number(out, "per-row", dots->per_row);
    print_number(out, "radius", dots->radius);
    print_text(out, "big", dots->big);
    print_text(out, "small", dots->small);
}

static void
print_ladder(GString *out, const ChartSpec *spec, int depth)
{
    static const char *const states[] = { [STEP_TAKEN] = "taken", [STEP_NEXT] = "next", [STEP_LATER] = "later" };

    for (size_t i = 0; i < spec->u.ladder.count; i++) {
        const LadderStep *step = &spec->u.ladder.steps[i];

        new_line(out, depth, states[step->state]);
        print_text(out, "title", step->title);
        print_text(out, "detail", step->detail);
        print_text(out, "below", step->below);
    }
}

static void
print_mark(GString *out, const ChartSpec *spec, int depth)
{
    const MarkSpec *mark = &spec->u.mark;

    (void)depth;
    if (mark->mark == MARK_SWATCH)
        print_word(out, "fill", fill_names[mark->fill]);
    if (mark->mark == MARK_STATE)
        print_word(out, "state", state_names[mark->state]);
    if (mark->mark == MARK_JUDGEMENT)
        g_string_append_printf(out, " cell=%d", mark->cell);
    print_number(out, "size", mark->size);
    print_number(out, "width", mark->width);
    print_flag(out, "inverse", mark->inverse);
}

static void
print_judgement(GString *out, const ChartSpec *spec, int depth)
{
    const JudgementSpec *judgement = &spec->u.judgement;

    for (size_t i = 0; i < judgement->count; i++) {
        new_line(out, depth, (int)i == judgement->current ? "current" : "cell");
        print_text(out, "title", judgement->cells[i]);
        print_text(out, "periods", judgement->periods == NULL ? NULL : judgement->periods[i]);
    }
}

typedef struct Stack {
    const char *const *categories;
    size_t category_count;
    const ChartSeries *series;
    size_t series_count;
    const ChartValue *totals;
    const char *const *remarks;
} Stack;

static void
print_stack(GString *out, const Stack *stack, int depth)
{
    for (size_t s = 0; s < stack->series_count; s++) {
        new_line(out, depth, "series");
        print_text(out, "name", stack->series[s].name);
        print_word(out, "fill", fill_names[stack->series[s].fill]);
    }
    for (size_t c = 0; c < stack->category_count; c++) {
        new_line(out, depth, "category ");
        print_quoted(out, stack->categories[c]);
        for (size_t s = 0; s < stack->series_count; s++)
            print_value(out, "", &stack->series[s].values[c]);
        if (stack->totals != NULL)
            print_value(out, "total", &stack->totals[c]);
        print_text(out, "remark", stack->remarks == NULL ? NULL : stack->remarks[c]);
    }
}

static void
print_stacked_bars(GString *out, const ChartSpec *spec, int depth)
{
    const StackedBarsSpec *bars = &spec->u.stacked_bars;

    print_number(out, "scale", bars->scale_max);
    print_text(out, "none", bars->none);
    print_stack(out,
                &(Stack){ bars->categories, bars->category_count, bars->series, bars->series_count, bars->totals,
                          bars->remarks },
                depth);
}

static void
print_columns(GString *out, const ChartSpec *spec, int depth)
{
    const ColumnsSpec *columns = &spec->u.columns;

    print_number(out, "scale", columns->scale_max);
    print_number(out, "height", columns->height);
    print_stack(out,
                &(Stack){ columns->categories, columns->category_count, columns->series, columns->series_count,
                          columns->totals, NULL },
                depth);
}

static void
print_points(GString *out, const ChartPoint *points, size_t count, int depth)
{
    for (size_t i = 0; i < count; i++) {
        char iso[11];

        new_line(out, depth, "point ");
        g_string_append(out, date_format(points[i].date, iso));
        print_value(out, "", &points[i].value);
    }
}

static void
print_line(GString *out, const ChartSpec *spec, int depth)
{
    const LineSpec *line = &spec->u.line;

    print_flag(out, "step", line->step);
    print_flag(out, "ascending", line->ascending);
    print_number(out, "height", line->height);
    if (line->target.known) {
        print_value(out, "target", &line->target);
        print_date(out, "target-date", line->target_date);
    }
    if (line->baseline.value.known) {
        print_value(out, "baseline", &line->baseline.value);
        print_date(out, "baseline-date", line->baseline.date);
    }
    print_text(out, "target-label", line->target_label);
    print_text(out, "latest-label", line->latest_label);
    print_points(out, line->points, line->count, depth);
}

static void
print_sparkline(GString *out, const ChartSpec *spec, int depth)
{
    const SparklineSpec *line = &spec->u.sparkline;

    print_date(out, "from", line->from);
    print_date(out, "to", line->to);
    print_text(out, "first", line->first_text);
    print_text(out, "last", line->last_text);
    print_flag(out, "dumbbell", line->dumbbell);
    print_points(out, line->points, line->count, depth);
}

static void
print_deadline(GString *out, const DeadlineRow *row, int depth)
{
    static const char *const ends[] = {
        [DEADLINE_OPEN] = "open", [DEADLINE_FULFILLED] = "fulfilled", [DEADLINE_PASSED] = "passed"
    };

    new_line(out, depth, ends[row->end]);
    print_text(out, "title", row->title);
    print_text(out, "subtitle", row->subtitle);
    print_date(out, "fulfilled", row->fulfilled);
    print_text(out, "text", row->text);
    print_text(out, "note", row->note);
    for (size_t i = 0; i < row->step_count; i++) {
        print_date(out, i == 0 ? "original" : "then", row->steps[i].date);
        print_flag(out, "interim", row->steps[i].interim);
    }
}

static void
print_deadlines(GString *out, const ChartSpec *spec, int depth)
{
    const DeadlinesSpec *deadlines = &spec->u.deadlines;

    g_string_append_printf(out, " %d to %d", deadlines->first_year, deadlines->last_year);
    print_date(out, "today", deadlines->today);
    print_text(out, "today-text", deadlines->today_text);
    print_number(out, "limit", deadlines->limit_year);
    print_text(out, "limit-text", deadlines->limit_text);
    for (size_t i = 0; i < deadlines->count; i++)
        print_deadline(out, &deadlines->rows[i], depth);
}

static void
print_state_squares(GString *out, const ChartSpec *spec, int depth)
{
    const StateSquaresSpec *squares = &spec->u.state_squares;

    print_flag(out, "narrow", squares->narrow);
    for (size_t i = 0; i < squares->count; i++) {
        new_line(out, depth, state_names[squares->marks[i]]);
        g_string_append_c(out, ' ');
        print_quoted(out, squares->names[i]);
    }
}

static void
print_no_data(GString *out, const ChartSpec *spec, int depth)
{
    (void)depth;
    print_text(out, "text", spec->u.no_data.text);
    print_number(out, "height", spec->u.no_data.height);
    print_flag(out, "dotted", spec->u.no_data.dotted);
}

typedef void (*PrintChart)(GString *out, const ChartSpec *spec, int depth);

static const PrintChart printers[CHART_KIND_COUNT] = {
    [CHART_PROGRESS_BAR] = print_progress_bar,
    [CHART_STATUS_SIGN] = print_status_sign,
    [CHART_DOTS] = print_dots,
    [CHART_LADDER] = print_ladder,
    [CHART_MARK] = print_mark,
    [CHART_JUDGEMENT] = print_judgement,
    [CHART_STACKED_BARS] = print_stacked_bars,
    [CHART_COLUMNS] = print_columns,
    [CHART_LINE] = print_line,
    [CHART_SPARKLINE] = print_sparkline,
    [CHART_DEADLINES] = print_deadlines,
    [CHART_STATE_SQUARES] = print_state_squares,
    [CHART_NO_DATA] = print_no_data,
};

void
print_chart_spec(GString *out, const ChartSpec *spec, int depth)
{
    g_string_append_printf(out, " %s",
                           spec->kind == CHART_MARK ? mark_kind_name(spec->u.mark.mark) : chart_kind_name(spec->kind));
    print_text(out, "title", spec->kind == CHART_MARK ? NULL : spec->title);
    print_text(out, "unit", spec->unit);
    print_text(out, "alt", spec->alt);
    printers[spec->kind](out, spec, depth);
}
