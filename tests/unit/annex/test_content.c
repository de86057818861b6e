/*
 * Foreign content before it stands on a page of ours: what it leaves open, what it closes too often, what it draws, and
 * what becomes of marks that another tree would claim.
 */
#include "assert.h"
#include "annex/pass.h"
#include "corpus.h"
#include "reference_content.h"
#include <string.h>

typedef struct LookCase {
    const char *name, *content;
    int missing_saves, open_saves, open_marks;
    bool open_text, paints, marks_matter;
    const char *again;                  /* NULL: as it was */
} LookCase;

static const LookCase looks[] = {
    { "nothing", "", .paints = false },
    { "a rectangle", "0 0 9 9 re f", .paints = true },
    { "a clip paints nothing", "0 0 9 9 re W n", .paints = false },
    { "an image", "/Im1 Do", .paints = true },
    { "text", "BT (a) Tj ET", .paints = true },
    { "text between brackets without a blank", "BT[(a)-120(b)]TJ ET", .paints = true },
    { "a shading", "/S1 sh", .paints = true },
    { "states in order", "q q Q Q", .paints = false },
    { "a state that is not restored", "q q Q", .open_saves = 1 },
    { "a state restored twice", "q Q Q", .missing_saves = 1 },
    { "restored before it is saved", "Q q", .missing_saves = 1, .open_saves = 1 },
    { "q in a string is none", "BT (q Q Q \\) Q) Tj ET", .paints = true },
    { "q in brackets within a string is none", "(a (q Q) Q) pop", .paints = false },
    { "q in a comment is none", "q % Q Q\nQ", .paints = false },
    { "q in a name is none", "/q gs /Q gs", .paints = false },
    { "q in a string of digits is none", "<71 51> pop", .paints = false },
    { "q in an inline image is none", "BI /W 1 ID \x01 q Q Q \x02\nEI Q", .missing_saves = 1, .paints = true },
    { "a text object that is not closed", "BT (a) Tj", .open_text = true, .paints = true },
    { "a mark that is not closed", "/P BMC /Q BMC EMC", .open_marks = 1 },
    { "a mark with nothing to claim", "/P BMC EMC", .marks_matter = false },
    { "a mark with an id", "f /P <</MCID 0>> BDC EMC", .paints = true, .marks_matter = true,
      .again = "f /Span BMC EMC" },
    { "a mark whose id stands elsewhere", "f /P /MC0 BDC EMC", .paints = true, .marks_matter = true,
      .again = "f /Span BMC EMC" },
    { "a layer", "/OC /L1 BDC EMC", .marks_matter = false },
    { "a layer that is called differently", "f /OCX /L1 BDC EMC", .paints = true, .marks_matter = true,
      .again = "f /Span BMC EMC" },
    { "replacement text", "/Span <</ActualText (a/b)>> BDC EMC", .marks_matter = false },
    { "an artifact", "f /Artifact BMC EMC", .paints = true, .marks_matter = true, .again = "f /Span BMC EMC" },
    { "an artifact with properties", "f /Artifact <</Type /Layout>> BDC EMC", .paints = true, .marks_matter = true,
      .again = "f /Span BMC EMC" },
    { "an end that ends nothing", "f EMC f", .paints = true, .marks_matter = true, .again = "f f" },
    { "a mark in a string stays", "f EMC (/P <</MCID 0>> BDC) pop", .paints = true, .marks_matter = true,
      .again = "f (/P <</MCID 0>> BDC) pop" },
    { "a string without an end", "f (abc", .paints = true },
    { "a name without letters", "/ f", .paints = true },
    { "brackets that do not match", ">> ] } f", .paints = true },
};

static void
content_is_looked_at(void **state)
{
    const LookCase *c = *state;
    ContentLook look = { 0 }, second = { 0 };
    g_autoptr(GString) again = g_string_new(NULL);

    content_look(c->content, strlen(c->content), &look, NULL);
    assert_int_equal(look.missing_saves, c->missing_saves);
    assert_int_equal(look.open_saves, c->open_saves);
    assert_int_equal(look.open_marks, c->open_marks);
    assert_int_equal(look.open_text, c->open_text);
    assert_int_equal(look.paints, c->paints);
    assert_int_equal(look.marks_matter, c->marks_matter);
    content_look(c->content, strlen(c->content), &second, again);
    assert_string_equal(again->str, c->again == NULL ? c->content : c->again);
    content_look_clear(&look);
    content_look_clear(&second);
}

static void
what_is_drawn_is_named(void **state)
{
    static const char content[] = "/Im1 Do /Fm#32 Do /Im1 Do /F1 9 Tf";
    ContentLook look = { 0 };

    (void)state;
    content_look(content, strlen(content), &look, NULL);
    assert_int_equal(g_hash_table_size(look.drawn), 2);
    assert_true(g_hash_table_contains(look.drawn, "Im1"));
    assert_true(g_hash_table_contains(look.drawn, "Fm2"));
    content_look_clear(&look);
}

/* ---- two readers ---- */

static gboolean
is_drawn_by_other(gpointer name, gpointer value, gpointer other)
{
    (void)value;
    return !g_hash_table_contains(other, name);
}

static void
look_twice(const char *bytes, size_t length, void *data)
{
    ContentLook look = { 0 }, wanted = { 0 };
    g_autoptr(GString) again = g_string_new(NULL), wanted_again = g_string_new(NULL);
    guint *drawn = data;

    content_look(bytes, length, &look, again);
    reference_look(bytes, length, &wanted, wanted_again);
    assert_true(g_string_equal(again, wanted_again));
    assert_int_equal(look.missing_saves, wanted.missing_saves);
    assert_int_equal(look.open_saves, wanted.open_saves);
    assert_int_equal(look.open_marks, wanted.open_marks);
    assert_int_equal(look.open_text, wanted.open_text);
    assert_int_equal(look.paints, wanted.paints);
    assert_int_equal(look.marks_matter, wanted.marks_matter);
    assert_int_equal(look.drawn == NULL, wanted.drawn == NULL);
    if (look.drawn != NULL) {
        assert_int_equal(g_hash_table_size(look.drawn), g_hash_table_size(wanted.drawn));
        assert_null(g_hash_table_find(look.drawn, is_drawn_by_other, wanted.drawn));
        *drawn += g_hash_table_size(look.drawn);
    }
    content_look_clear(&look);
    content_look_clear(&wanted);
}

static void
both_readers_say_the_same(void **state)
{
    static const char *const thrown[] = {
        "/Im1", "/Im#32", "Do",        "q",   "Q",   "BT",          "ET",
        "f",    "/P",     "/Artifact", "/OC", "/L1", "<</MCID 1>>", "<</ActualText (a>b)>>",
        "BDC",  "BMC",    "EMC",       "BI",  "ID",  "EI",          "(q",
        ")",    "\\)",    "<71",       ">",   "<<",  ">>",          "[",
        "]",    "{",      "}",         "1",   "-",   ".5",          "true",
        "null", "% Q\n",  "% Q\r",     "'",   "\x01"
    };
    guint drawn = 0;

    (void)state;
    assert_true(corpus_visit("tests/fuzz/corpus/annex", look_twice, &drawn) >= 50);
    corpus_visit_thrown(thrown, G_N_ELEMENTS(thrown), look_twice, &drawn);
    assert_true(drawn > 100);
}

int
main(void)
{
    struct CMUnitTest tests[2 + G_N_ELEMENTS(looks)] = { cmocka_unit_test(what_is_drawn_is_named),
                                                         cmocka_unit_test(both_readers_say_the_same) };

    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++)
        tests[2 + i] = row_test(content_is_looked_at, looks[i].name, &looks[i]);
    return cmocka_run_group_tests_name("annex content", tests, NULL, NULL);
}
