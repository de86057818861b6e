#ifndef READ_WORDS_H
#define READ_WORDS_H
/* Which catalogues a folder has, without reading all of them, and one of them read. */
#include <glib.h>
#include "base/diag.h"

/* language NULL: only who reads the file can tell whether it is a catalogue, and of which language. */
typedef struct WordsFile { char *path, *language; } WordsFile;

/*
 * The files of a folder that are, or may be, catalogues, in the order of their names; freed with the array. Nothing is
 * reported.
 */
GArray *words_files(const char *folder);

/*
 * Appends the catalogue of a file to `catalogues` (of Catalogue), nothing where the file has another root. False when
 * it is faulty.
 */
bool words_read(const char *path, GPtrArray *catalogues, Diags *diags);

#endif
