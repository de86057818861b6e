/* The build log: what is written is read, what was cut off anywhere is as if it had not been, and a lock is held. */
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "batch/build_log.h"
#include "write/manifest.h"
#include "assert.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"

#define RECIPE "=plan\tabc\n=template x.xml\tdef\n"

static char *folder;

static char *
manifest(void)
{
    return g_build_filename(folder, "m.json", NULL);
}

static void
add(BuildLog *log, const char *name, const char *facts, Diags *diags)
{
    g_autofree char *entry = manifest_entry_line(&(ManifestEntry){ .path = name });
    LogRecord record;

    log_record_init(&record);
    g_string_assign(record.name, name);
    g_string_assign(record.entry, entry);
    g_string_assign(record.recipe, "r1");
    g_string_assign(record.options, "o1");
    g_string_assign(record.facts, facts);
    record.size = 77;
    record.warnings = 2;
    log_record_add_answer(record.answers, "latest a\tb\nc\\d KHM",
                          "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "2017=3 2018=4");
    assert_true(build_log_add(log, &record, RECIPE, diags));
    log_record_clear(&record);
}

static void
list(const LogRecord *record, void *data)
{
    const char *at = record->answers->str;
    LogAnswer answer;
    g_autoptr(GString) question = g_string_new(NULL);
    g_autofree char *entry = manifest_entry_line(&(ManifestEntry){ .path = record->name->str });

    assert_string_equal(record->entry->str, entry);
    assert_string_equal(record->recipe->str, "r1");
    assert_string_equal(record->options->str, "o1");
    assert_int_equal(record->size, 77);
    assert_int_equal(record->warnings, 2);
    assert_true(log_record_next_answer(&at, question, &answer));
    assert_string_equal(question->str, "latest a\tb\nc\\d KHM");
    assert_memory_equal(answer.digest, "0123456789abcdef0123456789abcdef", ANSWER_DIGITS);
    assert_int_equal(answer.said_length, strlen("2017=3 2018=4"));
    assert_memory_equal(answer.said, "2017=3 2018=4", answer.said_length);
    assert_false(log_record_next_answer(&at, question, &answer));
    g_string_append_printf(data, "%s %s|", record->name->str, record->facts->str);
}

static char *
listed(BuildLog *log)
{
    GString *out = g_string_new(NULL);

    build_log_each(log, list, out);
    return g_string_free(out, FALSE);
}

static int
begin(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("sheaf-build-log-XXXXXX", NULL);
    return folder == NULL;
}

static int
end(void **state)
{
    g_autofree char *path = manifest(), *log = build_log_path(path);

    (void)state;
    g_unlink(log);
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

static void
what_is_added_is_read(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = manifest(), *text = NULL;
    BuildLog *log = build_log_open(path, diags);

    (void)state;
    add(log, "a.pdf", "f1", diags);
    add(log, "b\n\t\\.pdf", "f2", diags);
    build_log_free(log);
    log = build_log_open(path, diags);
    text = listed(log);
    assert_string_equal(text, "a.pdf f1|b\n\t\\.pdf f2|");
    assert_string_equal(build_log_recipe(log, "r1"), RECIPE);
    assert_null(build_log_recipe(log, "r2"));
    assert_int_equal(diags_length(diags), 0);
    build_log_free(log);
}

static bool
keep_second(LogRecord *record, void *data)
{
    (void)data;
    g_string_assign(record->facts, "f9");
    return strcmp(record->name->str, "a.pdf") != 0;
}

static void
what_is_kept_is_kept(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = manifest(), *text = NULL, *more = NULL;
    g_autoptr(BuildLog) log = build_log_open(path, diags);

    (void)state;
    add(log, "a.pdf", "f1", diags);
    add(log, "b.pdf", "f1", diags);
    assert_true(build_log_rewrite(log, keep_second, NULL, diags));
    text = listed(log);
    assert_string_equal(text, "b.pdf f9|");
    add(log, "c.pdf", "f3", diags);
    more = listed(log);
    assert_string_equal(more, "b.pdf f9|c.pdf f3|");
    assert_string_equal(build_log_recipe(log, "r1"), RECIPE);
}

/*
 * Wherever a run was ended, the record of the first output is whole and that of the second is there or not; and what
 * is added next is whole.
 */
/* ---- entries that no manifest may hold, in a record whose sum is right ---- */

typedef struct EntryCase { const char *name, *entry; } EntryCase;

static const EntryCase wrong_entries[] = {
    { "nothing", "" },
    { "no JSON", "a.pdf" },
    { "an array", "[\"path\",\"a.pdf\"]" },
    { "of another output", "{\"path\":\"b.pdf\",\"diagnostics\":[]}" },
    { "of no output", "{\"diagnostics\":[]}" },
    { "a name that goes on", "{\"path\":\"a.pdf.gz\",\"diagnostics\":[]}" },
    { "cut off", "{\"path\":\"a.pdf\",\"diagnostics\":[" },
    { "cut off in a text", "{\"path\":\"a.pdf\",\"template\":\"x" },
    { "cut off behind a backslash", "{\"path\":\"a.pdf\",\"template\":\"x\\" },
    { "two objects", "{\"path\":\"a.pdf\",\"diagnostics\":[]},{\"path\":\"b.pdf\",\"diagnostics\":[]}" },
    { "the end of a manifest", "{\"path\":\"a.pdf\",\"diagnostics\":[]}\r]}" },
    { "closed by the wrong bracket", "{\"path\":\"a.pdf\",\"diagnostics\":[}]" },
    { "without a colon", "{\"path\":\"a.pdf\",\"pages\" 1}" },
    { "a word that is none", "{\"path\":\"a.pdf\",\"pages\":maybe}" },
    { "a number that begins with a nought", "{\"path\":\"a.pdf\",\"bytes\":07}" },
    { "a number of more digits than fit", "{\"path\":\"a.pdf\",\"bytes\":99999999999999999999}" },
    { "a number without a digit", "{\"path\":\"a.pdf\",\"bytes\":-inf}" },
    { "a number cut behind its point", "{\"path\":\"a.pdf\",\"bytes\":1.}" },
    { "a number cut in its exponent", "{\"path\":\"a.pdf\",\"bytes\":1e+}" },
    { "an escape that is none", "{\"path\":\"a.pdf\",\"template\":\"\\q\"}" },
    { "half of a pair", "{\"path\":\"a.pdf\",\"template\":\"\\ud800\"}" },
    { "nested too deep", "{\"path\":\"a.pdf\",\"x\":[[[[[[[[1]]]]]]]]}" },
    { "not UTF-8", "{\"path\":\"a.pdf\",\"template\":\"\xff\"}" },
};

static void
a_wrong_entry_is_thrown_away(void **state)
{
    const EntryCase *c = *state;
    g_autoptr(Diags) diags = diags_new(), later = diags_new();
    g_autofree char *path = manifest(), *text = NULL;
    BuildLog *log = build_log_open(path, diags);
    LogRecord record;

    log_record_init(&record);
    g_string_assign(record.name, "a.pdf");
    g_string_assign(record.entry, c->entry);
    g_string_assign(record.recipe, "r1");
    assert_true(build_log_add(log, &record, RECIPE, diags));
    log_record_clear(&record);
    add(log, "b.pdf", "f1", diags);
    build_log_free(log);
    log = build_log_open(path, later);
    text = listed(log);
    assert_string_equal(text, "b.pdf f1|");
    assert_int_equal(diags_length(later), 1);
    assert_int_equal(diags_at(later, 0)->id, DIAG_BUILD_LOG_DAMAGED);
    build_log_free(log);
}

static void
a_cut_loses_one_record_at_most(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = manifest(), *file = build_log_path(path), *bytes = NULL;
    BuildLog *log = build_log_open(path, diags);
    gsize first, length;

    (void)state;
    add(log, "a.pdf", "f1", diags);
    assert_true(g_file_get_contents(file, &bytes, &first, NULL));
    g_free(bytes);
    add(log, "b.pdf", "f2", diags);
    build_log_free(log);
    assert_true(g_file_get_contents(file, &bytes, &length, NULL));
    for (gsize cut = first; cut < length; cut++) {
        g_autofree char *text = NULL;

        assert_true(g_file_set_contents(file, bytes, (gssize)cut, NULL));
        log = build_log_open(path, diags);
        add(log, "c.pdf", "f3", diags);
        text = listed(log);
        build_log_free(log);
        assert_string_equal(text, "a.pdf f1|c.pdf f3|");
    }
    assert_int_equal(diags_length(diags), 0);
}

static void
what_is_no_record_is_none(void **state)
{
    static const char *const texts[] = { "",
                                         "\n",
                                         "sheaf-build-log 2\n",
                                         "output\ta.pdf\n.\n",
                                         "sheaf-build-log 2\noutput\ta.pdf\nentry\t{}\n.\n",
                                         "sheaf-build-log 2\nrecipe\tr1\n",
                                         "sheaf-build-log 2\n.\n",
                                         "sheaf-build-log 2\nrecipe\tr1\n.\t0000000000000000\n",
                                         "sheaf-build-log 1\noutput\ta.pdf\nentry\t{}\nrecipe\tr\n.\n" };
    g_autofree char *path = manifest(), *file = build_log_path(path);

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Diags) diags = diags_new();
        g_autofree char *before = NULL, *after = NULL;
        BuildLog *log;

        assert_true(g_file_set_contents(file, texts[i], -1, NULL));
        log = build_log_open(path, diags);
        before = listed(log);
        assert_string_equal(before, "");
        add(log, "a.pdf", "f1", diags);
        after = listed(log);
        assert_string_equal(after, "a.pdf f1|");
        build_log_free(log);
    }
}

/* How a byte is damaged: one bit, the highest, or into what means something to the format. */
static const char damages[] = { 0x01, (char)0x80, 'n', '.', 't' };

static char
damaged(char byte, char how)
{
    return how == 'n' ? '\n' : how == 't' ? '\t' : how == '.' ? '.' : (char)(byte ^ how);
}

/*
 * Whichever byte is another, what is read is as it was written or not there (`list` holds it to that), what is added
 * after is whole, and the next run finds nothing damaged any more.
 */
static void
a_damaged_byte_costs_its_block(void **state)
{
    g_autoptr(Diags) none = diags_new();
    g_autofree char *path = manifest(), *file = build_log_path(path), *bytes = NULL;
    BuildLog *log = build_log_open(path, none);
    gsize length;

    (void)state;
    add(log, "a.pdf", "f1", none);
    add(log, "b.pdf", "f2", none);
    build_log_free(log);
    assert_true(g_file_get_contents(file, &bytes, &length, NULL));
    for (gsize at = 0; at < length; at++)
        for (size_t i = 0; i < sizeof damages; i++) {
            g_autoptr(Diags) diags = diags_new(), later = diags_new();
            g_autofree char *text = NULL, *again = NULL, *other = g_memdup2(bytes, length);
            bool same, lost, last = at + 2 >= length - strlen(".\t0123456789abcdef\n") - 2;

            other[at] = damaged(bytes[at], damages[i]);
            same = other[at] == bytes[at];
            assert_true(g_file_set_contents(file, other, (gssize)length, NULL));
            log = build_log_open(path, diags);
            assert_non_null(log);
            lost = build_log_recipe(log, "r1") == NULL;
            assert_true(lost || strcmp(build_log_recipe(log, "r1"), RECIPE) == 0);
            add(log, "c.pdf", "f3", diags);
            text = listed(log);
            assert_true(g_str_has_suffix(text, "c.pdf f3|"));
            if (same)
                assert_string_equal(text, "a.pdf f1|b.pdf f2|c.pdf f3|");
            else
                assert_true(lost || strcmp(text, "a.pdf f1|b.pdf f2|c.pdf f3|") != 0);
            if (!same && !last)                         /* a last block that has lost its end is one that was cut off */
                assert_int_equal(diags_length(diags), 1);
            for (size_t d = 0; d < diags_length(diags); d++)
                assert_int_equal(diags_at(diags, d)->id, DIAG_BUILD_LOG_DAMAGED);
            build_log_free(log);
            log = build_log_open(path, later);
            again = listed(log);
            assert_string_equal(again, text);
            assert_int_equal(diags_length(later), 0);
            build_log_free(log);
        }
}

static void
nothing_but_a_file_is_opened(void **state)
{
    g_autofree char *path = manifest(), *file = build_log_path(path),
                    *victim = g_build_filename(folder, "victim", NULL), *kept = NULL;
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_true(g_file_set_contents(victim, "the user's", -1, NULL));
    assert_int_equal(symlink("victim", file), 0);
    assert_null(build_log_open(path, diags));
    g_unlink(file);
    assert_true(g_file_get_contents(victim, &kept, NULL, NULL));
    assert_string_equal(kept, "the user's");
    g_unlink(victim);
    assert_int_equal(mkfifo(file, 0600), 0);
    assert_null(build_log_open(path, diags));
    assert_int_equal(diags_length(diags), 2);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(diags_at(diags, i)->id, DIAG_FILE_UNWRITABLE);
}

/*
 * A build log that was cut off must be written anew, and where that cannot be done the run goes on without keeping
 * any.
 */
static void
what_cannot_be_kept_ends_no_run(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = manifest(), *file = build_log_path(path), *text = NULL;
    struct rlimit whole, none;
    BuildLog *log = build_log_open(path, diags);
    LogRecord record;

    (void)state;
    add(log, "a.pdf", "f1", diags);
    build_log_free(log);
    assert_int_equal(truncate(file, 150), 0);
    getrlimit(RLIMIT_FSIZE, &whole);
    none = (struct rlimit){ 5, whole.rlim_max };
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
    log = build_log_open(path, diags);
    setrlimit(RLIMIT_FSIZE, &whole);
    assert_non_null(log);
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_BUILD_LOG);
    log_record_init(&record);
    assert_false(build_log_add(log, &record, RECIPE, diags));
    log_record_clear(&record);
    assert_int_equal(diags_length(diags), 1);           /* told once */
    assert_true(build_log_rewrite(log, keep_second, NULL, diags));
    add(log, "c.pdf", "f3", diags);
    text = listed(log);
    assert_string_equal(text, "c.pdf f3|");
    build_log_free(log);
}

static void
assert_recipe_once(const char *manifest)
{
    g_autofree char *file = build_log_path(manifest), *text = NULL;
    const char *at;

    assert_true(g_file_get_contents(file, &text, NULL, NULL));
    at = strstr(text, RECIPE);
    assert_non_null(at);
    assert_null(strstr(at + 1, RECIPE));
}

/* However often the file is opened and written anew, the lines of a recipe stand in it once. */
static void
a_recipe_is_written_once(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = manifest();

    (void)state;
    for (int i = 0; i < 3; i++) {
        g_autoptr(BuildLog) log = build_log_open(path, diags);

        add(log, "b.pdf", "f1", diags);
        assert_recipe_once(path);
        assert_true(build_log_rewrite(log, keep_second, NULL, diags));
        add(log, "c.pdf", "f1", diags);
        assert_recipe_once(path);
    }
}

/* A worker that outlives its parent holds nobody up. */
static void
the_lock_is_the_parents(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = manifest();
    BuildLog *log = build_log_open(path, diags);
    int ready[2];
    pid_t worker;
    char byte;

    (void)state;
    assert_int_equal(pipe(ready), 0);
    worker = fork();
    if (worker == 0) {
        build_log_leave(log);
        if (write(ready[1], "", 1) == 1)
            pause();
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    build_log_free(log);
    log = build_log_open(path, diags);
    kill(worker, SIGKILL);
    waitpid(worker, NULL, 0);
    close(ready[0]);
    close(ready[1]);
    assert_non_null(log);
    build_log_free(log);
}

static void
one_run_at_a_time(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *path = manifest();
    BuildLog *first = build_log_open(path, diags), *second;

    (void)state;
    assert_null(build_log_open(path, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_BATCH_BUSY);
    assert_true(build_log_rewrite(first, keep_second, NULL, diags));
    assert_null(build_log_open(path, diags));             /* nor after the file is another */
    build_log_free(first);
    second = build_log_open(path, diags);
    assert_non_null(second);
    build_log_free(second);
}

int
main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test_setup_teardown(what_is_added_is_read, begin, end),
        cmocka_unit_test_setup_teardown(what_is_kept_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(a_cut_loses_one_record_at_most, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_record_is_none, begin, end),
        cmocka_unit_test_setup_teardown(a_damaged_byte_costs_its_block, begin, end),
        cmocka_unit_test_setup_teardown(nothing_but_a_file_is_opened, begin, end),
        cmocka_unit_test_setup_teardown(what_cannot_be_kept_ends_no_run, begin, end),
        cmocka_unit_test_setup_teardown(a_recipe_is_written_once, begin, end),
        cmocka_unit_test_setup_teardown(the_lock_is_the_parents, begin, end),
        cmocka_unit_test_setup_teardown(one_run_at_a_time, begin, end),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(wrong_entries)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[count++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(wrong_entries); i++)
        tests[count++] = (struct CMUnitTest){ wrong_entries[i].name, a_wrong_entry_is_thrown_away, begin, end,
                                              (void *)(uintptr_t)&wrong_entries[i] };
    return cmocka_run_group_tests_name("build_log", tests, NULL, NULL);
}
