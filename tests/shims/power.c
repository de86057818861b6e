/*
 * Tells the listener on the socket POWER_SOCKET of every call that changes names or makes something safe, once it is
 * done, and waits until the listener has looked: between two calls it sees what a disk may hold when the power goes. A
 * line a call: "names", "file INODE", "folder INODE" or "system". Nothing is synced in truth; without POWER_SOCKET
 * nobody is told. Loaded before the program's libraries (LD_PRELOAD).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

/* A listener that does not answer ends the program, so that no step is missed unseen. */
static void
tell(const char *line)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    const char *path = getenv("POWER_SOCKET");
    int kept = errno, out = path == NULL ? -1 : socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    char answer;

    if (path == NULL)
        return;
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    if (out < 0 || connect(out, (struct sockaddr *)&address, sizeof address) != 0 ||
        send(out, line, strlen(line), MSG_NOSIGNAL) < 0 || recv(out, &answer, 1, 0) != 1)
        abort();
    close(out);
    errno = kept;
}

static int
tell_names(int result)
{
    if (result >= 0)
        tell("names\n");
    return result;
}

static int
tell_synced(int file)
{
    struct stat info;
    char line[64];

    if (fstat(file, &info) != 0)
        return -1;
    snprintf(line, sizeof line, "%s %llu\n", S_ISDIR(info.st_mode) ? "folder" : "file",
             (unsigned long long)info.st_ino);
    tell(line);
    return 0;
}

/* ---- names ---- */

#define OPEN(name, parameters, arguments)                                                                     \
    int name parameters;                                                                                      \
    int name parameters                                                                                       \
    {                                                                                                         \
        mode_t mode = 0;                                                                                      \
        va_list rest;                                                                                         \
        int file;                                                                                             \
        NEXT(name);                                                                                           \
                                                                                                              \
        va_start(rest, flags);                                                                                \
        if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)                                       \
            mode = va_arg(rest, mode_t);                                                                      \
        va_end(rest);                                                                                         \
        file = next arguments;                                                                                \
        return (flags & (O_CREAT | O_TRUNC)) != 0 ? tell_names(file) : file;                                  \
    }

OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

int
creat(const char *path, mode_t mode)
{
    return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int
mkdir(const char *path, mode_t mode)
{
    NEXT(mkdir);

    return tell_names(next(path, mode));
}

int
rename(const char *from, const char *to)
{
    NEXT(rename);

    return tell_names(next(from, to));
}

int
unlink(const char *path)
{
    NEXT(unlink);

    return tell_names(next(path));
}

/* ---- what is made safe ---- */

int
fsync(int file)
{
    return tell_synced(file);
}

int
fdatasync(int file)
{
    return tell_synced(file);
}

int
syncfs(int file)
{
    if (fcntl(file, F_GETFD) < 0)
        return -1;
    tell("system\n");
    return 0;
}
