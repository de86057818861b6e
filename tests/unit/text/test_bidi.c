/* Visual order from levels, and which characters need levels at all. */
#include "assert.h"
#include <string.h>
#include "text/system.h"

/* Characters stand for themselves; the levels are those of the examples in UAX #9, 3.4 (capitals run to the left). */
typedef struct OrderCase { const char *name, *text, *levels, *want; } OrderCase;

static const OrderCase order_cases[] = {
    { "nothing to turn", "car", "000", "car" },
    { "UAX 9: a word that runs to the left", "car means CAR.", "00000000001110", "car means RAC." },
    { "UAX 9: a paragraph that runs to the left", "car MEANS CAR.", "22211111111111", ".RAC SNAEM car" },
    { "UAX 9: three levels", "he said \"car MEANS CAR.\"", "000000000222111111111100", "he said \"RAC SNAEM car.\"" },
    { "numbers keep their order in a turned line", "AB 12 CD", "11122111", "DC 12 BA" },
    { "an empty line", "", "", "" },
};

static void
levels_give_the_visual_order(void **state)
{
    const OrderCase *c = *state;
    size_t count = strlen(c->text), order[64];
    uint8_t levels[64];
    char got[65] = "";

    assert_int_equal(strlen(c->levels), count);
    for (size_t i = 0; i < count; i++)
        levels[i] = (uint8_t)(c->levels[i] - '0');
    bidi_reorder(levels, count, order);
    for (size_t i = 0; i < count; i++)
        got[i] = c->text[order[i]];
    assert_string_equal(got, c->want);
}

typedef struct MatterCase { const char *name; gunichar code; bool want; } MatterCase;

static const MatterCase matter_cases[] = {
    { "Latin needs no levels", 'a', false },
    { "an em dash needs no levels", 0x2014, false },
    { "Khmer needs no levels", 0x1780, false },
    { "Hebrew needs levels", 0x05D0, true },
    { "Arabic needs levels", 0x0628, true },
    { "Arabic-Indic digits need levels", 0x0661, true },
    { "a right-to-left isolate needs levels", 0x2067, true },
};

static void
only_some_characters_need_levels(void **state)
{
    const MatterCase *c = *state;

    assert_int_equal(bidi_matters(c->code), c->want);
}

typedef struct LevelCase {
    const char *name, *text;
    TextDirection direction;
    const char *want;
    size_t apart[2], count;
} LevelCase;

/* A level for every byte: Hebrew letters have two, and so has a no-break space. */
static const LevelCase level_cases[] = {
    { "Hebrew in a Latin line", "a \u05D0", DIRECTION_LTR, "0011" },
    { "a number in a Hebrew line", "\u05D0 12", DIRECTION_RTL, "11122" },
    { "Latin in a line that runs to the left", "ab", DIRECTION_RTL, "22" },
    { "a no-break space makes one number of two", "12\u00A03", DIRECTION_RTL, "22222" },
    { "but not of what is apart", "12\u00A03", DIRECTION_RTL, "22112", { 4 }, 1 },
    { "nor does a word behind it", "12\u00A03\u05D0", DIRECTION_RTL, "2211211", { 4, 5 }, 2 },
    { "in a Latin line a number that is apart stands behind", "\u05D0 5\u00A03", DIRECTION_LTR, "1112000", { 6 }, 1 },
    { "four bytes, two units", "\U00010330\u05D0", DIRECTION_LTR, "000011" },
};

static void
every_byte_has_its_level(void **state)
{
    const LevelCase *c = *state;
    Scratch scratch = { .text = g_string_new(c->text), .levels = g_byte_array_new() };

    bidi_resolve(&scratch, c->direction, c->apart, c->count);
    assert_int_equal(scratch.levels->len, strlen(c->want));
    for (size_t i = 0; i < scratch.levels->len; i++)
        assert_int_equal(scratch.levels->data[i], c->want[i] - '0');
    g_string_free(scratch.text, TRUE);
    g_byte_array_unref(scratch.levels);
}

int
main(void)
{
    struct CMUnitTest tests[32];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(order_cases); i++)
        tests[n++] = row_test(levels_give_the_visual_order, order_cases[i].name, &order_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(matter_cases); i++)
        tests[n++] = row_test(only_some_characters_need_levels, matter_cases[i].name, &matter_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(level_cases); i++)
        tests[n++] = row_test(every_byte_has_its_level, level_cases[i].name, &level_cases[i]);
    return _cmocka_run_group_tests("bidi", tests, n, NULL, NULL);
}
