/*
 * The structure tree (ISO 32000-1, 14.7) as a list in reading order, and the parent tree. An element that is met again,
 * from another parent or from itself, is noted and not entered twice.
 */
#include "audit/gather.h"
#include "object/structure.h"
#include <stdlib.h>
#include <string.h>

bool
audit_is_standard_role(const char *role)
{
    return structure_type(role) != TYPE_NONE;
}

/* The standard type at the end of the role map's chain, or NULL (14.7.3). */
static const char *
standard_of(Audit *audit, const char *role)
{
    const Object *map = object_get(audit->file, object_get(audit->file, audit->catalog, "StructTreeRoot"), "RoleMap");

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

typedef struct Role { const char *name, *standard; } Role;

/* A file has a few dozen, and each of them is looked up once. */
static const Role *
role_of(Audit *audit, const char *name)
{
    Role *role = g_hash_table_lookup(audit->roles, name);

    if (role != NULL)
        return role;
    role = arena_new0(audit->arena, Role, 1);
    role->name = arena_strdup(audit->arena, name);
    role->standard = arena_strdup(audit->arena, standard_of(audit, role->name));
    g_hash_table_insert(audit->roles, (gpointer)(guintptr)role->name, role);
    return role;
}

/* What a reference names; where elements are looked at once, until the next one is looked at. */
static const Object *
look_at(Audit *audit, const Object *object)
{
    const Object *found;

    if (!audit->once)
        return object_resolve(audit->file, object);
    found = object_pass(audit->file, object);
    if (found->passing)
        audit_check_passed(audit, found);
    return found;
}

static int
page_named(const Audit *audit, const Object *reference)
{
    return reference->kind != OBJECT_REFERENCE
               ? -1
               : GPOINTER_TO_INT(g_hash_table_lookup(audit->page_of, GINT_TO_POINTER(reference->number))) - 1;
}

/* ---- elements ---- */

static bool
is_string(Audit *audit, const Object *dict, const char *key)
{
    return object_get(audit->file, dict, key)->kind == OBJECT_STRING;
}

/* A value that is asked for later, of an element that may be gone then. */
static const Object *
lasting(Audit *audit, const Object *value, ObjectKind kind)
{
    return value->kind != kind ? &object_null : audit->once ? object_keep(audit->file, value) : value;
}

static int
span_of(Audit *audit, const AuditNode *cell, const char *key)
{
    return (int)CLAMP(object_integer(audit_attribute(audit, cell, "Table", key), 1), 1, STRUCTURE_MOST_SPAN);
}

/* What a cell says of its columns, rows and headers. */
static void
describe_cell(Audit *audit, AuditNode *node, AuditExtra *extra)
{
    const Object *scope = audit_attribute(audit, node, "Table", "Scope");

    node->column_span = (guint16)span_of(audit, node, "ColSpan");
    node->row_span = (guint16)span_of(audit, node, "RowSpan");
    node->scope = object_is_name(scope, "Row") || object_is_name(scope, "Column") || object_is_name(scope, "Both");
    extra->headers = lasting(audit, audit_attribute(audit, node, "Table", "Headers"), OBJECT_ARRAY);
}

static void
describe(Audit *audit, AuditNode *node, const Object *dict)
{
    static const AuditExtra none = { .language = &object_null, .headers = &object_null };
    const Object *alt = object_get(audit->file, dict, "Alt"),
                 *id = lasting(audit, object_get(audit->file, dict, "ID"), OBJECT_STRING);
    AuditExtra extra = none;
    const char *said = alt->kind == OBJECT_STRING ? object_text(audit->file, alt) : NULL;

    node->alt = alt->kind == OBJECT_STRING;
    node->alt_says = said != NULL && *said != '\0';
    node->actual = is_string(audit, dict, "ActualText");
    node->expansion = is_string(audit, dict, "E");
    node->column_span = node->row_span = 1;
    extra.language = lasting(audit, object_get(audit->file, dict, "Lang"), OBJECT_STRING);
    if (id->kind == OBJECT_STRING) {
        extra.id = id->bytes;
        extra.id_length = id->length;
    }
    if (node->standard != NULL && (strcmp(node->standard, "TH") == 0 || strcmp(node->standard, "TD") == 0) &&
        (object_find(dict, "A")->kind != OBJECT_NULL || object_find(dict, "C")->kind != OBJECT_NULL))
        describe_cell(audit, node, &extra);
    node->extra = extra.id == NULL && extra.language == &object_null && extra.headers == &object_null
                      ? &none
                      : arena_memdup(audit->arena, &extra, sizeof extra);
}

static int
node_add(Audit *audit, const Object *dict, int parent)
{
    const Role *role = role_of(audit, object_name(object_get(audit->file, dict, "S")));
    AuditNode node = { .dict = dict,
                       .role = role->name,
                       .standard = role->standard,
                       .number = dict->number,
                       .parent = parent,
                       .depth = parent < 0 ? 0 : audit_node(audit, parent)->depth + 1,
                       .page = page_named(audit, object_find(dict, "Pg")) };

    describe(audit, &node, dict);
    node.dict = audit->once ? &object_null : dict;
    node.spoken = node.extra->language->kind == OBJECT_STRING || (parent >= 0 && audit_node(audit, parent)->spoken);
    node.replaced = node.actual || (parent >= 0 && audit_node(audit, parent)->replaced);
    if (node.page < 0 && parent >= 0)
        node.page = audit_node(audit, parent)->page;
    g_array_append_val(audit->nodes, node);
    if (node.number != 0)
        g_hash_table_insert(audit->node_of, GINT_TO_POINTER(node.number), GINT_TO_POINTER((int)audit->nodes->len));
    return (int)audit->nodes->len - 1;
}

/* Marked content of `holder`'s page, or of the page or form that the reference names itself (14.7.4.2). */
static AuditKid
mark_add(Audit *audit, int holder, const Object *reference, gint64 mcid)
{
    const AuditNode *node = audit_node(audit, holder);
    int page = reference == NULL ? -1 : page_named(audit, object_find(reference, "Pg"));
    const Object *stream = reference == NULL ? &object_null : object_find(reference, "Stm");
    AuditKid kid = { .kind = AUDIT_KID_MARK, .mcid = (int)CLAMP(mcid, -1, G_MAXINT) };
    AuditMark *mark;

    page = page < 0 ? node->page : page;
    kid.owner = stream->number != 0 ? stream->number : page >= 0 ? audit_page(audit, page)->dict->number : 0;
    mark = audit_mark(audit, kid.owner, kid.mcid);
    if (mark->node >= 0)
        audit_note(audit, RULE_MARK_TWICE, page, node->number, "mark %d belongs to two structure elements", kid.mcid);
    mark->node = holder;
    mark->page = mark->page < 0 ? page : mark->page;
    return kid;
}

/* ---- the walk: each element once, in reading order ---- */

/* A kid that is to come: a reference, an element that stands in its parent, or what is no element and is ready. */
typedef struct Waiting { int number, generation; const Object *direct; AuditKid ready; bool is_ready; } Waiting;

/* An element of which some kids are still to come: [next, end) of those that wait, the last of all. */
typedef struct OpenElement { int node; guint first, next, end; } OpenElement;

typedef struct Walk { GArray *open, *waiting; } Walk;

/* For one more than are looked at, so that it is known whether there is one. */
static bool
has_room(const Audit *audit)
{
    return audit->nodes->len <= (guint)limit_number(LIMIT_AUDIT_ELEMENTS);
}

/* What is no element; false: it is one, or missing. */
static bool
read_content(Audit *audit, int holder, const Object *object, AuditKid *kid)
{
    const Object *type;

    if (object->kind == OBJECT_INTEGER) {
        *kid = mark_add(audit, holder, NULL, object->integer);
        return true;
    }
    type = object_get(audit->file, object, "Type");
    if (object_is_name(type, "MCR"))
        *kid = mark_add(audit, holder, object, object_integer(object_get(audit->file, object, "MCID"), -1));
    else if (object_is_name(type, "OBJR"))
        *kid = (AuditKid){ .kind = AUDIT_KID_OBJECT, .object = object_find(object, "Obj")->number };
    else
        return false;
    return true;
}

static void
wait_for(Audit *audit, Walk *walk, int holder, const Object *kid)
{
    Waiting waiting = { .number = kid->number, .generation = kid->generation };

    if (kid->kind != OBJECT_REFERENCE) {
        waiting.is_ready = read_content(audit, holder, kid, &waiting.ready);
        waiting.direct = waiting.is_ready ? NULL : audit->once ? object_keep(audit->file, kid) : kid;
    }
    g_array_append_val(walk->waiting, waiting);
}

/* Its kids wait, and have their places in Audit.kids. */
static void
open_element(Audit *audit, Walk *walk, int index, const Object *dict)
{
    Object own = *object_find(dict, "K");
    const Object *kids = own.kind == OBJECT_REFERENCE ? look_at(audit, &own) : &own;
    OpenElement open = { .node = index, .first = walk->waiting->len, .next = walk->waiting->len };

    if (kids->kind == OBJECT_ARRAY)
        for (size_t i = 0; i < kids->length; i++)
            wait_for(audit, walk, index, kids->items[i]);
    else if (kids->kind != OBJECT_NULL)
        wait_for(audit, walk, index, &own);
    open.end = walk->waiting->len;
    audit_node(audit, index)->first_kid = audit->kids->len;
    g_array_set_size(audit->kids, audit->kids->len + (open.end - open.first));
    g_array_append_val(walk->open, open);
}

static void
kid_add(Audit *audit, int holder, AuditKid kid)
{
    AuditNode *node = audit_node(audit, holder);

    *audit_kid(audit, node->first_kid + node->kid_count++) = kid;
}

static void
element_add(Audit *audit, Walk *walk, int holder, const Object *dict)
{
    const Object *parent = object_find(dict, "P");
    AuditKid kid = { .kind = AUDIT_KID_NODE };

    if (dict->number != 0 && g_hash_table_lookup(audit->node_of, GINT_TO_POINTER(dict->number)) != NULL) {
        audit_note(audit, RULE_TREE, -1, dict->number, "a structure element has two parents, or contains itself");
        return;
    }
    if (parent->number != audit_node(audit, holder)->number)
        audit_note(audit, RULE_TREE, -1, dict->number, "the /P of a structure element does not name its parent");
    kid.node = node_add(audit, dict, holder);
    kid_add(audit, holder, kid);
    open_element(audit, walk, kid.node, dict);
}

static void
take_kid(Audit *audit, Walk *walk, int holder, const Waiting *waiting)
{
    Object reference = { .kind = OBJECT_REFERENCE, .number = waiting->number, .generation = waiting->generation };
    const Object *object;
    AuditKid kid = waiting->ready;

    if (waiting->is_ready) {
        kid_add(audit, holder, kid);
        return;
    }
    object = waiting->direct != NULL ? waiting->direct : look_at(audit, &reference);
    if (object->kind != OBJECT_DICT && object->kind != OBJECT_INTEGER)
        audit_note(audit, RULE_TREE, -1, audit_node(audit, holder)->number, "a kid of a structure element is missing");
    else if (read_content(audit, holder, object, &kid))
        kid_add(audit, holder, kid);
    else
        element_add(audit, walk, holder, object);
}

static void
root_add(Audit *audit, Walk *walk, const Object *root, const Object *reference)
{
    const Object *element = look_at(audit, reference);

    if (element->kind != OBJECT_DICT)
        return;
    if (object_find(element, "P")->number != root->number)
        audit_note(audit, RULE_TREE, -1, element->number,
                   "the /P of the first structure element does not name the tree's root");
    open_element(audit, walk, node_add(audit, element, -1), element);
    while (walk->open->len > 0) {
        OpenElement *open = &g_array_index(walk->open, OpenElement, walk->open->len - 1);

        if (open->next < open->end && has_room(audit)) {
            Waiting next = g_array_index(walk->waiting, Waiting, open->next++);

            take_kid(audit, walk, open->node, &next);
        } else {
            g_array_set_size(walk->waiting, open->first);
            g_array_set_size(walk->open, walk->open->len - 1);
        }
    }
}

void
audit_gather_tree(Audit *audit)
{
    const Object *root = object_get(audit->file, audit->catalog, "StructTreeRoot");
    const Object *kids = look_at(audit, object_find(root, "K"));
    Walk walk = { g_array_new(FALSE, FALSE, sizeof(OpenElement)), g_array_new(FALSE, FALSE, sizeof(Waiting)) };

    if (kids->kind == OBJECT_ARRAY) {
        kids = lasting(audit, kids, OBJECT_ARRAY);
        for (size_t i = 0; i < kids->length && has_room(audit); i++)
            root_add(audit, &walk, root, kids->items[i]);
    } else {
        root_add(audit, &walk, root, object_find(root, "K"));
    }
    g_array_unref(walk.open);
    g_array_unref(walk.waiting);
    if (!has_room(audit))
        audit_exceeded(audit, LIMIT_AUDIT_ELEMENTS, -1, 0);
}

/* ---- the parent tree: a number tree (7.9.7) as a sorted list ---- */

/* A key leads to an element, or to a list of elements by the number of their mark: a run in Audit.parents_of_marks. */
typedef struct Parent { gint64 key; int number, generation; guint first, count; } Parent;

static void
read_list(Audit *audit, Parent *parent, const Object *list)
{
    parent->first = audit->parents_of_marks->len;
    parent->count = list->kind == OBJECT_ARRAY ? (guint)list->length : 0;
    for (guint i = 0; i < parent->count; i++)
        g_array_append_val(audit->parents_of_marks, list->items[i]->number);
}

static void
read_leaf(Audit *audit, const Object *numbers)
{
    for (size_t i = 0; numbers->kind == OBJECT_ARRAY && i + 1 < numbers->length; i += 2) {
        const Object *value = numbers->items[i + 1];
        Parent parent = { .key = object_integer(object_item(audit->file, numbers, i), -1),
                          .number = value->number, .generation = value->generation };

        if (value->kind != OBJECT_REFERENCE)
            read_list(audit, &parent, value);
        g_array_append_val(audit->parent_tree, parent);
    }
}

static void
push_kids(GArray *stack, const Object *kids)
{
    for (size_t i = kids->kind == OBJECT_ARRAY ? kids->length : 0; i-- > 0;)
        if (kids->items[i]->kind == OBJECT_REFERENCE)
            g_array_append_val(stack, *kids->items[i]);
}

static int
compare_parents(const void *left, const void *right)
{
    gint64 a = ((const Parent *)left)->key, b = ((const Parent *)right)->key;

    return a < b ? -1 : a > b;
}

static bool
is_element(const Audit *audit, int number)
{
    return number != 0 && g_hash_table_contains(audit->node_of, GINT_TO_POINTER(number));
}

void
audit_gather_parents(Audit *audit)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Object));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    const Object *root = object_get(audit->file, audit->catalog, "StructTreeRoot");

    audit->parent_tree = g_array_new(FALSE, FALSE, sizeof(Parent));
    g_array_append_val(stack, *object_find(root, "ParentTree"));
    while (stack->len > 0) {
        Object next = g_array_index(stack, Object, stack->len - 1);
        const Object *node;

        g_array_set_size(stack, stack->len - 1);
        if (next.kind == OBJECT_REFERENCE && !g_hash_table_add(seen, GINT_TO_POINTER(next.number)))
            continue;
        node = look_at(audit, &next);
        read_leaf(audit, object_get(audit->file, node, "Nums"));
        push_kids(stack, object_get(audit->file, node, "Kids"));
    }
    for (guint i = 0; i < audit->parent_tree->len; i++) {
        Parent *parent = &g_array_index(audit->parent_tree, Parent, i);
        Object list = { .kind = OBJECT_REFERENCE, .number = parent->number, .generation = parent->generation };

        if (list.number != 0 && !is_element(audit, list.number))
            read_list(audit, parent, look_at(audit, &list));
    }
    g_array_sort(audit->parent_tree, compare_parents);
}

int
audit_parent(const Audit *audit, gint64 key, int mark)
{
    const Parent wanted = { .key = key }, *found = NULL;
    int number = 0;

    if (key >= 0 && audit->parent_tree->len > 0)
        found = bsearch(&wanted, audit->parent_tree->data, audit->parent_tree->len, sizeof wanted, compare_parents);
    if (found != NULL && mark == NO_MARK)
        number = found->number;
    else if (found != NULL && mark >= 0 && (guint)mark < found->count)
        number = g_array_index(audit->parents_of_marks, int, found->first + (guint)mark);
    return number == 0 ? -1 : GPOINTER_TO_INT(g_hash_table_lookup(audit->node_of, GINT_TO_POINTER(number))) - 1;
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
        language = object_text(audit->file, audit_node(audit, index)->extra->language);
    if (language == NULL || *language == '\0')
        language = object_text(audit->file, object_get(audit->file, audit->catalog, "Lang"));
    return language == NULL ? "" : language;
}
