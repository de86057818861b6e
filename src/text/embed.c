/* What a font file must have to be embedded (ISO 32000-1, 9.9), and what its maker allows (ISO/IEC 14496-22, OS/2). */
#include "text/embed.h"
#include <string.h>

/* fsType; of the first three, where an old font has several, the one that allows most is in force. */
enum {
    RESTRICTED = 0x0002,
    PREVIEW_AND_PRINT = 0x0004,
    EDITABLE = 0x0008,
    NO_SUBSETTING = 0x0100,
    BITMAPS_ONLY = 0x0200,
    AT_TYPE = 8
};

typedef struct Need { hb_tag_t tag; const char *lacking; } Need;

static const Need needs[] = {
    { HB_TAG('h', 'e', 'a', 'd'), "it is damaged: it has no table 'head'" },
    { HB_TAG('h', 'h', 'e', 'a'), "it is damaged: it has no table 'hhea'" },
    { HB_TAG('h', 'm', 't', 'x'), "it is damaged: it has no table 'hmtx'" },
    { HB_TAG('m', 'a', 'x', 'p'), "it is damaged: it has no table 'maxp'" },
};

bool
embed_has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;

    hb_blob_destroy(table);
    return has;
}

static bool
begins_with(hb_face_t *face, const char *signature)
{
    hb_blob_t *file = hb_face_reference_blob(face);
    unsigned length;
    const char *data = hb_blob_get_data(file, &length);
    bool begins = length >= strlen(signature) && memcmp(data, signature, strlen(signature)) == 0;

    hb_blob_destroy(file);
    return begins;
}

static const char *
licence_refusal(hb_face_t *face)
{
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length, type = 0;
    const char *data = hb_blob_get_data(table, &length);

    if (length >= AT_TYPE + 2)
        type = (unsigned)(unsigned char)data[AT_TYPE] << 8 | (unsigned char)data[AT_TYPE + 1];
    hb_blob_destroy(table);
    if ((type & RESTRICTED) != 0 && (type & (PREVIEW_AND_PRINT | EDITABLE)) == 0)
        return "its licence forbids that (fsType: restricted)";
    if ((type & NO_SUBSETTING) != 0)
        return "its licence forbids to embed a part of it (fsType: no subsetting)";
    return (type & BITMAPS_ONLY) != 0 ? "its licence allows only bitmaps (fsType: bitmap embedding only)" : NULL;
}

const char *
embed_refusal(hb_face_t *face)
{
    if (begins_with(face, "wOFF") || begins_with(face, "wOF2"))
        return "it is packed for the Web (WOFF)";
    if (embed_has_table(face, HB_TAG('C', 'F', 'F', '2')))
        return "its outlines are CFF2, which PDF does not know";
    if (embed_has_table(face, HB_TAG('C', 'B', 'D', 'T')) || embed_has_table(face, HB_TAG('s', 'b', 'i', 'x')))
        return "its glyphs are coloured bitmaps";
    if (!embed_has_table(face, HB_TAG('C', 'F', 'F', ' ')) &&
        !(embed_has_table(face, HB_TAG('g', 'l', 'y', 'f')) && embed_has_table(face, HB_TAG('l', 'o', 'c', 'a'))))
        return "it has no outlines of TrueType or CFF";
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
        if (!embed_has_table(face, needs[i].tag))
            return needs[i].lacking;
    if (hb_face_get_glyph_count(face) == 0)
        return "it is damaged: it has no glyphs";
    return licence_refusal(face);
}
