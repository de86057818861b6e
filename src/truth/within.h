#ifndef TRUTH_WITHIN_H
#define TRUTH_WITHIN_H
/* Figures over the areas within an area, by the rule that the measure declares. */
#include "truth/facts.h"

/* Adds one for each period of which `out` has none. area "": of all areas. */
void facts_add_within(Facts *facts, const Measure *measure, const char *area, Days days, GPtrArray *out);

#endif
