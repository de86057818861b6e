#ifndef TEXT_RUN_H
#define TEXT_RUN_H
/*
 * A shaped piece of one line in one font, one colour and one direction, as plain values: what the display list
 * carries and draw and pdf paint. Positions are points; hinting plays no part, so widths are those of the font's own
 * units.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/colour.h"

/* A font file, or an instance of a variable one; one object of each in a process, so pointers may be compared. */
typedef struct TextFont {
    const char *path;
    int face_index;                     /* of a collection; from bit 16 on the number of a named instance, from 1 */
    const char *name;
    const char *variations;             /* "wght=500,wdth=87.5": its place on each axis; NULL: not variable */
} TextFont;

typedef struct TextGlyph { uint32_t glyph; float x_offset, y_offset, advance; } TextGlyph;     /* y downwards */
/* As in cairo: how many bytes of the text and how many glyphs belong together, in logical order of the text. */
typedef struct TextCluster { uint16_t bytes, glyphs; } TextCluster;

typedef struct TextRun TextRun;
struct TextRun {
    const TextFont *font;
    double size;
    Colour colour;
    double width;                       /* sum of the advances */
    double rise;                        /* baseline raised by, already counted out by whoever places the run: y is
                                           the line's baseline and draw paints at y - rise */
    const char *text; size_t length;    /* UTF-8 that the glyphs stand for, in reading order: without characters that
                                           show nothing; a no-break space is a space, a hyphen that was set is "-" */
    const TextGlyph *glyphs; size_t glyph_count;        /* left to right */
    const TextCluster *clusters; size_t cluster_count;
    bool rtl;                           /* the clusters run from the last glyph to the first */
    uint32_t span;                      /* index of the span of the paragraph it came from */
    const char *language;               /* BCP 47 or NULL */
};

/*
 * Runs kept for longer than the paragraphs that they were set for, each once however often it was set: the same heads
 * and labels stand on page after page. They live in `arena`; fonts are the TextSystem's as before. What is kept says
 * nothing of the span that it came from.
 */
typedef struct RunKeep RunKeep;
RunKeep *run_keep_new(Arena *arena);
void run_keep_free(RunKeep *keep);      /* the runs stay */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunKeep, run_keep_free)
const TextRun *run_keep(RunKeep *keep, const TextRun *run);

#endif
