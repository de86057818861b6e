/* Painting lines of text, what stands in them, and the links and places that they are. */
#include "layout/painter.h"
#include "base/sort.h"
#include "base/diag_template.h"
#include <math.h>
#include <string.h>

/* ---- text ---- */

/* The span with a role, in another language, or that is a sentence, in which an inline element stands, or NULL. */
static const DocNode *
role_around(const DocNode *element)
{
    for (const DocNode *node = element->parent; node != NULL && (node->kind == DOC_SPAN || node->kind == DOC_LINK);
         node = node->parent)
        if (node->kind == DOC_LINK || node->role != DOC_ROLE_NONE || node->property_count > 0 || node->language != NULL)
            return node;
    return NULL;
}

/* The link that an element is, or in which it stands. */
static const DocNode *
link_around(const DocNode *element)
{
    while (element != NULL && element->kind == DOC_SPAN)
        element = element->parent;
    return element != NULL && element->kind == DOC_LINK ? element : NULL;
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
        set_link_alternative(p, node, link->u.link.alt);
    return node;
}

/* Printed again and again, a figure has another one each time. */
static const char *
value_id(Painter *p, const char *figure)
{
    return arena_printf(p->layout->arena, "%s~%zu", figure, ++*p->layout->values);
}

/* The first that is painted of those with the same words: others may stand in alternatives that are not. */
static bool
says_expansion(Painter *p, const DocNode *element)
{
    const char *words = element->kind == DOC_SPAN ? element->u.span.expansion : NULL;

    return words != NULL && !p->mute && g_hash_table_add(p->layout->tags, (gpointer)(guintptr)words);
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
        struct_set_id(node, value_id(p, element->id));
    if (element->property_count > 0)
        struct_set_properties(node, element->properties, element->property_count);
    if (says_expansion(p, element))
        struct_set_expansion(node, element->u.span.expansion);
    return node;
}

void
paint_chart(Painter *p, const DocNode *node, const ChartSpec *spec, Rect rect, StructNode *parent)
{
    StructNode *figure = NULL;
    ChartSaid said = { .text = node->u.chart.alt };
    const Stretch *rest = NULL;
    Stretch first;
    size_t count = 0;

    if (node->u.chart.tagging != TAG_ARTIFACT && parent != NULL && !p->mute) {
        figure = tag_part(p, spec, node, parent, node->u.chart.tagging == TAG_FIGURE ? ROLE_FIGURE : ROLE_SPAN);
        if (said.text == NULL)
            said = chart_said(spec, &p->layout->charts, p->layout->arena);
        first = parted_in_languages(p->layout, node->u.chart.foreign, said.text, &rest, &count);
        if (first.language != NULL)
            struct_set_language(figure, first.language);
        if (node->u.chart.tagging == TAG_FIGURE) {
            struct_set_alt(figure, first.text);
            struct_set_bbox(figure, p->page, rect);
        } else {
            struct_set_actual_text(figure, first.text);
            if (node->u.chart.figure != NULL)
                struct_set_id(figure, value_id(p, node->u.chart.figure));
            if (node->property_count > 0)
                struct_set_properties(figure, node->properties, node->property_count);
        }
        if (said.count > 0)
            struct_set_properties(figure, said.properties, said.count);
    }
    want(p, figure);
    p->layout->charts.foreign = node->u.chart.foreign;
    chart_draw(spec, &p->layout->charts, p->page, rect);
    p->layout->charts.foreign = NULL;
    paint_rest(p, node, rest, count, (Point){ rect.x, rect.y + rect.height }, parent);
}

void
paint_picture(Painter *p, const DocNode *node, Rect frame, StructNode *parent)
{
    StructNode *figure = NULL;
    const Stretch *rest = NULL;
    size_t count = 0;

    if (node->u.picture.alt != NULL && parent != NULL && !p->mute) {
        figure = tag(p, node, parent, ROLE_FIGURE);
        set_alternative(p, figure, NULL, node->u.picture.alt, &rest, &count);
        struct_set_bbox(figure, p->page, frame);
    }
    want(p, figure);
    picture_draw(p->layout, node, p->page, frame);
    paint_rest(p, node, rest, count, (Point){ frame.x, frame.y + frame.height }, parent);
}

/* Painted in reading order, wherever they stand on the line. */
typedef struct Piece {
    Leaf *leaf;
    const TextRun *run;
    double x, width;
    size_t order, rank;
    const Paragraph *paragraph;
    uint32_t word;
    const char *read_as;
} Piece;

enum { ON_STACK = 16 };                 /* of most lines all pieces */

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

void
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
             node->kind == DOC_PAGE_COUNT ? SLOT_LAST : SLOT_LABEL, node->text, p->page, node);
}

/* The language that an element says, or what it stands in. */
static const char *
language_around(const Painter *p, const DocNode *element)
{
    while (element != NULL && element->language == NULL)
        element = element->parent;
    return element == NULL ? p->layout->doc->language : element->language;
}

/* The Link whose language a stretch of a description has: `node`, or another beside it. */
static StructNode *
link_of_stretch(Painter *p, const DocNode *element, StructNode *node, const Stretch *stretch, size_t number)
{
    const char *language = stretch->language != NULL ? stretch->language : p->layout->doc->language;
    const char *key = element->u.link.contents + number;
    StructNode *own = g_hash_table_lookup(p->layout->tags, key);

    if (own != NULL || strcmp(language, language_around(p, element)) == 0)
        return own != NULL ? own : node;
    close_sequence(p);
    own = struct_append_beside(p->layout->pages, node, ROLE_LINK);
    struct_set_places(own, element->place, element->data_place);
    struct_set_language(own, language);
    g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, own);
    return own;
}

/*
 * A description is one text, which says by sequences what of it is in another language. Where one of its languages has
 * none, each stretch is the description of a part of the box.
 */
static void
paint_link_boxes(Painter *p, Rect box, StructNode *node, const DocNode *element, const char *destination)
{
    const Stretch *rest = NULL;
    size_t count = 0;
    Stretch stretch = parted_in_languages(p->layout, NULL, element->u.link.contents, &rest, &count);
    double width = box.width / (double)(count + 1);
    bool leftward = is_leftward(p, element);

    for (size_t i = 0; i <= count; i++) {
        double x = box.x + width * (double)(leftward ? count - i : i);

        stretch = i > 0 ? rest[i - 1] : stretch;
        page_link(p->page, (Rect){ x, box.y, width, box.height },
                  stretch.text == NULL || (count == 0 && stretch.language == NULL)
                      ? node
                      : link_of_stretch(p, element, node, &stretch, i),
                  element->u.link.uri, destination, stretch.text);
    }
}

static void
paint_link(Painter *p, Rect box, StructNode *node, const DocNode *element)
{
    const char *destination =
        element->u.link.destination == NULL ? NULL : full_destination(p->layout, element->u.link.destination);
    Aim aim = { destination, { g_intern_string(element->place.file), element->place.line, element->place.column } };

    if (destination != NULL && !element->u.link.soft)
        g_array_append_val(p->layout->aims, aim);
    paint_link_boxes(p, box, node, element, destination);
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
    const DocNode *element = piece->leaf->element, *link = link_around(element);
    StructNode *target = element_tag(p, element, p->mixed != NULL && !p->mute ? tag_run(p, node) : block);

    piece->leaf->painted = true;
    if (link != NULL)
        paint_link_places(p, link, baseline - node->text->size);
    if (node->kind == DOC_CHART) {
        const ChartSize *mark = &piece->leaf->mark;

        paint_chart(p, node, node->u.chart.spec,
                    (Rect){ x, baseline - mark->baseline - node->u.chart.raise, mark->width, mark->height }, target);
        return;
    }
    if (node->kind == DOC_PICTURE) {
        const ChartSize *size = &piece->leaf->mark;

        paint_picture(p, node, (Rect){ x, baseline - size->baseline, size->width, size->height }, target);
        return;
    }
    if (piece->read_as != NULL && target != NULL && !p->mute)
        want_word(p, target, piece->paragraph, piece->word, piece->read_as);
    else
        want(p, target);
    if (piece->run != NULL)
        page_text(p->page, x, baseline, piece->run);
    else if (node->kind != DOC_BREAK)
        paint_slot(p, node, x, baseline, piece->width);
    if (link != NULL && node->kind != DOC_BREAK && target != NULL && leads_somewhere(p, link))
        paint_link(p, (Rect){ x, baseline - node->text->size, piece->width, node->text->size * 1.25 },
                   link == element ? target : element_tag(p, link, block), link);
}

/* The places that begin before the leaf `before`, in reading order; each is painted once. */
static void
paint_places(Painter *p, Inline *in, size_t before, double baseline)
{
    for (; in->places_painted < in->place_count && in->places[in->places_painted].leaf < before && !p->repeated;
         in->places_painted++) {
        const DocNode *node = in->places[in->places_painted].node;

        paint_destination(p, node, baseline - node->text->size);
    }
}

static void
paint_pieces(Painter *p, Piece *pieces, size_t count, Inline *in, double x, double baseline, StructNode *block)
{
    sort_items(pieces, count, sizeof(Piece), compare_pieces);
    for (size_t i = 0; i < count; i++) {
        const Piece *piece = &pieces[i];

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
    size_t count = 0, most = in->count;
    double at = single_start(box);
    Piece on_stack[ON_STACK], *pieces;

    for (size_t i = 0; i < in->count; i++)
        most += in->singles[i] == NULL ? 0 : in->singles[i]->count;
    pieces = most <= ON_STACK ? on_stack : g_new(Piece, most);
    for (size_t i = 0; i < in->count; i++) {
        const TextLine *line = in->singles[i];

        if (line == NULL) {
            pieces[count++] = (Piece){ &in->leaves[i], NULL, at, in->spans[i].object_width, i, 0 };
            at += in->spans[i].object_width;
        }
        for (size_t k = 0; line != NULL && k < line->count; k++) {
            const TextPiece *from = &line->pieces[k];

            pieces[count++] = (Piece){ &in->leaves[i], from->run, at, from->width, i, from->rank };
            at += from->width;
        }
    }
    paint_pieces(p, pieces, count, in, x, y + box->baseline, block);
    if (pieces != on_stack)
        g_free(pieces);
    paint_places(p, in, G_MAXSIZE, y + box->baseline);
}

/*
 * What a piece of a word that lines part is read as, when all of the word stands on this page; NULL otherwise. One that
 * is wider than its lines is one thing. One that goes on behind a sign stands on the first line among other words: it
 * is read whole there, and its pieces on other lines as nothing, so that whoever takes words from where they stand
 * finds each in its place.
 */
static const char *
read_as(const Box *box, uint32_t word, size_t line)
{
    size_t first = 0, last = 0;
    const char *text = word == 0 ? NULL : paragraph_broken_word(box->text->paragraph, word, &first, &last);

    if (text == NULL || first < box->first_line || last >= box->last_line)
        return NULL;
    return line == first || paragraph_divides_word(box->text->paragraph, first) ? text : "";
}

static void
paint_lines(Painter *p, const Box *box, double x, double y, StructNode *block)
{
    double top = box->first_line > 0 ? paragraph_line(box->text->paragraph, box->first_line)->baseline -
                                       paragraph_line(box->text->paragraph, 0)->baseline : 0;

    for (size_t i = box->first_line; i < box->last_line; i++) {
        const TextLine *line = paragraph_line(box->text->paragraph, i);
        Piece on_stack[ON_STACK], *pieces = line->count <= ON_STACK ? on_stack : g_new(Piece, line->count);

        for (size_t k = 0; k < line->count; k++)
            pieces[k] = (Piece){ &box->text->leaves[line->pieces[k].span],
                            line->pieces[k].run,
                            line->pieces[k].x,
                            line->pieces[k].width,
                            line->pieces[k].span,
                            line->pieces[k].rank,
                            box->text->paragraph,
                            line->pieces[k].word,
                            read_as(box, line->pieces[k].word, i) };
        paint_pieces(p, pieces, line->count, box->text, x, y + box->text_y + line->baseline - top, block);
        if (i + 1 == paragraph_line_count(box->text->paragraph))        /* those behind the last word */
            paint_places(p, box->text, G_MAXSIZE, y + box->text_y + line->baseline - top);
        if (pieces != on_stack)
            g_free(pieces);
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
    DocBorder leader = box->node->box->leader;
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

void
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
