/* Words that CLDR has for what a number counts: spans of time and money. */
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>
#include "lang/internal.h"

/* ISO 8601's duration of one, and ICU's name of the unit. */
static const struct { const char *duration; const UChar *skeleton; } durations[] = {
    { "PT1S", u"measure-unit/duration-second unit-width-full-name precision-integer" },
    { "PT1M", u"measure-unit/duration-minute unit-width-full-name precision-integer" },
    { "PT1H", u"measure-unit/duration-hour unit-width-full-name precision-integer" },
    { "P1D", u"measure-unit/duration-day unit-width-full-name precision-integer" },
    { "P1W", u"measure-unit/duration-week unit-width-full-name precision-integer" },
    { "P1M", u"measure-unit/duration-month unit-width-full-name precision-integer" },
    { "P1Y", u"measure-unit/duration-year unit-width-full-name precision-integer" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(durations) == LANG_DURATIONS);

/* The number is everything from its first field to its last; false: CLDR says it with the noun alone. */
static bool
find_number(const UFormattedNumber *printed, int32_t *first, int32_t *last)
{
    UErrorCode status = U_ZERO_ERROR;
    const UFormattedValue *value = unumf_resultAsValue(printed, &status);
    UConstrainedFieldPosition *at = ucfpos_open(&status);

    *first = *last = -1;
    ucfpos_constrainCategory(at, UFIELD_CATEGORY_NUMBER, &status);
    while (U_SUCCESS(status) && ufmtval_nextPosition(value, at, &status)) {
        int32_t begin, end;

        if (ucfpos_getField(at, &status) == UNUM_MEASURE_UNIT_FIELD)
            continue;
        ucfpos_getIndexes(at, &begin, &end, &status);
        *first = *first < 0 ? begin : MIN(*first, begin);
        *last = MAX(*last, end);
    }
    ucfpos_close(at);
    return *first >= 0;
}

/* Whatever space parts it from the number is the page's own. */
static const char *
without_ends(Arena *arena, const UChar *text, int32_t length)
{
    while (length > 0 && u_isUWhiteSpace(text[length - 1]))
        length--;
    while (length > 0 && u_isUWhiteSpace(*text)) {
        text++;
        length--;
    }
    return narrow(arena, text, length);
}

/* What stands beside this whole number; both NULL: CLDR writes no number there. */
static NumberWords
words_beside(const Lang *lang, const UNumberFormatter *formatter, int64_t number)
{
    UErrorCode status = U_ZERO_ERROR;
    UFormattedNumber *printed = unumf_openResult(&status);
    NumberWords words = { NULL, NULL };
    const UChar *wide;
    int32_t length, first, last;

    unumf_formatInt(formatter, number, printed, &status);
    wide = ufmtval_getString(unumf_resultAsValue(printed, &status), &length, &status);
    if (U_SUCCESS(status) && find_number(printed, &first, &last)) {
        words.before = without_ends(lang->cache->arena, wide, first);
        words.after = without_ends(lang->cache->arena, wide + last, length - last);
    }
    unumf_closeResult(printed);
    return words;
}

/*
 * A whole number for each category, by which ICU chooses the noun: what it says for the first of them holds for all.
 * Where the language says a category by the noun alone, or no small number is of it, stands what goes with many.
 */
static void
read_durations(const Lang *lang, const UNumberFormatter *formatter, NumberWords out[PLURAL_COUNT])
{
    enum { MANY = 100, TRIED = 1000 };

    for (int64_t number = 0; number <= TRIED; number++) {
        PluralCategory category = lang_plural(lang, (double)number, NUMBER_DECIMAL, 0);

        if (out[category].after == NULL)
            out[category] = words_beside(lang, formatter, number);
    }
    for (PluralCategory c = 0; c < PLURAL_COUNT; c++)
        if (out[c].after == NULL)
            out[c] = words_beside(lang, formatter, MANY);
}

NumberWords
lang_duration(const Lang *lang, const char *duration, PluralCategory count)
{
    for (size_t i = 0; i < G_N_ELEMENTS(durations); i++) {
        NumberWords **words = &lang->cache->durations[i];
        UErrorCode status = U_ZERO_ERROR;
        UNumberFormatter *formatter;

        if (strcmp(durations[i].duration, duration) != 0)
            continue;
        if (*words == NULL) {
            *words = arena_new0(lang->cache->arena, NumberWords, PLURAL_COUNT);
            formatter = unumf_openForSkeletonAndLocale(durations[i].skeleton, -1, lang->locale, &status);
            g_assert(U_SUCCESS(status));
            read_durations(lang, formatter, *words);
            unumf_close(formatter);
        }
        return (*words)[count];
    }
    return (NumberWords){ "", "" };
}

NumberWords
lang_percent(const Lang *lang)
{
    return (NumberWords){ number_symbols(lang)->percent_before, number_symbols(lang)->percent_after };
}

bool
lang_is_currency(const char *code)
{
    UChar wide[4];

    if (strlen(code) != 3 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
        return false;
    u_charsToUChars(code, wide, 4);
    return ucurr_getNumericCode(wide) != 0;
}

const char *
lang_currency(const Lang *lang, Arena *arena, const char *code)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[4];
    UBool choice;
    int32_t length;
    const UChar *name;

    if (!lang_is_currency(code))
        return code;
    u_charsToUChars(code, wide, 4);
    name = ucurr_getName(wide, lang->locale, UCURR_SYMBOL_NAME, &choice, &length, &status);
    return U_SUCCESS(status) ? narrow(arena, name, length) : code;
}
