#ifndef TRUTH_CLASS_WORDS_H
#define TRUTH_CLASS_WORDS_H
/* What the words of a class say. */
#include "truth/claim.h"

/* Between which numbers a class lies, and those between which others of its map lie alone. */
typedef struct ClassEnds {
    bool has_low, has_high;
    double low, high;
    double others[16]; size_t other_count;
} ClassEnds;

/*
 * "over 100 km²" of "A over 100 km² (10)": from the last letter of the class before its number on; of one without a
 * letter, which is the only one, from where its sentence begins.
 */
const char *class_words_before(Claim *claim, int class, const char *from, const char *number);
Verdict class_says_ends(Claim *claim, const Measure *measure, const char *text, const ClassEnds *ends);

#endif
