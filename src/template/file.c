/* One file of a template, a theme or a fragment, as its audience may see it. */
#include "template/file.h"
#include "base/diag_read.h"
#include "base/diag_template.h"
#include <string.h>

/* A word that is none would leave it open who may see the element. */
static void
check_audience(const XmlNode *node, Diags *diags)
{
    const char *audience = xml_attribute(node, AUDIENCE_ATTRIBUTE);

    if (audience != NULL && strcmp(audience, "public") != 0 && strcmp(audience, "internal") != 0)
        diag_report(diags, DIAG_TEMPLATE_BAD_WORD, xml_attribute_place(node, AUDIENCE_ATTRIBUTE), audience,
                    "word for an audience (" AUDIENCE_WORDS ")", NULL);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            check_audience(child, diags);
}

const XmlNode *
template_file_load(InputKind kind, const char *path, Audience audience, Place asked, Arena *arena, Diags *diags)
{
    const XmlNode *root = xml_tree_load_as(kind, path, audience, arena, diags);

    if (root == NULL)
        return NULL;
    check_audience(root, diags);
    if (!audience_is_refused(audience, xml_attribute(root, AUDIENCE_ATTRIBUTE)))
        return root;
    if (asked.file == NULL)
        diag_report(diags, DIAG_AUDIENCE_TEMPLATE, root->place, root->name, NULL);
    else
        diag_report_related(diags, DIAG_AUDIENCE_REFERENCE, asked, root->place, root->name, path, NULL);
    return NULL;
}
