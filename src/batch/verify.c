/* A folder of outputs against its manifest. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "batch/folder.h"
#include "base/diag_batch.h"
#include "base/diag_files.h"
#include "read/manifest.h"

typedef struct Verifying { const char *folder; Diags *diags; size_t outputs; } Verifying;

static void
verify_entry(const ManifestEntry *entry, const char *line, void *data)
{
    Verifying *v = data;
    g_autofree char *path = job_path(v->folder, entry->path), *digest = NULL;
    struct stat info;
    bool same;

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
    same = S_ISREG(info.st_mode) && (guint64)info.st_size == entry->bytes;
    digest = same ? file_digest(path) : NULL;
    if (same && digest == NULL)
        diag_report(v->diags, DIAG_FILE_UNREADABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
    else if (g_strcmp0(digest, entry->sha256) != 0)
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
    diags_sort(diags);
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}
