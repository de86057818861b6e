/*
 * Rows of a long table are measured and let go of: what stays of one is its height. It is measured again, which gives
 * the same, when it is painted or divided. So a table of 100,000 rows holds the lines and boxes of a few of them.
 */
#include "layout/box.h"

enum { ROWS_AT_A_TIME = 32 };           /* a new store of lines for each row would take longer than the row */

/* What a layout measures in. */
typedef struct Home { Arena *arena; TextStore *text; GHashTable *inlines; GPtrArray *boxes; } Home;

struct RowMemory {
    Home own, outer;
    bool begun;
    int done;                           /* rows since it was emptied */
};

static Home
home_of(const Layout *layout)
{
    return (Home){ layout->arena, layout->text, layout->inlines, layout->boxes };
}

static void
move_to(Layout *layout, const Home *home)
{
    layout->arena = home->arena;
    layout->text = layout->charts.text = home->text;
    layout->inlines = home->inlines;
    layout->boxes = home->boxes;
}

RowMemory *
row_memory_new(const Layout *layout)
{
    RowMemory *rows = g_new0(RowMemory, 1);

    rows->outer = home_of(layout);
    rows->own.arena = arena_new();
    rows->own.text = text_store_beside(layout->text, rows->own.arena);
    rows->own.inlines = g_hash_table_new(g_direct_hash, g_direct_equal);
    rows->own.boxes = g_ptr_array_new();
    return rows;
}

void
row_memory_free(RowMemory *rows)
{
    if (rows == NULL)
        return;
    text_store_free(rows->own.text);
    g_hash_table_unref(rows->own.inlines);
    g_ptr_array_unref(rows->own.boxes);
    arena_free(rows->own.arena);
    g_free(rows);
}

void
rows_begin(Layout *layout)
{
    RowMemory *rows = layout->rows;

    g_assert(!rows->begun);
    rows->begun = true;
    rows->outer = home_of(layout);
    move_to(layout, &rows->own);
}

void
rows_end(Layout *layout)
{
    layout->rows->begun = false;
    move_to(layout, &layout->rows->outer);
}

bool
rows_begun(const Layout *layout)
{
    return layout->rows->begun;
}

void
row_let_go(Layout *layout, Box *row)
{
    if (row->has_children_array)
        g_ptr_array_unref(row->children);
    row->has_children_array = false;
    row->children = layout->childless;
}

void
rows_next(Layout *layout)
{
    RowMemory *rows = layout->rows;

    if (++rows->done < ROWS_AT_A_TIME)
        return;
    rows->done = 0;
    text_store_free(rows->own.text);
    g_hash_table_remove_all(rows->own.inlines);
    g_ptr_array_set_size(rows->own.boxes, 0);
    arena_clear(rows->own.arena);
    rows->own.text = text_store_beside(layout->text, rows->own.arena);
}
