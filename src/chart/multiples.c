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
        ChartExtent one = row->extent != NULL ? row->extent(&m->panels[i]) : (ChartExtent){ 0 };

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

/* `more`: what a plot grows by; kinds without a height of their own do not. */
static ChartSpec
panel_spec(const MultiplesSpec *m, size_t index, const ChartExtent *extent, double more)
{
    ChartSpec panel = m->panels[index];

    panel.extent = *extent;
    if (panel.kind == CHART_LINE)
        panel.u.line.height = (m->panel_height > 0 ? m->panel_height : LINE_PLOT) + more;
    if (panel.kind == CHART_COLUMNS)
        panel.u.columns.height = (m->panel_height > 0 ? m->panel_height : COLUMNS_PLOT) + more;
    return panel;
}

typedef struct Geometry { ChartExtent extent; size_t columns, rows; double width, head, panel, step; } Geometry;

static Geometry
geometry(const ChartSpec *spec, const PenContext *c, double width)
{
    const MultiplesSpec *m = &spec->u.multiples;
    double least = m->columns > 0 ? NARROW_PANEL : LEAST_PANEL;
    size_t most = (size_t)fmax(1, floor((width + GAP) / (least + GAP)));
    Geometry g = { .extent = spec->extent.set ? spec->extent : shared_extent(m), .columns = m->columns > 0 ? MIN((size_t)m->columns, most) : most };
    g_autoptr(Arena) arena = arena_new();
    size_t lines = 1;

    if (!spec->extent.set)
        g.columns = MAX(MIN(g.columns, m->count), 1);           /* a later part keeps the columns of the first */
    g.rows = (m->count + g.columns - 1) / g.columns;
    g.width = (width - GAP * (double)(g.columns - 1)) / (double)g.columns;
    for (size_t i = 0; i < m->count; i++) {
        ChartSpec panel = panel_spec(m, i, &g.extent, 0);
        ChartSize size = { .width = g.width };

        chart_row(panel.kind)->measure(&panel, c, g.width, &size);
        g.panel = fmax(g.panel, size.height);
        lines = MAX(lines, fit_text(c, arena, panel.title, &c->theme->small_strong, g.width, 2).count);
    }
    g.head = HEAD + 9 * (double)(lines - 1);
    g.step = g.head + g.panel + BELOW;
    return g;
}

static double
height_of(const Geometry *g)
{
    return g->step * (double)g->rows - BELOW;
}

static void
measure(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    Geometry g = geometry(spec, c, width);

    out->width = width;
    out->height = height_of(&g);
    out->baseline = out->height;
}

static double
most_height(const ChartSpec *spec, const PenContext *c, double width)
{
    Geometry g = geometry(spec, c, width);

    return height_of(&g) + (spec->u.multiples.fill ? (double)g.rows * fmax(0, g.width - g.panel) : 0);
}

/* Whole rows of panels, on the scale of all. */
static bool
cut(const ChartSpec *spec, const PenContext *c, double width, double height, Arena *arena, const ChartSpec **head, const ChartSpec **rest)
{
    Geometry g = geometry(spec, c, width);
    double fit = floor((height + BELOW + 0.01) / g.step);
    size_t panels = g.columns * (size_t)fmax(fit, 0);
    ChartSpec *parts;

    if (panels == 0 || panels >= spec->u.multiples.count)
        return false;
    parts = arena_new0(arena, ChartSpec, 2);
    parts[0] = parts[1] = *spec;
    parts[0].extent = parts[1].extent = g.extent;
    parts[0].extent.set = parts[1].extent.set = true;
    parts[0].u.multiples.columns = parts[1].u.multiples.columns = (int)g.columns;
    parts[0].u.multiples.count = panels;
    parts[1].u.multiples.panels += panels;
    parts[1].u.multiples.count -= panels;
    *head = &parts[0];
    *rest = &parts[1];
    return true;
}

static void
draw(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const MultiplesSpec *m = &spec->u.multiples;
    Geometry g = geometry(spec, c, rect.width);
    double more = fmax(0, rect.height - height_of(&g)) / (double)g.rows;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < m->count; i++) {
        ChartSpec panel = panel_spec(m, i, &g.extent, more);
        double x = (double)(i % g.columns) * (g.width + GAP), y = (double)(i / g.columns) * (g.step + more);
        FittedText title = fit_text(c, arena, panel.title, &c->theme->small_strong, g.width, 2);
        ChartSize size = { .width = g.width };

        chart_row(panel.kind)->measure(&panel, c, g.width, &size);
        pen_fitted(&pen, x, y + 8, 0, 9, &title);
        chart_row(panel.kind)->draw(&panel, c, page, pen_rect(&pen, x, y + g.head + g.panel + more - size.height, g.width, size.height));
    }
}

/* What it shows, then each panel in a sentence. */
static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const MultiplesSpec *m = &spec->u.multiples;
    g_autoptr(GString) out = g_string_new(NULL);
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_NUMBER("count", (double)m->count) };

    g_string_append(out, lang_message(c->lang, arena, "alt-multiples", args, 2));
    for (size_t i = 0; i < m->count && i < 40; i++)
        g_string_append_printf(out, " %s", chart_alt(&m->panels[i], c, arena));
    return arena_strdup(arena, out->str);
}

const ChartRow multiples_chart = { NARROW_PANEL, check, measure, draw, alt, NULL, most_height, cut };
