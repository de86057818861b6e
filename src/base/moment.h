#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H
/* A day, or a day with its time and zone: "2018-11-28", "2018-11-28T10:00+01:00", "2018-11-28T09:00Z" (ISO 8601). */
#include <glib.h>
#include "base/date.h"

typedef struct Moment { Date day; bool timed; int hour, minute; int zone; /* minutes east of UTC */ } Moment;

bool moment_parse(const char *text, Moment *out);
/* Seconds since 1970-01-01T00:00Z; of a day alone its begin there. */
gint64 moment_seconds(Moment moment);
/*
 * Has it come on a page about `as_of`, made at `now`? A day later than its own has reached it, one before has not; on
 * the day itself one with a time is reached only when it is known to be `now` or earlier (now_known: somebody said).
 */
bool moment_reached(Moment moment, Date as_of, gint64 now, bool now_known);
/* "10:00", and "UTC", "UTC+1", "UTC+5:30". */
void moment_time(Moment moment, char out[6]);
/* As it is read. */
char *moment_format(Moment moment, char out[24]);
void moment_zone(Moment moment, char out[12]);

#endif
