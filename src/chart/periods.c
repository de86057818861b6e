/* Series over the same periods, as a table; see periods.h. */
#include <math.h>
#include <string.h>
#include "chart/periods.h"
#include "base/diag_chart.h"

static PeriodColumn
column_of(const ChartDatum *point)
{
    PeriodColumn column = { point->name != NULL ? point->name : point->at, point->from };

    if (!date_is_set(column.date) && point->at != NULL && !date_parse(point->at, &column.date))
        column.date = (Date){ 0 };
    return column;
}

/* Points of one name are of one period: a flow may be drawn at another day of it than a stock. */
static size_t
find_column(const GArray *columns, const char *name)
{
    for (guint i = 0; i < columns->len; i++)
        if (strcmp(g_array_index(columns, PeriodColumn, i).name, name) == 0)
            return i;
    return columns->len;
}

/* By date; what has none stays behind what came before it. */
static void
insert_column(GArray *columns, PeriodColumn column)
{
    guint at = columns->len;

    while (at > 0 && date_is_set(column.date) && date_is_set(g_array_index(columns, PeriodColumn, at - 1).date) &&
           date_compare(column.date, g_array_index(columns, PeriodColumn, at - 1).date) < 0)
        at--;
    g_array_insert_val(columns, at, column);
}

static const ChartDatum *
next_point(const ChartDatum *series, const ChartDatum *at)
{
    return chart_datum_next(at, series->children + series->count, DATUM_POINT);
}

static void
gather_columns(GPtrArray *series, GArray *columns)
{
    for (guint s = 0; s < series->len; s++) {
        const ChartDatum *one = g_ptr_array_index(series, s);

        for (const ChartDatum *at = one->children; (at = next_point(one, at)) != NULL; at++) {
            PeriodColumn column = column_of(at);

            if (column.name != NULL && find_column(columns, column.name) == columns->len)
                insert_column(columns, column);
        }
    }
}

/* Is it a year by its name? Then the next one is known. */
static bool
is_year(const PeriodColumn *column)
{
    char *end;

    return date_is_set(column->date) && g_ascii_strtoll(column->name, &end, 10) == column->date.year && *end == '\0';
}

static void
add_missing_years(GArray *columns, Arena *arena)
{
    for (guint i = 0; i < columns->len; i++)
        if (!is_year(&g_array_index(columns, PeriodColumn, i)))
            return;
    for (guint i = 1; i < columns->len; i++) {
        const PeriodColumn *before = &g_array_index(columns, PeriodColumn, i - 1);
        int year = before->date.year + 1;
        PeriodColumn missing = { arena_printf(arena, "%d", year), { (int16_t)year, 0, 0 } };

        if (year < g_array_index(columns, PeriodColumn, i).date.year && columns->len <= (guint)MOST_CATEGORIES)
            g_array_insert_val(columns, i, missing);
    }
}

PeriodTable
period_table(const ChartDataSpec *data, Arena *arena)
{
    g_autoptr(GPtrArray) series = g_ptr_array_new();
    g_autoptr(GArray) columns = g_array_new(FALSE, TRUE, sizeof(PeriodColumn));
    const ChartDatum *end = data->data + data->count, *at = data->data;
    PeriodTable table = { 0 };
    ChartValue *values;

    for (; (at = chart_datum_next(at, end, DATUM_SERIES)) != NULL; at++)
        g_ptr_array_add(series, (gpointer)(guintptr)at);
    gather_columns(series, columns);
    add_missing_years(columns, arena);
    values = arena_new0(arena, ChartValue, series->len * columns->len + 1);
    for (guint s = 0; s < series->len; s++) {
        const ChartDatum *one = g_ptr_array_index(series, s);

        for (at = one->children; (at = next_point(one, at)) != NULL; at++) {
            PeriodColumn column = column_of(at);
            ChartValue *value =
                column.name == NULL ? NULL : &values[s * columns->len + find_column(columns, column.name)];

            table.twice = table.twice || (value != NULL && value->known && at->value.known);
            if (value != NULL && !value->known)
                *value = at->value;
        }
    }
    table.series = arena_memdup(arena, series->pdata, sizeof(gpointer) * series->len);
    table.series_count = series->len;
    table.columns = arena_memdup(arena, columns->data, sizeof(PeriodColumn) * columns->len);
    table.column_count = columns->len;
    table.values = values;
    return table;
}

const ChartValue *
period_value(const PeriodTable *table, size_t series, size_t column)
{
    return &table->values[series * table->column_count + column];
}

DiagId
period_check(const PeriodTable *table)
{
    bool any = false;

    if (table->twice)
        return DIAG_CHART_PERIOD_TWICE;
    if (table->column_count > (size_t)MOST_CATEGORIES)
        return limit_as_fault(LIMIT_CATEGORIES);
    for (size_t i = 0; i < table->series_count * table->column_count; i++) {
        if (!value_is_sane(table->values[i]) || (table->values[i].known && table->values[i].value < 0))
            return DIAG_CHART_BAD_NUMBER;
        any = any || table->values[i].known;
    }
    return any ? CHART_GOOD : DIAG_CHART_NOTHING;
}

const char *
period_words(const PeriodTable *table, const PenContext *c, Arena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t s = 0; s < table->series_count; s++) {
        g_autoptr(GString) values = g_string_new(NULL);
        LangArg named[2];

        for (size_t i = 0; i < table->column_count; i++) {
            const ChartValue *value = period_value(table, s, i);
            LangArg args[2] = { LANG_TEXT("category", table->columns[i].name),
                                LANG_TEXT("value", chart_say(c, arena, value)) };

            lang_append_parting(c->lang, arena, values, "list-apart");
            g_string_append(values, lang_message(c->lang, arena, value->known ? "alt-value" : "alt-value-none", args,
                                                 value->known ? 2 : 1));
        }
        named[0] = LANG_TEXT("series", table->series[s]->name);
        named[1] = LANG_TEXT("values", values->str);
        g_string_append_printf(out, "%s%s.", out->len > 0 ? " " : "",
                               table->series_count < 2 ? values->str
                                                       : lang_message(c->lang, arena, "alt-series", named, 2));
    }
    return arena_strdup(arena, out->str);
}

bool
period_list(const PeriodTable *table, ChartList *list)
{
    for (size_t s = 0; s < table->series_count; s++) {
        chart_list_head(list, table->series[s]->name);
        for (size_t i = 0; i < table->column_count; i++)
            chart_list_value(list, table->columns[i].name, period_value(table, s, i), NULL);
    }
    return true;
}
