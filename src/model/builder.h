#ifndef MODEL_BUILDER_H
#define MODEL_BUILDER_H
/*
 * How `read` fills a plan: one call an element, with ids as text. References are resolved at the end, so that files may
 * come in any order; every dangling or double one is a diagnostic at its place. Texts may be temporary: what is kept is
 * copied into the plan's arena. Lists of ids are one text, parted by spaces.
 */
#include "model/plan.h"
#include "base/diag_model.h"

typedef struct PlanBuilder PlanBuilder;
PlanBuilder *plan_builder_new(Diags *diags);
void plan_builder_free(PlanBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlanBuilder, plan_builder_free)
/* The plan's arena, for texts that the rows below point to. */
Arena *plan_builder_arena(PlanBuilder *builder);

typedef struct PlanRow { const char *id, *language; LocalText title, organisation, contact; Date start, end, as_of, known_by; Place place; Audience audience; } PlanRow;
void plan_builder_set_plan(PlanBuilder *builder, const PlanRow *row);

/* Digests of what the files said: see plan_frame_digest(). */
void plan_builder_note_files(PlanBuilder *builder, const char *frame, const char *facts);
/* What a file said, as its reader knows it: see plan_data_roots(). It must live in the plan's arena. */
void plan_builder_note_root(PlanBuilder *builder, const void *root);

typedef struct AreaRow { const char *id, *alpha2, *official_name, *aliases /* parted by | */, *languages, *note; LocalText name, un_name, region, subregion; Place place; } AreaRow;
void plan_builder_add_area(PlanBuilder *builder, const AreaRow *row);

void plan_builder_add_source(PlanBuilder *builder, const Source *source, const char *area);     /* area: an id, or NULL; index is set here */
void plan_builder_add_unit(PlanBuilder *builder, const Unit *unit, Place place);
void plan_builder_add_topic(PlanBuilder *builder, const Topic *topic, Place place);

typedef struct MeasureRow {
    const char *id, *unit, *topic, *sum_of, *membership, *rater, *note;
    LocalText title, short_title;
    Nature nature; Better better; bool of_signatories; int decimals; double scale; int max_age_months;
    const Grade *grades; size_t grade_count;
    Place place;
} MeasureRow;
void plan_builder_add_measure(PlanBuilder *builder, const MeasureRow *row);

void plan_builder_add_treaty(PlanBuilder *builder, const Treaty *treaty);              /* with its articles; index is set here */

typedef struct MembershipRow { const char *area, *treaty, *sources, *note; Date signed_on, deposited, in_force; JoinKind how; Place place; } MembershipRow;
void plan_builder_add_membership(PlanBuilder *builder, const MembershipRow *row);

typedef struct DeadlineRowIn { const char *area, *treaty, *article, *sources, *note; const DeadlineStepRow *steps; size_t step_count; Date completed; Place place; } DeadlineRowIn;
void plan_builder_add_deadline(PlanBuilder *builder, const DeadlineRowIn *row);

/* area "" is the world. */
typedef struct ObservationRow { const char *measure, *area, *sources, *note; Period period; Date published; double value; int decimals; Quality quality; Qualification said; Place place; } ObservationRow;
void plan_builder_add_observation(PlanBuilder *builder, const ObservationRow *row);
/* How many there are, and taking back what came after so many: of a file that turns out to be broken nothing is kept. */
size_t plan_builder_observation_count(const PlanBuilder *builder);
void plan_builder_cut_observations(PlanBuilder *builder, size_t count);
/* Adds what the observations say, and not where, to `sum`; when all are added. */
void plan_builder_digest_observations(const PlanBuilder *builder, GChecksum *sum);

typedef struct GoalRow { const char *id; LocalText title, short_title; Place place; } GoalRow;
void plan_builder_add_goal(PlanBuilder *builder, const GoalRow *row);
/* Objectives belong to the goal added last; groups, follows, strategies and indicators to the objective added last. */
typedef struct ObjectiveRow { const char *id; LocalText title, short_title; Place place; } ObjectiveRow;
void plan_builder_add_objective(PlanBuilder *builder, const ObjectiveRow *row);
typedef struct GroupRow { const char *id, *areas, *sources; LocalText title, description; bool responsive; Place place; } GroupRow;
void plan_builder_add_group(PlanBuilder *builder, const GroupRow *row);
void plan_builder_add_strategy(PlanBuilder *builder, LocalText text, Place place);

typedef struct TargetRow {
    const char *measure, *area, *treaty, *article;     /* measure NULL: the indicator's first */
    bool has_value; double value; int decimals; bool all;
    Date date, not_later;
    bool has_baseline; double baseline; int baseline_decimals; Date baseline_date; bool baseline_first;
    Place place;
} TargetRow;
typedef struct IndicatorRow { const char *id, *measures, *among, *note; IndicatorKind kind; double counts /* NAN: not said */; LocalText title, short_title; Place place; } IndicatorRow;
void plan_builder_add_indicator(PlanBuilder *builder, const IndicatorRow *row);
void plan_builder_add_target(PlanBuilder *builder, const TargetRow *row);              /* of the indicator added last */
typedef struct FollowRow { IndicatorKind kind; const char *measure; LocalText title, subtitle; TargetRow target; Place place; } FollowRow;
void plan_builder_add_follow(PlanBuilder *builder, const FollowRow *row);

typedef struct EventRow { const char *id, *kind, *where, *treaty, *area, *sources, *note; LocalText title; Period period; bool tbc; EventStatus status; Date origin; Place place;
                          const char *of, *recurs, *except, *also, *uid; LocalText short_title; bool in_plan, internal; size_t series; /* 0, or what adding the first of its series answered */ } EventRow;
/* Answers the event's number, from 1, for the rows of later ones of its series. */
size_t plan_builder_add_event(PlanBuilder *builder, const EventRow *row);
void plan_builder_add_publication(PlanBuilder *builder, const Publication *publication);
void plan_builder_add_allowance(PlanBuilder *builder, const Allowance *allowance);
void plan_builder_add_abbreviation(PlanBuilder *builder, const Abbreviation *abbreviation);

/*
 * There is such a thing ("source", "area", "event" …: the words of DIAG_MODEL_DANGLING), and the plan's audience may not
 * see it: a reference to it is told as one to what is internal, with both places. Nothing else of it is kept.
 */
void plan_builder_withhold(PlanBuilder *builder, const char *kind, const char *id, Place place);

/*
 * There may be such a thing, or, with an id of NULL, any number of them, and a mistake that is told already keeps it from being read.
 * References to it are counted, not told, and one line says how many, at the place of the first that was noted.
 */
void plan_builder_note_unread(PlanBuilder *builder, const char *kind, const char *id, Place place);

/* Checks, resolves, sorts, indexes. NULL when anything failed. The builder is spent. */
Plan *plan_builder_finish(PlanBuilder *builder);

#endif
