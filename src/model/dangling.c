/*
 * References to what is nowhere. A thing that was renamed or forgotten is one mistake, however many refer to it: what
 * refers to it is gathered until the plan is finished, and told once, at the first place.
 */
#include "base/diag_read.h"
#include "base/sort.h"
#include "model/building.h"
#include <string.h>

/*
 * What is wrong and of what: the kind and id of a thing, a dimension and its member … Where it is referred to, the
 * place of what should have it, and who names what is near it.
 */
typedef struct Dangling {
    char *key;
    DiagId wrong;
    const char *of, *name;
    GArray *places;
    Place declared;
    NearTeller tell_near;
} Dangling;

const char *const builder_list_kinds[LIST_KINDS] = { "objective", "area group", "area kind" };

static void
dangling_free(void *data)
{
    Dangling *dangling = data;

    g_array_unref(dangling->places);
    g_free(dangling->key);
    g_free(dangling);
}

GPtrArray *
builder_dangling_new(void)
{
    return g_ptr_array_new_with_free_func(dangling_free);
}

static int
compare_places(const void *left, const void *right)
{
    const Place *a = left, *b = right;
    int by_file = g_strcmp0(a->file, b->file);

    if (by_file != 0)
        return by_file;
    return a->line != b->line ? a->line - b->line : a->column - b->column;
}

static char *
key_of(DiagId wrong, const char *of, const char *name)
{
    return g_strdup_printf("%d %s %s", wrong, of, name);
}

void
builder_gather(PlanBuilder *b, DiagId wrong, const char *of, const char *name, Place place, Place declared,
               NearTeller tell_near)
{
    g_autofree char *key = key_of(wrong, of, name);
    Dangling *found = g_hash_table_lookup(b->dangling_by_key, key);

    if (found == NULL) {
        found = g_new0(Dangling, 1);
        *found = (Dangling){ g_steal_pointer(&key), wrong, builder_keep(b, of), builder_keep(b, name),
                             g_array_new(FALSE, FALSE, sizeof(Place)), declared, tell_near };
        g_ptr_array_add(b->dangling, found);
        g_hash_table_insert(b->dangling_by_key, found->key, found);
    }
    g_array_append_val(found->places, place);
    b->dangling_count++;
    plan_builder_note_fault(b, place);
}

static void
tell_near_thing(PlanBuilder *b, const char *kind, const char *id)
{
    plan_near(b->plan, kind, id, b->diags);
}

/* What is there and withheld from this audience is told from what is nowhere: of that each reference is a mistake. */
void
builder_report_dangling(PlanBuilder *b, const char *kind, const char *id, Place place)
{
    Place withheld;

    if (builder_is_unread(b, kind, id)) {
        b->dangling_count++;
        plan_builder_note_fault(b, place);
    } else if (plan_withholds(b->plan, kind, id, &withheld))
        diag_report_related(b->diags, DIAG_AUDIENCE_REFERENCE, place, withheld, kind, id, NULL);
    else
        builder_gather(b, DIAG_MODEL_DANGLING, kind, id, place, (Place){ 0 }, tell_near_thing);
}

static bool
is_list_kind(const char *kind)
{
    for (size_t i = 0; i < LIST_KINDS; i++)
        if (strcmp(kind, builder_list_kinds[i]) == 0)
            return true;
    return false;
}

/* What is no list is told with those that look for the same in vain and say of which kind it is. */
static void
join_lists(PlanBuilder *b, Dangling *list)
{
    for (guint i = 0; i < b->dangling->len; i++) {
        Dangling *d = g_ptr_array_index(b->dangling, i);

        if (d->wrong != DIAG_MODEL_DANGLING || strcmp(d->name, list->of) != 0 || !is_list_kind(d->of))
            continue;
        g_array_append_vals(d->places, list->places->data, list->places->len);
        g_array_set_size(list->places, 0);
        return;
    }
}

/* Sorted, each once. */
static void
order_places(GArray *places)
{
    guint last = 0;

    sort_items(places->data, places->len, sizeof(Place), compare_places);
    for (guint i = 1; i < places->len; i++)
        if (compare_places(&g_array_index(places, Place, i), &g_array_index(places, Place, last)) != 0)
            g_array_index(places, Place, ++last) = g_array_index(places, Place, i);
    g_array_set_size(places, last + 1);
}

/* ", to which 17 places refer: observations.xml: 15 (from line 12), plan.xml: 2 (from line 40)"; empty for one. */
static char *
list_places(const GArray *places)
{
    GString *out = g_string_new(NULL);

    if (places->len == 1)
        return g_string_free(out, FALSE);
    g_string_append_printf(out, ", to which %u places refer: ", places->len);
    for (guint first = 0, i = 0; first < places->len; first = i) {
        const Place *at = &g_array_index(places, Place, first);
        g_autofree char *name = at->file == NULL ? g_strdup("no file") : g_path_get_basename(at->file);

        for (i = first; i < places->len && g_strcmp0(g_array_index(places, Place, i).file, at->file) == 0; i++)
            continue;
        g_string_append_printf(out, "%s%s: %u (from line %d)", first == 0 ? "" : ", ", name, i - first, at->line);
    }
    return g_string_free(out, FALSE);
}

static void
tell(PlanBuilder *b, const Dangling *d)
{
    g_autofree char *more = NULL;
    Place second = d->declared;

    order_places(d->places);
    more = list_places(d->places);
    if (second.file == NULL && d->places->len > 1)
        second = g_array_index(d->places, Place, 1);
    diag_report_related(b->diags, d->wrong, g_array_index(d->places, Place, 0), second, d->of, d->name, more, NULL);
    if (d->tell_near != NULL)
        d->tell_near(b, d->of, d->name);
}

void
builder_tell_dangling(PlanBuilder *b)
{
    for (guint i = 0; i < b->dangling->len; i++) {
        Dangling *d = g_ptr_array_index(b->dangling, i);

        if (d->wrong == DIAG_MODEL_NO_LIST)
            join_lists(b, d);
    }
    for (guint i = 0; i < b->dangling->len; i++) {
        const Dangling *d = g_ptr_array_index(b->dangling, i);

        if (d->places->len > 0)
            tell(b, d);
    }
}
