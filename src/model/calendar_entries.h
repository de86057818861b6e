#ifndef MODEL_CALENDAR_ENTRIES_H
#define MODEL_CALENDAR_ENTRIES_H
/*
 * What stands in a calendar: the plan's events, each with what came of it; events that nobody planned; anniversaries
 * and days, computed for any year from their origin; how areas joined the treaties; and what the treaties themselves
 * set: entries into force, deadlines, days on which reports are due.
 */
#include "model/view.h"

typedef enum CalendarWhat {
    CALENDAR_EVENT,
    CALENDAR_IN_FORCE,
    CALENDAR_DEADLINE,
    CALENDAR_REPORT,
    CALENDAR_JOINED
} CalendarWhat;

typedef struct CalendarEntry {
    CalendarWhat what;
    Period period;                      /* of one day, several, or (TBC, or known no better) a month or a year */
    const Event *event;                 /* of CALENDAR_EVENT, else NULL */
    const Event *outcome;               /* what became of a planned event where that differs from the plan; NULL */
    int ordinal;                        /* of an anniversary: years since its origin; 0: none */
    bool round;                         /* a multiple of ten years, or 25 of them */
    const Treaty *treaty; const Area *area; const Article *article;       /* of what the treaties set */
    JoinKind how;                       /* of CALENDAR_JOINED */
    const Source *const *sources; size_t source_count;
    size_t written;                     /* where it was found, which decides between equals */
} CalendarEntry;

/*
 * Everything that touches `span` (days, both ends included), by first day, of one day as written; what has no day
 * after the days of its month. `area`: what concerns it alone, that is its own events, deadlines and entries into
 * force, and meetings, days and reports of the treaties to which it belongs; NULL: all. `planned`: only what stands in
 * the plan's own calendar. What took place after either day is not known yet, nor are sources published after
 * known-by. The array lives in the view's arena.
 */
const CalendarEntry *view_calendar(View *view, Period span, const Area *area, bool planned, size_t *count);

/* The event that an entry is of, of one in a series the event that the series begins with; NULL: of none. */
const Event *calendar_entry_series(const CalendarEntry *entry);
/*
 * What became of the events that view_calendar() has of that span and area, as far as it is known, in the order of the
 * files. Recorded with it is all that a calendar file says of these events, which is more than a page does.
 */
const Event *const *view_outcomes(View *view, Period span, const Area *area, size_t *count);

/* From the first to the last day of the plan and of the events that are known, anniversaries apart. */
Period view_event_span(View *view);

/* What was held after the as-of day, or after known-by, is not known yet. */
bool view_knows_event(const View *view, const Event *event);

/* Is its day known, so that it stands on a grid? */
bool calendar_entry_has_day(const CalendarEntry *entry);

#endif
