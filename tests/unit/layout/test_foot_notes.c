/*
 * Notes at the foot of pages, worked by hand: A4, of whose body 727.89 are there, from 54 to 781.89; text of 12 a line,
 * notes of 9; the rule 0.5 and 3.5 below it, 10 of white above.
 */
#include "setting.h"
#include "text/run.h"
#include "own_box.h"

#define FOOT 781.89
#define HEAD 4

static DocNode *
add_notes(Setting *s)
{
    DocNode *notes = doc_append(s->doc, s->doc->root, DOC_FOOT_NOTES);

    own_box(s->doc, notes)->border_top = (DocBorder){ .width = 0.5, .colour = COLOUR_RGB(0x00AA00) };
    own_box(s->doc, notes)->padding.top = 3.5;
    own_box(s->doc, notes)->margin.top = 10;
    own_box(s->doc, notes)->width = 118.56;
    s->doc->has_foot_notes = true;
    return notes;
}

/* A paragraph whose words begin with a call of `id`, and the note that it calls, of so many lines. */
static void
add_call(Setting *s, DocNode *parent, DocNode *notes, const char *id, int lines)
{
    DocNode *text = doc_append(s->doc, parent, DOC_PARAGRAPH), *link = doc_append(s->doc, text, DOC_LINK);
    DocNode *note = doc_append(s->doc, notes, DOC_PARAGRAPH);

    link->u.link.destination = id;
    doc_append_text(s->doc, link, "x");
    note->id = id;
    note->role = DOC_ROLE_NOTE;
    own_text(s->doc, note)->size = 7;
    own_text(s->doc, note)->leading = 9;
    for (int i = 0; i < lines; i++) {
        doc_append_text(s->doc, note, id);
        if (i + 1 < lines)
            doc_append(s->doc, note, DOC_BREAK);
    }
}

/* The rules on a page, and where the first stands. */
static int
rules(const Pages *pages, size_t page, double *y, double *length)
{
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);
    int found = 0;

    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_LINE && colour_equal(items[i].stroke->colour, COLOUR_RGB(0x00AA00)) && found++ == 0) {
            *y = items[i].poly.points[0].y;
            *length = items[i].poly.points[1].x - items[i].poly.points[0].x;
        }
    return found;
}

/* How many runs of the notes' size stand on a page: a line each. */
static int
note_lines(const Pages *pages, size_t page)
{
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);
    int found = 0;

    for (size_t i = 0; i < count; i++)
        found += items[i].kind == ITEM_TEXT && items[i].text.run->size == 7;
    return found;
}

typedef struct PageWant { int rules, lines; double rule; } PageWant;

typedef struct NoteCase {
    const char *name;
    double before;                      /* a block above the first call, and above the second */
    double between;                     /* 0: one call */
    int lines, second;
    PageWant pages[3];
    size_t count;
} NoteCase;

/* A note of n lines is 9n high, and its rule stands 4 above it. */
static const NoteCase cases[] = {
    { "at the foot, however little stands above", 20, 0, 2, 0, { { 1, 2, FOOT - 18 - 4 } }, 1 },
    { "each on the page that calls it", 700, 60, 1, 2,
      { { 0, 0, 0 }, { 1, 3, FOOT - 27 - 4 } }, 2 },
    { "below each other", 20, 20, 1, 2, { { 1, 3, FOOT - 27 - 4 } }, 1 },
    /* 672 + 12 of text leave 43.89: 14 for white and rule, and three of the ten lines */
    { "a long one goes on at the foot of the next page, below a rule of its own", 672, 0, 10, 0,
      { { 1, 3, FOOT - 27 - 4 }, { 1, 7, FOOT - 63 - 4 } }, 2 },
    /* 684 + 12 leave 31.89: one line would fit, of two that must: the call moves */
    { "where two lines do not fit the call itself moves", 684, 0, 10, 0,
      { { 0, 0, 0 }, { 1, 10, FOOT - 90 - 4 } }, 2 },
    /* a page has room for 80 lines below the rule */
    { "one longer than a page fills pages", 0, 0, 120, 0,
      { { 1, 77, FOOT - 693 - 4 }, { 1, 43, FOOT - 387 - 4 } }, 2 },
};

static void
notes_stand_at_the_foot(void **state)
{
    const NoteCase *c = *state;
    void *setting;
    g_autoptr(Pages) pages = NULL;
    DocNode *notes;
    Setting *s;

    assert_int_equal(set_up(&setting), 0);
    s = setting;
    notes = add_notes(s);
    if (c->before > 0)
        add_block(s, s->doc->root, c->before, 0x100);
    add_call(s, s->doc->root, notes, "first", c->lines);
    if (c->between > 0) {
        add_block(s, s->doc->root, c->between, 0x200);
        add_call(s, s->doc->root, notes, "second", c->second);
    }
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), c->count);
    for (size_t i = 0; i < c->count; i++) {
        double y = 0, length = 0;

        assert_int_equal(rules(pages, i, &y, &length), c->pages[i].rules);
        assert_int_equal(note_lines(pages, i), c->pages[i].lines);
        if (c->pages[i].rules > 0) {
            assert_near(y, c->pages[i].rule + 0.25, 0.01);
            assert_near(length, 118.56, 0.01);
        }
    }
    pages_free(pages);
    pages = NULL;
    tear_down(&setting);
}

/* Two columns of a paragraph each: what the second calls stands below both. */
static void
text_columns_call_notes(void **state)
{
    Setting *s = *state;
    g_autoptr(Pages) pages = NULL;
    DocNode *notes = add_notes(s), *columns = doc_append(s->doc, s->doc->root, DOC_COLUMNS);
    double y = 0, length = 0;

    own_box(s->doc, columns)->column_count = 2;
    add_call(s, columns, notes, "first", 1);
    add_call(s, columns, notes, "second", 1);
    pages = lay_out(s);
    assert_non_null(pages);
    assert_int_equal(pages_count(pages), 1);
    assert_int_equal(rules(pages, 0, &y, &length), 1);
    assert_int_equal(note_lines(pages, 0), 2);
    assert_near(y, FOOT - 18 - HEAD + 0.25, 0.01);
}

/* The rule is as long as its style's width, no longer than the text, and as long as the text without one. */
static const struct LengthCase { const char *name; double width, length; } lengths[] = {
    { "a rule of its style's width", 118.56, 118.56 },
    { "a rule no longer than the text", 900, 510.24 },
    { "a rule without a width", 0, 510.24 },
};

static void
the_rule_has_its_length(void **state)
{
    const struct LengthCase *c = *state;
    void *setting;
    g_autoptr(Pages) pages = NULL;
    DocNode *notes;
    double y = 0, length = 0;
    Setting *s;

    assert_int_equal(set_up(&setting), 0);
    s = setting;
    notes = add_notes(s);
    own_box(s->doc, notes)->width = c->width;
    add_call(s, s->doc->root, notes, "first", 1);
    pages = lay_out(s);
    assert_int_equal(rules(pages, 0, &y, &length), 1);
    assert_near(length, c->length, 0.01);
    tear_down(&setting);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(lengths) + 1];
    size_t count = 0;

    for (; count < G_N_ELEMENTS(cases); count++)
        tests[count] = row_test(notes_stand_at_the_foot, cases[count].name, &cases[count]);
    ADD_ROWS(the_rule_has_its_length, lengths);
    tests[count++] = (struct CMUnitTest)LAYOUT_TEST(text_columns_call_notes);
    return _cmocka_run_group_tests("layout/foot_notes", tests, count, NULL, NULL);
}
