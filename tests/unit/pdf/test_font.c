/*
 * A page of the font sample's glyphs, finished and read back by libqpdf: the font's dictionaries, what its codes mean,
 * its program; and that what a context has made before changes nothing. Codes are places among glyphs 0, 1, 3 and 4.
 */
#include "assert.h"
#include "font_sample.h"
#include "pdf/pdf.h"
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include "text/run.h"

static const PdfOptions options = { "sheaf 1.0", true, true };
static const DocumentInfo sample_info = { .title = "Fonts", .language = "en" };
static TextFont font = { .name = "X" };
static GBytes *finished;
static qpdf_data qpdf;

/* "C" is composed of glyph 1, so the file has it, too; the space is U+0020, and "fi" is one glyph. */
static const TextGlyph shown[] = { { 3, 0, 0, 5 }, { 4, 0, 0, 5 } }, ligature[] = { { 1, 0, 0, 6 } };
static const TextCluster each[] = { { 1, 1 }, { 1, 1 } }, both[] = { { 2, 1 } }, pair[] = { { 1, 2 } };
static const TextRun word = { .font = &font,
                              .size = 10,
                              .text = "C ",
                              .length = 2,
                              .glyphs = shown,
                              .glyph_count = 2,
                              .clusters = each,
                              .cluster_count = 2 };
static const TextRun joined = { .font = &font,
                                .size = 10,
                                .text = "fi",
                                .length = 2,
                                .glyphs = ligature,
                                .glyph_count = 1,
                                .clusters = both,
                                .cluster_count = 1 };
static const TextRun leftward = { .font = &font,
                                  .size = 10,
                                  .text = "fi",
                                  .length = 2,
                                  .glyphs = ligature,
                                  .glyph_count = 1,
                                  .clusters = both,
                                  .cluster_count = 1,
                                  .rtl = true };
static const TextRun parts = { .font = &font,
                               .size = 10,
                               .text = "x",
                               .length = 1,
                               .glyphs = shown,
                               .glyph_count = 2,
                               .clusters = pair,
                               .cluster_count = 1 };

static GBytes *
write_runs(PdfContext *context, const TextRun *const *runs, gsize count)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    PageBuilder *page = pages_append(builder, (Size){ 100, 100 }, "1");
    g_autoptr(Pages) pages = NULL;

    page_begin(page, struct_append(builder, NULL, ROLE_DOCUMENT));
    for (gsize i = 0; i < count; i++)
        page_text(page, 10, 20, runs[i]);
    page_end(page);
    pages = pages_finish(builder, diags);
    assert_non_null(pages);
    return pdf_write(context, pages, &options, diags);
}

/* ---- what the file says ---- */

static qpdf_oh
find(const char *path)
{
    g_auto(GStrv) names = g_strsplit(path, "/", -1);
    qpdf_oh at = qpdf_get_page_n(qpdf, 0);

    for (char **name = names; *name != NULL; name++) {
        g_autofree char *key = g_strconcat("/", *name, NULL);

        if (qpdf_oh_is_stream(qpdf, at))
            at = qpdf_oh_get_dict(qpdf, at);
        at =
            qpdf_oh_is_array(qpdf, at) ? qpdf_oh_get_array_item(qpdf, at, atoi(*name)) : qpdf_oh_get_key(qpdf, at, key);
    }
    return at;
}

typedef struct ValueCase { const char *name, *path, *want; } ValueCase;

#define FONT "Resources/Font/F0"
#define CID FONT "/DescendantFonts/0"
static const ValueCase values[] = {
    { "a composite font",                    FONT "/Subtype", "/Type0" },
    { "codes of two bytes",                  FONT "/Encoding", "/Identity-H" },
    { "of TrueType outlines",                CID "/Subtype", "/CIDFontType2" },
    { "a code is a glyph",                   CID "/CIDToGIDMap", "/Identity" },
    { "widths from code 0",                  CID "/W/0", "0" },
    { "of every glyph",                      CID "/W/1", "[ 300 600 500 500 ]" },
    { "its ordering",                        CID "/CIDSystemInfo/Ordering", "(Identity)" },
    { "symbolic",                            CID "/FontDescriptor/Flags", "4" },
    { "the ascent",                          CID "/FontDescriptor/Ascent", "800" },
    { "the height of capitals",              CID "/FontDescriptor/CapHeight", "650" },
    { "the descent",                         CID "/FontDescriptor/Descent", "-200" },
    { "the box",                             CID "/FontDescriptor/FontBBox", "[ -10 0 100 100 ]" },
    { "it does not slant",                   CID "/FontDescriptor/ItalicAngle", "0" },
};

static void
the_file_says(void **state)
{
    const ValueCase *c = *state;

    assert_string_equal(qpdf_oh_unparse_resolved(qpdf, find(c->path)), c->want);
}

/* ---- streams ---- */

static GBytes *
stream(const char *path)
{
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t length = 0;
    GBytes *out;

    assert_int_equal(qpdf_oh_get_stream_data(qpdf, find(path), qpdf_dl_all, &filtered, &bytes, &length), QPDF_SUCCESS);
    out = g_bytes_new(bytes, length);
    free(bytes);
    return out;
}

static bool
says(GBytes *bytes, const char *what)
{
    return g_strstr_len(g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), what) != NULL;
}

typedef struct MeaningCase { const char *name; const TextRun *run; const char *want; } MeaningCase;

/* Glyph 0 is never shown and means nothing; nor does a glyph that is in the file only as a component. */
static const MeaningCase meanings[] = {
    { "a letter and a space", &word, "1 beginbfrange\n<0002><0003>[<0043><0020>]\nendbfrange\n" },
    { "a ligature to the right", &joined, "1 beginbfrange\n<0001><0001>[<00660069>]\nendbfrange\n" },
    { "one to the left with a character of its own", &leftward, "1 beginbfrange\n<0001><0001>[<0041>]\nendbfrange\n" },
    { "parts of a letter", &parts, "1 beginbfrange\n<0002><0003>[<0043><0020>]\nendbfrange\n" },
};

static void
open_bytes(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);

    qpdf = qpdf_init();
    qpdf_silence_errors(qpdf);
    assert_int_equal(qpdf_read_memory(qpdf, "sample", data, size, NULL), QPDF_SUCCESS);
}

static void
codes_mean(void **state)
{
    const MeaningCase *c = *state;
    qpdf_data kept = qpdf;
    g_autoptr(PdfContext) context = pdf_context_new();
    g_autoptr(GBytes) bytes = write_runs(context, &c->run, 1), cmap = NULL;

    open_bytes(bytes);
    cmap = stream(FONT "/ToUnicode");
    qpdf_cleanup(&qpdf);
    qpdf = kept;
    assert_true(says(cmap, c->want));
}

/* Four glyphs: tables for four, and the length that the dictionary gives is that of the program. */
static void
a_program_is_embedded(void **state)
{
    g_autoptr(GBytes) program = stream(CID "/FontDescriptor/FontFile2");
    g_autofree char *length = g_strdup_printf("%zu", g_bytes_get_size(program));

    (void)state;
    assert_memory_equal(g_bytes_get_data(program, NULL), "\0\1\0\0\0\6", 6);
    assert_string_equal(qpdf_oh_unparse(qpdf, find(CID "/FontDescriptor/FontFile2/Length1")), length);
    assert_true(g_str_has_suffix(qpdf_oh_unparse(qpdf, find(FONT "/BaseFont")), "+X-Y"));
}

/* ---- a context that has worked before ---- */

static void
what_was_made_before_changes_nothing(void **state)
{
    const TextRun *const runs[] = { &word }, *const others[] = { &joined, &leftward },
                         *const all[] = { &parts, &joined, &word };
    g_autoptr(PdfContext) used = pdf_context_new(), fresh = pdf_context_new();
    g_autoptr(GBytes) first = write_runs(used, runs, 1), other = write_runs(used, others, 2),
                      third = write_runs(used, all, 3);
    g_autoptr(GBytes) again = write_runs(used, runs, 1), alone = write_runs(fresh, runs, 1);

    (void)state;
    assert_true(g_bytes_equal(first, again));
    assert_true(g_bytes_equal(first, alone));
    assert_false(g_bytes_equal(first, other));
    assert_non_null(third);
}

static int
open_file(void **state)
{
    static const TextRun *const runs[] = { &word };
    g_autoptr(PdfContext) context = pdf_context_new();
    char os2[96] = { 0, 2 };            /* version 2; sCapHeight at 88 (ISO/IEC 14496-22, 5.2.7) */
    g_autoptr(GByteArray) bytes = NULL;

    (void)state;
    os2[88] = 650 / 256;
    os2[89] = (char)(650 % 256);
    bytes = sample_font_with(&(SampleTable){ "OS/2", os2, sizeof os2 }, 1);
    font.path = sample_file(bytes->data, bytes->len);
    finished = write_runs(context, runs, 1);
    open_bytes(finished);
    return 0;
}

static int
close_file(void **state)
{
    (void)state;
    qpdf_cleanup(&qpdf);
    g_bytes_unref(finished);
    g_unlink(font.path);
    g_free((void *)(uintptr_t)font.path);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(a_program_is_embedded),
                                                cmocka_unit_test(what_was_made_before_changes_nothing) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(values) + G_N_ELEMENTS(meanings)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        tests[n++] = row_test(the_file_says, values[i].name, &values[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++)
        tests[n++] = row_test(codes_mean, meanings[i].name, &meanings[i]);
    return cmocka_run_group_tests_name("font", tests, open_file, close_file);
}
