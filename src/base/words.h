#ifndef BASE_WORDS_H
#define BASE_WORDS_H
/*
 * Lists of words in one text: ids, options and languages that an author writes, which any white space of XML parts
 * (XML 1.0, 2.3), as xs:NMTOKENS has it; and vocabularies of our tables, whose words single spaces part.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define WORDS_SPACE " \t\r\n"                   /* XML 1.0, 2.3: S */

/*
 * The next word from *at on, which moves behind it, in the text itself; its length is 0 when there is none. separators:
 * WORDS_SPACE.
 */
const char *words_next(const char **at, const char *separators, size_t *length);
/* For tables that are looked through row by row: most names differ in their first letter. */
static inline bool
words_are_same(const char *a, const char *b)
{
    return a[0] == b[0] && strcmp(a, b) == 0;
}

bool words_is_blank(const char *text);          /* nothing but white space, or nothing at all */
/* The words, without empty ones; NULL is as "". To be freed with g_strfreev(). */
char **words_split(const char *text);
/* The same of a list that commas may part too. */
char **words_split_commas(const char *text);
bool words_hold(const char *text, const char *word);            /* is it one of them? NULL is as "" */
/* The place of a word in a vocabulary, from 0; -1: it is none of it, as "" always is. */
int vocabulary_place(const char *vocabulary, const char *word);
/* The word at a place that it has; static. */
const char *vocabulary_word(const char *vocabulary, int place);

/* Is it a well-formed language tag (BCP 47, as RFC 5646, 2.1 has it, without looking into extensions)? */
bool language_tag_is_valid(const char *tag);
/* What ISO 32000-1, 14.9.2.2 lets stand in a file, by RFC 3066, 2.1: the same, and less strict about single letters. */
bool language_tag_is_read(const char *tag);
/*
 * Between two of these stands the tag of the language in which a text goes on: the form that PDF's text strings have
 * (ISO 32000-1, 7.9.2.2), here with any tag. Texts that are read in place of something drawn may hold them; each begins
 * and ends in the language of its page.
 */
#define LANGUAGE_ESCAPE "\x1B"
/*
 * Is what is written in `range` read by whoever asks for `tag`? It is the same language, or one of which the tag names
 * a script or a region (RFC 4647, 3.3.1): "pt" covers "pt-BR", but "fi" not "fil". Letters of both sizes are the same.
 */
bool language_covers(const char *range, const char *tag);

#endif
