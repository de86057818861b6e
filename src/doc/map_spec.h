#ifndef DOC_MAP_SPEC_H
#define DOC_MAP_SPEC_H
/*
 * What a map is asked to show, as plain values with every word in the reader's language. Areas are told by the ids of
 * outlines; which provinces these are made of, and which borders are dashed, is the plan's boundary profile.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/diag.h"
#include "base/location.h"
#include "base/sentence.h"

typedef enum MapKind {
    MAP_LOCATOR,        /* an area among its neighbours */
    MAP_CHOROPLETH,     /* areas shaded by the class of their figure, or by what is known of them */
    MAP_SYMBOLS,        /* a circle an area, as large as its figure */
    MAP_TILE_GRID,      /* a square an area, all of one size, near where it lies */
    MAP_DOTS,           /* a mark at the place of each area, by class */
    MAP_KIND_COUNT
} MapKind;
typedef enum MapProjection {
    MAP_BY_EXTENT,      /* Equal Earth of the world, Lambert's azimuthal equal-area one of a part of it */
    MAP_EQUAL_EARTH, MAP_LAMBERT
} MapProjection;
#define MAP_PROJECTION_WORDS "equal-earth lambert"
#define MAP_KIND_WORDS "locator choropleth symbols tile-grid dots"      /* in the order of MapKind */
bool map_kind_find(const char *name, MapKind *out);
const char *map_kind_name(MapKind kind);

/* Patterns of classes, the first for the highest; each differs from every other in grey and in print. */
enum { MAP_CLASSES = 7 };               /* "A" to "F", and what has no figure */
/*
 * quiet: its areas have no letter of their own, for there are many of them; none: there is no figure of them, and they
 * are hatched
 */
typedef struct MapClass { const char *letter, *text; size_t count; const char *number; bool quiet, none; } MapClass;
/*
 * shade: which class; code: what stands in its square; value: of its figure, where it has one; at: where it is told to
 * be; area "": it is no area, but a thing at that place
 */
typedef struct MapShade {
    const char *area, *name, *code;
    size_t shade;
    bool has_value; double value; const char *value_text;
    const char *figure;                 /* behind its name on a map of circles: "at least 2,104", "12 (2016)" */
    Location at;
    const char *region;                 /* of which part of the world it is; NULL: none is known */
    const char *said;                   /* the value to be heard, with what qualifies it; NULL: value_text is */
    bool estimate, preliminary;         /* its letter stands behind it there: "7,000 (e)" */
} MapShade;
/* A circle of the key of sizes: the largest stands first. */
typedef struct MapSize { double value; const char *text; } MapSize;
/* A part of the world once more, larger, with the names of what is shaded in it. */
enum { MAP_INSETS = 2 };
typedef struct MapInset { const char *name; const char *const *areas; size_t area_count; } MapInset;
typedef struct MapOutline { const char *country, *province, *area; bool disputed; } MapOutline;
typedef struct MapBorder { const char *one, *other; } MapBorder;

typedef struct MapSpec {
    MapKind kind;
    Place place;
    const char *alt;                    /* what it shows, for those who cannot see it */
    const char *area, *name;            /* of a locator: whose place it tells */
    Location point; const char *seat;   /* of a locator: its seat of government, or where it is; seat NULL: no name */
    /* Below every map, which is not made without: of which day it is, and in `source` "\1" is what the outlines say of
       themselves. */
    const char *disclaimer, *date, *source;
    const char *scale;                  /* "\1 km", of its bar; NULL: it has none */
    const char *said;                   /* in `source`, too: by what its classes are made; NULL: nothing need be said */
    /* What it is of, by their ids: the first that is given; with a year, of that year, else 0. */
    const char *treaty, *indicator, *objective, *measure; int year;
    const char *title;                  /* what it shows, in a few words */
    const char *disputed;               /* the word of the key; NULL: nothing is, or it is not shown */
    const char *small;                  /* "too small to shade" */
    const MapClass *classes; size_t class_count;
    const MapShade *shades; size_t shade_count;
    /* of symbols: their key, the largest value of the scale, and the unit (NULL: none) */
    const MapSize *sizes; size_t size_count;
    double most;
    const char *unit;
    /* parts that are shown once more; without any, `wanted` of the regions in which areas are small and many */
    const MapInset *insets; size_t inset_count, wanted;
    /* ids of the areas about which it is; none: the world */
    const char *const *around; size_t around_count;
    bool regional;                      /* of a part of the world: names stand beside letters */
    MapProjection projection;
    const MapOutline *outlines; size_t outline_count;
    const MapBorder *borders; size_t border_count;
    double height;                      /* 0: as its kind has it */
    /* at the end of the box that it stands in, over the box's height and so wide; 0: a block like any other */
    double beside;
    bool apart;                         /* what stands below every map stands elsewhere on the page */
    bool optional;                      /* the page is made without it where there are no outlines */
    UserProperty *claims; size_t claim_count;           /* what `alt` says, by the names of SENTENCE_SHADES */
} MapSpec;

#endif
