/* Ids of printed figures: what they say, and the figures that they name. */
#include "sample.h"
#include <string.h>
#include "model/named.h"

/* ---- ids ---- */

typedef struct IdCase { const char *name, *structure, *want; double scale; } IdCase;

static const IdCase ids[] = {
    { "an observation",               "cha.AAA.2016~3", "cha.AAA.2016", 1 },
    { "in millions",                  "cha.AAA.2016@1000000~3", "cha.AAA.2016", 1000000 },
    { "an exponent",                  "cha.AAA.2016@1e3~3", "cha.AAA.2016", 1000 },
    { "no number behind it",          "cha.AAA.2016", "cha.AAA.2016", 1 },
    { "a number that is none",        "cha.AAA.2016@x~3", "cha.AAA.2016", 1 },
    { "nothing can be divided by 0",  "cha.AAA.2016@0~3", "cha.AAA.2016", 1 },
    { "nothing at all",               "", "", 1 },
};

static void
an_id_is_taken_apart(void **state)
{
    const IdCase *c = *state;
    double scale = -1;
    g_autofree char *got = printed_id_parse(c->structure, &scale);

    assert_string_equal(got, c->want);
    assert_near(scale, c->scale, 0);
}

static void
an_id_is_made(void **state)
{
    g_autoptr(Arena) arena = arena_new();

    (void)state;
    assert_string_equal(printed_id_make(arena, "cha.AAA.2016", 1), "cha.AAA.2016");
    assert_string_equal(printed_id_make(arena, "cha.AAA.2016", 1e9), "cha.AAA.2016@1000000000");
}

typedef struct KindCase { const char *name, *structure; bool want; } KindCase;

static const KindCase kinds[] = {
    { "a figure",                     "cha.AAA.2016~3", true },
    { "a figure in millions",         "cha.AAA.2016@1000000~3", true },
    { "a note",                       "note-3", false },
    { "a part of a pack",             "request", false },
};

static void
a_figure_is_known_by_its_id(void **state)
{
    const KindCase *c = *state;

    assert_int_equal(printed_id_is_figure(c->structure), c->want);
}

/* ---- figures: own, summed, counted ---- */

typedef struct NamedCase { const char *name, *id; bool known; double value; const char *measure, *area; } NamedCase;

static const NamedCase figures[] = {
    { "an observation",                      "cha.AAA.2016", true, 6, "cha", "AAA" },
    { "one of the world",                    "cha.world.2016", true, 60, "cha", NULL },
    { "a sum, by its own id",                "area.AAA.2016.sum", true, 7, "area", "AAA" },
    { "a count of States Parties",           "parties.world.2019-12-31", true, 1, "parties", NULL },
    { "after the as-of day",                 "cha.AAA.2021", false, 0, NULL, NULL },
    { "another year",                        "cha.AAA.2015", false, 0, NULL, NULL },
    { "another area",                       "cha.ZZZ.2016", false, 0, NULL, NULL },
    { "another measure",                     "none.AAA.2016", false, 0, NULL, NULL },
    { "a measure whose name begins alike",   "ch.AAA.2016", false, 0, NULL, NULL },
    { "a list that there is not",            "1Z-1.set", false, 0, NULL, NULL },
    { "nothing",                             "", false, 0, NULL, NULL },
};

static Plan *
figures_plan(Diags *diags)
{
    static const struct { const char *measure, *area, *period; double value;
    } seen[] = {
        { "cha", "AAA", "2016", 6 },
        { "sha", "AAA", "2016", 1 },
        { "cha", "", "2016", 60 },
        { "cha", "AAA", "2021", 9 },
    };
    g_autoptr(PlanBuilder) b = sample_new(diags);
    Membership member = {
        .area_id = "AAA", .treaty_id = "CCM", .source_ids = "", .deposited = day("2015-06-01"), .place = AT(70)
    };

    for (size_t i = 0; i < G_N_ELEMENTS(seen); i++) {
        ObservationRow row = { .measure = seen[i].measure,
                               .area = seen[i].area,
                               .sources = "S-undated",
                               .period = during(seen[i].period),
                               .value = seen[i].value,
                               .quality = Q_FINAL,
                               .place = AT(80 + (int)i) };

        plan_builder_add_observation(b, &row);
    }
    plan_builder_add_membership(b, &member);
    return sample_finish(b, diags);
}

static void
an_id_names_a_figure(void **state)
{
    const NamedCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Plan) plan = figures_plan(diags);
    g_autoptr(View) view = view_new(plan, day("2019-12-31"), NULL);
    NamedFigure got = view_figure_by_id(view, c->id);

    assert_int_equal(got.figure.known, c->known);
    if (!c->known)
        return;
    assert_near(got.figure.value, c->value, 0);
    assert_string_equal(got.measure->id, c->measure);
    assert_string_equal(got.area == NULL ? "" : got.area->id, c->area == NULL ? "" : c->area);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(ids) + G_N_ELEMENTS(kinds) + G_N_ELEMENTS(figures) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        tests[n++] = row_test(an_id_is_taken_apart, ids[i].name, &ids[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        tests[n++] = row_test(a_figure_is_known_by_its_id, kinds[i].name, &kinds[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
        tests[n++] = row_test(an_id_names_a_figure, figures[i].name, &figures[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(an_id_is_made);
    return _cmocka_run_group_tests("model/named", tests, n, NULL, NULL);
}
