/*
 * A new project that begins with somebody else's data. It is made in a folder beside the one that it is to be, its
 * figures come in by the ordinary import, and only when all of it is right the folder gets its name.
 */
#include <errno.h>
#include <string.h>
#include <glib/gstdio.h>
#include "base/diag_files.h"
#include "render/folders.h"
#include "render/init.h"

typedef struct Making {
    const SheafProjectOptions *options;
    const char *path, *sheet;
    char *folder; /* in the making */
    Diags *diags;
    GString *told;
    char *map; /* in that folder; NULL: the table needs none */
} Making;

static void
take(const NewProject *project, void *data)
{
    Making *m = data;

    init_write_new(m->folder, project, m->diags);
    m->map = project->map == NULL ? NULL : g_build_filename(m->folder, project->map, NULL);
}

/* The figures, row by row, each checked. */
static SheafExit
import_figures(const Making *m, const char *format)
{
    SheafProjectOptions options = { .folder = m->folder,
                                    .templates = m->options->templates,
                                    .fonts = m->options->fonts,
                                    .created = m->options->created,
                                    .audience = SHEAF_AUDIENCE_INTERNAL,
                                    .report = m->options->report,
                                    .report_data = m->options->report_data };
    SheafTransfer asked = { .format = format, .path = m->path, .sheet = m->sheet, .map = m->map };
    SheafTransferred done = { 0 };
    SheafExit status;
    SheafProject *project = sheaf_project_open(&options, &status);

    if (project == NULL)
        return status;
    status = sheaf_import(project, &asked, &done);
    if (done.text != NULL)
        g_string_append(m->told, done.text);
    sheaf_free(done.text);
    sheaf_project_close(project);
    return status;
}

static SheafExit
give_name(const Making *m)
{
    g_rmdir(m->options->folder); /* empty, where it is there: looked at before */
    if (g_chmod(m->folder, 0755) == 0 && g_rename(m->folder, m->options->folder) == 0)
        return SHEAF_OK;
    diag_report(m->diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, m->options->folder, g_strerror(errno), NULL);
    return (SheafExit)diags_exit_status(m->diags);
}

static SheafExit
make(Making *m)
{
    const ExchangeFunctions *functions = exchange_functions(m->diags);
    BeginOrder order = { .path = m->path, .sheet = m->sheet, .take = take, .data = m };
    SheafExit status;

    if (functions == NULL || !functions->begin(&order, m->diags) || diags_failed(m->diags))
        return (SheafExit)diags_exit_status(m->diags);
    status = import_figures(m, order.format);
    return status == SHEAF_OK ? give_name(m) : status;
}

static SheafExit
init_from_table(const SheafProjectOptions *options, const char *path, const char *sheet, char **told)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *parent = g_path_get_dirname(options->folder);
    Making m = { options, path, sheet, g_build_filename(parent, ".sheaf-init-XXXXXX", NULL), diags, g_string_new(NULL),
                 NULL };
    SheafExit status = SHEAF_SOME_FAILED;

    if (!init_look_at_folder(options->folder, diags))
        status = (SheafExit)diags_exit_status(diags);
    else if (g_mkdir_with_parents(parent, 0777) != 0 || g_mkdtemp(m.folder) == NULL)
        diag_report(diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, options->folder, g_strerror(errno), NULL);
    else
        status = make(&m);
    if (status != SHEAF_OK)
        folder_remove(m.folder);
    report_all(diags, options->report, options->report_data);
    *told = g_string_free(m.told, FALSE);
    g_free(m.folder);
    g_free(m.map);
    return status;
}

SheafExit
sheaf_init_from(const SheafProjectOptions *options, const char *path, const char *sheet, char **told)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);

    if (g_str_has_suffix(lower, ".xml"))
        return init_from_iati(path, NULL, options->folder, true, options->report, options->report_data, told);
    return init_from_table(options, path, sheet, told);
}
