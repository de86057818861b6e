/*
 * Rules about fonts (ISO 14289-1, 7.21; ISO 19005-2, 6.2.11): embedded, whole, measured as they say, and readable as
 * text. Of an embedded TrueType program only the tables that hold counts and widths are read; everything is
 * bounds-checked.
 */
#include "audit/font.h"
#include <math.h>
#include <string.h>

enum { FINDINGS_A_FONT = 3, FLAG_SYMBOLIC = 4 };

/* What a TrueType program says of itself; units 0 when there is no program that can be read. */
typedef struct Program {
    const guint8 *bytes;
    size_t length;
    guint units, glyphs, metrics; /* per em; glyphs; entries of hmtx that have a width */
    size_t hmtx, cmap;            /* offsets; 0: none */
} Program;

/* ---- the program ---- */

static guint
read_16(const Program *program, size_t at)
{
    return program->bytes != NULL && at + 2 <= program->length ? (guint)program->bytes[at] << 8 | program->bytes[at + 1]
                                                               : 0;
}

static size_t
read_32(const Program *program, size_t at)
{
    return (size_t)read_16(program, at) << 16 | read_16(program, at + 2);
}

static size_t
table_at(const Program *program, const char *tag)
{
    guint count = read_16(program, 4);

    for (size_t at = 12; count-- > 0 && at + 16 <= program->length; at += 16)
        if (memcmp(program->bytes + at, tag, 4) == 0 && read_32(program, at + 8) < program->length)
            return read_32(program, at + 8);
    return 0;
}

static Program
program_read(const guint8 *bytes, size_t length)
{
    Program program = { .bytes = bytes, .length = bytes == NULL ? 0 : length };
    size_t head = table_at(&program, "head"), maxp = table_at(&program, "maxp"), hhea = table_at(&program, "hhea");

    program.hmtx = table_at(&program, "hmtx");
    program.cmap = table_at(&program, "cmap");
    if (head == 0 || maxp == 0 || hhea == 0 || program.hmtx == 0)
        return program;
    program.units = read_16(&program, head + 18);
    program.glyphs = read_16(&program, maxp + 4);
    program.metrics = read_16(&program, hhea + 34);
    return program;
}

/* In thousandths of an em; -1 when it is not there. */
static double
program_width(const Program *program, int glyph)
{
    size_t entry = MIN((size_t)glyph, (size_t)(program->metrics == 0 ? 0 : program->metrics - 1));
    size_t at = program->hmtx + entry * 4;

    if (program->units == 0 || program->metrics == 0 || at + 2 > program->length)
        return -1;
    return read_16(program, at) * 1000.0 / program->units;
}

/* The glyph of a character in a cmap subtable of format 0, 4 or 6; -1 for another format. */
static int
subtable_glyph(const Program *program, size_t at, guint character)
{
    guint format = read_16(program, at), segments = read_16(program, at + 6) / 2;

    if (format == 0)
        return character < 256 && at + 6 + character < program->length ? program->bytes[at + 6 + character] : 0;
    if (format == 6) {
        guint first = read_16(program, at + 6), count = read_16(program, at + 8);

        return character >= first && character - first < count
                   ? (int)read_16(program, at + 10 + 2 * (character - first))
                   : 0;
    }
    for (guint i = 0; format == 4 && i < segments; i++) {
        size_t end = at + 14 + 2 * i, start = end + 2 * segments + 2, delta = start + 2 * segments,
               offset = delta + 2 * segments;
        guint glyph;

        if (character > read_16(program, end))
            continue;
        if (character < read_16(program, start))
            return 0;
        if (read_16(program, offset) == 0)
            return (int)((character + read_16(program, delta)) & 0xFFFF);
        glyph = read_16(program, offset + read_16(program, offset) + 2 * (character - read_16(program, start)));
        return glyph == 0 ? 0 : (int)((glyph + read_16(program, delta)) & 0xFFFF);
    }
    return format == 4 ? 0 : -1;
}

static size_t
subtable_at(const Program *program, guint platform, guint encoding)
{
    guint count = program->cmap == 0 ? 0 : read_16(program, program->cmap + 2);

    for (guint i = 0; i < count; i++) {
        size_t at = program->cmap + 4 + 8 * (size_t)i;

        if (read_16(program, at) == platform && read_16(program, at + 2) == encoding)
            return program->cmap + read_32(program, at + 4);
    }
    return 0;
}

/* The glyph that a simple TrueType font shows for a code (ISO 32000-1, 9.6.6.4); -1 when it cannot be told. */
static int
simple_glyph(Audit *audit, const AuditFont *font, const Program *program, guint code)
{
    bool symbolic = (object_integer(object_get(audit->file, font->descriptor, "Flags"), 0) & FLAG_SYMBOLIC) != 0;
    const Object *encoding = object_get(audit->file, font->dict, "Encoding");
    size_t unicode = subtable_at(program, 3, 1), symbol = subtable_at(program, 3, 0),
           roman = subtable_at(program, 1, 0);
    int glyph = -1;

    if (!symbolic && unicode != 0 && object_is_name(encoding, "WinAnsiEncoding"))
        return subtable_glyph(program, unicode, audit_win_ansi(code));
    if (!symbolic)
        return -1;
    if (symbol != 0)
        glyph = subtable_glyph(program, symbol, 0xF000 + code);
    if (glyph <= 0 && symbol != 0)
        glyph = subtable_glyph(program, symbol, code);
    return glyph <= 0 && roman != 0 ? subtable_glyph(program, roman, code) : glyph;
}

/* ---- widths as the dictionary has them ---- */

/* The widths of CIDs: /W is a list of "first [w w w]" and "first last w" (9.7.4.3). */
static void
cid_widths(Audit *audit, const AuditFont *font, float *widths)
{
    const Object *list = object_get(audit->file, font->descendant, "W"),
                   *other = object_get(audit->file, font->descendant, "DW");

    for (size_t i = 0; i < AUDIT_CODES; i++)
        widths[i] = (float)(other->kind == OBJECT_NULL ? 1000 : object_number(other));
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i + 1 < list->length;) {
        gint64 first = CLAMP(object_integer(object_item(audit->file, list, i), 0), 0, AUDIT_CODES);
        const Object *second = object_item(audit->file, list, i + 1);

        if (second->kind == OBJECT_ARRAY) {
            for (size_t k = 0; k < second->length && first + (gint64)k < AUDIT_CODES; k++)
                widths[first + (gint64)k] = (float)object_number(object_item(audit->file, second, k));
            i += 2;
        } else {
            gint64 last = MIN(object_integer(second, 0), AUDIT_CODES - 1);

            for (gint64 k = first; k <= last; k++)
                widths[k] = (float)object_number(object_item(audit->file, list, i + 2));
            i += 3;
        }
    }
}

static double
simple_width(Audit *audit, const AuditFont *font, guint code)
{
    gint64 first = object_integer(object_get(audit->file, font->dict, "FirstChar"), 0);
    const Object *widths = object_get(audit->file, font->dict, "Widths");

    if (widths->kind != OBJECT_ARRAY || (gint64)code < first || (gint64)code - first >= (gint64)widths->length)
        return object_number(object_get(audit->file, font->descriptor, "MissingWidth"));
    return object_number(object_item(audit->file, widths, (size_t)((gint64)code - first)));
}

/* ---- the rules ---- */

/* ISO 32000-1, 9.9. */
static const Object *
program_stream(Audit *audit, const AuditFont *font)
{
    static const char *const keys[] = { "FontFile2", "FontFile3", "FontFile" };
    const Object *stream = &object_null;

    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !stream->stream; i++)
        stream = object_get(audit->file, font->descriptor, keys[i]);
    return stream;
}

static void
check_embedded(Audit *audit, const AuditFont *font)
{
    size_t length;
    const Object *stream = program_stream(audit, font);
    g_autofree guint8 *bytes = NULL;

    if (font->type3 || !font->visible)
        return;
    if (!stream->stream) {
        audit_note(audit, RULE_FONT_EMBEDDED, font->page, font->dict->number, "%s", font->name);
        return;
    }
    bytes = object_stream(audit->file, stream, &length);
    if ((bytes == NULL || length < 4) && !object_file_exhausted(audit->file))
        audit_note(audit, RULE_FONT_EMBEDDED, font->page, font->dict->number, "%s: its program cannot be unpacked",
                   font->name);
}

static void
check_cid_font(Audit *audit, const AuditFont *font)
{
    ObjectFile *file = audit->file;
    const Object *map = object_get(file, font->descendant, "CIDToGIDMap"),
                   *encoding = object_get(file, font->dict, "Encoding");
    const Object *system = object_get(file, font->descendant, "CIDSystemInfo");
    const Object *wanted = object_get(file, encoding, "CIDSystemInfo");

    if (object_is_name(object_get(file, font->descendant, "Subtype"), "CIDFontType2")) {
        if (map->kind == OBJECT_NULL)
            audit_note(audit, RULE_CID_MAP_MISSING, font->page, font->descendant->number, "%s has no /CIDToGIDMap",
                       font->name);
        else if (!map->stream && !object_is_name(map, "Identity"))
            audit_note(audit, RULE_CID_MAP_WRONG, font->page, font->descendant->number,
                       "%s: /CIDToGIDMap is neither a stream nor /Identity", font->name);
    }
    if (encoding->kind != OBJECT_NAME && !encoding->stream)
        audit_note(audit, RULE_FONT_ENCODING, font->page, font->dict->number, "%s has no CMap", font->name);
    if (system->kind != OBJECT_DICT)
        audit_note(audit, RULE_CID_SYSTEM, font->page, font->descendant->number, "%s has no /CIDSystemInfo",
                   font->name);
    if (encoding->stream)
        for (size_t i = 0; i < 2; i++) {
            const char *key = i == 0 ? "Registry" : "Ordering";

            if (g_strcmp0(object_text(file, object_get(file, system, key)),
                          object_text(file, object_get(file, wanted, key))) != 0)
                audit_note(audit, RULE_CID_SYSTEM, font->page, font->dict->number, "%s: /%s is not that of its CMap",
                           font->name, key);
        }
}

/* 31-027: a font without ToUnicode must have an encoding from which the text follows. */
static bool
is_readable_without(Audit *audit, const AuditFont *font)
{
    static const char *const known[] = { "WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding", NULL };
    const Object *encoding = object_get(audit->file, font->dict, "Encoding");
    const Object *base = encoding->kind == OBJECT_DICT ? object_get(audit->file, encoding, "BaseEncoding") : encoding;

    if (font->composite)
        return encoding->kind == OBJECT_NAME && !font->identity;
    return g_strv_contains(known, object_name(base)) && object_find(encoding, "Differences")->kind == OBJECT_NULL;
}

/* Once for each of the first few codes: a font that is wrong is wrong throughout. */
static void
check_codes(Audit *audit, const AuditFont *font)
{
    guint silent = 0;

    for (guint code = 0; font->unicode != NULL && code < AUDIT_CODES && silent < FINDINGS_A_FONT; code++) {
        char buffer[8];

        if (audit_font_uses(font, code) && audit_font_text(font, code, buffer) == NULL) {
            audit_note(audit, RULE_UNICODE_CODE, font->page, font->dict->number, "%s: code %04X", font->name, code);
            silent++;
        }
    }
}

static void
check_unicode(Audit *audit, const AuditFont *font)
{
    guint code;
    const char *text;

    if (font->unicode == NULL && !is_readable_without(audit, font))
        audit_note(audit, RULE_UNICODE_MISSING, font->page, font->dict->number, "%s has no /ToUnicode", font->name);
    for (guint i = 0; audit_cmap_at(font->unicode, i, &code, &text); i++) {
        gunichar first = g_utf8_get_char(text);

        if (first == 0)
            audit_note(audit, RULE_UNICODE_NULL, font->page, font->dict->number, "%s: code %04X leads to U+0000",
                       font->name, code);
        else if (first == 0xFEFF || first == 0xFFFE)
            audit_note(audit, RULE_UNICODE_BOM, font->page, font->dict->number, "%s: code %04X leads to U+%04X",
                       font->name, code, (guint)first);
        else if (first == 0xFFFD && audit_font_uses_bare(font, code))
            audit_note(audit, RULE_UNICODE_UNKNOWN, font->page, font->dict->number, "%s: code %04X leads to U+FFFD",
                       font->name, code);
    }
    check_codes(audit, font);
}

typedef struct GlyphCheck {
    Audit *audit;
    const AuditFont *font;
    Program program;
    float *widths;
    guint wrong;
} GlyphCheck;

static void
check_glyph(GlyphCheck *check, guint code)
{
    const AuditFont *font = check->font;
    int cid = font->composite ? audit_font_cid(font, code) : (int)code;
    int glyph = font->composite ? audit_font_glyph(font, cid) : simple_glyph(check->audit, font, &check->program, code);
    double own, said;

    if (glyph == 0 || (font->composite && cid == 0)) {
        audit_note(check->audit, RULE_NOTDEF, font->page, font->dict->number, "%s: code %04X", font->name, code);
        return;
    }
    if (glyph < 0 || check->program.units == 0)
        return;
    if ((guint)glyph >= check->program.glyphs) {
        audit_note(check->audit, RULE_GLYPH_MISSING, font->page, font->dict->number, "%s has no glyph %d", font->name,
                   glyph);
        return;
    }
    own = program_width(&check->program, glyph);
    said = font->composite ? (double)check->widths[CLAMP(cid, 0, AUDIT_CODES - 1)]
                           : simple_width(check->audit, font, code);
    if (own >= 0 && fabs(own - said) > 1 && check->wrong++ < FINDINGS_A_FONT)
        audit_note(check->audit, RULE_FONT_WIDTH, font->page, font->dict->number, "%s: glyph %d is %d wide, not %d",
                   font->name, glyph, (int)own, (int)said);
}

static void
check_glyphs(Audit *audit, const AuditFont *font)
{
    size_t length;
    g_autofree guint8 *bytes =
        object_stream(audit->file, object_get(audit->file, font->descriptor, "FontFile2"), &length);
    g_autofree float *widths = font->composite ? g_new(float, AUDIT_CODES) : NULL;
    GlyphCheck check = { audit, font, program_read(bytes, length), widths, 0 };

    if (font->type3)
        return;
    if (font->composite)
        cid_widths(audit, font, widths);
    for (guint code = 0; code < AUDIT_CODES; code++)
        if (audit_font_uses(font, code))
            check_glyph(&check, code);
}

/* A CIDSet need not be there; if it is, it names every CID of the program (6.2.11.4.2): at least those that are shown.
 */
static void
check_cid_set(Audit *audit, const AuditFont *font)
{
    const Object *set = object_get(audit->file, font->descriptor, "CIDSet");
    size_t length;
    g_autofree guint8 *bytes = object_stream(audit->file, set, &length);

    for (guint code = 0; set->stream && code < AUDIT_CODES; code++) {
        int cid = audit_font_uses(font, code) ? audit_font_cid(font, code) : -1;

        if (cid < 0 || (bytes != NULL && (size_t)cid / 8 < length && (bytes[cid / 8] >> (7 - cid % 8) & 1) != 0))
            continue;
        audit_note(audit, RULE_CID_SET, font->page, set->number, "%s: CID %d", font->name, cid);
        return;
    }
}

void
audit_check_fonts(Audit *audit)
{
    for (guint i = 0; i < audit->fonts->len; i++) {
        const AuditFont *font = g_ptr_array_index(audit->fonts, i);

        check_embedded(audit, font);
        if (font->composite) {
            check_cid_font(audit, font);
            check_cid_set(audit, font);
        }
        check_unicode(audit, font);
        check_glyphs(audit, font);
    }
}
