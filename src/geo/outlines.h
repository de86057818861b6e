#ifndef GEO_OUTLINES_H
#define GEO_OUTLINES_H
/*
 * Outlines of the user's own, GeoJSON (RFC 7946) or GeoPackage (OGC 12-128), as a world of their own. Each feature is
 * joined to an area by one of its properties.
 */
#include "base/diag.h"
#include "geo/world.h"

typedef struct OutlineFile { const char *path, *by; Place place; } OutlineFile;
/* The id of the area whom the property's value means, living as long as the call; NULL: none. */
typedef const char *(*OutlineJoin)(const char *value, void *data);

/*
 * NULL, with diagnostics, where a file cannot be read; features of no area are told and left out. `source`: what maps
 * say of where the outlines are from.
 */
World *outlines_read(const OutlineFile *files, size_t count, const char *source, OutlineJoin join, void *data,
                     Diags *diags);
/* The SHA-256 of a file's bytes, owned by the caller; NULL: it cannot be read. */
char *outlines_digest(const char *path);

#endif
