/* Which figure stands on which days: the rows are those of the README's "Two days", worked by hand. */
#include "about_digits.h"
#include "assert.h"
#include "disaggregated.h"
#include "truth/facts.h"

/* A figure of a period, told by one source; published NULL: a source without a date. */
typedef struct DayCase {
    const char *name, *first, *last, *published, *as_of, *known_by;
    bool is_register, want;
    const char *not_before;
} DayCase;

static const DayCase cases[] = {
    { "told before its period is over", "2018", "2018", "2018-11-05", "2018-11-20", "2018-11-20", false, true, NULL },
    { "told after the day, known later", "2018", "2018", "2019-11-21", "2018-11-20", "2020-12-31", false, false,
      NULL },
    { "without a date, its period not over", "2018", "2018", NULL, "2018-11-20", "2018-11-20", false, false, NULL },
    { "of an earlier year, published since", "2017", "2017", "2019", "2018-11-20", "2020-12-31", false, true, NULL },
    { "of an earlier year, not published yet", "2017", "2017", "2019", "2018-11-20", "2018-11-20", false, false,
      NULL },
    { "a year counts as its last day", "2017", "2017", "2018", "2018-12-31", "2018-12-30", false, false, NULL },
    { "and is known on it", "2017", "2017", "2018", "2018-12-31", "2018-12-31", false, true, NULL },
    { "its period has not begun", "2019", "2019", "2018-05-01", "2018-12-31", "2018-12-31", false, false, NULL },
    { "a register, on the day of what it tells", "2018-12-05", "2018-12-05", NULL, "2018-12-05", "2018-12-05", true,
      true, NULL },
    { "a register, the day before", "2018-12-05", "2018-12-05", NULL, "2018-12-04", "2018-12-04", true, false, NULL },
    { "without a date, let in", "2017", "2017", NULL, "2018-11-20", "2018-11-20", false, true, NULL },
    { "without a date, and not there before", "2017", "2017", NULL, "2018-11-20", "2018-11-20", false, false,
      "2019" },
    { "known before the day that the page is about", "2017", "2017", "2018-02-01", "2019-12-31", "2018-03-01", false,
      true, NULL },
    { "of a year that was not over when it was known", "2018", "2018", "2018-11-05", "2019-12-31", "2018-11-01",
      false, false, NULL },
};

static Date
day(const char *text)
{
    Date date = DATE_NONE;

    if (text != NULL)
        assert_true(date_parse(text, &date));
    return date;
}

static void
a_figure_is_admitted_by_both_days(void **state)
{
    const DayCase *c = *state;
    const FactSource source = { "S", day(c->published), day(c->not_before), c->is_register };
    const FactSource *sources[] = { &source };
    const Fact fact = { .id = "a.X.1",
                        .measure = "a",
                        .area = "X",
                        .period = { day(c->first), day(c->last) },
                        .has_value = true,
                        .sources = sources,
                        .source_count = 1 };
    const char *why;

    assert_int_equal(fact_is_admitted(&fact, (Days){ day(c->as_of), day(c->known_by) }, &why), c->want);
    assert_int_equal(why == NULL, c->want);
}

typedef struct PairCase {
    const char *name;
    Fact a, b;
    bool want;
} PairCase;

static const PairCase pairs[] = {
    { "two of one row", { .value = 1 }, { .value = 2 }, true },
    { "another basis", { .basis = "survey" }, { 0 }, false },
    { "the same basis", { .basis = "survey" }, { .basis = "survey" }, true },
    { "at least so much", { .qualifier = QUALIFIER_AT_LEAST }, { 0 }, false },
    { "about so much", { .qualifier = QUALIFIER_ABOUT }, { 0 }, true },
    { "one part and the whole", { .only = "a", .qualifier = QUALIFIER_AT_LEAST }, { 0 }, false },
    { "the same part",
      { .only = "a", .qualifier = QUALIFIER_AT_LEAST },
      { .only = "a", .qualifier = QUALIFIER_AT_LEAST },
      true },
};

static void
figures_can_be_compared_or_not(void **state)
{
    const PairCase *c = *state;

    assert_int_equal(facts_compare(NULL, &c->a, &c->b), c->want);
    assert_int_equal(facts_compare(NULL, &c->b, &c->a), c->want);
}

/* Worked out with none of the model's code, and the same. */
static void
what_is_told_of_some_is_added_up_where_they_are_all(void **state)
{
    const DisaggregatedCase *c = *state;
    const Days days = { { 2019, 12, 31 }, { 2019, 12, 31 } };
    g_autoptr(Plan) plan = disaggregated_plan(c);
    g_autoptr(Facts) facts = facts_of_plan(plan);
    const Fact *fact = facts_latest(facts, c->measure == NULL ? "killed" : c->measure, "", days);
    double sum = 0;

    assert_int_equal(fact != NULL, c->known);
    if (!c->known)
        return;
    assert_near(fact_middle(fact), c->value, 1e-9);
    assert_int_equal(fact->qualifier, c->qualifier);
    if (c->parts_say != 0)
        assert_true(facts_parts_of(facts, fact, days, &sum));
    assert_near(sum, c->parts_say, 1e-9);
}

static void
noughts_of_what_is_about_so_much_tell_nothing(void **state)
{
    const DigitCase *c = *state;
    const Fact fact = { .has_value = true, .value = c->value, .qualifier = c->qualifier };

    assert_near(fact_digit(&fact, c->printed), c->want, 1e-9 * c->want);
}

int
main(void)
{
    struct CMUnitTest tests[64] = { { 0 } };
    size_t count = 0;

    ADD_ROWS(a_figure_is_admitted_by_both_days, cases);
    ADD_ROWS(noughts_of_what_is_about_so_much_tell_nothing, digit_cases);
    ADD_ROWS(figures_can_be_compared_or_not, pairs);
    ADD_ROWS(what_is_told_of_some_is_added_up_where_they_are_all, disaggregated_cases);
    return _cmocka_run_group_tests("truth/facts", tests, count, NULL, NULL);
}
