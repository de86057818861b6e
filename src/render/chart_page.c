/* A chart alone: the sources of what it shows, and its page. */
#include "render/chart_page.h"
#include "base/diag_chart.h"
#include "base/sort.h"
#include "base/words.h"
#include <math.h>
#include <string.h>
#include "model/named.h"
#include "render/lone_page.h"

/* ---- its sources ---- */

static void
add_sources(GPtrArray *out, const Source *const *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!g_ptr_array_find(out, sources[i], NULL))
            g_ptr_array_add(out, (gpointer)(guintptr)sources[i]);
}

void
sources_of_figure(GPtrArray *out, const Figure *figure)
{
    for (size_t p = 0; p < figure->part_count; p++) {
        Observation part = figure_part(figure, p);

        add_sources(out, part.sources, part.source_count);
    }
}

/* What a register holds of a standing, other sources need not say. */
void
sources_of_standing(GPtrArray *out, const Standing *standing)
{
    const Source *const *sources = standing->seen.sources;
    bool registered = false;

    for (size_t s = 0; s < standing->seen.source_count; s++)
        registered |= sources[s]->is_register;
    for (size_t s = 0; s < standing->seen.source_count; s++)
        if (!registered || sources[s]->is_register)
            add_sources(out, &sources[s], 1);
}

static void
add_parties(GPtrArray *out, View *view, const Treaty *treaty)
{
    size_t count;
    const CountStep *steps = view_party_steps(view, treaty, &count);

    for (size_t i = 0; i < count; i++) {
        Standing standing = view_membership(view, steps[i].area, treaty);

        sources_of_standing(out, &standing);
    }
}

static void
add_set(GPtrArray *out, View *view, const Indicator *indicator)
{
    SetView set = view_set(view, indicator);

    for (size_t i = 0; i < set.count; i++) {
        const SetMember *member = &set.members[i];

        sources_of_figure(out, &member->figure);
        if (!member->figure.known)
            sources_of_standing(out, &member->standing);
    }
}

/* A row of figures that is shown, from the first that the sentence names to the last: a line names no more of them. */
typedef struct Shown { const Measure *measure; const Area *area; Date from, to; } Shown;

static void
widen(GArray *rows, const NamedFigure *named)
{
    Period period = named->figure.period;

    for (guint i = 0; i < rows->len; i++) {
        Shown *row = &g_array_index(rows, Shown, i);

        if (row->measure != named->measure || row->area != named->area)
            continue;
        row->from = date_compare(period.last, row->from) < 0 ? period.last : row->from;
        row->to = date_compare(period.last, row->to) > 0 ? period.last : row->to;
        return;
    }
    g_array_append_val(rows, ((Shown){ named->measure, named->area, period.last, period.last }));
}

static void
add_rows(GPtrArray *out, View *view, const GArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const Shown *row = &g_array_index(rows, Shown, i);
        size_t count;
        const Figure *series = view_series_open(view, row->measure, row->area, &count);

        for (size_t f = 0; f < count; f++)
            if (date_compare(series[f].period.last, row->from) >= 0 &&
                date_compare(series[f].period.last, row->to) <= 0)
                sources_of_figure(out, &series[f]);
    }
}

/* "#id #id+#id": figures, and sums of several. */
static void
add_figures(GPtrArray *out, View *view, const char *ids)
{
    g_auto(GStrv) words = g_strsplit_set(ids, " +", -1);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Shown));

    for (size_t i = 0; words[i] != NULL; i++) {
        double scale;
        g_autofree char *id = *words[i] == '#' ? printed_id_parse(words[i] + 1, &scale) : NULL;
        NamedFigure named = id == NULL ? (NamedFigure){ 0 } : view_figure_by_id(view, id);

        if (!named.figure.known)
            continue;
        if (named.set != NULL)
            add_set(out, view, named.set);
        else if (named.measure->membership != NULL)
            add_parties(out, view, named.measure->membership);
        else
            widen(rows, &named);
    }
    add_rows(out, view, rows);
}

/* In the plan's order. */
static int
compare_sources(const void *left, const void *right)
{
    const Source *a = *(const Source *const *)left, *b = *(const Source *const *)right;

    return a->index < b->index ? -1 : a->index > b->index;
}

const Source *const *
chart_sources(const ChartPage *page, Arena *arena, size_t *count)
{
    g_autoptr(GPtrArray) out = g_ptr_array_new();
    ChartSaid said = chart_said(page->spec, page->context, arena);

    for (size_t i = 0; i < said.count; i++) {
        const UserProperty *claim = &said.properties[i];

        if (strcmp(claim->name, "figures") == 0) {
            add_figures(out, page->view, claim->value);
        } else if (strcmp(claim->name, "parties") == 0) {
            g_auto(GStrv) words = words_split(claim->value);
            const Treaty *treaty = words[0] == NULL ? NULL : plan_find_treaty(view_plan(page->view), words[0]);

            if (treaty != NULL)
                add_parties(out, page->view, treaty);
        }
    }
    sort_items(out->pdata, out->len, sizeof(gpointer), compare_sources);
    *count = out->len;
    return arena_memdup(arena, out->pdata, sizeof(gpointer) * out->len);
}

/* ---- the page ---- */

static bool
has_room(const ChartPage *page, const ChartSize *size, Diags *diags)
{
    double least_mm = ceil((size->min_width + 2 * LONE_AROUND) / 72 * 25.4), has_mm = page->width / 72 * 25.4;
    g_autofree char *least = NULL, *missing = NULL;

    if (size->min_width <= page->width - 2 * LONE_AROUND)
        return true;
    least = g_strdup_printf("%.0f", least_mm);
    missing = g_strdup_printf("%.0f", ceil(least_mm - has_mm));
    diag_report(diags, DIAG_CHART_NO_ROOM, page->spec->place, chart_kind_name(page->spec->kind), least, missing, NULL);
    return false;
}

static bool
draw(const void *drawing, PageBuilder *sheet, Rect box, Diags *diags)
{
    const ChartPage *page = drawing;

    (void)diags;
    chart_draw(page->spec, page->context, sheet, box);
    return true;
}

Pages *
chart_page(const ChartPage *page, PagesBuilder *builder, Diags *diags)
{
    const ChartSpec *spec = page->spec;
    ChartSaid said;
    ChartSize size;
    LonePage lone;

    if (!chart_measure(spec, page->context, page->width - 2 * LONE_AROUND, &size, diags) ||
        !has_room(page, &size, diags))
        return NULL;
    said = chart_said(spec, page->context, pages_arena(builder));
    lone = (LonePage){ .context = page->context, .view = page->view, .place = spec->place,
                       .data_place = spec->data_place, .kind = chart_kind_name(spec->kind), .title = spec->title,
                       .unit = spec->unit, .alt = said.text, .claims = said.properties, .claim_count = said.count,
                       .days = page->days, .day_count = page->day_count, .bare = page->bare, .dated = true,
                       .width = page->width, .size = { size.width, size.height }, .draw = draw, .drawing = page };
    if (!page->bare)
        lone.sources = chart_sources(page, pages_arena(builder), &lone.source_count);
    return lone_page(&lone, builder, diags);
}
