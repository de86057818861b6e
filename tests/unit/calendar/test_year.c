/*
 * The poster by what it paints and tells. At 1,105.5 points the type has its full size: eleven gutters of 6 leave
 * columns of 86.625; a day's number takes 24 of them; with a head of 24 and 31 rows of 20 the grid is 644 high.
 */
#include "drawing.h"

static const double width = 1105.5, head = 24, row = 20, gutter = 6, number = 24;
#define COLUMN ((width - 11 * gutter) / 12)
#define HEIGHT (head + 31 * row)

static CalendarSpec
poster(int year, CalendarItem *items, size_t count, Arena *arena)
{
    CalendarSpec spec = { .form = CALENDAR_YEAR,
                          .title = "Calendar",
                          .year = year,
                          .first_weekday = 1,
                          .weekend = 1u << 6 | 1u << 7,
                          .items = items,
                          .count = count,
                          .week_word = "Wk",
                          .month_name = "",
                          .note_word = "TBC" };
    const size_t *left;
    size_t left_count;

    calendar_pack_year(&spec, arena, &left, &left_count);
    return spec;
}

/* ---- cells ---- */

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
        for (int r = 0; r < 32 + with_notes; r++)
            for (int month = 0; month < 12; month++)
                g_string_append_printf(want, "%d,%d%s ", r, month, r == 0 ? "h" : "");
        assert_string_equal(cells_told(&d), want->str);
        done(&d);
    }
}

/* Each day of each month once, where its number says, with its weekday's letter: by GLib's calendar. */
static void
each_day_stands_in_its_cell(void **state)
{
    static const int years[] = { 2018, 2020, 1900, 2000, 2100 };

    (void)state;
    for (size_t n = 0; n < G_N_ELEMENTS(years); n++) {
        g_autoptr(Arena) arena = arena_new();
        CalendarSpec spec = poster(years[n], NULL, 0, arena);
        Drawn d = draw(&spec, width, HEIGHT, DIRECTION_LTR);

        for (int month = 0; month < 12; month++)
            for (int r = 0; r < 31; r++) {
                g_autofree char *want = NULL;
                GDate date;

                g_date_clear(&date, 1);
                if (g_date_valid_dmy((GDateDay)(r + 1), (GDateMonth)(month + 1), (GDateYear)years[n])) {
                    g_date_set_dmy(&date, (GDateDay)(r + 1), (GDateMonth)(month + 1), (GDateYear)years[n]);
                    want = g_strdup_printf("%d|%c", r + 1, "MTWTFSS"[g_date_get_weekday(&date) - 1]);
                }
                assert_string_equal(words_in(&d, r + 1, month), want == NULL ? "" : want);
            }
        done(&d);
    }
}

typedef struct WordsCase { const char *name, *days[3][2]; int row, month; const char *want; } WordsCase;

/* Weekdays of 2018 by `date -d`; -1: what is an artifact. */
static const WordsCase words_cases[] = {
    { "January's head", { { NULL } }, 0, 0, "January" },
    { "December's head", { { NULL } }, 0, 11, "December" },
    { "one day", { { "2018-03-10" } }, 10, 2, "10|S|a" },
    { "several days, in the first", { { "2018-03-05", "2018-03-08" } }, 5, 2, "5|M|a" },
    { "read in the second", { { "2018-03-05", "2018-03-08" } }, 6, 2, "6|T|(a)" },
    { "and in the last", { { "2018-03-05", "2018-03-08" } }, 8, 2, "8|T|(a)" },
    { "not after it", { { "2018-03-05", "2018-03-08" } }, 9, 2, "9|F" },
    { "one day says nothing in the next", { { "2018-03-10" } }, 11, 2, "11|S" },
    { "of two of a day the second is heard there", { { "2018-03-10" }, { "2018-03-10" } }, 10, 2, "10|S|a|(b)|+1" },
    { "and not in the next", { { "2018-03-10" }, { "2018-03-10" } }, 11, 2, "11|S" },
    { "of three of a day that there are two more is seen once",
      { { "2018-03-10" }, { "2018-03-10" }, { "2018-03-10" } },
      10,
      2,
      "10|S|a|(b)|+2|(c)" },
    { "what begins on a later day of a block is counted in its cell",
      { { "2018-03-05", "2018-03-08" }, { "2018-03-06" } },
      6,
      2,
      "6|T|(a)|(b)|+1" },
    { "a day that a block from the month before has taken",
      { { "2018-03-01" }, { "2018-02-20", "2018-03-02" } },
      1,
      2,
      "1|T|(b)|(a)|+1" },
    { "of two that overlap the second is heard on its days",
      { { "2018-03-05", "2018-03-08" }, { "2018-03-05", "2018-03-09" } },
      9,
      2,
      "9|F|(b)" },
    { "over a month's end: in the first", { { "2018-01-30", "2018-02-02" } }, 30, 0, "30|T|a" },
    { "read in the second", { { "2018-01-30", "2018-02-02" } }, 1, 1, "1|T|(a)" },
    { "there it is an artifact", { { "2018-01-30", "2018-02-02" } }, -1, 0, "a" },
    { "from the year before: in January", { { "2017-12-30", "2018-01-02" } }, 1, 0, "1|M|a" },
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
    d = draw(&spec, width, HEIGHT, DIRECTION_LTR);
    assert_string_equal(words_in(&d, c->row, c->month), c->want);
    done(&d);
}

/* ---- blocks ---- */

typedef struct BlockCase {
    const char *name, *first, *last;
    TextDirection direction;
    size_t nth;
    int month, from, to;
} BlockCase;

/* Rows [from, to] count from 0. A block keeps 0.6 from the lines above and below. */
static const BlockCase block_cases[] = {
    { "3 to 5 March", "2018-03-03", "2018-03-05", DIRECTION_LTR, 0, 2, 2, 4 },
    { "the end of January", "2018-01-30", "2018-02-02", DIRECTION_LTR, 0, 0, 29, 30 },
    { "and the beginning of February", "2018-01-30", "2018-02-02", DIRECTION_LTR, 1, 1, 0, 1 },
    { "a whole month", "2018-04-01", "2018-04-30", DIRECTION_LTR, 0, 3, 0, 29 },
    { "over the year's end", "2018-12-30", "2019-01-02", DIRECTION_LTR, 0, 11, 29, 30 },
    { "from right to left", "2018-03-03", "2018-03-05", DIRECTION_RTL, 0, 2, 2, 4 },
};

static void
a_block_stands_over_its_days(void **state)
{
    const BlockCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event(c->first, c->last, "Meeting") };
    CalendarSpec spec = poster(2018, items, 1, arena);
    Drawn d = draw(&spec, width, HEIGHT, c->direction);
    Rect got = bar(&d, c->nth);
    double x = c->month * (COLUMN + gutter) + number;

    assert_near(got.width, COLUMN - number, 0.01);
    assert_near(got.x, c->direction == DIRECTION_RTL ? width - x - (COLUMN - number) : x, 0.01);
    assert_near(got.y, head + c->from * row + 0.6, 0.01);
    assert_near(got.height, (c->to - c->from + 1) * row - 1.2, 0.01);
    done(&d);
}

static bool
has_rule(const Drawn *d, double x, double y)
{
    for (size_t i = 0; i < d->count; i++) {
        const Point *p = d->items[i].poly.points;

        if (d->items[i].kind == ITEM_LINE && fabs(p[0].y - y) < 0.1 && fmin(p[0].x, p[1].x) <= x &&
            fmax(p[0].x, p[1].x) >= x)
            return true;
    }
    return false;
}

typedef struct DayCase {
    const char *name, *title, *other;
    double width, row;
    TextDirection direction;
    size_t lines;
} DayCase;

#define LONG "A title of as many words as no day of a poster ever has any room for at all, not one"
#define ONE_WORD "Antidisestablishmentarianism-and-more-of-it-than-fits"
/*
 * By hand: type of 7.6 at 1,105.5, at 756.85 the least, 6. Two lines, half a row less 0.4 apart, need 0.96 of that
 * size: a row of 15.4 or, of the least type, of 12.32.
 */
static const DayCase day_cases[] = {
    { "the next day taken", LONG, "2018-03-11", 1105.5, 20, DIRECTION_LTR, 2 },
    { "the month free", LONG, "2018-04-30", 1105.5, 20, DIRECTION_LTR, 2 },
    { "from right to left", LONG, "2018-04-30", 1105.5, 20, DIRECTION_RTL, 2 },
    { "the lowest row for two lines", LONG, "2018-04-30", 1105.5, 15.5, DIRECTION_LTR, 2 },
    { "a row for one line", LONG, "2018-04-30", 1105.5, 15.3, DIRECTION_LTR, 1 },
    { "a row for one line from right to left", LONG, "2018-04-30", 1105.5, 15.3, DIRECTION_RTL, 1 },
    { "small paper", LONG, "2018-03-11", 756.85, 12.4, DIRECTION_LTR, 2 },
    { "small paper from right to left", LONG, "2018-03-11", 756.85, 12.4, DIRECTION_RTL, 2 },
    { "small paper, a row for one line", LONG, "2018-04-30", 756.85, 12.2, DIRECTION_LTR, 1 },
    { "a word that no line holds", ONE_WORD, "2018-04-30", 1105.5, 20, DIRECTION_LTR, 2 },
    { "another on the same day", LONG, "2018-03-10", 1105.5, 20, DIRECTION_LTR, 2 },
};

/*
 * All that is painted of an event of one day is in its own row: from what rises to what hangs, 0.71 and 0.24 of its
 * size. The rules above and below are whole; nothing covers a ground.
 */
static void
words_of_a_day_keep_to_its_row(void **state)
{
    const DayCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    CalendarItem items[] = { event("2018-03-10", NULL, c->title), event(c->other, NULL, "b") };
    CalendarSpec spec = poster(2018, items, 2, arena);
    double k = fmin(c->width / 1105.5, 1), column = (c->width - 11 * gutter * k) / 12;
    Drawn d = draw(&spec, c->width, head * k + 31 * c->row, c->direction);
    double left = 2 * (column + gutter * k), top = head * k + 9 * c->row, days = number * fmax(k, 0.71);
    size_t words = 0, signs = 0;

    left = c->direction == DIRECTION_RTL ? c->width - left - column : left;
    for (size_t i = 0; i < d.count; i++) {
        const PageItem *item = &d.items[i];
        const TextRun *run = item->kind == ITEM_TEXT ? item->text.run : NULL;

        assert_false(item->kind == ITEM_FILL && colour_equal(item->colour, tools.theme.white));
        signs += item->kind == ITEM_PATH && bounds(item).y > top && bounds(item).y < top + c->row;
        if (run == NULL || run->text[0] == 'b' || run->text[0] == '+' || run->length < 3 ||
            strstr(c->title, (const char[]){ run->text[0], run->text[1], '\0' }) == NULL ||
            fabs(item->text.y - (top + c->row / 2)) > 4 * c->row)
            continue;
        assert_true(item->text.y - run->size * 0.71 > top - 0.1);
        assert_true(item->text.y + run->size * 0.24 < top + c->row + 0.1);
        assert_true(item->text.x > left - 0.01 && item->text.x + width_seen(run) < left + column + 0.01);
        words++;
    }
    assert_int_equal(words, c->lines);
    assert_true(signs <= 1);
    for (int n = 0; n <= 2; n++) {
        assert_true(has_rule(&d, left + column / 2, top + n * c->row));
        assert_true(has_rule(&d, left + days / 2, top + n * c->row));
    }
    done(&d);
}

/* Weekends of a year of 365 days from a Monday: 52 Saturdays and 52 Sundays. */
static void
weekends_are_tinted(void **state)
{
    g_autoptr(Arena) arena = arena_new();
    CalendarSpec spec = poster(2018, NULL, 0, arena);
    Drawn d = draw(&spec, width, HEIGHT, DIRECTION_LTR);
    size_t found = 0;

    (void)state;
    for (size_t i = 0; i < d.count; i++)
        found += d.items[i].kind == ITEM_FILL && colour_equal(d.items[i].colour, tools.theme.tint);
    assert_int_equal(found, 104);
    done(&d);
}

static void
what_has_no_day_stands_at_the_foot_of_its_month(void **state)
{
    const char *notes[12] = { NULL };
    g_autoptr(Arena) arena = arena_new();
    CalendarSpec spec = poster(2018, NULL, 0, arena);
    Drawn d;
    size_t frames = 0;

    (void)state;
    notes[8] = "Launch";
    spec.notes = notes;
    d = draw(&spec, width, 0, DIRECTION_LTR);
    assert_string_equal(words_in(&d, 32, 8), "TBC|Launch");
    assert_string_equal(words_in(&d, 32, 7), "");
    for (size_t i = 0; i < d.count; i++)
        if (d.items[i].kind == ITEM_FRAME) {
            assert_near(d.items[i].box.x, 8 * (COLUMN + gutter), 0.01);
            assert_true(d.items[i].stroke->dash > 0);
            frames++;
        }
    assert_int_equal(frames, 1);
    assert_text_within(&d, (Rect){ 0, 0, width, d.size.height });
    done(&d);
}

typedef struct LongCase { const char *name, *unit, *first, *last; double width; } LongCase;

static const LongCase long_cases[] = {
    { "words of one day", "Meeting of States ", "2018-03-10", "2018-03-10", 1105.5 },
    { "words of several days", "Meeting of States ", "2018-03-10", "2018-03-15", 1105.5 },
    { "one word of one day", "Meeting", "2018-03-10", "2018-03-10", 1105.5 },
    { "one word at the month's end", "Meeting", "2018-03-31", "2018-03-31", 1105.5 },
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
    assert_non_null(strstr(words_in(&d, spec.pieces[0].from + 1, spec.pieces[0].week), "M"));
    done(&d);
}

int
main(void)
{
    struct CMUnitTest tests[64] = {
        cmocka_unit_test(cells_are_told_row_by_row_each_once), cmocka_unit_test(each_day_stands_in_its_cell),
        cmocka_unit_test(weekends_are_tinted),
        cmocka_unit_test(what_has_no_day_stands_at_the_foot_of_its_month),
    };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(words_cases); i++)
        tests[count++] = row_test(words_belong_to_a_cell, words_cases[i].name, &words_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(day_cases); i++)
        tests[count++] = row_test(words_of_a_day_keep_to_its_row, day_cases[i].name, &day_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(block_cases); i++)
        tests[count++] = row_test(a_block_stands_over_its_days, block_cases[i].name, &block_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(long_cases); i++)
        tests[count++] = row_test(a_long_title_stays_on_the_page, long_cases[i].name, &long_cases[i]);
    return _cmocka_run_group_tests("posters", tests, count, start, tools_close);
}
