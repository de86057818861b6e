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

typedef struct BookOut { BookRows all[BOOK_SHEETS]; } BookOut;

/* What no sheet has a place for is counted and told; what is internal only if it was asked for. */
void book_out_load(BookOut *book, const ExchangeProject *project, Diags *diags);
void book_out_clear(BookOut *book);

#endif
