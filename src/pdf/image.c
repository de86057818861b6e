/* PNG read by libpng into 8 bits a channel, whatever it was; the alpha channel becomes a picture of its own. */
#include "pdf/image.h"
#include <png.h>

static int
write_channels(Writer *writer, const png_image *png, const guint8 *pixels, int first, int count, int mask)
{
    size_t area = (size_t)png->width * png->height;
    g_autofree guint8 *channels = g_malloc(area * (size_t)count);
    g_autoptr(GString) dictionary = g_string_new(NULL);
    int number = writer_add(writer);

    for (size_t i = 0; i < area; i++)
        for (int c = 0; c < count; c++)
            channels[i * (size_t)count + (size_t)c] = pixels[4 * i + (size_t)(first + c)];
    g_string_printf(dictionary, "/Type /XObject /Subtype /Image /Width %u /Height %u /BitsPerComponent 8 /ColorSpace /%s", png->width, png->height,
                    count == 1 ? "DeviceGray" : "DeviceRGB");
    if (mask > 0)
        g_string_append_printf(dictionary, " /SMask %d 0 R", mask);
    writer_deflated(writer, number, dictionary->str, (const char *)channels, area * (size_t)count);
    return number;
}

static bool
is_opaque(const png_image *png, const guint8 *pixels)
{
    size_t area = (size_t)png->width * png->height;

    for (size_t i = 0; i < area; i++)
        if (pixels[4 * i + 3] != 255)
            return false;
    return true;
}

int
image_write(Writer *writer, const void *bytes, size_t size)
{
    png_image png = { .version = PNG_IMAGE_VERSION };
    g_autofree guint8 *pixels = NULL;

    if (!png_image_begin_read_from_memory(&png, bytes, size))
        return 0;
    png.format = PNG_FORMAT_RGBA;
    pixels = g_try_malloc(PNG_IMAGE_SIZE(png));
    if (pixels == NULL || !png_image_finish_read(&png, NULL, pixels, 0, NULL)) {
        png_image_free(&png);
        return 0;
    }
    return write_channels(writer, &png, pixels, 0, 3, is_opaque(&png, pixels) ? 0 : write_channels(writer, &png, pixels, 3, 1, 0));
}
