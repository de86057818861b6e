/* The manifests of shards as one: only what one run could have made is put together. */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "batch/basis.h"
#include "base/diag_batch.h"
#include "batch/folder.h"
#include "read/manifest.h"
#include "render/claims.h"

typedef struct Merging {
    GHashTable *entries;
    GHashTable *basis, *origins;        /* name -> value; name -> the manifest that said so first */
    GHashTable *numbers;                /* of the shards that are there */
    GPtrArray *parts;                   /* the manifests that are of shards; borrowed */
    const char *manifest;               /* that is read */
    BuildLog *from, *into;
    Diags *diags;
    size_t shards, named, differing;    /* named, differing: of the inputs of the manifest that is read */
    bool complete;
} Merging;

/* ---- what shards were made from ---- */

typedef struct InputRow { const char *name; DiagId differs; } InputRow;

static const InputRow inputs[] = {
    { "program", DIAG_MERGE_PROGRAM },
    { "fonts",   DIAG_MERGE_FONTS },
    { NULL,      DIAG_MERGE_INPUTS },
};

static const InputRow *
find_input(const char *name)
{
    const InputRow *row = inputs;

    while (row->name != NULL && strcmp(row->name, name) != 0)
        row++;
    return row;
}

/* True when it is the first of its name, or as the first was. */
static bool
agrees(Merging *m, const char *name, const char *value)
{
    const char *before = g_hash_table_lookup(m->basis, name);

    if (before == NULL) {
        g_hash_table_insert(m->basis, g_strdup(name), g_strdup(value));
        g_hash_table_insert(m->origins, g_strdup(name), (gpointer)(guintptr)m->manifest);
    }
    return before == NULL || strcmp(before, value) == 0;
}

static void
compare_input(const char *name, const char *value, void *data)
{
    Merging *m = data;

    m->named++;
    if (strcmp(name, "jobs") == 0 || agrees(m, name, value))
        return;
    m->differing++;
    diag_report(m->diags, find_input(name)->differs, (Place){ 0 }, m->manifest,
                (const char *)g_hash_table_lookup(m->origins, name), name, NULL);
}

/* Another day or other facts make other jobs as well: those are told of when nothing else says why. */
static void
compare_jobs(const char *name, const char *value, void *data)
{
    Merging *m = data;

    if (strcmp(name, "jobs") == 0 && !agrees(m, name, value) && m->differing == 0)
        diag_report(m->diags, DIAG_MERGE_JOBS, (Place){ 0 }, m->manifest,
                    (const char *)g_hash_table_lookup(m->origins, name), NULL);
}

static void
compare_basis(Merging *m)
{
    m->named = m->differing = 0;
    manifest_each_input(m->manifest, compare_input, m);
    manifest_each_input(m->manifest, compare_jobs, m);
    if (m->named == 0)
        diag_report(m->diags, DIAG_MERGE_UNKNOWN, (Place){ 0 }, m->manifest, NULL);
}

/* ---- manifests ---- */

static void
merge_entry(const ManifestEntry *entry, const char *line, void *data)
{
    Merging *m = data;

    if (g_hash_table_contains(m->entries, entry->path))
        diag_report(m->diags, DIAG_MERGE_TWICE, (Place){ 0 }, entry->path, NULL);
    else
        entries_take(m->entries, entry->path, line);
}

/* A manifest that is whole by itself is a run of its own and need not have been made from the same. */
static void
read_shard(Merging *m, const char *path)
{
    ManifestHead head;

    m->manifest = path;
    if (!manifest_read(path, &head, merge_entry, m, m->diags))
        return;
    m->complete = m->complete && head.complete;
    if (!head.complete)
        diag_report(m->diags, DIAG_MERGE_INCOMPLETE, (Place){ 0 }, path, NULL);
    if (head.shards == 0)
        return;
    if (m->shards != 0 && head.shards != m->shards) {
        g_autofree char *its = g_strdup_printf("%" G_GSIZE_FORMAT, head.shards),
                        *others = g_strdup_printf("%" G_GSIZE_FORMAT, m->shards);

        diag_report(m->diags, DIAG_MERGE_PARTS, (Place){ 0 }, path, its, others, NULL);
        return;
    }
    m->shards = head.shards;
    g_hash_table_add(m->numbers, GSIZE_TO_POINTER(head.shard));
    g_ptr_array_add(m->parts, (gpointer)(guintptr)path);
    compare_basis(m);
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

/* ---- build logs ---- */

static void
merge_record(const LogRecord *record, void *data)
{
    const Merging *m = data;

    build_log_note_facts(m->into, record->facts->str, build_log_facts(m->from, record->facts->str));
    build_log_add(m->into, record, build_log_recipe(m->from, record->recipe->str), m->diags);
}

static bool
keep_none(LogRecord *record, void *data)
{
    (void)record;
    (void)data;
    return false;
}

/* So that a run without shards goes on from what the shards have made. */
static void
merge_logs(Merging *m, const char *const *manifests, size_t count, const char *output)
{
    g_autoptr(BuildLog) into = build_log_open(output, m->diags);

    if (into == NULL || !build_log_rewrite(into, keep_none, NULL, m->diags))
        return;
    m->into = into;
    for (size_t i = 0; i < count; i++) {
        g_autoptr(BuildLog) from = build_log_open(manifests[i], m->diags);

        m->from = from;
        if (from != NULL)
            build_log_each(from, merge_record, m);
    }
}

static bool
claim_paths(const char *const *manifests, size_t count, const char *output, Diags *diags)
{
    g_autoptr(Claims) claims = claims_new();
    g_autofree char *log = build_log_path(output);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *its = build_log_path(manifests[i]);

        claims_read(claims, manifests[i]);
        claims_read(claims, its);
    }
    return claims_write(claims, output, diags) && claims_write(claims, log, diags);
}

/*
 * Two manifests that speak of the same outputs would soon say different things of them. What the parts have noted
 * stays: without a manifest nothing of that is believed before the files were looked at, so a part that is started
 * again goes on from what holds.
 */
static void
withdraw(const GPtrArray *parts, Diags *diags)
{
    for (guint i = 0; i < parts->len; i++)
        if (unlink(g_ptr_array_index(parts, i)) != 0 && errno != ENOENT)
            diag_report(diags, DIAG_MERGE_LEFT, (Place){ 0 }, g_ptr_array_index(parts, i), g_strerror(errno), NULL);
}

SheafExit
sheaf_batch_merge(const char *const *manifests, size_t count, const char *output, SheafReport report, void *report_data,
                  size_t *outputs)
{
    g_autoptr(Diags) diags = diags_new();
    g_autoptr(GHashTable) entries = entries_new(), numbers = g_hash_table_new(NULL, NULL), basis = basis_new();
    g_autoptr(GHashTable) origins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Merging m = {
        .entries = entries, .basis = basis, .origins = origins, .numbers = numbers, .diags = diags, .complete = true
    };
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    bool written_over;

    m.parts = parts;
    written_over = !claim_paths(manifests, count, output, diags);
    check_folders(manifests, count, output, diags);
    for (size_t i = 0; i < count && !written_over; i++)
        read_shard(&m, manifests[i]);
    if (!diags_failed(diags))
        check_shards(&m);
    if (!diags_failed(diags))
        merge_logs(&m, manifests, count, output);
    if (!diags_failed(diags)) {
        ManifestHead head = { .version = MANIFEST_VERSION, .program = "sheaf " SHEAF_VERSION, .complete = m.complete };

        if (basis_write(basis, output, &head, entries, diags) && m.complete)
            withdraw(parts, diags);
    }
    *outputs = g_hash_table_size(entries);
    diags_sort(diags);
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}
