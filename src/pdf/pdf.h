#ifndef PDF_PDF_H
#define PDF_PDF_H
/*
 * Pages in, a finished PDF/UA-1 and PDF/A-2a file (3a with attachments) out.
 */
#include <glib.h>
#include "base/diag.h"
#include "base/diag_pdf.h"
#include "object/write.h"
#include "page/list.h"

/* What an attached file is to the document (ISO 19005-3, table E.1 and 6.8). */
typedef enum PdfRelation {
    PDF_RELATION_UNSPECIFIED,
    PDF_RELATION_DATA,
    PDF_RELATION_SOURCE,
    PDF_RELATION_SUPPLEMENT,
    PDF_RELATION_ALTERNATIVE
} PdfRelation;

typedef struct PdfAttachment {
    const char *name;                   /* "observations.csv": no folder, each name once */
    const char *type;                   /* MIME: "text/csv" */
    const char *description;            /* in the document's language; NULL: none */
    GBytes *bytes;
    PdfRelation relation;
} PdfAttachment;

typedef struct PdfOptions {
    const char *producer;               /* "sheaf 1.0"; the same in Info and XMP */
    bool claims_ua, claims_a;           /* PDF/UA-1; PDF/A-2a */
    const PdfAttachment *attachments;   /* with any, the file claims PDF/A-3a in place of 2a; borrowed */
    size_t attachment_count;            /* they are of the document's date */
    /* the pages are held to the rules about structure before the first byte is written */
    bool held;
    /* the same pages, of which each may be let go of once it is written; NULL: they stay as they are */
    Pages *spent;
} PdfOptions;

/*
 * What is kept from document to document: font files, embedded programs as they were made, the compressor. Bytes never
 * depend on what is kept. Of bounded size, for one document at a time.
 */
typedef struct PdfContext PdfContext;
PdfContext *pdf_context_new(void);
void pdf_context_free(PdfContext *context);                   /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfContext, pdf_context_free)
/* The context's own, for what is written besides. */
Deflater *pdf_context_deflater(PdfContext *context);

/*
 * NULL with a diagnostic: DIAG_DRAW_FAILED when a font cannot be used, DIAG_PDF_UNEXPECTED when nothing is tagged;
 * DIAG_STRUCTURE_…, each with the place that the node has, when the pages are held to the rules about structure and
 * break one; or when two attachments have one name.
 */
GBytes *pdf_write(PdfContext *context, const Pages *pages, const PdfOptions *options, Diags *diags);

#endif
