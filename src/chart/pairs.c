/* One row a name, at one date or two: dot plot, dumbbell and slope. */
#include <math.h>
#include "base/sort.h"
#include "base/diag_chart.h"
#include "chart/kinds.h"

enum { ROW = 17, HEAD = 12, FOOT = 14, SLOPE_ROW = 11, NAME_LINE = 9, LEAST_SLOPE = 48 };

static bool
is_usable(const PairSpec *pair, const ChartValue *v)
{
    return value_is_sane(*v) && !(pair->scale == SCALE_LOG && v->known && v->value <= 0);
}

static DiagId
check(const ChartSpec *spec)
{
    const PairSpec *pair = &spec->u.pair;
    LimitId limit = spec->kind == CHART_SLOPE ? LIMIT_SLOPES : LIMIT_PAIRS;

    if (pair->count == 0)
        return DIAG_CHART_NOTHING;
    if (pair->count > (size_t)limit_number(limit))
        return limit_as_fault(limit);
    for (size_t i = 0; i < pair->count; i++)
        if (!is_usable(pair, &pair->rows[i].first) || !is_usable(pair, &pair->rows[i].last))
            return pair->scale == SCALE_LOG ? DIAG_CHART_LOG_ZERO : DIAG_CHART_BAD_NUMBER;
    return CHART_GOOD;
}

static ChartExtent
extent(const ChartSpec *spec)
{
    const PairSpec *pair = &spec->u.pair;
    ChartExtent e = { .set = true, .low = HUGE_VAL, .high = -HUGE_VAL, .whole = true };

    for (size_t i = 0; i < pair->count; i++)
        for (int k = 0; k < 2; k++) {
            const ChartValue *v = k == 0 ? &pair->rows[i].first : &pair->rows[i].last;

            if (v->known) {
                e.low = fmin(e.low, v->value);
                e.high = fmax(e.high, v->value);
                e.whole = e.whole && scale_is_whole(v->value);
            }
        }
    if (!(e.low <= e.high))
        return (ChartExtent){ .set = true,
                              .low = pair->scale == SCALE_LOG ? 1 : 0,
                              .high = pair->scale == SCALE_LOG ? 10 : 1 };
    if (pair->scale == SCALE_LINEAR)
        e.low = fmin(e.low, 0);
    return e;
}

static double
widest(const ChartSpec *spec, const PenContext *c)
{
    double most = 0;

    for (size_t i = 0; i < spec->u.pair.count; i++)
        most = fmax(most, text_width(c, spec->u.pair.rows[i].name,
                                     spec->u.pair.rows[i].strong ? &c->theme->label_strong : &c->theme->label));
    return most;
}

/* ---- rows on a lying axis ---- */

/* A row's name above it, broken into lines, where names have lines of their own. */
static WrappedText
name_above(const PenContext *c, Arena *arena, const PairRow *row, double width)
{
    return wrap_text(c, arena, row->name, row->strong ? &c->theme->label_strong : &c->theme->label, width);
}

static double
row_height(const PenContext *c, const PairRow *row, ChartForm form, double width)
{
    g_autoptr(Arena) arena = arena_new();

    return form == FORM_FULL ? ROW : ROW + NAME_LINE * (double)name_above(c, arena, row, width).count;
}

static void
measure_rows(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const PairSpec *pair = &spec->u.pair;

    out->width = width;
    out->baseline = HEAD;
    for (size_t i = 0; i < pair->count; i++)
        out->baseline += row_height(c, &pair->rows[i], form, width);
    out->height = out->baseline + FOOT;
}

static void
mark(const Pen *pen, double x, double y, const ChartValue *v, bool first)
{
    const ChartTheme *t = pen->c->theme;
    bool dashed = v->quality == QUALITY_PRELIMINARY, open = first || dashed || v->quality == QUALITY_ESTIMATE;

    pen_circle(pen, x, y, 3, open ? t->white : t->accent,
               (Stroke){ .width = open ? 1.2 : 0, .colour = t->accent, .dash = dashed ? 1.6 : 0,
                         .gap = dashed ? 1.6 : 0 });
}

/* A figure whose row's hairline ends beside it. */
static void
draw_figure(const Pen *pen, double x, double y, double at, const ChartValue *said, const TextStyle *style)
{
    double width = text_width(pen->c, said->text, style);

    pen_fill(pen, x - at * width - 1, y - 0.5, width + 2, 1, pen->c->theme->white);
    pen_value(pen, x, y + 2.8, at, said, style);
}

/* The figures stand outside the marks: the first before it or behind, whichever side it is on. */
static void
draw_values(const Pen *pen, const PairRow *row, ChartForm form, const Scale *x, double y, bool two)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    double last = scale_at(x, row->last.value), first = two && row->first.known ? scale_at(x, row->first.value) : last;
    bool rises = last >= first;
    ChartValue last_said = chart_value(pen->c, arena, form, &row->last),
               first_said = chart_value(pen->c, arena, form, &row->first);

    draw_figure(pen, rises ? last + 6 : last - 6, y, rises ? 0 : 1, &last_said, &t->label_strong);
    if (!two || !row->first.known)
        return;
    if (fabs(last - first) > 0.01)
        draw_figure(pen, rises ? first - 6 : first + 6, y, rises ? 1 : 0, &first_said, &t->small);
    else if (row->first.value != row->last.value)
        pen_lost(pen);
}

static void
draw_row(const Pen *pen, const PairRow *row, const PairSpec *pair, ChartForm form, const Scale *x, double left,
         double y, bool two)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();

    if (form == FORM_FULL) {
        FittedText name = fit_text(pen->c, arena, row->name, row->strong ? &t->label_strong : &t->label, left - 8, 2);

        pen_fitted(pen, 0, y + 2.8 - (name.count > 1 ? 4 : 0), 0, 8, &name);
    } else {
        WrappedText name = name_above(pen->c, arena, row, pen->box.width);

        pen_wrapped(pen, 0, y - ROW / 2.0 - NAME_LINE * ((double)name.count - 1) - 1, 0, NAME_LINE, &name);
    }
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
    draw_values(pen, row, form, x, y, two);
}

static double
widest_figure(const ChartSpec *spec, const PenContext *c, ChartForm form, bool two)
{
    const PairSpec *pair = &spec->u.pair;
    g_autoptr(Arena) arena = arena_new();
    double most = 0;

    for (size_t i = 0; i < pair->count; i++) {
        most =
            fmax(most, text_width(c, chart_value(c, arena, form, &pair->rows[i].last).text, &c->theme->label_strong));
        if (two || form == FORM_FULL)
            most = fmax(most, text_width(c, chart_value(c, arena, form, &pair->rows[i].first).text, &c->theme->small));
    }
    return most;
}

static void
draw_rows(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const PairSpec *pair = &spec->u.pair;
    Pen pen = { c, page, rect };
    g_autoptr(Arena) arena = arena_new();
    ChartExtent e = extent(spec);
    bool two = spec->kind == CHART_DUMBBELL;
    double left = form == FORM_FULL ? fmin(widest(spec, c) + 10, rect.width * 0.42) : 0, y = HEAD,
           figures = widest_figure(spec, c, form, two);
    Axis axis = axis_make(spec, c, arena, e.low, e.high, pair->scale, 4, rect.width * AXIS_SHARE);

    axis.scale.from = left + (form == FORM_FULL || two ? figures + 10 : 5);
    axis.scale.to = rect.width - figures - 10;
    pen_plot(&pen, axis.scale.from, HEAD, axis.scale.to - axis.scale.from, rect.height - HEAD - FOOT + ROW);
    if (two && pair->first_text != NULL && pair->last_text != NULL) {
        pen_text(&pen, left, HEAD - 5, 0,
                 lang_list(c->lang, arena, (const char *const[]){ pair->first_text, pair->last_text }, 2),
                 &c->theme->small);
    } else if (pair->last_text != NULL) {
        pen_text(&pen, left, HEAD - 5, 0, pair->last_text, &c->theme->small);
    }
    axis_draw_lying(&pen, &axis, rect.height - FOOT);
    for (size_t i = 0; i < pair->count; i++) {
        y += row_height(c, &pair->rows[i], form, rect.width);
        draw_row(&pen, &pair->rows[i], pair, form, &axis.scale, left, y - ROW / 2.0, two);
    }
}

/* ---- slope ---- */

/* The room of each side's labels: as they are on one line, or, broken, half of what the slope leaves. */
static double
side_room(const ChartSpec *spec, const PenContext *c, ChartForm form, double width)
{
    return form == FORM_FULL ? fmin(widest(spec, c) + 40, width * 0.36) : (width - LEAST_SLOPE) / 2;
}

static const char *
label_of(const PenContext *c, Arena *arena, const PairRow *row, ChartForm form, bool last)
{
    const char *value = chart_value(c, arena, form, last ? &row->last : &row->first).text;

    return last ? arena_printf(arena, "%s  %s", value, row->name) : arena_printf(arena, "%s  %s", row->name, value);
}

/* A row of which no figure is known has no line; it is said below. */
static const char *
without_figure(const PenContext *c, const PairRow *row, const PairSpec *pair, Arena *arena)
{
    if (row->first.known || row->last.known)
        return NULL;
    return lang_labelled(c->lang, arena, row->name, pair->none != NULL ? pair->none : "–");
}

/* How many lines the longest label takes, and how many are said below. */
static size_t
most_lines(const ChartSpec *spec, const PenContext *c, ChartForm form, double room)
{
    const PairSpec *pair = &spec->u.pair;
    g_autoptr(Arena) arena = arena_new();
    size_t most = 1;

    for (size_t i = 0; form != FORM_FULL && i < 2 * pair->count; i++) {
        const PairRow *row = &pair->rows[i / 2];

        if (i % 2 == 0 ? row->first.known : row->last.known)
            most = MAX(most, wrap_text(c, arena, label_of(c, arena, row, form, i % 2 == 1),
                                       row->strong ? &c->theme->small_strong : &c->theme->small, room)
                                 .count);
    }
    return most;
}

static double
below_height(const ChartSpec *spec, const PenContext *c, double width)
{
    const PairSpec *pair = &spec->u.pair;
    g_autoptr(Arena) arena = arena_new();
    double height = 0;

    for (size_t i = 0; i < pair->count; i++)
        height +=
            NAME_LINE *
            (double)wrap_text(c, arena, without_figure(c, &pair->rows[i], pair, arena), &c->theme->small, width).count;
    return height;
}

static double
label_step(size_t lines)
{
    return lines == 1 ? SLOPE_ROW - 1 : NAME_LINE * (double)lines + 2;
}

static void
measure_slope(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    size_t lines = most_lines(spec, c, form, side_room(spec, c, form, width) - 8);

    out->width = width;
    out->height =
        HEAD + fmax(90, (label_step(lines) + 1) * (double)spec->u.pair.count) + 6 + below_height(spec, c, width);
    out->baseline = out->height;
}

typedef struct End { double y; const PairRow *row; } End;

static int
compare_ends(const void *left, const void *right)
{
    double a = ((const End *)left)->y, b = ((const End *)right)->y;

    return a < b ? -1 : a > b;
}

/* The names and figures of one side, moved apart where they would touch. */
static void
draw_side(const Pen *pen, const ChartSpec *spec, ChartForm form, const Scale *y, bool last, double x, double room)
{
    const ChartTheme *t = pen->c->theme;
    const PairSpec *pair = &spec->u.pair;
    End ends[MOST_SLOPES];
    double at[MOST_SLOPES];
    size_t count = 0, lines = most_lines(spec, pen->c, form, room);
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < pair->count; i++) {
        const ChartValue *v = last ? &pair->rows[i].last : &pair->rows[i].first;

        if (v->known)
            ends[count++] = (End){ scale_at(y, v->value), &pair->rows[i] };
    }
    sort_items(ends, count, sizeof *ends, compare_ends);
    for (size_t i = 0; i < count; i++)
        at[i] = ends[i].y;
    spread_labels(at, count, label_step(lines), HEAD + 4, y->from - NAME_LINE * (double)(lines - 1));
    for (size_t i = 0; i < count; i++) {
        const TextStyle *style = ends[i].row->strong ? &t->small_strong : &t->small;
        const char *words = label_of(pen->c, arena, ends[i].row, form, last);
        double edge = last ? x + 6 : x - 6;

        if (form == FORM_FULL) {
            FittedText text = fit_text(pen->c, arena, words, style, room, 1);

            pen_fitted(pen, edge, at[i] + 2.6, last ? 0 : 1, 9, &text);
        } else {
            WrappedText text = wrap_text(pen->c, arena, words, style, room);

            if (text_width(pen->c,
                           chart_value(pen->c, arena, form, last ? &ends[i].row->last : &ends[i].row->first).text,
                           style) > room)
                pen_lost(pen);                          /* a number is never broken */
            pen_wrapped(pen, edge, at[i] + 2.6, last ? 0 : 1, NAME_LINE, &text);
        }
    }
}

static void
draw_below(const Pen *pen, const PairSpec *pair, double y)
{
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < pair->count; i++) {
        WrappedText words = wrap_text(pen->c, arena, without_figure(pen->c, &pair->rows[i], pair, arena),
                                      &pen->c->theme->small, pen->box.width);

        pen_wrapped(pen, 0, y + NAME_LINE - 2, 0, NAME_LINE, &words);
        y += NAME_LINE * (double)words.count;
    }
}

static void
draw_slope(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const PairSpec *pair = &spec->u.pair;
    Pen pen = { c, page, rect };
    ChartExtent e = spec->extent.set ? spec->extent : extent(spec);
    double room = side_room(spec, c, form, rect.width), left = room, right = rect.width - room,
           bottom = rect.height - below_height(spec, c, rect.width);
    Scale y = { .low = e.low,
                .high = e.high > e.low ? e.high : e.low + 1,
                .from = bottom - 6,
                .to = HEAD + 4,
                .log = pair->scale == SCALE_LOG };

    pen_plot(&pen, left, HEAD, right - left, bottom - HEAD);
    label_within(&pen, left, HEAD - 4, 0, (left + right) / 2 - 1, pair->first_text, &c->theme->small_strong);
    label_within(&pen, right, HEAD - 4, (left + right) / 2 + 1, rect.width, pair->last_text, &c->theme->small_strong);
    pen_line(&pen, left, HEAD, left, bottom - 2, 0.5, c->theme->rule);
    pen_line(&pen, right, HEAD, right, bottom - 2, 0.5, c->theme->rule);
    for (size_t i = 0; i < pair->count; i++) {
        const PairRow *row = &pair->rows[i];

        if (row->first.known && row->last.known)
            pen_line(&pen, left, scale_at(&y, row->first.value), right, scale_at(&y, row->last.value),
                     row->strong ? 2 : 1.2, row->strong ? c->theme->accent : c->theme->mid);
        if (row->first.known)
            mark(&pen, left, scale_at(&y, row->first.value), &row->first, row->first.quality == QUALITY_ESTIMATE);
        if (row->last.known)
            mark(&pen, right, scale_at(&y, row->last.value), &row->last, false);
    }
    draw_side(&pen, spec, form, &y, false, left, room - 8);
    draw_side(&pen, spec, form, &y, true, right, room - 8);
    draw_below(&pen, pair, bottom);
}

static bool
has_text(const char *text)
{
    return text != NULL && *text != '\0';
}

/* The only figure of a row; of two sides it says which it is: "40 (2020)". */
static const char *
one_side(const ChartSpec *spec, const PenContext *c, Arena *arena, const PairRow *row)
{
    const PairSpec *pair = &spec->u.pair;
    const char *when = row->last.known ? pair->last_text : pair->first_text;
    LangArg args[2] = { LANG_TEXT("value", chart_say(c, arena, row->last.known ? &row->last : &row->first)),
                        LANG_TEXT("date", when) };

    return spec->kind == CHART_DOT_PLOT || !has_text(when) ? args[0].text
                                                           : lang_message(c->lang, arena, "alt-value-on", args, 2);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const PairSpec *pair = &spec->u.pair;
    g_autoptr(GString) rows = g_string_new(NULL);
    LangArg args[4] = { LANG_TEXT("title", spec->title) };
    bool dated = spec->kind != CHART_DOT_PLOT && has_text(pair->first_text) && has_text(pair->last_text);

    for (size_t i = 0; i < pair->count; i++) {
        const PairRow *row = &pair->rows[i];
        bool two = spec->kind != CHART_DOT_PLOT && row->first.known && row->last.known;
        bool any = row->last.known || (spec->kind != CHART_DOT_PLOT && row->first.known);
        LangArg value[3] = { LANG_TEXT("category", row->name),
                             LANG_TEXT("value", two || !any ? chart_say(c, arena, &row->last)
                                                            : one_side(spec, c, arena, row)),
                             LANG_TEXT("first", two ? chart_say(c, arena, &row->first) : "") };

        lang_append_parting(c->lang, arena, rows, "list-apart");
        g_string_append(rows, lang_message(c->lang, arena,
                                           two   ? "alt-value-pair"
                                           : any ? "alt-value"
                                                 : "alt-value-none",
                                           value,
                                           two   ? 3
                                           : any ? 2
                                                 : 1));
    }
    g_string_append_c(rows, '.');
    args[1] = LANG_TEXT("values", rows->str);
    args[2] = LANG_TEXT("first", pair->first_text);
    args[3] = LANG_TEXT("last", pair->last_text);
    return lang_message(c->lang, arena, dated ? "alt-pairs-from" : "alt-pairs", args, dated ? 4 : 2);
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const PairSpec *pair = &spec->u.pair;

    (void)c;
    if (spec->kind == CHART_DOT_PLOT)
        chart_list_head(list, pair->last_text);
    for (size_t i = 0; i < pair->count; i++) {
        const PairRow *row = &pair->rows[i];

        if (spec->kind == CHART_DOT_PLOT) {
            chart_list_value(list, row->name, &row->last, pair->none);
            continue;
        }
        chart_list_head(list, row->name);
        chart_list_value(list, pair->first_text, &row->first, pair->none);
        chart_list_value(list, pair->last_text, &row->last, pair->none);
    }
    return true;
}

CHART_ROW(dot_plot, measure_rows, draw_rows, alt,
          .least_width = 140, .last = FORM_SHORT, .check = check, .extent = extent, .list = list);
CHART_ROW(dumbbell, measure_rows, draw_rows, alt,
          .least_width = 140, .last = FORM_SHORT, .check = check, .extent = extent, .list = list);
CHART_ROW(slope, measure_slope, draw_slope, alt,
          .least_width = 150, .last = FORM_SHORT, .check = check, .extent = extent, .list = list);
