#ifndef PDF_PDF_H
#define PDF_PDF_H
/*
 * Pages in, a finished PDF/UA-1 and PDF/A-2a file out; and the audit of finished files.
 */
#include <glib.h>
#include "base/diag.h"
#include "page/list.h"

typedef struct PdfOptions {
    const char *producer;               /* "sheaf 1.0"; the same in Info and XMP */
    bool claim_ua, claim_a;             /* both by default */
} PdfOptions;

/*
 * What is kept from document to document: font files, embedded programs as they were made, the compressor. Bytes never
 * depend on what is kept. Of bounded size, for one document at a time.
 */
typedef struct PdfPress PdfPress;
PdfPress *pdf_press_new(void);
void pdf_press_free(PdfPress *press);                   /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PdfPress, pdf_press_free)

/* NULL with a diagnostic: DIAG_DRAW_FAILED when a font or an image cannot be read, DIAG_PDF_UNEXPECTED when nothing is tagged. */
GBytes *pdf_write(PdfPress *press, const Pages *pages, const PdfOptions *options, Diags *diags);

/* What an audit found: one line a finding through diags (DIAG_AUDIT_*, with the Matterhorn checkpoint). */
typedef struct AuditSummary { int pages, structure_elements, fonts, failures; bool claims_ua, claims_a; int a_part; char a_level; } AuditSummary;
/* False when the file cannot be read at all. */
bool pdf_audit(const char *path, AuditSummary *out, Diags *diags);
/* The structure tree as text (one element a line, indented, with its text), for tests. */
char *pdf_structure_text(const char *path, Diags *diags);

#endif
