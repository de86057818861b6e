/* What is told of some alone, and what of it can be said of all. */
#include "disaggregated.h"
#include "model/lint.h"
#include "model/view.h"

static void
what_is_told_of_some_is_added_up_where_they_are_all(void **state)
{
    const DisaggregatedCase *c = *state;
    g_autoptr(Plan) plan = disaggregated_plan(c);
    g_autoptr(View) view = view_new(plan, (Date){ 2019, 12, 31 }, NULL);
    const Measure *measure = plan_find_measure(plan, c->measure == NULL ? "killed" : c->measure);
    Figure figure = { 0 };

    assert_non_null(measure);
    figure = view_latest(view, measure, NULL);
    assert_int_equal(figure.known, c->known);
    if (!c->known)
        return;
    assert_near(figure.value, c->value, 1e-9);
    assert_int_equal(figure.qualifier, c->qualifier);
    assert_near(figure.parts_say == NULL ? 0 : figure.parts_say->value, c->parts_say, 1e-9);
}

/* Why nothing is told of all, by what is said of some. */
typedef struct MissingCase {
    const char *name;
    Told told[4];
    Missing want;
    size_t by;                          /* how many observations say so */
} MissingCase;

static const MissingCase missing_cases[] = {
    { "nobody says why", { { "killed/sex:f", 3 } }, MISSING_NONE, 0 },
    { "of all", { { "killed", .why = MISSING_CONFIDENTIAL } }, MISSING_CONFIDENTIAL, 1 },
    { "of both sexes",
      { { "killed/sex:f", .why = MISSING_NOT_COLLECTED }, { "killed/sex:m", .why = MISSING_NOT_COLLECTED } },
      MISSING_NOT_COLLECTED, 2 },
    { "of one sex", { { "killed/sex:f", .why = MISSING_NOT_COLLECTED } }, MISSING_NONE, 0 },
    { "of one sex, and the other is known",
      { { "killed/sex:f", .why = MISSING_NOT_COLLECTED }, { "killed/sex:m", 0 } },
      MISSING_NONE, 0 },
    { "several reasons",
      { { "killed/sex:f", .why = MISSING_NOT_COLLECTED }, { "killed/sex:m", .why = MISSING_NOT_REPORTED } },
      MISSING_NONE, 0 },
    { "what does not apply has no say",
      { { "killed/sex:f", .missing = true }, { "killed/sex:m", .why = MISSING_NOT_REPORTED } },
      MISSING_NOT_REPORTED, 2 },
    { "of women of both ages, and of men",
      { { "killed/sex:f/age:child", .why = MISSING_NOT_COLLECTED },
        { "killed/sex:f/age:adult", .why = MISSING_NOT_COLLECTED },
        { "killed/sex:m", .why = MISSING_NOT_COLLECTED } },
      MISSING_NOT_COLLECTED, 3 },
};

static void
what_is_missing_of_all_parts_is_missing_of_all(void **state)
{
    const MissingCase *c = *state;
    DisaggregatedCase of = { .name = c->name };
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    const Period year = period_holding(FREQUENCY_YEAR, (Date){ 2018, 6, 1 }, (YearStart){ 0, 0 });
    Figure told;

    memcpy(of.told, c->told, sizeof c->told);
    plan = disaggregated_plan(&of);
    view = view_new(plan, (Date){ 2019, 12, 31 }, NULL);
    assert_int_equal(view_missing_in(view, plan_find_measure(plan, "killed"), NULL, FREQUENCY_YEAR, year, &told),
                     c->want);
    assert_int_equal(told.part_count, c->by);
    for (size_t i = 0; i < told.part_count; i++)
        assert_string_equal(figure_part(&told, i).sources[0]->id, "S");
}

/* Devices do not add up; one of them alone is no more than all. */
static void
one_member_is_no_more_than_all(void **state)
{
    static const DisaggregatedCase above = { .told = { { "killed", 7 }, { "killed/device:mine", 9 } } },
                                   below = { .told = { { "killed", 7 }, { "killed/device:mine", 6 },
                                                       { "killed/device:remnant", 6 } } };
    g_autoptr(Plan) wrong = disaggregated_plan(&above), right = disaggregated_plan(&below);
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    plan_lint(right, diags);
    assert_int_equal(diags_length(diags), 0);
    plan_lint(wrong, diags);
    assert_int_equal(diags_length(diags), 1);
    assert_string_equal(diags_at(diags, 0)->sentence,
                        "the reported parts of killed.world.2018 add up to 9, more than the total of 7");
}

static void
its_measure_is_found_by_categories_in_any_order(void **state)
{
    static const DisaggregatedCase c = { .told = { { "killed/sex:f/age:child", 1 }, { "killed/device:mine", 2 } } };
    g_autoptr(Plan) plan = disaggregated_plan(&c);
    const Measure *killed = plan_find_measure(plan, "killed");
    const Measure *girls = plan_find_disaggregated(plan, killed, "age:child sex:f");
    size_t count;

    (void)state;
    assert_non_null(girls);
    assert_string_equal(girls->id, "killed/sex:f/age:child");
    assert_string_equal(girls->title.text, "Killed (f, child)");
    assert_string_equal(local_text(girls->title, "fr"), "Tués (f, child)");
    assert_string_equal(girls->short_title.text, "");
    assert_ptr_equal(girls->of, killed);
    assert_non_null(plan_find_disaggregated(plan, killed, "sex:m"));         /* nothing is told of them */
    assert_null(plan_find_disaggregated(plan, killed, "sex:m age:adult"));
    assert_true(plan_may_tell(plan, "killed/sex:m/age:adult"));              /* but it may be */
    assert_true(plan_may_tell(plan, "killed"));
    assert_false(plan_may_tell(plan, "vote/age:adult"));
    assert_false(plan_may_tell(plan, "killed/sex:m/sex:f"));
    assert_false(plan_may_tell(plan, "hurt/sex:f"));
    assert_null(plan_find_disaggregated(plan, killed, "sex:x"));
    assert_null(plan_find_disaggregated(plan, killed, "colour:red"));
    assert_null(plan_find_disaggregated(plan, girls, "sex:f"));
    assert_ptr_equal(plan_find_disaggregated(plan, killed, ""), killed);
    plan_measures(plan, &count);
    assert_int_equal(count, 3);
    plan_disaggregated(plan, &count);
    assert_int_equal(count, 6 + 1 + 4);         /* members, girls; of rates and votes, members */
}

/* Of a figure that is not right: what is told, and of which lines. */
typedef struct WrongCase {
    const char *name, *of;
    DiagId id;
    int related;                        /* line of the other place; 0: there is none */
} WrongCase;

static const WrongCase wrongs[] = {
    { "a dimension that nobody declared", "killed/colour:red", DIAG_MODEL_DANGLING, 0 },
    { "a member that its dimension has not", "killed/sex:x", DIAG_MODEL_NO_MEMBER, 4 },
    { "no member at all", "killed/sex", DIAG_MODEL_NO_MEMBER, 4 },
    { "a dimension by which the measure is not told", "vote/age:child", DIAG_MODEL_NOT_BY, 11 },
    { "a dimension twice", "killed/sex:f/sex:m", DIAG_MODEL_CATEGORY_TWICE, 0 },
    { "a measure that is not there", "hurt/sex:f", DIAG_MODEL_DANGLING, 0 },
};

static void
what_is_wrong_is_told_with_both_places(void **state)
{
    const WrongCase *c = *state;
    const Told told = { c->of, 1 };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = disaggregated_builder(diags);

    disaggregated_add_told(b, &told, 1);
    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, c->id);
    assert_int_equal(diags_at(diags, 0)->place.line, 20);
    assert_int_equal(diags_at(diags, 0)->related.line, c->related);
}

static void
no_member_stands_twice_in_its_dimension(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = disaggregated_builder(diags);

    (void)state;
    disaggregated_dimension(b, "colour", false, "red", "red");
    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_MODEL_MEMBER_TWICE);
    assert_int_equal(diags_at(diags, 0)->place.line, 6);
    assert_int_equal(diags_at(diags, 0)->related.line, 5);
}

int
main(void)
{
    struct CMUnitTest tests[3 + G_N_ELEMENTS(disaggregated_cases) + G_N_ELEMENTS(missing_cases) +
                            G_N_ELEMENTS(wrongs)] = {
        cmocka_unit_test(its_measure_is_found_by_categories_in_any_order),
        cmocka_unit_test(no_member_stands_twice_in_its_dimension),
        cmocka_unit_test(one_member_is_no_more_than_all),
    };
    size_t count = count_tests(tests);

    ADD_ROWS(what_is_told_of_some_is_added_up_where_they_are_all, disaggregated_cases);
    ADD_ROWS(what_is_missing_of_all_parts_is_missing_of_all, missing_cases);
    ADD_ROWS(what_is_wrong_is_told_with_both_places, wrongs);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
