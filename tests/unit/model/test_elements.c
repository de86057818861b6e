/* The tables of elements: that each row speaks of the member it means, and what a finished plan makes of references. */
#include <string.h>
#include "sample.h"
#include "model/elements.h"

static size_t
size_of(const Field *f)
{
    switch (f->keep) {
    case KEEP_DATE: return sizeof(Date);
    case KEEP_NUMBER: return sizeof(double);
    case KEEP_INT:
    case KEEP_WORD: return sizeof(int);
    case KEEP_FLAG: return sizeof(bool);
    case KEEP_LOCAL: return sizeof(LocalText);
    case KEEP_NOT:
    case KEEP_VALUE:
    case KEEP_BASELINE: return 0;
    default: return sizeof(void *);
    }
}

/* A member that two attributes are kept in would be one that forgets. */
static void
each_member_keeps_one_attribute(void **state)
{
    (void)state;
    for (ElementKind kind = ELEMENT_PLAN; kind < ELEMENT_COUNT; kind++) {
        const ElementType *type = &element_types[kind];

        for (const Field *f = type->fields; f->name != NULL; f++) {
            if (f->at + size_of(f) > type->size)
                fail_msg("%s lies behind its struct", f->name);
            for (const Field *g = type->fields; g != f; g++)
                if (size_of(f) > 0 && size_of(g) > 0 && f->at < g->at + size_of(g) && g->at < f->at + size_of(f))
                    fail_msg("%s and %s are kept in one place", g->name, f->name);
        }
    }
}

/* What is read and kept nowhere would be dropped in silence: these are looked at while the files are read. */
static void
each_attribute_is_kept(void **state)
{
    static const char *const looked_at[] = { AUDIENCE_ATTRIBUTE, "diagnostic", "xml:lang", NULL };

    (void)state;
    for (ElementKind kind = ELEMENT_PLAN; kind < ELEMENT_COUNT; kind++)
        for (const Field *f = element_types[kind].fields; f->name != NULL; f++)
            if (f->keep == KEEP_NOT && !g_strv_contains(looked_at, f->name))
                fail_msg("%s is kept nowhere", f->name);
}

static void
each_reference_leads_to_what_has_an_id(void **state)
{
    (void)state;
    for (ElementKind kind = ELEMENT_PLAN; kind < ELEMENT_COUNT; kind++) {
        const Field *before = NULL;

        for (const Field *f = element_types[kind].fields; f->name != NULL; f++) {
            bool one = f->keep == KEEP_REF || f->keep == KEEP_KEY, refers = one || f->keep == KEEP_REFS;

            if (refers && f->type != (one ? ATTR_ID : ATTR_IDS))
                fail_msg("%s is no id", f->name);
            if (refers && (f->to == ELEMENT_ARTICLE ? before == NULL || before->to != ELEMENT_TREATY
                                                    : !element_types[f->to].unique))
                fail_msg("nothing is found by %s", f->name);
            before = f->keep == KEEP_REF ? f : before;
        }
    }
}

static void
kinds_of_indicators_are_in_the_order_of_their_words(void **state)
{
    const Field *kind = NULL;

    (void)state;
    for (const Field *f = element_types[ELEMENT_INDICATOR].fields; f->name != NULL; f++)
        if (strcmp(f->name, "kind") == 0)
            kind = f;
    assert_non_null(kind);
    {
        g_auto(GStrv) words = g_strsplit(kind->words, " ", -1);

        assert_int_equal(g_strv_length(words), KIND_COUNT);
        for (int i = 0; i < KIND_COUNT; i++)
            assert_string_equal(words[i], indicator_kind_name((IndicatorKind)i));
    }
}

/* ---- what stands in what ---- */

/* Two objectives, and in each what may stand there, in a mixed order. */
static Plan *
nested_plan(Diags *diags)
{
    static const Target in_advance[] = { { .has_value = true, .value = 1, .date = { 2018, 0, 0 } },
                                         { .has_value = true, .value = 2, .date = { 2019, 0, 0 } } };
    PlanBuilder *b = sample_new(diags);
    Plan *plan;

    sample_objective(b);
    plan_builder_add_strategy(b, &(Strategy){ T("first of 1A"), AT(60) });
    plan_builder_add_indicator(
        b, &(Indicator){ .id = "1A-1", .measure_ids = "cha sha", .targets = in_advance, .target_count = 2 });
    plan_builder_add_group(b, &(TargetGroup){ .id = "g", .area_ids = "CCC  AAA", .source_ids = "S18" });
    plan_builder_add_target(b, &(Target){ .has_value = true, .value = 3, .measure_id = "sha" });
    plan_builder_add_strategy(b, &(Strategy){ T("second of 1A"), AT(61) });
    plan_builder_add_objective(b, &(Objective){ .id = "1B" });
    plan_builder_add_objective(b, &(Objective){ .id = "1C" });
    plan_builder_add_indicator(b, &(Indicator){ .id = "1C-1", .measure_ids = "vote", .counts = (double)NAN });
    plan_builder_add_strategy(b, &(Strategy){ T("first of 1C"), AT(62) });
    plan_builder_add_follow(b, &(Follow){ .measure_id = "area", .target = { .treaty_id = "MBT", .article_id = "5" } });
    plan = sample_finish(b, diags);
    plan_builder_free(b);
    return plan;
}

static void
what_stands_in_an_element_is_its_own(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = nested_plan(diags);
    size_t count;
    const Objective *const *objectives = plan_objectives(plan, &count);

    (void)state;
    assert_int_equal(count, 3);
    assert_int_equal(plan_goals(plan, &count)->objective_count, 3);
    assert_ptr_equal(plan_goals(plan, &count)->objectives[2], objectives[2]);
    assert_int_equal(objectives[0]->strategy_count, 2);
    assert_string_equal(objectives[0]->strategies[1].text.text, "second of 1A");
    assert_int_equal(objectives[1]->strategy_count + objectives[1]->indicator_count + objectives[1]->group_count +
                         objectives[1]->follow_count,
                     0);
    assert_int_equal(objectives[2]->strategy_count, 1);
    assert_string_equal(objectives[2]->strategies[0].text.text, "first of 1C");
    assert_string_equal(objectives[2]->indicators[0]->id, "1C-1");
    assert_int_equal(objectives[0]->indicators[0]->target_count, 3);
    assert_near(objectives[0]->indicators[0]->targets[1].value, 2, 0);
    assert_near(objectives[0]->indicators[0]->targets[2].value, 3, 0);
    assert_int_equal(objectives[2]->indicators[0]->target_count, 0);
}

static void
ids_have_become_things(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = nested_plan(diags);
    const Objective *first = plan_find_objective(plan, "1A"), *last = plan_find_objective(plan, "1C");
    const Indicator *indicator = plan_find_indicator(plan, "1A-1");
    const Measure *judged = plan_find_measure(plan, "cha");

    (void)state;
    assert_int_equal(first->groups[0].area_count, 2);
    assert_ptr_equal(first->groups[0].areas[0], plan_find_area(plan, "CCC"));
    assert_ptr_equal(first->groups[0].areas[1], plan_find_area(plan, "AAA"));
    assert_ptr_equal(first->groups[0].sources[0], plan_find_source(plan, "S18"));
    assert_ptr_equal(first->groups[0].objective, first);
    assert_ptr_equal(indicator->measures[0], judged);
    assert_int_equal(indicator->measure_count, 2);
    assert_ptr_equal(indicator->targets[0].measure, judged);            /* none is named: the one judged */
    assert_ptr_equal(indicator->targets[2].measure, plan_find_measure(plan, "sha"));
    assert_null(indicator->targets[0].area);
    assert_ptr_equal(last->follows[0].target.measure, plan_find_measure(plan, "area"));
    assert_string_equal(last->follows[0].target.article->number, "5");
    assert_near(plan_find_indicator(plan, "1C-1")->counts, 1, 0);       /* not said, and no grades: one */
    assert_ptr_equal(plan_find_measure(plan, "area")->sum_of[1], plan_find_measure(plan, "sha"));
    assert_ptr_equal(plan_find_measure(plan, "parties")->membership, plan_find_treaty(plan, "CCM"));
    assert_string_equal(plan_find_area(plan, "AAA")->aliases[1], "Republic of Alba");
    assert_int_equal(plan_find_area(plan, "AAA")->language_count, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_member_keeps_one_attribute),
        cmocka_unit_test(each_attribute_is_kept),
        cmocka_unit_test(each_reference_leads_to_what_has_an_id),
        cmocka_unit_test(kinds_of_indicators_are_in_the_order_of_their_words),
        cmocka_unit_test(what_stands_in_an_element_is_its_own),
        cmocka_unit_test(ids_have_become_things),
    };

    return _cmocka_run_group_tests("model/elements", tests, sizeof tests / sizeof tests[0], NULL, NULL);
}
