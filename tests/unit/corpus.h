#ifndef TESTS_UNIT_CORPUS_H
#define TESTS_UNIT_CORPUS_H
/*
 * Bytes to read as PDF syntax: the files of the fuzz corpus as they are, what their streams unpack to, and strings of
 * tokens thrown together at random from a fixed seed.
 */
#include <glib.h>
#include "object/object.h"

enum { CORPUS_OBJECTS = 400, CORPUS_THROWN = 3000, CORPUS_TOKENS = 24 };

typedef void (*CorpusVisit)(const char *bytes, size_t length, void *data);

static inline void
corpus_visit_file(GBytes *bytes, CorpusVisit visit, void *data)
{
    g_autofree char *why = NULL;
    ObjectFault fault;
    g_autoptr(ObjectFile) file = object_file_read(bytes, "corpus", true, NULL, &fault, &why);
    gsize size;
    const char *raw = g_bytes_get_data(bytes, &size);

    visit(raw, size, data);
    for (int i = 1; file != NULL && i < CORPUS_OBJECTS; i++) {
        const Object reference = { .kind = OBJECT_REFERENCE, .number = i };
        size_t length;
        guint8 *stream = object_stream(file, object_resolve(file, &reference), &length);

        if (stream != NULL)
            visit((const char *)stream, length, data);
        free(stream);
    }
}

/* Tokens from `tokens`, with or without white space between them. */
static inline void
corpus_visit_thrown(const char *const *tokens, size_t count, CorpusVisit visit, void *data)
{
    static const char *const between[] = { " ", "\n", "", "\r", "\t" };
    g_autoptr(GRand) rand = g_rand_new_with_seed(14);
    g_autoptr(GString) text = g_string_new(NULL);

    for (int i = 0; i < CORPUS_THROWN; i++) {
        g_string_truncate(text, 0);
        for (int k = g_rand_int_range(rand, 0, CORPUS_TOKENS); k > 0; k--) {
            g_string_append(text, tokens[g_rand_int_range(rand, 0, (gint32)count)]);
            g_string_append(text, between[g_rand_int_range(rand, 0, G_N_ELEMENTS(between))]);
        }
        visit(text->str, text->len, data);
    }
}

/* How many files were read. */
static inline size_t
corpus_visit(const char *folder, CorpusVisit visit, void *data)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    size_t count = 0;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL), *contents = NULL;
        gsize length;

        if (g_file_get_contents(path, &contents, &length, NULL)) {
            g_autoptr(GBytes) bytes = g_bytes_new(contents, length);

            corpus_visit_file(bytes, visit, data);
            count++;
        }
    }
    return count;
}

#endif
