#ifndef TRUTH_TRUTH_H
#define TRUTH_TRUTH_H
/*
 * A finished file held against what is known: each sentence that its structure names a rule for, each figure under
 * its id. What the writer works out is worked out here again, from stored values alone.
 */
#include "model/plan.h"

/* untold: sentences of which the attached data do not tell; with a plan there are none but those of its totals. */
typedef struct TruthSummary { size_t sentences, figures, findings, untold; } TruthSummary;

/* With a plan the file is held against its data, else against those attached to it. False when it cannot be read. */
bool truth_check(const char *path, const Plan *plan, TruthSummary *out, Diags *diags);

#endif
