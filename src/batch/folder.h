#ifndef BATCH_FOLDER_H
#define BATCH_FOLDER_H
/* The folder of outputs: its manifest, written last, and what stands in it against that. */
#include "base/manifest.h"
#include "batch/jobs.h"
#include "batch/build_log.h"

/* SHA-256 of a file in hex digits, to be freed; NULL, with errno, when it cannot be read. It follows no link. */
char *file_digest(const char *path);

/* Whether the file under this path is, byte by byte, what the record speaks of. */
bool log_record_holds(const LogRecord *record, const char *path);

/* Adds the last line of the manifest for outputs that are recorded, by name -> line (both owned). */
GHashTable *entries_new(void);
void entries_take(GHashTable *entries, const char *name, const char *line);

/*
 * Writes the lines in the order of their names, whole or not at all; a file that says the same already stays. False
 * with a diagnostic.
 */
bool manifest_write(const char *path, const ManifestHead *head, GHashTable *entries, Diags *diags);

/*
 * Everything that was written under these paths, and beside the manifest, survives a loss of power from now on: once
 * for each file system.
 */
bool sync_outputs(const GPtrArray *jobs, const char *manifest, Diags *diags);

/* Removes what writers that are dead have left in the folders of wanted outputs and of the manifest. */
void sweep_outputs(const GPtrArray *jobs, const char *manifest);

#endif
