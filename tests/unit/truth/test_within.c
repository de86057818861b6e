/* The same table as the model's, worked out from the rows of each area. */
#include "over_areas.h"
#include <math.h>
#include "model/view.h"
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
    assert_int_equal(fact->has_range, c->to != 0);
    if (c->to != 0) {
        assert_near(fact_low(fact), c->value, 1e-9);
        assert_near(fact_high(fact), c->to, 1e-9);
    } else {
        assert_near(fact_middle(fact), c->value, 1e-9);
    }
    assert_int_equal(fact->covered, c->covered);
    assert_int_equal(fact->total, c->total);
    assert_int_equal(fact->qualifier, c->qualifier);
}

/* ---- whatever is reported, both say the same ---- */

static const char *const areas[] = { "n", "n1", "n2", "n1a", "s", "s1", "s1a", "s2", "C" };

static Reported
something(GRand *chance)
{
    static const char *const measures[] = { "cases",        "cases/sex:f", "cases/sex:m",   "deaths",
                                            "covered",      "most",        "covered/sex:f", "people",
                                            "people/sex:f", "least",       "spent",         "most/sex:f" };
    Reported r = { .measure = measures[g_rand_int_range(chance, 0, G_N_ELEMENTS(measures))],
                   .area = areas[g_rand_int_range(chance, 0, G_N_ELEMENTS(areas))],
                   .value = g_rand_int_range(chance, g_rand_int_range(chance, 0, 8) == 0 ? -2 : 0, 9),
                   .year = g_rand_int_range(chance, 2017, 2019) };

    switch (g_rand_int_range(chance, 0, 12)) {
    case 0:
        r.qualifier = QUALIFIER_AT_LEAST;
        break;
    case 1:
        r.qualifier = QUALIFIER_AT_MOST;
        break;
    case 2:
        r.qualifier = QUALIFIER_ABOUT;
        break;
    case 3:
        r.missing = true;
        break;
    case 4:
    case 5:
        r.to = r.value + g_rand_int_range(chance, 1, 6);
        break;
    case 6:
    case 7:
        r.on_day = true;
        break;
    case 8:
        r.from = r.year == 2017 ? "2017-10-01" : "2018-12-01";
        break;
    default:
        break;
    }
    return r;
}

/* Two figures of one day are a fault of the data. */
static bool
is_told_before(const Reported *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].measure, all[count].measure) == 0 && strcmp(all[i].area, all[count].area) == 0 &&
            all[i].year == all[count].year)
            return true;
    return false;
}

static bool
is_same(const Figure *figure, const Fact *fact)
{
    double low = figure->has_range ? figure->low : figure->value, high = figure->has_range ? figure->high : low;

    return strcmp(figure->id, fact->id) == 0 && figure->qualifier == fact->qualifier &&
           figure->has_range == fact->has_range && figure->between == !fact->has_value &&
           fabs(figure->value - fact_middle(fact)) < 1e-9 && fabs(low - fact_low(fact)) < 1e-9 &&
           fabs(high - fact_high(fact)) < 1e-9 &&
           figure->over.covered == fact->covered && figure->over.total == fact->total &&
           g_strcmp0(figure->only, fact->only) == 0;
}

/* What was reported, for whoever looks into what went wrong. */
static const char *
written(const OverAreasCase *c, GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(c->reported); i++) {
        const Reported *r = &c->reported[i];

        g_string_append_printf(out, "\n  %s %s %d%s%s: %s%g to %g%s", r->measure, r->area, r->year,
                               r->on_day ? " on its last day" : "", r->from != NULL ? r->from : "",
                               qualifier_name(r->qualifier), r->value, r->to, r->missing ? " missing" : "");
    }
    return out->str;
}

static void
compare_series(const OverAreasCase *c, View *view, Facts *facts, const Measure *measure, const Area *area)
{
    const Days days = { { 2019, 12, 31 }, { 2019, 12, 31 } };
    g_autoptr(GString) out = g_string_new(NULL);
    size_t count;
    const Figure *figures = view_series(view, measure, area, &count);
    const GPtrArray *series = facts_series(facts, measure->id, area == NULL ? "" : area->id, days);

    if (count != series->len)
        fail_msg("%s %s: %zu figures and %u%s", measure->id, area == NULL ? "world" : area->id, count, series->len,
                 written(c, out));
    for (size_t i = 0; i < count; i++) {
        const Figure *figure = &figures[i];
        const Fact *fact = g_ptr_array_index(series, i);

        if (!is_same(figure, fact))
            fail_msg("%s is %s%g (%g to %g, %d %d) over %zu of %zu, only %s; %s is %s%g (%g to %g, %d %d) over %zu of "
                     "%zu, only %s%s",
                     figure->id, qualifier_name(figure->qualifier), figure->value, figure->low, figure->high,
                     figure->has_range, figure->between, figure->over.covered, figure->over.total, figure->only,
                     fact->id, qualifier_name(fact->qualifier), fact->value, fact->low, fact->high, fact->has_range,
                     !fact->has_value, fact->covered, fact->total, fact->only, written(c, out));
        for (size_t k = 0; k < i; k++)
            if (figures_are_comparable(&figures[k], figure) != facts_compare(facts, g_ptr_array_index(series, k), fact))
                fail_msg("%s and %s can be compared, and cannot%s", figures[k].id, figure->id, written(c, out));
    }
}

static void
the_model_and_this_say_the_same_of_made_up_data(void **state)
{
    static const char *const measures[] = { "cases", "cases/sex:f",   "deaths", "harm", "covered",
                                            "most",  "covered/sex:f", "least",  "spent" };
    g_autoptr(GRand) chance = g_rand_new_with_seed(16);

    (void)state;
    for (int round = 0; round < 400; round++) {
        OverAreasCase c = { .name = "made up" };
        g_autoptr(Plan) plan = NULL;
        g_autoptr(Facts) facts = NULL;
        g_autoptr(View) view = NULL;

        for (size_t i = 0; i < G_N_ELEMENTS(c.reported); i++)
            do
                c.reported[i] = something(chance);
            while (is_told_before(c.reported, i));
        plan = over_areas_plan(&c);
        facts = facts_of_plan(plan);
        view = view_new(plan, (Date){ 2019, 12, 31 }, NULL);
        for (size_t m = 0; m < G_N_ELEMENTS(measures); m++)
            for (size_t a = 0; a <= G_N_ELEMENTS(areas); a++)
                compare_series(&c, view, facts, plan_find_measure(plan, measures[m]),
                               a == G_N_ELEMENTS(areas) ? NULL : plan_find_area(plan, areas[a]));
    }
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(over_areas_cases) + 1] = { { 0 } };

    for (size_t i = 0; i < G_N_ELEMENTS(over_areas_cases); i++)
        tests[i] = (struct CMUnitTest)row_test(areas_come_to_what_the_measure_says, over_areas_cases[i].name,
                                               &over_areas_cases[i]);
    tests[G_N_ELEMENTS(over_areas_cases)] =
        (struct CMUnitTest)cmocka_unit_test(the_model_and_this_say_the_same_of_made_up_data);
    return _cmocka_run_group_tests("truth/within", tests, G_N_ELEMENTS(tests), NULL, NULL);
}
