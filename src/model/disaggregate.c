/*
 * What is measured of some alone: of women, of children, of what one donor gave. Where the data speak of it, it is a
 * measure of its own, "casualties/sex:f/age:0-17": so whatever can be asked of a measure can be asked of it. Its
 * figures are parts of those of all, and are added up to them only where a dimension is complete.
 */
#include <string.h>
#include "base/sort.h"
#include "base/words.h"
#include "model/building.h"

/* ---- who they are ---- */

static const DimensionMember *
find_member(const Dimension *dimension, const char *id)
{
    for (size_t i = 0; i < dimension->member_count; i++)
        if (strcmp(dimension->members[i].id, id) == 0)
            return &dimension->members[i];
    return NULL;
}

void
member_added(PlanBuilder *b, void *element)
{
    const DimensionMember *member = element;
    const Dimension *dimension = builder_last(b, ELEMENT_DIMENSION);
    size_t count = plan_builder_count(b, ELEMENT_MEMBER);

    for (size_t i = 1; i < dimension->member_count; i++) {
        const DimensionMember *other = builder_item(b, ELEMENT_MEMBER, count - 1 - i);

        if (strcmp(other->id, member->id) == 0)
            diag_report_related(b->diags, DIAG_MODEL_MEMBER_TWICE, member->place, other->place, member->id,
                                dimension->id, NULL);
    }
}

static bool
is_told_by(const Measure *measure, const Dimension *dimension)
{
    for (size_t i = 0; i < measure->dimension_count; i++)
        if (measure->dimensions[i] == dimension)
            return true;
    return false;
}

/* Of a measure that names a dimension which there is not, that has been told, and more would follow from it. */
static void
tell_not_by(PlanBuilder *b, const Measure *measure, const char *dimension, Place place)
{
    if (!builder_has_told(b, measure->place))
        diag_report_related(b->diags, DIAG_MODEL_NOT_BY, place, measure->place, measure->id, dimension, NULL);
}

static void
tell_near_members(PlanBuilder *b, const char *id, const char *member)
{
    const Dimension *dimension = g_hash_table_lookup(b->plan->by_id[ELEMENT_DIMENSION], id);
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    for (size_t i = 0; i < dimension->member_count; i++)
        g_ptr_array_add(ids, (gpointer)(guintptr)dimension->members[i].id);
    diag_near(b->diags, member, (const char *const *)ids->pdata, ids->len);
}

/* Where one of its members has an id that is none, that has been told. */
static void
tell_no_member(PlanBuilder *b, const Dimension *dimension, const char *member, Place place)
{
    if (!builder_is_faulty(b, dimension->place))
        builder_gather(b, DIAG_MODEL_NO_MEMBER, dimension->id, member, place, dimension->place, tell_near_members);
}

/* "sex:f" */
static bool
find_category(PlanBuilder *b, const Measure *measure, const char *word, Place place, Category *out)
{
    const char *colon = strchr(word, ':');
    g_autofree char *id = g_strndup(word, (gsize)(colon == NULL ? strlen(word) : (size_t)(colon - word)));

    out->dimension = g_hash_table_lookup(b->plan->by_id[ELEMENT_DIMENSION], id);
    out->member = out->dimension == NULL || colon == NULL ? NULL : find_member(out->dimension, colon + 1);
    if (out->dimension == NULL)
        builder_report_dangling(b, "dimension", id, place);
    else if (!is_told_by(measure, out->dimension))
        tell_not_by(b, measure, id, place);
    else if (out->member == NULL)
        tell_no_member(b, out->dimension, colon == NULL ? "" : colon + 1, place);
    else
        return true;
    return false;
}

static int
compare_categories(const void *left, const void *right)
{
    const Category *a = left, *b = right;

    return a->dimension->index < b->dimension->index ? -1 : a->dimension->index > b->dimension->index;
}

/* In the order of the dimensions; 0: what is wrong with them is told. */
static size_t
find_categories(PlanBuilder *b, const Measure *measure, char *const *words, Place place, Category *out)
{
    size_t count = 0;

    for (; words[count] != NULL; count++)
        if (!find_category(b, measure, words[count], place, &out[count]))
            return 0;
    sort_items(out, count, sizeof *out, compare_categories);
    for (size_t i = 1; i < count; i++)
        if (out[i].dimension == out[i - 1].dimension) {
            diag_report(b->diags, DIAG_MODEL_CATEGORY_TWICE, place, out[i].dimension->id, measure->id, NULL);
            return 0;
        }
    return count;
}

/* ---- names ---- */

static const char *
id_of(Arena *arena, const Measure *of, const Category *categories, size_t count)
{
    g_autoptr(GString) id = g_string_new(of->id);

    for (size_t i = 0; i < count; i++)
        g_string_append_printf(id, "/%s:%s", categories[i].dimension->id, categories[i].member->id);
    return arena_strndup(arena, id->str, id->len);
}

/* "Casualties (women and girls, 0 to 17 years)"; language NULL: in the plan's. */
static const char *
title_in(Arena *arena, LocalText title, const Measure *measure, const char *language)
{
    g_autoptr(GString) out = g_string_new(language == NULL ? title.text : local_text(title, language));

    for (size_t i = 0; i < measure->category_count; i++) {
        LocalText member = measure->categories[i].member->title;

        g_string_append(out, i == 0 ? " (" : ", ");
        g_string_append(out, language == NULL ? member.text : local_text(member, language));
    }
    g_string_append_c(out, ')');
    return arena_strndup(arena, out->str, out->len);
}

static void
add_languages(GPtrArray *languages, LocalText text)
{
    for (size_t i = 0; i < text.count; i++)
        if (!g_ptr_array_find_with_equal_func(languages, text.translations[i].language, g_str_equal, NULL))
            g_ptr_array_add(languages, (gpointer)(guintptr)text.translations[i].language);
}

static LocalText
titled(Arena *arena, LocalText title, const Measure *measure)
{
    g_autoptr(GPtrArray) languages = g_ptr_array_new();
    Translation *translations;

    add_languages(languages, title);
    for (size_t i = 0; i < measure->category_count; i++)
        add_languages(languages, measure->categories[i].member->title);
    translations = arena_new0(arena, Translation, languages->len + 1);
    for (guint i = 0; i < languages->len; i++) {
        const char *language = g_ptr_array_index(languages, i);

        translations[i] = (Translation){ language, title_in(arena, title, measure, language) };
    }
    return (LocalText){ title_in(arena, title, measure, NULL), translations, languages->len };
}

/* ---- measures ---- */

static Measure *
new_measure(PlanBuilder *b, const Measure *of, const char *id, const Category *categories, size_t count, Place place)
{
    Plan *plan = b->plan;
    Measure *measure = arena_memdup(plan->arena, of, sizeof *of);

    measure->id = id;
    measure->of = of;
    measure->categories = arena_memdup(plan->arena, categories, sizeof *categories * count);
    measure->category_count = count;
    measure->sum_of = NULL;
    measure->sum_count = 0;
    measure->title = titled(plan->arena, of->title, measure);
    if (*of->short_title.text != '\0')
        measure->short_title = titled(plan->arena, of->short_title, measure);
    measure->index = plan->measures->len + plan->disaggregated->len;
    measure->place = place;
    g_ptr_array_add(plan->disaggregated, measure);
    g_hash_table_insert(plan->by_id[ELEMENT_MEASURE], (gpointer)(guintptr)id, measure);
    return measure;
}

static const Measure *need_measure(PlanBuilder *b, const Measure *of, const Category *categories, size_t count,
                                   Place place);

/* Women's share is weighted by women. Where the weight is not told so, there is none. */
static const Measure *
need_weight(PlanBuilder *b, const Measure *weight, const Category *categories, size_t count, Place place)
{
    for (size_t i = 0; i < count; i++)
        if (!is_told_by(weight, categories[i].dimension))
            return NULL;
    return need_measure(b, weight, categories, count, place);
}

/* Of girls, and with it of women and girls, and of children: what is told of girls may be part of their sums. */
static const Measure *
need_measure(PlanBuilder *b, const Measure *of, const Category *categories, size_t count, Place place)
{
    const char *id = id_of(b->plan->arena, of, categories, count);
    Measure *measure = g_hash_table_lookup(b->plan->by_id[ELEMENT_MEASURE], id);
    g_autofree Category *fewer = g_new(Category, count);

    if (measure != NULL)
        return measure;
    measure = new_measure(b, of, id, categories, count, place);
    if (of->over == OVER_WEIGHTED)
        measure->weight = need_weight(b, of->weight, categories, count, place);
    for (size_t without = 0; without < count && count > 1; without++) {
        size_t kept = 0;

        for (size_t i = 0; i < count; i++)
            if (i != without)
                fewer[kept++] = categories[i];
        need_measure(b, of, fewer, kept, place);
    }
    return measure;
}

static void
need_members(PlanBuilder *b, const Measure *measure)
{
    for (size_t d = 0; d < measure->dimension_count; d++) {
        const Dimension *dimension = measure->dimensions[d];

        for (size_t i = 0; i < dimension->member_count; i++)
            need_measure(b, measure, &(const Category){ dimension, &dimension->members[i] }, 1, measure->place);
    }
}

void
measures_settled(PlanBuilder *b)
{
    size_t count = plan_builder_count(b, ELEMENT_MEASURE);

    for (size_t i = 0; i < count; i++)
        need_members(b, builder_item(b, ELEMENT_MEASURE, i));
}

/* "casualties/age:0-17/sex:f" */
const Measure *
builder_disaggregated(PlanBuilder *b, const char *written, Place place)
{
    GHashTable *measures = b->plan->by_id[ELEMENT_MEASURE];
    const Measure *measure = g_hash_table_lookup(measures, written);
    g_auto(GStrv) words = NULL;
    g_autofree Category *categories = NULL;
    size_t count;

    if (measure != NULL)
        return measure;
    words = g_strsplit(written, "/", -1);
    measure = g_hash_table_lookup(measures, words[0]);
    if (measure == NULL)
        builder_report_dangling(b, "measure", words[0], place);
    if (measure == NULL || words[1] == NULL)
        return NULL;
    categories = g_new0(Category, g_strv_length(words));
    count = find_categories(b, measure, words + 1, place, categories);
    return count == 0 ? NULL : need_measure(b, measure, categories, count, place);
}

void
disaggregated_add(GString *id, const char *by)
{
    const char *word;
    size_t length;

    while (word = words_next(&by, WORDS_SPACE, &length), length > 0) {
        g_string_append_c(id, '/');
        g_string_append_len(id, word, (gssize)length);
    }
}

/* ---- asked for in a finished plan ---- */

static bool
read_category(const Plan *plan, const char *word, size_t length, Category *out)
{
    const char *colon = memchr(word, ':', length);
    g_autofree char *dimension = g_strndup(word, colon == NULL ? length : (size_t)(colon - word));
    g_autofree char *member = colon == NULL ? NULL : g_strndup(colon + 1, length - (size_t)(colon + 1 - word));

    out->dimension = plan_find_dimension(plan, dimension);
    out->member = out->dimension == NULL || member == NULL ? NULL : find_member(out->dimension, member);
    return out->member != NULL;
}

/* The id of those of `by` among what the measure already is of; false: it is not told so. */
static bool
write_id(const Plan *plan, const Measure *measure, const char *by, GString *id)
{
    const Measure *of = measure->of == NULL ? measure : measure->of;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Category));
    const char *word;
    size_t length;

    g_array_append_vals(all, measure->categories, (guint)measure->category_count);
    while (word = words_next(&by, WORDS_SPACE, &length), length > 0) {
        Category category;

        if (!read_category(plan, word, length, &category) || !is_told_by(of, category.dimension))
            return false;
        g_array_append_val(all, category);
    }
    g_array_sort(all, compare_categories);
    for (guint i = 1; i < all->len; i++)
        if (compare_categories(&g_array_index(all, Category, i - 1), &g_array_index(all, Category, i)) == 0)
            return false;
    g_string_assign(id, of->id);
    for (guint i = 0; i < all->len; i++) {
        const Category *c = &g_array_index(all, Category, i);

        g_string_append_printf(id, "/%s:%s", c->dimension->id, c->member->id);
    }
    return true;
}

const Measure *
plan_find_disaggregated(const Plan *plan, const Measure *measure, const char *by)
{
    g_autoptr(GString) id = g_string_new(NULL);

    if (words_is_blank(by))
        return measure;
    return write_id(plan, measure, by, id) ? g_hash_table_lookup(plan->by_id[ELEMENT_MEASURE], id->str) : NULL;
}

/* "casualties/sex:f": the measure of all, and by what it is parted; NULL: no such measure. */
static const Measure *
part_id(const Plan *plan, const char *id, char **by)
{
    const char *slash = strchr(id, '/');
    g_autofree char *of = slash == NULL ? NULL : g_strndup(id, (gsize)(slash - id));

    *by = slash == NULL ? NULL : g_strdelimit(g_strdup(slash + 1), "/", ' ');
    return of == NULL ? NULL : g_hash_table_lookup(plan->by_id[ELEMENT_MEASURE], of);
}

const Measure *
plan_find_measure(const Plan *plan, const char *id)
{
    const Measure *measure = g_hash_table_lookup(plan->by_id[ELEMENT_MEASURE], id), *of;
    g_autofree char *by = NULL;

    if (measure != NULL || (of = part_id(plan, id, &by)) == NULL)
        return measure;
    return plan_find_disaggregated(plan, of, by);
}

bool
plan_may_tell(const Plan *plan, const char *id)
{
    g_autoptr(GString) written = g_string_new(NULL);
    g_autofree char *by = NULL;
    const Measure *of = part_id(plan, id, &by);

    return plan_find_measure(plan, id) != NULL || (of != NULL && write_id(plan, of, by, written));
}

/* ---- what adds up ---- */

bool
is_rate(const Plan *plan, const Measure *measure)
{
    const Unit *unit = plan_unit_of(plan, measure);

    return unit != NULL && unit->per > 0;
}

/* Per cent and per mille are rates, whether or not their unit says of how many. */
static bool
is_share(const Plan *plan, const Measure *measure)
{
    const Unit *unit = plan_unit_of(plan, measure);

    return unit != NULL && unit_is_share(unit);
}

/* What is a mean, the least or the most over areas is no amount over sexes either. */
bool
is_amount(const Plan *plan, const Measure *measure)
{
    return !is_rate(plan, measure) && !is_share(plan, measure) &&
           (measure->over == OVER_NONE || measure->over == OVER_SUM) && measure->membership == NULL &&
           (measure->nature == NATURE_STOCK || measure->nature == NATURE_FLOW || measure->nature == NATURE_CUMULATIVE);
}

static bool
adds_up(const Plan *plan, const Measure *measure)
{
    return measure->sum_count == 0 && is_amount(plan, measure);
}

static bool
is_parted_by(const Measure *measure, const Dimension *dimension)
{
    for (size_t i = 0; i < measure->category_count; i++)
        if (measure->categories[i].dimension == dimension)
            return true;
    return false;
}

static bool
find_parts(Plan *plan, const Measure *measure, const Dimension *dimension, Parts *out)
{
    const Measure **measures = arena_new0(plan->arena, const Measure *, dimension->member_count + 1);
    bool any = false;

    for (size_t i = 0; i < dimension->member_count; i++) {
        g_autofree char *by = g_strdup_printf("%s:%s", dimension->id, dimension->members[i].id);

        measures[i] = plan_find_disaggregated(plan, measure, by);
        any = any || measures[i] != NULL;
    }
    *out = (Parts){ dimension, measures, dimension->member_count };
    return any;
}

static void
give_parts(Plan *plan, Measure *measure)
{
    Parts *parts = arena_new0(plan->arena, Parts, measure->dimension_count + 1);

    for (size_t i = 0; i < measure->dimension_count && adds_up(plan, measure); i++)
        if (measure->dimensions[i]->complete && !is_parted_by(measure, measure->dimensions[i]) &&
            find_parts(plan, measure, measure->dimensions[i], &parts[measure->part_count]))
            measure->part_count++;
    measure->parts = parts;
}

void
plan_give_parts(Plan *plan)
{
    for (guint i = 0; i < plan->measures->len && plan->disaggregated->len > 0; i++)
        give_parts(plan, g_ptr_array_index(plan->measures, i));
    for (guint i = 0; i < plan->disaggregated->len; i++)
        give_parts(plan, g_ptr_array_index(plan->disaggregated, i));
}
