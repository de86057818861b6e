/* Chart specs as text: a row of the table for each kind, and a line for each row of values. */
#include "doc/print.h"

static const char *const area_names[] = { "fulfilled", "done", "unclear", "not", "unknown" };
static const char *const sign_names[] = { "achieved",      "on-track",      "accelerate", "limited",
                                          "deteriorating", "missed",        "too-early",  "no-data",
                                          "no-target",     "baseline-only", "no-change" };

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
    print_flag(out, "from-zero", bar->from_zero);
    print_text(out, "was", bar->was_text);
    print_text(out, "since", bar->since_text);
    print_text(out, "missing", bar->missing_text);
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
        print_word(out, "fill", chart_fill_name(mark->fill));
    if (mark->mark == MARK_AREA)
        print_word(out, "area", area_names[mark->area]);
    if (mark->mark == MARK_JUDGEMENT)
        g_string_append_printf(out, " cell=%d", mark->cell);
    if (mark->mark == MARK_EVENT)
        print_word(out, "event", event_sign_name(mark->event));
    print_flag(out, "open", mark->open);
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
        print_word(out, "fill", chart_fill_name(stack->series[s].fill));
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
print_arrangement(GString *out, ChartArrangement arrangement)
{
    static const char *const names[] = { NULL, "grouped", "share" };

    print_word(out, "arrangement", names[arrangement]);
}

static void
print_stacked_bars(GString *out, const ChartSpec *spec, int depth)
{
    const StackedBarsSpec *bars = &spec->u.stacked_bars;

    print_arrangement(out, bars->arrangement);
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

    print_arrangement(out, columns->arrangement);
    print_flag(out, "axis", columns->axis);
    print_number(out, "scale", columns->scale_max);
    print_number(out, "height", columns->height);
    print_number(out, "table-start", columns->table_start);
    print_number(out, "table-end", columns->table_end);
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
print_scale(GString *out, ChartScale scale)
{
    print_flag(out, "log", scale == SCALE_LOG);
}

static void
print_line(GString *out, const ChartSpec *spec, int depth)
{
    const LineSpec *line = &spec->u.line;

    print_flag(out, "step", line->step);
    print_scale(out, line->scale);
    print_number(out, "height", line->height);
    if (line->target.known) {
        print_value(out, "target", &line->target);
        print_date(out, "target-date", line->target_date);
    }
    if (line->ranged) {
        print_number(out, "low", line->low);
        print_number(out, "high", line->high);
    }
    if (line->baseline.value.known) {
        print_value(out, "baseline", &line->baseline.value);
        print_date(out, "baseline-date", line->baseline.date);
    }
    if (line->lead != 0)
        print_number(out, "lead", line->lead);
    for (size_t i = 0; i < line->step_count; i++) {
        print_value(out, "milestone", &line->steps[i].value);
        print_date(out, "milestone-date", line->steps[i].date);
    }
    print_flag(out, "growth", line->growth);
    print_text(out, "target-label", line->target_label);
    print_text(out, "latest-label", line->latest_label);
    for (size_t i = 0; i < line->series_count; i++) {
        if (line->series[i].name != NULL) {
            new_line(out, depth, "series ");
            print_quoted(out, line->series[i].name);
        }
        print_points(out, line->series[i].points, line->series[i].count, depth);
    }
    for (size_t i = 0; i < line->yearly_count; i++) {
        new_line(out, depth, "yearly ");
        g_string_append_printf(out, "%d", line->yearly_from + (int)i);
        print_value(out, "", &line->yearly[i]);
        if (line->totals != NULL)
            print_value(out, "total", &line->totals[i]);
    }
}

static void
print_sparkline(GString *out, const ChartSpec *spec, int depth)
{
    const SparklineSpec *line = &spec->u.sparkline;

    print_date(out, "from", line->from);
    print_date(out, "to", line->to);
    print_flag(out, "dumbbell", line->dumbbell);
    print_points(out, line->points, line->count, depth);
}

static void
print_deadline(GString *out, const DeadlineBar *row, int depth)
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
    print_flag(out, "first-noted", row->first_noted);
    print_date(out, "later", row->later);
    for (size_t i = 0; i < row->step_count; i++) {
        print_date(out, i == 0 ? "original" : "then", row->steps[i].date);
        print_flag(out, "interim", row->steps[i].interim);
    }
}

static void
print_deadlines(GString *out, const ChartSpec *spec, int depth)
{
    static const char *const forms[] = { "strip", "head", "body", "foot" };
    const DeadlinesSpec *deadlines = &spec->u.deadlines;

    g_string_append_printf(out, " %d to %d", deadlines->first_year, deadlines->last_year);
    print_date(out, "today", deadlines->today);
    print_text(out, "today-text", deadlines->today_text);
    print_number(out, "limit", deadlines->limit_year);
    print_text(out, "limit-text", deadlines->limit_text);
    if (deadlines->form != DEADLINES_STRIP)
        print_word(out, "form", forms[deadlines->form]);
    print_date(out, "start", deadlines->start);
    for (size_t i = 0; i < deadlines->count; i++)
        print_deadline(out, &deadlines->rows[i], depth);
}

static void
print_area_squares(GString *out, const ChartSpec *spec, int depth)
{
    const AreaSquaresSpec *squares = &spec->u.area_squares;

    print_flag(out, "narrow", squares->narrow);
    for (size_t i = 0; i < squares->count; i++) {
        new_line(out, depth, area_names[squares->marks[i]]);
        g_string_append_c(out, ' ');
        if (squares->names != NULL)             /* of squares that only count there are none */
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

static void
print_bullet(GString *out, const ChartSpec *spec, int depth)
{
    const BulletSpec *bullet = &spec->u.bullet;

    print_scale(out, bullet->scale);
    print_flag(out, "vertical", bullet->vertical);
    print_flag(out, "reversed", bullet->reversed);
    print_value(out, "measure", &bullet->measure);
    print_value(out, "target", &bullet->target);
    print_value(out, "comparison", &bullet->comparison);
    for (size_t i = 0; i < bullet->range_count; i++) {
        new_line(out, depth, "range");
        print_text(out, "name", bullet->range_names == NULL ? NULL : bullet->range_names[i]);
        print_value(out, "to", &bullet->ranges[i]);
    }
}

static void
print_area_grid(GString *out, const ChartSpec *spec, int depth)
{
    const AreaGridSpec *grid = &spec->u.area_grid;

    print_flag(out, "codes", grid->codes);
    for (size_t i = 0; i < grid->count; i++) {
        new_line(out, depth, area_names[grid->tiles[i].mark]);
        print_text(out, "code", grid->tiles[i].code);
        print_text(out, "name", grid->tiles[i].name);
        print_text(out, "detail", grid->tiles[i].detail);
        print_text(out, "means", grid->tiles[i].means);
    }
}

static void
print_pair(GString *out, const ChartSpec *spec, int depth)
{
    const PairSpec *pair = &spec->u.pair;

    print_scale(out, pair->scale);
    print_text(out, "first", pair->first_text);
    print_text(out, "last", pair->last_text);
    if (pair->when != NULL)
        print_text(out, "when", pair->when);
    for (size_t i = 0; i < pair->count; i++) {
        new_line(out, depth, "row");
        print_text(out, "name", pair->rows[i].name);
        print_value(out, "first", &pair->rows[i].first);
        print_value(out, "last", &pair->rows[i].last);
        print_flag(out, "strong", pair->rows[i].strong);
    }
}

static void
print_matrix(GString *out, const ChartSpec *spec, int depth)
{
    const MatrixSpec *matrix = &spec->u.matrix;

    for (size_t i = 0; i < matrix->column_count; i++) {
        g_string_append_c(out, ' ');
        print_quoted(out, matrix->columns[i]);
    }
    for (size_t i = 0; i < matrix->count; i++) {
        const MatrixRow *row = &matrix->rows[i];

        new_line(out, depth, "row");
        print_text(out, "group", row->group);
        print_text(out, "name", row->name);
        print_flag(out, "strong", row->strong);
        for (size_t k = 0; k < matrix->column_count; k++)
            g_string_append_printf(out, " %s%s%s", matrix_mark_name(row->cells[k].mark),
                                   row->cells[k].letter == NULL ? "" : ":",
                                   row->cells[k].letter == NULL ? "" : row->cells[k].letter);
    }
    for (size_t i = 0; i < matrix->key_count; i++) {
        new_line(out, depth, "key ");
        g_string_append(out, matrix_mark_name(matrix->keys[i].mark));
        print_text(out, "text", matrix->keys[i].text);
    }
}

/* What stands inside, as it stands there. */
static void
print_datum(GString *out, const ChartDatum *datum, int depth)
{
    new_line(out, depth, chart_datum_kind_name(datum->kind));
    print_text(out, "group", datum->group);
    print_text(out, "name", datum->name);
    print_text(out, "at", datum->at);
    print_date(out, "from", datum->from);
    print_date(out, "to", datum->to);
    if (datum->kind == DATUM_SERIES || datum->kind == DATUM_RANGE)
        print_word(out, "fill", chart_fill_name(datum->fill));
    if (datum->value.known || datum->count == 0)
        print_value(out, "value", &datum->value);
    print_flag(out, "strong", datum->strong);
    for (size_t i = 0; i < datum->count; i++)
        print_datum(out, &datum->children[i], depth + 1);
}

static void
print_data(GString *out, const ChartSpec *spec, int depth)
{
    const ChartDataSpec *data = &spec->u.data;

    for (size_t i = 0; data->options != NULL && data->options[i] != NULL; i++)
        print_flag(out, data->options[i], true);
    for (size_t i = 0; i < data->attribute_count; i++)
        print_text(out, data->attributes[i].name, data->attributes[i].text);
    for (size_t i = 0; i < data->count; i++)
        print_datum(out, &data->data[i], depth);
}

static void
print_bands(GString *out, const ChartSpec *spec, int depth)
{
    for (size_t i = 0; i < spec->u.bands.count; i++) {
        const Band *band = &spec->u.bands.bands[i];

        new_line(out, depth, chart_fill_name(band->fill));
        print_text(out, "title", band->title);
        print_text(out, "range", band->range);
        for (size_t k = 0; k < band->count; k++) {
            g_string_append_c(out, ' ');
            print_quoted(out, band->names[k]);
        }
    }
}

static void
print_tiles(GString *out, const ChartSpec *spec, int depth)
{
    const TilesSpec *tiles = &spec->u.tiles;

    print_date(out, "from", tiles->from);
    print_date(out, "to", tiles->to);
    print_number(out, "height", tiles->height);
    print_flag(out, "inverse", tiles->inverse);
    for (size_t i = 0; i < tiles->count; i++) {
        new_line(out, depth, "tile ");
        g_string_append(out, tiles->tiles[i].code);
        print_text(out, "name", tiles->tiles[i].name);
        print_date(out, "at", tiles->tiles[i].date);
    }
    if (tiles->moment.text != NULL) {
        new_line(out, depth, "moment");
        print_text(out, "text", tiles->moment.text);
        print_date(out, "at", tiles->moment.date);
    }
}

static void
print_multiples(GString *out, const ChartSpec *spec, int depth)
{
    print_number(out, "columns", spec->u.multiples.columns);
    print_number(out, "panel-height", spec->u.multiples.panel_height);
    print_flag(out, "fill", spec->u.multiples.fill);
    for (size_t i = 0; i < spec->u.multiples.count; i++) {
        new_line(out, depth, "panel");
        print_chart_spec(out, &spec->u.multiples.panels[i], depth + 1);
    }
}

typedef void (*PrintChart)(GString *out, const ChartSpec *spec, int depth);

static const PrintChart printers[CHART_KIND_COUNT] = {
#define CHART(constant, name, word, fill, print, ...) [CHART_##constant] = print_##print,
#include "doc/chart_kinds.h"
#undef CHART
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
