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
foreign_at(const DocForeign *foreign, const char *text, const char *at)
{
    if (!begins_word(text, at))
        return 0;
    for (size_t i = 0; i < foreign->count; i++) {
        size_t length = name_at(at, foreign->names[i]);

        if (length > 0 && !is_letter(at + length))
            return length;
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
end_of_name(const DocForeign *foreign, const char *text)
{
    size_t longest = 0, line = line_length(text);

    for (size_t i = 0; i < foreign->count; i++)
        for (const char *name = foreign->names[i], *at = strchr(name, ' '); at != NULL; at = strchr(at + 1, ' ')) {
            size_t rest = strlen(at + 1);

            if (rest > longest && strncmp(text, at + 1, rest) == 0 && !is_letter(text + rest))
                longest = rest;
            else if (line > longest && line < rest && strncmp(text, at + 1, line) == 0)
                longest = line;
        }
    return longest;
}

/* Is all that stands from `at` to the line's end the beginning of a name that the next line ends? */
static bool
begins_name(const DocForeign *foreign, const char *text, const char *at)
{
    size_t line = line_length(at);

    if (line == 0 || !begins_word(text, at) || !is_letter(at))
        return false;
    for (size_t i = 0; i < foreign->count; i++)
        if (strlen(foreign->names[i]) > line && strncmp(at, foreign->names[i], line) == 0 &&
            !is_letter(foreign->names[i] + line))
            return true;
    return false;
}

static size_t
length_at(const DocForeign *foreign, const char *text, const char *at, ForeignEnds ends)
{
    size_t length = foreign_at(foreign, text, at);

    if (length == 0 && at == text && (ends & FOREIGN_CAME) != 0)
        length = end_of_name(foreign, text);
    if (length == 0 && (ends & FOREIGN_GOES_ON) != 0 && begins_name(foreign, text, at))
        length = strlen(at);
    return length;
}

size_t
foreign_stretch(const DocForeign *foreign, const char *text, const char *at, ForeignEnds ends, bool *other)
{
    size_t length = length_at(foreign, text, at, ends);
    const char *end = at;

    *other = length > 0;
    if (length > 0)
        return length;
    while (*end != '\0' && (end == at || length_at(foreign, text, end, ends) == 0))
        end += g_utf8_skip[*(const guchar *)end];
    return (size_t)(end - at);
}
