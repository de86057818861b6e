/* From a name to a picture: its file, what its bytes say, what is embedded of it; and which are kept. */
#include "picture/picture.h"
#include "base/diag_picture.h"
#include "base/limit.h"
#include <math.h>
#include <string.h>
#include "picture/bytes.h"
#include "picture/code.h"
#include "picture/decode.h"
#include "picture/drawing.h"
#include "picture/form.h"
#include "picture/pack.h"
#include "picture/reduce.h"
#include "picture/svg_look.h"
#include "picture/webp.h"

/* Kept for pages to come; a logo has some kilobytes, a photograph some megabytes. */
#define BYTES_KEPT ((gsize)64 << 20)
/* Pixels an inch of a picture that does not say, or that says what nobody prints. */
enum { USUAL_DENSITY = 150, LOWEST_DENSITY = 30, HIGHEST_DENSITY = 5000 };

typedef struct Kept { PagePicture *picture; gsize bytes; guint64 used; } Kept;

struct PictureStore {
    const char *folder; const PathScope *scope;
    GHashTable *pictures;               /* name -> Kept */
    gsize bytes;
    guint64 clock;                      /* counts what was asked for */
    GHashTable *told;                   /* names of which a warning was told */
};

static void
free_kept(void *data)
{
    Kept *kept = data;

    page_picture_unref(kept->picture);
    g_free(kept);
}

PictureStore *
picture_store_new(const char *folder, const PathScope *scope)
{
    PictureStore *store = g_new0(PictureStore, 1);

    store->folder = folder;
    store->scope = scope;
    store->pictures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_kept);
    store->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return store;
}

void
picture_store_free(PictureStore *store)
{
    if (store == NULL)
        return;
    g_hash_table_unref(store->pictures);
    g_hash_table_unref(store->told);
    g_free(store);
}

/* ---- what is embedded ---- */

typedef struct Opening {
    PictureStore *store;
    const char *name, *path;
    GBytes *file;
    FileFacts facts;
    Place place;
    Diags *diags;
} Opening;

static bool
fail(const Opening *o, char *why)
{
    diag_report(o->diags, DIAG_PICTURE_DAMAGED, o->place, o->name, why == NULL ? "it cannot be decoded" : why, NULL);
    g_free(why);
    return false;
}

/* A profile that cannot be used is told once and left out. */
static GBytes *
take_profile(const Opening *o, GBytes *profile, int components)
{
    const char *fault = profile != NULL       ? profile_fault(profile, components)
                        : o->facts.profiled ? "it cannot be unpacked, or is for other colours than the picture has"
                                              : NULL;

    if (fault == NULL)
        return profile;
    if (g_hash_table_add(o->store->told, g_strdup(o->name)))
        diag_report(o->diags, DIAG_PICTURE_PROFILE, o->place, o->name, fault, NULL);
    if (profile != NULL)
        g_bytes_unref(profile);
    return NULL;
}

static bool
jpeg_to_pixels(const PagePicture *picture, unsigned char *argb, size_t stride, char **why)
{
    const PictureDecoders *decoders = picture_decoders(NULL);

    return decoders != NULL && decoders->jpeg_pixels(picture->file, picture->columns, picture->rows, picture->inverted,
                                                     argb, stride, why);
}

static bool
png_to_pixels(const PagePicture *picture, unsigned char *argb, size_t stride, char **why)
{
    const PictureDecoders *decoders = picture_decoders(NULL);

    return decoders != NULL && decoders->png_pixels(picture->file, argb, stride, why);
}

static bool
open_jpeg(Opening *o, PagePicture *picture)
{
    picture->coding = PICTURE_JPEG;
    picture->components = o->facts.components;
    picture->bits = 8;
    picture->inverted = o->facts.inverted;
    picture->data = g_bytes_ref(o->file);
    picture->profile = take_profile(o, g_steal_pointer(&o->facts.profile), picture->components);
    picture->pixels = jpeg_to_pixels;
    return true;
}

void
png_rows_clear(PngRows *rows)
{
    g_free(rows->colours);
    g_free(rows->alpha);
    g_clear_pointer(&rows->palette, g_bytes_unref);
    g_clear_pointer(&rows->profile, g_bytes_unref);
}

static bool
open_png(Opening *o, PagePicture *picture)
{
    const PictureDecoders *decoders = picture_decoders(o->diags);
    PngRows rows;
    char *why = NULL;
    size_t width;

    if (decoders == NULL)
        return false;
    if (!decoders->png(o->file, &rows, &why))
        return fail(o, why);
    width = ((size_t)rows.columns * (size_t)rows.components * (size_t)rows.bits + 7) / 8;
    picture->coding = PICTURE_SAMPLES;
    picture->components = rows.components;
    picture->bits = rows.bits;
    picture->palette = g_steal_pointer(&rows.palette);
    picture->data =
        picture_pack(rows.colours, width, (size_t)rows.rows, MAX((size_t)(rows.components * rows.bits / 8), 1),
                     picture->palette != NULL || rows.bits < 8);
    if (rows.alpha != NULL) {
        picture->alpha_bits = rows.alpha_bits;
        picture->alpha = picture_pack(rows.alpha, (size_t)rows.columns * (size_t)rows.alpha_bits / 8, (size_t)rows.rows,
                                      (size_t)rows.alpha_bits / 8, false);
    }
    picture->profile = take_profile(o, g_steal_pointer(&rows.profile), picture->palette != NULL ? 3 : rows.components);
    picture->pixels = png_to_pixels;
    png_rows_clear(&rows);
    return true;
}

/* ---- WebP: its pixels, as nothing that a PDF holds decodes it ---- */

static bool
webp_to_pixels(const PagePicture *picture, unsigned char *argb, size_t stride, char **why)
{
    const WebpFunctions *webp = webp_functions(NULL);

    return webp != NULL && webp->decode(picture->file, picture->columns, picture->rows, true, argb, stride, why);
}

/* Pixels of four bytes into colours and alpha; is any of them not opaque? */
static bool
part_pixels(const guint8 *pixels, size_t count, guint8 *colours, guint8 *alpha)
{
    bool clear = false;

    for (size_t i = 0; i < count; i++) {
        memcpy(colours + 3 * i, pixels + 4 * i, 3);
        alpha[i] = pixels[4 * i + 3];
        clear = clear || alpha[i] != 255;
    }
    return clear;
}

static bool
open_webp(Opening *o, PagePicture *picture)
{
    const WebpFunctions *webp = webp_functions(o->diags);
    size_t columns = (size_t)picture->columns, rows = (size_t)picture->rows;
    g_autofree guint8 *pixels = webp == NULL ? NULL : g_malloc(4 * columns * rows),
                      *colours = webp == NULL ? NULL : g_malloc(3 * columns * rows),
                      *alpha = webp == NULL ? NULL : g_malloc(columns * rows);
    char *why = NULL;

    if (webp == NULL)
        return false;
    if (!webp->decode(o->file, picture->columns, picture->rows, false, pixels, 4 * columns, &why))
        return fail(o, why);
    picture->coding = PICTURE_SAMPLES;
    picture->components = 3;
    picture->bits = 8;
    if (part_pixels(pixels, columns * rows, colours, alpha)) {
        picture->alpha_bits = 8;
        picture->alpha = picture_pack(alpha, columns, rows, 1, false);
    }
    picture->data = picture_pack(colours, 3 * columns, rows, 3, false);
    picture->profile = take_profile(o, g_steal_pointer(&o->facts.profile), picture->components);
    picture->pixels = webp_to_pixels;
    return true;
}

/* ---- drawings ---- */

static bool
drawing_to_cairo(const PagePicture *picture, void *cairo, char **why)
{
    const DrawingFunctions *drawing = drawing_functions(NULL);

    return drawing != NULL && drawing->paint(picture->file, cairo, picture->size, why);
}

/* "300 dpi at 40 × 20 mm" of what is drawn into pixels first. */
static void
tell_pixels(const Opening *o, const SvgLook *look, Size size)
{
    const double mm = 25.4 / 72;
    g_autofree char *dpi = g_strdup_printf("%.0f", DRAWING_PIXELS * 72 / fmax(size.width, size.height)),
                    *wide = g_strdup_printf("%.0f × %.0f mm", size.width * mm, size.height * mm);
    Place place = { g_intern_string(o->path), MAX(look->soft_line, 1), 1 };

    if (g_hash_table_add(o->store->told, g_strdup(o->name)))
        diag_report_related(o->diags, DIAG_SVG_PIXELS, place, o->place, o->name,
                            look->soft == NULL ? "a part" : look->soft, dpi, wide, NULL);
}

static bool
open_drawing(Opening *o, PagePicture *picture)
{
    const DrawingFunctions *drawing;
    SvgLook look;
    Size canvas;
    guint pixels;
    char *why = NULL;
    g_autoptr(GBytes) pdf = NULL;

    if (!svg_look(o->file, o->path, o->name, o->place, &look, o->diags))
        return false;
    drawing = drawing_functions(o->diags);
    if (drawing == NULL)
        return false;
    pdf = drawing->pdf(o->file, &picture->size, &canvas, &why);
    if (pdf == NULL)
        return fail(o, why);
    picture->form = form_of_page(pdf, canvas, o->name, &pixels, &why, o->diags);
    if (picture->form == NULL)
        return fail(o, why);
    picture->coding = PICTURE_FORM;
    picture->components = 3;
    picture->paint = drawing_to_cairo;
    if (pixels > 0 && (look.soft != NULL || !look.pictures))
        tell_pixels(o, &look, picture->size);
    return true;
}

/* ---- how large it is ---- */

static bool
has_room(const Opening *o)
{
    guint64 pixels = (guint64)o->facts.columns * (guint64)o->facts.rows;

    if (pixels > MOST_PICTURE_MEGAPIXELS * G_GUINT64_CONSTANT(1000000))
        limit_exceeded(o->diags, LIMIT_PICTURE_MEGAPIXELS, o->place, o->name, NULL);
    else if (o->facts.unpacked > (guint64)MOST_PICTURE_UNPACKED_MIB << 20)
        limit_exceeded(o->diags, LIMIT_PICTURE_UNPACKED_MIB, o->place, o->name, NULL);
    else if (o->facts.scans > MOST_PICTURE_SCANS)
        limit_exceeded(o->diags, LIMIT_PICTURE_SCANS, o->place, o->name, NULL);
    else
        return true;
    return false;
}

static double
density_of(double said)
{
    return said >= LOWEST_DENSITY && said <= HIGHEST_DENSITY ? said : USUAL_DENSITY;
}

static Size
size_of(const FileFacts *facts)
{
    double width = facts->columns * 72.0 / density_of(facts->across),
           height = facts->rows * 72.0 / density_of(facts->across > 0 ? facts->down : 0);

    return facts->orientation >= 5 ? (Size){ height, width } : (Size){ width, height };
}

/* ---- the file ---- */

static bool (*const facts_of[])(const guint8 *bytes, size_t size, FileFacts *facts, char **why) = {
    [FILE_PNG] = png_facts, [FILE_JPEG] = jpeg_facts, [FILE_WEBP] = webp_facts,
};

/* Of a drawing more is asked by whoever opens it. */
static bool
look_at(Opening *o, FileKind kind)
{
    gsize size;
    const guint8 *bytes = g_bytes_get_data(o->file, &size);
    char *why = NULL;
    g_autofree char *frames = NULL;

    if (kind == FILE_SVG)
        return true;
    if (!facts_of[kind](bytes, size, &o->facts, &why))
        return fail(o, why);
    frames = g_strdup_printf("%d", o->facts.frames);
    if (o->facts.frames > 1)
        diag_report(o->diags, DIAG_PICTURE_ANIMATED, o->place, o->name, frames, NULL);
    return o->facts.frames <= 1 && has_room(o);
}

static bool (*const openers[])(Opening *o, PagePicture *picture) = {
    [FILE_PNG] = open_png, [FILE_JPEG] = open_jpeg, [FILE_WEBP] = open_webp, [FILE_SVG] = open_drawing,
};

static PagePicture *
open_file(Opening *o)
{
    g_autoptr(PagePicture) picture = NULL;
    FileKind kind;
    gsize size;
    const guint8 *bytes = g_bytes_get_data(o->file, &size);
    const char *what = file_kind_of(bytes, size, &kind);

    if (kind == FILE_UNKNOWN || !file_kind_is_named(kind, o->name)) {
        diag_report(o->diags, kind == FILE_UNKNOWN ? DIAG_PICTURE_UNKNOWN : DIAG_PICTURE_NAMED, o->place, o->name,
                    what, NULL);
        return NULL;
    }
    if (!look_at(o, kind))
        return NULL;
    picture = page_picture_new();
    picture->name = g_strdup(o->name);
    picture->digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, o->file);
    picture->columns = o->facts.columns;
    picture->rows = o->facts.rows;
    picture->orientation = o->facts.orientation;
    picture->file = g_bytes_ref(o->file);
    if (kind != FILE_SVG)
        picture->size = size_of(&o->facts);
    return openers[kind](o, picture) ? g_steal_pointer(&picture) : NULL;
}

/* ---- the store ---- */

static gsize
bytes_of_form(const PictureForm *form)
{
    gsize bytes = 0;

    for (guint i = 0; form != NULL && i < form->objects->len; i++) {
        const PictureObject *object = &g_array_index(form->objects, PictureObject, i);

        bytes += strlen(object->text) + (object->stream == NULL ? 0 : g_bytes_get_size(object->stream));
    }
    return bytes;
}

static gsize
bytes_of(const PagePicture *picture)
{
    return (picture->file == NULL ? 0 : g_bytes_get_size(picture->file)) +
           (picture->data == NULL ? 0 : g_bytes_get_size(picture->data)) +
           bytes_of_form(picture->form) + (picture->boxes == NULL ? 0 : picture->boxes->len * sizeof(Rect)) +
           (picture->alpha == NULL ? 0 : g_bytes_get_size(picture->alpha)) +
           (picture->profile == NULL ? 0 : g_bytes_get_size(picture->profile));
}

/* The longest unused go until what is left is not too much; the one that was just asked for stays. */
static void
let_go(PictureStore *store)
{
    while (store->bytes > BYTES_KEPT && g_hash_table_size(store->pictures) > 1) {
        GHashTableIter iter;
        void *name, *value, *oldest = NULL;
        guint64 used = G_MAXUINT64;

        g_hash_table_iter_init(&iter, store->pictures);
        while (g_hash_table_iter_next(&iter, &name, &value))
            if (((Kept *)value)->used < used) {
                used = ((Kept *)value)->used;
                oldest = name;
            }
        store->bytes -= ((Kept *)g_hash_table_lookup(store->pictures, oldest))->bytes;
        g_hash_table_remove(store->pictures, oldest);
    }
}

char *
picture_store_path(const PictureStore *store, const char *name, Place place, Diags *diags)
{
    g_autofree char *path = g_build_filename(store->folder, name, NULL);

    return input_check_scope(store->scope, path, name, place, diags) ? g_steal_pointer(&path) : NULL;
}

/* What was opened before; NULL: it was not. */
static const PagePicture *
find_kept(PictureStore *store, const char *name)
{
    Kept *kept = g_hash_table_lookup(store->pictures, name);

    if (kept == NULL)
        return NULL;
    kept->used = ++store->clock;
    return kept->picture;
}

static const PagePicture *
keep(PictureStore *store, const char *name, PagePicture *picture)
{
    Kept *kept;

    if (picture == NULL)
        return NULL;
    kept = g_new(Kept, 1);
    *kept = (Kept){ picture, bytes_of(picture), ++store->clock };
    store->bytes += kept->bytes;
    g_hash_table_insert(store->pictures, g_strdup(name), kept);
    let_go(store);
    return picture;
}

/* Takes the file; the word stands for a colour wherever a drawing has it. */
static GBytes *
with_colour(GBytes *file, const char *colour)
{
    gsize size;
    const char *bytes = g_bytes_get_data(file, &size);
    GString *text = g_string_new_len(bytes, (gssize)size);

    g_string_replace(text, "currentColor", colour, 0);
    g_bytes_unref(file);
    return g_string_free_to_bytes(text);
}

const PagePicture *
picture_store_open_coloured(PictureStore *store, const char *name, const char *path, const char *colour, Place place,
                            Diags *diags)
{
    const PagePicture *found = find_kept(store, name);
    GBytes *read = found != NULL ? NULL : input_read(INPUT_PICTURE, path, place, diags);
    g_autoptr(GBytes) file = read == NULL || colour == NULL ? read : with_colour(read, colour);
    Opening o = { store, name, path, file, { 0 }, place, diags };

    if (found == NULL && file != NULL)
        found = keep(store, name, open_file(&o));
    g_clear_pointer(&o.facts.profile, g_bytes_unref);
    return found;
}

const PagePicture *
picture_store_open_at(PictureStore *store, const char *name, const char *path, Place place, Diags *diags)
{
    return picture_store_open_coloured(store, name, path, NULL, place, diags);
}

const PagePicture *
picture_store_open(PictureStore *store, const char *name, Place place, Diags *diags)
{
    const PagePicture *found = find_kept(store, name);
    g_autofree char *path = found != NULL ? NULL : picture_store_path(store, name, place, diags);

    return path == NULL ? found : picture_store_open_at(store, name, path, place, diags);
}

const PagePicture *
picture_store_code(PictureStore *store, const char *text, Place place, Diags *diags)
{
    g_autofree char *name = g_strconcat("qr:", text, NULL);
    const PagePicture *found = find_kept(store, name);
    const CodeFunctions *functions = found != NULL ? NULL : code_functions(diags);
    PagePicture *picture = functions == NULL ? NULL : code_picture(functions, text);

    if (functions == NULL)
        return found;
    if (picture == NULL) {
        diag_report(diags, DIAG_QR_LONG, place, text, NULL);
        return NULL;
    }
    picture->name = g_strdup(name);
    picture->digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    return keep(store, name, picture);
}

/* Of what is seen: pixels that are as many an inch as are asked for, or all that there are. */
static int
wanted(double points, double dpi, int pixels)
{
    return (int)fmax(1, fmin(ceil(points / 72 * dpi - 1e-6), pixels));
}

const PagePicture *
picture_store_reduced(PictureStore *store, const PagePicture *picture, Size seen, double dpi, Place place, Diags *diags)
{
    bool lies = page_picture_lies(picture);
    int columns = wanted(lies ? seen.height : seen.width, dpi, picture->columns),
        rows = wanted(lies ? seen.width : seen.height, dpi, picture->rows);
    g_autofree char *name = g_strdup_printf("%s %dx%d", picture->name, columns, rows);
    const PagePicture *found;
    PagePicture *made;
    char *why = NULL;

    if (picture->pixels == NULL || (columns == picture->columns && rows == picture->rows))
        return picture;
    found = find_kept(store, name);
    if (found != NULL)
        return found;
    made = picture_reduce(picture, columns, rows, diags, &why);
    if (made == NULL && why != NULL)
        fail(&(Opening){ .name = picture->name, .place = place, .diags = diags }, why);
    return keep(store, name, made);
}
