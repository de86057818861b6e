/* Latitude and longitude as they are written: cases by hand. */
#include "assert.h"
#include "base/location.h"
#include <glib.h>

typedef struct LocationCase { const char *name, *text; bool want; double latitude, longitude; } LocationCase;

static const LocationCase cases[] = {
    { "north and east", "43.856 18.413", true, 43.856, 18.413 },
    { "south and west", "-16.5 -68.15", true, -16.5, -68.15 },
    { "whole degrees", "0 0", true, 0, 0 },
    { "the pole and the line of dates", "90 -180.0", true, 90, -180 },
    { "a nought before", "07.5 05", true, 7.5, 5 },
    { "beyond the pole", "90.1 0", false, 0, 0 },
    { "longitude before latitude", "113.9 22.3", false, 0, 0 },
    { "beyond the line of dates", "0 180.5", false, 0, 0 },
    { "a comma", "43.856,18.413", false, 0, 0 },
    { "two blanks", "43.856  18.413", false, 0, 0 },
    { "one number", "43.856", false, 0, 0 },
    { "three", "1 2 3", false, 0, 0 },
    { "letters of the sky", "43N 18E", false, 0, 0 },
    { "no digit behind the point", "43. 18", false, 0, 0 },
    { "none before it", ".5 18", false, 0, 0 },
    { "a power of ten", "1e1 18", false, 0, 0 },
    { "no number", "nan inf", false, 0, 0 },
    { "nothing", "", false, 0, 0 },
};

static void
a_location_is_read(void **state)
{
    const LocationCase *c = *state;
    Location location;
    char text[LOCATION_TEXT];

    assert_int_equal(location_parse(c->text, &location), c->want);
    assert_int_equal(location.known, c->want);
    assert_int_equal(g_regex_match_simple("^(?:" LOCATION_PATTERN ")$", c->text, 0, 0), c->want);
    if (!c->want)
        return;
    assert_near(location.latitude, c->latitude, 1e-12);
    assert_near(location.longitude, c->longitude, 1e-12);
    assert_true(location_parse(location_format(location, text), &location));
    assert_near(location.latitude, c->latitude, 1e-6);
    assert_near(location.longitude, c->longitude, 1e-6);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(a_location_is_read, cases[i].name, &cases[i]);
    return _cmocka_run_group_tests("base/location", tests, G_N_ELEMENTS(cases), NULL, NULL);
}
