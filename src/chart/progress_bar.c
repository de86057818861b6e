/*
 * The way from baseline to target as a bar: the axis is the share of the way, so that falling figures grow towards the
 * end too; the numbers beneath are the raw ones. Length is data; judgement stands beside it, never in the bar's
 * colour.
 */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

typedef struct Geometry {
    double track_y, track_height, fill_from, fill_to, required, track_from, track_to;
    bool required_known;
    bool negative;
    int off, required_off;      /* -1: before the axis, 1: beyond it, 0: on it */
} Geometry;

enum { TOTAL_TOP = 8, TOTAL_TRACK = 19, TOTAL_BELOW = 35, TOTAL_KEY = 13 };     /* of the bar that begins at zero */

static double
share(const ProgressBarSpec *bar, double value)
{
    double way = bar->target.value - bar->baseline.value;

    return way == 0 ? 1 : (value - bar->baseline.value) / way;
}

/* A share before what the axis shows (-1), on it (0) or beyond it (1). */
static int
off_axis(double share, double low, double high)
{
    return share < low ? -1 : share > high ? 1 : 0;
}

/*
 * Room on both sides when the figure stands before the baseline or beyond the target, of a quarter of the way: what
 * lies farther off ends in an arrow.
 */
static Geometry
bar_geometry(const ProgressBarSpec *bar, double width)
{
    double a = share(bar, bar->latest.value), low = fmin(0, fmax(a, -0.25)), high = fmax(1, fmin(a, 1.25));
    Scale scale = { low, high, 1, width - 1 };
    Geometry g = { .track_height = bar->track_height > 0     ? bar->track_height
                                   : bar->endpoints_inside ? 8.6
                                                           : 9.5,
                   .negative = a < 0, .off = off_axis(a, low, high) };

    g.track_y = bar->endpoints_inside ? 4.2 : 8;
    g.track_from = scale_at(&scale, 0);
    g.track_to = scale_at(&scale, 1);
    g.fill_from = scale_at(&scale, fmin(0, fmax(a, low)));
    g.fill_to = scale_at(&scale, fmax(0, fmin(a, high)));
    g.required_known = bar->required.known;
    if (g.required_known) {
        double required = share(bar, bar->required.value);

        g.required_off = off_axis(required, low, high);
        g.required = scale_at(&scale, fmin(fmax(required, low), high));
    }
    return g;
}

static DiagId
check(const ChartSpec *spec)
{
    const ProgressBarSpec *b = &spec->u.progress_bar;

    if (b->from_zero &&
        !(b->baseline.value >= 0 && b->latest.value >= b->baseline.value && b->target.value > b->baseline.value))
        return DIAG_CHART_BAD_NUMBER;
    return value_is_sane(b->baseline) && value_is_sane(b->latest) && value_is_sane(b->target) &&
                   value_is_sane(b->required)
               ? CHART_GOOD
               : DIAG_CHART_BAD_NUMBER;
}

enum { TIP = 5 };

/* The tip of an arrow that leads off the axis, within it. */
static void
draw_tip(const Pen *pen, double x, double middle, double height, int side, Colour colour)
{
    Point tip[3] = { { x, middle }, { x - TIP * side, middle - height / 2 }, { x - TIP * side, middle + height / 2 } };

    pen_polygon(pen, tip, 3, colour, (Stroke){ 0 });
}

enum { MARK_HALF = 4 };                     /* half of the mark of what is required, and the air beside it */

/* A triangle above the track, never above the chart, and a line as far down as nothing is written in its way. */
static void
required_mark(const Pen *pen, double x, double track_y, double down)
{
    double high = fmin(5.5, track_y - 0.4), top = fmax(0, track_y - 7), half = high * 3.4 / 5.5;
    Point triangle[3] = { { x - half, top }, { x + half, top }, { x, top + high } };

    pen_polygon(pen, triangle, 3, pen->c->theme->ink, (Stroke){ 0 });
    pen_line(pen, x, top + high - 0.5, x, down, 0.9, pen->c->theme->ink);
}

/* The fill of a figure that stands before the baseline: vertical stripes in a frame. */
static void
draw_stripes(const Pen *pen, const Geometry *g)
{
    Colour accent = pen->c->theme->accent;
    double from = g->fill_from + (g->off < 0 ? TIP : 0);

    pen_frame(pen, from + 0.35, g->track_y + 0.35, g->track_from - from - 0.7, g->track_height - 0.7,
              (Stroke){ .width = 0.7, .colour = accent });
    for (double x = from + 2.6; x < g->track_from - 1.2; x += 2.6)
        pen_fill(pen, x, g->track_y, 0.6, g->track_height, accent);
}

/* Up to the figure; what lies off the axis ends in an arrow there, and never in an end, as if it reached no farther. */
static void
draw_fill(const Pen *pen, const Geometry *g)
{
    if (g->negative)
        draw_stripes(pen, g);
    else
        pen_bar(pen, g->fill_from, g->track_y, g->fill_to - g->fill_from - (g->off > 0 ? TIP : 0), g->track_height);
    if (g->off != 0)
        draw_tip(pen, g->off < 0 ? g->fill_from : g->fill_to, g->track_y + g->track_height / 2, g->track_height, g->off,
                 pen->c->theme->accent);
}

/*
 * What a bar says at its marks, each with its word: below the track the baseline, the latest and the target, above it
 * what is required today; the baseline moves above where it would meet the latest. Placed first to placed last.
 */
enum { LATEST, TARGET, BASELINE, REQUIRED, LABELS, LABEL_ROWS = 4, LABEL_ROW = 9, LABEL_GAP = 7, LABEL_CLEAR = 3,
       LABEL_FAR = 3 };
enum { ABOVE, BELOW };                                  /* rows of labels; what finds no room there has more below */
static const double label_above = 2.2, label_below = 8.5;       /* baselines, from the track */
static const double word_space = 1.9;

typedef struct Label {
    const char *word;
    ChartValue value;
    double x;                   /* of the mark */
    bool kept;
    double word_width, left, right;
    size_t row;
} Label;

static const TextStyle *
label_style(const PenContext *c, size_t index)
{
    return index == LATEST ? &c->theme->small_strong : &c->theme->small;
}

/* Beside a tick, never beneath it; the figure itself stands in the middle below its end. */
static void
place_label(Label *label, size_t index, double at, double width)
{
    double half = (at < 0.5) - (at > 0.5), clear = index == REQUIRED ? LABEL_CLEAR + 3.4 : LABEL_CLEAR,
           w = label->right - label->left;

    label->left = fmax(fmin(label->x + half * clear - at * w, width - w), 0);
    label->right = label->left + w;
}

static bool
spans(const Label *label, double x, double clear)
{
    return label->left < x + clear && label->right > x - clear;
}

/* On another label, or in a mark: ticks reach above the track and below it, what is required is marked above. */
static bool
collides(const Label *labels, size_t index, const Geometry *g)
{
    const Label *label = &labels[index];
    bool before = g->negative && label->row == BELOW;          /* that tick ends with the track */

    if (label->row <= BELOW && (spans(label, g->track_to, 2) || (!before && spans(label, g->track_from, 2))))
        return true;
    if (label->row == ABOVE && g->required_known && spans(label, g->required, 5))
        return true;
    for (size_t i = 0; i < LABELS; i++)
        if (i != index && labels[i].kept && labels[i].row == label->row && label->left < labels[i].right + LABEL_GAP &&
            labels[i].left < label->right + LABEL_GAP)
            return true;
    return false;
}

/* Where a label may stand, the first place first. */
typedef struct LabelPlace { size_t label, row; double at; } LabelPlace;
static const LabelPlace label_places[] = {
    { LATEST, BELOW, 0.5 }, { LATEST, BELOW, 0 },   { LATEST, BELOW, 1 },   { TARGET, BELOW, 1 },
    { TARGET, ABOVE, 1 },   { BASELINE, ABOVE, 0 }, { BASELINE, BELOW, 0 }, { REQUIRED, ABOVE, 1 },
    { REQUIRED, ABOVE, 0 }, { REQUIRED, BELOW, 0.5 },
};

/* A label that is to stand at its mark, and does at one of its places. */
static void
try_places(Label labels[LABELS], size_t index, const Geometry *g, double width)
{
    Label *label = &labels[index];

    for (size_t p = 0; p < G_N_ELEMENTS(label_places) && !label->kept; p++) {
        const LabelPlace *place = &label_places[p];

        if (place->label != index)
            continue;
        label->row = place->row;
        place_label(label, index, place->at, width);
        label->kept = label->right <= width && !collides(labels, index, g);
    }
}

static Label
label_of(const PenContext *c, Arena *arena, ChartForm form, size_t index, const ChartValue *value)
{
    static const char *const words[LABELS] = { "progress-latest", "legend-target", "legend-baseline",
                                               "legend-required" };
    Label label = { .value = *value };

    if (!value->known || value->text == NULL)
        return (Label){ 0 };
    label.value = chart_value(c, arena, form, value);
    label.word = lang_message(c->lang, arena, words[index], NULL, 0);
    label.word_width = text_width(c, label.word, label_style(c, index)) + word_space;
    label.right = label.word_width + text_width(c, label.value.text, label_style(c, index));
    return label;
}

/*
 * The baseline and the latest side by side below the track, the latest as near to its end as the baseline's words let
 * it; neither where that is too far from it, or in the way of another mark.
 */
static void
place_pair(Label labels[LABELS], const Geometry *g, double width)
{
    Label *baseline = &labels[BASELINE], *latest = &labels[LATEST], was[2] = { *baseline, *latest };

    if (baseline->word == NULL || latest->word == NULL || g->negative)
        return;
    baseline->row = latest->row = BELOW;
    place_label(baseline, BASELINE, 0, width);
    place_label(latest, LATEST, 0.5, width);
    if (latest->left < baseline->right + LABEL_GAP) {
        latest->right += baseline->right + LABEL_GAP - latest->left;
        latest->left = baseline->right + LABEL_GAP;
    }
    baseline->kept = latest->kept = true;
    if (latest->left - latest->x <= LABEL_FAR && latest->right <= width && !collides(labels, LATEST, g) &&
        !collides(labels, BASELINE, g))
        return;
    *baseline = was[0];
    *latest = was[1];
}

/* Sets the labels at their marks, or, where they have lines of their own, on as many as they take; how many. */
static size_t
place_labels(const PenContext *c, Arena *arena, const ProgressBarSpec *bar, ChartForm form, double width,
             Label labels[LABELS])
{
    Geometry g = bar_geometry(bar, width);
    const ChartValue *values[LABELS] = { &bar->latest, &bar->target, &bar->baseline, &bar->required };
    const double marks[LABELS] = { g.negative ? g.fill_from : g.fill_to, g.track_to, g.track_from, g.required };
    size_t rows = BELOW;

    for (size_t i = 0; i < LABELS; i++) {
        labels[i] = label_of(c, arena, form, i, values[i]);
        labels[i].x = marks[i];
    }
    place_pair(labels, &g, width);
    for (size_t i = 0; i < LABELS; i++) {
        Label *label = &labels[i];

        if (label->word == NULL)
            continue;
        try_places(labels, i, &g, width);
        for (size_t row = BELOW; form != FORM_FULL && !label->kept && row < BELOW + LABEL_ROWS; row++) {
            label->row = row;
            place_label(label, i, i == TARGET ? 1 : i == BASELINE ? 0 : 0.5, width);
            label->kept = label->right <= width && !collides(labels, i, &g);
        }
        rows = label->kept ? MAX(rows, label->row) : rows;
    }
    return rows;
}

static void
draw_labels(const Pen *pen, const ProgressBarSpec *bar, ChartForm form, const Geometry *g)
{
    Label labels[LABELS];
    g_autoptr(Arena) arena = arena_new();

    place_labels(pen->c, arena, bar, form, pen->box.width, labels);
    for (size_t i = 0; i < LABELS; i++) {
        const Label *label = &labels[i];
        double y = label->row == ABOVE ? g->track_y - label_above
                                       : g->track_y + g->track_height + label_below +
                                             LABEL_ROW * (double)(label->row - BELOW);

        if (label->kept) {
            pen_text(pen, label->left, y, 0, label->word, label_style(pen->c, i));
            pen_value(pen, label->left + label->word_width, y, 0, &label->value, label_style(pen->c, i));
        } else if (label->word != NULL) {
            pen_lost(pen);
        }
    }
}

/* Where the words within a track stand; a width of nought: they do not. */
typedef struct Inside {
    double baseline, middle, middle_width, target, target_width;
} Inside;

/* As far as behind the word of the target, which is white then. */
static bool
is_filled(const Geometry *g)
{
    return g->fill_to >= g->track_to - 3;
}

static bool
is_within(double x, double from, double width)
{
    return width > 0 && x > from - 1.5 && x < from + width + 1.5;
}

/* Where the fill ends within the word of the target it has no room: the length is never covered. */
static Inside
place_inside(const Pen *pen, const ProgressBarSpec *bar, const Geometry *g)
{
    const TextStyle *style = &pen->c->theme->small_strong;
    Inside in = { .target = g->track_to - 4, .middle = g->fill_to + 4 };

    in.baseline = text_width(pen->c, bar->baseline.text, style);
    in.baseline = g->fill_to - g->track_from > in.baseline + 8 ? in.baseline : 0;
    in.target_width = text_width(pen->c, bar->target.text, style);
    in.middle_width = text_width(pen->c, bar->inside, style);
    if (in.middle + in.middle_width + 4 >= in.target - in.target_width)
        in.middle_width = 0;
    if (g->fill_to > in.target - in.target_width - 2 && !is_filled(g))
        in.target_width = 0;
    /* words that the mark of what is required would touch at their end stand as far before it as there is room */
    if (g->required_known && is_within(g->required, in.middle + in.middle_width / 2, in.middle_width / 2))
        in.middle = fmax(g->fill_to + 2, fmin(in.middle, g->required - MARK_HALF - in.middle_width));
    return in;
}

static void
draw_inside(const Pen *pen, const ProgressBarSpec *bar, const Geometry *g)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle white = with_colour(t->small_strong, pen_bar_text(pen)), ink = t->small_strong;
    Inside in = place_inside(pen, bar, g);
    double y = g->track_y + g->track_height / 2 + 2.5;

    if (in.baseline > 0)
        pen_value(pen, g->track_from + 4, y, 0, &bar->baseline, &white);
    if (in.middle_width > 0)
        pen_text(pen, in.middle, y, 0, bar->inside, &ink);
    if (in.target_width > 0)
        pen_text(pen, in.target, y, 1, bar->target.text, is_filled(g) ? &white : &ink);
}

/* The line of what is required leads through the track, unless a word stands there. */
static void
draw_required(const Pen *pen, const ProgressBarSpec *bar, const Geometry *g)
{
    Inside in = bar->endpoints_inside ? place_inside(pen, bar, g) : (Inside){ 0 };
    bool taken = bar->endpoints_inside && (is_within(g->required, g->track_from + 4, in.baseline) ||
                                           is_within(g->required, in.middle, in.middle_width) ||
                                           is_within(g->required, in.target - in.target_width, in.target_width));

    if (g->required_known && g->required_off != 0)
        draw_tip(pen, g->required, g->track_y - 4.3 + 2 * bar->endpoints_inside, 5 - 2 * bar->endpoints_inside,
                 g->required_off, pen->c->theme->ink);
    else if (g->required_known)
        required_mark(pen, g->required, g->track_y, g->track_y + (taken ? 1 : g->track_height));
}

static void
draw_way(const Pen *pen, const ProgressBarSpec *bar, ChartForm form)
{
    Geometry g = bar_geometry(bar, pen->box.width);
    const ChartTheme *t = pen->c->theme;
    /* the figure before the baseline stands below, where the tick would lead through it */
    double over = bar->endpoints_inside ? 1 : 4, below = g.negative && bar->labels ? 0 : over;

    pen_fill(pen, g.track_from, g.track_y, g.track_to - g.track_from, g.track_height, t->tint2);
    draw_fill(pen, &g);
    pen_line(pen, g.track_from, g.track_y - over, g.track_from, g.track_y + g.track_height + below, 0.9, t->ink);
    pen_line(pen, g.track_to, g.track_y - over, g.track_to, g.track_y + g.track_height + over, 2, t->ink);
    draw_required(pen, bar, &g);
    if (bar->labels && !bar->endpoints_inside)
        draw_labels(pen, bar, form, &g);
    if (bar->endpoints_inside)
        draw_inside(pen, bar, &g);
}

/* ---- from zero ---- */

/* Words within a part, where they fit: at its end when it leads there, else in its middle. */
static void
part_text(const Pen *pen, double from, double to, double at, const char *text, Colour colour)
{
    TextStyle style = with_colour(pen->c->theme->label_strong, colour);
    double width = text_width(pen->c, text, &style), x = at == 1 ? to - 6 - width : (from + to - width) / 2;

    if (text == NULL || *text == '\0')
        return;
    if (width + 6 > to - from) {
        pen_lost(pen);
        return;
    }
    pen_text(pen, x, TOTAL_TOP + 12.4, 0, text, &style);
}

/* Beneath: the target's day at the end, the baseline's before it, zero where there is room. */
static void
draw_total_scale(const Pen *pen, const ProgressBarSpec *bar, double baseline, double target)
{
    const TextStyle *style = &pen->c->theme->small;
    double y = TOTAL_TOP + TOTAL_TRACK + 11,
           end = fmin(target + text_width(pen->c, bar->target_when, style) / 2, pen->box.width);
    double target_left = end - text_width(pen->c, bar->target_when, style),
           width = text_width(pen->c, bar->baseline_when, style);
    double left = fmax(0, fmin(baseline - width / 2, target_left - 8 - width));

    pen_text(pen, target_left, y, 0, bar->target_when, style);
    if (left + width + 4 > target_left) {
        pen_lost(pen);
        return;
    }
    pen_text(pen, left, y, 0, bar->baseline_when, style);
    if (text_width(pen->c, bar->zero_text, style) + 6 < left)
        pen_text(pen, 0, y, 0, bar->zero_text, style);
}

/*
 * What the parts and the ends are called, below the bar where they find no room in it: each part by its fill, each end
 * by its line.
 */
static double
flow_total(const Pen *pen, const ProgressBarSpec *bar, const PenContext *c, double width, double top)
{
    const struct {
        const char *text;
        const char *value;
    } rows[] = { { bar->was_text, NULL },
                 { bar->since_text, NULL },
                 { bar->missing_text, NULL },
                 { bar->baseline_when, bar->baseline.text },
                 { bar->target_when, bar->target.text } };
    const ChartTheme *t = c->theme;
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        WrappedText words = wrap_text(c, arena, rows[i].text, &t->small,
                                      fmax(width - TOTAL_KEY - text_width(c, rows[i].value, &t->small_strong) - 6, 1));

        if (words.count == 0)
            continue;
        if (pen != NULL) {
            if (i == 2)
                pen_fill(pen, 0, top + 1.5, 8, 6, t->tint2);
            else if (i < 2)
                pen_pattern(pen, 0, top + 1.5, 8, 6, i == 0 ? FILL_ACCENT : FILL_MID);
            else
                pen_line(pen, 4, top, 4, top + 8, i == 3 ? 0.9 : 2, t->ink);
            pen_wrapped(pen, TOTAL_KEY, top + 7.5, 0, LABEL_ROW, &words);
            pen_text(pen, width, top + 7.5, 1, rows[i].value, &t->small_strong);
        }
        top += LABEL_ROW * (double)words.count + 2;
    }
    return top;
}

/* What is required today, with its word beside the mark where there is room above the bar. */
static void
total_required(const Pen *pen, const ProgressBarSpec *bar, ChartForm form, double x)
{
    g_autoptr(Arena) arena = arena_new();
    Label label = label_of(pen->c, arena, form, REQUIRED, &bar->required);
    double width = label.right, left = x - 3.4 - LABEL_CLEAR - width;

    required_mark(pen, x, TOTAL_TOP, TOTAL_TOP + 3);
    if (form != FORM_FULL || label.word == NULL)
        return;
    left = left < 0 ? x + 3.4 + LABEL_CLEAR : left;
    if (left + width > pen->box.width) {
        pen_lost(pen);
        return;
    }
    pen_text(pen, left, TOTAL_TOP - label_above, 0, label.word, label_style(pen->c, REQUIRED));
    pen_value(pen, left + label.word_width, TOTAL_TOP - label_above, 0, &label.value, label_style(pen->c, REQUIRED));
}

static void
draw_total(const Pen *pen, const ProgressBarSpec *bar, ChartForm form)
{
    const ChartTheme *t = pen->c->theme;
    Scale scale = { 0, fmax(bar->target.value, bar->latest.value), 0, pen->box.width - 1 };
    double was = scale_at(&scale, bar->baseline.value), now = scale_at(&scale, bar->latest.value),
           end = scale_at(&scale, bar->target.value);

    if (end > now) {
        pen_fill(pen, now, TOTAL_TOP, end - now, TOTAL_TRACK, t->tint2);
        if (form == FORM_FULL)
            part_text(pen, now, end, 0.5, bar->missing_text, t->ink);
    }
    pen_bar(pen, 0, TOTAL_TOP, was, TOTAL_TRACK);
    pen_fill(pen, was, TOTAL_TOP, now - was, TOTAL_TRACK, t->mid);
    if (form == FORM_FULL) {
        part_text(pen, 0, was, 1, bar->was_text, pen_bar_text(pen));
        part_text(pen, was, now, 0.5, bar->since_text, t->ink);
    }
    pen_line(pen, was, TOTAL_TOP - 4, was, TOTAL_TOP + TOTAL_TRACK + 3, 0.9, t->ink);
    pen_line(pen, end, TOTAL_TOP - 4, end, TOTAL_TOP + TOTAL_TRACK + 4, 2, t->ink);
    if (bar->required.known && bar->required.value >= bar->baseline.value && bar->required.value <= bar->target.value)
        total_required(pen, bar, form, scale_at(&scale, bar->required.value));
    if (form == FORM_FULL)
        draw_total_scale(pen, bar, was, end);
    else
        flow_total(pen, bar, pen->c, pen->box.width, TOTAL_BELOW);
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const ProgressBarSpec *bar = &spec->u.progress_bar;
    bool labelled = bar->labels && !bar->endpoints_inside && !bar->from_zero;
    Label labels[LABELS];
    g_autoptr(Arena) arena = arena_new();

    out->width = width;
    out->height = bar->from_zero ? TOTAL_TOP + TOTAL_TRACK + 13 : bar->endpoints_inside ? 14 : bar->labels ? 27.5 : 20;
    out->baseline = bar->from_zero ? TOTAL_TOP + TOTAL_TRACK / 2 + 3 : bar->endpoints_inside ? 11 : 16;
    if (bar->from_zero && form != FORM_FULL)
        out->height = flow_total(NULL, bar, c, width, TOTAL_BELOW);
    if (labelled && form != FORM_FULL)
        out->height += LABEL_ROW * (double)(place_labels(c, arena, bar, form, width, labels) - BELOW);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const ProgressBarSpec *bar = &spec->u.progress_bar;
    Pen pen = { c, page, rect };

    if (bar->from_zero)
        draw_total(&pen, bar, form);
    else
        draw_way(&pen, bar, form);
}

/* "102 (31 December 2017)" */
static const char *
on_its_day(const PenContext *c, Arena *arena, const ChartValue *value, Date date)
{
    LangArg args[2] = { LANG_TEXT("value", chart_say(c, arena, value)),
                        LANG_TEXT("date", date_is_set(date) ? lang_date(c->lang, arena, date, DATE_LONG) : "") };

    return date_is_set(date) ? lang_message(c->lang, arena, "alt-value-on", args, 2) : args[0].text;
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const ProgressBarSpec *b = &spec->u.progress_bar;
    LangArg args[] = { LANG_TEXT("title", spec->title),
                       LANG_TEXT("baseline", on_its_day(c, arena, &b->baseline, b->baseline_date)),
                       LANG_TEXT("latest", on_its_day(c, arena, &b->latest, b->latest_date)),
                       LANG_TEXT("target", on_its_day(c, arena, &b->target, b->target_date)),
                       LANG_TEXT("required", chart_say(c, arena, &b->required)) };

    return lang_message(c->lang, arena, b->required.known ? "alt-progress-bar-required" : "alt-progress-bar", args,
                        b->required.known ? 5 : 4);
}

/* The row of an overview is as high as the others, and its figures stand beside it. */
static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const ProgressBarSpec *b = &spec->u.progress_bar;
    const struct {
        const char *key;
        const ChartValue *value;
    } rows[] = { { "legend-latest", &b->latest },
                 { "legend-target", &b->target },
                 { "legend-baseline", &b->baseline },
                 { "legend-required", &b->required } };

    if (b->from_zero) {
        chart_list_note(list, b->was_text);
        chart_list_note(list, b->since_text);
        chart_list_note(list, b->missing_text);
        chart_list_words(list, b->baseline_when, b->baseline.text);
        chart_list_words(list, b->target_when, b->target.text);
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].value->known)
            chart_list_value(list, lang_message(c->lang, chart_list_arena(list), rows[i].key, NULL, 0), rows[i].value,
                             NULL);
    return b->labels && !b->endpoints_inside;
}

CHART_ROW(progress_bar, measure, draw, alt, .last = FORM_SHORT, .least_width = 60, .check = check, .list = list);
