/* Observations in from the files of others, and out to them: the project's part, which writes. */
#include "exchange/exchange.h"
#include <string.h>
#include <unistd.h>
#include "base/diag_files.h"
#include "base/diag_exchange.h"
#include "base/sort.h"
#include "render/claims.h"
#include "render/folders.h"
#include "render/project.h"
#include "render/words.h"

/* ---- what a project gives ---- */

static void
add_language(const Catalogue *catalogue, void *tags)
{
    g_ptr_array_add(tags, (gpointer)(guintptr)catalogue_language(catalogue));
}

/* The languages of all catalogues; of one that is faulty nothing is asked. */
static GPtrArray *
languages_of(SheafProject *project)
{
    g_autoptr(Diags) told = diags_new();
    g_autoptr(GPtrArray) tags = g_ptr_array_new();
    GPtrArray *langs = g_ptr_array_new();

    words_read_all(project->words, told);
    words_each(project->words, add_language, tags);
    sort_texts(tags->pdata, tags->len);
    for (guint i = 0; i < tags->len; i++) {
        const Lang *lang = project_lang(project, g_ptr_array_index(tags, i), told);

        if (lang != NULL)
            g_ptr_array_add(langs, (gpointer)(guintptr)lang);
    }
    return langs;
}

static ExchangeProject
exchange_project(const SheafProject *project, const GPtrArray *langs, const char *data, bool internal)
{
    return (ExchangeProject){ .plan = project->plan,
                              .data = data,
                              .langs = (const Lang *const *)(const void *)langs->pdata,
                              .lang_count = langs->len,
                              .language = plan_language(project->plan),
                              .internal = internal,
                              .days = project->days,
                              .created = project->created };
}

/* A day of an option; unset where it is not given. */
static bool
day_of(const char *text, Date *out, Diags *diags)
{
    *out = DATE_NONE;
    if (text == NULL || date_parse(text, out))
        return true;
    diag_report(diags, DIAG_BAD_AS_OF, (Place){ 0 }, text, NULL);
    return false;
}

/* The day of import: as it was said, else the documents' date, where somebody set that; the clock is not asked. */
static bool
day_of_import(const SheafProject *project, const char *text, Date *out, Diags *diags)
{
    if (!day_of(text, out, diags))
        return false;
    if (text == NULL && project->created_given)
        *out = date_from_days((int32_t)(project->created / 86400));
    return true;
}

/* ---- in ---- */

/* Nothing that was read is written over, but the data files that change. */
static bool
write_all(SheafProject *project, const SheafTransfer *asked, const Imported *imported, Diags *diags)
{
    g_autoptr(Claims) claims = claims_new();
    GPtrArray *paths = imported->paths;

    (void)project;
    claims_read(claims, asked->path);
    if (asked->map != NULL)
        claims_read(claims, asked->map);
    for (guint i = 0; i < paths->len; i++)
        if (!claims_write(claims, g_ptr_array_index(paths, i), diags))
            return false;
    return paths->len == 0 || outputs_write((const char *const *)(const void *)paths->pdata,
                                            (GBytes *const *)(const void *)imported->bytes->pdata, paths->len, diags);
}

/* The data and templates of the project in a folder of their own, with what would be written, and what was made. */
static bool
lay_out(const SheafProject *project, const Imported *imported, const char *folder)
{
    static const char *const parts[] = { "data", "templates" };
    g_autofree char *out = g_build_filename(project->folder, "out", NULL),
                    *link = g_build_filename(folder, "out", NULL), *whole = g_canonicalize_filename(out, NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *from = g_build_filename(project->folder, parts[i], NULL),
                        *to = g_build_filename(folder, parts[i], NULL);

        if (g_file_test(from, G_FILE_TEST_IS_DIR) && !folder_copy(from, to))
            return false;
    }
    for (guint i = 0; i < imported->paths->len; i++) {
        const char *path = g_ptr_array_index(imported->paths, i);
        g_autofree char *base = g_path_get_basename(path), *to = g_build_filename(folder, "data", base, NULL);
        gsize size;
        const char *bytes = g_bytes_get_data(g_ptr_array_index(imported->bytes, i), &size);

        if (!g_file_set_contents(to, bytes, (gssize)size, NULL))
            return false;
    }
    return symlink(whole, link) == 0;
}

/* The project as it would be, for as long as the caller looks at it. */
static void
show_preview(const SheafProject *project, const SheafTransfer *asked, const Imported *imported)
{
    g_autofree char *folder = g_dir_make_tmp("sheaf-XXXXXX", NULL);

    if (folder != NULL && lay_out(project, imported, folder))
        asked->preview(folder, asked->preview_data);
    if (folder != NULL)
        folder_remove(folder);
}

static char *
output_of(const SheafProject *project, const char *output)
{
    return output == NULL || g_path_is_absolute(output) ? g_strdup(output)
                                                        : g_build_filename(project->folder, output, NULL);
}

static SheafExit
import(SheafProject *project, const SheafTransfer *asked, const ExchangeFunctions *functions, const ExchangeProject *to,
       SheafTransferred *out, Diags *diags)
{
    g_autofree char *output = output_of(project, asked->output);
    ImportOrder order = { .format = asked->format,
                          .path = asked->path,
                          .map = asked->map,
                          .output = output,
                          .sheet = asked->sheet,
                          .records = asked->records,
                          .dry_run = asked->dry_run,
                          .partial = asked->partial,
                          .withdraw = asked->withdraw };
    g_autofree char *made = g_build_filename(project->folder, "out", NULL);
    Imported imported = { 0 };
    bool written;
    SheafExit status;

    if (!day_of(asked->published, &order.published, diags) ||
        !day_of_import(project, asked->imported_on, &order.imported_on, diags))
        return project_report(project, diags);
    /* where nothing was made, nothing would be made again */
    order.preview = asked->dry_run && asked->preview != NULL && g_file_test(made, G_FILE_TEST_IS_DIR);
    written = functions->import(to, &order, &imported, diags) &&
              (order.dry_run || write_all(project, asked, &imported, diags));
    status = project_report(project, diags);
    out->text = g_strdup(imported.text);
    if (written && order.preview && imported.paths->len > 0)
        show_preview(project, asked, &imported);
    written = written && !order.dry_run;
    for (guint i = 0; i < imported.paths->len && written; i++)
        out->files++;
    if (written && imported.refused && asked->partial)
        status = SHEAF_SOME_FAILED;
    functions->imported_clear(&imported);
    return status;
}

SheafExit
sheaf_import(SheafProject *project, const SheafTransfer *asked, SheafTransferred *out)
{
    g_autoptr(Diags) diags = diags_new();
    const ExchangeFunctions *functions = exchange_functions(diags);
    g_autoptr(GPtrArray) langs = functions == NULL ? NULL : languages_of(project);
    g_autofree char *data = g_build_filename(project->folder, "data", NULL);
    ExchangeProject to;

    *out = (SheafTransferred){ 0 };
    if (functions == NULL)
        return project_report(project, diags);
    to = exchange_project(project, langs, data, true);
    if (!asked->propose)
        return import(project, asked, functions, &to, out, diags);
    out->text = functions->propose(
        &to, &(ImportOrder){ .format = asked->format, .path = asked->path, .sheet = asked->sheet }, diags);
    return project_report(project, diags);
}

/* ---- out ---- */

SheafExit
sheaf_export(SheafProject *project, const SheafTransfer *asked, SheafTransferred *out)
{
    g_autoptr(Diags) diags = diags_new();
    const ExchangeFunctions *functions = exchange_functions(diags);
    g_autoptr(GPtrArray) langs = g_ptr_array_new();
    g_autofree char *data = g_build_filename(project->folder, "data", NULL), *path = output_of(project, asked->output);
    ExchangeProject from = exchange_project(project, langs, data, asked->internal);
    ExportOrder order = { .format = asked->format,
                          .worklist = asked->worklist,
                          .records = asked->records,
                          .seen = project->as_of_given ? project->days : (Days){ .as_of = DATE_NONE },
                          .area = asked->area == NULL ? NULL : plan_find_area(project->plan, asked->area) };
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(Claims) claims = claims_of_project(project);

    *out = (SheafTransferred){ 0 };
    if (functions != NULL && asked->area != NULL && order.area == NULL) {
        diag_report(diags, DIAG_UNKNOWN_SUBJECT, (Place){ 0 }, "area", asked->area, NULL);
        plan_near(project->plan, "area", asked->area, diags);
    } else if (functions != NULL) {
        bytes = functions->export(&from, &order, diags);
    }
    if (bytes != NULL && path == NULL) {
        out->text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
        out->size = g_bytes_get_size(bytes);
    } else if (bytes != NULL && claims_write(claims, path, diags) &&
               output_write(path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), diags)) {
        out->files = 1;
    }
    return project_report(project, diags);
}
