/*
 * The audit: a document is gathered, its content walked, every check run, and the findings reported in the order of the
 * rules' table. Which rules count is decided by what the file claims of itself; a file without claims is held to all.
 */
#include "audit/gather.h"
#include <string.h>

bool
audit_profile_parse(const char *text, AuditProfile *out)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);

    *out = (AuditProfile){ 0 };
    for (size_t i = 0; names[i] != NULL; i++) {
        const char *name = names[i];

        if (strcmp(name, "ua-1") == 0 && !out->ua) {
            out->ua = true;
        } else if (strlen(name) == 4 && g_str_has_prefix(name, "a-") && strchr("23", name[2]) != NULL &&
                   strchr("abu", name[3]) != NULL && out->a_part == 0) {
            out->a_part = name[2] - '0';
            out->a_level = g_ascii_toupper(name[3]);
        } else {
            return false;
        }
    }
    return names[0] != NULL;
}

bool
audit_run(Audit *audit, const AuditProfile *profile, const char *path, AuditSummary *out, Diags *diags)
{
    *out = (AuditSummary){ 0 };
    if (audit == NULL) {
        out->failures = 1;
        return false;
    }
    if (profile != NULL)
        audit_hold(audit, profile);
    audit_walk_content(audit);
    audit_run_checks(audit);
    audit_report(audit, path, diags);
    *out = audit->summary;
    return true;
}

bool
audit_file(const char *path, AuditSummary *out, Diags *diags)
{
    return audit_file_as(path, NULL, out, diags);
}

bool
audit_file_as(const char *path, const AuditProfile *profile, AuditSummary *out, Diags *diags)
{
    g_autoptr(Audit) audit = audit_gather(object_file_open(path, diags), path, true, diags);

    return audit_run(audit, profile, path, out, diags);
}

bool
audit_bytes(GBytes *bytes, const char *path, AuditSummary *out, Diags *diags)
{
    return audit_bytes_as(bytes, path, NULL, out, diags);
}

bool
audit_bytes_as(GBytes *bytes, const char *path, const AuditProfile *profile, AuditSummary *out, Diags *diags)
{
    g_autoptr(Audit) audit = audit_gather(object_file_take(bytes, path, diags), path, true, diags);

    return audit_run(audit, profile, path, out, diags);
}
