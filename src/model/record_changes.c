/*
 * Records of two readings side by side: what is new, what has gone, and what one says otherwise, field by field. One
 * that stands in the place of another is compared with the one that it revises.
 */
#include <string.h>
#include "model/internal.h"
#include "model/record_changes.h"
#include "model/records.h"

typedef struct ComparingRecords {
    View *from, *to;
    GArray *out;
    GHashTable *old, *new;              /* id -> RecordSeen, of the type that is compared */
    Arena *arena;
} ComparingRecords;

/* Of a record and not of its type; no field can be called so. */
static const char *const own_fields[] = { "area", "date", "until", "stands", "note" };

static const char *
day_or_nothing(const ComparingRecords *c, Date day)
{
    char text[11];

    return date_is_set(day) ? arena_strdup(c->arena, date_format(day, text)) : "";
}

static const char *
period_or_nothing(const ComparingRecords *c, View *view, Period period)
{
    char text[PERIOD_TEXT];

    return date_is_set(period.first)
               ? arena_strdup(c->arena, period_format(period, plan_year_start(view_plan(view)), text))
               : "";
}

/* As data files write it; "": the record does not say. */
static const char *
said_in(const ComparingRecords *c, View *view, const RecordSeen *seen, const char *field)
{
    const Record *record = seen->record;
    const RecordValue *value = record_value(record, field);

    if (value != NULL)
        return value->text.text;
    if (strcmp(field, "area") == 0)
        return record->area == NULL ? "" : record->area->id;
    if (strcmp(field, "date") == 0)
        return period_or_nothing(c, view, record->period);
    if (strcmp(field, "until") == 0)
        return day_or_nothing(c, record->until);
    if (strcmp(field, "stands") == 0)
        return seen->stands ? "yes" : "no";
    if (strcmp(field, "note") == 0)
        return seen->note == NULL ? "" : seen->note;
    return "";
}

/* Every value with the name of its field, for those who cannot look into the record. */
static const char *
all_that_is_said(const ComparingRecords *c, const Record *record)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (size_t i = 0; i < record->value_count; i++)
        g_string_append_printf(out, "%s%s=%s", i > 0 ? "; " : "", record->values[i].field->id,
                               record->values[i].text.text);
    return arena_strdup(c->arena, record->value_count > 0 ? out->str : record->type->id);
}

static Change
change_of(const ComparingRecords *c, const RecordSeen *old, const RecordSeen *new)
{
    const Record *shown = new != NULL ? new->record : old->record;

    (void)c;
    return (Change){ .kind = CHANGE_RECORD, .area = shown->area, .period = shown->period,
                     .old_record = old == NULL ? NULL : old->record, .new_record = new == NULL ? NULL : new->record,
                     .before = "", .after = "", .place = shown->place };
}

static void
add_whole(const ComparingRecords *c, const RecordSeen *old, const RecordSeen *new)
{
    Change change = change_of(c, old, new);

    if (old != NULL)
        change.before = all_that_is_said(c, old->record);
    else
        change.after = all_that_is_said(c, new->record);
    g_array_append_val(c->out, change);
}

/* The words of one language are told by their own; a translation that is another one, by both readings' first text. */
static bool
same_translations(const Record *old, const Record *new, const char *field)
{
    const RecordValue *was = record_value(old, field), *is = record_value(new, field);

    if (was == NULL || is == NULL || was->text.count != is->text.count)
        return was == is || (was != NULL && is != NULL && was->text.count == is->text.count);
    for (size_t i = 0; i < is->text.count; i++)
        if (strcmp(local_text(was->text, is->text.translations[i].language), is->text.translations[i].text) != 0)
            return false;
    return true;
}

static void
compare_field(const ComparingRecords *c, const RecordSeen *old, const RecordSeen *new, const char *field)
{
    Change change = change_of(c, old, new);

    change.before = said_in(c, c->from, old, field);
    change.after = said_in(c, c->to, new, field);
    change.field = field;
    if (strcmp(change.before, change.after) != 0 || !same_translations(old->record, new->record, field))
        g_array_append_val(c->out, change);
}

static void
compare_fields(const ComparingRecords *c, const RecordSeen *old, const RecordSeen *new)
{
    const RecordType *was = old->record->type, *is = new->record->type;

    for (size_t i = 0; i < G_N_ELEMENTS(own_fields); i++)
        compare_field(c, old, new, own_fields[i]);
    for (size_t i = 0; old->record != new->record && i < is->field_count; i++)
        compare_field(c, old, new, is->fields[i].id);
    for (size_t i = 0; was != is && i < was->field_count; i++)
        if (record_type_field(is, was->fields[i].id) == NULL)
            compare_field(c, old, new, was->fields[i].id);
}

/* The one in whose place `record` stands, as far back as the other reading knows one. */
static const RecordSeen *
stood_before(const ComparingRecords *c, const Record *record)
{
    const RecordSeen *seen = NULL;

    for (; record != NULL && seen == NULL; record = record->revises)
        seen = g_hash_table_lookup(c->old, record->id);
    return seen;
}

/* Also the other way round: a reading of earlier days may hold what the later one had revised. */
static const RecordSeen *
stands_for(const ComparingRecords *c, const Record *record)
{
    const RecordSeen *seen = NULL;

    for (; record != NULL && seen == NULL; record = record->revises)
        seen = g_hash_table_lookup(c->new, record->id);
    return seen;
}

static GHashTable *
by_id(const RecordSeen *seen, size_t count)
{
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);

    for (size_t i = 0; i < count; i++)
        g_hash_table_insert(table, (void *)(uintptr_t)seen[i].record->id, (void *)(uintptr_t)&seen[i]);
    return table;
}

/* type NULL: that reading has none of this id. */
static void
compare_type(ComparingRecords *c, const RecordType *was, const RecordType *is)
{
    size_t old_count = 0, new_count = 0;
    const RecordSeen *old = was == NULL ? NULL : view_records(c->from, was, NULL, &old_count);
    const RecordSeen *new = is == NULL ? NULL : view_records(c->to, is, NULL, &new_count);
    g_autoptr(GHashTable) olds = by_id(old, old_count), news = by_id(new, new_count),
                          met = g_hash_table_new(NULL, NULL);

    c->old = olds;
    c->new = news;
    for (size_t i = 0; i < new_count; i++) {
        const RecordSeen *before = stood_before(c, new[i].record);

        if (before == NULL)
            continue;
        g_hash_table_add(met, (void *)(uintptr_t)before);
        g_hash_table_add(met, (void *)(uintptr_t)&new[i]);
        compare_fields(c, before, &new[i]);
    }
    for (size_t i = 0; i < old_count; i++) {
        const RecordSeen *after = g_hash_table_contains(met, &old[i]) ? NULL : stands_for(c, old[i].record);

        if (after == NULL || g_hash_table_contains(met, after))
            continue;
        g_hash_table_add(met, (void *)(uintptr_t)&old[i]);
        g_hash_table_add(met, (void *)(uintptr_t)after);
        compare_fields(c, &old[i], after);
    }
    for (size_t i = 0; i < new_count; i++)
        if (!g_hash_table_contains(met, &new[i]))
            add_whole(c, NULL, &new[i]);
    for (size_t i = 0; i < old_count; i++)
        if (!g_hash_table_contains(met, &old[i]))
            add_whole(c, &old[i], NULL);
}

void
compare_records_of(View *from, View *to, GArray *out)
{
    ComparingRecords c = { .from = from, .to = to, .out = out, .arena = to->arena };
    bool one_plan = view_plan(from) == view_plan(to);
    size_t count;
    const RecordType *const *types = plan_record_types(view_plan(to), &count);

    for (size_t i = 0; i < count; i++)
        compare_type(&c, one_plan ? types[i] : plan_find_record_type(view_plan(from), types[i]->id), types[i]);
    if (one_plan)
        return;
    types = plan_record_types(view_plan(from), &count);
    for (size_t i = 0; i < count; i++)
        if (plan_find_record_type(view_plan(to), types[i]->id) == NULL)
            compare_type(&c, types[i], NULL);
}
