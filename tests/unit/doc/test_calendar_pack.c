/*
 * Grids, weeks, lanes and rows. Grids and weeks are held against GLib's calendar over two centuries; lanes and rows are
 * worked by hand, and what must hold of any packing is tried on drawn lots, the same at every run.
 */
#include "assert.h"
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include "doc/calendar_spec.h"

enum { FIRST = 1900, LAST = 2100, MOST_ITEMS = 48 };

static Date
day(const char *text)
{
    Date date = DATE_NONE;

    assert_true(date_parse(text, &date));
    return date;
}

/* ---- grids ---- */

typedef struct GridCase { const char *name; int year, month, first_weekday; const char *first; int weeks; } GridCase;

/*
 * By `date -d`: 1 September 2018 is a Saturday, 1 February 2021 a Monday, 1 February 2026 a Sunday, 1 May 2021 a
 * Saturday.
 */
static const GridCase grid_cases[] = {
    { "five weeks from a Monday",                    2018, 9, 1, "2018-08-27", 5 },
    { "six weeks from a Sunday",                     2018, 9, 7, "2018-08-26", 6 },
    { "the first of the month opens a Saturday week", 2018, 9, 6, "2018-09-01", 5 },
    { "28 days that fill four weeks of Mondays",     2021, 2, 1, "2021-02-01", 4 },
    { "28 days that fill four weeks of Sundays",     2026, 2, 7, "2026-02-01", 4 },
    { "the same month in five weeks of Mondays",     2026, 2, 1, "2026-01-26", 5 },
    { "six weeks from a Monday",                     2021, 5, 1, "2021-04-26", 6 },
    { "a leap February over five weeks",             2016, 2, 1, "2016-02-01", 5 },
    { "January reaches back into the year before",   2019, 1, 1, "2018-12-31", 5 },
};

static void
a_grid_holds_its_month(void **state)
{
    const GridCase *c = *state;

    assert_true(date_equal(calendar_grid_first(c->year, c->month, c->first_weekday), day(c->first)));
    assert_int_equal(calendar_grid_weeks(c->year, c->month, c->first_weekday), c->weeks);
}

static int32_t
glib_days(int year, int month, int day_of_month)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day_of_month, (GDateMonth)month, (GDateYear)year);
    return (int32_t)g_date_get_julian(&date) - 719163;      /* GLib's number of 1 January 1970 */
}

static void
every_grid_begins_on_its_weekday_and_is_no_longer_than_needed(void **state)
{
    (void)state;
    for (int year = FIRST; year <= LAST; year++)
        for (int month = 1; month <= 12; month++)
            for (int weekday = 1; weekday <= 7; weekday++) {
                int32_t first = date_to_days(calendar_grid_first(year, month, weekday)),
                        one = glib_days(year, month, 1);
                int32_t last = glib_days(year, month, g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
                int weeks = calendar_grid_weeks(year, month, weekday);
                GDate date;

                g_date_clear(&date, 1);
                g_date_set_julian(&date, (guint32)(first + 719163));
                assert_int_equal(g_date_get_weekday(&date), weekday);
                assert_in_range(one - first, 0, 6);
                assert_true(last < first + 7 * weeks && last >= first + 7 * (weeks - 1));
            }
}

/* ---- weeks of ISO 8601 ---- */

typedef struct WeekCase { const char *name, *day; int want; } WeekCase;

/* Examples published with the article "ISO week date" of Wikipedia, and the years of 53 weeks from its list. */
static const WeekCase week_cases[] = {
    { "2005-01-01 is of 2004-W53", "2005-01-01", 53 },
    { "2005-01-02 is of 2004-W53", "2005-01-02", 53 },
    { "2005-12-31 is of 2005-W52", "2005-12-31", 52 },
    { "2006-01-01 is of 2005-W52", "2006-01-01", 52 },
    { "2006-01-02 is of 2006-W01", "2006-01-02", 1 },
    { "2006-12-31 is of 2006-W52", "2006-12-31", 52 },
    { "2007-01-01 is of 2007-W01", "2007-01-01", 1 },
    { "2007-12-30 is of 2007-W52", "2007-12-30", 52 },
    { "2007-12-31 is of 2008-W01", "2007-12-31", 1 },
    { "2008-12-28 is of 2008-W52", "2008-12-28", 52 },
    { "2008-12-29 is of 2009-W01", "2008-12-29", 1 },
    { "2009-12-31 is of 2009-W53", "2009-12-31", 53 },
    { "2010-01-03 is of 2009-W53", "2010-01-03", 53 },
    { "2010-01-04 is of 2010-W01", "2010-01-04", 1 },
    { "1903 has 53 weeks", "1903-12-31", 53 },
    { "1908 has 53 weeks", "1908-12-31", 53 },
    { "2004 has 53 weeks", "2004-12-31", 53 },
    { "2015 has 53 weeks", "2015-12-31", 53 },
    { "2020 has 53 weeks", "2020-12-31", 53 },
    { "2026 has 53 weeks", "2026-12-31", 53 },
    { "2016 has 52: its last Saturday", "2016-12-31", 52 },
    { "2018 has 52: its last day is of 2019", "2018-12-31", 1 },
};

static void
a_day_has_its_week(void **state)
{
    const WeekCase *c = *state;

    assert_int_equal(calendar_iso_week(day(c->day)), c->want);
}

static void
every_day_has_the_week_that_glib_gives_it(void **state)
{
    int32_t last = glib_days(LAST, 12, 31);

    (void)state;
    for (int32_t at = glib_days(FIRST, 1, 1); at <= last; at++) {
        GDate date;

        g_date_clear(&date, 1);
        g_date_set_julian(&date, (guint32)(at + 719163));
        assert_int_equal(calendar_iso_week(date_from_days(at)), g_date_get_iso8601_week_of_year(&date));
    }
}

/* ---- packings as text ---- */

typedef struct PackCase {
    const char *name;
    int year, month, first_weekday;
    const char *days[MOST_ITEMS][2];    /* first, last; last NULL: one day */
    const char *want;                   /* "item/week/lane/from-to flags", one after the other; "left", indices */
} PackCase;

/* b: begins, e: ends, s: spoken, m: moved. */
static char *
printed(const CalendarSpec *spec, const size_t *left, size_t left_count)
{
    GString *out = g_string_new(NULL);

    for (size_t i = 0; i < spec->piece_count; i++) {
        const CalendarPiece *p = &spec->pieces[i];

        g_string_append_printf(out, "%s%zu/%d/%d/%d-%d %s%s%s%s", out->len > 0 ? ", " : "", p->item, p->week, p->lane,
                               p->from, p->to, p->begins ? "b" : "", p->ends ? "e" : "", p->spoken ? "s" : "",
                               p->begins || p->ends || p->spoken ? "" : "-");
    }
    for (size_t i = 0; i < left_count; i++)
        g_string_append_printf(out, "%s%zu", i == 0 ? (out->len > 0 ? "; left " : "left ") : " ", left[i]);
    return g_string_free(out, FALSE);
}

static void
pack(const PackCase *c, bool poster)
{
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[MOST_ITEMS];
    CalendarSpec spec = { .form = poster ? CALENDAR_YEAR : CALENDAR_MONTH,
                          .year = c->year,
                          .month = c->month,
                          .first_weekday = c->first_weekday,
                          .items = items };
    const size_t *left;
    size_t left_count;
    g_autofree char *got = NULL;

    memset(items, 0, sizeof items);
    for (; spec.count < MOST_ITEMS && c->days[spec.count][0] != NULL; spec.count++) {
        items[spec.count].first = day(c->days[spec.count][0]);
        items[spec.count].last = day(c->days[spec.count][c->days[spec.count][1] == NULL ? 0 : 1]);
    }
    if (poster)
        calendar_pack_year(&spec, arena, &left, &left_count);
    else
        calendar_pack_month(&spec, arena, &left, &left_count);
    got = printed(&spec, left, left_count);
    assert_string_equal(got, c->want);
}

/* September 2018, weeks from Monday: 27 Aug – 2 Sep, 3–9, 10–16, 17–23, 24–30. */
static const PackCase month_cases[] = {
    { "no event", 2018, 9, 1, { { NULL } }, "" },
    { "one day, a Thursday", 2018, 9, 1, { { "2018-09-06" } }, "0/1/0/3-3 bes" },
    { "Monday to Wednesday", 2018, 9, 1, { { "2018-09-03", "2018-09-05" } }, "0/1/0/0-2 bes" },
    { "over a week's end", 2018, 9, 1, { { "2018-09-07", "2018-09-11" } }, "0/1/0/4-6 bs, 0/2/0/0-1 e" },
    { "an event keeps its lane though a lower one is free",
      2018,
      9,
      1,
      { { "2018-09-03", "2018-09-08" }, { "2018-09-04", "2018-09-12" }, { "2018-09-10" } },
      "0/1/0/0-5 bes, 1/1/1/1-6 bs, 1/2/1/0-2 e, 2/2/0/0-0 bes" },
    { "what goes on comes before what begins on the Monday",
      2018,
      9,
      1,
      { { "2018-09-09", "2018-09-10" }, { "2018-09-10" }, { "2018-09-10" }, { "2018-09-10" } },
      "0/1/0/6-6 bs, 0/2/0/0-0 e, 1/2/1/0-0 bes, 2/2/2/0-0 bes; left 3" },
    { "a lane is taken again when its event is over",
      2018,
      9,
      1,
      { { "2018-09-03", "2018-09-04" }, { "2018-09-05", "2018-09-06" } },
      "0/1/0/0-1 bes, 1/1/0/2-3 bes" },
    { "of what begins on a day what takes several leads",
      2018,
      9,
      1,
      { { "2018-09-03" }, { "2018-09-03", "2018-09-04" }, { "2018-09-05" } },
      "1/1/0/0-1 bes, 0/1/1/0-0 bes, 2/1/0/2-2 bes" },
    { "a shared day parts them",
      2018,
      9,
      1,
      { { "2018-09-03", "2018-09-05" }, { "2018-09-05", "2018-09-06" } },
      "0/1/0/0-2 bes, 1/1/1/2-3 bes" },
    { "the fourth of a day finds no lane",
      2018,
      9,
      1,
      { { "2018-09-05" }, { "2018-09-05" }, { "2018-09-05" }, { "2018-09-05" } },
      "0/1/0/2-2 bes, 1/1/1/2-2 bes, 2/1/2/2-2 bes; left 3" },
    { "no lane in the first week: shown and spoken in the second, and told as left",
      2018,
      9,
      1,
      { { "2018-09-07", "2018-09-08" }, { "2018-09-07", "2018-09-08" }, { "2018-09-07", "2018-09-08" },
        { "2018-09-08", "2018-09-11" } },
      "0/1/0/4-5 bes, 1/1/1/4-5 bes, 2/1/2/4-5 bes, 3/2/0/0-1 es; left 3" },
    { "from the month before", 2018, 9, 1, { { "2018-08-20", "2018-09-04" } }, "0/0/0/0-6 s, 0/1/0/0-1 e" },
    { "from the grid's own days before the month", 2018, 9, 1, { { "2018-08-30", "2018-09-01" } }, "0/0/0/3-5 bes" },
    { "into the month after", 2018, 9, 1, { { "2018-09-28", "2018-10-09" } }, "0/4/0/4-6 bs" },
    { "on the grid but in the month before", 2018, 9, 1, { { "2018-08-28", "2018-08-31" } }, "" },
    { "longer than the year",
      2018,
      9,
      1,
      { { "2017-06-01", "2019-06-01" } },
      "0/0/0/0-6 s, 0/1/0/0-6 -, 0/2/0/0-6 -, 0/3/0/0-6 -, 0/4/0/0-6 -" },
    { "four weeks: February 2021 from Monday",
      2021,
      2,
      1,
      { { "2021-02-01" }, { "2021-02-28" }, { "2021-03-01" } },
      "0/0/0/0-0 bes, 1/3/0/6-6 bes" },
    { "four weeks: February 2026 from Sunday",
      2026,
      2,
      7,
      { { "2026-02-01" }, { "2026-02-28" } },
      "0/0/0/0-0 bes, 1/3/0/6-6 bes" },
    { "six weeks: September 2018 from Sunday",
      2018,
      9,
      7,
      { { "2018-09-01" }, { "2018-09-30" } },
      "0/0/0/6-6 bes, 1/5/0/0-0 bes" },
    { "over the weekend of a Sunday week",
      2018,
      9,
      7,
      { { "2018-09-08", "2018-09-09" } },
      "0/1/0/6-6 bs, 0/2/0/0-0 e" },
    { "from Saturday",
      2018,
      9,
      6,
      { { "2018-09-01" }, { "2018-09-29", "2018-09-30" } },
      "0/0/0/0-0 bes, 1/4/0/0-1 bes" },
    { "over the year's end", 2018, 12, 1, { { "2018-12-30", "2019-01-02" } }, "0/4/0/6-6 bs, 0/5/0/0-2 e" },
};

/*
 * Every event has its own days, in each of its months or in none. Days count from 0: the tenth of a month is 9. By
 * hand: words without letters take one column and one line, a bar a line more, and a month has nine.
 */
static const PackCase year_cases[] = {
    { "no event", 2018, 0, 1, { { NULL } }, "" },
    { "one day", 2018, 0, 1, { { "2018-03-10" } }, "0/2/0/9-9 bes" },
    { "the last of a month", 2018, 0, 1, { { "2018-03-31" } }, "0/2/0/30-30 bes" },
    { "the last of 29 days", 2020, 0, 1, { { "2020-02-29" } }, "0/1/0/28-28 bes" },
    { "the last column of all", 2018, 0, 1, { { "2018-07-31" } }, "0/6/0/30-30 bes" },
    { "the same in a week from Saturday", 2018, 0, 6, { { "2018-07-31" } }, "0/6/0/30-30 bes" },
    { "neighbours",
      2018,
      0,
      1,
      { { "2018-03-09" }, { "2018-03-10" } },
      "0/2/0/8-8 bes, 1/2/0/9-9 bes" },
    { "several days", 2018, 0, 1, { { "2018-03-03", "2018-03-05" } }, "0/2/0/2-4 bes" },
    { "two of a day", 2018, 0, 1, { { "2018-03-10" }, { "2018-03-10" } }, "0/2/0/9-9 bes, 1/2/0/9-9 bes" },
    { "the tenth of a day is left",
      2018,
      0,
      1,
      { { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" },
        { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" } },
      "0/2/0/9-9 bes, 1/2/0/9-9 bes, 2/2/0/9-9 bes, 3/2/0/9-9 bes, 4/2/0/9-9 bes, 5/2/0/9-9 bes, 6/2/0/9-9 bes, "
      "7/2/0/9-9 bes, 8/2/0/9-9 bes; left 9" },
    { "several days come before one",
      2018,
      0,
      1,
      { { "2018-03-03" }, { "2018-03-03", "2018-03-05" } },
      "1/2/0/2-4 bes, 0/2/0/2-2 bes" },
    { "two that overlap",
      2018,
      0,
      1,
      { { "2018-03-03", "2018-03-05" }, { "2018-03-04", "2018-03-08" } },
      "0/2/0/2-4 bes, 1/2/0/3-7 bes" },
    { "the fifth of those is left",
      2018,
      0,
      1,
      { { "2018-03-03", "2018-03-05" }, { "2018-03-04", "2018-03-08" }, { "2018-03-05", "2018-03-08" },
        { "2018-03-05", "2018-03-09" }, { "2018-03-05", "2018-03-09" } },
      "0/2/0/2-4 bes, 1/2/0/3-7 bes, 2/2/0/4-7 bes, 3/2/0/4-8 bes; left 4" },
    { "over a month's end", 2018, 0, 1, { { "2018-01-30", "2018-02-02" } }, "0/0/0/29-30 bs, 0/1/0/0-1 e" },
    { "from the year before", 2018, 0, 1, { { "2017-12-30", "2018-01-02" } }, "0/0/0/0-1 es" },
    { "into the year after", 2018, 0, 1, { { "2018-12-30", "2019-01-02" } }, "0/11/0/29-30 bs" },
    { "another year's", 2018, 0, 1, { { "2017-12-31" }, { "2019-01-01" } }, "" },
    { "no room in its first month: in neither",
      2018,
      0,
      1,
      { { "2018-01-01", "2018-01-31" }, { "2018-01-01", "2018-01-31" }, { "2018-01-01", "2018-01-31" },
        { "2018-01-01", "2018-01-31" }, { "2018-01-20", "2018-02-03" } },
      "0/0/0/0-30 bes, 1/0/0/0-30 bes, 2/0/0/0-30 bes, 3/0/0/0-30 bes; left 4" },
};

/* By hand, five letters a column: 50 letters take ten columns and one line, or six and two. */
static void
words_take_their_room(void **state)
{
    static const char fifty[] = "12345678901234567890123456789012345678901234567890";
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[12] = { 0 };
    CalendarSpec spec = { .form = CALENDAR_YEAR, .year = 2018, .first_weekday = 1, .items = items, .count = 12 };
    const size_t *left;
    size_t left_count;

    (void)state;
    for (int i = 0; i < 12; i++) {
        items[i].first = items[i].last = (Date){ 2018, 1, (uint8_t)(10 + i / 11) };
        items[i].title = fifty;
    }
    /* nine of the tenth, each on a line over it */
    calendar_pack_year(&spec, arena, &left, &left_count);
    assert_int_equal(spec.piece_count, 9);
    assert_int_equal(left_count, 3);
    /* on the 22nd, twelve columns on, there is room again */
    for (int i = 9; i < 12; i++)
        items[i].first = items[i].last = (Date){ 2018, 1, 22 };
    calendar_pack_year(&spec, arena, &left, &left_count);
    assert_int_equal(spec.piece_count, 12);
    assert_int_equal(left_count, 0);
}

static void
a_month_is_packed(void **state)
{
    pack(*state, false);
}

static void
a_poster_is_packed(void **state)
{
    pack(*state, true);
}

/* ---- what holds of any packing ---- */

typedef struct Lot {
    CalendarItem items[400];
    CalendarSpec spec;
    const size_t *left;
    size_t left_count;
    int32_t first, last;
} Lot;

/* A small generator of its own, so that the lots are the same on every machine. */
static unsigned
draw(uint32_t *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static int
by_first(const void *a, const void *b)
{
    return date_compare(((const CalendarItem *)a)->first, ((const CalendarItem *)b)->first);
}

/* Events around [from, to], some long, most short. */
static void
draw_lot(Lot *lot, uint32_t *seed, int32_t from, int32_t to)
{
    memset(lot->items, 0, sizeof lot->items);
    lot->spec.items = lot->items;
    lot->spec.count = draw(seed, MOST_ITEMS);
    for (size_t i = 0; i < lot->spec.count; i++) {
        int32_t at = from - 12 + (int32_t)draw(seed, (unsigned)(to - from + 24));
        unsigned kind = draw(seed, 10);

        lot->items[i].first = date_from_days(at);
        lot->items[i].last = date_from_days(at + (int32_t)(kind < 5 ? 0 : kind < 9 ? draw(seed, 9) : draw(seed, 420)));
    }
    qsort(lot->items, lot->spec.count, sizeof(CalendarItem), by_first);
    lot->first = from;
    lot->last = to;
}

static bool
is_left(const Lot *lot, size_t item)
{
    size_t found = 0;

    for (size_t i = 0; i < lot->left_count; i++)
        found += lot->left[i] == item;
    assert_in_range(found, 0, 1);
    return found == 1;
}

/* How many pieces of an item there are; of them the first in time speaks, and no other. */
static int
pieces_of(const Lot *lot, size_t item)
{
    const CalendarPiece *first = NULL, *speaks = NULL;
    int count = 0, spoken = 0;

    for (size_t i = 0; i < lot->spec.piece_count; i++) {
        const CalendarPiece *p = &lot->spec.pieces[i];

        if (p->item != item)
            continue;
        count++;
        if (first == NULL || p->week < first->week)
            first = p;
        if (p->spoken) {
            spoken++;
            speaks = p;
        }
    }
    assert_int_equal(spoken, count > 0);
    assert_ptr_equal(speaks, first);
    return count;
}

/* Whole or told as left; outside neither. `parts`: weeks or months that its days reach into. */
static void
check_whole(const Lot *lot, size_t item, int parts)
{
    int32_t first = date_to_days(lot->items[item].first), last = date_to_days(lot->items[item].last);
    int count = pieces_of(lot, item);

    if (last < lot->first || first > lot->last) {
        assert_int_equal(count, 0);
        assert_false(is_left(lot, item));
    } else {
        assert_int_equal(is_left(lot, item), count < parts);
        assert_true(count <= parts);
    }
}

static const CalendarPiece *
piece_in(const Lot *lot, int week, int lane, int column)
{
    const CalendarPiece *found = NULL;

    for (size_t i = 0; i < lot->spec.piece_count; i++) {
        const CalendarPiece *p = &lot->spec.pieces[i];

        if (p->week == week && p->lane == lane && p->from <= column && p->to >= column) {
            assert_null(found);
            found = p;
        }
    }
    return found;
}

/* Each piece is its event's days within the week. */
static void
check_week_pieces(const Lot *lot, int32_t grid)
{
    for (size_t i = 0; i < lot->spec.piece_count; i++) {
        const CalendarPiece *p = &lot->spec.pieces[i];
        int32_t first = date_to_days(lot->items[p->item].first), last = date_to_days(lot->items[p->item].last),
                monday = grid + 7 * p->week;

        assert_int_equal(p->from, first <= monday ? 0 : first - monday);
        assert_int_equal(p->to, last >= monday + 6 ? 6 : last - monday);
        assert_int_equal(p->begins, first >= monday);
        assert_int_equal(p->ends, last <= monday + 6);
        assert_in_range(p->lane, 0, CALENDAR_LANES - 1);
    }
}

/* In a week where it has no piece, three others stand on its first day. */
static void
check_refusals(const Lot *lot, int32_t grid, int weeks)
{
    for (size_t n = 0; n < lot->left_count; n++)
        for (int week = 0; week < weeks; week++) {
            int32_t first = date_to_days(lot->items[lot->left[n]].first),
                    last = date_to_days(lot->items[lot->left[n]].last), monday = grid + 7 * week;
            bool shown = false;

            if (last < monday || first > monday + 6)
                continue;
            for (size_t i = 0; i < lot->spec.piece_count; i++)
                shown = shown || (lot->spec.pieces[i].item == lot->left[n] && lot->spec.pieces[i].week == week);
            for (int lane = 0; !shown && lane < CALENDAR_LANES; lane++)
                assert_non_null(piece_in(lot, week, lane, first <= monday ? 0 : first - monday));
        }
}

static void
check_month(const Lot *lot)
{
    int32_t grid = date_to_days(calendar_grid_first(lot->spec.year, lot->spec.month, lot->spec.first_weekday));
    int weeks = calendar_grid_weeks(lot->spec.year, lot->spec.month, lot->spec.first_weekday);

    check_week_pieces(lot, grid);
    for (int week = 0; week < weeks; week++)
        for (int lane = 0; lane < CALENDAR_LANES; lane++)
            for (int column = 0; column < 7; column++)
                piece_in(lot, week, lane, column);
    for (size_t i = 0; i < lot->spec.count; i++) {
        int32_t first = date_to_days(lot->items[i].first), last = date_to_days(lot->items[i].last);

        check_whole(lot, i, (MIN(last, grid + 7 * weeks - 1) - grid) / 7 - (MAX(first, grid) - grid) / 7 + 1);
    }
    check_refusals(lot, grid, weeks);
}

static void
no_lot_of_a_month_loses_or_doubles_an_event(void **state)
{
    uint32_t seed = 2018;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        g_autoptr(Arena) arena = arena_new();
        Lot lot = { .spec = { .form = CALENDAR_MONTH } };

        lot.spec.year = 1990 + (int)draw(&seed, 50);
        lot.spec.month = 1 + (int)draw(&seed, 12);
        lot.spec.first_weekday = 1 + (int)draw(&seed, 7);
        draw_lot(&lot, &seed, glib_days(lot.spec.year, lot.spec.month, 1),
                 glib_days(lot.spec.year, lot.spec.month, date_days_in_month(lot.spec.year, lot.spec.month)));
        calendar_pack_month(&lot.spec, arena, &lot.left, &lot.left_count);
        check_month(&lot);
    }
}

/* On its own days, and nothing leaves its month. */
static void
check_month_rows(const Lot *lot)
{
    for (size_t i = 0; i < lot->spec.piece_count; i++) {
        const CalendarPiece *p = &lot->spec.pieces[i];
        const CalendarItem *item = &lot->items[p->item];
        int days = date_days_in_month(lot->spec.year, p->week + 1);
        int32_t month = glib_days(lot->spec.year, p->week + 1, 1), first = date_to_days(item->first),
                last = date_to_days(item->last);

        assert_true(p->from >= 0 && p->from <= p->to && p->to < days);
        assert_int_equal(p->begins, first >= month);
        assert_int_equal(p->ends, last < month + days);
        assert_int_equal(p->from, first <= month ? 0 : first - month);
        assert_int_equal(p->to, last >= month + days ? days - 1 : last - month);
    }
}

/*
 * Where it is left one of its months has four others at least, or the year would have more than 38 lines: a piece takes
 * two at most, as does a month without any.
 */
static bool
is_refused_rightly(const Lot *lot, int from, int to)
{
    size_t pieces[12] = { 0 };

    for (size_t i = 0; i < lot->spec.piece_count; i++)
        pieces[lot->spec.pieces[i].week]++;
    for (int month = from; month <= to; month++)
        if (pieces[month] >= 4)
            return true;
    return 24 + 2 * (int)lot->spec.piece_count + 2 * (to - from + 1) > 38;
}

static void
check_year(const Lot *lot)
{
    check_month_rows(lot);
    for (size_t i = 0; i < lot->spec.count; i++) {
        Date first = lot->items[i].first, last = lot->items[i].last;
        int from = first.year < lot->spec.year ? 0 : first.month - 1,
            to = last.year > lot->spec.year ? 11 : last.month - 1;

        check_whole(lot, i, to - from + 1);
        if (is_left(lot, i)) {
            assert_int_equal(pieces_of(lot, i), 0);
            assert_true(is_refused_rightly(lot, from, to));
        }
    }
}

static void
no_lot_of_a_year_loses_or_doubles_an_event(void **state)
{
    uint32_t seed = 1997;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        g_autoptr(Arena) arena = arena_new();
        Lot lot = { .spec = { .form = CALENDAR_YEAR, .first_weekday = 1 } };
        int narrow = 1 + (int)draw(&seed, 12);

        lot.spec.year = 1990 + (int)draw(&seed, 50);
        /* crowded into a month and its neighbours, or over the year */
        draw_lot(&lot, &seed, glib_days(lot.spec.year, round % 2 == 0 ? 1 : narrow, 1),
                 glib_days(lot.spec.year, round % 2 == 0 ? 12 : narrow, 28));
        lot.first = glib_days(lot.spec.year, 1, 1);
        lot.last = glib_days(lot.spec.year, 12, 31);
        calendar_pack_year(&lot.spec, arena, &lot.left, &lot.left_count);
        check_year(&lot);
    }
}

/* Three lanes of a week, nine lines of a poster: the others are left, in their order. */
static void
four_hundred_on_a_day_are_shown_or_left(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    Lot lot = { .spec = { .form = CALENDAR_MONTH, .year = 2018, .month = 10, .first_weekday = 1, .count = 400 } };

    (void)state;
    lot.spec.items = lot.items;
    for (size_t i = 0; i < 400; i++)
        lot.items[i].first = lot.items[i].last = day("2018-10-01");
    calendar_pack_month(&lot.spec, arena, &lot.left, &lot.left_count);
    assert_int_equal(lot.spec.piece_count, 3);
    assert_int_equal(lot.left_count, 397);
    for (size_t i = 0; i < lot.left_count; i++)
        assert_int_equal(lot.left[i], i + 3);
    calendar_pack_year(&lot.spec, arena, &lot.left, &lot.left_count);
    assert_int_equal(lot.spec.piece_count, 9);
    assert_int_equal(lot.left_count, 391);
    for (size_t i = 0; i < lot.left_count; i++)
        assert_int_equal(lot.left[i], i + 9);
}

/* ---- signs ---- */

static void
a_sign_is_found_by_the_name_it_gives(void **state)
{
    EventSign found;

    (void)state;
    for (size_t i = 0; i < EVENT_SIGN_COUNT; i++) {
        assert_true(event_sign_find(event_sign_name((EventSign)i), &found));
        assert_int_equal(found, i);
    }
    assert_false(event_sign_find("holiday", &found));
    assert_false(event_sign_find("", &found));
}

int
main(void)
{
    struct CMUnitTest tests[96] = {
        cmocka_unit_test(every_grid_begins_on_its_weekday_and_is_no_longer_than_needed),
        cmocka_unit_test(every_day_has_the_week_that_glib_gives_it),
        cmocka_unit_test(no_lot_of_a_month_loses_or_doubles_an_event),
        cmocka_unit_test(no_lot_of_a_year_loses_or_doubles_an_event),
        cmocka_unit_test(four_hundred_on_a_day_are_shown_or_left),
        cmocka_unit_test(words_take_their_room),
        cmocka_unit_test(a_sign_is_found_by_the_name_it_gives),
    };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(grid_cases); i++)
        tests[count++] = row_test(a_grid_holds_its_month, grid_cases[i].name, &grid_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(week_cases); i++)
        tests[count++] = row_test(a_day_has_its_week, week_cases[i].name, &week_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(month_cases); i++)
        tests[count++] = row_test(a_month_is_packed, month_cases[i].name, &month_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(year_cases); i++)
        tests[count++] = row_test(a_poster_is_packed, year_cases[i].name, &year_cases[i]);
    return _cmocka_run_group_tests("packed calendars", tests, count, NULL, NULL);
}
