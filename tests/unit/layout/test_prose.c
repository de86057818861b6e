/*
 * What prose is made of: quotations, contents, lists, leaders, notes. Tags are held against ISO 32000-1, 14.8.4;
 * places against geometry worked by hand on a text width of 510.24 from 42.52 (42.52 + 510.24 = 552.76).
 */
#include "setting.h"
#include "own_box.h"
#include <string.h>

/* ---- the structure tree in one line: "Document(P P)" ---- */

static void
append_tags(GString *out, const StructNode *node)
{
    StructView v = struct_view(node);
    bool open = false;

    g_string_append(out, struct_role_name(v.role));
    for (size_t i = 0; i < v.kid_count; i++) {
        if (v.kids[i].kind != KID_NODE)
            continue;
        g_string_append_c(out, open ? ' ' : '(');
        append_tags(out, v.kids[i].node);
        open = true;
    }
    if (open)
        g_string_append_c(out, ')');
}

static void
assert_tags(const Pages *pages, const char *want)
{
    g_autoptr(GString) got = g_string_new(NULL);

    assert_non_null(pages);
    append_tags(got, pages_root(pages));
    assert_string_equal(got->str, want);
}

/* The first text item that says `text`: its page, and where it stands. */
static const PageItem *
find_text(const Pages *pages, const char *text, size_t *page)
{
    for (*page = 0; *page < pages_count(pages); (*page)++) {
        size_t count;
        const PageItem *items = pages_items(pages, *page, &count);

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_TEXT && strncmp(items[i].text.run->text, text, strlen(text)) == 0)
                return &items[i];
    }
    fail_msg("nothing says %s", text);
    return NULL;
}

static DocNode *
add_role(Setting *s, DocNode *parent, DocKind kind, DocRole role)
{
    DocNode *node = doc_append(s->doc, parent, kind);

    node->role = role;
    return node;
}

static DocNode *
add_paragraph(Setting *s, DocNode *parent, const char *text)
{
    DocNode *node = doc_append(s->doc, parent, DOC_PARAGRAPH);

    doc_append_text(s->doc, node, text);
    return node;
}

static DocNode *
add_item(Setting *s, DocNode *list, const char *label, const char *text)
{
    DocNode *node = doc_append(s->doc, list, DOC_ITEM);

    node->u.item.label = label;
    node->u.item.indent = 22;
    node->u.item.gap = 10;
    node->u.item.label_align = ALIGN_END;
    doc_append_text(s->doc, node, text);
    return node;
}

/* ---- directions ---- */

/* Arabic in an English document: from the right end on, and the point at the left of the last letter. */
static void
a_block_in_a_language_of_the_other_direction_begins_at_its_own_side(void **state)
{
    Setting *s = *state;
    DocNode *box = doc_append(s->doc, s->doc->root, DOC_BOX), *list;
    g_autoptr(Pages) pages = NULL;
    const PageItem *word, *point, *item, *label;
    size_t page;

    box->turned = true;
    own_box(s->doc, box)->border_start = (DocBorder){ .width = 2, .colour = COLOUR_RGB(0x123456) };
    add_paragraph(s, box, "\u0628\u062A.");
    list = doc_append(s->doc, box, DOC_LIST);
    add_item(s, list, "7", "\u062F\u0631");
    pages = lay_out(s);
    word = find_text(pages, "\u0628", &page);
    item = find_text(pages, "\u062F", &page);
    label = find_text(pages, "7", &page);
    assert_true(word->text.run->rtl);
    point = find_text(pages, ".", &page);
    assert_near(word->text.x + word->text.run->width, 552.76 - 2, 0.1);
    assert_near(point->text.x + point->text.run->width, word->text.x, 0.1);
    assert_true(label->text.x > item->text.x);
    assert_near(item->text.x + item->text.run->width, 552.76 - 2 - 22, 0.1);
}

/* ---- roles ---- */

static void
a_quotation_stands_around_its_paragraphs(void **state)
{
    Setting *s = *state;
    DocNode *quote = add_role(s, s->doc->root, DOC_BOX, DOC_ROLE_QUOTE);
    g_autoptr(Pages) pages = NULL;

    add_paragraph(s, quote, "one");
    add_paragraph(s, quote, "two");
    pages = lay_out(s);
    assert_tags(pages, "Document(BlockQuote(P P))");
}

/* ISO 32000-1, 14.8.4.3.3: a TOC of TOCI, each with its label and a reference. What only places has no element. */
static void
contents_hold_items(void **state)
{
    Setting *s = *state;
    DocNode *toc = add_role(s, s->doc->root, DOC_BOX, DOC_ROLE_TOC),
            *item = add_role(s, toc, DOC_BOX, DOC_ROLE_TOC_ITEM);
    DocNode *grid = doc_append(s->doc, item, DOC_GRID), *columns[2], *link;
    g_autoptr(Pages) pages = NULL;

    for (int i = 0; i < 2; i++) {
        columns[i] = doc_append(s->doc, grid, DOC_COLUMN);
        columns[i]->u.column.span = i == 0 ? 1 : 11;
    }
    doc_append_text(s->doc, add_role(s, columns[0], DOC_PARAGRAPH, DOC_ROLE_LABEL), "1");
    link = doc_append(s->doc, add_role(s, doc_append(s->doc, columns[1], DOC_PARAGRAPH), DOC_SPAN, DOC_ROLE_REFERENCE),
                      DOC_LINK);
    link->u.link.destination = "here";
    doc_append_text(s->doc, link, "Here");
    add_paragraph(s, s->doc->root, "there")->id = "here";
    pages = lay_out(s);
    assert_tags(pages, "Document(TOC(TOCI(Lbl P(Reference(Link)))) P)");
}

/* A quotation over two pages is one: 60 lines of 12 are 720, the body of a page is 841.89 - 54 - 60 = 727.89. */
static void
a_role_over_two_pages_is_one_element(void **state)
{
    Setting *s = *state;
    DocNode *quote = add_role(s, s->doc->root, DOC_BOX, DOC_ROLE_QUOTE);
    g_autoptr(Pages) pages = NULL;

    for (int i = 0; i < 62; i++)
        add_paragraph(s, quote, "x");
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    assert_int_equal(struct_view(pages_root(pages)).kid_count, 1);
    assert_int_equal(struct_view(struct_view(pages_root(pages)).kids[0].node).kid_count, 62);
}

/* ---- lists ---- */

/* The label ends 10 before the text, which begins at 42.52 + 22. */
static void
a_number_ends_before_its_text(void **state)
{
    Setting *s = *state;
    DocNode *list = doc_append(s->doc, s->doc->root, DOC_LIST);
    const PageItem *label, *text;
    g_autoptr(Pages) pages = NULL;
    size_t page;

    add_item(s, list, "7", "seven");
    pages = lay_out(s);
    assert_tags(pages, "Document(L(LI(Lbl LBody)))");
    label = find_text(pages, "7", &page);
    text = find_text(pages, "seven", &page);
    assert_near(text->text.x, 64.52, 0.01);
    assert_near(label->text.x + label->text.run->width, 54.52, 0.01);
    assert_near(label->text.y, text->text.y, 0.001);
}

static void
a_number_ends_before_its_text_from_the_right(void **state)
{
    Setting *s = *state;
    DocNode *list = doc_append(s->doc, s->doc->root, DOC_LIST);
    const PageItem *label, *text;
    g_autoptr(Pages) pages = NULL;
    size_t page;

    s->doc->direction = DIRECTION_RTL;
    add_item(s, list, "7", "seven");
    pages = lay_out(s);
    label = find_text(pages, "7", &page);
    text = find_text(pages, "seven", &page);
    assert_near(label->text.x, 552.76 - 12, 0.01);
    assert_near(text->text.x + text->text.run->width, 552.76 - 22, 0.01);
}

/* A digit is 5.72 wide at 10 pt (572 of 1000 in Noto Sans): four of them and the gap take 32.88 from all items. */
static void
the_widest_number_moves_all_text(void **state)
{
    Setting *s = *state;
    DocNode *list = doc_append(s->doc, s->doc->root, DOC_LIST);
    g_autoptr(Pages) pages = NULL;
    size_t page;

    add_item(s, list, "9", "nine");
    add_item(s, list, "1000", "thousand");
    pages = lay_out(s);
    assert_near(find_text(pages, "nine", &page)->text.x, 42.52 + 32.88, 0.01);
    assert_near(find_text(pages, "thousand", &page)->text.x, 42.52 + 32.88, 0.01);
}

/*
 * A list in an item begins where its text does: 42.52 + 22 + 22. The outer list's wide number is not the inner one's.
 */
static void
a_list_in_an_item_is_indented(void **state)
{
    Setting *s = *state;
    DocNode *list = doc_append(s->doc, s->doc->root, DOC_LIST), *item = doc_append(s->doc, list, DOC_ITEM);
    g_autoptr(Pages) pages = NULL;
    size_t page;

    item->u.item.label = "1";
    item->u.item.indent = 22;
    add_paragraph(s, item, "outer");
    add_item(s, doc_append(s->doc, item, DOC_LIST), "a", "inner");
    pages = lay_out(s);
    assert_tags(pages, "Document(L(LI(Lbl LBody(P L(LI(Lbl LBody))))))");
    assert_near(find_text(pages, "outer", &page)->text.x, 64.52, 0.01);
    assert_near(find_text(pages, "inner", &page)->text.x, 86.52, 0.01);
}

/* Fifty-eight lines of 12 leave 727.89 - 696 = 31.89: room for two of its four. */
static void
an_item_goes_on_over_the_page(void **state)
{
    Setting *s = *state;
    DocNode *list, *item;
    g_autoptr(Pages) pages = NULL;
    size_t page;

    for (int i = 0; i < 58; i++)
        add_paragraph(s, s->doc->root, "x");
    list = doc_append(s->doc, s->doc->root, DOC_LIST);
    item = add_item(s, list, "1", "first");
    for (int i = 0; i < 3; i++) {
        doc_append(s->doc, item, DOC_BREAK);
        doc_append_text(s->doc, item, i == 1 ? "third" : "more");
    }
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    find_text(pages, "first", &page);
    assert_int_equal(page, 0);
    find_text(pages, "third", &page);
    assert_int_equal(page, 1);
    find_text(pages, "1", &page);
    assert_int_equal(page, 0);
    {
        StructView root = struct_view(pages_root(pages)),
                   li = struct_view(struct_view(root.kids[58].node).kids[0].node);

        assert_int_equal(li.kid_count, 2);              /* one label and one body, on whatever pages */
        assert_int_equal(struct_view(li.kids[1].node).kid_count, 2);
    }
}

/* ---- leaders ---- */

static const PageItem *
find_line(const Pages *pages)
{
    size_t count;
    const PageItem *items = pages_items(pages, 0, &count);

    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_LINE)
            return &items[i];
    return NULL;
}

static DocNode *
add_leader(Setting *s, const char *text)
{
    DocNode *node = add_paragraph(s, s->doc->root, text);

    own_box(s->doc, node)->leader = (DocBorder){ 0.8, COLOUR_RGB(0x9AA6B1), 0, 2.4 };
    return node;
}

/* From half a dot inside the box's end to half a dot and 4 pt after the text, on its baseline. */
static void
a_leader_goes_from_text_to_end(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    const PageItem *text, *line;
    size_t page;

    add_leader(s, "Statement");
    pages = lay_out(s);
    assert_tags(pages, "Document(P)");
    text = find_text(pages, "Statement", &page);
    line = find_line(pages);
    assert_non_null(line);
    assert_near(line->poly.points[0].x, 552.76 - 0.4, 0.01);
    assert_near(line->poly.points[1].x, 42.52 + text->text.run->width + 4.4, 0.01);
    assert_near(line->poly.points[0].y, text->text.y, 0.001);
    assert_near(line->poly.points[1].y, text->text.y, 0.001);
    assert_int_equal(line->stroke->cap, CAP_ROUND);
}

static void
a_leader_goes_to_the_left_where_text_does(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    const PageItem *text, *line;
    size_t page;

    s->doc->direction = DIRECTION_RTL;
    add_leader(s, "Statement");
    pages = lay_out(s);
    text = find_text(pages, "Statement", &page);
    line = find_line(pages);
    assert_non_null(line);
    assert_near(line->poly.points[0].x, 42.52 + 0.4, 0.01);
    assert_near(line->poly.points[1].x, text->text.x - 4.4, 0.01);
}

/*
 * A page number at the end of its box: from half a dot inside the box's start to half a dot and 4 pt before the
 * number.
 */
static void
a_leader_comes_before_text_at_the_end(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    const PageItem *text, *line;
    size_t page;

    add_leader(s, "17")->align = ALIGN_END;
    pages = lay_out(s);
    text = find_text(pages, "17", &page);
    line = find_line(pages);
    assert_non_null(line);
    assert_near(text->text.x + text->text.run->width, 552.76, 0.01);
    assert_near(line->poly.points[0].x, 42.52 + 0.4, 0.01);
    assert_near(line->poly.points[1].x, text->text.x - 4.4, 0.01);
    assert_near(line->poly.points[0].y, text->text.y, 0.001);
}

/* Two lines of 12: the leader is the second's, which ends earlier. */
static void
a_leader_follows_the_last_line(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *node = add_leader(s, "A title that does not");
    const PageItem *last, *line;
    size_t page;

    doc_append(s->doc, node, DOC_BREAK);
    doc_append_text(s->doc, node, "stop");
    pages = lay_out(s);
    last = find_text(pages, "stop", &page);
    line = find_line(pages);
    assert_non_null(line);
    assert_near(line->poly.points[1].x, 42.52 + last->text.run->width + 4.4, 0.01);
    assert_near(line->poly.points[1].y, last->text.y, 0.001);
}

static void
no_leader_without_room(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *node = add_leader(s, "Statement");

    own_box(s->doc, node)->width = 50;               /* the word is wider than 50 - 4.4 - 0.4 = 45.2 */
    pages = lay_out(s);
    assert_non_null(pages);
    assert_null(find_line(pages));
}

/* ---- notes and references ---- */

static DocNode *
add_link(Setting *s, DocNode *parent, DocRole role, const char *destination)
{
    DocNode *link = doc_append(s->doc, add_role(s, parent, DOC_SPAN, role), DOC_LINK);

    link->u.link.destination = destination;
    return link;
}

/* Matterhorn 19-003 and 19-004: each Note has an ID, and no two the same. Links lead there and back. */
static void
notes_are_told_apart_and_linked(void **state)
{
    Setting *s = *state;
    DocNode *text = add_paragraph(s, s->doc->root, "x"), *call, *note;
    const char *ids[2];
    g_autoptr(Pages) pages = NULL;
    const PageDestination *aims;
    size_t count;

    for (int i = 0; i < 2; i++) {
        call = add_link(s, text, DOC_ROLE_REFERENCE, i == 0 ? "note-a" : "note-b");
        call->id = i == 0 ? "call-a" : "call-b";
        doc_append_text(s->doc, call, "a");
    }
    for (int i = 0; i < 2; i++) {
        note = add_role(s, s->doc->root, DOC_PARAGRAPH, DOC_ROLE_NOTE);
        note->id = i == 0 ? "note-a" : "note-b";
        doc_append_text(s->doc, add_link(s, note, DOC_ROLE_LABEL, i == 0 ? "call-a" : "call-b"), "a");
        doc_append_text(s->doc, note, " why");
    }
    pages = lay_out(s);
    assert_tags(pages, "Document(P(Reference(Link) Reference(Link)) Note(Lbl(Link)) Note(Lbl(Link)))");
    for (size_t i = 0; i < 2; i++)
        ids[i] = struct_view(struct_view(pages_root(pages)).kids[1 + i].node).id;
    assert_non_null(ids[0]);
    assert_non_null(ids[1]);
    assert_string_not_equal(ids[0], ids[1]);
    assert_null(strchr(ids[0], '~'));                       /* which would make it a printed figure's */
    aims = pages_destinations(pages, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++)
        assert_true(aims[i].y >= 53.5 && aims[i].y < 54 + 36);          /* of three lines of 12 */
    pages_links(pages, 0, &count);
    assert_int_equal(count, 4);
}

/* Entries that follow each other are one list; what stands between begins another (14.8.4.3.3, 14.8.4.4). */
static void
entries_are_lists_and_lead_back(void **state)
{
    static const char *const places[] = { "cite:1", "cite:2" };
    Setting *s = *state;
    DocNode *text = add_paragraph(s, s->doc->root, "x"), *entry, *link, *back;
    g_autoptr(Pages) pages = NULL;
    size_t count;

    for (int i = 0; i < 2; i++) {                           /* the place is where the source is cited first */
        link = add_link(s, text, DOC_ROLE_REFERENCE, "source:1");
        link->u.link.alt = "sources 1 and 2";
        link->u.link.places = places;
        link->u.link.place_count = 2;
        doc_append_text(s->doc, link, "1 2");
    }
    for (int i = 0; i < 3; i++) {
        if (i == 2)
            add_paragraph(s, s->doc->root, "apart");
        entry = add_role(s, s->doc->root, DOC_PARAGRAPH, DOC_ROLE_ENTRY);
        entry->id = i == 0 ? "source:1" : NULL;
        back = add_link(s, entry, DOC_ROLE_LABEL, i == 0 ? "cite:1" : i == 1 ? "cite:2" : "cite:3");
        back->u.link.soft = true;                           /* nothing cites the third: its number is no link */
        doc_append_text(s->doc, back, "1");
        doc_append_text(s->doc, entry, " why");
    }
    pages = lay_out(s);
    assert_tags(pages, "Document(P(Reference(Link) Reference(Link)) L(LI(LBody(BibEntry(Lbl(Link)))) "
                       "LI(LBody(BibEntry(Lbl(Link))))) P L(LI(LBody(BibEntry(Lbl)))))");
    pages_links(pages, 0, &count);
    assert_int_equal(count, 4);
    pages_destinations(pages, &count);
    assert_int_equal(count, 3);                             /* cite:1 and cite:2 once each, and source:1 */
}

/* A label that stands first in an item is its Lbl; what only places is nothing. */
static void
items_have_their_labels(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    for (int i = 0; i < 2; i++) {
        DocNode *item = add_role(s, s->doc->root, DOC_BOX, DOC_ROLE_ITEM);

        if (i == 0)
            doc_append_text(s->doc, add_role(s, item, DOC_PARAGRAPH, DOC_ROLE_LABEL), "name");
        add_paragraph(s, item, "one");
        add_paragraph(s, item, "two");
    }
    pages = lay_out(s);
    assert_tags(pages, "Document(L(LI(Lbl LBody(P P)) LI(LBody(P P))))");
}

/* Items that stand alone in the columns of a grid are one list; a column of its own kind between them ends it. */
static void
items_in_columns_are_one_list(void **state)
{
    Setting *s = *state;
    DocNode *grid = doc_append(s->doc, s->doc->root, DOC_GRID);
    g_autoptr(Pages) pages = NULL;

    for (int i = 0; i < 4; i++) {
        DocNode *column = doc_append(s->doc, grid, DOC_COLUMN);

        column->u.column.span = 3;
        add_paragraph(s, i == 2 ? column : add_role(s, column, DOC_BOX, DOC_ROLE_ITEM), "x");
    }
    pages = lay_out(s);
    assert_tags(pages, "Document(L(LI(LBody(P)) LI(LBody(P))) P L(LI(LBody(P))))");
}

/* A paragraph of nothing but items is the list itself. */
static void
items_of_a_line_are_a_list(void **state)
{
    Setting *s = *state;
    DocNode *line = doc_append(s->doc, s->doc->root, DOC_PARAGRAPH);
    g_autoptr(Pages) pages = NULL;

    for (int i = 0; i < 2; i++)
        doc_append_text(s->doc, add_role(s, line, DOC_SPAN, DOC_ROLE_ITEM), "x ");
    pages = lay_out(s);
    assert_tags(pages, "Document(L(LI(LBody) LI(LBody)))");
}

/* One with words of its own is a Figure, whose caption stands beside it; without them it is only what is in it. */
static void
a_figure_is_heard_by_its_words(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    for (int i = 0; i < 2; i++) {
        DocNode *figure = doc_append(s->doc, s->doc->root, DOC_FIGURE);

        figure->u.figure.alt = i == 0 ? "Two wells" : NULL;
        add_paragraph(s, figure, "x");
        doc_append_text(s->doc, doc_append(s->doc, figure, DOC_CAPTION), "Wells");
    }
    pages = lay_out(s);
    assert_tags(pages, "Document(Figure(P) P P P)");
    assert_string_equal(struct_view(struct_view(pages_root(pages)).kids[0].node).alt, "Two wells");
}

static DocNode *
add_heading(Setting *s, DocNode *parent, int level)
{
    DocNode *heading = doc_append(s->doc, parent, DOC_HEADING);

    heading->u.heading.level = level;
    doc_append_text(s->doc, heading, "Heading");
    return heading;
}

/* A heading in a column of its own is over what follows the grid; of two headings each has its own column. */
static void
a_section_holds_what_its_heading_is_over(void **state)
{
    Setting *s = *state;
    DocNode *wide = doc_append(s->doc, s->doc->root, DOC_BOX), *grid = doc_append(s->doc, wide, DOC_GRID), *column;
    g_autoptr(Pages) pages = NULL;

    column = doc_append(s->doc, grid, DOC_COLUMN);
    column->u.column.span = 12;
    add_heading(s, column, 1);
    add_paragraph(s, wide, "what it is over");
    grid = doc_append(s->doc, s->doc->root, DOC_GRID);
    for (int i = 0; i < 2; i++) {
        column = doc_append(s->doc, grid, DOC_COLUMN);
        column->u.column.span = 6;
        add_heading(s, column, 2);
        add_paragraph(s, column, "x");
    }
    add_heading(s, doc_append(s->doc, s->doc->root, DOC_BOX), 2);
    pages = lay_out(s);
    assert_tags(pages, "Document(Sect(H1 P Sect(H2 P) Sect(H2 P) H2))");
}

/* A piece of a line in another language says so; in the document's own it is no element. */
static void
a_span_in_another_language_says_so(void **state)
{
    Setting *s = *state;
    DocNode *text = add_paragraph(s, s->doc->root, "so "), *span = doc_append(s->doc, text, DOC_SPAN);
    g_autoptr(Pages) pages = NULL;
    const StructNode *node;

    span->language = "fr";
    doc_append_text(s->doc, span, "voilà");
    pages = lay_out(s);
    assert_tags(pages, "Document(P(Span))");
    node = struct_view(pages_root(pages)).kids[0].node;
    for (size_t i = 0; i < struct_view(node).kid_count; i++)
        if (struct_view(node).kids[i].kind == KID_NODE)
            assert_string_equal(struct_view(struct_view(node).kids[i].node).language, "fr");
}

/* ---- headers that are heard ---- */

static DocNode *
add_row(Setting *s, DocNode *table, bool subhead, const char *first, const char *second)
{
    DocNode *row = doc_append(s->doc, table, DOC_ROW);
    const char *texts[] = { first, second };

    row->u.row.subhead = subhead;
    for (int i = 0; i < 2 && texts[i] != NULL; i++) {
        DocNode *cell = doc_append(s->doc, row, DOC_CELL);

        cell->u.cell.header = cell->u.cell.row_header = i == 0;
        cell->u.cell.column_span = second == NULL ? 2 : 1;
        cell->u.cell.row_span = 1;
        doc_append_text(s->doc, cell, texts[i]);
    }
    return row;
}

static const StructNode *
kid_at(const StructNode *node, const size_t *path, size_t depth)
{
    for (size_t i = 0; i < depth; i++)
        node = struct_view(node).kids[path[i]].node;
    return node;
}

/* Two rows of one name are told apart by the group's header, which theirs name (14.8.5.7). */
static void
rows_of_a_group_name_its_header(void **state)
{
    Setting *s = *state;
    DocNode *table = doc_append(s->doc, s->doc->root, DOC_TABLE);
    g_autoptr(Pages) pages = NULL;
    const size_t body[] = { 0, 0 };
    const StructNode *rows;

    add_row(s, table, false, "total", "9");
    add_row(s, table, true, "mines", NULL);
    add_row(s, table, false, "area", "1");
    add_row(s, table, true, "remnants", NULL);
    add_row(s, table, false, "area", "2");
    pages = lay_out(s);
    assert_tags(pages, "Document(Table(TBody(TR(TH TD) TR(TH) TR(TH TD) TR(TH) TR(TH TD))))");
    rows = kid_at(pages_root(pages), body, 2);
    assert_null(struct_view(kid_at(rows, (const size_t[]){ 0, 0 }, 2)).headers);
    for (size_t i = 1; i < 5; i += 2) {
        const char *id = struct_view(kid_at(rows, (const size_t[]){ i, 0 }, 2)).id;

        assert_non_null(id);
        assert_string_equal(struct_view(kid_at(rows, (const size_t[]){ i + 1, 0 }, 2)).headers, id);
    }
    assert_string_not_equal(struct_view(kid_at(rows, (const size_t[]){ 1, 0 }, 2)).id,
                            struct_view(kid_at(rows, (const size_t[]){ 3, 0 }, 2)).id);
}

/* A table that prints no head has one that is heard, where its columns say what they are. */
static void
columns_say_what_they_are(void **state)
{
    static const DocTableColumn columns[] = { { .width = 60, .says = "Day" }, { .share = 1, .says = "Event" } };
    Setting *s = *state;
    DocNode *table = doc_append(s->doc, s->doc->root, DOC_TABLE);
    g_autoptr(Pages) pages = NULL;
    const size_t head[] = { 0, 0, 0 };
    const StructNode *row;

    table->u.table.columns = columns;
    table->u.table.column_count = 2;
    add_row(s, table, false, "1 May", "Meeting");
    pages = lay_out(s);
    assert_tags(pages, "Document(Table(THead(TR(TH TH)) TBody(TR(TH TD))))");
    row = kid_at(pages_root(pages), head, 3);
    for (size_t i = 0; i < 2; i++) {
        StructView cell = struct_view(kid_at(row, &i, 1));

        assert_string_equal(cell.actual_text, columns[i].says);
        assert_int_equal(cell.scope, SCOPE_COLUMN);
        assert_int_equal(cell.kid_count, 1);            /* content to stand for: a cell without any is passed over */
    }
}

/* Room for one figure is kept; where the page has two, more is made. */
static void
a_reference_makes_room_for_its_page(void **state)
{
    Setting *s = *state;
    DocNode *text = add_paragraph(s, s->doc->root, "("), *slot = doc_append(s->doc, text, DOC_PAGE_REFERENCE);
    const PageItem *number, *after;
    g_autoptr(Pages) pages = NULL;
    size_t page;

    slot->u.slot.destination = "far";
    slot->u.slot.reserve = 6;
    doc_append_text(s->doc, text, "]");
    for (int i = 0; i < 11; i++)
        /* with the line of 12 a page of 727.89 */
        own_box(s->doc, doc_append(s->doc, s->doc->root, DOC_BOX))->min_height = 700;
    add_paragraph(s, s->doc->root, "there")->id = "far";
    pages = lay_out(s);
    assert_non_null(pages);
    number = find_text(pages, "11", &page);
    after = find_text(pages, "]", &page);
    assert_int_equal(page, 0);
    assert_true(number->text.x + number->text.run->width <= after->text.x + 0.01);
}

/* An entry's number hangs before it, however many figures it has, and its words begin where its later lines do. */
static void
the_words_of_an_entry_begin_below_each_other(void **state)
{
    static const char *const numbers[] = { "7", "10" }, *const words[] = { "seventh", "tenth" };
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;

    for (int i = 0; i < 2; i++) {
        DocNode *entry = add_role(s, s->doc->root, DOC_PARAGRAPH, DOC_ROLE_ENTRY);

        entry->first_indent = -22;
        own_box(s->doc, entry)->padding.start = 22;
        doc_append_text(s->doc, add_role(s, entry, DOC_SPAN, DOC_ROLE_LABEL), numbers[i]);
        doc_append_text(s->doc, entry, "  ");
        doc_append_text(s->doc, doc_append(s->doc, entry, DOC_SPAN), words[i]);
    }
    pages = lay_out(s);
    assert_non_null(pages);
    for (int i = 0; i < 2; i++) {
        size_t page;
        const PageItem *number = find_text(pages, numbers[i], &page), *word = find_text(pages, words[i], &page);

        assert_near(word->text.x, 42.52 + 22, 0.01);
        assert_true(number->text.x >= 42.52 && number->text.x + number->text.run->width < word->text.x - 2);
    }
}

/* A blank between two pieces of a line takes its room, no-break or not, whichever of them it stands in. */
static void
a_blank_between_pieces_takes_its_room(void **state)
{
    static const struct { const char *before, *after; double least; } pieces[] = {
        { "94", "mm", 0 }, { "94", " mm", 2 }, { "94 ", "mm", 2 }, { "94", "\u00A0mm", 2 }, { "94\u00A0", "mm", 2 },
        { "94", "\u202Fmm", 0.8 }
    };
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    size_t count, line = 0;
    const PageItem *items;
    double end = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        DocNode *text = add_paragraph(s, s->doc->root, pieces[i].before);

        doc_append_text(s->doc, doc_append(s->doc, text, DOC_SPAN), pieces[i].after);
    }
    pages = lay_out(s);
    assert_non_null(pages);
    items = pages_items(pages, 0, &count);
    for (size_t i = 0; i < count; i++)          /* each line's end, less the first's: the blank alone */
        if (items[i].kind == ITEM_TEXT && strstr(items[i].text.run->text, "mm") != NULL) {
            double here = items[i].text.x + items[i].text.run->width;

            end = line == 0 ? here : end;
            assert_true(here - end >= pieces[line].least && here - end < 4);
            line++;
        }
    assert_int_equal(line, G_N_ELEMENTS(pieces));
}

/* What the content of such sequences of a page is read as, each with the element that it belongs to, by its number. */
static char *
read_as(const Pages *pages, size_t page)
{
    GString *out = g_string_new(NULL);
    const StructNode *last = NULL;
    size_t count, element = 0;
    const PageItem *items = pages_items(pages, page, &count);

    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != ITEM_BEGIN || items[i].begin.actual_text == NULL)
            continue;
        element += items[i].begin.node != last;
        last = items[i].begin.node;
        g_string_append_printf(out, "%zu '%s' ", element, items[i].begin.actual_text);
    }
    return g_string_free(out, FALSE);
}

/*
 * A word that lines part is read whole (ISO 32000-1, 14.9.4): as one thing where it is wider than its lines, else where
 * it begins, and its other pieces as nothing.
 */
static void
check_divided(Setting *s, const char *text, const char *first_piece, const char *want)
{
    PageMaster *master = arena_memdup(s->doc->arena, s->doc->masters, sizeof *master);
    g_autoptr(Pages) pages = NULL;
    g_autofree char *got = NULL;
    size_t page;

    add_paragraph(s, s->doc->root, text);
    master->size.width = 2 * 42.52 + 30;
    s->doc->masters = master;
    pages = lay_out(s);
    assert_non_null(pages);
    find_text(pages, first_piece, &page);
    got = read_as(pages, page);
    assert_string_equal(got, want);
}

static void
a_divided_word_is_read_whole(void **state)
{
    check_divided(*state, "convention", "con", "1 'convention' ");
}

static void
a_word_that_ends_a_line_behind_a_slash_is_read_whole(void **state)
{
    check_divided(*state, "ab/nmo nn/nmo", "ab/", "1 'ab/nmo' 1 '' 2 'nn/nmo' 2 '' ");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT_TEST(a_block_in_a_language_of_the_other_direction_begins_at_its_own_side),
        LAYOUT_TEST(a_quotation_stands_around_its_paragraphs),
        LAYOUT_TEST(contents_hold_items),
        LAYOUT_TEST(a_role_over_two_pages_is_one_element),
        LAYOUT_TEST(a_number_ends_before_its_text),
        LAYOUT_TEST(a_number_ends_before_its_text_from_the_right),
        LAYOUT_TEST(the_widest_number_moves_all_text),
        LAYOUT_TEST(a_list_in_an_item_is_indented),
        LAYOUT_TEST(an_item_goes_on_over_the_page),
        LAYOUT_TEST(a_leader_goes_from_text_to_end),
        LAYOUT_TEST(a_leader_goes_to_the_left_where_text_does),
        LAYOUT_TEST(a_leader_comes_before_text_at_the_end),
        LAYOUT_TEST(a_leader_follows_the_last_line),
        LAYOUT_TEST(no_leader_without_room),
        LAYOUT_TEST(notes_are_told_apart_and_linked),
        LAYOUT_TEST(entries_are_lists_and_lead_back),
        LAYOUT_TEST(items_have_their_labels),
        LAYOUT_TEST(items_in_columns_are_one_list),
        LAYOUT_TEST(items_of_a_line_are_a_list),
        LAYOUT_TEST(a_figure_is_heard_by_its_words),
        LAYOUT_TEST(a_section_holds_what_its_heading_is_over),
        LAYOUT_TEST(a_span_in_another_language_says_so),
        LAYOUT_TEST(rows_of_a_group_name_its_header),
        LAYOUT_TEST(columns_say_what_they_are),
        LAYOUT_TEST(a_reference_makes_room_for_its_page),
        LAYOUT_TEST(a_divided_word_is_read_whole),
        LAYOUT_TEST(a_word_that_ends_a_line_behind_a_slash_is_read_whole),
        LAYOUT_TEST(a_blank_between_pieces_takes_its_room),
        LAYOUT_TEST(the_words_of_an_entry_begin_below_each_other),
    };

    return cmocka_run_group_tests_name("layout/prose", tests, NULL, NULL);
}
