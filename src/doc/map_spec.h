#ifndef DOC_MAP_SPEC_H
#define DOC_MAP_SPEC_H
/*
 * What a map is asked to show, as plain values with every word in the reader's language. Areas are told by the ids of
 * outlines; which provinces these are made of, and which borders are dashed, is the plan's boundary profile.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/diag.h"

typedef enum MapKind {
    MAP_LOCATOR,        /* an area among its neighbours */
    MAP_CHOROPLETH      /* the world, areas shaded by the class of their figure */
} MapKind;
bool map_kind_find(const char *name, MapKind *out);
const char *map_kind_name(MapKind kind);

/* Patterns of classes, the first for the highest; each differs from every other in grey and in print. */
enum { MAP_CLASSES = 5 };               /* "A" to "D", and, last, no figure */
/* quiet: its areas have no letter of their own, for there are many of them */
typedef struct MapClass { const char *letter, *text; size_t count; const char *number; bool quiet; } MapClass;
typedef struct MapShade { const char *area, *name; size_t shade; } MapShade;           /* shade: which class */
typedef struct MapOutline { const char *country, *province, *area; bool disputed; } MapOutline;
typedef struct MapBorder { const char *one, *other; } MapBorder;

typedef struct MapSpec {
    MapKind kind;
    Place place;
    const char *alt;                    /* what it shows, for those who cannot see it */
    const char *area, *name;            /* of a locator: whose place it tells */
    /* Below every map, which is not made without: of which day it is, and in `source` "\1" is what the outlines say of
       themselves. */
    const char *disclaimer, *date, *source;
    const char *disputed;               /* of a choropleth: the word of its key; NULL: none is */
    const char *small;                  /* "too small to shade" */
    const MapClass *classes; size_t class_count;
    const MapShade *shades; size_t shade_count;
    const MapOutline *outlines; size_t outline_count;
    const MapBorder *borders; size_t border_count;
    double height;                      /* 0: as its kind has it */
    /* at the end of the box that it stands in, over the box's height and so wide; 0: a block like any other */
    double beside;
    bool apart;                         /* what stands below every map stands elsewhere on the page */
    bool optional;                      /* the page is made without it where there are no outlines */
} MapSpec;

#endif
