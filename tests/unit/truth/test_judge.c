/*
 * Statuses, worked by hand from "How a status is made". Unless a row says otherwise the way goes from 40 on 31 December
 * 2001 to 0 on 31 December 2003, 730 days; the latest figure is of 31 December 2002, after 365 of them, so the pace is
 * twice the share of the way.
 */
#include "counted.h"
#include "flows.h"
#include "truth/judge.h"

#define WAY                                                                                                          \
    .has_baseline = true, .baseline = 40, .baseline_day = { 2001, 12, 31 }, .has_target = true,                      \
    .target_day = { 2003, 12, 31 }
#define LATEST .has_value = true, .day = { 2002, 12, 31 }
#define USUAL  WAY, LATEST, .as_of = { 2003, 1, 31 }, .better = BETTER_DOWN

#define GROWS                                                                                                        \
    LATEST, .has_baseline = true, .baseline_day = { 2001, 12, 31 }, .has_target = true,                              \
    .target_day = { 2003, 12, 31 }, .as_of = { 2003, 1, 31 }, .better = BETTER_UP, .rule = RULE_CAGR
#define BANDED .rule = RULE_BANDS, .bands = "on-track:90 accelerate:75 limited", .as_of = { 2003, 1, 31 }

static const Rating rating = { .status = STATUS_MISSED, .by = "The team", .date = { 2002, 12, 1 } };
static const Milestone thirty = { .date = { 2002, 12, 31 }, .value = 30 };
static const Milestone forty_four = { .date = { 2002, 12, 31 }, .value = 44 };
static const Target bent = { .milestones = &thirty, .milestone_count = 1 };
static const Target away = { .milestones = &forty_four, .milestone_count = 1 };
static const Target range = { .aim = AIM_WITHIN, .low = 20, .high = 30 };

typedef struct JudgeCase {
    const char *name;
    Judged judged;
    const char *want;
} JudgeCase;

static const JudgeCase cases[] = {
    { "half the way in half the time", { USUAL, .value = 20 }, "on-track" },
    { "19 of 40 is a pace of 0.95", { USUAL, .value = 21 }, "on-track" },
    { "18 of 40 is 0.9", { USUAL, .value = 22 }, "accelerate" },
    { "12 of 40 is 0.6", { USUAL, .value = 28 }, "accelerate" },
    { "11 of 40 is 0.55", { USUAL, .value = 29 }, "limited" },
    { "the target", { USUAL, .value = 0 }, "achieved" },
    { "beyond it", { USUAL, .value = -1 }, "achieved" },
    { "worse than the baseline", { USUAL, .value = 41, .digit = 1 }, "deteriorating" },
    { "worse by less than is printed", { USUAL, .value = 40.04, .digit = 0.1 }, "no-change" },
    { "better by less than is printed", { USUAL, .value = 39.96, .digit = 0.1 }, "no-change" },
    { "met at the baseline and still met",
      { LATEST, .has_baseline = true, .baseline = 80, .baseline_day = { 2001, 12, 31 }, .has_target = true,
        .target = 75, .target_day = { 2003, 12, 31 }, .value = 82, .better = BETTER_UP, .as_of = { 2003, 1, 31 } },
      "achieved" },
    { "met at the baseline and lost",
      { LATEST, .has_baseline = true, .baseline = 80, .baseline_day = { 2001, 12, 31 }, .has_target = true,
        .target = 75, .target_day = { 2003, 12, 31 }, .value = 70, .better = BETTER_UP, .as_of = { 2003, 1, 31 } },
      "deteriorating" },
    /* by rates of growth: from 100 to 400 in two years is a doubling each year */
    { "doubled in the first of two years", { GROWS, .baseline = 100, .target = 400, .value = 200 }, "on-track" },
    { "7 where 10 % a year are due", { GROWS, .baseline = 100, .target = 121, .value = 107 }, "accelerate" },
    { "5 where 10 % a year are due", { GROWS, .baseline = 100, .target = 121, .value = 105 }, "limited" },
    { "no growth from nought", { GROWS, .baseline = 0, .target = 121, .value = 60 }, "no-data" },
    /* by bands */
    { "from 90", { LATEST, BANDED, .value = 90 }, "on-track" },
    { "from 75", { LATEST, BANDED, .value = 80 }, "accelerate" },
    { "what is left", { LATEST, BANDED, .value = 2 }, "limited" },
    { "at least 80 may be 90", { LATEST, BANDED, .value = 80, .qualifier = QUALIFIER_AT_LEAST }, "no-data" },
    { "lowest first", { LATEST, .rule = RULE_BANDS, .bands = "on-track:1 accelerate:5 limited", .value = 3,
                        .as_of = { 2003, 1, 31 } }, "accelerate" },
    /* rated */
    { "as it was rated", { USUAL, .value = 20, .rule = RULE_RATED, .rating = &rating }, "missed" },
    { "rated by nobody", { USUAL, .value = 20, .rule = RULE_RATED }, "no-data" },
    /* a milestone of 30 in the middle: a quarter of the way */
    { "on a path that begins slowly", { USUAL, .value = 30, .wanted = &bent }, "on-track" },
    { "six of its ten", { USUAL, .value = 34, .wanted = &bent }, "accelerate" },
    { "five of its ten", { USUAL, .value = 35, .wanted = &bent }, "limited" },
    { "not behind a path that leads away", { USUAL, .value = 43, .wanted = &away }, "on-track" },
    { "behind it", { USUAL, .value = 46, .digit = 1, .wanted = &away }, "deteriorating" },
    /* 20 to 30 */
    { "in the range", { USUAL, .target = 30, .value = 25, .wanted = &range }, "achieved" },
    { "half the way to the range", { USUAL, .target = 30, .value = 35, .wanted = &range }, "on-track" },
    { "further from the range", { USUAL, .target = 30, .value = 5, .wanted = &range }, "deteriorating" },
    { "at least 25 may be beyond it",
      { USUAL, .target = 30, .value = 25, .wanted = &range, .qualifier = QUALIFIER_AT_LEAST },
      "no-data" },
    { "no figure", { WAY, .as_of = { 2003, 1, 31 }, .better = BETTER_DOWN }, "no-data" },
    { "no target", { LATEST, .value = 3, .as_of = { 2003, 1, 31 } }, "no-target" },
    { "no target, and a figure of 37 months", { LATEST, .value = 3, .as_of = { 2006, 1, 31 } }, "no-data" },
    { "the date has passed without it",
      { WAY, .has_value = true, .value = 10, .day = { 2003, 12, 31 }, .as_of = { 2004, 2, 1 } },
      "missed" },
    { "the date has passed, and no figure is as late",
      { WAY, LATEST, .value = 10, .as_of = { 2004, 2, 1 } },
      "no-data" },
    { "one figure alone",
      { WAY, .has_value = true, .value = 40, .day = { 2001, 12, 31 }, .as_of = { 2003, 1, 31 } },
      "baseline-only" },
    { "under a tenth of the time",
      { WAY, .has_value = true, .value = 39, .day = { 2002, 1, 31 }, .as_of = { 2002, 2, 28 } },
      "too-early" },
    { "declared fulfilled, whatever figure came last", { USUAL, .value = 12, .fulfilled = true }, "achieved" },
    { "a target to be reached from below, without a baseline",
      { LATEST, .value = 5, .has_target = true, .target = 4, .target_day = { 2003, 12, 31 }, .better = BETTER_UP,
        .as_of = { 2003, 1, 31 } },
      "achieved" },
    { "neither side is the better",
      { LATEST, .value = 5, .has_target = true, .target = 4, .target_day = { 2003, 12, 31 },
        .as_of = { 2003, 1, 31 } },
      "no-data" },
    { "at least 20 left may be more", { USUAL, .value = 20, .qualifier = QUALIFIER_AT_LEAST }, "no-data" },
    { "the same parts of both: their pace",
      { USUAL, .value = 20, .qualifier = QUALIFIER_AT_LEAST, .same_parts = true },
      "on-track" },
    { "at most none left is none", { USUAL, .value = 0, .qualifier = QUALIFIER_AT_MOST }, "achieved" },
    { "both ends say the same", { USUAL, .value = 20, .has_low_high = true, .low = 19, .high = 21 }, "on-track" },
    { "the ends are what is said, and not the middle",
      { USUAL, .target = 30, .value = 25, .wanted = &range, .has_low_high = true, .low = 41, .high = 45 },
      "deteriorating" },
    { "beyond either end of the range it may be in it",
      { USUAL, .target = 30, .value = 25, .wanted = &range, .has_low_high = true, .low = 5, .high = 45 },
      "no-data" },
    { "on either side of what is to be kept",
      { LATEST, .has_baseline = true, .baseline = 80, .baseline_day = { 2001, 12, 31 }, .has_target = true,
        .target = 80, .target_day = { 2003, 12, 31 }, .as_of = { 2003, 1, 31 }, .value = 80, .has_low_high = true,
        .low = 70, .high = 90 },
      "no-data" },
    { "both ends in one band", { LATEST, BANDED, .value = 92, .has_low_high = true, .low = 91, .high = 93 },
      "on-track" },
    { "each end in its own", { LATEST, BANDED, .value = 92, .has_low_high = true, .low = 85, .high = 99 },
      "no-data" },
    { "of another length of time", { USUAL, .value = 20, .other_length = true }, "no-data" },
    { "of another length, without a target",
      { LATEST, .value = 3, .as_of = { 2003, 1, 31 }, .other_length = true }, "no-target" },
    { "a band of another length", { LATEST, BANDED, .value = 95, .other_length = true }, "no-data" },
    { "the ends say two things", { USUAL, .value = 20, .has_low_high = true, .low = 19, .high = 30 }, "no-data" },
};

static void
a_status_follows_from_its_figures(void **state)
{
    const JudgeCase *c = *state;

    assert_string_equal(judge_status(&c->judged), c->want);
}

static void
shares_are_those_of_the_formula(void **state)
{
    const Judged judged = { USUAL, .value = 30 };
    double share = 0;

    (void)state;
    assert_true(judge_way(&judged, &share));
    assert_near(share, 0.25, 1e-12);
    assert_true(judge_time(&judged, &share));
    assert_near(share, 0.5, 1e-12);
}

/* Worked out with none of the model's code, and the same. */
static void
those_count_of_whom_it_is_true_on_the_day(void **state)
{
    const CountedOfThree *c = *state;
    g_autoptr(Plan) plan = counted_plan(c);
    g_autoptr(Facts) facts = facts_of_plan(plan);
    Counted counted = count_list(facts, plan_find_indicator(plan, "I"), counted_days(c));

    assert_int_equal(counted.n, 3);
    assert_int_equal(counted.k, c->k);
    assert_true(date_equal(counted.last, counted_day(c->last)));
}

static void
a_flow_is_held_against_its_own_length(void **state)
{
    const FlowCase *c = *state;
    g_autoptr(Plan) plan = flow_plan(c);
    g_autoptr(Facts) facts = facts_of_plan(plan);
    const Date last = { 2019, 12, 31 };
    const Fact *latest;
    Judged judged = judged_indicator(facts, plan_find_indicator(plan, "I"), days_both(last, last), &latest);

    assert_near(judged.value, c->latest, 0);
    assert_int_equal(judged.has_baseline, c->baseline != 0);
    if (c->baseline != 0)
        assert_near(judged.baseline, c->baseline, 0);
    assert_int_equal(judged.other_length, strcmp(c->reason, "other-length") == 0);
    assert_string_equal(judge_status(&judged), c->status);
}

int
main(void)
{
    struct CMUnitTest tests[128] = { cmocka_unit_test(shares_are_those_of_the_formula) };
    size_t count = count_tests(tests);

    ADD_ROWS(a_status_follows_from_its_figures, cases);
    ADD_ROWS(those_count_of_whom_it_is_true_on_the_day, counted_of_three);
    ADD_ROWS(a_flow_is_held_against_its_own_length, flow_cases);
    return _cmocka_run_group_tests("truth/judge", tests, count, NULL, NULL);
}
