#ifndef BASE_DIAG_TRUTH_H
#define BASE_DIAG_TRUTH_H
/* Diagnostics 280 to 289: what a finished file says, held against the data. Their sentences stand in base/diag_texts.h. A number is never used again. */

enum {
    DIAG_TRUTH_DATA_BROKEN = 280,
    DIAG_TRUTH_SENTENCE = 281,
    DIAG_TRUTH_TWO_VALUES = 282,
    DIAG_TRUTH_TOTAL = 283,
    DIAG_TRUTH_YOUNGER = 284,
    DIAG_TRUTH_STATUS = 285,
    DIAG_TRUTH_NO_RULE = 286,
    DIAG_TRUTH_NO_DAYS = 287,
    DIAG_TRUTH_NO_FIGURE = 288,
};

#endif
