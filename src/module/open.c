/*
 * The doors of modules, as the program has them: a module stands in a folder beside the program, is opened when a door
 * of it is first asked for, and stays open. Its own addresses are found at once and its names are nobody else's, as
 * the program's are. In the library, rooms have doors of their own, behind which everything is there from the start.
 */
#include <gmodule.h>
#include <string.h>
#include "base/diag_files.h"
#include "draw/cairo.h"
#include "exchange/exchange.h"
#include "geo/geopackage.h"
#include "impose/file.h"
#include "object/reader.h"
#include "picture/code.h"
#include "picture/decode.h"
#include "picture/drawing.h"
#include "picture/webp.h"
#include "module/build.h"
#include "module/program.h"

/* The file of a module; NULL where nothing tells where the program is. Never one relative to the current folder. */
static char *
path_of(const char *module)
{
    g_autofree char *file = g_strdup_printf(SHEAF_MODULES "/%s.so", module);

    return program_beside(file);
}

/* The linker's reason, without the path where it begins with that. */
static const char *
reason_after(const char *path)
{
    const char *reason = g_module_error();

    if (reason == NULL)
        return "it is no module";
    return g_str_has_prefix(reason, path) && g_str_has_prefix(reason + strlen(path), ": ") ? reason + strlen(path) + 2
                                                                                           : reason;
}

/* A table that program and module do not know in the same form would be read wrongly. */
static bool
is_of_this_build(GModule *module)
{
    void *build = NULL;

    return g_module_symbol(module, "module_build", &build) && strcmp(build, module_build) == 0;
}

static const void *
open_table(const char *name, const char *package, const char *use, const char *table, Diags *diags)
{
    g_autofree char *path = path_of(name);
    GModule *module = path == NULL ? NULL : g_module_open(path, G_MODULE_BIND_LOCAL);
    void *found = NULL;

    if (module == NULL) {
        diag_report(diags, DIAG_MODULE_CLOSED, (Place){ 0 }, path == NULL ? name : path, use,
                    path == NULL ? "/proc/self/exe does not tell where the program is" : reason_after(path), package,
                    NULL);
        return NULL;
    }
    g_module_make_resident(module);
    if (!is_of_this_build(module) || !g_module_symbol(module, table, &found)) {
        diag_report(diags, DIAG_MODULE_OTHER_BUILD, (Place){ 0 }, path, use, NULL);
        return NULL;
    }
    return found;
}

#define MODULE(name, package, use, type, door, table, sources) \
    const type *door(Diags *diags) \
    { \
        static const type *found; \
\
        if (found == NULL) \
            found = open_table(#name, package, use, #table, diags); \
        return found; \
    }
#include "module/table.h"
