#ifndef READ_MEANINGS_H
#define READ_MEANINGS_H
/* What elements and attributes of the data files mean, a sentence each: for editors, help and handbook. */
#include <stdbool.h>
#include <glib.h>
#include "base/reference.h"

/*
 * `parent` NULL: a root; attribute NULL: of the element itself. NULL when the table has no sentence for it, which a
 * test finds.
 */
const char *data_meaning(const char *parent, const char *element, const char *attribute);
/* word_meanings.c: of each word that an attribute takes. */
const WordMeaning *data_word_meanings(void);
/*
 * Every element of a root with its attributes and their sentences; `of` of an element is what it stands in. False when
 * there is no such root.
 */
bool data_meanings_each(const char *root, ReferenceEach each, void *data);

#endif
