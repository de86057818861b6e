#ifndef READ_CSV_H
#define READ_CSV_H
/*
 * A table of RFC 4180 whose first row names its columns. The apostrophe that guards a text against spreadsheets
 * (base/formula.h) is taken away.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct CsvTable CsvTable;

/* NULL with *fault, a constant, when the quoting is broken, there is no header, or a row is longer than it. */
CsvTable *csv_table_read(const char *bytes, size_t size, const char **fault);
void csv_table_free(CsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvTable, csv_table_free)

size_t csv_table_rows(const CsvTable *table);           /* the header not counted */
bool csv_table_has(const CsvTable *table, const char *column);
/* "" where the row is too short or there is no such column. */
const char *csv_table_cell(const CsvTable *table, size_t row, const char *column);

#endif
