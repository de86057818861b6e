/* Steps toward joining, as a staircase: what is taken is solid, the next step outlined, later ones dashed. */
#include <math.h>
#include "chart/kinds.h"

enum { LOWEST = 26, RISE = 18, GAP = 12, BELOW = 16 };

static bool
check(const ChartSpec *spec)
{
    return spec->u.ladder.count > 0 && spec->u.ladder.count <= 8;
}

static double
stairs(const ChartSpec *spec)
{
    return LOWEST + RISE * (double)(spec->u.ladder.count - 1);
}

static void
measure(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = stairs(spec) + BELOW;
    out->baseline = stairs(spec);
}

static void
draw_step(const Pen *pen, const LadderStep *step, size_t index, double x, double width, double base)
{
    const ChartTheme *t = pen->c->theme;
    double height = LOWEST + RISE * (double)index, top = base - height;
    bool taken = step->state == STEP_TAKEN;
    TextStyle title = taken ? with_colour(t->value, t->white) : t->value, number = taken ? with_colour(t->value, t->white) : t->value;
    char text[8];

    g_snprintf(text, sizeof text, "%zu", index + 1);
    number.size = 10;
    if (taken)
        pen_fill(pen, x, top, width, height, t->accent);
    else
        page_frame(pen->page, pen_rect(pen, x, top, width, height),
                   step->state == STEP_NEXT ? (Stroke){ .width = 0.75, .colour = t->ink } : (Stroke){ .width = 0.75, .colour = t->ink, .dash = 3, .gap = 2 });
    pen_text(pen, x + 10, top + 16, 0, text, &number);
    pen_text(pen, x + 24, top + 16, 0, step->title, &title);
    if (step->detail != NULL)
        pen_text(pen, x + 24, top + 27, 0, step->detail, &t->label);
    if (taken && 24 + text_width(pen->c, step->title, &title) < width - 24)          /* solid already says taken */
        pen_check(pen, x + width - 14, top + 13, 8, t->white, 1.8);
    pen_text(pen, x, base + 12, 0, step->below, &t->label);
}

static void
draw(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect)
{
    const LadderSpec *l = &spec->u.ladder;
    Pen pen = { c, page, rect };
    double width = (rect.width - GAP * (double)(l->count - 1)) / (double)l->count, base = stairs(spec);

    for (size_t i = 0; i < l->count; i++)
        draw_step(&pen, &l->steps[i], i, (double)i * (width + GAP), width, base);
    pen_line(&pen, 0, base, rect.width, base, 1.25, c->theme->ink);
}

static const char *
alt(const ChartSpec *spec, const ChartContext *c, Arena *arena)
{
    static const char *const keys[] = { "alt-ladder-taken", "alt-ladder-next", "alt-ladder-later" };
    const LadderSpec *l = &spec->u.ladder;
    g_autoptr(GString) steps = g_string_new(NULL);
    int taken = 0;

    for (size_t i = 0; i < l->count; i++) {
        LangArg args[2] = { LANG_TEXT("step", l->steps[i].title), LANG_TEXT("detail", l->steps[i].below) };

        taken += l->steps[i].state == STEP_TAKEN;
        g_string_append_printf(steps, "%s%s", i > 0 ? " " : "", lang_message(c->lang, arena, keys[l->steps[i].state], args, l->steps[i].state == STEP_TAKEN ? 2 : 1));
    }
    {
        LangArg args[4] = { LANG_TEXT("title", spec->title), LANG_NUMBER("taken", taken), LANG_NUMBER("count", (double)l->count), LANG_TEXT("steps", steps->str) };

        return lang_message(c->lang, arena, "alt-ladder", args, 4);
    }
}

const ChartRow ladder_chart = { 160, check, measure, draw, alt };
