#ifndef GEO_BLOB_H
#define GEO_BLOB_H
/* Geometry as GeoPackage has it (OGC 12-128, 2.1.3), byte by byte: little-endian alone. */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What is asked beyond its end is zeros, and it is bad from then on. */
typedef struct Blob { const unsigned char *at; size_t left; bool bad; } Blob;

/* At most 16 bytes are read of what it gives. */
static inline const unsigned char *
take(Blob *blob, size_t bytes)
{
    static const unsigned char zeros[16];
    const unsigned char *at = blob->at;

    if (bytes > blob->left) {
        blob->bad = true;
        return zeros;
    }
    blob->at += bytes;
    blob->left -= bytes;
    return at;
}

static inline uint32_t
take_number(Blob *blob)
{
    uint32_t value;

    memcpy(&value, take(blob, 4), 4);
    return GUINT32_FROM_LE(value);
}

static inline double
take_double(Blob *blob)
{
    guint64 bits;
    double value;

    memcpy(&bits, take(blob, 8), 8);
    bits = GUINT64_FROM_LE(bits);
    memcpy(&value, &bits, 8);
    return value;
}

/* The header of GeoPackage, with an envelope or without. */
static inline void
pass_header(Blob *blob)
{
    static const size_t envelopes[8] = { 0, 32, 48, 48, 64, 0, 0, 0 };
    unsigned flags = take(blob, 4)[3];

    take(blob, 4 + envelopes[flags >> 1 & 7]);
}

#endif
