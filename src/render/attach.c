/* What a document was made from goes into its file: figures as a table and as data files, days as a calendar. */
#include "render/attach.h"
#include <stdlib.h>
#include <string.h>
#include "base/sort.h"

struct Attached {
    Arena *arena;
    GArray *files;                      /* PdfAttachment */
};

Attached *
attached_new(void)
{
    Attached *attached = g_new0(Attached, 1);

    attached->arena = arena_new();
    attached->files = g_array_new(FALSE, TRUE, sizeof(PdfAttachment));
    return attached;
}

void
attached_free(Attached *attached)
{
    if (attached == NULL)
        return;
    for (guint i = 0; i < attached->files->len; i++)
        g_bytes_unref(g_array_index(attached->files, PdfAttachment, i).bytes);
    g_array_unref(attached->files);
    arena_free(attached->arena);
    g_free(attached);
}

void
attached_add(Attached *attached, const char *name, const char *type, const char *description, GBytes *bytes,
             PdfRelation relation)
{
    PdfAttachment file = { arena_strdup(attached->arena, name), arena_strdup(attached->arena, type),
                           description == NULL ? NULL : arena_strdup(attached->arena, description), g_bytes_ref(bytes),
                           relation };

    g_array_append_val(attached->files, file);
}

void
attached_give(const Attached *attached, PdfOptions *options)
{
    options->attachments = (const PdfAttachment *)(const void *)attached->files->data;
    options->attachment_count = attached->files->len;
}

/* A file whose text is taken, with a message of the catalogue as its description. */
static void
add_text(Attached *attached, const Lang *lang, const char *name, const char *type, const char *key, char *text,
         PdfRelation relation)
{
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));

    attached_add(attached, name, type, lang_message(lang, attached->arena, key, NULL, 0), bytes, relation);
}

/* ---- figures ---- */

static int
compare_sources(const void *left, const void *right)
{
    const Source *a = *(const Source *const *)left, *b = *(const Source *const *)right;

    return a->index < b->index ? -1 : a->index > b->index;
}

typedef struct Cited { GPtrArray *sources; GHashTable *seen; } Cited;

static void
cite(Cited *cited, const Source *const *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (g_hash_table_add(cited->seen, (gpointer)(guintptr)sources[i]))
            g_ptr_array_add(cited->sources, (gpointer)(guintptr)sources[i]);
}

static char *
sources_text(const GArray *lines, const GArray *records, bool internal)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    Cited cited = { sources, seen };

    for (guint i = 0; i < lines->len; i++) {
        const ObservationLine *line = &g_array_index(lines, ObservationLine, i);

        cite(&cited, line->sources, line->source_count);
    }
    for (guint i = 0; i < records->len; i++) {
        const RecordSeen *seen_record = &g_array_index(records, RecordSeen, i);

        cite(&cited, seen_record->sources, seen_record->source_count);
    }
    sort_items(sources->pdata, sources->len, sizeof(gpointer), compare_sources);
    return sources_write_xml((const Source *const *)(const void *)sources->pdata, sources->len, internal);
}

static int
compare_records(const void *left, const void *right)
{
    const Record *a = ((const RecordSeen *)left)->record, *b = ((const RecordSeen *)right)->record;

    return a->index < b->index ? -1 : a->index > b->index;
}

static GArray *
known_records(View *view, GHashTable *ids)
{
    GArray *records = g_array_new(FALSE, FALSE, sizeof(RecordSeen));
    GHashTableIter iter;
    gpointer id;

    g_hash_table_iter_init(&iter, ids);
    while (g_hash_table_iter_next(&iter, &id, NULL)) {
        const RecordSeen *seen = view_record(view, id);

        if (seen != NULL)
            g_array_append_val(records, *seen);
    }
    sort_items(records->data, records->len, sizeof(RecordSeen), compare_records);
    return records;
}

void
attached_add_data(Attached *attached, SheafProject *project, const Lang *lang, GHashTable *ids, GHashTable *record_ids,
                  Recorder *recorder, Diags *diags)
{
    g_autoptr(View) view = project_view(project, recorder);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) gathered = printed_lines(view, ids, arena, diags);
    g_autoptr(GArray) records = known_records(view, record_ids);
    const ObservationLine *lines = (const ObservationLine *)(const void *)gathered->data;
    bool internal = plan_audience(project->plan) == AUDIENCE_INTERNAL;

    if (gathered->len > 0) {
        add_text(attached, lang, "observations.csv", "text/csv", "attached-observations-csv",
                 observations_write_csv(lines, gathered->len, lang_tag(lang)), PDF_RELATION_DATA);
        add_text(attached, lang, "observations.xml", "application/xml", "attached-observations-xml",
                 observations_write_xml(lines, gathered->len, plan_year_start(project->plan)), PDF_RELATION_SOURCE);
    }
    if (records->len > 0)
        add_text(attached, lang, "records.xml", "application/xml", "attached-records",
                 records_write_xml((const RecordSeen *)(const void *)records->data, records->len, internal),
                 PDF_RELATION_SOURCE);
    if (gathered->len > 0 || records->len > 0)
        add_text(attached, lang, "sources.xml", "application/xml", "attached-sources",
                 sources_text(gathered, records, internal), PDF_RELATION_SOURCE);
}

/* ---- days ---- */

void
attached_add_calendar(Attached *attached, SheafProject *project, const Lang *lang, int year, const Area *area,
                      Recorder *recorder)
{
    g_autoptr(View) view = project_view(project, recorder);
    SheafCalendar asked = { .year = year };

    add_text(attached, lang, "calendar.ics", "text/calendar", "attached-calendar",
             calendar_ics_text(project, &asked, view, lang, area), PDF_RELATION_ALTERNATIVE);
}

/* ---- one output ---- */

static const Area *
area_of(const SheafProject *project, const Template *tmpl, const SheafJob *job, const char *subject)
{
    const char *concerning = job_parameter(job, "concerning");

    if (template_subject_kind(tmpl) == SUBJECT_AREA)
        return plan_find_area(project->plan, subject);
    return concerning == NULL || *concerning == '\0' ? NULL : plan_find_area(project->plan, concerning);
}

Attached *
attached_for_job(SheafProject *project, const SheafJob *job, const char *subject, const Pages *pages,
                 Recorder *recorder, Diags *diags)
{
    const Template *tmpl = project_template(project, job->template_name, (Place){ 0 }, diags);
    const Lang *lang = project_lang(project, job->language, diags);
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) records = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Attached *attached = attached_new();
    const char *year = job_parameter(job, "year");

    printed_ids_add(pages, ids);
    printed_records_add(pages, records);
    attached_add_data(attached, project, lang, ids, records, recorder, diags);
    if (template_attaches_calendar(tmpl))
        attached_add_calendar(attached, project, lang, year == NULL ? 0 : atoi(year),
                              area_of(project, tmpl, job, subject), recorder);
    return attached;
}
