/*
 * A small file read back: its elements with IDs in reading order, with their text and language, and its attached
 * files.
 */
#include "assert.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "audit_sample.h"
#include "audit/data.h"
#include "base/diag_files.h"

static char *
file_with(const GString *bytes)
{
    char *path = NULL;
    int fd = g_file_open_tmp("sheaf-data-XXXXXX.pdf", &path, NULL);

    assert_true(fd >= 0);
    close(fd);
    assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
    return path;
}

/* The sample with one place changed, read. */
static AuditData *
read_sample(const char *find, const char *replace, Diags *diags)
{
    int times;
    GString *file = sample_write(find, replace, SAMPLE_TRAILER, &times);
    g_autofree char *path = file_with(file);
    AuditData *data = audit_data_read(path, diags);

    assert_int_equal(times, find == NULL ? 0 : 1);
    g_unlink(path);
    g_string_free(file, TRUE);
    return data;
}

/*
 * ---- elements: a paragraph with a link in it, a figure, a note; all "id language page text", in order of reading
 * ----
 */

typedef struct ElementCase { const char *name, *find, *replace, *want; } ElementCase;

#define ALL(p, f, n) p "|" f "|" n "|"

static const ElementCase elements[] = {
    { "as they are", NULL, NULL, ALL("p1 en-GB 1 AB", "f1 en-GB 1 ", "n1 en-GB 1 A") },
    { "a replacement text goes before what is shown", "/ID (p1)", "/ID (p1) /ActualText (zwei)",
      ALL("p1 en-GB 1 zwei", "f1 en-GB 1 ", "n1 en-GB 1 A") },
    { "a language of its own", "/ID (n1)", "/ID (n1) /Lang (ar)", ALL("p1 en-GB 1 AB", "f1 en-GB 1 ", "n1 ar 1 A") },
    { "an ID in Unicode", "/ID (n1)", "/ID <FEFF00E9>", ALL("p1 en-GB 1 AB", "f1 en-GB 1 ", "\xC3\xA9 en-GB 1 A") },
    { "no language at all", "/Lang (en-GB) ", "", ALL("p1  1 AB", "f1  1 ", "n1  1 A") },
};

static void
elements_are_read(void **state)
{
    const ElementCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(AuditData) data = read_sample(c->find, c->replace, diags);
    g_autoptr(GString) got = g_string_new(NULL);
    size_t count;
    const AuditPrinted *printed = audit_data_printed(data, &count);

    for (size_t i = 0; i < count; i++)
        g_string_append_printf(got, "%s %s %d %s|", printed[i].id, printed[i].language, printed[i].page,
                               printed[i].text);
    assert_string_equal(got->str, c->want);
}

/* ---- attached files; object 17 is a stream of "abc" ---- */

#define FILE_NAMED(name) "<< /Type /Filespec " name " /EF << /F 17 0 R >> >>"

typedef struct FileCase { const char *name, *tree, *want; } FileCase;

static const FileCase files[] = {
    { "by its name in Unicode", "<< /Names [(k) " FILE_NAMED("/F (b) /UF (a.csv)") "] >>", "abc" },
    { "by its other name, where that is all", "<< /Names [(k) " FILE_NAMED("/F (a.csv)") "] >>", "abc" },
    { "the second of two", "<< /Names [(j) " FILE_NAMED("/UF (b)") " (k) " FILE_NAMED("/UF (a.csv)") "] >>", "abc" },
    { "in a leaf", "<< /Kids [<< /Names [] >> << /Names [(k) " FILE_NAMED("/UF (a.csv)") "] >>] >>", "abc" },
    { "another name", "<< /Names [(a.csv) " FILE_NAMED("/UF (b.csv)") "] >>", NULL },
    { "a name without a file", "<< /Names [(k) << /Type /Filespec /UF (a.csv) >>] >>", NULL },
    { "a name without a value", "<< /Names [(k)] >>", NULL },
    { "a tree that goes round", "<< /Kids [1 0 R 1 0 R] /Names 5 >>", NULL },
    { "no tree", "null", NULL },
};

static void
a_file_is_found(void **state)
{
    const FileCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *replace = g_strdup_printf("/Lang (en-GB) /Names << /EmbeddedFiles %s >>", c->tree);
    g_autoptr(AuditData) data = read_sample("/Lang (en-GB)", replace, diags);
    g_autoptr(GBytes) bytes = audit_data_attachment(data, "a.csv");
    gsize size;

    if (c->want == NULL) {
        assert_null(bytes);
        return;
    }
    assert_non_null(bytes);
    assert_memory_equal(g_bytes_get_data(bytes, &size), c->want, strlen(c->want));
    assert_int_equal(size, strlen(c->want));
}

static void
a_file_that_is_not_there_is_reported(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_null(audit_data_read("no/such/file.pdf", diags));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNREADABLE);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(elements) + G_N_ELEMENTS(files) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        tests[n++] = row_test(elements_are_read, elements[i].name, &elements[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        tests[n++] = row_test(a_file_is_found, files[i].name, &files[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_file_that_is_not_there_is_reported);
    return _cmocka_run_group_tests("audit/data", tests, n, NULL, NULL);
}
