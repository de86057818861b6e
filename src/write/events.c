/* Events as a data file, an event a line, so that the file reads and compares like one written by hand. */
#include "write/data_file.h"
#include "write/write.h"

static void
date_attribute(xmlTextWriterPtr out, const char *name, Date date)
{
    char text[11];

    data_file_attribute(out, name, date_is_set(date) ? date_format(date, text) : NULL);
}

static void
titles(xmlTextWriterPtr out, const char *element, LocalText text)
{
    data_file_text(out, element, text.text, NULL);
    for (size_t i = 0; i < text.count; i++)
        data_file_text(out, element, text.translations[i].text, text.translations[i].language);
}

static void
write_event(xmlTextWriterPtr out, const Event *row)
{
    static const char *const statuses[] = { NULL, "held", "cancelled" };

    data_file_begin(out, "\n  ", "event");
    data_file_attribute(out, "id", row->id);
    data_file_attribute(out, "of", row->of_id);
    date_attribute(out, "origin", row->origin);
    date_attribute(out, "start", row->period.first);
    if (!date_equal(row->period.first, row->period.last))
        date_attribute(out, "end", row->period.last);
    data_file_attribute(out, "tbc", row->tbc ? "yes" : NULL);
    data_file_attribute(out, "kind", row->kind);
    data_file_attribute(out, "place", row->where);
    data_file_attribute(out, "treaty", row->treaty_id);
    data_file_attribute(out, "area", row->area_id);
    data_file_attribute(out, "status", statuses[row->status]);
    data_file_attribute(out, "recurs", row->recurs);
    data_file_attribute(out, "except", row->except);
    data_file_attribute(out, "also", row->also);
    data_file_attribute(out, "in-plan", row->in_plan ? "yes" : NULL);
    data_file_attribute(out, "uid", row->uid);
    data_file_attribute(out, AUDIENCE_ATTRIBUTE, row->internal ? "internal" : NULL);
    data_file_attribute(out, "sources", row->source_ids);
    data_file_attribute(out, "note", row->note);
    titles(out, "title", row->title);
    titles(out, "short-title", row->short_title);
    xmlTextWriterEndElement(out);
}

char *
events_write_xml(const Event *rows, size_t count)
{
    DataFile file = data_file_open("events");

    for (size_t i = 0; i < count; i++)
        write_event(file.out, &rows[i]);
    return data_file_close(file);
}
