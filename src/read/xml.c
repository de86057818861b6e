/*
 * libxml2's SAX2 events turned into a light tree. The file is read in pieces and the parser fed with them. SAX tells
 * no places of attributes, so the bytes since the last tag are kept, and a start tag is read once more, by a scanner
 * that needs no rules of its own: the parser has found it well-formed. libxml2's own limits (10 MB that it looks
 * ahead, names, texts) are off, ours are below.
 */
#include "read/xml_reader.h"
#include "base/diag_files.h"
#include "base/diag_read.h"
#include "base/limit.h"
#include "base/diag_template.h"
#include "base/words.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 << 10, DECODED_AT_ONCE = 64 };

/* The parser keeps a name once too, so that the same pointers mean the same name. */
typedef struct KeptName { const xmlChar *prefix, *name; const char *kept; } KeptName;
/*
 * So many items are handed out together: reading one and entering one are each so much code that in turns neither
 * stays in the processor's cache.
 */
enum { HANDFUL = 64 };
enum { RECENT_NAMES = 1 << 7 };     /* as many as qualified() tells apart by seven bits */
enum { LAST_NAMES = 16 };           /* a tag has no more attributes, but for a few */

typedef struct Reader {
    Arena *arena;
    Diags *diags;
    const char *file;
    /* bytes that may be looked at again, and the offset in the file of the first */
    GString *window; size_t base;
    size_t checked, fed;                        /* offsets up to which the bytes are UTF-8, and were read */
    size_t at; int line, column;                /* how far places have been counted, and the place there */
    size_t search;                              /* behind the last tag seen */
    TagScan tags;
    bool self_closed;                           /* the last start tag was an element's end as well */
    XmlNode *root, *open;
    GString *text; Place text_place;            /* gathered, as the parser hands text in pieces */
    bool text_placed;
    size_t blanks;                              /* bytes of white space outside items, which nobody asks for */
    GHashTable *names;                          /* of elements and attributes, each kept once */
    KeptName recent[RECENT_NAMES], last[LAST_NAMES];    /* last: of attributes, by their places in a tag */
    int depth;
    bool failed;
    xmlParserCtxtPtr parser;
    /* where elements are handed out */
    const XmlItems *items; const char *item_name;       /* NULL: none are; the name as it is kept */
    const char *audience_name;
    Audience audience;
    Arena *item_arena;
    XmlNode *item_parent; bool parent_withheld; /* the last element in the root that may hold such */
    XmlNode *item; size_t item_tag;             /* the one that is being read, and the offset of its < */
    bool item_has_audience;                     /* something in it may be withheld */
    XmlItem waiting[HANDFUL]; size_t waiting_count;     /* those that have ended and were not handed out */
    bool item_placed, counts_asked, counts;     /* counts: the parser's count of bytes leads to the end of a tag */
    bool noncharacters;                         /* the last start tag has an attribute with one */
    PlainScan plain;
} Reader;

/* ---- places ---- */

static const char *
byte_at(const Reader *r, size_t offset)
{
    return r->window->str + (offset - r->base);
}

static size_t
window_end(const Reader *r)
{
    return r->base + r->window->len;
}

/* Eight bytes at a time where all of them are ASCII. */
static int
code_points(const char *c, const char *end)
{
    int count = 0;

    for (guint64 word; end - c >= (ptrdiff_t)sizeof word; c += sizeof word) {
        memcpy(&word, c, sizeof word);
        if ((word & G_GUINT64_CONSTANT(0x8080808080808080)) == 0)
            count += (int)sizeof word;
        else
            for (size_t i = 0; i < sizeof word; i++)
                count += ((unsigned char)c[i] & 0xC0) != 0x80;
    }
    for (; c < end; c++)
        count += ((unsigned char)*c & 0xC0) != 0x80;
    return count;
}

static bool
code_points_are_bytes(const char *text, size_t length)
{
    return (size_t)code_points(text, text + length) == length;
}

/* Line and column (in code points, from 1) of a byte offset that is not before the last one asked for. */
static Place
place_at(Reader *r, size_t offset)
{
    const char *c = byte_at(r, r->at), *end = c + (offset > r->at ? offset - r->at : 0), *line;

    while (c < end && (line = memchr(c, '\n', (size_t)(end - c))) != NULL) {
        r->line++;
        r->column = 1;
        for (c = line + 1; c < end && *c == ' '; c++)
            r->column++;                        /* what is indented need not be searched */
    }
    r->column += code_points(c, end);
    r->at = MAX(r->at, offset);
    return (Place){ r->file, r->line, r->column };
}

/* The < of the next tag behind the last one. */
static size_t
next_tag(const Reader *r)
{
    const char *from = byte_at(r, r->search), *tag = xml_first_tag(from);

    return tag == NULL ? window_end(r) : r->search + (size_t)(tag - from);
}

/*
 * Gives each attribute the place of its value. The parser hands them in the order in which the tag has them, without
 * declarations of namespaces.
 */
static size_t
place_attributes(Reader *r, size_t tag, XmlAttribute *attributes, size_t count)
{
    const char *start = byte_at(r, tag), *end = r->window->str + r->window->len, *c = start + 1;
    size_t next = 0;

    while (c < end && !xml_is_space(*c) && *c != '>' && *c != '/')
        c++;
    while (c < end && *c != '>') {
        const char *name;
        size_t length;
        char quote;

        while (c < end && (xml_is_space(*c) || *c == '/'))
            c++;
        if (c >= end || *c == '>')
            break;
        name = c;
        while (c < end && *c != '=' && !xml_is_space(*c))
            c++;
        length = (size_t)(c - name);
        while (c < end && *c != '"' && *c != '\'')
            c++;
        if (c >= end)
            break;
        quote = *c++;
        if (next < count && strlen(attributes[next].name) == length && memcmp(attributes[next].name, name, length) == 0)
            attributes[next++].place = place_at(r, tag + (size_t)(c - start));
        while (c < end && *c != quote)
            c++;
        c++;
    }
    r->self_closed = c < end && c[-1] == '/';
    return MIN(tag + (size_t)(c - start) + 1, window_end(r));
}

/* Where the text behind the last tag begins to be more than white space. */
static Place
place_text(Reader *r)
{
    const char *start = byte_at(r, r->search), *p = start, *behind;

    for (;;) {
        while (xml_is_space(*p))
            p++;
        if (*p == '<' && g_str_has_prefix(p, "<![CDATA["))
            p += strlen("<![CDATA[");
        else if ((behind = xml_skip_aside(p)) != NULL)
            p = behind;
        else
            return place_at(r, r->search + (size_t)(p - start));
    }
}

/* ---- events ---- */

static void
stop(Reader *r)
{
    r->failed = true;
    xmlStopParser(r->parser);
}

/* False with a diagnostic when it is. */
static bool
refuse_long(Reader *r, Place place, const char *what, size_t length, LimitId limit)
{
    if (length <= (size_t)limit_number(limit))
        return false;
    limit_exceeded(r->diags, limit, place, what, NULL);
    stop(r);
    return true;
}

/*
 * The first of U+FDD0 to U+FDEF in a text; NULL when there is none. They are for a program's own use (Unicode 15,
 * 23.7): room template marks texts with them, and a reference can stand for one.
 */
static const char *
find_noncharacter(const char *text, size_t length)
{
    const char *end = text + length, *at = text;

    for (; (at = memchr(at, 0xEF, (size_t)(end - at))) != NULL; at++)
        if (end - at >= 3 && (guchar)at[1] == 0xB7 && (guchar)at[2] >= 0x90 && (guchar)at[2] <= 0xAF)
            return at;
    return NULL;
}

/* False with a diagnostic when there is one. */
static bool
refuse_noncharacter(Reader *r, Place place, const char *what, const char *text, size_t length)
{
    const char *at = find_noncharacter(text, length);
    g_autofree char *name = at == NULL ? NULL : g_strdup_printf("U+%04X", g_utf8_get_char(at));

    if (at == NULL)
        return false;
    diag_report(r->diags, DIAG_XML_NONCHARACTER, place, what, name, NULL);
    stop(r);
    return true;
}

static const char *
keep_name(Reader *r, const xmlChar *prefix, const xmlChar *name)
{
    g_autofree char *joined =
        prefix == NULL ? NULL : g_strdup_printf("%s:%s", (const char *)prefix, (const char *)name);
    const char *wanted = joined == NULL ? (const char *)name : joined, *kept = g_hash_table_lookup(r->names, wanted);

    if (kept == NULL) {
        kept = arena_strdup(r->arena, wanted);
        g_hash_table_add(r->names, (char *)(uintptr_t)kept);
    }
    return kept;
}

/* Names recur: each is kept once. */
static const char *
qualified(Reader *r, const xmlChar *prefix, const xmlChar *name)
{
    KeptName *recent = &r->recent[(guint64)(uintptr_t)name * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15) >> 57];

    if (recent->name != name || recent->prefix != prefix)
        *recent = (KeptName){ prefix, name, keep_name(r, prefix, name) };
    return recent->kept;
}

/* The next tag has mostly the same attributes in the same order. */
static const char *
name_of_attribute(Reader *r, const xmlChar *prefix, const xmlChar *name, size_t place)
{
    KeptName *last = &r->last[place % LAST_NAMES];

    if (last->name != name || last->prefix != prefix)
        *last = (KeptName){ prefix, name, qualified(r, prefix, name) };
    return last->kept;
}

/* What is handed out lives no longer than it is looked at. */
static Arena *
arena_for(const Reader *r)
{
    return r->item != NULL ? r->item_arena : r->arena;
}

static void
append_node(Reader *r, XmlNode *node)
{
    XmlNode *parent = r->open;

    node->parent = parent;
    if (parent == NULL)
        return;
    if (parent->last_child == NULL)
        parent->first_child = node;
    else
        parent->last_child->next = node;
    parent->last_child = node;
}

/* Nobody asks where things stand in an item that is right: then they are placed together (xml_item_place()). */
static bool
are_places_waiting(const Reader *r)
{
    return r->item != NULL && !r->item_placed;
}

static void
close_text(Reader *r)
{
    XmlNode *node;

    r->blanks = 0;
    if (r->text->len == 0)
        return;
    if (r->items != NULL && r->item == NULL && !r->text_placed) {
        g_string_truncate(r->text, 0);
        return;
    }
    node = arena_new0(arena_for(r), XmlNode, 1);
    node->text = arena_strndup(arena_for(r), r->text->str, r->text->len);
    node->place = are_places_waiting(r) ? r->open->place : r->text_placed ? r->text_place : place_text(r);
    append_node(r, node);
    g_string_truncate(r->text, 0);
    r->text_placed = false;
}

/* Such a start tag ends where the parser is; else it is read once more. */
static bool
find_tag_end(Reader *r, size_t tag)
{
    long at = xmlByteConsumed(r->parser);
    const char *end;

    if (at < 0 || (size_t)at <= tag || (size_t)at + 1 >= window_end(r))
        return false;
    end = byte_at(r, (size_t)at);
    if (memchr(byte_at(r, tag + 1), '<', (size_t)at - tag - 1) != NULL)
        return false;
    if (*end != '>' && (*end != '/' || end[1] != '>'))
        return false;
    r->self_closed = *end == '/';
    r->search = (size_t)at + (r->self_closed ? 2 : 1);
    return true;
}

/* Asked once, of the root: does the parser's own count lead to the end of its tag? */
static void
look_at_counts(Reader *r, size_t tag)
{
    size_t search = r->search;
    bool self_closed = r->self_closed;

    r->counts = find_tag_end(r, tag) && r->search == search && r->self_closed == self_closed;
    r->counts_asked = true;
    r->search = search;
    r->self_closed = self_closed;
}

/* One line of ASCII, of which each byte is a column. */
static bool
is_plain_line(const char *text, size_t length)
{
    return memchr(text, '\n', length) == NULL && code_points_are_bytes(text, length);
}

/*
 * Most values lie in the parser's buffer as they lie in the file: where they stand follows from how far before the
 * parser's own place they are. `first`: where the tag begins in that buffer. False for one that was put together.
 */
static bool
place_value(const Reader *r, const char *tag, size_t size, uintptr_t first, const xmlChar **from,
            XmlAttribute *attribute)
{
    size_t at = (uintptr_t)from[3] - first, length = (size_t)(from[4] - from[3]);

    if (at == 0 || at >= size || length >= size - at || (tag[at - 1] != '"' && tag[at - 1] != '\'') ||
        tag[at + length] != tag[at - 1])
        return false;
    attribute->place = (Place){ r->file, r->line, r->column + (int)at };
    return true;
}

/* False: the tag is to be read once more. */
static bool
place_by_parser(Reader *r, size_t tag, const xmlChar **list, XmlAttribute *attributes, size_t count)
{
    const char *start = byte_at(r, tag);
    uintptr_t first;
    size_t size;

    if (!r->counts || r->at != tag || !find_tag_end(r, tag))
        return false;
    size = r->search - tag;
    first = (uintptr_t)r->parser->input->cur - (size - (r->self_closed ? 2 : 1));
    if (!is_plain_line(start, size))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!place_value(r, start, size, first, list + 5 * i, &attributes[i]))
            return false;
    r->column += (int)size;
    r->at = r->search;
    return true;
}

static bool
is_item(const Reader *r, const char *name)
{
    return r->items != NULL && r->item == NULL && r->open != NULL && r->open == r->item_parent &&
           name == r->item_name;
}

static void
note_parent(Reader *r, XmlNode *node)
{
    const char *parent = r->items == NULL ? NULL : r->items->parent;

    if (r->items == NULL || r->depth != (parent == NULL ? 0 : 1) || strcmp(r->root->name, r->items->root) != 0 ||
        (parent != NULL && strcmp(node->name, parent) != 0))
        return;
    r->item_parent = node;
    r->parent_withheld =
        parent != NULL && audience_is_refused(r->audience, xml_attribute(node, AUDIENCE_ATTRIBUTE));
}

/* The values lie one behind the other: a noncharacter in any of them is looked for once. */
static XmlAttribute *
take_attributes(Reader *r, const xmlChar **list, size_t count)
{
    size_t bytes = 0;
    XmlAttribute *attributes;
    char *values, *at;

    for (size_t i = 0; i < count; i++)
        bytes += (size_t)(list[5 * i + 4] - list[5 * i + 3]) + 1;
    attributes = arena_alloc(arena_for(r), count * sizeof *attributes + bytes);
    at = values = (char *)(attributes + count);
    for (size_t i = 0; i < count; i++) {
        const xmlChar **a = list + 5 * i;
        size_t length = (size_t)(a[4] - a[3]);

        attributes[i].name = name_of_attribute(r, a[1], a[0], i);
        r->item_has_audience = r->item_has_audience || attributes[i].name == r->audience_name;
        attributes[i].value = memcpy(at, a[3], length);
        at += length + 1;                       /* the arena hands out zeros */
    }
    r->noncharacters = find_noncharacter(values, bytes) != NULL;
    return attributes;
}

/* Names cannot hold a noncharacter: the parser refuses them. */
static bool
refuse_tag(Reader *r, const XmlNode *node)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (refuse_noncharacter(r, node->attributes[i].place, "the value of this attribute", node->attributes[i].value,
                                strlen(node->attributes[i].value)) ||
            refuse_long(r, node->attributes[i].place, "the value of this attribute", strlen(node->attributes[i].value),
                        LIMIT_XML_VALUE_BYTES) ||
            refuse_long(r, node->place, "the name of an attribute", strlen(node->attributes[i].name),
                        LIMIT_XML_NAME_BYTES))
            return true;
    return refuse_long(r, node->place, "the name of this element", strlen(node->name), LIMIT_XML_NAME_BYTES);
}

/* No part of it is too long. */
static bool
is_short(const Reader *r, size_t tag)
{
    return !r->noncharacters && r->search - tag <= (size_t)limit_number(LIMIT_XML_NAME_BYTES) &&
           r->search - tag <= (size_t)limit_number(LIMIT_XML_VALUE_BYTES);
}

/*
 * An item is mostly right, and then nobody asks where its attributes stand. No part of a short tag is too long.
 */
static bool
is_quick(Reader *r, size_t tag)
{
    return !r->noncharacters && r->counts && find_tag_end(r, tag) && r->search - tag <= MOST_XML_NAME_BYTES;
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
         const xmlChar **namespace_list, int count, int defaulted, const xmlChar **list)
{
    Reader *r = data;
    const char *kept = qualified(r, prefix, name);
    size_t tag = next_tag(r);
    bool handed_out = is_item(r, kept);
    XmlAttribute *attributes;
    XmlNode *node;

    (void)namespaces;
    (void)namespace_list;
    (void)defaulted;
    close_text(r);
    node = arena_new0(handed_out ? r->item_arena : arena_for(r), XmlNode, 1);
    node->name = kept;
    node->place = place_at(r, tag);
    if (handed_out) {
        r->item = node;
        r->item_tag = tag;
        r->item_placed = r->item_has_audience = false;
        node->parent = r->open;
    } else {
        append_node(r, node);
    }
    node->attributes = attributes = take_attributes(r, list, (size_t)count);
    node->attribute_count = (size_t)count;
    if (r->root == NULL)
        r->root = node;
    r->open = node;
    if (!are_places_waiting(r) || !is_quick(r, tag)) {
        r->item_placed = r->item_placed || handed_out;
        if (!place_by_parser(r, tag, list, attributes, (size_t)count))
            r->search = place_attributes(r, tag, attributes, (size_t)count);
        if (!r->counts_asked)
            look_at_counts(r, tag);
        if (!is_short(r, tag) && refuse_tag(r, node))
            return;
    }
    note_parent(r, node);
    if (++r->depth > MOST_XML_DEPTH) {
        limit_exceeded(r->diags, LIMIT_XML_DEPTH, node->place, NULL);
        stop(r);
    } else if (prefix == NULL && uri != NULL) {
        diag_report(r->diags, DIAG_XML_NAMESPACE, node->place, node->name, (const char *)uri, NULL);
        stop(r);
    }
}

/* Behind the tag that ends what is open. */
static void
pass_end_tag(Reader *r)
{
    size_t tag = next_tag(r);
    const char *start = byte_at(r, tag), *end = strchr(start, '>');

    r->search = end == NULL ? window_end(r) : tag + (size_t)(end - start) + 1;
}

/* All that is in the element that begins with the next tag, in the order of the file. */
static void
place_all(Reader *r, XmlNode *node)
{
    size_t tag = next_tag(r);
    bool empty;

    node->place = place_at(r, tag);
    r->search = place_attributes(r, tag, (XmlAttribute *)(uintptr_t)node->attributes, node->attribute_count);
    empty = r->self_closed;
    for (XmlNode *child = node->first_child; child != NULL; child = child->next)
        if (child->name != NULL)
            place_all(r, child);
        else
            child->place = place_text(r);
    if (!empty)
        pass_end_tag(r);
}

/* The item is still in the window; places are counted from its own. */
static void
place_item(Reader *r, XmlNode *node, size_t tag)
{
    size_t at = r->at, search = r->search;
    int line = r->line, column = r->column;
    bool self_closed = r->self_closed;

    r->at = r->search = tag;
    r->line = node->place.line;
    r->column = node->place.column;
    place_all(r, node);
    r->at = at;
    r->search = search;
    r->line = line;
    r->column = column;
    r->self_closed = self_closed;
}

void
xml_item_place(XmlItem *item)
{
    if (!item->placed)
        place_item(item->reader, (XmlNode *)(uintptr_t)item->node, item->tag);
    item->placed = true;
}

static void
hand_out(Reader *r)
{
    for (size_t i = 0; i < r->waiting_count && !r->failed; i++)
        r->items->take(r->items->data, &r->waiting[i]);
    r->waiting_count = 0;
    if (r->item == NULL)
        arena_clear(r->item_arena);
}

static void
end_item(Reader *r)
{
    bool withheld =
        r->parent_withheld || audience_is_refused(r->audience, xml_attribute(r->item, AUDIENCE_ATTRIBUTE));

    if (!withheld && r->item->first_child != NULL && r->item_has_audience) {
        if (!r->item_placed)
            place_item(r, r->item, r->item_tag);
        r->item_placed = true;
        xml_withhold(r->item, r->audience, r->item_arena);
    }
    r->waiting[r->waiting_count++] = (XmlItem){ r->item, withheld, r->item_placed, r->item_tag, r };
    r->item = NULL;
    if (r->waiting_count == HANDFUL)
        hand_out(r);
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    Reader *r = data;
    XmlNode *ended = r->open;

    (void)name;
    (void)prefix;
    (void)uri;
    close_text(r);
    if (!r->self_closed)
        pass_end_tag(r);
    r->open = ended->parent;
    if (ended == r->item)
        end_item(r);
    r->self_closed = false;
    r->depth--;
}

static bool
is_blank(const char *text, int length)
{
    for (int i = 0; i < length; i++)
        if (!xml_is_space(text[i]))
            return false;
    return true;
}

static bool
is_refused_text(const Reader *r, const xmlChar *text, int length)
{
    return r->text->len + r->blanks > (size_t)limit_number(LIMIT_XML_TEXT_BYTES) ||
           find_noncharacter((const char *)text, (size_t)length) != NULL;
}

static void
on_text(void *data, const xmlChar *text, int length)
{
    Reader *r = data;
    bool blank;

    if (r->open == NULL)
        return;
    blank = is_blank((const char *)text, length);
    if (!r->text_placed && !blank) {
        if (!are_places_waiting(r))
            r->text_place = place_text(r);
        r->text_placed = true;
    }
    if (blank && !r->text_placed && r->items != NULL && r->item == NULL)
        r->blanks += (size_t)length;
    else
        g_string_append_len(r->text, (const char *)text, length);
    if (are_places_waiting(r) && r->text_placed && is_refused_text(r, text, length))
        r->text_place = place_text(r);
    if (!blank && find_noncharacter((const char *)text, (size_t)length) != NULL &&
        refuse_noncharacter(r, r->text_place, "this text", (const char *)text, (size_t)length))
        return;
    refuse_long(r, r->text_placed ? r->text_place : r->open->place,
                r->text_placed ? "this text" : "the white space in this element", r->text->len + r->blanks,
                LIMIT_XML_TEXT_BYTES);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    Reader *r = data;

    (void)name;
    (void)external;
    (void)system;
    diag_report(r->diags, DIAG_XML_DOCTYPE, place_at(r, next_tag(r)), NULL);
    stop(r);
}

/* The process ends as it does where GLib gets no memory: half a file would be taken for a whole one. */
static void
on_fault_of_system(void *data, xmlErrorPtr error)
{
    (void)data;
    if (error->code == XML_ERR_NO_MEMORY)
        g_error("failed to allocate memory for XML");
}

static void
on_error(void *data, xmlErrorPtr error)
{
    Reader *r = data;
    g_autofree char *message = g_strchomp(g_strdup(error->message != NULL ? error->message : "it is not well-formed"));

    on_fault_of_system(NULL, error);
    if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE || r->failed)
        return;
    r->failed = true;
    diag_report(r->diags, DIAG_XML_MALFORMED, (Place){ r->file, error->line, MAX(error->int2, 1) }, message, NULL);
}

/* ---- files ---- */

/* A file is read a piece at a time; standard input, which may be asked for again, is kept whole by whoever opens it. */
typedef struct Source { int file; GBytes *bytes; size_t at; } Source;

static bool
source_open(Source *source, InputKind kind, const char *path, Diags *diags)
{
    *source = (Source){ .file = -1 };
    if (strcmp(path, "-") == 0)
        source->bytes = input_read(kind, path, (Place){ 0 }, diags);
    else
        source->file = input_file(kind, path, (Place){ 0 }, diags);
    return source->bytes != NULL || source->file >= 0;
}

static void
source_close(const Source *source)
{
    if (source->bytes != NULL)
        g_bytes_unref(source->bytes);
    else
        close(source->file);
}

static ssize_t
source_read(Source *source, char *piece, size_t most)
{
    ssize_t got;

    if (source->bytes != NULL) {
        gsize size;
        const char *bytes = g_bytes_get_data(source->bytes, &size);

        most = MIN(most, size - source->at);
        memcpy(piece, bytes + source->at, most);
        source->at += most;
        return (ssize_t)most;
    }
    do
        got = read(source->file, piece, most);
    while (got < 0 && errno == EINTR);
    return got;
}

/* How many of the bytes are ASCII and no NUL, eight by eight: most files are, and then there is nothing to decode. */
static size_t
plain_bytes(const char *bytes, size_t length)
{
    static const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101), tops = G_GUINT64_CONSTANT(0x8080808080808080);
    size_t at = 0;

    for (guint64 eight; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if (((eight | (eight - ones)) & tops) != 0)
            break;
    }
    return at;
}

/*
 * Invalid UTF-8 and NUL would make the parser guess: they are found first. r->checked is at what is wrong, or at the
 * end. A letter may end in the next piece.
 */
static bool
check_utf8(Reader *r, bool last)
{
    const char *bad = byte_at(r, r->checked), *end = byte_at(r, window_end(r)), *piece;

    do {                                        /* a letter that a piece cuts in two begins the next one */
        piece = bad + plain_bytes(bad, (size_t)(end - bad));
        g_utf8_validate(piece, MIN(end - piece, DECODED_AT_ONCE), &bad);
    } while (bad > piece);
    r->checked = r->base + (size_t)(bad - r->window->str);
    return bad == end || (!last && g_utf8_get_char_validated(bad, end - bad) == (gunichar)-2);
}

/* The parser has all up to its <, so that what is wrong before is told first. */
static void
refuse_attributes(Reader *r)
{
    if (r->tags.tag >= r->fed)
        xmlParseChunk(r->parser, byte_at(r, r->fed), (int)(r->tags.tag + 1 - r->fed), false);
    if (r->failed)
        return;
    limit_exceeded(r->diags, LIMIT_XML_ATTRIBUTES, place_at(r, r->tags.tag), NULL);
    r->failed = true;
}

/* What lies behind the last tag and is counted is not looked at again, but for an item of which that is a part. */
static void
forget(Reader *r)
{
    size_t from = are_places_waiting(r) ? r->item_tag : r->search;

    if (r->search > r->at)
        place_at(r, r->search);
    if (from > r->base) {
        g_string_erase(r->window, 0, (gssize)(from - r->base));
        r->base = from;
    }
}

/* The next bytes of the file, at the end of the window. */
static ssize_t
widen(Reader *r, Source *source, size_t most)
{
    size_t length = r->window->len;
    ssize_t got;

    g_string_set_size(r->window, length + most);
    got = source_read(source, r->window->str + length, most);
    g_string_set_size(r->window, length + (size_t)MAX(got, 0));
    return got;
}

/* ---- items that are written plainly ---- */

static const char *
keep_plain_name(void *reader, const char *name, size_t length)
{
    g_autofree char *wanted = g_strndup(name, length);

    return keep_name(reader, NULL, (const xmlChar *)wanted);
}

static Place
place_plain(void *reader, const char *at)
{
    Reader *r = reader;

    return place_at(r, r->base + (size_t)(at - r->window->str));
}

/* Only those in the root: whoever holds others is the parser's. */
static bool
reads_plainly(const Reader *r)
{
    return r->items != NULL && r->items->parent == NULL;
}

/* The parser has done with all that it got, and an item may follow. */
static bool
is_between_items(const Reader *r)
{
    return reads_plainly(r) && r->open != NULL && r->open == r->item_parent && r->item == NULL && r->text->len == 0 &&
           r->parser->input->cur == r->parser->input->end;
}

/* What the parser has not seen is counted as it would have counted it. */
static void
pass_parser(Reader *r, Place from, Place to, size_t bytes)
{
    xmlParserInputPtr input = r->parser->input;

    input->col = to.line == from.line ? input->col + to.column - from.column : to.column;
    input->line += to.line - from.line;
    input->consumed += bytes;
}

/* False: it is not plain, or not there whole. */
static bool
take_plain_item(Reader *r)
{
    const char *start = byte_at(r, r->fed), *tag = start, *end = byte_at(r, r->checked);
    size_t at = r->at;
    int line = r->line, column = r->column;
    XmlNode *node;

    while (tag < end && xml_is_space(*tag))
        tag++;
    node = tag < end ? plain_element(&r->plain, tag, end) : NULL;
    if (node == NULL || node->name != r->item_name) {
        r->at = at;
        r->line = line;
        r->column = column;
        return false;
    }
    close_text(r);
    node->parent = r->open;
    r->item = node;
    r->item_tag = r->fed + (size_t)(tag - start);
    r->item_placed = false;
    r->item_has_audience = r->plain.has_audience;
    r->fed = r->search = r->tags.at = r->fed + (size_t)(r->plain.c - start);
    end_item(r);
    return true;
}

static void
take_plain_items(Reader *r)
{
    size_t start = r->fed;
    Place from;

    if (!is_between_items(r))
        return;
    from = place_at(r, start);
    while (is_between_items(r) && take_plain_item(r))
        ;
    if (r->fed > start)
        pass_parser(r, from, place_at(r, r->fed), r->fed - start);
}

/* Up to where the parser reads: what may be an item again begins there. */
static size_t
next_stop(const Reader *r)
{
    const char *from = byte_at(r, r->fed), *end = byte_at(r, r->checked), *at = from + 1;
    size_t length = reads_plainly(r) ? strlen(r->item_name) : 0;

    while (length > 0 && at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        const char *stop = at++;

        if ((size_t)(end - at) < length || memcmp(at, r->item_name, length) != 0)
            continue;
        while (stop > from && xml_is_space(stop[-1]))
            stop--;
        if (stop > from)
            return r->fed + (size_t)(stop - from);
    }
    return r->checked;
}

/*
 * Up to where the parser reads now; a comment or section it gets whole, as what it tells of one without an end depends
 * on how much of it is there. False: a tag has too many attributes.
 */
static bool
find_stop(Reader *r, size_t *until)
{
    *until = next_stop(r);
    if (!xml_tags_are_short(&r->tags, r->window->str, r->base, *until))
        return false;
    if (r->tags.aside == NULL)
        return true;
    *until = r->checked;
    return xml_tags_are_short(&r->tags, r->window->str, r->base, *until);
}

/* What waits for the rest of an item, up to the end of the last piece: what is wrong in it is told first. */
static void
feed_waiting(Reader *r, size_t until)
{
    if (until > r->fed)
        xmlParseChunk(r->parser, byte_at(r, r->fed), (int)(until - r->fed), false);
    r->fed = until;
}

/* The parser gets what is new; a declared encoding is passed over, as the bytes were found to be UTF-8. */
static void
feed(Reader *r, bool last)
{
    size_t before = r->checked;
    bool done = false;

    if (r->checked == 0 && r->window->len < 3 && !last)
        return;                                 /* is it a byte order mark? */
    if (r->checked == 0 && g_str_has_prefix(r->window->str, "\xEF\xBB\xBF"))
        r->at = r->search = 3;                  /* which is no column */
    if (!check_utf8(r, last)) {
        feed_waiting(r, before);
        if (!r->failed)
            diag_report(r->diags, DIAG_XML_NOT_UTF8, place_at(r, r->checked), NULL);
        r->failed = true;
        return;
    }
    while (!done && !r->failed) {
        size_t until;

        take_plain_items(r);
        if (!last && is_between_items(r) && r->checked - r->fed < PLAIN_BYTES)
            break;                              /* the rest of an item may follow */
        if (!find_stop(r, &until)) {
            refuse_attributes(r);
            return;
        }
        done = until == r->checked;
        xmlParseChunk(r->parser, byte_at(r, r->fed), (int)(until - r->fed), last && done);
        r->fed = until;
    }
    hand_out(r);                                /* who asks for places finds them in the window */
    if (!r->failed)
        forget(r);
}

static void
refuse_rest(Reader *r, DiagId why, const char *error)
{
    feed_waiting(r, r->checked);
    if (!r->failed)
        diag_report(r->diags, why, (Place){ r->file, 0, 0 }, r->file, error, NULL);
    r->failed = true;
}

static void
finish(Reader *r)
{
    if (r->failed || (r->root != NULL && r->parser->wellFormed))
        return;
    diag_report(r->diags, DIAG_XML_MALFORMED, (Place){ r->file, 1, 1 }, "it holds no element", NULL);
    r->failed = true;
}

static void
parse(Reader *r, Source *source, guint64 most_bytes, size_t piece_size)
{
    xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                          .startElementNs = on_start,
                          .endElementNs = on_end,
                          .characters = on_text,
                          .ignorableWhitespace = on_text,
                          .cdataBlock = on_text,
                          .internalSubset = on_doctype,
                          .serror = on_error };
    xmlStructuredErrorFunc before = xmlStructuredError;         /* of whoever else uses the library in this thread */
    void *before_data = xmlStructuredErrorContext;
    guint64 total = 0;
    ssize_t got = 1;

    xmlSetStructuredErrorFunc(NULL, on_fault_of_system);        /* those that come by no parser's */
    r->parser = xmlCreatePushParserCtxt(&sax, r, NULL, 0, r->file);
    if (r->parser == NULL)
        g_error("failed to allocate memory for XML");
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
    while (got > 0 && !r->failed) {
        got = widen(r, source, piece_size);
        total += (guint64)MAX(got, 0);
        if (got < 0 || total > most_bytes) {
            refuse_rest(r, got < 0 ? DIAG_FILE_UNREADABLE : DIAG_XML_GROWING, g_strerror(errno));
        } else {
            feed(r, got == 0);
        }
    }
    finish(r);
    if (r->parser->myDoc != NULL)
        xmlFreeDoc(r->parser->myDoc);
    xmlFreeParserCtxt(r->parser);
    xmlSetStructuredErrorFunc(before_data, before);
}

/* ---- the whole ---- */

static const XmlNode *
load(InputKind kind, const char *path, size_t piece, const XmlItems *items, Audience audience, Arena *arena,
     Diags *diags)
{
    g_autoptr(GString) text = g_string_new(NULL), window = g_string_new(NULL);
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(Arena) item_arena = arena_new();
    Reader r = { .arena = arena, .diags = diags, .line = 1, .column = 1, .text = text, .window = window, .names = names,
                 .items = items, .audience = audience, .item_arena = item_arena };
    Source source;

    if (!source_open(&source, kind, path, diags))
        return NULL;
    r.file = g_intern_string(input_name(path)); /* diagnostics outlive the tree */
    if (items != NULL) {
        r.item_name = keep_name(&r, NULL, (const xmlChar *)items->item);
        r.audience_name = keep_name(&r, NULL, (const xmlChar *)AUDIENCE_ATTRIBUTE);
        r.plain = (PlainScan){ .reader = &r, .keep = keep_plain_name, .place = place_plain, .arena = item_arena,
                               .audience_name = r.audience_name };
        plain_begin(&r.plain);
    }
    parse(&r, &source, input_limit(kind), piece);
    source_close(&source);
    if (r.failed)
        return NULL;
    xml_withhold(r.root, audience, arena);
    return r.root;
}

const XmlNode *
xml_tree_load_in_pieces(InputKind kind, const char *path, size_t piece, Audience audience, Arena *arena, Diags *diags)
{
    return load(kind, path, piece, NULL, audience, arena, diags);
}

const XmlNode *
xml_tree_load_items(const char *path, const XmlItems *items, Audience audience, Arena *arena, Diags *diags)
{
    return load(INPUT_DATA, path, PIECE, items, audience, arena, diags);
}

const XmlNode *
xml_tree_load_as(InputKind kind, const char *path, Audience audience, Arena *arena, Diags *diags)
{
    return xml_tree_load_in_pieces(kind, path, PIECE, audience, arena, diags);
}

const XmlNode *
xml_tree_load(const char *path, Audience audience, Arena *arena, Diags *diags)
{
    return xml_tree_load_as(INPUT_DATA, path, audience, arena, diags);
}
