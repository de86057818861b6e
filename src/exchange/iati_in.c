/*
 * An activity is read as a small tree, and becomes a plan of its own: a type of result is a goal, a result an
 * objective, an indicator an indicator with a measure. Elements are found by name, in whatever order they stand, and
 * what is of another namespace is passed over.
 */
#include "exchange/iati_activity.h"
#include <libxml/xmlreader.h>
#include <string.h>
#include "base/diag_exchange.h"
#include "base/words.h"
#include "base/diag_files.h"
#include "base/diag_read.h"
#include "base/sort.h"

/* ---- areas ---- */

static void
add_area(Activity *a, const char *id, const char *alpha2, const char *kind, const char *within, const char *name)
{
    g_autofree char *unique = NULL;

    g_string_append(a->areas, "  <area");
    xml_add_attribute(a->areas, "id", id);
    xml_add_attribute(a->areas, "kind", kind);
    xml_add_attribute(a->areas, "within", within);
    xml_add_attribute(a->areas, "alpha2", alpha2);
    if (*name == '\0' || g_hash_table_contains(a->names, name))
        xml_add_attribute(a->areas, "name", unique = g_strdup_printf("%s (%s)", name, id));
    else
        xml_add_attribute(a->areas, "name", name);
    g_hash_table_add(a->names, unique != NULL ? g_steal_pointer(&unique) : g_strdup(name));
    g_string_append(a->areas, "/>\n");
}

static void
take_countries(Activity *a)
{
    for
        EACH(country, a->node, "recipient-country")
        {
            g_autofree char *code = iati_attribute(country, "code"), *given = iati_narrative(a, country), *name = NULL;
            char alpha3[4];

            if (code == NULL || (name = lang_country(code, a->language, alpha3)) == NULL) {
                diag_report(a->diags, DIAG_IATI_CODE, iati_place(a, country), code == NULL ? "" : code, "country",
                            NULL);
                continue;
            }
            if (g_hash_table_contains(a->countries, alpha3))
                continue;
            g_hash_table_add(a->countries, g_strdup(alpha3));
            add_area(a, alpha3, code, NULL, NULL, *given != '\0' ? given : name);
            g_free(a->area);
            a->area = g_strdup(alpha3);
        }
}

/* What names no location is of the one country; of several, or of a region, it is of the whole activity. */
static void
take_whole(Activity *a)
{
    g_autofree char *title = iati_narrative(a, iati_child(a->node, "title"));
    xmlNodePtr region = iati_child(a->node, "recipient-region");
    g_autofree char *named = region == NULL ? g_strdup("") : iati_narrative(a, region);

    if (g_hash_table_size(a->countries) == 1 && region == NULL)
        return;
    g_free(a->area);
    a->area = g_strdup(IATI_WHOLE);
    add_area(a, a->area, NULL, IATI_WHOLE_KIND, NULL, *named != '\0' ? named : title);
}

static void
take_locations(Activity *a)
{
    for
        EACH(location, a->node, "location")
        {
            g_autofree char *ref = iati_attribute(location, "ref"),
                            *name = iati_narrative(a, iati_child(location, "name"));
            g_autofree char *base = NULL, *id = NULL;

            if (ref == NULL || *ref == '\0' || g_hash_table_contains(a->locations, ref))
                continue;
            if (g_hash_table_contains(a->countries, ref)) {
                g_hash_table_insert(a->locations, g_strdup(ref), g_strdup(ref));
                continue;
            }
            base = xml_id(ref, "place");
            id = g_strdup_printf("loc-%s", base);
            add_area(a, id, NULL, "location", a->area, *name != '\0' ? name : ref);
            g_hash_table_insert(a->locations, g_strdup(ref), g_steal_pointer(&id));
        }
}

static char *
name_of_place(const Activity *a, const char *ref)
{
    for
        EACH(location, a->node, "location")
        {
            g_autofree char *own = iati_attribute(location, "ref");

            if (g_strcmp0(own, ref) == 0)
                return iati_narrative(a, iati_child(location, "name"));
        }
    return g_strdup(ref);
}

const char *
iati_area_of_places(Activity *a, GStrv refs)
{
    g_autofree char *key = g_strjoinv("\t", refs);
    g_autoptr(GString) id = g_string_new(NULL), name = g_string_new(NULL);

    for (size_t i = 0; refs[i] != NULL && !g_hash_table_contains(a->locations, key); i++) {
        g_autofree char *own = name_of_place(a, refs[i]);

        g_string_append_printf(id, "%s%s", i > 0 ? "-and-" : "",
                               (const char *)g_hash_table_lookup(a->locations, refs[i]));
        g_string_append_printf(name, "%s%s", i > 0 ? " + " : "", *own == '\0' ? refs[i] : own);
    }
    if (id->len > 0) {
        add_area(a, id->str, NULL, "location", a->area, name->str);
        g_hash_table_insert(a->locations, g_strdup(key), g_strdup(id->str));
    }
    return g_hash_table_lookup(a->locations, key);
}

/* ---- sources ---- */

static void
add_source(Activity *a, const char *id, const char *published, const char *publisher, const char *title,
           const char *address)
{
    g_string_append(a->sources, "  <source");
    xml_add_attribute(a->sources, "id", id);
    xml_add_attribute(a->sources, "published", published);
    xml_add_attribute(a->sources, "publisher", publisher);
    xml_add_attribute(a->sources, "title", title);
    xml_add_attribute(a->sources, "address", address);
    g_string_append(a->sources, "/>\n");
}

/* The documents of an element as further sources: their ids, parted by spaces and each behind one. To be freed. */
char *
iati_documents(Activity *a, xmlNodePtr node)
{
    GString *ids = g_string_new(NULL);

    for
        EACH(link, node, "document-link")
        {
            g_autofree char *url = iati_attribute(link, "url"), *title = iati_narrative(a, iati_child(link, "title"));
            g_autofree char *date = iati_attribute(iati_child(link, "document-date"), "iso-date"),
                            *day = iati_day(date);
            g_autofree char *id = g_strdup_printf("DOC-%zu", ++a->documents);

            add_source(a, id, day, NULL, *title != '\0' ? title : url == NULL ? id : url, url);
            g_string_append_printf(ids, " %s", id);
        }
    return g_string_free(ids, FALSE);
}

/* ---- results ---- */

/* IATI's code list ResultType, from the farthest aim to the nearest. */
typedef struct ResultType {
    const char *code, *title, *french, *arabic;
} ResultType;
static const ResultType result_types[] = {
    { "3", "Impact", "Impact", "الأثر" },
    { "2", "Outcomes", "Effets", "النتائج" },
    { "1", "Outputs", "Produits", "المخرجات" },
    { "9", "Other results", "Autres résultats", "نتائج أخرى" },
};

static const ResultType *
type_of(xmlNodePtr result)
{
    g_autofree char *code = iati_attribute(result, "type");

    for (size_t i = 0; i < G_N_ELEMENTS(result_types); i++)
        if (g_strcmp0(code, result_types[i].code) == 0)
            return &result_types[i];
    return &result_types[G_N_ELEMENTS(result_types) - 1];
}

static char *
objective_id(size_t goal, size_t number)
{
    return number < 26 ? g_strdup_printf("%zu%c", goal, (char)('A' + number))
                       : g_strdup_printf("%zu-%zu", goal, number + 1);
}

/* The area of the whole first, then those that have targets of their own. */
static void
add_recipients(const Activity *a)
{
    g_autofree void **ids = g_hash_table_get_keys_as_array(a->aimed, NULL);

    sort_texts(ids, g_hash_table_size(a->aimed));
    g_string_append_printf(a->plan, "      <targets group=\"recipients\" areas=\"%s", a->area);
    for (size_t i = 0; ids[i] != NULL; i++)
        if (strcmp(ids[i], a->area) != 0)
            g_string_append_printf(a->plan, " %s", (const char *)ids[i]);
    g_string_append(a->plan, "\" sources=\"IATI\"/>\n");
}

static void
take_result(Activity *a, xmlNodePtr result, const char *id)
{
    g_autoptr(GString) follows = g_string_new(NULL);
    g_autofree char *strategy = iati_narrative(a, iati_child(result, "description"));
    size_t number = 0;

    g_hash_table_remove_all(a->aimed);
    g_string_append_printf(a->plan, "    <objective id=\"%s\">\n", id);
    iati_add_narratives(a, a->plan, "      ", "title", iati_child(result, "title"), id);
    for
        EACH(indicator, result, "indicator")
        {
            g_autofree char *own = g_strdup_printf("%s-%zu", id, ++number);

            iati_indicator(a, indicator, own, a->plan, follows);
        }
    add_recipients(a);
    g_string_append(a->plan, follows->str);
    if (*strategy != '\0')
        iati_add_narratives(a, a->plan, "      ", "strategy", iati_child(result, "description"), "");
    g_string_append(a->plan, "    </objective>\n");
}

static size_t
take_results(Activity *a)
{
    size_t goals = 0;

    for (size_t t = 0; t < G_N_ELEMENTS(result_types); t++) {
        size_t number = 0;

        for
            EACH(result, a->node, "result")
            {
                g_autofree char *id = NULL;

                if (type_of(result) != &result_types[t])
                    continue;
                if (number == 0)
                    g_string_append_printf(a->plan, "  <goal id=\"%zu\">\n    <title>%s</title>\n", ++goals,
                                           language_covers("fr", a->language)   ? result_types[t].french
                                           : language_covers("ar", a->language) ? result_types[t].arabic
                                                                                 : result_types[t].title);
                id = objective_id(goals, number++);
                take_result(a, result, id);
            }
        g_string_append(a->plan, number > 0 ? "  </goal>\n" : "");
    }
    return goals;
}

/* ---- the whole ---- */

/* The actual day before the planned one (code list ActivityDateType: 1 and 2 the start, 3 and 4 the end). */
static Date
activity_day(const Activity *a, const char *planned, const char *actual, Date otherwise)
{
    Date found = DATE_NONE;

    for
        EACH(date, a->node, "activity-date")
        {
            g_autofree char *type = iati_attribute(date, "type"), *iso = iati_attribute(date, "iso-date"),
                            *day = iati_day(iso);
            Date this;

            if (!date_parse(day, &this))
                continue;
            if (g_strcmp0(type, actual) == 0)
                return this;
            if (g_strcmp0(type, planned) == 0)
                found = this;
        }
    return date_is_set(found) ? found : otherwise;
}

static void
add_units(GString *out)
{
    g_string_append(out, "  <unit id=\"percent\" kind=\"percent\" symbol=\"%\"/>\n"
                         "  <topic id=\"results\"><title>Results</title><title xml:lang=\"fr\">Résultats</title>"
                         "<title xml:lang=\"ar\">النتائج</title></topic>\n");
}

static void
add_dimensions(const Activity *a, GString *out)
{
    g_autofree void **ids = g_hash_table_get_keys_as_array(a->dimensions, NULL);

    sort_texts(ids, g_hash_table_size(a->dimensions));
    for (size_t i = 0; ids[i] != NULL; i++) {
        GHashTable *members = g_hash_table_lookup(a->dimensions, ids[i]);
        g_autofree void **own = g_hash_table_get_keys_as_array(members, NULL);

        sort_texts(own, g_hash_table_size(members));
        g_string_append_printf(out, "  <dimension id=\"%s\"><title>", (const char *)ids[i]);
        xml_add_escaped(out, g_hash_table_lookup(a->titles, ids[i]));
        g_string_append(out, "</title>");
        for (size_t m = 0; own[m] != NULL; m++) {
            g_string_append_printf(out, "<member id=\"%s\"><title>", (const char *)own[m]);
            xml_add_escaped(out, g_hash_table_lookup(members, own[m]));
            g_string_append(out, "</title></member>");
        }
        g_string_append(out, "</dimension>\n");
    }
}

/* In English, whatever the plan's language. */
#define AREA_KIND(id, one, many)                                                                                      \
    "  <area-kind id=\"" id "\"><form xml:lang=\"en\" count=\"one\">" one "</form><form xml:lang=\"en\" "          \
    "count=\"other\">" many "</form></area-kind>\n"
static const char area_kinds[] =
    AREA_KIND(IATI_WHOLE_KIND, "programme", "programmes") AREA_KIND("location", "location", "locations");

static char *
whole_plan(Activity *a, const char *id, const char *as_of)
{
    g_autofree char *organisation = iati_narrative(a, iati_child(a->node, "reporting-org")),
                    *name = xml_id(id, "activity");
    Date first = activity_day(a, "1", "2", a->first), last = activity_day(a, "3", "4", a->last);
    g_autoptr(GString) out = g_string_new(XML_HEAD "<plan");
    char day[11];

    /* the plan covers at least what its periods do */
    if (date_is_set(a->first) && (!date_is_set(first) || date_compare(a->first, first) < 0))
        first = a->first;
    if (date_is_set(a->last) && (!date_is_set(last) || date_compare(a->last, last) > 0))
        last = a->last;
    xml_add_attribute(out, "id", name);
    xml_add_attribute(out, "xml:lang", a->language);
    xml_add_attribute(out, "start", date_is_set(first) ? date_format(first, day) : "2000-01-01");
    xml_add_attribute(out, "end", date_is_set(last) ? date_format(last, day) : "2000-12-31");
    xml_add_attribute(out, "as-of", as_of);
    g_string_append(out, ">\n");
    iati_add_narratives(a, out, "  ", "title", iati_child(a->node, "title"), id);
    if (*organisation != '\0')
        iati_add_narratives(a, out, "  ", "organisation", iati_child(a->node, "reporting-org"), "");
    g_string_append(out, a->plan->str);
    g_string_append(out, "</plan>\n");
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
hand_out(Activity *a, const char *id)
{
    g_autofree char *updated = iati_attribute(a->node, "last-updated-datetime"), *published = iati_day(updated);
    g_autofree char *publisher = iati_narrative(a, iati_child(a->node, "reporting-org")),
                    *title = iati_narrative(a, iati_child(a->node, "title"));
    g_autofree char *named = g_strdup_printf("%s (%s)", *title == '\0' ? "IATI" : title, id), *plan = NULL,
                    *areas = NULL, *measures = NULL, *observations = NULL, *sources = NULL;
    g_autoptr(GString) terms = g_string_new(NULL);
    char day[11];

    add_source(a, "IATI", published, publisher, named, NULL);
    plan = whole_plan(a, id,
                      *published != '\0'            ? published
                      : date_is_set(a->last_actual) ? date_format(a->last_actual, day)
                                                    : "");
    add_units(terms);
    add_dimensions(a, terms);
    areas = g_strconcat(XML_HEAD "<areas>\n", area_kinds, a->areas->str, "</areas>\n", NULL);
    measures = g_strconcat(XML_HEAD "<measures>\n", terms->str, a->measures->str, "</measures>\n", NULL);
    observations = g_strconcat(XML_HEAD "<observations>\n", a->observations->str, "</observations>\n", NULL);
    sources = g_strconcat(XML_HEAD "<sources>\n", a->sources->str, "</sources>\n", NULL);
    a->order->take(&(NewProject){ .called = id,
                                  .has_whole = true,
                                  .files = { { "data/areas.xml", areas },
                                             { "data/measures.xml", measures },
                                             { "data/observations.xml", observations },
                                             { "data/plan.xml", plan },
                                             { "data/sources.xml", sources } } },
                   a->order->data);
}

static bool
read_activity(const IatiOrder *order, const char *file, xmlNodePtr node, Diags *diags)
{
    bool tells;
    g_autofree char *id = iati_text(iati_child(node, "iati-identifier"));
    Activity a = { .order = order, .diags = diags, .file = file, .node = node, .language = iati_language(node) };

    a.areas = g_string_new(NULL), a.measures = g_string_new(NULL), a.plan = g_string_new(NULL);
    a.observations = g_string_new(NULL), a.sources = g_string_new(NULL);
    a.locations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    a.countries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    a.dimensions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    a.titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    a.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    a.figures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    a.aimed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (a.language == NULL)
        a.language = g_strdup("en");
    take_countries(&a);
    take_whole(&a);
    take_locations(&a);
    tells = take_results(&a) > 0;
    if (!tells)
        diag_report(diags, DIAG_IATI_NO_RESULT, iati_place(&a, node), id, NULL);
    else
        hand_out(&a, id);
    g_string_free(a.areas, TRUE), g_string_free(a.measures, TRUE), g_string_free(a.plan, TRUE);
    g_string_free(a.observations, TRUE), g_string_free(a.sources, TRUE);
    g_hash_table_unref(a.locations);
    g_hash_table_unref(a.countries);
    g_hash_table_unref(a.dimensions);
    g_hash_table_unref(a.titles);
    g_hash_table_unref(a.names);
    g_hash_table_unref(a.figures);
    g_hash_table_unref(a.aimed);
    g_free(a.language);
    g_free(a.area);
    return tells;
}

/* ---- the stream ---- */

typedef struct Parsing {
    const char *file;
    Diags *diags;
    bool failed;
    void (*take)(Activity *activity, void *data);
    void *data;
} Parsing;

static void
note_fault(void *data, xmlErrorPtr error)
{
    Parsing *p = data;
    g_autofree char *said = g_strchomp(g_strdup(error->message == NULL ? "" : error->message));

    if (error->level < XML_ERR_ERROR || p->failed)
        return;
    p->failed = true;
    diag_report(p->diags, DIAG_IATI_BROKEN, (Place){ p->file, error->line, MAX(error->int2, 1) },
                error->code == XML_ERR_DOCUMENT_END && error->line <= 1 && error->int2 <= 1 ? "it is empty" : said,
                NULL);
}

static void
take_node(const Parsing *p, xmlNodePtr node)
{
    Activity a = { .diags = p->diags, .file = p->file, .node = node, .language = iati_language(node) };

    if (a.language == NULL)
        a.language = g_strdup("en");
    p->take(&a, p->data);
    g_free(a.language);
}

/* True when it goes on. Of the tree no more than one activity is kept. */
static bool
read_node(xmlTextReaderPtr reader, Parsing *p, bool *into)
{
    int type = xmlTextReaderNodeType(reader);
    const char *name = (const char *)xmlTextReaderConstName(reader);
    xmlNodePtr node;

    *into = false;
    if (type == XML_READER_TYPE_DOCUMENT_TYPE) {
        diag_report(p->diags, DIAG_XML_DOCTYPE, (Place){ p->file, xmlTextReaderGetParserLineNumber(reader), 1 }, NULL);
        return false;
    }
    if (type != XML_READER_TYPE_ELEMENT)
        return true;
    if (xmlTextReaderDepth(reader) == 0 && strcmp(name, "iati-activities") != 0) {
        diag_report(p->diags, DIAG_IATI_NONE, (Place){ p->file, xmlTextReaderGetParserLineNumber(reader), 1 }, name,
                    NULL);
        return false;
    }
    if (xmlTextReaderDepth(reader) != 1 || strcmp(name, "iati-activity") != 0)
        return true;
    node = xmlTextReaderExpand(reader);
    if (node == NULL)
        return false;
    *into = true;
    take_node(p, node);
    return true;
}

bool
iati_walk(const char *path, void (*take)(Activity *activity, void *data), void *data, Diags *diags)
{
    Parsing p = { g_intern_string(path), diags, false, take, data };
    xmlTextReaderPtr reader = xmlReaderForFile(path, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    bool into = false, goes_on = true;

    if (reader == NULL) {
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, path, "it cannot be opened", NULL);
        return false;
    }
    xmlTextReaderSetStructuredErrorHandler(reader, note_fault, &p);
    while (goes_on && (into ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader)) == 1)
        goes_on = read_node(reader, &p, &into);
    xmlFreeTextReader(reader);
    return !p.failed && !diags_failed(diags);
}

typedef struct Wanted {
    const IatiOrder *order;
    size_t found, made;
} Wanted;

static void
take_wanted(Activity *a, void *data)
{
    Wanted *w = data;
    g_autofree char *id = iati_text(iati_child(a->node, "iati-identifier"));

    if (w->order->activity != NULL && strcmp(w->order->activity, id) != 0)
        return;
    w->found++;
    w->made += read_activity(w->order, a->file, a->node, a->diags);
}

bool
iati_read(const IatiOrder *order, Diags *diags)
{
    Wanted w = { order, 0, 0 };
    Place file = { g_intern_string(order->path), 0, 0 };
    bool whole = iati_walk(order->path, take_wanted, &w, diags);

    if (whole && w.found == 0 && order->activity != NULL)
        diag_report(diags, DIAG_IATI_NO_ACTIVITY, file, order->activity, NULL);
    else if (whole && w.made == 0)
        diag_report(diags, DIAG_IATI_NOTHING, file, NULL);
    return !diags_failed(diags);
}
