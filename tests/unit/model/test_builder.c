/* What a plan must not hold: each row is one mistake in a sample that is otherwise good, with its message and place. */
#include "sample.h"
#include "base/diag_model.h"
#include <string.h>

/* ---- mistakes ---- */

static void
add_observation(PlanBuilder *b, const char *measure, const char *area, const char *period, Quality quality,
                const char *sources, int line)
{
    ObservationRow row = { .measure = measure,
                           .area = area,
                           .sources = sources,
                           .period = during(period),
                           .value = 5,
                           .quality = quality,
                           .place = AT(line) };

    plan_builder_add_observation(b, &row);
}

static void
second_area(PlanBuilder *b)
{
    Area row = { .id = "AAA", .name = T("Another"), .place = AT(99) };
    plan_builder_add_area(b, &row);
}

static void
second_source(PlanBuilder *b)
{
    Source row = { .id = "S18", .place = AT(99) };
    plan_builder_add_source(b, &row);
}

static void
second_measure(PlanBuilder *b)
{
    Measure row = { .id = "area", .place = AT(99) };
    plan_builder_add_measure(b, &row);
}

static void
second_treaty(PlanBuilder *b)
{
    Treaty row = { .id = "MBT", .place = AT(99) };
    plan_builder_add_treaty(b, &row);
}

static void
second_unit(PlanBuilder *b)
{
    Unit row = { .id = "km2", .symbol = T("km2"), .place = AT(99) };
    plan_builder_add_unit(b, &row);
}

static void
second_topic(PlanBuilder *b)
{
    Topic row = { "mines", T("Mines"), AT(99) };
    plan_builder_add_topic(b, &row);
}

static void
second_goal(PlanBuilder *b)
{
    Goal row = { .id = "1", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_goal(b, &row);
}

static void
second_objective(PlanBuilder *b)
{
    Objective row = { .id = "1A", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_objective(b, &row);
}

static void
second_indicator(PlanBuilder *b)
{
    Indicator row = { .id = "1A-1", .place = AT(98) };
    sample_objective(b);
    plan_builder_add_indicator(b, &row);
    row.place = AT(99);
    plan_builder_add_indicator(b, &row);
}

static void
second_group(PlanBuilder *b)
{
    TargetGroup row = { .id = "first", .area_ids = "AAA", .place = AT(98) };
    sample_objective(b);
    plan_builder_add_group(b, &row);
    row.area_ids = "BBB";
    row.place = AT(99);
    plan_builder_add_group(b, &row);
}

static void
second_event(PlanBuilder *b)
{
    Event row = { .id = "meeting", .title = T("Meeting"), .period = during("2019-01-01"), .place = AT(98) };
    plan_builder_add_event(b, &row);
    row.place = AT(99);
    plan_builder_add_event(b, &row);
}

static void
second_plan(PlanBuilder *b)
{
    PlanHead row = { .id = "other", .period = { day("2018"), day("2019") }, .place = AT(99) };
    plan_builder_set_plan(b, &row);
}

static void
alias_of_another(PlanBuilder *b)
{
    Area row = { .id = "EEE", .name = T("Ebru"), .alias_text = "Old Alba", .place = AT(99) };
    plan_builder_add_area(b, &row);
}

static void
name_of_another(PlanBuilder *b)
{
    Area row = { .id = "EEE", .name = T("Cora"), .place = AT(99) };
    plan_builder_add_area(b, &row);
}

static void
observation_by_name(PlanBuilder *b)
{
    add_observation(b, "cha", "Alba", "2018", Q_FINAL, "S18", 99);
}

static void
observation_by_alias(PlanBuilder *b)
{
    add_observation(b, "cha", "Republic of Alba", "2018", Q_FINAL, "S18", 99);
}

static void
observation_of_nobody(PlanBuilder *b)
{
    add_observation(b, "cha", "ZZZ", "2018", Q_FINAL, "S18", 99);
}

static void
observation_of_nothing(PlanBuilder *b)
{
    add_observation(b, "weight", "AAA", "2018", Q_FINAL, "S18", 99);
}

static void
observation_from_nowhere(PlanBuilder *b)
{
    add_observation(b, "cha", "AAA", "2018", Q_FINAL, "S18 S99", 99);
}

static void
observation_without_source(PlanBuilder *b)
{
    add_observation(b, "cha", "AAA", "2018", Q_FINAL, NULL, 99);
}

static void
observation_backwards(PlanBuilder *b)
{
    ObservationRow row = { .measure = "cha",
                           .area = "AAA",
                           .sources = "S18",
                           .period = { { 2019, 0, 0 }, { 2018, 0, 0 } },
                           .place = AT(99) };
    plan_builder_add_observation(b, &row);
}

static void
two_figures(PlanBuilder *b)
{
    add_observation(b, "cha", "AAA", "2018", Q_FINAL, "S18", 98);
    add_observation(b, "cha", "AAA", "2018", Q_FINAL, "S18", 98);
}

static void
a_figure_of_2019(PlanBuilder *b, const char *sources, Date published)
{
    ObservationRow row = { .measure = "cha",
                           .area = "AAA",
                           .sources = sources,
                           .period = during("2019"),
                           .published = published,
                           .quality = Q_FINAL,
                           .place = AT(99) };

    plan_builder_add_observation(b, &row);
}

static void
published_before_its_period(PlanBuilder *b)
{
    a_figure_of_2019(b, "S18", DATE_NONE);
}

static void
of_two_sources_one_before_its_period(PlanBuilder *b)
{
    a_figure_of_2019(b, "S19 S18", DATE_NONE);
}

static void
itself_published_before_its_period(PlanBuilder *b)
{
    a_figure_of_2019(b, "S19", (Date){ 2018, 12, 31 });
}

static void
two_figures_written_apart(PlanBuilder *b)
{
    ObservationRow row = { .measure = "cha",
                           .area = "AAA",
                           .sources = "S18",
                           .period = { { 2018, 1, 1 }, { 2018, 12, 31 } },
                           .quality = Q_FINAL,
                           .place = AT(99) };

    add_observation(b, "cha", "AAA", "2018", Q_FINAL, "S18", 99);
    plan_builder_add_observation(b, &row);
}

static void
measure_of_no_unit(PlanBuilder *b)
{
    Measure row = { .id = "m", .unit = "furlong", .place = AT(99) };
    plan_builder_add_measure(b, &row);
}

static void
measure_of_no_topic(PlanBuilder *b)
{
    Measure row = { .id = "m", .topic = "weather", .place = AT(99) };
    plan_builder_add_measure(b, &row);
}

static void
measure_of_no_treaty(PlanBuilder *b)
{
    Measure row = { .id = "m", .membership_id = "ATT", .place = AT(99) };
    plan_builder_add_measure(b, &row);
}

static void
sum_of_nothing(PlanBuilder *b)
{
    Measure row = { .id = "m", .sum_ids = "cha rest", .place = AT(99) };
    plan_builder_add_measure(b, &row);
}

static void
sum_of_a_sum(PlanBuilder *b)
{
    Measure row = { .id = "m", .sum_ids = "area", .place = AT(99) };
    plan_builder_add_measure(b, &row);
}

static void
sum_of_a_later_sum(PlanBuilder *b)
{
    Measure row = { .id = "m", .sum_ids = "later", .place = AT(99) },
            later = { .id = "later", .sum_ids = "cha", .place = AT(98) };
    plan_builder_add_measure(b, &row);
    plan_builder_add_measure(b, &later);
}

static void
sum_of_itself(PlanBuilder *b)
{
    Measure row = { .id = "m", .sum_ids = "m", .place = AT(99) };
    plan_builder_add_measure(b, &row);
}

static void
indicator_of_nothing(PlanBuilder *b)
{
    Indicator row = { .id = "1A-1", .measure_ids = "weight", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_indicator(b, &row);
}

static void
indicator_among_nobody(PlanBuilder *b)
{
    Indicator row = { .id = "1A-1", .measure_ids = "vote", .among = "9Z", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_indicator(b, &row);
}

static void
target_of_no_article(PlanBuilder *b)
{
    Indicator row = { .id = "1A-1", .measure_ids = "area", .place = AT(90) };
    Target target = { .treaty_id = "MBT", .article_id = "55", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_indicator(b, &row);
    plan_builder_add_target(b, &target);
}

static void
target_backwards(PlanBuilder *b)
{
    Indicator row = { .id = "1A-1", .measure_ids = "area", .place = AT(90) };
    Target target = { .date = day("2025-12-31"), .not_later = day("2024"), .place = AT(99) };
    sample_objective(b);
    plan_builder_add_indicator(b, &row);
    plan_builder_add_target(b, &target);
}

static void
follow_backwards(PlanBuilder *b)
{
    Follow row = { .measure_id = "area", .place = AT(99) };
    row.target = (Target){ .date = day("2025-12-31"), .not_later = day("2024"), .place = AT(99) };
    sample_objective(b);
    plan_builder_add_follow(b, &row);
}

static void
follow_of_nothing(PlanBuilder *b)
{
    Follow row = { .measure_id = "weight", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_follow(b, &row);
}

static void
group_of_nobody(PlanBuilder *b)
{
    TargetGroup row = { .id = "first", .area_ids = "AAA ZZZ", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_group(b, &row);
}

static void
area_in_two_groups(PlanBuilder *b)
{
    TargetGroup first = { .id = "first", .area_ids = "AAA BBB", .place = AT(98) },
             second = { .id = "second", .area_ids = "CCC AAA", .place = AT(99) };
    sample_objective(b);
    plan_builder_add_group(b, &first);
    plan_builder_add_group(b, &second);
}

static void
member_of_nothing(PlanBuilder *b)
{
    Membership row = { .area_id = "AAA", .treaty_id = "ATT", .place = AT(99) };
    plan_builder_add_membership(b, &row);
}

static void
member_twice(PlanBuilder *b)
{
    Membership row = { .area_id = "AAA", .treaty_id = "MBT", .place = AT(99) };
    plan_builder_add_membership(b, &row);
    plan_builder_add_membership(b, &row);
}

static const DeadlineStepRow one_step[] = { { .date = { 2019, 3, 1 } } };
static const DeadlineStepRow two_firsts[] = { { .date = { 2019, 3, 1 } }, { .date = { 2021, 3, 1 } } };

static void
deadline_without_step(PlanBuilder *b)
{
    DeadlineSeries row = { .area_id = "AAA", .treaty_id = "MBT", .article_id = "5", .place = AT(99) };
    plan_builder_add_deadline(b, &row);
}

static void
deadline_with_two_first_dates(PlanBuilder *b)
{
    DeadlineSeries row = {
        .area_id = "AAA", .treaty_id = "MBT", .article_id = "5", .steps = two_firsts, .step_count = 2, .place = AT(99)
    };
    plan_builder_add_deadline(b, &row);
}

static void
deadline_twice(PlanBuilder *b)
{
    DeadlineSeries row = {
        .area_id = "AAA", .treaty_id = "MBT", .article_id = "5", .steps = one_step, .step_count = 1, .place = AT(99)
    };
    plan_builder_add_deadline(b, &row);
    plan_builder_add_deadline(b, &row);
}

static void
deadline_of_no_article(PlanBuilder *b)
{
    DeadlineSeries row = {
        .area_id = "AAA", .treaty_id = "MBT", .article_id = "55", .steps = one_step, .step_count = 1, .place = AT(99)
    };
    plan_builder_add_deadline(b, &row);
}

static void
event_of_no_treaty(PlanBuilder *b)
{
    Event row = { .treaty_id = "ATT", .period = during("2019-01-01"), .place = AT(99) };
    plan_builder_add_event(b, &row);
}

static void
event_backwards(PlanBuilder *b)
{
    Event row = { .period = { { 2019, 1, 3 }, { 2019, 1, 1 } }, .place = AT(99) };
    plan_builder_add_event(b, &row);
}

typedef struct MistakeCase {
    const char *name;
    void (*make)(PlanBuilder *builder);
    DiagId id;
    const char *sentence;
    int line;
} MistakeCase;

static const MistakeCase mistakes[] = {
    { "an area twice", second_area, DIAG_MODEL_DUPLICATE_ID, "another area already has the id 'AAA'", 99 },
    { "a source twice", second_source, DIAG_MODEL_DUPLICATE_ID, "another source already has the id 'S18'", 99 },
    { "a measure twice", second_measure, DIAG_MODEL_DUPLICATE_ID, "another measure already has the id 'area'", 99 },
    { "a treaty twice", second_treaty, DIAG_MODEL_DUPLICATE_ID, "another treaty already has the id 'MBT'", 99 },
    { "a unit twice", second_unit, DIAG_MODEL_DUPLICATE_ID, "another unit already has the id 'km2'", 99 },
    { "a topic twice", second_topic, DIAG_MODEL_DUPLICATE_ID, "another topic already has the id 'mines'", 99 },
    { "a goal twice", second_goal, DIAG_MODEL_DUPLICATE_ID, "another goal already has the id '1'", 99 },
    { "an objective twice", second_objective, DIAG_MODEL_DUPLICATE_ID, "another objective already has the id '1A'",
      99 },
    { "an indicator twice", second_indicator, DIAG_MODEL_DUPLICATE_ID, "another indicator already has the id '1A-1'",
      99 },
    { "a group twice", second_group, DIAG_MODEL_DUPLICATE_ID, "another group already has the id 'first'", 99 },
    { "an event twice", second_event, DIAG_MODEL_DUPLICATE_ID, "another event already has the id 'meeting'", 99 },
    { "two plans", second_plan, DIAG_MODEL_TWO_PLANS, "there is more than one plan in the data folder", 99 },
    { "an alias of another area", alias_of_another, DIAG_MODEL_AREA_NAME_TWICE,
      "the name 'Old Alba' already belongs to AAA", 99 },
    { "the name of another area", name_of_another, DIAG_MODEL_AREA_NAME_TWICE, "the name 'Cora' already belongs to CCC",
      99 },
    { "an area by its name", observation_by_name, DIAG_MODEL_AREA_SPELLING, "'Alba' is another spelling of AAA", 99 },
    { "an area by an alias", observation_by_alias, DIAG_MODEL_AREA_SPELLING,
      "'Republic of Alba' is another spelling of AAA", 99 },
    { "an unknown area", observation_of_nobody, DIAG_MODEL_DANGLING, "there is no area 'ZZZ'", 99 },
    { "an unknown measure", observation_of_nothing, DIAG_MODEL_DANGLING, "there is no measure 'weight'", 99 },
    { "an unknown source", observation_from_nowhere, DIAG_MODEL_DANGLING,
      "there is no source 'S99'; the nearest is 'S19'", 99 },
    { "a figure without source", observation_without_source, DIAG_MODEL_NO_SOURCE, "a figure without a source", 99 },
    { "a period that ends before it begins", observation_backwards, DIAG_MODEL_BAD_RANGE,
      "the range ends before it begins: from 2019 to 2018", 99 },
    { "published before its period", published_before_its_period, DIAG_MODEL_FORESEEN, NULL, 99 },
    { "one of its sources before its period", of_two_sources_one_before_its_period, DIAG_MODEL_FORESEEN, NULL, 99 },
    { "itself before its period", itself_published_before_its_period, DIAG_MODEL_FORESEEN, NULL, 99 },
    { "two figures that nothing tells apart", two_figures, DIAG_MODEL_TWO_FIGURES, NULL, 98 },
    { "two such figures, the year written in two ways", two_figures_written_apart, DIAG_MODEL_TWO_FIGURES, NULL, 99 },
    { "an unknown unit", measure_of_no_unit, DIAG_MODEL_DANGLING, "there is no unit 'furlong'", 99 },
    { "an unknown topic", measure_of_no_topic, DIAG_MODEL_DANGLING, "there is no topic 'weather'", 99 },
    { "a count of members of no treaty", measure_of_no_treaty, DIAG_MODEL_DANGLING, "there is no treaty 'ATT'", 99 },
    { "a sum of an unknown measure", sum_of_nothing, DIAG_MODEL_DANGLING, "there is no measure 'rest'", 99 },
    { "a sum of a sum", sum_of_a_sum, DIAG_MODEL_SUM_OF_SUM, "'m' is a sum of 'area', which is itself a sum", 99 },
    { "a sum of a sum that comes behind it", sum_of_a_later_sum, DIAG_MODEL_SUM_OF_SUM,
      "'m' is a sum of 'later', which is itself a sum", 99 },
    { "a sum of itself", sum_of_itself, DIAG_MODEL_SUM_OF_SUM, "'m' is a sum of 'm', which is itself a sum", 99 },
    { "an indicator of an unknown measure", indicator_of_nothing, DIAG_MODEL_DANGLING, "there is no measure 'weight'",
      99 },
    { "an indicator among an unknown list", indicator_among_nobody, DIAG_MODEL_NO_LIST,
      "'9Z' is no list of areas: no objective, no group of areas and no kind of area is called so",
      99 },
    { "a target by an unknown article", target_of_no_article, DIAG_MODEL_DANGLING, "there is no article '55'", 99 },
    { "a target due after its last day", target_backwards, DIAG_MODEL_BAD_RANGE,
      "the range ends before it begins: from 2025-12-31 to 2024", 99 },
    { "a followed target due after its last day", follow_backwards, DIAG_MODEL_BAD_RANGE,
      "the range ends before it begins: from 2025-12-31 to 2024", 99 },
    { "a follow of an unknown measure", follow_of_nothing, DIAG_MODEL_DANGLING, "there is no measure 'weight'", 99 },
    { "a group with an unknown area", group_of_nobody, DIAG_MODEL_DANGLING, "there is no area 'ZZZ'", 99 },
    { "an area in two groups of one objective", area_in_two_groups, DIAG_MODEL_TWICE,
      "a second naming among the targets of an objective for AAA", 99 },
    { "a member of an unknown treaty", member_of_nothing, DIAG_MODEL_DANGLING, "there is no treaty 'ATT'", 99 },
    { "a member twice", member_twice, DIAG_MODEL_TWICE, "a second membership of a treaty for AAA", 99 },
    { "a deadline without a date", deadline_without_step, DIAG_MODEL_NO_STEP, "a deadline without any date", 99 },
    { "a deadline with two first dates", deadline_with_two_first_dates, DIAG_MODEL_TWO_ORIGINALS,
      "a deadline with two first dates", 99 },
    { "a deadline twice", deadline_twice, DIAG_MODEL_TWICE, "a second deadline of an article for AAA", 99 },
    { "a deadline of an unknown article", deadline_of_no_article, DIAG_MODEL_DANGLING, "there is no article '55'", 99 },
    { "an event of an unknown treaty", event_of_no_treaty, DIAG_MODEL_DANGLING, "there is no treaty 'ATT'", 99 },
    { "an event that ends before it begins", event_backwards, DIAG_MODEL_BAD_RANGE,
      "the range ends before it begins: from 2019-01-03 to 2019-01-01", 99 },
};

static void
a_mistake_is_told_with_its_place(void **state)
{
    const MistakeCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);

    c->make(b);
    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_length(diags), 1);
    assert_string_equal(diag_name(diags_at(diags, 0)->id), diag_name(c->id));
    assert_int_equal(diags_at(diags, 0)->place.line, c->line);
    if (c->sentence != NULL)
        assert_string_equal(diags_at(diags, 0)->sentence, c->sentence);
}

static void
one_run_tells_every_mistake(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);

    (void)state;
    second_area(b);
    observation_of_nobody(b);
    sum_of_a_sum(b);
    event_backwards(b);
    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_length(diags), 4);
}

/* However many refer to it, and in whatever order they came: at the first place, with the next beside it. */
static void
what_is_nowhere_is_told_once(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    const Diag *told;

    (void)state;
    add_observation(b, "weight", "AAA", "2018", Q_FINAL, "S18", 98);
    add_observation(b, "cha", "AAA", "2016", Q_FINAL, "S18 S99", 90);
    add_observation(b, "weight", "BBB", "2018", Q_FINAL, "S18", 99);
    add_observation(b, "weight", "AAA", "2017", Q_FINAL, "S18", 97);
    add_observation(b, "weight", "BBB", "2016", Q_FINAL, "S18", 97);
    assert_null(plan_builder_finish(b));
    diags_sort(diags);
    assert_int_equal(diags_length(diags), 2);
    assert_string_equal(diags_at(diags, 0)->sentence, "there is no source 'S99'; the nearest is 'S19'");
    told = diags_at(diags, 1);
    assert_int_equal(told->id, DIAG_MODEL_DANGLING);
    assert_string_equal(told->sentence,
                        "there is no measure 'weight', to which 3 places refer: sample.xml: 3 (from line 97)");
    assert_int_equal(told->place.line, 97);
    assert_int_equal(told->related.line, 98);
}

/* "9Z": an indicator counts among it, and an area says to be of that kind. */
static void
what_is_no_list_is_told_with_what_it_may_be(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    const Area area = { .id = "quarter-1", .name = T("Quarter"), .kind_id = "9Z", .place = AT(7) };

    (void)state;
    plan_builder_add_area(b, &area);
    indicator_among_nobody(b);
    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_length(diags), 1);
    assert_string_equal(diags_at(diags, 0)->sentence,
                        "there is no area kind '9Z', to which 2 places refer: sample.xml: 2 (from line 7)");
}

static void
a_plan_ends_after_it_starts(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = plan_builder_new(diags);
    PlanHead row = {
        .id = "p", .language = "en", .title = T("P"), .period = { day("2019"), day("2018") }, .place = AT(1)
    };

    (void)state;
    plan_builder_set_plan(b, &row);
    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_MODEL_BAD_RANGE);
}

static void
no_plan_is_a_mistake(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = plan_builder_new(diags);

    (void)state;
    assert_null(plan_builder_finish(b));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_MODEL_NO_PLAN);
}

/* ---- a good plan ---- */

static void
assert_id(const Plan *plan, ObservationRef at, const char *id)
{
    Observation o = plan_observation(plan, at);
    g_autoptr(GString) out = g_string_new(NULL);

    observation_write_id(&o, out);
    assert_string_equal(out->str, id);
}

static void
the_order_of_rows_plays_no_part(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = plan_builder_new(diags);
    g_autoptr(Plan) plan = NULL;
    PlanHead row = { .id = "p", .language = "en", .title = T("P"), .period = { day("2018"), day("2019") } };

    (void)state;
    add_observation(b, "cha", "BBB", "2018", Q_FINAL, "S18", 5);
    add_observation(b, "cha", "AAA", "2018", Q_FINAL, "S18", 6);
    sample_measures(b);
    sample_treaties(b);
    sample_areas(b);
    sample_sources(b);
    plan_builder_add_unit(b, &(Unit){ .id = "km2", .symbol = T("km²"), .place = AT(1) });
    plan_builder_add_topic(b, &(Topic){ "mines", T("Mines"), AT(1) });
    plan_builder_set_plan(b, &row);
    plan = sample_finish(b, diags);
    assert_id(plan, 0, "cha.AAA.2018");
    assert_int_equal(plan_observation_count(plan), 2);
    assert_true(date_equal(plan_days(plan).as_of, (Date){ 2019, 12, 31 }));
}

static void
every_observation_has_a_name_of_its_own(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    ObservationRow since = { .measure = "flow",
                             .area = "AAA",
                             .sources = "S18",
                             .period = { { 1999, 0, 0 }, { 2018, 0, 0 } },
                             .quality = Q_FINAL,
                             .place = AT(80) };

    (void)state;
    plan_builder_add_observation(b, &since);
    add_observation(b, "flow", "AAA", "2018", Q_FINAL, "S18", 81);
    add_observation(b, "flow", "AAA", "2018", Q_PRELIMINARY, "S18", 82);
    add_observation(b, "flow", "", "2018", Q_FINAL, "S18", 83);
    plan = sample_finish(b, diags);
    assert_int_equal(plan_observation_count(plan), 4);
    assert_id(plan, 0, "flow.world.2018");
    assert_id(plan, 1, "flow.AAA.2018"); /* 1999-2018: the earlier beginning first */
    assert_id(plan, 2, "flow.AAA.2018.2");
    assert_int_equal(plan_observation(plan, 2).quality, Q_PRELIMINARY);
    assert_id(plan, 3, "flow.AAA.2018.3");
}

static void
a_area_is_found_by_code_name_and_alias(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = sample_finish(b, diags);
    const Area *alba = plan_find_area(plan, "AAA");

    (void)state;
    assert_non_null(alba);
    assert_ptr_equal(plan_find_area(plan, "Alba"), alba);
    assert_ptr_equal(plan_find_area(plan, "Old Alba"), alba);
    assert_ptr_equal(plan_find_area(plan, "Republic of Alba"), alba);
    assert_null(plan_find_area(plan, "alba"));
    assert_int_equal(alba->language_count, 2);
    assert_string_equal(alba->languages[1], "fr");
}

static void
objectives_hang_on_the_goal_before_them(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    TargetGroup group = { .id = "g", .area_ids = "CCC AAA", .place = AT(60) };
    size_t count;

    (void)state;
    sample_objective(b);
    plan_builder_add_indicator(
        b, &(Indicator){ .id = "1A-1", .kind = KIND_LEVEL, .title = T("Area"), .measure_ids = "area cha" });
    plan_builder_add_target(b, &(Target){ .has_value = true, .treaty_id = "MBT", .article_id = "5" });
    plan_builder_add_group(b, &group);
    plan_builder_add_strategy(b, &(Strategy){ T("Speak."), AT(60) });
    plan_builder_add_goal(b, &(Goal){ .id = "2", .title = T("Goal 2") });
    plan_builder_add_objective(b, &(Objective){ .id = "2A", .title = T("Objective 2A") });
    plan = sample_finish(b, diags);
    assert_int_equal(plan_goals(plan, &count)[0].objective_count, 1);
    assert_int_equal(count, 2);
    assert_string_equal(plan_goals(plan, &count)[1].objectives[0]->id, "2A");
    assert_string_equal(plan_find_indicator(plan, "1A-1")->measures[1]->id, "cha");
    assert_ptr_equal(plan_find_indicator(plan, "1A-1")->targets[0].measure, plan_find_measure(plan, "area"));
    assert_int_equal(plan_find_indicator(plan, "1A-1")->targets[0].article->kind, ARTICLE_CLEARANCE);
    assert_string_equal(plan_find_objective(plan, "1A")->strategies[0].text.text, "Speak.");
    assert_string_equal(plan_target_areas(plan, &count)[0]->id, "AAA"); /* by id, not as named */
    assert_int_equal(count, 2);
}

static void
a_plan_is_printed(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    g_autoptr(GString) out = g_string_new(NULL);

    (void)state;
    sample_objective(b);
    plan_builder_add_indicator(
        b, &(Indicator){ .id = "1A-1", .kind = KIND_LEVEL, .title = T("Area"), .measure_ids = "area" });
    plan_builder_add_group(b, &(TargetGroup){ .id = "g", .area_ids = "AAA BBB" });
    add_observation(b, "cha", "AAA", "2018", Q_ESTIMATE, "S18", 81);
    plan = sample_finish(b, diags);
    plan_print(plan, out);
    assert_string_equal(out->str, "plan sample \"A sample\" as of 2019-12-31\n"
                                  "objective 1A \"Objective\"\n"
                                  "  indicator 1A-1 level \"Area\" area\n"
                                  "  group g AAA BBB\n"
                                  "measure area km2\n"
                                  "measure cha km2\n"
                                  "measure sha km2\n"
                                  "measure flow \n"
                                  "measure parties \n"
                                  "measure vote \n"
                                  "measure track \n"
                                  "observation cha.AAA.2018 2018..2018 5 estimate S18\n");
}

/* ---- texts and kinds ---- */

typedef struct TextCase {
    const char *name, *language, *want;
} TextCase;

static const TextCase text_cases[] = {
    { "the language itself", "fr", "mines fr" },
    { "a country's variety", "fr-CA", "mines fr" },
    { "a script's variety", "zh-Hant-TW", "mines zh-Hant" },
    { "not a wider language", "zh", "mines" },
    { "not one that begins alike", "frr", "mines" },
    { "the plan's own", "en", "mines" },
};

static void
a_text_is_taken_in_a_language(void **state)
{
    static const Translation translations[] = { { "fr", "mines fr" }, { "zh-Hant", "mines zh-Hant" } };
    const TextCase *c = *state;

    assert_string_equal(local_text((LocalText){ "mines", translations, 2 }, c->language), c->want);
}

static void
every_kind_is_found_by_its_name(void **state)
{
    IndicatorKind found;

    (void)state;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        assert_true(indicator_kind_find(indicator_kind_name((IndicatorKind)kind), &found));
        assert_int_equal(found, kind);
    }
    assert_false(indicator_kind_find("Level", &found));
    assert_false(indicator_kind_find("", &found));
}

/* More rows than a block of memory holds, of eleven series, each day of them in an order that is nobody's. */
enum { MANY = 20011, SERIES = 11, STRIDE = 7919 };

static void
many_rows_stand_by_series_and_day(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = NULL;
    char id[16];

    (void)state;
    for (int m = 0; m < SERIES; m++) {
        Measure row = { .id = g_intern_string((g_snprintf(id, sizeof id, "many-%d", m), id)), .unit = "km2",
                        .nature = NATURE_FLOW, .place = AT(1) };

        plan_builder_add_measure(b, &row);
    }
    for (int64_t i = 0; i < MANY; i++) {
        int day = (int)(i * STRIDE % MANY);             /* each once, as the two have no divisor in common */
        Date date = date_from_days(day - 5000);         /* before their source was published */
        ObservationRow row = { .measure = (g_snprintf(id, sizeof id, "many-%d", day % SERIES), id),
                               .area = "",
                               .sources = "S18",
                               .period = { date, date },
                               .value = day,
                               .quality = Q_FINAL,
                               .place = AT(day + 1) };

        plan_builder_add_observation(b, &row);
    }
    sample_objective(b);
    plan = sample_finish(b, diags);
    for (int m = 0; m < SERIES; m++) {
        size_t count = 0;
        const Measure *measure = plan_find_measure(plan, (g_snprintf(id, sizeof id, "many-%d", m), id));
        ObservationRef first = plan_observations_of(plan, measure, NULL, &count);

        assert_int_equal(count, MANY / SERIES + (m < MANY % SERIES));
        for (size_t i = 0; i < count; i++) {
            Observation one = plan_observation(plan, first + (ObservationRef)i);

            assert_int_equal((int)one.value, m + (int)i * SERIES);
            assert_int_equal(one.place.line, m + (int)i * SERIES + 1);
        }
    }
}

int
main(void)
{
    struct CMUnitTest tests[96] = {
        cmocka_unit_test(one_run_tells_every_mistake),
        cmocka_unit_test(what_is_nowhere_is_told_once),
        cmocka_unit_test(what_is_no_list_is_told_with_what_it_may_be),
        cmocka_unit_test(a_plan_ends_after_it_starts),
        cmocka_unit_test(no_plan_is_a_mistake),
        cmocka_unit_test(the_order_of_rows_plays_no_part),
        cmocka_unit_test(every_observation_has_a_name_of_its_own),
        cmocka_unit_test(a_area_is_found_by_code_name_and_alias),
        cmocka_unit_test(objectives_hang_on_the_goal_before_them),
        cmocka_unit_test(a_plan_is_printed),
        cmocka_unit_test(every_kind_is_found_by_its_name),
        cmocka_unit_test(many_rows_stand_by_series_and_day),
    };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(mistakes); i++)
        tests[count++] = row_test(a_mistake_is_told_with_its_place, mistakes[i].name, &mistakes[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(text_cases); i++)
        tests[count++] = row_test(a_text_is_taken_in_a_language, text_cases[i].name, &text_cases[i]);
    return _cmocka_run_group_tests("builder", tests, count, NULL, NULL);
}
