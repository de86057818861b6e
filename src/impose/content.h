#ifndef IMPOSE_CONTENT_H
#define IMPOSE_CONTENT_H
#include <glib.h>
#include <stddef.h>

/* A page's content without the marks of structure and of artifacts; what says how a glyph is read stays. */
GString *content_unmarked(const char *bytes, size_t size);

#endif
