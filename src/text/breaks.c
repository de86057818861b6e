/*
 * Where lines may end: by ICU's rules and its dictionaries of Thai, Lao, Khmer and Burmese (UAX #14), and inside words
 * by libhyphen in languages that have a dictionary. Nothing is put into the text: a break is a mark between two bytes.
 * A range of numbers is one word here, and so is a day with its month, which the rules leave to whoever applies them
 * (UAX #14, section 8).
 */
#include "text/system.h"
#include "base/diag_files.h"
#include <errno.h>
#include <hyphen.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/udat.h>
#include <unicode/utext.h>

/* ---- hyphenation ---- */

typedef struct HyphenRow {
    const char *language, *file;
} HyphenRow;

static const HyphenRow dictionaries[] = {
    { "en", "/usr/share/hyphen/hyph_en_GB.dic" },
    { "fr", "/usr/share/hyphen/hyph_fr.dic" },
};

/* "en" serves "en", "en-GB" and "en-US". */
static bool
speaks(const char *language, const char *wanted)
{
    size_t length = strlen(wanted);

    return g_ascii_strncasecmp(language, wanted, length) == 0 && (language[length] == '\0' || language[length] == '-');
}

static HyphenDict *
load_dictionary(const char *file, Diags *diags)
{
    HyphenDict *dict;

    errno = 0;
    dict = hnj_hyphen_load(file);
    if (dict == NULL)
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, file,
                    errno == 0 ? "it is no dictionary of hyphens" : g_strerror(errno), NULL);
    return dict;
}

/* A dictionary that cannot be read is an error: without it, words would be divided otherwise here than elsewhere. */
static HyphenDict *
find_dictionary(TextSystem *system, const char *language, Diags *diags)
{
    if (system->hyphens == NULL)
        system->hyphens = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(dictionaries); i++) {
        const HyphenRow *row = &dictionaries[i];
        HyphenDict *dict;

        if (!speaks(language, row->language))
            continue;
        dict = g_hash_table_lookup(system->hyphens, row->language);
        if (dict == NULL && (dict = load_dictionary(row->file, diags)) != NULL)
            g_hash_table_insert(system->hyphens, (gpointer)(guintptr)row->language, dict);
        return dict;
    }
    return NULL;
}

enum { SHORTEST_WORD = 5, WORD_LETTERS = 48, LEAST_BEFORE = 2, LEAST_AFTER = 3 };

/* The letters of a word, in small letters as the dictionaries want them. */
typedef struct Letters {
    size_t count;
    size_t at[WORD_LETTERS]; /* where each starts in the text */
    bool capitals;           /* after the first letter: an abbreviation, which is never divided */
    GString *small;
} Letters;

static void
free_replacements(char **rep, int *pos, int *cut, size_t count)
{
    for (size_t i = 0; rep != NULL && i < count; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

static void
divide(HyphenDict *dict, const Letters *letters, guint8 *breaks)
{
    char hyphens[WORD_LETTERS * 4 + 8];
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;

    if (letters->count < SHORTEST_WORD || letters->count > WORD_LETTERS || letters->capitals)
        return;
    if (hnj_hyphen_hyphenate2(dict, letters->small->str, (int)letters->small->len, hyphens, NULL, &rep, &pos, &cut) !=
        0)
        return;
    /* An odd number stands after a letter where the word may end; a division that changes its spelling is left out. */
    for (size_t i = LEAST_BEFORE; i + LEAST_AFTER <= letters->count; i++)
        if ((hyphens[i - 1] & 1) != 0 && (rep == NULL || rep[i - 1] == NULL) && breaks[letters->at[i]] == NO_BREAK)
            breaks[letters->at[i]] = HYPHEN_BREAK;
    free_replacements(rep, pos, cut, letters->small->len);
}

static void
append_letter(Letters *letters, gunichar code, size_t at)
{
    letters->capitals |= letters->count > 0 && g_unichar_isupper(code);
    if (letters->count < WORD_LETTERS)
        letters->at[letters->count] = at;
    letters->count++;
    g_string_append_unichar(letters->small, g_unichar_tolower(code));
}

void
breaks_hyphenate(TextSystem *system, Scratch *scratch, size_t start, size_t end, const char *language, Diags *diags)
{
    HyphenDict *dict = find_dictionary(system, language, diags);
    g_autoptr(GString) small = g_string_new(NULL);
    Letters letters = { .small = small };
    const char *text = scratch->text->str;

    if (dict == NULL)
        return;
    for (const char *c = text + start; c < text + end; c = next_char(c)) {
        gunichar code = g_utf8_get_char(c);

        if (g_unichar_isalpha(code)) {
            append_letter(&letters, code, (size_t)(c - text));
            continue;
        }
        divide(dict, &letters, scratch->breaks->data);
        g_string_truncate(small, 0);
        letters = (Letters){ .small = small };
    }
    divide(dict, &letters, scratch->breaks->data);
}

/* ---- line breaks ---- */

/*
 * Letters and digits of ASCII, spaces, and points and commas inside or after them: most cells and labels. The rules
 * allow a break in such a text after its spaces and nowhere else.
 */
static bool
is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (g_ascii_isalnum(text[i]) || text[i] == ' ')
            continue;
        if ((text[i] != '.' && text[i] != ',') || i == 0 || !g_ascii_isalnum(text[i - 1]))
            return false;
        if (i + 1 < length && !g_ascii_isalnum(text[i + 1]) && text[i + 1] != ' ')
            return false;
    }
    return true;
}

static void
mark(Scratch *scratch, size_t at)
{
    guint8 *kind = &scratch->breaks->data[at];

    if (*kind == NO_BREAK || *kind == HYPHEN_BREAK)
        *kind = SOFT_BREAK;
}

static void
mark_after_spaces(Scratch *scratch)
{
    const char *text = scratch->text->str;

    for (size_t i = 1; i < scratch->text->len; i++)
        if (text[i - 1] == ' ' && text[i] != ' ')
            mark(scratch, i);
}

/* The locale plays no part in the rules for lines but for a few of Japanese: one iterator serves every text. */
static UBreakIterator *
line_breaks(TextSystem *system)
{
    UErrorCode status = U_ZERO_ERROR;

    if (system->line_breaks == NULL)
        system->line_breaks = ubrk_open(UBRK_LINE, "en", NULL, 0, &status);
    return system->line_breaks;
}

static bool
is_range_dash(gunichar c)
{
    return g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 || c == '~' || c == 0x223C;
}

/* A digit, or what stands before or behind one: a currency, a sign, a percentage. */
static bool
is_of_number(gunichar c)
{
    return g_unichar_isdigit(c) || g_unichar_type(c) == G_UNICODE_CURRENCY_SYMBOL || c == '+' || c == '%' ||
           c == 0x2030 || c == 0x66A || c == 0xB0;
}

/* Does this place lie beside the dash of a range: "2017\u20132018", "5\u00A0%\u201310\u00A0%"? */
static bool
is_in_range(const GString *text, size_t at)
{
    const char *c = text->str + at, *before = g_utf8_prev_char(c);

    if (is_range_dash(g_utf8_get_char(before)) && before > text->str)   /* behind the dash */
        return is_of_number(g_utf8_get_char(c)) && is_of_number(g_utf8_get_char(g_utf8_prev_char(before)));
    return is_range_dash(g_utf8_get_char(c)) && is_of_number(g_utf8_get_char(before)) &&
           is_of_number(g_utf8_get_char(next_char(c)));
}

/* A point that parts what stands on a line, "A \u00B7 B", ends a line and begins none. */
static bool
is_at_separator(const GString *text, size_t at)
{
    return g_str_has_prefix(text->str + at, "\u00B7 ") && at > 0 && text->str[at - 1] == ' ';
}

/* ---- a day and its month ---- */

static void
add_months(GPtrArray *names, const char *locale)
{
    static const UDateFormatSymbolType types[] = { UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS,
                                                   UDAT_STANDALONE_SHORT_MONTHS };
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, locale, u"UTC", -1, NULL, 0, &status);

    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        for (int month = 0; month < 12 && U_SUCCESS(status); month++) {
            UChar wide[64];
            int32_t length = udat_getSymbols(format, types[i], month, wide, G_N_ELEMENTS(wide), &status);
            char *name = U_SUCCESS(status) ? g_utf16_to_utf8((const gunichar2 *)wide, length, NULL, NULL, NULL) : NULL;

            if (name == NULL || g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
                g_free(name);
            else
                g_ptr_array_add(names, name);
        }
    if (format != NULL)
        udat_close(format);
}

/* How the months are called in a language, in full and short; those of "en" stand for "en-GB", too. */
static const GPtrArray *
months_of(TextSystem *system, const char *language)
{
    GPtrArray *names;
    g_autofree char *plain = NULL;

    if (system->months == NULL)
        system->months = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    names = g_hash_table_lookup(system->months, language);
    if (names != NULL)
        return names;
    names = g_ptr_array_new_with_free_func(g_free);
    plain = g_strndup(language, strcspn(language, "-_"));
    add_months(names, language);
    add_months(names, plain);
    g_hash_table_insert(system->months, g_strdup(language), names);
    return names;
}

/* The length of the month's name with which a text begins; 0: with none. */
static size_t
month_at_start(const GPtrArray *months, const char *text)
{
    for (guint i = 0; i < months->len; i++) {
        const char *name = months->pdata[i];
        size_t length = strlen(name);

        if (strncmp(text, name, length) == 0 && !g_unichar_isalpha(g_utf8_get_char(text + length)))
            return length;
    }
    return 0;
}

static bool
ends_with_month(const GPtrArray *months, const char *text, const char *end)
{
    for (guint i = 0; i < months->len; i++) {
        const char *name = months->pdata[i];
        size_t length = strlen(name);

        if ((size_t)(end - text) >= length && memcmp(end - length, name, length) == 0 &&
            (end - length == text || !g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(end - length)))))
            return true;
    }
    return false;
}

/* Where a number of one or two digits that ends here begins: "1", "1er", "1."; NULL where none does. */
static const char *
day_before(const char *text, const char *end)
{
    static const char *const endings[] = { "er", ".", "\u00BA" };
    int digits = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if ((size_t)(end - text) > strlen(endings[i]) && memcmp(end - strlen(endings[i]), endings[i],
                                                                strlen(endings[i])) == 0)
            end -= strlen(endings[i]);
    for (; end > text && g_unichar_isdigit(g_utf8_get_char(g_utf8_prev_char(end))); digits++)
        end = g_utf8_prev_char(end);
    if (digits < 1 || digits > 2 || (end > text && g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(end)))))
        return NULL;
    return end;
}

static bool
begins_with_day(const char *text)
{
    int digits = 0;

    for (; g_unichar_isdigit(g_utf8_get_char(text)); digits++)
        text = next_char(text);
    return digits == 1 || digits == 2;
}

static const char *
without_spaces(const char *text, const char *end)
{
    while (end > text && end[-1] == ' ')
        end--;
    return end;
}

/* No line ends within "1 March", "1er mars", "1 de marzo", "March 1", nor within the name of the month. */
static void
hold_day(const GPtrArray *months, Scratch *scratch, size_t at)
{
    const char *text = scratch->text->str, *here = text + at, *end = without_spaces(text, here);
    size_t joined = g_str_has_prefix(here, "de ") ? strlen("de ") : 0, month = month_at_start(months, here + joined);

    if (month > 0 && end < here && day_before(text, end) != NULL)
        memset(scratch->breaks->data + at, NO_BREAK, joined + month);
    else if (begins_with_day(here) && ends_with_month(months, text, end))
        scratch->breaks->data[at] = NO_BREAK;
}

static void
hold_days(TextSystem *system, Scratch *scratch, const char *language)
{
    const GPtrArray *months = NULL;
    const char *text = scratch->text->str;

    for (size_t at = 1; at < scratch->text->len; at++) {
        if (scratch->breaks->data[at] != SOFT_BREAK)
            continue;
        if (day_before(text, without_spaces(text, text + at)) == NULL && !begins_with_day(text + at))
            continue;
        if (months == NULL)
            months = months_of(system, language);
        hold_day(months, scratch, at);
    }
}

static void
find_by_rules(TextSystem *system, Scratch *scratch)
{
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    UBreakIterator *iterator;

    if (is_plain(scratch->text->str, scratch->text->len) || (iterator = line_breaks(system)) == NULL) {
        mark_after_spaces(scratch);
        return;
    }
    utext_openUTF8(&text, scratch->text->str, (int64_t)scratch->text->len, &status);
    ubrk_setUText(iterator, &text, &status);
    for (int32_t at = ubrk_next(iterator); U_SUCCESS(status) && at != UBRK_DONE; at = ubrk_next(iterator))
        if ((size_t)at < scratch->text->len && !is_in_range(scratch->text, (size_t)at) &&
            !is_at_separator(scratch->text, (size_t)at))
            mark(scratch, (size_t)at);
    utext_close(&text);
}

void
breaks_find(TextSystem *system, Scratch *scratch, const char *language)
{
    find_by_rules(system, scratch);
    hold_days(system, scratch, language);
}

static UBreakIterator *
cluster_ends(TextSystem *system)
{
    UErrorCode status = U_ZERO_ERROR;

    if (system->clusters == NULL)
        system->clusters = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
    return system->clusters;
}

/* Without ICU's rules every character is a cluster of its own. */
static void
end_after_characters(const char *text, size_t length, bool *ends)
{
    for (size_t at = 0; at < length; at = MIN((size_t)(next_char(text + at) - text), length))
        ends[at] = true;
}

void
clusters_find(TextSystem *system, const char *text, size_t length, bool *ends)
{
    UErrorCode status = U_ZERO_ERROR;
    UText units = UTEXT_INITIALIZER;
    UBreakIterator *iterator = cluster_ends(system);

    memset(ends, 0, length + 1);
    ends[length] = true;
    if (iterator == NULL) {
        end_after_characters(text, length, ends);
        return;
    }
    utext_openUTF8(&units, text, (int64_t)length, &status);
    ubrk_setUText(iterator, &units, &status);
    for (int32_t at = ubrk_first(iterator); U_SUCCESS(status) && at != UBRK_DONE; at = ubrk_next(iterator))
        ends[at] = true;
    utext_close(&units);
}

void
system_free_breaks(TextSystem *system)
{
    if (system->line_breaks != NULL)
        ubrk_close(system->line_breaks);
    if (system->clusters != NULL)
        ubrk_close(system->clusters);
    if (system->months != NULL)
        g_hash_table_unref(system->months);
    if (system->hyphens == NULL)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(dictionaries); i++) {
        HyphenDict *dict = g_hash_table_lookup(system->hyphens, dictionaries[i].language);

        if (dict != NULL)
            hnj_hyphen_free(dict);
    }
    g_hash_table_unref(system->hyphens);
}
