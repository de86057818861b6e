/* Direction: levels by ICU for a whole paragraph, and the order of a line's pieces from them. */
#include "text/system.h"
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

bool
bidi_matters(gunichar code)
{
    if (code < 0x0590)
        return false;
    switch (u_charDirection((UChar32)code)) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_FIRST_STRONG_ISOLATE:
        return true;
    default:
        return false;
    }
}

/* Of ends of spans the next that lies at a byte or behind it. */
static bool
is_apart(const size_t *apart, size_t count, size_t *next, size_t byte)
{
    while (*next < count && apart[*next] < byte)
        ++*next;
    return *next < count && apart[*next] == byte;
}

/* The text with a mark of the paragraph's direction at each byte that is apart. */
static gunichar2 *
marked_text(const Scratch *scratch, const char *mark, const size_t *apart, size_t count, glong *units)
{
    const char *start = scratch->text->str;
    g_autoptr(GString) marked = g_string_sized_new(scratch->text->len + 3 * count);
    size_t from = 0;

    for (size_t i = 0; i < count; i++) {
        if (i > 0 && apart[i] == apart[i - 1])
            continue;
        g_string_append_len(marked, start + from, (gssize)(apart[i] - from));
        g_string_append(marked, mark);
        from = apart[i];
    }
    g_string_append_len(marked, start + from, (gssize)(scratch->text->len - from));
    return g_utf8_to_utf16(marked->str, (glong)marked->len, NULL, units, NULL);
}

/* ICU's levels are of UTF-16 units: each character's bytes take the level of its first unit, and a mark has none. */
static void
spread_levels(Scratch *scratch, const UBiDiLevel *levels, const size_t *apart, size_t count)
{
    const char *start = scratch->text->str, *end = start + scratch->text->len;
    size_t unit = 0, mark = 0;

    for (const char *c = start; c < end; c = next_char(c)) {
        const char *next = next_char(c);

        unit += is_apart(apart, count, &mark, (size_t)(c - start)) ? 1 : 0;
        for (const char *byte = c; byte < next; byte++)
            scratch->levels->data[byte - start] = levels[unit];
        unit += g_utf8_get_char(c) > 0xFFFF ? 2 : 1;
    }
}

void
bidi_resolve(Scratch *scratch, TextDirection direction, const size_t *apart, size_t count)
{
    glong units = 0;
    const char *mark = direction == DIRECTION_RTL ? "\u200F" : "\u200E";
    g_autofree gunichar2 *wide = marked_text(scratch, mark, apart, count, &units);
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_open();
    const UBiDiLevel *levels;

    g_byte_array_set_size(scratch->levels, (guint)scratch->text->len);
    ubidi_setPara(bidi, (const UChar *)wide, (int32_t)units, direction == DIRECTION_RTL ? 1 : 0, NULL, &status);
    levels = units > 0 ? ubidi_getLevels(bidi, &status) : NULL;
    if (U_SUCCESS(status) && levels != NULL)
        spread_levels(scratch, levels, apart, count);
    else
        memset(scratch->levels->data, direction == DIRECTION_RTL ? 1 : 0, scratch->levels->len);
    ubidi_close(bidi);
}

static void
reverse(size_t *order, size_t from, size_t to)
{
    for (; from + 1 < to; from++, to--) {
        size_t kept = order[from];

        order[from] = order[to - 1];
        order[to - 1] = kept;
    }
}

void
bidi_reorder(const uint8_t *levels, size_t count, size_t *order)
{
    uint8_t highest = 0, lowest_odd = UINT8_MAX;

    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = MAX(highest, levels[i]);
        if (levels[i] % 2 == 1)
            lowest_odd = MIN(lowest_odd, levels[i]);
    }
    for (uint8_t level = highest; level > 0 && level >= lowest_odd; level--) {
        for (size_t i = 0; i < count; i++) {
            size_t from = i;

            while (i < count && levels[order[i]] >= level)
                i++;
            if (i > from)
                reverse(order, from, i);
        }
    }
}
