/*
 * Dates and ranges. Forms of the page design for English; CLDR's date patterns and month names for the others, with
 * Latin digits; "1er" is the rule of French typography.
 */
#include "assert.h"
#include <unicode/ustring.h>
#include "lang/internal.h"

typedef struct DateCase { const char *name, *tag; Date date; DateStyle style; const char *want; } DateCase;

static const DateCase date_cases[] = {
    { "en long",                    "en",    { 2021, 3, 1 },  DATE_LONG,       "1 March 2021" },
    { "en medium",                  "en",    { 2021, 3, 1 },  DATE_MEDIUM,     "1 Mar 2021" },
    { "en September is Sep",        "en",    { 1998, 9, 8 },  DATE_MEDIUM,     "8 Sep 1998" },
    { "en month, medium",           "en",    { 2018, 8, 0 },  DATE_MEDIUM,     "Aug 2018" },
    { "en month, long",             "en",    { 2018, 8, 0 },  DATE_LONG,       "August 2018" },
    { "en year",                    "en",    { 2018, 0, 0 },  DATE_LONG,       "2018" },
    { "en short year",              "en",    { 2015, 0, 0 },  DATE_SHORT_YEAR, "\u201915" },
    { "en short year of a day",     "en",    { 2005, 6, 7 },  DATE_SHORT_YEAR, "\u201905" },
    { "en ISO day",                 "en",    { 2021, 3, 1 },  DATE_ISO,        "2021-03-01" },
    { "en ISO month",               "en",    { 2018, 8, 0 },  DATE_ISO,        "2018-08" },
    { "en day of the year",         "en",    { 2018, 11, 5 }, DATE_DAY,        "5 Nov" },
    { "en day of a month",          "en",    { 2018, 11, 0 }, DATE_DAY,        "Nov 2018" },
    { "en day beside its year",     "en",    { 2018, 11, 5 }, DATE_IN_YEAR,    "5 Nov" },
    { "en month beside its year",   "en",    { 2018, 11, 0 }, DATE_IN_YEAR,    "Nov" },
    { "en year alone",              "en",    { 2018, 0, 0 },  DATE_IN_YEAR,    "2018" },
    { "fr month beside its year",   "fr",    { 2018, 7, 0 },  DATE_IN_YEAR,    "juil." },
    { "fr day of the year",         "fr",    { 2018, 11, 1 }, DATE_DAY,        "1er nov." },
    { "ar day of the year",         "ar",    { 2018, 11, 5 }, DATE_DAY,        "5 نوفمبر" },
    { "en no date",                 "en",    { 0, 0, 0 },     DATE_LONG,       "" },
    { "en of the United States",    "en-US", { 2021, 3, 1 },  DATE_LONG,       "March 1, 2021" },
    { "fr first of the month",      "fr",    { 2021, 3, 1 },  DATE_LONG,       "1er mars 2021" },
    { "fr another day",             "fr",    { 2019, 12, 31 }, DATE_LONG,      "31 décembre 2019" },
    { "fr medium",                  "fr",    { 2018, 7, 14 }, DATE_MEDIUM,     "14 juil. 2018" },
    { "fr month",                   "fr",    { 2018, 8, 0 },  DATE_MEDIUM,     "août 2018" },
    { "fr eleventh is no ordinal",  "fr",    { 2018, 11, 11 }, DATE_LONG,      "11 novembre 2018" },
    { "ar long",                    "ar",    { 2021, 3, 1 },  DATE_LONG,       "1 مارس 2021" },
    { "ar month",                   "ar",    { 2018, 8, 0 },  DATE_LONG,       "أغسطس 2018" },
    { "ar short year is whole",     "ar",    { 2015, 0, 0 },  DATE_SHORT_YEAR, "2015" },
    { "es words between",           "es",    { 2021, 3, 1 },  DATE_LONG,       "1 de marzo de 2021" },
    { "de ordinal point",           "de",    { 2021, 3, 1 },  DATE_LONG,       "1. März 2021" },
    { "ja year first",              "ja",    { 2021, 3, 1 },  DATE_LONG,       "2021年3月1日" },
    { "th Gregorian years",         "th",    { 2021, 0, 0 },  DATE_LONG,       "2021" },
};

static void
a_date_is_written(void **state)
{
    const DateCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();

    assert_string_equal(lang_date(lang, arena, c->date, c->style), c->want);
}

#define DASH "\u00A0\u2013 "        /* apart: a no-break space before the dash */

typedef struct PeriodCase { const char *name, *tag; Period period; DateStyle style; const char *want; } PeriodCase;

static const PeriodCase period_cases[] = {
    { "en within a month", "en", { { 2018, 6, 7 }, { 2018, 6, 8 } }, DATE_LONG, "7\u20138 June 2018" },
    { "en within a year", "en", { { 2020, 6, 30 }, { 2020, 7, 2 } }, DATE_MEDIUM, "30 Jun" DASH "2 Jul 2020" },
    { "en over the year's end",
      "en",
      { { 2019, 12, 30 }, { 2020, 1, 2 } },
      DATE_MEDIUM,
      "30 Dec 2019" DASH "2 Jan 2020" },
    { "en days beside their year", "en", { { 2018, 9, 25 }, { 2018, 9, 26 } }, DATE_IN_YEAR, "25\u201326 Sep" },
    { "en months beside their year", "en", { { 2018, 6, 0 }, { 2018, 8, 0 } }, DATE_IN_YEAR, "Jun\u2013Aug" },
    { "en over the end of the year beside", "en", { { 2018, 12, 0 }, { 2019, 1, 0 } }, DATE_IN_YEAR,
      "Dec 2018" DASH "Jan 2019" },
    { "en-US days beside their year", "en-US", { { 2018, 9, 25 }, { 2018, 9, 26 } }, DATE_IN_YEAR, "Sep 25" DASH "26" },
    { "en equal ends", "en", { { 2018, 6, 7 }, { 2018, 6, 7 } }, DATE_LONG, "7 June 2018" },
    { "en no end", "en", { { 2018, 6, 7 }, { 0, 0, 0 } }, DATE_LONG, "7 June 2018" },
    { "en same month, other year",
      "en",
      { { 2018, 6, 7 }, { 2019, 6, 8 } },
      DATE_MEDIUM,
      "7 Jun 2018" DASH "8 Jun 2019" },
    { "en months", "en", { { 2018, 6, 0 }, { 2018, 8, 0 } }, DATE_MEDIUM, "Jun\u2013Aug 2018" },
    { "en months over years", "en", { { 2018, 12, 0 }, { 2019, 1, 0 } }, DATE_MEDIUM, "Dec 2018" DASH "Jan 2019" },
    { "en years", "en", { { 2018, 0, 0 }, { 2019, 0, 0 } }, DATE_LONG, "2018\u20132019" },
    { "en ends of two precisions",
      "en",
      { { 2018, 6, 0 }, { 2018, 8, 3 } },
      DATE_MEDIUM,
      "Jun 2018" DASH "3 Aug 2018" },
    { "fr within a month", "fr", { { 2018, 6, 7 }, { 2018, 6, 8 } }, DATE_LONG, "7\u20138 juin 2018" },
    { "fr from the first", "fr", { { 2018, 6, 1 }, { 2018, 6, 3 } }, DATE_LONG, "1er\u20133 juin 2018" },
    { "fr to the first", "fr", { { 2020, 6, 30 }, { 2020, 7, 1 } }, DATE_LONG, "30 juin" DASH "1er juillet 2020" },
    { "ar within a month", "ar", { { 2018, 6, 7 }, { 2018, 6, 8 } }, DATE_LONG, "7\u20138 يونيو 2018" },
    { "de point at either day", "de", { { 2018, 6, 7 }, { 2018, 6, 8 } }, DATE_LONG, "7.\u20138. Juni 2018" },
    { "ja as CLDR has it", "ja", { { 2018, 6, 7 }, { 2018, 6, 8 } }, DATE_LONG, "2018年6月7日～8日" },
};

static void
a_period_is_written(void **state)
{
    const PeriodCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();

    assert_string_equal(lang_period(lang, arena, c->period, c->style), c->want);
}

typedef struct NameCase { const char *name, *tag; bool month; int index; bool short_form; const char *want; } NameCase;

static const NameCase name_cases[] = {
    { "en Monday",          "en", false, 1, false, "Monday" },
    { "en Sunday",          "en", false, 7, false, "Sunday" },
    { "en Sat",             "en", false, 6, true,  "Sat" },
    { "en December",        "en", true, 12, false, "December" },
    { "fr lundi",           "fr", false, 1, false, "lundi" },
    { "fr févr.",           "fr", true, 2, true,   "févr." },
    { "ar Sunday",          "ar", false, 7, false, "الأحد" },
    { "ar January",         "ar", true, 1, false,  "يناير" },
};

static void
a_name_is_given(void **state)
{
    const NameCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);

    assert_string_equal(
        c->month ? lang_month(lang, c->index, c->short_form) : lang_weekday(lang, c->index, c->short_form), c->want);
}

/* Filling a pattern ourselves gives what ICU's formatter gives. */
static const char *const tags[] = { "en", "ar", "de", "es", "pt", "ru", "hu", "ja",
                                    "km", "my", "lo", "zh", "hr", "lt", "vi" };

static void
a_day_is_that_of_icu(void **state)
{
    const char *tag = *state;
    g_autoptr(Lang) lang = lang_new(tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();

    for (int month = 1; month <= 12; month++) {
        Date date = { 2019, (uint8_t)month, (uint8_t)(month * 2 + 3) };
        UErrorCode status = U_ZERO_ERROR;
        UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, lang->locale, u"UTC", -1, NULL, 0, &status);
        UChar pattern[64], wide[128];
        int32_t length;

        (void)lang_date(lang, arena, date, DATE_LONG);
        u_strFromUTF8(pattern, 64, NULL, lang->cache->dates->day[DATE_LONG], -1, &status);
        udat_applyPattern(format, false, pattern, -1);
        length = udat_format(format, date_to_days(date) * 86400000.0, wide, 128, NULL, &status);
        assert_true(U_SUCCESS(status));
        assert_string_equal(lang_date(lang, arena, date, DATE_LONG), narrow(arena, wide, length));
        udat_close(format);
    }
}

int
main(void)
{
    struct CMUnitTest tests[96];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(date_cases); i++)
        tests[count++] = row_test(a_date_is_written, date_cases[i].name, &date_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(period_cases); i++)
        tests[count++] = row_test(a_period_is_written, period_cases[i].name, &period_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(name_cases); i++)
        tests[count++] = row_test(a_name_is_given, name_cases[i].name, &name_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
        tests[count++] = row_test(a_day_is_that_of_icu, tags[i], tags[i]);
    return _cmocka_run_group_tests("dates", tests, count, NULL, NULL);
}
