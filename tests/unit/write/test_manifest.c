/* The lines of a manifest, written out by hand. */
#include <glib.h>
#include <string.h>
#include "write/manifest.h"
#include "assert.h"

static const ManifestDiagnostic warning = { 450, "warning", "data/a.xml", 3, 7, "it \"does\" not fit" };
static const ManifestDiagnostic placeless = { 7, "error", NULL, 0, 0, "no" };
static const char *const faces[] = { "Noto Sans", "Noto Sans Arabic" };

typedef struct EntryCase { const char *name; ManifestEntry entry; const char *line; } EntryCase;

static const EntryCase entries[] = {
    { "a page",
      { .path = "pdf/a.pdf",
        .template_name = "factsheet",
        .subject = "KHM",
        .sha256 = "ab",
        .bytes = 100000,
        .pages = 2,
        .fonts = faces,
        .font_count = 2,
        .statuses = { { "achieved", 3 }, { "missed", 0 }, { "no-data", 1 } },
        .status_count = 3,
        .seconds = 0.5,
        .stages = { { "layout", 0.25 } },
        .stage_count = 1,
        .inputs = "cd",
        .diagnostics = &warning,
        .diagnostic_count = 1 },
      "{\"path\":\"pdf/"
      "a.pdf\",\"template\":\"factsheet\",\"subject\":\"KHM\",\"sha256\":\"ab\",\"bytes\":100000,\"pages\":2,"
      "\"statuses\":{\"achieved\":3,\"no-data\":1},\"fonts\":[\"Noto Sans\",\"Noto Sans "
      "Arabic\"],\"stages\":{\"layout\":0.25},\"seconds\":0.5,\"inputs\":\"cd\","
      "\"diagnostics\":[{\"id\":\"S450\",\"severity\":\"warning\",\"file\":\"data/"
      "a.xml\",\"line\":3,\"column\":7,\"message\":\"it \\\"does\\\" not fit\"}]}" },
    { "one that failed",
      { .path = "b.pdf", .language = "fr", .diagnostics = &placeless, .diagnostic_count = 1 },
      "{\"path\":\"b.pdf\",\"lang\":\"fr\",\"diagnostics\":[{\"id\":\"S007\",\"severity\":\"error\",\"message\":\"no\"}"
      "]}" },
    { "a name of all sorts on one line",
      { .path = "a\nb\t\"\\.pdf" },
      "{\"path\":\"a\\nb\\t\\\"\\\\.pdf\",\"diagnostics\":[]}" },
};

static void
an_output_is_one_line(void **state)
{
    const EntryCase *c = *state;
    g_autofree char *line = manifest_entry_line(&c->entry);

    assert_string_equal(line, c->line);
}

static const ManifestInput made_from[] = { { "as-of", "2019-12-31" }, { "template a \"b\".xml", "ab" } };

typedef struct HeadCase { const char *name; ManifestHead head; const char *line; } HeadCase;

static const HeadCase heads[] = {
    { "a whole one",
      { 1, "sheaf 1.0", true, 0, 0, NULL, 0 },
      "{\"manifest\":1,\"program\":\"sheaf 1.0\",\"complete\":true,\"outputs\":[" },
    { "a part of four",
      { 1, "sheaf 1.0", false, 2, 4, NULL, 0 },
      "{\"manifest\":1,\"program\":\"sheaf 1.0\",\"complete\":false,\"shard\":2,\"shards\":4,\"outputs\":[" },
    { "what it was made from",
      { 1, "sheaf 1.0", true, 0, 0, made_from, 2 },
      "{\"manifest\":1,\"program\":\"sheaf 1.0\",\"complete\":true,\"inputs\":{\"as-of\":\"2019-12-31\",\"template a "
      "\\\"b\\\".xml\":\"ab\"},\"outputs\":[" },
};

static void
the_head_is_one_line(void **state)
{
    const HeadCase *c = *state;
    g_autofree char *line = manifest_head_line(&c->head);

    assert_string_equal(line, c->line);
}

static void
a_rule_names_outputs_and_files(void **state)
{
    static const char *const outputs[] = { "a \"b\".pdf", "c.pdf", NULL }, *const files[] = { "data/plan.xml", NULL };
    g_autofree char *rule = depends_json(outputs, files);

    (void)state;
    assert_string_equal(rule, "{\"outputs\":[\"a \\\"b\\\".pdf\",\"c.pdf\"],\"files\":[\"data/plan.xml\"]}");
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(entries) + G_N_ELEMENTS(heads) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++)
        tests[n++] = row_test(an_output_is_one_line, entries[i].name, &entries[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        tests[n++] = row_test(the_head_is_one_line, heads[i].name, &heads[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_rule_names_outputs_and_files);
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
