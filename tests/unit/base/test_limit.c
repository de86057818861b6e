/*
 * The table of limits itself, how one is told, and those that base holds: the sizes of files, and how much is kept of
 * what went wrong.
 */
#include "assert.h"
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include "base/diag_files.h"
#include "base/diag_read.h"
#include "base/input.h"
#include "base/limit.h"

/* ---- how numbers are written, and what is counted ---- */

typedef struct TextCase { const char *name; LimitId limit; const char *want; } TextCase;

static const TextCase texts[] = {
    { "a small number as it is",      LIMIT_XML_DEPTH,       "256 elements of an XML file in each other" },
    { "four digits without a comma",  LIMIT_XML_ATTRIBUTES,  "1000 attributes of an element" },
    { "thousands with one",           LIMIT_ANNEX_OUTLINE,   "50,000 entries of its outline" },
    { "whole millions as a word",     LIMIT_XML_TEXT_BYTES,  "10 million bytes of text between two tags" },
};

static void
a_limit_reads_as_words(void **state)
{
    const TextCase *c = *state;

    assert_string_equal(limit_text(c->limit), c->want);
}

static void
each_row_is_whole(void **state)
{
    (void)state;
    for (LimitId limit = 0; limit < LIMIT_COUNT; limit++) {
        assert_true(limit_number(limit) > 0);
        assert_true(limit_message(limit) == 0 || diag_name(limit_message(limit)) != NULL);
        for (LimitId other = 0; other < limit; other++)
            assert_string_not_equal(limit_name(limit), limit_name(other));
    }
}

static void
a_limit_is_told_with_its_number(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    limit_exceeded(diags, LIMIT_XML_NAME_BYTES, (Place){ "a.xml", 2, 3 }, "the name {most}", NULL);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_XML_TOO_LONG);
    assert_int_equal(diags_at(diags, 0)->place.line, 2);
    assert_string_equal(diags_at(diags, 0)->sentence, "the name {most} is longer than 1000 bytes");
    assert_string_equal(diags_at(diags, 0)->subject, "the name {most}");
}

static void
a_fault_is_a_diagnostic_or_a_limit(void **state)
{
    (void)state;
    assert_false(fault_is_limit(DIAG_XML_TOO_LONG));
    assert_false(fault_is_limit(0));
    for (LimitId limit = 0; limit < LIMIT_COUNT; limit++) {
        assert_true(fault_is_limit(limit_as_fault(limit)));
        assert_int_equal(fault_limit(limit_as_fault(limit)), limit);
    }
}

/* ---- files: one that is just so large has holes and takes no room; it is opened and not read ---- */

typedef struct SizeCase { const char *name; InputKind kind; gint64 mebibytes; } SizeCase;

static const SizeCase sizes[] = {
    { "a data file",       INPUT_DATA,     MOST_DATA_MIB },
    { "a template",        INPUT_TEMPLATE, MOST_TEMPLATE_MIB },
    { "a pack",            INPUT_PACK,     MOST_PACK_MIB },
    { "a batch file",      INPUT_BATCH,    MOST_BATCH_MIB },
    { "a chart",           INPUT_CHART,    MOST_CHART_MIB },
    { "an iCalendar file", INPUT_CALENDAR, MOST_CALENDAR_MIB },
    { "a table",           INPUT_TABLE,    MOST_TABLE_MIB },
    { "a manifest",        INPUT_MANIFEST, MOST_MANIFEST_MIB },
    { "a PDF file",        INPUT_PDF,      MOST_PDF_MIB },
    { "a font",            INPUT_FONT,     MOST_FONT_MIB },
};

/* The diagnostics of opening a file of so many bytes. */
static size_t
faults_of(InputKind kind, gint64 bytes)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = NULL, *most = g_strdup_printf("larger than %" G_GINT64_FORMAT " MiB", bytes >> 20);
    int made = g_file_open_tmp("sheaf-limit-XXXXXX", &path, NULL), file;

    assert_true(made >= 0);
    assert_int_equal(ftruncate(made, bytes), 0);
    close(made);
    file = input_file(kind, path, (Place){ 0 }, diags);
    g_unlink(path);
    if (file >= 0)
        close(file);
    assert_int_equal(file < 0, diags_failed(diags));
    if (file < 0)
        assert_non_null(strstr(diags_at(diags, 0)->sentence, most));
    return diags_length(diags);
}

static void
a_file_is_read_up_to_its_limit(void **state)
{
    const SizeCase *c = *state;

    assert_int_equal(faults_of(c->kind, c->mebibytes << 20), 0);
    assert_int_equal(faults_of(c->kind, (c->mebibytes << 20) + 1), 1);
}

/* ---- what is kept of what went wrong ---- */

static void
errors_are_kept_up_to_a_limit(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    for (int i = 0; i < MOST_ERRORS_KEPT; i++)
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, "a", "b", NULL);
    assert_int_equal(diags_length(diags), MOST_ERRORS_KEPT);
    assert_int_equal(diags_left_out(diags, SEVERITY_ERROR), 0);
    diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, "a", "b", NULL);
    assert_int_equal(diags_length(diags), MOST_ERRORS_KEPT);
    assert_int_equal(diags_left_out(diags, SEVERITY_ERROR), 1);
    assert_int_equal(diags_count(diags, SEVERITY_ERROR), MOST_ERRORS_KEPT + 1);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(texts) + G_N_ELEMENTS(sizes) + 4];
    size_t count = 0;

    ADD_ROWS(a_limit_reads_as_words, texts);
    ADD_ROWS(a_file_is_read_up_to_its_limit, sizes);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(each_row_is_whole);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_limit_is_told_with_its_number);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_fault_is_a_diagnostic_or_a_limit);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(errors_are_kept_up_to_a_limit);
    return _cmocka_run_group_tests("base/limit", tests, count, NULL, NULL);
}
