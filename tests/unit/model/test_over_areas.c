/* What figures of districts come to for the areas that they are in, and on how many of them it rests. */
#include "over_areas.h"
#include "model/lint.h"
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
    if (c->to != 0) {
        assert_true(figure.has_range);
        assert_near(figure.low, c->value, 1e-9);
        assert_near(figure.high, c->to, 1e-9);
        assert_true(figure.low <= figure.value && figure.value <= figure.high);
    } else {
        assert_false(figure.has_range);
        assert_near(figure.value, c->value, 1e-9);
    }
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
    const char *measure; /* NULL: covered */
} TrendCase;

static const TrendCase trends[] = {
    { "of the same districts",
      { { "covered", "n1", 1, 2017 }, { "covered", "n1", 2 }, { "people", "n1", 1, 2016 } },
      true },
    { "of a year, and of five months that are no part a year has",
      { { "spent", "n1", 1, 2017, .from = "2017-01-01" }, { "spent", "n1", 2, .from = "2018-08-01" } },
      false,
      "spent" },
    { "of five months twice",
      { { "spent", "n1", 1, 2017, .from = "2017-08-01" }, { "spent", "n1", 2, .from = "2018-08-01" } },
      true,
      "spent" },
    { "of a year, and of one of 53 weeks",
      { { "spent", "n1", 1, 2017, .from = "2017-01-01" }, { "spent", "n1", 2, .from = "2017-12-26" } },
      true,
      "spent" },
    { "of as many days in no whole months",
      { { "spent", "n1", 1, 2017, .from = "2017-12-10" }, { "spent", "n1", 2, .from = "2018-12-10" } },
      true,
      "spent" },
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
    { "as many parts of as many districts, but of others",
      { { "cases", "n1", 1, 2017 }, { "deaths", "n1", 1, 2017 }, { "cases", "n2", 2 }, { "deaths", "n1", 1 } },
      false,
      "harm" },
    { "all parts of all districts",
      { { "cases", "n1", 1, 2017 },
        { "cases", "n2", 1, 2017 },
        { "deaths", "n1", 1, 2017 },
        { "deaths", "n2", 1, 2017 },
        { "cases", "n1", 2 },
        { "cases", "n2", 2 },
        { "deaths", "n1", 1 },
        { "deaths", "n2", 1 } },
      true,
      "harm" },
    { "of the same districts, one of which is at least that",
      { { "cases", "n1", 1, 2017 }, { "cases", "n1", 2, .qualifier = QUALIFIER_AT_LEAST } },
      false,
      "cases" },
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

    G_STATIC_ASSERT(sizeof c->reported <= sizeof of.reported);
    memcpy(of.reported, c->reported, sizeof c->reported);
    plan = over_areas_plan(&of);
    view = view_new(plan, (Date){ 2019, 12, 31 }, NULL);
    series = view_series(view, plan_find_measure(plan, c->measure == NULL ? "covered" : c->measure),
                         plan_find_area(plan, "n"), &count);
    assert_int_equal(count, 2);
    assert_int_equal(figures_are_comparable(&series[0], &series[1]), c->want);
}

/* A month, a quarter, a year from February on and a calendar year of one end. */
static void
sums_that_end_together_have_ids_of_their_own(void **state)
{
    static const OverAreasCase of = { .reported = { { "spent", "n1", 1, .from = "2018-12-01" },
                                                    { "spent", "n1", 2, .from = "2018-10-01" },
                                                    { "spent", "n1", 3, .from = "2018-02-01" },
                                                    { "spent", "n1", 4, .from = "2018-01-01" } } };
    static const char *const ids[] = { "spent.n.2018.areas", "spent.n.2018-02-01/2018-12-31.areas",
                                       "spent.n.2018-Q4.areas", "spent.n.2018-12.areas" };
    g_autoptr(Plan) plan = over_areas_plan(&of);
    g_autoptr(View) view = view_new(plan, (Date){ 2019, 12, 31 }, NULL);
    size_t count;
    const Figure *series = view_series(view, plan_find_measure(plan, "spent"), plan_find_area(plan, "n"), &count);

    (void)state;
    assert_int_equal(count, G_N_ELEMENTS(ids));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(series[i].id, ids[i]);
}

/* What a careful reader would stop at: the only thing that is told, or NULL. */
typedef struct SlipCase {
    const char *name;
    Reported reported[9];
    const char *want;
} SlipCase;

static const SlipCase slips[] = {
    { "districts that are more than their province",
      { { "cases", "n", 5 }, { "cases", "n1", 3 }, { "cases", "n2", 4 } },
      "the reported parts of cases.n.2018 add up to 7, more than the total of 5" },
    { "one of them alone",
      { { "cases", "n", 2 }, { "cases", "n1", 3 } },
      "the reported parts of cases.n.2018 add up to 3, more than the total of 2" },
    { "districts that are less", { { "cases", "n", 8 }, { "cases", "n1", 3 }, { "cases", "n2", 4 } } },
    { "a province of at least so many",
      { { "cases", "n", 5, .qualifier = QUALIFIER_AT_LEAST }, { "cases", "n1", 3 }, { "cases", "n2", 4 } } },
    { "a district of at most so many",
      { { "cases", "n", 5 }, { "cases", "n1", 3 }, { "cases", "n2", 4, .qualifier = QUALIFIER_AT_MOST } } },
    { "of another year", { { "cases", "n", 5, 2017 }, { "cases", "n1", 3 }, { "cases", "n2", 4 } } },
    { "an area with its weight", { { "covered", "n1", 60 }, { "people", "n1", 100 } } },
    { "one with a weight that is a sum",
      { { "covered", "n1", 60 }, { "people/sex:f", "n1", 40 }, { "people/sex:m", "n1", 60 } } },
    { "one without",
      { { "covered", "n1", 60 }, { "people", "n2", 100 } },
      "n1 is left out where 'covered' is weighted over areas: by 2018 it has no figure of 'people' above zero" },
    { "one whose weight is missing",
      { { "covered", "n1", 60 }, { "people", "n1", .missing = true } },
      "n1 is left out where 'covered' is weighted over areas: by 2018 it has no figure of 'people' above zero" },
    { "one with a later weight",
      { { "covered", "n1", 60, 2017 }, { "people", "n1", 100 } },
      "n1 is left out where 'covered' is weighted over areas: by 2017 it has no figure of 'people' above zero" },
    { "once, of both sexes",
      { { "covered/sex:f", "n1", 60 }, { "covered/sex:m", "n1", 60 } },
      "n1 is left out where 'covered/sex:f' is weighted over areas: by 2018 it has no figure of 'people/sex:f' above "
      "zero" },
    { "a weight that is not told so",
      { { "reach/sex:f", "n1", 60 }, { "reach/sex:m", "n2", 60 }, { "deaths", "n1", 3 }, { "deaths", "n2", 3 } },
      "'reach' is told by sex and its weight 'deaths' is not, so that over areas there is no figure by sex" },
};

static void
what_is_wrong_with_areas_is_told(void **state)
{
    const SlipCase *c = *state;
    OverAreasCase of = { .name = c->name };
    g_autoptr(Plan) plan = NULL;
    g_autoptr(Diags) diags = diags_new();

    G_STATIC_ASSERT(sizeof c->reported <= sizeof of.reported);
    memcpy(of.reported, c->reported, sizeof c->reported);
    plan = over_areas_plan(&of);
    plan_lint(plan, diags);
    assert_int_equal(diags_length(diags), c->want == NULL ? 0 : 1);
    if (c->want != NULL)
        assert_string_equal(diags_at(diags, 0)->sentence, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(over_areas_cases) + G_N_ELEMENTS(trends) + G_N_ELEMENTS(slips) + 1] = {
        { 0 }
    };
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(over_areas_cases); i++)
        tests[count++] = row_test(areas_come_to_what_the_measure_says, over_areas_cases[i].name, &over_areas_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(trends); i++)
        tests[count++] = row_test(only_the_same_areas_make_a_trend, trends[i].name, &trends[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(slips); i++)
        tests[count++] = row_test(what_is_wrong_with_areas_is_told, slips[i].name, &slips[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(sums_that_end_together_have_ids_of_their_own);
    return _cmocka_run_group_tests("over areas", tests, count, NULL, NULL);
}
