#ifndef WRITE_PART_FILE_H
#define WRITE_PART_FILE_H
/*
 * How a file gets its name: it is written as a part file, a file of a random name (".sheaf-….part") in the same
 * folder, and renamed when it is whole. Nothing else in the program opens a file for writing, but for devices and
 * pipes, which are written to as they are.
 *
 * A part file is created anew (O_EXCL, O_NOFOLLOW), so that it is never another file, a link, or that of another
 * writer. Its writer holds a lock on it (flock(2)) as long as it lives: a part file that can be locked is what a
 * writer that was killed has left, and may be removed. On a file system without locks such files stay.
 *
 * What fails sets errno.
 */
#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct PartFile PartFile;

/* A part file beside `target`; missing folders are made. NULL when there can be none. */
PartFile *part_file_new(const char *target);
/* Closes it, which ends the lock. What has not been renamed or kept is removed. NULL is allowed; errno stays. */
void part_file_free(PartFile *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PartFile, part_file_free)

/* Where it lies; as long as it is not freed. */
const char *part_file_path(const PartFile *part);
/* Open for reading and writing; closed by part_file_free(). A duplicate of it holds the lock, too. */
int part_file_descriptor(const PartFile *part);

bool part_file_write(PartFile *part, const void *bytes, size_t size);
/* Its bytes, as far as they are written, survive a loss of power from now on; its name does not. */
bool part_file_sync(PartFile *part);
/* Gives it the name that it was made for, in place of a file that has it. */
bool part_file_rename(PartFile *part);
/* The name survives a loss of power from now on, and so do the folders that were made for it. */
bool part_file_sync_name(const PartFile *part);
/* It stays under its random name when it is freed: somebody else renames it while this process still holds the lock. */
void part_file_keep(PartFile *part);

/* Gives a part file that was kept its name; it is gone when that fails. */
bool part_file_rename_kept(const char *path, const char *target);
/* Removes all part files of a folder that nobody writes any more. */
void part_files_sweep(const char *folder);

/*
 * Is there something under that name which is neither file nor folder? It is written to, never replaced: nothing of it
 * can be half there.
 */
bool path_is_device(const char *path);
bool device_write(const char *path, const void *bytes, size_t size);

#endif
