/*
 * Dates. ICU orders the parts (a pattern from a skeleton) and names the months, once a language; filling a pattern is
 * done here, because a date may be known to the month or the year only, and a range shares what its ends have in
 * common. Where a language sets the day first, a range is composed by one rule; elsewhere ICU's intervals are asked.
 */
#include <string.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>
#include "base/digits.h"
#include "lang/internal.h"

/* ---- names and patterns ---- */

static void
read_names(const Lang *lang, const UDateFormat *format, UDateFormatSymbolType type, int first, int count,
           const char **out)
{
    for (int i = 0; i < count; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar wide[64];
        int32_t length = udat_getSymbols(format, type, first + i, wide, G_N_ELEMENTS(wide), &status);

        g_assert(U_SUCCESS(status));
        out[i] = narrow(lang->cache->arena, wide, length);
    }
}

static void
read_weekdays(const Lang *lang, const UDateFormat *format, UDateFormatSymbolType type, const char **out)
{
    read_names(lang, format, type, UCAL_MONDAY, 6, out); /* ICU counts from Sunday */
    read_names(lang, format, type, UCAL_SUNDAY, 1, out + 6);
}

static const char *
read_pattern(const Lang *lang, UDateTimePatternGenerator *generator, const char *skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[16], pattern[64];
    int32_t length;

    u_charsToUChars(skeleton, wide, (int32_t)strlen(skeleton) + 1);
    length = udatpg_getBestPattern(generator, wide, -1, pattern, G_N_ELEMENTS(pattern), &status);
    g_assert(U_SUCCESS(status));
    return narrow(lang->cache->arena, pattern, length);
}

static void
read_patterns(const Lang *lang, DateWords *words)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateTimePatternGenerator *generator = udatpg_open(lang->locale, &status);

    g_assert(U_SUCCESS(status));
    words->day[DATE_LONG] = read_pattern(lang, generator, "dMMMMy");
    words->day[DATE_MEDIUM] = read_pattern(lang, generator, "dMMMy");
    words->month[DATE_LONG] = read_pattern(lang, generator, "MMMMy");
    words->month[DATE_MEDIUM] = read_pattern(lang, generator, "MMMy");
    words->year = read_pattern(lang, generator, "y");
    words->day_of_year = read_pattern(lang, generator, "dMMM");
    words->month_of_year = read_pattern(lang, generator, "MMM");
    words->day_first = words->day[0][0] == 'd' && g_str_has_suffix(words->day[0], "y") && words->day[1][0] == 'd' &&
                       g_str_has_suffix(words->day[1], "y");
    udatpg_close(generator);
}

static const DateWords *
words_of(const Lang *lang)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format;
    DateWords *words;

    if (lang->cache->dates != NULL)
        return lang->cache->dates;
    lang->cache->dates = words = arena_new0(lang->cache->arena, DateWords, 1);
    /* CLDR's English of the world has "Sept" among months of three letters; plain English has "Sep". */
    format = udat_open(UDAT_LONG, UDAT_LONG, g_ascii_strcasecmp(lang->tag, "en") == 0 ? "en" : lang->locale, u"UTC", -1,
                       NULL, 0, &status);
    g_assert(U_SUCCESS(status));
    read_names(lang, format, UDAT_MONTHS, 0, 12, words->months[0][0]);
    read_names(lang, format, UDAT_STANDALONE_MONTHS, 0, 12, words->months[0][1]);
    read_names(lang, format, UDAT_SHORT_MONTHS, 0, 12, words->months[1][0]);
    read_names(lang, format, UDAT_STANDALONE_SHORT_MONTHS, 0, 12, words->months[1][1]);
    read_weekdays(lang, format, UDAT_STANDALONE_WEEKDAYS, words->weekdays[0]);
    read_weekdays(lang, format, UDAT_STANDALONE_SHORT_WEEKDAYS, words->weekdays[1]);
    read_weekdays(lang, format, UDAT_STANDALONE_NARROW_WEEKDAYS, words->weekdays[2]);
    udat_close(format);
    read_patterns(lang, words);
    return words;
}

/* ---- filling a pattern ---- */

static bool
is_language(const Lang *lang, const char *code)
{
    size_t length = strlen(code);

    return g_ascii_strncasecmp(lang->tag, code, length) == 0 && (lang->tag[length] == '\0' || lang->tag[length] == '-');
}

/* The first day of a month is an ordinal in French: 1er mars. */
static void
append_day(const Lang *lang, unsigned day, int width, GString *out)
{
    if (day == 1 && width == 1 && is_language(lang, "fr"))
        g_string_append(out, "1er");
    else
        digits_append(out, day, width);
}

static void
append_field(const Lang *lang, const DateWords *words, char letter, int width, Date date, GString *out)
{
    if (letter == 'd')
        append_day(lang, date.day, width, out);
    else if (letter == 'y')
        digits_append(out, (unsigned long)(width == 2 ? date.year % 100 : date.year), width == 2 ? 2 : 1);
    else if ((letter == 'M' || letter == 'L') && width >= 3)
        g_string_append(out, words->months[width == 3][letter == 'L'][date.month - 1]);
    else if (letter == 'M' || letter == 'L')
        digits_append(out, date.month, width);
}

/* Fills the first `length` bytes of a pattern (UTS 35, date format patterns; its letters d, M, L and y). */
static void
fill_pattern(const Lang *lang, const char *pattern, size_t length, Date date, GString *out)
{
    const DateWords *words = words_of(lang);
    bool quoted = false;

    for (const char *at = pattern, *end = pattern + length; at < end; at++) {
        int width = 1;

        if (*at == '\'') {
            quoted = at + 1 < end && at[1] == '\'' ? quoted : !quoted;
            if (at + 1 < end && at[1] == '\'')
                g_string_append_c(out, *at++);
            continue;
        }
        if (quoted || !g_ascii_isalpha(*at)) {
            g_string_append_c(out, *at);
            continue;
        }
        for (; at + 1 < end && at[1] == *at; at++)
            width++;
        append_field(lang, words, *at, width, date, out);
    }
}

static const char *
pattern_of(const Lang *lang, Date date, DateStyle style)
{
    const DateWords *words = words_of(lang);
    int form = style == DATE_LONG || style == DATE_SHORT_YEAR ? DATE_LONG : DATE_MEDIUM;

    if ((style == DATE_DAY || style == DATE_IN_YEAR) && date.day != 0)
        return words->day_of_year;
    if (style == DATE_IN_YEAR && date.month != 0)
        return words->month_of_year;
    return date.month == 0 ? words->year : date.day == 0 ? words->month[form] : words->day[form];
}

/* ’15 in the languages that write it so, the year in full in the others. */
static bool
elides_century(const Lang *lang)
{
    static const char *const codes[] = { "en", "fr", "de", "es", "it", "nl", "pt" };

    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        if (is_language(lang, codes[i]))
            return true;
    return false;
}

static void
append_date(const Lang *lang, Date date, DateStyle style, GString *out)
{
    const char *pattern = pattern_of(lang, date, style);

    fill_pattern(lang, pattern, strlen(pattern), date, out);
}

const char *
lang_date(const Lang *lang, Arena *arena, Date date, DateStyle style)
{
    GString *out;
    char iso[11];

    if (!date_is_set(date))
        return "";
    if (style == DATE_ISO)
        return arena_strdup(arena, date_format(date, iso));
    if (style == DATE_SHORT_YEAR && elides_century(lang))
        return arena_printf(arena, "\u2019%02d", date.year % 100);
    if (style == DATE_SHORT_YEAR)
        date.month = date.day = 0;
    out = arena_text_begin(arena);
    append_date(lang, date, style, out);
    return arena_text_end(arena, out);
}

/* ---- ranges ---- */

/* What of the pattern says the day: its letter and a sign right after it ("7." in German). */
static size_t
day_part(const char *pattern)
{
    size_t length = strspn(pattern, "d");

    return pattern[length] == '.' ? length + 1 : length;
}

/* What of the pattern says day and month. */
static size_t
month_part(const char *pattern)
{
    size_t length = 0;

    for (size_t i = 0; pattern[i] != '\0' && pattern[i] != 'y'; i++)
        if (pattern[i] == 'M' || pattern[i] == 'L')
            length = i + 1;
    return length;
}

/* The part before the dash of a range between dates of one precision, written day, month, year. */
static void
append_beginning(const Lang *lang, Period period, const char *pattern, GString *out)
{
    bool year = period.first.year == period.last.year, month = year && period.first.month == period.last.month;
    bool close = month ? period.first.day != 0 : period.first.day == 0 && (year || period.first.month == 0);

    fill_pattern(lang, pattern,
                 month  ? day_part(pattern)
                 : year ? month_part(pattern)
                        : strlen(pattern),
                 period.first, out);
    g_string_append(out, close ? "\u2013" : "\u00A0\u2013 ");
}

static bool
same_precision(Period period)
{
    return (period.first.month == 0) == (period.last.month == 0) && (period.first.day == 0) == (period.last.day == 0);
}

static UDate
milliseconds(Date date)
{
    return date_to_days(date) * 86400000.0;
}

/* CLDR's interval, with a plain space and a no-break space for the thin ones at the dash. */
static const char *
icu_interval(const Lang *lang, Arena *arena, Period period, DateStyle style)
{
    static const UChar *const skeletons[] = { u"dMMMMy", u"dMMMy", u"dMMM" };
    int form = style == DATE_IN_YEAR ? 2 : style == DATE_MEDIUM;
    UDateIntervalFormat **format = &lang->cache->interval[form];
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[128];
    int32_t length;

    if (*format == NULL)
        *format = udtitvfmt_open(lang->locale, skeletons[form], -1, u"UTC", -1, &status);
    length = udtitvfmt_format(*format, milliseconds(period.first), milliseconds(period.last), wide, G_N_ELEMENTS(wide),
                              NULL, &status);
    g_assert(U_SUCCESS(status));
    for (int32_t i = 0; i < length; i++)
        if (wide[i] == 0x2009)
            wide[i] = i + 1 < length && wide[i + 1] == 0x2013 ? 0x00A0 : ' ';
    return narrow(arena, wide, length);
}

const char *
lang_period(const Lang *lang, Arena *arena, Period period, DateStyle style)
{
    g_autoptr(GString) out = g_string_sized_new(48);

    if (date_equal(period.first, period.last) || !date_is_set(period.last))
        return lang_date(lang, arena, period.first, style);
    if (!date_is_set(period.first))
        return lang_date(lang, arena, period.last, style);
    if (style == DATE_IN_YEAR && period.first.year != period.last.year)
        style = DATE_MEDIUM;
    if (style == DATE_ISO || style == DATE_SHORT_YEAR)
        return arena_printf(arena, style == DATE_ISO ? "%s/%s" : "%s\u2013%s",
                            lang_date(lang, arena, period.first, style), lang_date(lang, arena, period.last, style));
    if (same_precision(period) && period.first.day != 0 && !words_of(lang)->day_first)
        return icu_interval(lang, arena, period, style);
    if (same_precision(period) && (words_of(lang)->day_first || period.first.month == 0))
        append_beginning(lang, period, pattern_of(lang, period.first, style), out);
    else
        g_string_append_printf(out, "%s\u00A0\u2013 ", lang_date(lang, arena, period.first, style));
    append_date(lang, period.last, style, out);
    return arena_strndup(arena, out->str, out->len);
}

/* ---- names ---- */

const char *
lang_weekday(const Lang *lang, int iso_weekday, bool short_form)
{
    g_assert(iso_weekday >= 1 && iso_weekday <= 7);
    return words_of(lang)->weekdays[short_form][iso_weekday - 1];
}

const char *
lang_weekday_letter(const Lang *lang, int iso_weekday)
{
    g_assert(iso_weekday >= 1 && iso_weekday <= 7);
    return words_of(lang)->weekdays[2][iso_weekday - 1];
}

const char *
lang_month(const Lang *lang, int month, bool short_form)
{
    g_assert(month >= 1 && month <= 12);
    return words_of(lang)->months[short_form][1][month - 1];
}

void
date_cache_free(LangCache *cache)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cache->interval); i++)
        udtitvfmt_close(cache->interval[i]);
}
