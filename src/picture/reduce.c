/*
 * Pictures with fewer pixels. Lines come one after another, so that of a large photograph never more than a line and
 * what comes out is held. All sums are of whole numbers: the same bytes everywhere.
 */
#include "picture/reduce.h"
#include <string.h>
#include "picture/bytes.h"
#include "picture/decode.h"
#include "picture/pack.h"
#include "picture/webp.h"

/*
 * A pixel that comes in is `out_columns` units wide and `out_rows` high, one that goes out `columns` and `rows`: what
 * two of them share is a whole number of units. 65,535 of colour and of alpha over 100 million pixels fit 64 bits.
 */
typedef struct Reducer {
    int columns, rows, out_columns, out_rows, components, bytes;
    guint64 *across, *seen_across;      /* of a line that came: for each pixel that goes out its colours, its alpha */
    guint64 *sums, *seen;               /* the same of the line that goes out next */
    int y, out_y, strange;              /* strange: components of a line that has others than were told, or 0 */
    guint8 *colours, *alpha;            /* alpha NULL: opaque */
} Reducer;

static Reducer *
reducer_new(const PagePicture *from, int columns, int rows, int components, int bits, bool clear)
{
    Reducer *r = g_new0(Reducer, 1);
    size_t wide = (size_t)columns, count = wide * (size_t)components;

    *r = (Reducer){ .columns = from->columns, .rows = from->rows, .out_columns = columns, .out_rows = rows,
                    .components = components, .bytes = bits > 8 ? 2 : 1 };
    r->across = g_new0(guint64, count);
    r->seen_across = g_new0(guint64, wide);
    r->sums = g_new0(guint64, count);
    r->seen = g_new0(guint64, wide);
    r->colours = g_malloc0(count * (size_t)rows * (size_t)r->bytes);
    r->alpha = clear ? g_malloc0(wide * (size_t)rows * (size_t)r->bytes) : NULL;
    return r;
}

static void
reducer_free(Reducer *r)
{
    g_free(r->across);
    g_free(r->seen_across);
    g_free(r->sums);
    g_free(r->seen);
    g_free(r->colours);
    g_free(r->alpha);
    g_free(r);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reducer, reducer_free)

/* `units` of a pixel's width are in the pixel `to`. */
static void
add_across(Reducer *r, const guint16 *colours, guint64 alpha, int to, guint64 units)
{
    guint64 *sums = r->across + (size_t)to * (size_t)r->components;

    for (int i = 0; i < r->components; i++)
        sums[i] += colours[i] * alpha * units;
    r->seen_across[to] += alpha * units;
}

static void
sum_across(Reducer *r, const guint16 *colours, const guint16 *alpha)
{
    guint64 at = 0, end = (guint64)r->columns;          /* where the pixel begins, and the one that goes out ends */
    int to = 0;

    memset(r->across, 0, sizeof(guint64) * (size_t)r->out_columns * (size_t)r->components);
    memset(r->seen_across, 0, sizeof(guint64) * (size_t)r->out_columns);
    for (int x = 0; x < r->columns; x++, colours += r->components) {
        guint64 next = at + (guint64)r->out_columns, seen = alpha == NULL ? 1 : alpha[x];

        add_across(r, colours, seen, to, MIN(next, end) - at);
        if (next >= end && to + 1 < r->out_columns) {
            add_across(r, colours, seen, ++to, next - end);
            end += (guint64)r->columns;
        }
        at = next;
    }
}

static void
add_down(Reducer *r, guint64 units)
{
    for (size_t i = 0; i < (size_t)r->out_columns * (size_t)r->components; i++)
        r->sums[i] += r->across[i] * units;
    for (int i = 0; i < r->out_columns; i++)
        r->seen[i] += r->seen_across[i] * units;
}

static void
put(guint8 *out, size_t at, guint64 value, int bytes)
{
    if (bytes == 2)
        out[2 * at] = (guint8)(value >> 8);
    out[(size_t)bytes * at + (size_t)bytes - 1] = (guint8)value;
}

static void
line_out(Reducer *r)
{
    guint64 whole = (guint64)r->columns * (guint64)r->rows;
    size_t line = (size_t)r->out_y++ * (size_t)r->out_columns;

    for (size_t x = 0; x < (size_t)r->out_columns; x++) {
        for (size_t i = 0, from = x * (size_t)r->components; i < (size_t)r->components; i++, from++)
            put(r->colours, line * (size_t)r->components + from,
                r->seen[x] == 0 ? 0 : (r->sums[from] + r->seen[x] / 2) / r->seen[x], r->bytes);
        if (r->alpha != NULL)
            put(r->alpha, line + x, (r->seen[x] + whole / 2) / whole, r->bytes);
    }
    memset(r->sums, 0, sizeof(guint64) * (size_t)r->out_columns * (size_t)r->components);
    memset(r->seen, 0, sizeof(guint64) * (size_t)r->out_columns);
}

/* The next line from the top: a sample each, alpha NULL of what is opaque. */
static void
reducer_take(Reducer *r, const guint16 *colours, const guint16 *alpha)
{
    guint64 at = (guint64)r->y++ * (guint64)r->out_rows, next = at + (guint64)r->out_rows,
            end = (guint64)(r->out_y + 1) * (guint64)r->rows;

    sum_across(r, colours, alpha);
    add_down(r, MIN(next, end) - at);
    if (next < end)
        return;
    line_out(r);
    if (next > end)
        add_down(r, next - end);
}

/* ---- where lines come from ---- */

static void
take_bytes(Reducer *r, const guint8 *samples, const guint8 *alpha)
{
    g_autofree guint16 *wide = g_new(guint16, (gsize)r->columns * (gsize)(r->components + 1));
    size_t count = (size_t)r->columns * (size_t)r->components, columns = alpha == NULL ? 0 : (size_t)r->columns;
    bool two = r->bytes == 2;

    for (size_t i = 0; i < count; i++)
        wide[i] = (guint16)(two ? samples[2 * i] << 8 | samples[2 * i + 1] : samples[i]);
    for (size_t i = 0; i < columns; i++)
        wide[count + i] = (guint16)(two ? alpha[2 * i] << 8 | alpha[2 * i + 1] : alpha[i]);
    reducer_take(r, wide, alpha == NULL ? NULL : wide + count);
}

static void
take_jpeg_line(const guint8 *samples, int components, int y, void *reducer)
{
    Reducer *r = reducer;

    if (components != r->components)
        r->strange = components;
    else if (y < r->rows)
        take_bytes(r, samples, NULL);
}

/* A line of 1 to 8 bits a sample as bytes: greys over their whole range, indices as the colours of the palette. */
static void
widen(const PngRows *rows, const guint8 *line, guint8 *out)
{
    gsize size = 0;
    const guint8 *palette = rows->palette == NULL ? NULL : g_bytes_get_data(rows->palette, &size);
    int top = (1 << rows->bits) - 1;

    for (int x = 0; x < rows->columns * (palette == NULL ? rows->components : 1); x++) {
        int bit = x * rows->bits, value = line[bit / 8] >> (8 - rows->bits - bit % 8) & top;

        if (palette == NULL)
            out[x] = (guint8)(value * 255 / top);
        else if (3 * ((gsize)value + 1) <= size)
            memcpy(out + 3 * x, palette + 3 * value, 3);
        else
            memset(out + 3 * x, 0, 3);
    }
}

static Reducer *
reduce_png(const PagePicture *from, int columns, int rows, Diags *diags, char **why)
{
    const PictureDecoders *decoders = picture_decoders(diags);
    PngRows in = { 0 };
    g_autoptr(Reducer) r = NULL;
    bool whole = decoders != NULL && decoders->png(from->file, &in, why), wide = in.bits < 16;
    size_t stride = ((size_t)in.columns * (size_t)in.components * (size_t)in.bits + 7) / 8,
           bytes = (size_t)in.alpha_bits / 8;
    g_autofree guint8 *line = whole ? g_malloc((gsize)in.columns * 4) : NULL;

    if (whole)
        r = reducer_new(from, columns, rows, in.palette != NULL ? 3 : in.components, in.bits, in.alpha != NULL);
    for (int y = 0; whole && y < in.rows; y++) {
        const guint8 *samples = in.colours + stride * (size_t)y;

        if (wide)
            widen(&in, samples, line);
        take_bytes(r, wide ? line : samples,
                   in.alpha == NULL ? NULL : in.alpha + (size_t)in.columns * bytes * (size_t)y);
    }
    png_rows_clear(&in);
    return g_steal_pointer(&r);
}

static Reducer *
reduce_webp(const PagePicture *from, int columns, int rows, Diags *diags, char **why)
{
    const WebpFunctions *webp = webp_functions(diags);
    size_t wide = (size_t)from->columns;
    g_autofree guint8 *pixels = g_malloc(4 * wide * (size_t)from->rows), *line = g_malloc(4 * wide);
    Reducer *r;

    if (webp == NULL || !webp->decode(from->file, from->columns, from->rows, false, pixels, 4 * wide, why))
        return NULL;
    r = reducer_new(from, columns, rows, 3, 8, from->alpha != NULL);
    for (int y = 0; y < from->rows; y++) {
        const guint8 *at = pixels + 4 * wide * (size_t)y;

        for (size_t x = 0; x < wide; x++) {
            memcpy(line + 3 * x, at + 4 * x, 3);
            line[3 * wide + x] = at[4 * x + 3];
        }
        take_bytes(r, line, from->alpha == NULL ? NULL : line + 3 * wide);
    }
    return r;
}

/* What the file says of itself is not what comes out of it. */
static bool
is_as_told(const Reducer *r, char **why)
{
    if (r->strange != 0)
        *why = g_strdup_printf("its pixels have other components (%d) than it says (%d)", r->strange, r->components);
    else if (r->y < r->rows)
        *why = g_strdup_printf("it has %d lines, and says %d", r->y, r->rows);
    return r->strange == 0 && r->y == r->rows;
}

static Reducer *
reduce_jpeg(const PagePicture *from, int columns, int rows, Diags *diags, char **why)
{
    const PictureDecoders *decoders = picture_decoders(diags);
    g_autoptr(Reducer) r = reducer_new(from, columns, rows, from->components, 8, false);

    if (decoders == NULL || !decoders->jpeg_lines(from->file, from->columns, take_jpeg_line, r, why) ||
        !is_as_told(r, why))
        return NULL;
    return g_steal_pointer(&r);
}

/* ---- what comes out ---- */

static guint32
premultiplied(const guint8 *at)
{
    guint32 alpha = at[3];

    return alpha << 24 | (at[0] * alpha + 127) / 255 << 16 | (at[1] * alpha + 127) / 255 << 8 |
           (at[2] * alpha + 127) / 255;
}

/* Of what has no file of its own any more: pixels as red, green, blue and alpha. */
static bool
rgba_to_pixels(const PagePicture *picture, unsigned char *argb, size_t stride, char **why)
{
    const guint8 *at = g_bytes_get_data(picture->file, NULL);

    (void)why;
    for (int y = 0; y < picture->rows; y++) {
        guint32 *to = (guint32 *)(void *)(argb + stride * (size_t)y);

        for (int x = 0; x < picture->columns; x++, at += 4)
            to[x] = premultiplied(at);
    }
    return true;
}

static GBytes *
rgba_of(const Reducer *r)
{
    size_t count = (size_t)r->out_columns * (size_t)r->out_rows, bytes = (size_t)r->bytes;
    guint8 *out = g_malloc(4 * count);

    for (size_t i = 0; i < count; i++) {
        for (size_t c = 0; c < 3; c++)
            out[4 * i + c] = r->colours[bytes * (i * (size_t)r->components + (r->components == 3 ? c : 0))];
        out[4 * i + 3] = r->alpha == NULL ? 255 : r->alpha[bytes * i];
    }
    return g_bytes_new_take(out, 4 * count);
}

static bool
as_jpeg(PagePicture *picture, const Reducer *r, char **why)
{
    picture->file = picture_decoders(NULL)->jpeg_write(r->colours, r->out_columns, r->out_rows, r->components,
                                                       picture->inverted, why);
    if (picture->file == NULL)
        return false;
    picture->data = g_bytes_ref(picture->file);
    return true;
}

static bool
as_samples(PagePicture *picture, const Reducer *r)
{
    size_t bytes = (size_t)r->bytes, pixel = bytes * (size_t)r->components, wide = (size_t)r->out_columns,
           rows = (size_t)r->out_rows;

    picture->bits = 8 * r->bytes;
    picture->data = picture_pack(r->colours, wide * pixel, rows, pixel, false);
    if (r->alpha != NULL) {
        picture->alpha_bits = 8 * r->bytes;
        picture->alpha = picture_pack(r->alpha, wide * bytes, rows, bytes, false);
    }
    picture->file = rgba_of(r);
    picture->pixels = rgba_to_pixels;
    return true;
}

static PagePicture *
like(const PagePicture *from, int columns, int rows)
{
    PagePicture *picture = page_picture_new();
    g_autofree char *name = g_strdup_printf("%s %dx%d", from->digest, columns, rows);

    picture->name = g_strdup(from->name);
    picture->digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    picture->columns = columns;
    picture->rows = rows;
    picture->orientation = from->orientation;
    picture->size = from->size;
    picture->coding = from->coding;
    picture->bits = from->bits;
    picture->inverted = from->inverted;
    picture->profile = from->profile == NULL ? NULL : g_bytes_ref(from->profile);
    picture->pixels = from->pixels;
    return picture;
}

PagePicture *
picture_reduce(const PagePicture *picture, int columns, int rows, Diags *diags, char **why)
{
    static Reducer *(*const reduce[])(const PagePicture *from, int columns, int rows, Diags *diags, char **why) = {
        [FILE_PNG] = reduce_png, [FILE_JPEG] = reduce_jpeg, [FILE_WEBP] = reduce_webp
    };
    g_autoptr(PagePicture) out = like(picture, columns, rows);
    g_autoptr(Reducer) r = NULL;
    FileKind kind;
    gsize size = 0;
    const guint8 *bytes = picture->pixels == NULL ? NULL : g_bytes_get_data(picture->file, &size);
    const char *what = file_kind_of(bytes == NULL ? (const guint8 *)"" : bytes, size, &kind);

    *why = NULL;
    if (kind != FILE_PNG && kind != FILE_JPEG && kind != FILE_WEBP) {
        *why = g_strdup_printf("it is %s, of which no smaller one can be made", what);
        return NULL;
    }
    r = reduce[kind](picture, columns, rows, diags, why);
    if (r == NULL)
        return NULL;
    out->components = r->components;
    return (picture->coding == PICTURE_JPEG ? as_jpeg(out, r, why) : as_samples(out, r)) ? g_steal_pointer(&out) : NULL;
}
