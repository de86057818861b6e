#ifndef MODEL_FACT_SLOTS_H
#define MODEL_FACT_SLOTS_H
/*
 * What observations say, in so many slots that a change in one leaves most questions alone. Figures of a measure rest
 * on observations of itself and of the measures that it is told by, added up of or weighted by: all of those are one
 * family. Figures of an area rest on what lies within it: all that has one outermost area is one place. A slot is for
 * the families and places that fall together in it, and for each family there is one for all places.
 */
#include "model/plan.h"

/* The slots as text, for a file: the same for the same facts, however they are written and ordered. To be freed. */
char *plan_fact_slots(const Plan *plan);

/* What can be answered otherwise where slots that were `before` are `now`; both are copied. */
typedef struct FactReach FactReach;
FactReach *fact_reach_new(const Plan *plan, const char *before, const char *now);
void fact_reach_free(FactReach *reach);        /* NULL is allowed */
/*
 * False where the answer to the question is what it was, provided that nothing but observations is another; true too
 * where that cannot be said.
 */
bool fact_reach_touches(const FactReach *reach, const char *question);

#endif
