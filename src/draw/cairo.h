#ifndef DRAW_CAIRO_H
#define DRAW_CAIRO_H
/*
 * What draw asks of cairo, as a table of functions: only pictures and the second writer need it, and X11 with its
 * libraries comes along. The program opens the table when it is needed (src/module); the library holds it.
 */
#include <glib.h>
#include "base/diag.h"
#include "page/list.h"

typedef struct CairoFonts CairoFonts;

/* As drawing_new() and so on, in draw/draw.h. */
typedef struct DrawFunctions {
    CairoFonts *(*open)(void);
    void (*close)(CairoFonts *fonts);
    GBytes *(*svg)(CairoFonts *fonts, const Pages *pages, size_t page, Diags *diags);
    GBytes *(*png)(CairoFonts *fonts, const Pages *pages, size_t page, double scale, Diags *diags);
    GBytes *(*pdf)(CairoFonts *fonts, const Pages *pages, const char *creator, const char *note, Diags *diags);
} DrawFunctions;

extern const DrawFunctions draw_cairo;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const DrawFunctions *draw_functions(Diags *diags);

#endif
