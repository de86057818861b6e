#ifndef PDF_PAINT_H
#define PDF_PAINT_H
/*
 * Display lists as page contents (ISO 32000-1, 8 and 9): sequences become marked content with their role and MCID, runs
 * become codes of the context's fonts. The second of two devices; the other is draw's, for pictures.
 */
#include "pdf/font.h"
#include "pdf/pass.h"

typedef struct Paint {
    PdfContext *context;
    const Pages *pages;
    const TagPlan *plan;
    GHashTable *pictures;               /* digest -> number of the object, from when they are numbered on */
    GPtrArray *shown;                   /* PagePicture, in the order in which pages first show them */
    /* NULL while all is well; else which font cannot be used, and why: owned by whoever made this */
    char *fault;
} Paint;

/* Notes the fonts of all pages with the context, so that codes are known before the first is written. */
void paint_note(Paint *paint);
/* Makes their programs, which number their glyphs. */
void paint_number(Paint *paint, Writer *writer);
void paint_page(Paint *paint, size_t page, GString *out);
/* Writes the pictures of all pages, each once. */
void pictures_write(Paint *paint, Writer *writer);
void pictures_clear(Paint *paint);
void put_picture_resources(GString *out, const Paint *paint);
/* False with diagnostics when one cannot stand in a file that claims PDF/A. */
bool pictures_may_claim(const Pages *pages, Diags *diags);
/* /Font and /XObject for all pages. */
void put_resources(GString *out, const Paint *paint);

#endif
