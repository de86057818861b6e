/*
 * Attributes that a condition asks for. XPath finds nothing where there is none of a name and says nothing, so that a
 * slip of the hand would leave a batch without pages; here each name behind an @ is looked up.
 */
#include "template/check.h"
#include "base/diag_template.h"
#include "base/nearest.h"
#include "base/sort.h"
#include "model/records.h"
#include "read/meanings.h"
#include "template/internal.h"
#include <string.h>

/* What functions' answers may have; tests/cli/functions.sh holds this against what the code sets. */
static const char *const of_answers[] = {
    "address", "after", "aim", "alone", "alone-id", "alone-number", "alone-unit", "amount", "area", "area-id",
    "area-in-text", "area-name", "areas", "article", "audience", "band", "band-from", "baseline",
    "baseline-alone", "baseline-date", "baseline-given", "baseline-id", "baseline-text", "before", "below",
    "bound", "by", "by-rule", "cancelled", "cited", "column", "count", "counting", "coverage", "covered",
    "date", "date-text", "day", "days", "deadline", "deadline-note", "delegation", "deposited", "derived",
    "description", "detail", "difference", "direction", "due", "due-text", "earlier", "embargo", "embargo-text",
    "event", "extensions", "file", "fill", "first", "flow", "follow-treaty", "frequency", "from", "from-id",
    "from-text", "from-told", "from-value", "from-year", "fulfilled", "given-text", "grade", "grade-id", "grade-rank",
    "graded", "group", "group-title", "groups", "growth", "growth-due", "high-alone", "high-text", "how", "id",
    "in-force", "in-text", "indicator", "indicator-title", "inferred", "interim", "joins", "judged",
    "judgement", "k", "key", "kind", "known", "lacking", "last", "late", "later", "letter", "limit", "lost",
    "lost-on", "lost-on-text", "low-alone", "low-text", "mark", "measure", "meeting", "missing", "month", "n",
    "name", "needed", "note", "number", "objective", "objective-title", "of", "of-areas", "official-name",
    "ordinal", "original", "outcome", "outcome-sources", "over", "pace", "parts", "parts-note", "passed",
    "path", "percent", "period", "place", "planned", "printed-id", "published", "published-short", "publisher",
    "qualifier", "quality", "range", "rated-by", "rated-date", "rated-text", "rater", "reason", "record",
    "record-title", "region", "remark", "revises", "revoked", "round", "row-subtitle", "row-title", "said", "sentence",
    "set-years", "share", "short-text", "short-title", "side", "sign", "signed", "since", "since-text", "size",
    "sources", "stands", "status", "subject", "subregion", "subtitle", "summed", "taken", "target",
    "target-alone", "target-date", "target-given", "target-text", "tbc", "text", "time", "title", "to", "to-id",
    "to-text", "to-value", "to-year", "toward", "toward-k", "toward-n", "treaty", "treaty-id", "treaty-title",
    "type", "type-title", "unclear", "undated", "unit", "units", "until", "until-text", "value", "values",
    "weekdays", "what", "when", "where", "why", "why-text", "within", "words", "worst", "year", "years",
};

static void
add_name(const ReferenceRow *row, void *data)
{
    if (strcmp(row->kind, "attribute") == 0)
        g_hash_table_add(data, g_strdup(row->name));
}

/* Of answers, of the plan's own tree, of parts of packs, and the fields of its records, in words and as written. */
static GHashTable *
names_to_ask(const Plan *plan)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t count = 0;
    const RecordType *const *types = plan == NULL ? NULL : plan_record_types(plan, &count);

    for (size_t i = 0; i < G_N_ELEMENTS(of_answers); i++)
        g_hash_table_add(names, g_strdup(of_answers[i]));
    data_meanings_each("plan", add_name, names);
    data_meanings_each("pack", add_name, names);
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

/* The name behind the next @ that is in no literal, to be freed, with `c` behind it; NULL: there is none. */
static char *
next_attribute(const char **c)
{
    for (; **c != '\0'; (*c)++) {
        const char *quoted = **c == '\'' || **c == '"' ? strchr(*c + 1, **c) : NULL, *start;
        size_t length;

        *c = quoted == NULL ? *c : quoted;
        if (**c != '@' || quoted != NULL)
            continue;
        start = *c + 1 + strspn(*c + 1, " \t\n\r");
        length = strcspn(start, " \t\n\r=!<>+*|,()[]/'\"@$");
        *c = start;
        if (length > 0 && memchr(start, ':', length) == NULL)
            return g_strndup(start, length);
        (*c)--;
    }
    return NULL;
}

bool
template_check_attributes(const char *expression, const Plan *plan, Place place, Diags *diags)
{
    g_autoptr(GHashTable) names = names_to_ask(plan);
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    for (char *name = next_attribute(&expression); name != NULL; name = next_attribute(&expression)) {
        if (!g_hash_table_contains(names, name))
            tell_unknown(name, names, place, diags);
        g_free(name);
    }
    return diags_count(diags, SEVERITY_ERROR) == errors;
}

/* ---- slips in the expressions of a template ---- */

typedef struct Slips { GHashTable *names; const char *const *all; guint count; Diags *diags; } Slips;

/* A page may be of a plan with other records: what is near no name is not asked about. */
static void
tell_slips(const Slips *slips, const char *expression, Place place)
{
    for (char *name = next_attribute(&expression); name != NULL; name = next_attribute(&expression)) {
        const char *near =
            g_hash_table_contains(slips->names, name) ? NULL : nearest_word(name, slips->all, slips->count);

        if (near != NULL)
            diag_report(slips->diags, DIAG_TEMPLATE_ATTRIBUTE_NEAR, place, name, near, NULL);
        g_free(name);
    }
}

static void
look_for_slips(const Slips *slips, const Instruction *first)
{
    for (const Instruction *one = first; one != NULL; one = one->next) {
        for (size_t a = 0; a < one->argument_count; a++)
            for (size_t p = 0; p < one->arguments[a].part_count; p++)
                if (one->arguments[a].parts[p].source != NULL)
                    tell_slips(slips, one->arguments[a].parts[p].source, one->arguments[a].place);
        look_for_slips(slips, one->first_child);
        if (one->included != NULL)
            look_for_slips(slips, one->included->first_child);
    }
}

void
template_check_slips(const Template *tmpl, const Plan *plan, Diags *diags)
{
    g_autoptr(GHashTable) names = names_to_ask(plan);
    Slips slips = { .names = names, .diags = diags };
    g_autofree gpointer *all = g_hash_table_get_keys_as_array(names, &slips.count);

    sort_texts(all, slips.count);
    slips.all = (const char *const *)all;
    look_for_slips(&slips, tmpl->title);
    look_for_slips(&slips, tmpl->body);
}
