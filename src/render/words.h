#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H
/*
 * The catalogues of a project: those of its data folder, each filled up with the words of its language that came with
 * the program, then the program's own. Which languages there are is known from the start; a catalogue is read when it
 * is first asked for.
 */
#include <glib.h>
#include "base/diag.h"
#include "lang/lang.h"

typedef struct Words Words;

/*
 * `templates`: the folder that came with the program, or NULL. A file that only a reader can tell to be a catalogue is
 * read at once.
 */
Words *words_new(const char *data, const char *templates, Diags *diags);
void words_free(Words *words);          /* NULL is allowed */
/* Reads all that were not read; false when any is faulty, with the diagnostics of all. */
bool words_read_all(Words *words, Diags *diags);

/* Adds the nearest language of them to the message about `tag` that was reported last: see diag_near(). */
void words_near(const Words *words, const char *tag, Diags *diags);

/*
 * What words_find() found out without an error is not told to whoever asked: it may be kept by nobody. It is moved to
 * `diags` by this.
 */
void words_tell(Words *words, Diags *diags);

/*
 * The catalogue for a language tag, that of "fr" for "fr-CA". NULL when there is none, or when it is faulty: then
 * diags has what is wrong with it, each time.
 */
const Catalogue *words_find(Words *words, const char *tag, Diags *diags);

/* All that were read so far. */
void words_each(const Words *words, void (*each)(const Catalogue *catalogue, void *data), void *data);

#endif
