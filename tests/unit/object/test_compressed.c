/*
 * Object streams: which are read here, and that a file reads the same whoever reads them. Right and wrong are those of
 * ISO 32000-1, 7.5.7 and 7.5.8.
 */
#include "assert.h"
#include <string.h>
#include <zlib.h>
#include "object/compressed.h"

/* ---- the stream alone ---- */

typedef struct StreamCase { const char *name; int count, first; const char *bytes; int want; } StreamCase;

/* want: objects; -1: left to libqpdf. */
static const StreamCase stream_cases[] = {
    { "two objects", 2, 8, "1 0 2 4 (a) [1 2]", 2 },
    { "none", 0, 0, "", 0 },
    { "a reference and a name with a blank", 2, 9, "1 0 2 10 << /A 7 0 R >> /A#20B", -1 },
    { "the same with its place", 2, 9, "1 0 2 15 << /A 7 0 R >> /A#20B", 2 },
    { "fewer than are told", 3, 8, "1 0 2 4 (a) [1 2]", -1 },
    { "a place before the last", 2, 8, "1 4 2 0 (a) [1 2]", -1 },
    { "a place behind the end", 2, 9, "1 0 2 90 (a) [1 2]", -1 },
    { "a first place behind the end", 1, 99, "1 0 (a)", -1 },
    { "more than can be", 1 << 30, 8, "1 0 2 4 (a) [1 2]", -1 },
    { "two values in the room of one", 1, 4, "1 0 (a) (b)", -1 },
    { "no value in it", 2, 8, "1 0 2 1  (a)", -1 },
    { "a key twice", 1, 4, "1 0 << /A 1 /A 2 >>", -1 },
    { "a key without a value", 1, 4, "1 0 << /A 1 /B >>", -1 },
    { "a key that is no name", 1, 4, "1 0 << (A) 1 >>", -1 },
    { "an array without its end", 1, 4, "1 0 [1 2", -1 },
    { "a bracket of the other kind", 1, 4, "1 0 [1 >> 2]", -1 },
    { "a string without its end", 1, 4, "1 0 (a", -1 },
    { "an odd number of digits", 1, 4, "1 0 <ABC>", -1 },
    { "a name with half an escape", 1, 4, "1 0 /A#2", -1 },
    { "a name with a NUL", 1, 4, "1 0 /A#00", -1 },
    { "an operator", 1, 4, "1 0 [obj]", -1 },
    { "a number of twenty digits", 1, 4, "1 0 12345678901234567890", -1 },
};

static void
a_stream_counts_when_all_of_it_is_right(void **state)
{
    const StreamCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *text = g_strdup_printf("<< /Type /ObjStm /N %d /First %d >>", c->count, c->first);
    ObjectLexer lexer = { .reader = token_reader(text, strlen(text)), .arena = arena, .references = true };
    ObjectNames names = { 0 };
    g_autoptr(GArray) objects = compressed_objects(object_lex(&lexer), c->bytes, strlen(c->bytes), arena, &names);

    assert_int_equal(objects == NULL ? -1 : (int)objects->len, c->want);
}

/* ---- in a file ---- */

typedef struct FileCase { const char *name, *more, *second; bool indexed, complaint; int filter; } FileCase;

/* Objects 1 and 2 stand in the object stream 3; 4 is the cross-reference stream. */
static const FileCase file_cases[] = {
    { "a plain file", "", "<< /Type /Pages /Kids [] /Count 0 >>", true, false },
    { "a key twice is libqpdf's to read, and to complain of", "",
      "<< /Type /Pages /Kids [] /Count 0 /Count 0 >>", true, true },
    { "rows as differences from the one above", "/DecodeParms << /Predictor 12 /Columns 4 >>",
      "<< /Type /Pages /Kids [] /Count 0 >>", true, false, 2 },
    { "rows that a predictor leaves as they are", "/DecodeParms << /Predictor 15 /Columns 4 >>",
      "<< /Type /Pages /Kids [] /Count 0 >>", true, false, 3 },
    { "rows by differences from the left are libqpdf's to read", "/DecodeParms << /Predictor 11 /Columns 4 >>",
      "<< /Type /Pages /Kids [] /Count 0 >>", false, false, 1 },
    { "a cross-reference that names its numbers", "/Index [0 5]", "<< /Type /Pages /Kids [] /Count 0 >>", false,
      false },
};

static void
append_stream(GString *out, const char *dict, const void *bytes, size_t length)
{
    uLongf packed_length = compressBound(length);
    g_autofree guint8 *packed = g_malloc(packed_length);

    assert_int_equal(compress(packed, &packed_length, bytes, length), Z_OK);
    g_string_append_printf(out, "%s /Filter /FlateDecode /Length %lu >>\nstream\n", dict, packed_length);
    g_string_append_len(out, (const char *)packed, (gssize)packed_length);
    g_string_append(out, "\nendstream\nendobj\n");
}

/* The rows as PNG's filter 2 (Up) or 1 (Sub) tells them, or, for 3, with filter 0, each behind the filter's number. */
static void
append_rows(GString *out, const char *dict, guint8 rows[5][4], int filter)
{
    guint8 told[5][5] = { { 0 } };

    for (int r = 0; r < 5; r++) {
        told[r][0] = (guint8)(filter == 3 ? 0 : filter);
        for (int c = 0; c < 4; c++)
            told[r][1 + c] = (guint8)(rows[r][c] - (filter == 2 && r > 0 ? rows[r - 1][c] : 0) -
                                      (filter == 1 && c > 0 ? rows[r][c - 1] : 0));
    }
    if (filter == 0)
        append_stream(out, dict, rows, 20);
    else
        append_stream(out, dict, told, sizeof told);
}

static GBytes *
file_of(const FileCase *c)
{
    static const char first[] = "<< /Type /Catalog /Pages 2 0 R >> ";
    g_autofree char *head = g_strdup_printf("1 0 2 %zu ", strlen(first));
    g_autofree char *objects = g_strconcat(head, first, c->second, NULL);
    g_autofree char *dict = g_strdup_printf("3 0 obj\n<< /Type /ObjStm /N 2 /First %zu", strlen(head));
    g_autofree char *cross =
        g_strdup_printf("4 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R %s", c->more);
    GString *out = g_string_new("%PDF-1.7\n");
    size_t stream = out->len, start;
    guint8 rows[5][4] = { { 0 }, { 2, 0, 3, 0 }, { 2, 0, 3, 1 }, { 1, 0, 0, 0 }, { 1, 0, 0, 0 } };

    append_stream(out, dict, objects, strlen(objects));
    start = out->len;
    rows[3][2] = (guint8)stream;
    rows[4][1] = (guint8)(start >> 8);
    rows[4][2] = (guint8)start;
    append_rows(out, cross, rows, c->filter);
    g_string_append_printf(out, "startxref\n%zu\n%%%%EOF\n", start);
    return g_string_free_to_bytes(out);
}

static void
a_file_reads_the_same_either_way(void **state)
{
    const FileCase *c = *state;
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) bytes = file_of(c);
    const Object *trailer = NULL, *pages;
    CompressedIndex *index =
        compressed_index_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), arena, &trailer);
    g_autoptr(ObjectFile) file = object_file_take(bytes, "compressed.pdf", diags);

    assert_int_equal(index != NULL, c->indexed);
    if (index != NULL) {
        assert_int_equal(compressed_stream_of(index, 2), 3);
        assert_int_equal(compressed_stream_of(index, 3), 0);
        assert_int_equal(compressed_stream_of(index, 99), 0);
    }
    compressed_index_free(index);
    assert_non_null(file);
    pages = object_get(file, object_get(file, object_trailer(file), "Root"), "Pages");
    assert_true(object_is_name(object_get(file, pages, "Type"), "Pages"));
    assert_int_equal(pages->number, 2);
    assert_int_equal(object_file_complaint(file) != NULL, c->complaint);
}

int
main(void)
{
    struct CMUnitTest tests[32];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(stream_cases); i++)
        tests[count++] = row_test(a_stream_counts_when_all_of_it_is_right, stream_cases[i].name, &stream_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(file_cases); i++)
        tests[count++] = row_test(a_file_reads_the_same_either_way, file_cases[i].name, &file_cases[i]);
    return _cmocka_run_group_tests("object streams", tests, count, NULL, NULL);
}
