#ifndef MAP_KINDS_H
#define MAP_KINDS_H
/* What the files of this room share: a row a kind, and how areas are painted. */
#include "map/map.h"

typedef struct Drawing {
    const MapSpec *spec;
    const PenContext *c;
    const GeoMap *geo, *land;
    const char *source;                 /* what the outlines say of themselves */
    PageBuilder *page;
    Rect rect;
} Drawing;

typedef struct MapRow {
    Size (*measure)(const MapSpec *spec, const PenContext *context, double width);
    void (*draw)(const Drawing *drawing);
} MapRow;

extern const MapRow map_locator, map_choropleth;

/* All land as one path. */
void paint_land(const Drawing *d, const GeoView *view, Colour fill);
/* An area as one path: fill, and an outline of `stroke`. */
void paint_area(const Drawing *d, const GeoView *view, int area, Colour fill, Stroke stroke);
/* Lines of a pattern, cut to the area: every `period` points at `angle` degrees; a dash and a gap make dots of them. */
typedef struct Lines { double period, angle; Stroke stroke; } Lines;
void paint_lines(const Drawing *d, const GeoView *view, int area, const Lines *lines);
/* The pattern of a class, in an area, and in a box of a key. */
void paint_class(const Drawing *d, const GeoView *view, int area, size_t class);
void paint_swatch(const Drawing *d, Rect box, size_t class);
/* Dots of what is disputed. */
void paint_disputed(const Drawing *d, const GeoView *view, int area, Colour colour);
void swatch_disputed(const Drawing *d, Rect box, Colour colour);
/* All borders that are seen: settled ones and, dashed, the others; coasts not at all. */
void paint_borders(const Drawing *d, const GeoView *view, Stroke settled, Stroke open);
bool is_disputed(const Drawing *d, int area);
/* ---- note.c: disclaimer, date and source below a map: how high, with the gap above; and painted, from `y` on ---- */
double map_note_height(const MapSpec *spec, const PenContext *c, double width);
void paint_map_note(const Drawing *d, double y);

#endif
