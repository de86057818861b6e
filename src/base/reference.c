/* The words of attributes with their sentences: one search, and one walk, for data files and templates. */
#include "base/reference.h"
#include <glib.h>
#include <string.h>
#include "base/words.h"

static const char *
meaning_of(const WordMeaning *rows, const char *of, const char *attribute, const char *word)
{
    for (; rows->word != NULL; rows++)
        if (strcmp(rows->word, word) == 0 && strcmp(rows->attribute, attribute) == 0 && g_strcmp0(rows->of, of) == 0)
            return rows->sentence;
    return NULL;
}

const char *
word_meaning(const WordMeaning *rows, const char *parent, const ReferenceRow *attribute, const char *word)
{
    g_autofree char *with_parent = parent == NULL ? NULL : g_strconcat(parent, ".", attribute->of, NULL);
    const char *owners[] = { with_parent, attribute->of, NULL }, *found = NULL;

    for (size_t i = with_parent == NULL ? 1 : 0; i < G_N_ELEMENTS(owners) && found == NULL; i++)
        found = meaning_of(rows, owners[i], attribute->name, word);
    return found;
}

bool
words_are_contraries(const char *words)
{
    static const char *const pairs[] = { "yes no", "no yes", "true false", "false true", "public internal", NULL };

    return g_strv_contains(pairs, words);
}

/* The words of an attribute that no list of its vocabulary has: those of another table, as the kinds of marks. */
static void
each_own_word(const WordMeaning *rows, const ReferenceRow *row, ReferenceEach each, void *data)
{
    for (; rows->word != NULL; rows++)
        if (g_strcmp0(rows->of, row->of) == 0 && strcmp(rows->attribute, row->name) == 0)
            each(&(ReferenceRow){ "value", rows->word, row->name, "", false, rows->sentence }, data);
}

char *
reference_left_out(const char *sentence)
{
    const char *tail = sentence == NULL ? NULL : strstr(sentence, LEFT_OUT);
    size_t length;

    if (tail == NULL)
        return NULL;
    tail += strlen(LEFT_OUT);
    length = strlen(tail);
    return g_strndup(tail, length - (length > 0 && tail[length - 1] == '.'));
}

char *
reference_what(const char *sentence)
{
    const char *tail = sentence == NULL ? NULL : strstr(sentence, LEFT_OUT);

    return tail == NULL ? g_strdup(sentence) : g_strdup_printf("%.*s.", (int)(tail - sentence), sentence);
}

static void
tell_row(const ReferenceRow *row, ReferenceEach each, void *data)
{
    ReferenceRow told = *row;
    g_autofree char *what = row->needed ? reference_what(row->sentence) : NULL;

    if (row->needed)
        told.sentence = what;
    each(&told, data);
}

void
reference_with_words(const WordMeaning *rows, const char *parent, const ReferenceRow *row, ReferenceEach each,
                     void *data)
{
    g_auto(GStrv) words = words_are_contraries(row->values) ? g_new0(char *, 1) : words_split(row->values);

    tell_row(row, each, data);
    for (size_t i = 0; words[i] != NULL; i++)
        each(&(ReferenceRow){ "value", words[i], row->name, "", false, word_meaning(rows, parent, row, words[i]) },
             data);
    if (*row->values == '\0')
        each_own_word(rows, row, each, data);
}
