#ifndef MODEL_BUILDER_H
#define MODEL_BUILDER_H
/*
 * How `read` fills a plan: one call an element, with ids in place of what it refers to. References are resolved at the
 * end, so that files may come in any order; every dangling or double one is a diagnostic at its place. Texts may be
 * temporary: what is kept is copied into the plan's arena.
 */
#include "model/elements.h"
#include "model/plan.h"
#include "base/diag_model.h"

PlanBuilder *plan_builder_new(Diags *diags);
void plan_builder_free(PlanBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlanBuilder, plan_builder_free)
/* The plan's arena, for texts that elements point to: those of a LocalText are not copied. */
Arena *plan_builder_arena(PlanBuilder *builder);

void plan_builder_set_plan(PlanBuilder *builder, const PlanHead *head);

/*
 * Adds an element: a struct of plan.h as element_types[kind] has it, references given as ids. What stands in another
 * belongs to the one of the parent's kind that was added last; grades, articles, steps and targets may also be given
 * in their parent. Answers the element as the plan has it, lent until the next of its kind is added; NULL when its id
 * is taken, which is told.
 */
const void *plan_builder_add(PlanBuilder *builder, ElementKind kind, const void *element);
/* The plan's own, as it is known so far: not set before plan_builder_set_plan(). */
Period plan_builder_period(const PlanBuilder *builder);
/* Of the event of this number, from 1: see Event.followed. */
void plan_builder_set_followed(PlanBuilder *builder, size_t event, Period followed);
/* How many of the kind were added: the number of the last, from 1. */
size_t plan_builder_count(const PlanBuilder *builder, ElementKind kind);

/* The same for one kind each: plan_builder_add_area(builder, &area). */
#define PLAN_BUILDER_ADDER(name, Type, KIND)                                                                           \
    static inline const Type *plan_builder_add_##name(PlanBuilder *builder, const Type *element)                       \
    {                                                                                                                  \
        return plan_builder_add(builder, KIND, element);                                                               \
    }
PLAN_BUILDER_ADDER(area_kind, AreaKind, ELEMENT_AREA_KIND)
PLAN_BUILDER_ADDER(area, Area, ELEMENT_AREA)
PLAN_BUILDER_ADDER(area_group, AreaGroup, ELEMENT_AREA_GROUP)
PLAN_BUILDER_ADDER(source, Source, ELEMENT_SOURCE)
PLAN_BUILDER_ADDER(unit, Unit, ELEMENT_UNIT)
PLAN_BUILDER_ADDER(topic, Topic, ELEMENT_TOPIC)
PLAN_BUILDER_ADDER(dimension, Dimension, ELEMENT_DIMENSION)
PLAN_BUILDER_ADDER(measure, Measure, ELEMENT_MEASURE)
PLAN_BUILDER_ADDER(treaty, Treaty, ELEMENT_TREATY)
PLAN_BUILDER_ADDER(membership, Membership, ELEMENT_MEMBERSHIP)
PLAN_BUILDER_ADDER(deadline, DeadlineSeries, ELEMENT_DEADLINE)
PLAN_BUILDER_ADDER(goal, Goal, ELEMENT_GOAL)
PLAN_BUILDER_ADDER(objective, Objective, ELEMENT_OBJECTIVE)
PLAN_BUILDER_ADDER(group, TargetGroup, ELEMENT_GROUP)
PLAN_BUILDER_ADDER(strategy, Strategy, ELEMENT_STRATEGY)
PLAN_BUILDER_ADDER(indicator, Indicator, ELEMENT_INDICATOR)
PLAN_BUILDER_ADDER(target, Target, ELEMENT_TARGET)
PLAN_BUILDER_ADDER(follow, Follow, ELEMENT_FOLLOW)
PLAN_BUILDER_ADDER(event, Event, ELEMENT_EVENT)
PLAN_BUILDER_ADDER(abbreviation, Abbreviation, ELEMENT_ABBREVIATION)
PLAN_BUILDER_ADDER(role, Role, ELEMENT_ROLE)
PLAN_BUILDER_ADDER(allowance, Allowance, ELEMENT_ALLOWANCE)

/* The text with what the phrases that were added so far translate besides. */
LocalText plan_builder_translated(const PlanBuilder *builder, LocalText text);

/* See plan_handed_out_digest(). */
void plan_builder_note_handed_out(PlanBuilder *builder, const char *digest);
/* What a file said, as its reader knows it: see plan_data_roots(). It must live in the plan's arena. */
void plan_builder_note_root(PlanBuilder *builder, const void *root);

/* Adds "sex:f age:0-17" to "casualties": "casualties/sex:f/age:0-17", a measure as observations may name it. */
void disaggregated_add(GString *id, const char *by);

/* area "" is the world. */
typedef struct ObservationRow {
    const char *measure, *area, *sources, *note;
    const char *by;                     /* of those besides whom the measure's text names; NULL: of no others */
    WrittenPeriod written;              /* or, where nothing is written, the period itself */
    Period period;
    Date published;
    const char *origin; Date imported;  /* of an imported one; NULL: it was typed */
    double value;
    int decimals;
    Quality quality;
    Qualification said;
    Place place;
    /*
     * the element of its series, where measure, area and sources are said; unset: all is said at `place`. Of the
     * measure's text so many bytes are said there, and the rest at `place`; its sources, where it has none of its own
     */
    Place series; size_t of_series; bool has_sources;
    Place until;                        /* where `said.until` stands, in the file of `place`; unset: there */
} ObservationRow;
/* Files of so many bytes will be read: room is made for the observations that may be in them. */
void plan_builder_expect(PlanBuilder *builder, size_t bytes);
/* The same of records, and of one file: it is about to be read. */
void plan_builder_expect_records(PlanBuilder *builder, size_t bytes);
void plan_builder_add_observation(PlanBuilder *builder, const ObservationRow *row);
/*
 * How many observations and records there are, and taking back what came after so many: of a file that turns out to be
 * broken nothing is kept.
 */
typedef struct PlanMark { size_t observations, records, values; } PlanMark;
PlanMark plan_builder_mark(const PlanBuilder *builder);
void plan_builder_cut(PlanBuilder *builder, PlanMark mark);

/*
 * There is such a thing ("source", "area", "event" …: the words of DIAG_MODEL_DANGLING), and the plan's audience may
 * not see it: a reference to it is told as one to what is internal, with both places. Nothing else of it is kept.
 */
void plan_builder_withhold(PlanBuilder *builder, const char *kind, const char *id, Place place);

/*
 * There may be such a thing, or, with an id of NULL, any number of them, and a mistake that is told already keeps it
 * from being read. References to it are counted, not told, and one line says how many, at the place of the first that
 * was noted.
 */
void plan_builder_note_unread(PlanBuilder *builder, const char *kind, const char *id, Place place);
/* Of the element at this place a value was told to be wrong: what it lacks for that is no second mistake. */
void plan_builder_note_fault(PlanBuilder *builder, Place element);
/* A word that should be an id and is none was told: that it leads nowhere is no second mistake. */
void plan_builder_note_no_id(PlanBuilder *builder, const char *word);

/* Checks, resolves, sorts, indexes. NULL when anything failed. The builder is spent. */
Plan *plan_builder_finish(PlanBuilder *builder);

#endif
