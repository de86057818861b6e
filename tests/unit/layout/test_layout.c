/*
 * Layout against geometry worked by hand: A4 portrait, margins 42.52, text width 510.24, twelve columns of 31.52 with
 * gutters of 12. Documents are built by code from boxes with a ground of their own, which the display list then shows.
 */
#include "setting.h"
#include "base/diag_text.h"
#include "own_box.h"
#include <math.h>

static void
a_block_takes_the_text_width(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_block(s, s->doc->root, 20, 0x112233);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_box(pages, 0x112233, 0, 42.52, 54, 510.24, 20);
}

static void
margins_of_neighbours_collapse(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    own_box(s->doc, add_block(s, s->doc->root, 20, 0x111111))->margin.bottom = 8;
    own_box(s->doc, add_block(s, s->doc->root, 20, 0x222222))->margin.top = 14;
    pages = lay_out(s);
    assert_box(pages, 0x222222, 0, 42.52, 54 + 20 + 14, 510.24, 20);
}

/*
 * Columns 7 to 12 begin after six columns and six gutters: 42.52 + 6 (31.52 + 12) = 303.64; width 6 x 31.52 + 5 x 12.
 */
static DocNode *
add_two_halves(Setting *s)
{
    DocNode *grid = doc_append(s->doc, s->doc->root, DOC_GRID);

    for (int i = 0; i < 2; i++) {
        DocNode *column = doc_append(s->doc, grid, DOC_COLUMN);

        column->u.column.span = 6;
        add_block(s, column, 30, i == 0 ? 0xAA0000 : 0x00AA00);
    }
    return grid;
}

static void
a_half_column_begins_after_six_columns_and_gutters(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_two_halves(s);
    pages = lay_out(s);
    assert_box(pages, 0xAA0000, 0, 42.52, 54, 249.12, 30);
    assert_box(pages, 0x00AA00, 0, 303.64, 54, 249.12, 30);
}

static void
right_to_left_mirrors_the_grid(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    s->doc->direction = DIRECTION_RTL;
    add_two_halves(s);
    pages = lay_out(s);
    assert_box(pages, 0xAA0000, 0, 303.64, 54, 249.12, 30);
    assert_box(pages, 0x00AA00, 0, 42.52, 54, 249.12, 30);
}

static void
what_does_not_fit_goes_to_the_next_page(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_block(s, s->doc->root, 700, 0x111111);
    add_block(s, s->doc->root, 50, 0x222222);          /* 727.89 are there */
    pages = lay_out(s);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x222222, 1, 42.52, 54, 510.24, 50);
}

static void
a_heading_goes_with_what_follows_it(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *keeper;

    add_block(s, s->doc->root, 690, 0x111111);
    keeper = add_block(s, s->doc->root, 20, 0x222222);
    own_box(s->doc, keeper)->break_after = BREAK_AVOID;
    add_block(s, s->doc->root, 50, 0x333333);
    pages = lay_out(s);
    assert_box(pages, 0x222222, 1, 42.52, 54, 510.24, 20);
    assert_box(pages, 0x333333, 1, 42.52, 74, 510.24, 50);
}

static DocNode *
add_alternatives(Setting *s, int rank, double first, double second, unsigned colour)
{
    DocNode *node = doc_append(s->doc, s->doc->root, DOC_ALTERNATIVES);

    node->u.alternatives.rank = rank;
    add_block(s, node, first, colour);
    add_block(s, node, second, colour + 1);
    return node;
}

static void
the_lowest_rank_gives_way_first(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    size_t page;
    Rect box;

    s->doc->max_pages = 1;
    add_alternatives(s, 2, 400, 100, 0x220000);
    add_alternatives(s, 1, 400, 100, 0x110000);
    pages = lay_out(s);
    assert_int_equal(pages_count(pages), 1);
    assert_true(find_fill(pages, 0x220000, &page, &box));
    assert_true(find_fill(pages, 0x110001, &page, &box));
}

static void
a_promise_that_cannot_be_kept_is_said(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    s->doc->max_pages = 1;
    add_block(s, s->doc->root, 500, 0x111111);
    add_block(s, s->doc->root, 500, 0x222222);
    pages = lay_out(s);
    assert_null(pages);
    assert_int_equal(diags_at(s->diags, 0)->id, DIAG_FIT_FAILED);
    assert_int_equal(diags_exit_status(s->diags), DIAG_EXIT_FIT);
}

static void
a_block_higher_than_a_page_is_said(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_block(s, s->doc->root, 900, 0x111111);
    pages = lay_out(s);
    assert_null(pages);
    assert_int_equal(diags_at(s->diags, 0)->id, DIAG_FIT_TOO_HIGH);
}

/*
 * ---- a page is 728 high: one with less than 364 on it is not worth its paper, where the template does not aim at a
 * number, and one with less than 182 where it does ----
 */

typedef struct SavedCase {
    const char *name;
    int max, aim, min;
    double first, second;               /* heights of the two alternatives of rank 1 */
    double after;                       /* of the block behind them */
    double space;                       /* above it */
    size_t pages; bool given;
} SavedCase;

static const SavedCase saved_cases[] = {
    { "a last page that is nearly empty is saved", .first = 700, .second = 600, .after = 100, .pages = 1,
      .given = true },
    { "one that is a quarter full is, too", .first = 700, .second = 500, .after = 190, .pages = 1, .given = true },
    { "one that is half full stays", .first = 700, .second = 350, .after = 370, .pages = 2 },
    { "a quarter stays where two pages are aimed at", .aim = 2, .first = 700, .second = 500, .after = 190, .pages = 2 },
    { "less is saved there, too", .aim = 2, .first = 700, .second = 500, .after = 180, .pages = 1, .given = true },
    { "what saves no page does not give way", .first = 700, .second = 650, .after = 100, .pages = 2 },
    { "for what is aimed at a fuller one is saved, too", .aim = 1, .first = 700, .second = 500, .after = 190,
      .pages = 1, .given = true },
    { "what is aimed at and cannot be is no error", .max = 2, .aim = 1, .first = 700, .second = 650, .after = 100,
      .pages = 2 },
    { "where it aims at a number, spaces give way last: 500 + 40 / 2 + 200", .aim = 1, .first = 500, .second = 500,
      .after = 200, .space = 40, .pages = 1, .given = true },
    { "elsewhere they stay", .first = 500, .second = 500, .after = 200, .space = 40, .pages = 2 },
    { "spaces that save nothing stay: 500 + 100 * 0.35 + 200", .aim = 1, .first = 500, .second = 500, .after = 200,
      .space = 100, .pages = 2 },
    { "not below what is promised at least", .max = 2, .min = 2, .first = 700, .second = 600, .after = 100,
      .pages = 2 },
};

/* A tinted box is a figure of its own: 500 + 40 / 2 + 200 with it, whose own padding of 40 stays. */
static void
spaces_in_tinted_boxes_stay(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *tinted;

    s->doc->aim_pages = 1;
    add_block(s, s->doc->root, 500, 0x111111);
    tinted = add_block(s, s->doc->root, 0, 0x222222);
    own_box(s->doc, tinted)->padding.top = 40;
    own_box(s->doc, tinted)->margin.top = 40;
    add_block(s, tinted, 160, 0x333333);
    pages = lay_out(s);
    assert_int_equal(pages_count(pages), 1);
    assert_box(pages, 0x222222, 0, 42.52, 54 + 500 + 20, 510.24, 200);
}

static void
no_page_is_wasted(void **state)
{
    for (size_t i = 0; i < G_N_ELEMENTS(saved_cases); i++) {
        const SavedCase *c = &saved_cases[i];
        g_autoptr(Pages) pages = NULL;
        void *own = NULL;
        size_t page;
        Rect box;
        Setting *s;

        set_up(&own);
        s = own;
        s->doc->max_pages = c->max;
        s->doc->aim_pages = c->aim;
        s->doc->min_pages = c->min;
        add_alternatives(s, 1, c->first, c->second, 0x110000);
        own_box(s->doc, add_block(s, s->doc->root, c->after, 0x333333))->margin.top = c->space;
        pages = lay_out(s);
        if (pages == NULL || pages_count(pages) != c->pages ||
            !find_fill(pages, c->given ? 0x110001 : 0x110000, &page, &box))
            fail_msg("%s", c->name);
        g_clear_pointer(&pages, pages_free);
        tear_down(&own);
    }
    (void)state;
}

/*
 * 700, 500 and 240 high are three pages. The first to give way makes two of them, 200 + 500 and 240, and leaves a last
 * one that is as empty; the next make one: 20 + 500 + 150.
 */
static void
a_page_saved_may_leave_another_to_be_saved(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *first = add_alternatives(s, 1, 700, 200, 0x110000);

    add_block(s, first, 20, 0x110002);
    add_block(s, s->doc->root, 500, 0x222222);
    add_alternatives(s, 2, 240, 150, 0x330000);
    pages = lay_out(s);
    assert_int_equal(pages_count(pages), 1);
}

/* ---- tables ---- */

static DocNode *
add_table(Setting *s, int body_rows, double row_height)
{
    DocNode *table = doc_append(s->doc, s->doc->root, DOC_TABLE);
    DocTableColumn *columns = arena_new0(s->doc->arena, DocTableColumn, 3);

    columns[0].width = 100;
    columns[1].share = 1;
    columns[2].share = 3;
    table->u.table.columns = columns;
    table->u.table.column_count = 3;
    table->u.table.head_rows = 1;
    for (int r = 0; r <= body_rows; r++) {
        DocNode *row = doc_append(s->doc, table, DOC_ROW);

        own_box(s->doc, row)->min_height = row_height;
        for (int c = 0; c < 3; c++) {
            DocNode *cell = doc_append(s->doc, row, DOC_CELL);

            cell->u.cell.column_span = cell->u.cell.row_span = 1;
            cell->u.cell.header = r == 0;
            own_box(s->doc, cell)->background = COLOUR_RGB((unsigned)(0x100 * r + c + 1));
            own_box(s->doc, cell)->min_height = row_height;
        }
    }
    return table;
}

/* 510.24 - 100 = 410.24 in shares of 1 and 3: 102.56 and 307.68. */
static void
shares_take_what_fixed_columns_leave(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_table(s, 1, 20);
    pages = lay_out(s);
    assert_box(pages, 0x101, 0, 42.52, 74, 100, 20);
    assert_box(pages, 0x102, 0, 142.52, 74, 102.56, 20);
    assert_box(pages, 0x103, 0, 245.08, 74, 307.68, 20);
}

/* The second column is as wide as its word; the others share the rest as 1 and 3. */
static void
shares_take_what_content_leaves(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *table = add_table(s, 0, 20);
    DocTableColumn *columns = arena_memdup(s->doc->arena, table->u.table.columns, 3 * sizeof(DocTableColumn));
    size_t page;
    Rect word = { 0 };

    columns[0] = (DocTableColumn){ .share = 1 };
    columns[1] = (DocTableColumn){ 0 };
    columns[2] = (DocTableColumn){ .share = 3 };
    table->u.table.columns = columns;
    doc_append_text(s->doc, doc_append(s->doc, table->first_child->first_child->next, DOC_PARAGRAPH), "word");
    pages = lay_out(s);
    assert_true(find_fill(pages, 0x2, &page, &word));
    assert_true(word.width > 10 && word.width < 60);
    assert_box(pages, 0x1, 0, 42.52, 54, (510.24 - word.width) / 4, 20);
    assert_near(word.x, 42.52 + (510.24 - word.width) / 4, 0.01);
    assert_box(pages, 0x3, 0, word.x + word.width, 54, (510.24 - word.width) * 3 / 4, 20);
}

/* 727.89 / 60: the head and eleven rows fit; the twelfth stands below the repeated head. */
static void
a_table_goes_on_below_its_head(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_table(s, 20, 60);
    pages = lay_out(s);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0xB01, 0, 42.52, 54 + 11 * 60, 100, 60);
    assert_box(pages, 0xC01, 1, 42.52, 54 + 60, 100, 60);
}

/* Twelve rows: eleven would fit, but one alone may not stand on the other side, so three go over. */
static void
three_rows_stand_on_each_side(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    add_table(s, 12, 60);
    pages = lay_out(s);
    assert_box(pages, 0x901, 0, 42.52, 54 + 9 * 60, 100, 60);
    assert_box(pages, 0xA01, 1, 42.52, 54 + 60, 100, 60);
}

/* ---- reading order ---- */

static void
a_printed_value_stands_between_its_words(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *p = doc_append(s->doc, s->doc->root, DOC_PARAGRAPH), *value;
    StructView root, paragraph;

    doc_append_text(s->doc, p, "about");
    value = doc_append(s->doc, p, DOC_SPAN);
    value->id = "area.BIH.2017";
    doc_append_text(s->doc, value, "1,061");
    doc_append_text(s->doc, p, "left");
    pages = lay_out(s);
    root = struct_view(pages_root(pages));
    assert_int_equal(root.role, ROLE_DOCUMENT);
    paragraph = struct_view(root.kids[0].node);
    assert_int_equal(paragraph.role, ROLE_P);
    assert_int_equal(paragraph.kid_count, 3);
    assert_int_equal(paragraph.kids[0].kind, KID_MARK);
    assert_int_equal(paragraph.kids[1].kind, KID_NODE);
    assert_int_equal(paragraph.kids[2].kind, KID_MARK);
    assert_int_equal(struct_view(paragraph.kids[1].node).role, ROLE_SPAN);
    assert_true(g_str_has_prefix(struct_view(paragraph.kids[1].node).id, "area.BIH.2017"));
}

/*
 * 63 panels in rows of 5. A row: head 12, plot 40, its labels 14, 8 to the next = 74. A page holds (727.89 + 8) / 74 =
 * 9 rows, 45 panels; 4 rows are left. Nine rows leave 727.89 - 658 = 69.89, a ninth for each plot. The four may grow
 * till a panel is as high as wide: (510.24 - 4 x 14) / 5 = 90.85, less 54. A column of the greatest value is a plot
 * less 12 high.
 */
static void
panels_fill_pages(void **state)
{
    static const ChartValue value[] = { { true, 9, "9", QUALITY_FINAL } };
    static const ChartSeries series[] = { { "a", FILL_ACCENT, value } };
    static const char *const names[] = { "x" };
    Setting *s = *state;
    ChartTheme *theme = arena_new0(s->doc->arena, ChartTheme, 1);
    ChartSpec *panels = arena_new0(s->doc->arena, ChartSpec, 63), *spec = arena_new0(s->doc->arena, ChartSpec, 1);
    const double heights[] = { 28 + 69.89 / 9, 28 + 36.848 };
    g_autoptr(Pages) pages = NULL;

    theme->accent = COLOUR_RGB(0x123456);
    theme->label = theme->label_strong = theme->small_strong =
        (TextStyle){ .family = "sans", .size = 8, .leading = 10, .weight = 400 };
    s->doc->chart_theme = theme;
    for (int i = 0; i < 63; i++)
        panels[i] = (ChartSpec){ .kind = CHART_COLUMNS,
                                 .title = "p",
                                 .u.columns = { .categories = names,
                                                .category_count = 1,
                                                .series = series,
                                                .series_count = 1,
                                                .totals = value } };
    *spec = (ChartSpec){ .kind = CHART_MULTIPLES, .title = "t", .alt = "63 panels.",
                         .u.multiples = { panels, 63, 5, 40, true } };
    doc_append(s->doc, s->doc->root, DOC_CHART)->u.chart.spec = spec;
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    for (size_t page = 0; page < 2; page++) {
        size_t count, columns = 0;
        const PageItem *items = pages_items(pages, page, &count);

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_FILL && colour_equal(items[i].colour, theme->accent)) {
                columns++;
                assert_near(items[i].box.height, heights[page], 0.01);
            }
        assert_int_equal(columns, page == 0 ? 45 : 18);
    }
}

/* ---- a draft ---- */

/* The body of the page is 510.24 x 727.89; its diagonal rises by atan(727.89 / 510.24) = 54.97 degrees. */
static const TextRun *
assert_watermark(const Pages *pages, size_t page, double want_angle)
{
    size_t count;
    const PageItem *items = pages_items(pages, page, &count), *text = &items[1];
    double turn = want_angle * G_PI / 180, x, y;

    assert_true(count > 2);
    assert_int_equal(items[0].kind, ITEM_BEGIN);
    assert_null(items[0].begin.node);
    assert_int_equal(text->kind, ITEM_TEXT);
    assert_near(text->text.angle, want_angle, 0.01);
    x = text->text.x + text->text.run->width * cos(turn);
    y = text->text.y - text->text.run->width * sin(turn);
    assert_in_range((int)text->text.x, 43, 552);
    assert_in_range((int)text->text.y, 54, 781);
    assert_in_range((int)x, 43, 552);
    assert_in_range((int)y, 54, 781);
    assert_true(text->text.run->width > 889 / 2);               /* half the diagonal at least */
    return text->text.run;
}

static void
a_word_lies_across_every_page(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    const TextRun *run;

    s->doc->watermark = "DRAFT";
    add_block(s, s->doc->root, 600, 0x111111);
    add_block(s, s->doc->root, 600, 0x222222);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    run = assert_watermark(pages, 0, 54.97);
    assert_memory_equal(run->text, "DRAFT", 5);
    assert_watermark(pages, 1, 54.97);
}

static void
it_rises_to_the_left_where_one_reads_so(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    s->doc->watermark = "\u0645\u0633\u0648\u062F\u0629";
    s->doc->direction = DIRECTION_RTL;
    s->doc->language = "ar";
    add_block(s, s->doc->root, 600, 0x111111);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_true(assert_watermark(pages, 0, -54.97)->rtl);
}

/*
 * In two columns of (510.24 - 12) / 2 = 249.12: 30 + 30 beside 20 + 10 is the least height. A margin counts between two
 * blocks and not at a column's head.
 */
static void
columns_are_as_even_as_can_be(void **state)
{
    static const struct { double height, above, x, y; } want[] = {
        { 30, 0, 42.52, 0 }, { 25, 5, 42.52, 35 }, { 20, 8, 303.64, 0 }, { 10, 8, 303.64, 28 }
    };
    Setting *s = *state;
    DocNode *columns = doc_append(s->doc, s->doc->root, DOC_COLUMNS);
    g_autoptr(Pages) pages = NULL;

    own_box(s->doc, columns)->column_count = 2;
    for (unsigned i = 0; i < G_N_ELEMENTS(want); i++)
        own_box(s->doc, add_block(s, columns, want[i].height, 0x111 * (i + 1)))->margin.top = want[i].above;
    add_block(s, s->doc->root, 10, 0x999);
    pages = lay_out(s);
    for (unsigned i = 0; i < G_N_ELEMENTS(want); i++)
        assert_box(pages, 0x111 * (i + 1), 0, want[i].x, 54 + want[i].y, 249.12, want[i].height);
    assert_box(pages, 0x999, 0, 42.52, 54 + 60, 510.24, 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(spaces_in_tinted_boxes_stay, set_up, tear_down),
        LAYOUT_TEST(a_block_takes_the_text_width),
        LAYOUT_TEST(margins_of_neighbours_collapse),
        LAYOUT_TEST(a_half_column_begins_after_six_columns_and_gutters),
        LAYOUT_TEST(right_to_left_mirrors_the_grid),
        LAYOUT_TEST(columns_are_as_even_as_can_be),
        LAYOUT_TEST(what_does_not_fit_goes_to_the_next_page),
        LAYOUT_TEST(a_heading_goes_with_what_follows_it),
        LAYOUT_TEST(the_lowest_rank_gives_way_first),
        LAYOUT_TEST(a_promise_that_cannot_be_kept_is_said),
        LAYOUT_TEST(a_block_higher_than_a_page_is_said),
        LAYOUT_TEST(no_page_is_wasted), LAYOUT_TEST(a_page_saved_may_leave_another_to_be_saved),
        LAYOUT_TEST(shares_take_what_fixed_columns_leave),
        LAYOUT_TEST(shares_take_what_content_leaves),
        LAYOUT_TEST(a_table_goes_on_below_its_head),
        LAYOUT_TEST(three_rows_stand_on_each_side),
        LAYOUT_TEST(a_printed_value_stands_between_its_words),
        LAYOUT_TEST(panels_fill_pages),
        LAYOUT_TEST(a_word_lies_across_every_page),
        LAYOUT_TEST(it_rises_to_the_left_where_one_reads_so),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
