#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H
/* A finished file, whoever made it, held against what it claims of itself (ISO 14289-1, ISO 19005-2 and -3). */
#include <glib.h>
#include "base/diag.h"

/* What an audit found: one line a finding through diags (DIAG_AUDIT_*, with the Matterhorn checkpoint). */
typedef struct AuditSummary {
    int pages, structure_elements, fonts, failures;
    bool claims_ua, claims_a, print;
    int a_part;
    char a_level;
} AuditSummary;
/* False when the file cannot be read at all. */
bool audit_file(const char *path, AuditSummary *out, Diags *diags);
/* The same of bytes; `path` is what they are called. */
bool audit_bytes(GBytes *bytes, const char *path, AuditSummary *out, Diags *diags);
/* The structure tree as text (one element a line, indented, with its text), for tests. */
char *audit_structure_text(const char *path, Diags *diags);

#endif
