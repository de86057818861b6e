#ifndef RENDER_MAP_FACTS_H
#define RENDER_MAP_FACTS_H
/* What the data know of each shade of a map: its figure's day, status and sources, or its standing. */
#include "map/map.h"
#include "model/view.h"

typedef struct MapKnown {
    MapFacts facts;                     /* for GeoJSON; dies with the arena */
    const Source *const *sources; size_t source_count;  /* that all of it rests on, in the plan's order */
} MapKnown;

MapKnown map_known(const MapSpec *spec, View *view, const Lang *lang, Arena *arena);

#endif
