#ifndef GEO_READING_H
#define GEO_READING_H
/* What the readers of geometry files share: a feature at a time, its rings checked before they are kept. */
#include "geo/arcs.h"
#include "geo/outlines.h"

typedef struct OutlineReading {
    const OutlineFile *file;
    ArcsMaker *maker;
    OutlineJoin join; void *data;
    Diags *diags;
    size_t vertices, features;          /* of an area, of all files so far */
    GArray *strangers;                  /* of the file: its outlines of no area, told when it has others */
    bool failed;                        /* that is told */
    bool crossed;                       /* of the feature: it is told that it crosses itself */
    const char *area;                   /* of the feature: its area, or NULL; then its rings are passed over */
} OutlineReading;

/* A feature begins whose property says so (NULL: it has none); false: there is no area of it, which is told later. */
bool reading_begin(OutlineReading *reading, const char *value, Place place);
/* A ring of it; `degrees` is longitude and latitude. False: it is told why it is none, and reading ends. */
bool reading_ring(OutlineReading *reading, const GArray *degrees, bool outer, Place place);
/* false: it is told that the file has too many. */
bool reading_count(OutlineReading *reading, size_t vertices, Place place);
bool reading_fault(OutlineReading *reading, Place place, const char *what);     /* false */

/* geojson.c; geopackage.c is behind a door, geo/geopackage.h */
void read_geojson(OutlineReading *reading, const char *text, size_t length);

#endif
