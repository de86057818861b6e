/*
 * Filling a plan. Rows are kept as they come, with ids as text; finishing resolves every reference against the tables of
 * ids, so that the order of files plays no part, and reports each one that leads nowhere.
 */
#include "base/sort.h"
#include "base/diag_model.h"
#include "base/diag_read.h"
#include "model/internal.h"
#include <stdlib.h>
#include <math.h>
#include <string.h>

typedef struct ObjectiveDraft {
    Objective *objective;
    GPtrArray *indicators;              /* Indicator */
    GArray *groups;                     /* TargetGroup */
    GArray *group_rows;                 /* GroupRow, alongside */
    GArray *follows; GArray *follow_rows;
    GArray *strategies;                 /* Strategy */
} ObjectiveDraft;

typedef struct IndicatorDraft { Indicator *indicator; IndicatorRow row; GArray *targets; } IndicatorDraft;

struct PlanBuilder {
    Plan *plan;
    Diags *diags;
    bool has_plan;
    GPtrArray *source_areas;             /* id of the area of each source, or NULL */
    GArray *measure_rows, *membership_rows, *deadline_rows, *event_rows;
    GHashTable *area_ids;               /* in small letters -> Area */
    GHashTable *event_places;           /* id -> 1 + index of the event's row */
    GArray *objective_drafts, *indicator_drafts;
    GHashTable *texts;                  /* of the plan, each kept once: ids come again with every figure */
    GHashTable *unread;                 /* "kind", "kind id" */
    Place first_unread; size_t held_back;
};

static const char *const id_kinds[] = { "area", "source", "measure", "treaty", "objective", "indicator" };

/* ---- making and freeing ---- */

static GArray *
array_of(size_t size)
{
    return g_array_new(FALSE, TRUE, (guint)size);
}

PlanBuilder *
plan_builder_new(Diags *diags)
{
    PlanBuilder *b = g_new0(PlanBuilder, 1);
    Plan *p = b->plan = g_new0(Plan, 1);

    b->diags = diags;
    p->arena = arena_new();
    p->areas = g_ptr_array_new();
    p->target_areas = g_ptr_array_new();
    p->sources = g_ptr_array_new();
    p->measures = g_ptr_array_new();
    p->treaties = g_ptr_array_new();
    p->objectives = g_ptr_array_new();
    p->indicators = g_ptr_array_new();
    p->observations = observations_new(p->arena);
    p->roots = g_ptr_array_new();
    p->goals = array_of(sizeof(Goal));
    p->topics = array_of(sizeof(Topic));
    p->units = array_of(sizeof(Unit));
    p->events = array_of(sizeof(Event));
    p->publications = array_of(sizeof(Publication));
    p->allowances = array_of(sizeof(Allowance));
    p->abbreviations = array_of(sizeof(Abbreviation));
    p->memberships = array_of(sizeof(Membership));
    p->deadlines = array_of(sizeof(DeadlineSeries));
    p->area_names = g_hash_table_new(g_str_hash, g_str_equal);
    p->figures = g_ptr_array_new_with_free_func((GDestroyNotify)figures_free);
    p->withheld = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(p->by_id); i++)
        p->by_id[i] = g_hash_table_new(g_str_hash, g_str_equal);
    b->source_areas = g_ptr_array_new();
    b->measure_rows = array_of(sizeof(MeasureRow));
    b->membership_rows = array_of(sizeof(MembershipRow));
    b->deadline_rows = array_of(sizeof(DeadlineRowIn));
    b->event_rows = array_of(sizeof(EventRow));
    b->area_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    b->event_places = g_hash_table_new(g_str_hash, g_str_equal);
    b->objective_drafts = array_of(sizeof(ObjectiveDraft));
    b->indicator_drafts = array_of(sizeof(IndicatorDraft));
    b->texts = g_hash_table_new(g_str_hash, g_str_equal);
    b->unread = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return b;
}

void
plan_free(Plan *plan)
{
    if (plan == NULL)
        return;
    g_ptr_array_unref(plan->figures);
    g_ptr_array_unref(plan->areas);
    g_ptr_array_unref(plan->target_areas);
    g_ptr_array_unref(plan->sources);
    g_ptr_array_unref(plan->measures);
    g_ptr_array_unref(plan->treaties);
    g_ptr_array_unref(plan->objectives);
    g_ptr_array_unref(plan->indicators);
    observations_free(plan->observations);
    g_ptr_array_unref(plan->roots);
    g_array_unref(plan->goals);
    g_array_unref(plan->topics);
    g_array_unref(plan->units);
    g_array_unref(plan->events);
    g_array_unref(plan->publications);
    g_array_unref(plan->allowances);
    g_array_unref(plan->abbreviations);
    g_array_unref(plan->memberships);
    g_array_unref(plan->deadlines);
    g_hash_table_unref(plan->area_names);
    g_hash_table_unref(plan->withheld);
    for (size_t i = 0; i < G_N_ELEMENTS(plan->by_id); i++)
        g_hash_table_unref(plan->by_id[i]);
    arena_free(plan->arena);
    g_free(plan);
}

static void
free_objective_draft(const ObjectiveDraft *d)
{
    g_ptr_array_unref(d->indicators);
    g_array_unref(d->groups);
    g_array_unref(d->group_rows);
    g_array_unref(d->follows);
    g_array_unref(d->follow_rows);
    g_array_unref(d->strategies);
}

void
plan_builder_free(PlanBuilder *builder)
{
    if (builder == NULL)
        return;
    for (guint i = 0; i < builder->objective_drafts->len; i++)
        free_objective_draft(&g_array_index(builder->objective_drafts, ObjectiveDraft, i));
    for (guint i = 0; i < builder->indicator_drafts->len; i++)
        g_array_unref(g_array_index(builder->indicator_drafts, IndicatorDraft, i).targets);
    g_ptr_array_unref(builder->source_areas);
    g_array_unref(builder->measure_rows);
    g_array_unref(builder->membership_rows);
    g_array_unref(builder->deadline_rows);
    g_array_unref(builder->event_rows);
    g_hash_table_unref(builder->area_ids);
    g_hash_table_unref(builder->event_places);
    g_array_unref(builder->objective_drafts);
    g_array_unref(builder->indicator_drafts);
    g_hash_table_unref(builder->texts);
    g_hash_table_unref(builder->unread);
    plan_free(builder->plan);
    g_free(builder);
}

Arena *
plan_builder_arena(PlanBuilder *builder)
{
    return builder->plan->arena;
}

/* ---- rows as they come ---- */

static const char *
keep(PlanBuilder *b, const char *text)
{
    const char *kept = text == NULL ? NULL : g_hash_table_lookup(b->texts, text);

    if (kept == NULL && text != NULL) {
        kept = arena_strdup(b->plan->arena, text);
        g_hash_table_add(b->texts, (gpointer)(uintptr_t)kept);
    }
    return kept;
}

/* False, with a diagnostic, when the id is taken. */
static bool
claim(PlanBuilder *b, int kind, const char *id, void *object, Place place)
{
    if (g_hash_table_contains(b->plan->by_id[kind], id)) {
        diag_report(b->diags, DIAG_MODEL_DUPLICATE_ID, place, id_kinds[kind], id, NULL);
        return false;
    }
    g_hash_table_insert(b->plan->by_id[kind], (gpointer)(guintptr)id, object);
    return true;
}

void
plan_builder_set_plan(PlanBuilder *builder, const PlanRow *row)
{
    Plan *p = builder->plan;

    if (builder->has_plan) {
        diag_report_related(builder->diags, DIAG_MODEL_TWO_PLANS, row->place, p->place, NULL);
        return;
    }
    builder->has_plan = true;
    p->place = row->place;
    p->audience = row->audience;
    p->id = keep(builder, row->id);
    p->language = keep(builder, row->language);
    p->title = row->title;
    p->organisation = row->organisation;
    p->contact = row->contact;
    p->period = (Period){ row->start, row->end };
    p->days = days_both(date_is_set(row->as_of) ? row->as_of : row->end, row->known_by);
    if (date_compare(date_last_day(row->end), date_first_day(row->start)) < 0)
        diag_report(builder->diags, DIAG_MODEL_BAD_RANGE, row->place, NULL);
}

static void
name_area(PlanBuilder *b, const char *name, Area *area)
{
    Area *other = name == NULL || *name == '\0' ? area : g_hash_table_lookup(b->plan->area_names, name);

    if (other != NULL && other != area)
        diag_report_related(b->diags, DIAG_MODEL_AREA_NAME_TWICE, area->place, other->place, name, other->id, NULL);
    else if (name != NULL && *name != '\0')
        g_hash_table_insert(b->plan->area_names, (gpointer)(guintptr)keep(b, name), area);
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

static const char *const *
split_text(PlanBuilder *b, const char *text, const char *separator, size_t *count)
{
    g_auto(GStrv) parts = g_strsplit(text == NULL ? "" : text, separator, -1);
    const char **out = arena_new0(b->plan->arena, const char *, g_strv_length(parts) + 1);

    *count = 0;
    for (size_t i = 0; parts[i] != NULL; i++)
        if (*g_strstrip(parts[i]) != '\0')
            out[(*count)++] = keep(b, parts[i]);
    return out;
}

void
plan_builder_add_area(PlanBuilder *builder, const AreaRow *row)
{
    Area *area = arena_new0(builder->plan->arena, Area, 1);

    *area = (Area){ .id = keep(builder, row->id), .alpha2 = keep(builder, row->alpha2), .name = row->name, .un_name = row->un_name, .official_name = keep(builder, row->official_name),
                      .region = row->region.text, .subregion = row->subregion.text, .region_text = row->region, .subregion_text = row->subregion,
                      .note = keep(builder, row->note), .index = builder->plan->areas->len, .place = row->place };
    area->aliases = split_text(builder, row->aliases, "|", &area->alias_count);
    area->languages = split_text(builder, row->languages, " ", &area->language_count);
    if (!claim(builder, IDS_AREA, area->id, area, row->place))
        return;
    claim_in_any_case(builder, area);
    g_ptr_array_add(builder->plan->areas, area);
    name_area(builder, area->id, area);
    name_area(builder, area->name.text, area);
    for (size_t i = 0; i < area->alias_count; i++)
        name_area(builder, area->aliases[i], area);
}

void
plan_builder_add_source(PlanBuilder *builder, const Source *source, const char *area)
{
    Source *kept = arena_memdup(builder->plan->arena, source, sizeof *source);
    const char *area_kept = keep(builder, area);

    kept->id = keep(builder, source->id);
    kept->publisher = keep(builder, source->publisher);
    kept->where = keep(builder, source->where);
    kept->address = keep(builder, source->address);
    kept->index = builder->plan->sources->len;
    if (!claim(builder, IDS_SOURCE, kept->id, kept, source->place))
        return;
    g_ptr_array_add(builder->plan->sources, kept);
    g_ptr_array_add(builder->source_areas, (gpointer)(guintptr)area_kept);
}

void
plan_builder_add_unit(PlanBuilder *builder, const Unit *unit, Place place)
{
    Unit kept = { keep(builder, unit->id), unit->symbol };

    if (plan_find_unit(builder->plan, unit->id) != NULL)
        diag_report(builder->diags, DIAG_MODEL_DUPLICATE_ID, place, "unit", unit->id, NULL);
    else
        g_array_append_val(builder->plan->units, kept);
}

void
plan_builder_add_topic(PlanBuilder *builder, const Topic *topic, Place place)
{
    Topic kept = { keep(builder, topic->id), topic->title };

    if (plan_find_topic(builder->plan, topic->id) != NULL)
        diag_report(builder->diags, DIAG_MODEL_DUPLICATE_ID, place, "topic", topic->id, NULL);
    else
        g_array_append_val(builder->plan->topics, kept);
}

static int
compare_grades(const void *left, const void *right)
{
    const Grade *a = left, *b = right;

    return a->value < b->value ? -1 : a->value > b->value;
}

/* Worst first, in whatever order they were written; where nothing says what is better, lowest first. */
static const Grade *
in_order(Arena *arena, const Grade *written, size_t count, Better better)
{
    Grade *grades = arena_memdup(arena, written, sizeof *written * count);

    sort_items(grades, count, sizeof *grades, compare_grades);
    for (size_t i = 0; better == BETTER_DOWN && i < count / 2; i++) {
        Grade swapped = grades[i];

        grades[i] = grades[count - 1 - i];
        grades[count - 1 - i] = swapped;
    }
    return grades;
}

void
plan_builder_add_measure(PlanBuilder *builder, const MeasureRow *row)
{
    Plan *p = builder->plan;
    Measure *m = arena_new0(p->arena, Measure, 1);
    MeasureRow kept = *row;

    *m = (Measure){ .id = keep(builder, row->id), .title = row->title, .short_title = row->short_title, .unit = keep(builder, row->unit), .nature = row->nature,
                    .better = row->better, .of_signatories = row->of_signatories, .decimals = row->decimals, .scale = row->scale > 0 ? row->scale : 1, .topic = keep(builder, row->topic),
                    .grade_count = row->grade_count, .rater = keep(builder, row->rater), .max_age_months = row->max_age_months, .note = keep(builder, row->note),
                    .index = p->measures->len, .place = row->place };
    m->grades = in_order(p->arena, row->grades, row->grade_count, row->better);
    if (!claim(builder, IDS_MEASURE, m->id, m, row->place))
        return;
    kept.sum_of = keep(builder, row->sum_of);
    kept.membership = keep(builder, row->membership);
    g_ptr_array_add(p->measures, m);
    g_array_append_val(builder->measure_rows, kept);
}

void
plan_builder_add_treaty(PlanBuilder *builder, const Treaty *treaty)
{
    Treaty *kept = arena_memdup(builder->plan->arena, treaty, sizeof *treaty);

    kept->id = keep(builder, treaty->id);
    kept->articles = arena_memdup(builder->plan->arena, treaty->articles, sizeof *treaty->articles * treaty->article_count);
    kept->index = builder->plan->treaties->len;
    if (claim(builder, IDS_TREATY, kept->id, kept, treaty->place))
        g_ptr_array_add(builder->plan->treaties, kept);
}

void
plan_builder_add_membership(PlanBuilder *builder, const MembershipRow *row)
{
    MembershipRow kept = *row;

    kept.area = keep(builder, row->area);
    kept.treaty = keep(builder, row->treaty);
    kept.sources = keep(builder, row->sources);
    kept.note = keep(builder, row->note);
    g_array_append_val(builder->membership_rows, kept);
}

void
plan_builder_add_deadline(PlanBuilder *builder, const DeadlineRowIn *row)
{
    DeadlineRowIn kept = *row;
    DeadlineStepRow *steps;

    kept.area = keep(builder, row->area);
    kept.treaty = keep(builder, row->treaty);
    kept.article = keep(builder, row->article);
    kept.sources = keep(builder, row->sources);
    kept.note = keep(builder, row->note);
    steps = arena_memdup(builder->plan->arena, row->steps, sizeof *row->steps * row->step_count);
    for (size_t i = 0; i < row->step_count; i++)
        steps[i].source_ids = keep(builder, row->steps[i].source_ids);
    kept.steps = steps;
    g_array_append_val(builder->deadline_rows, kept);
}

void
plan_builder_add_observation(PlanBuilder *builder, const ObservationRow *row)
{
    observations_add(builder->plan->observations, row);
}

size_t
plan_builder_observation_count(const PlanBuilder *builder)
{
    return observations_count(builder->plan->observations);
}

void
plan_builder_cut_observations(PlanBuilder *builder, size_t count)
{
    observations_cut(builder->plan->observations, count);
}

void
plan_builder_digest_observations(const PlanBuilder *builder, GChecksum *sum)
{
    observations_digest(builder->plan->observations, sum);
}

void
plan_builder_add_goal(PlanBuilder *builder, const GoalRow *row)
{
    Goal goal = { keep(builder, row->id), row->title, row->short_title, NULL, 0, row->place };

    for (guint i = 0; i < builder->plan->goals->len; i++)
        if (strcmp(g_array_index(builder->plan->goals, Goal, i).id, row->id) == 0)
            diag_report(builder->diags, DIAG_MODEL_DUPLICATE_ID, row->place, "goal", row->id, NULL);
    g_array_append_val(builder->plan->goals, goal);
}

void
plan_builder_add_objective(PlanBuilder *builder, const ObjectiveRow *row)
{
    Plan *p = builder->plan;
    Objective *objective = arena_new0(p->arena, Objective, 1);
    ObjectiveDraft draft = { objective, g_ptr_array_new(), array_of(sizeof(TargetGroup)), array_of(sizeof(GroupRow)), array_of(sizeof(Follow)),
                             array_of(sizeof(FollowRow)), array_of(sizeof(Strategy)) };

    *objective = (Objective){ .id = keep(builder, row->id), .title = row->title, .short_title = row->short_title, .goal = p->goals->len > 0 ? p->goals->len - 1 : 0,
                              .index = p->objectives->len, .place = row->place };
    claim(builder, IDS_OBJECTIVE, objective->id, objective, row->place);
    g_ptr_array_add(p->objectives, objective);
    g_array_append_val(builder->objective_drafts, draft);
}

static ObjectiveDraft *
last_objective(PlanBuilder *b)
{
    g_assert(b->objective_drafts->len > 0);
    return &g_array_index(b->objective_drafts, ObjectiveDraft, b->objective_drafts->len - 1);
}

void
plan_builder_add_group(PlanBuilder *builder, const GroupRow *row)
{
    ObjectiveDraft *draft = last_objective(builder);
    TargetGroup group = { .id = keep(builder, row->id), .title = row->title, .description = row->description, .objective = draft->objective,
                          .responsive = row->responsive, .place = row->place };
    GroupRow kept = *row;

    for (guint i = 0; i < draft->groups->len; i++)
        if (g_strcmp0(g_array_index(draft->groups, TargetGroup, i).id, group.id) == 0)
            diag_report(builder->diags, DIAG_MODEL_DUPLICATE_ID, row->place, "group", group.id == NULL ? "" : group.id, NULL);
    kept.areas = keep(builder, row->areas);
    kept.sources = keep(builder, row->sources);
    g_array_append_val(draft->groups, group);
    g_array_append_val(draft->group_rows, kept);
}

void
plan_builder_add_strategy(PlanBuilder *builder, LocalText text, Place place)
{
    Strategy strategy = { text, place };

    g_array_append_val(last_objective(builder)->strategies, strategy);
}

static TargetRow
keep_target(PlanBuilder *b, const TargetRow *row)
{
    TargetRow kept = *row;

    kept.measure = keep(b, row->measure);
    kept.area = keep(b, row->area);
    kept.treaty = keep(b, row->treaty);
    kept.article = keep(b, row->article);
    return kept;
}

void
plan_builder_add_indicator(PlanBuilder *builder, const IndicatorRow *row)
{
    Plan *p = builder->plan;
    ObjectiveDraft *draft = last_objective(builder);
    Indicator *indicator = arena_new0(p->arena, Indicator, 1);
    IndicatorDraft kept = { indicator, *row, array_of(sizeof(TargetRow)) };

    *indicator = (Indicator){ .id = keep(builder, row->id), .title = row->title, .short_title = row->short_title, .kind = row->kind, .objective = draft->objective,
                              .counts = row->counts, .note = keep(builder, row->note), .index = p->indicators->len, .place = row->place };
    claim(builder, IDS_INDICATOR, indicator->id, indicator, row->place);
    kept.row.measures = keep(builder, row->measures);
    kept.row.among = keep(builder, row->among);
    g_ptr_array_add(p->indicators, indicator);
    g_ptr_array_add(draft->indicators, indicator);
    g_array_append_val(builder->indicator_drafts, kept);
}

void
plan_builder_add_target(PlanBuilder *builder, const TargetRow *row)
{
    TargetRow kept = keep_target(builder, row);

    g_assert(builder->indicator_drafts->len > 0);
    g_array_append_val(g_array_index(builder->indicator_drafts, IndicatorDraft, builder->indicator_drafts->len - 1).targets, kept);
}

void
plan_builder_add_follow(PlanBuilder *builder, const FollowRow *row)
{
    ObjectiveDraft *draft = last_objective(builder);
    Follow follow = { .kind = row->kind, .title = row->title, .subtitle = row->subtitle, .place = row->place };
    FollowRow kept = *row;

    kept.measure = keep(builder, row->measure);
    kept.target = keep_target(builder, &row->target);
    g_array_append_val(draft->follows, follow);
    g_array_append_val(draft->follow_rows, kept);
}

size_t
plan_builder_add_event(PlanBuilder *builder, const EventRow *row)
{
    EventRow kept = *row;

    kept.id = keep(builder, row->id);
    if (kept.id != NULL && *kept.id != '\0') {
        if (g_hash_table_contains(builder->event_places, kept.id))
            diag_report(builder->diags, DIAG_MODEL_DUPLICATE_ID, row->place, "event", row->id, NULL);
        else
            g_hash_table_insert(builder->event_places, (gpointer)(uintptr_t)kept.id, GUINT_TO_POINTER(builder->event_rows->len + 1));
    }
    kept.kind = keep(builder, row->kind);
    kept.where = keep(builder, row->where);
    kept.treaty = keep(builder, row->treaty);
    kept.area = keep(builder, row->area);
    kept.sources = keep(builder, row->sources);
    kept.note = keep(builder, row->note);
    kept.of = keep(builder, row->of);
    kept.recurs = keep(builder, row->recurs);
    kept.except = keep(builder, row->except);
    kept.also = keep(builder, row->also);
    kept.uid = keep(builder, row->uid);
    g_array_append_val(builder->event_rows, kept);
    return builder->event_rows->len;
}

void
plan_builder_add_publication(PlanBuilder *builder, const Publication *publication)
{
    g_array_append_vals(builder->plan->publications, publication, 1);
}

void
plan_builder_add_allowance(PlanBuilder *builder, const Allowance *allowance)
{
    Allowance kept = { allowance->number, keep(builder, allowance->at), keep(builder, allowance->because),
                       allowance->place };

    g_array_append_val(builder->plan->allowances, kept);
}

void
plan_builder_add_abbreviation(PlanBuilder *builder, const Abbreviation *abbreviation)
{
    Abbreviation kept = { keep(builder, abbreviation->id), abbreviation->title };

    g_array_append_val(builder->plan->abbreviations, kept);
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

/* ---- references ---- */

/* Whether that this is nowhere follows from a mistake told already. */
static bool
is_unread(PlanBuilder *b, const char *kind, const char *id)
{
    g_autofree char *key = g_strdup_printf("%s %s", kind, id);
    bool unread = g_hash_table_contains(b->unread, kind) || g_hash_table_contains(b->unread, key);

    b->held_back += unread;
    return unread;
}

/* What is there and withheld from this audience is told from what is nowhere. */
static void
report_dangling(PlanBuilder *b, const char *kind, const char *id, Place place)
{
    Place withheld;

    if (is_unread(b, kind, id))
        return;
    if (plan_withholds(b->plan, kind, id, &withheld))
        diag_report_related(b->diags, DIAG_AUDIENCE_REFERENCE, place, withheld, kind, id, NULL);
    else
        diag_report(b->diags, DIAG_MODEL_DANGLING, place, kind, id, NULL);
}

static void *
find(PlanBuilder *b, int kind, const char *id, Place place)
{
    void *found;

    if (id == NULL || *id == '\0')
        return NULL;
    found = g_hash_table_lookup(b->plan->by_id[kind], id);
    if (found == NULL)
        report_dangling(b, id_kinds[kind], id, place);
    return found;
}

/* An area is named by its code; its name or an alias in its place is a second spelling. */
static const Area *
find_area(PlanBuilder *b, const char *id, Place place)
{
    Area *area;

    if (id == NULL || *id == '\0')
        return NULL;
    area = g_hash_table_lookup(b->plan->by_id[IDS_AREA], id);
    if (area != NULL)
        return area;
    area = g_hash_table_lookup(b->plan->area_names, id);
    if (area != NULL)
        diag_report(b->diags, DIAG_MODEL_AREA_SPELLING, place, id, area->id, NULL);
    else
        report_dangling(b, "area", id, place);
    return area;
}

static const Source *const *
find_sources(PlanBuilder *b, const char *ids, size_t *count, Place place)
{
    size_t names = 0;
    const char *const *list = split_text(b, ids, " ", &names);
    const Source **out = arena_new0(b->plan->arena, const Source *, names);

    *count = 0;
    for (size_t i = 0; i < names; i++)
        if ((out[*count] = find(b, IDS_SOURCE, list[i], place)) != NULL)
            (*count)++;
    return out;
}

static const Measure *const *
find_measures(PlanBuilder *b, const char *ids, size_t *count, Place place)
{
    size_t names = 0;
    const char *const *list = split_text(b, ids, " ", &names);
    const Measure **out = arena_new0(b->plan->arena, const Measure *, names);

    *count = 0;
    for (size_t i = 0; i < names; i++)
        if ((out[*count] = find(b, IDS_MEASURE, list[i], place)) != NULL)
            (*count)++;
    return out;
}

static const Article *
find_article(PlanBuilder *b, const Treaty *treaty, const char *number, Place place)
{
    for (size_t i = 0; treaty != NULL && i < treaty->article_count; i++)
        if (strcmp(treaty->articles[i].number, number) == 0)
            return &treaty->articles[i];
    if (treaty != NULL)
        report_dangling(b, "article", number, place);
    return NULL;
}

static void
resolve_sources(PlanBuilder *b)
{
    for (guint i = 0; i < b->plan->sources->len; i++) {
        Source *source = g_ptr_array_index(b->plan->sources, i);

        source->area = find_area(b, g_ptr_array_index(b->source_areas, i), source->place);
    }
}

static void
resolve_measures(PlanBuilder *b)
{
    for (guint i = 0; i < b->plan->measures->len; i++) {
        Measure *m = g_ptr_array_index(b->plan->measures, i);
        const MeasureRow *row = &g_array_index(b->measure_rows, MeasureRow, i);

        m->sum_of = find_measures(b, row->sum_of, &m->sum_count, row->place);
        m->membership = find(b, IDS_TREATY, row->membership, row->place);
        if (m->unit != NULL && plan_find_unit(b->plan, m->unit) == NULL)
            report_dangling(b, "unit", m->unit, row->place);
        if (m->topic != NULL && plan_find_topic(b->plan, m->topic) == NULL)
            report_dangling(b, "topic", m->topic, row->place);
        for (size_t s = 0; s < m->sum_count; s++)
            if (m->sum_of[s] == m || m->sum_of[s]->sum_count > 0)
                diag_report(b->diags, DIAG_MODEL_SUM_OF_SUM, row->place, m->id, m->sum_of[s]->id, NULL);
    }
}

static void
resolve_target(PlanBuilder *b, const TargetRow *row, const Measure *measure, Target *out)
{
    *out = (Target){ .measure = measure, .has_value = row->has_value, .value = row->value, .decimals = row->decimals, .all = row->all, .date = row->date, .not_later = row->not_later,
                     .has_baseline = row->has_baseline, .baseline = row->baseline, .baseline_decimals = row->baseline_decimals,
                     .baseline_date = row->baseline_date, .baseline_first = row->baseline_first,
                     .place = row->place };
    if (row->measure != NULL && *row->measure != '\0')
        out->measure = find(b, IDS_MEASURE, row->measure, row->place);
    out->area = find_area(b, row->area, row->place);
    out->treaty = find(b, IDS_TREATY, row->treaty, row->place);
    if (row->article != NULL && *row->article != '\0')
        out->article = find_article(b, out->treaty, row->article, row->place);
    if (date_is_set(row->date) && date_is_set(row->not_later) && date_compare(date_last_day(row->not_later), date_first_day(row->date)) < 0)
        diag_report(b->diags, DIAG_MODEL_BAD_RANGE, row->place, NULL);
}

/* Where nothing else is said, the best grade counts, and of what has no grades one. */
static double
counts_at_least(const Measure *measure)
{
    bool graded = measure != NULL && measure->grade_count > 0 && measure->better != BETTER_NONE;

    return graded ? measure->grades[measure->grade_count - 1].value : 1;
}

static void
resolve_indicators(PlanBuilder *b)
{
    for (guint i = 0; i < b->indicator_drafts->len; i++) {
        IndicatorDraft *draft = &g_array_index(b->indicator_drafts, IndicatorDraft, i);
        Indicator *indicator = draft->indicator;
        Target *targets = arena_new0(b->plan->arena, Target, draft->targets->len);

        indicator->measures = find_measures(b, draft->row.measures, &indicator->measure_count, draft->row.place);
        if (isnan(indicator->counts))
            indicator->counts = counts_at_least(indicator->measure_count > 0 ? indicator->measures[0] : NULL);
        if (draft->row.among != NULL && *draft->row.among != '\0' && find(b, IDS_OBJECTIVE, draft->row.among, draft->row.place) != NULL)
            indicator->among = draft->row.among;
        for (guint t = 0; t < draft->targets->len; t++)
            resolve_target(b, &g_array_index(draft->targets, TargetRow, t), indicator->measure_count > 0 ? indicator->measures[0] : NULL, &targets[t]);
        indicator->targets = targets;
        indicator->target_count = draft->targets->len;
    }
}

static bool
named(const Area *const *areas, size_t count, const Area *area)
{
    for (size_t i = 0; i < count; i++)
        if (areas[i] == area)
            return true;
    return false;
}

/* An objective counts each of its areas once, so it names each once. */
static void
check_named_once(PlanBuilder *b, const GArray *groups, guint last)
{
    const TargetGroup *group = &g_array_index(groups, TargetGroup, last);

    for (size_t s = 0; s < group->area_count; s++) {
        bool twice = named(group->areas, s, group->areas[s]);

        for (guint g = 0; g < last && !twice; g++)
            twice = named(g_array_index(groups, TargetGroup, g).areas, g_array_index(groups, TargetGroup, g).area_count, group->areas[s]);
        if (twice)
            diag_report(b->diags, DIAG_MODEL_TWICE, group->place, "naming among the targets of an objective", group->areas[s]->id, NULL);
    }
}

static void
resolve_group(PlanBuilder *b, const GroupRow *row, TargetGroup *group)
{
    size_t names = 0;
    const char *const *list = split_text(b, row->areas, " ", &names);
    const Area **areas = arena_new0(b->plan->arena, const Area *, names);

    for (size_t i = 0; i < names; i++)
        if ((areas[group->area_count] = find_area(b, list[i], row->place)) != NULL)
            group->area_count++;
    group->areas = areas;
    group->sources = find_sources(b, row->sources, &group->source_count, row->place);
    for (size_t i = 0; i < group->area_count; i++)
        if (!g_ptr_array_find(b->plan->target_areas, areas[i], NULL))
            g_ptr_array_add(b->plan->target_areas, (gpointer)(guintptr)areas[i]);
}

static void
resolve_follow(PlanBuilder *b, const FollowRow *row, Follow *follow)
{
    follow->measure = find(b, IDS_MEASURE, row->measure, row->place);
    resolve_target(b, &row->target, follow->measure, &follow->target);
    follow->treaty = follow->target.treaty;
    follow->article = follow->target.article;
}

static void
resolve_objectives(PlanBuilder *b)
{
    for (guint i = 0; i < b->objective_drafts->len; i++) {
        ObjectiveDraft *d = &g_array_index(b->objective_drafts, ObjectiveDraft, i);
        Objective *o = d->objective;
        Arena *arena = b->plan->arena;

        for (guint g = 0; g < d->groups->len; g++) {
            resolve_group(b, &g_array_index(d->group_rows, GroupRow, g), &g_array_index(d->groups, TargetGroup, g));
            check_named_once(b, d->groups, g);
        }
        for (guint f = 0; f < d->follows->len; f++)
            resolve_follow(b, &g_array_index(d->follow_rows, FollowRow, f), &g_array_index(d->follows, Follow, f));
        o->indicators = arena_memdup(arena, d->indicators->pdata, sizeof(Indicator *) * d->indicators->len);
        o->indicator_count = d->indicators->len;
        o->groups = arena_memdup(arena, d->groups->data, sizeof(TargetGroup) * d->groups->len);
        o->group_count = d->groups->len;
        o->follows = arena_memdup(arena, d->follows->data, sizeof(Follow) * d->follows->len);
        o->follow_count = d->follows->len;
        o->strategies = arena_memdup(arena, d->strategies->data, sizeof(Strategy) * d->strategies->len);
        o->strategy_count = d->strategies->len;
    }
}

static void
resolve_goals(PlanBuilder *b)
{
    for (guint g = 0; g < b->plan->goals->len; g++) {
        Goal *goal = &g_array_index(b->plan->goals, Goal, g);
        g_autoptr(GPtrArray) objectives = g_ptr_array_new();

        for (guint i = 0; i < b->plan->objectives->len; i++)
            if (((const Objective *)g_ptr_array_index(b->plan->objectives, i))->goal == g)
                g_ptr_array_add(objectives, g_ptr_array_index(b->plan->objectives, i));
        goal->objectives = arena_memdup(b->plan->arena, objectives->pdata, sizeof(Objective *) * objectives->len);
        goal->objective_count = objectives->len;
    }
}

static int
compare_memberships(const void *left, const void *right)
{
    const Membership *a = left, *b = right;

    if (a->treaty->index != b->treaty->index)
        return a->treaty->index < b->treaty->index ? -1 : 1;
    return a->area->index < b->area->index ? -1 : a->area->index > b->area->index;
}

static void
resolve_memberships(PlanBuilder *b)
{
    GArray *out = b->plan->memberships;

    for (guint i = 0; i < b->membership_rows->len; i++) {
        const MembershipRow *row = &g_array_index(b->membership_rows, MembershipRow, i);
        Membership m = { .area = find_area(b, row->area, row->place), .treaty = find(b, IDS_TREATY, row->treaty, row->place), .signed_on = row->signed_on,
                         .deposited = row->deposited, .in_force = row->in_force, .how = row->how, .note = row->note, .place = row->place };

        m.sources = find_sources(b, row->sources, &m.source_count, row->place);
        if (m.area != NULL && m.treaty != NULL)
            g_array_append_val(out, m);
    }
    sort_items(out->data, out->len, sizeof(Membership), compare_memberships);
    for (guint i = 1; i < out->len; i++)
        if (compare_memberships(&g_array_index(out, Membership, i - 1), &g_array_index(out, Membership, i)) == 0)
            diag_report_related(b->diags, DIAG_MODEL_TWICE, g_array_index(out, Membership, i).place, g_array_index(out, Membership, i - 1).place,
                                "membership of a treaty", g_array_index(out, Membership, i).area->id, NULL);
}

static int
compare_steps(const void *left, const void *right)
{
    const DeadlineStepRow *a = left, *b = right;

    if (date_is_set(a->decided) != date_is_set(b->decided))
        return date_is_set(a->decided) ? 1 : -1;
    return date_is_set(a->decided) ? date_compare(a->decided, b->decided) : 0;
}

static bool
deadline_twice(PlanBuilder *b, const DeadlineSeries *d)
{
    for (guint i = 0; i < b->plan->deadlines->len; i++) {
        const DeadlineSeries *other = &g_array_index(b->plan->deadlines, DeadlineSeries, i);

        if (other->area != d->area || other->article != d->article)
            continue;
        diag_report_related(b->diags, DIAG_MODEL_TWICE, d->place, other->place, "deadline of an article", d->area->id, NULL);
        return true;
    }
    return false;
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

/* Steps of which all is known, in the order of their decisions, and the others; the first without a date has that of the treaty's rule. */
static void
part_steps(PlanBuilder *b, const DeadlineRowIn *row, DeadlineSeries *d)
{
    DeadlineStepRow *steps = arena_new0(b->plan->arena, DeadlineStepRow, row->step_count + 1);
    DeadlineStepRow *missing = arena_new0(b->plan->arena, DeadlineStepRow, row->step_count + 1);

    for (size_t s = 0; s < row->step_count; s++) {
        DeadlineStepRow step = row->steps[s];

        step.sources = find_sources(b, step.source_ids, &step.source_count, row->place);
        if (step.basis == STEP_DERIVED && !date_is_set(step.date) && !date_is_set(step.decided))
            step.date = first_deadline(d->article, d->area == NULL || d->treaty == NULL ? NULL : plan_find_membership(b->plan, d->area, d->treaty));
        if (step.basis == STEP_NOT_FOUND)
            missing[d->missing_count++] = step;
        else if (date_is_set(step.date))
            steps[d->step_count++] = step;
        else
            diag_report(b->diags, DIAG_MODEL_STEP_NO_DATE, step.place, row->area, row->article, NULL);
    }
    sort_items(steps, d->step_count, sizeof *steps, compare_steps);
    d->steps = steps;
    d->missing = missing;
}

static void
resolve_deadlines(PlanBuilder *b)
{
    for (guint i = 0; i < b->deadline_rows->len; i++) {
        const DeadlineRowIn *row = &g_array_index(b->deadline_rows, DeadlineRowIn, i);
        DeadlineSeries d = { .area = find_area(b, row->area, row->place), .treaty = find(b, IDS_TREATY, row->treaty, row->place),
                             .completed = row->completed, .note = row->note, .place = row->place };

        d.article = find_article(b, d.treaty, row->article, row->place);
        d.sources = find_sources(b, row->sources, &d.source_count, row->place);
        part_steps(b, row, &d);
        if (d.step_count > 1 && !date_is_set(d.steps[1].decided))
            diag_report(b->diags, DIAG_MODEL_TWO_ORIGINALS, row->place, NULL);
        if (d.step_count == 0)
            diag_report(b->diags, DIAG_MODEL_NO_STEP, row->place, NULL);
        else if (d.area != NULL && d.article != NULL && !deadline_twice(b, &d))
            g_array_append_val(b->plan->deadlines, d);
    }
}

/* The planned event that another tells the outcome of. */
static void
resolve_outcome(PlanBuilder *b, guint index)
{
    const EventRow *row = &g_array_index(b->event_rows, EventRow, index);
    Event *events = (Event *)(void *)b->plan->events->data;
    guint planned;

    if (row->of == NULL || *row->of == '\0')
        return;
    planned = GPOINTER_TO_UINT(g_hash_table_lookup(b->event_places, row->of));
    if (planned > 0 && planned != index + 1)
        events[index].of = &events[planned - 1];
    else
        report_dangling(b, "event", row->of, row->place);
}

static void
resolve_events(PlanBuilder *b)
{
    for (guint i = 0; i < b->event_rows->len; i++) {
        const EventRow *row = &g_array_index(b->event_rows, EventRow, i);
        Event e = { .id = row->id, .title = row->title, .kind = row->kind, .where = row->where, .treaty = find(b, IDS_TREATY, row->treaty, row->place),
                    .area = find_area(b, row->area, row->place), .period = row->period, .tbc = row->tbc, .status = row->status, .origin = row->origin,
                    .note = row->note, .place = row->place, .short_title = row->short_title, .in_plan = row->in_plan, .internal = row->internal, .recurs = row->recurs, .except = row->except,
                    .also = row->also, .uid = row->uid };

        if (date_is_day(e.period.first))
            e.period.last = date_last_day(e.period.last);       /* "from 10 February to the end of the month" has its days */
        e.sources = find_sources(b, row->sources, &e.source_count, row->place);
        if (date_is_set(row->period.first) && date_compare(date_last_day(row->period.last), date_first_day(row->period.first)) < 0)
            diag_report(b->diags, DIAG_MODEL_BAD_RANGE, row->place, NULL);
        g_array_append_val(b->plan->events, e);
    }
    for (guint i = 0; i < b->event_rows->len; i++) {
        Event *events = (Event *)(void *)b->plan->events->data;
        size_t series = g_array_index(b->event_rows, EventRow, i).series;

        resolve_outcome(b, i);
        events[i].series = series == 0 ? NULL : &events[series - 1];
    }
}

/* ---- observations ---- */

static const Measure *
look_up_measure(void *builder, const char *id, Place place)
{
    return find(builder, IDS_MEASURE, id, place);
}

static const Area *
look_up_area(void *builder, const char *id, Place place)
{
    return find_area(builder, id, place);
}

static const Source *const *
look_up_sources(void *builder, const char *ids, size_t *count, Place place)
{
    return find_sources(builder, ids, count, place);
}

static void
resolve_observations(PlanBuilder *b)
{
    ObservationLookup lookup = { b, look_up_measure, look_up_area, look_up_sources };

    observations_settle(b->plan->observations, &lookup, b->diags);
}

static int
compare_areas(const void *left, const void *right)
{
    return strcmp((*(const Area *const *)left)->id, (*(const Area *const *)right)->id);
}

void
plan_builder_note_files(PlanBuilder *builder, const char *frame, const char *facts)
{
    builder->plan->frame = arena_strdup(builder->plan->arena, frame);
    builder->plan->facts = arena_strdup(builder->plan->arena, facts);
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
    resolve_sources(builder);
    resolve_measures(builder);
    resolve_indicators(builder);
    resolve_objectives(builder);
    resolve_goals(builder);
    resolve_memberships(builder);
    resolve_deadlines(builder);
    resolve_events(builder);
    resolve_observations(builder);
    report_held_back(builder);
    sort_items(plan->target_areas->pdata, plan->target_areas->len, sizeof(void *), compare_areas);
    if (diags_failed(builder->diags))
        return NULL;
    observations_name(plan->observations, builder->diags);
    if (diags_failed(builder->diags))
        return NULL;
    builder->plan = NULL;
    return plan;
}
