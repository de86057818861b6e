/*
 * Documents bound into one, worked by hand. A part's sheet is 200 x 100 with margins of 10, so that its body is 180 x
 * 80, and holds blocks of 60: each has a page to itself, with room for one line of 12 above it.
 */
#include "setting.h"
#include "base/diag_template.h"
#include "base/diag_text.h"
#include "text/run.h"
#include "own_box.h"

enum { BODY_X = 10, BODY_END = 190 };

static const DocumentInfo info = { .title = "Bound", .language = "en" };

/* ---- making documents ---- */

static Doc *
doc_of(const char *language)
{
    Doc *doc = doc_new();
    PageMaster *master = arena_new0(doc->arena, PageMaster, 1);

    *master = (PageMaster){ .name = "first", .size = { 200, 100 }, .margin = { 10, 10, 10, 10 } };
    doc->masters = master;
    doc->master_count = 1;
    doc->title = "Part";
    doc->language = language;
    doc->columns = 12;
    doc->gutter = 12;
    doc->chart_theme = arena_new0(doc->arena, ChartTheme, 1);
    doc->root = doc_append(doc, NULL, DOC_BOX);
    *own_text(doc, doc->root) =
        (TextStyle){ .family = "sans", .size = 10, .leading = 12, .weight = 400, .colour = COLOUR_RGB(0) };
    return doc;
}

/* A block that fills a page; found again by its colour, aimed at by its id. */
static DocNode *
add_page(Doc *doc, unsigned colour, const char *id)
{
    DocNode *node = doc_append(doc, doc->root, DOC_BOX);

    own_box(doc, node)->min_height = 60;
    own_box(doc, node)->background = COLOUR_RGB(colour);
    node->id = id;
    return node;
}

static Doc *
doc_of_pages(int pages)
{
    Doc *doc = doc_of("en");

    for (int i = 0; i < pages; i++)
        add_page(doc, 0xCCCCCC, NULL);
    return doc;
}

static DocNode *
add_line(Doc *doc, DocKind kind, const char *text)
{
    DocNode *node = doc_append(doc, doc->root, kind);

    node->align = ALIGN_START;
    if (text != NULL)
        doc_append_text(doc, node, text);
    return node;
}

/* A line of a link and, at its end, the number of the page that it leads to. */
static void
add_reference(Doc *doc, const char *to, int line)
{
    DocNode *p = add_line(doc, DOC_PARAGRAPH, NULL), *link = doc_append(doc, p, DOC_LINK), *slot;

    p->align = link->align = ALIGN_END;
    link->u.link.destination = to;
    link->place = (Place){ "part.xml", line, 7 };
    doc_append_text(doc, link, "to");
    slot = doc_append(doc, link, DOC_PAGE_REFERENCE);
    slot->u.slot.destination = to;
    slot->place = link->place;
}

static void
add(Setting *s, Binder *binder, Doc *doc, BoundPart part)
{
    assert_true(binder_add(binder, doc, &part, s->lang));
    doc_free(doc);
}

static Binder *
open_binder(Setting *s)
{
    return binder_new(&info, s->text, s->diags);
}

/* ---- what came of it, as text ---- */

static char *
labels(const Pages *pages)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < pages_count(pages); i++) {
        const char *label = pages_label(pages, i);

        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", label == NULL || *label == '\0' ? "-" : label);
    }
    return g_string_free(out, FALSE);
}

/* "1 Title @0": level, title and page of each entry. */
static char *
outline(const Pages *pages)
{
    GString *out = g_string_new(NULL);
    size_t count;
    const PageOutline *entries = pages_outline(pages, &count);

    for (size_t i = 0; i < count; i++)
        g_string_append_printf(out, "%s%d %s @%zu", i > 0 ? ", " : "", entries[i].level, entries[i].title,
                               entries[i].page);
    return g_string_free(out, FALSE);
}

/* Parts and sections by role and title, each with its language where it has one, and what stands in it in brackets. */
static void
print_structure(const StructNode *node, GString *out)
{
    StructView view = struct_view(node);

    for (size_t i = 0; i < view.kid_count; i++) {
        StructView kid;

        if (view.kids[i].kind != KID_NODE)
            continue;
        kid = struct_view(view.kids[i].node);
        /* sections of a document's own have no title */
        if (kid.role != ROLE_PART && (kid.role != ROLE_SECT || kid.title == NULL))
            continue;
        g_string_append_printf(out, "(%s %s%s%s", struct_role_name(kid.role), kid.title == NULL ? "-" : kid.title,
                               kid.language == NULL ? "" : "@", kid.language == NULL ? "" : kid.language);
        print_structure(view.kids[i].node, out);
        g_string_append_c(out, ')');
    }
}

static char *
structure(const Pages *pages)
{
    GString *out = g_string_new(NULL);

    print_structure(pages_root(pages), out);
    return g_string_free(out, FALSE);
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

/* The last text painted on a page, in painting order. */
static const PageItem *
last_text(const Pages *pages, size_t page)
{
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);

    while (count-- > 0)
        if (items[count].kind == ITEM_TEXT)
            return &items[count];
    fail_msg("page %zu has no text", page);
    return NULL;
}

static void
assert_text(const PageItem *item, const char *want)
{
    g_autofree char *got = g_strndup(item->text.run->text, item->text.run->length);

    assert_string_equal(got, want);
}

#define assert_told(got, want)                                                                                         \
    do {                                                                                                               \
        g_autofree char *told_ = (got);                                                                                \
        assert_string_equal(told_, want);                                                                              \
    } while (0)

/* ---- labels ---- */

typedef struct PartRow { int pages; /* 0: a blank that was asked for */ PageNumbering numbering; const char *prefix;
                         bool recto; } PartRow;
typedef struct LabelCase { const char *name; PartRow parts[7]; size_t count; const char *want; } LabelCase;

#define UNCOUNTED(n) { (n), NUMBERING_NONE, NULL, false }
#define FRONT(n) { (n), NUMBERING_ROMAN, NULL, false }
#define BODY(n) { (n), NUMBERING_DECIMAL, NULL, false }
#define ANNEX(n) { (n), NUMBERING_DECIMAL, "A-", false }
#define RIGHT(n) { (n), NUMBERING_DECIMAL, NULL, true }
#define BLANK { 0, NUMBERING_NONE, NULL, false }

static const LabelCase label_cases[] = {
    { "a body is counted from 1", { BODY(3) }, 1, "1 2 3" },
    { "a cover is not counted", { UNCOUNTED(1), BODY(2) }, 2, "- 1 2" },
    { "the front has small Roman numerals", { FRONT(5) }, 1, "i ii iii iv v" },
    { "front, body and annex each begin anew",
      { UNCOUNTED(1), FRONT(2), BODY(3), ANNEX(2) },
      4,
      "- i ii 1 2 3 A-1 A-2" },
    { "parts of one numbering are counted on", { BODY(2), BODY(1), BODY(2) }, 3, "1 2 3 4 5" },
    { "also over what interrupts them", { BODY(2), ANNEX(1), BODY(1), FRONT(1), ANNEX(2) }, 5, "1 2 A-1 3 i A-2 A-3" },
    { "an uncounted page in the middle", { BODY(2), UNCOUNTED(1), BODY(1) }, 3, "1 2 - 3" },
    { "a right-hand page is the third, the fifth", { BODY(1), RIGHT(1), RIGHT(1) }, 3, "1 2 3 4 5" },
    { "no blank where it is one already", { BODY(2), RIGHT(1) }, 2, "1 2 3" },
    { "no blank before the first page", { RIGHT(2) }, 1, "1 2" },
    { "a blank is counted with the pages before it", { UNCOUNTED(2), FRONT(1), RIGHT(2) }, 3, "- - i ii 1 2" },
    { "or not counted with them", { UNCOUNTED(1), RIGHT(1) }, 2, "- - 1" },
    { "or with the front, whose count goes on after it", { FRONT(1), RIGHT(1), FRONT(1) }, 3, "i ii 1 iii" },
    { "a blank that was asked for, too", { BODY(1), BLANK, BODY(1) }, 3, "1 2 3" },
    { "one after an annex", { ANNEX(1), BLANK, BODY(1) }, 3, "A-1 A-2 1" },
    { "one before everything is not counted", { BLANK, BODY(1) }, 2, "- 1" },
    { "two of them", { FRONT(1), BLANK, BLANK, BODY(1) }, 4, "i ii iii 1" },
    { "one that makes the next page a right-hand one", { BODY(1), BLANK, RIGHT(1) }, 3, "1 2 3" },
};

static void
pages_are_labelled(const LabelCase *c, Setting *s)
{
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;

    for (size_t i = 0; i < c->count; i++) {
        const PartRow *row = &c->parts[i];

        if (row->pages == 0)
            binder_add_blank(binder);
        else
            add(s, binder, doc_of_pages(row->pages),
                (BoundPart){ .numbering = row->numbering, .prefix = row->prefix, .recto = row->recto });
    }
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_told(labels(pages), c->want);
}

static void
labels_are_worked_out(void **state)
{
    const LabelCase *c = *state;
    void *setting = NULL;

    assert_int_equal(set_up(&setting), 0);
    pages_are_labelled(c, setting);
    tear_down(&setting);
}

static void
a_blank_is_as_large_as_the_page_before_it_or_the_page_it_serves(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    static const double widths[] = { 595.276, 200, 200, 200, 200 };

    binder_add_blank(binder);
    add(s, binder, doc_of_pages(1), (BoundPart){ 0 });
    binder_add_blank(binder);
    /* the fourth: after a blank of its own it is the fifth */
    add(s, binder, doc_of_pages(1), (BoundPart){ .recto = true });
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), G_N_ELEMENTS(widths));
    for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
        assert_near(pages_size(pages, i).width, widths[i], 1e-9);
}

/* ---- groups ---- */

static Doc *
doc_with_headings(const char *language)
{
    Doc *doc = doc_of(language);

    for (int level = 1; level <= 2; level++) {
        DocNode *heading = add_line(doc, DOC_HEADING, level == 1 ? "Head" : "Below");

        heading->u.heading.level = level;
        heading->u.heading.outline = true;
    }
    return doc;
}

static void
groups_hold_their_parts(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;

    add(s, binder, doc_of_pages(1), (BoundPart){ .name = "one", .title = "One" });
    binder_open_group(binder, "all", "All");
    add(s, binder, doc_with_headings("en"), (BoundPart){ .name = "all/a", .title = "A" });
    add(s, binder, doc_with_headings("fr"), (BoundPart){ .name = "all/b", .title = "B" });
    binder_close_group(binder);
    add(s, binder, doc_with_headings("en"), (BoundPart){ .name = "last", .title = "Last" });
    add(s, binder, doc_of_pages(1), (BoundPart){ 0 });
    pages = binder_finish(binder);
    assert_non_null(pages);
    /* a part's own title stands for its first heading; those below it are one level deeper than the part */
    assert_told(outline(pages), "1 One @0, 1 All @1, 2 A @1, 3 Below @1, 2 B @2, 3 Below @2, 1 Last @3, 2 Below @3");
    assert_told(structure(pages), "(Part One)(Part All(Sect A)(Sect B@fr))(Part Last)(Part -)");
    assert_int_equal(destination_page(pages, "all"), 1);
    assert_int_equal(destination_page(pages, "all/a"), 1);
    assert_int_equal(destination_page(pages, "all/b"), 2);
}

/* ---- destinations ---- */

typedef struct AimCase { const char *name; int from; /* part 1 or 2 */ const char *to, *want_name; size_t want_page;
                         } AimCase;

/* Part "one" has pages 0 and 1, part "two" 2, 3 and 4; "here" stands on the last page of each. */
static const AimCase aim_cases[] = {
    { "a name is looked for in its own part", 1, "here", "one#here", 1 },
    { "also where another part has it", 2, "here", "two#here", 4 },
    { "the beginning of the part itself", 1, "/one", "one", 0 },
    { "the beginning of a later part", 1, "/two", "two", 2 },
    { "the beginning of an earlier part", 2, "/one", "one", 0 },
    { "a place in a later part", 1, "/two#here", "two#here", 4 },
    { "a place in an earlier part", 2, "/one#here", "one#here", 1 },
    { "a place in its own part by its full name", 2, "/two#here", "two#here", 4 },
};

static Doc *
doc_with_aim(const char *to, int pages)
{
    Doc *doc = doc_of("en");

    if (to != NULL)
        add_reference(doc, to, 12);
    for (int i = 1; i < pages; i++)
        add_page(doc, 0xCCCCCC, NULL);
    add_page(doc, 0xCCCCCC, "here");
    return doc;
}

static void
aim_arrives(const AimCase *c, Setting *s)
{
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    size_t page = c->from == 1 ? 0 : 2, count;
    const PageLink *links;
    char want[] = { (char)('1' + c->want_page), '\0' };

    add(s, binder, doc_with_aim(c->from == 1 ? c->to : NULL, 2), (BoundPart){ .name = "one" });
    add(s, binder, doc_with_aim(c->from == 2 ? c->to : NULL, 3), (BoundPart){ .name = "two" });
    pages = binder_finish(binder);
    assert_non_null(pages);
    links = pages_links(pages, page, &count);
    assert_in_range(count, 1, 2);                                       /* the word and the number, or both as one */
    for (size_t i = 0; i < count; i++)
        assert_string_equal(links[i].destination, c->want_name);
    assert_int_equal(destination_page(pages, c->want_name), c->want_page);
    assert_text(last_text(pages, page), want);                          /* counted from 1 */
}

static void
aims_arrive(void **state)
{
    void *setting = NULL;

    assert_int_equal(set_up(&setting), 0);
    aim_arrives(*state, setting);
    tear_down(&setting);
}

static void
what_leads_nowhere_is_told_with_its_place(void **state)
{
    static const char *const nowhere[] = { "/three", "/two#there", "there" };
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    Doc *doc = doc_of("en");
    size_t told[3] = { 0 };

    for (int i = 0; i < 3; i++)
        add_reference(doc, nowhere[i], 20 + i);
    add(s, binder, doc, (BoundPart){ .name = "one" });
    add(s, binder, doc_with_aim(NULL, 1), (BoundPart){ .name = "two" });
    assert_null(binder_finish(binder));
    for (size_t i = 0; i < diags_length(s->diags); i++) {
        const Diag *d = diags_at(s->diags, i);

        assert_int_equal(d->id, DIAG_LAYOUT_NO_DESTINATION);
        assert_string_equal(d->place.file, "part.xml");
        assert_int_equal(d->place.column, 7);
        assert_in_range(d->place.line, 20, 22);
        told[d->place.line - 20]++;
    }
    for (int i = 0; i < 3; i++)
        assert_true(told[i] > 0);
}

static void
an_id_that_stands_twice_is_told_with_its_place(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    Doc *doc = doc_of("en");
    BoundPart part = { .name = "one" };

    add_page(doc, 0xCCCCCC, "here");
    add_page(doc, 0xCCCCCC, "here")->place = (Place){ "part.xml", 30, 4 };
    assert_false(binder_add(binder, doc, &part, s->lang));
    doc_free(doc);
    assert_int_equal(diags_length(s->diags), 1);
    assert_int_equal(diags_at(s->diags, 0)->id, DIAG_TEMPLATE_DUPLICATE);
    assert_int_equal(diags_at(s->diags, 0)->place.line, 30);
}

/* ---- page numbers ---- */

static void
numbers_end_where_their_line_ends(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    Doc *contents = doc_of("en");

    add_reference(contents, "/two", 1);
    add(s, binder, contents, (BoundPart){ .name = "contents", .numbering = NUMBERING_ROMAN });
    add(s, binder, doc_of_pages(6), (BoundPart){ .name = "one" });
    add(s, binder, doc_of_pages(1), (BoundPart){ .name = "two" });
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_text(last_text(pages, 0), "7");
    assert_near(last_text(pages, 0)->text.x + last_text(pages, 0)->text.run->width, BODY_END, 0.01);
}

static Doc *
contents_of(unsigned colour, int pages)
{
    Doc *doc = doc_of("en");

    add_reference(doc, "/two", 1);
    for (int i = 0; i < pages; i++)
        add_page(doc, colour + (unsigned)i, i == 0 ? "top" : NULL);
    return doc;
}

static Doc *
marked(unsigned colour)
{
    Doc *doc = doc_of("en");

    add_page(doc, colour, "top");
    return doc;
}

static bool
is_painted(const Pages *pages, unsigned colour)
{
    size_t page;
    Rect box;

    return find_fill(pages, colour, &page, &box);
}

static size_t
page_of_colour(const Pages *pages, unsigned colour)
{
    size_t page;
    Rect box;

    assert_true(find_fill(pages, colour, &page, &box));
    return page;
}

/*
 * "A-1" is wider than the two figures that a number is given room for. Set again the contents have two pages, of which
 * the second comes to stand before parts that were there before it.
 */
static void
only_the_part_whose_number_is_too_wide_is_set_again(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    Doc *again = contents_of(0x440000, 2);
    size_t part = 99;

    add(s, binder, marked(0x010101), (BoundPart){ .name = "cover", .title = "Cover", .numbering = NUMBERING_NONE });
    add(s, binder, contents_of(0x330000, 1),
        (BoundPart){ .name = "contents", .title = "Contents", .numbering = NUMBERING_ROMAN });
    add(s, binder, marked(0x020202), (BoundPart){ .name = "one", .title = "One" });
    add(s, binder, marked(0x030303), (BoundPart){ .name = "two", .title = "Two", .prefix = "A-" });
    assert_true(binder_outgrown(binder, &part));
    assert_int_equal(part, 1);
    assert_true(binder_set_again(binder, part, again, s->lang));
    doc_free(again);
    assert_false(binder_outgrown(binder, &part));
    pages = binder_finish(binder);
    assert_non_null(pages);

    assert_false(is_painted(pages, 0x330000));
    assert_int_equal(page_of_colour(pages, 0x010101), 0);
    assert_int_equal(page_of_colour(pages, 0x440000), 1);
    assert_int_equal(page_of_colour(pages, 0x440001), 2);
    assert_int_equal(page_of_colour(pages, 0x020202), 3);
    assert_int_equal(page_of_colour(pages, 0x030303), 4);
    assert_told(labels(pages), "- i ii 1 A-1");
    assert_told(outline(pages), "1 Cover @0, 1 Contents @1, 1 One @3, 1 Two @4");
    assert_told(structure(pages), "(Part Cover)(Part Contents)(Part One)(Part Two)");
    assert_int_equal(destination_page(pages, "contents#top"), 1);
    assert_int_equal(destination_page(pages, "one"), 3);
    assert_int_equal(destination_page(pages, "two#top"), 4);
    assert_text(last_text(pages, 1), "A-1");
    assert_near(last_text(pages, 1)->text.x + last_text(pages, 1)->text.run->width, BODY_END, 0.01);
}

/*
 * Contents of one page leave a right-hand part where it is; of two, they push it one page on, and a blank goes before
 * it.
 */
static void
blanks_are_settled_anew_when_a_part_has_grown(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    Doc *again = contents_of(0x440000, 2);
    size_t part = 99;

    add(s, binder, marked(0x010101), (BoundPart){ .numbering = NUMBERING_NONE });
    add(s, binder, contents_of(0x330000, 1), (BoundPart){ .name = "contents", .numbering = NUMBERING_ROMAN });
    add(s, binder, marked(0x020202), (BoundPart){ .name = "two", .prefix = "A-", .recto = true });
    assert_true(binder_outgrown(binder, &part));
    assert_int_equal(part, 1);
    assert_int_equal(binder_length(binder), 3);
    assert_true(binder_set_again(binder, part, again, s->lang));
    doc_free(again);
    assert_false(binder_outgrown(binder, &part));
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_told(labels(pages), "- i ii iii A-1");
    assert_int_equal(page_of_colour(pages, 0x020202), 4);
}

/*
 * Two contents are too narrow at once. The blank before the right-hand part is still where it was when the second is
 * asked for: what depends on all is settled when both are set again, and not after each.
 */
static void
all_that_are_outgrown_are_set_again_before_the_rest_is_settled(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    Doc *again = contents_of(0x440000, 2), *other = contents_of(0x550000, 2);
    size_t part = 99;

    add(s, binder, marked(0x010101), (BoundPart){ .numbering = NUMBERING_NONE });
    add(s, binder, contents_of(0x330000, 1), (BoundPart){ .name = "contents", .numbering = NUMBERING_ROMAN });
    add(s, binder, contents_of(0x330000, 1), (BoundPart){ .name = "more", .numbering = NUMBERING_ROMAN });
    add(s, binder, marked(0x020202), (BoundPart){ .name = "two", .prefix = "A-", .recto = true });
    assert_true(binder_outgrown(binder, &part));
    assert_int_equal(part, 1);
    assert_int_equal(binder_length(binder), 5);
    assert_true(binder_set_again(binder, part, again, s->lang));
    assert_true(binder_outgrown(binder, &part));
    assert_int_equal(part, 2);
    assert_int_equal(binder_length(binder), 6);
    assert_true(binder_set_again(binder, part, other, s->lang));
    doc_free(again);
    doc_free(other);
    assert_false(binder_outgrown(binder, &part));
    assert_int_equal(binder_length(binder), 7);
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_told(labels(pages), "- i ii iii iv v A-1");
    assert_text(last_text(pages, 1), "A-1");
    assert_text(last_text(pages, 3), "A-1");
}

/* The group's own entry stands where its first part begins, also when that part was set again. */
static void
the_first_of_a_group_may_be_set_again(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    Doc *again = contents_of(0x440000, 2);
    size_t part = 99;

    binder_open_group(binder, "all", "All");
    add(s, binder, contents_of(0x330000, 1), (BoundPart){ .name = "all/a", .title = "A" });
    add(s, binder, marked(0x020202), (BoundPart){ .name = "all/b", .title = "B" });
    binder_close_group(binder);
    add(s, binder, marked(0x030303), (BoundPart){ .name = "two", .title = "Two", .prefix = "A-" });
    assert_true(binder_outgrown(binder, &part));
    assert_int_equal(part, 0);
    assert_true(binder_set_again(binder, part, again, s->lang));
    doc_free(again);
    assert_false(binder_outgrown(binder, &part));
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_told(outline(pages), "1 All @0, 2 A @0, 2 B @2, 1 Two @3");
    assert_told(structure(pages), "(Part All(Sect A)(Sect B))(Part Two)");
    assert_int_equal(destination_page(pages, "all"), 0);
}

/* ---- foreign pages ---- */

static void
bare_foreign_pages_are_as_large_as_they_are(void **state)
{
    static const Size sizes[] = { { 300, 400 }, { 120, 80 } };
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    BoundPart part = { .name = "annex", .title = "Annex", .prefix = "A-" };
    Rect boxes[2];
    StructView root;
    size_t count;

    add(s, binder, doc_of_pages(1), (BoundPart){ .name = "one", .title = "One" });
    binder_add_foreign(binder, NULL, &part, s->lang, sizes, 2, boxes);
    assert_int_equal(binder_first_page(binder, 1), 1);
    pages = binder_finish(binder);
    assert_non_null(pages);
    for (size_t i = 0; i < 2; i++) {
        assert_near(pages_size(pages, 1 + i).width, sizes[i].width, 1e-9);
        assert_near(pages_size(pages, 1 + i).height, sizes[i].height, 1e-9);
        assert_near(boxes[i].x, 0, 1e-9);
        assert_near(boxes[i].y, 0, 1e-9);
        assert_near(boxes[i].width, sizes[i].width, 1e-9);
        assert_near(boxes[i].height, sizes[i].height, 1e-9);
        pages_items(pages, 1 + i, &count);
        assert_int_equal(count, 0);
    }
    assert_told(labels(pages), "1 A-1 A-2");
    assert_told(outline(pages), "1 One @0, 1 Annex @1");
    assert_told(structure(pages), "(Part One)(Sect Annex)");
    assert_int_equal(destination_page(pages, "annex"), 1);
    root = struct_view(pages_root(pages));
    assert_string_equal(struct_view(root.kids[1].node).id, "annex");
}

/* Two masters: 10 all around, then 30 at the top and 20 at the end; the foot has the page's number at its end. */
static void
framed_foreign_pages_stand_within_the_margins(void **state)
{
    static const Size sizes[] = { { 300, 400 }, { 300, 400 }, { 300, 400 } };
    static const Rect want[] = { { 10, 10, 180, 80 }, { 10, 30, 170, 60 }, { 10, 30, 170, 60 } };
    static const char *const numbers[] = { "A-1", "A-2", "A-3" };
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;
    Doc *frame = doc_of("en");
    PageMaster *masters = arena_new0(frame->arena, PageMaster, 2);
    BoundPart part = { .name = "annex", .prefix = "A-" };
    Rect boxes[3];

    masters[0] = masters[1] = frame->masters[0];
    masters[1].margin = (Edges){ .top = 30, .end = 20, .bottom = 10, .start = 10 };
    for (int i = 0; i < 2; i++) {
        masters[i].foot.baseline = 96;
        masters[i].foot.end = doc_append(frame, NULL, DOC_PARAGRAPH);
        masters[i].foot.end->text = frame->root->text;
        doc_append(frame, masters[i].foot.end, DOC_PAGE_NUMBER);
    }
    frame->masters = masters;
    frame->master_count = 2;
    add_page(frame, 0x777777, NULL);
    binder_add_foreign(binder, frame, &part, s->lang, sizes, 3, boxes);
    assert_int_equal(binder_first_page(binder, 0), 0);
    doc_free(frame);
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 3);
    assert_false(is_painted(pages, 0x777777));                          /* the frame's own content is not looked at */
    for (size_t i = 0; i < 3; i++) {
        assert_near(pages_size(pages, i).width, 200, 1e-9);
        assert_near(boxes[i].x, want[i].x, 1e-9);
        assert_near(boxes[i].y, want[i].y, 1e-9);
        assert_near(boxes[i].width, want[i].width, 1e-9);
        assert_near(boxes[i].height, want[i].height, 1e-9);
        assert_text(last_text(pages, i), numbers[i]);
        assert_near(last_text(pages, i)->text.y, 96, 1e-9);
    }
}

/*
 * Pages before the parts, with R where a part begins on a right-hand page and F where it is a foreign one; every part
 * has one page.
 */
static void
foreign_pages_are_found_behind_blanks(void **state)
{
    static const struct { const char *parts; size_t first[4]; size_t pages; } cases[] = {
        { "PRF", { 0, 2, 3 }, 4 }, { "PFR", { 0, 1, 2 }, 3 }, { "RPF", { 0, 1, 2 }, 3 },   { "FRF", { 0, 2, 3 }, 4 },
        { "PRFR", { 0, 2, 3, 4 }, 5 }, { "FFFR", { 0, 1, 2, 4 }, 5 }, { "PRRF", { 0, 2, 4, 5 }, 6 },
    };
    static const Size size = { 300, 400 };
    Setting *s = *state;

    for (size_t c = 0; c < G_N_ELEMENTS(cases); c++) {
        g_autoptr(Binder) binder = open_binder(s);
        g_autoptr(Pages) pages = NULL;
        Rect box;

        for (const char *kind = cases[c].parts; *kind != '\0'; kind++) {
            g_autofree char *name = g_strdup_printf("part-%d", (int)(kind - cases[c].parts));
            BoundPart part = { .name = name, .recto = *kind == 'R' };

            if (*kind == 'F')
                binder_add_foreign(binder, NULL, &part, s->lang, &size, 1, &box);
            else
                add(s, binder, doc_of_pages(1), part);
        }
        for (size_t i = 0; cases[c].parts[i] != '\0'; i++)
            assert_int_equal(binder_first_page(binder, i), cases[c].first[i]);
        pages = binder_finish(binder);
        assert_non_null(pages);
        assert_int_equal(pages_count(pages), cases[c].pages);
        for (size_t i = 0; cases[c].parts[i] != '\0'; i++)
            assert_near(pages_size(pages, cases[c].first[i]).width, cases[c].parts[i] == 'F' ? 300 : 200, 1e-9);
    }
}

/* ---- texts ---- */

static Doc *
doc_saying(const char *text)
{
    Doc *doc = doc_of("en");

    add_line(doc, DOC_PARAGRAPH, text);
    return doc;
}

static void
what_stands_in_many_parts_is_kept_once(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    g_autoptr(Pages) pages = NULL;

    add(s, binder, doc_saying("Sources"), (BoundPart){ 0 });
    add(s, binder, doc_saying("Deadlines"), (BoundPart){ 0 });
    add(s, binder, doc_saying("Sources"), (BoundPart){ 0 });
    pages = binder_finish(binder);
    assert_non_null(pages);
    assert_text(last_text(pages, 1), "Deadlines");
    assert_text(last_text(pages, 2), "Sources");
    assert_near(last_text(pages, 2)->text.x, BODY_X, 0.01);
    assert_ptr_equal(last_text(pages, 0)->text.run, last_text(pages, 2)->text.run);
    assert_ptr_not_equal(last_text(pages, 0)->text.run, last_text(pages, 1)->text.run);
}

/* ---- failure ---- */

static void
a_part_that_cannot_be_set_fails_the_whole(void **state)
{
    Setting *s = *state;
    g_autoptr(Binder) binder = open_binder(s);
    Doc *wrong = doc_of("en");
    BoundPart part = { .name = "one" };
    size_t outgrown = 99;

    own_box(wrong, add_page(wrong, 0x111111, NULL))->min_height = 500;             /* higher than its page */
    assert_false(binder_add(binder, wrong, &part, s->lang));
    doc_free(wrong);
    add(s, binder, contents_of(0x330000, 1), (BoundPart){ .name = "contents" });
    assert_false(binder_outgrown(binder, &outgrown));
    assert_null(binder_finish(binder));
    assert_int_equal(diags_at(s->diags, 0)->id, DIAG_FIT_TOO_HIGH);
}

int
main(void)
{
    static const struct CMUnitTest plain[] = {
        LAYOUT_TEST(a_blank_is_as_large_as_the_page_before_it_or_the_page_it_serves),
        LAYOUT_TEST(groups_hold_their_parts),
        LAYOUT_TEST(what_leads_nowhere_is_told_with_its_place),
        LAYOUT_TEST(an_id_that_stands_twice_is_told_with_its_place),
        LAYOUT_TEST(numbers_end_where_their_line_ends),
        LAYOUT_TEST(only_the_part_whose_number_is_too_wide_is_set_again),
        LAYOUT_TEST(blanks_are_settled_anew_when_a_part_has_grown),
        LAYOUT_TEST(all_that_are_outgrown_are_set_again_before_the_rest_is_settled),
        LAYOUT_TEST(the_first_of_a_group_may_be_set_again),
        LAYOUT_TEST(bare_foreign_pages_are_as_large_as_they_are),
        LAYOUT_TEST(foreign_pages_are_found_behind_blanks),
        LAYOUT_TEST(framed_foreign_pages_stand_within_the_margins),
        LAYOUT_TEST(what_stands_in_many_parts_is_kept_once),
        LAYOUT_TEST(a_part_that_cannot_be_set_fails_the_whole),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(label_cases) + G_N_ELEMENTS(aim_cases) + G_N_ELEMENTS(plain)];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(label_cases); i++)
        tests[count++] = row_test(labels_are_worked_out, label_cases[i].name, &label_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(aim_cases); i++)
        tests[count++] = row_test(aims_arrive, aim_cases[i].name, &aim_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
        tests[count++] = plain[i];
    return _cmocka_run_group_tests("layout/bind", tests, count, NULL, NULL);
}
