/* Days with a time and a zone; seconds worked by `date -u -d TEXT +%s`. */
#include "../assert.h"
#include "base/moment.h"

typedef struct MomentCase { const char *name; bool good; gint64 seconds; const char *time, *zone; } MomentCase;
static const MomentCase cases[] = {
    { "2018-11-28", true, 1543363200, "00:00", "UTC" },
    { "2018-11-28T10:00+01:00", true, 1543395600, "10:00", "UTC+1" },
    { "2018-11-28T09:00Z", true, 1543395600, "09:00", "UTC" },
    { "2018-11-28T14:30+05:30", true, 1543395600, "14:30", "UTC+5:30" },
    { "2018-11-28T04:00-05:00", true, 1543395600, "04:00", "UTC\xE2\x88\x92" "5" },
    { "2018-11-28T24:00Z", false, 0, NULL, NULL },
    { "2018-11-28T10:60Z", false, 0, NULL, NULL },
    { "2018-11-28T10:00", false, 0, NULL, NULL },
    { "2018-11-28T10:00+1", false, 0, NULL, NULL },
    { "2018-11T10:00Z", false, 0, NULL, NULL },
    { "2018-11-31T10:00Z", false, 0, NULL, NULL },
};

static void
a_moment_is_read(void **state)
{
    const MomentCase *c = *state;
    Moment moment;
    char time[6], zone[12];

    assert_int_equal(moment_parse(c->name, &moment), c->good);
    if (!c->good)
        return;
    moment_time(moment, time);
    moment_zone(moment, zone);
    assert_int_equal(moment_seconds(moment), c->seconds);
    assert_string_equal(time, c->time);
    assert_string_equal(zone, c->zone);
}

typedef struct ReachCase { const char *name, *moment, *as_of; gint64 now; bool known, reached; } ReachCase;
static const ReachCase reach_cases[] = {
    { "a day on the day before", "2018-11-28", "2018-11-27", 0, false, false },
    { "a day on the day", "2018-11-28", "2018-11-28", 0, false, true },
    { "a time on the day before", "2018-11-28T10:00+01:00", "2018-11-27", 1543395600, true, false },
    { "a time on the day, and nobody says when", "2018-11-28T10:00+01:00", "2018-11-28", 1543395600, false, false },
    { "a time on the day, a second before", "2018-11-28T10:00+01:00", "2018-11-28", 1543395599, true, false },
    { "a time on the day, at the second", "2018-11-28T10:00+01:00", "2018-11-28", 1543395600, true, true },
    { "a time on the day after", "2018-11-28T10:00+01:00", "2018-11-29", 0, false, true },
};

static void
a_moment_is_reached(void **state)
{
    const ReachCase *c = *state;
    Moment moment;
    Date as_of = DATE_NONE;

    assert_true(moment_parse(c->moment, &moment));
    assert_true(date_parse(c->as_of, &as_of));
    assert_int_equal(moment_reached(moment, as_of, c->now, c->known), c->reached);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(reach_cases)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[count++] = row_test(a_moment_is_read, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(reach_cases); i++)
        tests[count++] = row_test(a_moment_is_reached, reach_cases[i].name, &reach_cases[i]);
    return _cmocka_run_group_tests("base/moment", tests, count, NULL, NULL);
}
