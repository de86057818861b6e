#ifndef BATCH_EYES_H
#define BATCH_EYES_H
/*
 * What is saved, made, moved or removed, seen through inotify(7). Folders are watched, not files: editors save by writing over, by
 * writing anew, and by writing beside and renaming. Nothing need be there yet: whatever is missing is watched for where it would appear.
 *
 * What is to be seen is named anew each time, since folders come and go: eyes_open(), every eyes_tree() and eyes_file(), eyes_close().
 * What happens after a path has been named is seen, so that a file that is read later is never older than what was seen of it.
 */
#include <glib.h>
#include <stdbool.h>
#include "base/diag.h"
#include "base/diag_batch.h"

typedef struct Eyes Eyes;

/* NULL with DIAG_WATCH_NONE. */
Eyes *eyes_new(Diags *diags);
void eyes_free(Eyes *eyes);             /* NULL is allowed */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Eyes, eyes_free)

void eyes_open(Eyes *eyes);
/* A folder with everything in it, at any depth, but for what editors leave beside a file: hidden names (unless they end in .xml), NAME~ and #NAME#. */
void eyes_tree(Eyes *eyes, const char *path);
/* One file; where it is a link, what it leads to as well. */
void eyes_file(Eyes *eyes, const char *path);
/* What has not been named since eyes_open() is let go. False with a diagnostic for what cannot be watched: DIAG_WATCH_LIMIT when the kernel
   watches no more (then something changes unseen), DIAG_WATCH_UNABLE, a warning, for a folder that is not to be looked into (true then). */
bool eyes_close(Eyes *eyes, Diags *diags);

/* Readable when something has happened. */
int eyes_fd(const Eyes *eyes);
/* Takes all that has happened; true when any of it is of what is watched. `changed` (of char *, freed with it) gets each path once; where the kernel
   has lost count, none. */
bool eyes_read(Eyes *eyes, GPtrArray *changed);

#endif
