/* A font of five glyphs read and made smaller; and the same font broken in every way that a length can be wrong. */
#include "assert.h"
#include "font_sample.h"
#include "pdf/sfnt.h"

static Sfnt *font;

/* ---- reading ---- */

static void
a_font_says_its_measures(void **state)
{
    SfntMeasures m = sfnt_measures(font);
    g_autofree char *name = sfnt_postscript_name(font);

    (void)state;
    assert_int_equal(m.units, 1000);
    assert_int_equal(m.ascent, 800);
    assert_int_equal(m.descent, -200);
    assert_int_equal(m.cap_height, 800);            /* without OS/2 the ascent */
    assert_int_equal(m.x_min, -10);
    assert_int_equal(m.y_max, 100);
    assert_string_equal(name, "X-Y");
    assert_int_equal(sfnt_glyph_count(font), 5);
}

typedef struct GlyphCase { const char *name; size_t glyph; int advance; gunichar character; int components; } GlyphCase;

static const GlyphCase glyphs[] = {
    { "the sign for what is missing",          0, 300, 0,   0 },
    { "a triangle",                            1, 600, 'A', 0 },
    { "another",                               2, 700, 'B', 0 },
    { "a composed glyph",                      3, 500, 'C', 1 },
    { "a space, as wide as the last that says", 4, 500, ' ', 0 },
    { "a glyph that is not there",             5, 500, 0,   0 },
};

static void
count_component(size_t component, void *data)
{
    assert_int_equal(component, 1);
    ++*(int *)data;
}

static void
a_glyph_is(void **state)
{
    const GlyphCase *c = *state;
    int components = 0;

    assert_int_equal(sfnt_advance(font, c->glyph), c->advance);
    assert_int_equal(sfnt_character(font, c->glyph), c->character);
    sfnt_each_component(font, c->glyph, count_component, &components);
    assert_int_equal(components, c->components);
}

/* ---- a smaller program: glyphs 0, 1 and 3 ---- */

static const uint16_t kept[] = { 0, 1, 3 };

static unsigned
number_at(const GByteArray *bytes, gsize at, int width)
{
    unsigned value = 0;

    assert_true(at + (gsize)width <= bytes->len);
    for (int i = 0; i < width; i++)
        value = value << 8 | bytes->data[at + (gsize)i];
    return value;
}

static gsize
table_at(const GByteArray *bytes, const char *tag, gsize *length)
{
    for (gsize at = 12; at < 12 + 16 * (gsize)number_at(bytes, 4, 2); at += 16)
        if (memcmp(bytes->data + at, tag, 4) == 0) {
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
    { "nothing depends on instructions",             "head", 16, 2, 3 },
    { "the width of the first",                      "hmtx", 0, 2, 300 },
    { "the width of the second",                     "hmtx", 4, 2, 600 },
    { "its bearing",                                 "hmtx", 6, 2, 1 },
    { "the width of the third, which was fourth",    "hmtx", 8, 2, 500 },
    { "its bearing, too",                            "hmtx", 10, 2, 3 },
    { "the first has no outline",                    "loca", 2, 2, 0 },
    { "the second takes 32 bytes, by twos",          "loca", 4, 2, 16 },
    { "the third 16 more",                           "loca", 6, 2, 24 },
    { "a triangle's last point",                     "glyf", 10, 2, 2 },
    { "no instructions",                             "glyf", 12, 2, 0 },
    { "its flags",                                   "glyf", 14, 2, 0x0101 },
    { "its third step to the right, -50",            "glyf", 21, 2, 0xFFCE },
    { "a composed glyph",                            "glyf", 32, 2, 0xFFFF },
    { "it has no instructions",                      "glyf", 42, 2, 2 },
    { "its component has kept its number",           "glyf", 44, 2, 1 },
};

static void
a_subset_holds(void **state)
{
    const SubsetCase *c = *state;
    g_autoptr(GByteArray) program = sfnt_subset(font, kept, G_N_ELEMENTS(kept));
    gsize length, at = table_at(program, c->table, &length);

    assert_true(c->at + (gsize)c->width <= length);
    assert_int_equal(number_at(program, at + c->at, c->width), c->want);
}

/* A component is renumbered with the rest; the sum of the whole file is the one that the standard names (4.5.2). */
static void
a_subset_is_whole(void **state)
{
    static const uint16_t all[] = { 0, 1, 2, 3, 4 }, without[] = { 0, 3 };
    g_autoptr(GByteArray) program = sfnt_subset(font, all, G_N_ELEMENTS(all)), less = sfnt_subset(font, without, G_N_ELEMENTS(without));
    unsigned sum = 0;
    gsize length;

    (void)state;
    assert_int_equal(program->len % 4, 0);
    for (gsize at = 0; at < program->len; at += 4)
        sum += number_at(program, at, 4);
    assert_int_equal(sum, 0xB1B0AFBA);
    assert_int_equal(number_at(less, table_at(less, "glyf", &length) + 12, 2), 0);      /* a component left out is the sign for what is missing */
}

/* ---- broken fonts ---- */

static void
a_font_cut_short_is_refused_or_read_as_far_as_it_goes(void **state)
{
    g_autoptr(GByteArray) whole = sample_font();
    g_autofree char *nowhere = NULL;

    (void)state;
    for (gsize length = 0; length < whole->len; length++) {
        g_autofree char *path = sample_font_file(length);
        g_autofree char *why = NULL;
        Sfnt *cut = sfnt_open(path, 0, &why);

        assert_int_equal(cut == NULL, why != NULL);

        g_unlink(path);
        if (cut == NULL)
            continue;
        g_byte_array_unref(sfnt_subset(cut, kept, G_N_ELEMENTS(kept)));
        sfnt_character(cut, 1);
        g_free(sfnt_postscript_name(cut));
        sfnt_free(cut);
    }
    assert_null(sfnt_open("/nowhere/Some.ttf", 0, &nowhere));
    assert_string_equal(nowhere, "No such file or directory");
}

/* Any byte other than it is: nothing outside the file is read, nothing is asked for without end. */
static void
a_font_with_a_wrong_byte_is_refused_or_read(void **state)
{
    g_autoptr(GByteArray) whole = sample_font();
    g_autofree char *path = sample_font_file(0);

    (void)state;
    for (gsize at = 0; at < whole->len; at++) {
        g_autofree char *why = NULL;
        Sfnt *wrong;

        whole->data[at] ^= 0xFF;
        assert_true(g_file_set_contents(path, (const char *)whole->data, (gssize)whole->len, NULL));
        whole->data[at] ^= 0xFF;
        wrong = sfnt_open(path, 0, &why);
        if (wrong == NULL)
            continue;
        g_byte_array_unref(sfnt_subset(wrong, kept, G_N_ELEMENTS(kept)));
        sfnt_character(wrong, 1);
        g_free(sfnt_postscript_name(wrong));
        sfnt_free(wrong);
    }
    g_unlink(path);
}

static int
open_font(void **state)
{
    g_autofree char *path = sample_font_file(G_MAXSIZE), *why = NULL;

    (void)state;
    font = sfnt_open(path, 0, &why);
    g_unlink(path);
    return font == NULL ? -1 : 0;
}

static int
close_font(void **state)
{
    (void)state;
    sfnt_free(font);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(a_font_says_its_measures), cmocka_unit_test(a_subset_is_whole),
        cmocka_unit_test(a_font_cut_short_is_refused_or_read_as_far_as_it_goes), cmocka_unit_test(a_font_with_a_wrong_byte_is_refused_or_read),
    };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(glyphs) + G_N_ELEMENTS(subsets)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(glyphs); i++)
        tests[n++] = row_test(a_glyph_is, glyphs[i].name, &glyphs[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(subsets); i++)
        tests[n++] = row_test(a_subset_holds, subsets[i].name, &subsets[i]);
    return cmocka_run_group_tests_name("sfnt", tests, open_font, close_font);
}
