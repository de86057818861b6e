#ifndef BASE_INPUT_H
#define BASE_INPUT_H
/*
 * How files are opened for reading, everywhere. Only regular files are: opening a FIFO would wait for a writer, a
 * device may have no end. Each kind of file has a limit, so that no file can fill the memory. "-" is standard input,
 * under the same limit; it is read once in a process and kept, as a file may be read more than once. A file in the
 * current folder that is really called "-" is "./-".
 */
#include <stdio.h>
#include "base/diag.h"
#include "base/scope.h"

typedef enum InputKind {
    INPUT_DATA,
    INPUT_TEMPLATE,                     /* templates, themes, fragments */
    INPUT_PACK,
    INPUT_BATCH,
    INPUT_CHART,
    INPUT_CALENDAR,                     /* iCalendar */
    INPUT_TABLE,                        /* CSV and workbooks, to be imported */
    INPUT_MANIFEST,
    INPUT_PDF,                          /* to be audited; an annex has a limit of its own, from the pack */
    INPUT_FONT,
    INPUT_PICTURE,
    INPUT_KIND_COUNT
} InputKind;

typedef enum InputFault { INPUT_OK, INPUT_UNREADABLE, INPUT_NOT_A_FILE, INPUT_TOO_LARGE } InputFault;

const char *input_kind_name(InputKind kind);    /* "a data file" */
guint64 input_limit(InputKind kind);            /* in bytes */
const char *input_name(const char *path);       /* the path, or "standard input" */

/*
 * A descriptor of at most `most` bytes to read, to be closed; not "-". -1 on a fault: then *why, owned by the caller,
 * says it as a clause ("it is a FIFO").
 */
int input_open(const char *path, guint64 most, InputFault *fault, char **why);
/*
 * All bytes, followed by a NUL that is not counted; NULL on a fault. A file that grows while it is read is read up to
 * the limit.
 */
GBytes *input_bytes(const char *path, guint64 most, InputFault *fault, char **why);
/*
 * The same under the limit of its kind, and a fault is reported: at `asked`, the place that names the file, or
 * nowhere.
 */
GBytes *input_read(InputKind kind, const char *path, Place asked, Diags *diags);
/* The same as a descriptor, to be closed, of which no more than the limit is to be read; not "-". -1 on a fault. */
int input_file(InputKind kind, const char *path, Place asked, Diags *diags);
/* The same as a stream, which is closed with fclose(). diags may be NULL; errno then tells why there is none. */
FILE *input_stream(InputKind kind, const char *path, Diags *diags);
/* The file mapped into memory; NULL on a fault. Only for files that nobody changes meanwhile. */
GMappedFile *input_map(const char *path, guint64 most);
/* The same, and on a fault *why, owned by the caller, says it as a clause. */
GMappedFile *input_map_or_why(const char *path, guint64 most, InputFault *fault, char **why);
/* The first bytes, at most `most`, of a regular file; 0 when it cannot be read. Nothing is reported. */
size_t input_peek(const char *path, void *start, size_t most);

/*
 * Whether `path` lies where the names that stand in files may lead; if not, that is reported at the place that names
 * it. `named` is what is written there.
 */
bool input_check_scope(const PathScope *scope, const char *path, const char *named, Place asked, Diags *diags);

#endif
