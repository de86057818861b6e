#ifndef PDF_PDF_H
#define PDF_PDF_H
/*
 * Cairo's bytes and the structure tree in, a finished PDF/UA-1 and PDF/A-2a file out, in one pass; and the audit of
 * finished files.
 */
#include <glib.h>
#include "base/diag.h"
#include "page/list.h"

typedef struct PdfOptions {
    const char *producer;               /* "sheaf 1.0"; the same in Info and XMP */
    bool claim_ua, claim_a;             /* both by default */
} PdfOptions;

/* NULL with a diagnostic when the marks do not run 0 … n-1 or cairo's file is not as expected. */
GBytes *pdf_finish(GBytes *cairo_pdf, const Pages *pages, const PdfOptions *options, Diags *diags);

/* What an audit found: one line a finding through diags (DIAG_AUDIT_*, with the Matterhorn checkpoint). */
typedef struct AuditSummary { int pages, structure_elements, fonts, failures; bool claims_ua, claims_a, print; int a_part; char a_level; } AuditSummary;
/* False when the file cannot be read at all. */
bool pdf_audit(const char *path, AuditSummary *out, Diags *diags);
/* The structure tree as text (one element a line, indented, with its text), for tests. */
char *pdf_structure_text(const char *path, Diags *diags);

#endif
