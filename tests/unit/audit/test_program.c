/*
 * Font programs made by hand: a Type 1 font, enciphered as Adobe Type 1 Font Format, 7, says, and a font of the Compact
 * Font Format (Adobe Technical Note 5176); and names of glyphs.
 */
#include "assert.h"
#include "audit/glyph_names.h"
#include "audit/program.h"
#include <string.h>

static void
encipher(GByteArray *out, const guint8 *plain, size_t length, guint16 key)
{
    for (size_t i = 0; i < length; i++) {
        guint8 byte = (guint8)(plain[i] ^ key >> 8);

        key = (guint16)((byte + key) * 52845 + 22719);
        g_byte_array_append(out, &byte, 1);
    }
}

/* Four bytes of any value, "0 width hsbw endchar". */
static void
add_charstring(GString *out, const char *name, int width)
{
    const guint8 plain[] = {
        'a', 'a', 'a', 'a', 139, (guint8)(247 + (width - 108) / 256), (guint8)((width - 108) % 256), 13, 14
    };
    g_autoptr(GByteArray) packed = g_byte_array_new();

    encipher(packed, plain, sizeof plain, 4330);
    g_string_append_printf(out, "/%s %u RD ", name, packed->len);
    g_string_append_len(out, (const char *)packed->data, packed->len);
    g_string_append(out, " ND\n");
}

static GByteArray *
type1_bytes(bool hexadecimal)
{
    static const char clear[] = "%!PS-AdobeFont-1.0: Two\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n"
                                "/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n"
                                "dup 65 /A put\ndup 66/own put\nreadonly def\ncurrentfile eexec\n";
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) packed = g_byte_array_new();
    g_autoptr(GString) private =
        g_string_new("aaaadup /Private 8 dict dup begin\n2 index /CharStrings 3 dict dup begin\n");

    add_charstring(private, ".notdef", 250);
    add_charstring(private, "A", 600);
    add_charstring(private, "own", 722);
    g_string_append(private, "end\nend\n");
    encipher(packed, (const guint8 *)private->str, private->len, 55665);
    g_byte_array_append(out, (const guint8 *)clear, sizeof clear - 1);
    for (guint i = 0; i < packed->len; i++) {
        char digits[4];

        g_snprintf(digits, sizeof digits, "%02X%s", packed->data[i], i % 32 == 31 ? "\n" : "");
        g_byte_array_append(out, hexadecimal ? (const guint8 *)digits : &packed->data[i],
                            hexadecimal ? (guint)strlen(digits) : 1);
    }
    return out;
}

static void
a_type_1_font_is_read(void **state)
{
    bool hexadecimal = *(const bool *)*state;
    g_autoptr(GByteArray) bytes = type1_bytes(hexadecimal);
    g_autoptr(FontProgram) program = program_read(bytes->data, bytes->len);

    assert_int_equal(program_kind(program), PROGRAM_NAMED);
    assert_int_equal(program_glyphs(program), 3);
    assert_near(program_width(program, program_named(program, "A")), 600, 1e-9);
    assert_near(program_width(program, program_named(program, "own")), 722, 1e-9);
    assert_int_equal(program_named(program, "B"), -1);
    assert_string_equal(program_code_name(program, 65), "A");
    assert_string_equal(program_code_name(program, 66), "own");
    assert_null(program_code_name(program, 67));
}

/* ---- Compact Font Format ---- */

#define LONG(value)  29, 0, 0, (guint8)((value) >> 8), (guint8)(value)
#define SHORT(value) 28, (guint8)((value) >> 8), (guint8)(value)

enum {
    NAMES = 4,
    TOPS = NAMES + 6,
    TOP_SIZE = 17,
    STRINGS = TOPS + 5 + TOP_SIZE,
    GLOBAL = STRINGS + 8,
    CHARSET = GLOBAL + 2,
    GLYPHS = CHARSET + 5,
    PRIVATE = GLYPHS + 17,
    PRIVATE_SIZE = 8
};

/* .notdef of the default width 500; A of the nominal 600 and 50 more; "own" of 600 and 100 more. */
static const guint8 compact[] = {
    1,
    0,
    4,
    1,
    0,
    1,
    1,
    1,
    2,
    'F',
    0,
    1,
    1,
    1,
    1 + TOP_SIZE,
    LONG(CHARSET),
    15,
    LONG(GLYPHS),
    17,
    139 + PRIVATE_SIZE,
    SHORT(PRIVATE),
    18,
    0,
    1,
    1,
    1,
    4,
    'o',
    'w',
    'n',
    0,
    0,
    0,
    0,
    34,
    1,
    135,
    0,
    3,
    1,
    1,
    2,
    6,
    11,
    14,
    189,
    139,
    139,
    21,
    239,
    139,
    139,
    1,
    14,
    SHORT(500),
    20,
    SHORT(600),
    21,
};

static void
a_compact_font_is_read(void **state)
{
    g_autoptr(FontProgram) program = program_read(compact, sizeof compact);

    (void)state;
    assert_int_equal(program_kind(program), PROGRAM_NAMED);
    assert_int_equal(program_glyphs(program), 3);
    assert_string_equal(program_name(program, 0), ".notdef");
    assert_near(program_width(program, 0), 500, 1e-9);
    assert_near(program_width(program, program_named(program, "A")), 650, 1e-9);
    assert_near(program_width(program, program_named(program, "own")), 700, 1e-9);
    assert_string_equal(program_code_name(program, 65), "A");
}

/* Whatever is cut off or changed, the reading ends. */
static void
a_broken_font_is_survived(void **state)
{
    g_autoptr(GByteArray) type1 = type1_bytes(false);

    (void)state;
    for (size_t length = 0; length < sizeof compact; length++)
        program_free(program_read(compact, length));
    for (size_t at = 0; at < sizeof compact; at++) {
        guint8 changed[sizeof compact];

        memcpy(changed, compact, sizeof compact);
        changed[at] = 255;
        program_free(program_read(changed, sizeof changed));
    }
    for (guint length = 0; length < type1->len; length += 7)
        program_free(program_read(type1->data, length));
}

/* ---- names: Adobe Glyph List Specification, 2 ---- */

static const struct NameCase {
    const char *name;
    gunichar want;
} names[] = {
    { "A", 'A' },     { "Aacute", 0xC1 },    { "afii10017", 0x410 },       { "A.small", 'A' },
    { "f_f", 'f' },   { "uni20AC", 0x20AC }, { "u1F600", 0x1F600 },        { "gravee", 0 },
    { ".notdef", 0 }, { "uniXYZW", 0 },      { "circlemultiply", 0x2297 },
};

static void
a_name_means_a_character(void **state)
{
    const struct NameCase *c = *state;

    assert_int_equal(glyph_character(c->name), c->want);
}

/* ISO 32000-1, annex D.2. */
static void
encodings_name_glyphs(void **state)
{
    (void)state;
    assert_string_equal(glyph_encoded(ENCODING_WIN_ANSI, 0x80), "Euro");
    assert_string_equal(glyph_encoded(ENCODING_MAC_ROMAN, 0x80), "Adieresis");
    assert_string_equal(glyph_encoded(ENCODING_STANDARD, 0x27), "quoteright");
    assert_null(glyph_encoded(ENCODING_STANDARD, 0x80));
    assert_null(glyph_encoded(ENCODING_WIN_ANSI, 0));
    assert_string_equal(glyph_standard_string(34), "A");
    assert_string_equal(glyph_standard_string(390), "Semibold");
    assert_null(glyph_standard_string(391));
}

int
main(void)
{
    static bool plain = false, hexadecimal = true;
    static struct CMUnitTest tests[G_N_ELEMENTS(names) + 5];
    size_t count = 0;

    ADD_ROWS(a_name_means_a_character, names);
    tests[count++] = (struct CMUnitTest){ "a Type 1 font in bytes", a_type_1_font_is_read, NULL, NULL, &plain };
    tests[count++] = (struct CMUnitTest){ "a Type 1 font in digits", a_type_1_font_is_read, NULL, NULL, &hexadecimal };
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_compact_font_is_read);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_broken_font_is_survived);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(encodings_name_glyphs);
    return _cmocka_run_group_tests("program", tests, count, NULL, NULL);
}
