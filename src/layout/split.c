/*
 * Cutting a measured box where a page ends. Each kind answers the same question: of this height, how much can stand
 * here? All, some (the rest comes back as a box of its own) or none.
 */
#include "layout/box.h"
#include <math.h>

enum { LEAST_ROWS = 3 };

static Box *
copy_of(Layout *layout, const Box *box, int page)
{
    Box *copy = box_new(layout, box->node);
    GPtrArray *children = copy->children;

    *copy = *box;
    copy->children = children;
    copy->continued = true;
    copy->continued_from = box->continued ? box->continued_from : page;
    copy->margin_top = 0;
    return copy;
}

static int
least(int asked)
{
    return asked > 0 ? asked : 2;
}

/* ---- text: by lines, with widows and orphans ---- */

static Box *
split_text(Layout *layout, Box *box, double height, int page, bool *none)
{
    size_t lines = box->last_line - box->first_line, fit = 0;
    double used = box->text_y;
    int orphans = least(box->node->box.orphans), widows = least(box->node->box.widows);
    Box *rest;

    while (fit < lines && used + inline_line_height(box, box->first_line + fit) <= height + 0.01)
        used += inline_line_height(box, box->first_line + fit++);
    if (fit < lines && lines - fit < (size_t)widows)
        fit = lines > (size_t)widows ? lines - (size_t)widows : 0;
    if (fit == 0 || (fit < lines && fit < (size_t)orphans)) {
        *none = true;
        return box;
    }
    rest = copy_of(layout, box, page);
    rest->first_line = box->first_line + fit;
    rest->height = box->height - box->text_y;
    box->last_line = rest->first_line;
    box->height = box->text_y;
    for (size_t i = box->first_line; i < box->last_line; i++) {
        box->height += inline_line_height(box, i);
        rest->height -= inline_line_height(box, i);
    }
    rest->text_y = 0;
    return rest;
}

/* ---- tables: by rows, never inside a row span ---- */

static bool
crosses_span(const Box *table, guint row)
{
    for (guint r = 0; r < row; r++) {
        const Box *above = g_ptr_array_index(table->children, r);

        for (guint c = 0; c < above->children->len; c++)
            if (r + (guint)((const Box *)g_ptr_array_index(above->children, c))->node->u.cell.row_span > row)
                return true;
    }
    return false;
}

static bool
is_subhead(const Box *table, guint row)
{
    const Box *box = g_ptr_array_index(table->children, row);

    return box->node->u.row.subhead;
}

/* The first row of the second part, or 0 when the table cannot be cut within `height`. */
static guint
cut_row(const Box *table, double height)
{
    guint rows = table->children->len, cut = (guint)table->head_rows;

    while (cut < rows) {
        const Box *row = g_ptr_array_index(table->children, cut);

        if (row->y + row->height > height + 0.01)
            break;
        cut++;
    }
    if (cut == rows)
        return rows;
    if (rows - cut < LEAST_ROWS)
        cut = rows > LEAST_ROWS ? rows - LEAST_ROWS : 0;
    while (cut > table->head_rows && (crosses_span(table, cut) || is_subhead(table, cut - 1)))
        cut--;
    return cut < table->head_rows + LEAST_ROWS ? 0 : cut;
}

static double
continued_height(const Box *table)
{
    return table->node->u.table.continued == NULL ? 0 : 15 + 12;
}

static Box *
split_table(Layout *layout, Box *box, double height, int page, bool *none)
{
    guint cut = cut_row(box, height), rows = box->children->len;
    Box *rest;
    double y;

    if (cut == rows)
        return NULL;
    if (cut == 0) {
        *none = true;
        return box;
    }
    rest = copy_of(layout, box, page);
    y = continued_height(box);
    for (guint r = 0; r < rows; r++) {
        Box *row = g_ptr_array_index(box->children, r);

        if (r >= box->head_rows && r < cut)
            continue;
        if (r < box->head_rows) {                       /* the head stands on both pages, at its own place on each */
            Box *repeated = box_new(layout, row->node);
            GPtrArray *children = repeated->children;

            *repeated = *row;
            repeated->children = children;
            repeated->continued = true;
            for (guint c = 0; c < row->children->len; c++)
                g_ptr_array_add(children, g_ptr_array_index(row->children, c));
            row = repeated;
        }
        row->y = y;
        y += row->height;
        g_ptr_array_add(rest->children, row);
    }
    rest->height = y + edge_bottom(&box->node->box);
    g_ptr_array_set_size(box->children, (gint)cut);
    {
        const Box *last = g_ptr_array_index(box->children, cut - 1);

        box->height = last->y + last->height;
    }
    return rest;
}

/* ---- flows: between children, or inside one ---- */

static bool
keeps_with_next(const Box *box)
{
    return box->node->box.break_after == BREAK_AVOID;
}

/* No break where this child and the one before are to stay together. */
static guint
step_back(const Box *box, guint cut)
{
    while (cut > 0) {
        const Box *before = g_ptr_array_index(box->children, cut - 1);

        if (!before->empty && !keeps_with_next(before))
            break;
        cut--;
    }
    return cut;
}

static bool
breaks_before(const Box *child)
{
    return !child->empty && (child->node->kind == DOC_PAGE_BREAK || child->node->box.break_before == BREAK_PAGE);
}

static void
move_rest(Box *box, Box *rest, guint cut, Box *part)
{
    if (part != NULL)
        g_ptr_array_add(rest->children, part);
    for (guint i = cut; i < box->children->len; i++)
        g_ptr_array_add(rest->children, g_ptr_array_index(box->children, i));
    g_ptr_array_set_size(box->children, (gint)cut);
    for (guint i = 0; i < rest->children->len; i++) {
        Box *child = g_ptr_array_index(rest->children, i);

        if (child->node->kind == DOC_PAGE_BREAK && i == 0)
            child->empty = true;
    }
    if (rest->children->len > 0)
        ((Box *)g_ptr_array_index(rest->children, 0))->margin_top = 0;
    box->baseline = 0;
    rest->baseline = 0;
    stack_children(box);
    stack_children(rest);
}

static Box *
split_flow(Layout *layout, Box *box, double height, int page, bool *none)
{
    double room = height - edge_bottom(&box->node->box);
    guint i;
    Box *rest;

    for (i = 0; i < box->children->len; i++) {
        Box *child = g_ptr_array_index(box->children, i);
        bool nothing = false;
        Box *part;

        if (child->empty)
            continue;
        if (i > 0 && breaks_before(child))
            break;
        if (child->y + child->height <= room + 0.01)
            continue;
        part = child->node->box.break_inside == BREAK_AVOID ? (nothing = true, child) : split(layout, child, room - child->y, page, &nothing);
        if (nothing) {
            i = step_back(box, i);
            break;
        }
        if (part == NULL)
            continue;
        rest = copy_of(layout, box, page);
        move_rest(box, rest, i + 1, part);
        return rest;
    }
    if (i == box->children->len) {              /* all children fit; a height asked for must, too */
        *none = box->node->box.min_height > height + 0.01;
        return *none ? box : NULL;
    }
    if (i == 0) {
        *none = true;
        return box;
    }
    rest = copy_of(layout, box, page);
    move_rest(box, rest, i, NULL);
    return rest;
}

/* ---- grids: every column by itself ---- */

/* Stands where a column that is done has no more to say, so that those beside it keep their places. */
static Box *
empty_column(Layout *layout, const Box *column, int page)
{
    Box *rest = copy_of(layout, column, page);

    rest->text = NULL;
    rest->height = rest->baseline = 0;
    return rest;
}

static Box *
split_column(Layout *layout, Box *column, double height, int page, bool *none)
{
    *none = false;
    if (column->height <= height + 0.01)
        return NULL;
    if (column->node->box.vertical_align == VALIGN_MIDDLE || column->node->box.vertical_align == VALIGN_BOTTOM) {
        *none = true;
        return column;
    }
    return column->text != NULL ? split_text(layout, column, height, page, none) : split_flow(layout, column, height, page, none);
}

static void
level_columns(Box *grid)
{
    double tallest = 0;

    for (guint i = 0; i < grid->children->len; i++)
        tallest = fmax(tallest, ((const Box *)g_ptr_array_index(grid->children, i))->height);
    for (guint i = 0; i < grid->children->len; i++) {
        Box *column = g_ptr_array_index(grid->children, i);

        column->own_height = column->height;
        column->height = tallest;
    }
    grid->height = tallest + edge_top(&grid->node->box) + edge_bottom(&grid->node->box);
}

static Box *
split_grid(Layout *layout, Box *box, double height, int page, bool *none)
{
    double room = height - edge_top(&box->node->box) - edge_bottom(&box->node->box);
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    Box *rest;

    for (guint i = 0; i < box->children->len; i++) {
        Box *column = g_ptr_array_index(box->children, i), *part;
        double levelled = column->height;

        column->height = column->own_height;            /* as the tallest is cut, none of the others may go on with nothing but white */
        part = split_column(layout, column, room, page, none);
        if (*none) {                                            /* the first column tells whether there is a beginning at all */
            column->height = levelled;
            if (i == 0)
                return box;
            *none = false;
            part = column;
            g_ptr_array_index(box->children, i) = empty_column(layout, column, page);
        }
        g_ptr_array_add(parts, part);
    }
    rest = copy_of(layout, box, page);
    for (guint i = 0; i < parts->len; i++) {
        Box *part = g_ptr_array_index(parts, i);

        if (part == NULL)
            part = empty_column(layout, g_ptr_array_index(box->children, i), page);
        part->y = edge_top(&box->node->box);
        g_ptr_array_add(rest->children, part);
    }
    level_columns(box);
    level_columns(rest);
    return rest;
}

/* Rows of panels; what is left is measured anew, as its heads may be lower. */
static Box *
split_chart(Layout *layout, Box *box, double height, int page, bool *none)
{
    const ChartSpec *head, *left;
    Box *rest;

    if (box->spec == NULL || !chart_cut(box->spec, &layout->charts, box->width, height, layout->arena, &head, &left)) {
        *none = true;
        return box;
    }
    rest = copy_of(layout, box, page);
    box->spec = head;
    rest->spec = left;
    if (!chart_measure(head, &layout->charts, box->width, &box->chart, layout->diags) || !chart_measure(left, &layout->charts, box->width, &rest->chart, layout->diags))
        rest->empty = true;
    box->height = box->baseline = box->chart.height;
    rest->height = rest->baseline = rest->chart.height;
    return rest;
}

Box *
split(Layout *layout, Box *box, double height, int page, bool *none)
{
    *none = false;
    switch (box->node->kind) {
    case DOC_PARAGRAPH:
        return split_text(layout, box, height, page, none);
    case DOC_TABLE:
        return split_table(layout, box, height, page, none);
    case DOC_GRID:
        if (!box->node->box.aside_baseline)
            return split_grid(layout, box, height, page, none);
        break;
    case DOC_ITEM:
        return box->text != NULL ? split_text(layout, box, height, page, none) : split_flow(layout, box, height, page, none);
    case DOC_CHART:
        return split_chart(layout, box, height, page, none);
    case DOC_BOX:
    case DOC_LIST:
    case DOC_ALTERNATIVES:
        if (box->text == NULL)
            return split_flow(layout, box, height, page, none);
        break;
    default:
        break;
    }
    *none = true;
    return box;
}
