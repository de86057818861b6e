/* The calendar out to, and in from, iCalendar. */
#include <string.h>
#include <sys/stat.h>
#include "base/input.h"
#include "base/diag_files.h"
#include "base/diag_read.h"
#include "base/sort.h"
#include "read/ics.h"
#include "render/claims.h"
#include "write/write.h"

typedef struct Gathered { GArray *entries; GHashTable *events; /* those that are in it already */ } Gathered;

/* ---- out ---- */

/* The year asked for, else every year in which anything stands. */
static Period
span_of(View *view, int year)
{
    return year > 0 ? (Period){ { (int16_t)year, 1, 1 }, { (int16_t)year, 12, 31 } } : view_event_span(view);
}

static void
gather(Gathered *g, const CalendarEntry *entry)
{
    CalendarEntry kept = *entry;

    if (entry->event != NULL && entry->event->series != NULL) {
        kept.event = entry->event->series;
        kept.period = kept.event->period;
    }
    if (kept.event != NULL && ics_is_yearly(kept.event)) {
        int years = strcmp(kept.event->kind, "day") == 0 ? 0 : 1;
        int32_t length = date_to_days(kept.period.last) - date_to_days(kept.period.first);

        kept.period.first = date_add_years(kept.event->origin, years);
        kept.period.last = date_from_days(date_to_days(kept.period.first) + length);
    }
    if (kept.event != NULL && !g_hash_table_add(g->events, (void *)(uintptr_t)kept.event) &&
        (!date_is_set(kept.event->origin) || ics_is_yearly(kept.event)))
        return;
    g_array_append_val(g->entries, kept);
}

/* What became of the planned events that are in it. */
static void
gather_outcomes(Gathered *g, View *view, Period span, const Area *area)
{
    size_t count;
    const Event *const *events = view_outcomes(view, span, area, &count);

    for (size_t i = 0; i < count; i++) {
        CalendarEntry entry = { .event = events[i], .period = events[i]->period };

        entry.sources = view_known_sources(view, events[i]->sources, events[i]->source_count, &entry.source_count);
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
calendar_ics_text(SheafProject *project, const SheafCalendar *asked, View *view, const Lang *lang, const Area *area)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(CalendarEntry));
    g_autoptr(GHashTable) events = g_hash_table_new(NULL, NULL);
    Gathered g = { entries, events };
    IcsRequest request = { .plan = project->plan, .language = lang_tag(lang), .stamp = project->created };
    IcsEntry *said;
    size_t count = 0;
    const Period span = span_of(view, asked->year);
    const CalendarEntry *found = view_calendar(view, span, area, false, &count);

    for (size_t i = 0; i < count; i++)
        gather(&g, &found[i]);
    gather_outcomes(&g, view, span, area);
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
    const Area *area = asked->area == NULL ? NULL : plan_find_area(project->plan, asked->area);
    g_autoptr(View) view = project_view(project, recorder);

    if (asked->area != NULL && area == NULL) {
        diag_report(diags, DIAG_UNKNOWN_SUBJECT, (Place){ 0 }, "area", asked->area, NULL);
        plan_near(project->plan, "area", asked->area, diags);
    }
    return diags_failed(diags) || lang == NULL ? NULL : calendar_ics_text(project, asked, view, lang, area);
}

char *
ics_pattern(int year, const char *area)
{
    g_autofree char *of = year == 0 ? g_strdup("") : g_strdup_printf("-%d", year);

    return g_strdup_printf("out/calendar%s%s%s{-lang}{-variant}.ics", of, area == NULL ? "" : "-",
                           area == NULL ? "" : area);
}

SheafExit
sheaf_calendar_ics(SheafProject *project, const SheafCalendar *asked, SheafResult *result)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *text = project_make_ics(project, asked, NULL, diags),
                    *usual = ics_pattern(asked->year, asked->area);
    SheafJob named = { .template_name = "calendar",
                       .language = asked->language,
                       .output = asked->output != NULL ? asked->output : usual };
    g_autoptr(Claims) claims = claims_of_project(project);

    *result = (SheafResult){ 0 };
    if (text != NULL) {
        result->path = output_path(project, &named, "plan");
        result->bytes = strlen(text);
        if (claims_write(claims, result->path, diags))
            output_write(result->path, text, result->bytes, diags);
    }
    return project_report(project, diags);
}

/* ---- in ---- */

static void
report_left_out(const IcsFile *file, const char *path, Diags *diags)
{
    g_autofree char *computed = g_strdup_printf("%" G_GSIZE_FORMAT, file->computed),
                    *others = g_strdup_printf("%" G_GSIZE_FORMAT, file->others);
    g_autofree char *endless = g_strdup_printf("%" G_GSIZE_FORMAT, file->endless);
    Place place = { g_intern_string(path), 0, 0 };

    if (file->endless > 0)
        diag_report(diags, DIAG_ICS_ENDLESS, (Place){ place.file, file->first_endless, 1 }, endless, NULL);
    if (file->computed > 0)
        diag_report(diags, DIAG_ICS_COMPUTED, place, computed, NULL);
    if (file->others > 0)
        diag_report(diags, DIAG_ICS_OTHERS, place, others, NULL);
}

/*
 * What is imported begins with a comment that names the origin and the sum of all that follows, so that a later import
 * knows its own file from one that somebody has worked on.
 */
#define MARK_BEGINS "<!-- sheaf import ics "
#define MARK_SUM " sha256:"
#define MARK_ENDS " -->\n"
enum { SUM_DIGITS = 64 };

/* Behind the XML declaration, to be freed. Two hyphens may not stand in a comment (XML 1.0, 2.5). */
static char *
with_mark(const char *xml, const char *path)
{
    const char *line = strchr(xml, '\n'), *rest = line == NULL ? xml : line + 1;
    g_autofree char *base = g_path_get_basename(input_name(path)),
                    *name = g_uri_escape_string(base, " !'()*,;:@+=", TRUE),
                    *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, rest, -1);
    g_auto(GStrv) pieces = g_strsplit(name, "-", -1);
    g_autofree char *safe = g_strjoinv("%2D", pieces);

    return g_strdup_printf("%.*s" MARK_BEGINS "%s" MARK_SUM "%s" MARK_ENDS "%s", (int)(rest - xml), xml, safe, sum,
                           rest);
}

typedef enum Mark { MARK_NONE, MARK_HOLDS, MARK_BROKEN } Mark;

static Mark
look_for_mark(const char *text, char **origin)
{
    const char *begin = strstr(text, MARK_BEGINS), *sum = begin == NULL ? NULL : strstr(begin, MARK_SUM),
               *line = begin == NULL ? NULL : strchr(begin, '\n');
    g_autofree char *found = NULL;

    if (sum == NULL || line == NULL || sum > line || begin > text + strcspn(text, "\n") + 1)
        return MARK_NONE;
    *origin = g_strndup(begin + strlen(MARK_BEGINS), (gsize)(sum - begin) - strlen(MARK_BEGINS));
    found = g_compute_checksum_for_string(G_CHECKSUM_SHA256, line + 1, -1);
    return strncmp(sum + strlen(MARK_SUM), found, SUM_DIGITS) == 0 &&
                   g_str_has_prefix(sum + strlen(MARK_SUM) + SUM_DIGITS, MARK_ENDS)
               ? MARK_HOLDS
               : MARK_BROKEN;
}

static bool
is_empty(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && info.st_size == 0;
}

/* A new file, an empty one, a device, or one that an import wrote. */
static bool
may_import(const char *path, const char *output, bool force, Diags *diags)
{
    g_autoptr(Claims) claims = claims_new();
    g_autofree char *origin = NULL;
    g_autoptr(GBytes) bytes = NULL;
    const char *text;
    gsize length;
    Mark mark;

    claims_read(claims, path);
    if (!claims_write(claims, output, diags))
        return false;
    if (!g_file_test(output, G_FILE_TEST_IS_REGULAR))
        return true;
    bytes = input_read(INPUT_DATA, output, (Place){ 0 }, diags);
    if (bytes == NULL)
        return false;
    text = g_bytes_get_data(bytes, &length);
    mark = length > 0 && strlen(text) == length ? look_for_mark(text, &origin) : MARK_NONE;
    if (mark == MARK_NONE && length > 0)
        diag_report(diags, DIAG_IMPORT_NOT_OURS, (Place){ 0 }, output, NULL);
    else if (mark == MARK_BROKEN && !force)
        diag_report(diags, DIAG_IMPORT_EDITED, (Place){ 0 }, output, origin, NULL);
    return !diags_failed(diags);
}

SheafExit
sheaf_import_ics(const char *path, const char *output, bool force, SheafReport report, void *report_data,
                 SheafImport *out)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(Arena) arena = arena_new();
    g_autofree char *text = NULL;
    IcsFile file = { 0 };

    *out = (SheafImport){ 0 };
    if ((output == NULL || may_import(path, output, force, diags)) && ics_read(path, arena, &file, diags)
        && (output == NULL || is_empty(output) || ics_keep_internal(&file, output, diags))) {
        g_autofree char *xml = events_write_xml((const Event *)(const void *)file.rows->data, file.rows->len);

        text = with_mark(xml, path);
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
