#ifndef READ_MANIFEST_H
#define READ_MANIFEST_H
/* Reading a manifest (base/manifest.h), as `write` has written it: one output a line. */
#include "base/diag.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include "base/manifest.h"

/*
 * The entry lives during the call only, and so does its line (without comma and line's end). Only path, sha256 and
 * bytes of it are set.
 */
typedef void (*ManifestEach)(const ManifestEntry *entry, const char *line, void *data);

/*
 * True when the file could be read to its end; then *head is set but for its texts and inputs. Each entry is handed to
 * `each` (NULL: nobody), in the file's order, as it is read. DIAG_MANIFEST_DAMAGED with the line of what is no
 * manifest, DIAG_MANIFEST_NEWER for that of a later program, DIAG_FILE_UNREADABLE.
 */
bool manifest_read(const char *path, ManifestHead *head, ManifestEach each, void *data, Diags *diags);

/*
 * Hands out what the run that wrote it was made from, by its first line alone: name and value live during the call.
 * Nothing for a file that is none or does not say.
 */
typedef void (*ManifestInputEach)(const char *name, const char *value, void *data);
void manifest_each_input(const char *path, ManifestInputEach each, void *data);

/*
 * What stands under a manifest's name, by its first and last line alone. Unfinished: whole, of a run that was not
 * ended.
 */
typedef enum ManifestLook {
    MANIFEST_NONE,
    MANIFEST_WHOLE,
    MANIFEST_UNFINISHED,
    MANIFEST_DAMAGED,
    MANIFEST_NEWER
} ManifestLook;
ManifestLook manifest_look(const char *path);

#endif
