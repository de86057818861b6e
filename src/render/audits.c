/* Finished files, whoever made them, held against the standards, and read aloud. */
#include "audit/audit.h"
#include "render/project.h"
#include <string.h>

static bool
parse_profile(const char *text, AuditProfile *profile)
{
    return text == NULL || audit_profile_parse(text, profile);
}

SheafExit
sheaf_audit_as(const char *path, const char *profile, SheafReport report, void *report_data, char **summary)
{
    g_autoptr(Diags) diags = diags_new();
    AuditSummary found = { 0 };
    AuditProfile held;
    bool readable;

    *summary = NULL;
    if (!parse_profile(profile, &held))
        return SHEAF_USAGE;
    readable = audit_file_as(path, profile == NULL ? NULL : &held, &found, diags);
    report_all(diags, report, report_data);
    *summary = g_strdup_printf("%s: %d pages, %d structure elements, %d fonts; claims %s%s%s; %zu failures\n", path,
                               found.pages, found.structure_elements, found.fonts,
                               found.print       ? "nothing: a print file"
                               : found.claims_ua ? "PDF/UA-1"
                                                 : "no PDF/UA",
                               found.claims_a ? " and PDF/A-" : "",
                               found.claims_a ? (char[]){ (char)('0' + found.a_part), found.a_level, '\0' } : "",
                               diags_count(diags, SEVERITY_ERROR));
    return readable || diags_failed(diags) ? (SheafExit)diags_exit_status(diags) : SHEAF_MISSING;
}

SheafExit
sheaf_audit(const char *path, SheafReport report, void *report_data, char **summary)
{
    return sheaf_audit_as(path, NULL, report, report_data, summary);
}

SheafExit
sheaf_audit_report(const char *const *paths, size_t count, const char *profile, SheafAuditForm form, char **text)
{
    static const AuditForm forms[] = {
        [SHEAF_AUDIT_JSON] = AUDIT_JSON, [SHEAF_AUDIT_SARIF] = AUDIT_SARIF, [SHEAF_AUDIT_HTML] = AUDIT_HTML
    };
    AuditProfile held;
    AuditReport *report;
    SheafExit end = SHEAF_OK;

    *text = NULL;
    if (!parse_profile(profile, &held))
        return SHEAF_USAGE;
    report = audit_report_new(forms[form]);
    for (size_t i = 0; i < count; i++) {
        g_autoptr(Diags) diags = diags_new();
        AuditSummary found;
        bool readable = audit_report_add(report, paths[i], profile == NULL ? NULL : &held, &found, diags);
        SheafExit one = readable || diags_failed(diags) ? (SheafExit)diags_exit_status(diags) : SHEAF_MISSING;

        end = end == SHEAF_OK ? one : end;
    }
    *text = audit_report_end(report);
    return end;
}

SheafExit
sheaf_audit_tags(const char *path, bool brief, SheafReport report, void *report_data, char **text)
{
    g_autoptr(Diags) diags = diags_new();

    *text = audit_spoken_text(path, brief, diags);
    report_all(diags, report, report_data);
    return *text != NULL ? SHEAF_OK : diags_failed(diags) ? (SheafExit)diags_exit_status(diags) : SHEAF_MISSING;
}

char *
sheaf_audit_explain(const char *clause)
{
    return audit_explain(clause);
}
