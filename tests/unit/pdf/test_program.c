/* A font of five glyphs read and made smaller; and the same font broken in every way that a length can be wrong. */
#include "assert.h"
#include "font_sample.h"
#include "pdf/program.h"

static FontFile *font;

/* ---- reading ---- */

static void
a_font_says_its_measures(void **state)
{
    FontMeasures m = font_file_measures(font);
    g_autofree char *name = font_file_postscript_name(font);

    (void)state;
    assert_int_equal(m.units, 1000);
    assert_int_equal(m.ascent, 800);
    assert_int_equal(m.descent, -200);
    assert_int_equal(m.cap_height, 800);            /* without OS/2 the ascent */
    assert_int_equal(m.x_min, -10);
    assert_int_equal(m.y_max, 100);
    assert_string_equal(name, "X-Y");
    assert_int_equal(font_file_glyph_count(font), 5);
}

typedef struct GlyphCase { const char *name; size_t glyph; int advance; gunichar character; } GlyphCase;

static const GlyphCase glyphs[] = {
    { "the sign for what is missing",          0, 300, 0 },
    { "a triangle",                            1, 600, 'A' },
    { "another",                               2, 700, 'B' },
    { "a composed glyph",                      3, 500, 'C' },
    { "a space, as wide as the last that says", 4, 500, ' ' },
    { "a glyph that is not there",             5, 0, 0 },
};

static void
a_glyph_is(void **state)
{
    const GlyphCase *c = *state;

    assert_int_equal(font_file_advance(font, c->glyph), c->advance);
    assert_int_equal(font_file_character(font, c->glyph), c->character);
}

/* ---- a smaller program: glyph 3, with glyph 1 of which it is composed, and glyph 0 ---- */

static const uint16_t kept[] = { 3 };

static unsigned
number_at(GBytes *bytes, gsize at, int width)
{
    gsize size;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    unsigned value = 0;

    assert_true(at + (gsize)width <= size);
    for (int i = 0; i < width; i++)
        value = value << 8 | data[at + (gsize)i];
    return value;
}

static gsize
table_at(GBytes *bytes, const char *tag, gsize *length)
{
    const guint8 *data = g_bytes_get_data(bytes, NULL);

    for (gsize at = 12; at < 12 + 16 * (gsize)number_at(bytes, 4, 2); at += 16)
        if (memcmp(data + at, tag, 4) == 0) {
            *length = number_at(bytes, at + 12, 4);
            return number_at(bytes, at + 8, 4);
        }
    fail_msg("there is no table %s", tag);
    return 0;
}

typedef struct SubsetCase { const char *name, *table; gsize at; int width; unsigned want; } SubsetCase;

static const SubsetCase subsets[] = {
    { "three glyphs",                                "maxp", 4, 2, 3 },
    { "no instructions at most",                     "maxp", 26, 2, 0 },
    { "what else was at most",                       "maxp", 6, 2, 3 },
    { "three widths",                                "hhea", 34, 2, 3 },
    { "the ascent as it was",                        "hhea", 4, 2, 800 },
    { "short places",                                "head", 50, 2, 0 },
    { "the width of the first",                      "hmtx", 0, 2, 300 },
    { "the width of the second",                     "hmtx", 4, 2, 600 },
    { "its bearing",                                 "hmtx", 6, 2, 1 },
    { "the width of the third, which was fourth",    "hmtx", 8, 2, 500 },
    { "its bearing, too",                            "hmtx", 10, 2, 3 },
    { "the first has no outline",                    "loca", 2, 2, 0 },
    { "the second takes 30 bytes, by twos",          "loca", 4, 2, 15 },
    { "the third 16 more",                           "loca", 6, 2, 23 },
    { "a triangle's last point",                     "glyf", 10, 2, 2 },
    { "no instructions",                             "glyf", 12, 2, 0 },
    { "its flags",                                   "glyf", 14, 2, 0x0101 },
    { "its third step to the right, -50",            "glyf", 21, 2, 0xFFCE },
    { "a composed glyph",                            "glyf", 30, 2, 0xFFFF },
    { "it has no instructions",                      "glyf", 40, 2, 2 },
    { "its component has kept its number",           "glyf", 42, 2, 1 },
};

static void
a_subset_holds(void **state)
{
    const SubsetCase *c = *state;
    g_autoptr(FontProgram) program = font_file_subset(font, kept, G_N_ELEMENTS(kept));
    gsize length, at = table_at(program->bytes, c->table, &length);

    assert_true(c->at + (gsize)c->width <= length);
    assert_int_equal(number_at(program->bytes, at + c->at, c->width), c->want);
}

/* Nothing but what a program must have; the sum of the whole file is the one that the standard names (4.5.2). */
static void
a_subset_is_whole(void **state)
{
    static const uint16_t wanted[] = { 0, 1, 3 };
    g_autoptr(FontProgram) program = font_file_subset(font, kept, G_N_ELEMENTS(kept));
    unsigned sum = 0;

    (void)state;
    assert_int_equal(program->kind, PROGRAM_TRUETYPE);
    assert_int_equal(program->count, G_N_ELEMENTS(wanted));
    assert_memory_equal(program->glyphs, wanted, sizeof wanted);
    assert_int_equal(number_at(program->bytes, 4, 2), 6);
    assert_int_equal(g_bytes_get_size(program->bytes) % 4, 0);
    for (gsize at = 0; at < g_bytes_get_size(program->bytes); at += 4)
        sum += number_at(program->bytes, at, 4);
    assert_int_equal(sum, 0xB1B0AFBA);
}

static void
the_same_glyphs_give_the_same_bytes(void **state)
{
    static const uint16_t all[] = { 0, 1, 3 };
    g_autoptr(FontProgram) one = font_file_subset(font, kept, G_N_ELEMENTS(kept));
    g_autoptr(FontProgram) other = font_file_subset(font, all, G_N_ELEMENTS(all));

    (void)state;
    assert_true(g_bytes_equal(one->bytes, other->bytes));
}

/* ---- outlines of CFF ---- */

/*
 * TN 5176: names, a Top DICT with the places of the glyphs (38) and of the private part (2 bytes at 70), no strings, no
 * subroutines; glyphs 0, 3 and 4 only end, 1 and 2 are triangles: 0 0 rmoveto, 100 0 rlineto, -50 100 rlineto, endchar.
 */
#define CFF_TRIANGLE "\x8B\x8B\x15" "\xEF\x8B\x05" "\x59\xEF\x05" "\x0E"
static const SampleTable cff_tables[] = {
    TABLE("CFF ", "\1\0\4\1" "\0\1\1\1\4X-Y"
                  "\0\1\1\1\22" "\x1D\0\0\0\46\x11" "\x1D\0\0\0\2\x1D\0\0\0\106\x12" "\0\0" "\0\0"
                  "\0\5\1\1\2\14\26\27\30" "\x0E" CFF_TRIANGLE CFF_TRIANGLE "\x0E" "\x0E" "\x8B\x14"),
    { "glyf", "", 0 }, { "loca", "", 0 },
};

static FontFile *
open_sample(const SampleTable *changes, gsize count, const char *variations, char **why)
{
    g_autoptr(GByteArray) bytes = sample_font_with(changes, count);
    g_autofree char *path = sample_file(bytes->data, bytes->len);
    FontFile *file = font_file_open(path, 0, variations, why);

    g_unlink(path);
    return file;
}

static int
count_of(const char *bytes, gsize size, const char *piece)
{
    int count = 0;

    for (gsize at = 0; at + strlen(piece) <= size; at++)
        count += memcmp(bytes + at, piece, strlen(piece)) == 0;
    return count;
}

/* The table by itself; of the two triangles, one was asked for. */
static void
a_font_of_cff_gives_a_table_of_cff(void **state)
{
    static const uint16_t asked[] = { 3, 1 }, wanted[] = { 0, 1, 3 };
    g_autofree char *why = NULL;
    FontFile *file = open_sample(cff_tables, G_N_ELEMENTS(cff_tables), NULL, &why);
    g_autoptr(FontProgram) program = NULL;
    gsize size;
    const char *bytes;

    (void)state;
    assert_non_null(file);
    assert_int_equal(font_file_advance(file, 1), 600);
    program = font_file_subset(file, asked, G_N_ELEMENTS(asked));
    assert_non_null(program);
    assert_int_equal(program->kind, PROGRAM_CFF);
    assert_int_equal(program->count, G_N_ELEMENTS(wanted));
    assert_memory_equal(program->glyphs, wanted, sizeof wanted);
    bytes = g_bytes_get_data(program->bytes, &size);
    assert_memory_equal(bytes, "\1\0\4", 3);
    assert_int_equal(count_of(bytes, size, "\x59\xEF\x05"), 1);
    font_file_free(file);
}

/* ---- a variable font ---- */

/* One axis, weight 100 to 900, 400 by default. At 900 glyph 1 has its second point 20 and its end 100 to the right. */
static const SampleTable variable_tables[] = {
    TABLE("fvar", "\0\1\0\0" "\0\20\0\2" "\0\1\0\24" "\0\0\0\10" "wght\0\144\0\0\1\x90\0\0\3\x84\0\0" "\0\0\1\0"),
    TABLE("gvar", "\0\1\0\0" "\0\1" "\0\1" "\0\0\0\40" "\0\5" "\0\0" "\0\0\0\42"
                  "\0\0" "\0\0" "\0\12" "\0\12" "\0\12" "\0\12" "\x40\0"
                  "\0\1\0\10" "\0\12\x20\0" "\0" "\6\0\24\0\0\144\0\0" "\x86" "\0\0"),
};

typedef struct InstanceCase { const char *name, *variations; int advance; unsigned right; } InstanceCase;

/* right: of the triangle's box. */
static const InstanceCase instances[] = {
    { "where it stands by default", "wght=400", 600, 100 },
    { "at the end of its axis",     "wght=900", 700, 120 },
    { "in between",                 "wght=650", 650, 110 },
    { "below its default, where nothing varies", "wght=100", 600, 100 },
};

static void
an_instance_is_pinned(void **state)
{
    const InstanceCase *c = *state;
    static const uint16_t asked[] = { 1 };
    g_autofree char *why = NULL;
    FontFile *file = open_sample(variable_tables, G_N_ELEMENTS(variable_tables), c->variations, &why);
    g_autoptr(FontProgram) program = NULL;
    gsize length, at;

    assert_non_null(file);
    assert_int_equal(font_file_advance(file, 1), c->advance);
    program = font_file_subset(file, asked, G_N_ELEMENTS(asked));
    assert_non_null(program);
    assert_int_equal(number_at(program->bytes, 4, 2), 6);       /* tables: none of them varies */
    at = table_at(program->bytes, "hmtx", &length);
    assert_int_equal(number_at(program->bytes, at + 4, 2), c->advance);
    at = table_at(program->bytes, "glyf", &length);
    assert_int_equal(number_at(program->bytes, at + 6, 2), c->right);
    font_file_free(file);
}

/* ---- what cannot be embedded ---- */

#define OS2(type) TABLE("OS/2", "\0\4\0\0\1\x90\0\5" type)

typedef struct RefusalCase { const char *name; SampleTable changes[2]; const char *want; } RefusalCase;

static const RefusalCase refusals[] = {
    { "outlines of CFF2",             { TABLE("CFF2", "\2\0\5\0\0"), { "glyf", "", 0 } }, "CFF2" },
    { "coloured bitmaps",             { TABLE("CBDT", "\0\3\0\0") }, "coloured bitmaps" },
    { "Apple's coloured bitmaps",     { TABLE("sbix", "\0\1\0\1") }, "coloured bitmaps" },
    { "no outlines",                  { { "glyf", "", 0 } }, "no outlines" },
    { "outlines without their places", { { "loca", "", 0 } }, "no outlines" },
    { "no widths",                    { { "hmtx", "", 0 } }, "no table 'hmtx'" },
    { "a licence that forbids it",    { OS2("\0\2") }, "fsType: restricted" },
    { "a licence for printing",       { OS2("\0\4") }, NULL },
    { "a licence for editing",        { OS2("\0\10") }, NULL },
    { "an old one with two licences: the freer one holds", { OS2("\0\6") }, NULL },
    { "no part of it",                { OS2("\1\0") }, "fsType: no subsetting" },
    { "only bitmaps",                 { OS2("\2\0") }, "fsType: bitmap embedding only" },
    { "installed and embedded at will", { OS2("\0\0") }, NULL },
};

static void
a_font_is_refused(void **state)
{
    const RefusalCase *c = *state;
    g_autofree char *why = NULL;
    FontFile *file = open_sample(c->changes, c->changes[1].tag == NULL ? 1 : 2, NULL, &why);

    if (c->want == NULL) {
        assert_null(why);
        assert_non_null(file);
        font_file_free(file);
        return;
    }
    assert_null(file);
    assert_non_null(strstr(why, c->want));
}

static void
a_file_of_the_web_is_refused(void **state)
{
    static const char *const signatures[] = { "wOFF", "wOF2" };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(signatures); i++) {
        g_autoptr(GByteArray) bytes = sample_font();
        g_autofree char *path = NULL, *why = NULL;

        memcpy(bytes->data, signatures[i], 4);
        path = sample_file(bytes->data, bytes->len);
        assert_null(font_file_open(path, 0, NULL, &why));
        g_unlink(path);
        assert_non_null(strstr(why, "WOFF"));
    }
}

/* ---- broken fonts ---- */

static void
a_font_cut_short_is_refused_or_read_as_far_as_it_goes(void **state)
{
    g_autoptr(GByteArray) whole = sample_font();
    g_autofree char *nowhere = NULL;
    g_autoptr(FontProgram) program = NULL;

    (void)state;
    for (gsize length = 0; length < whole->len; length++) {
        g_autofree char *path = sample_font_file(length);
        g_autofree char *why = NULL;
        FontFile *cut = font_file_open(path, 0, NULL, &why);

        assert_int_equal(cut == NULL, why != NULL);

        g_unlink(path);
        if (cut == NULL)
            continue;
        g_clear_pointer(&program, font_program_free);
        program = font_file_subset(cut, kept, G_N_ELEMENTS(kept));
        font_file_character(cut, 1);
        g_free(font_file_postscript_name(cut));
        font_file_free(cut);
    }
    assert_null(font_file_open("/nowhere/Some.ttf", 0, NULL, &nowhere));
    assert_string_equal(nowhere, "No such file or directory");
}

/* Any byte other than it is: nothing outside the file is read, nothing is asked for without end. */
static void
a_font_with_a_wrong_byte_is_refused_or_read(void **state)
{
    g_autoptr(GByteArray) whole = sample_font();
    g_autofree char *path = sample_font_file(0);
    g_autoptr(FontProgram) program = NULL;

    (void)state;
    for (gsize at = 0; at < whole->len; at++) {
        g_autofree char *why = NULL;
        FontFile *wrong;

        whole->data[at] ^= 0xFF;
        assert_true(g_file_set_contents(path, (const char *)whole->data, (gssize)whole->len, NULL));
        whole->data[at] ^= 0xFF;
        wrong = font_file_open(path, 0, NULL, &why);
        if (wrong == NULL)
            continue;
        g_clear_pointer(&program, font_program_free);
        program = font_file_subset(wrong, kept, G_N_ELEMENTS(kept));
        font_file_character(wrong, 1);
        g_free(font_file_postscript_name(wrong));
        font_file_free(wrong);
    }
    g_unlink(path);
}

static int
open_font(void **state)
{
    g_autofree char *path = sample_font_file(G_MAXSIZE), *why = NULL;

    (void)state;
    font = font_file_open(path, 0, NULL, &why);
    g_unlink(path);
    return font == NULL ? -1 : 0;
}

static int
close_font(void **state)
{
    (void)state;
    font_file_free(font);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(a_font_says_its_measures), cmocka_unit_test(a_subset_is_whole),
        cmocka_unit_test(the_same_glyphs_give_the_same_bytes), cmocka_unit_test(a_font_of_cff_gives_a_table_of_cff),
        cmocka_unit_test(a_file_of_the_web_is_refused),
        cmocka_unit_test(a_font_cut_short_is_refused_or_read_as_far_as_it_goes),
        cmocka_unit_test(a_font_with_a_wrong_byte_is_refused_or_read),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(glyphs) + G_N_ELEMENTS(subsets) +
                            G_N_ELEMENTS(instances) + G_N_ELEMENTS(refusals)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(glyphs); i++)
        tests[n++] = row_test(a_glyph_is, glyphs[i].name, &glyphs[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(subsets); i++)
        tests[n++] = row_test(a_subset_holds, subsets[i].name, &subsets[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(instances); i++)
        tests[n++] = row_test(an_instance_is_pinned, instances[i].name, &instances[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++)
        tests[n++] = row_test(a_font_is_refused, refusals[i].name, &refusals[i]);
    return cmocka_run_group_tests_name("program", tests, open_font, close_font);
}
