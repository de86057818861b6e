/* Digits without printf: each as printf would write it. */
#include "../assert.h"
#include <limits.h>
#include "base/digits.h"

typedef struct DigitsCase { const char *name; unsigned long value; int width; const char *want; } DigitsCase;

static const DigitsCase cases[] = {
    { "nought", 0, 1, "0" },
    { "nought of no width", 0, 0, "0" },
    { "one digit", 7, 1, "7" },
    { "two digits of one", 42, 1, "42" },
    { "noughts before it", 7, 2, "07" },
    { "a year", 2019, 4, "2019" },
    { "an early year", 33, 4, "0033" },
    { "noughts within it", 1000001, 1, "1000001" },
    { "the greatest", 18446744073709551615u, 1, "18446744073709551615" },
};

static void
a_number_has_its_digits(void **state)
{
    const DigitsCase *c = *state;
    g_autofree char *printed = g_strdup_printf("%0*lu", c->width, c->value);
    g_autoptr(GString) appended = g_string_new("=");
    char text[DIGITS_ROOM] = { 0 };

    assert_string_equal(digits_before(text + sizeof text - 1, c->value, c->width), c->want);
    assert_string_equal(printed, c->want);
    digits_append(appended, c->value, c->width);
    assert_string_equal(appended->str + 1, c->want);
}

typedef struct ShortestCase {
    const char *name;
    double value;
    const char *want;
} ShortestCase;

static const ShortestCase shortest_cases[] = {
    { "a tenth that no binary fraction is", 33.9, "33.9" },
    { "a whole number", 130, "130" },
    { "below nought", -7, "-7" },
    { "seventeen digits where fewer read back as another", 0.1 + 0.2, "0.30000000000000004" },
    { "small", 1e-9, "1e-09" },
    { "a half below nought", -0.5, "-0.5" },
    { "six decimals", 4.252345, "4.252345" },
    { "seven", 4.2523456, "4.2523456" },
    { "noughts behind the point", 100.0625, "100.0625" },
    { "a thousandth", 0.001, "0.001" },
    { "less than that", 0.0005, "0.0005" },
    { "fifteen digits", 999999999.999999, "999999999.999999" },
};

static void
a_number_is_as_short_as_it_can_be(void **state)
{
    const ShortestCase *c = *state;
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    assert_string_equal(number_shortest(c->value, text), c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(shortest_cases)];
    size_t count = 0;

    ADD_ROWS(a_number_has_its_digits, cases);
    ADD_ROWS(a_number_is_as_short_as_it_can_be, shortest_cases);
    return _cmocka_run_group_tests("base/digits", tests, count, NULL, NULL);
}
