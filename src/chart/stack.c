/* Bars that lie: parts of a total upon one another, side by side, or as shares; and what they share with columns. */
#include <math.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

/* The first two series with one fill. */
static bool
find_same_fill(const ChartSeries *series, size_t count, size_t *first, size_t *second)
{
    for (*second = 1; *second < count; (*second)++)
        for (*first = 0; *first < *second; (*first)++)
            if (series[*first].fill == series[*second].fill)
                return true;
    return false;
}

DiagId
stack_check(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count,
            ChartArrangement arrangement)
{
    size_t first, second;

    for (size_t i = 0; i < count; i++) {
        if (!value_is_sane(totals[i]))
            return DIAG_CHART_BAD_NUMBER;
        for (size_t s = 0; s < series_count; s++) {
            if (!value_is_sane(series[s].values[i]))
                return DIAG_CHART_BAD_NUMBER;
            if (arrangement == ARRANGE_SHARE && series[s].values[i].known && series[s].values[i].value < 0)
                return DIAG_CHART_NEGATIVE_SHARE;
        }
    }
    return find_same_fill(series, series_count, &first, &second) ? DIAG_CHART_SAME_FILL : CHART_GOOD;
}

static const char *
series_name(const ChartSeries *series)
{
    return series->name != NULL ? series->name : "";
}

void
stack_blame(const ChartSeries *series, size_t series_count, const char *const *categories, size_t count, DiagId fault,
            const char *words[3])
{
    size_t first, second;

    if (fault == DIAG_CHART_SAME_FILL && find_same_fill(series, series_count, &first, &second)) {
        words[0] = series_name(&series[first]);
        words[1] = series_name(&series[second]);
    }
    for (size_t i = 0; fault == DIAG_CHART_NEGATIVE_SHARE && i < count; i++)
        for (size_t s = 0; s < series_count; s++)
            if (series[s].values[i].known && series[s].values[i].value < 0) {
                words[0] = series_name(&series[s]);
                words[1] = categories[i];
                words[2] = series[s].values[i].text;
                return;
            }
}

double
stack_sum(const ChartSeries *series, size_t count, size_t category)
{
    double sum = 0;

    for (size_t s = 0; s < count; s++)
        if (series[s].values[category].known)
            sum += series[s].values[category].value;
    return sum;
}

StackEnds
stack_ends(const ChartSeries *series, size_t count, size_t category)
{
    StackEnds ends = { 0, 0 };

    for (size_t s = 0; s < count; s++) {
        double value = series[s].values[category].known ? series[s].values[category].value : 0;

        *(value < 0 ? &ends.low : &ends.high) += value;
    }
    return ends;
}

static void
widen(ChartExtent *e, double value)
{
    e->low = fmin(e->low, value);
    e->high = fmax(e->high, value);
}

/* The parts may add up to more than the printed total: the scale must hold both. */
ChartExtent
stack_extent(const ChartSeries *series, size_t series_count, const ChartValue *totals, size_t count, double shared,
             ChartArrangement arrangement)
{
    ChartExtent e = { .set = true, .high = shared };
    bool any = false, parts = false;

    if (arrangement == ARRANGE_SHARE)
        return (ChartExtent){ .set = true, .high = 1 };
    for (size_t i = 0; i < count; i++) {
        StackEnds ends = stack_ends(series, series_count, i);

        any = any || totals[i].known;
        parts = parts || (totals[i].known && !scale_is_whole(totals[i].value));
        for (size_t s = 0; s < series_count; s++) {
            any = any || series[s].values[i].known;
            parts = parts || (series[s].values[i].known && !scale_is_whole(series[s].values[i].value));
        }
        if (arrangement == ARRANGE_STACKED) {
            if (totals[i].known)
                widen(&e, totals[i].ranged ? totals[i].high : totals[i].value);
            widen(&e, ends.low);
            widen(&e, ends.high);
        }
        for (size_t s = 0; arrangement == ARRANGE_GROUPED && s < series_count; s++)
            if (series[s].values[i].known)
                widen(&e, series[s].values[i].value);
    }
    if (e.high <= e.low)
        e.high = e.low + 1;
    e.whole = any && !parts;
    return e;
}

/* "2016: 12", or that there is no figure. */
static void
append_value(const PenContext *c, Arena *arena, const char *category, const ChartValue *value, GString *out)
{
    LangArg args[2] = { LANG_TEXT("category", category), LANG_TEXT("value", chart_say(c, arena, value)) };

    g_string_append(out, lang_message(c->lang, arena, value->known ? "alt-value" : "alt-value-none", args,
                                      value->known ? 2 : 1));
}

/* "Killed, 2015: 1; 2016: 6." of the categories from `first` to the one before `end`. */
static void
append_series(const PenContext *c, Arena *arena, const ChartSeries *series, const char *const *categories, size_t first,
              size_t end, GString *out)
{
    g_autoptr(GString) values = g_string_new(NULL);
    LangArg args[2];

    for (size_t i = first; i < end; i++) {
        lang_append_parting(c->lang, arena, values, "list-apart");
        append_value(c, arena, categories[i], &series->values[i], values);
    }
    args[0] = LANG_TEXT("series", series->name);
    args[1] = LANG_TEXT("values", values->str);
    g_string_append_printf(out, "%s%s.", out->len > 0 ? " " : "", lang_message(c->lang, arena, "alt-series", args, 2));
}

/* The last category of which a part is known; `count` where there is none. */
static size_t
last_parted(const ChartSeries *series, size_t series_count, size_t count)
{
    for (size_t i = count; i-- > 0;)
        for (size_t s = 0; s < series_count; s++)
            if (series[s].values[i].known)
                return i;
    return count;
}

/* Is it told of the whole of its period, as one number? Only then is it known to be more or less than another. */
static bool
is_exact(const ChartValue *value)
{
    return value->known && value->bound == BOUND_NONE && !value->ranged && !value->between && value->until == NULL;
}

/* The period of the largest figure, or with -1 of the smallest; `count` where two share it. */
static size_t
farthest(const ChartValue *totals, size_t count, double sign)
{
    size_t found = 0, shared = 0;

    for (size_t i = 1; i < count; i++) {
        if (sign * totals[i].value > sign * totals[found].value)
            found = i;
    }
    for (size_t i = 0; i < count; i++)
        shared += totals[i].value >= totals[found].value && totals[i].value <= totals[found].value;
    return shared == 1 ? found : count;
}

enum { EXTREMES_FROM = 4 };

/* Of so many periods as nobody keeps in mind while they are read out: in which it was most, and in which least. */
static void
append_extremes(const ChartSpec *spec, const PenContext *c, Arena *arena, const StackWords *of, GString *out)
{
    size_t most, least;
    Date date;

    if (of->count < EXTREMES_FROM)
        return;
    for (size_t i = 0; i < of->count; i++)
        if (!is_exact(&of->totals[i]) || (!spec->by_year && !date_parse(of->categories[i], &date)))
            return;
    most = farthest(of->totals, of->count, 1);
    least = farthest(of->totals, of->count, -1);
    if (most < of->count && least < of->count) {
        LangArg args[2] = { LANG_TEXT("most", of->categories[most]), LANG_TEXT("least", of->categories[least]) };
        const ChartValue **all = arena_new0(arena, const ChartValue *, of->count);

        for (size_t i = 0; i < of->count; i++)
            all[i] = &of->totals[i];
        chart_say_extreme(c, arena, "most", all[most], all, of->count);
        chart_say_extreme(c, arena, "least", all[least], all, of->count);

        g_string_append_printf(out, " %s", lang_message(c->lang, arena, "alt-extremes", args, 2));
    }
}

/* Without a sum the parts that are known: "2016: Cleared: 0". Where there are none, there is no figure. */
static void
append_sum(const PenContext *c, Arena *arena, const StackWords *of, size_t i, GString *out)
{
    g_autoptr(GString) parts = g_string_new(NULL);
    LangArg args[2] = { LANG_TEXT("category", of->categories[i]) };

    for (size_t s = 0; !of->totals[i].known && s < of->series_count; s++)
        if (of->series[s].values[i].known) {
            lang_append_parting(c->lang, arena, parts, "list-between");
            append_value(c, arena, of->series[s].name, &of->series[s].values[i], parts);
        }
    if (parts->len == 0) {
        append_value(c, arena, of->categories[i], &of->totals[i], out);
        return;
    }
    args[1] = LANG_TEXT("value", parts->str);
    g_string_append(out, lang_message(c->lang, arena, "alt-value", args, 2));
}

/*
 * What stands on one another has a sum, and the parts of the last one are told; what stands side by side, or is drawn
 * as shares, has none that anybody printed: each series is told by itself.
 */
const char *
stack_describe(const ChartSpec *spec, const PenContext *c, Arena *arena, const char *key, const StackWords *of)
{
    g_autoptr(GString) values = g_string_new(NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    bool summed = of->arrangement == ARRANGE_STACKED || of->series_count < 2;
    size_t parted = of->series_count < 2 ? of->count : last_parted(of->series, of->series_count, of->count);
    LangArg args[5] = { LANG_TEXT("title", spec->title), LANG_TEXT("first", of->categories[0]),
                        LANG_TEXT("last", of->categories[of->count - 1]) };

    for (size_t s = 0; s < of->series_count; s++)
        g_ptr_array_add(names, (gpointer)(guintptr)of->series[s].name);
    for (size_t i = 0; summed && i < of->count; i++) {
        lang_append_parting(c->lang, arena, values, "list-apart");
        append_sum(c, arena, of, i, values);
    }
    if (summed) {
        g_string_append_c(values, '.');
        append_extremes(spec, c, arena, of, values);
    }
    for (size_t s = 0; s < of->series_count && parted < of->count; s++)
        if (!summed)
            append_series(c, arena, &of->series[s], of->categories, 0, of->count, values);
        else if (of->series[s].values[parted].known)
            append_series(c, arena, &of->series[s], of->categories, parted, parted + 1, values);
    args[3] = LANG_TEXT("values", values->str);
    args[4] = LANG_TEXT("series", lang_list(c->lang, arena, (const char *const *)names->pdata, names->len));
    return lang_message(c->lang, arena, key, args, 5);
}

/* ---- lying ---- */

enum { BAR_STEP = 17, BAR_HEIGHT = 10, GROUP_BAR = 8, NAME_LINE = 9, REMARK_AIR = 2 };

static double
bar_step(const StackedBarsSpec *s)
{
    return s->arrangement == ARRANGE_GROUPED ? GROUP_BAR * (double)s->series_count + 7 : BAR_STEP;
}

static DiagId
check_bars(const ChartSpec *spec)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;

    if (s->category_count == 0 || s->category_count > 40)
        return DIAG_CHART_BAD_NUMBER;
    return stack_check(s->series, s->series_count, s->totals, s->category_count, s->arrangement);
}

static void
blame_bars(const ChartSpec *spec, DiagId fault, const char *words[3])
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;

    stack_blame(s->series, s->series_count, s->categories, s->category_count, fault, words);
}

double
stack_label_room(const PenContext *c, const char *const *labels, size_t count, const TextStyle *style)
{
    double most = 0;

    for (size_t i = 0; i < count; i++)
        most = fmax(most, text_width(c, labels[i], style));
    return most;
}

/* Names stand before their bars, or, where they have lines of their own, above them. */
static double
names_height(const PenContext *c, const char *name, double width)
{
    g_autoptr(Arena) arena = arena_new();

    return NAME_LINE * (double)wrap_text(c, arena, name, &c->theme->label, width).count + 1;
}

void
stack_part(const Pen *pen, Rect part, ChartFill fill, ChartQuality quality)
{
    Colour white = pen->c->theme->white;
    double frame = fmin(1.2, fmin(part.width, part.height) / 3);
    static const double gap = 1.6, step = 4;

    pen_pattern(pen, part.x, part.y, part.width, part.height, fill);
    if (quality == QUALITY_FINAL)
        return;
    pen_fill(pen, part.x + frame, part.y + frame, part.width - 2 * frame, part.height - 2 * frame, white);
    if (quality != QUALITY_PRELIMINARY)
        return;
    /* gaps across the whole part, so that its frame is dashed on all sides and closed at the corners */
    for (double x = part.x + 2.4; x + gap < part.x + part.width - 1; x += step)
        pen_fill(pen, x, part.y - 0.1, gap, part.height + 0.2, white);
    for (double y = part.y + 2.4; y + gap < part.y + part.height - 1; y += step)
        pen_fill(pen, part.x - 0.1, y, part.width + 0.2, gap, white);
}

void
stack_part_open(const Pen *pen, Rect part, ChartFill fill, OpenSide side)
{
    static const double frame = 1.1, step = 2.6;
    bool standing = side == OPEN_ABOVE || side == OPEN_BELOW;
    double length = standing ? part.height : part.width;
    Colour white = pen->c->theme->white;
    Rect inner = part;

    if (length < frame)
        return;
    inner.x += side == OPEN_BEFORE ? 0 : frame;
    inner.y += side == OPEN_ABOVE ? 0 : frame;
    inner.width = fmax(part.width - (standing ? 2 : 1) * frame, 0);
    inner.height = fmax(part.height - (standing ? 1 : 2) * frame, 0);
    pen_pattern(pen, part.x, part.y, part.width, part.height, fill);
    pen_fill(pen, inner.x, inner.y, inner.width, inner.height, white);
    for (double at = frame; at < length; at += step) {          /* gaps in the sides, counted from the closed end */
        double gap = fmin(step / 2, length - at);

        if (standing)
            pen_fill(pen, part.x - 0.1, side == OPEN_ABOVE ? part.y + length - at - gap : part.y + at, part.width + 0.2,
                     gap, white);
        else
            pen_fill(pen, side == OPEN_BEFORE ? part.x + length - at - gap : part.x + at, part.y - 0.1, gap,
                     part.height + 0.2, white);
    }
}

const char *
stack_until(const ChartSeries *series, size_t series_count, size_t category, const ChartValue *total)
{
    if (total->known && total->until != NULL)
        return total->until;
    for (size_t s = 0; s < series_count; s++)
        if (series[s].values[category].known && series[s].values[category].until != NULL)
            return series[s].values[category].until;
    return NULL;
}

const char *
chart_value_words(Arena *arena, const ChartValue *value)
{
    return value->until == NULL ? value->text : arena_printf(arena, "%s (%s)", value->text, value->until);
}

/* May a figure stand on the fill? Not where it would be grey upon grey, nor among the lines of a hatch. */
static bool
is_ground(ChartFill fill)
{
    return fill != FILL_MID && fill != FILL_HATCH && fill != FILL_LINES;
}

static bool
part_fits(const PenContext *c, const ChartValue *value, ChartFill fill, double width)
{
    return is_ground(fill) && value->quality == QUALITY_FINAL && value->until == NULL && width >= 24 &&
           text_width(c, value->text, &c->theme->small) + 6 <= width;
}

static void
part_label(const Pen *pen, const ChartValue *value, ChartFill fill, double x, double y, double width)
{
    const ChartTheme *t = pen->c->theme;
    bool dark = (fill == FILL_ACCENT || fill == FILL_NAVY) && value->quality == QUALITY_FINAL && value->until == NULL;
    TextStyle style =
        dark ? with_colour(t->small, fill == FILL_ACCENT ? pen_bar_text(pen) : t->white) : t->small;
    double w = text_width(pen->c, value->text, &style);

    style = fill == FILL_MID || fill == FILL_PALE || fill == FILL_HATCH ? with_colour(style, t->ink) : style;
    if (width < 24 || w + 6 > width)
        return;
    if (fill == FILL_HATCH || value->quality == QUALITY_PRELIMINARY || value->until != NULL)
        pen_fill(pen, x + (width - w) / 2 - 2.5, y + 1.2, w + 5, BAR_HEIGHT - 2.4, t->white);
    pen_value(pen, x + width / 2, y + 7.6, 0.5, value, &style);
}

/* Where the total of parts of both signs lies, which none of their ends shows. */
static void
mark_total(const Pen *pen, const ChartValue *total, StackEnds ends, const Scale *scale, double y)
{
    double x = scale_at(scale, total->value);

    if (!total->known || ends.low == 0 || ends.high == 0)
        return;
    pen_fill(pen, x - 1.5, y - 2, 3, BAR_HEIGHT + 4, pen->c->theme->white);
    pen_fill(pen, x - 0.75, y - 2, 1.5, BAR_HEIGHT + 4, pen->c->theme->ink);
}

/* Upon one another from zero, to either side; the end of those above zero. */
static double
draw_parts(const Pen *pen, const StackedBarsSpec *s, size_t i, const Scale *scale, double y, bool labelled)
{
    double zero = scale_at(scale, 0), after = zero, before = zero;
    double whole = s->arrangement == ARRANGE_SHARE ? stack_sum(s->series, s->series_count, i) : 0;

    for (size_t k = 0; k < s->series_count; k++) {
        const ChartValue *v = &s->series[k].values[i];
        double width = !v->known   ? 0
                       : whole > 0 ? v->value / whole * (scale->to - scale->from)
                                   : scale_at(scale, v->value) - zero,
               x;

        if (fabs(width) <= 0)
            continue;
        x = width < 0 ? before + width : after;
        if (v->until != NULL)
            stack_part_open(pen, (Rect){ x, y, fabs(width), BAR_HEIGHT }, s->series[k].fill,
                            width < 0 ? OPEN_BEFORE : OPEN_AFTER);
        else
            stack_part(pen, (Rect){ x + (width < 0 ? 0.5 : 0), y, fmax(fabs(width) - 0.5, 0.3), BAR_HEIGHT },
                       s->series[k].fill, v->quality);
        if (labelled)
            part_label(pen, v, s->series[k].fill, x, y, fabs(width));
        *(width < 0 ? &before : &after) += width;
    }
    mark_total(pen, &s->totals[i], stack_ends(s->series, s->series_count, i), scale, y);
    return after;
}

/*
 * What of a reported total its reported parts leave: where one of them is not known, or none, it is drawn without a
 * fill, and never as if there were nothing.
 */
ChartValue
stack_rest(const ChartSeries *series, size_t count, size_t category, const ChartValue *total)
{
    double rest = total->value - stack_sum(series, count, category);
    size_t known = 0;

    for (size_t s = 0; s < count; s++)
        known += series[s].values[category].known && series[s].values[category].value != 0;
    for (size_t s = 0; s < count && known > 0; s++)
        if (!series[s].values[category].known)
            known = 0;
    if (!total->known || known > 0 || fabs(rest) <= fabs(total->value) * 1e-9 || (rest > 0) != (total->value > 0))
        return (ChartValue){ 0 };
    return (ChartValue){ .known = true, .value = rest };
}

/* What is at least so much has sides that run on, and no end. */
void
stack_open_end(const Pen *pen, double x, double y, double width, bool standing)
{
    Colour ink = pen->c->theme->ink2;

    for (int side = 0; side < 2; side++) {
        double at = side == 0 ? 0.3 : width - 0.3;

        if (standing)
            pen_dashed(pen, x + at, y - 0.8, x + at, y - OPEN_END, 0.6, ink, 1.4, 1, CAP_BUTT);
        else
            pen_dashed(pen, x + 0.8, y + at, x + OPEN_END, y + at, 0.6, ink, 1.4, 1, CAP_BUTT);
    }
}

void
stack_whisker(const Pen *pen, double low, double high, double across, bool standing)
{
    Colour ink = pen->c->theme->ink;

    for (int end = 0; end < 3; end++) {
        double at = end == 0 ? low : high;

        if (end == 2 && standing)
            pen_line(pen, across, low, across, high, 0.75, ink);
        else if (end == 2)
            pen_line(pen, low, across, high, across, 0.75, ink);
        else if (standing)
            pen_line(pen, across - 2.5, at, across + 2.5, at, 0.75, ink);
        else
            pen_line(pen, at, across - 2.5, at, across + 2.5, 0.75, ink);
    }
}

/*
 * Where a part's figure would not be readable within it, all figures stand in columns behind the bars, one a series
 * below a field of its fill, and the totals in the last: so no part is without its figure.
 */
typedef struct FigureColumns { double part, total; size_t count; } FigureColumns;

enum { COLUMN_HEAD = 11, COLUMN_GAP = 9, LEAST_BARS = 66 };

static double
columns_width(const FigureColumns *columns)
{
    return columns->part * (double)columns->count + columns->total;
}

static bool
each_part_fits(const StackedBarsSpec *s, const PenContext *c, const Scale *scale)
{
    for (size_t k = 0; k < s->series_count; k++)
        for (size_t i = 0; i < s->category_count; i++) {
            const ChartValue *v = &s->series[k].values[i];

            if (v->known && v->value != 0 &&
                !part_fits(c, v, s->series[k].fill, fabs(scale_at(scale, v->value) - scale_at(scale, 0))))
                return false;
        }
    return true;
}

/* None where each part has its figure inside, or where the bars would have too little room beside them. */
static FigureColumns
figure_columns(const StackedBarsSpec *s, const PenContext *c, ChartForm form, const Scale *scale, double width)
{
    FigureColumns columns = { .count = s->series_count };
    g_autoptr(Arena) arena = arena_new();

    if (form != FORM_FULL || s->arrangement != ARRANGE_STACKED || s->series_count < 2 || each_part_fits(s, c, scale))
        return (FigureColumns){ 0 };
    columns.total = text_width(c, lang_message(c->lang, arena, "legend-sum", NULL, 0), &c->theme->small) + COLUMN_GAP;
    for (size_t i = 0; i < s->category_count; i++) {
        ChartValue total = chart_value(c, arena, form, &s->totals[i]);

        if (total.known)
            columns.total = fmax(columns.total, text_width(c, total.text, &c->theme->label_strong) + COLUMN_GAP);
        for (size_t k = 0; k < s->series_count; k++)
            if (s->series[k].values[i].known)
                columns.part = fmax(columns.part, text_width(c, s->series[k].values[i].text, &c->theme->label) +
                                                      COLUMN_GAP);
    }
    return width - scale->from - columns_width(&columns) < LEAST_BARS ? (FigureColumns){ 0 } : columns;
}

/* The fields above the columns, each as the parts are filled that stand below it, and the word above their totals. */
static void
draw_column_heads(const Pen *pen, const StackedBarsSpec *s, const FigureColumns *columns)
{
    g_autoptr(Arena) arena = arena_new();
    double x = pen->box.width - columns->total;

    if (columns->count > 0)
        pen_text(pen, pen->box.width, 7, 1, lang_message(pen->c->lang, arena, "legend-sum", NULL, 0),
                 &pen->c->theme->small);
    for (size_t k = columns->count; k-- > 0; x -= columns->part)
        pen_pattern(pen, x - 11, 1, 11, 6, s->series[k].fill);
}

static void
draw_figures(const Pen *pen, const StackedBarsSpec *s, size_t i, const FigureColumns *columns, double y)
{
    const ChartTheme *t = pen->c->theme;
    TextStyle quiet = with_colour(t->label, t->ink3);
    g_autoptr(Arena) arena = arena_new();
    ChartValue total = chart_value(pen->c, arena, FORM_FULL, &s->totals[i]);
    double x = pen->box.width - columns_width(columns);

    for (size_t k = 0; k < columns->count; k++) {
        x += columns->part;
        if (s->series[k].values[i].known)
            pen_value(pen, x, y, 1, &s->series[k].values[i], &t->label);
        else if (total.known)
            pen_text(pen, x, y, 1, "·", &quiet);
    }
    if (total.known)
        pen_value(pen, pen->box.width, y, 1, &total, &t->label_strong);
}

/* Where the bar and what is printed behind it end; a remark that has no room there has lines of its own below. */
static double
bar_end(const StackedBarsSpec *s, size_t i, const ChartValue *total, const Scale *scale)
{
    double high = stack_ends(s->series, s->series_count, i).high +
                  fmax(stack_rest(s->series, s->series_count, i, total).value, 0);

    return s->arrangement == ARRANGE_SHARE
               ? scale->to
               : fmax(scale_at(scale, high), scale_at(scale, 0)) + (chart_bound_is_open(total->bound) ? OPEN_END : 0);
}

/* What stands after the total, or below all bars; of which part of the period it is, where nothing else is said. */
static const char *
remark_of(const StackedBarsSpec *s, size_t i)
{
    const char *remark = s->remarks == NULL ? NULL : s->remarks[i];

    return remark != NULL ? remark : stack_until(s->series, s->series_count, i, &s->totals[i]);
}

/*
 * Beside columns of figures remarks have no room: they stand below all bars, each once with the names of its rows; NULL
 * where the row's was told with one before it.
 */
static const char *
remark_apart(const StackedBarsSpec *s, const PenContext *c, Arena *arena, size_t row)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *remark = s->totals[row].known ? remark_of(s, row) : NULL;
    LangArg args[1];

    for (size_t i = 0; remark != NULL && i < s->category_count; i++) {
        if (!s->totals[i].known || g_strcmp0(remark_of(s, i), remark) != 0)
            continue;
        if (i < row)
            return NULL;
        g_ptr_array_add(names, (gpointer)(guintptr)s->categories[i]);
    }
    args[0] = LANG_TEXT("name", lang_list(c->lang, arena, (const char *const *)names->pdata, names->len));
    return remark == NULL ? NULL
                          : arena_printf(arena, "%s %s", lang_message(c->lang, arena, "label", args, 1), remark);
}

/* Draws them from `top` on, with a pen; where they end. */
static double
flow_remarks(const Pen *pen, const StackedBarsSpec *s, const PenContext *c, double width, double top)
{
    g_autoptr(Arena) arena = arena_new();
    double y = top + REMARK_AIR;

    for (size_t i = 0; i < s->category_count; i++) {
        WrappedText words = wrap_text(c, arena, remark_apart(s, c, arena, i), &c->theme->small, width);

        if (pen != NULL)
            pen_wrapped(pen, 0, y + 8, 0, NAME_LINE, &words);
        y += NAME_LINE * (double)words.count;
    }
    return y > top + REMARK_AIR ? y : top;
}

static WrappedText
remark_below(const StackedBarsSpec *s, const PenContext *c, Arena *arena, ChartForm form, size_t i, const Scale *scale,
             double width)
{
    const ChartTheme *t = c->theme;
    ChartValue total = chart_value(c, arena, form, &s->totals[i]);
    double end = bar_end(s, i, &total, scale) + 5 + (total.known ? text_width(c, total.text, &t->label_strong) + 5 : 0);

    if (remark_of(s, i) == NULL || !total.known || s->arrangement == ARRANGE_GROUPED ||
        end + text_width(c, remark_of(s, i), &t->small) <= width)
        return (WrappedText){ 0 };
    return wrap_text(c, arena, remark_of(s, i), &t->small, fmax(width - scale_at(scale, 0) - 3, 1));
}

/* One series alone is its total: its figure stands behind the bar, and not within it as well. */
static bool
is_its_total(const StackedBarsSpec *s, size_t i)
{
    return s->series_count == 1 && s->totals[i].known && s->series[0].values[i].known &&
           g_strcmp0(s->totals[i].text, s->series[0].values[i].text) == 0;
}

static void
draw_bar(const Pen *pen, const StackedBarsSpec *s, size_t i, ChartForm form, const Scale *scale, double y,
         const FigureColumns *columns)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    ChartValue total = chart_value(pen->c, arena, form, &s->totals[i]);
    ChartValue rest = stack_rest(s->series, s->series_count, i, &s->totals[i]);
    double zero = scale_at(scale, 0), end,
           x = draw_parts(pen, s, i, scale, y, columns->count == 0 && !is_its_total(s, i));
    WrappedText below;

    if (rest.known && s->arrangement != ARRANGE_SHARE) {
        double width = scale_at(scale, rest.value) - zero;

        x = width > 0 ? x : zero;
        if (total.until != NULL)
            stack_part_open(pen, (Rect){ fmin(x, x + width), y, fabs(width), BAR_HEIGHT }, FILL_OPEN,
                            width < 0 ? OPEN_BEFORE : OPEN_AFTER);
        else
            pen_pattern(pen, fmin(x, x + width), y, fabs(width), BAR_HEIGHT, FILL_OPEN);
        x += width;
    }
    if (total.known && total.ranged && s->arrangement == ARRANGE_STACKED) {
        stack_whisker(pen, scale_at(scale, total.low), scale_at(scale, total.high), y + BAR_HEIGHT / 2.0, false);
        x = fmax(x, scale_at(scale, total.high));
    }
    if (total.known && chart_bound_is_open(total.bound) && s->arrangement == ARRANGE_STACKED)
        stack_open_end(pen, fmax(x, zero), y, BAR_HEIGHT, false);
    end = fmax(fmax(x, zero), bar_end(s, i, &total, scale)) + 5;
    if (total.known && columns->count > 0)
        return;
    below = remark_below(s, pen->c, arena, form, i, scale, pen->box.width);
    if (total.known) {
        pen_value(pen, end, y + 8, 0, &total, &t->label_strong);
        end += text_width(pen->c, total.text, &t->label_strong) + 5;
        if (below.count > 0)
            pen_wrapped(pen, zero + 3, y + BAR_HEIGHT + 8, 0, NAME_LINE, &below);
        else if (remark_of(s, i) != NULL)
            pen_text(pen, end, y + 8, 0, remark_of(s, i), &t->small);
    } else {
        const char *remark = remark_of(s, i);

        pen_text(pen, end, y + 8, 0, remark != NULL ? remark : s->none, &t->small);
    }
}

/* A thin bar a series; before the zero line where the value is negative. */
static void
draw_group(const Pen *pen, const StackedBarsSpec *s, size_t i, ChartForm form, const Scale *scale, double y)
{
    double zero = scale_at(scale, fmax(scale->low, fmin(0, scale->high)));
    g_autoptr(Arena) arena = arena_new();

    for (size_t k = 0; k < s->series_count; k++, y += GROUP_BAR) {
        ChartValue v = chart_value(pen->c, arena, form, &s->series[k].values[i]);
        double x = v.known ? scale_at(scale, v.value) : zero;

        if (!v.known) {
            pen_text(pen, zero + 4, y + 6.4, 0, "·", &pen->c->theme->small);
            continue;
        }
        if (v.until != NULL)
            stack_part_open(pen, (Rect){ fmin(zero, x), y, fabs(x - zero), GROUP_BAR - 1.5 }, s->series[k].fill,
                            v.value < 0 ? OPEN_BEFORE : OPEN_AFTER);
        else
            stack_part(pen, (Rect){ fmin(zero, x), y, fmax(fabs(x - zero), 0.3), GROUP_BAR - 1.5 }, s->series[k].fill,
                       v.quality);
        if (v.until != NULL) {
            v.text = chart_value_words(arena, &v);
            v.id = NULL;
        }
        pen_value(pen, x + (v.value < 0 ? -4 : 4), y + 6.2, v.value < 0 ? 1 : 0, &v, &pen->c->theme->small);
    }
}

/* The widest figure that stands behind the bars and the widest that stands before them. */
static void
figures_room(const StackedBarsSpec *s, const PenContext *c, ChartForm form, double *before, double *behind)
{
    g_autoptr(Arena) arena = arena_new();

    *before = *behind = 0;
    for (size_t i = 0; i < s->category_count; i++) {
        ChartValue total = chart_value(c, arena, form, &s->totals[i]);

        if (s->arrangement != ARRANGE_GROUPED)
            *behind = fmax(*behind, total.known ? text_width(c, total.text, &c->theme->label_strong)
                           : form == FORM_FULL ? 0 : text_width(c, s->none, &c->theme->small));
        else if (form == FORM_FULL)
            *behind = fmax(*behind, total.known ? text_width(c, total.text, &c->theme->label_strong) : 0);
        for (size_t k = 0; s->arrangement == ARRANGE_GROUPED && form != FORM_FULL && k < s->series_count; k++) {
            ChartValue v = chart_value(c, arena, form, &s->series[k].values[i]);
            double *room = v.known && v.value < 0 ? before : behind;

            *room = fmax(*room, text_width(c, v.known ? chart_value_words(arena, &v) : v.text, &c->theme->small));
        }
    }
}

static bool
any_is_open(const StackedBarsSpec *s)
{
    for (size_t i = 0; i < s->category_count; i++)
        if (s->totals[i].known && chart_bound_is_open(s->totals[i].bound))
            return true;
    return false;
}

static Scale
bar_scale(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, FigureColumns *columns)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;
    ChartExtent e = spec->extent.set ? spec->extent
                                     : stack_extent(s->series, s->series_count, s->totals, s->category_count,
                                                    s->scale_max, s->arrangement);
    double left = form == FORM_FULL ? stack_label_room(c, s->categories, s->category_count, &c->theme->label) + 6 : 0.5,
           before, behind;
    Scale scale;

    figures_room(s, c, form, &before, &behind);
    if (s->arrangement == ARRANGE_GROUPED && e.low < 0)
        left += form == FORM_FULL ? 30 : before + 6;            /* room for figures on that side */
    scale = (Scale){
        .low = e.low, .high = e.high, .from = left, .to = width - behind - 8 - (any_is_open(s) ? OPEN_END : 0)
    };
    *columns = figure_columns(s, c, form, &scale, width);
    if (columns->count > 0)
        scale.to = width - columns_width(columns) - (any_is_open(s) ? OPEN_END : 0);
    return scale;
}

static double
remark_height(const StackedBarsSpec *s, const PenContext *c, ChartForm form, size_t i, const Scale *scale, double width)
{
    g_autoptr(Arena) arena = arena_new();

    return NAME_LINE * (double)remark_below(s, c, arena, form, i, scale, width).count;
}

static void
measure_bars(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;
    FigureColumns columns;
    Scale scale = bar_scale(spec, c, form, width, &columns);

    out->width = width;
    out->height = (double)s->category_count * bar_step(s);
    out->baseline = 12;
    if (columns.count > 0) {
        out->height = flow_remarks(NULL, s, c, width, out->height + COLUMN_HEAD);
        out->baseline += COLUMN_HEAD;
        return;
    }
    for (size_t i = 0; i < s->category_count; i++)
        out->height += remark_height(s, c, form, i, &scale, width) +
                       (form != FORM_FULL ? names_height(c, s->categories[i], width) : 0);
}

/* The name before a bar, or, where it has lines of its own, above it; where the bar begins. */
static double
draw_bar_name(const Pen *pen, const StackedBarsSpec *s, size_t i, ChartForm form, double zero, double y)
{
    const PenContext *c = pen->c;
    g_autoptr(Arena) arena = arena_new();
    WrappedText name;

    if (form == FORM_FULL) {
        pen_text(pen, 0, y + 11.5, 0, s->categories[i], &c->theme->label);
        return y;
    }
    name = wrap_text(c, arena, s->categories[i], &c->theme->label, pen->box.width);
    pen_wrapped(pen, 0, y + NAME_LINE, 0, NAME_LINE, &name);
    y += names_height(c, s->categories[i], pen->box.width);
    pen_line(pen, zero, y + 1, zero, y + bar_step(s) - 2, 0.75, c->theme->ink);
    return y;
}

static void
draw_bars(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;
    Pen pen = { c, page, rect };
    FigureColumns columns;
    Scale scale = bar_scale(spec, c, form, rect.width, &columns);
    double zero = scale_at(&scale, fmax(scale.low, fmin(0, scale.high))), y = columns.count > 0 ? COLUMN_HEAD : 0,
           bottom = columns.count > 0 ? COLUMN_HEAD + bar_step(s) * (double)s->category_count : rect.height;

    pen_plot(&pen, scale.from, 0, scale.to - scale.from, HUGE_VAL);      /* a bar alone is a plot, too */
    if (form == FORM_FULL)
        pen_line(&pen, zero, y + 1, zero, bottom - 2, 0.75, c->theme->ink);
    draw_column_heads(&pen, s, &columns);
    for (size_t i = 0; i < s->category_count; i++) {
        y = draw_bar_name(&pen, s, i, form, zero, y);
        if (s->arrangement == ARRANGE_GROUPED)
            draw_group(&pen, s, i, form, &scale, y + 3.5);
        else
            draw_bar(&pen, s, i, form, &scale, y + 3.5, &columns);
        if (columns.count > 0) {
            draw_figures(&pen, s, i, &columns, y + 11.5);
            pen_line(&pen, scale.from, y + bar_step(s), rect.width, y + bar_step(s), 0.4, c->theme->hair);
        }
        y += bar_step(s) + (columns.count > 0 ? 0 : remark_height(s, c, form, i, &scale, rect.width));
    }
    if (columns.count > 0)
        flow_remarks(&pen, s, c, rect.width, y);
}

static const char *
alt_bars(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;
    const char *text = stack_describe(spec, c, arena, "alt-stacked-bars",
                                      &(StackWords){ s->categories, s->category_count, s->totals, s->series,
                                                     s->series_count, s->arrangement });

    for (size_t i = 0; s->remarks != NULL && i < s->category_count; i++) {
        const char *remark = s->remarks[i] == NULL ? NULL : remark_apart(s, c, arena, i);

        if (remark != NULL)
            text = arena_printf(arena, "%s %s.", text, remark);
    }
    return text;
}

static bool
list_bars(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    const StackedBarsSpec *s = &spec->u.stacked_bars;

    (void)c;
    chart_list_stack(list, s->categories, s->category_count, s->totals, s->series, s->series_count, s->none);
    for (size_t i = 0; s->remarks != NULL && i < s->category_count; i++)
        if (s->remarks[i] != NULL)
            chart_list_words_of(list, s->categories[i], s->categories[i], s->remarks[i]);
    return true;
}

CHART_ROW(stacked_bars, measure_bars, draw_bars, alt_bars,
          .least_width = 100, .last = FORM_SHORT, .check = check_bars, .blame = blame_bars, .list = list_bars);
