#ifndef TESTS_OWN_BOX_H
#define TESTS_OWN_BOX_H
/* The look of a node's box, to be changed by a test: a copy that no other node shares. */
#include "doc/doc.h"

static inline BoxStyle *
own_box(Doc *doc, DocNode *node)
{
    BoxStyle *own = arena_memdup(doc->arena, node->box, sizeof *own);

    node->box = own;
    return own;
}

/* The same of the look of its text, which those that are appended to it afterwards share. */
static inline TextStyle *
own_text(Doc *doc, DocNode *node)
{
    TextStyle *own = arena_memdup(doc->arena, node->text, sizeof *own);

    node->text = own;
    return own;
}

#endif
