#ifndef MODEL_LINT_RULES_H
#define MODEL_LINT_RULES_H
/* What the rules of the closer look share: the table is in lint_plan.c, the rules about words in lint_prose.c. */
#include "model/lint.h"

/* A text of the plan in the plan's own language, and the element it stands in. */
typedef struct Prose { const char *text; Place place; } Prose;

/* One run. id is that of the rule at work. */
typedef struct Lint {
    View *view;
    const Plan *plan;
    GArray *prose;                      /* Prose, in the order of the plan, what was added to it later last */
    DiagId id;
    Diags *diags;
} Lint;

/* The texts of the plan and of all events. The array is the caller's. */
GArray *lint_prose(const Plan *plan);
/* What a message calls an event: its short title where it has one. */
const char *lint_event_name(const Event *event);

/*
 * Reported totals whose reported parts add up to something else; above: to more than rounding explains, else the
 * others.
 */
void lint_totals(const Plan *plan, Days days, bool above, DiagId id, Diags *diags);

void lint_anniversaries_typed(const Lint *lint);
void lint_ordinals_that_differ(const Lint *lint);
void lint_cardinals_for_ordinals(const Lint *lint);
void lint_areas_under_other_names(const Lint *lint);
void lint_abbreviations_unexplained(const Lint *lint);

#endif
