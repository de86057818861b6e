/*
 * Numbers in texts: one that stands there whole, with no digit, sign of thousands or of decimals and no minus at it,
 * and, where the text tells years, beside its own.
 */
#include <math.h>
#include <string.h>
#include "truth/claim.h"

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

static int
year_behind(const char *at)
{
    while (*at != '\0' && !g_unichar_isdigit(g_utf8_get_char(at)))
        at = g_utf8_find_next_char(at, NULL);
    return read_year(&at);
}

static bool
stands_well(const char *text, const char *at, size_t length, const Beside *place)
{
    int before = year_before(text, at), behind = year_behind(at + length);
    bool is_before = before == place->first || before == place->last;
    bool is_behind = behind == place->first || behind == place->last;

    return (!place->before && !place->beside) || is_before || (place->beside && is_behind);
}

/* Is all of it rounded away? */
static bool
is_nothing(double value, int decimals)
{
    return fabs(value) * pow(10, decimals) < 0.5;
}

bool
claim_says(const Claim *claim, const char *said, double value, const Beside *place)
{
    g_autofree char *text = without_marks(said);

    for (int decimals = 0; decimals <= PRINTED_DECIMALS; decimals++) {
        g_autofree char *number =
            without_marks(lang_number(claim->lang, claim->arena, value, NUMBER_DECIMAL, decimals));

        for (const char *at = find_whole(text, text, number); at != NULL; at = find_whole(text, at + 1, number))
            if ((value == 0 || !is_nothing(value, decimals)) && stands_well(text, at, strlen(number), place))
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
