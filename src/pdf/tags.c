/*
 * The structure tree of the file (ISO 32000-1, 14.7): one object an element, a parent tree that leads from marked
 * content and annotations back to them, and a tree of ids.
 */
#include "base/append.h"
#include "base/digits.h"
#include "base/format.h"
#include "base/sort.h"
#include "pdf/pass.h"
#include <string.h>

enum { PER_LEAF = 256 };

/* ---- which mark is what ---- */

static void
plan_node(TagPlan *plan, const StructNode *node)
{
    StructView v = struct_view(node);

    plan->properties = plan->properties || v.property_count > 0;
    for (size_t i = 0; i < v.kid_count; i++) {
        if (v.kids[i].kind == KID_NODE)
            plan_node(plan, v.kids[i].node);
        if (v.kids[i].kind != KID_MARK)
            continue;
        plan->node[v.kids[i].mark.mark] = node;
        plan->role[v.kids[i].mark.mark] = struct_role_name(v.role);
    }
}

/* MCIDs run from 0 on each page in painting order; marks are numbered in that order over the document. */
static void
number_marks(TagPlan *plan, const Pages *pages)
{
    int mark = 0;

    for (size_t p = 0; p < pages_count(pages); p++) {
        size_t count;
        const PageItem *items = pages_items(pages, p, &count);
        int mcid = 0;

        for (size_t i = 0; i < count; i++)
            if (items[i].kind == ITEM_BEGIN) {
                plan->page[mark] = p;
                plan->mcid[mark] = plan->node[mark] != NULL ? mcid++ : -1;
                mark++;
            }
    }
}

TagPlan *
tag_plan_new(const Pages *pages)
{
    TagPlan *plan = g_new0(TagPlan, 1);
    gsize marks = pages_mark_count(pages);

    plan->marks = (int)marks;
    plan->mcid = g_new0(int, marks + 1);
    plan->role = g_new0(const char *, marks + 1);
    plan->node = g_new0(const StructNode *, marks + 1);
    plan->page = g_new0(size_t, marks + 1);
    if (pages_root(pages) != NULL)
        plan_node(plan, pages_root(pages));
    number_marks(plan, pages);
    return plan;
}

void
tag_plan_free(TagPlan *plan)
{
    g_free(plan->mcid);
    g_free(plan->role);
    g_free(plan->node);
    g_free(plan->page);
    g_free(plan);
}

/* ---- elements ---- */

/* theirs: of an element that is not ours, of whatever bytes */
typedef struct IdEntry { const char *id; size_t length; int object; bool theirs; } IdEntry;

struct Tags {
    Writer *writer;
    const Pages *pages;
    const TagPlan *plan;
    const int *page_objects;
    int **annotations;
    bool numbered;
    /* what others add, all NULL without any: forms that hold a page's own content, by page; references to kids, by the
       element that they hang under; values of the parent tree, by key from that behind ours */
    int *forms;
    GHashTable *hung;
    GPtrArray *parents; int first_added;
    GString *added;                     /* entries of the root */
    Arena *arena;
    int first;                  /* object number of the root element; the others follow in reading order */
    GArray *sizes;              /* int, by place in reading order: an element and all below it */
    int *of_mark;               /* object numbers of the elements of marks */
    GHashTable *of_link;        /* StructNode -> object number, of those that have annotations */
    GArray *ids;
    GString *line;              /* where each element is put together */
    int root;
};

static void
number_node(Tags *t, const StructNode *node)
{
    StructView v = struct_view(node);
    guint place = t->sizes->len;
    int number = writer_add(t->writer), size = 1;

    if (place == 0)
        t->first = number;
    g_array_append_val(t->sizes, size);
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE)
            number_node(t, v.kids[i].node);
    g_array_index(t->sizes, int, place) = (int)(t->sizes->len - place);
}

static int
size_at(const Tags *t, int place)
{
    return g_array_index(t->sizes, int, place);
}

static void
text_entry(GString *out, const char *key, const char *text)
{
    if (text == NULL)
        return;
    g_string_append_c(out, '/');
    append_text(out, key);
    put_text_string(out, text);
}

static void
put_layout_attributes(GString *out, const Tags *t, const StructView *v)
{
    static const char *const scopes[] = { NULL, "Column", "Row", "Both" };
    bool cell = v->role == ROLE_TH || v->role == ROLE_TD;
    bool spans = v->column_span > 1 || v->row_span > 1;
    bool table = v->summary != NULL || (cell && (v->headers != NULL || v->scope != SCOPE_NONE || spans));

    if (!table && v->list_numbering == NULL && !v->has_bbox)
        return;
    append_text(out, "<<");
    if (table) {
        append_text(out, "/O/Table");
        if (v->scope != SCOPE_NONE && v->role == ROLE_TH)
            format_append(out, "/Scope/%s", scopes[v->scope]);
        if (v->column_span > 1)
            format_append(out, "/ColSpan %d", v->column_span);
        if (v->row_span > 1)
            format_append(out, "/RowSpan %d", v->row_span);
        if (cell && v->headers != NULL) {
            append_text(out, "/Headers[");
            put_literal(out, v->headers);
            g_string_append_c(out, ']');
        }
        text_entry(out, "Summary", v->summary);
    } else if (v->list_numbering != NULL) {
        format_append(out, "/O/List/ListNumbering/%s", v->list_numbering);
    } else {
        double height = pages_size(t->pages, v->bbox_page).height;

        append_text(out, "/O/Layout/Placement/Block/BBox[");
        put_number(out, v->bbox.x);
        g_string_append_c(out, ' ');
        put_number(out, height - v->bbox.y - v->bbox.height);
        g_string_append_c(out, ' ');
        put_number(out, v->bbox.x + v->bbox.width);
        g_string_append_c(out, ' ');
        put_number(out, height - v->bbox.y);
        g_string_append_c(out, ']');
    }
    append_text(out, ">>");
}

static void
put_properties(GString *out, const StructView *v)
{
    if (v->property_count == 0)
        return;
    append_text(out, "<</O/UserProperties/P[");
    for (size_t i = 0; i < v->property_count; i++) {
        append_text(out, "<<");
        text_entry(out, "N", v->properties[i].name);
        text_entry(out, "V", v->properties[i].value);
        append_text(out, ">>");
    }
    append_text(out, "]>>");
}

/* One attribute object, or, of several owners, an array of them (14.7.5). */
static void
put_attributes(GString *out, const Tags *t, const StructView *v)
{
    gsize before = out->len, first;

    append_text(out, "/A");
    put_layout_attributes(out, t, v);
    first = out->len;
    put_properties(out, v);
    if (out->len == before + 2) {
        g_string_truncate(out, before);
    } else if (first > before + 2 && out->len > first) {
        g_string_insert_c(out, (gssize)before + 2, '[');
        g_string_append_c(out, ']');
    }
}

static bool
find_page(const StructView *v, size_t *page)
{
    for (size_t i = 0; i < v->kid_count; i++)
        if (v->kids[i].kind != KID_NODE) {
            *page = v->kids[i].kind == KID_MARK ? v->kids[i].mark.page : v->kids[i].link.page;
            return true;
        }
    return false;
}

/* A sequence or an annotation: whose it is, is noted for the parent tree. */
static void
put_leaf(GString *out, Tags *t, const StructNode *node, int object, const StructKid *kid, bool has_page, size_t page)
{
    if (kid->kind == KID_MARK)
        t->of_mark[kid->mark.mark] = object;
    if (kid->kind == KID_LINK) {
        g_hash_table_insert(t->of_link, (gpointer)(guintptr)node, GINT_TO_POINTER(object));
        append_text(out, "<</Type/OBJR/Obj");
        put_reference(out, t->annotations[kid->link.page][kid->link.link]);
        if (!has_page || kid->link.page != page) {      /* else the element's own */
            append_text(out, "/Pg");
            put_reference(out, t->page_objects[kid->link.page]);
        }
        append_text(out, ">>");
    } else if (t->forms != NULL && t->forms[kid->mark.page] > 0) {
        format_append(out, " <</Type /MCR /Pg %d 0 R /Stm %d 0 R /MCID %d>>", t->page_objects[kid->mark.page],
                      t->forms[kid->mark.page], t->plan->mcid[kid->mark.mark]);
    } else if (has_page && kid->mark.page == page) {
        g_string_append_c(out, ' ');
        put_integer(out, t->plan->mcid[kid->mark.mark]);
    } else {
        format_append(out, " <</Type /MCR /Pg %d 0 R /MCID %d>>", t->page_objects[kid->mark.page],
                      t->plan->mcid[kid->mark.mark]);
    }
}

/*
 * An element at its place in reading order, then those below it: the first kid stands next, each other after all of
 * the one before.
 */
static void
write_node(Tags *t, const StructNode *node, int place, int parent)
{
    StructView v = struct_view(node);
    int object = t->first + place, next = place + 1;
    GString *out = g_string_assign(t->line, "<<");
    size_t page = 0;
    bool has_page = find_page(&v, &page);
    const GString *hung = t->hung == NULL ? NULL : g_hash_table_lookup(t->hung, GINT_TO_POINTER(object));

    append_text(out, "/S/");
    append_text(out, struct_role_name(v.role));
    append_text(out, "/P");
    put_reference(out, parent);
    if (has_page) {
        append_text(out, "/Pg");
        put_reference(out, t->page_objects[page]);
    }
    text_entry(out, "Alt", v.alt);
    text_entry(out, "ActualText", v.actual_text);
    text_entry(out, "E", v.expansion);
    text_entry(out, "Lang", v.language);
    text_entry(out, "T", v.title);
    if (v.id != NULL) {
        IdEntry entry = { v.id, strlen(v.id), object, false };

        append_text(out, "/ID");
        put_literal(out, v.id);
        g_array_append_val(t->ids, entry);
    }
    put_attributes(out, t, &v);
    if (v.kid_count > 0 || hung != NULL) {
        append_text(out, "/K[");
        for (size_t i = 0; i < v.kid_count; i++)
            if (v.kids[i].kind == KID_NODE) {
                put_reference(out, t->first + next);
                next += size_at(t, next);
            } else {
                put_leaf(out, t, node, object, &v.kids[i], has_page, page);
            }
        if (hung != NULL)
            append_bytes(out, hung->str, hung->len);
        g_string_append_c(out, ']');
    }
    append_text(out, ">>");
    writer_object(t->writer, object, out->str, out->len);
    next = place + 1;
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE) {
            write_node(t, v.kids[i].node, next, object);
            next += size_at(t, next);
        }
}

/* ---- number and name trees: a root over leaves of at most 256 entries ---- */

/* A tree as it grows, key by key in their order. */
typedef struct Tree {
    Writer *writer;
    const char *leaf_key;               /* "Nums" or "Names" */
    int root;
    guint entries;                      /* of the leaf that is being written */
    GString *kids, *leaf, *first, *last;        /* of that leaf: its entries, its first key and its last */
} Tree;

static void
tree_open(Tree *tree, Writer *writer, const char *leaf_key)
{
    *tree = (Tree){ writer,
                    leaf_key,
                    writer_add(writer),
                    0,
                    g_string_new("<< /Kids ["),
                    g_string_new(NULL),
                    g_string_new(NULL),
                    g_string_new(NULL) };
}

static void
end_leaf(Tree *tree)
{
    int number = writer_add(tree->writer);
    g_autoptr(GString) out = g_string_new("<<");

    if (tree->entries > 0)
        format_append(out, " /Limits [%s %s]", tree->first->str, tree->last->str);
    format_append(out, " /%s [%s ] >>", tree->leaf_key, tree->leaf->str);
    writer_object(tree->writer, number, out->str, out->len);
    put_reference(tree->kids, number);
    g_string_truncate(tree->leaf, 0);
    tree->entries = 0;
}

/* What stands behind the last key is its value; the next key ends it. */
static GString *
tree_add(Tree *tree, const char *key)
{
    if (tree->entries == PER_LEAF)
        end_leaf(tree);
    g_string_assign(tree->entries++ == 0 ? tree->first : tree->last, key);
    if (tree->entries == 1)
        g_string_assign(tree->last, key);
    append_text(tree->leaf, " ");
    append_text(tree->leaf, key);
    return tree->leaf;
}

static int
tree_end(Tree *tree)
{
    if (tree->entries > 0 || tree->kids->str[tree->kids->len - 1] == '[')
        end_leaf(tree);
    append_text(tree->kids, " ] >>");
    writer_object(tree->writer, tree->root, tree->kids->str, tree->kids->len);
    g_string_free(tree->kids, TRUE);
    g_string_free(tree->leaf, TRUE);
    g_string_free(tree->first, TRUE);
    g_string_free(tree->last, TRUE);
    return tree->root;
}

/* Key p (page index) leads to the elements of the page's marks; keys after the pages to the Link elements. */
static int
write_parent_tree(Tags *t, int *next_key)
{
    Tree tree;
    char key[DIGITS_ROOM] = "";
    char *end = key + sizeof key - 1;
    int mark = 0;

    tree_open(&tree, t->writer, "Nums");
    for (size_t p = 0; p < pages_count(t->pages); p++) {
        GString *list = tree_add(&tree, digits_before(end, p, 1));

        append_text(list, " [");
        for (; mark < t->plan->marks && t->plan->page[mark] == p; mark++)
            if (t->plan->node[mark] != NULL)
                put_reference(list, t->of_mark[mark]);
        append_text(list, " ]");
    }
    *next_key = (int)pages_count(t->pages);
    for (size_t p = 0; p < pages_count(t->pages); p++) {
        size_t count;
        const PageLink *links = pages_links(t->pages, p, &count);

        for (size_t i = 0; i < count; i++)
            put_reference(tree_add(&tree, digits_before(end, (unsigned long)(*next_key)++, 1)),
                          GPOINTER_TO_INT(g_hash_table_lookup(t->of_link, links[i].node)));
    }
    if (t->parents != NULL && tree.entries > 0)
        end_leaf(&tree);                /* theirs stand in leaves of their own */
    for (guint i = 0; t->parents != NULL && i < t->parents->len; i++) {
        GString *leaf = tree_add(&tree, digits_before(end, (unsigned long)(*next_key)++, 1));

        append_text(leaf, " ");
        append_text(leaf, g_ptr_array_index(t->parents, i));
    }
    return tree_end(&tree);
}

static int
compare_ids(const void *left, const void *right)
{
    const IdEntry *a = left, *b = right;
    int order = memcmp(a->id, b->id, MIN(a->length, b->length));

    return order != 0 ? order : a->length < b->length ? -1 : a->length > b->length;
}

static int
write_id_tree(Tags *t)
{
    g_autoptr(GString) key = g_string_new(NULL);
    Tree tree;

    tree_open(&tree, t->writer, "Names");
    sort_items(t->ids->data, t->ids->len, sizeof(IdEntry), compare_ids);
    for (guint i = 0; i < t->ids->len; i++) {
        const IdEntry *entry = &g_array_index(t->ids, IdEntry, i);

        g_string_truncate(key, 0);
        if (entry->theirs)
            put_bytes(key, entry->id, entry->length);
        else
            put_literal(key, entry->id);
        put_reference(tree_add(&tree, key->str), entry->object);
    }
    return tree_end(&tree);
}

/* ---- what others add ---- */

static void
free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

/* Gives the elements their numbers, once: others may ask for one before they are written. */
static void
number(Tags *t)
{
    if (t->numbered)
        return;
    t->numbered = true;
    t->root = writer_add(t->writer);
    number_node(t, pages_root(t->pages));
}

/* The place in reading order of the element with this ID, from that of `node` on; -1 when there is none. */
static int
find_id(const Tags *t, const StructNode *node, const char *id, int place)
{
    StructView v = struct_view(node);
    int next = place + 1, found = v.id != NULL && strcmp(v.id, id) == 0 ? place : -1;

    for (size_t i = 0; i < v.kid_count && found < 0; i++)
        if (v.kids[i].kind == KID_NODE) {
            found = find_id(t, v.kids[i].node, id, next);
            next += size_at(t, next);
        }
    return found;
}

int
tags_element(Tags *t, const char *id)
{
    int place;

    number(t);
    place = find_id(t, pages_root(t->pages), id, 0);
    return place < 0 ? 0 : t->first + place;
}

void
tags_hang(Tags *t, int element, int kid)
{
    GString *kids;

    if (t->hung == NULL)
        t->hung = g_hash_table_new_full(NULL, NULL, NULL, free_string);
    kids = g_hash_table_lookup(t->hung, GINT_TO_POINTER(element));
    if (kids == NULL)
        g_hash_table_insert(t->hung, GINT_TO_POINTER(element), kids = g_string_new(NULL));
    put_reference(kids, kid);
}

void
tags_move_marks(Tags *t, size_t page, int form)
{
    if (t->forms == NULL)
        t->forms = g_new0(int, pages_count(t->pages));
    t->forms[page] = form;
}

/* Keys follow those of our pages and of their links. */
int
tags_add_parent(Tags *t, char *value)
{
    size_t key = pages_count(t->pages), links;

    if (t->parents == NULL)
        t->parents = g_ptr_array_new_with_free_func(g_free);
    for (size_t p = 0; t->first_added == 0 && p < pages_count(t->pages); p++) {
        pages_links(t->pages, p, &links);
        key += links;
    }
    t->first_added = t->first_added == 0 ? (int)key : t->first_added;
    g_ptr_array_add(t->parents, value);
    return t->first_added + (int)t->parents->len - 1;
}

void
tags_add_id(Tags *t, const char *id, size_t length, int element)
{
    IdEntry entry = { NULL, length, element, true };

    if (t->arena == NULL)
        t->arena = arena_new();
    entry.id = arena_memdup(t->arena, id, length + 1);
    g_array_append_val(t->ids, entry);
}

void
tags_add_entry(Tags *t, const char *text)
{
    if (t->added == NULL)
        t->added = g_string_new(NULL);
    g_string_append(t->added, text);
}

/* ---- the whole ---- */

Tags *
tags_new(Writer *writer, const Pages *pages, const TagPlan *plan, const int *page_objects, int **annotation_objects)
{
    Tags *t = g_new0(Tags, 1);

    *t = (Tags){
        .writer = writer, .pages = pages, .plan = plan, .page_objects = page_objects, .annotations = annotation_objects
    };
    t->sizes = g_array_sized_new(FALSE, FALSE, sizeof(int), 1024);
    t->of_mark = g_new0(int, (gsize)plan->marks + 1);
    t->of_link = g_hash_table_new(g_direct_hash, g_direct_equal);
    t->ids = g_array_sized_new(FALSE, FALSE, sizeof(IdEntry), 256);
    t->line = g_string_sized_new(512);
    return t;
}

void
tags_free(Tags *t)
{
    if (t == NULL)
        return;
    g_array_unref(t->sizes);
    g_free(t->of_mark);
    g_hash_table_unref(t->of_link);
    g_array_unref(t->ids);
    g_string_free(t->line, TRUE);
    g_free(t->forms);
    g_clear_pointer(&t->hung, g_hash_table_unref);
    g_clear_pointer(&t->parents, g_ptr_array_unref);
    if (t->added != NULL)
        g_string_free(t->added, TRUE);
    if (t->arena != NULL)
        arena_free(t->arena);
    g_free(t);
}

int
tags_write(Tags *t)
{
    g_autoptr(GString) out = g_string_new(NULL);
    int parents, ids = 0, next_key;

    number(t);
    write_node(t, pages_root(t->pages), 0, t->root);
    parents = write_parent_tree(t, &next_key);
    if (t->ids->len > 0)
        ids = write_id_tree(t);
    g_string_printf(out, "<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d", t->first,
                    parents, next_key);
    if (ids > 0)
        format_append(out, " /IDTree %d 0 R", ids);
    if (t->added != NULL)
        append_bytes(out, t->added->str, t->added->len);
    g_string_append(out, " >>");
    writer_object(t->writer, t->root, out->str, out->len);
    return t->root;
}
