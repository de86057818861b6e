/* Top DICTs and charsets by hand (TN 5176): the CIDs of five glyphs become their numbers, or the bytes are refused. */
#include "assert.h"
#include "pdf/cff.h"
#include <string.h>

/* Header, the name "X", a Top DICT of 11 bytes that says where the charset is, the charset at 26. */
#define HEAD "\1\0\4\1" "\0\1\1\1\2X"
#define KEYED "\0\1\1\1\14" "\x8B\x8B\x8B\x0C\x1E"
#define CHARSET "\x1D\0\0\0\x1A\x0F"
enum { GLYPHS = 5, CHARSET_AT = 26 };

#define BYTES(bytes) bytes, sizeof(bytes) - 1
typedef struct CffCase {
    const char *name, *bytes;
    size_t length, count;
    bool can;
    const char *charset;                /* as it must become */
    size_t charset_length;
} CffCase;

static const CffCase cases[] = {
    { "a list of CIDs", BYTES(HEAD KEYED CHARSET "\0" "\0\7" "\0\11" "\1\0" "\2\0"), GLYPHS, true, BYTES("\1\0\1\3") },
    { "a range of CIDs", BYTES(HEAD KEYED CHARSET "\1" "\0\7\3"), GLYPHS, true, BYTES("\1\0\1\3") },
    { "a long range of CIDs", BYTES(HEAD KEYED CHARSET "\2" "\0\7\0\3"), GLYPHS, true, BYTES("\1\0\1\3\3") },
    { "two ranges", BYTES(HEAD KEYED CHARSET "\1" "\0\7\1" "\0\x20\1"), GLYPHS, true, BYTES("\1\0\1\3") },
    { "many glyphs", BYTES(HEAD KEYED CHARSET "\2" "\0\7\1\53"), 301, true, BYTES("\2\0\1\1\53") },
    { "one glyph beside the first", BYTES(HEAD KEYED CHARSET "\0" "\0\7"), 2, true, BYTES("\0\0\1") },
    { "the first glyph alone", BYTES(HEAD KEYED CHARSET), 1, true, BYTES("") },
    { "glyphs with names stay as they are",
      BYTES(HEAD "\0\1\1\1\14" "\x8B\x02\x8B\x03\x8B" CHARSET "\0" "\0\7" "\0\11" "\0\12" "\0\13"), GLYPHS, true,
      BYTES("\0" "\0\7" "\0\11" "\0\12" "\0\13") },
    { "a number of many digits before the place",
      BYTES(HEAD "\0\1\1\1\14" "\x1E\x3F\x8B\x0C\x1E" CHARSET "\1\0\7\3"), GLYPHS, true, BYTES("\1\0\1\3") },
    { "a charset that is known by number", BYTES(HEAD KEYED "\x1D\0\0\0\2\x0F" "\0\0\0"), GLYPHS, false, NULL, 0 },
    { "a charset that is not all there", BYTES(HEAD KEYED CHARSET "\0" "\0\7" "\0\11"), GLYPHS, false, NULL, 0 },
    { "a range that is too short", BYTES(HEAD KEYED CHARSET "\1" "\0\7\2"), GLYPHS, false, NULL, 0 },
    { "a charset of no known kind", BYTES(HEAD KEYED CHARSET "\3" "\0\7\3\0\0\0\0\0\0"), GLYPHS, false, NULL, 0 },
    { "a charset beyond the end", BYTES(HEAD KEYED "\x1D\0\1\0\0\x0F" "\0\0\0"), GLYPHS, false, NULL, 0 },
    { "a Top DICT beyond the end", BYTES(HEAD "\0\1\1\1\x40" "\x8B"), GLYPHS, false, NULL, 0 },
    { "no Top DICT", BYTES("\1\0\4\1" "\0\1\1\1\2X"), GLYPHS, false, NULL, 0 },
    { "nothing", BYTES(""), GLYPHS, false, NULL, 0 },
};

static void
cids_become_glyphs(void **state)
{
    const CffCase *c = *state;
    g_autofree guint8 *bytes = g_memdup2(c->length == 0 ? "" : c->bytes, MAX(c->length, 1));

    assert_int_equal(cff_number_by_glyph(bytes, c->length, c->count), c->can);
    if (!c->can)
        return;
    assert_memory_equal(bytes, c->bytes, CHARSET_AT);
    assert_memory_equal(bytes + CHARSET_AT, c->charset, c->charset_length);
}

/* Operands of one, two, three and five bytes (TN 5176, table 3): each says that the charset is at the same place. */
static const struct PlaceCase { const char *name, *written; size_t length, at; } places[] = {
    { "one byte",    BYTES("\xF6\x0F"), 107 },
    { "two bytes",   BYTES("\xF7\x02\x0F"), 110 },
    { "two bytes, the next row", BYTES("\xF8\x02\x0F"), 366 },
    { "three bytes", BYTES("\x1C\x01\x6E\x0F"), 366 },
    { "five bytes",  BYTES("\x1D\0\0\x01\x6E\x0F"), 366 },
};

static void
a_charset_is_found_where_it_is(void **state)
{
    const struct PlaceCase *c = *state;
    static const char head[] = HEAD "\0\1\1\1", keyed[] = "\x8B\x8B\x8B\x0C\x1E", range[] = "\1\0\7\3";
    guint8 bytes[400] = { 0 };
    size_t at = sizeof head - 1;

    memcpy(bytes, head, at);
    bytes[at++] = (guint8)(1 + sizeof keyed - 1 + c->length);
    memcpy(bytes + at, keyed, sizeof keyed - 1);
    memcpy(bytes + at + sizeof keyed - 1, c->written, c->length);
    memcpy(bytes + c->at, range, sizeof range - 1);
    assert_true(cff_number_by_glyph(bytes, sizeof bytes, GLYPHS));
    assert_memory_equal(bytes + c->at, "\1\0\1\3", 4);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(cases) + G_N_ELEMENTS(places)];
    size_t count = 0;

    ADD_ROWS(cids_become_glyphs, cases);
    ADD_ROWS(a_charset_is_found_where_it_is, places);
    return cmocka_run_group_tests_name("cff", tests, NULL, NULL);
}
