#define _GNU_SOURCE
/*
 * Which finished files are audited, what becomes of those that fail, and what of the file in which verdicts are kept.
 */
#include "assert.h"
#include "render/verdicts.h"
#include "sample_project.h"

static SampleProject sample;

/* ---- a finished file, and the same with one byte of its claim changed: a part of PDF/UA that there is not ---- */

static GBytes *
finished(bool broken)
{
    SheafJob job = { .template_name = "sheet", .subject = "NPL", .output = "made.pdf" };
    SheafResult result;
    g_autofree char *path = g_build_filename(sample.folder, "made.pdf", NULL);
    char *bytes, *claim;
    gsize size;

    assert_int_equal(sheaf_build(sample.project, &job, &result), SHEAF_OK);
    sheaf_result_clear(&result);
    assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    claim = memmem(bytes, size, "<pdfuaid:part>1", 15);
    assert_non_null(claim);
    if (broken)
        claim[14] = '9';
    return g_bytes_new_take(bytes, size);
}


static const char *const key = "0123456789abcdef";

/* The sum is of all that stands before it. */
static char *
with_sum(const char *text)
{
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

    return g_strconcat(text, "sum ", sum, "\n", NULL);
}

static char *
kept_text(void)
{
    g_autofree char *path = g_build_filename(sample.folder, "kept", NULL);
    g_autoptr(Verdicts) verdicts = NULL;
    char *text = NULL;

    g_unlink(path);
    verdicts = verdicts_open(path);
    verdicts_keep(verdicts, key);
    verdicts_save(verdicts);
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static bool
is_known(const char *text)
{
    g_autofree char *path = g_build_filename(sample.folder, "read", NULL);
    g_autoptr(Verdicts) verdicts = NULL;

    g_unlink(path);
    if (text != NULL)
        assert_true(g_file_set_contents(path, text, -1, NULL));
    verdicts = verdicts_open(path);
    return verdicts_passed(verdicts, key);
}

/* `find` in the file as it was kept becomes `replace`; the sum is made anew where `summed`. */
typedef struct ChangeCase { const char *name, *find, *replace; bool summed, want; } ChangeCase;

static const ChangeCase changes[] = {
    { "the file as it was written",      "sheaf",            "sheaf",            false, true },
    { "a byte of it changed",            "0123456789abcdef", "0123456789abcdee", false, false },
    { "another form of file",            "sheaf-audited 1",  "sheaf-audited 2",  true,  false },
    { "a key that is none",              "0123456789abcdef", "0123456789ABCDEF", true,  false },
    { "a key that is cut off",           "0123456789abcdef", "0123456789abcde",  true,  false },
    { "more keys, and the sum with them", "0123456789abcdef", "0000000000000abc\n0123456789abcdef", true, true },
    { "no sum",                          "\nsum ",           "\nsam ",           false, false },
};

static void
a_file_that_does_not_hold_is_thrown_away(void **state)
{
    const ChangeCase *c = *state;
    g_autofree char *text = kept_text(), *changed = NULL, *whole = NULL;
    g_auto(GStrv) parts = NULL;

    if (c->summed)
        *(g_strrstr(text, "sum ")) = '\0';
    parts = g_strsplit(text, c->find, 2);
    assert_non_null(parts[1]);
    changed = g_strconcat(parts[0], c->replace, parts[1], NULL);
    whole = c->summed ? with_sum(changed) : g_strdup(changed);
    assert_int_equal(is_known(whole), c->want);
}

static void
another_program_knows_nothing(void **state)
{
    g_autofree char *text = kept_text(), *changed = NULL;
    char *program = text + strlen("sheaf-audited 1 ");

    (void)state;
    *program = *program == '0' ? '1' : '0';
    *(g_strrstr(text, "sum ")) = '\0';
    changed = with_sum(text);
    assert_false(is_known(changed));
    assert_false(is_known(NULL));
    assert_false(is_known(""));
}

/* ---- what is asked when ---- */

static bool
passes(GBytes *pdf, const char *template_name, const char *language, bool all)
{
    SheafJob job = { .template_name = template_name, .subject = "NPL", .language = language };
    g_autoptr(Diags) diags = diags_new();
    bool passed;

    sample.project->audit_all = all;
    passed = audited_page(sample.project, &job, pdf, "out.pdf", diags);
    sample.project->audit_all = false;
    assert_int_equal(diags_failed(diags), !passed);
    if (!passed)
        assert_int_equal(diags_exit_status(diags), 6);
    return passed;
}

static void
the_first_of_each_kind_is_audited(void **state)
{
    g_autoptr(GBytes) good = finished(false), bad = finished(true);

    (void)state;
    verdicts_free(sample.project->verdicts);
    sample.project->verdicts = verdicts_open("/nowhere/there");
    assert_false(passes(bad, "sheet", "fr", false));            /* and a failure is not kept */
    assert_false(passes(bad, "sheet", "fr", false));
    assert_true(passes(good, "sheet", "fr", false));
    assert_true(passes(bad, "sheet", "fr", false));             /* known to pass: not looked at */
    assert_false(passes(bad, "sheet", "fr", true));             /* all are */
    assert_false(passes(bad, "sheet", "es", false));            /* another language */
    assert_false(passes(bad, "factsheet", "fr", false));        /* another template */
}

static void
what_claims_nothing_breaks_nothing(void **state)
{
    g_autoptr(GBytes) bad = finished(true);
    gsize size;
    g_autofree char *bytes = g_memdup2(g_bytes_get_data(bad, &size), g_bytes_get_size(bad));
    char *part = memmem(bytes, g_bytes_get_size(bad), "<pdfuaid:part>9", 15),
         *level = memmem(bytes, g_bytes_get_size(bad), "<pdfaid:part>2", 14);
    g_autoptr(GBytes) silent = NULL;

    (void)state;
    assert_true(part != NULL && level != NULL);
    memcpy(part + 1, "x", 1);
    memcpy(strstr(part + 14, "</pdfuaid:part>") + 2, "x", 1);
    memcpy(level + 1, "x", 1);
    memcpy(strstr(level + 13, "</pdfaid:part>") + 2, "x", 1);
    silent = g_bytes_new(bytes, g_bytes_get_size(bad));
    assert_true(passes(silent, "sheet", "de", true));
}

static int
open_sample(void **state)
{
    (void)state;
    sample = sample_open();
    return sample.project == NULL;
}

static int
close_sample(void **state)
{
    (void)state;
    sample_close(&sample);
    return 0;
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(changes) + 3] = { cmocka_unit_test(another_program_knows_nothing),
                                                           cmocka_unit_test(the_first_of_each_kind_is_audited),
                                                           cmocka_unit_test(what_claims_nothing_breaks_nothing) };
    size_t count = 3;

    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++)
        tests[count++] = row_test(a_file_that_does_not_hold_is_thrown_away, changes[i].name, &changes[i]);
    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
