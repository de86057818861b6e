#ifndef PAGE_PICTURE_H
#define PAGE_PICTURE_H
/*
 * A picture as pages hold it: what a PDF embeds of it, and how to get at its pixels for those who draw. Room picture
 * makes it, pages hold a reference to it, and whoever paints reads it. Immutable once it is on a page.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/geometry.h"

typedef enum PictureCoding {
    PICTURE_JPEG,               /* the file's own bytes (DCTDecode) */
    PICTURE_FORM,               /* lines and areas, and what pixels they are painted with: `form` */
    PICTURE_BOXES,              /* black boxes on white: `boxes` */
    PICTURE_SAMPLES             /* rows of samples as a zlib stream, each row behind a filter of PNG's (Predictor 15) */
} PictureCoding;

typedef struct PagePicture PagePicture;

/*
 * Writes what it looks like as it is stored, not turned: rows of ARGB32 as cairo has them (native order, alpha
 * premultiplied), each `stride` bytes. False, and *why (owned by the caller) says it, when it cannot be decoded.
 */
typedef bool (*PicturePixels)(const PagePicture *picture, unsigned char *argb, size_t stride, char **why);

/* Paints it onto a cairo_t, over the rectangle of its own size there, from (0, 0); false as above. */
typedef bool (*PicturePaint)(const PagePicture *picture, void *cairo, char **why);

/*
 * An object of a form: a value, or with a stream what stands in its dictionary. "@3" in it is a reference to the third
 * object behind the first, from 1.
 */
typedef struct PictureObject { char *text; GBytes *stream; } PictureObject;
/* A drawing over the unit square: a form (ISO 32000-1, 8.10), which is the first, and the objects that it needs. */
typedef struct PictureForm { GArray *objects; } PictureForm;
PictureForm *picture_form_new(void);
void picture_form_free(PictureForm *form);

struct PagePicture {
    char *name;                 /* as a template names it: "pictures/well.jpg" */
    char *digest;               /* SHA-256 of its file, in hexadecimal: two of one digest are one picture */
    int columns, rows;          /* pixels, as it is stored; 0 of what has none */
    int orientation;            /* EXIF 2.3, 4.6.4: 1, as it is stored, to 8; from 5 on its columns are its height */
    Size size;                  /* as it is seen, at its own density; points */
    PictureCoding coding;
    int components, bits;       /* of one pixel: 1 grey or indexed, 3 RGB, 4 CMYK; bits of each */
    bool inverted;              /* of CMYK: 0 is full ink */
    GBytes *palette;            /* RGB, three bytes each, of an indexed picture; else NULL */
    GBytes *data;               /* as `coding` says */
    GBytes *alpha;              /* rows of one sample a pixel, coded as PICTURE_SAMPLES; NULL: opaque */
    int alpha_bits;
    GBytes *profile;            /* ICC, of as many components as its colours have; NULL: none, sRGB or grey */
    GBytes *file;               /* the file; NULL: there is none */
    PicturePixels pixels;       /* NULL of what has none */
    GArray *boxes;              /* Rect in the unit square, whose corner is at the top left; else NULL */
    PictureForm *form; PicturePaint paint;      /* of a form, else NULL */
};

PagePicture *page_picture_new(void);                            /* zeroed, with one reference */
PagePicture *page_picture_ref(PagePicture *picture);
void page_picture_unref(PagePicture *picture);                  /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagePicture, page_picture_unref)

/* Are its stored columns its height? */
bool page_picture_lies(const PagePicture *picture);
/*
 * The matrix (a b c d e f, as in ISO 32000-1, 8.3.4, y growing downwards) that takes the unit square, in which the
 * picture stands as it is stored with its top row along y = 0, to `whole`, in which it is seen.
 */
void page_picture_place(const PagePicture *picture, Rect whole, double matrix[6]);

#endif
