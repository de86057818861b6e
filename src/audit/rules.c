/*
 * The rules: one row each, with the diagnostic that reports it, the clause it comes from and who is held to it. Checks
 * and walks note findings under a rule's id; this file keeps, counts and reports them, in the order of the table.
 */
#include "audit/gather.h"
#include "base/diag_lang.h"
#include "base/diag_pdf.h"
#include <string.h>

/* FILE_ALONE: of the file and not of its pages and tags; what is annexed leaves it behind. */
enum { SHOWN = 20 /* findings of a rule */, UA = HELD_UA, A = HELD_A, BOTH = HELD_UA | HELD_A | HELD_PRINT,
       TAGGED = HELD_UA | HELD_A_TAGGED, FILE_ALONE = 128 };

typedef struct AuditRule {
    DiagId diag;
    unsigned held;
    const char *clause;
} AuditRule;

static const AuditRule rules[RULE_COUNT] = {
    [RULE_DAMAGED] = { DIAG_AUDIT_DAMAGED, BOTH, "ISO 32000-1, 7.5" },
    [RULE_EXHAUSTED] = { DIAG_AUDIT_TOO_MUCH, HELD_ALWAYS | HELD_PRINT, "" },
    [RULE_HEADER] = { DIAG_AUDIT_SYNTAX, A | FILE_ALONE, "ISO 19005-2, 6.1.2" },
    [RULE_TRAILER_ID] = { DIAG_AUDIT_SYNTAX, A | FILE_ALONE, "ISO 19005-2, 6.1.3" },
    [RULE_AFTER_END] = { DIAG_AUDIT_SYNTAX, A | FILE_ALONE, "ISO 19005-2, 6.1.3" },
    [RULE_XREF] = { DIAG_AUDIT_SYNTAX, A | FILE_ALONE, "ISO 19005-2, 6.1.4" },
    [RULE_STREAM_EOL] = { DIAG_AUDIT_SYNTAX, A | FILE_ALONE, "ISO 19005-2, 6.1.7.1" },
    [RULE_STREAM_LENGTH] = { DIAG_AUDIT_SYNTAX, A | FILE_ALONE, "ISO 19005-2, 6.1.7.1" },
    [RULE_HEX_STRING] = { DIAG_AUDIT_HEX_STRING, A, "ISO 19005-2, 6.1.6" },
    [RULE_OBJECT_SPACING] = { DIAG_AUDIT_SYNTAX, A | FILE_ALONE, "ISO 19005-2, 6.1.9" },
    [RULE_NAME_UTF8] = { DIAG_AUDIT_SYNTAX, A, "ISO 19005-2, 6.1.8" },
    [RULE_ENCRYPTED] = { DIAG_AUDIT_ENCRYPTED, A | FILE_ALONE, "ISO 19005-2, 6.1.3" },
    [RULE_ENCRYPTED_CLOSED] = { DIAG_AUDIT_ENCRYPTED, UA | FILE_ALONE, "Matterhorn 26-002" },
    [RULE_EXTERNAL_STREAM] = { DIAG_AUDIT_STREAM, A, "ISO 19005-2, 6.1.7.1" },
    [RULE_LZW] = { DIAG_AUDIT_STREAM, A, "ISO 19005-2, 6.1.7.2" },
    [RULE_CRYPT] = { DIAG_AUDIT_STREAM, A, "ISO 19005-2, 6.1.7.2" },
    [RULE_LIMIT] = { DIAG_AUDIT_LIMIT, A, "ISO 19005-2, 6.1.13" },
    [RULE_XMP_MISSING] = { DIAG_AUDIT_XMP_MISSING, BOTH | FILE_ALONE, "Matterhorn 06-001; ISO 19005-2, 6.6.2.1" },
    [RULE_XMP_MALFORMED] = { DIAG_AUDIT_XMP_MALFORMED, BOTH | FILE_ALONE, "ISO 19005-2, 6.6.2.1" },
    [RULE_XMP_PACKED] = { DIAG_AUDIT_XMP_PACKED, HELD_ALWAYS, "ISO 19005-1, 6.7.2" },
    [RULE_UA_CLAIM] = { DIAG_AUDIT_CLAIM, UA | FILE_ALONE, "Matterhorn 06-002" },
    [RULE_A_CLAIM] = { DIAG_AUDIT_CLAIM, A | FILE_ALONE, "ISO 19005-2, 6.6.4" },
    [RULE_UA_PREFIX] = { DIAG_AUDIT_CLAIM, UA | FILE_ALONE, "Matterhorn 06-002; ISO 14289-1, 5" },
    [RULE_XMP_RDF] = { DIAG_AUDIT_XMP_MALFORMED, BOTH | FILE_ALONE, "ISO 19005-2, 6.6.2.1; ISO 16684-1, 7" },
    [RULE_XMP_HEADER] = { DIAG_AUDIT_XMP_MALFORMED, A | FILE_ALONE, "ISO 19005-2, 6.6.2.1" },
    [RULE_XMP_TYPE] = { DIAG_AUDIT_XMP_TYPE, A | FILE_ALONE, "ISO 19005-2, 6.6.2.3.1" },
    [RULE_XMP_EXTENSION_FIELD] = { DIAG_AUDIT_XMP_EXTENSION, A | FILE_ALONE, "ISO 19005-2, 6.6.2.3.2" },
    [RULE_XMP_EXTENSION] = { DIAG_AUDIT_XMP_EXTENSION, A | FILE_ALONE, "ISO 19005-2, 6.6.2.3.3" },
    [RULE_XMP_SCHEMA] = { DIAG_AUDIT_XMP_SCHEMA, A | FILE_ALONE, "ISO 19005-2, 6.6.2.3.1" },
    [RULE_TITLE] = { DIAG_AUDIT_TITLE, UA | FILE_ALONE, "Matterhorn 06-003" },
    [RULE_INFO] = { DIAG_AUDIT_INFO, HELD_ALWAYS, "" },
    [RULE_NO_DISPLAY_TITLE] = { DIAG_AUDIT_TITLE_HIDDEN, UA | FILE_ALONE, "Matterhorn 07-001" },
    [RULE_DISPLAY_TITLE_FALSE] = { DIAG_AUDIT_TITLE_HIDDEN, UA | FILE_ALONE, "Matterhorn 07-002" },
    [RULE_LANG_MISSING] = { DIAG_AUDIT_ADVICE, HELD_ALWAYS, "ISO 14289-1, 7.2; ISO 19005-2, 6.7.4" },
    [RULE_LANG_INVALID] = { DIAG_AUDIT_LANG_INVALID, TAGGED, "Matterhorn 11-007; ISO 19005-2, 6.7.4" },
    [RULE_LANG_TEXT] = { DIAG_AUDIT_LANG_MISSING, UA, "Matterhorn 11-001; ISO 14289-1, 7.2" },
    [RULE_LANG_OUTLINE] = { DIAG_AUDIT_LANG_MISSING, UA | FILE_ALONE, "Matterhorn 11-005; ISO 14289-1, 7.2" },
    [RULE_LANG_ALTERNATIVE] = { DIAG_AUDIT_LANG_MISSING, UA, "Matterhorn 11-002; ISO 14289-1, 7.2" },
    [RULE_LANG_CONTENTS] = { DIAG_AUDIT_LANG_MISSING, UA, "Matterhorn 11-003; ISO 14289-1, 7.2" },
    [RULE_LANG_FIELD] = { DIAG_AUDIT_LANG_MISSING, UA, "Matterhorn 11-004; ISO 14289-1, 7.2" },
    [RULE_LANG_METADATA] = { DIAG_AUDIT_LANG_MISSING, UA | FILE_ALONE, "Matterhorn 11-006; ISO 14289-1, 7.2" },
    [RULE_NOT_MARKED] = { DIAG_AUDIT_NOT_TAGGED, TAGGED | FILE_ALONE, "ISO 14289-1, 7.1; ISO 19005-2, 6.7.2.2" },
    [RULE_NO_TREE] = { DIAG_AUDIT_NOT_TAGGED, TAGGED, "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.3" },
    [RULE_SUSPECTS] = { DIAG_AUDIT_SUSPECTS, UA, "Matterhorn 01-007" },
    [RULE_ROLE_UNMAPPED] = { DIAG_AUDIT_ROLE, TAGGED, "Matterhorn 02-001" },
    [RULE_ROLE_CIRCULAR] = { DIAG_AUDIT_ROLE, TAGGED, "Matterhorn 02-003" },
    [RULE_ROLE_REMAPPED] = { DIAG_AUDIT_ROLE, UA, "Matterhorn 02-004" },
    [RULE_TREE] = { DIAG_AUDIT_TREE, TAGGED, "ISO 32000-1, 14.7.2" },
    [RULE_UNTAGGED] = { DIAG_AUDIT_UNTAGGED, UA, "Matterhorn 01-005" },
    [RULE_ARTIFACT_IN_TAGGED] = { DIAG_AUDIT_MIXED, UA, "Matterhorn 01-003" },
    [RULE_TAGGED_IN_ARTIFACT] = { DIAG_AUDIT_MIXED, UA, "Matterhorn 01-004" },
    [RULE_UNBALANCED] = { DIAG_AUDIT_UNBALANCED, UA | HELD_PRINT, "ISO 32000-1, 14.6.1" },
    [RULE_MARK_TWICE] = { DIAG_AUDIT_MARK, TAGGED, "ISO 32000-1, 14.7.4.2" },
    [RULE_MARK_LOST] = { DIAG_AUDIT_MARK, UA, "Matterhorn 01-005" },
    [RULE_MARK_EMPTY] = { DIAG_AUDIT_ADVICE, HELD_ALWAYS, "ISO 32000-1, 14.7.4.2" },
    [RULE_PARENT_TREE] = { DIAG_AUDIT_MARK, UA, "ISO 32000-1, 14.7.4.4" },
    [RULE_SHARED_FORM] = { DIAG_AUDIT_MARK, UA, "Matterhorn 30-002" },
    [RULE_TABLE_NESTING] = { DIAG_AUDIT_NESTING, UA, "Matterhorn 09-004" },
    [RULE_LIST_NESTING] = { DIAG_AUDIT_NESTING, UA, "Matterhorn 09-005" },
    [RULE_CONTENT_PLACE] = { DIAG_AUDIT_ADVICE, HELD_ALWAYS, "ISO 32000-1, 14.8.4" },
    [RULE_TOC_NESTING] = { DIAG_AUDIT_NESTING, UA, "Matterhorn 09-006" },
    [RULE_TABLE_IRREGULAR] = { DIAG_AUDIT_TABLE_IRREGULAR, UA, "ISO 14289-1, 7.5" },
    [RULE_SCOPE] = { DIAG_AUDIT_SCOPE, UA, "Matterhorn 15-003" },
    [RULE_ALT] = { DIAG_AUDIT_ALT, UA, "Matterhorn 13-004" },
    [RULE_FORMULA_ALT] = { DIAG_AUDIT_ALT, UA, "Matterhorn 17-002" },
    [RULE_HEADING_FIRST] = { DIAG_AUDIT_HEADING, UA, "Matterhorn 14-002" },
    [RULE_HEADING_SKIPS] = { DIAG_AUDIT_HEADING, UA, "Matterhorn 14-003" },
    [RULE_HEADING_TWO_H] = { DIAG_AUDIT_HEADING, UA, "Matterhorn 14-006" },
    [RULE_HEADING_MIXED] = { DIAG_AUDIT_HEADING, UA, "Matterhorn 14-007" },
    [RULE_HEADING_EMPTY] = { DIAG_AUDIT_HEADING_EMPTY, HELD_ALWAYS, "ISO 14289-1, 7.4" },
    [RULE_NOTE_ID] = { DIAG_AUDIT_ID, UA, "Matterhorn 19-003" },
    [RULE_NOTE_ID_TWICE] = { DIAG_AUDIT_ID, UA, "Matterhorn 19-004" },
    [RULE_ID_TWICE] = { DIAG_AUDIT_ID, UA, "ISO 32000-1, 14.7.2" },
    [RULE_LINK_UNTAGGED] = { DIAG_AUDIT_ANNOT_TAG, UA, "Matterhorn 28-011" },
    [RULE_ANNOT_UNTAGGED] = { DIAG_AUDIT_ANNOT_TAG, UA, "Matterhorn 28-002" },
    [RULE_WIDGET_UNTAGGED] = { DIAG_AUDIT_ANNOT_TAG, UA, "Matterhorn 28-010" },
    [RULE_LINK_CONTENTS] = { DIAG_AUDIT_ANNOT_CONTENTS, UA, "Matterhorn 28-012" },
    [RULE_ANNOT_CONTENTS] = { DIAG_AUDIT_ANNOT_CONTENTS, UA, "Matterhorn 28-004" },
    [RULE_FIELD_NAME] = { DIAG_AUDIT_ANNOT_CONTENTS, UA, "Matterhorn 28-005; ISO 14289-1, 7.18.1" },
    [RULE_ANNOT_PARENT] = { DIAG_AUDIT_ANNOT_TAG, TAGGED, "ISO 32000-1, 14.7.4.4" },
    [RULE_MEDIA_TYPE] = { DIAG_AUDIT_MEDIA, UA, "Matterhorn 28-014; ISO 14289-1, 7.18.6.2" },
    [RULE_MEDIA_ALT] = { DIAG_AUDIT_MEDIA, UA, "Matterhorn 28-015; ISO 14289-1, 7.18.6.2" },
    [RULE_TRAP_NET] = { DIAG_AUDIT_ANNOT, UA, "Matterhorn 28-007" },
    [RULE_PRINTER_MARK] = { DIAG_AUDIT_ANNOT, UA, "Matterhorn 28-017" },
    [RULE_ANNOT_TYPE] = { DIAG_AUDIT_ANNOT, A, "ISO 19005-2, 6.3.1" },
    [RULE_ANNOT_FLAGS] = { DIAG_AUDIT_ANNOT, A, "ISO 19005-2, 6.3.2" },
    [RULE_ANNOT_APPEARANCE] = { DIAG_AUDIT_ANNOT, A, "ISO 19005-2, 6.3.3" },
    [RULE_ANNOT_STATES] = { DIAG_AUDIT_ANNOT, A, "ISO 19005-2, 6.3.3" },
    [RULE_PAGE_SIZE] = { DIAG_AUDIT_PAGE_SIZE, A, "ISO 19005-2, 6.1.13" },
    [RULE_SIGNATURE] = { DIAG_AUDIT_SIGNATURE, A | FILE_ALONE, "ISO 19005-2, 6.1.12" },
    [RULE_TABS_MISSING] = { DIAG_AUDIT_TABS, UA, "Matterhorn 28-008" },
    [RULE_TABS_WRONG] = { DIAG_AUDIT_TABS, UA, "Matterhorn 28-009" },
    [RULE_FONT_EMBEDDED] = { DIAG_AUDIT_FONT_EMBEDDED, BOTH, "Matterhorn 31-009; ISO 19005-2, 6.2.11.4.1" },
    [RULE_CID_MAP_MISSING] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-005; ISO 19005-2, 6.2.11.3.2" },
    [RULE_CID_MAP_WRONG] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-004; ISO 19005-2, 6.2.11.3.2" },
    [RULE_CID_SYSTEM] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-001, 31-002; ISO 19005-2, 6.2.11.3.1" },
    [RULE_FONT_ENCODING] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-006; ISO 19005-2, 6.2.11.3.3" },
    [RULE_CMAP_USE] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-008; ISO 19005-2, 6.2.11.3.3" },
    [RULE_CMAP_MODE] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-007; ISO 19005-2, 6.2.11.3.3" },
    [RULE_TRUETYPE_ENCODING] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-017 to 31-026; ISO 19005-2, 6.2.11.6" },
    [RULE_GLYPH_MISSING] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-011; ISO 19005-2, 6.2.11.4.1" },
    [RULE_FONT_WIDTH] = { DIAG_AUDIT_FONT, BOTH, "Matterhorn 31-016; ISO 19005-2, 6.2.11.5" },
    [RULE_UNICODE_MISSING] = { DIAG_AUDIT_UNICODE_MISSING, UA | HELD_A_UNICODE,
                               "Matterhorn 31-027; ISO 19005-2, 6.2.11.7.2" },
    [RULE_UNICODE_CODE] = { DIAG_AUDIT_UNICODE_MISSING, UA | HELD_A_UNICODE,
                            "Matterhorn 10-001; ISO 19005-2, 6.2.11.7.2" },
    [RULE_UNICODE_NULL] = { DIAG_AUDIT_UNICODE_VALUE, UA | HELD_A_UNICODE,
                            "Matterhorn 31-028; ISO 19005-2, 6.2.11.7.2" },
    [RULE_UNICODE_BOM] = { DIAG_AUDIT_UNICODE_VALUE, UA | HELD_A_UNICODE,
                           "Matterhorn 31-029; ISO 19005-2, 6.2.11.7.2" },
    [RULE_UNICODE_UNKNOWN] = { DIAG_AUDIT_TEXT_LOST, HELD_ALWAYS, "ISO 32000-1, 14.8.2.4.2" },
    [RULE_NOTDEF] = { DIAG_AUDIT_NOTDEF, BOTH, "Matterhorn 31-030; ISO 19005-2, 6.2.11.8" },
    [RULE_CID_SET] = { DIAG_AUDIT_CID_SET, BOTH, "Matterhorn 31-014; ISO 19005-2, 6.2.11.4.2" },
    [RULE_CHAR_SET] = { DIAG_AUDIT_CID_SET, BOTH, "Matterhorn 31-012; ISO 19005-2, 6.2.11.4.2" },
    [RULE_UNICODE_PRIVATE] = { DIAG_AUDIT_UNICODE_VALUE, HELD_A_TAGGED, "ISO 19005-2, 6.2.11.7.3" },
    [RULE_OUTPUT_INTENT] = { DIAG_AUDIT_OUTPUT_INTENT, A, "ISO 19005-2, 6.2.4.3" },
    [RULE_OUTPUT_INTENT_ICC] = { DIAG_AUDIT_OUTPUT_INTENT, A, "ISO 19005-2, 6.2.3" },
    [RULE_DEVICE_COLOUR] = { DIAG_AUDIT_COLOUR, A, "ISO 19005-2, 6.2.4.3" },
    [RULE_ICC_SPACE] = { DIAG_AUDIT_COLOUR, A, "ISO 19005-2, 6.2.4.2" },
    [RULE_COLORANTS] = { DIAG_AUDIT_COLOUR, A, "ISO 19005-2, 6.2.4.4" },
    [RULE_SEPARATION] = { DIAG_AUDIT_COLOUR, A, "ISO 19005-2, 6.2.4.4" },
    [RULE_BLEND_SPACE] = { DIAG_AUDIT_COLOUR, A, "ISO 19005-2, 6.2.10" },
    [RULE_BLEND_MODE] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.10" },
    [RULE_GRAPHICS_STATE] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.5" },
    [RULE_OPERATOR] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.2" },
    [RULE_UNSAVED] = { DIAG_AUDIT_ADVICE, HELD_ALWAYS, "ISO 32000-1, 8.4.2" },
    [RULE_RESOURCES] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.2" },
    [RULE_RESOURCES_OWN] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.2" },
    [RULE_INTENT] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.6" },
    [RULE_HALFTONE] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.5" },
    [RULE_OVERPRINT] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.4.2" },
    [RULE_JPEG_2000] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.8.3" },
    [RULE_IMAGE] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.8.1" },
    [RULE_POSTSCRIPT] = { DIAG_AUDIT_GRAPHICS, A, "ISO 19005-2, 6.2.9.1" },
    [RULE_REFERENCE_XOBJECT] = { DIAG_AUDIT_GRAPHICS, BOTH, "Matterhorn 30-001; ISO 19005-2, 6.2.9.2" },
    [RULE_ACTION] = { DIAG_AUDIT_FORBIDDEN, A | FILE_ALONE, "ISO 19005-2, 6.5.1" },
    [RULE_ADDITIONAL_ACTIONS] = { DIAG_AUDIT_FORBIDDEN, A | FILE_ALONE, "ISO 19005-2, 6.5.2" },
    [RULE_FORM_APPEARANCES] = { DIAG_AUDIT_FORBIDDEN, A | FILE_ALONE, "ISO 19005-2, 6.4.1" },
    [RULE_XFA] = { DIAG_AUDIT_FORBIDDEN, BOTH | FILE_ALONE, "Matterhorn 25-001; ISO 19005-2, 6.4.2" },
    [RULE_EMBEDDED] = { DIAG_AUDIT_EMBEDDED, HELD_A_NO_FILES | FILE_ALONE, "ISO 19005-2, 6.8" },
    [RULE_FILE_SPEC] = { DIAG_AUDIT_EMBEDDED, BOTH | FILE_ALONE, "Matterhorn 21-001; ISO 19005-2, 6.8" },
    [RULE_FILE_RELATION] = { DIAG_AUDIT_EMBEDDED, A | FILE_ALONE, "ISO 19005-3, 6.8" },
    [RULE_FILE_TYPE] = { DIAG_AUDIT_EMBEDDED, A | FILE_ALONE, "ISO 19005-3, 6.8 and annex E" },
    [RULE_LAYER_NAME] = { DIAG_AUDIT_FORBIDDEN, BOTH | FILE_ALONE, "Matterhorn 20-001, 20-002; ISO 19005-2, 6.9" },
    [RULE_LAYER_AS] = { DIAG_AUDIT_FORBIDDEN, BOTH | FILE_ALONE, "Matterhorn 20-003; ISO 19005-2, 6.9" },
    [RULE_ALTERNATES] = { DIAG_AUDIT_FORBIDDEN, A | FILE_ALONE, "ISO 19005-2, 6.10" },
    [RULE_REQUIREMENTS] = { DIAG_AUDIT_FORBIDDEN, A | FILE_ALONE, "ISO 19005-2, 6.11" },
    [RULE_OUTLINE] = { DIAG_AUDIT_NAVIGATION, HELD_ALWAYS, "ISO 14289-1, 7.17" },
    [RULE_PAGE_LABELS] = { DIAG_AUDIT_NAVIGATION, HELD_ALWAYS, "ISO 14289-1, 7.17" },
};

bool
audit_is_held(const Audit *audit, AuditRuleId rule)
{
    return (rules[rule].held & audit->held) != 0 && !(audit->profile.pages && (rules[rule].held & FILE_ALONE) != 0);
}

static char *
place_text(int page, int number)
{
    if (page >= 0 && number > 0)
        return g_strdup_printf("page %d, object %d", page + 1, number);
    if (page >= 0)
        return g_strdup_printf("page %d", page + 1);
    return number > 0 ? g_strdup_printf("object %d", number) : g_strdup("document");
}

AuditRuleView
audit_rule(AuditRuleId rule)
{
    return (AuditRuleView){ rules[rule].diag, rules[rule].clause, rules[rule].held };
}

static void
clear_finding(void *data)
{
    g_free(((AuditFinding *)data)->text);
}

/* What an author of the file wrote comes into the sentence: only whole characters, and none that steers a terminal. */
static char *
printable(char *text)
{
    char *valid = g_utf8_make_valid(text, -1);

    for (char *c = valid; *c != '\0'; c++)
        if (g_ascii_iscntrl(*c))
            *c = ' ';
    g_free(text);
    return valid;
}

void
audit_note(Audit *audit, AuditRuleId rule, int page, int number, const char *format, ...)
{
    va_list args;
    AuditFinding finding = { .page = page, .object = number };

    if (audit->findings[rule] == NULL) {
        audit->findings[rule] = g_array_new(FALSE, FALSE, sizeof(AuditFinding));
        g_array_set_clear_func(audit->findings[rule], clear_finding);
    }
    if (audit->finding_counts[rule]++ >= SHOWN)
        return;
    va_start(args, format);
    finding.text = printable(g_strdup_vprintf(format, args));
    va_end(args);
    g_array_append_val(audit->findings[rule], finding);
}

void
audit_exceeded(Audit *audit, LimitId limit, int page, int number)
{
    audit_note(audit, limit_message(limit) == DIAG_AUDIT_LIMIT ? RULE_LIMIT : RULE_EXHAUSTED, page, number,
               "more than %s", limit_text(limit));
}

static void
report_rule(Audit *audit, AuditRuleId rule, Place place, Diags *diags)
{
    guint count = audit->finding_counts[rule];

    for (guint i = 0; i < audit->findings[rule]->len; i++) {
        const AuditFinding *finding = &g_array_index(audit->findings[rule], AuditFinding, i);
        g_autofree char *where = place_text(finding->page, finding->object);

        diag_report(diags, rules[rule].diag, place, where, finding->text, rules[rule].clause, NULL);
    }
    if (count > SHOWN) {
        g_autofree char *more = g_strdup_printf("%u times more", count - SHOWN);

        diag_report(diags, rules[rule].diag, place, "elsewhere", more, rules[rule].clause, NULL);
    }
}

void
audit_report(Audit *audit, const char *path, Diags *diags)
{
    Place place = { g_intern_string(path), 0, 0 };
    size_t before = diags_count(diags, SEVERITY_ERROR);

    if (!audit->summary.claims_ua && !audit->summary.claims_a)
        diag_report(diags, audit->summary.print ? DIAG_AUDIT_PRINT_FILE : DIAG_AUDIT_NO_CLAIM, place, NULL);
    for (AuditRuleId rule = 0; rule < RULE_COUNT; rule++)
        if (audit->findings[rule] != NULL && audit_is_held(audit, rule))
            report_rule(audit, rule, place, diags);
    audit->summary.failures = (int)(diags_count(diags, SEVERITY_ERROR) - before);
}

void
audit_report_limits(Audit *audit, const char *path, Diags *diags)
{
    if (audit->findings[RULE_EXHAUSTED] != NULL)
        report_rule(audit, RULE_EXHAUSTED, (Place){ g_intern_string(path), 0, 0 }, diags);
}

/* In any order: the report has the table's. */
void
audit_run_checks(Audit *audit)
{
    static void (*const checks[])(Audit *) = {
        audit_check_syntax, audit_check_objects,     audit_check_catalog,  audit_check_metadata,
        audit_check_roles,  audit_check_structure,   audit_check_marks,    audit_check_annotations,
        audit_check_fonts,  audit_check_colour,      audit_check_languages,
        audit_check_xmp,
    };

    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
        checks[i](audit);
}
