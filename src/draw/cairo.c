/*
 * Pages painted by cairo. One painter serves SVG, PNG and PDF; it shares nothing with the writer of room pdf but the
 * display list, so that each is a check of the other. Fonts are made from the files that text names, so that draw
 * needs no font configuration.
 */
#include "draw/cairo.h"
#include "base/paper.h"
#include "base/diag_pdf.h"
#include "draw/draw.h"
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MODULE_H
#include <math.h>
#include <string.h>
#include "text/run.h"

struct CairoFonts {
    FT_Library library;
    GHashTable *faces;          /* path#index#variations -> cairo_font_face_t */
    cairo_font_options_t *options;
};

typedef struct Painter {
    CairoFonts *fonts;
    cairo_t *cr;
    cairo_font_face_t *face; double size;       /* set last, to set them once */
    /* in the context's font options: of a TextFont, which lives as long as the pages */
    const char *variations;
    GHashTable *pictures;               /* digest -> cairo_surface_t, of one document; NULL: none so far */
    char *fault;                        /* NULL while all is well; owned */
} Painter;

static const cairo_user_data_key_t face_key;

/* FreeType's own memory record dies with FT_Done_FreeType, so faces that outlive CairoFonts need one that does not. */
static void *
get_memory(FT_Memory memory, long size)
{
    (void)memory;
    return g_try_malloc((gsize)size);
}

static void
free_memory(FT_Memory memory, void *block)
{
    (void)memory;
    g_free(block);
}

static void *
resize_memory(FT_Memory memory, long old_size, long new_size, void *block)
{
    (void)memory;
    (void)old_size;
    return g_try_realloc(block, (gsize)new_size);
}

static struct FT_MemoryRec_ memory_record = { NULL, get_memory, free_memory, resize_memory };

/*
 * Cairo keeps scaled fonts, and with them faces, in a cache of its own: each face holds the library until cairo drops
 * it.
 */
typedef struct HeldFace { FT_Library library; FT_Face face; } HeldFace;

static void
free_held_face(void *data)
{
    HeldFace *held = data;

    FT_Done_Face(held->face);
    FT_Done_Library(held->library);
    g_free(held);
}

static void
free_cairo_face(void *face)
{
    cairo_font_face_destroy(face);
}

static CairoFonts *
open_fonts(void)
{
    CairoFonts *fonts = g_new0(CairoFonts, 1);

    if (FT_New_Library(&memory_record, &fonts->library) != 0)
        g_error("FreeType cannot be started");
    FT_Add_Default_Modules(fonts->library);
    FT_Set_Default_Properties(fonts->library);
    fonts->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_cairo_face);
    fonts->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(fonts->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(fonts->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(fonts->options, CAIRO_ANTIALIAS_GRAY);
    return fonts;
}

static void
close_fonts(CairoFonts *fonts)
{
    g_hash_table_unref(fonts->faces);
    cairo_font_options_destroy(fonts->options);
    FT_Done_Library(fonts->library);
    g_free(fonts);
}

static cairo_font_face_t *
find_face(CairoFonts *fonts, const TextFont *font)
{
    const char *variations = font->variations == NULL ? "" : font->variations;
    g_autofree char *key = g_strdup_printf("%s#%d#%s", font->path, font->face_index, variations);
    cairo_font_face_t *found = g_hash_table_lookup(fonts->faces, key);
    HeldFace *held;
    FT_Face face;

    if (found != NULL)
        return found;
    if (FT_New_Face(fonts->library, font->path, font->face_index, &face) != 0)
        return NULL;
    found = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    held = g_new(HeldFace, 1);
    *held = (HeldFace){ fonts->library, face };
    FT_Reference_Library(fonts->library);
    if (cairo_font_face_set_user_data(found, &face_key, held, free_held_face) != CAIRO_STATUS_SUCCESS)
        g_error("failed to allocate memory for cairo");
    g_hash_table_insert(fonts->faces, g_steal_pointer(&key), found);
    return found;
}

/* ---- items ---- */

static void
set_colour(cairo_t *cr, Colour colour)
{
    cairo_set_source_rgb(cr, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

static void
stroke(cairo_t *cr, Stroke s)
{
    double dashes[2] = { s.dash, s.gap };

    set_colour(cr, s.colour);
    cairo_set_line_width(cr, s.width);
    cairo_set_line_cap(cr, s.cap == CAP_ROUND ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cr, s.join == JOIN_ROUND ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_dash(cr, dashes, s.dash > 0 || s.gap > 0 ? 2 : 0, 0);
    cairo_stroke(cr);
}

static void
fill_and_stroke(cairo_t *cr, Colour fill, Stroke s)
{
    bool strokes = s.width > 0 && s.colour.set;

    if (fill.set) {
        set_colour(cr, fill);
        if (strokes)
            cairo_fill_preserve(cr);
        else
            cairo_fill(cr);
    }
    if (strokes)
        stroke(cr, s);
    cairo_new_path(cr);
}

/*
 * Dashes begin where the frame does. What cairo takes for a rectangle it writes as one, which begins at another
 * corner: with a line of no length behind it, of which nothing is painted, it is none.
 */
static void
paint_frame(Painter *p, const PageItem *item)
{
    Rect line = rect_inset(item->box, item->stroke->width / 2, item->stroke->width / 2);
    double right = line.x + line.width, bottom = line.y + line.height;

    cairo_move_to(p->cr, line.x, bottom);
    cairo_line_to(p->cr, right, bottom);
    cairo_line_to(p->cr, right, line.y);
    cairo_line_to(p->cr, line.x, line.y);
    cairo_close_path(p->cr);
    if (item->stroke->dash > 0 || item->stroke->gap > 0) {
        cairo_move_to(p->cr, line.x, bottom);
        cairo_line_to(p->cr, line.x, bottom);
    }
    stroke(p->cr, *item->stroke);
}

/*
 * In a space turned by the hatch's angle its lines are level: y is a multiple of the period, counted from the sheet's
 * corner.
 */
static void
paint_hatch(Painter *p, const PageItem *item)
{
    const Hatch *h = item->hatch;
    double left, top, right, bottom;

    cairo_save(p->cr);
    cairo_rectangle(p->cr, item->box.x, item->box.y, item->box.width, item->box.height);
    cairo_clip(p->cr);
    if (h->ground.set) {
        set_colour(p->cr, h->ground);
        cairo_paint(p->cr);
    }
    cairo_rotate(p->cr, -h->angle * G_PI / 180);
    cairo_clip_extents(p->cr, &left, &top, &right, &bottom);
    for (double k = floor((top - h->width) / h->period); k * h->period <= bottom + h->width; k++) {
        cairo_move_to(p->cr, left - h->width, k * h->period);
        cairo_line_to(p->cr, right + h->width, k * h->period);
    }
    stroke(p->cr, (Stroke){ .width = h->width, .colour = h->line });
    cairo_restore(p->cr);
}

static void
paint_points(Painter *p, const PageItem *item)
{
    cairo_move_to(p->cr, item->poly.points[0].x, item->poly.points[0].y);
    for (size_t i = 1; i < item->poly.count; i++)
        cairo_line_to(p->cr, item->poly.points[i].x, item->poly.points[i].y);
    stroke(p->cr, *item->stroke);
}

static void
paint_circle(Painter *p, const PageItem *item)
{
    cairo_new_sub_path(p->cr);
    cairo_arc(p->cr, item->poly.points[0].x, item->poly.points[0].y, item->poly.points[1].x, 0, 2 * G_PI);
    cairo_close_path(p->cr);
    fill_and_stroke(p->cr, item->colour, *item->stroke);
}

static void
paint_path(Painter *p, const PageItem *item)
{
    PathWalk walk = path_walk(item);
    PathStep step;

    while (path_walk_next(&walk, &step)) {
        switch (step.op) {
        case PATH_MOVE:
            cairo_move_to(p->cr, step.p[0].x, step.p[0].y);
            break;
        case PATH_LINE:
            cairo_line_to(p->cr, step.p[0].x, step.p[0].y);
            break;
        case PATH_CURVE:
            cairo_curve_to(p->cr, step.p[0].x, step.p[0].y, step.p[1].x, step.p[1].y, step.p[2].x, step.p[2].y);
            break;
        case PATH_CLOSE:
            cairo_close_path(p->cr);
            break;
        }
    }
    fill_and_stroke(p->cr, item->colour, *item->stroke);
}

/* ---- text ---- */

enum { ON_STACK = 256 };

/* cairo moves a variable font back to where the context's options say that it stands. */
static void
set_variations(Painter *p, const TextFont *font)
{
    if (g_strcmp0(p->variations, font->variations) == 0)
        return;
    cairo_font_options_set_variations(p->fonts->options, font->variations);
    cairo_set_font_options(p->cr, p->fonts->options);
    p->variations = font->variations;
}

static void
set_font(Painter *p, const TextRun *run)
{
    cairo_font_face_t *face = find_face(p->fonts, run->font);

    if (face == NULL) {
        if (p->fault == NULL)
            p->fault = g_strdup_printf("the font %s cannot be used", run->font->path);
        return;
    }
    if (face != p->face) {
        cairo_set_font_face(p->cr, face);
        set_variations(p, run->font);
        p->face = face;
        p->size = 0;
    }
    if (run->size != p->size) {
        cairo_set_font_size(p->cr, run->size);
        p->size = run->size;
    }
}

/* Glyphs without ink (joiners, break characters) are left out; their cluster keeps its bytes and no glyph. */
static void
paint_text(Painter *p, const PageItem *item)
{
    const TextRun *run = item->text.run;
    cairo_glyph_t glyphs_on_stack[ON_STACK],
        *glyphs = run->glyph_count > ON_STACK ? g_new(cairo_glyph_t, run->glyph_count) : glyphs_on_stack;
    cairo_text_cluster_t clusters_on_stack[ON_STACK],
        *clusters = run->cluster_count > ON_STACK ? g_new(cairo_text_cluster_t, run->cluster_count) : clusters_on_stack;
    double x = item->text.x, y = item->text.y - run->rise;
    int count = 0;
    size_t g = 0;

    set_font(p, run);
    set_colour(p->cr, run->colour);
    for (size_t c = 0; c < run->cluster_count; c++)
        clusters[c] = (cairo_text_cluster_t){ run->clusters[c].bytes, 0 };
    for (size_t c = 0; c < run->cluster_count; c++) {
        size_t logical = run->rtl ? run->cluster_count - 1 - c : c;         /* glyphs stand left to right */

        for (int i = 0; i < run->clusters[logical].glyphs && g < run->glyph_count; i++, g++) {
            const TextGlyph *from = &run->glyphs[g];

            if (from->glyph != UINT32_MAX) {
                glyphs[count++] =
                    (cairo_glyph_t){ from->glyph, x + (double)from->x_offset, y + (double)from->y_offset };
                clusters[logical].num_glyphs++;
            }
            x += (double)from->advance;
        }
    }
    if (count > 0)
        cairo_show_text_glyphs(p->cr, run->text, (int)run->length, glyphs, count, clusters, (int)run->cluster_count,
                               run->rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    if (glyphs != glyphs_on_stack)
        g_free(glyphs);
    if (clusters != clusters_on_stack)
        g_free(clusters);
}

static void
paint_turned_text(Painter *p, const PageItem *item)
{
    PageItem upright = *item;
    const char *variations = p->variations;

    upright.text.x = upright.text.y = 0;
    cairo_save(p->cr);
    cairo_translate(p->cr, item->text.x, item->text.y);
    cairo_rotate(p->cr, -item->text.angle * G_PI / 180);
    paint_text(p, &upright);
    cairo_restore(p->cr);
    p->face = NULL;
    p->variations = variations;
}

/* ---- the walk ---- */

/* ---- pictures ---- */

static void
free_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

static void
free_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

/* What a file may hold as it is: the JPEG itself, and a name by which cairo knows a picture that it has written. */
static void
name_picture(cairo_surface_t *surface, const PagePicture *picture)
{
    gsize size;
    const guint8 *bytes = g_bytes_get_data(picture->file, &size);

    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const guint8 *)picture->digest,
                                strlen(picture->digest), NULL, NULL);
    if (picture->coding == PICTURE_JPEG && picture->components != 4)
        cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, bytes, size, free_bytes,
                                    g_bytes_ref(picture->file));
}

static cairo_surface_t *
decode_picture(Painter *p, const PagePicture *picture)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture->columns, picture->rows);
    g_autofree char *why = NULL;

    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        why = g_strdup(cairo_status_to_string(cairo_surface_status(surface)));
    else if (picture->pixels(picture, cairo_image_surface_get_data(surface),
                             (size_t)cairo_image_surface_get_stride(surface), &why)) {
        cairo_surface_mark_dirty(surface);
        name_picture(surface, picture);
        return surface;
    }
    if (p->fault == NULL)
        p->fault = g_strdup_printf("the picture %s cannot be decoded: %s", picture->name, why == NULL ? "?" : why);
    cairo_surface_destroy(surface);
    return NULL;
}

/* Decoded once a document, however often it is shown. */
static cairo_surface_t *
find_picture(Painter *p, const PagePicture *picture)
{
    cairo_surface_t *found;

    if (p->pictures == NULL)
        p->pictures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_surface);
    found = g_hash_table_lookup(p->pictures, picture->digest);
    if (found == NULL && (found = decode_picture(p, picture)) != NULL)
        g_hash_table_insert(p->pictures, picture->digest, found);
    return found;
}

static void
paint_boxes(Painter *p, const PageItem *item)
{
    const GArray *boxes = item->picture->picture->boxes;
    Rect whole = item->picture->whole;

    cairo_save(p->cr);
    cairo_rectangle(p->cr, item->box.x, item->box.y, item->box.width, item->box.height);
    cairo_clip(p->cr);
    cairo_set_source_rgb(p->cr, 1, 1, 1);
    cairo_rectangle(p->cr, whole.x, whole.y, whole.width, whole.height);
    cairo_fill(p->cr);
    cairo_set_source_rgb(p->cr, 0, 0, 0);
    for (guint i = 0; i < boxes->len; i++) {
        const Rect *box = &g_array_index(boxes, Rect, i);

        cairo_rectangle(p->cr, whole.x + box->x * whole.width, whole.y + box->y * whole.height,
                        box->width * whole.width, box->height * whole.height);
    }
    cairo_fill(p->cr);
    cairo_restore(p->cr);
}

/* Lines and areas stay what they are: whoever made the picture paints it here. */
static void
paint_form(Painter *p, const PageItem *item)
{
    const PagePicture *picture = item->picture->picture;
    Rect whole = item->picture->whole;
    g_autofree char *why = NULL;

    cairo_save(p->cr);
    cairo_rectangle(p->cr, item->box.x, item->box.y, item->box.width, item->box.height);
    cairo_clip(p->cr);
    cairo_translate(p->cr, whole.x, whole.y);
    cairo_scale(p->cr, whole.width / picture->size.width, whole.height / picture->size.height);
    if (!picture->paint(picture, p->cr, &why) && p->fault == NULL)
        p->fault = g_strdup_printf("the picture %s cannot be drawn: %s", picture->name, why == NULL ? "?" : why);
    cairo_restore(p->cr);
}

/* Where pixels are painted, those at the edges are not mixed with what is beside the picture. */
static void
paint_pixels(Painter *p, const PageItem *item)
{
    const PagePicture *picture = item->picture->picture;
    cairo_surface_t *surface = find_picture(p, picture);
    bool pixels = cairo_surface_get_type(cairo_get_target(p->cr)) == CAIRO_SURFACE_TYPE_IMAGE;
    cairo_matrix_t turned;
    double m[6];

    if (surface == NULL)
        return;
    page_picture_place(picture, item->picture->whole, m);
    cairo_matrix_init(&turned, m[0], m[1], m[2], m[3], m[4], m[5]);
    cairo_save(p->cr);
    if (item->picture->cut) {
        cairo_rectangle(p->cr, item->box.x, item->box.y, item->box.width, item->box.height);
        cairo_clip(p->cr);
    }
    cairo_transform(p->cr, &turned);
    cairo_scale(p->cr, 1.0 / picture->columns, 1.0 / picture->rows);
    cairo_set_source_surface(p->cr, surface, 0, 0);
    if (pixels)
        cairo_pattern_set_extend(cairo_get_source(p->cr), CAIRO_EXTEND_PAD);
    cairo_rectangle(p->cr, 0, 0, picture->columns, picture->rows);
    cairo_fill(p->cr);
    cairo_restore(p->cr);
}

static void
paint_picture(Painter *p, const PageItem *item)
{
    if (item->picture->picture->coding == PICTURE_FORM)
        paint_form(p, item);
    else if (item->picture->picture->coding == PICTURE_BOXES)
        paint_boxes(p, item);
    else
        paint_pixels(p, item);
}

static void
paint_page(Painter *p, const Pages *pages, size_t page)
{
    size_t count;
    const PageItem *items = pages_items(pages, page, &count);

    p->face = NULL;
    p->size = 0;
    for (size_t i = 0; i < count; i++) {
        const PageItem *item = &items[i];

        switch (item->kind) {
        case ITEM_BEGIN:
        case ITEM_END:
            break;
        case ITEM_FILL:
            set_colour(p->cr, item->colour);
            cairo_rectangle(p->cr, item->box.x, item->box.y, item->box.width, item->box.height);
            cairo_fill(p->cr);
            break;
        case ITEM_FRAME:
            paint_frame(p, item);
            break;
        case ITEM_HATCH:
            paint_hatch(p, item);
            break;
        case ITEM_LINE:
        case ITEM_POLYLINE:
            paint_points(p, item);
            break;
        case ITEM_CIRCLE:
            paint_circle(p, item);
            break;
        case ITEM_PATH:
            paint_path(p, item);
            break;
        case ITEM_PICTURE:
            paint_picture(p, item);
            break;
        case ITEM_TEXT:
            if (item->text.run != NULL && item->text.angle != 0)
                paint_turned_text(p, item);
            else if (item->text.run != NULL)
                paint_text(p, item);
            break;
        }
    }
}

/* ---- surfaces ---- */

static cairo_status_t
write_some(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish(cairo_surface_t *surface, Painter *p, GByteArray *out, Diags *diags)
{
    cairo_status_t status = cairo_status(p->cr);

    cairo_destroy(p->cr);
    cairo_surface_finish(surface);
    g_clear_pointer(&p->pictures, g_hash_table_unref);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS || p->fault != NULL) {
        diag_report(diags, DIAG_DRAW_FAILED, (Place){ 0 }, p->fault != NULL ? p->fault : cairo_status_to_string(status),
                    NULL);
        g_free(p->fault);
        g_byte_array_unref(out);
        return NULL;
    }
    return g_byte_array_free_to_bytes(out);
}

static void
start(Painter *p, CairoFonts *fonts, cairo_surface_t *surface)
{
    *p = (Painter){ .fonts = fonts, .cr = cairo_create(surface) };
    cairo_font_options_set_variations(fonts->options, NULL);
    cairo_set_font_options(p->cr, fonts->options);
    cairo_set_tolerance(p->cr, 0.02);
}

/*
 * cairo 1.16 names the drawing by how many surfaces the process has had: the same page has the same bytes whatever went
 * before.
 */
static GBytes *
name_surface(GBytes *svg)
{
    static const char name[] = "<g id=\"surface";
    gsize size;
    const char *bytes = g_bytes_get_data(svg, &size), *at = g_strstr_len(bytes, (gssize)size, name);
    size_t before, digits;
    GString *out;

    if (at == NULL)
        return svg;
    before = (size_t)(at - bytes) + strlen(name);
    digits = strspn(bytes + before, "0123456789");
    out = g_string_new_len(bytes, (gssize)before);
    g_string_append_c(out, '1');
    g_string_append_len(out, bytes + before + digits, (gssize)(size - before - digits));
    g_bytes_unref(svg);
    return g_string_free_to_bytes(out);
}

static GBytes *
svg_of(CairoFonts *fonts, const Pages *pages, size_t page, Diags *diags)
{
    GByteArray *out = g_byte_array_new();
    Size size = pages_size(pages, page);
    const double unit = paper_pixels(size) * 3 / 4;     /* CSS pixels are three quarters of a point */
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(write_some, out, size.width * unit, size.height * unit);
    GBytes *svg;
    Painter p;

    start(&p, fonts, surface);
    if (unit > 1)
        cairo_scale(p.cr, unit, unit);
    paint_page(&p, pages, page);
    svg = finish(surface, &p, out, diags);
    return svg == NULL ? NULL : name_surface(svg);
}

/* Of a chunk's type and data (ISO/IEC 15948, annex D). */
static guint32
chunk_crc(const guint8 *bytes, size_t length)
{
    guint32 crc = 0xFFFFFFFF;

    for (size_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

static void
put_number(guint8 *at, guint32 number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (guint8)(number >> (24 - 8 * i));
}

/* What the picture shows, if somebody says it: a chunk iTXt (11.3.4.5), in UTF-8 and not compressed. */
static void
append_description(GByteArray *png, const char *text)
{
    static const char head[] = "iTXtDescription\0\0\0\0";     /* and the last byte is that of the literal */
    guint8 number[4];
    guint from = png->len + 4;

    if (text == NULL || *text == '\0')
        return;
    put_number(number, (guint32)(sizeof head - 4 + strlen(text)));
    g_byte_array_append(png, number, 4);
    g_byte_array_append(png, (const guint8 *)head, sizeof head);
    g_byte_array_append(png, (const guint8 *)text, (guint)strlen(text));
    put_number(number, chunk_crc(png->data + from, png->len - from));
    g_byte_array_append(png, number, 4);
}

/*
 * How large the picture is on paper: a chunk pHYs (11.3.5.3), right behind the header, which is the first and of one
 * length.
 */
static GBytes *
tell_pixels(GBytes *png, double scale, const char *description)
{
    enum { BEHIND_HEADER = 33, TYPE = 4, DATA = 8, UNIT = 16, CRC = 17, LENGTH = 21 };
    guint8 chunk[LENGTH] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's' };
    guint32 a_metre = (guint32)floor(scale * 72 / 0.0254 + 0.5);
    gsize size;
    const guint8 *bytes = g_bytes_get_data(png, &size);
    GByteArray *out = g_byte_array_sized_new((guint)size + LENGTH);

    put_number(chunk + DATA, a_metre);
    put_number(chunk + DATA + 4, a_metre);
    chunk[UNIT] = 1;
    put_number(chunk + CRC, chunk_crc(chunk + TYPE, CRC - TYPE));
    g_byte_array_append(out, bytes, BEHIND_HEADER);
    g_byte_array_append(out, chunk, LENGTH);
    append_description(out, description);
    g_byte_array_append(out, bytes + BEHIND_HEADER, (guint)size - BEHIND_HEADER);
    g_bytes_unref(png);
    return g_byte_array_free_to_bytes(out);
}

static GBytes *
png_of(CairoFonts *fonts, const Pages *pages, size_t page, double scale, Diags *diags)
{
    GByteArray *out = g_byte_array_new();
    Size size = pages_size(pages, page);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)draw_pixels(size.width, scale),
                                                          (int)draw_pixels(size.height, scale));
    cairo_status_t written;
    GBytes *png;
    Painter p;

    start(&p, fonts, surface);
    cairo_set_source_rgb(p.cr, 1, 1, 1);
    cairo_paint(p.cr);
    cairo_scale(p.cr, scale, scale);
    paint_page(&p, pages, page);
    cairo_surface_flush(surface);
    written = cairo_surface_write_to_png_stream(surface, write_some, out);
    if (written != CAIRO_STATUS_SUCCESS && p.fault == NULL)
        p.fault = g_strdup(cairo_status_to_string(written));
    png = finish(surface, &p, out, diags);
    return png == NULL ? NULL : tell_pixels(png, scale, pages_info(pages)->description);
}

/* ---- PDF ---- */

static void
set_metadata(cairo_surface_t *surface, cairo_pdf_metadata_t what, const char *text)
{
    if (text != NULL && *text != '\0')
        cairo_pdf_surface_set_metadata(surface, what, text);
}

/* Without a date of ours cairo would put the clock's into the file. */
static void
describe(cairo_surface_t *surface, const DocumentInfo *info, const char *creator, const char *note)
{
    g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc(info->created);
    g_autofree char *date =
        created == NULL ? g_strdup("1970-01-01T00:00:00Z") : g_date_time_format(created, "%Y-%m-%dT%H:%M:%SZ");
    g_autofree char *subject = info->subject == NULL || *info->subject == '\0'
                                   ? g_strdup(note)
                                   : g_strdup_printf("%s (%s)", info->subject, note);

    set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info->title);
    set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, subject);
    set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, info->keywords);
    set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator);
    set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* Where an entry leads, in cairo's words: never text of a plan, of which cairo escapes nothing here. */
static char *
outline_aim(const PageOutline *entry)
{
    char y[G_ASCII_DTOSTR_BUF_SIZE];

    return g_strdup_printf("page=%zu pos=[0 %s]", entry->page + 1, g_ascii_formatd(y, sizeof y, "%.3f", entry->y));
}

static void
add_outline(cairo_surface_t *surface, const Pages *pages)
{
    size_t count;
    const PageOutline *entries = pages_outline(pages, &count);
    g_autofree int *last_at = g_new0(int, count + 2);         /* by level: the entry that was added last; 0: the root */

    for (size_t i = 0; i < count; i++) {
        g_autofree char *aim = outline_aim(&entries[i]);

        last_at[entries[i].level] = cairo_pdf_surface_add_outline(surface, last_at[entries[i].level - 1],
                                                                  entries[i].title, aim, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static GBytes *
pdf_of(CairoFonts *fonts, const Pages *pages, const char *creator, const char *note, Diags *diags)
{
    GByteArray *out = g_byte_array_new();
    Size first = pages_size(pages, 0);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_some, out, first.width, first.height);
    Painter p;

    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    describe(surface, pages_info(pages), creator, note);
    start(&p, fonts, surface);
    for (size_t page = 0; page < pages_count(pages); page++) {
        Size size = pages_size(pages, page);

        cairo_pdf_surface_set_size(surface, size.width, size.height);
        if (pages_label(pages, page) != NULL)
            cairo_pdf_surface_set_page_label(surface, pages_label(pages, page));
        paint_page(&p, pages, page);
        cairo_show_page(p.cr);
    }
    add_outline(surface, pages);
    return finish(surface, &p, out, diags);
}

const DrawFunctions draw_cairo = {
    .open = open_fonts,
    .close = close_fonts,
    .svg = svg_of,
    .png = png_of,
    .pdf = pdf_of,
};
