/* Two paths are compared as the kernel resolves them: by realpath(3), a name at a time. */
#include "base/scope.h"
#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* `folder`/`name`, where that folder exists; else NULL. To be freed by free(). */
static char *
resolve_folder(const char *folder, const char *name)
{
    char *real = realpath(folder, NULL), *resolved;
    g_autofree char *joined = real == NULL ? NULL : g_build_filename(real, name, NULL);

    free(real);
    resolved = joined == NULL ? NULL : strdup(joined);
    return resolved;
}

/* To be freed by free(). Of what does not exist, the nearest folder that does, and the names in it. */
static char *
resolve(const char *path)
{
    char *resolved = realpath(path, NULL);
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);

    if (resolved == NULL && strcmp(name, "..") != 0)
        resolved = resolve_folder(folder, name);
    if (resolved == NULL) {
        g_autofree char *whole = g_canonicalize_filename(path, NULL);

        for (char *slash = whole + strlen(whole); resolved == NULL && slash > whole; slash--)
            if (*slash == '/') {
                g_autofree char *above = g_strndup(whole, (gsize)(slash - whole));

                resolved = resolve_folder(above, slash + 1);
            }
    }
    return resolved;
}

static bool
lies_in(const char *resolved, const char *folder)
{
    char *real = realpath(folder, NULL);
    size_t length = real == NULL ? 0 : strlen(real);
    bool in = length > 0 && strncmp(resolved, real, length) == 0 &&
              (resolved[length] == '/' || resolved[length] == '\0' || real[length - 1] == '/');

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
    in = resolved != NULL && lies_in(resolved, scope->folder);
    for (size_t i = 0; resolved != NULL && !in && scope->allowed != NULL && scope->allowed[i] != NULL; i++)
        in = lies_in(resolved, scope->allowed[i]);
    free(resolved);
    return in;
}
