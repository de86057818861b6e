/*
 * What is seen: something is done in a folder whose tree "t" and files "f.xml" and "later/g.xml" are watched, by a
 * shell, which has ended when the watcher are asked. Events are there by then (inotify(7)). What is seen is given as
 * paths from that folder, in the order of the alphabet.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include "base/sort.h"
#include "batch/watcher.h"
#include "assert.h"

typedef struct SeenCase { const char *name, *before, *done, *want; } SeenCase;

static const SeenCase cases[] = {
    { "nothing", "", "true", "" },
    { "a file written over", "", "echo x > t/a.xml", "t/a.xml|" },
    { "a file renamed over", "", "echo x > t/.new; mv t/.new t/a.xml", "t/a.xml|" },
    { "a file made", "", "echo x > t/b.xml", "t/b.xml|" },
    { "a file removed", "", "rm t/a.xml", "t/a.xml|" },
    { "a file moved away", "", "mv t/a.xml x.xml", "t/a.xml|" },
    { "a file moved within", "", "mv t/a.xml t/c.xml", "t/a.xml|t/c.xml|" },
    { "a file that may be read again", "chmod 0 t/a.xml", "chmod 644 t/a.xml", "t/a.xml|" },
    { "a link made", "", "ln -s x t/l.xml", "t/l.xml|" },
    { "a second name", "echo x > x.xml", "ln x.xml t/l.xml", "t/l.xml|" },
    { "a file that is read", "", "cat t/a.xml > /dev/null", "" },
    { "a folder that is listed", "", "ls t > /dev/null", "" },
    { "what editors leave", "", "echo x > t/a.xml~; echo x > t/.a.xml.swp; echo x > 't/#a.xml#'; ln -s x 't/.#a.xml'",
      "" },
    { "a hidden file of data", "", "echo x > t/.a.xml", "t/.a.xml|" },
    { "deep in the tree", "mkdir -p t/u/v", "echo x > t/u/v/a.xml", "t/u/v/a.xml|" },
    { "a folder that comes", "", "mkdir t/w", "t/w|" },
    { "the tree removed", "rm t/a.xml", "rmdir t", "t|" },
    { "the tree moved", "", "mv t s", "t|" },
    { "the tree that comes", "rm -r t", "mkdir t", "t|" },
    { "a tree in place of another", "mkdir s", "mv t r; mv s t", "t|" },
    { "a tree that is a link", "mv t s; ln -s s t", "echo x > s/a.xml", "t/a.xml|" },
    { "that link led elsewhere", "mv t s; mkdir r; ln -s s t", "ln -sfn r t", "t|" },
    { "where a link in it leads", "echo x > x.xml; ln -s ../x.xml t/l.xml", "echo y > x.xml", "x.xml|" },
    { "a loop of links", "ln -s ../t t/again; ln -s o t/o", "echo x > t/a.xml", "t/a.xml|" },
    { "in another project", "mkdir -p t/p/data", "echo x > t/p/data/a.xml; echo x > t/p/b.xml", "" },
    { "a project that is none any more", "mkdir -p t/p/data", "rmdir t/p/data", "t/p/data|" },
    { "a folder that becomes a project", "mkdir t/p", "mkdir t/p/data", "t/p/data|" },
    { "the file", "", "echo x > f.xml", "f.xml|" },
    { "another beside it", "", "echo x > g.xml; mkdir out; echo x > out/a.xml", "" },
    { "a folder for a missing file", "", "mkdir later", "later|" },
    { "the missing file", "mkdir later", "echo x > later/g.xml", "later/g.xml|" },
    { "another in its place", "mkdir later", "echo x > later/h.xml", "" },
};

static void
run_shell(const char *folder, const char *text)
{
    const char *argv[] = { "/bin/sh", "-c", text, NULL };
    g_autoptr(GError) error = NULL;

    if (!g_spawn_sync(folder, (char **)(uintptr_t)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, &error))
        fail_msg("no shell: %s", error->message);
}

static void
look(Watcher *watcher, const char *folder)
{
    static const char *const files[] = { "f.xml", "later/g.xml" };
    g_autofree char *tree = g_build_filename(folder, "t/", NULL);
    g_autoptr(Diags) diags = diags_new();

    watcher_open(watcher);
    watcher_tree(watcher, tree);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *file = g_build_filename(folder, files[i], NULL);

        watcher_file(watcher, file);
    }
    assert_true(watcher_close(watcher, diags));
    assert_int_equal(diags_length(diags), 0);
}

static int
compare_paths(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Holds what is seen against `want`; whether that is all, or only among it. */
static void
assert_seen(Watcher *watcher, const char *folder, const char *want, bool all)
{
    g_autoptr(GPtrArray) changed = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) out = g_string_new(NULL);
    bool news = watcher_read(watcher, changed);

    assert_int_equal(news, changed->len > 0);
    if (changed->len > 0)
        sort_items(changed->pdata, changed->len, sizeof(char *), compare_paths);
    for (guint i = 0; i < changed->len; i++) {
        const char *path = g_ptr_array_index(changed, i);

        assert_true(g_str_has_prefix(path, folder));
        g_string_append_printf(out, "%s|", path + strlen(folder) + 1);
    }
    if (all)
        assert_string_equal(out->str, want);
    else
        assert_non_null(strstr(out->str, want));
}

/* Where nothing can be watched, as in some sandboxes, nothing can be tested. */
static Watcher *
open_watcher(void)
{
    g_autoptr(Diags) diags = diags_new();
    Watcher *watcher = watcher_new(diags);

    if (watcher == NULL) {
        print_message("there is no inotify here\n");
        skip();
    }
    return watcher;
}

static void
what_is_done_is_seen(void **state)
{
    const SeenCase *c = *state;
    g_autofree char *folder = g_dir_make_tmp("sheaf-watcher.XXXXXX", NULL);
    g_autoptr(Watcher) watcher = open_watcher();

    run_shell(folder, "mkdir t; echo x > t/a.xml");
    run_shell(folder, c->before);
    look(watcher, folder);
    run_shell(folder, c->done);
    assert_seen(watcher, folder, c->want, true);
    look(watcher, folder);                 /* looking is nothing that is seen */
    assert_seen(watcher, folder, "", true);
    run_shell(folder, "mkdir -p t/new/new; echo x > t/after.xml");
    assert_seen(watcher, folder, "t", false);
    look(watcher, folder);                 /* and what was made since is watched */
    run_shell(folder, "echo x > t/new/new/a.xml");
    assert_seen(watcher, folder, "t/new/new/a.xml|", true);
    run_shell(folder, "rm -rf \"$PWD\"");
}

static void
a_file_is_seen_when_it_is_whole(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("sheaf-watcher.XXXXXX", NULL),
                    *path = g_build_filename(folder, "t", "b.xml", NULL);
    g_autoptr(Watcher) watcher = open_watcher();
    FILE *file;

    (void)state;
    run_shell(folder, "mkdir t");
    look(watcher, folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("<half", file);
    fflush(file);
    assert_seen(watcher, folder, "", true);
    fclose(file);
    assert_seen(watcher, folder, "t/b.xml|", true);
    run_shell(folder, "rm -rf \"$PWD\"");
}

/* What is not named any more is not seen, and named again it is. */
static void
what_is_let_go_is_not_seen(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("sheaf-watcher.XXXXXX", NULL),
                    *other = g_build_filename(folder, "other.xml", NULL);
    g_autoptr(Watcher) watcher = open_watcher();
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    run_shell(folder, "mkdir t; echo x > t/a.xml");
    look(watcher, folder);
    watcher_open(watcher);
    watcher_file(watcher, other);
    assert_true(watcher_close(watcher, diags));
    run_shell(folder, "echo y > t/a.xml; echo y > f.xml");
    assert_seen(watcher, folder, "", true);
    look(watcher, folder);
    run_shell(folder, "echo z > t/a.xml");
    assert_seen(watcher, folder, "t/a.xml|", true);
    run_shell(folder, "rm -rf \"$PWD\"");
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 2] = { [G_N_ELEMENTS(cases)] =
                                                             cmocka_unit_test(a_file_is_seen_when_it_is_whole),
                                                         [G_N_ELEMENTS(cases) + 1] =
                                                             cmocka_unit_test(what_is_let_go_is_not_seen) };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(what_is_done_is_seen, cases[i].name, &cases[i]);
    return cmocka_run_group_tests_name("watcher", tests, NULL, NULL);
}
