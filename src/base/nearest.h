#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H
/* What somebody may have meant who wrote a word that there is not. */
#include <stddef.h>

/*
 * The word among `words` (NULL ones are left out) that is fewest single changes away from `word`: a letter put in,
 * left out or changed, or two neighbours swapped (F. J. Damerau, CACM 7 (3), 1964). Letters are bytes; capitals
 * and small ones are the same unless two words are equally near. The first of equals; NULL when more than a third of
 * the longer word would have to change, and at most one letter of three or fewer.
 */
const char *nearest_word(const char *word, const char *const *words, size_t count);

#endif
