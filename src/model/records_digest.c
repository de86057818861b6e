/*
 * What records say, as a digest, where no tree of their files is kept: everything but where they stand. The types that
 * they are of are digested with the tree.
 */
#include "model/internal.h"
#include "model/records.h"

/* A text may hold a line's end, but no NUL. */
static void
add_text(GString *out, const char *text)
{
    g_string_append(out, text == NULL ? "" : text);
    g_string_append_c(out, '\0');
}

static void
add_local(GString *out, LocalText text)
{
    add_text(out, text.text);
    for (size_t i = 0; i < text.count; i++) {
        add_text(out, text.translations[i].language);
        add_text(out, text.translations[i].text);
    }
    g_string_append_c(out, '\n');
}

static void
add_record(GString *out, const Record *record)
{
    add_text(out, record->id);
    add_text(out, record->type->id);
    add_text(out, record->area == NULL ? NULL : record->area->id);
    add_text(out, record->revises == NULL ? NULL : record->revises->id);
    add_text(out, record->note);
    record_date(out, record->period.first);
    record_date(out, record->period.last);
    record_date(out, record->until);
    g_string_append_printf(out, " %d", record->is_public);
    for (size_t i = 0; i < record->source_count; i++)
        add_text(out, record->sources[i]->id);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < record->value_count; i++) {
        add_text(out, record->values[i].field->id);
        add_local(out, record->values[i].text);
    }
}

void
plan_digest_records(const Plan *plan, GChecksum *sum)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < plan->records->len; i++) {
        g_string_truncate(out, 0);
        add_record(out, g_ptr_array_index(plan->records, i));
        g_checksum_update(sum, (const guchar *)out->str, (gssize)out->len);
    }
}
