/* Bars that lie: parts of a total upon one another, side by side, or as shares; and what they share with columns. */
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

bool
stack_sane(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count, ChartArrangement arrangement)
{
    bool negative = arrangement == ARRANGE_GROUPED;

    for (size_t i = 0; i < count; i++) {
        if (!value_is_sane(totals[i]) || (!negative && totals[i].known && totals[i].value < 0))
            return false;
        for (size_t s = 0; s < series_count; s++)
            if (!value_is_sane(series[s].values[i]) || (!negative && series[s].values[i].known && series[s].values[i].value < 0))
                return false;
    }
    return true;
}

/* The parts may add up to more than the printed total: the scale must hold both. */
double
stack_sum(const ChartSeries *series, size_t count, size_t category)
{
    double sum = 0;

    for (size_t s = 0; s < count; s++)
        if (series[s].values[category].known)
            sum += series[s].values[category].value;
    return sum;
}

double
stack_scale_of(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count, double shared)
{
    double most = greatest(totals, count, shared);

    for (size_t i = 0; i < count; i++)
        most = fmax(most, stack_sum(series, series_count, i));
    return most > 0 ? most : 1;
}

const char *
stack_describe(const ChartSpec *spec, const PenContext *c, Arena *arena, const char *key, const char *const *categories, size_t count, const ChartValue *totals,
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

enum { BAR_STEP = 17, BAR_HEIGHT = 10, GROUP_BAR = 8 };

static double
bar_step(const StackedBarsSpec *s)
{
    return s->arrangement == ARRANGE_GROUPED ? GROUP_BAR * (double)s->series_count + 7 : BAR_STEP;
}

static DiagId
check_bars(const ChartSpec *spec)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;

    return s->category_count > 0 && s->category_count <= 40 && stack_sane(s->series, s->series_count, s->totals, s->category_count, s->arrangement) ? CHART_GOOD : DIAG_CHART_BAD_NUMBER;
}

static void
measure_bars(const ChartSpec *spec, const PenContext *c, double width, ChartSize *out)
{
    (void)c;
    out->width = width;
    out->height = (double)spec->u.stacked_bars.category_count * bar_step(&spec->u.stacked_bars);
    out->baseline = 12;
}

double
stack_label_room(const PenContext *c, const char *const *labels, size_t count, const TextStyle *style)
{
    double most = 0;

    for (size_t i = 0; i < count; i++)
        most = fmax(most, text_width(c, labels[i], style));
    return most;
}

void
stack_part(const Pen *pen, Rect part, ChartFill fill, ChartQuality quality)
{
    Colour white = pen->c->theme->white;
    double frame = fmin(1.2, fmin(part.width, part.height) / 3);

    pen_pattern(pen, part.x, part.y, part.width, part.height, fill);
    if (quality == QUALITY_ESTIMATE)
        pen_fill(pen, part.x + frame, part.y + frame, part.width - 2 * frame, part.height - 2 * frame, white);
    for (double x = part.x + frame + 1.4; quality == QUALITY_PRELIMINARY && x < part.x + part.width - frame - 1.4; x += 2.8)
        pen_fill(pen, x, part.y + frame, 1.4, part.height - 2 * frame, white);
}

static void
part_label(const Pen *pen, const ChartValue *value, ChartFill fill, double x, double y, double width)
{
    const ChartTheme *t = pen->c->theme;
    bool dark = (fill == FILL_ACCENT || fill == FILL_NAVY) && value->quality == QUALITY_FINAL;
    TextStyle style = dark ? with_colour(t->small, t->white) : t->small;
    double w = text_width(pen->c, value->text, &style);

    style = fill == FILL_MID || fill == FILL_PALE || fill == FILL_HATCH ? with_colour(style, t->ink) : style;
    if (width < 24 || w + 6 > width)
        return;
    if (fill == FILL_HATCH || value->quality == QUALITY_PRELIMINARY)
        pen_fill(pen, x + (width - w) / 2 - 2.5, y + 1.2, w + 5, BAR_HEIGHT - 2.4, t->white);
    pen_value(pen, x + width / 2, y + 7.6, 0.5, value, &style);
}

static void
draw_bar(const Pen *pen, const StackedBarsSpec *s, size_t i, const Scale *scale, double y)
{
    const ChartTheme *t = pen->c->theme;
    double x = scale->from, end;

    for (size_t k = 0; k < s->series_count; k++) {
        const ChartValue *v = &s->series[k].values[i];
        double whole = s->arrangement == ARRANGE_SHARE ? stack_sum(s->series, s->series_count, i) : 0;
        double width = !v->known ? 0 : whole > 0 ? v->value / whole * (scale->to - scale->from) : scale_at(scale, v->value) - scale->from;

        if (width <= 0)
            continue;
        stack_part(pen, (Rect){ x, y, fmax(width - 0.5, 0.3), BAR_HEIGHT }, s->series[k].fill, v->quality);
        part_label(pen, v, s->series[k].fill, x, y, width);
        x += width;
    }
    if (x == scale->from && s->totals[i].known && s->totals[i].value > 0) {         /* the parts are not known */
        x = scale_at(scale, s->totals[i].value);
        pen_pattern(pen, scale->from, y, x - scale->from, BAR_HEIGHT, FILL_OPEN);
    }
    end = x + 5;
    if (s->totals[i].known) {
        pen_value(pen, end, y + 8, 0, &s->totals[i], &t->label_strong);
        end += text_width(pen->c, s->totals[i].text, &t->label_strong) + 5;
        if (s->remarks != NULL && s->remarks[i] != NULL && end + text_width(pen->c, s->remarks[i], &t->small) <= pen->box.width)
            pen_text(pen, end, y + 8, 0, s->remarks[i], &t->small);
    } else {
        pen_text(pen, end, y + 8, 0, s->none, &t->small);
    }
}

/* A thin bar a series; left of the zero line where the value is negative. */
static void
draw_group(const Pen *pen, const StackedBarsSpec *s, size_t i, const Scale *scale, double y)
{
    double zero = scale_at(scale, fmax(scale->low, fmin(0, scale->high)));

    for (size_t k = 0; k < s->series_count; k++, y += GROUP_BAR) {
        const ChartValue *v = &s->series[k].values[i];
        double x = v->known ? scale_at(scale, v->value) : zero;

        if (!v->known) {
            pen_text(pen, zero + 4, y + 6.4, 0, "·", &pen->c->theme->small);
            continue;
        }
        stack_part(pen, (Rect){ fmin(zero, x), y, fmax(fabs(x - zero), 0.3), GROUP_BAR - 1.5 }, s->series[k].fill, v->quality);
        pen_value(pen, x + (v->value < 0 ? -4 : 4), y + 6.2, v->value < 0 ? 1 : 0, v, &pen->c->theme->small);
    }
}

static Scale
group_scale(const StackedBarsSpec *s, double left, double right)
{
    Scale scale = { .from = left, .to = right };

    for (size_t i = 0; i < s->category_count; i++)
        for (size_t k = 0; k < s->series_count; k++)
            if (s->series[k].values[i].known) {
                scale.low = fmin(scale.low, s->series[k].values[i].value);
                scale.high = fmax(scale.high, s->series[k].values[i].value);
            }
    if (scale.low < 0)
        scale.from += 30;                               /* room for figures on that side */
    scale.high = scale.high > scale.low ? scale.high : scale.low + 1;
    return scale;
}

static void
draw_bars(const ChartSpec *spec, const PenContext *c, PageBuilder *page, Rect rect)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;
    Pen pen = { c, page, rect };
    double left = stack_label_room(c, s->categories, s->category_count, &c->theme->label) + 6, total = 0;
    Scale scale = { .high = stack_scale_of(s->series, s->series_count, s->totals, s->category_count, s->scale_max), .from = left, .to = rect.width };

    for (size_t i = 0; i < s->category_count; i++)
        total = fmax(total, s->totals[i].known ? text_width(c, s->totals[i].text, &c->theme->label_strong) : 0);
    scale.to = fmax(left + 20, rect.width - total - 8);
    if (s->arrangement == ARRANGE_GROUPED)
        scale = group_scale(s, left, scale.to);
    total = scale_at(&scale, fmax(scale.low, fmin(0, scale.high)));
    pen_line(&pen, total, 1, total, rect.height - 2, 0.75, c->theme->ink);
    for (size_t i = 0; i < s->category_count; i++) {
        double y = (double)i * bar_step(s) + 3.5;

        pen_text(&pen, 0, y + 8, 0, s->categories[i], &c->theme->label);
        if (s->arrangement == ARRANGE_GROUPED)
            draw_group(&pen, s, i, &scale, y);
        else
            draw_bar(&pen, s, i, &scale, y);
    }
}

static const char *
alt_bars(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;

    return stack_describe(spec, c, arena, "alt-stacked-bars", s->categories, s->category_count, s->totals, s->series, s->series_count);
}

const ChartRow stacked_bars_chart = { 100, check_bars, measure_bars, draw_bars, alt_bars };
