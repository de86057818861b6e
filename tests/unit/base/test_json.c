/* Texts as RFC 8259, section 7, has them; expectations are written by its grammar. */
#include "assert.h"
#include "base/json.h"

typedef struct JsonCase { const char *name, *text, *want; } JsonCase;

static const JsonCase cases[] = {
    { "a plain text",            "km²",       "\"km²\"" },
    { "nothing",                 NULL,        "\"\"" },
    { "marks and backslashes",   "a\"b\\c",   "\"a\\\"b\\\\c\"" },
    { "control characters",      "a\n\x01",   "\"a\\u000a\\u0001\"" },
    { "DEL",                     "\x7f",      "\"\\u007f\"" },
    { "a byte that is no UTF-8", "a\xff" "b", "\"a\xEF\xBF\xBD" "b\"" },
};

static void
a_text_is_one_of_json(void **state)
{
    const JsonCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    json_append_text(out, c->text);
    assert_string_equal(out->str, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = (struct CMUnitTest){ cases[i].name, a_text_is_one_of_json, NULL, NULL, (void *)(guintptr)&cases[i] };
    return cmocka_run_group_tests_name("base/json", tests, NULL, NULL);
}
