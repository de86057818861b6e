/*
 * Nodes that functions answer with. A sheet asks for thousands of attributes, and libxml2 would take each from the heap
 * in five pieces: here node, attribute and text come from one arena, as XPath only reads them. libxml2 may
 * neither unlink nor free such a node.
 */
#include "template/internal.h"
#include <libxml/parserInternals.h>
#include <string.h>

void
answers_open(Fill *fill)
{
    fill->answers = arena_new();
    fill->scratch = xml_made(xmlNewDoc((const xmlChar *)"1.0"));
    fill->scratch->_private = fill;
    xmlDocSetRootElement(fill->scratch, xml_made(xmlNewDocNode(fill->scratch, NULL, (const xmlChar *)"answers", NULL)));
}

void
answers_close(Fill *fill)
{
    xmlNodePtr root = xmlDocGetRootElement(fill->scratch);

    root->children = root->last = NULL;         /* the arena's */
    xmlFreeDoc(fill->scratch);
    arena_free(fill->answers);
}

static xmlNodePtr
new_node(Fill *fill, xmlElementType type, const xmlChar *name, xmlNodePtr parent)
{
    xmlNodePtr node = arena_new0(fill->answers, xmlNode, 1);

    node->type = type;
    node->name = name;
    node->doc = fill->scratch;
    node->parent = parent;
    return node;
}

static void
append(xmlNodePtr parent, xmlNodePtr node)
{
    node->prev = parent->last;
    if (parent->last == NULL)
        parent->children = node;
    else
        parent->last->next = node;
    parent->last = node;
}

xmlNodePtr
answers_node(xmlNodePtr parent, const char *name)
{
    xmlNodePtr node = new_node(parent->doc->_private, XML_ELEMENT_NODE, (const xmlChar *)name, parent);

    append(parent, node);
    return node;
}

static xmlNodePtr
new_text(Fill *fill, const char *text, xmlNodePtr parent)
{
    xmlNodePtr node = new_node(fill, XML_TEXT_NODE, xmlStringText, parent);

    node->content = (xmlChar *)arena_strdup(fill->answers, text);
    return node;
}

void
answers_text(xmlNodePtr parent, const char *text)
{
    append(parent, new_text(parent->doc->_private, text, parent));
}

/* Attributes of one node are nearly always added one after the other: where the last one stands is known. */
static void
append_attribute(Fill *fill, xmlNodePtr node, xmlAttrPtr attribute)
{
    xmlAttrPtr last = fill->attributed == node ? fill->last_attribute : node->properties;

    while (last != NULL && last->next != NULL)
        last = last->next;
    attribute->prev = last;
    if (last == NULL)
        node->properties = attribute;
    else
        last->next = attribute;
    fill->attributed = node;
    fill->last_attribute = attribute;
}

/* An attribute, its text node and the text, in one piece of the arena. */
typedef struct Attributed { xmlAttr attribute; xmlNode said; char text[]; } Attributed;

xmlAttrPtr
answers_attribute(xmlNodePtr node, const char *name, const char *text)
{
    Fill *fill = node->doc->_private;
    size_t length = strlen(text) + 1;
    Attributed *made = arena_alloc(fill->answers, sizeof *made + length);
    xmlAttrPtr attribute = &made->attribute;

    memcpy(made->text, text, length);
    made->said.type = XML_TEXT_NODE;
    made->said.name = xmlStringText;
    made->said.doc = fill->scratch;
    made->said.parent = (xmlNodePtr)(void *)attribute;
    made->said.content = (xmlChar *)made->text;
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = (const xmlChar *)name;
    attribute->doc = fill->scratch;
    attribute->parent = node;
    attribute->children = attribute->last = &made->said;
    append_attribute(fill, node, attribute);
    return attribute;
}

void
answers_drop_attribute(xmlNodePtr node, const char *name)
{
    xmlAttrPtr attribute = xmlHasProp(node, (const xmlChar *)name);

    if (attribute == NULL)
        return;
    ((Fill *)node->doc->_private)->attributed = NULL;
    if (attribute->prev == NULL)
        node->properties = attribute->next;
    else
        attribute->prev->next = attribute->next;
    if (attribute->next != NULL)
        attribute->next->prev = attribute->prev;
}
