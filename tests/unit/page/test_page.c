/*
 * The display list as its readers get it: numbers rounded, sequences numbered, slots filled, kids in reading order; and
 * every misuse that must fail the build, each with the sentence that says what it was.
 */
#include "assert.h"
#include "base/diag_text.h"
#include "page/list.h"
#include <string.h>
#include "text/run.h"

#define BLACK COLOUR_RGB(0x000000)

static const DocumentInfo info = { .title = "Title", .language = "en" };
static const TextRun run_a = { .text = "a", .length = 1, .width = 4 }, run_b = { .text = "b", .length = 1, .width = 6 };
static const Size paper = { 300, 400 };

/* ---- misuse ---- */

typedef struct MisuseCase {
    const char *name;
    void (*build)(PagesBuilder *builder, PageBuilder *page);
    const char *want;
} MisuseCase;

static void
paint_outside(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_fill(page, (Rect){ 1, 1, 2, 2 }, BLACK);
}

static void
begin_twice(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_begin(page, NULL);
    page_begin(page, NULL);
}

static void
end_alone(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_end(page);
}

static void
paint_on_a_sealed_page(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_seal(page);
    page_begin(page, NULL);
    page_end(page);
}

static void
left_open(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_begin(page, NULL);
}

static void
not_a_number(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_begin(page, NULL);
    page_text(page, (double)NAN, 10, &run_a);
    page_end(page);
}

static void
turned_nowhere(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_begin(page, NULL);
    page_text_turned(page, 10, 10, (double)NAN, &run_a);
    page_end(page);
}

static void
infinite_line(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_begin(page, NULL);
    page_line(page, (Point){ 0, 0 }, (Point){ (double)INFINITY, 0 }, (Stroke){ .width = 1, .colour = BLACK });
    page_end(page);
}

static void
second_root(PagesBuilder *builder, PageBuilder *page)
{
    (void)page;
    struct_append(builder, NULL, ROLE_DOCUMENT);
    struct_append(builder, NULL, ROLE_DOCUMENT);
}

static void
no_size(PagesBuilder *builder, PageBuilder *page)
{
    (void)page;
    pages_append(builder, (Size){ 0, 400 }, "2");
}

static void
too_large(PagesBuilder *builder, PageBuilder *page)
{
    (void)page;
    pages_append(builder, (Size){ 300, 14401 }, "2");
}

static void
link_from_paragraph(PagesBuilder *builder, PageBuilder *page)
{
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT);

    page_link(page, (Rect){ 0, 0, 10, 10 }, struct_append(builder, root, ROLE_P), "https://example.org", NULL,
              "Example");
}

static void
link_two_ways(PagesBuilder *builder, PageBuilder *page)
{
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT);

    page_destination(page, "here", 10);
    page_link(page, (Rect){ 0, 0, 10, 10 }, struct_append(builder, root, ROLE_LINK), "https://example.org", "here",
              "Example");
}

static void
link_nowhere(PagesBuilder *builder, PageBuilder *page)
{
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT);

    page_link(page, (Rect){ 0, 0, 10, 10 }, struct_append(builder, root, ROLE_LINK), NULL, "nowhere", "Nowhere");
}

static void
destination_twice(PagesBuilder *builder, PageBuilder *page)
{
    (void)builder;
    page_destination(page, "here", 10);
    page_destination(page, "here", 20);
}

static const MisuseCase misuses[] = {
    { "paint on a sealed page", paint_on_a_sealed_page, "something is painted on a page that was sealed" },
    { "painting outside every sequence",     paint_outside,       "outside every marked" },
    { "a sequence inside another",           begin_twice,         "opened inside another" },
    { "an end without a beginning",          end_alone,           "was not open" },
    { "a sequence left open",                left_open,           "left open" },
    { "text at no number",                   not_a_number,        "not a number" },
    { "an angle that is no number",                   turned_nowhere,        "not a number" },
    { "a line to infinity",                  infinite_line,       "not a number" },
    { "two roots",                           second_root,         "second root" },
    { "a page without width",                no_size,             "no possible size" },
    { "a page higher than ISO 32000 allows", too_large,           "no possible size" },
    { "a link from a paragraph",             link_from_paragraph, "Link element" },
    { "a link to an address and a place",    link_two_ways,       "single aim" },
    { "a link to a place that is nowhere",   link_nowhere,        "does not exist" },
    { "two destinations of one name",        destination_twice,   "two destinations" },
};

static void
misuse_fails_the_build(void **state)
{
    const MisuseCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);

    c->build(builder, pages_append(builder, paper, "1"));
    assert_null(pages_finish(builder, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_PAGE_FAULT);
    assert_non_null(strstr(diags_at(diags, 0)->sentence, c->want));
}

typedef struct OffCase { const char *name; Point end; bool placed; bool off; } OffCase;

/* Sheets of 14,400 points are the largest of ISO 32000-1 (annex C, table C.1). */
static const OffCase off_cases[] = {
    { "a curve that ends on the largest page", { 0, 14400 },  true,  false },
    { "a curve that ends below every page",    { 0, 14401 },  true,  true },
    { "a curve that ends before every page",   { -14401, 0 }, true,  true },
    { "an artifact that ends off every page",  { 0, 14401 },  false, true },
};

/* The author's doing: sizes that are each good add up to a place that is on no page. */
static void
what_is_off_every_page_is_told_at_its_place(void **state)
{
    const OffCase *c = *state;
    PathStep steps[] = { { PATH_MOVE, { { 0, 0 } } }, { PATH_CURVE, { { 1, 1 }, { 2, 2 }, c->end } } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    PageBuilder *page = pages_append(builder, paper, "1");
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT), *figure = struct_append(builder, root, ROLE_FIGURE);
    g_autoptr(Pages) pages = NULL;

    struct_set_places(root, (Place){ "page.xml", 3, 5 }, (Place){ 0 });
    page_begin(page, c->placed ? figure : NULL);
    page_path(page, steps, 2, BLACK, (Stroke){ 0 });
    page_end(page);
    pages = pages_finish(builder, diags);
    assert_true((pages == NULL) == c->off);
    assert_int_equal(diags_length(diags), c->off ? 1 : 0);
    if (!c->off)
        return;
    assert_int_equal(diags_at(diags, 0)->id, DIAG_PAGE_OFF);
    if (c->placed)
        assert_int_equal(diags_at(diags, 0)->place.line, 3);
}

typedef struct InfoCase { const char *name; DocumentInfo info; } InfoCase;

static const InfoCase incomplete[] = {
    { "no title",          { .language = "en" } },
    { "an empty title",    { .title = "", .language = "en" } },
    { "no language",       { .title = "Title" } },
    { "an empty language", { .title = "Title", .language = "" } },
};

static void
title_and_language_are_required(void **state)
{
    const InfoCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&c->info);

    pages_append(builder, paper, "1");
    assert_null(pages_finish(builder, diags));
    assert_true(diags_failed(diags));
}

static void
the_first_fault_is_told(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    PageBuilder *page = pages_append(builder, paper, "1");

    (void)state;
    page_end(page);
    page_begin(page, NULL);
    page_begin(page, NULL);
    assert_null(pages_finish(builder, diags));
    assert_int_equal(diags_length(diags), 1);
    assert_non_null(strstr(diags_at(diags, 0)->sentence, "was not open"));
}

static void
a_document_has_pages(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);

    (void)state;
    assert_null(pages_finish(builder, diags));
    assert_non_null(strstr(diags_at(diags, 0)->sentence, "without pages"));
}

static void
a_builder_is_used_once(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;

    (void)state;
    pages_append(builder, paper, "1");
    pages = pages_finish(builder, diags);
    assert_non_null(pages);
    assert_null(pages_finish(builder, diags));
}

/* ---- what is painted ---- */

typedef struct PaintCase {
    const char *name;
    void (*paint)(PageBuilder *page);
    PageItemKind want;
    double x, y, width, height;
} PaintCase;

static void paint_fill(PageBuilder *p) { page_fill(p, (Rect){ 10.00049, 20.0006, 30.12345, 40 }, BLACK); }
static void
paint_frame(PageBuilder *p)
{
    page_frame(p, (Rect){ 1, 2, 3, 4 }, (Stroke){ .width = 1, .colour = BLACK });
}
static void
paint_hatch(PageBuilder *p)
{
    page_hatch(p, (Rect){ 1, 2, 3.9999, 4 }, &(Hatch){ .width = 1, .period = 3, .line = BLACK });
}

static const PaintCase paints[] = {
    { "a fill, to the nearest 1/1000 pt", paint_fill,  ITEM_FILL,  10, 20.001, 30.123, 40 },
    { "a frame",                          paint_frame, ITEM_FRAME, 1, 2, 3, 4 },
    { "a hatch",                          paint_hatch, ITEM_HATCH, 1, 2, 4, 4 },
};

static void
items_keep_their_boxes(void **state)
{
    const PaintCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, paper, "1");
    const PageItem *items;
    size_t count;

    page_begin(page, NULL);
    c->paint(page);
    page_end(page);
    pages = pages_finish(builder, diags);
    assert_non_null(pages);
    items = pages_items(pages, 0, &count);
    assert_int_equal(count, 3);
    assert_int_equal(items[1].kind, c->want);
    assert_near(items[1].box.x, c->x, 1e-12);
    assert_near(items[1].box.y, c->y, 1e-12);
    assert_near(items[1].box.width, c->width, 1e-12);
    assert_near(items[1].box.height, c->height, 1e-12);
}

typedef struct NothingCase { const char *name; void (*paint)(PageBuilder *page); } NothingCase;

static void no_colour(PageBuilder *p) { page_fill(p, (Rect){ 1, 1, 2, 2 }, (Colour){ 0 }); }
static void no_area(PageBuilder *p) { page_fill(p, (Rect){ 1, 1, 0, 2 }, BLACK); }
static void no_width(PageBuilder *p) { page_line(p, (Point){ 0, 0 }, (Point){ 1, 1 }, (Stroke){ .colour = BLACK }); }
static void no_radius(PageBuilder *p) { page_circle(p, (Point){ 0, 0 }, 0, BLACK, (Stroke){ 0 }); }
static void
one_point(PageBuilder *p)
{
    page_polyline(p, (Point[]){ { 1, 1 } }, 1, (Stroke){ .width = 1, .colour = BLACK });
}
static void no_steps(PageBuilder *p) { page_path(p, NULL, 0, BLACK, (Stroke){ 0 }); }

static const NothingCase nothings[] = {
    { "a fill without a colour", no_colour }, { "a fill without area", no_area },
    { "a line without width", no_width },     { "a circle without radius", no_radius },
    { "a polyline of one point", one_point }, { "a path without steps", no_steps },
};

static void
what_cannot_be_seen_is_not_listed(void **state)
{
    const NothingCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, paper, "1");
    size_t count;

    page_begin(page, NULL);
    c->paint(page);
    page_end(page);
    pages = pages_finish(builder, diags);
    assert_non_null(pages);
    pages_items(pages, 0, &count);
    assert_int_equal(count, 2);
}

/* ---- memory ---- */

/* Cells by the thousand have no words of their own: to say so takes no room. */
static void
a_node_without_words_has_no_room_for_them(void **state)
{
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT), *cell = struct_append(builder, root, ROLE_TD);
    size_t before = arena_size(pages_arena(builder));

    (void)state;
    struct_set_actual_text(cell, NULL);
    struct_set_headers(cell, NULL);
    struct_set_title(cell, NULL);
    assert_int_equal(arena_size(pages_arena(builder)), before);
    struct_set_title(cell, "Title");
    struct_set_title(cell, NULL);
    assert_null(struct_view(cell).title);
}

/* A slot of a page that was sealed is filled as any other; a page that is let go of has nothing painted on it. */
static void
a_sealed_page_is_as_it_was(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, paper, "1");
    const TextRun *runs[2] = { &run_a, &run_b };
    const double widths[2] = { 4, 6 };
    const PageItem *items;
    PageSlot *slot;
    size_t count;

    (void)state;
    page_begin(page, NULL);
    page_text(page, 1, 10, &run_a);
    slot = page_slot(page, 20, 10, 12, ALIGN_END);
    page_text(page, 2, 10, &run_b);
    page_end(page);
    page_seal(page);
    assert_true(page_slot_fill(slot, runs, widths, 2));
    pages = pages_finish(builder, diags);
    items = pages_items(pages, 0, &count);
    assert_int_equal(count, 6);
    assert_near(items[1].text.x, 1, 1e-9);
    assert_near(items[2].text.x, 22, 1e-9);
    assert_near(items[3].text.x, 26, 1e-9);
    assert_ptr_equal(items[4].text.run, &run_b);
    pages_let_go(pages, 0);
    pages_items(pages, 0, &count);
    assert_int_equal(count, 0);
    assert_near(pages_size(pages, 0).width, paper.width, 1e-9);
}

/* ---- sequences and the tree ---- */

/* Two pages; the paragraph begins on the first and goes on after an artifact and a link on the second. */
static Pages *
two_pages(PagesBuilder *builder, Diags *diags)
{
    StructNode *root = struct_append(builder, NULL, ROLE_DOCUMENT), *p = struct_append(builder, root, ROLE_P), *link;
    PageBuilder *first = pages_append(builder, paper, "i"), *second;

    page_begin(first, p);
    page_text(first, 10, 20, &run_a);
    page_end(first);
    second = pages_append(builder, (Size){ 400, 300 }, "1");
    page_begin(second, NULL);
    page_end(second);
    link = struct_append(builder, p, ROLE_LINK);
    page_begin(second, link);
    page_end(second);
    page_link(second, (Rect){ 1, 2, 3, 4 }, link, NULL, "start", "To the start");
    page_begin(second, p);
    page_end(second);
    page_destination(first, "start", 12.34567);
    return pages_finish(builder, diags);
}

static void
sequences_are_numbered_over_all_pages(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = two_pages(builder, diags);
    const PageItem *items;
    size_t count;

    (void)state;
    assert_non_null(pages);
    assert_int_equal(pages_mark_count(pages), 4);
    items = pages_items(pages, 0, &count);
    assert_int_equal(items[0].begin.mark, 0);
    items = pages_items(pages, 1, &count);
    assert_int_equal(count, 6);
    assert_int_equal(items[0].begin.mark, 1);
    assert_null(items[0].begin.node);
    assert_int_equal(items[2].begin.mark, 2);
    assert_int_equal(items[4].begin.mark, 3);
}

static void
kids_stand_in_reading_order(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = two_pages(builder, diags);
    StructView root = struct_view(pages_root(pages)), p = struct_view(root.kids[0].node), link;

    (void)state;
    assert_int_equal(root.role, ROLE_DOCUMENT);
    assert_int_equal(root.kid_count, 1);
    assert_ptr_equal(p.parent, pages_root(pages));
    assert_int_equal(p.kid_count, 3);
    assert_int_equal(p.kids[0].kind, KID_MARK);
    assert_int_equal(p.kids[0].mark.page, 0);
    assert_int_equal(p.kids[0].mark.mark, 0);
    assert_int_equal(p.kids[1].kind, KID_NODE);
    assert_int_equal(p.kids[2].kind, KID_MARK);
    assert_int_equal(p.kids[2].mark.page, 1);
    assert_int_equal(p.kids[2].mark.mark, 3);
    link = struct_view(p.kids[1].node);
    assert_int_equal(link.kid_count, 2);
    assert_int_equal(link.kids[0].kind, KID_MARK);
    assert_int_equal(link.kids[0].mark.mark, 2);
    assert_int_equal(link.kids[1].kind, KID_LINK);
    assert_int_equal(link.kids[1].link.page, 1);
    assert_int_equal(link.kids[1].link.link, 0);
}

static void
links_and_destinations_are_kept(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = two_pages(builder, diags);
    const PageDestination *destinations;
    const PageLink *links;
    size_t count;

    (void)state;
    assert_int_equal(pages_count(pages), 2);
    assert_string_equal(pages_label(pages, 0), "i");
    assert_near(pages_size(pages, 1).width, 400, 0);
    pages_links(pages, 0, &count);
    assert_int_equal(count, 0);
    links = pages_links(pages, 1, &count);
    assert_int_equal(count, 1);
    assert_null(links[0].uri);
    assert_string_equal(links[0].destination, "start");
    assert_string_equal(links[0].contents, "To the start");
    destinations = pages_destinations(pages, &count);
    assert_int_equal(count, 1);
    assert_int_equal(destinations[0].page, 0);
    assert_near(destinations[0].y, 12.346, 1e-12);
}

static void
a_destination_is_found_while_building(void **state)
{
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    PageBuilder *page;

    (void)state;
    pages_append(builder, paper, "1");
    page = pages_append(builder, paper, "2");
    page_destination(page, "there", 5);
    assert_ptr_equal(pages_find_destination(builder, "there"), page);
    assert_null(pages_find_destination(builder, "elsewhere"));
    assert_int_equal(page_index(page), 1);
    assert_int_equal(pages_length(builder), 2);
}

static void
what_a_node_says_is_copied(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;
    StructNode *root = struct_append(builder, NULL, ROLE_TABLE), *cell = struct_append(builder, root, ROLE_TH);
    PageBuilder *page = pages_append(builder, paper, "1");
    char text[] = "mine";
    StructView v;

    (void)state;
    struct_set_alt(cell, text);
    struct_set_id(cell, text);
    struct_set_language(cell, "fr");
    struct_set_language(cell, NULL);
    struct_set_table_cell(cell, SCOPE_BOTH, 0, 3);
    struct_set_bbox(cell, page, (Rect){ 1.00049, 2, 3, 4 });
    text[0] = 'X';
    pages = pages_finish(builder, diags);
    v = struct_view(cell);
    assert_string_equal(v.alt, "mine");
    assert_string_equal(v.id, "mine");
    assert_null(v.language);
    assert_int_equal(v.scope, SCOPE_BOTH);
    assert_int_equal(v.column_span, 1);
    assert_int_equal(v.row_span, 3);
    assert_true(v.has_bbox);
    assert_near(v.bbox.x, 1, 1e-12);
}

static void
an_outline_never_skips_a_level(void **state)
{
    static const int asked[] = { 3, 1, 2, 5, 0, 2 }, want[] = { 1, 1, 2, 3, 1, 2 };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, paper, "1");
    const PageOutline *outline;
    size_t count;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
        page_outline(page, asked[i], "Heading", 10);
    pages = pages_finish(builder, diags);
    outline = pages_outline(pages, &count);
    assert_int_equal(count, G_N_ELEMENTS(asked));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(outline[i].level, want[i]);
}

static void
every_role_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int role = 0; role < ROLE_COUNT; role++) {
        assert_non_null(struct_role_name((StructRole)role));
        for (int other = 0; other < role; other++)
            assert_string_not_equal(struct_role_name((StructRole)role), struct_role_name((StructRole)other));
    }
    assert_string_equal(struct_role_name(ROLE_TOCI), "TOCI");
    assert_string_equal(struct_role_name(ROLE_LBODY), "LBody");
    assert_string_equal(struct_role_name(ROLE_BLOCK_QUOTE), "BlockQuote");
}

/* ---- slots: runs of 4 and 6 pt in a reserve of 30 pt that starts at 100 ---- */

typedef struct SlotCase { const char *name; TextAlign align; double a, b; } SlotCase;

static const SlotCase slots[] = {
    { "at the left end",  ALIGN_START,  100, 104 },
    { "in the middle",    ALIGN_CENTER, 110, 114 },
    { "at the right end", ALIGN_END,    120, 124 },
};

static void
a_slot_is_filled_where_it_was_kept(void **state)
{
    const SlotCase *c = *state;
    const TextRun *const runs[] = { &run_a, &run_b };
    const double widths[] = { 4, 6 };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, paper, "1");
    PageSlot *slot;
    const PageItem *items;
    size_t count;

    page_begin(page, NULL);
    slot = page_slot(page, 100, 50, 30, c->align);
    page_fill(page, (Rect){ 1, 1, 2, 2 }, BLACK);
    page_end(page);
    assert_true(page_slot_fill(slot, runs, widths, 2));
    pages = pages_finish(builder, diags);
    items = pages_items(pages, 0, &count);
    assert_int_equal(count, 5);
    assert_ptr_equal(items[1].text.run, &run_a);
    assert_near(items[1].text.x, c->a, 1e-12);
    assert_near(items[1].text.y, 50, 1e-12);
    assert_ptr_equal(items[2].text.run, &run_b);
    assert_near(items[2].text.x, c->b, 1e-12);
    assert_int_equal(items[3].kind, ITEM_FILL);
}

static void
a_slot_refuses_what_is_too_wide(void **state)
{
    const TextRun *const runs[] = { &run_a };
    const double narrow[] = { 30 }, wide[] = { 30.5 };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, paper, "1");
    PageSlot *slot, *empty;
    size_t count;

    (void)state;
    page_begin(page, NULL);
    slot = page_slot(page, 100, 50, 30, ALIGN_START);
    empty = page_slot(page, 200, 50, 7, ALIGN_START);
    page_end(page);
    assert_near(page_slot_width(empty), 7, 0);
    assert_false(page_slot_fill(empty, runs, narrow, 1));
    assert_true(page_slot_fill(slot, runs, narrow, 1));
    assert_false(page_slot_fill(slot, runs, wide, 1));
    pages = pages_finish(builder, diags);
    pages_items(pages, 0, &count);
    assert_int_equal(count, 3);                 /* the refusal left the first filling, and the empty slot is gone */
}

/* A figure whose second value has no id, and an artifact: one part is tagged. */
static void
a_value_is_a_part_of_its_figure(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&info);
    PageBuilder *page = pages_append(builder, paper, "1");
    StructNode *figure = struct_append(builder, struct_append(builder, NULL, ROLE_DOCUMENT), ROLE_FIGURE);
    static const char *const want_ids[] = { "a.2016~c1", "a.2016~c2" };
    g_autoptr(Pages) pages = NULL;
    StructView v;
    size_t values = 0;

    (void)state;
    page_begin(page, figure);
    page_value_begin(page, "a.2016");
    page_text(page, 10, 10, &run_a);
    page_value_end(page);
    page_value_begin(page, NULL);
    page_text(page, 10, 20, &run_a);
    page_value_end(page);
    page_value_begin(page, "a.2016");
    page_value_end(page);
    page_end(page);
    page_begin(page, NULL);
    page_value_begin(page, "b.2016");
    page_text(page, 10, 30, &run_b);
    page_value_end(page);
    page_end(page);
    pages = pages_finish(builder, diags);
    assert_non_null(pages);
    v = struct_view(figure);
    assert_int_equal(v.kid_count, 5);           /* content, a value, content, a value, content */
    for (size_t i = 0; i < v.kid_count; i++) {
        assert_int_equal(v.kids[i].kind, i % 2 == 0 ? KID_MARK : KID_NODE);
        if (v.kids[i].kind == KID_NODE)
            assert_string_equal(struct_view(v.kids[i].node).id, want_ids[values++]);
    }
    assert_int_equal(pages_mark_count(pages), 6);
}

int
main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(the_first_fault_is_told),
        cmocka_unit_test(a_document_has_pages),
        cmocka_unit_test(a_builder_is_used_once),
        cmocka_unit_test(a_node_without_words_has_no_room_for_them),
        cmocka_unit_test(a_sealed_page_is_as_it_was),
        cmocka_unit_test(sequences_are_numbered_over_all_pages),
        cmocka_unit_test(kids_stand_in_reading_order),
        cmocka_unit_test(links_and_destinations_are_kept),
        cmocka_unit_test(a_destination_is_found_while_building),
        cmocka_unit_test(what_a_node_says_is_copied),
        cmocka_unit_test(an_outline_never_skips_a_level),
        cmocka_unit_test(a_value_is_a_part_of_its_figure),
        cmocka_unit_test(every_role_has_a_name_of_its_own),
        cmocka_unit_test(a_slot_refuses_what_is_too_wide),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(misuses) + G_N_ELEMENTS(off_cases) +
                            G_N_ELEMENTS(incomplete) + G_N_ELEMENTS(paints) + G_N_ELEMENTS(nothings) +
                            G_N_ELEMENTS(slots)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(misuses); i++)
        tests[n++] = row_test(misuse_fails_the_build, misuses[i].name, &misuses[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(off_cases); i++)
        tests[n++] = row_test(what_is_off_every_page_is_told_at_its_place, off_cases[i].name, &off_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(incomplete); i++)
        tests[n++] = row_test(title_and_language_are_required, incomplete[i].name, &incomplete[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(paints); i++)
        tests[n++] = row_test(items_keep_their_boxes, paints[i].name, &paints[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(nothings); i++)
        tests[n++] = row_test(what_cannot_be_seen_is_not_listed, nothings[i].name, &nothings[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(slots); i++)
        tests[n++] = row_test(a_slot_is_filled_where_it_was_kept, slots[i].name, &slots[i]);
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
