/*
 * The finished file of a small document, read back by libqpdf: what each object says, which objects are the same, what
 * the content streams hold.
 */
#include "assert.h"
#include "finish_sample.h"
#include "objects.h"

static const PdfOptions options = { "sheaf 1.0", true, true };

typedef struct Finished { GBytes *bytes; qpdf_data qpdf; } Finished;
static Finished finished;

/* ---- paths through the file: "Root/Pages/Kids/0" ---- */

static qpdf_oh
find(const char *path)
{
    /* @: the Document element */
    g_autofree char *whole = path[0] == '@' ? g_strconcat("Root/StructTreeRoot/K/0", path + 1, NULL) : g_strdup(path);

    return object_at(finished.qpdf, whole);
}

static const char *
text_of(qpdf_oh object)
{
    return object_text(finished.qpdf, object);
}

/* ---- values ---- */

typedef struct ValueCase { const char *name, *path, *want; } ValueCase;

static const ValueCase values[] = {
    { "the root element",                       "@/S", "/Document" },
    { "a heading",                              "@/K/0/S", "/H1" },
    { "a heading's title",                      "@/K/0/T", "Title of it" },
    { "its content",                            "@/K/0/K/0", "0" },
    { "a paragraph's language",                 "@/K/1/Lang", "fr" },
    { "a paragraph's content on its page",      "@/K/1/K/0", "1" },
    { "then its link",                          "@/K/1/K/1/S", "/Link" },
    { "then its content on the next page",      "@/K/1/K/2/Type", "/MCR" },
    { "which is the first there",               "@/K/1/K/2/MCID", "0" },
    { "a link's content",                       "@/K/1/K/1/K/0", "2" },
    { "a link's annotation",                    "@/K/1/K/1/K/1/Type", "/OBJR" },
    { "a figure's description",                 "@/K/2/Alt", "Gr\xC3\xBCn" },
    { "a figure's box, y upwards",              "@/K/2/A/BBox", "[ 20 210 120 260 ]" },
    { "a box belongs to layout",                "@/K/2/A/O", "/Layout" },
    { "a head cell's scope",                    "@/K/3/K/0/K/0/A/Scope", "/Column" },
    { "a head cell's columns",                  "@/K/3/K/0/K/0/A/ColSpan", "2" },
    { "one row is not said",                    "@/K/3/K/0/K/0/A/RowSpan", "null" },
    { "a head cell's id",                       "@/K/3/K/0/K/0/ID", "b.1" },
    { "artifacts count no id: a head cell",     "@/K/3/K/0/K/0/K/0", "1" },
    { "a cell's rows",                          "@/K/3/K/0/K/1/A/RowSpan", "3" },
    { "a cell has no scope",                    "@/K/3/K/0/K/1/A/Scope", "null" },
    { "a cell's actual text",                   "@/K/3/K/0/K/1/ActualText", "none" },
    { "a cell's id, with brackets",             "@/K/3/K/0/K/1/ID", "a(2)" },
    { "a list's numbering",                     "@/K/4/A/ListNumbering", "/Decimal" },
    { "a list's attribute owner",               "@/K/4/A/O", "/List" },
    { "the first page in the parent tree",      "Root/Pages/Kids/0/StructParents", "0" },
    { "the second",                             "Root/Pages/Kids/1/StructParents", "1" },
    { "the order of tabs",                      "Root/Pages/Kids/0/Tabs", "/S" },
    { "a page's size",               "Root/Pages/Kids/1/MediaBox", "[ 0 0 200 300 ]" },
    { "a link in the parent tree",              "Root/Pages/Kids/0/Annots/0/StructParent", "2" },
    { "the next link",                          "Root/Pages/Kids/1/Annots/0/StructParent", "3" },
    { "the next key",                           "Root/StructTreeRoot/ParentTreeNextKey", "4" },
    { "a link's rectangle, y upwards",          "Root/Pages/Kids/0/Annots/0/Rect", "[ 10 275 40 280 ]" },
    { "a link's address, escaped",              "Root/Pages/Kids/0/Annots/0/A/URI", "https://example.org/a%20b" },
    { "what a link says",                       "Root/Pages/Kids/0/Annots/0/Contents", "Example (site)" },
    { "what a link without words says",         "Root/Pages/Kids/1/Annots/0/Contents", "top" },
    { "a link is printed",                      "Root/Pages/Kids/0/Annots/0/F", "4" },
    { "a destination's height",                 "Root/Pages/Kids/1/Annots/0/Dest/3", "250" },
    { "ids in the order of their bytes",        "Root/StructTreeRoot/IDTree/Kids/0/Names/0", "a(2)" },
    { "the id after",                           "Root/StructTreeRoot/IDTree/Kids/0/Names/2", "b.1" },
    { "the least id",                           "Root/StructTreeRoot/IDTree/Kids/0/Limits/0", "a(2)" },
    { "the greatest id",                        "Root/StructTreeRoot/IDTree/Kids/0/Limits/1", "b.1" },
    { "entries of the outline",                 "Root/Outlines/Count", "4" },
    { "the first entry",                        "Root/Outlines/First/Title", "One" },
    { "entries below it, at every level",       "Root/Outlines/First/Count", "2" },
    { "entries below the entry below",          "Root/Outlines/First/First/Count", "1" },
    { "the deepest",                            "Root/Outlines/First/First/First/Title", "Deep" },
    { "nothing below it",                       "Root/Outlines/First/First/First/Count", "null" },
    { "the last entry",                         "Root/Outlines/Last/Title", "Two" },
    { "nothing before the first",               "Root/Outlines/First/Prev", "null" },
    { "nothing after the last",                 "Root/Outlines/Last/Next", "null" },
    { "an entry's height",                      "Root/Outlines/First/Dest/3", "290" },
    { "a page's label",                         "Root/PageLabels/Nums/1/P", "i" },
    { "the next page's label",                  "Root/PageLabels/Nums/3/P", "A-1" },
    { "the index of a label",                   "Root/PageLabels/Nums/2", "1" },
    { "the document's language",                "Root/Lang", "en" },
    { "it is tagged",                           "Root/MarkInfo/Marked", "true" },
    { "its title is shown",                     "Root/ViewerPreferences/DisplayDocTitle", "true" },
    { "its direction is not said",              "Root/ViewerPreferences/Direction", "null" },
    { "its metadata",                           "Root/Metadata/Subtype", "/XML" },
    { "its output intent",                      "Root/OutputIntents/0/S", "/GTS_PDFA1" },
    { "three channels",                         "Root/OutputIntents/0/DestOutputProfile/N", "3" },
    { "Info's title",                           "Info/Title", "Rivers" },
    { "Info's date",                            "Info/CreationDate", "D:20191231000000Z" },
};

static void
the_file_says(void **state)
{
    const ValueCase *c = *state;

    assert_string_equal(text_of(find(c->path)), c->want);
}

/* ---- sameness ---- */

typedef struct SameCase { const char *name, *path, *same; } SameCase;

#define PARENTS "Root/StructTreeRoot/ParentTree/Kids/0/Nums"
static const SameCase sames[] = {
    { "an element's parent",                     "@/K/0/P", "Root/StructTreeRoot/K/0" },
    { "the root element's parent",               "@/P", "Root/StructTreeRoot" },
    { "an element's page",                       "@/K/0/Pg", "Root/Pages/Kids/0" },
    { "content on another page names it",        "@/K/1/K/2/Pg", "Root/Pages/Kids/1" },
    { "a link leads to its annotation",          "@/K/1/K/1/K/1/Obj", "Root/Pages/Kids/0/Annots/0" },
    { "first content of the first page",         PARENTS "/1/0", "@/K/0" },
    { "second content of the first page",        PARENTS "/1/1", "@/K/1" },
    { "third content of the first page",         PARENTS "/1/2", "@/K/1/K/1" },
    { "fourth content of the first page",        PARENTS "/1/3", "@/K/2" },
    { "first content of the second page",        PARENTS "/3/0", "@/K/1" },
    { "second content of the second page",       PARENTS "/3/1", "@/K/3/K/0/K/0" },
    { "the first annotation's element",          PARENTS "/5", "@/K/1/K/1" },
    { "the second annotation's element",         PARENTS "/7", "@/K/4/K/0" },
    { "an id's element",                         "Root/StructTreeRoot/IDTree/Kids/0/Names/1", "@/K/3/K/0/K/1" },
    { "the other id's element",                  "Root/StructTreeRoot/IDTree/Kids/0/Names/3", "@/K/3/K/0/K/0" },
    { "a link's aim",                            "Root/Pages/Kids/1/Annots/0/Dest/0", "Root/Pages/Kids/0" },
    { "after the first entry comes the last",    "Root/Outlines/First/Next", "Root/Outlines/Last" },
    { "before the last stands the first",        "Root/Outlines/Last/Prev", "Root/Outlines/First" },
    { "an entry's parent",                       "Root/Outlines/First/First/Parent", "Root/Outlines/First" },
    { "an only entry is first and last",         "Root/Outlines/First/Last", "Root/Outlines/First/First" },
    { "the deepest entry's page",                "Root/Outlines/First/First/First/Dest/0", "Root/Pages/Kids/1" },
};

static void
objects_are_the_same(void **state)
{
    const SameCase *c = *state;
    int id = qpdf_oh_get_object_id(finished.qpdf, find(c->path));

    assert_true(id > 0);
    assert_int_equal(id, qpdf_oh_get_object_id(finished.qpdf, find(c->same)));
}

/* ---- streams and the whole ---- */

typedef struct ContentCase { const char *name; size_t page; const char *want; } ContentCase;

static const ContentCase contents[] = {
    { "the first page's content", 0,
      "/H1 <</MCID 0>> BDC\nEMC\n/P <</MCID 1>> BDC\nEMC\n/Link <</MCID 2>> BDC\nEMC\n/Figure <</MCID 3>> BDC\n"
      "0 0 1 rg\n20 210 100 50 re f\nEMC\n/Artifact BMC\nEMC\n" },
    { "the second page's content", 1,
      "/P <</MCID 0>> BDC\nEMC\n/TH <</MCID 1>> BDC\nEMC\n/TD <</MCID 2>> BDC\nEMC\n/Link <</MCID 3>> BDC\nEMC\n" },
};

static void
content_is_marked(void **state)
{
    const ContentCase *c = *state;
    unsigned char *bytes = NULL;
    size_t length = 0;
    g_autofree char *text = NULL, *want = g_strchomp(g_strdup(c->want));

    assert_int_equal(
        qpdf_oh_get_page_content_data(finished.qpdf, qpdf_get_page_n(finished.qpdf, c->page), &bytes, &length),
        QPDF_SUCCESS);
    text = g_strndup((const char *)bytes, length);
    free(bytes);
    g_strchomp(text);
    assert_string_equal(text, want);
}

static void
qpdf_finds_no_fault(void **state)
{
    (void)state;
    assert_int_equal(qpdf_check_pdf(finished.qpdf), QPDF_SUCCESS);
    assert_int_equal(qpdf_get_num_pages(finished.qpdf), 2);
    assert_string_equal(qpdf_get_pdf_version(finished.qpdf), "1.7");
}

static GBytes *
write_sample(Colour colour, Diags *diags)
{
    g_autoptr(Pages) pages = sample_pages(colour, diags);
    g_autoptr(PdfContext) context = pdf_context_new();

    assert_non_null(pages);
    return pdf_write(context, pages, &options, diags);
}

static void
the_same_input_gives_the_same_bytes(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GBytes) again = write_sample(COLOUR_RGB(0x0000FF), diags),
                      other = write_sample(COLOUR_RGB(0xFF0000), diags);
    g_autofree char *id = g_strdup(qpdf_oh_unparse(finished.qpdf, find("ID/0")));

    (void)state;
    assert_true(g_bytes_equal(finished.bytes, again));
    assert_false(g_bytes_equal(finished.bytes, other));
    assert_string_equal(qpdf_oh_unparse(finished.qpdf, find("ID/1")), id);
}

/* A long document's pages are let go of one by one as they are written. */
static void
pages_that_are_spent_give_the_same_bytes(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Pages) pages = sample_pages(COLOUR_RGB(0x0000FF), diags);
    g_autoptr(PdfContext) context = pdf_context_new();
    PdfOptions spending = options;
    g_autoptr(GBytes) bytes = NULL;

    (void)state;
    spending.spent = pages;
    bytes = pdf_write(context, pages, &spending, diags);
    assert_true(g_bytes_equal(finished.bytes, bytes));
    for (size_t p = 0; p < pages_count(pages); p++) {
        size_t count;

        pages_items(pages, p, &count);
        assert_int_equal(count, 0);
    }
}

static void
an_untagged_document_is_refused(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    g_autoptr(PdfContext) context = pdf_context_new();
    g_autoptr(Pages) pages = NULL;

    (void)state;
    pages_append(builder, (Size){ 200, 300 }, "1");
    pages_append(builder, (Size){ 200, 300 }, "2");
    pages = pages_finish(builder, diags);
    assert_null(pdf_write(context, pages, &options, diags));
    assert_non_null(strstr(diags_at(diags, 0)->sentence, "nothing is tagged"));
}

static int
open_file(void **state)
{
    g_autoptr(Diags) diags = diags_new();
    gsize size;
    const char *bytes;

    (void)state;
    finished.bytes = write_sample(COLOUR_RGB(0x0000FF), diags);
    assert_non_null(finished.bytes);
    bytes = g_bytes_get_data(finished.bytes, &size);
    finished.qpdf = qpdf_init();
    qpdf_silence_errors(finished.qpdf);
    return qpdf_read_memory(finished.qpdf, "sample", bytes, size, NULL) == QPDF_SUCCESS ? 0 : -1;
}

static int
close_file(void **state)
{
    (void)state;
    qpdf_cleanup(&finished.qpdf);
    g_bytes_unref(finished.bytes);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(qpdf_finds_no_fault),
                                                cmocka_unit_test(the_same_input_gives_the_same_bytes),
                                                cmocka_unit_test(pages_that_are_spent_give_the_same_bytes),
                                                cmocka_unit_test(an_untagged_document_is_refused) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(values) + G_N_ELEMENTS(sames) + G_N_ELEMENTS(contents)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        tests[n++] = row_test(the_file_says, values[i].name, &values[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(sames); i++)
        tests[n++] = row_test(objects_are_the_same, sames[i].name, &sames[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(contents); i++)
        tests[n++] = row_test(content_is_marked, contents[i].name, &contents[i]);
    return cmocka_run_group_tests_name("finish", tests, open_file, close_file);
}
