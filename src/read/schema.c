/*
 * RELAX NG from the same tables that validate: one definition an element, so that an editor knows what the program
 * knows.
 */
#include "read/meanings.h"
#include "read/tables.h"
#include <string.h>

static void
escape(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);

    g_string_append(out, escaped);
}

static void
write_pattern(GString *out, const char *regexp)
{
    g_string_append(out, "<data type=\"string\"><param name=\"pattern\">");
    escape(out, regexp);
    g_string_append(out, "</param></data>");
}

static void
escape_meaning(GString *out, const char *meaning)
{
    g_string_append(out, "<a:documentation>");
    escape(out, meaning);
    g_string_append(out, "</a:documentation>");
}

/* What is said of a value stands behind it: RELAX NG DTD Compatibility, 3. */
static void
write_word(const ReferenceRow *row, void *data)
{
    GString *out = data;

    if (strcmp(row->kind, "value") != 0)
        return;
    g_string_append_printf(out, "<value>%s</value>", row->name);
    if (row->sentence != NULL)
        escape_meaning(out, row->sentence);
}

static void
write_words(GString *out, const DataElement *row, const Field *field)
{
    g_auto(GStrv) list = g_strsplit(field->words, " ", -1);

    g_string_append(out, "<choice>");
    if (words_are_contraries(field->words))
        for (size_t i = 0; list[i] != NULL; i++)
            g_string_append_printf(out, "<value>%s</value>", list[i]);
    else
        reference_with_words(data_word_meanings(), row->parent,
                             &(ReferenceRow){ "attribute", field->name, row->name, field->words, false, NULL },
                             write_word, out);
    g_string_append(out, "</choice>");
}

static void
write_range(GString *out, const char *range)
{
    const char *space = strchr(range, ' ');

    g_string_append_printf(out,
                           "<data type=\"nonNegativeInteger\"><param name=\"minInclusive\">%.*s</param><param "
                           "name=\"maxInclusive\">%s</param></data>",
                           (int)(space - range), range, space + 1);
}

static void
write_type(GString *out, const DataElement *element, const Field *row)
{
    const FieldTypeRow *type = &field_types[row->type];

    if (type->pattern != NULL)
        write_pattern(out, type->pattern);
    else if (row->type == ATTR_COUNT)
        write_range(out, row->words);
    else if (row->type == ATTR_WORD)
        write_words(out, element, row);
    else
        g_string_append(out, "<text/>");
}

/* What a page template may hold, but for the names that the table has of its own here. */
static void
write_prose(GString *out, const DataElement *row)
{
    g_string_append(out, "        <text/>\n        <element><anyName><except>");
    for (const DataElement *const *child = data_children(row); *child != NULL; child++)
        g_string_append_printf(out, "<name>%s</name>", (*child)->name);
    g_string_append(out, "</except></anyName><ref name=\"anything\"/></element>\n");
}

static void
write_children(GString *out, const DataElement *row)
{
    const DataElement *const *children = data_children(row);

    if (*children == NULL) {
        g_string_append(out, row->content == CONTENT_TEXT ? "      <text/>\n" : "");
        return;
    }
    g_string_append(out, "      <zeroOrMore><choice>\n");
    for (const DataElement *const *child = children; *child != NULL; child++)
        g_string_append_printf(out, "        <ref name=\"%s.%s\"/>\n", row->name, (*child)->name);
    if (row->content == CONTENT_PROSE)
        write_prose(out, row);
    g_string_append(out, "      </choice></zeroOrMore>\n");
}

/* What editors show beside a name: RELAX NG DTD Compatibility, 3 (documentation). */
static void
write_meaning(GString *out, const char *indent, const char *meaning, const char *end)
{
    if (meaning == NULL)
        return;
    g_string_append(out, indent);
    escape_meaning(out, meaning);
    g_string_append(out, end);
}

static void
write_attribute_meaning(GString *out, const DataElement *row, const Field *field)
{
    const char *sentence = data_meaning(row->parent, row->name, field->name);
    g_autofree char *what = reference_what(sentence);

    write_meaning(out, "", field->required ? what : sentence, "");
}

static void
write_element(GString *out, const DataElement *row)
{
    bool plain = data_fields(row)->name == NULL;

    g_string_append_printf(out, "  <define name=\"%s.%s\">\n    <element name=\"%s\">\n",
                           row->parent == NULL ? "root" : row->parent, row->name, row->name);
    write_meaning(out, "      ", data_meaning(row->parent, row->name, NULL), "\n");
    for (const Field *a = data_fields(row); a->name != NULL; a++) {
        g_string_append_printf(out, "      %s<attribute name=\"%s\">", a->required ? "" : "<optional>", a->name);
        write_attribute_meaning(out, row, a);
        write_type(out, row, a);
        g_string_append_printf(out, "</attribute>%s\n", a->required ? "" : "</optional>");
    }
    {
        gsize before = out->len;

        write_children(out, row);
        if (out->len == before && plain)
            g_string_append(out, "      <empty/>\n");
    }
    g_string_append(out, "    </element>\n  </define>\n");
}

/* Every element that can stand somewhere below the root; names of elements may be shared by parents, never the pair. */
static void
write_below(GString *out, const DataElement *row, GHashTable *done)
{
    if (!g_hash_table_add(done, (gpointer)(guintptr)row->name))
        return;
    for (const DataElement *const *child = data_children(row); *child != NULL; child++) {
        write_element(out, *child);
        write_below(out, *child, done);
    }
}

bool
schema_write(const char *root, GString *out)
{
    const DataElement *row = find_data_element(root, NULL);
    g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);

    if (row == NULL)
        return false;
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<!-- Generated by 'sheaf schema' from the tables that the program reads by. -->\n"
                         "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" "
                         "xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\" "
                         "datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n");
    g_string_append_printf(out, "  <start><ref name=\"root.%s\"/></start>\n", root);
    write_element(out, row);
    write_below(out, row, done);
    if (strstr(out->str, "<ref name=\"anything\"/>") != NULL)
        g_string_append(out,
                        "  <define name=\"anything\">\n    <zeroOrMore><choice><attribute><anyName/></attribute><text/>"
                        "<element><anyName/><ref name=\"anything\"/></element></choice></zeroOrMore>\n  </define>\n");
    g_string_append(out, "</grammar>\n");
    return true;
}

const char *const *
schema_roots(void)
{
    static const char *roots[24];
    size_t count = 0;

    for (const DataElement *const *root = data_children(NULL); *root != NULL && count + 1 < G_N_ELEMENTS(roots); root++)
        roots[count++] = (*root)->name;
    roots[count] = NULL;
    return roots;
}
