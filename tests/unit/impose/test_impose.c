/*
 * The order of pages on sheets, folded and numbered by hand from paper: "8 1" is a side with page 8 left and page 1
 * right, "-" a blank place, "/" parts the sides. And the sheets under them, worked from the sizes of paper in ISO 216.
 */
#include "assert.h"
#include <string.h>
#include "impose/impose.h"

/* ---- order ---- */

typedef struct OrderCase { const char *name; ImposeScheme scheme; size_t pages; bool rtl; const char *want; } OrderCase;

static const OrderCase orders[] = {
    { "a booklet of 1 page: three blank", IMPOSE_BOOKLET, 1, false, "- 1 / - -" },
    { "a booklet of 2: the last page blank", IMPOSE_BOOKLET, 2, false, "- 1 / 2 -" },
    { "a booklet of 3", IMPOSE_BOOKLET, 3, false, "- 1 / 2 3" },
    { "a booklet of 4: one sheet", IMPOSE_BOOKLET, 4, false, "4 1 / 2 3" },
    { "a booklet of 5: a second sheet, half blank", IMPOSE_BOOKLET, 5, false, "- 1 / 2 - / - 3 / 4 5" },
    { "a booklet of 8", IMPOSE_BOOKLET, 8, false, "8 1 / 2 7 / 6 3 / 4 5" },
    { "a booklet of 12", IMPOSE_BOOKLET, 12, false, "12 1 / 2 11 / 10 3 / 4 9 / 8 5 / 6 7" },
    { "a booklet of 13: three blank at its end", IMPOSE_BOOKLET, 13, false,
      "- 1 / 2 - / - 3 / 4 13 / 12 5 / 6 11 / 10 7 / 8 9" },
    { "bound on the right, 1 page", IMPOSE_BOOKLET, 1, true, "1 - / - -" },
    { "bound on the right, 4 pages", IMPOSE_BOOKLET, 4, true, "1 4 / 3 2" },
    { "bound on the right, 5 pages", IMPOSE_BOOKLET, 5, true, "1 - / - 2 / 3 - / 5 4" },
    { "bound on the right, 8 pages", IMPOSE_BOOKLET, 8, true, "1 8 / 7 2 / 3 6 / 5 4" },
    { "bound on the right, 12 pages", IMPOSE_BOOKLET, 12, true, "1 12 / 11 2 / 3 10 / 9 4 / 5 8 / 7 6" },
    { "bound on the right, 13 pages", IMPOSE_BOOKLET, 13, true, "1 - / - 2 / 3 - / 13 4 / 5 12 / 11 6 / 7 10 / 9 8" },
    { "two a side", IMPOSE_TWO_UP, 4, false, "1 2 / 3 4" },
    { "two a side, the last blank", IMPOSE_TWO_UP, 5, false, "1 2 / 3 4 / 5 -" },
    { "two a side from the right", IMPOSE_TWO_UP, 5, true, "2 1 / 4 3 / - 5" },
    { "four a side, row by row", IMPOSE_FOUR_UP, 4, false, "1 2 3 4" },
    { "four a side, three blank", IMPOSE_FOUR_UP, 5, false, "1 2 3 4 / 5 - - -" },
    { "four a side from the right, row by row", IMPOSE_FOUR_UP, 5, true, "2 1 4 3 / - 5 - -" },
    { "one a side", IMPOSE_SINGLE, 3, false, "1 / 2 / 3" },
    { "nothing", IMPOSE_BOOKLET, 0, false, "" },
};

static void
every_page_has_its_place(void **state)
{
    const OrderCase *c = *state;
    g_autoptr(GString) got = g_string_new(NULL);
    size_t count = impose_plan(c->scheme, c->pages, c->rtl, NULL);
    g_autofree ImposePlace *places = g_new0(ImposePlace, count + 1);

    assert_int_equal(impose_plan(c->scheme, c->pages, c->rtl, places), count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            g_string_append(got, places[i].side != places[i - 1].side ? " / " : " ");
        if (places[i].page == 0)
            g_string_append_c(got, '-');
        else
            g_string_append_printf(got, "%zu", places[i].page);
    }
    assert_string_equal(got->str, c->want);
    assert_int_equal(impose_sides(c->scheme, c->pages), count == 0 ? 0 : places[count - 1].side + 1);
}

/*
 * Folded and leafed through: leaf after leaf, a page's back must be the next page. On a sheet turned about its short
 * edge the back of the right half is the left half, and the other way round.
 */
static void
a_booklet_is_read_in_order(void **state)
{
    ImposePlace places[64];
    size_t count = impose_plan(IMPOSE_BOOKLET, 32, false, places), sheets = count / 4;

    (void)state;
    assert_int_equal(count, 32);
    for (size_t s = 0; s < sheets; s++) {
        /* the leaf's front, right half */
        assert_int_equal(places[4 * s + 1].page, 2 * s + 1);
        assert_int_equal(places[4 * s + 2].page, 2 * s + 2);                            /* and its back */
        /* the other leaf, behind the fold */
        assert_int_equal(places[4 * s + 3].page, 31 - 2 * s);
        assert_int_equal(places[4 * s + 0].page, 32 - 2 * s);
    }
}

/* ---- sheets ---- */

#define A3 { 841.89, 1190.551 }
#define A4 { 595.276, 841.89 }
#define A4_WIDE { 841.89, 595.276 }
#define LETTER { 612, 792 }

typedef struct SheetCase {
    const char *name;
    ImposeScheme scheme;
    Size paper, page;
    bool marks;
    Size want;                          /* of the sheet */
    size_t columns, rows;
    double scale;
} SheetCase;

static const SheetCase sheets[] = {
    { "a booklet of A4 on A4",              IMPOSE_BOOKLET, { 0, 0 }, A4, false, { 841.89, 595.276 }, 2, 1, 0.7071 },
    { "a booklet of A4 on A3",              IMPOSE_BOOKLET, A3, A4, false, { 1190.551, 841.89 }, 2, 1, 1 },
    { "a booklet of Letter on Letter",      IMPOSE_BOOKLET, { 0, 0 }, LETTER, false, { 792, 612 }, 2, 1, 396.0 / 612 },
    { "a booklet of Letter on Tabloid",     IMPOSE_BOOKLET, { 792, 1224 }, LETTER, false, { 1224, 792 }, 2, 1, 1 },
    { "wide pages lie one above the other", IMPOSE_BOOKLET, { 0, 0 }, A4_WIDE, false, A4, 1, 2, 0.7071 },
    { "two pages a side",                   IMPOSE_TWO_UP, { 0, 0 }, A4, false, { 841.89, 595.276 }, 2, 1, 0.7071 },
    { "four pages a side",                  IMPOSE_FOUR_UP, { 0, 0 }, A4, false, A4, 2, 2, 0.5 },
    { "four wide pages a side",             IMPOSE_FOUR_UP, { 0, 0 }, A4_WIDE, false, A4_WIDE, 2, 2, 0.5 },
    { "nothing is enlarged",                IMPOSE_TWO_UP, A3, { 300, 400 }, false, { 1190.551, 841.89 }, 2, 1, 1 },
    { "marks make a sheet of 230 x 317 mm", IMPOSE_SINGLE, { 0, 0 }, A4, true, { 651.969, 898.583 }, 1, 1, 1 },
    { "marks on a paper that has room",     IMPOSE_SINGLE, A3, A4, true, A3, 1, 1, 1 },
    { "marks on a paper without room",      IMPOSE_SINGLE, A4, A4, true, A4, 1, 1, 538.583 / 595.276 },
};

static void
a_sheet_is_as_large_as_it_must_be(void **state)
{
    const SheetCase *c = *state;
    ImposeOptions options = { .scheme = c->scheme, .sheet = c->paper, .crop_marks = c->marks };
    ImposeSheet got = impose_sheet(&options, c->page);

    assert_near(got.size.width, c->want.width, 0.01);
    assert_near(got.size.height, c->want.height, 0.01);
    assert_int_equal(got.columns, c->columns);
    assert_int_equal(got.rows, c->rows);
    assert_near(got.scale, c->scale, 0.0001);
    assert_near(got.block.x * 2 + got.block.width, got.size.width, 1e-9);
    assert_near(got.block.y * 2 + got.block.height, got.size.height, 1e-9);
}

static void
cells_go_row_by_row_from_the_top(void **state)
{
    ImposeOptions options = { .scheme = IMPOSE_FOUR_UP };
    ImposeSheet sheet = impose_sheet(&options, (Size){ 200, 300 });
    Rect second = impose_cell(&sheet, 1), third = impose_cell(&sheet, 2);

    (void)state;
    assert_near(second.x, 100, 1e-9);
    assert_near(second.y, 150, 1e-9);
    assert_near(third.x, 0, 1e-9);
    assert_near(third.y, 0, 1e-9);
    assert_near(third.width, 100, 1e-9);
    assert_near(third.height, 150, 1e-9);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(orders) + G_N_ELEMENTS(sheets) + 2];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++)
        tests[count++] = row_test(every_page_has_its_place, orders[i].name, &orders[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++)
        tests[count++] = row_test(a_sheet_is_as_large_as_it_must_be, sheets[i].name, &sheets[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_booklet_is_read_in_order);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(cells_go_row_by_row_from_the_top);
    return cmocka_run_group_tests_name("impose", tests, NULL, NULL);
}
