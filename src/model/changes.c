/*
 * Two readings are walked side by side: series by measure and area, figures by period, all else by its id. Each reading
 * is walked once, and a thing of the other is found by the index that its plan has anyway.
 */
#include "model/changes.h"
#include <string.h>
#include "base/digits.h"
#include "model/calendar_entries.h"
#include "model/internal.h"
#include "model/record_changes.h"
#include "model/records.h"

typedef struct Comparing { View *from, *to; GArray *out; Arena *arena; bool one_plan; } Comparing;

static const char *const kind_names[CHANGE_KINDS] = { "area", "status", "revised", "new", "gone", "date",
                                                     "record" };

const char *
change_kind_name(ChangeKind kind)
{
    return kind_names[kind];
}

/* ---- the same thing of the other plan ---- */

static const Area *
area_of(const Comparing *c, View *other, const Area *area)
{
    return area == NULL || c->one_plan ? area : plan_find_area(view_plan(other), area->id);
}

static const Measure *
measure_of(const Comparing *c, View *other, const Measure *measure)
{
    return c->one_plan ? measure : plan_find_measure(view_plan(other), measure->id);
}

/* ---- values ---- */

/* The value as machines read it: "60", ">=60"; of one that lies in a range "50..66", or "60 in 50..66". */
static const char *
value_text(const Comparing *c, const Figure *figure)
{
    static const char *const marks[] = { "", ">=", "<=", "~", ">=~", "<=~" };
    char text[G_ASCII_DTOSTR_BUF_SIZE], low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
    const char *value, *range;

    if (figure == NULL)
        return "";
    value = figure->between ? "" : number_shortest(figure->value, text);
    range = !figure->has_range
                ? ""
                : arena_printf(c->arena, "%s%s..%s", figure->between ? "" : " in ", number_shortest(figure->low, low),
                               number_shortest(figure->high, high));
    return arena_printf(c->arena, "%s%s%s", marks[figure->qualifier], value, range);
}

static bool
same_value(const Figure *a, const Figure *b)
{
    return a->value == b->value && a->quality == b->quality && a->qualifier == b->qualifier &&
           a->has_range == b->has_range && (!a->has_range || (a->low == b->low && a->high == b->high)) &&
           g_strcmp0(a->basis, b->basis) == 0;
}

/* What else is told of a value, where that alone is another: "60 (estimate)". */
static const char *
value_and_kind(const Comparing *c, const Figure *figure)
{
    return arena_printf(c->arena, "%s (%s%s%s)", value_text(c, figure), quality_name(figure->quality),
                        figure->basis == NULL ? "" : ", ", figure->basis == NULL ? "" : figure->basis);
}

static void
add_value(const Comparing *c, const Series *series, const Figure *old, const Figure *new)
{
    const Figure *shown = new != NULL ? new : old;
    Change change = { .kind = new == NULL   ? CHANGE_GONE
                              : old == NULL ? CHANGE_NEW
                                            : CHANGE_REVISED,
                      .measure = series->measure,
                      .area = series->area,
                      .period = shown->period,
                      .before = value_text(c, old),
                      .after = value_text(c, new),
                      .old = old,
                      .new = new,
                      .place = figure_place(shown) };

    if (change.kind == CHANGE_REVISED && strcmp(change.before, change.after) == 0) {
        change.before = value_and_kind(c, old);
        change.after = value_and_kind(c, new);
    }
    g_array_append_val(c->out, change);
}

static int
compare_figures(const Figure *a, const Figure *b)
{
    int first;

    if (date_equal(a->period.first, b->period.first) && date_equal(a->period.last, b->period.last))
        return 0;
    first = date_compare(a->period.first, b->period.first);
    return first != 0 ? first : date_compare(a->period.last, b->period.last);
}

/* What follows from others is told by them. */
static bool
is_observed(const Figure *figure)
{
    return !figure->summed && figure->over.total == 0;
}

/* The series that `from` has of the same measure and area; NULL, none: it has no such measure or area. */
static const Figure *
series_of_other(View *from, const Measure *measure, const Area *area, bool *comparable, size_t *count)
{
    const Plan *plan = view_plan(from);
    const Measure *was_measure = measure->of != NULL ? measure : plan_find_measure(plan, measure->id);
    const Area *was_area = area == NULL ? NULL : plan_find_area(plan, area->id);

    *count = 0;
    *comparable = was_measure != NULL && (area == NULL || was_area != NULL) &&
                  (measure->of == NULL || plan_find_measure(plan, measure->of->id) == measure->of);
    return *comparable ? view_series_open(from, was_measure, was_area, count) : NULL;
}

static const Figure *
same_period(const Figure *series, size_t count, const Figure *figure)
{
    for (size_t i = 0; i < count; i++)
        if (compare_figures(&series[i], figure) == 0)
            return &series[i];
    return NULL;
}

ChangeKind
change_of_figure(View *from, const Measure *measure, const Area *area, const Figure *figure, bool sums,
                 const Figure **old)
{
    size_t count;
    bool comparable;
    const Figure *series = series_of_other(from, measure, area, &comparable, &count);

    *old = NULL;
    if (!comparable || (!sums && !is_observed(figure)))
        return CHANGE_KINDS;
    *old = same_period(series, count, figure);
    return *old == NULL ? CHANGE_NEW : same_value(*old, figure) ? CHANGE_KINDS : CHANGE_REVISED;
}

GPtrArray *
figures_gone_since(View *from, View *to, const Measure *measure, const Area *area)
{
    GPtrArray *gone = g_ptr_array_new();
    size_t old_count, count;
    bool comparable;
    const Figure *old = series_of_other(from, measure, area, &comparable, &old_count),
                 *now = view_series_open(to, measure, area, &count);

    for (size_t i = 0; i < old_count; i++)
        if (is_observed(&old[i]) && same_period(now, count, &old[i]) == NULL)
            g_ptr_array_add(gone, (gpointer)(guintptr)&old[i]);
    return gone;
}

/* Both are in the order of their periods. */
static void
compare_series(const Comparing *c, const Series *series, const Figure *old, size_t old_count, const Figure *new,
               size_t new_count)
{
    size_t o = 0, n = 0;

    while (o < old_count || n < new_count) {
        int order = o >= old_count ? 1 : n >= new_count ? -1 : compare_figures(&old[o], &new[n]);
        const Figure *was = order <= 0 ? &old[o++] : NULL, *is = order >= 0 ? &new[n++] : NULL;

        was = was != NULL && is_observed(was) ? was : NULL;
        is = is != NULL && is_observed(is) ? is : NULL;
        if (was == NULL && is == NULL)
            continue;
        if (was == NULL || is == NULL || !same_value(was, is))
            add_value(c, series, was, is);
    }
}

static void
compare_values(const Comparing *c)
{
    size_t count, old_count, new_count;
    const Series *all = observations_series(view_plan(c->to)->observations, &count);

    for (size_t i = 0; i < count; i++) {
        const Measure *measure = measure_of(c, c->from, all[i].measure);
        const Area *area = area_of(c, c->from, all[i].area);
        const Figure *new = view_series_open(c->to, all[i].measure, all[i].area, &new_count), *old = NULL;

        old_count = 0;
        if (measure != NULL && (area != NULL) == (all[i].area != NULL))
            old = view_series_open(c->from, measure, area, &old_count);
        compare_series(c, &all[i], old, old_count, new, new_count);
    }
    if (c->one_plan)
        return;
    all = observations_series(view_plan(c->from)->observations, &count);
    for (size_t i = 0; i < count; i++) {
        const Measure *measure = measure_of(c, c->to, all[i].measure);
        const Area *area = area_of(c, c->to, all[i].area);
        const Figure *old;

        /* a series that the other has too was compared */
        if (measure != NULL && (area != NULL) == (all[i].area != NULL) &&
            (plan_observations_of(view_plan(c->to), measure, area, &new_count), new_count > 0))
            continue;
        old = view_series_open(c->from, all[i].measure, all[i].area, &old_count);
        compare_series(c, &all[i], old, old_count, NULL, 0);
    }
}

/* ---- statuses ---- */

static void
add_status(const Comparing *c, Change change, const StatusView *old, const StatusView *new)
{
    if (old->result.status == new->result.status)
        return;
    change.kind = CHANGE_STATUS;
    change.old_status = old->result.status;
    change.new_status = new->result.status;
    change.before = status_name(change.old_status);
    change.after = status_name(change.new_status);
    change.measure = new->measure;
    change.place = figure_place(&new->latest);
    g_array_append_val(c->out, change);
}

static const IndicatorRow *
find_row(const IndicatorRow *rows, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].id, id) == 0)
            return &rows[i];
    return NULL;
}

static void
compare_indicators(const Comparing *c)
{
    size_t count, rows, old_rows;
    const Indicator *const *all = plan_indicators(view_plan(c->to), &count);

    for (size_t i = 0; i < count; i++) {
        const Indicator *other = c->one_plan ? all[i] : plan_find_indicator(view_plan(c->from), all[i]->id);
        const IndicatorRow *own = view_indicator_rows(c->to, all[i], &rows), *others;
        StatusView old, new;

        if (other == NULL)
            continue;
        old = view_indicator_status(c->from, other);
        new = view_indicator_status(c->to, all[i]);
        add_status(c, (Change){ .indicator = all[i] }, &old, &new);
        others = view_indicator_rows(c->from, other, &old_rows);
        for (size_t r = 0; r < rows; r++) {
            const IndicatorRow *was = find_row(others, old_rows, own[r].id);

            if (was == NULL)
                continue;
            old = view_indicator_row_status(c->from, other, was);
            new = view_indicator_row_status(c->to, all[i], &own[r]);
            add_status(c, (Change){ .indicator = all[i], .row = own[r].id, .area = own[r].area }, &old, &new);
        }
    }
}

static void
compare_follows(const Comparing *c, const Area *area)
{
    size_t count;
    const Area *was = area_of(c, c->from, area);
    const TargetOf *targets = view_targets_of(c->to, area, &count);
    const Objective *last = NULL;

    for (size_t t = 0; t < count && was != NULL; t++) {
        const Objective *objective = targets[t].objective;
        const Objective *other = c->one_plan ? objective : plan_find_objective(view_plan(c->from), objective->id);

        for (size_t f = 0; objective != last && other != NULL && f < MIN(objective->follow_count, other->follow_count);
             f++) {
            StatusView old, new;

            if (!follow_is_for(objective, &objective->follows[f], area))
                continue;
            old = view_follow_status(c->from, &other->follows[f], was);
            new = view_follow_status(c->to, &objective->follows[f], area);
            add_status(c, (Change){ .objective = objective, .follow = &objective->follows[f], .area = area }, &old,
                       &new);
        }
        last = objective;
    }
}

static void
compare_statuses(const Comparing *c)
{
    size_t count;
    const Area *const *areas = plan_target_areas(view_plan(c->to), &count);

    compare_indicators(c);
    for (size_t i = 0; i < count; i++)
        compare_follows(c, areas[i]);
}

/* ---- areas ---- */

static const char *const standings[] = { "", "not-party", "signatory", "party" };

static void
compare_standings(const Comparing *c)
{
    size_t count, areas;
    const Treaty *const *treaties = plan_treaties(view_plan(c->to), &count);
    const Area *const *all = plan_areas(view_plan(c->to), &areas);

    for (size_t t = 0; t < count; t++) {
        const Treaty *other = c->one_plan ? treaties[t] : plan_find_treaty(view_plan(c->from), treaties[t]->id);

        for (size_t a = 0; a < areas && other != NULL; a++) {
            const Area *was = area_of(c, c->from, all[a]);
            Standing new = view_membership(c->to, all[a], treaties[t]);
            Standing old = was == NULL ? (Standing){ 0 } : view_membership(c->from, was, other);
            Change change = { .kind = CHANGE_AREA, .area = all[a], .treaty = treaties[t],
                              .before = standings[old.status], .after = standings[new.status] };

            if (was == NULL || old.status == new.status)
                continue;
            if (new.membership != NULL)
                change.place = new.membership->place;
            g_array_append_val(c->out, change);
        }
    }
}

static const SetMember *
find_member(const SetView *set, const char *id)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->members[i].area->id, id) == 0)
            return &set->members[i];
    return NULL;
}

/* Who counts for an indicator and did not, and the other way round. */
static void
compare_sets(const Comparing *c)
{
    size_t count;
    const Indicator *const *all = plan_indicators(view_plan(c->to), &count);

    for (size_t i = 0; i < count; i++) {
        const Indicator *other = c->one_plan ? all[i] : plan_find_indicator(view_plan(c->from), all[i]->id);
        SetView old, new;

        if (other == NULL)
            continue;
        old = view_set(c->from, other);
        new = view_set(c->to, all[i]);
        for (size_t m = 0; m < new.count; m++) {
            const SetMember *is = &new.members[m], *was = find_member(&old, is->area->id);
            bool counted = was != NULL && was->counts;
            Change change = { .kind = CHANGE_AREA, .area = is->area, .indicator = all[i],
                              .before = counted ? "counted" : "not-counted",
                              .after = is->counts ? "counted" : "not-counted", .place = all[i]->place };

            if (counted != is->counts)
                g_array_append_val(c->out, change);
        }
    }
}

/* ---- dates ---- */

static const char *
day_text(const Comparing *c, Date day)
{
    char text[11];

    return date_is_set(day) ? arena_strdup(c->arena, date_format(day, text)) : "";
}

static const char *
deadline_text(const Comparing *c, const DeadlineView *d)
{
    const char *day = d == NULL ? "" : day_text(c, d->in_force);

    return d != NULL && date_is_set(d->fulfilled) ? arena_printf(c->arena, "%s fulfilled %s", day,
                                                                 day_text(c, d->fulfilled))
                                                  : day;
}

static const DeadlineView *
find_deadline(const DeadlineView *all, size_t count, const DeadlineView *wanted)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].series->treaty->id, wanted->series->treaty->id) == 0 &&
            strcmp(all[i].series->article->number, wanted->series->article->number) == 0)
            return &all[i];
    return NULL;
}

static void
compare_deadlines(const Comparing *c)
{
    size_t count, old_count, new_count;
    const Area *const *areas = plan_areas(view_plan(c->to), &count);

    for (size_t a = 0; a < count; a++) {
        const Area *was = area_of(c, c->from, areas[a]);
        const DeadlineView *new = view_deadlines(c->to, areas[a], &new_count), *old = NULL;

        old_count = 0;
        if (was != NULL)
            old = view_deadlines(c->from, was, &old_count);
        for (size_t i = 0; i < new_count; i++) {
            const DeadlineView *other = find_deadline(old, old_count, &new[i]);
            Change change = { .kind = CHANGE_DATE, .area = areas[a], .treaty = new[i].series->treaty,
                              .article = new[i].series->article->number, .before = deadline_text(c, other),
                              .after = deadline_text(c, &new[i]), .new_date = new[i].in_force,
                              .place = new[i].series->place };

            if (other != NULL)
                change.old_date = other->in_force;
            if (strcmp(change.before, change.after) != 0)
                g_array_append_val(c->out, change);
        }
    }
}

static const char *
event_text(const Comparing *c, const Event *event)
{
    static const char *const statuses[] = { "", " held", " cancelled" };
    const char *first = event == NULL ? "" : day_text(c, event->period.first);
    const char *last = event == NULL || date_equal(event->period.first, event->period.last)
                           ? ""
                           : arena_printf(c->arena, "/%s", day_text(c, event->period.last));

    return event == NULL ? "" : arena_printf(c->arena, "%s%s%s%s", first, last, event->tbc ? " tbc" : "",
                                             statuses[event->status]);
}

/* Without an id and a uid an event is the same by its kind and title. */
static char *
event_key(const Event *event)
{
    return event->id != NULL    ? g_strdup(event->id)
           : event->uid != NULL ? g_strconcat("uid ", event->uid, NULL)
                                : g_strconcat("title ", event->kind, " ", event->title.text, NULL);
}

static GHashTable *
events_by_key(View *view)
{
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    size_t count;
    const Event *events = view_events(view, &count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *key = NULL;

        if (events[i].series != NULL || !view_knows_event(view, &events[i]))
            continue;
        key = event_key(&events[i]);
        if (!g_hash_table_contains(table, key))
            g_hash_table_insert(table, g_steal_pointer(&key), (void *)(uintptr_t)&events[i]);
    }
    return table;
}

static void
add_event(const Comparing *c, const Event *was, const Event *is)
{
    const Event *shown = is != NULL ? is : was;
    Change change = { .kind = CHANGE_DATE, .event = shown, .area = shown->area, .treaty = shown->treaty,
                      .before = event_text(c, was), .after = event_text(c, is), .place = shown->place };

    if (was != NULL)
        change.old_date = was->period.first;
    if (is != NULL)
        change.new_date = is->period.first;
    if (strcmp(change.before, change.after) != 0)
        g_array_append_val(c->out, change);
}

static void
compare_events(const Comparing *c)
{
    g_autoptr(GHashTable) old = events_by_key(c->from), new = events_by_key(c->to);
    size_t count;
    const Event *events = view_events(c->to, &count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *key = event_key(&events[i]);

        if (g_hash_table_lookup(new, key) == &events[i])
            add_event(c, g_hash_table_lookup(old, key), &events[i]);
    }
    events = view_events(c->from, &count);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *key = event_key(&events[i]);

        if (g_hash_table_lookup(old, key) == &events[i] && !g_hash_table_contains(new, key))
            add_event(c, &events[i], NULL);
    }
}

/* ---- all ---- */

/* By kind, each in the order in which it was found. */
static GArray *
by_kind(const GArray *found)
{
    GArray *sorted = g_array_sized_new(FALSE, TRUE, sizeof(Change), found->len);

    for (ChangeKind kind = 0; kind < CHANGE_KINDS; kind++)
        for (guint i = 0; i < found->len; i++)
            if (g_array_index(found, Change, i).kind == kind)
                g_array_append_val(sorted, g_array_index(found, Change, i));
    return sorted;
}

GArray *
changes_between(View *from, View *to)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(Change));
    Comparing c = { from, to, found, to->arena, view_plan(from) == view_plan(to) };

    compare_standings(&c);
    compare_sets(&c);
    compare_statuses(&c);
    compare_values(&c);
    compare_deadlines(&c);
    compare_events(&c);
    compare_records_of(from, to, found);
    return by_kind(found);
}

/* Every word of a value that is printed, in each language. */
static void
record_said(GString *out, const Record *record, const char *field)
{
    for (size_t i = 0; record != NULL && i < record->value_count; i++)
        if (field == NULL || strcmp(record->values[i].field->id, field) == 0)
            record_text(out, record->values[i].text);
}

static void
record_record_change(GString *out, const Change *change)
{
    const Record *old = change->old_record, *new = change->new_record;

    g_string_append_printf(out, "%s %s %s", old == NULL ? "" : old->id, new == NULL ? "" : new->id,
                           change->field == NULL ? "" : change->field);
    record_said(out, old, change->field);
    record_said(out, new, change->field);
    g_string_append_c(out, '\n');
}

/* The page prints what the change says and no more; what it says stands in the answer. */
static void
record_change(GString *out, const Change *change)
{
    char first[11], last[11];

    g_string_append_printf(out, "%s %s %s %s %s %s %s %s %s > %s\n", kind_names[change->kind],
                           change->area == NULL ? "" : change->area->id,
                           change->measure == NULL ? "" : change->measure->id,
                           change->indicator == NULL ? "" : change->indicator->id,
                           change->objective == NULL ? "" : change->objective->id,
                           change->treaty == NULL ? "" : change->treaty->id,
                           date_is_set(change->period.first) ? date_format(change->period.first, first) : "",
                           date_is_set(change->period.last) ? date_format(change->period.last, last) : "",
                           change->before, change->after);
    if (change->event != NULL)
        record_text(out, change->event->title);
    if (change->kind == CHANGE_RECORD)
        record_record_change(out, change);
}

const Change *
view_changes(View *view, Days from, size_t *count)
{
    View *before = view_new_days(view->plan, from, NULL), *after = view_new_days(view->plan, view->days, NULL);
    g_autoptr(GArray) changes = changes_between(before, after);
    const Change *kept = arena_memdup(view->arena, changes->data, sizeof(Change) * changes->len);
    char as_of[11], known_by[11];
    g_autofree char *days =
        g_strdup_printf("%s %s", date_format(from.as_of, as_of), date_format(from.known_by, known_by));
    GString *answer = view_note(view, QUESTION_CHANGES, "plan", NULL, days);

    view_hold(view, before);
    view_hold(view, after);
    *count = changes->len;
    for (guint i = 0; answer != NULL && i < changes->len; i++)
        record_change(answer, &kept[i]);
    if (answer != NULL)
        view_noted(view, answer);
    return kept;
}
