/* What stands beside the lines of a chart over time: a span, moments, the target and the way to it, and labels. */
#include "chart/line.h"
#include <math.h>
#include "base/sort.h"

/* ---- the span, and words on it ---- */

/* Where the span lies in the plot, if it does. */
static bool
find_span(const LineSpec *l, const Plot *plot, double *from, double *to)
{
    if (!date_is_set(l->span.from) || !date_is_set(l->span.to))
        return false;
    *from = fmax(plot->left, scale_at(&plot->x, date_to_days(date_first_day(l->span.from))));
    *to = fmin(plot->right, scale_date(&plot->x, l->span.to));
    return *to > *from;
}

/* Of a label whose left end is at x, on white and on the span. */
static void
part_lines(const Pen *pen, const LineSpec *l, const Plot *plot, double x, double y, const char *text,
           const TextStyle *style)
{
    Rect label = { x, y - 0.72 * style->size, text_width(pen->c, text, style), 0.74 * style->size };
    double from, to;

    label.width = fmin(label.width, plot->right - label.x);
    if (label.width <= 0)
        return;
    axis_part_lines(pen, &plot->axis, label, pen->c->theme->white);
    if (!find_span(l, plot, &from, &to))
        return;
    from = fmax(from, label.x - 1);
    to = fmin(to, label.x + label.width + 1);
    if (to > from + 2)
        axis_part_lines(pen, &plot->axis, (Rect){ from + 1, label.y, to - from - 2, label.height },
                        pen->c->theme->tint);
}

void
line_draw_span(const Pen *pen, const LineSpec *l, ChartForm form, const Plot *plot)
{
    double from, to;

    if (!find_span(l, plot, &from, &to))
        return;
    pen_fill(pen, from, plot->top, to - from, plot->bottom - plot->top, pen->c->theme->tint);
    if (form != FORM_FULL)
        return;
    if (text_width(pen->c, l->span.text, &pen->c->theme->small) > to - from - 4)
        pen_lost(pen);
    else
        pen_text(pen, (from + to) / 2, plot->bottom - 5, 0.5, l->span.text, &pen->c->theme->small);
}

double
line_clearance(const LineSpec *l, const Plot *plot, double from, double to, double y)
{
    double least = HUGE_VAL;

    for (size_t i = 0; i < l->series_count; i++) {
        const LineSeries *s = &l->series[i];

        for (size_t k = 0; k < s->count; k++) {
            double x = scale_date(&plot->x, s->points[k].date),
                   next = k + 1 < s->count ? scale_date(&plot->x, s->points[k + 1].date) : x;

            if (s->points[k].value.known && next >= from && x <= to)
                least = fmin(least, fabs(scale_at(&plot->axis.scale, s->points[k].value.value) - y + 2.5));
            if (k + 1 < s->count && s->points[k + 1].value.known && next >= from && x <= to)
                least = fmin(least, fabs(scale_at(&plot->axis.scale, s->points[k + 1].value.value) - y + 2.5));
        }
    }
    return least;
}

/* Labels of moments that stand in the plot already. */
typedef struct Placed { double from, to, y, line; } Placed;

static bool
is_taken(const Placed *placed, size_t count, double from, double to, double y)
{
    for (size_t i = 0; i < count; i++)
        if (fabs(placed[i].y - y) < 8 && placed[i].from < to + 3 && from < placed[i].to + 3)
            return true;
    return false;
}

/* Of four heights the one that is farthest from the data, of those that no other label has. */
static double
label_height(const LineSpec *l, const Plot *plot, double from, double to, const Placed *placed, size_t count)
{
    double heights[4] = { plot->bottom - 26, plot->bottom - 14, plot->top + 18, plot->top + 7 }, best = heights[0];

    for (size_t i = 1; i < G_N_ELEMENTS(heights); i++) {
        if (is_taken(placed, count, from, to, heights[i]))
            continue;
        if (is_taken(placed, count, from, to, best) ||
            (line_clearance(l, plot, from, to, heights[i]) > line_clearance(l, plot, from, to, best) + 1 &&
             line_clearance(l, plot, from, to, best) < 9))
            best = heights[i];
    }
    return best;
}

/*
 * Does the line of one moment run through the words of another, or along their edge? It reaches from the axis to its
 * own words.
 */
static bool
lines_strike(const Placed *placed, size_t count)
{
    static const double edge = 0.6;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            double from = placed[i].from + (placed[i].line <= placed[i].from ? 5 : 0),
                   to = placed[i].to - (placed[i].line >= placed[i].to ? 5 : 0);

            if (i != k && placed[k].line > from - edge && placed[k].line < to + edge && placed[k].y - 3 < placed[i].y)
                return true;
        }
    return false;
}

static void
draw_moments(const Pen *pen, const LineSpec *l, const Plot *plot)
{
    g_autofree Placed *placed = g_new(Placed, l->moment_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < l->moment_count; i++) {
        double x = scale_date(&plot->x, l->moments[i].date),
               w = text_width(pen->c, l->moments[i].text, &pen->c->theme->small);
        bool after = x + 5 + w <= plot->right;
        double from = after ? x : x - 5 - w, to = after ? x + 5 + w : x,
               y = label_height(l, plot, from, to, placed, count);

        if (x < plot->left || x > plot->right) {
            pen_lost(pen);
            continue;
        }
        placed[count++] = (Placed){ from, to, y, x };
        part_lines(pen, l, plot, after ? x + 5 : x - 5 - w, y, l->moments[i].text, &pen->c->theme->small);
        pen_line(pen, x, plot->bottom, x, y - 3, 0.75, pen->c->theme->ink2);
        pen_text(pen, after ? x + 5 : x - 5, y, after ? 0 : 1, l->moments[i].text, &pen->c->theme->small);
    }
    if (lines_strike(placed, count))
        pen_lost(pen);
}

static int
compare_days(const void *left, const void *right)
{
    const ChartMoment *a = *(const ChartMoment *const *)left, *b = *(const ChartMoment *const *)right;

    return date_compare(a->date, b->date);
}

/* A line each, and above the plot the number under which its words stand below; numbers move apart. */
static void
draw_numbered_moments(const Pen *pen, const LineSpec *l, const Plot *plot)
{
    enum { NUMBER_STEP = 10 };
    g_autoptr(Arena) arena = arena_new();
    g_autofree const ChartMoment **order = g_new(const ChartMoment *, l->moment_count + 1);
    g_autofree double *at = g_new(double, l->moment_count + 1);
    size_t count = 0;

    for (size_t i = 0; i < l->moment_count; i++)
        if (is_on_axis(plot, l->moments[i].date))
            order[count++] = &l->moments[i];
    if (count > LABELS_PLACED || (double)count * NUMBER_STEP > plot->right - plot->left) {
        pen_lost(pen);
        return;
    }
    sort_items(order, count, sizeof *order, compare_days);
    for (size_t i = 0; i < count; i++) {
        at[i] = scale_date(&plot->x, order[i]->date);
        pen_line(pen, at[i], plot->bottom, at[i], plot->top - 6, 0.75, pen->c->theme->ink2);
    }
    spread_labels(at, count, NUMBER_STEP, plot->left, plot->right);
    for (size_t i = 0; i < count; i++)
        pen_text(pen, at[i], plot->top - 8, 0.5, moment_number(pen->c, arena, (size_t)(order[i] - l->moments)),
                 &pen->c->theme->small_strong);
}

void
line_draw_moments(const Pen *pen, const LineSpec *l, ChartForm form, const Plot *plot)
{
    if (form == FORM_FULL)
        draw_moments(pen, l, plot);
    else
        draw_numbered_moments(pen, l, plot);
}

/* ---- the target, and the way to it ---- */

void
line_draw_range(const Pen *pen, const LineSpec *l, const Plot *plot)
{
    double top = scale_at(&plot->axis.scale, l->high), bottom = scale_at(&plot->axis.scale, l->low);

    if (l->target.known && l->ranged)
        pen_fill(pen, plot->left, top, plot->right - plot->left, bottom - top, pen->c->theme->tint2);
}

void
line_draw_milestone(const Pen *pen, Point at)
{
    const double r = 2.8;
    const Point corners[] = { { at.x, at.y - r }, { at.x + r, at.y }, { at.x, at.y + r }, { at.x - r, at.y } };

    pen_polygon(pen, corners, G_N_ELEMENTS(corners), pen->c->theme->ink, (Stroke){ .width = 0 });
}

/*
 * Where the path bends, with what is wanted by then, on the side on which neither the path nor the data is. The path
 * rises or falls as the target lies.
 */
static void
draw_milestones(const Pen *pen, const LineSpec *l, ChartForm form, const Plot *plot)
{
    const TextStyle *style = &pen->c->theme->small;
    double down = l->target.value < l->baseline.value.value ? -1 : 1;

    for (size_t i = 0; i < l->step_count; i++) {
        Point at = place_on_path(l, plot, l->steps[i].date, &l->steps[i].value);
        double w = text_width(pen->c, l->step_labels[i], style), best = -1, x = 0, y = 0;

        line_draw_milestone(pen, at);
        for (int side = 0; side < 2 && form == FORM_FULL; side++) {
            double left = side == 0 ? at.x + 5 : at.x - 5 - w,
                   below = at.y + 2.5 + (side == 0 ? down : -down) * 6.5,
                   away = line_clearance(l, plot, left, left + w, below);

            if (left > plot->left + 1 && left + w < plot->right - 1 && away > best + 4 * side && away >= 5) {
                best = away;
                x = left;
                y = below;
            }
        }
        if (form != FORM_FULL)
            continue;
        if (best < 0) {
            pen_lost(pen);
            continue;
        }
        part_lines(pen, l, plot, x, y, l->step_labels[i], style);
        pen_text(pen, x, y, 0, l->step_labels[i], style);
    }
}

/*
 * A part of the required path or of what is foreseen. By growth it is v0 (v1 / v0)^t, for t from 0 to 1: drawn by
 * chords, of which so many lie within a fifth of a point of it at any size that a page has.
 */
static void
draw_way(const Pen *pen, const LineSpec *l, const Plot *plot, const ChartPoint *from, const ChartPoint *to,
         Stroke stroke)
{
    enum { CHORDS = 24 };
    Point points[CHORDS + 1], first = place(&plot->x, &plot->axis.scale, from),
                              last = place(&plot->x, &plot->axis.scale, to);
    double value = from->value.value, to_value = to->value.value;

    if (!l->growth || !(value > 0) || !(to_value > 0)) {
        pen_dashed(pen, first.x, first.y, last.x, last.y, stroke.width, stroke.colour, stroke.dash, stroke.gap,
                   stroke.cap);
        return;
    }
    for (int i = 0; i <= CHORDS; i++) {
        double t = (double)i / CHORDS;

        points[i] = (Point){ first.x + t * (last.x - first.x),
                             scale_at(&plot->axis.scale, value * pow(to_value / value, t)) };
    }
    pen_polyline(pen, points, CHORDS + 1, stroke);
}

/* Where the i-th part of the path ends: at a milestone, and the last at the target. */
static ChartPoint
path_end(const LineSpec *l, size_t i)
{
    return i < l->step_count ? on_path(l, l->steps[i].date, &l->steps[i].value)
                             : on_path(l, l->target_date, &l->target);
}

void
line_draw_target(const Pen *pen, const LineSpec *l, ChartForm form, const Plot *plot)
{
    const ChartTheme *t = pen->c->theme;
    double y = l->target.known ? scale_at(&plot->axis.scale, l->target.value) : 0;

    if (!l->target.known)
        return;
    for (int end = 0; l->ranged && end < 2; end++) {
        double at = scale_at(&plot->axis.scale, end == 0 ? l->low : l->high);

        pen_dashed(pen, plot->left, at, plot->right, at, 0.75, t->ink, 3, 2, CAP_BUTT);
    }
    if (!l->ranged)
        pen_dashed(pen, plot->left, y, plot->right, y, 0.75, t->ink, 3, 2, CAP_BUTT);
    if (l->baseline.value.known && date_is_set(l->target_date)) {
        const Stroke dots = { .width = 1, .colour = t->ink, .dash = 0.1, .gap = 2.2, .cap = CAP_ROUND };
        ChartPoint from = on_path(l, l->baseline.date, &l->baseline.value);

        for (size_t i = 0; i <= l->step_count; i++) {
            const ChartPoint to = path_end(l, i);

            draw_way(pen, l, plot, &from, &to, dots);
            from = to;
        }
        draw_milestones(pen, l, form, plot);
    }
    if (l->projected.value.known) {
        const ChartPoint end = on_path(l, l->projected.date, &l->projected.value);

        draw_way(pen, l, plot, &l->projected_from, &end,
                 (Stroke){ .width = 1.2, .colour = t->accent, .dash = 4, .gap = 2.5, .cap = CAP_BUTT });
        dot(pen, place(&plot->x, &plot->axis.scale, &end), 2.4, true, t->accent);
    }
}

typedef struct EndLabel { double y; const char *text; const TextStyle *style; const char *id;
                          /* of the figure that it prints */ } EndLabel;

static int
compare_places(const void *left, const void *right)
{
    double a = ((const EndLabel *)left)->y, b = ((const EndLabel *)right)->y;

    return a < b ? -1 : a > b;
}

/* The last figure lies well before the end: its label stands at it, not at the end. */
static bool
ends_early(const LineSpec *l, const Plot *plot)
{
    const ChartPoint *last = last_known(&l->series[0]);

    return last != NULL && scale_date(&plot->x, last->date) < plot->right - 20;
}

/* Of a range its middle. */
static double
target_level(const LineSpec *l)
{
    return l->ranged ? (l->low + l->high) / 2 : l->target.value;
}

/* Does a line from one point to another run through words that stand from `from` to `to` with their baseline at `y`? */
static bool
is_struck(Point a, Point b, double from, double to, double y)
{
    double first = fmax(fmin(a.x, b.x), from), last = fmin(fmax(a.x, b.x), to), run = b.x - a.x,
           at_first = run == 0 ? a.y : a.y + (first - a.x) / run * (b.y - a.y),
           at_last = run == 0 ? b.y : a.y + (last - a.x) / run * (b.y - a.y);

    return first <= last && fmax(at_first, at_last) > y - 7 && fmin(at_first, at_last) < y + 1;
}

/* By the lines of the target, the way to it and the projection; of the data the last figure has none after it. */
static bool
is_struck_by_any(const LineSpec *l, const Plot *plot, double from, double to, double y)
{
    const Scale *scale = &plot->axis.scale;
    Point at = place_on_path(l, plot, l->baseline.date, &l->baseline.value);
    bool struck = false;

    if (!l->target.known)
        return false;
    for (int end = 0; end < 2; end++) {
        double level = scale_at(scale, !l->ranged ? l->target.value : end == 0 ? l->low : l->high);

        struck = struck || is_struck((Point){ plot->left, level }, (Point){ plot->right, level }, from, to, y);
    }
    for (size_t i = 0; l->baseline.value.known && date_is_set(l->target_date) && i <= l->step_count; i++) {
        const ChartPoint end = path_end(l, i);
        Point next = place(&plot->x, scale, &end);

        struck = struck || is_struck(at, next, from, to, y);
        at = next;
    }
    return struck || (l->projected.value.known && is_struck(place(&plot->x, scale, &l->projected_from),
                                                            place_on_path(l, plot, l->projected.date,
                                                                          &l->projected.value),
                                                            from, to, y));
}

/* Above the last figure, or, where there is no room or a line would run through it, below; else farther away. */
static double
latest_height(const LineSpec *l, const Plot *plot, Point last, double width)
{
    const double heights[] = { last.y - 5, last.y + 11, last.y - 14, last.y + 20 };
    double usual = last.y > plot->top + 14 ? heights[0] : heights[1];

    if (!is_struck_by_any(l, plot, last.x + 4, last.x + 4 + width, usual))
        return usual;
    for (size_t i = 0; i < G_N_ELEMENTS(heights); i++)
        if (heights[i] > plot->top + 6 && heights[i] < plot->bottom - 2 &&
            !is_struck_by_any(l, plot, last.x + 4, last.x + 4 + width, heights[i]))
            return heights[i];
    return usual;
}

/* A round million is in words here too. */
static ChartValue
said_latest(const Pen *pen, const LineSpec *l, Arena *arena)
{
    const ChartPoint *last = last_known(&l->series[0]);

    return last != NULL && g_strcmp0(last->value.text, l->latest_label) == 0
               ? chart_value(pen->c, arena, FORM_FULL, &last->value)
               : (ChartValue){ .text = l->latest_label, .id = l->latest_id };
}

static size_t
gather_labels(const Pen *pen, const LineSpec *l, const Plot *plot, Arena *arena, EndLabel labels[MOST_LINE_SERIES + 4])
{
    const ChartTheme *t = pen->c->theme;
    const ChartPoint *last = last_known(&l->series[0]);
    ChartValue said = said_latest(pen, l, arena);
    size_t count = 0;

    if (l->series_count == 1 && last != NULL && l->latest_label != NULL && !ends_early(l, plot))
        labels[count++] =
            (EndLabel){ scale_at(&plot->axis.scale, last->value.value), said.text, &t->label_strong, said.id };
    for (size_t i = 0; l->series_count > 1 && i < l->series_count; i++)
        if (l->series[i].name != NULL && (last = last_known(&l->series[i])) != NULL)
            labels[count++] =
                (EndLabel){ scale_at(&plot->axis.scale, last->value.value), l->series[i].name, &t->small_strong };
    if (l->target.known && l->target_label != NULL) {
        labels[count++] = (EndLabel){ scale_at(&plot->axis.scale, target_level(l)), l->target_label, &t->label_strong };
        if (l->path_label != NULL)
            labels[count++] = (EndLabel){ scale_at(&plot->axis.scale, target_level(l)) + 1, l->path_label, &t->small };
    }
    if (l->projected.value.known && l->projected_label != NULL)
        labels[count++] =
            (EndLabel){ scale_at(&plot->axis.scale, l->projected.value.value), l->projected_label, &t->label };
    return count;
}

void
line_draw_labels(const Pen *pen, const LineSpec *l, const Plot *plot)
{
    EndLabel labels[MOST_LINE_SERIES + 4];
    double at[MOST_LINE_SERIES + 4];
    g_autoptr(Arena) arena = arena_new();
    size_t count = gather_labels(pen, l, plot, arena, labels);

    if (l->series_count == 1 && l->latest_label != NULL && ends_early(l, plot)) {
        Point last = place(&plot->x, &plot->axis.scale, last_known(&l->series[0]));

        ChartValue said = said_latest(pen, l, arena);

        double y = latest_height(l, plot, last, text_width(pen->c, said.text, &pen->c->theme->label_strong));

        part_lines(pen, l, plot, last.x + 4, y, said.text, &pen->c->theme->label_strong);
        pen_value(pen, last.x + 4, y, 0, &said, &pen->c->theme->label_strong);
    }
    sort_items(labels, count, sizeof *labels, compare_places);
    for (size_t i = 0; i < count; i++)
        at[i] = labels[i].y;
    spread_labels(at, count, 10, plot->top - 2, plot->bottom);
    for (size_t i = 0; i < count; i++) {
        FittedText text = fit_text(pen->c, arena, labels[i].text, labels[i].style, pen->box.width - plot->right - 6, 1);

        pen_value_begin(pen, text.cut ? NULL : labels[i].id);
        pen_fitted(pen, plot->right + 6, at[i] + 2.8, 0, 10, &text);
        pen_value_end(pen);
    }
}
