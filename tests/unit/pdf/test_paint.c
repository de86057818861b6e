/*
 * One item at a time on a page of 100 x 100 pt, as page content: what is written, in which order, and what need not be
 * said again. Glyphs are those of the font sample: 1 "A" (600), 2 "B" (700), 3 "C" (500), 4 a space (500).
 */
#include "assert.h"
#include "font_sample.h"
#include "pdf/paint.h"

#define RED COLOUR_RGB(0xFF0000)
#define BLUE COLOUR_RGB(0x0000FF)
#define BLACK COLOUR_RGB(0x000000)

static const DocumentInfo sample_info = { .title = "Items", .language = "en" };
static TextFont font = { .name = "X" };
static PdfContext *context;

/* ---- shapes ---- */

static void fill(PageBuilder *p) { page_fill(p, (Rect){ 10, 20, 30, 5 }, RED); }
static void fills(PageBuilder *p) { fill(p), fill(p); }
static void black_fill(PageBuilder *p) { page_fill(p, (Rect){ 0, 0, 1, 1 }, BLACK); }
static void tint(PageBuilder *p) { page_fill(p, (Rect){ 0, 0, 1, 1 }, COLOUR_RGB(0x0180FE)); }
static void frame(PageBuilder *p) { page_frame(p, (Rect){ 10, 10, 20, 10 }, (Stroke){ .width = 2, .colour = BLUE }); }
static void
line(PageBuilder *p)
{
    page_line(p, (Point){ 1.5, 2 }, (Point){ 3, 4.25 }, (Stroke){ .width = 1, .colour = BLACK });
}
static void
dashes(PageBuilder *p)
{
    page_line(p, (Point){ 0, 0 }, (Point){ 1, 0 },
              (Stroke){ .width = 0.5, .colour = BLACK, .dash = 2, .gap = 1.5, .cap = CAP_ROUND });
}
static void dashes_and_line(PageBuilder *p) { dashes(p), line(p); }

static void
path(PageBuilder *p)
{
    static const PathStep steps[] = { { PATH_MOVE, { { 0, 0 } } },
                                      { PATH_LINE, { { 10, 0 } } },
                                      { PATH_CURVE, { { 10, 5 }, { 10, 6 }, { 10, 10 } } },
                                      { PATH_CLOSE, { { 0, 0 } } } };

    page_path(p, steps, G_N_ELEMENTS(steps), RED, (Stroke){ .width = 1, .colour = BLUE });
}

static void circle(PageBuilder *p) { page_circle(p, (Point){ 50, 50 }, 10, BLACK, (Stroke){ 0 }); }
static void
ring(PageBuilder *p)
{
    page_circle(p, (Point){ 50, 50 }, 10, (Colour){ 0 }, (Stroke){ .width = 1, .colour = BLACK });
}
#define CIRCLE                                                                                                         \
    "60 50 m 60 44.477 55.523 40 50 40 c 44.477 40 40 44.477 40 50 c 40 55.523 44.477 60 50 60 c 55.523 60 60 55.523 " \
    "60 50 c h "

static void
hatch(PageBuilder *p)
{
    page_hatch(p, (Rect){ 10, 40, 20, 20 }, &(Hatch){ .width = 1, .period = 10, .line = BLACK, .ground = RED });
}

static void blue_fill(PageBuilder *p) { page_fill(p, (Rect){ 0, 0, 1, 1 }, BLUE); }
static void fill_hatch_fill(PageBuilder *p) { blue_fill(p), hatch(p), blue_fill(p); }

/* ---- text ---- */

static const TextGlyph A = { 1, 0, 0, 6 }, B = { 2, 0, 0, 7 };
static const TextCluster one = { 1, 1 };

/* Glyphs of 10 pt; text and clusters in logical order. */
static void
text(PageBuilder *p, double x, const char *text, const TextGlyph *glyphs, size_t count, const TextCluster *clusters,
     size_t cluster_count, bool rtl)
{
    TextRun *run = g_new0(TextRun, 1);

    *run = (TextRun){ .font = &font, .size = 10, .colour = BLACK, .text = text, .length = strlen(text), .rtl = rtl };
    run->glyphs = g_memdup2(glyphs, count * sizeof *glyphs);
    run->glyph_count = count;
    run->clusters = g_memdup2(clusters, cluster_count * sizeof *clusters);
    run->cluster_count = cluster_count;
    page_text(p, x, 20, run);
}

static void word(PageBuilder *p) { text(p, 10, "AB", (TextGlyph[]){ A, B }, 2, (TextCluster[]){ one, one }, 2, false); }
static void words(PageBuilder *p) { word(p), text(p, 30, "A", &A, 1, &one, 1, false); }
static void word_and_fill(PageBuilder *p) { word(p), fill(p), word(p); }
static void
kerned(PageBuilder *p)
{
    text(p, 10, "AB", (TextGlyph[]){ { 1, 0, 0, 5.5 }, B }, 2, (TextCluster[]){ one, one }, 2, false);
}
static void
tracked(PageBuilder *p)
{
    text(p, 10, "AB", (TextGlyph[]){ { 1, 0, 0, 7 }, B }, 2, (TextCluster[]){ one, one }, 2, false);
}
static void
raised(PageBuilder *p)
{
    text(p, 10, "AB", (TextGlyph[]){ A, { 2, 0, -3, 7 } }, 2, (TextCluster[]){ one, one }, 2, false);
}
static void
leftward(PageBuilder *p)
{
    text(p, 10, "AB", (TextGlyph[]){ B, A }, 2, (TextCluster[]){ one, one }, 2, true);
}
static void joined(PageBuilder *p) { text(p, 10, "fi", &A, 1, (TextCluster[]){ { 2, 1 } }, 1, false); }
static void
apart(PageBuilder *p)
{
    text(p, 10, "\xC3\xA9", (TextGlyph[]){ A, B }, 2, (TextCluster[]){ { 2, 2 } }, 1, false);
}
static void
apart_before_one(PageBuilder *p)
{
    text(p, 10, "\xC3\xA9" "A", (TextGlyph[]){ A, B, A }, 3, (TextCluster[]){ { 2, 2 }, one }, 2, false);
}
static void other_meaning(PageBuilder *p) { word(p), text(p, 23, "x", &A, 1, &one, 1, false); }
static void
inkless(PageBuilder *p)
{
    text(p, 10, "A", (TextGlyph[]){ { UINT32_MAX, 0, 0, 2 }, A }, 2, (TextCluster[]){ { 1, 2 } }, 1, false);
}

static void next(PageBuilder *p) { page_end(p), page_begin(p, NULL); }
static void neighbours(PageBuilder *p) { word(p), next(p), text(p, 30, "A", &A, 1, &one, 1, false); }
static void
fill_beside(PageBuilder *p)
{
    word(p), next(p), fill(p), neighbours(p);
}

/* in_text: the first sequence and the last hold text alone, and stand in a text object */
typedef struct PaintCase {
    const char *name; void (*paint)(PageBuilder *page); const char *want; bool in_text;
} PaintCase;

static const PaintCase cases[] = {
    { "a fill, y upwards", fill, "1 0 0 rg\n10 75 30 5 re f\n" },
    { "a colour is said once", fills, "1 0 0 rg\n10 75 30 5 re f\n10 75 30 5 re f\n" },
    { "black need not be said", black_fill, "0 99 1 1 re f\n" },
    { "a channel is the next of three places", tint, ".004 .502 .997 rg\n0 99 1 1 re f\n" },
    { "a frame lies within its box", frame, "0 0 1 RG\n2 w\n11 81 18 8 re S\n" },
    { "a line", line, "1.5 98 m 3 95.75 l S\n" },
    { "a dashed line with round ends", dashes, "0.5 w\n1 J\n[2 1.5 ] 0 d\n0 100 m 1 100 l S\n" },
    { "a plain line after it", dashes_and_line,
      "0.5 w\n1 J\n[2 1.5 ] 0 d\n0 100 m 1 100 l S\n1 w\n0 J\n[] 0 d\n1.5 98 m 3 95.75 l S\n" },
    { "a path that is filled and stroked", path, "1 0 0 rg\n0 0 1 RG\n0 100 m 10 100 l 10 95 10 94 10 90 c h B\n" },
    { "a disc", circle, CIRCLE "f\n" },
    { "a ring", ring, CIRCLE "S\n" },
    { "a hatch over its ground", hatch,
      "q 10 40 20 20 re W n\n1 0 0 rg\n10 40 20 20 re f\n9 60 m 31 60 l 9 50 m 31 50 l 9 40 m 31 40 l S\nQ\n" },
    { "a hatch keeps what was in force", fill_hatch_fill,
      "0 0 1 rg\n0 99 1 1 re f\nq 10 40 20 20 re W n\n1 0 0 rg\n10 40 20 20 re f\n9 60 m 31 60 l 9 50 m 31 50 l 9 40 m "
      "31 40 l S\nQ\n0 99 1 1 re f\n" },
    { "a word", word, "/F0 10 Tf\n10 80 Td [(\\0\\1\\0\\2)]TJ\n", true },
    { "two words at their places", words, "/F0 10 Tf\n10 80 Td [(\\0\\1\\0\\2)-700(\\0\\1)]TJ\n", true },
    { "text around a fill", word_and_fill,
      "BT\n/F0 10 Tf\n10 80 Td [(\\0\\1\\0\\2)]TJ\nET\n1 0 0 rg\n10 75 30 5 re f\n0 0 0 rg\nBT\n10 80 Td "
      "[(\\0\\1\\0\\2)]TJ\nET\n" },
    { "half a point less is 50 thousandths of 10", kerned, "/F0 10 Tf\n10 80 Td [(\\0\\1)50(\\0\\2)]TJ\n", true },
    { "a point more is as many as 100", tracked, "/F0 10 Tf\n10 80 Td [(\\0\\1)-100(\\0\\2)]TJ\n", true },
    { "a raised glyph", raised, "/F0 10 Tf\n10 80 Td [(\\0\\1)]TJ\n6 3 Td [(\\0\\2)]TJ\n", true },
    { "to the left, in the order of the text", leftward, "/F0 10 Tf\n17 80 Td [(\\0\\1)1300(\\0\\2)]TJ\n", true },
    { "one glyph for two letters", joined, "/F0 10 Tf\n10 80 Td [(\\0\\1)]TJ\n", true },
    { "two glyphs for one letter", apart,
      "/F0 10 Tf\n/Span <</ActualText (\xE9)>> BDC\n10 80 Td [(\\0\\1\\0\\2)]TJ\nEMC\n", true },
    { "two glyphs for one letter, and one for the next", apart_before_one,
      "/F0 10 Tf\n/Span <</ActualText (\xE9)>> BDC\n10 80 Td [(\\0\\1\\0\\2)]TJ\nEMC\n13 0 Td [(\\0\\1)]TJ\n", true },
    { "a glyph that means something else", other_meaning,
      "/F0 10 Tf\n10 80 Td [(\\0\\1\\0\\2)]TJ\n/Span <</ActualText (x)>> BDC\n13 0 Td [(\\0\\1)]TJ\nEMC\n", true },
    { "sequences of text in one text object", neighbours,
      "/F0 10 Tf\n10 80 Td [(\\0\\1\\0\\2)]TJ\nEMC\n/Artifact BMC\n20 0 Td [(\\0\\1)]TJ\n", true },
    { "one with a fill has its own", fill_beside,
      "/F0 10 Tf\n10 80 Td [(\\0\\1\\0\\2)]TJ\nEMC\nET\n/Artifact BMC\n1 0 0 rg\n10 75 30 5 re f\n0 0 0 rg\nBT\n"
      "10 80 Td [(\\0\\1\\0\\2)]TJ\nET\nEMC\nBT\n/Artifact BMC\n30 80 Td [(\\0\\1)]TJ\n", true },
    { "a glyph without ink takes its room", inkless, "/F0 10 Tf\n12 80 Td [(\\0\\1)]TJ\n", true },
};

static void
free_runs(const Pages *pages)
{
    size_t count;
    const PageItem *items = pages_items(pages, 0, &count);

    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_TEXT) {
            const TextRun *run = items[i].text.run;

            g_free((void *)(uintptr_t)run->glyphs);
            g_free((void *)(uintptr_t)run->clusters);
            g_free((void *)(uintptr_t)run);
        }
}

/* The codes of a string are bytes below 10 here: as "\1" they can be compared. */
static char *
content_of(void (*paint_item)(PageBuilder *page), StructRole role, char **fault)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    PageBuilder *page = pages_append(builder, (Size){ 100, 100 }, "1");
    g_autoptr(Pages) pages = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    GString *shown = g_string_new(NULL);
    Writer *writer = writer_new(context->deflater);
    Paint paint = { .context = context };
    TagPlan *plan;

    page_begin(page, role == ROLE_COUNT ? NULL : struct_append(builder, NULL, role));
    paint_item(page);
    page_end(page);
    pages = pages_finish(builder, diags);
    assert_non_null(pages);
    paint.pages = pages;
    paint.plan = plan = tag_plan_new(pages);
    paint_note(&paint);
    fonts_number(context, writer);
    paint_page(&paint, 0, out);
    *fault = paint.fault;
    for (gsize i = 0; i < out->len; i++)
        if ((guchar)out->str[i] < 10)
            g_string_append_printf(shown, "\\%d", out->str[i]);
        else
            g_string_append_c(shown, out->str[i]);
    free_runs(pages);
    fonts_clear(context);
    tag_plan_free(plan);
    writer_free(writer);
    return g_string_free(shown, FALSE);
}

static void
an_item_becomes(void **state)
{
    const PaintCase *c = *state;
    g_autofree char *fault = NULL;
    g_autofree char *got = content_of(c->paint, ROLE_COUNT, &fault),
                    *want = g_strconcat(c->in_text ? "BT\n" : "", "/Artifact BMC\n", c->want, "EMC\n",
                                        c->in_text ? "ET\n" : "", NULL);

    assert_null(fault);
    assert_string_equal(got, want);
}

static void
a_stretch_has_its_role(void **state)
{
    g_autofree char *fault = NULL;
    g_autofree char *got = content_of(black_fill, ROLE_DOCUMENT, &fault);

    (void)state;
    assert_string_equal(got, "/Document <</MCID 0>> BDC\n0 99 1 1 re f\nEMC\n");
}

/* ---- what cannot be painted ---- */

static void lost_font(PageBuilder *p)
{
    static const TextFont lost = { .path = "/nowhere/Some.ttf", .name = "Some" };
    TextRun *run = g_new0(TextRun, 1);

    *run = (TextRun){ .font = &lost, .size = 8, .text = "" };
    page_text(p, 0, 0, run);
}

static void lost_glyph(PageBuilder *p) { text(p, 0, "A", &(TextGlyph){ 5, 0, 0, 1 }, 1, &one, 1, false); }

typedef struct FaultCase { const char *name; void (*paint)(PageBuilder *page); const char *want; } FaultCase;

static const FaultCase faults[] = {
    { "a font file that is not there", lost_font,
      "the font /nowhere/Some.ttf cannot be used: No such file or directory" },
    { "a glyph that the font has not", lost_glyph, "cannot be used: it lacks a glyph" },
};

static void
what_cannot_be_painted_is_told(void **state)
{
    const FaultCase *c = *state;
    g_autofree char *fault = NULL;

    g_free(content_of(c->paint, ROLE_COUNT, &fault));
    assert_non_null(fault);
    assert_non_null(strstr(fault, c->want));
}

static int
open_context(void **state)
{
    (void)state;
    context = pdf_context_new();
    font.path = sample_font_file(G_MAXSIZE);
    return 0;
}

static int
close_context(void **state)
{
    (void)state;
    pdf_context_free(context);
    g_unlink(font.path);
    g_free((void *)(uintptr_t)font.path);
    return 0;
}

int
main(void)
{
    static const struct CMUnitTest single[] = { cmocka_unit_test(a_stretch_has_its_role) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + G_N_ELEMENTS(cases) + G_N_ELEMENTS(faults)];
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        tests[n++] = row_test(an_item_becomes, cases[i].name, &cases[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[n++] = row_test(what_cannot_be_painted_is_told, faults[i].name, &faults[i]);
    return cmocka_run_group_tests_name("paint", tests, open_context, close_context);
}
