/*
 * Reports on files good, faulty and no files at all: what they must hold is worked out from the small file that keeps
 * every rule and from what is broken in it. That JSON and SARIF parse is asked with a strict parser in tests/cli.
 */
#include "assert.h"
#include "audit_sample.h"
#include "audit/audit.h"
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct ReportCase {
    const char *name;
    AuditForm form;
    const char *find, *replace;         /* in the sample */
    const char *bytes;                  /* or these bytes in place of it */
    const char *want, *never;           /* stands in the report, or must not */
    bool readable;
} ReportCase;

#define MISSING_ALT "/Alt (A blue square) ", ""
static const ReportCase cases[] = {
    { "JSON of a good file", AUDIT_JSON, NULL, NULL, NULL,
      "\"readable\": true, \"pages\": 1, \"elements\": 18, \"fonts\": 1, \"claims\": [\"PDF/UA-1\", \"PDF/A-2a\"], "
      "\"failures\": 0, \"rules\": [",
      "\"severity\": \"error\"", true },
    { "JSON names page, object, path and clause", AUDIT_JSON, MISSING_ALT, NULL,
      "\"found\": [{\"page\": 1, \"object\": 24, \"path\": \"Document/Figure\", \"text\": \"", NULL, true },
    { "and the Matterhorn checkpoint", AUDIT_JSON, MISSING_ALT, NULL, "\"checkpoint\": \"13-004\"", NULL, true },
    { "SARIF names the element", AUDIT_SARIF, MISSING_ALT, NULL,
      "\"logicalLocations\": [{\"fullyQualifiedName\": \"Document/Figure\"}]", NULL, true },
    { "and the rule by a name that stays", AUDIT_SARIF, MISSING_ALT, NULL,
      "\"ruleId\": \"alt\", \"ruleIndex\": ", "rule-", true },
    { "the rule is told with a sentence and where its clause stands", AUDIT_SARIF, NULL, NULL, NULL,
      "{\"id\": \"alt\", \"name\": \"S680\", \"shortDescription\": {\"text\": \"A figure has an alternative text, "
      "or one that stands for it.\"}, \"defaultConfiguration\": {\"level\": \"error\"}, \"helpUri\": "
      "\"https://pdfa.org/resource/the-matterhorn-protocol/\", \"properties\": {\"clause\": \"Matterhorn 13-004\"}}",
      NULL, true },
    { "and page and object", AUDIT_SARIF, MISSING_ALT, NULL, "\"properties\": {\"page\": 1, \"object\": 24}", NULL,
      true },
    { "HTML names them in a table", AUDIT_HTML, MISSING_ALT, NULL,
      "<td>1</td><td>24</td><td>Document/Figure</td>", NULL, true },
    { "what a file holds is no markup", AUDIT_HTML, "/S /Figure /P", "/S /#3Cscript#3E /P", NULL, "&lt;script&gt;",
      "<script>", true },
    { "JSON of what is no PDF", AUDIT_JSON, NULL, NULL, "no PDF at all", "\"readable\": false, \"pages\": 0", NULL,
      false },
    { "SARIF of it", AUDIT_SARIF, NULL, NULL, "no PDF at all", "\"ruleId\": \"unreadable\"", NULL, false },
    { "why, in JSON", AUDIT_JSON, NULL, NULL, "no PDF at all",
      "\"error\": \"this is not a PDF file that can be read: it does not begin with %PDF-\", \"failures\": ", NULL,
      false },
    { "why, in SARIF", AUDIT_SARIF, NULL, NULL, "no PDF at all",
      "{\"text\": \"the file cannot be read: this is not a PDF file that can be read: it does not begin with %PDF-\"}",
      NULL, false },
    { "why, in HTML", AUDIT_HTML, NULL, NULL, "no PDF at all",
      "<p>this is not a PDF file that can be read: it does not begin with %PDF-</p>", NULL, false },
    { "HTML of it", AUDIT_HTML, NULL, NULL, "no PDF at all", "<p>The file cannot be read.</p>", NULL, false },
    { "JSON of an empty file", AUDIT_JSON, NULL, NULL, "", "\"readable\": false", NULL, false },
};

static const char *const ends[] = { [AUDIT_JSON] = "\n]\n", [AUDIT_SARIF] = "}]}\n", [AUDIT_HTML] = "</html>\n" };

static void
a_report_says(void **state)
{
    const ReportCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    AuditReport *report = audit_report_new(c->form);
    AuditSummary summary;
    int times = 0;
    GString *file =
        c->bytes != NULL ? g_string_new(c->bytes)
                         : sample_write(c->find, c->replace, "/Info 13 0 R /ID [(a) (a)]", &times);
    g_autofree char *path = NULL, *text = NULL;
    int handle = g_file_open_tmp("sheaf-report-XXXXXX", &path, NULL);

    assert_int_equal(times, c->find == NULL ? 0 : 1);
    assert_true(handle >= 0 && g_file_set_contents(path, file->str, (gssize)file->len, NULL));
    close(handle);
    assert_int_equal(audit_report_add(report, path, NULL, &summary, diags), c->readable);
    text = audit_report_end(report);
    g_remove(path);
    g_string_free(file, TRUE);
    if (strstr(text, c->want) == NULL)
        fail_msg("'%s' is not in '%s'", c->want, text);
    if (c->never != NULL)
        assert_null(strstr(text, c->never));
    assert_true(g_str_has_suffix(text, ends[c->form]));
}

/* A report on nothing is whole too. */
static void
a_report_on_no_file_is_whole(void **state)
{
    g_autofree char *json = audit_report_end(audit_report_new(AUDIT_JSON));

    (void)state;
    assert_string_equal(json, "[\n\n]\n");
}

static void
a_clause_is_explained_by_what_names_it(void **state)
{
    g_autofree char *figure = audit_explain("13-004"), *part = audit_explain("13-00"), *none = audit_explain("");

    (void)state;
    assert_non_null(figure);
    assert_non_null(strstr(figure, "PDF/UA-1"));
    assert_null(part);                  /* the beginning of a checkpoint names none */
    assert_null(none);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = (struct CMUnitTest){ .name = cases[i].name, .test_func = a_report_says,
                                        .initial_state = (void *)(guintptr)&cases[i] };
    tests[G_N_ELEMENTS(cases)] = (struct CMUnitTest)cmocka_unit_test(a_report_on_no_file_is_whole);
    tests[G_N_ELEMENTS(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(a_clause_is_explained_by_what_names_it);
    return cmocka_run_group_tests_name("audit/report", tests, NULL, NULL);
}
