/* The calendar out to, and in from, iCalendar. */
#include <string.h>
#include "base/sort.h"
#include "read/ics.h"
#include "render/project.h"
#include "write/write.h"

typedef struct Gathered { GArray *entries; GHashTable *events; /* those that are in it already */ } Gathered;

/* ---- out ---- */

/* The year asked for, else every year in which anything stands. */
static Period
span_of(View *view, int year)
{
    Period span = plan_period(view_plan(view));
    size_t count;
    const Event *events = view_events(view, &count);

    if (year > 0)
        return (Period){ { (int16_t)year, 1, 1 }, { (int16_t)year, 12, 31 } };
    for (size_t i = 0; i < count; i++) {
        if (date_is_set(events[i].origin))
            continue;
        if (!date_is_set(span.first) || date_compare(events[i].period.first, span.first) < 0)
            span.first = events[i].period.first;
        if (!date_is_set(span.last) || date_compare(events[i].period.last, span.last) > 0)
            span.last = events[i].period.last;
    }
    return span;
}

static void
gather(Gathered *g, const CalendarEntry *entry)
{
    CalendarEntry kept = *entry;

    if (entry->event != NULL && entry->event->series != NULL) {
        kept.event = entry->event->series;
        kept.period = kept.event->period;
    }
    if (kept.event != NULL && !g_hash_table_add(g->events, (void *)(uintptr_t)kept.event) && !date_is_set(kept.event->origin))
        return;
    g_array_append_val(g->entries, kept);
}

/* What became of the planned events that are in it. */
static void
gather_outcomes(Gathered *g, View *view)
{
    size_t count;
    const Event *events = view_events(view, &count);

    for (size_t i = 0; i < count; i++) {
        CalendarEntry entry = { .event = &events[i], .period = events[i].period };

        if (events[i].of != NULL && g_hash_table_contains(g->events, events[i].of) && view_knows_event(view, &events[i]))
            gather(g, &entry);
    }
}

/* In the order of the data, so that what is imported again stands in it; then what is computed. */
static int
compare_entries(const void *left, const void *right)
{
    const CalendarEntry *a = left, *b = right;

    if (a->event != b->event)
        return a->event == NULL ? 1 : b->event == NULL ? -1 : a->event < b->event ? -1 : 1;
    if (a->event != NULL)
        return date_compare(a->period.first, b->period.first);
    return a->what != b->what ? (int)a->what - (int)b->what : a->written < b->written ? -1 : 1;
}

char *
calendar_ics_text(SheafProject *project, const SheafCalendar *asked, View *view, const Lang *lang, const State *state)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(CalendarEntry));
    g_autoptr(GHashTable) events = g_hash_table_new(NULL, NULL);
    Gathered g = { entries, events };
    IcsRequest request = { .plan = project->plan, .language = lang_tag(lang), .stamp = project->created };
    IcsEntry *said;
    size_t count = 0;
    const CalendarEntry *found = view_calendar(view, span_of(view, asked->year), state, false, &count);

    for (size_t i = 0; i < count; i++)
        gather(&g, &found[i]);
    gather_outcomes(&g, view);
    sort_items(entries->data, entries->len, sizeof(CalendarEntry), compare_entries);
    said = arena_new0(arena, IcsEntry, entries->len + 1);
    for (guint i = 0; i < entries->len; i++) {
        said[i].entry = &g_array_index(entries, CalendarEntry, i);
        said[i].title = template_calendar_title(project->plan, lang, arena, said[i].entry);
    }
    request.entries = said;
    request.count = entries->len;
    return ics_write(&request);
}

char *
project_make_ics(SheafProject *project, const SheafCalendar *asked, Recorder *recorder, Diags *diags)
{
    const Lang *lang = project_lang(project, asked->language, diags);
    const State *state = asked->state == NULL ? NULL : plan_find_state(project->plan, asked->state);
    g_autoptr(View) view = project_view(project, recorder);

    if (asked->state != NULL && state == NULL)
        diag_report(diags, DIAG_UNKNOWN_SUBJECT, (Place){ 0 }, "state", asked->state, NULL);
    return diags_failed(diags) || lang == NULL ? NULL : calendar_ics_text(project, asked, view, lang, state);
}

SheafExit
sheaf_calendar_ics(SheafProject *project, const SheafCalendar *asked)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *text = project_make_ics(project, asked, NULL, diags);

    if (text != NULL) {
        g_autofree char *path = g_path_is_absolute(asked->output) ? g_strdup(asked->output) : g_build_filename(project->folder, asked->output, NULL);

        output_write(path, text, strlen(text), diags);
    }
    return project_report(project, diags);
}

/* ---- in ---- */

static void
report_left_out(const IcsFile *file, const char *path, Diags *diags)
{
    g_autofree char *computed = g_strdup_printf("%" G_GSIZE_FORMAT, file->computed), *others = g_strdup_printf("%" G_GSIZE_FORMAT, file->others);
    Place place = { g_intern_string(path), 0, 0 };

    if (file->computed > 0)
        diag_report(diags, DIAG_ICS_COMPUTED, place, computed, NULL);
    if (file->others > 0)
        diag_report(diags, DIAG_ICS_OTHERS, place, others, NULL);
}

SheafExit
sheaf_import_ics(const char *path, const char *output, SheafReport report, void *report_data, SheafImport *out)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *text = NULL;
    IcsFile file = { 0 };

    *out = (SheafImport){ 0 };
    if (ics_read(path, arena, &file, diags) && (output == NULL || ics_keep_internal(&file, output, diags))) {
        text = events_write_xml((const EventRow *)(const void *)file.rows->data, file.rows->len);
        report_left_out(&file, path, diags);
        if (output == NULL || output_write(output, text, strlen(text), diags))
            out->events = file.rows->len;
    }
    diags_sort(diags);
    out->warnings = diags_count(diags, SEVERITY_WARNING);
    out->text = output == NULL ? g_steal_pointer(&text) : NULL;
    report_all(diags, report, report_data);
    ics_clear(&file);
    return (SheafExit)diags_exit_status(diags);
}
