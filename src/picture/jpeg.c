/*
 * The segments of a JPEG from its first marker to its last (ISO/IEC 10918-1, annex B): what it is, how it lies (EXIF),
 * its profile (ICC.1, B.4). Nothing is decoded, so that a large photograph costs a look at its bytes.
 */
#include "picture/bytes.h"
#include <string.h>

enum {
    MARK_SOI = 0xD8, MARK_EOI = 0xD9, MARK_SOS = 0xDA, MARK_RST0 = 0xD0, MARK_RST7 = 0xD7, MARK_TEM = 0x01,
    MARK_SOF0 = 0xC0, MARK_SOF1 = 0xC1, MARK_SOF2 = 0xC2, MARK_DHT = 0xC4, MARK_JPG = 0xC8, MARK_DAC = 0xCC,
    MARK_SOF15 = 0xCF, MARK_APP0 = 0xE0, MARK_APP1 = 0xE1, MARK_APP2 = 0xE2, MARK_APP14 = 0xEE
};

typedef struct Segments {
    const guint8 *bytes; size_t size, at;
    FileFacts *facts;
    GBytes *pieces[256]; int piece_count;       /* of the profile, by their number */
    bool framed, scanned, adobe;
    double exif_across, exif_down;
    char **why;
} Segments;

static unsigned
two_at(const guint8 *at, bool little)
{
    return little ? (unsigned)at[1] << 8 | at[0] : (unsigned)at[0] << 8 | at[1];
}

static guint32
four_at(const guint8 *at, bool little)
{
    return little ? (guint32)two_at(at + 2, true) << 16 | two_at(at, true)
                  : (guint32)two_at(at, false) << 16 | two_at(at + 2, false);
}

static bool
fail(Segments *s, const char *why)
{
    if (*s->why == NULL)
        *s->why = g_strdup(why);
    return false;
}

/* ---- what segments say ---- */

/* B.2.2: what PDF's DCTDecode knows is the baseline and extended sequential and the progressive process, of 8 bits. */
static bool
take_frame(Segments *s, int mark, const guint8 *at, size_t length)
{
    if (mark != MARK_SOF0 && mark != MARK_SOF1 && mark != MARK_SOF2)
        return fail(s, "it is coded in a way that no PDF holds (lossless, hierarchical or arithmetic)");
    if (length < 6 || s->framed)
        return fail(s, "its header is wrong");
    s->facts->bits = at[0];
    s->facts->rows = (int)two_at(at + 1, false);
    s->facts->columns = (int)two_at(at + 3, false);
    s->facts->components = at[5];
    s->framed = true;
    if (at[0] != 8)
        return fail(s, "its samples have 12 bits, which no PDF holds");
    if (s->facts->components != 1 && s->facts->components != 3 && s->facts->components != 4)
        return fail(s, "it has neither one, three nor four colours");
    return s->facts->rows > 0 && s->facts->columns > 0 ? true : fail(s, "its header does not say how large it is");
}

/* A field of the first directory (EXIF 2.3, 4.6.2), by its twelve bytes; a ratio stands elsewhere in the block. */
static void
take_field(Segments *s, const guint8 *block, size_t length, const guint8 *field, bool little, unsigned *unit)
{
    unsigned tag = two_at(field, little);
    guint32 where = four_at(field + 8, little);
    double value = 0;

    if (tag == 0x0112 && two_at(field + 8, little) >= 1 && two_at(field + 8, little) <= 8)
        s->facts->orientation = (int)two_at(field + 8, little);
    if (tag == 0x0128)
        *unit = two_at(field + 8, little);
    if ((tag == 0x011A || tag == 0x011B) && length >= 8 && where <= length - 8 &&
        four_at(block + where + 4, little) > 0)
        value = (double)four_at(block + where, little) / four_at(block + where + 4, little);
    if (tag == 0x011A)
        s->exif_across = value;
    if (tag == 0x011B)
        s->exif_down = value;
}

static void
take_block(Segments *s, const guint8 *block, size_t length)
{
    bool little;
    guint32 directory;
    unsigned fields, unit = 2;

    if (length < 8)
        return;
    little = block[0] == 'I';
    directory = four_at(block + 4, little);
    if (two_at(block + 2, little) != 42 || directory > length - 2)
        return;
    fields = two_at(block + directory, little);
    for (unsigned i = 0; i < fields && directory + 2 + 12 * (i + 1) <= length; i++)
        take_field(s, block, length, block + directory + 2 + 12 * i, little, &unit);
    if (unit == 3) {
        s->exif_across *= 2.54;
        s->exif_down *= 2.54;
    }
}

static void
take_exif(Segments *s, const guint8 *at, size_t length)
{
    if (length >= 6 && memcmp(at, "Exif\0\0", 6) == 0)
        take_block(s, at + 6, length - 6);
}

int
exif_orientation(const guint8 *block, size_t length)
{
    FileFacts facts = { .orientation = 1 };
    Segments s = { .facts = &facts };
    bool named = length >= 6 && memcmp(block, "Exif\0\0", 6) == 0;

    take_block(&s, named ? block + 6 : block, named ? length - 6 : length);
    return facts.orientation;
}

/* JFIF 1.02: 1 is pixels an inch, 2 pixels a centimetre. */
static void
take_jfif(Segments *s, const guint8 *at, size_t length)
{
    double factor;

    if (length < 12 || memcmp(at, "JFIF", 5) != 0 || (at[7] != 1 && at[7] != 2))
        return;
    factor = at[7] == 1 ? 1 : 2.54;
    s->facts->across = two_at(at + 8, false) * factor;
    s->facts->down = two_at(at + 10, false) * factor;
}

static void
take_profile(Segments *s, const guint8 *at, size_t length)
{
    if (length <= 14 || memcmp(at, "ICC_PROFILE", 12) != 0 || s->pieces[at[12]] != NULL)
        return;
    s->pieces[at[12]] = g_bytes_new_static(at + 14, length - 14);
    s->piece_count = at[13];
}

static bool
take_segment(Segments *s, int mark, const guint8 *at, size_t length)
{
    if (mark >= MARK_SOF0 && mark <= MARK_SOF15 && mark != MARK_DHT && mark != MARK_DAC)
        return take_frame(s, mark, at, length);
    if (mark == MARK_APP0)
        take_jfif(s, at, length);
    else if (mark == MARK_APP1)
        take_exif(s, at, length);
    else if (mark == MARK_APP2)
        take_profile(s, at, length);
    else if (mark == MARK_APP14)
        s->adobe = s->adobe || (length >= 12 && memcmp(at, "Adobe", 5) == 0);
    return true;
}

/* ---- the walk ---- */

/* Behind a scan's header its data: to the next marker that is none of a restart and no byte FF that was stuffed. */
static void
pass_scan(Segments *s)
{
    while (s->at + 1 < s->size) {
        const guint8 *found = memchr(s->bytes + s->at, 0xFF, s->size - s->at - 1);

        if (found == NULL) {
            s->at = s->size;
            return;
        }
        s->at = (size_t)(found - s->bytes);
        if (found[1] != 0 && found[1] != 0xFF && !(found[1] >= MARK_RST0 && found[1] <= MARK_RST7))
            return;
        s->at += found[1] == 0xFF ? 1 : 2;
    }
    s->at = s->size;
}

/* One marker with its segment; false at the end of the picture, or with *why where it is not whole. */
static bool
step(Segments *s)
{
    int mark;
    size_t length;

    while (s->at + 1 < s->size && s->bytes[s->at] == 0xFF && s->bytes[s->at + 1] == 0xFF)
        s->at++;
    if (s->at + 1 >= s->size)
        return fail(s, "it ends too early");
    if (s->bytes[s->at] != 0xFF)
        return fail(s, "what follows a part of it is no part");
    mark = s->bytes[s->at + 1];
    s->at += 2;
    if (mark == MARK_EOI)
        return s->framed && s->scanned ? false : fail(s, "it ends before its picture");
    if (mark == MARK_TEM || (mark >= MARK_RST0 && mark <= MARK_SOI))
        return true;
    if (s->size - s->at < 2 || (length = two_at(s->bytes + s->at, false)) < 2 || length > s->size - s->at)
        return fail(s, "it ends too early");
    if (!take_segment(s, mark, s->bytes + s->at + 2, length - 2))
        return false;
    s->at += length;
    if (mark == MARK_SOS) {
        s->scanned = true;
        s->facts->scans++;
        pass_scan(s);
    }
    return true;
}

/* All pieces in their order, or none. */
static GBytes *
whole_profile(Segments *s)
{
    GByteArray *out = g_byte_array_new();
    bool whole = s->piece_count > 0;

    for (int i = 1; i <= s->piece_count && whole; i++) {
        gsize size;
        const guint8 *bytes = s->pieces[i] == NULL ? NULL : g_bytes_get_data(s->pieces[i], &size);

        whole = bytes != NULL;
        if (whole)
            g_byte_array_append(out, bytes, (guint)size);
    }
    if (whole)
        return g_byte_array_free_to_bytes(out);
    g_byte_array_unref(out);
    return NULL;
}

bool
jpeg_facts(const guint8 *bytes, size_t size, FileFacts *facts, char **why)
{
    Segments s = { .bytes = bytes, .size = size, .at = 2, .facts = facts, .why = why };

    *facts = (FileFacts){ .orientation = 1 };
    *why = NULL;
    while (step(&s))
        continue;
    if (*why == NULL)
        facts->profile = whole_profile(&s);
    for (size_t i = 0; i < G_N_ELEMENTS(s.pieces); i++)
        if (s.pieces[i] != NULL)
            g_bytes_unref(s.pieces[i]);
    if (facts->across <= 0 || facts->down <= 0) {
        facts->across = s.exif_across;
        facts->down = s.exif_down;
    }
    facts->inverted = s.adobe && facts->components == 4;
    return *why == NULL;
}
