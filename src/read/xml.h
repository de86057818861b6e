#ifndef READ_XML_H
#define READ_XML_H
/*
 * XML files as light immutable trees, for whoever wants them without libxml2's types. The reader is strict: no
 * DOCTYPE (so no entities), no network, no inclusion, bounded size and depth, valid UTF-8; every attribute knows its
 * line and column. Everything lives in the arena given.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/audience.h"
#include "base/diag.h"
#include "base/input.h"

typedef struct XmlAttribute { const char *name, *value; Place place;
                              /* of the value's first character */ } XmlAttribute;

typedef struct XmlNode XmlNode;
struct XmlNode {
    const char *name;                   /* NULL: a piece of text */
    const char *text;                   /* of a text node */
    Place place;                        /* of the < or of the text's first character that is not white space */
    const XmlAttribute *attributes; size_t attribute_count;
    XmlNode *parent, *first_child, *last_child, *next;
    /* children that the audience may not see, linked by next; whole, for checking only */
    XmlNode *first_withheld;
    bool handed_out;                    /* of a root: its file is read by items, and they are not in the tree */
};

/*
 * NULL with diagnostics when the file cannot be read or is not well-formed. What the audience may not see is in no
 * list of children, and two texts between which it stood are one: the tree is that of the file without it. A root is
 * never withheld; whoever refers to the file decides what an internal one means.
 */
const XmlNode *xml_tree_load_as(InputKind kind, const char *path, Audience audience, Arena *arena, Diags *diags);
/* The same of a data file. */
const XmlNode *xml_tree_load(const char *path, Audience audience, Arena *arena, Diags *diags);

/*
 * How large a file may be is its kind's business (base/input.h). Besides, in any file: elements 256 deep, names of
 * 1,000 bytes, values of attributes of 1,000,000, texts of 10,000,000. `piece` is how many bytes are read at once; it
 * makes no difference to the tree.
 */
const XmlNode *xml_tree_load_in_pieces(InputKind kind, const char *path, size_t piece, Audience audience, Arena *arena,
                                       Diags *diags);

/*
 * Files with very many small elements of one kind are read without keeping them: each `item` in a `parent` in the
 * root, which is `root`, is handed out soon after it has ended, in their order, with all that is in it and with its
 * parents, and is gone when the call is over. With no `parent` they stand in the root itself. Of attributes and texts
 * in it no place is known until xml_item_place() is asked; white space beside it is dropped. withheld: the audience may
 * not see it, or its parent. Whoever takes it must be able to take it back: whether the file is well-formed is known at
 * its end.
 */
typedef struct XmlItem {
    const XmlNode *node;
    bool withheld, placed;
    size_t tag;                         /* where it begins in the file */
    void *reader;
} XmlItem;
typedef struct XmlItems {
    const char *root, *parent, *item;
    void (*take)(void *data, XmlItem *item);
    void *data;
} XmlItems;
void xml_item_place(XmlItem *item);
/* The tree of the rest, as xml_tree_load() gives it. */
const XmlNode *xml_tree_load_items(const char *path, const XmlItems *items, Audience audience, Arena *arena,
                                   Diags *diags);

/*
 * The name of the file's root element as it is written, without asking whether the file is well-formed; NULL when its
 * first MiB has none. To be freed; nothing is reported.
 */
char *xml_root_name(const char *path);
bool xml_root_is(const char *path, const char *name);
/*
 * The same, and of that attribute of it the value, to be freed; NULL where there is none, or only a parser can tell
 * it.
 */
char *xml_root_look(const char *path, const char *attribute, char **value);

/* The value, or NULL. Names are as written: "xml:lang". */
const char *xml_attribute(const XmlNode *node, const char *name);
/* Its place, or the element's when it is missing. */
Place xml_attribute_place(const XmlNode *node, const char *name);
/*
 * Adds what the tree says to `sum`: names, attributes by name, texts; not where anything stands, and neither comments
 * nor how much white space parts one element from the next.
 */
void xml_digest(const XmlNode *root, GChecksum *sum);
/*
 * The digest of a file, as that audience sees it, as 64 hexadecimal digits, to be freed; NULL when it cannot be read.
 * Nothing is reported.
 */
char *xml_file_digest(const char *path, Audience audience);

/* All text below the node, white space folded and trimmed. */
char *xml_text(const XmlNode *node, Arena *arena);

#endif
