/*
 * The structure tree of the file (ISO 32000-1, 14.7): one object an element, a parent tree that leads from marked
 * content and annotations back to them, and a tree of ids.
 */
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

typedef struct IdEntry { const char *id; int object; } IdEntry;

typedef struct Tags {
    Writer *writer;
    const Pages *pages;
    const TagPlan *plan;
    const int *page_objects;
    int **annotations;
    int first;                  /* object number of the root element; the others follow in reading order */
    GArray *sizes;              /* int, by place in reading order: an element and all below it */
    int *of_mark;               /* object numbers of the elements of marks */
    GHashTable *of_link;        /* StructNode -> object number, of those that have annotations */
    GArray *ids;
    int root;
} Tags;

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
    g_string_append(out, key);
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
    g_string_append(out, "<<");
    if (table) {
        g_string_append(out, "/O/Table");
        if (v->scope != SCOPE_NONE && v->role == ROLE_TH)
            g_string_append_printf(out, "/Scope/%s", scopes[v->scope]);
        if (v->column_span > 1)
            g_string_append_printf(out, "/ColSpan %d", v->column_span);
        if (v->row_span > 1)
            g_string_append_printf(out, "/RowSpan %d", v->row_span);
        if (cell && v->headers != NULL) {
            g_string_append(out, "/Headers[");
            put_literal(out, v->headers);
            g_string_append_c(out, ']');
        }
        text_entry(out, "Summary", v->summary);
    } else if (v->list_numbering != NULL) {
        g_string_append_printf(out, "/O/List/ListNumbering/%s", v->list_numbering);
    } else {
        double height = pages_size(t->pages, v->bbox_page).height;

        g_string_append(out, "/O/Layout/Placement/Block/BBox[");
        put_number(out, v->bbox.x);
        g_string_append_c(out, ' ');
        put_number(out, height - v->bbox.y - v->bbox.height);
        g_string_append_c(out, ' ');
        put_number(out, v->bbox.x + v->bbox.width);
        g_string_append_c(out, ' ');
        put_number(out, height - v->bbox.y);
        g_string_append_c(out, ']');
    }
    g_string_append(out, ">>");
}

static void
put_properties(GString *out, const StructView *v)
{
    if (v->property_count == 0)
        return;
    g_string_append(out, "<</O/UserProperties/P[");
    for (size_t i = 0; i < v->property_count; i++) {
        g_string_append(out, "<<");
        text_entry(out, "N", v->properties[i].name);
        text_entry(out, "V", v->properties[i].value);
        g_string_append(out, ">>");
    }
    g_string_append(out, "]>>");
}

/* One attribute object, or, of several owners, an array of them (14.7.5). */
static void
put_attributes(GString *out, const Tags *t, const StructView *v)
{
    gsize before = out->len, first;

    g_string_append(out, "/A");
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
        g_string_append_printf(out, " <</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>",
                               t->annotations[kid->link.page][kid->link.link], t->page_objects[kid->link.page]);
    } else if (has_page && kid->mark.page == page) {
        g_string_append_c(out, ' ');
        put_integer(out, t->plan->mcid[kid->mark.mark]);
    } else {
        g_string_append_printf(out, " <</Type /MCR /Pg %d 0 R /MCID %d>>", t->page_objects[kid->mark.page],
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
    g_autoptr(GString) out = g_string_new("<<");
    size_t page = 0;
    bool has_page = find_page(&v, &page);

    g_string_append(out, "/S/");
    g_string_append(out, struct_role_name(v.role));
    g_string_append(out, "/P");
    put_reference(out, parent);
    if (has_page) {
        g_string_append(out, "/Pg");
        put_reference(out, t->page_objects[page]);
    }
    text_entry(out, "Alt", v.alt);
    text_entry(out, "ActualText", v.actual_text);
    text_entry(out, "Lang", v.language);
    text_entry(out, "T", v.title);
    if (v.id != NULL) {
        IdEntry entry = { v.id, object };

        g_string_append(out, "/ID");
        put_literal(out, v.id);
        g_array_append_val(t->ids, entry);
    }
    put_attributes(out, t, &v);
    if (v.kid_count > 0) {
        g_string_append(out, "/K[");
        for (size_t i = 0; i < v.kid_count; i++)
            if (v.kids[i].kind == KID_NODE) {
                put_reference(out, t->first + next);
                next += size_at(t, next);
            } else {
                put_leaf(out, t, node, object, &v.kids[i], has_page, page);
            }
        g_string_append_c(out, ']');
    }
    g_string_append(out, ">>");
    writer_object(t->writer, object, out->str, out->len);
    next = place + 1;
    for (size_t i = 0; i < v.kid_count; i++)
        if (v.kids[i].kind == KID_NODE) {
            write_node(t, v.kids[i].node, next, object);
            next += size_at(t, next);
        }
}

/* ---- number and name trees: a root over leaves of at most 256 entries ---- */

static int
write_tree(Writer *w, GPtrArray *keys, GPtrArray *values, const char *leaf_key)
{
    int root = writer_add(w);
    g_autoptr(GString) kids = g_string_new("<< /Kids [");

    for (guint from = 0; from < keys->len || from == 0; from += PER_LEAF) {
        int leaf = writer_add(w);
        guint to = MIN(from + PER_LEAF, keys->len);
        g_autoptr(GString) out = g_string_new("<<");

        if (keys->len > 0)
            g_string_append_printf(out, " /Limits [%s %s]", (char *)g_ptr_array_index(keys, from),
                                   (char *)g_ptr_array_index(keys, to - 1));
        g_string_append_printf(out, " /%s [", leaf_key);
        for (guint i = from; i < to; i++)
            g_string_append_printf(out, " %s %s", (char *)g_ptr_array_index(keys, i),
                                   (char *)g_ptr_array_index(values, i));
        g_string_append(out, " ] >>");
        writer_object(w, leaf, out->str, out->len);
        g_string_append_printf(kids, " %d 0 R", leaf);
    }
    g_string_append(kids, " ] >>");
    writer_object(w, root, kids->str, kids->len);
    return root;
}

/* Key p (page index) leads to the elements of the page's marks; keys after the pages to the Link elements. */
static int
write_parent_tree(Tags *t, int *next_key)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free), values = g_ptr_array_new_with_free_func(g_free);
    int mark = 0;

    for (size_t p = 0; p < pages_count(t->pages); p++) {
        GString *list = g_string_new("[");

        for (; mark < t->plan->marks && t->plan->page[mark] == p; mark++)
            if (t->plan->node[mark] != NULL)
                put_reference(list, t->of_mark[mark]);
        g_string_append(list, " ]");
        g_ptr_array_add(keys, g_strdup_printf("%zu", p));
        g_ptr_array_add(values, g_string_free(list, FALSE));
    }
    *next_key = (int)pages_count(t->pages);
    for (size_t p = 0; p < pages_count(t->pages); p++) {
        size_t count;
        const PageLink *links = pages_links(t->pages, p, &count);

        for (size_t i = 0; i < count; i++) {
            g_ptr_array_add(keys, g_strdup_printf("%d", (*next_key)++));
            g_ptr_array_add(values,
                            g_strdup_printf("%d 0 R", GPOINTER_TO_INT(g_hash_table_lookup(t->of_link, links[i].node))));
        }
    }
    return write_tree(t->writer, keys, values, "Nums");
}

static int
compare_ids(const void *left, const void *right)
{
    return strcmp(((const IdEntry *)left)->id, ((const IdEntry *)right)->id);
}

static int
write_id_tree(Tags *t)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free), values = g_ptr_array_new_with_free_func(g_free);

    sort_items(t->ids->data, t->ids->len, sizeof(IdEntry), compare_ids);
    for (guint i = 0; i < t->ids->len; i++) {
        GString *key = g_string_new(NULL);

        put_literal(key, g_array_index(t->ids, IdEntry, i).id);
        g_ptr_array_add(keys, g_string_free(key, FALSE));
        g_ptr_array_add(values, g_strdup_printf("%d 0 R", g_array_index(t->ids, IdEntry, i).object));
    }
    return write_tree(t->writer, keys, values, "Names");
}

/* Writes everything and returns the number of the structure tree's root. */
int
write_tags(Writer *writer, const Pages *pages, const TagPlan *plan, const int *page_objects, int **annotation_objects)
{
    Tags t = {
        .writer = writer, .pages = pages, .plan = plan, .page_objects = page_objects, .annotations = annotation_objects
    };
    g_autoptr(GString) out = g_string_new(NULL);
    int parents, ids = 0, next_key;

    t.sizes = g_array_new(FALSE, FALSE, sizeof(int));
    t.of_mark = g_new0(int, (gsize)plan->marks + 1);
    t.of_link = g_hash_table_new(g_direct_hash, g_direct_equal);
    t.ids = g_array_new(FALSE, FALSE, sizeof(IdEntry));
    t.root = writer_add(writer);
    number_node(&t, pages_root(pages));
    write_node(&t, pages_root(pages), 0, t.root);
    parents = write_parent_tree(&t, &next_key);
    if (t.ids->len > 0)
        ids = write_id_tree(&t);
    g_string_printf(out, "<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d", t.first,
                    parents, next_key);
    if (ids > 0)
        g_string_append_printf(out, " /IDTree %d 0 R", ids);
    g_string_append(out, " >>");
    writer_object(writer, t.root, out->str, out->len);
    g_array_unref(t.sizes);
    g_free(t.of_mark);
    g_hash_table_unref(t.of_link);
    g_array_unref(t.ids);
    return t.root;
}
