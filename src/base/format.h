#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H
/*
 * printf's formats where thousands of short texts are put together. Of %s, %.*s, %c, %d, %u, %zu and %% a text costs a
 * fifth of what printf takes; the rest of a format from any other conversion on is left to printf itself.
 */
#include <glib.h>
#include <stdarg.h>

void format_append(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);
void format_append_va(GString *out, const char *format, va_list args) G_GNUC_PRINTF(2, 0);

#endif
