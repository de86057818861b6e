/* Where in the data a text comes from: a walk over what the files said, for the few messages that need it. */
#include "model/records.h"
#include "read/find.h"
#include <string.h>

typedef struct Search { const char *text; size_t length; bool whole; Place place; } Search;

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* As texts are printed: white space folded and trimmed. */
static void
fold(const char *text, GString *out)
{
    g_string_truncate(out, 0);
    for (; *text != '\0'; text++) {
        if (!is_space(*text))
            g_string_append_c(out, *text);
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
}

static bool
matches(const Search *search, const char *text, GString *folded)
{
    fold(text, folded);
    if (search->whole)
        return folded->len == search->length && memcmp(folded->str, search->text, search->length) == 0;
    return g_strstr_len(folded->str, (gssize)folded->len, search->text) != NULL;
}

static bool
search_node(Search *search, const XmlNode *node, GString *folded)
{
    if (node->name == NULL) {
        if (!matches(search, node->text, folded))
            return false;
        search->place = node->place;
        return true;
    }
    for (size_t i = 0; i < node->attribute_count; i++)
        if (matches(search, node->attributes[i].value, folded)) {
            search->place = node->attributes[i].place;
            return true;
        }
    for (const XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (search_node(search, child, folded))
            return true;
    return false;
}

/*
 * Of observations only notes and bases are texts that a page may show, of records notes and what they say; a file that
 * has them is read once more.
 */
static bool
observations_may_say(const Plan *plan, const Search *search, GString *folded)
{
    size_t count;
    const char *const *texts = plan_observation_texts(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (texts[i] != NULL && matches(search, texts[i], folded))
            return true;
    return false;
}

static bool
records_may_say(const Plan *plan, const Search *search, GString *folded)
{
    size_t count;
    const Record *const *records = plan_records(plan, &count);

    for (size_t i = 0; i < count; i++) {
        const Record *record = records[i];

        if (record->note != NULL && matches(search, record->note, folded))
            return true;
        for (size_t v = 0; v < record->value_count; v++) {
            LocalText text = record->values[v].text;

            if (matches(search, text.text, folded))
                return true;
            for (size_t t = 0; t < text.count; t++)
                if (matches(search, text.translations[t].text, folded))
                    return true;
        }
    }
    return false;
}

static bool
search_again(const Plan *plan, Search *search, const XmlNode *root, GString *folded)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) unheard = diags_new();
    bool records = strcmp(root->name, "records") == 0;
    const XmlNode *again = (records ? records_may_say : observations_may_say)(plan, search, folded)
                               ? xml_tree_load(root->place.file, plan_audience(plan), arena, unheard)
                               : NULL;

    return again != NULL && search_node(search, again, folded);
}

Place
find_data_text(const Plan *plan, const XmlNode *first, const char *text, size_t length)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    g_autofree char *wanted = g_strndup(text, length);
    size_t count;
    const void *const *roots = plan_data_roots(plan, &count);

    fold(wanted, folded);
    if (folded->len == 0)
        return (Place){ 0 };
    g_free(wanted);
    wanted = g_strdup(folded->str);
    for (int whole = 1; whole >= 0; whole--) {
        Search search = { wanted, strlen(wanted), whole == 1, { 0 } };

        if (first != NULL && search_node(&search, first, folded))
            return search.place;
        for (size_t i = 0; i < count; i++) {
            const XmlNode *root = roots[i];

            if (root->handed_out ? search_again(plan, &search, root, folded) : search_node(&search, root, folded))
                return search.place;
        }
    }
    return (Place){ 0 };
}
