/*
 * The audit: a document is gathered, its content walked, every check run, and the findings reported in the order of the
 * rules' table. Which rules count is decided by what the file claims of itself; a file without claims is held to all.
 */
#include "audit/gather.h"

static bool
run(Audit *audit, const char *path, AuditSummary *out, Diags *diags)
{
    *out = (AuditSummary){ 0 };
    if (audit == NULL) {
        out->failures = 1;
        return false;
    }
    audit_walk_content(audit);
    audit_run_checks(audit);
    audit_report(audit, path, diags);
    *out = audit->summary;
    return true;
}

bool
audit_file(const char *path, AuditSummary *out, Diags *diags)
{
    g_autoptr(Audit) audit = audit_open(path, diags);

    return run(audit, path, out, diags);
}

bool
audit_bytes(GBytes *bytes, const char *path, AuditSummary *out, Diags *diags)
{
    g_autoptr(Audit) audit = audit_gather(object_file_take(bytes, path, diags), path, diags);

    return run(audit, path, out, diags);
}
