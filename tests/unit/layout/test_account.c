/*
 * Nothing vanishes between a document and its pages: blocks that nobody can paint are told with their place, and of
 * random documents each word stands on the pages once, in order, inside its frame.
 */
#include "setting.h"
#include "text/run.h"
#include "own_box.h"

static DocNode *
say(Setting *s, DocNode *parent, DocKind kind, const char *words)
{
    DocNode *node = doc_append(s->doc, parent, kind);

    doc_append_text(s->doc, node, words);
    return node;
}

/* All text of the pages, painted runs parted by "|". */
static char *
painted_words(const Pages *pages)
{
    GString *out = g_string_new(NULL);

    for (size_t page = 0; page < pages_count(pages); page++) {
        size_t count;
        const PageItem *items = pages_items(pages, page, &count);

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_TEXT)
                g_string_append_printf(out, "%s%.*s", out->len > 0 ? "|" : "", (int)items[i].text.run->length,
                                       items[i].text.run->text);
    }
    return g_string_free(out, FALSE);
}

static void
assert_fault(Setting *s, int number, int line)
{
    g_autoptr(Pages) pages = lay_out(s);

    assert_null(pages);
    assert_int_equal(diags_length(s->diags), 1);
    assert_int_equal(diags_at(s->diags, 0)->id, number);
    assert_int_equal(diags_at(s->diags, 0)->place.line, line);
}

/* ---- what cannot be painted ---- */

static void
a_block_that_no_page_shows_is_a_fault(void **state)
{
    Setting *s = *state;
    /* a row of no table */
    DocNode *row = doc_append(s->doc, s->doc->root, DOC_ROW), *cell = doc_append(s->doc, row, DOC_CELL);

    cell->place = (Place){ "page.xml", 7, 3 };
    doc_append_text(s->doc, cell, "lost");
    say(s, s->doc->root, DOC_PARAGRAPH, "found");
    assert_fault(s, 461, 7);
}

static void
text_directly_in_a_list_is_told(void **state)
{
    Setting *s = *state;
    DocNode *list = doc_append(s->doc, s->doc->root, DOC_LIST);

    list->place = (Place){ "page.xml", 4, 1 };
    doc_append_text(s->doc, list, "lost");
    assert_fault(s, 462, 4);
}

static void
a_block_among_words_is_told(void **state)
{
    Setting *s = *state;
    DocNode *box = doc_append(s->doc, s->doc->root, DOC_BOX);

    doc_append_text(s->doc, box, "words ");
    say(s, box, DOC_PARAGRAPH, "lost")->place = (Place){ "page.xml", 9, 2 };
    assert_fault(s, 462, 9);
}

static void
white_space_leaves_no_trace(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *list = doc_append(s->doc, s->doc->root, DOC_LIST);

    doc_append_text(s->doc, list, " \xE2\x80\x8B");
    say(s, s->doc->root, DOC_PARAGRAPH, "\xC2\xAD \xE2\x80\x8E");
    pages = lay_out(s);
    assert_non_null(pages);
}

static void
pages_beyond_the_most_are_told(void **state)
{
    Setting *s = *state;

    for (int i = 0; i <= 5000; i++) {
        DocNode *block = add_block(s, s->doc->root, 10, 0x112233);

        block->place = (Place){ "page.xml", i + 1, 1 };
        own_box(s->doc, block)->break_before = BREAK_PAGE;
    }
    assert_fault(s, 463, 5001);
}

/* ---- what was lost before ---- */

/* Row 1: a cell of two rows and one of one; row 2: two more cells, the second in a third column that only it has. */
static void
a_cell_after_a_row_span_is_painted(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    g_autofree char *words = NULL;
    DocNode *table = doc_append(s->doc, s->doc->root, DOC_TABLE), *first = doc_append(s->doc, table, DOC_ROW),
            *second = doc_append(s->doc, table, DOC_ROW), *cell;

    cell = say(s, first, DOC_CELL, "a");
    cell->u.cell.row_span = 2;
    say(s, first, DOC_CELL, "b");
    say(s, second, DOC_CELL, "c");
    say(s, second, DOC_CELL, "d");
    pages = lay_out(s);
    assert_non_null(pages);
    words = painted_words(pages);
    assert_string_equal(words, "a|b|c|d");
}

/* Margins of 42.52 on the first page and of 150 on the second: 595.28 - 150 - 150 wide is what stands on both. */
static void
later_pages_with_wider_margins_hold_their_text(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    PageMaster *masters = arena_new0(s->doc->arena, PageMaster, 2);

    masters[0] = masters[1] = s->doc->masters[0];
    masters[1].margin.start = masters[1].margin.end = 150;
    s->doc->masters = masters;
    s->doc->master_count = 2;
    add_block(s, s->doc->root, 700, 0x111111);
    own_box(s->doc, add_block(s, s->doc->root, 20, 0x222222))->break_before = BREAK_PAGE;
    pages = lay_out(s);
    assert_box(pages, 0x222222, 1, 150, 54, 295.28, 20);
}

static void
one_page_has_the_width_of_its_own_master(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    PageMaster *masters = arena_new0(s->doc->arena, PageMaster, 2);

    masters[0] = masters[1] = s->doc->masters[0];
    masters[1].margin.start = masters[1].margin.end = 150;
    s->doc->masters = masters;
    s->doc->master_count = 2;
    add_block(s, s->doc->root, 20, 0x222222);
    pages = lay_out(s);
    assert_box(pages, 0x222222, 0, 42.52, 54, 510.24, 20);
}

/* The break of a box whose last child ends with one is there, too, and one behind the last block makes no page. */
static void
what_follows_a_break_after_begins_a_page(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *outer = add_block(s, s->doc->root, 0, 0x111111);

    own_box(s->doc, add_block(s, outer, 100, 0x222222))->break_after = BREAK_PAGE;
    own_box(s->doc, add_block(s, s->doc->root, 20, 0x333333))->break_after = BREAK_PAGE;
    pages = lay_out(s);
    assert_int_equal(pages_count(pages), 2);
    assert_box(pages, 0x333333, 1, 42.52, 54, 510.24, 20);
}

/* ---- random documents ---- */

enum { DOCUMENTS = 150, DEEPEST = 4 };

typedef struct Random { Setting *s; GRand *rand; unsigned words; bool shown, spans; GArray *first;
                        /* bool by word: begins its block */ } Random;

static int
any(Random *r, int from, int to)
{
    return g_rand_int_range(r->rand, from, to + 1);
}

/* Words are numbered where they will stand on a page; those of alternatives left aside are not. */
static void
add_words(Random *r, DocNode *node)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = any(r, 1, any(r, 0, 3) == 0 ? 90 : 9); i > 0; i--)
        if (r->shown) {
            bool first = text->len == 0;

            g_array_append_val(r->first, first);
            g_string_append_printf(text, "w%05u%s", r->words++, i > 1 ? " " : "");
        } else {
            g_string_append(text, "aside ");
        }
    doc_append_text(r->s->doc, node, text->str);
}

static void add_blocks(Random *r, DocNode *parent, int depth);

static void
add_table(Random *r, DocNode *parent, int depth)
{
    DocNode *table = doc_append(r->s->doc, parent, DOC_TABLE);
    int columns = any(r, 1, 3);

    for (int rows = any(r, 1, 8); rows > 0; rows--) {
        DocNode *row = doc_append(r->s->doc, table, DOC_ROW);

        for (int cells = any(r, 1, columns); cells > 0; cells--) {
            DocNode *cell = doc_append(r->s->doc, row, DOC_CELL);

            cell->u.cell.column_span = any(r, 0, 3) == 0 ? any(r, 1, 2) : 1;
            cell->u.cell.row_span = any(r, 0, 3) == 0 ? any(r, 1, 3) : 1;
            r->spans = r->spans || cell->u.cell.row_span > 1;
            if (depth < DEEPEST && any(r, 0, 3) == 0)
                add_blocks(r, cell, depth + 2);
            else
                add_words(r, cell);
        }
    }
}

static void
add_grid(Random *r, DocNode *parent, int depth)
{
    DocNode *grid = doc_append(r->s->doc, parent, DOC_GRID);

    for (int i = 0, halves = any(r, 1, 2); i < halves; i++) {
        DocNode *column = doc_append(r->s->doc, grid, DOC_COLUMN);

        column->u.column.span = 12 / halves;
        add_blocks(r, column, depth + 1);
    }
}

static void
add_alternatives(Random *r, DocNode *parent, int depth)
{
    DocNode *node = doc_append(r->s->doc, parent, DOC_ALTERNATIVES);
    bool shown = r->shown;

    for (int i = 0; i < 2; i++) {
        DocNode *option = doc_append(r->s->doc, node, DOC_BOX);

        r->shown = shown && i == 0;
        /* paragraphs alone never stand out of their frame: the first holds */
        add_blocks(r, option, i == 0 ? DEEPEST : depth + 1);
    }
    r->shown = shown;
}

static void
add_list(Random *r, DocNode *parent, int depth)
{
    DocNode *list = doc_append(r->s->doc, parent, DOC_LIST);

    for (int i = any(r, 1, 4); i > 0; i--) {
        DocNode *item = doc_append(r->s->doc, list, DOC_ITEM);

        item->u.item.indent = 12;
        if (any(r, 0, 2) == 0)
            add_blocks(r, item, depth + 1);
        else
            add_words(r, item);
    }
}

static void
add_block_of_any_kind(Random *r, DocNode *parent, int depth)
{
    switch (depth >= DEEPEST ? 0 : any(r, 0, 9)) {
    case 4:
        add_blocks(r, doc_append(r->s->doc, parent, DOC_BOX), depth + 1);
        break;
    case 5:
        add_table(r, parent, depth);
        break;
    case 6:
        add_grid(r, parent, depth);
        break;
    case 7:
        add_alternatives(r, parent, depth);
        break;
    case 8:
        add_list(r, parent, depth);
        break;
    case 9:
        if (parent == r->s->doc->root)
            doc_append(r->s->doc, parent, DOC_PAGE_BREAK);
        add_blocks(r, doc_append(r->s->doc, parent, DOC_COLUMNS), depth + 2);
        own_box(r->s->doc, parent->last_child)->column_count = 2;
        break;
    default:
        add_words(r, doc_append(r->s->doc, parent, DOC_PARAGRAPH));
        break;
    }
}

static void
add_blocks(Random *r, DocNode *parent, int depth)
{
    for (int i = any(r, 1, depth == 0 ? 12 : 3); i > 0; i--)
        add_block_of_any_kind(r, parent, depth);
}

/*
 * Counts each word where it is painted. It comes after the one before it in its block, and on a page all rise, as the
 * document has them, but where a cell that spans rows goes on beside a later row.
 */
static void
check_page(const Pages *pages, size_t page, unsigned *seen, const Random *r, int seed)
{
    unsigned words = r->words;
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);
    long last = -1;

    for (size_t i = 0; i < count; i++) {
        const TextRun *run = items[i].kind == ITEM_TEXT ? items[i].text.run : NULL;

        if (run == NULL)
            continue;
        if (items[i].text.x < 42.52 - 0.1 || items[i].text.x + run->width > 595.28 - 42.52 + 0.6 ||
            items[i].text.y < 54 || items[i].text.y > 841.89 - 60 + 0.1)
            fail_msg("document %d, page %zu: \"%.*s\" stands outside the frame", seed, page, (int)run->length,
                     run->text);
        for (const char *c = run->text; c + 6 <= run->text + run->length; c++) {
            unsigned word = *c == 'w' ? (unsigned)atoi(c + 1) : words;

            if (word >= words)
                continue;
            if ((!r->spans && (long)word <= last) || (!g_array_index(r->first, bool, word) && seen[word - 1] == 0))
                fail_msg("document %d, page %zu: word %u comes after word %ld", seed, page, word, last);
            last = (long)word;
            seen[word]++;
        }
    }
}

static void
each_word_of_a_random_document_is_painted_once(void **state)
{
    int laid_out = 0;

    (void)state;
    for (int seed = 0; seed < DOCUMENTS; seed++) {
        Setting *s;
        g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)seed);
        g_autofree unsigned *seen = NULL;
        g_autoptr(GArray) first = g_array_new(FALSE, TRUE, sizeof(bool));
        Random r = { .rand = rand, .shown = true, .first = first };

        set_up((void **)&s);
        r.s = s;
        own_text(s->doc, s->doc->root)->size = 4;       /* so small that most tables in tables are not too wide */
        own_text(s->doc, s->doc->root)->leading = 5;
        add_blocks(&r, s->doc->root, 0);
        seen = g_new0(unsigned, r.words + 1);
        {
            g_autoptr(Pages) pages = lay_out(s);

            if (pages == NULL && diags_exit_status(s->diags) != DIAG_EXIT_FIT)
                fail_msg("document %d: %s", seed, diags_at(s->diags, 0)->sentence);
            for (size_t page = 0; pages != NULL && page < pages_count(pages); page++)
                check_page(pages, page, seen, &r, seed);
            for (unsigned word = 0; pages != NULL && word < r.words; word++)
                if (seen[word] != 1)
                    fail_msg("document %d: word %u of %u is painted %u times", seed, word, r.words, seen[word]);
            laid_out += pages != NULL;
        }
        tear_down((void **)&s);
    }
    assert_true(laid_out > DOCUMENTS * 2 / 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT_TEST(a_block_that_no_page_shows_is_a_fault),
        LAYOUT_TEST(text_directly_in_a_list_is_told),
        LAYOUT_TEST(a_block_among_words_is_told),
        LAYOUT_TEST(white_space_leaves_no_trace),
        LAYOUT_TEST(pages_beyond_the_most_are_told),
        LAYOUT_TEST(a_cell_after_a_row_span_is_painted),
        LAYOUT_TEST(later_pages_with_wider_margins_hold_their_text),
        LAYOUT_TEST(one_page_has_the_width_of_its_own_master), LAYOUT_TEST(what_follows_a_break_after_begins_a_page),
        cmocka_unit_test(each_word_of_a_random_document_is_painted_once),
    };

    return cmocka_run_group_tests_name("layout/account", tests, NULL, NULL);
}
