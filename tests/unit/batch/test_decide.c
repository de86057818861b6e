/*
 * What makes an output be made again, one thing at a time: a new project is batched, something is done to it, and it
 * is opened and batched again. Its areas are BTN and NPL, each with a file for the printer.
 */
#include "assert.h"
#include "../render/sample_project.h"

typedef struct DecideCase {
    const char *name;
    const char *file, *from, *to;       /* of the project; from NULL: the file is removed */
    const char *why;                    /* "NPL.pdf: reason|", in order; NULL: anything */
    size_t made;                        /* of four */
} DecideCase;

static const DecideCase cases[] = {
    { "nothing", "data/plan.xml", "<title>", "<title>", "", 0 },
    { "a comment in the plan", "data/plan.xml", "<title>", "<!-- c -->\n\n<title>", "", 0 },
    { "a word in the plan", "data/plan.xml", "<title>", "<title>Q",
      "BTN.pdf: the plan is another|BTN-2up.pdf: the plan is another|NPL.pdf: the plan is another|NPL-2up.pdf: the "
      "plan is another|",
      4 },
    { "a comment in the template", "templates/own.xml", "<body>", "<body><!-- c -->", "", 0 },
    { "a word in the template", "templates/own.xml", "<h1>", "<h1>Q",
      "BTN.pdf: the template own.xml is another|BTN-2up.pdf: the template own.xml is another|NPL.pdf: the template "
      "own.xml is another|NPL-2up.pdf: the template own.xml is another|",
      4 },
    { "a template that is not included any more", "templates/own.xml", "<include href=\"part\"/>", "",
      "BTN.pdf: the template own.xml is another; the template part.xml is not in it any more|BTN-2up.pdf: the template "
      "own.xml is another; the template part.xml is not in it any more|NPL.pdf: the template own.xml is another; the "
      "template part.xml is not in it any more|NPL-2up.pdf: the template own.xml is another; the template part.xml is "
      "not in it any more|",
      4 },
    { "an output that is gone", "o/NPL.pdf", NULL, NULL, "NPL.pdf: the file is missing|", 1 },
    { "an output that was cut", "o/BTN.pdf", "%PDF", "", "BTN.pdf: the file has another size|", 1 },
    { "a print file that is gone", "o/NPL-2up.pdf", NULL, NULL, "NPL-2up.pdf: the file is missing|", 1 },
    { "a build log that is gone", "o/.manifest.json.build-log", NULL, NULL,
      "BTN.pdf: what it was made from is not known|BTN-2up.pdf: what it was made from is not known|NPL.pdf: what it "
      "was made from is not known|NPL-2up.pdf: what it was made from is not known|",
      4 },
    { "a manifest that is gone", "o/manifest.json", NULL, NULL, "", 0 },
};

static void
hear(const SheafBatchNews *news, void *data)
{
    if (news->kind == SHEAF_NEWS_REASON)
        g_string_append_printf(data, "%s: %s|", news->output, news->text);
}

static void
change(const SampleProject *s, const DecideCase *c)
{
    g_autofree char *path = sample_path(s, c->file), *text = NULL;
    gsize length = 0, prefix;
    char *at;

    if (c->from == NULL) {
        assert_int_equal(g_remove(path), 0);
        return;
    }
    assert_true(g_file_get_contents(path, &text, &length, NULL));
    at = g_strstr_len(text, (gssize)length, c->from);
    assert_non_null(at);
    prefix = (gsize)(at - text);
    {
        g_autoptr(GString) out = g_string_new_len(text, (gssize)prefix);

        g_string_append(out, c->to);
        g_string_append_len(out, at + strlen(c->from), (gssize)(length - prefix - strlen(c->from)));
        assert_true(g_file_set_contents(path, out->str, (gssize)out->len, NULL));
    }
}

static void
only_what_differs_is_made(void **state)
{
    const DecideCase *c = *state;
    SampleProject s = sample_open();
    g_autofree char *part = sample_path(&s, "templates/part.xml");
    g_autoptr(GString) reasons = g_string_new(NULL);
    const SheafPrint print = { .scheme = SHEAF_TWO_UP };
    SheafBatch batch = { .job = { .template_name = "own", .output = "o/{subject}.pdf", .print = &print },
                         .each = "area",
                         .explain = true,
                         .listener = hear,
                         .listener_data = reasons };
    SheafBatchResult result;

    sample_template(&s, "own", "1..1", "<p>Line</p><include href=\"part\"/>");
    assert_true(g_file_set_contents(part, "<fragment><p>Part</p></fragment>", -1, NULL));
    assert_int_equal(sheaf_batch(s.project, &batch, &result), SHEAF_OK);
    g_string_truncate(reasons, 0);
    change(&s, c);
    sheaf_project_close(s.project);
    s.project = sample_open_again(&s, sample_fonts());
    assert_int_equal(sheaf_batch(s.project, &batch, &result), SHEAF_OK);
    assert_string_equal(reasons->str, c->why);
    assert_int_equal(result.made, c->made);
    assert_int_equal(result.unchanged, 4 - c->made);
    sample_close(&s);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(only_what_differs_is_made, cases[i].name, &cases[i]);
    return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
