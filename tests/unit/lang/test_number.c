/*
 * Numbers in three languages. Expected forms are CLDR's published ones (Number Elements and Number Patterns of en, fr,
 * ar with Latin digits, de, pl, hi, tr), with the page's own rules for the minus and the space before the per cent
 * sign.
 */
#include "assert.h"
#include <unicode/ustring.h>
#include <unicode/uvernum.h>
#include "lang/internal.h"

#define NB "\u00A0"         /* no-break space */
#define NNB "\u202F"        /* narrow no-break space */
#define LRM "\u200E"

typedef struct NumberCase {
    const char *name, *tag;
    double value;
    NumberStyle style;
    int decimals;
    const char *want;
} NumberCase;

static const NumberCase number_cases[] = {
    { "en groups thousands",                   "en", 1442,        NUMBER_DECIMAL, 0,  "1,442" },
    { "en leaves three digits whole",          "en", 999,         NUMBER_DECIMAL, 0,  "999" },
    { "en groups millions",                    "en", 1234567.5,   NUMBER_DECIMAL, 2,  "1,234,567.50" },
    { "en zero",                               "en", 0,           NUMBER_DECIMAL, 0,  "0" },
    { "en zero with decimals",                 "en", 0,           NUMBER_DECIMAL, 2,  "0.00" },
    { "en decimals as given",                  "en", 0.3,         NUMBER_DECIMAL, 2,  "0.30" },
    { "en decimals as needed",                 "en", 6.47,        NUMBER_DECIMAL, -1, "6.47" },
    { "en needs none",                         "en", 1061,        NUMBER_DECIMAL, -1, "1,061" },
    { "en at most six decimals",               "en", 1.0 / 3,     NUMBER_DECIMAL, -1, "0.333333" },
    { "en true minus",                         "en", -30.25,      NUMBER_DECIMAL, 1,  "\u221230.3" },
    { "en halves go away from zero",           "en", 0.125,       NUMBER_DECIMAL, 2,  "0.13" },
    { "en halves as written, not as stored",   "en", 2.675,       NUMBER_DECIMAL, 2,  "2.68" },
    { "en carries through nines",              "en", 999.96,      NUMBER_DECIMAL, 1,  "1,000.0" },
    { "en carries out of a fraction",          "en", 0.96,        NUMBER_DECIMAL, 1,  "1.0" },
    { "en carries from nothing",               "en", 0.6,         NUMBER_DECIMAL, 0,  "1" },
    { "en rounds to nothing without a sign",   "en", -0.4,        NUMBER_DECIMAL, 0,  "0" },
    { "en small",                              "en", 0.000012,    NUMBER_DECIMAL, 6,  "0.000012" },
    { "en too small",                          "en", 1e-9,        NUMBER_DECIMAL, 2,  "0.00" },
    { "en large",                              "en", 1e15,        NUMBER_DECIMAL, 0,  "1,000,000,000,000,000" },
    { "en a year is not grouped",              "en", 2018,        NUMBER_PLAIN,   0,  "2018" },
    { "fr groups with a narrow space",         "fr", 1442.5,      NUMBER_DECIMAL, 1,  "1" NNB "442,5" },
    { "fr true minus",                         "fr", -0.25,       NUMBER_DECIMAL, 2,  "\u22120,25" },
    { "ar latin digits",                       "ar", 1442.5,      NUMBER_DECIMAL, 1,  "1,442.5" },
    { "ar minus keeps its mark of direction",  "ar", -5,          NUMBER_DECIMAL, 0,  LRM "\u22125" },
    { "de groups with a point",                "de", 12345.6,     NUMBER_DECIMAL, 1,  "12.345,6" },
    { "pl does not group four digits",         "pl", 1234,        NUMBER_DECIMAL, 0,  "1234" },
    { "pl groups five digits",                 "pl", 12345,       NUMBER_DECIMAL, 0,  "12" NB "345" },
    { "hi groups by two",                      "hi", 12345678,    NUMBER_DECIMAL, 0,  "1,23,45,678" },
    { "en per cent takes a no-break space",    "en", 0.23,        NUMBER_PERCENT, 0,  "23" NB "%" },
    { "en per cent with a decimal",            "en", 0.0274,      NUMBER_PERCENT, 1,  "2.7" NB "%" },
    { "en per cent is exact at a half",        "en", 0.145,       NUMBER_PERCENT, 0,  "15" NB "%" },
    { "en per cent of zero",                   "en", 0,           NUMBER_PERCENT, 0,  "0" NB "%" },
    { "en per cent above a thousand",          "en", 12.5,        NUMBER_PERCENT, 0,  "1,250" NB "%" },
    { "en negative per cent",                  "en", -0.2,        NUMBER_PERCENT, 0,  "\u221220" NB "%" },
    { "fr per cent",                           "fr", 0.23,        NUMBER_PERCENT, 0,  "23" NB "%" },
    { "de per cent",                           "de", 0.235,       NUMBER_PERCENT, 1,  "23,5" NB "%" },
    { "ar per cent with its marks",            "ar", 0.23,        NUMBER_PERCENT, 0,  "23" LRM NB "%" LRM },
    { "tr per cent stands before",             "tr", 0.23,        NUMBER_PERCENT, 0,  "%23" },
    { "en compact",                            "en", 1200000,     NUMBER_COMPACT_SHORT, -1, "1.2M" },
    { "en compact in words",                   "en", 1200000,     NUMBER_COMPACT_LONG,  -1, "1.2 million" },
    { "en compact with one decimal",           "en", 17700000,    NUMBER_COMPACT_LONG,  1,  "17.7 million" },
    { "fr compact",                            "fr", 1200000,     NUMBER_COMPACT_SHORT, -1, "1,2" NB "M" },
    { "fr compact in words, plural",           "fr", 2400000,     NUMBER_COMPACT_LONG,  -1, "2,4 millions" },
    { "no number is nothing",                  "en", NAN,         NUMBER_ORDINAL, 0,  "" },
    { "nor in a form without rules",           "fr", NAN,         NUMBER_PERCENT, 0,  "" },
    { "what has no end is its sign",           "en", INFINITY,    NUMBER_DECIMAL, 0,  "∞" },
    { "with the language's minus",             "ar", -INFINITY,   NUMBER_COMPACT_LONG, 0, LRM "\u2212∞" },
    { "en 1st",                                "en", 1,           NUMBER_ORDINAL, 0,  "1st" },
    { "en 2nd",                                "en", 2,           NUMBER_ORDINAL, 0,  "2nd" },
    { "en 13th",                               "en", 13,          NUMBER_ORDINAL, 0,  "13th" },
    { "en 21st",                               "en", 21,          NUMBER_ORDINAL, 0,  "21st" },
    { "fr 1er",                                "fr", 1,           NUMBER_ORDINAL, 0,  "1er" },
    { "fr 13e",                                "fr", 13,          NUMBER_ORDINAL, 0,  "13e" },
#if U_ICU_VERSION_MAJOR_NUM <= 72         /* CLDR 42; the data of ICU 76 have dropped the point */
    { "ar 13.",                                "ar", 13,          NUMBER_ORDINAL, 0,  "13." },
#else
    { "ar 13",                                 "ar", 13,          NUMBER_ORDINAL, 0,  "13" },
#endif
    { "en seven",                              "en", 7,           NUMBER_SPELLOUT, 0, "seven" },
    { "fr sept",                               "fr", 7,           NUMBER_SPELLOUT, 0, "sept" },
};

static void
a_number_is_written(void **state)
{
    const NumberCase *c = *state;
    g_autoptr(Lang) lang = lang_new(c->tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();

    assert_string_equal(lang_number(lang, arena, c->value, c->style, c->decimals), c->want);
    /* and again, from what is kept */
    assert_string_equal(lang_number(lang, arena, c->value, c->style, c->decimals), c->want);
}

/* Our own grouping against ICU's number formatter, over sizes and signs. */
static const char *const tags[] = { "en", "fr", "ar", "de", "es", "pt-PT", "pl", "hi", "ru", "de-CH", "sv", "fa" };
static const double values[] = { 0,       1,          12,  999,   1000,          9999, 10000, 12345,   999999,
                                 1000000, 1234567.75, 0.5, 10.25, 123456789.125, -1,   -4321, -98765.5 };

static const char *
icu_says(const Lang *lang, Arena *arena, double value)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormatter *formatter =
        unumf_openForSkeletonAndLocale(u".00 rounding-mode-half-up", -1, lang->locale, &status);
    UFormattedNumber *result = unumf_openResult(&status);
    UChar wide[64];
    int32_t length;

    unumf_formatDouble(formatter, value, result, &status);
    length = unumf_resultToString(result, wide, 64, &status);
    assert_true(U_SUCCESS(status));
    unumf_closeResult(result);
    unumf_close(formatter);
    return true_minus(arena, narrow(arena, wide, length));
}

static void
grouping_is_that_of_icu(void **state)
{
    const char *tag = *state;
    g_autoptr(Lang) lang = lang_new(tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();

    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        assert_string_equal(lang_number(lang, arena, values[i], NUMBER_DECIMAL, 2), icu_says(lang, arena, values[i]));
}

/* Whatever a file says is a number: something is answered, in whole characters. */
static void
every_number_is_written_in_every_style(void **state)
{
    static const double odd[] = { NAN, INFINITY, -INFINITY,         1e300, -1e300, 1.7976931348623157e308, 5e-324,
                                  0.5, -0.0,     9007199254740993.0 };
    static const int decimals[] = { -1, 2, 1000000 };
    const char *tag = *state;
    g_autoptr(Lang) lang = lang_new(tag, NULL, NULL, NULL);
    g_autoptr(Arena) arena = arena_new();

    for (NumberStyle style = NUMBER_DECIMAL; style <= NUMBER_SPELLOUT; style++)
        for (size_t i = 0; i < G_N_ELEMENTS(odd); i++)
            for (size_t d = 0; d < G_N_ELEMENTS(decimals); d++) {
                const char *text = lang_number(lang, arena, odd[i], style, decimals[d]);

                assert_true(g_utf8_validate(text, -1, NULL));
                assert_int_equal(*text == '\0', isnan(odd[i]));
            }
}

typedef struct DecimalsCase { const char *name, *text; int want; const char *tag; } DecimalsCase;
static const DecimalsCase decimals_cases[] = {
    { "none",                        "1442",    0, NULL },
    { "two, the last a zero",        "0.30",    2, NULL },
    { "six at most",                 "0.12345678", 6, NULL },
    { "a negative exponent adds",    "1.5e-2",  3, NULL },
    { "an exponent takes away",      "1.25e1",  1, NULL },
    { "a whole exponent",            "1e3",     0, NULL },
    { "printed in English",          "1,442.25", 2, "en" },
    { "grouped in English",          "1,442",   0, "en" },
    { "printed in French",           "0,30",    2, "fr" },
    { "grouped in German",           "1.442",   0, "de" },
};

static void
decimals_are_counted(void **state)
{
    const DecimalsCase *c = *state;
    g_autoptr(Lang) lang = c->tag == NULL ? NULL : lang_new(c->tag, NULL, NULL, NULL);

    assert_int_equal(lang == NULL ? number_text_decimals(c->text) : lang_number_decimals(lang, c->text), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[160];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(number_cases); i++)
        tests[count++] = row_test(a_number_is_written, number_cases[i].name, &number_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
        tests[count++] = row_test(grouping_is_that_of_icu, tags[i], tags[i]);
    for (size_t i = 0; i < 3; i++)
        tests[count++] = row_test(every_number_is_written_in_every_style, tags[i], tags[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(decimals_cases); i++)
        tests[count++] = row_test(decimals_are_counted, decimals_cases[i].name, &decimals_cases[i]);
    return _cmocka_run_group_tests("numbers", tests, count, NULL, NULL);
}
