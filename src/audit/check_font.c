/*
 * Rules about fonts (ISO 14289-1, 7.21; ISO 19005-2, 6.2.11): embedded, whole, measured as they say, and readable as
 * text.
 */
#include "audit/font.h"
#include "audit/glyph_names.h"
#include <math.h>
#include <string.h>

enum { FINDINGS_A_FONT = 3, FLAG_SYMBOLIC = 4 };

/* Its names are not at hand: what a code of it shows is taken to be right. */
static const char expert_encoding[] = "MacExpertEncoding";

/* ---- glyphs ---- */

static bool
is_symbolic(const AuditFont *font)
{
    return (object_integer(object_get(font->file, font->descriptor, "Flags"), 0) & FLAG_SYMBOLIC) != 0;
}

/* The glyph that a simple TrueType font shows for a code (ISO 32000-1, 9.6.6.4); -1 when it cannot be told. */
static int
truetype_glyph(AuditFont *font, const FontProgram *program, guint code)
{
    const char *name;
    int glyph;

    if (!is_symbolic(font)) {
        name = audit_font_name(font, code);
        return name == NULL || glyph_character(name) == 0 || !program_has_cmap(program, 3, 1)
                   ? -1 : program_cmap_glyph(program, 3, 1, glyph_character(name));
    }
    glyph = program_cmap_glyph(program, 3, 0, 0xF000 + code);
    if (glyph <= 0)
        glyph = MAX(glyph, program_cmap_glyph(program, 3, 0, code));
    return glyph <= 0 && program_has_cmap(program, 1, 0) ? program_cmap_glyph(program, 1, 0, code) : glyph;
}

/*
 * The glyph of a code; -1 when it cannot be told, -2 when the program has none. *notdef: what is shown stands for no
 * character.
 */
static int
glyph_of(AuditFont *font, const FontProgram *program, guint code, bool *notdef)
{
    int cid = font->composite ? audit_font_cid(font, code) : 0, glyph;
    const char *name = font->composite ? NULL : audit_font_name(font, code);

    if (font->composite)
        *notdef = cid == 0;
    else
        *notdef = name != NULL ? strcmp(name, ".notdef") == 0
                               : program_kind(program) != PROGRAM_NONE && strcmp(font->base, expert_encoding) != 0 &&
                                     (program_kind(program) == PROGRAM_NAMED || !is_symbolic(font));
    if (font->composite && cid < 0)
        return -1;
    switch (program_kind(program)) {
    case PROGRAM_CID:
        glyph = font->composite ? program_of_cid(program, (guint)cid) : -1;
        return glyph == 0 && cid != 0 ? -2 : glyph;
    case PROGRAM_NAMED:
        if (font->composite)
            return cid;
        glyph = name == NULL ? -1 : program_named(program, name);
        return name != NULL && glyph < 0 && !*notdef ? -2 : glyph;
    case PROGRAM_TRUETYPE:
        glyph = font->composite ? audit_font_glyph(font, cid) : truetype_glyph(font, program, code);
        *notdef = *notdef || glyph == 0;
        return glyph;
    case PROGRAM_NONE:
    default:
        return -1;
    }
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

static void
check_embedded(Audit *audit, AuditFont *font)
{
    const Object *stream = audit_font_stream(font);

    if (font->type3 || !font->visible)
        return;
    if (!stream->stream) {
        audit_note(audit, RULE_FONT_EMBEDDED, font->page, font->dict->number, "%s", font->name);
        return;
    }
    audit_font_program(font);
    if (font->program_bytes == NULL && !object_file_exhausted(audit->file))
        audit_note(audit, RULE_FONT_EMBEDDED, font->page, font->dict->number, "%s: its program cannot be unpacked",
                   font->name);
}

/* ISO 32000-1, table 118: the CMaps that a reader has; what others use must be embedded. */
static bool
is_predefined_cmap(const char *name)
{
    static const char *const names[] = {
        "GB-EUC", "GBpc-EUC", "GBK-EUC", "GBKp-EUC", "GBK2K", "UniGB-UCS2", "UniGB-UTF16", "B5pc", "HKscs-B5",
        "ETen-B5",
        "ETenms-B5", "CNS-EUC", "UniCNS-UCS2", "UniCNS-UTF16", "83pv-RKSJ", "90ms-RKSJ", "90msp-RKSJ", "90pv-RKSJ",
        "Add-RKSJ", "EUC", "Ext-RKSJ", "", "UniJIS-UCS2", "UniJIS-UCS2-HW", "UniJIS-UTF16", "KSC-EUC", "KSCms-UHC",
        "KSCms-UHC-HW", "KSCpc-EUC", "UniKS-UCS2", "UniKS-UTF16", "Identity", NULL
    };
    g_autofree char *base = NULL;
    size_t length = strlen(name);

    if (strcmp(name, "H") == 0 || strcmp(name, "V") == 0)
        return true;
    if (length < 3 || name[length - 2] != '-' || strchr("HV", name[length - 1]) == NULL)
        return false;
    base = g_strndup(name, length - 2);
    return g_strv_contains(names, base);
}

static void
check_cmap(Audit *audit, const AuditFont *font, const Object *encoding)
{
    const Object *other = object_get(audit->file, encoding, "UseCMap");
    const char *used = other->kind == OBJECT_NAME ? other->bytes
                       : other->stream            ? object_name(object_get(audit->file, other, "CMapName"))
                                                  : audit_cmap_uses(font->encoding);
    gint64 mode = object_integer(object_get(audit->file, encoding, "WMode"), 0);

    if (encoding->kind == OBJECT_NAME && !is_predefined_cmap(encoding->bytes))
        audit_note(audit, RULE_FONT_ENCODING, font->page, font->dict->number,
                   "%s: the CMap %s is neither embedded nor one that readers have", font->name, encoding->bytes);
    if (!encoding->stream)
        return;
    if (used != NULL && !is_predefined_cmap(used))
        audit_note(audit, RULE_CMAP_USE, font->page, encoding->number,
                   "%s: its CMap uses %s, which is no map that readers have", font->name, used);
    if (audit_cmap_mode(font->encoding) >= 0 ? audit_cmap_mode(font->encoding) != mode : mode != 0)
        audit_note(audit, RULE_CMAP_MODE, font->page, encoding->number,
                   "%s: /WMode of its CMap is %d, and in the map itself %d", font->name, (int)mode,
                   MAX(audit_cmap_mode(font->encoding), 0));
    if (audit_cmap_largest(font->encoding) > 65535)
        audit_note(audit, RULE_LIMIT, font->page, encoding->number, "a CID is beyond 65,535");
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
    check_cmap(audit, font, encoding);
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
    if (encoding->stream && object_integer(object_get(file, system, "Supplement"), 0) >
                                object_integer(object_get(file, wanted, "Supplement"), 0))
        audit_note(audit, RULE_CID_SYSTEM, font->page, font->dict->number, "%s: /Supplement is beyond that of its CMap",
                   font->name);
}

/* 31-027: the collections of characters that a reader knows (ISO 32000-1, 9.10.2). */
static bool
is_known_collection(const AuditFont *font)
{
    static const char *const known[] = { "GB1", "CNS1", "Japan1", "Korea1", NULL };
    const Object *encoding = object_get(font->file, font->dict, "Encoding");

    if (!font->composite)
        return strcmp(font->base, expert_encoding) == 0;
    return (g_strv_contains(known, audit_font_ordering(font)) ||
                               (encoding->kind == OBJECT_NAME && !font->identity));
}

/* Once for each of the first few codes: a font that is wrong is wrong throughout. */
static void
check_codes(Audit *audit, AuditFont *font)
{
    guint silent = 0;

    if (is_known_collection(font))
        return;
    for (guint code = audit_font_used_from(font, 0); code < AUDIT_CODES && silent < FINDINGS_A_FONT;
         code = audit_font_used_from(font, code + 1)) {
        char buffer[8];

        if (audit_font_text(font, code, buffer) != NULL)
            continue;
        if (font->unicode == NULL) {
            const char *name = audit_font_name(font, code);

            audit_note(audit, RULE_UNICODE_MISSING, font->page, font->dict->number,
                       "%s has no /ToUnicode, and the name of code %04X does not tell (%s)", font->name, code,
                       name == NULL ? "none" : name);
            return;
        }
        audit_note(audit, RULE_UNICODE_CODE, font->page, font->dict->number, "%s: code %04X", font->name, code);
        silent++;
    }
}

static void
check_unicode(Audit *audit, AuditFont *font)
{
    guint code;
    const char *text;

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
    AuditFont *font;
    const FontProgram *program;
    float *widths;
    guint wrong;
} GlyphCheck;

static void
check_width(GlyphCheck *check, guint code, int glyph, double own, double said)
{
    if (fabs(own - said) > 1 && check->wrong++ < FINDINGS_A_FONT)
        audit_note(check->audit, RULE_FONT_WIDTH, check->font->page, check->font->dict->number,
                   "%s: glyph %d (code %04X) is %d wide, not %d", check->font->name, glyph, code, (int)own, (int)said);
}

static void
check_glyph(GlyphCheck *check, guint code)
{
    AuditFont *font = check->font;
    bool notdef;
    int glyph = glyph_of(font, check->program, code, &notdef);
    double own;

    if (notdef) {
        audit_note(check->audit, RULE_NOTDEF, font->page, font->dict->number, "%s: code %04X", font->name, code);
        return;
    }
    if (glyph == -1 || !audit_font_sees(font, code) || program_glyphs(check->program) == 0)
        return;
    if (glyph == -2 || (guint)glyph >= program_glyphs(check->program)) {
        audit_note(check->audit, RULE_GLYPH_MISSING, font->page, font->dict->number, "%s has no glyph for code %04X",
                   font->name, code);
        return;
    }
    own = program_width(check->program, glyph);
    if (own >= 0)
        check_width(check, code, glyph, own,
                    font->composite
                        ? (double)check->widths[CLAMP(audit_font_cid(font, code), 0, AUDIT_CODES - 1)]
                        : simple_width(check->audit, font, code));
}

/* A glyph of a Type 3 font says its width by its first operator, d0 or d1 (ISO 32000-1, 9.6.5). */
static void
check_drawn_glyph(GlyphCheck *check, guint code)
{
    AuditFont *font = check->font;
    const char *name = audit_font_name(font, code);
    const Object *glyph = name == NULL ? &object_null
                                       : object_get(font->file, object_get(font->file, font->dict, "CharProcs"), name),
                 *value;
    size_t length = 0;
    g_autofree guint8 *bytes = object_stream(font->file, glyph, &length);
    g_autoptr(Arena) arena = arena_new();
    ObjectLexer lexer = { .reader = token_reader((const char *)bytes, MIN(length, 256)), .arena = arena };
    double first = -1;

    for (guint i = 0; bytes != NULL && i < 7 && (value = object_lex(&lexer)) != NULL; i++) {
        if (i == 0)
            first = object_number(value);
        if (value->kind == OBJECT_OPERATOR && (strcmp(value->bytes, "d0") == 0 || strcmp(value->bytes, "d1") == 0))
            check_width(check, code, (int)code, first, simple_width(check->audit, font, code));
        if (value->kind == OBJECT_OPERATOR)
            break;
    }
}

static void
check_glyphs(Audit *audit, AuditFont *font)
{
    g_autofree float *widths = font->composite ? g_new(float, AUDIT_CODES) : NULL;
    GlyphCheck check = { audit, font, font->type3 ? NULL : audit_font_program(font), widths, 0 };

    if (font->composite)
        cid_widths(audit, font, widths);
    for (guint code = audit_font_used_from(font, 0); code < (font->composite ? AUDIT_CODES : 256);
         code = audit_font_used_from(font, code + 1))
        if (font->type3)
            check_drawn_glyph(&check, code);
        else
            check_glyph(&check, code);
}

/* ---- simple fonts ---- */

/* ISO 32000-1, 9.6.6.4, as PDF/A and PDF/UA tighten it (6.2.11.6; 7.21.6). */
static void
check_truetype(Audit *audit, AuditFont *font)
{
    const Object *encoding = object_get(audit->file, font->dict, "Encoding");
    const FontProgram *program = audit_font_program(font);
    guint cmaps = program_cmaps(program);
    bool known = strcmp(font->base, "WinAnsiEncoding") == 0 || strcmp(font->base, "MacRomanEncoding") == 0;
    bool symbol = program_has_cmap(program, 3, 0), embedded = program_kind(program) == PROGRAM_TRUETYPE;
    const char *fault = NULL;

    if (is_symbolic(font)) {
        fault = encoding->kind != OBJECT_NULL             ? "a symbolic font has an /Encoding"
                : embedded && cmaps != 1 && !symbol ? "a symbolic font has several tables cmap, and none for symbols"
                                                          : NULL;
    } else {
        fault = !known ? "its encoding is neither WinAnsiEncoding nor MacRomanEncoding"
                : embedded && (symbol ? cmaps < 2 : cmaps == 0) ? "it has no table cmap for its characters" : NULL;
        for (guint code = 0; font->differences != NULL && fault == NULL && code < 256; code++)
            if (font->differences[code] != NULL &&
                (glyph_character(font->differences[code]) == 0 || (embedded && !program_has_cmap(program, 3, 1))))
                fault = "its /Differences have a name that the Adobe Glyph List or its tables cmap do not know";
    }
    if (fault != NULL)
        audit_note(audit, RULE_TRUETYPE_ENCODING, font->page, font->dict->number, "%s: %s", font->name, fault);
}

/* "ABCDEF+" */
static bool
is_subset(const AuditFont *font)
{
    return strlen(font->name) > 7 && strspn(font->name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 6 && font->name[6] == '+';
}

/* Of a subset /CharSet need not be there; if it is, it names what the program has, and nothing else (6.2.11.4.2). */
static void
check_char_set(Audit *audit, AuditFont *font)
{
    const char *listed = object_text(audit->file, object_get(audit->file, font->descriptor, "CharSet"));
    const FontProgram *program = audit_font_program(font);
    g_autoptr(GHashTable) names = NULL;
    g_auto(GStrv) parts = NULL;

    if (listed == NULL || !is_subset(font) || program_kind(program) != PROGRAM_NAMED)
        return;
    parts = g_strsplit(listed, "/", -1);
    names = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; parts[i] != NULL; i++) {
        g_strstrip(parts[i]);
        g_hash_table_add(names, parts[i]);
        if (*parts[i] != '\0' && strcmp(parts[i], ".notdef") != 0 && program_named(program, parts[i]) < 0) {
            audit_note(audit, RULE_CHAR_SET, font->page, font->descriptor->number, "%s has no glyph '%s'", font->name,
                       parts[i]);
            return;
        }
    }
    for (guint i = 0; i < program_glyphs(program); i++) {
        const char *name = program_name(program, i);

        if (strcmp(name, ".notdef") != 0 && !g_hash_table_contains(names, name)) {
            audit_note(audit, RULE_CHAR_SET, font->page, font->descriptor->number,
                       "%s has '%s', which it does not list", font->name, name);
            return;
        }
    }
}

/* A CIDSet need not be there; if it is, it names every CID of the program (6.2.11.4.2): at least those that are shown.
 */
static void
check_cid_set(Audit *audit, const AuditFont *font)
{
    const Object *set = object_get(audit->file, font->descriptor, "CIDSet");
    size_t length;
    g_autofree guint8 *bytes = object_stream(audit->file, set, &length);

    for (guint code = audit_font_used_from(font, 0); set->stream && code < AUDIT_CODES;
         code = audit_font_used_from(font, code + 1)) {
        int cid = audit_font_cid(font, code);

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
        AuditFont *font = g_ptr_array_index(audit->fonts, i);
        const Object *type = object_get(audit->file, font->dict, "Subtype");

        check_embedded(audit, font);
        if (object_is_name(type, "TrueType"))
            check_truetype(audit, font);
        if (object_is_name(type, "Type1") || object_is_name(type, "MMType1"))
            check_char_set(audit, font);
        audit_check_name(audit, object_get(audit->file, font->dict, "BaseFont"), font->page, font->dict->number,
                         "the name of a font");
        if (font->composite) {
            check_cid_font(audit, font);
            check_cid_set(audit, font);
        }
        check_unicode(audit, font);
        check_glyphs(audit, font);
    }
}
