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

#endif
