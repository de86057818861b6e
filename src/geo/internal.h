#ifndef GEO_INTERNAL_H
#define GEO_INTERNAL_H
/* What the files of this room share. */
#include "geo/world.h"
#include "geo/world_file.h"

#define EARTH 6371.0072                 /* radius in kilometres of a sphere as large as the earth */

typedef struct Vector { double x, y, z; } Vector;               /* of length 1 */
/* Nothing of it is further from its middle than the radius, in radians; a ring's holds what it encloses, too. */
typedef struct Cap { Vector middle; double radius; } Cap;

struct World {
    GBytes *bytes;
    const WorldHeader *header;
    const WorldProvince *provinces;
    const WorldArc *arcs;
    const WorldPoint *points;
    const char *text;
    const WorldCap *caps;               /* by arc */
    const uint32_t *coarse_first; const WorldCoarse *coarse;
    const uint32_t *land_arcs; const WorldRing *land_rings;
    struct GeoMap *land;                /* all of it as one area; NULL: not asked for so far */
    struct GeoMap *kept; GArray *kept_for;        /* the last map that was asked for, and what it is of */
};

/* Of bytes as the file has them, which it holds; NULL, and *why. */
World *world_of(GBytes *bytes, char **why);

/* ---- rings.c: an area's outline, walked once a run ---- */

typedef struct RingArc { uint32_t arc; bool backwards; } RingArc;
/* Outer rings have a size above 0, in square kilometres; holes below. */
typedef struct Ring { guint first, count; Cap cap; double size; } Ring;
typedef struct Outline { GArray *arcs; GArray *rings; guint largest; double size; } Outline;    /* RingArc, Ring */

struct GeoMap {
    const World *world;
    GPtrArray *ids; GHashTable *index;  /* char *; id -> place + 1 */
    int *area_of;                       /* by province */
    uint32_t *first_arc, *arcs;         /* by area, and one more: where in `arcs` those on its border begin */
    uint32_t *borders; size_t border_count;                     /* the arcs between two areas */
    Outline **outlines;                 /* by area; NULL: not asked for so far */
    struct Shown *shown[2];             /* by projection: the last view; NULL: none so far */
};

/* The area of a province, or -1 of the sea. */
static inline int
side_of(const GeoMap *map, int32_t province)
{
    return province < 0 ? -1 : map->area_of[province];
}

static inline Cap
cap_of(const WorldCap *cap)
{
    return (Cap){ { (double)cap->x, (double)cap->y, (double)cap->z }, (double)cap->radius };
}

static inline Cap
arc_cap(const World *world, uint32_t arc)
{
    return cap_of(&world->caps[arc]);
}

/* rings.c: fills `arcs` and `borders`, once each province has its area. */
void find_arcs(GeoMap *map, size_t areas);
const Outline *outline_of(const GeoMap *map, int area);
void outline_free(Outline *outline);    /* NULL is allowed */

/* A view with what does not change from point to point. */
typedef struct GeoProjector { const GeoView *view; double sine, cosine, earth; Vector east, north, up; } GeoProjector;
GeoProjector projector_of(const GeoView *view);
bool project(const GeoProjector *projector, double longitude, double latitude, Point *out);
/* The same of a vector, by the azimuthal projection alone. */
bool project_vector(const GeoProjector *projector, Vector vector, Point *out);

Vector vector_of(double longitude, double latitude);
/* Whether two caps meet, or nearly. */
bool caps_meet(Cap a, Cap b);

/* ---- shown.c: what a view shows, projected once and kept until the next view of that projection ---- */

typedef struct Shown Shown;
void shown_free(Shown *shown);          /* NULL is allowed */
/* A ring as it stands on paper, not cut, behind what `out` holds; false: part of it is on the other side. */
bool ring_on_paper(const GeoMap *map, const GeoView *view, const Outline *outline, const Ring *ring, GArray *out);

/* What of a ring lies within a frame; parts of it may run along the edge. */
void cut_ring(GArray *ring, Rect frame);
bool cut_segment(Point *a, Point *b, Rect frame);

#endif
