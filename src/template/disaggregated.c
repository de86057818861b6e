/* What tables and charts show of some alone: by="sex" makes of one measure a row or a series a member. */
#include "template/chart_data.h"
#include "base/diag_chart.h"
#include "base/diag_template.h"
#include <math.h>
#include <string.h>

static const Dimension *
dimension_of(const Measure *measure, const char *id)
{
    for (size_t i = 0; i < measure->dimension_count; i++)
        if (strcmp(measure->dimensions[i]->id, id) == 0)
            return measure->dimensions[i];
    return NULL;
}

bool
is_told_by(const Measure *measure, const char *dimension)
{
    return dimension_of(measure, dimension) != NULL;
}

const Dimension *
need_dimension(Fill *fill, const Measure *measure, const char *id, Place place)
{
    if (is_told_by(measure, id))
        return dimension_of(measure, id);
    if (plan_find_dimension(fill->plan, id) == NULL)
        report_unknown(fill, place, "dimension", id);
    else
        diag_report_related(fill->diags, DIAG_TEMPLATE_NOT_BY, place, measure->place, measure->id, id, NULL);
    return NULL;
}

const Measure *
measure_of_member(Fill *fill, const Measure *measure, const Dimension *dimension, size_t member)
{
    return plan_find_disaggregated(
        fill->plan, measure, arena_printf(fill->arena, "%s:%s", dimension->id, dimension->members[member].id));
}

const char *
member_title(Fill *fill, const Dimension *dimension, size_t member)
{
    const char *title = local(fill, dimension->members[member].title);

    return *title == '\0' ? dimension->members[member].id : title;
}

const char *
member_title_marked(Fill *fill, const Dimension *dimension, size_t member)
{
    const char *title = local_marked(fill, dimension->members[member].title);

    return *title == '\0' ? dimension->members[member].id : title;
}

/* ---- charts ---- */

const Dimension *
chart_dimension(ChartFillIn *in, const Measure *measure)
{
    return measure == NULL || !fill_has(in->instruction, "by")
               ? NULL
               : need_dimension(in->fill, measure, fill_text(in->fill, in->instruction, "by"),
                                fill_argument(in->instruction, "by")->place);
}

/* The members in place of the one measure; nothing where they are not told apart so. */
const Measure *const *
chart_members(ChartFillIn *in, const Measure *measure, size_t *count)
{
    const Dimension *dimension = chart_dimension(in, measure);
    const Measure **members =
        arena_new0(in->fill->arena, const Measure *, dimension == NULL ? 1 : dimension->member_count);

    *count = 0;
    for (size_t i = 0; dimension != NULL && i < dimension->member_count; i++)
        if ((members[*count] = measure_of_member(in->fill, measure, dimension, i)) != NULL)
            (*count)++;
    return members;
}

const char *
chart_series_name(ChartFillIn *in, const Measure *measure)
{
    const char *by = fill_has(in->instruction, "by") ? fill_text(in->fill, in->instruction, "by") : "";

    for (size_t i = 0; i < measure->category_count; i++) {
        const Dimension *dimension = measure->categories[i].dimension;

        if (strcmp(dimension->id, by) == 0)
            return member_title(in->fill, dimension, (size_t)(measure->categories[i].member - dimension->members));
    }
    return measure_name(in->fill, measure);
}

/* ---- population pyramids ---- */

/* by="age sex": rows and sides; false: that is told. */
static bool
two_dimensions(ChartFillIn *in, const Measure *measure, const Dimension *out[2])
{
    const Argument *by = fill_argument(in->instruction, "by");
    Place place = by == NULL ? in->instruction->place : by->place;
    g_auto(GStrv) ids = g_strsplit(by == NULL ? "" : fill_text(in->fill, in->instruction, "by"), " ", -1);

    if (g_strv_length(ids) != 2) {
        diag_report(in->fill->diags, DIAG_CHART_TWO_DIMENSIONS, place, chart_kind_name(in->spec->kind), NULL);
        return false;
    }
    for (size_t i = 0; i < 2; i++)
        if ((out[i] = need_dimension(in->fill, measure, ids[i], place)) == NULL)
            return false;
    if (out[1]->member_count == 2 && out[0] != out[1])
        return true;
    diag_report_related(in->fill->diags, DIAG_CHART_TWO_SIDES, place, out[1]->place, out[1]->id, NULL);
    return false;
}

static const Measure *
measure_of_both(ChartFillIn *in, const Measure *measure, const Dimension *const dimensions[2], size_t row, size_t side)
{
    const Measure *of_row = measure_of_member(in->fill, measure, dimensions[0], row);

    return of_row == NULL ? NULL : measure_of_member(in->fill, of_row, dimensions[1], side);
}

/* When its figures are of: a year, or, where `part` is set, a quarter or the like. */
typedef struct WhenOfPyramid { int year; Period part; } WhenOfPyramid;

/* The year that is asked for, else the latest time of which any cell has a figure; 0: none has. */
static WhenOfPyramid
when_of_pyramid(ChartFillIn *in, const Measure *measure, const Dimension *const dimensions[2])
{
    WhenOfPyramid when = { .year = (int)fill_number(in->fill, in->instruction, "year", 0) };

    for (size_t i = 0; i < 2 * dimensions[0]->member_count && !fill_has(in->instruction, "year"); i++) {
        const Measure *cell = measure_of_both(in, measure, dimensions, i / 2, i % 2);
        Figure latest = cell == NULL ? (Figure){ 0 } : view_latest(in->fill->view, cell, in->area);

        if (!latest.known)
            continue;
        when.year = MAX(when.year, figure_year(&latest));
        if (latest.part_of_year &&
            (!date_is_set(when.part.last) || period_compare(latest.period, when.part) > 0))
            when.part = latest.period;
    }
    return when;
}

static ChartValue
value_of_both(ChartFillIn *in, const Measure *measure, const Dimension *const dimensions[2], size_t row, size_t side,
              WhenOfPyramid when)
{
    const Measure *cell = measure_of_both(in, measure, dimensions, row, side);
    Figure figure = { 0 };
    size_t count = 0;
    const Figure *series =
        cell == NULL || !date_is_set(when.part.last) ? NULL : view_series(in->fill->view, cell, in->area, &count);

    if (cell != NULL && !date_is_set(when.part.last))
        figure = view_year(in->fill->view, cell, in->area, when.year);
    for (size_t i = 0; i < count; i++)
        if (period_compare(series[i].period, when.part) == 0)
            figure = series[i];

    return figure_chart_value(in->fill, &figure, cell == NULL ? measure : cell, in->area);
}

bool
chart_fill_pyramid(ChartFillIn *in)
{
    PairSpec *spec = &in->spec->u.pair;
    const Measure *measure;
    const Dimension *dimensions[2];
    PairRow *rows;
    bool any = false;
    WhenOfPyramid when;

    if (chart_data_count(in->data, DATA_ROW) > 0)
        return chart_fill_pair(in);
    measure = need_measure(in->fill, fill_text(in->fill, in->instruction, "measures"));
    if (measure == NULL || !two_dimensions(in, measure, dimensions))
        return false;
    when = when_of_pyramid(in, measure, dimensions);
    rows = arena_new0(in->fill->arena, PairRow, dimensions[0]->member_count);
    for (size_t i = 0; i < dimensions[0]->member_count; i++) {
        rows[i] = (PairRow){ .name = member_title(in->fill, dimensions[0], i),
                             .first = value_of_both(in, measure, dimensions, i, 0, when),
                             .last = value_of_both(in, measure, dimensions, i, 1, when) };
        any = any || rows[i].first.known || rows[i].last.known;
    }
    *spec = (PairSpec){ .rows = rows,
                        .count = dimensions[0]->member_count,
                        .first_text = member_title(in->fill, dimensions[1], 0),
                        .last_text = member_title(in->fill, dimensions[1], 1),
                        .when = date_is_set(when.part.last) ? chart_slot_text(in->fill, when.part)
                                                            : chart_year_text(in->fill, when.year, false),
                        .none = message0(in->fill, "chart-no-figure") };
    in->spec->unit = unit_text(in->fill, measure);
    return any;
}
