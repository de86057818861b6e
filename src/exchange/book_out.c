/* The data files have been read and found right: here they are walked once more as trees, element by element. */
#include "exchange/book_out.h"
#include <libxml/parser.h>
#include <string.h>
#include "base/diag_exchange.h"
#include "base/sort.h"
#include "exchange/unkept.h"
#include "model/records.h"

typedef struct Walk {
    BookOut *book;
    const ExchangeProject *project;
    const char *root;
    GHashTable *unkept; /* "element\tparent" -> how many */
    unsigned keys;
} Walk;

/* ---- rows ---- */

static void
note_unkept(Walk *w, const char *element, const char *parent)
{
    unkept_note(w->unkept, element, parent);
}

/* A second text under one header has a column of its own. */
static void
put(BookRows *rows, GHashTable *row, const char *header, const char *text)
{
    g_autofree char *name = g_strdup(header);
    guint at;

    for (unsigned number = 2; g_hash_table_contains(row, name); number++) {
        g_free(name);
        name = g_strdup_printf("%s %u", header, number);
    }
    if (!g_ptr_array_find_with_equal_func(rows->headers, name, g_str_equal, &at))
        g_ptr_array_add(rows->headers, g_strdup(name));
    g_hash_table_insert(row, g_steal_pointer(&name), g_strdup(text));
}

static void
put_attributes(BookRows *rows, GHashTable *row, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        xmlChar *text = xmlNodeListGetString(node->doc, a->children, 1);
        g_autofree char *name =
            a->ns == NULL ? g_strdup((const char *)a->name) : g_strdup_printf("%s:%s", a->ns->prefix, a->name);

        put(rows, row, name, text == NULL ? "" : (const char *)text);
        xmlFree(text);
    }
}

static bool
is_word_of(const char *words, const char *word)
{
    g_auto(GStrv) all = g_strsplit(words, " ", -1);

    return g_strv_contains((const char *const *)all, word);
}

static bool
has_elements(const xmlNode *node)
{
    for (const xmlNode *kid = node->children; kid != NULL; kid = kid->next)
        if (kid->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

/* "title fr", "form one"; NULL: no column says all of it. To be freed. */
static char *
header_of_text(const BookSheet *sheet, const xmlNode *node)
{
    g_autofree char *count = NULL, *language = NULL;

    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        char **into = a->ns != NULL && strcmp((const char *)a->name, "lang") == 0    ? &language
                      : a->ns == NULL && strcmp((const char *)a->name, "count") == 0 ? &count
                                                                                     : NULL;
        xmlChar *text = into == NULL ? NULL : xmlNodeListGetString(node->doc, a->children, 1);

        if (into == NULL)
            return NULL;
        *into = g_strdup((const char *)text);
        xmlFree(text);
    }
    if (has_elements(node) || (language == NULL && !is_word_of(sheet->texts, (const char *)node->name)))
        return NULL;
    return g_strdup_printf("%s%s%s%s%s", node->name, count == NULL ? "" : " ", count == NULL ? "" : count,
                           language == NULL ? "" : " ", language == NULL ? "" : language);
}

/* Blanks as a page would have them. */
static char *
text_of(const xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    g_auto(GStrv) words = g_strsplit_set((const char *)text, " \t\r\n", -1);
    GString *out = g_string_new(NULL);

    for (size_t i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", words[i]);
    xmlFree(text);
    return g_string_free(out, FALSE);
}

static bool
is_left_out(const Walk *w, const xmlNode *node)
{
    return unkept_is_internal(node, w->project);
}

static void walk_children(Walk *w, const xmlNode *node, const BookSheet *in, const char *key);
static void take_record(Walk *w, const xmlNode *node);
static BookRows *rows_of_type(Walk *w, const char *type);

static bool
is_wrapper(const xmlNode *node)
{
    for (size_t i = 0; i < BOOK_SHEETS; i++)
        if (g_strcmp0(book_sheets[i].wrapper, (const char *)node->name) == 0)
            return true;
    return false;
}

static bool
has_sheet(const Walk *w, const BookSheet *in, const xmlNode *kid)
{
    return book_sheet_of(w->root, (const char *)kid->name, in) != NULL || (in == NULL && is_wrapper(kid));
}

static void
put_texts(Walk *w, BookRows *rows, GHashTable *row, const xmlNode *node)
{
    const BookSheet *in = strcmp(rows->sheet->element, rows->sheet->root) == 0 ? NULL : rows->sheet;

    for (const xmlNode *kid = node->children; kid != NULL; kid = kid->next) {
        g_autofree char *header = NULL, *text = NULL;

        if (kid->type != XML_ELEMENT_NODE || is_left_out(w, kid) || has_sheet(w, in, kid))
            continue;
        header = header_of_text(rows->sheet, kid);
        if (header == NULL) {
            note_unkept(w, (const char *)kid->name, (const char *)node->name);
            continue;
        }
        text = text_of(kid);
        put(rows, row, header, text);
    }
}

/* Of the rows before it none is called so: fields of two types may be. */
static bool
is_only_one(const BookRows *rows, const char *id)
{
    for (guint i = 0; i + 1 < rows->rows->len; i++)
        if (g_strcmp0(g_hash_table_lookup(g_ptr_array_index(rows->rows, i), "id"), id) == 0)
            return false;
    return true;
}

static void
take_element(Walk *w, const BookSheet *sheet, const xmlNode *node, const char *in)
{
    BookRows *rows = &w->book->all[sheet - book_sheets];
    GHashTable *row = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autofree char *key = NULL, *text = has_elements(node) ? NULL : text_of(node);

    g_ptr_array_add(rows->rows, row);
    if (in != NULL)
        put(rows, row, "in", in);
    put_attributes(rows, row, node);
    if (node->parent != NULL && is_wrapper(node->parent))
        put_attributes(rows, row, node->parent);
    if (g_hash_table_contains(row, "id") && is_only_one(rows, g_hash_table_lookup(row, "id")))
        key = g_strdup(g_hash_table_lookup(row, "id"));
    else if (has_elements(node))
        put(rows, row, "key", key = g_strdup_printf("%s-%u", node->name, ++w->keys));
    if (text != NULL && *text != '\0')
        put(rows, row, "text", text);
    if (strcmp(sheet->element, sheet->root) != 0)
        walk_children(w, node, sheet, key == NULL ? "" : key);
    put_texts(w, rows, row, node);
}

/* ---- records ---- */

const BookRows *
book_out_rows_of_type(BookOut *book, const ExchangeProject *project, const char *type)
{
    Walk w = { .book = book, .project = project };

    return rows_of_type(&w, type);
}

/* Those of the type, with a column for each thing that every record has and for each field, in their order. */
static BookRows *
rows_of_type(Walk *w, const char *type)
{
    static const char *const own[] = { "id", "type", "area", "date", "until", "revises", "sources", "note",
                                       "audience" };
    const RecordType *declared = plan_find_record_type(w->project->plan, type);
    BookSheet *sheet;
    BookRows *rows = (BookRows *)(guintptr)book_out_records(w->book, type);

    if (rows != NULL)
        return rows;
    sheet = g_new0(BookSheet, 1);
    rows = g_new0(BookRows, 1);
    *sheet = (BookSheet){ g_intern_string(type), "records", "record", NULL, "", NULL };
    *rows = (BookRows){ sheet, g_ptr_array_new_with_free_func(g_free),
                        g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref) };
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        g_ptr_array_add(rows->headers, g_strdup(own[i]));
    for (size_t i = 0; declared != NULL && i < declared->field_count; i++)
        g_ptr_array_add(rows->headers, g_strdup(declared->fields[i].id));
    g_ptr_array_add(w->book->records, rows);
    return rows;
}

/* A person is internal but where the record is public. */
static bool
is_withheld(const Walk *w, const char *type, const char *field, bool is_public)
{
    const RecordType *declared = plan_find_record_type(w->project->plan, type);
    const RecordField *of = declared == NULL ? NULL : record_type_field(declared, field);

    return of != NULL && of->kind == FIELD_PERSON && !is_public && !w->project->internal;
}

static void
put_value(Walk *w, BookRows *rows, GHashTable *row, const xmlNode *node)
{
    xmlChar *field = xmlGetNoNsProp(node, (const xmlChar *)"field"), *audience;
    xmlChar *language = xmlGetNsProp(node, (const xmlChar *)"lang", XML_XML_NAMESPACE);
    g_autofree char *text = text_of(node), *header = g_strdup_printf("%s%s%s", (const char *)field,
                                                                     language == NULL ? "" : " ",
                                                                     language == NULL ? "" : (const char *)language);
    bool is_public = g_strcmp0(g_hash_table_lookup(row, "audience"), "public") == 0;

    audience = xmlGetNoNsProp(node, (const xmlChar *)"audience");
    if (!is_withheld(w, rows->sheet->name, (const char *)field, is_public)) {
        put(rows, row, header, text);
        if (audience != NULL) {
            g_autofree char *own = g_strconcat(header, " audience", NULL);

            put(rows, row, own, (const char *)audience);
        }
    }
    xmlFree(field);
    xmlFree(audience);
    xmlFree(language);
}

static void
take_record(Walk *w, const xmlNode *node)
{
    xmlChar *type = xmlGetNoNsProp(node, (const xmlChar *)"type");
    BookRows *rows = rows_of_type(w, (const char *)type);
    GHashTable *row = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    g_ptr_array_add(rows->rows, row);
    put_attributes(rows, row, node);
    for (const xmlNode *kid = node->children; kid != NULL; kid = kid->next)
        if (kid->type == XML_ELEMENT_NODE && !is_left_out(w, kid))
            put_value(w, rows, row, kid);
    xmlFree(type);
}

const BookRows *
book_out_records(const BookOut *book, const char *type)
{
    for (guint i = 0; i < book->records->len; i++) {
        const BookRows *rows = g_ptr_array_index(book->records, i);

        if (strcmp(rows->sheet->name, type) == 0)
            return rows;
    }
    return NULL;
}

/* ---- every element ---- */

static void
walk_children(Walk *w, const xmlNode *node, const BookSheet *in, const char *key)
{
    for (const xmlNode *kid = node->children; kid != NULL; kid = kid->next) {
        const BookSheet *sheet;

        if (kid->type != XML_ELEMENT_NODE || is_left_out(w, kid))
            continue;
        sheet = book_sheet_of(w->root, (const char *)kid->name, in);
        if (in == NULL && strcmp(w->root, "records") == 0 && strcmp((const char *)kid->name, "record") == 0)
            take_record(w, kid);
        else if (sheet != NULL)
            take_element(w, sheet, kid, key);
        else if (in == NULL && is_wrapper(kid))
            walk_children(w, kid, NULL, NULL);
        else if (in == NULL && strcmp(w->root, "plan") != 0)
            note_unkept(w, (const char *)kid->name, w->root);
    }
}

/* ---- files ---- */

static void
take_file(Walk *w, xmlDocPtr document)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    const char *name = root == NULL ? "" : (const char *)root->name;
    const BookSheet *own = NULL;
    bool known = false;

    for (size_t i = 0; i < BOOK_SHEETS; i++) {
        known = known || strcmp(book_sheets[i].root, name) == 0;
        own = strcmp(book_sheets[i].element, name) == 0 ? &book_sheets[i] : own;
    }
    if (root == NULL || is_left_out(w, root))
        return;
    if (!known && strcmp(name, "boundaries") == 0) {
        for (const xmlNode *kid = root->children; kid != NULL; kid = kid->next)
            if (kid->type == XML_ELEMENT_NODE)
                note_unkept(w, (const char *)kid->name, name);
    } else if (known) {
        xmlChar *id = xmlGetNoNsProp(root, (const xmlChar *)"id");
        bool other = own != NULL && g_strcmp0((const char *)id, plan_id(w->project->plan)) != 0;

        xmlFree(id);
        w->root = name;
        if (own != NULL && !other)
            take_element(w, own, root, NULL);
        if (!other)
            walk_children(w, root, NULL, NULL);
    }
}

/* For people the id of a row comes first, and then where it stands. */
static void
order_headers(BookRows *rows)
{
    static const char *const first[] = { "key", "in", "id" };

    for (size_t i = 0; i < G_N_ELEMENTS(first); i++) {
        guint at;

        if (g_ptr_array_find_with_equal_func(rows->headers, first[i], g_str_equal, &at)) {
            char *header = g_ptr_array_steal_index(rows->headers, at);

            g_ptr_array_insert(rows->headers, 0, header);
        }
    }
}

/* What every record may have and none of these has needs no column; a field keeps its own, for people to fill in. */
static void
drop_empty_columns(BookRows *rows)
{
    static const char *const may_go[] = { "until", "revises", "note", "audience", NULL };

    for (guint c = rows->headers->len; c > 0; c--) {
        const char *header = g_ptr_array_index(rows->headers, c - 1);
        bool used = !g_strv_contains(may_go, header);

        for (guint r = 0; r < rows->rows->len && !used; r++)
            used = g_hash_table_contains(g_ptr_array_index(rows->rows, r), header);
        if (!used)
            g_ptr_array_remove_index(rows->headers, c - 1);
    }
}

static void
clear_rows(BookRows *rows)
{
    g_ptr_array_unref(rows->headers);
    g_ptr_array_unref(rows->rows);
}

static void
free_records(void *data)
{
    clear_rows(data);
    g_free((BookSheet *)(guintptr)((BookRows *)data)->sheet);
    g_free(data);
}

void
book_out_load(BookOut *book, const ExchangeProject *project, Diags *diags)
{
    g_autoptr(GHashTable) unkept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) files = unkept_files(project->data);
    Walk w = { .book = book, .project = project, .unkept = unkept };

    book->records = g_ptr_array_new_with_free_func(free_records);
    for (size_t i = 0; i < BOOK_SHEETS; i++)
        book->all[i] = (BookRows){ &book_sheets[i], g_ptr_array_new_with_free_func(g_free),
                                   g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref) };
    for (guint i = 0; i < files->len; i++) {
        xmlDocPtr document = xmlReadFile(g_ptr_array_index(files, i), NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);

        if (document != NULL)
            take_file(&w, document);
        xmlFreeDoc(document);
    }
    for (size_t i = 0; i < BOOK_SHEETS; i++)
        order_headers(&book->all[i]);
    for (guint i = 0; i < book->records->len; i++)
        drop_empty_columns(g_ptr_array_index(book->records, i));
    if (diags != NULL)
        unkept_tell(unkept, DIAG_EXPORT_UNKEPT, diags);
}

void
book_out_clear(BookOut *book)
{
    for (size_t i = 0; i < BOOK_SHEETS; i++)
        clear_rows(&book->all[i]);
    g_ptr_array_unref(book->records);
}
