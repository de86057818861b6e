/*
 * The new file: streams stand by themselves, everything else goes into object streams, and a cross-reference stream
 * ends it (ISO 32000-1, 7.5.7 and 7.5.8). The file's identifier is a hash of its bytes.
 */
#include "object/write.h"
#include "base/append.h"
#include "base/fingerprint.h"
#include "base/format.h"
#include <libdeflate.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/*
 * What is kept and used again is packed well. What is written once is packed fast: half the time for a twelfth more
 * bytes.
 */
enum { LEVEL_KEPT = 6, LEVEL_ONCE = 1 };

/*
 * Bytes of objects from which on a stream of them is full: objects of a structure tree are alike, and the more stand
 * together the less is left of them; but who reads one unpacks all.
 */
enum { IN_ONE_STREAM = 1 << 17 };

/* Objects for which there is room from the beginning. */
enum { A_SHEET = 1024 };

static const double farthest = 1e12;

/* 0 free, 1 at an offset, 2 in a stream */
typedef struct Entry { uint8_t kind; uint64_t where; uint32_t index; } Entry;

struct Deflater { struct libdeflate_compressor *kept, *once; };

struct Writer {
    Deflater *deflater;
    GByteArray *out;
    GArray *entries;            /* Entry by number */
    GString *packed, *packed_index;
    int packed_count;
    GArray *packed_numbers;     /* int */
};

Deflater *
deflater_new(void)
{
    Deflater *deflater = g_new0(Deflater, 1);

    deflater->kept = libdeflate_alloc_compressor(LEVEL_KEPT);
    deflater->once = libdeflate_alloc_compressor(LEVEL_ONCE);
    if (deflater->kept == NULL || deflater->once == NULL)
        g_error("failed to allocate memory for libdeflate");
    return deflater;
}

void
deflater_free(Deflater *deflater)
{
    if (deflater == NULL)
        return;
    libdeflate_free_compressor(deflater->kept);
    libdeflate_free_compressor(deflater->once);
    g_free(deflater);
}

Writer *
writer_new(Deflater *deflater)
{
    static const guint8 header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    Writer *w = g_new0(Writer, 1);

    w->deflater = deflater;
    w->out = g_byte_array_sized_new(1 << 17);
    w->entries = g_array_sized_new(FALSE, TRUE, sizeof(Entry), A_SHEET);
    g_array_set_size(w->entries, 1);                    /* object 0 is free */
    w->packed = g_string_sized_new(IN_ONE_STREAM);
    w->packed_index = g_string_sized_new(IN_ONE_STREAM);
    w->packed_numbers = g_array_sized_new(FALSE, FALSE, sizeof(int), A_SHEET);
    g_byte_array_append(w->out, header, sizeof header - 1);
    return w;
}

void
writer_free(Writer *writer)
{
    if (writer->out != NULL)
        g_byte_array_unref(writer->out);
    g_array_unref(writer->entries);
    g_array_unref(writer->packed_numbers);
    g_string_free(writer->packed, TRUE);
    g_string_free(writer->packed_index, TRUE);
    g_free(writer);
}

int
writer_add(Writer *writer)
{
    Entry entry = { 0, 0, 0 };

    g_array_append_val(writer->entries, entry);
    return (int)writer->entries->len - 1;
}

static void
append(Writer *w, const char *text, size_t length)
{
    g_byte_array_append(w->out, (const guint8 *)text, (guint)length);
}

void
writer_stream(Writer *w, int number, const char *dictionary, const char *bytes, size_t size)
{
    g_autofree char *head = g_strdup_printf("%d 0 obj\n<< %s /Length %zu >>\nstream\n", number, dictionary, size);

    g_array_index(w->entries, Entry, number) = (Entry){ 1, w->out->len, 0 };
    append(w, head, strlen(head));
    append(w, bytes, size);
    append(w, "\nendstream\nendobj\n", 18);
}

static GBytes *
deflate(struct libdeflate_compressor *compressor, const void *bytes, size_t size)
{
    size_t room = libdeflate_zlib_compress_bound(compressor, size);
    guint8 *packed = g_malloc(room);
    size_t length = libdeflate_zlib_compress(compressor, bytes, size, packed, room);

    g_assert(length > 0);
    return g_bytes_new_take(g_realloc(packed, length), length);
}

GBytes *
writer_deflate(const Writer *writer, const void *bytes, size_t size)
{
    return deflate(writer->deflater->kept, bytes, size);
}

GBytes *
writer_deflate_once(const Writer *writer, const void *bytes, size_t size)
{
    return deflate(writer->deflater->once, bytes, size);
}

void
writer_deflated(Writer *w, int number, const char *dictionary, const char *bytes, size_t size)
{
    g_autoptr(GBytes) packed = writer_deflate_once(w, bytes, size);
    g_autofree char *full = g_strdup_printf("%s%s/Filter /FlateDecode", dictionary, *dictionary == '\0' ? "" : " ");
    gsize length;
    const char *data = g_bytes_get_data(packed, &length);

    writer_stream(w, number, full, data, length);
}

static void
flush(Writer *w)
{
    int number;
    g_autofree char *dictionary = NULL;

    if (w->packed_count == 0)
        return;
    number = writer_add(w);
    for (int i = 0; i < w->packed_count; i++)
        g_array_index(w->entries, Entry, g_array_index(w->packed_numbers, int, i)) =
            (Entry){ 2, (uint64_t)number, (uint32_t)i };
    dictionary = g_strdup_printf("/Type /ObjStm /N %d /First %zu", w->packed_count, w->packed_index->len);
    g_string_append_len(w->packed_index, w->packed->str, (gssize)w->packed->len);
    writer_deflated(w, number, dictionary, w->packed_index->str, w->packed_index->len);
    g_string_truncate(w->packed_index, 0);
    g_string_truncate(w->packed, 0);
    g_array_set_size(w->packed_numbers, 0);
    w->packed_count = 0;
}

void
writer_object(Writer *w, int number, const char *text, size_t length)
{
    put_integer(w->packed_index, number);
    append_bytes(w->packed_index, " ", 1);
    put_integer(w->packed_index, (int)w->packed->len);
    append_bytes(w->packed_index, " ", 1);
    append_bytes(w->packed, text, length);
    append_bytes(w->packed, "\n", 1);
    g_array_append_val(w->packed_numbers, number);
    w->packed_count++;
    if (w->packed->len >= IN_ONE_STREAM)
        flush(w);
}

enum { ROW = 7, FILTER_UP = 2 };        /* /W [1 4 2] */

static void
put_field(guint8 *out, uint64_t value, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        *out++ = (guint8)(value >> shift & 255);
}

/*
 * The table, a row an object, each as what it differs by from the one above, PNG's filter Up (ISO 32000-1, 7.4.4.4):
 * places in an object stream count up by one, so that hardly anything is left of them.
 */
static guint8 *
differences(const Writer *w, size_t *length)
{
    guint8 above[ROW] = { 0 }, row[ROW], *out = g_malloc(w->entries->len * (ROW + 1)), *at = out;

    for (guint i = 0; i < w->entries->len; i++) {
        const Entry *e = &g_array_index(w->entries, Entry, i);

        put_field(row, e->kind, 1);
        put_field(row + 1, e->where, 4);
        put_field(row + 5, i == 0 ? 65535 : e->index, 2);
        *at++ = FILTER_UP;
        for (int c = 0; c < ROW; c++)
            *at++ = (guint8)(row[c] - above[c]);
        memcpy(above, row, ROW);
    }
    *length = (size_t)(at - out);
    return out;
}

GBytes *
writer_finish(Writer *w, int root, int info)
{
    g_autofree guint8 *table = NULL;
    g_autofree char *dictionary = NULL, *tail = NULL;
    Fingerprint sum = { 0 };
    char id[FINGERPRINT_ROOM];
    guint8 *bytes;
    guint64 start;
    size_t length;
    int number;

    flush(w);
    number = writer_add(w);
    start = w->out->len;
    g_array_index(w->entries, Entry, number) = (Entry){ 1, start, 0 };
    table = differences(w, &length);
    fingerprint_add(&sum, w->out->data, w->out->len);           /* it tells files apart (ISO 32000-1, 14.4) */
    fingerprint_text(&sum, id);
    dictionary = g_strdup_printf("/Type /XRef /Size %u /W [1 4 2] /DecodeParms << /Predictor 12 /Columns %d >> "
                                 "/Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]",
                                 w->entries->len, ROW, root, info, id, id);
    writer_deflated(w, number, dictionary, (const char *)table, length);
    tail = g_strdup_printf("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
    append(w, tail, strlen(tail));
    length = w->out->len;
    bytes = g_realloc(g_byte_array_free(g_steal_pointer(&w->out), FALSE), length);      /* it had grown by doubling */
    return g_bytes_new_take(bytes, length);
}

/* ---- values ---- */

static bool
stands_as_it_is(unsigned char byte)
{
    return byte >= 32 && byte <= 126 && byte != '(' && byte != ')' && byte != '\\';
}

void
put_literal(GString *out, const char *bytes)
{
    append_bytes(out, "(", 1);
    while (*bytes != '\0') {
        const char *from = bytes;

        while (stands_as_it_is((unsigned char)*bytes))
            bytes++;
        append_bytes(out, from, (size_t)(bytes - from));
        if (*bytes == '(' || *bytes == ')' || *bytes == '\\')
            format_append(out, "\\%c", *bytes++);
        else if (*bytes != '\0')
            format_append(out, "\\%03o", (unsigned)(unsigned char)*bytes++);
    }
    append_bytes(out, ")", 1);
}

void
put_bytes(GString *out, const char *bytes, size_t length)
{
    static const char digits[] = "0123456789ABCDEF";
    bool plain = true;

    for (size_t i = 0; i < length && plain; i++)
        plain = bytes[i] >= 32 && bytes[i] < 127;
    if (plain) {
        g_autofree char *text = g_strndup(bytes, length);

        put_literal(out, text);
        return;
    }
    g_string_append_c(out, '<');
    for (size_t i = 0; i < length; i++) {
        g_string_append_c(out, digits[(unsigned char)bytes[i] >> 4]);
        g_string_append_c(out, digits[(unsigned char)bytes[i] & 15]);
    }
    g_string_append_c(out, '>');
}

/* Is it one that PDFDocEncoding has where Latin-1 has it (ISO 32000-1, annex D.3)? */
static bool
is_latin(gunichar2 unit)
{
    return (unit >= 32 && unit < 127) || (unit > 0xA0 && unit <= 0xFF && unit != 0xAD);
}

/* Would a reader take one byte a letter for UTF-16 or UTF-8? */
static bool
begins_as_unicode(const gunichar2 *units, glong count)
{
    return (count > 1 && units[0] == 0xFE && units[1] == 0xFF) ||
           (count > 2 && units[0] == 0xEF && units[1] == 0xBB && units[2] == 0xBF);
}

/* No byte of what is written is nought, so that it may stand in a C string; three digits where more may follow. */
static void
put_byte(GString *out, unsigned byte, unsigned next)
{
    if (byte == 0)
        append_text(out, next >= '0' && next <= '7' ? "\\000" : "\\0");
    else if (byte == '\r')
        append_text(out, "\\r");
    else {
        if (byte == '(' || byte == ')' || byte == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, (char)byte);
    }
}

/* One byte a letter where all of them have one; else two, as they are, for hexadecimal digits would be four. */
static void
put_units(GString *out, const gunichar2 *units, glong count)
{
    bool latin = !begins_as_unicode(units, count);

    for (glong i = 0; i < count && latin; i++)
        latin = is_latin(units[i]);
    append_text(out, latin ? "(" : "(\xFE\xFF");
    for (glong i = 0; i < count; i++) {
        if (!latin)
            put_byte(out, units[i] >> 8, units[i] & 255);
        put_byte(out, units[i] & 255, i + 1 < count ? units[i + 1] >> 8 : 0);
    }
    append_text(out, ")");
}

void
put_text_string(GString *out, const char *utf8)
{
    glong count = 0;
    g_autofree gunichar2 *wide = NULL;

    if (g_str_is_ascii(utf8) && strchr(utf8, '\x1B') == NULL) {     /* languages are told in Unicode alone */
        put_literal(out, utf8);
        return;
    }
    wide = g_utf8_to_utf16(utf8, -1, NULL, &count, NULL);
    put_units(out, wide, count);
}

/* The digits of a number before `end`, two at a time; where they begin. */
static char *
digits_in_pairs(char *end, unsigned value)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";

    for (; value >= 100; value /= 100)
        memcpy(end -= 2, pairs + 2 * (value % 100), 2);
    if (value >= 10)
        return memcpy(end - 2, pairs + 2 * value, 2);
    *--end = (char)('0' + value);
    return end;
}

/* A structure tree is mostly integers: printf would take most of the time that its writing takes. */
void
put_integer(GString *out, int value)
{
    char digits[12], *end = digits + sizeof digits;
    char *p = digits_in_pairs(end, value < 0 ? 0u - (unsigned)value : (unsigned)value);

    if (value < 0)
        *--p = '-';
    append_bytes(out, p, (size_t)(end - p));
}

void
put_reference(GString *out, int object)
{
    char text[20] = "                0 R", *p = digits_in_pairs(text + 15, (unsigned)object);

    *--p = ' ';
    append_bytes(out, p, (size_t)(text + 19 - p));
}

void
put_thousandths(GString *out, gint64 value)
{
    char digits[32], *end = digits + sizeof digits, *p = end;
    guint64 left = value < 0 ? 0 - (guint64)value : (guint64)value;
    unsigned broken = (unsigned)(left % 1000);

    left /= 1000;
    if (broken > 0) {
        p = digits_in_pairs(p, 1000 + broken);          /* with its zeros; a point takes the place of the 1 */
        *p = '.';
        while (end[-1] == '0')
            end--;
    }
    for (; left > G_MAXUINT; left /= 10)
        *--p = (char)('0' + left % 10);
    p = digits_in_pairs(p, (unsigned)left);
    if (value < 0)
        *--p = '-';
    append_bytes(out, p, (size_t)(end - p));
}

/* What no page reaches, or is no number, stands as 0: it comes from foreign files alone. */
void
put_number(GString *out, double value)
{
    put_thousandths(out, fabs(value) < farthest ? (gint64)floor(value * 1000 + 0.5) : 0);
}
