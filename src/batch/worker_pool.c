/* The parent's side waits in poll() for answers, ends and the stop; the worker's side is a loop of three calls. */
#include "batch/worker_pool.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "render/limits.h"

typedef struct Worker {
    pid_t pid;                          /* 0: none */
    int wire;                           /* the parent's end */
    bool busy, overdue;
    size_t job;
    double since;
    GByteArray *answer;                 /* as far as it has come; begins with its length */
} Worker;

typedef struct PoolRun {
    const WorkerPool *pool;
    Worker *workers; unsigned count;
    GArray *lost;                       /* jobs to be tried again */
    bool alone;
    size_t threads; const char *why;    /* for which the last worker could not be started */
} PoolRun;

enum { LOOKS = 50 };

/* ---- bytes on the wire ---- */

static bool
put_all(int wire, const void *bytes, size_t size)
{
    for (const char *at = bytes; size > 0;) {
        ssize_t sent = send(wire, at, size, MSG_NOSIGNAL);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

static bool
get_all(int wire, void *bytes, size_t size)
{
    for (char *at = bytes; size > 0;) {
        ssize_t got = read(wire, at, size);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

/* ---- the worker ---- */

static void
limit_memory(size_t mebibytes)
{
    FILE *stream = mebibytes == 0 ? NULL : fopen("/proc/self/statm", "r");
    unsigned long pages;
    struct rlimit limit;

    if (stream == NULL)
        return;
    if (fscanf(stream, "%lu", &pages) == 1) {
        limit.rlim_cur = limit.rlim_max = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + ((rlim_t)mebibytes << 20);
        setrlimit(RLIMIT_AS, &limit);
    }
    fclose(stream);
}

/*
 * A terminal's interrupt reaches all processes: it is the parent that decides. A limit that is passed leaves no core
 * behind.
 */
static void
set_manners(pid_t parent, const WorkerPool *pool)
{
    struct rlimit none = { 0, 0 };

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    setrlimit(RLIMIT_CORE, &none);
    limit_memory(pool->memory_limit);
}

static void
work(const WorkerPool *pool, int wire)
{
    g_autoptr(GByteArray) answer = g_byte_array_new();
    size_t job;

    if (pool->begin != NULL)
        pool->begin(pool->data);
    while (get_all(wire, &job, sizeof job)) {
        size_t length;

        g_byte_array_set_size(answer, 0);
        pool->make(job, answer, pool->data);
        length = answer->len;
        if (!put_all(wire, &length, sizeof length) || !put_all(wire, answer->data, length))
            break;
    }
}

/*
 * Threads of this process besides this one; 0 where /proc does not tell. Its folder of threads has a link for each,
 * and two more.
 */
static size_t
count_threads(void)
{
    struct stat info;

    return stat("/proc/self/task", &info) == 0 && info.st_nlink > 3 ? (size_t)info.st_nlink - 3 : 0;
}

/* One that has been joined may be counted for a moment still. */
static size_t
threads_that_stay(void)
{
    size_t threads = count_threads();

    for (int i = 0; i < LOOKS && threads > 0; i++) {
        poll(NULL, 0, 1);
        threads = count_threads();
    }
    return threads;
}

static bool
is_unable(PoolRun *run, size_t threads, int number)
{
    run->threads = threads;
    run->why = g_strerror(number);
    return false;
}

static bool
start_worker(PoolRun *run, Worker *worker)
{
    int ends[2], why;
    size_t threads = threads_that_stay();
    pid_t parent = getpid(), pid;

    if (threads > 0)
        return is_unable(run, threads, 0);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return is_unable(run, 0, errno);
    pid = fork();
    why = errno;
    if (pid == 0) {
        for (unsigned i = 0; i < run->count; i++)       /* else they would not see the parent's end close */
            if (run->workers[i].pid != 0)
                close(run->workers[i].wire);
        close(ends[0]);
        set_manners(parent, run->pool);
        work(run->pool, ends[1]);
        _exit(0);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return is_unable(run, 0, why);
    }
    worker->pid = pid;
    worker->wire = ends[0];
    worker->busy = worker->overdue = false;
    g_byte_array_set_size(worker->answer, 0);
    return true;
}

/* ---- the parent ---- */

static bool
is_stopped(const WorkerPool *pool)
{
    return pool->stop != NULL && *pool->stop != 0;
}

static double
now(const WorkerPool *pool)
{
    return pool->clock == NULL ? 0 : pool->clock();
}

/* Takes the worker off; how it ended is waited for. */
static int
reap(Worker *worker)
{
    int status = 0;

    close(worker->wire);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = 0;
    return status;
}

static WorkerLoss
loss_of(int status)
{
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

    if (number != 0)
        return number == SIGKILL || number == SIGTERM || number == SIGHUP ? WORKER_KILLED : WORKER_CRASHED;
    return WEXITSTATUS(status) == EXIT_NO_MEMORY   ? WORKER_NO_MEMORY
           : WEXITSTATUS(status) == EXIT_NO_THREAD ? WORKER_NO_THREAD
                                                   : WORKER_ENDED;
}

static void
lose(PoolRun *run, Worker *worker)
{
    const WorkerPool *pool = run->pool;
    int status = reap(worker), number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    WorkerLoss how = worker->overdue ? WORKER_TOO_LONG : loss_of(status);

    if (!worker->busy)
        return;
    worker->busy = false;
    if (!run->alone)
        g_array_append_val(run->lost, worker->job);
    pool->lost(worker->job, how, number, !run->alone, pool->data);
}

static void
give(PoolRun *run, Worker *worker, size_t job)
{
    worker->busy = true;
    worker->job = job;
    worker->since = now(run->pool);
    run->pool->started(job, run->pool->data);
    put_all(worker->wire, &job, sizeof job);            /* in vain when it has died: then its end is seen next */
}

/* False at the end of the wire. */
static bool
receive(PoolRun *run, Worker *worker)
{
    guint8 piece[1 << 16];
    ssize_t got = recv(worker->wire, piece, sizeof piece, MSG_DONTWAIT);
    size_t length;

    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return true;
    if (got <= 0)
        return false;
    g_byte_array_append(worker->answer, piece, (guint)got);
    if (worker->answer->len < sizeof length)
        return true;
    memcpy(&length, worker->answer->data, sizeof length);
    if (worker->answer->len - sizeof length < length)
        return true;
    worker->busy = false;
    run->pool->answered(worker->job, worker->answer->data + sizeof length, length, run->pool->data);
    g_byte_array_set_size(worker->answer, 0);
    if (run->alone)
        reap(worker);                                   /* the next one gets a process of its own */
    return true;
}

/* Milliseconds until the first worker has had its time; -1: for ever. A worker that has had it is killed. */
static int
time_left(PoolRun *run)
{
    double least = -1;

    for (unsigned i = 0; i < run->count; i++) {
        Worker *worker = &run->workers[i];
        double left = run->pool->time_limit - (now(run->pool) - worker->since);

        if (run->pool->clock == NULL || run->pool->time_limit <= 0 || worker->pid == 0 || !worker->busy ||
            worker->overdue)
            continue;
        if (left <= 0) {
            worker->overdue = true;
            kill(worker->pid, SIGKILL);
        } else if (least < 0 || left < least) {
            least = left;
        }
    }
    return least < 0 ? -1 : (int)MIN(least * 1000 + 1, 3600000.0);
}

static void
wait_for_news(PoolRun *run)
{
    g_autofree struct pollfd *fds = g_new0(struct pollfd, run->count + 1);
    int limit = time_left(run);

    for (unsigned i = 0; i < run->count; i++)
        fds[i] = (struct pollfd){ .fd = run->workers[i].pid == 0 ? -1 : run->workers[i].wire, .events = POLLIN };
    fds[run->count] = (struct pollfd){ .fd = run->pool->stop_fd > 0 ? run->pool->stop_fd : -1, .events = POLLIN };
    if (poll(fds, run->count + 1, limit) <= 0)
        return;
    for (unsigned i = 0; i < run->count; i++)
        if (fds[i].revents != 0 && !is_stopped(run->pool) && !receive(run, &run->workers[i]))
            lose(run, &run->workers[i]);
}

/* Hands out what there is; false when nobody can be started and nobody is at work. */
static bool
hand_out(PoolRun *run, const size_t *jobs, size_t count, size_t *next, size_t *busy)
{
    bool ready = false;

    *busy = 0;
    for (unsigned i = 0; i < run->count; i++) {
        Worker *worker = &run->workers[i];

        if (*next < count && !worker->busy && (worker->pid != 0 || start_worker(run, worker)))
            give(run, worker, jobs[(*next)++]);
        *busy += worker->busy;
        ready = ready || worker->pid != 0;
    }
    return *next == count || ready;
}

/* Jobs by the workers of this run until all are answered or lost. */
static bool
run_jobs(PoolRun *run, const size_t *jobs, size_t count)
{
    size_t next = 0, busy = 0;

    while (!is_stopped(run->pool)) {
        if (!hand_out(run, jobs, count, &next, &busy)) {
            run->pool->unable(run->threads, run->why, run->pool->data);
            return false;
        }
        if (busy == 0 && next == count)
            return true;
        wait_for_news(run);
    }
    return false;
}

static void
dismiss(PoolRun *run, bool at_once)
{
    for (unsigned i = 0; i < run->count; i++) {
        if (run->workers[i].pid != 0 && at_once)
            kill(run->workers[i].pid, SIGKILL);
        if (run->workers[i].pid != 0)
            reap(&run->workers[i]);
        run->workers[i].busy = false;
    }
}

bool
worker_pool_run(const WorkerPool *pool, const size_t *jobs, size_t count)
{
    PoolRun run = { .pool = pool,
                    .count = (unsigned)MAX(1, MIN(pool->size, count)),
                    .lost = g_array_new(FALSE, FALSE, sizeof(size_t)) };
    bool done;

    run.workers = g_new0(Worker, run.count);
    for (unsigned i = 0; i < run.count; i++)
        run.workers[i].answer = g_byte_array_new();
    done = run_jobs(&run, jobs, count);
    dismiss(&run, !done);
    if (done && run.lost->len > 0) {
        unsigned all = run.count;

        run.alone = true;
        run.count = 1;
        done = run_jobs(&run, (const size_t *)(const void *)run.lost->data, run.lost->len);
        dismiss(&run, !done);
        run.count = all;
    }
    for (unsigned i = 0; i < run.count; i++)
        g_byte_array_unref(run.workers[i].answer);
    g_array_unref(run.lost);
    g_free(run.workers);
    return done;
}
