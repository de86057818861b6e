/* Series: the days that a rule means, by the examples of RFC 5545, 3.8.5.3, and what is refused. */
#include <dlfcn.h>
#include "files.h"
#include "read/tables.h"

#define PLAN                                                                                                           \
    "<plan id='p' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>P</title><calendar><event kind='meeting' "  \
    "%s><title>T</title></event></calendar></plan>"

typedef struct SeriesCase { const char *name, *attributes, *days; } SeriesCase;

static const SeriesCase series[] = {
    { "no series", "start='1997-09-02'", "1997-09-02" },
    { "ten days", "start='1997-09-02' recurs='FREQ=DAILY;COUNT=10'",
      "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08 1997-09-09 1997-09-10 1997-09-11" },
    { "the first Friday of a month", "start='1997-09-05' recurs='FREQ=MONTHLY;COUNT=10;BYDAY=1FR'",
      "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05" },
    { "the twentieth Monday of a year", "start='1997-05-19' recurs='FREQ=YEARLY;BYDAY=20MO;COUNT=3'",
      "1997-05-19 1998-05-18 1999-05-17" },
    { "the Monday of week 20", "start='1997-05-12' recurs='FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3'",
      "1997-05-12 1998-05-11 1999-05-17" },
    { "the third weekday into a month", "start='1997-09-04' recurs='FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3'",
      "1997-09-04 1997-10-07 1997-11-06" },
    { "election day",
      "start='1996-11-05' recurs='FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3'",
      "1996-11-05 2000-11-07 2004-11-02" },
    { "every other week, Monday first",
      "start='1997-08-05' recurs='FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO'",
      "1997-08-05 1997-08-10 1997-08-19 1997-08-24" },
    { "every other week, Sunday first",
      "start='1997-08-05' recurs='FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU'",
      "1997-08-05 1997-08-17 1997-08-19 1997-08-31" },
    { "a day that most months lack", "start='2007-01-15' recurs='FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'",
      "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30" },
    { "until a day, which is in it", "start='1997-09-02' recurs='FREQ=WEEKLY;UNTIL=19970916'",
      "1997-09-02 1997-09-09 1997-09-16" },
    { "days left out", "start='1997-09-02' recurs='FREQ=WEEKLY;COUNT=3' except='1997-09-09'",
      "1997-09-02 1997-09-16" },
    { "days added, one of them twice", "start='1997-09-02' recurs='FREQ=WEEKLY;COUNT=2' also='1997-09-05 1997-09-09'",
      "1997-09-02 1997-09-05 1997-09-09" },
    { "days added without a rule", "start='1997-09-02' also='1998-01-01'", "1997-09-02 1998-01-01" },
    { "a leap day by the year", "start='2016-02-29' recurs='FREQ=YEARLY;COUNT=2'", "2016-02-29 2020-02-29" },
    /* ISO 8601: years of 53 weeks begin on a Thursday, or a leap year on a Wednesday: 2009, 2015, 2020 */
    { "the Monday of week 53", "start='2009-12-28' recurs='FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=3'",
      "2009-12-28 2015-12-28 2020-12-28" },
    { "the Monday of week 1, which is that of 4 January",
      "start='2019-12-30' recurs='FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=4'",
      "2019-12-30 2021-01-04 2022-01-03 2023-01-02" },
    { "the Friday of the last week, which may be in January",
      "start='2019-12-27' recurs='FREQ=YEARLY;BYWEEKNO=-1;BYDAY=FR;COUNT=4'",
      "2019-12-27 2021-01-01 2021-12-31 2022-12-30" },
    /* weeks from Sunday: the first with four days in 2023 begins on 1 January, in 2022 on 2 January */
    { "the first week where weeks begin on a Sunday",
      "start='2022-01-02' recurs='FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU;COUNT=2'", "2022-01-02 2023-01-01" },
    { "a week without a weekday has that of the first day",
      "start='2020-01-08' recurs='FREQ=YEARLY;BYWEEKNO=2;COUNT=2'",
      "2020-01-08 2021-01-13" },
    { "the first two days of weeks 10 and 11",
      "start='2020-03-02' recurs='FREQ=YEARLY;BYWEEKNO=10,11;BYDAY=MO,TU;BYSETPOS=1,-1;COUNT=3'",
      "2020-03-02 2020-03-10 2021-03-08" },
    { "two rules at once", "start='2024-09-02' recurs='FREQ=WEEKLY;COUNT=2 FREQ=MONTHLY;COUNT=3'",
      "2024-09-02 2024-09-09 2024-10-02 2024-11-02" },
    { "weekly, but not in August", "start='2024-07-22' recurs='FREQ=WEEKLY;COUNT=7' except='FREQ=WEEKLY;BYMONTH=8'",
      "2024-07-22 2024-07-29 2024-09-02" },
    { "left out by a rule that counts",
      "start='2024-07-01' recurs='FREQ=DAILY;COUNT=5' except='2024-07-05 FREQ=DAILY;INTERVAL=2;BYMONTHDAY=3,4;COUNT=1'",
      "2024-07-01 2024-07-02 2024-07-04" },
    { "the last day of February, counted from its end",
      "start='2019-02-28' recurs='FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=3'", "2019-02-28 2020-02-29 2021-02-28" },
    { "the last day of a leap year, by its number", "start='2016-12-31' recurs='FREQ=YEARLY;BYYEARDAY=366;COUNT=2'",
      "2016-12-31 2020-12-31" },
    { "several days each time", "start='2018-06-29' end='2018-07-01' recurs='FREQ=YEARLY;COUNT=2'",
      "2018-06-29/2018-07-01 2019-06-29/2019-07-01" },
};

static Plan *
read_events(const char *attributes, Diags *diags)
{
    char *folder = folder_new();
    g_autofree char *text = g_strdup_printf(PLAN, attributes);
    Plan *plan;

    g_free(folder_write(folder, "plan.xml", text, -1));
    plan = read_plan(folder, NULL, diags);
    folder_free(folder);
    return plan;
}

static void
a_rule_means_these_days(void **state)
{
    const SeriesCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_events(c->attributes, diags);
    g_autoptr(GString) days = g_string_new(NULL);
    size_t count;
    const Event *events;
    char first[11], last[11];

    assert_non_null(plan);
    events = plan_events(plan, &count);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(days, "%s%s", i > 0 ? " " : "", date_format(events[i].period.first, first));
        if (!date_equal(events[i].period.first, events[i].period.last))
            g_string_append_printf(days, "/%s", date_format(events[i].period.last, last));
        assert_ptr_equal(events[i].series, i == 0 ? NULL : &events[0]);
    }
    assert_string_equal(days->str, c->days);
    assert_int_equal(diags_length(diags), 0);
}

typedef struct FaultCase { const char *name, *attributes, *said; } FaultCase;

static const FaultCase faults[] = {
    { "no rule", "start='2018-01-01' recurs='every week'", "120 'every week' is not a rule by which days recur\n" },
    { "an unknown frequency", "start='2018-01-01' recurs='FREQ=DECADELY'",
      "120 'FREQ=DECADELY' is not a rule by which days recur\n" },
    { "two rules, one of them none", "start='2018-01-01' recurs='FREQ=DAILY;COUNT=2 weekly'",
      "120 'FREQ=DAILY;COUNT=2 weekly' is not a rule by which days recur\n" },
    { "an exception that is neither", "start='2018-01-01' recurs='FREQ=DAILY;COUNT=2' except='FREQ=NEVER'",
      "115 'FREQ=NEVER' is not a date that exists\n" },
    { "by the hour", "start='2018-01-01' recurs='FREQ=HOURLY;COUNT=2'",
      "120 'FREQ=HOURLY;COUNT=2' is not a rule by which days recur\n" },
    { "an exception that is no day", "start='2018-01-01' recurs='FREQ=DAILY;COUNT=2' except='2018-02-30'",
      "115 '2018-02-30' is not a date that exists\n" },
    { "a month among the days added", "start='2018-01-01' also='2018-02'",
      "115 '2018-02' is not a date that exists\n" },
    { "its own first day left out", "start='2018-01-01' recurs='FREQ=DAILY;COUNT=2' except='2018-01-01'",
      "122 this series leaves out its own first day\n" },
    { "begins in a month", "start='2018-01' recurs='FREQ=DAILY;COUNT=2'",
      "123 a series begins on a day, not in a month or a year\n" },
    /* 2,000 days after 1 January 2018 is 24 June 2023: date -d '2018-01-01 + 2000 days' */
    { "without end", "start='2018-01-01' recurs='FREQ=DAILY'",
      "121 this series goes on and on; it was followed to 2023-06-24\n" },
};

static void
a_faulty_series_is_told(void **state)
{
    const FaultCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) said = g_string_new(NULL);

    plan_free(read_events(c->attributes, diags));
    for (size_t i = 0; i < diags_length(diags); i++) {
        assert_int_equal(diags_at(diags, i)->place.line, 1);
        g_string_append_printf(said, "%d %s\n", diags_at(diags, i)->id, diags_at(diags, i)->sentence);
    }
    assert_string_equal(said->str, c->said);
}

/* A holiday by the year is followed for as long as anybody prints calendars, and nothing is said of it. */
static void
a_yearly_rule_may_go_on(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = read_events("start='2018-05-01' recurs='FREQ=YEARLY'", diags);
    size_t count;
    const Event *events = plan_events(plan, &count);

    (void)state;
    assert_int_equal(count, 2100 - 2018 + 1);
    assert_int_equal(events[count - 1].period.first.year, 2100);
    assert_int_equal(diags_length(diags), 0);
}

typedef struct NeverCase { const char *name, *rule; } NeverCase;

static const NeverCase never[] = {
    { "30 February by the year",           "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" },
    { "30 February by the day",            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30" },
    { "31 April by the month",             "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31" },
    { "31 June from the end, each week",   "FREQ=WEEKLY;BYMONTH=6;BYMONTHDAY=-31" },
    { "the first day of a year in March",  "FREQ=YEARLY;BYMONTH=3;BYYEARDAY=1" },
    { "week 53 in June",                   "FREQ=YEARLY;BYMONTH=6;BYWEEKNO=53" },
    { "week 20 in December, by a day",     "FREQ=YEARLY;BYMONTH=12;BYWEEKNO=20;BYDAY=MO" },
    { "the sixth Monday of a month",       "FREQ=MONTHLY;BYDAY=6MO" },
    { "the 53rd Monday, in February",         "FREQ=YEARLY;BYDAY=53MO;BYMONTH=2" },
    { "the fifth of one day",              "FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=5" },
    { "a leap day in years that are none", "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29" },
    { "a leap day in odd years",           "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29" },
};

/* Who looks for days by libical gives the iterator back: in place of that function, so that it can be counted. */
static size_t searches;

void icalrecur_iterator_free(void *iterator);

void
icalrecur_iterator_free(void *iterator)
{
    void (*next)(void *) = (void (*)(void *))dlsym(RTLD_NEXT, "icalrecur_iterator_free");

    searches++;
    next(iterator);
}

/* The first day alone, and no search through the centuries for others. */
static void
a_rule_that_never_matches_is_not_looked_for(void **state)
{
    const NeverCase *c = *state;
    g_autofree char *event = g_strdup_printf("start='2019-01-01' recurs='%s'", c->rule);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = NULL;
    size_t count;

    searches = 0;
    plan = read_events(event, diags);
    plan_events(plan, &count);
    assert_int_equal(count, 1);
    assert_int_equal(diags_length(diags), 0);
    assert_int_equal(searches, 0);
}

/* So that what is counted above is what is done. */
static void
a_rule_that_matches_is_looked_for(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = NULL;

    (void)state;
    searches = 0;
    plan = read_events("start='2016-02-29' recurs='FREQ=YEARLY;INTERVAL=4;COUNT=2'", diags);
    assert_int_equal(diags_length(diags), 0);
    assert_int_equal(searches, 1);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(series) + G_N_ELEMENTS(faults) + G_N_ELEMENTS(never) + 2];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(series); i++)
        tests[count++] = row_test(a_rule_means_these_days, series[i].name, &series[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[count++] = row_test(a_faulty_series_is_told, faults[i].name, &faults[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(never); i++)
        tests[count++] = row_test(a_rule_that_never_matches_is_not_looked_for, never[i].name, &never[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_yearly_rule_may_go_on);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_rule_that_matches_is_looked_for);
    return _cmocka_run_group_tests("read/recur", tests, count, NULL, NULL);
}
