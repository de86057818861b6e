/* What libxml2 alone takes to read files: sax FILE... runs its SAX reader over each, with callbacks that do nothing. */
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

static void
begins(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
       const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
    (void)context, (void)name, (void)prefix, (void)uri, (void)namespace_count, (void)namespaces;
    (void)attribute_count, (void)defaulted, (void)attributes;
}

static void
ends(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)context, (void)name, (void)prefix, (void)uri;
}

static void
text(void *context, const xmlChar *chars, int length)
{
    (void)context, (void)chars, (void)length;
}

int
main(int argc, char **argv)
{
    xmlSAXHandler handler;

    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = begins;
    handler.endElementNs = ends;
    handler.characters = text;
    for (int i = 1; i < argc; i++)
        if (xmlSAXUserParseFile(&handler, NULL, argv[i]) != 0) {
            fprintf(stderr, "sax: cannot read %s\n", argv[i]);
            return 1;
        }
    return 0;
}
