/* Files appear whole or not at all: written beside their name, synced, then renamed. */
#include "render/project.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
replace(GString *text, const char *what, const char *by)
{
    const char *at;

    while ((at = strstr(text->str, what)) != NULL) {
        gssize offset = at - text->str;

        g_string_erase(text, offset, (gssize)strlen(what));
        g_string_insert(text, offset, by);
    }
}

char *
output_path(const SheafProject *project, const SheafJob *job, const char *subject)
{
    const char *house = plan_language(project->plan), *language = job->language != NULL ? job->language : house;
    g_autofree char *suffix = strcmp(language, house) == 0 ? g_strdup("") : g_strconcat("-", language, NULL);
    GString *path = g_string_new(job->output != NULL ? job->output : "out/pdf/{template}/{subject}{-lang}.pdf");
    char *joined;

    replace(path, "{template}", job->template_name);
    replace(path, "{subject}", subject);
    replace(path, "{pack}", subject);
    replace(path, "{-lang}", suffix);
    replace(path, "{lang}", language);
    joined = g_path_is_absolute(path->str) ? g_strdup(path->str) : g_build_filename(project->folder, path->str, NULL);
    g_string_free(path, TRUE);
    return joined;
}

static bool
write_bytes(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static bool
write_beside(const char *path, const char *beside, const void *bytes, size_t size)
{
    int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644), kept;
    bool ok;

    if (file < 0)
        return false;
    ok = write_bytes(file, bytes, size) && fsync(file) == 0;
    kept = errno;
    ok = close(file) == 0 && ok;
    if (ok && rename(beside, path) == 0)
        return true;
    kept = ok ? errno : kept;
    unlink(beside);
    errno = kept;
    return false;
}

bool
output_write(const char *path, const void *bytes, size_t size, Diags *diags)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autofree char *hidden = g_strconcat(".", name, ".part", NULL), *beside = g_build_filename(folder, hidden, NULL);

    if (g_mkdir_with_parents(folder, 0755) == 0 && write_beside(path, beside, bytes, size))
        return true;
    diag_report(diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
    return false;
}
