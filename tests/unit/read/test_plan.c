/* The data folder: which files are read, in which order, which plan is taken, and what is said when there is none. */
#include "files.h"
#include <sys/stat.h>

#define PLAN(id, title) "<plan id='" id "' xml:lang='en' start='2020-01-01' end='2024-12-31'><title>" title "</title></plan>"

typedef struct FolderCase { const char *name, *files[4][2], *chosen, *title; } FolderCase;    /* title NULL: refused */

static const FolderCase folders[] = {
    { "a plan alone", { { "plan.xml", PLAN("p", "One") } }, NULL, "One" },
    { "any name does", { { "zebra.xml", PLAN("p", "One") } }, NULL, "One" },
    { "other endings are not read", { { "plan.xml", PLAN("p", "One") }, { "notes.txt", "<" }, { "plan.xml~", "<" } }, NULL, "One" },
    { "words are read by themselves", { { "plan.xml", PLAN("p", "One") }, { "words.xml", "<catalogue><" } }, NULL, "One" },
    { "what is to be made is no data", { { "plan.xml", PLAN("p", "One") }, { "batch.xml", "<batch><" } }, NULL, "One" },
    { "two plans, none chosen", { { "a.xml", PLAN("a", "One") }, { "b.xml", PLAN("b", "Two") } }, NULL, NULL },
    { "two plans, the second chosen", { { "a.xml", PLAN("a", "One") }, { "b.xml", PLAN("b", "Two") } }, "b.xml", "Two" },
    { "the chosen one however written", { { "a.xml", PLAN("a", "One") }, { "b.xml", PLAN("b", "Two") } }, "./a.xml", "One" },
    { "a fault in a plan not chosen", { { "a.xml", "<plan><" }, { "b.xml", PLAN("b", "Two") } }, "b.xml", "Two" },
    { "no plan", { { "states.xml", "<states/>" } }, NULL, NULL },
    { "nothing at all", { { NULL, NULL } }, NULL, NULL },
    { "a plan that cannot be entered", { { "plan.xml", "<plan><title>One</title></plan>" } }, NULL, NULL },
    { "a fault in another file", { { "plan.xml", PLAN("p", "One") }, { "states.xml", "<states><" } }, NULL, NULL },
    { "a second state of one id", { { "plan.xml", PLAN("p", "One") }, { "a.xml", "<states><state id='XAA' name='A'/></states>" },
                                    { "b.xml", "<states><state id='XAA' name='B'/></states>" } }, NULL, NULL },
    { "a measure that is not there", { { "plan.xml", PLAN("p", "One") }, { "o.xml", "<observations><series measure='none'><observation period='2020' value='1'/></series></observations>" } }, NULL, NULL },
};

static void
a_folder_is_read_or_refused(void **state)
{
    const FolderCase *c = *state;
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *chosen = c->chosen == NULL ? NULL : g_build_filename(folder, c->chosen, NULL);
    g_autoptr(Plan) plan = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(c->files) && c->files[i][0] != NULL; i++)
        g_free(folder_write(folder, c->files[i][0], c->files[i][1], -1));
    plan = read_plan(folder, chosen, diags);
    folder_free(folder);
    assert_int_equal(plan != NULL, c->title != NULL);
    if (plan == NULL)
        assert_true(diags_count(diags, SEVERITY_ERROR) > 0);
    else
        assert_string_equal(plan_title(plan).text, c->title);
}

static void
a_plan_with_mistakes_is_not_said_to_be_missing(void **state)
{
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *said = NULL;

    (void)state;
    g_free(folder_write(folder, "plan.xml", "<plan id='p' xml:lang='en' start='2020-01-01'/>", -1));
    assert_null(read_plan(folder, NULL, diags));
    folder_free(folder);
    said = diags_text(diags);
    assert_string_equal(said, "1:1 113 the attribute 'end' of <plan> is missing\n");
}

static void
a_link_is_not_followed(void **state)
{
    char *folder = folder_new(), *outside = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *secret = folder_write(outside, "secret.xml", PLAN("p", "Secret"), -1);
    g_autofree char *link = g_build_filename(folder, "plan.xml", NULL);

    (void)state;
    assert_int_equal(symlink(secret, link), 0);
    assert_null(read_plan(folder, NULL, diags));
    folder_free(folder);
    folder_free(outside);
}

static void
a_folder_that_is_not_there_is_told(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    char *folder = folder_new();
    g_autofree char *none = g_build_filename(folder, "none", NULL);

    (void)state;
    assert_null(read_plan(none, NULL, diags));
    folder_free(folder);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNREADABLE);
}

static void
catalogues_are_read_without_the_plan(void **state)
{
    char *folder = folder_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GPtrArray) catalogues = g_ptr_array_new();

    (void)state;
    g_free(folder_write(folder, "plan.xml", "<plan><", -1));
    g_free(folder_write(folder, "en.xml", "<catalogue xml:lang='en'><message key='a'>A</message></catalogue>", -1));
    g_free(folder_write(folder, "fr.xml", "<catalogue xml:lang='fr'><message key='a'>B</message></catalogue>", -1));
    assert_true(read_catalogues(folder, catalogues, diags));
    folder_free(folder);
    assert_int_equal(catalogues->len, 2);
    for (guint i = 0; i < catalogues->len; i++)
        catalogue_free(g_ptr_array_index(catalogues, i));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(folders) + 4];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(folders); count++)
        tests[count] = row_test(a_folder_is_read_or_refused, folders[count].name, &folders[count]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_plan_with_mistakes_is_not_said_to_be_missing);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_link_is_not_followed);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_folder_that_is_not_there_is_told);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(catalogues_are_read_without_the_plan);
    return _cmocka_run_group_tests("read/plan", tests, count, NULL, NULL);
}
