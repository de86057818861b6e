#ifndef TESTS_UNIT_FLOWS_H
#define TESTS_UNIT_FLOWS_H
/*
 * A flow told by years, quarters and other times, and what of it is held against a target of 100 by the end of 2020.
 * Worked by hand, and asked of the model and of the check of finished pages alike. The plan is of 2018 and 2019 and is
 * looked at on its last day.
 */
#include "assert.h"
#include <string.h>
#include "model/builder.h"

/* One without a first day ends the list. */
typedef struct Flowed { Date first, last; double value; } Flowed;

typedef struct FlowCase {
    const char *name;
    Nature nature;
    Frequency frequency;
    int rolling;
    bool stated;                        /* a baseline of 10 at the end of 2017 */
    Flowed flowed[5];
    double latest, baseline;            /* baseline 0: none */
    const char *status, *reason;
} FlowCase;

#define WHOLE(year)    { (year), 0, 0 }, { (year), 0, 0 }
#define MONTHS(y, from, to) { (y), (from), 0 }, { (y), (to), 0 }

/*
 * From 10 to 100 in the 1,096 days from the end of 2017 to that of 2020: at the end of 2018 a third of the time is
 * gone, 0.333, and at 50 there are 0.444 of the way; at the end of 2019 two thirds.
 */
static const FlowCase flow_cases[] = {
    { "a quarter after a year: the year", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { WHOLE(2018), 50 }, { MONTHS(2019, 1, 3), 20 } }, 50, 10, "on-track", "none" },
    { "quarters alone", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { MONTHS(2018, 10, 12), 15 }, { MONTHS(2019, 1, 3), 20 } }, 20, 10, "no-data", "other-length" },
    { "told by the quarter: the quarter", NATURE_FLOW, FREQUENCY_QUARTER, 0, true,
      { { WHOLE(2018), 200 }, { MONTHS(2018, 10, 12), 50 } }, 50, 10, "on-track", "none" },
    { "told by the quarter: not the year after it", NATURE_FLOW, FREQUENCY_QUARTER, 0, true,
      { { MONTHS(2018, 10, 12), 50 }, { WHOLE(2019), 200 } }, 50, 10, "on-track", "none" },
    { "three years together are none", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { { 2016, 0, 0 }, { 2018, 0, 0 }, 150 } }, 150, 10, "no-data", "other-length" },
    { "from July to June", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { { 2018, 7, 0 }, { 2019, 6, 0 }, 60 }, { MONTHS(2019, 7, 11), 30 } }, 60, 10, "on-track", "none" },
    { "52 weeks are a year", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { { 2018, 1, 1 }, { 2018, 12, 30 }, 50 } }, 50, 10, "on-track", "none" },
    { "a day less is none", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { { 2018, 1, 1 }, { 2018, 12, 29 }, 50 } }, 50, 10, "no-data", "other-length" },
    { "53 weeks are a year", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { { 2017, 12, 26 }, { 2018, 12, 31 }, 50 } }, 50, 10, "on-track", "none" },
    { "a day more is none", NATURE_FLOW, FREQUENCY_NONE, 0, true,
      { { { 2017, 12, 25 }, { 2018, 12, 31 }, 50 } }, 50, 10, "no-data", "other-length" },
    { "a stock of a month", NATURE_STOCK, FREQUENCY_NONE, 0, true,
      { { WHOLE(2017), 20 }, { MONTHS(2018, 12, 12), 50 } }, 50, 10, "on-track", "none" },
    { "what rolls is of its own length", NATURE_FLOW, FREQUENCY_NONE, 12, true,
      { { WHOLE(2017), 20 }, { MONTHS(2018, 12, 12), 50 } }, 50, 10, "on-track", "none" },
    { "the baseline is of the same length", NATURE_FLOW, FREQUENCY_NONE, 0, false,
      { { WHOLE(2017), 10 }, { MONTHS(2017, 8, 12), 9 }, { WHOLE(2018), 50 } }, 50, 10, "on-track", "none" },
    { "five months before are no baseline", NATURE_FLOW, FREQUENCY_NONE, 0, false,
      { { MONTHS(2017, 8, 12), 9 }, { WHOLE(2018), 50 } }, 50, 0, "no-data", "no-baseline" },
};

#undef WHOLE
#undef MONTHS

static inline Plan *
flow_plan(const FlowCase *c)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = plan_builder_new(diags);
    const PlanHead head = { .id = "sample", .language = "en", .title = { .text = "Sample" },
                            .period = { { 2018, 1, 1 }, { 2019, 12, 31 } }, .place = { "plan.xml", 1, 1 } };
    const Source source = { .id = "REG", .title = { .text = "Register" }, .is_register = true };
    const Measure measure = { .id = "flow", .title = { .text = "Flow" }, .short_title = { .text = "" },
                              .nature = c->nature, .better = BETTER_UP, .frequency = c->frequency,
                              .rolling_months = c->rolling,
                              .place = { "plan.xml", 10, 1 } };
    const Goal goal = { .id = "1", .title = { .text = "Goal" }, .place = { "plan.xml", 5, 1 } };
    const Objective objective = { .id = "1A", .title = { .text = "Objective" }, .place = { "plan.xml", 6, 1 } };
    const Indicator indicator = { .id = "I", .kind = KIND_LEVEL, .measure_ids = "flow",
                                  .place = { "plan.xml", 8, 1 } };
    const Target target = { .has_value = true, .value = 100, .date = { 2020, 12, 31 }, .has_baseline = c->stated,
                            .baseline = 10, .baseline_date = { 2017, 12, 31 }, .place = { "plan.xml", 9, 1 } };
    Plan *plan;

    plan_builder_set_plan(b, &head);
    plan_builder_add_source(b, &source);
    plan_builder_add_measure(b, &measure);
    plan_builder_add_goal(b, &goal);
    plan_builder_add_objective(b, &objective);
    plan_builder_add_indicator(b, &indicator);
    plan_builder_add_target(b, &target);
    for (size_t i = 0; i < G_N_ELEMENTS(c->flowed) && date_is_set(c->flowed[i].first); i++) {
        const Flowed *f = &c->flowed[i];
        const ObservationRow row = { .measure = "flow", .area = "", .sources = "REG", .period = { f->first, f->last },
                                     .value = f->value, .quality = Q_FINAL, .place = { "plan.xml", 20 + (int)i, 1 } };

        plan_builder_add_observation(b, &row);
    }
    plan = plan_builder_finish(b);
    if (plan == NULL)
        fail_msg("%s", diags_length(diags) > 0 ? diags_at(diags, 0)->sentence : "no plan and no reason");
    return plan;
}

#endif
