/* Where an output goes, and that it gets there whole or not at all. */
#include "assert.h"
#include "base/diag_files.h"
#include "sample_project.h"
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- paths; the plan's language is English, the template `sheet`, the subject NPL ---- */

typedef struct PathCase { const char *name, *output, *language, *want; } PathCase;

static const PathCase paths[] = {
    { "by default",                        NULL, NULL, "P/out/pdf/sheet/NPL.pdf" },
    { "the plan's language, named",        NULL, "en", "P/out/pdf/sheet/NPL.pdf" },
    { "another language",                  NULL, "fr", "P/out/pdf/sheet/NPL-fr.pdf" },
    { "a pattern of one's own",            "{template}/{lang}/{subject}.pdf", NULL, "P/sheet/en/NPL.pdf" },
    { "its language",                      "{lang}.pdf", "ar", "P/ar.pdf" },
    { "a suffix only when it is needed",   "x{-lang}.pdf", "en", "P/x.pdf" },
    { "a suffix that is needed",           "x{-lang}.pdf", "ar", "P/x-ar.pdf" },
    { "one name twice",                    "{subject}/{subject}.pdf", NULL, "P/NPL/NPL.pdf" },
    { "no names",                          "here.pdf", NULL, "P/here.pdf" },
    { "a name that there is not",          "{day}.pdf", NULL, "P/{day}.pdf" },
    { "a variant only when there is one",  "x{-variant}{-lang}.pdf", NULL, "P/x.pdf" },
    { "from the root",                     "/abc/{subject}.pdf", NULL, "/abc/NPL.pdf" },
};

static SampleProject sample;

static void
an_output_goes_to(void **state)
{
    const PathCase *c = *state;
    SheafJob job = { .template_name = "sheet", .subject = "NPL", .output = c->output, .language = c->language };
    g_autofree char *got = output_path(sample.project, &job, "NPL"),
                    *want = *c->want == 'P' ? g_build_filename(sample.folder, c->want + 1, NULL) : g_strdup(c->want);

    assert_string_equal(got, want);
}

/* ---- writing; each row in a folder of its own ---- */

static void make_nothing(const char *folder) { (void)folder; }

static void
make_old_file(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "x.pdf", NULL);

    g_file_set_contents(path, "old and longer", -1, NULL);
}

static void
make_leftover(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, ".sheaf-0123456789abcdef.part", NULL);

    g_file_set_contents(path, "half a file, longer than the new one", -1, NULL);
}

static void
make_folder(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "x.pdf", "y", NULL);

    g_mkdir_with_parents(path, 0755);
}

/* As on a disk that is full after two bytes. */
static void
make_full(const char *folder)
{
    struct rlimit limit;

    make_old_file(folder);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = 2;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
}

static void
make_room(void)
{
    struct rlimit limit;

    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limit);
}

/* Links to an older file, under the output's name and under one that a temporary file might have. */
static void
make_links(const char *folder)
{
    static const char *const names[] = { "link.pdf", ".link.pdf.part" };

    make_old_file(folder);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);

        assert_int_equal(symlink("x.pdf", path), 0);
    }
}

#define LONG_NAME                                                                                                      \
    "a-name-of-more-than-two-hundred-and-fifty-five-bytes-is-none-that-a-file-system-takes-so-that-all-goes-well-"     \
    "until-the-end-"                                                                                                   \
    "a-name-of-more-than-two-hundred-and-fifty-five-bytes-is-none-that-a-file-system-takes-so-that-all-goes-well-"     \
    "until-the-end-again-and-fails-then.pdf"

typedef struct WriteCase {
    const char *name;
    void (*make)(const char *folder);
    const char *file, *bytes;
    bool want;
    const char *left, *holds;
} WriteCase;

static const WriteCase writes[] = {
    { "a new file", make_nothing, "x.pdf", "new", true, "x.pdf", "new" },
    { "an empty file", make_nothing, "x.pdf", "", true, "x.pdf", "" },
    { "over an old file", make_old_file, "x.pdf", "new", true, "x.pdf", "new" },
    { "over what an earlier run left", make_leftover, "x.pdf", "new", true, "x.pdf", "new" },
    { "where a folder stands", make_folder, "x.pdf", "new", false, "x.pdf", NULL },
    { "below a file", make_old_file, "x.pdf/y.pdf", "new", false, "x.pdf", NULL },
    { "an old file outlives a write that failed", make_full, "x.pdf", "new", false, "x.pdf", "old and longer" },
    { "over a link, not over what it leads to", make_links, "link.pdf", "new", true, ".link.pdf.part link.pdf x.pdf",
      "new" },
    { "a name that is too long", make_nothing, LONG_NAME, "new", false, "", NULL },
};

static void
a_file_is_written_whole_or_not_at_all(void **state)
{
    const WriteCase *c = *state;
    g_autofree char *folder = g_dir_make_tmp("sheaf-unit-XXXXXX", NULL),
                    *path = g_build_filename(folder, c->file, NULL), *left = NULL, *holds = NULL;
    g_autoptr(Diags) diags = diags_new();
    bool written;

    c->make(folder);
    written = output_write(path, c->bytes, strlen(c->bytes), diags);
    make_room();
    assert_int_equal(written, c->want);
    assert_int_equal(diags_length(diags), c->want ? 0 : 1);
    if (!c->want)
        assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNWRITABLE);
    left = sample_list(folder);
    assert_string_equal(left, c->left);
    if (c->holds != NULL) {
        assert_true(g_file_get_contents(path, &holds, NULL, NULL));
        assert_string_equal(holds, c->holds);
    }
    if (c->make == make_links) {
        g_autofree char *aim = g_build_filename(folder, "x.pdf", NULL), *kept = NULL;

        assert_true(g_file_get_contents(aim, &kept, NULL, NULL));
        assert_string_equal(kept, "old and longer");
    }
    sample_remove(folder);
}

static void
folders_are_made(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = sample_path(&sample, "one/two/three.pdf"), *holds = NULL;
    gsize size;

    (void)state;
    assert_true(output_write(path, "a\0b", 3, diags));
    assert_true(g_file_get_contents(path, &holds, &size, NULL));
    assert_int_equal(size, 3);
    assert_memory_equal(holds, "a\0b", 3);
}

static int
open_sample(void **state)
{
    (void)state;
    sample = sample_open();
    return sample.project != NULL ? 0 : -1;
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
    struct CMUnitTest tests[G_N_ELEMENTS(paths) + G_N_ELEMENTS(writes) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
        tests[n++] = row_test(an_output_goes_to, paths[i].name, &paths[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(writes); i++)
        tests[n++] = row_test(a_file_is_written_whole_or_not_at_all, writes[i].name, &writes[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(folders_are_made);
    return cmocka_run_group_tests_name("output", tests, open_sample, close_sample);
}
