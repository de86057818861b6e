/*
 * Questions asked again by their text: the answer is that of the first asking, and what cannot be asked any more is
 * not.
 */
#include "sample.h"
#include <string.h>
#include "model/calendar_entries.h"
#include "model/changes.h"
#include "model/named.h"
#include "model/questions.h"
#include "model/records.h"
#include "model/slots.h"

/* The sample with an indicator that counts areas. */
static Plan *
plan_of(PlanBuilder *b, Diags *diags)
{
    sample_objective(b);
    plan_builder_add_group(b, &(TargetGroup){ .id = "first", .area_ids = "AAA BBB" });
    plan_builder_add_area_group(b, &(AreaGroup){ .id = "marked", .area_ids = "AAA" });
    plan_builder_add_indicator(
        b, &(Indicator){ .id = "1A-1", .kind = KIND_AREA_SET, .measure_ids = "cha", .among = "1A", .counts = 1 });
    plan_builder_add_event(b, &(Event){ .id = "meeting", .kind = "meeting", .title = { .text = "Meeting" },
                                        .period = { { 2018, 5, 1 }, { 2018, 5, 1 } } });
    plan_builder_add(b, ELEMENT_RECORD_TYPE, &(RecordType){ .id = "visit" });
    plan_builder_add(b, ELEMENT_RECORD, &(Record){ .id = "v1", .type_id = "visit", .area_id = "AAA" });
    return sample_finish(b, diags);
}

static View *
view_of(const Plan *plan, Recorder *recorder)
{
    return view_new(plan, DATE_NONE, recorder);
}

static void
ask_everything(View *view, const Plan *plan)
{
    const Area *alba = plan_find_area(plan, "AAA");
    const Measure *cha = plan_find_measure(plan, "cha");
    const Treaty *mbt = plan_find_treaty(plan, "MBT");
    size_t count;

    view_latest(view, cha, alba);
    view_latest(view, cha, NULL);
    view_series(view, cha, alba, &count);
    view_year(view, cha, alba, 2018);
    view_areas_with(view, cha, &count);
    view_columns(view, cha);
    view_membership(view, alba, mbt);
    view_party_count(view, mbt, true);
    view_deadline(view, alba, mbt, "5");
    view_article_deadlines(view, mbt, "5", &count);
    view_deadlines(view, alba, &count);
    view_targets_of(view, alba, &count);
    view_set(view, plan_find_indicator(plan, "1A-1"));
    view_set_before(view, plan_find_indicator(plan, "1A-1"), true);
    view_next_dates(view, alba, 3, &count);
    view_next_dates(view, NULL, 5, &count);
    view_neighbours(view, alba, &count);
    view_in_group(view, alba, plan_find_area_group(plan, "marked"));
    view_calendar(view, (Period){ { 2018, 1, 1 }, { 2018, 12, 31 } }, alba, true, &count);
    view_calendar(view, (Period){ { 2018, 1, 1 }, { 2019, 12, 31 } }, NULL, false, &count);
    view_events(view, &count);
    view_event(view, "meeting");
    view_event(view, "none");
    view_followed(view, &count);
    view_event_span(view);
    view_outcomes(view, (Period){ { 2018, 1, 1 }, { 2018, 12, 31 } }, alba, &count);
    view_outcomes(view, (Period){ { 2018, 1, 1 }, { 2018, 12, 31 } }, NULL, &count);
    view_source(view, "S18");
    view_source(view, "none");
    view_records(view, plan_find_record_type(plan, "visit"), alba, &count);
    view_records(view, plan_find_record_type(plan, "visit"), NULL, &count);
    view_records_of_event(view, plan_find_record_type(plan, "visit"), alba, plan_find_event(plan, "meeting"), &count);
    view_changes(view, (Days){ { 2018, 1, 1 }, { 2018, 1, 1 } }, &count);
    view_record(view, "v1");
    view_record(view, "none");
    view_figure_by_id(view, "cha.AAA.2017-12-31");
    view_figure_by_id(view, "cha.AAA.none");
}

typedef struct Again { View *view; Recorder *recorder; size_t asked; } Again;

static void
ask_again(const char *question, const char *hash, const char *said, void *data)
{
    Again *again = data;

    (void)said;
    if (!view_ask(again->view, question))
        fail_msg("'%s' cannot be asked again", question);
    assert_string_equal(recorder_answer(again->recorder, question), hash);
    again->asked++;
}

static void
every_question_can_be_asked_again(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = plan_of(b, diags);
    g_autoptr(Recorder) first = recorder_new(), second = recorder_new();
    g_autoptr(View) view = view_of(plan, first), other = view_of(plan, second);
    Again again = { other, second, 0 };

    (void)state;
    ask_everything(view, plan);
    recorder_each(first, ask_again, &again);
    assert_true(again.asked >= 20);
    assert_null(recorder_answer(second, "latest sha BBB"));
}

static void
note_verb(const char *question, const char *hash, const char *said, void *data)
{
    (void)hash;
    (void)said;
    g_hash_table_add(data, g_strndup(question, strcspn(question, " ")));
}

/* One without a line in ask_everything() is told here by its name. */
static void
every_row_of_the_table_is_asked(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = plan_of(b, diags);
    g_autoptr(Recorder) recorder = recorder_new();
    g_autoptr(View) view = view_of(plan, recorder);
    g_autoptr(GHashTable) verbs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    (void)state;
    ask_everything(view, plan);
    recorder_each(recorder, note_verb, verbs);
    for (Question question = 0; question < QUESTION_COUNT; question++)
        if (!g_hash_table_contains(verbs, question_verb(question)))
            fail_msg("'%s' is asked by no test", question_verb(question));
    assert_int_equal(g_hash_table_size(verbs), QUESTION_COUNT);
}

static const char *const wrong[] = {
    "",
    "latest",
    "latest cha",
    "latest none AAA",
    "latest cha NNN",
    "latest cha AAA 2018",
    "year cha AAA",
    "deadline MBT AAA",
    "deadline none AAA 5",
    "membership MBT world",
    "membership none AAA",
    "targets-of plan world",
    "neighbours areas world",
    "in-group nobody AAA",
    "in-group marked world",
    "set none world",
    "party-steps none world",
    "calendar all world 2018",
    "calendar all world 2018-01-01 never",
    "sing cha AAA",
    "set-before 1A-1 world",
    "records none world",
    "records-of-event visit AAA nowhere",
    "changes plan world 2018-01-01 never",
};

static void
what_is_no_question_is_not_asked(void **state)
{
    const char *question = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = sample_new(diags);
    g_autoptr(Plan) plan = sample_finish(b, diags);
    g_autoptr(Recorder) recorder = recorder_new();
    g_autoptr(View) view = view_of(plan, recorder);

    assert_false(view_ask(view, question));
    assert_int_equal(recorder_length(recorder), 0);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(wrong) + 2];
    size_t n = 0;

    tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_question_can_be_asked_again);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_row_of_the_table_is_asked);
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        tests[n++] = row_test(what_is_no_question_is_not_asked, wrong[i], wrong[i]);
    return cmocka_run_group_tests_name("ask", tests, NULL, NULL);
}
