/*
 * Heat strip: a row a series, a cell a period, darker with more. With `months` one series by year and month. There are
 * at most three classes of what is above zero, so that they can be told apart in a copy, too; nought is white in a
 * frame, and what is not known a point, as in tables: a strip may have more of it than of figures. The key has the
 * classes that occur.
 */
#include <math.h>
#include "chart/periods.h"
#include "base/diag_chart.h"

enum { ROW = 13, HEAD = 12, KEY_LINE = 12, KEY_TEXT = 18, NAME_LINE = 9, CLASSES = 3, LEAST_CELL = 6 };

/* A series by year and month is a table of its own, whose rows are years. */
typedef struct Strip {
    PeriodTable table;
    double ends[CLASSES]; size_t class_count;           /* the upper ends of the classes */
    const char *const *rows; size_t row_count;
    const char *const *columns; size_t column_count;
    const ChartValue *const *cells;                     /* row after row; NULL: no figure */
    bool many;                                          /* `months` of several series */
    bool too_many_ranges;
} Strip;

/* The least of 1, 2, 2.5, 5 times a power of ten that is not below it; whole where figures are. */
static double
round_up(double value, bool whole)
{
    static const double steps[] = { 1, 2, 2.5, 5, 10 };
    double power = pow(10, floor(log10(value)));

    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        if (steps[i] * power >= value * (1 - 1e-9) && !(whole && !scale_is_whole(steps[i] * power)))
            return steps[i] * power;
    return ceil(value);
}

static int
compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

/*
 * Where the greatest is more than twenty times the median of what is above zero, even steps would leave all but a few
 * cells in the lowest class: there each class reaches to ten times the one below it.
 */
enum { SKEWED = 20 };

static bool
is_skewed(const PeriodTable *table, double most)
{
    size_t count = 0, cells = table->series_count * table->column_count;
    g_autofree double *values = g_new(double, cells + 1);

    for (size_t i = 0; i < cells; i++)
        if (table->values[i].known && table->values[i].value > 0)
            values[count++] = table->values[i].value;
    if (count == 0)
        return false;
    qsort(values, count, sizeof *values, compare_numbers);
    return most > SKEWED * values[count / 2];
}

static void
set_classes(const ChartDataSpec *data, Strip *strip)
{
    const ChartDatum *end = data->data + data->count, *at = data->data;
    double most = 0;
    bool whole = true;

    for (; (at = chart_datum_next(at, end, DATUM_RANGE)) != NULL; at++)
        if (strip->class_count < CLASSES)
            strip->ends[strip->class_count++] = at->value.value;
        else
            strip->too_many_ranges = true;
    for (size_t i = 0; i < strip->table.series_count * strip->table.column_count; i++)
        if (strip->table.values[i].known) {
            most = fmax(most, strip->table.values[i].value);
            whole = whole && scale_is_whole(strip->table.values[i].value);
        }
    if (strip->class_count > 0 || !(most > 0))
        return;
    if (is_skewed(&strip->table, most)) {
        for (double limit = pow(10, ceil(log10(most) - 1e-9) - CLASSES + 1); strip->class_count < CLASSES; limit *= 10)
            strip->ends[strip->class_count++] = limit;
        return;
    }
    for (double step = round_up(most / CLASSES, whole);
         strip->class_count < CLASSES && step * (double)strip->class_count < most; strip->class_count++)
        strip->ends[strip->class_count] = step * (double)(strip->class_count + 1);
}

static double
sum_of(const PeriodTable *t, size_t series)
{
    double sum = 0;

    for (size_t i = 0; i < t->column_count; i++)
        sum += period_value(t, series, i)->known ? period_value(t, series, i)->value : 0;
    return sum;
}

/* The greatest sum first, and of equal ones as they stand: the places of the series. */
static size_t *
order_by_size(const PeriodTable *t, Arena *arena)
{
    size_t *order = arena_new0(arena, size_t, t->series_count + 1);

    for (size_t s = 0; s < t->series_count; s++) {
        size_t at = s;

        for (; at > 0 && sum_of(t, order[at - 1]) < sum_of(t, s); at--)
            order[at] = order[at - 1];
        order[at] = s;
    }
    return order;
}

/* What is drawn, told and listed: the series as they stand, or by their size. */
static PeriodTable
table_of(const ChartDataSpec *data, Arena *arena)
{
    PeriodTable t = period_table(data, arena), sorted = t;
    const size_t *order = chart_data_has_option(data, "by-size") ? order_by_size(&t, arena) : NULL;
    const ChartDatum **series = arena_new0(arena, const ChartDatum *, t.series_count + 1);
    ChartValue *values = arena_new0(arena, ChartValue, t.series_count * t.column_count + 1);

    if (order == NULL)
        return t;
    for (size_t s = 0; s < t.series_count; s++) {
        series[s] = t.series[order[s]];
        for (size_t i = 0; i < t.column_count; i++)
            values[s * t.column_count + i] = *period_value(&t, order[s], i);
    }
    sorted.series = series;
    sorted.values = values;
    return sorted;
}

static void
set_rows(Strip *strip, Arena *arena)
{
    const PeriodTable *t = &strip->table;
    const char **rows = arena_new0(arena, const char *, t->series_count + 1),
               **columns = arena_new0(arena, const char *, t->column_count + 1);
    const ChartValue **cells = arena_new0(arena, const ChartValue *, t->series_count * t->column_count + 1);

    for (size_t s = 0; s < t->series_count; s++)
        rows[s] = t->series[s]->name;
    for (size_t i = 0; i < t->column_count; i++)
        columns[i] = t->columns[i].name;
    for (size_t i = 0; i < t->series_count * t->column_count; i++) {
        const ChartValue *value = period_value(t, i / t->column_count, i % t->column_count);

        cells[i] = value->known ? value : NULL;
    }
    strip->rows = rows;
    strip->row_count = t->series_count;
    strip->columns = columns;
    strip->column_count = t->column_count;
    strip->cells = cells;
}

/* A row a year from the first to the last. Where the names of months are too wide they have their numbers. */
static void
set_months(Strip *strip, const PenContext *c, Arena *arena, ChartForm form)
{
    const PeriodTable *t = &strip->table;
    int first = t->column_count == 0 ? 0 : t->columns[0].date.year,
        last = t->column_count == 0 ? 0 : t->columns[t->column_count - 1].date.year;
    size_t years = (size_t)MIN(MAX(last - first + 1, 0), limit_number(LIMIT_CATEGORIES) + 1);
    const char **rows = arena_new0(arena, const char *, years + 1), **columns = arena_new0(arena, const char *, 13);
    const ChartValue **cells = arena_new0(arena, const ChartValue *, 12 * years + 1);

    for (size_t y = 0; y < years; y++)
        rows[y] = lang_number(c->lang, arena, first + (double)y, NUMBER_PLAIN, 0);
    for (int m = 1; m <= 12; m++)
        columns[m - 1] = form == FORM_FULL ? lang_month(c->lang, m, true)
                                           : lang_number(c->lang, arena, m, NUMBER_PLAIN, 0);
    for (size_t i = 0; i < t->column_count; i++) {
        Date date = t->columns[i].date;
        const ChartValue *value = period_value(t, 0, i);

        if (value->known && date.month > 0 && date.year >= first && (size_t)(date.year - first) < years)
            cells[(size_t)(date.year - first) * 12 + (size_t)date.month - 1] = value;
    }
    strip->rows = rows;
    strip->row_count = years;
    strip->columns = columns;
    strip->column_count = 12;
    strip->cells = cells;
}

static Strip
strip_of(const ChartSpec *spec, const PenContext *c, ChartForm form, Arena *arena)
{
    const ChartDataSpec *data = &spec->u.data;
    Strip strip = { .table = table_of(data, arena) };
    bool months = chart_data_has_option(data, "months");

    strip.many = months && strip.table.series_count > 1;
    set_classes(data, &strip);
    if (months && !strip.many && c != NULL)
        set_months(&strip, c, arena, form);
    else
        set_rows(&strip, arena);
    return strip;
}

static DiagId
check(const ChartSpec *spec)
{
    g_autoptr(Arena) arena = arena_new();
    Strip strip = strip_of(spec, NULL, FORM_FULL, arena);
    DiagId fault = period_check(&strip.table);
    bool months = chart_data_has_option(&spec->u.data, "months");

    if (strip.many)
        return DIAG_CHART_MONTHS_OF_ONE;
    if (strip.too_many_ranges)
        return limit_as_fault(LIMIT_HEAT_CLASSES);
    /* a year of months is a row: the limit of columns is that of twelve each */
    if (fault != CHART_GOOD && !(months && fault == limit_as_fault(LIMIT_CATEGORIES)))
        return fault;
    for (size_t i = 1; i < strip.class_count; i++)
        if (!(strip.ends[i] > strip.ends[i - 1]))
            return DIAG_CHART_WRONG_SIDE;
    for (size_t i = 0; i < strip.table.column_count && months; i++)
        if (strip.table.columns[i].date.month == 0)
            return DIAG_CHART_NO_MONTH;
    return strip.row_count > (size_t)limit_number(LIMIT_PAIRS) ? limit_as_fault(LIMIT_PAIRS) : CHART_GOOD;
}

/* 0: nought; 1 and on: the class; what lies above the last end is in the last. */
static size_t
class_of(const Strip *strip, double value)
{
    size_t k = 0;

    if (!(value > 0))
        return 0;
    while (k + 1 < strip->class_count && value > strip->ends[k])
        k++;
    return k + 1;
}

static ChartFill
fill_of_class(const Strip *strip, size_t k)
{
    static const ChartFill fills[] = { FILL_PALE, FILL_MID, FILL_ACCENT };

    return strip->class_count == 1 ? FILL_ACCENT : strip->class_count == 2 && k == 2 ? FILL_ACCENT : fills[k - 1];
}

static double
names_room(const Strip *strip, const PenContext *c, ChartForm form, double width)
{
    double room = 0;

    for (size_t i = 0; i < strip->row_count; i++)
        room = fmax(room, text_width(c, strip->rows[i], &c->theme->label) + 6);
    return form == FORM_FULL ? room : fmin(room, width * 0.4);
}

static double
row_height(const Strip *strip, size_t row, const PenContext *c, ChartForm form, double names)
{
    g_autoptr(Arena) arena = arena_new();

    return form == FORM_FULL ? ROW
                             : ROW + NAME_LINE * (double)(MAX(wrap_text(c, arena, strip->rows[row], &c->theme->label,
                                                                        names - 6).count, 1) - 1);
}

/* ---- the key: the classes that occur, nought, and no figure ---- */

static const char *
class_words(const Strip *strip, const PenContext *c, Arena *arena, size_t k)
{
    LangArg ends[2] = { LANG_TEXT("low", k < 2 ? "" : lang_number(c->lang, arena, strip->ends[k - 2], NUMBER_DECIMAL,
                                                                  -1)),
                        LANG_TEXT("high", lang_number(c->lang, arena, strip->ends[k - 1], NUMBER_DECIMAL, -1)) };

    return lang_message(c->lang, arena, k < 2 ? "class-up-to" : "class-between", ends, 2);
}

static void
draw_swatch(const Pen *pen, const Strip *strip, size_t k, double x, double y)
{
    const ChartTheme *t = pen->c->theme;

    if (k == 0)
        pen_frame(pen, x, y, 14, 8, (Stroke){ .width = 0.5, .colour = t->ink3 });
    else if (k > strip->class_count)
        pen_text(pen, x + 7, y + 6.8, 0.5, "·", &t->small);
    else
        pen_pattern(pen, x, y, 14, 8, fill_of_class(strip, k));
}

static double
flow_key(const Pen *pen, const Strip *strip, const PenContext *c, double width, double top)
{
    g_autoptr(Arena) arena = arena_new();
    bool occurs[CLASSES + 2] = { false };
    double x = 0, y = top;

    for (size_t i = 0; i < strip->row_count * strip->column_count; i++)
        occurs[strip->cells[i] == NULL ? strip->class_count + 1 : class_of(strip, strip->cells[i]->value)] = true;
    for (size_t k = 0; k < strip->class_count + 2; k++) {
        const char *words = k == 0 ? lang_number(c->lang, arena, 0, NUMBER_DECIMAL, 0)
                            : k > strip->class_count ? lang_message(c->lang, arena, "table-no-figure", NULL, 0)
                                                     : class_words(strip, c, arena, k);
        double room = KEY_TEXT + text_width(c, words, &c->theme->small);

        if (!occurs[k])
            continue;
        if (x > 0 && x + room > width) {
            x = 0;
            y += KEY_LINE;
        }
        if (pen != NULL) {
            draw_swatch(pen, strip, k, x, y);
            pen_text(pen, x + KEY_TEXT, y + 6.8, 0, words, &c->theme->small);
        }
        x += room + 12;
    }
    return y + KEY_LINE - top;
}

/* ---- cells ---- */

/* Figures stand in all cells or in none: a cell without one would look as if it had none. */
static bool
figures_fit(const Strip *strip, const PenContext *c, double cell)
{
    for (size_t i = 0; i < strip->row_count * strip->column_count; i++)
        if (strip->cells[i] != NULL && (strip->cells[i]->quality == QUALITY_PRELIMINARY ||
                                        text_width(c, strip->cells[i]->text, &c->theme->small) + 4 > cell - 1))
            return false;
    return true;
}

static void
draw_cell(const Pen *pen, const Strip *strip, const ChartValue *value, Rect cell, bool figures)
{
    const ChartTheme *t = pen->c->theme;
    size_t k = value == NULL ? 0 : class_of(strip, value->value);
    ChartFill fill = k > 0 ? fill_of_class(strip, k) : FILL_OPEN;
    bool dark = k > 0 && fill == FILL_ACCENT && value->quality == QUALITY_FINAL && value->until == NULL;
    TextStyle style = with_colour(t->small, dark ? pen_bar_text(pen) : t->ink);

    if (value == NULL) {
        pen_text(pen, cell.x + cell.width / 2, cell.y + cell.height / 2 + 2.5, 0.5, "·", &t->small);
        return;
    }
    if (value->until != NULL && k > 0)
        stack_part_open(pen, cell, fill, OPEN_ABOVE);
    else if (k > 0)
        stack_part(pen, cell, fill, value->quality);
    else
        pen_frame(pen, cell.x, cell.y, cell.width, cell.height, (Stroke){ .width = 0.5, .colour = t->ink3 });
    if (figures)
        pen_value(pen, cell.x + cell.width / 2, cell.y + cell.height / 2 + 2.5, 0.5, value, &style);
}

static void
measure(const ChartSpec *spec, const PenContext *c, ChartForm form, double width, ChartSize *out)
{
    g_autoptr(Arena) arena = arena_new();
    Strip strip = strip_of(spec, c, form, arena);
    double names = names_room(&strip, c, form, width);

    out->width = width;
    out->height = HEAD;
    for (size_t i = 0; i < strip.row_count; i++)
        out->height += row_height(&strip, i, c, form, names);
    out->baseline = out->height;
    out->height += 4 + flow_key(NULL, &strip, c, width, 0);
}

/* Years may be thinned; what does not count on is lost where it does not fit. */
static void
draw_heads(const Pen *pen, const Strip *strip, double names, double cell)
{
    double widest = stack_label_room(pen->c, strip->columns, strip->column_count, &pen->c->theme->small) + 3;
    size_t every = 1;

    while (cell * (double)every < widest && every < strip->column_count)
        every++;
    if (cell < LEAST_CELL || (every > 1 && !labels_count_on(strip->columns, strip->column_count)))
        pen_lost(pen);
    for (size_t k = 0; k < strip->column_count; k += every)
        label_within(pen, names + cell * ((double)k + 0.5), HEAD - 4, names, pen->box.width, strip->columns[k],
                     &pen->c->theme->small);
}

static void
draw(const ChartSpec *spec, const PenContext *c, ChartForm form, PageBuilder *page, Rect rect)
{
    g_autoptr(Arena) arena = arena_new();
    Strip strip = strip_of(spec, c, form, arena);
    Pen pen = { c, page, rect };
    double names = names_room(&strip, c, form, rect.width), y = HEAD,
           cell = (rect.width - names) / (double)MAX(strip.column_count, 1);
    bool figures = figures_fit(&strip, c, cell);

    draw_heads(&pen, &strip, names, cell);
    for (size_t i = 0; i < strip.row_count; i++) {
        WrappedText name = wrap_text(c, arena, strip.rows[i], &c->theme->label,
                                     form == FORM_FULL ? HUGE_VAL : names - 6);

        pen_wrapped(&pen, 0, y + ROW - 3.5, 0, NAME_LINE, &name);
        for (size_t k = 0; k < strip.column_count; k++)
            draw_cell(&pen, &strip, strip.cells[i * strip.column_count + k],
                      (Rect){ names + cell * (double)k + 0.5, y + 0.5, cell - 1, ROW - 1 }, figures);
        y += row_height(&strip, i, c, form, names);
    }
    flow_key(&pen, &strip, c, rect.width, y + 4);
}

static const char *
alt(const ChartSpec *spec, const PenContext *c, Arena *arena)
{
    PeriodTable table = table_of(&spec->u.data, arena);
    PeriodColumn *named = arena_memdup(arena, table.columns, sizeof(PeriodColumn) * table.column_count);
    LangArg args[4];

    for (size_t i = 0; i < table.column_count && chart_data_has_option(&spec->u.data, "months"); i++)
        if (named[i].date.month > 0)
            named[i].name = lang_date(c->lang, arena, named[i].date, DATE_LONG);
    table.columns = named;
    args[0] = LANG_TEXT("title", spec->title);
    args[1] = LANG_TEXT("first", table.columns[0].name);
    args[2] = LANG_TEXT("last", table.columns[table.column_count - 1].name);
    args[3] = LANG_TEXT("values", period_words(&table, c, arena));
    return lang_message(c->lang, arena, "alt-heat-strip", args, 4);
}

static bool
list(const ChartSpec *spec, const PenContext *c, ChartList *list)
{
    PeriodTable table = table_of(&spec->u.data, chart_list_arena(list));

    (void)c;
    return period_list(&table, list);
}

CHART_ROW(heat_strip, measure, draw, alt, .last = FORM_LINES, .least_width = 162, .check = check, .list = list);
