/* The charset of a CID-keyed font program, found through its Top DICT and written anew where it stands. */
#include "pdf/cff.h"

enum { OPERATOR_CHARSET = 15, OPERATOR_ESCAPE = 12, OPERATOR_ROS = 12 << 8 | 30, LAST_PREDEFINED = 2 };

typedef struct Cff { guint8 *bytes; size_t length; } Cff;

static size_t
read_number(const Cff *cff, size_t at, size_t width)
{
    size_t value = 0;

    for (size_t i = 0; i < width; i++)
        value = value << 8 | (at + i < cff->length ? cff->bytes[at + i] : 0);
    return value;
}

/* What item 0 of an index spans and where the index ends (TN 5176, 5). False when that is beyond the bytes. */
static bool
read_index(const Cff *cff, size_t at, size_t *first, size_t *first_end, size_t *end)
{
    size_t count = read_number(cff, at, 2), width = read_number(cff, at + 2, 1);
    size_t base = at + 3 + (count + 1) * width - 1;

    if (count == 0) {
        *first = *first_end = *end = at + 2;
        return *end <= cff->length;
    }
    if (width < 1 || width > 4)
        return false;
    *first = base + read_number(cff, at + 3, width);
    *first_end = base + read_number(cff, at + 3 + width, width);
    *end = base + read_number(cff, at + 3 + count * width, width);
    return *first <= *first_end && *first_end <= *end && *end <= cff->length;
}

/* An operand of a DICT (TN 5176, table 3); a real number counts as 0. */
static size_t
read_operand(const Cff *cff, size_t at, long *value)
{
    size_t b0 = read_number(cff, at, 1), b1 = read_number(cff, at + 1, 1);

    *value = 0;
    if (b0 >= 32 && b0 <= 246) {
        *value = (long)b0 - 139;
        return 1;
    }
    if (b0 >= 247 && b0 <= 254) {
        *value = b0 < 251 ? (long)((b0 - 247) * 256 + b1 + 108) : -(long)((b0 - 251) * 256 + b1) - 108;
        return 2;
    }
    if (b0 == 28 || b0 == 29) {
        *value = (long)read_number(cff, at + 1, b0 == 28 ? 2 : 4);
        return b0 == 28 ? 3 : 5;
    }
    if (b0 == 30) {
        size_t size = 1;

        while (at + size < cff->length && (cff->bytes[at + size] & 0x0F) != 0x0F)
            size++;
        return size + 1;
    }
    return 1;
}

/* What the Top DICT says of the charset, and whether it says that the font is CID-keyed. */
static bool
read_top(const Cff *cff, size_t at, size_t end, size_t *charset)
{
    bool keyed = false;
    long value = 0;

    *charset = 0;
    while (at < end) {
        size_t byte = read_number(cff, at, 1);
        size_t operator = byte == OPERATOR_ESCAPE ? byte << 8 | read_number(cff, at + 1, 1) : byte;

        if (byte > 21) {
            at += read_operand(cff, at, &value);
            continue;
        }
        keyed = keyed || operator == OPERATOR_ROS;
        if (operator == OPERATOR_CHARSET && value > 0)
            *charset = (size_t)value;
        at += byte == OPERATOR_ESCAPE ? 2 : 1;
    }
    return keyed;
}

/* How many bytes the charset takes (TN 5176, 13); 0 when it is of no known format or not all there. */
static size_t
charset_size(const Cff *cff, size_t at, size_t count)
{
    size_t format = read_number(cff, at, 1), width = format == 2 ? 2 : 1, size = 1, glyphs = 1;

    if (format == 0)
        size += 2 * (count - 1);
    else if (format > 2)
        return 0;
    else
        for (; glyphs < count && at + size + 2 + width <= cff->length; size += 2 + width)
            glyphs += read_number(cff, at + size + 2, width) + 1;
    return at + size <= cff->length && (format == 0 || glyphs >= count) ? size : 0;
}

static void
put(guint8 *at, size_t format, size_t width, size_t left)
{
    at[0] = (guint8)format;
    at[1] = 0;
    at[2] = 1;                          /* the first of the range: CID 1 is glyph 1 */
    for (size_t i = 0; i < width; i++)
        at[3 + i] = (guint8)(left >> 8 * (width - 1 - i) & 255);
}

/* One range of all glyphs is as short as a charset can be: it fits where one stood. */
bool
cff_number_by_glyph(guint8 *bytes, size_t length, size_t count)
{
    const Cff cff = { bytes, length };
    size_t first, first_end, end, charset, left = count < 2 ? 0 : count - 2;
    size_t width = count == 2 ? 0 : left < 256 ? 1 : 2;

    if (length < 4 || !read_index(&cff, read_number(&cff, 2, 1), &first, &first_end, &end) ||
        !read_index(&cff, end, &first, &first_end, &end))
        return false;
    if (!read_top(&cff, first, first_end, &charset) || count < 2)
        return true;
    if (charset <= LAST_PREDEFINED || charset_size(&cff, charset, count) < 3 + width)
        return false;
    put(bytes + charset, width, width, left);
    return true;
}
