/*
 * SVG by librsvg. The library draws filters and masks at the resolution of where it paints, and a PDF has 72 units an
 * inch: so the drawing is put onto a large sheet, which is made smaller when it is shown.
 */
#include "picture/drawing.h"
#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>

/* CSS 2.1, 4.3.2: 96 pixels an inch. */
#define POINTS_A_PIXEL 0.75

static void
take_why(GError **error, char **why)
{
    if (*why == NULL)
        *why = g_strdup(*error != NULL ? (*error)->message : "it cannot be drawn");
    g_clear_error(error);
}

static RsvgHandle *
open_drawing(GBytes *file, char **why)
{
    gsize size;
    const guint8 *bytes = g_bytes_get_data(file, &size);
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data(bytes, size, &error);

    if (handle == NULL)
        take_why(&error, why);
    else
        rsvg_handle_set_dpi(handle, 96);
    return handle;
}

/* Its width and height, else what its viewBox has, one unit a pixel (SVG 1.1, 7.2). */
static bool
find_size(RsvgHandle *handle, Size *size, char **why)
{
    gdouble width = 0, height = 0;
    gboolean has_width, has_height, has_box;
    RsvgLength w, h;
    RsvgRectangle box = { 0 };

    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height)) {
        rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
        width = has_box ? box.width : 0;
        height = has_box ? box.height : 0;
    }
    *size = (Size){ width * POINTS_A_PIXEL, height * POINTS_A_PIXEL };
    if (isfinite(width) && isfinite(height) && width > 0 && height > 0 && width / height < 1000 &&
        height / width < 1000)
        return true;
    *why = g_strdup("it does not say how large it is: it has neither width and height nor a viewBox");
    return false;
}

static bool
render(RsvgHandle *handle, cairo_t *cr, Size size, char **why)
{
    RsvgRectangle viewport = { 0, 0, size.width, size.height };
    GError *error = NULL;

    if (!rsvg_handle_render_document(handle, cr, &viewport, &error))
        take_why(&error, why);
    else if (cairo_status(cr) != CAIRO_STATUS_SUCCESS)
        *why = g_strdup(cairo_status_to_string(cairo_status(cr)));
    return *why == NULL;
}

static cairo_status_t
write_some(void *closure, const unsigned char *data, unsigned length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static GBytes *
to_pdf(RsvgHandle *handle, Size canvas, char **why)
{
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_some, out, canvas.width, canvas.height);
    cairo_t *cr = cairo_create(surface);

    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
    render(handle, cr, canvas, why);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (*why == NULL && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        *why = g_strdup(cairo_status_to_string(cairo_surface_status(surface)));
    cairo_surface_destroy(surface);
    if (*why == NULL)
        return g_byte_array_free_to_bytes(out);
    g_byte_array_unref(out);
    return NULL;
}

static GBytes *
pdf_of(GBytes *file, Size *size, Size *canvas, char **why)
{
    RsvgHandle *handle = open_drawing(file, why);
    GBytes *pdf = NULL;
    double scale;

    if (handle == NULL)
        return NULL;
    if (find_size(handle, size, why)) {
        scale = DRAWING_PIXELS / fmax(size->width, size->height);
        *canvas = (Size){ size->width * scale, size->height * scale };
        pdf = to_pdf(handle, *canvas, why);
    }
    g_object_unref(handle);
    return pdf;
}

static bool
paint(GBytes *file, void *cairo, Size size, char **why)
{
    RsvgHandle *handle = open_drawing(file, why);
    bool painted = handle != NULL && render(handle, cairo, size, why);

    if (handle != NULL)
        g_object_unref(handle);
    return painted;
}

const DrawingFunctions drawing_librsvg = { .pdf = pdf_of, .paint = paint };
