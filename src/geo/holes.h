#ifndef GEO_HOLES_H
#define GEO_HOLES_H
#include "geo/world.h"

/*
 * Of each hole the place of the ring that it lies in, of the others -1: the smallest that is at least as large and
 * holds more than half of its corners, as some may lie on a ring that it touches; -1 where there is none. Rings
 * (GeoRing) are closed, and have a corner at least. To be freed with g_free().
 */
int *geo_hole_owners(const GArray *rings);

#endif
