#ifndef READ_ICS_LINES_H
#define READ_ICS_LINES_H
/*
 * The content lines of an iCalendar file (RFC 5545, 3.1): unfolded, in UTF-8, each with the number of its first line.
 */
#include <stdbool.h>
#include "base/arena.h"
#include "base/diag.h"

typedef struct IcsLine { const char *text; int number; bool converted; /* it was not in UTF-8 */ } IcsLine;

/* NULL with a diagnostic when the file cannot be read or is too large; else an array of IcsLine, to be unreferenced. */
GArray *ics_lines_load(const char *path, Arena *arena, Diags *diags);

#endif
