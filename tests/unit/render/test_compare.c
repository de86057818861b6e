/*
 * A printed number against a value, in the languages of the pages; what is printed was worked by CLDR's rules by hand.
 */
#include "assert.h"
#include "render/compare.h"

typedef struct AgreeCase {
    const char *name, *language, *printed;
    double value, scale;
    bool want;
    const char *expected;
} AgreeCase;

#define NBSP "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"

static const AgreeCase cases[] = {
    { "the same number",                        "en", "1,234.5", 1234.5, 1, true, "1,234.5" },
    { "rounded to what is printed",             "en", "1,235", 1234.5, 1, true, "1,235" },
    { "more decimals than were given",          "en", "12.50", 12.5, 1, true, "12.50" },
    { "another number",                         "en", "1,234.6", 1234.5, 1, false, "1,234.5" },
    { "two figures changed places",             "en", "1,243", 1234, 1, false, "1,234" },
    { "rounded the wrong way",                  "en", "1,234", 1234.5, 1, false, "1,235" },
    { "a figure is missing",                    "en", "123", 1234, 1, false, "1,234" },
    { "a group is not parted",                  "en", "1234", 1234, 1, false, "1,234" },
    { "in millions",                            "en", "96.4", 96394000, 1e6, true, "96.4" },
    { "in thousands, said to be millions",      "en", "96,394", 96394000, 1e6, false, "96" },
    { "below nought",                           "en", MINUS "3", -3, 1, true, MINUS "3" },
    { "a sign that is lost",                    "en", "3", -3, 1, false, MINUS "3" },
    { "a comma parts decimals in French",       "fr", "1" NNBSP "234,5", 1234.5, 1, true, "1" NNBSP "234,5" },
    { "the group's space may come back as another", "fr", "1" NBSP "234,5", 1234.5, 1, true, "1" NNBSP "234,5" },
    { "a point parts none in French",           "fr", "12.5", 12.5, 1, false, "13" },
    { "groups in Arabic",                       "ar", "1,234", 1234, 1, true, "1,234" },
    { "marks of direction are no figures",      "ar", "\xE2\x80\x8F" "1,234", 1234, 1, true, "1,234" },
    { "nought",                                 "en", "0", 0, 1, true, "0" },
    { "nothing is printed",                     "en", "", 0, 1, false, "0" },
    { "words",                                  "en", "none", 0, 1, false, "0" },
    { "a letter behind",                        "en", "12e", 12, 1, false, "12" },
};

static void
a_printed_number_agrees_or_not(void **state)
{
    const AgreeCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Catalogue) words = catalogue_new(c->language);
    g_autoptr(Lang) lang = lang_new(c->language, words, NULL, diags);
    const char *expected;

    assert_int_equal(printed_agrees(lang, arena, c->printed, c->value, c->scale, &expected), c->want);
    assert_string_equal(expected, c->expected);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(a_printed_number_agrees_or_not, cases[i].name, &cases[i]);
    return _cmocka_run_group_tests("render/compare", tests, G_N_ELEMENTS(cases), NULL, NULL);
}
