/* What stands until it is revoked, and what happens within a span: who counts, and what is said of it. */
#include "counted.h"
#include "base/diag_model.h"
#include "model/status.h"
#include "model/view.h"

static void
those_count_of_whom_it_is_true_on_the_day(void **state)
{
    const CountedOfThree *c = *state;
    g_autoptr(Plan) plan = counted_plan(c);
    g_autoptr(View) view = view_new_days(plan, counted_days(c), NULL);
    SetView set = view_set(view, plan_find_indicator(plan, "I"));

    assert_int_equal(set.count, 3);
    assert_int_equal(set.k, c->k);
    assert_true(date_equal(set.date, counted_day(c->last)));
}

typedef struct ReasonCase {
    const char *name;
    size_t of;                          /* of the cases above */
    const char *want;
} ReasonCase;

static const ReasonCase reasons[] = {
    { "the rule of what stands",
      0,
      "counts     what stands on the day: from its own day until it is revoked, at least 1\n" },
    { "since when", 0, "counted    Alba: stands since 2008-10-22\n" },
    { "of whom nothing is known", 0, "not        Cora: no figure\n" },
    { "since when it stands no more", 5, "not        Alba: revoked on 2019-06-30\n" },
    { "a later word", 8, "not        Alba: 0 is not enough\n" },
    { "the rule of the last year",
      9,
      "counts     what happened in 2019, the year of the last among them, at least 1\n" },
    { "an earlier year", 9, "not        Alba: happened in 2008, not in that time\n" },
    { "the rule of the plan's time", 10, "counts     what happened from 2018-01-01 to 2019-12-31, at least 1\n" },
    { "on its day", 10, "counted    Bria: happened in 2019-05-01\n" },
    { "before the plan's time", 10, "not        Cora: happened in 2017-12-31, not in that time\n" },
};

static void
it_is_told_who_counts_and_why(void **state)
{
    const ReasonCase *r = *state;
    const CountedOfThree *c = &counted_of_three[r->of];
    g_autoptr(Plan) plan = counted_plan(c);
    g_autoptr(View) view = view_new_days(plan, counted_days(c), NULL);
    const Indicator *indicator = plan_find_indicator(plan, "I");
    SetView set = view_set(view, indicator);
    g_autoptr(GString) out = g_string_new(NULL);

    status_explain_members(indicator, &set, out);
    if (strstr(out->str, r->want) == NULL)
        fail_msg("%s", out->str);
}

typedef struct RevokedCase {
    const char *name;
    CountedOfThree of;
    DiagId want;
    int line, related;                  /* the observation is on line 20, its end on 21, the measure on 10 */
} RevokedCase;

static const RevokedCase revoked[] = {
    { "revoked before it began",
      { .nature = NATURE_STANDING, .happened = { { "AAA", "2008-10-22", "2007", 1 } } },
      DIAG_OBSERVATION_REVOKED_EARLY, 20, 21 },
    { "revoked, and does not stand",
      { .nature = NATURE_EVENT, .happened = { { "AAA", "2008-10-22", "2010", 1 } } },
      DIAG_OBSERVATION_NOT_STANDING, 21, 10 },
};

static void
what_is_revoked_wrongly_is_told_with_both_places(void **state)
{
    const RevokedCase *r = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = counted_builder(diags, &r->of);

    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_at(diags, 0)->id, r->want);
    assert_int_equal(diags_at(diags, 0)->place.line, r->line);
    assert_int_equal(diags_at(diags, 0)->related.line, r->related);
}

/* A page that shows a count is made again when what stands was revoked. */
static void
revoking_is_another_answer(void **state)
{
    const CountedOfThree stands = counted_of_three[0];
    CountedOfThree no_more = stands;
    const char *const question = "latest fact AAA";
    g_autoptr(Recorder) before = recorder_new();
    g_autoptr(Recorder) after = recorder_new();

    (void)state;
    no_more.happened[0].until = "2019-01-01";
    for (int i = 0; i < 2; i++) {
        g_autoptr(Plan) plan = counted_plan(i == 0 ? &stands : &no_more);
        g_autoptr(View) view = view_new_days(plan, counted_days(&stands), i == 0 ? before : after);

        view_set(view, plan_find_indicator(plan, "I"));
    }
    assert_non_null(recorder_answer(before, question));
    assert_string_not_equal(recorder_answer(before, question), recorder_answer(after, question));
}

int
main(void)
{
    struct CMUnitTest tests[64] = { cmocka_unit_test(revoking_is_another_answer) };
    size_t count = count_tests(tests);

    ADD_ROWS(those_count_of_whom_it_is_true_on_the_day, counted_of_three);
    ADD_ROWS(it_is_told_who_counts_and_why, reasons);
    ADD_ROWS(what_is_revoked_wrongly_is_told_with_both_places, revoked);
    return _cmocka_run_group_tests("model/standing", tests, count, NULL, NULL);
}
