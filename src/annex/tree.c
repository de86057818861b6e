/*
 * Structure trees under one root (ISO 32000-1, 14.7). A foreign tree keeps its elements; what they share with others of
 * the file (names of roles and classes, IDs, keys of the parent tree) is made to fit.
 */
#include "annex/pass.h"
#include "object/structure.h"
#include <string.h>

enum { CLASS_BYTES = 100 };

/* ---- which objects are elements, and which their attributes ---- */

static void
mark_kind(Copy *copy, const Object *object, CopyKind kind)
{
    if (object->kind == OBJECT_REFERENCE)
        g_hash_table_insert(copy->kinds, GINT_TO_POINTER(object->number), GINT_TO_POINTER((int)kind));
}

static void
mark_attributes(Copy *copy, const Object *attributes)
{
    const Object *list = object_resolve(copy->file, attributes);

    mark_kind(copy, attributes, COPY_ATTRIBUTES);
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        mark_kind(copy, list->items[i], COPY_ATTRIBUTES);
}

/* A kid that is no element: marked content or an object (14.7.4). */
static bool
is_reference_kid(Copy *copy, const Object *dict)
{
    const Object *type = object_get(copy->file, dict, "Type");

    return object_is_name(type, "MCR") || object_is_name(type, "OBJR");
}

static void
push_kids(Copy *copy, GPtrArray *stack, const Object *kids)
{
    const Object *list = object_resolve(copy->file, kids);

    if (list->kind != OBJECT_ARRAY)
        g_ptr_array_add(stack, (void *)(guintptr)kids);
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        if (list->items[i]->kind != OBJECT_INTEGER)
            g_ptr_array_add(stack, (void *)(guintptr)list->items[i]);
}

static void
mark_elements(Copy *copy)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    push_kids(copy, stack, object_find(copy->foreign->tree, "K"));
    while (stack->len > 0) {
        const Object *kid = g_ptr_array_steal_index_fast(stack, stack->len - 1),
                     *dict = object_resolve(copy->file, kid);

        if (dict->kind != OBJECT_DICT || is_reference_kid(copy, dict))
            continue;
        if (!g_hash_table_add(seen, (void *)(guintptr)dict))
            continue;
        mark_kind(copy, kid, COPY_ELEMENT);
        mark_attributes(copy, object_find(dict, "A"));
        push_kids(copy, stack, object_find(dict, "K"));
    }
}

/* ---- names that all annexes share ---- */

/* A role that another annex, or the standard, uses for something else is written as the standard type that it means. */
static void
merge_roles(Copy *copy)
{
    Annexes *all = copy->all;
    const Object *map = object_get(copy->file, copy->foreign->tree, "RoleMap");

    for (size_t i = 0; map->kind == OBJECT_DICT && i < map->length; i++) {
        const char *role = map->entries[i].key, *standard = role_standard(copy, role),
                   *known = g_hash_table_lookup(all->roles, role);

        if (standard == NULL || (known != NULL && strcmp(known, standard) == 0))
            continue;
        if (known != NULL || structure_type(role) != TYPE_NONE) {
            g_hash_table_insert(copy->roles, (void *)(guintptr)role, (void *)(guintptr)standard);
            continue;
        }
        g_hash_table_insert(all->roles, arena_strdup(all->arena, role), arena_strdup(all->arena, standard));
        g_string_append_c(all->role_map, ' ');
        put_name(all->role_map, role);
        g_string_append_c(all->role_map, ' ');
        put_name(all->role_map, standard);
    }
}

static void
put_class(const Copy *copy, GString *out, const char *name)
{
    g_autofree char *ours = g_strdup_printf("A%d-%.*s", copy->index + 1, CLASS_BYTES, name);

    put_name(out, ours);
}

static void
merge_classes(Copy *copy)
{
    const Object *map = object_get(copy->file, copy->foreign->tree, "ClassMap");
    GString *out = copy->all->classes;

    for (size_t i = 0; map->kind == OBJECT_DICT && i < map->length; i++) {
        mark_attributes(copy, map->entries[i].value);
        g_string_append_c(out, ' ');
        put_class(copy, out, map->entries[i].key);
        g_string_append_c(out, ' ');
        tree_put_attributes(copy, out, map->entries[i].value, NULL);
    }
}

static void
merge_namespaces(Copy *copy)
{
    const Object *list = object_get(copy->file, copy->foreign->tree, "Namespaces");

    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        if (list->items[i]->kind == OBJECT_REFERENCE)
            put_reference(copy->all->namespaces, copy_number(copy, list->items[i]));
}

/* ---- layers (8.11.4) ---- */

static bool
names_object(const Object *list, int number)
{
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        if (list->items[i]->number == number)
            return true;
    return false;
}

static void
merge_layers(Copy *copy)
{
    Annexes *all = copy->all;
    const Object *properties = object_get(copy->file, copy->foreign->catalog, "OCProperties"),
                 *groups = object_get(copy->file, properties, "OCGs");
    const Object *state = object_get(copy->file, properties, "D"), *on = object_get(copy->file, state, "ON"),
                 *off = object_get(copy->file, state, "OFF");
    bool base_off = object_is_name(object_get(copy->file, state, "BaseState"), "OFF");
    const char *title = copy->annex->title != NULL ? copy->annex->title : copy->foreign->title;

    if (groups->kind != OBJECT_ARRAY || groups->length == 0)
        return;
    g_string_append_c(all->layer_order, ' ');
    if (title != NULL)
        put_text_string(all->layer_order, title);
    g_string_append(all->layer_order, " [");
    for (size_t i = 0; i < groups->length; i++) {
        int number = groups->items[i]->kind == OBJECT_REFERENCE ? copy_number(copy, groups->items[i]) : -1;

        if (number < 0)
            continue;
        put_reference(all->layers, number);
        put_reference(all->layer_order, number);
        if (names_object(off, groups->items[i]->number) || (base_off && !names_object(on, groups->items[i]->number)))
            put_reference(all->layers_off, number);
    }
    g_string_append(all->layer_order, " ]");
}

void
tree_prepare(Copy *copy)
{
    mark_elements(copy);
    headings_number(copy);
    merge_roles(copy);
    merge_classes(copy);
    merge_namespaces(copy);
    merge_layers(copy);
}

/* ---- elements ---- */

/*
 * IDs of two files may be the same: ours begin with the section's. A tilde, by which figures printed from our own data
 * are known, is written as in a URI: what an annex prints is not held against those.
 */
static GString *
new_id(const Copy *copy, const Object *id)
{
    GString *out = g_string_new(copy->annex->section_id);

    g_string_append_c(out, '.');
    for (size_t i = 0; i < id->length; i++)
        if (id->bytes[i] == '~' || id->bytes[i] == '%')
            g_string_append_printf(out, "%%%02X", (unsigned)(guchar)id->bytes[i]);
        else
            g_string_append_c(out, id->bytes[i]);
    return out;
}

static void
put_id(const Copy *copy, GString *out, const Object *id)
{
    GString *ours = new_id(copy, id);

    put_bytes(out, ours->str, ours->len);
    g_string_free(ours, TRUE);
}

/* A cell's /Headers name IDs (14.8.5.7). */
static void
put_headers(Copy *copy, GString *out, const Object *headers)
{
    g_string_append(out, " /Headers [");
    for (size_t i = 0; headers->kind == OBJECT_ARRAY && i < headers->length; i++) {
        const Object *id = object_item(copy->file, headers, i);

        g_string_append_c(out, ' ');
        if (id->kind == OBJECT_STRING)
            put_id(copy, out, id);
    }
    g_string_append(out, " ]");
}

/* The page that an element's box lies on: its own, else that of the first kid that has one. */
static size_t
element_page(Copy *copy, const Object *element, int depth)
{
    const Object *named = object_find(element, "Pg"), *kids = object_get(copy->file, element, "K");
    int page = named->kind != OBJECT_REFERENCE
                   ? 0
                   : GPOINTER_TO_INT(g_hash_table_lookup(copy->foreign->page_of, GINT_TO_POINTER(named->number)));

    if (page > 0)
        return (size_t)page - 1;
    if (depth > 8 || kids->kind == OBJECT_NULL || kids->kind == OBJECT_INTEGER)
        return FOREIGN_NO_PAGE;
    return element_page(copy, kids->kind == OBJECT_ARRAY ? object_item(copy->file, kids, 0) : kids, depth + 1);
}

/* /BBox is in the page's units and moves with it (14.8.5.4.3). */
static void
put_box(Copy *copy, GString *out, const Object *box, const Object *element)
{
    size_t page = element == NULL ? FOREIGN_NO_PAGE : element_page(copy, element, 0);
    double n[4];
    PageFit fit;

    if (page == FOREIGN_NO_PAGE || box->kind != OBJECT_ARRAY || box->length != 4) {
        copy_put_entry(copy, out, "BBox", box);
        return;
    }
    for (size_t i = 0; i < 4; i++)
        n[i] = object_number(object_item(copy->file, box, i));
    fit = page_fit(foreign_page(copy->foreign, page), page_place(copy, page));
    put_edge(g_string_append(out, " /BBox "), page_fit_edge(&fit, (Edge){ n[0], n[1], n[2], n[3] }));
}

static void
put_attribute_dict(Copy *copy, GString *out, const Object *dict, const Object *element)
{
    g_string_append(out, "<<");
    for (size_t i = 0; i < dict->length; i++)
        if (strcmp(dict->entries[i].key, "Headers") == 0)
            put_headers(copy, out, object_get(copy->file, dict, "Headers"));
        else if (strcmp(dict->entries[i].key, "BBox") == 0)
            put_box(copy, out, object_get(copy->file, dict, "BBox"), element);
        else
            copy_put_entry(copy, out, dict->entries[i].key, dict->entries[i].value);
    g_string_append(out, " >>");
}

/* An object of its own stays one, for many elements may share it; but not with a box, which is one element's. */
static void
put_attribute(Copy *copy, GString *out, const Object *attribute, const Object *element)
{
    const Object *dict = object_resolve(copy->file, attribute);

    if (dict->kind == OBJECT_DICT && !dict->stream &&
        (attribute == dict || (element != NULL && object_find(dict, "BBox")->kind != OBJECT_NULL)))
        put_attribute_dict(copy, out, dict, element);
    else
        copy_put(copy, out, attribute);
}

void
tree_put_attributes(Copy *copy, GString *out, const Object *attributes, const Object *element)
{
    if (attributes->kind != OBJECT_ARRAY) {
        put_attribute(copy, out, attributes, element);
        return;
    }
    g_string_append_c(out, '[');
    for (size_t i = 0; i < attributes->length; i++) {
        g_string_append_c(out, ' ');
        put_attribute(copy, out, attributes->items[i], element);
    }
    g_string_append(out, " ]");
}

static void
put_classes(Copy *copy, GString *out, const Object *classes)
{
    g_string_append(out, " /C [");
    for (size_t i = 0; i < (classes->kind == OBJECT_ARRAY ? classes->length : 1); i++) {
        const Object *item = classes->kind == OBJECT_ARRAY ? object_item(copy->file, classes, i) : classes;

        g_string_append_c(out, ' ');
        if (item->kind == OBJECT_NAME)
            put_class(copy, out, item->bytes);
        else
            copy_put(copy, out, item);
    }
    g_string_append(out, " ]");
}

/* The document's own element would stand below ours: it becomes a division. */
static void
put_role(Copy *copy, GString *out, const Object *dict)
{
    int level =
        dict->number == 0 ? 0 : GPOINTER_TO_INT(g_hash_table_lookup(copy->levels, GINT_TO_POINTER(dict->number)));
    const Object *role = object_get(copy->file, dict, "S");
    const char *name = object_name(role), *other = g_hash_table_lookup(copy->roles, name), *standard = NULL;

    if (object_find(dict, "P")->number == copy->foreign->tree->number)
        standard = role_standard(copy, name);
    if (standard != NULL && strcmp(standard, "Document") == 0)
        other = "Div";
    g_string_append(out, " /S ");
    if (level > 0)
        g_string_append_printf(out, "/H%d", level);
    else
        put_name(out, other != NULL ? other : *name != '\0' ? name : "NonStruct");
}

static void put_element(Copy *copy, GString *out, const Object *dict, int number, int depth);

/* A kid whose annotation is dropped goes with it. */
static void
put_kid(Copy *copy, GString *out, const Object *kid, int depth)
{
    const Object *dict = object_resolve(copy->file, kid);

    if (dict->kind == OBJECT_INTEGER) {
        g_string_append_c(out, ' ');
        copy_put(copy, out, dict);
    } else if (dict->kind != OBJECT_DICT || copy_is_dropped(copy, object_find(dict, "Obj"))) {
        return;
    } else if (is_reference_kid(copy, dict)) {
        g_string_append_c(out, ' ');
        copy_put(copy, out, dict);
    } else if (kid->kind == OBJECT_REFERENCE) {
        put_reference(out, copy_number(copy, kid));
    } else if (depth < MOST_ANNEX_ELEMENT_DEPTH && copy->inner++ < limit_number(LIMIT_ANNEX_ELEMENTS)) {
        g_string_append_c(out, ' ');
        put_element(copy, out, dict, 0, depth + 1);
    } else {
        copy->more[depth < MOST_ANNEX_ELEMENT_DEPTH ? LIMIT_ANNEX_ELEMENTS : LIMIT_ANNEX_ELEMENT_DEPTH] = true;
    }
}

static void
put_kids(Copy *copy, GString *out, const Object *kids, int depth)
{
    const Object *list = object_resolve(copy->file, kids);

    g_string_append(out, " /K [");
    if (list->kind != OBJECT_ARRAY)
        put_kid(copy, out, kids, depth);
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length; i++)
        put_kid(copy, out, list->items[i], depth);
    g_string_append(out, " ]");
}

static void
note_id(Copy *copy, const Object *id, int number)
{
    GString *ours = new_id(copy, id);

    pdf_draft_add_id(copy->all->draft, ours->str, ours->len, number);
    g_string_free(ours, TRUE);
}

static void
put_element(Copy *copy, GString *out, const Object *dict, int number, int depth)
{
    g_string_append(out, "<< /Type /StructElem");
    put_role(copy, out, dict);
    for (size_t i = 0; i < dict->length; i++) {
        const char *key = dict->entries[i].key;
        const Object *value = dict->entries[i].value;

        if (strcmp(key, "Type") == 0 || strcmp(key, "S") == 0)
            continue;
        if (strcmp(key, "K") == 0) {
            put_kids(copy, out, value, depth);
        } else if (strcmp(key, "A") == 0) {
            g_string_append(out, " /A ");
            tree_put_attributes(copy, out, value, dict);
        } else if (strcmp(key, "C") == 0) {
            put_classes(copy, out, object_resolve(copy->file, value));
        } else if (strcmp(key, "ID") == 0 && object_resolve(copy->file, value)->kind == OBJECT_STRING) {
            g_string_append(out, " /ID ");
            put_id(copy, out, object_resolve(copy->file, value));
            if (number > 0)
                note_id(copy, object_resolve(copy->file, value), number);
        } else {
            copy_put_entry(copy, out, key, value);
        }
    }
    g_string_append(out, " >>");
}

void
tree_put_element(Copy *copy, GString *out, const Object *dict, int number)
{
    put_element(copy, out, dict, number, 0);
}

/* ---- the Part ---- */

/* An element of the top that is written within the root has no number: it is given one. */
static void
add_top_kid(Copy *copy, const Object *kid)
{
    const Object *dict = object_resolve(copy->file, kid);
    g_autoptr(GString) out = g_string_new(NULL);
    int number;

    if (dict->kind != OBJECT_DICT)
        return;
    if (kid->kind == OBJECT_REFERENCE) {
        put_reference(copy->part_kids, copy_number(copy, kid));
        return;
    }
    number = writer_add(copy->all->writer);
    put_element(copy, out, dict, number, 0);
    writer_object(copy->all->writer, number, out->str, out->len);
    put_reference(copy->part_kids, number);
}

void
tree_write_part(Copy *copy)
{
    g_autoptr(GString) figures = g_string_new(copy->part_kids->str),
                       out = g_string_new("<< /Type /StructElem /S /Part");
    const Object *kids = object_get(copy->file, copy->foreign->tree, "K");
    int section = pdf_draft_element(copy->all->draft, copy->annex->section_id);

    g_string_truncate(copy->part_kids, 0);
    if (kids->kind == OBJECT_DICT)
        add_top_kid(copy, object_find(copy->foreign->tree, "K"));
    for (size_t i = 0; kids->kind == OBJECT_ARRAY && i < kids->length; i++)
        add_top_kid(copy, kids->items[i]);
    put_reference(g_string_append(out, " /P"), section);
    if (copy->annex->title != NULL)
        put_text_string(g_string_append(out, " /T "), copy->annex->title);
    if (copy->foreign->language != NULL && foreign_is_tagged(copy->foreign))
        put_text_string(g_string_append(out, " /Lang "), copy->foreign->language);
    g_string_append_printf(out, " /K [%s%s ] >>", copy->part_kids->str, figures->str);
    writer_object(copy->all->writer, copy->part, out->str, out->len);
    pdf_draft_hang(copy->all->draft, section, copy->part);
}
