/*
 * What a plan's files say and an activity of IATI has no place for. Named is what goes out: whatever else a file holds
 * is told, so that nothing new can stay behind in silence.
 */
#include "exchange/iati.h"
#include <libxml/parser.h>
#include <string.h>
#include "base/diag_exchange.h"
#include "base/sort.h"
#include "base/words.h"
#include "exchange/unkept.h"

/* Attributes and children of an element that go out, or that are told of their indicator (S1183). */
typedef struct Kept { const char *element, *words; } Kept;

static const Kept kept[] = {
    { "plan", "@id @lang @start @end title organisation goal objective" },
    { "goal", "objective" },
    { "objective", "title indicator" },
    { "indicator", "@kind @measure @status-rule title target" },
    { "target", "@value @date @baseline @baseline-date @area @by @measure @low @high milestone" },
    { "milestone", "@value @date" },
    { "title", "@lang" },
    { "organisation", "@lang" },
    { "areas", "area" },
    { "area", "@id @alpha2 @name" },
    { "measures", "measure dimension" },
    { "measure", "@id @ascending @nature @by @over-areas" },
    { "dimension", "@id member" },
    { "member", "@id" },
    { "sources", "source" },
    { "source", "@title @address @published title" },
    { "observations", "series observation" },
    { "series", "@measure @area @by @sources observation" },
    { "observation", "@measure @area @period @value @note @by @status @low @high @qualifier @missing @sources @until" },
};

/* Files of data that are read besides; words, packs, batches and mappings are none. */
static const char *const left_files[] = { "events", "treaties", "memberships", "deadlines", "records", "phrases",
                                           "boundaries" };

static const char *
words_of(const char *element)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        if (strcmp(kept[i].element, element) == 0)
            return kept[i].words;
    return NULL;
}

static void
look_at_attributes(GHashTable *unkept, const xmlNode *node, const char *words)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        g_autofree char *name = g_strdup_printf("@%s", (const char *)a->name);

        if (!words_hold(words, name))
            unkept_note(unkept, name, (const char *)node->name);
    }
}

/* An indicator goes out with its first measure alone. */
static bool
is_shown(const Plan *plan, const Measure *measure)
{
    size_t count;
    const Indicator *const *all = plan_indicators(plan, &count);

    for (size_t i = 0; i < count; i++)
        if (all[i]->measure_count > 0 && iati_code_of(all[i], all[i]->measures[0]) != NULL &&
            (all[i]->measures[0] == measure || all[i]->measures[0] == measure->of))
            return true;
    return false;
}

static bool
parts_shown(const Plan *plan, const Dimension *dimension)
{
    size_t count;
    const Measure *const *all = plan_measures(plan, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t d = 0; d < all[i]->dimension_count; d++)
            if (all[i]->dimensions[d] == dimension && is_shown(plan, all[i]))
                return true;
    return false;
}

/* A measure that no indicator has stays behind, and so does a source that cannot be linked to. */
static bool
goes_out(const Plan *plan, const xmlNode *node)
{
    bool source = strcmp((const char *)node->name, "source") == 0;
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)(source ? "address" : "id"));
    const char *id = value == NULL ? "" : (const char *)value;
    const Measure *measure = strcmp((const char *)node->name, "measure") == 0 ? plan_find_measure(plan, id) : NULL;
    const Dimension *dimension =
        strcmp((const char *)node->name, "dimension") == 0 ? plan_find_dimension(plan, id) : NULL;
    bool out = (!source || *id != '\0') && (measure == NULL || is_shown(plan, measure)) &&
               (dimension == NULL || parts_shown(plan, dimension));

    xmlFree(value);
    return out;
}

/* Figures of measures that stay behind are counted together, whatever is said of them. */
static bool
is_counted_apart(const Plan *plan, const xmlNode *node)
{
    xmlChar *id = xmlGetNoNsProp(node, (const xmlChar *)"measure");
    const Measure *measure = id == NULL || strcmp((const char *)node->name, "series") != 0
                                 ? NULL
                                 : plan_find_measure(plan, (const char *)id);

    xmlFree(id);
    return measure != NULL && !is_shown(plan, measure);
}

static void
look_at(const ExchangeProject *project, GHashTable *unkept, const xmlNode *node)
{
    const char *words = words_of((const char *)node->name);

    look_at_attributes(unkept, node, words);
    for (const xmlNode *kid = node->children; kid != NULL; kid = kid->next) {
        if (kid->type != XML_ELEMENT_NODE || unkept_is_internal(kid, project) ||
            is_counted_apart(project->plan, kid))
            continue;
        if (words_hold(words, (const char *)kid->name) && goes_out(project->plan, kid))
            look_at(project, unkept, kid);
        else
            unkept_note(unkept, (const char *)kid->name, (const char *)node->name);
    }
}

static void
look_at_file(const ExchangeProject *project, GHashTable *unkept, const xmlNode *root)
{
    const char *name = (const char *)root->name;
    xmlChar *id = xmlGetNoNsProp(root, (const xmlChar *)"id");
    bool other = strcmp(name, "plan") == 0 && g_strcmp0((const char *)id, plan_id(project->plan)) != 0;

    xmlFree(id);
    if (other || unkept_is_internal(root, project))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(left_files); i++)
        for (const xmlNode *kid = root->children; strcmp(left_files[i], name) == 0 && kid != NULL; kid = kid->next)
            if (kid->type == XML_ELEMENT_NODE && !unkept_is_internal(kid, project))
                unkept_note(unkept, (const char *)kid->name, name);
    if (words_of(name) != NULL)
        look_at(project, unkept, root);
}

static void
look_at_figures(const Plan *plan, GHashTable *unkept)
{
    size_t count = plan_observation_count(plan);
    const Measure *last = NULL;
    bool shown = false;

    for (size_t i = 0; i < count; i++) {
        const Measure *measure = plan_observation(plan, (ObservationRef)i).measure;

        if (measure != last)
            shown = is_shown(plan, measure);
        last = measure;
        if (!shown)
            unkept_note(unkept, "figures of measures that no indicator has", "observations");
    }
}

void
iati_tell_left(const ExchangeProject *project, Diags *diags)
{
    g_autoptr(GHashTable) unkept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) files = unkept_files(project->data);

    for (guint i = 0; i < files->len; i++) {
        xmlDocPtr document = xmlReadFile(g_ptr_array_index(files, i), NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
        const xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement(document);

        if (root != NULL)
            look_at_file(project, unkept, root);
        xmlFreeDoc(document);
    }
    look_at_figures(project->plan, unkept);
    unkept_tell(unkept, DIAG_EXPORT_IATI_LEFT, diags);
}
