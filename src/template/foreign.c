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

void
foreign_note(Fill *fill, const char *text)
{
    if (fill->foreign != NULL && text != NULL && has_letter(text))
        g_ptr_array_add(fill->foreign, (gpointer)(guintptr)text);
}

/* A panel's are its chart's. */
bool
foreign_begin(Fill *fill)
{
    if (fill->foreign != NULL || fill->lang == NULL || other_language(fill) == NULL)
        return false;
    fill->foreign = g_ptr_array_new();
    return true;
}

/* Longer ones first: "North" is a part of "North and South". */
static gint
compare_names(gconstpointer left, gconstpointer right)
{
    const char *a = *(const char *const *)left, *b = *(const char *const *)right;
    size_t of_a = strlen(a), of_b = strlen(b);

    return of_a != of_b ? (of_a < of_b ? 1 : -1) : strcmp(a, b);
}

const DocForeign *
foreign_end(Fill *fill, bool begun)
{
    GPtrArray *names = fill->foreign;
    DocForeign *foreign = NULL;

    if (!begun)
        return NULL;
    fill->foreign = NULL;
    g_ptr_array_sort(names, compare_names);
    if (names->len > 0) {
        foreign = arena_new0(fill->arena, DocForeign, 1);
        foreign->language = other_language(fill);
        foreign->names = arena_memdup(fill->arena, names->pdata, sizeof(char *) * names->len);
        foreign->count = names->len;
    }
    g_ptr_array_unref(names);
    return foreign;
}
