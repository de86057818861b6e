/*
 * A long table that does not keep its cells is set as one that does: the same items on the same pages, the same
 * structure. Tables are made by numbers that always come out the same.
 */
#include "told.h"

enum { ROWS = 700, COLUMNS = 3, LARGE = 5 << 20 };      /* LARGE: more than what a document keeps with its pages */

typedef struct RowsCase {
    const char *name;
    bool by_content, spans, subheads, tall, alternatives, too_wide, air;
} RowsCase;

static const RowsCase cases[] = {
    { "shares", .by_content = false },
    { "columns by content", .by_content = true },
    { "some cells span rows", .spans = true },
    { "groups under subheads", .subheads = true },
    { "rows higher than a page", .tall = true, .spans = true },
    { "alternatives in cells", .alternatives = true },
    { "columns too narrow for their numbers", .by_content = true, .too_wide = true },
    { "spaces that give way", .air = true, .by_content = true },
};

static guint32
next_number(guint32 *state, guint32 below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static void
fill_cell(Setting *s, const RowsCase *c, DocNode *cell, int row, guint32 *random)
{
    static const VerticalAlign aligns[] = { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM, VALIGN_BASELINE };
    int words = c->tall && row % 97 == 50 ? 1500 : 1 + (int)next_number(random, 12);
    g_autoptr(GString) text = g_string_new(NULL);
    DocNode *in = cell;

    own_box(s->doc, cell)->vertical_align = aligns[next_number(random, 4)];
    own_box(s->doc, cell)->padding = (Edges){ 2, 1, 1, 1 };
    if (c->alternatives && row % 5 == 0) {
        DocNode *ranked = doc_append(s->doc, cell, DOC_ALTERNATIVES);

        doc_append_text(s->doc, doc_append(s->doc, ranked, DOC_PARAGRAPH),
                        "12345678901234567890123456789012345678901234567890");
        in = doc_append(s->doc, ranked, DOC_PARAGRAPH);
    }
    for (int w = 0; w < words; w++)
        g_string_append(text, w % 3 == 0 ? "word " : w % 3 == 1 ? "of it, " : "0123456789 ");
    if (c->too_wide && row == 300 && cell->parent->first_child == cell)
        g_string_append(text, "and 12345678901234567890123456789012345678901234567890");
    doc_append_text(s->doc, in, text->str);
}

static void
add_rows(Setting *s, const RowsCase *c, DocNode *table)
{
    guint32 random = 7;
    int covered = 0;

    for (int r = 0; r < ROWS; r++) {
        DocNode *row = doc_append(s->doc, table, DOC_ROW);

        row->place = (Place){ "t.xml", r + 1, 1 };
        row->u.row.subhead = c->subheads && r > 0 && r % 40 == 0;
        for (int i = covered > 0 ? 1 : 0; i < COLUMNS; i++) {
            DocNode *cell = doc_append(s->doc, row, DOC_CELL);

            cell->u.cell.header = i == 0 || r == 0;
            if (c->spans && i == 0 && r % 31 == 30)
                covered = cell->u.cell.row_span = 3;
            fill_cell(s, c, cell, r, &random);
        }
        covered = MAX(covered - 1, 0);
    }
}

static void
make_document(Setting *s, const RowsCase *c)
{
    DocNode *table = doc_append(s->doc, s->doc->root, DOC_TABLE);

    s->doc->aim_pages = c->air ? 12 : 0;
    table->u.table.head_rows = 1;
    table->u.table.continued = "continued";
    if (!c->by_content) {
        DocTableColumn *columns = arena_new0(s->doc->arena, DocTableColumn, COLUMNS);

        for (int i = 0; i < COLUMNS; i++)
            columns[i].share = 1;
        table->u.table.columns = columns;
        table->u.table.column_count = COLUMNS;
    }
    add_rows(s, c, table);
}

static void
cells_that_are_let_go_of_come_back_as_they_were(void **state)
{
    const RowsCase *c = *state;
    char *texts[2];
    size_t diagnostics[2];

    for (int large = 0; large < 2; large++) {
        Setting *s;
        Pages *pages;
        void *setting;

        assert_int_equal(set_up(&setting), 0);
        s = setting;
        make_document(s, c);
        assert_true(arena_size(s->doc->arena) < LARGE / 4 * 3);
        if (large == 1)
            arena_alloc(s->doc->arena, LARGE);
        pages = lay_out(s);
        assert_non_null(pages);
        texts[large] = told(pages);
        diagnostics[large] = diags_count(s->diags, SEVERITY_WARNING);
        pages_free(pages);
        tear_down(&setting);
    }
    assert_true(strlen(texts[0]) > 50000);
    assert_string_equal(texts[0], texts[1]);
    assert_int_equal(diagnostics[0], diagnostics[1]);
    g_free(texts[0]);
    g_free(texts[1]);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = (struct CMUnitTest){ cases[i].name, cells_that_are_let_go_of_come_back_as_they_were, NULL, NULL,
                                        (void *)(guintptr)&cases[i] };
    return _cmocka_run_group_tests("rows", tests, G_N_ELEMENTS(cases), NULL, NULL);
}
