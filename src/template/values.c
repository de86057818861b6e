/* The table, and one function that holds a text against a row. */
#include "template/values.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include "base/limit.h"
#include "base/words.h"
#include <math.h>
#include <string.h>
#include "doc/calendar_spec.h"
#include "doc/chart_spec.h"
#include "template/chart_words.h"

typedef enum ValueType { VALUE_WORD, VALUE_NUMBER, VALUE_YEARS, VALUE_CHART, VALUE_MARK, VALUE_EVENT } ValueType;

struct ValueRow { const char *element, *attribute; ValueType type; const char *words; double least, most;
                  /* of a number; both 0: any */ };

#define YES_NO "no yes"

static const ValueRow rows[] = {
    /*
     * element attribute type words least, most: points are at most what a page can have (ISO 32000-1, C.2)
     */
    { NULL,        "outline",   VALUE_WORD,   YES_NO },
    { NULL,        "subhead",   VALUE_WORD,   YES_NO },
    { NULL,        "own-align", VALUE_WORD,   YES_NO },
    { NULL,        "rowspan",   VALUE_NUMBER, NULL, 1, MOST_CELL_SPAN },
    { NULL,        "colspan",   VALUE_NUMBER, NULL, 1, MOST_CELL_SPAN },
    { NULL,        "indent",    VALUE_NUMBER, NULL, -1000, 1000 },
    { NULL,        "rank",      VALUE_NUMBER, NULL, -1000000, 1000000 },
    { "ul",        "bare",      VALUE_WORD,   YES_NO },
    { "ol",        "type",      VALUE_WORD,   "1 a A" },
    { "column",    "span",      VALUE_NUMBER, NULL },
    { "col",       "align",     VALUE_WORD,   "start center end" },
    { "col",       "width",     VALUE_NUMBER, NULL, 0, 14400 },
    { "col",       "share",     VALUE_NUMBER, NULL, 0, 1000000 },
    { "chart",     "kind",      VALUE_CHART,  NULL },
    { "chart",     "tag",       VALUE_WORD,   "artifact figure text" },
    { "chart",     "each",      VALUE_NUMBER, NULL, 0.001, 1000000000 },
    { "chart",     "height",    VALUE_NUMBER, NULL, 0, 14400 },
    { "chart",     "columns",   VALUE_NUMBER, NULL, 0, 1000 },
    { "chart",     "label-width", VALUE_NUMBER, NULL, 0, 14400 },
    { "chart",     "source-width", VALUE_NUMBER, NULL, 0, 14400 },
    { "chart",     "size",      VALUE_NUMBER, NULL, 8, 200 },
    { "chart",     "years",     VALUE_YEARS,  NULL },
    { "calendar",  "kind",      VALUE_WORD,   "month year side" },
    { "calendar",  "year",      VALUE_NUMBER, NULL },
    { "calendar",  "month",     VALUE_NUMBER, NULL },
    { "calendar",  "scope",     VALUE_WORD,   "all planned" },
    { "calendar",  "head",      VALUE_WORD,   YES_NO },
    { "row",       "strong",    VALUE_WORD,   YES_NO },
    { "point",     "mark",      VALUE_WORD,   MATRIX_MARK_WORDS },
    { "key",       "mark",      VALUE_WORD,   MATRIX_MARK_WORDS },
    { NULL,        "quality",   VALUE_WORD,   "final estimate preliminary" },
    { NULL,        "fill",      VALUE_WORD,   CHART_FILL_WORDS },
    { "mark",      "kind",      VALUE_MARK,   NULL },
    { "mark",      "area",     VALUE_WORD,   "fulfilled done unclear not unknown" },
    { "mark",      "event",     VALUE_EVENT,  NULL },
    { "mark",      "cell",      VALUE_NUMBER, NULL, -1, 1000 },
    { "mark",      "size",      VALUE_NUMBER, NULL, 0, 1000 },
    { "mark",      "width",     VALUE_NUMBER, NULL, 0, 14400 },
    { "mark",      "raise",     VALUE_NUMBER, NULL, -1000, 1000 },
    { "mark",      "inverse",   VALUE_WORD,   YES_NO },
    { "mark",      "open",      VALUE_WORD,   YES_NO },
    { "map",       "kind",      VALUE_WORD,   MAP_KIND_WORDS },
    { "map",       "projection", VALUE_WORD,  MAP_PROJECTION_WORDS },
    { "map",       "classes",   VALUE_NUMBER, NULL, 2, MAP_CLASSES - 1 },
    { "map",       "year",      VALUE_NUMBER, NULL, 1, 9999 },
    { "map",       "insets",    VALUE_NUMBER, NULL, 0, MAP_INSETS },
    { "map",       "years",     VALUE_YEARS,  NULL },
    { "map",       "height",    VALUE_NUMBER, NULL, 0, 14400 },
    { "map",       "optional",  VALUE_WORD,   YES_NO },
    { "icon",      "size",      VALUE_NUMBER, NULL, 0, 14400 },
    { "img",       "width",     VALUE_NUMBER, NULL, 0, 14400 },
    { "img",       "height",    VALUE_NUMBER, NULL, 0, 14400 },
    { "img",       "dpi",       VALUE_NUMBER, NULL, 36, 2400 },
    { "img",       "fit",       VALUE_WORD,   "contain cover fill" },
    { "content",   "of",        VALUE_WORD,   "aside main" },
    { "facts",     "most",      VALUE_NUMBER, NULL, 0, 1000 },
    { "year-table", "most-years", VALUE_NUMBER, NULL, 1, 100 },
    { "year-table", "label-width", VALUE_NUMBER, NULL, 0, 14400 },
    { "year-table", "unit-width", VALUE_NUMBER, NULL, 0, 14400 },
    { "year-table", "source-width", VALUE_NUMBER, NULL, 0, 14400 },
};

const ValueRow *
value_row_find(const char *element, const char *attribute)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (words_are_same(rows[i].attribute, attribute) &&
            (rows[i].element == NULL || strcmp(rows[i].element, element) == 0))
            return &rows[i];
    return NULL;
}

bool
value_row_at(size_t index, const char **element, const char **attribute)
{
    if (index >= G_N_ELEMENTS(rows))
        return false;
    *element = rows[index].element;
    *attribute = rows[index].attribute;
    return true;
}

const char *
value_row_words(const ValueRow *row)
{
    return row->words == NULL ? "" : row->words;
}

static bool
is_one_of(const char *words, const char *text)
{
    return vocabulary_place(words, text) >= 0;
}

static bool
is_number(const ValueRow *row, const char *text)
{
    char *end;
    double value = g_ascii_strtod(text, &end);

    return *end == '\0' && !g_ascii_isspace(*text) && isfinite(value) &&
           (row->least >= row->most || (value >= row->least && value <= row->most));
}

enum { LAST_YEAR = 9999 };

/* A number of years, or two years. */
static bool
are_years(const char *text)
{
    gint64 first, last;
    char *end;

    first = g_ascii_strtoll(text, &end, 10);
    if (end == text || first < 1 || first > LAST_YEAR)
        return false;
    if (*end == '\0')
        return true;
    text = end;
    last = g_ascii_strtoll(text, &end, 10);
    return g_ascii_isspace(*text) && end > text && *end == '\0' && first <= last && last <= LAST_YEAR;
}

/* NULL when the text is right, else what it should have been; to be freed. */
static char *
fault_of(const ValueRow *row, const char *text)
{
    ChartKind chart;
    MarkKind mark;
    EventSign event;

    switch (row->type) {
    case VALUE_WORD:
        return is_one_of(row->words, text) ? NULL : g_strdup("word of this attribute");
    case VALUE_NUMBER:
        return is_number(row, text)     ? NULL
               : row->least < row->most ? g_strdup_printf("number from %.10g to %.10g", row->least, row->most)
                                        : g_strdup("number");
    case VALUE_YEARS:
        return are_years(text) ? NULL : g_strdup("number of years, or a first and a last year, from 1 to 9999");
    case VALUE_CHART:
        return chart_kind_find(text, &chart) ? NULL : g_strdup("kind of chart");
    case VALUE_MARK:
        return mark_kind_find(text, &mark) ? NULL : g_strdup("mark");
    case VALUE_EVENT:
        return event_sign_find(text, &event) ? NULL : g_strdup("sign of an event");
    }
    return NULL;
}

bool
value_check(const ValueRow *row, const char *text, Place place, Diags *diags)
{
    g_autofree char *fault = *text == '\0' ? NULL : fault_of(row, text);

    if (fault != NULL && row->words != NULL)
        diag_report(diags, DIAG_TEMPLATE_VALUE, place, text, row->attribute, row->words, NULL);
    else if (fault != NULL && row->type == VALUE_CHART)
        chart_report_kind(text, place, diags);
    else if (fault != NULL)
        diag_report(diags, DIAG_TEMPLATE_BAD_WORD, place, text, fault, NULL);
    return fault == NULL;
}
