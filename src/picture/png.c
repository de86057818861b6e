/* The chunks of a PNG from its first to its last (ISO/IEC 15948, 5.3 and 11), before anything is unpacked. */
#include "picture/bytes.h"
#include <string.h>

enum { SIGNATURE = 8, CHUNK = 12, HEADER = 13 };

static guint32
number_at(const guint8 *at)
{
    return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static bool
take_header(const guint8 *at, FileFacts *facts, char **why)
{
    static const int channels[7] = { 1, 0, 3, 1, 2, 0, 4 };
    guint32 columns = number_at(at), rows = number_at(at + 4);
    int type = at[9] > 6 ? 1 : at[9];

    if (columns == 0 || rows == 0 || columns > G_MAXINT32 || rows > G_MAXINT32 || channels[type] == 0 || at[8] > 16) {
        *why = g_strdup("its header is wrong");
        return false;
    }
    facts->columns = (int)columns;
    facts->rows = (int)rows;
    facts->bits = at[8];
    facts->components = channels[type];
    /* a palette with alpha, and grey with a colour that is not shown, are unpacked to more: the widest is taken */
    facts->unpacked = (guint64)columns * rows * (guint64)(type == 3 ? 4 * 8 : channels[type] * at[8]) / 8;
    return true;
}

static void
take_chunk(const guint8 *type, const guint8 *at, guint32 length, FileFacts *facts)
{
    if (memcmp(type, "acTL", 4) == 0 && length >= 8)
        facts->frames = (int)MIN(number_at(at), (guint32)G_MAXINT32);
    if (memcmp(type, "pHYs", 4) == 0 && length >= 9 && at[8] == 1) {
        facts->across = number_at(at) * 0.0254;
        facts->down = number_at(at + 4) * 0.0254;
    }
    facts->profiled = facts->profiled || memcmp(type, "iCCP", 4) == 0;
    if (memcmp(type, "tRNS", 4) == 0 && facts->components != 1)
        facts->unpacked = facts->unpacked / 3 * 4;
}

bool
png_facts(const guint8 *bytes, size_t size, FileFacts *facts, char **why)
{
    size_t at = SIGNATURE;
    bool ended = false;

    *facts = (FileFacts){ .orientation = 1 };
    while (!ended && size - at >= CHUNK) {
        guint32 length = number_at(bytes + at);
        const guint8 *type = bytes + at + 4;

        if (length > size - at - CHUNK)
            break;
        if (at == SIGNATURE && (memcmp(type, "IHDR", 4) != 0 || length != HEADER)) {
            *why = g_strdup("it does not begin with its header");
            return false;
        }
        if (at == SIGNATURE && !take_header(type + 4, facts, why))
            return false;
        take_chunk(type, type + 4, length, facts);
        ended = memcmp(type, "IEND", 4) == 0;
        at += CHUNK + length;
    }
    if (!ended)
        *why = g_strdup_printf("it ends too early, after %zu bytes", size);
    return ended;
}
