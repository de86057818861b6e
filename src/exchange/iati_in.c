/*
 * An activity is read as a small tree, and becomes a plan of its own: a type of result is a goal, a result an
 * objective, an indicator an indicator with a measure. Elements are found by name, in whatever order they stand, and
 * what is of another namespace is passed over.
 */
#include "exchange/iati.h"
#include <libxml/xmlreader.h>
#include <string.h>
#include "base/diag_exchange.h"
#include "base/diag_files.h"
#include "base/diag_read.h"
#include "base/digits.h"
#include "base/sort.h"

typedef struct Activity {
    const IatiOrder *order;
    Diags *diags;
    const char *file;
    xmlNodePtr node;
    char *language;                     /* of the plan: the activity's */
    GString *areas, *measures, *plan, *observations, *sources;
    GHashTable *locations;              /* ref -> id of its area */
    GHashTable *countries;              /* ids, each once */
    GHashTable *dimensions;             /* id -> GHashTable of member id -> title */
    GHashTable *titles;                 /* dimension id -> title */
    char *area;                         /* of what names no location */
    GHashTable *names;                  /* of areas, each once */
    GHashTable *aimed;                  /* ids of areas for which the result has a target */
    Date first, last;                   /* over which the periods reach */
    Date last_actual;
    size_t documents;
} Activity;

/* ---- the tree ---- */

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->ns == NULL && strcmp((const char *)node->name, name) == 0;
}

static xmlNodePtr
next_named(xmlNodePtr node, const char *name)
{
    while (node != NULL && !is_named(node, name))
        node = node->next;
    return node;
}

static xmlNodePtr
child(xmlNodePtr node, const char *name)
{
    return node == NULL ? NULL : next_named(node->children, name);
}

#define EACH(kid, node, name)                                                                                          \
    (xmlNodePtr kid = child(node, name); kid != NULL; kid = next_named(kid->next, name))

/* To be freed; NULL where it is not there. */
static char *
attribute(const xmlNode *node, const char *name)
{
    xmlChar *text = node == NULL ? NULL : xmlGetNoNsProp(node, (const xmlChar *)name);
    char *copy = text == NULL ? NULL : g_strstrip(g_strdup((const char *)text));

    xmlFree(text);
    return copy;
}

static char *
language_of(const xmlNode *node)
{
    xmlChar *text = xmlNodeGetLang(node);
    char *copy = g_strdup((const char *)text);

    xmlFree(text);
    return copy;
}

static char *
text_of(const xmlNode *node)
{
    xmlChar *text = node == NULL ? NULL : xmlNodeGetContent(node);
    GString *out = g_string_new(NULL);

    for (const char *c = (const char *)text; c != NULL && *c != '\0'; c++) {
        if (!g_ascii_isspace(*c))
            g_string_append_c(out, *c);
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    xmlFree(text);
    return g_strchomp(g_string_free(out, FALSE));
}

static Place
place_of(const Activity *a, const xmlNode *node)
{
    return (Place){ a->file, (int)xmlGetLineNo(node), 1 };
}

/* ---- narratives ---- */

/* That in the plan's language, else the first; "" where there is none. */
static char *
narrative(const Activity *a, xmlNodePtr node)
{
    xmlNodePtr chosen = NULL;

    for EACH(n, node, "narrative") {
        g_autofree char *language = language_of(n);

        if (chosen == NULL || (language != NULL && strcmp(language, a->language) == 0))
            chosen = n;
        if (language != NULL && strcmp(language, a->language) == 0)
            break;
    }
    return text_of(chosen);
}

static void
add_escaped(GString *out, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);

    g_string_append(out, escaped);
}

/* The element in the plan's language, and once in each other. */
static void
add_narratives(const Activity *a, GString *out, const char *indent, const char *element, xmlNodePtr node,
               const char *otherwise)
{
    g_autofree char *own = narrative(a, node);
    g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    g_string_append_printf(out, "%s<%s>", indent, element);
    add_escaped(out, *own != '\0' ? own : otherwise);
    g_string_append_printf(out, "</%s>\n", element);
    for EACH(n, node, "narrative") {
        g_autofree char *language = language_of(n), *text = text_of(n);

        if (language == NULL || *text == '\0' || strcmp(language, a->language) == 0 || strcmp(text, own) == 0 ||
            !g_hash_table_add(told, g_strdup(language)))
            continue;
        g_string_append_printf(out, "%s<%s xml:lang=\"%s\">", indent, element, language);
        add_escaped(out, text);
        g_string_append_printf(out, "</%s>\n", element);
    }
}

static void
add_attribute(GString *out, const char *name, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    g_string_append_printf(out, " %s=\"", name);
    add_escaped(out, text);
    g_string_append_c(out, '"');
}

/* ---- ids ---- */

/* "Women & girls" as "women-girls"; `otherwise` where no letter of it may stand in an id. To be freed. */
static char *
slug(const char *text, const char *otherwise)
{
    GString *out = g_string_new(NULL);

    for (const char *c = text; *c != '\0' && out->len < 40; c++) {
        if (g_ascii_isalnum(*c))
            g_string_append_c(out, g_ascii_tolower(*c));
        else if (out->len > 0 && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    while (out->len > 0 && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    if (out->len == 0)
        g_string_append(out, otherwise);
    return g_string_free(out, FALSE);
}

/* ---- areas ---- */

static void
add_area(Activity *a, const char *id, const char *alpha2, const char *kind, const char *within, const char *name)
{
    g_autofree char *unique = NULL;

    g_string_append(a->areas, "  <area");
    add_attribute(a->areas, "id", id);
    add_attribute(a->areas, "kind", kind);
    add_attribute(a->areas, "within", within);
    add_attribute(a->areas, "alpha2", alpha2);
    if (*name == '\0' || g_hash_table_contains(a->names, name))
        add_attribute(a->areas, "name", unique = g_strdup_printf("%s (%s)", name, id));
    else
        add_attribute(a->areas, "name", name);
    g_hash_table_add(a->names, unique != NULL ? g_steal_pointer(&unique) : g_strdup(name));
    g_string_append(a->areas, "/>\n");
}

static void
take_countries(Activity *a)
{
    for EACH(country, a->node, "recipient-country") {
        g_autofree char *code = attribute(country, "code"), *given = narrative(a, country), *name = NULL;
        char alpha3[4];

        if (code == NULL || (name = lang_country(code, a->language, alpha3)) == NULL) {
            diag_report(a->diags, DIAG_IATI_CODE, place_of(a, country), code == NULL ? "" : code, "country", NULL);
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
    g_autofree char *title = narrative(a, child(a->node, "title"));
    xmlNodePtr region = child(a->node, "recipient-region");
    g_autofree char *named = region == NULL ? g_strdup("") : narrative(a, region);

    if (g_hash_table_size(a->countries) == 1 && region == NULL)
        return;
    g_free(a->area);
    a->area = g_strdup("whole");
    add_area(a, a->area, NULL, "programme", NULL, *named != '\0' ? named : title);
}

static void
take_locations(Activity *a)
{
    for EACH(location, a->node, "location") {
        g_autofree char *ref = attribute(location, "ref"), *name = narrative(a, child(location, "name"));
        g_autofree char *base = NULL, *id = NULL;

        if (ref == NULL || *ref == '\0' || g_hash_table_contains(a->locations, ref))
            continue;
        if (g_hash_table_contains(a->countries, ref)) {
            g_hash_table_insert(a->locations, g_strdup(ref), g_strdup(ref));
            continue;
        }
        base = slug(ref, "place");
        id = g_strdup_printf("loc-%s", base);
        add_area(a, id, NULL, "location", a->area, *name != '\0' ? name : ref);
        g_hash_table_insert(a->locations, g_strdup(ref), g_steal_pointer(&id));
    }
}

/* ---- sources ---- */

static void
add_source(Activity *a, const char *id, const char *published, const char *publisher, const char *title,
           const char *address)
{
    g_string_append(a->sources, "  <source");
    add_attribute(a->sources, "id", id);
    add_attribute(a->sources, "published", published);
    add_attribute(a->sources, "publisher", publisher);
    add_attribute(a->sources, "title", title);
    add_attribute(a->sources, "address", address);
    g_string_append(a->sources, "/>\n");
}

/* "2024-03-01T10:00:00Z" as "2024-03-01"; "" where it is no day. */
static char *
day_of(const char *text)
{
    g_autofree char *day = text == NULL ? NULL : g_strndup(text, 10);
    Date date;

    return day != NULL && date_parse(day, &date) && date_is_day(date) ? g_steal_pointer(&day) : g_strdup("");
}

/* The documents of an element as further sources: their ids, parted by spaces and each behind one. To be freed. */
static char *
take_documents(Activity *a, xmlNodePtr node)
{
    GString *ids = g_string_new(NULL);

    for EACH(link, node, "document-link") {
        g_autofree char *url = attribute(link, "url"), *title = narrative(a, child(link, "title"));
        g_autofree char *date = attribute(child(link, "document-date"), "iso-date"), *day = day_of(date);
        g_autofree char *id = g_strdup_printf("DOC-%zu", ++a->documents);

        add_source(a, id, day, NULL, *title != '\0' ? title : url == NULL ? id : url, url);
        g_string_append_printf(ids, " %s", id);
    }
    return g_string_free(ids, FALSE);
}

/* ---- values ---- */

typedef struct Cell { char *area, *by, *note, *sources; double number; bool is_number; } Cell;

static void
cell_clear(Cell *cell)
{
    g_free(cell->area);
    g_free(cell->by);
    g_free(cell->note);
    g_free(cell->sources);
}

static int
compare_words(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* "age:child sex:f", in the order of the dimensions, so that the same set is always written the same. */
static char *
take_dimensions(Activity *a, xmlNodePtr node)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

    for EACH(d, node, "dimension") {
        g_autofree char *name = attribute(d, "name"), *value = attribute(d, "value");
        g_autofree char *id = slug(name == NULL ? "" : name, "part"),
                        *member = slug(value == NULL ? "" : value, "other");
        GHashTable *members = g_hash_table_lookup(a->dimensions, id);

        if (members == NULL) {
            members = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
            g_hash_table_insert(a->dimensions, g_strdup(id), members);
            g_hash_table_insert(a->titles, g_strdup(id), g_strdup(name == NULL ? id : name));
        }
        if (!g_hash_table_contains(members, member))
            g_hash_table_insert(members, g_strdup(member), g_strdup(value == NULL ? member : value));
        g_ptr_array_add(words, g_strdup_printf("%s:%s", id, member));
    }
    sort_items(words->pdata, words->len, sizeof(char *), compare_words);
    g_ptr_array_add(words, NULL);
    return g_strjoinv(" ", (char **)words->pdata);
}

/* The area of a value; NULL, and told, where it is of several places at once. */
static char *
area_of(Activity *a, xmlNodePtr node)
{
    xmlNodePtr location = child(node, "location");
    g_autofree char *ref = attribute(location, "ref");
    const char *id;

    if (location == NULL)
        return g_strdup(a->area);
    if (next_named(location->next, "location") != NULL) {
        diag_report(a->diags, DIAG_IATI_PLACES, place_of(a, node), NULL);
        return NULL;
    }
    id = ref == NULL ? NULL : g_hash_table_lookup(a->locations, ref);
    if (id == NULL)
        diag_report(a->diags, DIAG_IATI_CODE, place_of(a, location), ref == NULL ? "" : ref, "location", NULL);
    return g_strdup(id);
}

/* A number as XML Schema writes decimals; anything else is text, which is kept beside the missing number. */
static bool
parse_number(const char *text, double *out)
{
    char *end;

    if (text == NULL || *text == '\0' || strspn(text, "+-.0123456789eE") != strlen(text))
        return false;
    *out = g_ascii_strtod(text, &end);
    return *end == '\0' && *out - *out == 0;
}

/* What a baseline, a target or an actual says; false where nothing can be kept of it. */
static bool
take_cell(Activity *a, xmlNodePtr node, Cell *out)
{
    g_autofree char *value = attribute(node, "value"), *comment = narrative(a, child(node, "comment"));

    *out = (Cell){ .area = area_of(a, node) };
    if (out->area == NULL)
        return false;
    out->by = take_dimensions(a, node);
    out->sources = take_documents(a, node);
    out->is_number = parse_number(value, &out->number);
    out->note = g_steal_pointer(&comment);
    if (out->is_number || value == NULL || *value == '\0')
        return true;
    diag_report(a->diags, DIAG_IATI_TEXT, place_of(a, node), value, NULL);
    comment = out->note;
    out->note = *comment == '\0' ? g_strdup_printf("“%s”", value) : g_strdup_printf("“%s”: %s", value, comment);
    g_free(comment);
    comment = NULL;
    return true;
}

/* ---- periods ---- */

/* Whole years as years, all else by its days; false, and told, where it is no period. */
static bool
take_period(Activity *a, xmlNodePtr node, char **text, Period *period)
{
    g_autofree char *first = attribute(child(node, "period-start"), "iso-date"),
                    *last = attribute(child(node, "period-end"), "iso-date");
    g_autofree char *from = day_of(first), *to = day_of(last);

    if (!date_parse(from, &period->first) || !date_parse(to, &period->last) ||
        date_compare(period->last, period->first) < 0) {
        diag_report(a->diags, DIAG_IATI_PERIOD, place_of(a, node), NULL);
        return false;
    }
    if (!date_is_set(a->first) || date_compare(period->first, a->first) < 0)
        a->first = period->first;
    if (!date_is_set(a->last) || date_compare(period->last, a->last) > 0)
        a->last = period->last;
    *text = strcmp(from + 4, "-01-01") == 0 && strcmp(to + 4, "-12-31") == 0 && strncmp(from, to, 4) == 0
                ? g_strndup(from, 4)
                : g_strdup_printf("%s/%s", from, to);
    return true;
}

/* ---- indicators ---- */

typedef struct Wanted { char *key; Date date; double value; } Wanted;       /* key: "area\tby" */
typedef struct Begun { char *key; Date date; double value; } Begun;
typedef struct Row { char *key, *line; } Row;   /* "area\tby", and the observation */

typedef struct IndicatorRead {
    const char *id;
    GArray *aims, *starts, *rows;
    GHashTable *seen;                   /* "area\tby\tperiod" */
    GHashTable *by;                     /* ids of dimensions */
} IndicatorRead;

static void
note_dimensions(IndicatorRead *r, const char *by)
{
    g_auto(GStrv) words = g_strsplit(by, " ", -1);

    for (size_t i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_hash_table_add(r->by, g_strndup(words[i], strcspn(words[i], ":")));
}

static void
add_observation(Activity *a, IndicatorRead *r, xmlNodePtr node, const Cell *cell, const char *period)
{
    g_autofree char *once = g_strdup_printf("%s\t%s\t%s", cell->area, cell->by, period),
                    *sources = g_strconcat("IATI", cell->sources, NULL);
    GString *line = g_string_new("    <observation");
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    Row row = { g_strdup_printf("%s\t%s", cell->area, cell->by), NULL };

    if (!g_hash_table_add(r->seen, g_steal_pointer(&once))) {
        diag_report(a->diags, DIAG_IATI_TWICE, place_of(a, node), period, NULL);
        g_string_free(line, TRUE);
        g_free(row.key);
        return;
    }
    note_dimensions(r, cell->by);
    add_attribute(line, "period", period);
    add_attribute(line, cell->is_number ? "value" : "missing",
                  cell->is_number ? number_shortest(cell->number, number) : "not-reported");
    add_attribute(line, "sources", sources);
    add_attribute(line, "note", cell->note);
    g_string_append(line, "/>\n");
    row.line = g_string_free(line, FALSE);
    g_array_append_val(r->rows, row);
}

static void
take_period_values(Activity *a, IndicatorRead *r, xmlNodePtr node)
{
    g_autofree char *text = NULL;
    Period period;

    if (!take_period(a, node, &text, &period))
        return;
    for EACH(target, node, "target") {
        Cell cell;

        if (take_cell(a, target, &cell) && cell.is_number) {
            Wanted aim = { g_strdup_printf("%s\t%s", cell.area, cell.by), period.last, cell.number };

            g_array_append_val(r->aims, aim);
            g_hash_table_add(a->aimed, g_strdup(cell.area));
            note_dimensions(r, cell.by);
            if (*cell.note != '\0')
                diag_report(a->diags, DIAG_IATI_UNKEPT, place_of(a, target), "the comment of a target", NULL);
        }
        cell_clear(&cell);
    }
    for EACH(actual, node, "actual") {
        Cell cell;

        if (take_cell(a, actual, &cell) && (cell.is_number || *cell.note != '\0')) {
            add_observation(a, r, actual, &cell, text);
            if (!date_is_set(a->last_actual) || date_compare(period.last, a->last_actual) > 0)
                a->last_actual = period.last;
        }
        cell_clear(&cell);
    }
}

static void
take_baseline(Activity *a, IndicatorRead *r, xmlNodePtr node)
{
    g_autofree char *iso = attribute(node, "iso-date"), *year = attribute(node, "year"), *day = day_of(iso);
    Cell cell;
    Begun start;

    if (!date_parse(*day != '\0' ? day : year == NULL ? "" : year, &start.date))
        start.date = DATE_NONE;
    if (take_cell(a, node, &cell) && cell.is_number) {
        start.key = g_strdup_printf("%s\t%s", cell.area, cell.by);
        start.value = cell.number;
        note_dimensions(r, cell.by);
        g_array_append_val(r->starts, start);
    }
    if (cell.note != NULL && *cell.note != '\0')
        diag_report(a->diags, DIAG_IATI_UNKEPT, place_of(a, node), "the comment of a baseline", NULL);
    cell_clear(&cell);
}

static int
compare_aims(const void *left, const void *right)
{
    const Wanted *a = left, *b = right;
    int key = strcmp(a->key, b->key);

    return key != 0 ? key : date_compare(a->date, b->date);
}

/* Attributes of the last target for an area, and the milestones before it, in the element that is to have them. */
static void
add_target(const Activity *a, GString *out, const char *begin, const char *end, const IndicatorRead *r, guint first,
           guint last)
{
    const Wanted *aim = &g_array_index(r->aims, Wanted, last);
    char number[G_ASCII_DTOSTR_BUF_SIZE], day[11];
    g_autofree char *area = NULL;

    g_string_append(out, begin);
    add_attribute(out, "value", number_shortest(aim->value, number));
    add_attribute(out, "date", date_format(aim->date, day));
    for (guint i = 0; i < r->starts->len; i++) {
        const Begun *start = &g_array_index(r->starts, Begun, i);

        if (strcmp(start->key, aim->key) != 0)
            continue;
        add_attribute(out, "baseline", number_shortest(start->value, number));
        if (date_is_set(start->date))
            add_attribute(out, "baseline-date", date_format(start->date, day));
        else if (date_is_set(a->first))
            add_attribute(out, "baseline-date", date_format(a->first, day));
        break;
    }
    area = g_strndup(aim->key, (gsize)(strchr(aim->key, '\t') - aim->key));
    add_attribute(out, "area", area);
    add_attribute(out, "by", strchr(aim->key, '\t') + 1);
    g_string_append(out, ">");
    for (guint i = first; i < last; i++) {
        const Wanted *before = &g_array_index(r->aims, Wanted, i);

        if (date_compare(before->date, aim->date) >= 0)
            continue;
        g_string_append(out, "<milestone");
        add_attribute(out, "date", date_format(before->date, day));
        add_attribute(out, "value", number_shortest(before->value, number));
        g_string_append(out, "/>");
    }
    g_string_append(out, end);
}

/* Behind the indicators of the objective: what is followed, for each area that has a target. */
static void
add_follows(Activity *a, GString *out, const IndicatorRead *r, xmlNodePtr node)
{
    for (guint first = 0, i = 0; i < r->aims->len; i++) {
        const Wanted *aim = &g_array_index(r->aims, Wanted, i);
        g_autofree char *begin = NULL;
        g_autoptr(GString) title = g_string_new(NULL);

        if (i + 1 < r->aims->len &&
            strcmp(g_array_index(r->aims, Wanted, i + 1).key, aim->key) == 0)
            continue;
        begin = g_strdup_printf("      <follow kind=\"level\" measure=\"%s\"", r->id);
        add_narratives(a, title, "        ", "title", child(node, "title"), r->id);
        add_target(a, out, begin, "\n", r, first, i);
        g_string_append_printf(out, "%s      </follow>\n", title->str);
        first = i + 1;
    }
}

static void
add_measure(Activity *a, const IndicatorRead *r, xmlNodePtr node)
{
    g_autofree char *code = attribute(node, "measure"), *ascending = attribute(node, "ascending");
    bool percent = g_strcmp0(code, "2") == 0;
    bool down = g_strcmp0(ascending, "0") == 0 || g_strcmp0(ascending, "false") == 0;
    g_autoptr(GString) by = g_string_new(NULL);
    g_autofree void **ids = g_hash_table_get_keys_as_array(r->by, NULL);

    sort_texts(ids, g_hash_table_size(r->by));
    for (size_t i = 0; ids[i] != NULL; i++)
        g_string_append_printf(by, "%s%s", i > 0 ? " " : "", (const char *)ids[i]);
    g_string_append(a->measures, "  <measure");
    add_attribute(a->measures, "id", r->id);
    add_attribute(a->measures, "unit", percent ? "percent" : NULL);
    add_attribute(a->measures, "nature", "stock");
    add_attribute(a->measures, "ascending", down ? "false" : "true");
    add_attribute(a->measures, "topic", "results");
    add_attribute(a->measures, "by", by->str);
    g_string_append(a->measures, ">\n");
    add_narratives(a, a->measures, "    ", "title", child(node, "title"), r->id);
    g_string_append(a->measures, "  </measure>\n");
}

static int
compare_rows(const void *left, const void *right)
{
    return strcmp(((const Row *)left)->key, ((const Row *)right)->key);
}

static void
add_series(Activity *a, const IndicatorRead *r)
{
    const char *open = NULL;

    sort_items(r->rows->data, r->rows->len, sizeof(Row), compare_rows);
    for (guint i = 0; i < r->rows->len; i++) {
        const Row *row = &g_array_index(r->rows, Row, i);
        const char *tab = strchr(row->key, '\t');

        if (open == NULL || strcmp(open, row->key) != 0) {
            g_autofree char *area = g_strndup(row->key, (gsize)(tab - row->key));

            g_string_append(a->observations, open == NULL ? "  <series" : "  </series>\n  <series");
            add_attribute(a->observations, "measure", r->id);
            add_attribute(a->observations, "area", area);
            add_attribute(a->observations, "by", tab + 1);
            g_string_append(a->observations, ">\n");
            open = row->key;
        }
        g_string_append(a->observations, row->line);
    }
    g_string_append(a->observations, open == NULL ? "" : "  </series>\n");
}

static void
free_aim(void *data)
{
    g_free(((Wanted *)data)->key);
}

static void
free_start(void *data)
{
    g_free(((Begun *)data)->key);
}

static void
free_row(void *data)
{
    g_free(((Row *)data)->key);
    g_free(((Row *)data)->line);
}

static void
take_indicator(Activity *a, xmlNodePtr node, const char *id, GString *indicators, GString *follows)
{
    IndicatorRead r = { .id = id,
                        .aims = g_array_new(FALSE, FALSE, sizeof(Wanted)),
                        .starts = g_array_new(FALSE, FALSE, sizeof(Begun)),
                        .rows = g_array_new(FALSE, FALSE, sizeof(Row)),
                        .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                        .by = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };

    g_array_set_clear_func(r.aims, free_aim);
    g_array_set_clear_func(r.starts, free_start);
    g_array_set_clear_func(r.rows, free_row);
    for EACH(baseline, node, "baseline")
        take_baseline(a, &r, baseline);
    for EACH(period, node, "period")
        take_period_values(a, &r, period);
    if (child(node, "reference") != NULL)
        diag_report(a->diags, DIAG_IATI_UNKEPT, place_of(a, child(node, "reference")), "the reference of an indicator",
                    NULL);
    sort_items(r.aims->data, r.aims->len, sizeof(Wanted), compare_aims);
    add_measure(a, &r, node);
    add_series(a, &r);
    g_string_append_printf(indicators, "      <indicator id=\"%s\" kind=\"level\" measure=\"%s\">\n", id, id);
    add_narratives(a, indicators, "        ", "title", child(node, "title"), id);
    for (guint first = 0, i = 0; i < r.aims->len; i++) {
        if (i + 1 < r.aims->len &&
            strcmp(g_array_index(r.aims, Wanted, i + 1).key, g_array_index(r.aims, Wanted, i).key) == 0)
            continue;
        add_target(a, indicators, "        <target", "</target>\n", &r, first, i);
        first = i + 1;
    }
    g_string_append(indicators, "      </indicator>\n");
    add_follows(a, follows, &r, node);
    g_array_unref(r.aims);
    g_array_unref(r.starts);
    g_array_unref(r.rows);
    g_hash_table_unref(r.seen);
    g_hash_table_unref(r.by);
}

/* ---- results ---- */

/* IATI's code list ResultType, from the farthest aim to the nearest. */
typedef struct ResultType { const char *code, *title, *french, *arabic; } ResultType;
static const ResultType result_types[] = {
    { "3", "Impact", "Impact", "الأثر" },
    { "2", "Outcomes", "Effets", "النتائج" },
    { "1", "Outputs", "Produits", "المخرجات" },
    { "9", "Other results", "Autres résultats", "نتائج أخرى" },
};

static const ResultType *
type_of(xmlNodePtr result)
{
    g_autofree char *code = attribute(result, "type");

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
    g_autofree char *strategy = narrative(a, child(result, "description"));
    size_t number = 0;

    g_hash_table_remove_all(a->aimed);
    g_string_append_printf(a->plan, "    <objective id=\"%s\">\n", id);
    add_narratives(a, a->plan, "      ", "title", child(result, "title"), id);
    for EACH(indicator, result, "indicator") {
        g_autofree char *own = g_strdup_printf("%s-%zu", id, ++number);

        take_indicator(a, indicator, own, a->plan, follows);
    }
    add_recipients(a);
    g_string_append(a->plan, follows->str);
    if (*strategy != '\0')
        add_narratives(a, a->plan, "      ", "strategy", child(result, "description"), "");
    g_string_append(a->plan, "    </objective>\n");
}

static size_t
take_results(Activity *a)
{
    size_t goals = 0;

    for (size_t t = 0; t < G_N_ELEMENTS(result_types); t++) {
        size_t number = 0;

        for EACH(result, a->node, "result") {
            g_autofree char *id = NULL;

            if (type_of(result) != &result_types[t])
                continue;
            if (number == 0)
                g_string_append_printf(a->plan,
                                       "  <goal id=\"%zu\">\n    <title>%s</title>\n", ++goals,
                                       g_str_has_prefix(a->language, "fr")   ? result_types[t].french
                                       : g_str_has_prefix(a->language, "ar") ? result_types[t].arabic
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

    for EACH(date, a->node, "activity-date") {
        g_autofree char *type = attribute(date, "type"), *iso = attribute(date, "iso-date"), *day = day_of(iso);
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
        add_escaped(out, g_hash_table_lookup(a->titles, ids[i]));
        g_string_append(out, "</title>");
        for (size_t m = 0; own[m] != NULL; m++) {
            g_string_append_printf(out, "<member id=\"%s\"><title>", (const char *)own[m]);
            add_escaped(out, g_hash_table_lookup(members, own[m]));
            g_string_append(out, "</title></member>");
        }
        g_string_append(out, "</dimension>\n");
    }
}

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static const char area_kinds[] =
    "  <area-kind id=\"programme\"><form count=\"one\">programme</form>"
    "<form count=\"other\">programmes</form></area-kind>\n"
    "  <area-kind id=\"location\"><form count=\"one\">location</form>"
    "<form count=\"other\">locations</form></area-kind>\n";

static char *
whole_plan(Activity *a, const char *id, const char *as_of)
{
    g_autofree char *organisation = narrative(a, child(a->node, "reporting-org")), *name = slug(id, "activity");
    Date first = activity_day(a, "1", "2", a->first), last = activity_day(a, "3", "4", a->last);
    g_autoptr(GString) out = g_string_new(XML "<plan");
    char day[11];

    /* the plan covers at least what its periods do */
    if (date_is_set(a->first) && (!date_is_set(first) || date_compare(a->first, first) < 0))
        first = a->first;
    if (date_is_set(a->last) && (!date_is_set(last) || date_compare(a->last, last) > 0))
        last = a->last;
    add_attribute(out, "id", name);
    add_attribute(out, "xml:lang", a->language);
    add_attribute(out, "start", date_is_set(first) ? date_format(first, day) : "2000-01-01");
    add_attribute(out, "end", date_is_set(last) ? date_format(last, day) : "2000-12-31");
    add_attribute(out, "as-of", as_of);
    g_string_append(out, ">\n");
    add_narratives(a, out, "  ", "title", child(a->node, "title"), id);
    if (*organisation != '\0')
        add_narratives(a, out, "  ", "organisation", child(a->node, "reporting-org"), "");
    g_string_append(out, a->plan->str);
    g_string_append(out, "</plan>\n");
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
hand_out(Activity *a, const char *id)
{
    g_autofree char *updated = attribute(a->node, "last-updated-datetime"), *published = day_of(updated);
    g_autofree char *publisher = narrative(a, child(a->node, "reporting-org")),
                    *title = narrative(a, child(a->node, "title"));
    g_autofree char *named = g_strdup_printf("%s (%s)", *title == '\0' ? "IATI" : title, id), *plan = NULL,
                    *areas = NULL, *measures = NULL, *observations = NULL, *sources = NULL;
    g_autoptr(GString) terms = g_string_new(NULL);
    char day[11];

    add_source(a, "IATI", published, publisher, named, NULL);
    plan = whole_plan(a, id, *published != '\0'               ? published
                             : date_is_set(a->last_actual)     ? date_format(a->last_actual, day)
                                                               : "");
    add_units(terms);
    add_dimensions(a, terms);
    areas = g_strconcat(XML "<areas>\n", area_kinds, a->areas->str, "</areas>\n", NULL);
    measures = g_strconcat(XML "<measures>\n", terms->str, a->measures->str, "</measures>\n", NULL);
    observations = g_strconcat(XML "<observations>\n", a->observations->str, "</observations>\n", NULL);
    sources = g_strconcat(XML "<sources>\n", a->sources->str, "</sources>\n", NULL);
    a->order->take(&(IatiProject){ id, { { "data/areas.xml", areas }, { "data/measures.xml", measures },
                                         { "data/observations.xml", observations }, { "data/plan.xml", plan },
                                         { "data/sources.xml", sources } } },
                   a->order->data);
}

static void
read_activity(const IatiOrder *order, const char *file, xmlNodePtr node, Diags *diags)
{
    g_autofree char *id = text_of(child(node, "iati-identifier"));
    Activity a = { .order = order, .diags = diags, .file = file, .node = node, .language = language_of(node) };

    a.areas = g_string_new(NULL), a.measures = g_string_new(NULL), a.plan = g_string_new(NULL);
    a.observations = g_string_new(NULL), a.sources = g_string_new(NULL);
    a.locations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    a.countries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    a.dimensions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    a.titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    a.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    a.aimed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (a.language == NULL)
        a.language = g_strdup("en");
    take_countries(&a);
    take_whole(&a);
    take_locations(&a);
    if (take_results(&a) == 0)
        diag_report(diags, DIAG_IATI_NO_RESULT, place_of(&a, node), id, NULL);
    else
        hand_out(&a, id);
    g_string_free(a.areas, TRUE), g_string_free(a.measures, TRUE), g_string_free(a.plan, TRUE);
    g_string_free(a.observations, TRUE), g_string_free(a.sources, TRUE);
    g_hash_table_unref(a.locations);
    g_hash_table_unref(a.countries);
    g_hash_table_unref(a.dimensions);
    g_hash_table_unref(a.titles);
    g_hash_table_unref(a.names);
    g_hash_table_unref(a.aimed);
    g_free(a.language);
    g_free(a.area);
}

/* ---- the stream ---- */

typedef struct Parsing { const char *file; Diags *diags; bool failed; } Parsing;

static void
note_fault(void *data, xmlErrorPtr error)
{
    Parsing *p = data;
    g_autofree char *said = g_strchomp(g_strdup(error->message == NULL ? "" : error->message));

    if (error->level < XML_ERR_ERROR || p->failed)
        return;
    p->failed = true;
    diag_report(p->diags, DIAG_IATI_BROKEN, (Place){ p->file, error->line, MAX(error->int2, 1) }, said, NULL);
}

/* True when it goes on. Of the tree no more than one activity is kept. */
static bool
read_node(const IatiOrder *order, xmlTextReaderPtr reader, Parsing *p, size_t *found, bool *into)
{
    int type = xmlTextReaderNodeType(reader);
    const char *name = (const char *)xmlTextReaderConstName(reader);
    xmlNodePtr node;
    g_autofree char *id = NULL;

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
    id = text_of(child(node, "iati-identifier"));
    if (order->activity == NULL || strcmp(order->activity, id) == 0) {
        ++*found;
        read_activity(order, p->file, node, p->diags);
    }
    return true;
}

bool
iati_read(const IatiOrder *order, Diags *diags)
{
    Parsing p = { g_intern_string(order->path), diags, false };
    xmlTextReaderPtr reader =
        xmlReaderForFile(order->path, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    size_t found = 0;
    bool into = false, goes_on = true;

    if (reader == NULL) {
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, order->path, "it cannot be opened", NULL);
        return false;
    }
    xmlTextReaderSetStructuredErrorHandler(reader, note_fault, &p);
    while (goes_on && (into ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader)) == 1)
        goes_on = read_node(order, reader, &p, &found, &into);
    xmlFreeTextReader(reader);
    if (!p.failed && !diags_failed(diags) && found == 0)
        diag_report(diags, DIAG_IATI_NO_ACTIVITY, (Place){ p.file, 0, 0 },
                    order->activity == NULL ? "" : order->activity, NULL);
    return !diags_failed(diags);
}
