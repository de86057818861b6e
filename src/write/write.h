#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H
/* The model as files for others: iCalendar, and data files of our own. Bytes only; who asks puts them into a file. */
#include "lang/lang.h"
#include "model/builder.h"
#include "model/calendar.h"

/* An entry and what it is called in the calendar's language. */
typedef struct IcsEntry { const CalendarEntry *entry; const char *title; } IcsEntry;

typedef struct IcsRequest {
    const Plan *plan;
    const IcsEntry *entries; size_t count;
    const char *language;               /* of the titles, BCP 47 */
    gint64 stamp;                       /* DTSTAMP, seconds since 1970 */
} IcsRequest;

/*
 * A VCALENDAR of RFC 5545: all-day events with an exclusive end, TENTATIVE where the day is to be confirmed, the month as a
 * range where only the month is known. A series is one event with its rule. X-SHEAF properties carry what iCalendar has
 * no word for, so that a file that is imported again gives the same data. To be freed with g_free().
 */
char *ics_write(const IcsRequest *request);

/* A data file with these events, as 'events.xml' has them. To be freed with g_free(). */
char *events_write_xml(const EventRow *rows, size_t count);

#endif
