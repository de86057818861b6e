/* A folder of outputs against its manifest, and the manifests of shards as one. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "batch/folder.h"
#include "read/manifest.h"

static SheafExit
end(Diags *diags, SheafReport report, void *data)
{
    diags_sort(diags);
    report_all(diags, report, data);
    return (SheafExit)diags_exit_status(diags);
}

/* ---- verifying ---- */

typedef struct Verifying { const char *folder; Diags *diags; size_t outputs; } Verifying;

/* NULL when it cannot be read; a file is read piece by piece. */
static char *
file_digest(const char *path)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    guchar piece[1 << 16];
    ssize_t got = -1;

    while (file >= 0 && (got = read(file, piece, sizeof piece)) != 0)
        if (got > 0)
            g_checksum_update(sum, piece, got);
        else if (errno != EINTR)
            break;
    if (file >= 0)
        close(file);
    return got == 0 ? g_strdup(g_checksum_get_string(sum)) : NULL;
}

static void
verify_entry(const ManifestEntry *entry, const char *line, void *data)
{
    Verifying *v = data;
    g_autofree char *path = job_path(v->folder, entry->path), *digest = NULL;
    struct stat info;

    (void)line;
    v->outputs++;
    if (entry->sha256 == NULL) {
        diag_report(v->diags, DIAG_VERIFY_FAILED, (Place){ 0 }, entry->path, NULL);
        return;
    }
    if (lstat(path, &info) != 0) {
        diag_report(v->diags, DIAG_VERIFY_MISSING, (Place){ 0 }, entry->path, NULL);
        return;
    }
    digest = S_ISREG(info.st_mode) && (guint64)info.st_size == entry->bytes ? file_digest(path) : NULL;
    if (g_strcmp0(digest, entry->sha256) != 0)
        diag_report(v->diags, DIAG_VERIFY_CHANGED, (Place){ 0 }, entry->path, NULL);
}

SheafExit
sheaf_batch_verify(const char *manifest, SheafReport report, void *report_data, size_t *outputs)
{
    g_autoptr(Diags) diags = diags_new();
    g_autofree char *whole = g_canonicalize_filename(manifest, NULL), *folder = g_path_get_dirname(whole);
    Verifying v = { folder, diags, 0 };
    ManifestHead head;

    if (manifest_read(manifest, &head, verify_entry, &v, diags) && !head.complete)
        diag_report(diags, DIAG_VERIFY_INCOMPLETE, (Place){ 0 }, manifest, NULL);
    *outputs = v.outputs;
    return end(diags, report, report_data);
}

/* ---- merging ---- */

typedef struct Merging { GHashTable *entries; Diags *diags; Records *from, *into; size_t shards; bool complete; GHashTable *numbers; } Merging;

static void
merge_entry(const ManifestEntry *entry, const char *line, void *data)
{
    Merging *m = data;

    if (g_hash_table_contains(m->entries, entry->path))
        diag_report(m->diags, DIAG_MERGE_TWICE, (Place){ 0 }, entry->path, NULL);
    else
        entries_take(m->entries, entry->path, line);
}

static void
merge_record(const Record *record, void *data)
{
    const Merging *m = data;

    records_add(m->into, record, records_recipe(m->from, record->recipe->str), m->diags);
}

static void
read_shard(Merging *m, const char *path)
{
    ManifestHead head;

    if (!manifest_read(path, &head, merge_entry, m, m->diags))
        return;
    m->complete = m->complete && head.complete;
    m->shards = MAX(m->shards, head.shards);
    g_hash_table_add(m->numbers, GSIZE_TO_POINTER(head.shard));
}

/* All parts of what was parted must be there; whole manifests have no number. */
static void
check_shards(const Merging *m)
{
    g_autofree char *count = g_strdup_printf("%" G_GSIZE_FORMAT, m->shards);

    for (size_t i = 1; i <= m->shards; i++)
        if (!g_hash_table_contains(m->numbers, GSIZE_TO_POINTER(i))) {
            g_autofree char *number = g_strdup_printf("%" G_GSIZE_FORMAT, i);

            diag_report(m->diags, DIAG_MERGE_GAP, (Place){ 0 }, number, count, NULL);
        }
}

static void
check_folders(const char *const *manifests, size_t count, const char *output, Diags *diags)
{
    g_autofree char *whole = g_canonicalize_filename(output, NULL), *folder = g_path_get_dirname(whole);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *other = g_canonicalize_filename(manifests[i], NULL), *its = g_path_get_dirname(other);

        if (strcmp(its, folder) != 0)
            diag_report(diags, DIAG_MERGE_ELSEWHERE, (Place){ 0 }, manifests[i], output, NULL);
    }
}

static bool
keep_none(Record *record, void *data)
{
    (void)record;
    (void)data;
    return false;
}

/* So that a run without shards goes on from what the shards have made. */
static void
merge_records(Merging *m, const char *const *manifests, size_t count, const char *output)
{
    g_autoptr(Records) into = records_open(output, m->diags);

    if (into == NULL || !records_rewrite(into, keep_none, NULL, m->diags))
        return;
    m->into = into;
    for (size_t i = 0; i < count; i++) {
        g_autoptr(Records) from = records_open(manifests[i], m->diags);

        m->from = from;
        if (from != NULL)
            records_each(from, merge_record, m);
    }
}

SheafExit
sheaf_batch_merge(const char *const *manifests, size_t count, const char *output, SheafReport report, void *report_data, size_t *outputs)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GHashTable) entries = entries_new(), numbers = g_hash_table_new(NULL, NULL);
    Merging m = { .entries = entries, .diags = diags, .complete = true, .numbers = numbers };

    check_folders(manifests, count, output, diags);
    for (size_t i = 0; i < count && !diags_failed(diags); i++)
        read_shard(&m, manifests[i]);
    if (!diags_failed(diags))
        check_shards(&m);
    if (!diags_failed(diags)) {
        ManifestHead head = { MANIFEST_VERSION, "sheaf " SHEAF_VERSION, m.complete, 0, 0 };

        merge_records(&m, manifests, count, output);
        manifest_write(output, &head, entries, diags);
    }
    *outputs = g_hash_table_size(entries);
    return end(diags, report, report_data);
}
