/* A finished file's text strings, its streams of predicted rows, and what its reader complains of. */
#include "assert.h"
#include <string.h>
#include <zlib.h>
#include "object/object.h"
#include "object/small_file.h"

/* ---- text strings ---- */

/* ISO 32000-2, 7.9.2.2: UTF-16BE after FE FF, UTF-8 after EF BB BF, else one byte a letter. */
typedef struct TextCase { const char *name, *written, *told, *plain; } TextCase;

static const TextCase texts[] = {
    { "ASCII",                        "(A b)", "A b", "A b" },
    { "a letter of one byte",         "<E9>", "\xC3\xA9", "\xC3\xA9" },
    { "UTF-16",                       "<FEFF0041062800E9>", "A\xD8\xA8\xC3\xA9", "A\xD8\xA8\xC3\xA9" },
    { "the first surrogate pair",     "<FEFFD800DC000041>", "\xF0\x90\x80\x80" "A", "\xF0\x90\x80\x80" "A" },
    { "the last surrogate pair",      "<FEFFDBFFDFFD>", "\xF4\x8F\xBF\xBD", "\xF4\x8F\xBF\xBD" },
    { "half a pair",                  "<FEFFD8000041>", "?A", "?A" },
    { "the second half alone",        "<FEFFDC000041>", "?A", "?A" },
    { "half a pair at the end",       "<FEFF0041D800>", "A?", "A?" },
    { "UTF-8",                        "<EFBBBFC3A941>", "\xC3\xA9" "A", "\xC3\xA9" "A" },
    { "nothing after UTF-8's mark",   "<EFBBBF>", "", "" },
    { "a language in UTF-16",         "<FEFF001B0065006E001B0041>", "\x1B" "en\x1B" "A", "A" },
    { "a language in UTF-8",          "<EFBBBF1B656E1B41>", "\x1B" "en\x1B" "A", "A" },
    { "an escape in a one byte text", "<411B42>", "A\x1B" "B", "A\x1B" "B" },
};

static void
a_text_string_is_read_as_utf8(void **state)
{
    const TextCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) third = g_string_new(c->written);
    GBytes *bytes = small_file(third, "/Text 3 0 R", &(SmallFile){ 0 });
    g_autoptr(ObjectFile) file = object_file_take(bytes, "text.pdf", diags);
    const Object *text;

    assert_non_null(file);
    text = object_get(file, object_trailer(file), "Text");
    assert_string_equal(object_text_told(file, text), c->told);
    assert_string_equal(object_text(file, text), c->plain);
}

/* ---- streams of predicted rows ---- */

/* ISO 32000-1, 7.4.4.4: two rows of four bytes, told by one of PNG's filters; each gives "ABCD" and "ABCE". */
typedef struct RowCase { const char *name; guint8 rows[10]; } RowCase;

static const RowCase rows[] = {
    { "rows as they are",          { 0, 'A', 'B', 'C', 'D', 0, 'A', 'B', 'C', 'E' } },
    { "a row by the one above",    { 0, 'A', 'B', 'C', 'D', 2, 0, 0, 0, 1 } },
    { "the first row by nothing",  { 2, 'A', 'B', 'C', 'D', 2, 0, 0, 0, 1 } },
    { "a row by the byte before",  { 1, 'A', 1, 1, 1, 1, 'A', 1, 1, 2 } },
    { "a row by the mean of both", { 0, 'A', 'B', 'C', 'D', 3, 33, 1, 1, 2 } },
    { "a row by the nearest",      { 0, 'A', 'B', 'C', 'D', 4, 0, 0, 0, 1 } },
};

static void
rows_are_undone_by_each_filter(void **state)
{
    const RowCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    guint8 packed[64];
    uLongf packed_length = sizeof packed;
    g_autoptr(GString) third = NULL;
    g_autoptr(ObjectFile) file = NULL;
    guint8 *found;
    size_t length = 0;

    assert_int_equal(compress(packed, &packed_length, c->rows, sizeof c->rows), Z_OK);
    third = small_stream("/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 4 >>", packed, packed_length);
    file = object_file_take(small_file(third, "/Stream 3 0 R", &(SmallFile){ 0 }), "rows.pdf", diags);
    assert_non_null(file);
    found = object_stream(file, object_get(file, object_trailer(file), "Stream"), &length);
    assert_non_null(found);
    assert_int_equal(length, 8);
    assert_memory_equal(found, "ABCDABCE", 8);
    free(found);
}

/* ---- complaints ---- */

/* ISO 32000-1, table 15: /Size is one more than the highest number; a smaller one hides objects. */
typedef struct ComplaintCase { const char *name; SmallFile wrong; bool told; } ComplaintCase;

static const ComplaintCase complaints[] = {
    { "nothing is wrong",            { NULL, 0 }, false },
    { "a blank line before a table", { "\n", 0 }, false },
    { "a /Size that is too large",   { NULL, 9 }, false },
    { "a /Size that is too small",   { NULL, 3 }, true },
};

static void
only_what_leads_astray_is_told(void **state)
{
    const ComplaintCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GString) third = g_string_new("(text)");
    GBytes *bytes = small_file(third, "/Text 3 0 R", &c->wrong);
    g_autoptr(ObjectFile) file = object_file_take(bytes, "complaint.pdf", diags);

    assert_non_null(file);
    assert_int_equal(object_file_complaint(file) != NULL, c->told);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(texts) + G_N_ELEMENTS(rows) + G_N_ELEMENTS(complaints)];
    size_t count = 0;

    ADD_ROWS(a_text_string_is_read_as_utf8, texts);
    ADD_ROWS(rows_are_undone_by_each_filter, rows);
    ADD_ROWS(only_what_leads_astray_is_told, complaints);
    return cmocka_run_group_tests_name("object/file", tests, NULL, NULL);
}
