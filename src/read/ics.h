#ifndef READ_ICS_H
#define READ_ICS_H
/*
 * iCalendar (RFC 5545) as rows of events. Days only: an event's days are those that it has in its own time zone; an
 * exclusive end (3.6.1) becomes the last day. Every line is read by libical alone, so that a broken one is told with
 * its number and costs nothing but itself; what is broken beyond that costs its event.
 */
#include "model/builder.h"

typedef struct IcsFile {
    GArray *rows;                       /* Event, in the order of the file; their texts live in the arena given */
    /* events that a sheaf computed from treaties and wrote: they are not data, and are left out */
    size_t computed;
    size_t others;                      /* to-dos, journals and the like, left out */
    size_t endless; int first_endless;  /* series that go on and on, and the line of the first */
} IcsFile;

/*
 * CLASS other than PUBLIC makes an event internal. Events that are internal in `former`, the data file that will be
 * replaced, are it in `file` too, whatever the calendar says now: by uid, else by id, else by title and first day.
 * Without such a file there is nothing to do; false with diagnostics when it cannot be read, as nobody knows then what
 * was internal.
 */
bool ics_keep_internal(IcsFile *file, const char *former, Diags *diags);

/* False with a diagnostic when the file cannot be read or is no calendar; free with ics_clear() in any case. */
bool ics_read(const char *path, Arena *arena, IcsFile *out, Diags *diags);
void ics_clear(IcsFile *file);

#endif
