/* What a careful reader of the data would stop at: each row is one slip, or its nearest neighbour that is none. */
#include "sample.h"
#include "model/lint.h"

typedef struct LintCase {
    const char *name;
    ObservationRow figure;
    MembershipRow member;
    DeadlineStepRow steps[3];
    TargetRow target;
    const char *want; /* the sentence; NULL: nothing to say */
} LintCase;

#define FIGURE(of, year, from, number)                                                                                 \
    .figure = { .measure = (of),                                                                                       \
                .state = "AAA",                                                                                        \
                .sources = (from),                                                                                     \
                .period = { { (year), 0, 0 }, { (year), 0, 0 } },                                                      \
                .value = (number),                                                                                     \
                .quality = Q_FINAL }

static const LintCase cases[] = {
    { "a figure of the year before its source", FIGURE("cha", 2017, "S18", 5) },
    { "a figure of the year of its source", FIGURE("cha", 2018, "S18", 5) },
    { "a figure of the year after", FIGURE("cha", 2019, "S18", 5),
      .want = "the figure cha.AAA.2019 is for a time after its source was published, 2018-11-15" },
    { "an undated source may be of any time", FIGURE("cha", 2019, "S18 S-undated", 5) },
    { "a grade", FIGURE("track", 2017, "S18", -1) },
    { "no grade", FIGURE("track", 2017, "S18", 2),
      .want = "the figure track.AAA.2017 is none of the grades of 'track'" },
    { "signed, deposited, in force", .member = { .state = "AAA",
                                                 .treaty = "MBT",
                                                 .signed_on = { 1997, 12, 3 },
                                                 .deposited = { 1998, 9, 8 },
                                                 .in_force = { 1999, 3, 1 } } },
    { "deposited, never signed",
      .member = { .state = "AAA", .treaty = "MBT", .deposited = { 1998, 9, 8 }, .in_force = { 1999, 3, 1 } } },
    { "deposited before signing",
      .member = { .state = "AAA", .treaty = "MBT", .signed_on = { 1998, 12, 3 }, .deposited = { 1998, 9, 8 } },
      .want = "the dates of AAA as a member of MBT are out of order" },
    { "in force before the deposit",
      .member = { .state = "AAA", .treaty = "MBT", .deposited = { 1999, 9, 8 }, .in_force = { 1999, 3, 1 } },
      .want = "the dates of AAA as a member of MBT are out of order" },
    { "a successor, in force since independence", .member = { .state = "AAA",
                                                              .treaty = "MBT",
                                                              .deposited = { 2011, 11, 11 },
                                                              .in_force = { 2011, 7, 9 },
                                                              .how = JOIN_SUCCESSION } },
    { "an extension leads on",
      .steps = { { .date = { 2009, 3, 1 } }, { .date = { 2019, 3, 1 }, .decided = { 2008, 11, 1 } } } },
    { "an extension leads back",
      .steps = { { .date = { 2019, 3, 1 } }, { .date = { 2009, 3, 1 }, .decided = { 2018, 11, 1 } } },
      .want = "an extension of AAA under Article 5 does not lead beyond the date before it" },
    { "a target after its baseline", .target = { .has_value = true,
                                                 .date = { 2020, 0, 0 },
                                                 .has_baseline = true,
                                                 .baseline_date = { 2017, 12, 31 } } },
    { "a target before its baseline",
      .target = { .has_value = true, .date = { 2016, 0, 0 }, .has_baseline = true, .baseline_date = { 2017, 12, 31 } },
      .want = "the target of 1A-1 is due before its baseline" },
};

static void
a_slip_is_warned_of(void **state)
{
    const LintCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    DeadlineRowIn deadline = { .state = "AAA", .treaty = "MBT", .article = "5", .steps = c->steps, .step_count = 2 };

    sample_objective(b);
    plan_builder_add_indicator(b, &(IndicatorRow){ .id = "1A-1", .kind = KIND_LEVEL, .measures = "cha" });
    if (c->target.has_value)
        plan_builder_add_target(b, &c->target);
    if (c->figure.measure != NULL)
        plan_builder_add_observation(b, &c->figure);
    if (c->member.state != NULL)
        plan_builder_add_membership(b, &c->member);
    if (date_is_set(c->steps[0].date))
        plan_builder_add_deadline(b, &deadline);
    plan = sample_finish(b, diags);
    plan_lint(plan, diags);
    assert_false(diags_failed(diags));
    assert_int_equal(diags_count(diags, SEVERITY_WARNING), c->want != NULL);
    if (c->want != NULL)
        assert_string_equal(diags_at(diags, 0)->sentence, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[32];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[count++] = row_test(a_slip_is_warned_of, cases[i].name, &cases[i]);
    return _cmocka_run_group_tests("lint", tests, count, NULL, NULL);
}
