/* Names of another language in a text that is read: ISO 32000-1, 14.9.2.2, worked by hand; "~" stands for U+001B. */
#include "../assert.h"
#include <string.h>
#include "layout/painter.h"

typedef struct LanguageCase { const char *name, *own, *other, *text, *want; } LanguageCase;

static const LanguageCase cases[] = {
    { "a name within", "en", "fr", "In Niger, 2018", "In ~fr~Niger~en~, 2018" },
    { "a name at the start", "en", "fr", "Niger, 2018", "~fr~Niger~en~, 2018" },
    { "a name at the end", "en", "fr", "In Niger", "In ~fr~Niger" },
    { "no part of a word", "en", "fr", "Nigeria", "Nigeria" },
    { "no name", "en", "fr", "2018", "2018" },
    { "a country", "pt-BR", "fr", "Niger, 2018", "~fr~Niger~ptBR~, 2018" },
    { "the other's country", "en", "fr-CA", "Niger, 2018", "~frCA~Niger~en~, 2018" },
    { "a script before a country", "en", "sr-Latn-RS", "Niger.", "~srRS~Niger~en~." },
    { "a script alone", "en", "sr-Latn", "Niger.", "~sr~Niger~en~." },
    { "three letters have none", "en", "fil", "Niger.", "Niger." },
    { "nor has a page of three", "fil", "fr", "Niger.", "Niger." },
    { "the same language", "en", "en", "Niger.", "Niger." },
    { "a sequence of words", "en", "fr", "By ~sv~ar~en~, Niger", "By ~sv~ar~en~, ~fr~Niger" },
    { "a name within other words", "en", "fr", "~sv~i Niger ar~en~ 1", "~sv~i ~fr~Niger~sv~ ar~en~ 1" },
    { "words of a name's language", "en", "fr", "~fr~au Niger~en~ 1", "~fr~au Niger~en~ 1" },
    { "words within a sequence are the page's again", "en", "fr", "~sv~ar ~en~a~sv~ i~en~", "~sv~ar ~en~a~sv~ i" },
    { "a sequence that is not closed", "en", "fr", "By ~sv", "By " },
    { "the same, of two countries", "en-GB", "en-US", "Niger.", "~enUS~Niger~enGB~." },
};

static void
a_name_says_its_language(void **state)
{
    const LanguageCase *c = *state;
    Doc *doc = doc_new();
    Layout layout = { .doc = doc, .arena = doc->arena };
    DocForeignName names[] = { { "Niger", c->other } };
    DocForeign foreign = { names, 1 };
    g_autofree char *got = NULL, *read = g_strdelimit(g_strdup(c->text), "~", '\x1B');

    doc->language = c->own;
    got = g_strdelimit(g_strdup(in_languages(&layout, &foreign, read)), "\x1B", '~');
    assert_string_equal(got, c->want);
    assert_null(in_languages(&layout, &foreign, NULL));
    doc_free(doc);
}

/*
 * A language of three letters has no sequence: the text is parted instead, by hand at each name; a comma between names
 * is no text of its own.
 */
static const LanguageCase partings[] = {
    { "a page of three letters", "tet", "en", "Iha Niger, 2018", "Iha |en:Niger|, 2018" },
    { "names of three", "en", "tet", "In Niger.", "In |tet:Niger." },
    { "two of them", "en", "tet", "Niger, Niger: 3", "tet:Niger, Niger|: 3" },
    { "words of the fallback", "tet", "en", "~en~Value of ~tet~osan~en~: ~tet~3", "en:Value of |osan: 3" },
    { "no other language", "tet", "en", "Iha 2018", "Iha 2018" },
    { "all have two letters", "fr", "en", "Au Niger", "Au ~en~Niger" },
};

static void
what_no_sequence_names_is_parted(void **state)
{
    const LanguageCase *c = *state;
    Doc *doc = doc_new();
    Layout layout = { .doc = doc, .arena = doc->arena };
    DocForeignName names[] = { { "Niger", c->other } };
    DocForeign foreign = { names, 1 };
    g_autofree char *read = g_strdelimit(g_strdup(c->text), "~", '\x1B');
    g_autoptr(GString) got = g_string_new(NULL);
    const Stretch *rest;
    Stretch at;
    size_t count;

    doc->language = c->own;
    at = parted_in_languages(&layout, &foreign, read, &rest, &count);
    for (size_t i = 0; i <= count; at = i < count ? rest[i] : at, i++)
        g_string_append_printf(got, "%s%s%s%s", i > 0 ? "|" : "", at.language == NULL ? "" : at.language,
                               at.language == NULL ? "" : ":", at.text);
    assert_string_equal(g_strdelimit(got->str, "\x1B", '~'), c->want);
    doc_free(doc);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(partings)];
    size_t count = 0;

    ADD_ROWS(a_name_says_its_language, cases);
    ADD_ROWS(what_no_sequence_names_is_parted, partings);
    return cmocka_run_group_tests_name("layout/foreign", tests, NULL, NULL);
}
