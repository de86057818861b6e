/*
 * XMP through GMarkup, which knows no namespaces: elements are read into a tree with the prefixes that are declared
 * where they stand, and the tree is then read as RDF (ISO 16684-1, 7): a property is simple, a structure or an array.
 */
#include "base/arena.h"
#include "base/limit.h"
#include "audit/xmp.h"
#include <string.h>

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XML "http://www.w3.org/XML/1998/namespace"

static const struct {
    const char *prefix, *uri;
} prefixes[] = {
    { "dc", "http://purl.org/dc/elements/1.1/" },      { "xmp", "http://ns.adobe.com/xap/1.0/" },
    { "pdf", "http://ns.adobe.com/pdf/1.3/" },         { "pdfaid", XMP_NS_PDFA_ID },
    { "pdfuaid", "http://www.aiim.org/pdfua/ns/id/" },
};

typedef struct Binding {
    const char *prefix, *uri;
    guint depth;
} Binding;

typedef struct Attribute {
    const char *space, *prefix, *name, *value;
} Attribute;

typedef struct Element Element;
struct Element {
    Attribute name; /* without a value */
    Attribute *attributes;
    guint attribute_count;
    GPtrArray *kids; /* Element */
    GString *text;
};

struct AuditXmp {
    Arena *arena;
    GPtrArray *properties; /* XmpNode */
    GHashTable *by_name; /* "URI name" → XmpNode */
    const char *fault, *header;
    guint nodes;
    /* While it is read: */
    GArray *bindings; /* Binding, the innermost last */
    GPtrArray *open; /* Element */
    Element *rdf;
};

/* ---- the tree of elements ---- */

static void
element_free(void *data)
{
    Element *element = data;

    g_ptr_array_unref(element->kids);
    g_string_free(element->text, TRUE);
}

static const char *
uri_of(const AuditXmp *xmp, const char *prefix, size_t length)
{
    if (length == 3 && memcmp(prefix, "xml", 3) == 0)
        return XML;
    for (guint i = xmp->bindings->len; i-- > 0;) {
        const Binding *binding = &g_array_index(xmp->bindings, Binding, i);

        if (strlen(binding->prefix) == length && memcmp(binding->prefix, prefix, length) == 0)
            return binding->uri;
    }
    return "";
}

static Attribute
expand(AuditXmp *xmp, const char *name, const char *value)
{
    const char *colon = strchr(name, ':');
    size_t length = colon == NULL ? 0 : (size_t)(colon - name);

    return (Attribute){ .space = uri_of(xmp, name, length),
                        .prefix = arena_strndup(xmp->arena, name, length),
                        .name = arena_strdup(xmp->arena, colon == NULL ? name : colon + 1),
                        .value = arena_strdup(xmp->arena, value) };
}

static bool
is_declaration(const char *name)
{
    return g_str_has_prefix(name, "xmlns") && (name[5] == ':' || name[5] == '\0');
}

static void
bind_prefixes(AuditXmp *xmp, const char **names, const char **values)
{
    for (; *names != NULL; names++, values++)
        if (is_declaration(*names)) {
            Binding binding = { arena_strdup(xmp->arena, *names + ((*names)[5] == ':' ? 6 : 5)),
                                arena_strdup(xmp->arena, *values), xmp->open->len };

            g_array_append_val(xmp->bindings, binding);
        }
}

static void
read_attributes(AuditXmp *xmp, Element *element, const char **names, const char **values)
{
    element->attributes = arena_new0(xmp->arena, Attribute, g_strv_length((char **)(guintptr)names) + 1);
    for (; *names != NULL; names++, values++)
        if (!is_declaration(*names))
            element->attributes[element->attribute_count++] = expand(xmp, *names, *values);
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

static bool
is_rdf(const Element *element, const char *name)
{
    return strcmp(element->name.space, RDF) == 0 && strcmp(element->name.name, name) == 0;
}

static void
element_opens(GMarkupParseContext *context, const char *name, const char **names, const char **values, void *data,
              GError **error)
{
    AuditXmp *xmp = data;
    Element *element = arena_new0(xmp->arena, Element, 1);

    (void)context;
    element->kids = g_ptr_array_new();
    element->text = g_string_new(NULL);
    arena_adopt(xmp->arena, element, element_free);
    bind_prefixes(xmp, names, values);
    element->name = expand(xmp, name, NULL);
    read_attributes(xmp, element, names, values);
    xmp->nodes += 1 + element->attribute_count;
    if (xmp->open->len > 0)
        g_ptr_array_add(((Element *)g_ptr_array_index(xmp->open, xmp->open->len - 1))->kids, element);
    g_ptr_array_add(xmp->open, element);
    if (xmp->rdf == NULL && is_rdf(element, "RDF"))
        xmp->rdf = element;
    if (is_within(LIMIT_XMP_DEPTH, xmp->open->len, error) && is_within(LIMIT_XMP_PROPERTIES, xmp->nodes, error))
        is_within(LIMIT_XMP_PREFIXES, xmp->bindings->len, error);
}

static void
element_text(GMarkupParseContext *context, const char *text, gsize length, void *data, GError **error)
{
    AuditXmp *xmp = data;

    (void)context;
    (void)error;
    if (xmp->open->len > 0)
        g_string_append_len(((Element *)g_ptr_array_index(xmp->open, xmp->open->len - 1))->text, text, (gssize)length);
}

static void
element_closes(GMarkupParseContext *context, const char *name, void *data, GError **error)
{
    AuditXmp *xmp = data;
    guint depth = xmp->open->len - 1;

    (void)context;
    (void)name;
    (void)error;
    g_ptr_array_set_size(xmp->open, (int)depth);
    while (xmp->bindings->len > 0 && g_array_index(xmp->bindings, Binding, xmp->bindings->len - 1).depth >= depth)
        g_array_set_size(xmp->bindings, xmp->bindings->len - 1);
}

/* A comment, or the header of the packet: <?xpacket begin="" id="…"?>. */
static void
element_instruction(GMarkupParseContext *context, const char *text, gsize length, void *data, GError **error)
{
    AuditXmp *xmp = data;

    (void)context;
    (void)error;
    if (xmp->header == NULL && length > 10 && memcmp(text, "<?xpacket ", 10) == 0)
        xmp->header = arena_strndup(xmp->arena, text + 9, length - 9);
}

/* ---- RDF ---- */

static XmpNode *read_property(AuditXmp *xmp, const Element *element, bool item);

static XmpNode *
node_new(AuditXmp *xmp, const Attribute *name, XmpKind kind, const char *value, guint most_kids)
{
    XmpNode *node = arena_new0(xmp->arena, XmpNode, 1);

    *node = (XmpNode){ .space = name->space,
                       .name = name->name,
                       .prefix = name->prefix,
                       .kind = kind,
                       .value = value == NULL ? "" : value };
    if (most_kids > 0)
        node->kids = arena_new0(xmp->arena, const XmpNode *, most_kids);
    return node;
}

static void
add_kid(AuditXmp *xmp, XmpNode *node, const XmpNode *kid)
{
    for (guint i = 0; node->kind == XMP_STRUCT && i < node->kid_count && i < 100; i++)
        if (strcmp(node->kids[i]->name, kid->name) == 0 && strcmp(node->kids[i]->space, kid->space) == 0)
            xmp->fault = arena_printf(xmp->arena, "'%s' stands there twice", kid->name);
    node->kids[node->kid_count++] = kid;
}

static bool
is_own(const Attribute *attribute)
{
    return *attribute->prefix != '\0' && strcmp(attribute->space, RDF) != 0 && strcmp(attribute->space, XML) != 0;
}

static const char *
attribute_of(const Element *element, const char *space, const char *name)
{
    for (guint i = 0; i < element->attribute_count; i++)
        if (strcmp(element->attributes[i].space, space) == 0 && strcmp(element->attributes[i].name, name) == 0)
            return element->attributes[i].value;
    return NULL;
}

/* The fields that an element has as attributes and as elements. */
static XmpNode *
read_struct(AuditXmp *xmp, const Attribute *name, const Element *element)
{
    XmpNode *node = node_new(xmp, name, XMP_STRUCT, NULL, element->attribute_count + element->kids->len);

    for (guint i = 0; i < element->attribute_count; i++)
        if (is_own(&element->attributes[i]))
            add_kid(xmp, node, node_new(xmp, &element->attributes[i], XMP_SIMPLE, element->attributes[i].value, 0));
    for (guint i = 0; i < element->kids->len; i++)
        add_kid(xmp, node, read_property(xmp, g_ptr_array_index(element->kids, i), false));
    return node;
}

/* A value with qualifiers is a structure with an rdf:value (7.8). */
static XmpNode *
unqualified(const Attribute *name, XmpNode *node)
{
    for (guint i = 0; i < node->kid_count; i++)
        if (strcmp(node->kids[i]->space, RDF) == 0 && strcmp(node->kids[i]->name, "value") == 0) {
            *node = *node->kids[i];
            node->space = name->space;
            node->name = name->name;
            node->prefix = name->prefix;
            break;
        }
    return node;
}

static XmpNode *
read_array(AuditXmp *xmp, const Attribute *name, const Element *array, XmpKind kind)
{
    XmpNode *node = node_new(xmp, name, kind, NULL, array->kids->len);

    for (guint i = 0; i < array->kids->len; i++) {
        const Element *item = g_ptr_array_index(array->kids, i);

        if (!is_rdf(item, "li"))
            xmp->fault = "an array holds what is no item";
        add_kid(xmp, node, read_property(xmp, item, true));
    }
    return node;
}

static XmpNode *
read_inner(AuditXmp *xmp, const Attribute *name, const Element *inner)
{
    static const struct {
        const char *name;
        XmpKind kind;
    } arrays[] = { { "Bag", XMP_BAG }, { "Seq", XMP_SEQ }, { "Alt", XMP_ALT } };

    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (is_rdf(inner, arrays[i].name))
            return read_array(xmp, name, inner, arrays[i].kind);
    if (!is_rdf(inner, "Description"))
        xmp->fault = arena_printf(xmp->arena, "a property holds '%s', which is no value", inner->name.name);
    return unqualified(name, read_struct(xmp, name, inner));
}

static bool
has_own_attributes(const Element *element)
{
    for (guint i = 0; i < element->attribute_count; i++)
        if (is_own(&element->attributes[i]))
            return true;
    return false;
}

static XmpNode *
read_property(AuditXmp *xmp, const Element *element, bool item)
{
    static const Attribute nameless = { "", "", "", NULL };
    const Attribute *name = item ? &nameless : &element->name;
    const char *parsed = attribute_of(element, RDF, "parseType"), *resource = attribute_of(element, RDF, "resource");
    XmpNode *node;

    if (parsed != NULL && strcmp(parsed, "Resource") == 0)
        node = unqualified(name, read_struct(xmp, name, element));
    else if (resource != NULL)
        node = node_new(xmp, name, XMP_SIMPLE, resource, 0);
    else if (element->kids->len > 0)
        node = read_inner(xmp, name, g_ptr_array_index(element->kids, 0));
    else if (has_own_attributes(element))
        node = read_struct(xmp, name, element);
    else
        node = node_new(xmp, name, XMP_SIMPLE, element->text->str, 0);
    if ((parsed == NULL || strcmp(parsed, "Resource") != 0) && element->kids->len > 1)
        xmp->fault = arena_printf(xmp->arena, "'%s' holds two values", element->name.name);
    node->language = attribute_of(element, XML, "lang");
    return node;
}

static void
read_description(AuditXmp *xmp, const Element *description)
{
    static const Attribute nameless = { "", "", "", NULL };
    const XmpNode *node = read_struct(xmp, &nameless, description);

    for (guint i = 0; i < node->kid_count; i++) {
        const XmpNode *kid = node->kids[i];

        if (!g_hash_table_insert(xmp->by_name, arena_printf(xmp->arena, "%s %s", kid->space, kid->name),
                                 (void *)(guintptr)kid))
            xmp->fault = arena_printf(xmp->arena, "'%s' stands there twice", kid->name);
        g_ptr_array_add(xmp->properties, (void *)(guintptr)kid);
    }
}

static void
read_rdf(AuditXmp *xmp)
{
    const char *about = NULL;

    if (xmp->rdf == NULL) {
        xmp->fault = "it holds no rdf:RDF";
        return;
    }
    for (guint i = 0; i < xmp->rdf->kids->len; i++) {
        const Element *kid = g_ptr_array_index(xmp->rdf->kids, i);
        const char *own = attribute_of(kid, RDF, "about");

        if (!is_rdf(kid, "Description"))
            xmp->fault = arena_printf(xmp->arena, "rdf:RDF holds '%s'", kid->name.name);
        if (about != NULL && *about != '\0' && own != NULL && *own != '\0' && strcmp(about, own) != 0)
            xmp->fault = "it is about two things";
        about = own != NULL && *own != '\0' ? own : about;
        read_description(xmp, kid);
    }
}

/* ---- the whole ---- */

void
audit_xmp_free(AuditXmp *xmp)
{
    if (xmp == NULL)
        return;
    g_ptr_array_unref(xmp->properties);
    g_hash_table_unref(xmp->by_name);
    g_ptr_array_unref(xmp->open);
    g_array_unref(xmp->bindings);
    arena_free(xmp->arena);
    g_free(xmp);
}

AuditXmp *
audit_xmp_parse(const char *bytes, gsize length, char **error)
{
    static const GMarkupParser parser = { element_opens, element_closes, element_text, element_instruction, NULL };
    g_autoptr(AuditXmp) xmp = g_new0(AuditXmp, 1);
    g_autoptr(GMarkupParseContext) context = NULL;
    g_autoptr(GError) fault = NULL;

    xmp->arena = arena_new();
    xmp->properties = g_ptr_array_new();
    xmp->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    xmp->open = g_ptr_array_new();
    xmp->bindings = g_array_new(FALSE, FALSE, sizeof(Binding));
    context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, xmp, NULL);
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    /* A packet is padded with blanks so that it may be edited in place; GMarkup takes them, but no NUL. */
    if (g_markup_parse_context_parse(context, bytes, (gssize)length, &fault) &&
        g_markup_parse_context_end_parse(context, &fault)) {
        read_rdf(xmp);
        return g_steal_pointer(&xmp);
    }
    *error = g_strdup(fault->message);
    return NULL;
}

const char *
audit_xmp_fault(const AuditXmp *xmp)
{
    return xmp->fault;
}

bool
audit_xmp_has_header(const AuditXmp *xmp, const char *attribute)
{
    for (const char *at = xmp->header; at != NULL && (at = strstr(at, attribute)) != NULL; at++)
        if (g_ascii_isspace(at[-1]) && strchr("= \t", at[strlen(attribute)]) != NULL)
            return true;
    return false;
}

guint
audit_xmp_length(const AuditXmp *xmp)
{
    return xmp->properties->len;
}

const XmpNode *
audit_xmp_at(const AuditXmp *xmp, guint index)
{
    return g_ptr_array_index(xmp->properties, index);
}

const XmpNode *
audit_xmp_find(const AuditXmp *xmp, const char *space, const char *name)
{
    g_autofree char *key = g_strconcat(space, " ", name, NULL);

    return g_hash_table_lookup(xmp->by_name, key);
}

const XmpNode *
xmp_field(const XmpNode *node, const char *space, const char *name)
{
    for (guint i = 0; i < node->kid_count; i++)
        if (strcmp(node->kids[i]->name, name) == 0 && strcmp(node->kids[i]->space, space) == 0)
            return node->kids[i];
    return NULL;
}

static const XmpNode *
default_of(const XmpNode *alternatives)
{
    for (guint i = 0; i < alternatives->kid_count; i++)
        if (g_strcmp0(alternatives->kids[i]->language, "x-default") == 0)
            return alternatives->kids[i];
    return alternatives->kid_count == 0 ? NULL : alternatives->kids[0];
}

/* Blanks around a text are the layout of the packet. */
static const char *
stripped(const AuditXmp *xmp, const char *text)
{
    return g_strstrip(arena_strdup(xmp->arena, text));
}

const char *
audit_xmp_value(const AuditXmp *xmp, const char *prefix, const char *name)
{
    const XmpNode *node = NULL, *one;
    g_autoptr(GString) joined = g_string_new(NULL);

    for (size_t i = 0; xmp != NULL && i < G_N_ELEMENTS(prefixes); i++)
        if (strcmp(prefixes[i].prefix, prefix) == 0)
            node = audit_xmp_find(xmp, prefixes[i].uri, name);
    if (node == NULL)
        return NULL;
    if (node->kind == XMP_SIMPLE || node->kind == XMP_STRUCT)
        return stripped(xmp, node->value);
    one = node->kind == XMP_ALT ? default_of(node) : NULL;
    if (node->kind == XMP_ALT)
        return one == NULL ? "" : stripped(xmp, one->value);
    for (guint i = 0; i < node->kid_count; i++)
        g_string_append_printf(joined, "%s%s", i == 0 ? "" : ", ", stripped(xmp, node->kids[i]->value));
    return arena_strdup(xmp->arena, joined->str);
}

bool
audit_xmp_has_default(const AuditXmp *xmp)
{
    for (guint i = 0; i < xmp->properties->len; i++) {
        const XmpNode *node = audit_xmp_at(xmp, i);

        if (node->kind == XMP_ALT && node->kid_count == 1 && g_strcmp0(node->kids[0]->language, "x-default") == 0)
            return true;
    }
    return false;
}
