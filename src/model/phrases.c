/*
 * What the plan says in words that stand in many places: each once, with its translations, found by the words
 * themselves. Two texts that differ in their numbers alone are one phrase, in which "#" stands for each number.
 */
#include "model/internal.h"
#include "model/building.h"
#include <string.h>

/* "6,971" or "27.5": the comma and the point belong to it only between digits. 0: here is no number. */
static size_t
number_length(const char *text)
{
    size_t length = 0;

    while (g_ascii_isdigit(text[length]) ||
           (length > 0 && (text[length] == '.' || text[length] == ',') && g_ascii_isdigit(text[length + 1])))
        length++;
    return length;
}

/* The text with "#" for its numbers, which are told in their order. */
static char *
without_numbers(const char *text, GPtrArray *numbers)
{
    GString *out = g_string_new(NULL);

    while (*text != '\0') {
        size_t length = number_length(text);

        if (length > 0) {
            g_ptr_array_add(numbers, g_strndup(text, length));
            g_string_append_c(out, '#');
        } else {
            g_string_append_c(out, *text);
        }
        text += MAX(length, 1);
    }
    return g_string_free(out, FALSE);
}

static const char *
with_numbers(Arena *arena, const char *text, const GPtrArray *numbers)
{
    g_autoptr(GString) out = g_string_new(NULL);
    guint next = 0;

    for (; *text != '\0'; text++)
        if (*text == '#' && next < numbers->len)
            g_string_append(out, g_ptr_array_index(numbers, next++));
        else
            g_string_append_c(out, *text);
    return arena_strdup(arena, out->str);
}

static LocalText
filled(Arena *arena, const char *text, LocalText phrase, const GPtrArray *numbers)
{
    Translation *translations = arena_new0(arena, Translation, phrase.count);

    for (size_t i = 0; i < phrase.count; i++)
        translations[i] = (Translation){ phrase.translations[i].language,
                                         with_numbers(arena, phrase.translations[i].text, numbers) };
    return (LocalText){ text, translations, phrase.count };
}

LocalText
plan_phrase(const Plan *plan, Arena *arena, const char *text)
{
    const Phrase *phrase = g_hash_table_lookup(plan->phrase_texts, text);
    g_autoptr(GPtrArray) numbers = NULL;
    g_autofree char *pattern = NULL;

    if (phrase != NULL)
        return (LocalText){ text, phrase->text.translations, phrase->text.count };
    if (plan->phrases->len == 0 || strpbrk(text, "0123456789") == NULL)
        return (LocalText){ text, NULL, 0 };
    numbers = g_ptr_array_new_with_free_func(g_free);
    pattern = without_numbers(text, numbers);
    phrase = g_hash_table_lookup(plan->phrase_texts, pattern);
    return phrase == NULL ? (LocalText){ text, NULL, 0 } : filled(arena, text, phrase->text, numbers);
}

LocalText
plan_builder_translated(const PlanBuilder *builder, LocalText text)
{
    Arena *arena = builder->plan->arena;
    LocalText phrase = { NULL, NULL, 0 };
    Translation *all;
    size_t count = text.count;

    if (text.text != NULL && builder->plan->phrases->len > 0)
        phrase = plan_phrase(builder->plan, arena, text.text);
    if (phrase.count == 0)
        return text;
    all = arena_new0(arena, Translation, text.count + phrase.count);
    for (size_t i = 0; i < text.count; i++)
        all[i] = text.translations[i];
    for (size_t i = 0; i < phrase.count; i++)
        if (!text_is_in(text, phrase.translations[i].language))
            all[count++] = phrase.translations[i];
    return (LocalText){ text.text, all, count };
}

/* When a phrase has got its place. */
void
phrase_added(PlanBuilder *builder, void *element)
{
    const Phrase *phrase = element, *first = g_hash_table_lookup(builder->plan->phrase_texts, phrase->text.text);

    if (first != NULL)
        diag_report_related(builder->diags, DIAG_MODEL_TWICE, phrase->place, first->place, "translation",
                            phrase->text.text, NULL);
    else
        g_hash_table_insert(builder->plan->phrase_texts, (gpointer)(guintptr)phrase->text.text, element);
}
