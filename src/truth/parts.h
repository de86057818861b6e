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

/*
 * Each way in which a measure can be a sum: a list of the ids of the measures that are its parts. To be unreferenced.
 */
GPtrArray *facts_ways_to_sum(Facts *facts, const Measure *measure);

#endif
