#ifndef GEO_INTERNAL_H
#define GEO_INTERNAL_H
/* What the files of this room share. */
#include "geo/world.h"
#include "geo/world_file.h"

typedef struct Vector { double x, y, z; } Vector;               /* of length 1 */
typedef struct ArcBound { Vector middle; double radius; } ArcBound;     /* radians */

struct World {
    GMappedFile *file;
    const WorldHeader *header;
    const WorldProvince *provinces;
    const WorldArc *arcs;
    const WorldPoint *points;
    const char *text;
    ArcBound *bounds;                   /* by arc */
    struct GeoMap *kept; char *kept_for;        /* the last map that was asked for, and what it is of */
};

struct GeoMap {
    const World *world;
    GPtrArray *ids; GHashTable *index;  /* char *; id -> place + 1 */
    int *area_of;                       /* by province */
    GArray **arcs_of;                   /* by area: numbers of the arcs on its border */
};

/* The area of a province, or -1 of the sea. */
int side_of(const GeoMap *map, int32_t province);
bool arc_is_near(const World *world, uint32_t arc, Vector centre, double radius);
Vector centre_of(const GeoView *view);

#endif
