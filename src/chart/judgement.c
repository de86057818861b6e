/* A rating on an ordered scale: one cell a grade, the years in which it was given inside, the latest one filled. */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { GAP = 1, NAME_LINE = 9 };
static const double band = 9.5, name_at = 18;   /* as high as the track of a bar of progress, and so its words */

static double
cell_width(const JudgementSpec *j, double width)
{
    return (width - GAP * (double)(j->count - 1)) / (double)j->count;
}

/* On one line, or broken in its cell. */
static WrappedText
grade(const JudgementSpec *j, const PenContext *c, Arena *arena, ChartForm form, size_t i, double width)
{
    const TextStyle *style = (int)i == j->current ? &c->theme->small_strong : &c->theme->small;

    return wrap_text(c, arena, j->cells[i], style, form == FORM_FULL ? HUGE_VAL : cell_width(j, width) - 3);
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const JudgementSpec *j = &spec->u.judgement;
    g_autoptr(Arena) arena = arena_new();
    size_t lines = 1;

    for (size_t i = 0; i < j->count; i++)
        lines = MAX(lines, grade(j, c, arena, form, i, width).count);
    out->width = width;
    out->height = 19.5 + NAME_LINE * (double)(lines - 1);
    out->baseline = 9;
}

/* "2014–2016, 2019": years without one between them stand as their first and last. */
static const char *
runs_of_years(const JudgedYears *all, const Lang *lang, Arena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0, last; i < all->count; i = last + 1) {
        for (last = i; last + 1 < all->count && all->years[last + 1] == all->years[last] + 1; last++)
            continue;
        lang_append_parting(lang, arena, out, "list-between");
        g_string_append(out, all->texts[i]);
        if (last > i)
            g_string_append_printf(out, "–%s", all->texts[last]);
    }
    return arena_strdup(arena, out->str);
}

/* Years that do not fit: as runs, then the last one alone, then none. */
static const char *
fitting(const PenContext *c, const JudgementSpec *j, size_t cell, Arena *arena, double room, const TextStyle *style)
{
    const JudgedYears *years = &j->years[cell];
    const char *runs, *last;

    if (j->periods[cell] == NULL || text_width(c, j->periods[cell], style) <= room)
        return j->periods[cell];
    runs = runs_of_years(years, c->lang, arena);
    if (text_width(c, runs, style) <= room)
        return runs;
    last = years->count > 1 ? years->texts[years->count - 1] : NULL;
    return last != NULL && text_width(c, last, style) <= room ? last : NULL;
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const JudgementSpec *j = &spec->u.judgement;
    Pen pen = { c, page, rect };
    double cell = cell_width(j, rect.width);
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < j->count; i++) {
        double x = (double)i * (cell + GAP);
        bool now = (int)i == j->current;
        WrappedText name = grade(j, c, arena, form, i, rect.width);
        TextStyle years = now ? with_colour(c->theme->small_strong, pen_bar_text(&pen)) : c->theme->small;
        const char *periods = fitting(c, j, i, arena, cell - 2, &years);

        if (periods == NULL && j->periods[i] != NULL)
            pen_lost(&pen);
        if (name.count > 0 && strlen(name.lines[0]) < strcspn(j->cells[i], " -"))
            pen_lost(&pen);
        if (now)
            pen_bar(&pen, x, 0, cell, band);
        else
            pen_fill(&pen, x, 0, cell, band, c->theme->tint2);
        pen_text(&pen, x + cell / 2, 7.3, 0.5, periods, &years);
        pen_wrapped(&pen, x + cell / 2, name_at, 0.5, NAME_LINE, &name);
    }
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const JudgementSpec *j = &spec->u.judgement;
    LangArg args[3] = { LANG_TEXT("title", spec->title) };

    if (j->current < 0)
        return lang_message(c->lang, arena, "alt-judgement-none", args, 1);
    args[1] = LANG_TEXT("rating", j->cells[j->current]);
    args[2] = LANG_TEXT("years", j->periods[j->current]);
    return lang_message(c->lang, arena, "alt-judgement-years", args, 3);
}

static DiagId
check(const ChartSpec *spec)
{
    return spec->u.judgement.count > 0 && spec->u.judgement.count <= 12 ? CHART_GOOD : DIAG_CHART_BAD_NUMBER;
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const JudgementSpec *j = &spec->u.judgement;

    (void)c;
    for (size_t i = 0; i < j->count; i++)
        if ((int)i == j->current) {
            ChartValue years = { true, 0, j->periods[i], QUALITY_FINAL, NULL };

            chart_list_value(list, j->cells[i], &years, NULL);
        } else {
            chart_list_words(list, j->cells[i], j->periods[i]);
        }
    return true;
}

CHART_ROW(judgement, measure, draw, alt, .last = FORM_LINES, .least_width = 60, .check = check, .list = list);
