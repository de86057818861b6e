/*
 * Filling a plan by the tables of elements (elements.c). An element is kept as it comes, its references being ids;
 * finishing makes things of the ids, so that the order of files plays no part, and reports each one that leads
 * nowhere.
 */
#include "base/large_pages.h"
#include "base/sort.h"
#include "base/diag_read.h"
#include "base/words.h"
#include "model/building.h"
#include "model/records.h"
#include <stdlib.h>
#include <string.h>

/* ---- lists of elements ---- */

/* A member of a struct by its offset. */
static void *
member(const void *of, size_t at)
{
    return (char *)(guintptr)of + at;
}

static GArray **
side_by_side(const Plan *plan, ElementKind kind)
{
    return member(plan, element_types[kind].list);
}

static GPtrArray **
apart(const Plan *plan, ElementKind kind)
{
    return member(plan, element_types[kind].list);
}

static bool
has_list(ElementKind kind)
{
    return element_types[kind].list != 0;
}

size_t
plan_builder_count(const PlanBuilder *builder, ElementKind kind)
{
    if (!has_list(kind))
        return 0;
    return element_types[kind].side_by_side ? (*side_by_side(builder->plan, kind))->len
                                            : (*apart(builder->plan, kind))->len;
}

void *
builder_item(const PlanBuilder *b, ElementKind kind, size_t index)
{
    const ElementType *type = &element_types[kind];

    return type->side_by_side ? (*side_by_side(b->plan, kind))->data + index * type->size
                              : g_ptr_array_index(*apart(b->plan, kind), index);
}

void *
builder_last(const PlanBuilder *b, ElementKind kind)
{
    g_assert(plan_builder_count(b, kind) > 0);
    return builder_item(b, kind, plan_builder_count(b, kind) - 1);
}

/* Those of its children begin at this place of their list. */
static const void *
children_from(const PlanBuilder *b, ElementKind kind, size_t index)
{
    const ElementType *type = &element_types[kind];

    if (plan_builder_count(b, kind) == 0)
        return NULL;
    return type->side_by_side ? (*side_by_side(b->plan, kind))->data + index * type->size
                              : (char *)((*apart(b->plan, kind))->pdata + index);
}

/* ---- making and freeing ---- */

/* In their order; each element that is added asks. */
static void
list_child_kinds(PlanBuilder *b)
{
    for (ElementKind kind = ELEMENT_COUNT - 1; kind > ELEMENT_NONE; kind--) {
        ElementKind parent = element_types[kind].parent;

        b->next_child[kind] = b->first_child[parent];
        b->first_child[parent] = kind;
    }
}

PlanBuilder *
plan_builder_new(Diags *diags)
{
    PlanBuilder *b = g_new0(PlanBuilder, 1);
    Plan *p = b->plan = g_new0(Plan, 1);

    b->diags = diags;
    list_child_kinds(b);
    p->arena = arena_new();
    for (ElementKind kind = 0; kind < ELEMENT_COUNT; kind++) {
        const ElementType *type = &element_types[kind];

        if (type->list != 0 && type->side_by_side)
            *side_by_side(p, kind) = g_array_new(FALSE, TRUE, (guint)type->size);
        else if (type->list != 0)
            *apart(p, kind) = g_ptr_array_new();
        if (type->unique)
            p->by_id[kind] = g_hash_table_new(g_str_hash, g_str_equal);
    }
    p->target_areas = g_ptr_array_new();
    p->disaggregated = g_ptr_array_new();
    p->observations = observations_new(p->arena);
    p->roots = g_ptr_array_new();
    p->phrase_texts = g_hash_table_new(g_str_hash, g_str_equal);
    p->area_names = g_hash_table_new(g_str_hash, g_str_equal);
    p->figures = g_ptr_array_new_with_free_func((GDestroyNotify)figures_free);
    p->withheld = g_hash_table_new(g_str_hash, g_str_equal);
    b->area_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    b->targeted = g_hash_table_new(NULL, NULL);
    b->named = g_hash_table_new(NULL, NULL);
    b->group_ids = g_hash_table_new(g_str_hash, g_str_equal);
    b->texts = g_hash_table_new(g_str_hash, g_str_equal);
    b->unread = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    b->malformed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    b->faulty = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    b->dangling = builder_dangling_new();
    b->dangling_by_key = g_hash_table_new(g_str_hash, g_str_equal);
    return b;
}

void
plan_free(Plan *plan)
{
    if (plan == NULL)
        return;
    for (ElementKind kind = 0; kind < ELEMENT_COUNT; kind++) {
        if (has_list(kind) && element_types[kind].side_by_side)
            g_array_unref(*side_by_side(plan, kind));
        else if (has_list(kind))
            g_ptr_array_unref(*apart(plan, kind));
        if (plan->by_id[kind] != NULL)
            g_hash_table_unref(plan->by_id[kind]);
    }
    g_ptr_array_unref(plan->figures);
    g_ptr_array_unref(plan->target_areas);
    g_ptr_array_unref(plan->disaggregated);
    observations_free(plan->observations);
    g_ptr_array_unref(plan->roots);
    g_hash_table_unref(plan->phrase_texts);
    g_hash_table_unref(plan->area_names);
    g_hash_table_unref(plan->withheld);
    arena_free(plan->arena);
    g_free(plan);
}

void
plan_builder_free(PlanBuilder *builder)
{
    if (builder == NULL)
        return;
    g_hash_table_unref(builder->area_ids);
    g_hash_table_unref(builder->targeted);
    g_hash_table_unref(builder->named);
    g_hash_table_unref(builder->group_ids);
    g_hash_table_unref(builder->texts);
    g_hash_table_unref(builder->unread);
    g_hash_table_unref(builder->malformed);
    g_hash_table_unref(builder->faulty);
    g_hash_table_unref(builder->dangling_by_key);
    g_ptr_array_unref(builder->dangling);
    plan_free(builder->plan);
    g_free(builder);
}

Arena *
plan_builder_arena(PlanBuilder *builder)
{
    return builder->plan->arena;
}

/* ---- elements as they come ---- */

const char *
builder_keep(PlanBuilder *b, const char *text)
{
    const char *kept = text == NULL ? NULL : g_hash_table_lookup(b->texts, text);

    if (kept == NULL && text != NULL) {
        kept = arena_strdup(b->plan->arena, text);
        g_hash_table_add(b->texts, (gpointer)(uintptr_t)kept);
    }
    return kept;
}

/* separator NULL: white space parts the words. */
static const char *const *
split_text(PlanBuilder *b, const char *text, const char *separator, size_t *count)
{
    g_auto(GStrv) parts = separator == NULL ? words_split(text) : g_strsplit(text == NULL ? "" : text, separator, -1);
    const char **out = arena_new0(b->plan->arena, const char *, g_strv_length(parts) + 1);

    *count = 0;
    for (size_t i = 0; parts[i] != NULL; i++)
        if (*g_strstrip(parts[i]) != '\0')
            out[(*count)++] = builder_keep(b, parts[i]);
    return out;
}

static size_t
place_of_field(const Field *field)
{
    return (uintptr_t)field / sizeof *field % LAST_FIELDS;
}

/* What the field said last needs no look among all texts. */
static const char *
keep_again(PlanBuilder *b, const Field *field, const char *text)
{
    KeptLast *last = &b->kept[place_of_field(field)];

    if (text == NULL || (last->field == field && strcmp(last->text, text) == 0))
        return text == NULL ? NULL : last->text;
    *last = (KeptLast){ field, builder_keep(b, text) };
    return last->text;
}

/* Whatever is text so far, ids among it, is kept in the plan; an id that no two have is not looked for. */
static void
keep_texts(PlanBuilder *b, const ElementType *type, void *element)
{
    for (const Field *f = type->fields; f->name != NULL; f++) {
        const char **text = member(element, f->at);

        if (f->keep == KEEP_TEXT && f == type->fields && type->unique)
            *text = arena_strdup(b->plan->arena, *text);
        else if (f->keep == KEEP_TEXT || f->keep == KEEP_KEY || f->keep == KEEP_REF || f->keep == KEEP_REFS)
            *text = keep_again(b, f, *text);
        else if (f->keep == KEEP_LIST)
            *(const char *const **)member(element, f->at) = split_text(b, *text, f->separator,
                                                                       member(element, f->count));
    }
}

/* Its id, where no other may have it; NULL: it has none, or none that must be its own. */
static const char *
id_of(const ElementType *type, const void *element)
{
    const char *id = !type->unique ? NULL : *(const char *const *)member(element, type->fields[0].at);

    return id == NULL || *id == '\0' ? NULL : id;
}

/* An element may be given with its children in it: they are added like others. */
static void
add_children(PlanBuilder *b, ElementKind parent, const void *given)
{
    for (ElementKind kind = b->first_child[parent]; kind != ELEMENT_NONE; kind = b->next_child[kind]) {
        const ElementType *type = &element_types[kind];
        const char *children;

        if (!type->side_by_side)
            continue;
        children = *(const char *const *)member(given, type->children);
        for (size_t i = 0; i < *(const size_t *)member(given, type->child_count); i++)
            plan_builder_add(b, kind, children + i * type->size);
    }
}

/* A copy of what was given, at the end of its list, and without children yet. */
static void *
append(PlanBuilder *b, ElementKind kind, const void *given)
{
    const ElementType *type = &element_types[kind];
    void *element;

    if (type->side_by_side)
        g_array_append_vals(*side_by_side(b->plan, kind), given, 1);
    else
        g_ptr_array_add(*apart(b->plan, kind), arena_memdup(b->plan->arena, given, type->size));
    element = builder_last(b, kind);
    if (type->index != 0)
        *(size_t *)member(element, type->index) = plan_builder_count(b, kind) - 1;
    for (ElementKind child = b->first_child[kind]; child != ELEMENT_NONE; child = b->next_child[child])
        *(size_t *)member(element, element_types[child].child_count) = 0;
    keep_texts(b, type, element);
    return element;
}

static Place
place_of_first(PlanBuilder *b, ElementKind kind, const char *id)
{
    void *found = g_hash_table_lookup(b->plan->by_id[kind], id);

    if (element_types[kind].side_by_side)
        found = builder_item(b, kind, GPOINTER_TO_SIZE(found) - 1);
    return *(const Place *)member(found, element_types[kind].place);
}

const void *
plan_builder_add(PlanBuilder *builder, ElementKind kind, const void *given)
{
    const ElementType *type = &element_types[kind];
    const char *id = id_of(type, given);
    bool twice = id != NULL && g_hash_table_contains(builder->plan->by_id[kind], id);
    void *element;

    g_assert(has_list(kind));
    if (twice)
        diag_report_related(builder->diags, DIAG_MODEL_DUPLICATE_ID, *(const Place *)member(given, type->place),
                            place_of_first(builder, kind, id), type->name, id, NULL);
    if (twice && !type->kept_twice)
        return NULL;
    element = append(builder, kind, given);
    if (id != NULL && !twice)
        g_hash_table_insert(builder->plan->by_id[kind], (gpointer)(guintptr)id_of(type, element),
                            type->side_by_side ? GSIZE_TO_POINTER(plan_builder_count(builder, kind)) : element);
    if (type->parent != ELEMENT_NONE && plan_builder_count(builder, type->parent) > 0)
        ++*(size_t *)member(builder_last(builder, type->parent), type->child_count);
    if (type->added != NULL)
        type->added(builder, element);
    add_children(builder, kind, given);
    return builder_item(builder, kind, plan_builder_count(builder, kind) - 1);
}

/* Those that are written, of reporting periods the last day; where none is, the last of the plan's. */
static void
find_days(PlanBuilder *b, const PlanHead *given)
{
    Days days = given->days;
    Period as_of, known_by;

    if (written_is_set(&given->as_of) && plan_place_period(b->plan, &given->as_of, given->place, &as_of, b->diags))
        days.as_of = as_of.last;
    if (written_is_set(&given->known_by) &&
        plan_place_period(b->plan, &given->known_by, given->place, &known_by, b->diags))
        days.known_by = known_by.last;
    b->plan->head.days = days_both(date_is_set(days.as_of) ? days.as_of : given->period.last, days.known_by);
}

void
plan_builder_set_plan(PlanBuilder *builder, const PlanHead *given)
{
    PlanHead *head = &builder->plan->head;

    if (builder->has_plan) {
        diag_report_related(builder->diags, DIAG_MODEL_TWO_PLANS, given->place, head->place, NULL);
        return;
    }
    builder->has_plan = true;
    *head = *given;
    keep_texts(builder, &element_types[ELEMENT_PLAN], head);
    find_days(builder, given);
    if (date_compare(date_last_day(given->period.last), date_first_day(given->period.first)) < 0)
        model_tell_backwards(builder->diags, given->place, given->end_place, given->period.first, given->period.last);
}

Period
plan_builder_period(const PlanBuilder *builder)
{
    return builder->plan->head.period;
}

void
plan_builder_set_followed(PlanBuilder *builder, size_t event, Period followed)
{
    Event *row = builder_item(builder, ELEMENT_EVENT, event - 1);

    row->followed = followed;
}

void
plan_builder_expect(PlanBuilder *builder, size_t bytes)
{
    observations_expect(builder->plan->observations, bytes);
}

void
plan_builder_expect_records(PlanBuilder *builder, size_t bytes)
{
    enum { BYTES_OF_A_VALUE = 100 };
    GArray **values = side_by_side(builder->plan, ELEMENT_RECORD_VALUE), *before = *values;
    size_t room = before->len + bytes / BYTES_OF_A_VALUE;

    *values = g_array_sized_new(FALSE, TRUE, sizeof(RecordValue), (guint)room);
    large_pages_ask((*values)->data, room * sizeof(RecordValue));
    g_array_append_vals(*values, before->data, before->len);
    g_array_unref(before);
}

void
plan_builder_add_observation(PlanBuilder *builder, const ObservationRow *row)
{
    observations_add(builder->plan->observations, row);
}

PlanMark
plan_builder_mark(const PlanBuilder *builder)
{
    return (PlanMark){ observations_count(builder->plan->observations), builder->plan->records->len,
                       builder->plan->record_values->len };
}

void
plan_builder_cut(PlanBuilder *builder, PlanMark mark)
{
    Plan *plan = builder->plan;

    observations_cut(plan->observations, mark.observations);
    for (size_t i = mark.records; i < plan->records->len; i++) {
        const Record *record = g_ptr_array_index(plan->records, i);

        if (record->id != NULL && g_hash_table_lookup(plan->by_id[ELEMENT_RECORD], record->id) == record)
            g_hash_table_remove(plan->by_id[ELEMENT_RECORD], record->id);
    }
    g_ptr_array_set_size(plan->records, (gint)mark.records);
    g_array_set_size(plan->record_values, (guint)mark.values);
}

void
plan_builder_withhold(PlanBuilder *builder, const char *kind, const char *id, Place place)
{
    char *key = arena_printf(builder->plan->arena, "%s %s", kind, id);

    if (!g_hash_table_contains(builder->plan->withheld, key))
        g_hash_table_insert(builder->plan->withheld, key, arena_memdup(builder->plan->arena, &place, sizeof place));
}

void
plan_builder_note_unread(PlanBuilder *builder, const char *kind, const char *id, Place place)
{
    if (g_hash_table_size(builder->unread) == 0)
        builder->first_unread = place;
    g_hash_table_add(builder->unread, id == NULL ? g_strdup(kind) : g_strdup_printf("%s %s", kind, id));
}

static char *
key_of_place(Place place)
{
    return g_strdup_printf("%s:%d:%d", place.file == NULL ? "" : place.file, place.line, place.column);
}

void
plan_builder_note_fault(PlanBuilder *builder, Place element)
{
    g_hash_table_add(builder->faulty, key_of_place(element));
}

void
plan_builder_note_no_id(PlanBuilder *builder, const char *word)
{
    g_hash_table_add(builder->malformed, g_strdup(word));
}

bool
builder_is_faulty(const PlanBuilder *b, Place element)
{
    g_autofree char *key = g_hash_table_size(b->faulty) == 0 ? NULL : key_of_place(element);

    return key != NULL && g_hash_table_contains(b->faulty, key);
}

/* ---- references ---- */

bool
builder_is_unread(PlanBuilder *b, const char *kind, const char *id)
{
    g_autofree char *key = g_strdup_printf("%s %s", kind, id);
    bool unread = g_hash_table_contains(b->unread, kind) || g_hash_table_contains(b->unread, key);

    if (g_hash_table_contains(b->malformed, id))
        return true;                    /* which is told where it stands */
    b->held_back += unread;
    return unread;
}

bool
builder_has_unread(const PlanBuilder *b, const char *kind)
{
    g_autofree char *begins = g_strdup_printf("%s ", kind);
    GHashTableIter iter;
    gpointer key;

    g_hash_table_iter_init(&iter, b->unread);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        if (strcmp(key, kind) == 0 || g_str_has_prefix(key, begins))
            return true;
    return false;
}

bool
builder_has_told(const PlanBuilder *b, Place place)
{
    for (size_t i = 0; i < diags_length(b->diags); i++) {
        const Diag *told = diags_at(b->diags, i);

        if (told->severity == SEVERITY_ERROR && told->place.line == place.line &&
            told->place.column == place.column && g_strcmp0(told->place.file, place.file) == 0)
            return true;
    }
    return builder_is_faulty(b, place);
}

bool
builder_has_told_of(const PlanBuilder *b, DiagId id)
{
    for (size_t i = 0; i < diags_length(b->diags); i++)
        if (diags_at(b->diags, i)->id == id)
            return true;
    return false;
}

void *
builder_find(PlanBuilder *b, ElementKind kind, const char *id, Place place)
{
    void *found;

    if (id == NULL || *id == '\0')
        return NULL;
    found = g_hash_table_lookup(b->plan->by_id[kind], id);
    if (found == NULL)
        builder_report_dangling(b, element_types[kind].name, id, place);
    else if (element_types[kind].side_by_side)
        found = builder_item(b, kind, GPOINTER_TO_SIZE(found) - 1);
    return found;
}

/* An area is named by its code; its name or an alias in its place is a second spelling. */
const Area *
builder_find_area(PlanBuilder *b, const char *id, Place place)
{
    Area *area;

    if (id == NULL || *id == '\0')
        return NULL;
    area = g_hash_table_lookup(b->plan->by_id[ELEMENT_AREA], id);
    if (area != NULL)
        return area;
    area = g_hash_table_lookup(b->plan->area_names, id);
    if (area != NULL)
        diag_report_related(b->diags, DIAG_MODEL_AREA_SPELLING, place, area->place, id, area->id, NULL);
    else
        builder_report_dangling(b, "area", id, place);
    return area;
}

static const Article *
find_article(PlanBuilder *b, const Treaty *treaty, const char *number, Place place)
{
    if (treaty == NULL || number == NULL || *number == '\0')
        return NULL;
    for (size_t i = 0; i < treaty->article_count; i++)
        if (g_strcmp0(treaty->articles[i].number, number) == 0)
            return &treaty->articles[i];
    builder_report_dangling(b, "article", number, place);
    return NULL;
}

/* `treaty`: the one that the row before refers to. */
static const void *
find_thing(PlanBuilder *b, ElementKind kind, const char *id, const Treaty *treaty, Place place)
{
    switch (kind) {
    case ELEMENT_AREA: return builder_find_area(b, id, place);
    case ELEMENT_ARTICLE: return find_article(b, treaty, id, place);
    default: return builder_find(b, kind, id, place);
    }
}

static const void *const *
find_things(PlanBuilder *b, ElementKind kind, const char *ids, size_t *count, Place place)
{
    size_t names = 0;
    const char *const *list = split_text(b, ids, NULL, &names);
    const void **out = arena_new0(b->plan->arena, const void *, names);

    *count = 0;
    for (size_t i = 0; i < names; i++)
        if ((out[*count] = find_thing(b, kind, list[i], NULL, place)) != NULL)
            (*count)++;
    return out;
}

static const Source *const *
find_sources(PlanBuilder *b, const char *ids, size_t *count, Place place)
{
    return (const Source *const *)find_things(b, ELEMENT_SOURCE, ids, count, place);
}

/* Of these each is told where it stands, or gathered. */
static size_t
count_told(const PlanBuilder *b)
{
    return diags_count(b->diags, SEVERITY_ERROR) + diags_count(b->diags, SEVERITY_WARNING) + b->dangling_count;
}

/* What a field refers to, and how many: of an article it depends on what the row before refers to. */
static const void *
find_of_field(PlanBuilder *b, const Field *field, const char *text, const void *before, size_t *count, Place place)
{
    FoundLast *last = &b->found[place_of_field(field)];
    size_t told;
    const void *thing;

    *count = 0;
    if (text == NULL || field->to == ELEMENT_ARTICLE)
        return field->keep == KEEP_REFS ? (const void *)find_things(b, field->to, text, count, place)
                                        : find_thing(b, field->to, text, before, place);
    if (last->field == field && last->text == text) {
        *count = last->count;
        return last->thing;
    }
    told = count_told(b);
    thing = field->keep == KEEP_REFS ? (const void *)find_things(b, field->to, text, count, place)
                                     : find_thing(b, field->to, text, before, place);
    if (count_told(b) == told)
        *last = (FoundLast){ field, text, thing, *count };
    return thing;
}

static void
resolve_fields(PlanBuilder *b, const ElementType *type, void *element)
{
    Place place = *(const Place *)member(element, type->place);
    const void *before = NULL;
    size_t count;

    for (const Field *f = type->fields; f->name != NULL; f++) {
        const char *id = f->keep == KEEP_REF || f->keep == KEEP_REFS || f->keep == KEEP_KEY
                             ? *(const char *const *)member(element, f->at)
                             : NULL;

        if (f->keep == KEEP_REF) {
            *(const void **)member(element, f->at) = before = find_of_field(b, f, id, before, &count, place);
        } else if (f->keep == KEEP_REFS) {
            *(const void **)member(element, f->at) = find_of_field(b, f, id, NULL, &count, place);
            *(size_t *)member(element, f->count) = count;
        } else if (f->keep == KEEP_KEY) {
            builder_find(b, f->to, id, place);
        }
    }
}

/* Those of one parent lie side by side in the list of their kind, as they came one behind the other. */
static void
give_children(PlanBuilder *b, const ElementType *type, ElementKind kind)
{
    size_t first = 0;

    for (size_t i = 0; i < plan_builder_count(b, type->parent); i++) {
        void *parent = builder_item(b, type->parent, i);

        *(const void **)member(parent, type->children) = children_from(b, kind, first);
        first += *(const size_t *)member(parent, type->child_count);
    }
}

static void
resolve_all(PlanBuilder *b)
{
    for (ElementKind kind = 0; kind < ELEMENT_COUNT; kind++)
        if (element_types[kind].parent != ELEMENT_NONE)
            give_children(b, &element_types[kind], kind);
    for (ElementKind kind = 0; kind < ELEMENT_COUNT; kind++)
        for (size_t i = 0; i < plan_builder_count(b, kind); i++)
            resolve_fields(b, &element_types[kind], builder_item(b, kind, i));
    for (ElementKind kind = 0; kind < ELEMENT_COUNT; kind++) {
        const ElementType *type = &element_types[kind];

        for (size_t i = 0; type->resolved != NULL && i < plan_builder_count(b, kind); i++)
            type->resolved(b, builder_item(b, kind, i));
        if (type->settled != NULL)
            type->settled(b);
    }
}

/* ---- observations ---- */

static const Measure *
look_up_measure(void *builder, const char *id, Place place)
{
    if (id != NULL && strchr(id, '/') != NULL)
        return builder_disaggregated(builder, id, place);
    return builder_find(builder, ELEMENT_MEASURE, id, place);
}

static const Area *
look_up_area(void *builder, const char *id, Place place)
{
    return builder_find_area(builder, id, place);
}

static const Source *const *
look_up_sources(void *builder, const char *ids, size_t *count, Place place)
{
    return find_sources(builder, ids, count, place);
}

/* Of fiscal years the plan has one mistake, however many figures tell of them. */
static bool
look_up_period(void *builder, const WrittenPeriod *written, Place place, Period *out)
{
    PlanBuilder *b = builder;
    bool fiscal = written->counted == FREQUENCY_YEAR && plan_year_start(b->plan).month == 0;

    if (fiscal && b->told_no_year_start)
        return false;
    b->told_no_year_start = b->told_no_year_start || fiscal;
    return plan_place_period(b->plan, written, place, out, b->diags);
}

static void
resolve_observations(PlanBuilder *b)
{
    ObservationLookup lookup = { b, look_up_measure, look_up_area, look_up_sources, look_up_period };

    observations_settle(b->plan->observations, &lookup, b->diags);
}

static int
compare_areas(const void *left, const void *right)
{
    return strcmp((*(const Area *const *)left)->id, (*(const Area *const *)right)->id);
}

void
plan_builder_note_handed_out(PlanBuilder *builder, const char *digest)
{
    builder->plan->handed_out = arena_strdup(builder->plan->arena, digest);
}

void
plan_builder_note_root(PlanBuilder *builder, const void *root)
{
    g_ptr_array_add(builder->plan->roots, (gpointer)(guintptr)root);
}

static void
report_held_back(PlanBuilder *b)
{
    g_autofree char *count = g_strdup_printf("%zu", b->held_back);

    if (b->held_back > 0)
        diag_report(b->diags, DIAG_DATA_HELD_BACK, b->first_unread, count, NULL);
}

Plan *
plan_builder_finish(PlanBuilder *builder)
{
    Plan *plan = builder->plan;

    if (!builder->has_plan) {
        diag_report(builder->diags, DIAG_MODEL_NO_PLAN, (Place){ 0 }, "the data folder", NULL);
        return NULL;
    }
    if (plan_find_area_kind(plan, STATE_KIND) == NULL)
        plan_builder_add(builder, ELEMENT_AREA_KIND, &(AreaKind){ .id = STATE_KIND });
    resolve_all(builder);
    records_tell_figures(builder);
    resolve_observations(builder);
    builder_tell_dangling(builder);
    report_held_back(builder);
    sort_items(plan->target_areas->pdata, plan->target_areas->len, sizeof(void *), compare_areas);
    if (diags_failed(builder->diags))
        return NULL;
    observations_name(plan->observations, builder->diags);
    if (diags_failed(builder->diags))
        return NULL;
    plan_index_areas(plan);
    plan_give_parts(plan);
    builder->plan = NULL;
    return plan;
}
