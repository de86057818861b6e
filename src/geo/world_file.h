#ifndef GEO_WORLD_FILE_H
#define GEO_WORLD_FILE_H
/*
 * The file of the world's outlines, as make/make_world.c writes it and world.c maps it: arcs between provinces, each
 * once, so that whatever areas provinces are put together to, neighbours share their border to the last point, at any
 * scale. Numbers are little-endian; the parts follow each other in the order of the header.
 */
#include <stdint.h>

#define WORLD_MAGIC "sheaf world 3\n"
#define WORLD_UNIT 1e-6                 /* degrees of a coordinate */

/* digest: SHA-256 of all that follows the header, in hexadecimal, so that nobody who asks what a page is made from
   reads it all. */
typedef struct WorldHeader {
    char magic[16], digest[64];
    uint32_t provinces, arcs, points, lines, line_points, text, land_arcs, land_rings, coarse;
} WorldHeader;

/* Offsets of strings into the text; a country has one, however many provinces it has. */
typedef struct WorldProvince { uint32_t country, name, admin; } WorldProvince;
/* What lies at its left and right, walked from its first point to its last: a province, or -1, the sea. */
typedef struct WorldArc { int32_t left, right; uint32_t first, count; } WorldArc;
/*
 * weight: how many square kilometres the outline changes by without the point (Visvalingam and Whyatt 1993); ends of
 * arcs have the most. A scale keeps those above what it can show.
 */
typedef struct WorldPoint { int32_t longitude, latitude; float weight; } WorldPoint;
typedef struct WorldLine { uint32_t name, first, count; } WorldLine;

/* ---- what follows from the arcs and points (derive.c), so that nobody who draws one map works it out ---- */

/*
 * By arc: the middle, a vector of length 1, and how far from it the arc goes at most, in radians, rounded up by more
 * than the floats lack.
 */
typedef struct WorldCap { float x, y, z, radius; } WorldCap;
/*
 * What maps of countries and of the world show: of each arc the points of more than WORLD_COARSE square kilometres, one
 * arc behind the other, as vectors of length 1, and which points they are. By arc, and one more: where it begins.
 */
#define WORLD_COARSE 20.0F
typedef struct WorldCoarse { float x, y, z; uint32_t point; } WorldCoarse;
/*
 * All land as one area: for each step of its rings twice the arc's number, and one more where it is walked backwards;
 * and the rings. size: square kilometres, below 0 of a lake.
 */
typedef struct WorldRing { uint32_t first, count; WorldCap cap; float size; } WorldRing;

#endif
