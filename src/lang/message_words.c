/* What the words of catalogues are for. */
#include "lang/message_words.h"
#include <glib.h>
#include <string.h>

static const MessageWords rows[] = {
#define MESSAGES(begins, sentence) { begins, sentence },
#include "lang/message_rows.h"
#undef MESSAGES
};

const MessageWords *
message_words(size_t *count)
{
    *count = G_N_ELEMENTS(rows);
    return rows;
}

const MessageWords *
message_words_of(const char *key)
{
    const MessageWords *best = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        size_t length = strlen(rows[i].begins);

        if (strncmp(key, rows[i].begins, length) == 0 && (key[length] == '\0' || key[length] == '-') &&
            (best == NULL || length > strlen(best->begins)))
            best = &rows[i];
    }
    return best;
}
