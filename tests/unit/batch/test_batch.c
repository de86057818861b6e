/*
 * Many outputs of one template: which, in what order, under what names, and what it means when some of them fail. The
 * project is a new one: its target states are BTN and NPL, in this order, which is that of their ids, its one objective is 1A, its indicator 1A-1.
 */
#include "assert.h"
#include "../render/sample_project.h"

#define FINE "<p>Line</p>"
#define FAILS_FOR_BTN "<p>Line</p><if test=\"$state = 'BTN'\"><page-break/><p>Line</p></if>"
#define FAILS "<page-break/><p>Line</p>"

typedef struct BatchCase {
    const char *name, *body, *each, *only, *output;
    SheafExit want; size_t made;
    const char *files, *reported;
} BatchCase;

static const BatchCase cases[] = {
    { "every state",                     FINE, "state", NULL, "o/{subject}.pdf", SHEAF_OK, 2, "BTN.pdf NPL.pdf", "" },
    { "one of them",                     FINE, "state", "BTN", "o/{subject}.pdf", SHEAF_OK, 1, "BTN.pdf", "" },
    { "two by name",                     FINE, "state", "BTN,NPL", "o/{subject}.pdf", SHEAF_OK, 2, "BTN.pdf NPL.pdf", "" },
    { "one that is not a target",        FINE, "state", "NPL,XYZ", "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0, "", "S006 " },
    { "two under one name",              FINE, "state", NULL, "o/x.pdf", SHEAF_USAGE, 0, "", "S800 " },
    { "one under one name",              FINE, "state", "NPL", "o/x.pdf", SHEAF_OK, 1, "x.pdf", "" },
    { "one fails, the other is written", FAILS_FOR_BTN, "state", NULL, "o/{subject}.pdf", SHEAF_SOME_FAILED, 1, "NPL.pdf", "S450 " },
    { "all fail: why the first did",     FAILS, "state", NULL, "o/{subject}.pdf", SHEAF_DOES_NOT_FIT, 0, "", "S450 S450 " },
    { "the only one fails",              FAILS_FOR_BTN, "state", "BTN", "o/{subject}.pdf", SHEAF_DOES_NOT_FIT, 0, "", "S450 " },
    { "objectives for a state's page",   FINE, "objective", NULL, "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0, "", "S006 " },
    { "indicators for a state's page",   FINE, "indicator", NULL, "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0, "", "S006 " },
    { "an indicator that is not there",  FINE, "indicator", "1A-9", "o/{subject}.pdf", SHEAF_INVALID_INPUT, 0, "", "S006 " },
};

static void
a_batch_ends_with(void **state)
{
    const BatchCase *c = *state;
    SampleProject s = sample_open();
    SheafBatch batch = { .job = { .template_name = "own", .output = c->output }, .each = c->each, .only = c->only };
    g_autofree char *folder = sample_path(&s, "o"), *files = NULL;
    size_t made = 99;

    sample_template(&s, "own", "1..1", c->body);
    assert_int_equal(sheaf_batch(s.project, &batch, &made), c->want);
    assert_int_equal(made, c->made);
    files = sample_list(folder);
    assert_string_equal(files, c->files);
    assert_string_equal(s.reported->str, c->reported);
    sample_close(&s);
}

/* ---- progress and stopping ---- */

typedef struct Told { GString *text; int stop_at, stop; } Told;

static void
tell(size_t done, size_t total, const char *subject, void *data)
{
    Told *told = data;

    g_string_append_printf(told->text, "%zu/%zu %s|", done, total, subject == NULL ? "end" : subject);
    told->stop = told->stop || (int)done == told->stop_at;
}

typedef struct StopCase { const char *name; int stop, stop_at; SheafExit want; size_t made; const char *told; } StopCase;

static const StopCase stops[] = {
    { "before each, and at the end",      0, -1, SHEAF_OK, 2, "0/2 BTN|1/2 NPL|2/2 end|" },
    { "stopped before it begins",         1, -1, SHEAF_INTERRUPTED, 0, "" },
    { "stopped during the first",         0, 0, SHEAF_INTERRUPTED, 1, "0/2 BTN|" },
    { "stopped during the last: all made", 0, 1, SHEAF_OK, 2, "0/2 BTN|1/2 NPL|2/2 end|" },
};

static void
progress_is_told(void **state)
{
    const StopCase *c = *state;
    SampleProject s = sample_open();
    Told told = { g_string_new(NULL), c->stop_at, c->stop };
    SheafBatch batch = { .job = { .template_name = "own" }, .each = "state", .progress = tell, .progress_data = &told, .stop = &told.stop };
    size_t made = 99;

    sample_template(&s, "own", "1..1", FINE);
    assert_int_equal(sheaf_batch(s.project, &batch, &made), c->want);
    assert_int_equal(made, c->made);
    assert_string_equal(told.text->str, c->told);
    g_string_free(told.text, TRUE);
    sample_close(&s);
}

/* What a warm project makes last is what a fresh one makes first. */
static void
a_batch_makes_the_bytes_of_a_single_build(void **state)
{
    SampleProject s = sample_open();
    SheafBatch batch = { .job = { .template_name = "sheet", .output = "o/{subject}.pdf" }, .each = "state" };
    SheafJob job = { .template_name = "sheet", .subject = "NPL", .output = "alone.pdf" };
    g_autofree char *batch_path = sample_path(&s, "o/NPL.pdf"), *alone_path = sample_path(&s, "alone.pdf"), *of_batch = NULL, *alone = NULL;
    gsize batch_size = 0, alone_size = 1;
    SheafResult result;
    size_t made;

    (void)state;
    assert_int_equal(sheaf_batch(s.project, &batch, &made), SHEAF_OK);
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
        tests[n++] = row_test(progress_is_told, stops[i].name, &stops[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_batch_makes_the_bytes_of_a_single_build);
    return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
