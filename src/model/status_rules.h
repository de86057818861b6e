#ifndef MODEL_STATUS_RULES_H
#define MODEL_STATUS_RULES_H
/* What the files of the status engine share. */
#include <glib.h>
#include "model/status.h"

/* months after which a figure is too old, where nothing else is said */
enum { USUAL_AGE_MONTHS = 36 };

/* Days since 1970-01-01 of the last day that a date covers. */
int32_t status_last_day(Date date);
/* Which rule, unless it is the usual one, and what it works out, as lines for `sheaf explain`. */
void status_rule_explain(const StatusInput *input, const StatusResult *result, GString *out);

#endif
