#ifndef MODEL_BUILDING_H
#define MODEL_BUILDING_H
/* A plan while it is built, for the files of this room that build it. */
#include "base/diag_model.h"
#include "model/internal.h"

/* What a reference of this field led to when it was looked up last; text: as the plan keeps it, once. */
typedef struct FoundLast { const Field *field; const char *text; const void *thing; size_t count; } FoundLast;
typedef struct KeptLast { const Field *field; const char *text; } KeptLast;
enum { LAST_FIELDS = 64 };

struct PlanBuilder {
    Plan *plan;
    Diags *diags;
    bool has_plan, told_no_year_start;
    GHashTable *area_ids;               /* in small letters -> Area */
    GHashTable *targeted;               /* areas that any group names */
    GHashTable *named; const Objective *naming;         /* those that groups of this objective name */
    GHashTable *group_ids; const Objective *grouping;   /* ids of the groups of this objective */
    GHashTable *texts;                  /* of the plan, each kept once: ids come again with every figure */
    KeptLast kept[LAST_FIELDS];         /* by field: elements of a kind say the same again and again */
    FoundLast found[LAST_FIELDS];
    ElementKind first_child[ELEMENT_COUNT], next_child[ELEMENT_COUNT];     /* kinds that have this one as parent */
    GHashTable *unread;                 /* "kind", "kind id" */
    GHashTable *malformed, *faulty;     /* words that are no ids; "file:line:column" of elements */
    Place first_unread; size_t held_back;
    GPtrArray *dangling; GHashTable *dangling_by_key;   /* dangling.c: in the order of their first; by what */
    size_t dangling_count;              /* of all that were met */
};

/* The element at this place of its kind's list. */
void *builder_item(const PlanBuilder *b, ElementKind kind, size_t index);
/* The last that was added; there is one. */
void *builder_last(const PlanBuilder *b, ElementKind kind);
/* The text, kept in the plan's arena once; NULL for NULL. */
const char *builder_keep(PlanBuilder *b, const char *text);
/*
 * Nothing of this kind has the id. Told, unless a mistake that is told already is why, when the plan is finished:
 * once for all places that refer to it.
 */
void builder_report_dangling(PlanBuilder *b, const char *kind, const char *id, Place place);
/* What a list of areas may be, as builder_report_dangling() calls it. */
enum { LIST_KINDS = 3 };
extern const char *const builder_list_kinds[LIST_KINDS];
/*
 * The same for another such message: its {1} and {2}, and its {3} are the further places, or nothing. declared: what
 * should have it; unless it is nowhere, it is the second place. tell_near: NULL, or names what is near.
 */
typedef void (*NearTeller)(PlanBuilder *b, const char *of, const char *name);
void builder_gather(PlanBuilder *b, DiagId wrong, const char *of, const char *name, Place place, Place declared,
                    NearTeller tell_near);
void builder_tell_dangling(PlanBuilder *b);
GPtrArray *builder_dangling_new(void);
/*
 * Whether an error was told at just that place, or of a value or a reference of the element there, or one of that id:
 * it may be why something else looks wrong.
 */
bool builder_has_told(const PlanBuilder *b, Place place);
bool builder_has_told_of(const PlanBuilder *b, DiagId id);
/* The thing of this kind and id, or NULL, which is told unless the id is empty. */
void *builder_find(PlanBuilder *b, ElementKind kind, const char *id, Place place);
/* Whether a mistake that is told already is why there is none of this kind and id. */
bool builder_is_unread(PlanBuilder *b, const char *kind, const char *id);
/* A value of the element at this place was told to be wrong. */
bool builder_is_faulty(const PlanBuilder *b, Place element);
/* Whether any of the kind was not read, for what a reference that is not there may have meant. */
bool builder_has_unread(const PlanBuilder *b, const char *kind);
/* The measure of this id, and made if it is of some alone (disaggregate.c); NULL: what is wrong with it is told. */
const Measure *builder_disaggregated(PlanBuilder *b, const char *id, Place place);
/* When all are made: of what each is the sum. */
void plan_give_parts(Plan *plan);

/*
 * element_rules.c: what an element is besides its fields, and what must hold for it. NAME_added has the new element in
 * its list; NAME_resolved comes when all references of the plan are things, for one element after the other in the
 * order of their kinds, and NAMES_settled when it has come for all of a kind.
 */
void area_added(PlanBuilder *b, void *element);
void area_resolved(PlanBuilder *b, void *element);
void area_group_resolved(PlanBuilder *b, void *element);
void areas_settled(PlanBuilder *b);
void membership_resolved(PlanBuilder *b, void *element);
/* phrases.c */
void phrase_added(PlanBuilder *b, void *element);
void source_added(PlanBuilder *b, void *element);
void member_added(PlanBuilder *b, void *element);
void role_added(PlanBuilder *b, void *element);
void measure_added(PlanBuilder *b, void *element);
void objective_added(PlanBuilder *b, void *element);
void indicator_added(PlanBuilder *b, void *element);
void group_added(PlanBuilder *b, void *element);
void unit_resolved(PlanBuilder *b, void *element);
/* Per cent that would be added up; money of which nobody knows the currency. `place`: where it is said to be money. */
void check_percent(PlanBuilder *b, const Measure *measure);
void check_money(PlanBuilder *b, IndicatorKind kind, const Measure *measure, Place place);
void measure_resolved(PlanBuilder *b, void *element);
void indicator_resolved(PlanBuilder *b, void *element);
void target_resolved(PlanBuilder *b, void *element);
void targets_settled(PlanBuilder *b);
void group_resolved(PlanBuilder *b, void *element);
void lists_settled(PlanBuilder *b);
void follow_resolved(PlanBuilder *b, void *element);
void deadline_resolved(PlanBuilder *b, void *element);
void event_resolved(PlanBuilder *b, void *element);
void measures_settled(PlanBuilder *b);
void memberships_settled(PlanBuilder *b);
void deadlines_settled(PlanBuilder *b);

/* ladders.c */
void ladder_resolved(PlanBuilder *b, void *element);
/* records.c */
void record_type_resolved(PlanBuilder *b, void *element);
void record_resolved(PlanBuilder *b, void *element);
void records_settled(PlanBuilder *b);
/* The figures of measures that records tell are added as if they had been written. */
void records_tell_figures(PlanBuilder *b);
/* The area of this code; its name in its place is told as a second spelling. */
const Area *builder_find_area(PlanBuilder *b, const char *id, Place place);

#endif
