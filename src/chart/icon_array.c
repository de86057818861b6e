/*
 * Icon array: a square is so many, parts in their order, the figures beside them. A square may hold an icon; its part
 * is told by the square's fill as without one.
 */
#include <math.h>
#include <string.h>
#include "base/words.h"
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { GAP = 3, SIZE = 8, SIZE_WITH_ICON = 16, FIGURES = 104, FIGURES_GAP = 12, FIGURE_ROW = 13, NAME_LINE = 9 };
enum { BIG = 26 };                      /* the size of the total */
/* Of a square with an icon, how much of its side the icon takes. */
static const double icon_share = 0.76;

typedef struct Icons {
    const ChartDatum *parts[MOST_ICON_PARTS];
    size_t count;
    bool too_many;                      /* more than these were given */
    double per_icon, size; int per_row;
    ChartValue total;
    const char *signs[MOST_ICON_PARTS];         /* names of icons; NULL: none */
} Icons;

/* A name a part; the last stands for those that follow. */
static void
find_signs(const ChartDataSpec *data, Icons *icons)
{
    const char *rest = chart_data_text(data, "icon", ""), *last = NULL;
    g_auto(GStrv) words = words_split(rest);

    for (size_t i = 0, w = 0; i < icons->count; i++) {
        if (words[w] != NULL)
            last = g_intern_string(words[w++]);
        icons->signs[i] = last;
    }
}

/* Series are the parts; a point called `total` is their sum as it is printed. */
static Icons
icons_asked(const ChartSpec *spec)
{
    const ChartDataSpec *data = &spec->u.data;
    const ChartDatum *end = data->data + data->count, *at = data->data;
    Icons icons = { .per_icon = chart_data_number(data, "each", 1) };

    icons.per_row = (int)fmax(fmin(chart_data_number(data, "columns", 12), MOST_ICONS), 0);
    for (; (at = chart_datum_next(at, end, DATUM_SERIES)) != NULL && !icons.too_many; at++)
        if (icons.count < MOST_ICON_PARTS)
            icons.parts[icons.count++] = at;
        else
            icons.too_many = true;
    for (at = data->data; (at = chart_datum_next(at, end, DATUM_POINT)) != NULL && !icons.total.known; at++)
        if (at->at != NULL && strcmp(at->at, "total") == 0)
            icons.total = at->value;
    find_signs(data, &icons);
    icons.size = chart_data_number(data, "size", icons.count > 0 && icons.signs[0] != NULL ? SIZE_WITH_ICON : SIZE);
    return icons;
}

static const ChartValue *
value_of(const Icons *icons, size_t part)
{
    const ChartDatum *series = icons->parts[part], *end = series->children + series->count;
    const ChartDatum *point = chart_datum_next(series->children, end, DATUM_POINT);

    return point != NULL ? &point->value : &series->value;
}

static int
icons_of(const Icons *icons, size_t part)
{
    const ChartValue *v = value_of(icons, part);

    return v->known ? (int)lround(v->value / icons->per_icon) : 0;
}

static DiagId
check(const ChartSpec *spec)
{
    const Icons icons = icons_asked(spec);
    double total = 0;

    if (!(icons.per_icon > 0) || icons.per_row < 1 || !(icons.size >= SIZE && icons.size <= 200) ||
        !value_is_sane(icons.total))
        return DIAG_CHART_BAD_NUMBER;
    if (icons.too_many)
        return limit_as_fault(LIMIT_ICON_PARTS);
    for (size_t i = 0; i < icons.count; i++) {
        const ChartValue *value = value_of(&icons, i);

        if (!value_is_sane(*value) || (value->known && value->value < 0))
            return DIAG_CHART_BAD_NUMBER;
        total += value->known ? value->value / icons.per_icon : 0;
    }
    return total <= MOST_ICONS ? CHART_GOOD : limit_as_fault(LIMIT_ICONS);
}

static int
count_icons(const Icons *icons)
{
    int count = 0;

    for (size_t i = 0; i < icons->count; i++)
        count += icons_of(icons, i);
    return count;
}

static double
step_of(const Icons *icons)
{
    return icons->size + GAP;
}

/* As many a row as asked, or as fit beside the figures; where those stand below, as fit. */
static int
per_row(const Icons *icons, ChartForm form, double width)
{
    return MAX(1, MIN(icons->per_row, (int)floor((width - (form == FORM_FULL ? FIGURES : 0)) / step_of(icons))));
}

static double
icons_height(const Icons *icons, ChartForm form, double width)
{
    int row = per_row(icons, form, width);

    return step_of(icons) * (double)MAX((count_icons(icons) + row - 1) / row, form == FORM_FULL ? 0 : 1);
}

/* ---- figures below: each part by a square of its fill, its name broken into lines, its number at the end ---- */

typedef struct Below { const Pen *pen; const PenContext *c; double width, y; } Below;

static void
add_below(Below *below, const ChartDatum *part, const char *name, const ChartValue *value)
{
    const ChartTheme *t = below->c->theme;
    g_autoptr(Arena) arena = arena_new();
    WrappedText words = wrap_text(below->c, arena, name, &t->small,
                                  fmax(below->width - text_width(below->c, value->text, &t->label_strong) - 20, 1));
    ChartValue said = value->known && value->text != NULL ? *value : (ChartValue){ .text = "·" };

    if (below->pen != NULL) {
        if (part != NULL)               /* of which a square is drawn above */
            pen_pattern(below->pen, 0, below->y + 2, SIZE, SIZE, part->fill);
        pen_wrapped(below->pen, 12, below->y + 8.5, 0, NAME_LINE, &words);
        pen_value(below->pen, below->width, below->y + 8.5, 1, &said, &t->label_strong);
    }
    below->y += NAME_LINE * (double)MAX(words.count, 1) + 3;
}

static void
flow_below(Below *below, const Icons *icons, ChartForm form)
{
    g_autoptr(Arena) arena = arena_new();
    ChartValue total = chart_value(below->c, arena, form, &icons->total);

    for (size_t i = 0; i < icons->count; i++) {
        ChartValue value = chart_value(below->c, arena, form, value_of(icons, i));

        add_below(below, icons_of(icons, i) > 0 ? icons->parts[i] : NULL, icons->parts[i]->name, &value);
    }
    if (total.known)
        add_below(below, NULL, "=", &total);
}

/* ---- figures beside the squares: the total in large, then a line a part: its square, its figure, its name ---- */

static TextStyle
big_style(const PenContext *c)
{
    TextStyle big = c->theme->value;

    big.size = BIG;
    big.weight = 700;
    big.tracking = -0.4;
    return big;
}

/* Where the parts begin: below the total, or behind it where there is room for them. */
static Point
parts_start(const Icons *icons, const PenContext *c, ChartForm form, double width)
{
    const TextStyle big = big_style(c);
    double x = step_of(icons) * (double)per_row(icons, form, width) + FIGURES_GAP, end;

    if (!icons->total.known)
        return (Point){ x, SIZE };
    end = x + text_width(c, icons->total.text, &big) + FIGURES_GAP;
    return width - end >= FIGURES ? (Point){ end, SIZE + 1 } : (Point){ x, BIG * 0.72 + 9 + FIGURE_ROW };
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const Icons asked = icons_asked(spec), *icons = &asked;
    Below below = { NULL, c, width, icons_height(icons, form, width) + 2 };

    out->width = width;
    out->height = fmax(icons_height(icons, form, width), BIG * (0.72 + 0.27) + 1);
    if (icons->count > 0)
        out->height = fmax(out->height, parts_start(icons, c, form, width).y + 3 +
                                            FIGURE_ROW * (double)(icons->count - 1));
    if (form != FORM_FULL) {
        flow_below(&below, icons, form);
        out->height = below.y;
    }
    out->baseline = out->height;
}

static void
draw_figures(const Pen *pen, const Icons *icons)
{
    const ChartTheme *t = pen->c->theme;
    const double width = pen->box.width, x = step_of(icons) * (double)per_row(icons, FORM_FULL, width) + FIGURES_GAP;
    const TextStyle big = big_style(pen->c);
    Point at = parts_start(icons, pen->c, FORM_FULL, width);
    g_autoptr(Arena) arena = arena_new();

    if (icons->total.known)
        pen_value(pen, x, BIG * 0.72 + 1, 0, &icons->total, &big);
    for (size_t i = 0; i < icons->count; i++, at.y += FIGURE_ROW) {
        const ChartValue *value = value_of(icons, i);
        double after = at.x + SIZE + 4;
        FittedText name;

        if (icons_of(icons, i) > 0)         /* a key tells of what is drawn */
            pen_pattern(pen, at.x, at.y - SIZE + 1, SIZE, SIZE, icons->parts[i]->fill);
        if (value->known)
            pen_value(pen, after, at.y, 0, value, &t->label_strong);
        else
            pen_text(pen, after, at.y, 0, "·", &t->label_strong);
        after += text_width(pen->c, value->known ? value->text : "·", &t->label_strong) + 4;
        name = fit_text(pen->c, arena, icons->parts[i]->name, &t->small, width - after, 1);
        pen_fitted(pen, after, at.y, 0, NAME_LINE, &name);
    }
}

/* On a pattern a sign has a white ground. */
static void
draw_square(const Pen *pen, const Icons *icons, size_t part, double x, double y)
{
    const ChartTheme *t = pen->c->theme;
    const ChartFill fill = icons->parts[part]->fill;
    const bool dark = fill == FILL_ACCENT || fill == FILL_NAVY, light = fill == FILL_MID || fill == FILL_PALE;
    const double side = icons->size * icon_share, edge = (icons->size - side) / 2;

    pen_pattern(pen, x, y, icons->size, icons->size, fill);
    if (icons->signs[part] == NULL)
        return;
    if (!dark && !light)
        pen_fill(pen, x + edge, y + edge, side, side, t->white);
    pen_icon(pen, x + edge, y + edge, side, icons->signs[part], fill == FILL_ACCENT ? pen_bar_text(pen)
                                                                                  : dark ? t->white : t->ink);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const Icons asked = icons_asked(spec), *icons = &asked;
    Pen pen = { c, page, rect };
    int at = 0, row = per_row(icons, form, rect.width);
    const double step = step_of(icons);

    for (size_t i = 0; i < icons->count; i++)
        for (int k = icons_of(icons, i); k > 0; k--, at++)
            draw_square(&pen, icons, i, step * (double)(at % row), step * (double)(at / row) + 1);
    if (at == 0)
        pen_pattern(&pen, 0, 1, step * (double)row - GAP, SIZE, FILL_NO_DATA);
    if (form == FORM_FULL) {
        draw_figures(&pen, icons);
    } else {
        Below below = { &pen, c, rect.width, icons_height(icons, form, rect.width) + 2 };

        flow_below(&below, icons, form);
    }
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const Icons asked = icons_asked(spec), *icons = &asked;
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    LangArg args[3] = { LANG_TEXT("title", spec->title), LANG_TEXT("total", chart_say(c, arena, &icons->total)) };

    for (size_t i = 0; i < icons->count; i++) {
        const ChartValue *said = value_of(icons, i);
        LangArg value[2] = { LANG_TEXT("category", icons->parts[i]->name),
                             LANG_TEXT("value", chart_say(c, arena, said)) };

        g_ptr_array_add(parts,
                        (gpointer)(guintptr)lang_message(c->lang, arena, said->known ? "alt-value" : "alt-value-none",
                                                         value, said->known ? 2 : 1));
    }
    args[2] = LANG_TEXT("values", lang_list(c->lang, arena, (const char *const *)parts->pdata, parts->len));
    return lang_message(c->lang, arena, icons->total.known ? "alt-icon-array" : "alt-icon-array-parts", args, 3);
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const Icons asked = icons_asked(spec), *icons = &asked;

    (void)c;
    for (size_t i = 0; i < icons->count; i++)
        chart_list_value(list, icons->parts[i]->name, value_of(icons, i), "·");
    if (icons->total.known)
        chart_list_value(list, "=", &icons->total, NULL);
    return true;
}

CHART_ROW(icon_array, measure, draw, alt, .last = FORM_SHORT, .least_width = 120, .check = check, .list = list);
