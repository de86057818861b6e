/*
 * Weeks and calendars. The house's own arithmetic of dates is held against ICU's calendar day by day; weeks of
 * territories are those of CLDR 42 (supplementalData, weekData); days of other calendars are published dates, each
 * with its source in words.
 */
#include "assert.h"
#include <string.h>
#include <unicode/ucal.h>
#include "lang/internal.h"

enum { FIRST = 1900, LAST = 2100, FIRST_DAY = -25567 /* 1900-01-01 */, LAST_DAY = 47846 /* 2100-12-31 */ };

/* ---- every day of two centuries ---- */

static UCalendar *
gregorian(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(u"UTC", -1, "en_GB", UCAL_GREGORIAN, &status);

    assert_true(U_SUCCESS(status));
    return calendar;
}

static int
field(const UCalendar *calendar, UCalendarDateFields which)
{
    UErrorCode status = U_ZERO_ERROR;
    int value = ucal_get(calendar, which, &status);

    assert_true(U_SUCCESS(status));
    return value;
}

static void
each_day_is_that_of_icu(void **state)
{
    UCalendar *calendar = gregorian();
    int days = 0;

    (void)state;
    for (int32_t at = FIRST_DAY; at <= LAST_DAY; at++, days++) {
        UErrorCode status = U_ZERO_ERROR;
        Date ours = date_from_days(at);

        ucal_setMillis(calendar, at * 86400000.0, &status);
        assert_true(U_SUCCESS(status));
        assert_int_equal(ours.year, field(calendar, UCAL_YEAR));
        assert_int_equal(ours.month, field(calendar, UCAL_MONTH) + 1);
        assert_int_equal(ours.day, field(calendar, UCAL_DATE));
        assert_int_equal(date_to_days(ours), at);
        assert_int_equal(date_weekday(ours), (field(calendar, UCAL_DAY_OF_WEEK) + 5) % 7 + 1);      /* ICU: Sunday 1 */
    }
    /* 1904 to 2096 have 49 leap years: 1900 and 2100 are none, 2000 is one */
    assert_int_equal(days, 201 * 365 + 49);
    assert_true(date_equal(date_from_days(FIRST_DAY), (Date){ FIRST, 1, 1 }));
    assert_true(date_equal(date_from_days(LAST_DAY), (Date){ LAST, 12, 31 }));
    ucal_close(calendar);
}

static void
each_month_is_as_long_as_icu_has_it(void **state)
{
    UCalendar *calendar = gregorian();

    (void)state;
    for (int year = FIRST; year <= LAST; year++)
        for (int month = 1; month <= 12; month++) {
            UErrorCode status = U_ZERO_ERROR;

            ucal_setDate(calendar, year, month - 1, 1, &status);
            assert_int_equal(date_days_in_month(year, month),
                             ucal_getLimit(calendar, UCAL_DAY_OF_MONTH, UCAL_ACTUAL_MAXIMUM, &status));
            assert_true(U_SUCCESS(status));
        }
    ucal_close(calendar);
}

/* An anniversary of any day, the 29th of February among them, falls where ICU's calendar puts it. */
static void
years_are_added_as_icu_adds_them(void **state)
{
    UCalendar *calendar = gregorian();

    (void)state;
    for (int32_t at = date_to_days((Date){ 1996, 1, 1 }); at <= date_to_days((Date){ 1997, 12, 31 }); at++)
        for (int years = -100; years <= 104; years += 3) {
            UErrorCode status = U_ZERO_ERROR;
            Date ours = date_add_years(date_from_days(at), years);

            ucal_setMillis(calendar, at * 86400000.0, &status);
            ucal_add(calendar, UCAL_YEAR, years, &status);
            assert_true(U_SUCCESS(status));
            assert_int_equal(ours.year, field(calendar, UCAL_YEAR));
            assert_int_equal(ours.month, field(calendar, UCAL_MONTH) + 1);
            assert_int_equal(ours.day, field(calendar, UCAL_DATE));
        }
    ucal_close(calendar);
}

typedef struct LeapCase { const char *name; int year, want; } LeapCase;

static const LeapCase leap_cases[] = {
    { "1900 is no leap year", 1900, 28 }, { "2000 is one", 2000, 29 },
    { "2100 is none", 2100, 28 },         { "1904 is one", 1904, 29 },
    { "2016 is one", 2016, 29 },          { "2018 is none", 2018, 28 },
    { "2400 is one", 2400, 29 },          { "1583, the first year, is none", 1583, 28 },
};

static void
february_has_its_length(void **state)
{
    const LeapCase *c = *state;

    assert_int_equal(date_days_in_month(c->year, 2), c->want);
    assert_int_equal(date_to_days((Date){ (int16_t)c->year, 3, 1 }) - date_to_days((Date){ (int16_t)c->year, 2, 1 }),
                     c->want);
}

/* ---- weeks of territories ---- */

enum { MON = 1, TUE, WED, THU, FRI, SAT, SUN };
#define BIT(weekday)  (1u << (weekday))
#define SAT_SUN       (BIT(SAT) | BIT(SUN))
#define FRI_SAT       (BIT(FRI) | BIT(SAT))

typedef struct TerritoryWeek { const char *name, *tag, *alpha2; int first; unsigned weekend; } TerritoryWeek;

static const TerritoryWeek weeks[] = {
    { "the United Kingdom", "en", "GB", MON, SAT_SUN },
    { "France", "en", "FR", MON, SAT_SUN },
    { "the United States", "en", "US", SUN, SAT_SUN },
    { "Cambodia", "en", "KH", SUN, SAT_SUN },
    { "the Lao PDR", "en", "LA", SUN, SAT_SUN },
    { "Saudi Arabia", "en", "SA", SUN, FRI_SAT },
    { "Yemen", "en", "YE", SUN, FRI_SAT },
    { "Egypt", "en", "EG", SAT, FRI_SAT },
    { "Iraq", "en", "IQ", SAT, FRI_SAT },
    { "Iran rests on Friday alone", "en", "IR", SAT, BIT(FRI) },
    { "Afghanistan rests from Thursday", "en", "AF", SAT, BIT(THU) | BIT(FRI) },
    { "India rests on Sunday alone", "en", "IN", SUN, BIT(SUN) },
    { "the Maldives begin on Friday", "en", "MV", FRI, SAT_SUN },
    { "Israel", "en", "IL", SUN, FRI_SAT },
    { "a territory that is none has the world's", "en", "QX", MON, SAT_SUN },
    { "a territory's, not the language's", "ar", "GB", MON, SAT_SUN },
    { "English of the world", "en", NULL, MON, SAT_SUN },
    { "an empty code is none", "en", "", MON, SAT_SUN },
    { "English of the United States", "en-US", NULL, SUN, SAT_SUN },
    { "French", "fr", NULL, MON, SAT_SUN },
    { "Arabic is that of Egypt", "ar", NULL, SAT, FRI_SAT },
    { "Persian is that of Iran", "fa", NULL, SAT, BIT(FRI) },
};

static void
a_territory_has_its_week(void **state)
{
    const TerritoryWeek *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);
    LangWeek got = lang_week(lang, c->alpha2);

    assert_int_equal(got.first, c->first);
    assert_int_equal(got.weekend, c->weekend);
}

/* ---- other calendars ---- */

typedef struct SecondCase { const char *name, *calendar; Date first; const char *want; } SecondCase;

static const SecondCase seconds[] = {
    /* Nowruz of 1397: 21 March 2018; 1396 was a common year, whose last month has 29 days */
    { "the Persian new year 1397", "persian", { 2018, 3, 19 }, "28 Esfand, 29, 1 Farvardin, 2" },
    /* Nowruz of 1395: 20 March 2016 */
    { "the Persian new year 1395", "persian", { 2016, 3, 19 }, "29 Esfand, 1 Farvardin, 2, 3" },
    /* Enkutatash 2011: 11 September 2018; after a leap year a day later, as in 2008: 12 September 2015 */
    { "the Ethiopian new year 2011", "ethiopic", { 2018, 9, 10 }, "5 Pagumen, 1 Meskerem, 2, 3" },
    { "the Ethiopian new year after a leap year", "ethiopic", { 2015, 9, 11 }, "6 Pagumen, 1 Meskerem, 2, 3" },
    /* Rosh Hashanah 5779: 10 September 2018 */
    { "the Hebrew new year 5779", "hebrew", { 2018, 9, 9 }, "29 Elul, 1 Tishri, 2, 3" },
    /* Nayrouz 1735: 11 September 2018 */
    { "the Coptic new year 1735", "coptic", { 2018, 9, 10 }, "5 Nasie, 1 Tout, 2, 3" },
    /* the Indian national calendar: 1 Chaitra is 22 March, in leap years 21 March */
    { "the Indian new year", "indian", { 2018, 3, 21 }, "30 Phalguna, 1 Chaitra, 2, 3" },
    { "the Indian new year in a leap year", "indian", { 2020, 3, 20 }, "30 Phalguna, 1 Chaitra, 2, 3" },
    /* years apart, days and months are the Gregorian's */
    { "the Buddhist calendar", "buddhist", { 2018, 8, 31 }, "31 Aug, 1 Sep, 2, 3" },
};

static void
days_of_another_calendar(void **state)
{
    const SecondCase *c = *state;
    g_autoptr(Lang) lang = lang_new("en-US", NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();
    const char *got[5] = { NULL };
    g_autofree char *joined = NULL;

    assert_true(lang_second_dates(lang, arena, c->calendar, c->first, 4, got));
    joined = g_strjoinv(", ", (char **)(uintptr_t)got);
    assert_string_equal(joined, c->want);
}

typedef struct BeginCase { const char *name, *calendar, *tag; Date day; int before; } BeginCase;

/*
 * Where a month begins, whatever its name. Umm al-Qura: Muharram 1440 on 11 September, Shawwal 1439 on 15 June 2018.
 * The civil reckoning by arithmetic: 1439 · 354 + (3 + 11 · 1440) / 30 = 509934 days after 16 July 622 is 12 September
 * 2018. `before`: how long the month before was, where that is published too or follows from the arithmetic (1439 is a
 * leap year of the civil reckoning, as 11 · 1439 + 14 leaves 3 by 30, less than 11: its last month has 30 days); 0:
 * not asked.
 */
static const BeginCase begins[] = {
    { "Muharram 1440, Umm al-Qura", "islamic-umalqura", "en", { 2018, 9, 11 }, 30 },
    { "Shawwal 1439, Umm al-Qura", "islamic-umalqura", "en", { 2018, 6, 15 }, 0 },
    { "Muharram 1440, civil", "islamic-civil", "en", { 2018, 9, 12 }, 30 },
    { "in Arabic, with Latin digits", "islamic-umalqura", "ar", { 2018, 9, 11 }, 30 },
    { "Nowruz in Persian, with Latin digits", "persian", "fa", { 2018, 3, 21 }, 29 },
    { "Meskerem in Amharic", "ethiopic", "am", { 2018, 9, 11 }, 5 },
    { "the Chinese new year of 16 February 2018", "chinese", "en", { 2018, 2, 16 }, 30 },
};

static void
a_month_of_another_calendar_begins(void **state)
{
    const BeginCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *before = g_strdup_printf("%d", c->before);
    const char *got[4];

    assert_true(lang_second_dates(lang, arena, c->calendar, date_from_days(date_to_days(c->day) - 2), 4, got));
    if (c->before > 0)
        assert_string_equal(got[1], before);
    assert_memory_equal(got[2], "1 ", 2);
    assert_true(strlen(got[2]) > 2);
    assert_string_equal(got[3], "2");
}

static const char *const no_calendars[] = { "",       "klingon",
                                            "foo",    "persian;numbers=arab",
                                            "@",      "persian=x",
                                            "../etc", "gregorian-but-longer-than-any-calendar-that-there-is" };

static void
what_is_no_calendar_is_refused(void **state)
{
    g_autoptr(Lang) lang = lang_new("en", NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();
    const char *got[1];

    assert_false(lang_second_dates(lang, arena, *state, (Date){ 2018, 9, 1 }, 1, got));
}

int
main(void)
{
    struct CMUnitTest tests[80] = { cmocka_unit_test(each_day_is_that_of_icu),
                                    cmocka_unit_test(each_month_is_as_long_as_icu_has_it),
                                    cmocka_unit_test(years_are_added_as_icu_adds_them) };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(leap_cases); i++)
        tests[count++] = row_test(february_has_its_length, leap_cases[i].name, &leap_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(weeks); i++)
        tests[count++] = row_test(a_territory_has_its_week, weeks[i].name, &weeks[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(seconds); i++)
        tests[count++] = row_test(days_of_another_calendar, seconds[i].name, &seconds[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(begins); i++)
        tests[count++] = row_test(a_month_of_another_calendar_begins, begins[i].name, &begins[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(no_calendars); i++)
        tests[count++] = row_test(what_is_no_calendar_is_refused, no_calendars[i], no_calendars[i]);
    return _cmocka_run_group_tests("weeks and calendars", tests, count, NULL, NULL);
}
