/* Calendars: occurrences of events in a span, and what treaties set, in one order. */
#include "model/calendar_entries.h"
#include "base/sort.h"
#include <stdio.h>
#include <string.h>
#include "model/internal.h"

typedef struct Gather {
    View *view;
    Period span;
    const Area *area;
    /* planned Event -> 1 + place of the first event that tells what became of it and is known */
    GHashTable *outcomes;
    GArray *out;
} Gather;

bool
calendar_entry_has_day(const CalendarEntry *entry)
{
    return date_is_day(entry->period.first) && !(entry->event != NULL && entry->event->tbc);
}

static bool
touches(const Gather *g, Period period)
{
    return date_compare(date_first_day(period.first), g->span.last) <= 0 &&
           date_compare(date_last_day(period.last), g->span.first) >= 0;
}

static void
add(Gather *g, const CalendarEntry *entry)
{
    CalendarEntry kept = *entry;

    kept.written = g->out->len;
    kept.sources = view_known_sources(g->view, entry->sources, entry->source_count, &kept.source_count);
    if (touches(g, entry->period))
        g_array_append_val(g->out, kept);
}

/* ---- events ---- */

/* What is known of it lies within the days planned: it went as planned, if only its last day is on record. */
static bool
within(Period inner, Period outer)
{
    return date_is_day(inner.first) && date_compare(inner.first, outer.first) >= 0 &&
           date_compare(inner.last, outer.last) <= 0;
}

/* Had one of its sources been published? The plan's own events are known as the plan is. */
static bool
is_published(const View *view, const Event *event)
{
    for (size_t i = 0; i < event->source_count; i++)
        if (source_is_known(event->sources[i], view->days.known_by))
            return true;
    return event->in_plan || event->source_count == 0;
}

bool
view_knows_event(const View *view, const Event *event)
{
    bool begun = date_compare(date_first_day(event->period.first), view_seen(view)) <= 0;

    return (event->status != EVENT_HELD || begun) && is_published(view, event);
}

/* One walk over the events in place of one for each of them: where the first that tells of a planned one stands. */
static void
find_outcomes(Gather *g)
{
    const GArray *events = g->view->plan->events;

    for (guint i = 0; i < events->len; i++) {
        const Event *event = &g_array_index(events, Event, i);

        if (event->of != NULL && view_knows_event(g->view, event) && !g_hash_table_contains(g->outcomes, event->of))
            g_hash_table_insert(g->outcomes, (gpointer)(uintptr_t)event->of, GUINT_TO_POINTER(i + 1));
    }
}

/* What became of a planned event, or of one year's occurrence of it, where that differs from the plan; year 0: any. */
static const Event *
outcome_of(const Gather *g, const Event *planned, Period period, int year)
{
    const GArray *events = g->view->plan->events;
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(g->outcomes, planned));

    for (guint i = first; first > 0 && i <= events->len; i++) {
        const Event *event = &g_array_index(events, Event, i - 1);

        if (event->of != planned || !view_knows_event(g->view, event) ||
            (year != 0 && event->period.first.year != year))
            continue;
        /* as planned */
        return !planned->tbc && event->status == EVENT_HELD && within(event->period, period) ? NULL : event;
    }
    return NULL;
}

/*
 * An area belongs to the meetings, days and reports of its treaties, and to its own events; others' events are not
 * its.
 */
static bool
concerns(const Gather *g, const Area *own, const Treaty *treaty)
{
    MemberStatus status;

    if (g->area == NULL || own != NULL)
        return g->area == NULL || own == g->area;
    if (treaty == NULL)
        return false;
    status = view_membership(g->view, g->area, treaty).status;
    return status == MEMBER_PARTY || status == MEMBER_SIGNATORY;
}

/* Holidays are those of whoever the calendar is for: who gave them knows. */
static bool
event_concerns(const Gather *g, const Event *event)
{
    return (event->area == NULL && strcmp(event->kind, "holiday") == 0) || concerns(g, event->area, event->treaty);
}

/* Each year from the origin on; the day of the origin itself is no anniversary. */
static void
add_occurrences(Gather *g, const Event *event)
{
    int32_t length = date_is_set(event->period.first) && date_is_set(event->period.last)
                         ? date_to_days(event->period.last) - date_to_days(event->period.first)
                         : 0;
    bool day = strcmp(event->kind, "day") == 0;

    for (int year = MAX(event->origin.year + (day ? 0 : 1), g->span.first.year - 1); year <= g->span.last.year;
         year++) {
        CalendarEntry entry = { .event = event,
                                .ordinal = day ? 0 : year - event->origin.year,
                                .treaty = event->treaty,
                                .area = event->area,
                                .sources = event->sources,
                                .source_count = event->source_count };

        entry.round = entry.ordinal > 0 && (entry.ordinal % 10 == 0 || entry.ordinal == 25);
        entry.period.first = date_add_years(event->origin, year - event->origin.year);
        entry.period.last = date_from_days(date_to_days(entry.period.first) + length);
        entry.outcome = outcome_of(g, event, entry.period, year);
        add(g, &entry);
    }
}

static void
add_events(Gather *g, bool planned)
{
    const GArray *events = g->view->plan->events;

    for (guint i = 0; i < events->len; i++) {
        const Event *event = &g_array_index(events, Event, i);
        CalendarEntry entry = { .event = event, .period = event->period, .treaty = event->treaty, .area = event->area,
                                .sources = event->sources, .source_count = event->source_count };

        if (event->of != NULL || (planned && !event->in_plan) || !view_knows_event(g->view, event))
            continue;
        if ((!date_is_set(event->origin) && !touches(g, entry.period)) || !event_concerns(g, event))
            continue;
        if (date_is_set(event->origin)) {
            add_occurrences(g, event);
            continue;
        }
        entry.outcome = outcome_of(g, event, event->period, 0);
        add(g, &entry);
    }
}

/* ---- what treaties set ---- */

/* Somebody wrote it down as an event of its own. */
static bool
is_written(const Gather *g, const Area *area, const Treaty *treaty, Date day)
{
    for (guint i = 0; i < g->out->len; i++) {
        const CalendarEntry *entry = &g_array_index(g->out, CalendarEntry, i);

        if (entry->event != NULL && entry->area == area && entry->treaty == treaty &&
            date_equal(entry->period.first, day))
            return true;
    }
    return false;
}

static void
add_entries_into_force(Gather *g)
{
    const GArray *all = g->view->plan->memberships;

    for (guint i = 0; i < all->len; i++) {
        const Membership *m = &g_array_index(all, Membership, i);
        CalendarEntry entry = { .what = CALENDAR_IN_FORCE,
                                .period = { m->in_force, m->in_force },
                                .treaty = m->treaty,
                                .area = m->area,
                                .sources = m->sources,
                                .source_count = m->source_count };
        Date known = date_is_set(m->deposited) ? m->deposited : m->in_force;

        if (!date_is_set(m->in_force) || !touches(g, entry.period) || !concerns(g, m->area, m->treaty))
            continue;
        if (date_is_by(known, view_seen(g->view)) && !is_written(g, m->area, m->treaty, m->in_force))
            add(g, &entry);
    }
}

/* Each deposit that was known, unless an event tells of it. */
static void
add_deposits(Gather *g)
{
    const GArray *all = g->view->plan->memberships;

    for (guint i = 0; i < all->len; i++) {
        const Membership *m = &g_array_index(all, Membership, i);
        CalendarEntry entry = { .what = CALENDAR_JOINED,
                                .period = { m->deposited, m->deposited },
                                .treaty = m->treaty,
                                .area = m->area,
                                .how = m->how,
                                .sources = m->sources,
                                .source_count = m->source_count };

        if (date_is_set(m->deposited) && touches(g, entry.period) && concerns(g, m->area, m->treaty) &&
            date_is_by(m->deposited, view_seen(g->view)) && !is_written(g, m->area, m->treaty, m->deposited))
            add(g, &entry);
    }
}

static void
add_deadlines(Gather *g)
{
    const GArray *all = g->view->plan->deadlines;

    for (guint i = 0; i < all->len; i++) {
        const DeadlineSeries *series = &g_array_index(all, DeadlineSeries, i);
        DeadlineView deadline;
        CalendarEntry entry = { .what = CALENDAR_DEADLINE,
                                .treaty = series->treaty,
                                .area = series->area,
                                .article = series->article,
                                .sources = series->sources,
                                .source_count = series->source_count };

        if (g->area != NULL && series->area != g->area)
            continue;
        deadline = view_deadline(g->view, series->area, series->treaty, series->article->number);
        entry.period = (Period){ deadline.in_force, deadline.in_force };
        if (deadline.known &&
            !(date_is_set(deadline.fulfilled) && date_compare(deadline.fulfilled, deadline.in_force) < 0))
            add(g, &entry);
    }
}

/* "04-30" of each year since the treaty is in force; a signatory owes no report. */
static void
add_report_days(Gather *g, const Treaty *treaty, const Article *article)
{
    unsigned month, day;

    if (article->yearly == NULL || sscanf(article->yearly, "%u-%u", &month, &day) != 2 || month < 1 || month > 12 ||
        day < 1)
        return;
    if (g->area != NULL && view_membership(g->view, g->area, treaty).status != MEMBER_PARTY)
        return;
    for (int year = g->span.first.year; year <= g->span.last.year; year++) {
        CalendarEntry entry = { .what = CALENDAR_REPORT, .treaty = treaty, .area = g->area, .article = article };
        Date due = { (int16_t)year, (uint8_t)month, (uint8_t)MIN(day, (unsigned)date_days_in_month(year, (int)month)) };

        entry.period = (Period){ due, due };
        if (date_is_set(treaty->in_force) && date_compare(treaty->in_force, due) <= 0)
            add(g, &entry);
    }
}

static void
add_reports(Gather *g)
{
    size_t count;
    const Treaty *const *treaties = plan_treaties(g->view->plan, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t a = 0; a < treaties[i]->article_count; a++)
            if (treaties[i]->articles[a].kind == ARTICLE_REPORT)
                add_report_days(g, treaties[i], &treaties[i]->articles[a]);
}

/* ---- order ---- */

/* What has no day stands after the last day of its month (or year). */
static int32_t
order_day(const CalendarEntry *entry)
{
    return calendar_entry_has_day(entry) ? date_to_days(entry->period.first)
                                         : date_to_days(date_last_day(entry->period.first));
}

static int
compare_entries(const void *left, const void *right)
{
    const CalendarEntry *a = left, *b = right;
    int32_t first = order_day(a), second = order_day(b);

    if (first != second)
        return first < second ? -1 : 1;
    if (calendar_entry_has_day(a) != calendar_entry_has_day(b))
        return calendar_entry_has_day(a) ? -1 : 1;
    return a->what != b->what ? (int)a->what - (int)b->what : a->written < b->written ? -1 : a->written > b->written;
}

void
record_event(GString *answer, const Event *event)
{
    char first[11], last[11], origin[11], point[LOCATION_TEXT];

    record_text(answer, event->title);
    record_text(answer, event->short_title);
    g_string_append_printf(answer, "|%s|%s|%s|%s|%s|%s|", event->id == NULL ? "" : event->id, event->kind,
                           event->where == NULL ? "" : event->where, event->treaty == NULL ? "" : event->treaty->id,
                           event->area == NULL ? "" : event->area->id, event->note == NULL ? "" : event->note);
    g_string_append_printf(answer, "%s %s %s %d %d %d", date_format(event->period.first, first),
                           date_format(event->period.last, last), date_format(event->origin, origin), event->tbc,
                           event->status, event->in_plan);
    if (event->point.known)
        g_string_append_printf(answer, " %s", location_format(event->point, point));
    record_sources(answer, event->sources, event->source_count);
}

static const char *
or_nothing(const char *text)
{
    return text == NULL ? "" : text;
}

void
record_event_whole(GString *answer, const Event *event)
{
    record_event(answer, event);
    g_string_append_printf(answer, "%s|%s|%s|%s|%s|", or_nothing(event->recurs), or_nothing(event->except),
                           or_nothing(event->also), or_nothing(event->uid),
                           event->of == NULL ? "" : or_nothing(event->of->id));
}

/* Whatever a page may print of an entry is in its hash. */
static void
record_calendar(View *view, Period span, const Area *area, bool planned, const CalendarEntry *entries, size_t count)
{
    char from[11], to[11];
    g_autofree char *days = g_strdup_printf("%s %s", date_format(span.first, from), date_format(span.last, to));
    GString *answer = view_note(view, QUESTION_CALENDAR, planned ? "planned" : "all", area, days);

    if (answer == NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        const CalendarEntry *e = &entries[i];

        g_string_append_printf(answer, "%d %d %s %s %d %d ", (int)e->what, (int)e->how,
                               date_format(e->period.first, from), date_format(e->period.last, to), e->ordinal,
                               e->round);
        if (e->event != NULL)
            record_event(answer, e->event);
        if (e->outcome != NULL)
            record_event(answer, e->outcome);
        g_string_append_printf(answer, " %s %s %s", e->treaty == NULL ? "" : e->treaty->id,
                               e->area == NULL ? "" : e->area->id, e->article == NULL ? "" : e->article->number);
        for (size_t s = 0; s < e->source_count; s++)
            g_string_append_printf(answer, " %s", e->sources[s]->id);
        g_string_append_c(answer, '\n');
    }
    view_noted(view, answer);
}

const CalendarEntry *
view_calendar(View *view, Period span, const Area *area, bool planned, size_t *count)
{
    g_autoptr(GArray) out = g_array_new(FALSE, TRUE, sizeof(CalendarEntry));
    g_autoptr(GHashTable) outcomes = g_hash_table_new(NULL, NULL);
    Gather g = { .view = view,
                 .span = { date_first_day(span.first), date_last_day(span.last) },
                 .area = area,
                 .outcomes = outcomes,
                 .out = out };

    find_outcomes(&g);
    add_events(&g, planned);
    if (!planned) {
        add_entries_into_force(&g);
        add_deposits(&g);
        add_deadlines(&g);
        add_reports(&g);
    }
    sort_items(out->data, out->len, sizeof(CalendarEntry), compare_entries);
    *count = out->len;
    if (view->recorder != NULL)
        record_calendar(view, g.span, area, planned, (const CalendarEntry *)(const void *)out->data, out->len);
    return arena_memdup(view->arena, out->data, sizeof(CalendarEntry) * out->len);
}

const Event *
calendar_entry_series(const CalendarEntry *entry)
{
    return entry->event != NULL && entry->event->series != NULL ? entry->event->series : entry->event;
}

const Event *const *
view_outcomes(View *view, Period span, const Area *area, size_t *count)
{
    char from[11], to[11];
    g_autofree char *days = g_strdup_printf("%s %s", date_format(span.first, from), date_format(span.last, to));
    g_autoptr(GHashTable) among = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    size_t entries, all;
    const CalendarEntry *entry = view_calendar(view, span, area, false, &entries);
    const Event *events = plan_events(view->plan, &all);
    GString *answer = view_note(view, QUESTION_OUTCOMES, "all", area, days);

    for (size_t i = 0; i < entries; i++) {
        const Event *event = calendar_entry_series(&entry[i]);

        if (event != NULL && g_hash_table_add(among, (gpointer)(guintptr)event) && answer != NULL)
            record_event_whole(answer, event);
    }
    for (size_t i = 0; i < all; i++) {
        if (events[i].of == NULL || !g_hash_table_contains(among, events[i].of) || !view_knows_event(view, &events[i]))
            continue;
        g_ptr_array_add(found, (gpointer)(guintptr)&events[i]);
        if (answer != NULL)
            record_event_whole(answer, &events[i]);
    }
    if (answer != NULL)
        view_noted(view, answer);
    *count = found->len;
    return arena_memdup(view->arena, found->pdata, sizeof(void *) * found->len);
}

Period
view_event_span(View *view)
{
    Period span = plan_period(view->plan);
    size_t count;
    const Event *events = plan_events(view->plan, &count);
    GString *answer = view_note(view, QUESTION_EVENT_SPAN, "plan", NULL, NULL);
    char first[11], last[11];

    for (size_t i = 0; i < count; i++) {
        if (date_is_set(events[i].origin) || !view_knows_event(view, &events[i]))
            continue;
        if (!date_is_set(span.first) || date_compare(events[i].period.first, span.first) < 0)
            span.first = events[i].period.first;
        if (!date_is_set(span.last) || date_compare(events[i].period.last, span.last) > 0)
            span.last = events[i].period.last;
    }
    if (answer != NULL) {
        g_string_append_printf(answer, "%s %s\n", date_format(span.first, first), date_format(span.last, last));
        view_noted(view, answer);
    }
    return span;
}
