/* The words of one language by key, in the order in which they were added. */
#include "lang/check.h"
#include "base/diag_lang.h"
#include "base/diag_read.h"
#include <string.h>
#include "lang/internal.h"

typedef struct Message {
    const char *key, *source;
    const Pattern *pattern;
    Place place;
    /* of the same key in what the catalogue was completed with, ended by NULL; NULL: it has none */
    const char *const *arguments;
} Message;

struct Catalogue {
    Arena *arena;
    const char *language;
    char locale[LOCALE_SIZE];
    GPtrArray *order;
    GHashTable *by_key;
    const char *file;                   /* of the places, the last one copied */
    bool completed;
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

static Place
kept_place(Catalogue *catalogue, Place place)
{
    if (place.file != NULL && g_strcmp0(place.file, catalogue->file) != 0)
        catalogue->file = arena_strdup(catalogue->arena, place.file);
    place.file = place.file == NULL ? NULL : catalogue->file;
    return place;
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
    *message = (Message){ arena_strdup(catalogue->arena, key), arena_strdup(catalogue->arena, pattern), parsed,
                          kept_place(catalogue, place), NULL };
    g_ptr_array_add(catalogue->order, message);
    g_hash_table_insert(catalogue->by_key, arena_strdup(catalogue->arena, key), message);
    return true;
}

static const char *const *
copy_arguments(Arena *arena, const Pattern *pattern)
{
    const char **names = arena_new0(arena, const char *, pattern->text_count + pattern->number_count + 1);

    for (size_t i = 0; i < pattern->text_count; i++)
        names[i] = arena_strdup(arena, pattern->texts[i]);
    for (size_t i = 0; i < pattern->number_count; i++)
        names[pattern->text_count + i] = arena_strdup(arena, pattern->numbers[i]);
    return names;
}

void
catalogue_complete(Catalogue *catalogue, const Catalogue *from)
{
    catalogue->completed = true;
    for (guint i = 0; i < from->order->len; i++) {
        const Message *message = g_ptr_array_index(from->order, i);
        Message *own = g_hash_table_lookup(catalogue->by_key, message->key);

        if (own != NULL)
            own->arguments = copy_arguments(catalogue->arena, message->pattern);
        else
            /* parsed once already */
            catalogue_add(catalogue, message->key, message->source, (Place){ 0 }, NULL);
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

/* ---- held against others ---- */

static bool
is_one_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void
check_argument(const Catalogue *catalogue, const Message *message, const Catalogue *reference, const char *name,
               Diags *diags)
{
    const Pattern *pattern = message->arguments != NULL ? NULL : catalogue_find(reference, message->key);
    const char *language = message->arguments != NULL ? catalogue->language : reference->language;
    bool known = message->arguments != NULL ? g_strv_contains(message->arguments, name)
                                            : is_one_of(pattern->texts, pattern->text_count, name) ||
                                                  is_one_of(pattern->numbers, pattern->number_count, name);
    g_autofree char *written = g_strdup_printf("{%s}", name);

    if (!known)
        diag_report(diags, DIAG_LANG_NO_PLACEHOLDER, message->place, message->key, written, language, NULL);
}

void
catalogue_check_arguments(const Catalogue *catalogue, const Catalogue *reference, Diags *diags)
{
    for (guint i = 0; i < catalogue->order->len; i++) {
        const Message *message = g_ptr_array_index(catalogue->order, i);
        const Pattern *pattern = message->pattern;

        if (message->place.file == NULL ||
            (message->arguments == NULL && (reference == catalogue || catalogue_find(reference, message->key) == NULL)))
            continue;
        for (size_t a = 0; a < pattern->text_count; a++)
            check_argument(catalogue, message, reference, pattern->texts[a], diags);
        for (size_t a = 0; a < pattern->number_count; a++)
            check_argument(catalogue, message, reference, pattern->numbers[a], diags);
    }
}

void
catalogue_check_keys(const Catalogue *catalogue, const Catalogue *reference, bool (*asked)(const char *key, void *data),
                     void *data, Diags *diags)
{
    if (reference == NULL || (catalogue == reference && !catalogue->completed))
        return;
    for (guint i = 0; i < catalogue->order->len; i++) {
        const Message *message = g_ptr_array_index(catalogue->order, i);
        bool known = message->place.file == NULL || message->arguments != NULL ||
                     (catalogue != reference && catalogue_find(reference, message->key) != NULL);

        if (!known && !asked(message->key, data))
            diag_report(diags, DIAG_LANG_UNKNOWN_KEY, message->place, message->key, NULL);
    }
}
