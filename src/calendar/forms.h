#ifndef CALENDAR_FORMS_H
#define CALENDAR_FORMS_H
/* What the files of this room share: a row a form. */
#include "calendar/calendar.h"

typedef struct FormRow {
    void (*measure)(const CalendarSpec *spec, const PenContext *c, double width, CalendarSize *out);
    void (*draw)(const CalendarSpec *spec, const Pen *pen, const CalendarListener *listener);
    bool table;
} FormRow;

extern const FormRow month_form, year_form, side_form;

bool is_weekend(const CalendarSpec *spec, Date day);
bool is_holiday(const CalendarSpec *spec, Date day);
/* "Constitution Day; Victory Day"; NULL on any other day. */
const char *holiday_names(const CalendarSpec *spec, const Lang *lang, Arena *arena, Date day);
/* A theme's style in another size. */
TextStyle sized(TextStyle style, double size);
/*
 * As pen_text and pen_fitted from the start of the line, each line with a space behind it: read aloud, words stay
 * apart.
 */
void say(const Pen *pen, Arena *arena, double x, double y, const char *text, const TextStyle *style);
void say_lines(const Pen *pen, Arena *arena, double x, double y, double leading, const FittedText *text);
/* The same; with `end` every line ends at x, the last one `more` before it. */
void say_lines_at(const Pen *pen, Arena *arena, double x, double y, double leading, const FittedText *text, bool end,
                  double more);
enum { CALENDAR_ROWS = 12 };            /* no grid has more */
/* Tops of rows, and the last one's bottom: equal heights; rows that need more get it, and the others share the rest. */
void share_height(const double *need, int rows, double height, double top, double *y);
/*
 * An event that goes on in the cell told last, while its words stand in another: `part` of what stands for it there, in
 * the colour that it has already, is read as its title. Comes last in its cell.
 */
void tell_going_on(const Pen *pen, const CalendarListener *listener, const CalendarItem *item, Rect part,
                   Colour colour);
const char *day_number(const PenContext *c, Arena *arena, int day);
/* A name that stands alone, as above a column: "Janvier", where the language writes "janvier" in a sentence. */
const char *standing_alone(Arena *arena, const char *name);

#endif
