/* Names of another language, found in what is drawn and in what is read in place of it. */
#include "pen/foreign.h"
#include <glib.h>
#include <string.h>

/* Within a sentence a name may begin with a small letter. */
static size_t
name_at(const char *at, const char *name)
{
    size_t first = (size_t)g_utf8_skip[*(const guchar *)name], here = (size_t)g_utf8_skip[*(const guchar *)at],
           rest = strlen(name);

    if (*at == '\0' || g_unichar_tolower(g_utf8_get_char(at)) != g_unichar_tolower(g_utf8_get_char(name)) ||
        strncmp(at + here, name + first, rest - first) != 0)
        return 0;
    return here + rest - first;
}

static bool
is_letter(const char *at)
{
    return g_unichar_isalnum(g_utf8_get_char(at));
}

/* Does a word begin here, in a text that begins at `text`? */
static bool
begins_word(const char *text, const char *at)
{
    return at == text || !is_letter(g_utf8_find_prev_char(text, at));
}

size_t
foreign_at(const DocForeign *foreign, const char *text, const char *at, const char **language)
{
    if (!begins_word(text, at))
        return 0;
    for (size_t i = 0; i < foreign->count; i++) {
        size_t length = name_at(at, foreign->names[i].text);

        if (length > 0 && !is_letter(at + length)) {
            *language = foreign->names[i].language;
            return length;
        }
    }
    return 0;
}

/* The bytes of a line without the spaces behind it. */
static size_t
line_length(const char *text)
{
    size_t length = strlen(text);

    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

/* How much of the line's beginning is the end, or the middle, of a name that the line before began. */
static size_t
end_of_name(const DocForeign *foreign, const char *text, const char **language)
{
    size_t longest = 0, line = line_length(text);

    for (size_t i = 0; i < foreign->count; i++)
        for (const char *at = strchr(foreign->names[i].text, ' '); at != NULL; at = strchr(at + 1, ' ')) {
            size_t rest = strlen(at + 1), before = longest;

            if (rest > longest && strncmp(text, at + 1, rest) == 0 && !is_letter(text + rest))
                longest = rest;
            else if (line > longest && line < rest && strncmp(text, at + 1, line) == 0)
                longest = line;
            if (longest > before)
                *language = foreign->names[i].language;
        }
    return longest;
}

/* Is all that stands from `at` to the line's end the beginning of a name that the next line ends? */
static bool
begins_name(const DocForeign *foreign, const char *text, const char *at, const char **language)
{
    size_t line = line_length(at);

    if (line == 0 || !begins_word(text, at) || !is_letter(at))
        return false;
    for (size_t i = 0; i < foreign->count; i++)
        if (strlen(foreign->names[i].text) > line && strncmp(at, foreign->names[i].text, line) == 0 &&
            !is_letter(foreign->names[i].text + line)) {
            *language = foreign->names[i].language;
            return true;
        }
    return false;
}

static size_t
length_at(const DocForeign *foreign, const char *text, const char *at, ForeignEnds ends, const char **language)
{
    size_t length = foreign_at(foreign, text, at, language);

    if (length == 0 && at == text && (ends & FOREIGN_CAME) != 0)
        length = end_of_name(foreign, text, language);
    if (length == 0 && (ends & FOREIGN_GOES_ON) != 0 && begins_name(foreign, text, at, language))
        length = strlen(at);
    return length;
}

size_t
foreign_stretch(const DocForeign *foreign, const char *text, const char *at, ForeignEnds ends, const char **language)
{
    const char *end = at, *next = NULL;
    size_t length;

    *language = NULL;
    if ((length = length_at(foreign, text, at, ends, language)) > 0)
        return length;
    while (*end != '\0' && (end == at || length_at(foreign, text, end, ends, &next) == 0))
        end += g_utf8_skip[*(const guchar *)end];
    return (size_t)(end - at);
}
