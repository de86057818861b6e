#ifndef TEMPLATE_VALUES_H
#define TEMPLATE_VALUES_H
/*
 * What the attributes of a template's elements may say, where they do not take any text: words of a list, several of
 * them, numbers, two years. What is written out is held against this when the template is loaded, what an expression
 * answers when the page is made.
 */
#include "base/diag.h"
#include "doc/chart_spec.h"

typedef struct ValueRow ValueRow;

/* The row of an attribute, or NULL when any text will do. */
const ValueRow *value_row_find(const char *element, const char *attribute);
/*
 * Reports a text that is none of the row's; an empty one is always right, as a computed value that says nothing. False
 * when it was reported.
 */
bool value_check(const ValueRow *row, const char *text, Place place, Diags *diags);

/* The words that it takes, with blanks between; "" where they are none. */
const char *value_row_words(const ValueRow *row);

/* For tests: all rows in turn; false behind the last. `element` NULL: of any. */
bool value_row_at(size_t index, const char **element, const char **attribute);

#endif
