/* What is refused, and the small month beside a page. */
#include "drawing.h"
#include "base/diag_chart.h"

/* ---- refusals ---- */

typedef struct SpecCase { const char *name; CalendarForm form; int year, month, first_weekday; bool good; } SpecCase;

static const SpecCase spec_cases[] = {
    { "the first month there is", CALENDAR_MONTH, 1583, 1, 1, true },
    { "the last month there is", CALENDAR_MONTH, 9999, 12, 7, true },
    { "a poster has no month", CALENDAR_YEAR, 2018, 0, 1, true },
    { "a small month", CALENDAR_SIDE, 2018, 2, 1, true },
    { "month 13", CALENDAR_MONTH, 2018, 13, 1, false },
    { "month 0", CALENDAR_MONTH, 2018, 0, 1, false },
    { "month -1", CALENDAR_MONTH, 2018, -1, 1, false },
    { "year 0", CALENDAR_MONTH, 0, 1, 1, false },
    { "year 99999", CALENDAR_MONTH, 99999, 1, 1, false },
    { "the year before the calendar", CALENDAR_YEAR, 1582, 0, 1, false },
    { "the year after the last", CALENDAR_YEAR, 10000, 0, 1, false },
    { "a poster of year 0", CALENDAR_YEAR, 0, 0, 1, false },
    { "a small month 13", CALENDAR_SIDE, 2018, 13, 1, false },
    { "a small month of year 0", CALENDAR_SIDE, 0, 1, 1, false },
    { "a week from no day", CALENDAR_MONTH, 2018, 9, 0, false },
    { "a week from the eighth day", CALENDAR_MONTH, 2018, 9, 8, false },
};

static void
what_cannot_be_drawn_is_refused_at_its_place(void **state)
{
    const SpecCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    CalendarSpec spec = { .form = c->form,
                          .place = { "page.xml", 7, 3 },
                          .title = "",
                          .month_name = "",
                          .year = c->year,
                          .month = c->month,
                          .first_weekday = c->first_weekday };
    PenContext context = { NULL, tools.lang, &tools.theme, DIRECTION_LTR };
    CalendarSize size;

    assert_int_equal(calendar_measure(&spec, &context, 756, &size, diags), c->good);
    assert_int_equal(diags_length(diags), c->good ? 0 : 1);
    if (c->good)
        return;
    assert_int_equal(diags_at(diags, 0)->id, DIAG_CALENDAR_NO_MONTH);
    assert_string_equal(diags_at(diags, 0)->place.file, "page.xml");
    assert_int_equal(diags_at(diags, 0)->place.line, 7);
    assert_int_equal(diags_at(diags, 0)->place.column, 3);
}

static void
grids_are_tables_and_a_small_month_is_not(void **state)
{
    (void)state;
    assert_true(calendar_is_table(&(CalendarSpec){ .form = CALENDAR_MONTH }));
    assert_true(calendar_is_table(&(CalendarSpec){ .form = CALENDAR_YEAR }));
    assert_false(calendar_is_table(&(CalendarSpec){ .form = CALENDAR_SIDE }));
}

/* ---- the small month ---- */

static CalendarSpec
small_month(int first_weekday, CalendarItem *items, size_t count)
{
    return (CalendarSpec){ .form = CALENDAR_SIDE,
                           .title = "",
                           .month_name = "September 2018",
                           .year = 2018,
                           .month = 9,
                           .first_weekday = first_weekday,
                           .items = items,
                           .count = count };
}

/* Its name, seven letters, thirty days, and nothing that is told. */
static void
a_small_month_is_all_artifact(void **state)
{
    CalendarSpec spec = small_month(7, NULL, 0);
    Drawn d = draw(&spec, 110, 0, DIRECTION_LTR);

    (void)state;
    assert_string_equal(cells_told(&d), "");
    assert_string_equal(
        words_in(&d, -1, 0),
        "September "
        "2018|S|M|T|W|T|F|S|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30");
    assert_text_within(&d, (Rect){ 0, 0, 110, d.size.height });
    done(&d);
    spec.month_name = "";
    d = draw(&spec, 110, 0, DIRECTION_LTR);
    assert_memory_equal(words_in(&d, -1, 0), "S|M|T", 5);
    done(&d);
}

/* The baseline of the month's last day. */
static double
last_day(int first_weekday)
{
    CalendarSpec spec = small_month(first_weekday, NULL, 0);
    Drawn d = draw(&spec, 110, 0, DIRECTION_LTR);
    double y = 0;

    for (size_t i = 0; i < d.count; i++)
        y = d.items[i].kind == ITEM_TEXT ? fmax(y, d.items[i].text.y) : y;
    done(&d);
    return y;
}

/*
 * September 2018 takes five weeks from Monday and six from Sunday: a head of 10, letters of 9, rows of 8 in both, and
 * room for the sixth in both.
 */
static void
weeks_of_all_months_are_as_far_apart(void **state)
{
    (void)state;
    for (int first_weekday = 1; first_weekday <= 7; first_weekday += 6) {
        CalendarSpec spec = small_month(first_weekday, NULL, 0);
        Drawn d = draw(&spec, 110, 0, DIRECTION_LTR);

        assert_near(d.size.height, 10 + 9 + 6 * 8, 0.01);
        done(&d);
    }
    assert_near(last_day(1), 10 + 9 + 4.5 + 4 * 8, 0.01);
    assert_near(last_day(7), 10 + 9 + 4.5 + 5 * 8, 0.01);
}

/* Days of events are on a ground of their own, those of events from August and into October among them. */
static void
days_with_events_stand_out(void **state)
{
    CalendarItem items[] = { event("2018-08-30", "2018-09-02", "a"), event("2018-09-04", "2018-09-05", "b"),
                             event("2018-09-30", "2018-10-07", "c") };
    CalendarSpec spec = small_month(1, items, 3);
    Drawn d = draw(&spec, 110, 0, DIRECTION_LTR);
    g_autoptr(GString) strong = g_string_new(NULL);

    (void)state;
    for (size_t i = 1; i < d.count; i++) {
        const PageItem *number = &d.items[i], *ground = &d.items[i - 1];

        if (number->kind != ITEM_TEXT || ground->kind != ITEM_FILL ||
            !colour_equal(ground->colour, tools.theme.accent))
            continue;
        assert_true(colour_equal(number->text.run->colour, tools.theme.white));
        assert_true(ground->box.x < number->text.x && ground->box.y < number->text.y - 6.2 * 0.72 &&
                    ground->box.x + ground->box.width > number->text.x + number->text.run->width &&
                    ground->box.y + ground->box.height > number->text.y);
        g_string_append_printf(strong, "%s ", number->text.run->text);
    }
    assert_string_equal(strong->str, "1 2 4 5 30 ");
    done(&d);
}

/*
 * Days end at the sevenths: 1 September, a Saturday, at six of them less 1; from right to left it begins as far from
 * the left.
 */
static void
a_day_stands_in_its_column(void **state)
{
    static const TextDirection directions[] = { DIRECTION_LTR, DIRECTION_RTL };

    (void)state;
    for (size_t n = 0; n < 2; n++) {
        CalendarSpec spec = small_month(1, NULL, 0);
        Drawn d = draw(&spec, 140, 0, directions[n]);
        size_t found = 0;

        for (size_t i = 0; i < d.count; i++)
            if (d.items[i].kind == ITEM_TEXT && strcmp(d.items[i].text.run->text, "1") == 0) {
                double x = d.items[i].text.x;

                assert_near(n == 0 ? x + d.items[i].text.run->width : 140 - x, 6 * 20 - 1, 0.01);
                found++;
            }
        assert_int_equal(found, 1);
        done(&d);
    }
}

int
main(void)
{
    struct CMUnitTest tests[32] = { cmocka_unit_test(grids_are_tables_and_a_small_month_is_not),
                                    cmocka_unit_test(a_small_month_is_all_artifact),
                                    cmocka_unit_test(weeks_of_all_months_are_as_far_apart),
                                    cmocka_unit_test(days_with_events_stand_out),
                                    cmocka_unit_test(a_day_stands_in_its_column) };
    size_t count = count_tests(tests);

    for (size_t i = 0; i < G_N_ELEMENTS(spec_cases); i++)
        tests[count++] = row_test(what_cannot_be_drawn_is_refused_at_its_place, spec_cases[i].name, &spec_cases[i]);
    return _cmocka_run_group_tests("calendars", tests, count, start, tools_close);
}
