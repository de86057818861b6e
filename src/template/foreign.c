/*
 * Names that nobody translated in what is drawn: a chart or a map says them in a sentence of the page's language, and
 * must say of each that it is in another. Noted while one is filled, from whatever it asks of the plan.
 */
#include "template/internal.h"
#include <string.h>

/* Numbers, years and signs are in no language. */
bool
has_letter(const char *text)
{
    for (; *text != '\0'; text += g_utf8_skip[*(const guchar *)text])
        if (g_unichar_isalpha(g_utf8_get_char(text)))
            return true;
    return false;
}

/* What is looked for begins and ends with a word. */
static void
note_words(Fill *fill, const char *language, const char *text)
{
    DocForeignName name = { text, language };

    while (*name.text != '\0' && !g_unichar_isalnum(g_utf8_get_char(name.text)))
        name.text += g_utf8_skip[*(const guchar *)name.text];
    if (!has_letter(name.text))
        return;
    if (g_str_has_suffix(name.text, " "))
        name.text = g_strchomp(arena_strdup(fill->arena, name.text));
    g_array_append_val(fill->foreign, name);
}

/* Where "\1" stands, whoever draws it puts a word: what is before and behind it is looked for by itself. */
void
foreign_note_in(Fill *fill, const char *language, const char *text)
{
    const char *apart;

    if (fill->foreign == NULL || text == NULL || language == NULL || !has_letter(text))
        return;
    for (; (apart = strchr(text, '\1')) != NULL; text = apart + 1)
        note_words(fill, language, arena_strndup(fill->arena, text, (size_t)(apart - text)));
    note_words(fill, language, text);
}

void
foreign_note(Fill *fill, const char *text)
{
    if (fill->foreign != NULL)
        foreign_note_in(fill, other_language(fill), text);
}

/* A panel's are its chart's. */
bool
foreign_begin(Fill *fill)
{
    if (fill->foreign != NULL || fill->lang == NULL ||
        (other_language(fill) == NULL && lang_telling(fill->lang) == fill->lang))
        return false;
    fill->foreign = g_array_new(FALSE, FALSE, sizeof(DocForeignName));
    return true;
}

/* Longer ones first: "North" is a part of "North and South". */
static gint
compare_names(gconstpointer left, gconstpointer right)
{
    const DocForeignName *a = left, *b = right;
    size_t of_a = strlen(a->text), of_b = strlen(b->text);

    return of_a != of_b ? (of_a < of_b ? 1 : -1) : strcmp(a->text, b->text);
}

const DocForeign *
foreign_end(Fill *fill, bool begun)
{
    GArray *names = fill->foreign;
    DocForeign *foreign = NULL;

    if (!begun)
        return NULL;
    fill->foreign = NULL;
    g_array_sort(names, compare_names);
    if (names->len > 0) {
        foreign = arena_new0(fill->arena, DocForeign, 1);
        foreign->names = arena_memdup(fill->arena, names->data, sizeof(DocForeignName) * names->len);
        foreign->count = names->len;
    }
    g_array_unref(names);
    return foreign;
}

const char *
message_drawn(Fill *fill, const char *key, const LangArg *args, size_t count)
{
    const char *text = lang_message(fill->lang, fill->arena, key, args, count);

    if (fill->foreign != NULL)
        foreign_note_in(fill, lang_message_fallback(fill->lang, key), text);
    return text;
}

const char *
message_told(Fill *fill, const char *key, const LangArg *args, size_t count)
{
    return lang_message(lang_telling(fill->lang), fill->arena, key, args, count);
}
