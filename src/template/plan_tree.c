/*
 * The plan's file once more, as the tree that XPath sees. The model's reader has found it right; here it is only freed of
 * what the plan's audience may not see, and of white space between elements, which would tell where something stood.
 */
#include "template/internal.h"
#include "base/diag_files.h"
#include "base/input.h"

static bool
is_hidden(xmlNodePtr node, Audience audience)
{
    xmlChar *value;
    bool hidden;

    if (node->type == XML_TEXT_NODE)
        return xmlIsBlankNode(node) != 0;
    if (node->type != XML_ELEMENT_NODE)
        return false;
    value = xmlGetNoNsProp(node, (const xmlChar *)AUDIENCE_ATTRIBUTE);
    hidden = audience_is_refused(audience, (const char *)value);
    xmlFree(value);
    return hidden;
}

static void
prune(xmlNodePtr parent, Audience audience)
{
    xmlNodePtr next;

    for (xmlNodePtr child = parent->children; child != NULL; child = next) {
        next = child->next;
        if (is_hidden(child, audience)) {
            xmlUnlinkNode(child);
            xmlFreeNode(child);
        } else if (child->type == XML_ELEMENT_NODE) {
            prune(child, audience);
        }
    }
}

PlanTree *
plan_tree_load(const Plan *plan, Diags *diags)
{
    PlanTree *tree = g_new0(PlanTree, 1);
    g_autoptr(GBytes) bytes = NULL;
    const char *text;
    gsize size;

    bytes = input_read(INPUT_DATA, plan_file(plan), (Place){ 0 }, diags);
    if (bytes == NULL) {
        g_free(tree);
        return NULL;
    }
    text = g_bytes_get_data(bytes, &size);
    tree->doc = xmlReadMemory(text, (int)size, plan_file(plan), NULL, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE | XML_PARSE_NOBLANKS | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (tree->doc == NULL && xmlGetLastError() != NULL && xmlGetLastError()->code == XML_ERR_NO_MEMORY)
        g_error("failed to allocate memory for XML");
    if (tree->doc == NULL) {
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, plan_file(plan), "it is no longer well-formed XML", NULL);
        g_free(tree);
        return NULL;
    }
    prune(xmlDocGetRootElement(tree->doc), plan_audience(plan));
    xmlXPathOrderDocElems(tree->doc);
    return tree;
}

void
plan_tree_free(PlanTree *tree)
{
    if (tree == NULL)
        return;
    xmlFreeDoc(tree->doc);
    g_free(tree);
}
