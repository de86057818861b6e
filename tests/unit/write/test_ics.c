/* Events as iCalendar: the properties of RFC 5545 that each kind of entry has, and what tells two of them apart. */
#include "model/sample.h"
#include <string.h>
#include "write/write.h"

typedef struct IcsCase {
    const char *name;
    Event row;
    const char *has[6];                 /* whole lines, unfolded */
    const char *hasnt;                  /* the beginning of a line */
} IcsCase;

#define SEPTEMBER_3 .period = { { 2018, 9, 3 }, { 2018, 9, 3 } }

static const IcsCase cases[] = {
    { "a day ends on the next",
      { .id = "a", .kind = "meeting", .title = T("M"), SEPTEMBER_3 },
      { "UID:a@sample.sheaf", "DTSTART;VALUE=DATE:20180903", "DTEND;VALUE=DATE:20180904", "SUMMARY;LANGUAGE=en:M",
        "STATUS:CONFIRMED", "CATEGORIES:meeting" },
      "RRULE" },
    { "the last day of a leap February",
      { .id = "a", .kind = "meeting", .title = T("M"), .period = { { 2020, 2, 28 }, { 2020, 2, 29 } } },
      { "DTSTART;VALUE=DATE:20200228", "DTEND;VALUE=DATE:20200301" },
      NULL },
    { "the last day that there is has no next",
      { .id = "a", .kind = "meeting", .title = T("M"), .period = { { 9999, 12, 31 }, { 9999, 12, 31 } } },
      { "DTSTART;VALUE=DATE:99991231" },
      "DTEND" },
    { "a month to be confirmed",
      { .id = "a", .kind = "launch", .title = T("M"), .tbc = true, .period = { { 2018, 9, 0 }, { 2018, 9, 0 } } },
      { "DTSTART;VALUE=DATE:20180901", "DTEND;VALUE=DATE:20181001", "STATUS:TENTATIVE", "X-SHEAF-START:2018-09",
        "X-SHEAF-END:2018-09" },
      NULL },
    { "cancelled",
      { .id = "a", .kind = "meeting", .title = T("M"), .status = EVENT_CANCELLED, SEPTEMBER_3 },
      { "STATUS:CANCELLED" },
      "X-SHEAF-HELD" },
    { "held",
      { .id = "a", .kind = "meeting", .title = T("M"), .status = EVENT_HELD, .where = "Geneva, Palais", SEPTEMBER_3 },
      { "STATUS:CONFIRMED", "X-SHEAF-HELD:yes", "LOCATION:Geneva\\, Palais" },
      NULL },
    { "a series",
      { .id = "a",
        .kind = "meeting",
        .title = T("M"),
        .recurs = "FREQ=WEEKLY;COUNT=3",
        .except = "2018-09-10",
        .also = "2018-09-12",
        SEPTEMBER_3 },
      { "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20180910", "RDATE;VALUE=DATE:20180912" },
      NULL },
    { "an identity from elsewhere is kept",
      { .kind = "meeting", .title = T("M"), .uid = "u@elsewhere", SEPTEMBER_3 },
      { "UID:u@elsewhere" },
      "X-SHEAF-ID" },
    /* printf 'M|meeting|2018' | sha256sum */
    { "without an id, by title, kind and year",
      { .kind = "meeting", .title = T("M"), SEPTEMBER_3 },
      { "UID:0dc57feeffa61c4a@sample.sheaf" },
      NULL },
};

static Plan *
plan_of(const Event *row, Diags *diags)
{
    g_autoptr(PlanBuilder) b = plan_builder_new(diags);
    PlanHead plan = { .id = "sample",
                      .language = "en",
                      .title = T("Sample"),
                      .period = { day("2018-01-01"), day("2018-12-31") },
                      .place = AT(1) };
    Event placed = *row;

    plan_builder_set_plan(b, &plan);
    placed.place = AT(2);
    plan_builder_add_event(b, &placed);
    return plan_builder_finish(b);
}

/* Lines with their continuations, between line ends. */
static char *
unfold(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "\r\n ", -1);
    g_autofree char *joined = g_strjoinv("", parts);

    return g_strconcat("\r\n", joined, NULL);
}

static char *
write_one(const Plan *plan, size_t times)
{
    size_t count;
    const Event *events = plan_events(plan, &count);
    CalendarEntry entry = { .event = &events[0], .period = events[0].period };
    IcsEntry said[2] = { { &entry, events[0].title.text }, { &entry, events[0].title.text } };
    IcsRequest request = { .plan = plan, .entries = said, .count = times, .language = "en", .stamp = 1577750400 };
    g_autofree char *text = ics_write(&request);

    return unfold(text);
}

static void
an_event_has_these_lines(void **state)
{
    const IcsCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = plan_of(&c->row, diags);
    g_autofree char *text = NULL;

    assert_non_null(plan);
    text = write_one(plan, 1);
    for (size_t i = 0; i < G_N_ELEMENTS(c->has) && c->has[i] != NULL; i++) {
        g_autofree char *line = g_strconcat("\r\n", c->has[i], "\r\n", NULL);

        if (strstr(text, line) == NULL)
            fail_msg("there is no line %s in\n%s", c->has[i], text);
    }
    if (c->hasnt != NULL) {
        g_autofree char *line = g_strconcat("\r\n", c->hasnt, NULL);

        assert_null(strstr(text, line));
    }
}

/* date -u -d @1577750400: 31 December 2019, midnight. */
static void
the_stamp_is_the_documents_date(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = plan_of(&cases[0].row, diags);
    g_autofree char *text = write_one(plan, 1);

    (void)state;
    assert_non_null(strstr(text, "\r\nDTSTAMP:20191231T000000Z\r\n"));
}

/* RFC 5545, 3.8.4.7: an identifier is unique, even where two events are alike in everything. */
static void
no_identity_is_given_out_twice(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = plan_of(&cases[0].row, diags);
    g_autofree char *text = write_one(plan, 2);

    (void)state;
    assert_non_null(strstr(text, "\r\nUID:a@sample.sheaf\r\n"));
    assert_non_null(strstr(text, "\r\nUID:2-a@sample.sheaf\r\n"));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(cases); count++)
        tests[count] = row_test(an_event_has_these_lines, cases[count].name, &cases[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_stamp_is_the_documents_date);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(no_identity_is_given_out_twice);
    return _cmocka_run_group_tests("write/ics", tests, count, NULL, NULL);
}
