/* The words of one language by key, in the order in which they were added. */
#include <string.h>
#include "lang/internal.h"

typedef struct Message {
    const char *key, *source;
    const Pattern *pattern;
} Message;

struct Catalogue {
    Arena *arena;
    const char *language;
    char locale[LOCALE_SIZE];
    GPtrArray *order;
    GHashTable *by_key;
};

Catalogue *
catalogue_new(const char *bcp47)
{
    Arena *arena = arena_new();
    Catalogue *catalogue = arena_new0(arena, Catalogue, 1);

    catalogue->arena = arena;
    catalogue->language = arena_strdup(arena, bcp47);
    if (!locale_of(bcp47, catalogue->locale))
        g_strlcpy(catalogue->locale, "und", sizeof catalogue->locale);
    catalogue->order = g_ptr_array_new();
    catalogue->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    return catalogue;
}

void
catalogue_free(Catalogue *catalogue)
{
    if (catalogue == NULL)
        return;
    g_ptr_array_unref(catalogue->order);
    g_hash_table_unref(catalogue->by_key);
    arena_free(catalogue->arena);
}

bool
catalogue_add(Catalogue *catalogue, const char *key, const char *pattern, Place place, Diags *diags)
{
    const char *fault = NULL;
    const Pattern *parsed;
    Message *message;

    if (g_hash_table_contains(catalogue->by_key, key)) {
        diag_report(diags, DIAG_LANG_MESSAGE_TWICE, place, key, NULL);
        return false;
    }
    parsed = pattern_parse(pattern, catalogue->locale, catalogue->arena, &fault);
    if (parsed == NULL) {
        diag_report(diags, DIAG_LANG_BAD_PATTERN, place, key, fault, NULL);
        return false;
    }
    message = arena_new0(catalogue->arena, Message, 1);
    *message = (Message){ arena_strdup(catalogue->arena, key), arena_strdup(catalogue->arena, pattern), parsed };
    g_ptr_array_add(catalogue->order, message);
    g_hash_table_insert(catalogue->by_key, arena_strdup(catalogue->arena, key), message);
    return true;
}

void
catalogue_complete(Catalogue *catalogue, const Catalogue *from)
{
    for (guint i = 0; i < from->order->len; i++) {
        const Message *message = g_ptr_array_index(from->order, i);

        if (!g_hash_table_contains(catalogue->by_key, message->key))
            catalogue_add(catalogue, message->key, message->source, (Place){ 0 }, NULL);        /* parsed once already */
    }
}

const char *
catalogue_language(const Catalogue *catalogue)
{
    return catalogue->language;
}

size_t
catalogue_length(const Catalogue *catalogue)
{
    return catalogue->order->len;
}

void
catalogue_each(const Catalogue *catalogue, void (*each)(const char *key, const char *pattern, void *data), void *data)
{
    for (guint i = 0; i < catalogue->order->len; i++) {
        const Message *message = g_ptr_array_index(catalogue->order, i);

        each(message->key, message->source, data);
    }
}

const Pattern *
catalogue_find(const Catalogue *catalogue, const char *key)
{
    const Message *message = catalogue == NULL ? NULL : g_hash_table_lookup(catalogue->by_key, key);

    return message == NULL ? NULL : message->pattern;
}
