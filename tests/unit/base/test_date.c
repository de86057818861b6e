/* Dates by counting days, held against GLib's calendar day by day, and the rules of reduced precision by hand. */
#include "assert.h"
#include <glib.h>
#include "base/date.h"

/* ---- every day of two centuries, as GLib counts them ---- */

enum { FIRST = 1900, LAST = 2100 };

/* GLib's Julian day 1 is 1 January of the year 1; 719163 is 1 January 1970. */
static const int32_t epoch = 719163;

static void
day_numbers_go_there_and_back(void **state)
{
    GDate day;

    (void)state;
    for (g_date_set_dmy(&day, 1, 1, FIRST); g_date_get_year(&day) <= LAST; g_date_add_days(&day, 1)) {
        Date ours = { (int16_t)g_date_get_year(&day), (uint8_t)g_date_get_month(&day), (uint8_t)g_date_get_day(&day) };
        int32_t number = (int32_t)g_date_get_julian(&day) - epoch;

        assert_int_equal(date_to_days(ours), number);
        assert_true(date_equal(date_from_days(number), ours));
    }
}

static void
weekdays_are_those_of_the_calendar(void **state)
{
    GDate day;

    (void)state;
    for (g_date_set_dmy(&day, 1, 1, FIRST); g_date_get_year(&day) <= LAST; g_date_add_days(&day, 1))
        assert_int_equal(date_weekday(date_from_days((int32_t)g_date_get_julian(&day) - epoch)),
                         g_date_get_weekday(&day));
}

static void
months_have_their_lengths(void **state)
{
    (void)state;
    for (int year = FIRST; year <= LAST; year++)
        for (int month = 1; month <= 12; month++)
            assert_int_equal(date_days_in_month(year, month),
                             g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
}

static void
months_are_added_and_days_cut(void **state)
{
    (void)state;
    for (int year = FIRST; year < LAST; year++)
        for (int months = -14; months <= 14; months++) {
            GDate day;
            Date sum = date_add_months((Date){ (int16_t)year, 1, 31 }, months);

            g_date_set_dmy(&day, 31, G_DATE_JANUARY, (GDateYear)year);
            if (months < 0)
                g_date_subtract_months(&day, (guint)-months);
            else
                g_date_add_months(&day, (guint)months);
            assert_int_equal(sum.year, g_date_get_year(&day));
            assert_int_equal(sum.month, g_date_get_month(&day));
            assert_int_equal(sum.day, g_date_get_day(&day));
        }
}

/* ---- what is a date ---- */

typedef struct ParseCase {
    const char *name, *text;
    bool good;
    Date want;
} ParseCase;

static const ParseCase parse_cases[] = {
    { "a day", "2018-03-01", true, { 2018, 3, 1 } },
    { "a month", "2018-03", true, { 2018, 3, 0 } },
    { "a year", "2018", true, { 2018, 0, 0 } },
    { "the leap day of a fourth year", "2020-02-29", true, { 2020, 2, 29 } },
    { "the leap day of 2000", "2000-02-29", true, { 2000, 2, 29 } },
    { "the first year", "1583", true, { 1583, 0, 0 } },
    { "the last day", "9999-12-31", true, { 9999, 12, 31 } },
    { "no leap day in 2019", "2019-02-29", false, { 0 } },
    { "no leap day in 1900", "1900-02-29", false, { 0 } },
    { "no leap day in 2100", "2100-02-29", false, { 0 } },
    { "no 31 April", "2018-04-31", false, { 0 } },
    { "no month 13", "2018-13", false, { 0 } },
    { "no month 0", "2018-00", false, { 0 } },
    { "no day 0", "2018-01-00", false, { 0 } },
    { "no year before the calendar", "1582", false, { 0 } },
    { "no empty text", "", false, { 0 } },
    { "no short year", "218", false, { 0 } },
    { "no short month", "2018-3", false, { 0 } },
    { "no short day", "2018-03-1", false, { 0 } },
    { "no other sign between", "2018/03/01", false, { 0 } },
    { "no other sign before the day", "2018-03.01", false, { 0 } },
    { "no letters", "2O18", false, { 0 } },
    { "no sign before", "-218", false, { 0 } },
    { "no spaces", " 2018-03-0", false, { 0 } },
    { "no spaces within digits", "2018- 3", false, { 0 } },
    { "nothing behind", "2018-03-01T00:00", false, { 0 } },
    { "no five digits", "12018", false, { 0 } },
};

static void
a_date_is_read(void **state)
{
    const ParseCase *c = *state;
    Date got = { 1, 2, 3 };

    assert_int_equal(date_parse(c->text, &got), c->good);
    assert_true(date_equal(got, c->good ? c->want : (Date){ 1, 2, 3 }));
}

static void
a_date_is_written_as_it_was_read(void **state)
{
    const ParseCase *c = *state;
    char text[11];

    assert_string_equal(date_format(c->want, text), c->text);
}

/* ---- reduced precision ---- */

typedef struct CoverCase {
    const char *name;
    Date date, first, last;
} CoverCase;

static const CoverCase cover_cases[] = {
    { "a year covers January to December", { 2018, 0, 0 }, { 2018, 1, 1 }, { 2018, 12, 31 } },
    { "a month covers its days", { 2018, 4, 0 }, { 2018, 4, 1 }, { 2018, 4, 30 } },
    { "February of a leap year ends on the 29th", { 2020, 2, 0 }, { 2020, 2, 1 }, { 2020, 2, 29 } },
    { "a day covers itself", { 2018, 4, 7 }, { 2018, 4, 7 }, { 2018, 4, 7 } },
};

static void
a_date_covers_its_days(void **state)
{
    const CoverCase *c = *state;

    assert_true(date_equal(date_first_day(c->date), c->first));
    assert_true(date_equal(date_last_day(c->date), c->last));
}

typedef struct OrderCase {
    const char *name;
    Date a, b;
    int want;
} OrderCase;

static const OrderCase order_cases[] = {
    { "an earlier day comes first", { 2018, 3, 1 }, { 2018, 3, 2 }, -1 },
    { "a later year comes last", { 2019, 0, 0 }, { 2018, 12, 31 }, 1 },
    { "a year stands before its first month", { 2018, 0, 0 }, { 2018, 1, 0 }, -1 },
    { "a month stands before its first day", { 2018, 1, 0 }, { 2018, 1, 1 }, -1 },
    { "a year stands before its second day", { 2018, 0, 0 }, { 2018, 1, 2 }, -1 },
    { "equal days are equal", { 2018, 3, 1 }, { 2018, 3, 1 }, 0 },
};

static void
dates_have_an_order(void **state)
{
    const OrderCase *c = *state;
    int got = date_compare(c->a, c->b), back = date_compare(c->b, c->a);

    assert_int_equal((got > 0) - (got < 0), c->want);
    assert_int_equal((back > 0) - (back < 0), -c->want);
}

typedef struct YearCase {
    const char *name;
    Date date;
    int years;
    Date want;
} YearCase;

static const YearCase year_cases[] = {
    { "ten years on", { 2008, 12, 3 }, 10, { 2018, 12, 3 } },
    { "from a leap day to a common year", { 2016, 2, 29 }, 1, { 2017, 2, 28 } },
    { "from a leap day to the next", { 2016, 2, 29 }, 4, { 2020, 2, 29 } },
    { "a year stays a year", { 2008, 0, 0 }, 3, { 2011, 0, 0 } },
    { "a month stays a month", { 2008, 5, 0 }, -8, { 2000, 5, 0 } },
};

static void
years_are_added(void **state)
{
    const YearCase *c = *state;

    assert_true(date_equal(date_add_years(c->date, c->years), c->want));
}

static void
years_between_are_days_by_365_and_a_quarter(void **state)
{
    (void)state;
    /* 2016-2019 hold 366 + 3 * 365 = 1461 days: exactly four such years */
    assert_near(date_years_between((Date){ 2016, 1, 1 }, (Date){ 2020, 1, 1 }), 4, 1e-12);
    assert_near(date_years_between((Date){ 2020, 1, 1 }, (Date){ 2016, 1, 1 }), -4, 1e-12);
}

int
main(void)
{
    struct CMUnitTest tests[128] = {
        cmocka_unit_test(day_numbers_go_there_and_back),
        cmocka_unit_test(weekdays_are_those_of_the_calendar),
        cmocka_unit_test(months_have_their_lengths),
        cmocka_unit_test(months_are_added_and_days_cut),
        cmocka_unit_test(years_between_are_days_by_365_and_a_quarter),
    };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(parse_cases); i++) {
        tests[count++] = row_test(a_date_is_read, parse_cases[i].name, &parse_cases[i]);
        if (parse_cases[i].good)
            tests[count++] = row_test(a_date_is_written_as_it_was_read, parse_cases[i].name, &parse_cases[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(cover_cases); i++)
        tests[count++] = row_test(a_date_covers_its_days, cover_cases[i].name, &cover_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(order_cases); i++)
        tests[count++] = row_test(dates_have_an_order, order_cases[i].name, &order_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(year_cases); i++)
        tests[count++] = row_test(years_are_added, year_cases[i].name, &year_cases[i]);
    return _cmocka_run_group_tests("date", tests, count, NULL, NULL);
}
