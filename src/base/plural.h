#ifndef BASE_PLURAL_H
#define BASE_PLURAL_H
/*
 * The plural categories of CLDR (UTS #35, part 3, "Language Plural Rules"), by which a language has forms of a noun:
 * which of them it has, and which goes with a number, `lang` knows.
 */
typedef enum PluralCategory {
    PLURAL_OTHER,                       /* the one that every language has */
    PLURAL_ZERO,
    PLURAL_ONE,
    PLURAL_TWO,
    PLURAL_FEW,
    PLURAL_MANY,
    PLURAL_COUNT
} PluralCategory;

/* Their names, parted by spaces, in the order of the categories. */
#define PLURAL_WORDS "other zero one two few many"
const char *plural_name(PluralCategory category);           /* "few" */

#endif
