#ifndef EXCHANGE_GRID_H
#define EXCHANGE_GRID_H
/* Rows of a sheet as they are put together from its cells, and what workbooks' numbers mean. */
#include "exchange/sheet.h"

/* What is wanted of a sheet: rows and columns from 1, both ends included. */
typedef struct GridRange { SheetPlace first, last; } GridRange;

typedef struct Grid {
    TakeRow take;
    void *data;
    GridRange range;
    uint32_t skip;                      /* rows of the range before the header */
    Cell *cells; size_t room, count;    /* of the row; those before the range are empty */
    size_t *texts;                      /* where each cell's text begins */
    GString *text;
    uint32_t first_taken;               /* the first row that was handed out, 0: none yet */
    bool stopped, too_wide;
} Grid;

void grid_init(Grid *grid, TakeRow take, void *data);
void grid_clear(Grid *grid);
/* "B4:F20" as a range; false where it is none. */
bool grid_range_parse(const char *text, GridRange *out);
/* A cell of the row; those before it that nobody gave are empty. Outside the range nothing is kept. */
void grid_put(Grid *grid, uint32_t column, const Cell *cell);
/* The row has ended. False: no more are wanted, or it is too wide. */
bool grid_end_row(Grid *grid, uint32_t row);

/* How a number is shown, by the code of its format ([ECMA-376] 18.8.31). */
typedef enum NumberShape { SHAPE_NUMBER, SHAPE_PERCENT, SHAPE_DATE, SHAPE_TIME, SHAPE_DATE_TIME } NumberShape;
enum { LAST_PLACE = 9 };                /* a figure is told with no more decimals */
typedef struct NumberFormat { NumberShape shape; int places; } NumberFormat;    /* places: decimals always shown */
NumberFormat number_format(const char *code);
NumberFormat number_format_of_id(int id);               /* of one that is built in */
/* The number with so many decimals, if it is then still the same number; else the shortest text of it. */
void number_in_places(double number, int places, char out[48]);
/* A serial day as ISO 8601, a time as "12:30:00"; false where it is no day. */
bool serial_text(double serial, NumberShape shape, bool from_1904, char out[32]);

#endif
