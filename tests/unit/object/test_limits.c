/*
 * What one stream may unpack to, lowered to 1 MiB: a stream of just so many blanks is had, one of a byte more is not.
 */
#include "assert.h"
#include <string.h>
#include <zlib.h>
#include "base/limit.h"
#include "object/object.h"
#include "object/small_file.h"

/* A file whose trailer names a stream of so many blanks, deflated. */
static GBytes *
file_with_stream(size_t blanks)
{
    g_autofree guint8 *plain = g_malloc(blanks), *packed = g_malloc(compressBound(blanks));
    uLongf length = compressBound(blanks);
    g_autoptr(GString) stream = NULL;

    memset(plain, ' ', blanks);
    assert_int_equal(compress(packed, &length, plain, blanks), Z_OK);
    stream = small_stream("/Filter /FlateDecode", packed, length);
    return small_file(stream, "/Stream 3 0 R", &(SmallFile){ 0 });
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
