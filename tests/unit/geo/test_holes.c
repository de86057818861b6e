/*
 * Which ring a hole is of: by hand on squares, by the definition gone through ring by ring on a thousand made ones, and
 * how long it takes of tens of thousands, for which going through all of them takes minutes.
 */
#include "assert.h"
#include <math.h>
#include <time.h>
#include "geo/holes.h"

static void
add_square(GArray *rings, double x, double y, double side, bool hole)
{
    GeoRing ring = { g_array_new(FALSE, FALSE, sizeof(Point)), side * side, hole };
    Point corners[5] = { { x, y }, { x + side, y }, { x + side, y + side }, { x, y + side }, { x, y } };

    g_array_append_vals(ring.points, corners, 5);
    g_array_append_val(rings, ring);
}

static void
rings_free(GArray *rings)
{
    for (guint i = 0; i < rings->len; i++)
        g_array_unref(g_array_index(rings, GeoRing, i).points);
    g_array_unref(rings);
}

static GArray *
rings_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(GeoRing));
}

static void
a_hole_is_of_the_smallest_ring_around_it(void **state)
{
    static const int want[] = { -1, 0, -1, 2, -1, 4, -1, -1 };
    GArray *rings = rings_new();
    g_autofree int *owners = NULL;

    (void)state;
    add_square(rings, 0, 0, 100, false);
    add_square(rings, 10, 10, 60, true);        /* a lake */
    add_square(rings, 20, 20, 30, false);       /* an island in it */
    add_square(rings, 25, 25, 5, true);         /* and its pond */
    add_square(rings, 200, 0, 10, false);
    add_square(rings, 200, 2, 5, true);         /* two of its corners lie on the edge of its ring */
    add_square(rings, 300, 0, 5, true);         /* in nothing */
    add_square(rings, 198, -2, 20, true);       /* larger than the only ring near it */
    owners = geo_hole_owners(rings);
    for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
        assert_int_equal(owners[i], want[i]);
    rings_free(rings);
}

static bool
holds(const GArray *ring, Point p)
{
    bool inside = false;

    for (guint i = 0; i + 1 < ring->len; i++) {
        Point a = g_array_index(ring, Point, i), b = g_array_index(ring, Point, i + 1);

        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
            inside = !inside;
    }
    return inside;
}

/* As the header says it, one ring after another. */
static int
owner_by_definition(const GArray *rings, const GeoRing *hole)
{
    int found = -1;

    for (guint r = 0; r < rings->len; r++) {
        const GeoRing *ring = &g_array_index(rings, GeoRing, r);
        guint within = 0;

        for (guint i = 0; i + 1 < hole->points->len; i++)
            within += holds(ring->points, g_array_index(hole->points, Point, i));
        if (!ring->hole && ring->size >= hole->size && 2 * within > hole->points->len &&
            (found < 0 || ring->size < g_array_index(rings, GeoRing, found).size))
            found = (int)r;
    }
    return found;
}

static void
made_rings_have_the_holes_that_the_definition_gives(void **state)
{
    GArray *rings = rings_new();
    g_autoptr(GRand) rand = g_rand_new_with_seed(20);
    g_autofree int *owners = NULL;
    guint owned = 0;

    (void)state;
    for (int i = 0; i < 1000; i++)
        add_square(rings, g_rand_int_range(rand, 0, 60), g_rand_int_range(rand, 0, 60), g_rand_int_range(rand, 1, 20),
                   i % 3 == 0);
    owners = geo_hole_owners(rings);
    for (guint i = 0; i < rings->len; i++) {
        const GeoRing *ring = &g_array_index(rings, GeoRing, i);

        assert_int_equal(owners[i], ring->hole ? owner_by_definition(rings, ring) : -1);
        owned += owners[i] >= 0;
    }
    assert_true(owned > 100);
    rings_free(rings);
}

/* ---- how long ---- */

enum { MANY = 40000, CORNERS = 200000 };

/* Squares side by side, a hole in each. */
static void
add_many(GArray *rings)
{
    for (int i = 0; i < MANY; i++) {
        add_square(rings, i % 200 * 10, i / 200 * 10, 9, false);
        add_square(rings, i % 200 * 10 + 3, i / 200 * 10 + 3, 2, true);
    }
}

/* A star of many corners, and holes all over its middle. */
static void
add_star(GArray *rings)
{
    GeoRing star = { g_array_new(FALSE, FALSE, sizeof(Point)), 1e9, false };

    for (int i = 0; i <= CORNERS; i++) {
        double angle = 2 * G_PI * (i % CORNERS) / CORNERS, radius = i % 2 == 0 ? 3000 : 3100;
        Point p = { radius * cos(angle), radius * sin(angle) };

        g_array_append_val(star.points, p);
    }
    g_array_append_val(rings, star);
    for (int i = 0; i < MANY; i++)
        add_square(rings, i % 200 * 10 - 1000, i / 200 * 10 - 1000, 5, true);
}

typedef struct CostCase { const char *name; void (*add)(GArray *rings); } CostCase;

static const CostCase cost_cases[] = { { "holes in as many rings", add_many }, { "holes in one long ring", add_star } };

static void
tens_of_thousands_take_a_moment(void **state)
{
    const CostCase *c = *state;
    GArray *rings = rings_new();
    g_autofree int *owners = NULL;
    clock_t begun;

    c->add(rings);
    begun = clock();
    owners = geo_hole_owners(rings);
    assert_true(clock() - begun < 2 * CLOCKS_PER_SEC);
    for (guint i = 0; i < rings->len; i++)
        if (g_array_index(rings, GeoRing, i).hole)
            assert_int_equal(owners[i], c->add == add_star ? 0 : (int)i - 1);
    rings_free(rings);
}

int
main(void)
{
    struct CMUnitTest tests[2 + G_N_ELEMENTS(cost_cases)] = {
        cmocka_unit_test(a_hole_is_of_the_smallest_ring_around_it),
        cmocka_unit_test(made_rings_have_the_holes_that_the_definition_gives),
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cost_cases); i++)
        tests[2 + i] = row_test(tens_of_thousands_take_a_moment, cost_cases[i].name, &cost_cases[i]);
    return _cmocka_run_group_tests("geo/holes", tests, G_N_ELEMENTS(tests), NULL, NULL);
}
