/* Where the events of a calendar stand: arithmetic on days, before anything is measured or drawn. */
#include <glib.h>
#include <string.h>
#include "doc/calendar_spec.h"

static const char *const sign_names[EVENT_SIGN_COUNT] = {
    "meeting", "anniversary", "day", "launch", "vote", "deadline"
};

bool
event_sign_find(const char *name, EventSign *out)
{
    for (size_t i = 0; i < EVENT_SIGN_COUNT; i++)
        if (strcmp(sign_names[i], name) == 0) {
            *out = (EventSign)i;
            return true;
        }
    return false;
}

const char *
event_sign_name(EventSign sign)
{
    return sign_names[sign];
}

Date
calendar_grid_first(int year, int month, int first_weekday)
{
    Date first = { (int16_t)year, (uint8_t)month, 1 };

    return date_from_days(date_to_days(first) - (date_weekday(first) - first_weekday + 7) % 7);
}

bool
calendar_has_event(const CalendarSpec *spec, Date day)
{
    for (size_t i = 0; i < spec->count; i++)
        if (date_compare(spec->items[i].first, day) <= 0 && date_compare(spec->items[i].last, day) >= 0)
            return true;
    return false;
}

int
calendar_grid_weeks(int year, int month, int first_weekday)
{
    Date first = { (int16_t)year, (uint8_t)month, 1 };
    int before = date_to_days(first) - date_to_days(calendar_grid_first(year, month, first_weekday));

    return (before + date_days_in_month(year, month) + 6) / 7;
}

/* ISO 8601, 3.1.1.23: the week belongs to the year that its Thursday is in. */
int
calendar_iso_week(Date day)
{
    int32_t thursday = date_to_days(day) - date_weekday(day) + 4;
    Date first = { date_from_days(thursday).year, 1, 1 };

    return (thursday - date_to_days(first)) / 7 + 1;
}

/* ---- a month ---- */

typedef struct Lanes { int busy[CALENDAR_WEEKS][CALENDAR_LANES]; } Lanes;      /* first free column, by week and lane */

/* The lane wished for where it is free, else the first that is; -1: none. */
static int
free_lane(const Lanes *lanes, int week, int from, int wish)
{
    if (wish >= 0 && lanes->busy[week][wish] <= from)
        return wish;
    for (int lane = 0; lane < CALENDAR_LANES; lane++)
        if (lanes->busy[week][lane] <= from)
            return lane;
    return -1;
}

/* Takes lanes week by week; false when a week had none. `first`, `last`: days counted from the grid's first. */
static bool
place_in_weeks(Lanes *lanes, GArray *pieces, size_t item, int first, int last, int weeks)
{
    int lane = -1, from_week = MAX(first, 0) / 7, to_week = MIN(last, weeks * 7 - 1) / 7;
    bool whole = true, spoken = false;

    for (int week = from_week; week <= to_week; week++) {
        CalendarPiece piece = {
            .item = item, .week = week, .from = MAX(first - week * 7, 0), .to = MIN(last - week * 7, 6)
        };

        piece.begins = first >= week * 7;
        piece.ends = last < week * 7 + 7;
        piece.lane = lane = free_lane(lanes, week, piece.from, lane);
        if (lane < 0) {
            whole = false;
            continue;
        }
        lanes->busy[week][lane] = piece.to + 1;
        piece.spoken = !spoken;
        spoken = true;
        g_array_append_val(pieces, piece);
    }
    return whole;
}

void
calendar_pack_month(CalendarSpec *spec, Arena *arena, const size_t **left, size_t *left_count)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(CalendarPiece)),
                      rest = g_array_new(FALSE, FALSE, sizeof(size_t));
    int32_t grid = date_to_days(calendar_grid_first(spec->year, spec->month, spec->first_weekday));
    int32_t month = date_to_days((Date){ (int16_t)spec->year, (uint8_t)spec->month, 1 }),
            end = month + date_days_in_month(spec->year, spec->month) - 1;
    int weeks = calendar_grid_weeks(spec->year, spec->month, spec->first_weekday);
    Lanes lanes = { 0 };

    for (size_t i = 0; i < spec->count; i++) {
        int32_t first = date_to_days(spec->items[i].first), last = date_to_days(spec->items[i].last);

        if (last >= month && first <= end && !place_in_weeks(&lanes, pieces, i, first - grid, last - grid, weeks))
            g_array_append_val(rest, i);
    }
    spec->pieces = arena_memdup(arena, pieces->data, sizeof(CalendarPiece) * pieces->len);
    spec->piece_count = pieces->len;
    *left = arena_memdup(arena, rest->data, sizeof(size_t) * rest->len);
    *left_count = rest->len;
}

/* ---- a poster ---- */

typedef struct Rows { bool taken[12][POSTER_ROWS]; } Rows;

static bool
is_free(const Rows *rows, int month, int from, int to)
{
    for (int row = from; row <= to; row++)
        if (row < 0 || row >= POSTER_ROWS || rows->taken[month][row])
            return false;
    return true;
}

static void
take_rows(Rows *rows, GArray *pieces, CalendarPiece piece)
{
    for (int row = piece.from; row <= piece.to; row++)
        rows->taken[piece.week][row] = true;
    g_array_append_val(pieces, piece);
}

/* An event's days in one month, none of which another has. `spoken`: no earlier part is shown. */
static bool
place_in_month(Rows *rows, GArray *pieces, const CalendarSpec *spec, size_t item, int month, bool spoken)
{
    int32_t first = date_to_days((Date){ (int16_t)spec->year, (uint8_t)(month + 1), 1 });
    int days = date_days_in_month(spec->year, month + 1);
    int from = date_to_days(spec->items[item].first) - first, to = date_to_days(spec->items[item].last) - first;
    CalendarPiece piece = { .item = item, .week = month, .from = MAX(from, 0), .to = MIN(to, days - 1),
                            .begins = from >= 0, .ends = to < days, .spoken = spoken };

    if (!is_free(rows, month, piece.from, piece.to))
        return false;
    take_rows(rows, pieces, piece);
    return true;
}

/* Its months of the year; false when one of them had no room. */
static bool
place_in_year(Rows *rows, GArray *pieces, const CalendarSpec *spec, size_t index)
{
    const CalendarItem *item = &spec->items[index];
    int first = item->first.year < spec->year ? 0 : item->first.month - 1,
        last = item->last.year > spec->year ? 11 : item->last.month - 1;
    bool whole = true, shown = false;

    for (int month = first; month <= last; month++) {
        bool placed = place_in_month(rows, pieces, spec, index, month, !shown);

        whole = placed && whole;
        shown = placed || shown;
    }
    return whole;
}

/* What takes several days comes first: its block says more than a line in a list. */
void
calendar_pack_year(CalendarSpec *spec, Arena *arena, const size_t **left, size_t *left_count)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(CalendarPiece)),
                      rest = g_array_new(FALSE, FALSE, sizeof(size_t));
    Rows rows = { 0 };

    for (int several = 1; several >= 0; several--)
        for (size_t i = 0; i < spec->count; i++) {
            const CalendarItem *item = &spec->items[i];

            if ((date_compare(item->last, item->first) > 0) == (several == 1) && item->first.year <= spec->year &&
                item->last.year >= spec->year && !place_in_year(&rows, pieces, spec, i))
                g_array_append_val(rest, i);
        }
    spec->pieces = arena_memdup(arena, pieces->data, sizeof(CalendarPiece) * pieces->len);
    spec->piece_count = pieces->len;
    *left = arena_memdup(arena, rest->data, sizeof(size_t) * rest->len);
    *left_count = rest->len;
}
