#include "base/digits.h"

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

    g_string_append_len(out, at, end - at);
}
