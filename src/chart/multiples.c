/* Small multiples: panels of any kind in rows, on one scale where the kind has one. */
#include <math.h>
#include "chart/kinds.h"

enum { LEAST_PANEL = 110, NARROW_PANEL = 70, GAP = 14, HEAD = 12, BELOW = 8 };

static DiagId
check(const ChartSpec *spec)
{
    const MultiplesSpec *m = &spec->u.multiples;

    for (size_t i = 0; i < m->count; i++) {
        const ChartRow *row = chart_row(m->panels[i].kind);
        DiagId fault = m->panels[i].kind == CHART_MULTIPLES ? DIAG_CHART_BAD_NUMBER : row->check == NULL ? CHART_GOOD : row->check(&m->panels[i]);

        if (fault != CHART_GOOD)
            return fault;
    }
    return m->count > 0 && m->count <= 5000 ? CHART_GOOD : DIAG_CHART_TOO_MANY;
}

/* The extent that holds all panels', for kinds that have one. */
static ChartExtent
shared_extent(const MultiplesSpec *m)
{
    ChartExtent all = { .set = false };

    for (size_t i = 0; i < m->count; i++) {
        const ChartRow *row = chart_row(m->panels[i].kind);
        ChartExtent one = row->extent == NULL ? (ChartExtent){ 0 } : row->extent(&m->panels[i]);

        if (!one.set)
            continue;
        if (!all.set) {
            all = one;
            continue;
        }
        all.low = fmin(all.low, one.low);
        all.high = fmax(all.high, one.high);
        all.from = date_is_set(one.from) && date_compare(one.from, all.from) < 0 ? one.from : all.from;
        all.to = date_compare(one.to, all.to) > 0 ? one.to : all.to;
    }
    return all;
}

static ChartSpec
panel_spec(const MultiplesSpec *m, size_t index, const ChartExtent *extent)
{
    ChartSpec panel = m->panels[index];

    panel.extent = *extent;
    if (panel.kind == CHART_LINE && m->panel_height > 0)
        panel.u.line.height = m->panel_height;
    if (panel.kind == CHART_COLUMNS && m->panel_height > 0)
        panel.u.columns.height = m->panel_height;
    return panel;
}

typedef struct Geometry { size_t columns, rows; double width, head, panel, step; } Geometry;

static Geometry
geometry(const ChartSpec *spec, const ChartContext *c, double width)
{
    const MultiplesSpec *m = &spec->u.multiples;
    double least = m->columns > 0 ? NARROW_PANEL : LEAST_PANEL;
    size_t most = (size_t)fmax(1, floor((width + GAP) / (least + GAP)));
    Geometry g = { .columns = m->columns > 0 ? MIN((size_t)m->columns, most) : most };
    ChartExtent extent = shared_extent(m);
    g_autoptr(Arena) arena = arena_new();
    size_t lines = 1;

    g.columns = MAX(MIN(g.columns, m->count), 1);
    g.rows = (m->count + g.columns - 1) / g.columns;
    g.width = (width - GAP * (double)(g.columns - 1)) / (double)g.columns;
    for (size_t i = 0; i < m->count; i++) {
        ChartSpec panel = panel_spec(m, i, &extent);
        ChartSize size = { .width = g.width };

        chart_row(panel.kind)->measure(&panel, c, g.width, &size);
        g.panel = fmax(g.panel, size.height);
        lines = MAX(lines, fit_text(c, arena, panel.title, &c->theme->small_strong, g.width, 2).count);
    }
    g.head = HEAD + 9 * (double)(lines - 1);
    g.step = g.head + g.panel + BELOW;
    return g;
}

static void
measure(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out)
{
    Geometry g = geometry(spec, c, width);

    out->width = width;
    out->height = g.step * (double)g.rows - BELOW;
    out->baseline = out->height;
}

static void
draw(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect)
{
    const MultiplesSpec *m = &spec->u.multiples;
    Geometry g = geometry(spec, c, rect.width);
    ChartExtent extent = shared_extent(m);
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < m->count; i++) {
        ChartSpec panel = panel_spec(m, i, &extent);
        double x = (double)(i % g.columns) * (g.width + GAP), y = (double)(i / g.columns) * g.step;
        FittedText title = fit_text(c, arena, panel.title, &c->theme->small_strong, g.width, 2);
        ChartSize size = { .width = g.width };

        chart_row(panel.kind)->measure(&panel, c, g.width, &size);
        pen_fitted(&pen, x, y + 8, 0, 9, &title);
        chart_row(panel.kind)->draw(&panel, c, page, pen_rect(&pen, x, y + g.head + g.panel - size.height, g.width, size.height));
    }
}

/* What it shows, then each panel in a sentence. */
static const char *
alt(const ChartSpec *spec, const ChartContext *c, Arena *arena)
{
    const MultiplesSpec *m = &spec->u.multiples;
    g_autoptr(GString) out = g_string_new(NULL);
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_NUMBER("count", (double)m->count) };

    g_string_append(out, lang_message(c->lang, arena, "alt-multiples", args, 2));
    for (size_t i = 0; i < m->count && i < 40; i++)
        g_string_append_printf(out, " %s", chart_alt(&m->panels[i], c, arena));
    return arena_strdup(arena, out->str);
}

const ChartRow multiples_chart = { NARROW_PANEL, check, measure, draw, alt, NULL };
