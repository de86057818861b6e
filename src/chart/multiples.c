/* Small multiples: panels of any kind in rows, on one scale where the kind has one. */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { LEAST_PANEL = 110, NARROW_PANEL = 70, GAP = 14, HEAD = 12, BELOW = 8 };

static DiagId
check(const ChartSpec *spec)
{
    const MultiplesSpec *m = &spec->u.multiples;

    for (size_t i = 0; i < m->count; i++) {
        const ChartRow *row = chart_row(m->panels[i].kind);
        DiagId fault = m->panels[i].kind == CHART_MULTIPLES ? DIAG_CHART_BAD_NUMBER
                       : row->check == NULL                 ? CHART_GOOD
                                                            : row->check(&m->panels[i]);

        if (fault != CHART_GOOD)
            return fault;
    }
    return m->count == 0 ? DIAG_CHART_NOTHING : m->count <= MOST_PANELS ? CHART_GOOD : limit_as_fault(LIMIT_PANELS);
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
        all.whole = all.whole && one.whole;
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

typedef struct Geometry {
    ChartExtent extent;
    size_t columns, rows;
    double width, head, panel, step, least;
    ChartForm forms[CHART_KIND_COUNT];
} Geometry;

/* Panels of one kind take one form, so that they can be compared. True when that is the first for all. */
static bool
find_forms(const MultiplesSpec *m, const PenContext *c, Geometry *g)
{
    bool full = true;

    memset(g->forms, 0, sizeof g->forms);
    for (size_t i = 0; i < m->count; i++) {
        ChartSpec panel = panel_spec(m, i, &g->extent, 0);

        if (g->forms[panel.kind] != FORM_LIST)
            g->forms[panel.kind] = MAX(g->forms[panel.kind], chart_fit(&panel, c, g->width).form);
        full = full && g->forms[panel.kind] == FORM_FULL;
    }
    return full;
}

static ChartSize
panel_size(const ChartSpec *panel, const PenContext *c, const Geometry *g)
{
    return chart_size(panel, c, g->forms[panel->kind], g->width);
}

/* In two lines where it fits, else in as many as it takes. */
static WrappedText
head_of(const ChartSpec *panel, const PenContext *c, Arena *arena, double width)
{
    const TextStyle *style = &c->theme->small_strong;
    FittedText fitted = fit_text(c, arena, panel->title, style, width, 2);

    if (fitted.cut)
        return wrap_text(c, arena, panel->title, style, width);
    return (WrappedText){ arena_memdup(arena, fitted.lines, sizeof fitted.lines), fitted.count, fitted.style,
                          fitted.width, fitted.divided };
}

/* As many columns as asked, or as fit; fewer where panels would have to change their form. */
static Geometry
geometry(const ChartSpec *spec, const PenContext *c, double width)
{
    const MultiplesSpec *m = &spec->u.multiples;
    double least = m->columns > 0 ? NARROW_PANEL : LEAST_PANEL;
    size_t most = (size_t)fmax(1, floor((width + GAP) / (least + GAP)));
    Geometry g = { .extent = spec->extent.set ? spec->extent : shared_extent(m),
                   .columns = m->columns > 0 ? MIN((size_t)m->columns, most) : most };
    g_autoptr(Arena) arena = arena_new();
    size_t lines = 1;

    if (!spec->extent.set)
        g.columns = MAX(MIN(g.columns, m->count), 1);           /* a later part keeps the columns of the first */
    g.width = (width - GAP * (double)(g.columns - 1)) / (double)g.columns;
    while (!find_forms(m, c, &g) && g.columns > 1) {
        g.columns--;
        g.width = (width - GAP * (double)(g.columns - 1)) / (double)g.columns;
    }
    g.rows = (m->count + g.columns - 1) / g.columns;
    for (size_t i = 0; i < m->count; i++) {
        ChartSpec panel = panel_spec(m, i, &g.extent, 0);
        ChartSize size = panel_size(&panel, c, &g);

        g.panel = fmax(g.panel, size.height);
        if (g.forms[panel.kind] == FORM_LIST)
            g.least = fmax(g.least, size.min_width);
        lines = MAX(lines, head_of(&panel, c, arena, g.width).count);
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
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    Geometry g = geometry(spec, c, width);

    (void)form;
    out->width = width;
    out->min_width = fmax(out->min_width, g.least);
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
cut(const ChartSpec *spec, const PenContext *c, double width, double height, Arena *arena, const ChartSpec **head,
    const ChartSpec **rest)
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
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const MultiplesSpec *m = &spec->u.multiples;
    Geometry g = geometry(spec, c, rect.width);
    double more = fmax(0, rect.height - height_of(&g)) / (double)g.rows;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();

    (void)form;
    for (size_t i = 0; i < m->count; i++) {
        ChartSpec panel = panel_spec(m, i, &g.extent, more);
        double x = (double)(i % g.columns) * (g.width + GAP), y = (double)(i / g.columns) * (g.step + more);
        WrappedText head = head_of(&panel, c, arena, g.width);
        ChartSize size = panel_size(&panel, c, &g);

        pen_wrapped(&pen, x, y + 8, 0, 9, &head);
        chart_draw_form(&panel, c, g.forms[panel.kind], page,
                        pen_rect(&pen, x, y + g.head + g.panel + more - size.height, g.width, size.height));
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
    for (size_t i = 0; i < m->count && i < PANELS_TOLD; i++)
        g_string_append_printf(out, " %s", chart_alt(&m->panels[i], c, arena));
    return arena_strdup(arena, out->str);
}

CHART_ROW(multiples, measure, draw, alt,
          .least_width = NARROW_PANEL, .check = check, .most_height = most_height, .cut = cut);
