/* What an element of the plan is besides its fields, and what must hold for it. */
#include "base/diag_read.h"
#include "base/digits.h"
#include "base/sort.h"
#include "model/building.h"
#include "model/status.h"
#include <math.h>
#include <string.h>

/* ---- areas and sources ---- */

static void
name_area(PlanBuilder *b, const char *name, Area *area)
{
    Area *other = name == NULL || *name == '\0' ? area : g_hash_table_lookup(b->plan->area_names, name);

    if (other != NULL && other != area)
        diag_report_related(b->diags, DIAG_MODEL_AREA_NAME_TWICE, area->place, other->place, name, other->id, NULL);
    else if (name != NULL && *name != '\0')
        g_hash_table_insert(b->plan->area_names, (gpointer)(guintptr)builder_keep(b, name), area);
}

/* Outputs are files that bear the ids of areas, and not every disk tells capitals from small letters. */
static void
claim_in_any_case(PlanBuilder *b, Area *area)
{
    g_autofree char *small = g_ascii_strdown(area->id, -1);
    const Area *other = g_hash_table_lookup(b->area_ids, small);

    if (other != NULL)
        diag_report_related(b->diags, DIAG_MODEL_AREA_ID_CASE, area->place, other->place, other->id, area->id, NULL);
    else
        g_hash_table_insert(b->area_ids, g_steal_pointer(&small), area);
}

void
area_added(PlanBuilder *b, void *element)
{
    Area *area = element;

    area->region.text = area->region.text == NULL ? "" : area->region.text;
    area->subregion.text = area->subregion.text == NULL ? "" : area->subregion.text;
    claim_in_any_case(b, area);
    name_area(b, area->id, area);
    name_area(b, area->name.text, area);
    for (size_t i = 0; i < area->alias_count; i++)
        name_area(b, area->aliases[i], area);
}

/* One without a kind is a state, and nothing is a part of itself. */
void
area_resolved(PlanBuilder *b, void *element)
{
    Area *area = element;

    if (area->kind == NULL)
        area->kind = g_hash_table_lookup(b->plan->by_id[ELEMENT_AREA_KIND], STATE_KIND);
    if (area->within != area)
        return;
    diag_report_related(b->diags, DIAG_AREA_WITHIN_ITSELF, area->place, area->within_place, area->id, NULL);
    area->within = NULL;
}

/* Those on the way from `area` up to itself again, told once: "a, b, a". */
static void
report_cycle(PlanBuilder *b, Area *area)
{
    g_autoptr(GString) way = g_string_new(area->id);
    const Area *at = area;

    do {
        at = at->within;
        g_string_append_printf(way, ", %s", at->id);
    } while (at != area);
    diag_report_related(b->diags, DIAG_AREA_CYCLE, area->place, area->within->place, area->id, way->str, NULL);
    area->within = NULL;
}

/* By the marks of the walks up: one that meets its own mark has gone in a circle, which is then cut. */
void
areas_settled(PlanBuilder *b)
{
    GPtrArray *areas = b->plan->areas;
    g_autofree guint *walked = g_new0(guint, areas->len + 1);

    for (guint i = 0; i < areas->len; i++) {
        Area *area = g_ptr_array_index(areas, i);

        while (area != NULL && walked[area->index] == 0) {
            walked[area->index] = i + 1;
            area = (Area *)(guintptr)area->within;
        }
        if (area != NULL && walked[area->index] == i + 1 && area->within != NULL)
            report_cycle(b, area);
    }
}

void
area_group_resolved(PlanBuilder *b, void *element)
{
    const AreaGroup *group = element;
    g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);

    for (size_t i = 0; i < group->area_count; i++)
        if (!g_hash_table_add(named, (gpointer)(guintptr)group->areas[i]))
            diag_report(b->diags, DIAG_MODEL_TWICE, group->place, "naming among the areas of a group",
                        group->areas[i]->id, NULL);
}

void
source_added(PlanBuilder *b, void *element)
{
    Source *source = element;

    (void)b;
    source->where = source->where == NULL ? "" : source->where;
    source->address = source->address == NULL ? "" : source->address;
}

/* ---- measures ---- */

void
measure_added(PlanBuilder *b, void *element)
{
    Measure *measure = element;

    (void)b;
    measure->scale = measure->scale > 0 ? measure->scale : 1;   /* the one place where this is said */
}

void
role_added(PlanBuilder *b, void *element)
{
    const Role *role = element;

    if ((role->measure == NULL) == (role->treaty == NULL))
        diag_report(b->diags, DIAG_MODEL_ROLE_OF, role->place, role->name, NULL);
}

static int
compare_grades(const void *left, const void *right)
{
    const Grade *a = left, *b = right;

    return a->value < b->value ? -1 : a->value > b->value;
}

/* Worst first, in whatever order they were written; where nothing says what is better, lowest first. */
static void
order_grades(Grade *grades, size_t count, Better better)
{
    sort_items(grades, count, sizeof *grades, compare_grades);
    for (size_t i = 0; better == BETTER_DOWN && i < count / 2; i++) {
        Grade swapped = grades[i];

        grades[i] = grades[count - 1 - i];
        grades[count - 1 - i] = swapped;
    }
}

/* Two grades of one value: nobody could tell which is meant. */
static void
check_grades(PlanBuilder *b, const Measure *measure)
{
    for (size_t i = 1; i < measure->grade_count; i++) {
        const Grade *grade = &measure->grades[i], *equal = measure->grades;

        while (equal->value != grade->value)
            equal++;
        if (equal != grade)
            diag_report_related(b->diags, DIAG_MODEL_EQUAL_GRADES, grade->place, equal->place, equal->id, grade->id,
                                measure->id, NULL);
    }
}

static void
resolve_over_areas(PlanBuilder *b, Measure *measure)
{
    static const struct { const char *word; OverAreas over; } words[] = {
        { "sum", OVER_SUM }, { "min", OVER_MIN }, { "max", OVER_MAX }
    };
    const char *written = measure->over_areas == NULL ? "" : measure->over_areas;

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(written, words[i].word) == 0)
            measure->over = words[i].over;
    if (!g_str_has_prefix(written, "weighted:"))
        return;
    measure->weight = builder_find(b, ELEMENT_MEASURE, written + strlen("weighted:"), measure->place);
    measure->over = measure->weight == NULL ? OVER_NONE : OVER_WEIGHTED;
}

void
measure_resolved(PlanBuilder *b, void *element)
{
    Measure *measure = element;

    resolve_over_areas(b, measure);
    if ((measure->sum_count > 0 || measure->over == OVER_SUM) && is_rate(b->plan, measure))
        diag_report_related(b->diags, DIAG_MODEL_RATE_ADDED, measure->place,
                            plan_unit_of(b->plan, measure)->place, measure->id, NULL);
    check_percent(b, measure);
    check_grades(b, measure);
    order_grades((Grade *)(guintptr)measure->grades, measure->grade_count, measure->better);
    for (size_t s = 0; s < measure->sum_count; s++)
        if (measure->sum_of[s] == measure || measure->sum_of[s]->sum_count > 0)
            diag_report(b->diags, DIAG_MODEL_SUM_OF_SUM, measure->place, measure->id, measure->sum_of[s]->id, NULL);
}

/* ---- objectives, indicators and targets ---- */

void
objective_added(PlanBuilder *b, void *element)
{
    size_t goals = plan_builder_count(b, ELEMENT_GOAL);

    ((Objective *)element)->goal = goals > 0 ? goals - 1 : 0;
}

void
indicator_added(PlanBuilder *b, void *element)
{
    ((Indicator *)element)->objective = builder_last(b, ELEMENT_OBJECTIVE);
}

/* Where nothing else is said, the best grade counts, and of what has no grades one. */
static double
counts_at_least(const Measure *measure)
{
    bool graded = measure != NULL && measure->grade_count > 0 && measure->better != BETTER_NONE;

    return graded ? measure->grades[measure->grade_count - 1].value : 1;
}

static void
check_growth(PlanBuilder *b, const Target *target, const char *of)
{
    const struct { const char *name; bool given; double value; } values[] = {
        { "target", target->has_value, target->value },
        { "baseline", target->has_baseline, target->baseline },
        { "lower end", target->has_low, target->low },
    };
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        if (values[i].given && values[i].value <= 0)
            diag_report(b->diags, DIAG_MODEL_NO_GROWTH, target->place, of, values[i].name,
                        number_shortest(values[i].value, text), NULL);
    for (size_t i = 0; i < target->milestone_count; i++)
        if (target->milestones[i].value <= 0)
            diag_report(b->diags, DIAG_MODEL_NO_GROWTH, target->milestones[i].place, of, "milestone",
                        number_shortest(target->milestones[i].value, text), NULL);
}

/* What the rule needs that makes its status. */
static void
check_judging(PlanBuilder *b, const Judging *judging, const Measure *measure, const char *of, Place place)
{
    const PlanHead *head = &b->plan->head;
    const char *text = judging->bands != NULL ? judging->bands : head->judging.bands;
    StatusBand bands[BANDS_MOST];
    bool up;
    size_t count;

    if ((judging->rule != RULE_UNNAMED ? judging->rule : head->judging.rule) != RULE_BANDS)
        return;
    count = status_bands_parse(text, bands, &up);
    if (count == 0 && !builder_has_told_of(b, DIAG_DATA_BAD_BANDS))       /* as these are then */
        diag_report_related(b->diags, DIAG_MODEL_NO_BANDS, place, head->place, of, NULL);
    else if (count > 2 && measure != NULL && measure->better != BETTER_NONE && up != (measure->better == BETTER_UP))
        diag_report_related(b->diags, DIAG_MODEL_BANDS_SIDE, place, measure->place, of, up ? "higher" : "lower",
                            measure->id, NULL);
}

static bool
grows(const PlanBuilder *b, const Judging *judging)
{
    return (judging->rule != RULE_UNNAMED ? judging->rule : b->plan->head.judging.rule) == RULE_CAGR;
}

void
indicator_resolved(PlanBuilder *b, void *element)
{
    Indicator *indicator = element;
    const Measure *judged = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    Target *targets = (Target *)(guintptr)indicator->targets;

    if (isnan(indicator->counts))
        indicator->counts = counts_at_least(judged);
    for (size_t i = 0; i < indicator->target_count; i++)
        if (targets[i].measure == NULL)
            targets[i].measure = judged;
    if (judged != NULL)
        check_judging(b, &indicator->judging, judged, indicator->id, indicator->place);
    check_money(b, indicator->kind, judged, indicator->place);
    for (size_t i = 0; grows(b, &indicator->judging) && i < indicator->target_count; i++)
        check_growth(b, &targets[i], indicator->id);
}

static int
compare_milestones(const void *left, const void *right)
{
    const Milestone *a = left, *b = right;

    return date_compare(date_last_day(a->date), date_last_day(b->date));
}

/* By date, one a day, and all before the target's own. */
static void
order_milestones(PlanBuilder *b, const Target *target)
{
    Milestone *steps = (Milestone *)(guintptr)target->milestones;
    char date[11], due[11];

    sort_items(steps, target->milestone_count, sizeof *steps, compare_milestones);
    for (size_t i = 0; i < target->milestone_count; i++) {
        if (i > 0 && compare_milestones(&steps[i - 1], &steps[i]) == 0)
            diag_report_related(b->diags, DIAG_MODEL_MILESTONE_TWICE, steps[i].place, steps[i - 1].place,
                                date_format(steps[i].date, date), NULL);
        if (date_is_set(target->date) &&
            date_compare(date_last_day(steps[i].date), date_last_day(target->date)) >= 0)
            diag_report_related(b->diags, DIAG_MODEL_MILESTONE_LATE, steps[i].place, target->place,
                                date_format(steps[i].date, date), date_format(target->date, due), NULL);
    }
}

/* Two ends make a range to stay within. */
static void
settle_range(PlanBuilder *b, Target *target)
{
    const char *fault = NULL;

    if ((!target->has_low && !target->has_high) || builder_is_faulty(b, target->place))
        return;
    if (!target->has_low || !target->has_high)
        fault = "it has one end";
    else if (target->low > target->high)
        fault = "its ends are turned round";
    else if (target->has_value || target->all || target->aim != AIM_REACH || target->milestone_count > 0)
        fault = "it asks for more than its ends";
    if (fault != NULL)
        diag_report_related(b->diags, DIAG_MODEL_RANGE_ENDS, target->place, target->high_place, fault, NULL);
    target->aim = AIM_WITHIN;
}

void
target_resolved(PlanBuilder *b, void *element)
{
    Target *target = element;

    if (target->by != NULL && target->measure != NULL) {
        g_autoptr(GString) id = g_string_new(target->measure->id);

        disaggregated_add(id, target->by);
        target->measure = builder_disaggregated(b, id->str, target->place);
    }
    if (date_is_set(target->date) && date_is_set(target->not_later) &&
        date_compare(date_last_day(target->not_later), date_first_day(target->date)) < 0)
        model_tell_backwards(b->diags, target->place, target->not_later_place, target->date, target->not_later);
    settle_range(b, target);
    order_milestones(b, target);
    if (target->aim == AIM_NO_WORSE && target->measure != NULL && target->measure->better == BETTER_NONE)
        diag_report_related(b->diags, DIAG_MODEL_NO_SIDE, target->place, target->measure->place, target->measure->id,
                            NULL);
}

/* Do both ask the same for the same day? Of those without one the article of a treaty has it. */
static bool
are_due_together(const Target *a, const Target *b)
{
    if (a->area != b->area || a->measure != b->measure || date_is_set(a->date) != date_is_set(b->date))
        return false;
    return date_is_set(a->date) ? date_equal(date_last_day(a->date), date_last_day(b->date))
                                : a->treaty == b->treaty && a->article == b->article;
}

/* By its date the target is found that is judged: of two for the same that are due on one day it would hide one. */
static void
check_due_once(PlanBuilder *b, const Indicator *indicator)
{
    for (size_t i = 1; i < indicator->target_count; i++) {
        const Target *target = &indicator->targets[i];
        char day[11];
        size_t k = 0;

        while (k < i && !are_due_together(target, &indicator->targets[k]))
            k++;
        /* of what leads nowhere, and was told, nobody knows whom it is for */
        if (k < i && !builder_has_told(b, target->place) && !builder_has_told(b, indicator->targets[k].place))
            diag_report_related(b->diags, DIAG_MODEL_TARGET_TWICE, target->place, indicator->targets[k].place,
                                indicator->id,
                                date_is_set(target->date) ? date_format(date_last_day(target->date), day)
                                                          : "no date",
                                NULL);
    }
}

static bool
has_its_own(const GArray *targets, guint count, const Target *of_group, const Area *area)
{
    for (guint i = 0; i < count; i++) {
        const Target *target = &g_array_index(targets, Target, i);

        if (target->area == area && target->measure == of_group->measure)
            return true;
    }
    return false;
}

/* A target of a group is one of each of its areas that has none of its own. */
static void
spread_targets(PlanBuilder *b, Indicator *indicator)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Target));
    guint own;

    for (size_t i = 0; i < indicator->target_count; i++) {
        const Target *target = &indicator->targets[i];

        if (target->group == NULL)
            g_array_append_val(all, *target);
        else if (target->area != NULL)
            diag_report_related(b->diags, DIAG_MODEL_TARGET_OF_BOTH, target->place, target->group->place,
                                target->area->id, target->group->id, NULL);
    }
    own = all->len;
    for (size_t i = 0; own < indicator->target_count && i < indicator->target_count; i++) {
        Target target = indicator->targets[i];

        for (size_t a = 0; target.group != NULL && a < target.group->area_count; a++) {
            target.area = target.group->areas[a];
            if (!has_its_own(all, own, &target, target.area))
                g_array_append_val(all, target);
        }
    }
    indicator->targets = arena_memdup(b->plan->arena, all->data, sizeof(Target) * all->len);
    indicator->target_count = all->len;
}

static bool
has_group_target(const Indicator *indicator)
{
    for (size_t i = 0; i < indicator->target_count; i++)
        if (indicator->targets[i].group != NULL)
            return true;
    return false;
}

void
targets_settled(PlanBuilder *b)
{
    for (guint i = 0; i < b->plan->indicators->len; i++) {
        Indicator *indicator = g_ptr_array_index(b->plan->indicators, i);

        if (has_group_target(indicator))
            spread_targets(b, indicator);
        check_due_once(b, indicator);
    }
}

void
follow_resolved(PlanBuilder *b, void *element)
{
    Follow *follow = element;

    follow->target.measure = follow->measure;
    follow->target.place = follow->place;
    target_resolved(b, &follow->target);
    follow->measure = follow->target.measure;
    if (follow->measure != NULL)
        check_judging(b, &follow->judging, follow->measure, follow->measure->id, follow->place);
    check_money(b, follow->kind, follow->measure, follow->place);
    if (grows(b, &follow->judging))
        check_growth(b, &follow->target, follow->measure == NULL ? "" : follow->measure->id);
}

/* ---- groups of target areas ---- */

void
group_added(PlanBuilder *b, void *element)
{
    TargetGroup *group = element;
    const char *id = group->id == NULL ? "" : group->id;
    bool twice;

    group->objective = builder_last(b, ELEMENT_OBJECTIVE);
    if (b->grouping != group->objective)
        g_hash_table_remove_all(b->group_ids);
    b->grouping = group->objective;
    twice = !g_hash_table_add(b->group_ids, (gpointer)(guintptr)id);
    for (size_t i = 0; twice && i < plan_builder_count(b, ELEMENT_GROUP); i++) {
        const TargetGroup *first = builder_item(b, ELEMENT_GROUP, i);

        if (first->objective == group->objective && g_strcmp0(first->id, group->id) == 0) {
            diag_report_related(b->diags, DIAG_MODEL_DUPLICATE_ID, group->place, first->place, "group", id, NULL);
            break;
        }
    }
}

/* Those that are named one by one, and then those of the group of areas. */
static void
take_areas_of(PlanBuilder *b, TargetGroup *group)
{
    size_t named = group->area_count;
    const Area **areas;

    if (group->areas_of == NULL)
        return;
    areas = arena_new0(b->plan->arena, const Area *, named + group->areas_of->area_count);
    memcpy(areas, group->areas, sizeof *areas * named);
    memcpy(areas + named, group->areas_of->areas, sizeof *areas * group->areas_of->area_count);
    group->areas = areas;
    group->area_count = named + group->areas_of->area_count;
}

/* An objective counts each of its areas once, so it names each once. */
void
group_resolved(PlanBuilder *b, void *element)
{
    TargetGroup *group = element;

    take_areas_of(b, group);
    if (b->naming != group->objective)
        g_hash_table_remove_all(b->named);
    b->naming = group->objective;
    for (size_t i = 0; i < group->area_count; i++) {
        gpointer area = (gpointer)(guintptr)group->areas[i];

        if (!g_hash_table_add(b->named, area))
            diag_report(b->diags, DIAG_MODEL_TWICE, group->place, "naming among the targets of an objective",
                        group->areas[i]->id, NULL);
        if (g_hash_table_add(b->targeted, area))
            g_ptr_array_add(b->plan->target_areas, area);
    }
}

/* ---- whom an indicator counts ---- */

static void
add_areas(GPtrArray *out, const Area *const *areas, size_t count)
{
    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(out, (gpointer)(guintptr)areas[i]);
}

/* False: nothing of that id is a list of areas. */
static bool
add_those_among(const PlanBuilder *b, const char *among, GPtrArray *out)
{
    const Objective *objective = plan_find_objective(b->plan, among);
    const AreaGroup *group = plan_find_area_group(b->plan, among);
    const AreaKind *kind = plan_find_area_kind(b->plan, among);

    for (size_t g = 0; objective != NULL && g < objective->group_count; g++)
        add_areas(out, objective->groups[g].areas, objective->groups[g].area_count);
    if (objective == NULL && group != NULL)
        add_areas(out, group->areas, group->area_count);
    for (guint i = 0; objective == NULL && group == NULL && kind != NULL && i < b->plan->areas->len; i++) {
        Area *area = g_ptr_array_index(b->plan->areas, i);

        if (area->kind == kind)
            g_ptr_array_add(out, area);
    }
    return objective != NULL || group != NULL || kind != NULL;
}

static void
tell_near_lists(PlanBuilder *b, const char *id, const char *nothing)
{
    (void)nothing;
    for (size_t i = 0; i < LIST_KINDS; i++)
        plan_near(b->plan, builder_list_kinds[i], id, b->diags);
}

static void
report_no_list(PlanBuilder *b, const Indicator *indicator)
{
    const char *id = indicator->among;
    Place withheld;

    for (size_t i = 0; i < LIST_KINDS; i++)
        if (plan_withholds(b->plan, builder_list_kinds[i], id, &withheld) ||
            builder_is_unread(b, builder_list_kinds[i], id)) {
            builder_report_dangling(b, builder_list_kinds[i], id, indicator->place);
            return;
        }
    builder_gather(b, DIAG_MODEL_NO_LIST, id, "", indicator->place, (Place){ 0 }, tell_near_lists);
}

/* When the lists of all objectives are known. */
void
lists_settled(PlanBuilder *b)
{
    for (guint i = 0; i < b->plan->indicators->len; i++) {
        Indicator *indicator = g_ptr_array_index(b->plan->indicators, i);
        g_autoptr(GPtrArray) list = g_ptr_array_new();

        if (indicator->among == NULL || *indicator->among == '\0')
            continue;
        if (!add_those_among(b, indicator->among, list))
            report_no_list(b, indicator);
        for (guint a = list->len; indicator->within != NULL && a > 0; a--)
            if (!area_is_within(g_ptr_array_index(list, a - 1), indicator->within))
                g_ptr_array_remove_index(list, a - 1);
        indicator->list = arena_memdup(b->plan->arena, list->pdata, sizeof(void *) * list->len);
        indicator->list_count = list->len;
    }
}

/* ---- memberships and deadlines ---- */

/* A district joins no treaty: told with the place of whoever says what it is. */
static void
check_joins(PlanBuilder *b, const Area *area, Place place)
{
    if (area != NULL && area->kind != NULL && !area_joins_treaties(area))
        diag_report_related(b->diags, DIAG_AREA_NO_TREATIES, place, area->place, area->id, area->kind->id, NULL);
}

void
membership_resolved(PlanBuilder *b, void *element)
{
    const Membership *membership = element;

    check_joins(b, membership->area, membership->place);
}

static int
compare_memberships(const void *left, const void *right)
{
    const Membership *a = left, *b = right;

    if (a->treaty->index != b->treaty->index)
        return a->treaty->index < b->treaty->index ? -1 : 1;
    return a->area->index < b->area->index ? -1 : a->area->index > b->area->index;
}

/*
 * In the order of treaties and areas, as plan_find_membership() needs it; those that lead nowhere are told, and left
 * out.
 */
void
memberships_settled(PlanBuilder *b)
{
    GArray *all = b->plan->memberships;
    const Membership *rows = (const Membership *)(const void *)all->data;
    guint kept = 0;

    for (guint i = 0; i < all->len; i++)
        if (rows[i].area != NULL && rows[i].treaty != NULL)
            g_array_index(all, Membership, kept++) = rows[i];
    g_array_set_size(all, kept);
    sort_items(all->data, all->len, sizeof(Membership), compare_memberships);
    for (guint i = 1; i < all->len; i++)
        if (compare_memberships(&rows[i - 1], &rows[i]) == 0)
            diag_report_related(b->diags, DIAG_MODEL_TWICE, rows[i].place, rows[i - 1].place, "membership of a treaty",
                                rows[i].area->id, NULL);
}

static int
compare_steps(const void *left, const void *right)
{
    const DeadlineStepRow *a = left, *b = right;

    if (date_is_set(a->decided) != date_is_set(b->decided))
        return date_is_set(a->decided) ? 1 : -1;
    return date_is_set(a->decided) ? date_compare(a->decided, b->decided) : 0;
}

/* So many years after the treaty entered into force for the area; unset where that is not known. */
Date
first_deadline(const Article *article, const Membership *member)
{
    Date date = member == NULL ? DATE_NONE : member->in_force;

    if (article == NULL || article->years == 0 || !date_is_set(date))
        return DATE_NONE;
    return date_add_years(date, article->years);
}

/*
 * Steps of which all is known, in the order of their decisions, and the others; the first without a date has that of
 * the treaty's rule.
 */
static void
part_steps(PlanBuilder *b, DeadlineSeries *d)
{
    size_t count = d->step_count;
    const DeadlineStepRow *written = d->steps;
    DeadlineStepRow *steps = arena_new0(b->plan->arena, DeadlineStepRow, count + 1);
    DeadlineStepRow *missing = arena_new0(b->plan->arena, DeadlineStepRow, count + 1);

    d->step_count = 0;
    for (size_t s = 0; s < count; s++) {
        DeadlineStepRow step = written[s];

        if (step.basis == STEP_DERIVED && !date_is_set(step.date) && !date_is_set(step.decided))
            step.date = first_deadline(d->article, d->area == NULL || d->treaty == NULL
                                                       ? NULL
                                                       : plan_find_membership(b->plan, d->area, d->treaty));
        if (step.basis == STEP_NOT_FOUND)
            missing[d->missing_count++] = step;
        else if (date_is_set(step.date))
            steps[d->step_count++] = step;
        else
            diag_report(b->diags, DIAG_MODEL_STEP_NO_DATE, step.place, d->area == NULL ? "" : d->area->id,
                        d->article == NULL ? "" : d->article->number, NULL);
    }
    sort_items(steps, d->step_count, sizeof *steps, compare_steps);
    d->steps = steps;
    d->missing = missing;
}

void
deadline_resolved(PlanBuilder *b, void *element)
{
    DeadlineSeries *d = element;

    check_joins(b, d->area, d->place);
    part_steps(b, d);
    if (d->step_count > 1 && !date_is_set(d->steps[1].decided))
        diag_report(b->diags, DIAG_MODEL_TWO_ORIGINALS, d->place, NULL);
    if (d->step_count == 0)
        diag_report(b->diags, DIAG_MODEL_NO_STEP, d->place, NULL);
}

static guint
hash_deadline(gconstpointer key)
{
    const DeadlineSeries *d = key;

    return g_direct_hash(d->area) * 31 + g_direct_hash(d->article);
}

static gboolean
is_same_deadline(gconstpointer left, gconstpointer right)
{
    const DeadlineSeries *a = left, *b = right;

    return a->area == b->area && a->article == b->article;
}

/* Those without a step, or that lead nowhere, are told, and left out. */
void
deadlines_settled(PlanBuilder *b)
{
    GArray *all = b->plan->deadlines;
    g_autoptr(GHashTable) seen = g_hash_table_new(hash_deadline, is_same_deadline);
    guint kept = 0;

    for (guint i = 0; i < all->len; i++) {
        const DeadlineSeries *d = &g_array_index(all, DeadlineSeries, i), *other;

        if (d->step_count == 0 || d->area == NULL || d->article == NULL)
            continue;
        other = g_hash_table_lookup(seen, d);
        if (other != NULL) {
            diag_report_related(b->diags, DIAG_MODEL_TWICE, d->place, other->place, "deadline of an article",
                                d->area->id, NULL);
            continue;
        }
        /* Those that are kept do not move again, so that they may be keys. */
        g_array_index(all, DeadlineSeries, kept) = *d;
        g_hash_table_add(seen, &g_array_index(all, DeadlineSeries, kept++));
    }
    g_array_set_size(all, kept);
}

/* ---- events ---- */

void
event_resolved(PlanBuilder *b, void *element)
{
    Event *event = element;

    if (event->of == event) {
        builder_report_dangling(b, "event", event->id, event->place);
        event->of = NULL;
    }
    event->series = event->series_number == 0 ? NULL : builder_item(b, ELEMENT_EVENT, event->series_number - 1);
    if (date_is_set(event->period.first) &&
        date_compare(date_last_day(event->period.last), date_first_day(event->period.first)) < 0)
        model_tell_backwards(b->diags, event->place, event->end_place, event->period.first, event->period.last);
    if (date_is_day(event->period.first))
        /* "from 10 February to the end of the month" has its days */
        event->period.last = date_last_day(event->period.last);
}
