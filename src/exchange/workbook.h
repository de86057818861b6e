#ifndef EXCHANGE_WORKBOOK_H
#define EXCHANGE_WORKBOOK_H
/* Workbooks on their way out, and the worklist. */
#include "exchange/exchange.h"
#include "exchange/table.h"

/*
 * The table as a sheet, its columns locked that nobody is to change, and sheets of areas, measures and sources that its
 * cells choose from. NULL with a diagnostic.
 */
GBytes *table_write_xlsx(const Table *table, const ExchangeProject *project, Diags *diags);

/*
 * A row for each figure that is missing or stale, as `sheaf status --worklist` knows them: what it is, the last figure
 * there is, and empty cells for the new one, its sources and a note. area: of it alone; NULL: of all.
 */
Table *table_of_worklist(const ExchangeProject *project, const Area *area);

#endif
