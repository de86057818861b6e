/* Questions about the areas that an indicator counts, and what an answer records. */
#include "model/internal.h"

/* ---- targets and sets: the plan itself, which a recorder notes by the area or the indicator ---- */

const TargetOf *
view_targets_of(View *view, const Area *area, size_t *count)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(TargetOf));
    GString *answer = view_note(view, QUESTION_TARGETS_OF, "plan", area, NULL);
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
keep_later(Date *date, Date other)
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
        keep_later(&set->date, date);
    }
}

/* What is known of each member was asked, and noted, for itself; here is who the members are. */
static void
record_set(View *view, const Indicator *indicator, const SetView *set)
{
    GString *answer = view_note(view, QUESTION_SET, indicator->id, NULL, NULL);

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

        if (indicator->party_to != NULL &&
            view_membership(view, member.area, indicator->party_to).status != MEMBER_PARTY)
            continue;
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
    GString *answer = view_note(view, QUESTION_SET_BEFORE, indicator->id, NULL, first ? "first" : "start");

    set.date = then.days.as_of;
    if (answer != NULL) {
        g_string_append_printf(answer, "%" G_GSIZE_FORMAT, set.k);
        record_date(answer, set.date);
        view_noted(view, answer);
    }
    return set;
}
