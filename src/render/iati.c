/* Activities of IATI as projects, a folder each: nothing that is there is written over. */
#include <string.h>
#include "base/diag_exchange.h"
#include "base/diag_files.h"
#include "exchange/exchange.h"
#include "render/init.h"

typedef struct Taking {
    const char *folder;
    bool one; /* the activity asked for: its project is the folder itself */
    Diags *diags;
    GString *told;
    GHashTable *folders; /* names given out, each once */
} Taking;

/* "XM-DAC-1/2" as "xm-dac-1-2". */
static char *
folder_name(const char *activity)
{
    GString *name = g_string_new(NULL);

    for (const char *c = activity; *c != '\0' && name->len < 80; c++)
        g_string_append_c(name, g_ascii_isalnum(*c) ? g_ascii_tolower(*c) : '-');
    if (name->len == 0)
        g_string_append(name, "activity");
    return g_string_free(name, FALSE);
}

static void
take(const NewProject *project, void *data)
{
    Taking *t = data;
    g_autofree char *name = folder_name(project->called),
                    *folder = t->one ? g_strdup(t->folder) : g_build_filename(t->folder, name, NULL);

    if (!g_hash_table_add(t->folders, g_strdup(folder))) {
        diag_report(t->diags, DIAG_INIT_NOT_EMPTY, (Place){ 0 }, folder, NULL);
        return;
    }
    if (!init_look_at_folder(folder, t->diags))
        return;
    init_write_new(folder, project, t->diags);
    g_string_append_printf(t->told, "%s: %s\n", folder, project->called);
}

/* Read to its end before the first folder is made, so that a broken file leaves nothing behind. */
static void
count_project(const NewProject *project, void *data)
{
    (void)project;
    ++*(size_t *)data;
}

SheafExit
init_from_iati(const char *path, const char *activity, const char *folder, bool into_one, SheafReport report,
               void *report_data, char **told)
{
    g_autoptr(Diags) diags = diags_new(), again = diags_new();
    g_autoptr(GHashTable) folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const ExchangeFunctions *functions = exchange_functions(diags);
    Taking t = { folder, activity != NULL, diags, g_string_new(NULL), folders };
    size_t count = 0;
    IatiOrder order = { .path = path, .activity = activity, .take = count_project, .data = &count };

    if (functions != NULL && functions->read_iati(&order, diags)) {
        t.one = t.one || (into_one && count == 1);
        order.take = take;
        order.data = &t;
        functions->read_iati(&order, again); /* what it says was said */
    }
    *told = g_string_free(t.told, FALSE);
    diags_sort(diags);
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}

SheafExit
sheaf_import_iati(const char *path, const char *activity, const char *folder, SheafReport report, void *report_data,
                  char **told)
{
    return init_from_iati(path, activity, folder, false, report, report_data, told);
}
