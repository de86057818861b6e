/* What the treaties say of an area on a day: whether it has joined, and until when it has to have done what. */
#include "truth/judge.h"
#include <string.h>

static Date
if_by(Date date, Date day)
{
    return date_is_by(date, day) ? date : DATE_NONE;
}

const Membership *
membership_of(const Facts *facts, const Area *area, const Treaty *treaty)
{
    size_t count;
    const Membership *memberships = plan_memberships(facts_plan(facts), &count);

    for (size_t i = 0; i < count; i++)
        if (memberships[i].area == area && memberships[i].treaty == treaty)
            return &memberships[i];
    return NULL;
}

JoinedView
joined_view(const Facts *facts, const Area *area, const Treaty *treaty, Days days)
{
    const Membership *m = membership_of(facts, area, treaty);
    JoinedView out = { .joined = JOINED_NOTHING_KNOWN };

    if (m == NULL)
        return out;
    out.signed_on = if_by(m->signed_on, facts_seen(days));
    out.deposited = if_by(m->deposited, facts_seen(days));
    out.in_force = date_is_set(out.deposited) ? m->in_force : DATE_NONE;
    out.how = m->how;
    out.joined = date_is_set(out.deposited) ? JOINED_PARTY : date_is_set(out.signed_on) ? JOINED_SIGNED : JOINED_NOT;
    return out;
}

const char *
clearance_article(const Treaty *treaty)
{
    for (size_t i = 0; i < treaty->article_count; i++)
        if (treaty->articles[i].kind == ARTICLE_CLEARANCE)
            return treaty->articles[i].number;
    return "";
}

/* A deadline follows from a deposit: who has not deposited yet has none. */
static bool
has_deadline(const Facts *facts, const DeadlineSeries *series, Days days)
{
    const Membership *m = membership_of(facts, series->area, series->treaty);

    return m == NULL || !date_is_set(m->deposited) || date_is_by(m->deposited, facts_seen(days));
}

static DueView
due_of(const DeadlineSeries *series, Days days)
{
    Date seen = facts_seen(days);
    DueView out = { .known = true,
                    .series = series,
                    .original = series->steps[0].date,
                    .in_force = series->steps[0].date,
                    .steps = 1 };

    for (size_t i = 1; i < series->step_count && date_is_by(series->steps[i].decided, seen); i++) {
        out.before = out.in_force;
        out.in_force = series->steps[i].date;
        out.interim = series->steps[i].interim;
        out.steps = i + 1;
    }
    out.fulfilled = if_by(series->completed, seen);
    if (facts_any_told(series->sources, series->source_count, seen) && date_is_set(if_by(series->found_again, seen))) {
        out.declared = out.fulfilled;
        out.found_again = series->found_again;
        out.fulfilled = DATE_NONE;
    }
    for (size_t i = 0; i < series->missing_count; i++) {
        Date decided = series->missing[i].decided, last = series->steps[out.steps - 1].decided;

        bool known = date_is_set(decided) ? date_is_by(decided, seen)
                                          : facts_any_told(series->missing[i].sources,
                                                           series->missing[i].source_count, seen);

        out.missing += known;
        out.unclear = out.unclear || (known && !date_is_set(out.fulfilled) &&
                                      (!date_is_set(decided) || !date_is_set(last) ||
                                       day_number(decided) > day_number(last)));
    }
    out.passed =
        !date_is_set(out.fulfilled) && date_compare(date_last_day(out.in_force), date_last_day(days.as_of)) < 0;
    return out;
}

DueView
due_view(const Facts *facts, const Area *area, const Treaty *treaty, const char *article, Days days)
{
    size_t count;
    const DeadlineSeries *all = plan_deadlines(facts_plan(facts), &count);

    for (size_t i = 0; i < count; i++)
        if (all[i].area == area && all[i].treaty == treaty && strcmp(all[i].article->number, article) == 0 &&
            has_deadline(facts, &all[i], days))
            return due_of(&all[i], days);
    return (DueView){ 0 };
}

size_t
count_due(const Facts *facts, const Treaty *treaty, const char *article, Days days)
{
    size_t count, due = 0;
    const DeadlineSeries *all = plan_deadlines(facts_plan(facts), &count);

    for (size_t i = 0; i < count; i++)
        due += all[i].treaty == treaty && strcmp(all[i].article->number, article) == 0 &&
               has_deadline(facts, &all[i], days);
    return due;
}
