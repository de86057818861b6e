/*
 * A document as it is said, of the small file that keeps every rule, whole and with one thing changed: expected by hand
 * from the tables of audit_sample.h, where glyph 1 reads "A" and glyph 2 "B".
 */
#include "assert.h"
#include "audit_sample.h"
#include "audit/audit.h"
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct SpokenCase {
    const char *name, *find, *replace;  /* find NULL: the sample as it is */
    bool brief;
    const char *want;                   /* stands in what is said */
} SpokenCase;

/* In the content of the first heading, and in the table of what glyphs read as. */
#define A_LINE "<00010002> Tj"
#define LINE_READ_AS(codes) "/Span <</ActualText <FEFF" codes ">>> BDC <0001> Tj EMC 0 -20 Td <0002> Tj"
#define LETTERS "<0001> <0001> <0041> <0002> <0002> [<0042>]"
#define READ_AS(one, two) "<0001> <0001> <" one "> <0002> <0002> [<" two ">]"

static const SpokenCase cases[] = {
    { "the whole document, in the order of its tree", NULL, NULL, false,
      "language: en-GB\nheading 1: AB\nheading 2: [fr: B]\nA B (link)\ngraphic: A blue square\ntable\n"
      "  row: A | B\n  row: A | A, B: B\nlist of 1\n  - A B\nnote: A\n" },
    { "without links when it is brief", NULL, NULL, true, "\nA B\n" },
    { "a file that does not say its language", "/Lang (en-GB)", "", false, "language: not known\n" },
    { "headers are parted as in Arabic", "/Lang (en-GB)", "/Lang (ar)", false, "  row: A | A، B: B\n" },
    { "as in Persian of a country", "/Lang (en-GB)", "/Lang (fa-AF)", false, "  row: A | A، B: B\n" },
    { "as in Chinese, without a space", "/Lang (en-GB)", "/Lang (zh-Hans)", false, "  row: A | A、B: B\n" },
    { "what is read in place of what is painted", "/ID (p1)", "/ActualText (Instead)", false, "\nInstead\n" },
    { "an abbreviation by its expansion", "/Pg 3 0 R /Lang (fr)", "/Pg 3 0 R /E (Bravo)", false, "heading 2: Bravo\n" },
    { "a citation apart from the figure", "/S /Link /P 22", "/S /Reference /P 22", false, "\nA (reference B)\n" },
    { "and left out when it is brief", "/S /Link /P 22", "/S /Reference /P 22", true, "\nA\n" },
    { "a cell that names what is no header has none", "/S /TD /P 29 0 R /K 7 ",
      "/S /TD /P 29 0 R /K 7 /A << /O /Table /Headers [(f1)] >> ", false, "row: A | B\n  row: A | B\n" },
    { "a lam and an alef in one glyph are two letters", "<0001> <0001> <0041>", "<0001> <0001> <FEFB>", false,
      "heading 1: \u0644\u0627B\n" },
    /* a line's end: the letters that the first line reads as, and a B on the next */
    { "a line ends between two words", A_LINE, LINE_READ_AS("0041"), false, "heading 1: A B\n" },
    { "a line's end behind a slash is in a word", A_LINE, LINE_READ_AS("0041002F"), false, "heading 1: A/B\n" },
    { "behind a hyphen", A_LINE, LINE_READ_AS("0041002D"), false, "heading 1: A-B\n" },
    { "behind the dash of a range", A_LINE, LINE_READ_AS("00312013"), false, "heading 1: 1\u2013B\n" },
    { "behind a long dash", A_LINE, LINE_READ_AS("00412014"), false, "heading 1: A\u2014B\n" },
    { "a hyphen of the line's end alone is none of the word's", A_LINE, LINE_READ_AS("004100AD"), false,
      "heading 1: AB\n" },
    { "a dash behind a space stands between words", A_LINE, LINE_READ_AS("004100202013"), false,
      "heading 1: A \u2013 B\n" },
    { "a sign alone is a word", A_LINE, LINE_READ_AS("002F"), false, "heading 1: / B\n" },
    { "an ideograph and a Latin letter are two words", A_LINE, LINE_READ_AS("6F22"), false, "heading 1: \u6F22 B\n" },
    { "a piece behind a slash goes on, too", LETTERS, READ_AS("0041002F", "0042"), false, "A/B (link)" },
    { "as the dash of a range does", LETTERS, READ_AS("0031", "2013"), true, "\n1\u2013\n" },
    { "and a range's end with its dash", LETTERS, READ_AS("0031", "20130036"), false, "1\u20136 (link)" },
    { "a dash between words does not", LETTERS, READ_AS("0041", "2013"), false, "A \u2013 (link)" },
    { "behind a bracket a piece goes on", LETTERS, READ_AS("0028", "0036"), false, "(6 (link)" },
    { "ideographs go on", LETTERS, READ_AS("6F22", "5B57"), false, "\u6F22\u5B57 (link)" },
    { "letters of Thai go on", LETTERS, READ_AS("0E01", "0E02"), false, "\u0E01\u0E02 (link)" },
    { "in Korean words are parted by spaces", LETTERS, READ_AS("D55C", "AE00"), false, "\uD55C \uAE00 (link)" },
    { "an element whose type nobody knows is read", "/S /P /P 20", "/S /Circle /P 20", false, "A B (link)" },
};

static char *
say(const SpokenCase *c, Diags *diags)
{
    int times = 0;
    GString *file = sample_write(c->find, c->replace, "", &times);
    g_autofree char *path = NULL;
    int handle = g_file_open_tmp("sheaf-spoken-XXXXXX", &path, NULL);
    char *said;

    assert_int_equal(times, c->find == NULL ? 0 : 1);
    assert_true(handle >= 0 && g_file_set_contents(path, file->str, (gssize)file->len, NULL));
    close(handle);
    said = audit_spoken_text(path, c->brief, diags);
    g_remove(path);
    g_string_free(file, TRUE);
    return said;
}

static void
it_is_said(void **state)
{
    const SpokenCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *said = say(c, diags);

    assert_non_null(said);
    if (strstr(said, c->want) == NULL)
        fail_msg("'%s' is not in '%s'", c->want, said);
}

static void
a_file_that_is_none_says_nothing(void **state)
{
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_null(audit_spoken_text("/nowhere/at/all.pdf", false, diags));
    assert_true(diags_failed(diags));
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = (struct CMUnitTest){ .name = cases[i].name, .test_func = it_is_said,
                                        .initial_state = (void *)(guintptr)&cases[i] };
    tests[G_N_ELEMENTS(cases)] = (struct CMUnitTest)cmocka_unit_test(a_file_that_is_none_says_nothing);
    return cmocka_run_group_tests_name("audit/spoken", tests, NULL, NULL);
}
