#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H
/*
 * Decimal digits without printf, for what is printed thousands of times in a run, and numbers as short as they can be.
 */
#include <glib.h>

/* Enough for every value, a sign and a terminator. */
enum { DIGITS_ROOM = 32 };
/*
 * Writes `value` so that it ends before `end`, with noughts to at least `width` digits; returns where it begins.
 * Writes no terminator.
 */
char *digits_before(char *end, unsigned long value, int width);
void digits_append(GString *out, unsigned long value, int width);
/*
 * The shortest text that reads back as the same: 41.8 and not 41.799999999999997. In `text`, or behind its beginning.
 */
const char *number_shortest(double value, char text[G_ASCII_DTOSTR_BUF_SIZE]);

#endif
