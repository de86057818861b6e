/* What changed, for people and machines. A reading is a pair of days of the project, or another folder's data. */
#include <string.h>
#include "base/diag_files.h"
#include "base/json.h"
#include "base/sort.h"
#include "model/changes.h"
#include "model/records.h"
#include "read/manifest.h"
#include "read/read.h"
#include "render/reading.h"

/* ---- words for machines ---- */

static const char *
or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static char *
period_text(const Change *change)
{
    char first[11], last[11];

    if (!date_is_set(change->period.first))
        return g_strdup("");
    if (date_equal(change->period.first, change->period.last))
        return g_strdup(date_format(change->period.first, first));
    return g_strdup_printf("%s/%s", date_format(change->period.first, first), date_format(change->period.last, last));
}

static const Record *
record_of(const Change *change)
{
    return change->new_record != NULL ? change->new_record : change->old_record;
}

/* What it is a change of: the most telling of the ids that it has. */
static const char *
subject_of(const Change *change)
{
    return change->kind == CHANGE_RECORD                              ? record_of(change)->id
           : change->measure != NULL && change->kind != CHANGE_STATUS ? change->measure->id
           : change->row != NULL                                     ? change->row
           : change->indicator != NULL                               ? change->indicator->id
           : change->objective != NULL                               ? change->objective->id
           : change->event != NULL && change->event->id != NULL      ? change->event->id
           : change->event != NULL                                   ? change->event->title.text
           : change->treaty != NULL                                  ? change->treaty->id
                                                                     : "";
}

/* What kind of record it is. */
static const char *
record_title(const Change *change)
{
    const RecordType *type = record_of(change)->type;

    return type->title.text != NULL && *type->title.text != '\0' ? type->title.text : type->id;
}

enum { COLUMNS = 11 };
static const char *const column_names[COLUMNS] = { "kind",   "subject", "area", "measure", "treaty",
                                                   "article", "field",   "period", "before", "after",  "title" };

static const char *
title_of(const Change *change)
{
    return change->kind == CHANGE_RECORD                              ? record_title(change)
           : change->follow != NULL                                  ? change->follow->title.text
           : change->measure != NULL && change->kind != CHANGE_STATUS ? change->measure->title.text
           : change->indicator != NULL                               ? change->indicator->title.text
           : change->event != NULL                                   ? change->event->title.text
           : change->treaty != NULL                                  ? change->treaty->title.text
                                                                     : "";
}

static void
cells_of(const Change *change, const char *period, const char *cells[COLUMNS])
{
    const char *const values[COLUMNS] = {
        change_kind_name(change->kind),
        subject_of(change),
        change->area == NULL ? "" : change->area->id,
        change->measure == NULL ? "" : change->measure->id,
        change->treaty == NULL ? "" : change->treaty->id,
        or_empty(change->article),
        or_empty(change->field),
        period,
        or_empty(change->before),
        or_empty(change->after),
        or_empty(title_of(change)),
    };

    memcpy(cells, values, sizeof values);
}

/* ---- forms ---- */

/* RFC 4180, 2. */
static void
add_csv_field(GString *out, const char *text)
{
    if (strpbrk(text, "\",\r\n") == NULL) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *c);
    }
    g_string_append_c(out, '"');
}

static void
add_csv_line(GString *out, const char *const cells[COLUMNS])
{
    for (size_t i = 0; i < COLUMNS; i++) {
        g_string_append(out, i > 0 ? "," : "");
        add_csv_field(out, cells[i]);
    }
    g_string_append(out, "\r\n");
}

static void
add_json_object(GString *out, const char *const cells[COLUMNS])
{
    g_string_append(out, "  {");
    for (size_t i = 0; i < COLUMNS; i++) {
        if (*cells[i] == '\0')
            continue;
        g_string_append_printf(out, "%s\"%s\": ", i > 0 ? ", " : " ", column_names[i]);
        json_append_text(out, cells[i]);
    }
    g_string_append(out, " }");
}

static void
add_text_line(GString *out, const char *const cells[COLUMNS])
{
    g_string_append_printf(out, "%-8s %-4s %s", cells[0], *cells[2] == '\0' ? "-" : cells[2], cells[1]);
    if (*cells[5] != '\0')
        g_string_append_printf(out, " %s", cells[5]);
    if (*cells[6] != '\0')
        g_string_append_printf(out, " %s", cells[6]);
    if (*cells[7] != '\0')
        g_string_append_printf(out, " %s", cells[7]);
    g_string_append_printf(out, ": %s -> %s\n", *cells[8] == '\0' ? "nothing" : cells[8],
                           *cells[9] == '\0' ? "nothing" : cells[9]);
}

static char *
write_changes(const GArray *changes, SheafDiffForm form)
{
    GString *out = g_string_new(form == SHEAF_DIFF_JSON ? "[\n" : NULL);

    if (form == SHEAF_DIFF_CSV)
        add_csv_line(out, column_names);
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = &g_array_index(changes, Change, i);
        g_autofree char *period = period_text(change);
        const char *cells[COLUMNS];

        cells_of(change, period, cells);
        if (form == SHEAF_DIFF_CSV)
            add_csv_line(out, cells);
        else if (form == SHEAF_DIFF_JSON)
            add_json_object(out, cells);
        else
            add_text_line(out, cells);
        if (form == SHEAF_DIFF_JSON)
            g_string_append(out, i + 1 < changes->len ? ",\n" : "\n");
    }
    g_string_append(out, form == SHEAF_DIFF_JSON ? "]\n" : "");
    return g_string_free(out, FALSE);
}

/* A year before the day of the page, and what was known then. */
static Days
year_before(Days days)
{
    return (Days){ .as_of = date_add_years(date_last_day(days.as_of), -1),
                   .known_by = date_add_years(date_last_day(days.known_by), -1) };
}

/* Where a day is compared with an earlier one that nobody names, that is a year before; a folder, with the project. */
SheafExit
sheaf_diff(SheafProject *project, const char *from, const char *to, SheafDiffForm form, char **text)
{
    g_autoptr(Diags) diags = diags_new();
    Reading old = { 0 }, new = { 0 };

    *text = NULL;
    if (reading_open(project, to, project->days, &new, diags) &&
        reading_open(project, from, new.plan != NULL ? project->days : year_before(view_days(new.view)), &old, diags)) {
        g_autoptr(GArray) changes = changes_between(old.view, new.view);

        *text = write_changes(changes, form);
    }
    reading_clear(&old);
    reading_clear(&new);
    return project_report(project, diags);
}

/* ---- two manifests ---- */

/* path -> SHA-256 */
static void
take_output(const ManifestEntry *entry, const char *line, void *data)
{
    (void)line;
    g_hash_table_insert(data, g_strdup(entry->path), g_strdup(or_empty(entry->sha256)));
}

static void
add_output(GString *out, SheafDiffForm form, size_t *count, const char *kind, const char *path, const char *before,
           const char *after)
{
    const char *cells[COLUMNS] = { kind, path, "", "", "", "", "", "", before, after, "" };

    if (form == SHEAF_DIFF_JSON && (*count)++ > 0)
        g_string_append(out, ",\n");
    if (form == SHEAF_DIFF_CSV)
        add_csv_line(out, cells);
    else if (form == SHEAF_DIFF_JSON)
        add_json_object(out, cells);
    else
        g_string_append_printf(out, "%-8s %s\n", kind, path);
}

/* Outputs by their paths: new, gone, and made anew with other bytes. */
static char *
compare_outputs(GHashTable *old, GHashTable *new, SheafDiffForm form)
{
    GString *out = g_string_new(form == SHEAF_DIFF_JSON ? "[\n" : NULL);
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    GHashTableIter iter;
    void *path;
    size_t count = 0;

    g_hash_table_iter_init(&iter, new);
    while (g_hash_table_iter_next(&iter, &path, NULL))
        g_ptr_array_add(paths, path);
    g_hash_table_iter_init(&iter, old);
    while (g_hash_table_iter_next(&iter, &path, NULL))
        if (!g_hash_table_contains(new, path))
            g_ptr_array_add(paths, path);
    sort_texts(paths->pdata, paths->len);
    if (form == SHEAF_DIFF_CSV)
        add_csv_line(out, column_names);
    for (guint i = 0; i < paths->len; i++) {
        const char *name = g_ptr_array_index(paths, i), *was = g_hash_table_lookup(old, name),
                   *is = g_hash_table_lookup(new, name);

        if (was == NULL || is == NULL || strcmp(was, is) != 0)
            add_output(out, form, &count, is == NULL ? "gone" : was == NULL ? "new" : "changed", name, or_empty(was),
                       or_empty(is));
    }
    g_string_append(out, form != SHEAF_DIFF_JSON ? "" : count > 0 ? "\n]\n" : "]\n");
    return g_string_free(out, FALSE);
}

static bool
read_outputs(const char *path, GHashTable *sums, Diags *diags)
{
    ManifestHead head;

    return manifest_read(path, &head, take_output, sums, diags);
}

SheafExit
sheaf_diff_manifests(const char *from, const char *to, SheafDiffForm form, SheafReport report, void *report_data,
                     char **text)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GHashTable) old = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                          new = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    *text = NULL;
    if (read_outputs(from, old, diags) && read_outputs(to, new, diags))
        *text = compare_outputs(old, new, form);
    diags_sort(diags);
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}
