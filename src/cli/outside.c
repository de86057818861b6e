/* The outside: clock and signals. */
#include "cli/outside.h"
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static volatile int interrupted;
static int wake[2] = { -1, -1 };

static void
on_signal(int number)
{
    int kept = errno;

    interrupted = number;
    if (write(wake[1], "", 1) < 0)
        interrupted = number;           /* the pipe is full of the same news */
    errno = kept;
}

void
outside_catch_signals(void)
{
    static const int caught[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = on_signal };

    if (pipe(wake) != 0)
        return;
    for (size_t i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(caught); i++)
        sigaction(caught[i], &action, NULL);
}

const volatile int *
outside_stop(void)
{
    return &interrupted;
}

int
outside_stop_fd(void)
{
    return wake[0];
}

static double
seconds_of(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double
outside_seconds(void)
{
    return seconds_of(CLOCK_MONOTONIC);
}

double
outside_processor_seconds(void)
{
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}
