/* Numbers and periods as files write them: what is taken, what it is worth, and what is refused. */
#include "files.h"
#include "read/tables.h"
#include <math.h>

typedef struct NumberCase { const char *name, *text; bool good; double want; } NumberCase;

static const NumberCase numbers[] = {
    { "a whole number", "1030", true, 1030 },
    { "nought", "0", true, 0 },
    { "below nought", "-12", true, -12 },
    { "a fraction", "0.85", true, 0.85 },
    { "leading noughts", "007", true, 7 },
    { "an exponent", "1.5e6", true, 1500000 },
    { "a negative exponent", "25E-2", true, 0.25 },
    { "an exponent with a sign of plus", "2e+3", true, 2000 },
    { "the largest taken", "1e15", true, 1e15 },
    { "too small to tell from nought", "1e-400", true, 0 },
    { "larger than any figure", "1.1e15", false, 0 },
    { "larger than a double", "1e400", false, 0 },
    { "nothing", "", false, 0 },
    { "a sign alone", "-", false, 0 },
    { "a sign of plus", "+1", false, 0 },
    { "two signs", "--1", false, 0 },
    { "grouping", "1,030", false, 0 },
    { "a decimal comma", "0,85", false, 0 },
    { "no digit before the point", ".5", false, 0 },
    { "no digit after the point", "5.", false, 0 },
    { "two points", "1.2.3", false, 0 },
    { "an exponent without digits", "1e", false, 0 },
    { "an exponent with a sign alone", "1e-", false, 0 },
    { "hexadecimal", "0x10", false, 0 },
    { "not a number", "NaN", false, 0 },
    { "infinite", "inf", false, 0 },
    { "a space before", " 1", false, 0 },
    { "a space after", "1 ", false, 0 },
    { "a unit", "1km", false, 0 },
    { "Arabic digits", "\xD9\xA1\xD9\xA2", false, 0 },
    { "a minus that is no hyphen", "\xE2\x88\x92" "1", false, 0 },
};

static void
a_number_is_taken_or_refused(void **state)
{
    const NumberCase *c = *state;
    double got = 0;

    assert_int_equal(number_parse(c->text, &got), c->good);
    if (c->good)
        assert_near(got, c->want, 1e-9);
}

/* Short numbers have a way of their own: each is the double that strtod() takes it for, to the last bit. */
static void
a_short_number_is_exact(void **state)
{
    guint64 seed = 20191231;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        g_autofree char *text = NULL;
        double got, want;

        seed = seed * G_GUINT64_CONSTANT(6364136223846793005) + G_GUINT64_CONSTANT(1442695040888963407);
        text = g_strdup_printf("%s%.*f", i % 2 == 0 ? "" : "-", i % 9, (double)(seed >> (14 + i % 40)) / 1024);
        want = g_ascii_strtod(text, NULL);
        assert_int_equal(number_parse(text, &got), fabs(want) <= 1e15);
        if (fabs(want) <= 1e15)
            assert_memory_equal(&got, &want, sizeof got);
    }
}

typedef struct PeriodCase { const char *name, *text, *first, *last; } PeriodCase;   /* first NULL: refused */

static const PeriodCase periods[] = {
    { "a year", "2018", "2018", "2018" },
    { "a month", "2018-03", "2018-03", "2018-03" },
    { "a day", "2018-03-01", "2018-03-01", "2018-03-01" },
    { "two years", "2017/2018", "2017", "2018" },
    { "two days", "2018-03-01/2018-03-31", "2018-03-01", "2018-03-31" },
    { "a day of a leap year", "2020-02-29", "2020-02-29", "2020-02-29" },
    { "no leap year", "2019-02-29", NULL, NULL },
    { "no such month", "2018-13", NULL, NULL },
    { "no such day", "2018-04-31", NULL, NULL },
    { "no beginning", "/2018", NULL, NULL },
    { "no end", "2018/", NULL, NULL },
    { "three dates", "2016/2017/2018", NULL, NULL },
    { "a bad end", "2018/2019-02-30", NULL, NULL },
    { "nothing", "", NULL, NULL },
    { "words", "last year", NULL, NULL },
    { "the day first", "01-03-2018", NULL, NULL },
};

static void
a_period_is_taken_or_refused(void **state)
{
    const PeriodCase *c = *state;
    char first[11], last[11];
    WrittenPeriod got;

    assert_int_equal(period_parse(c->text, &got), c->first != NULL);
    if (c->first == NULL)
        return;
    assert_string_equal(date_format(got.period.first, first), c->first);
    assert_string_equal(date_format(got.period.last, last), c->last);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(numbers) + G_N_ELEMENTS(periods) + 1];
    size_t count = 0;

    ADD_ROWS(a_number_is_taken_or_refused, numbers);
    ADD_ROWS(a_period_is_taken_or_refused, periods);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_short_number_is_exact);
    return _cmocka_run_group_tests("read/values", tests, count, NULL, NULL);
}
