/* What expressions say: by libxml2, or, of one attribute, by itself; within the budget, with what is wrong told. */
#include "base/diag_template.h"
#include "base/sort.h"
#include "base/words.h"
#include "template/internal.h"
#include <libxml/xpathInternals.h>
#include <string.h>

/* As libxml2 counts: the expression, the step, its test, and what it is compared with. */
enum { STEPS_AN_ATTRIBUTE = 4 };

static void
tell_unknown_variable(Fill *fill, const char *source, Place place)
{
    guint count;
    g_autofree gpointer *names = g_hash_table_get_keys_as_array(fill->variables, &count);

    sort_texts(names, count);           /* of two as near the first, each time the same */
    diag_report(fill->diags, DIAG_TEMPLATE_UNKNOWN_VARIABLE, place, fill->unknown_variable, source, NULL);
    diag_near(fill->diags, fill->unknown_variable, (const char *const *)names, count);
}

xmlXPathObjectPtr
fill_evaluate(Fill *fill, xmlXPathCompExprPtr expression, const char *source, Place place)
{
    xmlXPathObjectPtr result;

    fill->place = place;
    if (fill->stopped)
        return NULL;
    fill->unknown_variable = NULL;
    xmlResetError(&fill->xpath->lastError);
    budget_begin_expression(fill);
    result = xmlXPathCompiledEval(expression, fill->xpath);
    /* want of memory leaves half a result */
    if (budget_holds(fill, place) && (result == NULL || fill->xpath->lastError.code != XML_ERR_OK)) {
        const char *why = fill->xpath->lastError.message;
        g_autofree char *line = g_strchomp(g_strdup(why != NULL ? why : "it has no value"));

        if (fill->unknown_variable != NULL)
            tell_unknown_variable(fill, source, place);
        else
            diag_report(fill->diags, DIAG_TEMPLATE_XPATH_FAILED, place, source, line, NULL);
    }
    if (result != NULL && (fill->stopped || fill->xpath->lastError.code != XML_ERR_OK)) {
        xmlXPathFreeObject(result);
        result = NULL;
    }
    return result;
}

/* Asked once in a run; the budget is the same on each page, whichever asked first. */
static xmlXPathObjectPtr
evaluate_of_plan(Fill *fill, const Part *part, Place place)
{
    GHashTable *answers = fill->request->tree->answers;
    const PlanAnswer *known = g_hash_table_lookup(answers, part->source);
    unsigned long before = fill->xpath->opCount;
    xmlXPathObjectPtr found;

    if (known != NULL) {
        fill->place = place;
        budget_begin_expression(fill);
        budget_take(fill, known->steps, 0);
        return budget_holds(fill, place) ? xmlXPathNewBoolean(known->holds) : NULL;
    }
    found = fill_evaluate(fill, part->expression, part->source, place);
    if (found != NULL) {
        PlanAnswer answer = { xmlXPathCastToBoolean(found) != 0, fill->xpath->opCount - before };

        g_hash_table_insert(answers, g_strdup(part->source), g_memdup2(&answer, sizeof answer));
    }
    return found;
}

static const xmlAttr *
attribute_of(const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = node == NULL || node->type != XML_ELEMENT_NODE ? NULL : node->properties;

    while (attribute != NULL && (attribute->ns != NULL || !words_are_same((const char *)attribute->name, name)))
        attribute = attribute->next;
    return attribute;
}

static bool
attribute_says(const xmlAttr *attribute, const char *text)
{
    const xmlNode *said = attribute->children;
    xmlChar *joined;
    bool same;

    if (said == NULL || (said->next == NULL && said->type == XML_TEXT_NODE))
        return strcmp(said == NULL ? "" : (const char *)said->content, text) == 0;
    joined = xml_made(xmlNodeListGetString(attribute->doc, said, 1));
    same = strcmp((const char *)joined, text) == 0;
    xmlFree(joined);
    return same;
}

/* What XPath says of one attribute: a set of it, if it is there; compared, true of none where it is not (3.4). */
static xmlXPathObjectPtr
evaluate_attribute(Fill *fill, const Part *part, Place place)
{
    const xmlAttr *attribute = attribute_of(fill->xpath->node, part->attribute);

    fill->place = place;
    budget_begin_expression(fill);
    budget_take(fill, STEPS_AN_ATTRIBUTE, 0);
    if (!budget_holds(fill, place))
        return NULL;
    if (part->compared == NULL)
        return xmlXPathNewNodeSet((xmlNodePtr)(guintptr)attribute);
    return xmlXPathNewBoolean(attribute != NULL && attribute_says(attribute, part->compared) != part->differs);
}

xmlXPathObjectPtr
evaluate_part(Fill *fill, const Part *part, Place place)
{
    if (part->attribute != NULL)
        return evaluate_attribute(fill, part, place);
    return part->of_plan ? evaluate_of_plan(fill, part, place)
                         : fill_evaluate(fill, part->expression, part->source, place);
}
