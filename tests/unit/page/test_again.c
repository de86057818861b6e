/*
 * A part of a document painted once more: its pages taken out, others in their place, and everything that names a page
 * naming the right one. Pages are told apart by their widths: 100 for the first, and so on.
 */
#include "assert.h"
#include "page/list.h"
#include <string.h>
#include "text/run.h"

#define BLACK COLOUR_RGB(0x000000)

static const DocumentInfo info = { .title = "Title", .language = "en" };

typedef struct Scene { PagesBuilder *builder; StructNode *root, *parts[3]; PageBuilder *pages[3]; Diags *diags; } Scene;

/*
 * A page with a paragraph, a figure with a box, a destination, an entry of the outline and a link to `to` (NULL:
 * none).
 */
static PageBuilder *
add_page(PagesBuilder *builder, StructNode *part, double width, const char *name, const char *to)
{
    PageBuilder *page = pages_append(builder, (Size){ width, 400 }, NULL);
    StructNode *figure = struct_append(builder, part, ROLE_FIGURE);

    page_begin(page, figure);
    page_fill(page, (Rect){ 1, 1, 10, 10 }, BLACK);
    page_end(page);
    struct_set_bbox(figure, page, (Rect){ 1, 1, 10, 10 });
    if (to != NULL)
        page_link(page, (Rect){ 1, 1, 10, 10 }, struct_append(builder, part, ROLE_LINK), NULL, to, "There");
    page_destination(page, name, 5);
    page_outline(page, 1, name, 5);
    return page;
}

/* Three parts of a page each: a links to c, b to a, c to b. */
static int
set_up(void **state)
{
    static const char *const names[] = { "a", "b", "c" }, *const to[] = { "c", "a", "b" };
    Scene *s = g_new0(Scene, 1);

    s->diags = diags_new();
    s->builder = pages_builder_new(&info);
    s->root = struct_append(s->builder, NULL, ROLE_DOCUMENT);
    for (int i = 0; i < 3; i++) {
        s->parts[i] = struct_append(s->builder, s->root, ROLE_PART);
        s->pages[i] = add_page(s->builder, s->parts[i], 100 * (i + 1), names[i], to[i]);
    }
    *state = s;
    return 0;
}

static int
tear_down(void **state)
{
    Scene *s = *state;

    pages_builder_free(s->builder);
    diags_free(s->diags);
    g_free(s);
    return 0;
}

/* The second part has two pages now. */
static void
paint_second_again(Scene *s)
{
    pages_take_out(s->builder, s->parts[1], 1, 1);
    add_page(s->builder, s->parts[1], 210, "b", "a");
    add_page(s->builder, s->parts[1], 220, "b2", "c");
    pages_append_last(s->builder);
}

/* Elements of what was taken out become those of what is painted in its place, and nothing that they had stays. */
static void
elements_taken_out_are_used_again(void **state)
{
    Scene *s = *state;
    StructNode *figure, *cell;
    const StructNode *kept[2];
    StructView view;

    figure = (StructNode *)(uintptr_t)struct_view(s->parts[1]).kids[0].node;
    struct_set_alt(figure, "A bar");
    struct_set_id(figure, "x");
    struct_set_table_cell(figure, SCOPE_ROW, 2, 3);
    struct_append(s->builder, struct_append(s->builder, figure, ROLE_SPAN), ROLE_SPAN);
    for (size_t i = 0; i < 2; i++)
        kept[i] = struct_view(s->parts[1]).kids[i].node;
    pages_take_out(s->builder, s->parts[1], 1, 1);
    assert_int_equal(struct_view(s->parts[1]).kid_count, 0);
    for (size_t i = 0, found = 0; i < 4; i++) {
        cell = struct_append(s->builder, s->parts[1], ROLE_TD);
        found += cell == kept[0] || cell == kept[1];
        view = struct_view(cell);
        assert_true(view.alt == NULL && view.id == NULL && !view.has_bbox && view.kid_count == 0);
        assert_int_equal(view.scope, SCOPE_NONE);
        assert_int_equal(view.column_span + view.row_span, 2);
        assert_ptr_equal(view.parent, s->parts[1]);
        if (i == 3)
            assert_int_equal(found, 2);
    }
}

static size_t
destination_page(const Pages *pages, const char *name)
{
    size_t count;
    const PageDestination *destinations = pages_destinations(pages, &count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(destinations[i].name, name) == 0)
            return destinations[i].page;
    fail_msg("there is no destination '%s'", name);
    return 0;
}

static void
pages_come_to_stand_in_the_place_of_those_taken_out(void **state)
{
    static const double widths[] = { 100, 210, 220, 300, 400 };
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;

    paint_second_again(s);
    pages_append(s->builder, (Size){ 400, 400 }, NULL);
    assert_int_equal(pages_length(s->builder), 5);
    assert_int_equal(page_index(s->pages[0]), 0);
    assert_int_equal(page_index(s->pages[2]), 3);
    pages = pages_finish(s->builder, s->diags);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 5);
    for (size_t i = 0; i < 5; i++)
        assert_near(pages_size(pages, i).width, widths[i], 1e-9);
}

static void
the_outline_is_in_the_order_of_pages(void **state)
{
    static const char *const titles[] = { "a", "b", "b2", "c" };
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;
    const PageOutline *outline;
    size_t count;

    paint_second_again(s);
    pages = pages_finish(s->builder, s->diags);
    outline = pages_outline(pages, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(outline[i].title, titles[i]);
        assert_int_equal(outline[i].page, i);
    }
}

/* Entries of one page keep the order in which they came, and levels are bounded by what then stands before them. */
static void
entries_of_a_page_keep_their_order(void **state)
{
    static const char *const titles[] = { "a", "b", "x", "y", "c" };
    static const int levels[] = { 1, 1, 2, 3, 1 };
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;
    const PageOutline *outline;
    PageBuilder *page;
    size_t count;

    pages_take_out(s->builder, s->parts[1], 1, 1);
    page = add_page(s->builder, s->parts[1], 210, "b", NULL);
    page_outline(page, 2, "x", 300);
    page_outline(page, 5, "y", 20);
    pages_append_last(s->builder);
    pages = pages_finish(s->builder, s->diags);
    outline = pages_outline(pages, &count);
    assert_int_equal(count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(outline[i].title, titles[i]);
        assert_int_equal(outline[i].level, levels[i]);
    }
}

static void
destinations_and_links_follow(void **state)
{
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;
    const PageLink *links;
    size_t count;

    pages_take_out(s->builder, s->parts[1], 1, 1);
    assert_null(pages_find_destination(s->builder, "b"));
    assert_ptr_equal(pages_find_destination(s->builder, "c"), s->pages[2]);
    add_page(s->builder, s->parts[1], 210, "b0", "a");
    add_page(s->builder, s->parts[1], 220, "b", "c");                   /* a name may be used again */
    pages_append_last(s->builder);
    pages = pages_finish(s->builder, s->diags);
    assert_non_null(pages);
    assert_int_equal(destination_page(pages, "a"), 0);
    assert_int_equal(destination_page(pages, "b0"), 1);
    assert_int_equal(destination_page(pages, "b"), 2);
    assert_int_equal(destination_page(pages, "c"), 3);
    links = pages_links(pages, 3, &count);
    assert_int_equal(count, 1);
    assert_string_equal(links[0].destination, "b");
}

/* Of every part: a figure whose mark and box, and a link whose annotation, are on the part's own page. */
static void
marks_boxes_and_links_are_on_the_right_pages(void **state)
{
    static const size_t first[] = { 0, 1, 3 }, count[] = { 1, 2, 1 };
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;
    StructView root;
    int mark = 0;

    paint_second_again(s);
    pages = pages_finish(s->builder, s->diags);
    assert_non_null(pages);
    root = struct_view(pages_root(pages));
    assert_int_equal(root.kid_count, 3);
    assert_int_equal(pages_mark_count(pages), 4);
    for (size_t p = 0; p < 3; p++) {
        StructView part = struct_view(root.kids[p].node);

        assert_int_equal(part.kid_count, 2 * count[p]);
        for (size_t i = 0; i < count[p]; i++) {
            StructView figure = struct_view(part.kids[2 * i].node), link = struct_view(part.kids[2 * i + 1].node);

            assert_int_equal(figure.role, ROLE_FIGURE);
            assert_int_equal(figure.bbox_page, first[p] + i);
            assert_int_equal(figure.kids[0].mark.page, first[p] + i);
            /* numbered as the pages stand, not as they were painted */
            assert_int_equal(figure.kids[0].mark.mark, mark++);
            assert_int_equal(link.kids[0].link.page, first[p] + i);
        }
    }
}

static void
a_link_to_what_is_not_there_any_more_is_a_fault(void **state)
{
    Scene *s = *state;

    pages_take_out(s->builder, s->parts[1], 1, 1);
    pages_append_last(s->builder);
    assert_null(pages_finish(s->builder, s->diags));
    assert_non_null(strstr(diags_at(s->diags, 0)->sentence, "destination that does not exist"));
}

static void
taking_out_nothing_only_says_where_the_next_page_goes(void **state)
{
    static const double widths[] = { 100, 150, 200, 300, 350 };
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;

    pages_take_out(s->builder, NULL, 1, 0);
    pages_append(s->builder, (Size){ 150, 400 }, NULL);
    pages_append_last(s->builder);
    pages_append(s->builder, (Size){ 350, 400 }, NULL);
    pages = pages_finish(s->builder, s->diags);
    assert_non_null(pages);
    for (size_t i = 0; i < 5; i++)
        assert_near(pages_size(pages, i).width, widths[i], 1e-9);
    assert_int_equal(destination_page(pages, "b"), 2);
}

static void
labels_may_be_set_late(void **state)
{
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;

    assert_string_equal(page_label(s->pages[1]), "");
    page_set_label(s->pages[1], "ii");
    page_set_label(s->pages[1], "iii");
    assert_string_equal(page_label(s->pages[1]), "iii");
    pages = pages_finish(s->builder, s->diags);
    assert_string_equal(pages_label(pages, 1), "iii");
}

/* ---- runs that outlive whoever set them ---- */

static const TextRun given = { .text = "a", .length = 1, .width = 4 }, kept = { .text = "a", .length = 1, .width = 4 };

static const TextRun *
keep_instead(const TextRun *run, void *count)
{
    assert_ptr_equal(run, &given);
    ++*(int *)count;
    return &kept;
}

static const TextRun *
run_at(const Pages *pages, size_t page, size_t item)
{
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);

    assert_true(item < count);
    assert_int_equal(items[item].kind, ITEM_TEXT);
    return items[item].text.run;
}

static void
a_run_is_held_as_its_keeper_answers(void **state)
{
    Scene *s = *state;
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(s->builder, (Size){ 400, 400 }, NULL);
    int count = 0;

    page_begin(page, NULL);
    pages_keep_runs(s->builder, keep_instead, &count);
    page_text(page, 10, 10, &given);
    page_text_turned(page, 10, 20, 30, &given);
    pages_keep_runs(s->builder, NULL, NULL);
    page_text(page, 10, 30, &given);
    page_end(page);
    assert_int_equal(count, 2);
    pages = pages_finish(s->builder, s->diags);
    assert_ptr_equal(run_at(pages, 3, 1), &kept);
    assert_ptr_equal(run_at(pages, 3, 2), &kept);
    assert_ptr_equal(run_at(pages, 3, 3), &given);
}

#define AGAIN_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        AGAIN_TEST(pages_come_to_stand_in_the_place_of_those_taken_out),
        AGAIN_TEST(elements_taken_out_are_used_again),
        AGAIN_TEST(the_outline_is_in_the_order_of_pages),
        AGAIN_TEST(entries_of_a_page_keep_their_order),
        AGAIN_TEST(destinations_and_links_follow),
        AGAIN_TEST(marks_boxes_and_links_are_on_the_right_pages),
        AGAIN_TEST(a_link_to_what_is_not_there_any_more_is_a_fault),
        AGAIN_TEST(taking_out_nothing_only_says_where_the_next_page_goes),
        AGAIN_TEST(labels_may_be_set_late),
        AGAIN_TEST(a_run_is_held_as_its_keeper_answers),
    };

    return cmocka_run_group_tests_name("page/again", tests, NULL, NULL);
}
