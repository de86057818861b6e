/* Records as they were known on the days of a view, found by type and area without a look at others. */
#include "model/internal.h"
#include "model/records.h"
#include <string.h>

/* ---- the index ---- */

/* Of those without a date the first is larger than all; dates are made numbers once, not with each comparison. */
typedef struct Dated { int32_t first, last; const Record *record; } Dated;

static Dated
dated(const Record *record)
{
    if (!date_is_set(record->period.first))
        return (Dated){ INT32_MAX, 0, record };
    return (Dated){ date_order(record->period.first), date_order(record->period.last), record };
}

enum { DIGIT = 1 << 11, DIGITS = 3 };

/* Of three digits of the last day, then of three of the first. */
static uint32_t
digit_of(const Dated *row, int digit)
{
    int32_t number = digit < DIGITS ? row->last : row->first;

    return (uint32_t)number >> (11 * (digit % DIGITS)) & (DIGIT - 1);
}

/*
 * From `from` to `to` by one digit; those that are alike keep their order. False: all have the same, and nothing is
 * done.
 */
static bool
sort_by_digit(const Dated *from, Dated *to, size_t count, int digit)
{
    size_t first[DIGIT + 1] = { 0 };

    for (size_t i = 0; i < count; i++)
        first[digit_of(&from[i], digit) + 1]++;
    if (count > 0 && first[digit_of(&from[0], digit) + 1] == count)
        return false;
    for (size_t i = 0; i < DIGIT; i++)
        first[i + 1] += first[i];
    for (size_t i = 0; i < count; i++)
        to[first[digit_of(&from[i], digit)]++] = from[i];
    return true;
}

/* By first day, then by last; those of the same days come in the order of the files, in which they are given. */
static void
sort_records(const Record **records, size_t count)
{
    g_autofree Dated *sorted = g_new(Dated, count), *spare = g_new(Dated, count);

    for (size_t i = 0; i < count; i++)
        sorted[i] = dated(records[i]);
    for (int digit = 0; digit < 2 * DIGITS; digit++) {
        Dated *done = spare;

        if (!sort_by_digit(sorted, spare, count, digit))
            continue;
        spare = sorted;
        sorted = done;
    }
    for (size_t i = 0; i < count; i++)
        records[i] = sorted[i].record;
}

void
plan_index_records(Plan *plan)
{
    RecordsOf *of = arena_new0(plan->arena, RecordsOf, plan->record_types->len + 1);

    for (guint i = 0; i < plan->records->len; i++)
        of[((const Record *)g_ptr_array_index(plan->records, i))->type->index].count++;
    for (guint t = 0; t < plan->record_types->len; t++) {
        of[t].all = arena_new0(plan->arena, const Record *, of[t].count + 1);
        of[t].count = 0;
    }
    for (guint i = 0; i < plan->records->len; i++) {
        const Record *record = g_ptr_array_index(plan->records, i);

        of[record->type->index].all[of[record->type->index].count++] = record;
    }
    for (guint t = 0; t < plan->record_types->len; t++) {
        g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(AreaItem));

        sort_records(of[t].all, of[t].count);
        for (size_t i = 0; i < of[t].count; i++)
            area_items_add(items, of[t].all[i]->area, i);
        of[t].by_area = area_items_part(plan, items);
    }
    plan->records_of = of;
}

/* ---- reading ---- */

const RecordType *const *
plan_record_types(const Plan *plan, size_t *count)
{
    *count = plan->record_types->len;
    return (const RecordType *const *)plan->record_types->pdata;
}

const RecordType *
plan_find_record_type(const Plan *plan, const char *id)
{
    return g_hash_table_lookup(plan->by_id[ELEMENT_RECORD_TYPE], id);
}

const Record *const *
plan_records(const Plan *plan, size_t *count)
{
    *count = plan->records->len;
    return (const Record *const *)plan->records->pdata;
}

const Record *
plan_find_record(const Plan *plan, const char *id)
{
    return g_hash_table_lookup(plan->by_id[ELEMENT_RECORD], id);
}

/* ---- what was known ---- */

/*
 * By the rule of figures: its date is its period, and one without a date has its sources' days alone: what none of them
 * told by the as-of day may be of a later one. What lies ahead is known from its sources on.
 */
static bool
is_admitted(const View *view, const Record *record)
{
    Observation as_figure = { .period = record->period, .sources = record->sources,
                              .source_count = record->source_count };

    if (date_is_set(record->period.first) && !record->type->ahead)
        return observation_is_admitted(&as_figure, view->days);
    return record->source_count == 0 ||
           any_source_is_known(record->sources, record->source_count,
                               record->type->ahead ? view->days.known_by : view->seen);
}

static bool
is_shown(const View *view, const Record *record)
{
    if (!is_admitted(view, record))
        return false;
    for (const Record *later = record->revised_by; later != NULL; later = later->revised_by)
        if (is_admitted(view, later))
            return false;
    return true;
}

static RecordSeen
see(View *view, const Record *record)
{
    RecordSeen seen = { .record = record };

    seen.sources = view_known_sources(view, record->sources, record->source_count, &seen.source_count);
    seen.note = seen.source_count == record->source_count ? record->note : NULL;
    seen.stands = !date_is_set(record->until) ||
                  date_compare(date_first_day(record->until), date_last_day(view->days.as_of)) > 0;
    return seen;
}

static void
record_seen(GString *answer, const RecordSeen *seen)
{
    const Record *record = seen->record;

    g_string_append_printf(answer, "%s %s %s %d", record->id, record->type->id,
                           record->area == NULL ? "" : record->area->id, seen->stands);
    record_date(answer, record->period.first);
    record_date(answer, record->period.last);
    record_date(answer, record->until);
    g_string_append_printf(answer, " %s\n", seen->note == NULL ? "" : seen->note);
    for (size_t i = 0; i < record->value_count; i++) {
        g_string_append_printf(answer, "%s", record->values[i].field->id);
        record_text(answer, record->values[i].text);
        g_string_append_c(answer, '\n');
    }
    for (size_t i = 0; i < seen->source_count; i++)
        record_source(answer, seen->sources[i]);
}

static void
note_records(View *view, const RecordType *type, const Area *area, const Event *event, const RecordSeen *seen,
             size_t count)
{
    GString *answer = event == NULL ? view_note(view, QUESTION_RECORDS, type->id, area, NULL)
                                    : view_note(view, QUESTION_RECORDS_OF_EVENT, type->id, area, event->id);

    if (answer == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        record_seen(answer, &seen[i]);
    view_noted(view, answer);
}

static bool
names_event(const Record *record, const Event *event)
{
    for (size_t i = 0; i < record->value_count; i++)
        if (record->values[i].field->kind == FIELD_EVENT && strcmp(record->values[i].text.text, event->id) == 0)
            return true;
    return false;
}

const RecordSeen *
view_records_of_event(View *view, const RecordType *type, const Area *area, const Event *event, size_t *count)
{
    const RecordsOf *of = &view->plan->records_of[type->index];
    size_t candidates = of->count;
    const uint32_t *items = area == NULL ? NULL : by_area_items(&of->by_area, area, &candidates);
    RecordSeen *seen = arena_new0(view->arena, RecordSeen, candidates + 1);

    *count = 0;
    for (size_t i = 0; i < candidates; i++) {
        const Record *record = of->all[items == NULL ? i : items[i]];

        if ((event == NULL || names_event(record, event)) && is_shown(view, record))
            seen[(*count)++] = see(view, record);
    }
    note_records(view, type, area, event, seen, *count);
    return seen;
}

const RecordSeen *
view_records(View *view, const RecordType *type, const Area *area, size_t *count)
{
    return view_records_of_event(view, type, area, NULL, count);
}

const RecordSeen *
view_record(View *view, const char *id)
{
    const Record *record = plan_find_record(view->plan, id);
    RecordSeen *seen = NULL;
    GString *answer;

    if (record != NULL && is_shown(view, record)) {
        seen = arena_new0(view->arena, RecordSeen, 1);
        *seen = see(view, record);
    }
    answer = view_note(view, QUESTION_RECORD, id, NULL, NULL);
    if (answer != NULL) {
        if (seen != NULL)
            record_seen(answer, seen);
        view_noted(view, answer);
    }
    return seen;
}
