/* Activities of IATI as projects, a folder each: nothing that is there is written over. */
#include <string.h>
#include "base/diag_exchange.h"
#include "base/diag_files.h"
#include "exchange/exchange.h"
#include "render/init.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* The page of an area: progress, the results of each year, sources. */
static const char sheet[] =
    XML "<!-- One sheet an area. 'sheaf schema template' lists what may stand here; the theme and the words come "
    "with the program. -->\n"
    "<template for=\"area\" pages=\"1..2\" theme=\"house\">\n"
    "  <master name=\"first\" size=\"A4\" margin=\"54 42.52 60 42.52\">\n"
    "    <head baseline=\"40\" rule-y=\"46\" rule=\"0.5 ink\"><start><value-of "
    "select=\"plan-text('title')\"/></start></head>\n"
    "    <foot baseline=\"807.9\" rule-y=\"795.9\" rule=\"0.5 rule\">\n"
    "      <start><value-of select=\"message('data-as-of', 'date', date($as-of))\"/></start>\n"
    "      <end><message key=\"page-word\"/><text> </text><page-number/></end>\n"
    "    </foot>\n"
    "  </master>\n"
    "  <title><value-of select=\"area($area)/@name\"/></title>\n"
    "  <body>\n"
    "    <h1><value-of select=\"area($area)/@name\"/></h1>\n"
    "    <section class=\"block\">\n"
    "      <h2><message key=\"head-progress\"/></h2>\n"
    "      <for-each select=\"follows($area)\">\n"
    "        <p class=\"row-title\"><value-of select=\"@row-title\"/> <cite sources=\"{@sources}\"/></p>\n"
    "        <chart kind=\"progress-bar\" of=\"{@key}\" title=\"{@row-title}\"/>\n"
    "        <p><message key=\"status-{@status}\"/></p>\n"
    "      </for-each>\n"
    "    </section>\n"
    "    <section class=\"block\">\n"
    "      <h2><message key=\"head-observations\"/></h2>\n"
    "      <year-table area=\"{$area}\" topics=\"results\"/>\n"
    "    </section>\n"
    "    <section class=\"block\">\n"
    "      <h2><message key=\"head-sources\"/></h2>\n"
    "      <for-each select=\"sources()\"><p class=\"source\"><value-of select=\"@number\"/> <value-of "
    "select=\"@title\"/></p></for-each>\n"
    "    </section>\n"
    "  </body>\n"
    "</template>\n";

typedef struct Taking {
    const char *folder;
    bool one;                           /* the activity asked for: its project is the folder itself */
    Diags *diags;
    GString *told;
    GHashTable *folders;                /* names given out, each once */
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
take(const IatiProject *project, void *data)
{
    Taking *t = data;
    g_autofree char *page = NULL, *name = folder_name(project->activity),
                    *folder = t->one ? g_strdup(t->folder) : g_build_filename(t->folder, name, NULL);

    if (!g_hash_table_add(t->folders, g_strdup(folder))) {
        diag_report(t->diags, DIAG_INIT_NOT_EMPTY, (Place){ 0 }, folder, NULL);
        return;
    }
    if (!init_look_at_folder(folder, t->diags))
        return;
    for (size_t i = 0; i < IATI_FILES && !diags_failed(t->diags); i++) {
        g_autofree char *path = g_build_filename(folder, project->files[i].name, NULL);

        output_write(path, project->files[i].text, strlen(project->files[i].text), t->diags);
    }
    page = g_build_filename(folder, "templates", "sheet.xml", NULL);
    if (!diags_failed(t->diags))
        output_write(page, sheet, strlen(sheet), t->diags);
    g_string_append_printf(t->told, "%s: %s\n", folder, project->activity);
}

/* Read to its end before the first folder is made, so that a broken file leaves nothing behind. */
static void
take_nothing(const IatiProject *project, void *data)
{
    (void)project, (void)data;
}

SheafExit
sheaf_import_iati(const char *path, const char *activity, const char *folder, SheafReport report, void *report_data,
                  char **told)
{
    g_autoptr(Diags) diags = diags_new(), again = diags_new();
    g_autoptr(GHashTable) folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const ExchangeFunctions *functions = exchange_functions(diags);
    Taking t = { folder, activity != NULL, diags, g_string_new(NULL), folders };
    IatiOrder order = { .path = path, .activity = activity, .take = take_nothing };

    if (functions != NULL && functions->read_iati(&order, diags)) {
        order.take = take;
        order.data = &t;
        functions->read_iati(&order, again);            /* what it says was said */
    }
    *told = g_string_free(t.told, FALSE);
    diags_sort(diags);
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}
