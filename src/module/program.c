/* Where the program is: modules, fonts and templates are found from there. */
#include "module/program.h"
#include <glib.h>

char *
program_beside(const char *path)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL), *folder = NULL, *beside = NULL;

    if (program == NULL)
        return NULL;
    folder = g_path_get_dirname(program);
    beside = g_build_filename(folder, path, NULL);
    return g_canonicalize_filename(beside, NULL);
}
