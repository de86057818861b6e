/*
 * Names of another language in what is drawn: what of a text is theirs, in brackets. By hand: the names are "Mine Ban
 * Treaty", "Convention on Cluster Munitions" and "Killed".
 */
#include "assert.h"
#include <glib.h>
#include <string.h>
#include "pen/foreign.h"

typedef struct StretchCase { const char *name, *text; ForeignEnds ends; const char *want; } StretchCase;

static const StretchCase stretches[] = {
    { "no name", "en vigueur", FOREIGN_WHOLE, "en vigueur" },
    { "nothing", "", FOREIGN_WHOLE, "" },
    { "a name alone", "Killed", FOREIGN_WHOLE, "[Killed]" },
    { "a name within a sentence", "par killed, 2017", FOREIGN_WHOLE, "par [killed], 2017" },
    { "two", "Killed et Mine Ban Treaty", FOREIGN_WHOLE, "[Killed] et [Mine Ban Treaty]" },
    { "a part of a word is no name", "Killedo skilled", FOREIGN_WHOLE, "Killedo skilled" },
    { "a part of a name alone is none", "Munitions en vigueur", FOREIGN_WHOLE, "Munitions en vigueur" },
    { "a line that a name goes on from", "de la Convention on", FOREIGN_GOES_ON, "de la [Convention on]" },
    { "the line that it goes on to", "Cluster Munitions en vigueur", FOREIGN_CAME, "[Cluster Munitions] en vigueur" },
    { "a line within a name", "on Cluster", FOREIGN_CAME | FOREIGN_GOES_ON, "[on Cluster]" },
    { "a last line does not go on", "de la Convention on", FOREIGN_CAME, "de la Convention on" },
    { "with the space behind a line", "Convention on ", FOREIGN_GOES_ON, "[Convention on ]" },
    { "of two languages", "Mina, Killed", FOREIGN_WHOLE, "[tet: Mina], [Killed]" },
    { "letters of any script", "\xC3\xA0 Killed\xC3\xA9 Killed", FOREIGN_WHOLE, "\xC3\xA0 Killed\xC3\xA9 [Killed]" },
};

static void
stretches_are_of_one_language(void **state)
{
    static const DocForeignName names[] = {
        { "Convention on Cluster Munitions", "en" },
        { "Mine Ban Treaty", "en" },
        { "Killed", "en" },
        { "Mina", "tet" },
    };
    static const DocForeign foreign = { names, G_N_ELEMENTS(names) };
    const StretchCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *at = c->text; *at != '\0';) {
        const char *language = "?";
        size_t length = foreign_stretch(&foreign, c->text, at, c->ends, &language);

        assert_true(length > 0);
        if (language == NULL)
            g_string_append_len(out, at, (gssize)length);
        else
            g_string_append_printf(out, "[%s%.*s]", strcmp(language, "en") == 0 ? "" : "tet: ", (int)length, at);
        at += length;
    }
    assert_string_equal(out->str, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[32];
    size_t count = 0;

    ADD_ROWS(stretches_are_of_one_language, stretches);
    return _cmocka_run_group_tests("foreign", tests, count, NULL, NULL);
}
