/* The table of shapes. */
#include "exchange/shapes.h"
#include <string.h>

/* SDMX-CSV 1.0 (DATAFLOW in front) and 2.0 (STRUCTURE, STRUCTURE_ID, ACTION); concepts of the cross-domain list. */
static const ShapeColumn sdmx[] = {
    { "DATAFLOW", ROLE_IGNORE },       { "STRUCTURE", ROLE_IGNORE },     { "STRUCTURE_ID", ROLE_IGNORE },
    { "STRUCTURE_NAME", ROLE_IGNORE }, { "ACTION", ROLE_ACTION },        { "REF_AREA", ROLE_AREA },
    { "GEO_PICT", ROLE_AREA },         { "INDICATOR", ROLE_MEASURE },    { "SERIES", ROLE_MEASURE },
    { "MEASURE", ROLE_MEASURE },       { "TIME_PERIOD", ROLE_PERIOD },   { "OBS_VALUE", ROLE_VALUE },
    { "UNIT_MULT", ROLE_UNIT_MULT },   { "DECIMALS", ROLE_DECIMALS },    { "UNIT_MEASURE", ROLE_UNIT },
    { "OBS_STATUS", ROLE_OBS_STATUS }, { "COMMENT_OBS", ROLE_NOTE },     { "OBS_COMMENT", ROLE_NOTE },
    { "FREQ", ROLE_IGNORE },           { "TIME_FORMAT", ROLE_IGNORE },   { "CONF_STATUS", ROLE_IGNORE },
    { "LAST_UPDATE", ROLE_PUBLISHED }, { "SOURCE_DETAIL", ROLE_IGNORE }, { NULL, ROLE_UNKNOWN },
};

static const ShapeColumn dhis2[] = {
    { "dataelement", ROLE_MEASURE },
    { "period", ROLE_PERIOD },
    { "orgunit", ROLE_AREA },
    { "categoryoptioncombo", ROLE_BY },
    { "attributeoptioncombo", ROLE_IGNORE },
    { "value", ROLE_VALUE },
    { "storedby", ROLE_IGNORE },
    { "lastupdated", ROLE_PUBLISHED },
    { "comment", ROLE_NOTE },
    { "followup", ROLE_IGNORE },
    { "deleted", ROLE_ACTION },
    { NULL, ROLE_UNKNOWN },
};

/*
 * HXL 1.1: the smallest place that a row names, by its code before its name; attributes beside these narrow a tag down
 * and change nothing here.
 */
static const ShapeColumn hxl[] = {
    { "#loc+code", ROLE_AREA },
    { "#loc", ROLE_AREA },
    { "#adm2+code", ROLE_AREA },
    { "#adm2", ROLE_AREA },
    { "#adm1+code", ROLE_AREA },
    { "#adm1", ROLE_AREA },
    { "#country+code", ROLE_AREA },
    { "#country", ROLE_AREA },
    { "#region", ROLE_AREA },
    { "#indicator+code", ROLE_MEASURE },
    { "#indicator+value", ROLE_VALUE },
    { "#indicator+num", ROLE_VALUE },
    { "#value", ROLE_VALUE },
    { "#indicator", ROLE_MEASURE },
    { "#date", ROLE_PERIOD },
    { "#meta+source", ROLE_SOURCES },
    { "#description", ROLE_NOTE },
    { NULL, ROLE_UNKNOWN },
};

/* The global database of the Sustainable Development Goals, as its downloads have it. */
static const ShapeColumn sdg[] = {
    { "Goal", ROLE_IGNORE },
    { "Target", ROLE_IGNORE },
    { "Indicator", ROLE_IGNORE },
    { "SeriesCode", ROLE_MEASURE },
    { "SeriesDescription", ROLE_IGNORE, ROLE_MEASURE },
    { "GeoAreaCode", ROLE_AREA },
    { "GeoAreaName", ROLE_IGNORE, ROLE_AREA },
    { "TimePeriod", ROLE_PERIOD },
    { "Value", ROLE_VALUE },
    { "Time_Detail", ROLE_IGNORE },
    { "TimeCoverage", ROLE_IGNORE },
    { "UpperBound", ROLE_HIGH },
    { "LowerBound", ROLE_LOW },
    { "BasePeriod", ROLE_IGNORE },
    { "Source", ROLE_IGNORE },
    { "GeoInfoUrl", ROLE_IGNORE },
    { "FootNote", ROLE_NOTE },
    { "Nature", ROLE_OBS_STATUS },
    { "[Nature]", ROLE_OBS_STATUS },
    { "[Reporting Type]", ROLE_IGNORE },
    { "Reporting Type", ROLE_IGNORE },
    { "Units", ROLE_UNIT },
    { "[Units]", ROLE_UNIT },
    { NULL, ROLE_UNKNOWN },
};

/* World Development Indicators: lines about the file, then a column a year. */
static const ShapeColumn world_bank[] = {
    { "Country Name", ROLE_IGNORE, ROLE_AREA },      { "Country Code", ROLE_AREA },
    { "Indicator Name", ROLE_IGNORE, ROLE_MEASURE }, { "Series Name", ROLE_IGNORE, ROLE_MEASURE },
    { "Indicator Code", ROLE_MEASURE },              { "Series Code", ROLE_MEASURE },
    { NULL, ROLE_UNKNOWN },
};

/* CL_OBS_STATUS 2.2; an imputed value is an estimate. A forecast has no row: it was not observed. */
const ShapeStatus sdmx_statuses[] = {
    { "A", Q_FINAL, MISSING_NONE, false },          { "E", Q_ESTIMATE, MISSING_NONE, false },
    { "I", Q_ESTIMATE, MISSING_NONE, false },       { "P", Q_PRELIMINARY, MISSING_NONE, false },
    { "B", Q_FINAL, MISSING_NONE, true },           { "M", Q_FINAL, MISSING_NOT_APPLICABLE, false },
    { "L", Q_FINAL, MISSING_NOT_COLLECTED, false }, { "O", Q_FINAL, MISSING_NOT_REPORTED, false },
    { "Q", Q_FINAL, MISSING_CONFIDENTIAL, false },  { "V", Q_PRELIMINARY, MISSING_NONE, false },
    { "G", Q_ESTIMATE, MISSING_NONE, false },       { "U", Q_ESTIMATE, MISSING_NONE, false },
    { "J", Q_FINAL, MISSING_NONE, false },          { "N", Q_FINAL, MISSING_NONE, false },
    { "S", Q_FINAL, MISSING_NONE, false },          { "W", Q_FINAL, MISSING_NONE, false },
    { "H", Q_FINAL, MISSING_NOT_COLLECTED, false }, { "K", Q_FINAL, MISSING_NOT_REPORTED, false },
    { NULL, Q_FINAL, MISSING_NONE, false },
};

/* "Nature" of the SDG database: data of a country, adjusted, estimated, modelled or monitored; not relevant. */
static const ShapeStatus natures[] = {
    { "C", Q_FINAL, MISSING_NONE, false },           { "CA", Q_FINAL, MISSING_NONE, false },
    { "G", Q_FINAL, MISSING_NONE, false },           { "NA", Q_FINAL, MISSING_NONE, false },
    { "E", Q_ESTIMATE, MISSING_NONE, false },        { "M", Q_ESTIMATE, MISSING_NONE, false },
    { "N", Q_FINAL, MISSING_NOT_APPLICABLE, false }, { NULL, Q_FINAL, MISSING_NONE, false },
};

static const Shape shapes[] = {
    { "sdmx-csv", "SDMX-CSV 1.0 or 2.0", "TIME_PERIOD|OBS_VALUE", sdmx, sdmx_statuses, "NaN", false, true, false },
    { "dhis2", "data values of DHIS2", "dataelement|period|orgunit|value", dhis2, sdmx_statuses, "", false, false,
      true, true },
    { "sdg", "series of the Sustainable Development Goals", "SeriesCode|GeoAreaCode|TimePeriod|Value", sdg, natures,
      "N|NaN", false, true, false },
    { "world-bank", "indicators of the World Bank", "Country Code|Indicator Code", world_bank, sdmx_statuses, "..",
      true, false, false },
    { "world-bank", "indicators of the World Bank", "Country Code|Series Code", world_bank, sdmx_statuses, "..", true,
      false, false },
    { "hxl", "a table with hashtags of HXL", NULL, hxl, sdmx_statuses, "", false, true, false },
};

const Shape *
shape_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++)
        if (strcmp(shapes[i].name, name) == 0)
            return &shapes[i];
    return NULL;
}

size_t
shape_code_length(const char *text, size_t length)
{
    const char *colon = memchr(text, ':', length);

    return colon == NULL ? length : (size_t)(colon - text);
}

char *
shape_dimension_id(const char *header)
{
    size_t length = shape_code_length(header, strlen(header));
    GString *id = g_string_new(NULL);

    for (size_t i = 0; i < length; i++) {
        if (g_ascii_isalnum(header[i]) || header[i] == '_')
            g_string_append_c(id, g_ascii_tolower(header[i]));
        else if (id->len > 0 && id->str[id->len - 1] != '-')
            g_string_append_c(id, '-');
    }
    while (id->len > 0 && id->str[id->len - 1] == '-')
        g_string_truncate(id, id->len - 1);
    return g_string_free(id, FALSE);
}

static bool
has_header(const Cell *cells, size_t count, const char *header)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = shape_code_length(cells[i].text, cells[i].length);

        if (length == strlen(header) && g_ascii_strncasecmp(cells[i].text, header, length) == 0)
            return true;
    }
    return false;
}

/* All that stands in it is a hashtag, and of them at least one that HXL has for figures. */
static bool
is_hashtags(const Shape *shape, const Cell *cells, size_t count)
{
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        if (cells[i].length == 0)
            continue;
        if (*cells[i].text != '#' || !g_ascii_isalpha(cells[i].text[1]))
            return false;
        any = any || shape_column(shape, cells[i].text) != NULL;
    }
    return any;
}

const Shape *
shape_of_row(const Cell *cells, size_t count)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++) {
        g_auto(GStrv) known = NULL;
        bool all = true;

        if (shapes[i].known_by == NULL) {
            if (is_hashtags(&shapes[i], cells, count))
                return &shapes[i];
            continue;
        }
        known = g_strsplit(shapes[i].known_by, "|", -1);
        for (size_t k = 0; known[k] != NULL && all; k++)
            all = has_header(cells, count, known[k]);
        if (all)
            return &shapes[i];
    }
    return NULL;
}

/* "#country +name +code" has the tag and the attributes of "#country+code". */
static bool
is_tagged(const char *header, const char *row)
{
    g_auto(GStrv) has = g_strsplit_set(header, "+ ", -1), wants = g_strsplit(row, "+", -1);

    for (size_t i = 0; wants[i] != NULL; i++)
        if (!g_strv_contains((const char *const *)has, wants[i]))
            return false;
    return true;
}

const ShapeColumn *
shape_column(const Shape *shape, const char *header)
{
    size_t length = shape_code_length(header, strlen(header));

    for (const ShapeColumn *c = shape->columns; c->header != NULL; c++)
        if (*header == '#' ? is_tagged(header, c->header)
                           : strlen(c->header) == length && g_ascii_strncasecmp(c->header, header, length) == 0)
            return c;
    return NULL;
}

bool
shape_is_total(const char *text)
{
    static const char *const totals[] = { "_T", "_Z", "T", "TOTAL", "Total", "BOTHSEX", "ALLAGE", NULL };

    return g_strv_contains(totals, text);
}

static bool
is_unit_of(const char *const *codes, const char *text)
{
    g_autofree char *code = g_strndup(text, shape_code_length(text, strlen(text)));

    return g_strv_contains(codes, code);
}

bool
shape_unit_is_percent(const char *text)
{
    static const char *const percents[] = { "PT", "PC", "PERCENT", "PCT", NULL };

    return is_unit_of(percents, text);
}

bool
shape_unit_is_count(const char *text)
{
    static const char *const counts[] = { "NUMBER", "NUM", "PS", "PN", "PURE_NUMB", "UNIT", "_Z", NULL };

    return is_unit_of(counts, text);
}

bool
shape_is_blank(const Shape *shape, const char *text)
{
    g_auto(GStrv) blanks = g_strsplit(shape->blanks, "|", -1);

    return *text != '\0' && g_strv_contains((const char *const *)blanks, text);
}

/* ---- periods of DHIS2 ---- */

/* "2014April": a fiscal year that starts then; "2014AprilS1" its halves. */
static bool
fiscal_period(const char *text, char out[SHAPE_PERIOD])
{
    static const struct {
        const char *name;
        int month;
    } starts[] = { { "April", 4 }, { "July", 7 }, { "Sep", 9 }, { "Oct", 10 }, { "Nov", 11 } };
    int year = (int)g_ascii_strtoll(text, NULL, 10);

    for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
        const char *rest = text + 4 + strlen(starts[i].name);
        int months = 12, first = year * 12 + starts[i].month - 1, last;

        if (!g_str_has_prefix(text + 4, starts[i].name))
            continue;
        if (strcmp(rest, "S1") == 0 || strcmp(rest, "S2") == 0)
            months = 6, first += rest[1] == '2' ? 6 : 0;
        else if (*rest != '\0')
            return false;
        last = first + months - 1;
        g_snprintf(out, SHAPE_PERIOD, "%04d-%02d-01/%04d-%02d-%02d", first / 12, first % 12 + 1, last / 12,
                   last % 12 + 1, date_days_in_month(last / 12, last % 12 + 1));
        return true;
    }
    return false;
}

char *
shape_period(const char *text, char out[SHAPE_PERIOD])
{
    size_t digits = strspn(text, "0123456789"), length = strlen(text);

    *out = '\0';
    if (digits == 4 && length == 4)
        g_strlcpy(out, text, SHAPE_PERIOD);
    else if (digits == 6 && length == 6)
        g_snprintf(out, SHAPE_PERIOD, "%.4s-%s", text, text + 4);
    else if (digits == 8 && length == 8)
        g_snprintf(out, SHAPE_PERIOD, "%.4s-%.2s-%s", text, text + 4, text + 6);
    else if (digits == 4 && strchr("QS", text[4]) != NULL && length == 6)
        g_snprintf(out, SHAPE_PERIOD, "%.4s-%s", text, text + 4);
    else if (digits == 4 && text[4] == 'W' && length >= 6 && length <= 7)
        g_snprintf(out, SHAPE_PERIOD, "%.4s-W%02d", text, (int)g_ascii_strtoll(text + 5, NULL, 10));
    else if (digits != 4 || !fiscal_period(text, out))
        *out = '\0';
    return out;
}
