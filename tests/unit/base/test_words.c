/* Lists of words: what parts them, and language tags by RFC 5646, 2.1, and RFC 4647, 3.3.1. */
#include "assert.h"
#include <glib.h>
#include "base/words.h"

typedef struct SplitCase { const char *name, *text, *want; } SplitCase;         /* want: parted by | */

static const SplitCase splits[] = {
    { "nothing at all", NULL, "" },
    { "no word", "", "" },
    { "white space alone", " \t\r\n ", "" },
    { "one word", "abc", "abc" },
    { "two", "a b", "a|b" },
    { "white space of each kind", "a\tb\nc\rd", "a|b|c|d" },
    { "more than one between, before and behind", "  a \t\n b  ", "a|b" },
    { "commas are no space", "a,b", "a,b" },
};

static const SplitCase commas[] = {
    { "by commas", "en,fr", "en|fr" },
    { "by commas and spaces", "en, fr ,, ar\tes,", "en|fr|ar|es" },
    { "commas alone", " , ,", "" },
};

static void
words_are_parted(void **state)
{
    const SplitCase *c = *state;
    g_auto(GStrv) words = c >= commas && c < commas + G_N_ELEMENTS(commas) ? words_split_commas(c->text)
                                                                            : words_split(c->text);
    g_autofree char *joined = g_strjoinv("|", words);

    assert_string_equal(joined, c->want);
}

typedef struct HoldCase { const char *name, *text, *word; bool held; int place; } HoldCase;

static const HoldCase holds[] = {
    { "the first of them",              "share log yearly", "share",  true,  0 },
    { "the last",                       "share log yearly", "yearly", true,  2 },
    { "a word that begins another",     "shares log",       "share",  false, -1 },
    { "a word that ends another",       "overlog",          "log",    false, -1 },
    { "no word",                        "share log",        "",       false, -1 },
    { "of none",                        "",                 "log",    false, -1 },
    { "two of them",                    "share log",        "share log", false, -1 },
};

static void
a_word_is_one_of_them(void **state)
{
    const HoldCase *c = *state;

    assert_int_equal(words_hold(c->text, c->word), c->held);
    assert_int_equal(vocabulary_place(c->text, c->word), c->place);
}

static void
lists_may_be_parted_by_any_space(void **state)
{
    (void)state;
    assert_true(words_hold("share\n  log\tyearly", "log"));
    assert_true(words_is_blank(" \t\r\n"));
    assert_false(words_is_blank(" . "));
}

/* The name is the tag; `read`: RFC 3066 takes what RFC 5646 does not. */
typedef struct TagCase { const char *name; bool valid, read; } TagCase;

static const TagCase tags[] = {
    { "en", true }, { "pt-BR", true }, { "zh-Hant-TW", true }, { "de-1996", true }, { "x-house", true },
    { "x-a", true }, { "en-x-a", true }, { "en-u-ca-buddhist", true }, { "i-klingon", true },
    { "", false }, { "e", false, true }, { "-", false }, { "en-", false }, { "-en", false }, { "en--GB", false },
    { "en_GB", false }, { "en-u", false, true }, { "x", false, true }, { "en-x", false, true },
    { "english-language", true },
    { "123", false }, { "englishlanguage", false }, { "en-abcdefghi", false }, { "i", false, true },
    { "fran\xC3\xA7", false }, { "tet", true }, { "prs-AF", true }, { "sr-Latn-RS", true },
};

static void
a_tag_is_well_formed(void **state)
{
    const TagCase *c = *state;

    assert_int_equal(language_tag_is_valid(c->name), c->valid);
    assert_int_equal(language_tag_is_read(c->name), c->valid || c->read);
}

typedef struct CoverCase { const char *name, *range, *tag; bool covered; } CoverCase;

static const CoverCase covers[] = {
    { "the same", "fr", "fr", true },
    { "its region", "pt", "pt-BR", true },
    { "its script and region", "zh-Hant", "zh-Hant-TW", true },
    { "letters of any size", "fr-ca", "FR-CA", true },
    { "a region is not the language", "pt-BR", "pt", false },
    { "another region", "pt-BR", "pt-PT", false },
    { "another script", "sr-Latn", "sr-Cyrl", false },
    { "three letters that begin like two", "fi", "fil", false },
    { "three letters", "tet", "tet-TL", true },
};

static void
a_range_covers_a_tag(void **state)
{
    const CoverCase *c = *state;

    assert_int_equal(language_covers(c->range, c->tag), c->covered);
}

int
main(void)
{
    struct CMUnitTest tests[64] = {
        cmocka_unit_test(lists_may_be_parted_by_any_space),
    };
    size_t count = count_tests(tests);

    ADD_ROWS(words_are_parted, splits);
    ADD_ROWS(words_are_parted, commas);
    ADD_ROWS(a_word_is_one_of_them, holds);
    ADD_ROWS(a_tag_is_well_formed, tags);
    ADD_ROWS(a_range_covers_a_tag, covers);
    return _cmocka_run_group_tests("words", tests, count, NULL, NULL);
}
