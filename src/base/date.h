#ifndef BASE_DATE_H
#define BASE_DATE_H
/*
 * Dates of the proleptic Gregorian calendar that may be known to the day, the month or the year (ISO 8601, 4.1.2 and
 * reduced precision). Plain values; nothing here reads the clock or knows a language.
 */
#include <stdbool.h>
#include <stdint.h>

/* month 0: only the year is known; day 0: only year and month. year 0: no date at all. */
typedef struct Date { int16_t year; uint8_t month, day; } Date;

/* Both ends inclusive; a single date has first == last. */
typedef struct Period { Date first, last; } Period;

/* Two days: what is looked at, as it was on as_of; and what had been published, on known_by. Each is a whole day. */
typedef struct Days { Date as_of, known_by; } Days;

#define DATE_NONE ((Date){ 0, 0, 0 })

static inline bool date_is_set(Date date) { return date.year != 0; }
static inline bool date_is_day(Date date) { return date.day != 0; }

/* "2018", "2018-03" or "2018-03-01", years 1583 to 9999; false when the text is not one or the day does not exist. */
bool date_parse(const char *text, Date *out);
/* ISO 8601 into `out` (at least 11 bytes); returns out. */
char *date_format(Date date, char out[11]);
/* The first and the last day that a date of lower precision covers. */
static inline Date
date_first_day(Date date)
{
    return (Date){ date.year, date.month ? date.month : 1, date.day ? date.day : 1 };
}
Date date_last_day(Date date);
/* Days since 1970-01-01 of the first day covered. */
int32_t date_to_days(Date date);
Date date_from_days(int32_t days);
/* Fractional years between two days, by days / 365.25. */
double date_years_between(Date from, Date to);
/* By first day as it is written, then by precision (year before month before day): the later has the larger number. */
static inline int32_t
date_order(Date date)
{
    int32_t day = date.year * 512 + (date.month == 0 ? 1 : date.month) * 32 + (date.day == 0 ? 1 : date.day);

    return day * 4 + (date.month != 0) + (date.day != 0);
}
/* Negative, 0 or positive by that order. */
static inline int
date_compare(Date a, Date b)
{
    return date_order(a) - date_order(b);
}
/* Both are days, or months, or years. */
static inline bool
date_is_as_exact(Date a, Date b)
{
    return (a.month != 0) == (b.month != 0) && (a.day != 0) == (b.day != 0);
}
static inline bool
date_equal(Date a, Date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}
/* A date that is known to the month or the year counts as its last day. `date` unset: false. */
bool date_is_by(Date date, Date day);
/* The last days of both; known_by unset: that of as_of. */
Days days_both(Date as_of, Date known_by);
bool days_equal(Days a, Days b);
Date date_add_years(Date date, int years);      /* 29 February becomes 28 where needed */
Date date_add_months(Date date, int months);    /* the day is kept or cut to the month's last */
int date_weekday(Date day);                     /* ISO 8601: 1 Monday … 7 Sunday */
int date_days_in_month(int year, int month);

#endif
