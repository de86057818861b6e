#ifndef LANG_INTERNAL_H
#define LANG_INTERNAL_H
/* What the files of this room share: a language's open ICU objects, each made when first asked for. */
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include "lang/lang.h"
#include "lang/pattern.h"

enum { LOCALE_SIZE = 160, PRINTED_DECIMALS = 6 };

/* catalogue.c */
const Pattern *catalogue_find(const Catalogue *catalogue, const char *key);

/* number.c: what CLDR says of plain numbers, read once. */
typedef struct NumberSymbols {
    char group[8], decimal[8], minus[16], percent_before[16], percent_after[16];
    int primary, secondary, least;      /* digits of the last group, of the others, and before the first separator */
} NumberSymbols;

const NumberSymbols *number_symbols(const Lang *lang);

/* unit.c: the spans of time that ISO 8601 has designators for */
enum { LANG_DURATIONS = 7 };

/* date.c: names of months and days, and the patterns that order them. */
typedef struct DateWords {
    const char *months[2][2][12];       /* [short][standing alone] */
    const char *weekdays[3][7];         /* [long, short, a letter], Monday first */
    const char *day[2], *month[2], *year, *day_of_year, *month_of_year; /* patterns */
    bool day_first;                     /* day, month, year: ranges are composed by our rule */
} DateWords;

typedef struct LangCache {
    Arena *arena;                       /* strings that live as long as the language */
    NumberSymbols *symbols;
    UNumberFormatter *compact[2][PRINTED_DECIMALS + 2];
    UNumberFormatter *decimal[PRINTED_DECIMALS + 1];
    UFormattedNumber *result;
    UPluralRules *plurals;
    UNumberFormat *ordinal, *spellout;
    DateWords *dates;
    UDateIntervalFormat *interval[3];
    UListFormatter *list;
    UCollator *collator;
    ULocaleDisplayNames *names;
    GHashTable *territories;            /* alpha-2 to name, or to NULL */
    GHashTable *fallen_back;            /* keys that were reported */
    NumberWords *durations[LANG_DURATIONS];     /* by plural category */
    const Place *place;                 /* of what is being said, or NULL */
} LangCache;

struct Lang {
    char *tag;
    char locale[LOCALE_SIZE];           /* of ICU, with Latin digits and the Gregorian calendar */
    TextDirection direction;
    const Catalogue *catalogue, *fallback;
    Diags *diags;
    LangCache *cache;
    Lang *telling; /* the same one that marks the fallback's words; NULL without a fallback */
    bool tells;
};

/* lang.c */
/* ICU's name for a tag, as pages use it; false when it is none. */
bool locale_of(const char *bcp47, char out[LOCALE_SIZE]);
/* UTF-16 to UTF-8 in the arena. */
const char *narrow(Arena *arena, const UChar *text, int32_t length);
/* Replaces the hyphen that ICU prints as a sign by U+2212. */
const char *true_minus(Arena *arena, const char *text);
/* The number as ICU prints it in this style, for what depends on its digits; lent until the next. */
const UFormattedNumber *number_as_printed(const Lang *lang, double value, NumberStyle style, int decimals);
void number_cache_free(LangCache *cache);
void date_cache_free(LangCache *cache);

#endif
