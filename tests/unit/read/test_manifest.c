/* Manifests as they should be, cut off anywhere, of later programs and of nobody. */
#include "files.h"
#include "read/manifest.h"

#define HEAD "{\"manifest\":1,\"program\":\"sheaf 1.0\",\"complete\":true,\"outputs\":[\n"
#define ONE "{\"path\":\"a.pdf\",\"sha256\":\"aa\",\"bytes\":12,\"pages\":1}"
#define TWO "{\"path\":\"b\\n\\\"\u0645.pdf\",\"diagnostics\":[]}"
#define END "]}\n"

typedef struct ManifestCase { const char *name, *text; bool read; const char *entries; DiagId wrong; int line; ManifestLook look; } ManifestCase;

static const ManifestCase cases[] = {
    { "two outputs",                 HEAD ONE ",\n" TWO "\n" END, true, "a.pdf aa 12|b\n\"\u0645.pdf - 0|", 0, 0, MANIFEST_WHOLE },
    { "none",                        HEAD END, true, "", 0, 0, MANIFEST_WHOLE },
    { "cut off before the end",      HEAD ONE ",\n" TWO "\n", false, "a.pdf aa 12|b\n\"\u0645.pdf - 0|", DIAG_MANIFEST_DAMAGED, 4, MANIFEST_DAMAGED },
    { "cut off within an output",    HEAD ONE ",\n{\"path\":\"b", false, "a.pdf aa 12|", DIAG_MANIFEST_DAMAGED, 3, MANIFEST_DAMAGED },
    { "cut off within the head",     "{\"manifest\":1,\"prog", false, "", DIAG_MANIFEST_DAMAGED, 1, MANIFEST_DAMAGED },
    { "an empty file",               "", false, "", DIAG_MANIFEST_DAMAGED, 1, MANIFEST_DAMAGED },
    { "other JSON",                  "{\"a\":1}\n", false, "", DIAG_MANIFEST_DAMAGED, 1, MANIFEST_DAMAGED },
    { "an output without a path",    HEAD "{\"sha256\":\"aa\"}\n" END, false, "", DIAG_MANIFEST_DAMAGED, 2, MANIFEST_WHOLE },
    { "a path that is a number",     HEAD "{\"path\":1}\n" END, false, "", DIAG_MANIFEST_DAMAGED, 2, MANIFEST_WHOLE },
    { "something after the end",     HEAD END ONE "\n", false, "", DIAG_MANIFEST_DAMAGED, 3, MANIFEST_DAMAGED },
    { "a later version",             "{\"manifest\":2,\"outputs\":[\nwhatever\n", false, "", DIAG_MANIFEST_NEWER, 1, MANIFEST_NEWER },
    { "a version that is no number", "{\"manifest\":\"1\",\"outputs\":[\n" END, false, "", DIAG_MANIFEST_DAMAGED, 1, MANIFEST_DAMAGED },
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
        assert_true(head.complete && head.version == 1 && head.shards == 0);
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

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(a_manifest_is_read, cases[i].name, &cases[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_is_not_there_is_no_manifest);
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
