/* Events as a data file, an event a line, so that the file reads and compares like one written by hand. */
#include <libxml/xmlwriter.h>
#include <string.h>
#include "write/write.h"

static void
attribute(xmlTextWriterPtr out, const char *name, const char *value)
{
    if (value != NULL && *value != '\0')
        xmlTextWriterWriteAttribute(out, (const xmlChar *)name, (const xmlChar *)value);
}

static void
date_attribute(xmlTextWriterPtr out, const char *name, Date date)
{
    char text[11];

    attribute(out, name, date_is_set(date) ? date_format(date, text) : NULL);
}

static void
title(xmlTextWriterPtr out, const char *element, const char *text, const char *language)
{
    if (text == NULL || *text == '\0')
        return;
    xmlTextWriterStartElement(out, (const xmlChar *)element);
    attribute(out, "xml:lang", language);
    xmlTextWriterWriteString(out, (const xmlChar *)text);
    xmlTextWriterEndElement(out);
}

static void
titles(xmlTextWriterPtr out, const char *element, LocalText text)
{
    title(out, element, text.text, NULL);
    for (size_t i = 0; i < text.count; i++)
        title(out, element, text.translations[i].text, text.translations[i].language);
}

static void
write_event(xmlTextWriterPtr out, const EventRow *row)
{
    static const char *const statuses[] = { NULL, "held", "cancelled" };

    xmlTextWriterWriteRaw(out, (const xmlChar *)"\n  ");
    xmlTextWriterStartElement(out, (const xmlChar *)"event");
    attribute(out, "id", row->id);
    attribute(out, "of", row->of);
    date_attribute(out, "origin", row->origin);
    date_attribute(out, "start", row->period.first);
    if (!date_equal(row->period.first, row->period.last))
        date_attribute(out, "end", row->period.last);
    attribute(out, "tbc", row->tbc ? "yes" : NULL);
    attribute(out, "kind", row->kind);
    attribute(out, "place", row->where);
    attribute(out, "treaty", row->treaty);
    attribute(out, "state", row->state);
    attribute(out, "status", statuses[row->status]);
    attribute(out, "recurs", row->recurs);
    attribute(out, "except", row->except);
    attribute(out, "also", row->also);
    attribute(out, "in-plan", row->in_plan ? "yes" : NULL);
    attribute(out, "uid", row->uid);
    attribute(out, "sources", row->sources);
    attribute(out, "note", row->note);
    titles(out, "title", row->title);
    titles(out, "short-title", row->short_title);
    xmlTextWriterEndElement(out);
}

char *
events_write_xml(const EventRow *rows, size_t count)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlTextWriterPtr out = xmlNewTextWriterMemory(buffer, 0);
    char *text;

    xmlTextWriterStartDocument(out, "1.0", "UTF-8", NULL);
    xmlTextWriterStartElement(out, (const xmlChar *)"events");
    for (size_t i = 0; i < count; i++)
        write_event(out, &rows[i]);
    xmlTextWriterWriteRaw(out, (const xmlChar *)"\n");
    xmlTextWriterEndDocument(out);
    xmlFreeTextWriter(out);
    text = g_strdup((const char *)xmlBufferContent(buffer));
    xmlBufferFree(buffer);
    return text;
}
