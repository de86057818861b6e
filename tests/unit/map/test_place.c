/* Labels that may stand in several places: none on another, those left out that have no place, the same each time. */
#include "../assert.h"
#include "map/place.h"
#include <math.h>
#include <time.h>

static const Rect frame = { 0, 0, 100, 100 };

static Label
beside(double x, double y, double weight)
{
    static const Point ways[] = { { 2, -4 }, { -22, -4 }, { -10, 2 }, { -10, -10 } };
    Label label = label_new(weight);

    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++)
        label_add_place(&label, (Rect){ x + ways[i].x, y + ways[i].y, 20, 8 }, (double)i);
    return label;
}

static GArray *
crowd(size_t count, double weight)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));

    for (size_t i = 0; i < count; i++) {
        Label label = beside(30 + fmod(17.0 * (double)i, 41), 30 + fmod(23.0 * (double)i, 43), weight);

        g_array_append_val(labels, label);
    }
    return labels;
}

static size_t
collisions(const GArray *labels)
{
    size_t sum = 0;

    for (guint i = 0; i < labels->len; i++)
        for (guint k = i + 1; k < labels->len; k++) {
            const Label *a = &g_array_index(labels, Label, i), *b = &g_array_index(labels, Label, k);

            if (a->chosen >= 0 && b->chosen >= 0)
                sum += rects_meet(g_array_index(a->places, LabelPlace, a->chosen).box,
                                  g_array_index(b->places, LabelPlace, b->chosen).box);
        }
    return sum;
}

static size_t
left_out(const GArray *labels)
{
    size_t sum = 0;

    for (guint i = 0; i < labels->len; i++)
        sum += g_array_index(labels, Label, i).chosen < 0;
    return sum;
}

static void
free_labels(GArray *labels)
{
    labels_clear(labels);
    g_array_unref(labels);
}

static void
alone_it_has_its_best_place(void **state)
{
    GArray *labels = crowd(1, 10);
    g_autoptr(GArray) fixed = g_array_new(FALSE, FALSE, sizeof(Rect));

    (void)state;
    labels_place(labels, fixed, frame);
    assert_int_equal(g_array_index(labels, Label, 0).chosen, 0);
    free_labels(labels);
}

/* Two points a point apart: one goes the other way, and both are there. */
static void
two_neighbours_part(void **state)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
    g_autoptr(GArray) fixed = g_array_new(FALSE, FALSE, sizeof(Rect));
    Label a = beside(50, 50, 10), b = beside(51, 50, 10);

    (void)state;
    g_array_append_val(labels, a);
    g_array_append_val(labels, b);
    labels_place(labels, fixed, frame);
    assert_int_equal(left_out(labels), 0);
    assert_int_equal(collisions(labels), 0);
    free_labels(labels);
}

static void
a_crowd_does_not_collide(void **state)
{
    GArray *labels = crowd(24, 10), *again = crowd(24, 10);
    g_autoptr(GArray) fixed = g_array_new(FALSE, FALSE, sizeof(Rect));

    (void)state;
    labels_place(labels, fixed, frame);
    labels_place(again, fixed, frame);
    assert_int_equal(collisions(labels), 0);
    assert_true(left_out(labels) > 0 && left_out(labels) < 20);
    for (guint i = 0; i < labels->len; i++)
        assert_int_equal(g_array_index(labels, Label, i).chosen, g_array_index(again, Label, i).chosen);
    free_labels(labels);
    free_labels(again);
}

/* It could stand best on what is there for good, or outside: it does neither. */
static void
what_is_there_stays_free(void **state)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));
    g_autoptr(GArray) fixed = g_array_new(FALSE, FALSE, sizeof(Rect));
    const Rect taken = { 52, 40, 30, 20 };
    Label middle = beside(50, 50, 10), edge = beside(99, 90, 10);

    (void)state;
    g_array_append_val(fixed, taken);
    g_array_append_val(labels, middle);
    g_array_append_val(labels, edge);
    labels_place(labels, fixed, frame);
    assert_int_equal(g_array_index(labels, Label, 0).chosen, 1);
    assert_int_equal(g_array_index(labels, Label, 1).chosen, 1);
    free_labels(labels);
}

/* Without a weight a label is never left out. */
static void
what_must_be_there_is(void **state)
{
    GArray *labels = crowd(40, 0);
    g_autoptr(GArray) fixed = g_array_new(FALSE, FALSE, sizeof(Rect));

    (void)state;
    labels_place(labels, fixed, frame);
    assert_int_equal(left_out(labels), 0);
    free_labels(labels);
}

/* Districts by the thousand: each compared with each in every try took a minute and a half. */
static void
thousands_take_a_moment(void **state)
{
    g_autoptr(GArray) labels = crowd(3000, 20), fixed = g_array_new(FALSE, FALSE, sizeof(Rect));
    clock_t begun = clock();

    (void)state;
    labels_place(labels, fixed, frame);
    assert_true(clock() - begun < 6 * CLOCKS_PER_SEC);
    assert_int_equal(collisions(labels), 0);
    assert_true(left_out(labels) > 2900);
    assert_true(left_out(labels) < 3000);
    labels_clear(labels);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alone_it_has_its_best_place), cmocka_unit_test(two_neighbours_part),
        cmocka_unit_test(a_crowd_does_not_collide),    cmocka_unit_test(what_is_there_stays_free),
        cmocka_unit_test(what_must_be_there_is),       cmocka_unit_test(thousands_take_a_moment),
    };

    return _cmocka_run_group_tests("map/place", tests, G_N_ELEMENTS(tests), NULL, NULL);
}
