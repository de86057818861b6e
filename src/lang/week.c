/* Weeks of territories, and other calendars beside the Gregorian: ICU's, asked once a page. */
#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>
#include "lang/internal.h"

#define MILLISECONDS_A_DAY 86400000.0

LangWeek
lang_week(const Lang *lang, const char *alpha2)
{
    static const int iso[] = { 0, 7, 1, 2, 3, 4, 5, 6 };       /* ICU counts from Sunday, 1 */
    char locale[LOCALE_SIZE];
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar;
    LangWeek week = { 0 };

    g_snprintf(locale, sizeof locale, alpha2 == NULL || *alpha2 == '\0' ? "%s" : "und_%s",
               alpha2 == NULL || *alpha2 == '\0' ? lang->locale : alpha2);
    calendar = ucal_open(u"UTC", -1, locale, UCAL_GREGORIAN, &status);
    g_assert(U_SUCCESS(status));
    week.first = iso[ucal_getAttribute(calendar, UCAL_FIRST_DAY_OF_WEEK)];
    for (int day = UCAL_SUNDAY; day <= UCAL_SATURDAY; day++)
        if (ucal_getDayOfWeekType(calendar, (UCalendarDaysOfWeek)day, &status) != UCAL_WEEKDAY)
            week.weekend |= 1u << iso[day];
    ucal_close(calendar);
    return week;
}

/* Unknown names fall back to the Gregorian calendar: ICU is asked what it took. */
static bool
is_calendar(const char *locale, const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(u"UTC", -1, locale, UCAL_DEFAULT, &status);
    bool known = U_SUCCESS(status) && g_strcmp0(ucal_getType(calendar, &status), name) == 0;

    if (calendar != NULL)
        ucal_close(calendar);
    return known;
}

static UDateFormat *
open_format(const char *locale, const UChar *skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, skeleton, -1, &status);

    g_assert(U_SUCCESS(status));
    return format;
}

static const char *
format_day(const UDateFormat *format, Arena *arena, Date day)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[64];
    int32_t length =
        udat_format(format, date_to_days(day) * MILLISECONDS_A_DAY, wide, G_N_ELEMENTS(wide), NULL, &status);

    return U_SUCCESS(status) && length < (int32_t)G_N_ELEMENTS(wide) ? narrow(arena, wide, length) : "";
}

/* ICU's locale with that calendar; false when there is none of the name. */
static bool
second_locale(const Lang *lang, const char *calendar, char locale[LOCALE_SIZE])
{
    for (const char *c = calendar; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c) && *c != '-')
            return false;
    g_snprintf(locale, LOCALE_SIZE, "%s@calendar=%s;numbers=latn", lang->tag, calendar);
    return is_calendar(locale, calendar);
}

const char *
lang_second_months(const Lang *lang, Arena *arena, const char *calendar, Date first, Date last)
{
    char locale[LOCALE_SIZE];
    UDateFormat *whole, *month, *year;
    const char *one, *other, *text;

    if (!second_locale(lang, calendar, locale))
        return NULL;
    whole = open_format(locale, u"LLLL y");
    month = open_format(locale, u"LLLL");
    year = open_format(locale, u"y");
    one = format_day(whole, arena, first);
    other = format_day(whole, arena, last);
    if (strcmp(one, other) == 0)
        text = one;
    else if (strcmp(format_day(year, arena, first), format_day(year, arena, last)) == 0)
        text = arena_printf(arena, "%s – %s", format_day(month, arena, first), other);
    else
        text = arena_printf(arena, "%s – %s", one, other);
    udat_close(whole);
    udat_close(month);
    udat_close(year);
    return text;
}

bool
lang_second_dates(const Lang *lang, Arena *arena, const char *calendar, Date first, size_t count, const char **out)
{
    char locale[LOCALE_SIZE];
    UDateFormat *number, *with_month;

    if (!second_locale(lang, calendar, locale))
        return false;
    number = open_format(locale, u"d");
    with_month = open_format(locale, u"d MMM");
    for (size_t i = 0; i < count; i++) {
        Date day = date_from_days(date_to_days(first) + (int32_t)i);

        out[i] = format_day(number, arena, day);
        if (i == 0 || strcmp(out[i], "1") == 0)
            out[i] = format_day(with_month, arena, day);
    }
    udat_close(number);
    udat_close(with_month);
    return true;
}
