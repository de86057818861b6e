/* Columns of tables and places on axes: which periods figures stand at, worked by hand. */
#include "assert.h"
#include "model/slots.h"

enum { MOST = 6 };

/* periods: as they are written, parted by spaces; want: the slots of each, then those of a table of them. */
typedef struct SlotCase {
    const char *name, *periods, *start;
    Measure measure;
    char frequency;
    const char *slots, *columns;
} SlotCase;

#define FLOW  { .nature = NATURE_FLOW }
#define STOCK { .nature = NATURE_STOCK }

static const SlotCase cases[] = {
    { "years", "2016 2018", NULL, FLOW, 'A', "2016 2018", "2016 2017 2018" },
    { "quarters of a flow, one between without a figure", "2018-Q1 2018-Q3", NULL, FLOW, 'Q', "2018-Q1 2018-Q3",
      "2018-Q1 2018-Q2 2018-Q3" },
    { "one quarter of a flow is no year", "2017 2018-Q1", NULL, FLOW, 'Q', "2017 2018-Q1", "2017 2018-Q1" },
    { "a year beside its quarters", "2017 2018-Q4 2018", NULL, FLOW, 'Q', "2017 2018-Q4 2018", "2017 2018 2018-Q4" },
    { "a stock told in one month of a year is told by the year", "2017-03 2018-06", NULL, STOCK, 'A', "2017 2018",
      "2017 2018" },
    { "in two months of a year, by the month", "2018-03 2018-06", NULL, STOCK, 'M', "2018-03 2018-06",
      "2018-03 2018-04 2018-05 2018-06" },
    { "the end of a year is the end of its last month", "2017 2018-01 2018-02", NULL, STOCK, 'M',
      "2017-12 2018-01 2018-02", "2017-12 2018-01 2018-02" },
    { "days of a stock that is told by the quarter", "2018-03-31 2018-05-02", NULL,
      { .nature = NATURE_STOCK, .frequency = FREQUENCY_QUARTER }, 'Q', "2018-Q1 2018-Q2", "2018-Q1 2018-Q2" },
    { "a measure that is told by the year", "2018-Q1 2018-Q2", NULL,
      { .nature = NATURE_STOCK, .frequency = FREQUENCY_YEAR }, 'A', "2018 2018", "2018" },
    { "what rolls stands at its end", "2018-Q1 2018-Q2", NULL,
      { .nature = NATURE_FLOW, .rolling_months = 12 }, 'Q', "2018-Q1 2018-Q2", "2018-Q1 2018-Q2" },
    { "fiscal years", "2016-A1 2018-A1", "--04-01", FLOW, 'A', "2016-A1 2018-A1", "2016-A1 2017-A1 2018-A1" },
    { "a flow of a range that is none of these has its own", "2017-10/2018-10", NULL, FLOW, 'A', "2017-10/2018-10",
      "2017-10/2018-10" },
    { "five months are not their year", "2017 2018-01/2018-05 2018", NULL, FLOW, 'A', "2017 2018-01/2018-05 2018",
      "2017 2018 2018-01/2018-05" },
    { "nor are three years", "2018 2016/2018", NULL, FLOW, 'A', "2018 2016/2018", "2016/2018 2018" },
    { "a calendar month where the year starts in the midst of one", "2018-03 2018-04", "--04-06", FLOW, 'M',
      "2018-03 2018-04", "2018-03 2018-04" },
    { "what happened on a day is of its year", "2017-05-02 2018-12-05", NULL, FLOW, 'A', "2017 2018", "2017 2018" },
    { "a range of a stock is of the year of its end", "2017-10/2018-10", NULL, STOCK, 'A', "2018", "2018" },
    { "weeks over the end of a year", "2018-W52 2019-W02", NULL, FLOW, 'W', "2018-W52 2019-W02",
      "2018-W52 2019-W01 2019-W02" },
};

static size_t
read_figures(const char *text, YearStart start, Figure out[MOST])
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    size_t count = 0;

    for (; words[count] != NULL; count++) {
        WrittenPeriod written;

        assert_true(count < MOST && period_parse(words[count], &written));
        out[count] = (Figure){ .known = true };
        assert_true(period_place(&written, start, &out[count].period));
    }
    return count;
}

static void
append(GString *out, Period period, YearStart start)
{
    char text[PERIOD_TEXT];

    g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", period_format(period, start, text));
}

static void
figures_stand_in_slots(void **state)
{
    const SlotCase *c = *state;
    YearStart start = { 0, 0 };
    Figure figures[MOST];
    size_t count;
    Frequency frequency;
    g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(Period));
    g_autoptr(GString) own = g_string_new(NULL), columns = g_string_new(NULL);

    assert_true(c->start == NULL || year_start_parse(c->start, &start));
    count = read_figures(c->periods, start, figures);
    frequency = series_frequency(&c->measure, figures, count, start);
    assert_int_equal(frequency_code(frequency), c->frequency);
    for (size_t i = 0; i < count; i++) {
        Period slot = series_slot(&c->measure, figures[i].period, frequency, start);

        append(own, slot, start);
        slots_add(slots, slot);
        assert_non_null(series_in_slot(&c->measure, figures, count, frequency, slot, start));
    }
    slots_fill(slots, start);
    for (guint i = 0; i < slots->len; i++)
        append(columns, g_array_index(slots, Period, i), start);
    assert_string_equal(own->str, c->slots);
    assert_string_equal(columns->str, c->columns);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];
    size_t count = 0;

    ADD_ROWS(figures_stand_in_slots, cases);
    return _cmocka_run_group_tests("slots", tests, count, NULL, NULL);
}
