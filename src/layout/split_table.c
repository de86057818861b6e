/*
 * Cutting a table: between rows where no cell reaches over the cut, some rows on either side; and what is higher than
 * a page through the cells that reach over, or inside a row. A row or cell that is cut is one row or cell all the
 * same: its parts are boxes of one node.
 */
#include "layout/box.h"
#include <math.h>

enum { LEAST_ROWS = 3, LEAST_BEGINNING = 48 };          /* pt: less of a row is not begun at a page's end */

static Box *
row_at(const Box *table, guint row)
{
    return g_ptr_array_index(table->children, row);
}

static bool
crosses_span(const Box *table, guint row)
{
    for (guint r = 0; r < row; r++) {
        const Box *above = row_at(table, r);

        for (guint c = 0; c < above->children->len; c++)
            if (r + (guint)((const Box *)g_ptr_array_index(above->children, c))->row_span > row)
                return true;
    }
    return false;
}

static bool
is_subhead(const Box *table, guint row)
{
    return row_at(table, row)->node->u.row.subhead;
}

/* The first row that does not stand within `height` whole, or the number of rows. */
static guint
first_beyond(const Box *table, double height)
{
    guint row = (guint)table->head_rows;

    while (row < table->children->len && row_at(table, row)->y + row_at(table, row)->height <= height + 0.01)
        row++;
    return row;
}

/* The first row of the second part, or 0 when the table cannot be cut within `height`. */
static guint
cut_row(const Box *table, double height)
{
    guint rows = table->children->len, cut = first_beyond(table, height);

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

/* ---- the second part ---- */

/* The head stands on both pages, at its own place on each. */
static Box *
repeat_row(Layout *layout, const Box *row)
{
    Box *repeated = box_new(layout, row->node);
    GPtrArray *children = repeated->children;

    *repeated = *row;
    repeated->children = children;
    repeated->has_children_array = false;
    repeated->continued = true;
    for (guint c = 0; c < row->children->len; c++)
        box_add(repeated, g_ptr_array_index(row->children, c));
    return repeated;
}

/*
 * Rows [0, cut) stay; the head and the others become the rest. The rest takes the list over, and what stays gets a
 * short one: a table of many pages does not leave a list of all that is to come at each of them.
 */
static Box *
cut_between(Layout *layout, Box *box, guint cut, int page)
{
    Box *rest = rest_of(layout, box, page);
    GPtrArray *all = box->children;
    guint head = (guint)box->head_rows;
    double y = continued_height(box);
    const Box *last = row_at(box, cut - 1);

    rest->children = all;
    rest->has_children_array = true;
    box->has_children_array = false;
    for (guint r = 0; r < cut; r++)
        box_add(box, g_ptr_array_index(all, r));
    g_ptr_array_remove_range(all, head, cut - head);
    for (guint r = 0; r < all->len; r++) {
        Box *row = r < head ? repeat_row(layout, row_at(box, r)) : row_at(rest, r);

        all->pdata[r] = row;
        row->y = y;
        y += row->height;
    }
    rest->height = y + edge_bottom(box);
    box->height = last->y + last->height;
    return rest;
}

/* ---- cells that are cut ---- */

static bool
holds_nothing(const Box *cell)
{
    return cell->text == NULL && cell->children->len == 0;
}

/* Moves a cell's content down. */
static void
shift_content(Box *cell, double shift)
{
    for (guint i = 0; i < cell->children->len; i++)
        ((Box *)g_ptr_array_index(cell->children, i))->y += shift;
    cell->text_y += shift;
    cell->baseline += cell->baseline != 0 ? shift : 0;
    cell->lowered += shift;
}

static Box *
nothing_of(Layout *layout, const Box *cell, int page)
{
    Box *rest = rest_of(layout, cell, page);

    rest->text = NULL;
    rest->baseline = 0;
    rest->height = rest->own_height = edge_top(cell) + edge_bottom(cell);
    return rest;
}

/* A cell that is being cut: where it hangs, and what it was. */
typedef struct Cut { Box **slot; Box *whole, *rest; double height, lowered; int row_span; } Cut;

/* By its style, or by force where the row is the first on its page. */
static Box *
split_cell(Layout *layout, Box *cell, double height, int page, bool force, bool *none)
{
    Box *rest;

    layout->force = false;
    rest = split_content(layout, cell, height, page, none);
    layout->force = true;
    if (*none && force) {
        *none = false;
        rest = split_content(layout, cell, height, page, none);
    }
    return rest;
}

/* Leaves in its place what of the cell stands within `height`; true when anything of it is seen there. */
static bool
cut_cell(Layout *layout, Cut *cut, double height, int page, bool force)
{
    Box *whole = cut->whole;
    bool none = false, begun = true;

    shift_content(whole, -whole->lowered);
    whole->height = whole->own_height;
    cut->rest = NULL;
    if (whole->height <= height + 0.01)
        begun = !holds_nothing(whole);
    else
        cut->rest = split_cell(layout, whole, height, page, force, &none);
    if (none) {
        begun = false;
        *cut->slot = nothing_of(layout, whole, page);
        (*cut->slot)->continued = whole->continued;
    } else if (cut->rest == NULL) {
        cut->rest = nothing_of(layout, whole, page);
    } else if (cut->rest->text != NULL) {
        cut->rest->text_y = edge_top(whole);
        cut->rest->height += cut->rest->text_y;
    }
    cut->rest->own_height = cut->rest->height;
    if (!none)
        whole->own_height = whole->height;
    (*cut->slot)->height = height;
    return begun;
}

/* Nothing of it could stand: all is as it was. */
static void
restore_cells(GArray *cuts)
{
    for (guint i = 0; i < cuts->len; i++) {
        Cut *cut = &g_array_index(cuts, Cut, i);

        *cut->slot = cut->whole;
        cut->whole->row_span = cut->row_span;
        shift_content(cut->whole, cut->lowered);
        cut->whole->height = cut->height;
    }
}

static int
compare_x(const void *left, const void *right)
{
    const Box *a = *(Box *const *)left, *b = *(Box *const *)right;

    return a->x < b->x ? -1 : a->x > b->x;
}

static bool
add_cut(Layout *layout, GArray *cuts, Box **slot, double height, int left, int page, bool force)
{
    Cut cut = { .slot = slot,
                .whole = *slot,
                .height = (*slot)->height,
                .lowered = (*slot)->lowered,
                .row_span = (*slot)->row_span };
    bool begun = cut_cell(layout, &cut, height, page, force);

    cut.rest->row_span = left;
    g_array_append_val(cuts, cut);
    return begun;
}

/* Cuts the cells of rows above `row` that reach over `y` into it; true when anything of them stays. */
static bool
cut_spans(Layout *layout, Box *table, guint row, double y, int page, GArray *cuts)
{
    bool begun = false;

    for (guint r = (guint)table->head_rows; r < row; r++) {
        Box *above = row_at(table, r);

        for (guint c = 0; c < above->children->len; c++) {
            Box **slot = (Box **)&g_ptr_array_index(above->children, c);
            int left = (int)r + (*slot)->row_span - (int)row;

            if (left > 0)
                begun = add_cut(layout, cuts, slot, y - above->y - (*slot)->y, left, page, false) || begun;
        }
    }
    return begun;
}

/* Rows of the rest become as high as the parts of cells in them need, and those parts as high as their rows. */
static void
settle_rest(Box *table, Box *first, const GArray *cuts)
{
    guint at = (guint)table->head_rows;

    for (guint i = 0; i < cuts->len; i++) {
        Box *cell = g_array_index(cuts, Cut, i).rest, *last;
        double height = 0;
        guint end = MIN(at + (guint)cell->row_span, table->children->len);

        for (guint r = at; r < end; r++)
            height += row_at(table, r)->height;
        last = row_at(table, end - 1);
        if (cell->y + cell->own_height > height)
            last->height += cell->y + cell->own_height - height;
    }
    for (guint r = at, e = table->children->len; r < e; r++)
        row_at(table, r)->y = r == at ? first->y : row_at(table, r - 1)->y + row_at(table, r - 1)->height;
    for (guint i = 0; i < cuts->len; i++) {
        Box *cell = g_array_index(cuts, Cut, i).rest;

        cell->height = -cell->y;
        for (guint r = at; r < MIN(at + (guint)cell->row_span, table->children->len); r++)
            cell->height += row_at(table, r)->height;
    }
    table->height = row_at(table, table->children->len - 1)->y + row_at(table, table->children->len - 1)->height +
                    edge_bottom(table);
}

/* Sets rests of cells into the first row of the rest of their table, in the order in which they stand. */
static void
join_rests(Box *row, const GArray *cuts)
{
    for (guint i = 0; i < cuts->len; i++) {
        Box *rest = g_array_index(cuts, Cut, i).rest;

        rest->y = edge_top(row);
        box_add(row, rest);
    }
    g_ptr_array_sort(row->children, compare_x);
}

/* At the row's beginning, through cells that reach over it from above. */
static Box *
cut_through_spans(Layout *layout, Box *box, guint cut, int page)
{
    g_autoptr(GArray) cuts = g_array_new(FALSE, TRUE, sizeof(Cut));
    Box *rest, *first;

    cut_spans(layout, box, cut, row_at(box, cut)->y, page, cuts);
    rest = cut_between(layout, box, cut, page);
    first = row_at(rest, (guint)box->head_rows);
    join_rests(first, cuts);
    settle_rest(rest, first, cuts);
    return rest;
}

/* Inside a row: its cells, and those that reach into it, go on below the head of the next page. */
static Box *
cut_inside(Layout *layout, Box *box, guint cut, double height, int page, bool *none)
{
    g_autoptr(GArray) cuts = g_array_new(FALSE, TRUE, sizeof(Cut));
    Box *row = row_at(box, cut), *later, *rest;
    bool begun = cut > box->head_rows;

    row_measure_again(layout, row);
    begun = cut_spans(layout, box, cut, height, page, cuts) || begun;
    for (guint c = 0; c < row->children->len; c++) {
        Box **slot = (Box **)&g_ptr_array_index(row->children, c);

        begun =
            add_cut(layout, cuts, slot, height - row->y - (*slot)->y, (*slot)->row_span, page, cut == box->head_rows) ||
            begun;
    }
    if (!begun) {
        restore_cells(cuts);
        *none = true;
        return box;
    }
    later = rest_of(layout, row, page);
    later->height = edge_top(row) + edge_bottom(row);
    join_rests(later, cuts);
    row->height = height - row->y;
    g_ptr_array_insert(box->children, (gint)cut + 1, later);
    rest = cut_between(layout, box, cut + 1, page);
    settle_rest(rest, later, cuts);
    return rest;
}

/* What no page can hold: a row at least, where no cell is cut; else through cells; else inside the row. */
static Box *
force_table(Layout *layout, Box *box, double height, int page, bool *none)
{
    guint head = (guint)box->head_rows, beyond = first_beyond(box, height), cut = beyond;
    const Box *row;

    if (beyond == box->children->len)
        return NULL;
    row = row_at(box, beyond);
    if (row->height > height - row_at(box, head)->y && height - row->y >= LEAST_BEGINNING)
        return cut_inside(layout, box, beyond, height, page, none);
    while (cut > head && (crosses_span(box, cut) || is_subhead(box, cut - 1)))
        cut--;
    if (cut > head)
        return cut_between(layout, box, cut, page);
    if (beyond > head)
        return cut_through_spans(layout, box, beyond, page);
    return cut_inside(layout, box, beyond, height, page, none);
}

Box *
split_table(Layout *layout, Box *box, double height, int page, bool *none)
{
    guint cut = cut_row(box, height);

    if (cut == box->children->len)
        return NULL;
    if (cut > 0)
        return cut_between(layout, box, cut, page);
    if (layout->force)
        return force_table(layout, box, height, page, none);
    *none = true;
    return box;
}
