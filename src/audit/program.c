/*
 * Reads font programs: the tables of TrueType (ISO/IEC 14496-22) that hold counts, widths and characters; Type 1 (Adobe
 * Type 1 Font Format), whose glyphs stand enciphered behind eexec; and the Compact Font Format (Adobe Technical Notes
 * 5176 and 5177).
 */
#include "audit/program.h"
#include "audit/glyph_names.h"
#include <stdlib.h>
#include <string.h>

enum { GLYPH_NUMBERS = 65536, CALL_DEPTH = 10, STACK_SIZE = 48 };

typedef struct Bytes {
    const guint8 *at;
    size_t length;
} Bytes;

/* An INDEX of the Compact Font Format: `count` pieces. */
typedef struct Index {
    Bytes data;
    guint count, offset_size;
    size_t offsets, first, end;
} Index;

typedef struct Widths {
    double standard, nominal;
    Index subroutines;
} Widths;

struct FontProgram {
    ProgramKind kind;
    Bytes bytes;
    guint glyphs;
    /* TrueType */
    guint units, metrics; /* per em; entries of hmtx that have a width */
    size_t hmtx, cmap; /* offsets; 0: none */
    /* Type 1 and CFF */
    GPtrArray *names; /* char *, by glyph */
    GHashTable *by_name; /* → glyph + 1 */
    char *codes[256]; /* names of its own encoding */
    double scale; /* a unit in thousandths of an em */
    GArray *widths; /* double, by glyph; -1 where it cannot be told */
    GHashTable *by_cid; /* → glyph */
};

/* ---- bytes ---- */

static guint
read_16(Bytes bytes, size_t at)
{
    return at + 2 <= bytes.length ? (guint)bytes.at[at] << 8 | bytes.at[at + 1] : 0;
}

static size_t
read_32(Bytes bytes, size_t at)
{
    return (size_t)read_16(bytes, at) << 16 | read_16(bytes, at + 2);
}

static size_t
read_sized(Bytes bytes, size_t at, guint size)
{
    size_t value = 0;

    for (guint i = 0; i < size && at + i < bytes.length; i++)
        value = value << 8 | bytes.at[at + i];
    return value;
}

/* ---- TrueType ---- */

static size_t
table_at(Bytes bytes, const char *tag)
{
    guint count = read_16(bytes, 4);

    for (size_t at = 12; count-- > 0 && at + 16 <= bytes.length; at += 16)
        if (memcmp(bytes.at + at, tag, 4) == 0 && read_32(bytes, at + 8) < bytes.length)
            return read_32(bytes, at + 8);
    return 0;
}

static void
read_truetype(FontProgram *program)
{
    Bytes b = program->bytes;
    size_t head = table_at(b, "head"), maxp = table_at(b, "maxp"), hhea = table_at(b, "hhea");

    program->hmtx = table_at(b, "hmtx");
    program->cmap = table_at(b, "cmap");
    program->kind = PROGRAM_TRUETYPE;
    if (head == 0 || maxp == 0 || hhea == 0 || program->hmtx == 0)
        return;
    program->units = read_16(b, head + 18);
    program->glyphs = read_16(b, maxp + 4);
    program->metrics = read_16(b, hhea + 34);
}

static double
truetype_width(const FontProgram *program, int glyph)
{
    size_t entry = MIN((size_t)glyph, (size_t)(program->metrics == 0 ? 0 : program->metrics - 1));
    size_t at = program->hmtx + entry * 4;

    if (program->units == 0 || program->metrics == 0 || at + 2 > program->bytes.length)
        return -1;
    return read_16(program->bytes, at) * 1000.0 / program->units;
}

static int
segment_glyph(Bytes b, size_t at, guint character)
{
    guint segments = read_16(b, at + 6) / 2;

    for (guint i = 0; i < segments; i++) {
        size_t end = at + 14 + 2 * (size_t)i, start = end + 2 * (size_t)segments + 2,
               delta = start + 2 * (size_t)segments, offset = delta + 2 * (size_t)segments;
        guint glyph;

        if (character > read_16(b, end))
            continue;
        if (character < read_16(b, start))
            return 0;
        if (read_16(b, offset) == 0)
            return (int)((character + read_16(b, delta)) & 0xFFFF);
        glyph = read_16(b, offset + read_16(b, offset) + 2 * (size_t)(character - read_16(b, start)));
        return glyph == 0 ? 0 : (int)((glyph + read_16(b, delta)) & 0xFFFF);
    }
    return 0;
}

/* In a cmap subtable of format 0, 4 or 6; -1 for another format. */
static int
subtable_glyph(Bytes b, size_t at, guint character)
{
    switch (read_16(b, at)) {
    case 0:
        return character < 256 && at + 6 + character < b.length ? b.at[at + 6 + character] : 0;
    case 4:
        return segment_glyph(b, at, character);
    case 6: {
        guint first = read_16(b, at + 6), count = read_16(b, at + 8);

        return character >= first && character - first < count
                   ? (int)read_16(b, at + 10 + 2 * (size_t)(character - first))
                   : 0;
    }
    default:
        return -1;
    }
}

guint
program_cmaps(const FontProgram *program)
{
    return program->cmap == 0 ? 0 : read_16(program->bytes, program->cmap + 2);
}

static size_t
subtable_at(const FontProgram *program, guint platform, guint encoding)
{
    for (guint i = 0; i < program_cmaps(program); i++) {
        size_t at = program->cmap + 4 + 8 * (size_t)i;

        if (read_16(program->bytes, at) == platform && read_16(program->bytes, at + 2) == encoding)
            return program->cmap + read_32(program->bytes, at + 4);
    }
    return 0;
}

bool
program_has_cmap(const FontProgram *program, guint platform, guint encoding)
{
    return subtable_at(program, platform, encoding) != 0;
}

int
program_cmap_glyph(const FontProgram *program, guint platform, guint encoding, guint character)
{
    size_t at = subtable_at(program, platform, encoding);

    return at == 0 ? -1 : subtable_glyph(program->bytes, at, character);
}

/* ---- glyphs by name ---- */

static void
add_glyph(FontProgram *program, const char *name, double width)
{
    if (program->names->len >= GLYPH_NUMBERS)
        return;
    g_ptr_array_add(program->names, g_strdup(name));
    g_array_append_val(program->widths, width);
    if (!g_hash_table_contains(program->by_name, name))
        g_hash_table_insert(program->by_name, g_ptr_array_index(program->names, program->names->len - 1),
                            GUINT_TO_POINTER(program->names->len));
    program->glyphs = program->names->len;
}

static void
set_code(FontProgram *program, guint code, const char *name)
{
    if (code > 255)
        return;
    g_free(program->codes[code]);
    program->codes[code] = g_strdup(name);
}

static void
set_standard_codes(FontProgram *program)
{
    for (guint code = 0; code < 256; code++)
        if (glyph_encoded(ENCODING_STANDARD, code) != NULL)
            set_code(program, code, glyph_encoded(ENCODING_STANDARD, code));
}

/* ---- Type 1 ---- */

/* Where the word stands, from `from` on; the length of the bytes when it does not. */
static size_t
find_word(Bytes b, size_t from, const char *word)
{
    size_t length = strlen(word);

    for (const guint8 *at = b.at + MIN(from, b.length), *end = b.at + b.length;
         (size_t)(end - at) >= length && (at = memchr(at, *word, (size_t)(end - at))) != NULL; at++)
        if ((size_t)(end - at) >= length && memcmp(at, word, length) == 0)
            return (size_t)(at - b.at);
    return b.length;
}

/* Adobe Type 1 Font Format, 7.1: each byte with a key that the bytes before it have made. */
static guint8 *
decipher(const guint8 *bytes, size_t length, guint16 key)
{
    guint8 *plain = g_malloc(length + 1);

    for (size_t i = 0; i < length; i++) {
        plain[i] = (guint8)(bytes[i] ^ key >> 8);
        key = (guint16)((bytes[i] + key) * 52845 + 22719);
    }
    plain[length] = '\0';
    return plain;
}

/* What follows eexec, in bytes or in hexadecimal digits, without its first four. */
static guint8 *
private_part(Bytes b, size_t *length)
{
    size_t at = find_word(b, 0, "eexec");
    const guint8 *from, *end = b.at + b.length;
    g_autoptr(GByteArray) packed = NULL;
    guint8 *plain;
    bool hex = true;

    if (at == b.length)
        return NULL;
    from = b.at + at + 5;
    while (from < end && (*from == ' ' || *from == '\n' || *from == '\r' || *from == '\t'))
        from++;
    for (int i = 0; i < 4; i++)
        hex = hex && from + i < end && g_ascii_isxdigit(from[i]);
    if (hex) {
        int high = -1;

        packed = g_byte_array_new();
        for (; from < end; from++) {
            int digit = g_ascii_xdigit_value((char)*from);
            guint8 byte = (guint8)(high * 16 + digit);

            if (digit < 0)
                continue;
            if (high >= 0)
                g_byte_array_append(packed, &byte, 1);
            high = high >= 0 ? -1 : digit;
        }
        from = packed->data;
        end = packed->data + packed->len;
    }
    if (end - from < 4)
        return NULL;
    plain = decipher(from, (size_t)(end - from), 55665);
    *length = (size_t)(end - from) - 4;
    memmove(plain, plain + 4, *length + 1);
    return plain;
}

/* The width stands before the first operator, hsbw or sbw (6.4); div may make it. */
static double
type1_width(const guint8 *bytes, size_t length, int skip)
{
    g_autofree guint8 *plain = decipher(bytes, length, 4330);
    double stack[STACK_SIZE];
    size_t count = 0;

    for (size_t i = (size_t)MAX(skip, 0); i < length && count < STACK_SIZE; i++) {
        guint8 v = plain[i];

        if (v >= 32 && v <= 246)
            stack[count++] = v - 139;
        else if (v >= 247 && v <= 254 && i + 1 < length)
            stack[count++] = v <= 250 ? (v - 247) * 256 + plain[i + 1] + 108 : -(v - 251) * 256 - plain[i + 1] - 108;
        else if (v == 255 && i + 4 < length)
            stack[count++] = (gint32)(guint32)read_sized((Bytes){ plain, length }, i + 1, 4);
        else if (v == 12 && i + 1 < length && plain[i + 1] == 12 && count >= 2 &&
                 (stack[count - 1] < 0 || stack[count - 1] > 0)) {
            stack[count - 2] /= stack[count - 1];
            count--;
        } else {
            return v == 13 && count >= 2                                          ? stack[1]
                   : v == 12 && i + 1 < length && plain[i + 1] == 7 && count >= 4 ? stack[2]
                                                                                  : -1;
        }
        i += v >= 247 && v <= 254 ? 1 : v == 255 ? 4 : v == 12 ? 1 : 0;
    }
    return -1;
}

static bool
is_blank(guint8 c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/* The word at *at, with *at moved behind it; of a name its slash too. */
static Bytes
next_word(Bytes b, size_t *at)
{
    size_t start;

    while (*at < b.length && is_blank(b.at[*at]))
        ++*at;
    start = *at;
    while (*at < b.length && !is_blank(b.at[*at]) && (*at == start || strchr("/[]{}", b.at[*at]) == NULL))
        ++*at;
    return (Bytes){ b.at + start, *at - start };
}

static bool
word_is(Bytes word, const char *text)
{
    return word.length == strlen(text) && memcmp(word.at, text, word.length) == 0;
}

static gint64
word_number(Bytes word)
{
    char digits[24] = "";

    memcpy(digits, word.at, MIN(word.length, sizeof digits - 1));
    return g_ascii_strtoll(digits, NULL, 10);
}

/* "/name 123 RD <123 bytes> ND", until "end". */
static void
read_charstrings(FontProgram *program, Bytes b)
{
    size_t lock = find_word(b, 0, "/lenIV"), at = find_word(b, 0, "/CharStrings");
    int skip = 4;

    if (lock < b.length) {
        lock += 6;
        skip = (int)word_number(next_word(b, &lock));
    }
    at = find_word(b, at, "begin") + 5;
    while (at < b.length) {
        Bytes name = next_word(b, &at), number;
        g_autofree char *text = NULL;
        gint64 length;

        if (word_is(name, "end") || name.length == 0)
            return;
        if (name.at[0] != '/' || name.length < 2)
            continue;
        number = next_word(b, &at);
        length = word_number(number);
        next_word(b, &at); /* RD or -| */
        if (length < 0 || at + 1 > b.length || (size_t)length > b.length - at - 1)
            return;
        text = g_strndup((const char *)name.at + 1, name.length - 1);
        add_glyph(program, text, type1_width(b.at + at + 1, (size_t)length, skip) * program->scale);
        at += 1 + (size_t)length;
    }
}

/* "dup 65 /A put", until "def"; or StandardEncoding. */
static void
read_codes(FontProgram *program, Bytes b)
{
    size_t at = find_word(b, 0, "/Encoding") + 9;
    Bytes word = next_word(b, &at);

    if (word_is(word, "StandardEncoding")) {
        set_standard_codes(program);
        return;
    }
    while (at < b.length) {
        Bytes code, name;
        g_autofree char *text = NULL;

        word = next_word(b, &at);
        if (word_is(word, "def") || word_is(word, "readonly") || word.length == 0)
            return;
        if (!word_is(word, "dup"))
            continue;
        code = next_word(b, &at);
        name = next_word(b, &at);
        if (name.length < 2 || name.at[0] != '/' || !g_ascii_isdigit(code.at[0]))
            continue;
        text = g_strndup((const char *)name.at + 1, name.length - 1);
        set_code(program, (guint)CLAMP(word_number(code), 0, 256), text);
    }
}

static void
read_type1(FontProgram *program)
{
    size_t matrix = find_word(program->bytes, 0, "/FontMatrix"), length = 0;
    g_autofree guint8 *plain = private_part(program->bytes, &length);

    if (matrix < program->bytes.length) {
        size_t open = find_word(program->bytes, matrix, "[") + 1;
        g_autofree char *number = open < program->bytes.length ? g_strndup((const char *)program->bytes.at + open,
                                                                           MIN(32, program->bytes.length - open))
                                                               : g_strdup("0.001");

        program->scale = g_ascii_strtod(number, NULL) * 1000;
    }
    if (plain == NULL)
        return;
    read_codes(program, program->bytes);
    read_charstrings(program, (Bytes){ plain, length });
    program->kind = program->glyphs > 0 ? PROGRAM_NAMED : PROGRAM_NONE;
}

/* ---- Compact Font Format ---- */

static Index
read_index(Bytes b, size_t at)
{
    Index index = { .data = b,
                    .count = read_16(b, at),
                    .offset_size = at + 2 < b.length ? b.at[at + 2] : 0,
                    .offsets = at + 3,
                    .end = at + 2 };

    if (index.count == 0 || index.offset_size < 1 || index.offset_size > 4) {
        index.count = 0;
        return index;
    }
    index.first = index.offsets + (index.count + (size_t)1) * index.offset_size - 1;
    index.end = index.first + read_sized(b, index.offsets + index.count * (size_t)index.offset_size, index.offset_size);
    if (index.end > b.length)
        index.count = 0;
    return index;
}

static Bytes
index_at(const Index *index, guint i)
{
    size_t from, to;

    if (i >= index->count)
        return (Bytes){ NULL, 0 };
    from = read_sized(index->data, index->offsets + i * (size_t)index->offset_size, index->offset_size);
    to = read_sized(index->data, index->offsets + (i + (size_t)1) * index->offset_size, index->offset_size);
    if (from < 1 || to < from || index->first + to > index->data.length)
        return (Bytes){ NULL, 0 };
    return (Bytes){ index->data.at + index->first + from, to - from };
}

/* A real number in nibbles (5176, table 5), with *at moved behind it. */
static double
read_nibbles(Bytes b, size_t *at)
{
    static const char *const texts[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "E", "E-", "", "-" };
    char text[64] = "";

    for (bool more = true; more && *at < b.length; ++*at)
        for (int shift = 4; shift >= 0 && more; shift -= 4) {
            guint nibble = b.at[*at] >> shift & 15u;

            more = nibble < G_N_ELEMENTS(texts);
            if (more)
                g_strlcat(text, texts[nibble], sizeof text);
        }
    return g_ascii_strtod(text, NULL);
}

/* The operands of `wanted` in a DICT (two-byte operators as 1200 + second); how many there are, at most `most`. */
static size_t
dict_operands(Bytes b, guint wanted, double *out, size_t most)
{
    double stack[STACK_SIZE];
    size_t count = 0;

    for (size_t at = 0; at < b.length;) {
        guint8 v = b.at[at++];
        double value = 0;

        if (v <= 21) {
            guint operator= v == 12 && at<b.length ? 1200u + b.at[at++] : v;

            if (operator== wanted) {
                memcpy(out, stack, MIN(count, most) * sizeof *out);
                return MIN(count, most);
            }
            count = 0;
            continue;
        }
        if (v == 28) {
            value = (gint16)(guint16)read_sized(b, at, 2);
            at += 2;
        } else if (v == 29) {
            value = (gint32)(guint32)read_sized(b, at, 4);
            at += 4;
        } else if (v == 30) {
            value = read_nibbles(b, &at);
        } else if (v >= 32 && v <= 246) {
            value = v - 139;
        } else if (v >= 247 && v <= 254 && at < b.length) {
            value = v <= 250 ? (v - 247) * 256 + b.at[at] + 108 : -(v - 251) * 256 - b.at[at] - 108;
            at++;
        }
        if (count < STACK_SIZE)
            stack[count++] = value;
    }
    return 0;
}

static size_t
dict_offset(Bytes dict, guint operator)
{
    double value[1];

    return dict_operands(dict, operator, value, 1) == 1 && value[0] > 0 ? (size_t)value[0] : 0;
}

/* defaultWidthX, nominalWidthX and the local subroutines of a Private DICT. */
static Widths
read_private(Bytes b, Bytes dict)
{
    double place[2], value[1];
    Widths widths = { 0 };
    Bytes own;

    if (dict_operands(dict, 18, place, 2) < 2 || place[0] < 0 || place[1] < 0 || place[0] + place[1] > (double)b.length)
        return widths;
    own = (Bytes){ b.at + (size_t)place[1], (size_t)place[0] };
    widths.standard = dict_operands(own, 20, value, 1) == 1 ? value[0] : 0;
    widths.nominal = dict_operands(own, 21, value, 1) == 1 ? value[0] : 0;
    if (dict_offset(own, 19) != 0)
        widths.subroutines = read_index(b, (size_t)place[1] + dict_offset(own, 19));
    return widths;
}

static Bytes
subroutine(const Index *index, double number)
{
    int bias = index->count < 1240 ? 107 : index->count < 33900 ? 1131 : 32768;
    int i = (int)number + bias;

    return i < 0 ? (Bytes){ NULL, 0 } : index_at(index, (guint)i);
}

typedef struct Charstring {
    const Index *global;
    const Widths *widths;
    double stack[STACK_SIZE];
    size_t count;
    double width;
    bool done;
} Charstring;

/* The first operator that takes operands tells by their number whether a width stands before them (5177, 3.1). */
static void
charstring_operator(Charstring *c, guint8 operator)
{
    bool odd;

    switch (operator) {
    case 4:
    case 22: /* vmoveto, hmoveto */
        odd = c->count > 1;
        break;
    case 21: /* rmoveto */
        odd = c->count > 2;
        break;
    case 14: /* endchar, or of four operands an accented character */
        odd = c->count == 1 || c->count == 5;
        break;
    default:
        odd = c->count % 2 == 1;
    }
    c->width = odd ? c->widths->nominal + c->stack[0] : c->widths->standard;
    c->done = true;
}

static void
run_charstring(Charstring *c, Bytes b, int depth)
{
    for (size_t at = 0; at < b.length && !c->done;) {
        guint8 v = b.at[at++];
        double value = 0;

        if (v == 11)
            return;
        if ((v == 10 || v == 29) && c->count > 0) {
            if (depth < CALL_DEPTH)
                run_charstring(c, subroutine(v == 10 ? &c->widths->subroutines : c->global, c->stack[--c->count]),
                               depth + 1);
            continue;
        }
        if (v < 32 && v != 28) {
            charstring_operator(c, v);
            return;
        }
        if (v == 28) {
            value = (gint16)(guint16)read_sized(b, at, 2);
            at += 2;
        } else if (v <= 246) {
            value = v - 139;
        } else if (v <= 254 && at < b.length) {
            value = v <= 250 ? (v - 247) * 256 + b.at[at] + 108 : -(v - 251) * 256 - b.at[at] - 108;
            at++;
        } else {
            value = (gint32)(guint32)read_sized(b, at, 4) / 65536.0;
            at += 4;
        }
        if (c->count < STACK_SIZE)
            c->stack[c->count++] = value;
    }
}

static double
cff_width(const Index *global, const Widths *widths, Bytes charstring, double scale)
{
    Charstring c = { .global = global, .widths = widths, .width = -1 };

    run_charstring(&c, charstring, 0);
    return c.width * scale;
}

/* SIDs, or CIDs, of the glyphs from 1 on: charset formats 0 to 2; the first 228 of ISOAdobe where there is no table. */
static guint *
read_charset(Bytes b, size_t at, guint glyphs)
{
    guint *ids = g_new0(guint, glyphs + 1);
    guint format = at > 2 && at < b.length ? b.at[at] : 3;

    at++;
    for (guint glyph = 1; glyph < glyphs;) {
        guint first = format == 3 ? glyph : read_16(b, at), left = 0;

        at += format == 3 ? 0 : 2;
        if (format == 1 || format == 2) {
            left = (guint)read_sized(b, at, format);
            at += format;
        }
        for (guint i = 0; i <= left && glyph < glyphs; i++)
            ids[glyph++] = first + i;
        if (at >= b.length && format != 3)
            break;
    }
    return ids;
}

/* Encoding formats 0 and 1: the codes of the glyphs from 1 on, and codes beside them. */
static void
read_cff_codes(FontProgram *program, Bytes b, size_t at)
{
    guint format = at < b.length ? b.at[at] : 0, count = at + 1 < b.length ? b.at[at + 1] : 0, glyph = 1;

    if (at < 2) {
        set_standard_codes(program);
        return;
    }
    at += 2;
    for (guint i = 0; i < count && at < b.length; i++) {
        guint first = b.at[at++], left = (format & 127) == 1 && at < b.length ? b.at[at++] : 0;

        for (guint k = 0; k <= left && glyph < program->names->len; k++, glyph++)
            set_code(program, first + k, g_ptr_array_index(program->names, glyph));
    }
}

/* The dictionary of each glyph of a CID font: FDSelect formats 0 and 3. */
static guint
font_of_glyph(Bytes b, size_t at, guint glyph)
{
    guint format = at < b.length ? b.at[at] : 0, count = read_16(b, at + 1), found = 0;

    if (format == 0)
        return at + 1 + glyph < b.length ? b.at[at + 1 + glyph] : 0;
    for (guint i = 0; i < count && read_16(b, at + 3 + 3 * (size_t)i) <= glyph && at + 5 + 3 * (size_t)i < b.length;
         i++)
        found = b.at[at + 5 + 3 * (size_t)i];
    return found;
}

static double
matrix_scale(Bytes dict, double otherwise)
{
    double matrix[6];

    return dict_operands(dict, 1207, matrix, 6) == 6 ? matrix[0] * 1000 : otherwise;
}

static void
read_cid_glyphs(FontProgram *program, Bytes b, Bytes top, const Index *glyphs, const Index *global, const guint *ids)
{
    Index fonts = read_index(b, dict_offset(top, 1236));
    size_t select = dict_offset(top, 1237);
    guint count = MIN(fonts.count, 256);
    g_autofree Widths *widths = g_new0(Widths, count + 1);
    g_autofree double *scales = g_new0(double, count + 1);
    double outer = matrix_scale(top, 0);

    for (guint i = 0; i < count; i++) {
        widths[i] = read_private(b, index_at(&fonts, i));
        scales[i] = matrix_scale(index_at(&fonts, i), outer > 0 ? 1000 : 1) * (outer > 0 ? outer / 1000 : 1);
    }
    for (guint glyph = 0; glyph < glyphs->count; glyph++) {
        guint font = MIN(font_of_glyph(b, select, glyph), count == 0 ? 0 : count - 1);
        double width = count == 0 ? -1 : cff_width(global, &widths[font], index_at(glyphs, glyph), scales[font]);

        g_array_append_val(program->widths, width);
        g_hash_table_insert(program->by_cid, GUINT_TO_POINTER(ids[glyph]), GUINT_TO_POINTER(glyph));
    }
    program->kind = PROGRAM_CID;
    program->glyphs = glyphs->count;
}

static void
read_named_glyphs(FontProgram *program, Bytes b, Bytes top, const Index *glyphs, const Index *global, const guint *ids,
                  const Index *strings)
{
    Widths widths = read_private(b, top);
    double scale = matrix_scale(top, 1);

    for (guint glyph = 0; glyph < glyphs->count; glyph++) {
        Bytes own = ids[glyph] > 390 ? index_at(strings, ids[glyph] - 391) : (Bytes){ NULL, 0 };
        g_autofree char *name = ids[glyph] > 390 ? g_strndup(own.at == NULL ? "" : (const char *)own.at, own.length)
                                                 : g_strdup(glyph_standard_string(ids[glyph]));

        add_glyph(program, name, cff_width(global, &widths, index_at(glyphs, glyph), scale));
    }
    read_cff_codes(program, b, dict_offset(top, 16));
    program->kind = PROGRAM_NAMED;
}

static void
read_cff(FontProgram *program, Bytes b)
{
    double ros[3];
    Index names = read_index(b, b.length > 2 ? b.at[2] : 0), tops = read_index(b, names.end),
          strings = read_index(b, tops.end), global = read_index(b, strings.end);
    Bytes top = index_at(&tops, 0);
    Index glyphs = read_index(b, dict_offset(top, 17));
    g_autofree guint *ids = NULL;

    if (top.at == NULL || glyphs.count == 0)
        return;
    ids = read_charset(b, dict_offset(top, 15), glyphs.count);
    if (dict_operands(top, 1230, ros, 3) == 3)
        read_cid_glyphs(program, b, top, &glyphs, &global, ids);
    else
        read_named_glyphs(program, b, top, &glyphs, &global, ids, &strings);
}

/* ---- the whole ---- */

FontProgram *
program_read(const guint8 *bytes, size_t length)
{
    FontProgram *program = g_new0(FontProgram, 1);
    Bytes b = { bytes, bytes == NULL ? 0 : length };
    size_t cff;

    program->bytes = b;
    program->scale = 1;
    program->names = g_ptr_array_new_with_free_func(g_free);
    program->widths = g_array_new(FALSE, FALSE, sizeof(double));
    program->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    program->by_cid = g_hash_table_new(NULL, NULL);
    if (b.length < 12)
        return program;
    if (memcmp(bytes, "OTTO", 4) == 0 && (cff = table_at(b, "CFF ")) != 0)
        read_cff(program, (Bytes){ bytes + cff, length - cff });
    else if (bytes[0] == '%' || bytes[0] == 0x80)
        read_type1(program);
    else if (read_32(b, 0) == 0x10000 || memcmp(bytes, "true", 4) == 0 || memcmp(bytes, "OTTO", 4) == 0)
        read_truetype(program);
    else if (bytes[0] == 1)
        read_cff(program, b);
    return program;
}

void
program_free(FontProgram *program)
{
    if (program == NULL)
        return;
    g_hash_table_unref(program->by_name);
    g_hash_table_unref(program->by_cid);
    g_ptr_array_unref(program->names);
    g_array_unref(program->widths);
    for (size_t i = 0; i < G_N_ELEMENTS(program->codes); i++)
        g_free(program->codes[i]);
    g_free(program);
}

ProgramKind
program_kind(const FontProgram *program)
{
    return program->kind;
}

guint
program_glyphs(const FontProgram *program)
{
    return program->glyphs;
}

double
program_width(const FontProgram *program, int glyph)
{
    if (program->kind == PROGRAM_TRUETYPE)
        return glyph < 0 ? -1 : truetype_width(program, glyph);
    return glyph < 0 || (guint)glyph >= program->widths->len ? -1
                                                             : g_array_index(program->widths, double, (guint)glyph);
}

int
program_named(const FontProgram *program, const char *name)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(program->by_name, name)) - 1;
}

const char *
program_name(const FontProgram *program, guint glyph)
{
    return glyph < program->names->len ? g_ptr_array_index(program->names, glyph) : NULL;
}

const char *
program_code_name(const FontProgram *program, guint code)
{
    return code > 255 ? NULL : program->codes[code];
}

int
program_of_cid(const FontProgram *program, guint cid)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(program->by_cid, GUINT_TO_POINTER(cid)));
}
