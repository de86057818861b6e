/*
 * Bullet graph: S. Few, "Bullet Graph Design Specification", Perceptual Edge, 2013. A featured measure as a bar from
 * zero, a comparative mark across it, two to five ranges behind it in steps of one hue. Where the scale does not begin
 * at zero the measure is a mark and no bar, as the length of a bar would lie.
 */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum {
    BAND = 24,
    MEASURE = 9,
    TARGET = 15,
    HEAD = 13,
    FOOT = 14,
    NAMES = 11,
    NAME_LINE = 9,
    STANDING = 110,
    STANDING_WIDTH = 70
};

static DiagId
check(const ChartSpec *spec)
{
    const BulletSpec *b = &spec->u.bullet;

    if (b->range_count > MOST_RANGES)
        return limit_as_fault(LIMIT_RANGES);
    if (!value_is_sane(b->measure) || !value_is_sane(b->target) || !value_is_sane(b->comparison))
        return DIAG_CHART_BAD_NUMBER;
    if (b->scale == SCALE_LOG &&
        ((b->measure.known && b->measure.value <= 0) || (b->target.known && b->target.value <= 0) ||
         (b->range_count > 0 && b->ranges[0].value <= 0)))
        return DIAG_CHART_LOG_ZERO;
    for (size_t i = 0; i < b->range_count; i++) {
        if (!value_is_sane(b->ranges[i]) || !b->ranges[i].known)
            return DIAG_CHART_BAD_NUMBER;
        if (i > 0 && b->ranges[i].value <= b->ranges[i - 1].value)
            return DIAG_CHART_WRONG_SIDE;
    }
    return CHART_GOOD;
}

static ChartExtent
extent(const ChartSpec *spec)
{
    const BulletSpec *b = &spec->u.bullet;
    const ChartValue *values[] = { &b->measure, &b->target, &b->comparison };
    ChartExtent e = { .set = true,
                      .low = b->scale == SCALE_LOG ? HUGE_VAL : 0,
                      .high = b->scale == SCALE_LOG ? -HUGE_VAL : 0 };

    for (size_t i = 0; i < G_N_ELEMENTS(values) + b->range_count; i++) {
        const ChartValue *v = i < G_N_ELEMENTS(values) ? values[i] : &b->ranges[i - G_N_ELEMENTS(values)];

        if (v->known) {
            e.low = fmin(e.low, v->value);
            e.high = fmax(e.high, v->value);
        }
    }
    return e;
}

static bool
has_names(const BulletSpec *b)
{
    for (size_t i = 0; i < b->range_count; i++)
        if (b->range_names != NULL && b->range_names[i] != NULL && *b->range_names[i] != '\0')
            return true;
    return false;
}

/* Lying or standing, one drawing: `along` runs with the scale, `across` over the band. */
typedef struct Turn { const Pen *pen; bool vertical; double across; } Turn;

static void
bar(const Turn *turn, double from, double to, double thickness, Colour colour)
{
    double low = fmin(from, to), length = fabs(to - from), offset = turn->across + (BAND - thickness) / 2;

    if (turn->vertical)
        pen_fill(turn->pen, offset, low, thickness, length, colour);
    else
        pen_fill(turn->pen, low, offset, length, thickness, colour);
}

/* The measure itself: a bar as others are. */
static void
measure_bar(const Turn *turn, double from, double to)
{
    double low = fmin(from, to), length = fabs(to - from), offset = turn->across + (BAND - MEASURE) / 2.0;

    if (turn->vertical)
        pen_bar(turn->pen, offset, low, MEASURE, length);
    else
        pen_bar(turn->pen, low, offset, length, MEASURE);
}

static Colour
range_colour(const ChartTheme *t, size_t index, size_t count)
{
    const Colour steps[MOST_RANGES] = { t->rule, t->pale, t->hair, t->tint2, t->tint };

    return steps[MIN(index + (MOST_RANGES - MIN(count, MOST_RANGES)) / 2, MOST_RANGES - 1)];
}

/* White lines between ranges tell them apart where the printer's greys do not. */
static void
draw_ranges(const Turn *turn, const BulletSpec *b, const Scale *scale)
{
    const ChartTheme *t = turn->pen->c->theme;
    double from = scale_at(scale, scale->low);

    if (b->range_count == 0)
        bar(turn, scale_at(scale, scale->low), scale_at(scale, scale->high), BAND, t->tint2);
    for (size_t i = 0; i < b->range_count; i++) {
        double to = scale_at(scale, b->ranges[i].value);

        bar(turn, from, to, BAND, range_colour(t, i, b->range_count));
        bar(turn, to - 0.4, to + 0.4, BAND, t->white);
        from = to;
    }
}

/* ---- words below ---- */

/*
 * What the ranges are called, each by a square of its grey under the axis, one after the other; names that are broken
 * begin a line.
 */
static double
flow_names(const Pen *pen, const BulletSpec *b, const PenContext *c, ChartForm form, double width, double top)
{
    const ChartTheme *t = c->theme;
    double x = 4, y = top;
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; has_names(b) && i < b->range_count; i++) {
        WrappedText name = wrap_text(c, arena, b->range_names[i], &t->small, width - 13);

        if (name.count == 0)
            continue;
        if (x > 4 && x + 10 + name.width > width) {
            if (form == FORM_FULL && pen != NULL)
                pen_lost(pen);
            x = 4;
            y += NAMES;
        }
        if (pen != NULL) {
            pen_fill(pen, x, y + 2, 6, 6, t->ink3);
            pen_fill(pen, x + 0.4, y + 2.4, 5.2, 5.2, range_colour(t, i, b->range_count));
            pen_wrapped(pen, x + 9, y + 7.6, 0, NAME_LINE, &name);
        }
        y += NAME_LINE * (double)(name.count - 1);
        x += 9 + name.width + 10;
    }
    return has_names(b) ? y + NAMES : top;
}

/* The figures in words, where they find no room at their marks. */
static double
flow_figures(const Pen *pen, const BulletSpec *b, const PenContext *c, ChartForm form, double width, double top)
{
    static const char *const keys[] = { "legend-latest", "legend-target" };
    const ChartValue *values[] = { &b->measure, &b->target };
    const ChartTheme *t = c->theme;
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < 2; i++) {
        ChartValue value = chart_value(c, arena, form, values[i]);
        double figure = text_width(c, value.text, &t->small_strong);
        WrappedText words;

        if (!value.known)
            continue;
        words = wrap_text(c, arena, lang_message(c->lang, arena, keys[i], NULL, 0), &t->small,
                          fmax(width - figure - 12, 1));
        if (pen != NULL) {
            pen_wrapped(pen, 4, top + 8, 0, NAME_LINE, &words);
            pen_value(pen, width - 4, top + 8, 1, &value, &t->small_strong);
        }
        top += NAME_LINE * (double)MAX(words.count, 1) + 1;
    }
    return top;
}

static void
draw_measure(const Turn *turn, const BulletSpec *b, const Scale *scale)
{
    const ChartTheme *t = turn->pen->c->theme;
    bool zero = !scale->log && scale->low <= 0 && scale->high >= 0;
    double at = b->measure.known ? scale_at(scale, b->measure.value) : 0;

    if (b->measure.known && zero)
        measure_bar(turn, scale_at(scale, 0), at);
    else if (b->measure.known)
        measure_bar(turn, at - 2, at + 2);
    if (b->comparison.known) {
        at = scale_at(scale, b->comparison.value);
        bar(turn, at - 0.5, at + 0.5, TARGET, t->ink2);
    }
    if (b->target.known) {
        at = scale_at(scale, b->target.value);
        bar(turn, at - 1.25, at + 1.25, TARGET + 6, t->ink);
    }
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const BulletSpec *b = &spec->u.bullet;
    double foot = HEAD + BAND + FOOT;

    out->width = b->vertical ? fmin(width, STANDING_WIDTH) : width;
    if (form != FORM_FULL)
        foot = flow_figures(NULL, b, c, form, width, foot);
    out->height = b->vertical ? STANDING : flow_names(NULL, b, c, form, width, foot);
    out->baseline = b->vertical ? STANDING - 4 : HEAD + BAND;
}

/* Does a mark stand in the words between `from` and `to`? */
static bool
is_struck(const BulletSpec *b, const Scale *scale, double from, double to)
{
    const struct { const ChartValue *value; double half; } marks[] = { { &b->comparison, 0.5 }, { &b->target, 1.25 } };

    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        double at = marks[i].value->known ? scale_at(scale, marks[i].value->value) : 0;

        if (marks[i].value->known && at + marks[i].half + 0.5 > from && at - marks[i].half - 0.5 < to)
            return true;
    }
    return false;
}

/*
 * The measure's figure in its bar where there is room: at its end, else before the comparative mark that stands there;
 * else above it. Where a mark would strike it through in each of these, it is told in words.
 */
static void
draw_measure_figure(const Pen *pen, const BulletSpec *b, const Scale *scale)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle white = with_colour(t->small_strong, pen_bar_text(pen));
    double width = text_width(pen->c, b->measure.text, &white), measure_at = scale_at(scale, b->measure.value);
    double zero = scale_at(scale, fmax(scale->low, fmin(0, scale->high))), side = measure_at > zero ? -1 : 1;
    double ends[2] = { measure_at + 4 * side,
                       b->comparison.known ? scale_at(scale, b->comparison.value) + 3 * side : measure_at + 4 * side };
    double above = fmin(fmax(measure_at, width / 2), pen->box.width - width / 2);

    for (size_t i = 0; i < G_N_ELEMENTS(ends) && !scale->log; i++) {
        double far = ends[i] + width * side;

        if ((zero - far) * side < 4 || (ends[i] - measure_at) * side < 3 ||
            is_struck(b, scale, fmin(ends[i], far), fmax(ends[i], far)))
            continue;
        pen_value(pen, ends[i], HEAD + BAND / 2 + 2.6, side < 0 ? 1 : 0, &b->measure, &white);
        return;
    }
    if (is_struck(b, scale, above - width / 2, above + width / 2))
        pen_lost(pen);
    pen_value(pen, above, HEAD + 6, 0.5, &b->measure, &t->small_strong);
}

/* The target's figure above its mark. */
static void
draw_figures(const Pen *pen, const BulletSpec *b, const Axis *axis)
{
    if (b->measure.known)
        draw_measure_figure(pen, b, &axis->scale);
    if (b->target.known)
        label_within(pen, scale_at(&axis->scale, b->target.value), HEAD - 4, 0, pen->box.width, b->target.text,
                     &pen->c->theme->small_strong);
}

static void
draw_lying(const ChartSpec *spec, const Pen *pen, ChartForm form, Axis *axis)
{
    const BulletSpec *b = &spec->u.bullet;
    Turn turn = { pen, false, HEAD };
    double foot = HEAD + BAND + FOOT;

    axis->scale.from = b->reversed ? pen->box.width - 4 : 4;
    axis->scale.to = b->reversed ? 4 : pen->box.width - 4;
    pen_plot(pen, 4, HEAD, pen->box.width - 8, BAND);
    draw_ranges(&turn, b, &axis->scale);
    draw_measure(&turn, b, &axis->scale);
    axis_draw_lying(pen, axis, HEAD + BAND);
    if (form != FORM_FULL)
        foot = flow_figures(pen, b, pen->c, form, pen->box.width, foot);
    flow_names(pen, b, pen->c, form, pen->box.width, foot);
    if (form == FORM_FULL)
        draw_figures(pen, b, axis);
    if (!b->measure.known)
        pen_pattern(pen, 4, HEAD + (BAND - MEASURE) / 2.0, pen->box.width - 8, MEASURE, FILL_NO_DATA);
}

/* Figures stand behind the band, moved apart. */
static void
draw_standing_figures(const Pen *pen, const BulletSpec *b, const Axis *axis, double x)
{
    const ChartTheme *t = pen->c->theme;
    bool both = b->measure.known && b->target.known,
         target_first = both && scale_at(&axis->scale, b->target.value) < scale_at(&axis->scale, b->measure.value);
    const ChartValue *values[2] = { target_first || !b->measure.known ? &b->target : &b->measure,
                                    target_first ? &b->measure : &b->target };
    double at[2];
    size_t count = (size_t)b->measure.known + b->target.known;

    for (size_t i = 0; i < count; i++)
        at[i] = scale_at(&axis->scale, values[i]->value) + 2.6;
    spread_labels(at, count, NAME_LINE, 6, STANDING - 3);
    for (size_t i = 0; i < count; i++)
        pen_value(pen, x, at[i], 0, values[i], values[i] == &b->measure ? &t->small_strong : &t->small);
}

static void
draw_standing(const ChartSpec *spec, const Pen *pen, Axis *axis)
{
    const BulletSpec *b = &spec->u.bullet;
    double left = axis->room + 8;
    Turn turn = { pen, true, left };

    axis->scale.from = b->reversed ? 6 : STANDING - 6;
    axis->scale.to = b->reversed ? STANDING - 6 : 6;
    axis_draw_standing(pen, axis, left, left + BAND);
    draw_ranges(&turn, b, &axis->scale);
    draw_measure(&turn, b, &axis->scale);
    draw_standing_figures(pen, b, axis, left + BAND + 4);
    if (!b->measure.known)
        pen_pattern(pen, left + (BAND - MEASURE) / 2.0, 6, MEASURE, STANDING - 12, FILL_NO_DATA);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    ChartExtent e = extent(spec);
    Axis axis = axis_make(spec, c, arena, e.low, e.high, spec->u.bullet.scale, 4, rect.width * AXIS_SHARE);

    if (spec->u.bullet.vertical)
        draw_standing(spec, &pen, &axis);
    else
        draw_lying(spec, &pen, form, &axis);
}

static const char *
say_ranges(const BulletSpec *b, const PenContext *c, Arena *arena)
{
    g_autoptr(GPtrArray) ranges = g_ptr_array_new();
    LangArg list[1];

    for (size_t i = 0; i < b->range_count; i++) {
        LangArg args[] = { LANG_TEXT("category", b->range_names[i]),
                           LANG_TEXT("value", chart_say(c, arena, &b->ranges[i])) };

        if (b->range_names[i] != NULL && *b->range_names[i] != '\0')
            g_ptr_array_add(ranges, (gpointer)(guintptr)lang_message(c->lang, arena, "alt-range", args, 2));
    }
    list[0] = LANG_TEXT("ranges", lang_list(c->lang, arena, (const char *const *)ranges->pdata, ranges->len));
    return lang_message(c->lang, arena, "alt-ranges", list, 1);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const BulletSpec *b = &spec->u.bullet;
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_TEXT("value", chart_say(c, arena, &b->measure)),
                       LANG_TEXT("target", chart_say(c, arena, &b->target)) };
    const char *said;

    if (!b->measure.known)
        return lang_message(c->lang, arena, "alt-no-data", args, 1);
    said = lang_message(c->lang, arena, b->target.known ? "alt-bullet" : "alt-bullet-no-target", args,
                        b->target.known ? 3 : 2);
    return has_names(b) ? arena_printf(arena, "%s %s", said, say_ranges(b, c, arena)) : said;
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const BulletSpec *b = &spec->u.bullet;
    Arena *arena = chart_list_arena(list);

    chart_list_value(list, lang_message(c->lang, arena, "legend-latest", NULL, 0), &b->measure, NULL);
    if (b->target.known)
        chart_list_value(list, lang_message(c->lang, arena, "legend-target", NULL, 0), &b->target, NULL);
    if (b->comparison.known)
        chart_list_value(list, lang_message(c->lang, arena, "legend-comparison", NULL, 0), &b->comparison, NULL);
    for (size_t i = 0; i < b->range_count; i++)
        if (b->range_names != NULL && b->range_names[i] != NULL && *b->range_names[i] != '\0')
            chart_list_value(list, b->range_names[i], &b->ranges[i], NULL);
    return true;
}

CHART_ROW(bullet, measure, draw, alt,
          .least_width = 70, .last = FORM_SHORT, .check = check, .extent = extent, .list = list);
