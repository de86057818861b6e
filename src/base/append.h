#ifndef BASE_APPEND_H
#define BASE_APPEND_H
/*
 * Appending where millions of short pieces are written: what GLib does in line since 2.76. For anything else
 * g_string_append().
 */
#include <glib.h>
#include <string.h>

static inline void
append_bytes(GString *out, const char *bytes, size_t length)
{
    if (G_UNLIKELY(out->len + length >= out->allocated_len)) {
        g_string_append_len(out, bytes, (gssize)length);
        return;
    }
    memcpy(out->str + out->len, bytes, length);
    out->len += length;
    out->str[out->len] = '\0';
}

static inline void
append_text(GString *out, const char *text)
{
    append_bytes(out, text, strlen(text));
}

#endif
