/*
 * RELAX NG from the same tables that validate: one definition an element, so that an editor knows what the program
 * knows.
 */
#include "read/tables.h"
#include <string.h>

static void
escape(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);

    g_string_append(out, escaped);
}

static void
pattern(GString *out, const char *type, const char *regexp)
{
    g_string_append_printf(out, "<data type=\"%s\">", type);
    if (regexp != NULL) {
        g_string_append(out, "<param name=\"pattern\">");
        escape(out, regexp);
        g_string_append(out, "</param>");
    }
    g_string_append(out, "</data>");
}

#define DATE "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
#define DAY "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define NUMBER "-?[0-9]+(\\.[0-9]+)?([eE][\\-+]?[0-9]+)?"
/* reporting periods of SDMX, and a first day with a duration */
#define COUNTED "[0-9]{4}-(A1|S[12]|T[1-3]|Q[1-4]|M(0[1-9]|1[0-2])|W(0[1-9]|[1-4][0-9]|5[0-3])|D[0-3][0-9]{2})"
#define DURATION DAY "(T00:00:00)?/P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?"
#define SUBTAG "-[A-Za-z0-9]{1,8}"
/* Ends in no subtag of one character, but behind x. */
#define LANGUAGE_TAG                                                                                                   \
    "([A-Za-z]{2,8}(" SUBTAG ")*-|[iI](" SUBTAG ")*-)[A-Za-z0-9]{2,8}|[A-Za-z]{2,8}|"                                  \
    "([A-Za-z]{2,8}(" SUBTAG ")*-)?[xX](" SUBTAG ")+"
#define SPACE "[ \\t\\r\\n]"
#define BAND "(achieved|on-track|accelerate|limited|deteriorating|missed)"
#define BAND_FROM "-?[0-9]+(\\.[0-9]+)?"
#define ID "[A-Za-z0-9._\\-]+"

static void
write_words(GString *out, const char *words)
{
    g_auto(GStrv) list = g_strsplit(words, " ", -1);

    g_string_append(out, "<choice>");
    for (size_t i = 0; list[i] != NULL; i++)
        g_string_append_printf(out, "<value>%s</value>", list[i]);
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
write_type(GString *out, const Field *row)
{
    switch (row->type) {
    case ATTR_TEXT:
        g_string_append(out, "<text/>");
        break;
    case ATTR_ID:
        pattern(out, "string", ID);
        break;
    case ATTR_AREA_ID:
        pattern(out, "string", "[A-Za-z0-9_\\-]+");
        break;
    case ATTR_CATEGORIES:
        pattern(out, "string", SPACE "*" ID ":" ID "(" SPACE "+" ID ":" ID ")*" SPACE "*");
        break;
    case ATTR_OVER_AREAS:
        pattern(out, "string", "none|sum|min|max|weighted:" ID);
        break;
    case ATTR_WARNING:
        pattern(out, "string", "S[0-9]{3}");
        break;
    case ATTR_IDS:
        pattern(out, "string", "[A-Za-z0-9._\\- \\n\\r\\t]*");
        break;
    case ATTR_DATE:
        pattern(out, "string", DATE);
        break;
    case ATTR_PERIOD:
        pattern(out, "string", DATE "(/" DATE ")?|" COUNTED "|" DURATION);
        break;
    case ATTR_AS_OF:
        pattern(out, "string", DATE "|" COUNTED);
        break;
    case ATTR_YEAR_START:
        pattern(out, "string", "--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
        break;
    case ATTR_NUMBER:
        pattern(out, "string", NUMBER);
        break;
    case ATTR_COUNT:
        write_range(out, row->words);
        break;
    case ATTR_LANGUAGE:
        pattern(out, "string", LANGUAGE_TAG);
        break;
    case ATTR_VALUE_OR_ALL:
        pattern(out, "string", "all|" NUMBER);
        break;
    case ATTR_VALUE_OR_FIRST:
        pattern(out, "string", "first|" NUMBER);
        break;
    case ATTR_RULE:
        pattern(out, "string", "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Za-z0-9,+\\-]+)*");
        break;
    case ATTR_DAYS:
        pattern(out, "string", SPACE "*(" DAY "(" SPACE "+" DAY ")*" SPACE "*)?");
        break;
    case ATTR_DAY_OF_YEAR:
        pattern(out, "string", "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
        break;
    case ATTR_BANDS:
        pattern(out, "string", "\\s*" BAND ":" BAND_FROM "(\\s+" BAND ":" BAND_FROM ")*\\s+" BAND "\\s*");
        break;
    case ATTR_WORD:
        write_words(out, row->words);
        break;
    }
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

static void
write_element(GString *out, const DataElement *row)
{
    bool plain = data_fields(row)->name == NULL;

    g_string_append_printf(out, "  <define name=\"%s.%s\">\n    <element name=\"%s\">\n",
                           row->parent == NULL ? "root" : row->parent, row->name, row->name);
    for (const Field *a = data_fields(row); a->name != NULL; a++) {
        g_string_append_printf(out, "      %s<attribute name=\"%s\">", a->required ? "" : "<optional>", a->name);
        write_type(out, a);
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
