/* One output from a project: its exit status in every way it can fail, and that nothing is left where it failed. */
#include "assert.h"
#include "sample_project.h"
#include "audit/audit.h"

#define PARAGRAPH "<p>Line</p>"
#define TALL "<p font-size=\"10\" line-height=\"400\">Line</p>"

typedef struct BuildCase {
    const char *name, *promise, *body, *template_name, *subject, *language, *output;
    SheafExit want;
    const char *reported;
} BuildCase;

static const BuildCase cases[] = {
    { "a page", "1..1", PARAGRAPH, "own", "NPL", NULL, "x.pdf", SHEAF_OK, "" },
    { "in another language", "1..1", PARAGRAPH, "own", "NPL", "fr", "x.pdf", SHEAF_OK, "" },
    { "in a region's language", "1..1", PARAGRAPH, "own", "NPL", "fr-CA", "x.pdf", SHEAF_OK, "" },
    { "two pages where two are allowed", "1..2", TALL TALL, "own", "NPL", NULL, "x.pdf", SHEAF_OK, "" },
    { "two pages where one is promised", "1..1", TALL TALL, "own", "NPL", NULL, "x.pdf", SHEAF_DOES_NOT_FIT, "S450 " },
    { "a template that is not there", "1..1", PARAGRAPH, "none", "NPL", NULL, "x.pdf", SHEAF_MISSING, "S300 " },
    { "a language without words", "1..1", PARAGRAPH, "own", "NPL", "nl", "x.pdf", SHEAF_OK, "S1146 " },
    { "what is no language", "1..1", PARAGRAPH, "own", "NPL", "zz", "x.pdf", SHEAF_MISSING, "S004 " },
    { "an area that is not there", "1..1", PARAGRAPH, "own", "XYZ", NULL, "x.pdf", SHEAF_INVALID_INPUT, "S006 " },
    { "no area", "1..1", PARAGRAPH, "own", NULL, NULL, "x.pdf", SHEAF_USAGE, "S005 " },
    { "a template that is no XML", "1..1", "<p>", "own", "NPL", NULL, "x.pdf", SHEAF_INVALID_INPUT, NULL },
    { "a path below a file", "1..1", PARAGRAPH, "own", "NPL", NULL, "data/plan.xml/x.pdf", SHEAF_SOME_FAILED, "S002 " },
};

static void
a_build_ends_with(void **state)
{
    const BuildCase *c = *state;
    SampleProject s = sample_open();
    SheafJob job = {
        .template_name = c->template_name, .subject = c->subject, .language = c->language, .output = c->output
    };
    SheafResult result;
    g_autofree char *left = NULL;

    sample_template(&s, "own", c->promise, c->body);
    assert_int_equal(sheaf_build(s.project, &job, &result), c->want);
    assert_int_equal(sample_has(&s, "x.pdf"), c->want == SHEAF_OK);
    left = sample_list(s.folder);
    assert_null(strstr(left, ".part"));
    if (c->reported != NULL)
        assert_string_equal(s.reported->str, c->reported);
    sheaf_result_clear(&result);
    assert_null(result.path);
    sample_close(&s);
}

static void
a_result_is_the_file(void **state)
{
    SampleProject s = sample_open();
    SheafJob job = { .template_name = "own", .subject = "NPL" };
    SheafResult result;
    g_autofree char *bytes = NULL, *path = sample_path(&s, "out/pdf/own/NPL.pdf");
    gsize size = 0;

    (void)state;
    sample_template(&s, "own", "1..2", TALL TALL);
    assert_int_equal(sheaf_build(s.project, &job, &result), SHEAF_OK);
    assert_int_equal(result.pages, 2);
    assert_string_equal(result.path, path);
    assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    assert_int_equal(size, result.bytes);
    sheaf_result_clear(&result);
    sample_close(&s);
}

static void
fonts_that_are_not_there_are_told(void **state)
{
    SampleProject s = sample_open();
    SheafProject *bare = sample_open_again(&s, NULL);
    SheafJob job = { .template_name = "own", .subject = "NPL", .output = "x.pdf" };
    SheafResult result;

    (void)state;
    sample_template(&s, "own", "1..1", PARAGRAPH);
    assert_int_equal(sheaf_build(bare, &job, &result), SHEAF_MISSING);
    assert_string_equal(s.reported->str, "S400 ");
    assert_false(sample_has(&s, "x.pdf"));
    sheaf_result_clear(&result);
    sheaf_project_close(bare);
    sample_close(&s);
}

/* ---- what is claimed ---- */

static void
a_file_claims_conformance(void **state)
{
    SampleProject s = sample_open();
    SheafJob job = { .template_name = "sheet", .subject = "NPL" };
    g_autoptr(Diags) diags = diags_new();
    AuditSummary summary;
    SheafResult result;

    (void)state;
    assert_int_equal(sheaf_build(s.project, &job, &result), SHEAF_OK);
    assert_true(audit_file(result.path, &summary, diags));
    assert_true(summary.claims_ua);
    assert_true(summary.claims_a);
    assert_int_equal(summary.failures, 0);
    assert_int_equal(summary.pages, 1);
    sheaf_result_clear(&result);
    sample_close(&s);
}

/* ---- stages as text ---- */

typedef struct StageCase {
    const char *name;
    SheafStage stage;
    const char *subject, *begins;
    SheafExit want;
} StageCase;

static const StageCase stages[] = {
    { "the plan",                 SHEAF_STAGE_PLAN,  NULL,  "plan example ", SHEAF_OK },
    { "a document",               SHEAF_STAGE_DOC,   "NPL", "document title=\"Nepal\"", SHEAF_OK },
    { "its pages",                SHEAF_STAGE_PAGES, "NPL", "page 1 595.276 841.89\n", SHEAF_OK },
    { "a document of no area",   SHEAF_STAGE_DOC,   "XYZ", NULL, SHEAF_INVALID_INPUT },
    { "pages of no area",        SHEAF_STAGE_PAGES, "XYZ", NULL, SHEAF_INVALID_INPUT },
};

static void
a_stage_is_text(void **state)
{
    const StageCase *c = *state;
    SampleProject s = sample_open();
    SheafJob job = { .template_name = "sheet", .subject = c->subject };
    SheafExit exit_status = SHEAF_INTERNAL;
    char *text = sheaf_stage_text(s.project, &job, c->stage, &exit_status);

    assert_int_equal(exit_status, c->want);
    if (c->begins == NULL)
        assert_null(text);
    else
        assert_true(g_str_has_prefix(text, c->begins));
    sheaf_free(text);
    sample_close(&s);
}

/* ---- a new project ---- */

static void
a_project_starts_in_an_empty_folder_only(void **state)
{
    SampleProject s = sample_open();

    (void)state;
    assert_string_equal(s.reported->str, "");
    assert_int_equal(sheaf_init(s.folder, sample_report, s.reported), SHEAF_USAGE);
    assert_string_equal(s.reported->str, "S020 ");
    sample_close(&s);
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(a_result_is_the_file),
                                                cmocka_unit_test(fonts_that_are_not_there_are_told),
                                                cmocka_unit_test(a_project_starts_in_an_empty_folder_only),
                                                cmocka_unit_test(a_file_claims_conformance) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(cases) + G_N_ELEMENTS(stages)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(a_build_ends_with, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(stages); i++)
        tests[n++] = row_test(a_stage_is_text, stages[i].name, &stages[i]);
    return cmocka_run_group_tests_name("build", tests, NULL, NULL);
}
