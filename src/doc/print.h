#ifndef DOC_PRINT_H
#define DOC_PRINT_H
/* How values stand in the printed document: " name=value", left out where there is nothing to say. */
#include <glib.h>
#include "doc/doc.h"

void print_quoted(GString *out, const char *text);
void print_word(GString *out, const char *name, const char *word);          /* NULL or "": left out */
void print_text(GString *out, const char *name, const char *text);          /* quoted; NULL: left out */
void print_number(GString *out, const char *name, double value);            /* 0: left out */
void print_count(GString *out, const char *name, size_t value);             /* always */
void print_colour(GString *out, const char *name, Colour colour);           /* unset: left out */
void print_flag(GString *out, const char *name, bool set);
/* The spec's values, after its name on the line; rows of values on lines of their own, indented by `depth`. */
void print_calendar_spec(GString *out, const CalendarSpec *spec, int depth);
void print_chart_spec(GString *out, const ChartSpec *spec, int depth);

#endif
