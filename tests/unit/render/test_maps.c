/*
 * The shipped boundary profile over the world's outlines: where towns lie whose place the outlines tell otherwise, or
 * that borders pass by. Their coordinates are those of GeoNames, to a tenth of a degree. Without outlines nothing is
 * tried, and that is said.
 */
#include "assert.h"
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include "render/project.h"

static World *world;
static const GeoMap *map;
static GeoAssignment assignments[100];

typedef struct TownCase { const char *name; double longitude, latitude; const char *area; } TownCase;

static const TownCase towns[] = {
    { "Hargeisa lies in Somalia", 44.1, 9.6, "SOM" },
    { "Mogadishu lies in Somalia", 45.3, 2.1, "SOM" },
    { "Kyrenia lies in Cyprus", 33.3, 35.3, "CYP" },
    { "Nicosia lies in Cyprus", 33.3, 35.1, "CYP" },
    { "Simferopol lies in Ukraine", 34.1, 44.9, "UKR" },
    { "Sevastopol lies in Ukraine", 33.6, 44.6, "UKR" },
    { "Rostov lies in Russia", 39.7, 47.3, "RUS" },
    { "Pristina lies where the profile says", 21.2, 42.7, "XKX" },
    { "Belgrade lies in Serbia", 20.5, 44.8, "SRB" },
    { "Baikonur lies in Kazakhstan: there is no hole", 63.3, 45.9, "KAZ" },
    { "Laayoune lies in Western Sahara", -13.1, 27.1, "ESH" },
    { "Ramallah lies in Palestine", 35.2, 31.9, "PSE" },
    { "Gaza lies in Palestine", 34.45, 31.5, "PSE" },
    { "Tel Aviv lies in Israel", 34.8, 32.1, "ISR" },
    { "Taipei lies where the profile says", 121.5, 25.0, "CHN" },
    { "Srinagar lies in what is disputed", 74.8, 34.1, "KAS" },
    { "Delhi lies in India", 77.2, 28.6, "IND" },
    { "Sukhumi lies in Georgia", 41.0, 43.0, "GEO" },
    { "Juba lies in South Sudan", 31.6, 4.9, "SSD" },
    { "Khartoum lies in Sudan", 32.5, 15.6, "SDN" },
    { "Sarajevo lies in Bosnia and Herzegovina", 18.4, 43.9, "BIH" },
    { "Siem Reap lies in Cambodia", 103.9, 13.4, "KHM" },
};

static void
a_town_lies_in_its_state(void **state)
{
    const TownCase *c = *state;
    int area = geo_map_at(map, c->longitude, c->latitude);

    if (area < 0)
        fail_msg("it lies in the sea");
    assert_string_equal(geo_map_area(map, area), c->area);
}

static void
the_ocean_is_no_state(void **state)
{
    (void)state;
    assert_int_equal(geo_map_at(map, -30, 30), -1);
    assert_int_equal(geo_map_at(map, -150, -30), -1);
}

/* Whoever is a target of the shipped plan can be shown, and on a page the whole width of A4. */
static void
every_target_has_an_outline(void **state)
{
    const SheafProject *project = *state;
    size_t count;
    const Area *const *areas = plan_target_areas(project->plan, &count);
    GeoView view = geo_view_world((Rect){ 0, 0, 510, 214 }, -56, 76);

    assert_int_equal(count, 61);
    for (size_t i = 0; i < count; i++) {
        Point label;
        int area = geo_map_find(map, areas[i]->id);

        if (area < 0)
            fail_msg("%s has no outline", areas[i]->id);
        if (geo_area_size(map, area, &view, &label) <= 0)
            fail_msg("%s has no size", areas[i]->id);
        assert_true(label.x > 0 && label.x < 510 && label.y > 0 && label.y < 214);
    }
}

typedef struct Within { Point at; bool inside; } Within;

static void
note_within(const Point *points, size_t count, void *data)
{
    Within *within = data;

    for (size_t i = 0; i < count; i++) {
        Point a = points[i], b = points[(i + 1) % count];

        if ((a.y > within->at.y) != (b.y > within->at.y) &&
            within->at.x < a.x + (within->at.y - a.y) / (b.y - a.y) * (b.x - a.x))
            within->inside = !within->inside;
    }
}

/* The area whose rings, as they are painted, hold a place of the frame; -1: none. */
static int
painted_at(const GeoView *view, Point at)
{
    for (size_t i = 0; i < geo_map_count(map); i++) {
        Within within = { at, false };

        geo_area_rings(map, (int)i, view, note_within, &within);
        if (within.inside)
            return (int)i;
    }
    return -1;
}

/*
 * A locator paints each place in the area in which it lies, though of what is far from its frame next to nothing is
 * drawn. A few lie so near a border or a coast that what the scale leaves out decides.
 */
static void
a_locator_paints_what_lies_there(void **state)
{
    static const char *const areas[] = { "BIH", "RUS", "CHL", "FJI", "LSO", "CAN" };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(areas); i++) {
        Rect frame = { 0, 0, 120, 90 };
        GeoView view = geo_view_about(map, geo_map_find(map, areas[i]), frame, 1200, 3.5);
        int places = 0, wrong = 0;

        for (double latitude = -82; latitude <= 82; latitude += 2.3)
            for (double longitude = -179; longitude < 180; longitude += 3.1) {
                Point p;

                if (!geo_project(&view, longitude, latitude, &p) || p.x < 1 || p.x > 119 || p.y < 1 || p.y > 89)
                    continue;
                places++;
                wrong += painted_at(&view, p) != geo_map_at(map, longitude, latitude);
            }
        if (places < 3 || wrong * 12 > places)
            fail_msg("%s: %d of %d places lie in another area", areas[i], wrong, places);
    }
}

static void
open_map(const SheafProject *project)
{
    size_t count;
    const Outline *outlines = plan_outlines(project->plan, &count);

    assert_true(count > 0 && count <= G_N_ELEMENTS(assignments));
    for (size_t i = 0; i < count; i++)
        assignments[i] = (GeoAssignment){ outlines[i].country, outlines[i].province, outlines[i].area };
    map = geo_map_of(world, assignments, count);
}

int
main(void)
{
    static struct CMUnitTest tests[G_N_ELEMENTS(towns) + 4];
    size_t count = 0;
    SheafExit exit_status;
    SheafProjectOptions options = { .folder = ".", .templates = "templates" };
    g_autofree char *why = NULL;
    SheafProject *project;
    int failed;

    world = world_open("out/geo/world", &why);
    if (world == NULL) {
        printf("1..0 # skipped: %s\n", why);
        return 0;
    }
    project = sheaf_project_open(&options, &exit_status);
    if (project == NULL)
        return 1;
    open_map(project);
    ADD_ROWS(a_town_lies_in_its_state, towns);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_ocean_is_no_state);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_locator_paints_what_lies_there);
    tests[count++] = row_test(every_target_has_an_outline, "every_target_has_an_outline", project);
    failed = _cmocka_run_group_tests("render/maps", tests, count, NULL, NULL);
    sheaf_project_close(project);
    world_free(world);
    return failed;
}
