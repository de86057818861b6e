/*
 * Reads a font's dictionaries and CMaps (ISO 32000-1, 9.7.5 and 9.10.3). A CMap is PostScript, but of so narrow a form
 * that the tokenizer of content streams reads it.
 */
#include "audit/font.h"
#include "audit/glyph_names.h"
#include <stdlib.h>
#include <string.h>

typedef struct CodeSpace {
    guint bytes, low, high;
} CodeSpace;
typedef struct CidRange {
    guint low, high, cid;
} CidRange;
typedef struct CmapEntry {
    guint code;
    char *text;
} CmapEntry;

struct AuditCmap {
    GArray *spaces;    /* CodeSpace */
    GArray *ranges;    /* CidRange */
    GArray *entries;   /* CmapEntry, in the order of the file */
    GHashTable *texts; /* code + 1 → text of an entry */
    guint most;        /* entries it may have */
    Audit *audit;      /* while it is read */
    int number;        /* of its object */
    guint8 told[LIMIT_COUNT];
    int mode;          /* WMode; -1: not said */
    char *uses;        /* of usecmap */
    gint64 largest;    /* CID */
};

static void
exceeded(AuditCmap *cmap, LimitId limit)
{
    if (!cmap->told[limit])
        audit_exceeded(cmap->audit, limit, -1, cmap->number);
    cmap->told[limit] = true;
}

static bool
has_room(AuditCmap *cmap)
{
    if (cmap->entries->len == cmap->most)
        exceeded(cmap, cmap->most == MOST_CMAP_ENTRIES ? LIMIT_CMAP_ENTRIES : LIMIT_CMAP_ENTRIES_ALL);
    return cmap->entries->len < cmap->most;
}

static void
clear_entry(void *data)
{
    g_free(((CmapEntry *)data)->text);
}

static void
cmap_free(AuditCmap *cmap)
{
    if (cmap == NULL)
        return;
    g_array_unref(cmap->spaces);
    g_array_unref(cmap->ranges);
    g_array_unref(cmap->entries);
    g_hash_table_unref(cmap->texts);
    g_free(cmap->uses);
    g_free(cmap);
}

static guint
code_of(const Object *string)
{
    guint code = 0;

    for (size_t i = 0; string->kind == OBJECT_STRING && i < string->length && i < 4; i++)
        code = code << 8 | (guint8)string->bytes[i];
    return code;
}

/* Of UTF-16BE; U+FFFD where it is none. U+0000 gives "", as which it is known. */
static char *
utf8_of(const guint8 *bytes, size_t length)
{
    gunichar2 units[MOST_CMAP_TEXT_BYTES / 2];
    char *text;

    for (size_t i = 0; i < length / 2; i++)
        units[i] = (gunichar2)(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    text = g_utf16_to_utf8(units, (glong)(length / 2), NULL, NULL, NULL);
    return text == NULL ? g_strdup("\xEF\xBF\xBD") : text;
}

static void
entry_add(AuditCmap *cmap, guint code, const Object *text, guint step)
{
    guint8 bytes[MOST_CMAP_TEXT_BYTES];
    size_t length = MIN(text->length, sizeof bytes) & ~(size_t)1;
    CmapEntry entry = { code, NULL };

    if (text->kind != OBJECT_STRING || length == 0 || !has_room(cmap))
        return;
    if (text->length > sizeof bytes)
        exceeded(cmap, LIMIT_CMAP_TEXT_BYTES);
    memcpy(bytes, text->bytes, length);
    step += (guint)bytes[length - 2] << 8 | bytes[length - 1]; /* a range counts in its last unit */
    bytes[length - 2] = (guint8)(step >> 8);
    bytes[length - 1] = (guint8)step;
    entry.text = utf8_of(bytes, length);
    g_array_append_val(cmap->entries, entry);
    g_hash_table_insert(cmap->texts, GUINT_TO_POINTER(code + 1), entry.text);
}

static void
chars_read(AuditCmap *cmap, const GPtrArray *operands)
{
    for (guint i = 0; i + 1 < operands->len; i += 2)
        entry_add(cmap, code_of(g_ptr_array_index(operands, i)), g_ptr_array_index(operands, i + 1), 0);
}

static void
ranges_read(AuditCmap *cmap, const GPtrArray *operands)
{
    for (guint i = 0; i + 2 < operands->len; i += 3) {
        guint low = code_of(g_ptr_array_index(operands, i)), high = code_of(g_ptr_array_index(operands, i + 1));
        const Object *text = g_ptr_array_index(operands, i + 2);

        for (guint step = 0; low <= high && step <= high - low && has_room(cmap); step++) {
            if (text->kind != OBJECT_ARRAY)
                entry_add(cmap, low + step, text, step);
            else if (step < text->length)
                entry_add(cmap, low + step, text->items[step], 0);
            if (step >= AUDIT_CODES)
                break;
        }
    }
}

static void
spaces_read(AuditCmap *cmap, const GPtrArray *operands)
{
    for (guint i = 0; i + 1 < operands->len; i += 2) {
        const Object *low = g_ptr_array_index(operands, i), *high = g_ptr_array_index(operands, i + 1);
        CodeSpace space = { (guint)CLAMP(low->length, 1, 4), code_of(low), code_of(high) };

        if (cmap->spaces->len == MOST_CMAP_SPACES)
            exceeded(cmap, LIMIT_CMAP_SPACES);
        else if (low->kind == OBJECT_STRING && high->kind == OBJECT_STRING)
            g_array_append_val(cmap->spaces, space);
    }
}

static void
cids_read(AuditCmap *cmap, const GPtrArray *operands, guint width)
{
    for (guint i = 0; i + width - 1 < operands->len; i += width) {
        const Object *low = g_ptr_array_index(operands, i), *high = g_ptr_array_index(operands, i + width - 2);
        gint64 cid = object_integer(g_ptr_array_index(operands, i + width - 1), 0);
        CidRange range = { code_of(low), code_of(high),
                           (guint)CLAMP(object_integer(g_ptr_array_index(operands, i + width - 1), 0), 0, 65535) };

        if (low->kind == OBJECT_STRING && high->kind == OBJECT_STRING)
            cmap->largest = MAX(cmap->largest, cid + (gint64)range.high - (gint64)range.low);
        if (cmap->ranges->len == MOST_CMAP_RANGES)
            exceeded(cmap, LIMIT_CMAP_RANGES);
        else if (low->kind == OBJECT_STRING && high->kind == OBJECT_STRING)
            g_array_append_val(cmap->ranges, range);
    }
}

static void
section_read(AuditCmap *cmap, const char *operator, const GPtrArray * operands)
{
    if (strcmp(operator, "endbfchar") == 0)
        chars_read(cmap, operands);
    else if (strcmp(operator, "endbfrange") == 0)
        ranges_read(cmap, operands);
    else if (strcmp(operator, "endcodespacerange") == 0)
        spaces_read(cmap, operands);
    else if (strcmp(operator, "endcidrange") == 0)
        cids_read(cmap, operands, 3);
    else if (strcmp(operator, "endcidchar") == 0)
        cids_read(cmap, operands, 2);
}

/* code_of() and the like look at strings only: what is no string becomes the null object. */
static const Object *
operand(const Object *value)
{
    return value->kind == OBJECT_STRING || value->kind == OBJECT_ARRAY || value->kind == OBJECT_INTEGER ||
                   value->kind == OBJECT_NAME
               ? value : &object_null;
}

/* "/WMode 1 def", "/Other usecmap" */
static void
definition_read(AuditCmap *cmap, const char *operator, const GPtrArray * operands)
{
    const Object *last = operands->len < 1 ? &object_null : g_ptr_array_index(operands, operands->len - 1),
                 *before = operands->len < 2 ? &object_null : g_ptr_array_index(operands, operands->len - 2);

    if (strcmp(operator, "def") == 0 && object_is_name(before, "WMode"))
        cmap->mode = (int)CLAMP(object_integer(last, 0), 0, 1);
    if (strcmp(operator, "usecmap") == 0 && last->kind == OBJECT_NAME && cmap->uses == NULL)
        cmap->uses = g_strdup(last->bytes);
}

static AuditCmap *
cmap_read(Audit *audit, const Object *stream)
{
    size_t length;
    g_autofree guint8 *bytes = object_stream(audit->file, stream, &length);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GPtrArray) operands = g_ptr_array_new();
    ObjectLexer lexer;
    const Object *value;
    AuditCmap *cmap;

    if (bytes != NULL && length > (size_t)MOST_CMAP_MIB << 20)
        audit_exceeded(audit, LIMIT_CMAP_MIB, -1, stream->number);
    if (bytes == NULL || length > (size_t)MOST_CMAP_MIB << 20)
        return NULL;
    lexer = (ObjectLexer){ .reader = token_reader((const char *)bytes, length), .arena = arena };
    cmap = g_new0(AuditCmap, 1);
    cmap->mode = -1;
    cmap->most = MIN(MOST_CMAP_ENTRIES, audit->cmap_budget);
    cmap->audit = audit;
    cmap->number = stream->number;
    cmap->spaces = g_array_new(FALSE, FALSE, sizeof(CodeSpace));
    cmap->ranges = g_array_new(FALSE, FALSE, sizeof(CidRange));
    cmap->entries = g_array_new(FALSE, FALSE, sizeof(CmapEntry));
    g_array_set_clear_func(cmap->entries, clear_entry);
    cmap->texts = g_hash_table_new(NULL, NULL);
    while ((value = object_lex(&lexer)) != NULL) {
        if (value->kind != OBJECT_OPERATOR) {
            g_ptr_array_add(operands, (void *)(guintptr)operand(value));
            continue;
        }
        section_read(cmap, value->bytes, operands);
        definition_read(cmap, value->bytes, operands);
        g_ptr_array_set_size(operands, 0);
    }
    audit->cmap_budget -= cmap->entries->len;
    return cmap;
}

int
audit_cmap_mode(const AuditCmap *cmap)
{
    return cmap == NULL ? -1 : cmap->mode;
}

const char *
audit_cmap_uses(const AuditCmap *cmap)
{
    return cmap == NULL ? NULL : cmap->uses;
}

gint64
audit_cmap_largest(const AuditCmap *cmap)
{
    return cmap == NULL ? 0 : cmap->largest;
}

bool
audit_cmap_at(const AuditCmap *cmap, guint index, guint *code, const char **text)
{
    if (cmap == NULL || index >= cmap->entries->len)
        return false;
    *code = g_array_index(cmap->entries, CmapEntry, index).code;
    *text = g_array_index(cmap->entries, CmapEntry, index).text;
    return true;
}

/* ---- fonts ---- */

void
audit_font_free(AuditFont *font)
{
    cmap_free(font->unicode);
    cmap_free(font->encoding);
    g_free(font->glyph_map);
    g_free(font->differences);
    program_free(font->program);
    g_free(font->program_bytes);
    g_free(font);
}

static void
composite_read(Audit *audit, AuditFont *font)
{
    ObjectFile *file = audit->file;
    const Object *encoding = object_get(file, font->dict, "Encoding"), *map;

    font->descendant = object_item(file, object_get(file, font->dict, "DescendantFonts"), 0);
    font->identity = object_is_name(encoding, "Identity-H") || object_is_name(encoding, "Identity-V");
    if (encoding->stream)
        font->encoding = cmap_read(audit, encoding);
    map = object_get(file, font->descendant, "CIDToGIDMap");
    if (map->stream)
        font->glyph_map = object_stream(file, map, &font->glyph_map_length);
}

/* "/Differences [65 /A /B 97 /a]" over a base encoding (9.6.6.1). */
static void
differences_read(AuditFont *font, const Object *list)
{
    gint64 code = 0;

    font->differences = g_new0(const char *, 256);
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++) {
        const Object *one = object_item(font->file, list, i);

        if (one->kind == OBJECT_INTEGER)
            code = one->integer;
        else if (one->kind == OBJECT_NAME && code >= 0 && code < 256)
            font->differences[code++] = one->bytes;
    }
}

static void
simple_read(AuditFont *font)
{
    const Object *encoding = object_get(font->file, font->dict, "Encoding");

    font->base =
        object_name(encoding->kind == OBJECT_DICT ? object_get(font->file, encoding, "BaseEncoding") : encoding);
    if (encoding->kind == OBJECT_DICT && object_find(encoding, "Differences")->kind != OBJECT_NULL)
        differences_read(font, object_get(font->file, encoding, "Differences"));
}

static AuditFont *
font_read(Audit *audit, const Object *dict)
{
    ObjectFile *file = audit->file;
    AuditFont *font = g_new0(AuditFont, 1);
    const Object *unicode = object_get(file, dict, "ToUnicode"), *name = object_get(file, dict, "BaseFont");

    font->file = file;
    font->dict = font->descendant = dict;
    font->base = "";
    font->name = name->kind == OBJECT_NAME ? name->bytes : "?";
    font->composite = object_is_name(object_get(file, dict, "Subtype"), "Type0");
    font->type3 = object_is_name(object_get(file, dict, "Subtype"), "Type3");
    if (font->composite)
        composite_read(audit, font);
    else
        simple_read(font);
    font->descriptor = object_get(file, font->descendant, "FontDescriptor");
    if (unicode->stream)
        font->unicode = cmap_read(audit, unicode);
    return font;
}

AuditFont *
audit_font_use(Audit *audit, const Object *dict, int page)
{
    AuditFont *font;

    if (dict->kind != OBJECT_DICT)
        return NULL;
    font = g_hash_table_lookup(audit->font_of, dict);
    if (font == NULL && audit->fonts->len >= (guint)limit_number(LIMIT_AUDIT_FONTS))
        audit_exceeded(audit, LIMIT_AUDIT_FONTS, -1, 0);
    if (font != NULL || audit->fonts->len >= (guint)limit_number(LIMIT_AUDIT_FONTS))
        return font;
    font = font_read(audit, dict);
    font->page = page;
    g_hash_table_insert(audit->font_of, (void *)(guintptr)dict, font);
    g_ptr_array_add(audit->fonts, font);
    return font;
}

/* Does a code of `bytes` bytes lie in the space? Each byte in its own range (9.7.6.2). */
static bool
in_space(const CodeSpace *space, guint bytes, guint code)
{
    for (guint shift = 0; space->bytes == bytes && shift < bytes * 8; shift += 8) {
        guint byte = code >> shift & 255;

        if (byte < (space->low >> shift & 255) || byte > (space->high >> shift & 255))
            return false;
    }
    return space->bytes == bytes;
}

guint
audit_font_next(const AuditFont *font, const char *bytes, size_t length, size_t *at)
{
    guint code = (guint8)bytes[(*at)++];

    if (!font->composite)
        return code;
    if (font->encoding == NULL || font->encoding->spaces->len == 0)
        return *at < length ? code << 8 | (guint8)bytes[(*at)++] : code << 8;
    for (guint count = 1; count <= 4; count++) {
        for (guint i = 0; i < font->encoding->spaces->len; i++)
            if (in_space(&g_array_index(font->encoding->spaces, CodeSpace, i), count, code))
                return code;
        if (*at >= length || count == 4)
            break;
        code = code << 8 | (guint8)bytes[(*at)++];
    }
    return code;
}

void
audit_font_mark_used(AuditFont *font, guint code, bool bare, bool seen)
{
    if (code >= AUDIT_CODES)
        return;
    if (seen)
        font->seen[code / 8] |= (guint8)(1 << code % 8);
    font->used[code / 8] |= (guint8)(1 << code % 8);
    if (bare)
        font->bare[code / 8] |= (guint8)(1 << code % 8);
}

bool
audit_font_uses(const AuditFont *font, guint code)
{
    return code < AUDIT_CODES && (font->used[code / 8] >> code % 8 & 1) != 0;
}

guint
audit_font_used_from(const AuditFont *font, guint code)
{
    static const guint8 none[64];       /* most codes of most fonts are used nowhere: whole stretches go at once */

    while (code < AUDIT_CODES && !audit_font_uses(font, code)) {
        if (code % 512 == 0 && memcmp(font->used + code / 8, none, sizeof none) == 0)
            code += 512;
        else
            code = font->used[code / 8] == 0 ? (code / 8 + 1) * 8 : code + 1;
    }
    return MIN(code, AUDIT_CODES);
}

bool
audit_font_uses_bare(const AuditFont *font, guint code)
{
    return code < AUDIT_CODES && (font->bare[code / 8] >> code % 8 & 1) != 0;
}

bool
audit_font_sees(const AuditFont *font, guint code)
{
    return code < AUDIT_CODES && (font->seen[code / 8] >> code % 8 & 1) != 0;
}

const Object *
audit_font_stream(const AuditFont *font)
{
    static const char *const keys[] = { "FontFile2", "FontFile3", "FontFile" };
    const Object *stream = &object_null;

    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !stream->stream; i++)
        stream = object_get(font->file, font->descriptor, keys[i]);
    return stream;
}

const FontProgram *
audit_font_program(AuditFont *font)
{
    size_t length = 0;

    if (font->program == NULL) {
        font->program_bytes = object_stream(font->file, audit_font_stream(font), &length);
        font->program = program_read(font->program_bytes, length);
    }
    return font->program;
}

/* By /Differences, the base encoding, the program's own encoding, or the standard one (9.6.6.2). */
const char *
audit_font_name(AuditFont *font, guint code)
{
    static const struct {
        const char *name;
        GlyphEncoding encoding;
    } bases[] = { { "WinAnsiEncoding", ENCODING_WIN_ANSI },
                  { "MacRomanEncoding", ENCODING_MAC_ROMAN },
                  { "StandardEncoding", ENCODING_STANDARD } };

    if (font->composite || code > 255)
        return NULL;
    if (font->differences != NULL && font->differences[code] != NULL)
        return font->differences[code];
    for (size_t i = 0; i < G_N_ELEMENTS(bases); i++)
        if (strcmp(font->base, bases[i].name) == 0)
            return glyph_encoded(bases[i].encoding, code);
    if (*font->base != '\0' || font->type3)
        return NULL;
    if (program_kind(audit_font_program(font)) == PROGRAM_NAMED)
        return program_code_name(font->program, code);
    return (object_integer(object_get(font->file, font->descriptor, "Flags"), 0) & 4) != 0
               ? NULL : glyph_encoded(ENCODING_STANDARD, code);
}

const char *
audit_font_ordering(const AuditFont *font)
{
    const char *text = object_text(font->file, object_get(font->file, object_get(font->file, font->descendant,
                                                                               "CIDSystemInfo"), "Ordering"));

    return text == NULL ? "" : text;
}

const char *
audit_font_text(AuditFont *font, guint code, char buffer[8])
{
    const char *text =
        font->unicode == NULL ? NULL : g_hash_table_lookup(font->unicode->texts, GUINT_TO_POINTER(code + 1));
    const char *name = text != NULL ? NULL : audit_font_name(font, code);
    gunichar character = name == NULL ? 0 : glyph_character(name);

    if (character == 0)
        return text;
    buffer[g_unichar_to_utf8(character, buffer)] = '\0';
    return buffer;
}

int
audit_font_cid(const AuditFont *font, guint code)
{
    if (font->identity)
        return (int)code;
    for (guint i = 0; font->encoding != NULL && i < font->encoding->ranges->len; i++) {
        const CidRange *range = &g_array_index(font->encoding->ranges, CidRange, i);

        if (code >= range->low && code <= range->high)
            return (int)(range->cid + code - range->low);
    }
    return font->encoding != NULL ? 0 : -1;
}

int
audit_font_glyph(const AuditFont *font, int cid)
{
    size_t at = (size_t)cid * 2;

    if (cid < 0 || font->glyph_map == NULL)
        return cid;
    return at + 1 < font->glyph_map_length ? font->glyph_map[at] << 8 | font->glyph_map[at + 1] : 0;
}
