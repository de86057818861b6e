/* Three rows of the table of distances, as each looks back two. */
#include "base/nearest.h"
#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { WORD_BYTES = 64 };

/* Whoever writes gtm means GTM: capitals and small letters are one, unless they are to tell two words apart. */
static bool
alike(char a, char b, bool exactly)
{
    return exactly ? a == b : g_ascii_tolower(a) == g_ascii_tolower(b);
}

/* How many changes lie between two words, neither longer than WORD_BYTES. */
static size_t
distance(const char *a, const char *b, bool exactly)
{
    size_t rows[3][WORD_BYTES + 1], *two_before = rows[0], *before = rows[1], *now = rows[2];
    size_t a_length = strlen(a), b_length = strlen(b);

    for (size_t j = 0; j <= b_length; j++)
        now[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *oldest = two_before;

        two_before = before;
        before = now;
        now = oldest;
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t change = before[j - 1] + (alike(a[i - 1], b[j - 1], exactly) ? 0 : 1);

            now[j] = MIN(change, MIN(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && alike(a[i - 1], b[j - 2], exactly) &&
                alike(a[i - 2], b[j - 1], exactly))
                now[j] = MIN(now[j], two_before[j - 2] + 1);
        }
    }
    return now[b_length];
}

const char *
nearest_word(const char *word, const char *const *words, size_t count)
{
    size_t length = strlen(word), least = WORD_BYTES, least_exactly = WORD_BYTES;
    const char *nearest = NULL;

    for (size_t i = 0; length <= WORD_BYTES && i < count; i++) {
        size_t other = words[i] == NULL ? 0 : strlen(words[i]), changes, exactly;

        if (other == 0 || other > WORD_BYTES)
            continue;
        changes = distance(word, words[i], false);
        if (changes > MAX(MAX(length, other) / 3, 1) || changes > least)
            continue;
        exactly = distance(word, words[i], true);
        if (changes < least || exactly < least_exactly) {
            least = changes;
            least_exactly = exactly;
            nearest = words[i];
        }
    }
    return nearest;
}
