/* Events are looked up by UID; a series is parted at the days from which something else holds, in their order. */
#include "read/ics_settle.h"
#include <string.h>
#include "base/diag_read.h"
#include "base/sort.h"
#include "read/tables.h"

typedef struct Settling {
    GArray *kept;
    Arena *arena;
    Diags *diags;
    GHashTable *by_uid; /* uid -> GArray of guint */
} Settling;

static IcsKept *
kept_at(const Settling *s, guint i)
{
    return &g_array_index(s->kept, IcsKept, i);
}

static const GArray *
of_uid(const Settling *s, const char *uid)
{
    return g_hash_table_lookup(s->by_uid, uid);
}

static void
free_numbers(void *numbers)
{
    g_array_unref(numbers);
}

static void
index_uids(Settling *s)
{
    s->by_uid = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_numbers);
    for (guint i = 0; i < s->kept->len; i++) {
        const IcsKept *kept = kept_at(s, i);
        GArray *numbers = kept->uid == NULL ? NULL : g_hash_table_lookup(s->by_uid, kept->uid);

        if (kept->uid == NULL)
            continue;
        if (numbers == NULL) {
            numbers = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(s->by_uid, (void *)(uintptr_t)kept->uid, numbers);
        }
        g_array_append_val(numbers, i);
    }
}

/* ---- versions ---- */

static void
give_way(const Settling *s, IcsKept *older, const IcsKept *newer)
{
    g_autofree char *line = g_strdup_printf("%d", newer->row.place.line);

    older->gone = true;
    diag_report(s->diags, DIAG_ICS_OLDER, older->row.place, older->uid, line, NULL);
}

static void
keep_newest(const Settling *s, const GArray *numbers)
{
    for (guint i = 0; i < numbers->len; i++)
        for (guint j = i + 1; j < numbers->len; j++) {
            IcsKept *a = kept_at(s, g_array_index(numbers, guint, i)),
                    *b = kept_at(s, g_array_index(numbers, guint, j));

            if (a->gone || b->gone || a->cancels || b->cancels || strcmp(a->day, b->day) != 0)
                continue;
            if (a->sequence < b->sequence)
                give_way(s, a, b);
            else if (b->sequence < a->sequence)
                give_way(s, b, a);
        }
}

/* ---- cancellations ---- */

/* Cancels the event, or that day of it; whoever was cancelled stands for it, as it knows more. */
static void
cancel(const Settling *s, IcsKept *cancelling)
{
    const GArray *numbers = cancelling->uid == NULL ? NULL : of_uid(s, cancelling->uid);
    bool found = false;

    for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
        IcsKept *other = kept_at(s, g_array_index(numbers, guint, i));

        if (other == cancelling || other->cancels || other->gone || other->sequence > cancelling->sequence)
            continue;
        if (*cancelling->day != '\0' && strcmp(other->day, cancelling->day) != 0)
            continue;
        other->row.status = EVENT_CANCELLED;
        found = true;
    }
    cancelling->row.status = EVENT_CANCELLED;
    cancelling->gone = found || cancelling->dayless;
    if (!found && cancelling->dayless)
        diag_report(s->diags, DIAG_ICS_NO_START, cancelling->row.place, NULL);
}

/* ---- changed days ---- */

typedef struct Change {
    Date day;
    guint number;
} Change;

static int
compare_changes(const void *left, const void *right)
{
    const Change *a = left, *b = right;

    return date_compare(a->day, b->day);
}

static bool
is_series(const IcsKept *kept)
{
    return !kept->gone && *kept->day == '\0' && (kept->row.recurs != NULL || kept->row.also != NULL);
}

/* The changed days of the series, or those from which on it is changed, in their order. */
static GArray *
changes_of(const Settling *s, const IcsKept *series, bool future)
{
    const GArray *numbers = series->uid == NULL ? NULL : of_uid(s, series->uid);
    GArray *changes = g_array_new(FALSE, FALSE, sizeof(Change));

    for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
        Change change = { .number = g_array_index(numbers, guint, i) };
        const IcsKept *kept = kept_at(s, change.number);

        if (!kept->gone && *kept->day != '\0' && kept->future == future && date_parse(kept->day, &change.day))
            g_array_append_val(changes, change);
    }
    sort_items(changes->data, changes->len, sizeof(Change), compare_changes);
    return changes;
}

static void
leave_out(const Settling *s, Event *row, Date day)
{
    char text[11];

    date_format(day, text);
    row->except =
        row->except == NULL ? arena_strdup(s->arena, text) : arena_printf(s->arena, "%s %s", row->except, text);
}

/*
 * The part of the series from this change to the next: the event of the change with the days of the series, moved as
 * its own first day was. One that has a rule of its own follows that.
 */
static void
take_part(const Settling *s, const Event *series, const Change *change, Date to)
{
    Event *row = &kept_at(s, change->number)->row;
    Event part = *row;
    int shift = (int)(date_to_days(row->period.first) - date_to_days(change->day));
    bool listed;

    if (row->recurs != NULL || row->status == EVENT_CANCELLED)
        return;
    if (!recur_part(series, change->day, to, shift, s->arena, &part, &listed))
        return;
    row->recurs = part.recurs;
    row->except = part.except;
    row->also = part.also;
    row->period.last = date_from_days(date_to_days(part.period.first) +
                                      (date_to_days(row->period.last) - date_to_days(row->period.first)));
    row->period.first = part.period.first;
    if (listed)
        diag_report(s->diags, DIAG_ICS_LISTED, row->place, NULL);
}

/* Days that are changed singly are left out of the whole, and so of its parts. */
static void
part_series(const Settling *s, IcsKept *series)
{
    g_autoptr(GArray) parts = changes_of(s, series, true), days = changes_of(s, series, false);
    Event whole = series->row;
    bool listed;

    for (guint i = 0; i < days->len; i++)
        leave_out(s, &whole, g_array_index(days, Change, i).day);
    series->row.except = whole.except;
    for (guint i = 0; i < parts->len; i++)
        take_part(s, &whole, &g_array_index(parts, Change, i),
                  i + 1 < parts->len ? g_array_index(parts, Change, i + 1).day : (Date){ 0 });
    if (parts->len > 0)
        series->gone = !recur_part(&whole, whole.period.first, g_array_index(parts, Change, 0).day, 0, s->arena,
                                   &series->row, &listed);
    else if (series->row.except != NULL)
        series->gone = !recur_begin_kept(&series->row, s->arena);
}

/* What stands in place of days of a series has an identity of its own. */
static void
name_change(const Settling *s, IcsKept *kept)
{
    kept->row.uid = arena_printf(s->arena, "%s-%s", kept->row.uid == NULL ? "" : kept->row.uid, kept->day);
    if (!kept->future)
        kept->row.recurs = NULL;
}

void
ics_settle(GArray *kept, Arena *arena, Diags *diags)
{
    Settling s = { kept, arena, diags, NULL };
    GHashTableIter iter;
    void *numbers;

    index_uids(&s);
    g_hash_table_iter_init(&iter, s.by_uid);
    while (g_hash_table_iter_next(&iter, NULL, &numbers))
        keep_newest(&s, numbers);
    for (guint i = 0; i < kept->len; i++)
        if (kept_at(&s, i)->cancels && !kept_at(&s, i)->gone)
            cancel(&s, kept_at(&s, i));
    for (guint i = 0; i < kept->len; i++)
        if (!kept_at(&s, i)->gone && *kept_at(&s, i)->day != '\0')
            name_change(&s, kept_at(&s, i));
    for (guint i = 0; i < kept->len; i++)
        if (is_series(kept_at(&s, i)))
            part_series(&s, kept_at(&s, i));
        else if (!kept_at(&s, i)->gone && kept_at(&s, i)->row.except != NULL)
            kept_at(&s, i)->gone = !recur_begin_kept(&kept_at(&s, i)->row, arena);
    g_hash_table_unref(s.by_uid);
}
