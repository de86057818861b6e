/* What inflating a part of a zip file and reading its XML by libxml2's SAX alone takes: its elements are counted. */
#include <libxml/parser.h>
#include <stdio.h>
#include <zip.h>

static size_t elements;

static void
start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
      const xmlChar **declared, int count, int defaulted, const xmlChar **attributes)
{
    (void)data, (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)count, (void)defaulted;
    (void)attributes;
    elements++;
}

static void
characters(void *data, const xmlChar *text, int length)
{
    (void)data, (void)text, (void)length;
}

int
main(int argc, char **argv)
{
    static char piece[1 << 16];
    xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = start, .characters = characters };
    int error = 0;
    zip_t *zip = argc > 2 ? zip_open(argv[1], ZIP_RDONLY, &error) : NULL;

    for (int i = 2; zip != NULL && i < argc; i++) {
        zip_file_t *file = zip_fopen(zip, argv[i], 0);
        xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, argv[i]);
        zip_int64_t got;

        while (file != NULL && (got = zip_fread(file, piece, sizeof piece)) > 0)
            xmlParseChunk(parser, piece, (int)got, 0);
        xmlParseChunk(parser, "", 0, 1);
        xmlFreeParserCtxt(parser);
        zip_fclose(file);
    }
    if (zip == NULL)
        return 2;
    zip_discard(zip);
    printf("%zu elements\n", elements);
    return 0;
}
