#ifndef EXCHANGE_SHEET_H
#define EXCHANGE_SHEET_H
/*
 * A table of another's, whatever file it lies in: rows of cells, handed out one after the other and never kept. CSV and
 * workbooks are read through this, and whoever takes rows does not know which it was.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/diag.h"

typedef enum CellKind {
    CELL_TEXT,                          /* as it is written: all of a CSV file */
    CELL_NUMBER,                        /* `number`, and as text the shortest with a point */
    CELL_PERCENT,                       /* the same, shown with a per cent sign: 0.339 reads "33.9 %" */
    CELL_DATE,                          /* as text in ISO 8601 */
    CELL_TRUTH,                         /* "true", "false" */
    CELL_ERROR                          /* "#N/A": the formula in it failed */
} CellKind;

/*
 * text is UTF-8, ends with a NUL that is not counted, and lives until the row is taken. places: of a percentage, the
 * decimals of its number format; those of a number stand in its text: "2.50".
 */
typedef struct Cell { const char *text; size_t length; double number; CellKind kind; int places; } Cell;

/* Takes a row; `row` as a spreadsheet counts, from 1. False: no more are wanted. */
typedef bool (*TakeRow)(void *data, uint32_t row, const Cell *cells, size_t count);

/* Where a table lies in its file, and how it is written; zeroed: the first there is, as it looks. Borrowed. */
typedef struct SheetAsked {
    const char *encoding;               /* of CSV: NULL: UTF-8 */
    char delimiter;                     /* of CSV; '\0': by the header */
    const char *sheet, *range;          /* of workbooks: "SaidList", "B4:F20" or the name of a range or table */
    bool hidden;                        /* hidden rows and sheets are read, too */
    int skip;                           /* so many rows stand before the header */
    const uint32_t *header;             /* where who takes the rows notes the header's, 0: the first; NULL: likewise */
} SheetAsked;

/* A place in it, for messages: row and column as a spreadsheet counts, 0: unknown. */
typedef struct SheetPlace { uint32_t row, column; } SheetPlace;

/* How a format reads; rows of the table of formats. */
typedef struct SheetReader {
    /*
     * False with diagnostics when it cannot be read to its end. *sheet: the name of the sheet that was read, to be
     * freed; NULL where the format has none. It is set before the first row is handed out.
     */
    bool (*read)(const char *path, const SheetAsked *asked, TakeRow take, void *data, char **sheet, Diags *diags);
    /* Where those are for an editor, with file, line and column; `at` ascends. Reads the file again where it has to. */
    void (*places)(const char *path, const SheetAsked *asked, const char *sheet, const SheetPlace *at, size_t count,
                   Place *out);
    /* "#row=12,col=3" behind a file's name, as where an observation came from; to be freed */
    char *(*origin)(const char *sheet, SheetPlace at);
} SheetReader;

/* "AB12" of row 12 and column 28; to be freed. */
char *sheet_address(SheetPlace at);
/* The same back; false where it is none. Dollar signs are passed over. */
bool sheet_address_parse(const char *text, size_t length, SheetPlace *out);

/* Of workbooks: both as SheetReader has them. */
void workbook_places(const char *path, const SheetAsked *asked, const char *sheet, const SheetPlace *at, size_t count,
                     Place *out);
char *workbook_origin(const char *sheet, SheetPlace at);

extern const SheetReader csv_reader, xlsx_reader, ods_reader, iati_reader;

#endif
