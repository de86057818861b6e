/* Columns: parts of a total upon one another, series side by side, or shares; one scale from zero. */
#include <math.h>
#include "chart/kinds.h"

enum { WIDEST = 24, MOST_CATEGORIES = 60, HEAD = 12 };

static DiagId
check(const ChartSpec *spec)
{
    const ColumnsSpec *s = &spec->u.columns;

    if (s->category_count == 0 || s->category_count > MOST_CATEGORIES)
        return DIAG_CHART_TOO_MANY;
    return stack_sane(s->series, s->series_count, s->totals, s->category_count, s->arrangement) ? CHART_GOOD : DIAG_CHART_BAD_NUMBER;
}

static double
plot_height(const ColumnsSpec *s)
{
    return s->height > 0 ? s->height : COLUMNS_PLOT;
}

static void
measure(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = plot_height(&spec->u.columns) + 14;
    out->baseline = plot_height(&spec->u.columns);
}

static ChartExtent
extent(const ChartSpec *spec)
{
    const ColumnsSpec *s = &spec->u.columns;
    ChartExtent e = { .set = true };

    if (s->arrangement == ARRANGE_SHARE) {
        e.high = 1;
    } else if (s->arrangement == ARRANGE_STACKED) {
        e.high = stack_scale_of(s->series, s->series_count, s->totals, s->category_count, s->scale_max);
    } else {
        for (size_t i = 0; i < s->category_count; i++)
            for (size_t k = 0; k < s->series_count; k++)
                if (s->series[k].values[i].known) {
                    e.low = fmin(e.low, s->series[k].values[i].value);
                    e.high = fmax(e.high, s->series[k].values[i].value);
                }
    }
    return e;
}

/* What was computed: slots of categories between `left` and `right`, and which labels there is room for. */
typedef struct Plot { Axis axis; double left, right, base, step, width; size_t every; bool values; } Plot;

static Plot
make_plot(const ChartSpec *spec, const PenContext *c, Arena *arena, double width)
{
    const ColumnsSpec *s = &spec->u.columns;
    ChartExtent e = spec->extent.set ? spec->extent : extent(spec);
    Plot plot = { .right = width, .base = plot_height(s), .every = 1, .values = true };
    double widest = 0;

    if (s->axis) {
        plot.axis = axis_make(spec, c, arena, e.low, e.high, SCALE_LINEAR, 4);
        plot.left = plot.axis.room + 6;
    } else {
        plot.axis.scale = (Scale){ .low = e.low, .high = e.high > e.low ? e.high : e.low + 1 };
    }
    plot.axis.scale.from = plot.base - (e.low < 0 ? 8 : 0);
    plot.axis.scale.to = HEAD;
    plot.step = (plot.right - plot.left) / (double)s->category_count;
    plot.width = s->arrangement == ARRANGE_GROUPED ? plot.step * 0.78 / (double)MAX(s->series_count, 1) : fmin(WIDEST, plot.step * 2 / 3);
    while (stack_label_room(c, s->categories, s->category_count, &c->theme->label) + 3 > plot.step * (double)plot.every)
        plot.every++;
    for (size_t i = 0; i < s->category_count; i++)
        widest = fmax(widest, text_width(c, s->totals[i].text, &c->theme->label_strong));
    plot.values = widest + 1 <= plot.step;
    return plot;
}

static void
draw_stub(const Pen *pen, double x, double width, double base)
{
    pen_dashed(pen, x, base - 2.2, x + width, base - 2.2, 0.8, pen->c->theme->ink3, 1, 2, CAP_BUTT);
    pen_text(pen, x + width / 2, base - 6, 0.5, "–", &pen->c->theme->small);
}

static void
draw_stack(const Pen *pen, const ColumnsSpec *s, size_t i, const Plot *plot, double x, bool labelled)
{
    const Scale *scale = &plot->axis.scale;
    double y = scale->from, whole = s->arrangement == ARRANGE_SHARE ? stack_sum(s->series, s->series_count, i) : 0;
    bool parts = false;

    if (!s->totals[i].known) {
        draw_stub(pen, x, plot->width, scale->from);
        return;
    }
    for (size_t k = 0; k < s->series_count; k++) {
        const ChartValue *v = &s->series[k].values[i];
        double height = v->known ? scale->from - scale_at(scale, whole > 0 ? v->value / whole : v->value) : 0;

        if (height <= 0)
            continue;
        parts = true;
        stack_part(pen, (Rect){ x, y - height, plot->width, fmax(height - (y < scale->from ? 0.5 : 0), 0.3) }, s->series[k].fill, v->quality);
        y -= height;
    }
    if (!parts && s->totals[i].value > 0 && whole == 0) {
        y = scale_at(scale, s->totals[i].value);
        pen_pattern(pen, x, y, plot->width, scale->from - y, FILL_OPEN);
    }
    if (labelled)
        pen_value(pen, x + plot->width / 2, y - 4, 0.5, &s->totals[i], &pen->c->theme->label_strong);
}

static void
draw_group(const Pen *pen, const ColumnsSpec *s, size_t i, const Plot *plot, double x)
{
    const Scale *scale = &plot->axis.scale;
    double zero = scale_at(scale, fmax(scale->low, fmin(0, scale->high)));

    for (size_t k = 0; k < s->series_count; k++, x += plot->width) {
        const ChartValue *v = &s->series[k].values[i];
        double y = v->known ? scale_at(scale, v->value) : zero;

        if (!v->known) {
            draw_stub(pen, x, plot->width - 1, zero);
            continue;
        }
        stack_part(pen, (Rect){ x, fmin(y, zero), plot->width - 1, fmax(fabs(y - zero), 0.3) }, s->series[k].fill, v->quality);
        if (text_width(pen->c, v->text, &pen->c->theme->small) <= plot->width + 1)
            pen_value(pen, x + (plot->width - 1) / 2, v->value < 0 ? y + 8 : y - 3, 0.5, v, &pen->c->theme->small);
    }
}

/* With room for few labels only: the greatest and the last. */
static bool
is_labelled(const ColumnsSpec *s, const Plot *plot, size_t i)
{
    size_t greatest = 0, last = 0;

    for (size_t k = 0; k < s->category_count; k++)
        if (s->totals[k].known) {
            greatest = !s->totals[greatest].known || s->totals[k].value > s->totals[greatest].value ? k : greatest;
            last = k;
        }
    return plot->values || i == last || (i == greatest && last - greatest > 1);
}

static void
draw(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const ColumnsSpec *s = &spec->u.columns;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    Plot plot = make_plot(spec, c, arena, rect.width);
    double zero = scale_at(&plot.axis.scale, fmax(plot.axis.scale.low, fmin(0, plot.axis.scale.high)));

    if (s->axis)
        axis_draw_standing(&pen, &plot.axis, plot.left, plot.right);
    pen_line(&pen, plot.left, zero, plot.right, zero, 0.75, c->theme->ink);
    for (size_t i = 0; i < s->category_count; i++) {
        double x = plot.left + ((double)i + 0.5) * plot.step;

        if (s->arrangement == ARRANGE_GROUPED)
            draw_group(&pen, s, i, &plot, x - plot.width * (double)s->series_count / 2);
        else
            draw_stack(&pen, s, i, &plot, x - plot.width / 2, is_labelled(s, &plot, i));
        if (i % plot.every == 0)
            pen_text(&pen, x, plot.base + 11, 0.5, s->categories[i], &c->theme->label);
    }
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const ColumnsSpec *s = &spec->u.columns;

    return stack_describe(spec, c, arena, s->series_count > 1 ? "alt-columns-series" : "alt-columns", s->categories, s->category_count, s->totals, s->series, s->series_count);
}

const ChartRow columns_chart = { 60, check, measure, draw, alt, extent };
