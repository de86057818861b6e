/* The plan as seen on a day: the questions to it, and what an answer records. */
#include "base/sort.h"
#include "model/view.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "model/calendar_entries.h"
#include "model/internal.h"
#include "model/slots.h"

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

const Figure *
view_series_open(View *view, const Measure *measure, const Area *area, size_t *count)
{
    const FigureList *list = figures_of(view->figures, measure, area);
    GString *answer = view_note(view, "series", measure->id, area, NULL);

    if (answer != NULL) {
        for (size_t i = 0; i < list->count; i++)
            record_figure(answer, &list->figures[i]);
        for (size_t i = 0; i < list->missing_count; i++) {
            Observation missing = figures_observation(view->figures, list->missing[i]);

            record_observation(answer, &missing);
        }
        view_noted(view, answer);
    }
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
    GString *answer = view_note(view, "latest", measure->id, area, NULL);

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
    answer = view_note(view, "year", measure->id, area, text);
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
    GString *answer = view_note(view, "areas-with", measure->id, NULL, NULL);

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

static Date
seen_by(Date seen, Date date)
{
    return date_is_by(date, seen) ? date : DATE_NONE;
}

static Standing
standing(View *view, const Area *area, const Treaty *treaty)
{
    const Membership *m = plan_find_membership(view->plan, area, treaty);
    Standing s = { .status = MEMBER_UNKNOWN, .membership = m };

    if (m == NULL)
        return s;
    s.seen = *m;
    s.seen.signed_on = seen_by(view->seen, m->signed_on);
    s.seen.deposited = seen_by(view->seen, m->deposited);
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
    Standing s = standing(view, area, treaty);
    GString *answer = view_note(view, "membership", treaty->id, area, NULL);

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
        CountStep step = { seen_by(seen, m->deposited), 0, m->area };

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
    GString *answer = view_note(view, "party-steps", treaty->id, NULL, NULL);

    if (answer != NULL) {
        for (size_t i = 0; i < *count; i++) {
            Standing s = standing(view, steps[i].area, treaty);

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
        Standing s = standing(view, steps[i].area, treaty);

        parties += by_deposit || (date_is_set(s.seen.in_force) && date_compare(s.seen.in_force, view->days.as_of) <= 0);
    }
    return parties;
}

/* ---- deadlines ---- */

/* Steps not found: decided by then, or, where nothing tells when, of which a source had told. */
static const DeadlineStepRow *
known_missing(View *view, const DeadlineSeries *series, size_t *count)
{
    DeadlineStepRow *missing = arena_new0(view->arena, DeadlineStepRow, series->missing_count + 1);

    *count = 0;
    for (size_t i = 0; i < series->missing_count; i++) {
        DeadlineStepRow step = series->missing[i];
        size_t written = step.source_count;

        step.sources = view_known_sources(view, step.sources, written, &step.source_count);
        if (date_is_set(step.decided) ? date_is_by(step.decided, view->seen) : written > 0 && step.source_count > 0)
            missing[(*count)++] = step;
    }
    return missing;
}

/* The same with those steps alone that had been decided, and those sources that had been published, by known-by. */
static const DeadlineSeries *
known_series(View *view, const DeadlineSeries *series)
{
    DeadlineSeries *known = arena_memdup(view->arena, series, sizeof *series);
    DeadlineStepRow *steps = arena_new0(view->arena, DeadlineStepRow, series->step_count);

    known->step_count = 0;
    for (size_t i = 0; i < series->step_count; i++) {
        DeadlineStepRow step = series->steps[i];

        if (date_is_set(step.decided) && !date_is_by(step.decided, view->days.known_by))
            continue;
        step.sources = view_known_sources(view, step.sources, step.source_count, &step.source_count);
        steps[known->step_count++] = step;
    }
    known->steps = steps;
    known->missing = known_missing(view, series, &known->missing_count);
    known->completed = seen_by(view->seen, series->completed);
    known->sources = view_known_sources(view, series->sources, series->source_count, &known->source_count);
    return known;
}

/* Nobody has a deadline of a treaty that it has not joined yet. */
static bool
has_begun(const View *view, const DeadlineSeries *series)
{
    const Membership *m = plan_find_membership(view->plan, series->area, series->treaty);

    return m == NULL || !date_is_set(m->deposited) || date_is_by(m->deposited, view->seen);
}

/* Is anything known of a step behind those in force that its sources do not tell whole? */
static bool
has_unclear_step(const DeadlineView *d)
{
    Date last = d->steps[d->step_count - 1].decided;

    for (size_t i = 0; i < d->series->missing_count; i++) {
        Date decided = d->series->missing[i].decided;

        if (!date_is_set(decided) || !date_is_set(last) ||
            date_compare(date_last_day(decided), date_last_day(last)) > 0)
            return true;
    }
    return false;
}

static DeadlineView
deadline_view(View *view, const DeadlineSeries *written)
{
    const DeadlineSeries *series = known_series(view, written);
    DeadlineView d = {
        .known = true, .series = series, .original = series->steps[0].date, .steps = series->steps, .step_count = 1
    };

    while (d.step_count < series->step_count && date_is_by(series->steps[d.step_count].decided, view->seen))
        d.step_count++;
    d.in_force = series->steps[d.step_count - 1].date;
    d.later = series->step_count > d.step_count ? series->steps[series->step_count - 1].date : DATE_NONE;
    d.fulfilled = series->completed;
    d.passed = !date_is_set(d.fulfilled) && date_compare(date_last_day(d.in_force), view->days.as_of) < 0;
    d.unclear = !date_is_set(d.fulfilled) && has_unclear_step(&d);
    return d;
}

static void
write_deadline(GString *out, const DeadlineView *d)
{
    if (!d->known) {
        g_string_append(out, "nothing\n");
        return;
    }
    for (size_t i = 0; i < d->series->step_count; i++) {
        const DeadlineStepRow *step = &d->series->steps[i];

        record_date(out, step->date);
        record_date(out, step->decided);
        g_string_append_printf(out, " %d %d %s", step->interim, step->basis, step->note == NULL ? "" : step->note);
        record_sources(out, step->sources, step->source_count);
    }
    for (size_t i = 0; i < d->series->missing_count; i++)
        record_date(out, d->series->missing[i].decided);
    record_date(out, d->fulfilled);
    g_string_append_printf(out, " %" G_GSIZE_FORMAT " %d %s %s %d %s", d->step_count, d->passed + 2 * d->unclear,
                           d->series->treaty->id, d->series->article->number, d->series->expired,
                           d->series->note == NULL ? "" : d->series->note);
    record_sources(out, d->series->sources, d->series->source_count);
}

DeadlineView
view_deadline(View *view, const Area *area, const Treaty *treaty, const char *article)
{
    DeadlineView found = { 0 };
    GString *answer;
    size_t count;
    const uint32_t *own = by_area_items(&view->plan->deadlines_by_area, area, &count);

    for (size_t i = 0; i < count && !found.known; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, own[i]);

        if (s->treaty == treaty && strcmp(s->article->number, article) == 0 && has_begun(view, s))
            found = deadline_view(view, s);
    }
    answer = view_note(view, "deadline", treaty->id, area, article);
    if (answer != NULL) {
        write_deadline(answer, &found);
        view_noted(view, answer);
    }
    return found;
}

static int
compare_due(const void *left, const void *right)
{
    const DeadlineView *a = left, *b = right;
    int order = date_compare(date_last_day(a->in_force), date_last_day(b->in_force));

    return order != 0 ? order : strcmp(a->series->area->name.text, b->series->area->name.text);
}

const DeadlineView *
view_article_deadlines(View *view, const Treaty *treaty, const char *article, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(DeadlineView));
    GString *answer;

    for (guint i = 0; i < view->plan->deadlines->len; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, i);

        if (s->treaty == treaty && strcmp(s->article->number, article) == 0 && has_begun(view, s)) {
            DeadlineView d = deadline_view(view, s);

            g_array_append_val(found, d);
        }
    }
    sort_items(found->data, found->len, sizeof(DeadlineView), compare_due);
    *count = found->len;
    answer = view_note(view, "article-deadlines", treaty->id, NULL, article);
    if (answer != NULL) {
        for (guint i = 0; i < found->len; i++) {
            g_string_append_printf(answer, "%s ", g_array_index(found, DeadlineView, i).series->area->id);
            write_deadline(answer, &g_array_index(found, DeadlineView, i));
        }
        view_noted(view, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(DeadlineView) * found->len);
}

const DeadlineView *
view_deadlines(View *view, const Area *area, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(DeadlineView));
    GString *answer;
    size_t own_count;
    const uint32_t *own = by_area_items(&view->plan->deadlines_by_area, area, &own_count);

    for (size_t i = 0; i < own_count; i++) {
        const DeadlineSeries *s = &g_array_index(view->plan->deadlines, DeadlineSeries, own[i]);

        if (s->article->kind == ARTICLE_CLEARANCE && has_begun(view, s)) {
            DeadlineView d = deadline_view(view, s);

            g_array_append_val(found, d);
        }
    }
    *count = found->len;
    answer = view_note(view, "deadlines", "clearance", area, NULL);
    if (answer != NULL) {
        for (guint i = 0; i < found->len; i++)
            write_deadline(answer, &g_array_index(found, DeadlineView, i));
        view_noted(view, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(DeadlineView) * found->len);
}

/* ---- targets and sets: the plan itself, which a recorder notes by the area or the indicator ---- */

const TargetOf *
view_targets_of(View *view, const Area *area, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(TargetOf));
    GString *answer = view_note(view, "targets-of", "plan", area, NULL);
    size_t own_count;
    const uint32_t *own = by_area_items(&view->plan->targets_by_area, area, &own_count);

    for (size_t i = 0; i < own_count; i++) {
        const TargetOf *target = &view->plan->targets_of[own[i]];

        g_array_append_vals(found, target, 1);
        if (answer != NULL)
            g_string_append_printf(answer, "%s %s\n", target->objective->id, target->group->id);
    }
    *count = found->len;
    if (answer != NULL)
        view_noted(view, answer);
    return arena_memdup(view->arena, found->data, sizeof(TargetOf) * found->len);
}

/* The treaty that the steps of a ladder lead into, or NULL. */
static const Treaty *
ladder_treaty(const Indicator *indicator)
{
    if (indicator->kind != KIND_LADDER || indicator->objective == NULL)
        return NULL;
    for (size_t i = 0; i < indicator->objective->follow_count; i++) {
        const Follow *follow = &indicator->objective->follows[i];

        if (follow->kind == KIND_LADDER && follow->target.treaty != NULL)
            return follow->target.treaty;
    }
    return NULL;
}

static bool
is_good_enough(const Indicator *indicator, const Measure *measure, double value)
{
    return measure->better == BETTER_DOWN ? value <= indicator->counts : value >= indicator->counts;
}

/* An area counts by its membership where the measure is a count of members, else by its latest figure. A judgement also
   counts the areas whose obligation is fulfilled. */
static void
judge_member(View *view, const Indicator *indicator, const Measure *measure, const Treaty *leads_to, SetMember *member)
{
    if (measure->membership != NULL) {
        member->standing = view_membership(view, member->area, measure->membership);
        member->counts = member->standing.status == MEMBER_PARTY;
        return;
    }
    member->figure = view_latest(view, measure, member->area);
    for (size_t i = 0; i < indicator->target_count; i++)
        if (indicator->targets[i].article != NULL) {
            DeadlineView d =
                view_deadline(view, member->area, indicator->targets[i].treaty, indicator->targets[i].article->number);

            member->fulfilled = member->fulfilled || (d.known && date_is_set(d.fulfilled));
            member->fulfilled_on = d.fulfilled;
        }
    member->arrived = leads_to != NULL && view_membership(view, member->area, leads_to).status == MEMBER_PARTY;
    member->counts =
        !member->arrived &&
        (member->fulfilled || (member->figure.known && !date_is_set(member->figure.revoked) &&
                               is_good_enough(indicator, measure, member->figure.value)));
}

static void
later(Date *date, Date other)
{
    if (date_is_set(other) && (!date_is_set(*date) || date_compare(date_last_day(other), date_last_day(*date)) > 0))
        *date = other;
}

static bool
is_within(Date date, Period span)
{
    return date_compare(date_last_day(date), date_first_day(span.first)) >= 0 &&
           date_compare(date_last_day(date), date_last_day(span.last)) <= 0;
}

/*
 * Within which events count. Of those such as votes only the year of the last one: what an area did in an earlier one
 * is no figure for this one.
 */
static Period
event_span(const View *view, const Indicator *indicator, const GArray *members)
{
    int latest = 0;

    if (indicator->span == SPAN_PLAN)
        return (Period){ plan_period(view->plan).first, view->days.as_of };
    for (guint i = 0; i < members->len; i++) {
        const SetMember *member = &g_array_index(members, SetMember, i);

        latest = member->figure.known ? MAX(latest, member->figure.period.last.year) : latest;
    }
    return (Period){ { .year = (int16_t)latest }, { .year = (int16_t)latest } };
}

/* The last that is good enough of those within the span, else the last; not known: there is none. */
static Figure
event_within(View *view, const Indicator *indicator, const Measure *measure, const Area *area, Period span)
{
    size_t count;
    const Figure *series = view_series(view, measure, area, &count);
    Figure found = { 0 };

    for (size_t i = 0; i < count; i++)
        if (is_within(series[i].period.last, span) &&
            (is_good_enough(indicator, measure, series[i].value) ||
             !(found.known && is_good_enough(indicator, measure, found.value))))
            found = series[i];
    return found;
}

static void
keep_within_span(View *view, const Indicator *indicator, const Measure *measure, GArray *members, Period span)
{
    for (guint i = 0; i < members->len; i++) {
        SetMember *member = &g_array_index(members, SetMember, i);
        Figure latest = member->figure;

        if (indicator->span == SPAN_PLAN)
            member->figure = event_within(view, indicator, measure, member->area, span);
        else if (latest.known && !is_within(latest.period.last, span))
            member->figure = (Figure){ 0 };
        if (!member->figure.known)
            member->outside = latest;
        member->counts =
            !member->arrived && (member->fulfilled || (member->figure.known &&
                                                       is_good_enough(indicator, measure, member->figure.value)));
    }
}

/*
 * When what is known of a member is from. What stands is known to stand on the day that is looked at, and of what
 * happened since the plan's start that day is the last on which it was looked for.
 */
static Date
member_date(const View *view, const Indicator *indicator, const Measure *measure, const SetMember *member)
{
    bool to_the_day = measure->nature == NATURE_STANDING ||
                      (measure->nature == NATURE_EVENT && indicator->span == SPAN_PLAN);

    if (member->standing.membership != NULL)
        return view->seen;
    if (member->fulfilled && date_is_set(member->fulfilled_on))
        return member->fulfilled_on;
    if (to_the_day && member->figure.known)
        return date_is_set(member->figure.revoked) ? member->figure.revoked : view->seen;
    return member->figure.known ? member->figure.period.last : DATE_NONE;
}

/* How many count, and from when to when what is known of them is. */
static void
count_members(const View *view, const Indicator *indicator, const Measure *measure, const GArray *members,
              SetView *set)
{
    for (guint i = 0; i < members->len; i++)
        set->k += g_array_index(members, SetMember, i).counts;
    for (guint i = 0; i < members->len; i++) {
        const SetMember *member = &g_array_index(members, SetMember, i);
        Date date = set->k > 0 && !member->counts ? DATE_NONE : member_date(view, indicator, measure, member);

        if (date_is_set(date) &&
            (!date_is_set(set->first) || date_compare(date_last_day(date), date_last_day(set->first)) < 0))
            set->first = date;
        later(&set->date, date);
    }
}

/* What is known of each member was asked, and noted, for itself; here is who the members are. */
static void
record_set(View *view, const Indicator *indicator, const SetView *set)
{
    GString *answer = view_note(view, "set", indicator->id, NULL, NULL);

    if (answer == NULL)
        return;
    g_string_append_printf(answer, "@%zu\n", set->k);
    for (size_t i = 0; i < set->count; i++)
        g_string_append_printf(answer, "%s %d\n", set->members[i].area->id, set->members[i].counts);
    record_date(answer, set->date);
    view_noted(view, answer);
}

static SetView
count_set(View *view, const Indicator *indicator)
{
    g_autoptr(GArray) members = g_array_new(FALSE, TRUE, sizeof(SetMember));
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    const Treaty *leads_to = ladder_treaty(indicator);
    SetView set = { 0 };

    for (size_t i = 0; measure != NULL && i < indicator->list_count; i++) {
        SetMember member = { .area = indicator->list[i] };

        judge_member(view, indicator, measure, leads_to, &member);
        g_array_append_val(members, member);
    }
    if (measure != NULL && measure->nature == NATURE_EVENT) {
        set.span = event_span(view, indicator, members);
        keep_within_span(view, indicator, measure, members, set.span);
    }
    count_members(view, indicator, measure, members, &set);
    set.count = members->len;
    set.id = arena_printf(view->arena, "%s.set", indicator->id);
    set.members = arena_memdup(view->arena, members->data, sizeof(SetMember) * members->len);
    return set;
}

SetView
view_set(View *view, const Indicator *indicator)
{
    SetView set = count_set(view, indicator);

    record_set(view, indicator, &set);
    return set;
}

/* The same plan on another day, as far as it is known today; nothing of it is recorded. */
static View
view_on(const View *view, Date day)
{
    View other = *view;

    other.days.as_of = date_last_day(day);
    other.seen = days_seen(other.days);
    other.figures = plan_figures(view->plan, other.days);
    other.recorder = NULL;
    return other;
}

/* The end of the earliest period of which any member has a figure; unset: none has one. */
static Date
first_figure_day(const View *view, const Indicator *indicator)
{
    Date first = DATE_NONE;

    for (size_t i = 0; indicator->measure_count > 0 && i < indicator->list_count; i++) {
        const FigureList *list = figures_of(view->figures, indicator->measures[0], indicator->list[i]);
        Date day = list->whole_count > 0 ? date_last_day(list->whole[0].period.last) : DATE_NONE;

        if (date_is_set(day) && (!date_is_set(first) || date_compare(day, first) < 0))
            first = day;
    }
    return first;
}

SetView
view_set_before(View *view, const Indicator *indicator, bool first)
{
    Date start = plan_period(view->plan).first, day = first ? first_figure_day(view, indicator) : DATE_NONE;
    View then = view_on(view, date_is_set(day) ? day : date_first_day(start));
    SetView set = count_set(&then, indicator);
    GString *answer = view_note(view, "set-before", indicator->id, NULL, first ? "first" : "start");

    set.date = then.days.as_of;
    if (answer != NULL) {
        g_string_append_printf(answer, "%" G_GSIZE_FORMAT, set.k);
        record_date(answer, set.date);
        view_noted(view, answer);
    }
    return set;
}

/* ---- next dates ---- */

static int
compare_dates(const void *left, const void *right)
{
    const NextDate *a = left, *b = right;
    int order = date_compare(date_first_day(a->period.first), date_first_day(b->period.first));

    if (order == 0)
        order = (int)a->deadline - (int)b->deadline;
    if (order != 0)
        return order;
    return a->deadline ? (a->due > b->due) - (a->due < b->due) : (a->event > b->event) - (a->event < b->event);
}

/* The first anniversary after the as-of day; its ordinal is the number of years since. */
static bool
next_anniversary(const View *view, const Event *event, NextDate *out)
{
    int years = view->days.as_of.year - event->origin.year;
    int32_t length =
        date_is_set(event->period.last) ? date_to_days(event->period.last) - date_to_days(event->period.first) : 0;

    if (years < 1)
        years = 1;
    while (date_compare(date_add_years(event->origin, years), view->days.as_of) <= 0)
        years++;
    *out = (NextDate){ .title = event->title, .ordinal = years, .event = event };
    out->period.first = date_add_years(event->origin, years);
    out->period.last = date_from_days(date_to_days(out->period.first) + length);
    return true;
}

static bool
concerns(View *view, const Event *event, const Area *area)
{
    if (event->status == EVENT_CANCELLED || !view_knows_event(view, event) ||
        (event->area != NULL && event->status == EVENT_HELD))
        return false;           /* what an area has done is known afterwards only: no date to look forward to */
    if (area == NULL || event->area != NULL)
        return area == NULL || event->area == area;
    return event->treaty != NULL && standing(view, area, event->treaty).status != MEMBER_UNKNOWN;
}

static void
add_event(View *view, const Event *event, const Area *area, GArray *out)
{
    NextDate next = { .period = event->period, .tbc = event->tbc, .title = event->title, .event = event };

    if (!concerns(view, event, area))
        return;
    if (date_is_set(event->origin))
        next_anniversary(view, event, &next);
    else if (date_compare(date_last_day(event->period.last), view->days.as_of) <= 0)
        return;
    g_array_append_val(out, next);
}

/*
 * Of an area, its own and those of no area, which may be its treaties'; in which order does not matter, as they are
 * sorted.
 */
static void
add_events(View *view, const Area *area, GArray *out)
{
    const Event *events = (const Event *)(const void *)view->plan->events->data;

    for (guint i = 0; area == NULL && i < view->plan->events->len; i++)
        add_event(view, &events[i], area, out);
    for (int of_area = 0; area != NULL && of_area <= 1; of_area++) {
        size_t count;
        const uint32_t *items = by_area_items(&view->plan->events_by_area, of_area ? area : NULL, &count);

        for (size_t i = 0; i < count; i++)
            add_event(view, &events[items[i]], area, out);
    }
}

static void
write_next_date(GString *out, const NextDate *next)
{
    record_date(out, next->period.first);
    record_date(out, next->period.last);
    if (next->deadline) {
        g_string_append_printf(out, " %s %s\n", next->due->series->treaty->id, next->due->series->article->number);
    } else {
        g_string_append_printf(out, " %d %d", next->tbc, next->ordinal);
        record_event(out, next->event);
    }
}

const NextDate *
view_next_dates(View *view, const Area *area, size_t most, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(NextDate));
    GString *answer;
    char limit[24];
    size_t deadlines = 0;
    const DeadlineView *own = area == NULL ? NULL : view_deadlines(view, area, &deadlines);

    add_events(view, area, found);
    for (size_t i = 0; i < deadlines; i++) {
        NextDate next = { .period = { own[i].in_force, own[i].in_force }, .deadline = true, .due = &own[i] };

        if (!date_is_set(own[i].fulfilled) && date_compare(own[i].in_force, view->days.as_of) > 0)
            g_array_append_val(found, next);
    }
    sort_items(found->data, found->len, sizeof(NextDate), compare_dates);
    *count = MIN(most, found->len);
    g_snprintf(limit, sizeof limit, "%" G_GSIZE_FORMAT, most);
    answer = view_note(view, "next-dates", "calendar", area, limit);
    if (answer != NULL) {
        for (size_t i = 0; i < *count; i++)
            write_next_date(answer, &g_array_index(found, NextDate, i));
        view_noted(view, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(NextDate) * *count);
}

static const char *
or_nothing(const char *text)
{
    return text == NULL ? "" : text;
}

const Event *
view_events(View *view, size_t *count)
{
    const Event *events = plan_events(view->plan, count);
    GString *answer = view_note(view, "events", "plan", NULL, NULL);

    for (size_t i = 0; answer != NULL && i < *count; i++) {
        const Event *e = &events[i];

        record_event(answer, e);
        g_string_append_printf(answer, "%s|%s|%s|%s|%s|%d\n", or_nothing(e->recurs), or_nothing(e->except),
                               or_nothing(e->also), or_nothing(e->uid), e->of == NULL ? "" : or_nothing(e->of->id),
                               e->series == NULL ? -1 : (int)(e->series - events));
    }
    if (answer != NULL)
        view_noted(view, answer);
    return events;
}

const Event *
view_event(View *view, const char *id)
{
    size_t count;

    view_events(view, &count);
    return plan_find_event(view->plan, id);
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
    GString *answer = view_note(view, "source", id, NULL, NULL);

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
    GString *answer = view_note(view, "neighbours", "areas", area, NULL);

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
    answer = view_note(view, "in-group", group->id, area, NULL);
    if (answer != NULL) {
        g_string_append_printf(answer, "%d\n", in && named);
        view_noted(view, answer);
    }
    return in && named;
}
