/*
 * libxml2's SAX2 events turned into a light tree. SAX tells no places of attributes, so the file's own bytes are kept
 * and the start tag is read once more, by a scanner that needs no rules of its own: the parser has found it well-formed.
 */
#include "read/xml.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum { MOST_DEPTH = 256 };

typedef struct Reader {
    Arena *arena;
    Diags *diags;
    const char *file;
    const char *bytes; size_t length;
    size_t at; int line, column;                /* how far places have been counted, and the place there */
    size_t search;                              /* behind the last tag seen */
    bool self_closed;                           /* the last start tag was an element's end as well */
    XmlNode *root, *open;
    GString *text; Place text_place;            /* gathered, as the parser hands text in pieces */
    int depth;
    bool failed;
    xmlParserCtxtPtr parser;
} Reader;

/* ---- places ---- */

/* Line and column (in code points, from 1) of a byte offset that is not before the last one asked for. */
static Place
place_at(Reader *r, size_t offset)
{
    for (; r->at < offset; r->at++)
        if (r->bytes[r->at] == '\n') {
            r->line++;
            r->column = 1;
        } else {
            r->column += ((unsigned char)r->bytes[r->at] & 0xC0) != 0x80;
        }
    return (Place){ r->file, r->line, r->column };
}

/* The end of the comment, instruction or CDATA section that begins at `p`; NULL when none does. */
static const char *
skip_aside(const char *p)
{
    static const struct { const char *open, *close; } asides[] = { { "<!--", "-->" }, { "<?", "?>" }, { "<![CDATA[", "]]>" } };

    for (size_t s = 0; s < G_N_ELEMENTS(asides); s++)
        if (g_str_has_prefix(p, asides[s].open)) {
            const char *end = strstr(p + strlen(asides[s].open), asides[s].close);

            return end == NULL ? p + strlen(p) : end + strlen(asides[s].close);
        }
    return NULL;
}

/* The < of the next tag behind the last one. */
static size_t
next_tag(const Reader *r)
{
    const char *p = memchr(r->bytes + r->search, '<', r->length - r->search);

    while (p != NULL) {
        const char *behind = skip_aside(p);

        if (behind == NULL)
            return (size_t)(p - r->bytes);
        p = memchr(behind, '<', r->length - (size_t)(behind - r->bytes));
    }
    return r->length;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Gives each attribute the place of its value, in the order in which the tag has them. */
static size_t
place_attributes(Reader *r, size_t tag, XmlAttribute *attributes, size_t count)
{
    size_t i = tag + 1;

    while (i < r->length && !is_space(r->bytes[i]) && r->bytes[i] != '>' && r->bytes[i] != '/')
        i++;
    while (i < r->length && r->bytes[i] != '>') {
        size_t name, name_length;
        char quote;

        while (i < r->length && (is_space(r->bytes[i]) || r->bytes[i] == '/'))
            i++;
        if (i >= r->length || r->bytes[i] == '>')
            break;
        name = i;
        while (i < r->length && r->bytes[i] != '=' && !is_space(r->bytes[i]))
            i++;
        name_length = i - name;
        while (i < r->length && r->bytes[i] != '"' && r->bytes[i] != '\'')
            i++;
        if (i >= r->length)
            break;
        quote = r->bytes[i++];
        for (size_t a = 0; a < count; a++)
            if (strlen(attributes[a].name) == name_length && memcmp(attributes[a].name, r->bytes + name, name_length) == 0)
                attributes[a].place = place_at(r, i);
        while (i < r->length && r->bytes[i] != quote)
            i++;
        i++;
    }
    r->self_closed = i < r->length && r->bytes[i - 1] == '/';
    return MIN(i + 1, r->length);
}

/* Where the text behind the last tag begins to be more than white space. */
static Place
place_text(Reader *r)
{
    const char *p = r->bytes + r->search, *behind;

    for (;;) {
        while (is_space(*p))
            p++;
        if (g_str_has_prefix(p, "<![CDATA["))
            p += strlen("<![CDATA[");
        else if ((behind = skip_aside(p)) != NULL)
            p = behind;
        else
            return place_at(r, (size_t)(p - r->bytes));
    }
}

/* ---- events ---- */

static void
stop(Reader *r)
{
    r->failed = true;
    xmlStopParser(r->parser);
}

static const char *
qualified(Reader *r, const xmlChar *prefix, const xmlChar *name)
{
    return prefix == NULL ? arena_strdup(r->arena, (const char *)name) : arena_printf(r->arena, "%s:%s", (const char *)prefix, (const char *)name);
}

static void
append_node(Reader *r, XmlNode *node)
{
    XmlNode *parent = r->open;

    node->parent = parent;
    if (parent == NULL)
        return;
    if (parent->last_child == NULL)
        parent->first_child = node;
    else
        parent->last_child->next = node;
    parent->last_child = node;
}

static void
close_text(Reader *r)
{
    XmlNode *node;

    if (r->text->len == 0)
        return;
    node = arena_new0(r->arena, XmlNode, 1);
    node->text = arena_strndup(r->arena, r->text->str, r->text->len);
    node->place = r->text_place;
    append_node(r, node);
    g_string_truncate(r->text, 0);
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **namespace_list,
         int count, int defaulted, const xmlChar **list)
{
    Reader *r = data;
    XmlNode *node = arena_new0(r->arena, XmlNode, 1);
    XmlAttribute *attributes = arena_new0(r->arena, XmlAttribute, (size_t)count);
    size_t tag = next_tag(r);

    (void)namespaces;
    (void)namespace_list;
    (void)defaulted;
    close_text(r);
    for (int i = 0; i < count; i++) {
        const xmlChar **a = list + 5 * i;

        attributes[i].name = qualified(r, a[1], a[0]);
        attributes[i].value = arena_strndup(r->arena, (const char *)a[3], (size_t)(a[4] - a[3]));
    }
    node->name = qualified(r, prefix, name);
    node->place = place_at(r, tag);
    r->search = place_attributes(r, tag, attributes, (size_t)count);
    node->attributes = attributes;
    node->attribute_count = (size_t)count;
    append_node(r, node);
    if (r->root == NULL)
        r->root = node;
    r->open = node;
    if (++r->depth > MOST_DEPTH) {
        diag_report(r->diags, DIAG_XML_TOO_DEEP, node->place, G_STRINGIFY(256), NULL);
        stop(r);
    } else if (prefix == NULL && uri != NULL) {
        diag_report(r->diags, DIAG_XML_NAMESPACE, node->place, node->name, (const char *)uri, NULL);
        stop(r);
    }
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    Reader *r = data;

    (void)name;
    (void)prefix;
    (void)uri;
    close_text(r);
    if (!r->self_closed) {
        const char *end;

        r->search = next_tag(r);
        end = memchr(r->bytes + r->search, '>', r->length - r->search);
        r->search = end == NULL ? r->length : (size_t)(end - r->bytes) + 1;
    }
    r->self_closed = false;
    r->open = r->open->parent;
    r->depth--;
}

static void
on_text(void *data, const xmlChar *text, int length)
{
    Reader *r = data;

    if (r->open == NULL)
        return;
    if (r->text->len == 0)
        r->text_place = place_text(r);
    g_string_append_len(r->text, (const char *)text, length);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    Reader *r = data;

    (void)name;
    (void)external;
    (void)system;
    diag_report(r->diags, DIAG_XML_DOCTYPE, place_at(r, next_tag(r)), NULL);
    stop(r);
}

static void
on_error(void *data, xmlErrorPtr error)
{
    Reader *r = data;
    g_autofree char *message = g_strchomp(g_strdup(error->message != NULL ? error->message : "it is not well-formed"));

    if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE || r->failed)
        return;
    r->failed = true;
    diag_report(r->diags, DIAG_XML_MALFORMED, (Place){ r->file, error->line, MAX(error->int2, 1) }, message, NULL);
}

/* ---- files ---- */

/* Invalid UTF-8 and NUL would make the parser guess: they are found first, with their place. */
static bool
check_utf8(Reader *r)
{
    const char *bad;

    if (g_utf8_validate(r->bytes, (gssize)r->length, &bad))
        return true;
    diag_report(r->diags, DIAG_XML_NOT_UTF8, place_at(r, (size_t)(bad - r->bytes)), NULL);
    return false;
}

/* All bytes at once; a declared encoding is passed over, as the bytes were found to be UTF-8. */
static void
parse(Reader *r)
{
    xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end, .characters = on_text,
                          .ignorableWhitespace = on_text, .cdataBlock = on_text, .internalSubset = on_doctype, .serror = on_error };

    r->parser = xmlCreatePushParserCtxt(&sax, r, NULL, 0, r->file);
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
    xmlParseChunk(r->parser, r->bytes, (int)r->length, 1);
    if (!r->failed && (r->root == NULL || !r->parser->wellFormed)) {
        diag_report(r->diags, DIAG_XML_MALFORMED, (Place){ r->file, 1, 1 }, "it holds no element", NULL);
        r->failed = true;
    }
    if (r->parser->myDoc != NULL)
        xmlFreeDoc(r->parser->myDoc);
    xmlFreeParserCtxt(r->parser);
}

/* ---- what the audience may not see ---- */

static void
join_text(XmlNode *first, const XmlNode *second, Arena *arena)
{
    if (first->text[strspn(first->text, " \t\r\n")] == '\0')
        first->place = second->place;           /* a place is that of the first character that is not white space */
    first->text = arena_printf(arena, "%s%s", first->text, second->text);
}

static void
withhold(XmlNode *parent, Audience audience, Arena *arena)
{
    XmlNode *next, **withheld = &parent->first_withheld, *child = parent->first_child;

    parent->first_child = parent->last_child = NULL;
    for (; child != NULL; child = next) {
        XmlNode *last = parent->last_child;

        next = child->next;
        child->next = NULL;
        if (child->name != NULL && audience_is_refused(audience, xml_attribute(child, AUDIENCE_ATTRIBUTE))) {
            *withheld = child;
            withheld = &child->next;
        } else if (child->name == NULL && last != NULL && last->name == NULL) {
            join_text(last, child, arena);
        } else {
            *(last == NULL ? &parent->first_child : &last->next) = child;
            parent->last_child = child;
            withhold(child, audience, arena);
        }
    }
}

/* ---- the whole ---- */

const XmlNode *
xml_tree_load_as(InputKind kind, const char *path, Audience audience, Arena *arena, Diags *diags)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Reader r = { .arena = arena, .diags = diags, .line = 1, .column = 1, .text = text };
    g_autoptr(GBytes) bytes = input_read(kind, path, (Place){ 0 }, diags);

    if (bytes == NULL)
        return NULL;
    r.bytes = g_bytes_get_data(bytes, &r.length);
    r.file = g_intern_string(input_name(path)); /* diagnostics outlive the tree */
    if (!check_utf8(&r))
        return NULL;
    if (g_str_has_prefix(r.bytes, "\xEF\xBB\xBF"))
        r.at = r.search = 3;                    /* a byte order mark is no column */
    parse(&r);
    if (r.failed)
        return NULL;
    withhold(r.root, audience, arena);
    return r.root;
}

const XmlNode *
xml_tree_load(const char *path, Audience audience, Arena *arena, Diags *diags)
{
    return xml_tree_load_as(INPUT_DATA, path, audience, arena, diags);
}

bool
xml_root_is(const char *path, const char *name)
{
    char start[8192];
    Reader r = { .bytes = start, .length = input_peek(path, start, sizeof start - 1) };
    size_t tag, length = strlen(name);

    start[r.length] = '\0';
    tag = next_tag(&r);
    return r.length - tag > length + 1 && memcmp(start + tag + 1, name, length) == 0 && strchr(" \t\r\n/>", start[tag + 1 + length]) != NULL;
}

const char *
xml_attribute(const XmlNode *node, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (strcmp(node->attributes[i].name, name) == 0)
            return node->attributes[i].value;
    return NULL;
}

Place
xml_attribute_place(const XmlNode *node, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (strcmp(node->attributes[i].name, name) == 0)
            return node->attributes[i].place;
    return node->place;
}

static void
collect(const XmlNode *node, GString *out)
{
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            collect(child, out);
        else
            for (const char *c = child->text; *c != '\0'; c++) {
                if (!is_space(*c))
                    g_string_append_c(out, *c);
                else if (out->len > 0 && out->str[out->len - 1] != ' ')
                    g_string_append_c(out, ' ');
            }
}

char *
xml_text(const XmlNode *node, Arena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);

    collect(node, out);
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return arena_strdup(arena, out->str);
}
