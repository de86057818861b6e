/*
 * Painting measured boxes onto pages, in the order of the document, which is the order in which it is read. Every node
 * of the structure tree is made when its first part is painted. Rules, grounds and repeated heads are artifacts.
 */
#include "base/sort.h"
#include "base/diag_template.h"
#include "layout/box.h"
#include <math.h>
#include <string.h>

typedef struct Painter {
    Layout *layout;
    PageBuilder *page;
    StructNode *open;           /* sequence that is open */
    bool is_open;
    const Paragraph *word_in; uint32_t word;    /* the divided word whose sequence is open; 0: none */
    bool mute;                  /* inside an artifact: everything is one */
    /* in a table's head that was painted before: what stands there is no place of its own */
    bool repeated;
} Painter;

static void paint(Painter *p, const Box *box, double x, double y, double room, StructNode *parent);

/* ---- sequences ---- */

static void
close_sequence(Painter *p)
{
    if (p->is_open)
        page_end(p->page);
    p->is_open = false;
    p->word = 0;
}

/* Neighbouring paint of one node shares one sequence. */
static void
want(Painter *p, StructNode *node)
{
    if (p->mute)
        node = NULL;
    if (p->is_open && p->open == node && p->word == 0)
        return;
    close_sequence(p);
    page_begin(p->page, node);
    p->open = node;
    p->is_open = true;
}

/*
 * A structure node that knows where in the template it comes from. Names of files are interned, and so outlive the
 * template.
 */
static StructNode *
append_tag(Painter *p, StructNode *parent, StructRole role, const DocNode *node)
{
    StructNode *made = struct_append(p->layout->pages, parent, role);

    struct_set_places(made, node->place, node->data_place);
    return made;
}

/* All pieces of a word that lines part stand in one sequence, of a Span of its own, that reads as the word. */
static void
want_word(Painter *p, StructNode *node, const Paragraph *paragraph, uint32_t word, const char *whole)
{
    if (p->is_open && p->open == node && p->word == word && p->word_in == paragraph)
        return;
    close_sequence(p);
    page_begin_as(p->page, struct_append(p->layout->pages, node, ROLE_SPAN), whole);
    p->open = node;
    p->is_open = true;
    p->word = word;
    p->word_in = paragraph;
}

/* The structure node of `node`, or of that part of it which `key` names: one however often it is painted. */
static StructNode *
tag_part(Painter *p, gconstpointer key, const DocNode *node, StructNode *parent, StructRole role)
{
    StructNode *found = g_hash_table_lookup(p->layout->tags, key);

    if (found != NULL || p->mute)
        return found;
    close_sequence(p);
    found = append_tag(p, parent, role, node);
    if (node->language != NULL && strcmp(node->language, p->layout->doc->language) != 0)
        struct_set_language(found, node->language);
    g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, found);
    return found;
}

static StructNode *
tag(Painter *p, const DocNode *node, StructNode *parent, StructRole role)
{
    return tag_part(p, node, node, parent, role);
}

/* A second structure node for the same document node (a table's head and body) is kept under the first row's node. */
static StructNode *
tag_group(Painter *p, const DocNode *row, StructNode *table, StructRole role)
{
    gconstpointer key = role == ROLE_THEAD ? (gconstpointer)&row->parent->u.table.head_rows
                                           : (gconstpointer)&row->parent->u.table.columns;
    StructNode *last = g_hash_table_lookup(p->layout->tags, key);

    if (last != NULL || p->mute)
        return last;
    last = append_tag(p, table, role, row);
    g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, last);
    return last;
}

static const StructRole roles[DOC_ROLE_COUNT] = {
    [DOC_ROLE_QUOTE] = ROLE_BLOCK_QUOTE, [DOC_ROLE_NOTE] = ROLE_NOTE,           [DOC_ROLE_TOC] = ROLE_TOC,
    [DOC_ROLE_TOC_ITEM] = ROLE_TOCI,     [DOC_ROLE_REFERENCE] = ROLE_REFERENCE, [DOC_ROLE_LABEL] = ROLE_LBL,
    [DOC_ROLE_ENTRY] = ROLE_BIB_ENTRY,   [DOC_ROLE_ITEM] = ROLE_LBODY,
};

/* What has a role and stands here: the node, or what is alone in a column of a grid. */
static const DocNode *
role_at(const DocNode *node)
{
    const DocNode *only = node->first_child;

    return node->kind == DOC_COLUMN && node->role == DOC_ROLE_NONE && only != NULL && only->next == NULL ? only : node;
}

/* The first of the siblings that follow each other up to this one and have its role. */
static const DocNode *
run_begins(const DocNode *node)
{
    const DocNode *place = role_at(node->parent) == node ? node->parent : node, *first = NULL;

    for (const DocNode *child = place->parent->first_child; child != place; child = child->next)
        first = role_at(child)->role != node->role ? NULL : first == NULL ? role_at(child) : first;
    return first == NULL ? node : first;
}

/*
 * The LI of an item or an entry, in the L of its run; the key of a list is the first indent of the node that it begins
 * with, that of an item its own box.
 */
static StructNode *
tag_item(Painter *p, const DocNode *node, StructNode *parent)
{
    const DocNode *first = run_begins(node);
    bool begun = g_hash_table_lookup(p->layout->tags, &first->first_indent) != NULL;
    StructNode *list = node->kind == DOC_SPAN ? parent : tag_part(p, &first->first_indent, first, parent, ROLE_L);

    if (list != NULL && !begun && node->role == DOC_ROLE_ENTRY)
        struct_set_list_numbering(list, "Decimal");         /* what is not numbered need not say so: table 347 */
    return tag_part(p, &node->box, node, list, ROLE_LI);
}

static bool
begins_with_label(const DocNode *item)
{
    return item->first_child != NULL && item->first_child->role == DOC_ROLE_LABEL;
}

/* What stands in an item beside its label has its LBody, which comes when the label has been painted. */
static bool
stands_in_item(const DocNode *node)
{
    return node->parent != NULL && node->parent->role == DOC_ROLE_ITEM && node->role != DOC_ROLE_LABEL &&
           begins_with_label(node->parent);
}

/*
 * What stands around a node with a role, or the parent. A note must have an ID (Matterhorn 19-003), and no other may
 * have it.
 */
static StructNode *
tag_role(Painter *p, const DocNode *node, StructNode *parent)
{
    StructNode *found;

    if (node->role == DOC_ROLE_NONE)
        return parent;
    found = g_hash_table_lookup(p->layout->tags, &node->role);
    if (found != NULL || p->mute)
        return found;
    if ((node->role == DOC_ROLE_ENTRY && node->kind != DOC_SPAN) || node->role == DOC_ROLE_ITEM) {
        parent = tag_item(p, node, parent);
        if (node->role == DOC_ROLE_ITEM && begins_with_label(node))
            return parent;
        parent = tag_part(p, node->role == DOC_ROLE_ITEM ? (gconstpointer)&node->role : &node->first_child, node,
                          parent, ROLE_LBODY);
        if (node->role == DOC_ROLE_ITEM)
            return parent;
    }
    found = tag_part(p, &node->role, node, parent, roles[node->role]);
    if (node->role == DOC_ROLE_NOTE)
        struct_set_id(found, arena_printf(p->layout->arena, "note-%zu", ++*p->layout->values));
    return found;
}

/* ---- boxes' own paint ---- */

static bool
is_leftward(const Painter *p, const DocNode *node)
{
    return layout_direction(p->layout, node) == DIRECTION_RTL;
}

static double
physical_x(const Painter *p, const DocNode *in, double x, double width, double offset, double own)
{
    return is_leftward(p, in) ? x + width - offset - own : x + offset;
}

static void
rule(Painter *p, Point from, Point to, DocBorder border)
{
    if (border.width <= 0 || !border.colour.set)
        return;
    want(p, NULL);
    page_line(p->page, from, to,
              (Stroke){ .width = border.width, .colour = border.colour, .dash = border.dash, .gap = border.gap });
}

/* Does it go on with a table that has a rule and a head of its own there? One rule above it is enough. */
static bool
goes_on_with_table(const Box *box)
{
    while (box->continued && box->node->kind != DOC_TABLE && box->children != NULL && box->children->len > 0)
        box = g_ptr_array_index(box->children, 0);
    return box->continued && box->node->kind == DOC_TABLE && box->node->u.table.continued != NULL &&
           box->node->u.table.continued_rule.width > 0;
}

static void
paint_ground(Painter *p, const Box *box, double x, double y)
{
    const BoxStyle *s = &box->node->box;
    bool rtl = is_leftward(p, box->node);
    DocBorder left = rtl ? s->border_end : s->border_start, right = rtl ? s->border_start : s->border_end;

    if (box->height <= 0)
        return;
    if (s->background.set) {
        want(p, NULL);
        page_fill(p->page, (Rect){ x, y, box->width, box->height }, s->background);
    }
    if (s->border_top.width > 0 && !goes_on_with_table(box))
        rule(p, (Point){ x, y + s->border_top.width / 2 }, (Point){ x + box->width, y + s->border_top.width / 2 },
             s->border_top);
    rule(p, (Point){ x, y + box->height - s->border_bottom.width / 2 },
         (Point){ x + box->width, y + box->height - s->border_bottom.width / 2 }, s->border_bottom);
    rule(p, (Point){ x + left.width / 2, y }, (Point){ x + left.width / 2, y + box->height }, left);
    rule(p, (Point){ x + box->width - right.width / 2, y },
         (Point){ x + box->width - right.width / 2, y + box->height }, right);
}

/* ---- text ---- */

/* The span with a role, in another language, or that is a sentence, in which an inline element stands, or NULL. */
static const DocNode *
role_around(const DocNode *element)
{
    for (const DocNode *node = element->parent; node != NULL && (node->kind == DOC_SPAN || node->kind == DOC_LINK);
         node = node->parent)
        if (node->role != DOC_ROLE_NONE || node->property_count > 0 || node->language != NULL)
            return node;
    return NULL;
}

/* The page on which a destination of this part was painted, or NULL. Asked often: a name is made only where it must. */
static const PageBuilder *
find_painted(const Layout *layout, const char *name)
{
    return pages_find_destination(layout->pages, layout->part_name == NULL && *name != '/'
                                                     ? name
                                                     : full_destination(layout, name));
}

/* Has a link an aim? */
static bool
leads_somewhere(const Painter *p, const DocNode *link)
{
    const char *name = link->u.link.destination;

    if (!link->u.link.soft || name == NULL)
        return name != NULL || link->u.link.uri != NULL;
    return find_painted(p->layout, name) != NULL;
}

static StructNode *
tag_link(Painter *p, const DocNode *link, StructNode *block)
{
    StructNode *node;

    if (!leads_somewhere(p, link) && link->u.link.alt == NULL)
        return block;
    node = tag(p, link, block, leads_somewhere(p, link) ? ROLE_LINK : ROLE_SPAN);
    if (link->u.link.alt != NULL)
        struct_set_alt(node, link->u.link.alt);
    return node;
}

static StructNode *
element_tag(Painter *p, const DocNode *element, StructNode *block)
{
    StructNode *node;

    if (element == NULL || block == NULL)
        return block;
    if (element->artifact)
        return NULL;
    node = g_hash_table_lookup(p->layout->tags, element);
    if (node != NULL)
        return node;
    block = element_tag(p, role_around(element), block);
    if (element->role != DOC_ROLE_NONE)
        return tag_role(p, element, block);
    if (element->kind == DOC_LINK)
        return tag_link(p, element, block);
    node = tag(p, element, block, ROLE_SPAN);
    if (element->kind == DOC_SPAN && element->id != NULL && *element->id != '\0')
        struct_set_id(node, arena_printf(p->layout->arena, "%s~%zu", element->id, ++*p->layout->values));
    if (element->property_count > 0)
        struct_set_properties(node, element->properties, element->property_count);
    return node;
}

static void
paint_chart(Painter *p, const DocNode *node, const ChartSpec *spec, Rect rect, StructNode *parent)
{
    StructNode *figure = NULL;
    ChartSaid said = { .text = node->u.chart.alt };

    if (node->u.chart.tagging != TAG_ARTIFACT && parent != NULL && !p->mute) {
        figure = tag_part(p, spec, node, parent, node->u.chart.tagging == TAG_FIGURE ? ROLE_FIGURE : ROLE_SPAN);
        if (said.text == NULL)
            said = chart_said(spec, &p->layout->charts, p->layout->arena);
        if (node->u.chart.tagging == TAG_FIGURE) {
            struct_set_alt(figure, said.text);
            struct_set_bbox(figure, p->page, rect);
        } else {
            struct_set_actual_text(figure, said.text);
        }
        if (said.count > 0)
            struct_set_properties(figure, said.properties, said.count);
    }
    want(p, figure);
    chart_draw(spec, &p->layout->charts, p->page, rect);
}

static void
paint_picture(Painter *p, const DocNode *node, Rect frame, StructNode *parent)
{
    StructNode *figure = NULL;

    if (node->u.picture.alt != NULL && parent != NULL && !p->mute) {
        figure = tag(p, node, parent, ROLE_FIGURE);
        struct_set_alt(figure, node->u.picture.alt);
        struct_set_bbox(figure, p->page, frame);
    }
    want(p, figure);
    picture_draw(p->layout, node, p->page, frame);
}

/* Painted in reading order, wherever they stand on the line. */
typedef struct Piece {
    Leaf *leaf;
    const TextRun *run;
    double x, width;
    size_t order, rank;
    const Paragraph *paragraph;
    uint32_t word;
    const char *whole;
} Piece;

static int
compare_pieces(const void *left, const void *right)
{
    const Piece *a = left, *b = right;

    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* Left to right, whatever the document's direction. */
const char *
full_destination(const Layout *layout, const char *name)
{
    Arena *arena = pages_arena(layout->pages);

    if (*name == '/')
        return arena_strdup(arena, name + 1);
    return layout->part_name == NULL ? arena_strdup(arena, name)
                                     : arena_printf(arena, "%s#%s", layout->part_name, name);
}

static void
paint_destination(Painter *p, const DocNode *node, double y)
{
    const char *name = full_destination(p->layout, node->id);

    if (pages_find_destination(p->layout->pages, name) != NULL)
        diag_report(p->layout->diags, DIAG_TEMPLATE_DUPLICATE, node->place, node->id, NULL);
    else
        page_destination(p->page, name, y);
}

static void
paint_slot(Painter *p, const DocNode *node, double x, double y, double width)
{
    slot_add(p->layout, p->page, (Rect){ x, y, width, 0 }, node->align,
             node->kind == DOC_PAGE_COUNT ? SLOT_LAST : SLOT_LABEL, &node->text, p->page, node);
}

static void
paint_link(Painter *p, Rect box, StructNode *node, const DocNode *element)
{
    const char *destination =
        element->u.link.destination == NULL ? NULL : full_destination(p->layout, element->u.link.destination);
    Aim aim = { destination, { g_intern_string(element->place.file), element->place.line, element->place.column } };

    if (destination != NULL && !element->u.link.soft)
        g_array_append_val(p->layout->aims, aim);
    page_link(p->page, box, node, element->u.link.uri, destination, element->u.link.contents);
}

/* What the link is led back to by, and what stands nowhere yet, stands here. */
static void
paint_link_places(Painter *p, const DocNode *link, double y)
{
    for (size_t i = 0; i < link->u.link.place_count && !p->mute && !p->repeated; i++)
        if (find_painted(p->layout, link->u.link.places[i]) == NULL)
            page_destination(p->page, full_destination(p->layout, link->u.link.places[i]), y);
}

static void
paint_piece(Painter *p, const Piece *piece, double x, double baseline, StructNode *block)
{
    const DocNode *node = piece->leaf->node;
    const DocNode *element = piece->leaf->element;
    StructNode *target = element_tag(p, element, block);

    piece->leaf->painted = true;
    if (element != NULL && element->kind == DOC_LINK)
        paint_link_places(p, element, baseline - node->text.size);
    if (node->kind == DOC_CHART) {
        const ChartSize *mark = &piece->leaf->mark;

        paint_chart(p, node, node->u.chart.spec,
                    (Rect){ x, baseline - mark->baseline - node->u.chart.raise, mark->width, mark->height }, target);
        return;
    }
    if (node->kind == DOC_PICTURE) {
        const ChartSize *size = &piece->leaf->mark;

        paint_picture(p, node, (Rect){ x, baseline - size->height, size->width, size->height }, target);
        return;
    }
    if (piece->whole != NULL && target != NULL && !p->mute)
        want_word(p, target, piece->paragraph, piece->word, piece->whole);
    else
        want(p, target);
    if (piece->run != NULL)
        page_text(p->page, x, baseline, piece->run);
    else if (node->kind != DOC_BREAK)
        paint_slot(p, node, x, baseline, piece->width);
    if (element != NULL && element->kind == DOC_LINK && node->kind != DOC_BREAK && target != NULL &&
        leads_somewhere(p, element))
        paint_link(p, (Rect){ x, baseline - node->text.size, piece->width, node->text.size * 1.25 }, target, element);
}

/* The places that begin before the leaf `before`, in reading order; each is painted once. */
static void
paint_places(Painter *p, Inline *in, size_t before, double baseline)
{
    for (; in->places_painted < in->place_count && in->places[in->places_painted].leaf < before && !p->repeated;
         in->places_painted++) {
        const DocNode *node = in->places[in->places_painted].node;

        paint_destination(p, node, baseline - node->text.size);
    }
}

static void
paint_pieces(Painter *p, GArray *pieces, Inline *in, double x, double baseline, StructNode *block)
{
    sort_items(pieces->data, pieces->len, sizeof(Piece), compare_pieces);
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);

        paint_places(p, in, (size_t)(piece->leaf - in->leaves) + 1, baseline);
        paint_piece(p, piece, x + piece->x, baseline, block);
    }
}

/* Where a line that is no paragraph begins within the text's width. */
static double
single_start(const Box *box)
{
    double room = box->text_width - box->text->single_width;

    return box->node->align == ALIGN_END ? room : box->node->align == ALIGN_CENTER ? room / 2 : 0;
}

/* The line that was made of cached pieces: placed by the block's alignment, hanging parts outside the width. */
static void
paint_single(Painter *p, const Box *box, double x, double y, StructNode *block)
{
    Inline *in = box->text;
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(Piece));
    double at = single_start(box);

    for (size_t i = 0; i < in->count; i++) {
        const TextLine *line = in->singles[i];

        if (line == NULL) {
            Piece piece = { &in->leaves[i], NULL, at, in->spans[i].object_width, i, 0 };

            g_array_append_val(pieces, piece);
            at += piece.width;
        }
        for (size_t k = 0; line != NULL && k < line->count; k++) {
            Piece piece = { &in->leaves[i], line->pieces[k].run, at, line->pieces[k].width, i, line->pieces[k].rank };

            g_array_append_val(pieces, piece);
            at += piece.width;
        }
    }
    paint_pieces(p, pieces, in, x, y + box->baseline, block);
    paint_places(p, in, G_MAXSIZE, y + box->baseline);
}

/* What a divided word reads as, when all of it stands on this page; NULL otherwise. */
static const char *
whole_word(const Box *box, uint32_t word)
{
    size_t first = 0, last = 0;
    const char *text = word == 0 ? NULL : paragraph_broken_word(box->text->paragraph, word, &first, &last);

    return text != NULL && first >= box->first_line && last < box->last_line ? text : NULL;
}

static void
paint_lines(Painter *p, const Box *box, double x, double y, StructNode *block)
{
    double top = box->first_line > 0 ? paragraph_line(box->text->paragraph, box->first_line)->baseline -
                                       paragraph_line(box->text->paragraph, 0)->baseline : 0;

    for (size_t i = box->first_line; i < box->last_line; i++) {
        const TextLine *line = paragraph_line(box->text->paragraph, i);
        g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(Piece));

        for (size_t k = 0; k < line->count; k++) {
            Piece piece = { &box->text->leaves[line->pieces[k].span],
                            line->pieces[k].run,
                            line->pieces[k].x,
                            line->pieces[k].width,
                            line->pieces[k].span,
                            line->pieces[k].rank,
                            box->text->paragraph,
                            line->pieces[k].word,
                            whole_word(box, line->pieces[k].word) };

            g_array_append_val(pieces, piece);
        }
        paint_pieces(p, pieces, box->text, x, y + box->text_y + line->baseline - top, block);
        if (i + 1 == paragraph_line_count(box->text->paragraph))        /* those behind the last word */
            paint_places(p, box->text, G_MAXSIZE, y + box->text_y + line->baseline - top);
    }
}

/* How near a leader comes to the text. */
enum { LEADER_GAP = 4 };

/* The last line's extent within the text's width; false while it stands on a later page. */
static bool
last_line(const Box *box, double *start, double *end, double *baseline)
{
    const Paragraph *paragraph = box->text->paragraph;
    const TextLine *line;

    if (box->single) {
        *start = single_start(box);
        *end = *start + box->text->single_width + box->text->hang_width;
        *baseline = box->baseline;
        return true;
    }
    if (box->last_line < paragraph_line_count(paragraph))
        return false;
    line = paragraph_line(paragraph, box->last_line - 1);
    *start = line->x;
    *end = line->x + line->width;
    *baseline = box->text_y + line->baseline - paragraph_line(paragraph,
                                                              box->first_line)->baseline + paragraph_line(paragraph,
                                                                      0)->baseline;
    return true;
}

/*
 * Between the text and that end of the box to which the text is not set, and drawn from the box's end, so that dots of
 * lines below each other stand below each other.
 */
static void
paint_leader(Painter *p, const Box *box, double x, double y)
{
    DocBorder leader = box->node->box.leader;
    bool leftward = is_leftward(p, box->node) != (box->node->align == ALIGN_END);
    double start, end, baseline, from, to;
    Stroke stroke = { leader.width, leader.colour, leader.dash, leader.gap,
                      leader.dash == 0 && leader.gap > 0 ? CAP_ROUND : CAP_BUTT };

    if (leader.width <= 0 || box->node->align == ALIGN_CENTER || !last_line(box, &start, &end, &baseline))
        return;
    from = leftward ? x + leader.width / 2 : x + box->text_width - leader.width / 2;
    to = leftward ? x + start - LEADER_GAP - leader.width / 2 : x + end + LEADER_GAP + leader.width / 2;
    if (leftward ? to < from : to > from)
        return;
    want(p, NULL);
    page_line(p->page, (Point){ from, y + baseline }, (Point){ to, y + baseline }, stroke);
}

static void
paint_text(Painter *p, const Box *box, double x, double y, StructNode *block)
{
    double text_x = physical_x(p, box->node, x, box->width, box->text_x, box->text_width);

    if (box->text->count == 0 || box->last_line == box->first_line)
        return;
    box->text->lines = box->single ? 1 : paragraph_line_count(box->text->paragraph);
    box->text->lines_painted += p->repeated ? 0 : box->last_line - box->first_line;
    if (box->single)
        paint_single(p, box, text_x, y, block);
    else {
        paragraph_wrap(box->text->paragraph, box->text_width);
        paragraph_tell_broken(box->text->paragraph, box->first_line, box->last_line);
        paint_lines(p, box, text_x, y, block);
    }
    paint_leader(p, box, text_x, y);
}

/* ---- kinds of blocks ---- */

static void
paint_children(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    for (guint i = 0; i < box->children->len; i++) {
        const Box *child = g_ptr_array_index(box->children, i);

        if (!child->empty)
            paint(p, child, x, y, box->width, parent);
    }
}

static void
paint_heading(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    int level = CLAMP(box->node->u.heading.level, 1, 6);
    StructNode *node = tag(p, box->node, parent, (StructRole)(ROLE_H1 + level - 1));

    if (box->node->u.heading.outline && !box->continued && !p->mute) {
        g_autoptr(GString) title = g_string_new(NULL);

        doc_words(box->node->first_child, title);
        if (level > 1 || !p->layout->titled)
            page_outline(p->page, level + p->layout->heading_level, title->str, y);
    }
    paint_text(p, box, x, y, node);
}

static void
paint_box(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    if (box->text != NULL)
        paint_text(p, box, x, y, tag(p, box->node, parent, ROLE_P));
    else
        paint_children(p, box, x, y,
                       layout_is_section(p->layout, box->node) ? tag(p, box->node, parent, ROLE_SECT) : parent);
}

static void
paint_paragraph(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const DocNode *node = box->node, *first = node->first_child;
    bool list = first != NULL && first->kind == DOC_SPAN && first->role == DOC_ROLE_ITEM;
    /* with a role it is the label or the note itself: nothing stands between */
    StructNode *tagged = node->role == DOC_ROLE_NONE ? tag(p, node, parent, list ? ROLE_L : ROLE_P) : parent;

    paint_text(p, box, x, y, tagged);
}

static void
paint_list(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    StructNode *list = tag(p, box->node, parent, ROLE_L);

    if (list != NULL && box->node->u.list.numbering != NULL)
        struct_set_list_numbering(list, box->node->u.list.numbering);
    paint_children(p, box, x, y, list);
}

static void
paint_label(Painter *p, const Box *box, double x, double y, StructNode *item)
{
    const DocNode *node = box->node;
    const TextLine *line = box->continued ? NULL : item_label(p->layout, node);
    double offset, left;

    if (line == NULL)
        return;
    offset = node->u.item.label_align == ALIGN_END ? box->indent - node->u.item.gap - line->width : 0;
    left = physical_x(p, box->node, x, box->width, offset, line->width);
    g_hash_table_add(p->layout->painted, (gpointer)(guintptr)&node->u.item);
    close_sequence(p);
    want(p, item == NULL ? NULL : append_tag(p, item, ROLE_LBL, node));
    for (size_t i = 0; i < line->count; i++)
        page_text(p->page, left + line->pieces[i].x, y + box->baseline, line->pieces[i].run);
}

static void
paint_item(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    StructNode *item = tag(p, box->node, parent, ROLE_LI), *body;

    paint_label(p, box, x, y, item);
    close_sequence(p);
    body = item == NULL ? NULL : tag_part(p, &box->node->u.item, box->node, item, ROLE_LBODY);
    if (box->text != NULL)
        paint_text(p, box, x, y, body);
    else
        paint_children(p, box, x, y, body);
}

/* An id is a place to be led to, where its element stands first. */
static void
paint_place(Painter *p, const Box *box, double y)
{
    if (box->node->id != NULL && !box->continued && !p->repeated)
        paint_destination(p, box->node, y);
}

/*
 * Rows below a subhead stand in its group: their headers name the group's, so that two rows of one name are told apart.
 * The ID of the group's header is kept under the table's count of columns, from page to page.
 */
static void
tag_group_of(Painter *p, const DocNode *cell, StructNode *tagged)
{
    const DocNode *row = cell->parent, *table = row->parent;
    gconstpointer key = &table->u.table.column_count;
    const char *group = g_hash_table_lookup(p->layout->tags, key);

    if (row->u.row.subhead && !g_hash_table_contains(p->layout->tags, &cell->u.cell)) {
        char *id = arena_printf(p->layout->arena, "head-%zu", ++*p->layout->values);

        struct_set_id(tagged, id);
        g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)&cell->u.cell, id);
        g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, id);
    } else if (!row->u.row.subhead && group != NULL) {
        struct_set_headers(tagged, group);
    }
}

static void
paint_cell(Painter *p, const Box *box, double x, double y, StructNode *parent, bool in_head)
{
    const DocNode *node = box->node;
    StructNode *cell = tag(p, node, parent, node->u.cell.header ? ROLE_TH : ROLE_TD);
    StructScope scope = !node->u.cell.header ? SCOPE_NONE : in_head ? SCOPE_COLUMN : SCOPE_ROW;

    if (cell != NULL) {
        struct_set_table_cell(cell, scope, node->u.cell.column_span, node->u.cell.row_span);
        struct_set_actual_text(cell, node->actual_text);
        if (node->u.cell.header && !in_head && !p->mute)
            tag_group_of(p, node, cell);
    }
    paint_place(p, box, y);
    paint_ground(p, box, x, y);
    if (box->text != NULL)
        paint_text(p, box, x, y, cell);
    else
        paint_children(p, box, x, y, cell);
}

static void
paint_row(Painter *p, const Box *box, double x, double y, StructNode *group, bool in_head)
{
    StructNode *row = tag(p, box->node, group, ROLE_TR);

    if (row != NULL && box->node->property_count > 0)
        struct_set_properties(row, box->node->properties, box->node->property_count);
    paint_place(p, box, y);
    paint_ground(p, box, x, y);
    for (guint i = 0; i < box->children->len; i++) {
        const Box *cell = g_ptr_array_index(box->children, i);

        paint_cell(p, cell, physical_x(p, box->node, x, box->width, cell->x, cell->width), y + cell->y, row, in_head);
    }
}

/* "Observations, continued … from page 2": for the eye only, since the table goes on. */
static void
paint_continued(Painter *p, const Box *box, double x, double y)
{
    const DocNode *node = box->node;
    const TextLine *line;
    DocBorder border = node->u.table.continued_rule;
    bool rtl = is_leftward(p, node);

    if (node->u.table.continued == NULL)
        return;
    rule(p, (Point){ x, y }, (Point){ x + box->width, y }, border);
    want(p, NULL);
    line = text_line(p->layout->text, node->u.table.continued, &node->u.table.continued_text);
    for (size_t i = 0; i < line->count; i++)
        page_text(p->page, (rtl ? x + box->width - line->width : x) + line->pieces[i].x, y + 15, line->pieces[i].run);
    if (node->u.table.from_page != NULL) {
        g_auto(GStrv) parts = g_strsplit(node->u.table.from_page, "{1}", -1);
        g_autofree char *text = g_strjoinv(SLOT_LABEL, parts);
        Rect room = { rtl ? x : x + box->width / 2, y + 15, box->width / 2, 0 };

        slot_add(p->layout, p->page, room, ALIGN_END, text, &node->text,
                 g_ptr_array_index(p->layout->sheets, box->continued_from), node);
    }
}

/*
 * The head of a table that prints none, where its columns say what they are: cells that hold a space and are read as
 * that.
 */
static void
paint_heard_head(Painter *p, const Box *box, double x, double y, StructNode *table)
{
    const DocNode *node = box->node, *row = node->first_child;
    const TextLine *space = text_line(p->layout->text, "\u00A0", &node->text);
    StructNode *tagged;
    bool said = false;

    for (size_t i = 0; node->u.table.columns != NULL && i < node->u.table.column_count; i++)
        said = said || node->u.table.columns[i].says != NULL;
    if (!said || table == NULL || p->mute || box->continued || node->u.table.head_rows > 0 || space->count == 0)
        return;
    close_sequence(p);
    tagged = append_tag(p, tag_group(p, row, table, ROLE_THEAD), ROLE_TR, row);
    for (size_t i = 0; i < node->u.table.column_count; i++) {
        StructNode *cell = append_tag(p, tagged, ROLE_TH, row);

        struct_set_table_cell(cell, SCOPE_COLUMN, 1, 1);
        struct_set_actual_text(cell, node->u.table.columns[i].says);
        want(p, cell);
        page_text(p->page, x, y, space->pieces[0].run);
    }
}

static void
paint_table(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    StructNode *table = tag(p, box->node, parent, ROLE_TABLE);

    if (table != NULL && box->node->u.table.summary != NULL && *box->node->u.table.summary != '\0')
        struct_set_title(table, box->node->u.table.summary);
    if (box->continued)
        paint_continued(p, box, x, y);
    if (box->children->len > 0)
        paint_heard_head(p, box, x, y, table);
    for (guint r = 0; r < box->children->len; r++) {
        const Box *row = g_ptr_array_index(box->children, r);
        bool in_head = r < box->head_rows, repeated = in_head && box->continued, muted = p->mute, outer = p->repeated;

        p->mute = muted || repeated;
        p->repeated = outer || repeated;
        paint_row(p, row, x, y + row->y,
                  repeated ? NULL : tag_group(p, row->node, table, in_head ? ROLE_THEAD : ROLE_TBODY), in_head);
        p->mute = muted;
        p->repeated = outer;
    }
}

static void
paint_figure(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    paint_children(p, box, x, y, parent);
}

static void
paint_caption(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    StructNode *caption = tag(p, box->node, parent, ROLE_P);

    if (box->text != NULL)
        paint_text(p, box, x, y, caption);
    else
        paint_children(p, box, x, y, parent);
}

static void
paint_chart_block(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    double width = fmin(box->chart.width, box->width), room = box->width - width;
    double offset = box->node->align == ALIGN_CENTER ? room / 2 : box->node->align == ALIGN_END ? room : 0;
    double left = physical_x(p, box->node, x, box->width, offset, width);

    paint_chart(p, box->node, box->spec, (Rect){ left, y, width, box->height }, parent);
}

static void
paint_picture_block(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    double width = box->chart.width, room = fmax(box->width - width, 0);
    double offset = box->node->align == ALIGN_CENTER ? room / 2 : box->node->align == ALIGN_END ? room : 0;
    double left = physical_x(p, box->node, x, box->width, offset, width);

    paint_picture(p, box->node, (Rect){ left, y, width, box->height }, parent);
}

static void
paint_map(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const DocNode *node = box->node;
    Rect rect = { x, y, box->chart.width, box->height };
    StructNode *figure = NULL;

    if (box->height <= 0)
        return;
    if (parent != NULL && !p->mute) {
        figure = tag(p, node, parent, ROLE_FIGURE);
        struct_set_alt(figure, node->u.map.spec->alt);
        struct_set_bbox(figure, p->page, rect);
    }
    want(p, figure);
    draw_map(p->layout, node, p->page, rect);
}

/* ---- calendars: the grid tells which cell comes next ---- */

typedef struct Grid { Painter *p; const DocNode *node; StructNode *table, *group, *row, *cell; int at; } Grid;

static void
grid_artifact(void *data)
{
    want(((Grid *)data)->p, NULL);
}

static void
grid_read_as(void *data, const char *words)
{
    Grid *grid = data;
    Painter *p = grid->p;
    StructNode *span;

    if (grid->table == NULL) {
        want(p, NULL);
        return;
    }
    span = append_tag(p, grid->cell, ROLE_SPAN, grid->node);
    struct_set_actual_text(span, words);
    want(p, span);
}

/* Rows come in order: a new one opens its row; the first opens the head and the second the body. */
static void
grid_cell(void *data, int row, int column, bool header)
{
    Grid *grid = data;
    Painter *p = grid->p;

    (void)column;
    if (grid->table == NULL) {
        want(p, NULL);
        return;
    }
    close_sequence(p);
    if (row != grid->at && row <= 1)
        grid->group = append_tag(p, grid->table, row == 0 ? ROLE_THEAD : ROLE_TBODY, grid->node);
    if (row != grid->at)
        grid->row = append_tag(p, grid->group, ROLE_TR, grid->node);
    grid->at = row;
    grid->cell = append_tag(p, grid->row, header ? ROLE_TH : ROLE_TD, grid->node);
    struct_set_table_cell(grid->cell, !header ? SCOPE_NONE : row == 0 ? SCOPE_COLUMN : SCOPE_ROW, 1, 1);
    want(p, grid->cell);
}

static void
paint_calendar(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const CalendarSpec *spec = box->node->u.calendar.spec;
    Grid grid = { .p = p, .node = box->node, .at = -1 };
    CalendarListener listener = { grid_cell, grid_read_as, grid_artifact, &grid };

    if (calendar_is_table(spec) && parent != NULL && !p->mute) {
        grid.table = tag(p, box->node, parent, ROLE_TABLE);
        struct_set_title(grid.table, spec->title);
        struct_set_summary(grid.table, spec->summary);
        if (spec->claim_count > 0)
            struct_set_properties(grid.table, spec->claims, spec->claim_count);
    }
    calendar_draw(spec, &p->layout->charts, p->page, (Rect){ x, y, box->width, box->height }, &listener);
}

static void
paint_rule(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    (void)parent;
    rule(p, (Point){ x, y + box->height / 2 }, (Point){ x + box->width, y + box->height / 2 }, box->node->u.rule.line);
}

/* A rule as long as the style's width, and the notes below it. */
static void
paint_foot_notes(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    DocBorder line = box->node->box.border_top;
    double length = box->node->box.width > 0 ? fmin(box->node->box.width, box->width) : box->width;
    double left = physical_x(p, box->node, x, box->width, 0, length);

    rule(p, (Point){ left, y + line.width / 2 }, (Point){ left + length, y + line.width / 2 }, line);
    paint_children(p, box, x, y, parent);
}

typedef void (*PaintFunction)(Painter *p, const Box *box, double x, double y, StructNode *parent);

static const PaintFunction paints[DOC_KIND_COUNT] = {
    [DOC_BOX] = paint_box,       [DOC_HEADING] = paint_heading,   [DOC_PARAGRAPH] = paint_paragraph,
    [DOC_LIST] = paint_list,     [DOC_ITEM] = paint_item,         [DOC_GRID] = paint_children,
    [DOC_COLUMN] = paint_box,    [DOC_COLUMNS] = paint_children,  [DOC_TABLE] = paint_table,
    [DOC_FIGURE] = paint_figure, [DOC_CAPTION] = paint_caption,   [DOC_CHART] = paint_chart_block,
    [DOC_RULE] = paint_rule,     [DOC_CALENDAR] = paint_calendar, [DOC_ALTERNATIVES] = paint_children,
    [DOC_PICTURE] = paint_picture_block,
    [DOC_MAP] = paint_map,
    [DOC_FOOT_NOTES] = paint_foot_notes,
};

static void
paint(Painter *p, const Box *box, double x, double y, double room, StructNode *parent)
{
    const DocNode *in = box->node->parent != NULL ? box->node->parent : box->node;
    double left = physical_x(p, in, x, room, box->x, box->width), top = y + box->y;
    bool muted = p->mute;

    if (paints[box->node->kind] == NULL)
        return;
    if (doc_kind_is_drawn(box->node->kind) || box->node->kind == DOC_MAP || box->node->kind == DOC_CALENDAR ||
        box->node->kind == DOC_RULE)
        g_hash_table_add(p->layout->painted, (gpointer)(guintptr)box->node);
    p->mute = muted || box->node->artifact;
    if (stands_in_item(box->node) && !p->mute)
        parent = tag_part(p, &box->node->parent->role, box->node->parent, parent, ROLE_LBODY);
    parent = tag_role(p, box->node, parent);
    if (box->node->kind != DOC_RULE && box->node->kind != DOC_FOOT_NOTES)
        paint_ground(p, box, left, top);
    if (box->node->kind != DOC_FOOT_NOTES)              /* they stand on many pages */
        paint_place(p, box, top);
    paints[box->node->kind](p, box, left, top, parent);
    p->mute = muted;
}

void
paint_flow(Layout *layout, PageBuilder *page, const Box *box, double x, double y, double width)
{
    Painter p = { .layout = layout, .page = page };

    paint(&p, box, x, y, width, layout->document);
    close_sequence(&p);
}
