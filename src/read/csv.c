/* libcsv tells fields and ends of rows; here they become rows of strings under named columns. */
#include "read/csv.h"
#include <csv.h>
#include "base/formula.h"
#include <string.h>

struct CsvTable {
    GPtrArray *rows;                    /* GPtrArray of char *; [0] is the header */
    GPtrArray *row;                     /* the one being read */
    bool too_long;
};

static void
end_field(void *text, size_t length, void *data)
{
    CsvTable *table = data;

    size_t guard = formula_guard(text, length);

    g_ptr_array_add(table->row, g_strndup((const char *)text + guard, length - guard));
}

static void
end_row(int terminator, void *data)
{
    CsvTable *table = data;

    (void)terminator;
    g_ptr_array_add(table->rows, table->row);
    table->too_long = table->too_long || table->row->len > ((GPtrArray *)g_ptr_array_index(table->rows, 0))->len;
    table->row = g_ptr_array_new_with_free_func(g_free);
}

/* Spaces are part of a field (RFC 4180, 2.4). */
static int
no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

void
csv_table_free(CsvTable *table)
{
    if (table == NULL)
        return;
    g_ptr_array_unref(table->rows);
    g_ptr_array_unref(table->row);
    g_free(table);
}

CsvTable *
csv_table_read(const char *bytes, size_t size, const char **fault)
{
    g_autoptr(CsvTable) table = g_new0(CsvTable, 1);
    struct csv_parser parser;
    bool whole;

    table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    table->row = g_ptr_array_new_with_free_func(g_free);
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_space_func(&parser, no_space);
    csv_set_delim(&parser, ',');
    whole = csv_parse(&parser, bytes, size, end_field, end_row, table) == size &&
            csv_fini(&parser, end_field, end_row, table) == 0;
    csv_free(&parser);
    *fault = !whole ? "its quoting is broken" : table->rows->len == 0 ? "it has no header" : table->too_long
        ? "a row is longer than the header" : NULL;
    return *fault == NULL ? g_steal_pointer(&table) : NULL;
}

size_t
csv_table_rows(const CsvTable *table)
{
    return table->rows->len - 1;
}

static guint
find_column(const CsvTable *table, const char *column)
{
    const GPtrArray *header = g_ptr_array_index(table->rows, 0);
    guint index;

    return g_ptr_array_find_with_equal_func((GPtrArray *)(guintptr)header, column, g_str_equal, &index) ? index
                                                                                                        : G_MAXUINT;
}

bool
csv_table_has(const CsvTable *table, const char *column)
{
    return find_column(table, column) != G_MAXUINT;
}

const char *
csv_table_cell(const CsvTable *table, size_t row, const char *column)
{
    const GPtrArray *cells = g_ptr_array_index(table->rows, row + 1);
    guint index = find_column(table, column);

    return index < cells->len ? g_ptr_array_index(cells, index) : "";
}
