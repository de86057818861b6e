/*
 * The structure tree (ISO 32000-1, 14.7) as a list in which every parent stands before its kids, and the order in which
 * it is read. An element that is met again, from another parent or from itself, is noted and not entered twice.
 */
#include "audit/gather.h"
#include "object/structure.h"
#include <string.h>

bool
audit_is_standard_role(const char *role)
{
    return structure_type(role) != TYPE_NONE;
}

/* The standard type at the end of the role map's chain, or NULL (14.7.3). */
static const char *
standard_of(Audit *audit, const Object *map, const char *role)
{
    for (int i = 0; i <= MOST_ROLE_STEPS; i++) {
        const Object *next;

        if (audit_is_standard_role(role))
            return role;
        next = object_get(audit->file, map, role);
        if (next->kind != OBJECT_NAME)
            return NULL;
        role = next->bytes;
    }
    return NULL;
}

static int
page_named(const Audit *audit, const Object *reference)
{
    return reference->kind != OBJECT_REFERENCE
               ? -1
               : GPOINTER_TO_INT(g_hash_table_lookup(audit->page_of, GINT_TO_POINTER(reference->number))) - 1;
}

static void
node_add(Audit *audit, const Object *dict, int parent)
{
    const Object *map = object_get(audit->file, object_get(audit->file, audit->catalog, "StructTreeRoot"), "RoleMap");
    AuditNode node = { .dict = dict, .parent = parent, .page = page_named(audit, object_find(dict, "Pg")) };
    AuditKid kid = { .kind = AUDIT_KID_NODE, .node = (int)audit->nodes->len };

    node.role = object_name(object_get(audit->file, dict, "S"));
    node.standard = standard_of(audit, map, node.role);
    node.depth = parent < 0 ? 0 : audit_node(audit, parent)->depth + 1;
    node.spoken = object_get(audit->file, dict, "Lang")->kind == OBJECT_STRING ||
                  (parent >= 0 && audit_node(audit, parent)->spoken);
    node.replaced = object_get(audit->file, dict, "ActualText")->kind == OBJECT_STRING ||
                    (parent >= 0 && audit_node(audit, parent)->replaced);
    if (node.page < 0 && parent >= 0)
        node.page = audit_node(audit, parent)->page;
    g_array_append_val(audit->nodes, node);
    if (parent >= 0)
        g_array_append_val(audit->kids, kid);
    if (dict->number != 0)
        g_hash_table_insert(audit->node_of, GINT_TO_POINTER(dict->number), GINT_TO_POINTER((int)audit->nodes->len));
}

/* Marked content of `holder`'s page, or of the page or form that the reference names itself (14.7.4.2). */
static void
mark_add(Audit *audit, int holder, const Object *reference, gint64 mcid)
{
    const AuditNode *node = audit_node(audit, holder);
    int page = reference == NULL ? -1 : page_named(audit, object_find(reference, "Pg"));
    const Object *stream = reference == NULL ? &object_null : object_find(reference, "Stm");
    AuditKid kid = { .kind = AUDIT_KID_MARK, .mcid = (int)CLAMP(mcid, -1, G_MAXINT) };
    AuditMark *mark;

    page = page < 0 ? node->page : page;
    kid.owner = stream->number != 0 ? stream->number : page >= 0 ? audit_page(audit, page)->dict->number : 0;
    g_array_append_val(audit->kids, kid);
    mark = audit_mark(audit, kid.owner, kid.mcid);
    if (mark->node >= 0)
        audit_note(audit, RULE_MARK_TWICE, page, node->dict->number, "mark %d belongs to two structure elements",
                   kid.mcid);
    mark->node = holder;
    mark->page = mark->page < 0 ? page : mark->page;
}

static void
element_add(Audit *audit, int holder, const Object *dict)
{
    const Object *parent = object_find(dict, "P");
    int number = audit_node(audit, holder)->dict->number;

    if (dict->number != 0 && g_hash_table_lookup(audit->node_of, GINT_TO_POINTER(dict->number)) != NULL) {
        audit_note(audit, RULE_TREE, -1, dict->number, "a structure element has two parents, or contains itself");
        return;
    }
    if (parent->number != number)
        audit_note(audit, RULE_TREE, -1, dict->number, "the /P of a structure element does not name its parent");
    node_add(audit, dict, holder);
}

static void
kid_add(Audit *audit, int holder, const Object *kid)
{
    const Object *object = object_resolve(audit->file, kid), *type;

    if (object->kind == OBJECT_INTEGER) {
        mark_add(audit, holder, NULL, object->integer);
        return;
    }
    if (object->kind != OBJECT_DICT) {
        audit_note(audit, RULE_TREE, -1, audit_node(audit, holder)->dict->number,
                   "a kid of a structure element is missing");
        return;
    }
    type = object_get(audit->file, object, "Type");
    if (object_is_name(type, "MCR")) {
        mark_add(audit, holder, object, object_integer(object_get(audit->file, object, "MCID"), -1));
    } else if (object_is_name(type, "OBJR")) {
        AuditKid annotation = { .kind = AUDIT_KID_OBJECT, .object = object_find(object, "Obj")->number };

        g_array_append_val(audit->kids, annotation);
    } else {
        element_add(audit, holder, object);
    }
}

/* For one more than are looked at, so that it is known whether there is one. */
static bool
has_room(const Audit *audit)
{
    return audit->nodes->len <= (guint)limit_number(LIMIT_AUDIT_ELEMENTS);
}

static void
kids_of(Audit *audit, int index)
{
    const Object *kids = object_get(audit->file, audit_node(audit, index)->dict, "K");
    guint first = audit->kids->len;

    if (kids->kind == OBJECT_ARRAY)
        for (size_t i = 0; i < kids->length && has_room(audit); i++)
            kid_add(audit, index, kids->items[i]);
    else if (kids->kind != OBJECT_NULL)
        kid_add(audit, index, object_find(audit_node(audit, index)->dict, "K"));
    audit_node(audit, index)->first_kid = first;
    audit_node(audit, index)->kid_count = audit->kids->len - first;
}

static void
gather_order(Audit *audit, int roots)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(int));

    for (int i = roots; i-- > 0;)
        g_array_append_val(stack, i);
    while (stack->len > 0) {
        int index = g_array_index(stack, int, stack->len - 1);
        const AuditNode *node = audit_node(audit, index);

        g_array_set_size(stack, stack->len - 1);
        g_array_append_val(audit->order, index);
        for (guint i = node->kid_count; i-- > 0;)
            if (audit_kid(audit, node->first_kid + i)->kind == AUDIT_KID_NODE)
                g_array_append_val(stack, audit_kid(audit, node->first_kid + i)->node);
    }
}

static void
root_add(Audit *audit, const Object *root, const Object *element)
{
    if (element->kind != OBJECT_DICT)
        return;
    if (object_find(element, "P")->number != root->number)
        audit_note(audit, RULE_TREE, -1, element->number,
                   "the /P of the first structure element does not name the tree's root");
    node_add(audit, element, -1);
}

void
audit_gather_tree(Audit *audit)
{
    const Object *root = object_get(audit->file, audit->catalog, "StructTreeRoot");
    const Object *kids = object_get(audit->file, root, "K");
    int roots;

    if (kids->kind == OBJECT_ARRAY)
        for (size_t i = 0; i < kids->length && has_room(audit); i++)
            root_add(audit, root, object_item(audit->file, kids, i));
    else
        root_add(audit, root, kids);
    roots = (int)audit->nodes->len;
    for (int i = 0; i < (int)audit->nodes->len; i++)
        kids_of(audit, i);
    if (!has_room(audit))
        audit_exceeded(audit, LIMIT_AUDIT_ELEMENTS, -1, 0);
    gather_order(audit, roots);
}

/* ---- attributes ---- */

static const Object *
attribute_in(Audit *audit, const Object *object, const char *owner, const char *key)
{
    if (object->kind == OBJECT_DICT && object_is_name(object_get(audit->file, object, "O"), owner))
        return object_get(audit->file, object, key);
    return &object_null;
}

static const Object *
attribute_among(Audit *audit, const Object *objects, const char *owner, const char *key)
{
    const Object *found = attribute_in(audit, objects, owner, key);

    for (size_t i = 0; objects->kind == OBJECT_ARRAY && found->kind == OBJECT_NULL && i < objects->length && i < 1000;
         i++)
        found = attribute_in(audit, object_item(audit->file, objects, i), owner, key);
    return found;
}

const Object *
audit_attribute(Audit *audit, const AuditNode *node, const char *owner, const char *key)
{
    const Object *found = attribute_among(audit, object_get(audit->file, node->dict, "A"), owner, key), *classes, *map;

    if (found->kind != OBJECT_NULL)
        return found;
    classes = object_get(audit->file, node->dict, "C");
    map = object_get(audit->file, object_get(audit->file, audit->catalog, "StructTreeRoot"), "ClassMap");
    if (classes->kind == OBJECT_NAME)
        return attribute_among(audit, object_get(audit->file, map, classes->bytes), owner, key);
    for (size_t i = 0; classes->kind == OBJECT_ARRAY && found->kind == OBJECT_NULL && i < classes->length && i < 1000;
         i++)
        found = attribute_among(audit, object_get(audit->file, map, object_name(object_item(audit->file, classes, i))),
                                owner, key);
    return found;
}

const char *
audit_language(Audit *audit, int index)
{
    const char *language = NULL;

    for (; index >= 0 && (language == NULL || *language == '\0'); index = audit_node(audit, index)->parent)
        language = object_text(audit->file, object_get(audit->file, audit_node(audit, index)->dict, "Lang"));
    if (language == NULL || *language == '\0')
        language = object_text(audit->file, object_get(audit->file, audit->catalog, "Lang"));
    return language == NULL ? "" : language;
}
