#ifndef DOC_CALENDAR_SPEC_H
#define DOC_CALENDAR_SPEC_H
/*
 * What a calendar is asked to show, as plain values with every word in the reader's language. Which lane an event
 * takes is decided here, before anything is drawn, so that `template` knows which events the grid cannot hold and
 * lists them.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"

/* Shapes, so that no kind of event rests on colour. */
typedef enum EventSign {
    EVENT_SIGN_MEETING,
    EVENT_SIGN_ANNIVERSARY,
    EVENT_SIGN_DAY,
    EVENT_SIGN_LAUNCH,
    EVENT_SIGN_VOTE,
    EVENT_SIGN_DEADLINE,
    EVENT_SIGN_COUNT
} EventSign;
bool event_sign_find(const char *name, EventSign *out);         /* "meeting", "anniversary", … */
const char *event_sign_name(EventSign sign);

/* One event: days, words, sign. */
typedef struct CalendarItem {
    Date first, last;                   /* days, both included */
    /* short_title where there is little room; never NULL; "" in a side month, which has no words */
    const char *title, *short_title;
    const char *detail;                 /* "Geneva · 3–5 Sep 2018", or NULL */
    const char *where;                  /* "Geneva", or NULL */
    EventSign sign;
    bool outlined;                      /* a frame in place of a solid block: anniversaries */
    bool strong;                        /* a round anniversary */
    const char *language;               /* of both titles, where it is not the document's; or NULL */
} CalendarItem;

typedef struct CalendarHoliday { Date first, last; const char *name; } CalendarHoliday;     /* both included */

enum { CALENDAR_LANES = 3, CALENDAR_WEEKS = 6 };

/*
 * A part of an event in one week of a month's grid: columns [from, to], 0 the first day of the week; or in one month
 * of the poster: days [from, to], 0 the first of the month.
 */
typedef struct CalendarPiece {
    size_t item;
    int week, lane, from, to;           /* poster: week is the month, 0 January; lane 0 */
    /* the event itself begins or ends here, and does not come from, or go on to, another week */
    bool begins, ends;
    bool spoken;                        /* the first part that is shown: its words belong to the cell where it stands */
} CalendarPiece;

typedef enum CalendarForm { CALENDAR_MONTH, CALENDAR_YEAR, CALENDAR_SIDE } CalendarForm;

typedef struct CalendarSpec {
    CalendarForm form;
    Place place;
    const char *title;                  /* spoken: what it is */
    const char *summary;                /* spoken: every event in a sentence; of a side month its days */
    const struct UserProperty *claims; size_t claim_count;      /* what the grid says (base/sentence.h) */
    int year, month;                    /* month 0 in a poster */
    int first_weekday;                  /* ISO 8601: 1 Monday … 7 Sunday */
    unsigned weekend;                   /* bit n set: ISO weekday n is one of the weekend */
    const CalendarItem *items; size_t count;
    const CalendarPiece *pieces; size_t piece_count;
    const CalendarHoliday *holidays; size_t holiday_count;
    const char *const *second;          /* another calendar's dates, one a day from the grid's first; or NULL */
    /* poster: beside each month, what has no day; NULL entries for none. Or NULL */
    const char *const *notes;
    const char *head_word; /* over the heads of rows: "Wk"; of a poster, where it is heard, "Month" */
    const char *month_name, *note_word; /* "August 2018", over a side month; "TBC" */
} CalendarSpec;

/* The first day of the grid: the week's first that is not after the first of the month. */
Date calendar_grid_first(int year, int month, int first_weekday);
int calendar_grid_weeks(int year, int month, int first_weekday);
/* Is any of its items on that day? */
bool calendar_has_event(const CalendarSpec *spec, Date day);
/* ISO 8601 week of a day. */
int calendar_iso_week(Date day);

/*
 * Lanes for a month's grid. Items are sorted by first day; those that do not touch the month itself are left out.
 * Greedy by first day, of one day what takes several first, each week with what goes on from the week before leading:
 * fewest lanes, and an event keeps its lane from week to week where that is free. What finds no lane in any of its
 * weeks is not in `pieces`, and its index in `left`.
 */
void calendar_pack_month(CalendarSpec *spec, Arena *arena, const size_t **left, size_t *left_count);
/*
 * What a poster has room for: an event with all of its words in each of its months, what takes several days first, by
 * how many letters they have. What finds none in one of its months has no piece, and is in `left`.
 */
void calendar_pack_year(CalendarSpec *spec, Arena *arena, const size_t **left, size_t *left_count);

#endif
