/*
 * What audits found, for machines and for reading: JSON, SARIF 2.1.0, HTML. A report is whole whatever the files are:
 * one that cannot be read is an entry that says so.
 */
#include "audit/gather.h"
#include "base/json.h"
#include <string.h>

struct AuditReport {
    AuditForm form;
    GString *out;
    guint files, results;
};

enum { PATH_DEPTH = 32 };

/* ---- texts ---- */

static void
json_field(GString *out, const char *name, const char *text)
{
    g_string_append_printf(out, "\"%s\": ", name);
    json_append_text(out, text);
}

static void
json_number(GString *out, const char *name, DiagId id)
{
    g_string_append_printf(out, "\"%s\": \"S%03d\"", name, id);
}

static void
html_text(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *escaped = g_markup_escape_text(valid, -1);

    g_string_append(out, escaped);
}

/* "31-009" of "Matterhorn 31-009; ISO 19005-2, 6.2.11.4.1", and the rest; either may be "". */
static void
split_clause(const char *clause, char **checkpoint, char **iso)
{
    const char *rest = clause;

    *checkpoint = g_strdup("");
    if (g_str_has_prefix(clause, "Matterhorn ")) {
        size_t length = strcspn(clause + 11, ";");

        g_free(*checkpoint);
        *checkpoint = g_strndup(clause + 11, length);
        rest = clause + 11 + length;
        rest += strspn(rest, "; ");
    }
    *iso = g_strdup(rest);
}

/* The roles from the root down to the element of this object; "" when it is none. */
static char *
structure_path(const Audit *audit, int object)
{
    int index = object == 0 ? -1 : GPOINTER_TO_INT(g_hash_table_lookup(audit->node_of, GINT_TO_POINTER(object))) - 1;
    GString *path = g_string_new(NULL);

    for (int depth = 0; index >= 0 && depth < PATH_DEPTH; depth++, index = audit_node(audit, index)->parent) {
        if (path->len > 0)
            g_string_prepend_c(path, '/');
        g_string_prepend(path, audit_node(audit, index)->role);
    }
    return g_string_free(path, FALSE);
}

static const char *
severity_word(DiagId id)
{
    return diag_severity(id) == SEVERITY_ERROR ? "error" : diag_severity(id) == SEVERITY_WARNING ? "warning" : "note";
}

/* ---- JSON ---- */

static void
json_rule(GString *out, const Audit *audit, AuditRuleId rule)
{
    AuditRuleView view = audit_rule(rule);
    const GArray *findings = audit->findings[rule];
    g_autofree char *checkpoint = NULL, *iso = NULL;

    split_clause(view.clause, &checkpoint, &iso);
    g_string_append(out, "    {");
    json_number(out, "number", view.diag);
    g_string_append(out, ", ");
    json_field(out, "severity", severity_word(view.diag));
    g_string_append(out, ", ");
    json_field(out, "checkpoint", checkpoint);
    g_string_append(out, ", ");
    json_field(out, "clause", iso);
    g_string_append(out, ", ");
    json_field(out, "asks", audit_rule_words(rule));
    g_string_append_printf(out, ", \"times\": %u, \"found\": [", audit->finding_counts[rule]);
    for (guint i = 0; i < findings->len; i++) {
        const AuditFinding *f = &g_array_index(findings, AuditFinding, i);
        g_autofree char *path = structure_path(audit, f->object);

        g_string_append(out, i == 0 ? "{" : ", {");
        if (f->page >= 0)
            g_string_append_printf(out, "\"page\": %d, ", f->page + 1);
        if (f->object > 0)
            g_string_append_printf(out, "\"object\": %d, ", f->object);
        if (*path != '\0') {
            json_field(out, "path", path);
            g_string_append(out, ", ");
        }
        json_field(out, "text", f->text);
        g_string_append_c(out, '}');
    }
    g_string_append(out, "]}");
}

/* Why a file cannot be read, as it was reported last; "" where nothing was. */
static const char *
why_unreadable(const Diags *diags)
{
    size_t count = diags_length(diags);

    return count == 0 ? "" : diags_at(diags, count - 1)->sentence;
}

static void
json_file(AuditReport *report, const Audit *audit, const char *path, const AuditSummary *s, const char *why)
{
    GString *out = report->out;
    bool first = true;

    g_string_append(out, report->files == 0 ? "  {" : ",\n  {");
    json_field(out, "file", path);
    g_string_append_printf(out, ", \"readable\": %s, \"pages\": %d, \"elements\": %d, \"fonts\": %d, \"claims\": [",
                           audit == NULL ? "false" : "true", s->pages, s->structure_elements, s->fonts);
    if (s->claims_ua)
        g_string_append(out, "\"PDF/UA-1\"");
    if (s->claims_a)
        g_string_append_printf(out, "%s\"PDF/A-%d%c\"", s->claims_ua ? ", " : "", s->a_part,
                               s->a_level == 0 ? ' ' : g_ascii_tolower(s->a_level));
    g_string_append(out, "], ");
    if (audit == NULL) {
        json_field(out, "error", why);
        g_string_append(out, ", ");
    }
    g_string_append_printf(out, "\"failures\": %d, \"rules\": [\n", s->failures);
    for (AuditRuleId rule = 0; audit != NULL && rule < RULE_COUNT; rule++) {
        if (audit->findings[rule] == NULL || !audit_is_held(audit, rule))
            continue;
        g_string_append(out, first ? "" : ",\n");
        json_rule(out, audit, rule);
        first = false;
    }
    g_string_append(out, first ? "  ]}" : "\n  ]}");
}

/* ---- SARIF ---- */

/* The number of the rule in the list that stands at the end, which has all of them. */
static void
sarif_results(AuditReport *report, const Audit *audit, AuditRuleId rule, const char *path)
{
    GString *out = report->out;
    const GArray *findings = audit->findings[rule];

    for (guint i = 0; i < findings->len; i++) {
        const AuditFinding *f = &g_array_index(findings, AuditFinding, i);
        g_autofree char *where = structure_path(audit, f->object), *uri = g_filename_to_uri(path, NULL, NULL);

        g_string_append_printf(out,
                               "%s      {\"ruleId\": \"%s\", \"ruleIndex\": %d, \"level\": \"%s\", \"message\": {",
                               report->results++ == 0 ? "" : ",\n", audit_rule_name(rule), (int)rule,
                               severity_word(audit_rule(rule).diag));
        json_field(out, "text", f->text);
        g_string_append(out, "}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {");
        json_field(out, "uri", uri == NULL ? path : uri);
        g_string_append(out, "}}");
        if (*where != '\0') {
            g_string_append(out, ", \"logicalLocations\": [{");
            json_field(out, "fullyQualifiedName", where);
            g_string_append(out, "}]");
        }
        g_string_append_printf(out, "}], \"properties\": {\"page\": %d, \"object\": %d}}", f->page + 1, f->object);
    }
}

static void
sarif_unreadable(AuditReport *report, const char *path, const char *why)
{
    g_autofree char *text = g_strdup_printf("the file cannot be read%s%s", *why == '\0' ? "" : ": ", why);

    g_string_append(report->out, report->results++ == 0 ? "" : ",\n");
    g_string_append(report->out, "      {\"ruleId\": \"unreadable\", \"level\": \"error\", \"message\": {");
    json_field(report->out, "text", text);
    g_string_append(report->out, "}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {");
    json_field(report->out, "uri", path);
    g_string_append(report->out, "}}}]}");
}

/* Where the standard of a clause can be had: the checkpoints of Matterhorn are free, the standards of ISO are sold. */
static const char *
clause_uri(const char *clause)
{
    static const struct {
        const char *begins, *uri;
    } rows[] = { { "Matterhorn", "https://pdfa.org/resource/the-matterhorn-protocol/" },
                 { "ISO 14289-1", "https://www.iso.org/standard/64599.html" },
                 { "ISO 32000-1", "https://www.iso.org/standard/51502.html" },
                 { "ISO 19005-1", "https://www.iso.org/standard/38920.html" },
                 { "ISO 19005-2", "https://www.iso.org/standard/50655.html" },
                 { "ISO 19005-3", "https://www.iso.org/standard/57229.html" } };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (g_str_has_prefix(clause, rows[i].begins))
            return rows[i].uri;
    return NULL;
}

/* A rule is known by its id for good (SARIF 2.1.0, 3.49.3); its name is the number of the diagnostic. */
static void
sarif_rules(GString *out)
{
    for (AuditRuleId rule = 0; rule < RULE_COUNT; rule++) {
        AuditRuleView view = audit_rule(rule);
        const char *uri = clause_uri(view.clause);

        g_string_append_printf(out, "%s      {\"id\": \"%s\", ", rule == 0 ? "" : ",\n", audit_rule_name(rule));
        json_number(out, "name", view.diag);
        g_string_append(out, ", \"shortDescription\": {");
        json_field(out, "text", audit_rule_words(rule));
        g_string_append_printf(out, "}, \"defaultConfiguration\": {\"level\": \"%s\"}", severity_word(view.diag));
        if (uri != NULL) {
            g_string_append(out, ", ");
            json_field(out, "helpUri", uri);
        }
        g_string_append(out, ", \"properties\": {");
        json_field(out, "clause", view.clause);
        g_string_append(out, "}}");
    }
    g_string_append(out, ",\n      {\"id\": \"unreadable\", \"shortDescription\": {\"text\": "
                         "\"The file is a PDF that can be read.\"}}");
}

/* ---- HTML ---- */

static void
html_rule(GString *out, const Audit *audit, AuditRuleId rule)
{
    AuditRuleView view = audit_rule(rule);
    const GArray *findings = audit->findings[rule];

    for (guint i = 0; i < findings->len; i++) {
        const AuditFinding *f = &g_array_index(findings, AuditFinding, i);
        g_autofree char *path = structure_path(audit, f->object);

        g_string_append_printf(out, "<tr class=\"%s\"><th scope=\"row\">%s</th><td>", severity_word(view.diag),
                               severity_word(view.diag));
        html_text(out, f->text);
        g_string_append(out, "</td><td>");
        if (f->page >= 0)
            g_string_append_printf(out, "%d", f->page + 1);
        g_string_append(out, "</td><td>");
        if (f->object > 0)
            g_string_append_printf(out, "%d", f->object);
        g_string_append(out, "</td><td>");
        html_text(out, path);
        g_string_append(out, "</td><td>");
        html_text(out, view.clause);
        g_string_append(out, "<br>");
        html_text(out, audit_rule_words(rule));
        g_string_append(out, "</td></tr>\n");
    }
    if (audit->finding_counts[rule] > findings->len)
        g_string_append_printf(out, "<tr><td></td><td colspan=\"5\">%u times more</td></tr>\n",
                               audit->finding_counts[rule] - findings->len);
}

static void
html_file(AuditReport *report, const Audit *audit, const char *path, const AuditSummary *s, const char *why)
{
    GString *out = report->out;

    g_string_append(out, "<h2>");
    html_text(out, path);
    g_string_append_printf(out, "</h2>\n<p>%d pages, %d structure elements, %d fonts; %d failures.</p>\n", s->pages,
                           s->structure_elements, s->fonts, s->failures);
    if (audit == NULL) {
        g_string_append(out, "<p>The file cannot be read.</p>\n<p>");
        html_text(out, why);
        g_string_append(out, "</p>\n");
        return;
    }
    g_string_append(out, "<table><thead><tr><th scope=\"col\"></th><th scope=\"col\">What is found</th>"
                         "<th scope=\"col\">Page</th><th scope=\"col\">Object</th><th scope=\"col\">Structure</th>"
                         "<th scope=\"col\">What is asked</th></tr></thead><tbody>\n");
    for (AuditRuleId rule = 0; rule < RULE_COUNT; rule++)
        if (audit->findings[rule] != NULL && audit_is_held(audit, rule))
            html_rule(out, audit, rule);
    g_string_append(out, "</tbody></table>\n");
}

/* ---- the report ---- */

AuditReport *
audit_report_new(AuditForm form)
{
    static const char *const heads[] = {
        [AUDIT_JSON] = "[\n",
        [AUDIT_SARIF] = "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", "
                        "\"runs\": [{\n    \"results\": [\n",
        [AUDIT_HTML] = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Audit</title><style>"
                       "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}"
                       "th,td{border:1px solid #999;padding:.3em .6em;text-align:start;vertical-align:top}"
                       ".error th{color:#a00}</style></head><body>\n<h1>Audit</h1>\n",
    };
    AuditReport *report = g_new0(AuditReport, 1);

    report->form = form;
    report->out = g_string_new(heads[form]);
    return report;
}

bool
audit_report_add(AuditReport *report, const char *path, const AuditProfile *profile, AuditSummary *out, Diags *diags)
{
    g_autoptr(Audit) audit = audit_gather(object_file_open(path, diags), path, true, diags);
    const char *why = audit == NULL ? why_unreadable(diags) : NULL;

    audit_run(audit, profile, path, out, diags);
    if (report->form == AUDIT_JSON)
        json_file(report, audit, path, out, why);
    else if (report->form == AUDIT_HTML)
        html_file(report, audit, path, out, why);
    else if (audit == NULL)
        sarif_unreadable(report, path, why);
    for (AuditRuleId rule = 0; report->form == AUDIT_SARIF && audit != NULL && rule < RULE_COUNT; rule++)
        if (audit->findings[rule] != NULL && audit_is_held(audit, rule))
            sarif_results(report, audit, rule, path);
    report->files++;
    return audit != NULL;
}

char *
audit_report_end(AuditReport *report)
{
    GString *out = report->out;

    switch (report->form) {
    case AUDIT_SARIF:
        g_string_append(out, "\n    ],\n    \"tool\": {\"driver\": {\"name\": \"sheaf\", \"rules\": [\n");
        sarif_rules(out);
        g_string_append(out, "\n    ]}}\n  }]}\n");
        break;
    case AUDIT_HTML:
        g_string_append(out, "</body></html>\n");
        break;
    case AUDIT_JSON:
    default:
        g_string_append(out, "\n]\n");
    }
    g_free(report);
    return g_string_free(out, FALSE);
}

/* ---- rules by clause ---- */

/* "7.1" is not "7.18.1", and "31-00" not "31-009". */
static bool
names_clause(const char *text, const char *clause)
{
    size_t length = strlen(clause);

    for (const char *at = text; length > 0 && (at = strstr(at, clause)) != NULL; at++) {
        bool begins = at == text || strchr(" ;,", at[-1]) != NULL;

        if (begins && (at[length] == '\0' || strchr(";, ", at[length]) != NULL))
            return true;
    }
    return false;
}

char *
audit_explain(const char *clause)
{
    GString *out = g_string_new(NULL);

    for (AuditRuleId rule = 0; rule < RULE_COUNT; rule++) {
        AuditRuleView view = audit_rule(rule);
        g_autofree char *number = g_strdup_printf("S%03d", view.diag);
        bool ua = (view.held & HELD_UA) != 0, a = (view.held & (HELD_A | HELD_A_UNICODE | HELD_A_TAGGED)) != 0;

        if (!names_clause(view.clause, clause) && strcmp(number, clause) != 0)
            continue;
        g_string_append_printf(out, "%s  %s\n    %s\n    %s\n", number, view.clause,
                               audit_rule_words(rule),
                               ua && a ? "PDF/UA-1 and PDF/A"
                               : ua    ? "PDF/UA-1"
                               : a     ? (view.held & HELD_A) != 0           ? "PDF/A"
                                         : (view.held & HELD_A_UNICODE) != 0 ? "PDF/A, levels U and A"
                                                                             : "PDF/A, level A"
                                       : "advice");
    }
    return g_string_free(out, out->len == 0);
}
