#ifndef READ_ICS_ZONES_H
#define READ_ICS_ZONES_H
/* The time zones of an iCalendar file: those that it defines, those of the system, and Windows' names for them. */
#include <libical/ical.h>
#include "base/arena.h"
#include "read/ics_lines.h"

typedef struct IcsZones IcsZones;

/* Of all VTIMEZONE among the lines (IcsLine), wherever they stand. Free with ics_zones_free(). */
IcsZones *ics_zones_new(const GArray *lines);
void ics_zones_free(IcsZones *zones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsZones, ics_zones_free)

/*
 * The zone of this name, living as long as the table. NULL: nobody knows its hours; `*told` then says whether the file
 * or an earlier question named it already.
 */
icaltimezone *ics_zones_find(IcsZones *zones, const char *name, bool *told);

#endif
