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

bool
link_is_site(const char *pattern)
{
    size_t scheme = link_scheme_length(pattern);
    g_autofree char *name = g_ascii_strdown(pattern, (gssize)scheme);
    const char *host = pattern + scheme + strlen("://");
    g_auto(GStrv) parts = g_strsplit(pattern, "{subject}", -1);
    g_autofree char *rest = g_strjoinv("", parts);

    if ((strcmp(name, "https") != 0 && strcmp(name, "http") != 0) || !g_str_has_prefix(pattern + scheme, "://"))
        return false;
    /* the end of the text is no host, either: strchr() finds it */
    return strchr("/?#:@", *host) == NULL && strpbrk(rest, " \t\n\r\"<>\\^`{|}") == NULL;
}
