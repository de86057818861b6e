/* Tables of RFC 4180, section 2: what a cell holds, and which tables are refused. */
#include "assert.h"
#include <string.h>
#include "read/csv.h"

typedef struct CellCase { const char *name, *text; size_t row; const char *column, *want; } CellCase;

static const CellCase cells[] = {
    { "a cell by its column",                "id,value\r\na,1\r\n", 0, "value", "1" },
    { "the second row",                      "id,value\r\na,1\r\nb,2\r\n", 1, "id", "b" },
    { "no line's end at the end (2.2)",      "id,value\r\na,1", 0, "value", "1" },
    { "line feeds alone",                    "id,value\na,1\n", 0, "value", "1" },
    { "a comma in quotes (2.6)",             "id,value\r\n\"a,b\",1\r\n", 0, "id", "a,b" },
    { "a quote in quotes (2.7)",             "id,value\r\n\"a\"\"b\",1\r\n", 0, "id", "a\"b" },
    { "a line's end in quotes (2.6)",        "id,value\r\n\"a\r\nb\",1\r\n", 0, "id", "a\r\nb" },
    { "spaces are part of a field (2.4)",    "id,value\r\n a ,1\r\n", 0, "id", " a " },
    { "an empty cell",                       "id,value\r\na,\r\n", 0, "value", "" },
    { "a row that is too short",             "id,value\r\na\r\n", 0, "value", "" },
    { "no such column",                      "id,value\r\na,1\r\n", 0, "unit", "" },
    { "other scripts",                       "id\r\n\xD8\xA3\r\n", 0, "id", "\xD8\xA3" },
};

static void
a_cell_holds(void **state)
{
    const CellCase *c = *state;
    const char *fault = NULL;
    g_autoptr(CsvTable) table = csv_table_read(c->text, strlen(c->text), &fault);

    assert_non_null(table);
    assert_string_equal(csv_table_cell(table, c->row, c->column), c->want);
}

typedef struct FaultCase { const char *name, *text; } FaultCase;

static const FaultCase faults[] = {
    { "nothing", "" },
    { "a quote that is not closed", "id,value\r\n\"a,1\r\n" },
    { "a quote amid a field", "id,value\r\na\"b,1\r\n" },
    { "a row longer than the header", "id,value\r\na,1,2\r\n" },
};

static void
a_table_is_refused(void **state)
{
    const FaultCase *c = *state;
    const char *fault = NULL;

    assert_null(csv_table_read(c->text, strlen(c->text), &fault));
    assert_non_null(fault);
}

static void
rows_are_counted_without_the_header(void **state)
{
    static const char text[] = "id,value\r\na,1\r\nb,2\r\n";
    const char *fault = NULL;
    g_autoptr(CsvTable) table = csv_table_read(text, sizeof text - 1, &fault);

    (void)state;
    assert_int_equal(csv_table_rows(table), 2);
    assert_true(csv_table_has(table, "value"));
    assert_false(csv_table_has(table, "a"));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cells) + G_N_ELEMENTS(faults) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
        tests[n++] = row_test(a_cell_holds, cells[i].name, &cells[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[n++] = row_test(a_table_is_refused, faults[i].name, &faults[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(rows_are_counted_without_the_header);
    return _cmocka_run_group_tests("read/csv", tests, n, NULL, NULL);
}
