/* What a data folder holds: what is read, and what is named because it is not. */
#include "files.h"
#include <stdlib.h>
#include <sys/stat.h>
#include "read/folder.h"

typedef struct ListCase {
    const char *name;
    const char *make;                   /* shell commands, in the project's folder */
    const char *read;                   /* names read, each with a space behind it */
    const char *said;                   /* "path number " of each diagnostic, by path */
} ListCase;

#define DATA "mkdir data; echo '<areas/>' > data/areas.xml; "

static const ListCase cases[] = {
    { "a file", DATA, "areas.xml ", "" },
    { "in the order of names", DATA "echo '<events/>' > data/b.xml; echo '<plan/>' > data/a.xml",
      "a.xml areas.xml b.xml ", "" },
    { "a link to a file of the project", DATA "echo '<events/>' > e.xml; ln -s ../e.xml data/events.xml",
      "areas.xml events.xml ", "" },
    { "a link to another data file", DATA "ln -s areas.xml data/again.xml", "again.xml ", "" },
    { "two names of one file", DATA "ln data/areas.xml data/again.xml", "again.xml ", "" },
    { "a link out of the project", DATA "ln -s ../../outside.xml data/o.xml", "areas.xml ", "data/o.xml 126 " },
    { "a link through a link", DATA "ln -s ../outside.xml o.xml; ln -s ../o.xml data/o.xml", "areas.xml ",
      "data/o.xml 126 " },
    { "a link to nothing", DATA "ln -s none.xml data/o.xml", "areas.xml ", "data/o.xml 127 " },
    { "a link to itself", DATA "ln -s o.xml data/o.xml", "areas.xml ", "data/o.xml 127 " },
    { "a link to a device", DATA "ln -s /dev/zero data/o.xml", "areas.xml ", "data/o.xml 126 " },
    { "a link to a folder", DATA "mkdir more; ln -s ../more data/more", "areas.xml ", "data/more 124 " },
    { "a FIFO", DATA "mkfifo data/f.xml", "areas.xml ", "data/f.xml 124 " },
    { "a CSV", DATA "echo a,b > data/observations.csv", "areas.xml ", "data/observations.csv 1031 " },
    { "an ending in capitals", DATA "echo '<events/>' > data/EVENTS.XML", "areas.xml ", "data/EVENTS.XML 124 " },
    { "what editors leave", DATA "echo x > data/areas.xml~; echo x > data/.areas.xml.swp; echo x > 'data/#areas.xml#'",
      "areas.xml ", "" },
    { "a file in a folder below", DATA "mkdir data/2024; echo '<observations/>' > data/2024/o.xml", "areas.xml ",
      "data/2024/o.xml 125 " },
    { "a file two folders below",
      DATA "mkdir -p data/a/b; echo '<observations/>' > data/a/b/o.xml; echo x > data/a/x.csv", "areas.xml ",
      "data/a/b/o.xml 125 data/a/x.csv 125 " },
    { "a FIFO in a folder below", DATA "mkdir data/2024; mkfifo data/2024/o.xml", "areas.xml ",
      "data/2024/o.xml 125 " },
    { "the schema", DATA "mkdir data/schema; echo x > data/schema/plan.rng", "areas.xml ", "" },
    { "another project", DATA "mkdir -p data/example/data; echo '<plan/>' > data/example/data/plan.xml", "areas.xml ",
      "" },
    { "packs with their annexes",
      DATA "mkdir data/packs; echo '<pack/>' > data/packs/a.xml; echo x > data/packs/letter.pdf", "areas.xml ", "" },
    { "data among the packs",
      DATA "mkdir data/packs; echo '<pack/>' > data/packs/a.xml; echo '<events/>' > data/packs/e.xml; echo x > "
           "data/packs/o.csv",
      "areas.xml ", "data/packs/e.xml 125 data/packs/o.csv 125 " },
    { "a batch file below", DATA "mkdir data/batches; echo '<batch/>' > data/batches/all.xml", "areas.xml ", "" },
    { "a data folder that is a link", "mkdir elsewhere; echo '<areas/>' > elsewhere/s.xml; ln -s elsewhere data",
      "s.xml ", "" },
};

static int
compare_places(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static char *
read_names(const GPtrArray *files)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(files, i));

        g_string_append_printf(out, "%s ", name);
    }
    return g_string_free(out, FALSE);
}

static char *
said_of(const Diags *diags)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < diags_length(diags); i++)
        g_ptr_array_add(lines, g_strdup_printf("%s %d ", diags_at(diags, i)->place.file, diags_at(diags, i)->id));
    g_ptr_array_sort(lines, compare_places);
    for (guint i = 0; i < lines->len; i++)
        g_string_append(out, g_ptr_array_index(lines, i));
    return g_string_free(out, FALSE);
}

static void
a_folder_is_listed(void **state)
{
    const ListCase *c = *state;
    g_autofree char *around = g_dir_make_tmp("sheaf-folder-XXXXXX", NULL), *command = NULL, *sweep = NULL,
                    *names = NULL, *said = NULL;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GPtrArray) files = NULL;
    PathScope scope = { .folder = "." };

    assert_non_null(around);
    command = g_strdup_printf("cd %s && echo '<areas/>' > outside.xml && mkdir project && cd project && { %s\n}",
                              around, c->make);
    sweep = g_strdup_printf("rm -rf %s", around);
    assert_int_equal(system(command), 0);
    assert_int_equal(g_chdir(around), 0);
    assert_int_equal(g_chdir("project"), 0);
    files = data_files("data", &scope, diags);
    assert_int_equal(g_chdir("/"), 0);
    assert_int_equal(system(sweep), 0);
    names = read_names(files);
    said = said_of(diags);
    assert_string_equal(names, c->read);
    assert_string_equal(said, c->said);
}

static void
what_is_allowed_is_followed(void **state)
{
    g_autofree char *around = g_dir_make_tmp("sheaf-folder-XXXXXX", NULL), *command = NULL, *sweep = NULL,
                    *project = NULL, *data = NULL, *outside = NULL;
    const char *allowed[2] = { NULL };
    PathScope scope = { NULL, allowed };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GPtrArray) files = NULL;

    (void)state;
    assert_non_null(around);
    command = g_strdup_printf(
        "cd %s && echo '<areas/>' > outside.xml && mkdir -p project/data && ln -s ../../outside.xml project/data/o.xml",
        around);
    sweep = g_strdup_printf("rm -rf %s", around);
    project = g_build_filename(around, "project", NULL);
    data = g_build_filename(project, "data", NULL);
    outside = g_build_filename(around, "outside.xml", NULL);
    assert_int_equal(system(command), 0);
    scope.folder = project;
    allowed[0] = outside;
    files = data_files(data, &scope, diags);
    assert_int_equal(system(sweep), 0);
    assert_int_equal(files->len, 1);
    assert_int_equal(diags_length(diags), 0);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];
    size_t count = 0;

    ADD_ROWS(a_folder_is_listed, cases);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_is_allowed_is_followed);
    return _cmocka_run_group_tests("read/folder", tests, count, NULL, NULL);
}
