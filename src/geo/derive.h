#ifndef GEO_DERIVE_H
#define GEO_DERIVE_H
/* What a file of outlines holds besides its provinces, arcs and points: it follows from them. */
#include <glib.h>
#include "geo/world_file.h"

typedef struct Derived {
    GArray *caps, *coarse_first, *coarse, *land_arcs, *land_rings;      /* WorldCap, uint32_t, WorldCoarse, ... */
} Derived;

/* Of the header's arcs and points; its numbers of what is derived are set. To be given to derived_clear(). */
Derived world_derive(WorldHeader *header, const WorldArc *arcs, const WorldPoint *points);
/* In the order of the file. */
void derived_each(const Derived *derived, void (*each)(const void *bytes, size_t size, void *data), void *data);
void derived_clear(Derived *derived);

#endif
