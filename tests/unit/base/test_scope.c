/* What lies in a project and what does not, through links, names with dots, and names that nothing has. */
#include "assert.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/scope.h"

typedef struct ScopeCase { const char *name, *path, *allowed; bool in; } ScopeCase;

/*
 * The tree: project/data/plan.xml, project/inner -> data, project/out.xml -> ../other/secret.xml, other/secret.xml,
 * project-two/a.xml
 */
static const ScopeCase cases[] = {
    { "a file of the project",                       "project/data/plan.xml",             NULL,    true },
    { "the project itself",                          "project",                           NULL,    true },
    { "a file beside it",                            "other/secret.xml",                  NULL,    false },
    { "out and in again",                            "project/../project/data/plan.xml",  NULL,    true },
    { "out by dots",                                 "project/data/../../other/secret.xml", NULL,  false },
    { "a link inside",                               "project/inner/plan.xml",            NULL,    true },
    { "a link that leads out",                       "project/out.xml",                   NULL,    false },
    { "a link that leads out, to what is allowed",   "project/out.xml",                   "other", true },
    { "an allowed file",                             "other/secret.xml",                  "other/secret.xml", true },
    { "a folder whose name begins with the project's", "project-two/a.xml",               NULL,    false },
    { "no such file, inside",                        "project/data/none.xml",             NULL,    true },
    { "no such file, outside",                       "other/none.xml",                    NULL,    false },
    { "a loop of links",                             "project/loop",                      NULL,    true },
    { "no such folder, inside",                      "project/none/none.xml",             NULL,    true },
    { "no such folder, outside",                     "other/none/none.xml",               NULL,    false },
    { "out by dots through no folder",               "project/none/../../none/a.xml",     NULL,    false },
    { "an empty path",                               "",                                  NULL,    false },
};

static char *folder;

static int
make_tree(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("sheaf-scope-XXXXXX", NULL);
    return folder == NULL || g_chdir(folder) != 0 || g_mkdir_with_parents("project/data", 0700) != 0 ||
           g_mkdir("other", 0700) != 0 || g_mkdir("project-two", 0700) != 0 ||
           !g_file_set_contents("project/data/plan.xml", "", 0, NULL) ||
           !g_file_set_contents("other/secret.xml", "", 0, NULL) ||
           !g_file_set_contents("project-two/a.xml", "", 0, NULL) || symlink("data", "project/inner") != 0 ||
           symlink("../other/secret.xml", "project/out.xml") != 0 || symlink("loop", "project/loop") != 0;
}

static int
remove_tree(void **state)
{
    static const char *const files[] = {
        "project/data/plan.xml", "other/secret.xml", "project-two/a.xml", "project/inner", "project/out.xml",
        "project/loop",          "project/data",     "project",           "other",         "project-two"
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        g_remove(files[i]);
    g_chdir("/");
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

static void
a_path_is_in_or_out(void **state)
{
    const ScopeCase *c = *state;
    const char *const allowed[] = { c->allowed, NULL };
    PathScope scope = { "project", c->allowed == NULL ? NULL : allowed };

    assert_int_equal(path_scope_has(&scope, c->path), c->in);
}

static void
without_a_folder_there_is_no_bound(void **state)
{
    (void)state;
    assert_true(path_scope_has(&(PathScope){ 0 }, "other/secret.xml"));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = (struct CMUnitTest){ cases[i].name, a_path_is_in_or_out, NULL, NULL, (void *)(uintptr_t)&cases[i] };
    tests[G_N_ELEMENTS(cases)] = (struct CMUnitTest)cmocka_unit_test(without_a_folder_there_is_no_bound);
    return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
