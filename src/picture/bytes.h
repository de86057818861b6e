#ifndef PICTURE_BYTES_H
#define PICTURE_BYTES_H
/*
 * What the bytes of a picture's file say without being decoded: what it is, how large, how it lies, with which profile.
 * This is asked first, so that no library meets a file that is too large, cut off or of another kind.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/limit.h"

typedef enum FileKind { FILE_UNKNOWN, FILE_PNG, FILE_JPEG, FILE_WEBP, FILE_SVG, FILE_KIND_OTHERS } FileKind;

/* "a PNG picture", "a GIF picture"; of what is none of those that are known "no picture". `kind` tells whether it can
   be used. */
const char *file_kind_of(const guint8 *bytes, size_t size, FileKind *kind);
/* Does the name end as names of that kind do? One without an ending says nothing. */
bool file_kind_is_named(FileKind kind, const char *name);

typedef struct FileFacts {
    int columns, rows, components, bits;
    int orientation;
    double across, down;                /* pixels an inch; 0: it does not say */
    bool inverted;                      /* inks by Adobe's programs */
    guint64 unpacked;                   /* bytes, of a PNG or WebP */
    int frames;                         /* of a PNG or WebP that moves; else 0 */
    int scans;                          /* of a JPEG: each goes over all of it */
    bool profiled;                      /* a PNG or WebP says that it has a profile */
    GBytes *profile;                    /* of a JPEG or WebP; NULL: none */
} FileFacts;

/* False, and *why (owned by the caller) says what is wrong with it. */
bool jpeg_facts(const guint8 *bytes, size_t size, FileFacts *facts, char **why);
bool png_facts(const guint8 *bytes, size_t size, FileFacts *facts, char **why);
bool webp_facts(const guint8 *bytes, size_t size, FileFacts *facts, char **why);
/* How a block of EXIF says that its picture lies, with or without the name before it: 1 to 8; 1 where it does not. */
int exif_orientation(const guint8 *block, size_t length);

/* Why a profile cannot stand in a PDF beside a picture of so many components (ICC.1:2010, 7.2); NULL: it can. */
const char *profile_fault(GBytes *profile, int components);

#endif
