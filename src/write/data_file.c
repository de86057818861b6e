/* Data files as libxml2's writer makes them, in memory. */
#include "write/data_file.h"
#include <glib.h>
#include <stdbool.h>

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

static bool
is_readable(gunichar c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF && (c < 0xFDD0 || c > 0xFDEF);
}

/*
 * The text with U+FFFD (replacement character) for what XML cannot hold or its reading refuses: other formats let in
 * what would make the whole file unreadable. NULL where nothing has to be replaced.
 */
static char *
replace_unreadable(const char *text)
{
    const char *at = text;
    GString *out;

    while (*at != '\0' && is_readable(g_utf8_get_char(at)))
        at += g_utf8_skip[(guchar)*at];
    if (*at == '\0')
        return NULL;
    out = g_string_new_len(text, at - text);
    for (; *at != '\0'; at += g_utf8_skip[(guchar)*at])
        g_string_append_unichar(out, is_readable(g_utf8_get_char(at)) ? g_utf8_get_char(at) : 0xFFFD);
    return g_string_free(out, FALSE);
}

void
data_file_attribute(xmlTextWriterPtr out, const char *name, const char *value)
{
    g_autofree char *replaced = value == NULL ? NULL : replace_unreadable(value);
    const char *written = replaced == NULL ? value : replaced;

    if (value != NULL && *value != '\0')
        xmlTextWriterWriteAttribute(out, (const xmlChar *)name, (const xmlChar *)written);
}

void
data_file_text(xmlTextWriterPtr out, const char *element, const char *text, const char *language)
{
    g_autofree char *replaced = text == NULL ? NULL : replace_unreadable(text);

    if (text == NULL || *text == '\0')
        return;
    xmlTextWriterStartElement(out, (const xmlChar *)element);
    data_file_attribute(out, "xml:lang", language);
    xmlTextWriterWriteString(out, (const xmlChar *)(replaced == NULL ? text : replaced));
    xmlTextWriterEndElement(out);
}
