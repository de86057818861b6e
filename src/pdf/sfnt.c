/* TrueType tables: read through bounds-checked steps, written by growing arrays. */
#include "pdf/sfnt.h"
#include <string.h>
#include "base/input.h"

typedef struct Table { size_t at, length; } Table;      /* length 0: there is none */

struct Sfnt {
    GMappedFile *file;
    const uint8_t *bytes; size_t size;
    size_t directory;                   /* of the face */
    Table glyf, loca, head, hhea, hmtx, maxp;
    size_t glyphs, metrics;
    bool long_loca;
    gunichar *characters;               /* by glyph, made when first asked for */
};

/* ---- reading ---- */

static unsigned
read_16(const Sfnt *f, size_t at)
{
    return at + 2 <= f->size ? (unsigned)f->bytes[at] << 8 | f->bytes[at + 1] : 0;
}

static int
read_signed(const Sfnt *f, size_t at)
{
    return (int16_t)read_16(f, at);
}

static uint32_t
read_32(const Sfnt *f, size_t at)
{
    return (uint32_t)read_16(f, at) << 16 | read_16(f, at + 2);
}

static Table
find_table(const Sfnt *f, const char *tag)
{
    unsigned count = read_16(f, f->directory + 4);

    for (size_t at = f->directory + 12; count-- > 0 && at + 16 <= f->size; at += 16) {
        Table table = { read_32(f, at + 8), read_32(f, at + 12) };

        if (memcmp(f->bytes + at, tag, 4) == 0 && table.at <= f->size && table.length <= f->size - table.at)
            return table;
    }
    return (Table){ 0, 0 };
}

static bool
read_tables(Sfnt *f, int face_index)
{
    f->directory = f->size >= 12 && memcmp(f->bytes, "ttcf", 4) == 0 ? read_32(f, 12 + 4 * (size_t)face_index) : 0;
    f->glyf = find_table(f, "glyf");
    f->loca = find_table(f, "loca");
    f->head = find_table(f, "head");
    f->hhea = find_table(f, "hhea");
    f->hmtx = find_table(f, "hmtx");
    f->maxp = find_table(f, "maxp");
    if (f->glyf.length == 0 || f->loca.length == 0 || f->head.length < 54 || f->hhea.length < 36 || f->maxp.length < 32)
        return false;
    f->glyphs = read_16(f, f->maxp.at + 4);
    f->metrics = read_16(f, f->hhea.at + 34);
    f->long_loca = read_16(f, f->head.at + 50) != 0;
    return f->glyphs > 0 && f->metrics > 0 && f->metrics <= f->glyphs && read_16(f, f->head.at + 18) > 0 &&
           f->loca.length >= (f->glyphs + 1) * (f->long_loca ? 4 : 2) && f->hmtx.length >= 4 * f->metrics + 2 * (f->glyphs - f->metrics);
}

Sfnt *
sfnt_open(const char *path, int face_index, char **why)
{
    InputFault fault;
    GMappedFile *file = input_map_or_why(path, input_limit(INPUT_FONT), &fault, why);
    Sfnt *font;

    if (file == NULL)
        return NULL;
    font = g_new0(Sfnt, 1);
    font->file = file;
    font->bytes = (const uint8_t *)g_mapped_file_get_contents(file);
    font->size = g_mapped_file_get_length(file);
    if (read_tables(font, face_index))
        return font;
    *why = g_strdup("it is no TrueType font");
    sfnt_free(font);
    return NULL;
}

void
sfnt_free(Sfnt *font)
{
    g_mapped_file_unref(font->file);
    g_free(font->characters);
    g_free(font);
}

SfntMeasures
sfnt_measures(const Sfnt *font)
{
    Table os2 = find_table(font, "OS/2"), post = find_table(font, "post");
    size_t head = font->head.at;
    SfntMeasures m = {
        .units = (int)read_16(font, head + 18), .ascent = read_signed(font, font->hhea.at + 4), .descent = read_signed(font, font->hhea.at + 6),
        .x_min = read_signed(font, head + 36), .y_min = read_signed(font, head + 38), .x_max = read_signed(font, head + 40), .y_max = read_signed(font, head + 42),
    };

    m.cap_height = os2.length >= 90 && read_16(font, os2.at) >= 2 ? read_signed(font, os2.at + 88) : m.ascent;
    m.italic_angle = post.length >= 8 ? read_signed(font, post.at + 4) + read_16(font, post.at + 6) / 65536.0 : 0;
    return m;
}

/* Name 6 of the Microsoft platform, which is UTF-16BE of ASCII. */
char *
sfnt_postscript_name(const Sfnt *font)
{
    Table table = find_table(font, "name");
    size_t count = table.length >= 6 ? read_16(font, table.at + 2) : 0, texts = table.at + read_16(font, table.at + 4);

    for (size_t i = 0, at = table.at + 6; i < count; i++, at += 12) {
        size_t length = read_16(font, at + 8) / 2, from = texts + read_16(font, at + 10);
        g_autoptr(GString) name = g_string_new(NULL);

        if (read_16(font, at) != 3 || read_16(font, at + 6) != 6)
            continue;
        for (size_t k = 0; k < length; k++) {
            unsigned code = read_16(font, from + 2 * k);

            if (code > 32 && code < 127 && strchr("()<>[]{}/%#", (int)code) == NULL)
                g_string_append_c(name, (char)code);
        }
        return name->len == 0 ? NULL : g_strdup(name->str);
    }
    return NULL;
}

size_t
sfnt_glyph_count(const Sfnt *font)
{
    return font->glyphs;
}

int
sfnt_advance(const Sfnt *font, size_t glyph)
{
    return (int)read_16(font, font->hmtx.at + 4 * MIN(glyph, font->metrics - 1));
}

/* ---- characters ---- */

static void
note_character(Sfnt *f, size_t glyph, gunichar character)
{
    if (glyph > 0 && glyph < f->glyphs && f->characters[glyph] == 0)
        f->characters[glyph] = character;
}

/* Format 4: segments of the Basic Multilingual Plane. */
static void
read_segments(Sfnt *f, size_t at)
{
    size_t twice = read_16(f, at + 6) & ~1u;

    for (size_t i = 0; i < twice; i += 2) {
        size_t end_at = at + 14 + i, start_at = end_at + twice + 2, delta_at = start_at + twice, offset_at = delta_at + twice;
        unsigned start = read_16(f, start_at), end = read_16(f, end_at), offset = read_16(f, offset_at);

        for (unsigned c = start; c <= end && c < 0xFFFF; c++) {
            unsigned glyph = offset == 0 ? c : read_16(f, offset_at + offset + 2 * (c - start));

            if (offset == 0 || glyph != 0)
                note_character(f, (glyph + read_16(f, delta_at)) & 0xFFFF, c);
        }
    }
}

/* Format 12: groups of any plane. */
static void
read_groups(Sfnt *f, size_t at)
{
    size_t count = MIN(read_32(f, at + 12), (f->size - at) / 12);

    for (size_t i = 0; i < count; i++) {
        size_t group = at + 16 + 12 * i;
        uint32_t start = read_32(f, group), end = MIN(read_32(f, group + 4), 0x10FFFFu), glyph = read_32(f, group + 8);

        for (uint32_t c = start; c <= end && glyph < f->glyphs; c++)
            note_character(f, glyph++, c);
    }
}

gunichar
sfnt_character(Sfnt *font, size_t glyph)
{
    if (font->characters == NULL) {
        Table cmap = find_table(font, "cmap");
        size_t count = cmap.length >= 4 ? read_16(font, cmap.at + 2) : 0;

        font->characters = g_new0(gunichar, font->glyphs);
        for (size_t i = 0, at = cmap.at + 4; i < count; i++, at += 8) {
            size_t subtable = cmap.at + read_32(font, at + 4);

            if (read_16(font, subtable) == 4 && read_16(font, at) != 1)
                read_segments(font, subtable);
            else if (read_16(font, subtable) == 12 && subtable < font->size)
                read_groups(font, subtable);
        }
    }
    return glyph < font->glyphs ? font->characters[glyph] : 0;
}

/* ---- outlines ---- */

enum { WORDS = 0x1, SCALE = 0x8, MORE = 0x20, TWO_SCALES = 0x40, MATRIX = 0x80, INSTRUCTIONS = 0x100 };

static Table
find_outline(const Sfnt *f, size_t glyph)
{
    size_t from = f->long_loca ? read_32(f, f->loca.at + 4 * glyph) : 2 * (size_t)read_16(f, f->loca.at + 2 * glyph);
    size_t to = f->long_loca ? read_32(f, f->loca.at + 4 * glyph + 4) : 2 * (size_t)read_16(f, f->loca.at + 2 * glyph + 2);

    return glyph < f->glyphs && from + 10 <= to && to <= f->glyf.length ? (Table){ f->glyf.at + from, to - from } : (Table){ 0, 0 };
}

static size_t
component_length(unsigned flags)
{
    return 4 + (flags & WORDS ? 4u : 2u) + (flags & SCALE ? 2u : flags & TWO_SCALES ? 4u : flags & MATRIX ? 8u : 0u);
}

void
sfnt_each_component(const Sfnt *font, size_t glyph, void (*add)(size_t component, void *data), void *data)
{
    Table outline = find_outline(font, glyph);
    unsigned flags = MORE;

    if (outline.length == 0 || read_signed(font, outline.at) >= 0)
        return;
    for (size_t at = outline.at + 10; flags & MORE && at + 4 <= outline.at + outline.length; at += component_length(flags)) {
        flags = read_16(font, at);
        add(read_16(font, at + 2), data);
    }
}

/* ---- writing ---- */

static void
put_16(GByteArray *out, unsigned value)
{
    const guint8 bytes[2] = { (guint8)(value >> 8 & 255), (guint8)(value & 255) };

    g_byte_array_append(out, bytes, 2);
}

static void
put_32(GByteArray *out, uint32_t value)
{
    put_16(out, value >> 16);
    put_16(out, value & 0xFFFF);
}

static void
set_16(GByteArray *out, size_t at, unsigned value)
{
    out->data[at] = (guint8)(value >> 8 & 255);
    out->data[at + 1] = (guint8)(value & 255);
}

static void
set_32(GByteArray *out, size_t at, uint32_t value)
{
    set_16(out, at, value >> 16);
    set_16(out, at + 2, value & 0xFFFF);
}

static void
pad(GByteArray *out)
{
    static const guint8 zeros[4];

    g_byte_array_append(out, zeros, (4 - out->len % 4) % 4);
}

/* Header and ends of contours, no instructions, then flags and coordinates as they are. */
static void
put_simple(GByteArray *out, const Sfnt *f, Table outline, size_t contours)
{
    size_t head = 10 + 2 * contours, rest = head + 2 + read_16(f, outline.at + head);

    if (contours == 0 || head + 2 > outline.length || rest > outline.length)
        return;
    g_byte_array_append(out, f->bytes + outline.at, (guint)head);
    put_16(out, 0);
    g_byte_array_append(out, f->bytes + outline.at + rest, (guint)(outline.length - rest));
}

static unsigned
new_number(const uint16_t *glyphs, size_t count, unsigned glyph)
{
    size_t low = 0, high = count;

    while (low + 1 < high) {
        size_t middle = (low + high) / 2;

        if (glyphs[middle] <= glyph)
            low = middle;
        else
            high = middle;
    }
    return glyphs[low] == glyph ? (unsigned)low : 0;
}

static void
put_composite(GByteArray *out, const Sfnt *f, Table outline, const uint16_t *glyphs, size_t count)
{
    size_t at = outline.at + 10, end = outline.at + outline.length;

    g_byte_array_append(out, f->bytes + outline.at, 10);
    for (unsigned flags = MORE; flags & MORE && at + 4 <= end; at += component_length(flags)) {
        flags = read_16(f, at);
        put_16(out, flags & ~(unsigned)INSTRUCTIONS);
        put_16(out, new_number(glyphs, count, read_16(f, at + 2)));
        g_byte_array_append(out, f->bytes + at + 4, (guint)(MIN(at + component_length(flags), end) - at - 4));
    }
}

/* The outlines, and where each begins: one place more than there are glyphs. */
static GByteArray *
put_outlines(const Sfnt *f, const uint16_t *glyphs, size_t count, uint32_t *places)
{
    GByteArray *out = g_byte_array_sized_new(1 << 14);

    for (size_t i = 0; i < count; i++) {
        Table outline = find_outline(f, glyphs[i]);

        places[i] = out->len;
        if (outline.length > 0 && read_signed(f, outline.at) >= 0)
            put_simple(out, f, outline, (size_t)read_signed(f, outline.at));
        else if (outline.length > 0)
            put_composite(out, f, outline, glyphs, count);
        pad(out);
    }
    places[count] = out->len;
    return out;
}

static int
left_bearing(const Sfnt *f, size_t glyph)
{
    size_t place = glyph < f->metrics ? 4 * glyph + 2 : 4 * f->metrics + 2 * (glyph - f->metrics);

    return read_signed(f, f->hmtx.at + place);
}

/* Tables in the order of their names (ISO/IEC 14496-22, 4.5.1). */
enum { GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, TABLES };
static const char tags[TABLES][5] = { "glyf", "head", "hhea", "hmtx", "loca", "maxp" };

static uint32_t
checksum(const uint8_t *bytes, size_t length)
{
    uint32_t sum = 0;

    for (size_t i = 0; i + 4 <= length; i += 4)
        sum += (uint32_t)bytes[i] << 24 | (uint32_t)bytes[i + 1] << 16 | (uint32_t)bytes[i + 2] << 8 | bytes[i + 3];
    return sum;
}

static void
put_table(GByteArray *out, int table, const uint8_t *bytes, size_t length)
{
    size_t entry = 12 + 16 * (size_t)table, start = out->len;

    g_byte_array_append(out, bytes, (guint)length);
    pad(out);
    memcpy(out->data + entry, tags[table], 4);
    set_32(out, entry + 4, checksum(out->data + start, out->len - start));
    set_32(out, entry + 8, (uint32_t)start);
    set_32(out, entry + 12, (uint32_t)length);
}

/* Header of the file: TrueType, six tables, and what a binary search over them needs. */
static GByteArray *
open_program(void)
{
    static const guint8 directory[16 * TABLES];
    GByteArray *out = g_byte_array_sized_new(1 << 15);

    put_32(out, 0x00010000);
    put_16(out, TABLES);
    put_16(out, 64);
    put_16(out, 2);
    put_16(out, 16 * TABLES - 64);
    g_byte_array_append(out, directory, sizeof directory);
    return out;
}

static void
put_places(GByteArray *out, const uint32_t *places, size_t count, bool is_long)
{
    g_autoptr(GByteArray) loca = g_byte_array_new();

    for (size_t i = 0; i <= count; i++)
        if (is_long)
            put_32(loca, places[i]);
        else
            put_16(loca, places[i] / 2);
    put_table(out, LOCA, loca->data, loca->len);
}

static void
put_metrics(GByteArray *out, const Sfnt *f, const uint16_t *glyphs, size_t count)
{
    g_autoptr(GByteArray) hmtx = g_byte_array_new();

    for (size_t i = 0; i < count; i++) {
        put_16(hmtx, (unsigned)sfnt_advance(f, glyphs[i]));
        put_16(hmtx, (unsigned)left_bearing(f, glyphs[i]));
    }
    put_table(out, HMTX, hmtx->data, hmtx->len);
}

/* A table as it is, but for one number. */
static void
put_changed(GByteArray *out, int table, const Sfnt *f, Table from, size_t length, size_t at, unsigned value)
{
    g_autoptr(GByteArray) copy = g_byte_array_new();

    g_byte_array_append(copy, f->bytes + from.at, (guint)length);
    set_16(copy, at, value);
    if (table == HEAD) {
        set_32(copy, 8, 0);                             /* the whole file's checksum, made last */
        set_16(copy, 16, read_16(f, from.at + 16) & ~0x1Cu);    /* nothing depends on instructions */
    }
    if (table == MAXP) {
        memset(copy->data + 14, 0, 14);                 /* nothing is needed to run them */
        set_16(copy, 14, 1);
    }
    put_table(out, table, copy->data, copy->len);
}

GByteArray *
sfnt_subset(const Sfnt *font, const uint16_t *glyphs, size_t count)
{
    g_autofree uint32_t *places = g_new(uint32_t, count + 1);
    g_autoptr(GByteArray) outlines = put_outlines(font, glyphs, count, places);
    GByteArray *out = open_program();
    bool is_long = outlines->len >= 1 << 17;
    size_t head;

    put_table(out, GLYF, outlines->data, outlines->len);
    head = out->len;
    put_changed(out, HEAD, font, font->head, 54, 50, is_long);
    put_changed(out, HHEA, font, font->hhea, 36, 34, (unsigned)count);
    put_metrics(out, font, glyphs, count);
    put_places(out, places, count, is_long);
    put_changed(out, MAXP, font, font->maxp, 32, 4, (unsigned)count);
    set_32(out, head + 8, 0xB1B0AFBAu - checksum(out->data, out->len));
    return out;
}
