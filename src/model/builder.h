#ifndef MODEL_BUILDER_H
#define MODEL_BUILDER_H
/*
 * How `read` fills a plan. References are by id and resolved at the end, so that files may come in any order; every
 * dangling or double one is a diagnostic. Strings are copied. Fields of the rows passed in are as in model/plan.h, with
 * ids in place of pointers; see builder.c's table of references.
 */
#include "model/plan.h"

typedef struct PlanBuilder PlanBuilder;
PlanBuilder *plan_builder_new(Diags *diags);
void plan_builder_free(PlanBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlanBuilder, plan_builder_free)

/* Checks, resolves, sorts, indexes. NULL when anything failed. The builder is spent. */
Plan *plan_builder_finish(PlanBuilder *builder);

#endif
