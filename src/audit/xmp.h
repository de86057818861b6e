#ifndef AUDIT_XMP_H
#define AUDIT_XMP_H
/* The metadata of a file (XMP, ISO 16684-1) as a flat list of properties, as far as the rules ask for them. */
#include <glib.h>
#include <stdbool.h>

typedef struct AuditXmp AuditXmp;

typedef struct AuditProperty {
    char *space, *name;                 /* namespace URI and local name */
    /* of an array its items joined by ", "; of alternatives the first or x-default */
    char *value;
    bool text;                          /* false for what is not plain text or a list of it */
} AuditProperty;

/* NULL when the bytes are not well-formed XML in UTF-8; `error` then says why (free it). */
AuditXmp *audit_xmp_parse(const char *bytes, gsize length, char **error);
void audit_xmp_free(AuditXmp *xmp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AuditXmp, audit_xmp_free)

/* The value of a property under one of the prefixes that ISO 19005-2 names ("dc", "pdfaid" …), or NULL. */
const char *audit_xmp_value(const AuditXmp *xmp, const char *prefix, const char *name);
guint audit_xmp_length(const AuditXmp *xmp);
const AuditProperty *audit_xmp_at(const AuditXmp *xmp, guint index);
/* Is this property of a predefined schema, or declared by an extension schema in the file (6.6.2.3)? */
bool audit_xmp_is_known(const AuditXmp *xmp, const AuditProperty *property);

#endif
