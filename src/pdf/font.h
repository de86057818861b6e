#ifndef PDF_FONT_H
#define PDF_FONT_H
/*
 * The fonts of a document: which glyphs of each file are shown and what they mean, then the objects that embed them.
 * In page contents a glyph is a code of two bytes (Identity-H): its place in the program, in the font's own order, so
 * that the same glyphs give the same program whatever text they stood in.
 *
 * Files stay open, and programs that were made are kept with the context: at most 8 MiB of them, then all are
 * forgotten. What is kept is what would be made again, byte for byte.
 */
#include "pdf/pass.h"
#include "text/run.h"

typedef struct PdfFont PdfFont;         /* a font file; lives as long as its context */

/* NULL when the file cannot be read or embedded: then *why, owned by the caller, says it as a clause. */
PdfFont *font_find(PdfContext *context, const TextFont *font, char **why);
/* Notes what a run shows; false when it has a glyph that the font has not. The run must live until fonts_write(). */
bool font_note(PdfFont *font, const TextRun *run);
/*
 * After the last run was noted, before the first code is asked for: makes the font programs, which number the glyphs.
 * The font of which none can be made, else NULL.
 */
const TextFont *fonts_number(PdfContext *context, Writer *writer);

/* What a glyph is in the document at work. */
typedef struct GlyphUse {
    const char *text;                   /* what it stands for alone, wherever it does; NULL: only a part of something */
    uint32_t length;
    uint16_t code;
    bool shown;
    bool rtl;
    int advance;                        /* font units */
    double width;                       /* em, as the file says it */
} GlyphUse;

int font_index(const PdfFont *font);                    /* n of its name in resources, /Fn */
/* By glyph, until fonts_clear(); codes and widths after fonts_number(). */
const GlyphUse *font_uses(const PdfFont *font);

void put_font_resources(GString *out, const PdfContext *context);           /* "/F0 7 0 R /F1 12 0 R" */
void fonts_write(PdfContext *context, Writer *writer);
/* Forgets the document. */
void fonts_clear(PdfContext *context);
/* For the context. */
GHashTable *font_table_new(void);

#endif
