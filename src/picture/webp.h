#ifndef PICTURE_WEBP_H
#define PICTURE_WEBP_H
/* WebP by a library of its own, so that a PNG does not load it. The program opens the table when it is needed. */
#include <glib.h>
#include <stdbool.h>
#include "base/diag.h"

typedef struct WebpFunctions {
    /*
     * Rows of `columns` pixels of four bytes: red, green, blue and alpha; or as cairo has them (ARGB32 in native order,
     * alpha premultiplied). False, and *why (owned by the caller) says it.
     */
    bool (*decode)(GBytes *file, int columns, int rows, bool for_cairo, guint8 *out, size_t stride, char **why);
} WebpFunctions;

extern const WebpFunctions webp_libwebp;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const WebpFunctions *webp_functions(Diags *diags);

#endif
