#include "base/digits.h"
#include "base/append.h"
#include <math.h>
#include <stdlib.h>

#define WHOLE_EXACT 1e15            /* below it, fifteen digits print a whole number as it is */

char *
digits_before(char *end, unsigned long value, int width)
{
    char *at = end;

    do {
        *--at = (char)('0' + value % 10);
        value /= 10;
        width--;
    } while (value > 0 || width > 0);
    return at;
}

void
digits_append(GString *out, unsigned long value, int width)
{
    char text[DIGITS_ROOM], *end = text + sizeof text, *at = digits_before(end, value, width);

    append_bytes(out, at, (size_t)(end - at));
}

static char *
whole_text(long value, char text[G_ASCII_DTOSTR_BUF_SIZE])
{
    char *end = text + G_ASCII_DTOSTR_BUF_SIZE - 1, *at;

    *end = '\0';
    at = digits_before(end, (unsigned long)labs(value), 1);
    if (value < 0)
        *--at = '-';
    return at;
}

const char *
number_shortest(double value, char text[G_ASCII_DTOSTR_BUF_SIZE])
{
    /* years and counts: most of them, and twenty times as fast */
    if (fabs(value) < WHOLE_EXACT && value == trunc(value))
        return whole_text((long)value, text);
    for (int digits = 15; digits <= 17; digits++) {
        static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

        g_ascii_formatd(text, G_ASCII_DTOSTR_BUF_SIZE, formats[digits - 15], value);
        if (g_ascii_strtod(text, NULL) == value)
            break;
    }
    return text;
}
