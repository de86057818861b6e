/*
 * A system without /proc, as far as links in it are read: nothing tells where the program is. Loaded before the
 * program's libraries (LD_PRELOAD).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

ssize_t
readlink(const char *path, char *target, size_t size)
{
    ssize_t (*real)(const char *, char *, size_t);

    if (strncmp(path, "/proc/", 6) == 0) {
        errno = ENOENT;
        return -1;
    }
    *(void **)&real = dlsym(RTLD_NEXT, "readlink");
    return real(path, target, size);
}
