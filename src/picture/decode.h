#ifndef PICTURE_DECODE_H
#define PICTURE_DECODE_H
/*
 * What needs a library to decode: a table of functions, so that a page without pictures loads none of them, and a JPEG
 * that goes into a PDF as it is neither. The program opens the table when it is needed (src/module).
 */
#include <glib.h>
#include "base/diag.h"
#include "page/picture.h"

/* A PNG unpacked: rows without gaps, samples of 16 bits with the high byte first, colours and alpha apart. */
typedef struct PngRows {
    int columns, rows, components, bits, alpha_bits;
    guint8 *colours, *alpha;            /* alpha NULL: opaque */
    GBytes *palette, *profile;          /* NULL: none */
} PngRows;

void png_rows_clear(PngRows *rows);

/* A line of a JPEG as it is stored: grey, red, green and blue, or inks, a byte each; y from its top. */
typedef void (*JpegLine)(const guint8 *samples, int components, int y, void *data);

typedef struct PictureDecoders {
    /* False, and *why (owned by the caller) says it. */
    bool (*png)(GBytes *file, PngRows *rows, char **why);
    bool (*png_pixels)(GBytes *file, guint8 *argb, size_t stride, char **why);
    bool (*jpeg_pixels)(GBytes *file, int columns, int rows, bool inverted, guint8 *argb, size_t stride, char **why);
    bool (*jpeg_lines)(GBytes *file, int columns, JpegLine each, void *data, char **why);
    /* Of 1, 3 or 4 components; of four, `marked` says that they are Adobe's, where 0 is full ink. NULL and *why. */
    GBytes *(*jpeg_write)(const guint8 *samples, int columns, int rows, int components, bool marked, char **why);
} PictureDecoders;

extern const PictureDecoders picture_libraries;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const PictureDecoders *picture_decoders(Diags *diags);

#endif
