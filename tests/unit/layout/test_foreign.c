/* Names of another language in a text that is read: ISO 32000-1, 14.9.2.2, worked by hand; "~" stands for U+001B. */
#include "../assert.h"
#include <string.h>
#include "layout/painter.h"

typedef struct LanguageCase { const char *name, *own, *other, *text, *want; } LanguageCase;

static const LanguageCase cases[] = {
    { "a name within",             "en", "fr", "In Niger, 2018", "In ~fr~Niger~en~, 2018" },
    { "a name at the start",       "en", "fr", "Niger, 2018", "~fr~Niger~en~, 2018" },
    { "a name at the end",         "en", "fr", "In Niger", "In ~fr~Niger" },
    { "no part of a word",         "en", "fr", "Nigeria", "Nigeria" },
    { "no name",                   "en", "fr", "2018", "2018" },
    { "a country",                 "pt-BR", "fr", "Niger, 2018", "~fr~Niger~ptBR~, 2018" },
    { "the other's country",       "en", "fr-CA", "Niger, 2018", "~frCA~Niger~en~, 2018" },
    { "a script before a country", "en", "sr-Latn-RS", "Niger.", "~srRS~Niger~en~." },
    { "a script alone",            "en", "sr-Latn", "Niger.", "~sr~Niger~en~." },
    { "three letters have none",   "en", "fil", "Niger.", "Niger." },
    { "nor has a page of three",   "fil", "fr", "Niger.", "Niger." },
    { "the same language",         "en", "en", "Niger.", "Niger." },
    { "the same, of two countries", "en-GB", "en-US", "Niger.", "~enUS~Niger~enGB~." },
};

static void
a_name_says_its_language(void **state)
{
    static const char *const names[] = { "Niger" };
    const LanguageCase *c = *state;
    Doc *doc = doc_new();
    Layout layout = { .doc = doc, .arena = doc->arena };
    DocForeign foreign = { c->other, names, 1 };
    g_autofree char *got = NULL;

    doc->language = c->own;
    got = g_strdelimit(g_strdup(in_languages(&layout, &foreign, c->text)), "\x1B", '~');
    assert_string_equal(got, c->want);
    assert_string_equal(in_languages(&layout, NULL, c->text), c->text);
    assert_null(in_languages(&layout, &foreign, NULL));
    doc_free(doc);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];
    size_t count = 0;

    ADD_ROWS(a_name_says_its_language, cases);
    return cmocka_run_group_tests_name("layout/foreign", tests, NULL, NULL);
}
