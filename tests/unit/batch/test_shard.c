/* Parts of a batch: what is one, and that every output is in exactly one, the same everywhere. */
#include <glib.h>
#include "batch/shard.h"
#include "assert.h"

typedef struct ParseCase { const char *name, *text; bool ok; size_t number, count; } ParseCase;

static const ParseCase parses[] = {
    { "the second of four",        "2/4", true, 2, 4 },
    { "the only one",              "1/1", true, 1, 1 },
    { "the last",                  "4/4", true, 4, 4 },
    { "one more than there are",   "5/4", false, 0, 0 },
    { "counted from nought",       "0/4", false, 0, 0 },
    { "of none",                   "1/0", false, 0, 0 },
    { "below nought",              "-1/4", false, 0, 0 },
    { "no number",                 "a/4", false, 0, 0 },
    { "no slash",                  "2", false, 0, 0 },
    { "nothing after the slash",   "2/", false, 0, 0 },
    { "nothing before it",         "/2", false, 0, 0 },
    { "three numbers",             "1/2/3", false, 0, 0 },
    { "nothing",                   "", false, 0, 0 },
    { "more than anybody has",     "1/100001", false, 0, 0 },
};

static void
a_shard_is_read(void **state)
{
    const ParseCase *c = *state;
    Shard shard = { 0, 0 };

    assert_int_equal(shard_parse(c->text, &shard), c->ok);
    assert_int_equal(shard.number, c->number);
    assert_int_equal(shard.count, c->count);
}

/*
 * FNV-1a of the empty text is its offset basis, cbf29ce484222325 (published); folded: 84222325 ^ cbf29ce4 in the low
 * half.
 */
static void
the_hash_is_the_published_one(void **state)
{
    guint64 basis = G_GUINT64_CONSTANT(0xcbf29ce484222325), letter_a = G_GUINT64_CONSTANT(0xaf63dc4c8601ec8c);

    (void)state;
    assert_int_equal(shard_of("", 1000), (basis ^ (basis >> 32)) % 1000 + 1);
    assert_int_equal(shard_of("a", 1000), (letter_a ^ (letter_a >> 32)) % 1000 + 1);
}

static void
every_output_is_in_one_shard(void **state)
{
    size_t held[5] = { 0 };

    (void)state;
    for (int i = 0; i < 4000; i++) {
        g_autofree char *name = g_strdup_printf("pdf/factsheet/%d.pdf", i);
        size_t times = 0;

        for (size_t n = 1; n <= 4; n++)
            if (shard_holds((Shard){ n, 4 }, name)) {
                times++;
                held[n]++;
            }
        assert_int_equal(times, 1);
        assert_true(shard_holds((Shard){ 0, 0 }, name));
    }
    for (size_t n = 1; n <= 4; n++)
        assert_true(held[n] > 800 && held[n] < 1200);
}

typedef struct NameCase { const char *name; Shard shard; const char *manifest, *want; } NameCase;

static const NameCase names[] = {
    { "a part has a manifest of its own", { 2, 4 }, "out/manifest.json", "out/manifest-2-of-4.json" },
    { "the whole keeps its name",         { 0, 0 }, "out/manifest.json", "out/manifest.json" },
    { "a name without an ending",         { 1, 3 }, "m", "m-1-of-3.json" },
};

static void
a_shard_names_its_manifest(void **state)
{
    const NameCase *c = *state;
    g_autofree char *got = shard_manifest(c->shard, c->manifest);

    assert_string_equal(got, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(parses) + G_N_ELEMENTS(names) + 2];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(parses); i++)
        tests[n++] = row_test(a_shard_is_read, parses[i].name, &parses[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        tests[n++] = row_test(a_shard_names_its_manifest, names[i].name, &names[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(the_hash_is_the_published_one);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_output_is_in_one_shard);
    return cmocka_run_group_tests_name("shard", tests, NULL, NULL);
}
