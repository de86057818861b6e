/* Records for others: a data file of our own that can be read again. */
#include <glib.h>
#include "write/data_file.h"
#include "write/write.h"

static void
write_value(xmlTextWriterPtr out, const RecordValue *value, const char *text, const char *language)
{
    data_file_begin(out, "\n    ", "value");
    data_file_attribute(out, "field", value->field->id);
    data_file_attribute(out, "xml:lang", language);
    xmlTextWriterWriteString(out, (const xmlChar *)text);
    xmlTextWriterEndElement(out);
}

static char *
source_ids(const RecordSeen *seen)
{
    GString *ids = g_string_new(NULL);

    for (size_t i = 0; i < seen->source_count; i++)
        g_string_append_printf(ids, "%s%s", i > 0 ? " " : "", seen->sources[i]->id);
    return g_string_free(ids, FALSE);
}

static void
write_record(xmlTextWriterPtr out, const RecordSeen *seen, bool internal)
{
    const Record *record = seen->record;
    g_autofree char *sources = source_ids(seen);
    char date[PERIOD_TEXT], until[11];

    data_file_begin(out, "\n  ", "record");
    data_file_attribute(out, "id", record->id);
    data_file_attribute(out, "type", record->type->id);
    data_file_attribute(out, "area", record->area == NULL ? NULL : record->area->id);
    data_file_attribute(out, "date",
                        written_is_set(&record->written) ? period_format_written(&record->written, date) : NULL);
    /* what ends later is not known to end */
    data_file_attribute(out, "until",
                        !seen->stands && date_is_set(record->until) ? date_format(record->until, until) : NULL);
    data_file_attribute(out, "sources", sources);
    data_file_attribute(out, "note", seen->note);
    data_file_attribute(out, AUDIENCE_ATTRIBUTE, internal ? "internal" : record->is_public ? "public" : NULL);
    for (size_t i = 0; i < record->value_count; i++) {
        const RecordValue *value = &record->values[i];

        write_value(out, value, value->text.text, NULL);
        for (size_t t = 0; t < value->text.count; t++)
            write_value(out, value, value->text.translations[t].text, value->text.translations[t].language);
    }
    xmlTextWriterWriteRaw(out, (const xmlChar *)"\n  ");
    xmlTextWriterEndElement(out);
}

char *
records_write_xml(const RecordSeen *records, size_t count, bool internal)
{
    DataFile file = data_file_open("records");

    for (size_t i = 0; i < count; i++)
        write_record(file.out, &records[i], internal);
    return data_file_close(file);
}
