/* Block layout: each kind of block has a function that gives it its children's places and its height. */
#include "layout/box.h"
#include <math.h>

double edge_start(const BoxStyle *s) { return s->border_start.width + s->padding.start; }
double edge_end(const BoxStyle *s) { return s->border_end.width + s->padding.end; }

double
edge_top(const Box *box)
{
    return box->node->box->border_top.width + box->node->box->padding.top * box->air;
}

double
edge_bottom(const Box *box)
{
    return box->node->box->border_bottom.width + box->node->box->padding.bottom * box->air;
}

static void
free_children(void *data)
{
    Box *box = data;

    if (box->has_children_array)
        g_ptr_array_unref(box->children);
}

void
box_add(Box *box, Box *child)
{
    if (!box->has_children_array)
        box->children = g_ptr_array_new();
    box->has_children_array = true;
    box->varies |= child->varies;
    g_ptr_array_add(box->children, child);
}

Box *
box_new(Layout *layout, const DocNode *node)
{
    Box *box = arena_new0(layout->arena, Box, 1);

    box->node = node;
    box->air = layout->air;
    box->children = layout->childless;
    g_ptr_array_add(layout->boxes, box);
    if (layout->boxes->len == 1)
        g_ptr_array_set_free_func(layout->boxes, free_children);
    return box;
}

void
note_overflow(Box *box, double overflow, const DocNode *node)
{
    if (overflow > box->overflow) {
        box->overflow = overflow;
        box->overflow_node = node;
    }
}

static void
adopt(Box *parent, Box *child)
{
    box_add(parent, child);
    note_overflow(parent, child->overflow, child->overflow_node);
    parent->strained |= child->strained;
}

/* Children one below the other; margins between neighbours collapse, empty ones are passed over. */
void
stack_children(Box *box)
{
    const BoxStyle *style = box->node->box;
    double y = edge_top(box), pending = 0;
    bool first = true;

    for (guint i = 0; i < box->children->len; i++) {
        Box *child = g_ptr_array_index(box->children, i);

        child->y = y;
        if (child->empty)
            continue;
        child->y = y + (first ? child->margin_top : fmax(pending, child->margin_top));
        if (box->baseline == 0 && child->baseline != 0)
            box->baseline = child->y + child->baseline;
        y = child->y + child->height;
        pending = child->margin_bottom;
        first = false;
    }
    box->empty = first && box->node->box->min_height == 0 && !style->background.set && style->border_top.width == 0;
    box->height = fmax(y + (first ? 0 : pending) + edge_bottom(box), style->min_height);
    if (box->empty)
        box->height = 0;
}

static bool
is_beside(const DocNode *node)
{
    return node->kind == DOC_MAP && node->u.map.spec->beside > 0;
}

void
measure_children(Layout *layout, Box *box, const DocNode *node, double width)
{
    const BoxStyle *style = node->box;
    double inner = width - edge_start(style) - edge_end(style);

    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        Box *measured;

        if (is_beside(child))
            continue;
        measured = measure(layout, child, inner - child->box->margin.start - child->box->margin.end);
        measured->x = edge_start(style) + child->box->margin.start;
        adopt(box, measured);
    }
}

/* A map at the end of its box is as high as all that stands before it. */
static void
measure_box(Layout *layout, Box *box, double width)
{
    const DocNode *map = box->node->first_child;

    while (map != NULL && !(is_beside(map) && map_is_there(layout, map)))
        map = map->next;
    measure_children(layout, box, box->node, width - (map == NULL ? 0 : map->u.map.spec->beside));
    stack_children(box);
    if (map != NULL && box->height > 0) {
        Box *beside = measure(layout, map, map->u.map.spec->beside);

        beside->x = width - map->u.map.spec->beside;
        beside->height = beside->chart.height = box->height;
        adopt(box, beside);
    }
}

static void
measure_text(Layout *layout, Box *box, double width)
{
    const BoxStyle *style = box->node->box;

    box->text_x = edge_start(style);
    box->text_y = edge_top(box);
    inline_set(layout, box, width - edge_start(style) - edge_end(style));
    box->empty = box->text->count == 0;
    box->height = fmax(box->height + edge_bottom(box), style->min_height);
    if (box->empty)
        box->height = 0;
}

/* A cell, an item or a caption holds blocks, or text directly. */
static void
measure_mixed(Layout *layout, Box *box, double width)
{
    if (has_inline_content(box->node))
        measure_text(layout, box, width);
    else
        measure_box(layout, box, width);
}

static double
column_x(const Layout *layout, double width, int column, double gap)
{
    double one = (width - gap * (layout->doc->columns - 1)) / layout->doc->columns;

    return column * (one + gap);
}

static double
align_column(Box *column, double room, VerticalAlign align)
{
    double shift = align == VALIGN_BOTTOM ? room : align == VALIGN_MIDDLE ? room / 2 : 0;

    for (guint i = 0; i < column->children->len; i++)
        ((Box *)g_ptr_array_index(column->children, i))->y += shift;
    column->text_y += shift;
    if (column->baseline != 0)
        column->baseline += shift;
    return shift;
}

static void
align_baselines(Box *grid)
{
    double deepest = 0;

    for (guint i = 0; i < grid->children->len; i++)
        deepest = fmax(deepest, ((Box *)g_ptr_array_index(grid->children, i))->baseline);
    for (guint i = 0; i < grid->children->len; i++) {
        Box *column = g_ptr_array_index(grid->children, i);

        if (column->baseline != 0)
            column->y += deepest - column->baseline;
    }
}

/* Columns side by side on the document's grid; all become as high as the highest. */
static void
measure_grid(Layout *layout, Box *box, double width)
{
    const BoxStyle *style = box->node->box;
    double gap = style->column_gap > 0 ? style->column_gap : layout->doc->gutter,
           inner = width - edge_start(style) - edge_end(style), tallest = 0;
    int at = 0;

    for (const DocNode *child = box->node->first_child; child != NULL; child = child->next) {
        int span =
            MIN(child->kind == DOC_COLUMN ? child->u.column.span : layout->doc->columns, layout->doc->columns - at);
        double x = column_x(layout, inner, at, gap), end = column_x(layout, inner, at + span, gap) - gap;
        Box *column = measure(layout, child, end - x);

        column->x = edge_start(style) + x;
        column->y = edge_top(box);
        adopt(box, column);
        at += span;
    }
    if (style->aside_baseline)
        align_baselines(box);
    for (guint i = 0; i < box->children->len; i++) {
        const Box *column = g_ptr_array_index(box->children, i);

        tallest = fmax(tallest, column->y - edge_top(box) + column->height);
        if (box->baseline == 0 && column->baseline != 0)
            box->baseline = column->y + column->baseline;
    }
    for (guint i = 0; i < box->children->len && !style->aside_baseline; i++) {
        Box *column = g_ptr_array_index(box->children, i);

        column->own_height =
            column->height + align_column(column, tallest - column->height, column->node->box->vertical_align);
        column->height = tallest;
    }
    box->empty = tallest == 0 && style->min_height == 0;
    box->height = box->empty ? 0 : fmax(tallest + edge_top(box) + edge_bottom(box), style->min_height);
}

double
gap_between(const Box *previous, const Box *child)
{
    return previous == NULL ? 0 : fmax(previous->margin_bottom, child->margin_top);
}

/* How many columns of this height the children need. */
static int
columns_needed(const GPtrArray *children, double height)
{
    int needed = 1;
    double y = 0;
    const Box *previous = NULL;

    for (guint i = 0; i < children->len; i++) {
        const Box *child = g_ptr_array_index(children, i);

        if (child->empty)
            continue;
        if (previous != NULL && y + gap_between(previous, child) + child->height > height + 0.001) {
            needed++;
            y = 0;
            previous = NULL;
        }
        y += gap_between(previous, child) + child->height;
        previous = child;
    }
    return needed;
}

/* The least height at which the children stand in `count` columns, to a tenth of a point. */
static double
balanced_height(const GPtrArray *children, int count)
{
    double low = 0, high = 0;

    for (guint i = 0; i < children->len; i++) {
        const Box *child = g_ptr_array_index(children, i);

        low = fmax(low, child->height);
        high += child->height + fmax(child->margin_top, child->margin_bottom);
    }
    while (high - low > 0.1) {
        double middle = (low + high) / 2;

        if (columns_needed(children, middle) <= count)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static double
columns_gap(const Layout *layout, const Box *box)
{
    return box->node->box->column_gap > 0 ? box->node->box->column_gap : layout->doc->gutter;
}

void
arrange_columns(Layout *layout, Box *box)
{
    int count = MAX(box->node->box->column_count, 1), column = 0;
    double gap = columns_gap(layout, box), one = (box->width - gap * (count - 1)) / count,
           height = balanced_height(box->children, count), y = 0;
    const Box *previous = NULL;

    box->height = 0;
    for (guint i = 0; i < box->children->len; i++) {
        Box *child = g_ptr_array_index(box->children, i);

        if (child->empty)
            continue;
        if (previous != NULL && y + gap_between(previous, child) + child->height > height + 0.001 &&
            column + 1 < count) {
            column++;
            y = 0;
            previous = NULL;
        }
        child->x = column * (one + gap);
        child->y = y + gap_between(previous, child);
        y = child->y + child->height;
        box->height = fmax(box->height, y);
        previous = child;
    }
    box->empty = box->children->len == 0;
}

static void
measure_columns(Layout *layout, Box *box, double width)
{
    int count = MAX(box->node->box->column_count, 1);
    double one = (width - columns_gap(layout, box) * (count - 1)) / count;

    for (const DocNode *child = box->node->first_child; child != NULL; child = child->next)
        adopt(box, measure(layout, child, one));
    arrange_columns(layout, box);
}

const TextLine *
item_label(Layout *layout, const DocNode *item)
{
    const char *label = item->u.item.label;
    const TextStyle *style = item->u.item.label_text.size > 0 ? &item->u.item.label_text : item->text;

    return item->kind != DOC_ITEM || label == NULL || *label == '\0' ? NULL : text_line(layout->text, label, style);
}

/* Text of all items begins at one edge, whatever the widest number is. */
static double
widest_label(Layout *layout, const DocNode *list)
{
    double widest = 0;

    for (const DocNode *item = list->first_child; item != NULL; item = item->next) {
        const TextLine *label = item->kind == DOC_ITEM && item->u.item.gap > 0 ? item_label(layout, item) : NULL;

        if (label != NULL)
            widest = fmax(widest, label->width + item->u.item.gap);
    }
    return widest;
}

static void
measure_list(Layout *layout, Box *box, double width)
{
    double outer = layout->indent;

    layout->indent = widest_label(layout, box->node);
    measure_children(layout, box, box->node, width);
    layout->indent = outer;
    stack_children(box);
}

static void
measure_item(Layout *layout, Box *box, double width)
{
    const DocNode *node = box->node;
    double indent = fmax(node->u.item.indent, node->u.item.gap > 0 ? layout->indent : 0);

    box->indent = indent;
    if (has_inline_content(node)) {
        box->text_x = indent;
        inline_set(layout, box, width - indent);
        return;
    }
    measure_children(layout, box, node, width - indent);
    for (guint i = 0; i < box->children->len; i++)
        ((Box *)g_ptr_array_index(box->children, i))->x += indent;
    stack_children(box);
}

static void
measure_chart(Layout *layout, Box *box, double width)
{
    if (!chart_measure(box->node->u.chart.spec, &layout->charts, width, &box->chart, layout->diags)) {
        box->empty = true;
        return;
    }
    note_overflow(box, box->chart.min_width - width, box->node);
    box->spec = box->node->u.chart.spec;
    box->height = box->chart.height;
    box->baseline = box->chart.baseline;
}

static void
measure_picture(Layout *layout, Box *box, double width)
{
    if (!picture_measure(layout, box->node, width, &box->chart)) {
        box->empty = true;
        return;
    }
    note_overflow(box, box->chart.width - width, box->node);
    box->height = box->chart.height;
}

static void
measure_calendar(Layout *layout, Box *box, double width)
{
    if (!calendar_measure(box->node->u.calendar.spec, &layout->charts, width, &box->calendar, layout->diags)) {
        box->empty = true;
        return;
    }
    note_overflow(box, box->calendar.min_width - width, box->node);
    box->height = box->calendar.height;
}

static void
measure_rule(Layout *layout, Box *box, double width)
{
    (void)layout;
    (void)width;
    box->height = box->node->u.rule.line.width;
}

/* They stand at the foot of pages. */
static void
measure_foot_notes(Layout *layout, Box *box, double width)
{
    (void)layout;
    (void)width;
    box->empty = true;
}

static void
measure_break(Layout *layout, Box *box, double width)
{
    (void)layout;
    (void)width;
    box->height = 0;
}

/*
 * The alternative in force; one that stands out of its frame, or must divide a word for it, gives way to the next at
 * once.
 */
static void
measure_alternatives(Layout *layout, Box *box, double width)
{
    guint chosen = GPOINTER_TO_UINT(g_hash_table_lookup(layout->chosen, box->node)), index = 0;
    const DocNode *option = box->node->first_child;
    Box *measured;

    while (option != NULL && index < chosen && option->next != NULL) {
        option = option->next;
        index++;
    }
    if (option == NULL) {
        box->empty = true;
        return;
    }
    measured = measure(layout, option, width);
    while ((measured->overflow > 0.5 || measured->strained) && option->next != NULL) {
        option = option->next;
        index++;
        measured = measure(layout, option, width);
    }
    g_hash_table_insert(layout->chosen, (gpointer)(guintptr)box->node, GUINT_TO_POINTER(index));
    adopt(box, measured);
    box->height = measured->height;
    box->empty = measured->empty;
    box->varies = true;
    box->baseline = measured->baseline;
    box->margin_top = measured->margin_top;
    box->margin_bottom = measured->margin_bottom;
}

typedef void (*MeasureFunction)(Layout *layout, Box *box, double width);

static const MeasureFunction measures[DOC_KIND_COUNT] = {
    [DOC_BOX] = measure_mixed,         [DOC_HEADING] = measure_text,
    [DOC_PARAGRAPH] = measure_text,    [DOC_LIST] = measure_list,
    [DOC_ITEM] = measure_item,         [DOC_GRID] = measure_grid,
    [DOC_COLUMN] = measure_mixed,      [DOC_COLUMNS] = measure_columns,
    [DOC_TABLE] = measure_table,       [DOC_CELL] = measure_mixed,
    [DOC_FIGURE] = measure_box,        [DOC_CAPTION] = measure_mixed,
    [DOC_CHART] = measure_chart,       [DOC_RULE] = measure_rule,
    [DOC_PAGE_BREAK] = measure_break,  [DOC_ALTERNATIVES] = measure_alternatives,
    [DOC_CALENDAR] = measure_calendar, [DOC_PICTURE] = measure_picture,
    [DOC_MAP] = measure_map,           [DOC_FOOT_NOTES] = measure_foot_notes,
};

/* What split.c looks for breaks in: flows, and flows side by side. */
static bool
takes_breaks(const DocNode *node)
{
    static const DocKind kinds[] = { DOC_BOX, DOC_LIST, DOC_ITEM, DOC_ALTERNATIVES, DOC_COLUMN, DOC_COLUMNS, DOC_GRID };

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (node->kind == kinds[i])
            return node->kind != DOC_GRID || !node->box->aside_baseline;
    return false;
}

void
note_break(Layout *layout, const DocNode *node)
{
    if (node->kind != DOC_PAGE_BREAK && node->box->break_before != BREAK_PAGE && node->box->break_after != BREAK_PAGE)
        return;
    layout->breaks = true;
    if (layout->whole != NULL)
        diag_report(layout->diags, DIAG_LAYOUT_NO_BREAK, node->place, doc_kind_name(layout->whole->kind), NULL);
}

/*
 * Blocks of a flow: what they stand in gives them a place and nothing else, so that they can stand in the next try as
 * they are. Of cells, columns and items it changes more.
 */
static bool
is_block(const DocNode *node)
{
    static const DocKind kinds[] = { DOC_BOX,   DOC_HEADING, DOC_PARAGRAPH, DOC_LIST,     DOC_GRID, DOC_COLUMNS,
                                     DOC_TABLE, DOC_FIGURE,  DOC_CHART,     DOC_CALENDAR, DOC_MAP,  DOC_PICTURE };

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (node->kind == kinds[i])
            return true;
    return false;
}

/*
 * May what is measured be taken for the next try? Not in a table, which sets its texts to several widths, and lets go
 * of its rows when it is long; nor where breaks are asked for, which splitting takes away.
 */
static bool
keeps_measured(const Layout *layout, const DocNode *node)
{
    return layout->measured != NULL && layout->tables == 0 && !layout->breaks && is_block(node);
}

/* What an earlier try has measured for the same width and air, if no alternative stands in it and nobody cut it. */
static Box *
measured_before(const Layout *layout, const DocNode *node, double width)
{
    Box *box = keeps_measured(layout, node) ? g_hash_table_lookup(layout->measured, node) : NULL;

    return box == NULL || box->changed || box->asked_width != width || box->air != layout->air ? NULL : box;
}

static void
set_margins(Box *box, double air)
{
    box->margin_top = box->node->box->margin.top * air;
    box->margin_bottom = box->node->box->margin.bottom * air;
}

static Box *
measure_anew(Layout *layout, const DocNode *node, double width, double air)
{
    Box *box = box_new(layout, node);
    const DocNode *whole = layout->whole;

    box->asked_width = width;
    if (node->box->width > 0 && node->kind != DOC_TABLE)
        width = node->box->width;
    box->width = width;
    set_margins(box, air);
    note_break(layout, node);
    if (whole == NULL && !takes_breaks(node))
        layout->whole = node;
    if (measures[node->kind] != NULL)
        measures[node->kind](layout, box, width);
    layout->whole = whole;
    if (!box->varies && keeps_measured(layout, node))
        g_hash_table_insert(layout->measured, (gpointer)(guintptr)node, box);
    return box;
}

Box *
measure(Layout *layout, const DocNode *node, double width)
{
    double air = layout->air;
    Box *box;

    if (node->box->background.set)
        layout->air = 1;
    box = measured_before(layout, node, width);
    if (box != NULL)
        set_margins(box, air);
    else
        box = measure_anew(layout, node, width, air);
    layout->air = air;
    return box;
}
