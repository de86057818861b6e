#ifndef GEO_ARCS_H
#define GEO_ARCS_H
/* Makes a file of outlines (geo/world_file.h) out of polygons, as bytes. */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct ArcsMaker ArcsMaker;

ArcsMaker *arcs_new(const char *source);
void arcs_free(ArcsMaker *maker);                       /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ArcsMaker, arcs_free)
/* The rings that follow are of this one. `country` is the area's id where no boundary profile says otherwise. */
void arcs_add_province(ArcsMaker *maker, const char *country, const char *name, const char *admin);
/* degrees: `count` of longitude and latitude; an outer ring, or a hole. Which way round it runs is all the same. */
void arcs_add_ring(ArcsMaker *maker, const double *degrees, size_t count, bool outer);
/* A line of its own, as a border that is not settled. */
void arcs_add_line(ArcsMaker *maker, const char *name, const double *degrees, size_t count);
/* Asked once. */
GBytes *arcs_finish(ArcsMaker *maker);

#endif
