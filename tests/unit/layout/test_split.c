/*
 * Grids and list items over a page's end, worked by hand: A4, of whose body 727.89 are there from 54 on; halves of
 * 249.12 at 42.52 and at 303.64.
 */
#include "setting.h"
#include "text/run.h"
#include "own_box.h"

enum { TOP = 54 };

static const double left = 42.52, right = 303.64, half = 249.12, whole = 510.24;

static DocNode *
add_grid(Setting *s, DocNode *columns[2])
{
    DocNode *grid = doc_append(s->doc, s->doc->root, DOC_GRID);

    for (int i = 0; i < 2; i++) {
        columns[i] = doc_append(s->doc, grid, DOC_COLUMN);
        columns[i]->u.column.span = 6;
        own_box(s->doc, columns[i])->background = COLOUR_RGB(i == 0 ? 0xEE0000 : 0x00EE00);
    }
    return grid;
}

/* Blocks of one height, coloured base + 1, base + 2 … */
static void
add_blocks(Setting *s, DocNode *parent, int count, double height, unsigned base)
{
    for (int i = 1; i <= count; i++)
        add_block(s, parent, height, base + (unsigned)i);
}

/* The ground of a column on one page. */
static void
assert_ground(const Pages *pages, size_t page, unsigned colour, double x, double height)
{
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);

    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_FILL && colour_equal(items[i].colour, COLOUR_RGB(colour))) {
            assert_near(items[i].box.x, x, 0.01);
            assert_near(items[i].box.y, TOP, 0.01);
            assert_near(items[i].box.width, half, 0.01);
            assert_near(items[i].box.height, height, 0.01);
            return;
        }
    fail_msg("page %zu has no ground of %06X", page, colour);
}

/*
 * 3 x 300 and 4 x 200: two and three stand on the first page, both 600 high; of what is left the first is 300 high,
 * and so are both.
 */
static void
each_column_is_cut_by_itself(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_grid(s, columns);
    add_blocks(s, columns[0], 3, 300, 0x100);
    add_blocks(s, columns[1], 4, 200, 0x200);
    add_block(s, s->doc->root, 20, 0x300);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x102, 0, left, TOP + 300, half, 300);
    assert_box(pages, 0x203, 0, right, TOP + 400, half, 200);
    assert_box(pages, 0x103, 1, left, TOP, half, 300);
    assert_box(pages, 0x204, 1, right, TOP, half, 200);
    assert_ground(pages, 0, 0xEE0000, left, 600);
    assert_ground(pages, 0, 0x00EE00, right, 600);
    assert_ground(pages, 1, 0xEE0000, left, 300);
    assert_ground(pages, 1, 0x00EE00, right, 300);
    assert_box(pages, 0x300, 1, left, TOP + 300, whole, 20);
}

static void
a_column_that_is_done_keeps_the_other_in_its_place(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_grid(s, columns);
    add_blocks(s, columns[0], 1, 100, 0x100);
    add_blocks(s, columns[1], 4, 250, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x101, 0, left, TOP, half, 100);
    assert_box(pages, 0x202, 0, right, TOP + 250, half, 250);
    assert_box(pages, 0x203, 1, right, TOP, half, 250);
    assert_box(pages, 0x204, 1, right, TOP + 250, half, 250);
    /* both are as high as the taller, on either page */
    for (size_t page = 0; page < 2; page++) {
        assert_ground(pages, page, 0xEE0000, left, 500);
        assert_ground(pages, page, 0x00EE00, right, 500);
    }
}

/* A line beside 4 x 250, two of which stand on either page: nothing but those is as high as the second page's part. */
static void
a_column_of_text_that_is_done_takes_no_room(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_grid(s, columns);
    doc_append_text(s->doc, columns[0], "line");
    add_blocks(s, columns[1], 4, 250, 0x200);
    add_block(s, s->doc->root, 20, 0x300);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x203, 1, right, TOP, half, 250);
    assert_ground(pages, 1, 0xEE0000, left, 500);
    assert_box(pages, 0x300, 1, left, TOP + 500, whole, 20);
}

/* 130 lines of 12, sixty a page. */
static void
a_column_of_text_goes_on_over_three_pages(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_grid(s, columns);
    for (int i = 0; i < 130; i++) {
        if (i > 0)
            doc_append(s->doc, columns[0], DOC_BREAK);
        doc_append_text(s->doc, columns[0], "line");
    }
    add_blocks(s, columns[1], 1, 100, 0x200);
    add_block(s, s->doc->root, 20, 0x300);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 3);
    assert_box(pages, 0x300, 2, left, TOP + 120, whole, 20);
}

static void
a_grid_goes_on_over_three_pages(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_grid(s, columns);
    add_blocks(s, columns[0], 5, 300, 0x100);               /* two a page */
    add_blocks(s, columns[1], 2, 400, 0x200);               /* one a page, and done */
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 3);
    assert_box(pages, 0x104, 1, left, TOP + 300, half, 300);
    assert_box(pages, 0x202, 1, right, TOP, half, 400);
    assert_box(pages, 0x105, 2, left, TOP, half, 300);
}

static void
in_a_page_to_be_read_from_the_right_columns_keep_their_sides(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    s->doc->direction = DIRECTION_RTL;
    add_grid(s, columns);
    add_blocks(s, columns[0], 3, 300, 0x100);
    add_blocks(s, columns[1], 4, 200, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_box(pages, 0x103, 1, right, TOP, half, 300);
    assert_box(pages, 0x204, 1, left, TOP, half, 200);
}

/* 600 are taken, 127.89 are there: too little for a first block of 200. */
static void
a_first_block_that_does_not_fit_moves_the_grid(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_block(s, s->doc->root, 600, 0x400);
    add_grid(s, columns);
    add_blocks(s, columns[0], 2, 200, 0x100);
    add_blocks(s, columns[1], 9, 50, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x101, 1, left, TOP, half, 200);
    assert_box(pages, 0x201, 1, right, TOP, half, 50);
    assert_ground(pages, 1, 0xEE0000, left, 450);
    assert_ground(pages, 1, 0x00EE00, right, 450);
}

/* Of the first column two stand, of the second none. */
static void
one_of_the_second_column_waits_for_the_next_page(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_block(s, s->doc->root, 600, 0x400);
    add_grid(s, columns);
    add_blocks(s, columns[0], 6, 50, 0x100);
    add_blocks(s, columns[1], 2, 200, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x102, 0, left, TOP + 650, half, 50);
    assert_box(pages, 0x103, 1, left, TOP, half, 50);
    assert_box(pages, 0x201, 1, right, TOP, half, 200);
}

static void
a_grid_that_may_not_break_is_moved(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_block(s, s->doc->root, 600, 0x400);
    own_box(s->doc, add_grid(s, columns))->break_inside = BREAK_AVOID;
    add_blocks(s, columns[0], 6, 50, 0x100);
    add_blocks(s, columns[1], 1, 50, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_box(pages, 0x101, 1, left, TOP, half, 50);
}

/* 3 x 236 are 708, and of 727.89 the grid's own edges take 20. */
static void
a_grid_keeps_its_edges_on_either_page(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2], *grid = add_grid(s, columns);

    own_box(s->doc, grid)->padding = (Edges){ .top = 10, .bottom = 10 };
    add_blocks(s, columns[0], 3, 236, 0x100);
    add_blocks(s, columns[1], 1, 100, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x102, 0, left, TOP + 10 + 236, half, 236);
    assert_box(pages, 0x103, 1, left, TOP + 10, half, 236);
}

/* What is set from the bottom up, or about the middle, has no beginning that could stand alone. */
static void
column_is_not_cut(Setting *s, VerticalAlign align)
{
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_block(s, s->doc->root, 600, 0x400);
    add_grid(s, columns);
    own_box(s->doc, columns[0])->vertical_align = align;
    add_blocks(s, columns[0], 4, 50, 0x100);
    add_blocks(s, columns[1], 4, 50, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_box(pages, 0x101, 1, left, TOP, half, 50);
}

static void a_column_aligned_at_the_bottom_is_not_cut(void **state) { column_is_not_cut(*state, VALIGN_BOTTOM); }
static void a_column_aligned_in_the_middle_is_not_cut(void **state) { column_is_not_cut(*state, VALIGN_MIDDLE); }

/* 100 beside 20: what is left of 80 stands below, above, or on both sides in halves. */
static void
column_stands(Setting *s, VerticalAlign align, double below)
{
    g_autoptr(Pages) pages = NULL;
    DocNode *columns[2];

    add_grid(s, columns);
    own_box(s->doc, columns[1])->vertical_align = align;
    add_blocks(s, columns[0], 1, 100, 0x100);
    add_blocks(s, columns[1], 1, 20, 0x200);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_box(pages, 0x201, 0, right, TOP + below, half, 20);
}

static void a_column_stands_at_the_top(void **state) { column_stands(*state, VALIGN_TOP, 0); }
static void a_column_stands_in_the_middle(void **state) { column_stands(*state, VALIGN_MIDDLE, 40); }
static void a_column_stands_at_the_bottom(void **state) { column_stands(*state, VALIGN_BOTTOM, 80); }

/* ---- list items ---- */

static DocNode *
add_item(Setting *s)
{
    DocNode *list = doc_append(s->doc, s->doc->root, DOC_LIST), *item;

    list->u.list.numbering = "Decimal";
    item = doc_append(s->doc, list, DOC_ITEM);
    item->u.item.label = "7";
    item->u.item.indent = 24;
    return item;
}

static size_t
count_texts(const Pages *pages, size_t page, const char *text)
{
    size_t count, found = 0;
    const PageItem *items = pages_items(pages, page, &count);

    for (size_t i = 0; i < count; i++)
        found += items[i].kind == ITEM_TEXT && items[i].text.run->length == strlen(text) &&
                 memcmp(items[i].text.run->text, text, strlen(text)) == 0;
    return found;
}

static void
an_item_is_cut_between_its_blocks(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_blocks(s, add_item(s), 3, 300, 0x100);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_box(pages, 0x102, 0, left + 24, TOP + 300, whole - 24, 300);
    assert_box(pages, 0x103, 1, left + 24, TOP, whole - 24, 300);
    assert_int_equal(count_texts(pages, 0, "7"), 1);
    assert_int_equal(count_texts(pages, 1, "7"), 0);        /* the label stands where the item begins */
}

typedef struct LinesCase { const char *name; double before; int lines, first, second; } LinesCase;

/* Lines of 12, of which at least two stand on either page. */
static const LinesCase line_cases[] = {
    { "between its lines",                       680, 10, 3, 7 },      /* 47.89: three */
    { "no last line goes alone",                 680, 4, 2, 2 },       /* three would fit, one would be left */
    { "no first line stands alone",              710, 10, 0, 10 },     /* 17.89: one would fit */
    { "all that fit stay",                       680, 3, 3, 0 },
};

static void
item_is_cut(const LinesCase *c, Setting *s)
{
    g_autoptr(Pages) pages = NULL;
    DocNode *item;

    add_block(s, s->doc->root, c->before, 0x400);
    item = add_item(s);
    for (int i = 0; i < c->lines; i++) {
        if (i > 0)
            doc_append(s->doc, item, DOC_BREAK);
        doc_append_text(s->doc, item, "line");
    }
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), c->second > 0 ? 2 : 1);
    assert_int_equal(count_texts(pages, 0, "line"), c->first);
    if (c->second > 0)
        assert_int_equal(count_texts(pages, 1, "line"), c->second);
}

static void
an_item_of_text_is_cut(void **state)
{
    void *setting = NULL;

    assert_int_equal(set_up(&setting), 0);
    item_is_cut(*state, setting);
    tear_down(&setting);
}

int
main(void)
{
    static const struct CMUnitTest plain[] = {
        LAYOUT_TEST(each_column_is_cut_by_itself),
        LAYOUT_TEST(a_column_that_is_done_keeps_the_other_in_its_place),
        LAYOUT_TEST(a_column_of_text_that_is_done_takes_no_room),
        LAYOUT_TEST(a_column_of_text_goes_on_over_three_pages),
        LAYOUT_TEST(a_grid_goes_on_over_three_pages),
        LAYOUT_TEST(in_a_page_to_be_read_from_the_right_columns_keep_their_sides),
        LAYOUT_TEST(a_first_block_that_does_not_fit_moves_the_grid),
        LAYOUT_TEST(one_of_the_second_column_waits_for_the_next_page),
        LAYOUT_TEST(a_grid_that_may_not_break_is_moved),
        LAYOUT_TEST(a_grid_keeps_its_edges_on_either_page),
        LAYOUT_TEST(a_column_aligned_at_the_bottom_is_not_cut),
        LAYOUT_TEST(a_column_aligned_in_the_middle_is_not_cut),
        LAYOUT_TEST(a_column_stands_at_the_top),
        LAYOUT_TEST(a_column_stands_in_the_middle),
        LAYOUT_TEST(a_column_stands_at_the_bottom),
        LAYOUT_TEST(an_item_is_cut_between_its_blocks),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(plain) + G_N_ELEMENTS(line_cases)];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(plain); count++)
        tests[count] = plain[count];
    for (size_t i = 0; i < G_N_ELEMENTS(line_cases); i++)
        tests[count++] = row_test(an_item_of_text_is_cut, line_cases[i].name, &line_cases[i]);
    return _cmocka_run_group_tests("layout/split", tests, count, NULL, NULL);
}
