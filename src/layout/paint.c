/*
 * Painting measured boxes onto pages, in the order of the document, which is the order in which it is read. Every node
 * of the structure tree is made when its first part is painted. Rules, grounds and repeated heads are artifacts.
 */
#include "layout/painter.h"
#include <math.h>

/* ---- boxes' own paint ---- */

bool
is_leftward(const Painter *p, const DocNode *node)
{
    return layout_direction(p->layout, node) == DIRECTION_RTL;
}

double
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
    const BoxStyle *s = box->node->box;
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

/* The section that a box is, or what it stands in. What runs over many pages was looked at on its first one. */
static StructNode *
section_of(Painter *p, const Box *box, StructNode *parent)
{
    StructNode *known = g_hash_table_lookup(p->layout->tags, box->node);

    return known != NULL                               ? known
           : layout_is_section(p->layout, box->node) ? tag(p, box->node, parent, ROLE_SECT)
                                                       : parent;
}

static void
paint_box(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    if (box->text != NULL)
        paint_text(p, box, x, y, tag(p, box->node, parent, ROLE_P));
    else
        paint_children(p, box, x, y, section_of(p, box, parent));
}

static void
paint_paragraph(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const DocNode *node = box->node, *first = node->first_child;
    bool list = first != NULL && first->kind == DOC_SPAN && first->role == DOC_ROLE_ITEM;
    /* with a role it is the label or the note itself: nothing stands between */
    bool mixed = is_mixed(node) && parent != NULL;
    StructNode *tagged =
        node->role == DOC_ROLE_NONE && !mixed ? tag(p, node, parent, list ? ROLE_L : ROLE_P) : parent;

    p->mixed = mixed ? node : NULL;
    p->around = parent;
    paint_text(p, box, x, y, tagged);
    p->mixed = NULL;
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
    for (const TextPiece *piece = line_next_read(line, NULL); piece != NULL; piece = line_next_read(line, piece))
        page_text(p->page, left + piece->x, y + box->baseline, piece->run);
}

/* The icon of an item is decoration. */
static void
paint_sign(Painter *p, const Box *box, double x, double y)
{
    const DocNode *sign = box->continued ? NULL : box->node->u.item.sign;
    ChartSize size;

    if (sign == NULL || !picture_measure(p->layout, sign, box->width, &size))
        return;
    close_sequence(p);
    want(p, NULL);
    picture_draw(p->layout, sign, p->page,
                 (Rect){ physical_x(p, box->node, x, box->width, 0, size.width), y + box->baseline - size.baseline,
                         size.width, size.height });
}

static void
paint_item(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    StructNode *item = tag(p, box->node, parent, ROLE_LI), *body;

    paint_label(p, box, x, y, item);
    paint_sign(p, box, x, y);
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
        char *id = arena_printf(pages_arena(p->layout->pages), "head-%zu", ++*p->layout->values);

        struct_set_id(tagged, id);
        g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)&cell->u.cell, id);
        g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, id);
    } else if (!row->u.row.subhead && group != NULL) {
        struct_set_headers(tagged, group);
    }
}

static StructNode *
tag_cell(Painter *p, const DocNode *node, StructNode *row, bool in_head)
{
    StructNode *cell = tag(p, node, row, node->u.cell.header ? ROLE_TH : ROLE_TD);
    StructScope scope = !node->u.cell.header ? SCOPE_NONE : in_head ? SCOPE_COLUMN : SCOPE_ROW;

    if (cell != NULL) {
        struct_set_table_cell(cell, scope, node->u.cell.column_span - node->u.cell.gutters, node->u.cell.row_span);
        set_read_as(p, cell, node->actual_text);
        if (node->u.cell.header && !in_head && !p->mute)
            tag_group_of(p, node, cell);
    }
    return cell;
}

static bool
holds_content(const DocNode *node)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (!child->artifact && child->kind != DOC_RULE && (child->first_child == NULL || holds_content(child)))
            return true;
    return false;
}

/* A cell that is read and holds nothing that is, as one with a line to write on, holds a space. */
static void
paint_unprinted(Painter *p, const Box *box, double x, double y, StructNode *cell)
{
    const TextLine *space = text_line(p->layout->text, "\u00A0", box->node->text);

    if (cell == NULL || box->node->actual_text == NULL || holds_content(box->node) || space->count == 0)
        return;
    want(p, cell);
    page_text(p->page, x, y, space->pieces[0].run);
}

/* What is heard of a scale stands in the caption itself. */
static void
paint_cell(Painter *p, const Box *box, double x, double y, StructNode *parent, bool in_head)
{
    const DocNode *node = box->node;
    StructNode *cell;
    bool muted = p->mute;

    p->mute = muted || node->artifact;
    cell = node->parent->u.row.scale ? parent : tag_cell(p, node, parent, in_head);
    paint_place(p, box, y);
    paint_ground(p, box, x, y);
    if (box->text != NULL)
        paint_text(p, box, x, y, cell);
    else
        paint_children(p, box, x, y, cell);
    paint_unprinted(p, box, x, y, cell);
    p->mute = muted;
}

static void
paint_row(Painter *p, const Box *box, double x, double y, StructNode *group, bool in_head)
{
    StructNode *row = tag(p, box->node, group, box->node->u.row.scale ? ROLE_CAPTION : ROLE_TR);

    if (row != NULL && box->node->property_count > 0)
        struct_set_properties(row, box->node->properties, box->node->property_count);
    paint_place(p, box, y);
    paint_ground(p, box, x, y);
    for (guint i = 0; i < box->children->len; i++) {
        const Box *cell = g_ptr_array_index(box->children, i);

        paint_cell(p, cell, physical_x(p, box->node, x, box->width, cell->x, cell->width), y + cell->y, row, in_head);
    }
}

/* What a row stands in; a caption stands in the table itself (ISO 32000-1, table 337). */
static StructNode *
group_of(Painter *p, const DocNode *row, StructNode *table, bool in_head)
{
    return row->u.row.scale ? table : tag_group(p, row, table, in_head ? ROLE_THEAD : ROLE_TBODY);
}

/* A row whose cells were let go of: they are made, painted, and let go of again. */
static void
paint_row_again(Painter *p, Box *row, double x, double y, StructNode *group)
{
    rows_begin(p->layout);
    row_measure_again(p->layout, row);
    paint_row(p, row, x, y, group, false);
    layout_account_row(p->layout, row->node);
    row_let_go(p->layout, row);
    rows_end(p->layout);
    rows_next(p->layout);
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

        slot_add(p->layout, p->page, room, ALIGN_END, text, node->text,
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
    const TextLine *space = text_line(p->layout->text, "\u00A0", node->text);
    StructNode *tagged;
    bool said = false;

    for (size_t i = 0; node->u.table.columns != NULL && i < node->u.table.column_count; i++)
        said = said || node->u.table.columns[i].says != NULL;
    if (!said || table == NULL || p->mute || box->continued || node->u.table.head_rows > 0 || space->count == 0)
        return;
    close_sequence(p);
    tagged = append_tag(p, tag_group(p, row, table, ROLE_THEAD), ROLE_TR, row);
    for (size_t i = 0; i < node->u.table.column_count; i++) {
        StructNode *cell = node->u.table.columns[i].gutter ? NULL : append_tag(p, tagged, ROLE_TH, row);

        if (cell == NULL)
            continue;
        struct_set_table_cell(cell, SCOPE_COLUMN, 1, 1);
        set_read_as(p, cell, node->u.table.columns[i].says);
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
        Box *row = g_ptr_array_index(box->children, r);
        bool in_head = r < box->head_rows, repeated = in_head && box->continued, muted = p->mute, outer = p->repeated;

        if (row->let_go != NULL) {
            paint_row_again(p, row, x, y + row->y, group_of(p, row->node, table, false));
            continue;
        }
        p->mute = muted || repeated;
        p->repeated = outer || repeated;
        paint_row(p, row, x, y + row->y, repeated ? NULL : group_of(p, row->node, table, in_head), in_head);
        p->mute = muted;
        p->repeated = outer;
    }
}

/* One with words of its own is heard as those: all but its caption stands in it. */
static void
paint_figure(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const DocNode *node = box->node;
    bool own = node->u.figure.alt != NULL && *node->u.figure.alt != '\0' && parent != NULL && !p->mute;

    for (guint i = 0; i < box->children->len; i++) {
        const Box *child = g_ptr_array_index(box->children, i);
        StructNode *in = parent;

        if (child->empty)
            continue;
        if (own && child->node->kind != DOC_CAPTION) {
            in = tag(p, node, parent, ROLE_FIGURE);
            struct_set_alt(in, in_languages(p->layout, NULL, node->u.figure.alt));
            if (!box->continued)
                struct_set_bbox(in, p->page, (Rect){ x, y, box->width, box->height });
        }
        paint(p, child, x, y, box->width, in);
    }
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
    paint_told(p, box->node, box->spec, (Point){ left, y + box->height }, parent);
}

static void
paint_picture_block(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    double width = box->chart.width, room = fmax(box->width - width, 0);
    double offset = box->node->align == ALIGN_CENTER ? room / 2 : box->node->align == ALIGN_END ? room : 0;
    double left = physical_x(p, box->node, x, box->width, offset, width);

    paint_picture(p, box->node, (Rect){ left, y, width, box->height }, parent);
}

/* What is heard behind a map: the rest of its alternative text, then what stands below it. */
typedef struct BelowMap {
    Painter *p;
    const DocNode *node;
    StructNode *parent;
    const Stretch *rest; size_t count;
    Point at;
} BelowMap;

static void
tell_rest(BelowMap *below)
{
    paint_rest(below->p, below->node, below->rest, below->count, below->at, below->parent);
    below->count = 0;
}

/* A text that is drawn piece by piece, from left to right, is read as it was written. */
static void
begin_below_map(void *data, const char *text)
{
    BelowMap *below = data;
    const DocNode *node = below->node;
    const DocForeign *foreign = node->u.map.foreign;
    StructNode *own;
    Stretch first;

    tell_rest(below);
    own = tag_part(below->p, node->u.map.spec, node, below->parent, stands_among_blocks(node) ? ROLE_P : ROLE_SPAN);
    want(below->p, own);
    below->p->layout->charts.foreign = NULL;
    if (foreign == NULL && !is_leftward(below->p, node))
        return;
    first = parted_in_languages(below->p->layout, foreign, text, &below->rest, &below->count);
    struct_set_actual_text(own, first.text);
    if (first.language != NULL)
        struct_set_language(own, first.language);
}

static void
paint_map(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const DocNode *node = box->node;
    Rect rect = { x, y, box->chart.width, box->height };
    BelowMap below = { p, node, parent, NULL, 0, { x, y + box->height } };
    StructNode *figure = NULL;

    if (box->height <= 0)
        return;
    if (parent != NULL && !p->mute) {
        figure = tag(p, node, parent, ROLE_FIGURE);
        set_alternative(p, figure, node->u.map.foreign, node->u.map.spec->alt, &below.rest, &below.count);
        if (node->property_count > 0)
            struct_set_properties(figure, node->properties, node->property_count);
        struct_set_bbox(figure, p->page, rect);
    }
    want(p, figure);
    p->layout->charts.foreign = node->u.map.foreign;
    draw_map(p->layout, node, p->page, rect, (MapBefore){ figure == NULL ? NULL : begin_below_map, &below });
    p->layout->charts.foreign = NULL;
    tell_rest(&below);
}

/* ---- calendars: the grid tells which cell comes next ---- */

typedef struct Grid {
    Painter *p;
    const DocNode *node;
    StructNode *table, *group, *row, *cell, *figure;
    int at;
    Point corner;
} Grid;

/* Of a side month all of it is its figure. */
static void
grid_artifact(void *data)
{
    want(((Grid *)data)->p, ((Grid *)data)->figure);
}

static void
grid_read_as(void *data, const char *words, const char *language)
{
    Grid *grid = data;
    Painter *p = grid->p;
    StructNode *span;
    const Stretch *rest = NULL;
    Stretch last = { language, words };
    size_t count = 0;

    if (grid->table == NULL) {
        want(p, NULL);
        return;
    }
    if (words == NULL && language == NULL) {
        want(p, grid->cell);
        return;
    }
    if (language == NULL)
        last = parted_in_languages(p->layout, grid->node->u.calendar.foreign, words, &rest, &count);
    if (count > 0) {
        paint_stretches(p, grid->node, &last, 1, grid->corner, grid->cell);
        paint_stretches(p, grid->node, rest, count - 1, grid->corner, grid->cell);
        last = rest[count - 1];
    }
    span = append_tag(p, grid->cell, ROLE_SPAN, grid->node);
    struct_set_actual_text(span, last.text);
    struct_set_language(span, last.language);
    want(p, span);
}

/* Rows come in order: a new one opens its row; the first opens the head and the second the body. */
static void
grid_cell(void *data, int row, int column, int span, bool header)
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
    struct_set_table_cell(grid->cell, !header ? SCOPE_NONE : row == 0 ? SCOPE_COLUMN : SCOPE_ROW, span, 1);
    want(p, grid->cell);
}

/* What a table shows, said of it; in a P before it where that is parted, since a summary has no element of its own. */
static void
set_summary(Grid *grid, const DocForeign *foreign, const char *summary, StructNode *parent)
{
    const Stretch *rest;
    size_t count;
    Stretch first = parted_in_languages(grid->p->layout, foreign, summary, &rest, &count);

    if (first.language != NULL || count > 0) {
        StructNode *words = append_tag(grid->p, parent, ROLE_P, grid->node);

        paint_stretches(grid->p, grid->node, &first, 1, grid->corner, words);
        paint_stretches(grid->p, grid->node, rest, count, grid->corner, words);
        first.text = NULL;
    }
    grid->table = tag(grid->p, grid->node, parent, ROLE_TABLE);
    if (first.text != NULL)
        struct_set_summary(grid->table, first.text);
}

static void
paint_calendar(Painter *p, const Box *box, double x, double y, StructNode *parent)
{
    const CalendarSpec *spec = box->node->u.calendar.spec;
    const DocForeign *foreign = box->node->u.calendar.foreign;
    Rect rect = { x, y, box->width, box->height };
    Grid grid = { .p = p, .node = box->node, .at = -1, .corner = { x, y } };
    const Stretch *rest = NULL;
    size_t count = 0;
    CalendarListener listener = { grid_cell, grid_read_as, grid_artifact, &grid };

    if (calendar_is_table(spec) && parent != NULL && !p->mute) {
        set_summary(&grid, foreign, spec->summary, parent);
        struct_set_title(grid.table, spec->title);
        if (spec->claim_count > 0)
            struct_set_properties(grid.table, spec->claims, spec->claim_count);
    }
    if (!calendar_is_table(spec) && spec->summary != NULL && parent != NULL && !p->mute) {
        grid.figure = tag(p, box->node, parent, ROLE_FIGURE);
        set_alternative(p, grid.figure, foreign, spec->summary, &rest, &count);
        struct_set_bbox(grid.figure, p->page, rect);
    }
    p->layout->charts.foreign = foreign;
    calendar_draw(spec, &p->layout->charts, p->page, rect, &listener);
    p->layout->charts.foreign = NULL;
    paint_rest(p, box->node, rest, count, (Point){ x, y + box->height }, parent);
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
    DocBorder line = box->node->box->border_top;
    double length = box->node->box->width > 0 ? fmin(box->node->box->width, box->width) : box->width;
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

void
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
