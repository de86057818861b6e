/* Civil dates by counting days: a date is a year, a month or a day, and all arithmetic goes through its first day. */
#include "base/date.h"
#include "base/digits.h"
#include <glib.h>
#include <string.h>

enum { FIRST_YEAR = 1583, LAST_YEAR = 9999 };

static bool
leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
date_days_in_month(int year, int month)
{
    static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    return month == 2 && leap(year) ? 29 : days[month - 1];
}

static bool
digits(const char *text, size_t count, int *out)
{
    *out = 0;
    for (size_t i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i]))
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

bool
date_parse(const char *text, Date *out)
{
    size_t length = strlen(text);
    int year, month = 0, day = 0;

    if (length != 4 && length != 7 && length != 10)
        return false;
    if (!digits(text, 4, &year) || year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    if (length >= 7 && (text[4] != '-' || !digits(text + 5, 2, &month) || month < 1 || month > 12))
        return false;
    if (length == 10 &&
        (text[7] != '-' || !digits(text + 8, 2, &day) || day < 1 || day > date_days_in_month(year, month)))
        return false;
    *out = (Date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
    return true;
}

char *
date_format(Date date, char out[11])
{
    char *end = out + (date.month == 0 ? 4 : date.day == 0 ? 7 : 10);

    *end = '\0';
    if (date.month != 0 && date.day != 0) {
        end = digits_before(end, date.day, 2);
        *--end = '-';
    }
    if (date.month != 0) {
        end = digits_before(end, date.month, 2);
        *--end = '-';
    }
    digits_before(end, (unsigned long)CLAMP(date.year, 0, 9999), 4);
    return out;
}

Date
date_last_day(Date date)
{
    uint8_t month = date.month ? date.month : 12;

    return (Date){ date.year, month, date.day ? date.day : (uint8_t)date_days_in_month(date.year, month) };
}

/* Days from civil and back: years counted from March, in eras of 400 years. */
int32_t
date_to_days(Date date)
{
    Date d = date_first_day(date);
    int32_t y = d.year - (d.month <= 2);
    int32_t era = y / 400;
    int32_t year_of_era = y - era * 400;
    int32_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date
date_from_days(int32_t days)
{
    int32_t z = days + 719468;
    int32_t era = z / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;
    int32_t month = mp + (mp < 10 ? 3 : -9);

    return (Date){ (int16_t)(yoe + era * 400 + (month <= 2)), (uint8_t)month, (uint8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

double
date_years_between(Date from, Date to)
{
    return (date_to_days(to) - date_to_days(from)) / 365.25;
}

Date
date_add_months(Date date, int months)
{
    int count = date.year * 12 + (date.month ? date.month - 1 : 0) + months;
    Date sum = { (int16_t)(count / 12), (uint8_t)(count % 12 + 1), date.day };

    if (date.month == 0)
        sum.month = 0;
    else if (date.day > date_days_in_month(sum.year, sum.month))
        sum.day = (uint8_t)date_days_in_month(sum.year, sum.month);
    return sum;
}

Date
date_add_years(Date date, int years)
{
    return date_add_months(date, years * 12);
}

int
date_weekday(Date day)
{
    int32_t since_monday = (date_to_days(day) + 3) % 7;         /* 1970-01-01 was a Thursday */

    return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

bool
date_is_by(Date date, Date day)
{
    return date_is_set(date) && date_compare(date_last_day(date), day) <= 0;
}

Days
days_both(Date as_of, Date known_by)
{
    return (Days){ date_last_day(as_of), date_last_day(date_is_set(known_by) ? known_by : as_of) };
}

bool
days_equal(Days a, Days b)
{
    return date_equal(a.as_of, b.as_of) && date_equal(a.known_by, b.known_by);
}
