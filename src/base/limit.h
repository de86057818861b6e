#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H
/*
 * Limits of what is given to the program: files, templates, charts, PDF files of others. All of them, each with its
 * number and its reason, are rows of base/limit_rows.h; a row NAME is LIMIT_NAME here, and its number MOST_NAME.
 * Numbers of how something is drawn, searched or kept, which refuse nobody anything, are no limits and stand where
 * they are used.
 */
#include "base/diag.h"

typedef enum LimitId {
#define LIMIT(name, number, counted, message, reason) LIMIT_##name,
#include "base/limit_rows.h"
#undef LIMIT
    LIMIT_COUNT
} LimitId;

enum {
#define LIMIT(name, number, counted, message, reason) MOST_##name = number,
#include "base/limit_rows.h"
#undef LIMIT
};

/*
 * Reports that something at `place` is more than a limit lets in, by the row's own diagnostic. Its {most} becomes the
 * number, "10 million", and {limit} the number and what is counted; its {1}, {2} … the strings that follow, which end
 * with NULL.
 */
void limit_exceeded(Diags *diags, LimitId limit, Place place, ...) G_GNUC_NULL_TERMINATED;
/* The same with a second place. */
void limit_exceeded_related(Diags *diags, LimitId limit, Place place, Place related, ...) G_GNUC_NULL_TERMINATED;

int limit_number(LimitId limit);
/* "1000 attributes of an element": the number and what is counted; static */
const char *limit_text(LimitId limit);
DiagId limit_message(LimitId limit);            /* 0: the room says it in its own way */
const char *limit_name(LimitId limit);          /* "XML_ATTRIBUTES" */
/*
 * For tests alone, of limits that take more memory or time than a test has: a smaller number, until the process ends.
 * Only rows whose number is asked for by limit_number() follow.
 */
void limit_lower(LimitId limit, int number);
/* The whole table, a limit a line with its message and, indented below, its reason. */
void limits_list(GString *out);

/*
 * A limit where a fault's DiagId is asked for: functions that look at something and only say what is wrong return it,
 * and whoever reports the fault gives the limit back to limit_exceeded().
 */
static inline DiagId limit_as_fault(LimitId limit) { return DIAG_NUMBERS + (DiagId)limit; }
static inline bool fault_is_limit(DiagId fault) { return fault >= DIAG_NUMBERS; }
static inline LimitId fault_limit(DiagId fault) { return (LimitId)(fault - DIAG_NUMBERS); }

#endif
