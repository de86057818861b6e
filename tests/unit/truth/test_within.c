/* The same table as the model's, worked out from the rows of each area. */
#include "over_areas.h"
#include "truth/facts.h"

static void
areas_come_to_what_the_measure_says(void **state)
{
    const OverAreasCase *c = *state;
    const Days days = { { 2019, 12, 31 }, { 2019, 12, 31 } };
    g_autoptr(Plan) plan = over_areas_plan(c);
    g_autoptr(Facts) facts = facts_of_plan(plan);
    const Fact *fact = facts_latest(facts, c->measure, c->area == NULL ? "" : c->area, days);

    assert_int_equal(fact != NULL, c->known);
    if (!c->known)
        return;
    assert_near(fact_middle(fact), c->value, 1e-9);
    assert_int_equal(fact->covered, c->covered);
    assert_int_equal(fact->total, c->total);
    assert_int_equal(fact->qualifier, c->qualifier);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(over_areas_cases)] = { { 0 } };

    for (size_t i = 0; i < G_N_ELEMENTS(over_areas_cases); i++)
        tests[i] = (struct CMUnitTest)row_test(areas_come_to_what_the_measure_says, over_areas_cases[i].name,
                                               &over_areas_cases[i]);
    return _cmocka_run_group_tests("truth/within", tests, G_N_ELEMENTS(over_areas_cases), NULL, NULL);
}
