#ifndef PICTURE_SVG_LOOK_H
#define PICTURE_SVG_LOOK_H
/*
 * What an SVG file holds, by its XML alone, before the library that draws it sees it: nothing of it may be a program,
 * lead to another file, be text, or be more than can be drawn in a moment. Each fault is told with its line.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/diag.h"

typedef struct SvgLook {
    bool pictures;                      /* it has pictures of pixels in it */
    const char *soft; int soft_line;    /* the first thing that is drawn as pixels ("a filter"), and where; else NULL */
} SvgLook;

/*
 * False with diagnostics. `path` is what the file is called in them, `name` what a template calls it, `asked` where it
 * does so.
 */
bool svg_look(GBytes *file, const char *path, const char *name, Place asked, SvgLook *look, Diags *diags);

#endif
