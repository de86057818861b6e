#ifndef BASE_JSON_H
#define BASE_JSON_H
/* Texts of JSON (RFC 8259, 7). */
#include <glib.h>

/*
 * Appends the text in quotation marks; NULL is "". What is no UTF-8, as names of files may be, becomes U+FFFD, so that
 * the whole stays JSON.
 */
void json_append_text(GString *out, const char *text);

#endif
