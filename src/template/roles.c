/*
 * Elements that are told by what they are: quotations, tables of contents, labels. What a table of contents may hold is
 * settled here, with its place in the template, and not by an audit of the finished file.
 */
#include "template/internal.h"
#include "base/diag_template.h"
#include <string.h>

/* Boxes that only place what stands in them have no element of their own. */
static bool
only_places(const DocNode *node)
{
    return node->role == DOC_ROLE_NONE &&
           (node->kind == DOC_BOX || node->kind == DOC_GRID || node->kind == DOC_COLUMN || node->kind == DOC_COLUMNS ||
            node->kind == DOC_ALTERNATIVES);
}

static bool
stands_in(const DocNode *node, DocRole role)
{
    for (; node != NULL; node = node->parent)
        if (node->role == role)
            return true;
    return false;
}

/* ISO 32000-1, table 333: a TOC holds TOCI and TOC; a TOCI holds Lbl, Reference, P and TOC. */
static bool
may_stand(const DocNode *node, DocRole in)
{
    if (node->artifact || node->role == DOC_ROLE_TOC || node->kind == DOC_RULE || node->kind == DOC_PAGE_BREAK)
        return true;
    if (in == DOC_ROLE_TOC)
        return node->role == DOC_ROLE_TOC_ITEM;
    return doc_kind_is_inline(node->kind) ? !doc_kind_is_drawn(node->kind) : node->kind == DOC_PARAGRAPH;
}

static void
check_contents(Fill *fill, const DocNode *node, DocRole in)
{
    for (const DocNode *child = node->first_child; child != NULL; child = child->next)
        if (only_places(child) && !child->artifact)
            check_contents(fill, child, in);
        else if (!may_stand(child, in))
            diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, child->place, doc_kind_name(child->kind),
                        doc_role_name(in), NULL);
}

static void
check_place(Fill *fill, const Instruction *instruction, const DocNode *parent)
{
    while (parent != NULL && only_places(parent))
        parent = parent->parent;
    if (parent == NULL || parent->role != DOC_ROLE_TOC)
        diag_report(fill->diags, DIAG_TEMPLATE_BAD_NESTING, instruction->place, "toc-item", "anything but a toc", NULL);
}

void
emit_role(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, instruction->row->kind);

    node->role = instruction->row->role;
    if (node->role == DOC_ROLE_TOC_ITEM)
        check_place(fill, instruction, parent);
    fill_children(fill, instruction, node);
    fill_loose_text(fill, node);
    if (node->role == DOC_ROLE_TOC || node->role == DOC_ROLE_TOC_ITEM)
        check_contents(fill, node, node->role);
}

/*
 * A box that is heard as an item of a list: what stands in it beside a first paragraph that names it is told of that
 * name.
 */
void
emit_list_entry(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, instruction->row->kind), *name;

    fill_children(fill, instruction, node);
    fill_loose_text(fill, node);
    name = node->first_child;
    if (name == NULL)
        return;
    node->role = instruction->row->role;
    if (name->kind == DOC_PARAGRAPH && name->role == DOC_ROLE_NONE && name->next != NULL)
        name->role = DOC_ROLE_LABEL;
}

/* In a line it is a piece of it, elsewhere a paragraph. */
void
emit_label(Fill *fill, const Instruction *instruction, DocNode *parent)
{
    DocNode *node = fill_append(fill, instruction, parent, fill_holds_text(parent->kind) ? DOC_SPAN : DOC_PARAGRAPH);

    node->role = DOC_ROLE_LABEL;
    fill_children(fill, instruction, node);
}

DocNode *
reference_around(Fill *fill, DocNode *parent, bool always)
{
    DocNode *node;

    if ((!always && !stands_in(parent, DOC_ROLE_TOC_ITEM)) || stands_in(parent, DOC_ROLE_REFERENCE))
        return parent;
    node = doc_append(fill->doc, parent, DOC_SPAN);
    node->role = DOC_ROLE_REFERENCE;
    return node;
}
