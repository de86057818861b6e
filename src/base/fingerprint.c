/* Words of eight bytes multiplied into two sums; each step is a bijection, so that no difference is lost on the way. */
#include "base/fingerprint.h"
#include <string.h>

static guint64
mixed(guint64 sum, guint64 word)
{
    sum = (sum ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return sum ^ sum >> 29;
}

static void
add_word(Fingerprint *sum, guint64 word)
{
    sum->one = mixed(sum->one, word);
    sum->other = mixed(sum->other, word << 32 | word >> 32);
}

void
fingerprint_add(Fingerprint *sum, const void *bytes, gsize size)
{
    const char *at = bytes, *end = at + size;
    guint64 word;

    add_word(sum, ~(guint64)size);
    for (; end - at >= (gssize)sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        add_word(sum, GUINT64_FROM_LE(word));
    }
    if (at < end) {
        word = 0;
        memcpy(&word, at, (gsize)(end - at));
        add_word(sum, GUINT64_FROM_LE(word));
    }
}

char *
fingerprint_text(const Fingerprint *sum, char text[FINGERPRINT_ROOM])
{
    g_snprintf(text, FINGERPRINT_ROOM, "%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x",
               mixed(sum->one, sum->other), mixed(sum->other, sum->one));
    return text;
}
