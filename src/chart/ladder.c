/* Steps toward joining, as a staircase: what is taken is solid, the next step outlined, later ones dashed. */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { LOWEST = 15, LINE = 11, RISE = 16, GAP = 12, NUMBER = 24, INSET = 6 };

static DiagId
check(const ChartSpec *spec)
{
    return spec->u.ladder.count > 0 && spec->u.ladder.count <= 8 ? CHART_GOOD : DIAG_CHART_BAD_NUMBER;
}

/* What was computed: the widths of steps, and their texts in the room that they have. */
typedef struct Geometry { double width, lowest, base, height; size_t below; } Geometry;

static double
title_room(double width)
{
    return width - NUMBER - INSET;
}

static Geometry
geometry(const ChartSpec *spec, const PenContext *c, double width)
{
    const LadderSpec *l = &spec->u.ladder;
    Geometry g = { .width = (width - GAP * (double)(l->count - 1)) / (double)l->count, .lowest = LOWEST };
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < l->count; i++) {
        const LadderStep *step = &l->steps[i];
        size_t lines = fit_text(c, arena, step->title, &c->theme->value, title_room(g.width), 2).count +
                       fit_text(c, arena, step->detail, &c->theme->label, title_room(g.width), 2).count;

        g.lowest = fmax(g.lowest, LOWEST + LINE * (double)lines - RISE * (double)i);
        g.below = MAX(g.below, fit_text(c, arena, step->below, &c->theme->label, g.width, 2).count);
    }
    g.base = g.lowest + RISE * (double)(l->count - 1);
    g.height = g.base + 4 + LINE * (double)g.below;
    return g;
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    Geometry g = geometry(spec, c, width);

    (void)form;
    out->width = width;
    out->height = g.height;
    out->baseline = g.base;
}

static void
draw_step(const Pen *pen, const LadderStep *step, size_t index, const Geometry *g)
{
    const ChartTheme *t = pen->c->theme;
    double height = g->lowest + RISE * (double)index, top = g->base - height, x = (double)index * (g->width + GAP);
    bool taken = step->state == STEP_TAKEN;
    TextStyle title = taken ? with_colour(t->value, pen_bar_text(pen)) : t->value, number = title;
    g_autoptr(Arena) arena = arena_new();
    FittedText words = fit_text(pen->c, arena, step->title, &title, title_room(g->width), 2);
    FittedText detail = fit_text(pen->c, arena, step->detail, &t->label, title_room(g->width), 2),
               below = fit_text(pen->c, arena, step->below, &t->label, g->width, 2);

    number.size = 10;
    if (taken)
        pen_bar(pen, x, top, g->width, height);
    else
        pen_frame(pen, x, top, g->width, height,
                  step->state == STEP_NEXT ? (Stroke){ .width = 0.75, .colour = t->ink }
                                           : (Stroke){ .width = 0.75, .colour = t->ink, .dash = 3, .gap = 2 });
    pen_text(pen, x + 10, top + 16, 0, lang_number(pen->c->lang, arena, (double)index + 1, NUMBER_PLAIN, 0), &number);
    pen_fitted(pen, x + NUMBER, top + 16, 0, LINE, &words);
    pen_fitted(pen, x + NUMBER, top + 16 + LINE * (double)words.count, 0, LINE, &detail);
    if (taken && NUMBER + words.width < g->width - 24)          /* solid already says taken */
        pen_check(pen, x + g->width - 14, top + 13, 8, pen_bar_text(pen), 1.8);
    pen_fitted(pen, x, g->base + 12, 0, LINE, &below);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const LadderSpec *l = &spec->u.ladder;
    Pen pen = { c, page, rect };
    Geometry g = geometry(spec, c, rect.width);

    (void)form;
    for (size_t i = 0; i < l->count; i++)
        draw_step(&pen, &l->steps[i], i, &g);
    pen_line(&pen, 0, g.base, rect.width, g.base, 1.25, c->theme->ink);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    static const char *const keys[] = { "alt-ladder-taken", "alt-ladder-next", "alt-ladder-later" };
    const LadderSpec *l = &spec->u.ladder;
    g_autoptr(GString) steps = g_string_new(NULL);
    int taken = 0;

    for (size_t i = 0; i < l->count; i++) {
        LangArg args[2] = { LANG_TEXT("step", l->steps[i].title), LANG_TEXT("detail", l->steps[i].below) };

        taken += l->steps[i].state == STEP_TAKEN;
        g_string_append_printf(
            steps, "%s%s", i > 0 ? " " : "",
            lang_message(c->lang, arena, keys[l->steps[i].state], args, l->steps[i].state == STEP_TAKEN ? 2 : 1));
    }
    {
        LangArg args[4] = { LANG_TEXT("title", spec->title), LANG_NUMBER("taken", taken),
                            LANG_NUMBER("count", (double)l->count), LANG_TEXT("steps", steps->str) };

        return lang_message(c->lang, arena, "alt-ladder", args, 4);
    }
}

/* Steps by their numbers; what was taken is strong. */
static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    Arena *arena = chart_list_arena(list);

    for (size_t i = 0; i < spec->u.ladder.count; i++) {
        const LadderStep *step = &spec->u.ladder.steps[i];
        const char *name =
            arena_printf(arena, "%s  %s", lang_number(c->lang, arena, (double)i + 1, NUMBER_PLAIN, 0), step->title);

        if (step->state == STEP_TAKEN) {
            chart_list_head(list, name);
            chart_list_note(list, step->detail);
        } else {
            chart_list_words(list, name, step->detail);
        }
        chart_list_note(list, step->below);
    }
    return true;
}

CHART_ROW(ladder, measure, draw, alt, .least_width = 160, .check = check, .list = list);
