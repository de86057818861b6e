#ifndef TESTS_UNIT_OVER_AREAS_H
#define TESTS_UNIT_OVER_AREAS_H
/*
 * Figures of districts, and what they come to for the provinces and the country that they are in: worked by hand, and
 * asked of the model and of the check of finished pages alike. The country has the provinces n (districts n1, n2) and s
 * (s1, s2, s3), each district has sites of its own, and beside the country stands a donor.
 */
#include "assert.h"
#include <string.h>
#include "model/builder.h"

/* A figure without a measure ends the list. year 0: 2018. */
typedef struct Reported {
    const char *measure, *area;
    double value;
    int year;
    Qualifier qualifier;
    bool missing;
} Reported;

typedef struct OverAreasCase {
    const char *name;
    Reported reported[9];
    const char *measure, *area; /* NULL: the world */
    bool known;
    double value;
    size_t covered, total;
    const char *kind;
    Qualifier qualifier;
} OverAreasCase;

static const OverAreasCase over_areas_cases[] = {
    { "the districts of a province",
      { { "cases", "n1", 3 }, { "cases", "n2", 4 } },
      "cases",
      "n",
      true,
      7,
      2,
      2,
      "district" },
    { "one of them is at least that",
      { { "cases", "n1", 3 } },
      "cases",
      "n",
      true,
      3,
      1,
      2,
      "district",
      QUALIFIER_AT_LEAST },
    { "a country by its districts",
      { { "cases", "n1", 3 }, { "cases", "n2", 4 }, { "cases", "s1", 1 }, { "cases", "s2", 0 }, { "cases", "s3", 2 } },
      "cases",
      "C",
      true,
      10,
      5,
      5,
      "district" },
    { "a province without any figure lacks all its districts",
      { { "cases", "n1", 3 }, { "cases", "n2", 4 } },
      "cases",
      "C",
      true,
      7,
      2,
      5,
      "district",
      QUALIFIER_AT_LEAST },
    { "what a province reports stands for its districts",
      { { "cases", "n", 9 }, { "cases", "n1", 3 }, { "cases", "s1", 1 }, { "cases", "s2", 0 }, { "cases", "s3", 2 } },
      "cases",
      "C",
      true,
      12,
      5,
      5,
      "district" },
    { "and is its own figure", { { "cases", "n", 9 }, { "cases", "n1", 3 } }, "cases", "n", true, 9, 0, 0, NULL },
    { "provinces, where no district reports",
      { { "cases", "n", 9 } },
      "cases",
      "C",
      true,
      9,
      1,
      2,
      "province",
      QUALIFIER_AT_LEAST },
    { "the world, in which the donor has no cases",
      { { "cases", "n1", 3 }, { "cases", "n2", 4 }, { "cases", "s1", 1 }, { "cases", "s2", 0 }, { "cases", "s3", 2 } },
      "cases",
      NULL,
      true,
      10,
      5,
      5,
      "district" },
    { "another year is another sum",
      { { "cases", "n1", 3, 2017 }, { "cases", "n2", 4 } },
      "cases",
      "n",
      true,
      4,
      1,
      2,
      "district",
      QUALIFIER_AT_LEAST },
    { "where it does not apply, nothing is lacking",
      { { "cases", "n1", 3 }, { "cases", "n2", .missing = true } },
      "cases",
      "n",
      true,
      3,
      1,
      1,
      "district" },
    { "about so many in one, about so many in all",
      { { "cases", "n1", 3, .qualifier = QUALIFIER_ABOUT }, { "cases", "n2", 4 } },
      "cases",
      "n",
      true,
      7,
      2,
      2,
      "district",
      QUALIFIER_ABOUT },
    { "at most so many in one of two says nothing of both",
      { { "cases", "n1", 3, .qualifier = QUALIFIER_AT_MOST } },
      "cases",
      "n",
      false },
    { "of what may be below nought a part bounds nothing",
      { { "cases", "n1", -3 } },
      "cases",
      "n",
      true,
      -3,
      1,
      2,
      "district" },
    { "nobody reports", { { NULL } }, "cases", "n", false },
    { "a measure that says nothing is not added up", { { "rate", "n1", 3 }, { "rate", "n2", 4 } }, "rate", "n", false },
    /* (60 × 100 + 90 × 300) / 400 = 82.5 */
    { "by weight",
      { { "covered", "n1", 60 }, { "covered", "n2", 90 }, { "people", "n1", 100 }, { "people", "n2", 300 } },
      "covered",
      "n",
      true,
      82.5,
      2,
      2,
      "district" },
    { "by the weight that stood last",
      { { "covered", "n1", 60 },
        { "covered", "n2", 90 },
        { "people", "n1", 100, 2016 },
        { "people", "n2", 300, 2017 } },
      "covered",
      "n",
      true,
      82.5,
      2,
      2,
      "district" },
    { "without a weight it is not in it",
      { { "covered", "n1", 60 }, { "covered", "n2", 90 }, { "people", "n1", 100 } },
      "covered",
      "n",
      true,
      60,
      1,
      2,
      "district" },
    { "a weight of a later year is none yet",
      { { "covered", "n1", 60, 2017 }, { "people", "n1", 100 } },
      "covered",
      "n",
      false },
    /* the mean of the country is that of its districts: (60 × 100 + 90 × 300 + 30 × 100) / 500 = 72 */
    { "districts weigh as districts, whatever they are in",
      { { "covered", "n1", 60 },
        { "covered", "n2", 90 },
        { "covered", "s1", 30 },
        { "people", "n1", 100 },
        { "people", "n2", 300 },
        { "people", "s1", 100 } },
      "covered",
      "C",
      true,
      72,
      3,
      5,
      "district" },
    { "the least", { { "least", "n1", 3 }, { "least", "n2", 2 } }, "least", "n", true, 2, 2, 2, "district" },
    { "of some the least is at most that",
      { { "least", "n1", 3 } },
      "least",
      "n",
      true,
      3,
      1,
      2,
      "district",
      QUALIFIER_AT_MOST },
    { "the most", { { "most", "n1", -3 }, { "most", "n2", -2 } }, "most", "n", true, -2, 2, 2, "district" },
};

static inline void
over_areas_area(PlanBuilder *b, const char *id, const char *kind, const char *within)
{
    plan_builder_add_area(
        b,
        &(Area){
            .id = id, .name = { .text = id }, .kind_id = kind, .within_id = within, .place = { "areas.xml", 1, 1 } });
}

static inline void
over_areas_measure(PlanBuilder *b, const char *id, const char *over)
{
    plan_builder_add_measure(b, &(Measure){ .id = id,
                                            .title = { .text = id },
                                            .short_title = { .text = "" },
                                            .nature = NATURE_STOCK,
                                            .over_areas = over,
                                            .place = { "measures.xml", 1, 1 } });
}

static inline void
over_areas_report(PlanBuilder *b, const Reported *r)
{
    const int16_t year = (int16_t)(r->year == 0 ? 2018 : r->year);

    plan_builder_add_observation(
        b, &(ObservationRow){
               .measure = r->measure,
               .area = r->area,
               .sources = "S",
               .period = { { year, 0, 0 }, { year, 0, 0 } },
               .value = r->value,
               .quality = Q_FINAL,
               .said = { .missing = r->missing ? MISSING_NOT_APPLICABLE : MISSING_NONE, .qualifier = r->qualifier },
               .place = { "observations.xml", 20, 1 } });
}

static inline Plan *
over_areas_plan(const OverAreasCase *c)
{
    static const char *const areas[][3] = {
        { "C", NULL, NULL },       { "D", "donor", NULL },    { "n", "province", "C" }, { "n1", "district", "n" },
        { "n2", "district", "n" }, { "n1a", "site", "n1" },   { "s1a", "site", "s1" },  { "s", "province", "C" },
        { "s1", "district", "s" }, { "s2", "district", "s" }, { "s3", "district", "s" }
    };
    static const char *const kinds[] = { "donor", "province", "district", "site" };
    static const char *const measures[][2] = {
        { "cases", "sum" },   { "rate", NULL },   { "covered", "weighted:people" },
        { "people", "none" }, { "least", "min" }, { "most", "max" }
    };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = plan_builder_new(diags);
    Plan *plan;

    plan_builder_set_plan(b, &(PlanHead){ .id = "sample",
                                          .language = "en",
                                          .title = { .text = "Sample" },
                                          .period = { { 2016, 1, 1 }, { 2019, 12, 31 } },
                                          .place = { "plan.xml", 1, 1 } });
    plan_builder_add_source(b, &(Source){ .id = "S", .title = { .text = "R" }, .published = { 2018, 12, 31 } });
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        plan_builder_add_area_kind(b, &(AreaKind){ .id = kinds[i] });
    for (size_t i = 0; i < G_N_ELEMENTS(areas); i++)
        over_areas_area(b, areas[i][0], areas[i][1], areas[i][2]);
    for (size_t i = 0; i < G_N_ELEMENTS(measures); i++)
        over_areas_measure(b, measures[i][0], measures[i][1]);
    for (size_t i = 0; i < G_N_ELEMENTS(c->reported) && c->reported[i].measure != NULL; i++)
        over_areas_report(b, &c->reported[i]);
    plan = plan_builder_finish(b);
    if (plan == NULL)
        fail_msg("%s", diags_length(diags) > 0 ? diags_at(diags, 0)->sentence : "no plan and no reason");
    return plan;
}

#endif
