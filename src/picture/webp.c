/* The chunks of a WebP from its first to its last (RFC 9649, 2), before anything is unpacked. */
#include "picture/bytes.h"
#include <string.h>

enum { START = 12, CHUNK = 8, HAS_PROFILE = 0x20, HAS_ALPHA = 0x10 };

typedef struct Walk { FileFacts *facts; char **why; bool extended, framed; } Walk;

static guint32
number_at(const guint8 *at)
{
    return at[0] | (guint32)at[1] << 8 | (guint32)at[2] << 16 | (guint32)at[3] << 24;
}

static bool
fail(const Walk *w, const char *why)
{
    *w->why = g_strdup(why);
    return false;
}

/* What is not said in front of the picture is said by its own header. */
static void
take_size(Walk *w, guint32 columns, guint32 rows, bool clear)
{
    if (w->extended || w->framed)
        return;
    w->facts->columns = (int)columns;
    w->facts->rows = (int)rows;
    w->facts->components = clear ? 4 : 3;
}

/* 2.7.1: a canvas, and whether there is a profile, alpha or a film. */
static bool
take_extended(Walk *w, const guint8 *at, guint32 length)
{
    if (length < 10)
        return fail(w, "its header is wrong");
    take_size(w, (number_at(at + 4) & 0xFFFFFF) + 1, (number_at(at + 6) >> 8) + 1, (at[0] & HAS_ALPHA) != 0);
    w->facts->profiled = (at[0] & HAS_PROFILE) != 0;
    w->extended = true;
    return true;
}

/* RFC 6386, 9.1: a frame that stands for itself, its signature and twice 14 bits. */
static bool
take_lossy(Walk *w, const guint8 *at, guint32 length)
{
    if (length < 10 || (at[0] & 1) != 0 || memcmp(at + 3, "\x9d\x01\x2a", 3) != 0)
        return fail(w, "its header is wrong");
    take_size(w, number_at(at + 6) & 0x3FFF, number_at(at + 6) >> 16 & 0x3FFF, false);
    w->framed = true;
    return true;
}

/* RFC 9649, 3.4: a signature, twice 14 bits, each one less, and whether alpha is used. */
static bool
take_lossless(Walk *w, const guint8 *at, guint32 length)
{
    guint32 bits;

    if (length < 5 || at[0] != 0x2F)
        return fail(w, "its header is wrong");
    bits = number_at(at + 1);
    take_size(w, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, (bits >> 28 & 1) != 0);
    w->framed = true;
    return true;
}

static bool
take_chunk(Walk *w, const guint8 *type, const guint8 *at, guint32 length)
{
    if (memcmp(type, "VP8X", 4) == 0)
        return take_extended(w, at, length);
    if (memcmp(type, "VP8 ", 4) == 0)
        return take_lossy(w, at, length);
    if (memcmp(type, "VP8L", 4) == 0)
        return take_lossless(w, at, length);
    if (memcmp(type, "ANMF", 4) == 0) {
        w->facts->frames++;
        w->framed = true;
    } else if (memcmp(type, "ICCP", 4) == 0 && w->facts->profile == NULL)
        w->facts->profile = g_bytes_new(at, length);
    else if (memcmp(type, "EXIF", 4) == 0)
        w->facts->orientation = exif_orientation(at, length);
    return true;
}

bool
webp_facts(const guint8 *bytes, size_t size, FileFacts *facts, char **why)
{
    Walk w = { .facts = facts, .why = why };
    size_t at = START, end;

    *facts = (FileFacts){ .orientation = 1, .bits = 8 };
    if (size < START || memcmp(bytes, "RIFF", 4) != 0)
        return fail(&w, "it does not begin with its header");
    end = (size_t)number_at(bytes + 4) + 8;
    if (end > size) {
        *why = g_strdup_printf("it ends too early, after %zu of %zu bytes", size, end);
        return false;
    }
    while (at <= end && end - at >= CHUNK) {
        guint32 length = number_at(bytes + at + 4);

        if (length > end - at - CHUNK)
            return fail(&w, "a part of it is longer than the whole");
        if (!take_chunk(&w, bytes + at, bytes + at + CHUNK, length))
            return false;
        at += CHUNK + (size_t)length + (length & 1);
    }
    if (!w.framed || facts->columns <= 0 || facts->rows <= 0)
        return fail(&w, "there is no picture in it");
    facts->unpacked = (guint64)facts->columns * (guint64)facts->rows * 4;
    return true;
}
