#ifndef EXCHANGE_TABLE_H
#define EXCHANGE_TABLE_H
/*
 * Tables on their way out: headers, and rows of texts of which some are numbers. CSV and workbooks are written from
 * these, and so read back the same.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "exchange/columns.h"
#include "exchange/data_text.h"
#include "exchange/exchange.h"

typedef struct Table {
    Arena *arena;
    const char *const *headers; size_t width;
    const bool *numbers;                /* of each column: its texts are numbers with a point, or empty */
    const bool *open;                   /* of each column: people fill it in; the others are locked in a workbook */
    GPtrArray *rows;                    /* const char *const *, `width` texts each; NULL: empty */
    const char *name;                   /* of the sheet */
    bool whole;                         /* all that the project has: a workbook has the plan, too */
} Table;

void table_free(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_free)

/*
 * The observations of the data files, one a row, in their order: everything that a data file says of each, so that it
 * can be read back without loss. internal: those for an internal audience too; else *left is how many were left out.
 * order: of one area alone, or only what was known on two days, with the sources that were.
 */
Table *table_of_observations(const DataText *data, const SaidList *figures, const Lexicon *lexicon,
                             const ExportOrder *order, bool internal, const char *language, size_t *left);
/* RFC 4180, UTF-8, numbers with a point; fields that a spreadsheet would run stand behind an apostrophe. */
GBytes *table_write_csv(const Table *table);

#endif
