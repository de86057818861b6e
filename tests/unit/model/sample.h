#ifndef TESTS_UNIT_MODEL_SAMPLE_H
#define TESTS_UNIT_MODEL_SAMPLE_H
/*
 * A small plan for the tests of this room: three areas, two treaties, a handful of measures. A test adds what it is
 * about and finishes the plan.
 */
#include "assert.h"
#include "model/builder.h"

#define T(words)     ((LocalText){ .text = (words) })
#define AT(row_line) ((Place){ "sample.xml", (row_line), 1 })

static inline Date
day(const char *text)
{
    Date date = DATE_NONE;

    if (text != NULL)
        assert_true(date_parse(text, &date));
    return date;
}

/* A year, a month or a day; NULL is no period at all. */
static inline Period
during(const char *text)
{
    return (Period){ day(text), day(text) };
}

static inline void
sample_sources(PlanBuilder *b)
{
    static const char *const rows[][2] = {
        { "S17", "2017-11" },  { "S18", "2018-11-15" }, { "S19", "2019-11" },
        { "S-undated", NULL }, { "S-not-before", NULL }, { "REG", NULL },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Source source = {
            .id = rows[i][0], .title = T("Report"), .published = day(rows[i][1]), .place = AT(10 + (int)i)
        };

        source.not_before = day(strcmp(source.id, "S-not-before") == 0 ? "2018-02" : NULL);
        source.is_register = strcmp(source.id, "REG") == 0;

        plan_builder_add_source(b, &source);
    }
}

static inline void
sample_areas(PlanBuilder *b)
{
    static const Area rows[] = {
        { .id = "AAA",
          .name = { .text = "Alba" },
          .alias_text = "Old Alba | Republic of Alba",
          .language_text = "en fr",
          .subregion = { .text = "North" },
          .place = { "sample.xml", 20, 1 } },
        { .id = "BBB",
          .name = { .text = "Bria" },
          .subregion = { .text = "South" },
          .place = { "sample.xml", 21, 1 } },
        { .id = "CCC",
          .name = { .text = "Cora" },
          .subregion = { .text = "North" },
          .place = { "sample.xml", 22, 1 } },
        { .id = "DDD", .name = { .text = "Dune" }, .place = { "sample.xml", 23, 1 } },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        plan_builder_add_area(b, &rows[i]);
}

static inline void
sample_treaties(PlanBuilder *b)
{
    static const Article mbt[] = { { .number = "5", .kind = ARTICLE_CLEARANCE, .years = 10 },
                                   { .number = "7", .kind = ARTICLE_REPORT } };
    static const Article ccm[] = { { .number = "4", .kind = ARTICLE_CLEARANCE, .years = 10 } };
    static const Treaty rows[] = {
        { .id = "MBT", .articles = mbt, .article_count = 2, .place = { "sample.xml", 30, 1 } },
        { .id = "CCM", .articles = ccm, .article_count = 1, .place = { "sample.xml", 31, 1 } },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        plan_builder_add_treaty(b, &rows[i]);
}

static inline void
sample_measures(PlanBuilder *b)
{
    static const Grade grades[] = { { -1, "off", { .text = "not on track" } },
                                    { 0, "unclear", { .text = "unclear" } },
                                    { 1, "on", { .text = "on track" } } };
    static const Measure rows[] = {
        { .id = "area",
          .unit = "km2",
          .topic = "mines",
          .sum_ids = "cha sha",
          .better = BETTER_DOWN,
          .place = { "sample.xml", 40, 1 } },
        { .id = "cha", .unit = "km2", .better = BETTER_DOWN, .place = { "sample.xml", 41, 1 } },
        { .id = "sha", .unit = "km2", .better = BETTER_DOWN, .place = { "sample.xml", 42, 1 } },
        { .id = "flow",
          .nature = NATURE_FLOW,
          .frequency = FREQUENCY_YEAR,
          .better = BETTER_UP,
          .place = { "sample.xml", 46, 1 } },
        { .id = "parties", .better = BETTER_UP, .membership_id = "CCM", .place = { "sample.xml", 43, 1 } },
        { .id = "vote", .nature = NATURE_EVENT, .better = BETTER_UP, .place = { "sample.xml", 44, 1 } },
        { .id = "track",
          .nature = NATURE_JUDGEMENT,
          .better = BETTER_UP,
          .grades = grades,
          .grade_count = 3,
          .rater = "The Monitor",
          .place = { "sample.xml", 45, 1 } },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        plan_builder_add_measure(b, &rows[i]);
}

static inline PlanBuilder *
sample_new(Diags *diags)
{
    PlanBuilder *b = plan_builder_new(diags);
    PlanHead plan = { .id = "sample",
                     .language = "en",
                     .title = T("A sample"),
                     .organisation = T("AAC-ABC"),
                     .period = { day("2018-01-01"), day("2019-12-31") },
                     .place = AT(1) };
    Unit unit = { .id = "km2", .symbol = T("km²"), .place = AT(2) };
    Topic topic = { "mines", T("Mines"), AT(3) };

    plan_builder_set_plan(b, &plan);
    plan_builder_add_unit(b, &unit);
    plan_builder_add_topic(b, &topic);
    sample_sources(b);
    sample_areas(b);
    sample_treaties(b);
    sample_measures(b);
    return b;
}

static inline void
sample_objective(PlanBuilder *b)
{
    Goal goal = { .id = "1", .title = T("Goal"), .place = AT(50) };
    Objective objective = { .id = "1A", .title = T("Objective"), .place = AT(51) };

    plan_builder_add_goal(b, &goal);
    plan_builder_add_objective(b, &objective);
}

/* Finishes a plan that has nothing wrong with it. */
static inline Plan *
sample_finish(PlanBuilder *b, const Diags *diags)
{
    Plan *plan = plan_builder_finish(b);

    if (plan == NULL)
        fail_msg("%s", diags_length(diags) > 0 ? diags_at(diags, 0)->sentence : "no plan and no reason");
    return plan;
}

#endif
