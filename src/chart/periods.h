#ifndef CHART_PERIODS_H
#define CHART_PERIODS_H
/*
 * Series of one chart over the same periods: what stands inside its element, a row a series and a column a period. A
 * year between two that are there has a column of its own, whose values are not known.
 */
#include "chart/kinds.h"

typedef struct PeriodColumn { const char *name; Date date; } PeriodColumn;     /* date unset: a name that is no date */
typedef struct PeriodTable {
    const ChartDatum *const *series; size_t series_count;
    const PeriodColumn *columns; size_t column_count;
    const ChartValue *values;           /* row after row */
    bool twice;                         /* two values for one period of one series: the first is taken */
} PeriodTable;
PeriodTable period_table(const ChartDataSpec *data, Arena *arena);
const ChartValue *period_value(const PeriodTable *table, size_t series, size_t column);
/* CHART_GOOD, or why no such chart can be drawn: nothing known, a number that is none or below zero, a period twice. */
DiagId period_check(const PeriodTable *table);
/* "girls, 2023: 410; 2024: 455. boys, …": every value of every series, and of one series without its name. */
const char *period_words(const PeriodTable *table, const PenContext *c, Arena *arena);
bool period_list(const PeriodTable *table, ChartList *list);

#endif
