#ifndef TESTS_UNIT_COUNTED_H
#define TESTS_UNIT_COUNTED_H
/*
 * Of three areas, AAA, BBB and CCC, how many count: what stands until it is revoked, and what happens. Worked by hand,
 * and asked of the model and of the check of finished pages alike. The plan is of 2018 and 2019.
 */
#include "assert.h"
#include <string.h>
#include "model/builder.h"

/* A fact without an area ends the list. */
typedef struct Happened { const char *area, *period, *until; double value; } Happened;

typedef struct CountedOfThree {
    const char *name;
    Nature nature;
    Span span;
    Happened happened[6];
    const char *as_of, *known_by;       /* NULL: 2019-12-31 */
    size_t k;
    /* the day of the latest that is known of those that count; of what is looked for up to a day, that day */
    const char *last;
} CountedOfThree;

static const CountedOfThree counted_of_three[] = {
    { "a moratorium of 2008 stands",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2008-10-22", NULL, 1 } }, NULL, NULL, 1, "2019-12-31" },
    { "two of different years stand side by side",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2008", NULL, 1 }, { "BBB", "2019-02-01", NULL, 1 } }, NULL, NULL, 2,
      "2019-12-31" },
    { "it counts from its day on",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2019-02-01", NULL, 1 } }, "2019-01-31", NULL, 0, NULL },
    { "on its day it does",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2019-02-01", NULL, 1 } }, "2019-02-01", "2019-12-31", 1,
      "2019-02-01" },
    { "the day before it is revoked it stands",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2008", "2019-06-30", 1 } }, "2019-06-29", "2019-12-31", 1,
      "2019-06-29" },
    { "on the day on which it is revoked it does not",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2008", "2019-06-30", 1 } }, "2019-06-30", "2019-12-31", 0,
      "2019-06-30" },
    { "revoked in a year: on its last day",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2008", "2019", 1 } }, "2019-12-30", "2019-12-31", 1, "2019-12-30" },
    { "declared once more it stands again",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2008", "2015-01-01", 1 }, { "AAA", "2017-05-01", NULL, 1 } }, NULL,
      NULL, 1, "2019-12-31" },
    { "a later word that there is none",
      NATURE_STANDING, SPAN_LATEST, { { "AAA", "2008", NULL, 1 }, { "AAA", "2017-05-01", NULL, 0 } }, NULL, NULL, 0,
      "2019-12-31" },
    { "of events only the year of the last counts",
      NATURE_EVENT, SPAN_LATEST, { { "AAA", "2008", NULL, 1 }, { "BBB", "2019", NULL, 1 } }, NULL, NULL, 1, "2019" },
    { "events since the plan's start",
      NATURE_EVENT, SPAN_PLAN,
      { { "AAA", "2018-02-01", NULL, 1 }, { "BBB", "2019-05-01", NULL, 1 }, { "CCC", "2017-12-31", NULL, 1 } }, NULL,
      NULL, 2, "2019-12-31" },
    { "one of them was enough, whatever came after",
      NATURE_EVENT, SPAN_PLAN, { { "AAA", "2018-02-01", NULL, 1 }, { "AAA", "2019-02-01", NULL, 0 } }, NULL, NULL, 1,
      "2019-12-31" },
    { "one that is not enough",
      NATURE_EVENT, SPAN_PLAN, { { "AAA", "2018-02-01", NULL, 0 } }, NULL, NULL, 0, "2019-12-31" },
    { "events since the plan's start are counted up to the day that is looked at",
      NATURE_EVENT, SPAN_PLAN, { { "AAA", "2018-02-01", NULL, 1 } }, "2019-06-30", "2019-12-31", 1, "2019-06-30" },
    { "what is ahead has not happened",
      NATURE_EVENT, SPAN_PLAN, { { "AAA", "2019-02-01", NULL, 1 } }, "2019-01-31", NULL, 0, NULL },
};

static inline Date
counted_day(const char *text)
{
    Date date = DATE_NONE;

    if (text != NULL)
        assert_true(date_parse(text, &date));
    return date;
}

static inline Days
counted_days(const CountedOfThree *c)
{
    return days_both(counted_day(c->as_of == NULL ? "2019-12-31" : c->as_of), counted_day(c->known_by));
}

static inline void
counted_list(PlanBuilder *b, const CountedOfThree *c)
{
    const Goal goal = { .id = "1", .title = { .text = "Goal" }, .place = { "plan.xml", 5, 1 } };
    const Objective objective = { .id = "1A", .title = { .text = "Objective" }, .place = { "plan.xml", 6, 1 } };
    const TargetGroup group = { .id = "t", .area_ids = "AAA BBB CCC", .place = { "plan.xml", 7, 1 } };
    const Indicator indicator = { .id = "I", .kind = KIND_AREA_SET, .measure_ids = "fact", .among = "1A",
                                  .counts = 1, .span = c->span, .place = { "plan.xml", 8, 1 } };

    plan_builder_add_goal(b, &goal);
    plan_builder_add_objective(b, &objective);
    plan_builder_add_group(b, &group);
    plan_builder_add_indicator(b, &indicator);
}

static inline PlanBuilder *
counted_builder(Diags *diags, const CountedOfThree *c)
{
    PlanBuilder *b = plan_builder_new(diags);
    const PlanHead head = { .id = "sample",
                            .language = "en",
                            .title = { .text = "Sample" },
                            .period = { { 2018, 1, 1 }, { 2019, 12, 31 } },
                            .place = { "plan.xml", 1, 1 } };
    const Source source = { .id = "REG", .title = { .text = "Register" }, .is_register = true };
    const Measure measure = { .id = "fact", .title = { .text = "Fact" }, .short_title = { .text = "" },
                              .nature = c->nature, .better = BETTER_UP, .place = { "plan.xml", 10, 1 } };
    static const char *const names[][2] = { { "AAA", "Alba" }, { "BBB", "Bria" }, { "CCC", "Cora" } };

    plan_builder_set_plan(b, &head);
    plan_builder_add_source(b, &source);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const Area area = { .id = names[i][0], .name = { .text = names[i][1] }, .place = { "plan.xml", 2, 1 } };

        plan_builder_add_area(b, &area);
    }
    plan_builder_add_measure(b, &measure);
    counted_list(b, c);
    for (size_t i = 0; i < G_N_ELEMENTS(c->happened) && c->happened[i].area != NULL; i++) {
        const Happened *h = &c->happened[i];
        const ObservationRow row = { .measure = "fact",
                                     .area = h->area,
                                     .sources = "REG",
                                     .period = { counted_day(h->period), counted_day(h->period) },
                                     .value = h->value,
                                     .quality = Q_FINAL,
                                     .said = { .until = counted_day(h->until) },
                                     .until = { "plan.xml", 21, 9 },
                                     .place = { "plan.xml", 20 + (int)i, 1 } };

        plan_builder_add_observation(b, &row);
    }
    return b;
}

static inline Plan *
counted_plan(const CountedOfThree *c)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PlanBuilder) b = counted_builder(diags, c);
    Plan *plan = plan_builder_finish(b);

    if (plan == NULL)
        fail_msg("%s", diags_length(diags) > 0 ? diags_at(diags, 0)->sentence : "no plan and no reason");
    return plan;
}

#endif
