/* Attached files in a finished file, read back by libqpdf. */
#include "assert.h"
#include "base/diag_pdf.h"
#include "finish_sample.h"
#include "objects.h"

static GBytes *finished;
static qpdf_data qpdf;

static GBytes *
finish_with(const PdfAttachment *attachments, size_t count, Diags *diags)
{
    g_autoptr(Pages) pages = sample_pages(COLOUR_RGB(0x112233), diags);
    g_autoptr(PdfContext) context = pdf_context_new();
    PdfOptions options = { "sheaf 1.0", true, true, attachments, count };

    return pdf_write(context, pages, &options, diags);
}

typedef struct ValueCase { const char *name, *path, *want; } ValueCase;

/* "b.csv" is given before "a.xml". */
static const ValueCase values[] = {
    { "names are sorted",                      "Root/Names/EmbeddedFiles/Names/0", "a.xml" },
    { "the last named",                        "Root/Names/EmbeddedFiles/Names/5/UF", "r\xC3\xA9sum\xC3\xA9.txt" },
    { "a specification",                       "Root/AF/1/Type", "/Filespec" },
    { "its name",                              "Root/AF/1/F", "b.csv" },
    { "its name in Unicode",                   "Root/AF/2/UF", "r\xC3\xA9sum\xC3\xA9.txt" },
    { "what it is to the document",            "Root/AF/1/AFRelationship", "/Data" },
    { "another relation",                      "Root/AF/0/AFRelationship", "/Alternative" },
    { "no relation stated",                    "Root/AF/2/AFRelationship", "/Unspecified" },
    { "its description",                       "Root/AF/1/Desc", "Figures (all)" },
    { "no description",                        "Root/AF/2/Desc", "null" },
    { "its type, the slash escaped",           "Root/AF/1/EF/F/Subtype", "/text#2fcsv" },
    { "its size, unpacked",                    "Root/AF/1/EF/UF/Params/Size", "5" },
    { "its day is the document's",             "Root/AF/1/EF/F/Params/ModDate", "D:20191231000000Z" },
};

static void
the_file_says(void **state)
{
    const ValueCase *c = *state;

    assert_string_equal(object_text(qpdf, object_at(qpdf, c->path)), c->want);
}

/* What `printf 'a,b\r\n' | md5sum` says. */
static void
the_sum_is_md5(void **state)
{
    static const guint8 want[16] = { 0x8f, 0x45, 0x7a, 0xd9, 0xd5, 0x73, 0xdb, 0x37,
                                     0x7e, 0x68, 0x11, 0x64, 0xb7, 0xf5, 0xaf, 0x35 };
    const char *sum;
    size_t length;
    qpdf_oh sum_of = object_at(qpdf, "Root/AF/1/EF/F/Params/CheckSum");

    (void)state;
    sum = qpdf_oh_get_binary_string_value(qpdf, sum_of, &length);
    assert_int_equal(length, sizeof want);
    assert_memory_equal(sum, want, sizeof want);
}

static void
bytes_come_back(void **state)
{
    qpdf_oh at = object_at(qpdf, "Root/AF/1/EF/F");
    QPDF_BOOL filtered;
    unsigned char *bytes = NULL;
    size_t length;

    (void)state;
    assert_int_equal(qpdf_oh_get_stream_data(qpdf, at, qpdf_dl_all, &filtered, &bytes, &length), QPDF_SUCCESS);
    assert_int_equal(length, 5);
    assert_memory_equal(bytes, "a,b\r\n", 5);
    free(bytes);
}

static void
qpdf_finds_no_fault(void **state)
{
    (void)state;
    assert_int_equal(qpdf_check_pdf(qpdf), QPDF_SUCCESS);
}

static void
one_name_twice_is_refused(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static("x", 1);
    PdfAttachment same[2] = { { "a.csv", "text/csv", NULL, bytes, PDF_RELATION_DATA },
                              { "a.csv", "text/csv", NULL, bytes, PDF_RELATION_DATA } };

    (void)state;
    assert_null(finish_with(same, 2, diags));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_PDF_ATTACHED_TWICE);
}

static int
open_file(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) table = g_bytes_new_static("a,b\r\n", 5), other = g_bytes_new_static("<x/>", 4);
    PdfAttachment attachments[3] = { { "b.csv", "text/csv", "Figures (all)", table, PDF_RELATION_DATA },
                                     { "a.xml", "application/xml", "", other, PDF_RELATION_ALTERNATIVE },
                                     { "r\xC3\xA9sum\xC3\xA9.txt", "text/plain", NULL, other,
                                       PDF_RELATION_UNSPECIFIED } };
    gsize size;
    const char *bytes;

    (void)state;
    finished = finish_with(attachments, 3, diags);
    assert_non_null(finished);
    bytes = g_bytes_get_data(finished, &size);
    qpdf = qpdf_init();
    qpdf_silence_errors(qpdf);
    return qpdf_read_memory(qpdf, "sample", bytes, size, NULL) == QPDF_SUCCESS ? 0 : -1;
}

static int
close_file(void **state)
{
    (void)state;
    qpdf_cleanup(&qpdf);
    g_bytes_unref(finished);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(bytes_come_back), cmocka_unit_test(the_sum_is_md5),
                                                cmocka_unit_test(qpdf_finds_no_fault),
                                                cmocka_unit_test(one_name_twice_is_refused) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(values)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        tests[n++] = row_test(the_file_says, values[i].name, &values[i]);
    return cmocka_run_group_tests_name("attach", tests, open_file, close_file);
}
