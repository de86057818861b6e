/* Words in one text. */
#include "base/words.h"
#include <glib.h>
#include <string.h>

bool
words_is_blank(const char *text)
{
    return text[strspn(text, WORDS_SPACE)] == '\0';
}

/* Words are short: what strspn() and strcspn() prepare for longer texts costs more than it saves. */
static guint64
set_of(const char *separators)
{
    guint64 set = 0;

    for (const char *c = separators; *c != '\0'; c++) {
        g_assert((guchar)*c < 64);
        set |= G_GUINT64_CONSTANT(1) << (guchar)*c;
    }
    return set;
}

static inline bool
is_in_set(guint64 set, char c)
{
    return (guchar)c < 64 && (set >> (guchar)c & 1) != 0;
}

const char *
words_next(const char **at, const char *separators, size_t *length)
{
    const guint64 parts = set_of(separators), ends = parts | 1;         /* NUL ends a word, too */
    const char *word = *at, *end;

    while (is_in_set(parts, *word))
        word++;
    for (end = word; !is_in_set(ends, *end); end++)
        continue;
    *length = (size_t)(end - word);
    *at = end;
    return word;
}

static char **
split(const char *text, const char *separators)
{
    GPtrArray *words = g_ptr_array_new();
    const char *at = text == NULL ? "" : text, *word;
    size_t length;

    while (word = words_next(&at, separators, &length), length > 0)
        g_ptr_array_add(words, g_strndup(word, length));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

char **
words_split(const char *text)
{
    return split(text, WORDS_SPACE);
}

char **
words_split_commas(const char *text)
{
    return split(text, WORDS_SPACE ",");
}

bool
words_hold(const char *text, const char *word)
{
    size_t wanted = strlen(word), length;
    const char *at = text == NULL ? "" : text, *found;

    while (found = words_next(&at, WORDS_SPACE, &length), length > 0)
        if (length == wanted && memcmp(found, word, wanted) == 0)
            return true;
    return false;
}

int
vocabulary_place(const char *vocabulary, const char *word)
{
    size_t wanted = strlen(word), length;
    const char *at = vocabulary, *found;

    for (int place = 0; found = words_next(&at, " ", &length), length > 0; place++)
        if (length == wanted && memcmp(found, word, wanted) == 0)
            return place;
    return -1;
}

const char *
vocabulary_word(const char *vocabulary, int place)
{
    const char *at = vocabulary, *found;
    g_autofree char *word = NULL;
    size_t length;

    for (found = words_next(&at, " ", &length); place > 0; place--)
        found = words_next(&at, " ", &length);
    word = g_strndup(found, length);
    return g_intern_string(word);
}

/* ---- languages ---- */

static bool
is_subtag(const char *tag, size_t least, bool letters)
{
    size_t length = strlen(tag);

    for (size_t i = 0; i < length; i++)
        if (letters ? !g_ascii_isalpha(tag[i]) : !g_ascii_isalnum(tag[i]))
            return false;
    return length >= least && length <= 8;
}

/* A letter or digit alone begins an extension, and x what is for private use; neither ends a tag. */
bool
language_tag_is_valid(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    bool private_use = false;

    if (parts[0] == NULL)
        return false;
    if (g_ascii_strcasecmp(parts[0], "x") != 0 && g_ascii_strcasecmp(parts[0], "i") != 0 &&
        !is_subtag(parts[0], 2, true))
        return false;
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (!is_subtag(parts[i], 1, false) || (!private_use && parts[i][1] == '\0' && parts[i + 1] == NULL))
            return false;
        private_use = private_use || g_ascii_strcasecmp(parts[i], "x") == 0;
    }
    return true;
}

bool
language_tag_is_read(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);

    if (parts[0] == NULL || !is_subtag(parts[0], 1, true))
        return false;
    for (size_t i = 1; parts[i] != NULL; i++)
        if (!is_subtag(parts[i], 1, false))
            return false;
    return true;
}

bool
language_covers(const char *range, const char *tag)
{
    size_t length = strlen(range);

    return g_ascii_strncasecmp(range, tag, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}
