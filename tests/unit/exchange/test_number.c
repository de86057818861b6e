/* Numbers, days and periods as others write them, and cells of workbooks: by declaration, never by guess. */
#include "assert.h"
#include <math.h>
#include <string.h>
#include "exchange/grid.h"
#include "exchange/number.h"

typedef struct NumberCase {
    const char *name, *text;
    char decimal, grouping;
    NumberFault fault;
    double value;
    int decimals;
} NumberCase;

static const NumberCase numbers[] = {
    { "a whole one",                         "12",          '.', '\0', NUMBER_OK, 12, 0 },
    { "with a point",                        "-0.30",       '.', '\0', NUMBER_OK, -0.3, 2 },
    { "as many digits as a double holds",    "123456789.012345", '.', '\0', NUMBER_OK, 123456789.012345, 6 },
    { "more of them",                        "0.1234567890123456", '.', '\0', NUMBER_OK, 0.1234567890123456, 16 },
    { "an exponent",                         "1.5e3",       '.', '\0', NUMBER_OK, 1500, 1 },
    { "a true minus",                        "\xE2\x88\x92" "5", '.', '\0', NUMBER_OK, -5, 0 },
    { "a decimal comma",                     "1234,5",      ',', '\0', NUMBER_OK, 1234.5, 1 },
    { "grouping by points",                  "1.234.567,8", ',', '.',  NUMBER_OK, 1234567.8, 1 },
    { "by spaces that do not break",         "1\xC2\xA0" "234", '.', ' ', NUMBER_OK, 1234, 0 },
    { "by apostrophes",                      "1'234.5",     '.', '\'', NUMBER_OK, 1234.5, 1 },
    { "not grouped where it may be",         "1234.5",      '.', ',',  NUMBER_OK, 1234.5, 1 },
    { "groups of two",                       "12,34",       '.', ',',  NUMBER_NONE },
    { "a group of four",                     "1234,567",    '.', ',',  NUMBER_NONE },
    { "a comma that nobody declared",        "12,5",        '.', '\0', NUMBER_NONE },
    { "one of two readings",                 "1,234",       '.', '\0', NUMBER_TWO_WAYS },
    { "a point without digits behind it",    "5.",          '.', '\0', NUMBER_NONE },
    { "none before it",                      ".5",          '.', '\0', NUMBER_NONE },
    { "a blank before it",                   " 5",          '.', '\0', NUMBER_NONE },
    { "a word",                              "n/a",         '.', '\0', NUMBER_NONE },
    { "no number at all",                    "NaN",         '.', '\0', NUMBER_NONE },
    { "less than none is none",              "-0.0",        '.', '\0', NUMBER_OK, 0, 1 },
    { "with a decimal comma too",            "-0,0",        ',', '\0', NUMBER_OK, 0, 1 },
    { "beyond a double",                     "1e309",       '.', '\0', NUMBER_TOO_LARGE },
    { "beyond what data files hold",         "1e16",        '.', '\0', NUMBER_TOO_LARGE },
};

static void
a_number_is_read_as_declared(void **state)
{
    const NumberCase *c = *state;
    double value = 0;
    int decimals = 0;

    assert_int_equal(number_read(c->text, strlen(c->text), c->decimal, c->grouping, &value, &decimals), c->fault);
    if (c->fault != NUMBER_OK)
        return;
    assert_true(value == c->value && !signbit(value) == !signbit(c->value));
    assert_int_equal(decimals, c->decimals);
}

typedef struct PeriodCase { const char *name, *text; DayOrder order; const char *want; } PeriodCase;

static const PeriodCase periods[] = {
    { "a year",                             "2018",       DAYS_ISO, "2018" },
    { "a quarter of SDMX",                  "2018-Q3",    DAYS_ISO, "2018-Q3" },
    { "without a hyphen",                   "2018Q3",     DAYS_ISO, "2018-Q3" },
    { "with the year behind it",            "Q3 2018",    DAYS_ISO, "2018-Q3" },
    { "a month of SDMX",                    "2018M04",    DAYS_ISO, "2018-M04" },
    { "a day of ISO 8601 in any order",     "2018-03-04", DAYS_DMY, "2018-03-04" },
    { "day, month, year",                   "4/3/2018",   DAYS_DMY, "2018-03-04" },
    { "month, day, year",                   "03/04/2018", DAYS_MDY, "2018-03-04" },
    { "year, month, day",                   "2018.03.04", DAYS_YMD, "2018-03-04" },
    { "a day that is not declared",         "04/03/2018", DAYS_ISO, NULL },
    { "two separators",                     "04/03.2018", DAYS_DMY, NULL },
    { "a year of two digits",               "04/03/18",   DAYS_DMY, NULL },
    { "a day that does not exist",          "30/02/2018", DAYS_DMY, NULL },
    { "a fifth quarter",                    "2018Q5",     DAYS_ISO, NULL },
};

static void
a_period_is_read_as_declared(void **state)
{
    const PeriodCase *c = *state;
    WrittenPeriod period;
    char normal[PERIOD_NORMAL];
    bool read = period_read(c->text, c->order, &period, normal);

    assert_int_equal(read, c->want != NULL);
    if (c->want != NULL)
        assert_string_equal(normal, c->want);
}

/* ECMA-376, 18.17.4.1: the serial days of both systems; 60 is 29 February 1900, which was none. */
typedef struct SerialCase {
    const char *name;
    double serial;
    NumberShape shape;
    bool from_1904;
    const char *want;
} SerialCase;

static const SerialCase serials[] = {
    { "the first day",                   1,        SHAPE_DATE,      false, "1900-01-01" },
    { "the last before the day that was none", 59, SHAPE_DATE,      false, "1900-02-28" },
    { "that day itself",                 60,       SHAPE_DATE,      false, NULL },
    { "the first behind it",             61,       SHAPE_DATE,      false, "1900-03-01" },
    { "a day of today",                  44196,    SHAPE_DATE,      false, "2020-12-31" },
    { "the same from 1904",              42734,    SHAPE_DATE,      true,  "2020-12-31" },
    { "with a time",                     44196.5,  SHAPE_DATE_TIME, false, "2020-12-31T12:00:00" },
    { "with midnight",                   44196,    SHAPE_DATE_TIME, false, "2020-12-31" },
    { "a time alone",                    0.75,     SHAPE_TIME,      false, "18:00:00" },
    { "before all days",                 -1,       SHAPE_DATE,      false, NULL },
};

static void
a_serial_day_is_a_date(void **state)
{
    const SerialCase *c = *state;
    char text[32];

    assert_int_equal(serial_text(c->serial, c->shape, c->from_1904, text), c->want != NULL);
    if (c->want != NULL)
        assert_string_equal(text, c->want);
}

typedef struct ShapeCase { const char *name, *format; NumberShape want; int places; } ShapeCase;

static const ShapeCase shapes[] = {
    { "no format",                   "General",                  SHAPE_NUMBER },
    { "thousands",                   "#,##0.00;[Red]-#,##0.00",  SHAPE_NUMBER, 2 },
    { "per cent",                    "0.0%",                     SHAPE_PERCENT, 1 },
    { "a day",                       "yyyy\\-mm\\-dd",           SHAPE_DATE },
    { "in a language",               "[$-40C]d mmmm yyyy;@",     SHAPE_DATE },
    { "a month",                     "mmm",                      SHAPE_DATE },
    { "a time",                      "h:mm",                     SHAPE_TIME },
    { "hours that count on",         "[h]:mm",                   SHAPE_TIME },
    { "both",                        "m/d/yy h:mm",              SHAPE_DATE_TIME },
    { "letters in quotes",           "0 \"days\"",               SHAPE_NUMBER },
    { "an escaped letter",           "0\\d",                     SHAPE_NUMBER },
    { "decimals where there are any", "0.0##",                   SHAPE_NUMBER, 1 },
    { "powers of ten",               "0.00E+00",                 SHAPE_NUMBER },
    { "thousands of them",           "0.0,",                     SHAPE_NUMBER },
    { "a point in quotes",           "0\".00\"",                SHAPE_NUMBER },
    { "more than a figure has",      "0.000000000000",           SHAPE_NUMBER, 9 },
};

static void
a_format_tells_what_a_number_is(void **state)
{
    const ShapeCase *c = *state;

    assert_int_equal(number_format(c->format).shape, c->want);
    assert_int_equal(number_format(c->format).places, c->places);
}

typedef struct PlacesCase { const char *name; double number; int places; const char *want; } PlacesCase;

static const PlacesCase in_places[] = {
    { "both decimals of 2.50",     2.5,     2, "2.50" },
    { "none asked for",            2.5,     0, "2.5" },
    { "what would be lost stays",  2.125,   2, "2.125" },
    { "a whole number",            12,      1, "12.0" },
    { "below zero",                -0.5,    3, "-0.500" },
};

static void
a_number_keeps_its_places(void **state)
{
    const PlacesCase *c = *state;
    char text[48];

    number_in_places(c->number, c->places, text);
    assert_string_equal(text, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(numbers) + G_N_ELEMENTS(periods) + G_N_ELEMENTS(serials) +
                            G_N_ELEMENTS(shapes) + G_N_ELEMENTS(in_places)];
    size_t count = 0;

    ADD_ROWS(a_number_is_read_as_declared, numbers);
    ADD_ROWS(a_period_is_read_as_declared, periods);
    ADD_ROWS(a_serial_day_is_a_date, serials);
    ADD_ROWS(a_format_tells_what_a_number_is, shapes);
    ADD_ROWS(a_number_keeps_its_places, in_places);
    return _cmocka_run_group_tests("exchange/number", tests, count, NULL, NULL);
}
