#ifndef BASE_FORMULA_H
#define BASE_FORMULA_H
/*
 * Texts in tables that spreadsheets open. A field that begins with one of = + - @, a tab or a line's end is run as a
 * formula, or stripped of what makes it one; behind an apostrophe it is text. So an apostrophe is put before such a
 * text, and before one that begins with an apostrophe and would be taken for a guarded one; whoever reads the table
 * takes one away. Plain numbers ("-2.5") stay as they are.
 */
#include <stdbool.h>
#include <stddef.h>

/* Has an apostrophe to be put before it? NULL has none. */
bool formula_needs_guard(const char *text);
/* How many characters before the text are the guard's: 0 or 1. `text` need not end. */
size_t formula_guard(const char *text, size_t length);

#endif
