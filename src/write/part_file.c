/* Part files: created under a random name with a lock, renamed when whole, swept when their writer is dead. */
#include "write/part_file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

struct PartFile {
    char *path, *target;
    int file;
    guint made;                         /* folders that were made for it */
    bool stays;                         /* it is renamed, or kept */
};

/* ---- names ---- */

#define BEFORE ".sheaf-"
#define AFTER ".part"
enum { DIGITS = 16, TRIES = 100 };

static bool
random_number(guint64 *out)
{
    while (getrandom(out, sizeof *out, 0) != (ssize_t)sizeof *out)
        if (errno != EINTR)
            return false;
    return true;
}

static bool
is_part_name(const char *name)
{
    size_t digits = g_str_has_prefix(name, BEFORE) ? strspn(name + strlen(BEFORE), "0123456789abcdef") : 0;

    return digits == DIGITS && strcmp(name + strlen(BEFORE) + DIGITS, AFTER) == 0;
}

/* ---- folders ---- */

static guint
missing_folders(const char *folder)
{
    g_autofree char *at = g_strdup(folder);
    guint missing = 0;
    struct stat info;

    for (; stat(at, &info) != 0 && errno == ENOENT; missing++) {
        char *up = g_path_get_dirname(at);

        if (strcmp(up, at) == 0) {
            g_free(up);
            break;
        }
        g_free(at);
        at = up;
    }
    return missing;
}

/* Others may make, or remove, the same folders at the same time. */
static bool
make_folders(const char *folder)
{
    for (int tries = 0; g_mkdir_with_parents(folder, 0755) != 0; tries++)
        if ((errno != EEXIST && errno != ENOENT) || tries == TRIES || g_file_test(folder, G_FILE_TEST_IS_REGULAR))
            return false;
    return true;
}

static bool
sync_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), kept;
    /* some file systems have nothing to sync there */
    bool ok = file >= 0 && (fsync(file) == 0 || errno == EINVAL || errno == EROFS);

    kept = errno;
    if (file >= 0)
        close(file);
    errno = kept;
    return ok;
}

/* ---- one part file ---- */

/*
 * Between its creation and the lock somebody who sweeps may have taken it for a dead one: then it is gone, or locked.
 */
static bool
is_ours(int file)
{
    struct stat info;

    if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return false;
    return fstat(file, &info) == 0 && info.st_nlink > 0;
}

static int
create(const char *folder, char **path)
{
    for (int tries = 0; tries < TRIES; tries++) {
        char name[sizeof BEFORE + DIGITS + sizeof AFTER];
        guint64 number;
        int file;

        if (!random_number(&number))
            return -1;
        snprintf(name, sizeof name, BEFORE "%016" G_GINT64_MODIFIER "x" AFTER, number);
        *path = g_build_filename(folder, name, NULL);
        file = open(*path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
        if (file >= 0 && is_ours(file))
            return file;
        if (file >= 0)
            close(file);
        else if (errno != EEXIST) {
            int kept = errno;

            g_clear_pointer(path, g_free);
            errno = kept;
            return -1;
        }
        g_clear_pointer(path, g_free);
    }
    errno = EEXIST;
    return -1;
}

PartFile *
part_file_new(const char *target)
{
    g_autofree char *folder = g_path_get_dirname(target);
    PartFile *part;
    guint made = missing_folders(folder);
    char *path = NULL;
    int file = make_folders(folder) ? create(folder, &path) : -1;

    if (file < 0)
        return NULL;
    part = g_new0(PartFile, 1);
    *part = (PartFile){ .path = path, .target = g_strdup(target), .file = file, .made = made };
    return part;
}

void
part_file_free(PartFile *part)
{
    int kept = errno;

    if (part == NULL)
        return;
    if (!part->stays)
        unlink(part->path);
    close(part->file);
    g_free(part->path);
    g_free(part->target);
    g_free(part);
    errno = kept;
}

const char *
part_file_path(const PartFile *part)
{
    return part->path;
}

int
part_file_descriptor(const PartFile *part)
{
    return part->file;
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

bool
part_file_write(PartFile *part, const void *bytes, size_t size)
{
    return write_bytes(part->file, bytes, size);
}

bool
part_file_sync(PartFile *part)
{
    return fsync(part->file) == 0;
}

bool
part_file_rename(PartFile *part)
{
    part->stays = rename(part->path, part->target) == 0;
    return part->stays;
}

bool
part_file_sync_name(const PartFile *part)
{
    g_autofree char *folder = g_path_get_dirname(part->target);

    for (guint i = 0;; i++) {
        char *up;

        if (!sync_folder(folder))
            return false;
        if (i == part->made)
            return true;
        up = g_path_get_dirname(folder);
        g_free(folder);
        folder = up;
    }
}

void
part_file_keep(PartFile *part)
{
    part->stays = true;
}

bool
part_file_rename_kept(const char *path, const char *target)
{
    int kept;

    if (rename(path, target) == 0)
        return true;
    kept = errno;
    unlink(path);
    errno = kept;
    return false;
}

/* ---- sweeping ---- */

/*
 * A name that is ours may still be a link or a pipe that somebody put there: only what is a file is opened for good,
 * and then locked.
 */
static void
sweep_one(const char *path)
{
    int file = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat held;

    if (file < 0)
        return;
    if (fstat(file, &held) == 0 && S_ISREG(held.st_mode) && flock(file, LOCK_EX | LOCK_NB) == 0)
        unlink(path);
    close(file);
}

void
part_files_sweep(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = is_part_name(name) ? g_build_filename(folder, name, NULL) : NULL;

        if (path != NULL)
            sweep_one(path);
    }
    if (dir != NULL)
        g_dir_close(dir);
}

/* ---- devices ---- */

bool
path_is_device(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

bool
device_write(const char *path, const void *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool ok = file >= 0 && write_bytes(file, bytes, size);
    int kept = errno;

    if (file >= 0 && close(file) != 0 && ok)
        return false;
    errno = kept;
    return ok;
}
