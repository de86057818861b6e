/* What a calendar has on a day, held against events, memberships and deadlines as they are stored. */
#include <string.h>
#include "truth/claim.h"

/*
 * The plan's own events are known as it is; others when a source tells of them, and those that were held, once they
 * began.
 */
static bool
event_is_known(const Claim *claim, const Event *event)
{
    bool told = event->in_plan || event->source_count == 0 ||
                facts_any_told(event->sources, event->source_count, claim->days.known_by);

    return told && (event->status != EVENT_HELD ||
                    date_compare(date_first_day(event->period.first), facts_seen(claim->days)) <= 0);
}

static bool
falls_on(const Event *event, Date day, int ordinal)
{
    Date first = date_first_day(event->period.first);

    if (ordinal > 0 || date_is_set(event->origin))
        return date_is_set(event->origin) && event->origin.month == day.month && event->origin.day == day.day &&
               (ordinal == 0 || day.year - event->origin.year == ordinal);
    return date_equal(first, day);
}

static Verdict
hold_event(Claim *claim, Date day)
{
    size_t count;
    const Event *events = plan_events(facts_plan(claim->facts), &count);
    double ordinal = 0;
    bool later = false;

    claim_number(claim, "ordinal", &ordinal);
    for (size_t i = 0; i < count; i++) {
        if (!falls_on(&events[i], day, (int)ordinal))
            continue;
        if (event_is_known(claim, &events[i]))
            return VERDICT_HOLDS;
        later = true;
    }
    return later ? claim_fails(claim, "what is on this day was not known yet")
                 : claim_fails(claim, "nothing is on this day");
}

static Verdict
hold_membership(Claim *claim, Date day, bool force)
{
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, "of");
    JoinedView view;

    if (area == NULL || treaty == NULL)
        return claim_fails(claim, "the plan knows no such area or treaty");
    view = joined_view(claim->facts, area, treaty, claim->days);
    if (date_equal(date_first_day(force ? view.in_force : view.deposited), day))
        return VERDICT_HOLDS;
    return claim_fails(claim, "%s %s on another day", area->id, force ? "is bound" : "joined");
}

static Verdict
hold_due(Claim *claim, Date day)
{
    const Area *area = claim_area(claim, "area-id");
    const Treaty *treaty = claim_treaty(claim, "of");
    DueView due = { 0 };

    if (area != NULL && treaty != NULL)
        due = due_view(claim->facts, area, treaty, claim_word(claim, "article"), claim->days);
    if (!due.known)
        return claim_fails(claim, "there is no such deadline");
    if (!date_equal(date_first_day(due.in_force), day))
        return claim_fails(claim, "the deadline of %s falls on another day", area->id);
    return VERDICT_HOLDS;
}

Verdict
claim_entry(Claim *claim)
{
    const char *what = claim_word(claim, "what");
    Date day;

    if (facts_plan(claim->facts) == NULL)
        return VERDICT_UNTOLD;
    if (!date_parse(claim_word(claim, "on"), &day))
        return claim_fails(claim, "it names no day");
    if (strcmp(what, "event") == 0)
        return hold_event(claim, day);
    if (strcmp(what, "in-force") == 0 || strcmp(what, "joined") == 0)
        return hold_membership(claim, day, strcmp(what, "in-force") == 0);
    if (strcmp(what, "deadline") == 0)
        return hold_due(claim, day);
    return claim_treaty(claim, "of") != NULL ? VERDICT_HOLDS : claim_fails(claim, "the plan knows no such treaty");
}
