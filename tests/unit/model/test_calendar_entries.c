/*
 * What stands in a calendar, worked by hand: spans, outcomes, the as-of rule, anniversaries and days, what treaties
 * set, the order, and the recorder.
 */
#include "sample.h"
#include <string.h>
#include "model/calendar_entries.h"

enum { MOST_EVENTS = 8 };

/* An event as a test writes it; one without a title ends the list. `days`: "first", "first/last" or "/last". */
typedef struct Happens {
    const char *title, *days, *id, *kind, *origin, *of, *treaty, *area;
    EventStatus status;
    bool tbc, beside;                   /* beside the plan: not in its own calendar */
    const char *sources;                /* NULL: a register, which tells of it on its day */
} Happens;

static Period
days_of(const char *text)
{
    g_auto(GStrv) ends = text == NULL ? g_new0(char *, 1) : g_strsplit(text, "/", 2);

    if (text == NULL)
        return (Period){ DATE_NONE, DATE_NONE };
    return (Period){ day(*ends[0] == '\0' ? NULL : ends[0]), day(ends[1] == NULL ? ends[0] : ends[1]) };
}

static void
add_events(PlanBuilder *b, const Happens *events)
{
    for (size_t i = 0; i < MOST_EVENTS && events[i].title != NULL; i++) {
        Event row = { .id = events[i].id,
                      .title = { .text = events[i].title },
                      .kind = events[i].kind == NULL ? "meeting" : events[i].kind,
                      .period = days_of(events[i].days),
                      .origin = day(events[i].origin),
                      .of_id = events[i].of,
                      .treaty_id = events[i].treaty,
                      .area_id = events[i].area,
                      .status = events[i].status,
                      .tbc = events[i].tbc,
                      .in_plan = !events[i].beside,
                      .source_ids = events[i].sources == NULL ? "REG" : events[i].sources,
                      .place = AT(90 + (int)i) };

        plan_builder_add_event(b, &row);
    }
}

/* "2018-10-09 launch -> 2018-12-03", "2018-03-01 force, 19 years", "2018-09 monitor tbc": what a reader would check. */
static void
print_entry(GString *out, const CalendarEntry *e)
{
    static const char *const whats[] = { "event", "in force", "deadline", "report", "joined" };
    char text[11];

    g_string_append(out, out->len > 0 ? "|" : "");
    g_string_append(out, date_format(e->period.first, text));
    if (!date_equal(e->period.first, e->period.last))
        g_string_append_printf(out, "/%s", date_format(e->period.last, text));
    if (e->event != NULL)
        g_string_append_printf(out, " %s%s", e->event->title.text, e->event->tbc ? " tbc" : "");
    else
        g_string_append_printf(out, " %s %s", whats[e->what], e->treaty->id);
    if (e->event == NULL && e->article != NULL)
        g_string_append_printf(out, " %s", e->article->number);
    if (e->event == NULL && e->area != NULL)
        g_string_append_printf(out, " %s", e->area->id);
    if (e->ordinal > 0)
        g_string_append_printf(out, ", %d years%s", e->ordinal, e->round ? ", round" : "");
    if (e->outcome != NULL)
        g_string_append_printf(out, " -> %s%s", date_format(e->outcome->period.first, text),
                               e->outcome->status == EVENT_CANCELLED ? " cancelled" : "");
}

static void
assert_calendar(const Plan *plan, const char *as_of, const char *span, const char *concerning, bool planned,
                const char *want)
{
    g_autoptr(View) view = view_new(plan, day(as_of), NULL);
    g_autoptr(GString) got = g_string_new(NULL);
    const Area *area = concerning == NULL ? NULL : plan_find_area(plan, concerning);
    size_t count;
    const CalendarEntry *entries = view_calendar(view, days_of(span), area, planned, &count);

    assert_true(concerning == NULL || area != NULL);
    for (size_t i = 0; i < count; i++)
        print_entry(got, &entries[i]);
    assert_string_equal(got->str, want);
}

/* ---- events ---- */

typedef struct EventCase {
    const char *name;
    Happens events[MOST_EVENTS];
    const char *span, *want, *as_of;
    bool planned;
} EventCase;

#define HELD      .status = EVENT_HELD
#define CANCELLED .status = EVENT_CANCELLED

static const EventCase event_cases[] = {
    /* spans */
    { "nothing planned", { { 0 } }, "2018", "" },
    { "a day of the span", { { "m", "2018-06-07" } }, "2018", "2018-06-07 m" },
    { "the span's first and last day",
      { { "a", "2018-06-01" }, { "z", "2018-06-30" } },
      "2018-06",
      "2018-06-01 a|2018-06-30 z" },
    { "the days beside the span", { { "a", "2018-05-31" }, { "z", "2018-07-01" } }, "2018-06", "" },
    { "from the year before", { { "m", "2017-12-30/2018-01-02" } }, "2018", "2017-12-30/2018-01-02 m" },
    { "into the year after", { { "m", "2018-12-30/2019-01-02" } }, "2018", "2018-12-30/2019-01-02 m" },
    { "around the span", { { "m", "2017-06-01/2019-06-01" } }, "2018-06", "2017-06-01/2019-06-01 m" },
    { "a month touches any of its days",
      { { "m", "2018-09", .tbc = true } },
      "2018-09-30/2018-10-02",
      "2018-09 m tbc" },
    { "a month is over with its last day", { { "m", "2018-09", .tbc = true } }, "2018-10", "" },
    { "a year touches each of its months", { { "m", "2018" } }, "2018-05", "2018 m" },
    { "a span of one day", { { "m", "2018-09-03/2018-09-05" } }, "2018-09-04", "2018-09-03/2018-09-05 m" },
    { "from a day to a month lasts to the month's end",
      { { "m", "2018-02-10/2018-02" } },
      "2018-02",
      "2018-02-10/2018-02-28 m" },
    { "and touches its last day", { { "m", "2018-02-10/2018-02" } }, "2018-02-28", "2018-02-10/2018-02-28 m" },
    /* outcomes */
    { "held on another day",
      { { "pax", "2018-10-09", "p" }, { "out", "2018-12-03", .of = "p", HELD } },
      "2018",
      "2018-10-09 pax -> 2018-12-03" },
    { "the outcome stands with its plan, not on its own day",
      { { "pax", "2018-10-09", "p" }, { "out", "2018-12-03", .of = "p", HELD } },
      "2018-12",
      "" },
    { "held as planned",
      { { "m", "2018-06-07", "p" }, { "out", "2018-06-07", .of = "p", HELD } },
      "2018",
      "2018-06-07 m" },
    { "of days planned, one is on record",
      { { "m", "2018-11-26/2018-11-30", "p" }, { "out", "2018-11-30", .of = "p", HELD } },
      "2018",
      "2018-11-26/2018-11-30 m" },
    { "one day more than planned",
      { { "m", "2018-11-26/2018-11-30", "p" }, { "out", "2018-11-26/2018-12-01", .of = "p", HELD } },
      "2018",
      "2018-11-26/2018-11-30 m -> 2018-11-26" },
    { "the day that was to be confirmed",
      { { "m", "2018-11", "p", .tbc = true }, { "out", "2018-11-20", .of = "p", HELD } },
      "2018",
      "2018-11 m tbc -> 2018-11-20" },
    { "in a month, its day not certain",
      { { "m", "2018-09", "p", .tbc = true }, { "out", "2018-08", .of = "p", HELD } },
      "2018",
      "2018-09 m tbc -> 2018-08" },
    { "the planned month, its day not certain",
      { { "m", "2018-09-03", "p" }, { "out", "2018-09", .of = "p", HELD } },
      "2018",
      "2018-09-03 m -> 2018-09" },
    { "called off",
      { { "m", "2018-06-07", "p" }, { "out", "2018-06-07", .of = "p", CANCELLED } },
      "2018",
      "2018-06-07 m -> 2018-06-07 cancelled" },
    { "put off",
      { { "m", "2018-06-07", "p" }, { "out", "2020-06-07", .of = "p" } },
      "2018",
      "2018-06-07 m -> 2020-06-07" },
    { "an outcome that is not known yet",
      { { "m", "2018-10-09", "p" }, { "out", "2018-12-03", .of = "p", HELD } },
      "2018",
      "2018-10-09 m",
      .as_of = "2018-12-02" },
    { "known on its day",
      { { "m", "2018-10-09", "p" }, { "out", "2018-12-03", .of = "p", HELD } },
      "2018",
      "2018-10-09 m -> 2018-12-03",
      .as_of = "2018-12-03" },
    { "a month on record is known from its first day",
      { { "m", "2018-09-20", "p" }, { "out", "2018-08", .of = "p", HELD } },
      "2018",
      "2018-09-20 m -> 2018-08",
      .as_of = "2018-08-01" },
    { "a day of every year, put off in one",
      { { "d", "1992-12-03", "p", "day", "1992-12-03" }, { "out", "2018-12-05", .of = "p", HELD } },
      "2018-12",
      "2018-12-03 d -> 2018-12-05" },
    { "and not in the next",
      { { "d", "1992-12-03", "p", "day", "1992-12-03" }, { "out", "2018-12-05", .of = "p", HELD } },
      "2019-12",
      "2019-12-03 d" },
    { "a day of every year, kept",
      { { "d", "1992-12-03", "p", "day", "1992-12-03" }, { "out", "2018-12-03", .of = "p", HELD } },
      "2018-12",
      "2018-12-03 d" },
    /* the as-of rule */
    { "what took place after the as-of day", { { "m", "2018-06-07", HELD } }, "2018", "", .as_of = "2018-06-06" },
    { "what took place on it", { { "m", "2018-06-07", HELD } }, "2018", "2018-06-07 m", .as_of = "2018-06-07" },
    { "what began on it",
      { { "m", "2018-06-07/2018-06-08", HELD } },
      "2018",
      "2018-06-07/2018-06-08 m",
      .as_of = "2018-06-07" },
    { "what is planned after it", { { "m", "2018-06-07" } }, "2018", "2018-06-07 m", .as_of = "2018-01-01" },
    { "what was published by then",
      { { "m", "2018-06-07", HELD, .sources = "S18" } },
      "2018",
      "2018-06-07 m",
      .as_of = "2018-11-15" },
    { "what was published the day after",
      { { "m", "2018-06-07", HELD, .beside = true, .sources = "S18" } },
      "2018",
      "",
      .as_of = "2018-11-14" },
    { "of two sources the earlier tells of it",
      { { "m", "2018-06-07", HELD, .sources = "S18 S17" } },
      "2018",
      "2018-06-07 m",
      .as_of = "2018-06-07" },
    { "what is announced later",
      { { "m", "2020-06-07", .beside = true, .sources = "S19" } },
      "2020",
      "",
      .as_of = "2018-12-31" },
    { "what had been announced",
      { { "m", "2020-06-07", .sources = "S18" } },
      "2020",
      "2020-06-07 m",
      .as_of = "2018-12-31" },
    { "the plan's own, whenever it is dated",
      { { "m", "2018-06-07", .sources = "S18" } },
      "2018",
      "2018-06-07 m",
      .as_of = "2018-01-01" },
    { "an outcome published later",
      { { "m", "2018-03-09", "p" }, { "out", "2018-06-07", .of = "p", HELD, .beside = true, .sources = "S18" } },
      "2018",
      "2018-03-09 m",
      .as_of = "2018-07-01" },
    { "what was called off", { { "m", "2018-06-07", CANCELLED } }, "2018", "2018-06-07 m" },
    /* the plan's own */
    { "the plan's own calendar",
      { { "m", "2018-06-07" }, { "vote", "2018-12-05", .beside = true } },
      "2018",
      "2018-06-07 m",
      .planned = true },
    { "everything",
      { { "m", "2018-06-07" }, { "vote", "2018-12-05", .beside = true } },
      "2018",
      "2018-06-07 m|2018-12-05 vote" },
    /* anniversaries: the five of the plan's calendar for 2018, from their origins */
    { "19th",
      { { "a", "1999-03-01", .kind = "anniversary", .origin = "1999-03-01" } },
      "2018",
      "2018-03-01 a, 19 years" },
    { "10th",
      { { "a", "2008-05-30", .kind = "anniversary", .origin = "2008-05-30" } },
      "2018",
      "2018-05-30 a, 10 years, round" },
    { "8th",
      { { "a", "2010-08-01", .kind = "anniversary", .origin = "2010-08-01" } },
      "2018",
      "2018-08-01 a, 8 years" },
    { "10th, of two days",
      { { "a", "2008-12-03/2008-12-04", .kind = "anniversary", .origin = "2008-12-03" } },
      "2018",
      "2018-12-03/2018-12-04 a, 10 years, round" },
    { "21st, of two days",
      { { "a", "1997-12-03/1997-12-04", .kind = "anniversary", .origin = "1997-12-03" } },
      "2018",
      "2018-12-03/2018-12-04 a, 21 years" },
    { "20 years are round",
      { { "a", "1999-03-01", .kind = "anniversary", .origin = "1999-03-01" } },
      "2019",
      "2019-03-01 a, 20 years, round" },
    { "25 years are round",
      { { "a", "1997-12-03", .kind = "anniversary", .origin = "1997-12-03" } },
      "2022",
      "2022-12-03 a, 25 years, round" },
    { "15 years are not",
      { { "a", "1999-03-01", .kind = "anniversary", .origin = "1999-03-01" } },
      "2014",
      "2014-03-01 a, 15 years" },
    { "100 years are round",
      { { "a", "1997-12-03", .kind = "anniversary", .origin = "1997-12-03" } },
      "2097",
      "2097-12-03 a, 100 years, round" },
    { "the origin itself is none",
      { { "a", "1999-03-01", .kind = "anniversary", .origin = "1999-03-01" } },
      "1999",
      "" },
    { "nor what was before", { { "a", "1999-03-01", .kind = "anniversary", .origin = "1999-03-01" } }, "1990", "" },
    { "a day has no ordinal",
      { { "d", "1992-12-03", .kind = "day", .origin = "1992-12-03" } },
      "2018",
      "2018-12-03 d" },
    { "a day is observed from its first year",
      { { "d", "1992-12-03", .kind = "day", .origin = "1992-12-03" } },
      "1991/1992",
      "1992-12-03 d" },
    { "from an origin alone", { { "d", .kind = "day", .origin = "2006-04-04" } }, "2018", "2018-04-04 d" },
    { "an end without a start is no length",
      { { "d", "/2006-04-05", .kind = "day", .origin = "2006-04-04" } },
      "2018",
      "2018-04-04 d" },
    { "one each year of the span",
      { { "a", "2008-05-30", .kind = "anniversary", .origin = "2008-05-30" } },
      "2017/2019",
      "2017-05-30 a, 9 years|2018-05-30 a, 10 years, round|2019-05-30 a, 11 years" },
    { "of a leap day in a common year",
      { { "a", "2016-02-29", .kind = "anniversary", .origin = "2016-02-29" } },
      "2017",
      "2017-02-28 a, 1 years" },
    { "of a leap day in a leap year",
      { { "a", "2016-02-29", .kind = "anniversary", .origin = "2016-02-29" } },
      "2020",
      "2020-02-29 a, 4 years" },
    { "of a leap day in 2100",
      { { "a", "2016-02-29", .kind = "anniversary", .origin = "2016-02-29" } },
      "2100",
      "2100-02-28 a, 84 years" },
    { "over the year's end",
      { { "a", "2000-12-31/2001-01-01", .kind = "anniversary", .origin = "2000-12-31" } },
      "2018-01",
      "2017-12-31/2018-01-01 a, 17 years" },
    /* the order */
    { "by first day, not as written",
      { { "b", "2018-06-08" }, { "a", "2018-06-07" } },
      "2018",
      "2018-06-07 a|2018-06-08 b" },
    { "of one day as written",
      { { "b", "2018-06-07" }, { "a", "2018-06-07/2018-06-09" }, { "c", "2018-06-07" } },
      "2018",
      "2018-06-07 b|2018-06-07/2018-06-09 a|2018-06-07 c" },
    { "a month after its last day and before the next",
      { { "m", "2018-09", .tbc = true }, { "b", "2018-10-01" }, { "a", "2018-09-30" } },
      "2018",
      "2018-09-30 a|2018-09 m tbc|2018-10-01 b" },
    { "a day to be confirmed after what is sure of that day",
      { { "m", "2018-09-03", .tbc = true }, { "a", "2018-09-20" }, { "b", "2018-09-03" } },
      "2018",
      "2018-09-03 b|2018-09-03 m tbc|2018-09-20 a" },
    { "a year after its last day",
      { { "m", "2018" }, { "a", "2018-12-31" }, { "b", "2019-01-01" } },
      "2018/2019",
      "2018-12-31 a|2018 m|2019-01-01 b" },
};

static void
events_stand_in_a_calendar(void **state)
{
    const EventCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;

    add_events(b, c->events);
    plan = sample_finish(b, diags);
    assert_calendar(plan, c->as_of, c->span, NULL, c->planned, c->want);
}

typedef struct HasDayCase { const char *name; Happens event; bool want; } HasDayCase;

static const HasDayCase has_day_cases[] = {
    { "a day", { "m", "2018-09-03" }, true },
    { "several days", { "m", "2018-09-03/2018-09-05" }, true },
    { "a day to be confirmed", { "m", "2018-09-03", .tbc = true }, false },
    { "a month", { "m", "2018-09" }, false },
    { "a year", { "m", "2018" }, false },
};

static void
an_entry_has_a_day_or_not(void **state)
{
    const HasDayCase *c = *state;
    Happens events[MOST_EVENTS] = { c->event };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    size_t count;
    const CalendarEntry *entries;

    add_events(b, events);
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    entries = view_calendar(view, days_of("2018"), NULL, false, &count);
    assert_int_equal(count, 1);
    assert_int_equal(calendar_entry_has_day(&entries[0]), c->want);
}

/* ---- what treaties set, and one area's ---- */

/* Alba is party to all, Bria has signed the Trade Treaty, Cora joins the Mine Ban Treaty in 2018, Dune is in none. */
static void
add_treaty_life(PlanBuilder *b)
{
    static const Article articles[] = { { .number = "13", .kind = ARTICLE_REPORT, .yearly = "05-31" } };
    static const Treaty trade = { .id = "ATT",
                                  .in_force = { 2014, 12, 24 },
                                  .articles = articles,
                                  .article_count = 1,
                                  .place = { "sample.xml", 32, 1 } };
    static const Membership members[] = {
        { .area_id = "AAA",
          .treaty_id = "MBT",
          .deposited = { 1998, 9, 1 },
          .in_force = { 1999, 3, 1 },
          .place = { "sample.xml", 70, 1 } },
        { .area_id = "AAA",
          .treaty_id = "ATT",
          .deposited = { 2014, 9, 25 },
          .in_force = { 2014, 12, 24 },
          .place = { "sample.xml", 71, 1 } },
        { .area_id = "BBB", .treaty_id = "ATT", .signed_on = { 2013, 6, 3 }, .place = { "sample.xml", 72, 1 } },
        { .area_id = "CCC",
          .treaty_id = "MBT",
          .deposited = { 2017, 12, 13 },
          .in_force = { 2018, 6, 1 },
          .place = { "sample.xml", 73, 1 } },
    };
    static const DeadlineStepRow alba[] = { { { 2009, 3, 1 }, { 0 }, false, NULL },
                                            { { 2019, 3, 1 }, { 2008, 11, 28 }, false, NULL },
                                            { { 2021, 3, 1 }, { 2018, 11, 30 }, true, NULL } };
    static const DeadlineStepRow cora[] = { { { 2028, 6, 1 }, { 0 }, false, NULL } };
    static const DeadlineSeries deadlines[] = {
        { .area_id = "AAA",
          .treaty_id = "MBT",
          .article_id = "5",
          .steps = alba,
          .step_count = 3,
          .place = { "sample.xml", 75, 1 } },
        { .area_id = "CCC",
          .treaty_id = "MBT",
          .article_id = "5",
          .steps = cora,
          .step_count = 1,
          .completed = { 2019, 6, 1 },
          .place = { "sample.xml", 76, 1 } },
    };

    plan_builder_add_treaty(b, &trade);
    for (size_t i = 0; i < G_N_ELEMENTS(members); i++)
        plan_builder_add_membership(b, &members[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(deadlines); i++)
        plan_builder_add_deadline(b, &deadlines[i]);
}

typedef struct TreatyCase {
    const char *name;
    Happens events[MOST_EVENTS];
    const char *area, *as_of, *span, *want;
    bool planned;
} TreatyCase;

static const TreatyCase treaty_cases[] = {
    { "an entry into force, and reports of the year",
      { { 0 } },
      NULL,
      NULL,
      "2018",
      "2018-05-31 report ATT 13|2018-06-01 in force MBT CCC" },
    { "not in the plan's own calendar", { { 0 } }, NULL, NULL, "2018", "", .planned = true },
    { "known before it comes, from the deposit on",
      { { 0 } },
      NULL,
      "2017-12-13",
      "2018-06",
      "2018-06-01 in force MBT CCC" },
    { "not known before the deposit", { { 0 } }, NULL, "2017-12-12", "2018-06", "" },
    { "told once where somebody wrote it down",
      { { "Cora joins", "2018-06-01", .treaty = "MBT", .area = "CCC", HELD } },
      NULL,
      NULL,
      "2018-06",
      "2018-06-01 Cora joins" },
    { "another's on that day is not it",
      { { "Alba hosts", "2018-06-01", .treaty = "MBT", .area = "AAA", HELD } },
      NULL,
      NULL,
      "2018-06",
      "2018-06-01 Alba hosts|2018-06-01 in force MBT CCC" },
    { "reports are due once the treaty is in force",
      { { 0 } },
      NULL,
      NULL,
      "2014-05/2015-06",
      "2014-09-25 joined ATT AAA|2014-12-24 in force ATT AAA|2015-05-31 report ATT 13" },
    { "a deposit is told on its day", { { 0 } }, NULL, NULL, "2017-12", "2017-12-13 joined MBT CCC" },
    { "not before it was known", { { 0 } }, NULL, "2017-12-12", "2017-12", "" },
    { "once where somebody wrote it down",
      { { "Cora deposits", "2017-12-13", .treaty = "MBT", .area = "CCC", HELD } },
      NULL,
      NULL,
      "2017-12",
      "2017-12-13 Cora deposits" },
    { "a deadline where it stood before it was extended",
      { { 0 } },
      NULL,
      "2018-11-29",
      "2019-03",
      "2019-03-01 deadline MBT 5 AAA" },
    { "it has gone where it was extended", { { 0 } }, NULL, "2018-11-30", "2019-03", "" },
    { "to its new day", { { 0 } }, NULL, "2018-11-30", "2021-03", "2021-03-01 deadline MBT 5 AAA" },
    { "a deadline that is met before is none", { { 0 } }, NULL, "2019-06-01", "2028", "2028-05-31 report ATT 13" },
    { "before it is met it is one",
      { { 0 } },
      NULL,
      "2019-05-31",
      "2028",
      "2028-05-31 report ATT 13|2028-06-01 deadline MBT 5 CCC" },
    /* one area's */
    { "a party's year", { { 0 } }, "AAA", NULL, "2018", "2018-05-31 report ATT 13 AAA" },
    { "a signatory owes no report", { { 0 } }, "BBB", NULL, "2018", "" },
    { "an area that joins", { { 0 } }, "CCC", NULL, "2018", "2018-06-01 in force MBT CCC" },
    { "an area of no treaty", { { 0 } }, "DDD", NULL, "2018", "" },
    { "deadlines are one's own", { { 0 } }, "CCC", "2018-12-31", "2021", "" },
    { "meetings of its treaty", { { "m", "2018-06-07", .treaty = "MBT" } }, "AAA", NULL, "2018-06", "2018-06-07 m" },
    { "meetings of what it has signed",
      { { "m", "2018-06-07", .treaty = "ATT" } },
      "BBB",
      NULL,
      "2018-06",
      "2018-06-07 m" },
    { "meetings of another treaty", { { "m", "2018-06-07", .treaty = "CCM" } }, "AAA", NULL, "2018-06", "" },
    { "events of no treaty concern no area alone", { { "m", "2018-06-07" } }, "AAA", NULL, "2018-06", "" },
    { "its own, and not its neighbour's",
      { { "own", "2018-06-07", .area = "DDD" }, { "other", "2018-06-08", .area = "AAA" } },
      "DDD",
      NULL,
      "2018-06",
      "2018-06-07 own" },
    { "anniversaries of its treaty",
      { { "a", "1999-03-01", .kind = "anniversary", .origin = "1999-03-01", .treaty = "MBT" } },
      "AAA",
      NULL,
      "2018-03",
      "2018-03-01 a, 19 years" },
};

static void
treaties_set_their_days(void **state)
{
    const TreatyCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;

    add_treaty_life(b);
    add_events(b, c->events);
    plan = sample_finish(b, diags);
    assert_calendar(plan, c->as_of, c->span, c->area, c->planned, c->want);
}

/* ---- the recorder ---- */

typedef struct Noted { char question[96], hash[65]; size_t count; } Noted;

static void
note(const char *question, const char *hash, const char *said, void *data)
{
    Noted *noted = data;

    (void)said;
    g_strlcpy(noted->question, question, sizeof noted->question);
    g_strlcpy(noted->hash, hash, sizeof noted->hash);
    noted->count++;
}

static void
note_calendar(const Event *rows, size_t row_count, const char *span, const char *concerning, Noted *noted)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Recorder) recorder = recorder_new();
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    size_t count;

    for (size_t i = 0; i < row_count; i++)
        plan_builder_add_event(b, &rows[i]);
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, recorder);
    view_calendar(view, days_of(span), concerning == NULL ? NULL : plan_find_area(plan, concerning), false, &count);
    *noted = (Noted){ .count = 0 };
    recorder_each(recorder, note, noted);
}

static void
an_empty_calendar_is_an_answer(void **state)
{
    Noted noted;

    (void)state;
    note_calendar(NULL, 0, "2018-09", "AAA", &noted);
    assert_int_equal(noted.count, 1);
    assert_string_equal(noted.question, "calendar all AAA 2018-09-01 2018-09-30");
    assert_int_equal(strlen(noted.hash), 64);
}

typedef struct RecordCase { const char *name; Event planned, outcome; bool same; } RecordCase;

/* What a row leaves out: a launch planned for 9 October that took place on 3 December. */
static Event
completed(Event row, bool outcome)
{
    row.id = outcome ? NULL : "p";
    row.of_id = outcome ? "p" : NULL;
    row.title.text = row.title.text == NULL ? "m" : row.title.text;
    row.kind = row.kind == NULL ? "launch" : row.kind;
    row.source_ids = row.source_ids == NULL ? "S18" : row.source_ids;
    row.place = row.place.line == 0 ? AT(90) : row.place;
    if (!date_is_set(row.period.first))
        row.period = days_of(outcome ? "2018-12-03" : "2018-10-09");
    return row;
}

/* Everything that a page may print of an entry. */
static const RecordCase record_cases[] = {
    { "the same again", { 0 }, { 0 }, true },
    { "another line of the file", { .place = { "sample.xml", 99, 1 } }, { 0 }, true },
    { "another title", { .title = { .text = "n" } }, { 0 }, false },
    { "a short title", { .short_title = { .text = "s" } }, { 0 }, false },
    { "another kind", { .kind = "vote" }, { 0 }, false },
    { "a place", { .where = "Oslo" }, { 0 }, false },
    { "another day", { .period = { { 2018, 10, 9 }, { 2018, 10, 10 } } }, { 0 }, false },
    { "a day to be confirmed", { .tbc = true }, { 0 }, false },
    { "in the plan", { .in_plan = true }, { 0 }, false },
    { "another source", { .source_ids = "S19" }, { 0 }, false },
    { "the outcome's last day", { 0 }, { .period = { { 2018, 12, 3 }, { 2018, 12, 4 } } }, false },
    { "the outcome called off", { 0 }, { .status = EVENT_CANCELLED }, false },
    { "the outcome's kind", { 0 }, { .kind = "meeting" }, false },
    { "the outcome's source", { 0 }, { .source_ids = "S19" }, false },
};

static void
the_hash_changes_with_what_is_printed(void **state)
{
    const RecordCase *c = *state;
    Event told[] = { completed((Event){ 0 }, false), completed((Event){ 0 }, true) };
    Event rows[] = { completed(c->planned, false), completed(c->outcome, true) };
    Noted before, after;

    note_calendar(told, G_N_ELEMENTS(told), "2018", NULL, &before);
    note_calendar(rows, G_N_ELEMENTS(rows), "2018", NULL, &after);
    assert_string_equal(before.question, after.question);
    assert_int_equal(strcmp(before.hash, after.hash) == 0, c->same);
}

int
main(void)
{
    struct CMUnitTest tests[160] = { cmocka_unit_test(an_empty_calendar_is_an_answer) };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(event_cases); i++)
        tests[count++] = row_test(events_stand_in_a_calendar, event_cases[i].name, &event_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(has_day_cases); i++)
        tests[count++] = row_test(an_entry_has_a_day_or_not, has_day_cases[i].name, &has_day_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(treaty_cases); i++)
        tests[count++] = row_test(treaties_set_their_days, treaty_cases[i].name, &treaty_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(record_cases); i++)
        tests[count++] = row_test(the_hash_changes_with_what_is_printed, record_cases[i].name, &record_cases[i]);
    return _cmocka_run_group_tests("calendars of the model", tests, count, NULL, NULL);
}
