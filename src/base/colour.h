#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H
#include <stdbool.h>
#include <stdint.h>

/* An sRGB colour with 8 bits a channel. `set` tells a colour from "none": a zeroed Colour paints nothing. */
typedef struct Colour { uint8_t red, green, blue; bool set; } Colour;

#define COLOUR_RGB(hex)                                                                                                \
    ((Colour){ (uint8_t)((hex) >> 16 & 255), (uint8_t)((hex) >> 8 & 255), (uint8_t)((hex)&255), true })

/* "#15202B", "#123" or "none" (CSS Color 3, 4.2.1); false when it is none of these. */
bool colour_parse(const char *text, Colour *out);
bool colour_equal(Colour a, Colour b);
/* Contrast ratio of WCAG 2.1 (1 to 21). */
double colour_contrast(Colour a, Colour b);

#endif
