#ifndef GEO_DERIVE_H
#define GEO_DERIVE_H
/* What a file of outlines holds besides its provinces, arcs and points: it follows from them. */
#include <glib.h>
#include "geo/world_file.h"

/* Empty arrays of WorldCap, uint32_t and WorldRing are filled; the header's arcs and points count. */
void world_derive(const WorldHeader *header, const WorldArc *arcs, const WorldPoint *points, GArray *caps,
                  GArray *land_arcs, GArray *land_rings);

#endif
