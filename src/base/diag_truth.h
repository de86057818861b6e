#ifndef BASE_DIAG_TRUTH_H
#define BASE_DIAG_TRUTH_H
/*
 * Diagnostics 290 to 299: what a finished file says, held against the data. Their sentences stand in
 * base/diag_texts.h. A number is never used again.
 */

enum {
    DIAG_TRUTH_DATA_BROKEN = 290,
    DIAG_TRUTH_SENTENCE = 291,
    DIAG_TRUTH_TWO_VALUES = 292,
    DIAG_TRUTH_TOTAL = 293,
    DIAG_TRUTH_YOUNGER = 294,
    DIAG_TRUTH_STATUS = 295,
    DIAG_TRUTH_NO_RULE = 296,
    DIAG_TRUTH_NO_DAYS = 297,
    DIAG_TRUTH_NO_FIGURE = 298,
};

#endif
