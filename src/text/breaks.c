/*
 * Where words may be divided: by dictionary (libhyphen) in languages that hyphenate, by ICU's dictionaries in scripts
 * written without spaces, which Pango does not break (Thai it does). Both only add invisible characters.
 */
#include "text/system.h"
#include <hyphen.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

typedef struct HyphenRow { const char *language, *file; } HyphenRow;

static const HyphenRow dictionaries[] = {
    { "en", "/usr/share/hyphen/hyph_en_GB.dic" },
    { "fr", "/usr/share/hyphen/hyph_fr.dic" },
};

static HyphenDict *
find_dictionary(TextSystem *system, const char *language)
{
    if (system->hyphens == NULL)
        system->hyphens = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; language != NULL && i < G_N_ELEMENTS(dictionaries); i++) {
        const HyphenRow *row = &dictionaries[i];
        HyphenDict *dict;

        if (!g_str_has_prefix(language, row->language))
            continue;
        dict = g_hash_table_lookup(system->hyphens, row->language);
        if (dict == NULL && (dict = hnj_hyphen_load(row->file)) != NULL)
            g_hash_table_insert(system->hyphens, (gpointer)(guintptr)row->language, dict);
        return dict;
    }
    return NULL;
}

void
system_free_hyphens(TextSystem *system)
{
    if (system->hyphens == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(dictionaries); i++) {
        HyphenDict *dict = g_hash_table_lookup(system->hyphens, dictionaries[i].language);

        if (dict != NULL)
            hnj_hyphen_free(dict);
    }
    g_hash_table_unref(system->hyphens);
}

enum { SHORTEST_WORD = 5, LONGEST_WORD = 64 };

static void
append_word(HyphenDict *dict, const char *word, size_t length, GString *out)
{
    char hyphens[LONGEST_WORD + 8];
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;

    if (length < SHORTEST_WORD || length > LONGEST_WORD || hnj_hyphen_hyphenate2(dict, word, (int)length, hyphens, NULL, &rep, &pos, &cut) != 0) {
        g_string_append_len(out, word, (gssize)length);
        return;
    }
    /* hyphens[] counts characters where the dictionary is UTF-8: walk characters. */
    for (const char *c = word, *end = word + length; c < end; c = g_utf8_next_char(c)) {
        glong index = g_utf8_pointer_to_offset(word, c);

        g_string_append_len(out, c, g_utf8_next_char(c) - c);
        if ((hyphens[index] & 1) != 0 && rep == NULL && index >= 1 && g_utf8_strlen(c, end - c) > 3)
            g_string_append(out, "\u00AD");
    }
    g_free(pos);
    g_free(cut);
}

char *
system_hyphenate(TextSystem *system, const char *text, size_t length, const char *language)
{
    HyphenDict *dict = find_dictionary(system, language);
    GString *out;
    const char *end = text + length, *word = text;

    if (dict == NULL)
        return NULL;
    out = g_string_sized_new(length + length / 4);
    for (const char *c = text; c <= end; c = c < end ? g_utf8_next_char(c) : c + 1) {
        gunichar code = c < end ? g_utf8_get_char(c) : ' ';

        if (g_unichar_islower(code))
            continue;
        if (c > word)
            append_word(dict, word, (size_t)(c - word), out);
        if (c < end)
            g_string_append_len(out, c, g_utf8_next_char(c) - c);
        word = c < end ? g_utf8_next_char(c) : c;
    }
    return g_string_free(out, FALSE);
}

static bool
written_without_spaces(gunichar code)
{
    GUnicodeScript script;

    if (code < 0x0E80)
        return false;
    script = g_unichar_get_script(code);
    return script == G_UNICODE_SCRIPT_KHMER || script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_MYANMAR;
}

static bool
needs_breaks(const char *text, size_t length)
{
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c))
        if (written_without_spaces(g_utf8_get_char(c)))
            return true;
    return false;
}

char *
text_open_breaks(const char *text, size_t length)
{
    g_autofree gunichar2 *wide = NULL;
    glong count = 0;
    GString *out;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks;
    int32_t last = 0;

    if (!needs_breaks(text, length))
        return NULL;
    wide = g_utf8_to_utf16(text, (glong)length, NULL, &count, NULL);
    breaks = ubrk_open(UBRK_LINE, "en", (const UChar *)wide, (int32_t)count, &status);
    if (U_FAILURE(status))
        return NULL;
    out = g_string_new(NULL);
    for (int32_t at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
        g_autofree char *piece = g_utf16_to_utf8(wide + last, at - last, NULL, NULL, NULL);

        g_string_append(out, piece);
        if (at < count && piece[strlen(piece) - 1] != ' ')
            g_string_append(out, "\u200B");
        last = at;
    }
    ubrk_close(breaks);
    return g_string_free(out, FALSE);
}
