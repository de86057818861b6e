/*
 * Which boxes are sections of the structure tree: the widest one that a heading is over, so that a section holds what
 * its heading is about and not the heading alone.
 */
#include "layout/box.h"

/* What is read first in a box, or NULL. */
static const DocNode *
read_first(const Layout *layout, const DocNode *box)
{
    const DocNode *node = box->first_child;

    while (node != NULL && (node->artifact || node->kind == DOC_RULE || node->kind == DOC_PAGE_BREAK))
        node = node->next;
    if (node == NULL || node->role != DOC_ROLE_NONE)
        return node;
    if (node->kind == DOC_ALTERNATIVES)
        return read_first(layout, layout_option(layout, node));
    return node->kind == DOC_BOX || node->kind == DOC_GRID || node->kind == DOC_COLUMN || node->kind == DOC_COLUMNS
               ? read_first(layout, node)
               : node;
}

/* The heading that stands first in a box, or as a child of it. */
static const DocNode *
heading_of(const Layout *layout, const DocNode *box)
{
    const DocNode *first = read_first(layout, box);

    if (first != NULL && first->kind == DOC_HEADING)
        return first;
    for (const DocNode *child = box->first_child; child != NULL; child = child->next)
        if (child->kind == DOC_HEADING)
            return child;
    return NULL;
}

/* Has a box another heading that is not below this one? */
static bool
has_equal_heading(const DocNode *box, const DocNode *heading)
{
    for (const DocNode *child = box->first_child; child != NULL; child = child->next)
        if (child->kind == DOC_HEADING
                ? child != heading && child->u.heading.level <= heading->u.heading.level
                : has_equal_heading(child, heading))
            return true;
    return false;
}

bool
layout_is_section(const Layout *layout, const DocNode *box)
{
    const DocNode *heading = heading_of(layout, box);

    if (heading == NULL || (heading == box->first_child && heading->next == NULL) ||
        has_equal_heading(box, heading))
        return false;
    for (const DocNode *outer = box->parent; outer != NULL; outer = outer->parent) {
        if (heading_of(layout, outer) != heading || has_equal_heading(outer, heading))
            break;
        if (outer->kind == DOC_BOX || outer->kind == DOC_COLUMN)
            return false;
    }
    return true;
}
