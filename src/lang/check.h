#ifndef LANG_CHECK_H
#define LANG_CHECK_H
/*
 * A catalogue held against the words of the same language that it was completed with (catalogue_complete()), and
 * against a second one, which tells what messages there are: the English one, or NULL. Looked at is what was added
 * with a place.
 */
#include "lang/lang.h"

/* Reports each argument that a message names and the other one of its key does not. */
void catalogue_check_arguments(const Catalogue *catalogue, const Catalogue *reference, Diags *diags);

/*
 * Reports each key that is in neither and that `asked` denies. The reference itself is looked at only where it was
 * completed with other words: else it is what tells which keys there are.
 */
void catalogue_check_keys(const Catalogue *catalogue, const Catalogue *reference,
                          bool (*asked)(const char *key, void *data), void *data, Diags *diags);

#endif
