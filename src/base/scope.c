/* Two paths are compared as the kernel resolves them: by realpath(3), a name at a time. */
#include "base/scope.h"
#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* To be freed by free(); NULL when neither the file nor its folder exists. */
static char *
resolve(const char *path)
{
    char *real = realpath(path, NULL), *resolved;
    g_autofree char *folder = NULL, *name = NULL, *joined = NULL;

    if (real != NULL)
        return real;
    folder = g_path_get_dirname(path);
    name = g_path_get_basename(path);
    real = realpath(folder, NULL);
    if (real == NULL || strcmp(name, "..") == 0) {
        free(real);
        return NULL;
    }
    joined = g_build_filename(real, name, NULL);
    free(real);
    resolved = strdup(joined);
    return resolved;
}

static bool
lies_in(const char *resolved, const char *folder)
{
    char *real = realpath(folder, NULL);
    size_t length = real == NULL ? 0 : strlen(real);
    bool in = length > 0 && strncmp(resolved, real, length) == 0 && (resolved[length] == '/' || resolved[length] == '\0' || real[length - 1] == '/');

    free(real);
    return in;
}

bool
path_scope_has(const PathScope *scope, const char *path)
{
    char *resolved;
    bool in;

    if (scope->folder == NULL)
        return true;
    resolved = resolve(path);
    if (resolved == NULL)
        return false;
    in = lies_in(resolved, scope->folder);
    for (size_t i = 0; !in && scope->allowed != NULL && scope->allowed[i] != NULL; i++)
        in = lies_in(resolved, scope->allowed[i]);
    free(resolved);
    return in;
}
