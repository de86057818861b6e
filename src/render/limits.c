/*
 * Limits are looked at before anything is begun; what is lacking later is said with the last breath, out of memory
 * kept for that.
 */
#include "render/limits.h"
#include "base/diag_files.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "render/program.h"
#include "render/project.h"

enum {
    FILES_NEEDED = 16,                  /* open at once, by a batch of one worker that reads a font */
    /* MiB of addresses, besides the program and its libraries: a small plan's sheet */
    MEMORY_NEEDED = 64,
    MEMORY_KEPT = 1 << 20               /* bytes for the last words */
};

typedef struct LastWords {
    SheafReport report; void *data;
    pid_t pid;                          /* of who speaks */
    void *kept;
    bool begun;
} LastWords;

static LastWords last_words;

/* ---- before anything is begun ---- */

static void
look_at_files(Diags *diags)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < FILES_NEEDED) {
        g_autofree char *allowed = g_strdup_printf("%" G_GUINT64_FORMAT, (guint64)limit.rlim_cur),
                        *needed = g_strdup_printf("%d", FILES_NEEDED);

        diag_report(diags, DIAG_LIMIT_FILES, (Place){ 0 }, allowed, needed, NULL);
    }
}

/* Addresses that this process has taken so far, in bytes; 0 where /proc does not tell. */
static guint64
taken(void)
{
    FILE *stream = fopen("/proc/self/statm", "re");
    unsigned long pages = 0;

    if (stream == NULL)
        return 0;
    if (fscanf(stream, "%lu", &pages) != 1)
        pages = 0;
    fclose(stream);
    return (guint64)pages * (guint64)sysconf(_SC_PAGESIZE);
}

static void
look_at_memory(Diags *diags)
{
    struct rlimit limit;
    guint64 left;

    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return;
    left = limit.rlim_cur > taken() ? limit.rlim_cur - taken() : 0;
    if (left >> 20 < MEMORY_NEEDED) {
        g_autofree char *allowed = g_strdup_printf("%" G_GUINT64_FORMAT, left >> 20),
                        *needed = g_strdup_printf("%d", MEMORY_NEEDED);

        diag_report(diags, DIAG_LIMIT_MEMORY, (Place){ 0 }, allowed, needed, NULL);
    }
}

/* ---- the last words ---- */

static DiagId
meaning_of(const char *message)
{
    return strstr(message, "creating thread") != NULL      ? DIAG_NO_THREAD
           : strstr(message, "failed to allocate") != NULL ? DIAG_NO_MEMORY
                                                           : DIAG_ENDED;
}

static void
say(DiagId id, const char *message)
{
    g_autoptr(Diags) diags = diags_new();

    diag_report(diags, id, (Place){ 0 }, message, NULL);
    report_all(diags, last_words.report, last_words.data);
}

static void
end(const char *message)
{
    DiagId id = meaning_of(message);

    if (getpid() != last_words.pid)
        _exit(id == DIAG_NO_MEMORY ? EXIT_NO_MEMORY : id == DIAG_NO_THREAD ? EXIT_NO_THREAD : SHEAF_INTERNAL);
    if (!last_words.begun) {            /* else there is no memory for words either */
        last_words.begun = true;
        free(last_words.kept);
        say(id, message);
    }
    _exit(SHEAF_INTERNAL);
}

static GLogWriterOutput
write_log(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data)
{
    const char *message = "";

    for (gsize i = 0; i < count; i++)
        if (strcmp(fields[i].key, "MESSAGE") == 0)
            message = fields[i].value;
    if ((level & G_LOG_LEVEL_ERROR) != 0)
        end(message);
    return g_log_writer_default(level, fields, count, data);
}

SheafExit
sheaf_begin(SheafReport report, void *report_data)
{
    g_autoptr(Diags) diags = diags_new();

    program_begin();
    text_own_process();
    last_words = (LastWords){ .report = report, .data = report_data, .pid = getpid(), .kept = malloc(MEMORY_KEPT) };
    g_log_set_writer_func(write_log, NULL, NULL);
    look_at_files(diags);
    look_at_memory(diags);
    report_all(diags, report, report_data);
    return (SheafExit)diags_exit_status(diags);
}
