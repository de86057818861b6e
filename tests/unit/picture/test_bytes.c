/*
 * What a picture's first bytes say, held against the standards' own layouts: files are written out here byte by byte
 * (ISO/IEC 15948, 11.2; ISO/IEC 10918-1, annex B; EXIF 2.3, 4.6; ICC.1:2010, 7.2). How a picture lies is held against
 * the table of EXIF 4.6.4, by where its stored corner is seen.
 */
#include "assert.h"
#include <string.h>
#include "page/picture.h"
#include "picture/bytes.h"

#define BYTES(text) (const guint8 *)(text), sizeof(text) - 1

/* ---- kinds ---- */

typedef struct KindCase { const char *name, *start; size_t length; const char *want; FileKind kind; } KindCase;

static const KindCase kind_cases[] = {
    { "PNG", "\x89PNG\r\n\x1a\n....", 12, "a PNG picture", FILE_PNG },
    { "JPEG", "\xff\xd8\xff\xe0....", 8, "a JPEG picture", FILE_JPEG },
    { "a PNG without its signature's end", "\x89PNG\r\n", 6, "no picture of a known kind", FILE_UNKNOWN },
    { "WebP", "RIFF\0\0\0\0WEBPVP8 ", 16, "a WebP picture", FILE_WEBP },
    { "GIF", "GIF89a", 6, "a GIF picture", FILE_UNKNOWN },
    { "TIFF, big-endian", "MM\0*", 4, "a TIFF picture", FILE_UNKNOWN },
    { "SVG", "<svg width=''>", 14, "an SVG drawing", FILE_SVG },
    { "SVG behind a prologue", "\xef\xbb\xbf<?xml?>\n<!-- > --><!DOCTYPE svg [<!ENTITY a '>'>]>\n<s:svg/>", 62,
      "an SVG drawing", FILE_SVG },
    { "XML of another kind", "<?xml?><svgs/>", 14, "an XML file", FILE_UNKNOWN },
    { "a prologue without an end", "<?xml?><!-- <svg/>", 18, "an XML file", FILE_UNKNOWN },
    { "nothing", "", 0, "an empty file", FILE_UNKNOWN },
};

static void
a_kind_is_known_by_its_first_bytes(void **state)
{
    const KindCase *c = *state;
    FileKind kind;

    assert_string_equal(file_kind_of((const guint8 *)c->start, c->length, &kind), c->want);
    assert_int_equal(kind, c->kind);
}

typedef struct NameCase { const char *name; FileKind kind; bool want; } NameCase;

static const NameCase name_cases[] = {
    { "pictures/a.png", FILE_PNG, true }, { "pictures/a.PNG", FILE_PNG, true }, { "a.jpeg", FILE_JPEG, true },
    { "a.jpg", FILE_PNG, false },         { "a.png", FILE_JPEG, false },        { "b.jpg/a", FILE_PNG, true },
    { "a.webp", FILE_WEBP, true },
};

static void
a_name_says_what_the_file_is(void **state)
{
    const NameCase *c = *state;

    assert_int_equal(file_kind_is_named(c->kind, c->name), c->want);
}

/* ---- JPEG ---- */

/* FF C0, length 11, 8 bits, 3 rows, 5 columns, one colour. */
#define START "\xff\xd8"
#define FRAME "\xff\xc0\x00\x0b\x08\x00\x03\x00\x05\x01\x01\x11\x00"
#define SCAN "\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\xff\x00\x34\xff\xd0\x56"
#define END "\xff\xd9"
#define EXIF_LITTLE "\xff\xe1\x00\x22" "Exif\0\0" "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
#define EXIF_BIG "\xff\xe1\x00\x22" "Exif\0\0" "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0"
#define JFIF_72 "\xff\xe0\x00\x10" "JFIF\0\x01\x02\x01\0\x48\0\x60\0\0"
#define ADOBE "\xff\xee\x00\x0e" "Adobe\0\x64\0\0\0\0\0"
#define INKS "\xff\xc0\x00\x14\x08\x00\x03\x00\x05\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"

typedef struct JpegCase {
    const char *name, *bytes;
    size_t size;
    const char *why;                    /* NULL: it is whole */
    int columns, rows, components, orientation;
    double across, down;
    bool inverted;
} JpegCase;

#define FILE_OF(text) .bytes = (text), .size = sizeof(text) - 1

static const JpegCase jpeg_cases[] = {
    { "the least", FILE_OF(START FRAME SCAN END), NULL, 5, 3, 1, 1 },
    { "turned, little-endian", FILE_OF(START EXIF_LITTLE FRAME SCAN END), NULL, 5, 3, 1, 6 },
    { "turned, big-endian", FILE_OF(START EXIF_BIG FRAME SCAN END), NULL, 5, 3, 1, 8 },
    { "its density", FILE_OF(START JFIF_72 FRAME SCAN END), NULL, 5, 3, 1, 1, 72, 96 },
    { "inks", FILE_OF(START INKS SCAN END), NULL, 5, 3, 4, 1 },
    { "inks by Adobe's programs", FILE_OF(START ADOBE INKS SCAN END), NULL, 5, 3, 4, 1, .inverted = true },
    { "bytes behind its end", FILE_OF(START FRAME SCAN END "more"), NULL, 5, 3, 1, 1 },
    { "cut in its scan", FILE_OF(START FRAME SCAN), "it ends too early" },
    { "cut in a segment", FILE_OF(START "\xff\xe0\x00\x10JF"), "it ends too early" },
    { "no scan", FILE_OF(START FRAME END), "it ends before its picture" },
    { "no frame", FILE_OF(START SCAN END), "it ends before its picture" },
    { "no marker behind a segment", FILE_OF(START FRAME "xx" SCAN END), "what follows a part of it is no part" },
    { "twelve bits", FILE_OF(START "\xff\xc1\x00\x0b\x0c\x00\x03\x00\x05\x01\x01\x11\x00" SCAN END),
      "its samples have 12 bits, which no PDF holds" },
    { "arithmetic", FILE_OF(START "\xff\xc9\x00\x0b\x08\x00\x03\x00\x05\x01\x01\x11\x00" SCAN END),
      "it is coded in a way that no PDF holds (lossless, hierarchical or arithmetic)" },
    { "two colours", FILE_OF(START "\xff\xc0\x00\x0b\x08\x00\x03\x00\x05\x02\x01\x11\x00" SCAN END),
      "it has neither one, three nor four colours" },
    { "no rows", FILE_OF(START "\xff\xc0\x00\x0b\x08\x00\x00\x00\x05\x01\x01\x11\x00" SCAN END),
      "its header does not say how large it is" },
};

static void
segments_say_what_a_jpeg_is(void **state)
{
    const JpegCase *c = *state;
    FileFacts facts;
    g_autofree char *why = NULL;
    bool whole = jpeg_facts((const guint8 *)c->bytes, c->size, &facts, &why);

    assert_int_equal(whole, c->why == NULL);
    if (c->why != NULL) {
        assert_string_equal(why, c->why);
        return;
    }
    assert_int_equal(facts.columns, c->columns);
    assert_int_equal(facts.rows, c->rows);
    assert_int_equal(facts.components, c->components);
    assert_int_equal(facts.orientation, c->orientation);
    assert_near(facts.across, c->across, 1e-9);
    assert_near(facts.down, c->down, 1e-9);
    assert_int_equal(facts.inverted, c->inverted);
}

/* No piece of a whole file is one, and none is read beyond its end (the sanitizers see to that). */
static void
no_piece_of_a_jpeg_is_whole(void **state)
{
    static const char whole[] = START EXIF_LITTLE JFIF_72 ADOBE INKS SCAN END;

    (void)state;
    for (size_t size = 2; size < sizeof whole - 1; size++) {
        g_autofree guint8 *piece = g_memdup2(whole, size);
        g_autofree char *why = NULL;
        FileFacts facts;

        assert_false(jpeg_facts(piece, size, &facts, &why));
        assert_non_null(why);
    }
}

/* ---- PNG ---- */

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define CRC "...."
/* 5 columns, 3 rows, 8 bits, RGB with alpha */
#define IHDR "\0\0\0\x0d" "IHDR\0\0\0\x05\0\0\0\x03\x08\x06\0\0\0" CRC
#define IEND "\0\0\0\0IEND" CRC
#define PHYS "\0\0\0\x09" "pHYs\0\0\x0b\x13\0\0\x17\x26\x01" CRC     /* 2,835 and 5,926 pixels a metre */
#define ACTL "\0\0\0\x08" "acTL\0\0\0\x03\0\0\0\0" CRC

typedef struct PngCase { const char *name, *bytes; size_t size; const char *why; double across; int frames; } PngCase;

static const PngCase png_cases[] = {
    { "a header and an end", FILE_OF(SIGNATURE IHDR IEND), NULL },
    { "its density", FILE_OF(SIGNATURE IHDR PHYS IEND), NULL, 2835 * 0.0254 },
    { "it moves", FILE_OF(SIGNATURE IHDR ACTL IEND), NULL, .frames = 3 },
    { "another chunk first", FILE_OF(SIGNATURE PHYS IHDR IEND), "it does not begin with its header" },
    { "no end", FILE_OF(SIGNATURE IHDR), "it ends too early, after 33 bytes" },
    { "a chunk longer than the file", FILE_OF(SIGNATURE IHDR "\x7f\xff\xff\xffIDAT" CRC),
      "it ends too early, after 45 bytes" },
    { "no columns", FILE_OF(SIGNATURE "\0\0\0\x0d" "IHDR\0\0\0\0\0\0\0\x03\x08\x06\0\0\0" CRC IEND),
      "its header is wrong" },
};

static void
chunks_say_what_a_png_is(void **state)
{
    const PngCase *c = *state;
    FileFacts facts;
    g_autofree char *why = NULL;
    bool whole = png_facts((const guint8 *)c->bytes, c->size, &facts, &why);

    assert_int_equal(whole, c->why == NULL);
    if (c->why != NULL) {
        assert_string_equal(why, c->why);
        return;
    }
    assert_int_equal(facts.columns, 5);
    assert_int_equal(facts.rows, 3);
    assert_int_equal(facts.components, 4);
    assert_int_equal(facts.unpacked, 5 * 3 * 4);
    assert_near(facts.across, c->across, 1e-9);
    assert_int_equal(facts.frames, c->frames);
}

/* ---- WebP: RFC 9649, 2; 5 by 3 pixels ---- */

#define VP8X(flags) "VP8X\x0a\0\0\0" flags "\0\0\0\x04\0\0\x02\0\0"
#define LOSSY "VP8 \x0a\0\0\0" "\x10\0\0\x9d\x01\x2a\x05\x40\x03\xc0"
#define LOSSLESS(clear) "VP8L\x05\0\0\0" "\x2f\x04\x80\x00" clear "\0"
#define ANMF "ANMF\0\0\0\0"
#define TURNED "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"

typedef struct WebpCase { const char *name, *bytes; size_t size, cut; const char *why;
                          int components, frames, orientation; } WebpCase;

static const WebpCase webp_cases[] = {
    { "lossy, whose sizes say how it is scaled, too", FILE_OF(LOSSY), 0, NULL, 3, 0, 1 },
    { "lossless", FILE_OF(LOSSLESS("\x00")), 0, NULL, 3, 0, 1 },
    { "lossless with alpha", FILE_OF(LOSSLESS("\x10")), 0, NULL, 4, 0, 1 },
    { "a canvas with alpha", FILE_OF(VP8X("\x10") LOSSY), 0, NULL, 4, 0, 1 },
    { "it moves", FILE_OF(VP8X("\x02") ANMF ANMF), 0, NULL, 3, 2, 1 },
    { "it lies", FILE_OF(VP8X("\x08") LOSSY "EXIF\x16\0\0\0" TURNED), 0, NULL, 3, 0, 6 },
    { "it lies, by EXIF with its name", FILE_OF(VP8X("\x08") LOSSY "EXIF\x1c\0\0\0" "Exif\0\0" TURNED), 0, NULL,
      3, 0, 6 },
    { "no picture", FILE_OF("XMP \0\0\0\0"), 0, "there is no picture in it" },
    { "a frame that needs another", FILE_OF("VP8 \x0a\0\0\0\x11\0\0\x9d\x01\x2a\x05\0\x03\0"), 0,
      "its header is wrong" },
    { "a chunk longer than the file", FILE_OF("VP8L\xff\xff\xff\xff"), 0, "a part of it is longer than the whole" },
    { "cut off", FILE_OF(LOSSY), 4, "it ends too early, after 26 of 30 bytes" },
};

static void
chunks_say_what_a_webp_is(void **state)
{
    const WebpCase *c = *state;
    FileFacts facts;
    g_autofree char *why = NULL;
    g_autoptr(GByteArray) file = g_byte_array_new();
    const guint8 start[] = { 'R', 'I', 'F', 'F', (guint8)(c->size + 4), 0, 0, 0, 'W', 'E', 'B', 'P' };
    bool whole;

    g_byte_array_append(file, start, sizeof start);
    g_byte_array_append(file, (const guint8 *)c->bytes, (guint)c->size);
    whole = webp_facts(file->data, file->len - c->cut, &facts, &why);
    assert_int_equal(whole, c->why == NULL);
    if (c->why != NULL) {
        assert_string_equal(why, c->why);
        return;
    }
    assert_int_equal(facts.columns, 5);
    assert_int_equal(facts.rows, 3);
    assert_int_equal(facts.components, c->components);
    assert_int_equal(facts.unpacked, 5 * 3 * 4);
    assert_int_equal(facts.frames, c->frames);
    assert_int_equal(facts.orientation, c->orientation);
}

/* ---- profiles ---- */

typedef struct ProfileCase { const char *name; size_t size, said; const char *class, *space; int version, components;
                             const char *want; } ProfileCase;

static const ProfileCase profile_cases[] = {
    { "sRGB of a screen", 200, 200, "mntr", "RGB ", 2, 3, NULL },
    { "version 4", 200, 200, "mntr", "RGB ", 4, 3, NULL },
    { "inks of a press", 200, 200, "prtr", "CMYK", 2, 4, NULL },
    { "grey", 200, 200, "scnr", "GRAY", 2, 1, NULL },
    { "version 5", 200, 200, "mntr", "RGB ", 5, 3, "it is of a version after 4" },
    { "of another colour", 200, 200, "mntr", "RGB ", 2, 4, "it is for other colours than the picture has" },
    { "a link of devices", 200, 200, "link", "RGB ", 2, 3, "it is of no class that pictures have" },
    { "cut off", 200, 300, "mntr", "RGB ", 2, 3, "it is cut off" },
    { "shorter than its header", 100, 100, "mntr", "RGB ", 2, 3, "it is no ICC profile" },
};

static void
a_profile_fits_its_picture(void **state)
{
    const ProfileCase *c = *state;
    guint8 header[300] = { 0 };
    g_autoptr(GBytes) profile = NULL;

    header[2] = (guint8)(c->said >> 8);
    header[3] = (guint8)c->said;
    header[8] = (guint8)c->version;
    memcpy(header + 12, c->class, 4);
    memcpy(header + 16, c->space, 4);
    memcpy(header + 36, "acsp", 4);
    profile = g_bytes_new(header, c->size);
    if (c->want == NULL)
        assert_null(profile_fault(profile, c->components));
    else
        assert_string_equal(profile_fault(profile, c->components), c->want);
}

/* ---- how it lies ---- */

/* Where the stored top left corner is seen (0 0 is the top left one), and the stored top right one. */
typedef struct TurnCase { const char *name; int orientation; Point first, right; } TurnCase;

static const TurnCase turn_cases[] = {
    { "1: as it is stored", 1, { 0, 0 }, { 1, 0 } },
    { "2: mirrored", 2, { 1, 0 }, { 0, 0 } },
    { "3: upside down", 3, { 1, 1 }, { 0, 1 } },
    { "4: upside down, mirrored", 4, { 0, 1 }, { 1, 1 } },
    { "5: row 0 at the left, column 0 at the top", 5, { 0, 0 }, { 0, 1 } },
    { "6: row 0 at the right, column 0 at the top", 6, { 1, 0 }, { 1, 1 } },
    { "7: row 0 at the right, column 0 at the bottom", 7, { 1, 1 }, { 1, 0 } },
    { "8: row 0 at the left, column 0 at the bottom", 8, { 0, 1 }, { 0, 0 } },
};

static void
corners_are_seen_where_exif_says(void **state)
{
    const TurnCase *c = *state;
    PagePicture picture = { .orientation = c->orientation };
    Rect whole = { 10, 20, 30, 40 };
    double m[6];

    page_picture_place(&picture, whole, m);
    assert_near(m[4], 10 + 30 * c->first.x, 1e-9);
    assert_near(m[5], 20 + 40 * c->first.y, 1e-9);
    assert_near(m[0] + m[4], 10 + 30 * c->right.x, 1e-9);
    assert_near(m[1] + m[5], 20 + 40 * c->right.y, 1e-9);
    assert_int_equal(page_picture_lies(&picture), c->orientation >= 5);
}

int
main(void)
{
    struct CMUnitTest tests[100];
    size_t count = 0;

    ADD_ROWS(a_kind_is_known_by_its_first_bytes, kind_cases);
    ADD_ROWS(a_name_says_what_the_file_is, name_cases);
    ADD_ROWS(segments_say_what_a_jpeg_is, jpeg_cases);
    ADD_ROWS(chunks_say_what_a_png_is, png_cases);
    ADD_ROWS(chunks_say_what_a_webp_is, webp_cases);
    ADD_ROWS(a_profile_fits_its_picture, profile_cases);
    ADD_ROWS(corners_are_seen_where_exif_says, turn_cases);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(no_piece_of_a_jpeg_is_whole);
    return _cmocka_run_group_tests("picture/bytes", tests, count, NULL, NULL);
}
