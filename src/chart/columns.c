/* Columns: parts of a total upon one another, series side by side, or shares; one scale from zero. */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { WIDEST = 24, HEAD = 12, NAME_LINE = 9, LEAST_SLOT = 28, NAME_LINES = 4 };

static DiagId
check(const ChartSpec *spec)
{
    const ColumnsSpec *s = &spec->u.columns;

    if (s->category_count == 0)
        return DIAG_CHART_NOTHING;
    if (s->category_count > MOST_CATEGORIES)
        return limit_as_fault(LIMIT_CATEGORIES);
    return stack_check(s->series, s->series_count, s->totals, s->category_count, s->arrangement);
}

static void
blame(const ChartSpec *spec, DiagId fault, const char *words[3])
{
    const ColumnsSpec *s = &spec->u.columns;

    stack_blame(s->series, s->series_count, s->categories, s->category_count, fault, words);
}

static double
plot_height(const ColumnsSpec *s)
{
    return s->height > 0 ? s->height : COLUMNS_PLOT;
}

static ChartExtent
extent(const ChartSpec *spec)
{
    const ColumnsSpec *s = &spec->u.columns;

    return stack_extent(s->series, s->series_count, s->totals, s->category_count, s->scale_max, s->arrangement);
}

/* Above the highest column stands its figure, and before that the open end of what is at least so much. */
static double
head_room(const ColumnsSpec *s)
{
    for (size_t i = 0; i < s->category_count; i++)
        if (s->totals[i].known && chart_bound_is_open(s->totals[i].bound))
            return HEAD + OPEN_END - 2;
    return HEAD;
}

/* What was computed: slots of categories between `left` and `right`, and which labels there is room for. */
typedef struct Plot { Axis axis; double left, right, base, step, width; size_t every; bool values; } Plot;

/* Are its years those of the table below? Only as wide as that, not in the narrower forms. */
static bool
is_over_table(const ColumnsSpec *s, ChartForm form)
{
    return form == FORM_FULL && s->table_start + s->table_end > 0;
}

/* As wide as the table's years; a column's middle is that of a figure that is set to the end, not of its slot. */
static void
place_over_table(const ColumnsSpec *s, Plot *plot, double width, double figure)
{
    static const double padding = 6;    /* behind a figure of a table */
    double step = (width - s->table_start - s->table_end) / (double)s->category_count,
           shift = fmin(fmax(step / 2 - figure / 2 - padding, 0), s->table_end);

    plot->left = fmax(plot->left, s->table_start + shift);
    plot->right = width - s->table_end + shift;
}

static Plot
make_plot(const ChartSpec *spec, const PenContext *c, Arena *arena, ChartForm form, double width)
{
    const ColumnsSpec *s = &spec->u.columns;
    ChartExtent e = spec->extent.set ? spec->extent : extent(spec);
    Plot plot = { .right = width, .base = plot_height(s), .every = 1, .values = true };
    double widest = 0;

    if (s->axis) {
        plot.axis = axis_make(spec, c, arena, e.low, e.high, SCALE_LINEAR, 4, width * AXIS_SHARE);
        plot.left = plot.axis.room + 6;
    } else {
        plot.axis.scale = (Scale){ .low = e.low, .high = e.high > e.low ? e.high : e.low + 1 };
    }
    plot.axis.scale.from = plot.base - (e.low < 0 ? 8 : 0);
    plot.axis.scale.to = head_room(s);
    for (size_t i = 0; i < s->category_count; i++)
        widest = fmax(widest, text_width(c, chart_brief(c, arena, form, &s->totals[i]).text, &c->theme->label_strong));
    if (is_over_table(s, form))
        place_over_table(s, &plot, width, widest * 0.88);
    plot.step = (plot.right - plot.left) / (double)s->category_count;
    plot.width = s->arrangement == ARRANGE_GROUPED ? plot.step * 0.78 / (double)MAX(s->series_count, 1)
                                                   : fmin(WIDEST, plot.step * 2 / 3);
    while (form == FORM_FULL && !is_over_table(s, form) &&
           stack_label_room(c, s->categories, s->category_count, &c->theme->label) + 3 >
               plot.step * (double)plot.every &&
           plot.every < s->category_count)
        plot.every++;
    plot.values = widest + 1 <= plot.step;
    return plot;
}

/* ---- laid down as bars ---- */

static ChartSpec
turned(const ChartSpec *spec)
{
    const ColumnsSpec *s = &spec->u.columns;
    ChartSpec bars = *spec;

    bars.kind = CHART_STACKED_BARS;
    bars.u.stacked_bars = (StackedBarsSpec){ .categories = s->categories,
                                             .category_count = s->category_count,
                                             .series = s->series,
                                             .series_count = s->series_count,
                                             .totals = s->totals,
                                             .scale_max = s->scale_max,
                                             .arrangement = s->arrangement,
                                             .none = "–" };
    return bars;
}

/* ---- standing ---- */

/* "to 5 Nov" stands below the name of its column, in a line that the others leave free. */
static const char *
until_of(const ColumnsSpec *s, size_t i)
{
    return stack_until(s->series, s->series_count, i, &s->totals[i]);
}

static bool
any_until(const ColumnsSpec *s)
{
    for (size_t i = 0; i < s->category_count; i++)
        if (until_of(s, i) != NULL)
            return true;
    return false;
}

static void
draw_until(const Pen *pen, const ColumnsSpec *s, const Plot *plot, size_t i, double y, double *end)
{
    const TextStyle *style = &pen->c->theme->small;
    double x = plot->left + ((double)i + 0.5) * plot->step, width, start;

    if (until_of(s, i) == NULL)
        return;
    width = text_width(pen->c, until_of(s, i), style);
    start = fmax(fmin(x - width / 2, pen->box.width - width), 0);
    if (start < *end)
        pen_lost(pen);
    *end = start + width + 3;
    pen_text(pen, start, y, 0, until_of(s, i), style);
}

/* A name in the slot of its column, broken into lines. */
static WrappedText
name_in_slot(const ColumnsSpec *s, const PenContext *c, Arena *arena, const Plot *plot, size_t i)
{
    return wrap_text(c, arena, s->categories[i], &c->theme->label, plot->step - 4);
}

/* Of the names below the columns. */
static size_t
name_lines(const ChartSpec *spec, const PenContext *c, ChartForm form, double width)
{
    const ColumnsSpec *s = &spec->u.columns;
    g_autoptr(Arena) arena = arena_new();
    Plot plot = { 0 };
    size_t lines = 1;

    if (form == FORM_FULL)
        return lines;
    plot = make_plot(spec, c, arena, form, width);
    for (size_t i = 0; i < s->category_count && plot.step >= LEAST_SLOT; i++)
        lines = MAX(lines, name_in_slot(s, c, arena, &plot, i).count);
    return lines;
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const ColumnsSpec *s = &spec->u.columns;

    if (form == FORM_TURNED) {
        ChartSpec bars = turned(spec);

        stacked_bars_chart.measure(&bars, c, FORM_LINES, width, out);
        return;
    }
    out->width = width;
    out->height = plot_height(s) + (is_over_table(s, form) ? 5 : 14) +
                  NAME_LINE * (double)(name_lines(spec, c, form, width) - 1 + any_until(s));
    out->baseline = plot_height(s);
}

static void
draw_stub(const Pen *pen, double x, double width, double base)
{
    pen_dashed(pen, x, base - 2.2, x + width, base - 2.2, 0.8, pen->c->theme->ink3, 1, 2, CAP_BUTT);
    pen_text(pen, x + width / 2, base - 6, 0.5, "–", &pen->c->theme->small);
}

/* Where the total of parts of both signs lies, which none of their ends shows. */
static void
mark_total(const Pen *pen, const ColumnsSpec *s, size_t i, const Plot *plot, double x)
{
    StackEnds ends = stack_ends(s->series, s->series_count, i);
    double y = scale_at(&plot->axis.scale, s->totals[i].value);

    if (ends.low == 0 || ends.high == 0)
        return;
    pen_fill(pen, x - 2, y - 1.5, plot->width + 4, 3, pen->c->theme->white);
    pen_fill(pen, x - 2, y - 0.75, plot->width + 4, 1.5, pen->c->theme->ink);
}

/* How far a column reaches away from zero, up or down, with its dash or its open end. */
static double
end_of(const ColumnsSpec *s, const Plot *plot, size_t i, bool up)
{
    const Scale *scale = &plot->axis.scale;
    const ChartValue *total = &s->totals[i];
    StackEnds ends = stack_ends(s->series, s->series_count, i);
    double zero = scale_at(scale, fmax(scale->low, 0)),
           whole = s->arrangement == ARRANGE_SHARE ? stack_sum(s->series, s->series_count, i) : 0;
    double rest = stack_rest(s->series, s->series_count, i, total).value;

    if (!total->known)
        return up ? zero - 12 : zero;
    if (whole > 0)
        return up ? scale_at(scale, 1) : zero;
    if (!up)
        return scale_at(scale, ends.low + fmin(rest, 0));
    return scale_at(scale, fmax(ends.high + fmax(rest, 0), scale->low)) -
           (chart_bound_is_open(total->bound) && total->value >= 0 ? OPEN_END : 0);
}

/*
 * The figure of column i at its end, with its baseline at y, between the columns beside it that reach farther: in the
 * semi-condensed face where that is not room enough.
 */
static void
draw_total(const Pen *pen, const ColumnsSpec *s, size_t i, const Plot *plot, const ChartValue *total, double y, bool up)
{
    TextStyle style = pen->c->theme->label_strong;
    double low = 0, high = pen->box.width, width, x = plot->left + ((double)i + 0.5) * plot->step;

    for (size_t k = 0; k < s->category_count; k++) {
        double middle = plot->left + ((double)k + 0.5) * plot->step, end = end_of(s, plot, k, up);

        if (k == i || (up ? end > y + 1 : end < y - style.size))
            continue;
        if (k < i)
            low = fmax(low, middle + plot->width / 2 + 0.75);
        else
            high = fmin(high, middle - plot->width / 2 - 0.75);
    }
    if (text_width(pen->c, total->text, &style) > high - low)
        style.stretch = STRETCH_SEMI_CONDENSED;
    width = text_width(pen->c, total->text, &style);
    if (width > high - low + 0.01)
        pen_lost(pen);
    if (s->axis)
        axis_part_lines(
            pen, &plot->axis,
            (Rect){ fmax(low, fmin(x - width / 2, high - width)), y - 0.72 * style.size, width, 0.74 * style.size },
            pen->c->theme->white);
    value_within(pen, x, y, low, high, total, &style);
}

/*
 * Upon one another from zero, parts below zero downwards. The total is printed beyond the last part above zero, or,
 * with none, below all.
 */
static void
draw_stack(const Pen *pen, const ColumnsSpec *s, size_t i, ChartForm form, const Plot *plot, double x, bool labelled)
{
    const Scale *scale = &plot->axis.scale;
    g_autoptr(Arena) arena = arena_new();
    ChartValue total = chart_brief(pen->c, arena, form, &s->totals[i]);
    double zero = scale_at(scale, fmax(scale->low, 0)), y = zero, below = zero,
           whole = s->arrangement == ARRANGE_SHARE ? stack_sum(s->series, s->series_count, i) : 0;
    bool open = total.known && chart_bound_is_open(total.bound) && whole == 0 && total.value >= 0;
    ChartValue rest = stack_rest(s->series, s->series_count, i, &s->totals[i]);

    if (!total.known) {
        draw_stub(pen, x, plot->width, zero);
        return;
    }
    for (size_t k = 0; k < s->series_count; k++) {
        const ChartValue *v = &s->series[k].values[i];
        double height = v->known ? zero - scale_at(scale, whole > 0 ? v->value / whole : v->value) : 0;

        if (fabs(height) <= 0)
            continue;
        if (v->until != NULL)
            stack_part_open(pen, (Rect){ x, height > 0 ? y - height : below, plot->width, fabs(height) },
                            s->series[k].fill, height > 0 ? OPEN_ABOVE : OPEN_BELOW);
        else if (height > 0)
            stack_part(pen, (Rect){ x, y - height, plot->width, fmax(height - (y < zero ? 0.5 : 0), 0.3) },
                       s->series[k].fill, v->quality);
        else
            stack_part(pen,
                       (Rect){ x, below + (below > zero ? 0.5 : 0), plot->width,
                               fmax(-height - (below > zero ? 0.5 : 0), 0.3) },
                       s->series[k].fill, v->quality);
        *(height > 0 ? &y : &below) -= height;
    }
    if (rest.known && whole == 0) {
        double height = zero - scale_at(scale, rest.value), *end = height > 0 ? &y : &below;

        if (total.until != NULL)
            stack_part_open(pen, (Rect){ x, fmin(*end, *end - height), plot->width, fabs(height) }, FILL_OPEN,
                            height > 0 ? OPEN_ABOVE : OPEN_BELOW);
        else
            pen_pattern(pen, x, fmin(*end, *end - height), plot->width, fabs(height), FILL_OPEN);
        *end -= height;
    }
    if (total.ranged && whole == 0) {
        stack_whisker(pen, scale_at(scale, total.low), scale_at(scale, total.high), x + plot->width / 2, true);
        y = fmin(y, scale_at(scale, total.high));
    }
    if (open)
        stack_open_end(pen, x, y, plot->width, true);
    mark_total(pen, s, i, plot, x);
    if (labelled && y == zero && below > zero)
        draw_total(pen, s, i, plot, &total, below + 9, false);
    else if (labelled)
        draw_total(pen, s, i, plot, &total, y - (open ? OPEN_END + 2 : 4), true);
}

static void
draw_figure(const Pen *pen, const ColumnsSpec *s, const Plot *plot, double x, double y, const ChartValue *value)
{
    const TextStyle *style = &pen->c->theme->small;
    double width = text_width(pen->c, value->text, style);

    if (s->axis)
        axis_part_lines(
            pen, &plot->axis,
            (Rect){ fmin(x - width / 2, pen->box.width - width), y - 0.72 * style->size, width, 0.74 * style->size },
            pen->c->theme->white);
    value_within(pen, x, y, 0, pen->box.width, value, style);
}

static void
draw_group(const Pen *pen, const ColumnsSpec *s, size_t i, ChartForm form, const Plot *plot, double x)
{
    const Scale *scale = &plot->axis.scale;
    double zero = scale_at(scale, fmax(scale->low, fmin(0, scale->high)));
    g_autoptr(Arena) arena = arena_new();

    for (size_t k = 0; k < s->series_count; k++, x += plot->width) {
        ChartValue v = chart_brief(pen->c, arena, form, &s->series[k].values[i]);
        double y = v.known ? scale_at(scale, v.value) : zero;

        if (!v.known) {
            draw_stub(pen, x, plot->width - 1, zero);
            continue;
        }
        if (v.until != NULL)
            stack_part_open(pen, (Rect){ x, fmin(y, zero), plot->width - 1, fabs(y - zero) }, s->series[k].fill,
                            v.value < 0 ? OPEN_BELOW : OPEN_ABOVE);
        else
            stack_part(pen, (Rect){ x, fmin(y, zero), plot->width - 1, fmax(fabs(y - zero), 0.3) }, s->series[k].fill,
                       v.quality);
        if (text_width(pen->c, v.text, &pen->c->theme->small) <= plot->width + 1)
            draw_figure(pen, s, plot, x + (plot->width - 1) / 2, v.value < 0 ? y + 8 : y - 3, &v);
        else if (!s->axis)
            pen_lost(pen);                              /* an axis tells roughly what the figure was */
    }
}

/* With room for few labels only: the greatest and the last, of neighbours where one stands above the other. */
static bool
is_labelled(const ColumnsSpec *s, const Plot *plot, size_t i)
{
    static const double label_line = 10;
    size_t greatest = 0, last = 0;

    for (size_t k = 0; k < s->category_count; k++)
        if (s->totals[k].known) {
            greatest = !s->totals[greatest].known || s->totals[k].value > s->totals[greatest].value ? k : greatest;
            last = k;
        }
    return plot->values || i == last ||
           (i == greatest &&
            (last - greatest > 1 || end_of(s, plot, last, true) - end_of(s, plot, greatest, true) > label_line));
}

/* Under its column: of years every second, third and so on where they would touch; a name of another thing always. */
static void
draw_name(const Pen *pen, const ColumnsSpec *s, ChartForm form, const Plot *plot, size_t i)
{
    const TextStyle *style = &pen->c->theme->label;
    double x = plot->left + ((double)i + 0.5) * plot->step;
    g_autoptr(Arena) arena = arena_new();
    WrappedText name;

    if (i % plot->every != 0 || is_over_table(s, form))
        return;
    if (form == FORM_FULL) {
        label_within(pen, x, plot->base + 11, 0, pen->box.width, s->categories[i], style);
        return;
    }
    name = name_in_slot(s, pen->c, arena, plot, i);
    pen_wrapped(pen, x, plot->base + 11, 0.5, NAME_LINE, &name);
    if (name.count > NAME_LINES || plot->step < LEAST_SLOT ||
        (name.count > 0 && strlen(name.lines[0]) < strcspn(s->categories[i], " -")))
        pen_lost(pen);                                  /* a word that is broken in so small a slot is not read */
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const ColumnsSpec *s = &spec->u.columns;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    Plot plot;
    double zero, until, until_end = 0;

    if (form == FORM_TURNED) {
        ChartSpec bars = turned(spec);

        stacked_bars_chart.draw(&bars, c, FORM_LINES, page, rect);
        return;
    }
    plot = make_plot(spec, c, arena, form, rect.width);
    zero = scale_at(&plot.axis.scale, fmax(plot.axis.scale.low, fmin(0, plot.axis.scale.high)));
    if (plot.every > 1 && !labels_count_on(s->categories, s->category_count))
        pen_lost(&pen);
    pen_plot(&pen, plot.left, head_room(s), plot.right - plot.left, plot.base - head_room(s));
    if (s->axis)
        axis_draw_standing(&pen, &plot.axis, plot.left, plot.right);
    pen_line(&pen, plot.left, zero, plot.right, zero, 0.75, c->theme->ink);
    until = plot.base + (is_over_table(s, form) ? 2 : 11) + NAME_LINE * (double)name_lines(spec, c, form, rect.width);
    for (size_t i = 0; i < s->category_count; i++) {
        double x = plot.left + ((double)i + 0.5) * plot.step;

        if (s->arrangement == ARRANGE_GROUPED)
            draw_group(&pen, s, i, form, &plot, x - plot.width * (double)s->series_count / 2);
        else
            draw_stack(&pen, s, i, form, &plot, x - plot.width / 2, is_labelled(s, &plot, i));
        draw_name(&pen, s, form, &plot, i);
        draw_until(&pen, s, &plot, i, until, &until_end);
    }
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const ColumnsSpec *s = &spec->u.columns;
    bool one = s->category_count == 1;

    return stack_describe(spec, c, arena,
                          s->series_count > 1 ? (one ? "alt-columns-series-one" : "alt-columns-series")
                                              : (one ? "alt-columns-one" : "alt-columns"),
                          &(StackWords){ s->categories, s->category_count, s->totals, s->series, s->series_count,
                                         s->arrangement });
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const ColumnsSpec *s = &spec->u.columns;

    (void)c;
    chart_list_stack(list, s->categories, s->category_count, s->totals, s->series, s->series_count, NULL);
    return true;
}

CHART_ROW(columns, measure, draw, alt,
          .least_width = 60, .last = FORM_TURNED, .check = check, .blame = blame, .extent = extent, .list = list);
