#ifndef OBJECT_WRITE_H
#define OBJECT_WRITE_H
/* A new file as it grows, object by object, and the syntax of values in it. Objects are numbered by the caller. */
#include <glib.h>
#include <stddef.h>

/* What deflates streams, kept from file to file: its tables are large. */
typedef struct Deflater Deflater;
Deflater *deflater_new(void);
void deflater_free(Deflater *deflater);                 /* NULL is allowed */

typedef struct Writer Writer;
/* The deflater is borrowed. */
Writer *writer_new(Deflater *deflater);
void writer_free(Writer *writer);
int writer_add(Writer *writer);                                         /* a new number */
void writer_object(Writer *writer, int number, const char *text, size_t length);
/* `dictionary` without << >> and without /Length. */
void writer_stream(Writer *writer, int number, const char *dictionary, const char *bytes, size_t size);
/* The same of bytes that are not packed yet: fast, as they are written once. */
void writer_deflated(Writer *writer, int number, const char *dictionary, const char *bytes, size_t size);
/* A zlib stream (RFC 1950) of these bytes, for what is large or kept: packed well. */
GBytes *writer_deflate(const Writer *writer, const void *bytes, size_t size);
/* The one that writer_deflated() writes: fast. */
GBytes *writer_deflate_once(const Writer *writer, const void *bytes, size_t size);
GBytes *writer_finish(Writer *writer, int root, int info);
/* A PDF text string: as literal when it is ASCII, else UTF-16BE in hexadecimal (ISO 32000-1, 7.9.2.2). */
void put_text_string(GString *out, const char *utf8);
void put_number(GString *out, double value);
void put_thousandths(GString *out, gint64 value);      /* of what is written: 1500 is "1.5" */
void put_integer(GString *out, int value);
void put_reference(GString *out, int object);        /* " 12 0 R" */
void put_literal(GString *out, const char *bytes);                      /* (…), escaped */
/* A string of any bytes: as a literal where that is readable, else in hexadecimal. */
void put_bytes(GString *out, const char *bytes, size_t length);

#endif
