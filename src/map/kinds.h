#ifndef MAP_KINDS_H
#define MAP_KINDS_H
/* What the files of this room share: a row a kind, and how areas are painted. */
#include "map/map.h"

/* What the map shows that has a key of its own: noted when it is drawn. */
typedef struct Shown { bool disputed, small; } Shown;

typedef struct Drawing {
    const MapSpec *spec;
    const PenContext *c;
    const GeoMap *geo, *land;
    const char *source;                 /* what the outlines say of themselves */
    PageBuilder *page;
    Rect rect;
    const GeoView *insets; const char *const *inset_names; size_t inset_count;
    const struct Thematic *row;         /* of a map of classes: how its kind is drawn */
    Shown *shown;                       /* of a map of classes; else NULL */
    MapBefore before;                   /* what stands below it */
} Drawing;

/* Which classes are shaded on the ground, and what stands upon it; named: with the names of areas. */
typedef struct Thematic {
    bool (*shaded)(const MapClass *class);
    void (*mark)(const Drawing *d, const GeoView *view, bool named);
} Thematic;

typedef struct MapRow {
    /* geo may be NULL: then what its insets are is not known. */
    Size (*measure)(const MapSpec *spec, const PenContext *context, const GeoMap *geo, double width);
    void (*draw)(const Drawing *drawing);
} MapRow;

extern const MapRow map_locator, map_choropleth, map_symbols, map_tile_grid, map_dots;

/* The areas of the outlines, as the boundary profile of the map puts them together; lent by the world. */
const GeoMap *map_outlines(const MapSpec *spec, World *world);

/* ---- thematic.c: what maps of classes have in common ---- */

/* What it is about, as large as it fits: the areas that are asked for, else the world. */
GeoView thematic_view(const Drawing *d, Rect frame);
/* How large the map itself is, without key, insets and note. */
double thematic_height(const MapSpec *spec, double width);
/* All land, what is disputed, borders, and what the kind draws upon them. */
void paint_thematic(const Drawing *d, const GeoView *view, bool named);
/* About areas by their ids, with so much room at each edge; where none of them has an outline, the world. */
GeoView view_around(const Drawing *d, const char *const *ids, size_t count, Rect frame, double room);
/* The place of a shade on paper, and how many square points its area takes; false: it has none. */
bool shade_place(const Drawing *d, const GeoView *view, const MapShade *shade, Point *at, double *size);
/* Has it a place, with so much room about it, in the view's frame? */
bool shade_is_seen(const Drawing *d, const GeoView *view, const MapShade *shade, double radius, Point *at);

/* ---- key.c ---- */

/* What it takes of the width where it stands beside its map, at the start; 0: it stands below. */
double key_side(const MapSpec *spec, double width);
/* 0 beside the map. */
double key_height(const MapSpec *spec, const PenContext *c, double width);
/* From y on; where it ends, and beside its map y. */
double paint_key(const Drawing *d, double y);
/* How large the circle of a value is. */
double symbol_radius(const MapSpec *spec, double width, double value);
/* A mark of dots: another shape for each class. */
void paint_mark(const Drawing *d, Point at, size_t class);

/* ---- inset.c: parts of the world once more, in a row below the key ---- */

/* None where none is shown: what crowds nowhere needs no second map. */
double insets_height(size_t count);
/* How many of a map so wide have something to show; without outlines (NULL) as many as are asked for. */
size_t insets_shown(const MapSpec *spec, const PenContext *c, const GeoMap *geo, double width);
/* Of those that begin at y: how many, each with its name. */
size_t inset_views(const Drawing *d, const GeoView *world, double y, GeoView *views, const char **names);
double paint_insets(const Drawing *d, const GeoView *view, double y);
/* Where the number of one stands on the map of the world; false: nowhere. */
bool inset_number(const Drawing *d, const GeoView *world, size_t index, Rect *box);
/* Boxes along their edges on the map of the world, on which no name is to stand. */
void inset_edges(const Drawing *d, const GeoView *world, GArray *boxes);
/* Is the place in one of them? */
bool is_in_inset(const Drawing *d, const MapShade *shade);

/* ---- labels.c ---- */

/* Letters of classes: each on its area, else beside it with a leader; what is small is a dot. named: and names. */
void paint_letters(const Drawing *d, const GeoView *view, bool named);
/* Names alone, beside circles or marks of that radius at their places. */
void paint_names(const Drawing *d, const GeoView *view, double (*radius)(const Drawing *d, const MapShade *shade));
/* A dot with its name, where there is room for that: what they take. A name of NULL is none. */
Rect paint_seat(const Drawing *d, const GeoView *view, Point at, const char *name);

/* All land as one path; a coast of no width is none. */
void paint_land(const Drawing *d, const GeoView *view, Colour fill, Stroke coast);
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
/* ---- scale.c: a bar of kilometres, at the foot of the map, but not where it is taken ---- */
/* How long it is, of `most` at the utmost. */
double scale_kilometres(double most);
void paint_scale(const Drawing *d, const GeoView *view, Colour colour, Rect taken);
/* ---- note.c: disclaimer, date and source below a map: how high, with the gap above; and painted, from `y` on ---- */
double map_note_height(const MapSpec *spec, const PenContext *c, double width);
void paint_map_note(const Drawing *d, double y);

#endif
