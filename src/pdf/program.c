/*
 * Font files through HarfBuzz. What is subset is a face of the few tables that a program needs: with the others
 * HarfBuzz would spend most of its time on characters and layout that no program holds.
 */
#include "pdf/program.h"
#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>
#include "base/input.h"
#include "pdf/cff.h"
#include "text/embed.h"

enum { GLYPH_IDS = 65535 };             /* of which a file has numbers of two bytes */

struct FontFile {
    hb_face_t *face, *lean;             /* lean: of the tables that are subset */
    hb_font_t *font;                    /* in font units, at the instance */
    size_t glyphs;
    ProgramKind kind;
    hb_variation_t *axes;
    unsigned axis_count;
    gunichar *characters;               /* by glyph, made when first asked for */
};

/* ---- opening ---- */

static const hb_tag_t lean_tags[] = {
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('C', 'F', 'F', ' '), HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('a', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'),
};

static hb_blob_t *
lean_table(hb_face_t *lean, hb_tag_t tag, void *data)
{
    (void)lean;
    for (size_t i = 0; i < G_N_ELEMENTS(lean_tags); i++)
        if (lean_tags[i] == tag)
            return hb_face_reference_table(data, tag);
    return hb_blob_get_empty();
}

/* "wght=500,wdth=87.5" */
static void
read_variations(FontFile *file, const char *variations)
{
    g_auto(GStrv) parts = g_strsplit(variations == NULL ? "" : variations, ",", -1);

    file->axes = g_new0(hb_variation_t, g_strv_length(parts) + 1);
    for (char **part = parts; *part != NULL; part++)
        if (hb_variation_from_string(*part, -1, &file->axes[file->axis_count]))
            file->axis_count++;
}

static void
unmap(void *data)
{
    g_mapped_file_unref(data);
}

FontFile *
font_file_open(const char *path, int face_index, const char *variations, char **why)
{
    InputFault fault;
    GMappedFile *mapped = input_map_or_why(path, input_limit(INPUT_FONT), &fault, why);
    FontFile *file;
    hb_blob_t *blob;
    int units;

    if (mapped == NULL)
        return NULL;
    file = g_new0(FontFile, 1);
    blob = hb_blob_create(g_mapped_file_get_contents(mapped), (unsigned)g_mapped_file_get_length(mapped),
                          HB_MEMORY_MODE_READONLY, mapped, unmap);
    file->face = hb_face_create(blob, (unsigned)face_index & 0xFFFF);   /* above it: the number of a named instance */
    hb_blob_destroy(blob);
    *why = g_strdup(embed_refusal(file->face));
    if (*why != NULL) {
        hb_face_destroy(file->face);
        g_free(file);
        return NULL;
    }
    units = (int)hb_face_get_upem(file->face);
    file->lean = hb_face_create_for_tables(lean_table, file->face, NULL);
    file->font = hb_font_create(file->face);
    hb_font_set_scale(file->font, units, units);
    read_variations(file, variations);
    hb_font_set_variations(file->font, file->axes, file->axis_count);
    file->glyphs = MIN(hb_face_get_glyph_count(file->face), GLYPH_IDS);
    file->kind = embed_has_table(file->face, HB_TAG('g', 'l', 'y', 'f')) ? PROGRAM_TRUETYPE : PROGRAM_CFF;
    return file;
}

void
font_file_free(FontFile *file)
{
    hb_font_destroy(file->font);
    hb_face_destroy(file->lean);
    hb_face_destroy(file->face);
    g_free(file->characters);
    g_free(file->axes);
    g_free(file);
}

/* ---- what it says ---- */

/* Two bytes of a table as a signed number; 0 beyond its end. */
static int
read_signed(hb_face_t *face, hb_tag_t tag, size_t at)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    unsigned length;
    const guint8 *bytes = (const guint8 *)hb_blob_get_data(table, &length);
    int value = at + 2 <= length ? (int16_t)(bytes[at] << 8 | bytes[at + 1]) : 0;

    hb_blob_destroy(table);
    return value;
}

/* Fields of 'head', 'hhea', 'OS/2' and 'post' by their places (ISO/IEC 14496-22, 5.2). */
FontMeasures
font_file_measures(const FontFile *file)
{
    const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd'), hhea = HB_TAG('h', 'h', 'e', 'a'),
                   os2 = HB_TAG('O', 'S', '/', '2'), post = HB_TAG('p', 'o', 's', 't');
    hb_face_t *face = file->face;
    FontMeasures m = {
        .units = (int)hb_face_get_upem(face),
        .ascent = read_signed(face, hhea, 4),
        .descent = read_signed(face, hhea, 6),
        .x_min = read_signed(face, head, 36),
        .y_min = read_signed(face, head, 38),
        .x_max = read_signed(face, head, 40),
        .y_max = read_signed(face, head, 42),
        .italic_angle = read_signed(face, post, 4) + (uint16_t)read_signed(face, post, 6) / 65536.0,
    };

    m.cap_height = read_signed(face, os2, 0) >= 2 ? read_signed(face, os2, 88) : 0;
    if (m.cap_height == 0)
        m.cap_height = m.ascent;
    return m;
}

char *
font_file_postscript_name(const FontFile *file)
{
    g_autoptr(GString) name = g_string_new(NULL);
    char text[64];
    unsigned size = sizeof text;

    hb_ot_name_get_utf8(file->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, text);
    for (const char *c = text; c < text + MIN(size, sizeof text - 1); c++)
        if (*c > 32 && *c < 127 && strchr("()<>[]{}/%#", *c) == NULL)
            g_string_append_c(name, *c);
    return name->len == 0 ? NULL : g_strdup(name->str);
}

size_t
font_file_glyph_count(const FontFile *file)
{
    return file->glyphs;
}

int
font_file_advance(const FontFile *file, size_t glyph)
{
    return hb_font_get_glyph_h_advance(file->font, (hb_codepoint_t)glyph);
}

static void
read_characters(FontFile *file)
{
    hb_set_t *characters = hb_set_create();
    hb_codepoint_t code = HB_SET_VALUE_INVALID, glyph;

    file->characters = g_new0(gunichar, file->glyphs);
    hb_face_collect_unicodes(file->face, characters);
    while (hb_set_next(characters, &code))
        if (hb_font_get_nominal_glyph(file->font, code, &glyph) && glyph > 0 && glyph < file->glyphs &&
            file->characters[glyph] == 0)
            file->characters[glyph] = code;
    hb_set_destroy(characters);
}

gunichar
font_file_character(FontFile *file, size_t glyph)
{
    if (file->characters == NULL)
        read_characters(file);
    return glyph < file->glyphs ? file->characters[glyph] : 0;
}

/* ---- programs ---- */

/* What is asked for; every table that no program has (ISO 32000-1, 9.9) is left out, and so are instructions. */
static hb_subset_input_t *
new_input(const FontFile *file, const uint16_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *wanted;

    if (input == NULL)
        g_error("failed to allocate memory for HarfBuzz");
    wanted = hb_subset_input_glyph_set(input);
    hb_set_add(wanted, 0);
    for (size_t i = 0; i < count; i++)
        hb_set_add(wanted, glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    for (unsigned i = 0; i < file->axis_count; i++)
        hb_subset_input_pin_axis_location(input, file->lean, file->axes[i].tag, file->axes[i].value);
    return input;
}

/* False when the plan numbers glyphs that the file has not, or leaves a number out. */
static bool
read_glyphs(const FontFile *file, FontProgram *program, const hb_subset_plan_t *plan)
{
    const hb_map_t *old = hb_subset_plan_new_to_old_glyph_mapping(plan);

    program->count = hb_map_get_population(old);
    program->glyphs = g_new(uint16_t, program->count);
    for (size_t i = 0; i < program->count; i++) {
        hb_codepoint_t glyph = hb_map_get(old, (hb_codepoint_t)i);

        if (glyph >= file->glyphs)
            return false;
        program->glyphs[i] = (uint16_t)glyph;
    }
    return true;
}

/* Of a face with CFF outlines that table alone: the least that a CIDFontType0 must have. */
static GBytes *
program_bytes(const FontFile *file, hb_face_t *subset, size_t count)
{
    hb_blob_t *blob = file->kind == PROGRAM_CFF ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
                                                : hb_face_reference_blob(subset);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    g_autofree guint8 *bytes = g_memdup2(data, length);

    hb_blob_destroy(blob);
    if (length == 0 || (file->kind == PROGRAM_CFF && !cff_number_by_glyph(bytes, length, count)))
        return NULL;
    return g_bytes_new_take(g_steal_pointer(&bytes), length);
}

FontProgram *
font_file_subset(const FontFile *file, const uint16_t *glyphs, size_t count)
{
    hb_subset_input_t *input = new_input(file, glyphs, count);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(file->lean, input);
    hb_face_t *subset = plan == NULL ? NULL : hb_subset_plan_execute_or_fail(plan);
    FontProgram *program = NULL;

    if (subset != NULL) {
        program = g_new0(FontProgram, 1);
        program->kind = file->kind;
        if (read_glyphs(file, program, plan))
            program->bytes = program_bytes(file, subset, program->count);
        if (program->bytes == NULL)
            g_clear_pointer(&program, font_program_free);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return program;
}

void
font_program_free(FontProgram *program)
{
    if (program->bytes != NULL)
        g_bytes_unref(program->bytes);
    g_free(program->glyphs);
    g_free(program);
}
