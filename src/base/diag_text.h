#ifndef BASE_DIAG_TEXT_H
#define BASE_DIAG_TEXT_H
/*
 * Diagnostics 400 to 499 and 520: text and layout. Their sentences stand in base/diag_texts.h. A number is never used
 * again.
 */

enum {
    DIAG_FONT_MISSING = 400,
    DIAG_GLYPH_MISSING = 401,
    DIAG_FONT_OUTLINES = 402,
    DIAG_GLYPH_NAMED = 403,
    DIAG_TEXT_BROKEN = 404,
    DIAG_PAGE_FAULT = 430,
    DIAG_PAGE_OFF = 520,
    DIAG_FIT_FAILED = 450,
    DIAG_FIT_TOO_HIGH = 451,
    DIAG_FIT_TOO_WIDE = 452,
    DIAG_LAYOUT_NO_DESTINATION = 453,
    DIAG_LAYOUT_NOT_PAINTED = 461,
    DIAG_LAYOUT_MISPLACED = 462,
    DIAG_LAYOUT_TOO_LONG = 463,
    DIAG_LAYOUT_NO_BREAK = 464,
    DIAG_LAYOUT_MISFIT_TRIES = 249,
};

#endif
