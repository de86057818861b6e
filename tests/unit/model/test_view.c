/*
 * What stands on a day, worked by hand: revisions, the as-of rule, sums, memberships, deadlines, sets, next dates, and
 * the recorder, whose hash changes when, and only when, the answer does.
 */
#include "sample.h"
#include <string.h>
#include "model/status.h"

/* ---- plans ---- */

/* A figure as a test writes it; a row without a measure ends the list. area NULL: AAA; "": the world. */
typedef struct Seen {
    const char *measure, *area, *period, *source, *published;
    double value;
    int decimals;
    Quality quality;
} Seen;

static void
add_figures(PlanBuilder *b, const Seen *seen, size_t most)
{
    for (size_t i = 0; i < most && seen[i].measure != NULL; i++) {
        ObservationRow row = { .measure = seen[i].measure,
                               .published = day(seen[i].published),
                               .area = seen[i].area == NULL ? "AAA" : seen[i].area,
                               .sources = seen[i].source != NULL                      ? seen[i].source
                                          : strcmp(seen[i].period, "2018-11-15") <= 0 ? "S18"
                                                                                      : "REG",
                               .period = during(seen[i].period),
                               .value = seen[i].value,
                               .decimals = seen[i].decimals,
                               .quality = seen[i].quality,
                               .place = AT(100 + (int)i) };

        plan_builder_add_observation(b, &row);
    }
}

static void
add_member(PlanBuilder *b, const char *area, const char *treaty, const char *signed_on, const char *deposited,
           const char *in_force)
{
    Membership row = { .area_id = area,
                          .treaty_id = treaty,
                          .signed_on = day(signed_on),
                          .deposited = day(deposited),
                          .in_force = day(in_force),
                          .place = AT(70) };

    plan_builder_add_membership(b, &row);
}

/* ---- figures ---- */

typedef struct FigureCase {
    const char *name;
    Seen seen[6];
    const char *measure, *as_of; /* NULL: "cha"; the plan's own, 31 December 2019 */
    const char *known_by;        /* NULL: the as-of day */
    bool known;
    double value;
    int decimals;
    const char *period;
    Quality quality;
    bool summed;
    const char *only;
    Qualifier qualifier;
    size_t parts, revised;
} FigureCase;

#define FINAL       .quality = Q_FINAL
#define ESTIMATE    .quality = Q_ESTIMATE
#define PRELIMINARY .quality = Q_PRELIMINARY

static const FigureCase figure_cases[] = {
    { "nothing known is not zero", { { 0 } } },
    { "zero is a figure",
      { { "cha", .period = "2018", .value = 0, FINAL } },
      .known = true,
      .value = 0,
      .period = "2018",
      FINAL,
      .parts = 1 },
    { "another area's figure is not this one's", { { "cha", "BBB", "2018", .value = 7, FINAL } } },
    { "the world's figure is not an area's", { { "cha", "", "2018", .value = 7, FINAL } } },
    { "the latest period, not the last row",
      { { "cha", .period = "2018", .value = 8, FINAL },
        { "cha", .period = "2016", .value = 6, FINAL },
        { "cha", .period = "2017", .value = 7, FINAL } },
      .known = true,
      .value = 8,
      .period = "2018",
      FINAL,
      .parts = 1 },
    /* revisions */
    { "final beats estimate, though published earlier",
      { { "cha", .period = "2016", .value = 6, .source = "S17", FINAL },
        { "cha", .period = "2016", .value = 5, .source = "S19", ESTIMATE } },
      .known = true,
      .value = 6,
      .period = "2016",
      FINAL,
      .parts = 1,
      .revised = 1 },
    { "estimate beats preliminary",
      { { "cha", .period = "2016", .value = 6, ESTIMATE }, { "cha", .period = "2016", .value = 5, PRELIMINARY } },
      .known = true,
      .value = 6,
      .period = "2016",
      ESTIMATE,
      .parts = 1,
      .revised = 1 },
    { "between equals the later publication",
      { { "cha", .period = "2016", .value = 6, .source = "S19", FINAL },
        { "cha", .period = "2016", .value = 5, .source = "S17", FINAL } },
      .known = true,
      .value = 6,
      .period = "2016",
      FINAL,
      .parts = 1,
      .revised = 1 },
    { "a dated publication beats an undated one",
      { { "cha", .period = "2016", .value = 6, .source = "S17", FINAL },
        { "cha", .period = "2016", .value = 5, .source = "S-undated", FINAL } },
      .known = true,
      .value = 6,
      .period = "2016",
      FINAL,
      .parts = 1,
      .revised = 1 },
    { "of several sources the latest dates the figure",
      { { "cha", .period = "2016", .value = 6, .source = "S17 S19", FINAL },
        { "cha", .period = "2016", .value = 5, .source = "S18", FINAL } },
      .known = true,
      .value = 6,
      .period = "2016",
      FINAL,
      .parts = 1,
      .revised = 1 },
    { "all values of a period are kept",
      { { "cha", .period = "2016", .value = 4, PRELIMINARY },
        { "cha", .period = "2016", .value = 5, ESTIMATE },
        { "cha", .period = "2016", .value = 6, FINAL } },
      .known = true,
      .value = 6,
      .period = "2016",
      FINAL,
      .parts = 1,
      .revised = 2 },
    { "a preliminary figure of a later period is the latest",
      { { "cha", .period = "2016", .value = 6, FINAL }, { "cha", .period = "2017", .value = 5, PRELIMINARY } },
      .known = true,
      .value = 5,
      .period = "2017",
      PRELIMINARY,
      .parts = 1 },
    /* as of */
    { "a year counts from its last day",
      { { "cha", .period = "2018", .value = 8, FINAL } },
      .as_of = "2018-12-31",
      .known = true,
      .value = 8,
      .period = "2018",
      FINAL,
      .parts = 1 },
    { "undated, a year does not count before its end",
      { { "cha", .period = "2018", .value = 8, .source = "S-undated", FINAL } },
      .as_of = "2018-12-30" },
    { "a month counts from its last day",
      { { "cha", .period = "2018-06", .value = 8, .source = "S-undated", FINAL } },
      .as_of = "2018-06-30",
      .known = true,
      .value = 8,
      .period = "2018-06",
      FINAL,
      .parts = 1 },
    { "a month does not count before it",
      { { "cha", .period = "2018-06", .value = 8, .source = "S-undated", FINAL } },
      .as_of = "2018-06-29" },
    /* what had been published */
    { "published on 5 November, seen on 20 November: its own day is the former",
      { { "cha", .period = "2018", .value = 8, .published = "2018-11-05", FINAL } },
      .as_of = "2018-11-20",
      .known_by = "2018-11-20",
      .known = true,
      .value = 8,
      .period = "2018",
      FINAL,
      .parts = 1 },
    { "published a year later: its own day is its period's end",
      { { "cha", .period = "2018", .value = 8, .published = "2019-11-21", FINAL } },
      .as_of = "2018-11-20",
      .known_by = "2020-12-31" },
    { "undated: its own day is its period's end",
      { { "cha", .period = "2018", .value = 8, .source = "S-undated", FINAL } },
      .as_of = "2018-11-20" },
    { "of before as-of, published between the days",
      { { "cha", .period = "2017", .value = 7, .source = "S19", FINAL } },
      .as_of = "2018-11-20",
      .known_by = "2020",
      .known = true,
      .value = 7,
      .period = "2017",
      FINAL,
      .parts = 1 },
    { "published after known-by",
      { { "cha", .period = "2016", .value = 8, .source = "S19", FINAL } },
      .as_of = "2017-01-01" },
    { "a month of publication counts as its last day",
      { { "cha", .period = "2016", .value = 8, .source = "S17", FINAL } },
      .as_of = "2017-11-29" },
    { "on that day it is known",
      { { "cha", .period = "2016", .value = 8, .source = "S17", FINAL } },
      .as_of = "2017-11-30",
      .known = true,
      .value = 8,
      .period = "2016",
      FINAL,
      .parts = 1 },
    { "known-by before as-of hides what came between",
      { { "cha", .period = "2016", .value = 6, .source = "S17", FINAL },
        { "cha", .period = "2017", .value = 7, .source = "S18", FINAL } },
      .as_of = "2019-12-31",
      .known_by = "2018-06-30",
      .known = true,
      .value = 6,
      .period = "2016",
      FINAL,
      .parts = 1 },
    { "one of its sources is enough",
      { { "cha", .period = "2016", .value = 8, .source = "S19 S17", FINAL } },
      .as_of = "2018-01-01",
      .known = true,
      .value = 8,
      .period = "2016",
      FINAL,
      .parts = 1 },
    { "one without a date does not make up for one of later",
      { { "cha", .period = "2016", .value = 8, .source = "S19 S-undated", FINAL } },
      .as_of = "2018-01-01" },
    { "undated, and not there before its earliest day",
      { { "cha", .period = "2016", .value = 8, .source = "S-not-before", FINAL } },
      .as_of = "2018-01-01" },
    { "undated, and there since",
      { { "cha", .period = "2016", .value = 8, .source = "S-not-before", FINAL } },
      .as_of = "2018-03-01",
      .known = true,
      .value = 8,
      .period = "2016",
      FINAL,
      .parts = 1 },
    { "a register is known from the period's end",
      { { "cha", .period = "2018-12-05", .value = 8, .source = "REG", FINAL } },
      .as_of = "2018-12-05",
      .known = true,
      .value = 8,
      .period = "2018-12-05",
      FINAL,
      .parts = 1 },
    { "and not before",
      { { "cha", .period = "2018-12-05", .value = 8, .source = "REG", FINAL } },
      .as_of = "2018-12-04" },
    { "a period that has not begun",
      { { "cha", .period = "2019", .value = 8, .source = "S-undated", FINAL } },
      .as_of = "2018-12-31" },
    { "a revision that came later does not stand yet",
      { { "cha", .period = "2016", .value = 6, .source = "S17", PRELIMINARY },
        { "cha", .period = "2016", .value = 5, .source = "S19", FINAL } },
      .as_of = "2018-12-31",
      .known = true,
      .value = 6,
      .period = "2016",
      PRELIMINARY,
      .parts = 1 },
    { "among equals, a later source of one is not looked at yet",
      { { "cha", .period = "2016", .value = 6, .source = "S17 S19", FINAL },
        { "cha", .period = "2016", .value = 5, .source = "S18", FINAL } },
      .as_of = "2018-12-31",
      .known = true,
      .value = 5,
      .period = "2016",
      FINAL,
      .parts = 1,
      .revised = 1 },
    { "a flow told before its period is over is not the latest",
      { { "flow", .period = "2017", .value = 7, .source = "S18", FINAL },
        { "flow", .period = "2018", .value = 8, .source = "S18", FINAL } },
      .measure = "flow",
      .as_of = "2018-12-31",
      .known = true,
      .value = 7,
      .period = "2017",
      FINAL,
      .parts = 1 },
    { "an as-of year is its last day",
      { { "cha", .period = "2018", .value = 8, FINAL } },
      .as_of = "2018",
      .known = true,
      .value = 8,
      .period = "2018",
      FINAL,
      .parts = 1 },
    { "the earlier one, before the later ended",
      { { "cha", .period = "2017", .value = 7, .source = "S17", FINAL },
        { "cha", .period = "2018", .value = 8, FINAL } },
      .as_of = "2018-06-30",
      .known = true,
      .value = 7,
      .period = "2017",
      FINAL,
      .parts = 1 },
    /* sums */
    { "a sum of both parts",
      { { "cha", .period = "2018", .value = 1.25, .decimals = 2, FINAL },
        { "sha", .period = "2018", .value = 3.5, .decimals = 1, ESTIMATE } },
      .measure = "area",
      .known = true,
      .value = 4.75,
      .decimals = 2,
      .period = "2018",
      ESTIMATE,
      .summed = true,
      .parts = 2 },
    { "of one part: at least that",
      { { "cha", .period = "2018", .value = 1.25, .decimals = 2, FINAL } },
      .measure = "area",
      .known = true,
      .value = 1.25,
      .decimals = 2,
      .period = "2018",
      FINAL,
      .summed = true,
      .only = "cha",
      .qualifier = QUALIFIER_AT_LEAST,
      .parts = 1 },
    { "the second part alone, too",
      { { "sha", .period = "2018", .value = 3, FINAL } },
      .measure = "area",
      .known = true,
      .value = 3,
      .period = "2018",
      FINAL,
      .summed = true,
      .only = "sha",
      .qualifier = QUALIFIER_AT_LEAST,
      .parts = 1 },
    { "no sum over two periods",
      { { "cha", .period = "2018", .value = 1, FINAL }, { "sha", .period = "2017", .value = 3, FINAL } },
      .measure = "area",
      .known = true,
      .value = 1,
      .period = "2018",
      FINAL,
      .summed = true,
      .only = "cha",
      .qualifier = QUALIFIER_AT_LEAST,
      .parts = 1 },
    { "what is whole stands before a part of its year",
      { { "area", .period = "2018-06-30", .value = 9, FINAL }, { "cha", .period = "2018", .value = 1, FINAL } },
      .measure = "area",
      .known = true,
      .value = 9,
      .period = "2018-06-30",
      FINAL,
      .parts = 1 },
    { "a part of a later year is the latest that is known",
      { { "area", .period = "2017", .value = 9, FINAL }, { "cha", .period = "2018", .value = 1, FINAL } },
      .measure = "area",
      .known = true,
      .value = 1,
      .period = "2018",
      FINAL,
      .summed = true,
      .only = "cha",
      .qualifier = QUALIFIER_AT_LEAST,
      .parts = 1 },
    { "zero is a part like any other",
      { { "cha", .period = "2018", .value = 0, FINAL }, { "sha", .period = "2018", .value = 3, FINAL } },
      .measure = "area",
      .known = true,
      .value = 3,
      .period = "2018",
      FINAL,
      .summed = true,
      .parts = 2 },
    { "its own figure comes before a sum",
      { { "area", .period = "2018", .value = 9, PRELIMINARY },
        { "cha", .period = "2018", .value = 1, FINAL },
        { "sha", .period = "2018", .value = 3, FINAL } },
      .measure = "area",
      .known = true,
      .value = 9,
      .period = "2018",
      PRELIMINARY,
      .parts = 1 },
    { "a later sum comes after an own figure",
      { { "area", .period = "2017", .value = 9, FINAL },
        { "cha", .period = "2018", .value = 1, FINAL },
        { "sha", .period = "2018", .value = 3, FINAL } },
      .measure = "area",
      .known = true,
      .value = 4,
      .period = "2018",
      FINAL,
      .summed = true,
      .parts = 2 },
    { "a sum takes what stands of each part",
      { { "cha", .period = "2018", .value = 1, ESTIMATE },
        { "cha", .period = "2018", .value = 2, FINAL },
        { "sha", .period = "2018", .value = 3, FINAL } },
      .measure = "area",
      .known = true,
      .value = 5,
      .period = "2018",
      FINAL,
      .summed = true,
      .parts = 2 },
};

/* It is printed with its day, and is in nothing that is compared. */
static void
a_flow_told_before_its_end_is_open(void **state)
{
    static const Seen seen[] = { { "flow", .period = "2017", .value = 7, .source = "S18", FINAL },
                                 { "flow", .period = "2018", .value = 8, .source = "S18", FINAL } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    const Measure *flow;
    const Area *aaa;
    const Figure *figures;
    size_t count;

    (void)state;
    add_figures(b, seen, G_N_ELEMENTS(seen));
    plan = sample_finish(b, diags);
    view = view_new(plan, day("2018-12-31"), NULL);
    flow = plan_find_measure(plan, "flow");
    aaa = plan_find_area(plan, "AAA");
    figures = view_series(view, flow, aaa, &count);
    assert_int_equal(count, 1);
    assert_near(figures[0].value, 7, 1e-12);
    figures = view_series_open(view, flow, aaa, &count);
    assert_int_equal(count, 2);
    assert_true(figures[1].open);
    assert_true(date_equal(figures[1].own, day("2018-11-15")));
    assert_false(view_year(view, flow, aaa, 2018).known);
}

static void
the_latest_figure_stands(void **state)
{
    const FigureCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    Figure got;

    add_figures(b, c->seen, G_N_ELEMENTS(c->seen));
    plan = sample_finish(b, diags);
    view = c->known_by == NULL ? view_new(plan, day(c->as_of), NULL)
                               : view_new_days(plan, days_both(day(c->as_of), day(c->known_by)), NULL);
    got = view_latest(view, plan_find_measure(plan, c->measure == NULL ? "cha" : c->measure),
                      plan_find_area(plan, "AAA"));
    assert_int_equal(got.known, c->known);
    if (!c->known)
        return;
    assert_near(got.value, c->value, 1e-12);
    assert_int_equal(got.decimals, c->decimals);
    assert_true(date_equal(got.period.last, day(c->period)));
    assert_int_equal(got.quality, c->quality);
    assert_int_equal(got.summed, c->summed);
    assert_true(g_strcmp0(got.only, c->only) == 0);
    assert_int_equal(got.qualifier, c->qualifier);
    assert_int_equal(got.part_count, c->parts);
    assert_int_equal(got.revised_count, c->revised);
}

static void
superseded_values_come_oldest_first(void **state)
{
    static const Seen seen[] = { { "cha", .period = "2016", .value = 6, FINAL },
                                 { "cha", .period = "2016", .value = 4, PRELIMINARY },
                                 { "cha", .period = "2016", .value = 5, ESTIMATE } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    Figure got;

    (void)state;
    add_figures(b, seen, G_N_ELEMENTS(seen));
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    got = view_year(view, plan_find_measure(plan, "cha"), plan_find_area(plan, "AAA"), 2016);
    assert_near(figure_revised(&got, 0).value, 4, 0);
    assert_near(figure_revised(&got, 1).value, 5, 0);
    assert_near(figure_part(&got, 0).value, 6, 0);
    assert_false(view_year(view, plan_find_measure(plan, "cha"), plan_find_area(plan, "AAA"), 2017).known);
}

static void
a_series_mixes_own_figures_and_sums_by_time(void **state)
{
    static const Seen seen[] = {
        { "cha", .period = "2015", .value = 5, FINAL },  { "sha", .period = "2015", .value = 1, FINAL },
        { "area", .period = "2016", .value = 9, FINAL }, { "cha", .period = "2017", .value = 2, FINAL },
        { "sha", .period = "2017", .value = 2, FINAL },  { "area", .period = "2020", .value = 1, FINAL }
    };
    static const double want[] = { 6, 9, 4 };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    const Figure *series;
    size_t count;

    (void)state;
    add_figures(b, seen, G_N_ELEMENTS(seen));
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    series = view_series(view, plan_find_measure(plan, "area"), plan_find_area(plan, "AAA"), &count);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++)
        assert_near(series[i].value, want[i], 0);
    assert_false(view_has_any(view, plan_find_measure(plan, "area"), plan_find_area(plan, "BBB")));
}

/* ---- memberships ---- */

typedef struct MemberCase {
    const char *name, *area, *as_of;
    MemberStatus want;
} MemberCase;

static const MemberCase member_cases[] = {
    { "nothing is known", "DDD", "2019-12-31", MEMBER_UNKNOWN },
    { "before it signed", "AAA", "2009-12-31", MEMBER_NOT_PARTY },
    { "on the day it signed", "AAA", "2010-01-01", MEMBER_SIGNATORY },
    { "on the eve of the deposit", "AAA", "2015-05-31", MEMBER_SIGNATORY },
    { "on the day of the deposit", "AAA", "2015-06-01", MEMBER_PARTY },
    { "a deposit after the day is not seen", "BBB", "2018-08-31", MEMBER_NOT_PARTY },
    { "by accession, without signing", "BBB", "2018-09-01", MEMBER_PARTY },
    { "never did either", "CCC", "2019-12-31", MEMBER_NOT_PARTY },
};

static Plan *
members_plan(Diags *diags)
{
    g_autoptr(PlanBuilder) b = sample_new(diags);

    add_member(b, "BBB", "CCM", NULL, "2018-09-01", "2019-03-01");
    add_member(b, "AAA", "CCM", "2010-01-01", "2015-06-01", "2015-12-01");
    add_member(b, "CCC", "CCM", NULL, NULL, NULL);
    add_member(b, "CCC", "MBT", NULL, "1999-01-01", "1999-07-01");
    return sample_finish(b, diags);
}

static void
a_member_is_what_it_was_on_the_day(void **state)
{
    const MemberCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = members_plan(diags);
    g_autoptr(View) view = view_new(plan, day(c->as_of), NULL);
    Standing got = view_membership(view, plan_find_area(plan, c->area), plan_find_treaty(plan, "CCM"));

    assert_int_equal(got.status, c->want);
    assert_int_equal(date_is_set(got.seen.deposited), c->want == MEMBER_PARTY);
    assert_int_equal(date_is_set(got.seen.in_force), c->want == MEMBER_PARTY);
}

typedef struct CountCase {
    const char *name, *as_of;
    size_t deposited, in_force, figures;
    double latest;
    const char *last;
} CountCase;

/* Deposits on 1 June 2015 and 1 September 2018; in force six months later. */
static const CountCase count_cases[] = {
    { "before the first deposit nothing is counted", "2015-05-31", 0, 0, 0, 0, NULL },
    { "on the day of the first", "2015-06-01", 1, 0, 1, 1, "2015-06-01" },
    { "a year without a deposit repeats the count", "2017-12-31", 1, 1, 3, 1, "2017-12-31" },
    { "on the day of the second", "2018-09-01", 2, 1, 4, 2, "2018-09-01" },
    { "in force before the as-of day", "2019-03-01", 2, 2, 5, 2, "2019-03-01" },
};

static void
areas_parties_are_counted_by_deposit(void **state)
{
    const CountCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = members_plan(diags);
    g_autoptr(View) view = view_new(plan, day(c->as_of), NULL);
    const Treaty *treaty = plan_find_treaty(plan, "CCM");
    const Measure *parties = plan_find_measure(plan, "parties");
    Figure latest = view_latest(view, parties, NULL);
    size_t steps, figures;

    assert_int_equal(view_party_count(view, treaty, true), c->deposited);
    assert_int_equal(view_party_count(view, treaty, false), c->in_force);
    view_party_steps(view, treaty, &steps);
    assert_int_equal(steps, c->deposited);
    view_series(view, parties, NULL, &figures);
    assert_int_equal(figures, c->figures);
    assert_int_equal(latest.known, c->last != NULL);
    if (c->last == NULL)
        return;
    assert_near(latest.value, c->latest, 0);
    assert_true(date_equal(latest.period.last, day(c->last)));
}

/* ---- deadlines ---- */

static const DeadlineStepRow steps[] = {
    /* the second extension stands first: order plays no part */
    { .date = { 2025, 3, 1 }, .decided = { 2018, 11, 30 } },
    { .date = { 2009, 3, 1 } },
    { .date = { 2019, 3, 1 }, .decided = { 2008, 11, 28 } },
};

static void
add_deadline(PlanBuilder *b, const char *area, const char *completed)
{
    DeadlineSeries row = { .area_id = area,
                          .treaty_id = "MBT",
                          .article_id = "5",
                          .steps = steps,
                          .step_count = 3,
                          .completed = day(completed),
                          .place = AT(75) };

    plan_builder_add_deadline(b, &row);
}

typedef struct DeadlineCase {
    const char *name, *area, *as_of, *in_force;
    size_t steps;
    bool fulfilled, passed;
} DeadlineCase;

static const DeadlineCase deadline_cases[] = {
    { "the original, before anything was decided", "AAA", "2008-11-27", "2009-03-01", 1, false, false },
    { "the first extension, on the day it was granted", "AAA", "2008-11-28", "2019-03-01", 2, false, false },
    { "still the first, on the eve of the second", "AAA", "2018-11-29", "2019-03-01", 2, false, false },
    { "the second extension, on its day", "AAA", "2018-11-30", "2025-03-01", 3, false, false },
    { "the deadline day itself has not passed", "AAA", "2025-03-01", "2025-03-01", 3, false, false },
    { "the day after has", "AAA", "2025-03-02", "2025-03-01", 3, false, true },
    { "not yet fulfilled", "BBB", "2017-06-30", "2019-03-01", 2, false, false },
    { "fulfilled on the day", "BBB", "2017-07-01", "2019-03-01", 2, true, false },
    { "what is fulfilled does not pass", "BBB", "2026-01-01", "2025-03-01", 3, true, false },
};

static void
the_deadline_in_force_is_that_of_the_day(void **state)
{
    const DeadlineCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    DeadlineView got;
    size_t count;

    add_deadline(b, "AAA", NULL);
    add_deadline(b, "BBB", "2017-07-01");
    plan = sample_finish(b, diags);
    view = view_new(plan, day(c->as_of), NULL);
    got = view_deadline(view, plan_find_area(plan, c->area), plan_find_treaty(plan, "MBT"), "5");
    assert_true(got.known);
    assert_true(date_equal(got.original, (Date){ 2009, 3, 1 }));
    assert_true(date_equal(got.in_force, day(c->in_force)));
    assert_int_equal(got.step_count, c->steps);
    assert_int_equal(date_is_set(got.fulfilled), c->fulfilled);
    assert_int_equal(got.passed, c->passed);
    assert_false(view_deadline(view, plan_find_area(plan, "CCC"), plan_find_treaty(plan, "MBT"), "5").known);
    view_deadlines(view, plan_find_area(plan, c->area), &count);
    assert_int_equal(count, 1);
}

/* A step of which no source gives the date: whose decision has a day, and whose has none and S18 alone tells of it. */
typedef struct NotFoundCase {
    const char *name, *as_of, *known_by, *decided;
    size_t missing;
    bool unclear;
} NotFoundCase;

static const NotFoundCase not_found_cases[] = {
    { "not found: decided on the day", "2018-12-05", "2018-12-05", "2018-12-05", 1, true },
    { "not found: decided after the as-of day", "2018-12-04", "2020-12-31", "2018-12-05", 0, false },
    { "not found: before a step that is known", "2019-01-31", "2019-01-31", "2012", 1, false },
    { "not found: no day, told by both days", "2018-12-31", "2018-12-31", NULL, 1, true },
    { "not found: no day, told by nobody yet", "2018-10-31", "2018-10-31", NULL, 0, false },
    { "not found: no day, told between both days", "2018-10-31", "2020-12-31", NULL, 0, false },
};

static void
a_step_not_found_is_known_by_both_days(void **state)
{
    const NotFoundCase *c = *state;
    const DeadlineStepRow rows[] = { { .date = { 2009, 3, 1 } },
                                     { .date = { 2019, 3, 1 }, .decided = { 2014, 11, 28 } },
                                     { .decided = day(c->decided), .basis = STEP_NOT_FOUND, .source_ids = "S18" } };
    const DeadlineSeries row = { .area_id = "AAA", .treaty_id = "MBT", .article_id = "5", .steps = rows,
                                 .step_count = 3, .place = AT(75) };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    DeadlineView got;

    plan_builder_add_deadline(b, &row);
    plan = sample_finish(b, diags);
    view = view_new_days(plan, (Days){ day(c->as_of), day(c->known_by) }, NULL);
    got = view_deadline(view, plan_find_area(plan, "AAA"), plan_find_treaty(plan, "MBT"), "5");
    assert_int_equal(got.series->missing_count, c->missing);
    assert_int_equal(got.unclear, c->unclear);
}

/* Of all areas; the same date is ordered by name, and what differs on the day goes first when it falls due first. */
static void
deadlines_of_an_article_go_by_their_date(void **state)
{
    static const DeadlineStepRow early[] = { { .date = { 2012, 1, 1 } } };
    DeadlineSeries row = {
        .area_id = "CCC", .treaty_id = "MBT", .article_id = "5", .steps = early, .step_count = 1, .place = AT(75)
    };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    g_autoptr(Recorder) recorder = recorder_new();
    const DeadlineView *got;
    size_t count;

    (void)state;
    add_deadline(b, "BBB", NULL);
    add_deadline(b, "AAA", NULL);
    plan_builder_add_deadline(b, &row);
    plan = sample_finish(b, diags);
    view = view_new(plan, day("2015-01-01"), recorder);
    got = view_article_deadlines(view, plan_find_treaty(plan, "MBT"), "5", &count);
    assert_int_equal(count, 3);
    assert_string_equal(got[0].series->area->id, "CCC");
    assert_true(strcmp(got[1].series->area->name.text, got[2].series->area->name.text) < 0);
    assert_true(date_equal(got[1].in_force, (Date){ 2019, 3, 1 }));
    assert_int_equal(recorder_length(recorder), 1);
    view_article_deadlines(view, plan_find_treaty(plan, "MBT"), "4", &count);
    assert_int_equal(count, 0);
    assert_int_equal(recorder_length(recorder), 2);             /* that there is none is an answer */
}

/* A figure after the as-of day does not count. */
static void
areas_with_a_figure(void **state)
{
    static const Seen seen[] = { { .measure = "cha", .area = "BBB", .period = "2018", .value = 1 },
                                 { .measure = "cha", .area = "AAA", .period = "2017", .value = 0 },
                                 { .measure = "cha", .area = "CCC", .period = "2020", .value = 3 } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    const Area *const *got;
    size_t count;

    (void)state;
    add_figures(b, seen, G_N_ELEMENTS(seen));
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    got = view_areas_with(view, plan_find_measure(plan, "cha"), &count);
    assert_int_equal(count, 2);
    assert_string_equal(got[0]->id, "AAA");
    assert_string_equal(got[1]->id, "BBB");
}

/* ---- followed rows: what stood where ---- */

typedef struct FollowCase {
    const char *name;
    Seen seen[4];
    const char *area, *as_of;
    bool first; /* baseline="first" */
    Status want;
    StatusReason reason;
    double baseline;
    const char *due;
} FollowCase;

static const FollowCase follow_cases[] = {
    { "baseline is the latest before the plan's start",
      { { "cha", .period = "2015", .value = 9, FINAL },
        { "cha", .period = "2017", .value = 8, FINAL },
        { "cha", .period = "2018", .value = 6, FINAL } },
      .as_of = "2019-12-31",
      .want = STATUS_ON_TRACK,
      .baseline = 8,
      .due = "2025-03-01" },
    /* from 2015 at 9 to 2025-03-01 at 0: 3348 days, 1096 gone in 2018: e = 0.327; a = 3/9; pace 1.02 */
    { "baseline is the first, where the plan says so",
      { { "cha", .period = "2015", .value = 9, FINAL },
        { "cha", .period = "2017", .value = 8, FINAL },
        { "cha", .period = "2018", .value = 6, FINAL } },
      .as_of = "2019-12-31",
      .first = true,
      .want = STATUS_ON_TRACK,
      .baseline = 9,
      .due = "2025-03-01" },
    /* a = 1/8; e to 2019-03-01 = 334 of 394 days: pace 0.15 */
    { "before the extension the old deadline judges",
      { { "cha", .period = "2018-01", .value = 8, FINAL }, { "cha", .period = "2018-11-29", .value = 7, FINAL } },
      .as_of = "2018-11-29",
      .first = true,
      .want = STATUS_LIMITED,
      .baseline = 8,
      .due = "2019-03-01" },
    /* e to 2025-03-01 = 302 of 2586 days = 0.117; a = 0.125: pace 1.07 */
    { "from the extension on the new one",
      { { "cha", .period = "2018-01", .value = 8, FINAL }, { "cha", .period = "2018-11-29", .value = 7, FINAL } },
      .as_of = "2018-11-30",
      .first = true,
      .want = STATUS_ON_TRACK,
      .baseline = 8,
      .due = "2025-03-01" },
    { "a revision changes the status",
      { { "cha", .period = "2017", .value = 8, FINAL },
        { "cha", .period = "2018", .value = 6, ESTIMATE },
        { "cha", .period = "2018", .value = 9, FINAL } },
      .as_of = "2019-12-31",
      .want = STATUS_DETERIORATING,
      .baseline = 8,
      .due = "2025-03-01" },
    { "only figures after the plan's start give no baseline",
      { { "cha", .period = "2018", .value = 6, FINAL } },
      .as_of = "2019-12-31",
      .want = STATUS_NO_DATA,
      .reason = REASON_NO_BASELINE,
      .due = "2025-03-01" },
    { "an obligation declared fulfilled needs no figure",
      { { 0 } },
      .area = "BBB",
      .as_of = "2019-12-31",
      .want = STATUS_ACHIEVED,
      .due = "2025-03-01" },
    { "before it was declared there is no figure",
      { { 0 } },
      .area = "BBB",
      .as_of = "2017-06-30",
      .want = STATUS_NO_DATA,
      .reason = REASON_NO_FIGURE,
      .due = "2019-03-01" },
    { "the deadline passed and no figure is as late",
      { { "cha", .period = "2017", .value = 8, FINAL }, { "cha", .period = "2018", .value = 6, FINAL } },
      .as_of = "2025-03-02",
      .want = STATUS_NO_DATA,
      .reason = REASON_DEADLINE_PASSED,
      .baseline = 8,
      .due = "2025-03-01" },
    { "without a deadline the target's own last day counts",
      { { "cha", "CCC", "2017", .value = 8, FINAL }, { "cha", "CCC", "2018", .value = 7, FINAL } },
      .area = "CCC",
      .as_of = "2019-12-31",
      .want = STATUS_ON_TRACK,
      .baseline = 8,
      .due = "2025-12-31" },
};

static void
a_followed_row_is_judged(void **state)
{
    const FollowCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    Follow follow = { .kind = KIND_LEVEL,
                         .measure_id = "cha",
                         .target = { .has_value = true,
                                     .treaty_id = "MBT",
                                     .article_id = "5",
                                     .not_later = { 2025, 12, 31 },
                                     .baseline_first = c->first } };
    StatusView got;

    sample_objective(b);
    plan_builder_add_follow(b, &follow);
    add_figures(b, c->seen, G_N_ELEMENTS(c->seen));
    add_deadline(b, "AAA", NULL);
    add_deadline(b, "BBB", "2017-07-01");
    plan = sample_finish(b, diags);
    view = view_new(plan, day(c->as_of), NULL);
    got = view_follow_status(view, &plan_find_objective(plan, "1A")->follows[0],
                             plan_find_area(plan, c->area == NULL ? "AAA" : c->area));
    assert_string_equal(status_name(got.result.status), status_name(c->want));
    assert_int_equal(got.result.reason, c->reason);
    assert_near(got.input.baseline, c->baseline, 0);
    assert_true(date_equal(got.input.target_date, day(c->due)));
}

static void
a_judgement_is_the_recorded_grade(void **state)
{
    static const Seen seen[] = { { "track", .period = "2018", .value = -1, FINAL } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    StatusView got;

    (void)state;
    sample_objective(b);
    plan_builder_add_follow(b, &(Follow){ .kind = KIND_JUDGEMENT, .measure_id = "track" });
    add_figures(b, seen, G_N_ELEMENTS(seen));
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    got = view_follow_status(view, &plan_find_objective(plan, "1A")->follows[0], plan_find_area(plan, "AAA"));
    assert_true(got.judged);
    assert_string_equal(got.grade->id, "off");
    assert_string_equal(got.rater, "The Monitor");
    got = view_follow_status(view, &plan_find_objective(plan, "1A")->follows[0], plan_find_area(plan, "BBB"));
    assert_true(got.judged);
    assert_null(got.grade);
    assert_int_equal(got.result.status, STATUS_NO_DATA);
}

/* ---- sets: k of n ---- */

typedef struct SetCase {
    const char *name;
    const char *measure, *article;
    Seen seen[6];
    Target target;
    bool has_target, ladder;
    size_t k, n;
    const char *first, *date;           /* first NULL: as date */
    Status want;
} SetCase;

#define ALL_BY_2020                                                                                                    \
    .has_target = true,                                                                                                \
    .target = { .all = true, .date = { 2020, 12, 31 }, .has_baseline = true, .baseline_date = { 2017, 12, 31 } }

/* The list is AAA, BBB, CCC; an area counts from a value of 1 on. As of 31 December 2019. */
static const SetCase set_cases[] = {
    { "nothing known", "vote", .n = 3, .want = STATUS_NO_DATA },
    { "one of three", "vote",
      .seen = { { "vote", "AAA", "2018-12-05", .value = 1, FINAL },
                { "vote", "BBB", "2018-12-05", .value = 0, FINAL } },
      .k = 1, .n = 3, .date = "2018-12-05", .want = STATUS_NO_TARGET },
    { "an area off the list does not count", "vote",
      .seen = { { "vote", "AAA", "2018-12-05", .value = 1, FINAL },
                { "vote", "DDD", "2018-12-05", .value = 1, FINAL } },
      .k = 1, .n = 3, .date = "2018-12-05", .want = STATUS_NO_TARGET },
    { "of votes only the latest counts", "vote",
      .seen = { { "vote", "AAA", "2018-12-05", .value = 1, FINAL },
                { "vote", "BBB", "2019-12-12", .value = 1, FINAL },
                { "vote", "CCC", "2019-12-12", .value = 1, FINAL } },
      .k = 2, .n = 3, .date = "2019-12-12", .want = STATUS_NO_TARGET },
    { "ratings of two years stand side by side", "track",
      .seen = { { "track", "AAA", "2017", .value = 1, FINAL }, { "track", "BBB", "2018", .value = 1, FINAL } }, .k = 2,
      .n = 3, .first = "2017", .date = "2018", .want = STATUS_NO_TARGET },
    { "the latest rating of an area counts", "track",
      .seen = { { "track", "AAA", "2017", .value = 1, FINAL }, { "track", "AAA", "2018", .value = -1, FINAL } }, .k = 0,
      .n = 3, .date = "2018", .want = STATUS_NO_TARGET },
    { "an obligation fulfilled counts like the rating", "track", "5",
      .seen = { { "track", "AAA", "2018", .value = 1, FINAL } }, .k = 2, .n = 3, .first = "2017-07-01", .date = "2018",
      .want = STATUS_NO_TARGET },
    { "a day of fulfilment does not make the latest vote an old one", "vote", "5",
      .seen = { { "vote", "AAA", "2016-12-05", .value = 1, FINAL } }, .k = 2, .n = 3, .first = "2016-12-05",
      .date = "2017-07-01", .want = STATUS_NO_TARGET },
    { "a later rating that does not count gives no year", "track",
      .seen = { { "track", "AAA", "2017", .value = 1, FINAL }, { "track", "BBB", "2018", .value = -1, FINAL } }, .k = 1,
      .n = 3, .date = "2017", .want = STATUS_NO_TARGET },
    /* AAA deposited in 2015 */
    { "who has what a ladder leads to is not on the way", "vote", .ladder = true,
      .seen = { { "vote", "AAA", "2019-12-12", .value = 1, FINAL },
                { "vote", "BBB", "2019-12-12", .value = 1, FINAL } },
      .k = 1, .n = 3, .date = "2019-12-12", .want = STATUS_NO_TARGET },
    { "who has what a ladder leads to is not on the way, and nobody else is", "vote", .ladder = true,
      .seen = { { "vote", "AAA", "2019-12-12", .value = 1, FINAL } }, .k = 0, .n = 3, .date = "2019-12-12",
      .want = STATUS_NO_TARGET },
    { "all of three, reached", "vote",
      .seen = { { "vote", "AAA", "2019-12-12", .value = 1, FINAL },
                { "vote", "BBB", "2019-12-12", .value = 1, FINAL },
                { "vote", "CCC", "2019-12-12", .value = 1, FINAL } },
      ALL_BY_2020, .k = 3, .n = 3, .date = "2019-12-12", .want = STATUS_ACHIEVED },
    /* from 0 on 31 December 2017 to 3 on 31 December 2020: a = 1/3; e = 711 of 1096 days: pace 0.51 */
    { "all of three, one on its way", "vote", .seen = { { "vote", "AAA", "2019-12-12", .value = 1, FINAL } },
      ALL_BY_2020, .k = 1, .n = 3, .date = "2019-12-12", .want = STATUS_LIMITED },
    /* AAA deposited in 2015; BBB and CCC did not */
    { "members count by deposit, on the as-of day", "parties", .k = 1, .n = 3, .date = "2019-12-31",
      .want = STATUS_NO_TARGET },
};

static void
members_of_a_set_are_counted(void **state)
{
    const SetCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    Target fulfilled = { .treaty_id = "MBT", .article_id = "5" };
    SetView got;

    sample_objective(b);
    plan_builder_add_group(b, &(TargetGroup){ .id = "first", .area_ids = "AAA BBB" });
    plan_builder_add_group(b, &(TargetGroup){ .id = "second", .area_ids = "CCC" });
    if (c->ladder)
        plan_builder_add_follow(
            b, &(Follow){ .kind = KIND_LADDER, .measure_id = "vote", .target = { .treaty_id = "CCM" } });
    plan_builder_add_indicator(b, &(Indicator){ .id = "1A-1",
                                                .kind = c->ladder ? KIND_LADDER : KIND_AREA_SET,
                                                .measure_ids = c->measure,
                                                .among = "1A",
                                                .counts = 1 });
    if (c->has_target)
        plan_builder_add_target(b, &c->target);
    if (c->article != NULL)
        plan_builder_add_target(b, &fulfilled);
    add_figures(b, c->seen, G_N_ELEMENTS(c->seen));
    add_member(b, "AAA", "CCM", NULL, "2015-06-01", "2015-12-01");
    add_member(b, "BBB", "CCM", "2010-01-01", NULL, NULL);
    add_deadline(b, "BBB", "2017-07-01");
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    got = view_set(view, plan_find_indicator(plan, "1A-1"));
    assert_int_equal(got.k, c->k);
    assert_int_equal(got.count, c->n);
    assert_true(date_equal(got.date, day(c->date)));
    assert_true(date_equal(got.first, day(c->first != NULL ? c->first : c->date)));
    assert_string_equal(status_name(view_indicator_status(view, plan_find_indicator(plan, "1A-1")).result.status),
                        status_name(c->want));
}

static void
a_area_knows_where_it_is_named(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    const TargetOf *targets;
    size_t count;

    (void)state;
    sample_objective(b);
    plan_builder_add_group(b, &(TargetGroup){ .id = "first", .area_ids = "AAA BBB" });
    plan_builder_add_objective(b, &(Objective){ .id = "1B", .title = T("Another") });
    plan_builder_add_group(b, &(TargetGroup){ .id = "steps", .area_ids = "CCC AAA" });
    plan = sample_finish(b, diags);
    view = view_new(plan, DATE_NONE, NULL);
    targets = view_targets_of(view, plan_find_area(plan, "AAA"), &count);
    assert_int_equal(count, 2);
    assert_string_equal(targets[0].group->id, "first");
    assert_string_equal(targets[1].objective->id, "1B");
    view_targets_of(view, plan_find_area(plan, "DDD"), &count);
    assert_int_equal(count, 0);
}

static void
neighbours_share_a_subregion(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = sample_finish(b, diags);
    g_autoptr(View) view = view_new(plan, DATE_NONE, NULL);
    size_t count;
    const Area *const *found = view_neighbours(view, plan_find_area(plan, "CCC"), &count);

    (void)state;
    assert_int_equal(count, 2);
    assert_string_equal(found[0]->id, "AAA");
    assert_string_equal(found[1]->id, "CCC");
    view_neighbours(view, plan_find_area(plan, "DDD"), &count); /* whose subregion is not known */
    assert_int_equal(count, 0);
}

/* ---- next dates ---- */

typedef struct NextCase {
    const char *name, *area, *as_of;
    size_t most;
    const char *want;
} NextCase;

/*
 * The calendar: an MBT meeting planned for 25-29 November 2019, one that was held on 20 October without having been
 * planned, a CCM meeting 2-4 September 2019 that was called off, an MBT meeting whose day in June 2020 is to be
 * confirmed, the anniversary of 1 March 1999, a workshop of AAA, and what BBB did on 1 October 2019. AAA is a member
 * of the MBT, with a deadline on 1 March 2025; BBB of the CCM; DDD of nothing.
 */
static const NextCase next_cases[] = {
    { "soonest first", "AAA", "2019-06-30", 9,
      "2019-10-01 workshop|2019-11-25 meeting|2020-03-01 anniversary 21|2020-06 tbc|2025-03-01 deadline" },
    { "no more than asked for", "AAA", "2019-06-30", 2, "2019-10-01 workshop|2019-11-25 meeting" },
    { "a meeting under way is still to come", "AAA", "2019-11-28", 1, "2019-11-25 meeting" },
    { "on its last day it is no longer", "AAA", "2019-11-29", 1, "2020-03-01 anniversary 21" },
    { "an anniversary on the day is over", "AAA", "2020-03-01", 9,
      "2020-06 tbc|2021-03-01 anniversary 22|2025-03-01 deadline" },
    { "what an area did is not to come, what was called off neither", "BBB", "2019-06-30", 9, "" },
    { "an area of no treaty has none", "DDD", "2019-06-30", 9, "" },
};

static void
add_events(PlanBuilder *b)
{
    static const Event rows[] = {
        { .id = "m",
          .treaty_id = "MBT",
          .title = { .text = "meeting" },
          .period = { { 2019, 11, 25 }, { 2019, 11, 29 } } },
        { .id = "h",
          .treaty_id = "MBT",
          .title = { .text = "held" },
          .period = { { 2019, 10, 20 }, { 2019, 10, 20 } },
          .status = EVENT_HELD },
        { .id = "c",
          .treaty_id = "CCM",
          .title = { .text = "off" },
          .period = { { 2019, 9, 2 }, { 2019, 9, 4 } },
          .status = EVENT_CANCELLED },
        { .id = "t",
          .treaty_id = "MBT",
          .title = { .text = "tbc" },
          .period = { { 2020, 6, 0 }, { 2020, 6, 0 } },
          .tbc = true },
        { .id = "a",
          .treaty_id = "MBT",
          .title = { .text = "anniversary" },
          .period = { { 1999, 3, 1 }, { 1999, 3, 1 } },
          .origin = { 1999, 3, 1 } },
        { .id = "w",
          .area_id = "AAA",
          .title = { .text = "workshop" },
          .period = { { 2019, 10, 1 }, { 2019, 10, 1 } } },
        { .id = "d",
          .area_id = "BBB",
          .treaty_id = "CCM",
          .title = { .text = "done" },
          .period = { { 2019, 10, 1 }, { 2019, 10, 1 } },
          .status = EVENT_HELD },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        plan_builder_add_event(b, &rows[i]);
}

static void
dates_to_come_are_in_order(void **state)
{
    const NextCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    g_autoptr(GString) got = g_string_new(NULL);
    const NextDate *dates;
    size_t count;

    add_events(b);
    add_member(b, "AAA", "MBT", NULL, "2005-01-01", "2005-07-01");
    add_member(b, "BBB", "CCM", NULL, "2015-01-01", "2015-07-01");
    add_deadline(b, "AAA", NULL);
    plan = sample_finish(b, diags);
    view = view_new(plan, day(c->as_of), NULL);
    dates = view_next_dates(view, plan_find_area(plan, c->area), c->most, &count);
    for (size_t i = 0; i < count; i++) {
        char first[11];

        g_string_append_printf(got, "%s%s %s", i > 0 ? "|" : "", date_format(dates[i].period.first, first),
                               dates[i].deadline ? "deadline" : dates[i].title.text);
        if (dates[i].ordinal > 0)
            g_string_append_printf(got, " %d", dates[i].ordinal);
    }
    assert_string_equal(got->str, c->want);
}

/* ---- the recorder ---- */

typedef struct Noted {
    GString *questions;
    char hash[65];
} Noted;

static void
note(const char *question, const char *hash, const char *said, void *data)
{
    Noted *noted = data;

    (void)said;
    g_string_append_printf(noted->questions, "%s\n", question);
    g_strlcpy(noted->hash, hash, sizeof noted->hash);
}

static void
every_question_is_noted_once(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = sample_finish(b, diags);
    g_autoptr(Recorder) recorder = recorder_new();
    g_autoptr(View) view = view_new(plan, DATE_NONE, recorder);
    const Area *alba = plan_find_area(plan, "AAA");
    const Measure *cha = plan_find_measure(plan, "cha");
    Noted noted = { g_string_new(NULL), "" };
    size_t count;

    (void)state;
    view_latest(view, cha, alba);
    view_latest(view, cha, NULL);
    view_latest(view, cha, alba);
    view_series(view, cha, alba, &count);
    view_year(view, cha, alba, 2018);
    view_membership(view, alba, plan_find_treaty(plan, "CCM"));
    view_deadline(view, alba, plan_find_treaty(plan, "MBT"), "5");
    view_targets_of(view, alba, &count);
    view_neighbours(view, alba, &count);
    recorder_each(recorder, note, &noted);
    assert_string_equal(noted.questions->str, "latest cha AAA\n"
                                              "latest cha world\n"
                                              "series cha AAA\n"
                                              "year cha AAA 2018\n"
                                              "membership CCM AAA\n"
                                              "deadline MBT AAA 5\n"
                                              "targets-of plan AAA\n"
                                              "neighbours areas AAA\n");
    assert_int_equal(recorder_length(recorder), 8);
    assert_int_equal(strlen(noted.hash), 64);
    g_string_free(noted.questions, TRUE);
}

typedef struct HashCase {
    const char *name;
    Seen before[4], after[4];
    const char *as_of_after;
    bool same;
} HashCase;

#define EIGHT                                                                                                          \
    {                                                                                                                  \
        "cha", .period = "2018", .value = 8, FINAL                                                                     \
    }

static const HashCase hash_cases[] = {
    { "the same figure", { EIGHT }, { EIGHT }, NULL, true },
    { "nothing stays nothing", { { 0 } }, { { 0 } }, NULL, true },
    { "another area's figure changes nothing",
      { EIGHT },
      { EIGHT, { "cha", "BBB", "2018", .value = 1, FINAL } },
      NULL,
      true },
    { "another measure's figure changes nothing",
      { EIGHT },
      { EIGHT, { "sha", .period = "2018", .value = 1, FINAL } },
      NULL,
      true },
    { "an earlier period changes nothing",
      { EIGHT },
      { { "cha", .period = "2015", .value = 1, FINAL }, EIGHT },
      NULL,
      true },
    { "a figure of the time to come changes nothing",
      { EIGHT },
      { EIGHT, { "cha", .period = "2020", .value = 1, FINAL } },
      NULL,
      true },
    { "another day with the same answer", { EIGHT }, { EIGHT }, "2019-06-30", true },
    { "nothing is not a figure", { { 0 } }, { EIGHT }, NULL, false },
    { "nothing is not zero", { { 0 } }, { { "cha", .period = "2018", .value = 0, FINAL } }, NULL, false },
    { "another value", { EIGHT }, { { "cha", .period = "2018", .value = 8.5, FINAL } }, NULL, false },
    { "another number of decimals",
      { EIGHT },
      { { "cha", .period = "2018", .value = 8, .decimals = 1, FINAL } },
      NULL,
      false },
    { "another quality", { EIGHT }, { { "cha", .period = "2018", .value = 8, ESTIMATE } }, NULL, false },
    { "another source", { EIGHT }, { { "cha", .period = "2018", .value = 8, .source = "S19", FINAL } }, NULL, false },
    { "a later period", { EIGHT }, { EIGHT, { "cha", .period = "2019", .value = 8, FINAL } }, NULL, false },
    { "a superseded value beside it",
      { EIGHT },
      { EIGHT, { "cha", .period = "2018", .value = 7, ESTIMATE } },
      NULL,
      false },
    { "a day before the figure", { EIGHT }, { EIGHT }, "2018-06-30", false },
};

static void
hash_of_latest(const Seen *seen, const char *as_of, Noted *noted)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(Recorder) recorder = recorder_new();
    g_autoptr(View) view = NULL;

    add_figures(b, seen, 4);
    plan = sample_finish(b, diags);
    view = view_new(plan, day(as_of), recorder);
    view_latest(view, plan_find_measure(plan, "cha"), plan_find_area(plan, "AAA"));
    noted->questions = g_string_new(NULL);
    recorder_each(recorder, note, noted);
    g_string_free(noted->questions, TRUE);
}

static void
the_hash_changes_with_the_answer_only(void **state)
{
    const HashCase *c = *state;
    Noted before, after;

    hash_of_latest(c->before, NULL, &before);
    hash_of_latest(c->after, c->as_of_after, &after);
    assert_int_equal(strcmp(before.hash, after.hash) == 0, c->same);
}

/* Whoever asks on the same day is given the same list, and on another day another one. */
static void
figures_are_resolved_once_a_day(void **state)
{
    static const Seen seen[] = { { .measure = "cha", .area = "AAA", .period = "2017", .value = 1, .source = "S17" },
                                 { .measure = "cha", .area = "AAA", .period = "2018", .value = 2 } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) first = NULL, second = NULL, earlier = NULL;
    const Area *alba;
    const Measure *cha;
    const Figure *list;
    size_t count;

    (void)state;
    add_figures(b, seen, G_N_ELEMENTS(seen));
    plan = sample_finish(b, diags);
    alba = plan_find_area(plan, "AAA");
    cha = plan_find_measure(plan, "cha");
    first = view_new(plan, DATE_NONE, NULL);
    second = view_new(plan, DATE_NONE, NULL);
    earlier = view_new(plan, day("2018-06-30"), NULL);
    list = view_series(first, cha, alba, &count);
    assert_int_equal(count, 2);
    assert_ptr_equal(view_series(second, cha, alba, &count), list);
    assert_true(view_series(earlier, cha, alba, &count) != list);
    assert_int_equal(count, 1);
    view_free(g_steal_pointer(&first));
    assert_near(list[1].value, 2, 1e-9);                /* it outlives the view that asked */
}

static void
a_view_without_a_day_takes_the_plans(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = sample_finish(b, diags);
    g_autoptr(View) own = view_new(plan, DATE_NONE, NULL),
                    month = view_new(plan, day("2020-02"), NULL);

    (void)state;
    assert_true(date_equal(view_as_of(own), (Date){ 2019, 12, 31 }));
    assert_true(date_equal(view_as_of(month), (Date){ 2020, 2, 29 }));
    assert_ptr_equal(view_plan(own), plan);
}

int
main(void)
{
    struct CMUnitTest tests[160] = {
        cmocka_unit_test(a_flow_told_before_its_end_is_open),
        cmocka_unit_test(figures_are_resolved_once_a_day),
        cmocka_unit_test(superseded_values_come_oldest_first),
        cmocka_unit_test(a_series_mixes_own_figures_and_sums_by_time),
        cmocka_unit_test(a_judgement_is_the_recorded_grade),
        cmocka_unit_test(a_area_knows_where_it_is_named),
        cmocka_unit_test(neighbours_share_a_subregion),
        cmocka_unit_test(deadlines_of_an_article_go_by_their_date),
        cmocka_unit_test(areas_with_a_figure),
        cmocka_unit_test(every_question_is_noted_once),
        cmocka_unit_test(a_view_without_a_day_takes_the_plans),
    };
    size_t count = count_tests(tests);

    ADD_ROWS(the_latest_figure_stands, figure_cases);
    ADD_ROWS(a_member_is_what_it_was_on_the_day, member_cases);
    ADD_ROWS(areas_parties_are_counted_by_deposit, count_cases);
    ADD_ROWS(the_deadline_in_force_is_that_of_the_day, deadline_cases);
    ADD_ROWS(a_step_not_found_is_known_by_both_days, not_found_cases);
    ADD_ROWS(a_followed_row_is_judged, follow_cases);
    ADD_ROWS(members_of_a_set_are_counted, set_cases);
    ADD_ROWS(dates_to_come_are_in_order, next_cases);
    ADD_ROWS(the_hash_changes_with_the_answer_only, hash_cases);
    return _cmocka_run_group_tests("view", tests, count, NULL, NULL);
}
