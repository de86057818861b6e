#ifndef LANG_MESSAGE_WORDS_H
#define LANG_MESSAGE_WORDS_H

#include <stddef.h>

/* Messages whose keys begin alike, and one sentence that says where their words are printed. */
typedef struct MessageWords { const char *begins, *sentence; } MessageWords;

/* All of them, in the order of the alphabet. */
const MessageWords *message_words(size_t *count);
/* Those that a key belongs to: NULL where no row has its beginning. */
const MessageWords *message_words_of(const char *key);

#endif
