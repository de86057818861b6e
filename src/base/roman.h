#ifndef BASE_ROMAN_H
#define BASE_ROMAN_H
/* Small Roman numerals, as in the front of books (and in ISO 32000-1, table 159: /r). */
#include <stddef.h>

/*
 * "xiv", to be freed with g_free(); "" for 0, which the Romans had no numeral for. What would be longer than 40
 * letters is cut there.
 */
char *roman_numeral(size_t number);

#endif
