/* A mapping from its checked tree. */
#include "exchange/mapping.h"
#include <string.h>
#include "base/words.h"
#include "exchange/shapes.h"
#include "read/map.h"

Mapping *
mapping_new(void)
{
    Mapping *m = g_new0(Mapping, 1);

    m->arena = arena_new();
    m->decimal = '.';
    m->columns = g_array_new(FALSE, TRUE, sizeof(MapColumn));
    m->missing = g_hash_table_new(g_str_hash, g_str_equal);
    return m;
}

void
mapping_free(Mapping *mapping)
{
    if (mapping == NULL)
        return;
    for (size_t i = 0; i < ROLE_COUNT; i++)
        if (mapping->words[i] != NULL)
            g_hash_table_unref(mapping->words[i]);
    g_hash_table_unref(mapping->missing);
    g_array_unref(mapping->columns);
    arena_free(mapping->arena);
    g_free(mapping);
}

/* The place of the attribute's word among `words`; `otherwise` where it is not there. */
static int
word_of(const XmlNode *node, const char *name, const char *words, int otherwise)
{
    const char *word = xml_attribute(node, name);

    return word == NULL ? otherwise : vocabulary_place(words, word);
}

static SaidOfAll
said_of_all(const XmlNode *node)
{
    return (SaidOfAll){ xml_attribute(node, "area"), xml_attribute(node, "measure"), xml_attribute(node, "by"),
                        xml_attribute(node, "period") };
}

static void
take_column(Mapping *m, const XmlNode *node)
{
    MapColumn column = { .name = xml_attribute(node, "name"),
                         .role = column_role_find(xml_attribute(node, "as")),
                         .dimension = xml_attribute(node, "dimension"),
                         .fixed = said_of_all(node),
                         .place = node->place };

    g_array_append_val(m->columns, column);
}

static void
take_word(Mapping *m, const XmlNode *node)
{
    ColumnRole role = column_role_find(xml_attribute(node, "as"));

    if (m->words[role] == NULL)
        m->words[role] = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(m->words[role], (gpointer)(guintptr)xml_attribute(node, "text"),
                        (gpointer)(guintptr)xml_attribute(node, "is"));
}

static void
take_missing(Mapping *m, const XmlNode *node)
{
    const char *as = xml_attribute(node, "as");
    int found = MISSING_NONE;

    for (int i = MISSING_NONE + 1; as != NULL && i < MISSING_COUNT; i++)
        if (strcmp(missing_name((Missing)i), as) == 0)
            found = i;
    g_hash_table_insert(m->missing, (gpointer)(guintptr)xml_attribute(node, "text"), GINT_TO_POINTER(1 + found));
}

static void
take_root(Mapping *m, const XmlNode *root)
{
    static const char delimiters[] = ",;\t", decimals[] = ".,", groupings[] = "\0,. '";
    const char *skip = xml_attribute(root, "skip");
    int delimiter = word_of(root, "delimiter", "comma semicolon tab", -1);

    m->place = root->place;
    m->shape = xml_attribute(root, "shape") == NULL ? NULL : shape_find(xml_attribute(root, "shape"));
    m->asked = (SheetAsked){ .encoding = xml_attribute(root, "encoding"),
                             .delimiter = delimiter < 0 ? '\0' : delimiters[delimiter],
                             .sheet = xml_attribute(root, "sheet"),
                             .range = xml_attribute(root, "range"),
                             .hidden = g_strcmp0(xml_attribute(root, "hidden"), "yes") == 0,
                             .skip = skip == NULL ? 0 : (int)g_ascii_strtoll(skip, NULL, 10) };
    m->decimal = decimals[word_of(root, "decimal", "point comma", 0)];
    m->grouping = groupings[word_of(root, "grouping", "none comma point space apostrophe", 0)];
    m->days = (DayOrder)word_of(root, "dates", "iso dmy mdy ymd", DAYS_ISO);
    m->frequency = (Frequency)(1 + word_of(root, "frequency", FREQUENCY_CODES, -1));
    m->fixed = said_of_all(root);
    m->sources = xml_attribute(root, "sources");
    m->status = xml_attribute(root, "status");
    m->basis = xml_attribute(root, "basis");
    m->audience = xml_attribute(root, "audience");
    if (xml_attribute(root, "published") != NULL)
        date_parse(xml_attribute(root, "published"), &m->published);
}

Mapping *
mapping_load(const char *path, Diags *diags)
{
    g_autoptr(Mapping) m = mapping_new();
    const XmlNode *root = read_map(path, m->arena, diags);

    if (root == NULL)
        return NULL;
    take_root(m, root);
    m->declared = m->shape == NULL;
    for (const XmlNode *child = root->first_child; child != NULL; child = child->next) {
        if (child->name == NULL)
            continue;
        if (strcmp(child->name, "column") == 0)
            take_column(m, child);
        else if (strcmp(child->name, "word") == 0)
            take_word(m, child);
        else
            take_missing(m, child);
    }
    return g_steal_pointer(&m);
}
