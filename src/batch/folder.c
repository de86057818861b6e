/* Writing a manifest, making outputs safe, sweeping what is left. */
#define _GNU_SOURCE
#include "batch/folder.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/input.h"
#include "base/sort.h"
#include "write/manifest.h"

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

static void
write_lines(FILE *stream, const ManifestHead *head, GHashTable *entries)
{
    g_autofree char *first = manifest_head_line(head), *last = manifest_tail_line();
    guint count;
    g_autofree void **names = g_hash_table_get_keys_as_array(entries, &count);

    sort_texts(names, count);
    fprintf(stream, "%s\n", first);
    for (guint i = 0; i < count; i++)
        fprintf(stream, "%s%s\n", (const char *)g_hash_table_lookup(entries, names[i]), i + 1 < count ? "," : "");
    fprintf(stream, "%s\n", last);
}

static bool
is_same_text(const char *one, const char *other)
{
    g_autoptr(GMappedFile) a = input_map(one, input_limit(INPUT_MANIFEST)), b = input_map(other, input_limit(INPUT_MANIFEST));
    gsize length = a == NULL ? 0 : g_mapped_file_get_length(a);

    return a != NULL && b != NULL && length == g_mapped_file_get_length(b) && memcmp(g_mapped_file_get_contents(a), g_mapped_file_get_contents(b), length) == 0;
}

bool
manifest_write(const char *path, const ManifestHead *head, GHashTable *entries, Diags *diags)
{
    g_autofree char *beside = output_beside(path);
    FILE *stream = fopen(beside, "wbe");
    bool ok = stream != NULL;
    int kept = errno;

    if (ok) {
        write_lines(stream, head, entries);
        ok = fflush(stream) == 0 && ferror(stream) == 0;
        if (ok && is_same_text(beside, path)) {
            fclose(stream);
            unlink(beside);
            return true;
        }
        ok = ok && fsync(fileno(stream)) == 0;
        kept = errno;
        fclose(stream);
    }
    if (ok)
        return output_rename(path, diags);
    unlink(beside);
    diag_report(diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, path, g_strerror(kept), NULL);
    return false;
}

/* ---- outputs ---- */

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

bool
sync_outputs(const GPtrArray *jobs, Diags *diags)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), systems = g_hash_table_new(NULL, NULL);
    bool ok = true;

    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        char *folder = g_path_get_dirname(job->path);

        if (g_hash_table_add(seen, folder))
            ok = sync_folder(folder, systems, diags) && ok;
    }
    return ok;
}

void
sweep_outputs(const GPtrArray *jobs)
{
    for (guint i = 0; i < jobs->len; i++) {
        const Job *job = g_ptr_array_index(jobs, i);
        g_autofree char *beside = job->wanted ? output_beside(job->path) : NULL;

        if (beside != NULL)
            unlink(beside);
    }
}
