/*
 * Tables: widths first (fixed, then by content, then shares of what is left), then rows from the top, where a cell that
 * spans rows makes the last of them as high as it needs.
 */
#include "layout/box.h"
#include <math.h>
#include <string.h>

/* hard: the least with words divided */
typedef struct Column { double fixed, share, least, most, hard, width; } Column;

typedef struct TableGrid {
    const DocNode *node;
    Column *columns; size_t count;
    int *busy;                          /* rows still covered by a span, per column */
    double indent;                      /* the layout's, where the table stands */
    bool is_long;                       /* its rows are let go of when they have been measured */
} Grid;

/* Rows from which on a table does not keep the cells of them all: several pages of them. */
enum { LONG_TABLE = 256 };

static double
cell_edges(const DocNode *cell)
{
    return edge_start(cell->box) + edge_end(cell->box);
}

static void
content_width(Layout *layout, const DocNode *node, double *least, double *most)
{
    double l = 0, m = 0;

    if (has_inline_content(node) || node->kind == DOC_PARAGRAPH || node->kind == DOC_HEADING) {
        l = inline_min_width(layout, node);
        m = inline_max_width(layout, node);
    } else if (node->kind == DOC_CHART) {
        ChartSize size;

        if (chart_measure(node->u.chart.spec, &layout->charts, 10000, &size, layout->diags))
            l = m = size.min_width;
    } else if (node->kind == DOC_PICTURE) {
        ChartSize size;

        if (picture_measure(layout, node, 10000, &size))
            l = m = size.width;
    } else {
        for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
            double cl, cm;

            content_width(layout, child, &cl, &cm);
            l = fmax(l, cl);
            m = fmax(m, cm);
        }
    }
    *least = l + cell_edges(node);
    *most = m + cell_edges(node);
}

/* What cannot be narrower at any price: a number, a sign, a letter. */
static double
hard_width(Layout *layout, const DocNode *node)
{
    double hard = 0;

    if (has_inline_content(node) || node->kind == DOC_PARAGRAPH || node->kind == DOC_HEADING) {
        hard = inline_hard_width(layout, node);
    } else if (node->kind == DOC_CHART) {
        ChartSize size;

        if (chart_measure(node->u.chart.spec, &layout->charts, 10000, &size, layout->diags))
            hard = size.min_width;
    } else if (node->kind == DOC_PICTURE) {
        ChartSize size;

        if (picture_measure(layout, node, 10000, &size))
            hard = size.width;
    } else {
        for (const DocNode *child = node->first_child; child != NULL; child = child->next)
            hard = fmax(hard, hard_width(layout, child));
    }
    return hard + cell_edges(node);
}

/* The next column that no earlier row's span covers. */
static size_t
free_column(const Grid *grid, size_t column)
{
    while (column < grid->count && grid->busy[column] > 0)
        column++;
    return column;
}

static void
end_row(Grid *grid)
{
    for (size_t c = 0; c < grid->count; c++)
        if (grid->busy[c] > 0)
            grid->busy[c]--;
}

static void
occupy(Grid *grid, const DocNode *cell, size_t column)
{
    for (int s = 0; s < MAX(cell->u.cell.column_span, 1) && column + (size_t)s < grid->count; s++)
        grid->busy[column + (size_t)s] = MAX(cell->u.cell.row_span, 1);
}

/* As many as any row reaches, with the cells that reach down into it from above. */
static size_t
count_columns(const DocNode *table)
{
    /* by column: rows still covered, this one among them */
    g_autoptr(GArray) busy = g_array_new(FALSE, TRUE, sizeof(int));

    g_array_set_size(busy, (guint)table->u.table.column_count);
    for (const DocNode *row = table->first_child; row != NULL; row = row->next) {
        guint column = 0;

        for (const DocNode *cell = row->first_child; cell != NULL; cell = cell->next) {
            guint span = (guint)MAX(cell->u.cell.column_span, 1);

            while (column < busy->len && g_array_index(busy, int, column) > 0)
                column++;
            if (column + span > busy->len)
                g_array_set_size(busy, column + span);
            for (guint s = 0; s < span; s++)
                g_array_index(busy, int, column + s) = MAX(cell->u.cell.row_span, 1);
            column += span;
        }
        for (guint c = 0; c < busy->len; c++)
            g_array_index(busy, int, c) = MAX(g_array_index(busy, int, c) - 1, 0);
    }
    return busy->len;
}

/* What is measured of a row of a long table between these is let go of. */
static void
begin_row(Layout *layout, const Grid *grid)
{
    if (grid->is_long)
        rows_begin(layout);
}

static void
leave_row(Layout *layout, const Grid *grid)
{
    if (grid->is_long) {
        rows_end(layout);
        rows_next(layout);
    }
}

static void
read_columns(Layout *layout, Grid *grid)
{
    for (size_t c = 0; c < grid->node->u.table.column_count; c++) {
        grid->columns[c].fixed = grid->node->u.table.columns[c].width;
        grid->columns[c].share = grid->node->u.table.columns[c].share;
    }
    for (const DocNode *row = grid->node->first_child; row != NULL; row = row->next) {
        size_t column = 0;

        begin_row(layout, grid);
        for (const DocNode *cell = row->first_child; cell != NULL; cell = cell->next) {
            Column *at;
            double least, most;

            column = free_column(grid, column);
            if (column >= grid->count)
                break;
            at = &grid->columns[column];
            if (cell->u.cell.column_span <= 1 && at->fixed == 0 && at->share == 0) {
                content_width(layout, cell, &least, &most);
                at->least = fmax(at->least, least);
                at->most = fmax(at->most, most);
            }
            occupy(grid, cell, column);
            column += (size_t)MAX(cell->u.cell.column_span, 1);
        }
        leave_row(layout, grid);
        end_row(grid);
    }
}

/* CSS 2.1, 17.5.2.2, with shares: columns by content get between least and most; shares take what is left. */
static void
set_widths(Grid *grid, double width)
{
    double fixed = 0, least = 0, most = 0, shares = 0, room;

    for (size_t c = 0; c < grid->count; c++) {
        fixed += grid->columns[c].fixed;
        shares += grid->columns[c].share;
        least += grid->columns[c].least;
        most += grid->columns[c].most;
    }
    room = width - fixed;
    for (size_t c = 0; c < grid->count; c++) {
        Column *column = &grid->columns[c];

        if (column->fixed > 0)
            column->width = column->fixed;
        else if (column->share > 0)
            column->width = fmax(room - fmin(most, room), 0) * column->share / shares;
        else if (most <= room)
            column->width = column->most + (shares == 0 && most > 0 ? (room - most) * column->most / most : 0);
        else
            column->width =
                column->least +
                (most > least ? fmax(room - least, 0) * (column->most - column->least) / (most - least) : 0);
    }
}

/* Of cells in one column; those over several give way before it comes to that. */
static void
read_hard_widths(Layout *layout, Grid *grid)
{
    for (const DocNode *row = grid->node->first_child; row != NULL; row = row->next) {
        size_t column = 0;

        begin_row(layout, grid);
        for (const DocNode *cell = row->first_child; cell != NULL; cell = cell->next) {
            column = free_column(grid, column);
            if (column >= grid->count)
                break;
            if (cell->u.cell.column_span <= 1)
                grid->columns[column].hard = fmax(grid->columns[column].hard, hard_width(layout, cell));
            occupy(grid, cell, column);
            column += (size_t)MAX(cell->u.cell.column_span, 1);
        }
        leave_row(layout, grid);
        end_row(grid);
    }
}

/*
 * For a table that stands out of its frame: a column that is too narrow for its numbers takes what it needs from those
 * that can do with less, as their words can be divided. False when there is not enough for all.
 */
static bool
relax_widths(Grid *grid, double width)
{
    double hard = 0, more = 0;

    for (size_t c = 0; c < grid->count; c++) {
        hard += grid->columns[c].hard;
        more += fmax(grid->columns[c].width - grid->columns[c].hard, 0);
    }
    if (hard > width)
        return false;
    for (size_t c = 0; c < grid->count; c++) {
        Column *column = &grid->columns[c];

        column->width =
            column->hard + (more > 0 ? fmax(column->width - column->hard, 0) * fmin((width - hard) / more, 1) : 0);
    }
    return true;
}

static double
span_width(const Grid *grid, size_t column, int span)
{
    double width = 0;

    for (int s = 0; s < MAX(span, 1) && column + (size_t)s < grid->count; s++)
        width += grid->columns[column + (size_t)s].width;
    return width;
}

typedef struct Spanning { Box *cell; guint row; int rows; } Spanning;

static void
align_cell(Box *cell, double height)
{
    double room = height - cell->height, shift = cell->node->box->vertical_align == VALIGN_BOTTOM ? room
                                                : cell->node->box->vertical_align == VALIGN_MIDDLE ? room / 2 : 0;

    for (guint i = 0; i < cell->children->len; i++)
        ((Box *)g_ptr_array_index(cell->children, i))->y += shift;
    cell->text_y += shift;
    cell->baseline += cell->baseline != 0 ? shift : 0;
    cell->own_height = cell->height;
    cell->lowered = shift;
    cell->height = height;
}

/* Cells whose row asks for one baseline are moved down to the lowest. */
static void
share_baseline(Box *row)
{
    double deepest = 0;

    for (guint i = 0; i < row->children->len; i++) {
        const Box *cell = g_ptr_array_index(row->children, i);

        if (cell->node->box->vertical_align == VALIGN_BASELINE)
            deepest = fmax(deepest, cell->baseline);
    }
    for (guint i = 0; i < row->children->len; i++) {
        Box *cell = g_ptr_array_index(row->children, i);
        double shift = deepest - cell->baseline;

        if (cell->node->box->vertical_align != VALIGN_BASELINE || cell->baseline == 0)
            continue;
        for (guint k = 0; k < cell->children->len; k++)
            ((Box *)g_ptr_array_index(cell->children, k))->y += shift;
        cell->text_y += shift;
        cell->baseline += shift;
        cell->height += shift;
    }
}

static Box *
measure_row(Layout *layout, Grid *grid, const DocNode *node, double width, guint index, GArray *spanning)
{
    Box *row = box_new(layout, node);
    size_t column = 0;
    double x = 0;

    note_break(layout, node);
    row->width = width;
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        Box *cell;

        column = free_column(grid, column);
        if (column >= grid->count)
            break;
        x = span_width(grid, 0, (int)column) * (column > 0);
        cell = measure(layout, child, span_width(grid, column, child->u.cell.column_span));
        cell->x = x;
        cell->row_span = MAX(child->u.cell.row_span, 1);
        cell->y = edge_top(row);
        box_add(row, cell);
        note_overflow(row, cell->overflow, cell->overflow_node);
        row->strained |= cell->strained;
        occupy(grid, child, column);
        column += (size_t)MAX(child->u.cell.column_span, 1);
        if (child->u.cell.row_span > 1) {
            Spanning s = { cell, index, child->u.cell.row_span };

            g_array_append_val(spanning, s);
        }
    }
    share_baseline(row);
    for (guint i = 0; i < row->children->len; i++) {
        const Box *cell = g_ptr_array_index(row->children, i);

        if (cell->node->u.cell.row_span <= 1)
            row->height = fmax(row->height, cell->height);
        if (row->baseline == 0 && cell->baseline != 0)
            row->baseline = cell->y + cell->baseline;
    }
    row->height = fmax(row->height + edge_top(row) + edge_bottom(row), node->box->min_height);
    end_row(grid);
    return row;
}

/* A row that can be measured again by itself: no cell reaches into it or out of it, and it stands once. */
static bool
stands_alone(const Grid *grid, const DocNode *row, guint index)
{
    if (!grid->is_long || index < grid->node->u.table.head_rows)
        return false;
    for (size_t c = 0; c < grid->count; c++)
        if (grid->busy[c] > 0)
            return false;
    for (const DocNode *cell = row->first_child; cell != NULL; cell = cell->next)
        if (cell->u.cell.row_span > 1)
            return false;
    return true;
}

/* Measured, and let go of but for what breaking needs. */
static Box *
measure_height(Layout *layout, Grid *grid, const DocNode *node, double width)
{
    Box *row = box_new(layout, node), *measured;
    GPtrArray *none = row->children;

    begin_row(layout, grid);
    measured = measure_row(layout, grid, node, width, 0, NULL);
    *row = *measured;
    row->children = none;
    row->has_children_array = false;
    row->let_go = grid;
    leave_row(layout, grid);
    return row;
}

static void
stretch_spans(Box *table, GArray *spanning)
{
    for (guint i = 0; i < spanning->len; i++) {
        const Spanning *s = &g_array_index(spanning, Spanning, i);
        double height = 0;
        guint last = MIN(s->row + (guint)s->rows, table->children->len) - 1;
        Box *row = g_ptr_array_index(table->children, last);

        for (guint r = s->row; r <= last; r++)
            height += ((Box *)g_ptr_array_index(table->children, r))->height;
        if (s->cell->height > height)
            row->height += s->cell->height - height;
    }
}

static void
place_rows(Box *table)
{
    double y = edge_top(table);

    for (guint r = 0; r < table->children->len; r++) {
        Box *row = g_ptr_array_index(table->children, r);

        row->y = y;
        y += row->height;
        for (guint c = 0; c < row->children->len; c++) {
            Box *cell = g_ptr_array_index(row->children, c);
            double height = row->height - edge_top(row) - edge_bottom(row);

            for (int s = 1; s < cell->node->u.cell.row_span && r + (guint)s < table->children->len; s++)
                height += ((Box *)g_ptr_array_index(table->children, r + (guint)s))->height;
            align_cell(cell, height);
        }
    }
    table->height = y + edge_bottom(table);
}

static void
measure_rows(Layout *layout, Grid *grid, Box *box, double width, GArray *spanning)
{
    guint index = 0;

    for (size_t c = 0; c < grid->count; c++)
        grid->busy[c] = 0;
    for (const DocNode *row = grid->node->first_child; row != NULL; row = row->next) {
        Box *measured = stands_alone(grid, row, index) ? measure_height(layout, grid, row, width)
                                                       : measure_row(layout, grid, row, width, index, spanning);

        index++;
        box_add(box, measured);
        note_overflow(box, measured->overflow, measured->overflow_node);
        box->strained |= measured->strained;
    }
    note_overflow(box, span_width(grid, 0, (int)grid->count) - width, grid->node);
}

static void
measure_again(Layout *layout, Grid *grid, Box *box, double width, GArray *spanning)
{
    for (size_t c = 0; c < grid->count; c++)
        grid->busy[c] = 0;
    read_hard_widths(layout, grid);
    if (relax_widths(grid, width)) {
        box->overflow = 0;
        box->overflow_node = NULL;
    }
    g_ptr_array_set_size(box->children, 0);
    g_array_set_size(spanning, 0);
    measure_rows(layout, grid, box, width, spanning);
    box->strained = true;
}

void
row_measure_again(Layout *layout, Box *row)
{
    g_autoptr(Diags) told = NULL;               /* it was told when the row was measured first */
    Layout outer = *layout;
    Grid *grid = (Grid *)(guintptr)row->let_go;
    Box *again;

    if (grid == NULL)
        return;
    told = diags_new();
    layout->diags = told;
    layout->air = row->air;
    layout->indent = grid->indent;
    layout->whole = grid->node;
    layout->tables++;
    memset(grid->busy, 0, sizeof *grid->busy * grid->count);
    again = measure_row(layout, grid, row->node, row->width, 0, NULL);
    layout->diags = outer.diags;
    layout->air = outer.air;
    layout->indent = outer.indent;
    layout->whole = outer.whole;
    layout->tables--;
    for (guint c = 0; c < again->children->len; c++)
        align_cell(g_ptr_array_index(again->children, c), row->height - edge_top(row) - edge_bottom(row));
    row->children = again->children;
    row->has_children_array = again->has_children_array;
    again->has_children_array = false;
    row->let_go = NULL;
}

static bool
is_long(const Layout *layout, const DocNode *table)
{
    int rows = 0;

    for (const DocNode *row = table->first_child; row != NULL && rows < LONG_TABLE; row = row->next)
        rows++;
    return rows == LONG_TABLE && layout->rows != NULL && !rows_begun(layout);
}

void
measure_table(Layout *layout, Box *box, double width)
{
    const DocNode *node = box->node;
    Grid *grid = arena_new0(layout->arena, Grid, 1);
    g_autoptr(GArray) spanning = g_array_new(FALSE, TRUE, sizeof(Spanning));

    if (node->box->width > 0)
        width = box->width = node->box->width;
    *grid = (Grid){ .node = node,
                    .count = count_columns(node),
                    .indent = layout->indent,
                    .is_long = is_long(layout, node) };
    grid->columns = arena_new0(layout->arena, Column, grid->count);
    grid->busy = arena_new0(layout->arena, int, grid->count);
    layout->tables++;
    read_columns(layout, grid);
    set_widths(grid, width);
    measure_rows(layout, grid, box, width, spanning);
    if (box->overflow > 0.5)
        measure_again(layout, grid, box, width, spanning);
    layout->tables--;
    stretch_spans(box, spanning);
    place_rows(box);
    box->head_rows = node->u.table.head_rows;
    box->empty = box->children->len == 0;
}
