#ifndef BASE_SCOPE_H
#define BASE_SCOPE_H
/*
 * How far the names that stand in files reach: what a project's own files name, by a link or by a path, lies in the
 * project or where the user has allowed it. What the user types is not asked here: it may lie anywhere.
 */
#include <stdbool.h>

/* Zeroed but for the folder: the project alone. Both are borrowed. */
typedef struct PathScope {
    const char *folder;                 /* the project's; NULL: no bound, all is in it */
    const char *const *allowed;         /* files and folders besides, ended by NULL; NULL: none */
} PathScope;

/*
 * Whether what `path` leads to, every link followed, is one of these or lies below one. Of a file that does not exist
 * the nearest folder that does is asked, so that a name that leads out is told as that, and what is missing inside as
 * missing.
 */
bool path_scope_has(const PathScope *scope, const char *path);

#endif
