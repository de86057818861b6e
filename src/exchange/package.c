/* Parts are unpacked piece by piece into the parser; what all of them unpack to is counted. */
#include "exchange/package.h"
#include <libxml/parser.h>
#include <string.h>
#include <zip.h>
#include "base/diag_exchange.h"
#include "base/input.h"
#include "base/limit.h"

enum { PIECE = 1 << 16, ATTRIBUTE_ROOM = 64 };

struct Package {
    const char *file;
    GBytes *bytes;
    zip_t *zip;
    guint64 unpacked;
    char **names;
    size_t count;
};

void
package_close(Package *package)
{
    if (package == NULL)
        return;
    if (package->zip != NULL)
        zip_discard(package->zip);
    if (package->bytes != NULL)
        g_bytes_unref(package->bytes);
    g_strfreev(package->names);
    g_free(package);
}

static Place
place_of(const Package *p)
{
    return (Place){ p->file, 0, 0 };
}

static bool
holds(const char *bytes, size_t size, const char *wanted, size_t length)
{
    const char *at = bytes;

    while (size >= length && (at = memchr(at, wanted[0], (size_t)(bytes + size - at) - length + 1)) != NULL) {
        if (memcmp(at, wanted, length) == 0)
            return true;
        if (++at > bytes + size - length)
            break;
    }
    return false;
}

/* A compound file ([MS-CFB]): the old form, or an encrypted new one ([MS-OFFCRYPTO]), with a stream of that name. */
static bool
is_compound(const Package *p, const char *bytes, size_t size, Diags *diags)
{
    static const char magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k";

    if (size < 8 || memcmp(bytes, magic, 8) != 0)
        return false;
    diag_report(diags, holds(bytes, size, name, sizeof name - 1) ? DIAG_IMPORT_ENCRYPTED : DIAG_IMPORT_OLD_WORKBOOK,
                place_of(p), NULL);
    return true;
}

/* Some programs of Windows part the names of folders as they do at home. */
static bool
list_names(Package *p)
{
    zip_int64_t count = zip_get_num_entries(p->zip, 0);

    p->count = count < 0 ? 0 : (size_t)count;
    p->names = g_new0(char *, p->count + 1);
    for (size_t i = 0; i < p->count; i++)
        p->names[i] = g_strdelimit(g_strdup(zip_get_name(p->zip, i, 0) == NULL ? "" : zip_get_name(p->zip, i, 0)),
                                   "\\", '/');
    return p->count > 0;
}

Package *
package_open(const char *path, Diags *diags)
{
    g_autoptr(Package) p = g_new0(Package, 1);
    zip_source_t *source;
    zip_error_t error;
    gsize size;
    const char *bytes;

    p->file = g_intern_string(input_name(path));
    p->bytes = input_read(INPUT_TABLE, path, (Place){ 0 }, diags);
    if (p->bytes == NULL)
        return NULL;
    bytes = g_bytes_get_data(p->bytes, &size);
    if (is_compound(p, bytes, size, diags))
        return NULL;
    zip_error_init(&error);
    source = zip_source_buffer_create(bytes, size, 0, &error);
    p->zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (p->zip == NULL && source != NULL)
        zip_source_free(source);
    if (p->zip == NULL || !list_names(p)) {
        diag_report(diags, DIAG_IMPORT_WORKBOOK, place_of(p), "it is no zip file", NULL);
        zip_error_fini(&error);
        return NULL;
    }
    zip_error_fini(&error);
    return g_steal_pointer(&p);
}

/* Of which number in the file; -1: it is not there. Names of parts are the same in capitals (ISO 29500-2, 6.2.2.3). */
static gint64
find_part(const Package *package, const char *part)
{
    for (size_t i = 0; i < package->count; i++)
        if (g_ascii_strcasecmp(package->names[i], part) == 0)
            return (gint64)i;
    return -1;
}

bool
package_has(const Package *package, const char *part)
{
    return find_part(package, part) >= 0;
}

const char *
package_find(const Package *package, const char *begin, const char *end)
{
    for (size_t i = 0; i < package->count; i++)
        if ((begin == NULL || g_ascii_strncasecmp(package->names[i], begin, strlen(begin)) == 0) &&
            (end == NULL || g_str_has_suffix(package->names[i], end)))
            return package->names[i];
    return NULL;
}

/* ---- a part ---- */

typedef struct Reading {
    const PartReader *reader;
    void *data;
    bool stopped, doctype, too_long;
    xmlParserCtxtPtr parser;
} Reading;

static void
stop(Reading *r)
{
    r->stopped = true;
    xmlStopParser(r->parser);
}

static void
start_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
              const xmlChar **declared, int count, int defaulted, const xmlChar **given)
{
    Reading *r = data;
    PartAttribute attributes[ATTRIBUTE_ROOM];
    size_t kept = MIN((size_t)count, ATTRIBUTE_ROOM);

    (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)defaulted;
    if (r->stopped || r->reader->begin == NULL)
        return;
    for (size_t i = 0; i < kept; i++)
        attributes[i] = (PartAttribute){ (const char *)given[5 * i], (const char *)given[5 * i + 3],
                                         (size_t)(given[5 * i + 4] - given[5 * i + 3]) };
    if (!r->reader->begin(r->data, (const char *)name, attributes, kept))
        stop(r);
}

static void
end_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    Reading *r = data;

    (void)prefix, (void)uri;
    if (!r->stopped && r->reader->end != NULL && !r->reader->end(r->data, (const char *)name))
        stop(r);
}

static void
characters(void *data, const xmlChar *text, int length)
{
    Reading *r = data;

    if (r->stopped || r->reader->text == NULL || r->reader->text(r->data, (const char *)text, (size_t)length))
        return;
    r->too_long = true;
    stop(r);
}

/* No part of a workbook has one; entities could only come with it. */
static void
doctype(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    Reading *r = data;

    (void)name, (void)external, (void)system;
    r->doctype = true;
    stop(r);
}

static void
say_nothing(void *data, xmlErrorPtr error)
{
    (void)data, (void)error;
}

static const char *
parse(Package *p, zip_file_t *file, Reading *r)
{
    guint64 most = (guint64)limit_number(LIMIT_TABLE_MIB) << 20;
    g_autofree char *piece = g_malloc(PIECE);
    zip_int64_t got = 0;

    while (!r->stopped && (got = zip_fread(file, piece, PIECE)) > 0) {
        p->unpacked += (guint64)got;
        if (p->unpacked > most)
            return "too much";
        if (xmlParseChunk(r->parser, piece, (int)got, 0) != 0 && !r->stopped)
            return "a part is no XML";
    }
    if (r->too_long)
        return "too long";
    if (r->doctype)
        return "a part has a DOCTYPE";
    if (got < 0)
        return "a part cannot be unpacked";
    return r->stopped || xmlParseChunk(r->parser, "", 0, 1) == 0 ? NULL : "a part is no XML";
}

bool
package_read(Package *p, const char *part, const PartReader *reader, void *data, Diags *diags)
{
    xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                          .startElementNs = start_element,
                          .endElementNs = end_element,
                          .characters = characters,
                          .cdataBlock = characters,
                          .ignorableWhitespace = characters,
                          .internalSubset = doctype,
                          .serror = (xmlStructuredErrorFunc)say_nothing };
    Reading r = { .reader = reader, .data = data };
    gint64 index = find_part(p, part);
    zip_file_t *file = index < 0 ? NULL : zip_fopen_index(p->zip, (zip_uint64_t)index, 0);
    g_autofree char *said = NULL;
    const char *wrong;

    if (file == NULL) {
        said = g_strdup_printf("there is no %s in it that can be unpacked", part);
        diag_report(diags, DIAG_IMPORT_WORKBOOK, place_of(p), said, NULL);
        return false;
    }
    r.parser = xmlCreatePushParserCtxt(&sax, &r, NULL, 0, part);
    xmlCtxtUseOptions(r.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    wrong = parse(p, file, &r);
    xmlFreeParserCtxt(r.parser);
    zip_fclose(file);
    if (wrong == NULL)
        return true;
    said = g_strdup_printf("%s (%s)", wrong, part);
    if (strcmp(wrong, "too much") == 0)
        diag_report(diags, DIAG_IMPORT_BOMB, place_of(p), limit_text(LIMIT_TABLE_MIB), part, NULL);
    else if (r.too_long)
        limit_exceeded(diags, LIMIT_TABLE_CELL_MIB, place_of(p), NULL);
    else
        diag_report(diags, DIAG_IMPORT_WORKBOOK, place_of(p), said, NULL);
    return false;
}

bool
package_keep(GString *cell, const char *text, size_t length)
{
    if (cell->len + length > (gsize)limit_number(LIMIT_TABLE_CELL_MIB) << 20)
        return false;
    g_string_append_len(cell, text, (gssize)length);
    return true;
}

/* ---- attributes ---- */

char *
part_attribute(const PartAttribute *attributes, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(attributes[i].name, name) == 0)
            return g_strndup(attributes[i].value, attributes[i].length);
    return NULL;
}

bool
part_attribute_is(const PartAttribute *attributes, size_t count, const char *name, const char *value)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(attributes[i].name, name) == 0)
            return attributes[i].length == strlen(value) &&
                   memcmp(attributes[i].value, value, attributes[i].length) == 0;
    return false;
}
