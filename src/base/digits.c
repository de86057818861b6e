#include "base/digits.h"
#include "base/append.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/*
 * Of a whole number divided by a small power of ten: where that gives the very value its digits are the shortest,
 * because both are exact and division rounds correctly. NULL for others.
 */
static const char *
broken_text(double value, char text[G_ASCII_DTOSTR_BUF_SIZE])
{
    static const double powers[] = { 10, 100, 1000, 1e4, 1e5, 1e6 };
    double size = fabs(value);

    for (int places = 1; places <= (int)G_N_ELEMENTS(powers) && size * powers[places - 1] < WHOLE_EXACT; places++) {
        double whole = floor(size * powers[places - 1] + 0.5);
        char *end = text + G_ASCII_DTOSTR_BUF_SIZE - 1, *at;

        if (whole < 1 || whole / powers[places - 1] != size || size < 0.001)
            continue;
        *end = '\0';
        at = digits_before(end, (unsigned long)whole, places + 1);
        memmove(at - 1, at, (size_t)(end - at) - (size_t)places);
        end[-places - 1] = '.';
        at--;
        if (value < 0)
            *--at = '-';
        return at;
    }
    return NULL;
}

const char *
number_shortest(double value, char text[G_ASCII_DTOSTR_BUF_SIZE])
{
    const char *broken;

    /* years and counts: most of them, and twenty times as fast */
    if (fabs(value) < WHOLE_EXACT && value == trunc(value))
        return whole_text((long)value, text);
    if ((broken = broken_text(value, text)) != NULL)
        return broken;
    for (int digits = 15; digits <= 17; digits++) {
        static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

        g_ascii_formatd(text, G_ASCII_DTOSTR_BUF_SIZE, formats[digits - 15], value);
        if (g_ascii_strtod(text, NULL) == value)
            break;
    }
    return text;
}
