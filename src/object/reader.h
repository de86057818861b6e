#ifndef OBJECT_READER_H
#define OBJECT_READER_H
/*
 * What object asks of libqpdf, as a table of functions: libqpdf and what it brings along (GnuTLS and its libraries)
 * cost a start more than a page costs, and most pages are made without reading any PDF. The program opens the table
 * when it is needed (src/module); the library holds it.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/diag.h"

typedef struct QpdfFile QpdfFile;

typedef struct ObjectReader {
    /*
     * The file of these bytes, which must outlive it; `repair`: whatever can be made of a damaged one. NULL with *why,
     * to be freed.
     */
    QpdfFile *(*open)(GBytes *bytes, const char *name, bool repair, bool *locked, char **why);
    void (*close)(QpdfFile *file);
    bool (*encrypted)(QpdfFile *file);
    bool (*accessible)(QpdfFile *file);              /* encrypted, but assistive technology may read */
    const char *(*complaint)(QpdfFile *file);        /* the next one, valid until the next call; NULL */
    /*
     * An object as it is written, the dictionary alone where it has a stream; number 0 is the trailer. Valid until the
     * next call; NULL when it cannot be read.
     */
    const char *(*object)(QpdfFile *file, int number, int generation, bool *stream, size_t *length);
    /*
     * The bytes of its stream, deciphered and, if asked for, unpacked; to be freed with free(), NULL when there are
     * none. False when they cannot be had.
     */
    bool (*stream)(QpdfFile *file, int number, int generation, bool unpacked, guint8 **bytes, size_t *length);
    GBytes *(*repair)(GBytes *bytes, const char *name, char **what);     /* as object_repair() */
} ObjectReader;

extern const ObjectReader object_qpdf;
/* The table, or NULL with a diagnostic where it cannot be opened. */
const ObjectReader *object_reader(Diags *diags);

#endif
