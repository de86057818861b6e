/* Codes of ISO 3166: of countries as the standard lists them, and of their parts by form. */
#include "assert.h"
#include "lang/lang.h"

typedef struct CodeCase { const char *name, *code; bool country, subdivision; } CodeCase;

static const CodeCase cases[] = {
    { "three letters",                     "KHM",     true,  false },
    { "two letters",                       "KH",      true,  false },
    { "three letters of no country",       "KHX",     false, false },
    { "two letters of no country",         "JX",      false, false },
    { "left to users, three letters",      "XKX",     true,  false },
    { "left to users, two letters",        "XK",      true,  false },
    { "left to users, the last",           "ZZZ",     true,  false },
    { "Q and a letter before M is not",    "QLZ",     false, false },
    { "Q and M is",                        "QMA",     true,  false },
    { "Qatar is a country",                "QAT",     true,  false },
    { "small letters are none",            "khm",     false, false },
    { "a numeric code is not taken",       "116",     false, false },
    { "a part, by number",                 "KH-12",   false, true },
    { "a part, by letters",                "GB-ENG",  false, true },
    { "a part of no country",              "JX-12",   false, false },
    { "a part without a hyphen",           "KH12",    false, false },
    { "a part without a name",             "KH-",     false, false },
    { "a part with too long a name",       "KH-1234", false, false },
    { "a part in small letters",           "KH-a",    false, false },
    { "nothing",                           "",        false, false },
};

static void
codes_are_known(void **state)
{
    const CodeCase *c = *state;

    assert_int_equal(lang_is_country_code(c->code), c->country);
    assert_int_equal(lang_is_subdivision_code(c->code), c->subdivision);
}

/* want NULL: no country is called so in that language. Names are CLDR's, numbers those of M49. */
typedef struct CalledCase { const char *name, *text, *language, *want; } CalledCase;

static const CalledCase called[] = {
    { "by two letters",              "KH",        "en", "KH" },
    { "by three letters",            "KHM",       "fr", "KH" },
    { "by its number",               "064",       "en", "BT" },
    { "by its name",                 "Cambodia",  "en", "KH" },
    { "by its name in French",       "Cambodge",  "fr", "KH" },
    { "not by another language's",   "Cambodge",  "en", NULL },
    { "not by a number of a figure", "54211",     "en", NULL },
    { "not by nothing",              "",          "en", NULL },
};

static void
countries_are_called(void **state)
{
    const CalledCase *c = *state;
    const char *found = lang_country_called(c->text, c->language);

    assert_int_equal(found == NULL, c->want == NULL);
    if (c->want != NULL)
        assert_string_equal(found, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(called)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[count++] = row_test(codes_are_known, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(called); i++)
        tests[count++] = row_test(countries_are_called, called[i].name, &called[i]);
    return _cmocka_run_group_tests("codes", tests, count, NULL, NULL);
}
