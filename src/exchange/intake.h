#ifndef EXCHANGE_INTAKE_H
#define EXCHANGE_INTAKE_H
/*
 * Rows of a table become figures: the first row names the columns, each further one is checked whole, and what is wrong
 * goes to the mistakes; a row with a mistake gives no figure. Whoever has a table in whatever format hands its rows to
 * intake_row().
 */
#include "exchange/said.h"
#include "exchange/mapping.h"
#include "exchange/mistakes.h"

typedef struct Intake Intake;

/* All are borrowed and must outlive it. short_rows: a row may lack its last cells, as those of workbooks do. */
Intake *intake_new(const Mapping *mapping, Lexicon *lexicon, SaidList *figures, Mistakes *mistakes, bool short_rows);
void intake_free(Intake *intake);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Intake, intake_free)

/* A TakeRow. False after a header of which nothing can be made. */
bool intake_row(void *intake, uint32_t row, const Cell *cells, size_t count);

/* The row of the header, 0: not found yet; lives with it. */
const uint32_t *intake_header_row(const Intake *intake);

/* When there are no more rows. */
void intake_end(Intake *intake);

typedef struct IntakeCount {
    size_t rows;                        /* behind the header */
    size_t bad;                         /* with a mistake */
    size_t empty;                       /* without a figure */
    size_t computed;                    /* computed from others, and passed over */
} IntakeCount;
IntakeCount intake_count(const Intake *intake);
/* Headers of columns that are not read and that nobody said so of; NULL-terminated, lent. */
const char *const *intake_unread(const Intake *intake);
/* Was there a header, and what a figure needs in it? Else the mistakes say what is wanting. */
bool intake_begun(const Intake *intake);

#endif
