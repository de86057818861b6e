/* The trace of a page with every kind of item and of a small structure tree, written out by hand. */
#include "assert.h"
#include "drawing_sample.h"

static const char want_items[] =
    "page ii 100 100\n"
    "  begin 0 artifact\n"
    "  fill 10 10 20 20 #FF0000\n"
    "  frame 40 10 20 20 stroke 2 #0000FF\n"
    "  hatch 10 40 20 20\n"
    "  line 40 50 60 50 stroke 2 #00FF00\n"
    "  polyline 40 80 70 80 stroke 2 #000000 5 5\n"
    "  circle 80 20 10 0 #000000\n"
    "  path 70 60 90 60 90 80 #0000FF\n"
    "  fill 95 95 5 5 #0000FF\n"
    "  end\n"
    "structure\n";

static void
every_item_has_a_line(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, (Size){ 100, 100 }, "ii");

    (void)state;
    page_begin(page, NULL);
    sample_items(page);
    page_end(page);
    pages = pages_finish(builder, diags);
    draw_trace(pages, out);
    assert_string_equal(out->str, want_items);
}

static const char want_tree[] =
    "page 1 100 200.5\n"
    "  begin 0 H1\n"
    "  text 10 20.123 Some.ttf 8.5 #123456 \"one\"\n"
    "  text 30 40 turned -55.5 Some.ttf 8.5 #123456 \"one\"\n"
    "  end\n"
    "  begin 1 P\n"
    "  end\n"
    "page 2 100 100\n"
    "  begin 2 P\n"
    "  end\n"
    "  begin 3 TH\n"
    "  end\n"
    "structure\n"
    "  Document lang=\"fr\"\n"
    "    H1 title=\"T\" 0\n"
    "    P 1 2\n"
    "    Table\n"
    "      TR\n"
    "        TH id=\"a.1\" scope=\"Row\" colspan=2 rowspan=3 3\n"
    "        TD actual=\"none\"\n"
    "    Figure alt=\"A river\"\n";

static void
the_tree_follows_the_pages(void **state)
{
    static const TextFont font = { .path = "/nowhere/Some.ttf", .name = "Some.ttf" };
    static const TextRun run = {
        .font = &font, .size = 8.5, .colour = COLOUR_RGB(0x123456), .text = "one more", .length = 3
    };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *first = pages_append(builder, (Size){ 100, 200.5 }, "1"),
                *second = pages_append(builder, (Size){ 100, 100 }, "2");
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT), *heading = struct_append(builder, root, ROLE_H1),
               *p = struct_append(builder, root, ROLE_P);
    StructNode *row = struct_append(builder, struct_append(builder, root, ROLE_TABLE), ROLE_TR),
               *head = struct_append(builder, row, ROLE_TH);

    (void)state;
    struct_set_actual_text(struct_append(builder, row, ROLE_TD), "none");
    struct_set_alt(struct_append(builder, root, ROLE_FIGURE), "A river");
    struct_set_language(root, "fr");
    struct_set_title(heading, "T");
    struct_set_id(head, "a.1");
    struct_set_table_cell(head, SCOPE_ROW, 2, 3);
    page_begin(first, heading);
    page_text(first, 10, 20.1234, &run);
    page_text_turned(first, 30, 40, -55.5, &run);
    page_slot(first, 50, 50, 20, ALIGN_START);      /* never filled: it leaves no line */
    page_end(first);
    page_begin(first, p);
    page_end(first);
    page_begin(second, p);
    page_end(second);
    page_begin(second, head);
    page_end(second);
    pages = pages_finish(builder, diags);
    draw_trace(pages, out);
    assert_string_equal(out->str, want_tree);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_item_has_a_line),
                                        cmocka_unit_test(the_tree_follows_the_pages) };

    return cmocka_run_group_tests_name("trace", tests, NULL, NULL);
}
