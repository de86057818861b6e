/* A new project: a small plan of one's own, ready to build, with the schemas beside it by which editors complete. */
#include <errno.h>
#include <string.h>
#include "render/init.h"
#include "render/starter.h"
#include "read/read.h"
#include "base/diag_files.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define MODEL                                                                                                          \
    "<?xml-model href=\"schema/%s.rng\" "                                                                              \
    "type=\"application/xml\" schematypens=\"http://relaxng.org/ns/structure/1.0\"?>\n"

static void
look_at_folder(const char *folder, Diags *diags)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);

    if (dir == NULL ? error->code == G_FILE_ERROR_NOTDIR : g_dir_read_name(dir) != NULL)
        diag_report(diags, DIAG_INIT_NOT_EMPTY, (Place){ 0 }, folder, NULL);
    else if (dir == NULL && error->code != G_FILE_ERROR_NOENT)
        diag_report(diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, folder, error->message, NULL);
}

static void
write_schemas(const char *folder, Diags *diags)
{
    const char *const *roots = schema_roots();

    for (size_t i = 0; roots[i] != NULL && !diags_failed(diags); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *name = g_strconcat(roots[i], ".rng", NULL);
        g_autofree char *path = g_build_filename(folder, "data", "schema", name, NULL);

        if (schema_write(roots[i], text))
            output_write(path, text->str, text->len, diags);
    }
}

bool
init_look_at_folder(const char *folder, Diags *diags)
{
    look_at_folder(folder, diags);
    return !diags_failed(diags);
}

/* Pages for any plan: a sheet of each area that has something followed, the plan on a page where it has figures of
   its own, a page an indicator. */
static const char batch_file[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<!-- What 'sheaf batch' makes: general pages that come with the program. -->\n"
                                 "<batch>\n"
                                 "  <outputs template=\"factsheet\" each=\"area\" where=\"targets-of($area)\"/>\n"
                                 "%s"
                                 "  <outputs template=\"series\" each=\"indicator\"/>\n"
                                 "</batch>\n";

/* A file of a new project; of data with the line by which an editor finds the schema beside it. */
static void
write_file(const char *folder, const char *name, const char *text, Diags *diags)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *base = g_path_get_basename(name);
    g_autofree char *root = g_strndup(base, strcspn(base, ".")), *whole = NULL;
    bool head = g_str_has_prefix(name, "data/") && g_str_has_prefix(text, XML_HEAD) &&
                g_strv_contains(schema_roots(), root);

    whole = head ? g_strdup_printf(XML_HEAD MODEL "%s", root, text + strlen(XML_HEAD)) : g_strdup(text);
    output_write(path, whole, strlen(whole), diags);
}

bool
init_write_new(const char *folder, const NewProject *project, Diags *diags)
{
    const char *overview = project->has_whole ? "  <outputs template=\"overview\"/>\n" : "";
    g_autofree char *batch = g_strdup_printf(batch_file, overview);

    for (size_t i = 0; i < NEW_FILES && !diags_failed(diags); i++)
        if (project->files[i].name != NULL)
            write_file(folder, project->files[i].name, project->files[i].text, diags);
    if (!diags_failed(diags))
        write_file(folder, "data/batch.xml", batch, diags);
    write_schemas(folder, diags);
    return !diags_failed(diags);
}

SheafExit
sheaf_init(const char *folder, SheafReport report, void *report_data)
{
    g_autoptr(Diags) diags = diags_new();

    look_at_folder(folder, diags);
    for (size_t i = 0; starter_files[i].name != NULL && !diags_failed(diags); i++) {
        g_autofree char *path = g_build_filename(folder, starter_files[i].name, NULL);

        output_write(path, starter_files[i].text, strlen(starter_files[i].text), diags);
    }
    write_schemas(folder, diags);
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}
