/*
 * The plan's file as the tree that XPath sees, made from the tree that the model was read from (read/xml.h). So the
 * file is read once, by a reader that has its limits, and what the plan's audience may not see is left out in one
 * place for both. White space between elements is left out here: it would tell where something stood.
 */
#include "template/internal.h"
#include "base/words.h"

typedef struct Growth { xmlDocPtr doc; xmlNsPtr xml; } Growth;

void *
xml_made(void *object)
{
    if (object == NULL)
        g_error("failed to allocate memory for XML");
    return object;
}

static xmlChar *
shared_name(const Growth *growth, const char *name)
{
    return (xmlChar *)(guintptr)xml_made((void *)(guintptr)xmlDictLookup(growth->doc->dict, (const xmlChar *)name, -1));
}

/* "xml:" is the only prefix that the tables of the data know. */
static void
add_attributes(const Growth *growth, xmlNodePtr node, const XmlNode *from)
{
    for (size_t i = 0; i < from->attribute_count; i++) {
        const char *name = from->attributes[i].name;
        bool prefixed = g_str_has_prefix(name, "xml:");

        xml_made(xmlNewNsPropEatName(node, prefixed ? growth->xml : NULL,
                                     shared_name(growth, prefixed ? name + strlen("xml:") : name),
                                     (const xmlChar *)from->attributes[i].value));
    }
}

static xmlNodePtr
element_of(const Growth *growth, const XmlNode *from)
{
    xmlNodePtr node = xml_made(xmlNewDocNodeEatName(growth->doc, NULL, shared_name(growth, from->name), NULL));

    add_attributes(growth, node, from);
    for (const XmlNode *child = from->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            xmlAddChild(node, element_of(growth, child));
        else if (!words_is_blank(child->text))
            xmlAddChild(node, xml_made(xmlNewDocText(growth->doc, (const xmlChar *)child->text)));
    return node;
}

/*
 * Of the files that the plan was read from, the one that is the plan itself; NULL where a plan was made without files.
 */
static const XmlNode *
find_root(const Plan *plan)
{
    size_t count;
    const void *const *roots = plan_data_roots(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(((const XmlNode *)roots[i])->name, "plan") == 0)
            return roots[i];
    return NULL;
}

PlanTree *
plan_tree_new(const Plan *plan)
{
    PlanTree *tree = g_new0(PlanTree, 1);
    const XmlNode *root = find_root(plan);
    Growth growth;

    tree->doc = xml_made(xmlNewDoc((const xmlChar *)"1.0"));
    tree->doc->dict = xml_made(xmlDictCreate());
    growth = (Growth){ tree->doc, xml_made(xmlSearchNsByHref(tree->doc, (xmlNodePtr)tree->doc, XML_XML_NAMESPACE)) };
    if (root != NULL)
        xmlDocSetRootElement(tree->doc, element_of(&growth, root));
    xmlXPathOrderDocElems(tree->doc);
    tree->answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return tree;
}

void
plan_tree_free(PlanTree *tree)
{
    if (tree == NULL)
        return;
    g_hash_table_unref(tree->answers);
    xmlFreeDoc(tree->doc);
    g_free(tree);
}
