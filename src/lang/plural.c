/* Which form of a noun goes with a number, by CLDR's rules and the digits that the page prints of the number. */
#include <math.h>
#include <string.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>
#include "lang/internal.h"

enum { COMMON_NUMBERS = 200 }; /* counts up to here are met every day */

static PluralCategory
category_of(const UChar *keyword)
{
    char name[16];

    u_UCharsToChars(keyword, name, MIN(u_strlen(keyword) + 1, (int32_t)sizeof name));
    name[sizeof name - 1] = '\0';
    for (PluralCategory c = 0; c < PLURAL_COUNT; c++)
        if (strcmp(name, plural_name(c)) == 0)
            return c;
    return PLURAL_OTHER;
}

static PluralCategory
category_of_double(const UPluralRules *rules, double value)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar keyword[16];

    uplrules_select(rules, value, keyword, G_N_ELEMENTS(keyword), &status);
    g_assert(U_SUCCESS(status));
    return category_of(keyword);
}

/* "1.0 districts": of two numbers that are equal the one with decimals may take another form. */
PluralCategory
lang_plural(const Lang *lang, double value, NumberStyle style, int decimals)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar keyword[16];
    const UFormattedNumber *printed;

    if (!isfinite(value))
        return PLURAL_OTHER;
    if (lang->cache->plurals == NULL)
        lang->cache->plurals = uplrules_open(lang->locale, &status);
    printed = number_as_printed(lang, value, style, decimals);
    uplrules_selectFormatted(lang->cache->plurals, printed, keyword, G_N_ELEMENTS(keyword), &status);
    g_assert(U_SUCCESS(status));
    return category_of(keyword);
}

static unsigned
all_categories(const UPluralRules *rules)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *keywords = uplrules_getKeywords(rules, &status);
    unsigned all = 0;

    for (const UChar *word = uenum_unext(keywords, NULL, &status); word != NULL && U_SUCCESS(status);
         word = uenum_unext(keywords, NULL, &status))
        all |= 1U << category_of(word);
    uenum_close(keywords);
    return all;
}

LangPlurals
lang_plurals(const char *bcp47)
{
    LangPlurals plurals = { 1U << PLURAL_OTHER, 1U << PLURAL_OTHER };
    UErrorCode status = U_ZERO_ERROR;
    char locale[LOCALE_SIZE];
    UPluralRules *rules;

    if (!locale_of(bcp47, locale))
        return plurals;
    rules = uplrules_open(locale, &status);
    g_assert(U_SUCCESS(status));
    plurals.all = all_categories(rules);
    for (int number = 0; number <= COMMON_NUMBERS && plurals.common != plurals.all; number++)
        plurals.common |= 1U << category_of_double(rules, number);
    uplrules_close(rules);
    return plurals;
}
