/*
 * PNG by libpng, and the pixels of both kinds for those who draw; JPEG by libjpeg. Both leave by longjmp() on an error,
 * so each call of theirs stands in a function that keeps nothing in registers behind setjmp().
 */
#include "picture/decode.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <png.h>

/* ---- PNG ---- */

typedef struct PngFile {
    png_structp png; png_infop info;
    const guint8 *at; size_t left;
    guint8 *whole, **lines;             /* all rows, and where each begins */
    size_t stride;
    char *why;
} PngFile;

static void
take_error(png_structp png, png_const_charp message)
{
    PngFile *file = png_get_error_ptr(png);

    file->why = g_strdup(message);
    png_longjmp(png, 1);
}

static void
ignore_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void
read_some(png_structp png, png_bytep out, size_t length)
{
    PngFile *file = png_get_io_ptr(png);

    if (length > file->left)
        png_error(png, "it ends too early");
    memcpy(out, file->at, length);
    file->at += length;
    file->left -= length;
}

static void
close_png(PngFile *file)
{
    png_destroy_read_struct(&file->png, &file->info, NULL);
    g_free(file->whole);
    g_free(file->lines);
}

/* Rows as they are, or with every pixel as red, green, blue and alpha of 8 bits each. */
static void
ask_for(PngFile *file, bool pixels)
{
    png_structp png = file->png;
    bool see_through = png_get_valid(png, file->info, PNG_INFO_tRNS) != 0;

    if (see_through || pixels)
        png_set_expand(png);
    if (pixels) {
        png_set_strip_16(png);
        png_set_gray_to_rgb(png);
        png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    }
    png_set_interlace_handling(png);
    png_read_update_info(png, file->info);
}

static void
read_all(PngFile *file, bool pixels)
{
    png_uint_32 rows;

    png_set_crc_action(file->png, PNG_CRC_ERROR_QUIT, PNG_CRC_QUIET_USE);
    png_set_read_fn(file->png, file, read_some);
    png_read_info(file->png, file->info);
    ask_for(file, pixels);
    rows = png_get_image_height(file->png, file->info);
    file->stride = png_get_rowbytes(file->png, file->info);
    file->whole = g_try_malloc0(file->stride * rows);
    file->lines = g_try_malloc(sizeof(guint8 *) * rows);
    if (file->whole == NULL || file->lines == NULL)
        png_error(file->png, "there is not enough memory");
    for (png_uint_32 i = 0; i < rows; i++)
        file->lines[i] = file->whole + file->stride * i;
    png_read_image(file->png, file->lines);
    png_read_end(file->png, NULL);
}

static bool
open_png(PngFile *file, GBytes *bytes, bool pixels)
{
    gsize size;

    *file = (PngFile){ 0 };
    file->at = g_bytes_get_data(bytes, &size);
    file->left = size;
    file->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, file, take_error, ignore_warning);
    file->info = file->png == NULL ? NULL : png_create_info_struct(file->png);
    if (file->info == NULL) {
        file->why = g_strdup("there is not enough memory");
        return false;
    }
    /* how large it may be was asked before; what is beside the picture stays small */
    png_set_user_limits(file->png, 0x7FFFFFFF, 0x7FFFFFFF);
    png_set_chunk_malloc_max(file->png, 32 << 20);
    if (setjmp(png_jmpbuf(file->png)) != 0)
        return false;
    read_all(file, pixels);
    return true;
}

static GBytes *
palette_of(const PngFile *file)
{
    png_colorp colours;
    int count;
    guint8 triples[3 * 256];

    if (png_get_color_type(file->png, file->info) != PNG_COLOR_TYPE_PALETTE ||
        png_get_PLTE(file->png, file->info, &colours, &count) == 0)
        return NULL;
    for (int i = 0; i < MIN(count, 256); i++) {
        triples[3 * i] = colours[i].red;
        triples[3 * i + 1] = colours[i].green;
        triples[3 * i + 2] = colours[i].blue;
    }
    return g_bytes_new(triples, 3 * (gsize)MIN(count, 256));
}

static GBytes *
profile_of(const PngFile *file)
{
    png_charp name;
    png_bytep bytes;
    png_uint_32 size;
    int compression;

    return png_get_iCCP(file->png, file->info, &name, &compression, &bytes, &size) == 0 ? NULL
                                                                                         : g_bytes_new(bytes, size);
}

/* Colours and alpha of one row, apart: samples of one or two bytes. */
static void
part_row(const guint8 *from, guint8 *colours, guint8 *alpha, int columns, int components, int bytes)
{
    for (int x = 0; x < columns; x++) {
        memcpy(colours, from, (size_t)(components * bytes));
        memcpy(alpha, from + components * bytes, (size_t)bytes);
        from += (components + 1) * bytes;
        colours += components * bytes;
        alpha += bytes;
    }
}

static void
part_alpha(PngFile *file, PngRows *out)
{
    size_t bytes = (size_t)out->bits / 8, wide = (size_t)out->columns * bytes;

    out->components--;
    out->alpha_bits = out->bits;
    out->colours = g_malloc(wide * (size_t)out->components * (size_t)out->rows + 1);
    out->alpha = g_malloc(wide * (size_t)out->rows + 1);
    for (int y = 0; y < out->rows; y++)
        part_row(file->lines[y], out->colours + wide * (size_t)out->components * (size_t)y,
                 out->alpha + wide * (size_t)y, out->columns, out->components, (int)bytes);
}

static bool
read_png(GBytes *bytes, PngRows *out, char **why)
{
    PngFile file;
    bool whole = open_png(&file, bytes, false);

    *out = (PngRows){ 0 };
    if (whole) {
        out->columns = (int)png_get_image_width(file.png, file.info);
        out->rows = (int)png_get_image_height(file.png, file.info);
        out->components = png_get_channels(file.png, file.info);
        out->bits = png_get_bit_depth(file.png, file.info);
        out->palette = palette_of(&file);
        out->profile = profile_of(&file);
        if (out->components == 2 || out->components == 4)
            part_alpha(&file, out);
        else
            out->colours = g_steal_pointer(&file.whole);
    }
    *why = g_steal_pointer(&file.why);
    close_png(&file);
    return whole;
}

static guint32
multiplied(unsigned red, unsigned green, unsigned blue, unsigned alpha)
{
    return alpha << 24 | (red * alpha + 127) / 255 << 16 | (green * alpha + 127) / 255 << 8 |
           (blue * alpha + 127) / 255;
}

static bool
png_pixels(GBytes *bytes, guint8 *argb, size_t stride, char **why)
{
    PngFile file;
    bool whole = open_png(&file, bytes, true);

    for (png_uint_32 y = 0; whole && y < png_get_image_height(file.png, file.info); y++) {
        const guint8 *from = file.lines[y];
        guint32 *to = (guint32 *)(void *)(argb + stride * y);

        for (png_uint_32 x = 0; x < png_get_image_width(file.png, file.info); x++, from += 4)
            to[x] = multiplied(from[0], from[1], from[2], from[3]);
    }
    *why = g_steal_pointer(&file.why);
    close_png(&file);
    return whole;
}

/* ---- JPEG ---- */

typedef struct JpegFile {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf out;
    char why[JMSG_LENGTH_MAX];
} JpegFile;

static void
leave(j_common_ptr jpeg)
{
    JpegFile *file = jpeg->client_data;

    jpeg->err->format_message(jpeg, file->why);
    longjmp(file->out, 1);
}

/* A warning is data that are not as they should be: nothing that is to be printed. */
static void
leave_on_warning(j_common_ptr jpeg, int level)
{
    if (level < 0)
        leave(jpeg);
}

static guint32
pixel_of(const guint8 *at, int components, bool inverted)
{
    unsigned black;

    if (components == 1)
        return multiplied(at[0], at[0], at[0], 255);
    if (components == 3)
        return multiplied(at[0], at[1], at[2], 255);
    black = inverted ? at[3] : 255u - at[3];
    return multiplied((inverted ? at[0] : 255u - at[0]) * black / 255, (inverted ? at[1] : 255u - at[1]) * black / 255,
                      (inverted ? at[2] : 255u - at[2]) * black / 255, 255);
}

static void
read_lines(JpegFile *file, guint8 *line, JpegLine each, void *data)
{
    j_decompress_ptr jpeg = &file->jpeg;
    JSAMPROW at = line;

    jpeg->out_color_space = jpeg->num_components == 1   ? JCS_GRAYSCALE
                            : jpeg->num_components == 3 ? JCS_RGB
                                                        : JCS_CMYK;
    jpeg_start_decompress(jpeg);
    for (int y = 0; y < (int)jpeg->output_height; y++) {
        jpeg_read_scanlines(jpeg, &at, 1);
        each(line, jpeg->num_components, y, data);
    }
    jpeg_finish_decompress(jpeg);
}

static void
begin_jpeg(JpegFile *file)
{
    file->jpeg.err = jpeg_std_error(&file->errors);
    file->errors.error_exit = leave;
    file->errors.emit_message = leave_on_warning;
}

static bool
jpeg_lines(GBytes *bytes, int columns, JpegLine each, void *data, char **why)
{
    JpegFile file = { 0 };
    gsize size;
    const guint8 *at = g_bytes_get_data(bytes, &size);
    g_autofree guint8 *line = g_malloc(4 * (gsize)columns + 4);
    bool whole = false;

    begin_jpeg(&file);
    if (setjmp(file.out) == 0) {
        jpeg_create_decompress(&file.jpeg);
        file.jpeg.client_data = &file;
        jpeg_mem_src(&file.jpeg, at, size);
        jpeg_read_header(&file.jpeg, TRUE);
        if (file.jpeg.image_width == (JDIMENSION)columns) {         /* `line` has room for that many */
            read_lines(&file, line, each, data);
            whole = true;
        } else {
            g_strlcpy(file.why, "it has two headers that do not agree", sizeof file.why);
        }
    }
    jpeg_destroy_decompress(&file.jpeg);
    *why = whole ? NULL : g_strdup(file.why);
    return whole;
}

typedef struct Pixels { int columns, rows; bool inverted; guint8 *argb; size_t stride; } Pixels;

static void
pixel_line(const guint8 *samples, int components, int y, void *data)
{
    const Pixels *out = data;
    guint32 *to = (guint32 *)(void *)(out->argb + out->stride * (size_t)y);

    for (int x = 0; y < out->rows && x < out->columns; x++)
        to[x] = pixel_of(samples + x * components, components, out->inverted);
}

static bool
jpeg_pixels(GBytes *bytes, int columns, int rows, bool inverted, guint8 *argb, size_t stride, char **why)
{
    Pixels out = { columns, rows, inverted, argb, stride };

    return jpeg_lines(bytes, columns, pixel_line, &out, why);
}

/* ---- JPEG written: baseline, of quality 90, no colour coarser than another ---- */

enum { QUALITY = 90 };

typedef struct JpegOut {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf out;
    char why[JMSG_LENGTH_MAX];
    unsigned char *bytes; unsigned long size;
} JpegOut;

static void
leave_writing(j_common_ptr jpeg)
{
    JpegOut *file = jpeg->client_data;

    jpeg->err->format_message(jpeg, file->why);
    longjmp(file->out, 1);
}

static void
write_lines(JpegOut *file, const guint8 *samples, int components, bool marked)
{
    j_compress_ptr jpeg = &file->jpeg;
    size_t stride = (size_t)jpeg->image_width * (size_t)components;

    jpeg->input_components = components;
    jpeg->in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->optimize_coding = TRUE;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg->write_Adobe_marker = marked;
    for (int i = 0; i < jpeg->num_components; i++)
        jpeg->comp_info[i].h_samp_factor = jpeg->comp_info[i].v_samp_factor = 1;
    jpeg_start_compress(jpeg, TRUE);
    while (jpeg->next_scanline < jpeg->image_height) {
        /* the library only reads it */
        JSAMPROW at = (JSAMPROW)(guintptr)(samples + stride * jpeg->next_scanline);

        jpeg_write_scanlines(jpeg, &at, 1);
    }
    jpeg_finish_compress(jpeg);
}

static bool
write_all(JpegOut *file, const guint8 *samples, int columns, int rows, int components, bool marked)
{
    file->jpeg.err = jpeg_std_error(&file->errors);
    file->errors.error_exit = leave_writing;
    if (setjmp(file->out) != 0)
        return false;
    jpeg_create_compress(&file->jpeg);
    file->jpeg.client_data = file;
    jpeg_mem_dest(&file->jpeg, &file->bytes, &file->size);
    file->jpeg.image_width = (JDIMENSION)columns;
    file->jpeg.image_height = (JDIMENSION)rows;
    write_lines(file, samples, components, marked);
    return true;
}

static GBytes *
jpeg_write(const guint8 *samples, int columns, int rows, int components, bool marked, char **why)
{
    JpegOut file = { 0 };
    bool whole = write_all(&file, samples, columns, rows, components, marked);
    GBytes *out = whole ? g_bytes_new(file.bytes, file.size) : NULL;

    jpeg_destroy_compress(&file.jpeg);
    free(file.bytes);
    *why = whole ? NULL : g_strdup(file.why);
    return out;
}

const PictureDecoders picture_libraries = {
    .png = read_png, .png_pixels = png_pixels, .jpeg_pixels = jpeg_pixels, .jpeg_lines = jpeg_lines,
    .jpeg_write = jpeg_write
};
