#ifndef TEMPLATE_STYLE_H
#define TEMPLATE_STYLE_H
/*
 * Style properties under CSS's names, and the theme that names colours and classes. A style is flattened once, when
 * its template is loaded, into a list of values that are written straight into a document node.
 */
#include "base/reference.h"
#include "doc/doc.h"
#include "read/xml.h"

typedef struct StyleProperty StyleProperty;

typedef struct StyleValue {
    const StyleProperty *property;
    union { double number; int word; Colour colour; DocBorder border; const char *text; } as;
} StyleValue;

typedef struct Theme Theme;             /* theme.h */

/* Every property and shorthand. */
void style_reference(ReferenceEach each, void *data);
/* Is this attribute a style property (or a shorthand of several)? */
bool style_is_property(const char *name);

/* Appends the values of class `name` to `values` (of StyleValue); false when the theme has no such class. */
bool style_append_class(const Theme *theme, const char *name, GArray *values);
/* Appends what one attribute says; reports a value that is none. Strings are kept in `arena`. */
void style_append_property(const Theme *theme, const char *name, const char *value, Place place, Arena *arena,
                           GArray *values, Diags *diags);
/* Writes the values into a node of the document, in order. */
void style_apply(const StyleValue *values, size_t count, Doc *doc, DocNode *node);
/* The same for whoever keeps looks apart: into the node itself, and the looks of its text and box. NULL: not wanted. */
void style_write(const StyleValue *values, size_t count, DocNode *node, TextStyle *text, BoxStyle *box);

#endif
