/* Manifests as they should be, cut off anywhere, of later programs and of nobody. */
#include "files.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include "read/manifest.h"

#define HEAD "{\"manifest\":1,\"program\":\"sheaf 1.0\",\"complete\":true,\"outputs\":[\n"
#define ONE "{\"path\":\"a.pdf\",\"sha256\":\"aa\",\"bytes\":12,\"pages\":1}"
#define TWO "{\"path\":\"b\\n\\\"\u0645.pdf\",\"diagnostics\":[]}"
#define END "]}\n"

typedef struct ManifestCase {
    const char *name, *text;
    bool read;
    const char *entries;
    DiagId wrong;
    int line;
    ManifestLook look;
} ManifestCase;

static const ManifestCase cases[] = {
    { "two outputs", HEAD ONE ",\n" TWO "\n" END, true, "a.pdf aa 12|b\n\"\u0645.pdf - 0|", 0, 0, MANIFEST_WHOLE },
    { "none", HEAD END, true, "", 0, 0, MANIFEST_WHOLE },
    { "of a run that was not ended",
      "{\"manifest\":1,\"program\":\"sheaf 1.0\",\"complete\":false,\"outputs\":[\n" ONE "\n" END, true, "a.pdf aa 12|",
      0, 0, MANIFEST_UNFINISHED },
    { "cut off before the end", HEAD ONE ",\n" TWO "\n", false, "a.pdf aa 12|b\n\"\u0645.pdf - 0|",
      DIAG_MANIFEST_DAMAGED, 4, MANIFEST_DAMAGED },
    { "cut off within an output", HEAD ONE ",\n{\"path\":\"b", false, "a.pdf aa 12|", DIAG_MANIFEST_DAMAGED, 3,
      MANIFEST_DAMAGED },
    { "cut off within the head", "{\"manifest\":1,\"prog", false, "", DIAG_MANIFEST_DAMAGED, 1, MANIFEST_DAMAGED },
    { "an empty file", "", false, "", DIAG_MANIFEST_DAMAGED, 1, MANIFEST_DAMAGED },
    { "other JSON", "{\"a\":1}\n", false, "", DIAG_MANIFEST_DAMAGED, 1, MANIFEST_DAMAGED },
    { "an output without a path", HEAD "{\"sha256\":\"aa\"}\n" END, false, "", DIAG_MANIFEST_DAMAGED, 2,
      MANIFEST_WHOLE },
    { "a path that is a number", HEAD "{\"path\":1}\n" END, false, "", DIAG_MANIFEST_DAMAGED, 2, MANIFEST_WHOLE },
    { "something after the end", HEAD END ONE "\n", false, "", DIAG_MANIFEST_DAMAGED, 3, MANIFEST_DAMAGED },
    { "a later version", "{\"manifest\":2,\"outputs\":[\nwhatever\n", false, "", DIAG_MANIFEST_NEWER, 1,
      MANIFEST_NEWER },
    { "a version that is no number", "{\"manifest\":\"1\",\"outputs\":[\n" END, false, "", DIAG_MANIFEST_DAMAGED, 1,
      MANIFEST_DAMAGED },
};

static void
list(const ManifestEntry *entry, const char *line, void *data)
{
    assert_true(*line == '{' && line[strlen(line) - 1] == '}');
    g_string_append_printf(data, "%s %s %zu|", entry->path, entry->sha256 == NULL ? "-" : entry->sha256, entry->bytes);
}

static void
a_manifest_is_read(void **state)
{
    const ManifestCase *c = *state;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "m.json", c->text, -1);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) entries = g_string_new(NULL);
    ManifestHead head;

    assert_int_equal(manifest_look(path), c->look);
    assert_int_equal(manifest_read(path, &head, list, entries, diags), c->read);
    folder_free(folder);
    assert_string_equal(entries->str, c->entries);
    assert_int_equal(diags_length(diags), c->read ? 0 : 1);
    if (c->read)
        assert_true(head.complete == (c->look != MANIFEST_UNFINISHED) && head.version == 1 && head.shards == 0);
    else
        assert_true(diags_at(diags, 0)->id == c->wrong && diags_at(diags, 0)->place.line == c->line);
}

static void
what_is_not_there_is_no_manifest(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    ManifestHead head;

    (void)state;
    assert_int_equal(manifest_look("/nowhere/m.json"), MANIFEST_NONE);
    assert_false(manifest_read("/nowhere/m.json", &head, NULL, NULL, diags));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_FILE_UNREADABLE);
}

typedef struct InputCase { const char *name, *text, *inputs; } InputCase;

static const InputCase input_cases[] = {
    { "what a run was made from",
      "{\"manifest\":1,\"inputs\":{\"as-of\":\"2019-12-31\",\"words fr\":\"ab\"},\"outputs\":[\n" END,
      "as-of=2019-12-31|words fr=ab|" },
    { "a run that does not say", HEAD END, "" },
    { "inputs that are no object", "{\"manifest\":1,\"inputs\":[\"ab\"],\"outputs\":[\n" END, "" },
    { "an input that is no text", "{\"manifest\":1,\"inputs\":{\"a\":1,\"b\":\"c\"},\"outputs\":[\n" END, "b=c|" },
    { "inputs of no manifest", "{\"inputs\":{\"a\":\"b\"},\"outputs\":[\n" END, "" },
    { "inputs of an empty file", "", "" },
};

static void
list_input(const char *name, const char *value, void *data)
{
    g_string_append_printf(data, "%s=%s|", name, value);
}

static void
inputs_are_read_from_the_head(void **state)
{
    const InputCase *c = *state;
    char *folder = folder_new();
    g_autofree char *path = folder_write(folder, "m.json", c->text, -1);
    g_autoptr(GString) inputs = g_string_new(NULL);

    manifest_each_input(path, list_input, inputs);
    folder_free(folder);
    manifest_each_input(path, list_input, inputs);      /* it is gone now, and nobody has anything to say */
    assert_string_equal(inputs->str, c->inputs);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(input_cases) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(a_manifest_is_read, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(input_cases); i++)
        tests[n++] = row_test(inputs_are_read_from_the_head, input_cases[i].name, &input_cases[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_is_not_there_is_no_manifest);
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
