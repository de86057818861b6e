/*
 * Reporting periods: calendar years, months, days and ranges are dates; halves, quarters, weeks and fiscal years have
 * words of the catalogue, as CLDR has names for quarters only.
 */
#include "base/period.h"
#include "lang/internal.h"

static const char *const keys[FREQUENCY_COUNT] = {
    [FREQUENCY_YEAR] = "period-fiscal-year",     [FREQUENCY_HALF] = "period-half",
    [FREQUENCY_TRIMESTER] = "period-trimester",  [FREQUENCY_QUARTER] = "period-quarter",
    [FREQUENCY_WEEK] = "period-week",
};

/* "2018", or, where years start on another day than 1 January, "2018/19". */
static const char *
reporting_year(const Lang *lang, Arena *arena, int year, YearStart start, DateStyle style)
{
    Date first = { (int16_t)year, 0, 0 };
    LangArg args[2];

    if (start.month <= 1 && start.day <= 1)
        return lang_date(lang, arena, first, style);
    args[0] = LANG_TEXT("first", lang_number(lang, arena, year, NUMBER_PLAIN, 0));
    args[1] = LANG_TEXT("short", arena_printf(arena, "%02d", (year + 1) % 100));
    return lang_message(lang, arena, keys[FREQUENCY_YEAR], args, 2);
}

const char *
lang_reporting_period(const Lang *lang, Arena *arena, Period period, YearStart start, DateStyle style)
{
    Frequency frequency = period_frequency(period, start);
    int year, number;
    LangArg args[2];

    if (period_is_calendar_year(period))
        return lang_date(lang, arena, (Date){ period.first.year, 0, 0 }, style);
    if (frequency == FREQUENCY_NONE || frequency == FREQUENCY_MONTH || frequency == FREQUENCY_DAY)
        return lang_period(lang, arena, period, style == DATE_SHORT_YEAR ? DATE_MEDIUM : style);
    number = period_number(period, start, &year);
    if (frequency == FREQUENCY_YEAR)
        return reporting_year(lang, arena, year, start, style);
    args[0] = LANG_NUMBER("number", number);
    args[1] = LANG_TEXT("year", frequency == FREQUENCY_WEEK ? lang_number(lang, arena, year, NUMBER_PLAIN, 0)
                                                            : reporting_year(lang, arena, year, start, style));
    return lang_message(lang, arena, keys[frequency], args, 2);
}
