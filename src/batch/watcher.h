#ifndef BATCH_WATCHER_H
#define BATCH_WATCHER_H
/*
 * What is saved, made, moved or removed, seen through inotify(7). Folders are watched, not files: editors save by
 * writing over, by writing anew, and by writing beside and renaming. Nothing need be there yet: whatever is missing is
 * watched for where it would appear.
 *
 * What is to be seen is named anew each time, since folders come and go: watcher_open(), every watcher_tree() and
 * watcher_file(), watcher_close(). What happens after a path has been named is seen, so that a file that is read later
 * is never older than what was seen of it.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/diag.h"
#include "base/diag_batch.h"

typedef struct Watcher Watcher;

/* NULL with DIAG_WATCH_NONE. */
Watcher *watcher_new(Diags *diags);
void watcher_free(Watcher *watcher);             /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Watcher, watcher_free)

void watcher_open(Watcher *watcher);
/*
 * A folder with everything in it, at any depth, but for what editors leave beside a file: hidden names (unless they
 * end in .xml), NAME~ and #NAME#. Of a folder below that is another project (folder_is_project()) only that it is one
 * is looked at.
 */
void watcher_tree(Watcher *watcher, const char *path);
/* One file; where it is a link, what it leads to as well. */
void watcher_file(Watcher *watcher, const char *path);
/*
 * What has not been named since watcher_open() is let go. False with a diagnostic for what cannot be watched:
 * DIAG_WATCH_LIMIT when the kernel watches no more (then something changes unseen), DIAG_WATCH_UNABLE, a warning, for
 * a folder that is not to be looked into (true then).
 */
bool watcher_close(Watcher *watcher, Diags *diags);

/* Readable when something has happened. */
int watcher_fd(const Watcher *watcher);
/*
 * Takes all that has happened; true when any of it is of what is watched. `changed` (of char *, freed with it) gets
 * each path once; where the kernel has lost count, none.
 */
bool watcher_read(Watcher *watcher, GPtrArray *changed);

#endif
