/*
 * What an attribute may say: a row a type, with what holds for it, what is told where that does not, and the same as a
 * pattern for editors. A test holds both against each other.
 */
#include "base/moment.h"
#include "base/link.h"
#include "base/location.h"
#include "base/diag_map.h"
#include "base/diag_model.h"
#include "base/diag_picture.h"
#include "base/diag_read.h"
#include "base/words.h"
#include "model/status.h"
#include "read/tables.h"
#include <string.h>

/* ---- as patterns of XML Schema ---- */

#define TIME "T([01][0-9]|2[0-3]):[0-5][0-9](Z|[+\\-](0[0-9]|1[0-4]):[0-5][0-9])"
#define DATE "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
#define DAY "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define NUMBER "-?[0-9]+(\\.[0-9]+)?([eE][\\-+]?[0-9]+)?"
/* reporting periods of SDMX, and a first day with a duration */
#define COUNTED "[0-9]{4}-(A1|S[12]|T[1-3]|Q[1-4]|M(0[1-9]|1[0-2])|W(0[1-9]|[1-4][0-9]|5[0-3])|D[0-3][0-9]{2})"
#define DURATION DAY "(T00:00:00)?/P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?"
#define SUBTAG "-[A-Za-z0-9]{1,8}"
/* Ends in no subtag of one character, but behind x. */
#define LANGUAGE_TAG                                                                                                   \
    "([A-Za-z]{2,8}(" SUBTAG ")*-|[iI](" SUBTAG ")*-)[A-Za-z0-9]{2,8}|[A-Za-z]{2,8}|"                                  \
    "([A-Za-z]{2,8}(" SUBTAG ")*-)?[xX](" SUBTAG ")+"
#define DAY_OF_YEAR "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define RULE "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Za-z0-9,+\\-]+)*"
#define SPACE "[ \\t\\r\\n]"
#define BAND "(achieved|on-track|accelerate|limited|deteriorating|missed)"
#define BAND_FROM "-?[0-9]+(\\.[0-9]+)?"
#define ID "[A-Za-z0-9._\\-]+"
#define STEP "[A-Za-z0-9][A-Za-z0-9._\\-]*"
#define IN_IDS "-_."

/* ---- as the program reads them ---- */

static bool
is_letter_of_id(char c, const char *others)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr(others, c) != NULL);
}

/* How many characters lead that are letters, digits and those others. */
static size_t
id_length(const char *text, const char *others)
{
    size_t length = 0;

    for (;;) {
        while (g_ascii_isalnum(text[length]))
            length++;
        if (!is_letter_of_id(text[length], others))
            return length;
        length++;
    }
}

static bool
is_id_of(const char *text, const char *others)
{
    size_t length = id_length(text, others);

    return length > 0 && text[length] == '\0';
}

static bool
is_id(const Field *row, const char *value)
{
    (void)row;
    return is_id_of(value, IN_IDS);
}

static bool
is_area_id(const Field *row, const char *value)
{
    (void)row;
    return is_id_of(value, "-_");
}

static DiagId
blame_area_id(const char *value)
{
    return is_id_of(value, IN_IDS) ? DIAG_DATA_BAD_AREA_ID : DIAG_DATA_BAD_ID;
}

static bool
are_ids(const Field *row, const char *value)
{
    (void)row;
    return value[id_length(value, IN_IDS WORDS_SPACE)] == '\0';
}

/* Each step of the path is one. */
static bool
is_template(const Field *row, const char *value)
{
    (void)row;
    for (const char *c = value; g_ascii_isalnum(*c); c++) {
        c += id_length(c, IN_IDS);
        if (*c == '\0')
            return true;
        if (*c != '/')
            return false;
    }
    return false;
}

/* "sex:f age:0-17": each figure has one, so nothing is copied. */
static bool
are_categories(const Field *row, const char *value)
{
    const char *c = value + strspn(value, WORDS_SPACE);
    bool parted = *c != '\0';

    (void)row;
    while (*c != '\0' && parted) {
        size_t dimension = id_length(c, IN_IDS);
        size_t member = dimension > 0 && c[dimension] == ':' ? id_length(c + dimension + 1, IN_IDS) : 0;

        c += member == 0 ? 0 : dimension + 1 + member;
        if (*c == '\0')
            return member > 0;
        parted = member > 0 && strspn(c, WORDS_SPACE) > 0;
        c += strspn(c, WORDS_SPACE);
    }
    return parted;
}

static bool
is_over_areas(const Field *row, const char *value)
{
    (void)row;
    return vocabulary_place("none sum min max", value) >= 0 ||
           (g_str_has_prefix(value, "weighted:") && is_id_of(value + strlen("weighted:"), IN_IDS));
}

static bool
is_warning(const Field *row, const char *value)
{
    size_t length = strlen(value);

    (void)row;
    return value[0] == 'S' && (length == 4 || (length == 5 && value[1] == '1')) &&
           strspn(value + 1, "0123456789") == length - 1;
}

static bool
is_moment(const Field *row, const char *value)
{
    Moment moment;

    (void)row;
    return moment_parse(value, &moment);
}

static bool
is_date(const Field *row, const char *value)
{
    Date date;

    (void)row;
    return date_parse(value, &date);
}

static bool
is_period(const Field *row, const char *value)
{
    WrittenPeriod period;

    (void)row;
    return period_parse(value, &period) && !(period.counted == FREQUENCY_NONE && period_is_backwards(period.period));
}

/* A day of a page is one, or the last of a period; no range. */
static bool
is_as_of(const Field *row, const char *value)
{
    return strchr(value, '/') == NULL && is_period(row, value);
}

/* Of what is written as dates one is none; anything else is told what periods there are. */
static DiagId
blame_period(const char *value)
{
    WrittenPeriod period;

    if (period_parse(value, &period))
        return DIAG_MODEL_BAD_RANGE;
    return value[strspn(value, "0123456789-/")] == '\0' ? DIAG_DATA_BAD_DATE : DIAG_MODEL_BAD_PERIOD;
}

static bool
is_year_start(const Field *row, const char *value)
{
    YearStart start;

    (void)row;
    return year_start_parse(value, &start);
}

static bool
is_number(const Field *row, const char *value)
{
    double number;

    (void)row;
    return number_parse(value, &number);
}

static bool
is_number_or_all(const Field *row, const char *value)
{
    return strcmp(value, "all") == 0 || is_number(row, value);
}

static bool
is_number_or_first(const Field *row, const char *value)
{
    return strcmp(value, "first") == 0 || is_number(row, value);
}

/* A whole number of the range "FIRST LAST". */
static bool
is_count(const Field *row, const char *value)
{
    double number;

    return strspn(value, "0123456789") == strlen(value) && number_parse(value, &number) &&
           number >= g_ascii_strtod(row->words, NULL) && number <= g_ascii_strtod(strchr(row->words, ' '), NULL);
}

static bool
are_bands(const Field *row, const char *value)
{
    StatusBand bands[BANDS_MOST];
    bool up;

    (void)row;
    return status_bands_parse(value, bands, &up) > 0;
}

static bool
is_currency(const Field *row, const char *value)
{
    (void)row;
    return lang_is_currency(value);
}

static bool
is_point(const Field *row, const char *value)
{
    Location point;

    (void)row;
    return location_parse(value, &point);
}

static bool
is_site(const Field *row, const char *value)
{
    (void)row;
    return link_is_site(value);
}

/* "04-30"; the 29th of February is one, in a leap year. */
static bool
is_day_of_year(const Field *row, const char *value)
{
    g_autofree char *day = g_strdup_printf("2000-%s", value);

    return strlen(value) == 5 && is_date(row, day);
}

static bool
is_language(const Field *row, const char *value)
{
    (void)row;
    return language_tag_is_valid(value);
}

static bool
are_rules(const Field *row, const char *value)
{
    (void)row;
    return recur_are_rules(value);
}

static bool
are_days(const Field *row, const char *value)
{
    (void)row;
    return days_parse(value, NULL);
}

static bool
are_days_or_rules(const Field *row, const char *value)
{
    (void)row;
    return days_or_rules_parse(value);
}

static bool
is_each(const Field *row, const char *value)
{
    (void)row;
    return vocabulary_place(EACH_WORDS, value) >= 0 ||
           (g_str_has_prefix(value, "record:") && is_id_of(value + strlen("record:"), IN_IDS));
}

static bool
is_word(const Field *row, const char *value)
{
    return vocabulary_place(row->words, value) >= 0;
}

/* ---- the table ---- */

/* What stands nowhere in an address. */
#define NOWHERE "\\s\"<>\\\\^`{|}"

const FieldTypeRow field_types[FIELD_TYPES] = {
    [ATTR_TEXT] = { 0 },
    [ATTR_ID] = { is_id, DIAG_DATA_BAD_ID, NULL, ID },
    [ATTR_IDS] = { are_ids, DIAG_DATA_BAD_ID, NULL, "[A-Za-z0-9._\\- \\n\\r\\t]*" },
    [ATTR_AREA_ID] = { is_area_id, 0, blame_area_id, "[A-Za-z0-9_\\-]+" },
    [ATTR_CATEGORIES] = { are_categories, DIAG_DATA_BAD_CATEGORIES, NULL,
                          SPACE "*" ID ":" ID "(" SPACE "+" ID ":" ID ")*" SPACE "*" },
    [ATTR_OVER_AREAS] = { is_over_areas, DIAG_DATA_BAD_WORD, NULL, "none|sum|min|max|weighted:" ID },
    [ATTR_TEMPLATE] = { is_template, DIAG_DATA_BAD_ID, NULL, STEP "(/" STEP ")*" },
    [ATTR_WARNING] = { is_warning, DIAG_DATA_BAD_WORD, NULL, "S1?[0-9]{3}" },
    [ATTR_DATE] = { is_date, DIAG_DATA_BAD_DATE, NULL, DATE },
    [ATTR_MOMENT] = { is_moment, DIAG_DATA_BAD_DATE, NULL,
                      DATE "|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" TIME },
    [ATTR_PERIOD] = { is_period, 0, blame_period, DATE "(/" DATE ")?|" COUNTED "|" DURATION },
    [ATTR_AS_OF] = { is_as_of, 0, blame_period, DATE "|" COUNTED },
    [ATTR_YEAR_START] = { is_year_start, DIAG_DATA_BAD_DAY_OF_YEAR, NULL, "--" DAY_OF_YEAR },
    [ATTR_DAY_OF_YEAR] = { is_day_of_year, DIAG_DATA_BAD_DAY_OF_YEAR, NULL, DAY_OF_YEAR },
    [ATTR_DAYS] = { are_days, DIAG_DATA_BAD_DATE, NULL, SPACE "*(" DAY "(" SPACE "+" DAY ")*" SPACE "*)?" },
    [ATTR_RULES] = { are_rules, DIAG_DATA_BAD_RULE, NULL, SPACE "*" RULE "(" SPACE "+" RULE ")*" SPACE "*" },
    [ATTR_DAYS_OR_RULES] = { are_days_or_rules, DIAG_DATA_BAD_DATE, NULL,
                             SPACE "*((" DAY "|" RULE ")(" SPACE "+(" DAY "|" RULE "))*" SPACE "*)?" },
    [ATTR_NUMBER] = { is_number, DIAG_DATA_BAD_NUMBER, NULL, NUMBER },
    [ATTR_VALUE_OR_ALL] = { is_number_or_all, DIAG_DATA_BAD_NUMBER, NULL, "all|" NUMBER },
    [ATTR_VALUE_OR_FIRST] = { is_number_or_first, DIAG_DATA_BAD_NUMBER, NULL, "first|" NUMBER },
    [ATTR_COUNT] = { is_count, DIAG_DATA_BAD_COUNT, NULL, NULL },
    [ATTR_BANDS] = { are_bands, DIAG_DATA_BAD_BANDS, NULL,
                     "\\s*" BAND ":" BAND_FROM "(\\s+" BAND ":" BAND_FROM ")*\\s+" BAND "\\s*" },
    [ATTR_EACH] = { is_each, DIAG_DATA_BAD_WORD, NULL, "area|objective|indicator|meeting|record:" ID },
    [ATTR_CURRENCY] = { is_currency, DIAG_DATA_BAD_CURRENCY, NULL, "[A-Z]{3}" },
    [ATTR_POINT] = { is_point, DIAG_DATA_BAD_POINT, NULL, LOCATION_PATTERN },
    [ATTR_SITE] = { is_site, DIAG_QR_ADDRESS, NULL,
                    "[Hh][Tt][Tt][Pp][Ss]?://([^/?#:@" NOWHERE "]|\\{subject\\})([^" NOWHERE "]|\\{subject\\})*" },
    [ATTR_LANGUAGE] = { is_language, DIAG_DATA_BAD_LANGUAGE, NULL, LANGUAGE_TAG },
    [ATTR_WORD] = { is_word, DIAG_DATA_BAD_WORD, NULL, NULL },
};

DiagId
field_fault(const Field *field, const char *value)
{
    const FieldTypeRow *type = &field_types[field->type];

    if (type->holds == NULL || type->holds(field, value))
        return 0;
    return type->blame != NULL ? type->blame(value) : type->wrong;
}
