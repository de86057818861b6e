/*
 * What the alternative text of a chart says besides its figures, as properties of its structure element
 * (base/sentence.h).
 */
#include <string.h>
#include "template/chart_data.h"
#include "template/call.h"
#include "base/digits.h"
#include "base/format.h"

enum { CLAIMS_KEPT = 12 };

void
chart_claim(ChartFillIn *in, const char *name, const char *value)
{
    ChartSpec *spec = in->spec;
    UserProperty *claims;

    if (*value == '\0' || spec->claim_count == CLAIMS_KEPT)
        return;
    claims = spec->claims == NULL ? arena_new0(in->fill->arena, UserProperty, CLAIMS_KEPT)
                                  : (UserProperty *)(guintptr)spec->claims;
    claims[spec->claim_count++] = (UserProperty){ name, value };
    spec->claims = claims;
}

static void
claim_number(ChartFillIn *in, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    chart_claim(in, name, arena_strdup(in->fill->arena, number_shortest(value, text)));
}

static void
claim_date(ChartFillIn *in, const char *name, Date date)
{
    char text[11];

    if (date_is_set(date))
        chart_claim(in, name, arena_strdup(in->fill->arena, date_format(date, text)));
}

void
chart_claim_none(ChartFillIn *in, const StatusView *status)
{
    chart_claim(in, status->list != NULL ? "no-member" : "measures",
                status->list != NULL ? status->list->id : status->measure->id);
    if (status->area != NULL)
        chart_claim(in, "area-id", status->area->id);
}

/* Such a count has a point for each day on which somebody joined, and all are known. */
void
chart_claim_parties(ChartFillIn *in, const Measure *measure, const ChartPoint *points, size_t count)
{
    char first[11], last[11];

    if (measure->membership != NULL && !measure->of_signatories && count > 0)
        chart_claim(in, "parties",
                    arena_printf(in->fill->arena, "%s %s %s", measure->membership->id,
                                 date_format(points[0].date, first), date_format(points[count - 1].date, last)));
}

void
chart_claim_status(ChartFillIn *in, const StatusView *status)
{
    const StatusInput *input = &status->input;

    chart_claim(in, "judged",
                status->area == NULL ? status->measure->id
                                     : arena_printf(in->fill->arena, "%s %s", status->measure->id, status->area->id));
    claim_number(in, "value", input->latest);
    claim_date(in, "day", input->latest_date);
    claim_number(in, "baseline-value", input->baseline);
    claim_date(in, "baseline-date", input->baseline_date);
    claim_number(in, "target-value", input->target);
    claim_date(in, "target-date", input->target_date);
}

void
chart_claim_due(GString *due, const DeadlineSeries *series)
{
    format_append(due, "%s%s %s %s", due->len > 0 ? ";" : "", series->area->id, series->treaty->id,
                  series->article->number);
}

/* Has each point a year of its own, and none a part of one, a day, or a year that is none of the calendar's? */
static bool
are_of_years(const ChartPoint *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (points[i].value.known && (points[i].when != NULL || points[i].value.until != NULL))
            return false;
    return count > 0;
}

/* "casualties-killed BIH 2012": the first figure since that year, and the last one, are told; 0: since ever. */
void
chart_claim_ends(GString *ends, const Measure *measure, const Area *area, int from,
                 const ChartPoint *points, size_t count)
{
    if (measure->membership == NULL && are_of_years(points, count))
        format_append(ends, "%s%s %s %d", ends->len > 0 ? ";" : "", measure->id, area == NULL ? "-" : area->id, from);
}

/* Of charts that tell each year of each of their series; nothing where one of these is written out. */
void
chart_claim_series(ChartFillIn *in)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    size_t count = chart_data_count(in->data, DATA_SERIES);
    int first = 0, last = 9999;

    chart_years_written(in, fill_text(in->fill, in->instruction, "years"), &first, &last);
    for (size_t i = 0; i < count; i++) {
        const ChartData *data = chart_data_at(in->data, DATA_SERIES, i);
        size_t points = 0;
        bool written = data->measure == NULL || (data->children != NULL && data->children->len > 0);
        const ChartPoint *known =
            written ? NULL : chart_points(in->fill, data->measure, data->area, true, &points);

        if (known == NULL || data->measure->membership != NULL || !are_of_years(known, points))
            return;
        format_append(rows, "%s%s %s", i > 0 ? "|" : "", data->measure->id, data->area == NULL ? "" : data->area->id);
    }
    chart_claim(in, "rows", arena_strdup(in->fill->arena, rows->str));
    chart_claim(in, "span", count == 0 ? "" : arena_printf(in->fill->arena, "%d %d", first, last));
}

static const char *
claim_of(const ChartSpec *panel, const char *name)
{
    for (size_t i = 0; i < panel->claim_count; i++)
        if (strcmp(panel->claims[i].name, name) == 0)
            return panel->claims[i].value;
    return "";
}

/* Of panels that tell of the same years each for itself; nothing where they differ. */
void
chart_claim_panels(ChartFillIn *in, const ChartSpec *panels, size_t count)
{
    g_autoptr(GString) rows = g_string_new(NULL);

    for (size_t i = 0; i < count; i++) {
        const char *of_panel = claim_of(&panels[i], "rows");

        if (*of_panel == '\0' || strcmp(claim_of(&panels[i], "span"), claim_of(&panels[0], "span")) != 0)
            return;
        format_append(rows, "%s%s", i > 0 ? "|" : "", of_panel);
    }
    if (count == 0)
        return;
    chart_claim(in, "rows", arena_strdup(in->fill->arena, rows->str));
    chart_claim(in, "span", claim_of(&panels[0], "span"));
}

/* Those that the text names, in its order: "AGO:done BIH:unclear". */
/* Those of a mark, from `from` on: all, or those alone that mean by it what that one does. */
static void
append_members(ChartFillIn *in, const SetView *set, const Measure *measure, size_t from, bool alike, GString *out)
{
    AreaMark mark = chart_member_mark(&set->members[from], measure);
    const char *means = chart_member_means(in->fill, &set->members[from], measure);

    for (size_t i = from; i < set->count; i++)
        if (chart_member_mark(&set->members[i], measure) == mark &&
            (!alike || g_str_equal(chart_member_means(in->fill, &set->members[i], measure), means)))
            format_append(out, "%s%s:%s", out->len > 0 ? " " : "", set->members[i].area->id,
                          chart_area_mark_names[mark]);
}

/* Is there none before it of the same mark, and the same meaning where that parts them? */
static bool
is_first_of(ChartFillIn *in, const SetView *set, const Measure *measure, size_t at, bool alike)
{
    AreaMark mark = chart_member_mark(&set->members[at], measure);

    for (size_t i = 0; i < at; i++)
        if (chart_member_mark(&set->members[i], measure) == mark &&
            (!alike || g_str_equal(chart_member_means(in->fill, &set->members[i], measure),
                                   chart_member_means(in->fill, &set->members[at], measure))))
            return false;
    return true;
}

void
chart_claim_members(ChartFillIn *in, const Indicator *indicator, const SetView *set, bool by_meaning)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    g_autoptr(GString) members = g_string_new(NULL);

    for (int mark = AREA_FULFILLED; mark <= AREA_UNKNOWN; mark++)
        for (size_t i = 0; i < set->count; i++)
            if ((int)chart_member_mark(&set->members[i], measure) == mark &&
                is_first_of(in, set, measure, i, by_meaning))
                append_members(in, set, measure, i, by_meaning, members);
    chart_claim(in, "members", arena_strdup(in->fill->arena, members->str));
}

void
chart_claim_counted(ChartFillIn *in, const Indicator *indicator, const SetView *set)
{
    chart_claim(in, "indicator", indicator->id);
    claim_number(in, "count", (double)set->k);
    claim_number(in, "of", (double)set->count);
}
