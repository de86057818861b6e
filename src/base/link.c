/* Schemes of addresses. */
#include "base/link.h"
#include <glib.h>
#include <string.h>

size_t
link_scheme_length(const char *uri)
{
    size_t length = 0;

    while (g_ascii_isalnum(uri[length]) || (length > 0 && uri[length] != '\0' && strchr("+-.", uri[length]) != NULL))
        length++;
    return g_ascii_isalpha(uri[0]) && uri[length] == ':' ? length : 0;
}

bool
link_scheme_is_open(const char *scheme)
{
    static const char *const schemes[] = { "https", "http", "mailto", "tel", NULL };

    return g_strv_contains(schemes, scheme);
}
