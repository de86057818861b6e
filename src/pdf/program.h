#ifndef PDF_PROGRAM_H
#define PDF_PROGRAM_H
/*
 * A font file, read as far as embedding it needs, and font programs made of it (ISO 32000-1, 9.9). HarfBuzz reads and
 * subsets: a broken file gives zeros or no program, never more. The same HarfBuzz makes the same bytes of the same
 * glyphs.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct FontFile FontFile;

/*
 * Maps the file. NULL when it cannot be read or embedded: then *why, owned by the caller, says it as a clause.
 * `face_index` and `variations` as a TextFont has them: of a variable font the instance, all of whose axes are named.
 */
FontFile *font_file_open(const char *path, int face_index, const char *variations, char **why);
void font_file_free(FontFile *file);

/* In font units, `units` of them an em. */
typedef struct FontMeasures {
    int units, ascent, descent, cap_height, x_min, y_min, x_max, y_max;
    double italic_angle;                /* degrees, counter-clockwise */
} FontMeasures;
FontMeasures font_file_measures(const FontFile *file);
char *font_file_postscript_name(const FontFile *file);  /* to be freed; NULL when it has none in ASCII */
size_t font_file_glyph_count(const FontFile *file);
int font_file_advance(const FontFile *file, size_t glyph);     /* font units */
/* The least character that the font itself shows by this glyph; 0 when there is none. */
gunichar font_file_character(FontFile *file, size_t glyph);

typedef enum ProgramKind {
    PROGRAM_TRUETYPE,                   /* for a CIDFontType2: FontFile2 */
    PROGRAM_CFF                         /* for a CIDFontType0: FontFile3 (CIDFontType0C), whose CIDs are glyphs */
} ProgramKind;

typedef struct FontProgram {
    ProgramKind kind;
    GBytes *bytes;
    uint16_t *glyphs;                   /* by number in the program, that in the file: ascending, 0 first */
    size_t count;
} FontProgram;

/*
 * A program that holds these glyphs, glyph 0, and those that they are composed of: without layout, names and
 * instructions, for pages are measured without hinting. NULL when HarfBuzz can make none.
 */
FontProgram *font_file_subset(const FontFile *file, const uint16_t *glyphs, size_t count);
void font_program_free(FontProgram *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FontProgram, font_program_free)

#endif
