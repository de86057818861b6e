#ifndef BATCH_BASIS_H
#define BATCH_BASIS_H
/*
 * What the outputs of one run have in common, and so what the shards of one batch must have in common wherever they
 * were made: name -> value. "program", "fonts", "plan", "facts", "template house.xml", "words fr" and "jobs" (all that
 * was asked for, of other shards too) are digests; "as-of", "audience" and "date" are plain. A shard names the
 * templates and words that its own outputs take, so that those of all shards together are those of a run without
 * shards.
 */
#include "base/manifest.h"
#include "batch/decide.h"

GHashTable *basis_new(void);
/* Adds the basis of the jobs that are wanted. Templates, words and fonts that cannot be loaded are not in it. */
void basis_gather(GHashTable *basis, const JobList *list, Decider *decider);
/* Writes the manifest (batch/folder.h) with the basis in its head. */
bool basis_write(GHashTable *basis, const char *path, const ManifestHead *head, GHashTable *entries, Diags *diags);

#endif
