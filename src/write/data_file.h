#ifndef WRITE_DATA_FILE_H
#define WRITE_DATA_FILE_H
/*
 * What the files that write data files share: the file's beginning and end, and pieces of elements. For this room
 * alone.
 */
#include <libxml/xmlwriter.h>

typedef struct DataFile { xmlBufferPtr buffer; xmlTextWriterPtr out; } DataFile;

DataFile data_file_open(const char *root);
/* Ends it; its text, to be freed with g_free(). */
char *data_file_close(DataFile file);
/* A new line, indented, and an element on it. */
void data_file_begin(xmlTextWriterPtr out, const char *indent, const char *element);
/* NULL and "" set none. */
void data_file_attribute(xmlTextWriterPtr out, const char *name, const char *value);
/* An element of a text in a language (NULL: the file's own); NULL and "" make none. */
void data_file_text(xmlTextWriterPtr out, const char *element, const char *text, const char *language);

#endif
