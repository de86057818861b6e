#ifndef PICTURE_FORM_H
#define PICTURE_FORM_H
/* The page of a PDF as a form that other pages show (ISO 32000-1, 8.10). */
#include <glib.h>
#include "base/diag.h"
#include "base/geometry.h"
#include "page/picture.h"

/*
 * The first page of the file, which fills `canvas`, as a form over the unit square, with all that it needs; NULL, and
 * *why (owned by the caller) says it. *pixels: how many pictures of pixels are in it. A file with text is refused.
 */
PictureForm *form_of_page(GBytes *pdf, Size canvas, const char *name, guint *pixels, char **why, Diags *diags);

#endif
