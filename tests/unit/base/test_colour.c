/* Colours as CSS writes them; contrasts are WCAG's own: black on white is 21, a colour on itself 1. */
#include "assert.h"
#include <glib.h>
#include "base/colour.h"

typedef struct ColourCase {
    const char *name, *text;
    bool good;
    Colour want;
} ColourCase;

static const ColourCase cases[] = {
    { "six digits", "#15202B", true, { 0x15, 0x20, 0x2B, true } },
    { "six small digits", "#15202b", true, { 0x15, 0x20, 0x2B, true } },
    { "three digits stand twice", "#1a3", true, { 0x11, 0xAA, 0x33, true } },
    { "black is a colour", "#000", true, { 0, 0, 0, true } },
    { "none is no colour", "none", true, { 0, 0, 0, false } },
    { "no bare digits", "15202B", false, { 0 } },
    { "no four digits", "#1520", false, { 0 } },
    { "no eight digits", "#15202BFF", false, { 0 } },
    { "no letters behind F", "#15202G", false, { 0 } },
    { "no names", "red", false, { 0 } },
    { "no empty text", "", false, { 0 } },
};

static void
a_colour_is_read(void **state)
{
    const ColourCase *c = *state;
    Colour got = { 9, 9, 9, true }, untouched = got;

    assert_int_equal(colour_parse(c->text, &got), c->good);
    assert_true(colour_equal(got, c->good ? c->want : untouched));
}

static void
contrast_is_symmetric_and_from_1_to_21(void **state)
{
    Colour black = COLOUR_RGB(0x000000), white = COLOUR_RGB(0xFFFFFF), grey = COLOUR_RGB(0x767676);

    (void)state;
    assert_near(colour_contrast(black, white), 21, 1e-9);
    assert_near(colour_contrast(white, black), 21, 1e-9);
    assert_near(colour_contrast(grey, grey), 1, 1e-9);
    /* the well-known lightest grey that passes AA on white */
    assert_near(colour_contrast(grey, white), 4.54, 0.005);
}

int
main(void)
{
    struct CMUnitTest tests[32] = { cmocka_unit_test(contrast_is_symmetric_and_from_1_to_21) };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[count++] = row_test(a_colour_is_read, cases[i].name, &cases[i]);
    return _cmocka_run_group_tests("colour", tests, count, NULL, NULL);
}
