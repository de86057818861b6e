/* Samples as a PDF holds them: PNG's filters (ISO/IEC 15948, 9), chosen row by row, and a zlib stream. */
#include "picture/pack.h"
#include <stdlib.h>
#include <string.h>
#include "object/write.h"

typedef enum RowFilter { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTER_PAETH = 4, FILTER_COUNT } RowFilter;

static guint8
paeth(int left, int above, int corner)
{
    int guess = left + above - corner, to_left = abs(guess - left), to_above = abs(guess - above),
        to_corner = abs(guess - corner);

    return (guint8)(to_left <= to_above && to_left <= to_corner ? left : to_above <= to_corner ? above : corner);
}

/* `above` is NULL over the first row. */
static void
filter_row(RowFilter filter, const guint8 *row, const guint8 *above, size_t width, size_t pixel, guint8 *out)
{
    *out++ = (guint8)filter;
    for (size_t i = 0; i < width; i++) {
        int left = i < pixel ? 0 : row[i - pixel], up = above == NULL ? 0 : above[i],
            corner = i < pixel || above == NULL ? 0 : above[i - pixel];
        int expected = filter == FILTER_SUB ? left : filter == FILTER_UP ? up : filter == FILTER_PAETH
                                                                                  ? paeth(left, up, corner) : 0;

        out[i] = (guint8)(row[i] - expected);
    }
}

/* The usual measure: the sum of what is left, taken as signed. */
static guint64
weight(const guint8 *filtered, size_t width)
{
    guint64 sum = 0;

    for (size_t i = 1; i <= width; i++)
        sum += (guint64)abs((gint8)filtered[i]);
    return sum;
}

static void
best_row(const guint8 *row, const guint8 *above, size_t width, size_t pixel, guint8 *scratch, guint8 *out)
{
    static const RowFilter tried[] = { FILTER_SUB, FILTER_UP, FILTER_PAETH };
    guint64 least;

    filter_row(FILTER_NONE, row, above, width, pixel, out);
    least = weight(out, width);
    for (size_t i = 0; i < G_N_ELEMENTS(tried); i++) {
        guint64 left;

        filter_row(tried[i], row, above, width, pixel, scratch);
        left = weight(scratch, width);
        if (left < least) {
            least = left;
            memcpy(out, scratch, width + 1);
        }
    }
}

GBytes *
picture_pack(const guint8 *samples, size_t width, size_t rows, size_t pixel, gboolean plain)
{
    g_autofree guint8 *filtered = g_malloc((width + 1) * rows + 1), *scratch = g_malloc(width + 1);
    Deflater *deflater = deflater_new();
    Writer *writer = writer_new(deflater);
    GBytes *packed;

    for (size_t y = 0; y < rows; y++) {
        const guint8 *row = samples + y * width, *above = y == 0 ? NULL : row - width;
        guint8 *out = filtered + y * (width + 1);

        if (plain)
            filter_row(FILTER_NONE, row, above, width, pixel, out);
        else
            best_row(row, above, width, pixel, scratch, out);
    }
    packed = writer_deflate(writer, filtered, (width + 1) * rows);
    writer_free(writer);
    deflater_free(deflater);
    return packed;
}
