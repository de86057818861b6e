#ifndef TESTS_UNIT_OBJECT_SMALL_FILE_H
#define TESTS_UNIT_OBJECT_SMALL_FILE_H
/* A file of three objects: a catalogue, a tree of no pages, and what the caller wants read. */
#include <glib.h>

/* What is wrong with it on purpose. All zero: nothing. */
typedef struct SmallFile {
    const char *before_table;           /* stands between the place that startxref tells and the table */
    int size;                           /* the trailer's /Size; 0: as many as there are */
} SmallFile;

/* The text of a stream: its dictionary's entries but /Length, and its bytes. */
static inline GString *
small_stream(const char *entries, const void *bytes, size_t length)
{
    GString *text = g_string_new(NULL);

    g_string_append_printf(text, "<< %s /Length %zu >>\nstream\n", entries, length);
    g_string_append_len(text, bytes, (gssize)length);
    g_string_append(text, "\nendstream");
    return text;
}

/* `third` is object 3, `trailer` further entries of the trailer. */
static inline GBytes *
small_file(const GString *third, const char *trailer, const SmallFile *wrong)
{
    GString *out = g_string_new("%PDF-1.7\n");
    gsize places[3], start;

    places[0] = out->len;
    g_string_append(out, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    places[1] = out->len;
    g_string_append(out, "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n");
    places[2] = out->len;
    g_string_append(out, "3 0 obj\n");
    g_string_append_len(out, third->str, (gssize)third->len);
    g_string_append(out, "\nendobj\n");
    start = out->len;
    g_string_append_printf(out, "%sxref\n0 4\n0000000000 65535 f \n", wrong->before_table ? wrong->before_table : "");
    for (guint i = 0; i < G_N_ELEMENTS(places); i++)
        g_string_append_printf(out, "%010zu 00000 n \n", places[i]);
    g_string_append_printf(out, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%zu\n%%%%EOF\n",
                           wrong->size != 0 ? wrong->size : 4, trailer, start);
    return g_string_free_to_bytes(out);
}

#endif
