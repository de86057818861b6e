/*
 * What is read in place of something drawn is one text, and names in it may be in another language: a text string says
 * so by an escape sequence before them, U+001B, two letters of ISO 639-1, U+001B (ISO 32000-1, 7.9.2.2 and 14.9.2.2).
 */
#include "layout/painter.h"
#include <string.h>

/* The two letters of a language tag; false where it has three, for which there is no sequence. */
static bool
letters_of(const char *tag, char out[3])
{
    if (!g_ascii_isalpha(tag[0]) || !g_ascii_isalpha(tag[1]) || (tag[2] != '\0' && tag[2] != '-'))
        return false;
    out[0] = g_ascii_tolower(tag[0]);
    out[1] = g_ascii_tolower(tag[1]);
    out[2] = '\0';
    return true;
}

/* Within a sentence a name may begin with a small letter. */
static size_t
name_at(const char *at, const char *name)
{
    size_t first = (size_t)g_utf8_skip[*(const guchar *)name], here = (size_t)g_utf8_skip[*(const guchar *)at],
           rest = strlen(name);

    if (*at == '\0' || g_unichar_tolower(g_utf8_get_char(at)) != g_unichar_tolower(g_utf8_get_char(name)) ||
        strncmp(at + here, name + first, rest - first) != 0)
        return 0;
    return here + rest - first;
}

/* The longest name that stands here as a whole word; 0: none does. */
static size_t
length_at(const DocForeign *foreign, const char *text, const char *at)
{
    if (at > text && g_unichar_isalnum(g_utf8_get_char(g_utf8_find_prev_char(text, at))))
        return 0;
    for (size_t i = 0; i < foreign->count; i++) {
        size_t length = name_at(at, foreign->names[i]);

        if (length > 0 && !g_unichar_isalnum(g_utf8_get_char(at + length)))
            return length;
    }
    return 0;
}

const char *
in_languages(const Layout *layout, const DocForeign *foreign, const char *text)
{
    char own[3], other[3];
    g_autoptr(GString) out = NULL;

    if (foreign == NULL || text == NULL || !letters_of(layout->doc->language, own) ||
        !letters_of(foreign->language, other))
        return text;
    out = g_string_new(NULL);
    for (const char *at = text; *at != '\0';) {
        size_t length = length_at(foreign, text, at);

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
