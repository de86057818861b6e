#ifndef MODEL_LINT_H
#define MODEL_LINT_H
#include "model/view.h"

/*
 * Warns of what a plan may hold but a researcher would want to look at: each rule is one function over the finished
 * plan, and a row of the table in lint.c. Nothing here makes a plan invalid; the builder's checks do that.
 */
void plan_lint(const Plan *plan, Diags *diags);
/* Whether it has a goal; asked of a whole project alone, for a part of a plan may have none. */
void plan_lint_goals(const Plan *plan, Diags *diags);

/*
 * The closer look, which is asked for: slips of wording and of the calendar, and what a plan leaves open on the view's
 * day. Each rule has its row in lint_plan.c and its own diagnostic, a warning. Only texts in the plan's own language
 * are read, and numbers in words only where that is English.
 */
void view_lint(View *view, Diags *diags);

#endif
