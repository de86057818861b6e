#ifndef LANG_LANG_H
#define LANG_LANG_H
/*
 * Everything that depends on the reader's language: numbers, dates, plurals, sorting, names and the words of the
 * catalogue. ICU is known here (and for line breaks in text) and nowhere else. Strings returned live in the arena
 * given, or, where none is given, as long as the Lang.
 *
 * Digits are Latin (CLDR's "latn") and the calendar is Gregorian in every language, Arabic included, so that tables
 * and charts stay comparable. English without a country is that of the world (en-001): "1 March 2021", "a, b and c".
 * One Lang serves one thread: it keeps what it has opened.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/period.h"
#include "base/diag.h"
#include "base/diag_lang.h"
#include "base/plural.h"
#include "base/style.h"

typedef struct Catalogue Catalogue;     /* messages of one language: ICU MessageFormat patterns by key */
Catalogue *catalogue_new(const char *bcp47);
void catalogue_free(Catalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)
/*
 * False with a diagnostic when the key is there already or the pattern is not one. Arguments have names (letters,
 * digits, underscores) and are texts, or the subject of plural, selectordinal or select; numbers and dates are given
 * as text, already formatted. At most 10 texts and 4 numbers.
 */
bool catalogue_add(Catalogue *catalogue, const char *key, const char *pattern, Place place, Diags *diags);
/* Adds what `from` has and `catalogue` lacks. Both are of one language. */
void catalogue_complete(Catalogue *catalogue, const Catalogue *from);
const char *catalogue_language(const Catalogue *catalogue);
size_t catalogue_length(const Catalogue *catalogue);
void catalogue_each(const Catalogue *catalogue, void (*each)(const char *key, const char *pattern, void *data),
                    void *data);

typedef struct Lang Lang;
/*
 * `fallback` (may be NULL) answers keys that `catalogue` lacks, with a warning once a key. Both are borrowed, and so is
 * `diags`, where messages report. NULL with DIAG_LANG_BAD_TAG when bcp47 is not a tag.
 */
Lang *lang_new(const char *bcp47, const Catalogue *catalogue, const Catalogue *fallback, Diags *diags);
/* Whether a tag is that of a language which has a name, as "sr" or "pt-BR": no slip of the pen. */
bool lang_is_known(const char *bcp47);
/*
 * The same language for what is read in place of something drawn: its messages mark words of the fallback's language by
 * sequences of LANGUAGE_ESCAPE, and arguments within them as the language's own. As long as `lang`.
 */
const Lang *lang_telling(const Lang *lang);
/* From now on messages report there, what was told elsewhere once again. */
void lang_report_to(Lang *lang, Diags *diags);
/*
 * What is wrong with a message is told with the place that stands there when it is asked for; NULL: with none. Lent
 * until the next call.
 */
void lang_speak_at(const Lang *lang, const Place *place);
void lang_free(Lang *lang);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lang, lang_free)
const char *lang_tag(const Lang *lang);
TextDirection lang_direction(const Lang *lang);
/* Which way a language is written that need not be one's own; of no tag: from left to right. */
TextDirection lang_direction_of(const char *bcp47);

/* A named argument of a message. Text for strings (already formatted numbers too), number for plurals and selects. */
typedef struct LangArg { const char *name; const char *text; double number; bool is_number; } LangArg;
#define LANG_TEXT(arg_name, value) ((LangArg){ .name = (arg_name), .text = (value) })
#define LANG_NUMBER(arg_name, value) ((LangArg){ .name = (arg_name), .number = (value), .is_number = true })

bool lang_has_message(const Lang *lang, const char *key);
/* The language of the fallback, where it is what answers the key; NULL: the language's own words do, or nothing. */
const char *lang_message_fallback(const Lang *lang, const char *key);
/*
 * An unknown key gives DIAG_LANG_MESSAGE_MISSING (once a key) and the key itself; an argument not given is
 * DIAG_LANG_ARGUMENT_MISSING and empty. More arguments than the pattern names are no fault. A text given for a plural
 * is read as a number; a number given where the pattern wants text is printed as NUMBER_DECIMAL.
 */
const char *lang_message(const Lang *lang, Arena *arena, const char *key, const LangArg *args, size_t count);

typedef enum NumberStyle {
    NUMBER_DECIMAL,                     /* grouped; `decimals` fraction digits, -1 as many as needed up to 6 */
    NUMBER_PLAIN,                       /* not grouped: years, article numbers */
    /* value is a share: 0.23 prints 23 % in the language's way, with a no-break space */
    NUMBER_PERCENT,
    NUMBER_COMPACT_SHORT,               /* 1.2M */
    NUMBER_COMPACT_LONG,                /* 1.2 million */
    NUMBER_ORDINAL,                     /* 21st */
    NUMBER_SPELLOUT
} NumberStyle;
/*
 * True minus (U+2212). What is no number (NaN) is nothing, infinity is its sign. Halves are rounded away from zero, in
 * the shortest decimal form of the value; what rounds to zero has no sign.
 */
const char *lang_number(const Lang *lang, Arena *arena, double value, NumberStyle style, int decimals);
/*
 * The form of a noun that goes with the number as lang_number() prints it with this style and so many decimals: "1
 * district", but "1.0 districts"; French has one for "2 millions de". Not for ordinals.
 */
PluralCategory lang_plural(const Lang *lang, double value, NumberStyle style, int decimals);
/*
 * The categories of a language as bits, bit n for category n: all that it has, and those that the whole numbers up to
 * 200 take. Of a tag that is none: `other` alone.
 */
typedef struct LangPlurals { unsigned all, common; } LangPlurals;
LangPlurals lang_plurals(const char *bcp47);
/* What stands before and after a number to say of what it is; "": nothing. As long as the Lang. */
typedef struct NumberWords { const char *before, *after; } NumberWords;
/*
 * The words of a span of time, given as ISO 8601's duration of one ("PT1S", "PT1M", "PT1H", "P1D", "P1W", "P1M",
 * "P1Y"), in the form of the category: "minute", "minutes". Any other has none. The space between is the page's.
 */
NumberWords lang_duration(const Lang *lang, const char *duration, PluralCategory count);
/* The sign of per cent, with the space that the page sets it off by: what lang_number() writes around a share. */
NumberWords lang_percent(const Lang *lang);
/* Whether it is a code of ISO 4217, of today or of the past. */
bool lang_is_currency(const char *code);
/* "US$": how the page's language writes the currency; the code itself where it has no sign. */
const char *lang_currency(const Lang *lang, Arena *arena, const char *code);
/* The fewest decimals (0 to 6) that show the value as it was written, from its text: "0.30" has 2. */
int number_text_decimals(const char *text);
/* The same for a number as lang_number printed it: "0,30" has 2 in French. */
int lang_number_decimals(const Lang *lang, const char *printed);

typedef enum DateStyle { DATE_LONG /* 1 March 2021 */, DATE_MEDIUM /* 1 Mar 2021 */, DATE_SHORT_YEAR /* ’15 */,
                         DATE_ISO, DATE_DAY /* 1 Mar */,
                         DATE_IN_YEAR /* 1 Mar, and Mar of a month: the page says the year beside it */ } DateStyle;
/* By the date's precision: a day, "Aug 2018", or the year; "" for no date. The short year is the year in full in
   languages that do not elide it. */
const char *lang_date(const Lang *lang, Arena *arena, Date date, DateStyle style);
/* "7–8 June 2018", "30 Jun – 2 Jul 2020"; equal ends print one date. Within one year DATE_IN_YEAR leaves it out. */
const char *lang_period(const Lang *lang, Arena *arena, Period period, DateStyle style);
/*
 * Of a figure, as it is reported: "Q3 2018", "week 5, 2018", and, where years start on another day than 1 January,
 * "2018/19" and "Q3 2018/19"; else as above.
 */
const char *lang_reporting_period(const Lang *lang, Arena *arena, Period period, YearStart start, DateStyle style);
const char *lang_weekday(const Lang *lang, int iso_weekday, bool short_form);
const char *lang_weekday_letter(const Lang *lang, int iso_weekday);    /* "M" */
const char *lang_month(const Lang *lang, int month, bool short_form);

/*
 * The week of a territory (ISO 3166-1 alpha-2; NULL: of the language's) by CLDR: its first day, and its weekend as
 * bits, bit n for ISO weekday n.
 */
typedef struct LangWeek { int first; unsigned weekend; } LangWeek;
LangWeek lang_week(const Lang *lang, const char *alpha2);

/*
 * Days of another calendar (CLDR's names: "islamic", "persian", "ethiopic", "buddhist", "hebrew" …) beside `count` days
 * from `first` on: the day's number, with its month where one begins and at the first. False when ICU has no such
 * calendar.
 */
bool lang_second_dates(const Lang *lang, Arena *arena, const char *calendar, Date first, size_t count,
                       const char **out);

/*
 * The months of another calendar that a span reaches over: "Shahrivar – Mehr 1397". NULL when ICU has no such
 * calendar.
 */
const char *lang_second_months(const Lang *lang, Arena *arena, const char *calendar, Date first, Date last);

/*
 * Words of a running text by UAX #29 and, in scripts written without spaces (Khmer, Lao, Burmese, Thai), ICU's
 * dictionaries. A number is a word, as it is spoken; punctuation is none.
 */
size_t lang_word_count(const Lang *lang, const char *text);
/*
 * The label of the number-th item (from 1) where items are lettered: a … z, aa, ab …, in the letters that the
 * catalogue's "list-letters" parts by spaces.
 */
const char *lang_letters(const Lang *lang, Arena *arena, int number, bool upper);

/* "a, b and c". */
const char *lang_list(const Lang *lang, Arena *arena, const char *const *items, size_t count);
/* "a, b": two texts with what parts them by the key, as below. */
const char *lang_beside(const Lang *lang, Arena *arena, const char *key, const char *first, const char *second);
/* Behind what stands there already, what parts it from the next: "list-between", a comma, or "list-apart", stronger. */
void lang_append_parting(const Lang *lang, Arena *arena, GString *out, const char *key);
/* "2017: as reported": a name with what is said of it, parted as the language does. */
const char *lang_labelled(const Lang *lang, Arena *arena, const char *name, const char *text);
/* Collation of the language (UCA); for g_ptr_array_sort-like use. */
int lang_compare(const Lang *lang, const char *a, const char *b);
/* The country's name in this language from CLDR by ISO 3166-1 alpha-2 code; NULL when CLDR has none. */
const char *lang_territory(const Lang *lang, const char *alpha2);
/*
 * Whether it is a code of ISO 3166-1, of two letters or three (those that the standard leaves to its users among them),
 * or one of ISO 3166-2: such a country, a hyphen, and one to three letters or digits; which of these there are is not
 * known here.
 */
bool lang_is_country_code(const char *code);
bool lang_is_subdivision_code(const char *code);
/* A country's name in a language (a tag) by ICU, to be freed, and its code of three letters; NULL: there is none. */
char *lang_country(const char *alpha2, const char *language, char alpha3[4]);
/*
 * The code of two letters of the country that is called so: by that code, by its code of three letters, by the number
 * of the United Nations (M49), or by its name in a language (a tag) as CLDR has it. NULL: none is. Lives for ever.
 */
const char *lang_country_called(const char *text, const char *language);
/* "Europe/Berlin" of Windows' "W. Europe Standard Time" (CLDR's table), to be freed; NULL for all other names. */
char *lang_zone_of_windows(const char *name);
/*
 * The number that the United Nations (M49) give the country of an alpha-2 code, as three digits: "116". Valid until the
 * next call; NULL: it has none.
 */
const char *lang_m49(const char *alpha2);

#endif
