/*
 * Cairo's file, read as far as the pass needs it: its cross-reference table and the text of each object. Cairo's syntax is
 * regular; anything else than expected is a fault, never a guess.
 */
#include "pdf/pass.h"
#include <string.h>

/* The first place of `what` in bytes that may hold anything, NUL included; NULL when there is none. */
static const char *
find_bytes(const char *bytes, size_t size, const char *what)
{
    size_t length = strlen(what);

    for (const char *at = bytes, *end = bytes + size; size >= length && (at = memchr(at, *what, (size_t)(end - at))) != NULL; at++)
        if ((size_t)(end - at) >= length && memcmp(at, what, length) == 0)
            return at;
    return NULL;
}

static const char *
find_last(const char *bytes, size_t size, const char *what)
{
    size_t length = strlen(what);

    for (size_t i = size; i >= length; i--)
        if (memcmp(bytes + i - length, what, length) == 0)
            return bytes + i - length;
    return NULL;
}

static bool
fail(Source *s, const char *what)
{
    if (s->fault == NULL)
        s->fault = g_strdup(what);
    return false;
}

const char *
source_find(const SourceObject *object, const char *key)
{
    size_t length = strlen(key);

    for (const char *at = object->text, *end = object->text + object->length; at != NULL && (at = memchr(at, '/', (size_t)(end - at))) != NULL; at++)
        if ((size_t)(end - at) > length + 1 && strncmp(at + 1, key, length) == 0 && !g_ascii_isalnum(at[length + 1]))
            return at + 1 + length;
    return NULL;
}

bool
source_has(const SourceObject *object, const char *key, const char *value)
{
    const char *at = object->text == NULL ? NULL : source_find(object, key);

    if (at == NULL)
        return false;
    at += strspn(at, " \n\r\t");
    return strncmp(at, value, strlen(value)) == 0 && !g_ascii_isalnum(at[strlen(value)]);
}

int
source_reference(const SourceObject *object, const char *key)
{
    const char *at = source_find(object, key);
    char *end;
    guint64 number;

    if (at == NULL)
        return 0;
    number = g_ascii_strtoull(at, &end, 10);
    return end != at && strncmp(end, " 0 R", 4) == 0 ? (int)number : 0;
}

/* "N 0 obj" at the offset; then text up to "stream" or "endobj". */
static bool
read_object(Source *s, int number, size_t offset)
{
    SourceObject *o = &s->objects[number];
    const char *p = s->bytes + offset, *end = s->bytes + s->size, *close, *stream;
    char *after;

    if (offset >= s->size || (int)g_ascii_strtoull(p, &after, 10) != number || strncmp(after, " 0 obj\n", 7) != 0)
        return fail(s, "an object is not where the cross-reference table says");
    p = after + 7;
    close = find_bytes(p, (size_t)(end - p), "endobj");
    stream = close == NULL ? NULL : find_bytes(p, (size_t)(close - p), "\nstream\n");
    if (close == NULL)
        return fail(s, "an object does not end");
    o->text = p;
    if (stream != NULL) {
        o->length = (size_t)(stream - p);
        o->stream = stream + 8;
    } else {
        o->length = (size_t)(close - p);
    }
    return true;
}

static bool
read_stream_length(Source *s, SourceObject *o)
{
    int reference = source_reference(o, "Length");
    const char *at = source_find(o, "Length");

    if (o->stream == NULL)
        return true;
    if (reference > 0 && reference < s->count && s->objects[reference].text != NULL)
        at = s->objects[reference].text;
    if (at == NULL)
        return fail(s, "a stream has no length");
    o->stream_length = (size_t)g_ascii_strtoull(at, NULL, 10);
    if (o->stream_length > s->size - (size_t)(o->stream - s->bytes))
        return fail(s, "a stream is longer than the file");
    return true;
}

static bool
read_table(Source *s)
{
    const char *end = s->bytes + s->size, *start = find_last(s->bytes, s->size, "startxref"), *p;
    size_t offset = start == NULL ? s->size : (size_t)g_ascii_strtoull(start + 9, NULL, 10);
    char *after;

    if (offset + 16 >= s->size || strncmp(s->bytes + offset, "xref\n0 ", 7) != 0)
        return fail(s, "there is no cross-reference table");
    s->count = (int)g_ascii_strtoull(s->bytes + offset + 7, &after, 10);
    p = after + 1;
    if (s->count < 2 || s->count > 8000000 || p + 20 * (size_t)s->count > end)
        return fail(s, "the cross-reference table is cut short");
    s->objects = g_new0(SourceObject, (gsize)s->count);
    for (int i = 0; i < s->count; i++, p += 20)
        if (p[17] == 'n' && !read_object(s, i, (size_t)g_ascii_strtoull(p, NULL, 10)))
            return false;
    for (int i = 0; i < s->count; i++)
        if (s->objects[i].text != NULL && !read_stream_length(s, &s->objects[i]))
            return false;
    {
        SourceObject trailer = { p, (size_t)(end - p), NULL, 0 };

        s->root = source_reference(&trailer, "Root");
        s->info = source_reference(&trailer, "Info");
    }
    return s->root > 0 && s->root < s->count ? true : fail(s, "there is no catalogue");
}

static bool
read_pages(Source *s)
{
    int tree = source_reference(&s->objects[s->root], "Pages");
    const char *at = tree > 0 && tree < s->count ? source_find(&s->objects[tree], "Kids") : NULL;
    GArray *pages;

    if (at == NULL || (at = strchr(at, '[')) == NULL)
        return fail(s, "there is no tree of pages");
    pages = g_array_new(FALSE, FALSE, sizeof(int));
    for (at++; *at != ']' && *at != '\0';) {
        char *after;
        int number = (int)g_ascii_strtoull(at, &after, 10);

        if (after == at || strncmp(after, " 0 R", 4) != 0)
            break;
        g_array_append_val(pages, number);
        at = after + 4;
        at += strspn(at, " \n\r");
    }
    s->page_count = (int)pages->len;
    s->pages = (int *)(void *)g_array_free(pages, FALSE);
    for (int i = 0; i < s->page_count; i++)
        if (s->pages[i] <= 0 || s->pages[i] >= s->count || !source_has(&s->objects[s->pages[i]], "Type", "/Page"))
            return fail(s, "a page is not a page");
    return true;
}

bool
source_read(Source *source, const char *bytes, size_t size)
{
    *source = (Source){ .bytes = bytes, .size = size };
    return read_table(source) && read_pages(source);
}

void
source_clear(Source *source)
{
    g_free(source->objects);
    g_free(source->pages);
    g_free(source->fault);
}
