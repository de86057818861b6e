/*
 * Painting measured boxes onto pages, in the order of the document, which is the order in which it is read. Every node
 * of the structure tree is made when its first part is painted. Rules, grounds and repeated heads are artifacts.
 */
#include "base/sort.h"
#include "layout/box.h"
#include <math.h>
#include <string.h>

typedef struct Painter {
    Layout *layout;
    PageBuilder *page;
    StructNode *open;           /* stretch that is open */
    bool is_open;
    bool mute;                  /* inside an artifact: everything is one */
} Painter;

static void paint(Painter *p, const Box *box, double x, double y, double room, StructNode *parent);

/* ---- stretches ---- */

static void
close_stretch(Painter *p)
{
    if (p->is_open)
        page_end(p->page);
    p->is_open = false;
}

/* Neighbouring paint of one node shares one stretch. */
static void
want(Painter *p, StructNode *node)
{
    if (p->mute)
        node = NULL;
    if (p->is_open && p->open == node)
        return;
    close_stretch(p);
    page_begin(p->page, node);
    p->open = node;
    p->is_open = true;
}

/* The structure node of `node`, or of that part of it which `key` names: one however often it is painted. */
static StructNode *
tag_part(Painter *p, gconstpointer key, const DocNode *node, StructNode *parent, StructRole role)
{
    StructNode *found = g_hash_table_lookup(p->layout->tags, key);

    if (found != NULL || p->mute)
        return found;
    close_stretch(p);
    found = struct_append(p->layout->pages, parent, role);
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
    gconstpointer key = role == ROLE_THEAD ? (gconstpointer)&row->parent->u.table.head_rows : (gconstpointer)&row->parent->u.table.columns;
    StructNode *last = g_hash_table_lookup(p->layout->tags, key);

    if (last != NULL || p->mute)
        return last;
    last = struct_append(p->layout->pages, table, role);
    g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, last);
    return last;
}

/* ---- boxes' own paint ---- */

static double
physical_x(const Painter *p, double x, double width, double offset, double own)
{
    return p->layout->doc->direction == DIRECTION_RTL ? x + width - offset - own : x + offset;
}

static void
rule(Painter *p, Point from, Point to, DocBorder border)
{
    if (border.width <= 0 || !border.colour.set)
        return;
    want(p, NULL);
    page_line(p->page, from, to, (Stroke){ .width = border.width, .colour = border.colour, .dash = border.dash, .gap = border.gap });
}

static void
paint_ground(Painter *p, const Box *box, double x, double y)
{
    const BoxStyle *s = &box->node->box;
    bool rtl = p->layout->doc->direction == DIRECTION_RTL;
    DocBorder left = rtl ? s->border_end : s->border_start, right = rtl ? s->border_start : s->border_end;

    if (box->height <= 0)
        return;
    if (s->background.set) {
        want(p, NULL);
        page_fill(p->page, (Rect){ x, y, box->width, box->height }, s->background);
    }
    rule(p, (Point){ x, y + s->border_top.width / 2 }, (Point){ x + box->width, y + s->border_top.width / 2 }, s->border_top);
    rule(p, (Point){ x, y + box->height - s->border_bottom.width / 2 }, (Point){ x + box->width, y + box->height - s->border_bottom.width / 2 }, s->border_bottom);
    rule(p, (Point){ x + left.width / 2, y }, (Point){ x + left.width / 2, y + box->height }, left);
    rule(p, (Point){ x + box->width - right.width / 2, y }, (Point){ x + box->width - right.width / 2, y + box->height }, right);
}

/* ---- text ---- */

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
    node = tag(p, element, block, element->kind == DOC_LINK ? ROLE_LINK : ROLE_SPAN);
    if (element->kind == DOC_SPAN && element->id != NULL)
        struct_set_id(node, arena_printf(p->layout->arena, "%s~%zu", element->id, ++p->layout->values));
    return node;
}

static void
paint_chart(Painter *p, const DocNode *node, const ChartSpec *spec, Rect rect, StructNode *parent)
{
    StructNode *figure = NULL;
    const char *alt = node->u.chart.alt;

    if (node->u.chart.tagging != TAG_ARTIFACT && parent != NULL && !p->mute) {
        figure = tag_part(p, spec, node, parent, node->u.chart.tagging == TAG_FIGURE ? ROLE_FIGURE : ROLE_SPAN);
        if (alt == NULL)
            alt = chart_alt(spec, &p->layout->charts, p->layout->arena);
        if (node->u.chart.tagging == TAG_FIGURE) {
            struct_set_alt(figure, alt);
            struct_set_bbox(figure, p->page, rect);
        } else {
            struct_set_actual_text(figure, alt);
        }
    }
    want(p, figure);
    chart_draw(spec, &p->layout->charts, p->page, rect);
}

/* Painted in reading order, wherever they stand on the line. */
typedef struct Piece { const Leaf *leaf; const TextRun *run; double x, width; size_t order, rank; } Piece;

static int
compare_pieces(const void *left, const void *right)
{
    const Piece *a = left, *b = right;

    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static void
paint_slot(Painter *p, const DocNode *node, double x, double y, double width)
{
    SlotUse use = { page_slot(p->page, x, y, width, ALIGN_START), node, page_index(p->page) };

    g_array_append_val(p->layout->slots, use);
}

static void
paint_piece(Painter *p, const Piece *piece, double x, double baseline, StructNode *block)
{
    const DocNode *node = piece->leaf->node;
    const DocNode *element = piece->leaf->element;
    StructNode *target = element_tag(p, element, block);

    if (node->kind == DOC_CHART) {
        const ChartSize *mark = &piece->leaf->mark;

        paint_chart(p, node, node->u.chart.spec, (Rect){ x, baseline - mark->baseline - node->u.chart.raise, mark->width, mark->height }, target);
        return;
    }
    want(p, target);
    if (piece->run != NULL)
        page_text(p->page, x, baseline, piece->run);
    else if (node->kind != DOC_BREAK)
        paint_slot(p, node, x, baseline, piece->width);
    if (element != NULL && element->kind == DOC_LINK && piece->run != NULL && target != NULL)
        page_link(p->page, (Rect){ x, baseline - node->text.size, piece->width, node->text.size * 1.25 }, target, element->u.link.uri,
                  element->u.link.destination, element->u.link.contents);
}

static void
paint_pieces(Painter *p, GArray *pieces, double x, double baseline, StructNode *block)
{
    sort_items(pieces->data, pieces->len, sizeof(Piece), compare_pieces);
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);

        paint_piece(p, piece, x + piece->x, baseline, block);
    }
}

/* The line that was made of cached pieces: placed by the block's alignment, hanging parts outside the width. */
static void
paint_single(Painter *p, const Box *box, double x, double y, StructNode *block)
{
    const Inline *in = box->text;
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(Piece));
    double room = box->text_width - in->single_width, at = box->node->align == ALIGN_END ? room : box->node->align == ALIGN_CENTER ? room / 2 : 0;

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
    paint_pieces(p, pieces, x, y + box->baseline, block);
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
            Piece piece = { &box->text->leaves[line->pieces[k].span], line->pieces[k].run, line->pieces[k].x, line->pieces[k].width, line->pieces[k].span, line->pieces[k].rank };

            g_array_append_val(pieces, piece);
        }
        paint_pieces(p, pieces, x, y + box->text_y + line->baseline - top, block);
    }
}

static void
paint_text(Painter *p, const Box *box, double x, double y, StructNode *block)
{
    double text_x = physical_x(p, x, box->width, box->text_x, box->text_width);

    if (box->text->count == 0 || box->last_line == box->first_line)
        return;
    if (box->single)
        paint_single(p, box, text_x, y, block);
    else {
        paragraph_wrap(box->text->paragraph, box->text_width);
        paint_lines(p, box, text_x, y, block);
    }
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
plain_text(const DocNode *node, GString *out)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (child->kind == DOC_TEXT)
            g_string_append_len(out, child->u.text_run.text, (gssize)child->u.text_run.length);
        else
            plain_text(child, out);
}

static void
paint_heading(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    int level = CLAMP(box->node->u.heading.level, 1, 6);
    StructNode *node = tag(p, box->node, parent, (StructRole)(ROLE_H1 + level - 1));

    if (box->node->u.heading.outline && !box->continued && !p->mute) {
        g_autoptr(GString) title = g_string_new(NULL);

        plain_text(box->node, title);
        page_outline(p->page, level, title->str, y);
    }
    paint_text(p, box, x, y, node);
}

static bool
has_heading(const DocNode *node)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (child->kind == DOC_HEADING)
            return true;
    return false;
}

static void
paint_box(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    if (box->text != NULL)
        paint_text(p, box, x, y, tag(p, box->node, parent, ROLE_P));
    else
        paint_children(p, box, x, y, has_heading(box->node) ? tag(p, box->node, parent, ROLE_SECT) : parent);
}

static void
paint_paragraph(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    paint_text(p, box, x, y, tag(p, box->node, parent, ROLE_P));
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
    const char *label = box->node->u.item.label;
    const TextLine *line;

    if (label == NULL || *label == '\0' || box->continued)
        return;
    line = text_line(p->layout->text, label, &box->node->text);
    close_stretch(p);
    want(p, item == NULL ? NULL : struct_append(p->layout->pages, item, ROLE_LBL));
    for (size_t i = 0; i < line->count; i++)
        page_text(p->page, physical_x(p, x, box->width, line->pieces[i].x, line->pieces[i].width), y + box->baseline, line->pieces[i].run);
}

static void
paint_item(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    StructNode *item = tag(p, box->node, parent, ROLE_LI), *body;

    paint_label(p, box, x, y, item);
    close_stretch(p);
    body = item == NULL ? NULL : struct_append(p->layout->pages, item, ROLE_LBODY);
    if (box->text != NULL)
        paint_text(p, box, x, y, body);
    else
        paint_children(p, box, x, y, body);
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
    }
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

    paint_ground(p, box, x, y);
    for (guint i = 0; i < box->children->len; i++) {
        const Box *cell = g_ptr_array_index(box->children, i);

        paint_cell(p, cell, physical_x(p, x, box->width, cell->x, cell->width), y + cell->y, row, in_head);
    }
}

/* "Observations, continued … from page 2": for the eye only, since the table goes on. */
static void
paint_continued(Painter *p, const Box *box, double x, double y)
{
    const DocNode *node = box->node;
    const TextLine *line;
    DocBorder border = node->u.table.continued_rule;
    bool rtl = p->layout->doc->direction == DIRECTION_RTL;

    if (node->u.table.continued == NULL)
        return;
    rule(p, (Point){ x, y }, (Point){ x + box->width, y }, border);
    want(p, NULL);
    line = text_line(p->layout->text, node->u.table.continued, &node->u.table.continued_text);
    for (size_t i = 0; i < line->count; i++)
        page_text(p->page, (rtl ? x + box->width - line->width : x) + line->pieces[i].x, y + 15, line->pieces[i].run);
    if (node->u.table.from_page != NULL) {
        g_autofree char *number = g_strdup_printf("%d", box->continued_from + 1);
        g_auto(GStrv) parts = g_strsplit(node->u.table.from_page, "{1}", -1);
        g_autofree char *text = g_strjoinv(number, parts);

        line = text_line(p->layout->text, text, &node->text);
        for (size_t i = 0; i < line->count; i++)
            page_text(p->page, (rtl ? x : x + box->width - line->width) + line->pieces[i].x, y + 15, line->pieces[i].run);
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
    for (guint r = 0; r < box->children->len; r++) {
        const Box *row = g_ptr_array_index(box->children, r);
        bool in_head = r < box->head_rows, repeated = in_head && box->continued, muted = p->mute;

        p->mute = muted || repeated;
        paint_row(p, row, x, y + row->y, repeated ? NULL : tag_group(p, row->node, table, in_head ? ROLE_THEAD : ROLE_TBODY), in_head);
        p->mute = muted;
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

    paint_chart(p, box->node, box->spec, (Rect){ physical_x(p, x, box->width, offset, width), y, width, box->height }, parent);
}

/* ---- calendars: the grid tells which cell comes next ---- */

typedef struct Grid { Painter *p; StructNode *table, *group, *row; int at; } Grid;

static void
grid_artifact(void *data)
{
    want(((Grid *)data)->p, NULL);
}

/* Rows come in order: a new one opens its row; the first opens the head and the second the body. */
static void
grid_cell(void *data, int row, int column, bool header)
{
    Grid *grid = data;
    Painter *p = grid->p;
    StructNode *cell;

    (void)column;
    if (grid->table == NULL) {
        want(p, NULL);
        return;
    }
    close_stretch(p);
    if (row != grid->at && row <= 1)
        grid->group = struct_append(p->layout->pages, grid->table, row == 0 ? ROLE_THEAD : ROLE_TBODY);
    if (row != grid->at)
        grid->row = struct_append(p->layout->pages, grid->group, ROLE_TR);
    grid->at = row;
    cell = struct_append(p->layout->pages, grid->row, header ? ROLE_TH : ROLE_TD);
    struct_set_table_cell(cell, !header ? SCOPE_NONE : row == 0 ? SCOPE_COLUMN : SCOPE_ROW, 1, 1);
    want(p, cell);
}

static void
paint_calendar(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const CalendarSpec *spec = box->node->u.calendar.spec;
    Grid grid = { .p = p, .at = -1 };
    CalendarListener listener = { grid_cell, grid_artifact, &grid };

    if (calendar_is_table(spec) && parent != NULL && !p->mute) {
        grid.table = tag(p, box->node, parent, ROLE_TABLE);
        struct_set_title(grid.table, spec->title);
        struct_set_summary(grid.table, spec->summary);
    }
    calendar_draw(spec, &p->layout->charts, p->page, (Rect){ x, y, box->width, box->height }, &listener);
}

static void
paint_rule(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    (void)parent;
    rule(p, (Point){ x, y + box->height / 2 }, (Point){ x + box->width, y + box->height / 2 }, box->node->u.rule.line);
}

typedef void (*PaintFunction)(Painter *p, const Box *box, double x, double y, StructNode *parent);

static const PaintFunction paints[DOC_KIND_COUNT] = {
    [DOC_BOX] = paint_box,       [DOC_HEADING] = paint_heading,   [DOC_PARAGRAPH] = paint_paragraph, [DOC_LIST] = paint_list,
    [DOC_ITEM] = paint_item,     [DOC_GRID] = paint_children,     [DOC_COLUMN] = paint_box,          [DOC_COLUMNS] = paint_children,
    [DOC_TABLE] = paint_table,   [DOC_FIGURE] = paint_figure,     [DOC_CAPTION] = paint_caption,     [DOC_CHART] = paint_chart_block,
    [DOC_RULE] = paint_rule,     [DOC_CALENDAR] = paint_calendar, [DOC_ALTERNATIVES] = paint_children,
};

static void
paint(Painter *p, const Box *box, double x, double y, double room, StructNode *parent)
{
    double left = physical_x(p, x, room, box->x, box->width), top = y + box->y;
    bool muted = p->mute;

    if (paints[box->node->kind] == NULL)
        return;
    p->mute = muted || box->node->artifact;
    if (box->node->kind != DOC_RULE)
        paint_ground(p, box, left, top);
    if (box->node->id != NULL && !box->continued)
        page_destination(p->page, box->node->id, top);
    paints[box->node->kind](p, box, left, top, parent);
    p->mute = muted;
}

void
paint_flow(Layout *layout, PageBuilder *page, const Box *box, double x, double y, double width)
{
    Painter p = { .layout = layout, .page = page };

    if (layout->document == NULL)
        layout->document = struct_append(layout->pages, NULL, ROLE_DOCUMENT);
    paint(&p, box, x, y, width, layout->document);
    close_stretch(&p);
}

/* ---- head and foot ---- */

static char *
margin_text(const DocNode *node, size_t number, size_t count)
{
    GString *out = g_string_new(NULL);

    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        if (child->kind == DOC_TEXT)
            g_string_append_len(out, child->u.text_run.text, (gssize)child->u.text_run.length);
        else if (child->kind == DOC_PAGE_NUMBER)
            g_string_append_printf(out, "%zu", number);
        else if (child->kind == DOC_PAGE_COUNT)
            g_string_append_printf(out, "%zu", count);
        else {
            g_autofree char *inner = margin_text(child, number, count);

            g_string_append(out, inner);
        }
    }
    return g_string_free(out, FALSE);
}

typedef struct MarginLine { const TextLine *line; double x; } MarginLine;

static const TextLine *
margin_line(Layout *layout, const DocNode *node, size_t number, size_t count)
{
    g_autofree char *text = NULL;

    if (node == NULL)
        return NULL;
    text = margin_text(node, number, count);
    /* one style a box: that of its first piece */
    return text_line(layout->text, text, node->first_child != NULL && node->first_child->kind == DOC_SPAN ? &node->first_child->text : &node->text);
}

enum { MARGIN_GAP = 12 };

static void
paint_margin(Painter *p, const DocMargin *margin, double left, double width, size_t number, size_t count)
{
    bool rtl = p->layout->doc->direction == DIRECTION_RTL;
    const TextLine *start = margin_line(p->layout, margin->start, number, count), *center = margin_line(p->layout, margin->center, number, count);
    const TextLine *end = margin_line(p->layout, margin->end, number, count);
    MarginLine lines[3] = { { start, 0 }, { center, 0 }, { end, 0 } };
    double start_width = start == NULL ? 0 : start->width, end_width = end == NULL ? 0 : end->width;

    rule(p, (Point){ left, margin->rule_y }, (Point){ left + width, margin->rule_y }, margin->rule);
    lines[0].x = rtl ? width - start_width : 0;
    lines[2].x = rtl ? 0 : width - end_width;
    if (center != NULL) {
        double side = (width - center->width) / 2 - MARGIN_GAP;

        lines[1].x = (width - center->width) / 2;
        if (start_width > side || end_width > side)
            lines[1].line = NULL;
    }
    want(p, NULL);
    for (int i = 0; i < 3; i++)
        for (size_t k = 0; lines[i].line != NULL && k < lines[i].line->count; k++)
            page_text(p->page, left + lines[i].x + lines[i].line->pieces[k].x, margin->baseline, lines[i].line->pieces[k].run);
}

void
paint_margins(Layout *layout, PageBuilder *page, const PageMaster *master, size_t number, size_t count)
{
    Painter p = { .layout = layout, .page = page };
    bool rtl = layout->doc->direction == DIRECTION_RTL;
    double left = rtl ? master->margin.end : master->margin.start, width = master->size.width - master->margin.start - master->margin.end;

    paint_margin(&p, &master->head, left, width, number, count);
    paint_margin(&p, &master->foot, left, width, number, count);
    close_stretch(&p);
}

void
fill_slots(Layout *layout)
{
    for (guint i = 0; i < layout->slots->len; i++) {
        const SlotUse *use = &g_array_index(layout->slots, SlotUse, i);
        size_t number = use->node->kind == DOC_PAGE_COUNT ? pages_length(layout->pages) : use->page + 1;
        g_autofree char *text = NULL;
        const TextLine *line;

        if (use->node->kind == DOC_PAGE_REFERENCE && !pages_find_destination(layout->pages, use->node->u.slot.destination, &number)) {
            diag_report(layout->diags, DIAG_LAYOUT_NO_DESTINATION, use->node->place, use->node->u.slot.destination, NULL);
            continue;
        }
        text = g_strdup_printf("%zu", number + (use->node->kind == DOC_PAGE_REFERENCE));
        line = text_line(layout->text, text, &use->node->text);
        if (line->count > 0) {
            double width = line->pieces[0].width;
            const TextRun *run = line->pieces[0].run;

            page_slot_fill(use->slot, &run, &width, 1);
        }
    }
}
