/* A table in: rows to figures, figures into the data files' texts, and a word on each that changes. */
#include <string.h>
#include <sys/stat.h>
#include "base/diag_exchange.h"
#include "base/input.h"
#include "exchange/begin.h"
#include "exchange/formats.h"
#include "exchange/intake.h"
#include "exchange/merge.h"
#include "exchange/iati.h"
#include "exchange/records_in.h"
#include "exchange/transfer.h"
#include "exchange/workbook.h"

enum { NEW_LISTED = 20 };

typedef struct Run {
    const ExchangeProject *project;
    const ImportOrder *order;
    const Format *format;
    Mapping *mapping;
    Lexicon *lexicon;
    SaidList *figures;
    Mistakes *mistakes;
    Intake *intake;
    char *sheet;
} Run;

const Format *
transfer_format(const ImportOrder *order, Diags *diags)
{
    const Format *format = format_find(order->format);

    if (format != NULL && format->sheet != NULL)
        return format;
    diag_report(diags, DIAG_IMPORT_UNKNOWN_FORMAT, (Place){ 0 }, order->format, formats_list(true), NULL);
    return NULL;
}

static void
run_clear(Run *run)
{
    intake_free(run->intake);
    mistakes_free(run->mistakes);
    said_list_free(run->figures);
    lexicon_free(run->lexicon);
    mapping_free(run->mapping);
    g_free(run->sheet);
}

static void
tell_unread(const Run *run, Diags *diags)
{
    Place place = { g_intern_string(input_name(run->order->path)), 0, 0 };

    for (const char *const *name = intake_unread(run->intake); *name != NULL; name++)
        diag_report(diags, DIAG_IMPORT_NOT_READ, place, *name, NULL);
}

/* So many rows a file of text may have, as far as asking for room is worth it; a workbook says nothing by its size. */
static size_t
most_rows(const char *path)
{
    enum { BYTES_A_ROW = 16, ROWS_WORTH = 1 << 21 };
    struct stat status;

    return strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISREG(status.st_mode)
               ? MIN((size_t)status.st_size / BYTES_A_ROW, ROWS_WORTH)
               : 0;
}

/* Rows to figures; false where the file or its header is broken. */
static bool
read_rows(Run *run, Diags *diags)
{
    const ExchangeProject *p = run->project;

    run->mapping = run->order->map == NULL ? mapping_new() : mapping_load(run->order->map, diags);
    if (run->mapping == NULL)
        return false;
    if (run->order->sheet != NULL)
        run->mapping->asked.sheet = run->order->sheet;
    run->lexicon = lexicon_new(p->plan, p->langs, p->lang_count);
    run->figures = said_list_new();
    said_list_expect(run->figures, most_rows(run->order->path));
    run->mistakes = mistakes_new();
    run->intake = intake_new(run->mapping, run->lexicon, run->figures, run->mistakes, run->format->short_rows);
    run->mapping->asked.header = intake_header_row(run->intake);
    if (!run->format->sheet->read(run->order->path, &run->mapping->asked, intake_row, run->intake, &run->sheet, diags))
        return false;
    intake_end(run->intake);
    tell_unread(run, diags);
    if (!intake_begun(run->intake) && !mistakes_any(run->mistakes))
        diag_report(diags, DIAG_IMPORT_EMPTY, (Place){ g_intern_string(input_name(run->order->path)), 0, 0 }, NULL);
    return intake_begun(run->intake);
}

/* What the mistakes say of them goes out with the others. */
static void
tell_mistakes(const Run *run, Diags *diags)
{
    if (run->mistakes != NULL && mistakes_any(run->mistakes))
        mistakes_tell(run->mistakes, run->format->sheet, run->order->path, &run->mapping->asked, run->sheet, diags);
}

static void
print_sum(const Run *run, const Merge *merge, bool refused, GString *out)
{
    IntakeCount count = intake_count(run->intake);
    const char *would = run->order->dry_run || (refused && !run->order->partial) ? "would be " : "";

    g_string_append_printf(out, "%zu row%s: %zu %snew, %zu %srevised, %zu %schanged, %zu as before", count.rows,
                           count.rows == 1 ? "" : "s",
                           merge->counts[OUTCOME_NEW], would, merge->counts[OUTCOME_REVISED], would,
                           merge->counts[OUTCOME_CHANGED], would, merge->counts[OUTCOME_SAME]);
    if (merge->counts[OUTCOME_REPEATED] > 0)
        g_string_append_printf(out, ", %zu said twice", merge->counts[OUTCOME_REPEATED]);
    if (count.empty > 0)
        g_string_append_printf(out, ", %zu without a figure", count.empty);
    if (count.computed > 0)
        g_string_append_printf(out, ", %zu computed", count.computed);
    if (count.bad > 0)
        g_string_append_printf(out, ", %zu with a mistake", count.bad);
    if (merge->counts[OUTCOME_REFUSED] > 0)
        g_string_append_printf(out, ", %zu refused", merge->counts[OUTCOME_REFUSED]);
    if (merge->counts[OUTCOME_VANISHED] > 0)
        g_string_append_printf(out, ", %zu vanished%s", merge->counts[OUTCOME_VANISHED],
                               run->order->withdraw ? " and withdrawn" : " and left (--withdraw takes them out)");
    g_string_append_c(out, '\n');
}

/* Whoever makes the pages next would look for them in vain. */
static void
tell_later(const Run *run, const Merge *merge, Diags *diags)
{
    Days days = plan_days(run->project->plan);
    g_autofree char *count = g_strdup_printf("%zu", merge->later);
    char as_of[11], known_by[11];

    if (merge->later > 0)
        diag_report(diags, DIAG_IMPORT_LATER, plan_place(run->project->plan), count, date_format(days.as_of, as_of),
                    date_format(days.known_by, known_by), NULL);
}

/* What is in the data already, what would become of it, and, unless a row forbids it, the new texts. */
static bool
merge_rows(Run *run, Imported *out, Diags *diags)
{
    const ImportOrder *order = run->order;
    g_autoptr(DataText) data = data_text_load(run->project->data, run->lexicon, run->figures, diags);
    g_autofree char *base = g_path_get_basename(input_name(order->path)),
                    *prefix =
                        run->sheet == NULL ? g_strconcat(base, "#", NULL) : g_strdup_printf("%s#%s!", base, run->sheet);
    MergeAsked asked = { .origin_prefix = prefix,
                         .origin = run->format->sheet->origin,
                         .origin_file = base,
                         .sheet = run->sheet,
                         .published = date_is_set(order->published) ? order->published : run->mapping->published,
                         .imported_on = order->imported_on,
                         .withdraw = order->withdraw,
                         .whole = !mistakes_any(run->mistakes),
                         .output = order->output,
                         .folder = run->project->data };
    g_autoptr(Merge) merge = NULL;
    g_autoptr(GString) text = g_string_new(NULL);

    if (data == NULL)
        return false;
    merge = merge_find(data, run->figures, run->lexicon, &asked, run->mistakes);
    out->refused = mistakes_any(run->mistakes);
    merge_print(merge, data, run->figures, run->lexicon, order->dry_run ? NEW_LISTED : 0, text);
    print_sum(run, merge, out->refused, text);
    if (!out->refused || order->partial)
        tell_later(run, merge, diags);
    out->text = g_strdup(text->str);
    out->added = merge->counts[OUTCOME_NEW];
    out->revised = merge->counts[OUTCOME_REVISED];
    out->changed = merge->counts[OUTCOME_CHANGED];
    out->vanished = merge->counts[OUTCOME_VANISHED];
    out->same = merge->counts[OUTCOME_SAME];
    if ((order->dry_run && !order->preview) || (out->refused && !order->partial))
        return true;
    return merge_files(merge, data, run->figures, run->lexicon, &asked, out->paths, out->bytes, diags);
}

bool
transfer_import(const ExchangeProject *project, const ImportOrder *order, Imported *out, Diags *diags)
{
    Run run = { .project = project, .order = order, .format = transfer_format(order, diags) };
    bool merged;

    *out = (Imported){ .paths = g_ptr_array_new_with_free_func(g_free),
                       .bytes = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref) };
    if (run.format != NULL && order->records != NULL)
        return records_import(project, order, run.format, out, diags);
    merged = run.format != NULL && read_rows(&run, diags) && merge_rows(&run, out, diags);
    if (run.format != NULL)
        tell_mistakes(&run, diags);
    run_clear(&run);
    return merged;
}

static void
imported_clear(Imported *imported)
{
    g_ptr_array_unref(imported->paths);
    g_ptr_array_unref(imported->bytes);
    g_free(imported->text);
    *imported = (Imported){ 0 };
}

/* What is there, as the data files say it. */
static Table *
observations_of(const ExchangeProject *project, const ExportOrder *order, Diags *diags)
{
    g_autoptr(Lexicon) lexicon = lexicon_new(project->plan, NULL, 0);
    g_autoptr(SaidList) figures = said_list_new();
    g_autoptr(DataText) data = data_text_load(project->data, lexicon, figures, diags);
    g_autofree char *count = NULL;
    Table *table;
    size_t left;

    if (data == NULL)
        return NULL;
    table = table_of_observations(data, figures, lexicon, order, project->internal, project->language, &left);
    table->whole = order->area == NULL && !date_is_set(order->seen.as_of);
    count = g_strdup_printf("%zu", left);
    if (left > 0)
        diag_report(diags, DIAG_EXPORT_INTERNAL_LEFT, (Place){ 0 }, count, NULL);
    return table;
}

GBytes *
transfer_export(const ExchangeProject *project, const ExportOrder *order, Diags *diags)
{
    const Format *format = format_find(order->format);
    g_autoptr(Table) table = NULL;

    if (format == NULL || (format->write == NULL && (format->write_plan == NULL || order->worklist))) {
        diag_report(diags, DIAG_IMPORT_UNKNOWN_FORMAT, (Place){ 0 }, order->format, formats_list(false), NULL);
        return NULL;
    }
    if (format->write_plan != NULL)
        return format->write_plan(project, order, diags);
    if (order->records != NULL)
        table = table_of_records(project, order, diags);
    else
        table = order->worklist ? table_of_worklist(project, order->area) : observations_of(project, order, diags);
    return table == NULL ? NULL : format->write(table, project, diags);
}

const ExchangeFunctions exchange_all = { transfer_import, imported_clear, transfer_propose, transfer_export,
                                         iati_read, begin_read };
