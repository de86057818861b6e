/*
 * A population pyramid: a row a class, the first at the foot, and the figures of two groups back to back on one scale.
 * What is not known has a point and no bar.
 */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { ROW = 13, BAR = 10, HEAD = 14, GAP = 5, NONE_WIDTH = 8, LEAST_BAR = 36 };

static DiagId
check(const ChartSpec *spec)
{
    const PairSpec *pair = &spec->u.pair;

    if (pair->count == 0)
        return DIAG_CHART_NOTHING;
    if (pair->count > (size_t)limit_number(LIMIT_PAIRS))
        return limit_as_fault(LIMIT_PAIRS);
    for (size_t i = 0; i < pair->count; i++)
        if (!value_is_sane(pair->rows[i].first) || !value_is_sane(pair->rows[i].last) ||
            pair->rows[i].first.value < 0 || pair->rows[i].last.value < 0)
            return DIAG_CHART_BAD_NUMBER;
    return CHART_GOOD;
}

typedef struct Halves { double name, figures, bars; } Halves;       /* widths: of the names, and on each side */

static Halves
halves_of(const ChartSpec *spec, const PenContext *c, ChartForm form, double width)
{
    const PairSpec *pair = &spec->u.pair;
    g_autoptr(Arena) arena = arena_new();
    Halves h = { text_width(c, pair->when, &c->theme->small), NONE_WIDTH, 0 };

    for (size_t i = 0; i < pair->count; i++) {
        h.name = fmax(h.name, text_width(c, pair->rows[i].name, &c->theme->small));
        h.figures = fmax(h.figures,
                         text_width(c, chart_value(c, arena, form, &pair->rows[i].first).text, &c->theme->label));
        h.figures =
            fmax(h.figures, text_width(c, chart_value(c, arena, form, &pair->rows[i].last).text, &c->theme->label));
    }
    h.bars = (width - h.name - 2 * GAP) / 2 - h.figures - 3;
    return h;
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    (void)c, (void)form;
    out->width = width;
    out->height = out->baseline = HEAD + ROW * (double)spec->u.pair.count + 1;
}

static double
greatest(const PairSpec *pair)
{
    double most = 0;

    for (size_t i = 0; i < pair->count; i++) {
        most = pair->rows[i].first.known ? fmax(most, pair->rows[i].first.value) : most;
        most = pair->rows[i].last.known ? fmax(most, pair->rows[i].last.value) : most;
    }
    return most;
}

/* towards: -1 to the start edge, 1 to the end edge. */
static void
draw_bar(const Pen *pen, ChartForm form, const ChartValue *value, double from, double y, double length, int towards)
{
    g_autoptr(Arena) arena = arena_new();
    ChartValue said = value->known ? chart_value(pen->c, arena, form, value) : (ChartValue){ .text = "·" };
    double end = from + towards * length;

    if (value->known && length > 0)
        stack_part(pen, (Rect){ fmin(from, end), y, length, BAR }, towards < 0 ? FILL_ACCENT : FILL_MID,
                   value->quality);
    pen_value(pen, end + towards * 3, y + BAR - 2.2, towards < 0 ? 1 : 0, &said, &pen->c->theme->label);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const PairSpec *pair = &spec->u.pair;
    Pen pen = { c, page, rect };
    Halves h = halves_of(spec, c, form, rect.width);
    double start = h.figures + 3 + h.bars, end = rect.width - start, most = greatest(pair), foot;
    double unit = most > 0 ? fmax(h.bars, 0) / most : 0;

    if (h.bars < LEAST_BAR)
        pen_lost(&pen);
    pen_plot(&pen, 0, HEAD, rect.width, ROW * (double)pair->count);
    pen_text(&pen, rect.width / 2, HEAD - 5, 0.5, pair->when, &c->theme->small);
    pen_text(&pen, start, HEAD - 5, 1, pair->first_text, &c->theme->small_strong);
    pen_text(&pen, end, HEAD - 5, 0, pair->last_text, &c->theme->small_strong);
    for (size_t i = 0; i < pair->count; i++) {
        const PairRow *row = &pair->rows[i];
        double y = HEAD + ROW * (double)(pair->count - 1 - i) + (ROW - BAR) / 2.0;

        draw_bar(&pen, form, &row->first, start, y, row->first.known ? row->first.value * unit : 0, -1);
        draw_bar(&pen, form, &row->last, end, y, row->last.known ? row->last.value * unit : 0, 1);
        pen_text(&pen, rect.width / 2, y + BAR - 2.2, 0.5, row->name, &c->theme->small);
    }
    foot = HEAD + ROW * (double)pair->count;
    pen_line(&pen, start, HEAD, start, foot, 0.75, c->theme->ink);
    pen_line(&pen, end, HEAD, end, foot, 0.75, c->theme->ink);
}

/* "women 12" or "women: no figure" */
static const char *
side_words(const PenContext *c, Arena *arena, const char *side, const ChartValue *value)
{
    LangArg args[2] = { LANG_TEXT("category", side),
                        LANG_TEXT("value", chart_say(c, arena, value)) };

    return lang_message(c->lang, arena, value->known ? "alt-value" : "alt-value-none", args, value->known ? 2 : 1);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const PairSpec *pair = &spec->u.pair;
    g_autoptr(GString) rows = g_string_new(pair->when);
    LangArg args[2] = { LANG_TEXT("title", spec->title) };

    for (size_t i = 0; i < pair->count; i++) {
        lang_append_parting(c->lang, arena, rows, "list-apart");
        g_string_append_printf(rows, "%s – %s%s %s", pair->rows[i].name,
                               side_words(c, arena, pair->first_text, &pair->rows[i].first),
                               lang_message(c->lang, arena, "list-between", NULL, 0),
                               side_words(c, arena, pair->last_text, &pair->rows[i].last));
    }
    g_string_append_c(rows, '.');
    args[1] = LANG_TEXT("values", arena_strdup(arena, rows->str));
    return lang_message(c->lang, arena, "alt-pairs", args, 2);
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const PairSpec *pair = &spec->u.pair;

    (void)c;
    for (int side = 0; side < 2; side++) {
        chart_list_head(list, side == 0 ? pair->first_text : pair->last_text);
        for (size_t i = 0; i < pair->count; i++)
            chart_list_value(list, pair->rows[i].name, side == 0 ? &pair->rows[i].first : &pair->rows[i].last, "·");
    }
    return true;
}

CHART_ROW(pyramid, measure, draw, alt, .last = FORM_SHORT, .least_width = 120, .check = check, .list = list);
