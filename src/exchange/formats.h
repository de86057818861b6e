#ifndef EXCHANGE_FORMATS_H
#define EXCHANGE_FORMATS_H
/*
 * The formats of others, a row each: what `sheaf import FORMAT` and `sheaf export FORMAT` know. A format of rows gives
 * a reader of sheets, and intake and merge do the rest; one that is no table gives functions of its own.
 */
#include "exchange/exchange.h"
#include "exchange/sheet.h"
#include "exchange/table.h"

typedef struct Format {
    const char *name;                   /* "csv" */
    const char *endings;                /* of files, parted by spaces: ".csv .tsv" */
    const char *what;                   /* "a table of CSV", for messages */
    const SheetReader *sheet;           /* NULL: it is no table, or only written */
    bool short_rows;                    /* a row may lack its last cells */
    GBytes *(*write)(const Table *table, const ExchangeProject *project, Diags *diags);        /* NULL: only read */
    /* the whole plan, where the format is no table; NULL: it is one */
    GBytes *(*write_plan)(const ExchangeProject *project, const ExportOrder *order, Diags *diags);
} Format;

const Format *format_find(const char *name);            /* NULL: there is none */
/* That of a file's ending; NULL: of none. */
const Format *format_of_file(const char *path);
/* "csv, xlsx or ods": those that can be read, or written; static */
const char *formats_list(bool read);

#endif
