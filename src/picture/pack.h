#ifndef PICTURE_PACK_H
#define PICTURE_PACK_H
#include <glib.h>

/*
 * Rows of `width` bytes, of which a pixel takes `pixel` (at least 1), as PICTURE_SAMPLES: each behind the filter that
 * leaves the least, all of it deflated. With `plain` no filter is tried: indices and bits have no neighbours.
 */
GBytes *picture_pack(const guint8 *samples, size_t width, size_t rows, size_t pixel, gboolean plain);

#endif
