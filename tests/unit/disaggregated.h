#ifndef TESTS_UNIT_DISAGGREGATED_H
#define TESTS_UNIT_DISAGGREGATED_H
/*
 * Figures told by sex, age and device, and what of them can be said of all: worked by hand, and asked of the model and
 * of the check of finished pages alike. Sex and age are complete; devices are not, as one person may be hurt by two.
 */
#include "assert.h"
#include <string.h>
#include "model/builder.h"

/* of: "killed/sex:f"; missing: not applicable, or what `why` says. A figure without `of` ends the list. */
typedef struct Told { const char *of; double value; bool missing; Qualifier qualifier; Missing why; } Told;

typedef struct DisaggregatedCase {
    const char *name;
    Told told[6];
    const char *measure;                /* NULL: "killed" */
    bool known;
    double value;
    Qualifier qualifier;
    double parts_say;                   /* of a total that differs from its parts, what they say; else 0 */
} DisaggregatedCase;

static const DisaggregatedCase disaggregated_cases[] = {
    { "both sexes are all", { { "killed/sex:f", 3 }, { "killed/sex:m", 4 } }, NULL, true, 7 },
    { "one of them is at least that", { { "killed/sex:f", 3 } }, NULL, true, 3, QUALIFIER_AT_LEAST },
    { "none of one sex is said, nothing else", { { "killed/sex:f", 0 } }, NULL, false },
    { "what is reported of all stands", { { "killed", 7 }, { "killed/sex:f", 3 } }, NULL, true, 7 },
    { "and what its parts say is told with it",
      { { "killed", 9 }, { "killed/sex:f", 3 }, { "killed/sex:m", 4 } },
      NULL, true, 9, QUALIFIER_NONE, 7 },
    { "that agrees with one dimension and not with the other",
      { { "killed", 7 }, { "killed/sex:f", 3 }, { "killed/sex:m", 4 }, { "killed/age:child", 2 },
        { "killed/age:adult", 4 } },
      NULL, true, 7, QUALIFIER_NONE, 6 },
    { "devices do not add up", { { "killed/device:mine", 3 }, { "killed/device:remnant", 4 } }, NULL, false },
    { "of two dimensions the one that is whole",
      { { "killed/sex:f", 3 }, { "killed/age:child", 2 }, { "killed/age:adult", 8 } },
      NULL, true, 10 },
    { "women of both ages are all women",
      { { "killed/sex:f/age:child", 1 }, { "killed/sex:f/age:adult", 4 } },
      "killed/sex:f", true, 5 },
    { "a sum of sums",
      { { "killed/sex:f/age:child", 1 }, { "killed/sex:f/age:adult", 4 }, { "killed/sex:m", 6 } },
      NULL, true, 11 },
    { "in whatever order they are written", { { "killed/age:child/sex:f", 2 } }, "killed/sex:f/age:child", true, 2 },
    { "of some that do not apply there is nothing",
      { { "killed/sex:f", 3 }, { "killed/sex:m", .missing = true } },
      NULL, true, 3 },
    { "at most so many women make no bound of all",
      { { "killed/sex:f", 3, .qualifier = QUALIFIER_AT_MOST } },
      NULL, false },
    { "about so many women, about so many in all",
      { { "killed/sex:f", 3, .qualifier = QUALIFIER_ABOUT }, { "killed/sex:m", 4 } },
      NULL, true, 7, QUALIFIER_ABOUT },
    { "rates are not added up", { { "rate/sex:f", 3 }, { "rate/sex:m", 4 } }, "rate", false },
    { "votes are not added up", { { "vote/sex:f", 1 }, { "vote/sex:m", 1 } }, "vote", false },
};

static inline void
disaggregated_dimension(PlanBuilder *b, const char *id, bool complete, const char *first, const char *second)
{
    const DimensionMember members[] = { { first, { .text = first }, { "plan.xml", 5, 1 } },
                               { second, { .text = second }, { "plan.xml", 6, 1 } } };
    const Dimension dimension = { .id = id,
                                  .title = { .text = id },
                                  .complete = complete,
                                  .members = members,
                                  .member_count = 2,
                                  .place = { "plan.xml", 4, 1 } };

    plan_builder_add_dimension(b, &dimension);
}

static inline PlanBuilder *
disaggregated_builder(Diags *diags)
{
    PlanBuilder *b = plan_builder_new(diags);
    const Period years = { { 2018, 1, 1 }, { 2019, 12, 31 } };
    const PlanHead head = {
        .id = "sample", .language = "en", .title = { .text = "Sample" }, .period = years, .place = { "plan.xml", 1, 1 }
    };
    const Source source = { .id = "S", .title = { .text = "Report" }, .published = { 2018, 12, 31 } };
    const Unit per_thousand = {
        .id = "per-1000", .symbol = { .text = "per 1,000" }, .per = 1000, .place = { "plan.xml", 3, 1 }
    };
    static const Translation french = { "fr", "Tués" };
    const Measure measures[] = { { .id = "killed",
                                   .title = { "Killed", &french, 1 },
                                   .short_title = { .text = "" },
                                   .nature = NATURE_FLOW,
                                   .dimension_ids = "sex age device",
                                   .place = { "plan.xml", 10, 1 } },
                                 { .id = "rate",
                                   .title = { .text = "Rate" },
                                   .short_title = { .text = "" },
                                   .unit = "per-1000",
                                   .nature = NATURE_FLOW,
                                   .dimension_ids = "sex",
                                   .place = { "plan.xml", 12, 1 } },
                                 { .id = "vote",
                                   .title = { .text = "Votes" },
                                   .short_title = { .text = "" },
                                   .nature = NATURE_EVENT,
                                   .dimension_ids = "sex",
                                   .place = { "plan.xml", 11, 1 } } };

    plan_builder_set_plan(b, &head);
    plan_builder_add_source(b, &source);
    plan_builder_add_unit(b, &per_thousand);
    disaggregated_dimension(b, "sex", true, "f", "m");
    disaggregated_dimension(b, "age", true, "child", "adult");
    disaggregated_dimension(b, "device", false, "mine", "remnant");
    for (size_t i = 0; i < G_N_ELEMENTS(measures); i++)
        plan_builder_add_measure(b, &measures[i]);
    return b;
}

static inline void
disaggregated_add_told(PlanBuilder *b, const Told *told, size_t most)
{
    for (size_t i = 0; i < most && told[i].of != NULL; i++) {
        const ObservationRow row = {
            .measure = told[i].of,
            .area = "",
            .sources = "S",
            .period = { { 2018, 0, 0 }, { 2018, 0, 0 } },
            .value = told[i].value,
            .quality = Q_FINAL,
            .said = { .missing = told[i].why != MISSING_NONE ? told[i].why
                                 : told[i].missing           ? MISSING_NOT_APPLICABLE
                                                             : MISSING_NONE,
                      .qualifier = told[i].qualifier },
            .place = { "plan.xml", 20 + (int)i, 1 },
        };

        plan_builder_add_observation(b, &row);
    }
}

static inline Plan *
disaggregated_plan(const DisaggregatedCase *c)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = disaggregated_builder(diags);
    Plan *plan;

    disaggregated_add_told(b, c->told, G_N_ELEMENTS(c->told));
    plan = plan_builder_finish(b);
    if (plan == NULL)
        fail_msg("%s", diags_length(diags) > 0 ? diags_at(diags, 0)->sentence : "no plan and no reason");
    return plan;
}

#endif
