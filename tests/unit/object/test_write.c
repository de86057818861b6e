/* Values as they stand in a file. */
#include "assert.h"
#include <string.h>
#include "object/object.h"
#include "object/write.h"

typedef struct ValueCase { const char *name; double number; const char *text, *want; } ValueCase;

static const ValueCase numbers[] = {
    { "a whole number",               12, NULL, "12" },
    { "three decimals",               1.23456, NULL, "1.235" },
    { "no zeros behind",              0.5, NULL, "0.5" },
    { "a hundred keeps its zeros",    100, NULL, "100" },
    { "below zero",                   -7.25, NULL, "-7.25" },
    { "zero has no sign",             -0.0001, NULL, "0" },
    { "zero",                         0, NULL, "0" },
    { "zeros behind the point",       3.007, NULL, "3.007" },
    { "a zero within",                12345.06, NULL, "12345.06" },
    { "nothing before the point",     0.09, NULL, "0.09" },
    { "more than 32 bits hold",       12345678901.25, NULL, "12345678901.25" },
};

static void
a_number_is_short_and_has_a_point(void **state)
{
    const ValueCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    put_number(out, c->number);
    assert_string_equal(out->str, c->want);
}

/* ISO 32000-1, 7.3.10: an object's number, its generation, R. */
static const ValueCase references[] = {
    { "one digit",    7, NULL, " 7 0 R" },
    { "two digits",   10, NULL, " 10 0 R" },
    { "three digits", 109, NULL, " 109 0 R" },
    { "the highest",  2147483647, NULL, " 2147483647 0 R" },
};

static void
a_reference_names_its_object(void **state)
{
    const ValueCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    put_reference(out, (int)c->number);
    assert_string_equal(out->str, c->want);
}

static const ValueCase integers[] = {
    { "zero as an integer",  0, NULL, "0" },
    { "below zero",          -40, NULL, "-40" },
    { "the lowest",          -2147483648.0, NULL, "-2147483648" },
    { "an odd number of digits", 10203, NULL, "10203" },
};

static void
an_integer_has_all_its_digits(void **state)
{
    const ValueCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    put_integer(out, (int)c->number);
    assert_string_equal(out->str, c->want);
}

/*
 * ISO 32000-1, 7.9.2.2: UTF-16BE after FE FF; U+1F600 is D83D DE00. One byte a letter where PDFDocEncoding has it as
 * Latin-1 does (D.3): an acute e is E9, but A0 is a euro sign there, and AD is nothing.
 */
static const ValueCase texts[] = {
    { "ASCII",                   0, "A b", "(A b)" },
    { "brackets and a backslash", 0, "a(b)\\c", "(a\\(b\\)\\\\c)" },
    { "a line end",              0, "a\nb", "(a\\012b)" },
    { "letters beyond ASCII",    0, "(\xC3\xA9\xC3\xBF\xC2\xA1)", "(\\(\xE9\xFF\xA1\\))" },
    { "a space that does not break", 0, "\xC2\xA0", "(\xFE\xFF\\0\xA0)" },
    { "a soft hyphen",           0, "\xC2\xAD", "(\xFE\xFF\\0\xAD)" },
    { "what would begin as UTF-16", 0, "\xC3\xBE\xC3\xBF" "A", "(\xFE\xFF\\0\xFE\\0\xFF\\0A)" },
    { "what would begin as UTF-8", 0, "\xC3\xAF\xC2\xBB\xC2\xBF", "(\xFE\xFF\\0\xEF\\0\xBB\\0\xBF)" },
    { "Arabic",                  0, "\xD8\xA8 1", "(\xFE\xFF\x06\\(\\0 \\0001)" },
    { "bytes that are brackets, backslashes and returns", 0, "\xE5\xB0\xA8\xE2\xA4\x8D\xE0\xB4\x8D",
      "(\xFE\xFF\\\\\\(\\)\\r\\r\\r)" },
    { "a nought before a digit", 0, "\xC4\x80\xE3\x81\x81", "(\xFE\xFF\x01\\0000A)" },
    { "a nought before an eight", 0, "\xC4\x80" "8", "(\xFE\xFF\x01\\0\\08)" },
    { "a surrogate pair",        0, "\xF0\x9F\x98\x80", "(\xFE\xFF\xD8=\xDE\\0)" },
    { "a language is told in Unicode", 0, "\x1B" "en\x1B" "A", "(\xFE\xFF\\0\x1B\\0e\\0n\\0\x1B\\0A)" },
    { "nothing",                 0, "", "()" },
};

static void
a_text_string_is_of_bytes_or_utf16(void **state)
{
    const ValueCase *c = *state;
    g_autoptr(GString) out = g_string_new(NULL);

    put_text_string(out, c->text);
    assert_string_equal(out->str, c->want);
}

/*
 * Objects that are packed into one stream stay apart, however each begins and ends (7.5.7): who goes by where they
 * begin reads 12 in "1234" as well, and who reads on does not. The file is a whole one: of one without pages not every
 * reader takes anything.
 */
static void
packed_objects_stay_apart(void **state)
{
    static const char *const objects[] = { "<< /Type /Catalog /Pages 5 0 R /Second 3 0 R /Packed 7 0 R >>", "12", "34",
                                           "<< /Title (T) >>", "<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
                                           "<< /Type /Page /Parent 5 0 R /MediaBox [0 0 9 9] >>" };
    Deflater *deflater = deflater_new();
    Writer *writer = writer_new(deflater);
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(ObjectFile) file = NULL;
    const Object *found;
    guint8 *bytes;
    size_t length;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(objects); i++)
        assert_int_equal(writer_add(writer), i + 1);
    for (size_t i = 0; i < G_N_ELEMENTS(objects); i++)
        writer_object(writer, (int)i + 1, objects[i], strlen(objects[i]));
    file = object_file_take(writer_finish(writer, 1, 4), "packed.pdf", diags);
    if (file == NULL)
        fail_msg("%s", diags_length(diags) > 0 ? diags_at(diags, 0)->sentence : "it is not read");
    found = object_get(file, object_trailer(file), "Root");
    assert_int_equal(object_integer(object_get(file, found, "Second"), 0), 34);
    bytes = object_stream(file, object_get(file, found, "Packed"), &length);     /* written behind all that it holds */
    assert_non_null(bytes);
    assert_non_null(g_strstr_len((const char *)bytes, (gssize)length, ">>\n12\n34\n<<"));
    free(bytes);
    writer_free(writer);
    deflater_free(deflater);
}

int
main(void)
{
    struct CMUnitTest
        tests[G_N_ELEMENTS(numbers) + G_N_ELEMENTS(texts) + G_N_ELEMENTS(references) + G_N_ELEMENTS(integers) + 1];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        tests[n++] = row_test(a_number_is_short_and_has_a_point, numbers[i].name, &numbers[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        tests[n++] = row_test(a_text_string_is_of_bytes_or_utf16, texts[i].name, &texts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(references); i++)
        tests[n++] = row_test(a_reference_names_its_object, references[i].name, &references[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(integers); i++)
        tests[n++] = row_test(an_integer_has_all_its_digits, integers[i].name, &integers[i]);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(packed_objects_stay_apart);
    return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
