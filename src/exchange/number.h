#ifndef EXCHANGE_NUMBER_H
#define EXCHANGE_NUMBER_H
/* Numbers and days as others write them, by declaration: nothing is guessed. */
#include <stdbool.h>
#include <stddef.h>
#include "exchange/mapping.h"

typedef enum NumberFault {
    NUMBER_OK,
    NUMBER_NONE,
    NUMBER_TWO_WAYS,                    /* "1,234": one number with a decimal comma, another with grouping */
    NUMBER_TOO_LARGE                    /* beyond 10^15, or what a double holds */
} NumberFault;

/*
 * "1 234,50" with a decimal comma and grouping by spaces. decimals: as many as are written. grouping '\0': none; ' ':
 * any blank of Unicode's that stands in numbers.
 */
NumberFault number_read(const char *text, size_t length, char decimal, char grouping, double *value, int *decimals);

/*
 * ISO 8601, SDMX's reporting periods ("2018-Q3"; "2018Q3" and "Q3 2018" too), and days in the declared order of their
 * parts. normal: as data files have it.
 */
enum { PERIOD_NORMAL = 64 };
bool period_read(const char *text, DayOrder order, WrittenPeriod *out, char normal[PERIOD_NORMAL]);
/* One day in that order, or ISO 8601's. */
bool day_read(const char *text, DayOrder order, Date *out);

#endif
