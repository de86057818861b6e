/* Axes and direct labels: what every chart with a scale shares. */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"

enum { TICK_DECIMALS = 20 };

static int
tick_decimals(double step)
{
    int decimals = 0;

    for (double left = fabs(step); decimals < TICK_DECIMALS && fabs(left - round(left)) > 1e-6 * left; left *= 10)
        decimals++;
    return decimals;
}

/* A compact form has two digits, which is less than some ticks have: "12.5 million". */
static int
compact_decimals(double tick)
{
    double part = fabs(tick) / pow(1000, floor(log10(fabs(tick)) / 3 + 1e-9));
    int decimals = tick_decimals(part);

    return decimals > 1 || (decimals == 1 && part >= 10) ? decimals : -1;
}

/* How ticks of millions and more are written. */
typedef enum Millions { IN_WORDS, IN_LETTERS, IN_FIGURES } Millions;

static void
set_labels(Axis *axis, const PenContext *c, Arena *arena, ChartScale kind, Millions millions)
{
    int decimals = axis->count > 1 && kind == SCALE_LINEAR ? tick_decimals(axis->ticks[1] - axis->ticks[0]) : -1;

    axis->room = 0;
    for (size_t i = 0; i < axis->count; i++) {
        double tick = axis->ticks[i];

        if (millions != IN_FIGURES && fabs(tick) >= 1e6)
            axis->labels[i] = lang_number(c->lang, arena, tick,
                                          millions == IN_WORDS ? NUMBER_COMPACT_LONG : NUMBER_COMPACT_SHORT,
                                          compact_decimals(tick));
        else
            axis->labels[i] =
                lang_number(c->lang, arena, tick, NUMBER_DECIMAL, kind == SCALE_LOG ? tick_decimals(tick) : decimals);
        axis->room = fmax(axis->room, text_width(c, axis->labels[i], &c->theme->small));
    }
}

static bool
reads_alike(const Axis *axis)
{
    for (size_t i = 1; i < axis->count; i++)
        if (strcmp(axis->labels[i], axis->labels[i - 1]) == 0)
            return true;
    return false;
}

/* States and people are counted: where every figure is whole, so is every tick. */
static size_t
whole_ticks(const Axis *axis, double ticks[12])
{
    double low = floor(axis->scale.low + 1e-9), high = ceil(axis->scale.high - 1e-9);
    size_t count = 0;

    for (double tick = low; tick <= high && count < 12; tick++)
        ticks[count++] = tick;
    return count;
}

static bool
shows_whole(const ChartSpec *spec)
{
    const ChartRow *row = chart_row(spec->kind);

    return spec->extent.set ? spec->extent.whole : row->extent != NULL && row->extent(spec).whole;
}

static bool
has_parts(const Axis *axis)
{
    for (size_t i = 0; i < axis->count; i++)
        if (!scale_is_whole(axis->ticks[i]))
            return true;
    return false;
}

Axis
axis_make(const ChartSpec *spec, const PenContext *c, Arena *arena, double low, double high, ChartScale kind,
          size_t wanted, double most)
{
    Axis axis = { .scale = { .low = low, .high = high, .log = kind == SCALE_LOG } };

    if (spec->extent.set) {
        axis.scale.low = spec->extent.low;
        axis.scale.high = spec->extent.high;
    }
    if (!(axis.scale.high > axis.scale.low))
        axis.scale.high = axis.scale.low + (kind == SCALE_LOG ? axis.scale.low : fmax(1, fabs(axis.scale.low) * 0.1));
    axis.count = kind == SCALE_LOG ? scale_log_ticks(axis.scale.low, axis.scale.high, axis.ticks)
                                   : scale_ticks(axis.scale.low, axis.scale.high, wanted, true, axis.ticks);
    if (kind == SCALE_LINEAR && shows_whole(spec) && has_parts(&axis))
        axis.count = whole_ticks(&axis, axis.ticks);
    if (kind == SCALE_LINEAR && axis.count > 1) {
        axis.scale.low = fmin(axis.scale.low, axis.ticks[0]);
        axis.scale.high = fmax(axis.scale.high, axis.ticks[axis.count - 1]);
    }
    set_labels(&axis, c, arena, kind, IN_WORDS);
    if (axis.room > most)
        set_labels(&axis, c, arena, kind, IN_LETTERS);
    if (reads_alike(&axis))
        set_labels(&axis, c, arena, kind, IN_FIGURES);
    return axis;
}

void
axis_draw_standing(const Pen *pen, const Axis *axis, double left, double right)
{
    const ChartTheme *t = pen->c->theme;

    for (size_t i = 0; i < axis->count; i++) {
        double y = scale_at(&axis->scale, axis->ticks[i]);

        pen_line(pen, left, y, right, y, axis->ticks[i] == 0 ? 0.75 : 0.5, axis->ticks[i] == 0 ? t->ink : t->hair);
        pen_text(pen, left - 4, y + 2.6, 1, axis->labels[i], &t->small);
    }
}

void
axis_part_lines(const Pen *pen, const Axis *axis, Rect label, Colour ground)
{
    for (size_t i = 0; i < axis->count; i++) {
        double y = scale_at(&axis->scale, axis->ticks[i]);

        if (axis->ticks[i] != 0 && y > label.y - 0.5 && y < label.y + label.height + 0.5)
            pen_fill(pen, label.x - 1, y - 0.5, label.width + 2, 1, ground);
    }
}

void
label_within(const Pen *pen, double x, double y, double low, double high, const char *text, const TextStyle *style)
{
    double half = text_width(pen->c, text, style) / 2;

    pen_text(pen, fmax(low + half, fmin(x, high - half)), y, 0.5, text, style);
}

void
value_within(const Pen *pen, double x, double y, double low, double high, const ChartValue *value,
             const TextStyle *style)
{
    double half = text_width(pen->c, value->text, style) / 2;

    pen_value(pen, fmax(low + half, fmin(x, high - half)), y, 0.5, value, style);
}

bool
labels_count_on(const char *const *labels, size_t count)
{
    gint64 step = 0, before = 0;

    for (size_t i = 0; i < count; i++) {
        char *end;
        gint64 number = labels[i] == NULL ? 0 : g_ascii_strtoll(labels[i], &end, 10);

        if (labels[i] == NULL || end == labels[i] || *end != '\0' || (i > 1 && number - before != step))
            return false;
        step = i > 0 ? number - before : 0;
        before = number;
    }
    return count == 1 || step > 0;
}

void
axis_draw_lying(const Pen *pen, const Axis *axis, double bottom)
{
    const ChartTheme *t = pen->c->theme;
    double last = -HUGE_VAL, last_half = 0;

    pen_line(pen, axis->scale.from, bottom, axis->scale.to, bottom, 0.5, t->rule);
    for (size_t i = 0; i < axis->count; i++) {
        double x = scale_at(&axis->scale, axis->ticks[i]), half = text_width(pen->c, axis->labels[i], &t->small) / 2;

        pen_line(pen, x, bottom, x, bottom + 3, 0.5, t->rule);
        if (fabs(x - last) < half + last_half + 3)
            continue;
        label_within(pen, x, bottom + 10.5, 0, pen->box.width, axis->labels[i], &t->small);
        last = x;
        last_half = half;
    }
}

void
axis_draw_years(const Pen *pen, const Scale *x, Date from, Date to, double bottom)
{
    static const int steps[] = { 1, 2, 5, 10, 20, 50, 100 };
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    double year = fabs(scale_at(x, x->low + 365.25) - scale_at(x, x->low)),
           widest = text_width(pen->c, lang_number(pen->c->lang, arena, to.year, NUMBER_PLAIN, 0), &t->small) + 5;
    double last = -HUGE_VAL;
    size_t s = 0;

    while (s + 1 < G_N_ELEMENTS(steps) && year * steps[s] < widest)
        s++;
    for (int y = from.year; y <= to.year + 1; y++) {
        double start = scale_at(x, date_to_days((Date){ (int16_t)y, 1, 1 }));

        if (y > from.year && start > fmin(x->from, x->to) - 0.5 && start < fmax(x->from, x->to) + 0.5)
            pen_line(pen, start, bottom, start, bottom + 3, 0.5, t->ink2);
        if (y % steps[s] == 0 && y <= to.year) {
            double middle = steps[s] == 1 ? start + year / 2 : start, half = (widest - 5) / 2;

            middle = fmin(fmax(middle, fmin(x->from, x->to) + half), fmax(x->from, x->to) - half);
            if (fabs(middle - last) < widest - 2)       /* one that was moved inward at an end would touch it */
                continue;
            last = middle;
            pen_text(pen, middle, bottom + 11, 0.5, lang_number(pen->c->lang, arena, y, NUMBER_PLAIN, 0), &t->small);
        }
    }
}

/* ---- direct labels ---- */

typedef struct Pool { double sum; size_t count; } Pool;

void
spread_labels(double *at, size_t count, double gap, double low, double high)
{
    Pool pools[LABELS_PLACED];
    size_t used = 0, place = 0;

    g_assert(count <= LABELS_PLACED);
    for (size_t i = 0; i < count; i++) {                         /* isotonic regression of at[i] - i gap */
        pools[used++] = (Pool){ at[i] - gap * (double)i, 1 };
        while (used > 1 && pools[used - 2].sum / (double)pools[used - 2].count >
                               pools[used - 1].sum / (double)pools[used - 1].count) {
            pools[used - 2].sum += pools[used - 1].sum;
            pools[used - 2].count += pools[used - 1].count;
            used--;
        }
    }
    for (size_t p = 0; p < used; p++)
        for (size_t k = 0; k < pools[p].count; k++, place++)
            at[place] = fmax(low, fmin(pools[p].sum / (double)pools[p].count, high - gap * (double)(count - 1))) +
                        gap * (double)place;
}
