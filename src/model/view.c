/* The plan as seen on a day: the questions to it, and what an answer records. */
#include "base/sort.h"
#include "model/internal.h"
#include <string.h>

/* ---- the view ---- */

View *
view_new_days(const Plan *plan, Days days, Recorder *recorder)
{
    View *view = g_new0(View, 1);

    view->plan = plan;
    view->days = days;
    view->seen = days_seen(days);
    view->recorder = recorder;
    view->arena = arena_new();
    view->figures = plan_figures(plan, days);
    view->told = g_array_new(FALSE, FALSE, sizeof(ObservationRef));
    return view;
}

View *
view_new(const Plan *plan, Date as_of, Recorder *recorder)
{
    return view_new_days(plan, date_is_set(as_of) ? days_both(as_of, DATE_NONE) : plan->head.days, recorder);
}

void
view_free(View *view)
{
    if (view == NULL)
        return;
    if (view->held != NULL)
        g_ptr_array_unref(view->held);
    g_array_unref(view->told);
    arena_free(view->arena);
    g_free(view);
}

void
view_hold(View *view, View *other)
{
    if (view->held == NULL)
        view->held = g_ptr_array_new_with_free_func((GDestroyNotify)view_free);
    g_ptr_array_add(view->held, other);
}

const Plan *view_plan(const View *view) { return view->plan; }
Date view_as_of(const View *view) { return view->days.as_of; }
Days view_days(const View *view) { return view->days; }
Date view_seen(const View *view) { return view->seen; }

const Source *const *
view_known_sources(View *view, const Source *const *sources, size_t count, size_t *known)
{
    return known_sources(view->arena, sources, count, view->days.known_by, known);
}

/* ---- figures ---- */

/*
 * A page that looks among all areas asks for the series of each, and so does every page of its batch: the hash is kept
 * of what is asked for a second time. What one page alone asks for takes no memory.
 */
static void
note_series(View *view, FigureList *list, GString *answer)
{
    const char *said, *hash;

    for (size_t i = 0; i < list->count; i++)
        record_figure(answer, &list->figures[i]);
    for (size_t i = 0; i < list->missing_count; i++) {
        Observation missing = figures_observation(view->figures, list->missing[i]);

        record_observation(answer, &missing);
    }
    view_noted(view, answer);
    if (!list->answered) {
        list->answered = true;
        return;
    }
    hash = view_last_noted(view, &said);
    list->answer_hash = arena_strdup(figures_arena(view->figures), hash);
    list->answer_said = arena_strdup(figures_arena(view->figures), said);
}

const Figure *
view_series_open(View *view, const Measure *measure, const Area *area, size_t *count)
{
    const FigureList *list = figures_of(view->figures, measure, area);
    GString *answer = view_note(view, QUESTION_SERIES, measure->id, area, NULL);

    if (answer != NULL && list->answer_hash != NULL)
        view_noted_again(view, answer, list->answer_hash, list->answer_said);
    else if (answer != NULL)
        note_series(view, (FigureList *)(guintptr)list, answer);
    *count = list->count;
    return list->figures;
}

/* The same question as of all of them: those that are open can come to be whole. */
const Figure *
view_series(View *view, const Measure *measure, const Area *area, size_t *count)
{
    const FigureList *list = figures_of(view->figures, measure, area);

    view_series_open(view, measure, area, count);
    *count = list->whole_count;
    return list->whole;
}

/* Of what is at least so much nobody knows whether it grew. */
bool
figures_are_comparable(const Figure *a, const Figure *b)
{
    return a->over.covered == b->over.covered && a->over.total == b->over.total && a->over.who == b->over.who &&
           g_strcmp0(a->only, b->only) == 0 && g_strcmp0(a->basis, b->basis) == 0 && !a->bounded && !b->bounded &&
           a->part_of_year == b->part_of_year && a->length == b->length;
}

const Figure *
series_first(const Figure *series, size_t count)
{
    size_t i = 0;

    while (i + 1 < count && !figures_are_comparable(&series[i], &series[count - 1]))
        i++;
    return &series[i];
}

const Figure *
series_before(const Figure *series, size_t count)
{
    for (size_t i = count - 1; i > 0; i--)
        if (figures_are_comparable(&series[i - 1], &series[count - 1]))
            return &series[i - 1];
    return &series[count - 1];
}

static Figure
latest_figure(View *view, const Measure *measure, const Area *area)
{
    const FigureList *list = figures_of(view->figures, measure, area);

    return list->whole_count > 0 ? list->whole[list->whole_count - 1] : (Figure){ 0 };
}

Figure
view_latest(View *view, const Measure *measure, const Area *area)
{
    Figure latest = latest_figure(view, measure, area);
    GString *answer = view_note(view, QUESTION_LATEST, measure->id, area, NULL);

    if (answer != NULL) {
        record_figure(answer, &latest);
        view_noted(view, answer);
    }
    return latest;
}

static bool
is_of_year(const Figure *figure, int year)
{
    return figure->period.last.year == year && figure->part_of_year == FREQUENCY_NONE;
}

/* Of several that end in a year, the one that ends last; of flows one that is of a year before any of another time. */
static Figure
figure_of_year(const FigureList *list, int year)
{
    size_t from = 0, to = list->whole_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (list->whole[middle].period.last.year <= year)
            from = middle + 1;
        else
            to = middle;
    }
    while (from > 0 && list->whole[from - 1].part_of_year != FREQUENCY_NONE)
        from--;
    for (size_t i = from; i > 0 && list->whole[i - 1].period.last.year == year; i--)
        if (is_of_year(&list->whole[i - 1], year) &&
            (list->whole[i - 1].length == 0 || list->whole[i - 1].length == 12))
            return list->whole[i - 1];
    return from > 0 && is_of_year(&list->whole[from - 1], year) ? list->whole[from - 1] : (Figure){ 0 };
}

Figure
view_year(View *view, const Measure *measure, const Area *area, int year)
{
    Figure found = figure_of_year(figures_of(view->figures, measure, area), year);
    char text[12];
    GString *answer;

    g_snprintf(text, sizeof text, "%d", year);
    answer = view_note(view, QUESTION_YEAR, measure->id, area, text);
    if (answer != NULL) {
        record_figure(answer, &found);
        view_noted(view, answer);
    }
    return found;
}

bool
view_has_any(View *view, const Measure *measure, const Area *area)
{
    return view_latest(view, measure, area).known;
}

const Area *const *
view_areas_with(View *view, const Measure *measure, size_t *count)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    GString *answer = view_note(view, QUESTION_AREAS_WITH, measure->id, NULL, NULL);

    for (guint i = 0; i < view->plan->areas->len; i++) {
        const Area *area = g_ptr_array_index(view->plan->areas, i);

        if (!latest_figure(view, measure, area).known)
            continue;
        g_ptr_array_add(found, (gpointer)(guintptr)area);
        if (answer != NULL)
            g_string_append_printf(answer, "%s\n", area->id);
    }
    *count = found->len;
    if (answer != NULL)
        view_noted(view, answer);
    return arena_memdup(view->arena, found->pdata, sizeof(void *) * found->len);
}

/* ---- memberships ---- */

Date
date_seen(Date seen, Date date)
{
    return date_is_by(date, seen) ? date : DATE_NONE;
}

Standing
standing_of(View *view, const Area *area, const Treaty *treaty)
{
    const Membership *m = plan_find_membership(view->plan, area, treaty);
    Standing s = { .status = MEMBER_UNKNOWN, .membership = m };

    if (m == NULL)
        return s;
    s.seen = *m;
    s.seen.signed_on = date_seen(view->seen, m->signed_on);
    s.seen.deposited = date_seen(view->seen, m->deposited);
    s.seen.sources = view_known_sources(view, m->sources, m->source_count, &s.seen.source_count);
    /* entry into force is a consequence of the deposit: it may be announced before it comes */
    s.seen.in_force = date_is_set(s.seen.deposited) ? m->in_force : DATE_NONE;
    s.status = date_is_set(s.seen.deposited)   ? MEMBER_PARTY
               : date_is_set(s.seen.signed_on) ? MEMBER_SIGNATORY
                                               : MEMBER_NOT_PARTY;
    return s;
}

static void
write_standing(GString *out, const Standing *s)
{
    g_string_append_printf(out, "%d", s->status);
    record_date(out, s->seen.signed_on);
    record_date(out, s->seen.deposited);
    record_date(out, s->seen.in_force);
    if (s->membership == NULL) {
        g_string_append(out, " nothing\n");
        return;
    }
    g_string_append_printf(out, " %d %s", s->membership->how, s->membership->note == NULL ? "" : s->membership->note);
    record_sources(out, s->seen.sources, s->seen.source_count);
}

Standing
view_membership(View *view, const Area *area, const Treaty *treaty)
{
    Standing s = standing_of(view, area, treaty);
    GString *answer = view_note(view, QUESTION_MEMBERSHIP, treaty->id, area, NULL);

    if (answer != NULL) {
        write_standing(answer, &s);
        view_noted(view, answer);
    }
    return s;
}

static int
compare_steps(const void *left, const void *right)
{
    const CountStep *a = left, *b = right;
    int order = date_compare(a->date, b->date);

    return order != 0 ? order : a->area->index < b->area->index ? -1 : a->area->index > b->area->index;
}

CountStep *
party_steps(const Plan *plan, Date seen, const Treaty *treaty, size_t *count)
{
    GArray *steps = g_array_new(FALSE, TRUE, sizeof(CountStep));

    for (guint i = 0; i < plan->memberships->len; i++) {
        const Membership *m = &g_array_index(plan->memberships, Membership, i);
        CountStep step = { date_seen(seen, m->deposited), 0, m->area };

        if (m->treaty == treaty && date_is_set(step.date))
            g_array_append_val(steps, step);
    }
    sort_items(steps->data, steps->len, sizeof(CountStep), compare_steps);
    for (guint i = 0; i < steps->len; i++)
        g_array_index(steps, CountStep, i).count = i + 1;
    *count = steps->len;
    return (CountStep *)(void *)g_array_free(steps, FALSE);
}

const CountStep *
view_party_steps(View *view, const Treaty *treaty, size_t *count)
{
    g_autofree CountStep *steps = party_steps(view->plan, view->seen, treaty, count);
    GString *answer = view_note(view, QUESTION_PARTY_STEPS, treaty->id, NULL, NULL);

    if (answer != NULL) {
        for (size_t i = 0; i < *count; i++) {
            Standing s = standing_of(view, steps[i].area, treaty);

            g_string_append(answer, steps[i].area->id);
            record_date(answer, steps[i].date);
            write_standing(answer, &s);
        }
        view_noted(view, answer);
    }
    return arena_memdup(view->arena, steps, sizeof(CountStep) * *count);
}

size_t
view_party_count(View *view, const Treaty *treaty, bool by_deposit)
{
    size_t count = 0, parties = 0;
    const CountStep *steps = view_party_steps(view, treaty, &count);

    for (size_t i = 0; i < count; i++) {
        Standing s = standing_of(view, steps[i].area, treaty);

        parties += by_deposit || (date_is_set(s.seen.in_force) && date_compare(s.seen.in_force, view->days.as_of) <= 0);
    }
    return parties;
}

/* ---- events, sources, groups ---- */

const Event *
view_events(View *view, size_t *count)
{
    const Event *events = plan_events(view->plan, count);
    GString *answer = view_note(view, QUESTION_EVENTS, "plan", NULL, NULL);

    for (size_t i = 0; answer != NULL && i < *count; i++) {
        record_event_whole(answer, &events[i]);
        g_string_append_printf(answer, "%d\n", events[i].series == NULL ? -1 : (int)(events[i].series - events));
    }
    if (answer != NULL)
        view_noted(view, answer);
    return events;
}

const Event *
view_event(View *view, const char *id)
{
    const Event *event = plan_find_event(view->plan, id);
    GString *answer = view_note(view, QUESTION_EVENT, id, NULL, NULL);

    if (answer != NULL && event != NULL)
        record_event_whole(answer, event);
    if (answer != NULL)
        view_noted(view, answer);
    return event;
}

const Event *const *
view_followed(View *view, size_t *count)
{
    size_t all;
    const Event *events = plan_events(view->plan, &all);
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    GString *answer = view_note(view, QUESTION_FOLLOWED, "plan", NULL, NULL);

    for (size_t i = 0; i < all; i++) {
        char first[11], last[11];

        if (!date_is_set(events[i].followed.first))
            continue;
        g_ptr_array_add(found, (gpointer)(guintptr)&events[i]);
        if (answer == NULL)
            continue;
        record_event(answer, &events[i]);
        g_string_append_printf(answer, " %s %s\n", date_format(events[i].followed.first, first),
                               date_format(events[i].followed.last, last));
    }
    if (answer != NULL)
        view_noted(view, answer);
    *count = found->len;
    return arena_memdup(view->arena, found->pdata, sizeof(void *) * found->len);
}

/* Recorded with the source itself. */
Date
view_register_day(View *view, const Source *source)
{
    view_source(view, source->id);
    return figures_register_day(view->figures, source);
}

const Source *
view_source(View *view, const char *id)
{
    const Source *source = plan_find_source(view->plan, id);
    GString *answer = view_note(view, QUESTION_SOURCE, id, NULL, NULL);

    if (answer != NULL) {
        if (source != NULL) {
            record_source(answer, source);
            record_date(answer, figures_register_day(view->figures, source));
        }
        view_noted(view, answer);
    }
    return source;
}

const Area *const *
view_neighbours(View *view, const Area *area, size_t *count)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    GString *answer = view_note(view, QUESTION_NEIGHBOURS, "areas", area, NULL);

    for (guint i = 0; i < view->plan->areas->len; i++) {
        const Area *other = g_ptr_array_index(view->plan->areas, i);

        if (*area->subregion.text == '\0' || strcmp(other->subregion.text, area->subregion.text) != 0)
            continue;                   /* where it is not known nobody knows who is near */
        g_ptr_array_add(found, (gpointer)(guintptr)other);
        if (answer != NULL)
            g_string_append_printf(answer, "%s\n", other->id);
    }
    *count = found->len;
    if (answer != NULL)
        view_noted(view, answer);
    return arena_memdup(view->arena, found->pdata, sizeof(void *) * found->len);
}

bool
view_in_group(View *view, const Area *area, const AreaGroup *group)
{
    size_t known;
    GString *answer;
    bool in = !date_is_set(group->date) || date_is_by(group->date, view->seen), named = false;

    view_known_sources(view, group->sources, group->source_count, &known);
    in = in && (group->source_count == 0 || known > 0);
    for (size_t i = 0; i < group->area_count && !named; i++)
        named = group->areas[i] == area;
    answer = view_note(view, QUESTION_IN_GROUP, group->id, area, NULL);
    if (answer != NULL) {
        g_string_append_printf(answer, "%d\n", in && named);
        view_noted(view, answer);
    }
    return in && named;
}
