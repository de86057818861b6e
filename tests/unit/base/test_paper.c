/* Papers by name, their sizes in millimetres as ISO 216 and in inches as ANSI have them. */
#include "assert.h"
#include "base/paper.h"

typedef struct PaperCase { const char *name; bool known; double width, height; } PaperCase;

static const PaperCase papers[] = {
    { "A3", true, 297 * POINTS_PER_MM, 420 * POINTS_PER_MM }, { "A4", true, 210 * POINTS_PER_MM, 297 * POINTS_PER_MM },
    { "a5", true, 148 * POINTS_PER_MM, 210 * POINTS_PER_MM }, { "Letter", true, 8.5 * 72, 11 * 72 },
    { "tabloid", true, 11 * 72, 17 * 72 },                    { "A4 landscape", false, 0, 0 },
    { "Legal", false, 0, 0 },                                 { "", false, 0, 0 },
};

static void
a_paper_has_a_size(void **state)
{
    const PaperCase *c = *state;
    Size size = { 0, 0 };

    assert_int_equal(paper_find(c->name, &size), c->known);
    assert_near(size.width, c->width, 0.001);
    assert_near(size.height, c->height, 0.001);
}

int
main(void)
{
    struct CMUnitTest tests[sizeof papers / sizeof papers[0]];

    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++)
        tests[i] = row_test(a_paper_has_a_size, papers[i].name, &papers[i]);
    return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
