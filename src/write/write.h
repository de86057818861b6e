#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H
/* The model as files for others: iCalendar, and data files of our own. Bytes only; the caller puts them into a file. */
#include "lang/lang.h"
#include "model/builder.h"
#include "model/calendar_entries.h"
#include "model/records.h"

/* An entry and what it is called in the calendar's language. */
typedef struct IcsEntry { const CalendarEntry *entry; const char *title; } IcsEntry;

typedef struct IcsRequest {
    const Plan *plan;
    const IcsEntry *entries; size_t count;
    const char *language;               /* of the titles, BCP 47 */
    gint64 stamp;                       /* DTSTAMP, seconds since 1970 */
} IcsRequest;

/*
 * A VCALENDAR of RFC 5545: all-day events with an exclusive end, TENTATIVE where the day is to be confirmed, the month
 * as a range where only the month is known. A series is one event with its rule; so is what
 * ics_is_yearly(), its entry that of its first year. X-SHEAF properties carry what
 * iCalendar has no word for, so that a file that is imported again gives the same data. To be freed with g_free().
 */
char *ics_write(const IcsRequest *request);

/*
 * An anniversary or a day of every year whose titles do not count the years: one event with a rule. Not of 29 February,
 * which a rule by the year finds in leap years alone.
 */
bool ics_is_yearly(const Event *event);

/* A data file with these events, as 'events.xml' has them. To be freed with g_free(). */
char *events_write_xml(const Event *rows, size_t count);

/* An observation, or a figure that was computed from others: a row of a table. */
typedef struct ObservationLine {
    const char *id;                     /* as the structure of a PDF has it */
    const Measure *measure; const Area *area;         /* area NULL: the world */
    Period period;
    double value; int decimals;
    Quality quality;
    Qualification said;
    bool internal;
    /* "sum", "count", "all" (1: all of its parts are told), of areas "weighted", "min", "max" too; NULL: observed */
    const char *computed;
    /* of a sum the ids of its parts, of a count the areas with the day on which each began to count */
    const char *from;
    const char *note;
    const char *origin; Date imported;  /* where it was imported from, and when; NULL and unset: it was typed */
    const Source *const *sources; size_t source_count;
} ObservationLine;

/*
 * RFC 4180 with a header row, UTF-8, numbers with a point, days in ISO 8601: id, measure, its title, area, its name,
 * period, value, unit, status, computed, computed from, source ids, source titles, published, note, qualifier, low,
 * high, missing, basis; and by ("sex:f age:0-17"), where a figure of some alone is among them, until, and origin and
 * imported, where one was imported. Titles are in `language` where the plan has them. What a spreadsheet would run as a
 * formula stands behind an apostrophe (base/formula.h). To be freed with g_free().
 */
char *observations_write_csv(const ObservationLine *lines, size_t count, const char *language);
/*
 * A data file with these observations, a series for each run of one measure and area; what was computed says so, and a
 * reader computes it again. `start` is that of the plan's reporting years, without which their names cannot be told
 * from the days: a processing instruction, as plans alone have an attribute for it; of calendar years there is none.
 * To be freed with g_free().
 */
char *observations_write_xml(const ObservationLine *lines, size_t count, YearStart start);
/*
 * One of records as they are known, with all that the plan's audience may see of each; marked as theirs for those
 * inside, where `internal`. What one revises is not named: it is not known any more. To be
 * freed with g_free().
 */
char *records_write_xml(const RecordSeen *records, size_t count, bool internal);
/* One of sources; all are marked where what cites them is internal: whoever reads it again makes nothing public. */
char *sources_write_xml(const Source *const *sources, size_t count, bool internal);

#endif
