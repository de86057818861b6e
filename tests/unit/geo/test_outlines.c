/* Outlines of the user's own: neighbours share their border, and a file has no more than its limits allow. */
#include "../assert.h"
#include "base/diag_map.h"
#include "base/limit.h"
#include "geo/outlines.h"
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define FEATURE(id) "{'type':'Feature','properties':{'id':" id "},'geometry':{'type':'Polygon','coordinates':[["
/* One with a hole, and one whose members come in another order and whose corners have heights. */
#define SQUARES                                                                                                        \
    "{'type':'FeatureCollection','features':[" FEATURE("'ONE'") "[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.4,0.4],[0.4,0.6]," \
    "[0.6,0.6],[0.6,0.4],[0.4,0.4]]]}},{'geometry':{'coordinates':[[[[1,0,7],[2,0,7],[2,1,7],[1,1,7],[1,0,7]]]],"     \
    "'type':'MultiPolygon'},'properties':{'id':2},'type':'Feature'}]}"

static const char *
joined(const char *value, void *data)
{
    (void)data;
    return strcmp(value, "ONE") == 0 ? "ONE" : strcmp(value, "2") == 0 ? "TWO" : NULL;
}

static char *
write_file(const char *text, gssize length)
{
    char *path = g_build_filename(g_get_tmp_dir(), "sheaf-test-outlines-XXXXXX", NULL);

    g_autoptr(GString) quoted = g_string_new_len(text, length);

    g_string_replace(quoted, "'", "\"", 0);
    close(g_mkstemp(path));
    assert_true(g_file_set_contents(path, quoted->str, (gssize)quoted->len, NULL));
    return path;
}

/* The world, and which diagnostic was told; the file goes. */
static World *
read_path(char *path, size_t *errors)
{
    Diags *diags = diags_new();
    const OutlineFile file = { g_intern_string(path), "id", { 0 } };
    World *world = outlines_read(&file, 1, "Drawn here", joined, NULL, diags);

    *errors = diags_count(diags, SEVERITY_ERROR);
    diags_free(diags);
    g_unlink(path);
    g_free(path);
    return world;
}

static void
squares_share_their_side(void **state)
{
    size_t errors;
    g_autoptr(World) world = read_path(write_file(SQUARES, (gssize)strlen(SQUARES)), &errors);
    g_autoptr(GeoMap) map = NULL;

    (void)state;
    assert_int_equal(errors, 0);
    assert_non_null(world);
    assert_string_equal(world_source(world), "Drawn here");
    map = geo_map_new(world, NULL, 0);
    assert_int_equal(geo_map_count(map), 2);
    assert_string_equal(geo_map_area(map, geo_map_at(map, 0.2, 0.5)), "ONE");
    assert_string_equal(geo_map_area(map, geo_map_at(map, 1.5, 0.5)), "TWO");
    assert_int_equal(geo_map_at(map, 0.5, 0.5), -1);    /* in the hole */
    assert_true(geo_map_is_part(map));
}

/* Its last corner is as far from its middle one as degrees go. */
static void
one_goes_round_the_globe(void **state)
{
    static const char text[] = FEATURE("'ONE'") "[-180,-10],[180,-10],[180,10],[-180,10],[-180,-10]]]}}";
    size_t errors;
    g_autoptr(World) world = read_path(write_file(text, (gssize)strlen(text)), &errors);
    g_autoptr(GeoMap) map = NULL;

    (void)state;
    assert_int_equal(errors, 0);
    assert_non_null(world);
    map = geo_map_new(world, NULL, 0);
    assert_int_equal(geo_map_at(map, 100, 5), geo_map_find(map, "ONE"));
    assert_int_equal(geo_map_at(map, 100, 15), -1);
}

/* A round of so many corners, the first once more at its end. */
static char *
write_round(size_t corners)
{
    g_autoptr(GString) text = g_string_new(FEATURE("'ONE'"));

    for (size_t i = 0; i + 1 < corners; i++) {
        double angle = 2 * G_PI * (double)i / (double)(corners - 1);

        g_string_append_printf(text, "[%.6f,%.6f],", 50 * cos(angle), 50 * sin(angle));
    }
    g_string_append(text, "[50.000000,0.000000]]]}}");
    return write_file(text->str, (gssize)text->len);
}

static void
as_many_corners_as_are_allowed(void **state)
{
    size_t errors;
    World *world = read_path(write_round(MOST_GEO_VERTICES), &errors);

    (void)state;
    assert_int_equal(errors, 0);
    assert_non_null(world);
    world_free(world);
    world = read_path(write_round(MOST_GEO_VERTICES + 1), &errors);
    assert_int_equal(errors, 1);
    assert_null(world);
}

static size_t
errors_of_depth(size_t depth)
{
    g_autofree char *open = g_strnfill(depth, '['), *close = g_strnfill(depth, ']');
    g_autofree char *text =
        g_strconcat("{'type':'Feature','properties':{'id':'ONE','more':", open, close, "},'geometry':null}", NULL);
    size_t errors;

    world_free(read_path(write_file(text, (gssize)strlen(text)), &errors));
    return errors;
}

static void
as_deep_as_is_allowed(void **state)
{
    (void)state;
    assert_int_equal(errors_of_depth(MOST_GEO_DEPTH), 0);
    assert_int_equal(errors_of_depth(MOST_GEO_DEPTH + 1), 1);
}

static void
a_file_larger_than_allowed(void **state)
{
    char *path = write_file("", 0);
    size_t errors;

    (void)state;
    assert_int_equal(truncate(path, ((off_t)MOST_GEO_MIB << 20) + 1), 0);
    assert_null(read_path(path, &errors));
    assert_int_equal(errors, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(squares_share_their_side),
        cmocka_unit_test(one_goes_round_the_globe),
        cmocka_unit_test(as_many_corners_as_are_allowed),
        cmocka_unit_test(as_deep_as_is_allowed),
        cmocka_unit_test(a_file_larger_than_allowed),
    };

    return _cmocka_run_group_tests("geo/outlines", tests, G_N_ELEMENTS(tests), NULL, NULL);
}
