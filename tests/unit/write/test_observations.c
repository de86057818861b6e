/* Observations as a table and as data files: what stands in a row, what is quoted, what is left out. */
#include "assert.h"
#include <string.h>
#include "write/write.h"

static const Translation french[] = { { "fr", "Surface" } };
static const Measure area = { .id = "area", .title = { "Area, total", french, 1 }, .unit = "km2" };
static const Area alba = { .id = "AAA", .name = { .text = "Alba" } };
static const Source first = { .id = "S1",
                              .title = { .text = "First \"census\"" },
                              .where = "page 3",
                              .address = "a.example/?a&b",
                              .published = { 2018, 11, 15 } };
static const Source second = { .id = "S2", .title = { "Second", french, 1 } };
static const Source *const one[] = { &first }, *const both[] = { &first, &second };

#define HEADER                                                                                                         \
    "id,measure,measure title,area,area name,period,value,unit,status,computed,computed from,source ids,source "       \
    "titles,published,note,qualifier,low,high,missing,basis\r\n"
#define FILE_OF(root, inner) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" root ">" inner "\n</" root ">\n"
#define SERIES(inner) FILE_OF("observations", "\n  <series measure=\"area\" area=\"AAA\">" inner "\n  </series>")

typedef struct LineCase { const char *name; ObservationLine line; const char *language, *csv, *xml; } LineCase;

static const LineCase lines[] = {
    { "a year's figure",
      { .id = "area.AAA.2016",
        .measure = &area,
        .area = &alba,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .value = 12.5,
        .decimals = 1,
        .quality = Q_FINAL,
        .sources = one,
        .source_count = 1 },
      "en",
      "area.AAA.2016,area,\"Area, total\",AAA,Alba,2016,12.5,km2,final,,,S1,\"First "
      "\"\"census\"\"\",2018-11-15,,,,,,\r\n",
      SERIES("\n    <observation period=\"2016\" value=\"12.5\" sources=\"S1\"/>") },
    { "titles in the page's language",
      { .id = "i",
        .measure = &area,
        .area = &alba,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .value = 3,
        .quality = Q_FINAL,
        .sources = both,
        .source_count = 2 },
      "fr",
      "i,area,Surface,AAA,Alba,2016,3,km2,final,,,S1 S2,\"First \"\"census\"\"; Surface\",2018-11-15; ,,,,,,\r\n",
      SERIES("\n    <observation period=\"2016\" value=\"3\" sources=\"S1 S2\"/>") },
    { "an estimate over months, with a note of two lines",
      { .id = "i",
        .measure = &area,
        .area = &alba,
        .period = { { 2016, 1, 0 }, { 2016, 6, 0 } },
        .value = 0.3,
        .decimals = 2,
        .quality = Q_ESTIMATE,
        .note = "a\nb" },
      "en",
      "i,area,\"Area, total\",AAA,Alba,2016-01/2016-06,0.30,km2,estimate,,,,,,\"a\nb\",,,,,\r\n",
      SERIES("\n    <observation period=\"2016-01/2016-06\" value=\"0.30\" status=\"estimate\" note=\"a&#10;b\"/>") },
    { "a number that its decimals would cut",
      { .id = "i",
        .measure = &area,
        .area = &alba,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .value = 0.0625,
        .decimals = 1,
        .quality = Q_PRELIMINARY,
        .internal = true },
      "en",
      "i,area,\"Area, total\",AAA,Alba,2016,0.0625,km2,preliminary,,,,,,,,,,,\r\n",
      SERIES("\n    <observation period=\"2016\" value=\"0.0625\" status=\"preliminary\" audience=\"internal\"/>") },
    { "a sum says of what",
      { .id = "area.AAA.2016.sum",
        .measure = &area,
        .area = &alba,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .value = -7,
        .quality = Q_FINAL,
        .computed = "sum",
        .from = "a.AAA.2016 b.AAA.2016" },
      "en",
      "area.AAA.2016.sum,area,\"Area, total\",AAA,Alba,2016,-7,km2,final,sum,a.AAA.2016 b.AAA.2016,,,,,,,,,\r\n",
      SERIES("\n    <observation period=\"2016\" value=\"-7\" computed=\"sum\" from=\"a.AAA.2016 b.AAA.2016\"/>") },
    { "the world",
      { .id = "i",
        .measure = &area,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .value = 96394000,
        .quality = Q_FINAL },
      "en",
      "i,area,\"Area, total\",,,2016,96394000,km2,final,,,,,,,,,,,\r\n",
      FILE_OF("observations",
              "\n  <series measure=\"area\">\n    <observation period=\"2016\" value=\"96394000\"/>\n  </series>") },
    { "at least so much",
      { .id = "i",
        .measure = &area,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .value = 30,
        .quality = Q_FINAL,
        .said = { .qualifier = QUALIFIER_AT_LEAST, .basis = "survey" } },
      "en",
      "i,area,\"Area, total\",,,2016,30,km2,final,,,,,,,at-least,,,,survey\r\n",
      FILE_OF("observations", "\n  <series measure=\"area\">\n    <observation period=\"2016\" value=\"30\" "
                              "qualifier=\"at-least\" basis=\"survey\"/>\n  </series>") },
    { "between two ends",
      { .id = "i",
        .measure = &area,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .value = 4,
        .quality = Q_FINAL,
        .said = { .has_range = true, .between = true, .low = 3, .high = 5 } },
      "en",
      "i,area,\"Area, total\",,,2016,,km2,final,,,,,,,,3,5,,\r\n",
      FILE_OF("observations",
              "\n  <series measure=\"area\">\n    <observation period=\"2016\" low=\"3\" high=\"5\"/>\n  </series>") },
    { "missing, and why",
      { .id = "i",
        .measure = &area,
        .period = { { 2016, 0, 0 }, { 2016, 0, 0 } },
        .quality = Q_FINAL,
        .said = { .missing = MISSING_CONFIDENTIAL } },
      "en",
      "i,area,\"Area, total\",,,2016,,km2,final,,,,,,,,,,confidential,\r\n",
      FILE_OF(
          "observations",
          "\n  <series measure=\"area\">\n    <observation period=\"2016\" missing=\"confidential\"/>\n  </series>") },
};

static void
a_line_is_a_row(void **state)
{
    const LineCase *c = *state;
    g_autofree char *got = observations_write_csv(&c->line, 1, c->language), *want = g_strconcat(HEADER, c->csv, NULL);

    assert_string_equal(got, want);
}

static void
a_line_is_an_element(void **state)
{
    const LineCase *c = *state;
    g_autofree char *got = observations_write_xml(&c->line, 1, (YearStart){ 0, 0 });

    assert_string_equal(got, c->xml);
}

static void
a_series_ends_where_the_next_begins(void **state)
{
    ObservationLine rows[3] = { lines[0].line, lines[0].line, lines[5].line };
    g_autofree char *got = NULL;

    (void)state;
    rows[1].period = (Period){ { 2017, 0, 0 }, { 2017, 0, 0 } };
    got = observations_write_xml(rows, 3, (YearStart){ 0, 0 });
    assert_string_equal(
        got,
        FILE_OF("observations",
                "\n  <series measure=\"area\" area=\"AAA\">\n    <observation period=\"2016\" value=\"12.5\" "
                "sources=\"S1\"/>"
                "\n    <observation period=\"2017\" value=\"12.5\" sources=\"S1\"/>\n  </series>"
                "\n  <series measure=\"area\">\n    <observation period=\"2016\" value=\"96394000\"/>\n  </series>"));
}

static void
nothing_is_a_file_too(void **state)
{
    g_autofree char *table = observations_write_csv(NULL, 0, "en"),
                    *data = observations_write_xml(NULL, 0, (YearStart){ 0, 0 }),
                    *fiscal = observations_write_xml(NULL, 0, (YearStart){ 4, 1 }),
                    *sources = sources_write_xml(NULL, 0, false);

    (void)state;
    assert_string_equal(table, HEADER);
    assert_string_equal(data, FILE_OF("observations", ""));
    assert_non_null(strstr(fiscal, "<observations><?sheaf fiscal-year-start=\"--04-01\"?>"));
    assert_string_equal(sources, FILE_OF("sources", ""));
}

static void
sources_are_a_file(void **state)
{
    g_autofree char *got = sources_write_xml(both, 2, false), *inside = sources_write_xml(both, 1, true);

    (void)state;
    assert_string_equal(
        got,
        FILE_OF("sources", "\n  <source id=\"S1\" published=\"2018-11-15\" title=\"First &quot;census&quot;\" "
                           "where=\"page 3\" address=\"a.example/?a&amp;b\"/>"
                           "\n  <source id=\"S2\" title=\"Second\"><title xml:lang=\"fr\">Surface</title></source>"));
    assert_string_equal(inside,
                        FILE_OF("sources", "\n  <source id=\"S1\" published=\"2018-11-15\" title=\"First "
                                           "&quot;census&quot;\" where=\"page 3\" address=\"a.example/?a&amp;b\""
                                           " audience=\"internal\"/>"));
}

int
main(void)
{
    struct CMUnitTest tests[2 * G_N_ELEMENTS(lines) + 3];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        tests[n++] = row_test(a_line_is_a_row, lines[i].name, &lines[i]);
        tests[n++] = row_test(a_line_is_an_element, lines[i].name, &lines[i]);
    }
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_series_ends_where_the_next_begins);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(nothing_is_a_file_too);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(sources_are_a_file);
    return _cmocka_run_group_tests("write/observations", tests, n, NULL, NULL);
}
