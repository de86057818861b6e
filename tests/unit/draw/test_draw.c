/*
 * Pages painted: single pixels of pages whose items are known, of the PNG and of the PDF as poppler draws it; the
 * frame of each format, and what cannot be painted.
 */
#include "assert.h"
#include "base/diag_pdf.h"
#include <cairo.h>
#include "drawing_sample.h"
#include <math.h>
#include <stdlib.h>
#include "text/text.h"
#include <unistd.h>

enum { SAMPLE, SMALL, LINES, PAGES };           /* the pages of the document that is drawn */
typedef enum Device { BY_PNG, BY_PDF, DEVICES } Device;

typedef struct Fixture {
    Diags *diags;
    PagesBuilder *builder;
    Pages *pages;
    Drawing *drawing;
    cairo_surface_t *surfaces[DEVICES][PAGES];
} Fixture;

typedef struct ByteSource { const unsigned char *bytes; size_t left; } ByteSource;

static cairo_status_t
read_some(void *closure, unsigned char *data, unsigned int length)
{
    ByteSource *source = closure;

    if (source->left < length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(data, source->bytes, length);
    source->bytes += length;
    source->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
png_surface(GBytes *png)
{
    gsize size;
    ByteSource source = { .bytes = g_bytes_get_data(png, &size) };

    source.left = size;
    return cairo_image_surface_create_from_png_stream(read_some, &source);
}

static unsigned
pixel(cairo_surface_t *surface, int x, int y)
{
    uint32_t value;

    memcpy(&value,
           cairo_image_surface_get_data(surface) + (ptrdiff_t)y * cairo_image_surface_get_stride(surface) +
               4 * (ptrdiff_t)x,
           sizeof value);
    return value & 0xFFFFFF;
}

/* A page of a PDF at 72 dpi, as poppler draws it; a surface in error where that cannot be. */
static cairo_surface_t *
pdf_surface(GBytes *pdf, int page)
{
    g_autofree char *folder = g_dir_make_tmp("sheaf-draw-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(folder, "file.pdf", NULL);
    g_autofree char *stem = g_build_filename(folder, "page", NULL), *png = g_strconcat(stem, ".png", NULL);
    g_autofree char *number = g_strdup_printf("%d", page + 1);
    const char *words[] = {
        "pdftoppm", "-r", "72", "-png", "-singlefile", "-f", number, "-l", number, file, stem, NULL
    };
    cairo_surface_t *surface;

    g_file_set_contents(file, g_bytes_get_data(pdf, NULL), (gssize)g_bytes_get_size(pdf), NULL);
    g_spawn_sync(NULL, (char **)(guintptr)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
    surface = cairo_image_surface_create_from_png(png);
    unlink(png);
    unlink(file);
    rmdir(folder);
    return surface;
}

static cairo_surface_t *
drawn(Drawing *drawing, const Pages *pages, Device device, int page, Diags *diags)
{
    g_autoptr(GBytes) bytes = device == BY_PNG ? draw_png(drawing, pages, (size_t)page, 1, diags)
                                               : draw_pdf(drawing, pages, "test", "untagged", diags);

    assert_non_null(bytes);
    return device == BY_PNG ? png_surface(bytes) : pdf_surface(bytes, page);
}

/* ---- pixels ---- */

/* Every kind of stroke: a dashed frame, a slanting hatch, a circle without ground, a path with both, a round end. */
static void
lines(PageBuilder *page)
{
    static const PathStep square[] = { { PATH_MOVE, { { 60, 60 } } },
                                       { PATH_LINE, { { 90, 60 } } },
                                       { PATH_LINE, { { 90, 90 } } },
                                       { PATH_LINE, { { 60, 90 } } },
                                       { PATH_CLOSE, { { 0, 0 } } } };
    static const Hatch hatch = { .width = 2, .period = 10 * G_SQRT2, .angle = 45, .line = COLOUR_RGB(0x000000) };

    page_frame(page, (Rect){ 10, 10, 40, 40 }, (Stroke){ .width = 2, .colour = BLACK, .dash = 6, .gap = 4 });
    page_hatch(page, (Rect){ 60, 10, 30, 30 }, &hatch);
    page_circle(page, (Point){ 25, 75 }, 15, (Colour){ 0 }, (Stroke){ .width = 4, .colour = GREEN });
    page_path(page, square, G_N_ELEMENTS(square), YELLOW, (Stroke){ .width = 4, .colour = BLUE });
    page_line(page, (Point){ 48, 55 }, (Point){ 52, 55 }, (Stroke){ .width = 6, .colour = RED, .cap = CAP_ROUND });
}

typedef struct PixelCase { const char *name; int x, y; unsigned want; int page; } PixelCase;

static const PixelCase pixels[] = {
    { "a fill's first pixel",                    10, 10, 0xFF0000 },
    { "a fill's last pixel",                     29, 29, 0xFF0000 },
    { "before a fill",                            9, 10, 0xFFFFFF },
    { "after a fill",                            30, 29, 0xFFFFFF },
    { "a frame lies within its box: its start",  40, 10, 0x0000FF },
    { "a frame's second pixel",                  41, 20, 0x0000FF },
    { "within a frame",                          42, 20, 0xFFFFFF },
    { "a frame's end",                           59, 29, 0x0000FF },
    { "after a frame",                           60, 30, 0xFFFFFF },
    { "a hatch line at the box's edge",          15, 40, 0x000000 },
    { "the ground between lines",                15, 45, 0xFFFF00 },
    { "a line's upper half",                     15, 49, 0x000000 },
    { "a line's lower half",                     15, 50, 0x000000 },
    { "a line of the phase that begins below",   15, 59, 0x000000 },
    { "a hatch ends with its box",               15, 60, 0xFFFFFF },
    { "a hatch begins with its box",              9, 50, 0xFFFFFF },
    { "a line lies on both sides of its points", 50, 49, 0x00FF00 },
    { "its other side",                          50, 50, 0x00FF00 },
    { "beside a line",                           50, 51, 0xFFFFFF },
    { "a butt cap adds nothing",                 39, 50, 0xFFFFFF },
    { "a dash",                                  42, 80, 0x000000 },
    { "a gap",                                   47, 80, 0xFFFFFF },
    { "the next dash",                           52, 80, 0x000000 },
    { "a circle's middle",                       80, 20, 0x000000 },
    { "near a circle's top",                     80, 11, 0x000000 },
    { "the corner of a circle's box",            71, 11, 0xFFFFFF },
    { "within a path",                           88, 65, 0x0000FF },
    { "beyond its slanting side",                72, 78, 0xFFFFFF },
    /*
     * The frame's line runs from (11, 49) to the right: dashes of 6 pt at 11, 21, 31 and 41, of which the corner at 49
     * ends the gap after the last by 2 pt; so on the right side, upwards, there are dashes from 47 to 41 and from 37
     * to 31.
     */
    { "a frame's dashes begin at its lower left", 13, 48, 0x000000, LINES },
    { "the gap after them",                      19, 48, 0xFFFFFF, LINES },
    { "the next dash of its lower side",         23, 48, 0x000000, LINES },
    { "a dash of its right side",                48, 44, 0x000000, LINES },
    { "a gap of its right side",                 48, 39, 0xFFFFFF, LINES },
    { "another dash of its right side",          48, 34, 0x000000, LINES },
    /* Lines that rise to the right, where x + y is a multiple of 20. */
    { "a slanting line",                         64, 15, 0x000000, LINES },
    { "the same line, further up",               68, 11, 0x000000, LINES },
    { "between slanting lines",                  74, 15, 0xFFFFFF, LINES },
    { "the next slanting line",                  84, 15, 0x000000, LINES },
    { "that one, further down",                  70, 29, 0x000000, LINES },
    { "a slanting hatch ends with its box",      58, 21, 0xFFFFFF, LINES },
    { "a circle's line",                         10, 74, 0x00FF00, LINES },
    { "a circle without ground",                 25, 75, 0xFFFFFF, LINES },
    { "outside its line",                         6, 74, 0xFFFFFF, LINES },
    { "a path's ground",                         75, 75, 0xFFFF00, LINES },
    { "its line lies outside",                   59, 75, 0x0000FF, LINES },
    { "and inside",                              61, 75, 0x0000FF, LINES },
    { "a round end goes on",                     46, 54, 0xFF0000, LINES },
};

static Fixture fixture;

static void
the_pixel_is(void **state)
{
    const PixelCase *c = *state;

    assert_int_equal(pixel(fixture.surfaces[BY_PNG][c->page], c->x, c->y), c->want);
}

static void
the_pixel_of_the_pdf_is(void **state)
{
    const PixelCase *c = *state;

    if (cairo_surface_status(fixture.surfaces[BY_PDF][c->page]) != CAIRO_STATUS_SUCCESS)
        skip();                         /* without poppler */
    assert_int_equal(pixel(fixture.surfaces[BY_PDF][c->page], c->x, c->y), c->want);
}

static int
open_drawing(void **state)
{
    PageBuilder *page;

    (void)state;
    fixture.diags = diags_new();
    fixture.builder = pages_builder_new(&sample_info);
    page = pages_append(fixture.builder, (Size){ 100, 100 }, "1");
    page_begin(page, struct_append(fixture.builder, NULL, ROLE_DOCUMENT));
    sample_items(page);
    page_end(page);
    pages_append(fixture.builder, (Size){ 50.5, 70 }, "2");
    page = pages_append(fixture.builder, (Size){ 100, 100 }, "3");
    page_begin(page, NULL);
    lines(page);
    page_end(page);
    fixture.pages = pages_finish(fixture.builder, fixture.diags);
    fixture.drawing = drawing_new(NULL);
    for (Device device = 0; device < DEVICES; device++)
        for (int i = 0; i < PAGES; i++)
            fixture.surfaces[device][i] = drawn(fixture.drawing, fixture.pages, device, i, fixture.diags);
    return 0;
}

static int
close_drawing(void **state)
{
    (void)state;
    for (Device device = 0; device < DEVICES; device++)
        for (int i = 0; i < PAGES; i++)
            cairo_surface_destroy(fixture.surfaces[device][i]);
    drawing_free(fixture.drawing);
    pages_free(fixture.pages);
    pages_builder_free(fixture.builder);
    diags_free(fixture.diags);
    return 0;
}

/* ---- formats ---- */

static void
a_png_has_whole_pixels(void **state)
{
    g_autoptr(GBytes) png = draw_png(fixture.drawing, fixture.pages, 1, 2.5, fixture.diags);
    cairo_surface_t *surface = png_surface(png);

    (void)state;
    assert_int_equal(cairo_image_surface_get_width(surface), 127);      /* 126.25, up */
    assert_int_equal(cairo_image_surface_get_height(surface), 175);
    assert_int_equal(pixel(surface, 126, 174), 0xFFFFFF);
    cairo_surface_destroy(surface);
}

static void
an_svg_shows_one_page(void **state)
{
    g_autoptr(GBytes) svg = draw_svg(fixture.drawing, fixture.pages, 0, fixture.diags),
                      other = draw_svg(fixture.drawing, fixture.pages, 1, fixture.diags);
    gsize size;
    g_autofree char *text = NULL;

    (void)state;
    assert_non_null(svg);
    text = g_strndup(g_bytes_get_data(svg, &size), g_bytes_get_size(svg));
    assert_non_null(strstr(text, "viewBox=\"0 0 100 100\""));
    assert_non_null(strstr(text, "rgb(100%"));
    assert_non_null(other);
    assert_true(g_bytes_get_size(other) < g_bytes_get_size(svg));
}

static void
what_is_drawn_twice_is_the_same(void **state)
{
    g_autoptr(Drawing) fresh = drawing_new(NULL);
    g_autoptr(GBytes) png = draw_png(fixture.drawing, fixture.pages, 0, 1, fixture.diags),
                      png_again = draw_png(fresh, fixture.pages, 0, 1, fixture.diags);
    g_autoptr(GBytes) svg = draw_svg(fixture.drawing, fixture.pages, 0, fixture.diags);
    g_autoptr(GBytes) svg_again = draw_svg(fresh, fixture.pages, 0, fixture.diags);
    g_autoptr(GBytes) pdf = draw_pdf(fixture.drawing, fixture.pages, "test", "note", fixture.diags);
    g_autoptr(GBytes) pdf_again = draw_pdf(fresh, fixture.pages, "test", "note", fixture.diags);

    (void)state;
    assert_true(g_bytes_equal(png, png_again));
    assert_true(g_bytes_equal(svg, svg_again));
    assert_true(g_bytes_equal(pdf, pdf_again));
}

/* Each as large as it is: what is left of a pixel is one. */
static void
a_pdf_has_all_pages(void **state)
{
    (void)state;
    if (cairo_surface_status(fixture.surfaces[BY_PDF][SMALL]) != CAIRO_STATUS_SUCCESS)
        skip();
    assert_int_equal(cairo_image_surface_get_width(fixture.surfaces[BY_PDF][SMALL]), 51);
    assert_int_equal(cairo_image_surface_get_height(fixture.surfaces[BY_PDF][SMALL]), 70);
    assert_int_equal(cairo_image_surface_get_width(fixture.surfaces[BY_PDF][LINES]), 100);
}

typedef struct PixelsCase { const char *name; double points, scale, want; } PixelsCase;

static const PixelsCase sizes[] = {
    { "whole pixels",                          100, 1, 100 },
    { "a part of one is one",                  50.5, 2.5, 127 },
    { "what rounding leaves of 300 dpi is none", 612, 300.0 / 72, 2550 },
    { "a thousandth of a pixel is one",        100.001, 1, 101 },
};

static void
points_are_pixels(void **state)
{
    const PixelsCase *c = *state;

    assert_near(draw_pixels(c->points, c->scale), c->want, 1e-9);
}

/* ---- text: its ink lies on the baseline ---- */

static bool
has_ink(cairo_surface_t *surface, int left, int top, int right, int bottom)
{
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            if (pixel(surface, x, y) != 0xFFFFFF)
                return true;
    return false;
}

/*
 * "HH" of 20 pt from (30, 60), as it stands or turned: capitals of 20 pt are some 14 pt high, two of them some 30
 * wide.
 */
typedef struct TextCase { const char *name; double angle; int left, top, right, bottom; } TextCase;

static const TextCase texts[] = {
    { "text stands on its baseline", 0, 30, 46, 65, 60 },
    { "turned by 90 degrees it rises, its baseline to the right", 90, 16, 25, 30, 60 },
    { "turned by -90 degrees it falls, its baseline to the left", -90, 30, 60, 44, 95 },
};

static void
text_stands_on_its_baseline(void **state)
{
    const TextCase *c = *state;
    const char *fonts = getenv("SHEAF_FONTS_CONF");
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    TextSystem *system = text_system_new(fonts != NULL ? fonts : "out/fonts/fonts.conf", diags);
    TextStore *store = text_system_open(system, diags)
                           ? text_store_new(system, pages_arena(builder), "en", DIRECTION_LTR, diags)
                           : NULL;
    TextStyle style = { .family = "sans", .size = 20, .weight = 400, .colour = BLACK };
    TextSpan span = { .text = "HH", .length = 2, .style = style };
    Paragraph *paragraph = paragraph_new(store, &span, 1, &(ParagraphStyle){ 0 });
    const TextLine *line;
    PageBuilder *page = pages_append(builder, (Size){ 100, 100 }, "1");
    g_autoptr(Pages) pages = NULL;
    g_autoptr(Drawing) drawing = drawing_new(NULL);

    paragraph_wrap(paragraph, 1000);
    line = paragraph_line(paragraph, 0);
    page_begin(page, NULL);
    page_text_turned(page, 30, 60, c->angle, line->pieces[0].run);
    page_end(page);
    pages = pages_finish(builder, diags);
    for (Device device = 0; device < DEVICES; device++) {
        cairo_surface_t *surface = drawn(drawing, pages, device, 0, diags);

        if (device == BY_PNG || cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
            assert_true(has_ink(surface, c->left, c->top, c->right, c->bottom));
            assert_false(has_ink(surface, 0, 0, 100, c->top - 1));
            assert_false(has_ink(surface, 0, c->bottom + 1, 100, 100));
            assert_false(has_ink(surface, 0, 0, c->left - 1, 100));
            assert_false(has_ink(surface, c->right + 1, 0, 100, 100));
        }
        cairo_surface_destroy(surface);
    }
    text_store_free(store);
    text_system_free(system);
}

/* ---- what cannot be painted ---- */

typedef struct FaultCase { const char *name; void (*paint)(PageBuilder *page); } FaultCase;

static void
lost_font(PageBuilder *page)
{
    static const TextFont font = { .path = "/nowhere/Some.ttf", .name = "Some.ttf" };
    static const TextGlyph glyph = { .glyph = 3, .advance = 5 };
    static const TextCluster cluster = { 1, 1 };
    static const TextRun run = { .font = &font,
                                 .size = 8,
                                 .text = "a",
                                 .length = 1,
                                 .glyphs = &glyph,
                                 .glyph_count = 1,
                                 .clusters = &cluster,
                                 .cluster_count = 1 };

    page_text(page, 10, 10, &run);
}

static const FaultCase faults[] = {
    { "a font file that is not there", lost_font },
};

static void
what_cannot_be_painted_is_told(void **state)
{
    const FaultCase *c = *state;
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(PagesBuilder) builder = pages_builder_new(&sample_info);
    g_autoptr(Drawing) drawing = drawing_new(NULL);
    g_autoptr(Pages) pages = NULL;
    PageBuilder *page = pages_append(builder, (Size){ 100, 100 }, "1");

    page_begin(page, NULL);
    c->paint(page);
    page_end(page);
    pages = pages_finish(builder, diags);
    assert_non_null(pages);
    assert_null(draw_png(drawing, pages, 0, 1, diags));
    assert_null(draw_svg(drawing, pages, 0, diags));
    assert_null(draw_pdf(drawing, pages, "test", "note", diags));
    assert_int_equal(diags_length(diags), 3);
    assert_int_equal(diags_at(diags, 0)->id, DIAG_DRAW_FAILED);
}

int
main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(a_png_has_whole_pixels), cmocka_unit_test(an_svg_shows_one_page),
        cmocka_unit_test(what_is_drawn_twice_is_the_same), cmocka_unit_test(a_pdf_has_all_pages),
    };
    enum { ROWS = 2 * G_N_ELEMENTS(pixels) + G_N_ELEMENTS(sizes) + G_N_ELEMENTS(texts) + G_N_ELEMENTS(faults) };
    struct CMUnitTest tests[G_N_ELEMENTS(single) + ROWS];
    g_autoptr(Arena) names = arena_new();
    size_t n = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(single); i++)
        tests[n++] = single[i];
    for (size_t i = 0; i < G_N_ELEMENTS(pixels); i++)
        tests[n++] = row_test(the_pixel_is, pixels[i].name, &pixels[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(pixels); i++)
        tests[n++] =
            row_test(the_pixel_of_the_pdf_is, arena_printf(names, "of the PDF: %s", pixels[i].name), &pixels[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        tests[n++] = row_test(points_are_pixels, sizes[i].name, &sizes[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        tests[n++] = row_test(text_stands_on_its_baseline, texts[i].name, &texts[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        tests[n++] = row_test(what_cannot_be_painted_is_told, faults[i].name, &faults[i]);
    return cmocka_run_group_tests_name("draw", tests, open_drawing, close_drawing);
}
