#ifndef BASE_MANIFEST_H
#define BASE_MANIFEST_H
/*
 * The manifest of a folder of outputs, as plain values: `read` makes them from the file and `write` the file from
 * them. It is JSON, one output a line, so that a large one is read and written without being held. What it says of an
 * output is what was true when that output was made, durations included: nothing in an output depends on them.
 */
#include <stdbool.h>
#include <stddef.h>

enum { MANIFEST_VERSION = 1, MANIFEST_MOST_STAGES = 4, MANIFEST_MOST_COUNTS = 16 };

typedef struct ManifestCount { const char *name; size_t count; } ManifestCount;
typedef struct ManifestStage { const char *name; double seconds; } ManifestStage;
typedef struct ManifestDiagnostic {
    int number;
    const char *severity, *file;
    int line, column;
    const char *sentence;
} ManifestDiagnostic;

typedef struct ManifestEntry {
    const char *path;                   /* from the manifest's folder; absolute when it lies elsewhere */
    const char *template_name, *subject, *language;     /* NULL: none */
    const char *sha256;                 /* NULL: it could not be made, and the diagnostics say why */
    size_t bytes, pages;
    ManifestCount statuses[MANIFEST_MOST_COUNTS]; size_t status_count;
    const char *const *fonts; size_t font_count;        /* names of the faces set */
    double seconds;
    ManifestStage stages[MANIFEST_MOST_STAGES]; size_t stage_count;
    const char *inputs;                 /* SHA-256 of what it was made from */
    const ManifestDiagnostic *diagnostics; size_t diagnostic_count;
} ManifestEntry;

/* Something that all outputs of a run have in common ("fonts") and what it was: a digest or a plain word. */
typedef struct ManifestInput { const char *name, *value; } ManifestInput;

typedef struct ManifestHead {
    int version;
    const char *program;                /* "sheaf 1.0" */
    bool complete;                      /* every output that was asked for is in it */
    size_t shard, shards;               /* 2 of 4; 0 of 0: not parted */
    const ManifestInput *inputs; size_t input_count;    /* by name */
} ManifestHead;

#endif
