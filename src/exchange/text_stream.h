#ifndef EXCHANGE_TEXT_STREAM_H
#define EXCHANGE_TEXT_STREAM_H
/* A text file of a declared encoding, as pieces of valid UTF-8 without its byte order mark. */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/diag.h"

typedef struct TextStream TextStream;

/* encoding NULL: UTF-8, or what a byte order mark says. NULL with a diagnostic; "-" is standard input. */
TextStream *text_stream_open(const char *path, const char *encoding, Diags *diags);
void text_stream_free(TextStream *stream);              /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextStream, text_stream_free)

/* How reading ended: at the end; by bytes that are none of the encoding; by a NUL, which no text holds; by the file. */
typedef enum TextEnd { TEXT_GOES_ON, TEXT_ENDED, TEXT_NOT_ENCODED, TEXT_NUL, TEXT_UNREADABLE } TextEnd;
/*
 * The next piece, lent until the next call; characters are never cut in two. With anything but TEXT_GOES_ON the piece
 * is what stands before the end.
 */
TextEnd text_stream_next(TextStream *stream, const char **piece, size_t *size);
const char *text_stream_encoding(const TextStream *stream);

#endif
