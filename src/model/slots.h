#ifndef MODEL_SLOTS_H
#define MODEL_SLOTS_H
/*
 * Where figures stand in time. A slot is a column of a table or a place on an axis: a calendar year, a fiscal year, or
 * what a year is parted into. A flow stands only in a slot that is its period, whatever that is; what is told of a day
 * stands in the slot that holds the day.
 */
#include "model/view.h"

/* Half-years, quarters, months and weeks, and not single days. */
bool frequency_parts_year(Frequency frequency);
/*
 * How often a series is told: by the measure's own frequency; else, of a flow, by the shortest of its periods, of a
 * stock by the shortest of those of which two end in one year; else by years.
 */
Frequency series_frequency(const Measure *measure, const Figure *series, size_t count, YearStart start);
/*
 * Whether a slot without a figure is a gap: of a flow, of what is told by years, and of what says how often it is told.
 * A stock that was told in March and in June lacks nothing between.
 */
bool series_has_gaps(const Measure *measure, Frequency frequency);
/* Of a figure of that period, in a series of that frequency. */
Period series_slot(const Measure *measure, Period period, Frequency frequency, YearStart start);
/* The last figure in the slot, or NULL. */
const Figure *series_in_slot(const Measure *measure, const Figure *series, size_t count, Frequency frequency,
                             Period slot, YearStart start);
/*
 * Is it one of a row, in which period_next() tells the one after it? Not a range of any length, and not a calendar
 * month where months start with the reporting year in the midst of one.
 */
bool slot_has_next(Period slot, YearStart start);
/* Slots as a GArray of Period: one more, unless it is there; and, in order, those between that have no figure. */
void slots_add(GArray *slots, Period slot);
void slots_fill(GArray *slots, YearStart start);

enum { COLUMN_YEARS = 60 };             /* as many years back from the as-of day's can be columns */
/*
 * The columns of a table with a row an area, the oldest first: calendar years in which an area has a figure, or one
 * that stands; or quarters, months, fiscal years … in which one has, and those between, as often as the measure is
 * told of the area of which it is told most often.
 */
typedef struct Columns { Frequency frequency; bool are_years; const Period *slots; size_t count; } Columns;
const Columns *view_columns(View *view, const Measure *measure);

#endif
