/*
 * Tiles on a time line: areas at the deadlines of an article as they stand on the day, or as written inside the chart.
 */
#include <string.h>
#include "template/chart_data.h"
#include "base/diag_chart.h"
#include "base/diag_template.h"

/* DatedTile; the axis, unset until known; areas: one of them is of another kind than states */
typedef struct Gathered { GArray *tiles; Date from, to; bool areas; } Gathered;

static Date
month_of(Date date)
{
    date = date_first_day(date);
    date.day = 1;
    return date;
}

static int
compare_tiles(const void *left, const void *right, void *lang)
{
    const DatedTile *a = left, *b = right;
    int by_date = date_compare(a->date, b->date), by_name = by_date != 0 ? 0 : lang_compare(lang, a->name, b->name);

    return by_date != 0 ? by_date : by_name != 0 ? by_name : strcmp(a->code, b->code);
}

static bool
is_target(const Objective *objective, const Area *area)
{
    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t s = 0; s < objective->groups[g].area_count; s++)
            if (objective->groups[g].areas[s] == area)
                return true;
    return false;
}

/* treaty, article, of="an objective": its target areas, or all. What is fulfilled is no deadline any more. */
static void
gather_deadlines(ChartFillIn *in, Gathered *out)
{
    Fill *fill = in->fill;
    const Treaty *treaty = need_treaty(fill, fill_text(fill, in->instruction, "treaty"));
    const char *id = fill_text(fill, in->instruction, "of");
    const Objective *objective = *id == '\0' ? NULL : plan_find_objective(fill->plan, id);
    const DeadlineView *deadlines;
    size_t count = 0;

    if (*id != '\0' && objective == NULL)
        report_unknown(fill, in->instruction->place, "objective", id);
    if (treaty == NULL || (*id != '\0' && objective == NULL))
        return;
    deadlines = view_article_deadlines(fill->view, treaty, fill_text(fill, in->instruction, "article"), &count);
    for (size_t i = 0; i < count; i++) {
        const Area *area = deadlines[i].series->area;
        DatedTile tile = { area->id, area_name(fill, area), date_last_day(deadlines[i].in_force) };

        if (date_is_set(deadlines[i].fulfilled) || (objective != NULL && !is_target(objective, area)))
            continue;
        out->areas = out->areas || strcmp(area->kind->id, "state") != 0;
        g_array_append_val(out->tiles, tile);
    }
    out->from = month_of(view_as_of(fill->view));
}

/* <point area="KHM" at="2020-01-01"/>, or with a name of one's own. */
static void
gather_written(ChartFillIn *in, Gathered *out)
{
    size_t count = chart_data_count(in->data, DATA_POINT);

    for (size_t i = 0; i < count; i++) {
        const ChartData *point = chart_data_at(in->data, DATA_POINT, i);
        const char *name = *point->name != '\0' || point->area == NULL ? point->name : area_name(in->fill, point->area);
        DatedTile tile = { point->area == NULL ? name : point->area->id, name, { 0 } };
        bool dated = date_parse(point->at, &tile.date);

        if (!dated || *name == '\0') {
            diag_report(in->fill->diags, DIAG_TEMPLATE_BAD_WORD, point->place, dated ? name : point->at,
                        dated ? "name of an area" : "date", NULL);
            continue;
        }
        tile.date = date_last_day(tile.date);
        out->areas = out->areas || point->area == NULL || strcmp(point->area->kind->id, "state") != 0;
        if (!date_is_set(out->from) || date_compare(month_of(tile.date), out->from) < 0)
            out->from = month_of(tile.date);
        g_array_append_val(out->tiles, tile);
    }
}

static void
set_moment(ChartFillIn *in, TilesSpec *spec)
{
    size_t count = chart_data_count(in->data, DATA_MOMENT);
    const ChartData *moment = chart_data_at(in->data, DATA_MOMENT, 0);

    if (count > 1)
        diag_report(in->fill->diags, DIAG_CHART_MOMENTS, chart_data_at(in->data, DATA_MOMENT, 1)->place,
                    chart_kind_name(CHART_TILES), arena_printf(in->fill->arena, "%zu", count), NULL);
    if (count > 0 && date_is_set(moment->from) && *moment->name != '\0')
        spec->moment = (ChartMoment){ moment->from, moment->name };
}

/*
 * The axis as <period> gives it; else from the month of the day, or of the first date, to the last date, half a year at
 * least and with the moment in it.
 */
static void
set_axis(ChartFillIn *in, TilesSpec *spec, const Gathered *gathered)
{
    const ChartData *period = chart_data_at(in->data, DATA_PERIOD, 0);
    const DatedTile *tiles = (const DatedTile *)(const void *)gathered->tiles->data;
    Date moment = spec->moment.date, last = tiles[gathered->tiles->len - 1].date, least;

    spec->from = gathered->from;
    if (date_is_set(moment) && date_compare(month_of(moment), spec->from) < 0)
        spec->from = month_of(moment);
    if (period != NULL && date_is_set(period->from))
        spec->from = date_first_day(period->from);
    least = date_from_days(date_to_days(spec->from) + 183);
    spec->to = date_compare(last, least) < 0 ? least : last;
    if (date_is_set(moment) && date_compare(date_last_day(moment), spec->to) > 0)
        spec->to = date_last_day(moment);
    if (period != NULL && date_is_set(period->to))
        spec->to = date_last_day(period->to);
    if (date_is_set(moment) &&
        (date_compare(date_first_day(moment), spec->from) < 0 || date_compare(date_last_day(moment), spec->to) > 0))
        spec->moment = (ChartMoment){ 0 };
    if (period != NULL && date_compare(spec->from, spec->to) >= 0)
        diag_report(in->fill->diags, DIAG_CHART_AXIS, period->place, chart_kind_name(CHART_TILES),
                    lang_date(in->fill->lang, in->fill->arena, spec->to, DATE_LONG), NULL);
}

/* Tiles whose dates the axis has: the page's words tell of the others. */
static void
set_tiles(ChartFillIn *in, TilesSpec *spec, const Gathered *gathered)
{
    DatedTile *tiles = arena_new0(in->fill->arena, DatedTile, gathered->tiles->len);

    for (guint i = 0; i < gathered->tiles->len; i++) {
        DatedTile tile = g_array_index(gathered->tiles, DatedTile, i);

        if (date_compare(tile.date, spec->from) >= 0 && date_compare(tile.date, spec->to) <= 0)
            tiles[spec->count++] = tile;
    }
    spec->tiles = tiles;
}

static void
claim_tiles(ChartFillIn *in, const TilesSpec *spec)
{
    g_autoptr(GString) due = g_string_new(NULL);
    const char *treaty = fill_text(in->fill, in->instruction, "treaty"),
               *article = fill_text(in->fill, in->instruction, "article");

    for (size_t i = 0; i < spec->count; i++)
        g_string_append_printf(due, "%s%s %s %s", i > 0 ? ";" : "", spec->tiles[i].code, treaty, article);
    chart_claim(in, "due", arena_strdup(in->fill->arena, due->str));
}

bool
chart_fill_tiles(ChartFillIn *in)
{
    TilesSpec *spec = &in->spec->u.tiles;
    g_autoptr(GArray) tiles = g_array_new(FALSE, TRUE, sizeof(DatedTile));
    Gathered gathered = { .tiles = tiles };

    if (fill_has(in->instruction, "treaty"))
        gather_deadlines(in, &gathered);
    gather_written(in, &gathered);
    if (tiles->len == 0)
        return false;
    g_array_sort_with_data(tiles, compare_tiles, (gpointer)(guintptr)in->fill->lang);
    set_moment(in, spec);
    set_axis(in, spec, &gathered);
    set_tiles(in, spec, &gathered);
    if (fill_has(in->instruction, "treaty") && chart_data_count(in->data, DATA_POINT) == 0)
        claim_tiles(in, spec);
    spec->height = fill_number(in->fill, in->instruction, "height", 0);
    spec->inverse = chart_has_option(in, "inverse");
    spec->areas = gathered.areas;
    return spec->count > 0;
}
