#ifndef BASE_GEOMETRY_H
#define BASE_GEOMETRY_H
/*
 * Lengths and places on paper: points (1/72 inch) from the top left corner of the sheet, y growing downwards.
 */
#include <stdbool.h>

typedef struct Point { double x, y; } Point;
typedef struct Size { double width, height; } Size;
typedef struct Rect { double x, y, width, height; } Rect;
/* Sides in writing order: start is left in a left-to-right page and right in a right-to-left one. */
typedef struct Edges { double top, end, bottom, start; } Edges;

#define POINTS_PER_MM (72.0 / 25.4)

/* To the nearest 1/1000 pt: what stands in a file must not depend on the last bits of a sum. */
double pt_round(double pt);
Rect rect_inset(Rect rect, double dx, double dy);
bool rect_is_finite(Rect rect);

#endif
