/* What is told of some alone, and what of it can be said of all. */
#include "disaggregated.h"
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
    struct CMUnitTest tests[2 + G_N_ELEMENTS(disaggregated_cases) + G_N_ELEMENTS(wrongs)] = {
        cmocka_unit_test(its_measure_is_found_by_categories_in_any_order),
        cmocka_unit_test(no_member_stands_twice_in_its_dimension),
    };
    size_t count = count_tests(tests);

    ADD_ROWS(what_is_told_of_some_is_added_up_where_they_are_all, disaggregated_cases);
    ADD_ROWS(what_is_wrong_is_told_with_both_places, wrongs);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
