#ifndef PICTURE_CODE_H
#define PICTURE_CODE_H
/*
 * What needs libqrencode: a table of functions, opened when a page has a QR code and not before (src/module). A code is
 * boxes, sharp at every size.
 */
#include <glib.h>
#include "base/diag.h"
#include "page/picture.h"

typedef struct CodeFunctions {
    /*
     * The QR code of a text (ISO/IEC 18004) that stays readable with a seventh of it lost: side * side bytes, row by
     * row, of which the lowest bit is the module, dark or not; without its quiet zone. NULL when the text is too long.
     * To be freed with g_free().
     */
    guint8 *(*modules)(const char *text, int *side);
} CodeFunctions;

extern const CodeFunctions code_qrencode;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const CodeFunctions *code_functions(Diags *diags);

/*
 * The code as a picture, its quiet zone around it, as large as is easily read from a hand's distance; NULL when the
 * text is too long.
 */
PagePicture *code_picture(const CodeFunctions *functions, const char *text);

#endif
