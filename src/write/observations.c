/*
 * Observations for others: as a table (RFC 4180) in which every figure has a row, what was computed among them, and as
 * data files of our own, an observation a line, that can be read again.
 */
#include <math.h>
#include <string.h>
#include "write/data_file.h"
#include "write/write.h"
#include "base/digits.h"
#include "base/formula.h"

/* ---- values ---- */

/* "2017", "2017-01/2017-06". */
static char *
period_text(Period period)
{
    char first[11], last[11];

    if (date_equal(period.first, period.last))
        return g_strdup(date_format(period.first, first));
    return g_strdup_printf("%s/%s", date_format(period.first, first), date_format(period.last, last));
}

/* As it was written, with a point; the shortest text of the number where that would not be the same number. */
static char *
number_text(double value, int decimals)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE + 320], format[8];

    g_snprintf(format, sizeof format, "%%.%df", CLAMP(decimals, 0, 6));
    g_ascii_formatd(text, sizeof text, format, value);
    return g_strdup(g_ascii_strtod(text, NULL) == value ? text : number_shortest(value, text));
}

static char *
value_text(const ObservationLine *line)
{
    return number_text(line->value, line->decimals);
}

/* "sex:f age:0-17": who the figure is of; NULL: all. */
static char *
categories_text(const Measure *measure)
{
    GString *out;

    if (measure->of == NULL)
        return NULL;
    out = g_string_new(NULL);
    for (size_t i = 0; i < measure->category_count; i++)
        g_string_append_printf(out, "%s%s:%s", i > 0 ? " " : "", measure->categories[i].dimension->id,
                               measure->categories[i].member->id);
    return g_string_free(out, FALSE);
}

static const char *
measure_id(const Measure *measure)
{
    return measure->of == NULL ? measure->id : measure->of->id;
}

typedef const char *(*SourceText)(const Source *source, const char *language, char day[11]);

static const char *
source_id(const Source *source, const char *language, char day[11])
{
    (void)language, (void)day;
    return source->id;
}

static const char *
source_title(const Source *source, const char *language, char day[11])
{
    (void)day;
    return local_text(source->title, language);
}

static const char *
source_day(const Source *source, const char *language, char day[11])
{
    (void)language;
    return date_is_set(source->published) ? date_format(source->published, day) : "";
}

static char *
sources_text(const ObservationLine *line, const char *language, const char *separator, SourceText text)
{
    GString *out = g_string_new(NULL);
    char day[11];

    for (size_t i = 0; i < line->source_count; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? separator : "", text(line->sources[i], language, day));
    return g_string_free(out, FALSE);
}

/* ---- the table ---- */

typedef enum Column {
    COLUMN_ID,
    COLUMN_MEASURE,
    COLUMN_MEASURE_TITLE,
    COLUMN_AREA,
    COLUMN_AREA_NAME,
    COLUMN_PERIOD,
    COLUMN_VALUE,
    COLUMN_UNIT,
    COLUMN_STATUS,
    COLUMN_COMPUTED,
    COLUMN_FROM,
    COLUMN_SOURCES,
    COLUMN_SOURCE_TITLES,
    COLUMN_PUBLISHED,
    COLUMN_NOTE,
    COLUMN_QUALIFIER,
    COLUMN_LOW,
    COLUMN_HIGH,
    COLUMN_MISSING,
    COLUMN_BASIS,
    COLUMN_BY,                          /* only where a figure of some alone is among them */
    COLUMN_UNTIL,                       /* only where something that was revoked is */
    COLUMN_ORIGIN, COLUMN_IMPORTED,     /* only where an imported figure is */
    COLUMN_COUNT
} Column;

static const char *const column_names[COLUMN_COUNT] = {
    "id",   "measure",   "measure title", "area",          "area name",  "period",        "value",
    "unit", "status",    "computed",      "computed from", "source ids", "source titles", "published",
    "note", "qualifier", "low",           "high",          "missing",    "basis",
    "by",   "until",     "origin",        "imported",
};

static char *
cell_text(const ObservationLine *line, Column column, const char *language)
{
    char until[11];

    switch (column) {
    case COLUMN_ID: return g_strdup(line->id);
    case COLUMN_MEASURE: return g_strdup(measure_id(line->measure));
    case COLUMN_MEASURE_TITLE: return g_strdup(local_text(line->measure->title, language));
    case COLUMN_AREA: return g_strdup(line->area == NULL ? "" : line->area->id);
    case COLUMN_AREA_NAME: return g_strdup(line->area == NULL ? "" : local_text(line->area->name, language));
    case COLUMN_PERIOD: return period_text(line->period);
    case COLUMN_VALUE: return line->said.missing != MISSING_NONE || line->said.between ? NULL : value_text(line);
    case COLUMN_QUALIFIER: return g_strdup(qualifier_name(line->said.qualifier));
    case COLUMN_LOW: return line->said.has_range ? number_text(line->said.low, line->decimals) : NULL;
    case COLUMN_HIGH: return line->said.has_range ? number_text(line->said.high, line->decimals) : NULL;
    case COLUMN_MISSING: return g_strdup(missing_name(line->said.missing));
    case COLUMN_BASIS: return g_strdup(line->said.basis);
    case COLUMN_UNIT: return g_strdup(line->measure->unit);
    case COLUMN_STATUS: return g_strdup(quality_name(line->quality));
    case COLUMN_COMPUTED: return g_strdup(line->computed);
    case COLUMN_FROM: return g_strdup(line->from);
    case COLUMN_SOURCES: return sources_text(line, language, " ", source_id);
    case COLUMN_SOURCE_TITLES: return sources_text(line, language, "; ", source_title);
    case COLUMN_PUBLISHED: return sources_text(line, language, "; ", source_day);
    case COLUMN_NOTE: return g_strdup(line->note);
    case COLUMN_BY: return categories_text(line->measure);
    case COLUMN_UNTIL: return date_is_set(line->said.until) ? g_strdup(date_format(line->said.until, until)) : NULL;
    case COLUMN_ORIGIN: return g_strdup(line->origin);
    case COLUMN_IMPORTED: return date_is_set(line->imported) ? g_strdup(date_format(line->imported, until)) : NULL;
    case COLUMN_COUNT: break;
    }
    return NULL;
}

/*
 * A field with a comma, a quote or a line's end stands in quotes, its own quotes doubled (RFC 4180, 2). What a
 * spreadsheet would run stands behind a guard.
 */
static void
put_field(GString *out, Column column, const char *text)
{
    const char *guard = formula_needs_guard(text) ? "'" : "";

    if (column > 0)
        g_string_append_c(out, ',');
    if (text == NULL)
        return;
    if (strpbrk(text, ",\"\r\n") == NULL) {
        g_string_append(out, guard);
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    g_string_append(out, guard);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

char *
observations_write_csv(const ObservationLine *lines, size_t count, const char *language)
{
    GString *out = g_string_new(NULL);
    Column columns = COLUMN_BY;

    for (size_t i = 0; i < count; i++) {
        columns = MAX(columns, lines[i].measure->of != NULL ? COLUMN_UNTIL : columns);
        columns = MAX(columns, date_is_set(lines[i].said.until) ? COLUMN_ORIGIN : columns);
        columns = MAX(columns, lines[i].origin != NULL ? COLUMN_COUNT : columns);
    }
    for (Column c = 0; c < columns; c++)
        put_field(out, c, column_names[c]);
    g_string_append(out, "\r\n");
    for (size_t i = 0; i < count; i++) {
        for (Column c = 0; c < columns; c++) {
            g_autofree char *text = cell_text(&lines[i], c, language);

            put_field(out, c, text);
        }
        g_string_append(out, "\r\n");
    }
    return g_string_free(out, FALSE);
}

/* ---- data files ---- */

static void
write_observation(xmlTextWriterPtr out, const ObservationLine *line)
{
    g_autofree char *period = period_text(line->period), *value = value_text(line),
                    *low = number_text(line->said.low, line->decimals),
                    *high = number_text(line->said.high, line->decimals),
                    *sources = sources_text(line, NULL, " ", source_id);
    char until[11];

    data_file_begin(out, "\n    ", "observation");
    data_file_attribute(out, "period", period);
    data_file_attribute(out, "value", line->said.between || line->said.missing != MISSING_NONE ? NULL : value);
    data_file_attribute(out, "low", line->said.has_range ? low : NULL);
    data_file_attribute(out, "high", line->said.has_range ? high : NULL);
    data_file_attribute(out, "qualifier",
                        line->said.qualifier == QUALIFIER_NONE ? NULL : qualifier_name(line->said.qualifier));
    data_file_attribute(out, "missing", line->said.missing == MISSING_NONE ? NULL : missing_name(line->said.missing));
    data_file_attribute(out, "basis", line->said.basis);
    data_file_attribute(out, "until", date_is_set(line->said.until) ? date_format(line->said.until, until) : NULL);
    data_file_attribute(out, "status", line->quality == Q_FINAL ? NULL : quality_name(line->quality));
    data_file_attribute(out, "computed", line->computed);
    data_file_attribute(out, "from", line->from);
    data_file_attribute(out, "sources", sources);
    data_file_attribute(out, "note", line->note);
    data_file_attribute(out, "audience", line->internal ? "internal" : NULL);
    data_file_attribute(out, "origin", line->origin);
    data_file_attribute(out, "imported", date_is_set(line->imported) ? date_format(line->imported, until) : NULL);
    xmlTextWriterEndElement(out);
}

static void
write_series(xmlTextWriterPtr out, const ObservationLine *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || lines[i].measure != lines[i - 1].measure || lines[i].area != lines[i - 1].area;

        if (first && i > 0) {
            xmlTextWriterWriteRaw(out, (const xmlChar *)"\n  ");
            xmlTextWriterEndElement(out);
        }
        if (first) {
            g_autofree char *by = categories_text(lines[i].measure);

            data_file_begin(out, "\n  ", "series");
            data_file_attribute(out, "measure", measure_id(lines[i].measure));
            data_file_attribute(out, "area", lines[i].area == NULL ? NULL : lines[i].area->id);
            data_file_attribute(out, "by", by);
        }
        write_observation(out, &lines[i]);
    }
    if (count > 0) {
        xmlTextWriterWriteRaw(out, (const xmlChar *)"\n  ");
        xmlTextWriterEndElement(out);
    }
}

static void
write_source(xmlTextWriterPtr out, const Source *source, bool internal)
{
    char day[11], not_before[11];

    data_file_begin(out, "\n  ", "source");
    data_file_attribute(out, "id", source->id);
    data_file_attribute(out, "kind", source->is_register ? "register" : NULL);
    data_file_attribute(out, "published", date_is_set(source->published) ? date_format(source->published, day) : NULL);
    data_file_attribute(out, "not-before",
                        date_is_set(source->not_before) ? date_format(source->not_before, not_before) : NULL);
    data_file_attribute(out, "publisher", source->publisher);
    data_file_attribute(out, "area", source->area == NULL ? NULL : source->area->id);
    data_file_attribute(out, "title", source->title.text);
    data_file_attribute(out, "where", source->where);
    data_file_attribute(out, "address", source->address);
    data_file_attribute(out, AUDIENCE_ATTRIBUTE, internal ? "internal" : NULL);
    for (size_t i = 0; i < source->title.count; i++)
        data_file_text(out, "title", source->title.translations[i].text, source->title.translations[i].language);
    xmlTextWriterEndElement(out);
}

/* Which of its measures stand until they are revoked, for who holds pages against these figures and has no plan. */
static void
write_standing(xmlTextWriterPtr out, const ObservationLine *lines, size_t count)
{
    g_autoptr(GString) ids = g_string_new(NULL);

    for (size_t i = 0; i < count; i++)
        if (lines[i].measure->nature == NATURE_STANDING && (i == 0 || lines[i].measure != lines[i - 1].measure))
            g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", lines[i].measure->id);
    if (ids->len > 0)
        xmlTextWriterWriteFormatPI(out, (const xmlChar *)"sheaf", "standing=\"%s\"", ids->str);
}

char *
observations_write_xml(const ObservationLine *lines, size_t count, YearStart start)
{
    DataFile file = data_file_open("observations");

    if (start.month != 0)
        xmlTextWriterWriteFormatPI(file.out, (const xmlChar *)"sheaf", "fiscal-year-start=\"--%02u-%02u\"", start.month,
                                   start.day);
    write_standing(file.out, lines, count);
    write_series(file.out, lines, count);
    return data_file_close(file);
}

char *
sources_write_xml(const Source *const *sources, size_t count, bool internal)
{
    DataFile file = data_file_open("sources");

    for (size_t i = 0; i < count; i++)
        write_source(file.out, sources[i], internal);
    return data_file_close(file);
}
