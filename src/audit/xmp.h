#ifndef AUDIT_XMP_H
#define AUDIT_XMP_H
/*
 * The metadata of a file (XMP, ISO 16684-1) as a tree of values: properties, the items of arrays and the fields of
 * structures.
 */
#include <glib.h>
#include <stdbool.h>

typedef struct AuditXmp AuditXmp;

typedef enum XmpKind { XMP_SIMPLE, XMP_STRUCT, XMP_BAG, XMP_SEQ, XMP_ALT } XmpKind;

typedef struct XmpNode XmpNode;
struct XmpNode {
    const char *space, *name;           /* namespace URI and local name; of an item of an array both are "" */
    const char *prefix;
    XmpKind kind;
    const char *value;                  /* of a simple one; else "" */
    const char *language;               /* xml:lang, or NULL */
    const XmpNode **kids;
    guint kid_count;
};

/* NULL when the bytes are not well-formed XML in UTF-8; `error` then says why (free it). */
AuditXmp *audit_xmp_parse(const char *bytes, gsize length, char **error);
void audit_xmp_free(AuditXmp *xmp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AuditXmp, audit_xmp_free)

/* What is wrong with it as RDF, or NULL. */
const char *audit_xmp_fault(const AuditXmp *xmp);
/* Has the header of the packet this attribute? */
bool audit_xmp_has_header(const AuditXmp *xmp, const char *attribute);
/*
 * The value of a property under one of the prefixes that ISO 19005-2 names ("dc", "pdfaid" …), or NULL: of an array
 * its items joined by ", "; of alternatives the first or x-default.
 */
const char *audit_xmp_value(const AuditXmp *xmp, const char *prefix, const char *name);
/* Has it a text for any language, "x-default", and in no other (ISO 16684-1, 8.2.2.4)? */
bool audit_xmp_has_default(const AuditXmp *xmp);
guint audit_xmp_length(const AuditXmp *xmp);
const XmpNode *audit_xmp_at(const AuditXmp *xmp, guint index);
const XmpNode *audit_xmp_find(const AuditXmp *xmp, const char *space, const char *name);
/* The field of a structure; NULL when there is none. */
const XmpNode *xmp_field(const XmpNode *node, const char *space, const char *name);

/* ---- xmp_types.c: schemas that need no declaration (ISO 19005-2, 6.6.2.3.1), those declared, and their types ---- */

#define XMP_NS_PDFA_ID "http://www.aiim.org/pdfa/ns/id/"
#define XMP_NS_EXTENSION "http://www.aiim.org/pdfa/ns/extension/"
#define XMP_NS_SCHEMA "http://www.aiim.org/pdfa/ns/schema#"
#define XMP_NS_PROPERTY "http://www.aiim.org/pdfa/ns/property#"
#define XMP_NS_TYPE "http://www.aiim.org/pdfa/ns/type#"
#define XMP_NS_FIELD "http://www.aiim.org/pdfa/ns/field#"

typedef enum XmpVerdict { XMP_RIGHT, XMP_UNKNOWN, XMP_WRONG_TYPE } XmpVerdict;

/* Items of pdfaExtension:schemas whose types are known: a packet's, and the document's; NULL where there is none. */
typedef struct XmpSchemas {
    const XmpNode *schema[2];
} XmpSchemas;

/* The item for a namespace; NULL when there is none, or no packet. */
const XmpNode *xmp_find_schema(const AuditXmp *xmp, const char *space);
/*
 * Is a property of the packet `own` known, by the standard or by an extension schema of it or of the document's, and of
 * its type? Where it is not, *type is the type that it should have.
 */
XmpVerdict xmp_check_property(const AuditXmp *own, const AuditXmp *document, const XmpNode *property,
                              const char **type);
/* Is there a type of this name, or one that a schema declares? */
bool xmp_is_type(const XmpSchemas *schemas, const char *type);

#endif
