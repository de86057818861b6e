#ifndef BASE_DIAG_H
#define BASE_DIAG_H
/*
 * Everything that goes wrong for a user. A diagnostic has a number, a severity, a place, a sentence that says what is
 * wrong and one that says what to do. Numbers are in base/diag_files.h, diag_read.h and so on, each beside those of the
 * same matter; sentences in base/diag_texts.h. Printed by the command line as
 *
 *     file:line:col: error[S014]: sentence
 *         12 | the source line
 *            |     ^
 *            = help: what to do
 */
#include <glib.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum Severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

/* What an error of this id makes the program's exit status be. */
typedef enum DiagExit {
    DIAG_EXIT_NONE = 0,
    DIAG_EXIT_SOME_FAILED = 1,
    DIAG_EXIT_USAGE = 2,
    DIAG_EXIT_INPUT = 4,
    DIAG_EXIT_FIT = 5,
    DIAG_EXIT_NOT_CONFORMING = 6,
    DIAG_EXIT_MISSING = 7,
    DIAG_EXIT_INTERNAL = 70
} DiagExit;

/* One of base/diag_*.h: what follows the S in what is printed. 0 is no diagnostic. */
typedef int DiagId;
enum { DIAG_NUMBERS = 2000 };            /* numbers are below it; three or four digits are printed */

/* Where: file as the user named it or relative to the project; line and column from 1, 0 when unknown. The file name
   must outlive whoever holds the place (arena or interned). A zeroed Place is "nowhere". */
typedef struct Place { const char *file; int line, column; } Place;

/*
 * Tells where in the data a text comes from, for messages about what was printed: the place of what reads just so,
 * else of the first that holds it, else nowhere. It is asked only when there is something to tell, and may take its
 * time.
 */
typedef struct PlaceFinder {
    Place (*find)(const void *in, const char *text, size_t length);
    const void *in;
} PlaceFinder;

typedef struct Diag {
    DiagId id;
    Severity severity;
    Place place;                /* where the fault is */
    Place related;              /* a second place (the template's beside the data's), or nowhere */
    char *sentence;
    char *subject;              /* what the sentence speaks of: its {1}, or NULL */
} Diag;

typedef struct Diags Diags;

Diags *diags_new(void);
void diags_free(Diags *diags);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diags, diags_free)

/*
 * Reports one diagnostic. The sentence's {1}, {2} … are replaced by the strings that follow, which end with NULL:
 *     diag_report(diags, DIAG_XML_UNKNOWN_ELEMENT, place, name, NULL);
 * After 1,000 errors further ones are counted and not kept, and so are warnings and notes after 1,000 of them: an
 * error is never crowded out, and what a run's exit status is does not depend on how much was told before.
 */
void diag_report(Diags *diags, DiagId id, Place place, ...) G_GNUC_NULL_TERMINATED;
/* The same with a second place. */
void diag_report_related(Diags *diags, DiagId id, Place place, Place related, ...) G_GNUC_NULL_TERMINATED;
/*
 * Adds to the message that was reported last the one of `words` that its reader may have meant (nearest_word()): to be
 * called right behind it, with the word that it is about. Nothing where none is near, or its name of today is told.
 */
void diag_near(Diags *diags, const char *word, const char *const *words, size_t count);
/*
 * Of a limit, for limit_exceeded() alone: {most} and {limit} of the sentence become these. `values` are what {1} …
 * become, then NULL.
 */
void diag_report_most(Diags *diags, DiagId id, Place place, Place related, const char *most, const char *limit,
                      va_list values);

bool diags_failed(const Diags *diags);                  /* at least one error */
size_t diags_count(const Diags *diags, Severity severity);
size_t diags_left_out(const Diags *diags, Severity severity);       /* of these, those that were counted and not kept */
size_t diags_length(const Diags *diags);                /* of those that were kept */
const Diag *diags_at(const Diags *diags, size_t index); /* in the order of reporting */
/*
 * Orders by file, line, column, id and drops exact repeats. Files that could not be read to their end come first: what
 * is wrong elsewhere may follow from that.
 */
void diags_sort(Diags *diags);
/*
 * Takes away the warnings of that number that speak of `subject`, at the first place where there is one: what stands
 * at another place is another slip. The list is sorted by this. Returns how many there were; errors are never taken
 * away.
 */
size_t diags_allow(Diags *diags, DiagId id, const char *subject);
/* Appends copies of all of `from`. */
void diags_append(Diags *diags, const Diags *from);
/* That of the gravest error of all that were reported, whether kept or not: 70, 4, 2, 7, 6, 5, 1, else 0. */
int diags_exit_status(const Diags *diags);

Severity diag_severity(DiagId id);
/* What it is about: "reading", "plan", "templates" and so on, as base/diag_*.h part them; NULL for a number that is not
   given away. */
const char *diag_group(DiagId id);
/* Whether the number was once a diagnostic's that is there no more. It is never given to another. */
bool diag_is_gone(DiagId id);
/* "DIAG_FILE_UNREADABLE"; NULL for a number that is not given away */
const char *diag_name(DiagId id);
const char *diag_help(DiagId id);                       /* NULL when there is nothing to advise */
const char *diag_sentence(DiagId id);                   /* with its {1}… */

#endif
