/* Events as a data file: which facts are attributes, what is left out, what is escaped. */
#include "assert.h"
#include <string.h>
#include "write/write.h"

#define FILE_OF(events) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<events>" events "\n</events>\n"

static const Translation french[] = { { "fr", "R\xC3\xA9union" } };

typedef struct EventCase { const char *name; Event row; const char *want; } EventCase;

static const EventCase cases[] = {
    { "a day",
      { .kind = "meeting", .title = { .text = "T" }, .period = { { 2018, 9, 3 }, { 2018, 9, 3 } } },
      FILE_OF("\n  <event start=\"2018-09-03\" kind=\"meeting\"><title>T</title></event>") },
    { "several days, in the plan",
      { .id = "a",
        .kind = "meeting",
        .where = "Geneva",
        .title = { .text = "T" },
        .in_plan = true,
        .period = { { 2018, 9, 3 }, { 2018, 9, 5 } } },
      FILE_OF("\n  <event id=\"a\" start=\"2018-09-03\" end=\"2018-09-05\" kind=\"meeting\" place=\"Geneva\" "
              "in-plan=\"yes\"><title>T</title></event>") },
    { "a month to be confirmed",
      { .kind = "launch", .title = { .text = "T" }, .tbc = true, .period = { { 2018, 9, 0 }, { 2018, 9, 0 } } },
      FILE_OF("\n  <event start=\"2018-09\" tbc=\"yes\" kind=\"launch\"><title>T</title></event>") },
    { "what became of another",
      { .of_id = "a",
        .kind = "meeting",
        .title = { .text = "T" },
        .status = EVENT_CANCELLED,
        .source_ids = "S1 S2",
        .note = "n",
        .period = { { 2018, 9, 3 }, { 2018, 9, 3 } } },
      FILE_OF("\n  <event of=\"a\" start=\"2018-09-03\" kind=\"meeting\" status=\"cancelled\" sources=\"S1 S2\" "
              "note=\"n\"><title>T</title></event>") },
    { "a series",
      { .kind = "meeting",
        .title = { .text = "T" },
        .recurs = "FREQ=DAILY;COUNT=2",
        .except = "2018-09-04",
        .also = "2018-09-06",
        .uid = "u@x",
        .period = { { 2018, 9, 3 }, { 2018, 9, 3 } } },
      FILE_OF("\n  <event start=\"2018-09-03\" kind=\"meeting\" recurs=\"FREQ=DAILY;COUNT=2\" except=\"2018-09-04\" "
              "also=\"2018-09-06\" uid=\"u@x\"><title>T</title></event>") },
    { "an anniversary with its translations",
      { .kind = "anniversary",
        .treaty_id = "WW",
        .title = { "Meeting", french, 1 },
        .short_title = { .text = "M" },
        .origin = { 2008, 12, 3 },
        .period = { { 2008, 12, 3 }, { 2008, 12, 4 } } },
      FILE_OF("\n  <event origin=\"2008-12-03\" start=\"2008-12-03\" end=\"2008-12-04\" kind=\"anniversary\" "
              "treaty=\"WW\"><title>Meeting</title><title "
              "xml:lang=\"fr\">R\xC3\xA9union</title><short-title>M</short-title></event>") },
    { "marks of XML",
      { .kind = "meeting",
        .where = "a\"b",
        .title = { .text = "a & <b>" },
        .period = { { 2018, 9, 3 }, { 2018, 9, 3 } } },
      FILE_OF("\n  <event start=\"2018-09-03\" kind=\"meeting\" place=\"a&quot;b\"><title>a &amp; "
              "&lt;b&gt;</title></event>") },
};

static void
an_event_is_written(void **state)
{
    const EventCase *c = *state;
    g_autofree char *text = events_write_xml(&c->row, 1);

    assert_string_equal(text, c->want);
}

static void
no_events_are_a_file_too(void **state)
{
    g_autofree char *text = events_write_xml(NULL, 0);

    (void)state;
    assert_string_equal(text, FILE_OF(""));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(cases); count++)
        tests[count] = row_test(an_event_is_written, cases[count].name, &cases[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(no_events_are_a_file_too);
    return _cmocka_run_group_tests("write/events", tests, count, NULL, NULL);
}
