/*
 * Names in tables. The plan's own come first; what the languages call an area is added where it names no other, and a
 * name that two areas have is nobody's.
 */
#include "exchange/lexicon.h"
#include <string.h>
#include "base/nearest.h"
#include "base/words.h"

struct Lexicon {
    Arena *arena;
    const Plan *plan;
    GHashTable *areas, *measures, *sources; /* text -> thing, or `nobody` */
    GHashTable *subject_places; /* "measure/sex:f" -> 1 + number */
    GArray *subjects; /* Subject */
};

static const char nobody[] = "";

/* ---- filling ---- */

static void
add(GHashTable *names, const char *name, const void *thing)
{
    const void *found = name == NULL || *name == '\0' ? thing : g_hash_table_lookup(names, name);

    if (found == NULL)
        g_hash_table_insert(names, (gpointer)(guintptr)name, (gpointer)(guintptr)thing);
    else if (found != thing)
        g_hash_table_insert(names, (gpointer)(guintptr)name, (gpointer)(guintptr)nobody);
}

static void
add_local(GHashTable *names, LocalText text, const void *thing)
{
    add(names, text.text, thing);
    for (size_t i = 0; i < text.count; i++)
        add(names, text.translations[i].text, thing);
}

/* Only where no other thing of the plan has the name. */
static void
add_further(GHashTable *all, GHashTable *further, const char *name, const void *thing)
{
    if (name != NULL && *name != '\0' && !g_hash_table_contains(all, name))
        add(further, name, thing);
}

static void
take_further(GHashTable *all, GHashTable *further)
{
    GHashTableIter iter;
    gpointer name, thing;

    g_hash_table_iter_init(&iter, further);
    while (g_hash_table_iter_next(&iter, &name, &thing))
        g_hash_table_insert(all, name, thing);
}

/* The country's three letters, whatever the plan calls it. */
static void
add_code(Lexicon *l, GHashTable *further, const Area *area)
{
    char alpha3[4];
    g_autofree char *name = lang_country(area->alpha2, "en", alpha3);

    if (name != NULL)
        add_further(l->areas, further, arena_strdup(l->arena, alpha3), area);
}

static void
add_areas(Lexicon *l, const Lang *const *langs, size_t lang_count)
{
    g_autoptr(GHashTable) further = g_hash_table_new(g_str_hash, g_str_equal);
    size_t count;
    const Area *const *areas = plan_areas(l->plan, &count);

    for (size_t i = 0; i < count; i++) {
        const Area *area = areas[i];

        add(l->areas, area->id, area);
        add_local(l->areas, area->name, area);
        for (size_t a = 0; a < area->alias_count; a++)
            add(l->areas, area->aliases[a], area);
    }
    for (size_t i = 0; i < count; i++) {
        const Area *area = areas[i];

        add_further(l->areas, further, area->alpha2, area);
        add_further(l->areas, further, area->official_name, area);
        add_further(l->areas, further, area->un_name.text, area);
        for (size_t t = 0; t < area->un_name.count; t++)
            add_further(l->areas, further, area->un_name.translations[t].text, area);
        if (area->alpha2 == NULL)
            continue;
        add_code(l, further, area);
        add_further(l->areas, further, arena_strdup(l->arena, lang_m49(area->alpha2)), area);
        for (size_t g = 0; g < lang_count; g++)
            add_further(l->areas, further, arena_strdup(l->arena, lang_territory(langs[g], area->alpha2)), area);
    }
    take_further(l->areas, further);
}

static void
add_measures(Lexicon *l)
{
    g_autoptr(GHashTable) further = g_hash_table_new(g_str_hash, g_str_equal);
    size_t count;
    const Measure *const *measures = plan_measures(l->plan, &count);

    for (size_t i = 0; i < count; i++)
        add(l->measures, measures[i]->id, measures[i]);
    for (size_t i = 0; i < count; i++) {
        add_further(l->measures, further, measures[i]->title.text, measures[i]);
        for (size_t t = 0; t < measures[i]->title.count; t++)
            add_further(l->measures, further, measures[i]->title.translations[t].text, measures[i]);
    }
    take_further(l->measures, further);
}

static void
add_sources(Lexicon *l)
{
    g_autoptr(GHashTable) further = g_hash_table_new(g_str_hash, g_str_equal);
    size_t count;
    const Source *const *sources = plan_sources(l->plan, &count);

    for (size_t i = 0; i < count; i++)
        add(l->sources, sources[i]->id, sources[i]);
    for (size_t i = 0; i < count; i++)
        add_further(l->sources, further, sources[i]->title.text, sources[i]);
    take_further(l->sources, further);
}

Lexicon *
lexicon_new(const Plan *plan, const Lang *const *langs, size_t count)
{
    Lexicon *l = g_new0(Lexicon, 1);

    l->arena = arena_new();
    l->plan = plan;
    l->areas = g_hash_table_new(g_str_hash, g_str_equal);
    l->measures = g_hash_table_new(g_str_hash, g_str_equal);
    l->sources = g_hash_table_new(g_str_hash, g_str_equal);
    l->subject_places = g_hash_table_new(g_str_hash, g_str_equal);
    l->subjects = g_array_new(FALSE, FALSE, sizeof(Subject));
    add_areas(l, langs, count);
    add_measures(l);
    add_sources(l);
    return l;
}

void
lexicon_free(Lexicon *l)
{
    if (l == NULL)
        return;
    g_hash_table_unref(l->areas);
    g_hash_table_unref(l->measures);
    g_hash_table_unref(l->sources);
    g_hash_table_unref(l->subject_places);
    g_array_unref(l->subjects);
    arena_free(l->arena);
    g_free(l);
}

const Plan *
lexicon_plan(const Lexicon *lexicon)
{
    return lexicon->plan;
}

/* ---- looking up ---- */

static const void *
find(GHashTable *names, const char *text)
{
    const void *found = g_hash_table_lookup(names, text);

    return found == nobody ? NULL : found;
}

const Area *
lexicon_area(const Lexicon *lexicon, const char *text)
{
    return find(lexicon->areas, text);
}

bool
lexicon_is_world(const Lexicon *lexicon, const char *text)
{
    return *text == '\0' ||
           (g_ascii_strcasecmp(text, "world") == 0 && g_hash_table_lookup(lexicon->areas, text) == NULL);
}

const Measure *
lexicon_measure(const Lexicon *lexicon, const char *text)
{
    const Measure *found = find(lexicon->measures, text);

    return found != NULL ? found : strchr(text, '/') == NULL ? NULL : plan_find_measure(lexicon->plan, text);
}

const Source *
lexicon_source(const Lexicon *lexicon, const char *text)
{
    return find(lexicon->sources, text);
}

static bool
is_text_of(LocalText local, const char *text)
{
    if (local.text != NULL && strcmp(local.text, text) == 0)
        return true;
    for (size_t i = 0; i < local.count; i++)
        if (strcmp(local.translations[i].text, text) == 0)
            return true;
    return false;
}

const DimensionMember *
lexicon_member(const Lexicon *lexicon, const Dimension *dimension, const char *text)
{
    const DimensionMember *found = NULL;

    (void)lexicon;
    for (size_t i = 0; i < dimension->member_count; i++)
        if (strcmp(dimension->members[i].id, text) == 0)
            return &dimension->members[i];
    for (size_t i = 0; i < dimension->member_count; i++)
        if (is_text_of(dimension->members[i].title, text)) {
            if (found != NULL)
                return NULL;
            found = &dimension->members[i];
        }
    return found;
}

bool
lexicon_is_unit(const Lexicon *lexicon, const Measure *measure, const char *text)
{
    const Unit *unit = measure->unit == NULL ? NULL : plan_find_unit(lexicon->plan, measure->unit);

    return measure->unit == NULL ? *text == '\0'
                                 : strcmp(measure->unit, text) == 0 || (unit != NULL && is_text_of(unit->symbol, text));
}

/* ---- what may have been meant ---- */

/* Without capitals and the blanks about it. */
static char *
plain(const char *text)
{
    g_autofree char *folded = g_utf8_casefold(text, -1),
                    *normal = g_utf8_normalize(folded, -1, G_NORMALIZE_ALL_COMPOSE);

    return normal == NULL ? g_strdup(text) : g_strdup(g_strstrip(normal));
}

static const void *
nearest(GHashTable *names, const char *text)
{
    g_autofree char *asked = plain(text);
    g_autoptr(GPtrArray) plains = g_ptr_array_new_with_free_func(g_free), things = g_ptr_array_new();
    GHashTableIter iter;
    gpointer name, thing;
    const char *near;
    guint at = 0;
    const void *best = NULL;

    g_hash_table_iter_init(&iter, names);
    while (g_hash_table_iter_next(&iter, &name, &thing)) {
        g_ptr_array_add(plains, plain(name));
        g_ptr_array_add(things, thing);
    }
    near = nearest_word(asked, (const char *const *)plains->pdata, plains->len);
    if (near == NULL)
        return NULL;
    /* of all that are called so: the order of the table is none */
    for (guint i = 0; i < plains->len; i++)
        if (strcmp(g_ptr_array_index(plains, i), near) == 0)
            at = i, best = g_ptr_array_index(things, at);
    return best == nobody ? NULL : best;
}

const char *
lexicon_near_area(const Lexicon *lexicon, const char *text)
{
    const Area *area = nearest(lexicon->areas, text);

    return area == NULL ? NULL : area->name.text;
}

const char *
lexicon_near_measure(const Lexicon *lexicon, const char *text)
{
    const Measure *measure = nearest(lexicon->measures, text);

    return measure == NULL ? NULL : measure->id;
}

const char *
lexicon_near_source(const Lexicon *lexicon, const char *text)
{
    const Source *source = nearest(lexicon->sources, text);

    return source == NULL ? NULL : source->id;
}

/* ---- subjects ---- */

/* The place of the dimension among the measure's; CATEGORY_ROOM: it is none of them. */
static size_t
place_of(const Measure *measure, const Dimension *dimension)
{
    for (size_t i = 0; i < measure->dimension_count && i < CATEGORY_ROOM; i++)
        if (measure->dimensions[i] == dimension)
            return i;
    return CATEGORY_ROOM;
}

static bool
place_all(const Measure *measure, const Category *categories, size_t count, const DimensionMember **members)
{
    for (size_t i = 0; i < count; i++) {
        size_t place = place_of(measure, categories[i].dimension);

        if (place == CATEGORY_ROOM || (members[place] != NULL && members[place] != categories[i].member))
            return false;
        members[place] = categories[i].member;
    }
    return true;
}

uint32_t
lexicon_subject(Lexicon *l, const Measure *measure, const Category *categories, size_t count)
{
    const Measure *whole = measure->of == NULL ? measure : measure->of;
    const DimensionMember *members[CATEGORY_ROOM] = { NULL };
    g_autoptr(GString) key = NULL;
    size_t id_length = strlen(whole->id);
    guint place;

    if (!place_all(whole, measure->categories, measure->category_count, members) ||
        !place_all(whole, categories, count, members))
        return NO_SUBJECT;
    key = g_string_new(whole->id);
    for (size_t i = 0; i < whole->dimension_count && i < CATEGORY_ROOM; i++)
        if (members[i] != NULL)
            g_string_append_printf(key, "%c%s:%s", key->len == id_length ? '/' : ' ', whole->dimensions[i]->id,
                                   members[i]->id);
    place = GPOINTER_TO_UINT(g_hash_table_lookup(l->subject_places, key->str));
    if (place == 0) {
        char *kept = arena_strdup(l->arena, key->str);
        Subject subject = { whole, key->len == id_length ? "" : kept + id_length + 1 };

        g_array_append_val(l->subjects, subject);
        place = l->subjects->len;
        g_hash_table_insert(l->subject_places, kept, GUINT_TO_POINTER(place));
    }
    return place - 1;
}

const Subject *
lexicon_subject_at(const Lexicon *lexicon, uint32_t number)
{
    return &g_array_index(lexicon->subjects, Subject, number);
}

size_t
lexicon_subjects(const Lexicon *lexicon)
{
    return lexicon->subjects->len;
}

bool
lexicon_categories(const Lexicon *l, const char *text, Category out[CATEGORY_ROOM], size_t *count, char **wrong)
{
    g_auto(GStrv) words = words_split(text);

    *count = 0;
    *wrong = NULL;
    for (size_t i = 0; words[i] != NULL; i++) {
        char *colon = strchr(words[i], ':');
        g_autofree char *dimension = colon == NULL ? NULL : g_strndup(words[i], (gsize)(colon - words[i]));
        Category category = { .dimension = dimension == NULL ? NULL : plan_find_dimension(l->plan, dimension) };

        category.member = category.dimension == NULL ? NULL : lexicon_member(l, category.dimension, colon + 1);
        if (category.member == NULL || *count == CATEGORY_ROOM) {
            *wrong = g_strdup(words[i]);
            return false;
        }
        out[(*count)++] = category;
    }
    return true;
}
