/* Fonts of a document, first noted, then numbered, then written. */
#include "base/append.h"
#include "base/format.h"
#include "pdf/font.h"
#include <string.h>
#include "pdf/program.h"

enum { KEPT_MOST = 8 << 20, IN_ONE_RANGE = 100, NAME_LENGTH = 6 };

typedef struct Program {
    GBytes *deflated;
    size_t length;                      /* of the font program itself */
    ProgramKind kind;
    uint16_t *glyphs;                   /* by code, their numbers in the file */
    int *advances;                      /* by code, font units */
    size_t count;
    GBytes *meanings, *meanings_deflated;       /* of the last document that had it: of most the next has the same */
} Program;

struct PdfFont {
    PdfContext *context;
    FontFile *file;
    FontMeasures measures;
    char *name;
    GHashTable *programs;               /* GBytes, the glyphs -> Program */
    /* of the document at work */
    const TextFont *of;
    GlyphUse *uses;                     /* by glyph */
    GArray *glyphs;                     /* uint16_t: those shown, ascending once they are numbered */
    Program *program;                   /* once they are numbered */
    int index, number;
};

/* ---- files ---- */

static void
free_program(void *data)
{
    Program *program = data;

    g_bytes_unref(program->deflated);
    g_clear_pointer(&program->meanings, g_bytes_unref);
    g_clear_pointer(&program->meanings_deflated, g_bytes_unref);
    g_free(program->glyphs);
    g_free(program->advances);
    g_free(program);
}

static void
free_font(void *data)
{
    PdfFont *font = data;

    if (font == NULL)
        return;
    font_file_free(font->file);
    g_free(font->name);
    g_hash_table_unref(font->programs);
    g_free(font->uses);
    g_array_unref(font->glyphs);
    g_free(font);
}

GHashTable *
font_table_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_font);
}

static PdfFont *
open_font(PdfContext *context, const TextFont *text_font, char **why)
{
    FontFile *file = font_file_open(text_font->path, text_font->face_index, text_font->variations, why);
    PdfFont *font;

    if (file == NULL)
        return NULL;
    font = g_new0(PdfFont, 1);
    font->context = context;
    font->file = file;
    font->measures = font_file_measures(file);
    font->name = font_file_postscript_name(file);
    font->programs = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, free_program);
    font->uses = g_new0(GlyphUse, font_file_glyph_count(file));
    font->glyphs = g_array_new(FALSE, FALSE, sizeof(uint16_t));
    return font;
}

/* ---- noting ---- */

PdfFont *
font_find(PdfContext *context, const TextFont *file, char **why)
{
    g_autofree char *key = NULL;
    PdfFont *font;

    for (guint i = context->set->len; i-- > 0;) {
        font = g_ptr_array_index(context->set, i);
        if (font->of == file)
            return font;
    }
    key = g_strdup_printf("%s#%d#%s", file->path, file->face_index, file->variations == NULL ? "" : file->variations);
    font = g_hash_table_lookup(context->fonts, key);
    if (font == NULL && (font = open_font(context, file, why)) != NULL)
        g_hash_table_insert(context->fonts, g_steal_pointer(&key), font);
    if (font == NULL || font->of != NULL)
        return font;
    font->of = file;
    font->index = (int)context->set->len;
    g_ptr_array_add(context->set, font);
    return font;
}

static inline void
show_glyph(PdfFont *font, uint32_t glyph, const char *text, size_t length, bool rtl)
{
    GlyphUse *use = &font->uses[glyph];
    uint16_t number = (uint16_t)glyph;

    if (!use->shown)
        g_array_append_val(font->glyphs, number);
    use->shown = true;
    if (use->text != NULL || text == NULL)
        return;
    use->text = text;
    use->length = (uint32_t)length;
    use->rtl = rtl;
}

/* How many glyphs have ink; the others (joiners) are UINT32_MAX. */
static size_t
inked(const TextGlyph *glyphs, size_t count)
{
    size_t shown = 0;

    for (size_t i = 0; i < count; i++)
        shown += glyphs[i].glyph != UINT32_MAX;
    return shown;
}

bool
font_note(PdfFont *font, const TextRun *run)
{
    const char *text = run->text;
    const TextGlyph *glyph = run->rtl ? run->glyphs + run->glyph_count : run->glyphs;
    size_t count = font_file_glyph_count(font->file);

    for (size_t c = 0; c < run->cluster_count; c++) {
        const TextCluster *cluster = &run->clusters[c];
        bool alone;

        glyph -= run->rtl ? cluster->glyphs : 0;
        alone = cluster->bytes > 0 && (cluster->glyphs == 1 || inked(glyph, cluster->glyphs) == 1);
        for (int i = 0; i < cluster->glyphs; i++) {
            if (glyph[i].glyph == UINT32_MAX)
                continue;
            if (glyph[i].glyph >= count)
                return false;
            show_glyph(font, glyph[i].glyph, alone ? text : NULL, cluster->bytes, run->rtl);
        }
        glyph += run->rtl ? 0 : cluster->glyphs;
        text += cluster->bytes;
    }
    return true;
}

/* ---- programs and numbers ---- */

static int
compare_glyphs(const void *left, const void *right)
{
    return *(const uint16_t *)left - *(const uint16_t *)right;
}

static void
forget_programs(PdfContext *context)
{
    GHashTableIter fonts;
    void *font;

    g_hash_table_iter_init(&fonts, context->fonts);
    while (g_hash_table_iter_next(&fonts, NULL, &font))
        g_hash_table_remove_all(((PdfFont *)font)->programs);
    context->kept = 0;
}

/* The program of the glyphs shown; NULL when none can be made of the file. */
static Program *
find_program(PdfFont *font, Writer *writer)
{
    g_autoptr(GBytes) key = g_bytes_new(font->glyphs->data, font->glyphs->len * sizeof(uint16_t));
    g_autoptr(FontProgram) made = NULL;
    Program *program = g_hash_table_lookup(font->programs, key);
    gsize length;
    const void *bytes;

    if (program != NULL)
        return program;
    made = font_file_subset(font->file, (const uint16_t *)(const void *)font->glyphs->data, font->glyphs->len);
    if (made == NULL)
        return NULL;
    bytes = g_bytes_get_data(made->bytes, &length);
    program = g_new(Program, 1);
    *program = (Program){ writer_deflate(writer, bytes, length), length, made->kind, g_steal_pointer(&made->glyphs),
                          g_new(int, made->count), made->count, NULL, NULL };
    for (size_t i = 0; i < program->count; i++)
        program->advances[i] = font_file_advance(font->file, program->glyphs[i]);
    font->context->kept += g_bytes_get_size(program->deflated) + g_bytes_get_size(key) +
                         program->count * (sizeof *program->glyphs + sizeof *program->advances);
    g_hash_table_insert(font->programs, g_steal_pointer(&key), program);
    return program;
}

/* In thousandths of a thousandth of an em: the widths of a file are thousandths, and these may be broken. */
static gint64
width_of(const PdfFont *font, int advance)
{
    gint64 units = font->measures.units;

    return ((gint64)advance * 1000000 + units / 2) / units;
}

const TextFont *
fonts_number(PdfContext *context, Writer *writer)
{
    for (guint i = 0; i < context->set->len; i++) {
        PdfFont *font = g_ptr_array_index(context->set, i);

        g_array_sort(font->glyphs, compare_glyphs);
        font->program = find_program(font, writer);
        if (font->program == NULL)
            return font->of;
        for (size_t code = 0; code < font->program->count; code++) {
            GlyphUse *use = &font->uses[font->program->glyphs[code]];

            use->code = (uint16_t)code;
            use->advance = font->program->advances[code];
            use->width = (double)width_of(font, use->advance) / 1e6;
        }
        font->number = writer_add(writer);
    }
    return NULL;
}

int
font_index(const PdfFont *font)
{
    return font->index;
}

const GlyphUse *
font_uses(const PdfFont *font)
{
    return font->uses;
}

void
put_font_resources(GString *out, const PdfContext *context)
{
    for (guint i = 0; i < context->set->len; i++) {
        format_append(out, " /F%u", i);
        put_reference(out, ((const PdfFont *)g_ptr_array_index(context->set, i))->number);
    }
}

/* ---- what codes mean (ISO 32000-1, 9.10.3) ---- */

static void
put_hex(GString *out, unsigned value)
{
    static const char digits[] = "0123456789ABCDEF";
    const char text[4] = { digits[value >> 12 & 15], digits[value >> 8 & 15], digits[value >> 4 & 15],
                           digits[value & 15] };

    append_bytes(out, text, 4);
}

static void
put_utf16(GString *out, gunichar c)
{
    if (c > 0xFFFF) {
        put_hex(out, 0xD800 + ((c - 0x10000) >> 10));
        put_hex(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
        put_hex(out, c);
    }
}

/*
 * A glyph that is only ever a part of something means what the font itself says; so does a ligature that runs to the
 * left and has a character of its own, because readers turn the letters of one glyph round.
 */
static void
put_meaning(GString *out, const PdfFont *font, size_t glyph)
{
    const GlyphUse *use = &font->uses[glyph];
    bool ligature = use->text != NULL && use->rtl && (uint32_t)g_utf8_skip[(guchar)*use->text] < use->length;
    gunichar own = use->text == NULL || ligature ? font_file_character(font->file, glyph) : 0;

    if (use->text == NULL || own != 0) {
        put_utf16(out, own == 0 ? 0xFFFD : own);
    } else {
        for (const char *at = use->text, *end = at + use->length; at < end; at += g_utf8_skip[(guchar)*at])
            put_utf16(out, g_utf8_get_char(at));
    }
}

static unsigned
code_at(const PdfFont *font, guint i)
{
    return font->uses[g_array_index(font->glyphs, uint16_t, i)].code;
}

/* Codes that follow on each other from glyph i on: of one first byte, and no more than a hundred. */
static guint
range_end(const PdfFont *font, guint i)
{
    guint end = i + 1;

    while (end < font->glyphs->len && end - i < IN_ONE_RANGE && code_at(font, end) == code_at(font, end - 1) + 1 &&
           (code_at(font, end) & 255) != 0)
        end++;
    return end;
}

static void
put_meanings(GString *out, const PdfFont *font)
{
    for (guint i = 0, end; i < font->glyphs->len; i = end) {
        end = range_end(font, i);
        append_text(out, "1 beginbfrange\n<");
        put_hex(out, code_at(font, i));
        append_text(out, "><");
        put_hex(out, code_at(font, end - 1));
        append_text(out, ">[");
        for (guint g = i; g < end; g++) {
            g_string_append_c(out, '<');
            put_meaning(out, font, g_array_index(font->glyphs, uint16_t, g));
            g_string_append_c(out, '>');
        }
        append_text(out, "]\nendbfrange\n");
    }
}

/* Packed anew only where they are not those of the document before. */
static void
write_deflated_meanings(PdfContext *context, Program *program, Writer *writer, int number, const GString *text)
{
    gsize length;
    const char *data = program->meanings == NULL ? NULL : g_bytes_get_data(program->meanings, &length);

    if (data == NULL || length != text->len || memcmp(data, text->str, length) != 0) {
        if (data != NULL)
            context->kept -= length + g_bytes_get_size(program->meanings_deflated);
        g_clear_pointer(&program->meanings, g_bytes_unref);
        g_clear_pointer(&program->meanings_deflated, g_bytes_unref);
        program->meanings = g_bytes_new(text->str, text->len);
        program->meanings_deflated = writer_deflate_once(writer, text->str, text->len);
        context->kept += text->len + g_bytes_get_size(program->meanings_deflated);
    }
    data = g_bytes_get_data(program->meanings_deflated, &length);
    writer_stream(writer, number, "/Filter /FlateDecode", data, length);
}

static int
write_meanings(const PdfFont *font, Writer *writer)
{
    g_autoptr(GString) out = g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                          "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                                          "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 "
                                          "begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    int number = writer_add(writer);

    put_meanings(out, font);
    g_string_append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    write_deflated_meanings(font->context, font->program, writer, number, out);
    return number;
}

/* ---- programs ---- */

static int
write_program(PdfFont *font, Writer *writer)
{
    const Program *program = font->program;
    g_autofree char *dictionary = program->kind == PROGRAM_CFF
                                      ? g_strdup("/Filter /FlateDecode /Subtype /CIDFontType0C")
                                      : g_strdup_printf("/Filter /FlateDecode /Length1 %zu", program->length);
    gsize size;
    const void *bytes = g_bytes_get_data(program->deflated, &size);
    int number = writer_add(writer);

    writer_stream(writer, number, dictionary, bytes, size);
    return number;
}

/* ---- dictionaries (ISO 32000-1, 9.6 to 9.8) ---- */

/* "ABCDEF+NotoSans-Bold": six letters that tell subsets of one font apart (9.6.4), a hash of its glyphs. */
static char *
base_name(const PdfFont *font)
{
    guint64 hash = 14695981039346656037u;
    char tag[NAME_LENGTH + 1] = { 0 };

    for (size_t i = 0; i < font->program->count; i++)
        hash = (hash ^ font->program->glyphs[i]) * 1099511628211u;
    for (const char *c = font->of->variations; c != NULL && *c != '\0'; c++)
        hash = (hash ^ (guchar)*c) * 1099511628211u;
    for (int i = 0; i < NAME_LENGTH; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return g_strdup_printf("%s+%s", tag, font->name != NULL ? font->name : "Font");
}

static void
put_measure(GString *out, const PdfFont *font, const char *key, int units)
{
    format_append(out, " /%s ", key);
    put_number(out, units * 1000.0 / font->measures.units);
}

static int
write_descriptor(PdfFont *font, Writer *writer, const char *name)
{
    const FontMeasures *m = &font->measures;
    const int box[4] = { m->x_min, m->y_min, m->x_max, m->y_max };
    g_autoptr(GString) out = g_string_new(NULL);
    int number = writer_add(writer);

    format_append(out, "<< /Type /FontDescriptor /FontName /%s /Flags 4 /StemV 80 /FontBBox [", name);
    for (int i = 0; i < 4; i++) {
        g_string_append_c(out, ' ');
        put_number(out, box[i] * 1000.0 / m->units);
    }
    g_string_append(out, " ] /ItalicAngle ");
    put_number(out, m->italic_angle);
    put_measure(out, font, "Ascent", m->ascent);
    put_measure(out, font, "Descent", m->descent);
    put_measure(out, font, "CapHeight", m->cap_height);
    g_string_append(out, font->program->kind == PROGRAM_CFF ? " /FontFile3" : " /FontFile2");
    put_reference(out, write_program(font, writer));
    g_string_append(out, " >>");
    writer_object(writer, number, out->str, out->len);
    return number;
}

static int
write_cid_font(PdfFont *font, Writer *writer, const char *name)
{
    g_autoptr(GString) out = g_string_new(NULL);
    int number = writer_add(writer);

    format_append(out, "<< /Type /Font /Subtype %s /BaseFont /%s%s /FontDescriptor",
                  font->program->kind == PROGRAM_CFF ? "/CIDFontType0" : "/CIDFontType2", name,
                  font->program->kind == PROGRAM_CFF ? "" : " /CIDToGIDMap /Identity");
    put_reference(out, write_descriptor(font, writer, name));
    g_string_append(out, " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 [");
    for (size_t i = 0; i < font->program->count; i++) {
        put_thousandths(out, width_of(font, font->uses[font->program->glyphs[i]].advance));
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "]] >>");
    writer_object(writer, number, out->str, out->len);
    return number;
}

void
fonts_write(PdfContext *context, Writer *writer)
{
    for (guint i = 0; i < context->set->len; i++) {
        PdfFont *font = g_ptr_array_index(context->set, i);
        g_autofree char *name = base_name(font);
        g_autoptr(GString) out = g_string_new(NULL);

        format_append(out, "<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [",
                      name);
        put_reference(out, write_cid_font(font, writer, name));
        g_string_append(out, " ] /ToUnicode");
        put_reference(out, write_meanings(font, writer));
        g_string_append(out, " >>");
        writer_object(writer, font->number, out->str, out->len);
    }
}

void
fonts_clear(PdfContext *context)
{
    for (guint i = 0; i < context->set->len; i++) {
        PdfFont *font = g_ptr_array_index(context->set, i);

        for (guint k = 0; k < font->glyphs->len; k++)
            font->uses[g_array_index(font->glyphs, uint16_t, k)] = (GlyphUse){ 0 };
        g_array_set_size(font->glyphs, 0);
        font->of = NULL;
        font->program = NULL;
    }
    g_ptr_array_set_size(context->set, 0);
    if (context->kept > KEPT_MOST)
        forget_programs(context);
}
