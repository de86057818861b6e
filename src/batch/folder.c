/* Writing a manifest, making outputs safe, sweeping what is left. */
#define _GNU_SOURCE
#include "batch/folder.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/input.h"
#include "base/sort.h"
#include "write/manifest.h"
#include "write/part_file.h"

/* ---- the manifest ---- */

GHashTable *
entries_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

void
entries_take(GHashTable *entries, const char *name, const char *line)
{
    g_hash_table_replace(entries, g_strdup(name), g_strdup(line));
}

static bool
write_lines(PartFile *part, const ManifestHead *head, GHashTable *entries)
{
    enum { PIECE = 1 << 16 };
    g_autofree char *first = manifest_head_line(head), *last = manifest_tail_line();
    g_autoptr(GString) piece = g_string_new(first);
    guint count;
    g_autofree void **names = g_hash_table_get_keys_as_array(entries, &count);
    bool ok = true;

    sort_texts(names, count);
    g_string_append_c(piece, '\n');
    for (guint i = 0; i < count && ok; i++) {
        g_string_append_printf(piece, "%s%s\n", (const char *)g_hash_table_lookup(entries, names[i]),
                               i + 1 < count ? "," : "");
        if (piece->len < PIECE)
            continue;
        ok = part_file_write(part, piece->str, piece->len);
        g_string_truncate(piece, 0);
    }
    g_string_append_printf(piece, "%s\n", last);
    return ok && part_file_write(part, piece->str, piece->len);
}

static bool
is_same_text(const char *one, const char *other)
{
    g_autoptr(GMappedFile) a = input_map(one, input_limit(INPUT_MANIFEST)),
                           b = input_map(other, input_limit(INPUT_MANIFEST));
    gsize length = a == NULL ? 0 : g_mapped_file_get_length(a);

    return a != NULL && b != NULL && length == g_mapped_file_get_length(b) &&
           memcmp(g_mapped_file_get_contents(a), g_mapped_file_get_contents(b), length) == 0;
}

bool
manifest_write(const char *path, const ManifestHead *head, GHashTable *entries, Diags *diags)
{
    g_autoptr(PartFile) part = path_is_device(path) ? NULL : part_file_new(path);

    if (path_is_device(path))
        errno = EEXIST;
    if (part != NULL && write_lines(part, head, entries) &&
        (is_same_text(part_file_path(part), path) ||
         (part_file_sync(part) && part_file_rename(part) && part_file_sync_name(part))))
        return true;
    diag_report(diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
    return false;
}

/* ---- outputs ---- */

/* Read piece by piece. */
char *
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

/* The entry is a line of the manifest, in which no text of others can hold a quotation mark that is not escaped. */
bool
log_record_holds(const LogRecord *record, const char *path)
{
    static const char before[] = "\"sha256\":\"";
    const char *at = strstr(record->entry->str, before);
    g_autofree char *digest = at == NULL ? NULL : file_digest(path);

    return digest != NULL && g_str_has_prefix(at + strlen(before), digest);
}

static bool
sync_folder(const char *folder, GHashTable *done, Diags *diags)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat info;
    bool ok = file >= 0 && fstat(file, &info) == 0;

    if (file < 0 && errno == ENOENT)
        return true;                                    /* nothing was written there */
    if (ok && g_hash_table_add(done, GSIZE_TO_POINTER((gsize)info.st_dev)))
        ok = syncfs(file) == 0;
    if (!ok)
        diag_report(diags, DIAG_BATCH_SYNC, (Place){ 0 }, folder, g_strerror(errno), NULL);
    if (file >= 0)
        close(file);
    return ok;
}

typedef bool (*FolderEach)(const char *folder, void *data);

/* The folders of wanted outputs and of the manifest, each once; false when one call was. */
static bool
each_folder(const GPtrArray *jobs, const char *manifest, FolderEach each, void *data)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    bool ok = true;

    for (guint i = 0; i <= jobs->len; i++) {
        const Job *job = i < jobs->len ? g_ptr_array_index(jobs, i) : NULL;
        char *folder = job != NULL && !job->wanted ? NULL : g_path_get_dirname(job != NULL ? job->path : manifest);

        if (folder != NULL && g_hash_table_add(seen, folder))
            ok = each(folder, data) && ok;
    }
    return ok;
}

typedef struct Syncing { GHashTable *systems; Diags *diags; } Syncing;

static bool
sync_one(const char *folder, void *data)
{
    const Syncing *syncing = data;

    return sync_folder(folder, syncing->systems, syncing->diags);
}

bool
sync_outputs(const GPtrArray *jobs, const char *manifest, Diags *diags)
{
    g_autoptr(GHashTable) systems = g_hash_table_new(NULL, NULL);

    return each_folder(jobs, manifest, sync_one, &(Syncing){ systems, diags });
}

static bool
sweep_one(const char *folder, void *data)
{
    (void)data;
    part_files_sweep(folder);
    return true;
}

void
sweep_outputs(const GPtrArray *jobs, const char *manifest)
{
    each_folder(jobs, manifest, sweep_one, NULL);
}
