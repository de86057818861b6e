/* Icon array: a square is so many, parts in their order, the figures beside them. */
#include <math.h>
#include "chart/kinds.h"

enum { STEP = 11, SIZE = 8, MOST_ICONS = 2000, MOST_PARTS = 5, FIGURES = 58 };

static int
icons_of(const IconArraySpec *icons, size_t part)
{
    const ChartValue *v = &icons->parts[part].value;

    return v->known ? (int)lround(v->value / icons->per_icon) : 0;
}

static DiagId
check(const ChartSpec *spec)
{
    const IconArraySpec *icons = &spec->u.icon_array;
    double total = 0;

    if (icons->per_icon <= 0 || icons->per_row < 1 || icons->count > MOST_PARTS || !value_is_sane(icons->total))
        return DIAG_CHART_BAD_NUMBER;
    for (size_t i = 0; i < icons->count; i++) {
        if (!value_is_sane(icons->parts[i].value) || (icons->parts[i].value.known && icons->parts[i].value.value < 0))
            return DIAG_CHART_BAD_NUMBER;
        total += icons->parts[i].value.known ? icons->parts[i].value.value / icons->per_icon : 0;
    }
    return total <= MOST_ICONS ? CHART_GOOD : DIAG_CHART_TOO_MANY;
}

static int
count_icons(const IconArraySpec *icons)
{
    int count = 0;

    for (size_t i = 0; i < icons->count; i++)
        count += icons_of(icons, i);
    return count;
}

/* As many a row as asked, or as fit beside the figures. */
static int
per_row(const IconArraySpec *icons, double width)
{
    return MAX(1, MIN(icons->per_row, (int)floor((width - FIGURES) / STEP)));
}

static void
measure(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    const IconArraySpec *icons = &spec->u.icon_array;
    int row = per_row(icons, width), rows = (count_icons(icons) + row - 1) / row;

    (void)c;
    out->width = width;
    out->height = fmax(STEP * (double)rows, 26 + 22 * (double)icons->count);
    out->baseline = out->height;
}

/* The total in large, then each part with its name below it. */
static void
draw_figures(const Pen *pen, const IconArraySpec *icons)
{
    const ChartTheme *t = pen->c->theme;
    double width = pen->box.width, y = 16;
    TextStyle big = t->value;
    g_autoptr(Arena) arena = arena_new();

    big.size = 15;
    big.weight = 700;
    if (icons->total.known)
        pen_value(pen, width, y, 1, &icons->total, &big);
    y += 20;
    for (size_t i = 0; i < icons->count; i++, y += 22) {
        FittedText name = fit_text(pen->c, arena, icons->parts[i].name, &t->small, FIGURES, 1);

        if (icons->parts[i].value.known)
            pen_value(pen, width, y, 1, &icons->parts[i].value, &t->label_strong);
        else
            pen_text(pen, width, y, 1, "·", &t->label_strong);
        pen_fitted(pen, width, y + 9, 1, 9, &name);
    }
}

static void
draw(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const IconArraySpec *icons = &spec->u.icon_array;
    Pen pen = { c, page, rect };
    int at = 0, row = per_row(icons, rect.width);

    for (size_t i = 0; i < icons->count; i++)
        for (int k = icons_of(icons, i); k > 0; k--, at++)
            pen_pattern(&pen, STEP * (double)(at % row), STEP * (double)(at / row) + 1, SIZE, SIZE, icons->parts[i].fill);
    if (at == 0)
        pen_pattern(&pen, 0, 1, STEP * (double)row - (STEP - SIZE), SIZE, FILL_NO_DATA);
    draw_figures(&pen, icons);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const IconArraySpec *icons = &spec->u.icon_array;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    LangArg args[3] = { LANG_TEXT("title", spec->title), LANG_TEXT("total", icons->total.known ? icons->total.text : "") };

    for (size_t i = 0; i < icons->count; i++) {
        LangArg value[2] = { LANG_TEXT("category", icons->parts[i].name), LANG_TEXT("value", icons->parts[i].value.known ? icons->parts[i].value.text : "") };

        g_ptr_array_add(parts, (gpointer)(guintptr)lang_message(c->lang, arena, icons->parts[i].value.known ? "alt-value" : "alt-value-none", value, icons->parts[i].value.known ? 2 : 1));
    }
    args[2] = LANG_TEXT("values", lang_list(c->lang, arena, (const char *const *)parts->pdata, parts->len));
    return lang_message(c->lang, arena, icons->total.known ? "alt-icon-array" : "alt-icon-array-parts", args, 3);
}

const ChartRow icon_array_chart = { 120, check, measure, draw, alt, NULL };
