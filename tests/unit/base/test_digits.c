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

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(a_number_has_its_digits, cases[i].name, &cases[i]);
    return _cmocka_run_group_tests("base/digits", tests, G_N_ELEMENTS(cases), NULL, NULL);
}
