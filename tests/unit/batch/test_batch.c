/*
 * Many outputs of one template: which, in what order, under what names, and what it means when some of them fail. The
 * project is a new one: its target areas are BTN and NPL, in this order, which is that of their ids, its one objective
 * is 1A, its indicator 1A-1.
 */
#include "assert.h"
#include "../render/sample_project.h"

#define FINE "<p>Line</p>"
#define FAILS_FOR_BTN "<p>Line</p><if test=\"$area = 'BTN'\"><page-break/><p>Line</p></if>"
#define FAILS "<page-break/><p>Line</p>"
#define KEPT ".manifest.json.build-log"
#define AUDITED ".manifest.json.audited " KEPT         /* of the first output that was made */

typedef struct BatchCase {
    const char *name, *body, *each, *only, *output;
    SheafExit want; size_t made;
    const char *files, *reported;
} BatchCase;

static const BatchCase cases[] = {
    { "every area", FINE, "area", NULL, "o/{subject}.pdf", SHEAF_OK, 2, AUDITED " BTN.pdf NPL.pdf manifest.json", "" },
    { "one of them", FINE, "area", "BTN", "o/{subject}.pdf", SHEAF_OK, 1, AUDITED " BTN.pdf manifest.json", "" },
    { "two by name", FINE, "area", "BTN,NPL", "o/{subject}.pdf", SHEAF_OK, 2, AUDITED " BTN.pdf NPL.pdf manifest.json",
      "" },
    { "one that is not a target", FINE, "area", "NPL,XYZ", "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0, "", "S006 " },
    { "two under one name", FINE, "area", NULL, "o/x.pdf", SHEAF_USAGE, 0, "", "S800 " },
    { "one under one name", FINE, "area", "NPL", "o/x.pdf", SHEAF_OK, 1, AUDITED " manifest.json x.pdf", "" },
    { "one fails, the other is written", FAILS_FOR_BTN, "area", NULL, "o/{subject}.pdf", SHEAF_SOME_FAILED, 1,
      AUDITED " NPL.pdf manifest.json", "S450 " },
    { "all fail: why the first did", FAILS, "area", NULL, "o/{subject}.pdf", SHEAF_DOES_NOT_FIT, 0,
      KEPT " manifest.json", "S450 S450 " },
    { "the only one fails", FAILS_FOR_BTN, "area", "BTN", "o/{subject}.pdf", SHEAF_DOES_NOT_FIT, 0,
      KEPT " manifest.json", "S450 " },
    { "objectives for an area's page", FINE, "objective", NULL, "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0,
      KEPT " manifest.json", "S006 " },
    { "indicators for an area's page", FINE, "indicator", NULL, "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0,
      KEPT " manifest.json", "S006 " },
    { "an indicator that is not there", FINE, "indicator", "1A-9", "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0, "",
      "S006 " },
};

static void
a_batch_ends_with(void **state)
{
    const BatchCase *c = *state;
    SampleProject s = sample_open();
    SheafBatch batch = {
        .job = { .template_name = "own", .output = c->output }, .each = c->each, .only = c->only, .workers = 2
    };
    g_autofree char *folder = sample_path(&s, "o"), *files = NULL;
    SheafBatchResult result;

    sample_template(&s, "own", "1..1", c->body);
    assert_int_equal(sheaf_batch(s.project, &batch, &result), c->want);
    assert_int_equal(result.made, c->made);
    files = sample_list(folder);
    assert_string_equal(files, c->files);
    assert_string_equal(s.reported->str, c->reported);
    sample_close(&s);
}

/* ---- news, stopping and going on ---- */

typedef struct Told { GString *text; const char *stop_at; int stop; } Told;

static void
tell(const SheafBatchNews *news, void *data)
{
    static const char *const words[] = { "decided", "reason", "started", "made", "failed", "left", "ended" };
    Told *told = data;
    g_autofree char *line = g_strdup_printf("%s%s%s", words[news->kind], news->output == NULL ? "" : " ",
                                            news->output == NULL ? "" : news->output);

    g_string_append_printf(told->text, "%s|", line);
    told->stop = told->stop || strcmp(line, told->stop_at) == 0;
}

typedef struct StopCase {
    const char *name, *stop_at;
    int stop;
    SheafExit want;
    size_t made;
    const char *told;
    size_t made_next, unchanged_next;
} StopCase;

static const StopCase stops[] = {
    { "each is told as it begins and ends", "", 0, SHEAF_OK, 2,
      "decided|started BTN.pdf|made BTN.pdf|started NPL.pdf|made NPL.pdf|ended|", 0, 2 },
    { "stopped before it begins", "", 1, SHEAF_INTERRUPTED, 0, "decided|left BTN.pdf|left NPL.pdf|ended|", 2, 0 },
    { "stopped during the first", "started BTN.pdf", 0, SHEAF_INTERRUPTED, 0,
      "decided|started BTN.pdf|left BTN.pdf|left NPL.pdf|ended|", 2, 0 },
    { "stopped after the first", "made BTN.pdf", 0, SHEAF_INTERRUPTED, 1,
      "decided|started BTN.pdf|made BTN.pdf|left NPL.pdf|ended|", 1, 1 },
};

static void
a_batch_goes_on_where_it_was_stopped(void **state)
{
    const StopCase *c = *state;
    SampleProject s = sample_open();
    Told told = { g_string_new(NULL), c->stop_at, c->stop };
    SheafBatch batch = { .job = { .template_name = "own", .output = "o/{subject}.pdf" },
                         .each = "area",
                         .listener = tell,
                         .listener_data = &told,
                         .stop = &told.stop };
    SheafBatchResult result;

    sample_template(&s, "own", "1..1", FINE);
    assert_int_equal(sheaf_batch(s.project, &batch, &result), c->want);
    assert_int_equal(result.made, c->made);
    assert_string_equal(told.text->str, c->told);
    told.stop = 0;
    told.stop_at = "";
    assert_int_equal(sheaf_batch(s.project, &batch, &result), SHEAF_OK);
    assert_int_equal(result.made, c->made_next);
    assert_int_equal(result.unchanged, c->unchanged_next);
    g_string_free(told.text, TRUE);
    sample_close(&s);
}

/* What a warm project makes last is what a fresh one makes first. */
static void
a_batch_makes_the_bytes_of_a_single_build(void **state)
{
    SampleProject s = sample_open();
    SheafBatch batch = { .job = { .template_name = "sheet", .output = "o/{subject}.pdf" }, .each = "area" };
    SheafJob job = { .template_name = "sheet", .subject = "NPL", .output = "alone.pdf" };
    g_autofree char *batch_path = sample_path(&s, "o/NPL.pdf"), *alone_path = sample_path(&s, "alone.pdf"),
                    *of_batch = NULL, *alone = NULL;
    gsize batch_size = 0, alone_size = 1;
    SheafResult result;
    SheafBatchResult batch_result;

    (void)state;
    assert_int_equal(sheaf_batch(s.project, &batch, &batch_result), SHEAF_OK);
    sheaf_project_close(s.project);
    s.project = sample_open_again(&s, sample_fonts());
    assert_int_equal(sheaf_build(s.project, &job, &result), SHEAF_OK);
    sheaf_result_clear(&result);
    assert_true(g_file_get_contents(batch_path, &of_batch, &batch_size, NULL));
    assert_true(g_file_get_contents(alone_path, &alone, &alone_size, NULL));
    assert_int_equal(batch_size, alone_size);
    assert_memory_equal(of_batch, alone, alone_size);
    sample_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(stops) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(a_batch_ends_with, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(stops); i++)
        tests[n++] = row_test(a_batch_goes_on_where_it_was_stopped, stops[i].name, &stops[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_batch_makes_the_bytes_of_a_single_build);
    return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
