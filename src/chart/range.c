/*
 * Ranges: a row a name with a bar from the least figure to the greatest and a dot at the middle one (the median), all
 * on one scale from zero or, with values below it, from the least.
 */
#include <math.h>
#include <string.h>
#include "chart/kinds.h"
#include "base/diag_chart.h"

enum { ROW = 26, BAR = 5, AXIS = 16, NAME_LINE = 9, GAP = 8, LEAST_LINE = 80 };

typedef struct RangeRow { const ChartDatum *row; ChartValue least, middle, most; } RangeRow;
typedef struct Ranges { RangeRow *rows; size_t count; } Ranges;

static ChartValue
value_at(const ChartDatum *row, const char *at)
{
    const ChartDatum *end = row->children + row->count, *point = row->children;

    for (; (point = chart_datum_next(point, end, DATUM_POINT)) != NULL; point++)
        if (point->at != NULL && strcmp(point->at, at) == 0)
            return point->value;
    return (ChartValue){ 0 };
}

static Ranges
ranges_of(const ChartSpec *spec, Arena *arena)
{
    const ChartDataSpec *data = &spec->u.data;
    const ChartDatum *end = data->data + data->count, *at = data->data;
    Ranges ranges = { arena_new0(arena, RangeRow, data->count + 1), 0 };

    for (; (at = chart_datum_next(at, end, DATUM_ROW)) != NULL; at++)
        ranges.rows[ranges.count++] =
            (RangeRow){ at, value_at(at, "min"), value_at(at, "median"), value_at(at, "max") };
    return ranges;
}

/* The first row whose figures do not rise from the least to the greatest; NULL: there is none. */
static const RangeRow *
find_fallen(const Ranges *ranges)
{
    for (size_t i = 0; i < ranges->count; i++) {
        const RangeRow *r = &ranges->rows[i];

        if ((r->least.known && r->most.known && r->least.value > r->most.value) ||
            (r->least.known && r->middle.known && r->least.value > r->middle.value) ||
            (r->middle.known && r->most.known && r->middle.value > r->most.value))
            return r;
    }
    return NULL;
}

static DiagId
check(const ChartSpec *spec)
{
    g_autoptr(Arena) arena = arena_new();
    Ranges ranges = ranges_of(spec, arena);

    if (ranges.count == 0)
        return DIAG_CHART_NOTHING;
    if (ranges.count > (size_t)limit_number(LIMIT_PAIRS))
        return limit_as_fault(LIMIT_PAIRS);
    for (size_t i = 0; i < ranges.count; i++)
        if (!value_is_sane(ranges.rows[i].least) || !value_is_sane(ranges.rows[i].middle) ||
            !value_is_sane(ranges.rows[i].most))
            return DIAG_CHART_BAD_NUMBER;
    return find_fallen(&ranges) == NULL ? CHART_GOOD : DIAG_CHART_RANGE_ORDER;
}

static void
blame(const ChartSpec *spec, DiagId fault, const char *words[3])
{
    g_autoptr(Arena) arena = arena_new();
    Ranges ranges = ranges_of(spec, arena);
    const RangeRow *fallen = find_fallen(&ranges);

    if (fault == DIAG_CHART_RANGE_ORDER && fallen != NULL)
        words[0] = fallen->row->name;
}

static ChartExtent
extent(const ChartSpec *spec)
{
    g_autoptr(Arena) arena = arena_new();
    Ranges ranges = ranges_of(spec, arena);
    ChartExtent e = { .set = true, .whole = true };

    for (size_t i = 0; i < ranges.count; i++) {
        const ChartValue *values[] = { &ranges.rows[i].least, &ranges.rows[i].middle, &ranges.rows[i].most };

        for (size_t k = 0; k < G_N_ELEMENTS(values); k++)
            if (values[k]->known) {
                e.low = fmin(e.low, values[k]->value);
                e.high = fmax(e.high, values[k]->value);
                e.whole = e.whole && scale_is_whole(values[k]->value);
            }
    }
    return e;
}

static double
names_room(const Ranges *ranges, const PenContext *c, ChartForm form)
{
    double room = 0;

    for (size_t i = 0; i < ranges->count && form == FORM_FULL; i++)
        room = fmax(room, text_width(c, ranges->rows[i].row->name, &c->theme->label) + GAP);
    return room;
}

static double
name_height(const RangeRow *row, const PenContext *c, ChartForm form, double width)
{
    g_autoptr(Arena) arena = arena_new();

    return form == FORM_FULL
               ? 0 : NAME_LINE * (double)wrap_text(c, arena, row->row->name, &c->theme->label, width).count + 1;
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    g_autoptr(Arena) arena = arena_new();
    Ranges ranges = ranges_of(spec, arena);

    out->width = width;
    out->height = AXIS;
    for (size_t i = 0; i < ranges.count; i++)
        out->height += ROW + name_height(&ranges.rows[i], c, form, width);
    out->baseline = 17;
}

/* An end's figure beyond the bar, and a tick across it: the bar has its own end even where it is short. */
static void
draw_end(const Pen *pen, ChartForm form, const ChartValue *value, double x, double y, double towards)
{
    const ChartTheme *t = pen->c->theme;
    g_autoptr(Arena) arena = arena_new();
    ChartValue said = value->known ? chart_value(pen->c, arena, form, value) : (ChartValue){ .text = "·" };

    if (value->known)
        pen_fill(pen, x - 0.5, y - 2, 1, BAR + 4, t->ink2);
    /* a point that stands for no figure keeps clear of the median's dot */
    pen_value(pen, x + towards * (value->known ? 3.5 : 6.5), y + BAR + 0.3, towards < 0 ? 1 : 0, &said, &t->label);
}

static void
draw_row(const Pen *pen, ChartForm form, const RangeRow *r, const Scale *scale, double y)
{
    const ChartTheme *t = pen->c->theme;
    const ChartValue *first = r->least.known ? &r->least : &r->middle, *last = r->most.known ? &r->most : &r->middle;
    g_autoptr(Arena) arena = arena_new();

    if (!r->least.known && !r->middle.known && !r->most.known) {
        pen_dashed(pen, scale->from, y + BAR / 2.0, scale->from + 24, y + BAR / 2.0, 0.8, t->ink3, 1, 2, CAP_BUTT);
        pen_text(pen, scale->from + 28, y + BAR + 0.3, 0, "–", &t->label);
        return;
    }
    if (first->known && last->known && last->value > first->value)
        stack_part(pen, (Rect){ scale_at(scale, first->value), y,
                                scale_at(scale, last->value) - scale_at(scale, first->value), BAR },
                   FILL_PALE, MAX(first->quality, last->quality));
    draw_end(pen, form, &r->least, scale_at(scale, first->known ? first->value : last->value), y, -1);
    draw_end(pen, form, &r->most, scale_at(scale, last->known ? last->value : first->value), y, 1);
    if (r->middle.known) {
        ChartValue said = chart_value(pen->c, arena, form, &r->middle);
        double x = scale_at(scale, r->middle.value);

        pen_circle(pen, x, y + BAR / 2.0, 3.2,
                   r->middle.quality == QUALITY_FINAL ? pen_bar_fill(pen) : t->white,
                   (Stroke){ .width = r->middle.quality == QUALITY_FINAL ? 0 : 1.2, .colour = t->accent });
        value_within(pen, x, y - 4, 0, pen->box.width, &said, &t->label_strong);
    }
}

/* Between the widest figures that stand before the bars and behind them. */
static Axis
make_axis(const ChartSpec *spec, const PenContext *c, Arena *arena, ChartForm form, double width)
{
    Ranges ranges = ranges_of(spec, arena);
    ChartExtent e = spec->extent.set ? spec->extent : extent(spec);
    Axis axis = axis_make(spec, c, arena, e.low, e.high, SCALE_LINEAR, 4, width * AXIS_SHARE);
    double before = 4, behind = 4;

    for (size_t i = 0; i < ranges.count; i++) {
        before = fmax(before, text_width(c, chart_value(c, arena, form, &ranges.rows[i].least).text, &c->theme->label));
        behind = fmax(behind, text_width(c, chart_value(c, arena, form, &ranges.rows[i].most).text, &c->theme->label));
    }
    axis.scale.from = names_room(&ranges, c, form) + before + 4;
    axis.scale.to = width - behind - 4;
    return axis;
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    g_autoptr(Arena) arena = arena_new();
    Ranges ranges = ranges_of(spec, arena);
    Axis axis = make_axis(spec, c, arena, form, rect.width);
    Pen pen = { c, page, rect };
    double y = 0;

    if (axis.scale.to - axis.scale.from < LEAST_LINE)
        pen_lost(&pen);
    pen_plot(&pen, axis.scale.from, 0, axis.scale.to - axis.scale.from, HUGE_VAL);
    for (size_t i = 0; i < ranges.count; i++) {
        double name = name_height(&ranges.rows[i], c, form, rect.width);
        WrappedText words = wrap_text(c, arena, ranges.rows[i].row->name, &c->theme->label,
                                      form == FORM_FULL ? HUGE_VAL : rect.width);

        pen_wrapped(&pen, 0, form == FORM_FULL ? y + 17 : y + NAME_LINE - 1, 0, NAME_LINE, &words);
        draw_row(&pen, form, &ranges.rows[i], &axis.scale, y + name + 12);
        y += ROW + name;
    }
    axis_draw_lying(&pen, &axis, y);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    Ranges ranges = ranges_of(spec, arena);
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    LangArg args[2] = { LANG_TEXT("title", spec->title) };

    for (size_t i = 0; i < ranges.count; i++) {
        const RangeRow *r = &ranges.rows[i];
        const char *none = lang_message(c->lang, arena, "table-no-figure", NULL, 0);
        bool any = r->least.known || r->middle.known || r->most.known;
        LangArg row[4] = { LANG_TEXT("category", r->row->name),
                           LANG_TEXT("low", r->least.known ? chart_say(c, arena, &r->least) : none),
                           LANG_TEXT("middle", r->middle.known ? chart_say(c, arena, &r->middle) : none),
                           LANG_TEXT("high", r->most.known ? chart_say(c, arena, &r->most) : none) };

        g_ptr_array_add(parts, (gpointer)(guintptr)lang_message(c->lang, arena, any ? "alt-spread" : "alt-value-none",
                                                                row, any ? 4 : 1));
    }
    g_ptr_array_add(parts, NULL);
    {
        g_autofree char *apart = g_strconcat(lang_message(c->lang, arena, "list-apart", NULL, 0), " ", NULL);
        g_autofree char *joined = g_strjoinv(apart, (char **)parts->pdata);

        args[1] = LANG_TEXT("values", arena_printf(arena, "%s.", joined));
    }
    return lang_message(c->lang, arena, "alt-pairs", args, 2);
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    static const char *const keys[] = { "range-least", "range-median", "range-greatest" };
    Arena *arena = chart_list_arena(list);
    Ranges ranges = ranges_of(spec, arena);

    for (size_t i = 0; i < ranges.count; i++) {
        const ChartValue *values[] = { &ranges.rows[i].least, &ranges.rows[i].middle, &ranges.rows[i].most };

        chart_list_head(list, ranges.rows[i].row->name);
        for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
            chart_list_value(list, lang_message(c->lang, arena, keys[k], NULL, 0), values[k], NULL);
    }
    return true;
}

CHART_ROW(range, measure, draw, alt, .last = FORM_SHORT, .least_width = 120, .check = check, .blame = blame,
          .extent = extent, .list = list);
