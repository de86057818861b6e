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

/*
 * A figure without a measure ends the list. year 0: 2018. on_day: told of the year's last day, not of the year. to: it
 * lies between its value and this.
 */
typedef struct Reported {
    const char *measure, *area;
    double value;
    int year;
    Qualifier qualifier;
    bool missing, on_day;
    double to;
    const char *from; /* the first day of a period that ends with the year */
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
    double to; /* it lies between its value and this */
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
    { "of what may be below nought a part says nothing", { { "cases", "n1", -3 } }, "cases", "n", false },
    { "that it is at least nothing is not said", { { "cases", "n1", 0 } }, "cases", "n", false },
    { "at least so many and a range: the lower end counts",
      { { "cases", "n1", 3, .qualifier = QUALIFIER_AT_LEAST }, { "cases", "n2", 4, .to = 6 } },
      "cases",
      "n",
      true,
      7,
      2,
      2,
      "district",
      QUALIFIER_AT_LEAST },
    /* n1 is counted by its site, n2 has none and reports itself */
    { "each branch by the lowest that report",
      { { "cases", "n1a", 3 }, { "cases", "n2", 4 } },
      "cases",
      "n",
      true,
      7,
      2,
      2,
      NULL },
    { "a district that is silent beside one whose site reports",
      { { "cases", "n1a", 3 }, { "cases", "s2", 4 } },
      "cases",
      "C",
      true,
      7,
      2,
      5,
      NULL,
      QUALIFIER_AT_LEAST },
    { "what a district reports stands for its sites, elsewhere sites report",
      { { "cases", "n1", 3 }, { "cases", "n2", 4 }, { "cases", "s1a", 1 }, { "cases", "s2", 0 }, { "cases", "s3", 2 } },
      "cases",
      "C",
      true,
      10,
      5,
      5,
      NULL },
    { "of one day, however it is written",
      { { "cases", "n1", 3 }, { "cases", "n2", 4, .on_day = true } },
      "cases",
      "n",
      true,
      7,
      2,
      2,
      "district" },
    { "and where it does not apply likewise",
      { { "cases", "n1", 3 }, { "cases", "n2", .on_day = true, .missing = true } },
      "cases",
      "n",
      true,
      3,
      1,
      1,
      "district" },
    { "both sexes of one day, however it is written",
      { { "cases/sex:f", "n1", 3 }, { "cases/sex:m", "n1", 4, .on_day = true } },
      "cases",
      "n1",
      true,
      7,
      0,
      0,
      NULL },
    /* n stands for n1 and n2, and s1 is the sum of both sexes: 1,002 of three of five; women alone are told of one */
    { "what rests on more areas stands, not the sum of the sexes of few",
      { { "cases", "n", 1000 }, { "cases/sex:f", "s1", 1 }, { "cases/sex:m", "s1", 1 } },
      "cases",
      "C",
      true,
      1002,
      3,
      5,
      "district",
      QUALIFIER_AT_LEAST },
    { "the sum of the sexes stands where it rests on more areas",
      { { "cases", "n1", 9 },
        { "cases/sex:f", "n1", 5 },
        { "cases/sex:m", "n1", 4 },
        { "cases/sex:f", "n2", 2 },
        { "cases/sex:m", "n", 7 } },
      "cases",
      "n",
      true,
      14,
      2,
      2,
      "district" },
    /* cases are told of both districts, deaths of one */
    { "a sum of parts rests on what its parts rest on",
      { { "cases", "n1", 3 }, { "cases", "n2", 4 }, { "deaths", "n1", 1 } },
      "harm",
      "n",
      true,
      8,
      1,
      2,
      "district",
      QUALIFIER_AT_LEAST },
    { "about so many in one of two is the least of both",
      { { "cases", "n1", 3, .qualifier = QUALIFIER_ABOUT } },
      "cases",
      "n",
      true,
      3,
      1,
      2,
      "district",
      QUALIFIER_AT_LEAST },
    { "at most so many in one and at least so many in another of three bound nothing",
      { { "cases", "s1", 3, .qualifier = QUALIFIER_AT_MOST }, { "cases", "s2", 4, .qualifier = QUALIFIER_AT_LEAST } },
      "cases",
      "s",
      false },
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
    /* (60 × 100 + 90 × 100) / 200 = 75: women weigh as women, whatever their districts weigh */
    { "women are weighted by women",
      { { "covered/sex:f", "n1", 60 },
        { "covered/sex:f", "n2", 90 },
        { "people", "n1", 100 },
        { "people", "n2", 300 },
        { "people/sex:f", "n1", 100 },
        { "people/sex:f", "n2", 100 } },
      "covered/sex:f",
      "n",
      true,
      75,
      2,
      2,
      "district" },
    { "and by nothing where nobody counts them",
      { { "covered/sex:f", "n1", 60 }, { "people", "n1", 100 } },
      "covered/sex:f",
      "n",
      false },
    { "a mean is not the sum of both sexes",
      { { "covered/sex:f", "n1", 60 }, { "covered/sex:m", "n1", 90 } },
      "covered",
      "n1",
      false },
    { "per cent are none either",
      { { "share/sex:f", "n1", 60 }, { "share/sex:m", "n1", 90 } },
      "share",
      "n1",
      false },
    { "nor is the most", { { "most/sex:f", "n1", 60 }, { "most/sex:m", "n1", 90 } }, "most", "n1", false },
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
    { "the least of a range and a number between its ends lies between both",
      { { "least", "n1", 2, .to = 6 }, { "least", "n2", 3 } },
      "least",
      "n",
      true,
      2,
      2,
      2,
      "district",
      QUALIFIER_NONE,
      3 },
    { "a range above the least has no part in it",
      { { "least", "n1", 4, .to = 6 }, { "least", "n2", 3 } },
      "least",
      "n",
      true,
      3,
      2,
      2,
      "district" },
    { "the most of two ranges",
      { { "most", "n1", 4, .to = 6 }, { "most", "n2", 3, .to = 9 } },
      "most",
      "n",
      true,
      4,
      2,
      2,
      "district",
      QUALIFIER_NONE,
      9 },
    { "at most 5 and 3: the least is at most 3",
      { { "least", "n1", 5, .qualifier = QUALIFIER_AT_MOST }, { "least", "n2", 3 } },
      "least",
      "n",
      true,
      3,
      2,
      2,
      "district",
      QUALIFIER_AT_MOST },
    { "at least 5 and 3: the least is 3",
      { { "least", "n1", 5, .qualifier = QUALIFIER_AT_LEAST }, { "least", "n2", 3 } },
      "least",
      "n",
      true,
      3,
      2,
      2,
      "district" },
    { "at least 5 and 3: the most is at least 5",
      { { "most", "n1", 5, .qualifier = QUALIFIER_AT_LEAST }, { "most", "n2", 3 } },
      "most",
      "n",
      true,
      5,
      2,
      2,
      "district",
      QUALIFIER_AT_LEAST },
    { "at most 2 and 3: the most is 3",
      { { "most", "n1", 2, .qualifier = QUALIFIER_AT_MOST }, { "most", "n2", 3 } },
      "most",
      "n",
      true,
      3,
      2,
      2,
      "district" },
    { "about 2 and 3: the least is about 2",
      { { "least", "n1", 2, .qualifier = QUALIFIER_ABOUT }, { "least", "n2", 3 } },
      "least",
      "n",
      true,
      2,
      2,
      2,
      "district",
      QUALIFIER_ABOUT },
    { "about 4 and 3: the least is 3",
      { { "least", "n1", 4, .qualifier = QUALIFIER_ABOUT }, { "least", "n2", 3 } },
      "least",
      "n",
      true,
      3,
      2,
      2,
      "district" },
    { "at least 5 in one of two says nothing of the least of both",
      { { "least", "n1", 5, .qualifier = QUALIFIER_AT_LEAST } },
      "least",
      "n",
      false },
};

static inline void
over_areas_area(PlanBuilder *b, const char *id, const char *kind, const char *within)
{
    plan_builder_add_area(
        b,
        &(Area){
            .id = id, .name = { .text = id }, .kind_id = kind, .within_id = within, .place = { "areas.xml", 1, 1 } });
}

typedef struct OverAreasMeasure {
    const char *id, *over, *by, *unit, *sum_ids;
    Nature nature;
} OverAreasMeasure;

static inline void
over_areas_measure(PlanBuilder *b, const OverAreasMeasure *m)
{
    plan_builder_add_measure(b, &(Measure){ .id = m->id,
                                            .title = { .text = m->id },
                                            .short_title = { .text = "" },
                                            .nature = m->nature,
                                            .over_areas = m->over,
                                            .unit = m->unit,
                                            .dimension_ids = m->by,
                                            .sum_ids = m->sum_ids,
                                            .place = { "measures.xml", 1, 1 } });
}

static inline void
over_areas_report(PlanBuilder *b, const Reported *r)
{
    const int16_t year = (int16_t)(r->year == 0 ? 2018 : r->year);
    const Date told = r->on_day ? (Date){ year, 12, 31 } : (Date){ year, 0, 0 };
    const bool between = r->to != 0;
    Period period = { told, told };

    if (r->from != NULL) {
        date_parse(r->from, &period.first);
        period.last = (Date){ year, 12, 31 };
    }
    plan_builder_add_observation(
        b, &(ObservationRow){ .measure = r->measure,
                              .area = r->area,
                              .sources = "S",
                              .period = period,
                              .value = between ? (r->value + r->to) / 2 : r->value,
                              .quality = Q_FINAL,
                              .said = { .missing = r->missing ? MISSING_NOT_APPLICABLE : MISSING_NONE,
                                        .qualifier = r->qualifier,
                                        .has_range = between,
                                        .between = between,
                                        .low = r->value,
                                        .high = r->to },
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
    static const OverAreasMeasure measures[] = { { "cases", "sum", "sex" },
                                                 { "deaths", "sum" },
                                                 { "harm", .sum_ids = "cases deaths" },
                                                 { "rate", NULL },
                                                 { "least", "min" },
                                                 { "covered", "weighted:people", "sex" },
                                                 { "people", "none", "sex" },
                                                 { "most", "max", "sex" },
                                                 { "share", NULL, "sex", "percent" },
                                                 { "spent", "sum", .nature = NATURE_FLOW },
                                                 { "reach", "weighted:deaths", "sex" } };
    const DimensionMember sexes[] = { { "f", { .text = "women" }, { 0 } }, { "m", { .text = "men" }, { 0 } } };
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = plan_builder_new(diags);
    Plan *plan;

    plan_builder_set_plan(b, &(PlanHead){ .id = "sample",
                                          .language = "en",
                                          .title = { .text = "Sample" },
                                          .period = { { 2016, 1, 1 }, { 2019, 12, 31 } },
                                          .place = { "plan.xml", 1, 1 } });
    plan_builder_add_source(b, &(Source){ .id = "S", .title = { .text = "R" }, .published = { 2018, 12, 31 } });
    plan_builder_add_unit(b, &(Unit){ .id = "percent", .symbol = { .text = "%" }, .per = 100 });
    plan_builder_add_dimension(
        b,
        &(Dimension){ .id = "sex", .title = { .text = "sex" }, .complete = true, .members = sexes, .member_count = 2 });
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        plan_builder_add_area_kind(b, &(AreaKind){ .id = kinds[i] });
    for (size_t i = 0; i < G_N_ELEMENTS(areas); i++)
        over_areas_area(b, areas[i][0], areas[i][1], areas[i][2]);
    for (size_t i = 0; i < G_N_ELEMENTS(measures); i++)
        over_areas_measure(b, &measures[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(c->reported) && c->reported[i].measure != NULL; i++)
        over_areas_report(b, &c->reported[i]);
    plan = plan_builder_finish(b);
    if (plan == NULL)
        fail_msg("%s", diags_length(diags) > 0 ? diags_at(diags, 0)->sentence : "no plan and no reason");
    return plan;
}

#endif
