#ifndef TRUTH_WITHIN_H
#define TRUTH_WITHIN_H
/* Figures over the areas within an area, by the rule that the measure declares. */
#include "truth/facts.h"

/* Adds one for each time of which `own` has none. area "": of all areas. */
void facts_add_within(Facts *facts, const Measure *measure, const char *area, Days days, const GPtrArray *own,
                      GPtrArray *out);

#endif
