/*
 * What PDF/A asks of each packet of metadata (ISO 19005-2, 6.6.2): its header, that each property is known and of its
 * type, and that extension schemas say all that they must.
 */
#include "audit/gather.h"
#include "audit/xmp.h"
#include <string.h>

/* A field of an extension schema (6.6.2.3.3): a text, or a list in order, which may be left out. */
typedef struct SchemaField {
    const char *name;
    bool list;
} SchemaField;

typedef struct SchemaLevel SchemaLevel;
struct SchemaLevel {
    const char *space, *prefix, *what;
    SchemaField fields[6];
    const SchemaLevel *inner[6]; /* what the items of a list are, by field */
};

static const SchemaLevel field_level = {
    XMP_NS_FIELD, "pdfaField", "a field", { { "name", false }, { "valueType", false }, { "description", false } },
    { NULL },
};
static const SchemaLevel property_level = {
    XMP_NS_PROPERTY, "pdfaProperty",
    "a property",    { { "name", false }, { "valueType", false }, { "category", false }, { "description", false } },
    { NULL },
};
static const SchemaLevel type_level = {
    XMP_NS_TYPE,
    "pdfaType",
    "a type",
    { { "type", false }, { "namespaceURI", false }, { "prefix", false }, { "description", false }, { "field", true } },
    { NULL, NULL, NULL, NULL, &field_level },
};
static const SchemaLevel schema_level = {
    XMP_NS_SCHEMA,
    "pdfaSchema",
    "a schema",
    { { "schema", false },
      { "namespaceURI", false },
      { "prefix", false },
      { "property", true },
      { "valueType", true } },
    { NULL, NULL, NULL, &property_level, &type_level },
};

typedef struct Packet {
    Audit *audit;
    const AuditXmp *xmp;
    XmpSchemas schemas; /* the extension schema that is looked at, and the document's of its namespace */
    int number;
} Packet;

static void
check_known(const Packet *packet, const SchemaLevel *level, const XmpNode *node)
{
    for (guint i = 0; i < node->kid_count; i++) {
        const XmpNode *kid = node->kids[i];
        bool known = false;

        for (size_t f = 0; level->fields[f].name != NULL && !known; f++)
            known = strcmp(kid->space, level->space) == 0 && strcmp(kid->name, level->fields[f].name) == 0;
        if (!known)
            audit_note(packet->audit, RULE_XMP_EXTENSION_FIELD, -1, packet->number, "%s has '%s' of <%s>", level->what,
                       kid->name, kid->space);
        else if (strcmp(kid->prefix, level->prefix) != 0)
            audit_note(packet->audit, RULE_XMP_EXTENSION, -1, packet->number, "the prefix of %s:%s is '%s'",
                       level->prefix, kid->name, kid->prefix);
    }
}

static void
check_value(const Packet *packet, const SchemaLevel *level, const XmpNode *field)
{
    if (strcmp(field->name, "valueType") == 0 && !xmp_is_type(&packet->schemas, field->value))
        audit_note(packet->audit, RULE_XMP_EXTENSION, -1, packet->number, "%s is of the type '%s', which is not known",
                   level->what, field->value);
    if (strcmp(field->name, "category") == 0 && strcmp(field->value, "internal") != 0 &&
        strcmp(field->value, "external") != 0)
        audit_note(packet->audit, RULE_XMP_EXTENSION, -1, packet->number,
                   "the category '%s' is neither internal nor external", field->value);
}

static void
check_level(const Packet *packet, const SchemaLevel *level, const XmpNode *node)
{
    check_known(packet, level, node);
    for (size_t f = 0; f < G_N_ELEMENTS(level->fields) && level->fields[f].name != NULL; f++) {
        const XmpNode *field = xmp_field(node, level->space, level->fields[f].name);

        if (field == NULL && level->fields[f].list)
            continue;
        if (field == NULL) {
            audit_note(packet->audit, RULE_XMP_EXTENSION, -1, packet->number, "%s has no %s:%s", level->what,
                       level->prefix, level->fields[f].name);
        } else if (level->fields[f].list ? field->kind != XMP_SEQ && field->kind != XMP_ALT
                                         : field->kind != XMP_SIMPLE) {
            audit_note(packet->audit, RULE_XMP_EXTENSION, -1, packet->number, "%s:%s of %s is no %s", level->prefix,
                       field->name, level->what, level->fields[f].list ? "list in order (Seq)" : "text");
        } else if (!level->fields[f].list) {
            check_value(packet, level, field);
        }
        for (guint i = 0; field != NULL && level->inner[f] != NULL && i < field->kid_count; i++)
            check_level(packet, level->inner[f], field->kids[i]);
    }
}

static void
check_extensions(Packet *packet)
{
    const XmpNode *schemas = audit_xmp_find(packet->xmp, XMP_NS_EXTENSION, "schemas");

    if (schemas == NULL)
        return;
    if (schemas->kind != XMP_BAG || strcmp(schemas->prefix, "pdfaExtension") != 0)
        audit_note(packet->audit, RULE_XMP_EXTENSION, -1, packet->number,
                   "pdfaExtension:schemas is no Bag, or has another prefix");
    for (guint i = 0; i < schemas->kid_count; i++) {
        const XmpNode *space = xmp_field(schemas->kids[i], XMP_NS_SCHEMA, "namespaceURI");

        packet->schemas.schema[0] = schemas->kids[i];
        packet->schemas.schema[1] = space == NULL ? NULL : xmp_find_schema(packet->audit->xmp, space->value);
        check_level(packet, &schema_level, schemas->kids[i]);
    }
}

/* Known by its own packet, or by that of the document (6.6.2.3.1). */
static void
check_property(const Packet *packet, const XmpNode *property)
{
    const char *type = NULL;
    XmpVerdict verdict = xmp_check_property(packet->xmp, packet->audit->xmp, property, &type);

    if (verdict == XMP_UNKNOWN)
        audit_note(packet->audit, RULE_XMP_SCHEMA, -1, packet->number, "'%s' of <%s>", property->name, property->space);
    else if (verdict == XMP_WRONG_TYPE)
        audit_note(packet->audit, RULE_XMP_TYPE, -1, packet->number, "'%s' is no '%s'", property->name, type);
}

/* The prefix belongs to the identification (ISO 14289-1, 5; ISO 19005-2, 6.6.4). */
static void
check_prefix(const Packet *packet, const XmpNode *property)
{
    static const struct {
        const char *space, *prefix;
        AuditRuleId rule;
    } rows[] = {
        { "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", RULE_UA_PREFIX },
        { XMP_NS_PDFA_ID, "pdfaid", RULE_A_CLAIM },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(property->space, rows[i].space) == 0 && strcmp(property->prefix, rows[i].prefix) != 0)
            audit_note(packet->audit, rows[i].rule, -1, packet->number, "the prefix of '%s' is '%s', not %s",
                       property->name, property->prefix, rows[i].prefix);
}

static void
check_packet(Audit *audit, const AuditXmp *xmp, int number)
{
    Packet packet = { audit, xmp, { { NULL, NULL } }, number };

    if (audit_xmp_fault(xmp) != NULL)
        audit_note(audit, RULE_XMP_RDF, -1, number, "%s", audit_xmp_fault(xmp));
    if (audit_xmp_has_header(xmp, "bytes") || audit_xmp_has_header(xmp, "encoding"))
        audit_note(audit, RULE_XMP_HEADER, -1, number, "the header of the packet has 'bytes' or 'encoding'");
    check_extensions(&packet);
    for (guint i = 0; i < audit_xmp_length(xmp); i++) {
        check_property(&packet, audit_xmp_at(xmp, i));
        if (xmp == audit->xmp)
            check_prefix(&packet, audit_xmp_at(xmp, i));
    }
}

void
audit_check_packet(Audit *audit, const Object *stream)
{
    g_autoptr(AuditXmp) xmp = NULL;
    g_autofree char *error = NULL;
    g_autofree guint8 *bytes = NULL;
    size_t length;

    if (!stream->stream || !audit_is_held(audit, RULE_XMP_TYPE) ||
        !g_hash_table_add(audit->packets, (void *)(guintptr)stream))
        return;
    bytes = object_stream(audit->file, stream, &length);
    if (bytes != NULL && length > (size_t)MOST_METADATA_MIB << 20)
        audit_exceeded(audit, LIMIT_METADATA_MIB, -1, stream->number);
    else if (bytes != NULL)
        xmp = audit_xmp_parse((const char *)bytes, length, &error);
    if (xmp != NULL)
        check_packet(audit, xmp, stream->number);
    else
        audit_note(audit, RULE_XMP_RDF, -1, stream->number, "%s",
                   error == NULL ? "its bytes cannot be unpacked" : error);
}

void
audit_check_xmp(Audit *audit)
{
    if (audit->xmp != NULL)
        check_packet(audit, audit->xmp, object_get(audit->file, audit->catalog, "Metadata")->number);
}
