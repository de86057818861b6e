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

/* From the row wished for downwards, then upwards; -1: no run of that length. */
static int
free_rows(const Rows *rows, int month, int from, int length, int days)
{
    for (int row = from; row + length <= days; row++)
        if (is_free(rows, month, row, row + length - 1))
            return row;
    for (int row = MIN(from, days - length); row >= 0; row--)
        if (is_free(rows, month, row, row + length - 1))
            return row;
    return -1;
}

static void
take_rows(Rows *rows, GArray *pieces, CalendarPiece piece)
{
    for (int row = piece.from; row <= piece.to; row++)
        rows->taken[piece.week][row] = true;
    g_array_append_val(pieces, piece);
}

/*
 * What takes several days comes first, as it can least be moved; then what finds its own day free; what must move comes
 * last, so that it takes no other's day.
 */
typedef enum Turn { TURN_SEVERAL, TURN_ON_ITS_DAY, TURN_MOVED, TURN_COUNT } Turn;

/* An event's days in one month; moved where they are taken. `spoken`: no earlier part is shown. */
static bool
place_in_month(Rows *rows, GArray *pieces, const CalendarSpec *spec, size_t item, int month, int least, bool spoken,
               Turn turn)
{
    int32_t first = date_to_days((Date){ (int16_t)spec->year, (uint8_t)(month + 1), 1 });
    int days = date_days_in_month(spec->year, month + 1);
    int from = date_to_days(spec->items[item].first) - first, to = date_to_days(spec->items[item].last) - first;
    CalendarPiece piece = { .item = item, .week = month, .begins = from >= 0, .ends = to < days, .spoken = spoken };
    bool several = to > from;

    piece.from = MAX(from, 0);
    piece.to = several ? MIN(to, days - 1) : MIN(piece.from + least - 1, MAX(piece.from + 1, days - 1));
    if (piece.to >= days || !is_free(rows, month, piece.from, piece.to)) {
        int row = turn == TURN_ON_ITS_DAY ? -1 : free_rows(rows, month, piece.from, least, days);

        if (row < 0)
            return false;
        piece.moved = row != piece.from || several;
        piece.from = row;
        piece.to = row + least - 1;
    }
    take_rows(rows, pieces, piece);
    return true;
}

/* Its months of the year; false when one of them had no room. */
static bool
place_in_year(Rows *rows, GArray *pieces, const CalendarSpec *spec, size_t index, int least, Turn turn)
{
    const CalendarItem *item = &spec->items[index];
    int first = item->first.year < spec->year ? 0 : item->first.month - 1,
        last = item->last.year > spec->year ? 11 : item->last.month - 1;
    bool whole = true, shown = false;

    for (int month = first; month <= last; month++) {
        bool placed = place_in_month(rows, pieces, spec, index, month, least, !shown, turn);

        whole = placed && whole;
        shown = placed || shown;
    }
    return whole;
}

void
calendar_pack_year(CalendarSpec *spec, int least, Arena *arena, const size_t **left, size_t *left_count)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(CalendarPiece)),
                      rest = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree bool *placed = g_new0(bool, spec->count + 1);
    Rows rows = { 0 };

    for (Turn turn = 0; turn < TURN_COUNT; turn++)
        for (size_t i = 0; i < spec->count; i++) {
            const CalendarItem *item = &spec->items[i];
            bool several = date_compare(item->last, item->first) > 0;

            if (several != (turn == TURN_SEVERAL) || placed[i] || item->first.year > spec->year ||
                item->last.year < spec->year)
                continue;
            placed[i] = place_in_year(&rows, pieces, spec, i, least, turn);
            if (!placed[i] && turn != TURN_ON_ITS_DAY)
                g_array_append_val(rest, i);
        }
    spec->pieces = arena_memdup(arena, pieces->data, sizeof(CalendarPiece) * pieces->len);
    spec->piece_count = pieces->len;
    *left = arena_memdup(arena, rest->data, sizeof(size_t) * rest->len);
    *left_count = rest->len;
}
