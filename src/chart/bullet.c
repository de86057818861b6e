/*
 * Bullet graph: S. Few, "Bullet Graph Design Specification", Perceptual Edge, 2013. A featured measure as a bar from zero,
 * a comparative mark across it, two to five ranges behind it in steps of one hue. Where the scale does not begin at zero
 * the measure is a mark and no bar, as the length of a bar would lie.
 */
#include <math.h>
#include "chart/kinds.h"

enum { BAND = 24, MEASURE = 9, TARGET = 15, HEAD = 13, FOOT = 14, NAMES = 11, STANDING = 110, STANDING_WIDTH = 70, MOST_RANGES = 5 };

static DiagId
check(const ChartSpec *spec)
{
    const BulletSpec *b = &spec->u.bullet;

    if (b->range_count > MOST_RANGES)
        return DIAG_CHART_TOO_MANY;
    if (!value_is_sane(b->measure) || !value_is_sane(b->target) || !value_is_sane(b->comparison))
        return DIAG_CHART_BAD_NUMBER;
    if (b->scale == SCALE_LOG && ((b->measure.known && b->measure.value <= 0) || (b->target.known && b->target.value <= 0) || (b->range_count > 0 && b->ranges[0].value <= 0)))
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
    ChartExtent e = { .set = true, .low = b->scale == SCALE_LOG ? HUGE_VAL : 0, .high = b->scale == SCALE_LOG ? -HUGE_VAL : 0 };

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

static void
measure(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = spec->u.bullet.vertical ? fmin(width, STANDING_WIDTH) : width;
    out->height = spec->u.bullet.vertical ? STANDING : HEAD + BAND + FOOT + (has_names(&spec->u.bullet) ? NAMES : 0);
    out->baseline = spec->u.bullet.vertical ? STANDING - 4 : HEAD + BAND;
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

/* What the ranges are called, each by a square of its grey under the axis; those that find no room stand in the spoken sentence. */
static void
draw_names(const Pen *pen, const BulletSpec *b, double top)
{
    const ChartTheme *t = pen->c->theme;
    double x = 4;

    for (size_t i = 0; i < b->range_count; i++) {
        double width = text_width(pen->c, b->range_names[i], &t->small);

        if (b->range_names[i] == NULL || *b->range_names[i] == '\0' || x + 10 + width > pen->box.width)
            continue;
        pen_fill(pen, x, top + 2, 6, 6, t->ink3);
        pen_fill(pen, x + 0.4, top + 2.4, 5.2, 5.2, range_colour(t, i, b->range_count));
        pen_text(pen, x + 9, top + 7.6, 0, b->range_names[i], &t->small);
        x += 9 + width + 10;
    }
}

static void
draw_measure(const Turn *turn, const BulletSpec *b, const Scale *scale)
{
    const ChartTheme *t = turn->pen->c->theme;
    bool zero = !scale->log && scale->low <= 0 && scale->high >= 0;
    double at = b->measure.known ? scale_at(scale, b->measure.value) : 0;

    if (b->measure.known && zero)
        bar(turn, scale_at(scale, 0), at, MEASURE, t->accent);
    else if (b->measure.known)
        bar(turn, at - 2, at + 2, MEASURE, t->accent);
    if (b->comparison.known) {
        at = scale_at(scale, b->comparison.value);
        bar(turn, at - 0.5, at + 0.5, TARGET, t->ink2);
    }
    if (b->target.known) {
        at = scale_at(scale, b->target.value);
        bar(turn, at - 1.25, at + 1.25, TARGET + 6, t->ink);
    }
}

/* The measure's figure in its bar where there is room, else above; the target's above its mark. */
static void
draw_lying(const ChartSpec *spec, const Pen *pen, Axis *axis)
{
    const BulletSpec *b = &spec->u.bullet;
    const ChartTheme *t = pen->c->theme;
    Turn turn = { pen, false, HEAD };
    TextStyle white = with_colour(t->small_strong, t->white);
    double measure_at, width = text_width(pen->c, b->measure.text, &white), zero;

    axis->scale.from = b->reversed ? pen->box.width - 4 : 4;
    axis->scale.to = b->reversed ? 4 : pen->box.width - 4;
    draw_ranges(&turn, b, &axis->scale);
    draw_measure(&turn, b, &axis->scale);
    axis_draw_lying(pen, axis, HEAD + BAND);
    if (has_names(b))
        draw_names(pen, b, HEAD + BAND + FOOT);
    measure_at = b->measure.known ? scale_at(&axis->scale, b->measure.value) : 0;
    zero = scale_at(&axis->scale, fmax(axis->scale.low, fmin(0, axis->scale.high)));
    if (b->measure.known && !axis->scale.log && fabs(measure_at - zero) > width + 8)
        pen_value(pen, measure_at + (measure_at > zero ? -4 : 4), HEAD + BAND / 2 + 2.6, measure_at > zero ? 1 : 0, &b->measure, &white);
    else if (b->measure.known)
        pen_value(pen, fmin(fmax(measure_at, width / 2), pen->box.width - width / 2), HEAD + 6, 0.5, &b->measure, &t->small_strong);
    if (b->target.known) {
        double at = scale_at(&axis->scale, b->target.value), half = text_width(pen->c, b->target.text, &t->small_strong) / 2;

        pen_text(pen, fmin(fmax(at, half), pen->box.width - half), HEAD - 4, 0.5, b->target.text, &t->small_strong);
    }
    if (!b->measure.known)
        pen_pattern(pen, 4, HEAD + (BAND - MEASURE) / 2.0, pen->box.width - 8, MEASURE, FILL_NO_DATA);
}

static void
draw_standing(const ChartSpec *spec, const Pen *pen, Axis *axis)
{
    const BulletSpec *b = &spec->u.bullet;
    const ChartTheme *t = pen->c->theme;
    double left = axis->room + 8;
    Turn turn = { pen, true, left };

    axis->scale.from = b->reversed ? 6 : STANDING - 6;
    axis->scale.to = b->reversed ? STANDING - 6 : 6;
    axis_draw_standing(pen, axis, left, left + BAND);
    draw_ranges(&turn, b, &axis->scale);
    draw_measure(&turn, b, &axis->scale);
    if (b->measure.known)
        pen_value(pen, left + BAND + 4, scale_at(&axis->scale, b->measure.value) + 2.6, 0, &b->measure, &t->small_strong);
    else
        pen_pattern(pen, left + (BAND - MEASURE) / 2.0, 6, MEASURE, STANDING - 12, FILL_NO_DATA);
}

static void
draw(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    ChartExtent e = extent(spec);
    Axis axis = axis_make(spec, c, arena, e.low, e.high, spec->u.bullet.scale, 4);

    if (spec->u.bullet.vertical)
        draw_standing(spec, &pen, &axis);
    else
        draw_lying(spec, &pen, &axis);
}

static const char *
say_ranges(const BulletSpec *b, const PenContext *c, Arena *arena)
{
    g_autoptr(GPtrArray) ranges = g_ptr_array_new();
    LangArg list[1];

    for (size_t i = 0; i < b->range_count; i++) {
        LangArg args[] = { LANG_TEXT("category", b->range_names[i]), LANG_TEXT("value", b->ranges[i].text) };

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
    LangArg args[] = { LANG_TEXT("title", spec->title), LANG_TEXT("value", b->measure.text), LANG_TEXT("target", b->target.text) };
    const char *said;

    if (!b->measure.known)
        return lang_message(c->lang, arena, "alt-no-data", args, 1);
    said = lang_message(c->lang, arena, b->target.known ? "alt-bullet" : "alt-bullet-no-target", args, b->target.known ? 3 : 2);
    return has_names(b) ? arena_printf(arena, "%s %s", said, say_ranges(b, c, arena)) : said;
}

const ChartRow bullet_chart = { 70, check, measure, draw, alt, extent };
