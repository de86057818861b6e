/*
 * The print file of small documents written by hand, read back by libqpdf. Pages are 200 x 300 pt, some turned or of
 * another size; two of them on a sheet as large as one of them, lying (300 x 200), stand at 2/3: cells 133.333 x 200,
 * the left one at 16.667 and the right one at 150.
 */
#include "assert.h"
#include "base/diag_pdf.h"
#include "finish_sample.h"
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include "impose/impose.h"
#include "pdf/pass.h"

static const DocumentInfo ltr = {
    .title = "Rivers (print file)", .subject = "For printing only", .language = "en", .created = 1577750400
};
static const DocumentInfo rtl = { .title = "Rivers (print file)",
                                  .subject = "For printing only",
                                  .language = "ar",
                                  .direction = DIRECTION_RTL,
                                  .created = 1577750400 };

/* ---- sources and what is read back ---- */

/* A document whose pages have these dictionaries, with one font for all of them and an outline. */
static GBytes *
source(const char *const *pages)
{
    g_autoptr(PdfContext) context = pdf_context_new();
    Writer *writer = writer_new(context->deflater);
    g_autoptr(GString) kids = g_string_new(NULL);
    GBytes *bytes;

    while (writer_add(writer) < 4)              /* the catalogue, the tree, the content, the font */
        continue;
    writer_deflated(writer, 3, "", "/P <</MCID 0>> BDC BT (x) Tj ET EMC", 35);
    writer_object(writer, 4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", 54);
    for (size_t i = 0; pages[i] != NULL; i++) {
        int number = writer_add(writer);
        g_autofree char *text = g_strdup_printf("<< /Type /Page /Parent 2 0 R /Contents 3 0 R /StructParents %zu "
                                                "/Resources << /Font << /F 4 0 R >> >> %s >>",
                                                i, pages[i]);

        writer_object(writer, number, text, strlen(text));
        put_reference(kids, number);
    }
    {
        g_autofree char *tree = g_strdup_printf("<< /Type /Pages /Count %zu /Kids [%s] >>",
                                                (size_t)g_strv_length((char **)(uintptr_t)pages), kids->str);
        static const char catalogue[] = "<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >> "
                                        "/StructTreeRoot << /Type /StructTreeRoot >> /Outlines << >> >>";

        writer_object(writer, 1, catalogue, strlen(catalogue));
        writer_object(writer, 2, tree, strlen(tree));
    }
    bytes = writer_finish(writer, 1, 4);
    writer_free(writer);
    return bytes;
}

typedef struct Printed { GBytes *bytes; qpdf_data qpdf; } Printed;

static Printed
print(GBytes *pdf, const ImposeOptions *options)
{
    g_autoptr(Diags) diags = diags_new();
    Printed printed = { impose_file(pdf, options, diags), qpdf_init() };
    gsize size;
    const char *bytes;

    assert_non_null(printed.bytes);
    assert_int_equal(diags_count(diags, SEVERITY_ERROR), 0);
    bytes = g_bytes_get_data(printed.bytes, &size);
    assert_int_equal(qpdf_read_memory(printed.qpdf, "print", bytes, size, NULL), QPDF_SUCCESS);
    return printed;
}

static void
printed_clear(Printed *printed)
{
    qpdf_cleanup(&printed->qpdf);
    g_bytes_unref(printed->bytes);
}

static char *
content(Printed *printed, size_t side)
{
    unsigned char *bytes = NULL;
    size_t size = 0;
    char *text;

    assert_int_equal(qpdf_oh_get_page_content_data(printed->qpdf, qpdf_get_page_n(printed->qpdf, side), &bytes, &size),
                     QPDF_SUCCESS);
    text = g_strndup(bytes == NULL ? "" : (char *)bytes, size);
    free(bytes);
    return text;
}

/* ---- what a side paints ---- */

typedef struct SideCase {
    const char *name;
    const char *pages[4];
    ImposeScheme scheme;
    const DocumentInfo *info;
    size_t side;
    const char *want;
} SideCase;

#define UPRIGHT "/MediaBox [0 0 200 300]"
#define WIDE "/MediaBox [0 0 300 200]"
#define AT_HALF "q 0.500000 0.000000 0.000000 0.500000 "

static const SideCase sides[] = {
    { "two pages beside each other",
      { UPRIGHT, UPRIGHT },
      IMPOSE_TWO_UP,
      &ltr,
      0,
      "q 0.666667 0.000000 0.000000 0.666667 16.666667 0.000000 cm /P1 Do Q\nq 0.666667 0.000000 0.000000 0.666667 "
      "150.000000 0.000000 cm /P2 Do Q\n" },
    { "from the right",
      { UPRIGHT, UPRIGHT },
      IMPOSE_TWO_UP,
      &rtl,
      0,
      "q 0.666667 0.000000 0.000000 0.666667 16.666667 0.000000 cm /P2 Do Q\nq 0.666667 0.000000 0.000000 0.666667 "
      "150.000000 0.000000 cm /P1 Do Q\n" },
    { "a blank place is not painted",
      { UPRIGHT },
      IMPOSE_BOOKLET,
      &ltr,
      0,
      "q 0.666667 0.000000 0.000000 0.666667 150.000000 0.000000 cm /P1 Do Q\n" },
    { "nor is a blank side", { UPRIGHT }, IMPOSE_BOOKLET, &ltr, 1, "" },
    { "a wide page is turned, its head to the left",
      { UPRIGHT, WIDE, UPRIGHT },
      IMPOSE_TWO_UP,
      &ltr,
      0,
      "q 0.666667 0.000000 0.000000 0.666667 16.666667 0.000000 cm /P1 Do Q\nq 0.000000 0.666667 -0.666667 0.000000 "
      "283.333333 0.000000 cm /P2 Do Q\n" },
    { "its head to the right where one reads from there",
      { WIDE, UPRIGHT, UPRIGHT },
      IMPOSE_TWO_UP,
      &rtl,
      0,
      "q 0.666667 0.000000 0.000000 0.666667 16.666667 0.000000 cm /P2 Do Q\nq 0.000000 -0.666667 0.666667 0.000000 "
      "150.000000 200.000000 cm /P1 Do Q\n" },
    { "a page that is shown turned stands as it is shown",
      { UPRIGHT, WIDE " /Rotate 90", UPRIGHT },
      IMPOSE_TWO_UP,
      &ltr,
      0,
      "q 0.666667 0.000000 0.000000 0.666667 16.666667 0.000000 cm /P1 Do Q\nq 0.000000 -0.666667 0.666667 0.000000 "
      "150.000000 200.000000 cm /P2 Do Q\n" },
    { "a page upside down",
      { UPRIGHT " /Rotate 180" },
      IMPOSE_SINGLE,
      &ltr,
      0,
      "q -1.000000 0.000000 0.000000 -1.000000 200.000000 300.000000 cm /P1 Do Q\n" },
    { "a page whose corner is not 0, 0",
      { "/MediaBox [10 20 210 320]" },
      IMPOSE_SINGLE,
      &ltr,
      0,
      "q 1.000000 0.000000 0.000000 1.000000 -10.000000 -20.000000 cm /P1 Do Q\n" },
    { "what is cropped away is not shown",
      { "/MediaBox [0 0 400 400] /CropBox [10 20 210 320]" },
      IMPOSE_SINGLE,
      &ltr,
      0,
      "q 1.000000 0.000000 0.000000 1.000000 -10.000000 -20.000000 cm /P1 Do Q\n" },
    { "a large page shrinks into its cell",
      { UPRIGHT, UPRIGHT, "/MediaBox [0 0 400 600]" },
      IMPOSE_FOUR_UP,
      &ltr,
      0,
      AT_HALF "0.000000 150.000000 cm /P1 Do Q\n" AT_HALF "100.000000 150.000000 cm /P2 Do Q\n"
              "q 0.250000 0.000000 0.000000 0.250000 0.000000 0.000000 cm /P3 Do Q\n" },
    { "a small one keeps the scale of the others, in the middle",
      { UPRIGHT, UPRIGHT, "/MediaBox [0 0 100 150]" },
      IMPOSE_FOUR_UP,
      &ltr,
      0,
      AT_HALF "0.000000 150.000000 cm /P1 Do Q\n" AT_HALF "100.000000 150.000000 cm /P2 Do Q\n" AT_HALF
              "25.000000 37.500000 cm /P3 Do Q\n" },
    { "wide pages lie one above the other, the last on top",
      { WIDE, WIDE, WIDE },
      IMPOSE_BOOKLET,
      &rtl,
      1,
      "q 0.666667 0.000000 0.000000 0.666667 0.000000 150.000000 cm /P2 Do Q\nq 0.666667 0.000000 0.000000 0.666667 "
      "0.000000 16.666667 cm /P3 Do Q\n" },
};

static void
a_side_paints_its_pages(void **state)
{
    const SideCase *c = *state;
    ImposeOptions options = { .scheme = c->scheme, .info = c->info, .producer = "sheaf 1.0" };
    g_autoptr(GBytes) pdf = source(c->pages);
    Printed printed = print(pdf, &options);
    g_autofree char *got = content(&printed, c->side);

    assert_string_equal(got, c->want);
    printed_clear(&printed);
}

/*
 * A sheet of 256.693 x 356.693 holds a page of 200 x 300 with 10 mm all around; marks begin 3 mm (8.504 pt) from its
 * corners and end at 8 mm (22.677 pt).
 */
static void
crop_marks_stand_outside_the_page(void **state)
{
    static const char *const pages[] = { UPRIGHT, NULL };
    ImposeOptions options = { .scheme = IMPOSE_SINGLE, .crop_marks = true, .info = &ltr, .producer = "sheaf 1.0" };
    g_autoptr(GBytes) pdf = source(pages);
    Printed printed = print(pdf, &options);
    g_autofree char *got = content(&printed, 0);

    (void)state;
    assert_string_equal(got, "q 1.000000 0.000000 0.000000 1.000000 28.346457 28.346457 cm /P1 Do Q\n"
                             "q /All CS 1 SCN 0.25 w\n"
                             "[] 0 d\n28.346 336.85 m 28.346 351.024 l S\n28.346 19.843 m 28.346 5.669 l S\n"
                             "[] 0 d\n228.346 336.85 m 228.346 351.024 l S\n228.346 19.843 m 228.346 5.669 l S\n"
                             "[] 0 d\n19.843 28.346 m 5.669 28.346 l S\n236.85 28.346 m 251.024 28.346 l S\n"
                             "[] 0 d\n19.843 328.346 m 5.669 328.346 l S\n236.85 328.346 m 251.024 328.346 l S\n"
                             "Q\n");
    assert_string_equal(
        qpdf_oh_unparse(printed.qpdf, qpdf_oh_get_key(printed.qpdf, qpdf_get_page_n(printed.qpdf, 0), "/MediaBox")),
        "[ 0 0 256.693 356.693 ]");
    assert_string_equal(
        qpdf_oh_unparse(printed.qpdf, qpdf_oh_get_key(printed.qpdf, qpdf_get_page_n(printed.qpdf, 0), "/TrimBox")),
        "[ 28.346 28.346 228.346 328.346 ]");
    printed_clear(&printed);
}

/* ---- the document ---- */

static void
nothing_of_the_tags_is_left(void **state)
{
    static const char *const pages[] = { UPRIGHT, UPRIGHT, NULL }, *const gone[] = { "/StructTreeRoot", "/MarkInfo",
                                                                                     "/Outlines", "/PageLabels" };
    ImposeOptions options = { .scheme = IMPOSE_BOOKLET, .info = &ltr, .producer = "sheaf 1.0" };
    g_autoptr(GBytes) pdf = source(pages);
    Printed printed = print(pdf, &options);
    qpdf_oh root = qpdf_get_root(printed.qpdf), side = qpdf_get_page_n(printed.qpdf, 0);
    qpdf_oh form = qpdf_oh_get_key(
        printed.qpdf, qpdf_oh_get_key(printed.qpdf, qpdf_oh_get_key(printed.qpdf, side, "/Resources"), "/XObject"),
        "/P1");
    unsigned char *bytes = NULL;
    size_t size = 0;
    QPDF_BOOL filtered;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(gone); i++)
        assert_false(qpdf_oh_has_key(printed.qpdf, root, gone[i]));
    assert_string_equal(qpdf_oh_unparse(printed.qpdf, qpdf_oh_get_key(printed.qpdf, root, "/ViewerPreferences")),
                        "<< /DisplayDocTitle true /Duplex /DuplexFlipShortEdge /PrintScaling /None >>");
    assert_string_equal(qpdf_get_info_key(printed.qpdf, "/Title"), "Rivers (print file)");
    assert_string_equal(qpdf_get_info_key(printed.qpdf, "/Subject"), "For printing only");
    assert_int_equal(qpdf_oh_get_stream_data(printed.qpdf, form, qpdf_dl_all, &filtered, &bytes, &size), QPDF_SUCCESS);
    assert_int_equal(size, 13);
    assert_memory_equal(bytes, " BT (x) Tj ET", 13);
    free(bytes);
    printed_clear(&printed);
}

static void
the_same_bytes_every_time(void **state)
{
    static const char *const pages[] = { UPRIGHT, WIDE, UPRIGHT, NULL };
    ImposeOptions options = { .scheme = IMPOSE_BOOKLET, .crop_marks = true, .info = &rtl, .producer = "sheaf 1.0" };
    g_autoptr(GBytes) pdf = source(pages);
    Printed first = print(pdf, &options), second = print(pdf, &options);

    (void)state;
    assert_true(g_bytes_equal(first.bytes, second.bytes));
    printed_clear(&first);
    printed_clear(&second);
}

static void
what_is_no_pdf_is_told(void **state)
{
    static const char junk[] = "no file of pages at all";
    ImposeOptions options = { .scheme = IMPOSE_BOOKLET, .info = &ltr, .producer = "sheaf 1.0" };
    g_autoptr(GBytes) pdf = g_bytes_new_static(junk, sizeof junk);
    g_autoptr(Diags) diags = diags_new();

    (void)state;
    assert_null(impose_file(pdf, &options, diags));
    assert_int_equal(diags_at(diags, 0)->id, DIAG_IMPOSE_FAILED);
}

int
main(void)
{
    struct CMUnitTest tests[G_N_ELEMENTS(sides) + 4];
    size_t count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++)
        tests[count++] = row_test(a_side_paints_its_pages, sides[i].name, &sides[i]);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(crop_marks_stand_outside_the_page);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(nothing_of_the_tags_is_left);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_same_bytes_every_time);
    tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_is_no_pdf_is_told);
    return cmocka_run_group_tests_name("impose_pdf", tests, NULL, NULL);
}
