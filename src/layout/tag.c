/* Nodes of the structure tree, each made when its first part is painted, and the sequences that belong to them. */
#include "layout/painter.h"
#include <string.h>

/* ---- sequences ---- */

void
close_sequence(Painter *p)
{
    if (p->is_open)
        page_end(p->page);
    p->is_open = false;
    p->word_read = NULL;
}

/* Neighbouring paint of one node shares one sequence. */
void
want(Painter *p, StructNode *node)
{
    if (p->mute)
        node = NULL;
    if (p->is_open && p->open == node && p->word_read == NULL)
        return;
    close_sequence(p);
    page_begin(p->page, node);
    p->open = node;
    p->is_open = true;
}

/*
 * A structure node that knows where in the template it comes from. Names of files are interned, and so outlive the
 * template.
 */
StructNode *
append_tag(Painter *p, StructNode *parent, StructRole role, const DocNode *node)
{
    StructNode *made = struct_append(p->layout->pages, parent, role);

    struct_set_places(made, node->place, node->data_place);
    return made;
}

void
want_word(Painter *p, StructNode *node, const Paragraph *paragraph, uint32_t word, const char *read_as)
{
    bool goes_on = p->word == word && p->word_in == paragraph;

    if (p->is_open && p->open == node && goes_on && p->word_read != NULL && strcmp(p->word_read, read_as) == 0)
        return;
    close_sequence(p);
    if (!goes_on)
        p->word_span = struct_append(p->layout->pages, node, ROLE_SPAN);
    page_begin_as(p->page, p->word_span, read_as);
    p->open = node;
    p->is_open = true;
    p->word = word;
    p->word_in = paragraph;
    p->word_read = read_as;
}

/* The structure node of `node`, or of that part of it which `key` names: one however often it is painted. */
StructNode *
tag_part(Painter *p, gconstpointer key, const DocNode *node, StructNode *parent, StructRole role)
{
    StructNode *found = g_hash_table_lookup(p->layout->tags, key);

    if (found != NULL || p->mute)
        return found;
    close_sequence(p);
    found = append_tag(p, parent, role, node);
    if (node->language != NULL && strcmp(node->language, p->layout->doc->language) != 0)
        struct_set_language(found, node->language);
    g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, found);
    return found;
}

StructNode *
tag(Painter *p, const DocNode *node, StructNode *parent, StructRole role)
{
    return tag_part(p, node, node, parent, role);
}

/* A second structure node for the same document node (a table's head and body) is kept under the first row's node. */
StructNode *
tag_group(Painter *p, const DocNode *row, StructNode *table, StructRole role)
{
    gconstpointer key = role == ROLE_THEAD ? (gconstpointer)&row->parent->u.table.head_rows
                                           : (gconstpointer)&row->parent->u.table.columns;
    StructNode *last = g_hash_table_lookup(p->layout->tags, key);

    if (last != NULL || p->mute)
        return last;
    last = append_tag(p, table, role, row);
    g_hash_table_insert(p->layout->tags, (gpointer)(guintptr)key, last);
    return last;
}

static const StructRole roles[DOC_ROLE_COUNT] = {
    [DOC_ROLE_QUOTE] = ROLE_BLOCK_QUOTE, [DOC_ROLE_NOTE] = ROLE_NOTE,           [DOC_ROLE_TOC] = ROLE_TOC,
    [DOC_ROLE_TOC_ITEM] = ROLE_TOCI,     [DOC_ROLE_REFERENCE] = ROLE_REFERENCE, [DOC_ROLE_LABEL] = ROLE_LBL,
    [DOC_ROLE_ENTRY] = ROLE_BIB_ENTRY,   [DOC_ROLE_ITEM] = ROLE_LBODY,
};

/* What has a role and stands here: the node, or what is alone in a column of a grid. */
static const DocNode *
role_at(const DocNode *node)
{
    const DocNode *only = node->first_child;

    return node->kind == DOC_COLUMN && node->role == DOC_ROLE_NONE && only != NULL && only->next == NULL ? only : node;
}

/* The first of the siblings that follow each other up to this one and have its role. */
static const DocNode *
run_begins(const DocNode *node)
{
    const DocNode *place = role_at(node->parent) == node ? node->parent : node, *first = NULL;

    for (const DocNode *child = place->parent->first_child; child != place; child = child->next)
        first = role_at(child)->role != node->role ? NULL : first == NULL ? role_at(child) : first;
    return first == NULL ? node : first;
}

/*
 * The LI of an item or an entry, in the L of its run; the key of a list is the first indent of the node that it begins
 * with, that of an item its own box.
 */
static StructNode *
tag_item(Painter *p, const DocNode *node, StructNode *parent)
{
    const DocNode *first = run_begins(node);
    bool begun = g_hash_table_lookup(p->layout->tags, &first->first_indent) != NULL;
    StructNode *list = node->kind == DOC_SPAN ? parent : tag_part(p, &first->first_indent, first, parent, ROLE_L);

    if (list != NULL && !begun && node->role == DOC_ROLE_ENTRY)
        struct_set_list_numbering(list, "Decimal");         /* what is not numbered need not say so: table 347 */
    return tag_part(p, &node->box, node, list, ROLE_LI);
}

static bool
is_item(const DocNode *node)
{
    return node->kind == DOC_SPAN && node->role == DOC_ROLE_ITEM;
}

bool
is_mixed(const DocNode *paragraph)
{
    bool items = false, others = false;

    for (const DocNode *child = paragraph->first_child; child != NULL; child = child->next) {
        items = items || is_item(child);
        others = others || !is_item(child);
    }
    return items && others && paragraph->role == DOC_ROLE_NONE;
}

/* Items with nothing but white space between them are of one run, and so are the words between two such runs. */
StructNode *
tag_run(Painter *p, const DocNode *leaf)
{
    const DocNode *first = NULL, *before = NULL;
    bool items = false;

    while (leaf->parent != p->mixed)
        leaf = leaf->parent;
    for (const DocNode *child = p->mixed->first_child;; child = child->next) {
        if (doc_is_blank(child)) {
            if (child == leaf)
                return before == NULL || is_item(before) ? NULL : tag_part(p, &first->first_indent, first, p->around,
                                                                           ROLE_P);
            continue;
        }
        if (first == NULL || is_item(child) != items)
            first = child;
        items = is_item(child);
        if (child == leaf)
            return tag_part(p, &first->first_indent, first, p->around, items ? ROLE_L : ROLE_P);
        before = child;
    }
}

static bool
begins_with_label(const DocNode *item)
{
    return item->first_child != NULL && item->first_child->role == DOC_ROLE_LABEL;
}

/* What stands in an item beside its label has its LBody, which comes when the label has been painted. */
bool
stands_in_item(const DocNode *node)
{
    return node->parent != NULL && node->parent->role == DOC_ROLE_ITEM && node->role != DOC_ROLE_LABEL &&
           begins_with_label(node->parent);
}

/*
 * What stands around a node with a role, or the parent. A note must have an ID (Matterhorn 19-003), and no other may
 * have it.
 */
StructNode *
tag_role(Painter *p, const DocNode *node, StructNode *parent)
{
    StructNode *found;

    if (node->role == DOC_ROLE_NONE)
        return parent;
    found = g_hash_table_lookup(p->layout->tags, &node->role);
    if (found != NULL || p->mute)
        return found;
    if ((node->role == DOC_ROLE_ENTRY && node->kind != DOC_SPAN) || node->role == DOC_ROLE_ITEM) {
        parent = tag_item(p, node, parent);
        if (node->role == DOC_ROLE_ITEM && begins_with_label(node))
            return parent;
        parent = tag_part(p, node->role == DOC_ROLE_ITEM ? (gconstpointer)&node->role : &node->first_child, node,
                          parent, ROLE_LBODY);
        if (node->role == DOC_ROLE_ITEM)
            return parent;
    }
    found = tag_part(p, &node->role, node, parent, roles[node->role]);
    if (node->role == DOC_ROLE_NOTE)
        struct_set_id(found, arena_printf(p->layout->arena, "note-%zu", ++*p->layout->values));
    return found;
}
