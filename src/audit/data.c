/* The audit's gathering put to another use: elements with their text, and attached files by their names. */
#include "audit/data.h"
#include "audit/gather.h"
#include "object/structure.h"
#include <stdlib.h>
#include <string.h>

struct AuditData {
    Audit *audit;
    Arena *arena;
    GArray *printed;                    /* AuditPrinted */
    GArray *sentences;                  /* AuditSentence */
    /* elements with IDs may stand in each other: what is walked again and again has an end */
    int steps;
    bool many;                          /* properties: told once */
    GHashTable *heads;                  /* of a cell, the texts of its headers; tables are keys as well: looked at */
};

/* ---- elements ---- */

/* Told at the first step too many. */
static bool
is_within_steps(AuditData *data)
{
    int most = limit_number(LIMIT_DATA_STEPS);

    data->steps += data->steps <= most + 1;
    if (data->steps == most + 1)
        audit_exceeded(data->audit, LIMIT_DATA_STEPS, -1, 0);
    return data->steps <= most;
}

typedef enum TextOf { TEXT_ALL, TEXT_WITHOUT_REFERENCES } TextOf;

/* What the element and those below it show, in reading order, and the page of the first of it. */
static void
append_text_of(AuditData *data, int top, TextOf of, GString *out, int *page)
{
    Audit *audit = data->audit;
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint));
    const AuditNode *root = audit_node(audit, top);

    for (guint i = root->kid_count; i-- > 0;) {
        guint kid = root->first_kid + i;

        g_array_append_val(stack, kid);
    }
    while (stack->len > 0 && is_within_steps(data)) {
        const AuditKid *kid = audit_kid(audit, g_array_index(stack, guint, stack->len - 1));

        g_array_set_size(stack, stack->len - 1);
        if (kid->kind == AUDIT_KID_MARK) {
            const AuditMark *mark = audit_mark(audit, kid->owner, kid->mcid);

            *page = *page == 0 ? mark->page + 1 : *page;
            if (mark->text != NULL)
                g_string_append(out, mark->text->str);
        } else if (kid->kind == AUDIT_KID_NODE) {
            const AuditNode *node = audit_node(audit, kid->node);
            bool left_out = of == TEXT_WITHOUT_REFERENCES && g_strcmp0(node->standard, "Reference") == 0;

            for (guint i = left_out ? 0 : node->kid_count; i-- > 0;) {
                guint below = node->first_kid + i;

                g_array_append_val(stack, below);
            }
        }
    }
}

static void
append_text(AuditData *data, int top, GString *out, int *page)
{
    append_text_of(data, top, TEXT_ALL, out, page);
}

/* ---- user properties ---- */

/* The array of properties in an attribute object of their owner; the null object where it is another's. */
static const Object *
properties_of(ObjectFile *file, const Object *attributes)
{
    const Object *owner = object_get(file, attributes, "O");

    return object_is_name(owner, "UserProperties") ? object_get(file, attributes, "P") : &object_null;
}

/*
 * In the one attribute object of an element, or in one of several; class names and revision numbers stand among these.
 */
static const Object *
find_properties(ObjectFile *file, const Object *element)
{
    const Object *attributes = object_get(file, element, "A"), *found = properties_of(file, attributes);

    for (size_t i = 0; attributes->kind == OBJECT_ARRAY && i < MIN(attributes->length, MOST_PROPERTIES) &&
                       found->kind != OBJECT_ARRAY;
         i++)
        found = properties_of(file, object_item(file, attributes, i));
    return found;
}

static size_t
read_properties(AuditData *data, const AuditNode *node, UserProperty out[MOST_PROPERTIES])
{
    ObjectFile *file = data->audit->file;
    const Object *list = find_properties(file, node->dict);
    size_t count = 0;

    if (list->kind == OBJECT_ARRAY && list->length > MOST_PROPERTIES && !data->many)
        audit_exceeded(data->audit, LIMIT_PROPERTIES, -1, node->number);
    data->many |= list->kind == OBJECT_ARRAY && list->length > MOST_PROPERTIES;
    for (size_t i = 0; list->kind == OBJECT_ARRAY && i < list->length && count < MOST_PROPERTIES; i++) {
        const char *name = object_text(file, object_get(file, object_item(file, list, i), "N"));
        const char *value = object_text(file, object_get(file, object_item(file, list, i), "V"));

        if (name != NULL && value != NULL)
            out[count++] = (UserProperty){ name, value };
    }
    return count;
}

/* Of the nearest element around it that has such a property. */
static const char *
inherited(AuditData *data, int index, const char *name)
{
    for (; index >= 0; index = audit_node(data->audit, index)->parent) {
        UserProperty properties[MOST_PROPERTIES];
        size_t count = read_properties(data, audit_node(data->audit, index), properties);

        for (size_t i = 0; i < count; i++)
            if (strcmp(properties[i].name, name) == 0)
                return properties[i].value;
    }
    return "";
}

/* ---- gathering ---- */

static AuditPrinted
what_it_says(AuditData *data, int index)
{
    Audit *audit = data->audit;
    const AuditNode *node = audit_node(audit, index);
    const char *said = object_text(audit->file, object_get(audit->file, node->dict, "ActualText"));
    g_autoptr(GString) text = g_string_new(NULL);
    AuditPrinted printed = { .id = object_text(audit->file, object_get(audit->file, node->dict, "ID")),
                             .language = audit_language(audit, index),
                             .node = index,
                             .as_of = inherited(data, index, "as-of"),
                             .known_by = inherited(data, index, "known-by") };

    append_text(data, index, text, &printed.page);
    printed.text = arena_strdup(data->arena, said != NULL ? said : text->str);
    return printed;
}

static void
add_element(AuditData *data, int index)
{
    Audit *audit = data->audit;
    const AuditNode *node = audit_node(audit, index);
    UserProperty properties[MOST_PROPERTIES];
    size_t count = read_properties(data, node, properties);
    bool named = object_text(audit->file, object_get(audit->file, node->dict, "ID")) != NULL,
         document = count > 0 && strcmp(properties[0].name, "as-of") == 0;
    AuditPrinted printed;

    if (!named && (count == 0 || document))
        return;
    printed = what_it_says(data, index);
    if (named)
        g_array_append_val(data->printed, printed);
    if (count > 0 && !document) {
        const char *alt = g_strcmp0(node->standard, "Figure") == 0
                              ? object_text(audit->file, object_get(audit->file, node->dict, "Alt"))
                              : NULL;
        AuditSentence sentence = { arena_memdup(data->arena, properties, sizeof(UserProperty) * count), count, printed,
                                   node->role };

        sentence.said.text = alt != NULL ? alt : printed.text;
        g_array_append_val(data->sentences, sentence);
    }
}

AuditData *
audit_data_read(const char *path, Diags *diags)
{
    Audit *audit = audit_open(path, diags);
    AuditData *data;

    if (audit == NULL)
        return NULL;
    data = g_new0(AuditData, 1);
    data->audit = audit;
    data->arena = arena_new();
    data->printed = g_array_new(FALSE, TRUE, sizeof(AuditPrinted));
    data->sentences = g_array_new(FALSE, TRUE, sizeof(AuditSentence));
    data->heads = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    audit->wants_text = true;
    audit_walk_content(audit);
    for (int i = 0; i < (int)audit->nodes->len; i++)
        add_element(data, i);
    audit_report_limits(audit, path, diags);
    return data;
}

void
audit_data_free(AuditData *data)
{
    if (data == NULL)
        return;
    audit_free(data->audit);
    g_array_unref(data->printed);
    g_array_unref(data->sentences);
    g_hash_table_unref(data->heads);
    arena_free(data->arena);
    g_free(data);
}

const AuditPrinted *
audit_data_printed(const AuditData *data, size_t *count)
{
    *count = data->printed->len;
    return (const AuditPrinted *)(const void *)data->printed->data;
}

const char *
audit_data_figure_text(AuditData *data, const AuditPrinted *printed)
{
    g_autoptr(GString) text = g_string_new(NULL);
    int page = 0, index = printed->node;

    while (index >= 0 && g_strcmp0(audit_node(data->audit, index)->standard, "Figure") != 0)
        index = audit_node(data->audit, index)->parent;
    if (index >= 0)
        append_text(data, index, text, &page);
    return arena_strdup(data->arena, text->str);
}

const char *
audit_data_block_text(AuditData *data, const AuditPrinted *printed)
{
    g_autoptr(GString) text = g_string_new(NULL);
    int page = 0, index = printed->node;

    while (index >= 0 && g_strcmp0(audit_node(data->audit, index)->standard, "Span") == 0)
        index = audit_node(data->audit, index)->parent;
    if (index >= 0 && g_strcmp0(audit_node(data->audit, index)->standard, "Figure") != 0)
        append_text(data, index, text, &page);
    return arena_strdup(data->arena, text->str);
}

/* ---- headers of cells ---- */

/* A column of a table as its rows are gone through. */
typedef struct Column {
    int above, group;                   /* the header of it alone, and of several: nodes, -1 none */
    int left, down;                     /* a header that spans rows: how many it still spans, and its node */
} Column;

static bool
is_one_of(const AuditNode *node, const char *a, const char *b)
{
    return g_strcmp0(node->standard, a) == 0 || g_strcmp0(node->standard, b) == 0;
}

static int
span_of(AuditData *data, const AuditNode *cell, const char *key)
{
    return (int)CLAMP(object_integer(audit_attribute(data->audit, cell, "Table", key), 1), 1, STRUCTURE_MOST_SPAN);
}

static void
add_head(AuditData *data, GPtrArray *heads, int node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const char *said = node < 0 ? NULL
                                : object_text(data->audit->file, object_get(data->audit->file,
                                                                            audit_node(data->audit, node)->dict,
                                                                            "ActualText"));
    int page = 0;

    if (node >= 0 && said == NULL)
        append_text_of(data, node, TEXT_WITHOUT_REFERENCES, text, &page);
    if (said != NULL || text->len > 0)
        g_ptr_array_add(heads, (gpointer)(guintptr)arena_strdup(data->arena, said != NULL ? said : text->str));
}

static Column *
column_at(GArray *columns, guint at)
{
    while (columns->len <= at) {
        const Column none = { .above = -1, .group = -1 };

        g_array_append_val(columns, none);
    }
    return &g_array_index(columns, Column, at);
}

/* A header stands above what follows in its columns, beside what follows in its row, or both. */
static void
keep_head(AuditData *data, GArray *columns, guint at, int span, int node, GArray *row)
{
    const AuditNode *cell = audit_node(data->audit, node);
    const Object *scope = audit_attribute(data->audit, cell, "Table", "Scope");
    bool of_row = object_is_name(scope, "Row") || object_is_name(scope, "Both");

    if (of_row)
        g_array_append_val(row, node);
    for (int i = 0; i < span; i++) {
        Column *column = column_at(columns, at + (guint)i);

        if (!object_is_name(scope, "Row") && span == 1)
            column->above = node;
        else if (!object_is_name(scope, "Row"))
            column->group = node;
        column->left = span_of(data, cell, "RowSpan") - 1;
        column->down = of_row ? node : -1;
    }
}

/* Headers of rows above that reach down to this one stand before its own; whatever reaches down takes its columns. */
static guint
pass_spanned(GArray *columns, guint at, GArray *row)
{
    while (at < columns->len && g_array_index(columns, Column, at).left > 0) {
        Column *column = &g_array_index(columns, Column, at++);

        column->left--;
        if (column->down >= 0)
            g_array_append_val(row, column->down);
    }
    return at;
}

static void
reach_down(AuditData *data, GArray *columns, guint at, int span, const AuditNode *cell)
{
    int rows = span_of(data, cell, "RowSpan");

    for (int i = 0; i < span && rows > 1; i++) {
        Column *column = column_at(columns, at + (guint)i);

        column->left = rows - 1;
        column->down = -1;
    }
}

static void
look_at_row(AuditData *data, int index, GArray *columns)
{
    const AuditNode row = *audit_node(data->audit, index);
    g_autoptr(GArray) beside = g_array_new(FALSE, FALSE, sizeof(int));
    guint at = pass_spanned(columns, 0, beside);

    for (guint i = 0; i < row.kid_count && at < STRUCTURE_MOST_SPAN; i++) {
        const AuditKid *kid = audit_kid(data->audit, row.first_kid + i);
        const AuditNode *cell = kid->kind == AUDIT_KID_NODE ? audit_node(data->audit, kid->node) : NULL;
        int span = cell == NULL ? 0 : span_of(data, cell, "ColSpan");

        if (cell == NULL || !is_one_of(cell, "TD", "TH"))
            continue;
        if (g_strcmp0(cell->standard, "TH") == 0) {
            keep_head(data, columns, at, span, kid->node, beside);
        } else {
            GPtrArray *heads = g_ptr_array_new();
            const Column *column = column_at(columns, at);

            add_head(data, heads, column->above);
            add_head(data, heads, column->group);
            for (guint h = 0; h < beside->len; h++)
                add_head(data, heads, g_array_index(beside, int, h));
            g_hash_table_insert(data->heads, GINT_TO_POINTER(kid->node + 1), heads);
            reach_down(data, columns, at, span, cell);
        }
        at = pass_spanned(columns, at + (guint)span, beside);
    }
}

static void
look_at_rows(AuditData *data, int index, GArray *columns, bool in_group)
{
    const AuditNode node = *audit_node(data->audit, index);

    for (guint i = 0; i < node.kid_count && is_within_steps(data); i++) {
        const AuditKid *kid = audit_kid(data->audit, node.first_kid + i);
        const AuditNode *below = kid->kind == AUDIT_KID_NODE ? audit_node(data->audit, kid->node) : NULL;

        if (below != NULL && g_strcmp0(below->standard, "TR") == 0)
            look_at_row(data, kid->node, columns);
        else if (below != NULL && !in_group &&
                 (is_one_of(below, "THead", "TBody") || g_strcmp0(below->standard, "TFoot") == 0))
            look_at_rows(data, kid->node, columns, true);
    }
}

const char *const *
audit_data_heads(AuditData *data, const AuditPrinted *printed, size_t *count)
{
    int cell = printed->node, table;
    const GPtrArray *heads;

    while (cell >= 0 && g_strcmp0(audit_node(data->audit, cell)->standard, "TD") != 0)
        cell = audit_node(data->audit, cell)->parent;
    table = cell;
    while (table >= 0 && g_strcmp0(audit_node(data->audit, table)->standard, "Table") != 0)
        table = audit_node(data->audit, table)->parent;
    if (table >= 0 && !g_hash_table_contains(data->heads, GINT_TO_POINTER(table + 1))) {
        g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(Column));

        g_hash_table_insert(data->heads, GINT_TO_POINTER(table + 1), g_ptr_array_new());
        look_at_rows(data, table, columns, false);
    }
    heads = table < 0 ? NULL : g_hash_table_lookup(data->heads, GINT_TO_POINTER(cell + 1));
    *count = heads == NULL ? 0 : heads->len;
    return heads == NULL ? NULL : (const char *const *)heads->pdata;
}

const AuditSentence *
audit_data_sentences(const AuditData *data, size_t *count)
{
    *count = data->sentences->len;
    return (const AuditSentence *)(const void *)data->sentences->data;
}

/* ---- attached files ---- */

static bool
is_called(ObjectFile *file, const Object *specification, const char *name)
{
    const char *own = object_text(file, object_get(file, specification, "UF"));

    if (own == NULL)
        own = object_text(file, object_get(file, specification, "F"));
    return own != NULL && strcmp(own, name) == 0;
}

/*
 * Of a name tree (7.9.6), walked leaf by leaf, each node once: a cycle leads through a reference, and what that names
 * is one object.
 */
static const Object *
find_specification(ObjectFile *file, const Object *tree, const char *name)
{
    g_autoptr(GPtrArray) stack = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    g_ptr_array_add(stack, (gpointer)(guintptr)tree);
    while (stack->len > 0) {
        const Object *node = g_ptr_array_steal_index(stack, stack->len - 1), *names = object_get(file, node, "Names"),
                     *kids = object_get(file, node, "Kids");

        for (size_t i = 1; names->kind == OBJECT_ARRAY && i < names->length; i += 2)
            if (is_called(file, object_item(file, names, i), name))
                return object_item(file, names, i);
        for (size_t i = 0; kids->kind == OBJECT_ARRAY && i < kids->length; i++)
            if (g_hash_table_add(seen, (gpointer)(guintptr)object_item(file, kids, i)))
                g_ptr_array_add(stack, (gpointer)(guintptr)object_item(file, kids, i));
    }
    return &object_null;
}

GBytes *
audit_data_attachment(AuditData *data, const char *name)
{
    ObjectFile *file = data->audit->file;
    const Object *tree = object_get(file, object_get(file, data->audit->catalog, "Names"), "EmbeddedFiles");
    const Object *files = object_get(file, find_specification(file, tree, name), "EF");
    size_t length;
    guint8 *bytes = object_stream(file, object_get(file, files, "F"), &length);
    GBytes *copy = bytes == NULL ? NULL : g_bytes_new(bytes, length);

    free(bytes);
    return copy;
}
