/* The table of kinds, and the little that is common to all. */
#include "chart/chart.h"
#include <math.h>
#include "chart/kinds.h"

static const ChartRow *const rows[CHART_KIND_COUNT] = {
    [CHART_PROGRESS_BAR] = &progress_bar_chart, [CHART_STATUS_SIGN] = &status_sign_chart, [CHART_DOTS] = &dots_chart, [CHART_LADDER] = &ladder_chart,
    [CHART_MARK] = &mark_chart, [CHART_JUDGEMENT] = &judgement_chart, [CHART_STACKED_BARS] = &stacked_bars_chart, [CHART_COLUMNS] = &columns_chart,
    [CHART_LINE] = &line_chart, [CHART_SPARKLINE] = &sparkline_chart, [CHART_DEADLINES] = &deadlines_chart,
    [CHART_STATE_SQUARES] = &state_squares_chart, [CHART_NO_DATA] = &no_data_chart,
    [CHART_BULLET] = &bullet_chart, [CHART_STATE_GRID] = &state_grid_chart, [CHART_DOT_PLOT] = &dot_plot_chart, [CHART_DUMBBELL] = &dumbbell_chart,
    [CHART_SLOPE] = &slope_chart, [CHART_MATRIX] = &matrix_chart, [CHART_ICON_ARRAY] = &icon_array_chart, [CHART_BANDS] = &bands_chart,
    [CHART_MULTIPLES] = &multiples_chart, [CHART_TILES] = &tiles_chart,
};

const ChartRow *
chart_row(ChartKind kind)
{
    return rows[kind];
}

bool
chart_measure(const ChartSpec *spec, const PenContext *context, double width, ChartSize *out, Diags *diags)
{
    const ChartRow *row = rows[spec->kind];
    DiagId fault = row->check == NULL ? CHART_GOOD : row->check(spec);

    *out = (ChartSize){ .width = width, .min_width = row->least_width };
    if (fault != CHART_GOOD) {
        diag_report_related(diags, fault, spec->place, spec->data_place, chart_kind_name(spec->kind), NULL);
        return false;
    }
    row->measure(spec, context, width, out);
    return true;
}

double
chart_most_height(const ChartSpec *spec, const PenContext *context, double width)
{
    const ChartRow *row = rows[spec->kind];
    ChartSize size = { .width = width };

    if (row->most_height != NULL)
        return row->most_height(spec, context, width);
    row->measure(spec, context, width, &size);
    return size.height;
}

bool
chart_cut(const ChartSpec *spec, const PenContext *context, double width, double height, Arena *arena, const ChartSpec **head, const ChartSpec **rest)
{
    const ChartRow *row = rows[spec->kind];

    return row->cut != NULL && row->cut(spec, context, width, height, arena, head, rest);
}

void
chart_draw(const ChartSpec *spec, const PenContext *context, PageBuilder *page, Rect rect)
{
    rows[spec->kind]->draw(spec, context, page, rect);
}

const char *
chart_alt(const ChartSpec *spec, const PenContext *context, Arena *arena)
{
    const char *alt = spec->alt;

    if (alt == NULL || *alt == '\0')
        alt = rows[spec->kind]->alt == NULL ? NULL : rows[spec->kind]->alt(spec, context, arena);
    if (spec->table != NULL && alt != NULL && *alt != '\0')
        alt = arena_printf(arena, "%s %s", alt, lang_message(context->lang, arena, "alt-table", NULL, 0));
    if (alt == NULL || *alt == '\0')
        alt = spec->title != NULL && *spec->title != '\0' ? spec->title : chart_kind_name(spec->kind);
    return alt;
}
