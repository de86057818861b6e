#ifndef CALENDAR_CALENDAR_H
#define CALENDAR_CALENDAR_H
/*
 * Calendars: a spec and a width in, display list items out. A grid is a table, so its drawing tells, before it paints,
 * to which cell the next items belong; whoever tags listens. A bar's words belong to the cell of its first day that is
 * shown; each later day's cell holds a part of the bar that is read as the event's title. Grounds, rules and the words
 * that a bar repeats in another week are artifacts.
 */
#include "doc/calendar_spec.h"
#include "pen/pen.h"

typedef struct CalendarSize {
    double min_width;                   /* narrower is refused */
    double width, height;               /* the least height that holds every lane on one line of text */
    double most_height;                 /* up to which it grows with the page */
} CalendarSize;

/*
 * How the grid is to be tagged. Cells are told row by row, each once, with how many columns they cover: none is without
 * words. Row 0 is the head.
 */
typedef struct CalendarListener {
    void (*cell)(void *data, int row, int column, int span, bool header);
    /*
     * What comes next, until the next call, belongs to the same cell and is read as `words`, with NULL as what it is,
     * in `language`, with NULL the document's.
     */
    void (*read_as)(void *data, const char *words, const char *language);
    void (*artifact)(void *data);
    void *data;
} CalendarListener;

/* False with a diagnostic when the spec cannot be drawn: a month or a year that there is not. */
bool calendar_measure(const CalendarSpec *spec, const PenContext *context, double width, CalendarSize *out,
                      Diags *diags);
void calendar_draw(const CalendarSpec *spec, const PenContext *context, PageBuilder *page, Rect rect,
                   const CalendarListener *listener);

/* A side month is none: its summary says its days, or, without one, it is ornament beside what says them. */
bool calendar_is_table(const CalendarSpec *spec);

#endif
