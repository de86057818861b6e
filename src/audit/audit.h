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

/*
 * What a file is held to: PDF/UA-1, a part and level of PDF/A (part 0: none), or both. `pages`: only in its pages and
 * tags, as those of an annex, whose header, metadata, claims and actions do not come along, and which gets an output
 * intent for RGB.
 */
typedef struct AuditProfile {
    bool ua;
    int a_part;
    char a_level;
    bool pages;
} AuditProfile;
/* "ua-1", "a-2b", or several joined by commas; false for any other text. */
bool audit_profile_parse(const char *text, AuditProfile *out);

/* False when the file cannot be read at all. */
bool audit_file(const char *path, AuditSummary *out, Diags *diags);
/* The same, held to `profile` whatever the file claims; NULL: to what it claims. */
bool audit_file_as(const char *path, const AuditProfile *profile, AuditSummary *out, Diags *diags);
/* The same of bytes; `path` is what they are called. */
bool audit_bytes(GBytes *bytes, const char *path, AuditSummary *out, Diags *diags);
bool audit_bytes_as(GBytes *bytes, const char *path, const AuditProfile *profile, AuditSummary *out,
                    Diags *diags);
/*
 * A report on any number of files: JSON or SARIF 2.1.0, for machines, or HTML, to be read; whole whatever they are.
 * audit_report_add() is as audit_file_as(); audit_report_end() frees the report and gives its text.
 */
typedef enum AuditForm { AUDIT_JSON, AUDIT_SARIF, AUDIT_HTML } AuditForm;
typedef struct AuditReport AuditReport;
AuditReport *audit_report_new(AuditForm form);
bool audit_report_add(AuditReport *report, const char *path, const AuditProfile *profile, AuditSummary *out,
                      Diags *diags);
char *audit_report_end(AuditReport *report);
/* What the rules of a clause ("7.18.1"), checkpoint ("31-009") or number ("S688") ask; NULL when there are none. */
char *audit_explain(const char *clause);
/* The document as a screen reader says it; `brief`: without citations. NULL when the file cannot be read. */
char *audit_spoken_text(const char *path, bool brief, Diags *diags);
/* The structure tree as text (one element a line, indented, with its text), for tests. */
char *audit_structure_text(const char *path, Diags *diags);

#endif
