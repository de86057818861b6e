/*
 * XMP through GMarkup, which knows no namespaces: prefixes are resolved here, against the declarations that are open.
 * Only what stands directly in an rdf:Description is a property; extension schemas are remembered as pairs of a
 * namespace and a property name.
 */
#include "base/limit.h"
#include "audit/xmp.h"
#include <string.h>

#define RDF      "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define SCHEMA   "http://www.aiim.org/pdfa/ns/schema#"
#define PROPERTY "http://www.aiim.org/pdfa/ns/property#"

/* The schemas of XMP and PDF/A that need no declaration (ISO 19005-2, 6.6.2.3.1). */
static const struct {
    const char *prefix, *uri;
} predefined[] = {
    { "dc", "http://purl.org/dc/elements/1.1/" },
    { "xmp", "http://ns.adobe.com/xap/1.0/" },
    { "xmpRights", "http://ns.adobe.com/xap/1.0/rights/" },
    { "xmpMM", "http://ns.adobe.com/xap/1.0/mm/" },
    { "xmpBJ", "http://ns.adobe.com/xap/1.0/bj/" },
    { "xmpTPg", "http://ns.adobe.com/xap/1.0/t/pg/" },
    { "xmpDM", "http://ns.adobe.com/xmp/1.0/DynamicMedia/" },
    { "pdf", "http://ns.adobe.com/pdf/1.3/" },
    { "photoshop", "http://ns.adobe.com/photoshop/1.0/" },
    { "crs", "http://ns.adobe.com/camera-raw-settings/1.0/" },
    { "tiff", "http://ns.adobe.com/tiff/1.0/" },
    { "exif", "http://ns.adobe.com/exif/1.0/" },
    { "aux", "http://ns.adobe.com/exif/1.0/aux/" },
    { "pdfaid", "http://www.aiim.org/pdfa/ns/id/" },
    { "pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/" },
    { "pdfuaid", NULL },
};
#define PDFUAID "http://www.aiim.org/pdfua/ns/id/"

typedef struct Binding {
    char *prefix, *uri;
    guint depth;
} Binding;
typedef struct Declared {
    char *space, *name;
} Declared;

struct AuditXmp {
    GArray *properties; /* AuditProperty */
    GArray *declared;   /* Declared, by extension schemas */
    /* While it is read: */
    GArray *bindings;             /* Binding, the innermost last */
    GPtrArray *open;              /* char *: "uri name" of each open element */
    guint description;            /* depth of the open rdf:Description that holds properties; 0 when none */
    bool item_taken, wanted_item; /* of the property's alternatives */
    GString *text;
    char *schema_space;
    GPtrArray *schema_names;
};

static void
clear_binding(void *data)
{
    Binding *binding = data;

    g_free(binding->prefix);
    g_free(binding->uri);
}

static void
clear_declared(void *data)
{
    Declared *declared = data;

    g_free(declared->space);
    g_free(declared->name);
}

static void
clear_property(void *data)
{
    AuditProperty *property = data;

    g_free(property->space);
    g_free(property->name);
    g_free(property->value);
}

static GArray *
array_new(guint size, GDestroyNotify clear)
{
    GArray *array = g_array_new(FALSE, TRUE, size);

    g_array_set_clear_func(array, clear);
    return array;
}

void
audit_xmp_free(AuditXmp *xmp)
{
    if (xmp == NULL)
        return;
    g_array_unref(xmp->properties);
    g_array_unref(xmp->declared);
    g_array_unref(xmp->bindings);
    g_ptr_array_unref(xmp->open);
    g_ptr_array_unref(xmp->schema_names);
    g_string_free(xmp->text, TRUE);
    g_free(xmp->schema_space);
    g_free(xmp);
}

static const char *
uri_of(const AuditXmp *xmp, const char *prefix, size_t length)
{
    for (guint i = xmp->bindings->len; i-- > 0;) {
        const Binding *binding = &g_array_index(xmp->bindings, Binding, i);

        if (strlen(binding->prefix) == length && memcmp(binding->prefix, prefix, length) == 0)
            return binding->uri;
    }
    return "";
}

/* "dc:title" → "http://purl.org/dc/elements/1.1/ title"; a blank cannot stand in either part. */
static char *
expand(const AuditXmp *xmp, const char *name)
{
    const char *colon = strchr(name, ':');

    if (colon == NULL)
        return g_strconcat(" ", name, NULL);
    return g_strconcat(uri_of(xmp, name, (size_t)(colon - name)), " ", colon + 1, NULL);
}

static void
bind_prefixes(AuditXmp *xmp, const char **names, const char **values)
{
    for (; *names != NULL; names++, values++) {
        if (g_str_has_prefix(*names, "xmlns:")) {
            Binding binding = { g_strdup(*names + 6), g_strdup(*values), xmp->open->len };

            g_array_append_val(xmp->bindings, binding);
        }
    }
}

static void
property_add(AuditXmp *xmp, const char *expanded, const char *value)
{
    const char *blank = strchr(expanded, ' ');
    AuditProperty property = { g_strndup(expanded, (gsize)(blank - expanded)), g_strdup(blank + 1), g_strdup(value),
                               true };

    g_array_append_val(xmp->properties, property);
}

/* In an extension schema: its namespace and the names of its properties, as elements or as attributes. */
static void
schema_fact(AuditXmp *xmp, const char *expanded, const char *value)
{
    if (strcmp(expanded, SCHEMA " namespaceURI") == 0) {
        g_free(xmp->schema_space);
        xmp->schema_space = g_strstrip(g_strdup(value));
    } else if (strcmp(expanded, PROPERTY " name") == 0) {
        g_ptr_array_add(xmp->schema_names, g_strstrip(g_strdup(value)));
    }
}

/* The order of a schema's own elements is free: names are joined with the namespace when the schema ends. */
static void
schema_close(AuditXmp *xmp)
{
    for (guint i = 0; xmp->schema_space != NULL && i < xmp->schema_names->len; i++) {
        Declared declared = { g_strdup(xmp->schema_space), g_strdup(g_ptr_array_index(xmp->schema_names, i)) };

        g_array_append_val(xmp->declared, declared);
    }
    g_clear_pointer(&xmp->schema_space, g_free);
    g_ptr_array_set_size(xmp->schema_names, 0);
}

static void
read_attributes(AuditXmp *xmp, const char **names, const char **values, bool is_description)
{
    for (; *names != NULL; names++, values++) {
        g_autofree char *expanded = NULL;

        if (g_str_has_prefix(*names, "xml"))
            continue;
        expanded = expand(xmp, *names);
        schema_fact(xmp, expanded, *values);
        if (is_description && !g_str_has_prefix(expanded, RDF))
            property_add(xmp, expanded, *values);
    }
}

/* Of alternatives the x-default counts, else the first. */
static void
item_open(AuditXmp *xmp, const char **names, const char **values)
{
    const char *parent = xmp->open->len >= 2 ? g_ptr_array_index(xmp->open, xmp->open->len - 2) : "";
    bool is_default = false;

    for (; *names != NULL; names++, values++)
        is_default = is_default || (strcmp(*names, "xml:lang") == 0 && strcmp(*values, "x-default") == 0);
    if (strcmp(parent, RDF " Alt") != 0) {
        if (xmp->item_taken)
            g_string_append(xmp->text, ", ");
        xmp->wanted_item = true;
    } else {
        xmp->wanted_item = is_default || !xmp->item_taken;
        if (xmp->wanted_item)
            g_string_truncate(xmp->text, 0);
    }
    xmp->item_taken = true;
}

/* Ends the reading where it is not. */
static bool
is_within(LimitId limit, guint count, GError **error)
{
    if (count <= (guint)limit_number(limit))
        return true;
    g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "more than %s", limit_text(limit));
    return false;
}

static void
element_opens(GMarkupParseContext *context, const char *name, const char **names, const char **values, void *data,
              GError **error)
{
    AuditXmp *xmp = data;
    char *expanded;
    bool is_description;

    (void)context;
    bind_prefixes(xmp, names, values);
    expanded = expand(xmp, name);
    g_ptr_array_add(xmp->open, expanded);
    if (!is_within(LIMIT_XMP_DEPTH, xmp->open->len, error) ||
        !is_within(LIMIT_XMP_PROPERTIES, xmp->properties->len, error) ||
        !is_within(LIMIT_XMP_PREFIXES, xmp->bindings->len, error))
        return;
    is_description = xmp->description == 0 && strcmp(expanded, RDF " Description") == 0;
    if (is_description)
        xmp->description = xmp->open->len;
    read_attributes(xmp, names, values, is_description);
    if (xmp->description != 0 && xmp->open->len == xmp->description + 1) {
        g_string_truncate(xmp->text, 0);
        xmp->item_taken = false;
        xmp->wanted_item = true;
    }
    if (strcmp(expanded, RDF " li") == 0 && xmp->open->len == xmp->description + 3)
        item_open(xmp, names, values);
    else if (xmp->description != 0 && xmp->open->len > xmp->description + 3)
        g_string_truncate(xmp->text, 0);
}

static void
element_text(GMarkupParseContext *context, const char *text, gsize length, void *data, GError **error)
{
    AuditXmp *xmp = data;

    (void)context;
    (void)error;
    if (xmp->description != 0 && xmp->wanted_item && xmp->open->len > xmp->description &&
        (xmp->open->len != xmp->description + 2))
        g_string_append_len(xmp->text, text, (gssize)length);
}

static void
element_closes(GMarkupParseContext *context, const char *name, void *data, GError **error)
{
    AuditXmp *xmp = data;
    guint depth = xmp->open->len;
    const char *expanded = g_ptr_array_index(xmp->open, depth - 1);

    (void)context;
    (void)name;
    (void)error;
    schema_fact(xmp, expanded, xmp->text->str);
    if (xmp->description != 0 && depth == xmp->description + 1) {
        g_autofree char *value = g_strstrip(g_strdup(xmp->text->str));

        property_add(xmp, expanded, value);
    }
    if (strcmp(expanded, RDF " li") == 0 && depth == xmp->description + 3 && xmp->description != 0)
        schema_close(xmp);
    if (depth == xmp->description)
        xmp->description = 0;
    g_ptr_array_set_size(xmp->open, (int)depth - 1);
    while (xmp->bindings->len > 0 && g_array_index(xmp->bindings, Binding, xmp->bindings->len - 1).depth >= depth - 1)
        g_array_set_size(xmp->bindings, xmp->bindings->len - 1);
}

static AuditXmp *
xmp_new(void)
{
    AuditXmp *xmp = g_new0(AuditXmp, 1);

    xmp->properties = array_new(sizeof(AuditProperty), clear_property);
    xmp->declared = array_new(sizeof(Declared), clear_declared);
    xmp->bindings = array_new(sizeof(Binding), clear_binding);
    xmp->open = g_ptr_array_new_with_free_func(g_free);
    xmp->schema_names = g_ptr_array_new_with_free_func(g_free);
    xmp->text = g_string_new(NULL);
    return xmp;
}

AuditXmp *
audit_xmp_parse(const char *bytes, gsize length, char **error)
{
    static const GMarkupParser parser = { element_opens, element_closes, element_text, NULL, NULL };
    g_autoptr(AuditXmp) xmp = xmp_new();
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, xmp, NULL);
    g_autoptr(GError) fault = NULL;

    /* A packet is padded with blanks so that it may be edited in place; GMarkup takes them, but no NUL. */
    if (g_markup_parse_context_parse(context, bytes, (gssize)length, &fault) &&
        g_markup_parse_context_end_parse(context, &fault))
        return g_steal_pointer(&xmp);
    *error = g_strdup(fault->message);
    return NULL;
}

static const char *
uri_of_prefix(const char *prefix)
{
    for (size_t i = 0; i < G_N_ELEMENTS(predefined); i++)
        if (strcmp(predefined[i].prefix, prefix) == 0 && predefined[i].uri != NULL)
            return predefined[i].uri;
    return PDFUAID;
}

const char *
audit_xmp_value(const AuditXmp *xmp, const char *prefix, const char *name)
{
    const char *uri = uri_of_prefix(prefix);

    for (guint i = 0; xmp != NULL && i < xmp->properties->len; i++) {
        const AuditProperty *property = audit_xmp_at(xmp, i);

        if (strcmp(property->name, name) == 0 && strcmp(property->space, uri) == 0)
            return property->value;
    }
    return NULL;
}

guint
audit_xmp_length(const AuditXmp *xmp)
{
    return xmp->properties->len;
}

const AuditProperty *
audit_xmp_at(const AuditXmp *xmp, guint index)
{
    return &g_array_index(xmp->properties, AuditProperty, index);
}

bool
audit_xmp_is_known(const AuditXmp *xmp, const AuditProperty *property)
{
    for (size_t i = 0; i < G_N_ELEMENTS(predefined); i++)
        if (predefined[i].uri != NULL && strcmp(predefined[i].uri, property->space) == 0)
            return true;
    for (guint i = 0; i < xmp->declared->len; i++) {
        const Declared *declared = &g_array_index(xmp->declared, Declared, i);

        if (strcmp(declared->space, property->space) == 0 && strcmp(declared->name, property->name) == 0)
            return true;
    }
    return false;
}
