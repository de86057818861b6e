/*
 * Steps toward joining, one beside the other, each below a rule: solid where it is taken, hollow for the next one,
 * dashed for later ones. All are of one height: steps are no amounts, and rising ones would be read as bars.
 */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { RULE = 5, FIRST = 18, LINE = 11, GAP = 12, NUMBER = 24, NUMERAL = 20, FOOT = 4, TICK = 16 };

static DiagId
check(const ChartSpec *spec)
{
    return spec->u.ladder.count > 0 && spec->u.ladder.count <= 8 ? CHART_GOOD : DIAG_CHART_BAD_NUMBER;
}

static double
step_width(const LadderSpec *l, double width)
{
    return (width - GAP * (double)(l->count - 1)) / (double)l->count;
}

/* The texts of a step in the room that they have; behind the title of one that is taken a tick finds some. */
typedef struct StepWords { FittedText title, detail, below; size_t lines; } StepWords;

static StepWords
set_step(const LadderStep *step, const PenContext *c, Arena *arena, double width)
{
    double room = width - NUMBER;
    StepWords words = { .title = fit_text(c, arena, step->title, &c->theme->value, room, 2),
                        .detail = fit_text(c, arena, step->detail, &c->theme->label, room, 2),
                        .below = fit_text(c, arena, step->below, &c->theme->label, room, 3) };

    words.lines = words.title.count + words.detail.count + words.below.count;
    return words;
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const LadderSpec *l = &spec->u.ladder;
    g_autoptr(Arena) arena = arena_new();
    size_t lines = 1;

    (void)form;
    for (size_t i = 0; i < l->count; i++)
        lines = MAX(lines, set_step(&l->steps[i], c, arena, step_width(l, width)).lines);
    out->width = width;
    out->height = fmax(FIRST + LINE * (double)(lines - 1), FIRST + 6) + FOOT;
    out->baseline = FIRST;
}

static void
draw_rule(const Pen *pen, LadderState state, double x, double width)
{
    Stroke frame = { .width = 0.75, .colour = pen->c->theme->ink };

    if (state == STEP_TAKEN) {
        pen_bar(pen, x, 0, width, RULE);
        return;
    }
    if (state != STEP_NEXT) {
        frame.dash = 3;
        frame.gap = 2;
    }
    pen_frame(pen, x + 0.4, 0.4, width - 0.8, RULE - 0.8, frame);
}

static void
draw_step(const Pen *pen, const LadderStep *step, size_t index, double width)
{
    const ChartTheme *t = pen->c->theme;
    double x = (double)index * (width + GAP), y = FIRST;
    bool taken = step->state == STEP_TAKEN;
    TextStyle number = with_colour(t->value, taken ? t->accent : t->ink3);
    g_autoptr(Arena) arena = arena_new();
    StepWords words = set_step(step, pen->c, arena, width);

    number.size = NUMERAL;
    draw_rule(pen, step->state, x, width);
    pen_text(pen, x, FIRST + 6, 0, lang_number(pen->c->lang, arena, (double)index + 1, NUMBER_PLAIN, 0), &number);
    pen_fitted(pen, x + NUMBER, y, 0, LINE, &words.title);
    if (taken && NUMBER + words.title.width + TICK < width)     /* the solid rule already says taken */
        pen_check(pen, x + NUMBER + words.title.width + 9, y - 3, 6, t->accent, 1.5);
    y += LINE * (double)words.title.count;
    pen_fitted(pen, x + NUMBER, y, 0, LINE, &words.detail);
    pen_fitted(pen, x + NUMBER, y + LINE * (double)words.detail.count, 0, LINE, &words.below);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const LadderSpec *l = &spec->u.ladder;
    Pen pen = { c, page, rect };

    (void)form;
    for (size_t i = 0; i < l->count; i++)
        draw_step(&pen, &l->steps[i], i, step_width(l, rect.width));
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
