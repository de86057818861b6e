/*
 * The root of our structure tree when annexes have come in (ISO 32000-1, 14.7.2): the parent tree grows at its end,
 * IDs of all are put in order again, and our own marks on pages of annexes are looked for in the forms they stand in
 * now.
 */
#include "base/sort.h"
#include "annex/pass.h"
#include <string.h>

enum { PER_LEAF = 256 };

/* ---- our own marks ---- */

static void
put_moved_kid(GString *out, const Object *kid, bool of_page, int page, int form)
{
    static const char *const stream_key[] = { "Pg", "Stm", NULL };
    const Object *named = object_find(kid, "Pg");
    bool mark = object_is_name(object_find(kid, "Type"), "MCR") && object_find(kid, "Stm")->kind == OBJECT_NULL;

    g_string_append_c(out, ' ');
    if (kid->kind == OBJECT_INTEGER && of_page) {
        g_string_append_printf(out, "<< /Type /MCR /Pg %d 0 R /Stm %d 0 R /MCID %d >>", page, form, (int)kid->integer);
    } else if (mark && (named->kind == OBJECT_NULL ? of_page : named->number == page)) {
        put_entries_but(out, kid, stream_key);
        g_string_append_printf(out, " /Pg %d 0 R /Stm %d 0 R >>", page, form);
    } else {
        put_value(out, kid);
    }
}

static void
move_marks_of(Host *host, int element, int page, int form)
{
    static const char *const kids_key[] = { "K", NULL };
    const Object *dict = host_object(host, element), *kids = object_find(dict, "K");
    bool of_page = object_find(dict, "Pg")->number == page;
    g_autoptr(GString) out = g_string_new(NULL);

    if (dict->kind != OBJECT_DICT)
        return;
    put_entries_but(out, dict, kids_key);
    g_string_append(out, " /K [");
    for (size_t i = 0; kids->kind == OBJECT_ARRAY && i < kids->length; i++)
        put_moved_kid(out, kids->items[i], of_page, page, form);
    if (kids->kind != OBJECT_ARRAY)
        put_moved_kid(out, kids, of_page, page, form);
    g_string_append(out, " ] >>");
    host_replace(host, element, out);
}

void
root_move_marks(Annexes *all, int page_object, const Object *parents, int form)
{
    for (size_t i = 0; parents->kind == OBJECT_ARRAY && i < parents->length; i++)
        if (parents->items[i]->kind == OBJECT_REFERENCE)
            move_marks_of(all->host, parents->items[i]->number, page_object, form);
}

/* ---- our root ---- */

static int
compare_ids(const void *left, const void *right)
{
    const AnnexId *a = left, *b = right;
    int order = memcmp(a->id, b->id, MIN(a->length, b->length));

    return order != 0 ? order : a->length < b->length ? -1 : a->length > b->length;
}

static void
gather_own_ids(Annexes *all, const Object *node)
{
    const Object *names = host_get(all->host, node, "Names"), *kids = host_get(all->host, node, "Kids");

    for (size_t i = 0; names->kind == OBJECT_ARRAY && i + 1 < names->length; i += 2) {
        AnnexId entry = { (char *)(guintptr)names->items[i]->bytes, names->items[i]->length,
                          names->items[i + 1]->number };

        if (names->items[i]->kind == OBJECT_STRING)
            g_array_append_val(all->ids, entry);
    }
    for (size_t i = 0; kids->kind == OBJECT_ARRAY && i < kids->length; i++)
        gather_own_ids(all, host_resolve(all->host, kids->items[i]));
}

static const AnnexId *
id_at(const Annexes *all, guint index)
{
    return &g_array_index(all->ids, AnnexId, index);
}

static int
write_id_leaf(const Annexes *all, guint from, guint to)
{
    g_autoptr(GString) out = g_string_new("<< /Limits [");
    int number = writer_add(all->writer);

    put_bytes(out, id_at(all, from)->id, id_at(all, from)->length);
    g_string_append_c(out, ' ');
    put_bytes(out, id_at(all, to - 1)->id, id_at(all, to - 1)->length);
    g_string_append(out, "] /Names [");
    for (guint i = from; i < to; i++) {
        g_string_append_c(out, ' ');
        put_bytes(out, id_at(all, i)->id, id_at(all, i)->length);
        put_reference(out, id_at(all, i)->object);
    }
    g_string_append(out, " ] >>");
    writer_object(all->writer, number, out->str, out->len);
    return number;
}

/* All IDs, ours and theirs, in one tree again: a name tree is in order as a whole. */
static void
put_id_tree(Annexes *all, GString *root, const Object *own)
{
    g_autoptr(GString) out = g_string_new("<< /Kids [");
    int number = writer_add(all->writer);

    gather_own_ids(all, own);
    sort_items(all->ids->data, all->ids->len, sizeof(AnnexId), compare_ids);
    for (guint from = 0; from < all->ids->len; from += PER_LEAF)
        put_reference(out, write_id_leaf(all, from, MIN(from + PER_LEAF, all->ids->len)));
    g_string_append(out, " ] >>");
    writer_object(all->writer, number, out->str, out->len);
    put_reference(g_string_append(root, " /IDTree"), number);
}

static int
write_parent_leaf(const Annexes *all, guint from, guint to)
{
    g_autoptr(GString) out = g_string_new(NULL);
    int number = writer_add(all->writer);

    g_string_printf(out, "<< /Limits [%d %d] /Nums [", ((AnnexParent *)g_ptr_array_index(all->parents, from))->key,
                    ((AnnexParent *)g_ptr_array_index(all->parents, to - 1))->key);
    for (guint i = from; i < to; i++) {
        const AnnexParent *parent = g_ptr_array_index(all->parents, i);

        g_string_append_printf(out, " %d %s", parent->key, parent->value);
    }
    g_string_append(out, " ] >>");
    writer_object(all->writer, number, out->str, out->len);
    return number;
}

/* Keys of annexes are greater than all of ours: their leaves follow. */
static void
extend_parent_tree(Annexes *all, int root)
{
    static const char *const kids_key[] = { "Kids", NULL };
    const Object *dict = host_object(all->host, root), *kids = object_find(dict, "Kids");
    g_autoptr(GString) out = g_string_new(NULL);

    if (kids->kind != OBJECT_ARRAY) {
        all->fault = "its parent tree is not as expected";
        return;
    }
    put_entries_but(out, dict, kids_key);
    g_string_append(out, " /Kids [");
    for (size_t i = 0; i < kids->length; i++)
        put_reference(out, kids->items[i]->number);
    for (guint from = 0; from < all->parents->len; from += PER_LEAF)
        put_reference(out, write_parent_leaf(all, from, MIN(from + PER_LEAF, all->parents->len)));
    g_string_append(out, " ] >>");
    host_replace(all->host, root, out);
}

/* " /Key <<what we have and what is new>>" */
static void
put_map(Annexes *all, GString *out, const char *key, const Object *root, const GString *added)
{
    static const char *const none[] = { NULL };

    if (added->len == 0)
        return;
    g_string_append_printf(out, " /%s ", key);
    put_entries_but(out, host_get(all->host, root, key), none);
    g_string_append_printf(out, "%s >>", added->str);
}

void
root_finish(Annexes *all)
{
    static const char *const replaced[] = { "RoleMap", "ClassMap", "IDTree", "Namespaces", "ParentTreeNextKey", NULL };
    int number = object_find(host_object(all->host, host_root(all->host)), "StructTreeRoot")->number;
    const Object *root = host_object(all->host, number);
    g_autoptr(GString) out = g_string_new(NULL);

    extend_parent_tree(all, object_find(root, "ParentTree")->number);
    put_entries_but(out, root, replaced);
    put_map(all, out, "RoleMap", root, all->role_map);
    put_map(all, out, "ClassMap", root, all->classes);
    if (all->namespaces->len > 0)
        g_string_append_printf(out, " /Namespaces [%s ]", all->namespaces->str);
    put_id_tree(all, out, host_get(all->host, root, "IDTree"));
    g_string_append_printf(out, " /ParentTreeNextKey %d >>", all->next_key);
    host_replace(all->host, number, out);
}
