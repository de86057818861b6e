/*
 * What one stream may unpack to, lowered to 1 MiB: a stream of just so many blanks is had, one of a byte more is not.
 */
#include "assert.h"
#include <string.h>
#include <zlib.h>
#include "base/limit.h"
#include "object/object.h"

/* A file whose object 3 is a stream of so many blanks, deflated. */
static GBytes *
file_with_stream(size_t blanks)
{
    g_autofree guint8 *plain = g_malloc(blanks), *packed = g_malloc(compressBound(blanks));
    uLongf length = compressBound(blanks);
    g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
    GString *out = g_string_new("%PDF-1.7\n");
    static const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>",
                                           "<< /Type /Pages /Kids [] /Count 0 >>" };
    gsize start;

    memset(plain, ' ', blanks);
    assert_int_equal(compress(packed, &length, plain, blanks), Z_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(objects); i++) {
        g_array_append_val(offsets, out->len);
        g_string_append_printf(out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    g_array_append_val(offsets, out->len);
    g_string_append_printf(out, "3 0 obj\n<< /Filter /FlateDecode /Length %lu >>\nstream\n", length);
    g_string_append_len(out, (const char *)packed, (gssize)length);
    g_string_append(out, "\nendstream\nendobj\n");
    start = out->len;
    g_string_append(out, "xref\n0 4\n0000000000 65535 f \n");
    for (guint i = 0; i < offsets->len; i++)
        g_string_append_printf(out, "%010zu 00000 n \n", g_array_index(offsets, gsize, i));
    g_string_append_printf(out, "trailer\n<< /Size 4 /Root 1 0 R /Stream 3 0 R >>\nstartxref\n%zu\n%%%%EOF\n", start);
    return g_string_free_to_bytes(out);
}

static size_t
unpacked_of(size_t blanks)
{
    g_autoptr(Diags) diags = diags_new();
    GBytes *bytes = file_with_stream(blanks);
    g_autoptr(ObjectFile) file = object_file_take(bytes, "limits.pdf", diags);
    size_t length;
    g_autofree guint8 *unpacked = NULL;

    assert_non_null(file);
    unpacked = object_stream(file, object_get(file, object_trailer(file), "Stream"), &length);
    return unpacked == NULL ? 0 : length;
}

static void
a_stream_unpacks_up_to_its_limit(void **state)
{
    (void)state;
    limit_lower(LIMIT_STREAM_MIB, 1);
    assert_int_equal(unpacked_of(1 << 20), 1 << 20);
    assert_int_equal(unpacked_of((1 << 20) + 1), 0);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(a_stream_unpacks_up_to_its_limit) };

    return cmocka_run_group_tests_name("object/limits", tests, NULL, NULL);
}
