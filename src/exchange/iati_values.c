/*
 * What was counted: of which place and of whom, as a number or, where it is none, as a remark. Values are of one
 * figure when their set of location and dimensions is the same, whatever the order.
 */
#include "exchange/iati_activity.h"
#include "exchange/grid.h"
#include <string.h>
#include "base/diag_exchange.h"
#include "base/sort.h"

/* ---- values ---- */

void
iati_value_clear(IatiValue *cell)
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

    for
        EACH(d, node, "dimension")
        {
            g_autofree char *name = iati_attribute(d, "name"), *value = iati_attribute(d, "value");
            g_autofree char *id = xml_id(name == NULL ? "" : name, "part"),
                            *member = xml_id(value == NULL ? "" : value, "other");
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

/* The area of a value; NULL, and told, where it names a place that the activity has not. */
static char *
area_of(Activity *a, xmlNodePtr node)
{
    g_auto(GStrv) refs = iati_places(node);

    if (refs[0] == NULL)
        return g_strdup(iati_child(node, "location") == NULL ? a->area : NULL);
    for (size_t i = 0; refs[i] != NULL; i++)
        if (!g_hash_table_contains(a->locations, refs[i])) {
            diag_report(a->diags, DIAG_IATI_CODE, iati_place(a, iati_child(node, "location")), refs[i], "location",
                        NULL);
            return NULL;
        }
    return g_strdup(refs[1] == NULL ? (const char *)g_hash_table_lookup(a->locations, refs[0])
                                    : iati_area_of_places(a, refs));
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
bool
iati_value(Activity *a, xmlNodePtr node, IatiValue *out)
{
    g_autofree char *value = iati_attribute(node, "value"), *comment = iati_narrative(a, iati_child(node, "comment"));

    *out = (IatiValue){ .area = area_of(a, node) };
    if (out->area == NULL)
        return false;
    out->by = take_dimensions(a, node);
    out->sources = iati_documents(a, node);
    out->is_number = parse_number(value, &out->number);
    out->places = out->is_number && strchr(value, '.') != NULL
                      ? MIN((int)strspn(strchr(value, '.') + 1, "0123456789"), LAST_PLACE)
                      : 0;
    out->note = g_steal_pointer(&comment);
    if (out->is_number || value == NULL || *value == '\0')
        return true;
    diag_report(a->diags, DIAG_IATI_TEXT, iati_place(a, node), value, NULL);
    comment = out->note;
    out->note = *comment == '\0' ? g_strdup_printf("“%s”", value) : g_strdup_printf("“%s”: %s", value, comment);
    g_free(comment);
    comment = NULL;
    return true;
}

/* ---- periods ---- */

/* Whole years as years, all else by its days; false, and told, where it is no period. */
bool
iati_period(Activity *a, xmlNodePtr node, char **text, Period *period)
{
    g_autofree char *first = iati_attribute(iati_child(node, "period-start"), "iso-date"),
                    *last = iati_attribute(iati_child(node, "period-end"), "iso-date");
    g_autofree char *from = iati_day(first), *to = iati_day(last);

    if (!date_parse(from, &period->first) || !date_parse(to, &period->last) ||
        date_compare(period->last, period->first) < 0) {
        diag_report(a->diags, DIAG_IATI_PERIOD, iati_place(a, node), NULL);
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
