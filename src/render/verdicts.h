#ifndef RENDER_VERDICTS_H
#define RENDER_VERDICTS_H
/*
 * Which outputs need no audit any more: the first of each template, language, paper and set of options is audited
 * before it gets its name, and that it passed is kept for as long as the program is the same one. Only what passed is
 * kept. Another libqpdf is no other program: it reads the finished file for the audit and writes nothing into it, so
 * that the same bytes pass with it as well.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/diag.h"

typedef struct Verdicts Verdicts;

/*
 * Those kept in the file `path` for this program; none where the file is missing, is another program's, or does not
 * hold. Workers that are forked from now on share them with whoever opened them.
 */
Verdicts *verdicts_open(const char *path);
void verdicts_free(Verdicts *verdicts);         /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Verdicts, verdicts_free)

/* `key`: a digest in hexadecimal, of which the first 16 digits count. */
bool verdicts_passed(const Verdicts *verdicts, const char *key);
size_t verdicts_length(const Verdicts *verdicts);        /* how many are kept */
/* Where there is room no more, nothing is kept: what is not known to have passed is audited. */
void verdicts_keep(Verdicts *verdicts, const char *key);
/* Writes the file where anything was kept since it was read. What cannot be written is audited again the next time. */
void verdicts_save(Verdicts *verdicts);

#endif
