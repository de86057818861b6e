/*
 * What is read in place of something drawn is one text, and names in it may be in another language: a text string says
 * so by an escape sequence before them, U+001B, two letters of ISO 639-1 and perhaps two of ISO 3166, U+001B (ISO
 * 32000-1, 7.9.2.2 and 14.9.2.2).
 */
#include "layout/painter.h"
#include "pen/foreign.h"
#include <string.h>

enum { LETTERS = 5 };

/*
 * The two letters of a language, and those of its country where the tag ends with one; false where the language has
 * three, for which there is no sequence.
 */
static bool
letters_of(const char *tag, char out[LETTERS])
{
    const char *last = strrchr(tag, '-');
    bool country = last != NULL && strlen(last) == 3 && g_ascii_isalpha(last[1]) && g_ascii_isalpha(last[2]);

    if (!g_ascii_isalpha(tag[0]) || !g_ascii_isalpha(tag[1]) || (tag[2] != '\0' && tag[2] != '-'))
        return false;
    g_snprintf(out, LETTERS, "%c%c%s", g_ascii_tolower(tag[0]), g_ascii_tolower(tag[1]), country ? last + 1 : "");
    return true;
}

const char *
in_languages(const Layout *layout, const DocForeign *foreign, const char *text)
{
    char own[LETTERS], other[LETTERS];
    g_autoptr(GString) out = NULL;

    if (foreign == NULL || text == NULL || !letters_of(layout->doc->language, own) ||
        !letters_of(foreign->language, other) || strcmp(own, other) == 0)
        return text;
    out = g_string_new(NULL);
    for (const char *at = text; *at != '\0';) {
        size_t length = foreign_at(foreign, text, at);

        if (length > 0) {
            g_string_append_printf(out, "\x1B%s\x1B%.*s", other, (int)length, at);
            at += length;
            if (*at != '\0')
                g_string_append_printf(out, "\x1B%s\x1B", own);
        } else {
            g_string_append_len(out, at, g_utf8_skip[*(const guchar *)at]);
            at += g_utf8_skip[*(const guchar *)at];
        }
    }
    return arena_strdup(layout->arena, out->str);
}
