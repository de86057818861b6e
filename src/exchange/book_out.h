#ifndef EXCHANGE_BOOK_OUT_H
#define EXCHANGE_BOOK_OUT_H
/* What the data files say besides observations, as rows of the sheets of book_sheets.h. */
#include "exchange/book_sheets.h"
#include "exchange/exchange.h"

typedef struct BookRows {
    const BookSheet *sheet;
    GPtrArray *headers;                 /* char *; "id" first, where there is one */
    GPtrArray *rows;                    /* GHashTable *: header -> text */
} BookRows;

typedef struct BookOut {
    BookRows all[BOOK_SHEETS];
    GPtrArray *records;                 /* BookRows *: of each type of which there are some */
} BookOut;

/*
 * What no sheet has a place for is counted and told (diags NULL: not told); what is internal only if it was asked for.
 */
void book_out_load(BookOut *book, const ExchangeProject *project, Diags *diags);
void book_out_clear(BookOut *book);
/* Records of the type; NULL: there are none. */
const BookRows *book_out_records(const BookOut *book, const char *type);

/* The same, with the columns alone where there are none. */
const BookRows *book_out_rows_of_type(BookOut *book, const ExchangeProject *project, const char *type);

#endif
