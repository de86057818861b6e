/*
 * Numbers in texts: one that stands there whole, with no digit, sign of thousands or of decimals and no minus at it,
 * and, where the text tells years, beside its own.
 */
#include <math.h>
#include <string.h>
#include "truth/claim.h"
#include "base/words.h"
#include "truth/names.h"

static char *
without_marks(const char *text)
{
    return claim_bare(text, BARE_KEEP_WORDS);
}

static bool
parts_numbers(gunichar c)
{
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x066B || c == 0x066C;
}

static gunichar
char_before(const char *text, const char *at)
{
    return at == text ? 0 : g_utf8_get_char(g_utf8_prev_char(at));
}

/* A minus, and a hyphen that does not join words or years, belong to the number behind them. */
static bool
belongs_before(const char *text, const char *at)
{
    gunichar c = char_before(text, at), further = c == 0 ? 0 : char_before(text, g_utf8_prev_char(at));

    return c == 0x2212 || (c == '-' && !g_unichar_isalnum(further)) || g_unichar_isdigit(c) ||
           (parts_numbers(c) && g_unichar_isdigit(further));
}

static bool
belongs_behind(const char *at)
{
    gunichar c = g_utf8_get_char(at);

    if (parts_numbers(c))
        c = g_utf8_get_char(g_utf8_find_next_char(at, NULL));
    return g_unichar_isdigit(c);
}

/* The first place behind `from` where the number stands, whole; NULL: there is none. */
static const char *
find_whole(const char *text, const char *from, const char *number)
{
    for (const char *at = strstr(from, number); at != NULL; at = strstr(at + 1, number))
        if (!belongs_before(text, at) && !belongs_behind(at + strlen(number)))
            return at;
    return NULL;
}

bool
claim_holds_whole(const char *said, const char *printed)
{
    g_autofree char *text = without_marks(said), *number = without_marks(printed);

    return find_whole(text, text, number) != NULL;
}

/* A run of digits as a number of a year's size; 0: none. Moves `at` to its end. */
static int
read_year(const char **at)
{
    int year = 0;

    for (; g_unichar_isdigit(g_utf8_get_char(*at)); *at = g_utf8_find_next_char(*at, NULL))
        year = year > 9999 ? year : year * 10 + g_unichar_digit_value(g_utf8_get_char(*at));
    return year;
}

static int
year_before(const char *text, const char *at)
{
    while (at > text && !g_unichar_isdigit(char_before(text, at)))
        at = g_utf8_prev_char(at);
    while (at > text && g_unichar_isdigit(char_before(text, at)))
        at = g_utf8_prev_char(at);
    return read_year(&at);
}

/* "2016: Cleared: 0.27, Cancelled: 0.15": where the last head of a list of parts ends; `text`: there is none. */
static const char *
head_before(const char *text, const char *at)
{
    for (const char *colon = at; (colon = g_strrstr_len(text, colon - text, ":")) != NULL;) {
        const char *end = colon;

        while (end > text && g_unichar_isspace(char_before(text, end)))
            end = g_utf8_prev_char(end);
        if (end > text && g_unichar_isdigit(char_before(text, end)))
            return end;
    }
    return text;
}

static int
year_behind(const char *at)
{
    while (*at != '\0' && !g_unichar_isdigit(g_utf8_get_char(at)))
        at = g_utf8_find_next_char(at, NULL);
    return read_year(&at);
}

PeriodName
claim_period_name(const Claim *claim, Period period)
{
    YearStart start = facts_year_start(claim->facts);
    Frequency frequency = period_frequency(period, start);
    PeriodName name = { 0 };

    name.number = period_number(period, start, &name.year);
    if (frequency == FREQUENCY_YEAR || frequency == FREQUENCY_MONTH)
        name.number = 0;
    if (frequency == FREQUENCY_MONTH)
        name.year = period.last.year;
    name.two_years =
        frequency < FREQUENCY_MONTH && !period_is_calendar_year(period) && (start.month > 1 || start.day > 1);
    return name;
}

/* All numbers of a part of a text, in their order. */
static GArray *
numbers_of(const char *from, const char *to)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));

    while (from < to) {
        int number;

        if (!g_unichar_isdigit(g_utf8_get_char(from))) {
            from = g_utf8_find_next_char(from, NULL);
            continue;
        }
        number = read_year(&from);
        g_array_append_val(numbers, number);
    }
    return numbers;
}

/* How many of the numbers from `at` on are the name's; 0: they are not. Arabic has words for the first four. */
static guint
name_at(const Claim *claim, const GArray *numbers, guint at, PeriodName name)
{
    const int *n = (const int *)(const void *)numbers->data;
    bool in_words = claim->lang != NULL && language_covers("ar", lang_tag(claim->lang));
    guint i = at;

    if (name.number > 0 && i < numbers->len && n[i] == name.number)
        i++;
    else if (name.number > 0 && !in_words)
        return 0;
    if (i >= numbers->len || n[i++] != name.year)
        return 0;
    if (name.two_years && (i >= numbers->len || (n[i] != name.year + 1 && n[i] != (name.year + 1) % 100)))
        return 0;
    return i + name.two_years - at;
}

bool
claim_names_period(const Claim *claim, const char *text, PeriodName name)
{
    g_autofree char *plain = without_marks(text);
    g_autoptr(GArray) numbers = numbers_of(plain, plain + strlen(plain));

    for (guint i = 0; i < numbers->len; i++)
        if (name_at(claim, numbers, i, name) > 0)
            return true;
    return false;
}

/* Is the name the last of the numbers? */
static bool
ends_with_name(const Claim *claim, const GArray *numbers, PeriodName name)
{
    for (guint i = numbers->len > 3 ? numbers->len - 3 : 0; i < numbers->len; i++)
        if (i + name_at(claim, numbers, i, name) == numbers->len)
            return true;
    return false;
}

/* The name of the period heads the list of the number, or stands before it or behind it, and no other between them. */
static bool
stands_by_name(const Claim *claim, const char *text, const char *at, size_t length, const Beside *place,
               PeriodName name)
{
    g_autoptr(GArray) before = numbers_of(text, at), head = numbers_of(text, head_before(text, at)),
                      behind = numbers_of(at + length, at + length + strlen(at + length));

    return (place->beside && name_at(claim, behind, 0, name) > 0) || ends_with_name(claim, before, name) ||
           ends_with_name(claim, head, name);
}

static bool
stands_well(const Claim *claim, const char *text, const char *at, size_t length, const Beside *place)
{
    int before = year_before(text, at), head = year_before(text, head_before(text, at)),
        behind = year_behind(at + length);
    bool is_before = before == place->first || before == place->last || head == place->first || head == place->last;
    bool is_behind = behind == place->first || behind == place->last;

    for (size_t i = 0; i < place->name_count && (place->before || place->beside); i++)
        if (stands_by_name(claim, text, at, length, place, place->names[i]))
            return true;
    if ((place->before || place->beside) && place->name_count > 0 && !place->year)
        return false;
    return (!place->before && !place->beside) || is_before || (place->beside && is_behind);
}

/* Is all of it rounded away? */
static bool
is_nothing(double value, int decimals)
{
    return fabs(value) * pow(10, decimals) < 0.5;
}

size_t
claim_roundings(double value, int decimals, double out[2])
{
    double digits = pow(10, decimals), scaled = fabs(value) * digits, least = MIN(1e-3, 1e-9 * MAX(1, scaled));

    out[0] = out[1] = value;
    if (fabs(scaled - floor(scaled) - 0.5) > least)
        return 1;
    out[0] -= 2 * least / digits;
    out[1] += 2 * least / digits;
    return 2;
}

static bool
is_named(const char *text, const char *at, const Beside *place)
{
    g_autofree char *before = place->named == NULL ? NULL : g_strndup(text, (gsize)(at - text));

    return before == NULL || named_figures_stands(place->named, place->of, before);
}

static bool
says_rounded(const Claim *claim, const char *text, double value, int decimals, const Beside *place)
{
    g_autofree char *number = without_marks(lang_number(claim->lang, claim->arena, value, NUMBER_DECIMAL, decimals));

    for (const char *at = find_whole(text, text, number); at != NULL; at = find_whole(text, at + 1, number))
        if ((value == 0 || !is_nothing(value, decimals)) && stands_well(claim, text, at, strlen(number), place) &&
            is_named(text, at, place))
            return true;
    return false;
}

bool
claim_says(const Claim *claim, const char *said, double value, const Beside *place)
{
    g_autofree char *text = without_marks(said);

    for (int decimals = 0; decimals <= PRINTED_DECIMALS; decimals++) {
        double ways[2];

        for (size_t i = claim_roundings(value, decimals, ways); i > 0; i--)
            if (says_rounded(claim, text, ways[i - 1], decimals, place))
                return true;
    }
    return false;
}

bool
claim_says_bound(const Claim *claim, const char *text, double value, const Beside *place)
{
    for (int decimals = 0; value != 0 && decimals <= PRINTED_DECIMALS && is_nothing(value, decimals); decimals++)
        if (claim_says(claim, text, pow(10, -decimals), place))
            return true;
    return false;
}
