/*
 * Periods as they are written and where they lie: by SDMX's published examples (SDMX 2.1, Section 6, 4.2.6 to 4.2.8),
 * its Guidelines on Non-Calendar Year Reporting of Data, and the calendar.
 */
#include "assert.h"
#include <glib.h>
#include "base/period.h"

typedef struct PeriodCase { const char *name, *text, *start, *first, *last; } PeriodCase;

static const PeriodCase periods[] = {
    { "a year", "2018", NULL, "2018", "2018" },
    { "a month", "2018-03", NULL, "2018-03", "2018-03" },
    { "a day", "2018-03-01", NULL, "2018-03-01", "2018-03-01" },
    { "a range of days", "2018-01-01/2018-03-31", NULL, "2018-01-01", "2018-03-31" },
    { "a range of months", "2017-10/2018-10", NULL, "2017-10", "2018-10" },
    { "a first day and a duration", "2018-01-01/P3M", NULL, "2018-01-01", "2018-03-31" },
    { "SDMX 4.2.7: from the beginning of a day, two months", "2000-01-01T00:00:00/P2M", NULL, "2000-01-01",
      "2000-02-29" },
    { "a duration of years and months", "2018-07-01/P1Y6M", NULL, "2018-07-01", "2019-12-31" },
    { "a duration of weeks", "2018-01-01/P2W", NULL, "2018-01-01", "2018-01-14" },
    { "a duration of days", "2018-02-28/P2D", NULL, "2018-02-28", "2018-03-01" },
    { "SDMX 4.2.6: 2000-A1", "2000-A1", NULL, "2000", "2000" },
    { "SDMX 4.2.6: 2000-S2", "2000-S2", NULL, "2000-07", "2000-12" },
    { "SDMX 4.2.6: 2000-T3", "2000-T3", NULL, "2000-09", "2000-12" },
    { "SDMX 4.2.6: 2000-Q4", "2000-Q4", NULL, "2000-10", "2000-12" },
    { "SDMX 4.2.6: 2000-M12", "2000-M12", NULL, "2000-12", "2000-12" },
    { "SDMX 4.2.6: 2000-D366 of a leap year", "2000-D366", NULL, "2000-12-31", "2000-12-31" },
    { "ISO 8601: week 1 of 2018 is that of Thursday 4 January", "2018-W01", NULL, "2018-01-01", "2018-01-07" },
    { "ISO 8601: week 1 of 2019 begins in 2018", "2019-W01", NULL, "2018-12-31", "2019-01-06" },
    { "ISO 8601: week 53 of 2020", "2020-W53", NULL, "2020-12-28", "2021-01-03" },
    { "week 5", "2018-W05", NULL, "2018-01-29", "2018-02-04" },
    { "SDMX 4.2.8: the second quarter where years start on 1 July", "2010-Q2", "--07-01", "2010-10", "2010-12" },
    { "SDMX 4.2.8: week 36 where years start on 1 July", "2011-W36", "--07-01", "2012-03-05", "2012-03-11" },
    { "a fiscal year from April", "2018-A1", "--04-01", "2018-04", "2019-03" },
    { "its last quarter lies in the next year", "2018-Q4", "--04-01", "2019-01", "2019-03" },
    { "its first month", "2018-M01", "--04-01", "2018-04", "2018-04" },
    { "a calendar year stays one", "2018", "--04-01", "2018", "2018" },
    { "the guidelines' tax year, from 5 April", "2015-A1", "--04-05", "2015-04-05", "2016-04-04" },
    { "the first half of it", "2015-S1", "--04-05", "2015-04-05", "2015-10-04" },
    { "the guidelines' school year, from 1 September", "2015-A1", "--09-01", "2015-09", "2016-08" },
    { "day 1 of a year from July", "2018-D001", "--07-01", "2018-07-01", "2018-07-01" },
    { "one that ends before it begins is read", "2018-09/2018-07", NULL, "2018-09", "2018-07" },
    { "nothing", "" }, { "a quarter 0", "2018-Q0" }, { "a quarter 5", "2018-Q5" }, { "a half 3", "2018-S3" },
    { "a second year", "2018-A2" }, { "a month of one digit", "2018-M1" }, { "a week of one digit", "2018-W5" },
    { "a month 13", "2018-M13" }, { "a week 54", "2018-W54" }, { "a letter of no frequency", "2018-X1" },
    { "a small letter", "2018-q3" }, { "words behind", "2018-Q3x" }, { "a fourth trimester", "2018-T4" },
    { "week 53 of a year of 52", "2018-W53" }, { "day 366 of a year of 365", "2018-D366" },
    { "week 53 where years start on 1 July and have 52", "2011-W53", "--07-01" },
    { "a duration of nothing", "2018-01-01/P" }, { "a duration of no months", "2018-01-01/P0M" },
    { "a duration of hours", "2018-01-01/PT3H" }, { "months before years", "2018-01-01/P3M1Y" },
    { "a duration from a month", "2018-01/P3M" }, { "another time of the day", "2018-01-01T12:00:00/P3M" },
    { "a duration beyond the last year", "9990-01-01/P9999Y" }, { "a day that is none", "2018-02-30" },
    { "three ends", "2018/2019/2020" },
};

static YearStart
start_of(const char *text)
{
    YearStart start = { 0, 0 };

    assert_true(text == NULL || year_start_parse(text, &start));
    return start;
}

static void
a_period_lies_where_it_is_said_to(void **state)
{
    const PeriodCase *c = *state;
    WrittenPeriod written;
    Period period;
    char first[11], last[11];
    bool found = period_parse(c->text, &written) && period_place(&written, start_of(c->start), &period);

    assert_int_equal(found, c->first != NULL);
    if (!found)
        return;
    assert_string_equal(date_format(period.first, first), c->first);
    assert_string_equal(date_format(period.last, last), c->last);
}

/* ---- starts of years ---- */

typedef struct StartCase { const char *name, *text; bool good; } StartCase;

static const StartCase starts[] = {
    { "SDMX 4.2.8: 1 July", "--07-01", true }, { "31 December", "--12-31", true },
    { "29 February, which few years have", "--02-29", false }, { "31 April", "--04-31", false },
    { "one hyphen", "-07-01", false }, { "no hyphen", "07-01", false }, { "a whole date", "2018-07-01", false },
    { "a month alone", "--07", false }, { "nothing", "", false },
};

static void
a_year_starts_on_a_day_of_every_year(void **state)
{
    const StartCase *c = *state;
    YearStart start;

    assert_int_equal(year_start_parse(c->text, &start), c->good);
}

/* ---- how they are written ---- */

typedef struct FormCase { const char *name, *text, *start; char code; const char *want; } FormCase;

static const FormCase forms[] = {
    { "a year", "2018", NULL, 'A', "2018" },
    { "twelve months of a calendar year", "2018-01/2018-12", NULL, 'A', "2018" },
    { "a quarter by its days", "2018-07-01/2018-09-30", NULL, 'Q', "2018-Q3" },
    { "a quarter by its months", "2018-07/2018-09", NULL, 'Q', "2018-Q3" },
    { "three months that are no quarter", "2018-02/2018-04", NULL, '\0', "2018-02/2018-04" },
    { "the same where years start in February", "2018-02/2018-04", "--02-01", 'Q', "2018-Q1" },
    { "a half", "2018-S1", NULL, 'S', "2018-S1" }, { "a trimester", "2018-T2", NULL, 'T', "2018-T2" },
    { "a month", "2018-M03", NULL, 'M', "2018-03" }, { "a week", "2019-W01", NULL, 'W', "2019-W01" },
    { "seven days from a Sunday", "2018-01-07/2018-01-13", NULL, '\0', "2018-01-07/2018-01-13" },
    { "a day", "2018-D032", NULL, 'D', "2018-02-01" },
    { "twelve months from April", "2018-04/2019-03", NULL, '\0', "2018-04/2019-03" },
    { "a fiscal year", "2018-A1", "--04-01", 'A', "2018-A1" },
    { "a calendar year beside fiscal ones", "2018", "--04-01", 'A', "2018" },
    { "a fiscal quarter of the next year", "2018-Q4", "--04-01", 'Q', "2018-Q4" },
    { "a tax year", "2015-A1", "--04-05", 'A', "2015-A1" }, { "a month of it", "2015-M12", "--04-05", 'M', "2015-M12" },
    { "a calendar month beside it", "2015-03", "--04-05", 'M', "2015-03" },
    { "a week of a year from July", "2011-W36", "--07-01", 'W', "2011-W36" },
};

static void
a_period_is_written_as_what_it_is(void **state)
{
    const FormCase *c = *state;
    YearStart start = start_of(c->start);
    WrittenPeriod written;
    Period period;
    char text[PERIOD_TEXT];

    assert_true(period_parse(c->text, &written));
    assert_true(period_place(&written, start, &period));
    assert_int_equal(frequency_code(period_frequency(period, start)), c->code);
    assert_string_equal(period_format(period, start, text), c->want);
}

/* ---- each follows the one before, and is read as it is written ---- */

static void
periods_follow_each_other(void **state)
{
    static const char *const year_starts[] = { NULL, "--04-01", "--07-01", "--04-05", "--12-31", "--01-01" };

    (void)state;
    for (size_t s = 0; s < G_N_ELEMENTS(year_starts); s++)
        for (int f = FREQUENCY_YEAR; f < FREQUENCY_COUNT; f++) {
            YearStart start = start_of(year_starts[s]);
            Period period = period_holding((Frequency)f, (Date){ 2015, 1, 1 }, start);

            while (period.first.year < 2021) {
                Period next = period_next(period, (Frequency)f, start), again;
                WrittenPeriod written;
                char text[PERIOD_TEXT];

                assert_int_equal(date_to_days(date_last_day(period.last)) + 1, date_to_days(next.first));
                assert_true(period_parse(period_format(period, start, text), &written));
                assert_true(period_place(&written, start, &again));
                assert_int_equal(period_compare(period, again), 0);
                period = next;
            }
        }
}

static void
a_year_has_so_many_weeks(void **state)
{
    (void)state;
    for (int year = 1990; year < 2050; year++) {
        GDate day;

        g_date_set_dmy(&day, 28, G_DATE_DECEMBER, (GDateYear)year);     /* always in the last week: ISO 8601 */
        assert_int_equal(period_count_in_year(FREQUENCY_WEEK, year, (YearStart){ 0, 0 }),
                         g_date_get_iso8601_week_of_year(&day));
    }
}

typedef struct OrderCase { const char *name; Period before, after; } OrderCase;

static const OrderCase order_cases[] = {
    { "that which ends first comes first", { { 2016 }, { 2017 } }, { { 2015 }, { 2018 } } },
    { "of one end that which begins first", { { 2017 }, { 2018 } }, { { 2018 }, { 2018 } } },
    { "a year before its last month", { { 2018 }, { 2018 } }, { { 2018, 12 }, { 2018, 12 } } },
};

static void
periods_have_an_order(void **state)
{
    const OrderCase *c = *state;

    assert_true(period_compare(c->before, c->after) < 0);
    assert_true(period_compare(c->after, c->before) > 0);
    assert_int_equal(period_compare(c->after, c->after), 0);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(periods) + G_N_ELEMENTS(starts) + G_N_ELEMENTS(forms) +
                            G_N_ELEMENTS(order_cases) + 3] = {
        cmocka_unit_test(periods_follow_each_other),
        cmocka_unit_test(a_year_has_so_many_weeks),
    };
    size_t count = count_tests(tests);

    ADD_ROWS(a_period_lies_where_it_is_said_to, periods);
    ADD_ROWS(a_year_starts_on_a_day_of_every_year, starts);
    ADD_ROWS(a_period_is_written_as_what_it_is, forms);
    ADD_ROWS(periods_have_an_order, order_cases);
    return _cmocka_run_group_tests("period", tests, count, NULL, NULL);
}
