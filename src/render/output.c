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
    gssize offset = 0;

    while ((at = strstr(text->str + offset, what)) != NULL) {       /* not in what was put in */
        offset = at - text->str;
        g_string_erase(text, offset, (gssize)strlen(what));
        g_string_insert(text, offset, by);
        offset += (gssize)strlen(by);
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

char *
output_beside(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path), *hidden = g_strconcat(".", name, ".part", NULL);

    return g_build_filename(folder, hidden, NULL);
}

static bool
write_file(const char *path, const void *bytes, size_t size, bool sync)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644), kept;
    bool ok;

    if (file < 0)
        return false;
    ok = write_bytes(file, bytes, size) && (!sync || fsync(file) == 0);
    kept = errno;
    if (close(file) == 0 && ok)
        return true;
    kept = ok ? errno : kept;
    unlink(path);
    errno = kept;
    return false;
}

/* A device or a pipe is written to, never replaced by a file: nothing of it can be half there. */
static bool
is_device(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

static bool
write_device(const char *path, const void *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool ok = file >= 0 && write_bytes(file, bytes, size);
    int kept = errno;

    if (file >= 0)
        close(file);
    errno = kept;
    return ok;
}

static bool
rename_over(const char *from, const char *to)
{
    int kept;

    if (rename(from, to) == 0)
        return true;
    kept = errno;
    unlink(from);
    errno = kept;
    return false;
}

static bool
make_folder(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);

    return g_mkdir_with_parents(folder, 0755) == 0;
}

static bool
report_unwritable(const char *path, Diags *diags)
{
    diag_report(diags, DIAG_FILE_UNWRITABLE, (Place){ 0 }, path, g_strerror(errno), NULL);
    return false;
}

bool
output_write_beside(const char *path, const void *bytes, size_t size, Diags *diags)
{
    g_autofree char *beside = output_beside(path);

    return (make_folder(path) && write_file(beside, bytes, size, false)) || report_unwritable(path, diags);
}

bool
output_rename(const char *path, Diags *diags)
{
    g_autofree char *beside = output_beside(path);

    if (is_device(path)) {
        unlink(beside);
        errno = EEXIST;
        return report_unwritable(path, diags);
    }
    return rename_over(beside, path) || report_unwritable(path, diags);
}

bool
output_write(const char *path, const void *bytes, size_t size, Diags *diags)
{
    g_autofree char *beside = output_beside(path);

    if (is_device(path))
        return write_device(path, bytes, size) || report_unwritable(path, diags);
    return (make_folder(path) && write_file(beside, bytes, size, true) && rename_over(beside, path)) || report_unwritable(path, diags);
}
