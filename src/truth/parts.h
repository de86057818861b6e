#ifndef TRUTH_PARTS_H
#define TRUTH_PARTS_H
/* Figures that are sums of parts. */
#include "truth/facts.h"

/*
 * Adds the sums that stand to `out`, what is told of the area itself. Of a sum and of what the areas within come to,
 * `within`, that stands which tells more; the other is taken out.
 */
void facts_add_sums(Facts *facts, const Measure *measure, const char *area, Days days, GPtrArray *within,
                    GPtrArray *out);

#endif
