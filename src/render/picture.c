/* Pages as pictures, a file each: SVG with title and description, PNG of as many pixels as are asked for. */
#include "base/diag_pdf.h"
#include "base/limit.h"
#include "render/claims.h"
#include "render/project.h"
#include <string.h>

/* A side has no more in cairo; so many pixels take a GiB. */
enum { USUAL_SCALE = 2 };

#define PAGE "{page}"

const char *
format_name(SheafFormat format)
{
    static const char *const names[] = { [SHEAF_PDF] = "pdf", [SHEAF_SVG] = "svg", [SHEAF_PNG] = "png" };

    return names[format];
}

/* ---- what is asked ---- */

static double
scale_of(SheafPixels pixels)
{
    return pixels.an_inch > 0 ? pixels.an_inch / 72 : pixels.a_point > 0 ? pixels.a_point : USUAL_SCALE;
}

/* What is not a number is in no range. */
static bool
is_drawable(double pixels, double most, const char *of, Diags *diags)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    if (pixels >= 0 && pixels <= most)
        return true;
    diag_report(diags, DIAG_PICTURE_SCALE, (Place){ 0 }, g_ascii_formatd(text, sizeof text, "%.10g", pixels), of, NULL);
    return false;
}

bool
pixels_check(SheafPixels pixels, Diags *diags)
{
    return is_drawable(pixels.a_point, MOST_PICTURE_SCALE, "a point", diags) &&
           is_drawable(pixels.an_inch, MOST_PICTURE_SCALE * 72, "an inch", diags);
}

void
pixels_name(GString *out, SheafPixels pixels)
{
    double scale = scale_of(pixels);

    if (scale < USUAL_SCALE || scale > USUAL_SCALE)
        output_add_number(out, pixels.an_inch > 0 ? pixels.an_inch : scale, pixels.an_inch > 0 ? "dpi" : "x");
}

static bool
check(const SheafJob *job, Diags *diags)
{
    const char *format = format_name(job->format);

    if (job->attach)
        diag_report(diags, DIAG_PICTURE_WITHOUT, (Place){ 0 }, format, "attached files", NULL);
    if (job->print != NULL)
        diag_report(diags, DIAG_PICTURE_WITHOUT, (Place){ 0 }, format, "print file", NULL);
    if (job->writer != SHEAF_WRITER_SHEAF)
        diag_report(diags, DIAG_PICTURE_WITHOUT, (Place){ 0 }, format, "other writer: cairo draws it", NULL);
    return !diags_failed(diags) && pixels_check(job->pixels, diags);
}

/* ---- one picture ---- */

/* SVG's words for those who cannot see it (SVG 1.1, 5.4), right behind the root's start tag. */
static GBytes *
describe_svg(GBytes *svg, const char *title, const char *description)
{
    gsize size;
    const char *bytes = g_bytes_get_data(svg, &size), *root = g_strstr_len(bytes, (gssize)size, "<svg");
    const char *end = root == NULL ? NULL : memchr(root, '>', size - (gsize)(root - bytes));
    g_autofree char *words = g_markup_printf_escaped("\n<title>%s</title>", title);
    g_autofree char *more =
        description == NULL ? g_strdup("") : g_markup_printf_escaped("\n<desc>%s</desc>", description);
    GString *out;

    if (end == NULL)
        return g_bytes_ref(svg);
    out = g_string_new_len(bytes, end + 1 - bytes);
    g_string_append(out, words);
    g_string_append(out, more);
    g_string_append_len(out, end + 1, (gssize)size - (end + 1 - bytes));
    return g_string_free_to_bytes(out);
}

bool
picture_has_room(Size size, double scale, size_t page, Diags *diags)
{
    double width = draw_pixels(size.width, scale), height = draw_pixels(size.height, scale);
    g_autofree char *number = g_strdup_printf("%zu", page + 1), *wide = g_strdup_printf("%.0f", width);
    g_autofree char *high = g_strdup_printf("%.0f", height);
    bool narrow = width <= MOST_PICTURE_SIDE && height <= MOST_PICTURE_SIDE;

    if (narrow && width * height <= MOST_PICTURE_MILLIONS * 1e6)
        return true;
    limit_exceeded(diags, narrow ? LIMIT_PICTURE_MILLIONS : LIMIT_PICTURE_SIDE, (Place){ 0 }, number, wide, high, NULL);
    return false;
}

GBytes *
picture_of(SheafProject *project, const Pages *pages, size_t page, const Picture *picture, Diags *diags)
{
    double scale = scale_of(picture->pixels);
    Drawing *drawing = project_drawing(project, diags);
    g_autoptr(GBytes) drawn = NULL;

    if (drawing == NULL)
        return NULL;
    if (picture->format == SHEAF_PNG)
        return picture_has_room(pages_size(pages, page), scale, page, diags)
                   ? draw_png(drawing, pages, page, scale, diags)
                   : NULL;
    drawn = draw_svg(drawing, pages, page, diags);
    return drawn == NULL ? NULL : describe_svg(drawn, picture->title, picture->description);
}

/* ---- all pages ---- */

static GBytes *
draw_page(SheafProject *project, const SheafJob *job, const Pages *pages, size_t page, Diags *diags)
{
    size_t count = pages_count(pages);
    const char *title = pages_info(pages)->title, *description = pages_info(pages)->description;
    g_autofree char *numbered = count == 1 ? g_strdup(title) : g_strdup_printf("%s (%zu/%zu)", title, page + 1, count);

    return picture_of(project, pages, page, &(Picture){ job->format, job->pixels, numbered, description }, diags);
}

/* The path with {page} left in it, for which `number` may be put. */
static char *
path_of(SheafProject *project, const SheafJob *job, const char *subject, const char *number)
{
    g_autofree char *usual = g_strdup_printf("out/%s/{template}/{subject}{-lang}{-variant}-" PAGE ".%s",
                                             format_name(job->format), format_name(job->format));
    g_auto(GStrv) pieces = g_strsplit(job->output != NULL ? job->output : usual, PAGE, -1);
    g_autofree char *pattern = g_strjoinv(number, pieces);
    SheafJob named = *job;

    named.output = pattern;
    return output_path(project, &named, subject);
}

static bool
claim_all(SheafProject *project, GPtrArray *paths, Diags *diags)
{
    g_autoptr(Claims) claims = claims_of_project(project);
    bool ok = true;

    for (guint i = 0; i < paths->len && ok; i++)
        ok = claims_write(claims, g_ptr_array_index(paths, i), diags);
    return ok;
}

static void
free_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

/* All are drawn before the first is written. */
static bool
draw_all(SheafProject *project, const SheafJob *job, const Pages *pages, GPtrArray *drawn, Diags *diags)
{
    for (size_t page = 0; page < pages_count(pages); page++) {
        GBytes *picture = draw_page(project, job, pages, page, diags);

        if (picture == NULL)
            return false;
        g_ptr_array_add(drawn, picture);
    }
    return !diags_failed(diags);
}

/* One path for several pages is refused: each would be written over the one before. */
static bool
has_path_each(const SheafJob *job, const Pages *pages, const char *path, Diags *diags)
{
    g_autofree char *count = g_strdup_printf("%zu", pages_count(pages));

    if (pages_count(pages) == 1 || job->output == NULL || strstr(job->output, PAGE) != NULL)
        return true;
    diag_report(diags, DIAG_PAGES_ONE_FILE, (Place){ 0 }, count, path, NULL);
    return false;
}

bool
pictures_build(SheafProject *project, const SheafJob *job, SheafResult *result, Diags *diags)
{
    MakingNotes making = { 0 };
    g_autoptr(GPtrArray) drawn = g_ptr_array_new_with_free_func(free_bytes),
                         paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Pages) pages = !check(job, diags) ? NULL : project_pages(project, job, &making, diags);
    bool written;

    if (pages == NULL || diags_failed(diags))
        return false;
    result->pages = pages_count(pages);
    result->path = path_of(project, job, making.subject, result->pages == 1 ? "1" : PAGE);
    for (size_t page = 0; page < result->pages; page++) {
        g_autofree char *number = g_strdup_printf("%zu", page + 1);

        g_ptr_array_add(paths, path_of(project, job, making.subject, number));
    }
    if (!has_path_each(job, pages, result->path, diags) || !claim_all(project, paths, diags)
        || !draw_all(project, job, pages, drawn, diags))
        return false;
    written = outputs_write((const char *const *)paths->pdata, (GBytes *const *)drawn->pdata, paths->len, diags);
    for (guint i = 0; i < drawn->len; i++)
        result->bytes += g_bytes_get_size(g_ptr_array_index(drawn, i));
    return written;
}

GBytes *
project_make_picture(SheafProject *project, const SheafJob *job, const char *path, MakingNotes *making, Diags *diags)
{
    g_autoptr(Pages) pages = project_pages(project, job, making, diags);
    g_autofree char *count = pages == NULL ? NULL : g_strdup_printf("%zu", pages_count(pages));

    if (pages == NULL || diags_failed(diags))
        return NULL;
    making->pages = pages_count(pages);
    making_note_fonts(making, pages);
    if (making->pages == 1)
        return draw_page(project, job, pages, 0, diags);
    diag_report(diags, DIAG_PAGES_ONE_FILE, (Place){ 0 }, count, path, NULL);
    return NULL;
}

bool
pdf_path_check(const SheafJob *job, Diags *diags)
{
    if (job->output == NULL || strstr(job->output, PAGE) == NULL)
        return true;
    diag_report(diags, DIAG_PDF_PAGE, (Place){ 0 }, job->output, NULL);
    return false;
}
