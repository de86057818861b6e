/* The list of what went wrong: sentences filled in, order, repeats, the worst error's exit status, and the table
 * itself. */
#include "assert.h"
#include <string.h>
#include "base/diag.h"
#include "base/diag_text.h"
#include "base/diag_files.h"
#include "base/diag_lang.h"
#include "base/diag_model.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/diag_truth.h"

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

/* One error of each exit status, from the gravest. */
static const struct { DiagId id; int exit_status; } gravest[] = {
    { DIAG_MODEL_NO_PLAN, 4 }, { DIAG_BAD_AS_OF, 2 }, { DIAG_FILE_UNREADABLE, 7 }, { DIAG_FIT_TOO_HIGH, 5 }
};

static void
the_gravest_error_decides_the_exit_status(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(gravest); i++)
        for (size_t j = i; j < G_N_ELEMENTS(gravest); j++) {
            g_autoptr(Diags) down = diags_new(), up = diags_new();

            assert_int_equal(diags_exit_status(down), 0);
            diag_report(down, DIAG_LANG_MESSAGE_FALLBACK, at("a.xml", 1, 1), "fr", "x", "en", NULL);
            assert_int_equal(diags_exit_status(down), 0);
            assert_false(diags_failed(down));
            diag_report(down, gravest[i].id, at("b.xml", 1, 1), "x", "y", NULL);
            diag_report(down, gravest[j].id, at("a.xml", 1, 1), "x", "y", NULL);
            diag_report(up, gravest[j].id, at("a.xml", 1, 1), "x", "y", NULL);
            diag_report(up, gravest[i].id, at("b.xml", 1, 1), "x", "y", NULL);
            assert_int_equal(diags_exit_status(down), gravest[i].exit_status);
            assert_int_equal(diags_exit_status(up), gravest[i].exit_status);
        }
}

/* An error that is counted only, since a thousand came before it, still decides. */
static void
no_error_is_too_late_to_decide(void **state)
{
    g_autoptr(Diags) diags = diags_new(), all = diags_new();

    (void)state;
    for (int i = 0; i < 1001; i++)
        diag_report(diags, DIAG_FILE_UNREADABLE, at("a.xml", i + 1, 1), "x", "y", NULL);
    diag_report(diags, DIAG_MODEL_NO_PLAN, at("z.xml", 1, 1), NULL);
    assert_int_equal(diags_length(diags), 1000);
    assert_int_equal(diags_exit_status(diags), 4);
    diags_append(all, diags);
    assert_int_equal(diags_exit_status(all), 4);
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

typedef struct GroupCase { const char *name; DiagId id; const char *want; } GroupCase;

static const GroupCase groups[] = {
    { "the first of a hundred", DIAG_XML_MALFORMED, "reading" },
    { "of the plan", DIAG_LINT_UNDATED, "plan" },
    { "of files, among those of the plan", DIAG_BAD_KNOWN_BY, "files" },
    { "of templates, among those of the plan", DIAG_TEMPLATE_SOURCE_LATER, "templates" },
    { "of reading, among those of batches", DIAG_DATA_BAD_AREA_ID, "reading" },
    { "of the plan, among those of batches", DIAG_MODEL_AREA_ID_CASE, "plan" },
    { "of the truth of a file, behind those of the plan", DIAG_TRUTH_DATA_BROKEN, "truth" },
    { "a number that was never given away", 999, NULL },
    { "a number that is no more", 250, NULL },
};

static void
each_has_a_group(void **state)
{
    const GroupCase *c = *state;

    if (c->want == NULL)
        assert_null(diag_group(c->id));
    else
        assert_string_equal(diag_group(c->id), c->want);
}

/* The header that gives a number away says which group it is of, and that a number is gone. */
static void
headers_and_groups_agree(void **state)
{
    static const char *const headers[][2] = {
        { "files", "files" },        { "read", "reading" }, { "model", "plan" },   { "truth", "truth" },
        { "template", "templates" }, { "text", "text" },    { "chart", "charts" }, { "pdf", "pdf" },
        { "lang", "languages" },     { "batch", "batch" },  { "exchange", "exchange" },
        { "picture", "pictures" },  { "map", "pictures" },
    };
    int numbers = 0, known = 0;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
        g_autofree char *path = g_strdup_printf("src/base/diag_%s.h", headers[i][0]), *text = NULL;
        const char *c;

        assert_true(g_file_get_contents(path, &text, NULL, NULL));
        for (c = text; (c = strstr(c, " = ")) != NULL; c += 3, numbers++) {
            DiagId id = (DiagId)g_ascii_strtoll(c + 3, NULL, 10);

            if (g_strcmp0(diag_group(id), headers[i][1]) != 0)
                fail_msg("S%03d stands in %s and is of the group %s", id, path, diag_group(id));
        }
    }
    for (DiagId id = 0; id < DIAG_NUMBERS; id++) {
        known += diag_name(id) != NULL;
        if (diag_is_gone(id) && diag_name(id) != NULL)
            fail_msg("S%03d was another diagnostic once", id);
    }
    assert_int_equal(numbers, known);
    assert_true(diag_is_gone(250));
}

/*
 * Reported: a source without a date at two places, one with two stale measures, another without a date, and an error.
 */
typedef struct AllowCase { const char *name; DiagId id; const char *subject; int taken, warnings; } AllowCase;

static const AllowCase allowances[] = {
    { "at the first of two places", DIAG_LINT_UNDATED, "S1", 1, 4 },
    { "all that is said at one place", DIAG_LINT_STALE, "S1", 2, 3 },
    { "of another subject", DIAG_LINT_UNDATED, "S2", 1, 4 },
    { "of the beginning of a name", DIAG_LINT_UNDATED, "S", 0, 5 },
    { "of a number that was not told", DIAG_LINT_NO_FIGURE, "S1", 0, 5 },
    { "an error", DIAG_MODEL_DUPLICATE_ID, "S1", 0, 5 },
};

static void
what_is_allowed_is_taken_away(void **state)
{
    const AllowCase *c = *state;
    g_autoptr(Diags) diags = diags_new();

    diag_report(diags, DIAG_LINT_UNDATED, at("b.xml", 1, 1), "S1", NULL);
    diag_report(diags, DIAG_LINT_UNDATED, at("a.xml", 1, 1), "S1", NULL);
    diag_report(diags, DIAG_LINT_STALE, at("a.xml", 1, 1), "S1", "2018", "2019", NULL);
    diag_report(diags, DIAG_LINT_STALE, at("a.xml", 1, 1), "S1", "2017", "2019", NULL);
    diag_report(diags, DIAG_LINT_UNDATED, at("a.xml", 3, 1), "S2", NULL);
    diag_report(diags, DIAG_MODEL_DUPLICATE_ID, at("a.xml", 1, 1), "S1", "x", NULL);
    assert_int_equal(diags_allow(diags, c->id, c->subject), c->taken);
    assert_int_equal(diags_count(diags, SEVERITY_WARNING), c->warnings);
    assert_int_equal(diags_length(diags), c->warnings + 1);
    assert_int_equal(diags_count(diags, SEVERITY_ERROR), 1);
}

int
main(void)
{
    const struct CMUnitTest whole[] = {
        cmocka_unit_test(the_sentence_takes_its_strings),
        cmocka_unit_test(a_string_is_not_filled_in_again),
        cmocka_unit_test(a_second_place_is_kept),
        cmocka_unit_test(sorting_orders_by_place_and_drops_repeats),
        cmocka_unit_test(the_gravest_error_decides_the_exit_status),
        cmocka_unit_test(no_error_is_too_late_to_decide),
        cmocka_unit_test(one_list_is_appended_to_another),
        cmocka_unit_test(after_a_thousand_they_are_only_counted),
        cmocka_unit_test(warnings_never_crowd_out_an_error),
        cmocka_unit_test(what_was_left_out_of_one_list_counts_in_the_other),
        cmocka_unit_test(a_file_that_could_not_be_read_whole_comes_first),
        cmocka_unit_test(every_row_of_the_table_has_a_sentence),
        cmocka_unit_test(headers_and_groups_agree),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(whole) + G_N_ELEMENTS(groups) + G_N_ELEMENTS(allowances)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(whole); i++)
        tests[count++] = whole[i];
    ADD_ROWS(each_has_a_group, groups);
    ADD_ROWS(what_is_allowed_is_taken_away, allowances);
    return _cmocka_run_group_tests("diag", tests, count, NULL, NULL);
}
