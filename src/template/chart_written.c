/*
 * Kinds of charts that show the data's own figures, with numbers that stand in the template instead: for examples, and
 * for charts of what no plan holds.
 */
#include "template/chart_data.h"
#include "base/diag_chart.h"
#include "base/diag_template.h"
#include <stdlib.h>
#include <string.h>

#define NEW(in, type, count) arena_new0((in)->fill->arena, type, (count) == 0 ? 1 : (count))

static ChartValue
value_at(ChartFillIn *in, const char *at)
{
    const ChartData *point = chart_data_point(in->data, at);

    return point == NULL ? (ChartValue){ 0 } : point->value;
}

/* <point at="baseline"/>, "latest", "target", and "required" where the path is to be shown. */
bool
chart_write_progress_bar(ChartFillIn *in)
{
    ProgressBarSpec *bar = &in->spec->u.progress_bar;
    double way;

    bar->baseline = value_at(in, "baseline");
    bar->latest = value_at(in, "latest");
    bar->target = value_at(in, "target");
    bar->required = value_at(in, "required");
    bar->labels = !chart_has_option(in, "bare");
    bar->endpoints_inside = chart_has_option(in, "inside");
    way = bar->target.value - bar->baseline.value;
    if (bar->endpoints_inside && (way < 0 || way > 0)) {
        LangArg args[1] = {
            LANG_TEXT("share", share_text(in->fill, (bar->latest.value - bar->baseline.value) / way, 0))
        };

        bar->inside = message_drawn(in->fill, "progress-share", args, 1);
    }
    return bar->baseline.known && bar->latest.known && bar->target.known;
}

/* count="28" total="35" */
bool
chart_write_dots(ChartFillIn *in)
{
    DotsSpec *spec = &in->spec->u.dots;
    double count = fill_number(in->fill, in->instruction, "count", 0),
           total = fill_number(in->fill, in->instruction, "total", 0);

    if (!(total >= 1 && total <= MOST_SQUARES && count >= 0 && count <= total)) {
        diag_report(in->fill->diags, DIAG_CHART_BAD_NUMBER, in->instruction->place, chart_kind_name(in->spec->kind),
                    NULL);
        return false;
    }
    *spec = (DotsSpec){ .count = (int)count, .total = (int)total, .per_row = 12, .radius = 4 };
    return true;
}

/* A <moment> a step: what has a day was taken on it, and the first without one is the next. */
bool
chart_write_ladder(ChartFillIn *in)
{
    Fill *fill = in->fill;
    size_t count = chart_data_count(in->data, DATA_MOMENT);
    LadderStep *steps = NEW(in, LadderStep, count);
    bool next = false;

    for (size_t i = 0; i < count; i++) {
        const ChartData *moment = chart_data_at(in->data, DATA_MOMENT, i);
        bool taken = date_is_set(moment->from);
        LangArg args[1] = { LANG_TEXT("date", lang_date(fill->lang, fill->arena, moment->from, DATE_LONG)) };

        steps[i] = (LadderStep){ moment->name, taken ? NULL : message0(fill, "ladder-not-yet"),
                                 taken ? message_drawn(fill, "ladder-on", args, 1) : NULL,
                                 taken  ? STEP_TAKEN
                                 : next ? STEP_LATER
                                        : STEP_NEXT };
        next = next || !taken;
    }
    in->spec->u.ladder = (LadderSpec){ steps, count };
    return count > 0;
}

/* A <row> a grade, worst first, with a <point at="2018"/> for each year in which it was given. */
bool
chart_write_judgement(ChartFillIn *in)
{
    Fill *fill = in->fill;
    JudgementSpec *spec = &in->spec->u.judgement;
    size_t count = chart_data_count(in->data, DATA_ROW);
    const char **cells = NEW(in, const char *, count), **periods = NEW(in, const char *, count);
    JudgedYears *years = NEW(in, JudgedYears, count);
    int latest = 0;

    spec->current = -1;
    for (size_t g = 0; g < count; g++) {
        const ChartData *row = chart_data_at(in->data, DATA_ROW, g);
        size_t points = chart_data_count(row->children, DATA_POINT);
        int *numbers = NEW(in, int, points);
        const char **texts = NEW(in, const char *, points + 1);
        g_autofree char *joined = NULL;

        for (size_t i = 0; i < points; i++) {
            numbers[i] = atoi(chart_data_at(row->children, DATA_POINT, i)->at);
            texts[i] = chart_year_text(fill, numbers[i], false);
            if (numbers[i] > latest) {
                latest = numbers[i];
                spec->current = (int)g;
            }
        }
        joined = chart_years_joined(fill, texts);
        cells[g] = row->name;
        periods[g] = points == 0 ? NULL : arena_strdup(fill->arena, joined);
        years[g] = (JudgedYears){ numbers, texts, points };
    }
    spec->cells = cells;
    spec->periods = periods;
    spec->years = years;
    spec->count = count;
    return spec->current >= 0;
}

/* <point at="2015" value="12"/>, the first and the last with a value. */
bool
chart_write_sparkline(ChartFillIn *in)
{
    SparklineSpec *spec = &in->spec->u.sparkline;
    size_t count = chart_data_count(in->data, DATA_POINT);
    ChartPoint *points = NEW(in, ChartPoint, count);

    for (size_t i = 0; i < count; i++) {
        const ChartData *point = chart_data_at(in->data, DATA_POINT, i);

        points[i].value = point->value;
        if (!date_parse(point->at, &points[i].date)) {
            diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, point->place, point->at, "date", NULL);
            return false;
        }
    }
    if (count == 0 || !points[0].value.known || !points[count - 1].value.known)
        return false;
    *spec = (SparklineSpec){ .points = points, .count = count, .from = points[0].date, .to = points[count - 1].date,
                             .dumbbell = count == 2 };
    return true;
}

static bool
area_mark_find(const char *name, AreaMark *out)
{
    for (int mark = 0; mark < AREA_MARK_COUNT; mark++)
        if (strcmp(chart_area_mark_names[mark], name) == 0) {
            *out = (AreaMark)mark;
            return true;
        }
    return false;
}

/* <point name="Alderbrook" letter="ALD" at="done"/>: its name, its code, and how it counts. */
bool
chart_write_area_grid(ChartFillIn *in)
{
    static const char *const keys[AREA_MARK_COUNT] = { [AREA_DONE] = "legend-member-counts",
                                                       [AREA_NOT] = "legend-member-not",
                                                       [AREA_UNKNOWN] = "legend-member-unknown" };
    AreaGridSpec *spec = &in->spec->u.area_grid;
    size_t count = chart_data_count(in->data, DATA_POINT);
    AreaTile *tiles = NEW(in, AreaTile, count);
    const char **words = NEW(in, const char *, AREA_MARK_COUNT);

    for (size_t i = 0; i < count; i++) {
        const ChartData *point = chart_data_at(in->data, DATA_POINT, i);

        tiles[i] = (AreaTile){ .code = point->letter, .name = point->name };
        if (!area_mark_find(point->at, &tiles[i].mark))
            diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, point->place, point->at, "mark of an area", NULL);
        else if (keys[tiles[i].mark] != NULL)
            words[tiles[i].mark] = message0(in->fill, keys[tiles[i].mark]);
    }
    *spec = (AreaGridSpec){ .tiles = tiles, .count = count, .codes = chart_has_option(in, "codes"), .words = words };
    return count > 0;
}
