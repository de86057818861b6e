/* A page's content stream written by hand, without its tags. */
#include "assert.h"
#include "corpus.h"
#include "impose/content.h"
#include "reference_content.h"
#include <string.h>

/* ---- marked content goes again, each operator with the white space before it ---- */

typedef struct PlainCase { const char *name, *in, *want; } PlainCase;

static const PlainCase plains[] = {
    { "an element's marks go", "/P <</MCID 3>> BDC\nBT (a) Tj ET\nEMC\n", "\nBT (a) Tj ET\n" },
    { "an artifact's go", "/Artifact BMC 5 w EMC", " 5 w" },
    { "one after the other", "/P <</MCID 0>> BDC a EMC /Artifact BMC b EMC", " a b" },
    { "what says how glyphs are read stays, inside", "/P <</MCID 0>> BDC /Span <</ActualText (x)>> BDC a EMC b EMC",
      " /Span <</ActualText (x)>> BDC a EMC b" },
    { "a string is no operator", "(/P <</MCID 3>> BDC) Tj (EMC) Tj", "(/P <</MCID 3>> BDC) Tj (EMC) Tj" },
    { "an end without a beginning stays", "q EMC Q", "q EMC Q" },
    { "a bracket in a string ends no dictionary", "/P <</T (a > BDC)/MCID 0>> BDC f EMC", " f" },
    { "a word within a string says nothing", "/Span <</ActualText (/MCID)>> BDC f EMC",
      "/Span <</ActualText (/MCID)>> BDC f EMC" },
    { "a comment ends with a carriage return", "% a\r/P <</MCID 0>> BDC f EMC", " f" },
    { "an operator that is no letter", "(a) ' /P <</MCID 0>> BDC f EMC", "(a) ' f" },
    { "the data of an inline image", "BI /W 1 ID /P <</MCID 0>> BDC\x01\nEI Q",
      "BI /W 1 ID /P <</MCID 0>> BDC\x01\nEI Q" },
    { "nothing", "", "" },
};

static void
marked_content_becomes_plain(void **state)
{
    const PlainCase *c = *state;
    GString *out = content_unmarked(c->in, strlen(c->in));

    assert_string_equal(out->str, c->want);
    g_string_free(out, TRUE);
}

/* ---- two readers ---- */

static void
unmark_twice(const char *bytes, size_t length, void *data)
{
    GString *out = content_unmarked(bytes, length), *wanted = reference_unmarked(bytes, length);
    guint *changed = data;

    *changed += out->len != length;
    assert_string_equal(out->str, wanted->str);
    assert_int_equal(out->len, wanted->len);
    g_string_free(out, TRUE);
    g_string_free(wanted, TRUE);
}

static void
both_readers_say_the_same(void **state)
{
    static const char *const thrown[] = { "q",
                                          "Q",
                                          "BT",
                                          "ET",
                                          "f",
                                          "/P <</MCID 1>> BDC",
                                          "/Artifact BMC",
                                          "/Artifact <</Type /Layout>> BDC",
                                          "/Span <</ActualText (a)>> BDC",
                                          "EMC",
                                          "(q BDC)",
                                          "<71>",
                                          "[(a) -12 <00>] TJ",
                                          "1 ",
                                          "-.5 ",
                                          "/F0 12 Tf",
                                          "/Name",
                                          "% EMC\n" };
    guint changed = 0;

    (void)state;
    corpus_visit_thrown(thrown, G_N_ELEMENTS(thrown), unmark_twice, &changed);
    assert_true(changed > 1000);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(plains) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(plains); i++)
        tests[n++] = row_test(marked_content_becomes_plain, plains[i].name, &plains[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(both_readers_say_the_same);
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
