/*
 * Tables that no page can hold: whatever their spans, heights, heads and places, every word is painted once for the
 * reader, inside the page's frame, and over no other. Tables are made by numbers that always come out the same.
 */
#include "setting.h"
#include "base/diag_text.h"
#include "text/run.h"
#include "own_box.h"

enum { MOST_WORDS = 40000, MOST_RUNS = 4000, TABLES_A_ROW = 60 };

/* Numerical Recipes' generator of 32 bits. */
typedef struct Random { guint32 state; } Random;

static int
below(Random *r, int limit)
{
    r->state = r->state * 1664525u + 1013904223u;
    return (int)((r->state >> 8) % (guint32)limit);
}

typedef struct Made { int words; bool column_spans, row_spans, heads, headings, blocks, tall; } Made;

typedef struct KindCase { const char *name; Made made; } KindCase;

static const KindCase kinds[] = {
    { "plain rows", { 0 } },
    { "with heads", { .heads = true } },
    { "spans over columns", { .column_spans = true, .heads = true } },
    { "spans over rows", { .row_spans = true } },
    { "spans over rows, higher than pages", { .row_spans = true, .tall = true, .heads = true } },
    { "rows higher than pages", { .tall = true } },
    { "rows higher than pages, under a heading", { .tall = true, .headings = true, .heads = true } },
    { "cells of paragraphs", { .blocks = true, .tall = true, .row_spans = true } },
    { "all of it",
      { .column_spans = true, .row_spans = true, .heads = true, .headings = true, .blocks = true, .tall = true } },
};

static void
add_words(Setting *s, DocNode *node, int count, int *words)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < count; i++)
        g_string_append_printf(text, "%sw%dx", i > 0 ? " " : "", (*words)++);
    doc_append_text(s->doc, node, arena_strdup(s->doc->arena, text->str));
}

static void
fill_cell(Setting *s, Random *r, DocNode *cell, Made *made)
{
    static const VerticalAlign aligns[] = { VALIGN_TOP, VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM };
    int most = made->tall && below(r, 5) == 0 ? 120 : 6;

    own_box(s->doc, cell)->vertical_align = aligns[below(r, 4)];
    own_box(s->doc, cell)->padding = (Edges){ below(r, 4), 1, below(r, 4), 1 };
    if (!made->blocks || below(r, 2) == 0) {
        add_words(s, cell, 1 + below(r, most), &made->words);
        return;
    }
    for (int i = 1 + below(r, 3); i > 0; i--) {
        DocNode *p = doc_append(s->doc, cell, DOC_PARAGRAPH);

        own_box(s->doc, p)->margin.bottom = below(r, 5);
        own_box(s->doc, p)->break_inside = below(r, 6) == 0 ? BREAK_AVOID : BREAK_AUTO;
        add_words(s, p, 1 + below(r, most), &made->words);
    }
}

static void
add_row(Setting *s, Random *r, DocNode *table, int columns, int *busy, int left, Made *made)
{
    DocNode *row = doc_append(s->doc, table, DOC_ROW);

    for (int c = 0; c < columns;) {
        DocNode *cell;
        int span = 1, rows = 1;

        if (busy[c] > 0) {
            c++;
            continue;
        }
        cell = doc_append(s->doc, row, DOC_CELL);
        while (made->column_spans && c + span < columns && busy[c + span] == 0 && below(r, 3) == 0)
            span++;
        if (made->row_spans && below(r, 3) == 0)
            rows = MIN(1 + below(r, 6), left);
        cell->u.cell.column_span = span;
        cell->u.cell.row_span = rows;
        for (int k = 0; k < span; k++)
            busy[c + k] = rows;
        c += span;
        fill_cell(s, r, cell, made);
    }
    for (int c = 0; c < columns; c++)
        busy[c] = MAX(busy[c] - 1, 0);
}

static void
add_table(Setting *s, Random *r, Made *made)
{
    int columns = 1 + below(r, 4), rows = 1 + below(r, 14), busy[4] = { 0 };
    DocNode *table;
    DocTableColumn *widths = arena_new0(s->doc->arena, DocTableColumn, (size_t)columns);

    if (made->headings) {
        DocNode *heading = doc_append(s->doc, s->doc->root, DOC_HEADING);

        heading->u.heading.level = 1;
        own_box(s->doc, heading)->break_after = BREAK_AVOID;
        add_words(s, heading, 3, &made->words);
    }
    table = doc_append(s->doc, s->doc->root, DOC_TABLE);
    for (int c = 0; c < columns; c++)
        widths[c].share = 1;
    table->u.table.columns = widths;
    table->u.table.column_count = (size_t)columns;
    if (made->heads) {
        DocNode *row = doc_append(s->doc, table, DOC_ROW);

        for (int c = 0; c < columns; c++) {
            DocNode *cell = doc_append(s->doc, row, DOC_CELL);

            cell->u.cell.header = true;
            add_words(s, cell, 1, &made->words);
        }
        table->u.table.head_rows = 1;
    }
    for (int i = 0; i < rows; i++)
        add_row(s, r, table, columns, busy, rows - i, made);
}

/* ---- what must hold ---- */

typedef struct Painted { int times[MOST_WORDS]; Rect boxes[MOST_RUNS]; int count; } Painted;

static void
count_words(Painted *painted, const TextRun *run)
{
    g_autofree char *text = g_strndup(run->text, run->length);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    for (int i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            painted->times[atoi(words[i] + 1)]++;
}

static void
look_at_page(Setting *s, Painted *painted, const Pages *pages, size_t page, guint32 seed)
{
    const PageMaster *master = &s->doc->masters[0];
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);
    bool artifact = false;

    painted->count = 0;
    for (size_t i = 0; i < count; i++) {
        Rect box;

        if (items[i].kind == ITEM_BEGIN)
            artifact = items[i].begin.node == NULL;
        if (items[i].kind != ITEM_TEXT)
            continue;
        box = (Rect){ items[i].text.x, items[i].text.y - 6, items[i].text.run->width, 6 };
        if (!artifact)
            count_words(painted, items[i].text.run);
        if (box.x < master->margin.start - 0.6 || box.x + box.width > master->size.width - master->margin.end + 3 ||
            box.y < master->margin.top || box.y + box.height > master->size.height - master->margin.bottom + 0.1)
            fail_msg("table %u: page %zu: text at %g %g leaves the frame", seed, page, box.x, box.y);
        for (int k = 0; k < painted->count; k++) {
            const Rect *other = &painted->boxes[k];

            if (box.x < other->x + other->width - 3 && other->x < box.x + box.width - 3 &&
                box.y < other->y + other->height && other->y < box.y + box.height)
                fail_msg("table %u: page %zu: text at %g %g lies over another", seed, page, box.x, box.y);
        }
        painted->boxes[painted->count++] = box;
    }
}

static void
one_table(Setting *s, guint32 seed, Made made)
{
    g_autofree Painted *painted = g_new0(Painted, 1);
    g_autoptr(Pages) pages = NULL;
    Random r = { seed * 2654435761u + 1 };
    PageMaster *master = arena_new0(s->doc->arena, PageMaster, 1);

    *master = (PageMaster){ .name = "first", .size = { 260 + below(&r, 200), 140 + below(&r, 160) },
                            .margin = { 20, 20, 20, 20 } };
    s->doc->masters = master;
    doc_release_children(s->doc->root);
    add_table(s, &r, &made);
    pages = layout_pages(s->doc, s->text, s->lang, s->diags);
    if (pages == NULL)
        fail_msg("table %u is not set: %s", seed, diags_length(s->diags) > 0 ? diags_at(s->diags, 0)->sentence : "");
    for (size_t page = 0; page < pages_count(pages); page++)
        look_at_page(s, painted, pages, page, seed);
    for (int word = 0; word < made.words; word++)
        if (painted->times[word] != 1)
            fail_msg("table %u: word %d is painted %d times", seed, word, painted->times[word]);
}

static const KindCase *chosen;

static void
every_word_is_painted_once_in_its_frame(void **state)
{
    for (guint32 seed = 0; seed < TABLES_A_ROW; seed++)
        one_table(*state, seed, chosen->made);
}

static int
choose_and_set_up(void **state)
{
    chosen = *state;
    return set_up(state);
}

/* ---- what is asked of one table, worked by hand ---- */

static DocNode *
add_plain_table(Setting *s, int rows, int lines, int span)
{
    DocNode *table = doc_append(s->doc, s->doc->root, DOC_TABLE);
    DocTableColumn *widths = arena_new0(s->doc->arena, DocTableColumn, 2);

    widths[0].share = widths[1].share = 1;
    table->u.table.columns = widths;
    table->u.table.column_count = 2;
    for (int i = 0; i < rows; i++) {
        DocNode *row = doc_append(s->doc, table, DOC_ROW);

        for (int c = span > 1 && i % span != 0; c < 2; c++) {
            DocNode *cell = doc_append(s->doc, row, DOC_CELL);

            cell->u.cell.row_span = c == 0 ? span : 1;
            for (int k = 0; k < lines; k++) {
                if (k > 0)
                    doc_append(s->doc, cell, DOC_BREAK);
                doc_append_text(s->doc, cell, "text");
            }
        }
    }
    return table;
}

/* Elements of a role, and the pages that the first of them stands on. */
static void
count_role(const StructNode *node, StructRole role, int *count, GHashTable *first_pages)
{
    StructView view = struct_view(node);

    if (view.role == role && ++*count == 1)
        for (size_t i = 0; i < view.kid_count; i++)
            if (view.kids[i].kind == KID_MARK)
                g_hash_table_add(first_pages, GSIZE_TO_POINTER(view.kids[i].mark.page));
    for (size_t i = 0; i < view.kid_count; i++)
        if (view.kids[i].kind == KID_NODE)
            count_role(view.kids[i].node, role, count, first_pages);
}

/* A row of 100 lines of 12 pt is 1200 pt high: two pages of 727.89 hold 60 and 40, and it is one row of two cells. */
static void
a_row_over_two_pages_is_one_row(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    g_autoptr(GHashTable) on = g_hash_table_new(g_direct_hash, g_direct_equal);
    int rows = 0, cells = 0;

    add_plain_table(s, 1, 100, 1);
    pages = layout_pages(s->doc, s->text, s->lang, s->diags);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    count_role(pages_root(pages), ROLE_TD, &cells, on);
    assert_int_equal(cells, 2);
    assert_int_equal(g_hash_table_size(on), 2);
    g_hash_table_remove_all(on);
    count_role(pages_root(pages), ROLE_TR, &rows, on);
    assert_int_equal(rows, 1);
}

/* 90 rows of one line under one cell: 60 stand on the first page. */
static void
a_span_over_two_pages_is_one_cell(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    g_autoptr(GHashTable) on = g_hash_table_new(g_direct_hash, g_direct_equal);
    int cells = 0;

    add_plain_table(s, 90, 1, 90);
    pages = layout_pages(s->doc, s->text, s->lang, s->diags);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    count_role(pages_root(pages), ROLE_TD, &cells, on);
    assert_int_equal(cells, 91);
}

/* A block of a height asked for cannot be divided: it is named itself, not the heading that must stand with it. */
static void
the_block_at_fault_is_named(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *heading = doc_append(s->doc, s->doc->root, DOC_HEADING), *table, *row, *cell;

    heading->place = (Place){ "t.xml", 1, 1 };
    own_box(s->doc, heading)->break_after = BREAK_AVOID;
    doc_append_text(s->doc, heading, "Heading");
    table = doc_append(s->doc, s->doc->root, DOC_TABLE);
    row = doc_append(s->doc, table, DOC_ROW);
    cell = doc_append(s->doc, row, DOC_CELL);
    add_block(s, cell, 1000, 1)->place = (Place){ "t.xml", 7, 3 };
    pages = layout_pages(s->doc, s->text, s->lang, s->diags);
    assert_null(pages);
    assert_int_equal(diags_at(s->diags, 0)->id, DIAG_FIT_TOO_HIGH);
    assert_int_equal(diags_at(s->diags, 0)->place.line, 7);
}

/* Forty paragraphs of 5 lines in two columns: 60 pt each, 12 a column on a page of 727.89, so 24, then 16. */
static void
text_columns_go_on_on_the_next_page(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *columns = doc_append(s->doc, s->doc->root, DOC_COLUMNS);
    int paragraphs = 0;
    g_autoptr(GHashTable) on = g_hash_table_new(g_direct_hash, g_direct_equal);

    own_box(s->doc, columns)->column_count = 2;
    for (int i = 0; i < 40; i++) {
        DocNode *p = doc_append(s->doc, columns, DOC_PARAGRAPH);

        for (int k = 0; k < 5; k++) {
            if (k > 0)
                doc_append(s->doc, p, DOC_BREAK);
            doc_append_text(s->doc, p, "text");
        }
    }
    pages = layout_pages(s->doc, s->text, s->lang, s->diags);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 2);
    count_role(pages_root(pages), ROLE_P, &paragraphs, on);
    assert_int_equal(paragraphs, 40);
}

int
main(void)
{
    struct CMUnitTest tests[32] = {
        cmocka_unit_test_setup_teardown(a_row_over_two_pages_is_one_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_span_over_two_pages_is_one_cell, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_block_at_fault_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_columns_go_on_on_the_next_page, set_up, tear_down),
    };
    size_t n = 4;

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        tests[n++] = (struct CMUnitTest){ kinds[i].name, every_word_is_painted_once_in_its_frame, choose_and_set_up,
                                          tear_down, (void *)(guintptr)&kinds[i] };
    return _cmocka_run_group_tests("table_pages", tests, n, NULL, NULL);
}
