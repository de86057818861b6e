/*
 * Attributes that a condition asks for. XPath finds nothing where there is none of a name and says nothing, so that a
 * slip of the hand would leave a batch without pages; here each name behind an @ is looked up.
 */
#include "template/check.h"
#include "base/diag_template.h"
#include "base/sort.h"
#include "model/records.h"
#include "read/meanings.h"
#include <string.h>

/* What functions' answers may have; tests/cli/functions.sh holds this against what the code sets. */
static const char *const of_answers[] = {
    "address", "after", "aim", "alone", "alone-id", "alone-number", "alone-unit", "amount", "area", "area-id",
    "area-name", "areas", "article", "audience", "band", "band-from", "baseline", "baseline-alone",
    "baseline-date", "baseline-given", "baseline-id", "baseline-text", "before", "below", "bound", "by",
    "by-rule", "cancelled", "cited", "column", "count", "counting", "coverage", "covered", "date", "date-text",
    "day", "days", "deadline", "deadline-note", "delegation", "deposited", "derived", "description", "detail",
    "difference", "direction", "due", "due-text", "earlier", "embargo", "embargo-text", "event", "extensions",
    "file", "fill", "first", "flow", "follow-treaty", "from", "from-id", "from-text", "from-told", "from-value",
    "from-year", "fulfilled", "given-text", "grade", "grade-id", "grade-rank", "graded", "group", "group-title",
    "groups", "growth", "growth-due", "high-alone", "high-text", "how", "id", "in-force", "indicator",
    "indicator-title", "inferred", "interim", "joins", "judged", "judgement", "k", "key", "kind", "known",
    "lacking", "last", "late", "later", "letter", "limit", "lost", "lost-on", "lost-on-text", "low-alone",
    "low-text", "mark", "measure", "meeting", "missing", "month", "n", "name", "needed", "note", "number",
    "objective", "objective-title", "of", "of-areas", "official-name", "ordinal", "original", "outcome",
    "outcome-sources", "over", "pace", "parts", "parts-note", "passed", "path", "percent", "period", "place",
    "planned", "printed-id", "published", "published-short", "publisher", "qualifier", "quality", "range",
    "rated-by", "rated-date", "rated-text", "rater", "reason", "record", "record-title", "region", "remark",
    "revises", "revoked", "round", "row-subtitle", "row-title", "sentence", "set-years", "share", "short-text",
    "short-title", "side", "sign", "signed", "since", "since-text", "size", "sources", "stands", "status",
    "subject", "subregion", "subtitle", "summed", "taken", "target", "target-alone", "target-date",
    "target-given", "target-text", "tbc", "text", "time", "title", "to", "to-id", "to-text", "to-value",
    "to-year", "toward", "toward-k", "toward-n", "treaty", "treaty-id", "treaty-title", "type", "type-title",
    "unclear", "undated", "unit", "units", "until", "until-text", "value", "values", "weekdays", "what", "when",
    "where", "why", "why-text", "within", "words", "worst", "year", "years",
};

static void
add_name(const ReferenceRow *row, void *data)
{
    if (strcmp(row->kind, "attribute") == 0)
        g_hash_table_add(data, g_strdup(row->name));
}

/* Of answers, of the plan's own tree, and the fields of its records, in words and as they are written. */
static GHashTable *
names_to_ask(const Plan *plan)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t count = 0;
    const RecordType *const *types = plan == NULL ? NULL : plan_record_types(plan, &count);

    for (size_t i = 0; i < G_N_ELEMENTS(of_answers); i++)
        g_hash_table_add(names, g_strdup(of_answers[i]));
    data_meanings_each("plan", add_name, names);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < types[i]->field_count; k++) {
            g_hash_table_add(names, g_strdup(types[i]->fields[k].id));
            g_hash_table_add(names, g_strconcat(types[i]->fields[k].id, "-id", NULL));
        }
    return names;
}

static void
tell_unknown(const char *name, GHashTable *names, Place place, Diags *diags)
{
    guint count;
    g_autofree gpointer *all = g_hash_table_get_keys_as_array(names, &count);

    sort_texts(all, count);             /* of two as near the first, each time the same */
    diag_report(diags, DIAG_TEMPLATE_UNKNOWN_NAME, place, name, NULL);
    diag_near(diags, name, (const char *const *)all, count);
}

bool
template_check_attributes(const char *expression, const Plan *plan, Place place, Diags *diags)
{
    g_autoptr(GHashTable) names = names_to_ask(plan);
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    for (const char *c = expression; *c != '\0'; c++) {
        const char *quoted = *c == '\'' || *c == '"' ? strchr(c + 1, *c) : NULL, *start;
        g_autofree char *name = NULL;

        c = quoted == NULL ? c : quoted;
        if (*c != '@' || quoted != NULL)
            continue;
        start = c + 1 + strspn(c + 1, " \t\n\r");
        name = g_strndup(start, strcspn(start, " \t\n\r=!<>+*|,()[]/'\"@$"));
        if (*name != '\0' && strchr(name, ':') == NULL && !g_hash_table_contains(names, name))
            tell_unknown(name, names, place, diags);
    }
    return diags_count(diags, SEVERITY_ERROR) == errors;
}
