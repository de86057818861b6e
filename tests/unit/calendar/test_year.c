/*
 * The poster by what it paints and tells. At 1,105.5 points it has its full size: the months' names take 0.128 of the
 * width, 37 days the rest of it in 2018, the weekdays' head 16. Words are of one of three sizes, the largest that fits.
 */
#include "drawing.h"

static const double width = 1105.5, height = 680, head = 16, names = 0.128 * 1105.5;
#define DAY ((width - names) / 37)

static CalendarSpec
poster_from(int year, int first_weekday, CalendarItem *items, size_t count, Arena *arena)
{
    CalendarSpec spec = { .form = CALENDAR_YEAR,
                          .title = "Calendar",
                          .year = year,
                          .first_weekday = first_weekday,
                          .weekend = 1u << 6 | 1u << 7,
                          .items = items,
                          .count = count,
                          .head_word = "Month",
                          .month_name = "",
                          .note_word = "TBC" };
    const size_t *left;
    size_t left_count;

    calendar_pack_year(&spec, arena, &left, &left_count);
    return spec;
}

static CalendarSpec
poster(int year, CalendarItem *items, size_t count, Arena *arena)
{
    return poster_from(year, 1, items, count, arena);
}

/* 0 a week's first day; by GLib's calendar. */
static int
weekday_of(int year, int month, int day, int first_weekday)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return ((int)g_date_get_weekday(&date) - first_weekday + 7) % 7;
}

/* The words of a day's cell: its column is its weekday's, counted on from the first week that any month has. */
static const char *
words_of(const Drawn *d, int year, int month, int day)
{
    return words_in(d, month, 1 + weekday_of(year, month, 1, 1) + day - 1);
}

/* ---- cells ---- */

static void
append_cell(GString *out, int row, int column, int span, bool header)
{
    g_string_append_printf(out, "%d,%d", row, column);
    if (span > 1)
        g_string_append_printf(out, "x%d", span);
    g_string_append(out, header ? "h " : " ");
}

/* A month's name, or what has no day behind it, reaches to the first day, and the last day to the end of the row. */
static void
append_month(GString *out, int month, int notes, bool noted)
{
    int first = weekday_of(2018, month, 1, 1), days = g_date_get_days_in_month((GDateMonth)month, 2018);

    append_cell(out, month, 0, noted ? 1 : 1 + notes + first, true);
    if (noted)
        append_cell(out, month, 1, 1 + first, false);
    for (int column = first; column < first + days - 1; column++)
        append_cell(out, month, 1 + notes + column, 1, false);
    append_cell(out, month, notes + first + days, 37 - (first + days - 1), false);
}

static void
cells_are_told_row_by_row_each_once(void **state)
{
    const char *notes[12] = { NULL };

    (void)state;
    for (int with_notes = 0; with_notes < 2; with_notes++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(GString) want = g_string_new(NULL);
        CalendarItem items[] = { event("2018-01-30", "2018-02-02", "Meeting"), event("2018-03-10", NULL, "Day") };
        CalendarSpec spec = poster(2018, items, 2, arena);
        Drawn d;

        notes[8] = "Launch";
        spec.notes = with_notes ? notes : NULL;
        d = draw(&spec, width, 0, DIRECTION_LTR);
        append_cell(want, 0, 0, 1 + with_notes, true);
        for (int column = 0; column < 37; column++)
            append_cell(want, 0, 1 + with_notes + column, 1, true);
        for (int month = 1; month <= 12; month++)
            append_month(want, month, with_notes, with_notes && month == 9);
        assert_string_equal(cells_told(&d), want->str);
        done(&d);
    }
}

/* Each day of each year once, in its month's row, below its weekday's name; in no other cell is anything. */
static void
each_day_stands_below_its_weekday(void **state)
{
    static const int years[] = { 2018, 2020, 1900, 2000, 2100, 2015 }, firsts[] = { 1, 7, 6 };
    static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

    (void)state;
    for (size_t n = 0; n < G_N_ELEMENTS(years) * G_N_ELEMENTS(firsts); n++) {
        g_autoptr(Arena) arena = arena_new();
        int year = years[n / 3], first = firsts[n % 3], columns = 0;
        CalendarSpec spec = poster_from(year, first, NULL, 0, arena);
        Drawn d = draw(&spec, width, height, DIRECTION_LTR);

        for (int month = 1; month <= 12; month++) {
            int at = weekday_of(year, month, 1, first),
                days = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);

            columns = MAX(columns, at + days);
            for (int column = 0; column < 37; column++) {
                g_autofree char *want = g_strdup_printf("%d", column - at + 1);

                assert_string_equal(words_in(&d, month, column + 1), column < at || column >= at + days ? "" : want);
            }
        }
        for (int column = 0; column < columns; column++)
            assert_string_equal(words_in(&d, 0, column + 1), weekdays[(first - 1 + column) % 7]);
        assert_string_equal(words_in(&d, 0, columns + 1), "");
        assert_string_equal(words_in(&d, 9, 0), "September");
        done(&d);
    }
}

typedef struct WordsCase {
    const char *name, *days[3][2];
    int month, day;
    const char *want;
} WordsCase;

/* Month 0: what is an artifact. */
static const WordsCase words_cases[] = {
    { "one day", { { "2018-03-10" } }, 3, 10, "10|a" },
    { "several days, in the first", { { "2018-03-05", "2018-03-08" } }, 3, 5, "5|a" },
    { "read in the second", { { "2018-03-05", "2018-03-08" } }, 3, 6, "6|(a)" },
    { "and in the last", { { "2018-03-05", "2018-03-08" } }, 3, 8, "8|(a)" },
    { "not after it", { { "2018-03-05", "2018-03-08" } }, 3, 9, "9" },
    { "nor before it", { { "2018-03-05", "2018-03-08" } }, 3, 4, "4" },
    { "one day says nothing in the next", { { "2018-03-10" } }, 3, 11, "11" },
    { "nor on that day of another month", { { "2018-03-10" } }, 4, 10, "10" },
    { "two of a day", { { "2018-03-10" }, { "2018-03-10" } }, 3, 10, "10|a|b" },
    { "three of a day", { { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" } }, 3, 10, "10|a|b|c" },
    { "what begins on a later day of a bar", { { "2018-03-05", "2018-03-08" }, { "2018-03-06" } }, 3, 6, "6|b|(a)" },
    { "a day that a bar from the month before has, too",
      { { "2018-03-01" }, { "2018-02-20", "2018-03-02" } },
      3,
      1,
      "1|a|(b)" },
    { "two that overlap: on a day of both",
      { { "2018-03-05", "2018-03-08" }, { "2018-03-05", "2018-03-09" } },
      3,
      7,
      "7|(a)|(b)" },
    { "and of the second alone", { { "2018-03-05", "2018-03-08" }, { "2018-03-05", "2018-03-09" } }, 3, 9, "9|(b)" },
    { "over a month's end: in the first", { { "2018-01-30", "2018-02-02" } }, 1, 30, "30|a" },
    { "read in the second", { { "2018-01-30", "2018-02-02" } }, 2, 1, "1|(a)" },
    { "there it is an artifact", { { "2018-01-30", "2018-02-02" } }, 0, 0, "a" },
    { "from the year before: in January", { { "2017-12-30", "2018-01-02" } }, 1, 1, "1|a" },
};

static void
words_belong_to_a_cell(void **state)
{
    const WordsCase *c = *state;
    static const char *const titles[] = { "a", "b", "c" };
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[3];
    CalendarSpec spec;
    size_t count = 0;
    Drawn d;

    for (; count < 3 && c->days[count][0] != NULL; count++)
        items[count] = event(c->days[count][0], c->days[count][1], titles[count]);
    spec = poster(2018, items, count, arena);
    d = draw(&spec, width, height, DIRECTION_LTR);
    assert_string_equal(c->month == 0 ? words_in(&d, -1, 0) : words_of(&d, 2018, c->month, c->day), c->want);
    done(&d);
}

/* Twelve of a day, of which nine have room: the day says that there are three more, and each is heard on it. */
static void
what_has_no_room_is_counted_and_heard(void **state)
{
    static const char *const titles[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l" };
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[12];
    CalendarSpec spec;
    Drawn d;

    (void)state;
    for (size_t i = 0; i < 12; i++)
        items[i] = event("2018-03-10", NULL, titles[i]);
    spec = poster(2018, items, 12, arena);
    d = draw(&spec, width, height, DIRECTION_LTR);
    assert_string_equal(words_of(&d, 2018, 3, 10), "10|a|b|c|d|e|f|g|h|i|(j)|+3|(k)|(l)");
    assert_string_equal(words_of(&d, 2018, 3, 11), "11");
    done(&d);
}

/* ---- bars and signs ---- */

typedef struct BarCase {
    const char *name, *first, *last;
    TextDirection direction;
    size_t nth;
    int month, from, to;
    bool begins, ends;
} BarCase;

/* A bar is solid, whatever bars the theme has, and keeps 1.2 from the lines of its first and its last day. */
static const BarCase bar_cases[] = {
    { "3 to 5 March", "2018-03-03", "2018-03-05", DIRECTION_LTR, 0, 3, 3, 5, true, true },
    { "the end of January", "2018-01-30", "2018-02-02", DIRECTION_LTR, 0, 1, 30, 31, true, false },
    { "and the beginning of February", "2018-01-30", "2018-02-02", DIRECTION_LTR, 1, 2, 1, 2, false, true },
    { "a whole month", "2018-04-01", "2018-04-30", DIRECTION_LTR, 0, 4, 1, 30, true, true },
    { "over the year's end", "2018-12-30", "2019-01-02", DIRECTION_LTR, 0, 12, 30, 31, true, false },
    { "from right to left", "2018-03-03", "2018-03-05", DIRECTION_RTL, 0, 3, 3, 5, true, true },
};

/* Rows of 12 months share what the head leaves, as none of them is full. */
static double
row_top(int month)
{
    return head + (month - 1) * (height - head) / 12;
}

static void
a_bar_stands_over_its_days(void **state)
{
    const BarCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event(c->first, c->last, "Meeting") };
    CalendarSpec spec = poster(2018, items, 1, arena);
    Drawn d = draw(&spec, width, height, c->direction);
    Rect got = bar(&d, c->nth);
    int at = weekday_of(2018, c->month, 1, 1);
    double x = names + (at + c->from - 1) * DAY + (c->begins ? 1.2 : 0),
           end = names + (at + c->to) * DAY - (c->ends ? 1.2 : 0);

    assert_near(got.width, end - x, 0.01);
    assert_near(got.x, c->direction == DIRECTION_RTL ? width - end : x, 0.01);
    assert_true(got.y > row_top(c->month) + 11.5 && got.y + got.height < row_top(c->month + 1));
    for (size_t i = 0; i < d.count; i++)
        assert_true(d.items[i].kind != ITEM_PATH || colour_equal(d.items[i].colour, tools.theme.accent));
    done(&d);
}

/* The sign of what has one day is in that day's column and its month's row, as are an anniversary's frame and sign. */
static void
a_sign_stands_in_its_day(void **state)
{
    static const TextDirection directions[] = { DIRECTION_LTR, DIRECTION_RTL };

    (void)state;
    for (int n = 0; n < 2 * 12; n++) {
        g_autoptr(Arena) arena = arena_new();
        g_autofree char *day = g_strdup_printf("2018-%02d-%02d", n / 2 + 1, 28 - n / 2 * 2);
        CalendarItem items[] = { event(day, NULL, "Conference of the States Parties to a treaty of a long name") };
        CalendarSpec spec = poster(2018, items, 1, arena);
        Drawn d = draw(&spec, width, height, directions[n % 2]);
        double x = names + (weekday_of(2018, n / 2 + 1, 1, 1) + 27 - n / 2 * 2) * DAY;
        size_t signs = 0;

        for (size_t i = 0; i < d.count; i++)
            if (d.items[i].kind == ITEM_PATH) {
                Rect box = bounds(&d.items[i]);

                box.x = directions[n % 2] == DIRECTION_RTL ? width - box.x - box.width : box.x;
                assert_true(box.x > x && box.x + box.width < x + DAY);
                assert_true(box.y > row_top(n / 2 + 1) && box.y + box.height < row_top(n / 2 + 2));
                signs++;
            }
        assert_int_equal(signs, 1);
        done(&d);
    }
}

static bool
is_tinted(const Drawn *d, double x, double y)
{
    size_t found = 0;

    for (size_t i = 0; i < d->count; i++) {
        Rect box = d->items[i].box;

        found += d->items[i].kind == ITEM_FILL && colour_equal(d->items[i].colour, tools.theme.tint) && x > box.x &&
                 x < box.x + box.width && y > box.y && y < box.y + box.height;
    }
    assert_true(found <= 1);
    return found == 1;
}

/* A weekend's band goes from the head to the foot, whatever stands on it; no other day is tinted. */
static void
weekends_are_bands(void **state)
{
    static const int firsts[] = { 1, 7, 6 };

    (void)state;
    for (size_t n = 0; n < G_N_ELEMENTS(firsts); n++) {
        g_autoptr(Arena) arena = arena_new();
        CalendarItem items[] = { event("2018-03-10", NULL, "Day"), event("2018-05-03", "2018-05-12", "Meeting") };
        CalendarSpec spec = poster_from(2018, firsts[n], items, 2, arena);
        Drawn d = draw(&spec, width, height, DIRECTION_LTR);
        int columns = 0;

        for (int month = 1; month <= 12; month++)
            columns =
                MAX(columns, weekday_of(2018, month, 1, firsts[n]) + g_date_get_days_in_month((GDateMonth)month, 2018));
        for (int column = 0; column < columns; column++)
            for (double y = 1; y < height; y += 20) {
                int weekday = (firsts[n] - 1 + column) % 7 + 1;

                assert_int_equal(is_tinted(&d, names + (column + 0.9) * (width - names) / columns, y), weekday >= 6);
            }
        done(&d);
    }
}

static void
a_holiday_has_a_ground_of_its_own(void **state)
{
    static const CalendarHoliday holidays[] = { { { 2018, 9, 24 }, { 2018, 9, 26 }, "Constitution Day" } };
    g_autoptr(Arena) arena = arena_new();
    CalendarSpec spec = poster(2018, NULL, 0, arena);
    Drawn d;
    size_t grounds = 0;

    (void)state;
    spec.holidays = holidays;
    spec.holiday_count = 1;
    d = draw(&spec, width, height, DIRECTION_LTR);
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_FILL && colour_equal(d.items[i].colour, tools.theme.tint2)) {
            /* 1 September 2018 is a Saturday */
            assert_near(d.items[i].box.x, names + (5 + 23 + (double)grounds) * DAY, 0.01);
            assert_near(d.items[i].box.y, row_top(9), 0.01);
            assert_near(d.items[i].box.height, row_top(10) - row_top(9), 0.01);
            grounds++;
        }
    assert_int_equal(grounds, 3);
    done(&d);
}

/* ---- words ---- */

static void
the_place_follows_the_title(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event("2018-03-05", "2018-03-08", "Meeting"), event("2018-06-05", NULL, "Day") };
    CalendarSpec spec = poster(2018, items, 2, arena);
    Drawn d;

    (void)state;
    items[0].where = "Geneva";
    items[1].where = "Oslo";
    d = draw(&spec, width, height, DIRECTION_LTR);
    assert_string_equal(words_of(&d, 2018, 3, 5), "5|Meeting|· Geneva");
    assert_string_equal(words_of(&d, 2018, 6, 5), "5|Day|· Oslo");
    done(&d);
}

/* In the days' columns' first one, behind a dashed line as high as its words; the month's name is not of its cell. */
static void
what_has_no_day_stands_beside_its_month(void **state)
{
    static const TextDirection directions[] = { DIRECTION_LTR, DIRECTION_RTL };
    const char *notes[12] = { NULL };
    g_autoptr(Arena) arena = arena_new();
    CalendarSpec spec = poster(2018, NULL, 0, arena);

    (void)state;
    notes[8] = "Launch";
    spec.notes = notes;
    for (size_t n = 0; n < 2; n++) {
        Drawn d = draw(&spec, width, height, directions[n]);
        size_t dashes = 0;

        assert_string_equal(words_in(&d, 9, 0), "September");
        assert_non_null(strstr(words_in(&d, 9, 1), "TBC")); /* what ends a line may be a run of its own */
        assert_non_null(strstr(words_in(&d, 9, 1), "|Launch"));
        assert_string_equal(words_in(&d, 8, 1), "");
        for (size_t i = 0; i < d.count; i++)
            if (d.items[i].kind == ITEM_LINE && d.items[i].stroke->dash > 0) {
                double x = d.items[i].poly.points[0].x;

                assert_true((n == 0 ? x : width - x) < 4);
                assert_true(d.items[i].poly.points[0].y > row_top(9) && d.items[i].poly.points[1].y < row_top(10));
                dashes++;
            }
        assert_int_equal(dashes, 1);
        assert_text_within(&d, (Rect){ 0, 0, width, height });
        done(&d);
    }
}

typedef struct LongCase {
    const char *name, *unit, *first, *last;
    double width;
} LongCase;

static const LongCase long_cases[] = {
    { "words of one day", "Meeting of States ", "2018-03-10", "2018-03-10", 1105.5 },
    { "words of several days", "Meeting of States ", "2018-03-10", "2018-03-15", 1105.5 },
    { "one word of one day", "Meeting", "2018-03-10", "2018-03-10", 1105.5 },
    { "one word at the month's end", "Meeting", "2018-03-31", "2018-03-31", 1105.5 },
    { "one word in the last column", "Meeting", "2018-07-31", "2018-07-31", 1105.5 },
    { "one word of several days on a narrow page", "Meeting", "2018-12-10", "2018-12-15", 480 },
};

/* Two thousand letters, in an event's title and in a note. */
static void
a_long_title_stays_on_the_page(void **state)
{
    const LongCase *c = *state;
    const char *notes[12] = { NULL };
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GString) title = g_string_new(NULL);
    CalendarItem items[1];
    CalendarSpec spec;
    Drawn d;

    while (title->len < 2000)
        g_string_append(title, c->unit);
    items[0] = event(c->first, c->last, title->str);
    spec = poster(2018, items, 1, arena);
    notes[0] = title->str;
    spec.notes = notes;
    d = draw(&spec, c->width, 0, DIRECTION_LTR);
    assert_text_within(&d, (Rect){ 0, 0, c->width, d.size.height });
    assert_non_null(strstr(words_in(&d, spec.pieces[0].week + 1,
                                    2 + weekday_of(2018, spec.pieces[0].week + 1, 1, 1) + spec.pieces[0].from),
                           "M"));
    done(&d);
}

/* ---- what holds of any year ---- */

static unsigned
lot(uint32_t *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static int
by_first(const void *a, const void *b)
{
    return date_compare(((const CalendarItem *)a)->first, ((const CalendarItem *)b)->first);
}

static bool
overlap(Rect a, Rect b)
{
    return a.x < b.x + b.width - 0.05 && b.x < a.x + a.width - 0.05 && a.y < b.y + b.height - 0.05 &&
           b.y < a.y + a.height - 0.05;
}

/* What is seen of a text, from what rises to what hangs: 0.71 and 0.24 of its size. */
static Rect
seen(const PageItem *item)
{
    const TextRun *run = item->text.run;

    return (Rect){ item->text.x, item->text.y - run->size * 0.71, width_seen(run), run->size * 0.95 };
}

/* The rules between the months, and those that open and close the grid. */
static size_t
rules_of(const Drawn *d, double wide, double at[13])
{
    size_t count = 0;

    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_LINE && d->items[i].stroke->dash == 0 &&
            fabs(d->items[i].poly.points[0].x - d->items[i].poly.points[1].x) > wide - 1) {
            assert_true(count < 13);
            at[count++] = d->items[i].poly.points[0].y;
        }
    return count;
}

/* No words on other words, on a bar or a sign, on a rule, off the page or under 6 points. */
static void
check_page(const Drawn *d, double wide)
{
    double rules[13];
    size_t rule_count = rules_of(d, wide, rules);

    assert_int_equal(rule_count, 13);
    for (size_t i = 0; i < d->count; i++) {
        Rect box;

        if (d->items[i].kind != ITEM_TEXT)
            continue;
        box = seen(&d->items[i]);
        assert_true(d->items[i].text.run->size > 5.999);
        for (size_t r = 0; r < rule_count; r++)
            assert_false(overlap(box, (Rect){ 0, rules[r] - 0.2, wide, 0.4 }));
        for (size_t n = 0; n < d->count; n++) {
            const PageItem *other = &d->items[n];

            if (n == i || (other->kind != ITEM_TEXT && other->kind != ITEM_PATH))
                continue;
            if (overlap(box, other->kind == ITEM_TEXT ? seen(other) : bounds(other)))
                fail_msg("'%.30s' at %.1f, %.1f meets another%s", d->items[i].text.run->text, box.x, box.y,
                         other->kind == ITEM_TEXT ? other->text.run->text : "'s sign");
        }
    }
}

static void
nothing_meets_in_any_year(void **state)
{
    static const double widths[] = { 1105.5, 756.85, 757, 510 };
    static const char *const titles[] = { "Day", "A conference of the States Parties to the convention on something",
                                          "Meeting of experts" };
    uint32_t seed = 1999;

    (void)state;
    for (int round = 0; round < 60; round++) {
        g_autoptr(Arena) arena = arena_new();
        CalendarItem items[30];
        CalendarSpec spec;
        size_t count = 4 + lot(&seed, 26);
        double wide = widths[round % 4], high = 0;
        Drawn d;

        for (size_t i = 0; i < count; i++) {
            items[i] = event("2018-01-01", NULL, titles[lot(&seed, 3)]);
            items[i].where = lot(&seed, 2) == 0 ? "Geneva" : NULL;
            items[i].outlined = lot(&seed, 3) == 0;
            items[i].first = items[i].last =
                date_from_days(date_to_days(items[i].first) + (int32_t)lot(&seed, round % 3 == 0 ? 40 : 365));
            items[i].last = date_from_days(date_to_days(items[i].first) + (int32_t)(lot(&seed, 2) * lot(&seed, 9)));
        }
        qsort(items, count, sizeof items[0], by_first);
        spec = poster_from(2018, 1 + (int)lot(&seed, 7), items, count, arena);
        for (int roomy = 0; roomy < 2; roomy++) {
            d = draw(&spec, wide, high, round % 8 < 4 ? DIRECTION_LTR : DIRECTION_RTL);
            check_page(&d, wide);
            assert_text_within(&d, (Rect){ 0, 0, wide, roomy ? high : d.size.height });
            high = fmax(d.size.height, wide * 0.68);
            done(&d);
        }
    }
}

/* On the last column of a narrow page, from both sides: the number of what has no room is whole, and on nothing. */
static void
hundreds_of_a_day_are_counted_on_the_page(void **state)
{
    static const double widths[] = { 1105.5, 510 };

    (void)state;
    for (size_t n = 0; n < 4; n++) {
        g_autoptr(Arena) arena = arena_new();
        CalendarItem items[200];
        CalendarSpec spec;
        Drawn d;

        for (size_t i = 0; i < G_N_ELEMENTS(items); i++)
            items[i] = event(i % 2 == 0 ? "2018-07-30" : "2018-07-31", NULL, "Day");
        qsort(items, G_N_ELEMENTS(items), sizeof items[0], by_first);
        spec = poster(2018, items, G_N_ELEMENTS(items), arena);
        d = draw(&spec, widths[n / 2], 0, n % 2 == 0 ? DIRECTION_LTR : DIRECTION_RTL);
        check_page(&d, widths[n / 2]);
        assert_text_within(&d, (Rect){ 0, 0, widths[n / 2], d.size.height });
        assert_non_null(strstr(words_of(&d, 2018, 7, 31), "|+"));
        done(&d);
    }
}

int
main(void)
{
    struct CMUnitTest tests[64] = {
        cmocka_unit_test(cells_are_told_row_by_row_each_once),
        cmocka_unit_test(each_day_stands_below_its_weekday),
        cmocka_unit_test(what_has_no_room_is_counted_and_heard),
        cmocka_unit_test(a_sign_stands_in_its_day),
        cmocka_unit_test(weekends_are_bands),
        cmocka_unit_test(a_holiday_has_a_ground_of_its_own),
        cmocka_unit_test(the_place_follows_the_title),
        cmocka_unit_test(what_has_no_day_stands_beside_its_month),
        cmocka_unit_test(nothing_meets_in_any_year),
        cmocka_unit_test(hundreds_of_a_day_are_counted_on_the_page),
    };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(words_cases); i++)
        tests[count++] = row_test(words_belong_to_a_cell, words_cases[i].name, &words_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(bar_cases); i++)
        tests[count++] = row_test(a_bar_stands_over_its_days, bar_cases[i].name, &bar_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(long_cases); i++)
        tests[count++] = row_test(a_long_title_stays_on_the_page, long_cases[i].name, &long_cases[i]);
    return _cmocka_run_group_tests("posters", tests, count, start, tools_close);
}
