/*
 * Areas: series over time upon one another from zero, as one shape each. Where a figure of any of them is missing there
 * is a gap, since no sum is known there; what is told before its period is over is joined to nothing and stands as a
 * dotted line of its own.
 */
#include <math.h>
#include "chart/periods.h"
#include "base/diag_chart.h"

enum { PLOT = 96, TOP = 10, YEARS = 16, LABEL = 9, NAMES = 4, KEY_LINE = 11, SWATCH = 14 };

static PeriodTable
table_of(const ChartSpec *spec, Arena *arena)
{
    return period_table(&spec->u.data, arena);
}

static bool
is_plain(ChartFill fill)
{
    return fill == FILL_ACCENT || fill == FILL_MID || fill == FILL_PALE || fill == FILL_NAVY;
}

static DiagId
check(const ChartSpec *spec)
{
    g_autoptr(Arena) arena = arena_new();
    PeriodTable table = table_of(spec, arena);
    DiagId fault = period_check(&table);

    if (table.series_count > (size_t)limit_number(LIMIT_AREAS_STACKED))
        return limit_as_fault(LIMIT_AREAS_STACKED);
    for (size_t i = 0; i < table.column_count && fault == CHART_GOOD; i++)
        if (!date_is_set(table.columns[i].date))
            fault = DIAG_CHART_NO_TIME;
    for (size_t s = 0; s < table.series_count && fault == CHART_GOOD; s++)
        for (size_t k = 0; k <= s; k++)
            if (k == s ? !is_plain(table.series[s]->fill) : table.series[s]->fill == table.series[k]->fill)
                fault = DIAG_CHART_SAME_FILL;
    return fault;
}

static void
blame(const ChartSpec *spec, DiagId fault, const char *words[3])
{
    g_autoptr(Arena) arena = arena_new();
    PeriodTable table = table_of(spec, arena);

    for (size_t s = 0; s < table.series_count && fault == DIAG_CHART_SAME_FILL; s++)
        for (size_t k = 0; k <= s && words[0] == NULL; k++)
            if (k == s ? !is_plain(table.series[s]->fill) : table.series[s]->fill == table.series[k]->fill) {
                words[0] = table.series[k]->name;
                words[1] = table.series[s]->name;
            }
    for (size_t i = 0; i < table.column_count && fault == DIAG_CHART_NO_TIME && words[0] == NULL; i++)
        if (!date_is_set(table.columns[i].date))
            words[0] = table.columns[i].name;
}

/* Is the sum of all known there, and of the whole period? */
static bool
is_whole(const PeriodTable *t, size_t column)
{
    for (size_t s = 0; s < t->series_count; s++)
        if (!period_value(t, s, column)->known || period_value(t, s, column)->until != NULL)
            return false;
    return true;
}

static double
sum_below(const PeriodTable *t, size_t series, size_t column)
{
    double sum = 0;

    for (size_t s = 0; s < series; s++)
        sum += period_value(t, s, column)->known ? period_value(t, s, column)->value : 0;
    return sum;
}

static ChartExtent
extent(const ChartSpec *spec)
{
    g_autoptr(Arena) arena = arena_new();
    PeriodTable t = table_of(spec, arena);
    ChartExtent e = { .set = true, .whole = true };

    for (size_t i = 0; i < t.column_count; i++)
        e.high = fmax(e.high, sum_below(&t, t.series_count, i));
    for (size_t i = 0; i < t.series_count * t.column_count; i++)
        e.whole = e.whole && (!t.values[i].known || scale_is_whole(t.values[i].value));
    if (t.column_count > 0) {
        e.from = t.columns[0].date;
        e.to = t.columns[t.column_count - 1].date;
    }
    return e;
}

static double
plot_height(const ChartSpec *spec)
{
    return chart_data_number(&spec->u.data, "height", PLOT);
}

/* The last column in which all are known: there the areas have their names. */
static size_t
last_whole(const PeriodTable *t)
{
    for (size_t i = t->column_count; i-- > 0;)
        if (is_whole(t, i))
            return i;
    return t->column_count;
}

static const char *
label_of(const PeriodTable *t, const PenContext *c, Arena *arena, ChartForm form, size_t series)
{
    size_t last = last_whole(t);
    const char *name = t->series[series]->name == NULL ? "" : t->series[series]->name;
    ChartValue value;

    if (last == t->column_count)
        return name;
    value = chart_value(c, arena, form, period_value(t, series, last));
    return *name == '\0' ? value.text : arena_printf(arena, "%s  %s", name, value.text);
}

typedef struct Geometry { Axis axis; Scale x; double base; } Geometry;

static Geometry
geometry(const ChartSpec *spec, const PeriodTable *t, const PenContext *c, Arena *arena, ChartForm form, double width)
{
    ChartExtent e = spec->extent.set ? spec->extent : extent(spec);
    Geometry g = { .axis = axis_make(spec, c, arena, 0, e.high > 0 ? e.high : 1, SCALE_LINEAR, 4, width * AXIS_SHARE),
                   .base = TOP + plot_height(spec) };
    double labels = 0;

    for (size_t s = 0; s < t->series_count && form == FORM_FULL; s++)
        labels = fmax(labels, text_width(c, label_of(t, c, arena, form, s), &c->theme->label));
    g.axis.scale.from = g.base;
    g.axis.scale.to = TOP;
    g.x = (Scale){ .low = date_to_days(date_first_day((Date){ e.from.year, e.from.month, e.from.day })),
                   .high = date_to_days(date_last_day(e.to)),
                   .from = g.axis.room + 8,
                   .to = width - (labels > 0 ? labels + NAMES + 2 : 4) };
    /* one period alone is a line, in the middle */
    if (t->column_count < 2)
        g.x.low = g.x.high - 1;
    else
        g.x.low = date_to_days(date_last_day(e.from));
    return g;
}

static double
x_of(const Geometry *g, const PeriodTable *t, size_t column)
{
    return t->column_count < 2 ? (g->x.from + g->x.to) / 2 : scale_date(&g->x, t->columns[column].date);
}

static Colour
colour_of(const Pen *pen, ChartFill fill)
{
    const ChartTheme *t = pen->c->theme;

    return fill == FILL_MID ? t->mid : fill == FILL_PALE ? t->pale : fill == FILL_NAVY ? t->navy : pen_bar_fill(pen);
}

/* Of a stretch of columns the quality of its least certain figure. */
static ChartQuality
quality_between(const PeriodTable *t, size_t series, size_t column)
{
    return MAX(period_value(t, series, column)->quality, period_value(t, series, column + 1)->quality);
}

/* A shape from column `first` to `last`; what is estimated is hollow, what is preliminary hollow and dashed. */
static void
draw_shape(const Pen *pen, const Geometry *g, const PeriodTable *t, size_t s, size_t first, size_t last)
{
    const ChartTheme *theme = pen->c->theme;
    ChartFill fill = t->series[s]->fill;
    size_t count = 2 * (last - first + 1);
    g_autofree Point *points = g_new0(Point, count);
    ChartQuality quality = quality_between(t, s, first);
    Stroke edge = { .width = 1.2, .colour = fill == FILL_PALE ? theme->ink2 : colour_of(pen, fill) };

    for (size_t i = first; i <= last; i++) {
        double below = sum_below(t, s, i), x = x_of(g, t, i);

        points[i - first] = (Point){ x, scale_at(&g->axis.scale, below + period_value(t, s, i)->value) +
                                            (s + 1 < t->series_count ? 0.25 : 0) };
        points[count - 1 - (i - first)] = (Point){ x, scale_at(&g->axis.scale, below) - (s > 0 ? 0.25 : 0) };
    }
    if (quality == QUALITY_PRELIMINARY)
        edge.dash = edge.gap = 2.5;
    if (quality == QUALITY_FINAL)
        edge = fill == FILL_PALE ? (Stroke){ .width = 0.5, .colour = theme->ink2 } : (Stroke){ 0 };
    pen_polygon(pen, points, count, quality == QUALITY_FINAL ? colour_of(pen, fill) : theme->white, edge);
}

/* A figure between two gaps has no width: it is a line of its colour. */
static void
draw_alone(const Pen *pen, const Geometry *g, const PeriodTable *t, size_t s, size_t i)
{
    double below = sum_below(t, s, i), top = scale_at(&g->axis.scale, below + period_value(t, s, i)->value),
           foot = scale_at(&g->axis.scale, below);

    stack_part(pen, (Rect){ x_of(g, t, i) - 2, top, 4, foot - top }, t->series[s]->fill,
               period_value(t, s, i)->quality);
}

static void
draw_series(const Pen *pen, const Geometry *g, const PeriodTable *t, size_t s)
{
    size_t first = 0;

    while (first < t->column_count) {
        size_t last = first;

        if (!is_whole(t, first)) {
            first++;
            continue;
        }
        while (last + 1 < t->column_count && is_whole(t, last + 1) &&
               (last == first || quality_between(t, s, last) == quality_between(t, s, first)))
            last++;
        if (last > first)
            draw_shape(pen, g, t, s, first, last);
        else if (first == 0 || !is_whole(t, first - 1))
            draw_alone(pen, g, t, s, first);
        /* where only the certainty changes the next shape begins at the same figure */
        first = last > first && last + 1 < t->column_count && is_whole(t, last + 1) ? last : last + 1;
    }
}

/* No figure: the stub and the dash; what is told to a day: a dotted line as high as it, with the day. */
static void
draw_gaps(const Pen *pen, const Geometry *g, const PeriodTable *t)
{
    const ChartTheme *theme = pen->c->theme;

    for (size_t i = 0; i < t->column_count; i++) {
        double x = x_of(g, t, i), until = 0;

        if (is_whole(t, i))
            continue;
        for (size_t s = 0; s < t->series_count; s++)
            until += period_value(t, s, i)->known && period_value(t, s, i)->until != NULL
                         ? period_value(t, s, i)->value : 0;
        if (until > 0) {
            stack_part_open(pen, (Rect){ fmin(x, g->x.to) - 4, scale_at(&g->axis.scale, until), 8,
                                         g->base - scale_at(&g->axis.scale, until) }, FILL_ACCENT, OPEN_ABOVE);
            continue;
        }
        pen_dashed(pen, x - 6, g->base - 2.2, x + 6, g->base - 2.2, 0.8, theme->ink3, 1, 2, CAP_BUTT);
        pen_text(pen, x, g->base - 6, 0.5, "–", &theme->small);
    }
}

/* Behind the last figures, at the middle of each area, moved apart. */
static void
draw_names(const Pen *pen, const Geometry *g, const PeriodTable *t, ChartForm form)
{
    g_autoptr(Arena) arena = arena_new();
    size_t last = last_whole(t);
    double *at = arena_new0(arena, double, t->series_count + 1);

    if (last == t->column_count)
        return;
    for (size_t s = 0; s < t->series_count; s++) {              /* from above: the last series is the highest */
        size_t k = t->series_count - 1 - s;

        at[s] = scale_at(&g->axis.scale, sum_below(t, k, last) + period_value(t, k, last)->value / 2) + 2.7;
    }
    spread_labels(at, t->series_count, LABEL + 1, TOP, g->base);
    for (size_t s = 0; s < t->series_count; s++) {
        size_t k = t->series_count - 1 - s;

        pen_text(pen, g->x.to + NAMES, at[s], 0, label_of(t, pen->c, arena, form, k), &pen->c->theme->label);
    }
}

/* A line each below the years, where the names find no room behind the areas. */
static void
draw_key(const Pen *pen, const PeriodTable *t, ChartForm form, double y)
{
    g_autoptr(Arena) arena = arena_new();

    for (size_t s = 0; s < t->series_count; s++, y += KEY_LINE) {
        pen_pattern(pen, 0, y, SWATCH, 8, t->series[s]->fill);
        pen_text(pen, SWATCH + 4, y + 6.8, 0, label_of(t, pen->c, arena, form, s), &pen->c->theme->small);
    }
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    g_autoptr(Arena) arena = arena_new();
    PeriodTable t = table_of(spec, arena);

    (void)c;
    out->width = width;
    out->baseline = TOP + plot_height(spec);
    out->height = out->baseline + YEARS + (form == FORM_FULL ? 0 : 2 + KEY_LINE * (double)t.series_count);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    g_autoptr(Arena) arena = arena_new();
    PeriodTable t = table_of(spec, arena);
    Geometry g = geometry(spec, &t, c, arena, form, rect.width);
    Pen pen = { c, page, rect };
    double widest = 0, last = -HUGE_VAL;

    pen_plot(&pen, g.x.from, TOP, g.x.to - g.x.from, g.base - TOP);
    axis_draw_standing(&pen, &g.axis, g.x.from, g.x.to);
    for (size_t s = 0; s < t.series_count; s++)
        draw_series(&pen, &g, &t, s);
    draw_gaps(&pen, &g, &t);
    pen_line(&pen, g.x.from, g.base, g.x.to, g.base, 0.75, c->theme->ink);
    for (size_t i = 0; i < t.column_count; i++)
        widest = fmax(widest, text_width(c, t.columns[i].name, &c->theme->small));
    for (size_t k = t.column_count; k-- > 0;) {                 /* the last one is always told */
        double x = x_of(&g, &t, k);

        if (last != -HUGE_VAL && last - x < widest + 5)
            continue;
        label_within(&pen, x, g.base + 11, 0, rect.width, t.columns[k].name, &c->theme->small);
        last = x;
    }
    if (form == FORM_FULL)
        draw_names(&pen, &g, &t, form);
    else
        draw_key(&pen, &t, form, g.base + YEARS);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    PeriodTable t = table_of(spec, arena);
    LangArg args[4] = { LANG_TEXT("title", spec->title), LANG_TEXT("first", t.columns[0].name),
                        LANG_TEXT("last", t.columns[t.column_count - 1].name) };

    args[3] = LANG_TEXT("values", period_words(&t, c, arena));
    return lang_message(c->lang, arena, "alt-area", args, 4);
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    PeriodTable t = table_of(spec, chart_list_arena(list));

    (void)c;
    return period_list(&t, list);
}

CHART_ROW(area, measure, draw, alt, .last = FORM_SHORT, .least_width = 162, .check = check, .blame = blame,
          .extent = extent, .list = list);
