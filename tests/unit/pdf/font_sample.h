#ifndef TESTS_UNIT_PDF_FONT_SAMPLE_H
#define TESTS_UNIT_PDF_FONT_SAMPLE_H
/*
 * A TrueType font of five glyphs, by hand, 1,000 units an em: 0 nothing, 1 a triangle ("A", U+0041) with two bytes of
 * instructions, 2 the same triangle ("B"), 3 composed of glyph 1 ("C"), with an instruction, 4 nothing (a space).
 * Advances: 300, 600, 700, 500 and, as the last, 500.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>

#define TRIANGLE "\0\1\0\0\0\0\0\144\0\144" "\0\2" "\0\2\x4F\x4F" "\1\1\1" "\0\0\0\144\xFF\xCE" "\0\0\0\0\0\144" "\0"
#define COMPOSED "\xFF\xFF\0\0\0\0\0\144\0\144" "\1\2\0\1\0\0" "\0\1\x4F" "\0"

typedef struct SampleTable { const char *tag, *bytes; gsize length; } SampleTable;
#define TABLE(tag, bytes) { tag, bytes, sizeof(bytes) - 1 }

static const SampleTable sample_tables[] = {
    /* format 4, segments 20, 41-43 and FFFF: deltas -28 and -64 */
    TABLE("cmap", "\0\0\0\1"
                  "\0\3\0\1\0\0\0\14"
                  "\0\4\0\50\0\0\0\6\0\4\0\1\0\2"
                  "\0\x20\0\x43\xFF\xFF"
                  "\0\0"
                  "\0\x20\0\x41\xFF\xFF"
                  "\xFF\xE4\xFF\xC0\0\1"
                  "\0\0\0\0\0\0"),
    TABLE("glyf", TRIANGLE TRIANGLE COMPOSED),
    TABLE("head", "\0\1\0\0\0\1\0\0\0\0\0\0\x5F\x0F\x3C\xF5\0\x1F\x03\xE8"
                  "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                  "\xFF\xF6\0\0\0\144\0\144"
                  "\0\0\0\7\0\2"
                  "\0\0\0\0"),
    TABLE("hhea", "\0\1\0\0\x03\x20\xFF\x38\0\0\x02\xBC\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\4"),
    TABLE("hmtx", "\x01\x2C\0\0"
                  "\x02\x58\0\1"
                  "\x02\xBC\0\2"
                  "\x01\xF4\0\3"
                  "\0\4"),
    TABLE("loca", "\0\0\0\0\0\20\0\40\0\52\0\52"),
    TABLE("maxp", "\0\1\0\0\0\5\0\3\0\1\0\3\0\1\0\2\0\7\0\7\0\7\0\7\0\7\0\7\0\1\0\1"),
    TABLE("name", "\0\0\0\1\0\22"
                  "\0\3\0\1\4\x09\0\6\0\6\0\0"
                  "\0X\0-\0Y"),
};

static inline void
sample_put(GByteArray *out, guint32 value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        guint8 byte = (guint8)(value >> shift & 255);

        g_byte_array_append(out, &byte, 1);
    }
}

/* With other tables in place of its own, or besides; one without bytes is left out. */
static inline GByteArray *
sample_font_with(const SampleTable *changes, gsize count)
{
    GByteArray *out = g_byte_array_new();
    SampleTable tables[2 * G_N_ELEMENTS(sample_tables)];
    guint32 at = 12;
    gsize n = 0;

    g_assert_cmpuint(count, <=, G_N_ELEMENTS(sample_tables));
    for (gsize i = 0; i < G_N_ELEMENTS(sample_tables) + count; i++) {
        SampleTable table = i < count ? changes[i] : sample_tables[i - count];
        bool changed = false;

        for (gsize k = 0; k < MIN(i, count); k++)
            changed = changed || strcmp(changes[k].tag, table.tag) == 0;
        if (table.length > 0 && !changed)
            tables[n++] = table;
    }
    sample_put(out, 0x00010000, 4);
    sample_put(out, (guint32)n, 2);
    sample_put(out, 0, 4);
    sample_put(out, 0, 2);
    at += 16 * (guint32)n;
    for (gsize i = 0; i < n; i++) {
        g_byte_array_append(out, (const guint8 *)tables[i].tag, 4);
        sample_put(out, 0, 4);
        sample_put(out, at, 4);
        sample_put(out, (guint32)tables[i].length, 4);
        at += (guint32)tables[i].length;
    }
    for (gsize i = 0; i < n; i++)
        g_byte_array_append(out, (const guint8 *)tables[i].bytes, (guint)tables[i].length);
    return out;
}

static inline GByteArray *
sample_font(void)
{
    return sample_font_with(NULL, 0);
}

/* In a file of its own, whose path is to be freed and which is to be removed. */
static inline char *
sample_file(const guint8 *bytes, gsize length)
{
    char *path = NULL;
    int file = g_file_open_tmp("sheaf-font-XXXXXX", &path, NULL);

    g_assert_cmpint(file, >=, 0);
    g_close(file, NULL);
    g_assert_true(g_file_set_contents(path, (const char *)bytes, (gssize)length, NULL));
    return path;
}

/* Its first `length` bytes. */
static inline char *
sample_font_file(gsize length)
{
    g_autoptr(GByteArray) bytes = sample_font();

    return sample_file(bytes->data, MIN(length, bytes->len));
}

#endif
