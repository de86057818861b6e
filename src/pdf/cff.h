#ifndef PDF_CFF_H
#define PDF_CFF_H
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Makes the CIDs of a font program in CFF (Adobe Technical Note 5176) the numbers of its `count` glyphs, in place:
 * those of a font whose glyphs have names are so already (ISO 32000-1, 9.7.4.2), of a CID-keyed one the charset says
 * them.
 * False when the bytes are not as HarfBuzz writes them.
 */
bool cff_number_by_glyph(guint8 *bytes, size_t length, size_t count);

#endif
