#ifndef READ_BATCH_H
#define READ_BATCH_H
/* The file that says what a run makes: its root is <batch>, and each element in it is a kind of job. */
#include "read/xml.h"

/*
 * The checked tree of a batch file, as that audience sees it, in the arena: unknown elements and attributes and wrong
 * values are reported, and then there is none. NULL with diagnostics.
 */
const XmlNode *read_batch(const char *path, Audience audience, Arena *arena, Diags *diags);

#endif
