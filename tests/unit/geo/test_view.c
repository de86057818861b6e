/*
 * Projections against published numbers: the width and height of Equal Earth (Šavrič, Patterson and Jenny 2018), and
 * Snyder's worked example of the azimuthal one (Map projections, a working manual, 1987, page 332). Outlines against a
 * world of two squares that share a side, written here byte by byte.
 */
#include "../small_world.h"
#include "geo/internal.h"
#include <math.h>

static void
equal_earth_is_as_wide_and_high_as_published(void **state)
{
    GeoView view = { .projection = GEO_EQUAL_EARTH, .scale = 1 / EARTH };
    Point right, top;

    (void)state;
    assert_true(geo_project(&view, 180, 0, &right));
    assert_true(geo_project(&view, 0, 90, &top));
    assert_near(right.x, 2.706630, 1e-6);
    assert_near(-top.y, 1.317363, 1e-6);
    assert_near(right.x / -top.y, 2.05458, 1e-5);
}

static void
the_azimuthal_one_is_snyders(void **state)
{
    GeoView view = { .projection = GEO_AZIMUTHAL, .longitude = -100, .latitude = 40, .scale = 3 / EARTH };
    Point p;

    (void)state;
    assert_true(geo_project(&view, 100, -20, &p));
    assert_near(p.x, -4.2339303, 1e-6);
    assert_near(-p.y, 4.0257775, 1e-6);
    assert_false(geo_project(&view, 80, -40, &p));      /* the opposite point has no place */
}

/* And back: the same example. */
static void
paper_leads_back_to_degrees(void **state)
{
    GeoView view = { .projection = GEO_AZIMUTHAL, .longitude = -100, .latitude = 40, .scale = 3 / EARTH };
    double longitude, latitude;

    (void)state;
    assert_true(geo_unproject(&view, (Point){ -4.2339303, -4.0257775 }, &longitude, &latitude));
    assert_near(longitude, 100, 1e-5);
    assert_near(latitude, -20, 1e-5);
    assert_true(geo_unproject(&view, (Point){ 0, 0 }, &longitude, &latitude));
    assert_near(longitude, -100, 1e-9);
    assert_near(latitude, 40, 1e-9);
    assert_false(geo_unproject(&view, (Point){ 6.1, 0 }, &longitude, &latitude));       /* beyond the rim, 2 radii */
}

/* The two squares fill their frame but for its margin, about their middle. */
static void
a_view_about_areas_holds_them(void **state)
{
    g_autoptr(World) world = open_world();
    g_autoptr(GeoMap) map = geo_map_new(world, NULL, 0);
    const int both[] = { 0, 1 };
    GeoView view = geo_view_around(map, both, 2, (Rect){ 10, 20, 400, 100 }, GEO_AZIMUTHAL);
    Point corner, other;

    (void)state;
    assert_true(geo_project(&view, 0, 0, &corner) && geo_project(&view, 2, 1, &other));
    assert_near((corner.x + other.x) / 2, 210, 0.5);
    assert_near(corner.y, 114, 0.1);
    assert_near(other.y, 26, 0.1);
}

/* The same by Equal Earth, which a page may name for a part of the world, too; all of the world has a place in it. */
static void
either_projection_may_be_named_of_a_part(void **state)
{
    g_autoptr(World) world = open_world();
    g_autoptr(GeoMap) map = geo_map_new(world, NULL, 0);
    const int both[] = { 0, 1 };
    GeoView view = geo_view_around(map, both, 2, (Rect){ 10, 20, 400, 100 }, GEO_EQUAL_EARTH);
    Point corner, other, far;

    (void)state;
    assert_int_equal(view.projection, GEO_EQUAL_EARTH);
    assert_true(geo_project(&view, 0, 0, &corner) && geo_project(&view, 2, 1, &other));
    assert_near((corner.x + other.x) / 2, 210, 0.5);
    assert_near(corner.y, 114, 0.1);
    assert_near(other.y, 26, 0.1);
    assert_true(geo_project(&view, 180, 0, &far));      /* Lambert's has no place for what is opposite */
    assert_near((far.x - corner.x) / (other.x - corner.x), 90, 0.1);
}

/* ---- outlines ---- */

static void
places_lie_in_their_areas(void **state)
{
    g_autoptr(World) world = open_world();
    const GeoAssignment joined[] = { { "TWO", NULL, "ONE" } }, part[] = { { "TWO", "East", "SUN" } };
    g_autoptr(GeoMap) apart = geo_map_new(world, NULL, 0), one = geo_map_new(world, joined, 1),
                      renamed = geo_map_new(world, part, 1);

    (void)state;
    assert_string_equal(world_source(world), "Two squares");
    assert_string_equal(geo_map_area(apart, geo_map_at(apart, 0.5, 0.5)), "ONE");
    assert_string_equal(geo_map_area(apart, geo_map_at(apart, 1.5, 0.5)), "TWO");
    assert_int_equal(geo_map_at(apart, 2.5, 0.5), -1);
    assert_int_equal(geo_map_at(apart, 0.5, -0.5), -1);
    assert_string_equal(geo_map_area(one, geo_map_at(one, 1.5, 0.5)), "ONE");
    assert_string_equal(geo_map_area(renamed, geo_map_at(renamed, 1.5, 0.5)), "SUN");
    assert_int_equal(geo_map_find(apart, "SUN"), -1);
}

typedef struct Drawn { double area; size_t rings, points; } Drawn;

static void
add_ring(const Point *points, size_t count, void *data)
{
    Drawn *drawn = data;

    for (size_t i = 0; i < count; i++) {
        Point a = points[i], b = points[(i + 1) % count];

        drawn->area -= (a.x * b.y - b.x * a.y) / 2;
    }
    drawn->rings++;
    drawn->points += count;
}

/* On a sphere a square of a degree at the equator has R² · 1° · sin 1°. */
static void
areas_keep_their_size_and_share_their_border(void **state)
{
    static const double radian = 3.14159265358979323846 / 180;
    g_autoptr(World) world = open_world();
    g_autoptr(GeoMap) map = geo_map_new(world, NULL, 0);
    GeoView far = geo_view_about(map, 0, (Rect){ 0, 0, 300, 300 }, 400, 1), near = far;
    Drawn west = { 0 }, east = { 0 }, close = { 0 };
    double square = EARTH * EARTH * radian * sin(radian);

    (void)state;
    geo_area_rings(map, 0, &far, add_ring, &west);
    geo_area_rings(map, 1, &far, add_ring, &east);
    assert_int_equal(west.rings, 1);
    assert_int_equal(west.points, 4);           /* the bend is too small for this scale */
    assert_near(west.area / far.scale / far.scale / square, 1, 0.001);
    assert_near(east.area / far.scale / far.scale / square, 1, 0.001);
    near.scale *= 20;
    near.frame = (Rect){ -1e5, -1e5, 2e5, 2e5 };
    geo_area_rings(map, 0, &near, add_ring, &close);
    assert_int_equal(close.points, 5);
}

static void
keep_polygon(const GeoRing *rings, size_t count, void *data)
{
    Drawn *drawn = data;
    const Point *p = (const Point *)(const void *)rings[0].points->data;

    drawn->rings += count;
    drawn->points += rings[0].points->len;
    for (guint i = 0; i + 1 < rings[0].points->len; i++)
        drawn->area += (p[i].x * p[i + 1].y - p[i + 1].x * p[i].y) / 2;
    assert_memory_equal(&p[0], &p[rings[0].points->len - 1], sizeof *p);
}

/* Counterclockwise and closed (RFC 7946, 3.1.6); the bend is a hundredth of a square kilometre. */
static void
polygons_in_degrees_are_closed_and_counterclockwise(void **state)
{
    g_autoptr(World) world = open_world();
    g_autoptr(GeoMap) map = geo_map_new(world, NULL, 0);
    Drawn coarse = { 0 }, fine = { 0 };

    (void)state;
    geo_area_polygons(map, 0, 1, keep_polygon, &coarse);
    geo_area_polygons(map, 0, 0.01, keep_polygon, &fine);
    assert_int_equal(coarse.rings, 1);
    assert_int_equal(coarse.points, 5);
    assert_int_equal(fine.points, 6);
    assert_near(coarse.area, 1, 1e-9);
    assert_near(fine.area, 1.0005, 1e-6);
}

static void
count_border(const Point *points, size_t count, int left, int right, void *data)
{
    Drawn *drawn = data;

    (void)points;
    drawn->rings += left >= 0 && right >= 0;
    drawn->points += count;
}

static void
joined_areas_have_no_border_between_them(void **state)
{
    g_autoptr(World) world = open_world();
    const GeoAssignment joined[] = { { "TWO", NULL, "ONE" } };
    g_autoptr(GeoMap) apart = geo_map_new(world, NULL, 0), one = geo_map_new(world, joined, 1);
    GeoView view = geo_view_about(apart, 0, (Rect){ 0, 0, 300, 300 }, 400, 1);
    Drawn two = { 0 }, single = { 0 };

    (void)state;
    geo_borders(apart, &view, count_border, &two);
    geo_borders(one, &view, count_border, &single);
    assert_int_equal(two.rings, 1);
    assert_int_equal(single.rings, 0);
}

static void
nothing_is_painted_outside_the_frame(void **state)
{
    g_autoptr(World) world = open_world();
    g_autoptr(GeoMap) map = geo_map_new(world, NULL, 0);
    GeoView view = geo_view_about(map, 0, (Rect){ 10, 20, 30, 30 }, 50, 0.1);
    Drawn west = { 0 };

    (void)state;
    geo_area_rings(map, 0, &view, add_ring, &west);
    assert_true(west.area > 0 && west.area <= 30 * 30 + 1e-6);
}

/* Every piece of the file, and a header that says more than there is. */
static void
a_damaged_file_is_none(void **state)
{
    g_autofree char *path = write_world(), *bytes = NULL;
    gsize size;

    (void)state;
    assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    for (gsize length = 0; length < size; length++) {
        g_autofree char *why = NULL;

        assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
        assert_null(world_open(path, &why));
        assert_non_null(why);
    }
    g_unlink(path);
}

/* Four bytes of the file in place of others: what any part says of another is held against it. */
static void
a_file_that_contradicts_itself_is_damaged(void **state)
{
    static const float no_number = NAN, far = 9;
    static const uint32_t much = 127;
    size_t arcs = sizeof(WorldHeader) + 2 * sizeof(WorldProvince),
           caps = arcs + 3 * sizeof(WorldArc) + 11 * sizeof(WorldPoint), coarse = caps + 3 * sizeof(WorldCap),
           land = coarse + (3 + 1) * sizeof(uint32_t) + 10 * sizeof(WorldCoarse), rings = land + 2 * sizeof(uint32_t);
    const struct { const char *what; size_t at; const void *value; } rows[] = {
        { "a country beyond the text", sizeof(WorldHeader), &much },
        { "a province that there is not", arcs, &much },
        { "points that there are not", arcs + offsetof(WorldArc, count), &much },
        { "a cap about nowhere", caps, &no_number },
        { "a cap larger than the globe", caps + offsetof(WorldCap, radius), &far },
        { "coarse points before the first", coarse, &much },
        { "coarse points that there are not", coarse + sizeof(uint32_t), &much },
        { "a step over no arc", land, &much },
        { "a ring beyond the steps", rings + offsetof(WorldRing, count), &much },
        { "a ring about nowhere", rings + offsetof(WorldRing, cap), &no_number },
        { "a ring of no size", rings + offsetof(WorldRing, size), &no_number },
    };
    g_autofree char *path = write_world(), *bytes = NULL;
    gsize size;

    (void)state;
    assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *wrong = g_memdup2(bytes, size), *why = NULL;

        memcpy(wrong + rows[i].at, rows[i].value, 4);
        assert_true(g_file_set_contents(path, wrong, (gssize)size, NULL));
        if (world_open(path, &why) != NULL)
            fail_msg("%s", rows[i].what);
        assert_string_equal(why, "it is damaged");
    }
    g_unlink(path);
}

static double
chord(WorldCap cap, const WorldPoint *point)
{
    Vector v = vector_of(point->longitude * WORLD_UNIT, point->latitude * WORLD_UNIT);

    return hypot(hypot(v.x - (double)cap.x, v.y - (double)cap.y), v.z - (double)cap.z);
}

/* An arc's cap has all its points; all land is the two squares without the border between them. */
static void
what_follows_from_arcs_holds_them(void **state)
{
    g_autoptr(World) world = open_world();
    const WorldHeader *header = world->header;

    (void)state;
    for (uint32_t i = 0; i < header->arcs; i++)
        for (uint32_t p = 0; p < world->arcs[i].count; p++)
            assert_true(chord(world->caps[i], &world->points[world->arcs[i].first + p]) <=
                        (double)world->caps[i].radius);
    /* all points but the bend of the border, which changes the land by less than 20 square kilometres */
    assert_int_equal(header->coarse, 10);
    assert_int_equal(world->coarse_first[1], 2);
    assert_int_equal(world->coarse[1].point, 2);
    assert_int_equal(header->land_rings, 1);
    assert_int_equal(header->land_arcs, 2);
    assert_int_equal(world->land_arcs[0] / 2 + world->land_arcs[1] / 2, 1 + 2);
    /* two degrees by one at the equator: (pi / 180) sin(1 degree) of the sphere's half, in square kilometres */
    assert_near((double)world->land_rings[0].size, 2 * G_PI / 180 * sin(G_PI / 180) * EARTH * EARTH, 1);
    for (uint32_t i = 0; i < header->points; i++)
        assert_true(chord(world->land_rings[0].cap, &world->points[i]) <= (double)world->land_rings[0].cap.radius);
}

/* Asked of each batch, so that it is read off the file's first bytes. */
static void
the_digest_is_what_the_file_says(void **state)
{
    static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    g_autofree char *path = write_world(), *bytes = NULL, *told = NULL;
    gsize size;

    (void)state;
    assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    memcpy(bytes + offsetof(WorldHeader, digest), digest, 64);
    assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
    told = world_digest(path);
    assert_string_equal(told, digest);
    assert_true(g_file_set_contents(path, bytes, 20, NULL));
    assert_null(world_digest(path));
    g_unlink(path);
    assert_null(world_digest(path));
}

/* A view is kept: what another shows in between, and what one shows again, is as if nobody had asked before. */
static void
a_view_shows_the_same_again(void **state)
{
    g_autoptr(World) world = open_world();
    g_autoptr(GeoMap) map = geo_map_new(world, NULL, 0);
    const GeoView views[] = { geo_view_about(map, 0, (Rect){ 0, 0, 300, 300 }, 400, 1),
                              geo_view_about(map, 1, (Rect){ 0, 0, 100, 300 }, 400, 1),
                              geo_view_world((Rect){ 0, 0, 9000, 4000 }, -56, 76) };
    static const int order[] = { 0, 1, 2, 0, 0, 2, 1 };
    double first[G_N_ELEMENTS(views)] = { 0 };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        Drawn west = { 0 }, borders = { 0 };

        geo_area_rings(map, 0, &views[order[i]], add_ring, &west);
        geo_borders(map, &views[order[i]], count_border, &borders);
        assert_int_equal(west.rings, 1);
        assert_int_equal(borders.rings, 1);
        if (i < G_N_ELEMENTS(views))
            first[order[i]] = west.area;
        assert_true(west.area > 0);
        assert_near(west.area, first[order[i]], 1e-9);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_earth_is_as_wide_and_high_as_published),
        cmocka_unit_test(the_azimuthal_one_is_snyders),
        cmocka_unit_test(paper_leads_back_to_degrees),
        cmocka_unit_test(a_view_about_areas_holds_them),
        cmocka_unit_test(either_projection_may_be_named_of_a_part),
        cmocka_unit_test(places_lie_in_their_areas),
        cmocka_unit_test(areas_keep_their_size_and_share_their_border),
        cmocka_unit_test(polygons_in_degrees_are_closed_and_counterclockwise),
        cmocka_unit_test(joined_areas_have_no_border_between_them),
        cmocka_unit_test(nothing_is_painted_outside_the_frame),
        cmocka_unit_test(a_damaged_file_is_none),
        cmocka_unit_test(a_file_that_contradicts_itself_is_damaged),
        cmocka_unit_test(what_follows_from_arcs_holds_them),
        cmocka_unit_test(the_digest_is_what_the_file_says),
        cmocka_unit_test(a_view_shows_the_same_again),
    };

    return cmocka_run_group_tests_name("geo/view", tests, NULL, NULL);
}
