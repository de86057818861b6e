/* Part files: what gets its name and what is swept. */
#include "write/part_file.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "assert.h"

static char *folder;

static int
begin(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("sheaf-part-XXXXXX", NULL);
    return folder == NULL;
}

static int
end(void **state)
{
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", folder);

    (void)state;
    g_clear_pointer(&folder, g_free);
    return system(command);
}

static char *
in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static guint
files_there(void)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint count = 0;

    while (g_dir_read_name(dir) != NULL)
        count++;
    return count;
}

/* ---- what is swept ---- */

static void as_file(const char *path) { assert_true(g_file_set_contents(path, "left", -1, NULL)); }
static void as_link(const char *path) { assert_int_equal(symlink("aim", path), 0); }
static void as_pipe(const char *path) { assert_int_equal(mkfifo(path, 0600), 0); }
static void as_folder(const char *path) { assert_int_equal(g_mkdir(path, 0700), 0); }

typedef struct SweepCase { const char *name, *file; void (*make)(const char *path); bool stays; } SweepCase;

static const SweepCase sweeps[] = {
    { "what a dead writer left",           ".sheaf-0123456789abcdef.part", as_file, false },
    { "a link of such a name",             ".sheaf-0123456789abcdef.part", as_link, true },
    { "a pipe of such a name",             ".sheaf-0123456789abcdef.part", as_pipe, true },
    { "a folder of such a name",           ".sheaf-0123456789abcdef.part", as_folder, true },
    { "one digit less",                    ".sheaf-0123456789abcde.part", as_file, true },
    { "one digit more",                    ".sheaf-0123456789abcdef0.part", as_file, true },
    { "digits of other kinds",             ".sheaf-0123456789ABCDEF.part", as_file, true },
    { "another ending",                    ".sheaf-0123456789abcdef.parts", as_file, true },
    { "another beginning",                 "x.sheaf-0123456789abcdef.part", as_file, true },
    { "another program's",                 ".BIH.pdf.part", as_file, true },
};

static void
a_sweep_takes_only_what_is_left(void **state)
{
    const SweepCase *c = *state;
    g_autofree char *path = in_folder(c->file), *aim = in_folder("aim");
    struct stat info;

    as_file(aim);
    c->make(path);
    part_files_sweep(folder);
    assert_int_equal(lstat(path, &info) == 0, c->stays);
    assert_int_equal(lstat(aim, &info), 0);
}

/* ---- writers ---- */

/* A writer in a process of its own, which tells when its part file is there and lives until it is killed. */
static pid_t
start_writer(void)
{
    int ready[2];
    char byte;
    pid_t writer;

    assert_int_equal(pipe(ready), 0);
    writer = fork();
    if (writer == 0) {
        g_autofree char *target = in_folder("x.pdf");
        PartFile *part = part_file_new(target);

        part_file_keep(part);
        if (part_file_write(part, "half", 4) && write(ready[1], "", 1) == 1)
            pause();
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
    return writer;
}

static void
a_living_writers_is_not_swept(void **state)
{
    pid_t writer = start_writer();

    (void)state;
    part_files_sweep(folder);
    assert_int_equal(files_there(), 1);
    kill(writer, SIGKILL);
    waitpid(writer, NULL, 0);
    part_files_sweep(folder);
    assert_int_equal(files_there(), 0);
}

static void
a_file_gets_its_name_when_it_is_whole(void **state)
{
    g_autofree char *target = in_folder("one/two/x.pdf"), *bytes = NULL;
    PartFile *part = part_file_new(target);

    (void)state;
    assert_non_null(part);
    assert_true(part_file_write(part, "a\0b", 3));
    assert_false(g_file_test(target, G_FILE_TEST_EXISTS));
    assert_true(part_file_sync(part) && part_file_rename(part) && part_file_sync_name(part));
    part_file_free(part);
    assert_true(g_file_get_contents(target, &bytes, NULL, NULL));
    assert_memory_equal(bytes, "a\0b", 3);
}

static void
what_is_given_up_is_gone(void **state)
{
    g_autofree char *target = in_folder("x.pdf");
    PartFile *part = part_file_new(target);

    (void)state;
    assert_true(part_file_write(part, "half", 4));
    assert_int_equal(files_there(), 1);
    errno = ENOSPC;
    part_file_free(part);
    assert_int_equal(errno, ENOSPC);
    assert_int_equal(files_there(), 0);
}

/* Two writers of one file never share a part file, and the last one that renames has the name. */
static void
two_writers_are_apart(void **state)
{
    g_autofree char *target = in_folder("x.pdf"), *bytes = NULL;
    PartFile *one = part_file_new(target), *other = part_file_new(target);

    (void)state;
    assert_string_not_equal(part_file_path(one), part_file_path(other));
    assert_true(part_file_write(one, "first", 5) && part_file_write(other, "second", 6));
    assert_true(part_file_rename(other) && part_file_rename(one));
    part_file_free(one);
    part_file_free(other);
    assert_true(g_file_get_contents(target, &bytes, NULL, NULL));
    assert_string_equal(bytes, "first");
    assert_int_equal(files_there(), 1);
}

/*
 * Who writes and who renames may be two processes: while the writer lives the file is safe from a sweep, whoever
 * renames it.
 */
static void
a_file_that_is_kept_is_renamed_by_another(void **state)
{
    g_autofree char *target = in_folder("x.pdf"), *path = NULL, *bytes = NULL;
    PartFile *part = part_file_new(target);

    (void)state;
    assert_true(part_file_write(part, "whole", 5));
    part_file_keep(part);
    path = g_strdup(part_file_path(part));
    part_files_sweep(folder);
    assert_true(part_file_rename_kept(path, target));
    part_file_free(part);
    assert_true(g_file_get_contents(target, &bytes, NULL, NULL));
    assert_string_equal(bytes, "whole");
    assert_false(part_file_rename_kept(path, target));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(sweeps) + 5];
    static const struct CMUnitTest others[] = {
        cmocka_unit_test_setup_teardown(a_living_writers_is_not_swept, begin, end),
        cmocka_unit_test_setup_teardown(a_file_gets_its_name_when_it_is_whole, begin, end),
        cmocka_unit_test_setup_teardown(what_is_given_up_is_gone, begin, end),
        cmocka_unit_test_setup_teardown(two_writers_are_apart, begin, end),
        cmocka_unit_test_setup_teardown(a_file_that_is_kept_is_renamed_by_another, begin, end),
    };
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(sweeps); i++) {
        tests[n] = row_test(a_sweep_takes_only_what_is_left, sweeps[i].name, &sweeps[i]);
        tests[n].setup_func = begin;
        tests[n++].teardown_func = end;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        tests[n++] = others[i];
    return cmocka_run_group_tests_name("part files", tests, NULL, NULL);
}
