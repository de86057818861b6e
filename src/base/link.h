#ifndef BASE_LINK_H
#define BASE_LINK_H
/*
 * Where a link may lead: to the web, a mail or a telephone, and to nothing that opens files or runs code at the
 * reader's.
 */
#include <stdbool.h>
#include <stddef.h>

/* Length of the scheme that an address begins with (RFC 3986, 3.1); 0: it has none. */
size_t link_scheme_length(const char *uri);
/* https, http, mailto, tel: in lower case. */
bool link_scheme_is_open(const char *scheme);
/*
 * Is it the address of pages on the web: http or https, a host, nothing that RFC 3986 (2) lets stand nowhere, and in
 * braces nothing but {subject}?
 */
bool link_is_site(const char *pattern);

#endif
