/*
 * A process that makes no headway: creating a file whose path holds the text in STALL never comes back. Loaded before
 * the program's libraries (LD_PRELOAD).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int open(const char *path, int flags, ...);

int
open(const char *path, int flags, ...)
{
    int (*next)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    const char *stall = getenv("STALL");
    mode_t mode = 0;

    if ((flags & O_CREAT) != 0) {
        va_list args;

        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
        while (stall != NULL && strstr(path, stall) != NULL)
            pause();
    }
    return next(path, flags, mode);
}
