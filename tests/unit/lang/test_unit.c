/* Words beside numbers. Expected are CLDR's own: unit patterns of the duration units, symbols of currencies. */
#include "assert.h"
#include "lang/lang.h"

typedef struct SpanCase {
    const char *name, *tag, *duration;
    double number;
    int decimals;
    const char *before, *after;
} SpanCase;

static const SpanCase spans[] = {
    { "en: one minute",              "en", "PT1M", 1,   0, "", "minute" },
    { "en: one with a decimal",      "en", "PT1M", 1,   1, "", "minutes" },
    { "en: no day",                  "en", "P1D",  0,   0, "", "days" },
    { "en: seconds",                 "en", "PT1S", 30,  0, "", "seconds" },
    { "en: an hour",                 "en", "PT1H", 1,   0, "", "hour" },
    { "en: weeks",                   "en", "P1W",  2,   0, "", "weeks" },
    { "en: months",                  "en", "P1M",  7,   0, "", "months" },
    { "fr: a year and a half",       "fr", "P1Y",  1.5, 1, "", "an" },
    { "fr: two years",               "fr", "P1Y",  2,   0, "", "ans" },
    { "ru: five minutes",            "ru", "PT1M", 5,   0, "", "минут" },
    { "ru: two minutes",             "ru", "PT1M", 2,   0, "", "минуты" },
    { "ru: one minute",              "ru", "PT1M", 21,  0, "", "минута" },
    { "ar: three to ten",            "ar", "PT1M", 5,   0, "", "دقائق" },
    { "ar: eleven and more",         "ar", "PT1M", 11,  0, "", "دقيقة" },
    { "ar: two, as of many",         "ar", "PT1M", 2,   0, "", "دقيقة" },   /* the dual stands without its number */
    { "sw: the noun leads",          "sw", "PT1M", 5,   0, "dakika", "" },
    { "what is no span has no word", "en", "P2D",  1,   0, "", "" },
};

static void
a_span_of_time_has_words(void **state)
{
    const SpanCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);
    NumberWords words =
        lang_duration(lang, c->duration, lang_plural(lang, c->number, NUMBER_DECIMAL, c->decimals));

    assert_string_equal(words.before, c->before);
    assert_string_equal(words.after, c->after);
}

typedef struct MoneyCase { const char *name, *tag, *code; bool is; const char *want; } MoneyCase;

static const MoneyCase money[] = {
    { "dollars where they are not one's own", "en", "USD", true,  "US$" },
    { "dollars in French",                    "fr", "USD", true,  "$US" },
    { "euros",                                "en", "EUR", true,  "€" },
    { "a code without a sign",                "en", "CHF", true,  "CHF" },
    { "of the past",                          "en", "DEM", true,  "DEM" },
    { "no such code",                         "en", "ZZQ", false, "ZZQ" },
    { "small letters",                        "en", "usd", false, "usd" },
    { "too long",                             "en", "USDX", false, "USDX" },
    { "nothing",                              "en", "",    false, "" },
};

static void
money_has_codes_and_signs(void **state)
{
    const MoneyCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);

    assert_int_equal(lang_is_currency(c->code), c->is);
    assert_string_equal(lang_currency(lang, arena, c->code), c->want);
}

static void
the_sign_of_per_cent_has_its_side(void **state)
{
    g_autoptr(Lang) en = lang_new("en", NULL, NULL, NULL), tr = lang_new("tr", NULL, NULL, NULL);

    (void)state;
    assert_string_equal(lang_percent(en).before, "");
    assert_string_equal(lang_percent(en).after, "\u00A0%");
    assert_string_equal(lang_percent(tr).before, "%");
    assert_string_equal(lang_percent(tr).after, "");
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(spans) + G_N_ELEMENTS(money) + 1];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(spans); i++)
        tests[count++] = row_test(a_span_of_time_has_words, spans[i].name, &spans[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(money); i++)
        tests[count++] = row_test(money_has_codes_and_signs, money[i].name, &money[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_sign_of_per_cent_has_its_side);
    return _cmocka_run_group_tests("units", tests, count, NULL, NULL);
}
