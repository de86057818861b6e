/*
 * Which form of a noun goes with a number. Expected are the samples that CLDR publishes with its rules (Language Plural
 * Rules: en, fr, ar, ru, pl, lt, ja).
 */
#include "assert.h"
#include <math.h>
#include "lang/lang.h"

typedef struct PluralCase {
    const char *name, *tag;
    double value;
    NumberStyle style;
    int decimals;
    const char *want;
} PluralCase;

static const PluralCase cases[] = {
    { "en: one of a thing",                   "en", 1,      NUMBER_DECIMAL, 0,  "one" },
    { "en: none of a thing",                  "en", 0,      NUMBER_DECIMAL, 0,  "other" },
    { "en: one with a decimal",               "en", 1,      NUMBER_DECIMAL, 1,  "other" },
    { "en: one with decimals as needed",      "en", 1,      NUMBER_DECIMAL, -1, "one" },
    { "en: what is printed counts",           "en", 1.2,    NUMBER_DECIMAL, 0,  "one" },
    { "en: a half is printed as one",         "en", 0.5,    NUMBER_DECIMAL, 0,  "one" },
    { "en: one less",                         "en", -1,     NUMBER_DECIMAL, 0,  "one" },
    { "en: the world's English",              "en-GB", 21,  NUMBER_DECIMAL, 0,  "other" },
    { "fr: none of a thing",                  "fr", 0,      NUMBER_DECIMAL, 0,  "one" },
    { "fr: one and a half",                   "fr", 1.5,    NUMBER_DECIMAL, 1,  "one" },
    { "fr: two",                              "fr", 2,      NUMBER_DECIMAL, 0,  "other" },
    { "fr: a million",                        "fr", 1e6,    NUMBER_DECIMAL, 0,  "many" },
    { "fr: a million in words",               "fr", 2e6,    NUMBER_COMPACT_LONG, 0, "many" },
    { "fr: a million and one",                "fr", 1000001, NUMBER_DECIMAL, 0, "other" },
    { "ar: none",                             "ar", 0,      NUMBER_DECIMAL, 0,  "zero" },
    { "ar: one",                              "ar", 1,      NUMBER_DECIMAL, 0,  "one" },
    { "ar: two",                              "ar", 2,      NUMBER_DECIMAL, 0,  "two" },
    { "ar: three to ten",                     "ar", 10,     NUMBER_DECIMAL, 0,  "few" },
    { "ar: eleven and more",                  "ar", 11,     NUMBER_DECIMAL, 0,  "many" },
    { "ar: a hundred",                        "ar", 100,    NUMBER_DECIMAL, 0,  "other" },
    { "ar: a hundred and three",              "ar", 103,    NUMBER_DECIMAL, 0,  "few" },
    { "ar: a fraction",                       "ar", 0.1,    NUMBER_DECIMAL, 1,  "other" },
    { "ru: twenty-one",                       "ru", 21,     NUMBER_DECIMAL, 0,  "one" },
    { "ru: twenty-two",                       "ru", 22,     NUMBER_DECIMAL, 0,  "few" },
    { "ru: twelve",                           "ru", 12,     NUMBER_DECIMAL, 0,  "many" },
    { "ru: one and a half",                   "ru", 1.5,    NUMBER_DECIMAL, 1,  "other" },
    { "pl: five",                             "pl", 5,      NUMBER_DECIMAL, 0,  "many" },
    { "lt: a tenth",                          "lt", 0.1,    NUMBER_DECIMAL, 1,  "many" },
    { "ja: one",                              "ja", 1,      NUMBER_DECIMAL, 0,  "other" },
    { "a small share of a per cent",          "en", 0.01,   NUMBER_PERCENT, 0,  "one" },
    { "a year is not grouped",                "ru", 2021,   NUMBER_PLAIN,   0,  "one" },
    { "many digits",                          "en", 1e15,   NUMBER_DECIMAL, 0,  "other" },
    { "a tiny number",                        "en", 1e-9,   NUMBER_DECIMAL, 6,  "other" },
    { "no number",                            "en", (double)NAN, NUMBER_DECIMAL, 0, "other" },
    { "infinity",                             "en", (double)INFINITY, NUMBER_DECIMAL, 0, "other" },
};

static void
a_number_takes_a_form(void **state)
{
    const PluralCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);

    assert_string_equal(plural_name(lang_plural(lang, c->value, c->style, c->decimals)), c->want);
}

/* Its categories, and of them those of everyday counts: parted by spaces, in the order of PLURAL_WORDS. */
typedef struct LanguageCase { const char *name, *tag, *all, *common; } LanguageCase;

static const LanguageCase languages[] = {
    { "English",                  "en",    "other one",                   "other one" },
    { "French has one for millions", "fr", "other one many",              "other one" },
    { "Arabic has all",           "ar",    "other zero one two few many", "other zero one two few many" },
    { "Russian has other for fractions", "ru-RU", "other one few many",   "other one few many" },
    { "Japanese has one form",    "ja",    "other",                       "other" },
    { "no tag",                   "x y",   "other",                       "other" },
};

static char *
names_of(unsigned categories)
{
    GString *names = g_string_new(NULL);

    for (PluralCategory c = 0; c < PLURAL_COUNT; c++)
        if ((categories & 1U << c) != 0)
            g_string_append_printf(names, "%s%s", names->len > 0 ? " " : "", plural_name(c));
    return g_string_free(names, FALSE);
}

static void
a_language_has_its_categories(void **state)
{
    const LanguageCase *c = *state;
    LangPlurals plurals = lang_plurals(c->tag);
    g_autofree char *all = names_of(plurals.all), *common = names_of(plurals.common);

    assert_string_equal(all, c->all);
    assert_string_equal(common, c->common);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(languages)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[count++] = row_test(a_number_takes_a_form, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
        tests[count++] = row_test(a_language_has_its_categories, languages[i].name, &languages[i]);
    return _cmocka_run_group_tests("plural forms", tests, count, NULL, NULL);
}
