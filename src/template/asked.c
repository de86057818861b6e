/*
 * Attributes and elements that a condition asks for. XPath finds nothing where there is none of a name and says
 * nothing, so that a slip of the hand would leave a batch without pages; here each name behind an @, and of each step
 * of a path, is looked up.
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
    "baseline-alone", "baseline-date", "baseline-given", "baseline-hedge", "baseline-hedge-within",
    "baseline-id", "baseline-text", "before", "below", "bound", "by", "by-rule", "cancelled", "cited", "column",
    "count", "counting", "coverage", "covered", "date", "date-text", "day", "day-text", "days", "deadline",
    "deadline-note", "declared", "delegation", "deposited", "derived", "description", "detail", "difference",
    "direction", "drawn-units", "due", "due-text", "earlier", "embargo", "embargo-text", "event", "extensions",
    "file", "fill", "first", "flow", "follow-treaty", "found-again", "frequency", "from", "from-hedge",
    "from-id", "from-text", "from-told", "from-value", "from-year", "fulfilled", "given-text", "grade",
    "grade-id", "grade-rank", "graded", "group", "group-title", "groups", "growth", "growth-due", "hedge",
    "hedge-within", "high-alone", "high-number", "high-text", "how", "id", "in-force", "in-text", "indicator",
    "indicator-title", "inferred", "interim", "joins", "judged", "judgement", "k", "key", "kind", "known",
    "lacking", "last", "late", "later", "left-out", "letter", "limit", "lost", "lost-on", "lost-on-text",
    "low-alone", "low-text", "mark", "measure", "meeting", "missing", "month", "more", "n", "name", "needed",
    "note", "number", "objective", "objective-title", "of", "of-areas", "official-name", "ordinal", "original",
    "outcome", "outcome-sources", "over", "pace", "parts", "parts-note", "passed", "path", "percent", "period",
    "place", "planned", "point", "printed-id", "published", "published-short", "publisher", "qualifier",
    "quality", "range", "rated-by", "rated-date", "rated-text", "rater", "reason", "record", "record-title",
    "region", "remark", "revises", "revoked", "round", "row-subtitle", "row-title", "said", "sentence",
    "set-years", "share", "short", "short-text", "short-title", "side", "sign", "signed", "since", "since-text",
    "size", "sources", "stands", "status", "subject", "subregion", "subtitle", "summed", "taken", "target",
    "target-alone", "target-date", "target-given", "target-text", "tbc", "text", "time", "title", "to",
    "to-hedge", "to-hedge-within", "to-id", "to-text", "to-value", "to-year", "toward", "toward-k", "toward-n",
    "treaty", "treaty-id", "treaty-title", "type", "type-title", "unclear", "undated", "unit", "units", "until",
    "until-text", "value", "values", "weekdays", "what", "when", "where", "why", "why-text", "within", "words",
    "worst", "year", "years",
};

/* What functions answer with, and may be a step of a path; held against the code in the same way. */
static const char *const answer_elements[] = {
    "abbreviation", "area", "article", "band", "change", "class", "counted", "date", "deadline", "entry", "field",
    "figure", "follow",  "grade", "group",  "indicator", "mark",    "measure", "member",     "month", "membership",
    "pack",   "part",    "record", "record-type", "source", "status", "step",  "target",     "topic", "treaty",
    "word",
};

typedef struct Adding { GHashTable *names; const char *kind; } Adding;

static void
add_name(const ReferenceRow *row, void *data)
{
    const Adding *adding = data;

    if (strcmp(row->kind, adding->kind) == 0)
        g_hash_table_add(adding->names, g_strdup(row->name));
}

/* Of answers, of the plan's own tree and of parts of packs. kind: "attribute", "element" */
static GHashTable *
names_of(const char *kind, const char *const *of_functions, size_t count)
{
    Adding adding = { g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), kind };

    for (size_t i = 0; i < count; i++)
        g_hash_table_add(adding.names, g_strdup(of_functions[i]));
    data_meanings_each("plan", add_name, &adding);
    data_meanings_each("pack", add_name, &adding);
    return adding.names;
}

static GHashTable *
elements_to_ask(void)
{
    return names_of("element", answer_elements, G_N_ELEMENTS(answer_elements));
}

/* With the fields of its records, in words and as written. */
static GHashTable *
attributes_to_ask(const Plan *plan)
{
    GHashTable *names = names_of("attribute", of_answers, G_N_ELEMENTS(of_answers));
    size_t count = 0;
    const RecordType *const *types = plan == NULL ? NULL : plan_record_types(plan, &count);

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

/* ---- names in an expression ---- */

#define NAME_ENDS " \t\n\r=!<>+*|,()[]/'\"@$:"

/* named: by @ or an axis, what the next name is; operand: something ended before, so that a name is an operator */
typedef struct Scan { const char *at; bool operand, attribute, variable; } Scan;

/* What is no name; `at` moves behind it. */
static void
skip_mark(Scan *scan)
{
    const char c = *scan->at, *end = c == '\'' || c == '"' ? strchr(scan->at + 1, c) : NULL;

    scan->attribute = c == '@' || (g_ascii_isspace(c) && scan->attribute);
    scan->variable = c == '$' || (g_ascii_isspace(c) && scan->variable);
    if (end != NULL || g_ascii_isdigit(c) || c == '.' || c == ')' || c == ']' || (c == '*' && !scan->operand))
        scan->operand = true;
    else if (!g_ascii_isspace(c))
        scan->operand = false;
    scan->at = end != NULL ? end + 1
             : g_ascii_isdigit(c) || c == '.' ? scan->at + MAX(strspn(scan->at, "0123456789."), 1) : scan->at + 1;
}

typedef enum NameKind { NAME_OTHER, NAME_ATTRIBUTE, NAME_ELEMENT } NameKind;

/*
 * The kind of a name whose `length` bytes stand at `at`, which moves behind it: an element's is a step of a path and
 * neither a function, an axis nor an operator (XPath 1.0, 3.7). A name with a prefix is of nobody's here.
 */
static NameKind
pass_name(Scan *scan, size_t length)
{
    const char *name = scan->at, *behind = name + length + strspn(name + length, " \t\n\r");
    bool axis = strncmp(behind, "::", 2) == 0, prefix = *behind == ':' && !axis;
    NameKind kind = scan->attribute                                           ? NAME_ATTRIBUTE
                    : scan->variable || scan->operand || axis || *behind == '(' ? NAME_OTHER
                                                                              : NAME_ELEMENT;

    scan->operand = !axis && *behind != '(' && (scan->attribute || scan->variable || !scan->operand);
    scan->attribute = axis && strncmp(name, "attribute", length) == 0;
    scan->variable = false;
    scan->at = axis ? behind + 2 : prefix ? behind + 1 + strcspn(behind + 1, NAME_ENDS) : name + length;
    return prefix ? NAME_OTHER : kind;
}

/* The next name of that kind, to be freed; NULL: there is none. */
static char *
next_name(Scan *scan, NameKind kind)
{
    while (*scan->at != '\0') {
        const char *name = scan->at;
        size_t length = g_ascii_isalpha(*name) || *name == '_' || (guchar)*name >= 0x80 ? strcspn(name, NAME_ENDS) : 0;

        if (length == 0)
            skip_mark(scan);
        else if (pass_name(scan, length) == kind)
            return g_strndup(name, length);
    }
    return NULL;
}

static void
check_names(const char *expression, NameKind kind, GHashTable *names, Place place, Diags *diags)
{
    Scan scan = { .at = expression };

    for (char *name = next_name(&scan, kind); name != NULL; name = next_name(&scan, kind)) {
        if (!g_hash_table_contains(names, name))
            tell_unknown(name, names, place, diags);
        g_free(name);
    }
}

bool
template_check_attributes(const char *expression, const Plan *plan, Place place, Diags *diags)
{
    g_autoptr(GHashTable) attributes = attributes_to_ask(plan), elements = elements_to_ask();
    size_t errors = diags_count(diags, SEVERITY_ERROR);

    check_names(expression, NAME_ATTRIBUTE, attributes, place, diags);
    check_names(expression, NAME_ELEMENT, elements, place, diags);
    return diags_count(diags, SEVERITY_ERROR) == errors;
}

/* ---- slips in the expressions of a template ---- */

typedef struct Vocabulary { GHashTable *names; gpointer *all; guint count; NameKind kind; DiagId near; } Vocabulary;
typedef struct Slips { Vocabulary of[2]; Diags *diags; } Slips;

static void
vocabulary_of(Vocabulary *out, GHashTable *names, NameKind kind, DiagId near)
{
    *out = (Vocabulary){ .names = names, .kind = kind, .near = near };
    out->all = g_hash_table_get_keys_as_array(names, &out->count);
    sort_texts(out->all, out->count);
}

static void
vocabulary_free(Vocabulary *vocabulary)
{
    g_free(vocabulary->all);
    g_hash_table_unref(vocabulary->names);
}

/* A page may be of a plan with other records: what is near no name is not asked about. */
static void
tell_slips(const Vocabulary *known, const char *expression, Place place, Diags *diags)
{
    Scan scan = { .at = expression };

    for (char *name = next_name(&scan, known->kind); name != NULL; name = next_name(&scan, known->kind)) {
        const char *near = g_hash_table_contains(known->names, name)
                               ? NULL
                               : nearest_word(name, (const char *const *)known->all, known->count);

        if (near != NULL)
            diag_report(diags, known->near, place, name, near, NULL);
        g_free(name);
    }
}

static void
look_at_source(const Slips *slips, const char *source, Place place)
{
    for (size_t i = 0; source != NULL && i < G_N_ELEMENTS(slips->of); i++)
        tell_slips(&slips->of[i], source, place, slips->diags);
}

static void
look_for_slips(const Slips *slips, const Instruction *first)
{
    for (const Instruction *one = first; one != NULL; one = one->next) {
        for (size_t a = 0; a < one->argument_count; a++)
            for (size_t p = 0; p < one->arguments[a].part_count; p++)
                look_at_source(slips, one->arguments[a].parts[p].source, one->arguments[a].place);
        look_for_slips(slips, one->first_child);
        if (one->included != NULL)
            look_for_slips(slips, one->included->first_child);
    }
}

void
template_check_slips(const Template *tmpl, const Plan *plan, Diags *diags)
{
    Slips slips = { .diags = diags };

    vocabulary_of(&slips.of[0], attributes_to_ask(plan), NAME_ATTRIBUTE, DIAG_TEMPLATE_ATTRIBUTE_NEAR);
    vocabulary_of(&slips.of[1], elements_to_ask(), NAME_ELEMENT, DIAG_TEMPLATE_ELEMENT_NEAR);
    look_for_slips(&slips, tmpl->title);
    look_for_slips(&slips, tmpl->body);
    vocabulary_free(&slips.of[0]);
    vocabulary_free(&slips.of[1]);
}
