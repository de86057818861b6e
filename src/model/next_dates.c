/* Questions about what comes next, and what an answer records. */
#include "base/sort.h"
#include "model/calendar_entries.h"
#include "model/internal.h"

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
    return event->treaty != NULL && standing_of(view, area, event->treaty).status != MEMBER_UNKNOWN;
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
    answer = view_note(view, QUESTION_NEXT_DATES, "calendar", area, limit);
    if (answer != NULL) {
        for (size_t i = 0; i < *count; i++)
            write_next_date(answer, &g_array_index(found, NextDate, i));
        view_noted(view, answer);
    }
    return arena_memdup(view->arena, found->data, sizeof(NextDate) * *count);
}
