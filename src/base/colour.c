/* Colours as CSS writes them, and the contrast by which they are judged. */
#include "base/colour.h"
#include <glib.h>
#include <math.h>
#include <string.h>

static bool
parse_hex(const char *digits, size_t count, uint32_t *out)
{
    uint32_t value = 0;

    for (size_t i = 0; i < count; i++) {
        if (!g_ascii_isxdigit(digits[i]))
            return false;
        value = value << 4 | (uint32_t)g_ascii_xdigit_value(digits[i]);
    }
    *out = value;
    return true;
}

bool
colour_parse(const char *text, Colour *out)
{
    uint32_t hex;
    size_t length = strlen(text);

    if (strcmp(text, "none") == 0) {
        *out = (Colour){ 0 };
        return true;
    }
    if (text[0] != '#' || (length != 4 && length != 7) || !parse_hex(text + 1, length - 1, &hex))
        return false;
    if (length == 4)            /* each digit stands twice */
        hex = ((hex >> 8 & 15) * 0x110000) + ((hex >> 4 & 15) * 0x1100) + (hex & 15) * 0x11;
    *out = COLOUR_RGB(hex);
    return true;
}

bool
colour_equal(Colour a, Colour b)
{
    return a.set == b.set && a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* WCAG 2.1, relative luminance. */
static double
channel_luminance(uint8_t channel)
{
    double c = channel / 255.0;

    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(Colour c)
{
    return 0.2126 * channel_luminance(c.red) + 0.7152 * channel_luminance(c.green) + 0.0722 * channel_luminance(c.blue);
}

double
colour_contrast(Colour a, Colour b)
{
    double la = luminance(a), lb = luminance(b);

    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}
