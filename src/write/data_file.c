/* Data files as libxml2's writer makes them, in memory. */
#include "write/data_file.h"
#include <glib.h>

DataFile
data_file_open(const char *root)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    DataFile file = { buffer, xmlNewTextWriterMemory(buffer, 0) };

    xmlTextWriterStartDocument(file.out, "1.0", "UTF-8", NULL);
    xmlTextWriterStartElement(file.out, (const xmlChar *)root);
    return file;
}

char *
data_file_close(DataFile file)
{
    char *text;

    xmlTextWriterWriteRaw(file.out, (const xmlChar *)"\n");
    xmlTextWriterEndDocument(file.out);
    xmlFreeTextWriter(file.out);
    text = g_strdup((const char *)xmlBufferContent(file.buffer));
    xmlBufferFree(file.buffer);
    return text;
}

void
data_file_begin(xmlTextWriterPtr out, const char *indent, const char *element)
{
    xmlTextWriterWriteRaw(out, (const xmlChar *)indent);
    xmlTextWriterStartElement(out, (const xmlChar *)element);
}

void
data_file_attribute(xmlTextWriterPtr out, const char *name, const char *value)
{
    if (value != NULL && *value != '\0')
        xmlTextWriterWriteAttribute(out, (const xmlChar *)name, (const xmlChar *)value);
}

void
data_file_text(xmlTextWriterPtr out, const char *element, const char *text, const char *language)
{
    if (text == NULL || *text == '\0')
        return;
    xmlTextWriterStartElement(out, (const xmlChar *)element);
    data_file_attribute(out, "xml:lang", language);
    xmlTextWriterWriteString(out, (const xmlChar *)text);
    xmlTextWriterEndElement(out);
}
