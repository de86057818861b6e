#ifndef PICTURE_DRAWING_H
#define PICTURE_DRAWING_H
/*
 * What needs librsvg: a table of functions, opened when a page shows an SVG and not before (src/module). A drawing that
 * svg_look() has passed is drawn by cairo, as lines and areas; what is drawn into pixels first has DRAWING_PIXELS of
 * them along its longer side.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/diag.h"
#include "base/geometry.h"

enum { DRAWING_PIXELS = 1600 };

typedef struct DrawingFunctions {
    /*
     * A PDF of one page on which the drawing fills `canvas`; *size is its own size in points. NULL, and *why (owned by
     * the caller) says it.
     */
    GBytes *(*pdf)(GBytes *file, Size *size, Size *canvas, char **why);
    /* Paints it onto a cairo_t, over the rectangle (0, 0, width, height) there. */
    bool (*paint)(GBytes *file, void *cairo, Size size, char **why);
} DrawingFunctions;

extern const DrawingFunctions drawing_librsvg;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const DrawingFunctions *drawing_functions(Diags *diags);

#endif
