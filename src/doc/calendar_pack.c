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

static bool
has_several(const CalendarItem *item)
{
    return date_compare(item->last, item->first) > 0;
}

/* Items as they take their lanes: by first day, of one day what takes several before what takes one. */
static const size_t *
order_of_lanes(const CalendarSpec *spec, Arena *arena)
{
    size_t *order = arena_new0(arena, size_t, spec->count + 1), count = 0;

    for (size_t from = 0, to; from < spec->count; from = to) {
        for (to = from; to < spec->count && date_equal(spec->items[to].first, spec->items[from].first); to++)
            if (has_several(&spec->items[to]))
                order[count++] = to;
        for (size_t i = from; i < to; i++)
            if (!has_several(&spec->items[i]))
                order[count++] = i;
    }
    return order;
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
    const size_t *order = order_of_lanes(spec, arena);
    Lanes lanes = { 0 };

    for (size_t n = 0; n < spec->count; n++) {
        size_t i = order[n];
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

/*
 * Before a font is opened words are as long as their letters: LETTERS of them a day's column, on one to three lines,
 * over the days that follow or those before. A bar takes a line of its own. What the grid holds by that rule has room.
 * No month takes more than FIRST_LINES before all others had as much.
 */
enum { COLUMNS = 37, FIRST_LINES = 3, MONTH_LINES = 9, YEAR_LINES = 38, LETTERS = 5, ALL_LETTERS = 160, BREAKS = 3 };

typedef struct Skyline { int lines[12][COLUMNS]; } Skyline;     /* how far down each column of each month is taken */

static int
most_lines(const int *column, int from, int to)
{
    int most = 0;

    for (int i = from; i <= to; i++)
        most = MAX(most, column[i]);
    return most;
}

/* Sum of what the months take, a quiet one two lines. */
static int
lines_of_year(const Skyline *sky)
{
    int sum = 0;

    for (int month = 0; month < 12; month++)
        sum += MAX(most_lines(sky->lines[month], 0, COLUMNS - 1), 2);
    return sum;
}

/* Takes the place whose foot is highest; `at` to `end`: the columns of its days. False: all are below line `most`. */
static bool
take_place(int *column, int at, int end, int letters, bool bar, int most)
{
    int best = most + 1, from = 0, to = 0;

    for (int n = 0; n < 2 * BREAKS; n++) {
        int lines = n / 2 + 1, width = MIN((letters + lines * LETTERS - 1) / (lines * LETTERS) + (lines > 1), COLUMNS);
        int first = n % 2 == 0 ? MIN(at, COLUMNS - width) : MAX(end + 1 - width, 0), last = MAX(first + width - 1, end),
            foot;

        first = MIN(first, at);
        foot = most_lines(column, first, last) + lines + bar;
        if (foot < best) {
            best = foot;
            from = first;
            to = last;
        }
    }
    for (int i = from; best <= most && i <= to; i++)
        column[i] = best;
    return best <= most;
}

static int
letters_of(const CalendarItem *item)
{
    glong letters = (item->title == NULL ? 0 : g_utf8_strlen(item->title, -1)) +
                    (item->where == NULL ? 0 : g_utf8_strlen(item->where, -1) + 3);

    return (int)CLAMP(letters, 1, ALL_LETTERS);
}

/* An event's days in one month. */
static CalendarPiece
piece_in_month(const CalendarSpec *spec, size_t item, int month, bool spoken)
{
    int32_t first = date_to_days((Date){ (int16_t)spec->year, (uint8_t)(month + 1), 1 });
    int days = date_days_in_month(spec->year, month + 1);
    int from = date_to_days(spec->items[item].first) - first, to = date_to_days(spec->items[item].last) - first;

    return (CalendarPiece){ .item = item, .week = month, .from = MAX(from, 0), .to = MIN(to, days - 1),
                            .begins = from >= 0, .ends = to < days, .spoken = spoken };
}

/* Its months of the year, all of them or none. */
static bool
place_in_year(Skyline *sky, GArray *pieces, const CalendarSpec *spec, size_t index, int most)
{
    const CalendarItem *item = &spec->items[index];
    int first = item->first.year < spec->year ? 0 : item->first.month - 1,
        last = item->last.year > spec->year ? 11 : item->last.month - 1;
    Skyline before = *sky;
    guint count = pieces->len;

    for (int month = first; month <= last; month++) {
        CalendarPiece piece = piece_in_month(spec, index, month, month == first);
        Date one = { (int16_t)spec->year, (uint8_t)(month + 1), 1 };
        int column = (date_weekday(one) - spec->first_weekday + 7) % 7;

        if (!take_place(sky->lines[month], column + piece.from, column + piece.to, letters_of(item),
                        has_several(item), most) ||
            lines_of_year(sky) > YEAR_LINES) {
            *sky = before;
            g_array_set_size(pieces, count);
            return false;
        }
        g_array_append_val(pieces, piece);
    }
    return true;
}

/* What takes several days before what takes one, each in the order of the items. */
static int
by_length_and_item(const void *a, const void *b)
{
    const CalendarPiece *one = a, *other = b;
    bool day = one->begins && one->ends && one->from == one->to,
         other_day = other->begins && other->ends && other->from == other->to;

    if (day != other_day)
        return day - other_day;
    return one->item != other->item ? (one->item > other->item) - (one->item < other->item) : one->week - other->week;
}

/* What takes several days comes first: its bar says more than a line in a list. */
void
calendar_pack_year(CalendarSpec *spec, Arena *arena, const size_t **left, size_t *left_count)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, TRUE, sizeof(CalendarPiece)),
                      rest = g_array_new(FALSE, FALSE, sizeof(size_t));
    bool *placed = arena_new0(arena, bool, spec->count + 1);
    Skyline sky = { 0 };

    for (int round = 0; round < 4; round++)
        for (size_t i = 0; i < spec->count; i++) {
            const CalendarItem *item = &spec->items[i];

            if (placed[i] || has_several(item) != (round % 2 == 0) || item->first.year > spec->year ||
                item->last.year < spec->year)
                continue;
            placed[i] = place_in_year(&sky, pieces, spec, i, round < 2 ? FIRST_LINES : MONTH_LINES);
            if (!placed[i] && round >= 2)
                g_array_append_val(rest, i);
        }
    g_array_sort(pieces, by_length_and_item);
    spec->pieces = arena_memdup(arena, pieces->data, sizeof(CalendarPiece) * pieces->len);
    spec->piece_count = pieces->len;
    *left = arena_memdup(arena, rest->data, sizeof(size_t) * rest->len);
    *left_count = rest->len;
}
