/*
 * One call of the system is refused, as if a limit had been met: the REFUSE_AT-th of the group that REFUSE names,
 * counted in each process, or, with REFUSE_ALL, every one from there on. Groups: "files" (whatever opens a
 * descriptor), "folders" (that are listed), "watches" (of folders), "memory" (large pieces), "threads" and
 * "processes". The file REFUSE_MARK appears when that call was reached. Loaded before the program's libraries
 * (LD_PRELOAD).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static long count;

static bool
is_refused(const char *group)
{
    const char *asked = getenv("REFUSE"), *at = getenv("REFUSE_AT"), *mark = getenv("REFUSE_MARK");
    long number = at == NULL ? 1 : atol(at);

    if (asked == NULL || strcmp(asked, group) != 0)
        return false;
    count++;
    if (count < number || (count > number && getenv("REFUSE_ALL") == NULL))
        return false;
    if (mark != NULL) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0644);

        if (file >= 0)
            syscall(SYS_close, file);
    }
    return true;
}

#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int
refuse(int why)
{
    errno = why;
    return -1;
}

/* ---- files ---- */

#define OPEN(name, parameters, arguments)                                                                     \
    int name parameters;                                                                                      \
    int name parameters                                                                                       \
    {                                                                                                         \
        mode_t mode = 0;                                                                                      \
        va_list rest;                                                                                         \
        NEXT(name);                                                                                           \
                                                                                                              \
        va_start(rest, flags);                                                                                \
        if ((flags & (O_CREAT | O_TMPFILE)) != 0)                                                             \
            mode = va_arg(rest, mode_t);                                                                      \
        va_end(rest);                                                                                         \
        return is_refused("files") ? refuse(EMFILE) : next arguments;                                         \
    }

OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

/* Fortified callers without a mode. */
int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);
int __openat_2(int folder, const char *path, int flags);
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open64(path, flags); }
int __openat_2(int folder, const char *path, int flags) { return openat(folder, path, flags); }

FILE *
fopen(const char *path, const char *mode)
{
    NEXT(fopen);

    return is_refused("files") ? (refuse(EMFILE), NULL) : next(path, mode);
}

FILE *
fopen64(const char *path, const char *mode)
{
    NEXT(fopen64);

    return is_refused("files") ? (refuse(EMFILE), NULL) : next(path, mode);
}

DIR *
opendir(const char *path)
{
    NEXT(opendir);

    return is_refused("files") || is_refused("folders") ? (refuse(EMFILE), NULL) : next(path);
}

int
socketpair(int domain, int type, int protocol, int ends[2])
{
    NEXT(socketpair);

    return is_refused("files") ? refuse(EMFILE) : next(domain, type, protocol, ends);
}

int
pipe(int ends[2])
{
    NEXT(pipe);

    return is_refused("files") ? refuse(EMFILE) : next(ends);
}

int
inotify_init1(int flags)
{
    NEXT(inotify_init1);

    return is_refused("files") || is_refused("watches") ? refuse(EMFILE) : next(flags);
}

/* ---- processes and threads ---- */

pid_t
fork(void)
{
    NEXT(fork);

    return is_refused("processes") ? refuse(EAGAIN) : next();
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*begin)(void *), void *data)
{
    NEXT(pthread_create);

    return is_refused("threads") ? EAGAIN : next(thread, attributes, begin, data);
}

/* ---- memory: pieces that are worth asking the system for ---- */

enum { LARGE = 1 << 16 };

void *__libc_malloc(size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_calloc(size_t count, size_t size);

void *
malloc(size_t size)
{
    return size >= LARGE && is_refused("memory") ? (refuse(ENOMEM), NULL) : __libc_malloc(size);
}

void *
realloc(void *old, size_t size)
{
    return size >= LARGE && is_refused("memory") ? (refuse(ENOMEM), NULL) : __libc_realloc(old, size);
}

void *
calloc(size_t number, size_t size)
{
    return number * size >= LARGE && is_refused("memory") ? (refuse(ENOMEM), NULL) : __libc_calloc(number, size);
}
