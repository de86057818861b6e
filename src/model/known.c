/* What was known on a day: one rule for figures and their sources, as plan.h and view.h tell it. */
#include "model/internal.h"

Date
days_seen(Days days)
{
    return date_compare(days.as_of, days.known_by) <= 0 ? days.as_of : days.known_by;
}

bool
source_is_known(const Source *source, Date known_by)
{
    if (source->is_register)
        return true;
    if (date_is_set(source->published))
        return date_is_by(source->published, known_by);
    return !date_is_set(source->not_before) || date_is_by(source->not_before, known_by);
}

bool
any_source_is_known(const Source *const *sources, size_t count, Date day)
{
    for (size_t i = 0; i < count; i++)
        if (source_is_known(sources[i], day))
            return true;
    return false;
}

const Source *const *
known_sources(Arena *arena, const Source *const *sources, size_t count, Date known_by, size_t *known)
{
    const Source **out;

    *known = count;
    for (size_t i = 0; i < count; i++)
        *known -= !source_is_known(sources[i], known_by);
    if (*known == count)
        return sources;
    out = arena_new0(arena, const Source *, count);
    *known = 0;
    for (size_t i = 0; i < count; i++)
        if (source_is_known(sources[i], known_by))
            out[(*known)++] = sources[i];
    return out;
}

/* The day from which on one of its sources tells of it; unset for one without a date. */
static Date
told(const Observation *o, const Source *source)
{
    return source->is_register              ? date_last_day(o->period.last)
           : date_is_set(source->published) ? date_last_day(source->published)
                                            : DATE_NONE;
}

Date
observation_first_published(const Observation *o)
{
    Date first = date_is_set(o->published) ? date_last_day(o->published) : DATE_NONE;

    for (size_t i = 0; !date_is_set(o->published) && i < o->source_count; i++) {
        Date day = told(o, o->sources[i]);

        if (date_is_set(day) && (!date_is_set(first) || date_compare(day, first) < 0))
            first = day;
    }
    return first;
}

Date
observation_published_by(const Observation *o, Date known_by)
{
    Date last = date_is_by(o->published, known_by) ? date_last_day(o->published) : DATE_NONE;

    for (size_t i = 0; !date_is_set(o->published) && i < o->source_count; i++) {
        Date day = told(o, o->sources[i]);

        if (date_is_by(day, known_by) && (!date_is_set(last) || date_compare(day, last) > 0))
            last = day;
    }
    return last;
}

static Date
own_day(const Observation *o, Date first)
{
    Date end = date_last_day(o->period.last);

    return date_is_set(first) && date_compare(first, end) < 0 ? first : end;
}

Date
observation_own_day(const Observation *o)
{
    return own_day(o, observation_first_published(o));
}

bool
observation_is_undated(const Observation *o)
{
    return !date_is_set(observation_first_published(o));
}

bool
observation_is_admitted(const Observation *o, Days days)
{
    Date first = observation_first_published(o), own = own_day(o, first);
    size_t known;

    if (date_compare(date_first_day(o->period.first), days.as_of) > 0 || date_compare(own, days.as_of) > 0 ||
        date_compare(own, days.known_by) > 0)
        return false;
    if (date_is_set(first))
        return date_is_by(first, days.known_by);
    known = 0;
    for (size_t i = 0; i < o->source_count; i++)
        known += source_is_known(o->sources[i], days.known_by);
    return known > 0 || o->source_count == 0;
}
