/* A number of the plain form is read without a copy; whatever else it holds is looked at more slowly. */
#include "exchange/number.h"
#include <math.h>
#include <string.h>

static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
static const double most = 1e15;
enum { EXACT_DIGITS = 15 };

/*
 * At most 15 digits and a point: the number without its point and the power of ten are both exact, and so their
 * quotient is the nearest double, as strtod() has it.
 */
static bool
read_plain(const char *text, size_t length, double *value, int *decimals)
{
    size_t i = length > 0 && text[0] == '-', digits = 0, behind = 0;
    bool negative = i == 1, point = false;
    gint64 number = 0;

    for (; i < length; i++) {
        if (text[i] == '.' && !point && digits > 0) {
            point = true;
            continue;
        }
        if (!g_ascii_isdigit(text[i]) || ++digits > EXACT_DIGITS)
            return false;
        number = number * 10 + (text[i] - '0');
        behind += point;
    }
    if (digits == 0 || (point && behind == 0))
        return false;
    *value = (double)number / powers[behind];
    if (negative)
        *value = -*value;
    *decimals = (int)behind;
    return true;
}

/* How many bytes a blank has that stands in numbers: a space, or one that does not break (U+00A0, 2009, 202F). */
static size_t
blank_at(const char *text)
{
    static const char *const blanks[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89" };

    for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++)
        if (strncmp(text, blanks[i], strlen(blanks[i])) == 0)
            return strlen(blanks[i]);
    return 0;
}

static size_t
group_at(const char *text, char grouping)
{
    if (grouping == ' ')
        return blank_at(text);
    if (grouping == '\'' && strncmp(text, "\xE2\x80\x99", 3) == 0)
        return 3;
    return grouping != '\0' && *text == grouping ? 1 : 0;
}

/* The number with a point and without grouping; NULL where it is none. Groups have three digits. */
static char *
normalise(const char *text, char decimal, char grouping)
{
    g_autoptr(GString) out = g_string_new(NULL);
    size_t digits = strncmp(text, "\xE2\x88\x92", 3) == 0 ? 3 : *text == '-' || *text == '+', run, width;
    bool grouped = false;

    if (digits > 0 && *text != '+')
        g_string_append_c(out, '-');
    text += digits;
    for (;;) {
        run = strspn(text, "0123456789");
        if (run == 0 || (grouped && run != 3))
            return NULL;
        g_string_append_len(out, text, (gssize)run);
        text += run;
        width = group_at(text, grouping);
        if (width == 0)
            break;
        if (!grouped && run > 3)
            return NULL;
        grouped = true;
        text += width;
    }
    if (*text == decimal) {
        run = strspn(text + 1, "0123456789");
        if (run == 0)
            return NULL;
        g_string_append_c(out, '.');
        g_string_append_len(out, text + 1, (gssize)run);
        text += 1 + run;
    }
    if (*text == 'e' || *text == 'E') {
        size_t sign = text[1] == '-' || text[1] == '+';

        run = strspn(text + 1 + sign, "0123456789");
        if (run == 0)
            return NULL;
        g_string_append_len(out, text, (gssize)(1 + sign + run));
        text += 1 + sign + run;
    }
    return *text == '\0' ? g_strdup(out->str) : NULL;
}

/* Would it be a number with a decimal comma, and another one with grouping by commas (or points)? */
static bool
has_two_ways(const char *text)
{
    g_autofree char *comma = normalise(text, ',', '\0'), *by_comma = normalise(text, '.', ',');

    return comma != NULL && by_comma != NULL;
}

static NumberFault
read_as_declared(const char *text, size_t length, char decimal, char grouping, double *value, int *decimals)
{
    g_autofree char *normal = NULL;
    const char *point;

    if (decimal == '.' && read_plain(text, length, value, decimals))
        return fabs(*value) <= most ? NUMBER_OK : NUMBER_TOO_LARGE;
    normal = normalise(text, decimal, grouping);
    if (normal == NULL)
        return grouping == '\0' && decimal == '.' && has_two_ways(text) ? NUMBER_TWO_WAYS : NUMBER_NONE;
    *value = g_ascii_strtod(normal, NULL);
    if (!isfinite(*value) || fabs(*value) > most)
        return NUMBER_TOO_LARGE;
    point = strchr(normal, '.');
    *decimals = point == NULL ? 0 : (int)strspn(point + 1, "0123456789");
    return NUMBER_OK;
}

NumberFault
number_read(const char *text, size_t length, char decimal, char grouping, double *value, int *decimals)
{
    NumberFault fault = read_as_declared(text, length, decimal, grouping, value, decimals);

    if (fault == NUMBER_OK && *value == 0)
        *value = 0;                     /* a spreadsheet's -0 is nothing but zero */
    return fault;
}

/* ---- days and periods ---- */

/* "31/12/2018": three numbers that one of / . - parts; the order says which is which. */
bool
day_read(const char *text, DayOrder order, Date *out)
{
    static const int places[][3] = {
        [DAYS_ISO] = { 0, 1, 2 }, [DAYS_DMY] = { 2, 1, 0 }, [DAYS_MDY] = { 2, 0, 1 }, [DAYS_YMD] = { 0, 1, 2 }
    }; /* of year, month, day */
    int parts[3] = { 0 }, digits[3] = { 0 };
    const char *c = text;
    char separator = '\0', iso[16];

    if (date_parse(text, out) || order == DAYS_ISO)
        return date_is_set(*out) && date_is_day(*out);
    for (int i = 0; i < 3; i++) {
        for (; g_ascii_isdigit(*c) && digits[i] < 4; c++, digits[i]++)
            parts[i] = parts[i] * 10 + (*c - '0');
        if (digits[i] == 0 || (i < 2 && (*c == '\0' || strchr("/.-", *c) == NULL || (i == 1 && *c != separator))))
            return false;
        separator = *c;
        c += i < 2;
    }
    if (*c != '\0' || digits[places[order][0]] != 4 || digits[places[order][1]] > 2 || digits[places[order][2]] > 2)
        return false;
    g_snprintf(iso, sizeof iso, "%04d-%02d-%02d", parts[places[order][0]] % 10000, parts[places[order][1]] % 100,
               parts[places[order][2]] % 100);
    return date_parse(iso, out);
}

/* "2018Q3", "Q3 2018" as "2018-Q3"; false where it is neither. */
static bool
counted_of(const char *text, char out[PERIOD_NORMAL])
{
    size_t length = strlen(text), digits;

    if (length < 6 || length > 9)
        return false;
    if (strspn(text, "0123456789") == 4 && g_ascii_isupper(text[4])) {
        g_snprintf(out, PERIOD_NORMAL, "%.4s-%s", text, text + 4);
        return true;
    }
    digits = strspn(text + 1, "0123456789");
    if (!g_ascii_isupper(text[0]) || digits == 0 || digits > 2 || strchr(" -/", text[1 + digits]) == NULL ||
        strlen(text + 2 + digits) != 4 || strspn(text + 2 + digits, "0123456789") != 4)
        return false;
    g_snprintf(out, PERIOD_NORMAL, "%s-%.*s", text + 2 + digits, (int)digits + 1, text);
    return true;
}

bool
period_read(const char *text, DayOrder order, WrittenPeriod *out, char normal[PERIOD_NORMAL])
{
    Date day = DATE_NONE;
    char iso[11];

    *out = (WrittenPeriod){ 0 };
    if (strlen(text) < PERIOD_NORMAL && period_parse(text, out)) {
        g_strlcpy(normal, text, PERIOD_NORMAL);
        return true;
    }
    if (counted_of(text, normal) && period_parse(normal, out))
        return true;
    if (order == DAYS_ISO || !day_read(text, order, &day))
        return false;
    g_strlcpy(normal, date_format(day, iso), PERIOD_NORMAL);
    return period_parse(normal, out);
}
