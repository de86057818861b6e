/*
 * What a changed observation can touch: whatever is answered otherwise after a change counts as touched, and what has
 * nothing to do with it does not.
 */
#include "over_areas.h"
#include "model/fact_slots.h"
#include "model/view.h"

static const OverAreasCase before = {
    .reported = { { "cases", "n1", 3 },
                  { "cases", "s1", 1 },
                  { "people", "n1", 100 },
                  { "people", "n2", 300 },
                  { "covered", "n1", 50 },
                  { "covered", "n2", 10 },
                  { "cases", "D", 5 },
                  { "spent", "s2", 7 } },
};

/* Every question about figures of every measure and area, and some of what no observation tells. */
static void
ask_all(const Plan *plan, Recorder *recorder)
{
    g_autoptr(View) view = view_new(plan, (Date){ 2019, 12, 31 }, recorder);
    size_t measure_count, area_count, count;
    const Measure *const *measures = plan_measures(plan, &measure_count);
    const Area *const *areas = plan_areas(plan, &area_count);

    for (size_t m = 0; m < measure_count; m++)
        for (size_t a = 0; a <= area_count; a++) {
            const Area *area = a == area_count ? NULL : areas[a];

            view_latest(view, measures[m], area);
            view_series(view, measures[m], area, &count);
            view_year(view, measures[m], area, 2018);
        }
    for (size_t m = 0; m < measure_count; m++)
        view_areas_with(view, measures[m], &count);
    for (size_t a = 0; a < area_count; a++)
        view_next_dates(view, areas[a], 3, &count);
}

typedef struct Changes {
    const Recorder *other;
    const FactReach *reach;
    size_t asked, touched, changed;
} Changes;

static void
hold(const char *question, const char *hash, const char *said, void *data)
{
    Changes *c = data;
    bool changed = g_strcmp0(hash, recorder_answer(c->other, question)) != 0,
         touched = fact_reach_touches(c->reach, question);

    (void)said;
    c->asked++;
    c->touched += touched;
    c->changed += changed;
    if (changed && !touched)
        fail_msg("'%s' is answered otherwise and is not touched", question);
}

static Changes
change(const OverAreasCase *after)
{
    g_autoptr(Plan) old = over_areas_plan(&before), new = over_areas_plan(after);
    g_autoptr(Recorder) was = recorder_new(), is = recorder_new();
    g_autofree char *slots_before = plan_fact_slots(old), *slots_now = plan_fact_slots(new);
    FactReach *reach = fact_reach_new(new, slots_before, slots_now);
    Changes changes = { is, reach, 0, 0, 0 };

    ask_all(old, was);
    ask_all(new, is);
    recorder_each(was, hold, &changes);
    fact_reach_free(reach);
    return changes;
}

static void
what_changes_is_touched(void **state)
{
    (void)state;
    for (size_t i = 0; before.reported[i].measure != NULL; i++) {
        OverAreasCase after = before;
        Changes changes;

        after.reported[i].value += 1;
        changes = change(&after);
        assert_true(changes.changed >= 3);              /* latest, series, year of the area itself */
        assert_true(changes.touched >= changes.changed);
        assert_true(changes.touched < changes.asked / 2);
    }
}

static void
one_more_and_one_less_are_changes(void **state)
{
    OverAreasCase less = before, more = before;

    (void)state;
    less.reported[7] = (Reported){ 0 };
    assert_true(change(&less).changed >= 3);
    more.reported[8] = (Reported){ 0 };
    more.reported[7].year = 2017;
    assert_true(change(&more).changed >= 3);
}

/* The order of what is reported moves places in tables, and says nothing else. */
static void
another_order_touches_nothing_that_is_sure(void **state)
{
    OverAreasCase turned = before;
    Changes changes;

    (void)state;
    turned.reported[0] = before.reported[5];
    turned.reported[5] = before.reported[0];
    changes = change(&turned);
    assert_int_equal(changes.changed, 0);
    assert_true(changes.touched <= changes.asked / 8);  /* what may rest on any */
}

/* What stands in the files before a series does not change it, though its own figures are not in their order. */
static void
what_comes_before_is_no_part_of_it(void **state)
{
    OverAreasCase with = before, behind = before;
    g_autoptr(Plan) old = NULL, new = NULL;
    g_autofree char *slots_before = NULL, *slots_now = NULL;
    FactReach *reach;

    (void)state;
    with.reported[8] = (Reported){ "cases", "n2", 4, 2018 };
    with.reported[9] = (Reported){ "cases", "n2", 2, 2016 };
    behind.reported[0] = (Reported){ "spent", "s2", 3, 2015 };
    for (int i = 0; i < 10; i++)
        behind.reported[i + 1] = with.reported[i];
    old = over_areas_plan(&with);
    new = over_areas_plan(&behind);
    slots_before = plan_fact_slots(old);
    slots_now = plan_fact_slots(new);
    reach = fact_reach_new(new, slots_before, slots_now);
    assert_true(fact_reach_touches(reach, "series spent s2"));
    assert_false(fact_reach_touches(reach, "series cases n2"));
    fact_reach_free(reach);
}

static void
what_is_not_sure_is_touched(void **state)
{
    static const char *const questions[] = { "", "latest", "latest cases", "latest none n1", "latest cases nowhere",
                                             "hum cases n1", "source S1 world" };
    g_autoptr(Plan) plan = over_areas_plan(&before);
    g_autofree char *slots = plan_fact_slots(plan);
    FactReach *same = fact_reach_new(plan, slots, slots), *unknown = fact_reach_new(plan, "cut off", slots);

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(questions); i++)
        assert_true(fact_reach_touches(same, questions[i]));
    assert_false(fact_reach_touches(same, "latest cases n1"));
    assert_false(fact_reach_touches(same, "next-dates areas n1 3"));
    assert_true(fact_reach_touches(unknown, "latest cases n1"));
    fact_reach_free(same);
    fact_reach_free(unknown);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changes_is_touched),
        cmocka_unit_test(one_more_and_one_less_are_changes),
        cmocka_unit_test(another_order_touches_nothing_that_is_sure),
        cmocka_unit_test(what_comes_before_is_no_part_of_it),
        cmocka_unit_test(what_is_not_sure_is_touched),
    };

    return cmocka_run_group_tests_name("fact slots", tests, NULL, NULL);
}
