/* Series over time: lines (or steps) with target, required path and projection, and the sparkline of a table row. */
#include "chart/line.h"
#include <math.h>
#include "base/diag_chart.h"

enum { NUMBERED_TOP = 17, KEY_LINE = 9, KEY_SAMPLE = 22 };

static bool
points_are_sane(const ChartPoint *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!value_is_sane(points[i].value) || !date_is_set(points[i].date))
            return false;
    return true;
}

static void
extent(const ChartPoint *points, size_t count, double *low, double *high)
{
    for (size_t i = 0; i < count; i++)
        if (points[i].value.known) {
            *low = fmin(*low, points[i].value.value);
            *high = fmax(*high, points[i].value.value);
        }
}

/* "2018", or the name of its period. */
static const char *
when(const PenContext *c, Arena *arena, const ChartPoint *point)
{
    return point->when != NULL ? point->when : lang_date(c->lang, arena, (Date){ .year = point->date.year }, DATE_LONG);
}

/* ---- a path of points, thinned to what ink can show ---- */

/*
 * Of many points in one column of half a point's width: the first, the lowest, the highest and the last, in their
 * order.
 */
static size_t
thin(const ChartPoint *points, size_t count, const Scale *x, size_t *kept)
{
    size_t out = 0, i = 0;

    while (i < count) {
        double column = floor(2 * scale_date(x, points[i].date));
        size_t first = i, low = i, high = i, last = i;

        if (!is_joined(&points[i])) {
            kept[out++] = i++;
            continue;
        }
        for (; i < count && is_joined(&points[i]) && floor(2 * scale_date(x, points[i].date)) == column; i++) {
            low = points[i].value.value < points[low].value.value ? i : low;
            high = points[i].value.value > points[high].value.value ? i : high;
            last = i;
        }
        kept[out++] = first;
        if (MIN(low, high) > first)
            kept[out++] = MIN(low, high);
        if (MAX(low, high) > kept[out - 1])
            kept[out++] = MAX(low, high);
        if (last > kept[out - 1])
            kept[out++] = last;
    }
    return out;
}

static void
stroke_points(const Pen *pen, GArray *path, double width, Colour colour, double dash)
{
    if (path->len > 1)
        pen_polyline(pen, (const Point *)(const void *)path->data, path->len,
                     (Stroke){ .width = width, .colour = colour, .dash = dash, .gap = dash * 0.6 });
    g_array_set_size(path, 0);
}

/* A missing value interrupts the line: a gap is seen as one. */
static void
draw_path(const Pen *pen, const ChartPoint *points, size_t count, const Scale *x, const Scale *y, bool step,
          Colour colour, double dash)
{
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(Point));
    g_autofree size_t *kept = g_new(size_t, 4 * count + 4);
    size_t used = thin(points, count, x, kept);

    for (size_t i = 0; i < used; i++) {
        const ChartPoint *point = &points[kept[i]];
        Point at;

        if (!is_joined(point)) {
            stroke_points(pen, path, 1.6, colour, dash);
            continue;
        }
        at = place(x, y, point);
        if (step && path->len > 0) {
            Point corner = { at.x, g_array_index(path, Point, path->len - 1).y };

            g_array_append_val(path, corner);
        }
        g_array_append_val(path, at);
    }
    stroke_points(pen, path, 1.6, colour, dash);
}

/* ---- line ---- */

/* How series differ without their colour: each has a dash and a mark of its own; two hues in turn. */
static Colour
series_colour(const ChartTheme *t, size_t index)
{
    return index % 2 == 0 ? t->accent : t->ink2;
}

static double
series_dash(size_t index)
{
    static const double dashes[MOST_LINE_SERIES] = { 0, 0, 6, 6, 3, 3, 1.2, 1.2 };

    return dashes[index];
}

static DiagId
check_line(const ChartSpec *spec)
{
    const LineSpec *l = &spec->u.line;

    if (l->series_count > MOST_LINE_SERIES)
        return limit_as_fault(LIMIT_LINE_SERIES);
    for (size_t i = 0; i < l->series_count; i++) {
        const LineSeries *s = &l->series[i];

        if (s->count > MOST_LINE_POINTS)
            return limit_as_fault(LIMIT_LINE_POINTS);
        if (!points_are_sane(s->points, s->count))
            return DIAG_CHART_BAD_NUMBER;
        for (size_t k = 0; k < s->count; k++) {
            /* a point without a value parts two that cannot be compared, on the day of the first */
            if (k > 0 && s->points[k].value.known && s->points[k - 1].value.known &&
                day(s->points[k].date) == day(s->points[k - 1].date))
                return DIAG_CHART_PERIOD_TWICE;
            if (l->scale == SCALE_LOG && s->points[k].value.known && s->points[k].value.value <= 0)
                return DIAG_CHART_LOG_ZERO;
        }
    }
    return l->series_count > 0 && value_is_sane(l->target) ? CHART_GOOD : DIAG_CHART_BAD_NUMBER;
}

static void
find_dates(const LineSpec *l, Plot *plot)
{
    for (size_t i = 0; i < l->series_count; i++)
        for (size_t k = 0; k < l->series[i].count; k++) {
            Date date = l->series[i].points[k].date;

            plot->any = plot->any || l->series[i].points[k].value.known;
            if (!date_is_set(plot->from) || day(date) < day(plot->from))
                plot->from = date;
            if (!date_is_set(plot->to) || day(date) > day(plot->to))
                plot->to = date;
        }
    if (l->target.known && date_is_set(l->target_date) && day(l->target_date) > day(plot->to))
        plot->to = l->target_date;
    if (l->baseline.value.known && day(l->baseline.date) - l->lead < day(plot->from))
        plot->from = on_path(l, l->baseline.date, &l->baseline.value).date;
}

/* Some figure is known, and none has a part behind its point: figures, target and milestones. */
static bool
counts_whole(const LineSpec *l)
{
    bool any = false;

    for (size_t i = 0; i < l->series_count; i++)
        for (size_t k = 0; k < l->series[i].count; k++) {
            const ChartValue *v = &l->series[i].points[k].value;

            if (v->known && !scale_is_whole(v->value))
                return false;
            any = any || v->known;
        }
    for (size_t i = 0; i < l->step_count; i++)
        if (!scale_is_whole(l->steps[i].value.value))
            return false;
    return any && (!l->target.known || scale_is_whole(l->target.value));
}

static ChartExtent
extent_line(const ChartSpec *spec)
{
    const LineSpec *l = &spec->u.line;
    ChartExtent e = { .set = true, .low = HUGE_VAL, .high = -HUGE_VAL };
    Plot dates = { .any = false };

    for (size_t i = 0; i < l->series_count; i++)
        extent(l->series[i].points, l->series[i].count, &e.low, &e.high);
    if (l->target.known) {
        e.low = fmin(e.low, l->target.value);
        e.high = fmax(e.high, l->target.value);
    }
    if (l->target.known && l->ranged) {
        e.low = fmin(e.low, l->low);
        e.high = fmax(e.high, l->high);
    }
    extent(l->steps, l->step_count, &e.low, &e.high);
    if (!(e.low <= e.high))
        e.low = e.high = 0;
    /* from zero: a part of the axis would make small changes look great */
    if (l->scale == SCALE_LINEAR) {
        e.low = fmin(e.low, 0);
        e.high = fmax(e.high, 0);
    }
    find_dates(l, &dates);
    e.from = dates.from;
    e.to = dates.to;
    e.whole = counts_whole(l);
    return e;
}

static double
end_room(const ChartSpec *spec, const PenContext *c, double width)
{
    const LineSpec *l = &spec->u.line;
    const ChartTheme *t = c->theme;
    double room = fmax(
        text_width(c, l->latest_label, &t->label_strong),
        fmax(text_width(c, l->target_label, &t->label_strong), text_width(c, l->projected_label, &t->label_strong)));

    room = fmax(room, text_width(c, l->path_label, &t->small));
    room = fmax(room, l->yearly_count > 0 ? text_width(c, l->yearly_text, &t->small) : 0);
    room = fmax(room, l->totals != NULL ? text_width(c, l->totals_text, &t->small) : 0);
    for (size_t i = 0; l->series_count > 1 && i < l->series_count; i++)
        room = fmax(room, fmin(text_width(c, l->series[i].name, &t->small_strong), width * 0.3));
    return fmin(room, width * 0.48) + 10;
}

static double
plot_height(const LineSpec *l)
{
    return l->height > 0 ? l->height : LINE_PLOT;
}

/*
 * A target that no figure passes ends the axis, a little above it: a tick above that would only make the line flatter.
 * Its own label says how high that is.
 */
static void
end_at_target(const LineSpec *l, const ChartExtent *e, Axis *axis)
{
    double above = e->high + 0.04 * (e->high - e->low);

    if (l->scale != SCALE_LINEAR || !l->target.known || l->target_label == NULL || l->target.value < e->high ||
        axis->count < 4 || axis->ticks[axis->count - 1] <= above)
        return;
    axis->count--;
    axis->scale.high = above;
}

static Plot
make_plot(const ChartSpec *spec, const PenContext *c, Arena *arena, ChartForm form, double width)
{
    const LineSpec *l = &spec->u.line;
    ChartExtent e = spec->extent.set ? spec->extent : extent_line(spec);
    Plot plot = { .top = 8, .bottom = plot_height(l), .from = e.from, .to = e.to };

    for (size_t i = 0; i < l->series_count && !plot.any; i++)
        for (size_t k = 0; k < l->series[i].count && !plot.any; k++)
            plot.any = l->series[i].points[k].value.known;
    plot.axis = axis_make(spec, c, arena, e.low, e.high, l->scale, plot.bottom < 60 ? 3 : 4, width * AXIS_SHARE);
    if (!spec->extent.set)
        end_at_target(l, &e, &plot.axis);
    plot.left = plot.axis.room + 8;
    plot.right = form == FORM_FULL ? width - end_room(spec, c, width) : width - 6;
    plot.top = form != FORM_FULL && l->moment_count > 0 ? NUMBERED_TOP : 8;
    plot.axis.scale.from = plot.bottom;
    plot.axis.scale.to = plot.top;
    plot.x = (Scale){
        .low = date_to_days((Date){ plot.from.year, 1, 1 }), .high = day(plot.to), .from = plot.left, .to = plot.right
    };
    if (plot.x.high <= plot.x.low)
        plot.x.high = plot.x.low + 366;
    return plot;
}

/* ---- keys: names, labels and moments below the plot ---- */

/* `pen` NULL: only the room is asked for. */
typedef struct Keys { const Pen *pen; const PenContext *c; double width, y; } Keys;

static void
add_key(Keys *keys, const char *text, const ChartValue *value, void (*sample)(const Pen *pen, double y, size_t index),
        size_t index)
{
    const ChartTheme *t = keys->c->theme;
    g_autoptr(Arena) arena = arena_new();
    double figure = value == NULL ? 0 : text_width(keys->c, value->text, &t->small_strong) + 6;
    WrappedText words = wrap_text(keys->c, arena, text, &t->small, fmax(keys->width - KEY_SAMPLE - figure, 1));

    if (words.count == 0 && figure == 0)
        return;
    if (keys->pen != NULL) {
        sample(keys->pen, keys->y + 5, index);
        pen_wrapped(keys->pen, KEY_SAMPLE, keys->y + 7.5, 0, KEY_LINE, &words);
        if (value != NULL)
            pen_value(keys->pen, keys->width, keys->y + 7.5, 1, value, &t->small_strong);
    }
    keys->y += KEY_LINE * (double)MAX(words.count, 1) + 1;
}

static void
sample_series(const Pen *pen, double y, size_t index)
{
    pen_dashed(pen, 0, y, 16, y, 1.6, series_colour(pen->c->theme, index), series_dash(index), series_dash(index) * 0.6,
               CAP_BUTT);
}

static void
sample_target(const Pen *pen, double y, size_t index)
{
    (void)index;
    pen_dashed(pen, 0, y, 16, y, 0.75, pen->c->theme->ink, 3, 2, CAP_BUTT);
}

static void
sample_range(const Pen *pen, double y, size_t index)
{
    (void)index;
    pen_fill(pen, 0, y - 3, 16, 6, pen->c->theme->tint2);
    pen_dashed(pen, 0, y - 3, 16, y - 3, 0.75, pen->c->theme->ink, 3, 2, CAP_BUTT);
    pen_dashed(pen, 0, y + 3, 16, y + 3, 0.75, pen->c->theme->ink, 3, 2, CAP_BUTT);
}

static void
sample_milestone(const Pen *pen, double y, size_t index)
{
    (void)index;
    line_draw_milestone(pen, (Point){ 8, y });
}

static void
sample_path(const Pen *pen, double y, size_t index)
{
    (void)index;
    pen_dashed(pen, 0, y, 16, y, 1, pen->c->theme->ink, 0.1, 2.2, CAP_ROUND);
}

static void
sample_projection(const Pen *pen, double y, size_t index)
{
    (void)index;
    pen_dashed(pen, 0, y, 16, y, 1.2, pen->c->theme->accent, 4, 2.5, CAP_BUTT);
}

static void
sample_span(const Pen *pen, double y, size_t index)
{
    (void)index;
    pen_fill(pen, 0, y - 3, 16, 6, pen->c->theme->tint2);
}

static void
sample_moment(const Pen *pen, double y, size_t index)
{
    g_autoptr(Arena) arena = arena_new();

    pen_text(pen, 8, y + 2.5, 0.5, moment_number(pen->c, arena, index), &pen->c->theme->small_strong);
}

/* A moment beyond the axis has its date in words. */
static void
add_moments(Keys *keys, const LineSpec *l, const Plot *plot)
{
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < l->moment_count; i++) {
        ChartValue date = { true, 0, lang_date(keys->c->lang, arena, l->moments[i].date, DATE_MEDIUM), QUALITY_FINAL,
                            NULL };

        add_key(keys, l->moments[i].text, is_on_axis(plot, l->moments[i].date) ? NULL : &date, sample_moment, i);
    }
}

static void
add_year_row(Keys *keys, const LineSpec *l, const ChartValue *values, const char *words)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GPtrArray) years = g_ptr_array_new();

    for (size_t i = 0; i < l->yearly_count; i++)
        if (values[i].known && values[i].text != NULL)
            g_ptr_array_add(years,
                            (gpointer)(guintptr)lang_labelled(
                                keys->c->lang, arena,
                                lang_number(keys->c->lang, arena, l->yearly_from + (int)i, NUMBER_PLAIN, 0),
                                values[i].text));
    if (years->len > 0)
        add_key(keys,
                lang_labelled(keys->c->lang, arena, words == NULL ? "+" : words,
                              lang_list(keys->c->lang, arena, (const char *const *)years->pdata, years->len)),
                NULL, sample_span, 0);
}

/* A figure alone does not say what it is: it stands behind its word. */
static void
add_latest_key(Keys *keys, const LineSpec *l)
{
    g_autoptr(Arena) arena = arena_new();

    add_key(keys,
            lang_labelled(keys->c->lang, arena, lang_message(keys->c->lang, arena, "legend-latest", NULL, 0),
                          l->latest_label),
            NULL, sample_series, 0);
}

static void
flow_keys(Keys *keys, const LineSpec *l, const Plot *plot, ChartForm form)
{
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < l->series_count; i++) {
        const ChartPoint *last = last_known(&l->series[i]);
        ChartValue value = last == NULL ? (ChartValue){ 0 } : chart_value(keys->c, arena, form, &last->value);

        if (l->series_count > 1 || l->series[i].name != NULL)
            add_key(keys, l->series[i].name, last == NULL ? NULL : &value, sample_series, i);
        if (l->series_count == 1 && last != NULL && l->latest_label != NULL &&
            (l->series[i].name == NULL || value.text == NULL || strcmp(value.text, l->latest_label) != 0))
            add_latest_key(keys, l);
    }
    if (l->target.known)
        add_key(keys, l->target_label, NULL, l->ranged ? sample_range : sample_target, 0);
    if (l->target.known && l->target_label != NULL)
        add_key(keys, l->path_label, NULL, sample_path, 0);
    for (size_t i = 0; l->target.known && i < l->step_count; i++) {
        ChartValue date = { .known = true,
                            .text = lang_date(keys->c->lang, arena, l->steps[i].date, DATE_MEDIUM) };

        add_key(keys, l->step_labels[i], &date, sample_milestone, 0);
    }
    if (l->projected.value.known)
        add_key(keys, l->projected_label, NULL, sample_projection, 0);
    add_moments(keys, l, plot);
    if (date_is_set(l->span.from) && date_is_set(l->span.to))
        add_key(keys, l->span.text, NULL, sample_span, 0);
    if (l->yearly_count > 0)
        add_year_row(keys, l, l->yearly, l->yearly_text);
    if (l->totals != NULL)
        add_year_row(keys, l, l->totals, l->totals_text);
}

static void
measure_line(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const LineSpec *l = &spec->u.line;
    g_autoptr(Arena) arena = arena_new();

    out->width = width;
    out->height = plot_height(l) + 15 + (form == FORM_FULL && l->yearly_count > 0 ? 14 + 12 * (l->totals != NULL) : 0);
    out->baseline = plot_height(l);
    if (form != FORM_FULL) {
        Plot plot = make_plot(spec, c, arena, form, width);
        Keys keys = { NULL, c, width, out->height };

        flow_keys(&keys, l, &plot, form);
        out->height = keys.y;
    }
}

/*
 * Dotted and hollow, with its figure and the day to which it is told, above or below it where the lines are farthest.
 */
static void
draw_open_point(const Pen *pen, const LineSpec *l, const ChartPoint *point, ChartForm form, const Plot *plot,
                Colour colour)
{
    static const double rises[] = { 10.5, -5.5, 19, -14 };
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    ChartValue value = chart_value(pen->c, arena, form, &point->value);
    Point at = place(&plot->x, &plot->axis.scale, point);
    double number = text_width(pen->c, value.text, &t->small_strong),
           width = number + 3 + text_width(pen->c, value.until, &t->small);
    double x = fmax(fmin(at.x - width / 2, pen->box.width - width), plot->left + 2), y = at.y + rises[0], most = -1;

    for (size_t i = 0; i < G_N_ELEMENTS(rises); i++) {
        double away = line_clearance(l, plot, x, x + width, at.y + rises[i]);

        if (at.y + rises[i] < plot->top + 6 || at.y + rises[i] > plot->bottom - 2 || away <= most + (i > 1 ? 4 : 0))
            continue;
        most = away;
        y = at.y + rises[i];
    }
    pen_circle(pen, at.x, at.y, 2.4, t->white, (Stroke){ .width = 1, .colour = colour, .dash = 1, .gap = 1 });
    axis_part_lines(pen, &plot->axis,
                    (Rect){ x, y - 0.72 * t->small.size, fmin(width, plot->right - x), 0.74 * t->small.size },
                    t->white);
    pen_value(pen, x, y, 0, &value, &t->small_strong);
    pen_text(pen, x + number + 3, y, 0, value.until, &t->small);
}

/* Estimates are hollow, preliminary figures hollow squares; where there are few, every figure has its dot. */
static void
draw_dots(const Pen *pen, const LineSpec *l, const LineSeries *s, ChartForm form, const Plot *plot, Colour colour)
{
    for (size_t k = 0; k < s->count; k++) {
        const ChartPoint *p = &s->points[k];
        Point at;

        if (p->value.known && p->value.until != NULL)
            draw_open_point(pen, l, p, form, plot, colour);
        if (p->value.until != NULL || !p->value.known || (s->count > 14 && p->value.quality == QUALITY_FINAL) ||
            (l->step && p->value.quality == QUALITY_FINAL))
            continue;
        at = place(&plot->x, &plot->axis.scale, p);
        if (p->value.quality == QUALITY_PRELIMINARY) {
            pen_fill(pen, at.x - 2, at.y - 2, 4, 4, pen->c->theme->white);
            pen_frame(pen, at.x - 2, at.y - 2, 4, 4, (Stroke){ .width = 1, .colour = colour });
        } else {
            dot(pen, at, 1.9, p->value.quality == QUALITY_ESTIMATE, colour);
        }
    }
}

/* Whether its points are of quarters, months … whose names stand below the axis in place of the years. */
static bool
has_names(const LineSpec *l)
{
    for (size_t i = 0; l->series_count > 0 && i < l->series[0].count; i++)
        if (l->series[0].points[i].when != NULL)
            return true;
    return false;
}

/* From the last on, as many names as have room. */
static void
draw_periods(const Pen *pen, const LineSpec *l, const Plot *plot)
{
    const ChartTheme *t = pen->c->theme;
    double right = plot->right + 1;

    for (size_t i = l->series[0].count; i > 0; i--) {
        const ChartPoint *point = &l->series[0].points[i - 1];
        double x = scale_date(&plot->x, point->date), half, middle;

        if (point->when == NULL)
            continue;
        pen_line(pen, x, plot->bottom, x, plot->bottom + 3, 0.5, t->ink2);
        half = text_width(pen->c, point->when, &t->small) / 2;
        middle = fmin(fmax(x, plot->left + half), plot->right - half);
        if (middle + half > right)
            continue;
        pen_text(pen, middle, plot->bottom + 11, 0.5, point->when, &t->small);
        right = middle - half - 6;
    }
}

/* One row of figures below the axis, each in the middle of its year, on the axis's own grid. */
static void
draw_year_row(const Pen *pen, const LineSpec *l, const Plot *plot, double y, const ChartValue *values,
              const TextStyle *style)
{
    double year = scale_at(&plot->x, plot->x.low + 365.25) - plot->left;

    for (size_t i = 0; i < l->yearly_count; i++) {
        double start = scale_at(&plot->x, date_to_days((Date){ (int16_t)(l->yearly_from + (int)i), 1, 1 }));

        if (!values[i].known || start + year / 2 >= plot->right + 1)
            continue;
        if (text_width(pen->c, values[i].text, style) + 2 > year)
            pen_lost(pen);
        pen_value(pen, start + year / 2, y, 0.5, &values[i], style);
    }
}

static void
draw_yearly(const Pen *pen, const LineSpec *l, const Plot *plot)
{
    const ChartTheme *t = pen->c->theme;
    double y = plot->bottom + 26;

    if (l->yearly_count == 0)
        return;
    if (l->yearly_sign != NULL)
        pen_text(pen, plot->left - 4, y, 1, l->yearly_sign, &t->small);
    draw_year_row(pen, l, plot, y, l->yearly, l->totals != NULL ? &t->small : &t->small_strong);
    pen_text(pen, plot->right + 6, y, 0, l->yearly_text, &t->small);
    if (l->totals == NULL)
        return;
    pen_line(pen, plot->left, y + 3.4, pen->box.width, y + 3.4, 0.4, t->hair);
    draw_year_row(pen, l, plot, y + 12, l->totals, &t->small_strong);
    pen_text(pen, plot->right + 6, y + 12, 0, l->totals_text, &t->small);
}

static void
draw_none(const Pen *pen, const Plot *plot)
{
    pen_pattern(pen, plot->left, plot->top, plot->right - plot->left, plot->bottom - plot->top, FILL_NO_DATA);
}

static void
draw_line(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const LineSpec *l = &spec->u.line;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    Plot plot = make_plot(spec, c, arena, form, rect.width);

    pen_plot(&pen, plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
    if (!plot.any) {
        draw_none(&pen, &plot);
        return;
    }
    line_draw_span(&pen, l, form, &plot);
    line_draw_range(&pen, l, &plot);
    axis_draw_standing(&pen, &plot.axis, plot.left, plot.right);
    pen_line(&pen, plot.left, plot.bottom, plot.right, plot.bottom, 0.75, c->theme->ink);
    if (has_names(l))
        draw_periods(&pen, l, &plot);
    else
        axis_draw_years(&pen, &plot.x, plot.from, plot.to, plot.bottom);
    line_draw_moments(&pen, l, form, &plot);
    line_draw_target(&pen, l, form, &plot);
    for (size_t i = 0; i < l->series_count; i++) {
        const ChartPoint *last = last_known(&l->series[i]);

        draw_path(&pen, l->series[i].points, l->series[i].count, &plot.x, &plot.axis.scale, l->step,
                  series_colour(c->theme, i), series_dash(i));
        draw_dots(&pen, l, &l->series[i], form, &plot, series_colour(c->theme, i));
        if (last != NULL)
            dot(&pen, place(&plot.x, &plot.axis.scale, last), 2.6, last->value.quality == QUALITY_ESTIMATE,
                series_colour(c->theme, i));
    }
    if (l->baseline.value.known)
        dot(&pen, place_on_path(l, &plot, l->baseline.date, &l->baseline.value), 2.6, true, c->theme->accent);
    if (form == FORM_FULL) {
        line_draw_labels(&pen, l, &plot);
        draw_yearly(&pen, l, &plot);
    } else {
        Keys keys = { &pen, c, rect.width, plot.bottom + 15 };

        flow_keys(&keys, l, &plot, form);
    }
}

/* From the first figure known to the last. */
static const char *
series_alt(const ChartSpec *spec, const PenContext *c, Arena *arena, const ChartPoint *points, size_t count,
           const char *key, const char *key_one)
{
    const ChartPoint *first = NULL, *last = NULL;

    for (size_t i = 0; i < count; i++)
        if (is_joined(&points[i])) {
            first = first == NULL ? &points[i] : first;
            last = &points[i];
        }
    if (first == NULL) {
        LangArg none[] = { LANG_TEXT("title", spec->title) };

        return lang_message(c->lang, arena, "alt-no-data", none, 1);
    }
    {
        LangArg args[] = {
            LANG_TEXT("title", spec->title),
            LANG_TEXT("first", first != last ? chart_say(c, arena, &first->value) : ""),
            LANG_TEXT("last", chart_say(c, arena, &last->value)),
            LANG_TEXT("first_date", when(c, arena, first)),
            LANG_TEXT("last_date", when(c, arena, last))
        };

        return lang_message(c->lang, arena, first != last ? key : key_one, args, 5);
    }
}

/* A figure that is above, or with -1 below, both ends of its line and all others: when it was, or NULL. */
static const ChartPoint *
turning_point(const LineSeries *series, double sign)
{
    const ChartPoint *first = NULL, *last = NULL, *found = NULL;
    size_t shared = 0;

    for (size_t i = 0; i < series->count; i++) {
        const ChartPoint *one = &series->points[i];

        if (!is_joined(one))
            continue;
        first = first == NULL ? one : first;
        last = one;
        if (found == NULL || sign * one->value.value > sign * found->value.value) {
            found = one;
            shared = 0;
        }
        shared += one->value.value >= found->value.value && one->value.value <= found->value.value;
    }
    return found == first || found == last || shared != 1 || found->value.ranged ? NULL : found;
}

static void
say_turn(const PenContext *c, Arena *arena, const char *which, const LineSeries *series, const ChartPoint *turn)
{
    const ChartValue **all = arena_new0(arena, const ChartValue *, series->count);
    size_t count = 0;

    for (size_t i = 0; i < series->count; i++)
        if (is_joined(&series->points[i]))
            all[count++] = &series->points[i].value;
    chart_say_extreme(c, arena, which, &turn->value, all, count);
}

/* Between its ends it may have been more than at both, or less: its figures stand at the points, if anywhere. */
static void
append_turns(const PenContext *c, Arena *arena, const LineSeries *series, GString *out)
{
    static const char *const keys[2] = { "alt-line-highest", "alt-line-lowest" };

    for (int k = 0; k < 2; k++) {
        const ChartPoint *turn = turning_point(series, k == 0 ? 1 : -1);
        LangArg args[1] = { LANG_TEXT("date", turn == NULL ? "" : when(c, arena, turn)) };

        if (turn == NULL)
            continue;
        say_turn(c, arena, k == 0 ? "most" : "least", series, turn);
        g_string_append_printf(out, " %s", lang_message(c->lang, arena, keys[k], args, 1));
    }
}

/* Each series in a sentence, then the target and what is wanted on the way to it. */
static const char *
alt_line(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const LineSpec *l = &spec->u.line;
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; i < l->series_count; i++) {
        ChartSpec one = *spec;

        if (l->series_count > 1 && l->series[i].name != NULL)
            one.title = i == 0 ? lang_beside(c->lang, arena, "list-between", spec->title, l->series[i].name)
                               : l->series[i].name;
        g_string_append_printf(
            out, "%s%s", i > 0 ? " " : "",
            series_alt(&one, c, arena, l->series[i].points, l->series[i].count, "alt-line", "alt-line-one"));
        append_turns(c, arena, &l->series[i], out);
        for (size_t k = 0; k < l->series[i].count; k++)
            if (l->series[i].points[k].value.known && !is_joined(&l->series[i].points[k])) {
                LangArg args[] = { LANG_TEXT("category", when(c, arena, &l->series[i].points[k])),
                                   LANG_TEXT("value", chart_say(c, arena, &l->series[i].points[k].value)) };

                g_string_append_printf(out, " %s.", lang_message(c->lang, arena, "alt-value", args, 2));
            }
    }
    if (l->target.known && l->target.text != NULL && date_is_set(l->target_date)) {
        LangArg args[] = { LANG_TEXT("target", l->target.text),
                           LANG_TEXT("date", lang_date(c->lang, arena, l->target_date, DATE_LONG)) };

        g_string_append_printf(out, " %s", lang_message(c->lang, arena, "alt-line-target", args, 2));
    }
    for (size_t i = 0; l->target.known && i < l->step_count; i++) {
        LangArg args[] = { LANG_TEXT("value", l->steps[i].value.text),
                           LANG_TEXT("date", lang_date(c->lang, arena, l->steps[i].date, DATE_LONG)) };

        g_string_append_printf(out, " %s", lang_message(c->lang, arena, "alt-line-milestone", args, 2));
    }
    for (size_t i = 0; l->totals != NULL && i < l->yearly_count; i++)
        if (l->totals[i].known) {
            LangArg args[] = { LANG_TEXT("category", lang_number(c->lang, arena, l->yearly_from + (int)i,
                                                                 NUMBER_PLAIN, 0)),
                               LANG_TEXT("value", chart_say(c, arena, &l->totals[i])) };

            g_string_append_printf(out, " %s.", lang_message(c->lang, arena, "alt-value", args, 2));
        }
    return arena_strdup(arena, out->str);
}

/* ---- as a list ---- */

enum { POINTS_LISTED = 24 };

/* A period has its name, and not the day in its midst or at its end at which it is drawn. */
static void
list_point(ChartList *list, const PenContext *c, const ChartPoint *point)
{
    Arena *arena = chart_list_arena(list);

    chart_list_value(list, point->when != NULL || point->of_year ? when(c, arena, point)
                                                                 : lang_date(c->lang, arena, point->date, DATE_MEDIUM),
                     &point->value, NULL);
}

/* All figures where they are few; else the first, the lowest, the highest and the last. */
static void
list_points(ChartList *list, const PenContext *c, const ChartPoint *points, size_t count)
{
    size_t first = count, last = 0, low = count, high = count;

    for (size_t i = 0; i < count; i++)
        if (is_joined(&points[i])) {
            first = MIN(first, i);
            last = i;
            low = low == count || points[i].value.value < points[low].value.value ? i : low;
            high = high == count || points[i].value.value > points[high].value.value ? i : high;
        }
    for (size_t i = 0; i < count; i++)
        if (count <= POINTS_LISTED || (first < count && (i == first || i == low || i == high || i == last)) ||
            (points[i].value.known && points[i].value.until != NULL))
            list_point(list, c, &points[i]);
}

static void
list_labels(ChartList *list, const PenContext *c, const LineSpec *l)
{
    Arena *arena = chart_list_arena(list);
    const ChartPoint *last = last_known(&l->series[0]);

    if (l->series_count == 1 && last != NULL && l->latest_label != NULL &&
        (last->value.text == NULL || strcmp(last->value.text, l->latest_label) != 0))
        chart_list_note(list, l->latest_label);
    if (l->target.known)
        chart_list_note(list, l->target_label);
    if (l->target.known && l->target_label != NULL)
        chart_list_note(list, l->path_label);
    for (size_t i = 0; l->target.known && i < l->step_count; i++)
        chart_list_words_of(list, NULL, l->step_labels[i], lang_date(c->lang, arena, l->steps[i].date, DATE_MEDIUM));
    if (l->projected.value.known)
        chart_list_note(list, l->projected_label);
    for (size_t i = 0; i < l->moment_count; i++)
        chart_list_words_of(list, NULL, l->moments[i].text, lang_date(c->lang, arena, l->moments[i].date, DATE_MEDIUM));
    if (date_is_set(l->span.from) && date_is_set(l->span.to) && l->span.text != NULL)
        chart_list_words_of(list, NULL, l->span.text,
                            lang_period(c->lang, arena, (Period){ l->span.from, l->span.to }, DATE_MEDIUM));
    if (l->yearly_count > 0)
        chart_list_head(list, l->yearly_text);
    for (size_t i = 0; i < l->yearly_count; i++)
        chart_list_value(list, lang_number(c->lang, arena, l->yearly_from + (int)i, NUMBER_PLAIN, 0), &l->yearly[i],
                         NULL);
    if (l->totals != NULL)
        chart_list_head(list, l->totals_text);
    for (size_t i = 0; l->totals != NULL && i < l->yearly_count; i++)
        if (l->totals[i].known)
            chart_list_value(list, lang_number(c->lang, arena, l->yearly_from + (int)i, NUMBER_PLAIN, 0),
                             &l->totals[i], NULL);
}

static bool
list_line(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const LineSpec *l = &spec->u.line;

    for (size_t i = 0; i < l->series_count; i++) {
        chart_list_head(list, l->series[i].name);
        list_points(list, c, l->series[i].points, l->series[i].count);
    }
    list_labels(list, c, l);
    return true;
}

CHART_ROW(line, measure_line, draw_line, alt_line,
          .last = FORM_SHORT, .least_width = 120, .check = check_line, .extent = extent_line, .list = list_line);

/* ---- sparkline ---- */

static DiagId
check_sparkline(const ChartSpec *spec)
{
    return spec->u.sparkline.count > 0 && points_are_sane(spec->u.sparkline.points, spec->u.sparkline.count)
               ? CHART_GOOD
               : DIAG_CHART_BAD_NUMBER;
}

static ChartExtent
extent_sparkline(const ChartSpec *spec)
{
    const SparklineSpec *s = &spec->u.sparkline;
    ChartExtent e = { .set = true, .from = s->from, .to = s->to };

    extent(s->points, s->count, &e.low, &e.high);
    return e;
}

static void
measure_sparkline(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    (void)spec;
    (void)c;
    (void)form;
    out->width = width;
    out->height = 12;
    out->baseline = 9;
}

/* A line below with a tick where a year begins, so that lines above one another can be compared. */
static void
draw_sparkline_axis(const Pen *pen, const SparklineSpec *s, const Scale *x)
{
    double y = pen->box.height - 0.5;

    pen_line(pen, x->from, y, x->to, y, 0.5, pen->c->theme->hair);
    for (int year = s->from.year; year <= s->to.year + 1; year++) {
        double at = scale_date(x, (Date){ (int16_t)year, 1, 1 });

        if (at >= x->from - 0.1 && at <= x->to + 0.5 && s->to.year - s->from.year <= 12)
            pen_line(pen, at, y - 1.5, at, y, 0.4, pen->c->theme->hair);
    }
}

static void
draw_sparkline(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const SparklineSpec *s = &spec->u.sparkline;
    Pen pen = { c, page, rect };
    const ChartPoint *first = &s->points[0], *last = &s->points[s->count - 1];
    double low = 0, high = 0, first_width = text_width(c, first->value.text, &c->theme->small);
    double room =
        form == FORM_FULL ? 27 : 6 + fmax(first_width, text_width(c, last->value.text, &c->theme->small_strong));
    Scale x = { .low = day(s->from), .high = day(s->to), .from = room, .to = rect.width - room },
          y = { .high = 1, .from = rect.height - 3.5, .to = 1.8 };

    pen_plot(&pen, room, 0, rect.width - 2 * room, 18);
    extent(s->points, s->count, &low, &high);
    if (spec->extent.set) {
        low = spec->extent.low;
        high = spec->extent.high;
    }
    y.low = low;
    y.high = high > low ? high : low + 1;
    draw_sparkline_axis(&pen, s, &x);
    draw_path(&pen, s->points, s->count, &x, &y, false, c->theme->accent, 0);
    if (s->count > 1) {
        dot(&pen, place(&x, &y, first), 1.7, true, c->theme->accent);
        pen_value(&pen, scale_date(&x, first->date) - 4, rect.height - 3, 1, &first->value, &c->theme->small);
    }
    dot(&pen, place(&x, &y, last), 1.8, false, c->theme->accent);
    pen_value(&pen, scale_date(&x, last->date) + 4, rect.height - 3, 0, &last->value, &c->theme->small_strong);
}

static const char *
alt_sparkline(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const LineSeries line = { .points = spec->u.sparkline.points, .count = spec->u.sparkline.count };
    g_autoptr(GString) out =
        g_string_new(series_alt(spec, c, arena, line.points, line.count, "alt-sparkline", "alt-sparkline-one"));

    append_turns(c, arena, &line, out);
    return arena_strdup(arena, out->str);
}

static bool
list_sparkline(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const SparklineSpec *s = &spec->u.sparkline;
    const ChartPoint *last = &s->points[s->count - 1];

    if (s->count > 1)
        list_point(list, c, &s->points[0]);
    list_point(list, c, last);
    return true;
}

CHART_ROW(sparkline, measure_sparkline, draw_sparkline, alt_sparkline, .last = FORM_LINES, .least_width = 46,
          .check = check_sparkline, .extent = extent_sparkline, .list = list_sparkline);
