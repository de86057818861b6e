/* From the ids that a document prints to the rows of its data: "id computed [from] sources", a row each. */
#include "model/sample.h"
#include <string.h>
#include "render/printed.h"

typedef struct LinesCase { const char *name, *ids, *want; } LinesCase;

/*
 * In 2016 cha is 6, after a preliminary 4, and sha 1; area is their sum. AAA and BBB are parties since 2015 and 2018.
 */
static const LinesCase cases[] = {
    { "nothing is printed", "", "" },
    { "a figure brings what it revises", "cha.AAA.2016.2", "cha.AAA.2016 - [] S17|cha.AAA.2016.2 - [] S18|" },
    { "one twice is one", "sha.AAA.2016 sha.AAA.2016", "sha.AAA.2016 - [] S18 S19|" },
    { "a sum brings its parts", "area.AAA.2016.sum",
      "area.AAA.2016.sum sum [cha.AAA.2016.2 sha.AAA.2016] S18 S19|cha.AAA.2016 - [] S17|cha.AAA.2016.2 - [] "
      "S18|sha.AAA.2016 - [] S18 S19|" },
    { "a count names who counts", "parties.world.2017-12-31", "parties.world.2017-12-31 count [AAA/2015-06-01] S17|" },
    { "and when more do", "parties.world.2019-12-31",
      "parties.world.2019-12-31 count [AAA/2015-06-01 BBB/2018-09-01] S17 S19|" },
    { "a list's count brings its members' figures", "1A-1.set",
      "1A-1.set count [cha.AAA.2016.2] S18|cha.AAA.2016 - [] S17|cha.AAA.2016.2 - [] S18|" },
    { "in the order of measures, the world before its areas", "sha.AAA.2016 cha.AAA.2016.2",
      "cha.AAA.2016 - [] S17|cha.AAA.2016.2 - [] S18|sha.AAA.2016 - [] S18 S19|" },
    { "what names nothing is told", "sha.AAA.2016 none", "sha.AAA.2016 - [] S18 S19|602 " },
};

static void
add_observation(PlanBuilder *b, const char *measure, double value, Quality quality, const char *sources)
{
    ObservationRow row = { .measure = measure,
                           .area = "AAA",
                           .sources = sources,
                           .period = during("2016"),
                           .value = value,
                           .quality = quality,
                           .place = AT(90) };

    plan_builder_add_observation(b, &row);
}

static void
add_party(PlanBuilder *b, const char *area, const char *deposited, const char *sources)
{
    Membership row = {
        .area_id = area, .treaty_id = "CCM", .source_ids = sources, .deposited = day(deposited), .place = AT(91)
    };

    plan_builder_add_membership(b, &row);
}

static Plan *
printed_plan(Diags *diags)
{
    g_autoptr(PlanBuilder) b = sample_new(diags);
    TargetGroup group = { .id = "first", .area_ids = "AAA BBB", .place = AT(92) };
    Indicator indicator = { .id = "1A-1",
                            .title = T("Many"),
                            .kind = KIND_AREA_SET,
                            .measure_ids = "cha",
                            .among = "1A",
                            .counts = 7,
                            .place = AT(93) };

    add_observation(b, "cha", 4, Q_PRELIMINARY, "S17");
    add_observation(b, "cha", 6, Q_FINAL, "S18");
    add_observation(b, "sha", 1, Q_FINAL, "S18 S19");
    add_party(b, "AAA", "2015-06-01", "S17");
    add_party(b, "BBB", "2018-09-01", "S19");
    sample_objective(b);
    plan_builder_add_group(b, &group);
    plan_builder_add_indicator(b, &indicator);
    return sample_finish(b, diags);
}

static void
say_line(GString *out, const ObservationLine *line)
{
    g_string_append_printf(out, "%s %s [%s]", line->id, line->computed == NULL ? "-" : line->computed,
                           line->from == NULL ? "" : line->from);
    for (size_t i = 0; i < line->source_count; i++)
        g_string_append_printf(out, " %s", line->sources[i]->id);
    g_string_append_c(out, '|');
}

static void
ids_have_rows(void **state)
{
    const LinesCase *c = *state;
    g_autoptr(Diags) faults = diags_new(), diags = diags_new();
    g_autoptr(Plan) plan = printed_plan(faults);
    g_autoptr(View) view = view_new(plan, day("2019-12-31"), NULL);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) given = g_strsplit(c->ids, " ", -1);
    g_autoptr(GString) got = g_string_new(NULL);
    g_autoptr(GArray) lines = NULL;

    for (size_t i = 0; given[i] != NULL; i++)
        if (*given[i] != '\0')
            g_hash_table_add(ids, g_strdup(given[i]));
    lines = printed_lines(view, ids, arena, diags);
    for (guint i = 0; i < lines->len; i++)
        say_line(got, &g_array_index(lines, ObservationLine, i));
    for (size_t i = 0; i < diags_length(diags); i++)
        g_string_append_printf(got, "%d ", diags_at(diags, i)->id);
    assert_string_equal(got->str, c->want);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases)];

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[i] = row_test(ids_have_rows, cases[i].name, &cases[i]);
    return _cmocka_run_group_tests("render/printed", tests, G_N_ELEMENTS(cases), NULL, NULL);
}
