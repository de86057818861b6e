/* Lists of which some count: who is on one, who of them counts and how each stands. */
#include "truth/judge.h"
#include <math.h>
#include <string.h>

static const Treaty *
way_into(const Indicator *indicator)
{
    const Objective *objective = indicator->objective;

    for (size_t i = 0; indicator->kind == KIND_LADDER && objective != NULL && i < objective->follow_count; i++)
        if (objective->follows[i].kind == KIND_LADDER && objective->follows[i].target.treaty != NULL)
            return objective->follows[i].target.treaty;
    return NULL;
}

/* Of a list of States Parties those of the day. */
static bool
is_listed(Facts *facts, const Indicator *indicator, const Area *area, Days days)
{
    return indicator->party_to == NULL || joined_view(facts, area, indicator->party_to, days).joined == JOINED_PARTY;
}

/*
 * Of something that happens, such as a vote, only what happened last counts: the year of the last one among the
 * list.
 */
static int
last_year(Facts *facts, const Indicator *indicator, const Measure *measure, Days days)
{
    int last = 0;

    for (size_t i = 0; i < indicator->list_count; i++) {
        const Fact *fact = facts_latest(facts, measure->id, indicator->list[i]->id, days);

        if (fact != NULL && is_listed(facts, indicator, indicator->list[i], days))
            last = MAX(last, fact->period.last.year);
    }
    return last;
}

typedef struct Member {
    bool counts;
    Date day;
    bool arrived;                       /* where the list leads to, or fulfilled */
} Member;

static bool
is_enough(const Indicator *indicator, const Measure *measure, double value)
{
    return measure->better == BETTER_DOWN ? value <= indicator->counts : value >= indicator->counts;
}

/*
 * Of what happened since the plan's start, whatever was enough, the last of it; where nothing was, the last at all.
 */
static const Fact *
happened_in_plan(Facts *facts, const Indicator *indicator, const Measure *measure, const Area *area, Days days)
{
    const GPtrArray *series = facts_series(facts, measure->id, area->id, days);
    const Fact *last = NULL, *enough = NULL;

    for (guint i = 0; i < series->len; i++) {
        const Fact *fact = g_ptr_array_index(series, i);

        if (day_number(fact->period.last) < day_number(date_first_day(plan_period(facts_plan(facts)).first)) ||
            day_number(fact->period.last) > day_number(days.as_of))
            continue;
        last = fact;
        enough = is_enough(indicator, measure, fact->value) ? fact : enough;
    }
    return enough != NULL ? enough : last;
}

static Member
member_of(Facts *facts, const Indicator *indicator, const Measure *measure, const Area *area, int only_year,
          Days days)
{
    const Treaty *into = way_into(indicator);
    const Fact *fact;
    Date fulfilled = DATE_NONE, day;
    bool done = false, known, revoked;

    if (measure->membership != NULL) {
        JoinedView view = joined_view(facts, area, measure->membership, days);

        return (Member){ view.joined == JOINED_PARTY,
                         view.joined == JOINED_NOTHING_KNOWN ? DATE_NONE : facts_seen(days), false };
    }
    if (measure->nature == NATURE_EVENT && indicator->span == SPAN_PLAN)
        fact = happened_in_plan(facts, indicator, measure, area, days);
    else
        fact = facts_latest(facts, measure->id, area->id, days);
    revoked = fact != NULL && date_is_by(fact->until, facts_seen(days));
    known = fact != NULL && (only_year == 0 || fact->period.last.year == only_year);
    for (size_t i = 0; i < indicator->target_count; i++)
        if (indicator->targets[i].article != NULL) {
            DueView due =
                due_view(facts, area, indicator->targets[i].treaty, indicator->targets[i].article->number, days);

            done = done || (due.known && date_is_set(due.fulfilled));
            fulfilled = due.fulfilled;
        }
    day = done && date_is_set(fulfilled) ? fulfilled : known ? fact->period.last : DATE_NONE;
    if (into != NULL && joined_view(facts, area, into, days).joined == JOINED_PARTY)
        return (Member){ false, day, true };
    if (known && !done && (measure->nature == NATURE_STANDING ||
                           (measure->nature == NATURE_EVENT && indicator->span == SPAN_PLAN)))
        day = revoked ? fact->until : facts_seen(days);
    return (Member){ done || (known && !revoked && is_enough(indicator, measure, fact->value)), day, done };
}

/* Which end of its measure's grades the value is at: "done" the best, "not" the worst, "unclear" between. */
static const char *
end_of_grades(const Measure *measure, double value)
{
    double least = measure->grades[0].value, most = least;

    for (size_t i = 1; i < measure->grade_count; i++) {
        least = fmin(least, measure->grades[i].value);
        most = fmax(most, measure->grades[i].value);
    }
    if (measure->better == BETTER_NONE || measure->grade_count < 2 || (value != least && value != most))
        return "unclear";
    return value == (measure->better == BETTER_DOWN ? least : most) ? "done" : "not";
}

const char *
member_stands(Facts *facts, const Indicator *indicator, const Area *area, Days days)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    bool event = measure != NULL && measure->nature == NATURE_EVENT, in_plan = indicator->span == SPAN_PLAN;
    int only_year = event && !in_plan ? last_year(facts, indicator, measure, days) : 0;
    Member member;
    const Fact *fact;
    const char *grade;

    if (measure == NULL)
        return "unknown";
    member = member_of(facts, indicator, measure, area, only_year, days);
    if (member.arrived)
        return "fulfilled";
    if (measure->membership != NULL)
        return member.counts ? "done" : date_is_set(member.day) ? "not" : "unknown";
    fact = event && in_plan ? happened_in_plan(facts, indicator, measure, area, days)
                            : facts_latest(facts, measure->id, area->id, days);
    if (fact == NULL && event && in_plan)
        return facts_latest(facts, measure->id, area->id, days) != NULL ? "not" : "unknown";
    if (fact == NULL || (only_year != 0 && fact->period.last.year != only_year))
        return fact == NULL ? "unknown" : "not";
    if (measure->grade_count == 0)
        return member.counts ? "done" : "not";
    grade = end_of_grades(measure, fact->value);
    return strcmp(grade, "done") == 0 && !member.counts ? "not" : grade;
}

Counted
count_list(Facts *facts, const Indicator *indicator, Days days)
{
    const Measure *measure = indicator->measure_count > 0 ? indicator->measures[0] : NULL;
    g_autoptr(GArray) members = g_array_new(FALSE, TRUE, sizeof(Member));
    Counted out = { 0 };
    int only_year = measure != NULL && measure->nature == NATURE_EVENT && indicator->span == SPAN_LATEST
                        ? last_year(facts, indicator, measure, days)
                        : 0;

    for (size_t i = 0; measure != NULL && i < indicator->list_count; i++) {
        Member member;

        if (!is_listed(facts, indicator, indicator->list[i], days))
            continue;
        member = member_of(facts, indicator, measure, indicator->list[i], only_year, days);
        g_array_append_val(members, member);
        out.k += member.counts;
    }
    out.n = members->len;
    for (guint i = 0; i < members->len; i++) {
        const Member *member = &g_array_index(members, Member, i);

        if (!date_is_set(member->day) || (out.k > 0 && !member->counts))
            continue;
        if (!date_is_set(out.first) || day_number(member->day) < day_number(out.first))
            out.first = member->day;
        if (!date_is_set(out.last) || day_number(member->day) > day_number(out.last))
            out.last = member->day;
    }
    return out;
}

bool
count_of_id(Facts *facts, const char *id, Days days, double *out)
{
    g_autofree char *indicator = g_str_has_suffix(id, ".set") ? g_strndup(id, strlen(id) - 4) : NULL;
    const Indicator *found =
        indicator == NULL || facts_plan(facts) == NULL ? NULL : plan_find_indicator(facts_plan(facts), indicator);

    if (found != NULL)
        *out = (double)count_list(facts, found, days).k;
    return found != NULL;
}
