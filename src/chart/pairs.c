/* One row a name, at one date or two: dot plot, dumbbell and slope. */
#include <math.h>
#include "base/sort.h"
#include "chart/kinds.h"

enum { ROW = 17, HEAD = 12, FOOT = 14, MOST_ROWS = 60, MOST_SLOPES = 30, SLOPE_ROW = 11 };

static bool
is_usable(const PairSpec *pair, const ChartValue *v)
{
    return value_is_sane(*v) && !(pair->scale == SCALE_LOG && v->known && v->value <= 0);
}

static DiagId
check(const ChartSpec *spec)
{
    const PairSpec *pair = &spec->u.pair;

    if (pair->count == 0 || pair->count > (spec->kind == CHART_SLOPE ? MOST_SLOPES : MOST_ROWS))
        return DIAG_CHART_TOO_MANY;
    for (size_t i = 0; i < pair->count; i++)
        if (!is_usable(pair, &pair->rows[i].first) || !is_usable(pair, &pair->rows[i].last))
            return pair->scale == SCALE_LOG ? DIAG_CHART_LOG_ZERO : DIAG_CHART_BAD_NUMBER;
    return CHART_GOOD;
}

static ChartExtent
extent(const ChartSpec *spec)
{
    const PairSpec *pair = &spec->u.pair;
    ChartExtent e = { .set = true, .low = HUGE_VAL, .high = -HUGE_VAL };

    for (size_t i = 0; i < pair->count; i++)
        for (int k = 0; k < 2; k++) {
            const ChartValue *v = k == 0 ? &pair->rows[i].first : &pair->rows[i].last;

            if (v->known) {
                e.low = fmin(e.low, v->value);
                e.high = fmax(e.high, v->value);
            }
        }
    if (!(e.low <= e.high))
        return (ChartExtent){ .set = true, .low = pair->scale == SCALE_LOG ? 1 : 0, .high = pair->scale == SCALE_LOG ? 10 : 1 };
    if (pair->scale == SCALE_LINEAR)
        e.low = fmin(e.low, 0);
    return e;
}

static double
widest(const ChartSpec *spec, const PenContext *c)
{
    double most = 0;

    for (size_t i = 0; i < spec->u.pair.count; i++)
        most = fmax(most, text_width(c, spec->u.pair.rows[i].name, spec->u.pair.rows[i].strong ? &c->theme->label_strong : &c->theme->label));
    return most;
}

/* ---- rows on a lying axis ---- */

static void
measure_rows(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = HEAD + ROW * (double)spec->u.pair.count + FOOT;
    out->baseline = HEAD + ROW * (double)spec->u.pair.count;
}

static void
mark(const Pen *pen, double x, double y, const ChartValue *v, bool first)
{
    const ChartTheme *t = pen->c->theme;
    bool open = first || v->quality == QUALITY_ESTIMATE;

    if (v->quality == QUALITY_PRELIMINARY) {
        pen_pattern(pen, x - 3, y - 3, 6, 6, FILL_HATCH);
        return;
    }
    page_circle(pen->page, (Point){ pen_x(pen, x), pen->box.y + y }, 3, open ? t->white : t->accent, (Stroke){ .width = open ? 1.2 : 0, .colour = t->accent });
}

/* The figures stand outside the marks: the first before it or behind, whichever side it is on. */
static void
draw_values(const Pen *pen, const PairRow *row, const Scale *x, double y, bool two)
{
    const ChartTheme *t = pen->c->theme;
    double last = scale_at(x, row->last.value), first = two && row->first.known ? scale_at(x, row->first.value) : last;
    bool rises = last >= first;

    pen_value(pen, rises ? last + 6 : last - 6, y + 2.8, rises ? 0 : 1, &row->last, &t->label_strong);
    if (two && row->first.known && fabs(last - first) > 0.01)
        pen_value(pen, rises ? first - 6 : first + 6, y + 2.8, rises ? 1 : 0, &row->first, &t->small);
}

static void
draw_row(const Pen *pen, const PairRow *row, const PairSpec *pair, const Scale *x, double left, double y, bool two)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    FittedText name = fit_text(pen->c, arena, row->name, row->strong ? &t->label_strong : &t->label, left - 8, 2);

    pen_fitted(pen, 0, y + 2.8 - (name.count > 1 ? 4 : 0), 0, 8, &name);
    if (!row->last.known) {
        pen_text(pen, x->from + 4, y + 2.6, 0, pair->none, &t->small);
        return;
    }
    pen_line(pen, x->from, y, x->to, y, 0.4, t->hair);
    if (two && row->first.known) {
        pen_line(pen, scale_at(x, row->first.value), y, scale_at(x, row->last.value), y, 2, t->mid);
        mark(pen, scale_at(x, row->first.value), y, &row->first, true);
    }
    mark(pen, scale_at(x, row->last.value), y, &row->last, false);
    draw_values(pen, row, x, y, two);
}

static void
draw_rows(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const PairSpec *pair = &spec->u.pair;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    ChartExtent e = extent(spec);
    double left = fmin(widest(spec, c) + 10, rect.width * 0.42), bottom = HEAD + ROW * (double)pair->count, figures = 0;
    Axis axis = axis_make(spec, c, arena, e.low, e.high, pair->scale, 4);

    for (size_t i = 0; i < pair->count; i++)
        figures = fmax(figures, fmax(text_width(c, pair->rows[i].last.text, &c->theme->label_strong), text_width(c, pair->rows[i].first.text, &c->theme->small)));
    axis.scale.from = left + figures + 10;
    axis.scale.to = rect.width - figures - 10;
    if (spec->kind == CHART_DUMBBELL && pair->first_text != NULL && pair->last_text != NULL) {
        pen_text(&pen, left, HEAD - 5, 0, lang_list(c->lang, arena, (const char *const[]){ pair->first_text, pair->last_text }, 2), &c->theme->small);
    } else if (pair->last_text != NULL) {
        pen_text(&pen, left, HEAD - 5, 0, pair->last_text, &c->theme->small);
    }
    axis_draw_lying(&pen, &axis, bottom);
    for (size_t i = 0; i < pair->count; i++)
        draw_row(&pen, &pair->rows[i], pair, &axis.scale, left, HEAD + ROW * ((double)i + 0.5), spec->kind == CHART_DUMBBELL);
}

/* ---- slope ---- */

static void
measure_slope(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = HEAD + fmax(90, SLOPE_ROW * (double)spec->u.pair.count) + 6;
    out->baseline = out->height;
}

typedef struct End { double y; const PairRow *row; const ChartValue *value; } End;

static int
compare_ends(const void *left, const void *right)
{
    double a = ((const End *)left)->y, b = ((const End *)right)->y;

    return a < b ? -1 : a > b;
}

/* The names and figures of one side, moved apart where they would touch. */
static void
draw_side(const Pen *pen, const PairSpec *pair, const Scale *y, bool last, double x, double room)
{
    const ChartTheme *t = pen->c->theme;
    End ends[MOST_SLOPES];
    double at[MOST_SLOPES];
    size_t count = 0;
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < pair->count; i++) {
        const ChartValue *v = last ? &pair->rows[i].last : &pair->rows[i].first;

        if (v->known)
            ends[count++] = (End){ scale_at(y, v->value), &pair->rows[i], v };
    }
    sort_items(ends, count, sizeof *ends, compare_ends);
    for (size_t i = 0; i < count; i++)
        at[i] = ends[i].y;
    spread_labels(at, count, SLOPE_ROW - 1, HEAD + 4, y->from);
    for (size_t i = 0; i < count; i++) {
        const char *words = last ? arena_printf(arena, "%s  %s", ends[i].value->text, ends[i].row->name) : arena_printf(arena, "%s  %s", ends[i].row->name, ends[i].value->text);
        FittedText text = fit_text(pen->c, arena, words, ends[i].row->strong ? &t->small_strong : &t->small, room, 1);

        pen_fitted(pen, last ? x + 6 : x - 6, at[i] + 2.6, last ? 0 : 1, 9, &text);
    }
}

static void
draw_slope(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const PairSpec *pair = &spec->u.pair;
    Pen pen = { c, page, rect };
    ChartExtent e = spec->extent.set ? spec->extent : extent(spec);
    double room = fmin(widest(spec, c) + 40, rect.width * 0.36), left = room, right = rect.width - room;
    Scale y = { .low = e.low, .high = e.high > e.low ? e.high : e.low + 1, .from = rect.height - 6, .to = HEAD + 4, .log = pair->scale == SCALE_LOG };

    pen_text(&pen, left, HEAD - 4, 0.5, pair->first_text, &c->theme->small_strong);
    pen_text(&pen, right, HEAD - 4, 0.5, pair->last_text, &c->theme->small_strong);
    pen_line(&pen, left, HEAD, left, rect.height - 2, 0.5, c->theme->rule);
    pen_line(&pen, right, HEAD, right, rect.height - 2, 0.5, c->theme->rule);
    for (size_t i = 0; i < pair->count; i++) {
        const PairRow *row = &pair->rows[i];

        if (row->first.known && row->last.known)
            pen_line(&pen, left, scale_at(&y, row->first.value), right, scale_at(&y, row->last.value), row->strong ? 2 : 1.2, row->strong ? c->theme->accent : c->theme->mid);
        if (row->first.known)
            mark(&pen, left, scale_at(&y, row->first.value), &row->first, row->first.quality == QUALITY_ESTIMATE);
        if (row->last.known)
            mark(&pen, right, scale_at(&y, row->last.value), &row->last, false);
    }
    draw_side(&pen, pair, &y, false, left, room - 8);
    draw_side(&pen, pair, &y, true, right, room - 8);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const PairSpec *pair = &spec->u.pair;
    g_autoptr(GString) rows = g_string_new(NULL);
    LangArg args[2] = { LANG_TEXT("title", spec->title) };

    for (size_t i = 0; i < pair->count; i++) {
        const PairRow *row = &pair->rows[i];
        bool two = spec->kind != CHART_DOT_PLOT && row->first.known && row->last.known;
        LangArg value[3] = { LANG_TEXT("category", row->name), LANG_TEXT("value", row->last.known ? row->last.text : row->first.text), LANG_TEXT("first", row->first.text) };

        g_string_append_printf(rows, "%s%s", rows->len > 0 ? "; " : "",
                               lang_message(c->lang, arena, two ? "alt-value-pair" : row->last.known ? "alt-value" : "alt-value-none", value, two ? 3 : row->last.known ? 2 : 1));
    }
    g_string_append_c(rows, '.');
    args[1] = LANG_TEXT("values", rows->str);
    return lang_message(c->lang, arena, "alt-pairs", args, 2);
}

const ChartRow dot_plot_chart = { 140, check, measure_rows, draw_rows, alt, extent };
const ChartRow dumbbell_chart = { 140, check, measure_rows, draw_rows, alt, extent };
const ChartRow slope_chart = { 150, check, measure_slope, draw_slope, alt, extent };
