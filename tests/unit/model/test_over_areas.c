/* What figures of districts come to for the areas that they are in, and on how many of them it rests. */
#include "over_areas.h"
#include "model/view.h"

static void
areas_come_to_what_the_measure_says(void **state)
{
    const OverAreasCase *c = *state;
    g_autoptr(Plan) plan = over_areas_plan(c);
    g_autoptr(View) view = view_new(plan, (Date){ 2019, 12, 31 }, NULL);
    Figure figure =
        view_latest(view, plan_find_measure(plan, c->measure), c->area == NULL ? NULL : plan_find_area(plan, c->area));

    assert_int_equal(figure.known, c->known);
    if (!c->known)
        return;
    assert_near(figure.value, c->value, 1e-9);
    assert_int_equal(figure.over.covered, c->covered);
    assert_int_equal(figure.over.total, c->total);
    assert_int_equal(figure.qualifier, c->qualifier);
    if (c->kind != NULL)
        assert_string_equal(figure.over.kind->id, c->kind);
}

/* A series of a sum: what of it can be held against what. */
typedef struct TrendCase {
    const char *name;
    Reported reported[9];
    bool want;
} TrendCase;

static const TrendCase trends[] = {
    { "of the same districts",
      { { "covered", "n1", 1, 2017 }, { "covered", "n1", 2 }, { "people", "n1", 1, 2016 } },
      true },
    { "of as many others",
      { { "covered", "n1", 1, 2017 },
        { "covered", "n2", 2 },
        { "people", "n1", 1, 2016 },
        { "people", "n2", 1, 2016 } },
      false },
    { "of more of them",
      { { "covered", "n1", 1, 2017 },
        { "covered", "n1", 1 },
        { "covered", "n2", 2 },
        { "people", "n1", 1, 2016 },
        { "people", "n2", 1, 2016 } },
      false },
};

static void
only_the_same_areas_make_a_trend(void **state)
{
    const TrendCase *c = *state;
    OverAreasCase of = { .name = c->name };
    g_autoptr(Plan) plan = NULL;
    g_autoptr(View) view = NULL;
    const Figure *series;
    size_t count;

    memcpy(of.reported, c->reported, sizeof of.reported);
    plan = over_areas_plan(&of);
    view = view_new(plan, (Date){ 2019, 12, 31 }, NULL);
    series = view_series(view, plan_find_measure(plan, "covered"), plan_find_area(plan, "n"), &count);
    assert_int_equal(count, 2);
    assert_int_equal(figures_are_comparable(&series[0], &series[1]), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(over_areas_cases) + G_N_ELEMENTS(trends)] = { { 0 } };
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(over_areas_cases); i++)
        tests[count++] = row_test(areas_come_to_what_the_measure_says, over_areas_cases[i].name, &over_areas_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(trends); i++)
        tests[count++] = row_test(only_the_same_areas_make_a_trend, trends[i].name, &trends[i]);
    return _cmocka_run_group_tests("over areas", tests, count, NULL, NULL);
}
