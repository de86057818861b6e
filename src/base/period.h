#ifndef BASE_PERIOD_H
#define BASE_PERIOD_H
/*
 * Periods as files write them: ISO 8601 (a year, a month, a day, two of them parted by a slash, or the first day and a
 * duration), and the reporting periods of SDMX (SDMX 2.1, Section 6, 4.2.6), which count from the day on which a
 * reporting year starts. A period is kept as its two ends; how long it is follows from them.
 */
#include <stdbool.h>
#include "base/date.h"

/* The codes of SDMX's CL_FREQ that we know, the longest first. NONE: of any other length. */
typedef enum Frequency {
    FREQUENCY_NONE,
    FREQUENCY_YEAR,                     /* A */
    FREQUENCY_HALF,                     /* S */
    FREQUENCY_TRIMESTER,                /* T: four months */
    FREQUENCY_QUARTER,                  /* Q */
    FREQUENCY_MONTH,                    /* M */
    FREQUENCY_WEEK,                     /* W: ISO 8601's, from Monday */
    FREQUENCY_DAY,                      /* D */
    FREQUENCY_COUNT
} Frequency;
#define FREQUENCY_CODES "A S T Q M W D" /* in that order, as an attribute's words */
char frequency_code(Frequency frequency);               /* 'Q'; of none '\0' */

/* The day on which each reporting year starts: SDMX's REPORTING_YEAR_START_DAY. month 0: not declared, 1 January. */
typedef struct YearStart { uint8_t month, day; } YearStart;
/* "--04-01" (XML Schema's gMonthDay); false where it is none, and for 29 February, which few years have. */
bool year_start_parse(const char *text, YearStart *out);

/*
 * What is written: frequency NONE: the period itself; else the so-manieth of `year`'s, in `number`, which no one can
 * place who does not know when the reporting year starts.
 */
typedef struct WrittenPeriod { Period period; Frequency counted; int year, number; } WrittenPeriod;
/* False when the text is none. A period that ends before it begins is one: see period_is_backwards(). */
bool period_parse(const char *text, WrittenPeriod *out);
enum { PERIOD_TEXT = 24 };              /* bytes that a period takes as text */
/* As it is written, what is counted at least: "2018-W53". */
char *period_format_written(const WrittenPeriod *written, char out[PERIOD_TEXT]);
static inline bool written_is_set(const WrittenPeriod *w) { return w->counted != 0 || date_is_set(w->period.first); }
/* Where it lies; false when the reporting year has no such week or day. */
bool period_place(const WrittenPeriod *written, YearStart start, Period *out);
/*
 * Both steps for a date that may be written as a reporting period, which stands for its last day. False for two dates
 * too: nobody can say which of them is meant.
 */
bool period_last_day(const char *text, YearStart start, Date *out);
bool period_is_backwards(Period period);
/* How many there are in a reporting year: of weeks 52 or 53. */
int period_count_in_year(Frequency frequency, int year, YearStart start);

/* How long it is: a calendar year, or what a reporting year is parted into. A date alone is a period too. */
Frequency period_frequency(Period period, YearStart start);
bool period_is_calendar_year(Period period);
/* Of one that has a frequency, the reporting year (that in which it started) and its number in it, from 1. */
int period_number(Period period, YearStart start, int *year);
/* The one of that frequency that holds the day, and that right after one. */
Period period_holding(Frequency frequency, Date day, YearStart start);
Period period_next(Period period, Frequency frequency, YearStart start);
/* "2018", "2018-Q3", "2018-01-01/2018-05-15" into `out`, of no two periods the same; returns out. */
char *period_format(Period period, YearStart start, char out[PERIOD_TEXT]);
/* ISO 8601 alone, for files that are read where nobody knows when a reporting year starts. */
char *period_format_iso(Period period, char out[PERIOD_TEXT]);
/* Whole years from the end of one to the end of another; 0: a part of a year is left over, or there is none. */
int period_years_between(Period from, Period to);
/* By the last day, then by the first. */
int period_compare(Period a, Period b);

#endif
