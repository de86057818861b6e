/*
 * One way to open a file for reading: look what it is, open it without waiting, look again, and read no more than is
 * allowed.
 */
#include "base/input.h"
#include "base/diag_files.h"
#include "base/limit.h"
#include "base/diag_lang.h"
#include "base/diag_read.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- limits ---- */

typedef struct KindRow { const char *name; LimitId limit; } KindRow;

static const KindRow kinds[INPUT_KIND_COUNT] = {
    [INPUT_DATA]     = { "a data file",       LIMIT_DATA_MIB },
    [INPUT_TEMPLATE] = { "a template",        LIMIT_TEMPLATE_MIB },
    [INPUT_PACK]     = { "a pack",            LIMIT_PACK_MIB },
    [INPUT_BATCH]    = { "a batch file",      LIMIT_BATCH_MIB },
    [INPUT_CHART]    = { "a chart",           LIMIT_CHART_MIB },
    [INPUT_CALENDAR] = { "an iCalendar file", LIMIT_CALENDAR_MIB },
    [INPUT_TABLE]    = { "a table",           LIMIT_TABLE_MIB },
    [INPUT_MANIFEST] = { "a manifest",        LIMIT_MANIFEST_MIB },
    [INPUT_PDF]      = { "a PDF file",        LIMIT_PDF_MIB },
    [INPUT_FONT]     = { "a font",            LIMIT_FONT_MIB },
    [INPUT_PICTURE]  = { "a picture",         LIMIT_PICTURE_MIB },
};

const char *
input_kind_name(InputKind kind)
{
    return kinds[kind].name;
}

guint64
input_limit(InputKind kind)
{
    return (guint64)limit_number(kinds[kind].limit) << 20;
}

/* ---- opening ---- */

static bool
is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

const char *
input_name(const char *path)
{
    return is_standard(path) ? "standard input" : path;
}

static int
refuse(InputFault fault, char *because, InputFault *out, char **why)
{
    *out = fault;
    *why = because;
    return -1;
}

static int
refuse_size(guint64 size, guint64 most, InputFault *fault, char **why)
{
    return refuse(
        INPUT_TOO_LARGE,
        g_strdup_printf("it has %.1f MiB, and %.1f are allowed", (double)size / (1 << 20), (double)most / (1 << 20)),
        fault, why);
}

static const char *
what_it_is(mode_t mode)
{
    return S_ISDIR(mode)    ? "it is a folder"
           : S_ISFIFO(mode) ? "it is a FIFO"
           : S_ISSOCK(mode) ? "it is a socket"
                            : "it is a device";
}

int
input_open(const char *path, guint64 most, InputFault *fault, char **why)
{
    struct stat info;
    int file;

    *fault = INPUT_OK;
    *why = NULL;
    /* Opening a device can do something to it already, so it is looked at before; it may be another file by then. */
    if (stat(path, &info) != 0)
        return refuse(INPUT_UNREADABLE, g_strdup(g_strerror(errno)), fault, why);
    if (!S_ISREG(info.st_mode))
        return refuse(INPUT_NOT_A_FILE, g_strdup(what_it_is(info.st_mode)), fault, why);
    file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return refuse(INPUT_UNREADABLE, g_strdup(g_strerror(errno)), fault, why);
    if (fstat(file, &info) != 0)
        refuse(INPUT_UNREADABLE, g_strdup(g_strerror(errno)), fault, why);
    else if (!S_ISREG(info.st_mode))
        refuse(INPUT_NOT_A_FILE, g_strdup(what_it_is(info.st_mode)), fault, why);
    else if ((guint64)info.st_size > most)
        refuse_size((guint64)info.st_size, most, fault, why);
    else
        return file;
    close(file);
    return -1;
}

/* ---- reading ---- */

enum { FIRST_PIECE = 1 << 16 };

/* `expected` bytes are likely, and more than `most` are refused. */
static GBytes *
read_all(int file, guint64 expected, guint64 most, InputFault *fault, char **why)
{
    size_t room = (size_t)MIN(expected, most) + 1, length = 0;
    g_autofree char *bytes = g_malloc(room + 1);

    for (;;) {
        ssize_t got = read(file, bytes + length, room - length);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            refuse(INPUT_UNREADABLE, g_strdup(g_strerror(errno)), fault, why);
            return NULL;
        }
        if (got == 0)
            break;
        length += (size_t)got;
        if (length > most) {
            refuse(INPUT_TOO_LARGE,
                   g_strdup_printf("it has more than the %.1f MiB that are allowed", (double)most / (1 << 20)), fault,
                   why);
            return NULL;
        }
        if (length == room) {
            room = MIN(room * 2, (size_t)most + 1);
            bytes = g_realloc(bytes, room + 1);
        }
    }
    bytes[length] = '\0';
    return g_bytes_new_take(g_steal_pointer(&bytes), length);
}

/*
 * What standard input gave, once for the whole process. What could not be read whole has no rest that would stand for
 * it.
 */
static GBytes *
read_standard(guint64 most, InputFault *fault, char **why)
{
    static GMutex lock;
    static GBytes *kept;
    static InputFault failed;
    static char *failed_for;
    GBytes *bytes = NULL;

    g_mutex_lock(&lock);
    if (kept == NULL && failed == INPUT_OK)
        kept = read_all(STDIN_FILENO, FIRST_PIECE, most, &failed, &failed_for);
    if (failed != INPUT_OK)
        refuse(failed, g_strdup(failed_for), fault, why);
    else if (kept != NULL && g_bytes_get_size(kept) > most)
        refuse_size(g_bytes_get_size(kept), most, fault, why);
    else if (kept != NULL)
        bytes = g_bytes_ref(kept);
    g_mutex_unlock(&lock);
    return bytes;
}

GBytes *
input_bytes(const char *path, guint64 most, InputFault *fault, char **why)
{
    struct stat info = { 0 };
    GBytes *bytes;
    int file;

    *fault = INPUT_OK;
    *why = NULL;
    if (is_standard(path))
        return read_standard(most, fault, why);
    file = input_open(path, most, fault, why);
    if (file < 0)
        return NULL;
    bytes = read_all(file, fstat(file, &info) == 0 ? (guint64)info.st_size : FIRST_PIECE, most, fault, why);
    close(file);
    return bytes;
}

static void
report(InputKind kind, const char *path, InputFault fault, const char *why, Place asked, Diags *diags)
{
    if (fault == INPUT_TOO_LARGE && kind == INPUT_DATA)
        limit_exceeded(diags, kinds[kind].limit, (Place){ g_intern_string(input_name(path)), 0, 0 }, NULL);
    else if (fault == INPUT_TOO_LARGE)
        limit_exceeded(diags, kinds[kind].limit, asked, input_name(path), kinds[kind].name, NULL);
    else
        diag_report(diags, fault == INPUT_NOT_A_FILE ? DIAG_INPUT_NOT_A_FILE : DIAG_FILE_UNREADABLE, asked,
                    input_name(path), why, NULL);
}

GBytes *
input_read(InputKind kind, const char *path, Place asked, Diags *diags)
{
    g_autofree char *why = NULL;
    InputFault fault;
    GBytes *bytes = input_bytes(path, input_limit(kind), &fault, &why);

    if (bytes == NULL)
        report(kind, path, fault, why, asked, diags);
    return bytes;
}

int
input_file(InputKind kind, const char *path, Place asked, Diags *diags)
{
    g_autofree char *why = NULL;
    InputFault fault;
    int file = input_open(path, input_limit(kind), &fault, &why);

    if (file < 0)
        report(kind, path, fault, why, asked, diags);
    return file;
}

FILE *
input_stream(InputKind kind, const char *path, Diags *diags)
{
    g_autofree char *why = NULL;
    InputFault fault;
    int file = input_open(path, input_limit(kind), &fault, &why), kept = errno;
    FILE *stream = file < 0 ? NULL : fdopen(file, "rb");

    if (stream != NULL)
        return stream;
    if (file >= 0)
        close(file);
    if (diags != NULL)
        report(kind, path, fault == INPUT_OK ? INPUT_UNREADABLE : fault, why != NULL ? why : g_strerror(kept),
               (Place){ 0 }, diags);
    errno = fault == INPUT_NOT_A_FILE ? EINVAL : fault == INPUT_TOO_LARGE ? EFBIG : kept;
    return NULL;
}

GMappedFile *
input_map_or_why(const char *path, guint64 most, InputFault *fault, char **why)
{
    int file = input_open(path, most, fault, why);
    g_autoptr(GError) error = NULL;
    GMappedFile *map = file < 0 ? NULL : g_mapped_file_new_from_fd(file, FALSE, &error);

    if (file >= 0 && map == NULL)
        refuse(INPUT_UNREADABLE, g_strdup(error->message), fault, why);
    if (file >= 0)
        close(file);
    return map;
}

GMappedFile *
input_map(const char *path, guint64 most)
{
    g_autofree char *why = NULL;
    InputFault fault;

    return input_map_or_why(path, most, &fault, &why);
}

size_t
input_peek(const char *path, void *start, size_t most)
{
    g_autofree char *why = NULL;
    InputFault fault;
    int file = input_open(path, G_MAXUINT64, &fault, &why);
    size_t length = 0;
    ssize_t got = 1;

    while (file >= 0 && length < most && got > 0) {
        got = read(file, (char *)start + length, most - length);
        length += got > 0 ? (size_t)got : 0;
        if (got < 0 && errno == EINTR)
            got = 1;
    }
    if (file >= 0)
        close(file);
    return length;
}

bool
input_check_scope(const PathScope *scope, const char *path, const char *named, Place asked, Diags *diags)
{
    if (path_scope_has(scope, path))
        return true;
    diag_report(diags, DIAG_INPUT_OUTSIDE, asked, named, NULL);
    return false;
}
