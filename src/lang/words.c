/* Words counted and lists lettered: what a language makes of running text and of numbering that is not in numbers. */
#include <string.h>
#include <unicode/ubrk.h>
#include "lang/internal.h"

size_t
lang_word_count(const Lang *lang, const char *text)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *utf8 = utext_openUTF8(NULL, text, -1, &status);
    UBreakIterator *words = ubrk_open(UBRK_WORD, lang->locale, NULL, 0, &status);
    size_t count = 0;

    ubrk_setUText(words, utf8, &status);
    g_assert(U_SUCCESS(status));
    /* what ends at a boundary is told by its status: a word or a number, else spaces and punctuation */
    for (int32_t end = ubrk_first(words); end != UBRK_DONE; end = ubrk_next(words))
        count += ubrk_getRuleStatus(words) >= UBRK_WORD_NUMBER;
    ubrk_close(words);
    utext_close(utf8);
    return count;
}

/* Letters of the catalogue, else those of English. */
static const char *
alphabet(const Lang *lang, Arena *arena)
{
    return lang_has_message(lang, "list-letters") ? lang_message(lang, arena, "list-letters", NULL, 0)
                                                  : "a b c d e f g h i j k l m n o p q r s t u v w x y z";
}

const char *
lang_letters(const Lang *lang, Arena *arena, int number, bool upper)
{
    g_auto(GStrv) letters = g_strsplit(alphabet(lang, arena), " ", -1);
    int count = (int)g_strv_length(letters);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *raised = NULL;

    if (count == 0)
        return lang_number(lang, arena, number, NUMBER_PLAIN, 0);
    /* bijective: after the last letter comes twice the first */
    for (int left = number; left > 0; left = (left - 1) / count)
        g_string_prepend(out, letters[(left - 1) % count]);
    raised = upper ? g_utf8_strup(out->str, -1) : NULL;
    return arena_strdup(arena, upper ? raised : out->str);
}
