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

/* ---- objects that are looked at once ---- */

enum { EACH = 5, STREAMS = 20, OBJECTS = EACH * STREAMS };

typedef struct PassCase { const char *name; int step; bool keeps, again; } PassCase;

/* step: from one object to the next; keeps: each third is asked for, to stay; again: each is passed twice */
static const PassCase pass_cases[] = {
    { "one after the other", 1, false, false },
    { "from more streams than are open at a time", 7, false, false },
    { "some stay", 1, true, false },
    { "some stay, of many streams", 23, true, false },
    { "each twice in turn", 1, false, true },
};

/* Objects 1 to 100, five in each of the streams 101 to 120; 121 is the cross-reference stream. */
static GBytes *
file_of_many(void)
{
    GString *out = g_string_new("%PDF-1.7\n");
    guint8 rows[OBJECTS + STREAMS + 2][6] = { { 0 } };
    size_t start;

    for (int s = 0; s < STREAMS; s++) {
        g_autoptr(GString) head = g_string_new(NULL), body = g_string_new(NULL);
        g_autofree char *dict = NULL;
        guint8 *row = rows[OBJECTS + 1 + s];

        for (int i = 1 + s * EACH; i <= (s + 1) * EACH; i++) {
            g_string_append_printf(head, "%d %zu ", i, body->len);
            g_string_append_printf(body, "<< /Own %d /A%d /B /Next [ %d 0 R (s%d) ] >> ", i, i, i % OBJECTS + 1, i);
            rows[i][0] = 2;
            rows[i][4] = (guint8)(OBJECTS + 1 + s);
            rows[i][5] = (guint8)((i - 1) % EACH);
        }
        *row = 1;
        row[3] = (guint8)(out->len >> 8);
        row[4] = (guint8)out->len;
        dict = g_strdup_printf("%d 0 obj\n<< /Type /ObjStm /N %d /First %zu", OBJECTS + 1 + s, EACH, head->len);
        g_string_append(head, body->str);
        append_stream(out, dict, head->str, head->len);
    }
    start = out->len;
    rows[OBJECTS + STREAMS + 1][0] = 1;
    rows[OBJECTS + STREAMS + 1][3] = (guint8)(start >> 8);
    rows[OBJECTS + STREAMS + 1][4] = (guint8)start;
    append_stream(out, "121 0 obj\n<< /Type /XRef /Size 122 /W [1 4 1] /Root 1 0 R", rows, sizeof rows);
    g_string_append_printf(out, "startxref\n%zu\n%%%%EOF\n", start);
    return g_string_free_to_bytes(out);
}

static void
assert_object(ObjectFile *file, const Object *object, int number)
{
    g_autofree char *key = g_strdup_printf("A%d", number), *text = g_strdup_printf("s%d", number);
    const Object *next = object_find(object, "Next");

    assert_int_equal(object->number, number);
    assert_int_equal(object_integer(object_find(object, "Own"), 0), number);
    assert_true(object_is_name(object_find(object, key), "B"));
    assert_int_equal(next->length, 2);
    assert_int_equal(next->items[0]->number, number % OBJECTS + 1);
    assert_string_equal(object_text(file, next->items[1]), text);
}

static void
what_is_passed_is_what_the_file_has(void **state)
{
    const PassCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) bytes = file_of_many();
    g_autoptr(ObjectFile) file = object_file_take(bytes, "many.pdf", diags);
    const Object *kept[OBJECTS + 1] = { NULL };

    assert_non_null(file);
    for (int i = 0; i < OBJECTS; i++) {
        int number = i * c->step % OBJECTS + 1;
        Object reference = { .kind = OBJECT_REFERENCE, .number = number };
        const Object *passed = object_pass(file, &reference);

        assert_object(file, passed, number);
        if (c->again)
            assert_ptr_equal(object_pass(file, &reference), passed);
        if (c->keeps && number % 3 == 0)
            kept[number] = object_resolve(file, &reference);
    }
    object_pass_end(file);
    for (int number = 1; number <= OBJECTS; number++) {
        Object reference = { .kind = OBJECT_REFERENCE, .number = number };

        assert_object(file, object_resolve(file, &reference), number);
        if (kept[number] != NULL)
            assert_ptr_equal(kept[number], object_resolve(file, &reference));
    }
    assert_null(object_file_complaint(file));
}

int
main(void)
{
    struct CMUnitTest tests[40];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(stream_cases); i++)
        tests[count++] = row_test(a_stream_counts_when_all_of_it_is_right, stream_cases[i].name, &stream_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(file_cases); i++)
        tests[count++] = row_test(a_file_reads_the_same_either_way, file_cases[i].name, &file_cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(pass_cases); i++)
        tests[count++] = row_test(what_is_passed_is_what_the_file_has, pass_cases[i].name, &pass_cases[i]);
    return _cmocka_run_group_tests("object streams", tests, count, NULL, NULL);
}
