#ifndef GEO_WORLD_H
#define GEO_WORLD_H
/*
 * The outlines of the world's provinces, put together to areas as a boundary profile says, and what of them stands in a
 * frame of paper. Neighbours share each border to the last point at any scale: it is one arc, and what is left out of
 * it is left out for both.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/geometry.h"

typedef struct World World;

/* The file that make_world wrote; NULL, and *why (owned by the caller) says it. */
World *world_open(const char *path, char **why);
void world_free(World *world);                          /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(World, world_free)
/* What the file says is the SHA-256 of its outlines, without opening it; NULL: there is no such file. */
char *world_digest(const char *path);
const char *world_source(const World *world);           /* "Natural Earth 4.1" */

/*
 * Which area the provinces of a country are of, or, with `province`, one of them; codes and names are the file's. Later
 * rows go before earlier ones; of what no row speaks, a country's code is the area's id. Without a country: of all.
 */
typedef struct GeoAssignment { const char *country, *province, *area; } GeoAssignment;

typedef struct GeoMap GeoMap;
/* The world must outlive it. */
GeoMap *geo_map_new(const World *world, const GeoAssignment *assignments, size_t count);
void geo_map_free(GeoMap *map);                         /* NULL is allowed */
/* The same, kept with the world for as long as the same is asked for: lent until something else is. */
const GeoMap *geo_map_of(World *world, const GeoAssignment *assignments, size_t count);
/* All land as one area, lent by the world. */
const GeoMap *geo_land(World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GeoMap, geo_map_free)
/* Do its areas lie on one part of the globe, a third of it at most? Then the whole world is no view of them. */
bool geo_map_is_part(const GeoMap *map);
int geo_map_find(const GeoMap *map, const char *area);  /* -1: it has no outline */
size_t geo_map_count(const GeoMap *map);
const char *geo_map_area(const GeoMap *map, int area);
/* The area in which a place lies, or -1: none, it is in the sea. */
int geo_map_at(const GeoMap *map, double longitude, double latitude);

/* ---- on paper: what a view shows is kept with the map until another view of that projection is asked for ---- */

/*
 * GEO_EQUAL_EARTH: Šavrič, Patterson and Jenny 2018, of the whole world; GEO_AZIMUTHAL: Lambert's equal-area one on a
 * sphere (Snyder 1987, 24-2 to 24-4), about its centre. Both keep areas.
 */
typedef enum GeoProjection { GEO_EQUAL_EARTH, GEO_AZIMUTHAL } GeoProjection;

typedef struct GeoView {
    GeoProjection projection;
    double longitude, latitude;         /* of the centre; Equal Earth has its own */
    double scale;                       /* points a kilometre */
    Point origin;                       /* on paper, of the centre; of Equal Earth, of 0° 0° */
    Rect frame;                         /* what is seen */
    /*
     * Points: a corner is left out whose triangle is smaller than that squared (0: 0.35), and all others lie on this
     * grid (0: none); what is smaller than the square of `least` is no island (0: 1).
     */
    double finest, grid, least;
} GeoView;

/* One place; false when it is on the other side of the world. */
bool geo_project(const GeoView *view, double longitude, double latitude, Point *out);

/* A view about an area, `across` kilometres wide or `times` as wide as the area, whichever is more. */
GeoView geo_view_about(const GeoMap *map, int area, Rect frame, double across, double times);
/* About some areas, as large as they fit; far islands of theirs may lie outside. `count` is 1 or more. */
GeoView geo_view_around(const GeoMap *map, const int *areas, size_t count, Rect frame, GeoProjection projection);
/* Of a place on paper; false: it is none of the globe, or of the other projection. */
bool geo_unproject(const GeoView *view, Point p, double *longitude, double *latitude);
/* The whole world, from that latitude to that. */
GeoView geo_view_world(Rect frame, double south, double north);

/*
 * The closed outline of an area, cut to the frame: outer rings one way round, holes the other; nothing where it is not
 * in the frame. What is smaller than the paper shows is left out, but for the largest ring.
 */
typedef void (*GeoLineEach)(const Point *points, size_t count, void *data);
void geo_area_rings(const GeoMap *map, int area, const GeoView *view, GeoLineEach each, void *data);
/* Borders between two areas within the frame; coasts are none. */
typedef void (*GeoBorderEach)(const Point *points, size_t count, int left, int right, void *data);
void geo_borders(const GeoMap *map, const GeoView *view, GeoBorderEach each, void *data);
/* ---- in degrees, as GeoJSON has them (RFC 7946); x is the longitude, y the latitude ---- */

/* Closed: its last point is its first. Outer rings run counterclockwise, holes clockwise. size: square degrees. */
typedef struct GeoRing { GArray *points; double size; bool hole; } GeoRing;
/* A polygon: its outer ring, and its holes. Lent for the call. */
typedef void (*GeoPolygonEach)(const GeoRing *rings, size_t count, void *data);
/*
 * The polygons of an area. Corners that change it by less than the square of `finest`
 * kilometres are left out, and smaller islands and lakes; its largest part never is.
 */
void geo_area_polygons(const GeoMap *map, int area, double finest, GeoPolygonEach each, void *data);
/* All borders between two areas, as finely. */
void geo_border_lines(const GeoMap *map, double finest, GeoBorderEach each, void *data);

/*
 * How large an area is on paper, all of it as finely as the outlines have it, in square points, and where its largest
 * part is widest.
 */
double geo_area_size(const GeoMap *map, int area, const GeoView *view, Point *label);
/* The same without the place. */
double geo_area_square(const GeoMap *map, int area, const GeoView *view);

#endif
