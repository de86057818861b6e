/*
 * Numbers. Plain ones, of which a page has hundreds, are put together here from the separators and groups that CLDR
 * gives, read once; the tests hold them against ICU's own. Halves are rounded away from zero, as a reader would.
 */
#include <math.h>
#include <string.h>
#include <unicode/putil.h>
#include "base/append.h"
#include "lang/internal.h"

/* ---- what CLDR says ---- */

static void
read_symbol(const UNumberFormat *format, UNumberFormatSymbol symbol, char *out, size_t size)
{
    g_autoptr(Arena) arena = arena_new();
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[16];
    int32_t length = unum_getSymbol(format, symbol, wide, G_N_ELEMENTS(wide), &status);

    g_strlcpy(out, U_SUCCESS(status) ? narrow(arena, wide, MIN(length, 15)) : "", size);
}

/*
 * "7%" gives what stands on either side of the seven. A sign that follows is set off by a no-break space (the page's
 * own rule, whatever space the language has or lacks there), which stands right at the sign, after any mark of
 * direction.
 */
static void
split_percent(const char *seven, NumberSymbols *symbols)
{
    const char *digit = strchr(seven, '7'), *sign;
    int mark;

    if (digit == NULL)
        return;
    g_snprintf(symbols->percent_before, sizeof symbols->percent_before, "%.*s", (int)(digit - seven), seven);
    for (sign = digit + 1; g_utf8_get_char(sign) == 0x200E || g_utf8_get_char(sign) == 0x200F; sign += 3)
        continue;
    mark = (int)(sign - digit - 1);
    while (g_unichar_isspace(g_utf8_get_char(sign)))
        sign += g_utf8_skip[(guchar)*sign];
    g_snprintf(symbols->percent_after, sizeof symbols->percent_after, "%.*s%s%s", mark, digit + 1,
               *sign == '\0' ? "" : "\u00A0", sign);
}

static void
read_percent(const Lang *lang, NumberSymbols *symbols)
{
    g_autoptr(Arena) arena = arena_new();
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_PERCENT, NULL, 0, lang->locale, NULL, &status);
    UChar wide[32];
    int32_t length = unum_formatDouble(format, 0.07, wide, G_N_ELEMENTS(wide), NULL, &status);

    g_assert(U_SUCCESS(status));
    split_percent(narrow(arena, wide, length), symbols);
    unum_close(format);
}

/* Spanish, Polish and others set no separator in a number of four digits; only ICU's newer formatter knows. */
static bool
groups_four(const Lang *lang)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(u"precision-integer", -1, lang->locale, &status);
    UFormattedNumber *result = unumf_openResult(&status);
    int32_t length;

    unumf_formatInt(formatter, 1000, result, &status);
    (void)ufmtval_getString(unumf_resultAsValue(result, &status), &length, &status);
    g_assert(U_SUCCESS(status));
    unumf_closeResult(result);
    unumf_close(formatter);
    return length > 4;
}

const NumberSymbols *
number_symbols(const Lang *lang)
{
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format;
    NumberSymbols *symbols;

    if (lang->cache->symbols != NULL)
        return lang->cache->symbols;
    lang->cache->symbols = symbols = arena_new0(lang->cache->arena, NumberSymbols, 1);
    format = unum_open(UNUM_DECIMAL, NULL, 0, lang->locale, NULL, &status);
    g_assert(U_SUCCESS(status));
    read_symbol(format, UNUM_GROUPING_SEPARATOR_SYMBOL, symbols->group, sizeof symbols->group);
    read_symbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL, symbols->decimal, sizeof symbols->decimal);
    read_symbol(format, UNUM_MINUS_SIGN_SYMBOL, symbols->minus, sizeof symbols->minus);
    g_strlcpy(symbols->minus, true_minus(lang->cache->arena, symbols->minus), sizeof symbols->minus);
    symbols->primary =
        unum_getAttribute(format, UNUM_GROUPING_USED) != 0 ? unum_getAttribute(format, UNUM_GROUPING_SIZE) : 0;
    symbols->secondary = unum_getAttribute(format, UNUM_SECONDARY_GROUPING_SIZE);
    symbols->secondary = symbols->secondary > 0 ? symbols->secondary : symbols->primary;
    symbols->least = groups_four(lang) ? 1 : 2;
    unum_close(format);
    read_percent(lang, symbols);
    return symbols;
}

/* ---- digits ---- */

/* A number as digits with the point after `point` of them: the shortest that reads back as the same value. */
typedef struct Digits {
    char digits[24];
    int count, point;
} Digits;

/*
 * Most numbers of a plan have few digits: where a whole number divided by a small power of ten gives the very value,
 * its digits are the shortest, because both are exact and division rounds correctly. False for others.
 */
static bool
few_digits(double value, Digits *d)
{
    static const double powers[] = { 1, 10, 100, 1000, 1e4, 1e5, 1e6 };

    for (int places = 0; places < (int)G_N_ELEMENTS(powers) && value * powers[places] < 1e14; places++) {
        double whole = floor(value * powers[places] + 0.5);
        char digits[24], *at = digits + sizeof digits;

        if (whole / powers[places] != value)
            continue;
        for (guint64 left = (guint64)whole; left > 0 || at == digits + sizeof digits; left /= 10)
            *--at = (char)('0' + left % 10);
        d->count = (int)(digits + sizeof digits - at);
        d->point = d->count - places;
        memcpy(d->digits, at, (size_t)d->count);
        return true;
    }
    return false;
}

static Digits
shortest_digits(double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE], format[8];
    Digits d = { .count = 0 };
    const char *at;

    if (few_digits(value, &d))
        return d;
    for (int precision = 14; precision <= 16; precision++) {
        g_snprintf(format, sizeof format, "%%.%de", precision);
        g_ascii_formatd(text, sizeof text, format, value);
        if (g_ascii_strtod(text, NULL) == value)
            break;
    }
    for (at = text; *at != 'e'; at++)
        if (g_ascii_isdigit(*at))
            d.digits[d.count++] = *at;
    d.point = (int)g_ascii_strtoll(at + 1, NULL, 10) + 1;
    return d;
}

static void
round_digits(Digits *d, int decimals)
{
    int keep = d->point + decimals, at;
    bool up;

    if (keep >= d->count)
        return;
    if (keep < 0) {
        d->count = 0;
        return;
    }
    up = d->digits[keep] >= '5';
    d->count = keep;
    for (at = keep - 1; up && at >= 0; at--) {
        up = d->digits[at] == '9';
        d->digits[at] = up ? '0' : (char)(d->digits[at] + 1);
    }
    if (up) {
        memmove(d->digits + 1, d->digits, (size_t)d->count);
        d->digits[0] = '1';
        d->count++;
        d->point++;
    }
}

static char
digit_at(const Digits *d, int index)
{
    return index >= 0 && index < d->count ? d->digits[index] : '0';
}

static bool
all_zero(const Digits *d)
{
    for (int i = 0; i < d->count; i++)
        if (d->digits[i] != '0')
            return false;
    return true;
}

/* Fraction digits that are not trailing zeros. */
static int
needed_decimals(const Digits *d)
{
    int last = d->count;

    while (last > 0 && d->digits[last - 1] == '0')
        last--;
    return CLAMP(last - d->point, 0, PRINTED_DECIMALS);
}

static void
append_whole(GString *out, const Digits *d, const NumberSymbols *symbols, bool grouped)
{
    int length = MAX(d->point, 1), start = d->point - length;
    bool any = grouped && symbols->primary > 0 && length >= symbols->primary + symbols->least;

    for (int i = 0; i < length; i++) {
        int left = length - i;

        if (any && i > 0 &&
            (left == symbols->primary ||
             (left > symbols->primary && (left - symbols->primary) % symbols->secondary == 0)))
            g_string_append(out, symbols->group);
        g_string_append_c(out, digit_at(d, start + i));
    }
}

/* value * 10^shift, moved in the decimal digits, where it is exact. */
static void
append_number(GString *out, const NumberSymbols *symbols, double value, int shift, int decimals, bool grouped)
{
    Digits d = shortest_digits(fabs(value));

    d.point = value == 0 ? 1 : d.point + shift;
    round_digits(&d, decimals < 0 ? PRINTED_DECIMALS : decimals);
    if (value < 0 && !all_zero(&d))
        g_string_append(out, symbols->minus);
    append_whole(out, &d, symbols, grouped);
    decimals = decimals < 0 ? needed_decimals(&d) : decimals;
    if (decimals > 0)
        g_string_append(out, symbols->decimal);
    for (int i = 0; i < decimals; i++)
        g_string_append_c(out, digit_at(&d, d.point + i));
}

static const char *
plain_number(const Lang *lang, Arena *arena, double value, NumberStyle style, int decimals)
{
    GString *out = arena_text_begin(arena);
    const NumberSymbols *symbols = number_symbols(lang);
    bool percent = style == NUMBER_PERCENT;

    append_text(out, percent ? symbols->percent_before : "");
    append_number(out, symbols, value, percent ? 2 : 0, decimals, style != NUMBER_PLAIN);
    append_text(out, percent ? symbols->percent_after : "");
    return arena_text_end(arena, out);
}

/* ---- what ICU formats itself ---- */

static UNumberFormatter *
compact_formatter(const Lang *lang, bool long_form, int decimals)
{
    static const char *const precisions[] = { "", " .", " .0", " .00", " .000", " .0000", " .00000", " .000000" };
    UNumberFormatter **slot = &lang->cache->compact[long_form][CLAMP(decimals, -1, PRINTED_DECIMALS) + 1];
    g_autofree char *skeleton = NULL;
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[64];

    if (*slot != NULL)
        return *slot;
    skeleton = g_strconcat(long_form ? "compact-long" : "compact-short",
                           precisions[CLAMP(decimals, -1, PRINTED_DECIMALS) + 1], " rounding-mode-half-up", NULL);
    u_charsToUChars(skeleton, wide, (int32_t)strlen(skeleton) + 1);
    *slot = unumf_openForSkeletonAndLocale(wide, -1, lang->locale, &status);
    g_assert(U_SUCCESS(status));
    return *slot;
}

static UFormattedNumber *
result_of(const Lang *lang)
{
    UErrorCode status = U_ZERO_ERROR;

    if (lang->cache->result == NULL)
        lang->cache->result = unumf_openResult(&status);
    g_assert(U_SUCCESS(status));
    return lang->cache->result;
}

/* So many decimals, of a value that is rounded already. */
static UNumberFormatter *
decimal_formatter(const Lang *lang, int decimals)
{
    static const UChar *const skeletons[] = { u"precision-integer", u".0", u".00", u".000", u".0000", u".00000",
                                              u".000000" };
    UNumberFormatter **slot = &lang->cache->decimal[decimals];
    UErrorCode status = U_ZERO_ERROR;

    G_STATIC_ASSERT(G_N_ELEMENTS(skeletons) == PRINTED_DECIMALS + 1);
    if (*slot == NULL)
        *slot = unumf_openForSkeletonAndLocale(skeletons[decimals], -1, lang->locale, &status);
    g_assert(U_SUCCESS(status));
    return *slot;
}

/* The same digits as plain_number() prints, in ASCII. */
static void
decimal_as_printed(const Lang *lang, double value, int shift, int decimals, UFormattedNumber *out)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Digits d = shortest_digits(fabs(value));
    UErrorCode status = U_ZERO_ERROR;

    d.point = value == 0 ? 1 : d.point + shift;
    round_digits(&d, decimals < 0 ? PRINTED_DECIMALS : decimals);
    decimals = decimals < 0 ? needed_decimals(&d) : decimals;
    for (int i = MIN(0, d.point - 1); i < d.point; i++)
        g_string_append_c(text, digit_at(&d, i));
    g_string_append_c(text, '.');
    for (int i = 0; i < decimals; i++)
        g_string_append_c(text, digit_at(&d, d.point + i));
    unumf_formatDecimal(decimal_formatter(lang, decimals), text->str, (int32_t)text->len, out, &status);
    g_assert(U_SUCCESS(status));
}

const UFormattedNumber *
number_as_printed(const Lang *lang, double value, NumberStyle style, int decimals)
{
    UFormattedNumber *result = result_of(lang);
    UErrorCode status = U_ZERO_ERROR;

    if (style == NUMBER_COMPACT_SHORT || style == NUMBER_COMPACT_LONG)
        unumf_formatDouble(compact_formatter(lang, style == NUMBER_COMPACT_LONG, decimals), value, result, &status);
    else
        decimal_as_printed(lang, value, style == NUMBER_PERCENT ? 2 : 0, MIN(decimals, (int)PRINTED_DECIMALS), result);
    g_assert(U_SUCCESS(status));
    return result;
}

static const char *
compact_number(const Lang *lang, Arena *arena, double value, bool long_form, int decimals)
{
    NumberStyle style = long_form ? NUMBER_COMPACT_LONG : NUMBER_COMPACT_SHORT;
    const UFormattedNumber *printed = number_as_printed(lang, value, style, decimals);
    UErrorCode status = U_ZERO_ERROR;
    const UChar *wide;
    int32_t length;

    wide = ufmtval_getString(unumf_resultAsValue(printed, &status), &length, &status);
    g_assert(U_SUCCESS(status));
    return true_minus(arena, narrow(arena, wide, length));
}

/* Rule-based: ordinals with figures ("21st") and numbers in words. */
static const char *
ruled_number(const Lang *lang, Arena *arena, double value, UNumberFormatStyle style, UNumberFormat **format)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar some[512];
    g_autofree UChar *more = NULL;
    int32_t length;

    if (*format == NULL)
        *format = unum_open(style, NULL, 0, lang->locale, NULL, &status);
    length = unum_formatDouble(*format, value, some, G_N_ELEMENTS(some), NULL, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {            /* 1e300 in words */
        status = U_ZERO_ERROR;
        more = g_new(UChar, length + 1);
        length = unum_formatDouble(*format, value, more, length + 1, NULL, &status);
    }
    g_assert(U_SUCCESS(status));
    return true_minus(arena, narrow(arena, more != NULL ? more : some, length));
}

void
number_cache_free(LangCache *cache)
{
    for (size_t l = 0; l < G_N_ELEMENTS(cache->compact); l++)
        for (size_t d = 0; d < G_N_ELEMENTS(cache->compact[l]); d++)
            unumf_close(cache->compact[l][d]);
    for (size_t d = 0; d < G_N_ELEMENTS(cache->decimal); d++)
        unumf_close(cache->decimal[d]);
    unumf_closeResult(cache->result);
    uplrules_close(cache->plurals);
    unum_close(cache->ordinal);
    unum_close(cache->spellout);
}

/* ---- decimals of a written number ---- */

static int
decimals_after(const char *text, const char *decimal)
{
    const char *point = *decimal == '\0' ? NULL : strstr(text, decimal);
    const char *at = point == NULL ? text + strcspn(text, "eE") : point + strlen(decimal);
    int count = 0;

    for (; g_ascii_isdigit(*at); at++)
        count++;
    if (*at == 'e' || *at == 'E')
        count -= (int)CLAMP(g_ascii_strtoll(at + 1, NULL, 10), -PRINTED_DECIMALS, 20);
    return CLAMP(count, 0, PRINTED_DECIMALS);
}

int
number_text_decimals(const char *text)
{
    const char *at = text + (*text == '-');

    while (g_ascii_isdigit(*at))
        at++;
    return *at == '\0' ? 0 : decimals_after(text, ".");        /* most have none */
}

int
lang_number_decimals(const Lang *lang, const char *printed)
{
    return decimals_after(printed, number_symbols(lang)->decimal);
}

const char *
lang_number(const Lang *lang, Arena *arena, double value, NumberStyle style, int decimals)
{
    if (isnan(value))
        return "";
    if (isinf(value))
        return arena_printf(arena, "%s∞", value < 0 ? number_symbols(lang)->minus : "");
    switch (style) {
    case NUMBER_COMPACT_SHORT:
    case NUMBER_COMPACT_LONG:
        return compact_number(lang, arena, value, style == NUMBER_COMPACT_LONG, decimals);
    case NUMBER_ORDINAL:
        return ruled_number(lang, arena, value, UNUM_ORDINAL, &lang->cache->ordinal);
    case NUMBER_SPELLOUT:
        return ruled_number(lang, arena, value, UNUM_SPELLOUT, &lang->cache->spellout);
    case NUMBER_DECIMAL:
    case NUMBER_PLAIN:
    case NUMBER_PERCENT:
        break;
    }
    return plain_number(lang, arena, value, style, MIN(decimals, 100));
}
