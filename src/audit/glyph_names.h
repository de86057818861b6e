#ifndef AUDIT_GLYPH_NAMES_H
#define AUDIT_GLYPH_NAMES_H
/* Names of glyphs: what they mean as text, and which of them the encodings of PDF have (ISO 32000-1, annex D). */
#include <glib.h>

typedef enum GlyphEncoding { ENCODING_STANDARD, ENCODING_MAC_ROMAN, ENCODING_WIN_ANSI } GlyphEncoding;

/* By the Adobe Glyph List, its "uniXXXX" and "uXXXXX", and a name's part before "." or "_"; 0 when it has none. */
gunichar glyph_character(const char *name);
/* NULL where the encoding has none for this code. */
const char *glyph_encoded(GlyphEncoding encoding, guint code);
/* The standard strings of the Compact Font Format, 0 to 390; NULL past them. */
const char *glyph_standard_string(guint index);

#endif
