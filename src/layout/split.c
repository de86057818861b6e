/*
 * Cutting a measured box where a page ends. Each kind answers the same question: of this height, how much can stand
 * here? All, some (the rest comes back as a box of its own) or none.
 */
#include "layout/box.h"
#include <math.h>

Box *
rest_of(Layout *layout, const Box *box, int page)
{
    Box *copy = box_new(layout, box->node);
    GPtrArray *children = copy->children;

    *copy = *box;
    copy->children = children;
    copy->has_children_array = false;
    copy->continued = true;
    copy->continued_from = box->continued ? box->continued_from : page;
    copy->margin_top = 0;
    return copy;
}

int
least_lines(int asked)
{
    return asked > 0 ? asked : 2;
}

/* ---- text: by lines, with widows and orphans ---- */

/*
 * No page ends inside a word that is divided for its width: only where all its lines stand together is it one piece of
 * content, which can say what it reads as (ISO 32000-1, 14.9.4: a marked-content sequence lies in one content stream).
 * A word that is higher than a page is the exception.
 */
static size_t
before_word(const Layout *layout, const Box *box, size_t fit)
{
    size_t kept = fit;

    while (kept > 0 && paragraph_divides_word(box->text->paragraph, box->first_line + kept - 1))
        kept--;
    return kept == 0 && layout->force ? fit : kept;
}

static Box *
split_text(Layout *layout, Box *box, double height, int page, bool *none)
{
    size_t lines = box->last_line - box->first_line, fit = 0;
    double used = box->text_y;
    int orphans = layout->force ? 1 : least_lines(box->node->box->orphans),
        widows = layout->force ? 1 : least_lines(box->node->box->widows);
    Box *rest;

    while (fit < lines && used + inline_line_height(box, box->first_line + fit) <= height + 0.01)
        used += inline_line_height(box, box->first_line + fit++);
    if (fit < lines && lines - fit < (size_t)widows)
        fit = lines > (size_t)widows ? lines - (size_t)widows : 0;
    if (fit < lines && fit > 0)
        fit = before_word(layout, box, fit);
    if (fit == 0 || (fit < lines && fit < (size_t)orphans)) {
        *none = true;
        return box;
    }
    rest = rest_of(layout, box, page);
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

/* ---- flows: between children, or inside one ---- */

static bool
keeps_with_next(const Box *box)
{
    return box->node->box->break_after == BREAK_AVOID;
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

/*
 * ---- breaks that are asked for: where something stands before them on the page and something follows (CSS
 * Fragmentation 3, 4.3) ----
 */

/* Blocks one below the other, whose breaks are also those of what they stand in. */
static bool
is_flow(const Box *box)
{
    DocKind kind = box->node->kind;

    return box->text == NULL && (kind == DOC_BOX || kind == DOC_LIST || kind == DOC_ITEM || kind == DOC_ALTERNATIVES ||
                                 kind == DOC_COLUMN || kind == DOC_COLUMNS);
}

/* Flows side by side: the break of one is that of all. */
static bool
is_grid(const Box *box)
{
    return box->node->kind == DOC_GRID && !box->node->box->aside_baseline;
}

typedef bool (*BreakQuestion)(const Box *box);

static bool
any_column(const Box *grid, BreakQuestion question)
{
    for (guint i = 0; i < grid->children->len; i++)
        if (question(g_ptr_array_index(grid->children, i)))
            return true;
    return false;
}

static bool
begins_with_break(const Box *box)
{
    if (box->node->kind == DOC_PAGE_BREAK || box->node->box->break_before == BREAK_PAGE)
        return true;
    if (is_grid(box))
        return any_column(box, begins_with_break);
    for (guint i = 0; is_flow(box) && i < box->children->len; i++) {
        const Box *child = g_ptr_array_index(box->children, i);

        if (!child->empty && begins_with_break(child))
            return true;
        if (!child->empty && child->height > 0)
            return false;
    }
    return false;
}

static bool
ends_with_break(const Box *box)
{
    if (box->node->kind == DOC_PAGE_BREAK || box->node->box->break_after == BREAK_PAGE)
        return true;
    if (is_grid(box))
        return any_column(box, ends_with_break);
    for (guint i = box->children->len; is_flow(box) && i > 0; i--) {
        const Box *child = g_ptr_array_index(box->children, i - 1);

        if (!child->empty && ends_with_break(child))
            return true;
        if (!child->empty && child->height > 0)
            return false;
    }
    return false;
}

/* What was passed on the way down a flow. */
typedef struct Passed {
    bool begun;                         /* something that takes up room */
    bool owed;                          /* and a break after that, or at its end */
    guint at;                           /* the child that the break goes before */
} Passed;

/* True where `child`, the i-th, goes to the next page. */
static bool
meets_break(Passed *passed, const Box *child, guint i)
{
    if (passed->begun && !passed->owed && begins_with_break(child))
        *passed = (Passed){ true, true, i };
    return passed->owed && child->height > 0;
}

static void
pass(Passed *passed, const Box *child, guint i)
{
    passed->begun = passed->begun || child->height > 0;
    if (passed->begun && !passed->owed && ends_with_break(child))
        *passed = (Passed){ true, true, i + 1 };
}

static bool
breaks_inside(const Layout *layout, const Box *box)
{
    Passed passed = { false, false, 0 };

    for (guint i = 0; layout->breaks && is_grid(box) && i < box->children->len; i++)
        if (breaks_inside(layout, g_ptr_array_index(box->children, i)))
            return true;
    for (guint i = 0; layout->breaks && is_flow(box) && i < box->children->len; i++) {
        const Box *child = g_ptr_array_index(box->children, i);

        if (child->empty)
            continue;
        if (meets_break(&passed, child, i) || breaks_inside(layout, child))
            return true;
        pass(&passed, child, i);
    }
    return false;
}

/* A break on whose other side everything goes has done its work. */
static void
drop_breaks(Box *rest)
{
    for (guint i = 0; i < rest->children->len; i++) {
        Box *child = g_ptr_array_index(rest->children, i);

        if (child->node->kind != DOC_PAGE_BREAK)
            return;
        child->empty = true;
    }
}

static void
move_rest(Box *box, Box *rest, guint cut, Box *part)
{
    if (part != NULL)
        box_add(rest, part);
    for (guint i = cut; i < box->children->len; i++)
        box_add(rest, g_ptr_array_index(box->children, i));
    g_ptr_array_set_size(box->children, (gint)cut);
    drop_breaks(rest);
    if (rest->children->len > 0)
        ((Box *)g_ptr_array_index(rest->children, 0))->margin_top = 0;
    box->baseline = 0;
    rest->baseline = 0;
    stack_children(box);
    stack_children(rest);
}

static Box *
cut_flow(Layout *layout, Box *box, guint cut, Box *part, int page)
{
    Box *rest = rest_of(layout, box, page);

    move_rest(box, rest, cut, part);
    return rest;
}

/* Child `i` is the first that does not fit, and nothing before it can be left to stand alone by its style. */
static Box *
force_flow(Layout *layout, Box *box, guint i, double room, int page, bool *none)
{
    Box *child = g_ptr_array_index(box->children, i), *part;
    bool nothing = false;

    part = split(layout, child, room - child->y, page, &nothing);
    if (!nothing)
        return cut_flow(layout, box, i + 1, part, page);
    for (guint k = 0; k < i; k++)
        if (!((const Box *)g_ptr_array_index(box->children, k))->empty)
            return cut_flow(layout, box, i, NULL, page);
    *none = true;
    return box;
}

static Box *
split_flow(Layout *layout, Box *box, double height, int page, bool *none)
{
    double room = height - edge_bottom(box);
    bool force = layout->force;
    Passed passed = { false, false, 0 };
    guint i, wide = 0;

    for (i = 0; i < box->children->len; i++) {
        Box *child = g_ptr_array_index(box->children, i);
        bool nothing = false, asked;
        Box *part;

        if (child->empty)
            continue;
        if (meets_break(&passed, child, i)) {
            i = passed.at;
            break;
        }
        asked = breaks_inside(layout, child);
        if (child->node->kind == DOC_PAGE_BREAK || (child->y + child->height <= room + 0.01 && !asked)) {
            pass(&passed, child, i);
            continue;
        }
        layout->force = false;
        part = child->node->box->break_inside == BREAK_AVOID && !asked
                   ? (nothing = true, child)
                   : split(layout, child, room - child->y, page, &nothing);
        layout->force = force;
        if (nothing) {
            wide = i;
            i = step_back(box, i);
            break;
        }
        if (part != NULL)
            return cut_flow(layout, box, i + 1, part, page);
        pass(&passed, child, i);
    }
    if (i == box->children->len) {              /* all children fit; a height asked for must, too */
        *none = box->node->box->min_height > height + 0.01;
        return *none ? box : NULL;
    }
    if (i == 0 && force)
        return force_flow(layout, box, wide, room, page, none);
    if (i == 0) {
        *none = true;
        return box;
    }
    return cut_flow(layout, box, i, NULL, page);
}

/* ---- text columns: one after the other, as high as the page ---- */

/* The child that the next column begins with: not after a heading. */
static guint
column_end(const Box *box, guint first, guint end)
{
    guint cut = end;

    while (cut > first + 1 && (((const Box *)g_ptr_array_index(box->children, cut - 1))->empty ||
                               keeps_with_next(g_ptr_array_index(box->children, cut - 1))))
        cut--;
    return cut > first + 1 || !keeps_with_next(g_ptr_array_index(box->children, first)) ? cut : end;
}

/*
 * Fills one column with children from `first` on, the last of them cut where it must be. Returns the one that the next
 * begins with.
 */
static guint
fill_column(Layout *layout, Box *box, guint first, double x, double height, int page)
{
    const Box *previous = NULL;
    bool force = layout->force;
    double y = 0;

    for (guint i = first; i < box->children->len; i++) {
        Box *child = g_ptr_array_index(box->children, i), *part = NULL;
        bool nothing = false;

        if (child->empty)
            continue;
        child->x = x;
        child->y = y + gap_between(previous, child);
        y = child->y + child->height;
        if (y <= height + 0.01) {
            previous = child;
            continue;
        }
        layout->force = force && previous == NULL;
        if (child->node->box->break_inside == BREAK_AVOID && !layout->force)
            nothing = true;
        else
            part = split(layout, child, height - child->y, page, &nothing);
        layout->force = force;
        if (nothing)
            return previous == NULL ? first : column_end(box, first, i);
        if (part != NULL)
            g_ptr_array_insert(box->children, (gint)i + 1, part);
        return i + 1;
    }
    return box->children->len;
}

/*
 * The columns up to the first break, where that is on this page: what follows stands in columns of the next. NULL, and
 * nothing changed, where there is none.
 */
static Box *
break_columns(Layout *layout, Box *box, double height, int page)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    Passed passed = { false, false, 0 };
    Box *rest, *inner = NULL;
    bool nothing = false;
    guint i, cut = 0;

    for (i = 0; i < box->children->len && cut == 0 && inner == NULL; i++) {
        Box *child = g_ptr_array_index(box->children, i);

        g_ptr_array_add(all, child);
        if (child->empty)
            continue;
        if (meets_break(&passed, child, i))
            cut = passed.at;
        else if (breaks_inside(layout, child))
            inner = child;
        pass(&passed, child, i);
    }
    if (cut == 0 && inner == NULL)
        return NULL;
    if (inner != NULL)
        cut = i;
    for (; i < box->children->len; i++)
        g_ptr_array_add(all, g_ptr_array_index(box->children, i));
    g_ptr_array_set_size(box->children, (gint)cut);
    arrange_columns(layout, box);
    if (box->height > height + 0.01) {
        g_ptr_array_set_size(box->children, 0);
        for (i = 0; i < all->len; i++)
            box_add(box, g_ptr_array_index(all, i));
        arrange_columns(layout, box);
        return NULL;
    }
    rest = rest_of(layout, box, page);
    if (inner != NULL)
        inner = split(layout, inner, height, page, &nothing);
    if (inner != NULL)
        box_add(rest, inner);
    for (i = cut; i < all->len; i++)
        box_add(rest, g_ptr_array_index(all, i));
    drop_breaks(rest);
    ((Box *)g_ptr_array_index(rest->children, 0))->margin_top = 0;
    rest->baseline = 0;
    arrange_columns(layout, box);
    arrange_columns(layout, rest);
    return rest;
}

static Box *
split_columns(Layout *layout, Box *box, double height, int page, bool *none)
{
    int count = MAX(box->node->box->column_count, 1);
    double gap = box->node->box->column_gap > 0 ? box->node->box->column_gap : layout->doc->gutter,
           one = (box->width - gap * (count - 1)) / count;
    guint first = 0;
    Box *rest = layout->breaks ? break_columns(layout, box, height, page) : NULL;

    if (rest != NULL)
        return rest;
    if (!layout->force && box->height <= layout->page_height + 0.01) {          /* they stand on the next page whole */
        *none = true;
        return box;
    }
    for (int column = 0; column < count && first < box->children->len; column++) {
        guint next = fill_column(layout, box, first, column * (one + gap), height, page);

        if (next == first && first == 0) {
            arrange_columns(layout, box);
            *none = true;
            return box;
        }
        if (next == first)                      /* what cannot begin in a column begins the next page */
            break;
        first = next;
    }
    rest = rest_of(layout, box, page);
    for (guint i = first; i < box->children->len; i++)
        box_add(rest, g_ptr_array_index(box->children, i));
    g_ptr_array_set_size(box->children, (gint)first);
    box->height = 0;
    for (guint i = 0; i < first; i++) {
        const Box *child = g_ptr_array_index(box->children, i);

        box->height = fmax(box->height, child->empty ? 0 : child->y + child->height);
    }
    if (rest->children->len == 0)
        return NULL;
    ((Box *)g_ptr_array_index(rest->children, 0))->margin_top = 0;
    rest->baseline = 0;
    arrange_columns(layout, rest);
    return rest;
}

/* ---- grids: every column by itself ---- */

/* Stands where a column that is done has no more to say, so that those beside it keep their places. */
static Box *
empty_column(Layout *layout, const Box *column, int page)
{
    Box *rest = rest_of(layout, column, page);

    rest->text = NULL;
    rest->height = rest->baseline = 0;
    return rest;
}

Box *
split_content(Layout *layout, Box *box, double height, int page, bool *none)
{
    return box->text != NULL ? split_text(layout, box, height, page, none)
                             : split_flow(layout, box, height, page, none);
}

/* Takes back what set a column lower to stand at the middle or end of its neighbours. */
static void
raise_content(Box *column, double room)
{
    double shift = column->node->box->vertical_align == VALIGN_BOTTOM   ? room
                   : column->node->box->vertical_align == VALIGN_MIDDLE ? room / 2
                                                                       : 0;

    for (guint i = 0; i < column->children->len; i++)
        ((Box *)g_ptr_array_index(column->children, i))->y -= shift;
    column->text_y -= shift;
    column->baseline -= column->baseline != 0 ? shift : 0;
}

static Box *
split_column(Layout *layout, Box *column, double levelled, double height, int page, bool *none)
{
    bool lowered =
        column->node->box->vertical_align == VALIGN_MIDDLE || column->node->box->vertical_align == VALIGN_BOTTOM;

    *none = false;
    if (column->height <= height + 0.01 && !breaks_inside(layout, column))
        return NULL;
    if (lowered && !layout->force) {
        *none = true;
        return column;
    }
    if (lowered)
        raise_content(column, levelled - column->height);
    return split_content(layout, column, height, page, none);
}

static void
level_columns(Box *grid)
{
    double tallest = 0;

    for (guint i = 0; i < grid->children->len; i++) {
        const Box *column = g_ptr_array_index(grid->children, i);

        tallest = fmax(tallest, column->y - edge_top(grid) + column->height);
    }
    for (guint i = 0; i < grid->children->len; i++) {
        Box *column = g_ptr_array_index(grid->children, i);

        column->own_height = column->height;
        if (!grid->node->box->aside_baseline)
            column->height = tallest;
    }
    grid->height = tallest + edge_top(grid) + edge_bottom(grid);
}

static Box *
split_grid(Layout *layout, Box *box, double height, int page, bool *none)
{
    double top = edge_top(box), room = height - top - edge_bottom(box);
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    bool begun = false;
    Box *rest;

    for (guint i = 0; i < box->children->len; i++) {
        Box *column = g_ptr_array_index(box->children, i), *part;
        double levelled = column->height;

        if (!box->node->box->aside_baseline)
            /* as the tallest is cut, none of the others may go on with nothing but white */
            column->height = column->own_height;
        part = split_column(layout, column, levelled, room - (column->y - top), page, none);
        /* the first column tells whether there is a beginning at all */
        if (*none) {
            column->height = levelled;
            if (i == 0 && !layout->force)
                return box;
            *none = false;
            part = column;
            g_ptr_array_index(box->children, i) = empty_column(layout, column, page);
        } else {
            begun = true;
        }
        g_ptr_array_add(parts, part);
    }
    if (!begun) {
        for (guint i = 0; i < box->children->len; i++)
            g_ptr_array_index(box->children, i) = g_ptr_array_index(parts, i);
        *none = true;
        return box;
    }
    rest = rest_of(layout, box, page);
    for (guint i = 0; i < parts->len; i++) {
        Box *part = g_ptr_array_index(parts, i);

        if (part == NULL)
            part = empty_column(layout, g_ptr_array_index(box->children, i), page);
        part->y = edge_top(box);
        box_add(rest, part);
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
    rest = rest_of(layout, box, page);
    box->spec = head;
    rest->spec = left;
    if (!chart_measure(head, &layout->charts, box->width, &box->chart, layout->diags) ||
        !chart_measure(left, &layout->charts, box->width, &rest->chart, layout->diags))
        rest->empty = true;
    box->height = box->baseline = box->chart.height;
    rest->height = rest->baseline = rest->chart.height;
    return rest;
}

/* What its style keeps together, or its kind: headings, captions, figures, boxes that hold text. */
static Box *
split_by_force(Layout *layout, Box *box, double height, int page, bool *none)
{
    if (box->text != NULL)
        return split_text(layout, box, height, page, none);
    if (box->node->kind == DOC_FIGURE || box->node->kind == DOC_CAPTION)
        return split_flow(layout, box, height, page, none);
    *none = true;
    return box;
}

static Box *
split_kind(Layout *layout, Box *box, double height, int page, bool *none)
{
    switch (box->node->kind) {
    case DOC_PARAGRAPH:
        return split_text(layout, box, height, page, none);
    case DOC_TABLE:
        return split_table(layout, box, height, page, none);
    case DOC_COLUMNS:
        return split_columns(layout, box, height, page, none);
    case DOC_GRID:
        if (!box->node->box->aside_baseline || layout->force)
            return split_grid(layout, box, height, page, none);
        break;
    case DOC_ITEM:
        return split_content(layout, box, height, page, none);
    case DOC_CHART:
        return split_chart(layout, box, height, page, none);
    case DOC_BOX:
    case DOC_LIST:
    case DOC_ALTERNATIVES:
    case DOC_FOOT_NOTES:
        if (box->text == NULL)
            return split_flow(layout, box, height, page, none);
        break;
    default:
        break;
    }
    if (layout->force)
        return split_by_force(layout, box, height, page, none);
    *none = true;
    return box;
}

Box *
split(Layout *layout, Box *box, double height, int page, bool *none)
{
    Box *rest;

    *none = false;
    box->changed = true;
    rest = split_kind(layout, box, height, page, none);
    if (*none && layout->force && layout->stuck == NULL) {
        layout->stuck = box;
        layout->stuck_by = box->height - height;
    }
    return rest;
}
