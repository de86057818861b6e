/* The list of what went wrong: sentences filled in, order, repeats, the worst error's exit status, and the table
 * itself. */
#include "assert.h"
#include <string.h>
#include "base/diag.h"
#include "base/diag_files.h"
#include "base/diag_lang.h"
#include "base/diag_model.h"
#include "base/diag_read.h"

static Place
at(const char *file, int line, int column)
{
    return (Place){ file, line, column };
}

static void
the_sentence_takes_its_strings(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    diag_report(diags, DIAG_FILE_UNREADABLE, at("plan.xml", 3, 7), "a.xml", "no such file", NULL);
    assert_int_equal(diags_length(diags), 1);
    assert_string_equal(diags_at(diags, 0)->sentence, "cannot read a.xml: no such file");
    assert_int_equal(diags_at(diags, 0)->severity, SEVERITY_ERROR);
    assert_int_equal(diags_at(diags, 0)->place.line, 3);
    assert_null(diags_at(diags, 0)->related.file);
}

static void
a_string_is_not_filled_in_again(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    diag_report(diags, DIAG_FILE_UNREADABLE, at("plan.xml", 3, 7), "{2}", "{1}", NULL);
    assert_string_equal(diags_at(diags, 0)->sentence, "cannot read {2}: {1}");
}

static void
a_second_place_is_kept(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    diag_report_related(diags, DIAG_MODEL_TWO_PLANS, at("b.xml", 1, 1), at("a.xml", 2, 1), NULL);
    assert_string_equal(diags_at(diags, 0)->related.file, "a.xml");
}

static void
sorting_orders_by_place_and_drops_repeats(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    diag_report(diags, DIAG_MODEL_NO_STEP, at("b.xml", 1, 1), NULL);
    diag_report(diags, DIAG_MODEL_NO_STEP, at("a.xml", 10, 1), NULL);
    diag_report(diags, DIAG_MODEL_NO_STEP, at("a.xml", 9, 5), NULL);
    diag_report(diags, DIAG_MODEL_NO_STEP, at("a.xml", 9, 2), NULL);
    diag_report(diags, DIAG_MODEL_NO_STEP, at("a.xml", 10, 1), NULL);
    diags_sort(diags);
    assert_int_equal(diags_length(diags), 4);
    assert_int_equal(diags_count(diags, SEVERITY_ERROR), 4);
    assert_int_equal(diags_at(diags, 0)->place.column, 2);
    assert_int_equal(diags_at(diags, 1)->place.column, 5);
    assert_int_equal(diags_at(diags, 2)->place.line, 10);
    assert_string_equal(diags_at(diags, 3)->place.file, "b.xml");
}

static void
the_first_error_decides_the_exit_status(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_int_equal(diags_exit_status(diags), 0);
    diag_report(diags, DIAG_LANG_MESSAGE_FALLBACK, at("a.xml", 1, 1), "fr", "x", "en", NULL);
    assert_int_equal(diags_exit_status(diags), 0);
    assert_false(diags_failed(diags));
    diag_report(diags, DIAG_FILE_UNREADABLE, at("a.xml", 1, 1), "x", "y", NULL);
    diag_report(diags, DIAG_MODEL_NO_PLAN, at("a.xml", 1, 1), NULL);
    assert_true(diags_failed(diags));
    assert_int_equal(diags_exit_status(diags), 7);
}

static void
one_list_is_appended_to_another(void **state)
{
    g_autoptr(Diags) all = diags_new();

    (void)state;
    {
        g_autoptr(Diags) part = diags_new();

        diag_report(part, DIAG_FILE_UNREADABLE, at("a.xml", 1, 1), "x", "y", NULL);
        diags_append(all, part);
    }
    assert_string_equal(diags_at(all, 0)->sentence, "cannot read x: y");
    assert_true(diags_failed(all));
}

static void
after_a_thousand_they_are_only_counted(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    for (int i = 0; i < 1005; i++)
        diag_report(diags, DIAG_MODEL_NO_STEP, at("a.xml", i + 1, 1), NULL);
    assert_int_equal(diags_length(diags), 1000);
    assert_int_equal(diags_count(diags, SEVERITY_ERROR), 1005);
}

static void
warnings_never_crowd_out_an_error(void **state)
{
    g_autoptr(Diags) diags = diags_new(), all = diags_new();

    (void)state;
    for (int i = 0; i < 1500; i++)
        diag_report(diags, DIAG_LANG_MESSAGE_FALLBACK, at("a.xml", i + 1, 1), "fr", "x", "en", NULL);
    diag_report(diags, DIAG_MODEL_NO_PLAN, at("z.xml", 1, 1), NULL);
    assert_int_equal(diags_exit_status(diags), 4);
    diags_sort(diags);
    assert_int_equal(diags_exit_status(diags), 4);
    assert_int_equal(diags_length(diags), 1001);
    assert_int_equal(diags_left_out(diags, SEVERITY_WARNING), 500);
    assert_int_equal(diags_left_out(diags, SEVERITY_ERROR), 0);
    diags_append(all, diags);
    assert_int_equal(diags_count(all, SEVERITY_WARNING), 1500);
    assert_int_equal(diags_exit_status(all), 4);
}

static void
what_was_left_out_of_one_list_counts_in_the_other(void **state)
{
    g_autoptr(Diags) all = diags_new(), part = diags_new();

    (void)state;
    for (int i = 0; i < 1005; i++)
        diag_report(part, DIAG_MODEL_NO_STEP, at("a.xml", i + 1, 1), NULL);
    diags_append(all, part);
    diags_append(all, part);
    assert_int_equal(diags_length(all), 1000);
    assert_int_equal(diags_count(all, SEVERITY_ERROR), 2010);
    assert_int_equal(diags_left_out(all, SEVERITY_ERROR), 1010);
}

static void
a_file_that_could_not_be_read_whole_comes_first(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    diag_report(diags, DIAG_MODEL_NO_STEP, at("a.xml", 1, 1), NULL);
    diag_report(diags, DIAG_XML_MALFORMED, at("z.xml", 9, 1), "x", NULL);
    diag_report(diags, DIAG_XML_NOT_UTF8, at("b.xml", 2, 1), NULL);
    diags_sort(diags);
    assert_string_equal(diags_at(diags, 0)->place.file, "b.xml");
    assert_string_equal(diags_at(diags, 1)->place.file, "z.xml");
    assert_string_equal(diags_at(diags, 2)->place.file, "a.xml");
}

/* The table: nothing that a reader would stumble over. That no number stands twice is the compiler's to say. */
static void
every_row_of_the_table_has_a_sentence(void **state)
{
    int rows = 0;

    (void)state;
    for (DiagId id = 0; id < DIAG_NUMBERS; id++) {
        if (diag_name(id) == NULL)
            continue;
        rows++;
        assert_int_not_equal(id, 0);
        assert_true(strlen(diag_sentence(id)) > 0);
        for (const char *c = diag_help(id); c != NULL && (c = strchr(c, '{')) != NULL; c++)
            assert_false(g_ascii_isdigit(c[1]));            /* nothing is filled in there */
    }
    assert_true(rows > 300);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sentence_takes_its_strings),
        cmocka_unit_test(a_string_is_not_filled_in_again),
        cmocka_unit_test(a_second_place_is_kept),
        cmocka_unit_test(sorting_orders_by_place_and_drops_repeats),
        cmocka_unit_test(the_first_error_decides_the_exit_status),
        cmocka_unit_test(one_list_is_appended_to_another),
        cmocka_unit_test(after_a_thousand_they_are_only_counted),
        cmocka_unit_test(warnings_never_crowd_out_an_error),
        cmocka_unit_test(what_was_left_out_of_one_list_counts_in_the_other),
        cmocka_unit_test(a_file_that_could_not_be_read_whole_comes_first),
        cmocka_unit_test(every_row_of_the_table_has_a_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
