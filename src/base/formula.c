/* The guard is one character, and what it stands before tells whether it is one. */
#include "base/formula.h"
#include <string.h>

static bool
is_dangerous(char c)
{
    return c != '\0' && strchr("=+-@\t\r\n", c) != NULL;
}

static bool
is_number(const char *text)
{
    size_t digits;

    text += *text == '-' || *text == '+';
    digits = strspn(text, "0123456789");
    text += digits;
    if (digits > 0 && *text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    if (digits > 0 && (*text == 'e' || *text == 'E')) {
        text += 1 + (text[1] == '-' || text[1] == '+');
        digits = strspn(text, "0123456789");
        text += digits;
    }
    return digits > 0 && *text == '\0';
}

bool
formula_needs_guard(const char *text)
{
    if (text == NULL)
        return false;
    if (text[0] == '\'')
        return text[1] == '\'' || is_dangerous(text[1]);
    return is_dangerous(text[0]) && !is_number(text);
}

size_t
formula_guard(const char *text, size_t length)
{
    return length > 1 && text[0] == '\'' && (text[1] == '\'' || is_dangerous(text[1])) ? 1 : 0;
}
