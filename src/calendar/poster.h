#ifndef CALENDAR_POSTER_H
#define CALENDAR_POSTER_H
/*
 * Where all of a poster stands, found in poster.c and painted in year.c. Months count from 0 for January, days from 0
 * for the first, columns from 0 for the first weekday of the first week. Lengths are points, x from the start edge.
 */
#include "calendar/forms.h"

/*
 * On a poster of A3, whose `scale` is 1: the baseline of numbers in their row, how far words keep from the edge of
 * their day, a sign's radius, and what parts it from its words.
 */
static const double NUMBER_LINE = 11.5, INSET = 1.2, SIGN = 3, BESIDE = 2.8;
/* Of the type's size: what rises from a line. */
static const double RISES = 0.78;
/* What must be read keeps its size where the rest grows smaller; where a month's note begins, down and along. */
enum { LEAST_TYPE = 6, NOTE_TOP = 19, NOTE_INDENT = 5 };

/* The words of a piece and their place: x from the start edge, y from the row's top. */
typedef struct PosterText {
    FittedText title;
    double x, y; /* where lines begin, or with `end` where they end; the first baseline */
    bool end;
    bool where, apart; /* the place is told, in a line of its own */
    Rect strip, words; /* bar or sign; what the lines cover */
} PosterText;

typedef struct Poster {
    double scale, type, leading, number, names, day, top;
    double numbers, free, gap;          /* from a row's top to its events, below them and between them */
    int days; /* columns: as many as the longest row takes */
    double y[13]; /* tops of the rows, and the last one's bottom */
    PosterText *texts; /* one a piece */
    int more[12][31]; /* how many events of a day have no piece */
    double more_y[12][31]; /* where that is said, from the row's top; 0: beside the day's number */
} Poster;

void poster_measure(const CalendarSpec *spec, const PenContext *c, double width, CalendarSize *out);
/* All places in the pen's box; words live in the arena. */
Poster poster_place(const CalendarSpec *spec, const Pen *pen, Arena *arena);

Date poster_date(const CalendarSpec *spec, int month, int day);
int poster_first(const CalendarSpec *spec, int month); /* the column of a month's first day */
int poster_days(const CalendarSpec *spec, int month); /* how many it has */
double poster_column_x(const Poster *g, int column);
double poster_day_x(const CalendarSpec *spec, const Poster *g, int month, int day);
Rect poster_moved(Rect r, double y); /* down by y */

bool poster_is_bar(const CalendarItem *item); /* has several days */
/* A bar says by being solid that it is a meeting; what is not has its sign. */
bool poster_has_sign(const CalendarItem *item);
bool poster_is_on(const CalendarItem *item, Date day);
/* Has the month's row no part of it? */
bool poster_is_left(const CalendarSpec *spec, size_t item, int month);

/* "· Geneva", behind a title's last line, which ends with a space; and how wide both are. */
const char *poster_where(Arena *arena, const CalendarItem *item);
double poster_where_width(const PenContext *c, Arena *arena, const CalendarItem *item, const TextStyle *style);
TextStyle poster_where_style(const PenContext *c, const Poster *g);

/* What has no day, below its month's name: the label, and how far behind it the lines begin; 0: below it. */
bool poster_has_note(const CalendarSpec *spec, int month);
TextStyle poster_note_label(const PenContext *c, const Poster *g);
double poster_note_indent(const CalendarSpec *spec, const PenContext *c, const Poster *g);
FittedText poster_note(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Poster *g, int month);
double poster_note_height(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Poster *g, int month);

/* A day's number, and "+2" beside it or below. */
TextStyle poster_number_style(const CalendarSpec *spec, const PenContext *c, const Poster *g, int month, int day);
double poster_number_width(const CalendarSpec *spec, const PenContext *c, Arena *arena, const Poster *g, int month,
                           int day);
TextStyle poster_more_style(const PenContext *c, const Poster *g);
const char *poster_more(const PenContext *c, Arena *arena, const Poster *g, int month, int day);

#endif
