/* A page's content stream written by hand, without its tags. */
#include "assert.h"
#include "impose/content.h"
#include <string.h>

/* ---- marked content goes again, each operator with the white space before it ---- */

typedef struct PlainCase { const char *name, *in, *want; } PlainCase;

static const PlainCase plains[] = {
    { "an element's marks go", "/P <</MCID 3>> BDC\nBT (a) Tj ET\nEMC\n", "\nBT (a) Tj ET\n" },
    { "an artifact's go", "/Artifact BMC 5 w EMC", " 5 w" },
    { "one after the other", "/P <</MCID 0>> BDC a EMC /Artifact BMC b EMC", " a b" },
    { "what says how glyphs are read stays, inside", "/P <</MCID 0>> BDC /Span <</ActualText (x)>> BDC a EMC b EMC", " /Span <</ActualText (x)>> BDC a EMC b" },
    { "a string is no operator", "(/P <</MCID 3>> BDC) Tj (EMC) Tj", "(/P <</MCID 3>> BDC) Tj (EMC) Tj" },
    { "an end without a beginning stays", "q EMC Q", "q EMC Q" },
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

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(plains)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(plains); i++)
        tests[n++] = row_test(marked_content_becomes_plain, plains[i].name, &plains[i]);
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
