/* Stacked bars lying (land release by method) and columns standing (casualties, support): parts on one scale from zero. */
#include <math.h>
#include "chart/kinds.h"

static double
greatest(const ChartValue *totals, size_t count, double shared)
{
    double most = 0;

    for (size_t i = 0; i < count; i++)
        if (totals[i].known)
            most = fmax(most, totals[i].value);
    return shared > 0 ? shared : most;
}

static bool
sane(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!value_is_sane(totals[i]) || (totals[i].known && totals[i].value < 0))
            return false;
        for (size_t s = 0; s < series_count; s++)
            if (!value_is_sane(series[s].values[i]) || (series[s].values[i].known && series[s].values[i].value < 0))
                return false;
    }
    return true;
}

/* The parts may add up to more than the printed total: the scale must hold both. */
static double
sum_of(const ChartSeries *series, size_t count, size_t category)
{
    double sum = 0;

    for (size_t s = 0; s < count; s++)
        if (series[s].values[category].known)
            sum += series[s].values[category].value;
    return sum;
}

static double
scale_of(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count, double shared)
{
    double most = greatest(totals, count, shared);

    for (size_t i = 0; i < count; i++)
        most = fmax(most, sum_of(series, series_count, i));
    return most > 0 ? most : 1;
}

static const char *
describe(const ChartSpec *spec, const ChartContext *c, Arena *arena, const char *key, const char *const *categories, size_t count, const ChartValue *totals,
         const ChartSeries *series, size_t series_count)
{
    g_autoptr(GString) values = g_string_new(NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    LangArg args[5] = { LANG_TEXT("title", spec->title), LANG_TEXT("first", categories[0]), LANG_TEXT("last", categories[count - 1]) };

    for (size_t s = 0; s < series_count; s++)
        g_ptr_array_add(names, (gpointer)(guintptr)series[s].name);
    for (size_t i = 0; i < count; i++) {
        LangArg value[2] = { LANG_TEXT("category", categories[i]), LANG_TEXT("value", totals[i].known ? totals[i].text : "") };

        g_string_append_printf(values, "%s%s", values->len > 0 ? "; " : "", lang_message(c->lang, arena, totals[i].known ? "alt-value" : "alt-value-none", value, totals[i].known ? 2 : 1));
    }
    g_string_append_c(values, '.');
    args[3] = LANG_TEXT("values", values->str);
    args[4] = LANG_TEXT("series", lang_list(c->lang, arena, (const char *const *)names->pdata, names->len));
    return lang_message(c->lang, arena, key, args, 5);
}

/* ---- lying ---- */

enum { BAR_STEP = 17, BAR_HEIGHT = 10 };

static bool
check_bars(const ChartSpec *spec)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;

    return s->category_count > 0 && s->category_count <= 40 && sane(s->series, s->series_count, s->totals, s->category_count);
}

static void
measure_bars(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = (double)spec->u.stacked_bars.category_count * BAR_STEP;
    out->baseline = 12;
}

static double
label_room(const ChartContext *c, const char *const *labels, size_t count, const TextStyle *style)
{
    double most = 0;

    for (size_t i = 0; i < count; i++)
        most = fmax(most, text_width(c, labels[i], style));
    return most;
}

static void
part_label(const Pen *pen, const ChartValue *value, ChartFill fill, double x, double y, double width)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle style = fill == FILL_ACCENT || fill == FILL_NAVY ? with_colour(t->small, t->white) : t->small;
    double w = text_width(pen->c, value->text, &style);

    style = fill == FILL_MID || fill == FILL_PALE || fill == FILL_HATCH ? with_colour(style, t->ink) : style;
    if (width < 24 || w + 6 > width)
        return;
    if (fill == FILL_HATCH)
        pen_fill(pen, x + (width - w) / 2 - 2.5, y + 1.2, w + 5, BAR_HEIGHT - 2.4, t->white);
    pen_text(pen, x + width / 2, y + 7.6, 0.5, value->text, &style);
}

static void
draw_bar(const Pen *pen, const StackedBarsSpec *s, size_t i, const Scale *scale, double y)
{
    const ChartTheme *t = pen->c->theme;
    double x = scale->from, end;

    for (size_t k = 0; k < s->series_count; k++) {
        const ChartValue *v = &s->series[k].values[i];
        double width = v->known ? scale_at(scale, v->value) - scale->from : 0;

        if (width <= 0)
            continue;
        pen_pattern(pen, x, y, fmax(width - 0.5, 0.3), BAR_HEIGHT, s->series[k].fill);
        part_label(pen, v, s->series[k].fill, x, y, width);
        x += width;
    }
    if (x == scale->from && s->totals[i].known && s->totals[i].value > 0) {         /* the parts are not known */
        x = scale_at(scale, s->totals[i].value);
        pen_pattern(pen, scale->from, y, x - scale->from, BAR_HEIGHT, FILL_OPEN);
    }
    end = x + 5;
    if (s->totals[i].known) {
        pen_text(pen, end, y + 8, 0, s->totals[i].text, &t->label_strong);
        end += text_width(pen->c, s->totals[i].text, &t->label_strong) + 5;
        if (s->remarks != NULL && s->remarks[i] != NULL && end + text_width(pen->c, s->remarks[i], &t->small) <= pen->box.width)
            pen_text(pen, end, y + 8, 0, s->remarks[i], &t->small);
    } else {
        pen_text(pen, end, y + 8, 0, s->none, &t->small);
    }
}

static void
draw_bars(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;
    Pen pen = { c, page, rect };
    double left = label_room(c, s->categories, s->category_count, &c->theme->label) + 6, total = 0;
    Scale scale = { 0, scale_of(s->series, s->series_count, s->totals, s->category_count, s->scale_max), left, rect.width };

    for (size_t i = 0; i < s->category_count; i++)
        total = fmax(total, s->totals[i].known ? text_width(c, s->totals[i].text, &c->theme->label_strong) : 0);
    scale.to = fmax(left + 20, rect.width - total - 8);
    pen_line(&pen, left, 1, left, rect.height - 2, 0.75, c->theme->ink);
    for (size_t i = 0; i < s->category_count; i++) {
        double y = (double)i * BAR_STEP + 3.5;

        pen_text(&pen, 0, y + 8, 0, s->categories[i], &c->theme->label);
        draw_bar(&pen, s, i, &scale, y);
    }
}

static const char *
alt_bars(const ChartSpec *spec, const ChartContext *c, Arena *arena)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;

    return describe(spec, c, arena, "alt-stacked-bars", s->categories, s->category_count, s->totals, s->series, s->series_count);
}

const ChartRow stacked_bars_chart = { 100, check_bars, measure_bars, draw_bars, alt_bars };

/* ---- standing ---- */

static bool
check_columns(const ChartSpec *spec)
{
    const ColumnsSpec *s = &spec->u.columns;

    return s->category_count > 0 && s->category_count <= 60 && sane(s->series, s->series_count, s->totals, s->category_count);
}

static double
plot_height(const ColumnsSpec *s)
{
    return s->height > 0 ? s->height : 84;
}

static void
measure_columns(const ChartSpec *spec, const ChartContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = plot_height(&spec->u.columns) + 14;
    out->baseline = plot_height(&spec->u.columns);
}

static void
draw_column(const Pen *pen, const ColumnsSpec *s, size_t i, const Scale *scale, double x, double width)
{
    const ChartTheme *t = pen->c->theme;
    double y = scale->from;
    bool parts = false;

    if (!s->totals[i].known) {
        pen_dashed(pen, x, scale->from - 2.2, x + width, scale->from - 2.2, 0.8, t->ink3, 1, 2, CAP_BUTT);
        pen_text(pen, x + width / 2, scale->from - 6, 0.5, "–", &t->small);
        return;
    }
    for (size_t k = 0; k < s->series_count; k++) {
        const ChartValue *v = &s->series[k].values[i];
        double height = v->known ? scale->from - scale_at(scale, v->value) : 0;

        if (height <= 0)
            continue;
        parts = true;
        pen_pattern(pen, x, y - height, width, fmax(height - (y < scale->from ? 0.5 : 0), 0.3), s->series[k].fill);
        y -= height;
    }
    if (!parts && s->totals[i].value > 0) {
        y = scale_at(scale, s->totals[i].value);
        pen_pattern(pen, x, y, width, scale->from - y, FILL_OPEN);
    }
    pen_text(pen, x + width / 2, y - 4, 0.5, s->totals[i].text, &t->label_strong);
}

static void
draw_columns(const ChartSpec *spec, const ChartContext *c, PageBuilder *page, Rect rect)
{
    const ColumnsSpec *s = &spec->u.columns;
    Pen pen = { c, page, rect };
    double step = rect.width / (double)s->category_count, width = fmin(24, step * 2 / 3), base = plot_height(s);
    Scale scale = { 0, scale_of(s->series, s->series_count, s->totals, s->category_count, s->scale_max), base, 12 };
    size_t every = 1;

    while (label_room(c, s->categories, s->category_count, &c->theme->label) + 3 > step * (double)every)
        every++;
    pen_line(&pen, 0, base, rect.width, base, 0.75, c->theme->ink);
    for (size_t i = 0; i < s->category_count; i++) {
        double x = ((double)i + 0.5) * step;

        draw_column(&pen, s, i, &scale, x - width / 2, width);
        if (i % every == 0)
            pen_text(&pen, x, base + 11, 0.5, s->categories[i], &c->theme->label);
    }
}

static const char *
alt_columns(const ChartSpec *spec, const ChartContext *c, Arena *arena)
{
    const ColumnsSpec *s = &spec->u.columns;

    return describe(spec, c, arena, s->series_count > 1 ? "alt-columns-series" : "alt-columns", s->categories, s->category_count, s->totals, s->series, s->series_count);
}

const ChartRow columns_chart = { 100, check_columns, measure_columns, draw_columns, alt_columns };
