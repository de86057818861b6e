#ifndef WRITE_MANIFEST_H
#define WRITE_MANIFEST_H
/* The lines of a manifest (base/manifest.h) and of a dependency file, each to be freed with g_free(). */
#include "base/manifest.h"

/* The first line, and the last: entries stand between them, parted by a comma and a line's end. */
char *manifest_head_line(const ManifestHead *head);
char *manifest_tail_line(void);
/* One output on one line, without the comma. */
char *manifest_entry_line(const ManifestEntry *entry);
/* A rule of a JSON dependency file: {"outputs":[…],"files":[…]}. Both end with NULL. */
char *depends_json(const char *const *outputs, const char *const *files);

#endif
