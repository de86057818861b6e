/* Roman numerals against those that any primer has. */
#include "../assert.h"
#include <glib.h>
#include "base/roman.h"

typedef struct RomanCase { const char *name; size_t number; const char *want; } RomanCase;

static const RomanCase cases[] = {
    { "nothing", 0, "" },
    { "one", 1, "i" },
    { "two", 2, "ii" },
    { "three", 3, "iii" },
    { "one before five", 4, "iv" },
    { "five", 5, "v" },
    { "six", 6, "vi" },
    { "eight", 8, "viii" },
    { "one before ten", 9, "ix" },
    { "ten", 10, "x" },
    { "fourteen", 14, "xiv" },
    { "nineteen", 19, "xix" },
    { "thirty-nine", 39, "xxxix" },
    { "ten before fifty", 40, "xl" },
    { "forty-nine", 49, "xlix" },
    { "fifty", 50, "l" },
    { "eighty-eight", 88, "lxxxviii" },
    { "ten before a hundred", 90, "xc" },
    { "ninety-nine", 99, "xcix" },
    { "a hundred before five", 400, "cd" },
    { "four hundred and forty-four", 444, "cdxliv" },
    { "a hundred before a thousand", 900, "cm" },
    { "a year", 1999, "mcmxcix" },
    { "a round year", 2000, "mm" },
    { "the longest below a thousand", 888, "dccclxxxviii" },
    { "more than anybody counts", 4000000000u, "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm" },
};

static void
a_number_has_its_numeral(void **state)
{
    const RomanCase *c = *state;
    g_autofree char *got = roman_numeral(c->number);

    assert_string_equal(got, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(a_number_has_its_numeral, cases[i].name, &cases[i]);
    return _cmocka_run_group_tests("base/roman", tests, G_N_ELEMENTS(cases), NULL, NULL);
}
