/*
 * Notes at the foot of the page that calls them. Before a page is cut, what it could hold is walked once, and each line
 * that calls a note moves the end of the body up by what the note needs; so nothing is cut twice. Once the page is cut,
 * the notes called on it are set below; the last of them may go on at the foot of the next page, under its own rule.
 */
#include "layout/box.h"
#include <math.h>
#include <string.h>

struct FootNotes {
    const DocNode *node;                /* the first place where notes are asked for: it gives their look */
    GHashTable *by_name;                /* destination -> Box, as measured for this try */
    Box *carried;                       /* what the page before could not hold, or NULL */
};

/*
 * A line that calls notes: from where to where it stands, how high they are, and how much of them must stand with it.
 */
typedef struct Calling { double top, bottom, whole, part; } Calling;

static void
measure_notes(Layout *layout, const DocNode *node, double width)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next) {
        if (node->kind != DOC_FOOT_NOTES) {
            measure_notes(layout, child, width);
            continue;
        }
        if (layout->notes->node == NULL)
            layout->notes->node = node;
        g_hash_table_insert(layout->notes->by_name, (gpointer)(guintptr)child->id, measure(layout, child, width));
    }
}

void
foot_notes_measure(Layout *layout, double width)
{
    FootNotes *notes = layout->notes;

    if (!layout->doc->has_foot_notes)
        return;
    if (notes == NULL)
        notes = layout->notes = arena_new0(layout->arena, FootNotes, 1);
    g_clear_pointer(&notes->by_name, g_hash_table_unref);
    *notes = (FootNotes){ .by_name = g_hash_table_new(g_str_hash, g_str_equal) };
    measure_notes(layout, layout->doc->root, width);
}

void
foot_notes_clear(Layout *layout)
{
    if (layout->notes != NULL)
        g_clear_pointer(&layout->notes->by_name, g_hash_table_unref);
    layout->notes = NULL;
}

bool
foot_notes_left(const Layout *layout)
{
    return layout->notes != NULL && layout->notes->carried != NULL;
}

/* ---- who calls what ---- */

static Box *
called_by(const Layout *layout, const Leaf *leaf)
{
    const DocNode *link = leaf->element;

    return link == NULL || link->kind != DOC_LINK || link->u.link.destination == NULL
               ? NULL
               : g_hash_table_lookup(layout->notes->by_name, link->u.link.destination);
}

/* The notes that a line calls, in the order of its text. */
static void
line_calls(const Layout *layout, const Box *box, size_t line, GPtrArray *out)
{
    const TextLine *set = box->single ? NULL : paragraph_line(box->text->paragraph, line);

    for (size_t i = 0; i < box->text->count; i++) {
        Box *note = called_by(layout, &box->text->leaves[i]);
        bool here = box->single;

        for (size_t k = 0; note != NULL && set != NULL && !here && k < set->count; k++)
            here = set->pieces[k].span == i;
        if (note != NULL && here && !g_ptr_array_find(out, note, NULL))
            g_ptr_array_add(out, note);
    }
}

static bool
calls_any(const Layout *layout, const Box *box)
{
    for (size_t i = 0; i < box->text->count; i++)
        if (called_by(layout, &box->text->leaves[i]) != NULL)
            return true;
    return false;
}

/* What of a note must stand on the page that calls it: two lines, or all where two would leave fewer than two. */
static double
least_part(const Box *note)
{
    size_t lines = note->last_line - note->first_line;

    if (note->text == NULL || note->single || lines < 4)
        return note->height;
    return note->text_y + inline_line_height(note, note->first_line) + inline_line_height(note, note->first_line + 1);
}

/* Text columns go on on the next page where these end, each column in turn: a line stands as high as its share. */
typedef struct Fold { double top, share; } Fold;

/* Where the text may be cut behind line i at the earliest, so that the line stands on this page. */
static size_t
first_cut(const Box *box, size_t i)
{
    size_t lines = box->last_line - box->first_line, kept = i - box->first_line + 1;
    size_t orphans = (size_t)least_lines(box->node->box->orphans), widows = (size_t)least_lines(box->node->box->widows);

    if (box->node->kind != DOC_PARAGRAPH)
        return box->last_line;
    kept = MAX(kept, orphans);
    return box->first_line + (kept + widows > lines ? lines : kept);
}

static double
lines_height(const Box *box, size_t from, size_t to)
{
    double height = 0;

    for (size_t i = from; i < to; i++)
        height += inline_line_height(box, i);
    return height;
}

static void
walk_text(Layout *layout, const Box *box, double y, Fold fold, double height, GArray *out)
{
    double top = y + box->text_y;

    if (!calls_any(layout, box))
        return;
    if (!box->single)
        paragraph_wrap(box->text->paragraph, box->text_width);
    for (size_t i = box->first_line; i < box->last_line; i++) {
        g_autoptr(GPtrArray) called = g_ptr_array_new();
        double bottom = top + lines_height(box, i, first_cut(box, i));
        Calling calling = { fold.top + (top - fold.top) * fold.share, fold.top + (bottom - fold.top) * fold.share,
                            0, 0 };

        if (calling.top > height)
            return;
        line_calls(layout, box, i, called);
        for (guint k = 0; k < called->len; k++) {
            const Box *note = g_ptr_array_index(called, k);

            calling.part = calling.whole + note->margin_top + least_part(note);
            calling.whole += note->margin_top + note->height;
        }
        if (called->len > 0)
            g_array_append_val(out, calling);
        top += inline_line_height(box, i);
    }
}

/* All lines above `height` that call notes. */
static void
walk(Layout *layout, const Box *box, double y, Fold fold, double height, GArray *out)
{
    bool columns = box->node->kind == DOC_COLUMNS;
    double at = y;

    if (box->empty || fold.top + (y - fold.top) * fold.share > height)
        return;
    if (box->text != NULL)
        walk_text(layout, box, y, fold, height, out);
    if (columns)
        fold = (Fold){ y, 1.0 / MAX(box->node->box->column_count, 1) };
    for (guint i = 0; i < box->children->len; i++) {
        const Box *child = g_ptr_array_index(box->children, i);

        walk(layout, child, columns ? at : y + child->y, fold, height, out);
        at += child->empty ? 0 : child->height + child->margin_top;
    }
}

static int
compare_callings(const void *left, const void *right)
{
    const Calling *a = left, *b = right;

    return a->bottom < b->bottom ? -1 : a->bottom > b->bottom;
}

/* ---- the page ---- */

static double
head_height(const FootNotes *notes)
{
    const BoxStyle *style = notes->node->box;

    return style->margin.top + style->border_top.width + style->padding.top;
}

double
foot_notes_body(Layout *layout, const Box *rest, double height)
{
    FootNotes *notes = layout->notes;
    g_autoptr(GArray) callings = NULL;
    double used;

    if (notes == NULL || notes->node == NULL)
        return height;
    used = notes->carried == NULL ? 0 : notes->carried->height + notes->node->box->margin.top;
    callings = g_array_new(FALSE, FALSE, sizeof(Calling));
    walk(layout, rest, 0, (Fold){ 0, 1 }, height - used, callings);
    g_array_sort(callings, compare_callings);
    for (guint i = 0; i < callings->len; i++) {
        const Calling *calling = &g_array_index(callings, Calling, i);
        double head = used == 0 ? head_height(notes) : 0;

        if (calling->bottom > height - used - head - calling->part + 0.01)
            return i == 0 && calling->top < 1 ? calling->bottom : fmin(height - used, fmax(calling->top - 0.02, 0));
        used += head + calling->whole;
        if (calling->bottom > height - used)
            return calling->bottom;
    }
    return height - used;
}

static void
take_called(Layout *layout, const Box *box, GPtrArray *out)
{
    if (box->empty)
        return;
    if (box->text != NULL && calls_any(layout, box)) {
        if (!box->single)
            paragraph_wrap(box->text->paragraph, box->text_width);
        for (size_t i = box->first_line; i < box->last_line; i++)
            line_calls(layout, box, i, out);
    }
    for (guint i = 0; i < box->children->len; i++)
        take_called(layout, g_ptr_array_index(box->children, i), out);
}

Box *
foot_notes_take(Layout *layout, const Box *body, double width, double height, int page)
{
    FootNotes *notes = layout->notes;
    g_autoptr(GPtrArray) called = NULL;
    double room = height - body->height;
    bool none = false;
    Box *foot;

    if (notes == NULL || notes->node == NULL)
        return NULL;
    called = g_ptr_array_new();
    take_called(layout, body, called);
    foot = notes->carried != NULL ? notes->carried : box_new(layout, notes->node);
    foot->width = width;
    for (guint i = 0; i < called->len; i++)
        box_add(foot, g_ptr_array_index(called, i));
    notes->carried = NULL;
    if (foot->children->len == 0)
        return NULL;
    stack_children(foot);
    foot->empty = false;
    room -= body->height > 0 ? notes->node->box->margin.top : 0;
    if (foot->height > room + 0.01)
        notes->carried = split(layout, foot, room, page, &none);
    return none ? NULL : foot;
}
