/* A walk over the format: what is written as it stands, and the few conversions that nearly every text consists of. */
#include "base/format.h"
#include "base/append.h"
#include "base/digits.h"
#include <string.h>

static void
append_signed(GString *out, int value)
{
    if (value < 0)
        append_bytes(out, "-", 1);
    digits_append(out, value < 0 ? 0ul - (unsigned long)value : (unsigned long)value, 1);
}

/* At most `most` bytes of a text that need not end before them; all of it where that is negative. */
static void
append_most(GString *out, const char *text, int most)
{
    if (text == NULL)                       /* as the C library writes it */
        text = "(null)";
    append_bytes(out, text, most < 0 ? strlen(text) : strnlen(text, (size_t)most));
}

static void
append_char(GString *out, int byte)
{
    const char one = (char)byte;

    append_bytes(out, &one, 1);
}

/* The length of the conversion that begins at the % if it is one of ours, else 0. */
static size_t
known_length(const char *at)
{
    switch (at[1]) {
    case 's':
    case 'd':
    case 'u':
    case 'c':
    case '%':
        return 2;
    case 'z':
        return at[2] == 'u' ? 3 : 0;
    case '.':
        return at[2] == '*' && at[3] == 's' ? 4 : 0;
    default:
        return 0;
    }
}

/* The tail of a format that the compiler has looked at where it was written (G_GNUC_PRINTF). */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void
append_printed(GString *out, const char *format, va_list args)
{
    g_string_append_vprintf(out, format, args);
}
#pragma GCC diagnostic pop

void
format_append_va(GString *out, const char *format, va_list args)
{
    for (const char *at = format, *next; *at != '\0'; at = next) {
        size_t length = *at == '%' ? known_length(at) : 0;

        next = *at == '%' ? at + length : at + strcspn(at, "%");
        if (*at != '%') {
            append_bytes(out, at, (size_t)(next - at));
        } else if (length == 0) {
            append_printed(out, at, args);
            return;
        } else if (at[1] == 's') {
            append_most(out, va_arg(args, const char *), -1);
        } else if (at[1] == '.') {
            int most = va_arg(args, int);

            append_most(out, va_arg(args, const char *), most);
        } else if (at[1] == 'd') {
            append_signed(out, va_arg(args, int));
        } else if (at[1] == 'u') {
            digits_append(out, va_arg(args, unsigned), 1);
        } else if (at[1] == 'z') {
            digits_append(out, va_arg(args, size_t), 1);
        } else {
            append_char(out, at[1] == 'c' ? va_arg(args, int) : '%');
        }
    }
}

void
format_append(GString *out, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    format_append_va(out, format, args);
    va_end(args);
}
