/* Tables as templates write them: columns, rows, cells, and where cells reach over others. */
#include "template/internal.h"
#include "base/diag_template.h"
#include <string.h>

/* Whether any cell of a column says something; of cells over several columns nobody knows which they speak of. */
typedef enum ColumnHeard { HAS_NO_CELL, IS_UNHEARD, IS_HEARD } ColumnHeard;

/* What a table is called, and what its head says and looks like on later pages. */
void
fill_table_words(Fill *fill, const Instruction *instruction, DocNode *table)
{
    DocNode *continued = doc_append(fill->doc, NULL, DOC_BOX);          /* only to read its text style and rule */

    continued->text = table->text;
    fill_class(fill, continued, "continued");
    table->u.table.summary = fill_has(instruction, "summary") ? fill_text(fill, instruction, "summary") : NULL;
    table->u.table.continued = fill_has(instruction, "continued") ? fill_text(fill, instruction, "continued") : NULL;
    table->u.table.from_page = fill_has(instruction, "from-page") ? fill_text(fill, instruction, "from-page") : NULL;
    table->u.table.continued_text = *continued->text;
    table->u.table.continued_rule = continued->box->border_top;
}

static ColumnHeard
heard_of(const Fill *fill, size_t column)
{
    return column < fill->heard->len ? g_array_index(fill->heard, ColumnHeard, column) : HAS_NO_CELL;
}

/*
 * A column of which no cell says anything parts two others and is none to those who listen: its cells are artifacts,
 * and those that reach over it span one column less. A table in which nothing is heard stays as it is.
 */
static void
leave_out_gutters(Fill *fill, DocNode *table)
{
    bool any = false, gutters = false;

    for (size_t c = 0; c < fill->heard->len; c++) {
        any = any || heard_of(fill, c) == IS_HEARD;
        gutters = gutters || heard_of(fill, c) == IS_UNHEARD;
    }
    if (!any || !gutters)
        return;
    for (guint c = 0; c < fill->columns->len; c++) {
        DocTableColumn *column = &g_array_index(fill->columns, DocTableColumn, c);

        column->gutter = heard_of(fill, c) == IS_UNHEARD && column->says == NULL;
        if (heard_of(fill, c) == IS_UNHEARD && !column->gutter)
            g_array_index(fill->heard, ColumnHeard, c) = IS_HEARD;
    }
    for (DocNode *row = table->first_child; row != NULL; row = row->next)
        for (DocNode *cell = row->first_child; cell != NULL; cell = cell->next) {
            for (int s = 0; s < cell->u.cell.column_span; s++)
                cell->u.cell.gutters += heard_of(fill, cell->u.cell.column + (size_t)s) == IS_UNHEARD;
            cell->artifact = cell->artifact || cell->u.cell.gutters == cell->u.cell.column_span;
        }
}

/* A last row in which a scale is drawn and nothing else is said tells of no row's figures, and has no header. */
static void
find_scale(const Fill *fill, DocNode *table)
{
    DocNode *row = table->last_child, *scale = NULL;

    if (row == NULL || row == table->first_child || fill->in_head)
        return;
    for (DocNode *cell = row->first_child; cell != NULL; cell = cell->next) {
        if (!is_heard(cell))
            continue;
        if (scale != NULL || cell->u.cell.header || cell->first_child == NULL || cell->first_child->kind != DOC_CHART ||
            cell->first_child->u.chart.tagging != TAG_ACTUAL_TEXT)
            return;
        scale = cell;
    }
    row->u.row.scale = scale != NULL;
    for (DocNode *cell = row->first_child; scale != NULL && cell != NULL; cell = cell->next)
        cell->artifact = cell != scale;
}

void
emit_table(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_TABLE);
    GArray *outer_columns = fill->columns;
    GArray *outer_heard = fill->heard;
    size_t outer_head = fill->head_rows;
    GArray *outer_reach = fill->reach;
    size_t outer_column = fill->next_column;
    g_autoptr(GArray) columns = g_array_new(FALSE, TRUE, sizeof(DocTableColumn)),
                      reach = g_array_new(FALSE, TRUE, sizeof(int)),
                      heard = g_array_new(FALSE, TRUE, sizeof(ColumnHeard));

    fill->columns = columns;
    fill->reach = reach;
    fill->heard = heard;
    fill->next_column = 0;
    fill->head_rows = 0;
    fill_table_words(fill, instruction, node);
    fill_children(fill, instruction, node);
    leave_out_gutters(fill, node);
    find_scale(fill, node);
    node->u.table.columns = arena_memdup(fill->arena, columns->data, sizeof(DocTableColumn) * columns->len);
    node->u.table.column_count = columns->len;
    node->u.table.head_rows = fill->head_rows;
    check_table(fill, instruction, node);
    fill->columns = outer_columns;
    fill->reach = outer_reach;
    fill->heard = outer_heard;
    fill->next_column = outer_column;
    fill->head_rows = outer_head;
}

void
emit_col(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    static const char *const words[] = { "start", "center", "end", NULL };
    const char *align = fill_text(fill, instruction, "align");
    DocTableColumn column = { .width = fill_number(fill, instruction, "width", 0),
                              .share = fill_number(fill, instruction, "share", 0),
                              .says = fill_has(instruction, "says") ? fill_told(fill, instruction, "says") : NULL };

    (void)parent;
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], align) == 0)
            column.align = (TextAlign)i;
    if (fill->columns != NULL)
        g_array_append_val(fill->columns, column);
    else
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, instruction->place, "col", "anything but a table", NULL);
}

void
emit_head(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    fill->in_head = true;
    fill_children(fill, instruction, parent);
    fill->in_head = false;
}

/* Puts a cell into the first column that no cell of a row above reaches down into; which that is. */
static size_t
take_columns(Fill *fill, int *column_span, int *row_span)
{
    size_t column;

    *column_span = CLAMP(*column_span, 1, MOST_CELL_SPAN);
    *row_span = CLAMP(*row_span, 1, MOST_CELL_SPAN);
    if (fill->reach == NULL)
        return 0;
    while (fill->next_column < fill->reach->len && g_array_index(fill->reach, int, fill->next_column) > 0)
        fill->next_column++;
    column = fill->next_column;
    fill->next_column += (size_t)*column_span;
    if (fill->reach->len < fill->next_column)
        g_array_set_size(fill->reach, (guint)fill->next_column);
    for (size_t c = column; c < fill->next_column; c++)
        g_array_index(fill->reach, int, c) = -*row_span;         /* of this row: counted from the next one on */
    return column;
}

/* A row ends: cells from above reach one row less, its own begin to reach. */
static void
end_row(Fill *fill)
{
    for (guint c = 0; fill->reach != NULL && c < fill->reach->len; c++) {
        int *reach = &g_array_index(fill->reach, int, c);

        *reach = *reach < 0 ? -*reach - 1 : MAX(*reach - 1, 0);
    }
    fill->next_column = 0;
}

void
emit_row(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_ROW);

    if (parent->kind != DOC_TABLE)
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, instruction->place, "tr", doc_kind_name(parent->kind),
                    NULL);
    node->u.row.subhead = strcmp(fill_text(fill, instruction, "subhead"), "yes") == 0;
    fill->head_rows += fill->in_head;
    fill_children(fill, instruction, node);
    end_row(fill);
}

static void
note_heard(Fill *fill, const DocNode *cell)
{
    ColumnHeard *heard;

    if (fill->heard == NULL || cell->u.cell.column_span > 1)
        return;
    if (fill->heard->len <= cell->u.cell.column)
        g_array_set_size(fill->heard, (guint)cell->u.cell.column + 1);
    heard = &g_array_index(fill->heard, ColumnHeard, cell->u.cell.column);
    if (*heard != IS_HEARD)
        *heard = is_heard(cell) ? IS_HEARD : IS_UNHEARD;
}

void
emit_cell(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, DOC_CELL);
    size_t column;

    if (parent->kind != DOC_ROW)
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, instruction->place, instruction->row->name,
                    doc_kind_name(parent->kind), NULL);
    node->u.cell.header = strcmp(instruction->row->name, "th") == 0;
    node->u.cell.row_header = node->u.cell.header && !fill->in_head;
    node->u.cell.column_span = (int)fill_number(fill, instruction, "colspan", 1);
    node->u.cell.row_span = (int)fill_number(fill, instruction, "rowspan", 1);
    column = node->u.cell.column = take_columns(fill, &node->u.cell.column_span, &node->u.cell.row_span);
    if (fill->columns != NULL && column < fill->columns->len && !fill_has(instruction, "own-align")) {
        TextAlign align = g_array_index(fill->columns, DocTableColumn, column).align;

        node->align = align != ALIGN_START ? align : node->align;
    }
    if (fill_has(instruction, "says")) {
        const char *says = fill_said(fill, instruction, "says", node);

        node->actual_text = *says == '\0' ? NULL : says;
    }
    fill_children(fill, instruction, node);
    fill_loose_text(fill, node);
    note_heard(fill, node);
}
