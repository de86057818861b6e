#ifndef TESTS_UNIT_ABOUT_DIGITS_H
#define TESTS_UNIT_ABOUT_DIGITS_H
/*
 * The last digit that what is told tells: noughts at the end of what is about so much, counted by hand, and asked of
 * the model and of the check of finished pages alike.
 */
#include "model/plan.h"

typedef struct DigitCase {
    const char *name;
    Qualifier qualifier;
    double value, printed, want;
} DigitCase;

static const DigitCase digit_cases[] = {
    { "exactly 1.70", QUALIFIER_NONE, 1.7, 0.01, 0.01 },
    { "at least 1.70", QUALIFIER_AT_LEAST, 1.7, 0.01, 0.01 },
    { "about 1.70", QUALIFIER_ABOUT, 1.7, 0.01, 0.1 },
    { "at least about 1.70", QUALIFIER_AT_LEAST_ABOUT, 1.7, 0.01, 0.1 },
    { "about 1.72", QUALIFIER_ABOUT, 1.72, 0.01, 0.01 },
    { "about 59,000,000", QUALIFIER_ABOUT, 59000000, 1, 1000000 },
    { "about 59,000,000, in thousands", QUALIFIER_ABOUT, 59000000, 1000, 1000000 },
    { "about 1,000: two digits tell", QUALIFIER_ABOUT, 1000, 1, 100 },
    { "about 20: both do", QUALIFIER_ABOUT, 20, 1, 1 },
    { "about 205", QUALIFIER_ABOUT, 205, 1, 1 },
    { "about -1.70", QUALIFIER_ABOUT, -1.7, 0.01, 0.1 },
    { "about 0", QUALIFIER_ABOUT, 0, 0.01, 0.01 },
};

#endif
