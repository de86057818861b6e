/* WebP by libwebp, which decodes to the same pixels whatever the processor has. */
#include "picture/webp.h"
#include <webp/decode.h>

static const char *
fault_of(VP8StatusCode status)
{
    return status == VP8_STATUS_NOT_ENOUGH_DATA || status == VP8_STATUS_SUSPENDED ? "it ends too early"
           : status == VP8_STATUS_OUT_OF_MEMORY                                   ? "there is not enough memory"
                                                                                   : "its picture cannot be decoded";
}

static bool
decode(GBytes *file, int columns, int rows, bool for_cairo, guint8 *out, size_t stride, char **why)
{
    WebPDecoderConfig config;
    gsize size;
    const guint8 *bytes = g_bytes_get_data(file, &size);
    VP8StatusCode status = WebPInitDecoderConfig(&config) ? WebPGetFeatures(bytes, size, &config.input)
                                                          : VP8_STATUS_INVALID_PARAM;

    if (status == VP8_STATUS_OK && (config.input.width != columns || config.input.height != rows))
        status = VP8_STATUS_BITSTREAM_ERROR;
    if (status == VP8_STATUS_OK) {
        config.output.colorspace = !for_cairo ? MODE_RGBA : G_BYTE_ORDER == G_LITTLE_ENDIAN ? MODE_bgrA : MODE_Argb;
        config.output.is_external_memory = 1;
        config.output.u.RGBA = (WebPRGBABuffer){ out, (int)stride, stride * (size_t)rows };
        status = WebPDecode(bytes, size, &config);
        WebPFreeDecBuffer(&config.output);
    }
    *why = status == VP8_STATUS_OK ? NULL : g_strdup(fault_of(status));
    return status == VP8_STATUS_OK;
}

const WebpFunctions webp_libwebp = { .decode = decode };
