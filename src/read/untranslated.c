/*
 * What pages in another language would print in the plan's: texts with neither a translation of their own nor one by
 * the plan's phrases. Titles of sources, quotations and names are meant to stay as they are.
 */
#include "base/diag_model.h"
#include "model/records.h"
#include "read/read.h"
#include "read/tables.h"
#include <string.h>

/* The attributes of elements that pages print; notes of observations are kept in no tree. */
static const struct { const char *element, *attribute; } printed[] = {
    { "event", "place" }, { "record", "note" }, { "area", "note" },
};

typedef struct Untranslated {
    const Plan *plan;
    const char *language;
    Arena *arena;
    GPtrArray *files; GArray *counts, *lines;       /* a file's path; how many there, and the first one's line */
    unsigned count;
} Untranslated;

static bool
has_letter(const char *text)
{
    for (const char *c = text; *c != '\0'; c = g_utf8_find_next_char(c, NULL))
        if (g_unichar_isalpha(g_utf8_get_char(c)))
            return true;
    return false;
}

static void
count_at(Untranslated *u, const char *file, int line)
{
    guint at = 0;

    while (at < u->files->len && strcmp(g_ptr_array_index(u->files, at), file) != 0)
        at++;
    if (at == u->files->len) {
        guint none = 0;

        g_ptr_array_add(u->files, (gpointer)(guintptr)file);
        g_array_append_val(u->counts, none);
        g_array_append_val(u->lines, line);
    }
    g_array_index(u->counts, guint, at)++;
    u->count++;
}

static void
look_at(Untranslated *u, const char *text, const char *file, int line)
{
    if (text != NULL && has_letter(text) && !text_is_in(plan_phrase(u->plan, u->arena, text), u->language))
        count_at(u, file, line);
}

/* The same element of the same parent, and of records the same field, in the language. */
static bool
has_translation(const Untranslated *u, const XmlNode *parent, const XmlNode *node)
{
    const char *field = xml_attribute(node, "field");

    for (const XmlNode *other = parent->first_child; other != NULL; other = other->next) {
        const char *language = other->name == NULL ? NULL : xml_attribute(other, "xml:lang");
        Translation translation = { language, "" };

        if (language != NULL && strcmp(other->name, node->name) == 0 &&
            g_strcmp0(xml_attribute(other, "field"), field) == 0 &&
            text_is_in((LocalText){ "", &translation, 1 }, u->language))
            return true;
    }
    return false;
}

/* Of a record only what is told in words of ours: no quotation, no name, no day. */
static bool
is_free_text(const Untranslated *u, const XmlNode *record, const XmlNode *value)
{
    const RecordType *type = plan_find_record_type(u->plan, value_text(record, "type"));

    for (size_t i = 0; type != NULL && i < type->field_count; i++)
        if (strcmp(type->fields[i].id, value_text(value, "field")) == 0)
            return type->fields[i].kind == FIELD_TEXT;
    return false;
}

static bool
is_to_translate(const Untranslated *u, const DataElement *row, const XmlNode *parent, const XmlNode *node)
{
    static const char *const kept[] = { "source", "phrase", "unit", "area", NULL };

    return row->is_text && parent != NULL && !g_strv_contains(kept, parent->name) &&
           (row->kind != ELEMENT_RECORD_VALUE || is_free_text(u, parent, node)) &&
           xml_attribute(node, "xml:lang") == NULL && !has_translation(u, parent, node);
}

static void
walk(Untranslated *u, const DataElement *row, const XmlNode *parent, const XmlNode *node)
{
    if (is_to_translate(u, row, parent, node))
        look_at(u, xml_text(node, u->arena), node->place.file, node->place.line);
    for (size_t i = 0; i < G_N_ELEMENTS(printed); i++)
        if (strcmp(printed[i].element, node->name) == 0)
            look_at(u, xml_attribute(node, printed[i].attribute), node->place.file, node->place.line);
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next) {
        const DataElement *below = child->name == NULL ? NULL : find_data_element(child->name, row);

        if (below != NULL)
            walk(u, below, node, child);
    }
}

/* Of observations no tree is kept. Each note once: the same words stand at the same place. */
static void
look_at_notes(Untranslated *u)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    size_t count = plan_observation_count(u->plan);

    for (size_t i = 0; i < count; i++) {
        const char *note = plan_observation(u->plan, (ObservationRef)i).note;

        if (note != NULL && g_hash_table_add(seen, (gpointer)(guintptr)note))
            look_at(u, note, "notes of observations", 0);
    }
}

/* "events.xml: 3 (the first in line 12)" */
static char *
list_places(const Untranslated *u)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < u->files->len; i++) {
        g_autofree char *name = g_path_get_basename(g_ptr_array_index(u->files, i));
        int line = g_array_index(u->lines, int, i);

        g_string_append_printf(out, "%s%s: %u", i == 0 ? "" : ", ", name, g_array_index(u->counts, guint, i));
        if (line > 0)
            g_string_append_printf(out, " (from line %d)", line);
    }
    return g_string_free(out, FALSE);
}

static void
look_for(const Plan *plan, const char *language, Diags *diags)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) unheard = diags_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(GArray) counts = g_array_new(FALSE, TRUE, sizeof(guint)), lines = g_array_new(FALSE, TRUE, sizeof(int));
    Untranslated u = { plan, language, arena, files, counts, lines, 0 };
    size_t count;
    const void *const *roots = plan_data_roots(plan, &count);

    for (size_t i = 0; i < count; i++) {
        const XmlNode *root = roots[i];
        const DataElement *row = find_data_element(root->name, NULL);

        if (root->handed_out && strcmp(root->name, "records") == 0)
            root = xml_tree_load(root->place.file, plan_audience(plan), arena, unheard);
        if (row != NULL && root != NULL && !root->handed_out)
            walk(&u, row, NULL, root);
    }
    look_at_notes(&u);
    if (u.count > 0) {
        g_autofree char *places = list_places(&u), *number = g_strdup_printf("%u", u.count);

        diag_report(diags, DIAG_LINT_UNTRANSLATED, plan_place(plan), language, number, places, NULL);
    }
}

static void
add_languages(GPtrArray *languages, LocalText text)
{
    for (size_t i = 0; i < text.count; i++)
        if (!g_ptr_array_find_with_equal_func(languages, text.translations[i].language, g_str_equal, NULL))
            g_ptr_array_add(languages, (gpointer)(guintptr)text.translations[i].language);
}

void
read_lint_translations(const Plan *plan, Diags *diags)
{
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    size_t count;
    const Phrase *const *phrases = plan_phrases(plan, &count);

    add_languages(languages, plan_title(plan));
    for (size_t i = 0; i < count; i++)
        add_languages(languages, phrases[i]->text);
    for (guint i = 0; i < languages->len; i++)
        look_for(plan, g_ptr_array_index(languages, i), diags);
}
