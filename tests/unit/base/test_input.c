/* What is read and what is refused: a folder of files, links, FIFOs and devices, made for each row. */
#include "assert.h"
#include "base/input.h"
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * root/project/a.xml        "plan"
 * root/project/sub/b.xml    "below"
 * root/project/link         -> a.xml
 * root/project/away         -> ../outside/secret
 * root/project/pipe         a FIFO
 * root/project/null         -> /dev/null
 * root/project/zero         -> /dev/zero
 * root/outside/secret       "secret"
 */
static char *root;

static char *
within(const char *path)
{
    return g_build_filename(root, path, NULL);
}

static void
put(const char *path, const char *text)
{
    g_autofree char *whole = within(path);

    assert_true(g_file_set_contents(whole, text, -1, NULL));
}

static void
lead(const char *to, const char *path)
{
    g_autofree char *whole = within(path);

    assert_int_equal(symlink(to, whole), 0);
}

static int
make_files(void **state)
{
    static const char *const folders[] = { "project", "project/sub", "outside" };
    g_autofree char *pipe = NULL;

    (void)state;
    root = g_dir_make_tmp("sheaf-input-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *folder = within(folders[i]);

        assert_int_equal(g_mkdir(folder, 0755), 0);
    }
    put("project/a.xml", "plan");
    put("project/sub/b.xml", "below");
    put("outside/secret", "secret");
    lead("a.xml", "project/link");
    lead("../outside/secret", "project/away");
    lead("/dev/null", "project/null");
    lead("/dev/zero", "project/zero");
    pipe = within("project/pipe");
    return mkfifo(pipe, 0644);
}

static int
remove_files(void **state)
{
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", root);

    (void)state;
    g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL);
    g_clear_pointer(&root, g_free);
    return 0;
}

/* ---- opening ---- */

typedef struct ReadCase { const char *name, *path; guint64 most; InputFault fault; const char *want;
                          /* bytes, or why */ } ReadCase;

static const ReadCase reads[] = {
    { "a file", "project/a.xml", 100, INPUT_OK, "plan" },
    { "a file of just the limit", "project/a.xml", 4, INPUT_OK, "plan" },
    { "a link to a file", "project/link", 100, INPUT_OK, "plan" },
    { "a byte too many", "project/sub/b.xml", 4, INPUT_TOO_LARGE, "it has 0.0 MiB, and 0.0 are allowed" },
    { "a folder", "project", 100, INPUT_NOT_A_FILE, "it is a folder" },
    { "a FIFO that nobody writes to", "project/pipe", 100, INPUT_NOT_A_FILE, "it is a FIFO" },
    { "a device without end", "project/zero", 100, INPUT_NOT_A_FILE, "it is a device" },
    { "an empty device", "project/null", 100, INPUT_NOT_A_FILE, "it is a device" },
    { "nothing", "project/none", 100, INPUT_UNREADABLE, "No such file or directory" },
    { "below a file", "project/a.xml/b", 100, INPUT_UNREADABLE, "Not a directory" },
};

static void
only_files_are_read(void **state)
{
    const ReadCase *c = *state;
    g_autofree char *path = within(c->path), *why = NULL;
    InputFault fault;
    g_autoptr(GBytes) bytes = input_bytes(path, c->most, &fault, &why);

    assert_int_equal(fault, c->fault);
    if (c->fault == INPUT_OK)
        assert_non_null(bytes);
    else
        assert_null(bytes);
    assert_string_equal(bytes == NULL ? why : g_bytes_get_data(bytes, NULL), c->want);
}

static void
a_file_in_proc_tells_no_size_and_is_read_all_the_same(void **state)
{
    g_autofree char *why = NULL;
    InputFault fault;
    g_autoptr(GBytes) bytes = input_bytes("/proc/self/status", 1 << 20, &fault, &why),
                      none = input_bytes("/proc/self/status", 16, &fault, &why);

    (void)state;
    assert_non_null(bytes);
    assert_true(g_bytes_get_size(bytes) > 100);
    assert_null(none);
    assert_int_equal(fault, INPUT_TOO_LARGE);
}

typedef struct KindCase { const char *name; InputKind kind; off_t size; const char *want; } KindCase;

static const KindCase kinds[] = {
    { "a template that is too large", INPUT_TEMPLATE, (64 << 20) + 1,
      "large is larger than 64 MiB, the most that is read of a template" },
    { "an iCalendar file", INPUT_CALENDAR, (64 << 20) + 1,
      "large is larger than 64 MiB, the most that is read of an iCalendar file" },
    { "a PDF file", INPUT_PDF, ((off_t)1 << 30) + 1,
      "large is larger than 1024 MiB, the most that is read of a PDF file" },
};

/* The file has holes only, so it takes no room. */
static void
each_kind_has_a_limit(void **state)
{
    const KindCase *c = *state;
    g_autofree char *path = within("large"), *want = NULL;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) bytes = NULL;

    put("large", "");
    assert_int_equal(truncate(path, c->size), 0);
    bytes = input_read(c->kind, path, (Place){ "asked.xml", 2, 3 }, diags);
    g_remove(path);
    assert_null(bytes);
    assert_int_equal(diags_length(diags), 1);
    want = g_strdup_printf("%s/%s", root, c->want);
    assert_string_equal(diags_at(diags, 0)->sentence, want);
    assert_int_equal(diags_at(diags, 0)->place.line, 2);
}

/* ---- where files lie ---- */

static void
what_leads_out_is_told_where_it_is_named(void **state)
{
    g_autofree char *in = within("project/sub/b.xml"), *out = within("project/away"), *project = within("project");
    PathScope scope = { project, NULL };
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_true(input_check_scope(&scope, in, "sub/b.xml", (Place){ "p.xml", 4, 5 }, diags));
    assert_int_equal(diags_length(diags), 0);
    assert_false(input_check_scope(&scope, out, "away", (Place){ "p.xml", 4, 5 }, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->place.line, 4);
    assert_string_equal(diags_at(diags, 0)->sentence, "'away' leads out of the project");
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(reads) + G_N_ELEMENTS(kinds) + 2];
    size_t count = 0;

    ADD_ROWS(only_files_are_read, reads);
    ADD_ROWS(each_kind_has_a_limit, kinds);
    tests[count++] = (struct CMUnitTest){ "a file in /proc tells no size and is read all the same",
                                          a_file_in_proc_tells_no_size_and_is_read_all_the_same, NULL, NULL, NULL };
    tests[count++] = (struct CMUnitTest){ "what leads out is told where it is named",
                                          what_leads_out_is_told_where_it_is_named, NULL, NULL, NULL };
    return cmocka_run_group_tests_name("input", tests, make_files, remove_files);
}
