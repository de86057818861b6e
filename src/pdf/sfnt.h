#ifndef PDF_SFNT_H
#define PDF_SFNT_H
/*
 * A TrueType font file, read as far as embedding it needs (ISO/IEC 14496-22): measures, widths, names, characters, and a
 * smaller program that holds some of its glyphs. Every offset is checked: a broken file gives zeros or NULL, never more.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Sfnt Sfnt;

/* Maps the file. NULL when it cannot be read or has no TrueType outlines: then *why, owned by the caller, says it as a clause. */
Sfnt *sfnt_open(const char *path, int face_index, char **why);
void sfnt_free(Sfnt *font);

/* In font units, `units` of them an em. */
typedef struct SfntMeasures { int units, ascent, descent, cap_height, x_min, y_min, x_max, y_max; double italic_angle; } SfntMeasures;
SfntMeasures sfnt_measures(const Sfnt *font);
char *sfnt_postscript_name(const Sfnt *font);           /* to be freed; NULL when it has none in ASCII */
size_t sfnt_glyph_count(const Sfnt *font);
int sfnt_advance(const Sfnt *font, size_t glyph);       /* font units */
/* The least character that the font itself shows by this glyph; 0 when there is none. */
gunichar sfnt_character(Sfnt *font, size_t glyph);
/* Calls `add` for each glyph that this one is composed of, not for those that they are composed of. */
void sfnt_each_component(const Sfnt *font, size_t glyph, void (*add)(size_t component, void *data), void *data);

/*
 * A font program of these glyphs, renumbered from 0 in the order given: ascending, glyph 0 first, components among them.
 * It has what a CIDFontType2 must have (ISO 32000-1, 9.9) and no instructions: pages are measured without hinting, and
 * instructions would be half of its size.
 */
GByteArray *sfnt_subset(const Sfnt *font, const uint16_t *glyphs, size_t count);

#endif
