/* A page's content stream written by hand, marks in, marked content out. Marks 0, 2, 32 and above are elements, 1 an artifact. */
#include "assert.h"
#include "pdf/pass.h"
#include <string.h>

#define OPEN_0 "0 0 0.125 0.125 re f"
#define CLOSE_0 "0 0 0.125 0.1875 re f"
#define OPEN_1 "1 0 0.125 0.125 re f"
#define CLOSE_1 "1 0 0.125 0.1875 re f"
#define OPEN_2 "2 0 0.125 0.125 re f"
#define CLOSE_2 "2 0 0.125 0.1875 re f"

static const char *
role_of(int mark, int *mcid, void *data)
{
    (void)data;
    *mcid = mark == 0 ? 0 : mark == 2 ? 1 : 7;
    return mark == 0 ? "H1" : mark == 1 ? NULL : mark == 2 ? "Span" : "P";
}

typedef struct RewriteCase { const char *name, *in; int first; const char *want; int next; } RewriteCase;

static const RewriteCase rewrites[] = {
    { "one stretch", OPEN_0 "\nBT (a) Tj ET\n" CLOSE_0 "\n", 0, "/H1 <</MCID 0>> BDC\nBT (a) Tj ET\nEMC\n", 1 },
    { "an artifact", OPEN_1 " 5 w " CLOSE_1, 1, "/Artifact BMC 5 w EMC", 2 },
    { "the next mark closes the stretch before", OPEN_0 " a\n" OPEN_1 " b\n" OPEN_2 " c\n" CLOSE_2, 0,
      "/H1 <</MCID 0>> BDC a\nEMC /Artifact BMC b\nEMC /Span <</MCID 1>> BDC c\nEMC", 3 },
    { "a stretch that is closed before the next opens", OPEN_0 " " CLOSE_0 " q Q " OPEN_1 " " CLOSE_1, 0,
      "/H1 <</MCID 0>> BDC EMC q Q /Artifact BMC EMC", 2 },
    { "a page that begins in the middle of the document", OPEN_2 " c " CLOSE_2, 2, "/Span <</MCID 1>> BDC c EMC", 3 },
    { "number 32 stands in the second row", "0 1 0.125 0.125 re f x 0 1 0.125 0.1875 re f", 32, "/P <</MCID 7>> BDC x EMC", 33 },
    { "number 1,024 is 0 again", OPEN_0 " x " CLOSE_0, 1024, "/P <</MCID 7>> BDC x EMC", 1025 },
    { "the ground before the first mark goes", "1 g 0 0 200 300 re f " OPEN_0 " x " CLOSE_0, 0, "1 g  /H1 <</MCID 0>> BDC x EMC", 1 },
    { "a rectangle after it stays", OPEN_0 " 0 0 200 300 re f " CLOSE_0, 0, "/H1 <</MCID 0>> BDC 0 0 200 300 re f EMC", 1 },
    { "a narrow rectangle at no whole place stays", OPEN_0 " 1.5 0 0.125 0.125 re f " CLOSE_0, 0, "/H1 <</MCID 0>> BDC 1.5 0 0.125 0.125 re f EMC", 1 },
    { "a wide one of a mark's height stays", OPEN_0 " 1 0 12 0.125 re f " CLOSE_0, 0, "/H1 <</MCID 0>> BDC 1 0 12 0.125 re f EMC", 1 },
    { "a stroked one stays", OPEN_0 " 1 0 0.125 0.125 re S " CLOSE_0, 0, "/H1 <</MCID 0>> BDC 1 0 0.125 0.125 re S EMC", 1 },
    { "a mark within a string is text", OPEN_0 " (" OPEN_1 ") Tj " CLOSE_0, 0, "/H1 <</MCID 0>> BDC (" OPEN_1 ") Tj EMC", 1 },
    { "brackets within a string, escaped and in pairs", OPEN_0 " (\\) (" OPEN_1 ") \\\\) Tj " CLOSE_0, 0,
      "/H1 <</MCID 0>> BDC (\\) (" OPEN_1 ") \\\\) Tj EMC", 1 },
    { "a string in hexadecimal", OPEN_0 " <00663066> Tj " CLOSE_0, 0, "/H1 <</MCID 0>> BDC <00663066> Tj EMC", 1 },
    { "a mark within a comment is a comment", OPEN_0 "\n% " OPEN_1 "\n" CLOSE_0, 0, "/H1 <</MCID 0>> BDC\n% " OPEN_1 "\nEMC", 1 },
    { "a page without marks", "q Q\n", 3, "q Q\n", 3 },
    { "nothing", "", 0, "", 0 },
};

static void
marks_become_marked_content(void **state)
{
    const RewriteCase *c = *state;
    const char *fault = NULL;
    int next = c->first;
    GString *got = content_rewrite(c->in, strlen(c->in), &next, role_of, NULL, &fault);

    assert_null(fault);
    assert_string_equal(got->str, c->want);
    assert_int_equal(next, c->next);
    g_string_free(got, TRUE);
}

typedef struct FaultCase { const char *name, *in; int first; } FaultCase;

static const FaultCase faults[] = {
    { "a mark is left out",                    OPEN_0 " " OPEN_2 " " CLOSE_2, 0 },
    { "a mark comes twice",                    OPEN_0 " " OPEN_0 " " CLOSE_0, 0 },
    { "a page begins with the wrong mark",     OPEN_0 " " CLOSE_0, 1 },
    { "a stretch is closed under another's number", OPEN_0 " " CLOSE_1, 0 },
    { "a stretch is closed twice",             OPEN_0 " " CLOSE_0 " " CLOSE_0, 0 },
    { "a stretch is closed that was not open", CLOSE_0, 0 },
    { "the last stretch is not closed",        OPEN_0 " " CLOSE_0 " " OPEN_1, 0 },
};

static void
marks_that_do_not_follow_each_other_are_a_fault(void **state)
{
    const FaultCase *c = *state;
    const char *fault = NULL;
    int next = c->first;
    GString *got = content_rewrite(c->in, strlen(c->in), &next, role_of, NULL, &fault);

    assert_non_null(fault);
    if (got != NULL)
        g_string_free(got, TRUE);
}

/* ---- values ---- */

typedef struct ValueCase { const char *name; double number; const char *text, *want; } ValueCase;

static const ValueCase numbers[] = {
    { "a whole number",               12, NULL, "12" },
    { "three decimals",               1.23456, NULL, "1.235" },
    { "no zeros behind",              0.5, NULL, "0.5" },
    { "a hundred keeps its zeros",    100, NULL, "100" },
    { "below zero",                   -7.25, NULL, "-7.25" },
    { "zero has no sign",             -0.0001, NULL, "0" },
    { "zero",                         0, NULL, "0" },
};

static void
a_number_is_short_and_has_a_point(void **state)
{
    const ValueCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    put_number(out, c->number);
    assert_string_equal(out->str, c->want);
}

/* ISO 32000-1, 7.9.2.2: UTF-16BE after FE FF; U+1F600 is D83D DE00. */
static const ValueCase texts[] = {
    { "ASCII",                   0, "A b", "(A b)" },
    { "brackets and a backslash", 0, "a(b)\\c", "(a\\(b\\)\\\\c)" },
    { "a line end",              0, "a\nb", "(a\\012b)" },
    { "a letter beyond ASCII",   0, "\xC3\xA9", "<FEFF00E9>" },
    { "Arabic",                  0, "\xD8\xA8 1", "<FEFF062800200031>" },
    { "a surrogate pair",        0, "\xF0\x9F\x98\x80", "<FEFFD83DDE00>" },
    { "nothing",                 0, "", "()" },
};

static void
a_text_string_is_ascii_or_utf16(void **state)
{
    const ValueCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    put_text_string(out, c->text);
    assert_string_equal(out->str, c->want);
}

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
    struct CMUnitTest tests[G_N_ELEMENTS(plains) + G_N_ELEMENTS(rewrites) + G_N_ELEMENTS(faults) + G_N_ELEMENTS(numbers) + G_N_ELEMENTS(texts)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(rewrites); i++)
        tests[n++] = row_test(marks_become_marked_content, rewrites[i].name, &rewrites[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[n++] = row_test(marks_that_do_not_follow_each_other_are_a_fault, faults[i].name, &faults[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        tests[n++] = row_test(a_number_is_short_and_has_a_point, numbers[i].name, &numbers[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        tests[n++] = row_test(a_text_string_is_ascii_or_utf16, texts[i].name, &texts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(plains); i++)
        tests[n++] = row_test(marked_content_becomes_plain, plains[i].name, &plains[i]);
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
