/* Functions about areas, treaties and their members, and the areas that an objective is about. */
#include "template/call.h"
#include <math.h>
#include <string.h>

static void
set_area(Fill *fill, xmlNodePtr node, const Area *area)
{
    set_word(node, "id", area->id);
    set_word(node, "name", area_marked(fill, area));
    set_word(node, "in-text", area_in_text(fill, area));
    set_word(node, "official-name", area->official_name);
    set_word(node, "kind", area->kind->id);
    set_word(node, "within", area->within == NULL ? "" : area->within->id);
    set_flag(node, "joins", area_joins_treaties(area));
    set_word(node, "region", local_marked(fill, area->region));
    set_word(node, "subregion", local_marked(fill, area->subregion));
    set_word(node, "note", area->note);
}

void
call_area(Call *call)
{
    const Area *area = call->named[0];

    if (area != NULL)
        set_area(call->fill, answer_node(call, "area"), area);
}

void
call_treaties(Call *call)
{
    size_t count = 0;
    const Treaty *const *treaties = plan_treaties(call->fill->plan, &count);

    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "treaty");

        set_word(node, "id", treaties[i]->id);
        set_word(node, "title", local_marked(call->fill, treaties[i]->title));
        set_word(node, "short-title", local_marked(call->fill, treaties[i]->short_title));
        set_word(node, "subject", local_marked(call->fill, treaties[i]->subject));
        set_date(node, "in-force", treaties[i]->in_force);
    }
}

static void
write_source_ids(GString *out, const Source *const *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", sources[i]->id);
}

static void
set_membership(xmlNodePtr node, const Standing *standing, const Area *area, const Treaty *treaty)
{
    static const char *const words[] = { "unknown", "not-party", "signatory", "party" };
    static const char *const ways[] = { "ratification", "accession", "succession", "acceptance" };
    const Membership *seen = &standing->seen;
    g_autoptr(GString) sources = g_string_new(NULL);

    set_word(node, "status", words[standing->status]);
    if (treaty != NULL) {
        set_word(node, "area-id", area->id);
        set_word(node, "treaty-id", treaty->id);
    }
    if (standing->membership == NULL)
        return;
    set_date(node, "signed", seen->signed_on);
    set_date(node, "deposited", seen->deposited);
    set_date(node, "in-force", seen->in_force);
    set_word(node, "how", ways[seen->how]);
    write_source_ids(sources, seen->sources, seen->source_count);
    set_word(node, "sources", sources->str);
}

void
call_membership(Call *call)
{
    const Area *area = call->named[0];
    const Treaty *treaty = call->named[1];
    Standing standing;

    if (area == NULL)
        return;
    standing = view_membership(call->fill->view, area, treaty);
    set_membership(answer_node(call, "membership"), &standing, area, treaty);
}

void
call_targets_of(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = call->named[0];
    const TargetOf *targets;
    size_t count = 0;

    if (area == NULL)
        return;
    targets = view_targets_of(fill->view, area, &count);
    for (size_t i = 0; i < count; i++) {
        xmlNodePtr node = answer_node(call, "target");

        set_word(node, "objective", targets[i].objective->id);
        set_word(node, "objective-title", local_marked(fill, targets[i].objective->title));
        set_word(node, "group", targets[i].group->id);
        set_word(node, "group-title", local_marked(fill, targets[i].group->title));
        set_word(node, "description", local_marked(fill, targets[i].group->description));
        set_number(node, "size", (double)targets[i].group->area_count);
        set_number(node, "groups", (double)targets[i].objective->group_count);
    }
}

static const TargetGroup *
find_group(Fill *fill, const Objective *objective, const char *group_id)
{
    for (size_t i = 0; i < objective->group_count; i++)
        if (strcmp(objective->groups[i].id, group_id) == 0)
            return &objective->groups[i];
    report_unknown(fill, fill->place, "target group", group_id);
    return NULL;
}

typedef struct Row { const Area *area; Standing standing; } Row;

/* Joined first in date order, then signatories, then the others, each by name. */
static int
compare_rows(const void *left, const void *right, void *data)
{
    const Row *a = left, *b = right;
    Fill *fill = data;
    bool joined = a->standing.status == MEMBER_PARTY;

    if (a->standing.status != b->standing.status)
        return a->standing.status > b->standing.status ? -1 : 1;
    if (joined && date_compare(a->standing.seen.deposited, b->standing.seen.deposited) != 0)
        return date_compare(a->standing.seen.deposited, b->standing.seen.deposited);
    return lang_compare(fill->lang, area_name(fill, a->area), area_name(fill, b->area));
}

static void
answer_rows(Call *call, const Area *const *areas, size_t count, const Treaty *treaty)
{
    Fill *fill = call->fill;
    g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(Row));

    for (size_t i = 0; i < count; i++) {
        Row row = { .area = areas[i] };

        if (treaty != NULL)
            row.standing = view_membership(fill->view, areas[i], treaty);
        g_array_append_val(rows, row);
    }
    g_array_sort_with_data(rows, compare_rows, fill);
    for (guint i = 0; i < rows->len; i++) {
        const Row *row = &g_array_index(rows, Row, i);
        xmlNodePtr node = answer_node(call, "area");

        set_area(fill, node, row->area);
        set_membership(node, &row->standing, row->area, treaty);
    }
}

/* group-areas(objective, group, treaty) */
void
call_group_areas(Call *call)
{
    const TargetGroup *group = find_group(call->fill, call->named[0], argument_text(call, 1));

    if (group != NULL)
        answer_rows(call, group->areas, group->area_count, call->named[2]);
}

/* targets-list(objective): all its target areas, by name. */
void
call_targets_list(Call *call)
{
    Fill *fill = call->fill;
    const Objective *objective = call->named[0];
    const Treaty *treaty = call->named[1];

    for (size_t g = 0; g < objective->group_count; g++)
        for (size_t s = 0; s < objective->groups[g].area_count; s++) {
            xmlNodePtr node = answer_node(call, "area");

            set_word(node, "id", objective->groups[g].areas[s]->id);
            set_word(node, "name", area_marked(fill, objective->groups[g].areas[s]));
            set_word(node, "in-text", area_in_text(fill, objective->groups[g].areas[s]));
            set_word(node, "group", objective->groups[g].id);
            if (treaty != NULL) {
                Standing standing = view_membership(fill->view, objective->groups[g].areas[s], treaty);

                set_membership(node, &standing, objective->groups[g].areas[s], treaty);
                set_flag(node, "bound",
                         date_is_set(standing.seen.in_force) &&
                             date_compare(standing.seen.in_force, view_as_of(fill->view)) <= 0);
            }
        }
}

/* neighbours(area, treaty): of its subregion, the area itself included. */
void
call_neighbours(Call *call)
{
    const Area *area = call->named[0];
    const Treaty *treaty = call->named[1];
    size_t count = 0;
    const Area *const *areas;

    if (area == NULL)
        return;
    areas = view_neighbours(call->fill->view, area, &count);
    answer_rows(call, areas, count, treaty);
}

/* in-group(area, group): 'true' on the day of the page, else nothing. */
void
call_in_group(Call *call)
{
    const Area *area = call->named[0];

    answer_text(call, area != NULL && view_in_group(call->fill->view, area, call->named[1]) ? "true" : "");
}

/* groups-of(area): those that have it on the day of the page, in the order of the files. */
void
call_groups_of(Call *call)
{
    Fill *fill = call->fill;
    const Area *area = call->named[0];
    size_t count = 0;
    const AreaGroup *const *groups = plan_area_groups(fill->plan, &count);

    for (size_t i = 0; area != NULL && i < count; i++)
        if (view_in_group(fill->view, area, groups[i])) {
            xmlNodePtr node = answer_node(call, "group");
            g_autoptr(GString) sources = g_string_new(NULL);
            size_t known = 0;
            const Source *const *cited =
                view_known_sources(fill->view, groups[i]->sources, groups[i]->source_count, &known);

            set_word(node, "id", groups[i]->id);
            set_word(node, "title", local_marked(fill, groups[i]->title));
            set_date(node, "date", groups[i]->date);
            write_source_ids(sources, cited, known);
            set_word(node, "sources", sources->str);
        }
}

/*
 * kind-word(kind[, number]): "district", "districts"; of a state that the plan gives no words those of the catalogue,
 * and so of '', which is areas of several kinds.
 */
void
call_kind_word(Call *call)
{
    Fill *fill = call->fill;
    const char *id = argument_text(call, 0);
    const AreaKind *kind = call->named[0];
    double given = argument_number(call, 1, 1), number = isfinite(given) ? given : 1;
    const char *text = kind == NULL ? NULL
                                    : form_here(fill, kind->forms,
                                                lang_plural(fill->lang, number, NUMBER_DECIMAL, 0));
    LangArg count = LANG_NUMBER("count", number);

    if (text == NULL && (*id == '\0' || strcmp(id, "state") == 0))
        text = lang_message(fill->lang, fill->arena, *id == '\0' ? "areas-word" : "states-word", &count, 1);
    answer_text(call, text == NULL ? "" : text);
}

/* The kind of all these areas and of those before them; NULL: they are of several. `any`: there is one. */
static const AreaKind *
kind_with(const AreaKind *kind, bool *any, const Area *const *areas, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        kind = *any && kind != areas[i]->kind ? NULL : areas[i]->kind;
        *any = true;
        if (kind == NULL)
            return NULL;
    }
    return kind;
}

static const AreaKind *
kind_of_group(const AreaKind *kind, bool *any, const TargetGroup *group)
{
    kind = kind_with(kind, any, group->areas, group->area_count);
    if (group->areas_of != NULL && !(*any && kind == NULL))
        kind = kind_with(kind, any, group->areas_of->areas, group->areas_of->area_count);
    return kind;
}

/* Of the target groups of the objective; NULL: of the plan. */
static const AreaKind *
kind_of_targets(const Plan *plan, const Objective *asked, bool *any)
{
    const AreaKind *kind = NULL;
    size_t count;
    const Objective *const *objectives = plan_objectives(plan, &count);

    for (size_t o = 0; o < count; o++)
        for (size_t g = 0; (asked == NULL || asked == objectives[o]) && g < objectives[o]->group_count; g++)
            if (!(*any && kind == NULL))
                kind = kind_of_group(kind, any, &objectives[o]->groups[g]);
    return kind;
}

const AreaKind *
areas_kind_of_plan(const Plan *plan)
{
    bool any = false;

    return kind_of_targets(plan, NULL, &any);
}

/*
 * areas-kind([objective or indicator]): of what kind the areas are that it speaks of: an indicator's list, the target
 * groups of an objective, or, where it has none, of the plan; '' where they are of several, or there are none.
 */
void
call_areas_kind(Call *call)
{
    Fill *fill = call->fill;
    const char *id = argument_text(call, 0);
    const Indicator *indicator = *id == '\0' ? NULL : plan_find_indicator(fill->plan, id);
    const Objective *asked = *id == '\0' || indicator != NULL ? NULL : plan_find_objective(fill->plan, id);
    const AreaKind *kind = NULL;
    bool any = false;

    if (*id != '\0' && indicator == NULL && asked == NULL)
        report_unknown(fill, fill->place, "objective", id);
    if (indicator != NULL && indicator->among != NULL) {
        SetView set = view_set(fill->view, indicator);

        for (size_t i = 0; i < set.count && !(any && kind == NULL); i++)
            kind = kind_with(kind, &any, &set.members[i].area, 1);
    }
    if (indicator == NULL && asked != NULL)
        kind = kind_of_targets(fill->plan, asked, &any);
    if (indicator == NULL && !any)
        kind = kind_of_targets(fill->plan, NULL, &any);
    answer_text(call, kind == NULL ? "" : kind->id);
}

/* ---- the order of areas: that of the files, or, where a page asks for it, by name or by figure ---- */

int
compare_area_names(const void *left, const void *right, void *data)
{
    Fill *fill = data;
    const Area *const *a = left, *const *b = right;
    int by_name = lang_compare(fill->lang, area_name(fill, *a), area_name(fill, *b));

    return by_name != 0 ? by_name : strcmp((*a)->id, (*b)->id);
}

typedef struct ByFigure { Fill *fill; const Measure *measure; } ByFigure;

/* The largest first, and of the same those by name. */
static int
compare_area_figures(const void *left, const void *right, void *data)
{
    const ByFigure *by = data;
    const Area *const *a = left, *const *b = right;
    double one = view_latest(by->fill->view, by->measure, *a).value,
           other = view_latest(by->fill->view, by->measure, *b).value;

    return one != other ? (one > other ? -1 : 1) : compare_area_names(left, right, by->fill);
}

GPtrArray *
areas_in_order(Call *call, const Area *const *areas, size_t count, const char *order, const Measure *measure)
{
    GPtrArray *sorted = g_ptr_array_new();
    ByFigure by = { call->fill, measure };

    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(sorted, (gpointer)(guintptr)areas[i]);
    if (strcmp(order, "name") == 0)
        g_ptr_array_sort_with_data(sorted, compare_area_names, call->fill);
    else if (strcmp(order, "figure") == 0 && measure != NULL)
        g_ptr_array_sort_with_data(sorted, compare_area_figures, &by);
    else if (*order != '\0')
        report_unknown(call->fill, call->fill->place, "order", order);
    return sorted;
}

/* areas-within(area, 'name'): those right below it; without an area those within no other. */
void
call_areas_within(Call *call)
{
    size_t count = 0;
    const Area *const *areas = plan_areas_within(call->fill->plan, call->named[0], &count);
    g_autoptr(GPtrArray) sorted = areas_in_order(call, areas, count, argument_text(call, 1), NULL);
    for (guint i = 0; i < sorted->len; i++)
        set_area(call->fill, answer_node(call, "area"), sorted->pdata[i]);
}

/* areas-of-kind(kind): all of them, in the order of the files; of '', which is several kinds or none, nothing. */
void
call_areas_of_kind(Call *call)
{
    const AreaKind *kind = call->named[0];
    size_t count = 0;
    const Area *const *areas = plan_areas(call->fill->plan, &count);

    for (size_t i = 0; kind != NULL && i < count; i++)
        if (areas[i]->kind == kind)
            set_area(call->fill, answer_node(call, "area"), areas[i]);
}
