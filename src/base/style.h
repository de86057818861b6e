#ifndef BASE_STYLE_H
#define BASE_STYLE_H
/*
 * How text looks, as plain values that every room may hold. The family is a logical one ("sans"): the text room names
 * a real family per script, so that a change of script is never a silent fallback.
 */
#include <stdbool.h>
#include "base/colour.h"

typedef enum FontStretch { STRETCH_NORMAL, STRETCH_SEMI_CONDENSED } FontStretch;
typedef enum TextDirection { DIRECTION_LTR, DIRECTION_RTL } TextDirection;
typedef enum TextAlign { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY } TextAlign;
typedef enum VerticalAlign { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM, VALIGN_BASELINE } VerticalAlign;

typedef struct TextStyle {
    const char *family;         /* "sans" */
    double size;                /* pt */
    double leading;             /* distance of baselines, pt; 0 takes 1.25 times the size */
    double tracking;            /* added between letters, pt */
    double rise;                /* baseline raised by, pt */
    int weight;                 /* 400, 500, 600, 700 */
    FontStretch stretch;
    bool tabular;               /* figures of one width (OpenType tnum) and lining (lnum) */
    Colour colour;
    const char *language;       /* BCP 47; NULL takes the document's */
} TextStyle;

#endif
