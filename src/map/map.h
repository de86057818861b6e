#ifndef MAP_MAP_H
#define MAP_MAP_H
/* Maps: a spec, the world's outlines and a width in, items of a page out. Nothing is tagged here. */
#include "doc/map_spec.h"
#include "geo/world.h"
#include "pen/pen.h"

/* How large it stands in a frame of that width. Without a world (NULL) it has room for each inset that it may have. */
Size map_measure(const MapSpec *spec, const PenContext *context, World *world, double width);
/* Is there an outline of the area whose place it tells? If not, that is reported. */
bool map_has_outline(const MapSpec *spec, World *world, Diags *diags);
/* Has it a disclaimer, a date and a source? Without any of them it is not made. */
bool map_is_accounted_for(const MapSpec *spec);
/* Both; false with a diagnostic. */
bool map_is_made(const MapSpec *spec, World *world, Diags *diags);
/* Called before `text`, which stands below a map and is no part of it, is painted: it may open another sequence. */
typedef struct MapBefore { void (*call)(void *data, const char *text); void *data; } MapBefore;
/*
 * Paints it into `rect` of the size measured. The caller has opened the sequence (a Figure or an artifact) and closes
 * what is open then. False with a diagnostic when an area that it is about has no outline, or when it is not accounted
 * for.
 */
bool map_draw(const MapSpec *spec, const PenContext *context, World *world, PageBuilder *page, Rect rect,
              MapBefore before, Diags *diags);

/* What is told of a map, or of one of its shades, as members of JSON. */
typedef struct MapProperty { const char *name, *json; } MapProperty;
typedef struct MapProperties { const MapProperty *rows; size_t count; } MapProperties;
/* whole: of the collection; each: with every feature; shades: a row a shade of the spec, of a locator one. */
typedef struct MapFacts { MapProperties whole, each; const MapProperties *shades; } MapFacts;
/*
 * As GeoJSON, to be freed: outlines as fine as a map so wide shows them, in points. NULL with a diagnostic where its
 * kind has squares in place of outlines. The map is accounted for, and has its outline.
 */
char *map_geojson(const MapSpec *spec, World *world, double width, const MapFacts *facts, Diags *diags);

#endif
