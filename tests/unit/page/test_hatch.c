/*
 * Lines of hatches over boxes, worked by hand: how far each is from the sheet's corner, and that its ends lie a line's
 * width, 1, outside the box.
 */
#include "assert.h"
#include "page/list.h"

#define STEEP 0.70710678118654752 /* the sine of 45 degrees */

typedef struct HatchCase { const char *name; double period, angle; Rect box; size_t count; Point from, to; } HatchCase;

/*
 * Flat lines lie at whole periods below the sheet's edge; on a line that rises x + y stays the same, on one that falls
 * y - x.
 */
static const HatchCase cases[] = {
    { "flat, the first on the box's edge",        10,  0, { 0, 40, 30, 40 },  5, { -1, 40 },  { 31, 40 } },
    { "flat, the first in the box",               10,  0, { 0, 47, 30, 40 },  4, { -1, 50 },  { 31, 50 } },
    { "a box on the other side is met in phase",  10,  0, { 30, 47, 30, 40 }, 4, { 29, 50 },  { 61, 50 } },
    { "upright, towards the sheet's top",         10, 90, { 22, 0, 30, 40 },  3, { 30, 41 },  { 30, -1 } },
    { "rising, through the sheet's corner",       60 * STEEP,  45, { 0, 0, 30, 40 }, 2, { -1, 1 },  { 1, -1 } },
    { "falling, near the upper right corner",     25 * STEEP, -45, { 0, 0, 30, 40 }, 3, { 24, -1 }, { 31, 6 } },
    { "a box that no line meets",                 90,  0, { 0, 40, 30, 40 },  0, { 0, 0 },    { 0, 0 } },
};

static void
a_box_has_lines(void **state)
{
    const HatchCase *c = *state;
    HatchLines lines = hatch_lines(&(Hatch){ .width = 1, .period = c->period, .angle = c->angle }, c->box);
    Point from, to;
    size_t count = 0;

    while (hatch_lines_next(&lines, &from, &to)) {
        if (count++ > 0)
            continue;
        assert_near(from.x, c->from.x, 1e-9);
        assert_near(from.y, c->from.y, 1e-9);
        assert_near(to.x, c->to.x, 1e-9);
        assert_near(to.y, c->to.y, 1e-9);
    }
    assert_int_equal(count, c->count);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(a_box_has_lines, cases[i].name, &cases[i]);
    return cmocka_run_group_tests_name("hatch", tests, NULL, NULL);
}
