/*
 * A month's grid by what it paints and tells. A page of 756.85 points has the type at its full size: the head is 19
 * high, the week column 20 wide, and a day (756.85 - 20) / 7. September 2018 begins on a Saturday.
 */
#include "drawing.h"

static const double width = 756.85, head = 19, week_column = 20;
#define DAY ((width - week_column) / 7)

static CalendarSpec
september(int first_weekday, CalendarItem *items, size_t count, Arena *arena)
{
    CalendarSpec spec = { .form = CALENDAR_MONTH,
                          .title = "September 2018",
                          .year = 2018,
                          .month = 9,
                          .first_weekday = first_weekday,
                          .weekend = 1u << 6 | 1u << 7,
                          .items = items,
                          .count = count,
                          .head_word = "Wk",
                          .month_name = "September 2018",
                          .note_word = "TBC" };
    const size_t *left;
    size_t left_count;

    calendar_pack_month(&spec, arena, &left, &left_count);
    return spec;
}

/* ---- the grid ---- */

static size_t
lines_at(const Drawn *d, bool vertical, double at)
{
    size_t count = 0;

    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].kind == ITEM_LINE) {
            const Point *p = d->items[i].poly.points;

            count +=
                vertical ? p[0].x == p[1].x && fabs(p[0].x - at) < 0.01 : p[0].y == p[1].y && fabs(p[0].y - at) < 0.01;
        }
    return count;
}

/* Nothing in it: weeks share 400 points evenly, 80 each of five, 66.67 of six. */
static void
weeks_and_days_are_even(void **state)
{
    static const int first_weekdays[] = { 1, 7 }, weeks[] = { 5, 6 };

    (void)state;
    for (size_t n = 0; n < 2; n++) {
        g_autoptr(Arena) arena = arena_new();
        CalendarSpec spec = september(first_weekdays[n], NULL, 0, arena);
        Drawn d = draw(&spec, width, head + 400, DIRECTION_LTR);

        for (int column = 0; column < 7; column++)
            assert_int_equal(lines_at(&d, true, week_column + column * DAY), 1);
        assert_int_equal(lines_at(&d, true, width - 0.2), 1);         /* the last within the page */
        for (int week = 0; week <= weeks[n]; week++)         /* the last closes the grid */
            assert_int_equal(lines_at(&d, false, head + week * 400.0 / weeks[n]), 1);
        for (size_t i = 0; i < d.count; i++)
            if (d.items[i].kind == ITEM_LINE && fabs(d.items[i].poly.points[0].y - head - 400) < 0.01 &&
                fabs(d.items[i].poly.points[1].y - head - 400) < 0.01) {
                assert_near(d.items[i].stroke->width, 0.75, 0.001);
                assert_true(colour_equal(d.items[i].stroke->colour, tools.theme.ink));
            }
        assert_int_equal(bar(&d, 0).width, 0);
        done(&d);
    }
}

/*
 * Weekends are tinted from the head to the foot: Saturday and Sunday are days 5 and 6 of Monday's week, 6 and 0 of
 * Sunday's.
 */
static void
weekends_are_tinted_where_they_stand(void **state)
{
    static const int first_weekdays[] = { 1, 7 }, columns[][2] = { { 5, 6 }, { 0, 6 } };

    (void)state;
    for (size_t n = 0; n < 2; n++) {
        g_autoptr(Arena) arena = arena_new();
        CalendarSpec spec = september(first_weekdays[n], NULL, 0, arena);
        Drawn d = draw(&spec, width, head + 400, DIRECTION_LTR);
        size_t found = 0;

        for (size_t i = 0; i < d.count; i++)
            if (d.items[i].kind == ITEM_FILL && colour_equal(d.items[i].colour, tools.theme.tint)) {
                assert_near(d.items[i].box.x, week_column + columns[n][found] * DAY, 0.01);
                assert_near(d.items[i].box.height, 400, 0.01);
                found++;
            }
        assert_int_equal(found, 2);
        done(&d);
    }
}

typedef struct DayCase { const char *name; int year, month, first_weekday, row, column; const char *want; } DayCase;

/* Weekdays and weeks by `date -d DAY '+%A %V'`; the week is that of its Thursday. */
static const DayCase day_cases[] = {
    { "the grid's first day names its month", 2018, 9, 1, 1, 1, "27 Aug" },
    { "the next does not", 2018, 9, 1, 1, 2, "28" },
    { "1 September 2018 is a Saturday", 2018, 9, 1, 1, 6, "1" },
    { "30 September 2018 is a Sunday", 2018, 9, 1, 5, 7, "30" },
    { "Saturday ends a week from Sunday", 2018, 9, 7, 1, 7, "1" },
    { "Sunday opens one", 2018, 9, 7, 6, 1, "30" },
    { "the next month names itself once", 2018, 9, 7, 6, 2, "1 Oct" },
    { "and only once", 2018, 9, 7, 6, 3, "2" },
    { "a week from Saturday", 2018, 9, 6, 1, 1, "1" },
    { "29 February 2016 is a Monday", 2016, 2, 1, 5, 1, "29" },
    { "1 March 2016 is of the month after", 2016, 2, 1, 5, 2, "1 Mar" },
    { "week 35 of 27 August 2018", 2018, 9, 1, 1, 0, "35" },
    { "week 39 of 24 September 2018", 2018, 9, 1, 5, 0, "39" },
    { "from Sunday, the week of its Thursday", 2018, 9, 7, 1, 0, "35" },
    { "week 40 of 4 October 2018", 2018, 9, 7, 6, 0, "40" },
    { "week 53 of 31 December 2015", 2016, 1, 1, 1, 0, "53" },
    { "week 1 of 3 January 2019", 2019, 1, 1, 1, 0, "1" },
    { "week 1 of 31 December 2018, in December", 2018, 12, 1, 6, 0, "1" },
    { "the head of the weeks", 2018, 9, 1, 0, 0, "Wk" },
    { "the head of the first day", 2018, 9, 1, 0, 1, "Monday" },
    { "the head of the last day", 2018, 9, 1, 0, 7, "Sunday" },
    { "the head from Sunday", 2018, 9, 7, 0, 1, "Sunday" },
    { "the head from Saturday", 2018, 9, 6, 0, 7, "Friday" },
};

static void
a_cell_says_its_day(void **state)
{
    const DayCase *c = *state;
    CalendarSpec spec = { .form = CALENDAR_MONTH,
                          .title = "",
                          .year = c->year,
                          .month = c->month,
                          .first_weekday = c->first_weekday,
                          .head_word = "Wk" };
    Drawn d = draw(&spec, width, 0, DIRECTION_LTR);

    assert_string_equal(words_in(&d, c->row, c->column), c->want);
    done(&d);
}

/* A head and five or six weeks of a week's number and seven days; the head and the numbers are headers. */
static void
cells_are_told_row_by_row_each_once(void **state)
{
    static const int first_weekdays[] = { 1, 7 }, rows[] = { 6, 7 };

    (void)state;
    for (size_t n = 0; n < 2; n++) {
        g_autoptr(Arena) arena = arena_new();
        g_autoptr(GString) want = g_string_new(NULL);
        CalendarItem items[] = { event("2018-09-03", "2018-09-12", "Meeting"), event("2018-09-05", NULL, "Day"),
                                 event("2018-09-28", "2018-10-04", "Workshop") };
        CalendarSpec spec = september(first_weekdays[n], items, 3, arena);
        Drawn d = draw(&spec, width, 0, DIRECTION_LTR);

        for (int row = 0; row < rows[n]; row++)
            for (int column = 0; column < 8; column++)
                g_string_append_printf(want, "%d,%d%s ", row, column, row == 0 || column == 0 ? "h" : "");
        assert_string_equal(cells_told(&d), want->str);
        done(&d);
    }
}

/* ---- events ---- */

typedef struct BarCase {
    const char *name;
    int first_weekday;
    const char *first, *last;
    TextDirection direction;
    double from[3], to[3];
    size_t count;
} BarCase;

/* Ends in days from the week column's end; a bar keeps 2.5 from the line where its event begins or ends. */
static const BarCase bar_cases[] = {
    { "Monday to Wednesday", 1, "2018-09-03", "2018-09-05", DIRECTION_LTR, { 0 }, { 3 }, 1 },
    { "over a week's end", 1, "2018-09-07", "2018-09-11", DIRECTION_LTR, { 4, 0 }, { 7, 2 }, 2 },
    { "from the month before", 1, "2018-08-20", "2018-09-04", DIRECTION_LTR, { 0, 0 }, { 7, 2 }, 2 },
    { "into the month after", 1, "2018-09-27", "2018-10-03", DIRECTION_LTR, { 3 }, { 7 }, 1 },
    { "from Sunday, over the weekend", 7, "2018-09-08", "2018-09-09", DIRECTION_LTR, { 6, 0 }, { 7, 1 }, 2 },
    { "from right to left", 1, "2018-09-03", "2018-09-05", DIRECTION_RTL, { 0 }, { 3 }, 1 },
    { "from right to left over a week's end", 1, "2018-09-07", "2018-09-11", DIRECTION_RTL, { 4, 0 }, { 7, 2 }, 2 },
};

static void
a_bar_spans_its_days(void **state)
{
    const BarCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event(c->first, c->last, "Meeting") };
    CalendarSpec spec = september(c->first_weekday, items, 1, arena);
    Drawn d = draw(&spec, width, head + 400, c->direction);

    for (size_t i = 0; i < c->count; i++) {
        Rect got = bar(&d, i);
        double from = week_column + c->from[i] * DAY, to = week_column + c->to[i] * DAY,
               left = i == 0 && spec.pieces[0].begins ? 2.5 : 0,
               right = i == c->count - 1 && spec.pieces[i].ends ? 2.5 : 0;
        double high = 400.0 / calendar_grid_weeks(2018, 9, c->first_weekday), top = head + spec.pieces[i].week * high;

        assert_near(got.width, to - from - left - right, 0.01);
        assert_near(got.x, c->direction == DIRECTION_RTL ? width - to + right : from + left, 0.01);
        assert_true(got.y > top && got.y + got.height < top + high);
    }
    assert_near(bar(&d, c->count).width, 0, 0);
    done(&d);
}

/* ---- edges ---- */

typedef struct EdgeCase { const char *name, *last; TextDirection direction; bool outlined; } EdgeCase;

static const EdgeCase edge_cases[] = {
    { "of one day", NULL, DIRECTION_LTR, false },
    { "of several", "2018-09-05", DIRECTION_LTR, false },
    { "an anniversary", NULL, DIRECTION_LTR, true },
    { "of one day from right to left", NULL, DIRECTION_RTL, false },
    { "of several from right to left", "2018-09-05", DIRECTION_RTL, false },
};

/*
 * The day's name, its number and its event's words begin 8 from the day's line. What has one day has a mark from 2.5
 * on, 2.2 wide and as high as its two lines of 8.5, 11 apart; it has a frame where it is an anniversary.
 */
static void
words_of_a_day_begin_on_one_edge(void **state)
{
    const EdgeCase *c = *state;
    static const char *const begins[] = { "Monday", "3", "Convention" };
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event("2018-09-03", c->last, "Convention in force for Sri Lanka") };
    CalendarSpec spec = september(1, items, 1, arena);
    Drawn d;
    size_t found = 0, marks = 0;

    items[0].outlined = c->outlined;
    d = draw(&spec, width, head + 400, c->direction);
    for (size_t i = 0; i < d.count; i++) {
        const PageItem *item = &d.items[i];

        for (size_t n = 0; item->kind == ITEM_TEXT && n < G_N_ELEMENTS(begins); n++)
            if (strcspn(item->text.run->text, " ") == strlen(begins[n]) &&
                strncmp(item->text.run->text, begins[n], strlen(begins[n])) == 0) {
                double x = c->direction == DIRECTION_RTL ? width - item->text.x - item->text.run->width : item->text.x;

                assert_near(x, week_column + 8, 0.01);
                found++;
            }
        if (item->kind == ITEM_PATH && bounds(item).width < 20) {
            Rect box = bounds(item);

            assert_near(box.width, 2.2, 0.01);
            assert_near(c->direction == DIRECTION_RTL ? width - box.x - box.width : box.x, week_column + 2.5, 0.01);
            assert_near(box.height, 8.5 + 11, 0.01);
            assert_true(colour_equal(item->colour, c->outlined ? tools.theme.white : tools.theme.accent));
            marks++;
        }
    }
    assert_int_equal(found, 3);
    assert_int_equal(marks, c->last == NULL);
    done(&d);
}

typedef struct WordsCase { const char *name, *days[3][2]; int row, column; const char *want; } WordsCase;

/* -1: what is an artifact. */
static const WordsCase words_cases[] = {
    { "in the cell of its day", { { "2018-09-06" } }, 2, 4, "6|a" },
    { "in the cell of its first day", { { "2018-09-03", "2018-09-05" } }, 2, 1, "3|a" },
    { "read in the next", { { "2018-09-03", "2018-09-05" } }, 2, 2, "4|(a)" },
    { "and on its last day", { { "2018-09-03", "2018-09-05" } }, 2, 3, "5|(a)" },
    { "not after it", { { "2018-09-03", "2018-09-05" } }, 2, 4, "6" },
    { "two on their second day", { { "2018-09-03", "2018-09-05" }, { "2018-09-04", "2018-09-06" } }, 2, 3,
      "5|(a)|(b)" },
    { "one that goes on and one that begins", { { "2018-09-03", "2018-09-05" }, { "2018-09-05" } }, 2, 3,
      "5|b|(a)" },
    { "two of one day", { { "2018-09-06" }, { "2018-09-06" } }, 2, 4, "6|a|b" },
    { "from the month before: in the first cell shown", { { "2018-08-20", "2018-09-04" } }, 1, 1, "27 Aug|a" },
    { "read in the next week", { { "2018-08-20", "2018-09-04" } }, 2, 1, "3|(a)" },
    { "there it is an artifact", { { "2018-08-20", "2018-09-04" } }, -1, 0, "a" },
    { "of one week nothing is an artifact", { { "2018-09-03", "2018-09-05" } }, -1, 0, "" },
    { "of the month before alone nothing", { { "2018-08-28" } }, 1, 2, "28" },
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
    spec = september(1, items, count, arena);
    d = draw(&spec, width, 0, DIRECTION_LTR);
    assert_string_equal(words_in(&d, c->row, c->column), c->want);
    done(&d);
}

/* "3–5 September" has a line to itself where there is one: at the least height there is none. */
static void
the_detail_stands_below_where_there_is_room(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event("2018-09-03", "2018-09-05", "Meeting") };
    CalendarSpec spec = september(1, items, 1, arena);
    Drawn d;

    (void)state;
    items[0].detail = "Geneva";
    d = draw(&spec, width, head + 400, DIRECTION_LTR);
    assert_string_equal(words_in(&d, 2, 1), "3|Meeting|Geneva");
    done(&d);
    d = draw(&spec, width, 0, DIRECTION_LTR);
    assert_string_equal(words_in(&d, 2, 1), "3|Meeting");
    done(&d);
}

/* Read aloud, words of a cell stay apart: every line of it ends with a space. */
static void
lines_of_a_cell_end_with_a_space(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event("2018-09-06", NULL, "Convention on Cluster Munitions in force for Sri Lanka"),
                             event("2018-09-10", "2018-09-12", "Meeting") };
    CalendarSpec spec = september(1, items, 2, arena);
    Drawn d;
    bool in_cell = false;

    (void)state;
    items[1].detail = "Geneva";
    d = draw(&spec, width, head + 400, DIRECTION_LTR);
    for (size_t i = 0; i < d.count; i++) {
        if (is_told(&d.items[i]))
            in_cell = d.items[i].box.x > 0 && d.items[i].box.y > 0;
        else if (in_cell && d.items[i].kind == ITEM_TEXT)
            assert_true(ends_with_space(d.items[i].text.run));
    }
    done(&d);
}

/* A part of one day has the short title, where there is one. */
static void
a_narrow_part_has_the_short_title(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event("2018-09-09", "2018-09-11", "Meeting of experts") };
    CalendarSpec spec = september(1, items, 1, arena);
    Drawn d;

    (void)state;
    items[0].short_title = "Experts";
    d = draw(&spec, width, head + 400, DIRECTION_LTR);
    assert_string_equal(words_in(&d, 2, 7), "9|Experts");
    assert_string_equal(words_in(&d, -1, 0), "Meeting of experts");
    done(&d);
}

static void
a_holiday_is_named_on_each_of_its_days(void **state)
{
    static const CalendarHoliday holidays[] = { { { 2018, 9, 24 }, { 2018, 9, 26 }, "Constitution Day" },
                                                { { 2018, 9, 26 }, { 2018, 9, 26 }, "Fair" } };
    g_autoptr(Arena) arena = arena_new();
    CalendarSpec spec = september(1, NULL, 0, arena);
    Drawn d;
    size_t grounds = 0;

    (void)state;
    spec.holidays = holidays;
    spec.holiday_count = 2;
    d = draw(&spec, width, head + 400, DIRECTION_LTR);
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_FILL && colour_equal(d.items[i].colour, tools.theme.tint2)) {
            /* from a Monday, in the fifth week */
            assert_near(d.items[i].box.x, week_column + (double)grounds * DAY, 0.01);
            assert_near(d.items[i].box.y, head + 320, 0.01);
            grounds++;
        }
    assert_int_equal(grounds, 3);
    assert_string_equal(words_in(&d, 5, 1), "24|Constitution Day");
    assert_string_equal(words_in(&d, 5, 3), "26|Constitution Day; Fair");
    assert_string_equal(words_in(&d, 5, 4), "27");
    done(&d);
}

static void
another_calendar_stands_beside(void **state)
{
    const char *second[7 * CALENDAR_WEEKS] = { "5 Shahrivar", "6", "7", "8", "9", "10", "11", "12" };
    g_autoptr(Arena) arena = arena_new();
    CalendarSpec spec = september(1, NULL, 0, arena);
    Drawn d;

    (void)state;
    for (size_t i = 8; i < G_N_ELEMENTS(second); i++)
        second[i] = "0";
    spec.second = second;
    d = draw(&spec, width, 0, DIRECTION_LTR);
    assert_string_equal(words_in(&d, 1, 1), "27 Aug|5 Shahrivar");
    assert_string_equal(words_in(&d, 1, 6), "1|10");
    assert_string_equal(words_in(&d, 2, 1), "3|12");
    done(&d);
}

/* ---- too much ---- */

/* The words of one language each: French, Arabic, Khmer, Lao, Burmese; the days of three have room for them. */
static const char *const titles_of_scripts[] = { "Réunion des États parties", "اجتماع الدول الأطراف",
                                                 "កិច្ចប្រជុំរដ្ឋភាគី",
                                                 "ກອງປະຊຸມລັດພາຄີ", "အဖွဲ့ဝင်နိုင်ငံများ" };

/* Without what the setting may part: bars between runs, and spaces. */
static char *
bare(const char *text)
{
    g_auto(GStrv) parts = g_strsplit_set(text, "| ", -1);

    return g_strjoinv("", parts);
}

static void
a_title_of_any_script_is_whole(void **state)
{
    const char *title = *state;
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event("2018-09-04", "2018-09-07", title) };
    CalendarSpec spec = september(1, items, 1, arena);
    size_t said = diags_length(tools.diags);
    Drawn d = draw(&spec, width, head + 400, DIRECTION_LTR);
    g_autofree char *got = bare(words_in(&d, 2, 2)), *plain = bare(title), *want = g_strconcat("4", plain, NULL);

    assert_string_equal(got, want);
    assert_int_equal(diags_length(tools.diags), said);               /* no glyph is missing */
    done(&d);
}

typedef struct LongCase {
    const char *name, *unit;
    const char *first, *last;
    double width, height;
    TextDirection direction;
} LongCase;

static const LongCase long_cases[] = {
    { "words in a cell", "Meeting of States ", "2018-09-06", "2018-09-06", 756.85, 0, DIRECTION_LTR },
    { "words in a cell of a high page", "Meeting of States ", "2018-09-06", "2018-09-06", 756.85, 700, DIRECTION_LTR },
    { "words in a bar", "Meeting of States ", "2018-09-04", "2018-09-07", 756.85, 0, DIRECTION_LTR },
    { "words in a bar over weeks", "Meeting of States ", "2018-09-07", "2018-09-21", 756.85, 500, DIRECTION_LTR },
    { "one word in a cell", "Meeting", "2018-09-06", "2018-09-06", 756.85, 500, DIRECTION_LTR },
    { "one word in a bar", "Meeting", "2018-09-04", "2018-09-07", 756.85, 500, DIRECTION_LTR },
    { "one word on a narrow page", "Meeting", "2018-09-04", "2018-09-05", 300, 0, DIRECTION_LTR },
    { "on the last day of a week", "Meeting of States ", "2018-09-09", "2018-09-09", 756.85, 500, DIRECTION_LTR },
    { "from right to left", "Meeting of States ", "2018-09-09", "2018-09-09", 756.85, 500, DIRECTION_RTL },
};

/* Two thousand letters. */
static void
a_long_title_stays_on_the_page(void **state)
{
    const LongCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GString) title = g_string_new(NULL);
    CalendarItem items[1];
    CalendarSpec spec;
    Drawn d;

    while (title->len < 2000)
        g_string_append(title, c->unit);
    g_string_truncate(title, 2000);
    items[0] = event(c->first, c->last, title->str);
    spec = september(1, items, 1, arena);
    d = draw(&spec, c->width, c->height, c->direction);
    assert_text_within(&d, (Rect){ 0, 0, c->width, c->height > 0 ? c->height : d.size.height });
    assert_non_null(strstr(words_in(&d, spec.pieces[0].week + 1, spec.pieces[0].from + 1), "|Meeting"));
    done(&d);
}

/* ---- what holds of any month, at the least height ---- */

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
    return a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 &&
           b.y < a.y + a.height - 0.01;
}

static void
check_bars(const Drawn *d, double wide)
{
    for (size_t i = 0; bar(d, i).width > 0; i++) {
        Rect box = bar(d, i);

        assert_true(box.x >= -0.01 && box.x + box.width <= wide + 0.01 && box.y >= 0 &&
                    box.y + box.height <= d->size.height + 0.01);
        for (size_t other = i + 1; bar(d, other).width > 0; other++)
            assert_false(overlap(box, bar(d, other)));
    }
}

static void
bars_never_meet_and_words_stay_within(void **state)
{
    static const double widths[] = { 300, 511, 756.85, 1105.5 };
    uint32_t seed = 1999;

    (void)state;
    for (int round = 0; round < 40; round++) {
        g_autoptr(Arena) arena = arena_new();
        CalendarItem items[24];
        CalendarSpec spec;
        double wide = widths[round % 4];
        Drawn d;

        for (size_t i = 0; i < G_N_ELEMENTS(items); i++) {
            items[i] =
                event("2018-08-20", NULL, i % 3 == 0 ? "A meeting with a title that is longer than its days" : "Day");
            items[i].detail = "Geneva";
            items[i].outlined = lot(&seed, 2) == 0;
            items[i].first = items[i].last = date_from_days(date_to_days(items[i].first) + (int32_t)lot(&seed, 48));
            items[i].last = date_from_days(date_to_days(items[i].first) + (int32_t)(lot(&seed, 2) * lot(&seed, 12)));
        }
        qsort(items, G_N_ELEMENTS(items), sizeof items[0], by_first);
        spec = september(1 + (int)lot(&seed, 7), items, G_N_ELEMENTS(items), arena);
        d = draw(&spec, wide, 0, round % 2 == 0 ? DIRECTION_LTR : DIRECTION_RTL);
        check_bars(&d, wide);
        assert_text_within(&d, (Rect){ 0, 0, wide, d.size.height });
        done(&d);
    }
}

int
main(void)
{
    struct CMUnitTest tests[90] = {
        cmocka_unit_test(weeks_and_days_are_even),
        cmocka_unit_test(weekends_are_tinted_where_they_stand),
        cmocka_unit_test(cells_are_told_row_by_row_each_once),
        cmocka_unit_test(a_narrow_part_has_the_short_title),
        cmocka_unit_test(the_detail_stands_below_where_there_is_room),
        cmocka_unit_test(a_holiday_is_named_on_each_of_its_days),
        cmocka_unit_test(another_calendar_stands_beside),
        cmocka_unit_test(bars_never_meet_and_words_stay_within),
        cmocka_unit_test(lines_of_a_cell_end_with_a_space),
    };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(day_cases); i++)
        tests[count++] = row_test(a_cell_says_its_day, day_cases[i].name, &day_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(bar_cases); i++)
        tests[count++] = row_test(a_bar_spans_its_days, bar_cases[i].name, &bar_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(edge_cases); i++)
        tests[count++] = row_test(words_of_a_day_begin_on_one_edge, edge_cases[i].name, &edge_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(words_cases); i++)
        tests[count++] = row_test(words_belong_to_a_cell, words_cases[i].name, &words_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(titles_of_scripts); i++)
        tests[count++] = row_test(a_title_of_any_script_is_whole, titles_of_scripts[i], titles_of_scripts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(long_cases); i++)
        tests[count++] = row_test(a_long_title_stays_on_the_page, long_cases[i].name, &long_cases[i]);
    return _cmocka_run_group_tests("months", tests, count, start, tools_close);
}
