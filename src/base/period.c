/*
 * Periods by the day on which reporting years start (SDMX 2.1, Section 6, 4.2.8): a reporting year is parted into so
 * many lengths of months from that day, or into the weeks of ISO 8601 from that of the first Thursday.
 */
#include "base/period.h"
#include <glib.h>
#include <string.h>

/* months: how long; most: the greatest number that is written; digits: with how many it is written. */
typedef struct FrequencyRow { char code; int months, most, digits; } FrequencyRow;

static const FrequencyRow frequencies[FREQUENCY_COUNT] = {
    [FREQUENCY_NONE] = { '\0', 0, 0, 0 },      [FREQUENCY_YEAR] = { 'A', 12, 1, 1 },
    [FREQUENCY_HALF] = { 'S', 6, 2, 1 },       [FREQUENCY_TRIMESTER] = { 'T', 4, 3, 1 },
    [FREQUENCY_QUARTER] = { 'Q', 3, 4, 1 },    [FREQUENCY_MONTH] = { 'M', 1, 12, 2 },
    [FREQUENCY_WEEK] = { 'W', 0, 53, 2 },      [FREQUENCY_DAY] = { 'D', 0, 366, 3 },
};

enum { FIRST_YEAR = 1583, LAST_YEAR = 9998, DAYS_A_WEEK = 7, THURSDAY = 4 };

char
frequency_code(Frequency frequency)
{
    return frequencies[frequency].code;
}

bool
year_start_parse(const char *text, YearStart *out)
{
    char day[] = "2001-MM-DD";          /* no leap year: every other has the day too */
    Date date;

    if (strlen(text) != 7 || text[0] != '-' || text[1] != '-')
        return false;
    memcpy(day + 5, text + 2, 5);
    if (!date_parse(day, &date))
        return false;
    *out = (YearStart){ date.month, date.day };
    return true;
}

/* ---- reporting years ---- */

static Date
start_of_year(int year, YearStart start)
{
    return start.month == 0 ? (Date){ (int16_t)year, 1, 1 } : (Date){ (int16_t)year, start.month, start.day };
}

/* The Monday of the week with the first Thursday on or after the day on which the year starts. */
static int32_t
first_week(int year, YearStart start)
{
    Date day = start_of_year(year, start);
    int until_thursday = (THURSDAY - date_weekday(day) + DAYS_A_WEEK) % DAYS_A_WEEK;

    return date_to_days(day) + until_thursday - (THURSDAY - 1);
}

int
period_count_in_year(Frequency frequency, int year, YearStart start)
{
    if (frequency == FREQUENCY_WEEK)
        return (first_week(year + 1, start) - first_week(year, start)) / DAYS_A_WEEK;
    if (frequency == FREQUENCY_DAY)
        return date_to_days(start_of_year(year + 1, start)) - date_to_days(start_of_year(year, start));
    return frequencies[frequency].most;
}

/* From the one day to that before the other; whole years and months are kept as such. */
static Period
period_up_to(int32_t first, int32_t after)
{
    Period days = { date_from_days(first), date_from_days(after - 1) };

    if (days.first.day != 1 || days.last.day != date_days_in_month(days.last.year, days.last.month))
        return days;
    days.first.day = days.last.day = 0;
    if (days.first.year == days.last.year && days.first.month == 1 && days.last.month == 12)
        days.first.month = days.last.month = 0;
    return days;
}

/* That of its months which begins `months` after the year does. */
static Period
months_of_year(int year, YearStart start, int from, int months)
{
    Date base = start_of_year(year, start);

    return period_up_to(date_to_days(date_add_months(base, from)), date_to_days(date_add_months(base, from + months)));
}

static Period
nth_of_year(Frequency frequency, int year, int number, YearStart start)
{
    int months = frequencies[frequency].months;
    int32_t day;

    if (months > 0)
        return months_of_year(year, start, (number - 1) * months, months);
    if (frequency == FREQUENCY_DAY) {
        day = date_to_days(start_of_year(year, start)) + number - 1;
        return (Period){ date_from_days(day), date_from_days(day) };
    }
    day = first_week(year, start) + (number - 1) * DAYS_A_WEEK;
    return (Period){ date_from_days(day), date_from_days(day + DAYS_A_WEEK - 1) };
}

/* The reporting year that holds the day; of weeks, that of the week's Thursday. */
static int
reporting_year(Frequency frequency, int32_t day, YearStart start)
{
    int year = date_from_days(day).year + 1;

    while (day < (frequency == FREQUENCY_WEEK ? first_week(year, start) : date_to_days(start_of_year(year, start))))
        year--;
    return year;
}

/* ---- reading ---- */

static bool
whole_number(const char **at, size_t least, size_t most, int *out)
{
    size_t length = strspn(*at, "0123456789");

    if (length < least || length > most)
        return false;
    *out = (int)g_ascii_strtoll(*at, NULL, 10);
    *at += length;
    return true;
}

/* "2018-Q3" */
static bool
parse_counted(const char *text, WrittenPeriod *out)
{
    const char *at = text;

    if (!whole_number(&at, 4, 4, &out->year) || out->year < FIRST_YEAR || out->year > LAST_YEAR || *at++ != '-')
        return false;
    for (int f = FREQUENCY_YEAR; f < FREQUENCY_COUNT; f++) {
        const FrequencyRow *row = &frequencies[f];
        const char *number = at + 1;

        if (*at != row->code || !whole_number(&number, (size_t)row->digits, (size_t)row->digits, &out->number))
            continue;
        out->counted = (Frequency)f;
        return *number == '\0' && out->number >= 1 && out->number <= row->most;
    }
    return false;
}

/* "P1Y6M", "P13W": years, months, weeks and days in this order, each at most once, and at least one. */
static bool
add_duration(const char *text, Date first, Date *after)
{
    static const char letters[] = "YMWD";
    const char *letter = letters;
    int months = 0, days = 0;

    if (*text++ != 'P' || *text == '\0')
        return false;
    while (*text != '\0') {
        int number;
        const char *found;

        if (!whole_number(&text, 1, 4, &number) || number == 0 || *text == '\0' ||
            (found = strchr(letter, *text++)) == NULL)
            return false;
        months += *found == 'Y' ? number * 12 : *found == 'M' ? number : 0;
        days += *found == 'W' ? number * DAYS_A_WEEK : *found == 'D' ? number : 0;
        letter = found + 1;
    }
    if (first.year + months / 12 + days / 365 >= LAST_YEAR)
        return false;
    *after = date_from_days(date_to_days(date_add_months(first, months)) + days);
    return true;
}

/* "2018-01-01/P3M"; SDMX has it also with the beginning of the day, "2000-01-01T00:00:00/P2M". */
static bool
parse_duration(const char *first, const char *duration, Period *out)
{
    g_autofree char *day = g_strndup(first, 10);
    Date after;

    if (!date_parse(day, &out->first) || !date_is_day(out->first) ||
        (first[10] != '\0' && strcmp(first + 10, "T00:00:00") != 0) || !add_duration(duration, out->first, &after))
        return false;
    out->last = date_from_days(date_to_days(after) - 1);
    return true;
}

bool
period_parse(const char *text, WrittenPeriod *out)
{
    const char *slash = strchr(text, '/');
    g_autofree char *first = NULL;

    *out = (WrittenPeriod){ .counted = FREQUENCY_NONE };
    if (slash == NULL && date_parse(text, &out->period.first)) {
        out->period.last = out->period.first;
        return true;
    }
    if (slash == NULL)
        return parse_counted(text, out);
    first = g_strndup(text, (gsize)(slash - text));
    if (slash[1] == 'P')
        return strlen(first) >= 10 && parse_duration(first, slash + 1, &out->period);
    return date_parse(first, &out->period.first) && date_parse(slash + 1, &out->period.last);
}

bool
period_place(const WrittenPeriod *written, YearStart start, Period *out)
{
    if (written->counted == FREQUENCY_NONE) {
        *out = written->period;
        return true;
    }
    if (written->number > period_count_in_year(written->counted, written->year, start))
        return false;
    *out = nth_of_year(written->counted, written->year, written->number, start);
    return true;
}

bool
period_last_day(const char *text, YearStart start, Date *out)
{
    WrittenPeriod written;
    Period period;

    if (!period_parse(text, &written) || !period_place(&written, start, &period) || period_is_backwards(period))
        return false;
    if (written.counted == FREQUENCY_NONE && !date_equal(period.first, period.last))
        return false;
    *out = date_last_day(period.last);
    return true;
}

/* ---- asking ---- */

bool
period_is_backwards(Period period)
{
    return date_compare(date_last_day(period.last), date_first_day(period.first)) < 0;
}

static bool
same_days(Period a, Period b)
{
    return date_equal(date_first_day(a.first), date_first_day(b.first)) &&
           date_equal(date_last_day(a.last), date_last_day(b.last));
}

bool
period_is_calendar_year(Period period)
{
    Date year = { period.first.year, 0, 0 };

    if (date_equal(period.first, year) && date_equal(period.last, year))
        return true;                    /* written so, as most are */
    return period.first.year == period.last.year && same_days(period, (Period){ year, year });
}

static bool
is_calendar_month(Period period)
{
    Date month = { period.first.year, period.first.month, 0 };

    return month.month != 0 && same_days(period, (Period){ month, month });
}

/* Most of long series are. */
static bool
is_written_day(Period period)
{
    return period.first.day != 0 && date_equal(period.first, period.last);
}

Frequency
period_frequency(Period period, YearStart start)
{
    Date first = date_first_day(period.first), last = date_last_day(period.last);
    int32_t length;

    if (is_written_day(period))
        return FREQUENCY_DAY;
    if (period_is_calendar_year(period))
        return FREQUENCY_YEAR;
    if (is_calendar_month(period))
        return FREQUENCY_MONTH;
    length = date_to_days(last) - date_to_days(first) + 1;
    if (length == 1)
        return FREQUENCY_DAY;
    if (length == DAYS_A_WEEK && date_weekday(first) == 1)
        return FREQUENCY_WEEK;
    for (int f = FREQUENCY_YEAR; f <= FREQUENCY_MONTH; f++)
        if (same_days(period_holding((Frequency)f, first, start), period))
            return (Frequency)f;
    return FREQUENCY_NONE;
}

int
period_number(Period period, YearStart start, int *year)
{
    Frequency frequency = period_frequency(period, start);
    int32_t first = date_to_days(date_first_day(period.first));
    int number = 1;

    if (frequency == FREQUENCY_NONE || period_is_calendar_year(period)) {
        *year = period.first.year;
        return 1;
    }
    *year = reporting_year(frequency, first, start);
    if (frequency == FREQUENCY_WEEK)
        return (first - first_week(*year, start)) / DAYS_A_WEEK + 1;
    if (frequency == FREQUENCY_DAY)
        return first - date_to_days(start_of_year(*year, start)) + 1;
    while (number < frequencies[frequency].most &&
           date_to_days(date_first_day(nth_of_year(frequency, *year, number + 1, start).first)) <= first)
        number++;
    return number;
}

Period
period_holding(Frequency frequency, Date day, YearStart start)
{
    int32_t on = date_to_days(day);
    int year = reporting_year(frequency, on, start), number = 1;

    if (frequency == FREQUENCY_DAY || frequency == FREQUENCY_NONE)
        return (Period){ day, day };
    if (frequency == FREQUENCY_WEEK)
        number = (on - first_week(year, start)) / DAYS_A_WEEK + 1;
    else
        while (number < frequencies[frequency].most &&
               date_to_days(date_first_day(nth_of_year(frequency, year, number + 1, start).first)) <= on)
            number++;
    return nth_of_year(frequency, year, number, start);
}

Period
period_next(Period period, Frequency frequency, YearStart start)
{
    Date year = { (int16_t)(period.last.year + 1), 0, 0 };

    if (frequency == FREQUENCY_YEAR && period_is_calendar_year(period))
        return (Period){ year, year };
    return period_holding(frequency, date_from_days(date_to_days(date_last_day(period.last)) + 1), start);
}

int
period_compare(Period a, Period b)
{
    int order;

    if (date_equal(a.last, b.last) && date_equal(a.first, b.first))
        return 0;
    if (date_is_as_exact(a.last, b.last) && (order = date_compare(a.last, b.last)) != 0)
        return order;
    order = date_compare(date_last_day(a.last), date_last_day(b.last));
    return order != 0 ? order : date_compare(date_first_day(a.first), date_first_day(b.first));
}

/* ---- writing ---- */

char *
period_format_iso(Period period, char out[PERIOD_TEXT])
{
    char first[11], last[11];

    if (date_equal(period.first, period.last))
        g_strlcpy(out, date_format(period.first, first), PERIOD_TEXT);
    else
        g_snprintf(out, PERIOD_TEXT, "%s/%s", date_format(period.first, first), date_format(period.last, last));
    return out;
}

static char *
format_counted(Frequency frequency, int year, int number, char *out)
{
    const FrequencyRow *row = &frequencies[frequency];

    g_snprintf(out, PERIOD_TEXT, "%04d-%c%0*d", year, row->code, row->digits, number);
    return out;
}

char *
period_format_written(const WrittenPeriod *written, char out[PERIOD_TEXT])
{
    return written->counted == FREQUENCY_NONE
               ? period_format_iso(written->period, out)
               : format_counted(written->counted, written->year, written->number, out);
}

char *
period_format(Period period, YearStart start, char out[PERIOD_TEXT])
{
    Frequency frequency = period_frequency(period, start);
    int year, number = period_number(period, start, &year);

    if (period_is_calendar_year(period))
        period.first = period.last = (Date){ period.first.year, 0, 0 };
    else if (is_calendar_month(period))
        period.first = period.last = (Date){ period.first.year, period.first.month, 0 };
    else if (frequency != FREQUENCY_NONE && frequency != FREQUENCY_DAY)
        return format_counted(frequency, year, number, out);
    return period_format_iso(period, out);
}

int
period_years_between(Period from, Period to)
{
    Date before = date_last_day(from.last), after = date_last_day(to.last);
    int months = (after.year - before.year) * 12 + after.month - before.month;

    return months % 12 == 0 ? months / 12 : 0;
}
