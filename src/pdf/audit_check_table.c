/*
 * Rules about tables as grids (ISO 14289-1, 7.5): each row covers the same columns once its spans and those of the rows
 * above are counted, and each header cell says what it heads.
 */
#include "pdf/audit.h"
#include <string.h>

enum { MOST_SPAN = 10000 };

typedef struct Grid {
    Audit *audit;
    const AuditNode *table;
    GArray *pending;    /* gint64: rows that a cell above still covers, by column */
    gint64 width, rows; /* of the first row; -1 before it */
    bool headers, irregular;
} Grid;

static bool
is_role(const AuditNode *node, const char *role)
{
    return node->standard != NULL && strcmp(node->standard, role) == 0;
}

static gint64
span_of(Audit *audit, const AuditNode *cell, const char *key)
{
    return CLAMP(audit_integer(audit_attribute(audit, cell, "Table", key), 1), 1, MOST_SPAN);
}

static gint64 *
pending_at(Grid *grid, gint64 column)
{
    if (column >= (gint64)grid->pending->len)
        g_array_set_size(grid->pending, (guint)column + 1);
    return &g_array_index(grid->pending, gint64, (guint)column);
}

static void
check_scope(Grid *grid, const AuditNode *cell)
{
    const AuditObj *scope = audit_attribute(grid->audit, cell, "Table", "Scope");

    if (is_role(cell, "TH") && !grid->headers && !audit_is_name(scope, "Row") && !audit_is_name(scope, "Column") &&
        !audit_is_name(scope, "Both"))
        audit_note(grid->audit, RULE_SCOPE, cell->page, cell->dict->number,
                   "TH has neither Scope nor is it named by Headers");
}

/* Puts a cell into the first free columns; the column after it. */
static gint64
cell_place(Grid *grid, const AuditNode *cell, gint64 column)
{
    gint64 columns = span_of(grid->audit, cell, "ColSpan"), rows = span_of(grid->audit, cell, "RowSpan");

    while (column<MOST_SPAN && * pending_at(grid, column)> 0)
        column++;
    for (gint64 i = 0; i < columns && column < MOST_SPAN; i++, column++) {
        if (*pending_at(grid, column) > 0)
            grid->irregular = true;
        *pending_at(grid, column) = rows;
    }
    return column;
}

static void
row_place(Grid *grid, const AuditNode *row)
{
    gint64 column = 0, covered = 0;

    for (guint i = 0; i < row->kid_count; i++) {
        const AuditKid *kid = audit_kid(grid->audit, row->first_kid + i);

        if (kid->kind != AUDIT_KID_NODE)
            continue;
        column = cell_place(grid, audit_node(grid->audit, kid->node), column);
        check_scope(grid, audit_node(grid->audit, kid->node));
    }
    for (guint i = 0; i < grid->pending->len; i++) {
        covered += *pending_at(grid, i) > 0;
        *pending_at(grid, i) -= *pending_at(grid, i) > 0;
    }
    grid->rows++;
    if (grid->width < 0)
        grid->width = covered;
    else if (covered != grid->width && !grid->irregular)
        audit_note(grid->audit, RULE_TABLE_IRREGULAR, row->page, row->dict->number,
                   "row %" G_GINT64_FORMAT " covers %" G_GINT64_FORMAT " columns, the first %" G_GINT64_FORMAT,
                   grid->rows, covered, grid->width);
    grid->irregular = grid->irregular || covered != grid->width;
}

/* Each row of the table, in a section of its own or not. */
static void
each_row(Grid *grid, const AuditNode *holder, void (*run)(Grid *, const AuditNode *))
{
    for (guint i = 0; i < holder->kid_count; i++) {
        const AuditKid *kid = audit_kid(grid->audit, holder->first_kid + i);
        const AuditNode *node = kid->kind == AUDIT_KID_NODE ? audit_node(grid->audit, kid->node) : NULL;

        if (node == NULL)
            continue;
        if (is_role(node, "TR"))
            run(grid, node);
        else if (holder == grid->table && (is_role(node, "THead") || is_role(node, "TBody") || is_role(node, "TFoot")))
            each_row(grid, node, run);
    }
}

static void
row_headers(Grid *grid, const AuditNode *row)
{
    for (guint i = 0; i < row->kid_count && !grid->headers; i++) {
        const AuditKid *kid = audit_kid(grid->audit, row->first_kid + i);

        grid->headers =
            kid->kind == AUDIT_KID_NODE &&
            audit_attribute(grid->audit, audit_node(grid->audit, kid->node), "Table", "Headers")->kind == AUDIT_ARRAY;
    }
}

static void
check_table(Audit *audit, const AuditNode *table)
{
    Grid grid = { .audit = audit, .table = table, .width = -1 };
    gint64 left = 0;

    grid.pending = g_array_new(FALSE, TRUE, sizeof(gint64));
    each_row(&grid, table, row_headers);
    each_row(&grid, table, row_place);
    for (guint i = 0; i < grid.pending->len; i++)
        left = MAX(left, *pending_at(&grid, i));
    if (left > 0 && !grid.irregular)
        audit_note(audit, RULE_TABLE_IRREGULAR, table->page, table->dict->number,
                   "a cell spans %" G_GINT64_FORMAT " rows beyond the last", left);
    if (grid.rows == 0)
        audit_note(audit, RULE_TABLE_NESTING, table->page, table->dict->number, "Table has no TR");
    g_array_unref(grid.pending);
}

void
audit_check_tables(Audit *audit)
{
    for (guint i = 0; i < audit->order->len; i++) {
        const AuditNode *node = audit_node(audit, g_array_index(audit->order, int, i));

        if (is_role(node, "Table"))
            check_table(audit, node);
    }
}
