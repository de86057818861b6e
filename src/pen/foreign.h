#ifndef PEN_FOREIGN_H
#define PEN_FOREIGN_H
/*
 * Where names in another language stand in a text of the page's language: those that a chart, a calendar or a map was
 * filled with (DocForeign), found as whole words, the longest first.
 */
#include <stdbool.h>
#include <stddef.h>
#include "doc/doc.h"

/* The bytes of the name that stands at `at`, which lies in `text`, and its language; 0: none does. */
size_t foreign_at(const DocForeign *foreign, const char *text, const char *at, const char **language);

/* Which ends of the text are a line's, at which its label goes on: a name may be parted there. */
typedef enum ForeignEnds { FOREIGN_WHOLE = 0, FOREIGN_GOES_ON = 1, FOREIGN_CAME = 2 } ForeignEnds;

/*
 * The next stretch of `text` that is in one language: its bytes, at least one unless the text is empty, and which
 * language it is where it is another than the text's, else NULL. `at` is where it begins, in `text`; `ends` are of
 * `text`.
 */
size_t foreign_stretch(const DocForeign *foreign, const char *text, const char *at, ForeignEnds ends,
                       const char **language);

#endif
