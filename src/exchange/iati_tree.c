/* Elements are found by name, in whatever order they stand; what is of another namespace is passed over. */
#include "exchange/iati_activity.h"
#include <string.h>
#include "base/sort.h"
#include "base/diag_exchange.h"

/* ---- the tree ---- */

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns == NULL && strcmp((const char *)node->name, name) == 0;
}

xmlNodePtr
iati_next(xmlNodePtr node, const char *name)
{
    while (node != NULL && !is_named(node, name))
        node = node->next;
    return node;
}

xmlNodePtr
iati_child(xmlNodePtr node, const char *name)
{
    return node == NULL ? NULL : iati_next(node->children, name);
}

/* To be freed; NULL where it is not there. */
char *
iati_attribute(const xmlNode *node, const char *name)
{
    xmlChar *text = node == NULL ? NULL : xmlGetNoNsProp(node, (const xmlChar *)name);
    char *copy = text == NULL ? NULL : g_strstrip(g_strdup((const char *)text));

    xmlFree(text);
    return copy;
}

char *
iati_language(const xmlNode *node)
{
    xmlChar *text = xmlNodeGetLang(node);
    char *copy = g_strdup((const char *)text);

    xmlFree(text);
    return copy;
}

char *
iati_text(const xmlNode *node)
{
    xmlChar *text = node == NULL ? NULL : xmlNodeGetContent(node);
    GString *out = g_string_new(NULL);

    for (const char *c = (const char *)text; c != NULL && *c != '\0'; c++) {
        if (!g_ascii_isspace(*c))
            g_string_append_c(out, *c);
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    xmlFree(text);
    return g_strchomp(g_string_free(out, FALSE));
}

Place
iati_place(const Activity *a, const xmlNode *node)
{
    return (Place){ a->file, (int)xmlGetLineNo(node), 1 };
}

/* "2024-03-01T10:00:00Z" as "2024-03-01"; "" where it is no day. */
char *
iati_day(const char *text)
{
    g_autofree char *day = text == NULL ? NULL : g_strndup(text, 10);
    Date date;

    return day != NULL && date_parse(day, &date) && date_is_day(date) ? g_steal_pointer(&day) : g_strdup("");
}

void
iati_tell_unkept(const Activity *a, const xmlNode *node, const char *what)
{
    diag_report(a->diags, DIAG_IATI_UNKEPT, iati_place(a, node), what, NULL);
}

/* ---- narratives ---- */

/* That in the plan's language, else the first; "" where there is none. */
char *
iati_narrative(const Activity *a, xmlNodePtr node)
{
    xmlNodePtr chosen = NULL;

    for
        EACH(n, node, "narrative")
        {
            g_autofree char *language = iati_language(n);

            if (chosen == NULL || (language != NULL && strcmp(language, a->language) == 0))
                chosen = n;
            if (language != NULL && strcmp(language, a->language) == 0)
                break;
        }
    return iati_text(chosen);
}

/* The element in the plan's language, and once in each other. */
void
iati_add_narratives(const Activity *a, GString *out, const char *indent, const char *element, xmlNodePtr node,
                    const char *otherwise)
{
    g_autofree char *own = iati_narrative(a, node);
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    g_string_append_printf(out, "%s<%s>", indent, element);
    xml_add_escaped(out, *own != '\0' ? own : otherwise);
    g_string_append_printf(out, "</%s>\n", element);
    for
        EACH(n, node, "narrative")
        {
            g_autofree char *language = iati_language(n), *text = iati_text(n);

            if (language == NULL || *text == '\0' || strcmp(language, a->language) == 0 || strcmp(text, own) == 0 ||
                !g_hash_table_add(told, g_strdup(language)))
                continue;
            g_string_append_printf(out, "%s<%s xml:lang=\"%s\">", indent, element, language);
            xml_add_escaped(out, text);
            g_string_append_printf(out, "</%s>\n", element);
        }
}

static int
compare_refs(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

GStrv
iati_places(xmlNodePtr node)
{
    GPtrArray *refs = g_ptr_array_new();

    for
        EACH(location, node, "location")
        {
            char *ref = iati_attribute(location, "ref");

            if (ref != NULL && !g_ptr_array_find_with_equal_func(refs, ref, g_str_equal, NULL))
                g_ptr_array_add(refs, ref);
            else
                g_free(ref);
        }
    sort_items(refs->pdata, refs->len, sizeof(char *), compare_refs);
    g_ptr_array_add(refs, NULL);
    return (GStrv)g_ptr_array_free(refs, FALSE);
}
