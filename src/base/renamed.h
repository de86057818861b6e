#ifndef BASE_RENAMED_H
#define BASE_RENAMED_H
/*
 * What has another name now. An old name is no alias of the new one: it is as wrong as any word that nobody knows, and
 * the message about it gives the new one.
 */

/* The name of today for an element, attribute, word, function, variable or message key; NULL for what was never
   renamed. */
const char *renamed_to(const char *word);

#endif
