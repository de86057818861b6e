/*
 * Elements that are written plainly: tags, values and texts of which no byte asks for a rule of XML, neither
 * references, comments nor sections, white space only where it is kept as it is. Of such an element an item's tree is
 * made at once, for a third of what the parser's events cost. Nothing is judged here: what is not plain, or wrong, is
 * the parser's.
 */
#include "read/xml_reader.h"
#include "base/limit.h"
#include <string.h>

/* Where a byte may stand. What leads U+FFFE and the noncharacters below it stands in none: the parser looks at it. */
enum { IN_VALUE = 1, IN_TEXT = 2, BEGINS_NAME = 4, IN_NAME = 8, LEADS_NONCHARACTER = 0xEF };
enum { PLAIN_ATTRIBUTES = 24, PLAIN_DEPTH = 8 };

typedef struct Found { const char *name, *value; size_t length; } Found;

void
plain_begin(PlainScan *scan)
{
    for (int c = 0; c < 256; c++) {
        bool kept = c >= ' ' && c != '<' && c != '&' && c != LEADS_NONCHARACTER;
        bool begins = g_ascii_isalpha(c) || c == '_';

        scan->may[c] =
            (unsigned char)((kept && c != '"' && c != '\'' ? IN_VALUE : 0) |
                            ((kept && c != ']') || c == '\n' || c == '\t' ? IN_TEXT : 0) | (begins ? BEGINS_NAME : 0) |
                            (begins || g_ascii_isdigit(c) || c == '-' || c == '.' ? IN_NAME : 0));
    }
}

static bool
may(const PlainScan *scan, const char *at, int where)
{
    return (scan->may[(unsigned char)*at] & where) != 0;
}

/* A name without a prefix, but for xml:lang; NULL: it is none, or declares a namespace. */
static const char *
new_name(PlainScan *scan, PlainName *name)
{
    static const char language[] = "xml:lang", declares[] = "xmlns";
    const char *from = scan->c, *c = from;

    if (!may(scan, c, BEGINS_NAME))
        return NULL;
    while (may(scan, c, IN_NAME))
        c++;
    if (*c == ':') {
        if (strncmp(from, language, strlen(language)) != 0)
            return NULL;
        c = from + strlen(language);
    }
    if (*c == ':' || may(scan, c, IN_NAME) || c - from > MOST_XML_NAME_BYTES ||
        ((size_t)(c - from) == strlen(declares) && memcmp(from, declares, strlen(declares)) == 0))
        return NULL;
    *name = (PlainName){ .kept = scan->keep(scan->reader, from, (size_t)(c - from)), .length = (size_t)(c - from) };
    if (name->length <= sizeof name->word) {
        memcpy(&name->word, from, name->length);
        memset(&name->mask, 0xFF, name->length);
    }
    scan->c = c;
    return name->kept;
}

/* Whether it begins there, and before the end. */
static bool
begins_with(const PlainScan *scan, const PlainName *name)
{
    guint64 word;

    if ((size_t)(scan->end - scan->c) <= MAX(name->length, sizeof word))
        return false;
    if (name->mask == 0)
        return memcmp(scan->c, name->kept, name->length) == 0;
    memcpy(&word, scan->c, sizeof word);
    return (word & name->mask) == name->word;
}

/* The next element has mostly the same names in the same order. */
static const char *
take_name(PlainScan *scan, size_t *length)
{
    PlainName *name = &scan->names[scan->name_count++ % PLAIN_NAMES];
    const char *behind = scan->c + name->length;

    if (name->kept == NULL || !begins_with(scan, name) || *behind == ':' || may(scan, behind, IN_NAME)) {
        if (new_name(scan, name) == NULL)
            *name = (PlainName){ NULL, 0, 0, 0 };
    } else {
        scan->c = behind;
    }
    *length = name->length;
    return name->kept;
}

static bool
skip_space(PlainScan *scan)
{
    const char *from = scan->c;

    while (xml_is_space(*scan->c))
        scan->c++;
    return scan->c > from;
}

/* name="value", and the same name in none of those before. */
static bool
take_attribute(PlainScan *scan, Found *found, size_t count)
{
    Found *next = &found[count];
    size_t length;
    char quote, other;

    next->name = take_name(scan, &length);
    if (next->name == NULL || *scan->c != '=')
        return false;
    for (size_t i = 0; i < count; i++)
        if (found[i].name == next->name)
            return false;
    quote = *++scan->c;
    if (quote != '"' && quote != '\'')
        return false;
    other = quote == '"' ? '\'' : '"';
    next->value = ++scan->c;
    while (may(scan, scan->c, IN_VALUE) || *scan->c == other)
        scan->c++;
    next->length = (size_t)(scan->c - next->value);
    return *scan->c++ == quote;
}

/* The values lie one behind the other; of their places nobody has asked. */
static void
keep_attributes(PlainScan *scan, XmlNode *node, const Found *found, size_t count, size_t bytes)
{
    XmlAttribute *attributes = arena_alloc(scan->arena, count * sizeof *attributes + bytes + count);
    char *at = (char *)(attributes + count);

    for (size_t i = 0; i < count; i++) {
        attributes[i].name = found[i].name;
        attributes[i].value = memcpy(at, found[i].value, found[i].length);
        at += found[i].length + 1;              /* the arena hands out zeros */
        scan->has_audience = scan->has_audience || found[i].name == scan->audience_name;
    }
    node->attributes = attributes;
    node->attribute_count = count;
}

/* Up to the end of the tag. */
static bool
take_attributes(PlainScan *scan, XmlNode *node)
{
    Found found[PLAIN_ATTRIBUTES];
    size_t count = 0, bytes = 0;

    for (;;) {
        bool parted = skip_space(scan);

        if (*scan->c == '>' || *scan->c == '/')
            break;
        if (!parted || count == PLAIN_ATTRIBUTES || !take_attribute(scan, found, count))
            return false;
        bytes += found[count++].length;
    }
    if (count > 0)
        keep_attributes(scan, node, found, count, bytes);
    return true;
}

static void
append(XmlNode *parent, XmlNode *child)
{
    child->parent = parent;
    *(parent->last_child == NULL ? &parent->first_child : &parent->last_child->next) = child;
    parent->last_child = child;
}

static void
take_text(PlainScan *scan, XmlNode *parent)
{
    const char *from = scan->c;
    XmlNode *node;

    while (may(scan, scan->c, IN_TEXT))
        scan->c++;
    if (scan->c == from)
        return;
    node = arena_new0(scan->arena, XmlNode, 1);
    node->text = arena_strndup(scan->arena, from, (size_t)(scan->c - from));
    node->place = parent->place;
    append(parent, node);
}

static bool
take_end(PlainScan *scan, const char *name, size_t length)
{
    const char *c = scan->c + 2;

    if ((size_t)(scan->end - scan->c) < length + 3 || memcmp(c, name, length) != 0 || c[length] != '>')
        return false;
    scan->c = c + length + 1;
    return true;
}

static XmlNode *
take_element(PlainScan *scan, int depth)
{
    XmlNode *node = arena_new0(scan->arena, XmlNode, 1), *child;
    size_t length;

    node->place = scan->place(scan->reader, scan->c++);
    node->name = take_name(scan, &length);
    if (node->name == NULL || !take_attributes(scan, node))
        return NULL;
    if (*scan->c++ == '/')
        return *scan->c++ == '>' ? node : NULL;
    for (;;) {
        take_text(scan, node);
        if (*scan->c != '<')
            return NULL;
        if (scan->c[1] == '/')
            return take_end(scan, node->name, length) ? node : NULL;
        child = depth == PLAIN_DEPTH ? NULL : take_element(scan, depth + 1);
        if (child == NULL)
            return NULL;
        append(node, child);
    }
}

XmlNode *
plain_element(PlainScan *scan, const char *tag, const char *end)
{
    XmlNode *node;

    scan->c = tag;
    scan->end = end;
    scan->name_count = 0;
    scan->has_audience = false;
    node = *tag == '<' ? take_element(scan, 1) : NULL;
    return scan->c > end || scan->c - tag > PLAIN_BYTES ? NULL : node;
}
