/*
 * Our own finished file, as the writer made it, taken apart into the texts of its objects: most of them go over as they
 * are, and a structure tree of a thousand pages costs no more than that. A few are read as values and replaced.
 */
#include "annex/pass.h"
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { OBJECTS = 1 << 26, STREAM_BYTES = 1 << 30 }; /* a file of ours has fewer: what says more is damaged */

/* `text` is the object's value, or a stream's dictionary with its brackets. */
typedef struct HostObject {
    const char *text;
    size_t length;
    const char *stream;
    size_t stream_length;
    const Object *value;
} HostObject;

struct Host {
    GBytes *bytes;
    Arena *arena;
    GPtrArray *unpacked;                /* GString: the object streams' contents */
    HostObject *objects;
    int count, root, info;
    GArray *pages;                      /* int */
};

void
host_free(Host *host)
{
    if (host == NULL)
        return;
    g_bytes_unref(host->bytes);
    arena_free(host->arena);
    g_ptr_array_unref(host->unpacked);
    g_array_unref(host->pages);
    g_free(host->objects);
    g_free(host);
}

static void
free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

/* ---- streams ---- */

static GString *
inflate_bytes(const char *bytes, size_t length)
{
    GString *out = g_string_sized_new(length * 4 + 1024);
    z_stream z = { .next_in = (Bytef *)(guintptr)bytes, .avail_in = (uInt)length };
    int status = inflateInit(&z);

    if (status == Z_MEM_ERROR)
        g_error("failed to allocate memory for zlib");
    while (status == Z_OK && out->len < STREAM_BYTES) {
        char piece[16384];

        z.next_out = (Bytef *)piece;
        z.avail_out = sizeof piece;
        status = inflate(&z, Z_NO_FLUSH);
        g_string_append_len(out, piece, (gssize)(sizeof piece - z.avail_out));
    }
    inflateEnd(&z);
    if (status == Z_STREAM_END)
        return out;
    g_string_free(out, TRUE);
    return NULL;
}

/* The dictionary and the raw bytes of the stream object that begins at `offset`. */
static bool
read_stream(Host *host, size_t offset, HostObject *object)
{
    gsize size;
    const char *bytes = g_bytes_get_data(host->bytes, &size), *text;
    ObjectLexer lexer = { .arena = host->arena, .references = true };
    gint64 length;

    if (offset >= size)
        return false;
    text = g_strstr_len(bytes + offset, (gssize)MIN(64, size - offset), "<<");
    if (text == NULL)
        return false;
    lexer.reader = token_reader(text, size - (size_t)(text - bytes));
    object->value = object_lex(&lexer);
    object->text = text;
    object->length = (size_t)(lexer.reader.at - text);
    length = object_integer(object_find(object->value, "Length"), -1);
    if (length < 0 || bytes + size - lexer.reader.at < length + 8 || memcmp(lexer.reader.at, "\nstream\n", 8) != 0)
        return false;
    object->stream = lexer.reader.at + 8;
    object->stream_length = (size_t)length;
    return true;
}

static GString *
inflate_object(const HostObject *object)
{
    gint64 row;
    GString *text;

    if (object->stream == NULL)
        return NULL;
    if (object_find(object->value, "Filter")->kind == OBJECT_NULL)
        return g_string_new_len(object->stream, (gssize)object->stream_length);
    row = object_predicted_row(object->value);
    if (!object_is_name(object_find(object->value, "Filter"), "FlateDecode") || row < 0)
        return NULL;
    text = inflate_bytes(object->stream, object->stream_length);
    if (text != NULL && row > 0 && !object_undo_up((guint8 *)text->str, &text->len, (size_t)row)) {
        g_string_free(text, TRUE);
        return NULL;
    }
    return text;
}

/* Objects of an object stream: "number offset" pairs, then the values (7.5.7). */
static bool
read_packed(Host *host, const HostObject *object)
{
    GString *text = inflate_object(object);
    gint64 count = object_integer(object_find(object->value, "N"), -1),
           first = object_integer(object_find(object->value, "First"), -1);
    char *at;
    HostObject *last = NULL;

    if (text == NULL)
        return false;
    g_ptr_array_add(host->unpacked, text);
    at = text->str;
    for (gint64 i = 0; i < count; i++) {
        gint64 number = g_ascii_strtoll(at, &at, 10), offset = g_ascii_strtoll(at, &at, 10) + first;

        if (number <= 0 || number >= host->count || offset < 0 || (gsize)offset > text->len)
            return false;
        if (last != NULL)
            last->length = (size_t)(text->str + offset - last->text);
        last = &host->objects[number];
        *last = (HostObject){ .text = text->str + offset, .length = text->len - (gsize)offset };
    }
    return true;
}

/* ---- the cross-reference stream (7.5.8) ---- */

static guint64
read_field(const guint8 *bytes, gint64 width)
{
    guint64 value = 0;

    for (gint64 i = 0; i < width; i++)
        value = value << 8 | bytes[i];
    return value;
}

/* Objects with a place of their own; those of the object streams among them are read right away. */
static bool
read_objects(Host *host, const GString *table, const gint64 widths[3])
{
    gint64 width = widths[0] + widths[1] + widths[2];

    for (int i = 1; i < host->count; i++) {
        const guint8 *row = (const guint8 *)table->str + i * width;
        HostObject object = { 0 };

        if (read_field(row, widths[0]) != 1)
            continue;
        if (!read_stream(host, (size_t)read_field(row + widths[0], widths[1]), &object))
            return false;
        if (object_is_name(object_find(object.value, "Type"), "XRef"))
            continue;
        if (!object_is_name(object_find(object.value, "Type"), "ObjStm"))
            host->objects[i] = object;
        else if (!read_packed(host, &object))
            return false;
    }
    return true;
}

static bool
read_table(Host *host, size_t offset)
{
    HostObject object = { 0 };
    g_autoptr(GString) table = NULL;
    const Object *w;
    gint64 widths[3], size;

    if (!read_stream(host, offset, &object) || !object_is_name(object_find(object.value, "Type"), "XRef"))
        return false;
    table = inflate_object(&object);
    w = object_find(object.value, "W");
    size = object_integer(object_find(object.value, "Size"), 0);
    if (table == NULL || w->kind != OBJECT_ARRAY || w->length != 3 || size <= 0 || size > OBJECTS ||
        object_find(object.value, "Index")->kind != OBJECT_NULL)
        return false;
    for (size_t i = 0; i < 3; i++)
        widths[i] = CLAMP(object_integer(w->items[i], 0), 0, 8);
    if ((guint64)(size * (widths[0] + widths[1] + widths[2])) > table->len || widths[0] == 0)
        return false;
    host->count = (int)size;
    host->objects = g_new0(HostObject, (gsize)size);
    host->root = object_find(object.value, "Root")->number;
    host->info = object_find(object.value, "Info")->number;
    return read_objects(host, table, widths);
}

/* The pages, in order; trees of pages are shallow in files of ours, but may be trees. */
static void
gather_pages(Host *host, int number, int depth)
{
    const Object *node = host_object(host, number), *kids = host_get(host, node, "Kids");

    if (kids->kind != OBJECT_ARRAY) {
        if (node->kind == OBJECT_DICT)
            g_array_append_val(host->pages, number);
        return;
    }
    for (size_t i = 0; i < kids->length && depth < 16; i++)
        gather_pages(host, kids->items[i]->number, depth + 1);
}

/*
 * Where the file says that its table begins; 0 when it does not say. Searched bytewise: a stream before it may hold
 * NULs.
 */
static size_t
find_start(const char *bytes, size_t size)
{
    static const char word[] = "startxref\n";

    for (size_t back = sizeof word - 1; back <= MIN(size, 64); back++)
        if (memcmp(bytes + size - back, word, sizeof word - 1) == 0)
            return (size_t)g_ascii_strtoull(bytes + size - back + sizeof word - 1, NULL, 10);
    return 0;
}

Host *
host_read(GBytes *finished)
{
    g_autoptr(Host) host = g_new0(Host, 1);
    gsize size;
    const char *bytes = g_bytes_get_data(finished, &size);
    size_t start = find_start(bytes, size);

    host->bytes = g_bytes_ref(finished);
    host->arena = arena_new();
    host->unpacked = g_ptr_array_new_with_free_func(free_string);
    host->pages = g_array_new(FALSE, FALSE, sizeof(int));
    if (start == 0 || !read_table(host, start))
        return NULL;
    gather_pages(host, object_find(host_object(host, host->root), "Pages")->number, 0);
    return host->pages->len == 0 ? NULL : g_steal_pointer(&host);
}

/* ---- questions ---- */

int
host_count(const Host *host)
{
    return host->count;
}

int
host_root(const Host *host)
{
    return host->root;
}

int
host_info(const Host *host)
{
    return host->info;
}

const GArray *
host_pages(const Host *host)
{
    return host->pages;
}

const Object *
host_object(Host *host, int number)
{
    HostObject *object = number <= 0 || number >= host->count ? NULL : &host->objects[number];

    if (object == NULL || object->text == NULL)
        return &object_null;
    if (object->value == NULL) {
        ObjectLexer lexer = {
            .reader = { object->text, object->text + object->length }, .arena = host->arena, .references = true
        };
        const Object *value = object_lex(&lexer);

        object->value = value == NULL ? &object_null : value;
    }
    return object->value;
}

const Object *
host_resolve(Host *host, const Object *object)
{
    return object->kind == OBJECT_REFERENCE ? host_object(host, object->number) : object;
}

const Object *
host_get(Host *host, const Object *dict, const char *key)
{
    return host_resolve(host, object_find(dict, key));
}

const char *
host_stream(const Host *host, int number, size_t *length)
{
    *length = host->objects[number].stream_length;
    return host->objects[number].stream;
}

GString *
host_inflated(const Host *host, int number)
{
    return number <= 0 || number >= host->count ? NULL : inflate_object(&host->objects[number]);
}

/* The leaf of a number tree or name tree whose limits hold the key; `compare` tells where a key lies to a limit. */
static const Object *
find_in_tree(Host *host, const Object *node, const char *leaf, int (*compare)(const void *key, const Object *limit),
             const void *key)
{
    const Object *pairs = host_get(host, node, leaf), *kids = host_get(host, node, "Kids");

    for (size_t i = 0; pairs->kind == OBJECT_ARRAY && i + 1 < pairs->length; i += 2)
        if (compare(key, pairs->items[i]) == 0)
            return pairs->items[i + 1];
    for (size_t i = 0; kids->kind == OBJECT_ARRAY && i < kids->length; i++) {
        const Object *kid = host_resolve(host, kids->items[i]), *limits = object_find(kid, "Limits");

        if (limits->kind == OBJECT_ARRAY && limits->length == 2 && compare(key, limits->items[0]) >= 0 &&
            compare(key, limits->items[1]) <= 0)
            return find_in_tree(host, kid, leaf, compare, key);
    }
    return &object_null;
}

static int
compare_integer(const void *key, const Object *limit)
{
    gint64 a = *(const gint64 *)key, b = object_integer(limit, -1);

    return a < b ? -1 : a > b;
}

static int
compare_string(const void *key, const Object *limit)
{
    return strcmp(key, limit->kind == OBJECT_STRING ? limit->bytes : "");
}

static const Object *
tree_root(Host *host)
{
    return host_get(host, host_object(host, host->root), "StructTreeRoot");
}

const Object *
host_parent(Host *host, gint64 key)
{
    return host_resolve(
        host, find_in_tree(host, host_get(host, tree_root(host), "ParentTree"), "Nums", compare_integer, &key));
}

int
host_element(Host *host, const char *id)
{
    return find_in_tree(host, host_get(host, tree_root(host), "IDTree"), "Names", compare_string, id)->number;
}

/* ---- changes ---- */

static void
set_text(Host *host, int number, const char *text, size_t length)
{
    HostObject *object = &host->objects[number];

    object->text = arena_memdup(host->arena, text, length + 1);
    object->length = length;
    object->value = NULL;
}

void
host_replace(Host *host, int number, const GString *text)
{
    host->objects[number].stream = NULL;
    set_text(host, number, text->str, text->len);
}

void
host_replace_dictionary(Host *host, int number, const GString *text)
{
    g_autofree char *whole = g_strdup_printf("<< %s /Length %zu >>", text->str, host->objects[number].stream_length);

    set_text(host, number, whole, strlen(whole));
}

/* The dictionary without its brackets and its /Length, which the writer gives itself. */
static void
write_stream(Host *host, Writer *writer, int number)
{
    static const char *const length_key[] = { "Length", NULL };
    const HostObject *object = &host->objects[number];
    g_autoptr(GString) dictionary = g_string_new(NULL);

    put_entries_but(dictionary, host_object(host, number), length_key);
    writer_stream(writer, number, dictionary->str + 2, object->stream, object->stream_length);
}

void
host_write(const Host *host, Writer *writer)
{
    for (int i = 1; i < host->count; i++) {
        const HostObject *object = &host->objects[i];

        if (object->stream != NULL) {
            write_stream((Host *)(guintptr)host, writer, i);
        } else if (object->text != NULL) {
            size_t length = object->length;

            while (length > 0 && object->text[length - 1] == '\n')
                length--;
            writer_object(writer, i, object->text, length);
        }
    }
}
