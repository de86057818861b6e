#ifndef EXCHANGE_PACKAGE_H
#define EXCHANGE_PACKAGE_H
/*
 * A workbook's file: a zip container whose parts are XML. It is opened by libzip, which finds a part by its name
 * wherever it stands, and each part is read by libxml2's SAX as it is unpacked: none is ever whole in memory.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/diag.h"

typedef struct Package Package;

/*
 * NULL with a diagnostic: it is no zip file, an old workbook (.xls), or encrypted. The path may be "-", standard input.
 */
Package *package_open(const char *path, Diags *diags);
void package_close(Package *package);                   /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Package, package_close)

bool package_has(const Package *package, const char *part);
/* The first part whose name begins and ends so (NULL: anyhow); NULL: there is none. Lives as long as the package. */
const char *package_find(const Package *package, const char *begin, const char *end);

/* Names of attributes without their prefixes. */
typedef struct PartAttribute { const char *name, *value; size_t length; } PartAttribute;

/* Each may be NULL. Names are without their prefixes; text comes in pieces. False ends the reading, no fault. */
typedef struct PartReader {
    bool (*begin)(void *data, const char *name, const PartAttribute *attributes, size_t count);
    bool (*end)(void *data, const char *name);
    bool (*text)(void *data, const char *text, size_t length);          /* false: too long for a cell */
} PartReader;

/* False with a diagnostic: there is no such part, it is no XML, has a DOCTYPE, or unpacks to too much. */
bool package_read(Package *package, const char *part, const PartReader *reader, void *data, Diags *diags);

/* Behind the text of a cell; false: it would be longer than a cell may be. */
bool package_keep(GString *cell, const char *text, size_t length);

/* The value of an attribute, to be freed; NULL: it has none. */
char *part_attribute(const PartAttribute *attributes, size_t count, const char *name);
bool part_attribute_is(const PartAttribute *attributes, size_t count, const char *name, const char *value);

#endif
