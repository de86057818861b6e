/* A rating on an ordered scale: one cell a grade, the years in which it was given inside, the latest one filled. */
#include <string.h>
#include "chart/kinds.h"

static void
measure(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    (void)spec;
    (void)c;
    out->width = width;
    out->height = 23;
    out->baseline = 9;
}

/* Years that do not fit: "2014–2019" stands for all, then nothing. */
static const char *
fitting(const PenContext *c, const char *periods, double room, const TextStyle *style)
{
    const char *first, *last;

    if (periods == NULL || text_width(c, periods, style) <= room)
        return periods;
    first = periods;
    last = strrchr(periods, ' ');
    if (last != NULL) {
        g_autofree char *short_form = g_strdup_printf("%.*s–%s", (int)strcspn(first, ","), first, last + 1);

        if (text_width(c, short_form, style) <= room)
            return g_intern_string(short_form);
        return text_width(c, last + 1, style) <= room ? last + 1 : NULL;
    }
    return NULL;
}

static void
draw(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const JudgementSpec *j = &spec->u.judgement;
    Pen pen = { c, page, rect };
    double gap = 1, cell = (rect.width - gap * (double)(j->count - 1)) / (double)j->count;

    for (size_t i = 0; i < j->count; i++) {
        double x = (double)i * (cell + gap);
        bool now = (int)i == j->current;
        TextStyle name = now ? c->theme->small_strong : c->theme->small;
        TextStyle years = now ? with_colour(c->theme->small_strong, c->theme->white) : c->theme->small;

        pen_fill(&pen, x, 0, cell, 11, now ? c->theme->accent : c->theme->tint2);
        pen_text(&pen, x + cell / 2, 8.3, 0.5, fitting(c, j->periods[i], cell - 4, &years), &years);
        pen_text(&pen, x + cell / 2, 20.5, 0.5, j->cells[i], &name);
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

const ChartRow judgement_chart = { 60, check, measure, draw, alt };
