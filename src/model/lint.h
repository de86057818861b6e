#ifndef MODEL_LINT_H
#define MODEL_LINT_H
#include "model/plan.h"

/*
 * Warns of what a plan may hold but a researcher would want to look at: each rule is one function over the finished
 * plan, and a row of the table in lint.c. Nothing here makes a plan invalid; the builder's checks do that.
 */
void plan_lint(const Plan *plan, Diags *diags);

#endif
